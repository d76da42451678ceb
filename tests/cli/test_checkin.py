"""`posturecoach checkin`: questions at a terminal, answers of scripts, what is known."""

from __future__ import annotations

import json

import pytest

from posturecoach.exercise_book import care_words, safety_rules
from posturecoach.guide import Guide
from posturecoach.journal import Journal, Reader, journal_path
from posturecoach.record.event import EventKind
from posturecoach.settings.care_memory import care_path
from tests.cli.terminals import NEEDS_TERMINAL, at_terminal, run

FLAGS = list(safety_rules().flags)
WORDS = care_words("en")


def number_of(flag):
    return str(FLAGS.index(flag) + 1)


def check_ins(path=None):
    with Reader(path or journal_path()) as reader:
        span = reader.span()
        events = reader.period(span.first, span.last).events if span.first else ()
        return [dict(e.data) for e in events if e.kind is EventKind.CHECK_IN]


# --- Scripts


@pytest.mark.parametrize("words", [(), ("--weekly",), ("--flags",), ("--self-check",),
                                   ("--flags", "--scale", "nprs.now=3")])  # fmt: skip
def test_that_where_nobody_can_be_asked_a_hint_is_given(home, words):
    code, out, err = run("checkin", *words)
    assert (code, out) == (2, "")
    assert "Nobody can be asked here" in err
    assert "--from FILE" in err
    assert not care_path().exists()


def test_that_answers_are_taken_from_options(home):
    code, out, err = run(
        "checkin", "--flags-none", "--scale", "nprs.now=3", "--scale", "ndi=34", "--note", "slept",
        "--json",
    )  # fmt: skip
    assert (code, err) == (0, "")
    state = json.loads(out)
    assert state["answers"]["ndi"]["score"] == 34
    assert state["answers"]["nprs"]["values"] == {"now": 3}
    assert state["lock"] is None
    assert len(state["open_exercises"]) > 10
    assert check_ins() == [
        {"flags": []},
        {"scales": {"nprs.now": 3.0, "ndi.total": 34.0}, "note": "slept"},
    ]


def test_that_every_mistake_of_options_is_named_and_nothing_taken(home):
    code, out, err = run(
        "checkin", "--scale", "nprs.now=11", "--scale", "ndi", "--scale", "mood=3",
        "--scale", "peg.sleep=2", "--note", "x" * 501,
    )  # fmt: skip
    assert (code, out) == (2, "")
    for said in (
        "nprs: now: expected a number from 0 to 10",
        "ndi: expected a name and a number",
        "mood=3: expected one of nprs",
        "sleep: unknown",
        "up to 500 characters",
    ):
        assert said in err, said  # fmt: skip
    assert not care_path().exists()


FILE = """
note = "a week off"
factors = ["sleep"]
new_flags = []
self_check = ["chronic"]
conditions = ["nerve", "wear"]
allowed = ["nerve"]
born = 1970
sore = [{ region = "neck", pain = 4, kinds = ["stiff"], radiates = true }]
goals = [{ text = "swim", confidence = 7 }]
treatments = [
  { kind = "massage", note = "twice" },
  { kind = "epidural", exercise_from = 2999-01-01 },
]
[scales.psfs]
"reading in bed" = 3
driving = 4
lifting = 5
[scales.nprs]
now = 4
"""


