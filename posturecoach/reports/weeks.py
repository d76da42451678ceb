"""Week by week: movement, mobility, strength and pain side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from statistics import fmean

from posturecoach.exercise_book import exercises
from posturecoach.exercises.library import Group
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period, day_of, total
from posturecoach.reports.model import Stretch, Week
from posturecoach.reports.time_there import DAILY_MOST, Side, breaks, easy_percent
from posturecoach.reports.wellbeing import pain_by_day

_WEEK = 7
_MOBILITY = (Group.MOBILITY, Group.NERVE)
_STRENGTH = (Group.CORE,)


def weeks(side: Side) -> tuple[Week, ...]:
    """Return the weeks of a period, counted from its first day.

    None where there are fewer than two, or more than a table holds.
    """
    period = side.period
    if not 2 * _WEEK <= period.length <= DAILY_MOST:
        return ()
    starts = (period.first + timedelta(days=n) for n in range(0, period.length, _WEEK))
    spans = (Stretch(day, min(period.last, day + timedelta(days=_WEEK - 1))) for day in starts)
    found = tuple(_week(side, span) for span in spans)
    return found if any(map(_told, found)) else ()


def _told(week: Week) -> bool:
    return bool(
        week.offered
        or week.mobility
        or week.strength
        or week.easy is not None
        or week.pain is not None
    )


def _week(side: Side, span: Stretch) -> Week:
    sums = total(sums for day, sums in side.days if span.first <= day.day <= span.last)
    easy = easy_percent(sums)
    done = [
        one for one in _within(side.period, span, EventKind.EXERCISE) if one.data.get("done", True)
    ]
    offered, taken = breaks(_within(side.period, span, EventKind.BREAK))
    pains = [
        pain for day, pain in pain_by_day(side.period).items() if span.first <= day <= span.last
    ]
    return Week(
        span,
        easy,
        None if easy is None else sums.changes_per_hour,
        offered,
        taken,
        _of(done, _MOBILITY),
        _of(done, _STRENGTH),
        fmean(pains) if pains else None,
    )


def _within(period: Period, span: Stretch, kind: EventKind) -> list[Event]:
    first, last = day_of(span.first), day_of(span.last)
    return [event for event in period.of_kind(kind) if first <= event.day <= last]


def _of(done: Iterable[Event], groups: tuple[Group, ...]) -> int:
    library = exercises()
    known = (library.get(str(event.data["exercise"])) for event in done)
    return sum(one is not None and one.group in groups for one in known)
