"""Real people, where their pictures are at hand: do labelled postures come apart?

Nothing of these pictures is part of the project; the tests skip where they are absent.
Labels and how far to trust them: ``../shared/data/real/MANIFEST.toml``.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest

from posturecoach.analysis.learn import Lesson
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import NeutralLearner
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.vision.frame import Frame
from posturecoach.vision.pictures import PictureSource, read_picture
from posturecoach.vision.sources import open_source

REAL = Path(__file__).parents[2] / "shared" / "data" / "real"
MADE = "2026-01-01T09:00:00+00:00"
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real pictures (../shared/data/real) are not here"
)


def rows_of(name):
    with (REAL / name).open(newline="") as file:
        return list(csv.DictReader(file))


def looks_at(source, neutral=None):
    return list(Session(source, neutral=neutral, rules=zone_rules()).looks())


def neutral_from(looks):
    """Learn as `calibrate` does from a folder of pictures, all known to be good."""
    lesson = Lesson(20.0, live=False, total=len(looks))
    for look in looks:
        lesson.take(look)
    return lesson.finish(MADE)


def change(look, id_):
    return look.measures[id_].from_neutral


def auc(high, low):
    """Return how often a `high` number is above a `low` one; 1.0 is complete."""
    high, low = np.array(high, float), np.array(low, float)
    assert high.size
    assert low.size
    above = high[:, None] - low[None, :]
    return float((above > 0).mean() + 0.5 * (above == 0).mean())


# -- a webcam: good and bad sitting ------------------------------------------------------


@pytest.fixture(scope="module", params=["A", "B"])
def webcam(request):
    """Every eighth picture of one person, against a neutral of the first ten good ones."""
    rows = [r for r in rows_of("webcam_snowsuno/labels.csv") if r["session"] == request.param]
    rows.sort(key=lambda r: [int(n) for n in re.findall(r"\d+", r["file"])])
    good = [r for r in rows if r["label"] == "0"]
    folder = REAL / "webcam_snowsuno"

    def looks(chosen, neutral=None):
        return looks_at(
            PictureSource("pictures", [folder / row["file"] for row in chosen]), neutral
        )

    neutral = neutral_from(looks(good[:10]))
    rest = [r for r in rows if r not in good[:10]][::8]
    pairs = zip(rest, looks(rest, neutral), strict=True)
    sorted_ = {"0": [], "1": []}
    for row, look in pairs:
        sorted_[row["label"]].append(look)
    return request.param, sorted_["0"], sorted_["1"]


def test_that_the_neck_tells_good_sitting_from_bad(webcam):
    _, good, bad = webcam
    found = [[-change(k, "cva") for k in looks if k.measures["cva"].absent is None]
             for looks in (bad, good)]  # fmt: skip
    assert auc(*found) >= 0.99


def test_that_strain_tells_good_sitting_from_bad(webcam):
    person, good, bad = webcam
    found = [[k.strain for k in looks if k.strain is not None] for looks in (bad, good)]
    # 0.98 is wanted of both. B tilts her shoulders in good sitting as in bad.
    assert auc(*found) >= {"A": 0.98, "B": 0.9}[person]


# -- a head that points where it was asked to -------------------------------------------


def test_that_a_head_is_measured_to_point_where_it_was_asked_to():
    rows = rows_of("headdir_freefield/labels.csv")
    folder = REAL / "headdir_freefield"
    aim = {Path(r["image"]).name: (int(r["target_azimuth_deg"]), int(r["target_elevation_deg"]))
           for r in rows}  # fmt: skip
    ahead = [folder / "images" / name for name, where in aim.items() if where == (0, 0)]
    neutral = neutral_from(looks_at(PictureSource("ahead", ahead)))
    looks = looks_at(open_source(str(folder / "images")), neutral)
    assert len(looks) == len(rows)
    for look in looks:
        azimuth, elevation = aim[Path(look.file).name]
        yaw, pitch = change(look, "head_yaw"), change(look, "head_pitch")
        # Azimuth is negative to the own left; elevation positive upwards.
        if azimuth:
            assert -yaw * np.sign(azimuth) > 20, look.file
        else:
            assert abs(yaw) < 8, look.file
        if elevation:
            assert -pitch * np.sign(elevation) > 10, look.file
        else:
            assert abs(pitch) < 6, look.file


class Mirrorable:
    """One picture from memory as a source: pictures of people are not written anywhere."""

    name, live, stills, total, looks_per_s = "memory", False, True, 1, None

    def __init__(self, picture):
        self._picture = np.ascontiguousarray(picture)

    def __iter__(self):
        yield Frame(0.0, self._picture)

    def close(self):
        pass


# -- from the side ------------------------------------------------------------------------

FORWARD = {
    "neck_inclination": 1,
    "ear_shoulder_angle": -1,
    "cva": -1,
    "head_inclination": 1,
    "forward_head_norm": 1,
    "neck_flexion_rula": 1,
    "upper_back_bow": -1,
}


def segments_of(folder, clip, upright_from_s, ids):
    """Return (label, changes by measure) of every labelled look of a clip."""
    rows = rows_of(f"{folder}/segments.csv")
    source = str(REAL / folder / clip)
    plain = looks_at(open_source(source, looks_per_s=10))
    (own,) = [r for r in rows if float(r["start_s"]) == upright_from_s]
    learner = NeutralLearner(seconds=1.2)
    for look in plain:
        if look.sight is not None and upright_from_s <= look.time_s <= float(own["end_s"]):
            learner.add(look.sight, look.reading)
    neutral = learner.finish(MADE)
    found = []
    for look in looks_at(open_source(source, looks_per_s=10), neutral):
        labels = [r["label"] for r in rows
                  if float(r["start_s"]) + 0.5 <= look.time_s <= float(r["end_s"])]  # fmt: skip
        if labels:
            found.append((labels[0], {i: change(look, i) for i in ids}, look.view))
    return found


def of(found, id_, *labels):
    return [m[id_] for label, m, _ in found if label in labels and m[id_] is not None]


@pytest.fixture(scope="module")
def office_chair():
    return segments_of("side_jonz21", "input.mp4", 9.0, [*FORWARD, "trunk_inclination"])


@pytest.mark.parametrize("id_", FORWARD)
def test_that_neck_bent_slouched_and_upright_come_apart(office_chair, id_):
    sign = FORWARD[id_]
    upright = [sign * x for x in of(office_chair, id_, "upright")]
    for label in ("neck_flexed", "slouch"):
        bent = [sign * x for x in of(office_chair, id_, label)]
        assert auc(bent, upright) >= 0.95
    back = [sign * x for x in of(office_chair, id_, "recline_neck_ext")]
    assert auc(upright, back) >= 0.95


def test_that_the_side_is_seen_as_the_side(office_chair):
    views = [view for label, _, view in office_chair if label in {"upright", "slouch"}]
    assert set(views) == {View.SIDE_RIGHT}


@pytest.fixture(scope="module")
def phone_clip():
    """Filmed on end: its rotation is written beside the pictures."""
    return segments_of("side_kitana_rot90", "test_video.mp4", 4.4, FORWARD)


@pytest.mark.parametrize(
    "id_", [i for i in FORWARD if i not in {"neck_flexion_rula", "upper_back_bow"}]
)
def test_that_two_slouches_come_apart_from_sitting_up(phone_clip, id_):
    sign = FORWARD[id_]
    slouch, upright = ([sign * x for x in of(phone_clip, id_, k)] for k in ("slouch", "upright"))
    assert auc(slouch, upright) >= 0.98


@pytest.fixture(scope="module")
def both_facings():
    rows = {r["file"]: r for r in rows_of("side_stills_nvinay/labels.csv")}
    looks = looks_at(open_source(str(REAL / "side_stills_nvinay")))
    assert len(looks) == len(rows)
    return [(rows[Path(k.file).name], k) for k in looks]


def test_that_hunched_upright_and_reclined_come_apart(both_facings):
    trunk = {}
    for row, look in both_facings:
        trunk.setdefault(row["label"], []).append(look.measures["trunk_inclination"].value)
    assert min(trunk["forward_hunch"]) > 20
    assert max(abs(x + 10) for x in trunk["upright"]) < 5
    assert max(trunk["recline"]) < -25
    facing = {"left": View.SIDE_LEFT, "right": View.SIDE_RIGHT}
    assert all(look.view is facing[row["person_faces_image"]] for row, look in both_facings)


@pytest.mark.parametrize("id_", ["trunk_inclination", "neck_inclination", "ear_shoulder_angle"])
def test_that_both_facings_give_the_same_numbers(both_facings, id_):
    """One picture each of sitting up with folded arms, and of kneeling, was taken alike."""
    value = {Path(k.file).stem: k.measures[id_].value for _, k in both_facings}
    for name in ("straight_hf", "kneeling"):
        assert value[name] == pytest.approx(value[f"{name}_flip"], abs=4)


@pytest.mark.parametrize("name", ["hunchback.jpg", "recline_hf_flip.jpg", "straight_hf.jpg"])
def test_that_a_mirrored_picture_gives_the_same_numbers(name):
    picture = read_picture(REAL / "side_stills_nvinay" / name)
    looks = [looks_at(Mirrorable(turned)) for turned in (picture, picture[:, ::-1])]
    (one,), (other,) = looks
    assert {one.view, other.view} == {View.SIDE_LEFT, View.SIDE_RIGHT}
    compared = [i for i, m in one.measures.items() if m.value is not None]
    assert {"trunk_inclination", "neck_inclination"} <= set(compared)
    for id_ in compared:
        assert other.measures[id_].value == pytest.approx(one.measures[id_].value, abs=1), id_
