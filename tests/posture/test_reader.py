"""The reader: every measure, every look, with a number or a reason."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from people import SIDE, Camera, Person, from_side, neutral_of, sight

from posturecoach.posture.body import Body
from posturecoach.posture.measure import Absent, View
from posturecoach.posture.reader import UNITS, Reader
from posturecoach.posture.regression import Estimate


@pytest.mark.parametrize(
    ("person", "camera"),
    [
        (Person(), None),
        (Person(turn=45), SIDE),
        (from_side(Person()), SIDE),
        (Person(turn=180), SIDE),
    ],
)
def test_that_every_measure_is_there_with_a_number_or_a_reason(person, camera):
    reading = Reader().read(sight(person, camera))
    assert set(reading.measures) == set(UNITS)
    for id_, measure in reading.measures.items():
        assert measure.id == id_
        assert measure.unit == UNITS[id_]


def test_that_nobody_is_not_visible():
    reading = Reader().read(replace(sight(), body=None, face=None))
    assert {m.absent for m in reading.measures.values()} == {Absent.NOT_VISIBLE}
    assert reading.view is View.UNKNOWN


def test_that_a_person_who_leaves_is_unseen_at_once():
    reader = Reader()
    reader.read(sight(time_s=0.0))
    reading = reader.read(replace(sight(time_s=0.1), body=None, face=None))
    assert {m.absent for m in reading.measures.values()} == {Absent.NOT_VISIBLE}


def test_that_obliquely_the_head_is_measured_and_the_shoulders_are_not():
    seen = Reader().read(sight(Person(turn=45, yaw=-30), SIDE)).measures
    assert seen["head_pitch"].absent is None
    assert seen["head_yaw"].value == pytest.approx(15, abs=0.1)
    for id_ in ("shoulder_tilt", "face_scale_ratio", "cva", "trunk_rotation"):
        assert seen[id_].absent is Absent.WRONG_VIEW, id_


def nod(looks_per_s, noise_px=0.0):
    """Return the pitch over 12 s in which the head goes down by 20 degrees at 5 s."""
    reader = Reader(neutral_of(sight()))
    values = {}
    for n in range(round(12 * looks_per_s)):
        t = n / looks_per_s
        seen = sight(Person(pitch=0 if t < 5 else 20), time_s=t, noise_px=noise_px, seed=n)
        values[t] = reader.read(seen).measures["head_pitch"].from_neutral
    return values


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_every_rate_of_looking_shows_the_same(looks_per_s):
    values = nod(looks_per_s)
    assert values[4.0] == pytest.approx(0, abs=0.1)
    assert values[7.0] == pytest.approx(20, abs=0.5)
    assert values[11.0] == pytest.approx(20, abs=0.1)


def test_that_a_value_at_rest_is_calm_under_noise():
    reader = Reader()
    tilts = []
    for n in range(200):
        seen = sight(time_s=n / 10, noise_px=4.0, seed=n)
        tilts.append(reader.read(seen).measures["shoulder_tilt"].value)
    assert np.std(tilts[20:]) < 1.0


def test_that_a_change_of_view_does_not_smear_one_into_the_other():
    reader = Reader()
    person = Person(neck=30, arm=40)
    for n in range(20):
        reader.read(sight(person, SIDE, time_s=n / 10, face=False))
    for n in range(20, 40):
        seen = sight(from_side(person), SIDE, time_s=n / 10, face=False)
        reading = reader.read(seen)
        if reading.view is View.SIDE_RIGHT:
            break
    # From the first look: an arm means one thing from the front and another from the side.
    now = reading.measures["elbow_inner_angle"], reading.measures["upper_arm_elevation"]
    fresh = Reader().read(seen).measures
    assert now == (fresh["elbow_inner_angle"], fresh["upper_arm_elevation"])


def test_that_reset_forgets_the_past_and_keeps_the_neutral():
    neutral = neutral_of(sight())
    reader = Reader(neutral)
    for n in range(20):
        reader.read(sight(Person(pitch=20), time_s=n / 10))
    reader.reset()
    assert reader.neutral is neutral
    now = reader.read(sight(Person(pitch=0), time_s=2.0)).measures["head_pitch"]
    assert now.from_neutral == pytest.approx(0, abs=1e-6)


def test_that_a_neutral_may_come_later():
    reader = Reader()
    before = reader.read(sight(Person(pitch=5), time_s=0.0)).measures
    assert before["head_pitch"].from_neutral is None
    assert before["cva"].absent is Absent.NO_NEUTRAL
    reader.neutral = neutral_of(sight())
    after = reader.read(sight(Person(pitch=5), time_s=0.1)).measures
    assert after["head_pitch"].from_neutral == pytest.approx(5)
    assert after["cva"].absent is None
    reader.neutral = None
    assert reader.read(sight(time_s=0.2)).measures["head_pitch"].from_neutral is None


def test_that_the_neutral_itself_changes_nothing_by_any_measure():
    for person, camera, face in ((Person(), None, True), (from_side(Person(neck=8)), SIDE, False)):
        seen = sight(person, camera, face=face)
        for id_, measure in Reader(neutral_of(seen)).read(seen).measures.items():
            if measure.absent is None:
                assert measure.from_neutral == pytest.approx(0, abs=1e-9), id_


def test_that_the_uncertainty_grows_with_the_change():
    reader = Reader(neutral_of(sight()))
    small = reader.read(sight(Person(yaw=5), time_s=0.0)).measures["head_yaw"].pm
    large = reader.read(sight(Person(yaw=30), time_s=9.0)).measures["head_yaw"].pm
    assert large > small


def test_that_the_uncertainty_grows_while_the_number_lags_behind():
    neutral = neutral_of(sight())
    reader = Reader(neutral)
    pms = {}
    for n in range(80):
        now = n / 10
        person = Person(pitch=0.0) if now < 4.0 else Person(pitch=25.0)
        measure = reader.read(sight(person, time_s=now)).measures["cva"]
        pms[n] = measure.pm
    assert max(pms[n] for n in (41, 42)) > pms[39] + 1.0
    assert pms[79] == pytest.approx(pms[39], abs=0.1)


def test_that_a_body_far_off_is_measured_less_surely():
    near, far = (
        Reader().read(sight(None, Camera(distance_m=m, height_m=0.3))).measures for m in (1.5, 12.0)
    )
    assert far["shoulder_tilt"].pm > 1.2 * near["shoulder_tilt"].pm
    aside, afar = (
        Reader().read(sight(from_side(Person()), replace(SIDE, distance_m=m))).measures
        for m in (2.2, 15.0)
    )
    for id_ in ("neck_inclination", "trunk_inclination"):
        assert afar[id_].pm > 1.1 * aside[id_].pm


@pytest.mark.parametrize(("person", "camera"), [(Person(), None), (from_side(Person()), SIDE)])
def test_that_a_neutral_that_lacks_anything_stops_nothing(person, camera):
    seen = sight(person, camera)
    whole = neutral_of(seen)
    for name in whole.scales:
        less = replace(whole, scales={n: v for n, v in whole.scales.items() if n != name})
        assert set(Reader(less).read(seen).measures) == set(UNITS)


@pytest.mark.parametrize(("person", "camera"), [(Person(), None), (from_side(Person()), SIDE)])
def test_that_points_that_coincide_are_absent_and_stop_nothing(person, camera):
    seen = sight(person, camera, face=False)
    for one, other in ((7, 8), (11, 12), (7, 11), (8, 12), (11, 23), (12, 24), (12, 14)):
        points, world = seen.body.points.copy(), seen.body.world.copy()
        points[one] = points[other]
        world[one] = world[other]
        body = Body(points, seen.body.visibility, world)
        reader = Reader(neutral_of(sight(person, camera)))
        for measure in reader.read(replace(seen, body=body)).measures.values():
            for number in (measure.value, measure.from_neutral, measure.pm):
                assert number is None or np.isfinite(number)


class Told:
    """Fits that say what a test tells them."""

    def __init__(self, **changes):
        self.changes = changes

    def features(self, *_):
        return {}

    def front(self, *_):
        return dict(self.changes)


def test_that_the_fitted_bend_is_the_heads_roll_against_the_shoulders():
    told = Told(head_roll=Estimate(9.0, 4.0), shoulder_tilt=Estimate(-3.0, 3.0))
    bend = Reader(neutral_of(sight()), fits=told).read(sight()).measures["cervical_lateral_bend"]
    assert (bend.from_neutral, bend.pm) == pytest.approx((12.0, 5.0))


def test_that_an_unsure_roll_gives_no_bend():
    told = Told(head_roll=Estimate(9.0, 30.0), shoulder_tilt=Estimate(-3.0, 3.0))
    bend = Reader(neutral_of(sight()), fits=told).read(sight()).measures["cervical_lateral_bend"]
    assert bend.absent is Absent.UNSURE
