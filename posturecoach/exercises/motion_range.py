"""The range of motion: the best of three tries, against the own start and the usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from posturecoach.exercises.library import Side
from posturecoach.exercises.plain import Plain
from posturecoach.exercises.signals import SIGNALS, Calm, StartPosition
from posturecoach.posture.spec import Features

# A test goes as far as these exercises do: it is open where all of them are.
LIKE: Mapping[str, tuple[str, ...]] = {
    "rotation": ("M1",),
    "side_bend": ("M1", "M2"),
    "flexion": ("M1", "M2", "M3"),
    "extension": ("M1", "M2", "M3"),
    "abduction": ("M6", "C3", "P1"),
}

BACK_SHARE = 0.4  # of the try's best: this far back, the try is over
KEPT_S = 0.3  # an end that was passed in less was a swing or a wild look


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement that is tested.

    Attributes
    ----------
    id, view
        Which, and from where it is seen.
    signals
        One of `signals.SIGNALS`, or one for each side.
    sided, sign
        Whether left and right are tested, and else which way counts.
    norm
        Degrees that are usual in young adults.
    pm, pm_share
        Half width of the 95 % interval of a measurement, and what that grows by with it.
    least
        Less than this is no try, in degrees.
    cite
        Where the norm comes from.

    """

    id: str
    view: str
    signals: tuple[str, ...]
    sided: bool
    sign: int
    norm: float
    pm: float
    pm_share: float
    least: float
    cite: str

    def pm_of(self, deg: float) -> float:
        """Return the ± of a measured range, in degrees."""
        return hypot(self.pm, self.pm_share * deg)


@dataclass(frozen=True, slots=True)
class RangeRules:
    """The test; see range.toml."""

    movements: Mapping[str, Movement]
    tries: int
    unclear_deg: float
    norm_falls_from_age: float


class RangeTest:
    """Test one movement: look after look in, tries out. No clock: the time comes along.

    Parameters
    ----------
    movement
        Which.
    tries
        How many, on each side.

    """

    def __init__(self, movement: Movement, tries: int = 3) -> None:
        self._movement = movement
        self._wanted = tries
        self._start = StartPosition()
        sides = tuple(Side) if movement.sided else (None,)
        self._calm: dict[str, Calm] = {}
        self._now: dict[Side | None, list[tuple[float, float]]] = {s: [] for s in sides}
        self.tries: dict[Side | None, list[float]] = {s: [] for s in sides}

    @property
    def started(self) -> bool:
        """Whether the start position is known."""
        return self._start.features is not None

    @property
    def done(self) -> bool:
        """Whether there are enough tries on each side."""
        return all(len(found) >= self._wanted for found in self.tries.values())

    def look(self, time_s: float, seen: Features | None) -> Mapping[Side | None, float]:
        """Return how far each side is now, in degrees; nothing while it is not seen.

        `seen` is what `signals.features_seen` tells; None where nobody is in the picture.
        """
        if seen is None:
            return {}
        if self._start.features is None:
            self._start.add(time_s, seen, self._shows)
            return {}
        found = {}
        for side in self._now:
            deg = self._deg(side, time_s, seen, self._start.features)
            if deg is None:
                self._now[side].clear()  # what happened in between nobody knows
                continue
            found[side] = deg
            self._follow(side, time_s, deg)
        return found

    def best(self) -> dict[Side | None, float]:
        """Return the best try of each side that has one, in degrees."""
        return {side: max(found) for side, found in self.tries.items() if found}

    def _follow(self, side: Side | None, time_s: float, deg: float) -> None:
        way, least = self._now[side], self._movement.least
        far = _kept(way)
        if far >= least and deg <= BACK_SHARE * far:
            if len(self.tries[side]) < self._wanted:
                self.tries[side].append(far)
            way.clear()
        elif way or deg >= least:
            way.append((time_s, deg))
            if far < least and deg < least:
                way.clear()

    def _shows(self, seen: Features) -> bool:
        return all(SIGNALS[name].take(seen, seen) is not None for name in self._movement.signals)

    def _deg(
        self, side: Side | None, time_s: float, seen: Features, start: Features
    ) -> float | None:
        names = self._movement.signals
        name = names[-1] if side is Side.RIGHT else names[0]
        number = SIGNALS[name].take(seen, start)
        if number is None:
            return None
        calm = self._calm.setdefault(name, Calm())(time_s, number)
        if len(names) > 1:
            return calm
        turned = side is Side.RIGHT or (side is None and self._movement.sign < 0)
        return -calm if turned else calm


def _kept(way: Sequence[tuple[float, float]]) -> float:
    """Return the farthest that was kept for `KEPT_S`, in degrees; 0 for none."""
    best = 0.0
    for n, (since_s, _) in enumerate(way):
        lowest = way[n][1]
        for time_s, deg in way[n:]:
            lowest = min(lowest, deg)
            if lowest <= best:
                break
            if time_s - since_s >= KEPT_S - 1e-9:
                best = lowest
                break
    return best


class RangeVerdict(StrEnum):
    """What a change since the own start means."""

    MORE = "more"
    LESS = "less"
    NO_CLEAR_CHANGE = "no_clear_change"


@dataclass(frozen=True, slots=True)
class RangeResult:
    """The range of one movement on one side.

    Attributes
    ----------
    movement, side, day
        Which, and when (ISO 8601); None without sides.
    deg, pm
        The best try and its ±.
    norm, norm_falls
        What is usual in young adults, and whether less is usual at the person's age.
    change, verdict
        Since the own start, in degrees; None where this is the start.

    """

    movement: str
    side: Side | None
    day: str
    deg: float
    pm: float
    norm: float
    norm_falls: bool
    change: float | None = None
    verdict: RangeVerdict | None = None

    def to_plain(self) -> dict[str, object]:
        """Return what is to be kept as plain data; the rest follows from it."""
        side = None if self.side is None else self.side.value
        return {"movement": self.movement, "side": side, "day": self.day, "deg": self.deg}


def range_result(
    rules: RangeRules,
    movement: str,
    side: Side | None,
    day: str,
    deg: float,
    *,
    own_start: float | None = None,
    age: float | None = None,
) -> RangeResult:
    """Return what a best try of `deg` degrees means; `own_start` is the first one of all."""
    of = rules.movements[movement]
    change = None if own_start is None else deg - own_start
    verdict = None
    if change is not None:
        verdict = RangeVerdict.NO_CLEAR_CHANGE
        if abs(change) >= rules.unclear_deg:
            verdict = RangeVerdict.MORE if change > 0.0 else RangeVerdict.LESS
    falls = age is not None and age >= rules.norm_falls_from_age
    return RangeResult(movement, side, day, deg, of.pm_of(deg), of.norm, falls, change, verdict)


def range_from(
    data: object, rules: RangeRules, mistakes: list[str]
) -> tuple[str, Side | None, str, float]:
    """Return movement, side, day and degrees that `RangeResult.to_plain` gave.

    Every mistake is added to the list.
    """
    row = Plain(data, mistakes, "range")
    movement = row.one_of("movement", rules.movements)
    side = Side(row.one_of("side", tuple(Side))) if "side" in row else None
    if (side is not None) != rules.movements[movement].sided:
        row.wrong("side", "a side where the movement has sides, and only there")
    found = (movement, side, row.day("day"), row.number("deg", least=0, most=200))
    row.nothing_else("side")
    return found
