"""EN 1005-4: held or moved, how often, supported or not."""

import pytest

from posturecoach import rulebook
from posturecoach.ergonomics.conditions import Verdict, condition_of

RULES = rulebook.condition_rules()
YES, MAYBE, NO = Verdict.ACCEPTABLE, Verdict.CONDITIONAL, Verdict.NOT_ACCEPTABLE


@pytest.mark.parametrize(
    ("part", "angle", "supported", "verdict"),
    [
        ("trunk", 0, None, YES), ("trunk", 20, None, YES), ("trunk", 21, None, MAYBE),
        ("trunk", 40, True, YES), ("trunk", 40, False, NO), ("trunk", 60, True, YES),
        ("trunk", 61, True, NO), ("trunk", -1, None, MAYBE), ("trunk", -1, True, YES),
        ("trunk_side_or_twist", 10, None, YES), ("trunk_side_or_twist", 11, None, NO),
        ("upper_arm", 20, None, YES), ("upper_arm", 40, None, MAYBE), ("upper_arm", 40, True, YES),
        ("upper_arm", 61, True, NO),
        ("line_of_sight", -1, None, NO), ("line_of_sight", 0, None, YES),
        ("line_of_sight", 40, None, YES), ("line_of_sight", 41, None, NO),
        ("neck_side", 10, None, YES), ("neck_side", 11, None, NO), ("neck_twist", 46, None, NO),
    ],
)  # fmt: skip
def test_held(part, angle, supported, verdict):
    assert condition_of(RULES, part, angle).held(supported=supported) == verdict


@pytest.mark.parametrize(
    ("part", "angle", "per_min", "supported", "verdict"),
    [
        ("trunk", 10, 100, None, YES),
        ("trunk", 40, 1.9, None, YES), ("trunk", 40, 2, None, NO), ("trunk", 40, None, None, MAYBE),
        ("trunk", 70, 1.9, None, YES), ("trunk", 70, 2, True, NO),
        ("upper_arm", 40, 9, None, YES), ("upper_arm", 40, 10, None, MAYBE),
        ("upper_arm", 40, 10, False, NO), ("upper_arm", 40, 10, True, YES),
        ("upper_arm", 70, 1, None, YES), ("upper_arm", 70, 2, True, NO),
        ("line_of_sight", 50, 1, None, YES), ("line_of_sight", 50, 2, None, NO),
        ("neck_side", 20, 1, None, MAYBE),  # the source at hand does not say
    ],
)  # fmt: skip
def test_moved(part, angle, per_min, supported, verdict):
    assert condition_of(RULES, part, angle).moved(per_min, supported=supported) == verdict


def test_that_what_is_not_in_the_standard_has_no_verdict():
    assert condition_of(RULES, "trunk", 181) is None
    assert condition_of(RULES, "knee", 10) is None
    assert all(rule.cite.startswith("after EN 1005-4") for rule in RULES)


GOOD = """schema = 1
[[condition]]
part = "trunk"
from_deg = 0
to_deg = 20
static = "acceptable"
cite = "x"
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("to_deg = 20", "to_deg = 0", "expected from_deg below to_deg, got 0 and 0"),
        ("to_deg = 20", "to_deg = nan", "expected from_deg below to_deg, got 0 and nan"),
        ('"acceptable"', '"ok"', "static: expected one of acceptable, supported, never"),
        ('cite = "x"', "", "cite: expected words"),
        ('cite = "x"', 'cite = "x"\nmoves_below = "often"', "moves_below: expected a number"),
        ('cite = "x"', 'cite = "x"\nsupport_frees_moves = 1', "expected true or false, got 1"),
        ('cite = "x"', 'cite = "x"\nto = 1', "to: unknown"),
        ("schema = 1", "schema = 3", "schema: expected 1, got 3"),
    ],
)
def test_that_a_mistake_is_named(old, new, words):
    assert len(rulebook.condition_rules(GOOD)) == 1
    with pytest.raises(rulebook.RulebookError) as caught:
        rulebook.condition_rules(GOOD.replace(old, new))
    assert words in str(caught.value)


def test_that_overlapping_rows_are_refused():
    with pytest.raises(rulebook.RulebookError, match="from the lowest angle up"):
        rulebook.condition_rules(GOOD + GOOD.split("\n", 1)[1])
