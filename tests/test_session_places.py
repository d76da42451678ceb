"""Places and moved cameras through the whole session: real networks on real frames.

The frames are those of the sample clip in which she rests, moved as a whole: then person and
background go together, as they do when a camera turns.
"""

import json
from dataclasses import replace

import numpy as np
import pytest
from test_session import Script

from posturecoach.posture.measure import Absent
from posturecoach.posture.places import Workplace
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Session
from posturecoach.vision.frame import Frame
from posturecoach.vision.opencv import cv2
from posturecoach.vision.sources import open_source

LOOKS_PER_S = 4
REST = 20  # frames of the clip in which she rests


@pytest.fixture(scope="module")
def rest():
    source = open_source(str(sample_clip()))
    pictures = [frame.picture.copy() for _, frame in zip(range(REST), source, strict=False)]
    source.close()
    return pictures


class Film:
    """Frames put one after the other, and the looks at them."""

    def __init__(self, rest):
        self._rest = rest
        self._items = []
        self._now = 0.0

    def shows(self, seconds, *, dx=0, dy=0, nearer=1.0):
        for _ in range(round(seconds * LOOKS_PER_S)):
            picture = self._rest[len(self._items) % REST]
            height, width = picture.shape[:2]
            about = cv2.getRotationMatrix2D((width / 2, height / 2), 0.0, nearer)
            about[:, 2] += dx, dy
            moved = cv2.warpAffine(picture, about, (width, height), borderMode=cv2.BORDER_REFLECT)
            self._items.append(Frame(self._now, moved))
            self._now += 1 / LOOKS_PER_S
        return self

    def empty(self, seconds):
        self._now += seconds
        return self

    def looks(self, *, at=(), **options):
        """All looks; `at` holds (seconds, what to do with the session then)."""
        session = Session(Script(self._items), model="lite", rules=zone_rules(), **options)
        todo = sorted(at, key=lambda pair: pair[0])
        found = []
        for look in session.looks():
            found.append(look)
            while todo and look.time_s >= todo[0][0]:
                todo.pop(0)[1](session)
        return found


def learned(rest, name, **move):
    looks = Film(rest).shows(6, **move).looks(at=[(0, lambda s: s.learn(3.0))])
    neutral = next(look.learned for look in looks if look.learned is not None)
    neutral = replace(neutral, place=name, camera="Webcam")
    return Workplace(neutral, neutral)


@pytest.fixture(scope="module")
def desk(rest):
    return learned(rest, "Desk")


def strained(looks):
    return [f for look in looks for f in look.findings.values() if str(f.zone) != "neutral"]


def test_that_a_camera_that_moves_raises_no_finding_and_says_so(rest, desk):
    film = Film(rest).shows(5).shows(10, dy=-40).shows(8)
    looks = film.looks(places=(desk,), camera="Webcam")
    assert strained(looks) == []
    before, during, after = looks[4], looks[13 * LOOKS_PER_S], looks[-1]
    assert before.calibrated
    assert before.moved is None
    assert "camera" not in before.to_json()
    assert during.moved is not None
    assert not during.calibrated
    assert during.score is None
    assert during.measures["slump"].absent is Absent.NO_NEUTRAL
    assert all(measure.from_neutral is None for measure in during.measures.values())
    line = json.loads(json.dumps(during.to_json(), allow_nan=False))
    assert line["camera"].keys() == {"moved", "what", "try"}
    assert after.moved is None, "put back, the old neutral serves by itself"
    assert after.calibrated
    assert after.place == "Desk"


def test_that_rezeroing_goes_on_and_the_old_neutral_returns_with_the_camera(rest, desk):
    film = Film(rest).shows(5).shows(17, dy=-40).shows(9)
    looks = film.looks(places=(desk,), camera="Webcam", at=[(10, Session.rezero)])
    (anew,) = [look for look in looks if look.learned is not None]
    assert anew.place == "Desk, camera moved"
    assert [place.name for place in anew.places] == ["Desk", "Desk, camera moved"]
    later = looks[21 * LOOKS_PER_S]
    assert later.moved is None
    assert later.calibrated
    assert abs(later.measures["head_pitch"].from_neutral) < 4
    assert looks[-1].place == "Desk"
    assert looks[-1].calibrated
    assert looks[-1].moved is None
    assert strained(looks) == []


