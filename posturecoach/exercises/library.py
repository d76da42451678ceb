"""The exercises as values: doses, levels, and what the camera can make of each.

The numbers and words are data, read by `exercise_book`. Here is what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from posturecoach.exercises.counter import Course

LEVELS = (1, 2, 3)
Three = tuple[float, float, float]
"""A number for each level."""


class Group(StrEnum):
    """The six ways in which physical therapy helps."""

    MOBILITY = "mobility"
    CORE = "core"
    POSTURE = "posture"
    NERVE = "nerve"
    BALANCE = "balance"
    RETURN = "return"


class Mode(StrEnum):
    """What the camera does for an exercise."""

    COUNT = "count"  # repetitions, there and back
    HOLD = "hold"  # seconds within a band
    TIMER = "timer"  # nothing: the clock leads, and it is said so
    AWAY = "away"  # seconds with nobody before the camera
    RELOCATE = "relocate"  # how far from the middle the head came to rest
    STANDS = "stands"  # repetitions in a fixed time


class Confidence(StrEnum):
    """How far the camera's word can be trusted for an exercise."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Sided(StrEnum):
    """How the camera tells the left side from the right."""

    NO = "no"
    SIGN = "sign"  # by the sign of the signal, + to the own left
    LIMB = "limb"  # each arm or leg has a signal of its own


class Side(StrEnum):
    """The person's own."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Guard:
    """What must not happen meanwhile, or must.

    Attributes
    ----------
    signal
        One of `signals.SIGNALS`.
    least, most
        Its bounds.
    at_peak
        Whether it is enough to be within them once near the peak.
    towards
        Whether the sign counts towards the side that works.

    """

    signal: str
    least: float = -inf
    most: float = inf
    at_peak: bool = False
    towards: bool = False


@dataclass(frozen=True, slots=True)
class Camera:
    """What the camera does for an exercise from one view.

    Attributes
    ----------
    view
        ``"front"``, ``"side"`` or ``"none"``.
    mode, confidence
        What it does, and how far to trust it.
    signal
        One of `signals.SIGNALS`; empty where nothing is measured.
    sided
        How left and right are told apart.
    start, peak
        Of the signal, in its unit, by level; None where nothing is counted.
    best_share
        Of the own best range, by level: where that is smaller than `peak`, it is the peak.
    ceiling, tempo_s, peak_most_s
        See `Course`.
    band
        Of the signal, while it is held.
    sway, sway_most
        ``"hips"`` or ``"shoulders"``, and how far they may sway in their own widths.
    finish_band, finish_s
        Where to settle after each repetition, for so long.
    guards
        Other movements that spoil it.

    """

    view: str
    mode: Mode
    confidence: Confidence
    signal: str = ""
    sided: Sided = Sided.NO
    start: float | None = None
    peak: Three | None = None
    best_share: Three | None = None
    ceiling: float = inf
    tempo_s: tuple[float, float] = (0.0, inf)
    peak_most_s: float = inf
    band: tuple[float, float] | None = None
    sway: str = ""
    sway_most: float = inf
    finish_band: tuple[float, float] | None = None
    finish_s: float = 0.0
    guards: tuple[Guard, ...] = ()

    def course(self, level: int, hold_s: float, own_best: float | None = None) -> Course:
        """Return what counts as a repetition at `level`.

        `own_best` is the own largest range in the unit of the signal. Who can't reach the
        peak of the level works at a share of what they can; never below twice the start,
        where trembling would count.

        Raises
        ------
        ValueError
            If nothing is counted from this view.

        """
        if self.start is None or self.peak is None:
            raise ValueError(f"nothing is counted by {self.mode} from the {self.view}")
        peak = self.peak[level - 1]
        if self.best_share is not None and own_best is not None:
            peak = min(peak, max(2.0 * self.start, self.best_share[level - 1] * own_best))
        return Course(self.start, peak, hold_s, self.tempo_s, self.ceiling, self.peak_most_s)


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise.

    Attributes
    ----------
    sets, reps
        Repetitions in each set, on each side if it has sides.
    hold_s, rest_s
        Seconds at the peak, and between two sets.
    per_day
        Times a day; 0 where it is done every so many days.

    """

    sets: int
    reps: int
    hold_s: float
    rest_s: float
    per_day: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise.

    Attributes
    ----------
    id
        ``"M1"``, ``"C3"`` ...
    group
        Which of the six ways.
    position
        ``"sit"``, ``"lean"``, ``"stand"`` or ``"walk"``.
    per_side
        Whether it is done on the left and on the right.
    doses
        By level.
    cameras
        What the camera does from each view, the best one first.
    stop
        Signs to stop at, beside the general ones; see the words.
    ask
        Conditions with which somebody asks a clinician first, or takes it easier; see
        `gate.Condition`.
    confirm
        What only the person can see to: a chair that can't roll away.
    every_days
        Days between two times, where it is not done daily; else 0.
    most_s
        By level, seconds after which the set is over; infinite where it has no such end.
    source
        What dose and borders lean on.

    """

    id: str
    group: Group
    position: str
    per_side: bool
    doses: tuple[Dose, Dose, Dose]
    cameras: tuple[Camera, ...]
    stop: tuple[str, ...]
    ask: tuple[str, ...]
    confirm: tuple[str, ...]
    every_days: int
    most_s: Three
    source: str

    def dose(self, level: int) -> Dose:
        """Return the dose at `level`. Raises ValueError unless that is 1, 2 or 3."""
        if level not in LEVELS:
            raise ValueError(f"expected level 1, 2 or 3, got {level!r}")
        return self.doses[level - 1]

    def from_view(self, view: str) -> Camera | None:
        """Return what the camera does best from `view`; None where it can't do anything."""
        return next((c for c in self.cameras if c.view in (view, "none")), None)


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """An exercise in one language.

    Attributes
    ----------
    name, purpose
        What it is called, and what it is for.
    steps
        How it is done.
    levels
        What each level asks for.
    norm
        What is usual, or that nothing is.
    camera
        In plain words, what the camera can and can't tell.

    """

    name: str
    purpose: str
    steps: tuple[str, ...]
    levels: tuple[str, str, str]
    norm: str
    camera: str


