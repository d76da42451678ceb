"""Hands, hats, glasses, a mask and a phone before rendered faces: right, or absent."""

from __future__ import annotations

import pytest

from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Absent, Person
from posturecoach.posture.neutral import NeutralLearner
from posturecoach.posture.presence import Why
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import fits
from posturecoach.session import WHY_NOT
from posturecoach.vision.finder import HIDDEN_S, Finder
from posturecoach.vision.frame import Frame

from .scenes import BEFORE_A_FACE, Drawn, picture

STEP_S = 0.4
HEAD = ("head_pitch", "head_yaw", "head_roll", "viewing_distance")
BODY = ("shoulder_tilt", "cva", "neck_inclination", "trunk_inclination")


def follow(finder, scene, start_s, seconds):
    looks = round(seconds / STEP_S)
    return [finder.find(Frame(start_s + n * STEP_S, scene)) for n in range(looks)]


@pytest.fixture(scope="module")
def seen():
    """What is found of two people, with nothing and with each thing before the face."""
    found = {}
    for name in ("front_upright.jpg", "front_other.jpg"):
        scene = picture(name)
        with Finder("full") as finder:
            calm = follow(finder, scene, 0.0, 2.4)[-1]
            learner = NeutralLearner(seconds=0.0, min_looks=1)
            learner.add(calm.sight, Reader(fits=fits()).read(calm.sight))
            neutral = learner.finish("2030-01-01T09:00:00")
            for number, (what, draw) in enumerate(BEFORE_A_FACE.items(), 1):
                start_s = 10.0 * number
                follow(finder, scene, start_s, 0.8)
                drawn = draw(Drawn(scene, calm.sight.face)).scene
                last = follow(finder, drawn, start_s + 0.8, HIDDEN_S + 0.8)[-1]
                found[name, what] = last, neutral
    return found


def told(found, neutral):
    """Return the changes that are told, over their ±; truth is none at all."""
    measures = Reader(neutral, fits=fits()).read(found.sight).measures
    return {
        name: abs(measures[name].from_neutral) / measures[name].pm
        for name in HEAD + BODY
        if measures[name].from_neutral is not None
    }


EYES_COVERED = ("a hand on the brow", "a hand before the whole face")


def test_that_whoever_hides_their_face_is_still_there(seen):
    assert {found.person for found, _ in seen.values()} == {Person.PRESENT}


def test_that_what_is_told_is_right(seen):
    """Of the changes told, 95 % lie within their ±; and none is far off."""
    off = [share for found, neutral in seen.values() for share in told(found, neutral).values()]
    assert len(off) > 100
    assert sum(share > 1.0 for share in off) <= 0.05 * len(off)
    assert max(off) < 1.5


@pytest.mark.parametrize("what", sorted(set(BEFORE_A_FACE) - set(EYES_COVERED)))
def test_that_what_leaves_the_eyes_free_hides_no_face(seen, what):
    """Glasses, a hat, a mask, a phone at the ear, a hand at mouth, cheek or chin."""
    for (_, before), (found, neutral) in seen.items():
        if before == what:
            assert found.why is None
            assert set(told(found, neutral)) == set(HEAD + BODY)


@pytest.mark.parametrize("what", EYES_COVERED)
def test_that_a_face_drawn_on_a_hand_is_not_measured(seen, what):
    for (_, before), (found, neutral) in seen.items():
        if before == what:
            assert found.sight.face is None
            assert not set(told(found, neutral)) & set(HEAD)


def test_that_a_hand_before_the_whole_face_is_told(seen):
    whys = [found.why for (_, what), (found, _) in seen.items() if what == EYES_COVERED[1]]
    assert whys == [Why.FACE_HIDDEN] * 2
    assert "hides your face" in WHY_NOT[Why.FACE_HIDDEN]


def test_that_the_reason_is_that_it_is_not_visible(seen):
    found, neutral = seen["front_upright.jpg", "a hand before the whole face"]
    measures = Reader(neutral, fits=fits()).read(found.sight).measures
    assert {str(measures[name].absent) for name in HEAD} == {str(Absent.NOT_VISIBLE)}
    assert not found.sight.body.sees(Keypoint.NOSE)
    assert found.sight.body.sees(Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER)


def test_that_a_face_is_measured_again_when_the_hand_is_gone():
    scene = picture("front_upright.jpg")
    with Finder("lite") as finder:
        calm = follow(finder, scene, 0.0, 2.4)[-1]
        hand = BEFORE_A_FACE["a hand before the whole face"](Drawn(scene, calm.sight.face)).scene
        covered = follow(finder, hand, 2.4, 2.0)
        after = follow(finder, scene, 4.4, 1.2)
    assert covered[0].why is None  # a hand in passing is not worth a word
    assert covered[-1].why is Why.FACE_HIDDEN
    assert [found.sight.face is None for found in (covered[-1], after[-1])] == [True, False]
    assert after[-1].why is None
