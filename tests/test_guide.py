"""The guide of one person: its file, what it tells the journal, and that no red flag is passed."""

from __future__ import annotations

import json
import os
import random
import stat
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posturecoach.errors import NewerError, OutputError, SettingsError
from posturecoach.exercise_book import exercises, plans, safety_rules, scales
from posturecoach.exercises.care import Care
from posturecoach.exercises.checkin import (
    AFTER_PROCEDURE,
    FACTORS,
    REGIONS,
    TREATMENTS,
    CheckIn,
    Goal,
    Sore,
    Treatment,
)
from posturecoach.exercises.gate import Permit, Refusal, Tier
from posturecoach.exercises.library import Confidence, Side
from posturecoach.exercises.plan import Item, Plan
from posturecoach.exercises.player import Result
from posturecoach.exercises.progress import Change
from posturecoach.exercises.scales import Answer
from posturecoach.exercises.therapist import PlanChange, PlanFile, Wish
from posturecoach.guide import Guide
from posturecoach.record.event import Event, EventKind
from posturecoach.settings.care_memory import care_path
from posturecoach.settings.files import MAX_BYTES

START = datetime(2030, 3, 4, 9, 30)  # noqa: DTZ001 - a Monday, local
LOCKING = [f.id for f in safety_rules().flags.values() if f.tier is not Tier.VISIT
           and not f.advice_alone]  # fmt: skip
ADVICE = [f.id for f in safety_rules().flags.values() if f.id not in LOCKING]


class World:
    """A person with a clock and a journal, of which every entry is a valid event."""

    def __init__(self, path=None):
        self.now = START
        self.events = []
        self.guide = Guide(path, self.note, clock=lambda: self.now)

    def note(self, kind, /, **data):
        self.events.append(Event(self.now.timestamp(), 0, kind, data))

    def of(self, kind):
        return [dict(event.data) for event in self.events if event.kind is kind]

    def later(self, days=0, minutes=0):
        self.now += timedelta(days=days, minutes=minutes)


@pytest.fixture
def world(home):
    return World(care_path())


@pytest.fixture
def ready(world):
    """The red flags were asked, none applies."""
    world.guide.report_flags(())
    return world


def result(exercise="C3", level=1, share=1.0, **more):
    wanted = 10
    whole = {
        "view": "front", "reps": {None: round(share * wanted)}, "wanted": wanted, "partial": {},
        "best": {None: 12.34}, "errors_deg": (), "lasted_s": 61.23, "by_clock": False,
        "confidence": Confidence.HIGH,
    }  # fmt: skip
    return Result(exercise, level, **(whole | more))


def do(world, exercise="C3", *, pain=2.0, after=2.0, share=1.0):
    permit = world.guide.ask(exercise, pain)
    level = world.guide.level(permit, pain)
    return world.guide.done(
        permit, result(exercise, level, share), pain_before=pain, pain_after=after
    )


# --- The file


def test_that_what_was_told_is_there_the_next_time(ready):
    guide = ready.guide
    guide.follow(guide.suggest_plan())
    guide.check_in(CheckIn(guide.day, (Sore("neck", 4.0),), ("sleep",), {"nprs": {"now": 4.0}}))
    guide.aim(Goal("swim", guide.day, 7.0))
    guide.treat(Treatment("massage", guide.day))
    guide.tested("rotation", {Side.LEFT: 50.0, Side.RIGHT: 60.0})
    guide.set_born(1970)
    guide.never_daily(never=True)
    guide.self_check(["chronic"])
    do(ready)
    assert Guide(care_path()).care == guide.care
    if sys.platform != "win32":
        assert stat.S_IMODE(care_path().stat().st_mode) == 0o600


