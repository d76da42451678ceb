"""The judge: a reading in; findings, strain, score and holds out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.ergonomics.judge import Judge
from posturecoach.ergonomics.score import MinuteScore, score_of
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.reader import UNITS, Reader
from posturecoach.rulebook import hold_rules, zone_rules


def day(story, *, looks_per_s=10, camera=None, face=True, calibrated=True):
    """Play (seconds, person) pieces through reader and judge; return all judgements."""
    first = story[0][1]
    neutral = neutral_of(sight(first, camera, face=face)) if calibrated else None
    reader, judge = Reader(neutral), Judge(zone_rules(), hold_rules())
    found, now = [], 0.0
    for seconds, person in story:
        for _ in range(round(seconds * looks_per_s)):
            seen = sight(person, camera, time_s=now, face=face)
            found.append(judge.judge(reader.read(seen)))
            now += 1 / looks_per_s
    return found


def zones_of(judgement):
    return {id_: f.zone for id_, f in judgement.findings.items() if f.zone is not Zone.NEUTRAL}


def test_that_sitting_at_the_neutral_is_easy():
    last = day([(20, Person())])[-1]
    assert zones_of(last) == {}
    assert last.strain == pytest.approx(0, abs=1e-6)
    assert last.score == pytest.approx(100)
    assert last.held == ()


def test_that_a_head_held_down_is_found_strains_and_is_held():
    last = day([(5, Person()), (30, Person(pitch=35, neck=20))])[-1]
    assert zones_of(last)["head_pitch"] is Zone.BAD
    assert last.findings["head_pitch"].since_s == pytest.approx(5.3, abs=0.4)
    assert last.strain >= 35 / 30 * 0.98
    assert last.score < 60
    (hold,) = [h for h in last.held if h.part == "head"]
    assert hold.measure == "head_pitch"
    assert hold.for_s == pytest.approx(30, abs=1)
    assert hold.limit_s == pytest.approx(480 - 10 * 7, abs=2)


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_a_slow_computer_judges_the_same(looks_per_s):
    story = [(10, Person()), (20, Person(pitch=35)), (20, Person())]
    found = day(story, looks_per_s=looks_per_s)
    began = [zones_of(j).get("head_pitch") for j in found]
    entered = began.index(Zone.BAD) / looks_per_s
    left = (len(began) - began[::-1].index(Zone.BAD)) / looks_per_s
    assert entered == pytest.approx(13.3, abs=1 / looks_per_s + 0.3)
    assert left == pytest.approx(33.3, abs=1 / looks_per_s + 0.3)
    assert found[-1].score == pytest.approx(score_of(35 / 30 * 0.4), rel=0.1)


def test_that_from_the_side_the_rules_of_the_side_count():
    story = [(5, from_side(Person(neck=8))), (10, from_side(Person(neck=50, trunk=30)))]
    last = day(story, camera=SIDE, face=False)[-1]
    assert zones_of(last)["neck_inclination"] is Zone.BAD
    assert zones_of(last)["trunk_inclination"] is Zone.CAUTION
    assert "head_pitch" not in last.findings
    (hold,) = [h for h in last.held if h.part == "trunk"]
    assert hold.limit_s == pytest.approx(195, abs=10)


def test_that_without_a_neutral_only_published_limits_speak():
    findings = day([(5, Person())], calibrated=False)[-1].findings
    assert set(findings) == {"viewing_distance"}


def test_that_what_is_absent_has_no_finding():
    last = day([(5, Person()), (5, Person(yaw=25))])[-1]
    assert "face_scale_ratio" not in last.findings
    assert "head_yaw" in last.findings


def test_that_nobody_has_neither_strain_nor_score():
    judge, reader = Judge(zone_rules()), Reader()
    gone = sight(Person(turn=180), SIDE, face=False)
    judgement = judge.judge(reader.read(gone))
    assert judgement.findings == {}
    assert judgement.strain is None
    assert judgement.score is None


def test_that_another_neutral_begins_anew():
    reader, judge = Reader(neutral_of(sight())), Judge(zone_rules())
    for n in range(100):
        judge.judge(reader.read(sight(Person(pitch=35), time_s=n / 10)))
    reader.neutral = judge.neutral = neutral_of(sight(Person(pitch=35)))
    last = judge.judge(reader.read(sight(Person(pitch=35), time_s=10.0)))
    assert zones_of(last) == {}
    assert last.score == pytest.approx(100)


@given(st.floats(0, 50), st.floats(0, 50))
def test_that_the_score_falls_with_strain(one, other):
    assert 0 <= score_of(one) <= 100
    if one < other:
        assert score_of(one) >= score_of(other)


@pytest.mark.parametrize(("strain", "score"), [(0, 100), (0.5, 80), (1, 50), (2, 20)])
def test_the_score_that_the_docstring_tells(strain, score):
    assert score_of(strain) == pytest.approx(score)


def test_that_there_is_no_negative_strain():
    with pytest.raises(ValueError, match="at least 0"):
        score_of(-0.1)


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_the_score_is_that_of_the_last_minute(looks_per_s):
    score = MinuteScore()
    shown = None
    for n in range(120 * looks_per_s):
        # half a minute at the border of bad, then easy
        strain = 1.0 if 60 <= n / looks_per_s < 90 else 0.0
        shown = score.update(n / looks_per_s, strain)
    assert shown == pytest.approx(score_of(0.5), abs=2)
    for n in range(120 * looks_per_s, 155 * looks_per_s):
        shown = score.update(n / looks_per_s, 0.0)
    assert shown == pytest.approx(100, abs=0.1)


def test_that_one_look_speaks_for_two_seconds_at_most():
    score = MinuteScore()
    score.update(0.0, 2.0)
    # Nothing was looked at for half a minute; then four seconds without strain.
    for n in range(5):
        shown = score.update(30.0 + n, 0.0)
    assert shown == pytest.approx(score_of(2.0 * 2 / 6))


def test_that_the_score_ends_a_minute_after_the_last_look_that_could_be_judged():
    score = MinuteScore()
    for n in range(10):
        score.update(float(n), 0.5)
    assert score.update(30.0, None) == pytest.approx(80)
    assert score.update(75.0, None) is None


def test_that_a_distance_alone_is_no_score():
    judge = Judge(zone_rules())
    absent = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
    only = {**absent, "viewing_distance": Measure("viewing_distance", "mm", 350.0, None, 20.0)}
    judged = judge.judge(Reading(0.0, View.FRONT, only))
    assert judged.strain > 0
    assert judged.score is None


def test_that_a_chair_rolled_sideways_is_no_posture():
    last = day([(5, Person()), (10, Person(at=(0.1, 0, 0)))])[-1]
    assert "lateral_shift" not in last.findings
    assert zones_of(last) == {}


@pytest.mark.parametrize("own_left", [1, -1])
def test_that_a_lean_to_either_side_is_found(own_left):
    # 8 cm to the side at 40 cm above the hips is a lean of 11 degrees
    leaning = Person(at=(own_left * 0.08, 0, 0), shoulder_tilt=-own_left * 11)
    last = day([(5, Person()), (10, leaning)])[-1]
    assert last.findings["lateral_shift"].zone is Zone.BAD
    assert last.findings["lateral_shift"].strain > 1


def test_that_shoulders_which_lean_the_other_way_do_not_explain_a_shift():
    odd = Person(at=(0.08, 0, 0), shoulder_tilt=11)
    last = day([(5, Person()), (10, odd)])[-1]
    assert "lateral_shift" not in last.findings


def with_neck_and_nod(neck, nod):
    """Return what is judged 5 s after a front view's neck and nod changed by so much."""
    judge = Judge(zone_rules(), hold_rules())
    changes = {"neck_inclination": neck, "head_pitch": nod}
    measures = {id_: Measure(id_, unit, absent=Absent.UNSURE) for id_, unit in UNITS.items()}
    for id_, change in changes.items():
        measures[id_] = Measure(id_, "deg", None, change, 2.0)
    looks = [judge.judge(Reading(t / 10, View.FRONT, measures, {})) for t in range(50)]
    return looks[-1].findings


def test_that_sitting_up_taller_is_no_extension_of_the_neck():
    assert "neck_inclination" not in with_neck_and_nod(-12.0, 0.0)


def test_that_a_chin_in_the_air_bears_out_an_extended_neck():
    assert with_neck_and_nod(-12.0, -9.0)["neck_inclination"].zone is Zone.BAD


def test_that_a_neck_that_goes_forward_needs_no_witness():
    assert with_neck_and_nod(22.0, 0.0)["neck_inclination"].zone is Zone.BAD


def test_that_from_the_side_a_neck_that_goes_back_is_judged_as_it_is():
    story = [(5, from_side(Person(neck=30))), (10, from_side(Person(neck=0)))]
    assert day(story, camera=SIDE, face=False)[-1].findings["neck_inclination"].strain > 1
