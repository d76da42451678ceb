"""The tables of an observational method: looked up for every value that is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod
from typing import cast

from posturecoach.ergonomics.steps import Values


@dataclass(frozen=True, slots=True)
class Axis:
    """One entry of a table, with the values that it has rows or columns for."""

    name: str
    low: int
    high: int

    @property
    def size(self) -> int:
        """How many values it has."""
        return self.high - self.low + 1

    def clip(self, values: Values) -> Values:
        """Return `values` kept at the ends of the table, ascending."""
        if values[0] >= self.low and values[-1] <= self.high:
            return values
        return tuple(sorted({min(max(value, self.low), self.high) for value in values}))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed in the method: what runs down, what runs across.

    Attributes
    ----------
    rows, columns
        The first axis changes slowest.
    most
        The largest score that a cell can hold; the smallest is 1.

    """

    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    most: int

    @property
    def axes(self) -> tuple[Axis, ...]:
        """All axes, rows first."""
        return (*self.rows, *self.columns)

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return prod(a.size for a in self.rows), prod(a.size for a in self.columns)

    def reading_order(self) -> Iterator[tuple[int, ...]]:
        """Yield the value of each axis for every cell, in the order of reading."""
        yield from product(*(range(axis.low, axis.high + 1) for axis in self.axes))


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table without a hole.

    Attributes
    ----------
    layout
        As above.
    cells
        Shape ``layout.shape``.

    """

    layout: Layout
    cells: tuple[tuple[int, ...], ...]

    def at(self, *key: int) -> int:
        """Return the cell for one value of each axis."""
        (value,) = self.possible(*((value,) for value in key))
        return value

    def possible(self, *values: Values) -> Values:
        """Return every cell that the possible `values` of the axes, in order, lead to."""
        return _possible(self, values)


@lru_cache(65_536)  # the same combinations come again and again
def _possible(table: Table, values: tuple[Values, ...]) -> Values:
    split = len(table.layout.rows)
    rows = _places(table.layout.rows, values[:split])
    columns = _places(table.layout.columns, values[split:])
    return tuple(sorted({table.cells[row][column] for row in rows for column in columns}))


def _places(axes: tuple[Axis, ...], values: tuple[Values, ...]) -> list[int]:
    places = [0]
    for axis, possible in zip(axes, values, strict=True):
        places = [place * axis.size + value - axis.low for place in places for value in possible]
    return places


def table_from(name: str, data: object, layout: Layout, mistakes: list[str]) -> Table | None:
    """Return the table in `data`, or None with every mistake named in `mistakes`.

    A cell is named in the method's own words, as in ``table_a: upper_arm 3, lower_arm 2,
    wrist 1, wrist_twist 2``. A cell below a neighbour that is easier on the body is a
    mistake too: in none of the published tables does more strain score less.
    """
    before = len(mistakes)
    if not isinstance(data, Mapping):
        mistakes.append(f"{name}: expected a table with rows, got {data!r}")
        return None
    mistakes += [f"{name}: {key}: unknown" for key in data if key != "rows"]
    rows = data.get("rows")
    n_rows, _ = layout.shape
    if not isinstance(rows, list):
        mistakes.append(f"{name}: rows: expected {n_rows} rows, got {rows!r}")
        return None
    for number in range(max(n_rows, len(rows))):
        _check_row(name, rows, number, layout, mistakes)
    if len(mistakes) > before:
        return None
    table = Table(layout, tuple(tuple(cast("list[int]", row)) for row in rows))
    _check_order(name, table, mistakes)
    return table if len(mistakes) == before else None


def _check_row(
    name: str, rows: list[object], number: int, layout: Layout, mistakes: list[str]
) -> None:
    n_rows, n_columns = layout.shape
    if number >= n_rows:
        mistakes.append(f"{name}: row {number + 1}: there are only {n_rows} rows")
        return
    where = f"{name}: {_words(layout.rows, number)}"
    row = rows[number] if number < len(rows) else None
    if not isinstance(row, list):
        mistakes.append(f"{where}: expected a row of {n_columns} cells, got {row!r}")
        return
    for column in range(max(n_columns, len(row))):
        if column >= n_columns:
            mistakes.append(f"{where}: there are only {n_columns} columns, got {len(row)}")
            return
        cell = row[column] if column < len(row) else None
        if type(cell) is not int or not 1 <= cell <= layout.most:
            got = "a missing cell" if cell is None else repr(cell)
            mistakes.append(
                f"{where}, {_words(layout.columns, column)}: "
                f"expected a whole number from 1 to {layout.most}, got {got}"
            )


def _check_order(name: str, table: Table, mistakes: list[str]) -> None:
    axes = table.layout.axes
    for key in table.layout.reading_order():
        for i, axis in enumerate(axes):
            if key[i] == axis.low:
                continue
            easier = (*key[:i], key[i] - 1, *key[i + 1 :])
            if table.at(*key) < table.at(*easier):
                words = ", ".join(f"{a.name} {v}" for a, v in zip(axes, key, strict=True))
                mistakes.append(
                    f"{name}: {words}: {table.at(*key)} is less than the {table.at(*easier)} "
                    f"of {axis.name} {key[i] - 1}"
                )


def _words(axes: tuple[Axis, ...], place: int) -> str:
    """Return which values of `axes` row or column number `place` stands for."""
    words = []
    for axis in reversed(axes):
        place, rest = divmod(place, axis.size)
        words.append(f"{axis.name} {axis.low + rest}")
    return ", ".join(reversed(words))
