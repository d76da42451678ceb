"""RULA: its examples, and every bin, adjustment and border from angles."""

import math

import pytest
from methods import clinical

from posturecoach import rulebook
from posturecoach.ergonomics.answers import Form

CLINICAL = clinical("rula")
METHOD = rulebook.method("rula")
BINNED = ("upper_arm", "lower_arm", "wrist", "neck", "trunk")


def assess(**item):
    return METHOD.assess(Form(METHOD).read(item).values)


def step(id_, angles, **more):
    """Return the possible scores of one step, told under angles."""
    return Form(METHOD).read({"angles": {id_: angles, **more}}).values[id_]


@pytest.mark.parametrize("example", CLINICAL["example"], ids=lambda e: e["id"])
def test_example(example):
    result = assess(**{id_: example[id_] for id_ in METHOD.STEPS})
    shown = ("posture_a", "posture_b", "score_c", "score_d", "grand")
    assert {name: result.steps[name] for name in shown} == {
        name: (example[name],) for name in shown
    }
    assert result.score == example["grand"]
    assert result.unseen == ()
    assert result.enough_seen


@pytest.mark.parametrize("cell", CLINICAL["cell"], ids=lambda c: f"{c['table']}{c['key']}")
def test_cell(cell):
    assert METHOD.tables[f"table_{cell['table']}"].at(*cell["key"]) == cell["value"]


@pytest.mark.parametrize("example", CLINICAL["range_example"], ids=lambda e: e["note"])
def test_range(example):
    result = assess(**{id_: example[id_] for id_ in METHOD.STEPS})
    assert list(result.range) == example["grand_range"]
    low, high = result.range
    assert result.score == (low if low == high else None)
    assert result.enough_seen == (high - low <= 2)
    assert result.unseen == tuple(id_ for id_ in METHOD.STEPS if len(example[id_]) > 1)


def test_that_two_to_six_is_not_enough_seen():
    result = assess(**{id_: CLINICAL["range_example"][0][id_] for id_ in METHOD.STEPS})
    assert result.range == (2, 6)
    assert result.words() == "not enough seen"
    assert result.to_json()["enough_seen"] is False
    assert result.to_json()["score"] is None


@pytest.mark.parametrize("level", CLINICAL["action_level"], ids=lambda row: str(row["level"]))
def test_level(level):
    for score in range(level["min"], level["max"] + 1):
        found = METHOD.level_of(score)
        assert (found.level, found.text) == (level["level"], level["text"])


@pytest.mark.parametrize("id_", BINNED)
def test_that_every_bin_is_the_clinical_one_and_half_open(id_):
    for bin_ in CLINICAL[id_]["bins"]:
        last = min(bin_["max"], 180)
        inside = [bin_["min"], (bin_["min"] + last) / 2, math.nextafter(last, -math.inf)]
        if last - bin_["min"] < 0.001:  # exactly zero, written as a sliver
            inside = [bin_["min"]]
        for angle in inside:
            if 0 < angle < 0.0001 or 100 < angle <= 100.0001:
                continue  # the slivers stand for "at 0" and "at 100"
            for sign in (1, -1) if id_ == "wrist" else (1,):
                assert step(id_, sign * angle, exact=True) == (bin_["score"],), angle


@pytest.mark.parametrize(
    ("id_", "angle", "score"),
    [
        # D4: a borderline angle scores higher
        ("upper_arm", 20, 2), ("upper_arm", 45, 3), ("upper_arm", 90, 4), ("upper_arm", 180, 4),
        ("upper_arm", -20, 1), ("upper_arm", -20.01, 2), ("upper_arm", 0, 1),
        ("lower_arm", 59.9, 2), ("lower_arm", 60, 1), ("lower_arm", 100, 1),
        ("lower_arm", 100.01, 2), ("lower_arm", 0, 2),
        ("wrist", 14.9, 2), ("wrist", 15, 3), ("wrist", -15, 3),
        ("neck", 0, 1), ("neck", 10, 2), ("neck", 20, 3), ("neck", 60, 3),
        ("trunk", 20, 3), ("trunk", 60, 4), ("trunk", 90, 4),
        # a camera's noise is not a posture
        ("neck", -5, 1), ("neck", -5.01, 4), ("trunk", 5, 1), ("trunk", 5.01, 2),
        ("trunk", -5, 1), ("trunk", -5.01, 2), ("wrist", 5, 1), ("wrist", -5, 1),
        ("wrist", 5.01, 2),
    ],
)  # fmt: skip
def test_border(id_, angle, score):
    assert step(id_, angle) == (score,)


@pytest.mark.parametrize(
    ("id_", "angle", "score"), [("neck", -1, 4), ("trunk", 1, 2), ("trunk", -1, 2), ("wrist", 1, 2)]
)
def test_that_exact_angles_get_no_tolerance(id_, angle, score):
    assert step(id_, angle, exact=True) == (score,)


