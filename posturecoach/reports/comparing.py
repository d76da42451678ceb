"""Two periods side by side: what is a difference, and what goes along with what."""

from __future__ import annotations

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from statistics import stdev

import numpy as np
import numpy.typing as npt

from posturecoach.reports.model import Association, Compared, Verdict

LEAST_DAYS = 3  # on either side, or nothing is said of a difference
LEAST_PAIRS = 14  # RULES.md 6.1: no correlation with fewer days
_Z = 1.96

FloatArray = npt.NDArray[np.float64]


def compared(
    now: float | None,
    was: float | None,
    least: float,
    *,
    days: Sequence[float] = (),
    days_was: Sequence[float] = (),
    alone: bool = False,
    least_days: int = LEAST_DAYS,
) -> Compared:
    """Return what can be said of one number in two periods.

    Parameters
    ----------
    now, was
        The numbers; None: not known.
    least
        The smallest difference that counts for anybody.
    days, days_was
        The numbers of the single days: by how much they differ among themselves is what the
        difference of the periods must be larger than, too.
    alone
        Whether there is no other period at all.
    least_days
        How many of them it takes on either side.

    """
    if alone:
        return Compared(now, None, least, Verdict.ALONE)
    if now is None or was is None or min(len(days), len(days_was)) < least_days:
        return Compared(now, was, least, Verdict.TOO_LITTLE)
    least = max(least, _by_chance(days, days_was))
    clear = abs(now - was) >= least
    return Compared(now, was, least, Verdict.CLEAR if clear else Verdict.UNCLEAR)


def _by_chance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the difference of two means that the days make by themselves, 95 %."""
    errors = (stdev(days) ** 2 / len(days) for days in (one, other) if len(days) > 1)
    return _Z * sqrt(sum(errors))


def association(pairs: Sequence[tuple[float, float]]) -> Association:
    """Return how far two numbers a day rise and fall together: Spearman's rho.

    Notes
    -----
    The interval is that of Fisher's z with the standard error of Bonett and Wright (2000).
    It takes the days as independent, which neighbours are not quite.

    """
    kept = tuple((float(x), float(y)) for x, y in pairs)
    if len(kept) < LEAST_PAIRS:
        return Association(kept)
    ranks = [_ranks(np.array(column)) for column in zip(*kept, strict=True)]
    if any(np.ptp(column) == 0.0 for column in ranks):
        return Association(kept)
    rho = float(np.clip(np.corrcoef(ranks[0], ranks[1])[0, 1], -1.0, 1.0))
    # A perfect order has no z; its interval is taken just beside it.
    z = atanh(max(-0.9999, min(0.9999, rho)))
    wide = _Z * sqrt((1.0 + 0.5 * rho**2) / (len(kept) - 3))
    return Association(kept, rho, tanh(z - wide), tanh(z + wide))


def _ranks(numbers: FloatArray) -> FloatArray:
    """Return ranks from 1 on; equal numbers share the mean of theirs."""
    _, where, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    found: FloatArray = (last - 0.5 * (counts - 1))[where]
    return found
