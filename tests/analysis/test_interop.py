"""The examples of docs/interop.md, run as they stand on files of the sample clip."""

import re
from pathlib import Path

import numpy as np
import pytest

from posturecoach.analysis.analyze import Manner, Outcome, State, mark_of
from posturecoach.analysis.inputs import Input
from posturecoach.analysis.resume import Manifest
from posturecoach.analysis.tables import columns
from posturecoach.analysis.writing import FORMATS, About, Results
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Session
from posturecoach.vision.clips import ClipSource

CLIPS = Path(__file__).parents[2] / "docs" / "clips.md"
GUIDE = Path(__file__).parents[2] / "docs" / "interop.md"
WRITTEN = ("csv", "trc", "mot", "landmarks")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The folder, and the looks."""
    folder = tmp_path_factory.mktemp("results")
    source = ClipSource(sample_clip(), looks_per_s=5.0)
    about = About(Input(sample_clip(), "desk"), folder, WRITTEN, 5.0, 640, 360)
    looks = []
    with Results(about, folder) as out:
        for frame, look in Session(source, rules=zone_rules()).pairs():
            out.add(frame, look, look.to_json())
            looks.append(look)
    return folder, looks


def example(heading, number, folder, monkeypatch):
    """Run the example of that number under `heading`; return its names."""
    part = GUIDE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    code = re.findall(r"```python\n(.*?)```", part, re.DOTALL)[number]
    for package in re.findall(r"^import (\w+)", code, re.MULTILINE):
        pytest.importorskip(package, reason=f"{package} is not installed")
    monkeypatch.chdir(folder)
    names = {}
    exec(compile(code, str(GUIDE), "exec"), names)
    return names


def test_that_the_guide_names_every_format_and_file():
    text = GUIDE.read_text(encoding="utf-8")
    for name, form in FORMATS.items():
        assert all(f"| `{name}` | `NAME{end}`" in text for end in form.suffixes), name


def test_pandas(results, monkeypatch):
    folder, looks = results
    table = example("pandas", 0, folder, monkeypatch)["table"]
    assert len(table) == len(looks)
    assert table["head_roll_deg"].notna().sum() > len(looks) / 2


def test_the_manifest(tmp_path, monkeypatch):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    clip = tmp_path / "a.mp4"
    clip.write_bytes(b"no clip")
    things = [Input(clip, "a"), Input(tmp_path / "b.mp4", "b")]
    manifest = Manifest(tmp_path, Manner())
    for thing, state in ((things[0], State.FAILED), (things[1], State.FAILED)):
        manifest.note(Outcome(thing, state, problems=("It is torn.",)))
    manifest.note(Outcome(things[0], State.DONE, mark_of(clip), 7))
    code = re.findall(r"```python\n(.*?)```", CLIPS.read_text(encoding="utf-8"), re.DOTALL)[0]
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(code, str(CLIPS), "exec"), names)
    assert isinstance(names["failed"], pandas.DataFrame)
    assert names["failed"].to_numpy().tolist() == [[str(tmp_path / "b.mp4"), ["It is torn."]]]


def test_that_the_table_of_columns_is_whole():
    text = CLIPS.read_text(encoding="utf-8")
    for name in columns():
        if name.startswith(tuple(UNITS)):
            assert name.endswith(("_zone", "_absent", "_deg", "_mm", "_pct", "_ratio", "_widths"))
        else:
            assert f"`{name}`" in text, name


def test_movement(results, monkeypatch):
    pytest.importorskip("xarray", reason="xarray is not installed")
    folder, looks = results
    made = example("movement", 0, folder, monkeypatch)
    assert made["poses"].sizes["time"] == len(looks)
    expected = [
        np.nan
        if look.sight is None or look.sight.body is None
        else look.sight.body.points[[7, 8], 1].mean()
        for look in looks
    ]
    there = ~np.isnan(made["level"].values.ravel())
    assert there.sum() > len(looks) / 2
    assert made["level"].values.ravel()[there] == pytest.approx(np.array(expected)[there], abs=0.1)


def test_markers(results, monkeypatch):
    folder, looks = results
    places = example("OpenSim, Pose2Sim, Sports2D", 0, folder, monkeypatch)["places"]
    assert len(places) == len(looks)
    assert places["Hip_z_m"].dtype == float
    up = (places["Nose_y_m"] - places["Neck_y_m"]).dropna()
    assert len(up) > len(looks) / 2
    assert (up > 0).all()  # y points up: nobody's nose is below the neck in this clip


def test_angles(results, monkeypatch):
    folder, looks = results
    angles = example("OpenSim, Pose2Sim, Sports2D", 1, folder, monkeypatch)["angles"]
    assert len(angles) == len(looks)
    rolls = [look.measures["head_roll"].value for look in looks]
    assert angles["head_roll"].notna().sum() == sum(roll is not None for roll in rolls)


def test_that_opensim_reads_them(results):
    opensim = pytest.importorskip("opensim", reason="opensim is not installed")
    folder, looks = results
    markers = opensim.TimeSeriesTableVec3(str(folder / "desk.trc"))
    assert (markers.getNumRows(), markers.getNumColumns()) == (len(looks), 35)
    angles = opensim.TimeSeriesTable(str(folder / "desk.mot"))
    assert angles.getNumRows() == len(looks)