def test_that_a_file_may_tell_everything(home, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(FILE)
    code, out, err = run("checkin", "--from", file, "--json")
    assert (code, err) == (0, "")
    state = json.loads(out)
    assert state["sore"][0]["region"] == "neck"
    assert state["allowed"] == ["nerve"]
    assert state["self_check"] == ["chronic"]
    assert state["open_exercises"] == []  # after the epidural, until its day
    care = Guide(care_path()).care
    assert care.born == 1970
    assert care.goals[0].text == "swim"
    assert care.treatments[0].note == "twice"
    assert check_ins()[0]["scales"] == {
        "psfs.driving": 4.0, "psfs.lifting": 5.0, "psfs.reading in bed": 3.0, "nprs.now": 4.0,
    }  # fmt: skip


def test_that_json_is_read_as_well(home, tmp_path):
    file = tmp_path / "answers"
    file.write_text('{"scales": {"nprs": {"now": 2}}}')
    assert run("checkin", "--from", file, "--scale", "nprs.worst=5")[0] == 0
    assert check_ins()[0]["scales"] == {"nprs.now": 2.0, "nprs.worst": 5.0}


def test_that_every_mistake_of_a_file_is_named_and_nothing_taken(home, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(
        'new_flags = ["fevr"]\nmood = 1\nborn = 1\nself_check = ["x"]\nconditions = ["y"]\n'
        'allowed = "z"\nsore = [{ region = "tail" }]\ngoals = [{ text = "" }]\n'
        'treatments = [{ kind = "magic" }]\nscales = { ndi = { total = 101 } }\n'
    )
    code, _, err = run("checkin", "--from", file)
    assert code == 2
    for said in (
        "no red flag is called 'fevr'",
        "mood: unknown",
        "born: expected",
        "got 'x'",
        "got 'y'",
        "allowed: expected a list",
        "region: expected",
        "text: expected",
        "kind: expected",
        "ndi: total: expected a number from 0 to 100",
    ):
        assert said in err, said  # fmt: skip
    assert not care_path().exists()


@pytest.mark.parametrize("text", ["[", "{", "\x00", '{"a": 1' + "0" * 5000 + "}"])
def test_that_a_file_that_is_none_is_told(home, tmp_path, text):
    file = tmp_path / "answers"
    file.write_text(text)
    assert run("checkin", "--from", file)[0] == 2
    assert run("checkin", "--from", tmp_path / "none.toml")[0] == 2


def test_that_a_red_flag_of_a_script_locks_and_only_a_clearance_opens(home, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text('new_flags = ["fever"]')
    code, out, _ = run("checkin", "--from", file)
    assert code == 0
    assert WORDS["tier.clinician_title"] in out
    assert WORDS["tier.clinician_do"] in out
    assert run("checkin", "--flags-none")[1].startswith(WORDS["tier.clinician_title"])
    code, _, err = run("checkin", "--clear")
    assert code == 2
    assert "--yes" in err
    assert json.loads(run("checkin", "--show", "--json")[1])["lock"]["flags"] == ["fever"]
    assert run("checkin", "--clear", "--yes")[0] == 0
    assert json.loads(run("checkin", "--show", "--json")[1])["lock"] is None
    assert check_ins()[-1] == {"cleared": ["fever"]}


def test_that_a_red_flag_locks_though_another_program_writes_the_journal(home, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text('new_flags = ["fever"]')
    with Journal(journal_path()):
        code, out, err = run("checkin", "--from", file)
        assert code == 0
        assert WORDS["tier.clinician_do"] in out
        assert "another Posture Coach" in err
        assert Guide(care_path()).lock() is not None
        before = care_path().read_text()
        code, _, err = run("checkin", "--scale", "nprs.now=3")
        assert code == 2
        assert "--no-journal" in err
        assert care_path().read_text() == before
        assert run("checkin", "--scale", "nprs.now=3", "--no-journal")[0] == 0


def test_that_a_file_that_cannot_be_used_is_left(home):
    care_path().write_text("{")
    for words in (("checkin", "--show"), ("checkin", "--flags-none"), ("plan", "show")):
        code, _, err = run(*words)
        assert code == 2
        assert "no exercise is open" in err
    assert care_path().read_text() == "{"


def test_that_what_is_known_is_shown_without_writing_anything(home):
    assert run("checkin", "--show")[0] == 0
    assert list(home.iterdir()) == []
    run("checkin", "--flags-none", "--scale", "nprs.now=6", "--no-journal")
    run("checkin", "--scale", "nprs.now=3", "--no-journal")
    code, out, _ = run("checkin", "--show")
    assert code == 0
    assert "Pain, 0 to 10  3  Better" in out
    assert "Besser" in run("checkin", "--show", "--language", "de")[1]
    assert not journal_path().exists()


def test_that_the_settings_choose_language_and_journal(home, tmp_path):
    settings = tmp_path / "s.toml"
    settings.write_text('[window]\nlanguage = "de"\n[journal]\nkeep = false\n')
    assert run("checkin", "--flags-none", "--settings", settings)[0] == 0
    assert "Warnzeichen" in run("checkin", "--show", "--settings", settings)[1]
    assert not journal_path().exists()


# --- At a terminal


@NEEDS_TERMINAL
def test_a_first_check_in(home):
    code, out, err = at_terminal(home, "checkin", typed=["", "0", "3,5", "slept badly"])
    assert (code, out) == (0, "")
    assert WORDS["tier.question"] in err
    assert WORDS["flag.cauda.urine"] in err
    assert check_ins() == [{"flags": []}, {"scales": {"nprs.now": 3.5}, "note": "slept badly"}]
    code, _, err = at_terminal(home, "checkin", typed=["12", "x", "2", ""])
    assert code == 0
    assert err.count("A number from 0 to 10") == 2
    assert WORDS["tier.question"] not in err
    assert check_ins()[-1] == {"scales": {"nprs.now": 2.0}}


@NEEDS_TERMINAL
def test_that_skipping_everything_tells_nothing(home):
    run("checkin", "--flags-none")
    assert at_terminal(home, "checkin", typed=["", ""])[0] == 0
    assert len(check_ins()) == 1


@NEEDS_TERMINAL
def test_that_who_has_to_get_help_is_asked_nothing_more(home):
    code, _, err = at_terminal(
        home, "checkin", typed=[f"{number_of('chest')} {number_of('fever')} 99",
                                f"{number_of('chest')}, {number_of('fever')}", "3", "x"]
    )  # fmt: skip
    assert code == 0
    assert WORDS["tier.emergency_title"] in err
    assert WORDS["tier.emergency_do"] in err
    assert WORDS["item.nprs.now"] not in err
    assert Guide(care_path()).lock().flags == ("chest", "fever")
    assert len(check_ins()) == 1


@NEEDS_TERMINAL
def test_that_a_clearance_is_confirmed(home):
    at_terminal(home, "checkin", "--flags", typed=[number_of("fever")])
    assert at_terminal(home, "checkin", "--clear", typed=[""])[0] == 0
    assert Guide(care_path()).lock() is not None
    assert at_terminal(home, "checkin", "--clear", typed=["y"])[0] == 0
    assert Guide(care_path()).lock() is None


@NEEDS_TERMINAL
def test_the_weekly_one_with_own_activities(home):
    run("checkin", "--flags-none")
    typed = ["4", "driving", "lifting", "reading", "", "3", "4", "5", "2", "3", "4", "note"]
    code, _, err = at_terminal(home, "checkin", "--weekly", typed=typed)
    assert code == 0, err
    scales = check_ins()[-1]["scales"]
    assert scales["psfs.driving"] == 3.0
    assert scales["peg.activity"] == 4.0
    typed = ["3", "5", "6", "7", "", "", "", "", ""]
    code, _, err = at_terminal(home, "checkin", "--weekly", typed=typed)
    assert code == 0
    assert "driving (0 not at all" in err  # their own, asked again
    assert check_ins()[-1]["scales"]["psfs.reading"] == 7.0


@NEEDS_TERMINAL
def test_the_self_check_in_german(home):
    run("checkin", "--flags-none")
    code, _, err = at_terminal(home, "checkin", "--self-check", "--language", "de", typed=["1 4"])
    assert code == 0
    german = care_words("de")
    assert german["selfcheck.title"] in err
    assert german["selfcheck.when_checked"] in err
    assert german["selfcheck.result"].format(n=2, of=8) in err
    assert Guide(care_path()).care.ticks == ("chronic", "injury")


@NEEDS_TERMINAL
def test_that_who_closes_the_input_leaves_cleanly(home):
    code, out, err = at_terminal(home, "checkin", typed=[])
    assert (code, out) == (0, "")
    assert "Something went wrong" not in err
    assert Guide(care_path()).must_ask()
