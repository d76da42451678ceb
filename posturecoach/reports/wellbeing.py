"""Pain, function, red flags and exercises, as far as somebody told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import fmean, median

from posturecoach.exercises.checkin import FLARE_RISE, flare_ups
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period, date_of
from posturecoach.reports.care import day_in
from posturecoach.reports.comparing import association, compared
from posturecoach.reports.limits import Limit, limits
from posturecoach.reports.model import Association, Compared, Pain, Points, Practice, Safety, Scale
from posturecoach.reports.time_there import Side, easy_percent, thinned

ACTIVITIES = "psfs_"
"""Own activities (PSFS) are scales with such a name."""
_MEANS = {"psfs": 1, "peg": 3}
"""Scales that are the mean of their items, and of how many at least."""
_CALLED = {
    "nprs": "nprs_now", "rmdq_total": "rmdq", "ndi": "ndi_total", "odi": "odi_total",
    "start": "start_total", "pgic_change": "pgic",
}  # fmt: skip
_PAIN = ("nprs_now", "nprs_worst")
_OF_PAIN = {"scales", "regions", "kinds", "note"}
_WEEK = 7
_USUAL_DAYS, _USUAL_LEAST = 7, 3


def safety(period: Period, before: Sequence[Event] = ()) -> Safety:
    """Return what was answered to the questions about red flags.

    Of what was told `before` the period, only what nobody has cleared since is in it.
    """
    cleared: dict[str, date] = {}
    open_: dict[str, date] = {}
    for event in before:
        for flag in event.data.get("flags", ()):
            open_[str(flag)] = date_of(event.day)
        for flag in event.data.get("cleared", ()):
            open_.pop(str(flag), None)
    for event in period.of_kind(EventKind.CHECK_IN):
        for flag in event.data.get("flags", ()):
            cleared.pop(str(flag), None)
        cleared |= {str(flag): date_of(event.day) for flag in event.data.get("cleared", ())}
    asked = [event for event in period.of_kind(EventKind.CHECK_IN) if "flags" in event.data]
    reported = tuple((date_of(event.day), str(f)) for event in asked for f in event.data["flags"])
    last = max((n for n, event in enumerate(asked, 1) if event.data["flags"]), default=0)
    still = tuple((day, flag) for flag, day in open_.items())
    return Safety(len(asked), (*still, *reported), since=len(asked) - last, cleared=cleared)


def pain(period: Period, now: Period, was: Period | None) -> Pain:
    """Return pain and function, day by day and compared."""
    events = period.of_kind(EventKind.CHECK_IN)
    regions = _regions(events)
    split = was is not None and period.first <= was.first and was.last <= period.last
    sides = [_of_scales(one.of_kind(EventKind.CHECK_IN)) for one in (now, was) if one is not None]
    whole = _of_scales(events)
    order = {id_: n for n, id_ in enumerate(limits().scales)}
    scales = tuple(
        _scale(id_, period, whole.get(id_, {}), sides, regions, split=split)
        for id_ in sorted(
            {*whole, *(id_ for side in sides for id_ in side)},
            key=lambda id_: (order.get(id_, len(order)), id_),
        )
    )
    kinds = {
        str(region): str(kind)
        for event in events
        for region, kind in event.data.get("kinds", {}).items()
    }
    flares = flare_ups_of(pain_by_day(period))
    told = [one for one in events if one.data.keys() & _OF_PAIN]
    radiates = {str(one) for event in events for one in event.data.get("radiates", ())}
    return Pain(len(told), scales, regions, kinds, flares, _activities(events), frozenset(radiates))


def _activities(events: Iterable[Event]) -> tuple[tuple[str, float, float], ...]:
    """Return the own activities with their first and last answer."""
    found: dict[str, tuple[float, float]] = {}
    for event in events:
        for name, number in event.data.get("scales", {}).items():
            if name.startswith((ACTIVITIES, "psfs.")):
                own = str(name)[len(ACTIVITIES) :].replace("_", " ")
                found[own] = found.get(own, (float(number),))[0], float(number)
    return tuple((name, *numbers) for name, numbers in found.items())


def pain_by_day(period: Period) -> Mapping[date, float]:
    """Return the pain of each day that somebody told of: that of now, or else the worst."""
    scales = _of_scales(period.of_kind(EventKind.CHECK_IN))
    return next((scales[id_] for id_ in _PAIN if id_ in scales), {})


def flare_ups_of(pains: Mapping[date, float]) -> tuple[date, ...] | None:
    """Return the first day of each flare-up; None: too few answers to tell.

    The usual is the median of the seven answered days before that were none, for over weeks
    what is usual changes.
    """
    calm: list[float] = []
    above: dict[str, float] = {}
    for day in sorted(pains):
        if len(calm) >= _USUAL_LEAST:
            above[day.isoformat()] = pains[day] - median(calm[-_USUAL_DAYS:])
        if above.get(day.isoformat(), 0.0) < FLARE_RISE:
            calm.append(pains[day])
    return tuple(map(date.fromisoformat, flare_ups(above, 0.0))) if above else None


def _of_scales(events: Iterable[Event]) -> dict[str, dict[date, float]]:
    """Return the mean of each day, by scale."""
    found: dict[str, dict[date, list[float]]] = {}
    for event in events:
        for id_, number in scores(event.data.get("scales", {})).items():
            found.setdefault(id_, {}).setdefault(date_of(event.day), []).append(number)
    return {
        id_: {day: fmean(numbers) for day, numbers in days.items()} for id_, days in found.items()
    }


def scores(answers: Mapping[str, float]) -> dict[str, float]:
    """Return the scales of one check-in by their ids; ``nprs.now`` and ``nprs_now`` are one."""
    found: dict[str, float] = {}
    items: dict[str, list[float]] = {}
    for name, number in answers.items():
        id_ = name.replace(".", "_")
        scale = next((one for one in _MEANS if id_.startswith(f"{one}_")), None)
        if scale is None:
            found[_CALLED.get(id_, id_)] = float(number)
        else:
            items.setdefault(scale, []).append(float(number))
    for scale, numbers in items.items():
        if len(numbers) >= _MEANS[scale]:
            found.setdefault(scale, fmean(numbers))
    return found


def _scale(
    id_: str,
    period: Period,
    whole: Mapping[date, float],
    sides: list[dict[str, dict[date, float]]],
    regions: Mapping[str, tuple[float, float]],
    *,
    split: bool,
) -> Scale:
    limit = limits().scales.get(id_)
    course = _course(limit, whole, regions)
    days, days_was = (
        list(sides[n].get(id_, {}).values()) if n < len(sides) else [] for n in (0, 1)
    )
    was = fmean(days_was) if days_was else None
    both = compared(
        fmean(days) if days else None,
        was,
        least_of(limit, was, regions),
        days=days,
        days_was=days_was,
        alone=len(sides) == 1,
        least_days=1,  # a questionnaire of every six weeks is a single number
    )
    if split and course is not None:
        both = course  # a questionnaire may be asked in other weeks than the first and last
    points: Points = thinned(sorted(whole.items()), period)
    return Scale(id_, points, both, None if limit is None else limit.most, course)


def least_of(limit: Limit | None, was: float | None, regions: Iterable[str]) -> float:
    """Return from when on a difference of a scale counts where these regions hurt."""
    if limit is None:
        return 0.0
    # A smaller limit holds only where nothing else hurts.
    least = max((limit.regions.get(region, limit.least) for region in regions), default=limit.least)
    return least if was is None else max(least, limit.share * was)


def _course(
    limit: Limit | None, whole: Mapping[date, float], regions: Iterable[str]
) -> Compared | None:
    """Return the last week of answers against the first one."""
    if not whole:
        return None
    first, last = min(whole), max(whole)
    start = [number for day, number in whole.items() if (day - first).days < _WEEK]
    end = [
        number for day, number in whole.items() if (last - day).days < _WEEK <= (day - first).days
    ]
    if not end:
        return None
    was = fmean(start)
    least = least_of(limit, was, regions)
    return compared(fmean(end), was, least, days=end, days_was=start, least_days=1)


def _regions(events: Iterable[Event]) -> dict[str, tuple[float, float]]:
    found: dict[str, list[float]] = {}
    for event in events:
        for region, number in event.data.get("regions", {}).items():
            found.setdefault(str(region), []).append(float(number))
    # Where it never hurt there is nothing to tell.
    return {name: (fmean(of), max(of)) for name, of in sorted(found.items()) if max(of) > 0.0}


def pain_against_posture(side: Side) -> Association:
    """Return how pain and time beyond the easy zone go along, day by day."""
    pains = pain_by_day(side.period)
    pairs = []
    for day, sums in side.days:
        easy = easy_percent(sums) if day.day in pains else None
        if easy is not None:
            pairs.append((1.0 - easy / 100.0, pains[day.day]))
    return association(pairs)


def exercises(period: Period) -> tuple[Practice, ...]:
    """Return what was done of each exercise, by id."""
    due = _due(period)
    by_id: dict[str, list[Event]] = {id_: [] for id_ in due}
    for event in period.of_kind(EventKind.EXERCISE):
        by_id.setdefault(str(event.data["exercise"]), []).append(event)
    return tuple(_practice(id_, events, due.get(id_)) for id_, events in sorted(by_id.items()))


def _due(period: Period) -> dict[str, dict[date, int]]:
    """Return how often each exercise was due on each day, as a plan asked for it."""
    found: dict[str, dict[date, int]] = {}
    for event in period.of_kind(EventKind.DUE):
        day = day_in(event.data["day"])
        if day is not None and period.first <= day <= period.last:
            for id_, times in event.data["due"].items():
                found.setdefault(str(id_), {})[day] = round(times)
    return found


def _of_due(done: Iterable[Event], due: Mapping[date, int]) -> tuple[int, int]:
    """Return how often an exercise was due, and how much of that was done; more counts not."""
    times = Counter(date_of(event.day) for event in done)
    return sum(due.values()), sum(min(times[day], wanted) for day, wanted in due.items())


def _practice(id_: str, events: list[Event], due: Mapping[date, int] | None) -> Practice:
    done = [event for event in events if event.data.get("done", True)]
    planned = [event for event in events if event.data.get("planned")]
    reasons = Counter(str(r) for event in done for r in event.data.get("reasons", ()))
    pains = [
        (event.data["pain_before"], event.data["pain_after"])
        for event in done
        if {"pain_before", "pain_after"} <= event.data.keys()
    ]
    bests = [float(event.data["best"]) for event in done if "best" in event.data]
    marked = len(planned), sum(bool(event.data.get("done", True)) for event in planned)
    of_plan = marked if due is None else _of_due(done, due)
    levels = [float(event.data["level"]) for event in done if "level" in event.data]
    return Practice(
        id=id_,
        done=len(done),
        planned=of_plan[0],
        planned_done=of_plan[1],
        reps=sum(int(event.data.get("reps", 0)) for event in done),
        partials=sum(int(event.data.get("partials", 0)) for event in done),
        wanted=sum(int(event.data.get("wanted", 0)) for event in done),
        reason=reasons.most_common(1)[0][0] if reasons else None,
        level=levels[-1] if levels else None,
        pain=(fmean(b for b, _ in pains), fmean(a for _, a in pains)) if pains else None,
        best=(bests[0], bests[-1]) if bests else None,
        unit=next((str(e.data["unit"]) for e in reversed(done) if "unit" in e.data), ""),
    )
