"""Read what comes with the exercises: data files in, checked values out.

As `rulebook` does for the rules. Every mistake in a file is named, not only the first.
"""

from __future__ import annotations

from posturecoach.exercise_book.books import exercise_words, exercises
from posturecoach.exercise_book.care import care_words, plan_rules, plans, safety_rules, scales
from posturecoach.exercise_book.loading import LANGUAGES, ExerciseBookError
from posturecoach.exercise_book.motion import demonstrations, range_rules

__all__ = [
    "LANGUAGES",
    "ExerciseBookError",
    "care_words",
    "demonstrations",
    "exercise_words",
    "exercises",
    "plan_rules",
    "plans",
    "range_rules",
    "safety_rules",
    "scales",
]
