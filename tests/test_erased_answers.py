"""Erased is erased: answers, exercises and plan go with the journal, by terminal and window."""

from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from posturecoach.cli.app import app
from posturecoach.exercises.checkin import CheckIn, Goal, Treatment
from posturecoach.guide import Guide
from posturecoach.journal import Journal, journal_path
from posturecoach.settings import HOME_VARIABLE, care_path

MONDAY, TUESDAY = date(2030, 3, 4), date(2030, 3, 5)


@pytest.fixture
def told(tmp_path, monkeypatch):
    """A person who told something on two days, with a journal."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    with Journal(journal_path()):
        pass
    for day in (MONDAY, TUESDAY):
        guide = Guide(
            care_path(), clock=lambda day=day: datetime(*day.timetuple()[:3], 9, tzinfo=UTC)
        )
        guide.report_flags([])
        guide.check_in(CheckIn(guide.day, scales={"nprs": {"now": 3.0}}))
        guide.treat(Treatment("massage", guide.day, "kept by heart"))
        guide.aim(Goal(f"walk on day {day.day}", guide.day))
        guide.did("M1")
    guide.follow(guide.suggest_plan())
    return guide


def run(*words):
    return CliRunner().invoke(app, ["journal", *words])


def test_that_everything_takes_the_answers_along(told):
    assert care_path().exists()
    assert run("erase", "--all", "--yes").exit_code == 0
    assert not care_path().exists()


def test_that_some_days_take_their_answers_along_and_no_others(told):
    days = ("--from", MONDAY.isoformat(), "--to", MONDAY.isoformat())
    assert run("erase", *days, "--yes").exit_code == 0
    care = Guide(care_path()).care
    for told_of in (care.answers, care.treatments, care.goals, care.sessions):
        assert [one.day for one in told_of] == [TUESDAY.isoformat()]
    assert care.plan == told.care.plan
    assert care.safety.asked == TUESDAY.isoformat()


def test_that_somebody_elses_journal_does_not_touch_the_own_answers(told, tmp_path):
    other = tmp_path / "other.sqlite"
    with Journal(other):
        pass
    assert run("erase", "--all", "--yes", "--journal", str(other)).exit_code == 0
    assert Guide(care_path()).care == told.care
