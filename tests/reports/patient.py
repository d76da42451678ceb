"""A patient over six weeks, made up: neck pain that eases, a second desk, a warning sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
from periods import DESK, MONDAY, a_day, an_event, some_period, workdays

from posturecoach.posture.measure import View
from posturecoach.record.event import Event
from posturecoach.record.minute import Setup
from posturecoach.record.period import Period

WEEKS = 6
DAYS = 7 * WEEKS
KITCHEN = Setup(View.FRONT, "Kitchen", calibrated=True)
PLAN = {"C3": 1, "M1": 2, "M6": 2}  # sessions a day


def a_patient(first=MONDAY, count=DAYS, *, seed=6, worse=0.0) -> Period:
    """So many days: pain from 6 to 3 (`worse` is added to all of it), and all that goes with it."""
    period = some_period(first, count, seed=seed, easy=0.55, gain=0.2, shift=8.0)
    days = tuple(
        a_day(
            day.day,
            easy=0.6,
            medians={"head_pitch": 11.0, "neck_inclination": 8.0, "viewing_distance": -60.0},
            hours=range(9, 12),
            setup=KITCHEN,
        )
        if day.day.weekday() == 4
        else day
        for day in period.days
    )
    events = sorted(_events(first, count, seed, worse), key=lambda one: one.at_s)
    return replace(period, days=days, events=tuple(events))


def _events(first, count, seed, worse) -> list[Event]:
    random = np.random.default_rng(seed)
    found = _once(first, count)
    for n, day in enumerate(workdays(first, count)):
        part = (day - first).days / max(1, DAYS - 1)
        found += _asked(random, n, day, part, worse)
        found += _practised(random, day, part)
        found += _at_the_desk(random, n, day)
    return found


def _once(first, count) -> list[Event]:
    def on(day, kind, /, hour=12, **data):
        return [an_event(kind, first + timedelta(days=day), hour, **data)] if day < count else []

    return [
        *on(0, "start", 8, version="0.6.0", camera="A webcam"),
        *on(0, "neutral", 8, view="front", place="Desk"),
        *on(4, "neutral", 9, view="front", place="Kitchen"),
        *on(10, "moved", 10, what="camera"),
        *on(10, "neutral", 10, view="front", place="Desk"),
        *on(2, "treatment", 14, kind="massage", text="Neck and shoulders, 30 min"),
        *on(16, "treatment", 14, kind="medicine", text="Ibuprofen 400 mg, three days"),
        *on(30, "treatment", 14, kind="chiropractic", text=""),
        *on(0, "goal", text="Drive two hours without pain", confidence=5, reached=False),
        *on(35, "goal", text="Drive two hours without pain", confidence=8, reached=False),
        *on(0, "goal", text="Swim again", confidence=4, reached=False),
        *on(38, "goal", text="Swim again", confidence=9, reached=True),
        *on(
            0,
            "plan",
            plan="neck_shoulder",
            therapist="M. Weber",
            next_date="2026-04-15",
            note="Less is fine on bad days.",
            items={
                "C3": "level 1, 1 x daily",
                "M1": "level 1, 2 x daily, 2 x 8",
                "M6": "level 1, 2 x mon, wed, fri",
            },
        ),
        *(
            one
            for day, far in ((1, 48.0), (20, 55.0), (39, 63.0))
            for one in on(
                day,
                "range",
                movement="rotation",
                bests={"left": far, "right": far - 8.0 + day / 10},
                pm=9.5,
                unit="deg",
            )
        ),
        *on(
            1,
            "range",
            movement="abduction",
            bests={"left": 150.0, "right": 155.0},
            pm=20.0,
            unit="deg",
        ),
        *on(0, "check_in", 8, self_check=["chronic", "sitting", "recurs"]),
        *on(0, "check_in", 9, factors=["tension", "posture", "stress"]),
        *on(9, "check_in", cleared=["night"]),
        *on(1, "note", text="The evenings are worst, after calls."),
        *on(24, "note", text="Could drive to Ulm and back without a stop!"),
        *on(40, "note", text="Is it normal that the neck clicks when I turn?\nMay I swim again?"),
    ]


def _asked(random, n, day, part, worse) -> list[Event]:
    pain = float(np.clip(6.0 + worse - 3.0 * part + random.normal(0.0, 0.7), 0, 10))
    if n in (17, 18):
        pain = min(10.0, pain + 4.0)  # a flare-up
    scales = {"nprs.now": round(pain), "nprs.worst": min(10, round(pain) + 2)}
    more = {}
    if day.weekday() == 0:
        scales |= {
            f"psfs.{name}": round(at + 4 * part)
            for name, at in (("Desk work for an hour", 4), ("Driving", 3), ("Swimming", 2))
        }
        scales |= dict.fromkeys(("peg.pain", "peg.enjoyment", "peg.activity"), round(pain))
        more["flags"] = ["night"] if n == 5 else []
    if n in (0, 29):
        scales["rmdq.total"] = 11 if n == 0 else 5
    regions = {"neck": round(pain), "shoulder_right": max(0, round(pain) - 2)}
    if part < 0.3:
        regions["upper_back"] = 2
    told = {"scales": scales, "regions": regions, "kinds": {"neck": "ache, stiff"}, **more}
    told["radiates"] = ["shoulder_right"] if part < 0.5 else []
    return [an_event("check_in", day, 17, **told)]


def _practised(random, day, part) -> list[Event]:
    found = [an_event("due", day, 8, 1, day=day.isoformat(), due=PLAN)]
    for id_, times in PLAN.items():
        for k in range(times):
            done = bool(random.random() < 0.62 + 0.25 * part)
            data = {"exercise": id_, "planned": True, "done": True}
            if done:
                data |= {"wanted": 12}
                partials = int(random.integers(0, 4))
                data |= {"reps": 12 - partials, "partials": partials, "level": 1 + int(3 * part)}
                data |= {"reasons": ["not_held"] if partials else []}
                data |= {"pain_before": round(5 - 3 * part), "pain_after": round(4 - 3 * part)}
                found.append(an_event("exercise", day, 10 + 4 * k, 30, **data))
    return found


def _at_the_desk(random, n, day) -> list[Event]:
    kinds, answers = (
        ("cue", "hold", "still", "sitting", "eyes"),
        ("accepted", "dismissed", "", "silenced"),
    )
    found = []
    for k in range(4):
        data = {"id": f"{n}-{k}", "kind": kinds[(n + k) % 5], "rule": "hold:head", "topic": "head"}
        answer = answers[int(random.integers(0, 4))]
        data |= {"answer": answer, "answer_s": 4.0} if answer else {}
        data |= {"effect": "worked"} if answer == "accepted" else {}
        found.append(an_event("prompt", day, 9 + 2 * k, **data))
    for hour in (10, 13, 15):
        taken = bool(random.random() < 0.6)
        found.append(an_event("break", day, hour, 50, for_s=300.0, offered=True, taken=taken))
    return [*found, an_event("away", day, 12, 0)]


__all__ = ["DESK", "a_patient"]
