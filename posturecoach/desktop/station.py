"""From the answers of the workstation check to ROSA's score and advice. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posturecoach.desktop.texts import Option, Question, questions
from posturecoach.ergonomics.changes import Advice, Change, best_changes
from posturecoach.ergonomics.steps import Told
from posturecoach.rulebook import method
from posturecoach.settings import Answer

UNKNOWN = "?"  # "I don't know", as an answer
CM_PER_INCH = 2.54
ROSA_FAR_CM = 75.0  # ROSA: an arm's length is 40 to 75 cm
DIAGONALS = 1.6  # ASR A6 (Germany 2024): so many times the screen's diagonal ...
NEAREST_CM = 50.0  # ... and never nearer than this
_DURATION = ".duration"

Answers = Mapping[str, Answer]
"""By question: an option, every option ticked, a number, or `UNKNOWN`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check has found.

    Attributes
    ----------
    advice
        The score as it is, and what would lower it most.
    open
        The questions that were not answered, or with "I don't know".

    """

    advice: Advice
    open: tuple[Question, ...]

    @property
    def enough(self) -> bool:
        """Whether enough is known for a score to be said at all."""
        return self.advice.now.enough_seen


def far_cm(diagonal_inch: float | None) -> float:
    """Return beyond which distance, in cm, a screen of this size is too far away.

    ROSA's 75 cm; a large screen is looked at from further away, as ASR A6 has it.
    """
    if diagonal_inch is None:
        return ROSA_FAR_CM
    return max(ROSA_FAR_CM, DIAGONALS * CM_PER_INCH * diagonal_inch)


def fitting_cm(diagonal_inch: float | None) -> tuple[float, float]:
    """Return from where to where, in cm, a screen of this size may be."""
    return NEAREST_CM, far_cm(diagonal_inch)


def asked(question: Question, answers: Answers) -> bool:
    """Return whether `question` is to be asked after `answers`."""
    if question.unless is None:
        return True
    other, option = question.unless
    return answers.get(other) != option


def known(question: Question, answers: Answers) -> bool:
    """Return whether `question` has an answer that says something."""
    return question.id in answers and answers[question.id] != UNKNOWN


def cleaned(answers: Answers) -> dict[str, Answer]:
    """Return the answers that are some; what an old or edited file holds beside is left out."""
    fine: dict[str, Answer] = {}
    for question in questions():
        answer = answers.get(question.id)
        options = {option.id for option in question.options}
        if answer == UNKNOWN:
            fits = True
        elif question.kind == "number":
            fits = isinstance(answer, float | int) and question.low <= answer <= question.high
        elif question.kind == "ticks":
            fits = isinstance(answer, tuple) and options.issuperset(answer)
        else:
            fits = isinstance(answer, str) and answer in options
        if fits and answer is not None:
            fine[question.id] = answer
    return fine


def told(answers: Answers, diagonal_inch: float | None = None) -> dict[str, Told]:
    """Return `answers` as ROSA takes them; what is not known may be anything.

    The size of the screen is in `answers`, or told as `diagonal_inch`.
    """
    rosa = method("rosa")
    choices: dict[str, tuple[str | None, ...]] = {
        id_: tuple(step.choices) for id_, step in rosa.steps.items()
    }
    flags: dict[str, dict[str, tuple[bool, ...]]] = {id_: {} for id_ in rosa.steps}
    for question in questions():
        answer = answers.get(question.id) if asked(question, answers) else ()
        if question.kind == "number":
            if question.flag:
                far = _too_far(answer, answers, diagonal_inch)
                flags[question.steps[0]][question.flag] = far
            continue
        for option in question.options:
            if option.flag:
                flags[option.step][option.flag] = _raised(option, answer)
        choice = next((o for o in question.options if o.id == answer), None)
        if choice is not None and not any(o.flag for o in question.options):
            for id_ in question.steps:
                choices[id_] = (choice.id,)
    if answers.get("phone") == "not_used":
        choices["phone.duration"] = ("low",)
    return {id_: Told(choices=choices[id_], flags=flags[id_]) for id_ in rosa.steps}


def outcome(answers: Answers, diagonal_inch: float | None = None) -> Outcome:
    """Return score and advice for `answers`. How long the work lasts is nothing to change."""
    rosa = method("rosa")
    keep = [id_ for id_ in rosa.steps if id_.endswith(_DURATION)]
    advice = best_changes(rosa, told(answers, diagonal_inch), keep=keep)
    return Outcome(
        advice, tuple(q for q in questions() if asked(q, answers) and not known(q, answers))
    )


def source_of(change: Change) -> tuple[Question, Option | None]:
    """Return the question, and its option, whose text says what to do about `change`."""
    for question in questions():
        if question.flag == change.undo and change.step in question.steps:
            return question, None
        for option in question.options:
            name = option.flag or option.id
            steps = (option.step,) if option.flag else question.steps
            if name == change.undo and change.step in steps:
                return question, option
    raise ValueError(f"no text for {change}")


def _raised(option: Option, answer: Answer | None) -> tuple[bool, ...]:
    if answer is None or answer == UNKNOWN:
        return (False, True)
    return (option.id in answer if isinstance(answer, tuple) else option.id == answer,)


def _too_far(
    answer: Answer | None, answers: Answers, diagonal_inch: float | None
) -> tuple[bool, ...]:
    if not isinstance(answer, float | int):
        return (False, True)
    size = answers.get("diagonal")
    if isinstance(size, float | int):
        diagonal_inch = size / CM_PER_INCH
    return (answer > far_cm(diagonal_inch),)
