"""How a measure was spread over a time: seconds by bin. Spreads of days add up to years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_WIDTH_OF = {"deg": 1.0, "mm": 5.0, "%": 1.0, "ratio": 0.01, "shoulder widths": 0.01, "bool": 1.0}
_OTHER_WIDTH = 0.5
FARTHEST = 1_000
"""No bin lies farther from 0: of such a number nothing is known but "far"."""
_TAIL = 0.25  # beyond the 10th and 90th percentile a minute reaches so much of their distance
_NARROW = 1e-3  # of a bin: as good as a single number
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds by bin.

    Attributes
    ----------
    unit
        Of the measure; says how wide a bin is, see `width_of`.
    first
        The first bin. Bin k lies about k times the width, half a width to either side.
    seconds
        Of each bin from `first` on.

    """

    unit: str
    first: int = 0
    seconds: tuple[float, ...] = ()

    @property
    def total_s(self) -> float:
        """All seconds."""
        return sum(self.seconds)

    def quantile(self, share: float) -> float | None:
        """Return the number below which the measure was for `share` of the time; None: no time."""
        seconds = np.asarray(self.seconds)
        total_s = seconds.sum()
        if total_s <= 0.0:
            return None
        shares = np.concatenate(([0.0], np.cumsum(seconds))) / total_s
        ends = (self.first - 0.5 + np.arange(len(shares))) * width_of(self.unit)
        # Of the flat stretches, where nothing was, neither end must be taken by chance.
        above = int(np.searchsorted(shares, max(share, _ROUNDING), side="left"))
        above = min(max(above, 1), len(shares) - 1)
        part = (share - shares[above - 1]) / (shares[above] - shares[above - 1])
        return float(ends[above - 1] + part * (ends[above] - ends[above - 1]))

    def mean(self) -> float | None:
        """Return the mean over time; None: no time."""
        total_s = self.total_s
        if total_s <= 0.0:
            return None
        middles = (self.first + np.arange(len(self.seconds))) * width_of(self.unit)
        return float((middles * np.asarray(self.seconds)).sum() / total_s)

    def share_above(self, number: float) -> float | None:
        """Return the share of the time in which the measure was above `number`; None: no time."""
        total_s = self.total_s
        if total_s <= 0.0:
            return None
        width = width_of(self.unit)
        starts = (self.first - 0.5 + np.arange(len(self.seconds))) * width
        inside = np.clip((starts + width - number) / width, 0.0, 1.0)
        return float((inside * np.asarray(self.seconds)).sum() / total_s)

    def plus(self, other: Spread) -> Spread:
        """Return both together.

        Raises
        ------
        ValueError
            If they are in different units.

        """
        if self.unit != other.unit:
            raise ValueError(f"expected two spreads in one unit, got {self.unit}, {other.unit}")
        if not self.seconds or not other.seconds:
            return self if self.seconds else other
        first = min(self.first, other.first)
        last = max(self.first + len(self.seconds), other.first + len(other.seconds))
        both = np.zeros(last - first)
        for one in (self, other):
            at = one.first - first
            both[at : at + len(one.seconds)] += one.seconds
        return Spread(self.unit, first, tuple(np.round(both, 1).tolist()))


def width_of(unit: str) -> float:
    """Return how wide a bin of a measure in `unit` is."""
    return _WIDTH_OF.get(unit, _OTHER_WIDTH)


def spread_of(
    unit: str, low: FloatArray, median: FloatArray, high: FloatArray, seen_s: FloatArray
) -> Spread:
    """Return the spread of a measure over many minutes.

    Parameters
    ----------
    unit
        Of the measure.
    low, median, high
        The 10th, 50th and 90th percentile of each minute, shape (n,).
    seen_s
        Seconds in which it was seen in each.

    Notes
    -----
    Within a minute only these three are known. Between them it is taken as even, and beyond
    the outer two it goes on for a quarter of their distance to the median, at the same
    density: exact for an even spread, and near enough for any other.

    """
    width = width_of(unit)
    if unit == "bool":
        yes_s = float((median * seen_s).sum())
        return Spread(unit, 0, (round(float(seen_s.sum()) - yes_s, 1), round(yes_s, 1)))
    if not len(median):
        return Spread(unit)
    start, end = low - _TAIL * (median - low), high + _TAIL * (high - median)
    first = int(np.clip(np.floor(start.min() / width + 0.5), -FARTHEST, FARTHEST))
    last = int(np.clip(np.floor(end.max() / width + 0.5), -FARTHEST, FARTHEST))
    edges = (first - 0.5 + np.arange(last - first + 2)) * width
    below = np.zeros((len(median), len(edges)))
    knots = (start, low, median, high, end)
    for at, share in enumerate((0.1, 0.4, 0.4, 0.1)):
        left = knots[at][:, None]
        broad = np.maximum(knots[at + 1][:, None] - left, width * _NARROW)
        below += share * np.clip((edges - left) / broad, 0.0, 1.0)
    below[:, 0], below[:, -1] = 0.0, 1.0
    seconds = (np.diff(below, axis=1) * seen_s[:, None]).sum(axis=0)
    return Spread(unit, first, tuple(np.round(seconds, 1).tolist()))