def test_that_without_a_path_nothing_is_kept(home):
    world = World(None)
    world.guide.report_flags(())
    do(world)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be used"),
        ("[]", "expected a table"),
        ("null", "expected a table"),
        ('{"version": 1}', "safety: expected a table"),
        ('{"version": "1"}', "version: expected a whole number"),
        ("[" * 100_000, "cannot be used"),
        ('{"born": 1' + "0" * 5_000 + "}", "cannot be used"),
        ("\x00", "cannot be used"),
    ],
)
def test_that_a_broken_file_opens_nothing_and_stays(home, text, said):
    care_path().write_text(text)
    with pytest.raises(SettingsError) as raised:
        Guide(care_path())
    assert said in raised.value.what
    assert care_path().read_text() == text


def test_that_a_newer_file_is_left_alone(home):
    text = json.dumps(Care().to_plain() | {"version": 2, "aura": "blue"})
    care_path().write_text(text)
    with pytest.raises(NewerError, match="newer"):
        Guide(care_path())
    assert care_path().read_text() == text


def test_that_a_file_broken_later_opens_nothing_either(ready):
    assert ready.guide.permits()
    care_path().write_text("{")
    for ask in (ready.guide.permits, lambda: ready.guide.ask("M1"), ready.guide.today,
                ready.guide.for_break, ready.guide.lock):  # fmt: skip
        with pytest.raises(SettingsError):
            ask()
    with pytest.raises(SettingsError):
        ready.guide.report_flags(())
    assert care_path().read_text() == "{"


def test_that_what_another_program_told_holds_at_once(ready):
    other = World(care_path())
    permit = other.guide.ask("M1")
    ready.guide.report_flags(["fever"])
    assert other.guide.lock() is not None
    assert not other.guide.holds(permit)
    other.guide.aim(Goal("swim", other.guide.day))
    assert ready.guide.lock() is not None
    assert ready.guide.care.goals == other.guide.care.goals
    ready.guide.erase()
    assert other.guide.must_ask()
    assert other.guide.permits() == {}


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may write anywhere")
def test_that_a_folder_one_may_not_write_changes_nothing(ready, home):
    home.chmod(0o500)
    try:
        unchanged_when_writing_fails(ready)
    finally:
        home.chmod(0o700)


