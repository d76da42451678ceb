"""Pain, function, red flags and exercises, as far as somebody told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from statistics import fmean

from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period, date_of
from posturecoach.reports.comparing import association, compared
from posturecoach.reports.limits import limits
from posturecoach.reports.model import Association, Pain, Points, Practice, Safety, Scale
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


def safety(period: Period) -> Safety:
    """Return what was answered to the questions about red flags."""
    asked = [event for event in period.of_kind(EventKind.CHECK_IN) if "flags" in event.data]
    reported = tuple((date_of(event.day), str(f)) for event in asked for f in event.data["flags"])
    return Safety(len(asked), reported)


def pain(period: Period, now: Period, was: Period | None) -> Pain:
    """Return pain and function, day by day and compared."""
    events = period.of_kind(EventKind.CHECK_IN)
    regions = _regions(events)
    sides = [_of_scales(one.of_kind(EventKind.CHECK_IN)) for one in (now, was) if one is not None]
    whole = _of_scales(events)
    order = {id_: n for n, id_ in enumerate(limits().scales)}
    scales = tuple(
        _scale(id_, period, whole.get(id_, {}), sides, regions)
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
    return Pain(len(events), scales, regions, kinds)


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
) -> Scale:
    limit = limits().scales.get(id_)
    least = 0.0 if limit is None else limit.least
    if limit is not None and regions:
        # A smaller limit holds only where nothing else hurts.
        least = max(limit.regions.get(region, limit.least) for region in regions)
    days, days_was = (
        list(sides[n].get(id_, {}).values()) if n < len(sides) else [] for n in (0, 1)
    )
    was = fmean(days_was) if days_was else None
    if limit is not None and was is not None:
        least = max(least, limit.share * was)
    both = compared(
        fmean(days) if days else None,
        was,
        least,
        days=days,
        days_was=days_was,
        alone=len(sides) == 1,
        least_days=1,  # a questionnaire of every six weeks is a single number
    )
    points: Points = thinned(sorted(whole.items()), period)
    return Scale(id_, points, both, None if limit is None else limit.most)


def _regions(events: Iterable[Event]) -> dict[str, tuple[float, float]]:
    found: dict[str, list[float]] = {}
    for event in events:
        for region, number in event.data.get("regions", {}).items():
            found.setdefault(str(region), []).append(float(number))
    # Where it never hurt there is nothing to tell.
    return {name: (fmean(of), max(of)) for name, of in sorted(found.items()) if max(of) > 0.0}


def pain_against_posture(side: Side) -> Association:
    """Return how pain and time beyond the easy zone go along, day by day."""
    scales = _of_scales(side.period.of_kind(EventKind.CHECK_IN))
    pains = next((scales[id_] for id_ in _PAIN if id_ in scales), {})
    pairs = []
    for day, sums in side.days:
        easy = easy_percent(sums) if day.day in pains else None
        if easy is not None:
            pairs.append((1.0 - easy / 100.0, pains[day.day]))
    return association(pairs)


def exercises(period: Period) -> tuple[Practice, ...]:
    """Return what was done of each exercise, by id."""
    by_id: dict[str, list[Event]] = {}
    for event in period.of_kind(EventKind.EXERCISE):
        by_id.setdefault(str(event.data["exercise"]), []).append(event)
    return tuple(_practice(id_, events) for id_, events in sorted(by_id.items()))


def _practice(id_: str, events: list[Event]) -> Practice:
    done = [event for event in events if event.data.get("done", True)]
    planned = [event for event in events if event.data.get("planned")]
    reasons = Counter(str(r) for event in done for r in event.data.get("reasons", ()))
    pains = [
        (event.data["pain_before"], event.data["pain_after"])
        for event in done
        if {"pain_before", "pain_after"} <= event.data.keys()
    ]
    bests = [float(event.data["best"]) for event in done if "best" in event.data]
    levels = [float(event.data["level"]) for event in done if "level" in event.data]
    return Practice(
        id=id_,
        done=len(done),
        planned=len(planned),
        planned_done=sum(bool(event.data.get("done", True)) for event in planned),
        reps=sum(int(event.data.get("reps", 0)) for event in done),
        partials=sum(int(event.data.get("partials", 0)) for event in done),
        reason=reasons.most_common(1)[0][0] if reasons else None,
        level=levels[-1] if levels else None,
        pain=(fmean(b for b, _ in pains), fmean(a for _, a in pains)) if pains else None,
        best=(bests[0], bests[-1]) if bests else None,
        unit=next((str(e.data["unit"]) for e in reversed(done) if "unit" in e.data), ""),
    )
