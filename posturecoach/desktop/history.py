"""The last ten minutes, one mean a second, with holes where nothing was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

SPAN_S = 600


@dataclass(slots=True)
class History:
    """Keep a number a second for each of several series, in memory that does not grow.

    A second in which a series got nothing is NaN there, never 0: 0 is a good posture.
    """

    _sums: dict[str, FloatArray] = field(default_factory=dict)
    _counts: dict[str, FloatArray] = field(default_factory=dict)
    _newest: int | None = None

    def add(self, at_s: float, numbers: Mapping[str, float]) -> None:
        """Add `numbers` by series at `at_s`, seconds on one clock that never goes back."""
        self._advance(int(at_s // 1))
        slot = int(at_s // 1) % SPAN_S
        for name, number in numbers.items():
            if name not in self._sums:
                self._sums[name] = np.zeros(SPAN_S)
                self._counts[name] = np.zeros(SPAN_S)
            self._sums[name][slot] += number
            self._counts[name][slot] += 1

    def line(self, name: str, now_s: float) -> tuple[FloatArray, FloatArray]:
        """Return the series `name` as a line that ends now.

        Returns
        -------
        tuple of FloatArray
            Minutes, -10 to 0, and the mean of each second; both shape (600,), oldest
            first. NaN in the second array where nothing was seen.

        """
        minutes = np.arange(-SPAN_S + 1, 1) / 60.0
        self._advance(int(now_s // 1))
        if name not in self._sums or self._newest is None:
            return minutes, np.full(SPAN_S, np.nan)
        order = np.arange(self._newest - SPAN_S + 1, self._newest + 1) % SPAN_S
        counts = self._counts[name][order]
        means = np.full(SPAN_S, np.nan)
        np.divide(self._sums[name][order], counts, out=means, where=counts > 0)
        return minutes, means

    @property
    def newest_s(self) -> float:
        """The second up to which the lines reach; 0 with nothing in them."""
        return float(self._newest or 0)

    def names(self) -> list[str]:
        """Return the series that have a number somewhere in the last ten minutes."""
        return [name for name, counts in self._counts.items() if counts.any()]

    def clear(self) -> None:
        """Forget everything."""
        self._sums.clear()
        self._counts.clear()
        self._newest = None

    def _advance(self, second: int) -> None:
        if self._newest is None:
            self._newest = second
            return
        skipped = second - self._newest
        if skipped <= 0:
            return
        slots = np.arange(self._newest + 1, self._newest + 1 + min(skipped, SPAN_S)) % SPAN_S
        for rows in (self._sums, self._counts):
            for row in rows.values():
                row[slots] = 0.0
        self._newest = second
