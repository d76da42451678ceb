"""How much there is to go by, the numbers of the first page, and sitting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import TypeVar

from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import DaySummary, Period, Sums, date_of, total, usual
from posturecoach.reports.comparing import compared
from posturecoach.reports.limits import limits
from posturecoach.reports.model import Fact, Points, Quality, Sitting
from posturecoach.rulebook import day_rules

_Named = TypeVar("_Named", View, str)

LEAST_S = 600.0
"""A day with less judged time than this says nothing of how somebody sits."""
DAILY_MOST = 92
"""Longer periods are drawn week by week."""
_OF_FACES = ("head_pitch", "head_yaw", "head_roll")
"""What is measured whenever the face is seen."""


@dataclass(frozen=True, slots=True)
class Side:
    """A period with the sums of its days, which take a while to add up: once is enough."""

    period: Period
    sums: tuple[Sums, ...]

    @classmethod
    def of(cls, period: Period) -> Side:
        """Return a period with its sums."""
        return cls(period, tuple(day.sums for day in period.days))

    @property
    def days(self) -> Iterator[tuple[DaySummary, Sums]]:
        """Each day with its sums, in order."""
        return zip(self.period.days, self.sums, strict=True)


def quality(side: Side) -> Quality:
    """Return how much there is to go by in a period."""
    period = side.period
    views, places = _seen_from(period.days)
    learned = period.of_kind(EventKind.NEUTRAL)
    versions = (event.data.get("version") for event in period.of_kind(EventKind.START))
    return Quality(
        days=sum(one.present_s > 0.0 for one in side.sums),
        of_days=period.length,
        sums=total(side.sums),
        views=views,
        places=places,
        neutrals=tuple(date_of(event.day) for event in learned),
        moved=len(period.of_kind(EventKind.MOVED)),
        versions=tuple(dict.fromkeys(str(one) for one in versions if one)),
        pruned=sum(day.pruned for day in period.days),
        faced_s=sum(map(_faced_s, period.days)),
    )


def _faced_s(day: DaySummary) -> float:
    of_measure: dict[str, float] = {}
    for one in day.measures:
        if one.id in _OF_FACES:
            of_measure[one.id] = of_measure.get(one.id, 0.0) + one.seen_s
    return max(of_measure.values(), default=0.0)


def _seen_from(days: Iterable[DaySummary]) -> tuple[Mapping[View, float], tuple[str, ...]]:
    """Return the seconds of each view, and the places, most seen first."""
    views: dict[View, float] = {}
    places: dict[str, float] = {}
    for day in days:
        of_view: dict[View, float] = {}
        of_place: dict[str, float] = {}
        for one in day.measures:
            if one.setup is not None and one.seen_s > 0.0:
                view, place = one.setup.view, one.setup.place
                of_view[view] = max(of_view.get(view, 0.0), one.seen_s)
                of_place[place] = max(of_place.get(place, 0.0), one.seen_s)
        _add(views, of_view)
        _add(places, of_place)
    most = sorted(places, key=lambda name: -places[name])
    by_time = sorted(views.items(), key=lambda one: -one[1])
    return dict(by_time), tuple(name for name in most if name)


def _add(into: dict[_Named, float], more: Mapping[_Named, float]) -> None:
    for name, seconds in more.items():
        into[name] = into.get(name, 0.0) + seconds


OfDay = Callable[[DaySummary, Sums], float | None]
"""Returns a number of one day with its sums; None: the day says nothing of it."""


def facts(period: Side, now: Side, was: Side | None) -> tuple[Fact, ...]:
    """Return the numbers of the first page, compared."""
    long_s = day_rules().bout_s
    kinds: Mapping[str, OfDay] = {
        "easy_share": lambda _day, sums: easy_percent(sums),
        "changes_per_hour": lambda _day, sums: _if_enough(sums, sums.changes_per_hour),
        "long_bouts_per_day": lambda day, sums: _if_enough(sums, float(_long(day, long_s))),
        "sitting_hours_per_day": lambda day, sums: _if_enough(
            sums, sum(bout.seconds for bout in day.bouts) / 3600.0
        ),
    }
    return tuple(_fact(id_, of_day, period, now, was) for id_, of_day in kinds.items())


def _fact(id_: str, of_day: OfDay, period: Side, now: Side, was: Side | None) -> Fact:
    limit = limits().facts[id_]
    days, days_was = numbers_of(now, of_day), [] if was is None else numbers_of(was, of_day)
    both = compared(
        _weighed(id_, now, days),
        None if was is None else _weighed(id_, was, days_was),
        limit.least,
        days=[number for _, number in days],
        days_was=[number for _, number in days_was],
        alone=was is None,
    )
    every = numbers_of(period, of_day)
    before = days_was or every
    return Fact(
        id_,
        limit.unit,
        both,
        thinned(every, period.period),
        usual([number for _, number in before]),
    )


def _weighed(id_: str, side: Side, days: Sequence[tuple[date, float]]) -> float | None:
    """Return the number of a whole period: of all its time where it is a share of time."""
    if not days:
        return None
    kept = {day for day, _ in days}
    if id_ == "easy_share":
        return easy_percent(total(sums for day, sums in side.days if day.day in kept))
    if id_ == "changes_per_hour":
        return total(sums for day, sums in side.days if day.day in kept).changes_per_hour
    return fmean(number for _, number in days)


def numbers_of(side: Side, of_day: OfDay) -> list[tuple[date, float]]:
    """Return the number of each day that has one, in order."""
    found = ((day.day, of_day(day, sums)) for day, sums in side.days)
    return [(day, number) for day, number in found if number is not None]


def thinned(numbers: Sequence[tuple[date, float]], period: Period) -> Points:
    """Return a number a day, or of a long period the mean of each week, at its Monday."""
    if period.length <= DAILY_MOST:
        return tuple(numbers)
    weeks: dict[date, list[float]] = {}
    for day, number in numbers:
        weeks.setdefault(day - timedelta(days=day.weekday()), []).append(number)
    return tuple((monday, fmean(of_week)) for monday, of_week in weeks.items())


def easy_percent(sums: Sums) -> float | None:
    """Return how much of the judged time was in the easy zone, in percent; None: too little."""
    return _if_enough(sums, 100.0 * sums.neutral_s / max(sums.judged_s, 1e-9))


def _if_enough(sums: Sums, number: float | None) -> float | None:
    return number if sums.judged_s >= LEAST_S else None


def _long(day: DaySummary, long_s: float) -> int:
    return sum(bout.seconds > long_s for bout in day.bouts)


def sitting(period: Period) -> Sitting:
    """Return how somebody sat, and what breaks there were."""
    long_s = day_rules().bout_s
    bouts = [bout.seconds for bout in period.bouts if bout.seconds > 0]
    offered, taken = breaks(period.of_kind(EventKind.BREAK))
    heat: dict[tuple[int, int], tuple[float, float]] = {}
    for day in period.days:
        for hour in day.hours:
            at, sums = (day.day.weekday(), hour.hour), hour.sums
            judged_s, beyond_s = heat.get(at, (0.0, 0.0))
            heat[at] = judged_s + sums.judged_s, beyond_s + sums.caution_s + sums.bad_s
    return Sitting(
        bouts=len(bouts),
        long=sum(seconds > long_s for seconds in bouts),
        longest_s=max(bouts, default=0),
        long_s=long_s,
        offered=offered,
        taken=taken,
        away=len(period.of_kind(EventKind.AWAY)),
        heat={at: found for at, found in sorted(heat.items()) if found[0] > 0.0},
    )


def breaks(events: Iterable[Event]) -> tuple[int, int]:
    """Return how many breaks were offered, and how many of those were taken."""
    offered = [event for event in events if event.data.get("offered", True)]
    return len(offered), sum(bool(event.data.get("taken")) for event in offered)
