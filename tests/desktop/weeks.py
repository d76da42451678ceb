"""Weeks at a desk, made up: what a history shows, with a truth that the tests know.

A day has two bouts in the morning and three after lunch; the strain grows from hour to hour,
on Thursdays it is larger, and from `EASIER` on everything is easier.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import MINUTE_S, MeasureMinute, Minute, Setup, What, kept, seconds
from posturecoach.record.period import (
    Bout,
    DaySummary,
    HourSummary,
    MeasureSum,
    Sums,
    day_of,
    total,
)
from posturecoach.record.spread import spread_of

OFFSET_MIN = 60
DESK = Setup(View.FRONT, "Desk", calibrated=True)
FIRST, LAST = date(2029, 9, 3), date(2029, 11, 30)  # a Monday and a Friday
EASIER = date(2029, 11, 1)
BOUTS = ((9 * 60, 70), (10 * 60 + 20, 95), (12 * 60 + 40, 50), (13 * 60 + 45, 110), (16 * 60, 75))
_MEASURES = (("head_pitch", "deg", 6.0), ("slump", "mm", 12.0), ("shoulder_elevation", "%", 1.5))


def utc_of(day, hour, minute=0):
    """Return minutes since 1970 in UTC at a local time."""
    return day_of(day) * 1440 + hour * 60 + minute - OFFSET_MIN


def strain_share(day, hour, *, easier=EASIER):
    """Return the share of an hour that is not easy."""
    share = 0.12 + 0.035 * (hour - 9) + 0.1 * (day.weekday() == 3)
    return max(0.02, share - 0.09 * (day >= easier))


def minutes_of(day, *, easier=EASIER, bouts=BOUTS):
    """Return the minutes of a working day; none at the weekend."""
    if day.weekday() > 4:
        return ()
    random = np.random.default_rng(day.toordinal())
    jitter = int(random.integers(-4, 5))
    found = []
    for start, length in bouts:
        begin = utc_of(day, 0, start) + jitter
        for k in range(length):
            found += [_sitting(random, begin, k, strained(day, begin + k, easier))]
        away = [Minute(begin + length + k, OFFSET_MIN, DESK, absent_s=60.0) for k in range(4)]
        off = [Minute(begin + length + 4 + k, OFFSET_MIN, DESK, off_s=60.0) for k in range(3)]
        found += away + off
    return tuple(found)


def strained(day, at, easier):
    """Return how much of a minute is not easy: five minutes at a stretch are alike."""
    share = strain_share(day, ((at + OFFSET_MIN) % 1440) // 60, easier=easier)
    return 0.85 if np.random.default_rng((day.toordinal(), at // 5)).random() < share else 0.05


def _sitting(random, begin, k, usual):
    share = float(np.clip(usual + random.normal(0, 0.12), 0, 1))
    judged = 60.0 if random.random() > 0.05 else 12.0
    bad = seconds(judged * share * (0.9 if (begin + k) // 5 % 2 else 0.2))
    caution = seconds(judged * share - bad)
    measures = tuple(
        MeasureMinute(
            id_,
            unit,
            What.CHANGE,
            *(kept(size * (share * 3 + d), unit) for d in (0.0, -0.6, 1.1)),
            kept(size * 0.6, unit),
            seen_s=judged,
            neutral_s=seconds(judged - (bad + caution) * (at_ == 0)),
            caution_s=caution if at_ == 0 else 0.0,
            bad_s=bad if at_ == 0 else 0.0,
        )
        for at_, (id_, unit, size) in enumerate(_MEASURES)
    )
    return Minute(
        begin + k,
        OFFSET_MIN,
        DESK,
        present_s=60.0,
        neutral_s=seconds(judged - caution - bad),
        caution_s=caution,
        bad_s=bad,
        easy_s=seconds(judged - bad),
        strain=round(0.15 + share * 1.1, 3),
        strained_s=judged,
        changes=int(random.random() < 0.35),
        bout_s=begin * MINUTE_S,
        stretch_s=(k + 1) * MINUTE_S,
        measures=measures,
    )


def events_of(day):
    """Return what happened on a working day."""
    if day.weekday() > 4:
        return ()

    def event(hour, minute, sort, /, **data):
        return Event(utc_of(day, hour, minute) * 60.0, OFFSET_MIN, sort, data)

    def prompt(hour, minute, id_, **more):
        about = {"kind": "hold", "rule": "hold:head", "topic": "head", "measure": "head_pitch"}
        return event(hour, minute, EventKind.PROMPT, id=f"{day}-{id_}", **about, **more)

    return (
        event(8, 55, EventKind.START, version="1"),
        prompt(9, 40, "a", answer="accepted", effect="worked"),
        event(10, 10, EventKind.BREAK, for_s=480.0, offered=True, taken=True),
        prompt(11, 30, "b", answer="dismissed"),
        event(11, 31, EventKind.PAUSE, reason="paused", for_s=900.0),
        event(11, 46, EventKind.RESUME, after_s=900.0),
        event(12, 0, EventKind.AWAY),
        event(13, 42, EventKind.EXERCISE, exercise="chin_tuck", reps=8, for_s=75.0, done=True),
        prompt(14, 30, "c"),
        event(17, 20, EventKind.NOTE, text="A long day."),
    )


def summary_of(day, **more):
    """Return the sums of a day, as a journal makes them of its minutes."""
    return summed(day, minutes_of(day, **more))


def summed(day, minutes):
    """Return the sums of some minutes of one day; None without any."""
    if not minutes:
        return None
    hours: dict[int, list[Sums]] = {}
    for one in minutes:
        hour = ((one.minute + one.offset_min) % 1440) // 60
        hours.setdefault(hour, []).append(_sums(one))
    bouts = {m.bout_s: m.stretch_s for m in minutes if m.bout_s is not None}
    return DaySummary(
        day,
        tuple(HourSummary(day, hour, total(found)) for hour, found in sorted(hours.items())),
        tuple(_measure_sum(minutes, at) for at in range(len(_MEASURES))),
        tuple(Bout(began, length) for began, length in bouts.items()),
    )


def days_between(first, last, **more):
    """Return the sums of all days from `first` to `last` that have any."""
    span = ((first + timedelta(at)) for at in range((last - first).days + 1))
    return tuple(one for day in span if (one := summary_of(day, **more)) is not None)


def _sums(one):
    return Sums(
        1,
        *(one.present_s, one.absent_s, one.uncertain_s, one.off_s, one.standing_s),
        *(one.neutral_s, one.caution_s, one.bad_s, one.easy_s),
        (one.strain or 0.0) * one.strained_s,
        one.strained_s,
        one.changes,
    )


def _measure_sum(minutes, at):
    id_, unit, _ = _MEASURES[at]
    seen = [m.measures[at] for m in minutes if m.measures]
    columns = [[getattr(one, name) for one in seen] for name in ("low", "median", "high", "seen_s")]
    spread = spread_of(unit, *(np.array(column, dtype=float) for column in columns))
    seen_s = sum(one.seen_s for one in seen)
    names = ("neutral_s", "caution_s", "bad_s")
    zones = [round(sum(getattr(one, name) for one in seen), 1) for name in names]
    return MeasureSum(id_, unit, What.CHANGE, DESK, spread, seen[0].pm, None, 0.0, seen_s, *zones)