def test_that_a_failed_write_changes_nothing(ready, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    unchanged_when_writing_fails(ready)


def unchanged_when_writing_fails(world):
    guide, before, text = world.guide, world.guide.care, care_path().read_text()
    told = len(world.events)
    permit = guide.ask("C3")
    for try_it in (
        # Warning signs are the exception, see tests/exercises/test_limits.py.
        lambda: guide.report_flags([]),
        lambda: guide.follow(guide.suggest_plan()),
        lambda: guide.check_in(CheckIn(guide.day, note="x")),
        lambda: guide.done(permit, result()),
        lambda: guide.did("C3"),
        lambda: guide.treat(Treatment("massage", guide.day)),
        lambda: guide.aim(Goal("swim", guide.day)),
        lambda: guide.tested("flexion", {None: 40.0}),
        lambda: guide.self_check(["chronic"]),
        lambda: guide.set_conditions(["nerve"], []),
        lambda: guide.never_daily(never=True),
        lambda: guide.clear_flags(confirmed=True),
        lambda: guide.set_born(1970),
    ):
        with pytest.raises(OutputError):
            try_it()
    assert guide.for_break() is not None  # what was offered last is not worth an error
    assert guide.care == before
    assert care_path().read_text() == text
    assert len(world.events) == told


def test_that_nothing_is_written_that_could_not_be_read_back(ready):
    guide, before = ready.guide, ready.guide.care
    told = len(ready.events)
    for try_it in (
        lambda: guide.treat(Treatment("magic", guide.day)),
        lambda: guide.aim(Goal(" ", guide.day)),
        lambda: guide.set_born(12),
        lambda: guide.check_in(CheckIn(guide.day, (Sore("tail"),))),
        lambda: guide.check_in(CheckIn(guide.day, note="x" * 501)),
        lambda: guide.check_in(CheckIn(guide.day, scales={"nprs": {"now": 11.0}})),
        lambda: guide.check_in(CheckIn(guide.day, scales={"mood": {"now": 1.0}})),
        lambda: guide.check_in(CheckIn("today", note="x")),
        lambda: guide.report_flags(["fevr"]),
        lambda: guide.self_check(["x"]),
        lambda: guide.set_conditions(["x"], []),
        lambda: guide.did("X9"),
        lambda: do(ready, pain=2.0, after=11.0),
    ):
        with pytest.raises(ValueError, match=r"expected|no exercise"):
            try_it()
    assert guide.care == before
    assert len(ready.events) == told
    assert Guide(care_path()).care == before


def test_that_long_words_come_into_the_journal_cut(ready):
    guide = ready.guide
    psfs = {"a" * 300: 1.0, "b": 2.0, "c": 3.0}
    guide.check_in(CheckIn(guide.day, scales={"psfs": psfs}))
    guide.aim(Goal("g" * 300, guide.day))
    guide.follow(Plan("low_back", (Item("C3"),), therapist="t" * 300, note="n" * 3_000))
    assert ready.of(EventKind.GOAL)[0]["text"] == "g" * 200
    assert Guide(care_path()).care == guide.care


def test_that_years_of_use_fit_in_the_file(ready):
    guide = ready.guide
    do(ready)
    session = guide.care.sessions[0]
    answers = guide.care.answers
    for n in range(400):
        day = (START + timedelta(n)).date().isoformat()
        answers += (Answer("nprs", day, {"now": 4.0, "best": 1.0, "worst": 7.0}),)
    full = replace(
        guide.care,
        sessions=(replace(session, next_day_rise=0.5),) * 2_000,
        answers=answers,
        ranges=(("rotation", Side.LEFT, guide.day, 61.23),) * 500,
        goals=tuple(Goal(f"{n:0>100}", guide.day, 5.0) for n in range(100)),
        treatments=(Treatment("massage", guide.day, "x" * 200),) * 100,
    )
    guide._keep(full)
    assert care_path().stat().st_size < 0.9 * MAX_BYTES
    assert Guide(care_path()).care == full


def test_that_erasing_removes_the_file(ready):
    ready.guide.erase()
    assert not care_path().exists()
    assert ready.guide.care == Care()
    assert ready.guide.must_ask()
    ready.guide.erase()  # nothing there: nothing to do


def test_that_what_cannot_be_erased_is_still_known(ready, monkeypatch):
    before = ready.guide.care

    def may_not(*_given, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.unlink", may_not)
    with pytest.raises(OutputError):
        ready.guide.erase()
    assert ready.guide.care == before


# --- Safety


def test_that_nothing_is_open_before_red_flags_were_asked(world):
    guide = world.guide
    guide.follow(plans()["low_back"])
    assert guide.must_ask()
    assert guide.ask_again()
    assert guide.permits() == {}
    assert guide.today().due == ()
    assert guide.for_break() is None
    with pytest.raises(ValueError, match="red flags first"):
        guide.ask("M1")


@pytest.mark.parametrize("flag", LOCKING)
def test_that_a_red_flag_locks_until_it_is_cleared(ready, flag):
    guide = ready.guide
    guide.follow(plans()["low_back"])
    found = guide.report_flags([flag])
    assert found.flags == (flag,)
    locked(guide)
    guide.report_flags(())  # silence clears nothing
    guide.clear_flags(confirmed=False)
    locked(guide)
    locked(Guide(care_path(), clock=lambda: ready.now))
    guide.clear_flags(confirmed=True)
    assert guide.lock() is None
    assert guide.permits()
    assert ready.of(EventKind.CHECK_IN)[-1] == {"cleared": [flag]}


@pytest.mark.parametrize("flag", ADVICE)
def test_that_advice_alone_locks_nothing(ready, flag):
    assert ready.guide.report_flags([flag]) is None
    assert ready.guide.permits()


def locked(guide):
    """Assert that no method leads to an exercise."""
    assert guide.permits() == {}
    assert all(isinstance(guide.ask(id_), Refusal) for id_ in exercises())
    assert all(isinstance(guide.ask(id_, 0.0), Refusal) for id_ in exercises())
    day = guide.today()
    assert day is None or day.due == ()
    assert guide.next_session() == ()
    assert all(one.due == () for one in guide.week(guide.day))
    assert guide.for_break() is None
    assert guide.for_break(may_leave=False) is None
    assert guide.adherence() is None


def test_that_anything_new_is_asked_after_a_week(ready):
    assert not ready.guide.ask_again()
    ready.later(days=6)
    assert not ready.guide.ask_again()
    ready.later(days=1)
    assert ready.guide.ask_again()


def steps_of(rng, world, permits):
    """Return one random thing that a screen could ask of a guide."""
    guide = world.guide
    scale = rng.choice([id_ for id_ in scales() if id_ not in ("psfs", "start")])
    names = scales()[scale].items
    conditions = sorted(safety_rules().conditions)
    some = lambda of: rng.sample(list(of), rng.randint(0, min(3, len(of))))  # noqa: E731
    treatment = Treatment(
        rng.choice(TREATMENTS), guide.day,
        exercise_from=rng.choice([None, guide.day, "2030-04-01"]) if guide.day < "2030-04-01"
        else None,
    )  # fmt: skip
    file = PlanFile(
        "A. Physio", "2030-03-01", closed=("M6",), only_these=rng.random() < 0.5,
        wishes=(Wish("C3", level=3), Wish("N1")),
    )  # fmt: skip
    permit = rng.choice(permits) if permits else None
    yield lambda: guide.set_conditions(some(conditions), conditions)
    yield lambda: guide.self_check(some(safety_rules().selfcheck))
    yield lambda: guide.report_flags(())
    yield lambda: guide.report_flags(some(ADVICE))
    yield lambda: guide.clear_flags(confirmed=False)
    yield lambda: guide.check_in(CheckIn(guide.day, scales={scale: dict.fromkeys(names, 0.0)})
                                 if scale != "pgic" else CheckIn(guide.day))  # fmt: skip
    yield lambda: guide.check_in(
        CheckIn(guide.day, (Sore(rng.choice(REGIONS), 3.0),), (rng.choice(FACTORS),), new_flags=())
    )
    yield lambda: guide.treat(treatment)
    yield lambda: guide.aim(Goal("swim", guide.day))
    yield lambda: guide.follow(rng.choice([None, guide.suggest_plan(), *plans().values()]))
    yield lambda: guide.follow(guide.preview(file)[0])
    yield guide.flare_up
    yield guide.begin_day
    yield lambda: guide.never_daily(never=rng.random() < 0.5)
    yield lambda: guide.set_born(1950)
    yield lambda: guide.tested("flexion", {None: 40.0})
    yield lambda: guide.did(rng.choice(list(exercises())))
    yield guide.due_scales
    yield lambda: world.later(days=rng.randint(0, 40))
    yield lambda: world.later(minutes=rng.randint(-60, 60))
    if permit is not None:
        yield lambda: guide.done(permit, result(permit.exercise.id), pain_before=1, pain_after=1)
        yield lambda: guide.level(permit, rng.choice([None, 0, 9]))
        yield lambda: guide.holds(permit)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(LOCKING))
def test_that_there_is_no_path_from_an_open_red_flag_to_an_exercise(seed, flag):
    rng, world = random.Random(seed), World(None)
    guide = world.guide

    def some_steps(permits):
        for _ in range(rng.randint(0, 6)):
            rng.choice(list(steps_of(rng, world, permits)))()

    if rng.random() < 0.8:
        guide.report_flags(())
    some_steps([])
    permits = list(guide.permits().values())
    guide.report_flags([flag])
    levels = dict(guide.care.levels)
    for _ in range(6):
        some_steps(permits)
        assert guide.lock() is not None
        locked(guide)
        assert not any(guide.holds(permit) for permit in permits)
        if guide.care.plan is None or not guide.care.plan.therapist:
            for id_, level in guide.care.levels.items():
                assert level <= max(levels.get(id_, 1), 3 if id_ == "C3" else 1)
    guide.clear_flags(confirmed=True)
    assert guide.lock() is None


# --- What was done


def test_that_levels_follow_the_rule_and_the_journal_knows(ready):
    changes = []
    for _ in range(3):
        changes.append(do(ready))
        ready.later(days=2)
    assert changes == [Change(1, 0), Change(1, 0), Change(2, 1)]
    permit = ready.guide.ask("C3")
    assert ready.guide.level(permit) == 2
    assert ready.guide.level(permit, pain=4) == 1
    assert do(ready, after=5.0) == Change(2, 0)
    ready.later(days=2)
    assert do(ready, after=5.0) == Change(1, -1)
    assert ready.of(EventKind.EXERCISE)[0] == {
        "exercise": "C3", "level": 1, "reps": 10, "wanted": 10, "partials": 0, "reasons": [],
        "for_s": 61.2, "bests": {"both": 12.3}, "best": 12.3, "unit": "deg", "view": "front",
            "by_clock": False,
        "confidence": "high", "planned": False, "done": True, "pain_before": 2.0,
        "pain_after": 2.0,
    }  # fmt: skip


def test_that_the_pain_of_the_next_day_takes_a_level_back(ready):
    for _ in range(3):
        do(ready)
    assert ready.guide.care.levels["C3"] == 2
    ready.later(days=1)
    ready.guide.check_in(CheckIn(ready.guide.day, scales={"nprs": {"now": 5.0}}))
    assert ready.guide.care.levels["C3"] == 1


def test_that_what_was_done_while_a_flag_opened_is_kept_and_lifts_no_level(ready):
    for _ in range(2):
        do(ready)
    permit = ready.guide.ask("C3")
    ready.guide.report_flags(["fever"])
    assert not ready.guide.holds(permit)
    change = ready.guide.done(permit, result(), pain_before=1.0, pain_after=1.0)
    assert change == Change(1, 0)
    assert len(ready.of(EventKind.EXERCISE)) == 3


def test_that_pain_of_now_closes(ready):
    assert isinstance(ready.guide.ask("M1", 5.0), Permit)
    refused = ready.guide.ask("M1", 5.5)
    assert isinstance(refused, Refusal)
    assert refused.pain


@pytest.mark.parametrize("kind", AFTER_PROCEDURE)
def test_that_a_procedure_closes_until_its_day(ready, kind):
    day = "2030-03-14"
    ready.guide.treat(Treatment(kind, ready.guide.day, exercise_from=day))
    assert ready.of(EventKind.TREATMENT)[0]["exercise_from"] == day
    assert ready.guide.permits() == {}
    ready.later(days=9)
    assert ready.guide.ask("M1").conditions == ("after_procedure",)
    ready.later(days=1)
    assert ready.guide.permits()


def test_a_break(ready):
    offered = [ready.guide.for_break().exercise.id for _ in range(4)]
    assert all(one != other for one, other in pairwise(offered))
    ready.guide.did(offered[0])
    assert ready.of(EventKind.EXERCISE) == [
        {"exercise": offered[0], "done": True, "by_clock": True}
    ]


def test_that_a_range_test_is_compared_with_the_own_start(ready):
    first = ready.guide.tested("rotation", {Side.LEFT: 50.0, Side.RIGHT: 52.0})
    assert [one.change for one in first] == [None, None]
    ready.later(days=30)
    again = ready.guide.tested("rotation", {Side.LEFT: 65.0})
    assert again[0].change == 15.0
    assert ready.guide.own_best("M1") == 52.0
    assert ready.guide.own_best("C3") is None
    assert ready.of(EventKind.RANGE)[0]["bests"] == {"left": 50.0, "right": 52.0}


# --- The plan


def test_that_days_on_which_nobody_was_here_are_told(ready):
    guide = ready.guide
    guide.follow(plans()["neck_shoulder"])
    guide.begin_day()
    assert [one["day"] for one in ready.of(EventKind.DUE)] == ["2030-03-04"]
    ready.later(days=3)
    guide.begin_day()
    guide.begin_day()
    days = [one["day"] for one in ready.of(EventKind.DUE)]
    assert days == ["2030-03-04", "2030-03-05", "2030-03-06", "2030-03-07"]
    ready.later(days=-2)  # a clock that was set back
    guide.begin_day()
    ready.later(days=2)
    guide.begin_day()
    assert len(ready.of(EventKind.DUE)) == 4
    ready.later(days=4_000)
    guide.begin_day()
    assert len(ready.of(EventKind.DUE)) <= 4 + 101


def test_that_another_plan_forgets_no_day_of_the_old_one(ready):
    guide = ready.guide
    guide.follow(plans()["neck_shoulder"])
    ready.later(days=2)
    guide.follow(plans()["low_back"])
    days = [one["day"] for one in ready.of(EventKind.DUE)]
    assert days == ["2030-03-04", "2030-03-05", "2030-03-06"]
    assert ready.of(EventKind.DUE)[1]["due"].keys() != ready.of(EventKind.DUE)[2]["due"].keys()
    assert [one["plan"] for one in ready.of(EventKind.PLAN)] == ["neck_shoulder", "low_back"]


def test_that_a_plan_keeps_its_start(ready):
    guide = ready.guide
    guide.follow(plans()["low_back"])
    ready.later(days=10)
    plan, _ = guide.preview(PlanFile("A. Physio", "2030-03-14", note="Slowly."))
    guide.follow(plan)
    assert guide.care.plan.started == "2030-03-04"
    guide.flare_up()
    assert guide.care.plan.started == "2030-03-04"
    guide.follow(None)
    assert guide.today() is None
    assert guide.week(guide.day) == ()
    assert guide.next_session() == ()
    assert guide.adherence() is None


def test_that_a_therapists_level_holds(ready):
    guide = ready.guide
    guide.follow(plans()["neck_shoulder"])
    for _ in range(3):
        do(ready)
    assert guide.care.levels["C3"] == 2
    file = PlanFile("A. Physio", "2030-03-14", wishes=(Wish("C3", level=1), Wish("C2", level=2)))
    plan, changes = guide.preview(file)
    assert PlanChange("C3", "level", 2, 1) in changes
    assert guide.care.levels["C3"] == 2  # a preview changes nothing
    guide.follow(plan)
    assert guide.level(guide.ask("C3")) == 1
    assert guide.level(guide.ask("C2")) == 2
    limited, changes = guide.preview(PlanFile("A. Physio", "2030-03-15", most_level=1))
    assert PlanChange("C2", "level", 2, 1) in changes
    guide.follow(limited)
    assert guide.level(guide.ask("C2")) == 1


def test_what_is_due_and_how_much_of_it_was_done(ready):
    guide = ready.guide
    guide.follow(plans()["neck_shoulder"])
    due = {one.exercise for one in guide.today().due}
    assert "C3" in due
    do(ready)
    assert ready.of(EventKind.EXERCISE)[0]["planned"]
    assert {one.exercise: one.done for one in guide.today().due}["C3"] == 1
    found = guide.adherence()
    assert found.done == 1
    assert found.due > 1
    assert len(guide.week(guide.day)) == 7
    assert 0 < len(guide.next_session()) <= 3


def test_the_suggested_plan(ready):
    guide = ready.guide
    assert guide.suggest_plan().id == "neck_shoulder"
    guide.check_in(CheckIn(guide.day, (Sore("lower_back", 5.0, radiates=True),)))
    assert guide.suggest_plan().id == "low_back"
    guide.set_conditions(["nerve"], [])
    assert guide.suggest_plan().id == "low_back"  # not before a clinician allowed it
    guide.set_conditions(["nerve"], ["nerve"])
    assert guide.suggest_plan().id == "nerve_leg"
    guide.set_conditions(["falls"], [])
    assert guide.suggest_plan().id == "unsteady"


def test_that_a_goal_is_told_once(ready):
    guide = ready.guide
    guide.aim(Goal("swim", guide.day, 5.0))
    guide.aim(Goal("swim", guide.day, 5.0, guide.day))
    assert guide.care.goals == (Goal("swim", guide.day, 5.0, guide.day),)
    assert [one["reached"] for one in ready.of(EventKind.GOAL)] == [False, True]
