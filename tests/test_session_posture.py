"""RULA and REBA through the whole loop, on real pixels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from posturecoach.cli.looking import Options, open_session
from posturecoach.ergonomics.live import Tally
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Person
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.session import Session
from posturecoach.vision.sources import open_source

FIXTURES = Path(__file__).parent / "fixtures"
TOLD = Work(
    legs_supported=True,
    wrist_straight=True,
    wrist_twisted=False,
    arms_by_side=True,
    arm_support=False,
    load_kg=0.0,
)


@pytest.fixture(scope="module")
def neutral():
    session = Session(open_source(str(sample_clip())), model="lite", rules=zone_rules())
    session.learn(seconds=2.0)
    looks = session.looks()
    learned = next(look.learned for look in looks if look.learned is not None)
    looks.close()
    return learned


def test_the_sample_clip_in_held_postures(neutral):
    source = open_source(str(sample_clip()))
    session = Session(source, model="lite", rules=zone_rules(), neutral=neutral, work=TOLD)
    tally, postures = Tally(), {}
    for look in session.looks():
        tally.add(look.posture)
        line = json.loads(json.dumps(look.to_json(), allow_nan=False))
        assert ("reba" in line) == ("rula" in line) == (look.posture is not None)
        if look.posture is not None:
            postures[look.posture.since_s] = look
    # She sits easily, slumps from the fourth second on and comes up at the end: nothing is
    # held for less than 4 s, and the slump is.
    assert len(postures) >= 1
    assert all(look.time_s >= look.posture.since_s + 3.9 for look in postures.values())
    slumped = [look.posture for look in postures.values() if look.posture.since_s > 3.0]
    assert slumped
    for posture in slumped:
        # The trunk has gone forward, to REBA's 0-20 or beyond.
        assert set(posture.reba.assessment.steps["trunk"]) <= {2, 3}
        assert posture.reba.unseen == ()
    _, reba = tally.shares()
    assert 4.0 <= reba.held_s <= 12.0
    assert reba.worst is not None


def test_that_answers_may_be_told_while_it_looks(neutral):
    source = open_source(str(sample_clip()))
    session = Session(source, model="lite", rules=zone_rules(), neutral=neutral)
    unseen = []
    for look in session.looks():
        if look.posture is not None:
            unseen.append(look.posture.rula.unseen)
            session.tell(TOLD)
    assert "legs" in unseen[0]
    assert set(unseen[1:]) == {()}


def test_that_pictures_are_scored_one_by_one_and_their_time_is_open():
    source = open_source(str(FIXTURES / "side_left.jpg"))
    session = Session(source, model="lite", rules=zone_rules(), work=TOLD)
    (look,) = session.looks()
    assert look.person is Person.PRESENT
    assert look.posture.for_s == 0.0
    assert look.posture.rula.assessment.steps["muscle_use"] == (0, 1)
    # Without a neutral the neck is not known, and RULA has no number.
    assert "neck" in look.posture.rula.unseen
    assert look.to_json().get("rula", {}).get("range") is None


def test_that_remembered_answers_are_the_users_and_count_for_clips_only_if_named(tmp_path):
    settings = tmp_path / "settings.toml"
    settings.write_text("[work]\nlegs_supported = true\nload_kg = 0\n", encoding="utf-8")
    for named, told in ((settings, Work(legs_supported=True, load_kg=0.0)), (None, Work())):
        session, source = open_session(Options(str(sample_clip()), settings=named))
        assert session._live.work == told
        source.close()
