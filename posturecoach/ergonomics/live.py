"""RULA and REBA of the postures that are held, look after look; by seconds, not frames.

Both methods score a posture, not a moment: what counts is held, each part of it within 5
degrees to either side for at least 4 s, as ISO 11226 says. While somebody moves there is
no score. What is said over time is how long each action level was held, and the worst
posture; never a mean, for the scores are ranks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from posturecoach.ergonomics.assessment import Method
from posturecoach.ergonomics.holding import GAP_S, HELD_S, STILL_DEG
from posturecoach.ergonomics.seen import Angle, Angles, Key, Score, Times, angles_of, score
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Reading

STATIC_S = 60.0  # both methods add a point for a posture held longer
MINUTE_S = 60.0
GLANCE_S = 1.0  # back within so long: the posture was not left
JITTER_SHARE = 0.25  # of a measure's ±, by which it may tremble without having moved ...
JITTER_MOST_DEG = 5.0  # ... and never more than this
_ROUNDING = 1e-6  # sums of a clock's fractions


@dataclass(frozen=True, slots=True)
class Held:
    """A posture that is being held.

    Attributes
    ----------
    since_s
        When it began, on the clock of the looks.
    for_s
        Seconds that it has been seen held.
    still_s
        Seconds without moving: longer than `for_s` where only what could be seen of the
        same posture has changed.
    angles
        What it is, as the mean of its first 4 s.
    rula, reba
        What the methods say of it so far: beyond a minute, muscle use and activity count.

    """

    since_s: float
    for_s: float
    still_s: float
    angles: Angles
    rula: Score
    reba: Score

    @property
    def enough_seen(self) -> bool:
        """Whether at least one of the methods can say something."""
        return self.rula.assessment.enough_seen or self.reba.assessment.enough_seen

    def to_json(self) -> dict[str, object]:
        """Return the entries of one look."""
        return {
            "posture": {"since_s": round(self.since_s, 1), "for_s": round(self.for_s, 1)},
            "rula": self.rula.to_json(),
            "reba": self.reba.to_json(),
        }


class Live:
    """Follow the posture of one person from look to look.

    Parameters
    ----------
    rula, reba
        From `rulebook.method`.
    work
        What the person has told; may be set at any time.
    stills
        Each reading stands alone: it is scored at once, and how long it was held is open.

    """

    def __init__(
        self, rula: Method, reba: Method, work: Work | None = None, *, stills: bool = False
    ) -> None:
        self._methods = rula, reba
        self._work = work or Work()
        self._stills = stills
        self._still = _Still()
        self._scored: tuple[float, bool] | None = None
        self._scores: tuple[Score, Score] | None = None
        self._moved_s: float | None = None  # when the body last moved into a held posture
        self._changes: deque[float] = deque()

    @property
    def work(self) -> Work:
        """The answers that stand for what cannot be seen."""
        return self._work

    @work.setter
    def work(self, work: Work) -> None:
        if work != self._work:
            self._work = work
            self._scores = None  # the posture stays, its score may not

    def update(self, reading: Reading) -> Held | None:
        """Take one look into account; return the posture that is held, None while there is none.

        A reading of nobody, or of too little, counts as not seen: up to 2 s of that
        neither end a posture nor count for it.
        """
        angles = angles_of(reading)
        if self._stills:
            return self._alone(reading.time_s, angles)
        still = self._still
        if not still.update(reading.time_s, angles):
            return None
        static = still.still_s > STATIC_S
        if self._scored != (still.since_s, static):
            self._scored = still.since_s, static
            self._scores = None
        if self._scores is None:
            self._scores = self._score(still.anchor, self._times(reading.time_s))
        rula, reba = self._scores
        return Held(still.since_s, still.for_s, still.still_s, still.anchor, rula, reba)

    def reset(self) -> None:
        """Forget everything: another person, source or neutral."""
        self._still = _Still()
        self._scored = self._scores = self._moved_s = None
        self._changes.clear()

    def _alone(self, now_s: float, angles: dict[Key, Angle]) -> Held | None:
        if not angles:
            return None
        return Held(now_s, 0.0, 0.0, angles, *self._score(angles, None))

    def _score(self, angles: Angles, times: Times | None) -> tuple[Score, Score]:
        rula, reba = self._methods
        return score(rula, angles, self._work, times), score(reba, angles, self._work, times)

    def _times(self, now_s: float) -> Times:
        """Return how long the posture has been held, and how often it changed in a minute."""
        still = self._still
        if self._moved_s is not None and self._moved_s != still.moved_s:
            self._changes.append(still.moved_s)
        self._moved_s = still.moved_s
        while self._changes and self._changes[0] <= now_s - MINUTE_S:
            self._changes.popleft()
        return Times(still.still_s, float(len(self._changes)))


@dataclass(slots=True)
class _Window:
    """One angle over some seconds: its extremes and its mean over time."""

    low: float = inf
    high: float = -inf
    seconds: float = 0.0
    value_s: float = 0.0
    pm_s: float = 0.0
    seen_s: float = 0.0  # when it was last seen
    least: float = inf
    last: Angle | None = None

    def add(self, now_s: float, step_s: float, angle: Angle) -> bool:
        """Add one look; return whether all looks lie within the tolerance of each other."""
        self.low, self.high = min(self.low, angle.value), max(self.high, angle.value)
        self.seconds += step_s
        self.value_s += step_s * angle.value
        self.pm_s += step_s * angle.pm
        self.seen_s, self.last, self.least = now_s, angle, min(self.least, angle.least)
        return self.high - self.low <= 2.0 * _room(angle)

    def mean(self) -> Angle | None:
        """Return the mean, None where there were no seconds."""
        if self.last is None or self.seconds <= 0.0:
            return self.last
        value, pm = self.value_s / self.seconds, self.pm_s / self.seconds
        return Angle(value, pm, self.last.measures, self.least)


def _room(angle: Angle) -> float:
    """Return how far to either side an angle may go and still be held."""
    return STILL_DEG + min(JITTER_SHARE * angle.pm, JITTER_MOST_DEG)


@dataclass(slots=True)
class _Gathering:
    """Looks that may become a posture: every angle has stayed within 10 degrees."""

    since_s: float
    for_s: float = 0.0
    windows: dict[Key, _Window] = field(default_factory=dict)

    def add(self, now_s: float, step_s: float, angles: Angles) -> _Gathering:
        """Add one look; return this, or a new one where somebody has moved at it."""
        for key, angle in angles.items():
            if not self.windows.setdefault(key, _Window()).add(now_s, step_s, angle):
                return _Gathering(now_s).add(now_s, 0.0, angles)
        self.for_s += step_s
        return self

    def anchor(self, now_s: float) -> dict[Key, Angle]:
        """Return the means of what was seen for half of the time at least, and lately."""
        return {
            key: mean
            for key, window in self.windows.items()
            if window.seconds >= HELD_S / 2.0
            and now_s - window.seen_s <= GAP_S
            and (mean := window.mean()) is not None
        }


@dataclass(slots=True)
class _Still:
    """Tell whether somebody keeps still, and in what posture.

    Until 4 s are full every angle must stay within 10 degrees. Then their means are the
    anchor, and the posture lasts while every angle stays within 5 of it; a glance away
    of under a second neither ends it nor counts. A part that is no longer seen after 2 s,
    or newly seen for 4, makes it another posture of the same stillness.

    Attributes
    ----------
    anchor
        The held posture; empty while there is none.
    since_s, for_s
        When this posture began and how long it was seen held.
    moved_s, still_s
        When the body last moved, and how long it was seen still since.

    """

    anchor: dict[Key, Angle] = field(default_factory=dict)
    since_s: float = 0.0
    for_s: float = 0.0
    moved_s: float = 0.0
    still_s: float = 0.0
    _gathering: _Gathering | None = None  # until there is an anchor, and during a glance away
    _away_s: float | None = None
    _new: dict[Key, _Window] = field(default_factory=dict)
    _seen_s: dict[Key, float] = field(default_factory=dict)
    _time_s: float | None = None
    _unseen_s: float | None = None

    def update(self, now_s: float, angles: Angles) -> bool:
        """Take one look into account; return whether a posture is held at it."""
        if not angles:
            self._unseen_s = now_s if self._unseen_s is None else self._unseen_s
            return False
        last_s, unseen_s = self._time_s, self._unseen_s
        self._time_s, self._unseen_s = now_s, None
        gap_s = inf if last_s is None else now_s - last_s
        # Not seen for two seconds is the same at every rate: from the first look without.
        dark_s = gap_s if unseen_s is None else now_s - unseen_s
        if not (0.0 <= dark_s <= GAP_S + _ROUNDING and 0.0 <= gap_s < inf):
            self.anchor, self._away_s = {}, None
            self._gathering = _Gathering(now_s).add(now_s, 0.0, angles)
            return False
        step_s = gap_s if unseen_s is None else 0.0
        if self.anchor:
            return self._keep(now_s, step_s, angles)
        return self._gather(now_s, step_s, angles)

    def _gather(self, now_s: float, step_s: float, angles: Angles) -> bool:
        self._gathering = (self._gathering or _Gathering(now_s)).add(now_s, step_s, angles)
        gathered = self._gathering
        if gathered.for_s < HELD_S - _ROUNDING:
            return False
        self.since_s = self.moved_s = gathered.since_s
        self.for_s = self.still_s = gathered.for_s
        self._settle(now_s, gathered.anchor(now_s))
        return bool(self.anchor)

    def _settle(self, now_s: float, anchor: dict[Key, Angle]) -> None:
        self.anchor, self._gathering, self._away_s = anchor, None, None
        self._seen_s = dict.fromkeys(anchor, now_s)
        self._new = {}

    def _keep(self, now_s: float, step_s: float, angles: Angles) -> bool:
        seen = moved = False
        for key, at in self.anchor.items():
            angle = angles.get(key)
            if angle is not None:
                seen, self._seen_s[key] = True, now_s
                moved = moved or abs(angle.value - at.value) > _room(at)
        if moved:
            return self._glance(now_s, step_s, angles)
        self._away_s = self._gathering = None
        if seen:
            self.for_s += step_s
            self.still_s += step_s
        self._notice(now_s, step_s, angles)
        return bool(self.anchor)

    def _glance(self, now_s: float, step_s: float, angles: Angles) -> bool:
        if self._away_s is None or self._gathering is None:
            self._away_s = now_s
            self._gathering = _Gathering(now_s).add(now_s, 0.0, angles)
        else:
            self._gathering = self._gathering.add(now_s, step_s, angles)
        if now_s - self._away_s < GLANCE_S - _ROUNDING:
            return True
        self.anchor, self._away_s = {}, None  # moved, and gathering since then
        return False

    def _notice(self, now_s: float, step_s: float, angles: Angles) -> None:
        """See which parts have come into sight for good, and which have gone."""
        lost = {key for key, seen_s in self._seen_s.items() if now_s - seen_s > GAP_S + _ROUNDING}
        found: dict[Key, Angle] = {}
        for key in angles.keys() - self.anchor.keys():
            window = self._new.get(key)
            if window is None or now_s - window.seen_s > GAP_S + _ROUNDING:
                window = self._new[key] = _Window()
            if not window.add(now_s, step_s, angles[key]):
                del self._new[key]
            elif window.seconds >= HELD_S - _ROUNDING and (mean := window.mean()) is not None:
                found[key] = mean
        if lost or found:
            kept = {key: at for key, at in self.anchor.items() if key not in lost}
            self._settle(now_s, kept | found)
            self.since_s, self.for_s = now_s, 0.0


@dataclass(frozen=True, slots=True)
class Shares:
    """How the time in held postures divides, for one method.

    Attributes
    ----------
    seconds
        By lowest and highest action level that a posture can have, the seconds held;
        (2, 2) is surely level 2, (1, 2) between the two. None: not enough seen.
    worst
        The held posture with the highest scores; None where none could be scored.

    """

    seconds: Mapping[tuple[int, int] | None, float]
    worst: Held | None

    @property
    def held_s(self) -> float:
        """All seconds that were held."""
        return sum(self.seconds.values())

    def parts(self) -> list[tuple[tuple[int, int] | None, float]]:
        """Return the levels, lowest first and what was not seen last, with their shares."""
        whole = self.held_s
        return [
            (levels, seconds / whole)
            for levels, seconds in sorted(self.seconds.items(), key=_by_level)
            if seconds > 0.0
        ]

    def to_json(self, method: str) -> dict[str, object]:
        """Return shares of the held time, and the worst posture, of ``"rula"`` or ``"reba"``."""
        worst = None
        if self.worst is not None:
            of: Score = getattr(self.worst, method)
            worst = {
                "since_s": round(self.worst.since_s, 1),
                "for_s": round(self.worst.for_s, 1),
                "range": list(of.assessment.range),
                "action": of.assessment.words(),
            }
        return {
            "held_s": round(self.held_s, 1),
            "shares": [
                {
                    "action_levels": None if levels is None else list(levels),
                    "share": round(share, 3),
                }
                for levels, share in self.parts()
            ],
            "worst": worst,
        }


def _by_level(item: tuple[tuple[int, int] | None, float]) -> tuple[int, int]:
    return item[0] or (99, 99)  # what was not seen comes last


class Tally:
    """Add up held postures: the time of each action level, and the worst of them.

    A posture counts as a whole, with its last score: one that was held for five minutes
    was static from its beginning.
    """

    def __init__(self) -> None:
        self._done: tuple[dict[tuple[int, int] | None, float], ...] = ({}, {})
        self._worst: list[Held | None] = [None, None]
        self._now: Held | None = None

    def add(self, held: Held | None) -> None:
        """Take what `Live.update` returned for one look."""
        if held is None:
            return
        if self._now is not None and self._now.since_s != held.since_s:
            self._close(self._now, self._done, self._worst)
        self._now = held

    def shares(self) -> tuple[Shares, Shares]:
        """Return RULA's and REBA's shares so far, the posture that is held now included."""
        done, worst = tuple(dict(one) for one in self._done), list(self._worst)
        if self._now is not None:
            self._close(self._now, done, worst)
        return Shares(done[0], worst[0]), Shares(done[1], worst[1])

    @staticmethod
    def _close(
        held: Held,
        done: tuple[dict[tuple[int, int] | None, float], ...],
        worst: list[Held | None],
    ) -> None:
        for place, of in enumerate((held.rula, held.reba)):
            found = of.assessment
            low, high = found.levels
            levels = (low.level, high.level) if found.enough_seen else None
            done[place][levels] = done[place].get(levels, 0.0) + held.for_s
            if levels is not None and _rank(held, place) > _rank(worst[place], place):
                worst[place] = held


def _rank(held: Held | None, place: int) -> tuple[int, int, float]:
    """Return what makes one posture worse than another: surely high, perhaps high, long."""
    if held is None:
        return (-1, -1, 0.0)
    of = (held.rula, held.reba)[place]
    return (*of.assessment.range, held.for_s)


def least_when_held(method: Method) -> int:
    """Return the lowest score there is for a posture held longer than a minute.

    2 for RULA and for REBA: nobody who keeps still at a desk can reach a 1, however they
    sit, and nothing may promise it.
    """
    easiest = {id_: step.all_values[:1] for id_, step in method.steps.items()}
    timed = "muscle_use" if "muscle_use" in easiest else "activity"
    lowest = easiest[timed][0]
    return method.assess(easiest | {timed: (lowest + 1,)}).scores[0]
