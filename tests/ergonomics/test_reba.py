"""REBA: its examples, and every bin, adjustment and border from angles."""

import pytest
from methods import clinical

from posturecoach import rulebook
from posturecoach.ergonomics.answers import AnswersError, Form

CLINICAL = clinical("reba")
METHOD = rulebook.method("reba")


def assess(**item):
    return METHOD.assess(Form(METHOD).read(item).values)


def step(id_, angles, **more):
    return Form(METHOD).read({"angles": {id_: angles, **more}}).values[id_]


@pytest.mark.parametrize("example", CLINICAL["example"], ids=lambda e: e["id"])
def test_example(example):
    result = assess(**{id_: example[id_] for id_ in METHOD.STEPS})
    shown = ("table_a", "table_b", "score_a", "score_b", "score_c", "reba")
    assert {name: result.steps[name] for name in shown} == {
        name: (example[name],) for name in shown
    }
    assert result.score == example["reba"]


@pytest.mark.parametrize("cell", CLINICAL["cell"], ids=lambda c: f"{c['table']}{c['key']}")
def test_cell(cell):
    assert METHOD.tables[f"table_{cell['table']}"].at(*cell["key"]) == cell["value"]


@pytest.mark.parametrize("level", CLINICAL["action_level"], ids=lambda row: str(row["level"]))
def test_level(level):
    for score in range(level["min"], level["max"] + 1):
        found = METHOD.level_of(score)
        assert found.level == level["level"]
        assert found.text == f"{level['risk']} risk; action: {level['action'].lower()}"


def test_that_every_named_score_of_the_clinical_file_is_taken():
    for id_, step_ in METHOD.steps.items():
        table = dict(CLINICAL[id_])
        clamp = table.pop("clamp", [step_.low, step_.high])
        assert [step_.low, step_.high] == clamp, id_
        assert table.pop("knee_add_when_sitting", False) is False
        named = {**table, **table.pop("adjust", {})}
        named.pop("adjust", None)
        ours = {**step_.choices, **{name: n for name, n in step_.points.items() if n}}
        assert ours == named, id_


@pytest.mark.parametrize(
    ("id_", "angle", "score"),
    [
        # an end belongs to the milder bin, and upright is 5 degrees wide (D5)
        ("trunk", 0, 1), ("trunk", 5, 1), ("trunk", -5, 1), ("trunk", 5.1, 2), ("trunk", 20, 2),
        ("trunk", 20.1, 3), ("trunk", 60, 3), ("trunk", 60.1, 4), ("trunk", -5.1, 2),
        ("trunk", -20, 2), ("trunk", -20.1, 3),
        # D4: 0 to 20 is 1
        ("neck", 0, 1), ("neck", 8, 1), ("neck", 20, 1), ("neck", 20.1, 2), ("neck", -5, 1),
        ("neck", -5.1, 2),
        ("upper_arm", -20, 1), ("upper_arm", 20, 1), ("upper_arm", -20.1, 2),
        ("upper_arm", 20.1, 2), ("upper_arm", 45, 2), ("upper_arm", 45.1, 3),
        ("upper_arm", 90, 3), ("upper_arm", 90.1, 4),
        ("lower_arm", 59.9, 2), ("lower_arm", 60, 1), ("lower_arm", 100, 1),
        ("lower_arm", 100.1, 2),
        ("wrist", 0, 1), ("wrist", 15, 1), ("wrist", -15, 1), ("wrist", 15.1, 2),
        ("wrist", -15.1, 2),
        # D6: 10 kg is still 5 to 10
        ("load", 0, 0), ("load", 4.9, 0), ("load", 5, 1), ("load", 10, 1), ("load", 10.1, 2),
    ],
)  # fmt: skip
def test_border(id_, angle, score):
    assert step(id_, angle) == (score,)


@pytest.mark.parametrize(
    ("id_", "angles", "score"),
    [
        # D1: one point for either or both
        ("neck", {"deg": 30, "twist_deg": 30, "side_bend_deg": 30}, 3),
        ("neck", {"deg": 5, "twisted_or_side_flexed": True, "twist_deg": 30}, 2),
        ("trunk", {"deg": 70, "twist_deg": 12, "side_bend_deg": -12}, 5),
        ("trunk", {"flexion_20_60": True, "twisted_or_side_flexed": True}, 4),
        ("upper_arm", {"deg": 95, "abduction_deg": 20, "shoulder_raised": True}, 6),
        ("upper_arm", {"deg": 10, "leaning_supported_or_gravity_assisted": True}, 1),
        ("wrist", {"deg": 20, "deviated_or_twisted": True}, 3),
        ("load", {"kg": 12, "shock_or_rapid_build_up": True}, 3),
        ("legs", {"bilateral_weight_bearing_walking_or_sitting": True, "knee_deg": 29.9}, 1),
        ("legs", {"bilateral_weight_bearing_walking_or_sitting": True, "knee_deg": 30}, 2),
        ("legs", {"bilateral_weight_bearing_walking_or_sitting": True, "knee_deg": 60}, 2),
        ("legs", {"unilateral_feather_weight_or_unstable": True, "knee_deg": 61}, 4),
        ("legs", {"unilateral_feather_weight_or_unstable": True, "knee_30_60": True}, 3),
        # the paper: not for sitting
        ("legs", {"bilateral_weight_bearing_walking_or_sitting": True, "knee_deg": 90,
                  "sitting": True}, 1),
        ("coupling", "unacceptable", 3),
        ("activity", {"static_s": 60, "repeated_per_min": 4}, 0),
        ("activity", {"static_s": 61}, 1),
        ("activity", {"static_s": 61, "repeated_per_min": 4.1}, 2),
        ("activity", {"static_s": 61, "repeated_per_min": 5,
                      "rapid_large_change_or_unstable_base": True}, 3),
    ],
)  # fmt: skip
def test_adjustment(id_, angles, score):
    assert step(id_, angles) == (score,)


def test_that_the_published_exercise_in_angles_is_its_score():
    # reba_es_real_example_1: trunk 20, neck 0-20, knees 30-60, over 10 kg, upper arm abducted
    angles = {
        "trunk": 20, "neck": 10, "load": 15, "lower_arm": 80, "wrist": 0, "coupling": "good",
        "legs": {"bilateral_weight_bearing_walking_or_sitting": True, "knee_deg": 45},
        "upper_arm": {"deg": 10, "abducted_or_rotated": True}, "activity": {"static_s": 0},
    }  # fmt: skip
    assert assess(angles=angles).score == 4


def test_that_an_angle_and_its_bin_do_not_go_together():
    with pytest.raises(AnswersError, match="give either deg or a choice, not both"):
        step("neck", {"deg": 30, "flexion_0_20": True})


def test_that_a_bin_that_is_not_so_leaves_the_others():
    assert step("neck", {"flexion_0_20": False}) == (2,)
