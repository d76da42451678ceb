"""The figure that shows the exercises: lengths stay, loops are smooth, feet are on the floor."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

from posturecoach.exercise_book import ExerciseBookError, demonstrations, exercises
from posturecoach.exercises.demonstration import angles_at, drawn, figure_at
from posturecoach.exercises.skeleton import ANGLES, ANKLE, BONES, mirrored, skeleton

SHOWN = demonstrations()
LIBRARY = exercises()
FPS = 30
COLLAR = {("neck", "left_shoulder"), ("neck", "right_shoulder")}  # a shrug changes them


def frames(shown):
    return [figure_at(shown, n / FPS) for n in range(round(shown.whole_s * FPS) + 1)]


def test_that_every_exercise_is_shown():
    assert SHOWN.keys() == LIBRARY.keys()
    for id_, shown in SHOWN.items():
        exercise = LIBRARY[id_]
        views = {camera.view for camera in exercise.cameras}
        assert shown.view in views or id_ in ("B2", "R1"), id_
        stances = {"sit": "sit", "lean": "lean", "stand": "stand", "walk": "stand"}
        assert shown.stance == stances[exercise.position], id_


@pytest.mark.parametrize("id_", SHOWN)
def test_that_bones_keep_their_length(id_):
    every = frames(SHOWN[id_])
    for one, other in BONES:
        lengths = [dist(points[one], points[other]) for points in every]
        room = 0.005 if (one, other) in COLLAR else 1e-9
        assert max(lengths) - min(lengths) <= room, (one, other)


@pytest.mark.parametrize("id_", SHOWN)
def test_that_loops_are_smooth(id_):
    """No point jumps: not within the loop, and not where it begins again."""
    shown = SHOWN[id_]
    every = frames(shown)
    again = figure_at(shown, shown.whole_s)
    assert max(dist(again[name], at) for name, at in every[0].items()) < 1e-9
    steps = [[dist(one[name], other[name]) for name in one] for one, other in pairwise(every)]
    fastest = max(map(max, steps)) * FPS
    assert fastest <= (1.6 if id_ in ("R1", "R2") else 0.9), fastest  # heights a second
    jerks = [
        abs(b - a) for before, after in pairwise(steps) for a, b in zip(before, after, strict=True)
    ]
    assert max(jerks) <= 0.012
    assert max(map(max, steps)) > 0.0002  # it moves at all


@pytest.mark.parametrize("id_", SHOWN)
def test_that_the_feet_are_on_the_ground(id_):
    shown = SHOWN[id_]
    for points in frames(shown):
        ankles = [points["left_ankle"][1], points["right_ankle"][1]]
        assert min(ankles) == pytest.approx(ANKLE, abs=1e-9)
        lowest = min(y for _, y, _ in points.values())
        assert lowest == pytest.approx(0.0, abs=0.012)
        if shown.anchor == "feet":
            assert ankles[0] == pytest.approx(ankles[1], abs=0.001)


@pytest.mark.parametrize("id_", [i for i, s in SHOWN.items() if s.anchor == "feet" and i != "B2"])
def test_that_the_feet_stay_where_they_are(id_):
    every = frames(SHOWN[id_])
    for foot in ("left_ankle", "right_ankle"):
        assert max(dist(points[foot], every[0][foot]) for points in every) < 0.02


def test_that_one_leg_stands():
    shown = SHOWN["B1"]
    first, second = figure_at(shown, 4.0), figure_at(shown, shown.loop_s + 4.0)
    assert first["left_ankle"][1] > ANKLE + 0.02
    assert second["right_ankle"][1] > ANKLE + 0.02
    assert first["right_ankle"][1] == second["left_ankle"][1] == pytest.approx(ANKLE)


def test_that_sitting_is_sitting_and_standing_is_standing():
    assert figure_at(SHOWN["C4"], 0.0)["hips"][1] < 0.35
    assert figure_at(SHOWN["C4"], 3.2)["hips"][1] > 0.5
    assert figure_at(SHOWN["M1"], 0.0)["hips"][1] == pytest.approx(
        figure_at(SHOWN["M1"], 2.2)["hips"][1]
    )


def test_that_upright_is_a_body_height():
    points = skeleton({})
    height = points["crown"][1] - points["left_heel"][1]
    assert height == pytest.approx(1.0, abs=0.01)
    assert points["nose"][2] > 0.0
    assert points["left_shoulder"][0] > 0.0 > points["right_shoulder"][0]


def test_the_signs_of_the_angles():
    rest = skeleton({})
    assert skeleton({"trunk": 30})["head"][2] > rest["head"][2]
    assert skeleton({"yaw": 30})["nose"][0] > 0.0
    assert skeleton({"nod": 30})["nose"][1] < rest["nose"][1]
    assert skeleton({"aside": 30})["head"][0] > 0.0
    assert skeleton({"lean": 10})["neck"][0] > 0.0
    assert skeleton({"shrug": 3})["left_shoulder"][1] == pytest.approx(rest["neck"][1] + 0.03)
    assert skeleton({"out_left": 90})["left_hand"][0] > 0.4
    assert skeleton({"out_left": 90})["right_hand"] == rest["right_hand"]
    assert skeleton({"swing": 90})["right_hand"][2] > 0.3
    up = skeleton({"out": 90, "elbow": 90, "twist": 90})
    for side in ("left", "right"):
        assert up[f"{side}_hand"][1] > up[f"{side}_elbow"][1] + 0.1
    assert skeleton({"knee": 90})["left_ankle"][2] < 0.0
    assert skeleton({"foot": 20})["left_toe"][1] > rest["left_toe"][1]
    with pytest.raises(ValueError, match="expected angles of the skeleton, got wing"):
        skeleton({"wing": 1})


def test_that_a_mirror_is_a_mirror():
    angles = {"yaw": 20.0, "out_left": 40.0, "knee_right": 15.0, "trunk": 5.0, "roll": -9.0}
    there, back = skeleton(angles), skeleton(mirrored(angles))
    for name, (x, y, z) in there.items():
        other = name.replace("left", "*").replace("right", "left").replace("*", "right")
        assert back[other] == pytest.approx((-x, y, z))
    assert mirrored(mirrored(angles)) == angles


def test_that_both_sides_are_shown():
    for id_, shown in SHOWN.items():
        if LIBRARY[id_].per_side:
            assert shown.both_sides, id_
            half = angles_at(shown, shown.loop_s * 0.45)
            assert angles_at(shown, shown.loop_s * 1.45) == pytest.approx(mirrored(half))


def test_how_it_is_drawn():
    points = figure_at(SHOWN["P2"], 2.8)
    assert drawn(points, "side")["nose"][0] > drawn(points, "side")["hips"][0]
    front = drawn(figure_at(SHOWN["C3"], 2.6), "front")
    assert front["left_hand"][0] > 0.3 > -0.3 > front["right_hand"][0]
    assert set(front) == set(points)


def test_that_files_with_mistakes_do_not_load():
    text = """
schema = 1
[[demonstration]]
id = "M1"
view = "above"
stance = "fly"
loop_s = 3
props = ["sword"]
keys = [{ at = 1, wing = 3 }]
"""
    with pytest.raises(ExerciseBookError) as caught:
        demonstrations(text)
    for said in ("M1: view", "M1: stance", "M1: props", "keys 1: wing: unknown",
                 "M1: keys: expected", "demonstration of M2: missing"):  # fmt: skip
        assert said in str(caught.value)
    assert len(ANGLES) > 20
