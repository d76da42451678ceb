"""ROSA: its examples, durations, and what the camera and the clock can fill in."""

import pytest
from methods import clinical, flat

from posturecoach import rulebook
from posturecoach.ergonomics.answers import Form

CLINICAL = clinical("rosa")
METHOD = rulebook.method("rosa")
ITEMS = ("chair", "monitor", "phone", "mouse", "keyboard")


def assess(**item):
    return METHOD.assess(Form(METHOD).read(item).values)


def step(id_, angles):
    return Form(METHOD).read({"angles": {id_: angles}}).values[id_]


@pytest.mark.parametrize("example", CLINICAL["example"], ids=lambda e: e["id"])
def test_example(example):
    result = assess(**{item: example[item] for item in ITEMS})
    expect = dict(example["expect"])
    expect["chair_score"] = expect.pop("chair")
    assert {name: result.steps[name] for name in expect} == {n: (v,) for n, v in expect.items()}
    assert result.score == example["expect"]["final"]


def test_that_parts_may_be_written_in_one_word():
    example = CLINICAL["example"][0]
    nested = {item: example[item] for item in ITEMS}
    assert assess(**nested) == assess(**flat(nested))


def test_that_the_result_has_the_parts_as_the_answers_have():
    shown = assess(**{item: CLINICAL["example"][0][item] for item in ITEMS}).to_json()["steps"]
    for item in ITEMS:
        assert shown[item] == CLINICAL["example"][0][item]


@pytest.mark.parametrize("band", CLINICAL["band"], ids=lambda row: row["text"])
def test_level(band):
    for score in range(band["min"], band["max"] + 1):
        assert METHOD.level_of(score).text == band["text"]


def test_that_action_begins_at_five():
    assert METHOD.level_of(CLINICAL["final"]["action_level"]) == METHOD.levels[-1]
    assert METHOD.levels[-1].low == CLINICAL["final"]["action_level"]


@pytest.mark.parametrize(
    ("id_", "table"),
    [(f"chair.{part}", ("chair", part)) for part in ("height", "depth", "armrest", "back")]
    + [(f"{item}.score", (item,)) for item in ("monitor", "phone", "mouse", "keyboard")],
)
def test_that_choices_and_additions_are_the_clinical_ones(id_, table):
    theirs = CLINICAL
    for key in table:
        theirs = theirs[key]
    theirs = dict(theirs)
    step_ = METHOD.steps[id_]
    assert step_.high == theirs.pop("max")
    assert {name: n for name, n in step_.points.items() if n} == theirs.pop("add")
    assert step_.choices == theirs


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(
    ("angles", "score"),
    [
        ("low", -1), ("medium", 0), ("high", 1),
        ({"min_at_a_time": 29}, -1), ({"min_at_a_time": 30}, 0), ({"min_at_a_time": 60}, 0),
        ({"min_at_a_time": 61}, 1),
        ({"hours_a_day": 0.9}, -1), ({"hours_a_day": 1}, 0), ({"hours_a_day": 4}, 0),
        ({"hours_a_day": 4.1}, 1),
        # where the two disagree the higher counts
        ({"min_at_a_time": 20, "hours_a_day": 6}, 1),
        ({"min_at_a_time": 90, "hours_a_day": 0.5}, 1),
        ({"min_at_a_time": 20, "hours_a_day": 2}, 0),
        ({"min_at_a_time": 20, "hours_a_day": 0.5}, -1),
    ],
)  # fmt: skip
def test_duration(item, angles, score):
    assert step(f"{item}.duration", angles) == (score,)
    name = {-1: "low", 0: "medium", 1: "high"}[score]
    assert CLINICAL["duration"][name] == score


@pytest.mark.parametrize(
    ("id_", "angles", "score"),
    [
        ("monitor.score", {"gaze_down_deg": 15}, 1),
        ("monitor.score", {"gaze_down_deg": 30}, 1),
        ("monitor.score", {"gaze_down_deg": 31}, 2),
        ("monitor.score", {"gaze_down_deg": -5}, 1),
        ("monitor.score", {"gaze_down_deg": -6}, 3),  # D3
        ("monitor.score", {"gaze_down_deg": 15, "distance_cm": 75}, 1),
        ("monitor.score", {"gaze_down_deg": 15, "distance_cm": 76}, 2),
        ("monitor.score", {"gaze_down_deg": 15, "neck_twist_deg": -30}, 1),
        ("monitor.score", {"gaze_down_deg": 15, "neck_twist_deg": -31}, 2),
        ("monitor.score", {"too_high_neck_extension": True, "too_far": True, "glare": True,
                           "neck_twist_over_30": True, "documents_no_holder": True}, 7),
        # progressive lenses: a low screen is right, a high one still is not
        ("monitor.score", {"gaze_down_deg": 35, "progressive_lenses": True}, 1),
        ("monitor.score", {"too_low_below_30_deg": True, "progressive_lenses": True}, 1),
        ("monitor.score", {"gaze_down_deg": -10, "progressive_lenses": True}, 3),
        ("phone.score", {"distance_cm": 30}, 1),
        ("phone.score", {"distance_cm": 31}, 2),
        ("phone.score", {"too_far_over_30_cm": True, "neck_and_shoulder_hold": True,
                         "no_hands_free_option": True}, 5),
        ("phone.score", "not_used", 0),
        ("keyboard.score", {"wrist_extension_deg": 15}, 1),
        ("keyboard.score", {"wrist_extension_deg": 16, "too_high_shoulders_shrugged": True}, 3),
        ("chair.height", {"no_foot_contact": True, "non_adjustable": True}, 4),
        ("chair.back", {"no_back_support_or_leaning_forward": True, "work_surface_too_high": True,
                        "non_adjustable": True}, 4),
    ],
)  # fmt: skip
def test_item(id_, angles, score):
    assert step(id_, angles) == (score,)


def test_that_angles_may_be_nested_like_scores():
    read = Form(METHOD).read
    nested = read({"angles": {"chair": {"height": "knees_90"}, "monitor": {"glare": True}}})
    assert nested == read({"angles": {"chair.height": "knees_90", "monitor.score.glare": True}})
    assert nested.values["monitor.score"] == (2, 3, 4)


def test_that_the_chair_gets_its_hours_after_its_table_and_the_rest_before():
    ideal = {item: dict(CLINICAL["example"][0][item]) for item in ITEMS}
    for item in ITEMS:
        ideal[item]["duration"] = -1
    easy = assess(**ideal)
    assert easy.steps["section_a_table"] == (2,)
    assert easy.steps["chair_score"] == (1,)
    ideal["keyboard"]["score"] = 6
    assert assess(**ideal).steps["section_c"] == (4,)  # row 0, column 5


def test_that_a_monitor_beyond_the_table_is_kept_at_its_end():
    worst = {item: CLINICAL["example"][10][item] for item in ITEMS}
    assert worst["monitor"] == {"score": 7, "duration": 1}  # D6
    assert assess(**worst).score == 10
