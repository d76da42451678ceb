"""The plots of a summary, as SVG: all of one width and one axis of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from posturecoach.analysis.writers.columns import Cell, Column, Columns
from posturecoach.ergonomics.zones import Zone
from posturecoach.reports.canvas import GREY, HAIR, INK, NOW, QUIET, Canvas
from posturecoach.reports.words import Words

WIDTH, HEIGHT = 900.0, 132.0
LEFT, RIGHT = 62.0, 10.0
_TOP, _FOOT = 8.0, 22.0
_SOFT = {Zone.CAUTION: "#f6e3c0", Zone.BAD: "#e0d2ec"}
_BAND = "#bcd9d2"
_BAR = "#9dbfb8"
_TICKS = 4
_MINUTE_S = 60.0

Run = list[tuple[Column, Cell]]


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of time, the same under every plot.

    Attributes
    ----------
    first, last
        At its ends, in seconds; or the pictures' numbers.
    clock
        Whether it is time.

    """

    first: float
    last: float
    clock: bool = True

    def x(self, at: float) -> float:
        """Return where a time lies across the drawing."""
        reach = (self.last - self.first) or 1.0
        return LEFT + (WIDTH - LEFT - RIGHT) * (at - self.first) / reach

    def ticks(self, words: Words) -> list[tuple[float, str]]:
        """Return where marks stand, and what they say."""
        reach = self.last - self.first
        step = _clock_step(reach) if self.clock else max(1.0, _step(reach, 8))
        count = floor(reach / step + 1e-9) + 1
        times = [self.first + n * step for n in range(count)]
        return [(time, self._says(time, step, words)) for time in times]

    def _says(self, time: float, step: float, words: Words) -> str:
        if not self.clock:
            return words.number(time + 1)
        minutes, seconds = divmod(round(time, 3), _MINUTE_S)
        digits = 0 if step >= 1.0 else 1
        padded = f"{seconds:0{2 + 2 * bool(digits)}.{digits}f}".replace(".", words.decimal)
        return f"{minutes:.0f}:{padded}"


def line_plot(
    words: Words,
    axis: Axis,
    columns: Columns,
    name: str,
    *,
    alt: str,
    unit: str,
    limits: Iterable[float] = (),
    least: float | None = None,
) -> str:
    """Return a quantity over time: its line, its ± as a band, its zones as shaded ground.

    A column of many looks shows the lowest and the highest of them. `limits` are drawn
    dashed; `least` belongs onto the scale in any case.
    """
    runs = list(columns.runs(name))
    shown = [y for run in runs for _, c in run for y in (c.low - c.pm, c.high + c.pm)]
    inner = [y for run in runs for _, c in run for y in (c.low, c.high)]
    reach = max(inner) - min(inner) + 1e-9
    # A ± that dwarfs the line would flatten it: the band may leave the drawing then.
    low = max(min(shown), min(inner) - reach - _room(unit))
    high = min(max(shown), max(inner) + reach + _room(unit))
    near = [y for y in limits if low - reach <= y <= high + reach]
    scale = _Scale.over([low, high, *near, *([] if least is None else [least])], unit)
    canvas = _ground(words, axis, scale, unit)
    for run in runs:
        for start, end, zone in _zones(run, axis):
            canvas.rect(start, _TOP, max(1.5, end - start), scale.tall, _SOFT[zone])
    for run in runs:
        above = [(axis.x(_mid(c)), scale.y(cell.high + cell.pm)) for c, cell in run]
        below = [(axis.x(_mid(c)), scale.y(cell.low - cell.pm)) for c, cell in run]
        if any(cell.pm for _, cell in run):
            canvas.shape([*above, *reversed(below)], _BAND)
    for limit in near:
        ends = [(LEFT, scale.y(limit)), (WIDTH - RIGHT, scale.y(limit))]
        canvas.line(ends, GREY, 1.0, dashed=True)
    for run in runs:
        canvas.line(list(_way(run, axis, scale)), NOW, 1.6)
    return canvas.picture(alt).svg


