"""Stills are looked at twice, once in the mirror."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from people import Person, sight

from posturecoach.posture.body import Keypoint, Sight
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame
from posturecoach.vision.mirrored import between, mirrored_frame, unmirrored
from posturecoach.vision.opencv import cv2

FIXTURES = Path(__file__).parents[1] / "fixtures"
K = Keypoint


def seen_in(picture):
    with Finder("full", stills=True) as finder:
        found = finder.find(Frame(0.0, picture)).sight
    assert found is not None
    return found


def same(one, other, within=1e-9):
    assert np.allclose(one.body.points, other.body.points, atol=within)
    assert np.allclose(one.body.visibility, other.body.visibility, atol=within)
    assert np.allclose(one.body.world, other.body.world, atol=within)
    assert (one.face is None) == (other.face is None)
    if one.face is not None:
        assert np.allclose(one.face.points, other.face.points, atol=within)
        assert np.allclose(one.face.matrix, other.face.matrix, atol=within)


def test_that_the_mirror_of_the_mirror_is_the_thing_itself():
    seen = sight(Person(yaw=12, shoulder_tilt=4))
    same(unmirrored(unmirrored(seen)), seen)


def test_that_own_left_stays_own_left():
    seen = sight(Person(at=(0.1, 0, 0)))
    back = unmirrored(seen)
    left = seen.body.at(K.LEFT_SHOULDER)
    assert back.body.at(K.RIGHT_SHOULDER) == pytest.approx((seen.width - left[0], left[1]))
    # The eye on the own left of a face is the right one of its mirror image, point for point.
    assert back.face.points[468] == pytest.approx(
        (seen.width - seen.face.points[473, 0], seen.face.points[473, 1])
    )


def test_that_a_mirrored_frame_is_another_array():
    frame = Frame(1.0, np.arange(24, dtype=np.uint8).reshape(2, 4, 3), 3, "a.jpg")
    mirrored = mirrored_frame(frame)
    assert (mirrored.picture == frame.picture[:, ::-1]).all()
    assert (mirrored.time_s, mirrored.dropped, mirrored.file) == (1.0, 3, "a.jpg")


def test_that_the_mean_lies_between():
    one, other = sight(Person(pitch=10)), sight(Person(pitch=14))
    mean = between(one, other)
    assert np.allclose(mean.body.points, (one.body.points + other.body.points) / 2)
    half = sight(Person(pitch=12)).face.matrix
    assert np.allclose(mean.face.matrix[:3, :3], half[:3, :3], atol=0.002)


def test_that_a_face_found_only_in_the_mirror_counts():
    one = sight(Person())
    faceless = Sight(0.0, one.width, one.height, one.body, None)
    assert between(faceless, one).face is one.face
    assert between(one, faceless).face is one.face


def test_that_a_point_which_one_look_lost_is_taken_from_the_other():
    one, shifted = sight(Person()), sight(Person(at=(0.01, 0, 0)))
    visibility = shifted.body.visibility.copy()
    visibility[K.LEFT_SHOULDER] = 0.0
    lost = type(one.body)(shifted.body.points.copy(), visibility, shifted.body.world.copy())
    for mean in (
        between(one, Sight(0.0, one.width, one.height, lost, None)),
        between(Sight(0.0, one.width, one.height, lost, None), one),
    ):
        assert mean.body.visibility[K.LEFT_SHOULDER] == one.body.visibility[K.LEFT_SHOULDER]
        assert mean.body.at(K.LEFT_SHOULDER) == pytest.approx(one.body.at(K.LEFT_SHOULDER))
        assert mean.body.at(K.RIGHT_SHOULDER) != pytest.approx(one.body.at(K.RIGHT_SHOULDER))


def test_that_somebody_else_in_the_mirror_does_not_count():
    one, other = sight(Person()), sight(Person(at=(0.6, 0, 0)))
    assert between(one, other) is one
    nobody = Sight(0.0, one.width, one.height, None, None)
    assert between(one, nobody) is one


def test_that_looks_which_disagree_on_left_and_right_are_not_mixed():
    one = sight(Person())
    points = one.body.points.copy()
    points[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]] = points[[K.RIGHT_SHOULDER, K.LEFT_SHOULDER]]
    swapped = type(one.body)(points, one.body.visibility.copy(), one.body.world.copy())
    assert between(one, Sight(0.0, one.width, one.height, swapped, one.face)) is one


@pytest.mark.parametrize("name", ["front_leaning.jpg", "side_left.jpg"])
def test_that_a_person_and_their_mirror_image_are_seen_alike(name):
    picture = cv2.imread(str(FIXTURES / name))
    seen = seen_in(picture)
    mirrored = seen_in(np.ascontiguousarray(picture[:, ::-1]))
    same(unmirrored(mirrored), seen, within=0.02)
