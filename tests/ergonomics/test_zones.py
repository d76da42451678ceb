"""Zones as stories: what is entered, when, and what takes it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.ergonomics.zones import (
    Border,
    RuleState,
    Step,
    Zone,
    ZoneRule,
    steps_for,
    strain_of,
)
from posturecoach.posture.measure import Absent, Measure
from posturecoach.rulebook import zone_rules

PITCH = ZoneRule(
    measure="head_pitch", view="front", unit="deg", basis="product", cite="a test",
    personal=(Step(20, 30), Step(-5, -15)), published=(),
)  # fmt: skip
CVA = ZoneRule(
    measure="cva", view="side", unit="deg", basis="literature", cite="a test",
    personal=(Step(-5, -10),), published=(Step(46, 40),),
)  # fmt: skip
DISTANCE = ZoneRule(
    measure="viewing_distance", view="front", unit="mm", basis="standard", cite="a test",
    personal=(), published=(Step(500, 400), Step(800, 1000)),
)  # fmt: skip


def pitch(change, pm=0.0):
    return Measure("head_pitch", "deg", 10.0 + change, change, pm)


def zones(story, *, rule=PITCH, looks_per_s=10.0, pm=0.0, make=pitch):
    """Play a story such as "0 for 5, 25 for 10"; return every (second, zone) that began.

    "unseen" stands for a look in which the measure is absent.
    """
    state, now, found = RuleState(rule), 0.0, []
    for part in story.split(","):
        value, _, seconds = part.split()
        for _ in range(round(float(seconds) * looks_per_s)):
            if value == "unseen":
                measure = Measure(rule.measure, rule.unit, absent=Absent.NOT_VISIBLE)
            else:
                measure = make(float(value), pm)
            finding = state.update(now, measure)
            if finding is not None and (not found or found[-1][1] != finding.zone.value):
                found.append((round(now, 1), finding.zone.value))
            now += 1 / looks_per_s
    return found


EASY = (0.0, "neutral")


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param("0 for 60", [EASY], id="sitting at the neutral"),
        pytest.param("19 for 60", [EASY], id="just inside the border"),
        pytest.param("0 for 5, 25 for 2.5, 0 for 5", [EASY], id="a short look at the keyboard"),
        pytest.param("0 for 5, 25 for 10", [EASY, (8.0, "caution")], id="held down: caution"),
        pytest.param(
            "0 for 5, 35 for 10", [EASY, (8.0, "bad")], id="held far down: straight to bad"
        ),
        pytest.param(
            "0 for 5, 25 for 5, 35 for 10",
            [EASY, (8.0, "caution"), (13.0, "bad")],
            id="further and further down",
        ),
        pytest.param(
            "25 for 5, 35 for 2.5, 25 for 5",
            [EASY, (3.0, "caution")],
            id="a short dip below caution is no bad",
        ),
        pytest.param(
            "25 for 5, 19 for 20", [EASY, (3.0, "caution")], id="hysteresis: 1 degree is not back"
        ),
        pytest.param(
            "25 for 5, 17 for 20",
            [EASY, (3.0, "caution"), (8.0, "neutral")],
            id="hysteresis: 3 degrees are, after the dwell",
        ),
        pytest.param(
            "25 for 5, 0 for 2.5, 25 for 10",
            [EASY, (3.0, "caution")],
            id="coming up for a moment is no recovery",
        ),
        pytest.param(
            "35 for 5, 25 for 10", [EASY, (3.0, "bad"), (8.0, "caution")], id="bad eases to caution"
        ),
        pytest.param("-10 for 5", [EASY, (3.0, "caution")], id="chin up counts on its own side"),
        pytest.param(
            "-20 for 5, 35 for 3.5",
            [EASY, (3.0, "bad")],
            id="from one side to the other without a rest",
        ),
        pytest.param(
            "25 for 5, unseen for 1.5, 25 for 5",
            [EASY, (3.0, "caution")],
            id="a short time unseen keeps the zone",
        ),
        pytest.param(
            "25 for 5, unseen for 4, 25 for 5",
            [EASY, (3.0, "caution"), (9.0, "neutral"), (12.0, "caution")],
            id="a long time unseen forgets it",
        ),
        pytest.param("unseen for 60", [], id="unseen is neither good nor bad"),
    ],
)
def test_story(story, expected):
    assert zones(story) == expected


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
@pytest.mark.parametrize(
    "story", ["0 for 5, 25 for 10, 0 for 10", "0 for 4, 35 for 10, 25 for 9, 0 for 9"]
)
def test_that_every_rate_of_looking_finds_the_same(story, looks_per_s):
    often, now = zones(story, looks_per_s=30), zones(story, looks_per_s=looks_per_s)
    assert [zone for _, zone in now] == [zone for _, zone in often]
    for (one, _), (other, _) in zip(now, often, strict=True):
        assert one == pytest.approx(other, abs=1 / looks_per_s + 0.05)


@pytest.mark.parametrize(
    ("value", "pm", "zone"),
    [
        (23, 4, "caution"),
        (22, 4, "neutral"),  # 22 - 4 / 2 is the border itself
        (33, 8, "caution"),  # 33 - 8 / 2 is no more than 29
        (35, 8, "bad"),
        (60, 90, "neutral"),
    ],
)
def test_that_only_what_is_certain_enters_a_stricter_zone(value, pm, zone):
    assert zones(f"{value} for 5", pm=pm)[-1][1] == zone


def test_that_uncertainty_does_not_hold_anybody_in_a_zone():
    state = RuleState(PITCH)
    for n in range(50):
        state.update(n / 10, pitch(25, 2))
    for n in range(50, 100):
        finding = state.update(n / 10, pitch(10, 40))
    assert finding.zone is Zone.NEUTRAL


def test_that_a_zone_began_when_it_was_entered_and_not_when_it_was_believed():
    state = RuleState(PITCH)
    for n in range(100):
        finding = state.update(n / 10, pitch(0 if n < 20 else 25))
    assert finding.zone is Zone.CAUTION
    assert finding.since_s == pytest.approx(2.0)
    for n in range(100, 200):
        finding = state.update(n / 10, pitch(0))
    assert finding.zone is Zone.NEUTRAL
    assert finding.since_s == pytest.approx(10.0)


def cva(value, neutral, pm=0.0):
    change = None if neutral is None else value - neutral
    return Measure("cva", "deg", value, change, pm)


@pytest.mark.parametrize(
    ("value", "neutral", "zone", "border"),
    [
        (52, 54, Zone.NEUTRAL, None),
        (48, 54, Zone.CAUTION, Border.PERSONAL),  # above 46, but 6 below the own neutral
        (43, 46.5, Zone.CAUTION, Border.PUBLISHED),  # only 3.5 below the own, but under 46
        (43, 50, Zone.CAUTION, Border.PERSONAL),  # both: the own speaks first
        (39, 46.5, Zone.BAD, Border.PUBLISHED),
        (43, 54, Zone.BAD, Border.PERSONAL),  # the stricter counts
        (41, 42, Zone.NEUTRAL, None),  # sits at 42 always: the published border is moved
        (38, 42, Zone.NEUTRAL, None),  # published bad, yet 4 from the own neutral
        (35, 42, Zone.CAUTION, Border.PERSONAL),
        (43, None, Zone.CAUTION, Border.PUBLISHED),  # no neutral: the published alone
        (39, None, Zone.BAD, Border.PUBLISHED),
    ],
)
def test_whose_border_speaks(value, neutral, zone, border):
    state = RuleState(CVA)
    for n in range(40):
        finding = state.update(n / 10, cva(value, neutral))
    assert (finding.zone, finding.border) == (zone, border)


def test_that_a_zone_is_as_old_as_the_first_border_that_was_crossed():
    state = RuleState(CVA)
    for n in range(200):
        # 6 below the own neutral of 53 for 10 s, then also under the published 46
        finding = state.update(n / 10, cva(47 if n < 100 else 45, 53))
    assert finding.zone is Zone.CAUTION
    assert finding.since_s == 0


def test_that_a_crossed_published_border_is_moved_by_its_own_width():
    moved = dict.fromkeys(Border)
    for border, step, _ in steps_for(CVA, cva(40, 44)):
        moved[border] = step
    assert moved[Border.PUBLISHED] == Step(38, 32)
    assert moved[Border.PERSONAL] == Step(-5, -10)
    assert Step(46, 40).moved_for(50) == Step(46, 40)
    assert Step(0.20, 0.28).moved_for(0.22).caution == pytest.approx(0.30)


def test_that_other_units_know_no_three_degrees():
    assert PITCH.slack(Step(20, 30)) == 2.0
    assert PITCH.slack(Step(20, 60)) == 3.0
    assert DISTANCE.slack(Step(500, 400)) == 20.0


@pytest.mark.parametrize(
    ("rule", "measure", "strain"),
    [
        (PITCH, pitch(0), 0),
        (PITCH, pitch(15), 0.5),
        (PITCH, pitch(30), 1),
        (PITCH, pitch(45), 1.5),
        (PITCH, pitch(-7.5), 0.5),
        (CVA, cva(49, 54), 0.5),  # 5 of 10, the nearer of 10 and 14
        (CVA, cva(45, 46), 1 / 6),  # 1 of 6 to the published border
        (CVA, cva(60, 50), 0),  # no border upwards
        (CVA, cva(43, None), 0.5),  # from the edge of neutral
        (CVA, cva(50, None), 0),
    ],
)
def test_strain(rule, measure, strain):
    assert strain_of(rule, measure) == pytest.approx(strain)


def test_that_without_neutral_a_personal_rule_says_nothing():
    measure = Measure("head_pitch", "deg", 40.0, None, 5.0)
    assert strain_of(PITCH, measure) is None
    assert RuleState(PITCH).update(0.0, measure) is None


@given(
    changes=st.lists(st.floats(-60, 60), min_size=1, max_size=200),
    pm=st.floats(0, 30),
    looks_per_s=st.sampled_from([1, 2, 10, 30]),
)
def test_that_no_zone_is_shorter_than_the_dwell(changes, pm, looks_per_s):
    state, last, since = RuleState(PITCH), Zone.NEUTRAL, -1.0
    for n, change in enumerate(changes):
        finding = state.update(n / looks_per_s, pitch(change, pm))
        assert finding.strain >= 0
        assert (finding.border is None) == (finding.zone is Zone.NEUTRAL)
        if finding.zone is not last:
            # Back from a zone, or into one, is believed after 3 s and not before.
            assert n / looks_per_s - finding.since_s >= 3.0 - 1e-5
            last = finding.zone
        assert finding.since_s <= n / looks_per_s
        since = finding.since_s
    assert since >= 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cite": " "}, "cite"),
        ({"personal": ()}, "border"),
        ({"personal": (Step(20, 30), Step(10, 15))}, "one side"),
    ],
)
def test_that_a_rule_without_source_or_sense_is_not_made(change, words):
    good = {
        "measure": "head_pitch", "view": "front", "unit": "deg", "basis": "product",
        "cite": "a test", "personal": (Step(20, 30),), "published": (),
    }  # fmt: skip
    ZoneRule(**good)
    with pytest.raises(ValueError, match=words):
        ZoneRule(**(good | change))


def test_that_a_step_needs_a_width():
    with pytest.raises(ValueError, match="differ"):
        Step(20, 20)


def test_that_a_standard_known_from_memory_is_said_to_be():
    shown = {rule.source for rule in zone_rules()}
    standards = [source for source in shown if "ISO 11226" in source or "EN 1005-4" in source]
    assert len(standards) >= 6
    assert all(source.startswith("after ") for source in standards)
    assert "RULA (McAtamney & Corlett 1993)" in shown
