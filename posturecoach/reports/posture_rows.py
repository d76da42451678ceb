"""The measures over two periods: zones, medians, holds, each from the view that saw it most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from posturecoach.posture.measure import View
from posturecoach.record.minute import What
from posturecoach.record.period import DaySummary, MeasureSum, Period, merged, usual
from posturecoach.reports.comparing import compared
from posturecoach.reports.limits import limits
from posturecoach.reports.model import Compared, Row
from posturecoach.reports.time_there import LEAST_S, thinned

REGIONS: Mapping[str, tuple[str, ...]] = {
    "head": ("head_pitch", "head_inclination", "head_yaw", "head_roll"),
    "neck": (
        "cva", "neck_inclination", "neck_flexion_rula", "ear_shoulder_angle",
        "forward_head_norm", "face_scale_ratio", "cervical_lateral_bend", "phone_cradle",
    ),
    "shoulders": ("shoulder_tilt", "shoulder_elevation", "shoulder_width_ratio"),
    "trunk": (
        "trunk_inclination", "trunk_lateral_lean", "lateral_shift", "trunk_rotation",
        "upper_back_bow", "slump",
    ),
    "screen": ("viewing_distance", "gaze_screen_height", "chin_on_hand", "blink_rate"),
    "limbs": ("upper_arm_elevation", "elbow_inner_angle", "hip_angle", "knee_angle"),
}  # fmt: skip
"""The measures of each region of the body, in the order of the report."""

_ORDER = {id_: n for n, id_ in enumerate(id_ for ids in REGIONS.values() for id_ in ids)}
_Key = tuple[str, What, View]


def region_of(id_: str) -> str:
    """Return the region a measure belongs to; ``"limbs"`` for one that is new here."""
    return next((region for region, ids in REGIONS.items() if id_ in ids), "limbs")


def in_order(ids: Iterable[str]) -> list[str]:
    """Return measures in the order of the body; those that are new here come last."""
    return sorted(ids, key=lambda id_: (_ORDER.get(id_, len(_ORDER)), id_))


def posture_rows(period: Period, now: Period, was: Period | None) -> tuple[Row, ...]:
    """Return every measure with enough time, in the order of the body.

    Of a measure seen from several views the one is taken that saw it most in both periods:
    what different views say of it can't be added up.
    """
    sums_now, sums_was = _by_view(now.days), {} if was is None else _by_view(was.days)
    best: dict[str, _Key] = {}
    for key, one in sums_now.items():
        if one.seen_s < LEAST_S:
            continue
        usual_one = best.get(key[0])
        if usual_one is None or _rank(key, sums_now, sums_was) > _rank(
            usual_one, sums_now, sums_was
        ):
            best[key[0]] = key
    keys = sorted(best.values(), key=lambda key: (_ORDER.get(key[0], len(_ORDER)), key[0]))
    wanted = frozenset(keys)
    days, days_was = _by_day(period.days, wanted), _by_day(() if was is None else was.days, wanted)
    there_s = sum(hour.sums.present_s for day in now.days for hour in day.hours)
    return tuple(
        _row(key, _Sides(period, now, was, days[key], days_was[key]), sums_now, sums_was, there_s)
        for key in keys
    )


def _by_view(days: Iterable[DaySummary]) -> dict[_Key, MeasureSum]:
    found = merged((one for day in days for one in day.measures), by_view=True)
    return {(one.id, one.what, _view(one)): one for one in found}


@dataclass(frozen=True, slots=True)
class _Day:
    """What one day says of a measure."""

    day: date
    median: float | None
    high: float | None
    beyond: float | None


def _by_day(days: Iterable[DaySummary], keys: frozenset[_Key]) -> dict[_Key, list[_Day]]:
    """Return each day with enough time, by measure."""
    found: dict[_Key, list[_Day]] = {key: [] for key in keys}
    for day in days:
        for one in merged(day.measures, by_view=True):
            key = one.id, one.what, _view(one)
            if key in keys and one.seen_s >= LEAST_S:
                found[key].append(_Day(day.day, one.median, one.high, beyond_share(one)))
    return found


def _view(one: MeasureSum) -> View:
    return View.UNKNOWN if one.setup is None else one.setup.view


def _rank(
    key: _Key, now: Mapping[_Key, MeasureSum], was: Mapping[_Key, MeasureSum]
) -> tuple[float, float]:
    other_s = was[key].seen_s if key in was else 0.0
    return min(now[key].seen_s, other_s), now[key].seen_s


def _row(
    key: _Key,
    sides: _Sides,
    sums_now: Mapping[_Key, MeasureSum],
    sums_was: Mapping[_Key, MeasureSum],
    there_s: float,
) -> Row:
    now, was = sums_now[key], sums_was.get(key)
    least = limits().of_measure(key[0], now.unit).least
    medians = [(one.day, one.median) for one in sides.days if one.median is not None]
    before = [one.median for one in sides.days_was if one.median is not None]
    return Row(
        id=key[0],
        unit=now.unit,
        view=key[2],
        now=now,
        was=was,
        there_s=there_s,
        median=sides.compared(
            now.median, None if was is None else was.median, lambda day: day.median, least
        ),
        high=sides.compared(
            now.high, None if was is None else was.high, lambda day: day.high, least
        ),
        bad=sides.compared(
            beyond_share(now),
            None if was is None else beyond_share(was),
            lambda day: day.beyond,
            limits().facts["share"].least / 100.0,
        ),
        points=thinned(medians, sides.period),
        usual=usual(before or [number for _, number in medians]),
    )


def beyond_share(one: MeasureSum) -> float | None:
    """Return how much of the judged time a measure was beyond its easy zone, 0 to 1."""
    judged_s = one.neutral_s + one.caution_s + one.bad_s
    return (one.caution_s + one.bad_s) / judged_s if judged_s > 0.0 else None


@dataclass(frozen=True, slots=True)
class _Sides:
    """One measure day by day, of everything and of the period before."""

    period: Period
    now: Period
    was: Period | None
    days: list[_Day]
    days_was: list[_Day]

    def compared(
        self,
        now: float | None,
        was: float | None,
        of: Callable[[_Day], float | None],
        least: float,
    ) -> Compared:
        """Return a number now and then, with those of the single days."""
        inside = (day for day in self.days if self.now.first <= day.day <= self.now.last)
        return compared(
            now,
            was,
            least,
            days=[number for number in map(of, inside) if number is not None],
            days_was=[number for number in map(of, self.days_was) if number is not None],
            alone=self.was is None,
        )