def test_that_one_word_of_the_person_ends_the_doubt(rest, desk):
    film = Film(rest).shows(5).shows(15, dy=-40)
    looks = film.looks(places=(desk,), camera="Webcam", at=[(12, Session.stand_still)])
    assert looks[11 * LOOKS_PER_S].moved is not None
    assert looks[-1].moved is None
    assert looks[-1].calibrated


def test_that_a_known_place_is_found_when_somebody_comes_back(rest, desk):
    near = learned(rest, "Near", nearer=1.5, dy=60)
    film = Film(rest).shows(10).empty(30).shows(12, nearer=1.5, dy=60)
    looks = film.looks(places=(desk, near), camera="Webcam")
    assert looks[0].settling
    assert not looks[0].calibrated
    names = list(dict.fromkeys(look.place for look in looks))
    assert names == [None, "Desk", "Near"]
    assert looks[-1].to_json()["place"] == "Near"


def test_that_another_place_is_said_and_can_be_learned(rest, desk):
    film = Film(rest).shows(28, nearer=2.1, dy=150)
    looks = film.looks(places=(desk,), camera="Webcam", at=[(12, lambda s: s.learn(4.0))])
    there = looks[11 * LOOKS_PER_S]
    assert there.elsewhere
    assert not there.calibrated
    assert there.to_json()["elsewhere"] is True
    (new,) = [look for look in looks if look.learned is not None]
    assert len(new.places) == 2
    assert new.places[0] == desk
    assert looks[-1].place == new.place != "Desk"
    assert looks[-1].calibrated
    assert not looks[-1].elsewhere


def test_that_a_place_may_be_renamed_and_forgotten_while_looking(rest, desk):
    renamed = (Workplace(replace(desk.neutral, place="Kitchen"), desk.anchor),)
    film = Film(rest).shows(8)
    looks = film.looks(
        places=(desk,),
        camera="Webcam",
        at=[(2, lambda s: s.know(renamed)), (5, lambda s: s.know(()))],
    )
    assert list(dict.fromkeys(look.place for look in looks)) == ["Desk", "Kitchen", None]
    assert looks[4 * LOOKS_PER_S].calibrated
    assert not looks[-1].calibrated


def test_that_the_tape_measure_belongs_to_its_place(rest, desk):
    told = Workplace(replace(desk.neutral, distance_mm=480.0), desk.anchor)
    looks = Film(rest).shows(4).looks(places=(told,), camera="Webcam", distance_mm=900.0)
    assert np.median([k.measures["viewing_distance"].value for k in looks]) == pytest.approx(
        480, rel=0.05
    )


def test_that_who_is_learned_anew_far_from_the_first_is_held_back(rest, desk):
    scales = dict(desk.neutral.scales)
    scales["head_pitch_deg"] -= 12.0
    first = replace(desk.neutral, scales=scales)
    film = Film(rest).shows(8)
    looks = film.looks(
        places=(Workplace(desk.neutral, first),),
        camera="Webcam",
        at=[(0, lambda s: s.learn(4.0))],
    )
    (new,) = [look for look in looks if look.learned is not None]
    assert new.held_by is not None
    assert new.learned.scales["head_pitch_deg"] < desk.neutral.scales["head_pitch_deg"] - 3


def test_that_nothing_is_learned_in_the_dark_and_that_is_told(rest):
    rng = np.random.default_rng(7)
    dark = [
        np.clip(0.12 * picture + rng.normal(8, 9, picture.shape), 0, 255).astype(np.uint8)
        for picture in rest
    ]
    looks = Film(dark).shows(8).looks(at=[(0, lambda s: s.learn(3.0))])
    assert all(look.learned is None for look in looks)
    assert looks[-1].learning.progress < 0.5
    assert "dark" in looks[-1].learning.problem
