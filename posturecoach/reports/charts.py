"""The report's pictures: lines over days, bars of zones, the hours of the day, a scatter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10

from posturecoach.record.period import Usual
from posturecoach.reports.canvas import (
    BAND,
    EASY,
    HAIR,
    INK,
    MORE,
    NOW,
    PAPER,
    QUIET,
    SOME,
    Canvas,
    Point,
)
from posturecoach.reports.document import Picture
from posturecoach.reports.model import Points, Stretch
from posturecoach.reports.time_there import LEAST_S
from posturecoach.reports.words import Words

GAP_DAYS = 10
"""A line is broken where nothing was for longer."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 10.0, 12.0, 18.0
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_USUAL_TIMES = 2.0
ZONES = (EASY, SOME, MORE, PAPER)


def trend(
    words: Words,
    points: Points,
    whole: Stretch,
    unit: str,
    *,
    title: str = "",
    size: tuple[float, float] = (520.0, 130.0),
    usual: Usual | None = None,
    limits: tuple[float, float] | None = None,
    spans: Sequence[tuple[Stretch, str]] = (),
    marks: Sequence[date] = (),
    calm: tuple[float, float] | None = None,
    other: Points = (),
) -> Picture:
    """Return a line over days.

    Parameters
    ----------
    words
        Of the language.
    points
        A number a day or week.
    whole
        The days the axis goes over.
    unit
        Of the numbers.
    title
        Over the picture.
    size
        Width and height.
    usual
        Drawn as a band of two spreads about the middle.
    limits
        Ends of the axis upwards; None: as the numbers need.
    spans
        Parts of the time that are named below the axis.
    marks
        Days with a mark at the axis.
    calm
        Drawn as a band: numbers in it are no clear change.
    other
        A second line, thin and grey.

    """
    canvas = Canvas(*size)
    numbers = [number for _, number in points]
    reach = numbers + ([usual.middle] if usual is not None else [])
    frame = _Frame(canvas, whole, limits or _ends(reach, unit))
    if usual is not None:
        low, high = (usual.middle + k * _USUAL_TIMES * usual.spread for k in (-1.0, 1.0))
        frame.band(low, high)
    if calm is not None:
        frame.band(*calm)
    frame.axes(words, unit)
    for stretch, name in spans:
        frame.named(stretch, name)
    for day in marks:
        x = frame.x(day)
        canvas.line([(x, _TOP), (x, frame.bottom)], QUIET, 1.0, dashed=True)
    if len(points) < 2:  # noqa: PLR2004 - no line
        at = (size[0] / 2, _TOP + 14.0)
        canvas.text(at, words.say("trend.empty"), colour=QUIET, anchor="middle")
    frame.thin(other)
    frame.curve(points)
    return canvas.picture(_said(words, points, unit), title)


def _said(words: Words, points: Points, unit: str) -> str:
    if not points:
        return words.say("trend.empty")
    numbers = [number for _, number in points]
    return words.say(
        "trend.alt",
        n=len(points),
        first=words.day(points[0][0]),
        last=words.day(points[-1][0]),
        low=words.amount(min(numbers), unit),
        high=words.amount(max(numbers), unit),
        end=words.amount(numbers[-1], unit),
    )


