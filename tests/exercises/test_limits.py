"""A therapist's limits hold everywhere, not only in the plan; signs hold on a full disk, too."""

from datetime import UTC, datetime

import pytest

from posturecoach.errors import OutputError
from posturecoach.exercise_book import exercises, plans
from posturecoach.exercises.checkin import CheckIn, Sore
from posturecoach.exercises.gate import Permit, Refusal
from posturecoach.exercises.plan import begin, suggest
from posturecoach.exercises.therapist import PlanChange, merge, plan_file_from
from posturecoach.guide import Guide

DAY = "2030-03-20"
FILE = {"schema": 1, "therapist": "A. Physio", "written": DAY}


@pytest.fixture
def guide(tmp_path):
    made = Guide(tmp_path / "care.json", clock=lambda: datetime(2030, 3, 20, 9, tzinfo=UTC))
    made.report_flags([])
    return made


def taken(guide, **more):
    mistakes = []
    file = plan_file_from({**FILE, **more}, exercises(), mistakes)
    assert mistakes == []
    plan, changes = guide.preview(file)
    guide.follow(plan)
    return changes


def test_that_what_a_therapist_closed_is_open_nowhere(guide):
    outside = "B1"
    assert isinstance(guide.ask(outside), Permit)
    changes = taken(guide, limits={"closed": [outside, "M6"]})
    assert PlanChange(outside, "closed") in changes
    for closed in (outside, "M6"):
        assert guide.ask(closed) == Refusal(closed, therapist=True)
        assert closed not in guide.permits()
    assert all(guide.for_break().exercise.id != "M6" for _ in range(10))
    again = Guide(guide.path, clock=guide._clock)
    assert again.ask(outside) == Refusal(outside, therapist=True)


def test_that_the_hardest_level_holds_for_what_is_in_no_plan(guide):
    assert PlanChange("", "most_level", 3, 1) in taken(guide, limits={"most_level": 1})
    assert {permit.most_level for permit in guide.permits().values()} == {1}


def test_that_only_these_means_nothing_else(guide):
    changes = taken(guide, only_these=True, exercise=[{"id": "C3"}])
    assert PlanChange("", "only_these") in changes
    assert set(guide.permits()) == {"C3"}


def test_that_a_later_file_opens_again_and_says_so(guide):
    taken(guide, limits={"closed": ["B1"]})
    assert PlanChange("B1", "opened") in taken(guide)
    assert isinstance(guide.ask("B1"), Permit)


def test_that_a_red_flag_stays_above_the_plan(guide):
    taken(guide, exercise=[{"id": "C3"}])
    guide.report_flags(["fever"])
    assert guide.permits() == {}


def test_that_the_changes_are_said_in_both_languages(guide):
    from posturecoach.exercise_book import exercise_words
    from posturecoach.exercises.plan_words import change_words

    file = plan_file_from(
        {**FILE, "only_these": True, "exercise": [{"id": "C3"}], "limits": {"most_level": 2}},
        exercises(),
        [],
    )
    _, changes = merge(begin(plans()["neck_shoulder"], DAY), file, exercises())
    for language in ("en", "de"):
        said = [change_words(one, exercise_words(language), language) for one in changes]
        assert all(said)
        assert len(set(said)) == len(said)


def test_that_a_sign_holds_where_it_cannot_be_written(guide, monkeypatch):
    def full(*_):
        raise OutputError("The disk is full.", try_="make room.")

    monkeypatch.setattr("posturecoach.guide.write_care", full)
    with pytest.raises(OutputError):
        guide.report_flags(["fever"])
    assert guide.lock() is not None
    assert guide.permits() == {}
    with pytest.raises(OutputError):
        guide.clear_flags(confirmed=True)  # what opens is not taken on trust
    assert guide.permits() == {}


def test_that_a_region_that_no_longer_hurts_suggests_nothing(guide):
    sore = (Sore("neck", 2.0), Sore("lower_back", 0.0))
    assert suggest(sore) == "neck_shoulder"
    assert suggest((Sore("lower_back", 0.0),)) == "neck_shoulder"


def test_that_factors_can_be_unticked(guide):
    guide.check_in(CheckIn(DAY, (Sore("neck", 2.0),), ("stress",)))
    guide.check_in(CheckIn(DAY, scales={"nprs": {"now": 2.0}}))
    assert guide.care.factors == ("stress",)
    guide.check_in(CheckIn(DAY, (Sore("neck", 2.0),), ()))
    assert guide.care.factors == ()
