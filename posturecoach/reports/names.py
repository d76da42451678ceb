"""What flags, regions, treatments and exercises are called: the words of the exercises."""

from __future__ import annotations

from posturecoach.exercise_book import care_words, exercise_words
from posturecoach.reports.words import Words


def care_name(words: Words, section: str, id_: str) -> str:
    """Return what a ``"flag"``, ``"region"``, ``"kind"`` or ``"treatment"`` is called.

    One that is not known is called by its id.
    """
    return care_words(words.language).get(f"{section}.{id_}", id_.replace("_", " "))


def exercise_name(words: Words, id_: str) -> str:
    """Return what an exercise is called; one that is not in the library, by its id."""
    known = exercise_words(words.language).exercises.get(id_)
    return id_ if known is None else known.name


def reason_name(words: Words, id_: str) -> str:
    """Return why a repetition was partial; a reason that is not known, by its id."""
    return words.name("reason", id_)
