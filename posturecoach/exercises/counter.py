"""Count repetitions of one movement: seconds and a number in, repetitions and reasons out.

The number, the signal, grows from the start towards the peak. Between the two lies a
band of hysteresis, so that trembling at a border counts nothing (RULES.md section 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf

HYSTERESIS = 0.15  # of the way from start to peak
LOST_S = 1.5  # unseen for longer: nobody knows what happened in between
ASTRAY_S = 0.4  # another movement must last so long; a single wild look is none
_HAIR = 1e-9  # sums of steps such as 0.1 s do not come out exactly


class Phase(StrEnum):
    """Where in the movement somebody is."""

    REST = "rest"
    OUT = "out"
    HOLD = "hold"
    LOST = "lost"  # until the start has been seen again


class Reason(StrEnum):
    """Why an attempt was no repetition; one for each."""

    NOT_DEEP = "not_deep"
    NOT_HELD = "not_held"
    TOO_FAST = "too_fast"
    TOO_SLOW = "too_slow"
    TOO_FAR = "too_far"
    NOT_SEEN = "not_seen"
    OTHER_MOVEMENT = "other_movement"


@dataclass(frozen=True, slots=True)
class Course:
    """What counts as one repetition.

    Attributes
    ----------
    start, peak
        Of the signal, in its unit; `start` below `peak`.
    hold_s
        How long to stay near the peak, in seconds; 0 for not at all.
    tempo_s
        Least and most seconds from leaving the start to coming back.
    ceiling
        Further than this is too far.
    peak_most_s
        Longest stay near the peak: a gliding movement is not held.

    """

    start: float
    peak: float
    hold_s: float = 0.0
    tempo_s: tuple[float, float] = (0.0, inf)
    ceiling: float = inf
    peak_most_s: float = inf

    def __post_init__(self) -> None:
        if not self.start < self.peak <= self.ceiling:
            raise ValueError(f"expected start < peak <= ceiling, got {self!r}")
        if self.hold_s < 0.0 or not 0.0 <= self.tempo_s[0] <= self.tempo_s[1]:
            raise ValueError(f"expected times of at least 0, least before most, got {self!r}")

    @property
    def slack(self) -> float:
        """Width of the band of hysteresis."""
        return HYSTERESIS * (self.peak - self.start)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One movement away from the start, so far or in all.

    Attributes
    ----------
    lasted_s, held_s
        Since the start was left, and near the peak; what was not seen is in neither.
    best
        The largest signal.
    reached
        Whether it came to the peak.
    spoilt
        Why it can no longer count; None while it can.
    astray
        With `Reason.OTHER_MOVEMENT`, which guard was broken.
    met
        Whether everything that belongs to the peak was there once near it.
    missed
        What of it was not there, the last time it was looked for.

    """

    lasted_s: float = 0.0
    held_s: float = 0.0
    best: float = -inf
    reached: bool = False
    spoilt: Reason | None = None
    astray: str | None = None
    met: bool = False
    missed: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """All that the counter knows. Start with ``Count()``.

    Attributes
    ----------
    time_s
        Of the last step; None before the first.
    phase
        Where in the movement somebody is.
    reps
        Repetitions that counted.
    partial
        Attempts that did not, by reason.
    attempt
        The movement that is under way; None at rest.
    signal
        The last one that was seen; None at first and while nothing is seen.

    """

    time_s: float | None = None
    phase: Phase = Phase.LOST
    reps: int = 0
    partial: Mapping[Reason, int] = field(default_factory=dict)
    attempt: Attempt | None = None
    signal: float | None = None
    unseen_s: float = 0.0
    astray_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Ended:
    """An attempt that ended at this step: it counted where `reason` is None."""

    attempt: Attempt
    reason: Reason | None


def step(
    count: Count,
    course: Course,
    time_s: float,
    signal: float | None,
    *,
    astray: str | None = None,
    missed: str | None = None,
) -> tuple[Count, Ended | None]:
    """Return what is known after one more look, and the attempt that ended with it.

    Parameters
    ----------
    count, course
        What was known, and what counts.
    time_s
        Seconds on a monotonic clock; a step back in time is none at all.
    signal
        As seen now; None where it was not. Looks that come more than `LOST_S` apart have
        not seen what was between.
    astray
        The guard that is broken now, if one is: another movement than the one wanted.
    missed
        What belongs to the peak and is not there now, if anything is missing. Only looked
        at near the peak, where it must be there once.

    Raises
    ------
    ValueError
        If `signal` is not a number.

    """
    if signal is not None and signal != signal:  # noqa: PLR0124 - NaN
        raise ValueError("a signal that was not seen is None, not NaN")
    passed_s = 0.0 if count.time_s is None else max(0.0, time_s - count.time_s)
    count = replace(count, time_s=time_s)
    if signal is None or passed_s > LOST_S:
        count, ended = _unseen(count, passed_s)
        if signal is None:
            return count, ended
        now, _ = _seen(replace(count, unseen_s=0.0, signal=None), course, signal, 0.0, (None, None))
        return now, ended
    return _seen(replace(count, unseen_s=0.0), course, signal, passed_s, (astray, missed))


