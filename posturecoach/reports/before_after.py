"""How somebody typically sat, then and now, as two figures over their own neutral."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from posturecoach.posture.figure import figure_of
from posturecoach.posture.measure import Measure, View
from posturecoach.posture.neutral import Neutral
from posturecoach.record.event import EventKind
from posturecoach.record.minute import Setup, What
from posturecoach.record.period import DaySummary, MeasureSum, Period, day_of, merged
from posturecoach.reports.model import BeforeAfter, Why
from posturecoach.reports.posture_rows import in_order
from posturecoach.reports.time_there import LEAST_S

MOST_APART = 0.10
"""Of the distance: seen from farther apart, two postures are not laid over each other."""

_DISTANCE = "viewing_distance"
_Sums = Mapping[str, MeasureSum]


def before_after(
    period: Period,
    now: Period,
    was: Period | None,
    neutrals: Mapping[str, Neutral],
) -> BeforeAfter:
    """Return the figures of both periods, or why there are none.

    Only what one place saw in both is compared: same camera, same view, and the same
    distance within a tenth.
    """
    if was is None:
        return BeforeAfter(why=Why.ALONE)
    seen_now, seen_was = _by_setup(now.days), _by_setup(was.days)
    if not seen_now or not seen_was:
        return BeforeAfter(why=Why.NO_NEUTRAL)
    both = [setup for setup in seen_now if setup in seen_was]
    if not both:
        views = {setup.view for setup in seen_now} & {setup.view for setup in seen_was}
        return BeforeAfter(why=Why.OTHER_PLACE if views else Why.OTHER_VIEW)
    best = max(both, key=lambda one: min(_most(seen_now[one]), _most(seen_was[one])))
    sums_now, sums_was = seen_now[best], seen_was[best]
    if not _as_far(sums_now, sums_was):
        return BeforeAfter(best.view, best.place, why=Why.OTHER_DISTANCE)
    return _figures(
        best,
        (sums_was, sums_now),
        neutrals,
        relearned=_relearned(best.place, was.first, (was, period)),
    )


def _figures(
    setup: Setup,
    sums: tuple[_Sums, _Sums],
    neutrals: Mapping[str, Neutral],
    *,
    relearned: bool,
) -> BeforeAfter:
    own = neutrals.get(setup.place)
    if own is not None and own.view is not setup.view:
        own = None
    neutral = own or _average(setup.view)
    was, now = (_measures(one) for one in sums)
    drawn = _drawn_from(setup.view)
    return BeforeAfter(
        setup.view,
        setup.place,
        neutral=figure_of(neutral, drawn=drawn),
        was=figure_of(neutral, was, drawn=drawn),
        now=figure_of(neutral, now, drawn=drawn),
        measures={id_: (was[id_], now[id_]) for id_ in in_order(was.keys() & now.keys())},
        own=own is not None,
        relearned=relearned,
    )


def _by_setup(days: Iterable[DaySummary]) -> dict[Setup, dict[str, MeasureSum]]:
    """Return the changes from the own neutral with enough time, by setup and measure."""
    found: dict[Setup, dict[str, MeasureSum]] = {}
    for one in merged((one for day in days for one in day.measures), by_setup=True):
        setup = one.setup
        changed = one.what is What.CHANGE and one.unit != "bool" and one.seen_s >= LEAST_S
        if setup is not None and setup.calibrated and changed:
            found.setdefault(setup, {})[one.id] = one
    return found


def _most(sums: _Sums) -> float:
    return max(one.seen_s for one in sums.values())


def _as_far(now: _Sums, was: _Sums) -> bool:
    """Return whether both were seen from the same distance; where nobody knows, a place is one."""
    one, other = (sums[_DISTANCE].level if _DISTANCE in sums else None for sums in (now, was))
    if not one or not other:
        return True
    return abs(one - other) <= MOST_APART * max(one, other)


def _measures(sums: _Sums) -> dict[str, Measure]:
    found = {}
    for id_, one in sums.items():
        median = one.median
        if median is not None:
            found[id_] = Measure(id_, one.unit, from_neutral=median, pm=one.pm)
    return found


def _relearned(place: str, first: date, periods: Iterable[Period]) -> bool:
    """Return whether the neutral of a place was learned anew after the first day."""
    return any(
        event.data.get("place", place) == place and event.day > day_of(first)
        for period in periods
        for event in period.of_kind(EventKind.NEUTRAL)
    )


def _average(view: View) -> Neutral:
    """Return a neutral that knows nothing of anybody: its figure has an average body."""
    return Neutral("unknown", view, 0.0, {}, {}, 1, 1)


def _drawn_from(view: View) -> View | None:
    """Return from where to draw: what happens forwards is best seen from the side."""
    return View.SIDE_RIGHT if view in (View.FRONT, View.OBLIQUE) else None
