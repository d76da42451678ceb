"""Clips and pictures into tables: what is found, what it is called, what stands in it."""

import csv
import json
import os

import pytest

from posturecoach.analysis import analyze, inputs, tables
from posturecoach.analysis.inputs import Input
from posturecoach.analysis.writing import About, Results
from posturecoach.errors import OutputError, SourceError
from posturecoach.posture.reader import UNITS
from posturecoach.samples import sample_clip

PICTURE = b"P6 1 1 255\n\x00\x00\x00"  # the smallest one there is


@pytest.fixture
def tree(tmp_path):
    """Two clips of one name, a folder of pictures, and things that are neither."""
    for name in ("a/day.mp4", "a/b/day.mp4", "a/b/day.avi", "a/b/1.ppm", "a/b/2.ppm"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PICTURE if name.endswith("ppm") else b"")
    (tmp_path / "a" / "notes.txt").write_text("no clip")
    (tmp_path / "a" / ".hidden.mp4").write_bytes(b"")
    (tmp_path / "a" / ".cache").mkdir()
    (tmp_path / "a" / ".cache" / "x.mp4").write_bytes(b"")
    return tmp_path / "a"


def test_that_a_folder_gives_its_clips_its_pictures_together_and_its_folders(tree):
    found = [thing.path.relative_to(tree).as_posix() for thing in inputs.inputs([tree])]
    assert found == ["day.mp4", "b", "b/day.avi", "b/day.mp4"]


def test_that_each_input_has_results_of_its_own_name(tree):
    things = inputs.inputs([tree, tree / "b" / "1.ppm"])
    assert [thing.stem for thing in things] == ["day", "b", "day_avi", "day_mp4", "1"]


def test_that_names_that_differ_in_case_only_do_not_meet(tmp_path):
    paths = [tmp_path / name for name in ("x/Day.mp4", "y/day.mp4", "z/DAY.mp4", "z/z/day.mp4")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    stems = [thing.stem.casefold() for thing in inputs.inputs(paths)]
    assert len(set(stems)) == 4


def test_that_a_thing_named_twice_is_measured_once(tree):
    clip = tree / "day.mp4"
    assert len(inputs.inputs([clip, tree / "b" / ".." / "day.mp4", clip])) == 1


def test_what_is_not_there_or_holds_nothing(tmp_path):
    with pytest.raises(SourceError, match="no file or folder"):
        inputs.inputs([tmp_path / "none.mp4"])
    with pytest.raises(SourceError, match="no clip and no picture"):
        inputs.inputs([tmp_path])


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root"
)
def test_that_a_folder_that_cannot_be_read_is_told(tree):
    (tree / "b").chmod(0)
    try:
        with pytest.raises(SourceError, match="cannot be read"):
            inputs.inputs([tree])
    finally:
        (tree / "b").chmod(0o700)


def test_that_no_input_is_overwritten(tmp_path):
    clip = tmp_path / "x.csv"  # somebody's clip of a strange name
    clip.write_bytes(b"")
    things = inputs.inputs([clip])
    with pytest.raises(OutputError, match="will not be overwritten"):
        analyze.check_outputs(things, tmp_path)
    analyze.check_outputs(things, tmp_path / "out")


def test_that_the_units_are_in_the_names_of_the_columns():
    columns = tables.columns()
    assert len(set(columns)) == len(columns)
    assert columns[:2] == ["t_s", "file"]
    for name in (
        *("head_pitch_deg", "head_pitch_from_neutral_deg", "head_pitch_pm_deg"),
        *("head_pitch_zone", "head_pitch_absent", "viewing_distance_mm"),
        *("shoulder_elevation_pct", "lateral_shift_from_neutral_shoulder_widths"),
    ):
        assert name in columns
    for measure in UNITS:
        assert sum(name.startswith(f"{measure}_") for name in columns) >= 5


LINE = {
    "t_s": 212.4,
    "person": "present",
    "view": "front",
    "calibrated": True,
    "measures": {
        "head_pitch": {
            "value": 33.2,
            "from_neutral": 31.0,
            "pm": 4.0,
            "unit": "deg",
            "zone": "bad",
        },
        "cva": {"from_neutral": -7.5, "pm": 6.0, "unit": "deg", "zone": "caution"},
        "trunk_inclination": {"absent": "not_visible"},
    },
    "strain": 1.03,
    "score": None,
    "held": [
        {"part": "trunk", "measure": "trunk_inclination", "for_s": 5.0, "limit_s": 200.0},
        {"part": "head", "measure": "head_pitch", "for_s": 130.0, "limit_s": 438.0},
    ],
}


def test_that_a_row_says_what_the_line_says_and_absent_is_empty():
    row = dict(zip(tables.columns(), tables.row(LINE), strict=True))
    assert row["t_s"] == 212.4
    assert row["head_pitch_deg"] == 33.2
    assert row["head_pitch_from_neutral_deg"] == 31.0
    assert row["head_pitch_zone"] == "bad"
    assert row["head_pitch_absent"] == ""
    assert row["cva_deg"] == ""
    assert row["cva_from_neutral_deg"] == -7.5
    assert row["trunk_inclination_deg"] == ""
    assert row["trunk_inclination_absent"] == "not_visible"
    assert row["score"] == ""  # 0 would be the worst there is
    assert (row["held_part"], row["held_for_s"], row["held_limit_s"]) == ("head", 130.0, 438.0)


def test_that_results_appear_whole_or_not_at_all(tmp_path):
    unfinished = tmp_path / "unfinished"
    unfinished.mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    about = About(Input(tmp_path / "clip.a.mp4", "clip.a"), folder, ("csv", "jsonl"), 30.0, 8, 6)

    def interrupted():
        with Results(about, unfinished) as out:
            out.add(None, None, LINE)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not any(folder.iterdir())
    assert not any(unfinished.iterdir())
    with Results(about, unfinished) as out:
        out.add(None, None, LINE)
        out.add(None, None, LINE)
        assert not any(folder.iterdir())
    assert not any(unfinished.iterdir())
    assert sorted(path.name for path in folder.iterdir()) == ["clip.a.csv", "clip.a.jsonl"]
    with (folder / "clip.a.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    lines = (folder / "clip.a.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(lines) == 2
    assert rows[0]["head_pitch_deg"] == "33.2"
    assert json.loads(lines[1]) == LINE


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path):
    about = About(Input(sample_clip(), "desk"), tmp_path / "none", ("csv",), 30.0, 8, 6)

    def write(unfinished):
        with Results(about, unfinished):
            pass

    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "none")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path)  # there the files can grow, but not be moved to their places
