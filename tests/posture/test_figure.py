"""The drawn figure: the neutral exactly, every change the right way, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.posture import front, side
from posturecoach.posture.figure import Way, best_view, difference, figure_of
from posturecoach.posture.figure_parts import Part
from posturecoach.posture.measure import Absent, Measure, View
from posturecoach.posture.reader import UNITS, Reader

FRONT = neutral_of(sight(Person(shoulder_tilt=2.0)))
RIGHT = neutral_of(sight(from_side(Person(neck=10, arm=20)), SIDE, face=False))
LEFT = neutral_of(sight(from_side(Person(neck=10, arm=20), left=True), SIDE, face=False))

# By measure: a point, the axis (0: x, 1: y) and the sign in which it moves when the measure
# grows. RULES.md 1.1: chin down, own left, forward, own left shoulder higher; y is down, and
# from the front the own left is at larger x.
FROM_THE_FRONT = {
    "head_pitch": ("nose", 1, 1),
    "head_yaw": ("nose", 0, 1),
    "head_roll": ("crown", 0, -1),
    "cervical_lateral_bend": ("crown", 0, -1),
    "shoulder_tilt": ("left_shoulder", 1, -1),
    "shoulder_elevation": ("left_shoulder", 1, -1),
    "shoulder_width_ratio": ("left_shoulder", 0, 1),
    "face_scale_ratio": ("crown", 1, -1),
    "lateral_shift": ("neck", 0, 1),
    "trunk_lateral_lean": ("neck", 0, 1),
    "trunk_rotation": ("chest", 0, 1),
    "viewing_distance": ("left_shoulder", 0, -1),
    "slump": ("crown", 1, 1),
    "upper_arm_elevation": ("left_elbow", 0, 1),
    "cva": ("chin", 1, -1),
    "neck_inclination": ("chin", 1, 1),
    "trunk_inclination": ("left_shoulder", 0, 1),
}
FROM_THE_SIDE = {  # of who faces right
    "cva": ("ear", 0, -1),
    "ear_shoulder_angle": ("ear", 0, -1),
    "forward_head_norm": ("ear", 0, 1),
    "neck_inclination": ("ear", 0, 1),
    "neck_flexion_rula": ("ear", 0, 1),
    "head_inclination": ("nose", 1, 1),
    "head_pitch": ("nose", 1, 1),
    "trunk_inclination": ("shoulder", 0, 1),
    "upper_back_bow": ("back", 0, 1),
    "slump": ("crown", 1, 1),
    "upper_arm_elevation": ("elbow", 0, 1),
    "elbow_inner_angle": ("wrist", 1, 1),
    "hip_angle": ("knee", 1, 1),
    "knee_angle": ("ankle", 0, 1),
}
SMALL = {"deg": 8.0, "mm": 15.0, "%": 8.0, "ratio": 0.06, "shoulder widths": 0.08}


def changed(**changes):
    return {
        id_: Measure(id_, UNITS[id_], from_neutral=value, pm=4.0) for id_, value in changes.items()
    }


def same(one, other):
    return (
        one.points == other.points
        and one.head == other.head
        and all(
            np.array_equal(a.points, b.points)
            for a, b in zip(one.outline, other.outline, strict=True)
        )
    )


def test_that_every_measure_is_drawn_from_every_view_that_takes_it():
    assert set(FROM_THE_FRONT) == set(front.SPECS)
    assert set(FROM_THE_SIDE) >= set(side.SPECS)


@pytest.mark.parametrize("neutral", [FRONT, RIGHT, LEFT])
def test_that_no_change_is_the_neutral_exactly(neutral):
    still = dict.fromkeys(UNITS, 0.0)
    assert same(figure_of(neutral), figure_of(neutral, changed(**still)))
    assert same(figure_of(neutral), figure_of(neutral, {}))


def test_that_a_value_without_a_change_is_held_against_the_neutral():
    values = {
        id_: Measure(id_, UNITS[id_], value=value, pm=4.0) for id_, value in RIGHT.values.items()
    }
    assert same(figure_of(RIGHT), figure_of(RIGHT, values))
    more = replace(values["neck_inclination"], value=RIGHT.values["neck_inclination"] + 12.0)
    figure = figure_of(RIGHT, {**values, "neck_inclination": more})
    assert same(figure, figure_of(RIGHT, changed(neck_inclination=12.0)))
    shown = difference(figure_of(RIGHT), figure, "neck_inclination")
    assert shown is not None
    assert shown.value == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("neutral", "drawn", "id_", "expected"),
    [(FRONT, None, id_, e) for id_, e in FROM_THE_FRONT.items()]
    + [(RIGHT, None, id_, e) for id_, e in FROM_THE_SIDE.items()]
    + [
        (FRONT, View.SIDE_RIGHT, id_, FROM_THE_SIDE[id_])
        for id_ in ("head_pitch", "cva", "neck_inclination", "trunk_inclination", "slump")
    ],
)
def test_that_every_measure_moves_the_figure_the_right_way(neutral, drawn, id_, expected):
    point, axis, sign = expected
    step = SMALL[UNITS[id_]] if id_ != "viewing_distance" else 60.0
    places = [
        figure_of(neutral, changed(**{id_: times * step}), drawn=drawn).points[point][axis]
        for times in (-2, -1, 0, 1, 2)
    ]
    assert np.all(sign * np.diff(places) > 1e-4), places


@pytest.mark.parametrize("id_", FROM_THE_SIDE)
def test_that_who_faces_left_is_the_mirror_image(id_):
    change = changed(**{id_: SMALL[UNITS[id_]]})
    right, left = figure_of(RIGHT, change), figure_of(LEFT, change)
    assert (right.view, left.view) == (View.SIDE_RIGHT, View.SIDE_LEFT)
    for name, (x, y) in right.points.items():
        assert left.points[name] == pytest.approx((-x, y), abs=0.02)


@pytest.mark.parametrize("id_", ["head_yaw", "head_roll", "lateral_shift", "trunk_lateral_lean"])
def test_that_left_and_right_are_alike(id_):
    level = neutral_of(sight(Person()))
    step = SMALL[UNITS[id_]]
    left = figure_of(level, changed(**{id_: step})).points
    right = figure_of(level, changed(**{id_: -step})).points
    for name, (x, y) in left.items():
        other = name.replace("left", "RIGHT").replace("right", "left").replace("RIGHT", "right")
        assert right[other] == pytest.approx((-x, y), abs=1e-6)


def test_that_the_unit_is_the_own_shoulder_width_wherever_somebody_sits():
    level = neutral_of(sight(Person()))
    left, right = (figure_of(level).points[f"{side}_shoulder"] for side in ("left", "right"))
    assert left[0] - right[0] == pytest.approx(1.0)
    scales = {
        name: value / 2 if name.endswith("_px") else value for name, value in level.scales.items()
    }
    half = replace(level, scales=scales, width=640, height=360)
    assert same(figure_of(level), figure_of(half))


def test_that_the_unit_from_the_side_is_the_own_trunk():
    points = figure_of(RIGHT).points
    assert np.hypot(*np.subtract(points["shoulder"], points["hip"])) == pytest.approx(1.0)
    neck = np.hypot(*np.subtract(points["ear"], points["shoulder"]))
    assert neck == pytest.approx(RIGHT.scales["d0_px"] / RIGHT.scales["trunk_px"])


def test_that_broad_shoulders_and_a_long_neck_are_drawn():
    wide = replace(FRONT, scales={**FRONT.scales, "ear_px": 0.8 * FRONT.scales["ear_px"]})
    assert figure_of(wide).head.radius_x < figure_of(FRONT).head.radius_x
    ear_y = FRONT.scales["ear_y_px"] - 30.0
    long = replace(FRONT, scales={**FRONT.scales, "ear_y_px": ear_y})
    assert figure_of(long).points["crown"][1] < figure_of(FRONT).points["crown"][1]


@given(
    st.sampled_from([FRONT, RIGHT, LEFT]),
    st.dictionaries(
        st.sampled_from(sorted(UNITS)),
        st.floats(allow_nan=True, allow_infinity=True),
        max_size=8,
    ),
    st.sampled_from([None, View.SIDE_RIGHT]),
)
def test_that_whatever_comes_in_a_body_comes_out(neutral, changes, drawn):
    figure = figure_of(neutral, changed(**changes), drawn=drawn)
    whole = np.vstack(
        [
            *figure.points.values(),
            *(s.points for s in figure.outline),
            (figure.head.centre, (figure.head.radius_x, figure.head.radius_y)),
        ]
    )
    assert np.all(np.isfinite(whole))
    assert np.abs(whole).max() < 6.0
    assert figure.head.radius_x > 0.05
    for id_ in changes:
        shown = difference(figure_of(neutral, drawn=drawn), figure, id_)
        assert shown is None or np.all(np.isfinite((shown.start, shown.end)))


@pytest.mark.parametrize("id_", ["neck_inclination", "slump", "head_roll", "viewing_distance"])
def test_that_too_much_is_drawn_as_far_as_it_goes(id_):
    assert same(figure_of(FRONT, changed(**{id_: 9e5})), figure_of(FRONT, changed(**{id_: 9e8})))


@pytest.mark.parametrize("wild", [nan, inf, -inf])
def test_that_what_is_no_number_was_not_measured(wild):
    figure = figure_of(FRONT, changed(head_roll=wild))
    assert same(figure, figure_of(FRONT))
    assert Part.HEAD in figure.unseen
    assert difference(figure_of(FRONT), figure, "head_roll") is None


def test_that_what_was_not_seen_stays_and_is_marked():
    hidden = {"shoulder_tilt": Measure("shoulder_tilt", "deg", absent=Absent.NOT_VISIBLE)}
    figure = figure_of(FRONT, changed(head_roll=10.0) | hidden)
    assert {Part.SHOULDERS, Part.TRUNK, Part.ARMS} <= figure.unseen
    assert Part.HEAD not in figure.unseen
    assert figure.points["left_shoulder"] == figure_of(FRONT).points["left_shoulder"]
    assert figure_of(FRONT, {}).unseen == frozenset(Part)


def test_what_of_real_looks_is_seen():
    seen = Reader(FRONT).read(sight(Person(shoulder_tilt=2.0, pitch=15))).measures
    assert figure_of(FRONT, seen).unseen == {Part.TRUNK, Part.ARMS, Part.LEGS}
    seen = Reader(RIGHT).read(sight(from_side(Person(neck=25)), SIDE, face=False)).measures
    assert figure_of(RIGHT, seen).unseen == frozenset()


def test_that_the_neutral_says_what_it_never_saw():
    assert figure_of(FRONT).unseen == {Part.TRUNK, Part.ARMS, Part.LEGS}
    assert figure_of(RIGHT).unseen == frozenset()
    aside = figure_of(FRONT, drawn=View.SIDE_RIGHT)
    assert aside.typical
    assert {Part.TRUNK, Part.SHOULDERS} <= aside.unseen
    assert not figure_of(RIGHT).typical


def test_that_every_line_and_part_of_the_outline_is_there():
    for neutral in (FRONT, RIGHT, LEFT):
        figure = figure_of(neutral)
        for line in figure.lines:
            assert set(line.points) <= figure.points.keys()
        for one, following in zip(
            figure.outline, (*figure.outline[1:], figure.outline[0]), strict=True
        ):
            assert one.points[-1] == pytest.approx(following.points[0])
        left, top, width, height = figure.frame
        for stretch in figure.outline:
            low, high = stretch.points.min(axis=0), stretch.points.max(axis=0)
            assert left < low[0]
            assert top < low[1]
            assert high[0] < left + width
            assert high[1] < top + height


def test_the_arc_of_a_neck():
    now = figure_of(RIGHT, changed(neck_inclination=20.0, trunk_inclination=30.0))
    shown = difference(figure_of(RIGHT), now, "neck_inclination")
    assert shown.way is Way.ARC
    assert (shown.value, shown.unit, shown.pm) == (20.0, "deg", 4.0)
    assert shown.pivot == now.points["shoulder"]
    assert shown.end == now.points["ear"]
    before, after = (np.subtract(p, shown.pivot) for p in (shown.start, shown.end))
    turn = np.degrees(np.arctan2(after[0], -after[1]) - np.arctan2(before[0], -before[1]))
    assert turn == pytest.approx(20.0)  # of the neck alone, whatever the trunk did


def test_the_line_of_a_slump_is_straight_down():
    now = figure_of(FRONT, changed(slump=40.0, neck_inclination=20.0), drawn=View.SIDE_RIGHT)
    shown = difference(figure_of(FRONT, drawn=View.SIDE_RIGHT), now, "slump")
    assert shown.way is Way.LINE
    assert shown.pivot is None
    assert shown.start[0] == shown.end[0]
    assert shown.end[1] > shown.start[1]


def test_that_there_is_no_difference_without_a_measure_or_a_place_for_it():
    now = figure_of(FRONT, changed(slump=40.0))
    assert difference(figure_of(FRONT), now, "head_roll") is None
    now = figure_of(FRONT, changed(head_yaw=40.0), drawn=View.SIDE_RIGHT)
    assert difference(figure_of(FRONT, drawn=View.SIDE_RIGHT), now, "head_yaw") is None


@pytest.mark.parametrize("id_", sorted(UNITS))
def test_that_every_measure_has_a_difference_where_it_is_best_drawn(id_):
    neutral = FRONT if id_ in front.SPECS else RIGHT
    drawn = best_view(neutral, id_)
    now = figure_of(neutral, changed(**{id_: SMALL[UNITS[id_]]}), drawn=drawn)
    assert difference(figure_of(neutral, drawn=drawn), now, id_) is not None


def test_from_where_a_change_is_best_drawn():
    assert best_view(FRONT, "neck_inclination") is View.SIDE_RIGHT
    assert best_view(FRONT, "head_roll") is View.FRONT
    assert best_view(LEFT, "neck_inclination") is View.SIDE_LEFT


def test_that_a_head_tilted_to_the_own_right_has_its_left_eye_higher():
    points = figure_of(FRONT, changed(head_roll=12.0)).points
    level = figure_of(FRONT).points
    rise = [at["right_eye"][1] - at["left_eye"][1] for at in (level, points)]
    assert rise[1] > rise[0]


@pytest.mark.parametrize("neck", [0.0, 25.0])
def test_that_a_head_sinks_as_far_as_was_measured_whatever_the_neck_explains(neck):
    now = figure_of(RIGHT, changed(slump=48.0, neck_inclination=neck))
    sunk = now.points["ear"][1] - figure_of(RIGHT).points["ear"][1]
    assert sunk == pytest.approx(0.1)  # of a trunk of 48 cm


def test_that_the_outline_is_smooth():
    for neutral in (FRONT, RIGHT):
        line = np.vstack([stretch.points[:-1] for stretch in figure_of(neutral).outline])
        steps = np.diff(np.vstack([line, line[:1]]), axis=0)
        ways = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        assert abs(ways[-1] - ways[0]) == pytest.approx(2.0 * np.pi, abs=1.0)  # no loops
        assert np.abs(np.diff(ways)).max() < np.radians(60.0)
