"""Stories of somebody who comes, works, looks down and leaves, and of things that are nobody."""

from __future__ import annotations

import numpy as np
import pytest

from posturecoach.posture.body import N_FACE_POINTS, N_KEYPOINTS, Body, Face, Keypoint, Sight
from posturecoach.posture.measure import Person
from posturecoach.posture.presence import Presence, Why, fits_in_profile, place_of

K = Keypoint
HEIGHT = 480


def front(x=320.0, y=240.0, shoulders_px=180.0):
    """Return the body of somebody who faces the camera, hips below the picture."""
    points = np.zeros((N_KEYPOINTS, 2))
    unit = shoulders_px
    for key, (right, down) in {
        K.NOSE: (0.0, -0.35), K.LEFT_EAR: (0.17, -0.42), K.RIGHT_EAR: (-0.17, -0.42),
        K.LEFT_SHOULDER: (0.5, 0.1), K.RIGHT_SHOULDER: (-0.5, 0.1),
        K.LEFT_HIP: (0.35, 1.4), K.RIGHT_HIP: (-0.35, 1.4),
    }.items():  # fmt: skip
        points[key] = x + right * unit, y + down * unit
    visibility = np.ones(N_KEYPOINTS)
    visibility[[K.LEFT_HIP, K.RIGHT_HIP]] = 0.0
    return Body(points, visibility, np.zeros((N_KEYPOINTS, 3)))


def profile(x=320.0, y=200.0, trunk_px=160.0, nose=0.16, width=0.08):
    """Return the body of somebody seen from the side; lengths in trunk lengths."""
    points = np.zeros((N_KEYPOINTS, 2))
    for key, (right, down) in {
        K.NOSE: (nose, -0.42), K.LEFT_EAR: (0.01, -0.43), K.RIGHT_EAR: (-0.01, -0.43),
        K.LEFT_SHOULDER: (width / 2, 0.0), K.RIGHT_SHOULDER: (-width / 2, 0.0),
        K.LEFT_HIP: (0.0, 1.0), K.RIGHT_HIP: (0.02, 1.0),
    }.items():  # fmt: skip
        points[key] = x + right * trunk_px, y + down * trunk_px
    return Body(points, np.ones(N_KEYPOINTS), np.zeros((N_KEYPOINTS, 3)))


def face_of(body, scale=1.0):
    """Return a face at the body's head."""
    width = 0.34 * np.hypot(*(body.at(K.LEFT_SHOULDER) - body.at(K.RIGHT_SHOULDER))) * scale
    grid = np.linspace(-0.5, 0.5, N_FACE_POINTS)
    points = body.at(K.NOSE) + np.stack([grid, np.roll(grid, 100) * 1.3], axis=1) * width
    return Face(points, np.eye(4))


def play(story, presence=None, looks_per_s=10.0):
    """Play [(seconds, body, face), ...]; return the list of (time, Found)."""
    presence = presence or Presence()
    seen, now = [], 0.0
    for seconds, body, face in story:
        for _ in range(round(seconds * looks_per_s)):
            seen.append((now, presence.update(Sight(now, 640, HEIGHT, body, face))))
            now += 1 / looks_per_s
    return seen


def people(seen):
    return [str(found.person) for _, found in seen]


ME, MY_FACE = front(), face_of(front())


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_a_face_on_a_body_enters_at_once(looks_per_s):
    assert people(play([(3, ME, MY_FACE)], looks_per_s=looks_per_s)) == ["present"] * (
        3 * looks_per_s
    )


def test_that_a_body_without_a_face_is_nobody():
    seen = play([(10, ME, None)])
    assert "present" not in people(seen)
    assert people(seen)[-1] == "absent"
    assert seen[-1][1].why is Why.NO_FACE


def test_that_looking_down_does_not_end_presence():
    seen = play([(2, ME, MY_FACE), (300, ME, None)])
    assert set(people(seen)) == {"present"}
    assert seen[-1][1].sight is not None
    assert seen[-1][1].sight.face is None


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_away_is_noticed_within_three_seconds(looks_per_s):
    seen = play([(5, ME, MY_FACE), (10, None, None)], looks_per_s=looks_per_s)
    last = max(t for t, found in seen if found.person is Person.PRESENT)
    absent = min(t for t, found in seen if found.person is Person.ABSENT)
    assert absent - last <= 3.0 + 1e-6


def test_that_return_is_noticed_at_the_first_look_with_a_face():
    seen = play([(5, ME, MY_FACE), (10, None, None), (2, ME, MY_FACE)])
    assert people(seen)[150] == "present"


def test_that_a_cut_to_a_drawing_ends_presence():
    drawing = front(x=400, y=300, shoulders_px=30)
    seen = play([(3, ME, MY_FACE), (10, drawing, None)])
    assert "present" not in people(seen)[30:]
    assert people(seen)[-1] == "absent"


def test_that_a_face_that_does_not_fit_the_body_enters_nobody():
    seen = play([(5, ME, face_of(ME, scale=5.0))])
    assert "present" not in people(seen)
    elsewhere = face_of(front(x=600))
    assert "present" not in people(play([(5, ME, elsewhere)]))


