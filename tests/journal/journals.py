"""Journals with known truth, for tests."""

from __future__ import annotations

from datetime import date

import numpy as np

from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import MINUTE_S, MeasureMinute, Minute, Setup, What, kept, seconds
from posturecoach.record.period import day_of

DAY = date(2026, 3, 2)  # a Monday
DESK = Setup(View.FRONT, "Desk", calibrated=True)
SIDE = Setup(View.SIDE_LEFT, "Bureau", calibrated=False)
UNITS = {"head_pitch": "deg", "slump": "mm", "shoulder_elevation": "%", "lateral_shift": "ratio"}


def minute_at(day=DAY, hour=9, minute=0, offset_min=60):
    """Minutes since 1970 in UTC at a local time."""
    return day_of(day) * 1440 + hour * 60 + minute - offset_min


def a_measure(id_="head_pitch", median=5.0, *, unit=None, seen=60.0, bad=0.0, **more):
    unit = unit or UNITS.get(id_, "deg")
    spread = 2.0 if unit in ("deg", "%") else 0.02 if unit == "ratio" else 8.0
    return MeasureMinute(
        id_,
        unit,
        What.CHANGE,
        kept(median, unit),
        kept(median - spread, unit),
        kept(median + 2 * spread, unit),
        kept(spread * 2, unit),
        seen_s=seen,
        neutral_s=seconds(seen - bad),
        bad_s=bad,
        **more,
    )


def a_minute(at, *, offset_min=60, setup=DESK, present=60.0, bad=0.0, measures=None, **more):
    return Minute(
        at,
        offset_min,
        setup,
        present_s=present,
        absent_s=seconds(60.0 - present),
        neutral_s=seconds(present - bad),
        bad_s=bad,
        easy_s=seconds(present - bad),
        strain=0.25 if present else None,
        strained_s=present,
        measures=(a_measure(seen=present, bad=bad),) if measures is None else measures,
        **more,
    )


def some_minutes(count, *, day=DAY, hour=9, seed=0, setup=DESK):
    """So many minutes that a person could have sat, each of them different."""
    random = np.random.default_rng(seed)
    first = minute_at(day, hour)
    found = []
    for k in range(count):
        bad = float(seconds(random.uniform(0.0, 20.0)))
        measures = tuple(
            a_measure(id_, float(random.normal(5.0, 3.0)), bad=bad, longest_s=float(k % 300))
            for id_ in sorted(UNITS)
        )
        found.append(
            a_minute(
                first + k,
                setup=setup,
                bad=bad,
                measures=measures,
                changes=int(random.integers(0, 3)),
                bout_s=first * MINUTE_S,
                stretch_s=(k + 1) * MINUTE_S,
            )
        )
    return found


def a_prompt(id_="p1", *, at=None, kind="hold"):
    at_s = (minute_at() if at is None else at) * 60.0
    data = {"id": id_, "kind": kind, "rule": "hold:head", "topic": "head", "measure": "head_pitch"}
    return Event(at_s, 60, EventKind.PROMPT, data)


def a_note(text, *, at=None):
    return Event((minute_at() if at is None else at) * 60.0, 60, EventKind.NOTE, {"text": text})
