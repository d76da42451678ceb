"""`posturecoach plan`: what is due, default plans, and a therapist's file."""

from __future__ import annotations

import json
import tomllib

import pytest

from posturecoach.exercise_book import exercises, plans
from posturecoach.exercises.therapist import plan_file_from
from posturecoach.guide import Guide
from posturecoach.journal import Reader, journal_path
from posturecoach.record.event import EventKind
from posturecoach.settings.care_memory import care_path
from tests.cli.terminals import NEEDS_TERMINAL, at_terminal, run


def events(kind):
    with Reader(journal_path()) as reader:
        span = reader.span()
        found = reader.period(span.first, span.last).events
        return [dict(e.data) for e in found if e.kind is kind]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(
        'schema = 1\ntherapist = "A. Physio"\nwritten = 2030-03-20\nnote = "Slowly."\n'
        'limits = { closed = ["M6"] }\n[[exercise]]\nid = "C3"\nreps = 12\n'
        '[[exercise]]\nid = "N1"\n'
    )
    return path


@pytest.fixture
def ready(home):
    run("checkin", "--flags-none")


def test_that_without_a_plan_it_is_said(home):
    code, out, err = run("plan", "show")
    assert (code, err) == (0, "")
    assert "plan begin" in out
    assert json.loads(run("plan", "show", "--json")[1])["plan"] is None
    assert json.loads(run("plan", "week", "--json")[1]) == []
    assert "plan begin" in run("plan", "leave")[1]
    assert not care_path().exists()


def test_that_nothing_is_due_before_the_red_flags_were_asked(home):
    code, out, _ = run("plan", "begin", "low_back")
    assert code == 0
    assert "checkin --flags" in out
    assert json.loads(run("plan", "show", "--json")[1])["today"]["due"] == []


def test_a_default_plan(ready):
    code, out, _ = run("plan", "begin")
    assert code == 0
    assert "Neck and shoulders" in out
    assert "C3  Side raise with a band: level 1" in out
    shown = json.loads(run("plan", "show", "--json")[1])
    assert shown["plan"]["id"] == "neck_shoulder"
    due = {one["exercise"]: one for one in shown["today"]["due"]}
    assert due["M1"]["times"] == 2
    assert len(json.loads(run("plan", "week", "--json")[1])) == 7
    assert "M1 0/2" in run("plan", "week")[1]
    assert run("plan", "week", "--from", "2000-01-03")[1].splitlines()[0] == "2000-01-03  "
    assert "Nacken" in run("plan", "show", "--language", "de")[1]
    assert events(EventKind.PLAN)[0]["plan"] == "neck_shoulder"
    assert len(events(EventKind.DUE)) == 1


def test_that_an_unknown_plan_is_named(ready):
    code, _, err = run("plan", "begin", "knees")
    assert code == 2
    assert "knees" in err
    assert "low_back" in err


def test_that_a_red_flag_is_said_and_nothing_is_due(ready, tmp_path, file):
    run("plan", "begin", "low_back")
    told = tmp_path / "t.toml"
    told.write_text('new_flags = ["fever"]')
    run("checkin", "--from", told)
    out = run("plan", "show")[1]
    assert "checked today or tomorrow" in out
    shown = json.loads(run("plan", "show", "--json")[1])
    assert shown["today"]["due"] == []
    assert shown["lock"] == {"tier": "clinician", "flags": ["fever"]}
    assert "checked today or tomorrow" in run("plan", "week")[1]
    out = run("plan", "take", file, "--yes")[1]  # may be taken, and opens nothing
    assert "checked today or tomorrow" in out
    assert json.loads(run("plan", "show", "--json")[1])["today"]["due"] == []


def test_that_a_file_is_taken_only_after_a_yes(ready, file):
    run("plan", "begin", "neck_shoulder")
    before = Guide(care_path()).care
    code, out, err = run("plan", "take", file)
    assert code == 2
    assert "--yes" in err
    for line in ("A. Physio", "Slowly.", "Shrug and let go: goes out", "repetitions: 10 → 12"):
        assert line in out, line
    assert "not due before that changes: N1" in out  # no clinician has allowed nerve glides
    assert Guide(care_path()).care == before
    code, out, err = run("plan", "take", file, "--yes")
    assert code == 0
    assert "taken" in err
    care = Guide(care_path()).care
    assert care.plan.therapist == "A. Physio"
    assert care.plan.started == before.plan.started
    assert "M6" not in {i.exercise for i in care.plan.items}
    assert "A. Physio" in run("plan", "show")[1]
    assert events(EventKind.PLAN)[-1]["therapist"] == "A. Physio"
    assert "Nothing would change" in run("plan", "take", file, "--yes")[1]
    changes = json.loads(run("plan", "take", file, "--yes", "--json")[1])
    assert changes == {"therapist": "A. Physio", "written": "2030-03-20", "changes": []}


def test_that_a_file_with_mistakes_changes_nothing(ready, file):
    run("plan", "begin")
    before = care_path().read_text()
    file.write_text('schema = 1\ntherapist = "x"\nwritten = "soon"\n[[exercise]]\nid = "X9"\n')
    code, out, err = run("plan", "take", file, "--yes")
    assert (code, out) == (2, "")
    assert "written: expected a date" in err
    assert "id: expected one of" in err
    assert run("plan", "take", file.with_name("none.toml"))[0] == 2
    assert care_path().read_text() == before


def test_that_leaving_a_plan_keeps_the_rest(ready):
    run("plan", "begin")
    assert run("plan", "leave")[0] == 2
    assert run("plan", "leave", "--yes")[0] == 0
    care = Guide(care_path()).care
    assert care.plan is None
    assert care.safety.asked is not None


def test_that_the_example_is_a_plan_that_can_be_taken(ready, tmp_path):
    code, out, _ = run("plan", "example")
    assert code == 0
    mistakes = []
    found = plan_file_from(tomllib.loads(out), exercises(), mistakes)
    assert mistakes == []
    assert found.wishes[0].weekdays == (0, 2, 4)
    assert all(f"#   {id_:3} " in out for id_ in exercises())
    path = tmp_path / "to_edit.toml"
    assert run("plan", "example", "-o", path)[0] == 0
    assert path.read_text() == out
    assert run("plan", "example", "-o", path)[0] == 2  # what was edited is not lost
    assert run("plan", "take", path, "--yes")[0] == 0


@NEEDS_TERMINAL
def test_that_it_asks_at_a_terminal(ready, home, file):
    run("plan", "begin", "neck_shoulder")
    code, out, err = at_terminal(home, "plan", "take", file, typed=["n"])
    assert code == 0
    assert "goes out" in out
    assert "Nothing has changed" in err
    assert Guide(care_path()).care.plan.therapist == ""
    assert at_terminal(home, "plan", "take", file, typed=["y"])[0] == 0
    assert Guide(care_path()).care.plan.therapist == "A. Physio"
    assert at_terminal(home, "plan", "leave", typed=[""])[0] == 0
    assert Guide(care_path()).care.plan is not None
    assert at_terminal(home, "plan", "leave", "--language", "de", typed=["ja"])[0] == 0
    assert Guide(care_path()).care.plan is None


def test_that_every_default_plan_can_be_begun(ready):
    for id_ in plans():
        assert run("plan", "begin", id_, "--no-journal")[0] == 0
