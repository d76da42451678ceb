"""The repetition counter: the eleven series, and what a webcam does to them."""

from __future__ import annotations

import tomllib
from math import cos, pi
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.exercises.counter import Count, Course, Phase, Reason, step

FIXTURES = Path(__file__).parents[1] / "fixtures"
SHARED = Path(__file__).parents[3] / "shared" / "clinical" / "exercises.toml"
NOT_SEEN = -999
SERIES = tomllib.loads((FIXTURES / "counting.toml").read_text())["fsm_test"]


def run(course, signals, dt_s=0.1):
    """Feed a series; a signal may be a pair with the guard that is broken."""
    count, ended = Count(), []
    for number, signal in enumerate(signals):
        value, astray = signal if isinstance(signal, tuple) else (signal, None)
        count, end = step(count, course, number * dt_s, value, astray=astray)
        ended += [] if end is None else [end]
    return count, ended


def course_of(row):
    return Course(
        row["start"],
        row["peak"],
        row["hold_s"],
        tuple(row["tempo_s"]),
        row.get("peak_ceiling", float("inf")),
    )


def wave(reps, *, rep_s=4.0, fps=10.0, top=60.0):
    """A cosine to `top` and back, `reps` times, with a second of rest around."""
    t = np.arange(0, reps * rep_s, 1 / fps)
    movement = [top * (1 - cos(2 * pi * x / rep_s)) / 2 for x in t]
    rest = [0.0] * int(fps)
    return rest + movement + rest


@pytest.mark.parametrize("row", SERIES, ids=lambda row: row["name"])
def test_the_series(row):
    signals = [None if x == NOT_SEEN else x for x in row["series"]]
    count, ended = run(course_of(row), signals, row["dt_s"])
    assert count.reps == row["reps"]
    assert dict(count.partial) == row["partial"]
    assert len(ended) == count.reps + sum(count.partial.values())


def test_that_the_series_are_those_of_the_clinical_table():
    if not SHARED.is_file():
        pytest.skip("the clinical tables (../shared/clinical) are not here")
    assert tomllib.loads(SHARED.read_text())["fsm_test"] == SERIES
    assert len(SERIES) == 11


NECK = Course(8.0, 55.0, 0.0, (2.0, 8.0))


@pytest.mark.parametrize("fps", [5.0, 10.0, 30.0])
def test_that_the_frame_rate_changes_nothing(fps):
    count, _ = run(NECK, wave(6, fps=fps), 1 / fps)
    assert (count.reps, dict(count.partial)) == (6, {})


def test_that_a_laptop_which_slept_counts_nothing():
    """Both looks saw the peak, and an hour lies between."""
    count, _ = step(Count(), NECK, 0.0, 0.0)
    count, _ = step(count, NECK, 0.5, 60.0)
    count, ended = step(count, NECK, 3600.0, 60.0)
    assert count.phase is Phase.LOST
    assert ended.reason is Reason.NOT_SEEN
    count, ended = step(count, NECK, 3600.5, 0.0)
    assert (count.phase, count.reps, ended) == (Phase.REST, 0, None)


def test_that_who_begins_at_the_peak_has_done_nothing_yet():
    count, ended = run(NECK, [60.0] * 20 + [0.0] * 20)
    assert (count.reps, ended) == (0, [])


def test_that_unseen_at_rest_is_no_attempt():
    count, ended = run(NECK, [0.0] * 5 + [None] * 30 + [0.0] * 5)
    assert (count.phase, ended) == (Phase.REST, [])


def test_that_time_does_not_go_back():
    count, _ = step(Count(), NECK, 10.0, 0.0)
    count, _ = step(count, NECK, 9.0, 60.0)
    assert count.attempt.lasted_s == 0.0


def test_that_another_movement_does_not_count():
    movement = [(x, "shoulder_elevation" if x > 30 else None) for x in wave(2)]
    count, ended = run(NECK, movement)
    assert count.reps == 0
    assert dict(count.partial) == {Reason.OTHER_MOVEMENT: 2}
    assert ended[0].attempt.astray == "shoulder_elevation"


def test_that_a_single_wild_look_is_no_movement():
    movement = [(x, "head_roll" if number == 30 else None) for number, x in enumerate(wave(1))]
    assert run(NECK, movement)[0].reps == 1


def test_that_gliding_is_not_holding():
    glide = Course(100.0, 140.0, 0.0, (2.0, 8.0), peak_most_s=2.0)
    held = [100.0] * 5 + [120.0] * 5 + [145.0] * 30 + [120.0] * 5 + [90.0] * 5
    assert dict(run(glide, held)[0].partial) == {Reason.TOO_SLOW: 1}


def test_that_what_is_not_a_course_is_refused():
    with pytest.raises(ValueError, match="start < peak"):
        Course(10.0, 10.0)
    with pytest.raises(ValueError, match="least before most"):
        Course(0.0, 10.0, 0.0, (3.0, 2.0))
    with pytest.raises(ValueError, match="not NaN"):
        step(Count(), NECK, 0.0, float("nan"))


@given(
    st.lists(st.one_of(st.none(), st.floats(-50, 150)), max_size=80),
    st.floats(0.03, 1.0),
    st.floats(0.0, 5.0),
)
def test_that_it_never_counts_more_than_was_done(signals, dt_s, hold_s):
    """Each repetition needs its own way from the start to the peak."""
    course = Course(8.0, 55.0, hold_s, (2.0, 8.0), 120.0)
    count, ended = run(course, signals, dt_s)
    journeys, away = 0, False
    for x in signals:
        if x is not None:
            journeys += x >= course.peak and not away
            away = x >= course.peak or (away and x > course.start)
    assert count.reps <= journeys
    assert count.reps == sum(end.reason is None for end in ended)
    assert sum(count.partial.values()) == sum(end.reason is not None for end in ended)
