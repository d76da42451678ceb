"""The range of motion: best of three, both ways, ±, and no clear change below ten degrees."""

from __future__ import annotations

from math import pi, sin

import pytest

from posturecoach.exercise_book import range_rules
from posturecoach.exercises.library import Side
from posturecoach.exercises.motion_range import (
    RangeTest,
    RangeVerdict,
    range_from,
    range_result,
)

RULES = range_rules()
DAY = "2030-03-04"


def tried(movement, ways, feature="head_yaw_deg", fps=10.0, start=0.0):
    """Move to each of `ways` and back, three seconds each, half a second at the end."""
    test, t = RangeTest(RULES.movements[movement]), 0.0

    def look(value):
        nonlocal t
        test.look(t, {feature: value})
        t += 1 / fps

    for _ in range(round(2 * fps)):
        look(start)
    for way in ways:
        for n in range(round(3.5 * fps)):
            at = n / fps
            share = 1.0 if 1.5 <= at <= 2.0 else sin(pi * (at if at < 1.5 else at - 0.5) / 3)
            look(start + way * max(0.0, share))
        for _ in range(5):
            look(start)
    return test


def test_the_best_of_three_on_each_side():
    test = tried("rotation", [60, -50, 66, -55, 63, -40])
    assert test.done
    best = test.best()
    assert best[Side.LEFT] == pytest.approx(66, abs=2)
    assert best[Side.RIGHT] == pytest.approx(55, abs=2)
    assert {side: len(found) for side, found in test.tries.items()} == {"left": 3, "right": 3}


def test_that_it_is_taken_from_the_own_start():
    assert tried("rotation", [60], start=12.0).best()[Side.LEFT] == pytest.approx(60, abs=2)


def test_flexion_and_extension_are_two():
    down = tried("flexion", [40, -50, 42, 41], feature="head_pitch_deg")
    assert down.done
    assert down.best() == {None: pytest.approx(42, abs=2)}
    up = tried("extension", [40, -50, -48], feature="head_pitch_deg")
    assert not up.done
    assert up.best() == {None: pytest.approx(50, abs=2)}


def test_that_a_glance_is_no_try():
    assert tried("rotation", [10, -9]).best() == {}


def test_that_a_wild_look_is_no_range():
    test = RangeTest(RULES.movements["rotation"])
    for n in range(80):
        test.look(n / 10, {"head_yaw_deg": 88.0 if n == 40 else 40.0 if 30 < n < 60 else 0.0})
    assert test.best()[Side.LEFT] == pytest.approx(40, abs=2)


def test_that_what_was_not_seen_is_no_try():
    test = RangeTest(RULES.movements["rotation"])
    for n in range(20):
        test.look(n / 10, {"head_yaw_deg": 0.0})
    for n in range(20, 40):
        test.look(n / 10, {"head_yaw_deg": 60.0})
    test.look(4.0, {})  # the face is lost at the far end
    for n in range(41, 60):
        test.look(n / 10, {"head_yaw_deg": 0.0})
    assert test.look(6.0, None) == {}
    assert test.best() == {}


def result(deg, **more):
    return range_result(RULES, "rotation", Side.LEFT, DAY, deg, **more)


def test_what_a_range_means():
    first = result(60.0)
    assert (first.change, first.verdict, first.norm, first.norm_falls) == (None, None, 80, False)
    assert first.pm == pytest.approx(11.7, abs=0.1)
    assert result(69.9, own_start=60).verdict is RangeVerdict.NO_CLEAR_CHANGE
    assert result(70.0, own_start=60).verdict is RangeVerdict.MORE
    assert result(50.0, own_start=60).verdict is RangeVerdict.LESS
    assert result(60.0, age=49).norm_falls is False
    assert result(60.0, age=50).norm_falls is True


def test_that_the_norms_are_those_of_the_field():
    assert {m.id: m.norm for m in RULES.movements.values()} == {
        "rotation": 80, "side_bend": 45, "flexion": 50, "extension": 60, "abduction": 180,
    }  # fmt: skip


def test_that_it_comes_back_from_plain_data():
    mistakes = []
    back = range_from(result(61.5).to_plain(), RULES, mistakes)
    assert back == ("rotation", Side.LEFT, DAY, 61.5)
    assert mistakes == []
    range_from(
        {"movement": "flexion", "side": "left", "day": "x", "deg": 400, "z": 1}, RULES, mistakes
    )
    assert len(mistakes) == 4
