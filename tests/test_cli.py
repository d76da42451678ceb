"""The terminal as scripts and people meet it: the real command in a process of its own."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from posturecoach.samples import sample_clip
from posturecoach.surroundings.endings import ending_signals

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
COMMAND = [sys.executable, "-m", "posturecoach"]
TIMEOUT_S = 60


@pytest.fixture
def start(home, tmp_path):
    """Start `posturecoach` with some arguments; what is still running at the end is killed."""
    running = []

    def start_it(*arguments, **environment):
        env = {**os.environ, "PYTHONPATH": str(ROOT), "POSTURECOACH_HOME": str(home)}
        process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**env, **environment},
        )
        running.append(process)
        return process

    yield start_it
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def run(start):
    def run_it(*arguments, **environment):
        process = start(*arguments, **environment)
        out, err = process.communicate(timeout=TIMEOUT_S)
        return process.returncode, out, err

    return run_it


def objects(out):
    return [json.loads(line) for line in out.splitlines()]


def test_that_json_of_watch_is_one_look_per_line_and_nothing_else(run):
    code, out, err = run("watch", "--demo", "--json", "--model", "lite", "--duration", "1")
    assert code == 0
    assert not err
    looks = objects(out)
    assert [look["t_s"] for look in looks] == pytest.approx([n / 10 for n in range(10)])
    for look in looks:
        assert {"person", "view", "calibrated", "measures", "strain", "score", "held"} <= set(look)
    assert looks[-1]["person"] == "present"
    assert looks[-1]["view"] == "front"
    assert not looks[-1]["calibrated"]


def test_that_looks_per_s_thins_a_clip(run):
    _, out, _ = run("watch", "--demo", "--json", "--model", "lite", "--looks-per-s", "2")
    times = [look["t_s"] for look in objects(out)]
    assert len(times) == pytest.approx(24, abs=1)


def test_that_without_a_terminal_watch_prints_plain_lines(run):
    code, out, err = run("watch", "--source", sample_clip(), "--model", "lite", "--duration", "3")
    assert code == 0
    assert not err
    assert len(out.splitlines()) == 3
    assert "\x1b" not in out
    assert "You are here, seen from the front, no neutral yet." in out


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("json_mode", [True, False])
def test_that_a_signal_ends_watch_with_0_and_whole_lines(start, number, json_mode):
    arguments = ["--source", sample_clip(), "--realtime", "--model", "lite"]
    before = signal.signal(number, signal.default_int_handler)  # tests may run under nohup
    process = start("watch", *arguments, *(["--json"] if json_mode else []))
    signal.signal(number, before)
    first = process.stdout.readline()
    process.send_signal(number)
    out, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert not err
    assert out.count("\n") < (110 if json_mode else 11)  # it was not simply over
    if json_mode:
        assert all(look["measures"] is not None for look in objects(first + out))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize(("handler", "listens"), [(signal.SIG_IGN, False), (signal.SIG_DFL, True)])
def test_that_who_was_started_to_outlive_the_terminal_does(handler, listens):
    before = signal.signal(signal.SIGHUP, handler)
    try:
        assert (signal.SIGHUP in ending_signals()) is listens
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are others there")
@pytest.mark.parametrize("json_mode", [True, False])
def test_that_a_reader_who_goes_ends_watch_quietly(start, json_mode):
    process = start("watch", "--demo", "--model", "lite", *(["--json"] if json_mode else []))
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=TIMEOUT_S) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.skipif(sys.platform == "win32", reason="pipes are others there")
def test_that_a_reader_who_goes_ends_analyze_quietly_and_leaves_no_half_file(start, tmp_path):
    out = tmp_path / "out"
    process = start("analyze", sample_clip(), "-o", out, "--json", "--model", "lite")
    process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert "cannot be written" not in err
    assert list(out.iterdir()) == []


def test_that_a_stream_that_does_not_answer_is_told_once_and_tried_on(start):
    # Port 9 of the loopback address: discard, which nobody serves.
    process = start("watch", "--source", "http://127.0.0.1:9/none", "--json", "--model", "lite")
    looks = [json.loads(process.stdout.readline()) for _ in range(2)]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    for look in looks:
        assert set(look["trouble"]) == {"kind", "what", "try"}
        assert look["measures"] == {}
    what, _try = err.splitlines()
    assert "127.0.0.1:9" in what
    assert _try.startswith("Try: ")


def text_named_mp4(folder):
    path = folder / "text.mp4"
    path.write_text("not a clip\n")
    return path


def empty_folder(folder):
    path = folder / "empty"
    path.mkdir()
    return path


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(text_named_mp4, id="a text file named .mp4"),
        pytest.param(empty_folder, id="an empty folder"),
        pytest.param(lambda folder: folder / "none.mp4", id="a clip that is not there"),
        pytest.param(lambda _: "97", id="a camera that is not there"),
    ],
)
@pytest.mark.parametrize("command", ["watch", "calibrate"])
def test_that_what_cannot_be_opened_is_told_in_two_lines_with_2(run, tmp_path, source, command):
    more = ["--json"] if command == "watch" else []
    code, out, err = run(command, "--source", source(tmp_path), *more)
    assert code == 2
    assert not out
    what, try_ = err.splitlines()
    assert what.endswith(".")
    assert try_.startswith("Try: ")


def test_that_a_settings_file_cut_in_half_is_told_with_its_line(run, home):
    (home / "settings.toml").write_text('model = "lite"\n[camera]\nsource = "de')
    code, out, err = run("watch", "--demo", "--json")
    assert (code, out) == (2, "")
    assert "line 3" in err
    assert "Try: " in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["analyze", "x.mp4", "--json", "--journal", "x.db"], "keeps nothing in a journal"),
        (["calibrate", "--demo", "--journal", "x.db"], "keeps nothing in a journal"),
        (["watch", "--demo", "--settings", "none.toml"], "no settings file none.toml"),
        (["watch", "--demo", "--neutral", "none.toml"], "no neutral none.toml"),
        (["watch", "--demo", "--looks-per-s", "0"], "not a number above 0"),
        (["watch", "--demo", "--duration", "nan"], "not a number above 0"),
        (["watch", "--model", "huge"], "huge"),
        (["--source", "x", "watch"], "go behind it"),
        (["analyze", "x.mp4"], "-o DIR"),
        (["nonsense"], "nonsense"),
    ],
)
def test_that_a_wrong_command_line_ends_with_2_and_words(run, arguments, words):
    code, out, err = run(*arguments)
    assert code == 2
    assert not out
    assert words in " ".join(err.split())


def test_that_the_settings_and_the_environment_are_followed(run, home):
    clip = str(sample_clip())
    (home / "settings.toml").write_text(f"model = 'lite'\n[camera]\nsource = {clip!r}\n")
    code, out, err = run("watch", "--json", "--duration", "0.2", "--no-journal")
    assert (code, err) == (0, "")
    assert len(objects(out)) == 2


@pytest.fixture
def neutral(run, tmp_path):
    path = tmp_path / "neutral.toml"
    arguments = ["--demo", "--seconds", "3", "--model", "lite", "--looks-per-s", "5"]
    code, out, err = run("calibrate", *arguments, "-o", path)
    assert (code, out) == (0, "")
    assert "numbers only" in err
    return path


def test_that_a_neutral_is_learned_written_privately_and_compared_with(run, neutral):
    if sys.platform != "win32":
        assert stat.S_IMODE(neutral.stat().st_mode) == 0o600
    written = tomllib.loads(neutral.read_text(encoding="utf-8"))
    assert written["view"] == "front"
    assert written["seconds"] == pytest.approx(3.0, abs=0.3)
    arguments = ["--model", "lite", "--duration", "0.5"]
    _, out, _ = run("watch", "--demo", "--json", "--neutral", neutral, *arguments)
    last = objects(out)[-1]
    assert last["calibrated"]
    assert abs(last["measures"]["head_pitch"]["from_neutral"]) < 10


def test_that_the_demo_teaches_a_neutral_without_more_words(run, tmp_path):
    made = tmp_path / "neutral.toml"
    code, _, err = run("calibrate", "--demo", "--model", "lite", "-o", made)
    assert code == 0, err
    assert tomllib.loads(made.read_text())["seconds"] == pytest.approx(3.0, abs=0.3)


def test_that_who_moves_is_refused_and_nothing_is_written(run, tmp_path):
    # The whole sample: she sinks and sits up again.
    arguments = ["--source", sample_clip(), "--model", "lite"]
    code, _, err = run("calibrate", *arguments, "-o", tmp_path / "n.toml")
    assert code == 2
    assert "could not be learned" in err
    assert "Try: " in err
    assert not (tmp_path / "n.toml").exists()


def test_that_a_clip_with_nobody_teaches_nothing(run, tmp_path):
    source = FIXTURES / "empty_room.jpg"
    code, _, err = run("calibrate", "--source", source, "-o", tmp_path / "n.toml")
    assert code == 2
    assert "could not be learned" in err
    assert not (tmp_path / "n.toml").exists()


def test_that_a_home_that_cannot_be_used_is_told_before_anybody_sits_still(run, tmp_path):
    (tmp_path / "file").write_text("in the way")
    home = str(tmp_path / "file" / "home")
    code, _, err = run("calibrate", "--demo", POSTURECOACH_HOME=home)
    assert code == 2
    assert "cannot be written" in err
    assert "POSTURECOACH_HOME=" in err
    assert "Sit" not in err
    # That variable would not move a file that was named.
    code, _, err = run("calibrate", "--demo", "-o", tmp_path / "file" / "n.toml")
    assert code == 2
    assert "cannot be written" in err
    assert "POSTURECOACH_HOME" not in err
    # What needs no home goes on without one.
    arguments = ["--json", "--model", "lite", "--duration", "0.1"]
    code, out, _ = run("watch", "--demo", *arguments, POSTURECOACH_HOME=home)
    assert code == 0
    assert objects(out)


def test_that_what_is_looked_at_is_not_overwritten(run, tmp_path):
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(sample_clip().read_bytes())
    code, _, err = run("calibrate", "--source", clip, "-o", clip)
    assert code == 2
    assert "will not be overwritten" in err
    assert clip.read_bytes() == sample_clip().read_bytes()


def test_that_a_clip_cut_short_is_measured_and_told(run, tmp_path):
    whole = sample_clip().read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 4])  # its index stands before its pictures
    code, out, err = run("watch", "--source", cut, "--json", "--model", "lite")
    assert code == 0
    assert 0 < len(objects(out)) < 100
    assert "cut.mp4 ends after" in err
    code, _, err = run("analyze", cut, "-o", tmp_path / "out", "--model", "lite")
    assert code == 2
    assert "of 12.0 s: the rest is cut off or damaged." in err
    assert len((tmp_path / "out" / "cut.jsonl").read_text().splitlines()) == len(objects(out))


def test_that_nothing_is_said_when_somebody_comes_later(run, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    shutil.copy(FIXTURES / "empty_room.jpg", folder / "1.jpg")
    shutil.copy(FIXTURES / "front_upright.jpg", folder / "2.jpg")
    code, out, err = run("watch", "--source", folder, "--json")
    assert (code, err) == (0, "")
    assert [look["person"] for look in objects(out)] == ["absent", "present"]


def test_that_analyze_does_the_rest_and_says_what_it_could_not_read(run, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    text_named_mp4(folder)
    (folder / "a.jpg").write_bytes((FIXTURES / "front_upright.jpg").read_bytes())
    (folder / "b.jpg").write_text("no picture")
    code, out, err = run("analyze", folder, "-o", tmp_path / "out", "--model", "lite")
    assert (code, out) == (2, "")
    assert "numbers only" in err
    said = " ".join(err.split())
    assert "text.mp4 holds no picture" in said
    assert "b.jpg is not a picture" in said
    assert "Of 2 of 2" in said
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == ["in.csv", "in.jsonl", "manifest.ndjson"]
    (look,) = objects((tmp_path / "out" / "in.jsonl").read_text())
    assert look["file"] == "a.jpg"
    assert look["person"] == "present"


def test_that_analyze_prints_json_without_a_folder(run):
    pictures = [FIXTURES / "front_upright.jpg", FIXTURES / "empty_room.jpg"]
    code, out, _ = run("analyze", *pictures, "--json", "--model", "lite", "--no-journal")
    assert code == 0
    assert [(look["file"], look["person"]) for look in objects(out)] == [
        ("front_upright.jpg", "present"),
        ("empty_room.jpg", "absent"),
    ]
    assert objects(out)[0]["source"] == str(pictures[0])


def test_that_doctor_finds_what_is_wrong(run, home):
    code, out, _ = run("doctor", "--json")
    checks = {check["id"]: check for check in json.loads(out)["checks"]}
    assert code == 0
    assert json.loads(out)["ok"]
    ids = {"program", "home", "settings", "neutral", "model", "camera", "display", "desk"}
    assert set(checks) == ids
    assert checks["display"]["state"] == "ok"  # offscreen, in tests
    (home / "settings.toml").write_text("modell = 1\n")
    code, out, err = run("doctor")
    assert code == 2
    assert "modell is not a setting; did you mean model?" in out
    assert "put right" in err


def test_that_help_loads_nothing_heavy(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for command in ("window", "watch", "calibrate", "analyze", "doctor", "bench"):
        assert command in out
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, posturecoach.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout.split()
    assert "typer" in loaded
    assert not {"numpy", "cv2", "mediapipe", "PySide6", "pydantic"} & set(loaded)


def test_version(run):
    from posturecoach import __version__

    assert run("--version") == (0, f"posturecoach {__version__}\n", "")


def test_that_the_own_file_keeps_a_place_with_what_was_told_of_it(run, home):
    arguments = ["--demo", "--seconds", "3", "--model", "lite", "--looks-per-s", "5"]
    told = ["--distance-cm", "62", "--camera-model", "c920"]
    code, _, err = run("calibrate", *arguments, *told)
    assert code == 0, err
    assert "Field of view: by name, 56 degrees." in err, "the sample is 4:3"
    (place,) = tomllib.loads((home / "neutral.toml").read_text(encoding="utf-8"))["place"]
    assert place["distance_mm"] == 620.0
    assert place["name"] in err
    code, _, err = run("calibrate", *arguments, "--hfov", "60")
    assert code == 0, err
    (again,) = tomllib.loads((home / "neutral.toml").read_text(encoding="utf-8"))["place"]
    assert again["name"] == place["name"], "the same place, learned anew"
    assert again["distance_mm"] == 620.0, "what was told once stays told"
    assert again["hfov_deg"] == 60.0


def test_that_a_file_of_places_is_added_to_and_not_overwritten(run, home, tmp_path):
    arguments = ["--demo", "--seconds", "3", "--model", "lite", "--looks-per-s", "5"]
    assert run("calibrate", *arguments)[0] == 0
    copy = tmp_path / "copy.toml"
    shutil.copy(home / "neutral.toml", copy)
    assert run("calibrate", *arguments, "-o", copy)[0] == 0
    assert "place" in tomllib.loads(copy.read_text(encoding="utf-8"))


def test_that_a_camera_model_that_is_not_known_is_told_before_anybody_sits_still(run):
    code, _, err = run("calibrate", "--demo", "--camera-model", "Pinhole 3000")
    assert code == 2
    assert "C920" in err
    assert "--hfov" in err


def test_that_a_broken_own_file_is_told_and_left_alone(run, home):
    (home / "neutral.toml").write_text("[[place]]\nname = 3\n")
    code, _, err = run("calibrate", "--demo")
    assert code == 2
    assert "place 1: name: " in err
    assert (home / "neutral.toml").read_text() == "[[place]]\nname = 3\n"
