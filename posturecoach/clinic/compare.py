"""Two moments, or two clips, beside each other; no change is called one that may be none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import hypot

from posturecoach.clinic.reliability import Reliability
from posturecoach.clinic.snapshot import Snapshot, Stance, middle_of, sizes
from posturecoach.clinic.values import MOST_APART, Figure, apart, figures, size_ratio
from posturecoach.posture.geometry import Point
from posturecoach.posture.measure import View


class NotComparable(StrEnum):
    """Why two moments are not compared."""

    VIEW = "view"
    VIEW_UNKNOWN = "view_unknown"
    STANCE = "stance"
    DISTANCE = "distance"
    SIZE = "size"
    SCALE_UNKNOWN = "scale_unknown"  # neither size nor distance is known in both


class Verdict(StrEnum):
    """What a difference means."""

    MORE = "more"
    LESS = "less"
    NO_CLEAR_CHANGE = "no_clear_change"
    NO_LIMIT = "no_limit"  # nobody knows how large a change must be to be clear
    OTHER_SOURCE = "other_source"  # the one was measured, the other estimated


class Basis(StrEnum):
    """Where the smallest clear change comes from."""

    OWN = "own"  # five repeats in this set-up
    GENERAL = "general"
    MARKING = "marking"  # the ± of what was drawn by hand
    UNCERTAINTY = "uncertainty"  # the ± of both estimates, which is wider than the general limit


@dataclass(frozen=True, slots=True)
class Alignment:
    """How to lay `now` over `was`: a point of `now` times `scale`, plus `shift`, in pixels.

    Attributes
    ----------
    by
        ``"pelvis"``; ``"shoulders"`` where the pelvis was not seen in both, which has to be
        said: then a moved trunk looks like a moved pelvis.

    """

    by: str
    scale: float
    shift: Point

    def __call__(self, at: Point) -> Point:
        """Return where a point of `now` lies in the picture of `was`."""
        return self.scale * at[0] + self.shift[0], self.scale * at[1] + self.shift[1]


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure in both moments.

    Attributes
    ----------
    measure, unit, was, now
        Of what; both numbers.
    change
        `now` minus `was`; None where the two are not of one kind.
    mdc, basis
        The smallest change that is clear, and where that comes from; None: nobody knows.
    verdict
        What it means.

    """

    measure: str
    unit: str
    was: Figure
    now: Figure
    change: float | None
    mdc: float | None
    basis: Basis | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two moments compared, or why they are not.

    Attributes
    ----------
    why_not
        Empty where they are comparable; else there are no differences.
    size_percent, distance_percent
        How much larger somebody is in the picture, and how much farther away, `now`; None:
        not known.
    alignment
        To lay them over each other; None where neither pelvis nor shoulders were seen, or
        where they are not comparable.
    differences
        By measure, of those in both.

    """

    why_not: tuple[NotComparable, ...]
    size_percent: float | None = None
    distance_percent: float | None = None
    alignment: Alignment | None = None
    differences: Mapping[str, Difference] = field(default_factory=dict)

    @property
    def comparable(self) -> bool:
        """Whether they are."""
        return not self.why_not


def compare(
    was: Snapshot,
    now: Snapshot,
    mdc: Mapping[str, float],
    own: Mapping[str, Reliability] | None = None,
) -> Comparison:
    """Compare two moments of one person.

    Parameters
    ----------
    was, now
        The earlier and the later one.
    mdc
        The smallest clear change, by measure id, or by unit for those without one.
    own
        What five repeats gave, by measure id; counts in place of `mdc`, and of the ± of both
        numbers where that is wider, if both moments were seen in that set-up.

    """
    size, far = size_ratio(was, now), _distance_ratio(was, now)
    why_not = _why_not(was, now, size, far)
    percents = (_percent(size), _percent(far))
    if why_not:
        return Comparison(why_not, *percents)
    one, other = figures(was), figures(now)
    differences = {
        id_: _difference(id_, one[id_], other[id_], mdc, _own(id_, was, now, one, own or {}))
        for id_ in one
        if id_ in other and one[id_].unit == other[id_].unit
    }
    return Comparison((), *percents, alignment(was, now), differences)


def alignment(was: Snapshot, now: Snapshot) -> Alignment | None:
    """Return how to lay `now` over `was`: pelvis on pelvis, in the same size.

    None where neither pelvis nor shoulders were seen in both.
    """
    one, other = sizes(was), sizes(now)
    scale = next((one[name] / other[name] for name in one if name in other), 1.0)
    for by, part in (("pelvis", "hip"), ("shoulders", "shoulder")):
        to, at = middle_of(was, part), middle_of(now, part)
        if to is not None and at is not None:
            return Alignment(by, scale, (to[0] - scale * at[0], to[1] - scale * at[1]))
    return None


def _why_not(
    was: Snapshot, now: Snapshot, size: float | None, far: float | None
) -> tuple[NotComparable, ...]:
    one, other = was.setup, now.setup
    stances = {one.stance, other.stance} - {Stance.UNKNOWN}
    found = {
        NotComparable.VIEW: one.view is not other.view,
        NotComparable.VIEW_UNKNOWN: one.view is other.view is View.UNKNOWN,
        NotComparable.STANCE: len(stances) > 1,
        NotComparable.DISTANCE: far is not None and apart(1.0, far) > MOST_APART,
        NotComparable.SIZE: size is not None and apart(1.0, size) > MOST_APART,
        NotComparable.SCALE_UNKNOWN: size is None and far is None,
    }
    return tuple(why for why, so in found.items() if so)


def _distance_ratio(was: Snapshot, now: Snapshot) -> float | None:
    one, other = was.setup.distance_mm, now.setup.distance_mm
    return None if one is None or other is None else other / one


def _percent(ratio: float | None) -> float | None:
    return None if ratio is None else 100.0 * (ratio - 1.0)


def _own(
    id_: str,
    was: Snapshot,
    now: Snapshot,
    found: Mapping[str, Figure],
    own: Mapping[str, Reliability],
) -> Reliability | None:
    known = own.get(id_)
    if known is None or known.unit != found[id_].unit:
        return None
    both = (was.setup, now.setup)
    return known if all(known.holds_for(one, found[id_].source) for one in both) else None


def _difference(
    id_: str, was: Figure, now: Figure, mdc: Mapping[str, float], own: Reliability | None
) -> Difference:
    if (was.source, was.since_neutral) != (now.source, now.since_neutral):
        return Difference(id_, was.unit, was, now, None, None, None, Verdict.OTHER_SOURCE)
    least, basis = _least(id_, was, now, mdc, own)
    change = now.value - was.value
    verdict = Verdict.NO_CLEAR_CHANGE
    if least is None:
        verdict = Verdict.NO_LIMIT
    elif abs(change) >= least - 1e-9:
        verdict = Verdict.MORE if change > 0.0 else Verdict.LESS
    return Difference(id_, was.unit, was, now, change, least, basis, verdict)


def _least(
    id_: str, was: Figure, now: Figure, mdc: Mapping[str, float], own: Reliability | None
) -> tuple[float | None, Basis | None]:
    if own is not None:
        return own.mdc, Basis.OWN
    general = mdc.get(id_, mdc.get(was.unit))
    drawn = ":" in id_
    if general is None and not drawn:
        return None, None
    # A limit from elsewhere was found in another set-up: where the ± of both numbers is wider,
    # it counts. Only five repeats in this one show how much of the ± is the same both times.
    wide = hypot(was.pm, now.pm)
    if general is None or wide > general:
        return wide, Basis.MARKING if drawn else Basis.UNCERTAINTY
    return general, Basis.GENERAL


# --- Two clips, played together.

_TINY_S = 1e-9  # what adding up may lose


@dataclass(frozen=True, slots=True)
class Together:
    """How the time of one clip goes with that of another.

    Attributes
    ----------
    at_s, other_at_s
        A moment of the one, and the moment of the other that belongs to it.
    rate
        How many seconds of the other pass in one second of the one.
    length_s, other_length_s
        How long both are.

    """

    at_s: float
    other_at_s: float
    rate: float
    length_s: float
    other_length_s: float

    def __post_init__(self) -> None:
        if not self.rate > 0.0:
            raise ValueError(f"the rate must be above 0, got {self.rate}")
        if self.length_s < 0.0 or self.other_length_s < 0.0:
            raise ValueError("a clip is not shorter than nothing")

    def other(self, time_s: float) -> float | None:
        """Return the time in the other clip; None before it begins and after it ends."""
        found = self.other_at_s + (time_s - self.at_s) * self.rate
        if found < -_TINY_S or found > self.other_length_s + _TINY_S:
            return None
        return min(self.other_length_s, max(0.0, found))

    def span(self) -> tuple[float, float] | None:
        """Return from when to when, in the first clip, both can be seen; None: never."""
        starts = self.at_s - self.other_at_s / self.rate
        ends = self.at_s + (self.other_length_s - self.other_at_s) / self.rate
        low, high = max(0.0, starts), min(self.length_s, ends)
        return (low, high) if low <= high else None


def by_offset(
    offset_s: float, length_s: float, other_length_s: float, rate: float = 1.0
) -> Together:
    """Return both clips with the other begun `offset_s` into the first one (below 0: before)."""
    return Together(offset_s, 0.0, rate, length_s, other_length_s)


def by_event(
    at_s: float, other_at_s: float, length_s: float, other_length_s: float, rate: float = 1.0
) -> Together:
    """Return both clips with one event, such as the foot on the floor, at the same time."""
    return Together(at_s, other_at_s, rate, length_s, other_length_s)


def by_two_events(
    events_s: tuple[float, float],
    other_events_s: tuple[float, float],
    length_s: float,
    other_length_s: float,
) -> Together:
    """Return both clips with begin and end of one movement together: the rate follows.

    Raises
    ------
    ValueError
        If an end is not after its begin.

    """
    long, other_long = events_s[1] - events_s[0], other_events_s[1] - other_events_s[0]
    if not (long > 0.0 and other_long > 0.0):
        raise ValueError("the second event comes after the first, in both clips")
    return Together(events_s[0], other_events_s[0], other_long / long, length_s, other_length_s)
