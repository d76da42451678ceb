"""RULA and REBA of what is held: stories with a known score, at every rate of looking."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.ergonomics.live import Live, Tally, least_when_held
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
NOTHING = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
RATES = pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])


def reading(now_s, posture, pm=2.0):
    """Return a side view of "neck/trunk/elbow" (the neck against the trunk), or of nobody."""
    there = dict(NOTHING)
    if posture != "unseen":
        neck, *rest = posture.split("/")
        lean = float(rest[0]) if rest else 0.0
        angle = float(neck) + lean
        there["neck_inclination"] = Measure("neck_inclination", "deg", angle, angle, pm)
        there["trunk_inclination"] = Measure("trunk_inclination", "deg", lean, lean, pm)
        if len(rest) > 1:
            bend = 180.0 - float(rest[1])
            there["elbow_inner_angle"] = Measure("elbow_inner_angle", "deg", bend, 0.0, pm)
    return Reading(now_s, View.SIDE_LEFT, there)


def looks(story, looks_per_s, live=None, pm=2.0):
    """Play a story such as "0 for 60, 30/10 for 5": angles, for seconds."""
    live, number = live or Live(RULA, REBA, TOLD), 0
    for piece in story.split(","):
        posture, _, seconds = piece.split()
        for _ in range(round(float(seconds) * looks_per_s)):
            now_s = number / looks_per_s
            yield now_s, live.update(reading(now_s, posture, pm))
            number += 1


def last(story, looks_per_s):
    *_, (_, held) = looks(story, looks_per_s)
    return held


@RATES
@pytest.mark.parametrize(
    ("story", "for_s"),
    [
        pytest.param("0 for 3.9", None, id="a pose of under four seconds is no posture"),
        pytest.param("0 for 20", 20, id="held"),
        pytest.param("0 for 10, 4 for 10", 20, id="within five degrees is the same posture"),
        pytest.param("0 for 10, -30 for 10", 10, id="moving on begins anew"),
        pytest.param("0 for 10, 0/12 for 10", 10, id="whichever part moves"),
        pytest.param("0 for 10, unseen for 2, 0 for 10", 20, id="a short gap is not counted"),
        pytest.param("0 for 10, unseen for 4, 0 for 10", 10, id="unseen for long ends it"),
        pytest.param("0 for 10, unseen for 1", None, id="nothing is said while unseen"),
    ],
)
def test_what_is_held(story, for_s, looks_per_s):
    held = last(story, looks_per_s)
    if for_s is None:
        assert held is None
    else:
        # A look tells of the time since the one before: the first of each stretch of none.
        assert held.for_s == pytest.approx(for_s, abs=2.0 / looks_per_s + 1e-6)


@pytest.mark.parametrize("looks_per_s", [2, 10, 30])
def test_that_a_glance_neither_ends_a_posture_nor_counts(looks_per_s):
    held = last("0 for 10, 40 for 0.5, 0 for 10", looks_per_s)
    assert held.since_s == 0.0
    assert held.for_s == pytest.approx(20.0, abs=1.0 / looks_per_s + 1e-6)


@RATES
def test_that_who_keeps_moving_has_no_score(looks_per_s):
    story = ",".join(f"{angle} for 1" for angle in (0, 15, 30, 15) * 10)
    assert {held for _, held in looks(story, looks_per_s)} == {None}


@RATES
def test_that_the_minute_counts_by_the_clock_and_never_promises_a_1(looks_per_s):
    scores = {}
    for now_s, held in looks("0 for 90", looks_per_s):
        if held is not None:
            scores.setdefault(held.rula.assessment.score, now_s)
            assert held.reba.assessment.score == held.rula.assessment.score
    assert scores == {
        1: pytest.approx(4.0, abs=1e-6),
        2: pytest.approx(60.0, abs=1.01 / looks_per_s + 1e-6),
    }
    assert (least_when_held(RULA), least_when_held(REBA)) == (2, 2)


@RATES
@pytest.mark.parametrize(
    ("story", "rula"),
    [
        # neck 15: 2, trunk 0: 1 -> B 2; A 1; C(1, 2) = 2, with muscle use C(2, 3) = 3
        pytest.param("15 for 30", 2, id="held for half a minute"),
        pytest.param("15 for 70", 3, id="static"),
        pytest.param("0 for 6, 15 for 6, 0 for 6, 15 for 6, 0 for 6, 15 for 6", 3, id="repeated"),
        pytest.param("0 for 30, 15 for 30, 0 for 30, 15 for 30", 2, id="changed now and then"),
        pytest.param(
            "0 for 6, 15 for 6, 0 for 6, 15 for 6, 0 for 56, 15 for 10", 2, id="not lately"
        ),
    ],
)
def test_muscle_use_is_measured(story, rula, looks_per_s):
    assert last(story, looks_per_s).rula.assessment.score == rula


@RATES
def test_shares_by_level_and_the_worst_posture_with_its_time(looks_per_s):
    tally = Tally()
    # 0: static, RULA 2, level 1. 30/30: neck 3, trunk 3 -> B 4, A 1, C(1, 4) = 3, level 2;
    # -20: neck 4 -> B 5, static 6, C(2, 6) = 5, level 3.
    for _, held in looks("0 for 100, 30/30 for 30, -20 for 80, 0 for 90", looks_per_s):
        tally.add(held)
    rula, reba = tally.shares()
    assert sum(rula.seconds.values()) == pytest.approx(300, abs=8)
    wanted = {(1, 1): 190, (2, 2): 30, (3, 3): 80}
    assert rula.seconds == pytest.approx(wanted, abs=5)
    assert rula.worst.since_s == pytest.approx(130, abs=1.6)
    assert rula.worst.for_s == pytest.approx(80, abs=3)
    line = rula.to_json("rula")
    assert line["worst"]["range"] == [5, 5]
    assert [share["action_levels"] for share in line["shares"]] == [[1, 1], [2, 2], [3, 3]]
    assert sum(share["share"] for share in line["shares"]) == pytest.approx(1, abs=0.01)
    assert reba.held_s == rula.held_s
    json.dumps(reba.to_json("reba"), allow_nan=False)


def test_that_a_posture_that_may_be_two_levels_counts_between_them():
    tally = Tally()
    live = Live(RULA, REBA, TOLD)
    # neck 0 to 20 in doubt: 1 or 2 and never more; after a minute RULA 2 or 3, level 1 or 2
    for _, held in looks("8 for 70", 10, live, pm=6.0):
        tally.add(held)
    rula, _ = tally.shares()
    assert set(rula.seconds) == {(1, 2)}
    assert rula.worst.rula.assessment.range == (2, 3)


def test_that_time_without_enough_seen_counts_as_that_and_is_never_the_worst():
    tally = Tally()
    live = Live(RULA, REBA, Work())
    for _, held in looks("30 for 70", 10, live):
        tally.add(held)
        if held is not None:
            assert held.rula.to_json()["range"] is None
    rula, _ = tally.shares()
    assert set(rula.seconds) == {None}
    assert rula.worst is None
    assert rula.to_json("rula")["shares"] == [{"action_levels": None, "share": 1.0}]


def test_that_nothing_held_is_nothing_said():
    rula, reba = Tally().shares()
    assert (
        rula.to_json("rula")
        == reba.to_json("reba")
        == {
            "held_s": 0,
            "shares": [],
            "worst": None,
        }
    )


@RATES
def test_that_a_part_lost_or_found_makes_another_posture_of_the_same_stillness(looks_per_s):
    story = "15/0/90 for 40, 15/0 for 10, 15/0/90 for 30"
    postures = {}
    for _, held in looks(story, looks_per_s):
        if held is not None:
            postures[held.since_s] = held
    first, without, again = postures.values()
    assert [("lower_arm", "deg") in held.angles for held in postures.values()] == [
        *(True, False, True)
    ]
    # Two seconds of grace, and four until what has come is sure.
    assert without.since_s == pytest.approx(42, abs=1.01)
    assert again.since_s == pytest.approx(54, abs=1.01)
    # The body has not moved: it is static by now.
    assert again.still_s == pytest.approx(80, abs=2.1)
    assert (first.rula.assessment.score, again.rula.assessment.score) == (2, 3)


def test_that_answers_count_from_the_next_look_on_and_the_posture_goes_on():
    live = Live(RULA, REBA, TOLD)
    *_, (_, before) = looks("0 for 30", 10, live)
    live.work = replace(TOLD, legs_supported=False)
    after = live.update(reading(30.0, "0"))
    assert before.rula.assessment.score == 1
    assert after.rula.assessment.steps["legs"] == (2,)
    assert after.since_s == before.since_s
    assert after.for_s > before.for_s


def test_that_a_reset_forgets_the_posture():
    live = Live(RULA, REBA, TOLD)
    list(looks("0 for 30", 10, live))
    live.reset()
    assert live.update(reading(30.0, "0")) is None


def test_that_a_clock_that_goes_back_begins_anew():
    live = Live(RULA, REBA, TOLD)
    list(looks("0 for 30", 10, live))
    assert live.update(reading(3.0, "0")) is None


def test_that_a_still_is_scored_at_once_and_its_time_is_open():
    live = Live(RULA, REBA, TOLD, stills=True)
    held = live.update(reading(0.0, "0"))
    assert held.rula.assessment.range == (1, 2)
    assert live.update(reading(0.0, "unseen")) is None


def test_a_person_who_slumps_and_comes_up_again():
    """Perfect landmarks of a built person: upright for 30 s, slumped for 70 s, upright again."""
    upright, slumped = Person(elbow=95), Person(neck=50, trunk=25, elbow=95)
    reader = Reader(neutral_of(sight(from_side(upright), SIDE, face=False)))
    live, postures = Live(RULA, REBA, TOLD), {}
    for number in range(0, 1300, 2):
        now_s = number / 10
        who = slumped if 30 <= now_s < 100 else upright
        seen = sight(from_side(who), SIDE, face=False, time_s=now_s)
        held = live.update(reader.read(seen))
        if held is not None:
            postures[held.since_s] = held
    first, slump, last_ = postures.values()
    assert slump.since_s == pytest.approx(30, abs=2)
    assert slump.for_s == pytest.approx(70, abs=2)
    assert slump.angles["neck", "deg"].value == pytest.approx(25, abs=1)
    assert slump.angles["trunk", "deg"].value == pytest.approx(25, abs=1)
    # neck 25: 3, trunk 25: 3 -> B 4, static 5; A 1, static 2: C(2, 5) = 4
    assert 4 in slump.rula.assessment.scores
    assert slump.rula.assessment.scores[0] > first.rula.assessment.scores[0]
    assert (first.for_s, last_.for_s) == pytest.approx((30, 30), abs=2)
