"""An event: something that happened at a moment, with what is to be known of it.

What an event may hold is written down for each kind and checked, name by name: words and
single numbers. There is no kind that could hold a picture or a list of landmarks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Any

MOST_TEXT = 2_000
MOST_ENTRIES = 64
_MOST_WORD = 200
DAY_S = 86_400


class EventKind(StrEnum):
    """What can happen."""

    START = "start"  # the program began to look
    STOP = "stop"
    PAUSE = "pause"  # the camera is off on purpose
    RESUME = "resume"
    AWAY = "away"
    BACK = "back"
    NEUTRAL = "neutral"  # one was learned
    MOVED = "moved"  # the camera, desk or chair
    PROMPT = "prompt"
    BREAK = "break"
    EXERCISE = "exercise"
    CHECK_IN = "check_in"
    NOTE = "note"
    SETTING = "setting"  # one was changed
    CLOCK = "clock"  # the computer's clock was set back
    ZONE = "zone"  # another time zone, or daylight saving
    TREATMENT = "treatment"  # somebody else's: an injection, a massage ...
    PLAN = "plan"  # one was begun, or changed
    DUE = "due"  # what a plan asked for on a day
    GOAL = "goal"  # told, or reached
    RANGE = "range"  # of motion, tested


@dataclass(frozen=True, slots=True)
class _Field:
    """What a field takes, in words and as a check."""

    words: str
    fits: Callable[[object], bool]
    needed: bool = False

    def __pos__(self) -> _Field:
        """Return the same, but an event must have it."""
        return _Field(self.words, self.fits, needed=True)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_WORD


def _are(value: object, fits: Callable[[object], bool]) -> bool:
    return (
        isinstance(value, Mapping)
        and len(value) <= MOST_ENTRIES
        and all(_is_word(key) and fits(one) for key, one in value.items())
    )


_WORD = _Field(f"words, {_MOST_WORD} characters at most", _is_word)
_TEXT = _Field(
    f"a text of {MOST_TEXT} characters at most",
    lambda value: isinstance(value, str) and len(value) <= MOST_TEXT,
)
_NUMBER = _Field("a number", _is_number)
_SECONDS = _Field(
    "seconds, from 0 on",
    lambda value: _is_number(value) and value >= 0,  # type: ignore[operator]
)
_COUNT = _Field(
    "a whole number from 0 on",
    lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
)
_YES = _Field("true or false", lambda value: isinstance(value, bool))
_PLAIN = _Field(
    "true, false, a number or words",
    lambda value: isinstance(value, bool) or _is_number(value) or _is_word(value),
)
_NUMBERS = _Field("numbers by name", lambda value: _are(value, _is_number))
_WORDS = _Field("words by name", lambda value: _are(value, _is_word))
_LIST = _Field(
    "a list of words",
    lambda value: (
        isinstance(value, list | tuple)
        and len(value) <= MOST_ENTRIES
        and all(_is_word(one) for one in value)
    ),
)

_SHAPES: Mapping[EventKind, Mapping[str, _Field]] = {
    EventKind.START: {"version": _WORD, "camera": _WORD},
    EventKind.STOP: {"reason": _WORD},
    EventKind.PAUSE: {"reason": +_WORD, "app": _WORD, "for_s": _SECONDS},
    EventKind.RESUME: {"after_s": _SECONDS},
    EventKind.AWAY: {},
    EventKind.BACK: {"after_s": _SECONDS},
    EventKind.NEUTRAL: {"place": _WORD, "view": +_WORD, "lengths": _NUMBERS},
    EventKind.MOVED: {"what": +_WORD},
    EventKind.PROMPT: {
        "id": +_WORD,
        "kind": +_WORD,
        "measure": _WORD,
        "rule": +_WORD,
        "topic": +_WORD,
        "answer": _WORD,
        "answer_s": _SECONDS,  # after it was shown
        "effect": _WORD,  # "worked" or "unchanged"
    },
    EventKind.BREAK: {"for_s": _SECONDS, "offered": _YES, "taken": _YES, "prompt": _WORD},
    EventKind.EXERCISE: {
        "exercise": +_WORD,
        "reps": _COUNT,
        "partials": _COUNT,
        "reasons": _LIST,
        "level": _NUMBER,
        "for_s": _SECONDS,
        "best": _NUMBER,
        "unit": _WORD,
        "pain_before": _NUMBER,
        "pain_after": _NUMBER,
        "planned": _YES,
        "done": _YES,
        "wanted": _COUNT,  # repetitions, of all sides
        "bests": _NUMBERS,  # by side: "left", "right", or "both"
        "view": _WORD,
        "by_clock": _YES,  # led, not counted
        "confidence": _WORD,
    },
    EventKind.CHECK_IN: {
        "scales": _NUMBERS,
        "regions": _NUMBERS,
        "kinds": _WORDS,
        "flags": _LIST,
        "note": _TEXT,
        "radiates": _LIST,  # regions from which it spreads
        "factors": _LIST,
        "self_check": _LIST,  # lines that apply
        "cleared": _LIST,  # flags that a clinician has cleared
    },
    EventKind.NOTE: {"text": +_TEXT},
    EventKind.SETTING: {"name": +_WORD, "was": _PLAIN, "now": _PLAIN},
    EventKind.CLOCK: {"back_s": +_SECONDS},
    EventKind.ZONE: {"was_min": +_NUMBER, "now_min": +_NUMBER},
    # A day (ISO 8601) where it is another one than that on which it was told.
    EventKind.TREATMENT: {"kind": +_WORD, "text": _TEXT, "day": _WORD, "exercise_from": _WORD},
    EventKind.PLAN: {
        "plan": +_WORD,
        "therapist": _WORD,
        "next_date": _WORD,
        "note": _TEXT,
        "most_level": _COUNT,  # the therapist's limits
        "closed": _LIST,
        "items": _WORDS,  # by exercise: "level 1, 2 x daily"
    },
    EventKind.DUE: {"day": +_WORD, "due": +_NUMBERS},  # times, by exercise
    EventKind.GOAL: {"text": +_WORD, "confidence": _NUMBER, "reached": _YES},
    EventKind.RANGE: {"movement": +_WORD, "bests": +_NUMBERS, "pm": _NUMBER, "unit": _WORD},
}


class EventError(ValueError):
    """An event is not as its kind is written down; the text names every mistake."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes
    ----------
    at_s, offset_min
        POSIX time, to a thousandth; by how many minutes the local clock was ahead of UTC.
    kind
        What sort of thing.
    data
        What is known of it, by name: as its kind allows.

    Raises
    ------
    EventError
        If `data` holds anything else.

    """

    at_s: float
    offset_min: int
    kind: EventKind
    data: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        mistakes = mistakes_in(self.kind, self.data)
        if not isfinite(self.at_s):
            mistakes.append(f"at_s: expected a number, got {self.at_s}")
        if abs(self.offset_min) > DAY_S // 60:
            mistakes.append(f"offset_min: expected less than a day, got {self.offset_min}")
        if mistakes:
            raise EventError("\n  ".join((f"this is no event {str(self.kind)!r}:", *mistakes)))
        object.__setattr__(self, "at_s", round(self.at_s, 3))

    @property
    def day(self) -> int:
        """The local day, as days since 1970."""
        return int((self.at_s + self.offset_min * 60) // DAY_S)


def mistakes_in(kind: EventKind, data: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the data of an event, one line each; empty: nothing."""
    shape = _SHAPES[kind]
    mistakes = [f"{name}: not a part of it" for name in data if name not in shape]
    for name, takes in shape.items():
        if name not in data:
            mistakes += [f"{name}: missing"] if takes.needed else []
        elif not takes.fits(data[name]):
            mistakes.append(f"{name}: expected {takes.words}, got {data[name]!r:.80}")
    return mistakes
