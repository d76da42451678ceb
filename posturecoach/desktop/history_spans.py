"""Which time a history shows, and the points of a trend in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QCoreApplication, QDate, QLocale

from posturecoach.desktop.days import in_months
from posturecoach.desktop.history_figures import (
    LEAST_HOUR_S,
    Daily,
    Figure,
    Number,
    Sort,
    of_day,
    of_days,
    of_sums,
    usual_of,
)
from posturecoach.record.minute import DAY_MIN, Minute
from posturecoach.record.period import Usual, usual
from posturecoach.record.spread import spread_of

translate = QCoreApplication.translate

BEFORE_DAYS = 56  # of which the usual variation is taken: eight weeks
_WEEK, _YEAR_WEEKS = 7, 52
_HOUR_MIN = 60


class Scope(StrEnum):
    """How much is shown at once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Shown:
    """The time that is shown: local days, both included. Weeks begin on Mondays."""

    scope: Scope
    first: date
    last: date

    @classmethod
    def about(cls, scope: Scope, day: date) -> Shown:
        """Return the day, week, month or year that `day` is in; a year ends with its week."""
        monday = day - timedelta(day.weekday())
        match scope:
            case Scope.DAY:
                return cls(scope, day, day)
            case Scope.WEEK:
                return cls(scope, monday, monday + timedelta(_WEEK - 1))
            case Scope.MONTH:
                first = day.replace(day=1)
                return cls(scope, first, in_months(first, 1) - timedelta(1))
            case Scope.YEAR:
                last = monday + timedelta(_WEEK - 1)
                return cls(scope, last - timedelta(_WEEK * _YEAR_WEEKS - 1), last)

    def moved(self, by: int) -> Shown:
        """Return the time so many steps later; earlier for negative ones."""
        if self.scope is Scope.MONTH:
            return self.about(self.scope, in_months(self.first, by))
        return self.about(
            self.scope, self.last + timedelta(by * ((self.last - self.first).days + 1))
        )

    def holds(self, day: date) -> bool:
        """Return whether `day` is in it."""
        return self.first <= day <= self.last

    def title(self) -> str:
        """Return it in words."""
        match self.scope:
            case Scope.DAY:
                return day_title(self.first)
            case Scope.MONTH:
                return _written(self.first, "MMMM yyyy")
            case _:
                return span_title(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a trend: an hour, a day or a week.

    Attributes
    ----------
    first, last
        The days it stands for.
    hour
        0 to 23; None: whole days.
    number
        None: nothing is known.

    """

    first: date
    last: date
    hour: int | None = None
    number: Number | None = None

    def title(self) -> str:
        """Return in words which time it is."""
        if self.hour is not None:
            return translate("history", "{0} to {1} o'clock").format(self.hour, self.hour + 1)
        if self.first == self.last:
            return day_title(self.first)
        return span_title(self.first, self.last)


def points_of(
    shown: Shown, figure: Figure, days: Mapping[date, Daily], minutes: Sequence[Minute] = ()
) -> tuple[Point, ...]:
    """Return the points of a trend; `minutes` of the day, for what only they tell of an hour."""
    match shown.scope:
        case Scope.DAY:
            return _by_hour(figure, shown.first, days.get(shown.first), minutes)
        case Scope.YEAR:
            step = timedelta(_WEEK)
            starts = [shown.first + at * step for at in range(_YEAR_WEEKS)]
            return tuple(
                Point(
                    start,
                    start + timedelta(_WEEK - 1),
                    number=of_days(figure, between(days, start, start + timedelta(_WEEK - 1))),
                )
                for start in starts
            )
        case _:
            span = range((shown.last - shown.first).days + 1)
            every = [shown.first + timedelta(at) for at in span]
            found = [days.get(day) for day in every]
            return tuple(
                Point(day, day, number=None if one is None else of_day(figure, one))
                for day, one in zip(every, found, strict=True)
            )


def usual_before(shown: Shown, figure: Figure, days: Mapping[date, Daily]) -> Usual | None:
    """Return what was usual in the eight weeks before; None: nobody can tell yet.

    For a day it is that of hours, as far as sums of hours tell it.
    """
    earlier = between(days, shown.first - timedelta(BEFORE_DAYS), shown.first - timedelta(1))
    if shown.scope is not Scope.DAY:
        return usual_of(figure, earlier)
    numbers = [
        of_sums(figure, hour.sums, LEAST_HOUR_S) for day in earlier for hour in day.summary.hours
    ]
    return usual([number.value for number in numbers if number is not None and number.sure])


def between(days: Mapping[date, Daily], first: date, last: date) -> list[Daily]:
    """Return the days from `first` to `last` of which something is known, in order."""
    span = range((last - first).days + 1)
    found = (days.get(first + timedelta(at)) for at in span)
    return [day for day in found if day is not None]


def _by_hour(
    figure: Figure, day: date, daily: Daily | None, minutes: Sequence[Minute]
) -> tuple[Point, ...]:
    found: dict[int, Number] = {}
    if figure.hourly:
        for hour in daily.summary.hours if daily is not None else ():
            number = of_sums(figure, hour.sums, LEAST_HOUR_S)
            if number is not None:
                found[hour.hour] = number
    else:
        by_hour: dict[int, list[Minute]] = {}
        for minute in minutes:
            local = (minute.minute + minute.offset_min) % DAY_MIN
            by_hour.setdefault(local // _HOUR_MIN, []).append(minute)
        for at, those in by_hour.items():
            number = _of_minutes(figure, those)
            if number is not None:
                found[at] = number
    hours = {hour.hour for hour in daily.summary.hours} if daily is not None else set()
    if not hours:
        return ()
    return tuple(Point(day, day, at, found.get(at)) for at in range(min(hours), max(hours) + 1))


def _of_minutes(figure: Figure, minutes: Sequence[Minute]) -> Number | None:
    """Return what only minutes tell of an hour: a measure, a stretch, breaks."""
    if figure.sort is not Sort.MEASURE:
        sat = [minute for minute in minutes if minute.bout_s is not None]
        if not sat:
            return None
        sure = sum(minute.present_s for minute in sat) >= LEAST_HOUR_S
        if figure.key == "longest":
            return Number(float(max(minute.stretch_s for minute in sat)), sure=sure)
        return Number(float(len({minute.bout_s for minute in sat}) - 1), sure=sure)
    seen = [
        one
        for minute in minutes
        if minute.setup.view == figure.view
        for one in minute.measures
        if (one.id, one.unit, one.what) == (figure.id, figure.unit, figure.what)
    ]
    if not seen:
        return None
    low, middle, high, seen_s = (
        np.array([getattr(one, name) for one in seen], dtype=float)
        for name in ("low", "median", "high", "seen_s")
    )
    spread = spread_of(figure.unit, low, middle, high, seen_s)
    value = spread.quantile(0.5)
    if value is None:
        return None
    sure = float(seen_s.sum()) >= LEAST_HOUR_S
    return Number(value, spread.quantile(0.1), spread.quantile(0.9), sure)


def day_title(day: date) -> str:
    """Return a day with its weekday, as people of this place write it."""
    return QLocale().toString(_qt(day), QLocale.FormatType.LongFormat)


def short_day(day: date) -> str:
    """Return a day without its weekday, as people of this place write it."""
    return _written(day, translate("history", "d MMM yyyy"))


def weekday_name(at: int, *, short: bool = True) -> str:
    """Return the name of a weekday, 0 for Monday."""
    style = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().dayName(at + 1, style)


def span_title(first: date, last: date) -> str:
    """Return two days with a dash between them."""
    return f"{short_day(first)} – {short_day(last)}"


def tick_words(shown: Shown, points: Sequence[Point]) -> list[str]:
    """Return what stands below each point on the axis; empty where nothing needs to."""
    match shown.scope:
        case Scope.DAY:
            return [str(point.hour) for point in points]
        case Scope.WEEK:
            return [f"{weekday_name(p.first.weekday())} {p.first.day}" for p in points]
        case Scope.MONTH:
            return [str(point.first.day) for point in points]
        case Scope.YEAR:
            return _month_names(point.first for point in points)


def _month_names(starts: Iterable[date]) -> list[str]:
    names, month = [], None
    for start in starts:
        new = start.month != month
        month = start.month
        names.append(_written(start, "MMM") if new else "")
    return names


def _written(day: date, how: str) -> str:
    return QLocale().toString(_qt(day), how)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
