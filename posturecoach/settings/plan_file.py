"""Reads a therapist's plan file, TOML or JSON, as handed in by the person; see therapist.py."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from posturecoach.errors import SettingsError
from posturecoach.exercises.library import Exercise
from posturecoach.exercises.therapist import PlanFile, plan_file_from
from posturecoach.settings.files import parse, read

MOST_BYTES = 64_000  # a plan of all 24 exercises has 3 kB
MOST_NAME = 100  # characters
MOST_NOTE = 1000
_TOO_LARGE = "a number in it is far too large"
_ASK = "ask for the file once more. Your plan stays as it is."


class PlanFileError(SettingsError):
    """A file that is no plan, or one with mistakes; then nothing of it is used.

    Attributes
    ----------
    path
        Which.
    mistakes
        Every one: where, what was expected, what is there; in English, see
        `plan_words.mistake_words`. Empty where it can't be read at all.

    """

    def __init__(self, what: str, path: Path, mistakes: tuple[str, ...] = (), *, try_: str) -> None:
        super().__init__("\n  ".join((what, *mistakes)), try_=try_)
        self.path = path
        self.mistakes = mistakes


def read_plan_file(path: Path, library: Mapping[str, Exercise]) -> PlanFile:
    """Return the plan that the file at `path` holds, checked against `library`.

    That is `exercise_book.exercises()`, which this room does not know.

    Raises
    ------
    SettingsError
        If it is not there, can't be read, is too large or no TOML or JSON.
    PlanFileError
        If it has mistakes: `mistakes` names every one.

    """
    try:
        text = read(path)
    except SettingsError as error:
        raise SettingsError(error.what, try_=_ASK) from None
    if text is None:
        raise SettingsError(f"There is no {path}.", try_="see whether it is still there.")
    if len(text.encode()) > MOST_BYTES:
        raise SettingsError(
            f"{path} is larger than any plan.", try_="check that this is the right file."
        )
    mistakes: list[str] = []
    try:
        found = plan_file_from(_parsed(path, text), library, mistakes)
    except (OverflowError, ValueError):  # a whole number with hundreds of digits
        raise _wrong(path, [_TOO_LARGE]) from None
    mistakes += _too_long(found)
    if mistakes:
        raise _wrong(path, mistakes)
    return found


def _parsed(path: Path, text: str) -> object:
    """Return the plain data. Braces begin JSON, whatever it is called; no TOML begins so."""
    if path.suffix.lower() != ".json" and not text.lstrip().startswith("{"):
        try:
            return parse(path, text)
        except SettingsError as error:
            raise SettingsError(error.what, try_=_ASK) from None
        except ValueError:  # a whole number with thousands of digits
            raise _wrong(path, [_TOO_LARGE]) from None
    import json  # noqa: PLC0415 - few plans are JSON

    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        what = getattr(error, "msg", "nested too deeply")
        raise SettingsError(
            f"{path} is not complete JSON:\n  line {line}: {what}", try_=_ASK
        ) from None


def _too_long(found: PlanFile) -> list[str]:
    """Return what is longer than a line can show, or holds signs that are no writing."""
    bounds = {"therapist": MOST_NAME, "note": MOST_NOTE}
    mistakes = []
    for key, most in bounds.items():
        words = str(getattr(found, key))
        if len(words) > most:
            mistakes.append(f"{key}: expected up to {most} characters, got {len(words)}")
        if not words.replace("\n", " ").isprintable():
            mistakes.append(f"{key}: expected words, got signs that can't be shown")
    return mistakes


def _wrong(path: Path, mistakes: list[str]) -> PlanFileError:
    # A key of the file is repeated in a mistake: nothing of it may steer a terminal.
    shown = tuple("".join(c if c.isprintable() else "?" for c in m)[:300] for m in mistakes)
    return PlanFileError(
        f"{path} is no plan that can be followed:",
        path,
        shown,
        try_="ask who wrote it to put that right. Your plan stays as it is.",
    )
