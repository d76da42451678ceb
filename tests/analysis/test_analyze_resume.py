"""The manifest: what need not be measured again, and what a torn line does."""

import json
import os
import platform
from dataclasses import replace

import psutil
import pytest
from clips import LITE

from posturecoach.analysis.analyze import File, Manner, Outcome, State, file_of, mark_of
from posturecoach.analysis.inputs import Input
from posturecoach.analysis.resume import MANIFEST, Manifest, unfinished_in
from posturecoach.errors import OutputError


@pytest.fixture
def done(tmp_path):
    """A clip that was measured, and its outcome."""
    clip = tmp_path / "in.mp4"
    clip.write_bytes(b"clip")
    out = tmp_path / "out"
    out.mkdir()
    table = out / "in.csv"
    table.write_text("t_s\n0.0\n")
    thing = Input(clip, "in")
    outcome = Outcome(
        thing, State.PARTLY, mark_of(clip), 7, ("it is cut off.",), {"in.csv": file_of(table)}
    )
    Manifest(out, LITE).note(outcome)
    return out, outcome


def test_that_what_has_not_changed_is_known_again(done):
    out, outcome = done
    found = Manifest(out, LITE).finished(outcome.thing)
    assert found == outcome
    assert Manifest(out, LITE).finished(Input(out / "other.mp4", "other")) is None
    (line,) = (out / MANIFEST).read_text().splitlines()
    record = json.loads(line)
    assert record["input"] == str(outcome.thing.path)
    assert record["files"]["in.csv"]["sha256"] == outcome.files["in.csv"].sha256
    assert set(record["models"]) == {"pose_landmarker_lite.task", "face_landmarker.task"}
    assert (out / MANIFEST).stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def touch(out, thing):
    os.utime(thing.path, ns=(1, 1))


def grow(out, thing):
    about = thing.path.stat()
    thing.path.write_bytes(b"clips")
    os.utime(thing.path, ns=(about.st_atime_ns, about.st_mtime_ns))


def lose(out, thing):
    (out / "in.csv").unlink()


def alter(out, thing):
    (out / "in.csv").write_text("t_s\n1.0\n")  # as long as before


def remove(out, thing):
    thing.path.unlink()


@pytest.mark.parametrize("change", [touch, grow, lose, alter, remove])
def test_that_what_has_changed_is_measured_again(done, change):
    out, outcome = done
    change(out, outcome.thing)
    assert Manifest(out, LITE).finished(outcome.thing) is None


@pytest.mark.parametrize(
    "manner",
    [
        Manner(model="full"),
        replace(LITE, looks_per_s=5.0),
        replace(LITE, neutral_sha256="0"),
        replace(LITE, formats=("csv",)),
        replace(LITE, diagonal_inch=27.0),
    ],
)
def test_that_other_options_measure_again(done, manner):
    out, outcome = done
    assert Manifest(out, manner).finished(outcome.thing) is None


def test_that_another_version_or_model_measures_again(done, monkeypatch):
    out, outcome = done
    monkeypatch.setattr("posturecoach.analysis.analyze.__version__", "9")
    assert Manifest(out, LITE).finished(outcome.thing) is None
    monkeypatch.undo()
    monkeypatch.setattr("posturecoach.analysis.analyze.listed_sums", lambda _: {"other": "0"})
    assert Manifest(out, LITE).finished(outcome.thing) is None


def test_that_another_name_of_the_results_measures_again(done):
    out, outcome = done
    assert Manifest(out, LITE).finished(Input(outcome.thing.path, "in_mp4")) is None


def test_that_what_failed_is_tried_again_and_the_newest_line_holds(done):
    out, outcome = done
    manifest = Manifest(out, LITE)
    manifest.note(replace(outcome, state=State.FAILED, files={}))
    assert manifest.finished(outcome.thing) is None
    assert Manifest(out, LITE).finished(outcome.thing) is None
    Manifest(out, LITE).note(outcome)
    assert Manifest(out, LITE).finished(outcome.thing) == outcome


@pytest.mark.parametrize("cut", range(0, 400, 37))
def test_that_a_line_that_was_cut_is_none_and_spoils_no_other(done, cut):
    out, outcome = done
    path = out / MANIFEST
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:cut])  # killed while the second was written
    assert Manifest(out, LITE).finished(outcome.thing) == outcome
    path.write_bytes(whole[:cut])
    assert Manifest(out, LITE).finished(outcome.thing) is None
    Manifest(out, LITE).note(outcome)
    assert Manifest(out, LITE).finished(outcome.thing) == outcome


@pytest.mark.parametrize(
    "line",
    ["[]", "7", "{}", '{"input": "%s", "stem": "in", "state": "done"}', "\ud7ff", "[" * 5000],
)
def test_that_lines_of_somebody_else_are_passed_over(done, line):
    out, outcome = done
    with (out / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(line.replace("%s", "elsewhere") + "\n")
    assert Manifest(out, LITE).finished(outcome.thing) == outcome


def test_that_names_in_a_manifest_lead_nowhere_else(done, tmp_path):
    out, outcome = done
    secret = tmp_path / "secret"
    secret.write_text("x")
    Manifest(out, LITE).note(replace(outcome, files={"../secret": file_of(secret)}))
    assert Manifest(out, LITE).finished(outcome.thing) is None


def test_a_manifest_that_cannot_be_written(done, tmp_path):
    _, outcome = done
    with pytest.raises(OutputError, match="manifest"):
        Manifest(tmp_path / "none", LITE).note(outcome)


def test_that_the_marks_of_a_folder_tell_every_change(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "1.png").write_bytes(b"one")
    (folder / "2.png").write_bytes(b"two")
    first = mark_of(folder)
    os.utime(folder / "1.png", ns=(1, 1))
    second = mark_of(folder)
    (folder / "2.png").rename(folder / "3.png")
    third = mark_of(folder)
    assert len({json.dumps(mark) for mark in (first, second, third)}) == 3
    assert mark_of(folder) == third


def owned(folder, name, pid, began_s, host=None):
    left = folder / f".unfinished-{name}"
    left.mkdir()
    owner = {"host": host or platform.node(), "pid": pid, "began_s": began_s}
    (left / "owner.json").write_text(json.dumps(owner))
    return left


def test_that_what_a_killed_run_left_goes_and_what_is_at_work_stays(tmp_path):
    me = psutil.Process()
    dead = owned(tmp_path, "dead", me.pid, me.create_time() - 1000)  # somebody had this number
    alive = owned(tmp_path, "alive", me.pid, me.create_time())
    elsewhere = owned(tmp_path, "else", me.pid, me.create_time() - 1000, host="another machine")
    with unfinished_in(tmp_path) as here:
        assert here.is_dir()
        assert not dead.exists()
        with unfinished_in(tmp_path) as second:
            assert here.exists()
            assert second != here
    assert sorted(tmp_path.iterdir()) == sorted([alive, elsewhere])


def test_that_a_file_is_known_by_its_size_and_sum(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert file_of(path) == File(3, sha)
