"""A week of ordinary sitting, seen with the program's own measured jitter, through the real judge.

The truth is known: whatever is said without it is false, and every long hold must show. What
sits between the truth and the judge is what docs/jitter.py measured (noise.py, jitter.toml).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from noise import error_of, jitter, seen
from sitting import ARM_DEG, MINUTE, day_of

from posturecoach.coaching.policy import advance, began
from posturecoach.coaching.rules import Around, Kind, Scene
from posturecoach.ergonomics.judge import Judge
from posturecoach.posture.measure import Absent, Measure, Person, Reading, View
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import coach_words, hold_rules, policy_rules, zone_rules

POLICY, WORDS = policy_rules(), coach_words()
MONDAY = datetime(2030, 5, 6, 9, tzinfo=UTC)
SEED, DAYS = 20300506, 5
SIDEWAYS = 3  # on this day of the week the camera stands at the side
# What is measured: the measure of the truth and the sign, the own neutral's value or None where
# only a change has a meaning, and whether the change is given beside the value.
FRONT = {
    id_: (id_, 1.0, None)
    for id_ in (
        "head_pitch", "head_yaw", "head_roll", "shoulder_tilt", "shoulder_elevation",
        "lateral_shift", "trunk_rotation", "slump", "cva", "neck_inclination",
        "trunk_inclination",
    )
} | {
    "viewing_distance": ("viewing_distance", 1.0, 650.0),
}  # fmt: skip
SIDE = {
    "head_inclination": ("head_pitch", 1.0, 0.0),
    "cva": ("cva", 1.0, 54.0),
    "neck_inclination": ("neck_inclination", 1.0, 12.0),
    "ear_shoulder_angle": ("neck_inclination", -1.0, 84.0),
    "trunk_inclination": ("trunk_inclination", 1.0, 3.0),
    "slump": ("slump", 1.0, None),
    "upper_arm_elevation": ("upper_arm_elevation", 1.0, ARM_DEG),
    "hip_angle": ("trunk_inclination", -1.0, 105.0),
}
LATE_S = 15
pytestmark = pytest.mark.timeout(400)  # on a busy machine; about 50 s on a quiet one
GONE = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}


@dataclass
class Heard:
    """What came of one day.

    Attributes
    ----------
    toasts
        (second, prompt).
    cues, strained
        By second, the measure of the cue that was shown, and the measures with a zone.
    used_up
        By second, the measures whose holding time is used up.

    """

    toasts: list = field(default_factory=list)
    cues: dict = field(default_factory=dict)
    strained: dict = field(default_factory=dict)
    used_up: dict = field(default_factory=dict)


def errors_of(rng, day, *, side):
    table = SIDE if side else FRONT
    told = {id_: jitter(id_, side=side) for id_ in table}
    found = {id_: error_of(rng, day.seconds, one) for id_, one in told.items() if one is not None}
    if side:  # the same line, read the other way round
        found["ear_shoulder_angle"] = -found["neck_inclination"]
    return found


def readings(rng, day, errors, looks_per_s, *, side):
    """Yield the measures of each look at the day; None where nobody is there."""
    table, columns = (SIDE if side else FRONT), {}
    for id_, error in errors.items():
        of, sign, _ = table[id_]
        one = seen(rng, sign * day.truth[of], error, jitter(id_, side=side), looks_per_s)
        columns[id_] = (one.number.tolist(), one.pm.tolist(), one.gap.tolist(), table[id_][2])
    for i in range(day.seconds * looks_per_s):
        if not day.present[i // looks_per_s]:
            yield None
            continue
        measures = dict(GONE)
        for id_, (numbers, pms, gaps, neutral) in columns.items():
            if gaps[i]:
                continue
            change = numbers[i]
            value = None if neutral is None else neutral + change
            measures[id_] = Measure(id_, UNITS[id_], value, change, pms[i])
        if not side:
            _derived(measures)
        yield measures


def _derived(measures):
    """Add what the reader takes of two measures or of one read another way."""
    roll, tilt = measures["head_roll"], measures["shoulder_tilt"]
    if roll.absent is None and tilt.absent is None:
        pm = float(np.hypot(roll.pm, tilt.pm))
        bend = roll.from_neutral - tilt.from_neutral
        measures["cervical_lateral_bend"] = Measure("cervical_lateral_bend", "deg", None, bend, pm)
    far = measures["viewing_distance"]
    if far.absent is None:
        ratio = (far.value - far.from_neutral) / max(far.value, 100.0)
        pm = jitter("face_scale_ratio", side=False)["pm"]
        measures["face_scale_ratio"] = Measure("face_scale_ratio", "ratio", ratio, ratio - 1.0, pm)


def play(state, day, errors, rng, morning, *, looks_per_s=1, side=False):
    """Play the day; return the state in the evening and what was heard."""
    judge, heard = Judge(zone_rules(), hold_rules()), Heard()
    view = View.SIDE_LEFT if side else View.FRONT
    idle = 0.0
    for i, measures in enumerate(readings(rng, day, errors, looks_per_s, side=side)):
        now, second = i / looks_per_s, i // looks_per_s
        idle = 0.0 if day.typing[second] else idle + 1.0 / looks_per_s
        around = Around(call=bool(day.call[second]), idle_s=idle)
        scene = Scene(Person.ABSENT, around=around)
        if measures is not None:
            judged = judge.judge(Reading(now, view, measures))
            scene = Scene(
                Person.PRESENT, measures=measures, findings=judged.findings, held=judged.held,
                around=around,
            )  # fmt: skip
            least_s = POLICY["hold_least_s"]
            over = [one.measure for one in judged.held if one.for_s >= max(one.limit_s, least_s)]
            if over:
                heard.used_up[second] = over
        when = morning + timedelta(seconds=now)
        state, out = advance(state, when, scene, policy=POLICY, words=WORDS)
        if out.toast is not None:
            heard.toasts.append((second, out.toast))
        if out.cue is not None:
            heard.cues[second] = out.cue.measure
        heard.strained[second] = frozenset(state.watch.strained)
    return state, heard


# --- What is true.


def beyond(day, measure, *, side):
    """Return where the truth is beyond the first border of `measure`, less the hysteresis."""
    if measure not in day.beyond:
        day.beyond[measure] = _beyond(day, measure, side=side)
    return day.beyond[measure]


def _beyond(day, measure, *, side):
    views = ("side", "both") if side else ("front", "both")
    rule = next(r for r in zone_rules() if r.measure == measure and r.view in views)
    change, value = _true(day, measure, side=side)
    found = np.zeros(day.seconds, bool)
    for numbers, steps in ((change, rule.personal), (value, rule.published)):
        for step in steps:
            if numbers is not None:
                found |= step.sign * (numbers - step.caution) > -rule.slack(step)
    return found


def _true(day, measure, *, side):
    if measure == "cervical_lateral_bend":
        return day.truth["head_roll"] - day.truth["shoulder_tilt"], None
    if measure == "face_scale_ratio":
        ratio = 650.0 / np.maximum(650.0 + day.truth["viewing_distance"], 100.0)
        return ratio - 1.0, ratio
    of, sign, neutral = (SIDE if side else FRONT)[measure]
    change = sign * day.truth[of]
    return change, None if neutral is None else neutral + change


def is_true(day, at, kind, measure, *, side):
    """Return whether the truth bears out what was said at `at` seconds.

    A posture: it was beyond its border for half of the last two minutes. A hold: somebody holds
    it, for as long. Stillness and sitting: nothing moved by more than the rule lets pass and a
    fifth, nobody left for a minute.
    """
    if kind is Kind.SITTING:
        before = "".join("1" if there else "0" for there in day.present[max(0, at - 1800) : at])
        return at >= 1800 and max(len(away) for away in before.split("1")) < 60
    if kind is Kind.STILL:
        last = slice(max(0, at - 1200), at)
        return at >= 1200 and all(
            np.ptp(day.truth[id_][last]) <= (30.0 if id_ == "slump" else 12.0)
            for id_ in day.truth
            if id_ in POLICY.channels
        )
    if day.other[0] <= at < day.other[1]:
        return False  # held against the neutral of somebody else
    if kind is Kind.HOLD:
        of = (SIDE if side else FRONT)[measure][0]
        return any(
            held.measure == of and held.start + held.limit_s - LATE_S <= at <= held.end
            for held in day.holds
        )
    last = slice(max(0, at - 120), at)
    return bool(np.mean(beyond(day, measure, side=side)[last]) >= 0.5)


def false_prompts(day, heard, *, side):
    return [
        (at, str(prompt.kind), prompt.measure)
        for at, prompt in heard.toasts
        if not is_true(day, at, prompt.kind, prompt.measure, side=side)
    ]


def spells(cues):
    """Yield (measure, first second, last) of each time that a cue was shown."""
    first = last = measure = None
    for at, shown in sorted(cues.items()):
        if measure != shown or at > last + 2:
            if measure is not None:
                yield measure, first, last
            first, measure = at, shown
        last = at
    if measure is not None:
        yield measure, first, last


def false_cues(day, heard, *, side):
    """Return (first second, seconds, measure) of the cues for which the truth gave no reason."""
    return [
        (first, last - first + 1, measure)
        for measure, first, last in spells(heard.cues)
        if not any(
            is_true(day, at, Kind.CUE, measure, side=side) for at in range(first, last + 1, 5)
        )
    ]


def missed(day, heard, *, side):
    """Return the true long holds without a finding or a cue 15 s after their limit."""
    told = SIDE if side else FRONT
    late = []
    for held in day.holds:
        due = int(held.start + held.limit_s + LATE_S)
        same = {id_ for id_, (of, _, _) in told.items() if of == held.measure}
        if not same & heard.strained[due] or due not in heard.cues:
            late.append(held)
    return late


# --- The week.


@pytest.fixture(scope="module")
def week():
    rng, state, days = np.random.default_rng(SEED), began(1), []
    for number in range(DAYS):
        side = number == SIDEWAYS
        day = day_of(rng, number, side=side)
        errors = errors_of(rng, day, side=side)
        state, heard = play(state, day, errors, rng, MONDAY + timedelta(number), side=side)
        days.append((day, heard, side))
    return days


def test_that_there_is_at_most_one_false_prompt_a_day(week):
    for day, heard, side in week:
        false = false_prompts(day, heard, side=side)
        assert len(false) <= 1, false


@pytest.mark.parametrize(("sideways", "most_a_day", "most_of_time"), [(0, 4, 0.02), (1, 30, 0.1)])
def test_that_the_quiet_cue_is_seldom_there_for_nothing(week, sideways, most_a_day, most_of_time):
    """From the side it errs far more often: the neck's line is less sure than its borders ask."""
    days = [one for one in week if one[2] == bool(sideways)]
    found = [false_cues(*one[:2], side=one[2]) for one in days]
    print("false cues (second, seconds, measure):", *found, sep="\n  ")
    assert max(map(len, found)) <= most_a_day
    seconds = sum(length for day in found for _, length, _ in day)
    assert seconds / sum(int(day.present.sum()) for day, *_ in days) < most_of_time


