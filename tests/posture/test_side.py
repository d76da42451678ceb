"""Side measures against people built with known posture, from either side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Absent, View
from posturecoach.posture.reader import Reader

K = Keypoint
UPRIGHT = from_side(Person())
NEUTRAL = neutral_of(sight(UPRIGHT, SIDE, face=False))
BOTH = pytest.mark.parametrize("left", [False, True])


def read(person, neutral=NEUTRAL, *, left=False):
    seen = sight(from_side(person, left=left), SIDE, face=False)
    return Reader(neutral).read(seen)


@BOTH
@pytest.mark.parametrize(
    ("person", "id_", "change"),
    [
        (Person(neck=20), "neck_inclination", 20),
        (Person(neck=20), "ear_shoulder_angle", -20),
        (Person(neck=-10), "neck_inclination", -10),
        (Person(trunk=15), "trunk_inclination", 15),
        (Person(trunk=-20), "trunk_inclination", -20),
        (Person(pitch=25), "head_inclination", 25),
        (Person(neck=20), "neck_flexion_rula", 20),
        (Person(neck=20, trunk=8), "neck_flexion_rula", 12),
        (Person(neck=20), "upper_back_bow", -20),
        (Person(elbow=120), "elbow_inner_angle", 30),
        (Person(hip=120), "hip_angle", 20),
        (Person(knee=110), "knee_angle", 20),
        (Person(arm=30), "upper_arm_elevation", 30),
        (Person(arm=-15), "upper_arm_elevation", -15),
    ],
)
def test_that_a_built_change_is_measured_back_from_either_side(person, id_, change, left):
    reading = read(person, left=left)
    assert reading.view is (View.SIDE_LEFT if left else View.SIDE_RIGHT)
    # The near side is 18 cm nearer than the middle, which perspective makes of two
    # degrees' worth: truth by construction is that of the sagittal plane.
    assert reading.measures[id_].from_neutral == pytest.approx(change, abs=3.0)


@BOTH
def test_that_absolute_angles_are_those_built(left):
    seen = read(Person(neck=15, trunk=-5, elbow=100, hip=110, knee=95), left=left).measures
    assert seen["neck_inclination"].value == pytest.approx(15, abs=2)
    assert seen["trunk_inclination"].value == pytest.approx(-5, abs=1)
    assert seen["elbow_inner_angle"].value == pytest.approx(100, abs=1)
    assert seen["knee_angle"].value == pytest.approx(95, abs=1)
    assert seen["upper_back_bow"].value == pytest.approx(160, abs=2)


@given(
    neck=st.floats(-10, 50), trunk=st.floats(-25, 40), pitch=st.floats(-20, 40),
    arm=st.floats(-20, 60),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_that_both_facings_give_the_same_numbers(neck, trunk, pitch, arm):
    person = Person(neck=neck, trunk=trunk, pitch=pitch, arm=arm)
    right, left = (read(person, left=left).measures for left in (False, True))
    for id_, measure in right.items():
        assert measure.absent is left[id_].absent, id_
        for name in ("value", "from_neutral", "pm"):
            one, other = getattr(measure, name), getattr(left[id_], name)
            assert one == pytest.approx(other, abs=1e-6), id_


def test_that_cva_falls_when_the_ear_comes_forward():
    values = [read(Person(neck=neck)).measures["cva"].value for neck in (0, 10, 20, 30)]
    assert values == sorted(values, reverse=True)
    # The ear straight over the shoulder lies 0.58 D0 above and 0.33 D0 before C7.
    assert values[0] == pytest.approx(60.4, abs=2)


def test_that_what_needs_a_neutral_is_absent_without():
    seen = read(Person(neck=10), None).measures
    for id_ in ("cva", "forward_head_norm", "head_inclination", "neck_flexion_rula", "slump"):
        assert seen[id_].absent is Absent.NO_NEUTRAL, id_
    assert seen["neck_inclination"].value == pytest.approx(10, abs=2)
    assert seen["neck_inclination"].from_neutral is None
    assert seen["hip_angle"].absent is Absent.UNSURE  # without a neutral ± is 60 degrees


def test_that_a_neutral_from_the_front_does_not_count_from_the_side():
    from_front = neutral_of(sight(Person(), SIDE))
    assert "upper_arm_deg" in from_front.scales  # known by one name from both
    seen = read(Person(neck=10), from_front).measures
    assert seen["upper_arm_elevation"].from_neutral is None
    assert seen["cva"].absent is Absent.NO_NEUTRAL
    assert seen["trunk_inclination"].from_neutral is None


@BOTH
def test_that_hips_below_the_picture_are_absent_and_never_zero(left):
    hips = (K.LEFT_HIP, K.RIGHT_HIP)
    seen = read(replace(Person(neck=10), unseen=hips), left=left).measures
    for id_ in ("trunk_inclination", "upper_back_bow", "hip_angle", "upper_arm_elevation",
                "neck_flexion_rula"):  # fmt: skip
        assert seen[id_].absent is Absent.NOT_VISIBLE, id_
        assert seen[id_].value is None
    assert seen["neck_inclination"].absent is None


@BOTH
def test_that_the_far_side_may_hide(left):
    far = [k for k in K if k.name.startswith("RIGHT" if left else "LEFT")]
    seen = read(replace(Person(neck=20), unseen=tuple(far)), left=left).measures
    assert seen["neck_inclination"].from_neutral == pytest.approx(20, abs=3)
    assert seen["trunk_inclination"].absent is None


def test_that_front_measures_are_the_wrong_view():
    seen = read(Person()).measures
    for id_ in ("head_pitch", "shoulder_tilt", "viewing_distance", "face_scale_ratio"):
        assert seen[id_].absent is Absent.WRONG_VIEW, id_


def test_that_a_point_hardly_seen_widens_the_uncertainty():
    seen = sight(from_side(Person()), SIDE, face=False)
    dim = seen.body.visibility.copy()
    dim[K.RIGHT_HIP] = 0.6
    dimmed = replace(seen, body=replace(seen.body, visibility=dim))
    sure, unsure = (Reader(NEUTRAL).read(s).measures["trunk_inclination"] for s in (seen, dimmed))
    assert unsure.pm > 1.5 * sure.pm
