"""The last sixty seconds as numbers, in memory only: what a prompt can be looked at by.

No picture, no landmark: the change, the value and the ± of each measure, rounded, five times
a second. It fills a tenth of a megabyte, is never written down, and is gone with the program.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posturecoach.desktop.history import FloatArray
from posturecoach.ergonomics.holding import Hold
from posturecoach.posture.measure import Measure, Person, View
from posturecoach.posture.reader import UNITS
from posturecoach.session import Look

LAST_S = 60.0
EVERY_S = 0.2
HOLE_S = 1.5  # without a look for longer, nobody looked
KEPT = 5  # recordings: prompts that can be looked at again
_ROUNDED = {"deg": 1, "mm": 0, "%": 1, "ratio": 3, "shoulder widths": 3}  # digits
_IDS = tuple(UNITS)
_AT = {id_: at for at, id_ in enumerate(_IDS)}
_CHANGE, _VALUE, _PM = range(3)
_SLACK = 1e-6  # rounding of timestamps


@dataclass(frozen=True, slots=True)
class Recording:
    """What was measured in the last sixty seconds before a prompt.

    Attributes
    ----------
    times_s
        Shape (n,), seconds before the end: -60 to 0, rising.
    numbers
        Shape (n, measures, 3): change, value and ±; NaN where there was none.
    views, persons
        Shape (n,): from where, and who was there.
    held
        What was held at the end.

    """

    times_s: FloatArray
    numbers: NDArray[np.float32]
    views: tuple[View, ...]
    persons: tuple[Person, ...]
    held: tuple[Hold, ...] = ()

    def __len__(self) -> int:
        """Return how many moments there are."""
        return len(self.times_s)

    @property
    def view(self) -> View:
        """From where the camera saw the person last; from the front where it never did."""
        seen = [view for view in self.views if view is not View.UNKNOWN]
        return seen[-1] if seen else View.FRONT

    def measures(self, at: int) -> dict[str, Measure]:
        """Return what was measured at moment `at`; what was not is left out."""
        found = {}
        for id_, row in zip(_IDS, self.numbers[at].tolist(), strict=True):
            change, value, pm = (None if number != number else number for number in row)  # noqa: PLR0124 - NaN
            if change is not None or value is not None:
                found[id_] = Measure(id_, UNITS[id_], value, change, pm or 0.0)
        return found

    def line(self, measure: str, *, change: bool) -> tuple[FloatArray, FloatArray]:
        """Return the changes or values of a measure and their ±, each shape (n,), with NaN."""
        rows = self.numbers[:, _AT[measure]].astype(np.float64)
        return rows[:, _CHANGE if change else _VALUE], rows[:, _PM]

    def nearest(self, time_s: float) -> int | None:
        """Return the last moment up to `time_s` before the end; None where nobody looked then."""
        times = self.times_s.tolist()
        at = bisect_left(times, time_s + _SLACK) - 1
        return at if at >= 0 and time_s - times[at] <= HOLE_S else None

    def last(self, measure: str) -> Measure | None:
        """Return the last of a measure; None where it never was taken."""
        rows = self.numbers[:, _AT[measure], :_PM] if measure in _AT else np.empty((0, 2))
        taken = np.flatnonzero(~np.isnan(rows).all(axis=1))
        return self.measures(int(taken[-1])).get(measure) if len(taken) else None


NOTHING = Recording(np.empty(0), np.empty((0, len(_IDS), 3), dtype=np.float32), (), ())
"""Nobody looked."""


class LastSixtySeconds:
    """Keep the numbers of the looks of the last minute, and of a minute before each prompt."""

    def __init__(self) -> None:
        size = int((LAST_S + 1.0) / EVERY_S) + 2
        self._times = np.full(size, np.nan)
        self._numbers = np.full((size, len(_IDS), 3), np.nan, dtype=np.float32)
        self._views: list[View] = [View.UNKNOWN] * size
        self._persons: list[Person] = [Person.ABSENT] * size
        self._held: tuple[Hold, ...] = ()
        self._next = self._count = 0
        self._last_s: float | None = None
        self._kept: OrderedDict[str, Recording] = OrderedDict()

    def add(self, look: Look) -> None:
        """Take a look into account; of those that come faster than five a second, some."""
        now_s = look.time_s
        if self._last_s is not None and now_s < self._last_s - _SLACK:
            self._forget_minute()  # another source, another clock
        if self._last_s is not None and now_s - self._last_s < EVERY_S - _SLACK:
            return
        at, self._last_s, self._held = self._next, now_s, look.held
        self._times[at] = now_s
        self._views[at], self._persons[at] = look.view, look.person
        there = look.person is Person.PRESENT
        self._numbers[at] = _rows(look.measures) if there else np.nan
        self._next = (at + 1) % len(self._times)
        self._count = min(self._count + 1, len(self._times))

    def keep(self, prompt_id: str) -> None:
        """Keep the minute up to now for a prompt that is being shown; only the first time."""
        if prompt_id not in self._kept:
            self._kept[prompt_id] = self.recording()
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def kept(self, prompt_id: str) -> Recording | None:
        """Return the minute before a prompt; None where it was not kept, or is long ago."""
        return self._kept.get(prompt_id)

    def recording(self) -> Recording:
        """Return the minute up to now."""
        size = len(self._times)
        order = (np.arange(self._next - self._count, self._next)) % size
        times = self._times[order]
        if len(times):
            order = order[times >= times[-1] - LAST_S - _SLACK]
            times = self._times[order] - self._times[order[-1]]
        indices = order.tolist()
        return Recording(
            times,
            self._numbers[order],
            tuple(self._views[at] for at in indices),
            tuple(self._persons[at] for at in indices),
            self._held,
        )

    def clear(self) -> None:
        """Forget everything, as for another person."""
        self._forget_minute()
        self._kept.clear()

    def _forget_minute(self) -> None:
        self._numbers[:] = np.nan
        self._next = self._count = 0
        self._held, self._last_s = (), None


def _rows(measures: Mapping[str, Measure]) -> NDArray[np.float64]:
    rows = np.full((len(_IDS), 3), np.nan)
    for id_, measure in measures.items():
        if measure.absent is None and id_ in _AT:
            digits = _ROUNDED.get(measure.unit, 3)
            rows[_AT[id_]] = [
                np.nan if number is None else round(number, digits)
                for number in (measure.from_neutral, measure.value, measure.pm)
            ]
    return rows
