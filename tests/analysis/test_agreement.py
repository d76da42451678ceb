"""RULA and REBA from pixels against the truth: the arithmetic by construction, then pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from posturecoach.analysis.agreement import agreement, true_angles, weighted_kappa
from posturecoach.analysis.evaluate import Seen
from posturecoach.posture.body import N_KEYPOINTS, Body, Sight
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.reader import UNITS

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROWS = [json.loads(line) for line in (FIXTURES / "truth.jsonl").read_text().splitlines()]
ANGLES = dict.fromkeys(
    ("neck_incl", "trunk_incl", "trunk_lat", "head_yaw", "head_roll", "shoulder_yaw",
     "shoulder_tilt"), 0.0
)  # fmt: skip
# Shoulder over hip, the upper arm hanging, the forearm forward: -y is the front, z is up.
POINTS = {
    "shoulder": (0, 0, 1.5),
    "hip": (0, 0, 1.0),
    "elbow": (0, 0, 1.2),
    "wrist": (0, -0.3, 1.2),
}


def truth(view="side", points=None, near="l", **angles):
    points = {**POINTS, **(points or {})}
    return {
        "view": view,
        "seq": None,
        "angles": ANGLES | angles,
        "points_world_m": {f"{name}_{near}": xyz for name, xyz in points.items()},
        "points_cam_m": {"shoulder_l": (0, 0, 2), "shoulder_r": (0, 0, 3 if near == "l" else 1)},
    }


def seen(true, *, neutral=None, pm=1.0, error=0.0, calibrates=False):
    """Return a frame whose neck and trunk were read right, but for an `error` of the neck."""
    neutral = neutral or truth(true["view"])
    there = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
    neck = true["angles"]["neck_incl"] - neutral["angles"]["neck_incl"] + error
    trunk = true["angles"]["trunk_incl"] - neutral["angles"]["trunk_incl"]
    values = {
        "neck_inclination": (None, neck),
        "trunk_inclination": (true["angles"]["trunk_incl"], trunk),
    }
    if true["view"] == "side":
        values |= {"upper_arm_elevation": (0.0, 0.0), "elbow_inner_angle": (90.0, 0.0)}
    for id_, (value, change) in values.items():
        there[id_] = Measure(id_, UNITS[id_], value, change, pm)
    view = View.FRONT if true["view"] == "front" else View.SIDE_LEFT
    reading = Reading(0.0, view, there)
    body = Body(np.zeros((N_KEYPOINTS, 2)), np.ones(N_KEYPOINTS), np.zeros((N_KEYPOINTS, 3)))
    return Seen(true, neutral, Sight(0.0, 9, 9, body, None), reading, reading, calibrates)


def of(rows, method, view="side"):
    (row,) = [row for row in rows if (row.method, row.view) == (method, view)]
    return row


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(1, 1), (2, 2), (3, 3)], 1.0),
        ([(1, 2), (2, 1)], -1.0),
        ([(1, 1), (1, 2), (2, 1), (2, 2)], 0.0),
        # Errors 0, 0, 0, 1: mean square 0.25. By chance, of all 16 pairings: the squares
        # of 1,2,3,4 against 1,2,3,3 sum to 9 + 3 + 5 + 15 = 32, mean 2.
        ([(1, 1), (2, 2), (3, 3), (4, 3)], 0.875),
        ([], None),
        ([(2, 2), (2, 3)], None),
        ([(2, 2), (3, 2)], None),
    ],
)
def test_weighted_kappa_by_hand(pairs, kappa):
    found = weighted_kappa(pairs)
    assert found is None if kappa is None else found == pytest.approx(kappa)


@pytest.mark.parametrize(
    ("points", "upper_arm", "lower_arm"),
    [
        ({}, 0, 90),
        ({"elbow": (0, -0.3, 1.5), "wrist": (0, -0.6, 1.5)}, 90, 0),
        ({"elbow": (0, 0.3, 1.2), "wrist": (0, 0.3, 0.9)}, -45, 45),
        # The trunk leans forward by 45 degrees and the arm hangs: 45 forward of the trunk.
        ({"shoulder": (0, -0.5, 1.5), "elbow": (0, -0.5, 1.2), "wrist": (0, -0.5, 0.9)}, 45, 0),
    ],
)
@pytest.mark.parametrize("near", ["l", "r"])
def test_the_true_arm(points, upper_arm, lower_arm, near):
    found = true_angles(truth(points=points, near=near), truth())
    assert found["upper_arm", "deg"].value == pytest.approx(upper_arm)
    assert found["lower_arm", "deg"].value == pytest.approx(lower_arm)


def test_that_true_turns_count_from_the_neutral_and_the_neck_against_the_trunk():
    found = true_angles(
        truth(neck_incl=40, trunk_incl=15, head_yaw=30, shoulder_yaw=10, head_roll=5,
              shoulder_tilt=3, trunk_lat=-4),
        truth(neck_incl=12, trunk_incl=2, head_yaw=-2, trunk_lat=1),
    )  # fmt: skip
    assert {key: angle.value for key, angle in found.items() if "arm" not in key[0]} == {
        ("neck", "deg"): 15.0,  # 28 of the neck less 13 of the trunk
        ("neck", "twist_deg"): 22.0,
        ("neck", "side_bend_deg"): -8.0,
        ("trunk", "deg"): 15.0,
        ("trunk", "twist_deg"): 10.0,
        ("trunk", "side_bend_deg"): -5.0,
    }


def test_that_what_is_read_right_agrees_wholly():
    frames = [seen(truth(neck_incl=neck)) for neck in (3, 15, 15, 30)]
    row = of(agreement(frames), "RULA")
    assert (row.n, row.not_enough, row.inside, row.single, row.exact_single) == (4, 0, 1, 1, 1)
    assert (row.exact, row.within_1, row.kappa, row.width) == (1, 1, 1, 0)
    # By hand: neck 1, 2, 2, 3 on an upright trunk, static, are B 1, 2, 2, 3, D one more, with C 2.
    assert [pair[0] for pair in row.pairs] == [2, 3, 3, 4]


def test_that_an_error_costs_what_it_costs():
    right, wrong = seen(truth(neck_incl=3)), seen(truth(neck_incl=3), error=10.0)
    row = of(agreement([right, right, right, wrong]), "RULA")
    assert (row.exact, row.inside, row.exact_single, row.within_1) == (0.75, 0.75, 0.75, 1.0)
    assert row.kappa is None  # the truth is always the same


def test_that_a_wide_range_is_not_counted_as_right_but_as_not_enough():
    sure, unsure = seen(truth(neck_incl=3)), seen(truth(neck_incl=3), pm=60.0)
    row = of(agreement([sure, unsure]), "RULA")
    assert row.not_enough == 0.5
    assert len(row.pairs) == 1


def test_that_nobody_and_the_neutral_are_left_out_and_nothing_is_no_row():
    nobody = replace(seen(truth()), sight=None)
    assert agreement([nobody, seen(truth(), calibrates=True)]) == ()
    row = of(agreement([seen(truth(), pm=60.0)]), "RULA")
    assert (row.not_enough, row.inside, row.kappa) == (1.0, None, None)
    json.dumps(row.to_json(), allow_nan=False)


def test_that_the_whole_truth_holds_what_the_view_cannot_show():
    # The head is turned by 40 degrees, which a camera at the side does not see.
    row = of(agreement([seen(truth(neck_incl=3, head_yaw=40))]), "RULA")
    assert (row.inside, row.inside_whole) == (1.0, 0.0)


def test_that_from_the_front_the_change_of_the_trunk_stands_for_its_angle():
    neutral = truth("front", trunk_incl=8)
    row = of(agreement([seen(truth("front", trunk_incl=8), neutral=neutral)]), "RULA", "front")
    assert row.inside == 1.0
    assert row.inside_whole == 0.0  # 8 degrees against the vertical are a lean to RULA
    assert row.pairs == ((2, 2, 2, 2),)


def test_the_true_scores_of_the_rendered_fixtures():
    """An upright neutral, and the same person leaning: RULA by the angles in the file."""
    by_image = {row["image"]: row for row in ROWS}
    upright = by_image["front_upright.jpg"]
    found = true_angles(upright, upright)
    assert {key[1]: round(found[key].value, 3) for key in found if key[0] == "neck"} == {
        "deg": 0.0,
        "twist_deg": 0.0,
        "side_bend_deg": 0.0,
    }
    row = of(agreement([seen(upright, neutral=upright)]), "RULA", "front")
    assert row.pairs[0][0] == 2  # upright, held for over a minute: never a 1
    leaning = by_image["front_leaning.jpg"]
    before, now = upright["angles"], leaning["angles"]
    lean = now["trunk_incl"] - before["trunk_incl"]
    neck = now["neck_incl"] - before["neck_incl"] - lean
    found = true_angles(leaning, upright)
    assert found["neck", "deg"].value == pytest.approx(neck)
    assert found["trunk", "deg"].value == now["trunk_incl"]


def test_that_the_command_tells_it_in_words_and_for_programs(tmp_path):
    from posturecoach.cli.app import app

    told = CliRunner().invoke(app, ["evaluate", str(FIXTURES), "--rula", "--model", "lite"])
    assert told.exit_code == 0, told.output
    assert "RULA and REBA" in told.output
    assert "not enough" in told.output
    rows = CliRunner().invoke(
        app, ["evaluate", str(FIXTURES), "--rula", "--json", "--model", "lite"]
    )
    found = json.loads(rows.stdout)["agreement"]
    assert {row["method"] for row in found} == {"RULA", "REBA"}


DEV = Path(__file__).parents[3] / "shared" / "data" / "rendered" / "dev"


@pytest.mark.slow
@pytest.mark.skipif(not DEV.is_dir(), reason="the rendered data set is not beside the checkout")
@pytest.mark.timeout(900)
def test_the_whole_rendered_set():
    from posturecoach.analysis.evaluate import evaluate

    for row in agreement(evaluate(DEV, "full").seen):
        assert row.inside >= 0.85, row
        assert row.within_1 >= 0.75, row
        assert row.not_enough <= 0.35, row