def test_that_a_face_of_somebody_else_is_not_taken_for_the_persons_own():
    seen = play([(2, ME, MY_FACE), (3, ME, face_of(front(x=600, y=150, shoulders_px=80)))])
    assert set(people(seen)) == {"present"}
    assert seen[-1][1].sight.face is None


def test_that_a_passer_by_does_not_take_the_place_of_who_left():
    stranger = front(x=120, y=150, shoulders_px=80)
    seen = play([(5, ME, MY_FACE), (1, None, None), (15, stranger, face_of(stranger))])
    assert "present" not in people(seen)[60:]
    assert seen[-1][1].why is Why.ELSEWHERE


def test_that_somebody_who_stays_elsewhere_has_moved_there():
    moved = front(x=120, y=150, shoulders_px=90)
    seen = play([(5, ME, MY_FACE), (1, None, None), (25, moved, face_of(moved))])
    assert people(seen)[-1] == "present"


def test_that_profile_enters_after_a_second_and_not_before():
    seen = play([(3, profile(), None)])
    first = min(t for t, found in seen if found.person is Person.PRESENT)
    assert first == pytest.approx(1.0, abs=0.11)
    assert people(seen)[0] == "uncertain"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(profile(nose=0.03), id="a drawing's nose lies between its ears"),
        pytest.param(profile(width=0.45), id="an oblique body needs a face"),
        pytest.param(profile(trunk_px=40), id="too small to sit here"),
    ],
)
def test_that_what_does_not_fit_together_never_enters_in_profile(body):
    assert not fits_in_profile(body, HEIGHT)
    assert "present" not in people(play([(10, body, None)]))


def test_that_both_profiles_are_alike():
    mirrored = profile(nose=-0.16, width=-0.08)
    assert fits_in_profile(profile(), HEIGHT)
    assert fits_in_profile(mirrored, HEIGHT)


def test_that_turning_changes_the_size_little():
    assert place_of(profile()).size == pytest.approx(
        place_of(front(shoulders_px=160 * 0.79)).size, rel=0.25
    )


def test_that_a_head_without_shoulders_needs_a_face():
    visibility = ME.visibility.copy()
    visibility[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]] = 0.0
    close = Body(ME.points.copy(), visibility, ME.world.copy())
    assert set(people(play([(3, close, MY_FACE)]))) == {"present"}
    seen = play([(3, close, MY_FACE), (10, close, None)])
    assert people(seen)[-1] == "absent"
    assert seen[-1][1].why is Why.HALF_SEEN


def test_that_a_head_that_fills_the_picture_is_too_near():
    """Seen from a hand's width there is a face and nothing that would be a body."""
    large = face_of(front(shoulders_px=900))
    seen = play([(5, None, large)])
    assert "present" not in people(seen)
    assert seen[-1][1].why is Why.TOO_NEAR
    shoulders = front(shoulders_px=560)
    visibility = shoulders.visibility.copy()
    visibility[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]] = 0.0
    close = Body(shoulders.points.copy(), visibility, shoulders.world.copy())
    assert play([(5, close, None)])[-1][1].why is Why.TOO_NEAR
    assert play([(5, None, MY_FACE)])[-1][1].why is Why.HALF_SEEN


def test_that_somebody_across_the_room_is_too_far():
    small = front(shoulders_px=40)
    seen = play([(5, small, None)])
    assert "present" not in people(seen)
    assert seen[-1][1].why is Why.TOO_FAR
    assert play([(5, None, None)])[-1][1].why is Why.NOBODY


def test_that_time_may_not_go_back():
    presence = Presence()
    presence.update(Sight(1.0, 640, HEIGHT, None, None))
    with pytest.raises(ValueError, match="must not go back"):
        presence.update(Sight(0.5, 640, HEIGHT, None, None))


@pytest.mark.parametrize("scale", [0.5, 2.0, 3.0])
def test_that_resolution_changes_nothing(scale):
    def bigger(body):
        return Body(body.points * scale, body.visibility.copy(), body.world.copy())

    story = [(2, ME, MY_FACE), (2, ME, None), (3, front(x=120, shoulders_px=80), None)]
    large = [
        (s, bigger(b), Face(f.points * scale, f.matrix.copy()) if f else None) for s, b, f in story
    ]
    assert people(play(story)) == people(play(large))


def test_that_a_still_of_somebody_known_needs_no_face():
    """They look down in the second picture of a series: still the same person, same place."""
    seat = place_of(ME)
    assert people(play([(0.1, ME, None)], Presence(side_s=0.0, known=seat))) == ["present"]
    elsewhere = front(x=120, y=150, shoulders_px=80)
    assert "present" not in people(play([(0.1, elsewhere, None)], Presence(0.0, known=seat)))
    headless = Body(ME.points.copy(), np.zeros(N_KEYPOINTS), ME.world.copy())
    assert "present" not in people(play([(0.1, headless, None)], Presence(0.0, known=seat)))
