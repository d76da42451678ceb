"""Which neutral holds: by the place, the camera, and slow drift; with a background of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from people import Camera, Person, neutral_of, sight

from posturecoach.errors import NeutralError
from posturecoach.posture.bearings import Bearings
from posturecoach.posture.clamp import changes
from posturecoach.posture.moved import Moved, MovedKind, Shift
from posturecoach.posture.places import Workplace
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import neutral_rules

RULES = neutral_rules()
DAY = date(2030, 1, 31)
CAMERA = Camera()
TILTED = replace(CAMERA, pitch_deg=6)
NEUTRAL = replace(neutral_of(sight(Person(), CAMERA)), place="Desk", camera="Webcam")
DESK = Workplace(NEUTRAL, NEUTRAL)
MOVED = Moved(MovedKind.TILTED, 0.0, "It moved.", "put it back.")


class Told:
    """A watch that says what a test tells it: what it finds by itself is tried elsewhere."""

    def __init__(self):
        self.neutral = None
        self.moved = None
        self.resets = 0

    def update(self, _sight, _reading, _shift):
        return self.moved

    def reset(self):
        self.resets += 1
        self.moved = None


def bearings(**kw):
    kw = {"places": (DESK,), "camera": "Webcam"} | kw
    found = Bearings(RULES, **kw)
    found._watch = Told()
    found._watch.neutral = found.neutral
    return found


def shift(time_s, dx=0.0, dy=0.0, scale=1.0, roll=0.0):
    return Shift(time_s, dx, dy, scale, roll, 2.0, 0.9)


class Life:
    """Somebody before the camera, look after look."""

    def __init__(self, found, looks_per_s=2.0):
        self.found, self.reader, self.now = found, Reader(), 0.0
        self.step_s = 1 / looks_per_s

    def look(self, person=None, camera=CAMERA, shift=None):
        self.now += self.step_s
        seen = sight(person or Person(), camera, time_s=self.now)
        reading = self.reader.read(seen)
        return self.found.see(seen, reading, shift), seen, reading

    def rest(self, seconds, person=None, *, at_ease=True):
        """Sit; return how often the neutral has gone on."""
        steps = 0
        for _ in range(round(seconds / self.step_s)):
            _, seen, reading = self.look(person)
            steps += self.found.ease(seen, reading, DAY, at_ease=at_ease)
        return steps


def test_that_no_neutral_holds_while_the_camera_has_moved_and_the_old_one_after():
    found = bearings()
    life = Life(found)
    life.look()
    assert found.neutral is NEUTRAL
    found._watch.moved = MOVED
    life.look(camera=TILTED)
    assert found.neutral is None
    assert found.here is DESK, "it is remembered"
    found._watch.moved = None
    life.look()
    assert found.neutral is NEUTRAL


def moved_and_learned_anew(found, there):
    life = Life(found)
    life.look()
    found._watch.moved = MOVED
    life.look(camera=TILTED, shift=there)
    found.learn(neutral_of(sight(Person(), TILTED)))
    found._watch.moved = None
    return life


@pytest.mark.parametrize(
    ("back", "returns"),
    [
        ({"dx": 0.0, "dy": 100.0}, True),
        ({"dx": 10.0, "dy": 92.0}, True),
        ({"dx": 0.0, "dy": -100.0}, False),
        ({"dx": 0.0, "dy": 60.0}, False),
        ({"dx": 80.0, "dy": 100.0}, False),
        ({"dx": 0.0, "dy": 100.0, "scale": 1.2}, False),
        ({"dx": 0.0, "dy": 100.0, "roll": 4.0}, False),
    ],
)
def test_that_the_old_neutral_returns_only_when_the_background_does(back, returns):
    found = bearings()
    life = moved_and_learned_anew(found, shift(0.5, dy=-100.0))
    assert found.here.moved_from == "Desk"
    assert found.neutral is found.here.neutral
    found._watch.moved = MOVED
    there, _, _ = life.look(shift=shift(2.0, **back))
    assert there is returns
    assert (found.neutral is NEUTRAL) is returns


def test_that_without_places_a_neutral_may_be_set_anew_too():
    found = bearings(places=None, neutral=NEUTRAL)
    moved_and_learned_anew(found, shift(0.5, dy=-100.0))
    assert found.places is None
    assert found.neutral is not NEUTRAL
    assert found.neutral.scales["head_pitch_deg"] == pytest.approx(6, abs=0.5)


def test_that_what_nobody_sits_like_is_refused_and_changes_nothing():
    found = bearings()
    with pytest.raises(NeutralError, match="tilted"):
        found.learn(neutral_of(sight(Person(roll=25))))
    assert found.neutral is NEUTRAL
    assert found.places == (DESK,)


def test_that_a_distance_told_for_another_place_is_not_believed():
    found = bearings(places=())
    seen = neutral_of(sight())
    found.learn(replace(seen, distance_mm=1.6 * seen.values["viewing_distance"]))
    assert found.neutral.distance_mm is None
    found.learn(replace(seen, distance_mm=1.1 * seen.values["viewing_distance"]))
    assert found.neutral.distance_mm is not None


def test_that_drift_is_followed_at_ease_and_written_down():
    found = bearings()
    steps = Life(found, looks_per_s=0.1).rest(12 * 3600, Person(pitch=5))
    assert steps >= 2
    (place,) = found.places
    assert place == found.here
    assert place.anchor is NEUTRAL
    assert 2 < changes(NEUTRAL, place.neutral)["head_pitch"] < 5
    (step,) = place.drift
    assert step.day == "2030-01-31"
    assert step.moved["head_pitch"][0] == 0.0


def test_that_drift_follows_nobody_who_is_not_at_ease_nor_a_camera_that_moved():
    found = bearings()
    life = Life(found, looks_per_s=0.1)
    assert life.rest(4 * 3600, Person(pitch=5), at_ease=False) == 0
    found._watch.moved = MOVED
    assert life.rest(4 * 3600, Person(pitch=5)) == 0
    assert found.here is DESK


def test_that_standing_still_ends_the_doubt():
    found = bearings()
    life = Life(found)
    found._watch.moved = MOVED
    life.look()
    found.stand_still()
    assert found._watch.resets == 1
    life.look()
    assert found.neutral is NEUTRAL


def test_that_what_is_forgotten_holds_no_more_and_what_is_renamed_does():
    found = bearings()
    kitchen = replace(DESK, neutral=replace(NEUTRAL, place="Kitchen"))
    assert found.know((kitchen,)) is False
    assert found.here is kitchen
    found._watch.moved = MOVED
    Life(found).look()
    assert found.know((DESK,)) is False
    assert found.moved is MOVED, "a name moves no camera back"
    assert found.know(()) is True
    assert found.neutral is None
    assert not found.elsewhere


def test_that_a_background_that_stayed_brings_nothing_back():
    found = bearings()
    life = moved_and_learned_anew(found, shift(0.5))  # the chair, not the camera
    found._watch.moved = MOVED
    there, _, _ = life.look(shift=shift(2.0))
    assert there is False
    assert found.neutral is None
