"""Marker file, motion file and landmarks, read back by readers made from their descriptions."""

import csv
import math

import numpy as np
import pytest
from some_looks import about, body, degrees, look, write

from posturecoach.analysis.movement import to_movement
from posturecoach.analysis.writers import landmarks, mot, trc
from posturecoach.analysis.writers.markers import NAMES
from posturecoach.errors import SourceError
from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Person


def read_trc(path):
    """Read as OpenSim's TRCFileAdapter does: (keys, times, {marker: (frames, 3)})."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0].split()[0] == "PathFileType"
    keys = dict(zip(tokens(lines[1]), tokens(lines[2]), strict=True))
    labels = [token for token in tokens(lines[3]) if token]
    assert labels[:2] == ["Frame#", "Time"]
    markers = labels[2:]
    assert len(markers) == int(keys["NumMarkers"])
    axes = [token for token in tokens(lines[4]) if token]
    assert axes == [f"{axis}{n + 1}" for n in range(len(markers)) for axis in "XYZ"]
    assert lines[5] == ""
    times, places = [], []
    for line in lines[6:]:
        if not line:
            break  # an empty line ends the data
        row = tokens(line)
        assert len(row) == 2 + 3 * len(markers)
        times.append(float(row[1]))
        cells = np.array([float(cell or "nan") for cell in row[2:]]).reshape(-1, 3)
        places.append(np.where(np.isnan(cells).any(axis=1, keepdims=True), np.nan, cells))
    assert len(times) == int(keys["NumFrames"])
    whole = np.array(places).reshape(len(times), len(markers), 3)
    return keys, times, {marker: whole[:, n] for n, marker in enumerate(markers)}


def tokens(line):
    """Split at tabs; what follows the last tab is a token only if there is something."""
    cells = line.split("\t")
    return cells if cells[-1] else cells[:-1]


def read_mot(path):
    """Read as OpenSim's MOTFileAdapter does: (keys, {column: (frames,)})."""
    lines = path.read_text(encoding="utf-8").split("\n")
    end = lines.index("endheader")
    keys = dict(line.split("=", 1) for line in lines[:end] if "=" in line)
    names = lines[end + 1].split("\t")
    assert names[0] == "time"
    rows = [[float(cell) for cell in line.split("\t")] for line in lines[end + 2 :] if line]
    assert len(rows) == int(keys["nRows"])
    assert all(len(row) == int(keys["nColumns"]) == len(names) for row in rows)
    return keys, {name: np.array([row[n] for row in rows]) for n, name in enumerate(names)}


def written(tmp_path, kind, looks, **told):
    path = tmp_path / f"clip{kind.__name__}"
    write(kind(about(tmp_path, **told), [path]), looks)
    return path


def test_that_markers_are_metres_with_y_up_and_z_towards_the_camera(tmp_path):
    _, times, markers = read_trc(written(tmp_path, trc.TrcWriter, [look(0.5, body())]))
    assert times == [0.5]
    k = int(Keypoint.RIGHT_WRIST)
    assert markers["RWrist"][0] == pytest.approx((k / 100, -2 * k / 100, -3 * k / 100))


def test_that_markers_have_the_names_of_the_sports2d_world():
    usual = ("Nose", "LEar", "RShoulder", "LElbow", "RWrist", "LHip", "RKnee", "LAnkle")
    assert set(usual) | {"RBigToe", "LHeel", "Neck", "Hip"} <= set(NAMES)
    assert len(set(NAMES)) == len(NAMES) == 35
    assert all(name.isalnum() for name in NAMES)


def test_that_the_neck_lies_between_both_shoulders_and_needs_both(tmp_path):
    looks = [look(0.0, body()), look(0.1, body(unseen=[Keypoint.LEFT_SHOULDER]))]
    _, _, markers = read_trc(written(tmp_path, trc.TrcWriter, looks))
    assert markers["Neck"][0, 0] == pytest.approx((11 + 12) / 2 / 100)
    assert np.isnan(markers["Neck"][1]).all()
    assert np.isnan(markers["LShoulder"][1]).all()
    assert not np.isnan(markers["RShoulder"][1]).any()


def test_that_a_last_marker_that_was_not_seen_leaves_a_whole_row(tmp_path):
    hips = [Keypoint.LEFT_HIP, Keypoint.RIGHT_HIP]
    _, _, markers = read_trc(written(tmp_path, trc.TrcWriter, [look(0.0, body(unseen=hips))]))
    assert list(markers)[-1] == "Hip"
    assert np.isnan(markers["Hip"]).all()


@pytest.mark.parametrize("person", [Person.ABSENT, Person.UNCERTAIN])
def test_that_no_marker_is_anybody_elses(tmp_path, person):
    looks = [look(0.0, body(), person=person), look(0.1), look(0.2, body())]
    _, times, markers = read_trc(written(tmp_path, trc.TrcWriter, looks))
    assert times == [0.0, 0.1, 0.2]  # time goes on
    assert np.isnan(markers["Nose"][:2]).all()
    assert not np.isnan(markers["LHip"][2]).any()


def test_that_the_rate_of_markers_is_the_one_that_was(tmp_path):
    keys, _, _ = read_trc(written(tmp_path, trc.TrcWriter, [look(n / 12) for n in range(25)]))
    assert float(keys["DataRate"]) == pytest.approx(12.0)  # not the 30 that the clip says
    assert keys["Units"] == "m"


