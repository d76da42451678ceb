"""Tap the score, see the parts; tap a part, see its measure, its limit and its source."""

from __future__ import annotations

import json

import pytest

from posturecoach.ergonomics.explain import explain
from posturecoach.ergonomics.judge import Judge
from posturecoach.ergonomics.zones import Border, Zone
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import zone_rules

RULES = zone_rules()


def look(view, **measures):
    """Judge one still; a measure is (value, change from the neutral)."""
    there = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
    for id_, (value, change) in measures.items():
        there[id_] = Measure(id_, UNITS[id_], value, change, 0.0)
    judgement = Judge(RULES, dwell_s=0.0).judge(Reading(0.0, view, there))
    return judgement, explain(view, there, judgement.findings, RULES)


def test_that_each_reason_has_measure_limit_and_source_the_most_strained_first():
    judged, (pitch, slump) = look(View.FRONT, head_pitch=(33.0, 31.0), slump=(None, 10.0))
    assert (pitch.id, pitch.zone, pitch.border) == ("head_pitch", Zone.BAD, Border.PERSONAL)
    assert (pitch.number, pitch.caution, pitch.bad, pitch.unit) == (31.0, 20.0, 30.0, "deg")
    assert pitch.strain == judged.strain == pytest.approx(31 / 30)
    assert pitch.cite == "after RULA (McAtamney & Corlett 1993) and ISO 11226:2000"
    assert not pitch.moved
    assert (slump.number, slump.bad, slump.strain) == (10.0, 40.0, 0.25)


def test_that_the_side_that_counts_is_the_one_that_is_shown():
    _, (pitch,) = look(View.FRONT, head_pitch=(-9.0, -9.0))
    assert (pitch.caution, pitch.bad) == (-5.0, -15.0)


def test_that_the_published_border_speaks_where_it_is_nearer_and_says_if_it_was_moved():
    # CVA 44, 2 below the own neutral of 46: the way to 40 is 6, the personal one 10.
    _, (cva,) = look(View.SIDE_LEFT, cva=(44.0, -2.0))
    assert (cva.border, cva.number, cva.bad) == (Border.PUBLISHED, 44.0, 40.0)
    assert cva.strain == pytest.approx(2 / 6)
    # Whose own neutral is 38 has other borders than the published: 32 and 26.
    _, (low,) = look(View.SIDE_LEFT, cva=(37.0, -1.0))
    moved = [reason for reason in (low,) if reason.border is Border.PUBLISHED]
    assert all(reason.moved for reason in moved)
    assert low.strain == pytest.approx(1 / 10)
    assert low.border is Border.PERSONAL


def test_that_a_published_border_the_own_neutral_crosses_is_shown_where_it_counts():
    # 450 mm in the own neutral is nearer than the published 500: moved to 350 and 250.
    _, (near,) = look(View.FRONT, viewing_distance=(400.0, -50.0))
    assert (near.border, near.caution, near.bad, near.moved) == (
        *(Border.PUBLISHED, 350.0, 250.0, True),
    )


def test_that_the_first_reason_has_the_strain_of_the_look_and_none_is_missing():
    judged, reasons = look(
        View.FRONT,
        head_pitch=(12.0, 10.0),
        head_yaw=(-20.0, -18.0),
        shoulder_tilt=(1.0, 1.0),
        viewing_distance=(620.0, 0.0),
    )
    assert {reason.id for reason in reasons} == judged.findings.keys()
    assert reasons[0].strain == judged.strain
    assert [r.strain for r in reasons] == sorted((r.strain for r in reasons), reverse=True)
    for reason in reasons:
        assert reason.cite
        assert reason.strain == judged.findings[reason.id].strain
        json.dumps(reason.to_json(), allow_nan=False)


def test_that_nothing_judged_has_no_reason():
    assert look(View.FRONT)[1] == ()