def test_that_the_tolerances_are_the_clinical_ones():
    tolerance = CLINICAL["camera_tolerance"]
    zero = {id_: METHOD.steps[id_].scales[0] for id_ in ("neck", "trunk", "wrist")}
    assert zero["neck"].zero_from == -tolerance["neck_extension_deg"]
    assert zero["neck"].zero_to == 0
    assert zero["trunk"].zero_to == -zero["trunk"].zero_from == tolerance["trunk_upright_deg"]
    assert zero["wrist"].zero_to == -zero["wrist"].zero_from == tolerance["wrist_neutral_deg"]


@pytest.mark.parametrize("id_", BINNED)
def test_that_the_adjustments_and_ranges_are_the_clinical_ones(id_):
    points = {name: n for name, n in METHOD.steps[id_].points.items() if n}
    assert points == CLINICAL[id_]["adjust"]
    assert [METHOD.steps[id_].low, METHOD.steps[id_].high] == CLINICAL[id_]["clamp"]


@pytest.mark.parametrize("id_", ["wrist_twist", "legs", "force"])
def test_that_the_choices_are_the_clinical_ones(id_):
    assert METHOD.steps[id_].choices == CLINICAL[id_]
    for name, score in CLINICAL[id_].items():
        assert step(id_, name) == (score,)


@pytest.mark.parametrize(
    ("id_", "angles", "score"),
    [
        ("upper_arm", {"deg": 95, "shoulder_raised": True, "abducted": True}, 6),
        ("upper_arm", {"deg": 10, "supported_or_leaning": True}, 1),
        ("upper_arm", {"deg": 50, "supported_or_leaning": True}, 2),
        ("upper_arm", {"deg": 10, "abduction_deg": 19.9}, 1),
        ("upper_arm", {"deg": 10, "abduction_deg": 20}, 2),
        ("upper_arm", {"deg": 10, "abduction_deg": 25, "abducted": True}, 2),
        ("lower_arm", {"deg": 30, "across_midline_or_out_to_side": True}, 3),
        ("wrist", {"deg": 20, "radial_or_ulnar_deviation": True}, 4),
        ("neck", {"deg": -30, "twisted": True, "side_bending": True}, 6),
        ("neck", {"deg": 5, "twist_deg": 20}, 2),
        ("neck", {"deg": 5, "twist_deg": -20}, 2),
        ("neck", {"deg": 5, "twist_deg": 19.9, "side_bend_deg": 9.9}, 1),
        ("neck", {"deg": 5, "twist_deg": -19.9, "side_bend_deg": -10}, 2),
        ("trunk", {"deg": 30, "twist_deg": 10, "side_bend_deg": 10}, 5),
        ("trunk", {"deg": 15, "seated_well_supported": True}, 1),
        ("trunk", {"deg": 15, "seated_well_supported": True, "hip_trunk_deg": 90}, 1),
        ("trunk", {"deg": 15, "seated_well_supported": True, "hip_trunk_deg": 89}, 2),
        ("trunk", {"deg": 70, "seated_well_supported": False}, 4),
        ("trunk", {"seated_well_supported": True, "twisted": True}, 2),
        ("trunk", {"standing_erect": True}, 1),
        ("muscle_use", {"static_s": 60}, 0),
        ("muscle_use", {"static_s": 60.1}, 1),
        ("muscle_use", {"repeated_per_min": 3.9}, 0),
        ("muscle_use", {"repeated_per_min": 4}, 1),
        ("muscle_use", {"static_s": 90, "repeated_per_min": 9}, 1),
        ("muscle_use", {"static": False, "repeated": True}, 1),
    ],
)  # fmt: skip
def test_adjustment(id_, angles, score):
    assert step(id_, angles) == (score,)


@pytest.mark.parametrize(
    ("id_", "angles", "scores"),
    [
        ("upper_arm", [10, 30], (1, 2)),
        ("upper_arm", {"deg": [10, 95], "abducted": [False, True]}, (1, 2, 4, 5)),
        ("trunk", {"deg": 30, "seated_well_supported": [False, True]}, (1, 3)),
        ("trunk", {"twisted": True}, (2, 3, 4, 5)),
        ("muscle_use", {"static_s": [10, 100]}, (0, 1)),
    ],
)
def test_that_possible_angles_give_possible_scores(id_, angles, scores):
    assert step(id_, angles) == scores


def test_that_muscle_use_and_force_are_the_same_in_both_groups():
    # Taken apart, 0 in one and 3 in the other, these would reach 3 and 6.
    apart = assess(**dict.fromkeys(METHOD.STEPS, 1) | {"muscle_use": 0, "force": [0, 3]})
    assert apart.scores == (1, 4)
    assert apart.steps["score_c"] == (1, 4)


def test_that_a_neutral_posture_held_is_a_two():
    held = {"muscle_use": {"static_s": 300}, "upper_arm": 5, "lower_arm": 90, "wrist": 0}
    body = {"neck": 0, "trunk": 0, "legs": "supported_balanced", "wrist_twist": "mid_range"}
    force = {"force": "none_or_lt_2kg_intermittent"}
    assert assess(angles={**held, **body, **force}).score == 2
