"""Front measures against people built with known posture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import Camera, Person, neutral_of, sight

from posturecoach.posture import head
from posturecoach.posture.body import Keypoint
from posturecoach.posture.geometry import pose_yaw_deg
from posturecoach.posture.measure import Absent
from posturecoach.posture.reader import Reader

K = Keypoint
# Far enough to see the hips.
FAR = Camera(distance_m=1.6, height_m=0.3)
NEUTRAL = neutral_of(sight())
angles = st.floats(-30, 30)


def read(person, camera=None, neutral=NEUTRAL, **kw):
    reader_kw = {k: kw.pop(k) for k in ("hfov_deg", "distance_mm") if k in kw}
    return Reader(neutral, **reader_kw).read(sight(person, camera, **kw)).measures


@given(pitch=angles, yaw=angles, roll=angles)
def test_that_a_built_head_is_measured_back_and_the_three_do_not_mix(pitch, yaw, roll):
    face = sight(Person(pitch=pitch, yaw=yaw, roll=roll)).face
    assert head.angles_deg(face.matrix.tolist()) == pytest.approx((pitch, yaw, roll), abs=1e-9)


@given(pitch=angles, yaw=angles, roll=angles)
@settings(max_examples=30, deadline=None)
def test_that_a_mirrored_head_turns_and_tilts_the_other_way(pitch, yaw, roll):
    one = read(Person(pitch=pitch, yaw=yaw, roll=roll))
    other = read(Person(pitch=pitch, yaw=-yaw, roll=-roll))
    assert one["head_pitch"].value == pytest.approx(other["head_pitch"].value)
    assert one["head_yaw"].value == pytest.approx(-other["head_yaw"].value)
    assert one["head_roll"].value == pytest.approx(-other["head_roll"].value)


@pytest.mark.parametrize(
    ("person", "id_", "truth"),
    [
        (Person(pitch=18), "head_pitch", 18),
        (Person(pitch=-12), "head_pitch", -12),
        (Person(yaw=25), "head_yaw", 25),
        (Person(roll=9), "head_roll", 9),
        (Person(shoulder_tilt=6), "shoulder_tilt", 6),
        (Person(shoulder_tilt=-6), "shoulder_tilt", -6),
        (Person(roll=8, shoulder_tilt=3), "cervical_lateral_bend", 5),
        (Person(turn=15), "trunk_rotation", 15),
        # 3 cm of the 20 cm between ears and shoulders
        (Person(shrug_m=0.03), "shoulder_elevation", 15),
        # 5 cm of 36 cm shoulder width
        (Person(at=(0.05, 0, 0)), "lateral_shift", 0.139),
        (Person(at=(-0.05, 0, 0)), "lateral_shift", -0.139),
    ],
)
def test_that_a_built_change_is_measured_back(person, id_, truth):
    assert read(person)[id_].from_neutral == pytest.approx(truth, abs=0.02 * max(1, abs(truth)))


@pytest.mark.parametrize("lean", [-12, 0, 7])
def test_that_lean_needs_hips_and_then_is_right(lean):
    neutral = neutral_of(sight(None, FAR))
    found = read(Person(lean=lean), FAR, neutral)["trunk_lateral_lean"]
    assert found.value == pytest.approx(lean, abs=0.1)
    hidden = read(Person(lean=lean, unseen=(K.LEFT_HIP,)), FAR, neutral)
    assert hidden["trunk_lateral_lean"].absent is Absent.NOT_VISIBLE


def test_that_hips_below_the_picture_are_absent_and_never_zero():
    seen = read(Person())
    assert seen["trunk_lateral_lean"].absent is Absent.NOT_VISIBLE
    assert seen["trunk_lateral_lean"].value is None
    assert seen["upper_arm_elevation"].absent is Absent.NOT_VISIBLE


def test_that_an_arm_held_out_is_abduction_on_either_side():
    out = sight(None, FAR)
    points = out.body.points.copy()
    for elbow, shoulder, way in (
        (K.LEFT_ELBOW, K.LEFT_SHOULDER, 1),
        (K.RIGHT_ELBOW, K.RIGHT_SHOULDER, -1),
    ):
        raised = points.copy()
        raised[elbow] = raised[shoulder] + [way * 100, 0]
        body = replace(out.body, points=raised)
        found = Reader().read(replace(out, body=body)).measures["upper_arm_elevation"].value
        # The trunk line runs inwards, from the shoulder to the narrower hip.
        assert 90 < found < 105


@pytest.mark.parametrize("distance_m", [0.5, 0.65, 0.9, 1.1])
def test_that_a_distance_told_once_holds_at_every_distance(distance_m):
    # The eyes are 10 cm before the pelvis and 8 cm over the camera.
    told = ((0.65 - 0.10) ** 2 + 0.08**2) ** 0.5 * 1000
    truth = ((distance_m - 0.10) ** 2 + 0.08**2) ** 0.5 * 1000
    found = read(Person(), Camera(distance_m=distance_m), distance_mm=told)["viewing_distance"]
    assert found.value == pytest.approx(truth, rel=0.01)
    assert found.from_neutral == pytest.approx(truth - told, abs=5)


@pytest.mark.parametrize("hfov_deg", [55, 70, 90])
def test_that_without_a_tape_the_distance_lies_within_what_is_said(hfov_deg):
    truth = ((0.65 - 0.10) ** 2 + 0.08**2) ** 0.5 * 1000
    camera = Camera(hfov_deg=hfov_deg)
    told = read(Person(), camera, None, hfov_deg=hfov_deg)["viewing_distance"]
    assert abs(told.value - truth) <= told.pm
    untold = read(Person(), camera, None)["viewing_distance"]
    assert untold.pm > told.pm


def test_that_a_head_that_comes_forward_grows_against_the_shoulders():
    # Bending the neck by 15 degrees brings the head 5 cm nearer: 550 to 498 mm.
    ratio = read(Person(neck=15))["face_scale_ratio"].value
    assert ratio == pytest.approx(550 / 498, abs=0.015)


def test_that_a_bent_neck_lowers_cva_and_raises_neck_inclination():
    for neck in (15, 30):
        seen = read(Person(neck=neck, pitch=neck))
        assert seen["cva"].value is None
        assert seen["cva"].from_neutral < -0.3 * neck
        assert seen["neck_inclination"].from_neutral > 0.2 * neck
    assert read(Person())["cva"].from_neutral == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"pitch_deg": 1.5}, id="lid tilted by 1.5 degrees"),
        pytest.param({"height_m": 0.66}, id="chair lowered by 4 cm"),
        pytest.param({"distance_m": 0.80}, id="rolled back by 15 cm"),
        pytest.param({"distance_m": 0.55}, id="rolled closer by 10 cm"),
        pytest.param({"aside_m": 0.05}, id="rolled aside by 5 cm"),
    ],
)
def test_that_moving_the_camera_alone_bends_nobody(change):
    # field.md, mistake 1: ratios hold where places in the picture do not.
    seen = read(Person(), Camera(**change))
    assert seen["cva"].from_neutral == pytest.approx(0, abs=2.0)
    assert seen["neck_inclination"].from_neutral == pytest.approx(0, abs=2.0)
    assert seen["face_scale_ratio"].value == pytest.approx(1, abs=0.04)
    assert seen["shoulder_elevation"].value == pytest.approx(0, abs=4.0)
    assert seen["shoulder_tilt"].from_neutral == pytest.approx(0, abs=0.2)
    # Against the camera the head nods by what the camera was tilted down: no ratio helps.
    assert seen["head_pitch"].from_neutral == pytest.approx(change.get("pitch_deg", 0), abs=0.1)


def test_that_the_picture_size_changes_nothing():
    small, large = Camera(width=640, height=360), Camera(width=1920, height=1080)
    person = Person(neck=10, pitch=8, shoulder_tilt=4, at=(0.04, 0, 0))
    one, other = read(person, small), read(person, large)
    for id_, measure in one.items():
        assert measure.absent is other[id_].absent
        if measure.from_neutral is not None:
            assert measure.from_neutral == pytest.approx(other[id_].from_neutral, abs=1e-6), id_


def test_that_another_shape_of_picture_is_not_compared():
    seen = read(Person(), Camera(width=640, height=480))
    assert seen["cva"].absent is Absent.NO_NEUTRAL
    assert seen["head_pitch"].from_neutral is None
    assert seen["head_pitch"].value is not None


def test_that_a_turned_head_takes_back_what_needs_widths():
    seen = read(Person(yaw=25))
    assert seen["face_scale_ratio"].absent is Absent.TURNED_AWAY
    assert seen["shoulder_width_ratio"].absent is Absent.TURNED_AWAY
    assert seen["head_yaw"].absent is None


def test_that_a_nodding_head_is_no_shrug():
    assert read(Person(pitch=15))["shoulder_elevation"].absent is Absent.TURNED_AWAY


def test_that_without_a_mesh_the_face_is_turned_away_and_yaw_is_rough():
    seen = read(Person(yaw=28), face=False)
    for id_ in ("head_pitch", "head_roll", "viewing_distance", "cva", "slump"):
        assert seen[id_].absent is Absent.TURNED_AWAY, id_
    assert seen["head_yaw"].pm >= 25
    assert abs(seen["head_yaw"].value - 28) < seen["head_yaw"].pm
    beyond = read(Person(yaw=75), face=False)
    assert beyond["head_yaw"].absent is Absent.TURNED_AWAY
    hidden = read(Person(unseen=(K.NOSE,)), face=False)
    assert hidden["head_pitch"].absent is Absent.NOT_VISIBLE


@pytest.mark.parametrize("yaw", [0, 10, -10])
def test_that_a_face_hidden_on_a_head_that_faces_the_camera_is_not_visible(yaw):
    seen = read(Person(yaw=yaw), face=False)
    for id_ in ("head_pitch", "head_roll", "viewing_distance", "cva", "slump"):
        assert seen[id_].absent is Absent.NOT_VISIBLE, id_


def test_that_the_rough_yaw_has_the_right_sign():
    body = sight(Person(yaw=15)).body
    nose, left, right = (tuple(body.at(k)) for k in (K.NOSE, K.LEFT_EAR, K.RIGHT_EAR))
    assert pose_yaw_deg(nose, left, right) > 5


def test_that_an_unseen_shoulder_is_absent_rather_than_level():
    seen = read(Person(unseen=(K.LEFT_SHOULDER,)))
    for id_ in ("shoulder_tilt", "cervical_lateral_bend", "cva", "lateral_shift"):
        assert seen[id_].absent is Absent.NOT_VISIBLE, id_
    assert seen["head_pitch"].absent is None


def test_that_a_sunken_head_slumps_and_a_nod_hardly_does():
    sunk = read(Person(at=(0.0, -0.05, 0.0)))["slump"].from_neutral
    nodded = read(Person(pitch=15))["slump"].from_neutral
    assert 20 < sunk < 60
    assert abs(nodded) < sunk / 2


def test_that_the_trunk_from_the_front_is_unsure_rather_than_guessed():
    assert read(Person(trunk=15))["trunk_inclination"].absent is Absent.UNSURE
