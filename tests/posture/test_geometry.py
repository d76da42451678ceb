"""Formulas against worked values, symmetries, and what their docstrings claim."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.posture import geometry as g

VECTORS = tomllib.loads((Path(__file__).parent / "vectors.toml").read_text())["vector"]


# How the inputs of each vector go into the formulas.
FORMULAS = {
    "ear_shoulder_angle": lambda i: g.elevation_deg(i["shoulder"], i["ear"], i["f"]),
    "forward_head_norm": lambda i: g.forward_head_norm(i["ear"], i["shoulder"], i["D0"], i["f"]),
    "cva": lambda i: g.cva_deg(i["ear"], i["shoulder"], i["D0"], i["f"]),
    "trunk_inclination": lambda i: g.inclination_deg(i["hip"], i["shoulder"], i["f"]),
    "upper_back_bow": lambda i: g.inner_angle_deg(i["ear"], i["shoulder"], i["hip"]),
    "head_inclination": lambda i: i["EEL0"] - g.elevation_deg(i["ear"], i["eye"], i["f"]),
    "neck_flexion_rula": lambda i: (
        g.inclination_deg(i["shoulder"], i["ear"], i["f"])
        - g.inclination_deg(i["hip"], i["shoulder"], i["f"])
        - i["neutral"]
    ),
    "knee_angle": lambda i: g.inner_angle_deg(i["hip"], i["knee"], i["ankle"]),
    "hip_angle": lambda i: g.inner_angle_deg(i["shoulder"], i["hip"], i["knee"]),
    "elbow_inner_angle": lambda i: g.inner_angle_deg(i["shoulder"], i["elbow"], i["wrist"]),
    "shoulder_tilt": lambda i: g.tilt_deg(i["right"], i["left"]) - i["camera_roll"],
    "head_roll": lambda i: g.tilt_deg(i["right_eye"], i["left_eye"]),
    "cervical_lateral_bend": lambda i: (
        g.tilt_deg(i["right_eye"], i["left_eye"])
        - g.tilt_deg(i["right_shoulder"], i["left_shoulder"])
    ),
    "trunk_lateral_lean": lambda i: g.lateral_lean_deg(i["hip_mid"], i["shoulder_mid"]),
    "face_scale_ratio": lambda i: g.face_scale_ratio(
        i["iris_px"], i["iris_px0"], i["shoulder_px"], i["shoulder_px0"]
    ),
    "viewing_distance": lambda i: g.viewing_distance_mm(
        g.focal_px(i["W"], i["HFOV_deg"]), i["iris_px"]
    ),
    "gaze_screen_height": lambda i: g.gaze_screen_height_deg(
        i["eye_height_mm"], i["target_height_mm"], i["Z_mm"]
    ),
    "shoulder_elevation": lambda i: g.shoulder_elevation_percent(
        i["y_sh"] - i["y_ear"], i["s"], i["y_sh0"] - i["y_ear0"], i["s0"]
    ),
    "slump": lambda i: g.slump_mm(i["y_eye"], i["y_eye0"], i["iris_px"]),
    "trunk_rotation": lambda i: (
        g.trunk_rotation_deg(i["left_world"], i["right_world"]) - i["neutral"]
    ),
    "head_yaw": lambda i: g.pose_yaw_deg(i["nose"], i["left_ear"], i["right_ear"]) - i["neutral"],
}


def test_that_all_fifty_vectors_are_here():
    assert len(VECTORS) == 50
    assert {v["measure"] for v in VECTORS} == set(FORMULAS)


@pytest.mark.parametrize(
    "vector", [pytest.param(v, id=f"{n}-{v['measure']}") for n, v in enumerate(VECTORS)]
)
def test_vector(vector):
    found = FORMULAS[vector["measure"]](vector["inputs"])
    assert found == pytest.approx(vector["value"], abs=vector["tol"])


@pytest.mark.parametrize(
    ("cva", "ear_shoulder", "forward"),
    [
        (60, 87.8, 0.041),
        (54, 84.0, 0.107),
        (50, 81.5, 0.147),
        (46, 79.0, 0.186),
        (44, 77.7, 0.204),
        (40, 75.1, 0.239),
        (36, 72.5, 0.271),
    ],
)
def test_the_table_of_an_ear_that_swings_about_c7(cva, ear_shoulder, forward):
    # RULES.md 1.5: |C7-ear| is 0.743 D0, C7 0.33 D0 behind and 0.42 D0 above the shoulder.
    d0 = 200.0
    away = 0.743 * d0
    ear = (
        -0.33 * d0 + away * math.cos(math.radians(cva)),
        -0.42 * d0 - away * math.sin(math.radians(cva)),
    )
    assert g.cva_deg(ear, (0.0, 0.0), d0, 1) == pytest.approx(cva, abs=0.01)
    assert g.elevation_deg((0.0, 0.0), ear, 1) == pytest.approx(ear_shoulder, abs=0.1)
    assert g.forward_head_norm(ear, (0.0, 0.0), d0, 1) == pytest.approx(forward, abs=0.001)


coordinates = st.floats(-2000, 2000).map(lambda v: round(v, 3))
points = st.tuples(coordinates, coordinates)
angles = st.floats(-80, 80)


def mirrored(point):
    return -point[0], point[1]


def same_angle(one, other):
    return math.cos(math.radians(one - other)) == pytest.approx(1, abs=1e-9)


@given(lower=points, upper=points, facing=st.sampled_from([1, -1]))
def test_that_both_facings_give_the_same_numbers(lower, upper, facing):
    for formula in (g.inclination_deg, g.elevation_deg):
        here = formula(lower, upper, facing)
        there = formula(mirrored(lower), mirrored(upper), -facing)
        assert here == there or (math.isnan(here) and math.isnan(there))


@given(right=points, left=points)
def test_that_a_mirror_turns_the_sign_of_a_tilt(right, left):
    # In a mirror the own right is where the left was.
    here, there = g.tilt_deg(right, left), g.tilt_deg(mirrored(left), mirrored(right))
    if math.isnan(here):
        assert right == left
    else:
        assert same_angle(here, -there)


@given(one=points, vertex=points, other=points, shift=points, scale=st.floats(0.1, 10))
def test_that_place_and_size_change_no_angle(one, vertex, other, shift, scale):
    def moved(p):
        return p[0] * scale + shift[0], p[1] * scale + shift[1]

    if min(g.distance(one, vertex), g.distance(other, vertex)) < 1:
        return
    for formula in (
        g.inner_angle_deg,
        lambda a, b, _: g.inclination_deg(b, a, 1),
        lambda a, b, _: g.tilt_deg(a, b),
    ):
        before = formula(one, vertex, other)
        after = formula(moved(one), moved(vertex), moved(other))
        assert same_angle(before, after)


@given(one=points, vertex=points, other=points)
def test_that_an_inner_angle_lies_between_0_and_180_and_has_no_order(one, vertex, other):
    angle = g.inner_angle_deg(one, vertex, other)
    if not math.isnan(angle):
        assert 0 <= angle <= 180
        assert angle == pytest.approx(g.inner_angle_deg(other, vertex, one))


@given(angle=angles)
def test_that_a_built_inclination_is_measured_back(angle):
    tip = (100 * math.sin(math.radians(angle)), -100 * math.cos(math.radians(angle)))
    assert g.inclination_deg((0.0, 0.0), tip, 1) == pytest.approx(angle)
    assert g.elevation_deg((0.0, 0.0), tip, 1) == pytest.approx(90 - angle)
    assert g.lateral_lean_deg((0.0, 0.0), tip) == pytest.approx(angle)


@given(angle=st.floats(-170, 170), trunk=angles, forward=st.sampled_from([1, -1]))
def test_that_a_raised_arm_is_measured_against_the_trunk_and_signed(angle, trunk, forward):
    def end(deg, length):
        # 0 hangs straight down, positive is forward.
        return (
            forward * length * math.sin(math.radians(deg)),
            length * math.cos(math.radians(deg)),
        )

    # A trunk that leans forward has its hip behind the shoulder's vertical.
    found = g.upper_arm_elevation_deg(
        (0.0, 0.0), end(-trunk, 500), end(angle - trunk, 300), forward
    )
    assert found == pytest.approx(angle, abs=1e-6)


def test_that_a_wide_picture_gives_the_same_angle_as_a_square_one():
    # MediaPipe's 0..1 coordinates would read 17.4 degrees on 16:9 for a line of 10.
    tip = (100 * math.sin(math.radians(10)), -100 * math.cos(math.radians(10)))
    assert g.inclination_deg((0.0, 0.0), tip, 1) == pytest.approx(10)
    squeezed = (tip[0] / 720 * 1280, tip[1])
    assert g.inclination_deg((0.0, 0.0), squeezed, 1) == pytest.approx(17.4, abs=0.1)


def test_that_coinciding_points_have_no_angle():
    here = (3.0, 4.0)
    assert math.isnan(g.tilt_deg(here, here))
    assert math.isnan(g.inclination_deg(here, here, 1))
    assert math.isnan(g.inner_angle_deg(here, here, (1.0, 1.0)))
    assert math.isnan(g.pose_yaw_deg(here, here, here))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: g.cva_deg((1.0, 1.0), (0.0, 0.0), 0.0, 1),
        lambda: g.forward_head_norm((1.0, 1.0), (0.0, 0.0), -1.0, 1),
        lambda: g.face_scale_ratio(20.0, 20.0, 0.0, 500.0),
        lambda: g.viewing_distance_mm(900.0, 0.0),
        lambda: g.focal_px(1280, 180.0),
        lambda: g.shoulder_elevation_percent(100.0, 20.0, 0.0, 20.0),
        lambda: g.slump_mm(1.0, 2.0, math.nan),
        lambda: g.gaze_screen_height_deg(1.0, 2.0, 0.0),
        lambda: g.line_noise_deg(2.0, 0.0),
    ],
)
def test_that_an_impossible_length_is_refused(wrong):
    with pytest.raises(ValueError, match=r"positive|between"):
        wrong()


def test_that_two_pixels_of_noise_cost_what_the_docstring_says():
    rng = np.random.default_rng(7)
    right = rng.normal(0, 2, (20_000, 2))
    left = np.array([200.0, 0.0]) + rng.normal(0, 2, (20_000, 2))
    tilts = [g.tilt_deg(tuple(r), tuple(x)) for r, x in zip(right, left, strict=True)]
    assert np.std(tilts) == pytest.approx(g.line_noise_deg(2.0, 200.0), rel=0.03)
    assert g.line_noise_deg(2.0, 200.0) == pytest.approx(0.81, abs=0.01)


def test_the_scales_that_the_docstrings_tell():
    assert g.face_scale_ratio(600 / 580, 1.0, 1.0, 1.0) == pytest.approx(1.034, abs=0.001)
    assert g.face_scale_ratio(600 / 550, 1.0, 1.0, 1.0) == pytest.approx(1.091, abs=0.001)
