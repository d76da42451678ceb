"""Periods with known truth, built by hand: no journal, no camera."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Setup, What
from posturecoach.record.period import (
    Bout,
    DaySummary,
    HourSummary,
    MeasureSum,
    Period,
    Sums,
    day_of,
)
from posturecoach.record.spread import spread_of, width_of

MONDAY = date(2026, 3, 2)
DESK = Setup(View.FRONT, "Desk", calibrated=True)
UNITS = {
    "head_pitch": "deg",
    "head_yaw": "deg",
    "cva": "deg",
    "neck_inclination": "deg",
    "shoulder_elevation": "%",
    "lateral_shift": "shoulder widths",
    "trunk_inclination": "deg",
    "slump": "mm",
    "viewing_distance": "mm",
    "face_scale_ratio": "ratio",
    "chin_on_hand": "bool",
}
WIDE = {"deg": 4.0, "mm": 15.0, "%": 3.0, "ratio": 0.02, "shoulder widths": 0.03, "bool": 0.0}


def a_sum(
    id_="head_pitch", median=5.0, *, bad=0.2, caution=0.1, seen_s=18_000.0, setup=DESK, **more
):
    """A measure over a day, about `median`."""
    unit = UNITS.get(id_, "deg")
    if unit == "bool":
        spread = spread_of(unit, *(np.array([median]) for _ in range(3)), np.array([seen_s]))
    else:
        wide = WIDE[unit]
        numbers = median + wide * np.linspace(-1.0, 1.0, 9)
        seen = np.full(9, seen_s / 9)
        spread = spread_of(unit, numbers - wide / 4, numbers, numbers + wide / 4, seen)
    level = {"viewing_distance": 650.0 + median}.get(id_)
    given = {
        "pm": 2 * width_of(unit),
        "level": level,
        "leveled_s": 0.0 if level is None else seen_s,
        "seen_s": seen_s,
        "neutral_s": round(seen_s * (1.0 - bad - caution), 1),
        "caution_s": round(seen_s * caution, 1),
        "bad_s": round(seen_s * bad, 1),
        "longest_s": 240.0,
        "over_s": 90.0,
        "overs": 2,
    }
    return MeasureSum(id_, unit, What.CHANGE, setup, spread, **(given | more))


def an_hour(day, hour, *, easy=0.7, judged_s=2700.0, present_s=3000.0, changes=9):
    sums = Sums(
        minutes=60,
        present_s=present_s,
        absent_s=300.0,
        uncertain_s=60.0,
        off_s=240.0,
        neutral_s=round(judged_s * easy, 1),
        caution_s=round(judged_s * (1.0 - easy) * 0.6, 1),
        bad_s=round(judged_s * (1.0 - easy) * 0.4, 1),
        easy_s=round(judged_s * easy, 1),
        strain_s=0.4 * judged_s,
        strained_s=judged_s,
        changes=changes,
    )
    return HourSummary(day, hour, sums)


def a_day(day, *, easy=0.7, medians=None, hours=range(9, 17), bad=0.2, changes=9, setup=DESK):
    medians = {"head_pitch": 5.0} if medians is None else medians
    start = day_of(day) * 86_400 + 8 * 3600
    bouts = tuple(Bout(start + n * 4000, s) for n, s in enumerate((1500, 3000, 900, 2400)))
    measures = tuple(a_sum(id_, m, bad=bad, setup=setup) for id_, m in sorted(medians.items()))
    return DaySummary(
        day,
        tuple(an_hour(day, hour, easy=easy, changes=changes) for hour in hours),
        measures,
        bouts if hours else (),
    )


def an_event(kind, day=MONDAY, hour=9, minute=0, /, **data):
    at_s = day_of(day) * 86_400 + hour * 3600 + minute * 60 - 3600
    return Event(float(at_s), 60, EventKind(kind), data)


def workdays(first, count):
    days = (first + timedelta(days=n) for n in range(count))
    return [day for day in days if day.weekday() < 5]


def some_period(first=MONDAY, count=28, *, seed=1, easy=0.65, gain=0.0, shift=0.0, events=()):
    """So many days with data on workdays; `gain` and `shift` are what the last day has more."""
    random = np.random.default_rng(seed)
    days = []
    for day in workdays(first, count):
        part = (day - first).days / max(1, count - 1)
        medians = {
            "head_pitch": 9.0 - shift * part + random.normal(0.0, 1.5),
            "head_yaw": 2.0 + random.normal(0.0, 1.0),
            "cva": -6.0 + 0.7 * shift * part + random.normal(0.0, 1.0),
            "neck_inclination": 7.0 - shift * part + random.normal(0.0, 1.0),
            "shoulder_elevation": 3.0 + random.normal(0.0, 1.0),
            "lateral_shift": 0.02 + random.normal(0.0, 0.01),
            "trunk_inclination": 4.0 + random.normal(0.0, 1.0),
            "slump": 22.0 - 2 * shift * part + random.normal(0.0, 4.0),
            "viewing_distance": -30.0 + random.normal(0.0, 10.0),
            "face_scale_ratio": 0.02 + random.normal(0.0, 0.005),
            "chin_on_hand": 0.04 + abs(random.normal(0.0, 0.01)),
        }
        share = min(0.98, easy + gain * part + random.normal(0.0, 0.04))
        found = a_day(
            day,
            easy=share,
            medians=medians,
            bad=max(0.02, 0.3 - gain * part),
            changes=int(random.integers(7, 12)),
        )
        days.append(found)
    last = first + timedelta(days=count - 1)
    order = sorted(events, key=lambda one: one.at_s)
    return Period(first, last, tuple(days), tuple(order))


def told_events(first=MONDAY, count=28, *, seed=2, note="Was does the tingling mean?"):
    """Everything that somebody can tell, over so many days."""
    random = np.random.default_rng(seed)
    found = [
        an_event("start", first, 8, 0, version="0.5.0", camera="A webcam"),
        an_event("neutral", first, 8, 5, view="front", place="Desk"),
        an_event("moved", first, 11, what="camera"),
        an_event("note", first, 12, text=note),
        an_event(
            "treatment",
            first + timedelta(days=min(9, count - 1)),
            14,
            kind="massage",
            text="Neck, 30 min",
        ),
    ]
    kinds = ("cue", "hold", "still", "sitting", "eyes")
    answers = ("accepted", "dismissed", "silenced", "wrong", "")
    for n, day in enumerate(workdays(first, count)):
        pain = float(np.clip(5.0 - 2.5 * n / count + random.normal(0.0, 0.6), 0, 10))
        scales = {"nprs_now": round(pain), "nprs_worst": round(min(10.0, pain + 2))}
        if n % 5 == 0:
            scales |= {"psfs_typing": 4 + n // 5, "psfs_driving": 5 + n // 5, "peg": round(pain)}
        regions = {"neck": round(pain), "upper_back": 2}
        flags = {"flags": []} if n % 5 == 0 else {}
        found.append(
            an_event(
                "check_in", day, 17, scales=scales, regions=regions, kinds={"neck": "ache"}, **flags
            )
        )
        for k in range(4):
            data = {"id": f"{n}-{k}", "kind": kinds[k % 5], "rule": "hold:head", "topic": "head"}
            answer = answers[(n + k) % 5]
            if answer:
                data |= {"answer": answer, "answer_s": 4.0}
            if answer == "accepted":
                data["effect"] = "worked"
            found.append(an_event("prompt", day, 10 + k, **data))
        found.append(an_event("break", day, 11, 30, for_s=300.0, offered=True, taken=n % 3 > 0))
        found.append(an_event("away", day, 12, 0))
        found.append(
            an_event(
                "exercise", day, 15, exercise="M1", reps=12, partials=n % 3,
                reasons=["not_held"] if n % 3 else [],
                level=1 + n // 10, best=50.0 + n, unit="deg", pain_before=3, pain_after=2,
                planned=True, done=n % 4 > 0,
            )
        )  # fmt: skip
    return found


def full_period(more=(), **other):
    return some_period(events=(*told_events(), *more), gain=0.2, shift=10.0, **other)
