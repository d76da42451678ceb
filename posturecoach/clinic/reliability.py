"""How far this set-up can be trusted: five repeats, its own standard error and smallest change.

The five are of the same person in the same posture, who gets up, or steps aside, between
them. SEM is their standard deviation; MDC95 = 1.96 √2 SEM is how far two single measurements
must differ before the difference is more than the set-up's own spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from statistics import mean, stdev

from posturecoach.clinic.marks import Source
from posturecoach.clinic.plain import Row
from posturecoach.clinic.snapshot import Setup, Snapshot, Stance
from posturecoach.clinic.values import MOST_APART, Figure, apart, figures, size_ratio
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import View

LEAST_REPEATS = 5
MDC_OF_SEM = 1.96 * sqrt(2.0)
FLOOR: Mapping[str, float] = {
    "deg": 2.0, "mm": 5.0, "%": 2.0, "ratio": 0.01, "shoulder widths": 0.02, "px": 3.0,
}  # fmt: skip
"""By unit, the smallest change that is ever believed: what a pixel or two make, whatever five
repeats that happen to agree may say. Own choice."""


_AGAIN = "take five in one go: same camera, view and distance; stand up or step aside between."


class RepeatsError(PostureCoachError):
    """The repeats can't be used; says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """What one measure is worth in one set-up.

    Attributes
    ----------
    measure, unit, source
        Of what.
    setup
        Where; its distance is that of the repeats in the mean.
    count, mean
        How many repeats, and their mean.
    sem, sem_low, sem_high
        Standard error of measurement with its 95 % interval: five repeats know it only
        within a factor of about 0.6 to 2.9.
    floor
        No smallest change is below this.

    """

    measure: str
    unit: str
    source: Source
    setup: Setup
    count: int
    mean: float
    sem: float
    sem_low: float
    sem_high: float
    floor: float

    @property
    def mdc(self) -> float:
        """The smallest change that is clear, in `unit`: MDC95, but never below the floor."""
        return max(self.floor, MDC_OF_SEM * self.sem)

    @property
    def mdc_interval(self) -> tuple[float, float]:
        """Where the true one lies with 95 %, neither below the floor."""
        return (
            max(self.floor, MDC_OF_SEM * self.sem_low),
            max(self.floor, MDC_OF_SEM * self.sem_high),
        )

    @property
    def floored(self) -> bool:
        """Whether the repeats agreed better than can be believed."""
        return MDC_OF_SEM * self.sem < self.floor

    def holds_for(self, setup: Setup, source: Source) -> bool:
        """Return whether it was found in such a set-up, in the same way."""
        mine = self.setup
        same = (mine.camera, mine.view, mine.stance, mine.width, mine.height) == (
            setup.camera,
            setup.view,
            setup.stance,
            setup.width,
            setup.height,
        )
        far = (mine.distance_mm, setup.distance_mm)
        return source is self.source and same and apart(*far) <= MOST_APART

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data."""
        setup = self.setup
        return {
            "measure": self.measure,
            "unit": self.unit,
            "source": self.source.value,
            "camera": setup.camera,
            "view": setup.view.value,
            "stance": setup.stance.value,
            "width": setup.width,
            "height": setup.height,
            "distance_mm": setup.distance_mm,
            "count": self.count,
            "mean": self.mean,
            "sem": self.sem,
            "floor": self.floor,
        }


def reliability_from(data: object, mistakes: list[str], where: str = "") -> Reliability | None:
    """Return what `Reliability.to_plain` gave; None, with every mistake named."""
    before = len(mistakes)
    row = Row(data, mistakes, where)
    setup = Setup(
        row.words("camera", empty=True),
        View(row.one_of("view", list(View))),
        Stance(row.one_of("stance", list(Stance))),
        row.whole("width", least=1),
        row.whole("height", least=1),
        row.maybe("distance_mm", least=1.0),
    )
    measure, unit = row.words("measure"), row.words("unit")
    source = Source(row.one_of("source", list(Source)))
    count, middle = row.whole("count", least=LEAST_REPEATS, most=1000), row.number("mean")
    sem, floor = row.number("sem", least=0.0), row.number("floor", least=0.0)
    row.nothing_else()
    if len(mistakes) > before:
        return None
    low, high = sem_interval(sem, count)
    return Reliability(measure, unit, source, setup, count, middle, sem, low, high, floor)