@pytest.mark.parametrize("count", [0, 1])
def test_that_a_clip_of_hardly_anything_is_a_file_all_the_same(tmp_path, count):
    looks = [look(0.0, body())] * count
    keys, times, _ = read_trc(written(tmp_path, trc.TrcWriter, looks, fps=25.0))
    assert (float(keys["DataRate"]), len(times)) == (25.0, count)
    _, columns = read_mot(written(tmp_path, mot.MotWriter, looks))
    assert len(columns["time"]) == count


def test_that_the_marker_file_says_what_its_depth_is_worth(tmp_path):
    path = written(tmp_path, trc.TrcWriter, [look()])
    assert "depth (z) are a network's estimate" in path.read_text().split("\n")[0]


def test_that_a_strange_name_does_not_break_the_head(tmp_path):
    path = tmp_path / "a\tb\nc.trc"
    write(trc.TrcWriter(about(tmp_path), [path]), [look(0.0, body())])
    _, times, _ = read_trc(path)
    assert times == [0.0]
    assert path.read_text().split("\n")[0].split("\t")[3] == "a b c.trc"


def test_that_nothing_is_left_beside_the_files(tmp_path):
    written(tmp_path, trc.TrcWriter, [look(0.0, body())])
    assert [path.name for path in tmp_path.iterdir()] == ["clipTrcWriter"]


def test_that_angles_are_degrees_and_nan_where_they_were_not_seen(tmp_path):
    looks = [look(0.0, measures=[degrees("head_pitch", 12.34, -3.0)]), look(0.04)]
    keys, columns = read_mot(written(tmp_path, mot.MotWriter, looks))
    assert keys["inDegrees"] == "yes"
    assert columns["time"].tolist() == [0.0, 0.04]
    assert columns["head_pitch"][0] == 12.3
    assert columns["head_pitch_from_neutral"][0] == -3.0
    assert columns["head_pitch_pm"][0] == 3.0
    assert all(math.isnan(columns[name][1]) for name in mot.COLUMNS)


def test_that_a_motion_file_holds_angles_only():
    assert "cva" in mot.COLUMNS
    assert not any(name.startswith(("viewing_distance", "lateral_shift")) for name in mot.COLUMNS)


def test_that_landmarks_are_one_row_a_point_with_units_in_their_names(tmp_path):
    path = written(tmp_path, landmarks.LandmarksWriter, [look(0.0, body()), look(0.1)])
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * 33
    assert list(rows[0]) == list(landmarks.COLUMNS)
    row = rows[Keypoint.LEFT_EAR]
    assert (row["keypoint"], row["x_px"], row["y_px"]) == ("left_ear", "63.00", "35.00")
    assert (row["world_z_m"], row["visibility"]) == ("0.2100", "0.900")
    assert {row["x_px"] for row in rows[33:]} == {""}
    assert {row["frame"] for row in rows[33:]} == {"1"}


def table(tmp_path, *looks):
    path = tmp_path / "clip_landmarks.csv"
    write(landmarks.LandmarksWriter(about(tmp_path), [path]), looks)
    return path


def test_that_landmarks_become_a_poses_data_set(tmp_path):
    pytest.importorskip("xarray", reason="xarray is not installed")
    looks = [look(n / 25, body(shift=n, unseen=[Keypoint.NOSE])) for n in range(3)]
    poses = to_movement(table(tmp_path, *looks))
    keypoint, individual = poses["position"].dims[2:]
    assert poses["position"].shape == (3, 2, 33, 1)
    assert poses["confidence"].dims == ("time", keypoint, individual)
    wrist = poses["position"].sel({keypoint: "right_wrist"})
    assert wrist.sel(space="x").values.ravel() == pytest.approx([9 * 16 + n for n in range(3)])
    assert wrist.sel(space="y").values.ravel() == pytest.approx([5 * 16] * 3)
    assert np.isnan(poses["position"].sel({keypoint: "nose"})).all()
    assert poses["confidence"].sel({keypoint: "nose"}).values.ravel() == pytest.approx([0.2] * 3)
    assert poses["time"].values == pytest.approx([0.0, 0.04, 0.08])
    assert poses.attrs["fps"] == 25.0
    assert poses.attrs["ds_type"] == "poses"
    guessed = to_movement(table(tmp_path, *looks), world=True, least_visibility=0.0)
    assert guessed["position"].shape == (3, 3, 33, 1)
    assert not np.isnan(guessed["position"]).any()


def test_that_movement_itself_takes_the_data_set(tmp_path):
    datasets = pytest.importorskip(
        "movement.validators.datasets", reason="movement is not installed"
    )
    poses = to_movement(table(tmp_path, *(look(n / 25, body()) for n in range(3))))
    kind = getattr(datasets, "ValidPosesInputs", None) or datasets.ValidPosesDataset
    kind.validate(poses)


@pytest.mark.parametrize("text", ["", "t_s,score\n0,1\n", "t_s,keypoint,visibility\n0,nose,1\n"])
def test_that_another_table_is_no_table_of_landmarks(tmp_path, text):
    pytest.importorskip("xarray", reason="xarray is not installed")
    path = tmp_path / "other.csv"
    path.write_text(text)
    with pytest.raises(SourceError, match="no table of landmarks"):
        to_movement(path)
    with pytest.raises(SourceError, match="cannot be read"):
        to_movement(tmp_path / "none.csv")


def test_that_a_reader_of_others_takes_the_marker_file(tmp_path):
    reader = pytest.importorskip("trc", reason="trc-data-reader is not installed")
    path = written(tmp_path, trc.TrcWriter, [look(0.0, body()), look(0.1)])
    data = reader.TRCData()
    data.load(str(path))
    assert data["NumFrames"] == 2
    assert data["Markers"] == list(NAMES)
    assert data["LHip"][0] == pytest.approx([0.23, -0.46, -0.69])
