"""A measure: a number with a unit and an uncertainty, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class View(StrEnum):
    """From where the camera sees the person."""

    FRONT = "front"
    OBLIQUE = "oblique"
    SIDE_LEFT = "side_left"  # the person's left side faces the camera
    SIDE_RIGHT = "side_right"
    UNKNOWN = "unknown"


class Person(StrEnum):
    """Whether the person who sits here is in the picture."""

    PRESENT = "present"
    ABSENT = "absent"
    UNCERTAIN = "uncertain"


class Absent(StrEnum):
    """Why a measure could not be taken."""

    NOT_VISIBLE = "not_visible"
    WRONG_VIEW = "wrong_view"
    TURNED_AWAY = "turned_away"
    NO_NEUTRAL = "no_neutral"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure at one moment.

    Attributes
    ----------
    id
        As in measures.toml and zones.toml, such as ``"head_pitch"``.
    unit
        ``"deg"``, ``"mm"``, ``"%"``, ``"ratio"`` or ``"shoulder widths"``.
    value
        The absolute measure; None where only a change can be measured.
    from_neutral
        Difference from the person's own neutral; None without a neutral.
    pm
        Half width of the 95 % interval of what is shown: of `from_neutral` where
        that stands, else of `value`. In `unit`.
    absent
        Why there is no number. Set exactly when `value` and `from_neutral` are None.

    """

    id: str
    unit: str
    value: float | None = None
    from_neutral: float | None = None
    pm: float | None = None
    absent: Absent | None = None

    def __post_init__(self) -> None:
        nothing = self.value is None and self.from_neutral is None
        if nothing != (self.absent is not None):
            raise ValueError(f"{self.id}: expected a number or a reason, got {self!r}")
        if not nothing and self.pm is None:
            raise ValueError(f"{self.id}: expected an uncertainty with {self!r}")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything measured on one picture.

    Attributes
    ----------
    time_s
        Seconds on the source's clock.
    view
        From where the camera sees the person.
    measures
        Every measure that exists, by id, present or absent with its reason.
    features
        What the measures were taken from, by name: what a neutral is learned from.

    """

    time_s: float
    view: View
    measures: Mapping[str, Measure]
    features: Mapping[str, float] = field(default_factory=dict, repr=False)
