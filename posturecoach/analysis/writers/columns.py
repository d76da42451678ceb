"""What a summary remembers of a clip: some hundred columns of time, however long it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from posturecoach.ergonomics.zones import Zone

MOST = 1024  # columns; beyond that two become one
_RANK = {Zone.NEUTRAL: 0, Zone.CAUTION: 1, Zone.BAD: 2}


@dataclass(slots=True)
class Cell:
    """One quantity in one column: how often it was there, where from and to, and its ±."""

    count: int
    total: float
    low: float
    high: float
    pm_total: float = 0.0
    zone: Zone | None = None

    @property
    def mean(self) -> float:
        """Return the mean of what was there."""
        return self.total / self.count

    @property
    def pm(self) -> float:
        """Return the mean half width of its 95 % interval."""
        return self.pm_total / self.count

    def take(self, other: Cell) -> None:
        """Add what `other` holds."""
        self.count += other.count
        self.total += other.total
        self.pm_total += other.pm_total
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)
        self.zone = worse(self.zone, other.zone)


@dataclass(slots=True)
class Column:
    """What was seen from `start_s` to `end_s`, both the times of a look."""

    start_s: float
    end_s: float
    cells: dict[str, Cell] = field(default_factory=dict)

    def take(self, other: Column) -> None:
        """Add the next column to this one."""
        self.end_s = other.end_s
        for name, cell in other.cells.items():
            if name in self.cells:
                self.cells[name].take(cell)
            else:
                self.cells[name] = cell


class Columns:
    """Adds looks up to columns of equally many looks.

    Parameters
    ----------
    most
        So many columns at most; an even number.

    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._each = 1  # looks in a column
        self._in_last = 0
        self.all: list[Column] = []

    def add(self, time_s: float, cells: Mapping[str, Cell]) -> None:
        """Add one look."""
        one = Column(time_s, time_s, dict(cells))
        if self.all and self._in_last < self._each:
            self.all[-1].take(one)
            self._in_last += 1
            return
        if len(self.all) == self._most:
            self._halve()
        self.all.append(one)
        self._in_last = 1

    def count(self, name: str) -> int:
        """Return in how many looks a quantity was there."""
        return sum(column.cells[name].count for column in self.all if name in column.cells)

    def runs(self, name: str) -> Iterator[list[tuple[Column, Cell]]]:
        """Yield the stretches of columns in a row in which a quantity was there."""
        run: list[tuple[Column, Cell]] = []
        for column in self.all:
            cell = column.cells.get(name)
            if cell is not None:
                run.append((column, cell))
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _halve(self) -> None:
        for n in range(0, self._most, 2):
            self.all[n].take(self.all[n + 1])
        del self.all[1::2]
        self._each *= 2
        self._in_last = self._each


def worse(one: Zone | None, other: Zone | None) -> Zone | None:
    """Return the zone that lies farther out; None is none."""
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=_RANK.__getitem__)
