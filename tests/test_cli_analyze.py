"""What `analyze` says and writes of the postures that were held."""

from __future__ import annotations

import json

from posturecoach.analysis.tables import columns, row
from posturecoach.cli.analyze import postures_in_words
from posturecoach.ergonomics.live import Held, Tally
from posturecoach.ergonomics.seen import Angle, Times, score
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Person, View
from posturecoach.rulebook import method
from posturecoach.session import Look

TOLD = Work(
    legs_supported=True,
    wrist_straight=True,
    wrist_twisted=False,
    arms_by_side=True,
    arm_support=False,
    load_kg=0.0,
)


def held(since_s, for_s, neck, work=TOLD, pm=0.0):
    angles = {("neck", "deg"): Angle(neck, pm, ()), ("trunk", "deg"): Angle(0.0, 0.0, ())}
    times = Times(for_s, 0.0)
    rula, reba = (score(method(name), angles, work, times) for name in ("rula", "reba"))
    return Held(since_s, for_s, for_s, angles, rula, reba)


def said(*postures):
    tally = Tally()
    for posture in postures:
        tally.add(posture)
    return postures_in_words(tally.shares())


def test_the_words_of_a_clip():
    # static: RULA 2 (level 1) for 90 s, 5 (level 3) for 90 s; 20 s of 2 or 3 (between)
    rula, reba = said(held(0, 90, 0), held(95, 90, -20), held(190, 20, 25, pm=12))
    assert rula == (
        "RULA of the 3 min in held postures: 45% action level 1, 10% between levels 1 and 2, "
        "45% action level 3; worst 5, at 95 s for 1 min"
    )
    assert reba.startswith("REBA of the 3 min in held postures: ")


def test_that_nothing_is_said_of_nothing_held_and_of_too_little_seen():
    assert said() == []
    assert said(held(0, 90, 0, Work())) == []
    part = said(held(0, 90, 0), held(95, 30, 0, Work()))
    assert "25% not enough seen" in part[0]


def line(posture, *, calibrated=True):
    return Look(1.0, Person.PRESENT, View.FRONT, calibrated=calibrated, posture=posture).to_json()


def cells(posture):
    return dict(zip(columns(), row(line(posture)), strict=True))


def test_the_columns_of_a_posture():
    found = cells(held(0, 90, 0))
    assert (found["posture_for_s"], found["rula_low"], found["rula_high"]) == (90.0, 2, 2)
    assert (found["reba_low"], found["reba_high"]) == (2, 2)
    unseen = cells(held(0, 90, 0, Work()))
    assert (unseen["posture_for_s"], unseen["rula_low"], unseen["rula_high"]) == (90.0, "", "")
    assert cells(None)["posture_for_s"] == ""


def test_the_keys_of_a_look():
    found = line(held(10, 90, 0))
    assert found["posture"] == {"since_s": 10, "for_s": 90}
    assert found["rula"]["score"] == 2
    assert found["rula"]["range"] == [2, 2]
    assert found["rula"]["action_level"] == 1
    assert found["rula"]["unseen"] == []
    assert found["reba"]["score"] == 2
    json.dumps(found, allow_nan=False)
    # Not calibrated: only when enough is seen all the same.
    assert "rula" in line(held(10, 90, 0), calibrated=False)
    unseen = held(10, 90, 0, Work())
    assert "rula" not in line(unseen, calibrated=False)
    assert line(unseen)["rula"]["range"] is None
    assert "rula" not in line(None)