class _Frame:
    """Where days and numbers are in a drawing."""

    def __init__(self, canvas: Canvas, whole: Stretch, ends: tuple[float, float]) -> None:
        self._canvas, self._whole = canvas, whole
        self.low, self.high = ends
        self.right = canvas.width - _RIGHT
        self.bottom = canvas.height - _BOTTOM

    def x(self, day: date) -> float:
        share = ((day - self._whole.first).days + 0.5) / self._whole.days
        return _LEFT + min(max(share, 0.0), 1.0) * (self.right - _LEFT)

    def y(self, number: float) -> float:
        share = (number - self.low) / (self.high - self.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - _TOP)

    def band(self, low: float, high: float) -> None:
        top = self.y(high)
        height = max(2.0, self.y(low) - top)
        self._canvas.rect(_LEFT, top, self.right - _LEFT, height, BAND)

    def axes(self, words: Words, unit: str) -> None:
        canvas = self._canvas
        step = _step(self.high - self.low, 3)
        number = ceil(self.low / step - 1e-9) * step
        digits = max(0, -floor(log10(step) + 1e-9)) if step < 1.0 else int(step % 1.0 != 0.0)
        in_percent = unit in ("bool", "shoulder widths")
        shown = 100.0 if in_percent else 1.0
        while number <= self.high + 1e-9 * step:
            y = self.y(number)
            canvas.line([(_LEFT, y), (self.right, y)], HAIR, 0.7)
            label = words.number(shown * number, 0 if in_percent else digits)
            canvas.text((_LEFT - 4.0, y + 3.5), label, colour=QUIET, size=9.0, anchor="end")
            number += step
        for day, anchor in _days(self._whole):
            x = self.x(day)
            canvas.line([(x, self.bottom), (x, self.bottom + 3.0)], QUIET, 0.7)
            canvas.text(
                (x, canvas.height - 5.0),
                words.short_day(day),
                colour=QUIET,
                size=9.0,
                anchor=anchor,
            )

    def named(self, stretch: Stretch, name: str) -> None:
        left, right = self.x(stretch.first), self.x(stretch.last)
        y = _TOP - 3.0
        self._canvas.line([(left, y), (right, y)], QUIET, 2.0)
        anchor = "start" if left < (_LEFT + self.right) / 2 else "end"
        x = left if anchor == "start" else right
        self._canvas.text((x, y - 2.5), name, colour=QUIET, size=8.0, anchor=anchor)

    def thin(self, points: Points) -> None:
        for one, after in pairwise(points):
            if (after[0] - one[0]).days <= GAP_DAYS:
                ends = [(self.x(day), self.y(number)) for day, number in (one, after)]
                self._canvas.line(ends, QUIET, 0.8)

    def curve(self, points: Points) -> None:
        run: list[Point] = []
        for (day, number), after in [*pairwise(points), *([(points[-1], None)] if points else [])]:
            run.append((self.x(day), self.y(number)))
            if after is None or (after[0] - day).days > GAP_DAYS:
                if len(run) > 1:
                    self._canvas.line(run, NOW, 1.6)
                run = []
        radius = 2.2 if len(points) <= 40 else 1.4  # noqa: PLR2004 - many dots run together
        for day, number in points:
            self._canvas.dot((self.x(day), self.y(number)), radius, NOW)


