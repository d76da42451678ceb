"""From where the camera sees a person, built and real."""

from __future__ import annotations

from dataclasses import replace

import pytest
from people import SIDE, Person, sight

from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import View
from posturecoach.posture.view import ViewTracker, turn_deg, view_of

K = Keypoint


@pytest.mark.parametrize(
    ("turn", "view"),
    [
        (0, View.FRONT),
        (20, View.FRONT),
        (-25, View.FRONT),
        (45, View.OBLIQUE),
        (-45, View.OBLIQUE),
        (75, View.SIDE_RIGHT),
        (90, View.SIDE_RIGHT),
        (110, View.SIDE_RIGHT),
        (-75, View.SIDE_LEFT),
        (-90, View.SIDE_LEFT),
        (180, View.UNKNOWN),
    ],
)
def test_view_of_a_body_turned_to_its_own_left(turn, view):
    body = sight(Person(turn=turn), SIDE, face=False).body
    assert view_of(body) is view
    found = turn_deg(body)
    assert abs((found - turn + 180) % 360 - 180) < 1e-6


def test_that_a_turned_head_turns_no_body():
    assert view_of(sight(Person(yaw=60), face=False).body) is View.FRONT


def test_that_leaning_and_slumping_are_still_front():
    for person in (Person(lean=20), Person(neck=40, trunk=10), Person(shoulder_tilt=15)):
        assert view_of(sight(person, face=False).body) is View.FRONT


def test_that_without_shoulders_or_head_nothing_is_known():
    shoulders = sight(Person(unseen=(K.LEFT_SHOULDER, K.RIGHT_SHOULDER))).body
    head = sight(Person(unseen=(K.NOSE, K.LEFT_EAR, K.RIGHT_EAR))).body
    assert view_of(shoulders) is View.UNKNOWN
    assert view_of(head) is View.UNKNOWN


def test_that_shoulders_wider_than_the_neck_is_long_are_no_side():
    # The depth says side, the picture says otherwise: a confusion seen on real clips.
    seen = sight(Person(turn=90), SIDE).body
    points = seen.points.copy()
    points[K.LEFT_SHOULDER, 0] += 200
    assert view_of(replace(seen, points=points)) is View.OBLIQUE


def views(story, looks_per_s):
    """Play (seconds, turn) pieces; return (time, view) wherever the view changes."""
    tracker, now, found = ViewTracker(), 0.0, []
    for seconds, turn in story:
        for _ in range(round(seconds * looks_per_s)):
            person = Person(turn=turn or 0)
            seen = sight(person, SIDE, time_s=now, face=False)
            if turn is None:
                seen = replace(seen, body=None)
            view = tracker.update(seen)
            if not found or found[-1][1] is not view:
                found.append((round(now, 2), view))
            now += 1 / looks_per_s
    return found


def test_that_the_first_look_decides_at_once():
    assert views([(0.1, 90)], 10) == [(0.0, View.SIDE_RIGHT)]


@pytest.mark.parametrize("looks_per_s", [10, 30])
def test_that_a_glance_is_no_new_view(looks_per_s):
    assert views([(3, 0), (0.5, 90), (3, 0)], looks_per_s) == [(0.0, View.FRONT)]


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_a_turned_chair_is_a_new_view_within_two_seconds(looks_per_s):
    found = views([(4, 0), (6, 90)], looks_per_s)
    assert [view for _, view in found] == [View.FRONT, View.SIDE_RIGHT]
    assert found[1][0] <= 6.0


def test_that_a_view_at_its_border_does_not_flicker():
    story = [(3, 30)] + [(0.8, 30 + way) for way in (4, -4) * 6]
    assert views(story, 10) == [(0.0, View.FRONT)]


def test_that_nobody_is_no_view():
    assert views([(3, 0), (2, None)], 10)[-1][1] is View.UNKNOWN


def test_that_reset_forgets():
    tracker = ViewTracker()
    tracker.update(sight(time_s=0.0))
    tracker.reset()
    assert tracker.update(sight(Person(turn=90), SIDE, time_s=0.1)) is View.SIDE_RIGHT
