"""How long a part of the body has been held still, and how long that is advisable.

After ISO 11226:2000: a posture counts as held while its angle stays within 5 degrees to
either side for at least 4 s; between two angles the longest advisable time falls
linearly. EN 1005-4 says beside it under which conditions an angle is acceptable at all.
What a camera cannot know, whether something supports the trunk or the arm, is not
assumed.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

GAP_S = 2.0  # not seen for so long neither resets nor counts
STILL_DEG = 5.0  # to either side
JITTER_SHARE = 0.25  # of a measure's ±, by which it may tremble without having moved ...
# ... and never more than this: half of what the live scores allow, for a prompt comes of it.
JITTER_MOST_DEG = 2.5
# What is less sure than this gets no such room: an upper arm (± 20 and more) that rests on the
# table, and is read some degrees too high, counted as held too long six times a day.
SURE_PM_DEG = 15.0
HELD_S = 4.0

# A hold is remembered in pieces of half a second, so that after a move it is known since
# when the new posture has been held; after an hour the oldest are joined.
_PIECE_S = 0.5
_PIECE_DEG = 1.0  # and no more than this apart, for a piece is kept or left as a whole
_MAX_PIECES = 7_200
_ROUNDING = 1e-6  # sums of a clock's fractions


def room_deg(pm_deg: float) -> float:
    """Return how far to either side an angle with this ± may go and still be held.

    Without room for jitter, outliers would end the holds of measures that are none too sure.
    """
    if pm_deg > SURE_PM_DEG:
        return STILL_DEG
    return STILL_DEG + min(JITTER_SHARE * pm_deg, JITTER_MOST_DEG)


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
    angle_deg
        The mean angle of the hold, for which the limit holds.

    """

    part: str
    measure: str
    for_s: float
    limit_s: float
    angle_deg: float | None = None

    @property
    def left_s(self) -> float:
        """Seconds that are left until the limit; 0 beyond it."""
        return max(0.0, self.limit_s - self.for_s)


@dataclass(slots=True)
class _Piece:
    """A short stretch of a hold: its extremes, its seen seconds, and angle times seconds.

    The time from one look to the next counts with the later one; `way_s` and
    `way_angle_s` are what the first look brought.
    """

    low: float
    high: float
    seen_s: float = 0.0
    angle_s: float = 0.0
    way_s: float = 0.0
    way_angle_s: float = 0.0

    def join(self, other: _Piece) -> None:
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)
        self.seen_s += other.seen_s
        self.angle_s += other.angle_s


@dataclass(slots=True)
class HoldState:
    """Follow one part of the body from look to look.

    What is held is the longest stretch up to now in which the angle kept within 10
    degrees, and what its ± lets it tremble. Somebody who has moved on slowly is therefore
    not thought to have begun anew at the look that left the 10 degrees, nor to have held
    what was left behind.
    """

    rule: HoldRule
    _pieces: deque[_Piece] = field(default_factory=deque)
    _all: _Piece = field(default_factory=lambda: _Piece(inf, -inf))
    _time_s: float | None = None
    _unseen_since_s: float | None = None
    _within_deg: float = STILL_DEG

    def update(
        self, now_s: float, measure: str, angle_deg: float | None, pm_deg: float = 0.0
    ) -> Hold | None:
        """Take one look into account; `angle_deg` is None where the part was not seen.

        `pm_deg` is the angle's ±. Returns the hold, once it has lasted 4 s at an angle with
        a limit.
        """
        if angle_deg is None:
            if self._unseen_since_s is None:
                self._unseen_since_s = now_s
            return None
        last_s, unseen_since_s = self._time_s, self._unseen_since_s
        self._time_s, self._unseen_since_s = now_s, None
        # Without a look nothing is seen either, as when a camera stalls.
        times = [t for t in (last_s, unseen_since_s, now_s) if t is not None]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        if last_s is None or any(not 0.0 <= gap <= GAP_S + _ROUNDING for gap in gaps):
            self._forget()
        seen_s = gaps[0] if unseen_since_s is None and self._pieces else 0.0
        angle_s = seen_s * angle_deg
        self._add(_Piece(angle_deg, angle_deg, seen_s, angle_s, seen_s, angle_s))
        self._within_deg = room_deg(pm_deg)
        if self._all.high - self._all.low > 2.0 * self._within_deg:
            self._keep_the_latest()
        if self._all.seen_s < HELD_S - _ROUNDING:
            return None
        mean = self._all.angle_s / self._all.seen_s
        limit_s = self.rule.limit_s(mean)
        if limit_s == inf:
            return None
        return Hold(self.rule.part, measure, self._all.seen_s, limit_s, mean)

    def reset(self) -> None:
        """Forget everything: another person or source."""
        self._time_s = self._unseen_since_s = None
        self._forget()

    def _forget(self) -> None:
        self._pieces.clear()
        self._all = _Piece(inf, -inf)

    def _add(self, look: _Piece) -> None:
        self._all.join(look)
        last = self._pieces[-1] if self._pieces else None
        if (
            last is None
            or last.seen_s + look.seen_s > _PIECE_S
            or max(last.high, look.high) - min(last.low, look.low) > _PIECE_DEG
        ):
            self._pieces.append(look)
        else:
            last.join(look)
        if len(self._pieces) > _MAX_PIECES:
            oldest = self._pieces.popleft()
            self._pieces[0].join(oldest)

    def _keep_the_latest(self) -> None:
        """Keep the longest stretch up to now that stays within 10 degrees and its jitter."""
        kept: deque[_Piece] = deque()
        whole = _Piece(inf, -inf)
        for piece in reversed(self._pieces):
            low, high = min(whole.low, piece.low), max(whole.high, piece.high)
            if high - low > 2.0 * self._within_deg:
                break
            whole.join(piece)
            kept.appendleft(piece)
        # The way to its first look was no part of it. Once only: the next move of so much
        # leaves this piece behind.
        first = kept[0]
        for stretch in (first, whole):
            stretch.seen_s -= first.way_s
            stretch.angle_s -= first.way_angle_s
        self._pieces, self._all = kept, whole
