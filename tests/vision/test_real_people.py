"""The real networks on pictures of real people, which are never part of the project."""

from __future__ import annotations

import numpy as np
import pytest

from posturecoach.posture.measure import Person
from posturecoach.posture.presence import Why
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame
from posturecoach.vision.opencv import cv2

from .scenes import in_less_light


def clip(path, every):
    """Yield every so manyth frame of a clip."""
    capture = cv2.VideoCapture(str(path))
    frames_per_s = capture.get(cv2.CAP_PROP_FPS)
    number = 0
    while capture.grab():
        if number % every == 0:
            yield Frame(number / frames_per_s, capture.retrieve()[1])
        number += 1
    capture.release()


def look_at(frames, **options):
    with Finder("full", **options) as finder:
        return [finder.find(frame) for frame in frames]


def stills(folder):
    """Yield the pictures of a folder, at most 800 pixels wide: nobody's desk camera has more."""
    for number, file in enumerate(sorted(folder.iterdir())):
        scene = cv2.imread(str(file))
        shrink = min(1.0, 800 / scene.shape[1])
        size = round(scene.shape[1] * shrink), round(scene.shape[0] * shrink)
        yield Frame(float(number), cv2.resize(scene, size, interpolation=cv2.INTER_AREA))


def test_that_a_person_in_profile_is_found_throughout(real):
    found = look_at(clip(real / "side_jonz21" / "input.mp4", 8))
    people = [f.person for f in found]
    assert people[:4].count(Person.UNCERTAIN) <= 4  # the first second proves it
    assert set(people[4:]) == {Person.PRESENT}
    assert {f.why for f in found[4:]} <= {None, Why.FACE_HIDDEN}


def test_that_people_across_a_classroom_are_nobody_here(real):
    found = look_at(clip(real / "headturn_intel" / "classroom.gif", 3))
    assert Person.PRESENT not in {f.person for f in found}
    assert {f.why for f in found} <= {Why.NO_FACE, Why.TOO_FAR, Why.NOBODY, Why.HALF_SEEN}


def test_that_people_who_walk_far_away_are_nobody_here(real):
    found = look_at(clip(real / "outdoor_sports2d" / "demo.mp4", 12))
    assert Person.PRESENT not in {f.person for f in found}
    assert Why.TOO_DARK not in {f.why for f in found}


def test_that_people_with_the_chin_on_a_hand_are_found(real):
    found = look_at(stills(real / "desk_cheemion" / "chin_on_hand"), stills=True)
    present = [f for f in found if f.person is Person.PRESENT]
    assert len(present) >= 0.75 * len(found)
    # The mesh is squeezed under most of these hands; then the head is not measured.
    hidden = [f for f in present if f.why is Why.FACE_HIDDEN]
    assert hidden
    assert all(f.sight.face is None for f in hidden)


def test_that_people_with_the_head_on_the_desk_are_not_measured_by_a_face(real):
    found = look_at(stills(real / "desk_cheemion" / "head_on_desk"), stills=True)
    assert sum(f.person is Person.PRESENT for f in found) >= 4  # a head on arms is often no body
    assert all(f.sight is None or f.sight.face is None for f in found)
    assert Why.TOO_DARK not in {f.why for f in found}


def test_that_a_hand_on_part_of_a_face_does_not_hide_it(real):
    """She holds it to her mouth, then over half the face: the mesh holds, and so do we."""
    found = look_at(clip(real / "face_pyfeat" / "WolfgangLanger_Pexels.mp4", 8))
    assert {f.person for f in found} == {Person.PRESENT}
    assert sum(f.sight.face is not None for f in found) >= 0.95 * len(found)
    assert {f.why for f in found} == {None}


@pytest.mark.parametrize(
    "file", ["front_astronaut_skimage/astronaut.png", "distance_asadullah/Ref_image.png"]
)
def test_that_a_real_picture_is_dark_when_it_is_darkened(real, file):
    scene = cv2.imread(str(real / file))
    with Finder("full") as finder:
        whys, now = [], 0.0
        for share in (1.0, 0.15, 0.003):
            for n in range(5):
                taken = scene if share == 1.0 else in_less_light(scene, share, seed=n, gain=0.5)
                found = finder.find(Frame(now, taken))
                now += 0.45
            whys.append((found.person, found.why))
    assert whys[0] == (Person.PRESENT, None)
    assert whys[1] == (Person.PRESENT, None)
    assert whys[2] == (Person.UNCERTAIN, Why.TOO_DARK)
    assert np.mean(taken) < np.mean(scene)
