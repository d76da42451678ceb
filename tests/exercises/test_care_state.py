"""The state of a person: it comes back as it was, mistakes are named, levels follow the rule."""

from __future__ import annotations

import copy
import json
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from states import CARES, DAYS

from posturecoach.exercise_book import exercises, plans, range_rules, safety_rules, scales
from posturecoach.exercises.care import (
    ANSWERS_DAYS,
    SESSIONS_DAYS,
    SESSIONS_MOST,
    Books,
    Care,
    CareError,
    care_from,
    first_answer,
    last_answer,
    level_of,
    own_best,
    range_of,
    safety_on,
    scales_due,
    with_check_in,
    with_done,
    with_self_check,
    with_session,
    with_treatment,
)
from posturecoach.exercises.checkin import CheckIn, Goal, Sore, Treatment
from posturecoach.exercises.gate import Permit, Raised, Refusal, Safety, ask
from posturecoach.exercises.library import Dose, Side
from posturecoach.exercises.plan import Days, Item, Plan, begin
from posturecoach.exercises.progress import Change, Session
from posturecoach.exercises.scales import Answer

RULES = safety_rules()
BOOKS = Books(exercises(), RULES, scales(), range_rules())
DAY = "2030-03-04"


def after(days, day=DAY):
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


FULL = Care(
    safety=Safety(
        (Raised("fever", DAY), Raised("cord", DAY, after(2))), DAY, frozenset({"nerve"}),
        frozenset({"nerve"}),
    ),
    ticks=("nerve",),
    plan=Plan(
        "low_back",
        (Item("C3", Days.WEEKDAYS, 2, 3, (0, 4), 2, 2, Dose(2, 12, 3.0, 30.0, 1)), Item("M1")),
        DAY, "A. Physio", after(14), "Slowly.", 2, ("M6",),
    ),
    due_until=DAY,
    levels={"C3": 2},
    sessions=(Session("C3", 2, DAY, 0.9, 2.0, 3.0, 1.0),),
    answers=(Answer("nprs", DAY, {"now": 4.0}), Answer("psfs", DAY, {"a": 1, "b": 2, "c": 3})),
    sore=(Sore("neck", 4.0, ("stiff",), radiates=True),),
    factors=("sleep",),
    treatments=(Treatment("epidural", DAY, "left", after(10)),),
    goals=(Goal("swim", DAY, 7.0, after(30)),),
    ranges=(("rotation", Side.LEFT, DAY, 61.0), ("flexion", None, DAY, 40.0)),
    born=1970,
    no_daily=True,
    last_break="M1",
)  # fmt: skip


def stored(care):
    """Return the state as a file gives it back."""
    return care_from(json.loads(json.dumps(care.to_plain(), allow_nan=False)), BOOKS)


def test_that_every_field_comes_back():
    empty = Care()
    assert [f.name for f in fields(Care) if getattr(FULL, f.name) == getattr(empty, f.name)] == []
    plain = begin(Plan("low_back", ()), "2030-01-01")
    assert [f.name for f in fields(Plan) if getattr(FULL.plan, f.name) == getattr(plain, f.name)
            ] == ["id"]  # fmt: skip
    assert stored(FULL) == FULL
    assert stored(empty) == empty


@settings(max_examples=200, deadline=None)
@given(CARES)
def test_that_every_state_comes_back(care):
    assert stored(care) == care


SPOILT = {
    "version": (2, "version: expected a whole number"),
    "safety": ({"raised": [{"flag": "fevr", "since": DAY}], "conditions": [], "allowed": []},
               "flag: expected one of"),
    "ticks": (["nevre"], "ticks: no line of the self-check is called 'nevre'"),
    "plan": ({"id": "x", "items": [{"exercise": "X9"}], "started": DAY}, "exercise: expected one"),
    "due_until": ("yesterday", "due_until: expected a date"),
    "levels": ({"X9": 1, "M1": 4}, "levels: no exercise is called 'X9'"),
    "sessions": ([{"exercise": "X9", "level": 1, "day": DAY}],
                 "sessions: no exercise is called 'X9'"),
    "answers": ([{"scale": "nprs", "day": DAY, "values": {"now": 11}}], "now: expected a number"),
    "sore": ([{"region": "tail", "kinds": []}], "region: expected one of"),
    "factors": (["slep"], "factors: no factor is called 'slep'"),
    "treatments": ([{"kind": "magic", "day": DAY, "note": ""}], "kind: expected one of"),
    "goals": ([{"text": "", "day": DAY}], "text: expected words"),
    "ranges": ([{"movement": "rotation", "side": None, "day": DAY, "deg": 1}], "side: expected"),
    "born": (1812, "born: expected a whole number"),
    "no_daily": ("no", "no_daily: expected true or false"),
    "last_break": ("X9", "last_break: no exercise is called 'X9'"),
}  # fmt: skip


def test_that_every_field_has_a_mistake_here():
    assert SPOILT.keys() == FULL.to_plain().keys()


