"""What is not counted but timed: a position that is held, a pace to follow, a head come to rest."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from statistics import pstdev

from posturecoach.exercises.counter import LOST_S, Reason

WOBBLE_S = 0.7  # out of the band for less is a wobble; the clock rests meanwhile
BEGUN_S = 1.0  # within the band for less was never a try
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Hold:
    """A position that is held, so far. Start with ``Hold()``.

    Attributes
    ----------
    time_s
        Of the last step.
    held_s
        Of the present try.
    inside
        Whether it is within the band.
    done
        Whether the present try has counted; it ends when the position is left.
    best_s
        The longest try.

    """

    time_s: float | None = None
    held_s: float = 0.0
    outside_s: float = 0.0
    unseen_s: float = 0.0
    inside: bool = False
    done: bool = False
    best_s: float = 0.0


def keep(
    hold: Hold, wanted_s: float, time_s: float, *, inside: bool | None
) -> tuple[Hold, bool, Reason | None]:
    """Return the hold after one more look, whether it counted now, and why a try ended.

    Parameters
    ----------
    hold, wanted_s
        What was known, and how long it takes.
    time_s
        Seconds on a monotonic clock.
    inside
        Whether the position is within its band; None where it was not seen.

    """
    passed_s = 0.0 if hold.time_s is None else max(0.0, time_s - hold.time_s)
    was, hold = hold, replace(hold, time_s=time_s)
    if inside is None or passed_s > LOST_S:
        hold = replace(hold, unseen_s=hold.unseen_s + passed_s)
        if hold.unseen_s > LOST_S:
            return _left(hold, Reason.NOT_SEEN)
        return hold, False, None
    if not inside:
        hold = replace(hold, inside=False, unseen_s=0.0, outside_s=hold.outside_s + passed_s)
        return _left(hold, Reason.NOT_HELD) if hold.outside_s > WOBBLE_S else (hold, False, None)
    held_s = hold.held_s + (passed_s if was.inside else 0.0)
    hold = replace(hold, inside=True, outside_s=0.0, unseen_s=0.0, held_s=held_s)
    hold = replace(hold, best_s=max(hold.best_s, held_s))
    if hold.done or held_s < wanted_s - _HAIR:
        return hold, False, None
    return replace(hold, done=True), True, None


def stay_away(
    hold: Hold, wanted_s: float, time_s: float, *, gone: bool
) -> tuple[Hold, bool, Reason | None]:
    """Return the same of an absence, in which looks may be far apart; see `keep`."""
    passed_s = 0.0 if hold.time_s is None else max(0.0, time_s - hold.time_s)
    was, hold = hold, replace(hold, time_s=time_s)
    if not gone:
        hold = replace(hold, inside=False, outside_s=hold.outside_s + passed_s)
        return _left(hold, Reason.NOT_HELD) if hold.outside_s > WOBBLE_S else (hold, False, None)
    held_s = hold.held_s + (passed_s if was.inside else 0.0)
    hold = replace(hold, inside=True, outside_s=0.0, held_s=held_s)
    hold = replace(hold, best_s=max(hold.best_s, held_s))
    if hold.done or held_s < wanted_s - _HAIR:
        return hold, False, None
    return replace(hold, done=True), True, None


def _left(hold: Hold, reason: Reason) -> tuple[Hold, bool, Reason | None]:
    """End the try; what was too short to be one, or has counted, needs no reason."""
    tried = hold.held_s >= BEGUN_S and not hold.done
    fresh = Hold(time_s=hold.time_s, best_s=hold.best_s)
    return fresh, False, reason if tried else None


class Sway:
    """How much a place sways: its standard deviation over the last second, in widths."""

    def __init__(self, window_s: float = 1.0) -> None:
        self._window_s = window_s
        self._seen: deque[tuple[float, float]] = deque()

    def __call__(self, time_s: float, place: float, width: float) -> float | None:
        """Return the sway now; None until half a window was seen."""
        seen = self._seen
        if seen and not 0.0 <= time_s - seen[-1][0] <= self._window_s:
            seen.clear()
        seen.append((time_s, place / width))
        while seen[0][0] < time_s - self._window_s - _HAIR:
            seen.popleft()
        if seen[-1][0] - seen[0][0] < self._window_s / 2.0 - _HAIR:
            return None
        return pstdev(x for _, x in seen)


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a guided repetition is.

    Attributes
    ----------
    round
        How many are over.
    out
        Whether it goes out or is held there; else it comes back or rests.
    fraction
        Of the way, 0 at the start, 1 at the peak.

    """

    round: int
    out: bool
    fraction: float


OUT_S = 2.0
BACK_S = 2.0
PAUSE_S = 2.0


def pace(hold_s: float, elapsed_s: float) -> Pace:
    """Return where the clock leads after `elapsed_s` of moving along with it."""
    whole_s = OUT_S + hold_s + BACK_S + PAUSE_S
    over = int(elapsed_s // whole_s)
    at_s = elapsed_s - over * whole_s
    if at_s < OUT_S + hold_s:
        return Pace(over, out=True, fraction=min(1.0, at_s / OUT_S))
    back_s = at_s - OUT_S - hold_s
    # Once it is back, the repetition is over; what remains is the pause.
    done = back_s >= BACK_S
    return Pace(over + done, out=False, fraction=max(0.0, 1.0 - back_s / BACK_S))


STILL_DEG_PER_S = 2.0
STILL_S = 1.0
CAMERA_DEG = 1.5  # what the camera itself is off by


@dataclass(frozen=True, slots=True)
class Relocation:
    """The search for the middle with eyes closed, so far. Start with ``Relocation()``.

    Attributes
    ----------
    turned
        +1 or -1 after a turn to the own left or right that was far enough; 0 before.
    errors
        Of each try, in degrees, + to the own left.

    """

    time_s: float | None = None
    yaw: float | None = None
    turned: int = 0
    still_s: float = 0.0
    errors: tuple[float, ...] = ()


def relocate(
    search: Relocation, far_deg: float, time_s: float, yaw: float | None
) -> tuple[Relocation, int]:
    """Return the search after one more look, and the side of a try that ended: +1, -1 or 0.

    A try is a turn of at least `far_deg`, and then a second of stillness less than half as
    far out. `yaw` in degrees from the middle, + to the own left; None where not seen.
    """
    last_s, before = search.time_s, search.yaw
    search = replace(search, time_s=time_s, yaw=yaw)
    if yaw is None or before is None or last_s is None or not 0.0 < time_s - last_s <= LOST_S:
        return replace(search, still_s=0.0), 0
    passed_s = time_s - last_s
    if abs(yaw) >= far_deg:
        return replace(search, turned=1 if yaw > 0.0 else -1, still_s=0.0), 0
    still = abs(yaw - before) / passed_s < STILL_DEG_PER_S
    search = replace(search, still_s=search.still_s + passed_s if still else 0.0)
    if not search.turned or abs(yaw) > far_deg / 2.0 or search.still_s < STILL_S - _HAIR:
        return search, 0
    side = search.turned
    return replace(search, turned=0, still_s=0.0, errors=(*search.errors, yaw)), side


def mean_error_deg(errors: tuple[float, ...]) -> tuple[float, float] | None:
    """Return the mean absolute error and its ± (95 %); None for no try.

    The ± holds what the camera is off by, and how much the tries differ.
    """
    if not errors:
        return None
    sizes = [abs(e) for e in errors]
    spread = pstdev(sizes) if len(sizes) > 1 else CAMERA_DEG
    alone = max(spread, CAMERA_DEG)
    return sum(sizes) / len(sizes), 1.96 * float(alone / len(sizes) ** 0.5)
