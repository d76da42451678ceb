"""Slow drift: followed only within the limits, only at ease, and the same at any rate."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from people import Person, neutral_of, sight

from posturecoach.posture.clamp import changes, check_plausible, clamp
from posturecoach.posture.drift import Drift
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import neutral_rules

RULES = neutral_rules()
ANCHOR = neutral_of(sight())
HOUR_S = 3600.0


@cache
def seen(person):
    return dict(Reader().read(sight(person)).features)


def trembling(person, rng):
    """The same features with the noise that is left from look to look."""
    return {
        name: value + rng.normal(0, 1.5 if name.endswith("_deg") else 0.01 * abs(value))
        for name, value in seen(person).items()
    }


def sit(drift, hours, person, *, looks_per_s=0.2, start_s=0.0, at_ease=True, rng=None):
    """Let somebody sit for so long; return the neutrals that came of it."""
    steps = []
    for n in range(int(hours * HOUR_S * looks_per_s)):
        features = seen(person) if rng is None else trembling(person, rng)
        new = drift.update(start_s + n / looks_per_s, features if at_ease else None)
        if new is not None:
            steps.append(new)
    return steps


def worst(neutral):
    """The farthest of the limited measures, as a share of its limit."""
    went = changes(ANCHOR, neutral)
    return max(abs(went[r.measure]) / r.limit for r in RULES.follow if r.measure in went)


SUNK = Person(neck=12, pitch=8, at=(0, -0.02, 0.02))  # mild: no zone would speak of it
SLUMPED = Person(neck=25, trunk=12, pitch=18, at=(0, -0.04, 0.02))


def test_that_a_slumped_hour_moves_little_and_nothing_beyond_the_limit():
    drift = Drift(ANCHOR, ANCHOR, RULES)
    sit(drift, 1, SLUMPED)
    assert worst(drift.neutral) <= 1 + 1e-6
    whole = abs(changes(ANCHOR, neutral_of(sight(SLUMPED)))["head_pitch"])
    assert abs(changes(ANCHOR, drift.neutral)["head_pitch"]) < 0.15 * whole


def test_that_what_is_not_at_ease_is_not_followed():
    drift = Drift(ANCHOR, ANCHOR, RULES)
    assert sit(drift, 20, SLUMPED, at_ease=False) == []
    assert drift.neutral is ANCHOR


def test_that_a_year_of_sessions_stays_within_the_limits():
    neutral = ANCHOR
    for day in range(250):
        drift = Drift(ANCHOR, neutral, RULES)  # each session begins with what was written
        sit(drift, 1.5, SUNK, looks_per_s=0.1, start_s=1000.0 * day)
        neutral = drift.neutral
        assert worst(neutral) <= 1 + 1e-6
    assert worst(neutral) > 0.9, "it does follow, up to the limit"


def test_that_a_change_within_the_limits_is_reached_in_some_days():
    little = Person(pitch=4)
    drift = Drift(ANCHOR, ANCHOR, RULES)
    steps = sit(drift, 40, little, looks_per_s=0.1)
    assert changes(ANCHOR, drift.neutral)["head_pitch"] == pytest.approx(4, abs=0.7)
    assert 3 <= len(steps) <= 10, "in steps that are worth writing down"


def test_that_trembling_wanders_nowhere():
    rng = np.random.default_rng(7)
    drift = Drift(ANCHOR, ANCHOR, RULES)
    sit(drift, 60, Person(), looks_per_s=0.1, rng=rng)
    assert worst(drift.neutral) < 0.35


def test_that_one_look_and_thirty_a_second_agree():
    rare, often = (Drift(ANCHOR, ANCHOR, RULES) for _ in range(2))
    sit(rare, 3, SUNK, looks_per_s=1)
    sit(often, 3, SUNK, looks_per_s=30)
    one, other = changes(ANCHOR, rare.neutral), changes(ANCHOR, often.neutral)
    assert one["head_pitch"] == pytest.approx(other["head_pitch"], abs=0.05)
    assert one["slump"] == pytest.approx(other["slump"], abs=0.3)
    assert one["head_pitch"] > 0.5


def test_that_time_nobody_watched_does_not_count():
    drift = Drift(ANCHOR, ANCHOR, RULES)
    for n in range(2000):
        assert drift.update(60.0 * n, seen(SUNK)) is None  # a look a minute is no watching


def test_that_too_few_looks_are_no_median():
    drift = Drift(ANCHOR, ANCHOR, RULES)
    for n in range(2000):  # only one feature, now and then: nothing to follow
        features = {"head_pitch_deg": 30.0} if n % 3 == 0 else seen(Person())
        drift.update(5.0 * n, features)
    assert worst(drift.neutral) < 0.1


# Clamps


def test_that_a_clamped_neutral_is_one_posture_on_the_way():
    slumped = neutral_of(sight(SLUMPED))
    clamped = clamp(ANCHOR, slumped, RULES)
    assert 0 < clamped.share < 1
    assert clamped.held_by in {rule.measure for rule in RULES.follow}
    for name, end in slumped.scales.items():
        way = end - ANCHOR.scales[name]
        assert clamped.neutral.scales[name] == pytest.approx(
            ANCHOR.scales[name] + clamped.share * way, abs=1e-6
        )
    assert worst(clamped.neutral) == pytest.approx(1, abs=0.02)


def test_that_angles_go_the_short_way_round():
    one = replace(ANCHOR, scales=ANCHOR.scales | {"trunk_rotation_deg": 179.0})
    other = replace(
        neutral_of(sight(SLUMPED)),
        scales=neutral_of(sight(SLUMPED)).scales | {"trunk_rotation_deg": -179.0},
    )
    turned = clamp(one, other, RULES).neutral.scales["trunk_rotation_deg"]
    assert 179.0 <= turned <= 181.0


def test_that_neutrals_that_cannot_be_compared_are_left_alone():
    other = replace(neutral_of(sight(SLUMPED)), height=960)
    assert clamp(ANCHOR, other, RULES).neutral is other
    assert changes(ANCHOR, other) == {}


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (Person(pitch=35), "far up or down"),
        (Person(pitch=-35), "far up or down"),
        (Person(roll=20), "tilted to one side"),
        (Person(shoulder_tilt=18), "tilted to one side"),
        (Person(at=(0, 0, -0.9)), "or far from it"),
    ],
)
def test_that_an_implausible_neutral_is_refused_in_words(person, words):
    with pytest.raises(Exception, match=words) as refusal:
        check_plausible(neutral_of(sight(person)), RULES)
    assert refusal.value.try_


def test_that_a_plausible_one_is_not_refused():
    for person in (Person(), Person(pitch=12, roll=4, neck=20, at=(0, 0, -0.2)), SUNK):
        check_plausible(neutral_of(sight(person)), RULES)


def test_that_the_side_is_judged_by_its_own_numbers():
    from people import SIDE, from_side

    upright = neutral_of(sight(from_side(Person(neck=10)), SIDE, face=False))
    check_plausible(upright, RULES)
    folded = neutral_of(sight(from_side(Person(neck=70, trunk=10)), SIDE, face=False))
    with pytest.raises(Exception, match="before or behind"):
        check_plausible(folded, RULES)
    reclined = neutral_of(sight(from_side(Person(trunk=-40)), SIDE, face=False))
    with pytest.raises(Exception, match="leans far"):
        check_plausible(reclined, RULES)
