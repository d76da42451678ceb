"""From a reading to the steps of RULA and REBA: what is seen, answered, open, or assumed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.ergonomics.seen import Angle, Times, angles_of, score
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.reader import UNITS, Reader
from posturecoach.rulebook import method

RULA, REBA = method("rula"), method("reba")
TOLD = Work(
    legs_supported=True,
    wrist_straight=True,
    wrist_twisted=False,
    arms_by_side=True,
    arm_support=False,
    backrest=False,
    load_kg=0.0,
)
STATIC = Times(static_s=61.0, per_min=0.0)
BRIEF = Times(static_s=10.0, per_min=0.0)


def angles(**degrees):
    """Return angles that are known exactly: ``neck=15`` or ``neck_twist_deg=20``."""
    found = {}
    for name, value in degrees.items():
        for step in ("upper_arm", "lower_arm", "neck", "trunk"):
            if name.startswith(step):
                pair = value if isinstance(value, tuple) else (value, 0.0)
                found[step, name[len(step) + 1 :] or "deg"] = Angle(*pair, ("test",))
    return found


def reading(view, **measures):
    """Return a reading with these measures: value, change from the neutral, ±."""
    there = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
    for id_, (value, change, pm) in measures.items():
        there[id_] = Measure(id_, UNITS[id_], value, change, pm)
    return Reading(0.0, view, there)


EASY = {"upper_arm": 0, "lower_arm": 90, "neck": 0, "trunk": 0}


@pytest.mark.parametrize(
    ("posture", "times", "rula", "reba"),
    [
        # the desk examples of rula.toml and reba.toml, by their angles
        pytest.param({}, BRIEF, 1, 1, id="upright for a moment"),
        pytest.param({}, STATIC, 2, 2, id="upright for over a minute is never a 1"),
        pytest.param({"neck": 25, "trunk": 10}, STATIC, 4, 3, id="text: neck 25, trunk 10"),
        pytest.param({"neck": -10}, STATIC, 5, 2, id="chin up"),
        pytest.param({"neck": -5}, STATIC, 2, 2, id="five degrees back are the camera's noise"),
        pytest.param({"trunk": 5}, STATIC, 2, 2, id="and five forward, of the trunk"),
        pytest.param({"upper_arm": 30}, STATIC, 3, 2, id="arms forward"),
        pytest.param({"neck": 30, "neck_twist_deg": -25}, STATIC, 5, 3, id="turned head"),
        pytest.param({"trunk": 30, "trunk_side_bend_deg": 12}, STATIC, 5, 3, id="leaning aside"),
    ],
)
def test_known_angles_give_the_score_of_the_form(posture, times, rula, reba):
    told = replace(TOLD, arms_by_side=None)
    seen = angles(**EASY | posture)
    assert score(RULA, seen, told, times).assessment.scores == (rula,)
    assert score(REBA, seen, told, times).assessment.scores == (reba,)


def steps(found):
    return found.assessment.steps


def test_that_an_angle_counts_within_half_its_pm_in_every_bin_it_reaches():
    near = score(RULA, angles(neck=(12, 8), trunk=(0, 4)), TOLD, BRIEF)
    assert steps(near)["neck"] == (1, 2)  # 8 to 16
    assert steps(near)["trunk"] == (1,)
    wide = score(RULA, angles(neck=(5, 40), trunk=(15, 40)), TOLD, BRIEF)
    assert steps(wide)["neck"] == (1, 2, 3, 4)  # -15 to 25, the bins between included
    assert steps(wide)["trunk"] == (1, 2, 3)  # -5 to 35
    sure = score(RULA, angles(neck=(15, 9.9), trunk=(40, 39.9)), TOLD, BRIEF)
    assert (steps(sure)["neck"], steps(sure)["trunk"]) == ((2,), (3,))


def test_that_a_range_that_is_too_wide_is_no_number_at_all():
    found = score(RULA, angles(neck=(5, 40), trunk=(15, 40)), TOLD, BRIEF)
    line = found.to_json()
    assert not found.assessment.enough_seen
    assert line["action"] == "not enough seen"
    for name in ("score", "range", "likely", "action_level", "action_levels"):
        assert line[name] is None


@pytest.mark.parametrize(
    ("side_bend", "neck"),
    [
        ((9.9, 20), (1,)),  # not seen beyond: an empty box, as on paper
        ((12, 8), (1, 2)),  # beyond, but not surely
        ((15, 8), (2,)),
        ((-15, 8), (2,)),
    ],
)
def test_that_a_box_is_ticked_for_what_is_seen_not_for_what_might_be(side_bend, neck):
    found = score(RULA, angles(neck=5, trunk=0, neck_side_bend_deg=side_bend), TOLD, BRIEF)
    assert steps(found)["neck"] == neck


def test_that_what_is_neither_seen_nor_answered_stays_open_and_is_named():
    found = score(RULA, angles(neck=5, trunk=0), Work(), BRIEF)
    assert found.unseen == ("upper_arm", "lower_arm", "wrist", "wrist_twist", "legs", "force")
    assert steps(found)["upper_arm"] == (1, 2, 3, 4, 5, 6)
    assert found.answered == ()
    assert not found.assessment.enough_seen  # the front view of RULES.md, section 2
    told = score(RULA, angles(neck=5, trunk=0), TOLD, BRIEF)
    assert told.unseen == ()
    assert set(told.answered) == {
        *("upper_arm", "lower_arm", "wrist", "wrist_twist", "legs", "force")
    }


def test_the_side_view_of_the_rules_with_neck_10_to_20():
    seen = angles(neck=15, trunk=0, upper_arm=0, lower_arm=90)
    open_ = score(RULA, seen, Work(arm_support=False, load_kg=0.0), STATIC)
    # RULES.md prints 3-4 with the wrist straight or bent up to a side; bent both ways it may be 4.
    assert open_.assessment.range == (3, 4)
    assert score(RULA, seen, TOLD, STATIC).assessment.score == 3


def test_that_boxes_a_view_cannot_show_are_empty_and_named():
    found = score(RULA, angles(neck=5, trunk=0, neck_twist_deg=3), TOLD, BRIEF)
    assert "neck.side_bending" in found.assumed
    assert "neck.twisted" not in found.assumed
    assert "trunk.twisted" in found.assumed
    assert not any("supported" in name or "hip_trunk" in name for name in found.assumed)


@pytest.mark.parametrize(
    ("work", "name", "method_", "values"),
    [
        ({"legs_supported": False}, "legs", RULA, (2,)),
        ({"legs_supported": False}, "legs", REBA, (1, 2)),
        ({"legs_supported": None}, "legs", REBA, (1, 2, 3, 4)),
        ({"wrist_straight": False}, "wrist", RULA, (2, 3, 4)),
        ({"wrist_straight": False}, "wrist", REBA, (1, 2, 3)),
        ({"wrist_twisted": True}, "wrist_twist", RULA, (2,)),
        ({"load_kg": 1.9}, "force", RULA, (0,)),
        ({"load_kg": 2.0}, "force", RULA, (1, 2)),
        ({"load_kg": 10.0, "load_held": True}, "force", RULA, (2,)),
        ({"load_kg": 10.1, "load_held": False}, "force", RULA, (2,)),
        ({"load_kg": 12.0}, "force", RULA, (2, 3)),
        ({"load_kg": None}, "force", RULA, (0, 1, 2, 3)),
        ({"load_kg": 10.0}, "load", REBA, (1,)),
        ({"load_kg": 10.1}, "load", REBA, (2,)),
        ({"load_kg": 1.0}, "coupling", REBA, (0,)),
        ({"load_kg": 3.0}, "coupling", REBA, (0, 1, 2, 3)),
        ({"arms_by_side": False}, "upper_arm", RULA, (1, 2, 3, 4, 5, 6)),
        ({"arms_by_side": True}, "lower_arm", RULA, (1,)),
        ({"arm_support": None, "arms_by_side": None}, "upper_arm", REBA, (1, 2, 3, 4, 5, 6)),
    ],
)
def test_what_an_answer_means(work, name, method_, values):
    found = score(method_, angles(neck=5, trunk=0), replace(TOLD, **work), BRIEF)
    assert steps(found)[name] == values


def test_that_what_is_seen_counts_before_what_was_answered():
    found = score(RULA, angles(neck=5, trunk=0, upper_arm=50, lower_arm=30), TOLD, BRIEF)
    assert (steps(found)["upper_arm"], steps(found)["lower_arm"]) == ((3,), (2,))
    supported = replace(TOLD, arm_support=True)
    held_up = score(RULA, angles(neck=5, trunk=0, upper_arm=50), supported, BRIEF)
    assert steps(held_up)["upper_arm"] == (2,)
    unsaid = replace(TOLD, arm_support=None)
    assert steps(score(RULA, angles(neck=5, trunk=0, upper_arm=50), unsaid, BRIEF))[
        "upper_arm"
    ] == (2, 3)


@pytest.mark.parametrize(
    ("trunk", "hip", "score_"),
    [
        pytest.param(-15, None, (1,), id="reclined against it"),
        pytest.param(-15, 100, (1,), id="with an open hip"),
        pytest.param(-15, 80, (2,), id="the hip closed: RULA wants 90 degrees"),
        pytest.param(15, None, (2,), id="leaning forward, away from it"),
        pytest.param((5, 8), None, (1, 2), id="perhaps away from it"),
    ],
)
def test_that_a_backrest_supports_who_leans_on_it(trunk, hip, score_):
    seen = angles(neck=5, trunk=trunk) | (angles(trunk_hip_trunk_deg=hip) if hip else {})
    found = score(RULA, seen, replace(TOLD, backrest=True), BRIEF)
    assert steps(found)["trunk"] == score_
    alone = score(RULA, angles(neck=5, trunk=-15), TOLD, BRIEF)
    assert steps(alone)["trunk"] == (2,)


def test_that_a_still_picture_leaves_open_how_long_it_was_held():
    found = score(RULA, angles(**EASY), replace(TOLD, arms_by_side=None), None)
    assert found.assessment.range == (1, 2)
    assert steps(found)["muscle_use"] == (0, 1)


def test_that_the_neck_counts_against_the_trunk():
    seen = angles_of(
        reading(
            View.SIDE_LEFT,
            neck_inclination=(40.0, 30.0, 6.0),
            trunk_inclination=(22.0, 20.0, 8.0),
            elbow_inner_angle=(70.0, 0.0, 20.0),
            upper_arm_elevation=(-10.0, 0.0, 20.0),
        )
    )
    assert (seen["neck", "deg"].value, seen["neck", "deg"].pm) == (10.0, 10.0)
    assert seen["trunk", "deg"].value == 22.0  # against the vertical
    assert seen["lower_arm", "deg"].value == 110.0  # RULA counts the bend
    assert seen["upper_arm", "deg"].value == -10.0


def test_that_from_the_front_changes_from_the_own_neutral_stand_for_the_angles():
    seen = angles_of(
        reading(
            View.FRONT,
            neck_inclination=(None, 15.0, 9.0),
            trunk_inclination=(None, 12.0, 12.0),
            head_yaw=(30.0, 28.0, 3.0),
            trunk_rotation=(5.0, 4.0, 4.0),
            cervical_lateral_bend=(1.0, 2.0, 9.0),
            shoulder_tilt=(3.0, -12.0, 4.0),
            shoulder_elevation=(30.0, 30.0, 20.0),
            upper_arm_elevation=(-3.0, 0.0, 20.0),
        )
    )
    found = {key: angle.value for key, angle in seen.items()}
    assert found == {
        ("neck", "deg"): 3.0,
        ("neck", "twist_deg"): 24.0,
        ("neck", "side_bend_deg"): 2.0,
        ("trunk", "deg"): 12.0,
        ("trunk", "twist_deg"): 4.0,
        ("trunk", "side_bend_deg"): -12.0,  # the hips are hidden: the line of the shoulders
        ("upper_arm", "shoulder_raised"): 30.0,
        ("upper_arm", "abduction_deg"): 0.0,
    }
    raised = score(RULA, {**seen, ("upper_arm", "deg"): Angle(0, 0, ())}, TOLD, BRIEF)
    assert steps(raised)["upper_arm"] == (2,)
    assert angles_of(reading(View.OBLIQUE, head_yaw=(30.0, 28.0, 3.0))) == {}


@pytest.mark.parametrize(
    ("trunk", "chin", "least"), [(0.0, 0.0, -5.0), (10.0, 0.0, None), (0.0, -8.0, None)]
)
def test_that_a_neck_is_not_extended_under_a_level_chin_on_an_upright_trunk(trunk, chin, least):
    seen = angles_of(
        reading(
            View.FRONT,
            neck_inclination=(None, 0.0, 20.0),
            trunk_inclination=(None, trunk, 0.0),
            head_pitch=(0.0, chin, 6.0),
        )
    )
    neck = steps(score(RULA, seen, TOLD, BRIEF))["neck"]
    assert (4 in neck) == (least is None)
    assert 1 in neck or trunk


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(
    ("posture", "rula", "reba"),
    [
        # neck relative to the trunk, trunk, upper arm, bend of the elbow: 180 - elbow
        (Person(neck=10, trunk=0, arm=0, elbow=95), 2, 2),
        (Person(neck=55, trunk=15, arm=5, elbow=95), 4, 3),  # neck 30: 3, trunk 15: 2
        (Person(neck=25, trunk=0, arm=30, elbow=95), 3, 2),  # neck 15: 2, arm 30: 2
        (Person(neck=60, trunk=35, arm=60, elbow=150), 5, 4),  # neck 15: 2, trunk 35: 3
    ],
)
def test_people_of_known_angles_seen_from_the_side(posture, rula, reba, left):
    upright = Person(neck=10, trunk=0, arm=0, elbow=95)
    reader = Reader(neutral_of(sight(from_side(upright, left=left), SIDE, face=False)))
    seen = angles_of(reader.read(sight(from_side(posture, left=left), SIDE, face=False)))
    for method_, true in ((RULA, rula), (REBA, reba)):
        found = score(method_, seen, TOLD, STATIC)
        low, high = found.assessment.range
        assert low <= true <= high
        # The landmarks are perfect, so what was read is the truth, whatever its ±.
        exact = {key: replace(angle, pm=0.0) for key, angle in seen.items()}
        assert score(method_, exact, TOLD, STATIC).assessment.score == true


def test_that_a_method_that_asks_for_other_things_is_refused():
    with pytest.raises(ValueError, match="expected RULA or REBA, got ROSA"):
        score(method("rosa"), {}, TOLD, BRIEF)


degrees = {
    "neck": st.floats(-40, 80),
    "trunk": st.floats(-30, 80),
    "upper_arm": st.floats(-60, 150),
    "lower_arm": st.floats(0, 150),
}


@given(
    true=st.fixed_dictionaries(degrees),
    pm=st.fixed_dictionaries(dict.fromkeys(degrees, st.floats(0, 40))),
    off=st.fixed_dictionaries(dict.fromkeys(degrees, st.floats(-0.5, 0.5))),
    static=st.booleans(),
)
def test_that_the_range_holds_the_true_score_while_each_angle_errs_by_half_its_pm(
    true, pm, off, static
):
    told = replace(TOLD, arms_by_side=None)
    times = STATIC if static else BRIEF
    read = {name: (value + off[name] * pm[name], pm[name] * 1.001) for name, value in true.items()}
    for method_ in (RULA, REBA):
        exact = score(method_, angles(**true), told, times).assessment.score
        assert exact in score(method_, angles(**read), told, times).assessment.scores


@given(read=st.fixed_dictionaries(degrees), pm=st.floats(0, 40), more=st.floats(1, 3))
def test_that_a_wider_pm_never_makes_a_narrower_range(read, pm, more):
    for method_ in (RULA, REBA):
        sure, unsure = (
            set(
                score(
                    method_,
                    angles(**{name: (value, width) for name, value in read.items()}),
                    TOLD,
                    STATIC,
                ).assessment.scores
            )
            for width in (pm, more * pm)
        )
        assert sure <= unsure