def test_that_every_long_hold_has_its_finding_and_its_cue_in_time(week):
    for day, heard, side in week:
        assert not missed(day, heard, side=side)
    assert sum(len(day.holds) for day, *_ in week) >= 5 * DAYS


def test_that_most_holding_times_are_found_used_up_while_the_hold_lasts(week):
    """Their limit is that of the measured angle: 7 s later or sooner for each degree it errs.

    From the side, jitter and gaps at one look a second keep some holds of the head from being
    found; docs/measures.md says how many.
    """
    found = {False: [], True: []}
    for day, heard, side in week:
        table = SIDE if side else FRONT
        for held in day.holds:
            over = [one for at in range(held.start, held.end) for one in heard.used_up.get(at, ())]
            found[side].append(any(table[one][0] == held.measure for one in over))
    print("used up, found:", {side: f"{sum(all_)} of {len(all_)}" for side, all_ in found.items()})
    assert np.mean(found[False]) >= 0.9
    assert np.mean(found[True]) >= 0.5


def test_that_words_follow_the_long_holds(week):
    """On the first two days; then the set-up is advised instead, for a week."""
    for _, heard, _ in week[:2]:
        assert any(prompt.kind is Kind.HOLD for _, prompt in heard.toasts)


def test_that_the_set_up_is_advised_once_in_the_same_words(week):
    topics = [p.topic for _, heard, _ in week for _, p in heard.toasts if p.kind is Kind.SETUP]
    assert topics
    assert len(set(topics)) == len(topics)


