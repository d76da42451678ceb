"""Counting on people whose movements are known: at every speed and frame rate, never too much."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from movers import LIBRARY, MOVEMENTS, counted, do

from posturecoach.exercises.counter import Reason

CONDITIONS = list(product((5.0, 10.0, 30.0), (0.85, 1.0, 1.2), (1.0, 1.12), (0.0, 1.0)))


def reps_of(id_):
    return 2 if LIBRARY[id_].per_side else 3


def some(id_):
    """Three of the conditions, others for each exercise; all of them in the slow test."""
    first = list(MOVEMENTS).index(id_)
    return [c for c in CONDITIONS if c[0] < 30.0][first % 8 :: 8]


def test_that_there_are_enough_of_them():
    assert len(MOVEMENTS) >= 12
    assert {m.view for m in MOVEMENTS.values()} == {"front", "side"}


@pytest.mark.parametrize("id_", MOVEMENTS)
def test_that_clean_movements_are_counted(id_):
    for fps, speed, far, noise_px in some(id_):
        player, _, truth = do(
            MOVEMENTS[id_], reps=reps_of(id_), fps=fps, speed=speed, far=far, noise_px=noise_px
        )
        assert counted(player) == truth, (fps, speed, far, noise_px, player.result())


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_that_95_percent_of_clean_runs_are_right_and_none_has_too_many():
    right = []
    for id_, (fps, speed, far, noise_px) in product(MOVEMENTS, CONDITIONS):
        player, _, truth = do(
            MOVEMENTS[id_], reps=reps_of(id_), fps=fps, speed=speed, far=far, noise_px=noise_px
        )
        assert counted(player) <= truth
        right.append(counted(player) == truth)
    assert sum(right) / len(right) >= 0.95, f"{sum(right)} of {len(right)}"


@pytest.mark.parametrize("id_", MOVEMENTS)
def test_that_half_the_way_is_no_repetition(id_):
    player, _, _ = do(MOVEMENTS[id_], reps=reps_of(id_), far=0.35)
    assert counted(player) == 0
    assert Reason.NOT_DEEP in player.result().partial or not player.result().partial


@pytest.mark.parametrize("id_", ["M1", "C3", "N3"])
def test_that_haste_is_no_repetition(id_):
    player, _, _ = do(MOVEMENTS[id_], reps=reps_of(id_), speed=3.0, fps=15)
    assert counted(player) == 0
    assert player.result().partial.keys() <= {Reason.TOO_FAST, Reason.NOT_DEEP, Reason.NOT_HELD}


def test_that_a_shoulder_that_rises_is_no_neck_that_bends():
    """The head stays; the shoulder comes up to it on one side, as far as the neck would bend."""
    player, _, _ = do(
        MOVEMENTS["M2"], reps=2, spoil=lambda p, x: replace(p, roll=0.0, shoulder_tilt=24.0 * x)
    )
    assert counted(player) == 0
    assert player.result().partial[Reason.OTHER_MOVEMENT] >= 2


def test_that_a_trunk_that_turns_is_no_neck_that_turns():
    player, moments, _ = do(
        MOVEMENTS["M1"], reps=2, spoil=lambda p, _x: replace(p, turn=0.5 * p.yaw, yaw=p.yaw / 2)
    )
    assert counted(player) == 0
    assert "guard.trunk_rotation" in {moment.cue for moment in moments}


def test_that_a_shrug_is_no_raised_arm():
    player, _, _ = do(MOVEMENTS["C3"], reps=2, spoil=lambda p, x: replace(p, shrug_m=0.06 * x))
    assert counted(player) == 0
    assert player.result().partial == {Reason.OTHER_MOVEMENT: 2}


def test_that_the_head_belongs_to_the_glide():
    """N1 without tipping the head is a movement of the elbow, and no glide of the nerve."""
    player, _, _ = do(MOVEMENTS["N1"], reps=2, spoil=lambda p, _x: replace(p, roll=0.0))
    assert counted(player) == 0
    assert player.result().partial[Reason.OTHER_MOVEMENT] == 4


def test_that_left_and_right_are_counted_apart():
    player, moments, _ = do(MOVEMENTS["M1"], reps=2)
    assert dict(player.result().reps) == {"left": 2, "right": 2}
    first = [m.side for m in moments if m.counted]
    assert first == ["left", "left", "right", "right"]
    assert player.result().share == pytest.approx(4 / 12)


def test_that_sitting_still_counts_nothing():
    for id_, movement in MOVEMENTS.items():
        player, _, _ = do(movement, reps=reps_of(id_), far=0.0, noise_px=1.5)
        assert counted(player) == 0
        if id_ not in ("N1", "N2"):  # whose arms change places half-way
            assert not player.result().partial, id_