@pytest.mark.parametrize("field", SPOILT)
def test_that_a_mistake_in_a_field_is_named(field):
    value, said = SPOILT[field]
    with pytest.raises(CareError) as raised:
        care_from(FULL.to_plain() | {field: value}, BOOKS)
    assert said in str(raised.value)


def test_that_all_mistakes_are_named_at_once():
    plain = {name: value for name, (value, _) in SPOILT.items()} | {"mood": "fine"}
    with pytest.raises(CareError) as raised:
        care_from(plain, BOOKS)
    for _, said in SPOILT.values():
        assert said in str(raised.value)
    assert "mood: unknown" in str(raised.value)
    assert "M1: expected a whole number from 1 to 3" in str(raised.value)


@pytest.mark.parametrize("missing", ["safety", "version", "levels", "sessions"])
def test_that_nothing_that_decides_may_be_missing(missing):
    plain = FULL.to_plain()
    del plain[missing]
    with pytest.raises(CareError, match=missing):
        care_from(plain, BOOKS)


@pytest.mark.parametrize("plain", [None, [], "x", 3, {}, {"born": 10**400}])
def test_that_anything_else_is_no_state(plain):
    with pytest.raises(CareError):
        care_from(plain, BOOKS)
    spoilt = copy.deepcopy(FULL.to_plain()) | {"born": 10**400}
    with pytest.raises(CareError, match="far too large"):
        care_from(spoilt, BOOKS)


def test_that_a_plan_in_it_has_begun():
    with pytest.raises(CareError, match="plan: started: expected a date"):
        care_from(Care(plan=plans()["low_back"]).to_plain(), BOOKS)


# --- Levels


def done(care, *, days=0, level=1, share=1.0, before=2.0, pain=2.0, most=3, exercise="C3"):
    return with_session(
        care, Session(exercise, level, after(days), share, before, pain), RULES, most
    )


def test_that_three_good_sessions_go_up_and_two_others_go_down():
    care = Care()
    for n in range(2):
        care, change = done(care, days=n)
        assert change == Change(1, 0)
    care, change = done(care, days=2)
    assert change == Change(2, 1)
    assert care.levels["C3"] == 2
    care, change = done(care, days=3, level=2, pain=5)
    assert change == Change(2, 0)
    care, change = done(care, days=4, level=2, share=0.5)
    assert change == Change(1, -1)
    assert care.levels["C3"] == 1


def test_that_a_limit_holds_a_level():
    care = Care()
    for n in range(6):
        care, change = done(care, days=n, most=1)
    assert change == Change(1, 0)


def test_that_an_easier_day_takes_no_level_away():
    care = Care(levels={"C3": 3})
    care, change = done(care, level=2, before=4.0, pain=3.0)
    assert change == Change(3, 0)
    assert care.levels["C3"] == 3
    care, change = done(care, level=2, before=4.0, pain=5.0, days=1)
    care, change = done(care, level=2, before=4.0, pain=5.0, days=2)
    assert change == Change(1, -1)  # the rule takes it
    assert care.levels["C3"] == 1


def test_that_a_plan_says_with_which_level_to_begin():
    care = Care(plan=begin(Plan("low_back", (Item("C3", level=2),)), DAY))
    assert level_of(care, "C3") == 2
    assert level_of(care, "M1") == 1
    care, change = done(care, level=1, pain=3.0)  # eased for a day
    assert (level_of(care, "C3"), change) == (2, Change(2, 0))


def pain_on(care, days, pain):
    return with_check_in(care, CheckIn(after(days), scales={"nprs": {"now": pain}}), RULES)


def test_that_the_next_day_decides_too():
    care, _ = done(Care())
    assert pain_on(care, 1, 3.5).sessions[0].next_day_rise == 1.5
    assert pain_on(care, 2, 9).sessions[0].next_day_rise is None
    assert pain_on(care, 0, 9).sessions[0].next_day_rise is None
    twice = pain_on(pain_on(care, 1, 2.0), 1, 9.0)
    assert twice.sessions[0].next_day_rise == 0.0  # the first answer of a day counts
    care = pain_on(care, 1, 4.0)
    care, _ = done(care, days=1)
    care = pain_on(care, 2, 4.0)
    care, change = done(care, days=2, level=1)
    assert change.by == 0
    two = Care(levels={"C3": 2})
    for n in range(2):
        two = pain_on(done(two, days=2 * n, level=2)[0], 2 * n + 1, 5.0)
    assert done(two, days=4, level=2, pain=5.0)[1] == Change(1, -1)


def test_that_a_level_won_the_day_before_a_sore_one_is_taken_back():
    care = Care()
    for n in range(3):
        care, _ = done(care, days=2 * n)
    assert care.levels["C3"] == 2
    assert pain_on(care, 5, 3.0).levels["C3"] == 2
    assert pain_on(care, 5, 4.0).levels["C3"] == 1
    assert pain_on(care, 6, 4.0).levels["C3"] == 2


