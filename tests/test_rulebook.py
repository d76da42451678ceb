"""The tables of rules: all of them load, and a wrong one says everything that is wrong."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from posturecoach.posture import front, side
from posturecoach.rulebook import RulebookError, hold_rules, zone_rules

CLINICAL = Path(__file__).resolve().parents[2] / "shared" / "clinical"

GOOD = """
schema = 1
[[zone]]
measure = "head_pitch"
view = "front"
unit = "deg"
personal = { above = [20, 30], below = [-5, -15] }
basis = "product"
cite = "a test"
"""


def test_that_every_rule_loads_with_its_source():
    rules = zone_rules()
    assert len(rules) == 27
    assert all(rule.cite and rule.basis for rule in rules)
    assert {rule.part for rule in hold_rules()} == {"head", "trunk", "upper_arm"}


def test_that_every_rule_has_a_measure_in_its_view():
    for rule in zone_rules():
        if rule.view in ("front", "both"):
            assert rule.measure in front.SPECS
        if rule.view in ("side", "both"):
            assert rule.measure in side.SPECS


def test_that_the_zones_are_those_of_the_clinical_table():
    if not CLINICAL.is_dir():
        pytest.skip("the clinical tables (../shared/clinical) are not here")
    ours = files("posturecoach.ergonomics") / "data" / "zones.toml"
    theirs = tomllib.loads((CLINICAL / "zones.toml").read_text())
    assert tomllib.loads(ours.read_text()) == theirs


def test_that_numbers_arrive_as_written():
    (rule,) = zone_rules(GOOD)
    assert [(s.caution, s.bad, s.sign) for s in rule.personal] == [(20, 30, 1), (-5, -15, -1)]
    assert rule.published == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('cite = "a test"', "", "cite: expected words"),
        ('cite = "a test"', 'cite = " "', "cite: expected words"),
        ('basis = "product"', 'basis = "feeling"', "basis: expected one of"),
        ('"head_pitch"', '"head_pich"', "measure: not one"),
        ('unit = "deg"', 'unit = "rad"', "unit: expected 'deg'"),
        ('view = "front"', 'view = "above"', "view: expected one of"),
        ("[20, 30]", "[30, 20]", "bad must lie beyond caution"),
        ("[20, 30]", "[20]", "expected [caution, bad]"),
        ("[20, 30]", '["a", "b"]', "expected [caution, bad]"),
        ("[-5, -15]", "[-15, -5]", "bad must lie beyond caution"),
        ("above =", "over =", "expected above or below"),
        ("personal =", "persnal =", "persnal: unknown"),
        ("personal = {", "published = {}\nwidth = {", "expected a personal or a published"),
        ("schema = 1", "schema = 2", "schema: expected 1"),
        ("schema = 1", "", "schema: expected 1"),
        ('unit = "deg"', 'unit = "deg"\nchange_only = 1', "change_only: expected true or false"),
        (
            'unit = "deg"',
            'unit = "deg"\nchange_only = true\npublished = { above = [1, 2] }',
            "has no absolute value",
        ),
        ("[[zone]]", "[[zonne]]", "zonne: unknown"),
        ("[[zone]]", "[[zone", "zones.toml"),
    ],
)
def test_that_a_mistake_is_named(old, new, words):
    assert old in GOOD
    with pytest.raises(RulebookError) as error:
        zone_rules(GOOD.replace(old, new, 1))
    assert words in str(error.value)


def test_that_all_mistakes_are_named_at_once():
    text = GOOD.replace("[20, 30]", "[30, 20]").replace('cite = "a test"', "") + GOOD.replace(
        "schema = 1", ""
    ).replace('unit = "deg"', 'unit = "rad"')
    with pytest.raises(RulebookError) as error:
        zone_rules(text)
    assert "beyond caution" in str(error.value)
    assert "cite" in str(error.value)
    assert "zone 2 (head_pitch): unit" in str(error.value)


def test_that_two_rules_for_one_measure_and_view_are_a_mistake():
    twice = GOOD + GOOD.replace("schema = 1", "").replace('"front"', '"both"')
    with pytest.raises(RulebookError, match="second rule for the front view"):
        zone_rules(twice)


HOLD = """
schema = 1
[[hold]]
part = "head"
from_deg = 25.0
from_s = 480.0
to_deg = 85.0
to_s = 60.0
front = "head_pitch"
front_change = true
side = "head_inclination"
side_change = false
source = "a test"
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('source = "a test"', "", "source: expected words"),
        ("from_deg = 25.0", "from_deg = 90.0", "from_deg must be below"),
        ("to_s = 60.0", 'to_s = "long"', "to_s: expected a number"),
        ('"head_pitch"', '"head_pich"', "not a measure"),
        ("front_change = true", "front_change = 1", "expected true or false"),
        ("to_s = 60.0", "to_s = 60.0\nmore = 1", "more: unknown"),
    ],
)
def test_that_a_mistake_in_holding_times_is_named(old, new, words):
    assert len(hold_rules(HOLD)) == 1
    with pytest.raises(RulebookError) as error:
        hold_rules(HOLD.replace(old, new, 1))
    assert words in str(error.value)