def _days(whole: Stretch) -> list[tuple[date, str]]:
    """Return the days that are written below the axis."""
    if whole.days == 1:
        return [(whole.first, "middle")]
    ends = [(whole.first, "start"), (whole.last, "end")]
    if whole.days < 9:  # noqa: PLR2004 - no room between
        return ends
    return [ends[0], (whole.first + timedelta(days=whole.days // 2), "middle"), ends[1]]


def _ends(numbers: Sequence[float], unit: str) -> tuple[float, float]:
    """Return round ends of an axis about numbers, never so near that trembling looks large."""
    least = {"deg": 10.0, "mm": 40.0, "%": 20.0, "bool": 0.2, "per min": 10.0}.get(unit, 0.2)
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, least)
    room = max(0.0, least - (high - low)) / 2.0
    step = _step(high - low + 2.0 * room, 3)
    bottom = floor((low - room) / step) * step
    if unit in ("bool", "per min") and low >= 0.0:
        bottom = max(0.0, bottom)  # there is nothing below
    return bottom, ceil((high + room) / step) * step


def _step(reach: float, parts: int) -> float:
    """Return a round number that goes into `reach` about so many times."""
    raw = max(reach, 1e-9) / parts
    power = 10.0 ** floor(log10(raw))
    return next(power * step for step in _STEPS if power * step >= raw * (1.0 - 1e-9))


def zone_bar(
    words: Words, seconds: tuple[float, float, float, float], size: tuple[float, float]
) -> Picture:
    """Return a bar of the time near easy, somewhat beyond, far beyond and not judged."""
    canvas = Canvas(*size)
    total_s = sum(seconds)
    shares = [one / total_s if total_s > 0.0 else 0.0 for one in seconds]
    left, width = 0.5, size[0] - 1.0
    for share, fill in zip(shares, ZONES, strict=True):
        if share > 0.0:
            canvas.rect(left, 1.0, share * width, size[1] - 2.0, fill)
        left += share * width
    canvas.rect(0.5, 1.0, width, size[1] - 2.0, "none", edge=QUIET)
    names = dict(zip(("easy", "some", "more", "unseen"), map(words.percent, shares), strict=True))
    return canvas.picture(words.say("posture.bar_alt", **names))


def zone_key(words: Words) -> Picture:
    """Return what the parts of such a bar mean."""
    names = [words.say(f"zone.{zone}") for zone in ("neutral", "caution", "bad", "unseen")]
    canvas = Canvas(660.0, 16.0)
    x = 0.5
    for name, fill in zip(names, ZONES, strict=True):
        canvas.rect(x, 2.5, 14.0, 11.0, fill, edge=QUIET)
        canvas.text((x + 20.0, 12.0), name)
        x += 44.0 + _LETTER * len(name)
    return canvas.picture(", ".join(names))


_LETTER = 6.2  # how wide one is, at most, on the average
_CELL_HIGH, _HEAD = 19.0, 16.0


def heat_map(words: Words, heat: Mapping[tuple[int, int], tuple[float, float]]) -> Picture:
    """Return the share beyond the easy zone by weekday and hour, as shades and numbers."""
    hours = sorted({hour for _, hour in heat})
    first, last = hours[0], hours[-1]
    wide = min(40.0, (520.0 - _LEFT) / (last - first + 1))
    canvas = Canvas(520.0, _HEAD + 7 * _CELL_HIGH + 2.0)
    for hour in range(first, last + 1):
        at = (_LEFT + (hour - first + 0.5) * wide, _HEAD - 5.0)
        canvas.text(at, str(hour), colour=QUIET, size=9.0, anchor="middle")
    canvas.text((0.0, _HEAD - 5.0), words.say("sitting.hour"), colour=QUIET, size=9.0)
    for weekday, name in enumerate(words.weekdays):
        y = _HEAD + weekday * _CELL_HIGH
        canvas.text((_LEFT - 6.0, y + 13.0), name, colour=QUIET, size=9.0, anchor="end")
        for hour in range(first, last + 1):
            x = _LEFT + (hour - first) * wide
            judged_s, beyond_s = heat.get((weekday, hour), (0.0, 0.0))
            _cell(canvas, words, (x, y, wide), (judged_s, beyond_s))
    known = {at: b / j for at, (j, b) in heat.items() if j >= LEAST_S}
    return canvas.picture(_heat_said(words, known))


def _cell(
    canvas: Canvas, words: Words, at: tuple[float, float, float], seconds: tuple[float, float]
) -> None:
    x, y, wide = at
    judged_s, beyond_s = seconds
    middle = x + wide / 2, y + 13.0
    if judged_s < LEAST_S:
        canvas.rect(x, y, wide - 1.5, _CELL_HIGH - 1.5, PAPER, edge=HAIR)
        if judged_s > 0.0:
            canvas.text(middle, "·", colour=QUIET, anchor="middle")
        return
    share = beyond_s / judged_s
    canvas.rect(x, y, wide - 1.5, _CELL_HIGH - 1.5, _shade(share), edge=HAIR)
    colour = PAPER if share > 0.55 else INK  # noqa: PLR2004 - where the shade turns dark
    canvas.text(middle, words.number(100.0 * share), colour=colour, size=9.0, anchor="middle")


def _shade(share: float) -> str:
    """Return a shade from paper to the darkest zone."""
    ends = [[int(c[k : k + 2], 16) for k in (1, 3, 5)] for c in ("#f4f6f4", "#3f2a5c")]
    mixed = (round(a + min(1.0, share) * (b - a)) for a, b in zip(*ends, strict=True))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _heat_said(words: Words, known: Mapping[tuple[int, int], float]) -> str:
    if not known:
        return words.say("trend.empty")

    def said(at: tuple[int, int]) -> str:
        percent = words.percent(known[at])
        weekday = words.weekdays[at[0]]
        return words.say("sitting.heat_cell", weekday=weekday, hour=at[1], percent=percent)

    high, low = max(known, key=lambda at: known[at]), min(known, key=lambda at: known[at])
    return words.say("sitting.heat_alt", high=said(high), low=said(low))


def scatter(words: Words, pairs: Sequence[tuple[float, float]]) -> Picture:
    """Return pain against the share of time beyond the easy zone, a dot a day."""
    canvas = Canvas(300.0, 200.0)
    left, right, top, bottom = 36.0, 292.0, 8.0, 160.0
    for k in range(6):
        x, y = left + k / 5 * (right - left), bottom - k / 5 * (bottom - top)
        canvas.line([(x, top), (x, bottom)], HAIR, 0.7)
        canvas.line([(left, y), (right, y)], HAIR, 0.7)
        canvas.text((x, bottom + 12.0), str(20 * k), colour=QUIET, size=9.0, anchor="middle")
        canvas.text((left - 4.0, y + 3.0), str(2 * k), colour=QUIET, size=9.0, anchor="end")
    for share, pain in pairs:
        x = left + min(max(share, 0.0), 1.0) * (right - left)
        y = bottom - min(max(pain / 10.0, 0.0), 1.0) * (bottom - top)
        canvas.dot((x, y), 3.0, NOW)
    middle = (left + right) / 2
    canvas.text((middle, 186.0), words.say("association.x"), size=9.0, anchor="middle")
    canvas.text((left, 199.0), words.say("association.y") + " ↑", size=9.0)
    shares, pains = zip(*pairs, strict=True)
    said = words.say(
        "association.alt",
        n=len(pairs),
        pain_low=words.number(min(pains), 1),
        pain_high=words.number(max(pains), 1),
        low=words.percent(min(shares)),
        high=words.percent(max(shares)),
    )
    return canvas.picture(said)
