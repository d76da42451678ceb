"""The day score: four parts with their weights, limits and sources; missing ones said so."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from posturecoach.ergonomics.day_score import DayWatch, Facts, day_score
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Absent, Measure
from posturecoach.rulebook import RulebookError, day_rules

RULES = day_rules()
HOUR = 3600.0
WHOLE = Facts(
    judged_s=4 * HOUR,
    easy_s=3 * HOUR,  # 75 %: 30 of 40
    seen_s=4 * HOUR,
    changes=32,  # 8 an hour: half of 25
    bouts_s=(1500.0, 1800.0, 3300.0),  # half of the time in bouts of 30 min: half of 25
    exercises_done=2,
    exercises_planned=5,  # 40 % of 80 %: half of 10
)


def test_the_weights_and_limits_of_the_rules():
    assert [(part.id, part.weight) for part in RULES.parts] == [
        *(("easy", 40), ("varied", 25), ("bouts", 25), ("exercises", 10))
    ]
    assert (RULES.change_deg, RULES.change_mm, RULES.stays_s) == (8, 25, 5)
    assert RULES.bout_s == 30 * 60
    assert all(part.cite and part.measure and part.limit for part in RULES.parts)


def test_a_whole_day_by_hand():
    score = day_score(WHOLE, RULES)
    assert score.score == pytest.approx(30 + 12.5 + 12.5 + 5)
    assert score.words() == "based on 4 of 4"
    assert [part.points for part in score.parts] == pytest.approx([30, 12.5, 12.5, 5])


@pytest.mark.parametrize(
    ("changes", "points"), [(0, 0), (16, 0), (20, 3.125), (32, 12.5), (48, 25), (90, 25)]
)
def test_variation_counts_from_4_to_12_an_hour(changes, points):
    score = day_score(replace(WHOLE, changes=changes), RULES)
    assert score.parts[1].points == pytest.approx(points)


@pytest.mark.parametrize(("done", "points"), [(0, 0), (2, 5), (4, 10), (5, 10)])
def test_exercises_have_full_marks_at_four_fifths(done, points):
    score = day_score(replace(WHOLE, exercises_done=done), RULES)
    assert score.parts[3].points == pytest.approx(points)


@pytest.mark.parametrize(("bouts", "points"), [((1800.0,), 25), ((1801.0,), 0)])
def test_that_a_bout_of_30_minutes_is_a_good_one(bouts, points):
    assert day_score(replace(WHOLE, bouts_s=bouts), RULES).parts[2].points == points


def test_that_missing_parts_leave_their_weight_to_the_others_and_it_is_said():
    score = day_score(replace(WHOLE, exercises_planned=0), RULES)
    assert score.score == pytest.approx((30 + 12.5 + 12.5) / 90 * 100)
    assert score.words() == "based on 3 of 4"
    assert score.parts[3].points is None
    assert sum(part.of for part in score.parts) == pytest.approx(100)
    # The example of the docstring.
    told = Facts(judged_s=HOUR, easy_s=0.9 * HOUR, seen_s=HOUR, changes=8, bouts_s=(3600.0, 2400.0))
    told = replace(told, bouts_s=(1800.0, 1800.0, 2400.0))
    assert day_score(told, RULES).score == pytest.approx((36 + 12.5 + 15) / 0.9)


def test_that_nothing_known_is_no_score():
    score = day_score(Facts(), RULES)
    assert score.score is None
    assert score.words() == "based on 0 of 4"
    brief = Facts(judged_s=300, easy_s=300, seen_s=300, changes=3, bouts_s=(300.0,))
    assert day_score(brief, RULES).score is None  # five minutes are no day
    assert json.loads(json.dumps(score.to_json(), allow_nan=False))["score"] is None


def test_that_pain_is_nowhere_in_it():
    names = {field.name for field in fields(Facts)} | {part.id for part in RULES.parts}
    assert not [name for name in names if "pain" in name or "nprs" in name]


def test_that_json_says_what_each_part_is_and_where_it_comes_from():
    line = day_score(WHOLE, RULES).to_json()
    assert line["score"] == 60
    assert line["based_on"] == 4
    assert {"id", "value", "unit", "points", "of", "measure", "limit", "cite"} == set(
        line["parts"][0]
    )
    assert line["parts"][0]["cite"].startswith("after ISO 11226")


# ---- gathering the facts ----


def measure(id_, number, unit="deg"):
    if number is None:
        return Measure(id_, unit, absent=Absent.NOT_VISIBLE)
    return Measure(id_, unit, from_neutral=number, pm=3.0)


def watched(story, looks_per_s=10.0, id_="head_pitch", unit="deg"):
    """Play "0 for 60, away for 90, 9 for 6": a channel, for seconds; ! is bad, ~ held too long."""
    watch, number = DayWatch(RULES), 0
    for piece in story.split(","):
        word, _, seconds = piece.split()
        there = word != "away"
        angle = float(word.strip("!~")) if there else None
        zone = Zone.BAD if "!" in word else Zone.CAUTION
        findings = {"slump": Finding("slump", zone, 1.0, None, 0.0)} if there else {}
        held = (Hold("head", "head_pitch", 500.0, 480.0),) if "~" in word else ()
        for _ in range(round(float(seconds) * looks_per_s)):
            measures = {id_: measure(id_, angle, unit)}
            watch.update(number / looks_per_s, measures, findings, held, present=there)
            number += 1
    return watch.facts()


RATES = pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])


@RATES
@pytest.mark.parametrize(
    ("story", "changes"),
    [
        pytest.param("0 for 30, 9 for 30", 1, id="eight degrees and more"),
        pytest.param("0 for 30, 7.9 for 30", 0, id="less is none"),
        pytest.param("0 for 30, 9 for 4, 0 for 30", 0, id="not long enough"),
        pytest.param("0 for 30, 9 for 8, 0 for 30", 2, id="there and back"),
        pytest.param("0 for 30, 6 for 30, 12 for 30", 1, id="slowly, in two steps"),
        pytest.param("0 for 30, 9 for 3, -9 for 3, 0 for 30", 0, id="to and fro stays nowhere"),
        pytest.param("0 for 30, away for 90, 30 for 30", 0, id="away is no change"),
    ],
)
def test_posture_changes(story, changes, looks_per_s):
    assert watched(story, looks_per_s).changes == changes


def test_that_the_head_sinking_counts_by_millimetres():
    assert watched("0 for 30, 24 for 30", id_="slump", unit="mm").changes == 0
    assert watched("0 for 30, 26 for 30", id_="slump", unit="mm").changes == 1


@RATES
def test_time_is_easy_out_of_bad_and_within_the_holding_time(looks_per_s):
    facts = watched("0 for 60, 0! for 30, 0~ for 30, away for 10", looks_per_s)
    # The last look before going speaks for the time until the next one.
    assert facts.judged_s == pytest.approx(120, abs=1e-6)
    assert facts.easy_s == pytest.approx(60, abs=1e-6)


@RATES
def test_that_a_minute_away_ends_a_bout_and_less_does_not(looks_per_s):
    facts = watched("0 for 300, away for 30, 0 for 300, away for 65, 0 for 100", looks_per_s)
    assert facts.bouts_s == pytest.approx((630, 100), abs=2.0 / looks_per_s + 1e-6)


def test_that_a_stalled_camera_gives_two_seconds_and_no_more():
    watch = DayWatch(RULES)
    found = {"slump": Finding("slump", Zone.NEUTRAL, 0.0, None, 0.0)}
    for now_s in (0.0, 40.0):
        watch.update(now_s, {}, found, (), present=True)
    assert watch.facts().judged_s == 2.0


def test_that_a_distance_alone_is_not_judged():
    watch = DayWatch(RULES)
    found = {"viewing_distance": Finding("viewing_distance", Zone.NEUTRAL, 0.0, None, 0.0)}
    for now_s in (0.0, 1.0):
        watch.update(now_s, {}, found, (), present=True)
    assert (watch.facts().judged_s, watch.facts().seen_s) == (0.0, 1.0)


# ---- the file ----

PART = """
[[part]]
id = "{id}"
weight = 10
none_at = 0.0
full_at = 1.0
least_s = 0.0
unit = "share"
measure = "m"
limit = "l"
basis = "product"
cite = "c"
"""
HEAD = """
schema = 1
[change]
deg = 8.0
mm = 25.0
stays_s = 5.0
channels = ["slump"]
[bout]
most_s = 1800.0
break_s = 60.0
"""
GOOD = HEAD + "".join(PART.format(id=id_) for id_ in ("easy", "varied", "bouts", "exercises"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('cite = "c"', 'cite = ""', r"part 1 \(easy\): cite: expected words"),
        ("weight = 10", "weight = 0", r"part 1 \(easy\): weight: expected a number above 0"),
        ("weight = 10", "weight = nan", r"part 1 \(easy\): weight: expected a number"),
        ("full_at = 1.0", "full_at = 0.0", "expected none_at below full_at"),
        ('id = "easy"', 'id = "easyy"', "id: expected one of easy, varied"),
        ('id = "easy"', 'id = "varied"', "expected each of easy, varied, bouts, exercises once"),
        ("deg = 8.0", "", "change: deg: expected a number above 0, got None"),
        ("mm = 25.0", "cm = 2.5", "change: cm: unknown"),
        ('["slump"]', '["slumpp"]', "change: channels: expected measures"),
        ("[bout]", "[bouts]", "bouts: unknown"),
        ('unit = "share"', 'unite = "share"', r"part 1 \(easy\): unite: unknown"),
    ],
)
def test_that_a_wrong_file_is_refused_naming_the_mistake(old, new, told):
    assert day_rules(GOOD).bout_s == 1800.0
    with pytest.raises(RulebookError, match=told):
        day_rules(GOOD.replace(old, new, 1))