def test_that_an_easier_session_before_a_sore_day_takes_no_level_back():
    care = Care(levels={"C3": 3})
    care, _ = done(care, level=3)
    care, _ = done(care, level=2, days=1)
    assert pain_on(care, 2, 5.0).levels["C3"] == 3
    assert pain_on(done(Care(levels={"C3": 2}), pain=5.0)[0], 1, 9.0).levels["C3"] == 2


# --- What is kept


def test_that_old_sessions_go_and_there_is_a_limit():
    care = with_done(with_done(Care(), Session("M1", 1, DAY)), Session("M1", 1, after(120)))
    assert len(care.sessions) == 2
    assert len(with_done(care, Session("M1", 1, after(SESSIONS_DAYS + 1))).sessions) == 2
    many = replace(Care(), sessions=(Session("M1", 1, DAY),) * SESSIONS_MOST)
    assert len(with_done(many, Session("M2", 1, DAY)).sessions) == SESSIONS_MOST
    assert with_done(many, Session("M2", 1, DAY)).sessions[-1].exercise == "M2"


def test_that_the_first_answer_stays_and_old_ones_go():
    care = Care()
    for n in range(0, 3 * ANSWERS_DAYS, 100):
        care = pain_on(care, n, 5.0)
    assert first_answer(care, "nprs").day == DAY
    assert last_answer(care, "nprs").day == after(1100)
    assert [one.day for one in care.answers] == [DAY, *(after(n) for n in range(700, 1101, 100))]


def test_that_a_number_alone_empties_no_body_map():
    care = replace(Care(), sore=(Sore("neck", 4.0),), factors=("sleep",))
    after_it = pain_on(care, 0, 3.0)
    assert (after_it.sore, after_it.factors) == (care.sore, care.factors)


def test_which_scales_are_due():
    assert "nprs" in scales_due(Care(), DAY, scales())
    care = pain_on(Care(), 0, 3.0)
    assert "nprs" not in scales_due(care, DAY, scales())
    assert "nprs" in scales_due(care, after(1), scales())
    assert "nprs" not in scales_due(replace(care, no_daily=True), after(1), scales())


def test_ranges_against_the_own_start():
    care = Care(ranges=(("rotation", Side.LEFT, DAY, 50.0), ("rotation", Side.RIGHT, DAY, 60.0)))
    assert own_best(care, "rotation") == 50.0
    assert own_best(care, "flexion") is None
    found = range_of(care, ("rotation", Side.LEFT, after(9), 65.0), range_rules())
    assert found.change == 15.0
    assert range_of(care, ("flexion", None, DAY, 40.0), range_rules()).change is None


# --- The gate


def open_on(care, day, exercise="M1"):
    return isinstance(ask(exercises()[exercise], safety_on(care, day), RULES), Permit)


def test_that_a_procedure_closes_until_its_day():
    care = with_treatment(Care(), Treatment("epidural", DAY, exercise_from=after(10)))
    assert not open_on(care, DAY)
    assert not open_on(care, after(9))
    assert open_on(care, after(10))
    assert open_on(with_treatment(Care(), Treatment("massage", DAY)), DAY)


def test_that_a_procedure_without_a_day_is_not_opened_by_an_older_one():
    care = with_treatment(Care(), Treatment("epidural", DAY, exercise_from=after(10)))
    care = with_treatment(care, Treatment("ablation", after(30)))
    assert not open_on(care, after(31))
    told = replace(care, safety=replace(care.safety, allowed=frozenset({"after_procedure"})))
    assert open_on(told, after(31))
    care = with_treatment(care, Treatment("ablation", after(30), exercise_from=after(40)))
    assert not open_on(care, after(39))
    assert open_on(care, after(40))


def test_that_only_the_day_ends_the_waiting():
    care = with_treatment(Care(), Treatment("prp", DAY, exercise_from=after(10)))
    unticked = replace(care, safety=replace(care.safety, conditions=frozenset()))
    assert not open_on(unticked, after(9))
    allowed = replace(care, safety=replace(care.safety, allowed=frozenset({"after_procedure"})))
    assert not open_on(allowed, after(9))


@settings(max_examples=150, deadline=None)
@given(CARES, DAYS, st.sampled_from(sorted(exercises())))
def test_that_a_lock_outranks_every_state(care, day, exercise):
    locked = replace(
        care, safety=replace(care.safety, raised=(*care.safety.raised, Raised("fever", day)))
    )
    found = ask(exercises()[exercise], safety_on(locked, day), RULES)
    assert isinstance(found, Refusal)
    assert found.lock is not None


def test_the_self_check():
    care = with_self_check(Care(), ("disc", "chronic"), RULES)
    brought = care.safety.conditions
    assert brought
    care = replace(care, safety=replace(care.safety, allowed=brought))
    care = with_self_check(care, ("chronic",), RULES)
    assert care.safety.conditions == care.safety.allowed == frozenset()
    with pytest.raises(ValueError, match="expected lines"):
        with_self_check(care, ("nevre",), RULES)
