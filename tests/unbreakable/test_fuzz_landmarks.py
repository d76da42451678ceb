"""Landmarks of any kind: no measure ever crashes, and none is ever not a number."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from math import inf, isfinite, nan

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posturecoach.clinic.snapshot import Stance, snapshot_of
from posturecoach.ergonomics.judge import Judge
from posturecoach.posture.body import Body, Face, Sight
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import fits, hold_rules, zone_rules
from tests.people import Person, from_side, neutral_of, sight

WILD = st.sampled_from([nan, inf, -inf, 1e300, -1e300, 1e-300, 0.0, -1.0, 1e9, 1e18, 0.5])
PLACES = st.lists(st.tuples(st.integers(0, 10_000), WILD), min_size=1, max_size=60)


@cache
def good(side):
    person = Person()
    return sight(from_side(person, left=side < 0) if side else person)


def spoilt(array, changes):
    """Return a copy with values put in, each at some place."""
    made = np.array(array, dtype=np.float64)
    for place, value in changes:
        made.flat[place % made.size] = value
    return made


def spoil(seen, draws, time_s):
    body, face = seen.body, seen.face
    made = Body(
        spoilt(body.points, draws["points"]),
        spoilt(body.visibility, draws["visibility"]),
        spoilt(body.world, draws["world"]),
    )
    mesh = face and Face(spoilt(face.points, draws["face"]), spoilt(face.matrix, draws["matrix"]))
    return Sight(time_s, seen.width, seen.height, made, mesh)


DRAWS = st.fixed_dictionaries(
    {
        name: st.one_of(st.just([]), PLACES)
        for name in ("points", "visibility", "world", "face", "matrix")
    }
)


@settings(
    max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(
    st.sampled_from([0, 1, -1]),
    st.lists(DRAWS, min_size=1, max_size=4),
    st.sampled_from([None, (60.0, 600.0)]),
    st.booleans(),
)
def test_that_no_landmarks_make_a_measure_crash_or_be_no_number(side, draws, optics, known):
    seen = good(side)
    hfov, distance = optics or (None, None)
    neutral = neutral_of(seen) if known else None
    reader = Reader(neutral, hfov, distance, fits())
    judge = Judge(zone_rules(), hold_rules())
    judge.neutral = neutral
    for number, one in enumerate(draws):
        time_s = 0.2 * number
        reader.read(replace(seen, time_s=time_s))
        wild = spoil(seen, one, time_s + 0.1)
        reading = reader.read(wild)
        for measure in reading.measures.values():
            for value in (measure.value, measure.from_neutral, measure.pm):
                assert value is None or isfinite(value), measure
        judged = judge.judge(reading)
        for value in (judged.strain, judged.score):
            assert value is None or isfinite(value)
        kept = snapshot_of(wild, reading, id_="a", when="2030-01-01T09:00:00+01:00", camera="c")
        assert kept.setup.stance in set(Stance)
        json.dumps(kept.to_plain(), allow_nan=False)
