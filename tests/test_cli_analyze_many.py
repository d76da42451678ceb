"""`analyze` over many clips as people run it: stopped, killed, run again, with broken ones."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from posturecoach.analysis.analyze import Manner
from posturecoach.analysis.inputs import Input
from posturecoach.analysis.resume import MANIFEST
from posturecoach.cli.analyze import _Work
from posturecoach.samples import sample_clip
from posturecoach.vision.opencv import cv2
from posturecoach.vision.sources import open_source

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_S = 120
STRACE = shutil.which("strace")
pytestmark = pytest.mark.timeout(300)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")


@pytest.fixture
def start(home, tmp_path):
    """Start `analyze --model lite` with some arguments; what still runs at the end is killed."""
    running = []

    def start_it(*arguments, before=()):
        process = subprocess.Popen(
            [*before, sys.executable, "-m", "posturecoach", "analyze", "--model", "lite"]
            + [str(a) for a in arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "POSTURECOACH_HOME": str(home)},
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start_it
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def run(start):
    def run_it(*arguments, before=()):
        process = start(*arguments, before=before)
        out, err = process.communicate(timeout=TIMEOUT_S)
        return process.returncode, out, err

    return run_it


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    """Two short clips and a long one, which comes last."""
    folder = tmp_path_factory.mktemp("in")
    source = open_source(str(sample_clip()))
    frames = [frame.picture for frame in source]
    for name, some in (("a", frames[:5]), ("b", frames[60:65]), ("long", frames * 2)):
        writer = cv2.VideoWriter(
            str(folder / f"{name}.mp4"), cv2.VideoWriter.fourcc(*"mp4v"), 10.0, (640, 480)
        )
        for frame in some:
            writer.write(frame)
        writer.release()
    return folder


def visible(out):
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def records(out):
    path = out / MANIFEST
    lines = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    return [json.loads(line) for line in lines]


def wait_for(what, process):
    deadline = time.monotonic() + TIMEOUT_S
    while not what():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)  # between two looks; the deadline decides


def children(process):
    return psutil.Process(process.pid).children(recursive=True)


TWO_OF_THREE = ["a.csv", "a.jsonl", "b.csv", "b.jsonl", MANIFEST]
ALL = [*TWO_OF_THREE[:4], "long.csv", "long.jsonl", MANIFEST]


@POSIX
@pytest.mark.parametrize("jobs", [1, 2])
def test_that_killed_at_any_moment_nothing_half_looks_whole(start, run, clips, tmp_path, jobs):
    out = tmp_path / "out"
    process = start(clips, "-o", out, "--jobs", jobs)
    wait_for(lambda: len(records(out)) == 2, process)
    workers = children(process)
    process.kill()
    process.communicate()
    psutil.wait_procs(workers, timeout=TIMEOUT_S)
    assert not any(worker.is_running() for worker in workers), "nobody works on without a parent"
    assert visible(out) == TWO_OF_THREE
    assert list(out.glob(".unfinished-*")), "it was killed while something grew"
    before = {path: path.stat().st_mtime_ns for path in out.glob("[ab].*")}

    code, _, err = run(clips, "-o", out, "--jobs", jobs)
    assert code == 0
    assert "2 of 3 were done before and have not changed." in err
    assert visible(out) == ALL
    assert not list(out.glob(".*"))
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert len((out / "long.jsonl").read_text().splitlines()) == 240


@POSIX
@pytest.mark.parametrize(("jobs", "number"), [(1, signal.SIGTERM), (2, signal.SIGINT)])
def test_that_asked_to_stop_it_keeps_what_is_done_and_says_so(start, clips, tmp_path, jobs, number):
    out = tmp_path / "out"
    process = start(clips, "-o", out, "--jobs", jobs)
    wait_for(lambda: len(records(out)) == 2, process)
    workers = children(process)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does: everybody gets it
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0, err
    assert "Stopped: 2 of 3 are done. The same command goes on from there." in err
    assert "Traceback" not in err
    assert "could not be read" not in err
    assert visible(out) == TWO_OF_THREE
    assert not list(out.glob(".*"))
    psutil.wait_procs(workers, timeout=TIMEOUT_S)
    assert not any(worker.is_running() for worker in workers)


def test_that_nineteen_are_measured_and_one_line_says_which_was_not(run, clips, tmp_path):
    folder = tmp_path / "twenty"
    folder.mkdir()
    for number in range(20):
        shutil.copy(clips / "a.mp4", folder / f"{number:02}.mp4")
    broken = folder / "07.mp4"
    broken.write_bytes(broken.read_bytes()[:3000])
    out = tmp_path / "out"
    code, _, err = run(folder, "-o", out, "--jobs", "2", "--formats", "csv")
    assert code == 2
    (told,) = [line for line in err.splitlines() if "07" in line]
    assert "07.mp4 holds no picture that can be read. Try: " in told
    assert "Of 1 of 20 something could not be read" in err
    assert len(list(out.glob("*.csv"))) == 19
    states = {Path(r["input"]).name: r["state"] for r in records(out)}
    assert states.pop("07.mp4") == "failed"
    assert set(states.values()) == {"done"}

    # Put right, it alone is measured.
    shutil.copy(clips / "a.mp4", broken)
    code, _, err = run(folder, "-o", out, "--jobs", "2", "--formats", "csv")
    assert code == 0
    assert "19 of 20 were done before" in err
    assert len(list(out.glob("*.csv"))) == 20


def test_that_again_measures_again_and_json_is_printed_of_what_was_done_before(
    run, clips, tmp_path
):
    out = tmp_path / "out"
    code, first, _ = run(clips / "a.mp4", "-o", out, "--json")
    assert code == 0
    assert len(first.splitlines()) == 5
    code, second, err = run(clips / "a.mp4", "-o", out, "--json")
    assert code == 0
    assert "1 of 1 were done before" in err
    assert second == first
    code, third, err = run(clips / "a.mp4", "-o", out, "--json", "--again")
    assert (code, third) == (0, first)
    assert "before" not in err
    assert len(records(out)) == 2


def test_that_a_cut_clip_is_told_every_time(run, tmp_path):
    whole = sample_clip().read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    for before in (False, True):
        code, _, err = run(cut, "-o", tmp_path / "out")
        assert code == 2
        assert "cut off or damaged" in err
        assert ("done before" in err) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--formats", "csv,docx"], "There is no format docx."),
        (["--formats", ","], "No format was named."),
        (["--jobs", "0"], "0 is not in the range"),
        (["--jobs", "2", "--json"], "--json prints what one process sees"),
        (["--scheduler", "tcp://127.0.0.1:9", "--jobs", "2"], "leave --jobs away"),
        (["--scheduler", "tcp://127.0.0.1:9", "--json"], "--json prints what one process sees"),
    ],
)
def test_that_what_does_not_go_together_is_said(run, clips, tmp_path, arguments, words):
    code, out, err = run(clips, "-o", tmp_path / "out", *arguments)
    assert (code, out) == (2, "")
    said = " ".join(re.sub("[│╭╮╰╯─]", " ", err).split())
    assert words in said
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(STRACE is None, reason="strace is not installed (Linux: apt install strace)")
def test_that_several_processes_touch_no_network_and_load_nothing_that_could(run, clips, tmp_path):
    log = tmp_path / "log"
    before = [STRACE, "-f", "-qq", "-s", "200", "-e", "trace=network,openat", "-o", str(log)]
    code, _, err = run(
        clips / "a.mp4", clips / "b.mp4", "-o", tmp_path / "out", "-j2", before=before
    )
    assert code == 0, err
    text = log.read_text(errors="replace")
    assert text.count('face_landmarker.task", O_RDONLY') >= 2, "two processes looked"
    assert not re.findall(r".*AF_INET.*", text)
    assert not re.findall(r".*/(?:distributed|dask|tornado)/.*", text)


@pytest.mark.parametrize(
    ("jobs", "scheduler", "order"),
    [(1, None, "abc"), (2, None, "cab"), (None, "tcp://192.0.2.1:8786", "cab")],
)
def test_that_of_several_at_once_the_longest_is_begun_first(jobs, scheduler, order):
    work = _Work(None, Manner(), None, jobs, scheduler, again=False, as_json=False)
    known = {Input(Path(name), name): amount for name, amount in zip("abc", (2, 1, 9), strict=True)}
    assert "".join(thing.stem for thing in work._in_order(known)) == order


def test_that_help_names_what_to_install(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "posturecoach[cluster]" in " ".join(re.sub("[│╭╮╰╯─]", " ", out).split())
