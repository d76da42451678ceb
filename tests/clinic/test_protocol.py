"""The guided assessment: what is asked for, what is taken, and what is kept of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import SIDE, Camera, Person, from_side, sight

from posturecoach.clinic.protocol import (
    Hint,
    Outcome,
    Range,
    Record,
    Run,
    StepKind,
    record_from,
)
from posturecoach.clinic_book import POSTURE, protocol_words, protocols
from posturecoach.exercise_book import range_rules
from posturecoach.posture.measure import View
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import LANGUAGES

WHEN = "2030-03-04T09:00:00+01:00"
WHOLE = protocols()[POSTURE]


def run(*parts, before=None, hold_s=None):
    protocol = WHOLE.only(parts or WHOLE.parts())
    if hold_s is not None:
        protocol = replace(protocol, hold_s=hold_s)
    return Run(protocol, id_="a1", when=WHEN, camera="Desk", before=before)


def seen(view="front", person=None, camera=None):
    person = person or Person()
    if view == "front":
        found = sight(person, camera or Camera())
    else:
        found = sight(from_side(person, left=view == "left"), camera or SIDE, face=False)
    return found, Reader().read(found)


def feed(going, seconds, view="front", start=0.0, step=0.1, **how):
    """Feed the same look for a while; return the last state."""
    look, state, time_s = seen(view, **how), None, start
    while time_s <= start + seconds + 1e-9:
        state = going.feed(time_s, *look)
        if state.taken:
            break
        time_s += step
    return state


def test_that_who_holds_still_is_taken_after_two_seconds():
    going = run("standing")
    assert going.feed(0.0, *seen()).left_s == pytest.approx(2.0)
    assert going.feed(0.1, *seen()).left_s == pytest.approx(1.9)
    assert not feed(going, 1.7, start=0.2).taken
    assert feed(going, 0.4, start=2.0).taken
    assert going.at == 1
    assert going.record().outcome("standing_front").snapshot.setup.view is View.FRONT


def test_that_another_view_is_asked_for_and_not_taken():
    going = run("standing")
    feed(going, 3)
    assert feed(going, 5).hint is Hint.TURN
    assert feed(going, 5, "right").hint is Hint.TURN
    assert feed(going, 3, "left").taken
    assert feed(going, 3, "right").taken
    assert going.over


def test_that_sitting_may_be_seen_from_either_side():
    for side in ("left", "right"):
        going = run("sitting")
        assert feed(going, 3, side).taken


def test_that_who_moves_is_not_taken():
    going = run("standing")
    for n in range(60):
        going.feed(0.1 * n, *seen(person=Person(lean=8.0 * (n % 2))))
    assert going.at == 0


def test_that_nobody_is_said_and_begins_the_holding_anew():
    going = run("standing")
    feed(going, 1.5)
    assert going.feed(1.6, None, None).hint is Hint.NOBODY
    assert going.feed(1.7, *seen()).left_s == pytest.approx(2.0)


def test_that_a_gap_begins_the_holding_anew():
    going = run("standing")
    feed(going, 1.5)
    assert going.feed(9.0, *seen()).left_s == pytest.approx(2.0)


def enlarged(look, factor):
    """The same look in a picture in which somebody is larger, about the middle."""
    found, reading = look
    points = found.body.points.copy()
    middle = [found.width / 2, found.height / 2]
    points = middle + factor * (points - middle)
    body = replace(found.body, points=points)
    larger = replace(found, body=body, face=None)
    measures = {k: v for k, v in reading.measures.items() if k != "viewing_distance"}
    return larger, replace(reading, measures=measures)


@pytest.mark.parametrize(
    ("factor", "hint"),
    [(1.08, None), (1.12, Hint.TOO_NEAR), (0.92, None), (0.88, Hint.TOO_FAR)],
)
def test_that_the_same_distance_as_last_time_is_asked_for(factor, hint):
    first = run("standing")
    look = enlarged(seen("front"), 1.0)
    for n in range(25):
        first.feed(0.1 * n, *look)
    going = run("standing", before=first.record())
    state = going.feed(0.0, *enlarged(seen("front"), factor))
    assert state.hint is hint
    assert state.ratio == pytest.approx(factor, abs=0.005)


def test_that_it_may_be_taken_anyway_and_the_record_says_so():
    going = run("standing")
    assert not going.take_anyway()  # nobody was seen yet
    going.feed(0.0, *seen("left"))
    assert going.take_anyway()
    assert going.record().outcome("standing_front").anyway is Hint.TURN


def test_that_a_step_is_left_out_noted_and_done_again():
    going = run("standing")
    going.note("left shoe raised")
    going.skip("in pain")
    assert going.record().outcome("standing_front") == Outcome(
        "standing_front", skipped="in pain", note="left shoe raised"
    )
    going.go_to(0)
    assert feed(going, 3).taken
    done = going.record().outcome("standing_front")
    assert done.done
    assert done.skipped == ""
    assert done.note == "left shoe raised"


def test_that_what_nobody_came_to_is_left_out():
    going = run("standing")
    feed(going, 3)
    assert [one.done for one in going.record().outcomes] == [True, False, False]


def test_that_a_range_of_motion_waits_for_its_test():
    going = run("range")
    assert going.step.kind is StepKind.RANGE
    assert feed(going, 10).hint is None
    assert going.at == 0
    assert not going.take_anyway()
    going.tested({"left": Range(60.0, 8.0), "right": Range(58.0, 8.0)}, pain=2.0)
    assert going.record().outcomes[0].ranges["left"].deg == 60.0
    assert going.at == 1


def test_that_a_median_is_kept_and_not_the_last_look():
    going = run("standing", hold_s=1.0)
    found, reading = seen()
    tilt = reading.measures["shoulder_tilt"]
    for n in range(11):
        wild = replace(tilt, value=tilt.value + (40.0 if n == 10 else 0.1 * (n % 3)))
        going.feed(0.1 * n, found, replace(reading, measures={**reading.measures, tilt.id: wild}))
    kept = going.record().outcome("standing_front").snapshot.measures["shoulder_tilt"]
    assert kept.value == pytest.approx(tilt.value + 0.1, abs=0.11)
    assert kept.pm == tilt.pm


def whole_record():
    going = run()
    feed(going, 3)
    feed(going, 3, "left")
    feed(going, 3, "right")
    feed(going, 3, "left")
    feed(going, 3, "left")
    for step in going.protocol.steps[5:]:
        sided = range_rules().movements[step.movement].sided
        going.tested({s: Range(55.0, 8.0) for s in (("left", "right") if sided else ("both",))}, 1)
    going.notes = "came by bicycle"
    return going.record()


def test_that_a_whole_assessment_reads_back_as_it_was():
    record = whole_record()
    assert all(one.done for one in record.outcomes)
    mistakes = []
    back = record_from(json.loads(json.dumps(record.to_plain(), allow_nan=False)), mistakes)
    assert mistakes == []
    assert back.to_plain() == record.to_plain()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_that_a_broken_record_is_refused_with_its_mistakes(data):
    plain = json.loads(json.dumps(RECORD))
    path = []
    here = plain
    while isinstance(here, dict | list) and here and (not path or data.draw(st.booleans())):
        keys = sorted(here) if isinstance(here, dict) else range(len(here))
        key = data.draw(st.sampled_from(list(keys)))
        path.append((here, key))
        here = here[key]
    holder, key = path[-1]
    holder[key] = data.draw(
        st.sampled_from([None, float("nan"), float("inf"), -1e9, "§", [], {}, {"x": 1}, True])
    )
    mistakes = []
    found = record_from(plain, mistakes)
    assert (found is None) == bool(mistakes)


RECORD = whole_record().to_plain()


def test_that_every_step_has_words_in_every_language_and_asks_for_no_right_posture():
    for language in LANGUAGES:
        words = protocol_words(language)
        for step in WHOLE.steps:
            said = words.steps[step.id]
            assert all((said.title, said.said, said.printed))
            text = f"{said.said} {said.printed}".lower()
            assert not any(
                bad in text for bad in ("correct", "richtig", "straighten", "gerade hin")
            )
        for step in WHOLE.steps:
            if step.kind is StepKind.RANGE:
                printed = words.steps[step.id].printed
                assert "hurts" in printed or "wehtut" in printed


def test_that_every_range_step_is_a_movement_that_can_be_tested():
    for step in WHOLE.steps:
        if step.movement:
            assert range_rules().movements[step.movement].view in {v.value for v in step.views}


def test_that_a_record_has_no_room_for_a_picture():
    assert "jpeg" not in json.dumps(RECORD)
    assert set(Record.__slots__) == {"id", "when", "protocol", "outcomes", "notes"}


@given(st.floats(0.8, 1.25))
def test_that_distance_is_refused_exactly_where_a_comparison_is(scale):
    """Size by size: what the page asks to be put right, a comparison would not compare."""
    from posturecoach.clinic.values import MOST_APART, apart, size_ratio

    first = run("standing")
    feed(first, 6.0)
    record = first.record()
    again = run("standing", before=record)
    state = feed(again, 0.2, person=Person(scale=scale))
    taken = record.outcome(first.protocol.steps[0].id).snapshot
    now = again._newest
    ratio = size_ratio(taken, now)
    asked = state.hint in (Hint.TOO_NEAR, Hint.TOO_FAR)
    assert asked == (apart(1.0, ratio) > MOST_APART)


def test_that_hips_that_move_are_no_holding_still():
    from posturecoach.clinic.protocol import moved
    from posturecoach.clinic.snapshot import Landmark, snapshot_of

    found, reading = seen(camera=Camera(distance_m=2.6, height_m=0.05, hfov_deg=60.0))
    first = snapshot_of(found, reading, id_="a", when=WHEN)
    hip = first.landmarks["left_hip"]
    there = Landmark((hip.at[0] + 60.0, hip.at[1]), hip.visibility)
    now = replace(first, landmarks={**first.landmarks, "left_hip": there})
    assert not moved(first, first)
    assert moved(first, now)