def reliability(
    repeats: Sequence[Snapshot], *, floors: Mapping[str, float] = FLOOR
) -> dict[str, Reliability]:
    """Return what every measure is worth that all of the repeats have, by its id.

    Parameters
    ----------
    repeats
        Five or more moments of the same person, posture and set-up.
    floors
        The smallest change that is believed, by unit.

    Raises
    ------
    RepeatsError
        If there are fewer than five, if they are not five different ones, if their set-ups
        differ (camera, picture, view, stance, distance or size by more than 10 %), or if no
        measure was taken in all of them.

    """
    _check(repeats)
    every = [figures(one) for one in repeats]
    common = [id_ for id_ in every[0] if all(_same(id_, every[0][id_], one) for one in every)]
    if not common:
        raise RepeatsError(
            "No measure was taken in every one of the repeats.",
            try_="see that the same parts are visible each time, and repeat.",
        )
    setup = _mean_setup(repeats)
    return {id_: _of(id_, [one[id_] for one in every], setup, floors) for id_ in common}


def _of(
    id_: str, found: Sequence[Figure], setup: Setup, floors: Mapping[str, float]
) -> Reliability:
    numbers = [one.value for one in found]
    sem = stdev(numbers)
    low, high = sem_interval(sem, len(numbers))
    unit = found[0].unit
    return Reliability(
        *(id_, unit, found[0].source, setup, len(numbers), mean(numbers), sem, low, high),
        floor=floors.get(unit, 0.0),
    )


def _same(id_: str, first: Figure, other: Mapping[str, Figure]) -> bool:
    found = other.get(id_)
    return found is not None and (found.unit, found.source, found.since_neutral) == (
        first.unit,
        first.source,
        first.since_neutral,
    )


def _check(repeats: Sequence[Snapshot]) -> None:
    again = _AGAIN
    if len({one.id for one in repeats}) < len(repeats):
        raise RepeatsError("The same snapshot stands there twice.", try_=again)
    if len(repeats) < LEAST_REPEATS:
        raise RepeatsError(
            f"Five repeats are needed, and there are {len(repeats)}.",
            try_="take the missing ones; fewer say next to nothing about the spread.",
        )
    check_setups(repeats)


def check_setups(repeats: Sequence[Snapshot]) -> None:
    """See that all were taken in one set-up; of any number, as they come.

    Raises
    ------
    RepeatsError
        If camera, view, stance or picture differ, or distance or size by more than 10 %.

    """
    again = _AGAIN
    for name, told in (
        ("camera", {one.setup.camera for one in repeats}),
        ("view", {one.setup.view for one in repeats}),
        ("stance", {one.setup.stance for one in repeats}),
        ("size of picture", {(one.setup.width, one.setup.height) for one in repeats}),
    ):
        if len(told) > 1:
            raise RepeatsError(f"The repeats differ in their {name}.", try_=again)
    if _spread(one.setup.distance_mm for one in repeats) > MOST_APART:
        raise RepeatsError("The repeats differ in their distance by more than 10 %.", try_=again)
    if _spread(size_ratio(repeats[0], one) for one in repeats) > MOST_APART:
        raise RepeatsError(
            "The size of the person in the picture differs by more than 10 %.", try_=again
        )


def _spread(lengths: Iterable[float | None]) -> float:
    """Return how far lengths differ at most, as a share; what is not known tells nothing."""
    known = [one for one in lengths if one is not None]
    return apart(min(known), max(known)) if known else 0.0


def _mean_setup(repeats: Sequence[Snapshot]) -> Setup:
    one = repeats[0].setup
    known = [r.setup.distance_mm for r in repeats if r.setup.distance_mm is not None]
    far = mean(known) if known else None
    return Setup(one.camera, one.view, one.stance, one.width, one.height, far)


def sem_interval(sem: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a standard error that `count` repeats gave (chi-square)."""
    free = count - 1
    low = sem * sqrt(free / chi_square(0.975, free))
    return low, sem * sqrt(free / chi_square(0.025, free))


def chi_square(share: float, free: int) -> float:
    """Return the number below which chi-square with `free` degrees of freedom stays.

    `share` of the time, between 0 and 1. By halving, to about twelve digits.
    """
    if not 0.0 < share < 1.0 or free < 1:
        raise ValueError(f"expected a share between 0 and 1, got {share}, {free}")
    low, high = 0.0, float(free)
    while _below(high, free) < share:
        high *= 2.0
    for _ in range(100):
        half = (low + high) / 2.0
        low, high = (half, high) if _below(half, free) < share else (low, half)
    return (low + high) / 2.0


def _below(x: float, free: int) -> float:
    """Return the share of chi-square that lies below `x`: the lower gamma function's series."""
    a, z = free / 2.0, x / 2.0
    if z <= 0.0:
        return 0.0
    term = total = 1.0 / a
    n = a
    while term > total * 1e-16:
        n += 1.0
        term *= z / n
        total += term
    return min(1.0, total * exp(a * log(z) - z - lgamma(a)))
