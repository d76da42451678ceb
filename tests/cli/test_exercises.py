"""`posturecoach exercises`: the library, and counting, past the gate alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from posturecoach.cli.exercises import GroupName
from posturecoach.exercise_book import care_words, exercise_words, exercises, safety_rules
from posturecoach.exercises.gate import Effect
from posturecoach.exercises.library import STOP_ALWAYS, Group
from posturecoach.guide import Guide
from posturecoach.journal import Journal, Reader, journal_path
from posturecoach.record.event import EventKind
from posturecoach.samples import sample_clip
from posturecoach.settings.care_memory import care_path
from tests.cli.terminals import NEEDS_TERMINAL, ROOT, at_terminal, run
from tests.vision.mjpeg import Camera as MjpegCamera

LINES = exercise_words("en").lines
QUICK = ("--model", "lite", "--looks-per-s", "4", "--duration", "4")


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def done(path):
    with Reader(path) as reader:
        span = reader.span()
        events = reader.period(span.first, span.last).events if span.first else ()
        return [dict(e.data) for e in events if e.kind is EventKind.EXERCISE]


@pytest.fixture
def ready(home):
    run("checkin", "--flags-none", "--no-journal")


# --- The library


def test_the_list():
    code, out, err = run("exercises", "list")
    assert (code, err) == (0, "")
    for id_, of in exercise_words("en").exercises.items():
        assert any(line.split()[0] == id_ and of.name in line for line in out.splitlines() if line)
    for group in Group:
        assert LINES[f"group.{group}"] in out
    assert {one["id"] for one in json.loads(run("exercises", "list", "--json")[1])} == set(
        exercises()
    )


def test_that_the_list_can_be_narrowed():
    found = json.loads(run("exercises", "list", "--group", "nerve", "--json")[1])
    assert [one["id"] for one in found] == ["N1", "N2", "N3"]
    side = json.loads(run("exercises", "list", "--view", "side", "--json")[1])
    assert {"M4", "R1"} <= {one["id"] for one in side}
    assert "M1" not in {one["id"] for one in side}
    assert run("exercises", "list", "--group", "jumps")[0] == 2
    assert {*GroupName} == {*Group}


@pytest.mark.parametrize("id_", exercises())
def test_that_an_exercise_is_shown_whole(id_):
    words, of = exercise_words("en"), exercise_words("en").exercises[id_]
    code, out, _ = run("exercises", "show", id_.lower())
    assert code == 0
    stop = [LINES[f"stop.{s}"] for s in (*STOP_ALWAYS, *exercises()[id_].stop)]
    for text in (of.name, of.purpose, *of.steps, *of.levels, of.norm, of.camera, *stop,
                 exercises()[id_].source):  # fmt: skip
        assert text in out, text
    shown = json.loads(run("exercises", "show", id_, "--json")[1])
    assert shown["levels"][2]["reps"] == exercises()[id_].dose(3).reps
    assert set(shown["stop"].values()) == set(stop)
    assert set(shown["ask_first"]) == set(exercises()[id_].ask)
    german = run("exercises", "show", id_, "--language", "de")[1]
    assert exercise_words("de").exercises[id_].name in german
    assert words.exercises[id_].purpose not in german


@pytest.mark.parametrize("command", ["show", "run"])
def test_that_an_unknown_exercise_is_named(command):
    code, out, err = run("exercises", command, "X9")
    assert (code, out) == (2, "")
    assert err == "There is no exercise X9.\nTry: posturecoach exercises list shows all of them.\n"


# --- The gate


def test_that_the_red_flags_come_first(home):
    code, out, err = run("exercises", "run", "M1", "--source", sample_clip(), *QUICK)
    assert (code, out) == (2, "")
    assert "red flags come first" in err
    assert "checkin --flags" in err
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("more", [(), ("--json",), ("--pain", "0"), ("--yes",), ("--no-journal",)])
def test_that_no_option_leads_past_an_open_red_flag(ready, home, tmp_path, more):
    told = tmp_path / "t.toml"
    told.write_text('new_flags = ["fever"]')
    run("checkin", "--from", told, "--no-journal")
    # A source that is not there: it is never even opened.
    code, out, err = run("exercises", "run", "M1", "--source", "no camera", *more)
    assert (code, out) == (2, "")
    assert care_words("en")["tier.clinician_title"] in err
    assert care_words("en")["flag.fever"] in err
    assert "checkin --clear" in err
    assert not journal_path().exists()


def test_that_anonymous_is_for_clips_alone(home):
    with MjpegCamera() as camera:
        code, out, err = run(
            "exercises", "run", "M1", "--anonymous", "--source", camera.url, "--duration", "1"
        )
    assert (code, out) == (2, "")
    assert "for clips" in err


def test_that_conditions_and_pain_close(ready, tmp_path):
    code, _, err = run("exercises", "run", "N1", "--source", "x")
    assert code == 2
    assert care_words("en")["condition.nerve"] in err
    code, _, err = run("exercises", "run", "M1", "--pain", "6", "--source", "x")
    assert code == 2
    assert care_words("en")["effect.pain_high"] in err
    told = tmp_path / "t.toml"
    told.write_text('conditions = ["wear", "told_to_rest"]')
    run("checkin", "--from", told, "--no-journal")
    assert care_words("en")["effect.ask"] in run("exercises", "run", "M1", "--source", "x")[2]


def test_that_what_only_the_person_sees_is_confirmed(ready):
    id_ = next(e.id for e in exercises().values() if e.confirm)
    needed = LINES[f"confirm.{exercises()[id_].confirm[0]}"]
    code, out, err = run("exercises", "run", id_, "--source", "x")
    assert (code, out) == (2, "")
    assert needed in err
    assert "--yes" in err
    code, _, err = run("exercises", "run", id_, "--source", sample_clip(), "--yes", *QUICK)
    assert needed in err
    assert LINES["general.stop_title"] in err


# --- Counting


def test_that_anonymous_counts_and_keeps_nothing(home):
    code, out, err = run(
        "exercises", "run", "M1", "--anonymous", "--source", sample_clip(), "--json", *QUICK
    )
    assert code == 0
    assert LINES["general.stop_title"] in err
    for sign in (*STOP_ALWAYS, *exercises()["M1"].stop):
        assert LINES[f"stop.{sign}"] in err
    *moments, last = lines(out)
    assert [m["t_s"] for m in moments] == pytest.approx([n / 4 for n in range(16)], abs=0.1)
    assert moments[0]["stage"] == "ready"
    assert moments[-1]["stage"] == "move"
    assert moments[-1]["reps"] == {"left": 0, "right": 0}
    assert moments[-1]["text"] == LINES[moments[-1]["cue"]]
    assert last["result"]["view"] == "front"
    assert last["result"]["kept"] is False
    assert list(home.iterdir()) == []


def test_the_live_lines(home):
    code, out, _ = run("exercises", "run", "M1", "--demo", *QUICK, "--language", "de")
    assert code == 0
    german = exercise_words("de").lines
    assert german["cue.start_position"] in out
    assert f"{german['side.left']} 0 / 6" in out
    assert out.rstrip().endswith(german["general.estimate"])


def test_that_what_cannot_be_seen_from_here_says_from_where(home):
    code, out, err = run(
        "exercises", "run", "M4", "--anonymous", "--source", sample_clip(), "--json", *QUICK
    )
    assert code == 2
    assert lines(out)[-1] == {"result": None}
    assert "a view from the side" in err


def test_that_of_a_clip_nothing_is_kept_unless_a_journal_is_named(ready, home, tmp_path):
    before = care_path().read_text()
    code, out, _ = run(
        "exercises", "run", "M1", "--source", sample_clip(), "--pain", "2", "--json", *QUICK
    )
    assert code == 0
    assert lines(out)[-1]["result"]["kept"] is False
    assert care_path().read_text() == before
    assert not journal_path().exists()
    journal = tmp_path / "j.sqlite"
    code, out, err = run(
        "exercises", "run", "M1", "--source", sample_clip(), "--pain", "2", "--pain-after", "3",
        "--level", "2", "--journal", journal, "--json", *QUICK,
    )  # fmt: skip
    assert code == 0, err
    result = lines(out)[-1]["result"]
    assert (result["kept"], result["level"]) == (True, 2)
    found = done(journal)
    assert len(found) == 1
    assert found[0]["exercise"] == "M1"
    assert (found[0]["pain_before"], found[0]["pain_after"]) == (2.0, 3.0)
    session = Guide(care_path()).care.sessions[0]
    assert (session.exercise, session.level, session.pain_after) == ("M1", 2, 3.0)
    assert not journal_path().exists()


def test_that_a_journal_somebody_else_writes_is_told_before_anybody_moves(ready, tmp_path):
    journal = tmp_path / "j.sqlite"
    with Journal(journal):
        code, out, err = run(
            "exercises", "run", "M1", "--source", sample_clip(), "--journal", journal, *QUICK
        )
    assert (code, out) == (2, "")
    assert "--no-journal" in err


def test_that_anonymous_and_a_journal_contradict(home, tmp_path):
    for option in ("--anonymous", "--demo"):
        code, _, err = run("exercises", "run", "M1", option, "--journal", tmp_path / "j")
        assert code == 2
        assert "keep nothing" in " ".join(err.split())


def test_that_before_a_camera_it_is_kept(ready):
    """Nobody is in its picture: whoever walks is away."""
    with MjpegCamera() as camera:
        code, out, err = run(
            "exercises", "run", "R1", "--source", camera.url, "--duration", "3", "--yes", "--json",
            "--model", "lite",
        )  # fmt: skip
    assert code == 0, err
    *moments, last = lines(out)
    assert moments[-1]["held"] > 0
    assert last["result"]["kept"] is True
    assert done(journal_path())[0]["exercise"] == "R1"
    assert Guide(care_path()).care.sessions[0].exercise == "R1"


def test_that_a_level_above_the_permitted_is_refused(ready, tmp_path):
    rules = safety_rules().conditions.values()
    eases = next(c for c in rules if c.effect is Effect.EASE)
    id_ = next(e.id for e in exercises().values() if eases.concerns(e))
    told = tmp_path / "t.toml"
    told.write_text(f'conditions = ["{eases.id}", "nerve"]\nallowed = ["nerve"]\n')
    run("checkin", "--from", told, "--no-journal")
    code, _, err = run("exercises", "run", id_, "--level", "3", "--source", "x", "--yes")
    assert code == 2
    assert "up to level 1" in err


def test_that_a_flag_told_elsewhere_ends_the_exercise(ready, home, monkeypatch):
    """The window, or a check-in in another terminal, while somebody moves before the camera."""
    from posturecoach.exercises.player import Player

    look, looks = Player.look, []

    def look_then_tell(self, time_s, seen):
        looks.append(time_s)
        if len(looks) == 3:
            Guide(care_path()).report_flags(["fever"])
        return look(self, time_s, seen)

    monkeypatch.setattr(Player, "look", look_then_tell)
    code, _, err = run("exercises", "run", "M1", "--source", sample_clip(), "--pain", "1",
                         "--model", "lite", "--looks-per-s", "4")  # fmt: skip
    assert code == 0
    assert LINES["general.clearance"] in err
    assert len(looks) <= 8


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("exercise", ["R1", "M1"])  # counted, and not seen at all
def test_that_ctrl_c_ends_it_and_loses_nothing(ready, home, exercise):
    with MjpegCamera() as camera:
        words = ["exercises", "run", exercise, "--source", camera.url, "--yes", "--json"]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "POSTURECOACH_HOME": str(home)}
        running = subprocess.Popen(
            [sys.executable, "-m", "posturecoach", *words, "--model", "lite"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=env,
        )  # fmt: skip
        try:
            until = '"stage": "move"' if exercise == "R1" else '"stage": "ready"'
            assert any(until in line for line in running.stdout)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 0, err
    if exercise == "R1":
        assert lines(out)[-1]["result"]["kept"] is True
        assert done(journal_path())[0]["exercise"] == "R1"


def test_that_a_week_without_flags_is_a_hint_to_a_script(ready, monkeypatch):
    later = datetime.now().astimezone() + timedelta(days=7)
    monkeypatch.setattr("posturecoach.cli.caring.now_here", lambda: later)
    code, _, err = run("exercises", "run", "M1", "--source", sample_clip(), *QUICK)
    assert code == 0
    assert care_words("en")["tier.weekly"] in err


@NEEDS_TERMINAL
def test_that_it_asks_at_a_terminal(home, tmp_path):
    journal = tmp_path / "j.sqlite"
    code, _, err = at_terminal(
        home, "exercises", "run", "M1", "--source", sample_clip(), "--journal", journal, *QUICK,
        typed=["0", "2", "1"],
    )  # fmt: skip
    assert code == 0, err
    words = care_words("en")
    assert words["tier.question"] in err
    assert words["pain.before"] in err
    assert words["pain.after"] in err
    found = done(journal)[0]
    assert (found["pain_before"], found["pain_after"]) == (2.0, 1.0)


@NEEDS_TERMINAL
def test_that_a_flag_told_at_the_terminal_ends_it_there(home):
    code, out, err = at_terminal(
        home, "exercises", "run", "M1", "--source", "no camera", typed=["1"]
    )
    assert (code, out) == (2, "")
    assert care_words("en")["tier.emergency_do"] in err
    assert Guide(care_path()).lock() is not None


def test_stands_of_a_real_person(real, home):
    """From the side in a clip with three slow squats, two of them seen from there."""
    clip = real / "exercise_squat" / "squat.mp4"
    code, out, _ = run("exercises", "run", "R2", "--anonymous", "--source", clip, "--json",
                       "--model", "lite", "--looks-per-s", "8")  # fmt: skip
    assert code == 0
    assert lines(out)[-1]["result"]["reps"] == {"both": 2}
