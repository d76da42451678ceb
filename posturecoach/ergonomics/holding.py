"""How long a part of the body has been held still, and how long that is advisable.

After ISO 11226:2000: a posture counts as held while its angle stays within 5 degrees to
either side for at least 4 s; between two angles the longest advisable time falls
linearly. What a camera cannot know, whether something supports the trunk or the arm, is
not assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

GAP_S = 2.0  # not seen for so long neither resets nor counts
STILL_DEG = 5.0  # to either side
HELD_S = 4.0


@dataclass(frozen=True, slots=True)
class HoldRule:
    """The advisable holding times of one part of the body.

    Attributes
    ----------
    part
        ``"head"``, ``"trunk"`` or ``"upper_arm"``.
    from_deg, from_s
        Up to this inclination holding is acceptable; just beyond, for so long.
    to_deg, to_s
        Beyond this inclination holding is not recommended; just below, for so long.
    front, side
        The measure that stands for this part in each view, and whether it is read as a
        change from the own neutral.
    source
        Where the limits come from.

    """

    part: str
    from_deg: float
    from_s: float
    to_deg: float
    to_s: float
    front: str
    front_change: bool
    side: str
    side_change: bool
    source: str

    def __post_init__(self) -> None:
        if not self.from_deg < self.to_deg:
            raise ValueError(f"{self.part}: from_deg must be below to_deg")
        if not 0.0 <= self.to_s < self.from_s:
            raise ValueError(f"{self.part}: to_s must be at least 0 and below from_s")
        if not self.source.strip():
            raise ValueError(f"{self.part}: source must not be empty")

    def limit_s(self, angle_deg: float) -> float:
        """Return how long `angle_deg` may be held, in seconds.

        Infinite below `from_deg`, 0 (not recommended) beyond `to_deg`, linear between.
        Backward inclinations are not judged: they depend on support, which cannot be
        seen; they return infinity.
        """
        if angle_deg < self.from_deg:
            return inf
        if angle_deg > self.to_deg:
            return 0.0
        share = (angle_deg - self.from_deg) / (self.to_deg - self.from_deg)
        return self.from_s + share * (self.to_s - self.from_s)


@dataclass(frozen=True, slots=True)
class Hold:
    """A part of the body that is being held still where that is limited.

    Attributes
    ----------
    part, measure
        What is held, and the measure that told so: from the front the pitch of the head
        since the neutral stands for its inclination.
    for_s
        Seconds so far, counting only those in which it was seen.
    limit_s
        Longest advisable time at this angle; 0 where holding is not recommended at all.

    """

    part: str
    measure: str
    for_s: float
    limit_s: float


@dataclass(slots=True)
class HoldState:
    """Follow one part of the body from look to look."""

    rule: HoldRule
    _low: float = inf
    _high: float = -inf
    _for_s: float = 0.0
    _angle_s: float = 0.0  # angle times seconds, for the mean angle of the hold
    _time_s: float | None = None
    _unseen: bool = False

    def update(self, now_s: float, measure: str, angle_deg: float | None) -> Hold | None:
        """Take one look into account; `angle_deg` is None where the part was not seen.

        Returns the hold, once it has lasted 4 s at an angle with a limit.
        """
        if angle_deg is None:
            self._unseen = True
            return None
        last, unseen = self._time_s, self._unseen
        self._time_s, self._unseen = now_s, False
        gap_s = inf if last is None else now_s - last
        low, high = min(self._low, angle_deg), max(self._high, angle_deg)
        if not 0.0 <= gap_s <= GAP_S + 1e-6 or high - low > 2.0 * STILL_DEG:
            self._low = self._high = angle_deg
            self._for_s = self._angle_s = 0.0
            return None
        self._low, self._high = low, high
        if not unseen:
            self._for_s += gap_s
            self._angle_s += gap_s * angle_deg
        if self._for_s < HELD_S - 1e-6:
            return None
        limit_s = self.rule.limit_s(self._angle_s / self._for_s)
        if limit_s == inf:
            return None
        return Hold(self.rule.part, measure, self._for_s, limit_s)

    def reset(self) -> None:
        """Forget everything: another person or source."""
        self._time_s = None
