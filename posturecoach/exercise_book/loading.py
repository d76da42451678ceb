"""Open a file of the exercises, and say everything that is wrong with it."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from posturecoach.exercises.plain import Plain

LANGUAGES = ("en", "de")


class ExerciseBookError(ValueError):
    """A file of ours is wrong, which is a bug; the text names every mistake."""


def load(name: str, text: str | None) -> tuple[Plain, list[str]]:
    """Return the file `name`, or `text` in its place, and the list for its mistakes."""
    if text is None:
        text = (files("posturecoach.exercises") / "data" / name).read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ExerciseBookError(f"{name}: {error}") from error
    mistakes: list[str] = []
    data = Plain(table, mistakes)
    if table.get("schema") != 1:
        data.wrong("schema", "1")
    return data, mistakes


def raise_for(name: str, mistakes: list[str]) -> None:
    """Raise what was found wrong with the file `name`, if anything was."""
    if mistakes:
        raise ExerciseBookError("\n  ".join((f"{name} cannot be followed:", *mistakes)))
