"""The plan: what is due, in which order, what a therapist's file changes, how much was done."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.exercise_book import (
    ExerciseBookError,
    exercises,
    plan_rules,
    plans,
    safety_rules,
)
from posturecoach.exercises.checkin import Sore
from posturecoach.exercises.gate import Safety, permits
from posturecoach.exercises.library import Group
from posturecoach.exercises.plan import (
    DayPlan,
    Item,
    Standing,
    adherence,
    begin,
    flare_up,
    maintains,
    micro,
    next_session,
    suggest,
    today,
    week,
    week_of,
)
from posturecoach.exercises.therapist import MOST_REPS, PlanChange, merge, plan_file_from

LIBRARY, RULES, PLANS = exercises(), plan_rules(), plans()
CLEARED = Safety(conditions=frozenset({"nerve"}), allowed=frozenset({"nerve"}))
OPEN = permits(LIBRARY, CLEARED, safety_rules())
FIRST = "2030-03-04"  # a Monday


def day(n):
    return (date.fromisoformat(FIRST) + timedelta(days=n)).isoformat()


def due(plan, n, **more):
    return {
        d.exercise: d for d in today(begin(PLANS[plan], FIRST), day(n), OPEN, RULES, **more).due
    }


def test_the_default_plans():
    assert set(due("neck_shoulder", 0)) == {"C3", "M1", "M6", "M3", "R1"}
    assert set(due("neck_shoulder", 1)) == {"C3", "M1", "M6", "C2", "R1"}
    assert due("neck_shoulder", 0)["M1"].times == 2
    assert "P2" not in due("low_back", 6)
    assert "P2" in due("low_back", 7)
    assert "R3" not in due("low_back", 13)
    assert "R3" in due("low_back", 14)
    assert "R2" in due("unsteady", 14)
    assert "R2" not in due("unsteady", 13)
    assert not {"M2", "P4"} & set(due("nerve_arm", 0))  # no long stretch


def test_that_everybody_begins_at_level_1():
    for plan in PLANS:
        assert all(d.level == 1 for n in range(15) for d in due(plan, n).values())


def test_that_levels_stay_within_plan_and_permit():
    assert due("neck_shoulder", 0, levels={"C3": 3})["C3"].level == 3
    assert due("nerve_arm", 0, levels={"M1": 3, "N1": 2})["M1"].level == 1  # the easy range
    assert due("nerve_arm", 0, levels={"N1": 2})["N1"].level == 2
    eased = permits(LIBRARY, Safety(conditions=frozenset({"wear"})), safety_rules())
    found = today(begin(PLANS["neck_shoulder"], FIRST), FIRST, eased, RULES, levels={"C3": 3})
    assert {d.level for d in found.due} == {1}


@pytest.mark.parametrize("plan", PLANS)
def test_that_no_two_nerve_exercises_follow_each_other(plan):
    for n in range(30):
        found = today(begin(PLANS[plan], FIRST), day(n), OPEN, RULES)
        for order in (found.due, next_session(found, RULES)):
            groups = [d.permit.exercise.group for d in order]
            pairs = list(itertools.pairwise(groups))
            assert (Group.NERVE, Group.NERVE) not in pairs


def test_that_nerve_exercises_without_others_between_them_wait():
    three = replace(PLANS["nerve_arm"], items=tuple(Item(id_) for id_ in ("N1", "N2", "N3", "M6")))
    both = permits(LIBRARY, CLEARED, safety_rules())
    found = today(begin(three, FIRST), FIRST, both, RULES)
    assert [d.exercise for d in found.due] == ["N1", "M6", "N2"]


def test_a_session_is_short_and_takes_what_was_done_least():
    found = today(begin(PLANS["neck_shoulder"], FIRST), FIRST, OPEN, RULES, done={"C3": 1, "M1": 1})
    first = next_session(found, RULES)
    assert [d.exercise for d in first] == ["M6", "M3", "M1"]
    assert all(d.exercise != "R1" for d in first)
    nothing = today(
        begin(PLANS["neck_shoulder"], FIRST), FIRST, OPEN, RULES, done=dict.fromkeys(LIBRARY, 9)
    )
    assert next_session(nothing, RULES) == ()


def test_the_week_view():
    days = week(begin(PLANS["low_back"], FIRST), FIRST, OPEN, RULES, done={FIRST: {"M5": 1}})
    assert [d.day for d in days] == [day(n) for n in range(7)]
    assert days[0].due[0].done == 1
    assert [("C4" in {d.exercise for d in one.due}) for one in days] == [True, False] * 3 + [True]
    before = week(begin(PLANS["low_back"], FIRST), day(-7), OPEN, RULES)
    assert all(one.due == () for one in before)


def test_maintenance_after_twelve_weeks():
    plan = begin(PLANS["neck_shoulder"], FIRST)
    assert week_of(plan, day(-1)) == 0
    assert week_of(plan, day(83)) == 12
    assert not maintains(plan, day(83), RULES)
    assert maintains(plan, day(84), RULES)
    kept = today(plan, day(84), OPEN, RULES)
    assert kept.check
    assert {d.exercise: d.times for d in kept.due} == {"C3": 1, "M1": 1, "M6": 1, "M3": 1, "R1": 8}
    assert {d.exercise for d in today(plan, day(85), OPEN, RULES).due} == {"C2", "R1"}
    assert not today(plan, day(86), OPEN, RULES).check


def test_a_flare_up_goes_back_to_level_1():
    plan = begin(flare_up(PLANS["neck_shoulder"]), FIRST)
    found = today(plan, FIRST, OPEN, RULES, levels={"C3": 3, "M1": 2})
    assert {d.level for d in found.due} == {1}
    assert "R1" in {d.exercise for d in found.due}


@pytest.mark.parametrize(
    ("sore", "more", "wanted"),
    [
        ((), {}, "neck_shoulder"),
        ((Sore("neck", 5),), {}, "neck_shoulder"),
        ((Sore("upper_back", 5),), {}, "neck_shoulder"),
        ((Sore("neck", 3), Sore("lower_back", 4)), {}, "low_back"),
        ((Sore("neck", 5), Sore("lower_back", 4)), {}, "neck_shoulder"),
        ((Sore("buttock_left", 4),), {}, "low_back"),
        ((Sore("lower_back", 4),), {"nerve": "leg"}, "nerve_leg"),
        ((Sore("lower_back", 4),), {"unsteady": True}, "unsteady"),
    ],
)
def test_which_plan_is_suggested(sore, more, wanted):
    assert suggest(sore, **more) == wanted
    assert wanted in PLANS


def test_micro_exercises_take_turns():
    offered, last = [], None
    for _ in range(6):
        last = micro(OPEN, RULES, last).exercise.id
        offered.append(last)
    assert offered == ["M6", "M1", "M5", "P3", "R1", "M6"]
    assert micro(OPEN, RULES, "P3", may_leave=False).exercise.id == "M6"
    assert micro({}, RULES, None) is None


def adhered(done):
    plan = begin(PLANS["neck_shoulder"], FIRST)
    return adherence([today(plan, day(n), OPEN, RULES, done=done) for n in range(2)], RULES)


def test_adherence():
    nothing = adhered({})
    assert (nothing.done, nothing.due, nothing.standing) == (0, 14, Standing.LITTLE)
    everything = adhered(dict.fromkeys(LIBRARY, 9))
    assert (everything.done, everything.share, everything.standing) == (14, 1.0, Standing.GOOD)
    assert adhered({"C3": 1, "M1": 2, "M6": 2}).standing is Standing.FINE
    assert adherence([DayPlan(FIRST, ())], RULES) is None


FILE = {
    "schema": 1,
    "therapist": "A. Physio",
    "written": "2030-03-20",
    "next_date": "2030-04-03",
    "note": "slowly",
    "limits": {"most_level": 2, "closed": ["M6"]},
    "exercise": [
        {"id": "C3", "reps": 12, "days": ["mon", "wed", "fri"]},
        {"id": "M2", "level": 1, "most_level": 1, "hold_s": 15, "times": 1},
    ],
}


def checked(**more):
    mistakes = []
    file = plan_file_from({**FILE, **more}, LIBRARY, mistakes)
    return file, mistakes


def test_that_a_plan_file_is_merged_and_says_what_it_changes():
    file, mistakes = checked()
    assert mistakes == []
    plan, changes = merge(begin(PLANS["neck_shoulder"], FIRST), file, LIBRARY)
    assert plan.therapist == "A. Physio"
    assert set(changes) >= {
        PlanChange("C3", "reps", 10, 12),
        PlanChange("C3", "days", "daily", ("mon", "wed", "fri")),
        PlanChange("C3", "most_level", 3, 2),
        PlanChange("M6", "removed"),
        PlanChange("M2", "added"),
        PlanChange("", "next_date", None, "2030-04-03"),
    }
    assert not [c for c in changes if c.exercise == "M6" and c.what != "removed"]
    monday = {d.exercise: d for d in today(plan, day(21), OPEN, RULES, levels={"C3": 3}).due}
    assert (monday["C3"].dose.reps, monday["C3"].level) == (12, 2)
    assert (monday["M2"].dose.hold_s, monday["M2"].times, monday["M2"].level) == (15, 1, 1)
    assert "M6" not in monday
    assert "C3" not in {d.exercise for d in today(plan, day(22), OPEN, RULES).due}


def test_that_merging_twice_changes_nothing_more():
    file, _ = checked()
    plan, _ = merge(begin(PLANS["neck_shoulder"], FIRST), file, LIBRARY)
    again, changes = merge(plan, file, LIBRARY)
    assert changes == ()
    assert again == plan


def test_that_a_file_can_be_all_there_is():
    file, mistakes = checked(only_these=True, limits={})
    assert mistakes == []
    plan, changes = merge(begin(PLANS["low_back"], FIRST), file, LIBRARY)
    assert [item.exercise for item in plan.items] == ["C3", "M2"]
    assert sum(change.what == "removed" for change in changes) == 7


def test_that_the_gate_stays_above_the_file():
    file, _ = checked(exercise=[{"id": "M2"}])
    plan, _ = merge(begin(PLANS["neck_shoulder"], FIRST), file, LIBRARY)
    hurt = Safety(conditions=frozenset({"whiplash"}))
    found = today(plan, FIRST, permits(LIBRARY, hurt, safety_rules()), RULES)
    assert "M2" not in {d.exercise for d in found.due}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"schema": 2}, "schema: expected a whole number from 1 to 1, got 2"),
        ({"therapist": ""}, "therapist: expected words, got ''"),
        ({"written": "20.3."}, "written: expected a date such as 2030-01-31"),
        ({"next_date": "2030-01-01"}, "next_date: expected a day from 2030-03-20 on"),
        ({"limits": {"most_level": 4}}, "limits: most_level: expected a whole number from 1 to 3"),
        ({"limits": {"closed": ["Z9"]}}, "limits: closed: expected ids of exercises"),
        ({"limits": {"closed": ["C3"]}}, "exercise C3: expected either a wish or limits.closed"),
        ({"exercise": [{"id": "Z9"}]}, "exercise Z9: id: expected one of M1, M2"),
        (
            {"exercise": [{"id": "M1", "reps": MOST_REPS + 1}]},
            "exercise M1: reps: expected a whole",
        ),
        ({"exercise": [{"id": "M1", "hold_s": -1}]}, "exercise M1: hold_s: expected a number"),
        ({"exercise": [{"id": "M1", "days": ["mo"]}]}, "exercise M1: days: expected some of mon"),
        ({"exercise": [{"id": "M1"}, {"id": "M1"}]}, "exercise M1: expected once"),
        (
            {"exercise": [{"id": "M1", "level": 3}]},
            "exercise M1: level: expected up to its limit 2",
        ),
        ({"exercise": [{"id": "M1", "rep": 3}]}, "exercise M1: rep: unknown"),
        ({"exercise": "M1"}, "exercise: expected a list of tables, got 'M1'"),
        ({"only_these": True, "exercise": []}, "only_these: expected exercises with it"),
        ({"colour": "red"}, "colour: unknown"),
    ],
)
def test_that_a_mistake_in_a_plan_file_is_named(more, said):
    _, mistakes = checked(**more)
    assert any(mistake.startswith(said) for mistake in mistakes), mistakes


plain = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "schema", "exercise", "limits", "closed", "reps", "days"]), inner
    ),
    max_leaves=8,
)  # fmt: skip


@given(plain)
def test_that_any_file_is_answered_with_mistakes_and_never_a_crash(data):
    mistakes = []
    plan_file_from(data, LIBRARY, mistakes)
    assert mistakes


def test_that_plans_with_mistakes_do_not_load():
    text = """
schema = 1
[rules]
session_most = 0
[breaks]
exercises = ["Z9"]
[[plan]]
id = "x"
items = [{ exercise = "M1", days = "sometimes", times = 0 }]
"""
    with pytest.raises(ExerciseBookError) as caught:
        plans(text)
    for said in ("session_most", "breaks: exercises", "plan x: items 1: days", "items 1: times"):
        assert said in str(caught.value)