def _unseen(count: Count, passed_s: float) -> tuple[Count, Ended | None]:
    """Let the clocks rest; after `LOST_S` forget the attempt."""
    unseen_s = count.unseen_s + passed_s
    count = replace(count, unseen_s=unseen_s)
    if unseen_s <= LOST_S + _HAIR or count.phase is Phase.LOST:
        return count, None
    count = replace(count, phase=Phase.LOST, signal=None)
    if count.attempt is None:
        return count, None
    return _end(count, Phase.LOST, Reason.NOT_SEEN)


def _seen(
    count: Count,
    course: Course,
    signal: float,
    passed_s: float,
    guards: tuple[str | None, str | None],
) -> tuple[Count, Ended | None]:
    astray, missed = guards
    before, count = count.signal, replace(count, signal=signal)
    if count.phase is Phase.LOST:
        return (replace(count, phase=Phase.REST) if signal <= course.start else count), None
    if count.phase is Phase.REST:
        if signal <= course.start + course.slack:
            return count, None
        count, passed_s = replace(count, phase=Phase.OUT, attempt=Attempt(), astray_s=0.0), 0.0
    attempt = count.attempt or Attempt()
    near = signal >= course.peak - course.slack
    stayed = near and before is not None and before >= course.peak - course.slack
    attempt = replace(
        attempt,
        lasted_s=attempt.lasted_s + passed_s,
        held_s=attempt.held_s + (passed_s if stayed and count.phase is Phase.HOLD else 0.0),
        best=max(attempt.best, signal),
        reached=attempt.reached or signal >= course.peak,
        met=attempt.met or (near and missed is None),
        missed=missed if near else attempt.missed,
    )
    count = replace(count, attempt=attempt, astray_s=count.astray_s + passed_s if astray else 0.0)
    count = _spoil(count, course, signal, astray)
    if signal <= course.start:
        attempt = count.attempt or attempt
        reason = _reason(attempt, course)
        if reason is Reason.OTHER_MOVEMENT and attempt.astray is None:
            count = replace(count, attempt=replace(attempt, astray=attempt.missed))
        return _end(count, Phase.REST, reason)
    phase = Phase.HOLD if attempt.reached else Phase.OUT
    return replace(count, phase=phase), None


def _spoil(count: Count, course: Course, signal: float, astray: str | None) -> Count:
    """Note the first thing for which this attempt will not count."""
    attempt = count.attempt
    if attempt is None or attempt.spoilt is not None:
        return count
    if signal > course.ceiling:
        return replace(count, attempt=replace(attempt, spoilt=Reason.TOO_FAR))
    if astray is not None and count.astray_s >= ASTRAY_S:
        spoilt = replace(attempt, spoilt=Reason.OTHER_MOVEMENT, astray=astray)
        return replace(count, attempt=spoilt)
    if attempt.held_s > course.peak_most_s:
        return replace(count, attempt=replace(attempt, spoilt=Reason.TOO_SLOW))
    return count


def _reason(attempt: Attempt, course: Course) -> Reason | None:
    """Return the one reason why a finished attempt does not count; None if it does."""
    least_s, most_s = course.tempo_s
    if attempt.spoilt is not None:
        return attempt.spoilt
    if not attempt.reached:
        return Reason.NOT_DEEP
    if not attempt.met:
        return Reason.OTHER_MOVEMENT
    if attempt.held_s < course.hold_s - _HAIR:
        return Reason.NOT_HELD
    if attempt.lasted_s < least_s - _HAIR:
        return Reason.TOO_FAST
    return Reason.TOO_SLOW if attempt.lasted_s > most_s + _HAIR else None


def _end(count: Count, phase: Phase, reason: Reason | None) -> tuple[Count, Ended | None]:
    attempt = count.attempt or Attempt()
    count = replace(count, phase=phase, attempt=None, astray_s=0.0)
    if reason is None:
        return replace(count, reps=count.reps + 1), Ended(attempt, None)
    partial = {**count.partial, reason: count.partial.get(reason, 0) + 1}
    return replace(count, partial=partial), Ended(attempt, reason)
