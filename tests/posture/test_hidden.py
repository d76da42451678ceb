"""A face that is made up, or covered: on meshes of the mean head, as they are and bent."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from posturecoach.posture.body import N_FACE_POINTS, N_KEYPOINTS, Body, Face, Keypoint, Sight
from posturecoach.posture.geometry import focal_px
from posturecoach.posture.hidden import (
    DOUBTFUL_CM,
    DOUBTFUL_EYES,
    EVERY_S,
    FIT_EVERY_S,
    GAP_S,
    LEAST_EYES,
    LEAST_EYES_OF_USUAL,
    MOST_GROWTH,
    MOST_MISFIT_CM,
    STAY_S,
    HiddenFace,
    faces_camera,
    hand_at_face,
    misfit_cm,
    without_face,
)
from posturecoach.posture.mesh_pose import N_MESH
from posturecoach.rulebook import fits

K = Keypoint
HEAD = fits().head
WIDTH, HEIGHT, FAR_CM = 1280, 720, 60.0


def mesh(misfit, *, time_s=0.0, seed=7):
    """Return the mean head squarely before the camera, its points off by so many centimetres.

    Root mean square over both axes; nothing in it looks like a turn or a shift.
    """
    rng = np.random.default_rng(seed)
    points = HEAD.points * np.array([1.0, -1.0, -1.0])
    depth = FAR_CM + points[:, 2]
    off = rng.normal(0.0, misfit, (N_MESH, 2))
    focal = focal_px(WIDTH)
    pixels = (points[:, :2] + off) / depth[:, None] * focal + np.array([WIDTH, HEIGHT]) / 2
    face = np.zeros((N_FACE_POINTS, 2))
    face[:N_MESH] = pixels
    matrix = np.eye(4)
    # MediaPipe supposes another focal length, and puts the head accordingly.
    matrix[2, 3] = -FAR_CM * (HEIGHT / 2 / np.tan(np.radians(31.5))) / focal
    return Sight(time_s, WIDTH, HEIGHT, None, Face(face, matrix))


@pytest.mark.parametrize("misfit", [0.1, 0.3, 0.6])
def test_that_the_misfit_is_what_was_put_in(misfit):
    assert misfit_cm(mesh(misfit), HEAD) == pytest.approx(misfit, rel=0.08)


def test_that_a_misfit_needs_a_face():
    with pytest.raises(ValueError, match="expected a sight with a face"):
        misfit_cm(replace(mesh(0.1), face=None), HEAD)


def play(story, looks_per_s=10.0, hidden=None):
    """Play [(seconds, misfit or None for no face), ...]; return [(time, hidden)]."""
    hidden = hidden or HiddenFace(HEAD)
    seen, number = [], 0
    for seconds, misfit in story:
        for _ in range(round(seconds * looks_per_s)):
            now = number / looks_per_s
            look = mesh(misfit or 0.1, time_s=now)
            look = look if misfit else replace(look, face=None)
            seen.append((now, hidden.update(look)))
            number += 1
    return seen


@pytest.mark.parametrize("looks_per_s", [1, 2, 10])
def test_that_a_mesh_that_fits_no_head_is_made_up(looks_per_s):
    seen = play([(3, 0.2), (3, 1.2 * MOST_MISFIT_CM), (3, 0.2)], looks_per_s)
    made_up = [t for t, yes in seen if yes]
    late = FIT_EVERY_S + 1.0 / looks_per_s
    assert 3.0 - 1e-6 <= made_up[0] <= 3.0 + late
    assert made_up[-1] <= 6.0 + late


def test_that_a_face_is_compared_with_how_it_usually_fits():
    doubtful = 1.15 * DOUBTFUL_CM
    usual = doubtful / MOST_GROWTH
    assert any(yes for _, yes in play([(6, 0.8 * usual), (2, doubtful)]))
    # A broad or laughing face that never fitted well is still a face.
    assert not any(yes for _, yes in play([(6, 1.2 * usual), (2, doubtful)]))
    assert not any(yes for _, yes in play([(8, doubtful)]))


def test_that_another_persons_face_is_another_matter():
    doubtful = 1.15 * DOUBTFUL_CM
    well = doubtful / MOST_GROWTH * 0.8
    assert any(yes for _, yes in play([(6, well), (GAP_S - 5, None), (3, doubtful)]))
    assert not any(yes for _, yes in play([(6, well), (GAP_S + 5, None), (3, doubtful)]))
    hidden = HiddenFace(HEAD)
    play([(6, well)], hidden=hidden)
    hidden.reset()
    assert not any(yes for _, yes in play([(3, doubtful)], hidden=hidden))


def test_that_a_face_without_eyes_is_made_up():
    hidden, now = HiddenFace(HEAD), 0.0

    def look(eyes):
        nonlocal now
        now += 1.01 * EVERY_S
        return hidden.update(mesh(0.2, time_s=now), eyes)

    assert not any(look(0.7) for _ in range(8))
    assert not any(look(0.4) for _ in range(2))
    covered = 0.9 * min(DOUBTFUL_EYES, LEAST_EYES_OF_USUAL * 0.7)
    assert covered > LEAST_EYES
    assert all(look(covered) for _ in range(5))
    # Something that stays so is how this face looks now, in this light.
    assert not all(look(covered) for _ in range(round(STAY_S / EVERY_S) + 10))
    assert look(0.9 * LEAST_EYES)
    assert not look(0.7)


def test_that_of_an_unknown_face_only_one_without_any_eyes_is_made_up():
    assert HiddenFace(HEAD).update(mesh(0.2), 0.9 * LEAST_EYES)
    assert not HiddenFace(HEAD).update(mesh(0.2), 1.1 * LEAST_EYES)


def head(*, nose=(0.0, 0.1), hand=None, visible=1.0):
    """Return a body whose nose and hand lie so many ear distances from between the ears."""
    points = np.zeros((N_KEYPOINTS, 2))
    centre, span = np.array([320.0, 200.0]), 90.0
    aside = np.array([span / 2, 0.0])
    points[K.LEFT_EAR], points[K.RIGHT_EAR] = centre + aside, centre - aside
    points[K.NOSE] = centre + span * np.array(nose)
    visibility = np.zeros(N_KEYPOINTS)
    visibility[[K.NOSE, K.LEFT_EAR, K.RIGHT_EAR]] = 1.0
    if hand is not None:
        points[K.LEFT_INDEX] = points[K.NOSE] + span * np.array(hand)
        visibility[K.LEFT_INDEX] = visible
    return Body(points, visibility, np.zeros((N_KEYPOINTS, 3)))


@pytest.mark.parametrize(
    ("nose", "faces"),
    [
        pytest.param((0.0, 0.1), True, id="straight on"),
        pytest.param((0.0, -0.1), True, id="a little up"),
        pytest.param((0.6, 0.1), False, id="turned aside"),
        pytest.param((-0.6, 0.1), False, id="turned to the other side"),
        pytest.param((0.0, 0.6), False, id="bent down"),
    ],
)
def test_that_a_head_that_faces_the_camera_is_told_from_one_that_does_not(nose, faces):
    assert faces_camera(head(nose=nose)) is faces


def test_that_what_is_not_visible_proves_nothing():
    unseen = Body(head().points, np.zeros(N_KEYPOINTS), np.zeros((N_KEYPOINTS, 3)))
    assert not faces_camera(unseen)
    assert not hand_at_face(unseen)
    assert not hand_at_face(head(hand=(0.3, 0.3), visible=0.3))


def test_that_a_hand_at_the_face_is_told_from_one_on_the_desk():
    assert hand_at_face(head(hand=(0.3, 0.5)))
    assert not hand_at_face(head(hand=(0.3, 2.5)))
    assert not hand_at_face(head())


def test_that_nothing_of_a_hidden_face_is_handed_on():
    seen = Sight(1.0, WIDTH, HEIGHT, head(), mesh(0.1).face)
    bare = without_face(seen)
    assert bare.face is None
    assert not bare.body.sees(K.NOSE)
    assert bare.body.sees(K.LEFT_EAR, K.RIGHT_EAR)
    assert seen.body.sees(K.NOSE)