def range_plot(
    words: Words, axis: Axis, columns: Columns, name: str, *, alt: str, ends: tuple[float, float]
) -> str:
    """Return a score over time that lies between a lowest and a highest, as a thick bar."""
    scale = _Scale(ends[0] - 0.5, ends[1] + 0.5, _step(ends[1] - ends[0], _TICKS), ends[0])
    canvas = _ground(words, axis, scale, "score")
    for run in columns.runs(name):
        for column, cell in run:
            left = axis.x(column.start_s)
            right = max(axis.x(column.end_s), left + 2.0)
            top = scale.y(cell.high + 0.3)
            canvas.rect(left, top, right - left, scale.y(cell.low - 0.3) - top, _BAR)
        for (one, cell), (other, following) in pairwise(run):
            if (cell.low, cell.high) == (following.low, following.high):
                top = scale.y(cell.high + 0.3)
                left, right = axis.x(one.end_s), axis.x(other.start_s)
                canvas.rect(left, top, right - left + 0.5, scale.y(cell.low - 0.3) - top, _BAR)
    return canvas.picture(alt).svg


@dataclass(frozen=True, slots=True)
class _Scale:
    """The upright axis."""

    low: float
    high: float
    step: float
    first: float

    @classmethod
    def over(cls, numbers: Sequence[float], unit: str) -> _Scale:
        low, high = min(numbers), max(numbers)
        if high - low < _room(unit):
            middle = (low + high) / 2
            low, high = middle - _room(unit) / 2, middle + _room(unit) / 2
        step = _step(high - low, _TICKS)
        return cls(low, high, step, ceil(low / step) * step)

    @property
    def tall(self) -> float:
        return HEIGHT - _TOP - _FOOT

    def y(self, number: float) -> float:
        share = (number - self.low) / (self.high - self.low)
        return _TOP + self.tall * (1.0 - min(1.0, max(0.0, share)))

    def ticks(self) -> list[float]:
        count = floor((self.high - self.first) / self.step + 1e-9) + 1
        return [self.first + n * self.step for n in range(count)]


def _ground(words: Words, axis: Axis, scale: _Scale, unit: str) -> Canvas:
    canvas = Canvas(WIDTH, HEIGHT)
    sign = words.lines.get(f"unit.{'percent' if unit == '%' else unit}", ("",))[0]
    digits = max(0, -floor(log10(scale.step) + 1e-9))
    for number in scale.ticks():
        y = scale.y(number)
        canvas.line([(LEFT, y), (WIDTH - RIGHT, y)], HAIR)
        says = words.number(round(number, 6), digits) + sign
        canvas.text((LEFT - 6.0, y + 4.0), says, colour=QUIET, size=11.0, anchor="end")
    for time, says in axis.ticks(words):
        x = axis.x(time)
        canvas.line([(x, HEIGHT - _FOOT), (x, HEIGHT - _FOOT + 4.0)], GREY)
        anchor = "end" if x > WIDTH - 30 else "middle"
        canvas.text((x, HEIGHT - 6.0), says, colour=QUIET, size=11.0, anchor=anchor)
    canvas.line([(LEFT, HEIGHT - _FOOT), (WIDTH - RIGHT, HEIGHT - _FOOT)], INK)
    return canvas


def _way(run: Run, axis: Axis, scale: _Scale) -> Iterable[tuple[float, float]]:
    for column, cell in run:
        x = axis.x(_mid(column))
        if len(run) == 1:
            yield x - 1.0, scale.y(cell.mean)
        yield x, scale.y(cell.low)
        if cell.high > cell.low:
            yield x, scale.y(cell.high)


def _zones(run: Run, axis: Axis) -> Iterable[tuple[float, float, Zone]]:
    """Yield from where to where the ground is shaded, and how."""
    start, zone, end = 0.0, None, 0.0
    for column, cell in run:
        if cell.zone is not zone:
            if zone is not None and zone in _SOFT:
                yield start, end, zone
            start, zone = axis.x(column.start_s), cell.zone
        end = axis.x(column.end_s)
    if zone is not None and zone in _SOFT:
        yield start, end, zone


def _mid(column: Column) -> float:
    return (column.start_s + column.end_s) / 2


def _room(unit: str) -> float:
    """Return what a scale shows at least, so that a still line is not blown up to hills."""
    return {"deg": 20.0, "mm": 100.0, "%": 20.0}.get(unit, 0.2)


def _step(reach: float, parts: int) -> float:
    """Return a round step of which about `parts` fit into `reach`."""
    rough = max(reach, 1e-9) / parts
    power = 10.0 ** floor(log10(rough))
    return next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= rough * 0.99)


def _clock_step(reach: float) -> float:
    steps = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
    return next((float(step) for step in steps if reach / step <= 10), 7200.0)  # noqa: PLR2004