@dataclass(frozen=True, slots=True)
class Words:
    """All words about exercises in one language.

    Attributes
    ----------
    language
        Such as ``"de"``.
    exercises
        By id.
    lines
        Everything else, by topic: ``"stop.dizzy"``, ``"cue.not_held"`` ...

    """

    language: str
    exercises: Mapping[str, ExerciseWords]
    lines: Mapping[str, str]


def topics(library: Mapping[str, Exercise]) -> frozenset[str]:
    """Return every line that the words of a language must have."""
    guards = {g.signal for e in library.values() for c in e.cameras for g in c.guards}
    named = {
        "group": {*Group},
        "mode": {*Mode},
        "confidence": {*Confidence},
        "side": {*Side},
        "position": {e.position for e in library.values()},
        "stop": {s for e in library.values() for s in e.stop} | {*STOP_ALWAYS},
        "confirm": {c for e in library.values() for c in e.confirm},
        "guard": guards | {"sway"},
        "cue": {*CUES},
        "general": {*GENERAL},
    }
    return frozenset(f"{topic}.{name}" for topic, names in named.items() for name in names)


STOP_ALWAYS = ("sharp", "nerve_new", "head_signs", "chest", "pain_5_or_2_up")
"""Signs at which any exercise is stopped, as ids of the words."""

CUES = (
    *("ready", "start_position", "go", "further", "hold", "back", "rest", "other_side"),
    *("not_deep", "not_held", "too_fast", "too_slow", "too_far", "not_seen", "counted"),
    *("almost_done", "done", "settle", "timer", "timer_back", "away", "still", "lost", "steady"),
    *("walk", "come_back", "turn", "find_middle"),
)
"""What the player can say; one at a time."""

GENERAL = ("stop_title", "pain_rule", "session", "clearance", "estimate", "timer_note")
"""Sentences that belong to every exercise."""
