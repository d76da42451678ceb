"""The tables of rules: all of them load, and a wrong one says everything that is wrong."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from posturecoach.cli.looking import Options, open_session
from posturecoach.cli.options import Model
from posturecoach.posture import front, side
from posturecoach.rulebook import RulebookError, hold_rules, zone_rules
from posturecoach.samples import sample_clip

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
    table = tomllib.loads(ours.read_text())
    (large,) = (row.pop("large_screen") for row in table["zone"] if "large_screen" in row)
    assert table == theirs
    # There it is a comment.
    said = f"screens of {large['from_inch']} inches and more: above = {large['above']}"
    assert said in (CLINICAL / "zones.toml").read_text()


def far(*told):
    (rule,) = (rule for rule in zone_rules(*told) if rule.measure == "viewing_distance")
    return {step.sign: (step.caution, step.bad) for step in rule.published}


@pytest.mark.parametrize("told", [(), (None,), (15.6,), (23.9,)])
def test_that_an_ordinary_screen_has_the_ordinary_distance(told):
    assert far(*told) == {-1: (500, 400), 1: (800, 1000)}


@pytest.mark.parametrize("told", [(24,), (24.0,), (32.5,)])
def test_that_a_large_screen_may_be_further_away_and_no_nearer(told):
    assert far(*told) == {-1: (500, 400), 1: (1000, 1200)}


def test_that_a_large_screen_changes_nothing_else():
    ordinary, large = (set(zone_rules(inch)) for inch in (None, 27.0))
    assert {rule.measure for rule in ordinary ^ large} == {"viewing_distance"}


def test_that_the_command_line_takes_the_screen_of_the_settings(home, monkeypatch):
    asked = []

    def noting(*told):
        asked.append(told)
        return zone_rules(*told)

    monkeypatch.setattr("posturecoach.rulebook.zone_rules", noting)
    (home / "settings.toml").write_text("[screen]\ndiagonal_inch = 27\n")
    session, source = open_session(Options(source=str(sample_clip()), model=Model.LITE))
    session.close()
    source.close()
    assert asked == [(27.0,)]


LARGE = GOOD.replace(
    'basis = "product"',
    'basis = "product"\npublished = { above = [20, 30] }\n'
    "large_screen = { from_inch = 24, above = [40, 50] }",
)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{ from_inch = 24, above = [40, 50] }", "24", "large_screen: expected { from_inch ="),
        ("from_inch = 24, ", "", "large_screen.from_inch: expected a number above 0, got None"),
        ("from_inch = 24", "from_inch = 0", "large_screen.from_inch: expected a number above 0"),
        ("from_inch = 24", "from_inch = true", "large_screen.from_inch: expected a number"),
        (", above = [40, 50]", "", "large_screen: expected above or below"),
        ("[40, 50]", "[50, 40]", "bad must lie beyond caution"),
        ("above = [40, 50]", "over = [40, 50]", "large_screen: published.over: expected above"),
        ("above = [40, 50]", "below = [9, 5]", "large_screen: only borders that are published"),
        ("published = { above = [20, 30] }", "", "large_screen: only borders that are published"),
    ],
)
def test_that_a_mistake_about_large_screens_is_named_whatever_the_screen(old, new, words):
    assert len(zone_rules(30.0, text=LARGE)) == 1
    assert old in LARGE
    for inch in (None, 15.0, 30.0):
        with pytest.raises(RulebookError) as error:
            zone_rules(inch, text=LARGE.replace(old, new, 1))
        assert words in str(error.value)


def test_that_numbers_arrive_as_written():
    (rule,) = zone_rules(text=GOOD)
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
        zone_rules(text=GOOD.replace(old, new, 1))
    assert words in str(error.value)


def test_that_all_mistakes_are_named_at_once():
    text = GOOD.replace("[20, 30]", "[30, 20]").replace('cite = "a test"', "") + GOOD.replace(
        "schema = 1", ""
    ).replace('unit = "deg"', 'unit = "rad"')
    with pytest.raises(RulebookError) as error:
        zone_rules(text=text)
    assert "beyond caution" in str(error.value)
    assert "cite" in str(error.value)
    assert "zone 2 (head_pitch): unit" in str(error.value)


def test_that_two_rules_for_one_measure_and_view_are_a_mistake():
    twice = GOOD + GOOD.replace("schema = 1", "").replace('"front"', '"both"')
    with pytest.raises(RulebookError, match="second rule for the front view"):
        zone_rules(text=twice)


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
