"""Counting on real people, where their clips are at hand; nothing of them is in the project.

Truth by eye: ``../shared/data/real/MANIFEST.toml``.
"""

from __future__ import annotations

import pytest

from posturecoach.exercises.counter import Count, Course, Reason, step
from posturecoach.exercises.signals import Calm, features_seen
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.vision.sources import open_source


def seen_in(path, looks_per_s):
    """Return (time, features) of every look at a clip."""
    with_features = []
    source = open_source(str(path), looks_per_s=looks_per_s)
    for look in Session(source, rules=zone_rules()).looks():
        there = look.sight is not None and look.reading is not None
        with_features.append(
            (look.time_s, features_seen(look.reading, look.sight) if there else None)
        )
    return with_features


def count(looks, course, signal):
    """Count and return the state with the times at which a repetition was complete."""
    state, calm, times = Count(), Calm(), []
    for time_s, seen in looks:
        number = None if seen is None else signal(seen)
        state, ended = step(state, course, time_s, None if number is None else calm(time_s, number))
        times += [time_s] if ended is not None and ended.reason is None else []
    return state, times


@pytest.fixture(scope="module")
def squats(real):
    return seen_in(real / "exercise_squat" / "squat.mp4", 8.0)


def bend(seen):
    return 180.0 - seen["knee_deg"] if "knee_deg" in seen else None


def test_three_squats_seen_from_two_sides(squats):
    """Bottoms at 7.0, 16.3 and 23.4 s, the last one from the front; slow ones."""
    state, times = count(squats, Course(50.0, 95.0), bend)
    assert state.reps == 3
    assert dict(state.partial) == {}
    for bottom_s, back_s in zip((7.0, 16.3, 23.4), times, strict=True):
        assert bottom_s < back_s < bottom_s + 2.0


def test_that_slow_squats_are_too_slow_for_the_usual_tempo(squats):
    state, _ = count(squats, Course(50.0, 95.0, tempo_s=(2.0, 4.0)), bend)
    assert (state.reps, dict(state.partial)) == (0, {Reason.TOO_SLOW: 3})


def test_two_cycles_of_the_neck(real):
    """Slouches from 1.8 to 3.2 and from 7.9 to 9.6 s."""
    looks = seen_in(real / "side_kitana_rot90" / "test_video.mp4", 8.0)
    course = Course(15.5, 19.0)
    state, times = count(looks, course, lambda seen: seen.get("neck_inclination_deg"))
    assert state.reps == 2
    assert 3.0 < times[0] < 4.5
    assert 9.6 < times[1] < 12.0


def test_a_head_that_turns_to_the_left_and_back(real):
    looks = seen_in(real / "headturn_intel" / "head-pose-face-detection-female.gif", 10.0)
    state, _ = count(looks, Course(8.0, 22.0), lambda seen: seen.get("head_yaw_deg"))
    assert state.reps == 1
