"""The steps of an observational method: from angles and ticks to the scores of one part.

A step is what the paper form asks of one part of the body: the score of an angle or of a
named choice, points added for what else is seen, kept within the form's range. What is
not known stays a list of everything it could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from math import inf

Values = tuple[int, ...]
"""The scores that are possible: ascending, each once, never empty."""


@dataclass(frozen=True, slots=True, eq=False)
class Bin:
    """One bin of a scale.

    Attributes
    ----------
    low, high
        Its ends. Where two bins meet, the value belongs to the one that is closed there.
    low_closed, high_closed
        Whether an end belongs to the bin.
    name
        The choice or flag that it stands for, or empty.
    score
        Its score; None where `name` stands for it, or for nothing.

    """

    low: float
    low_closed: bool
    high: float
    high_closed: bool
    name: str = ""
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A quantity and its bins, from the lowest to the highest, without gap or overlap.

    Attributes
    ----------
    quantity
        Its name under ``angles``, with the unit: ``deg``, ``static_s``.
    bins
        As above.
    absolute
        Whether the side does not matter: the bins are those of the absolute value.
    zero_from, zero_to
        A value from one to the other, both ends included, counts as 0: the noise of a
        camera is not a posture. 0 and 0 where nothing is tolerated.

    """

    quantity: str
    bins: tuple[Bin, ...]
    absolute: bool = False
    zero_from: float = 0.0
    zero_to: float = 0.0

    def __post_init__(self) -> None:
        if not self.bins:
            raise ValueError(f"{self.quantity}: expected bins, got none")
        for one, other in zip(self.bins, self.bins[1:], strict=False):
            if one.high != other.low or one.high_closed == other.low_closed:
                what = "a gap" if one.high <= other.low else "an overlap"
                raise ValueError(f"{self.quantity}: {what} between {one.high:g} and {other.low:g}")
        for bin_ in self.bins:
            empty = bin_.low == bin_.high and bin_.low_closed and bin_.high_closed
            if not (bin_.low < bin_.high or empty):
                raise ValueError(f"{self.quantity}: a bin from {bin_.low:g} to {bin_.high:g}")

    def bin_of(self, value: float, *, exact: bool = False) -> Bin | None:
        """Return the bin of `value`, None outside all. `exact` tolerates nothing near 0."""
        if not exact and self.zero_from <= value <= self.zero_to:
            value = 0.0
        if self.absolute:
            value = abs(value)
        first = self.bins[0]
        if value < first.low or (value == first.low and not first.low_closed):
            return None
        for bin_ in self.bins:
            if value < bin_.high or (bin_.high_closed and value == bin_.high):
                return bin_
        return None

    def limits(self) -> str:
        """Return the values that have a bin, in words."""
        low, high = self.bins[0].low, self.bins[-1].high
        if self.absolute:
            low = -high
        if high == inf:
            return f"{low:g} or more"
        return f"{low:g} to {high:g}"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a step under ``angles``; every value is what it could be.

    Attributes
    ----------
    quantities
        By name, the values that are possible.
    choices
        The named choices that are possible; None stands for no choice having been said,
        which leaves the base to the quantities, or open.
    excluded
        Choices that were said not to be so.
    flags
        By name of a flag, the answers that are possible.
    exact
        Whether the angles are taken without the tolerance for a camera.

    """

    quantities: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    choices: tuple[str | None, ...] = (None,)
    excluded: frozenset[str] = frozenset()
    flags: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)
    exact: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step of a method.

    Attributes
    ----------
    id
        As in the method's file: ``upper_arm``, ``chair.height``.
    low, high
        The range of its score; sums beyond are kept at its ends.
    base
        What points are added to where there is neither scale nor choice.
    scales
        Quantities that give the base. Where several are known, the highest base counts.
    choices
        Names that give the base; one that is said counts before any quantity.
    otherwise
        The base when the choice that was said is denied; None leaves it to the scales.
    points
        Points added for each flag.
    gauges
        Quantities that raise a flag: seconds held still, degrees of twist.
    denies
        By flag: the choices and flags that cannot be while it is raised.

    """

    id: str
    low: int
    high: int
    base: int | None = None
    scales: tuple[Scale, ...] = ()
    choices: Mapping[str, int] = field(default_factory=dict)
    otherwise: int | None = None
    points: Mapping[str, int] = field(default_factory=dict)
    gauges: tuple[Scale, ...] = ()
    denies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all_values(self) -> Values:
        """Every score that the step can have."""
        return tuple(range(self.low, self.high + 1))

    def quantities(self) -> Mapping[str, Scale]:
        """Return the quantities that may be told, by name."""
        return {scale.quantity: scale for scale in (*self.scales, *self.gauges)}

    def possible(self, told: Told) -> Values:
        """Return every score that what was `told` allows, by trying all combinations.

        A flag that was not told is not raised: the form's empty box. A base that was not
        told is any.
        """
        return _possible(
            self,
            tuple(_bins(scale, told) for scale in self.scales),
            tuple(_bins(gauge, told) for gauge in self.gauges),
            (told.choices, told.excluded, tuple(told.flags.items())),
        )

    def scores(
        self, raised: set[str], choice: str | None, bins: list[Bin], excluded: frozenset[str]
    ) -> Iterable[int]:
        """Return the scores of one combination, several where its base is open."""
        denied = {name for flag in raised for name in self.denies.get(flag, ())}
        points = sum(self.points[name] for name in raised - denied)
        bases = self._bases(choice, bins, denied, denied | excluded)
        return [min(max(base + points, self.low), self.high) for base in bases]

    def _bases(
        self, choice: str | None, bins: list[Bin], denied: set[str], excluded: set[str]
    ) -> Iterable[int]:
        if self.base is not None:
            return (self.base,)
        if choice is not None and choice not in denied:
            return (self.choices[choice],)
        if bins:
            return (max(self._base_of(bin_, denied) for bin_ in bins),)
        if choice is not None and self.otherwise is not None:
            return (self.otherwise,)
        # Nothing says what it is: everything that it was not said not to be.
        left = {score for name, score in self.choices.items() if name not in excluded}
        left |= {b.score for scale in self.scales for b in scale.bins if b.score is not None}
        return left or set(self.choices.values())

    def _base_of(self, bin_: Bin, denied: set[str]) -> int:
        if bin_.score is not None:
            return bin_.score
        if bin_.name in denied and self.otherwise is not None:
            return self.otherwise
        return self.choices[bin_.name]


def _bins(scale: Scale, told: Told) -> tuple[Bin | None, ...]:
    """Return the bins that a quantity may be in; only None where it was not told."""
    values = told.quantities.get(scale.quantity)
    if values is None:
        return (None,)
    return tuple(dict.fromkeys(scale.bin_of(value, exact=told.exact) for value in values))


@lru_cache(4096)  # angles differ, but they fall into the same few bins
def _possible(
    step: Step,
    readings: tuple[tuple[Bin | None, ...], ...],
    gauged: tuple[tuple[Bin | None, ...], ...],
    told: tuple[tuple[str | None, ...], frozenset[str], tuple[tuple[str, tuple[bool, ...]], ...]],
) -> Values:
    choices, excluded, flags = told
    found: set[int] = set()
    names = [name for name, _ in flags]
    for answers in product(*(given for _, given in flags)):
        said = {name for name, raised in zip(names, answers, strict=True) if raised}
        for raised_by in product(*gauged):
            raised = said | {bin_.name for bin_ in raised_by if bin_ is not None and bin_.name}
            for choice, bins in product(choices, product(*readings)):
                known = [bin_ for bin_ in bins if bin_ is not None]
                found.update(step.scores(raised, choice, known, excluded))
    return tuple(sorted(found))
