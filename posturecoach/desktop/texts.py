"""The longer texts of the window, kept as data: questions, what each measure is, cards.

A translator finds them in ``data/*.toml``; they are looked up as translated when shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from PySide6.QtCore import QCoreApplication


def said(words: str) -> str:
    """Return a text of these files in the language of the window."""
    return QCoreApplication.translate("texts", words)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen or ticked.

    Attributes
    ----------
    id
        Its name in the settings; of an option without `flag`, also the method's choice.
    words
        What it says.
    picture
        Its drawing; empty where the question has one for all.
    step, flag
        The flag that it raises in the method, and at which step; empty for a choice.
    change
        What to do about it; empty where there is nothing to be done.

    """

    id: str
    words: str
    picture: str = ""
    step: str = ""
    flag: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the workstation check.

    Attributes
    ----------
    id, part
        Its name in the settings, and the part of the check it belongs to.
    kind
        ``"one"`` of the options, ``"ticks"`` for any of them, or ``"number"``.
    words, more, picture
        What it asks, a line of help, and a drawing where the options have none.
    steps
        The steps of the method whose choice it tells.
    options
        For a number none.
    unless
        It is not asked after this answer to another question: (question, option).
    unit, low, high, flag, change
        Of a number: what it is in, from where to where, and the flag it may raise.

    """

    id: str
    part: str
    kind: str
    words: str
    more: str = ""
    picture: str = ""
    steps: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    unless: tuple[str, str] | None = None
    unit: str = ""
    low: float = 0.0
    high: float = 0.0
    flag: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a measure is: its id, a sentence, a drawing, and the cards that belong to it."""

    id: str
    words: str
    picture: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Something good to know.

    Attributes
    ----------
    id, words, text, picture
        Its name, title, text and drawing.
    kind
        ``"model"``, ``"trial"``, ``"review"``, ``"advice"`` or ``"own"``.
    sure
        How far to trust it, in a sentence.
    cite
        The source.

    """

    id: str
    words: str
    kind: str
    sure: str
    picture: str
    text: str
    cite: str


@cache
def parts() -> Mapping[str, str]:
    """Return the name of each part of the check, in its order, by id."""
    return {row["id"]: row["words"] for row in _rows("workstation", "part")}


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions of the check, in the order of asking."""
    return tuple(_question(row) for row in _rows("workstation", "question"))


@cache
def abouts() -> Mapping[str, About]:
    """Return what each measure is, by id."""
    rows = _rows("measures", "measure")
    return {
        row["id"]: About(row["id"], row["words"], row["picture"], tuple(row["cards"]))
        for row in rows
    }


@cache
def cards() -> Mapping[str, Card]:
    """Return the cards, in the order of the list, by id."""
    return {row["id"]: Card(**row) for row in _rows("cards", "card")}


def _question(row: dict[str, Any]) -> Question:
    row = dict(row)
    step = row.pop("step", "")
    options = tuple(Option(**{"step": step, **option}) for option in row.pop("option", ()))
    unless = next(iter(row.pop("unless", {}).items()), None)
    steps = tuple(row.pop("steps", (step,) if step else ()))
    return Question(**row, steps=steps, options=options, unless=unless)


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    text = (files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[key]
    return rows