@pytest.fixture(scope="module")
def mornings():
    """The same morning at 1 and at 30 looks a second: the same truth, the same slow errors."""
    rng = np.random.default_rng(SEED)
    day = day_of(rng, 1, seconds=100 * MINUTE, colleague=False)
    errors, found = errors_of(rng, day, side=False), []
    for looks_per_s in (1, 30):
        jittered = np.random.default_rng(SEED + looks_per_s)
        _, heard = play(began(1), day, errors, jittered, MONDAY, looks_per_s=looks_per_s)
        found.append(heard)
    return day, *found


def test_that_a_morning_at_30_looks_a_second_comes_out_as_at_one(mornings):
    day, slow, fast = mornings
    assert len(day.holds) >= 1
    for heard in (slow, fast):
        assert not missed(day, heard, side=False)
        assert not false_prompts(day, heard, side=False)
    said = [[(p.kind, p.measure) for _, p in heard.toasts] for heard in (slow, fast)]
    assert said[0] == said[1]
    for (at, _), (then, _) in zip(slow.toasts, fast.toasts, strict=True):
        assert abs(at - then) <= 2 * LATE_S
    # Two mornings at one look a second differ by 1 to 4 % of the time, by their jitter alone.
    cued = [np.array([at in heard.cues for at in range(day.seconds)]) for heard in (slow, fast)]
    assert np.mean(cued[0] != cued[1]) < 0.05
