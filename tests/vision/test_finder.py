"""The real networks on rendered people: who is followed, who is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posturecoach.posture.measure import Person
from posturecoach.posture.presence import Why, place_of
from posturecoach.samples import sample_clip
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame
from posturecoach.vision.landmarks import EDGE
from posturecoach.vision.opencv import cv2

FIXTURES = Path(__file__).parents[1] / "fixtures"


def picture(name):
    return cv2.imread(str(FIXTURES / name))


def clip(path):
    capture = cv2.VideoCapture(str(path))
    frames = []
    while (read := capture.read())[0]:
        frames.append(read[1])
    capture.release()
    return frames


def follow(pictures, looks_per_s=10.0, **options):
    with Finder("lite", **options) as finder:
        return [finder.find(Frame(n / looks_per_s, p)) for n, p in enumerate(pictures)]


def with_passer_by(base, x, *, sitter=None):
    """Return `base` with a smaller person at column `x`, behind the sitter's columns."""
    other = cv2.resize(picture("front_other.jpg")[:, 60:440], None, fx=0.35, fy=0.35)
    scene = base.copy()
    left, right = max(x, 0), min(x + other.shape[1], 640)
    if left < right:
        scene[60 : 60 + other.shape[0], left:right] = other[:, left - x : right - x]
    if sitter is not None:
        scene[:, sitter] = base[:, sitter]
    return scene


def test_that_the_person_of_the_sample_clip_is_present_in_every_frame():
    found = follow(clip(sample_clip())[::4])
    assert {f.person for f in found} == {Person.PRESENT}
    assert sum(f.sight.face is not None for f in found) > 0.8 * len(found)


def test_that_leaving_and_returning_are_noticed():
    found = follow(clip(FIXTURES / "leave.mp4"))
    people = [f.person for f in found]
    # By the truth of the rendered sequence nobody's head is in the picture from 3.8 s
    # to 7.9 s, and at 8.8 s it is wholly back.
    assert people[:34] == [Person.PRESENT] * 34
    assert Person.ABSENT in people[38:68]
    assert Person.PRESENT not in people[45:78]
    assert people[89:] == [Person.PRESENT] * 11


def test_that_an_empty_room_is_nobody():
    assert {f.person for f in follow([picture("empty_room.jpg")] * 30)} == {Person.ABSENT}


def test_that_somebody_walking_through_the_background_changes_nothing():
    base = picture("front_upright.jpg")
    calm = follow([base] * 10)[-1]
    scenes = [base] * 10 + [
        with_passer_by(base, x, sitter=slice(150, 470)) for x in range(-180, 640, 20)
    ]
    found = follow(scenes)
    assert {f.person for f in found} == {Person.PRESENT}
    here = place_of(calm.sight.body)
    for f in found:
        assert place_of(f.sight.body).away(here) < 0.3


def test_that_a_passer_by_does_not_sit_here_when_the_person_has_left():
    empty = picture("empty_room.jpg")
    scenes = [picture("front_upright.jpg")] * 10 + [
        with_passer_by(empty, x) for x in range(-100, 500, 8)
    ]
    found = follow(scenes)
    assert found[9].person is Person.PRESENT
    assert Person.PRESENT not in {f.person for f in found[11:]}
    assert found[-1].person is Person.ABSENT


def test_that_of_two_people_the_larger_is_followed():
    wide = np.hstack([picture("front_upright.jpg"), picture("empty_room.jpg")])
    small = cv2.resize(picture("front_other.jpg"), None, fx=0.6, fy=0.6)
    wide[100 : 100 + small.shape[0], 700 : 700 + small.shape[1]] = small
    for scene, left in ((wide, True), (wide[:, ::-1].copy(), False)):
        found = follow([scene] * 6)
        x, _ = found[-1].sight.body.points[0]
        assert (x < scene.shape[1] / 2) == left


@pytest.mark.parametrize("name", ["side_left.jpg", "side_right.jpg"])
def test_that_a_profile_enters_without_a_face(name):
    found = follow([picture(name)] * 20)
    assert found[0].person is Person.UNCERTAIN
    assert found[-1].person is Person.PRESENT
    assert follow([picture(name)], stills=True)[0].person is Person.PRESENT


def test_that_points_outside_the_picture_are_not_visible():
    body = follow([picture("front_upright.jpg")] * 3)[-1].sight.body
    edge = EDGE * 640
    outside = np.any((body.points < -edge) | (body.points >= (640 + edge, 480 + edge)), axis=1)
    assert outside.any()
    assert (body.visibility[outside] == 0).all()


def test_that_stills_do_not_know_each_other():
    alone = follow([picture("side_left.jpg")], stills=True)[0]
    after = follow([picture("front_other.jpg"), picture("side_left.jpg")], stills=True)[1]
    assert np.array_equal(alone.sight.body.points, after.sight.body.points)


@pytest.mark.parametrize(
    ("name", "cartoon"), [("face_noface.mov", (2.5, 6.5)), ("noface_face.mov", (0.0, 3.8))]
)
def test_that_a_cartoon_is_nobody(real, name, cartoon):
    capture = cv2.VideoCapture(str(real / "face_pyfeat" / name))
    shown, other = set(), set()
    with Finder() as finder:
        while (read := capture.read())[0]:
            time_s = capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
            person = finder.find(Frame(time_s, read[1])).person
            (shown if cartoon[0] <= time_s < cartoon[1] else other).add(person)
    capture.release()
    assert Person.PRESENT in other
    assert Person.PRESENT not in shown


def test_that_a_black_picture_is_said_to_be_black():
    """A clip has no lens that could be covered, and no source to say so."""
    black = np.full((480, 640, 3), 3, np.uint8)
    person = picture("front_upright.jpg")
    with Finder("lite") as finder:
        before = [finder.find(Frame(n / 10, person)) for n in range(10)]
        after = [finder.find(Frame(n / 10, black)) for n in range(10, 60)]
    assert before[-1].person is Person.PRESENT
    assert {found.why for found in after[10:]} == {Why.BLACK}
    assert Person.PRESENT not in {found.person for found in after[10:]}
