"""What the page Move says of a state: why something waits, how hard, how much."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from posturecoach.desktop.days import day_words
from posturecoach.desktop.languages import SOURCE
from posturecoach.desktop.move_state import MoveState
from posturecoach.exercise_book import LANGUAGES, care_words, exercise_words, exercises
from posturecoach.exercises.care import PROCEDURE
from posturecoach.exercises.gate import Refusal, Tier
from posturecoach.exercises.library import Words
from posturecoach.exercises.plan import Due, Plan
from posturecoach.exercises.plan_words import dose_words

translate = QCoreApplication.translate
DOT = " · "


@dataclass(frozen=True, slots=True)
class Book:
    """All words about exercises and care in the language of the window."""

    language: str

    @property
    def words(self) -> Words:
        """Words about exercises."""
        return exercise_words(self.language)

    def name(self, exercise: str) -> str:
        """Return what an exercise is called."""
        return self.words.exercises[exercise].name

    def line(self, topic: str) -> str:
        """Return a line about exercises, such as ``"stop.dizzy"``."""
        return self.words.lines[topic]

    def care(self, topic: str) -> str:
        """Return a line about care, such as ``"flag.fever"``."""
        return care_words(self.language)[topic]


def book(language: str = "") -> Book:
    """Return the words in `language`; empty for the one that the window speaks."""
    code = language or QLocale().name()[:2]
    return Book(code if code in LANGUAGES else SOURCE)


def why_closed(state: MoveState, exercise: str, said: Book) -> str:
    """Return in words why an exercise waits; empty where it is open."""
    if state.problem:
        return translate("move", "Your answers can't be read, so no exercise is open.")
    if state.must_ask:
        return translate("move", "This waits until the questions about warning signs are answered.")
    answer = state.answers.get(exercise)
    return refusal_words(answer, state, said) if isinstance(answer, Refusal) else ""


def refusal_words(refusal: Refusal, state: MoveState, said: Book) -> str:
    """Return a refusal in words: what it is because of, and what helps."""
    if refusal.lock is not None:
        return said.care(f"tier.{refusal.lock.tier}_do")
    if refusal.pain:
        return said.care("effect.pain_high")
    if refusal.therapist:
        return translate("move", "Your therapist's plan leaves it out for now.")
    lines = []
    for condition in refusal.conditions:
        if condition == PROCEDURE and state.waits_until is not None:
            lines.append(
                translate("move", "After your procedure it waits until {0}.").format(
                    day_words(state.waits_until)
                )
            )
        elif condition == "nerve":
            lines.append(said.care("effect.required"))
        else:
            lines.append(f"{said.care(f'condition.{condition}')}: {said.care('effect.ask')}")
    return "\n".join(lines)


def emergency_numbers() -> str:
    """Return where to call; the number of the place somebody is at is theirs to know."""
    return translate(
        "move",
        "Emergency numbers: 112 in all of the European Union and Switzerland, 999 or 112 in "
        "the United Kingdom, 911 in the USA and Canada, 000 in Australia; elsewhere that of "
        "your country.",
    )


def lock_words(state: MoveState, said: Book) -> str:
    """Return what to do now, with the number to call where it is an emergency."""
    if state.lock is None:
        return ""
    lines = [said.care(f"tier.{state.lock.tier}_do")]
    if state.lock.tier is Tier.EMERGENCY:
        lines.append(emergency_numbers())
    return "\n".join(lines)


def due_words(due: Due, said: Book) -> str:
    """Return level and dose of what is due, and how often it was done."""
    parts = [level_words(due.level), dose_words(due.dose, said.language)]
    if due.times > 1 or due.done:
        parts.append(often_words(due.done, due.times))
    return DOT.join(parts)


def often_words(done: int, times: int) -> str:
    """Return how often something was done of how often it is due."""
    if done > times:
        return translate("move", "done {0} times").format(done)
    return translate("move", "{0} of {1} done").format(done, times)


def level_words(level: int) -> str:
    """Return a level in words."""
    return translate("move", "Level {0}").format(level)


def kind_words(exercise: str, said: Book) -> str:
    """Return group and position of an exercise, in a line."""
    one = exercises()[exercise]
    return DOT.join((said.line(f"group.{one.group}"), said.line(f"position.{one.position}")))


def plan_words(plan: Plan, said: Book) -> str:
    """Return what a plan consists of, by the names of its exercises."""
    return ", ".join(said.name(item.exercise) for item in plan.items)


def reason_words(state: MoveState, plan: Plan, said: Book) -> str:
    """Return why `plan` is the one that is suggested."""
    if plan.id in ("nerve_arm", "nerve_leg"):
        return translate(
            "move",
            "Suggested because something runs into arm or leg, and a clinician has allowed "
            "exercise with it.",
        )
    if plan.id == "unsteady":
        return translate("move", "Suggested because of what you told about falls or balance.")
    if not state.sore:
        return translate(
            "move",
            "Suggested for work at a desk. Tell in a check-in where it hurts, and the "
            "suggestion follows that.",
        )
    where = ", ".join(said.care(f"region.{region}") for region in state.sore[:4])
    return translate("move", "Suggested because of where it hurts: {0}.").format(where)
