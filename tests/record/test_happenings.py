"""Events from looks: told once, when they happen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posturecoach.coaching.rules import Kind
from posturecoach.coaching.state import Prompt
from posturecoach.posture.measure import Person, View
from posturecoach.record.event import Event, EventError, EventKind
from posturecoach.record.happenings import Happenings
from posturecoach.record.minute import Moment


def at(second, person=Person.PRESENT, **more):
    return replace(Moment(1_795_000_000.0 + second, 60, float(second), person, View.FRONT), **more)


def told(moments):
    happenings = Happenings()
    return [event for moment in moments for event in happenings.add(moment)]


def test_away_is_told_from_when_it_began_and_back_with_how_long():
    moments = [at(0)] + [at(k, Person.ABSENT) for k in range(1, 200)] + [at(200), at(201)]
    away, back = told(moments)
    assert (away.kind, away.at_s) == (EventKind.AWAY, 1_795_000_001.0)
    assert (back.kind, back.data) == (EventKind.BACK, {"after_s": 199.0})


def test_a_moment_at_the_printer_is_not_being_away():
    assert told([at(0)] + [at(k, Person.ABSENT) for k in range(1, 55)] + [at(55)]) == []


def test_a_pause_has_a_reason_and_an_end():
    moments = [at(0), at(1, off="paused"), at(2, off="paused"), at(30, off="locked"), at(40)]
    kinds = [(one.kind, dict(one.data)) for one in told(moments)]
    assert kinds == [
        (EventKind.PAUSE, {"reason": "paused"}),
        (EventKind.RESUME, {"after_s": 29.0}),
        (EventKind.PAUSE, {"reason": "locked"}),
        (EventKind.RESUME, {"after_s": 10.0}),
    ]


def test_a_clock_that_goes_back_and_another_zone_are_told():
    moments = [at(0), at(10), replace(at(11), utc_s=1_794_996_411.0, offset_min=0)]
    clock, zone = told(moments)
    assert (clock.kind, clock.data) == (EventKind.CLOCK, {"back_s": 3600.0})
    assert (zone.kind, zone.data) == (EventKind.ZONE, {"was_min": 60, "now_min": 0})


def test_a_clock_that_is_put_right_by_a_little_is_nothing():
    assert told([at(0), replace(at(1), utc_s=1_795_000_000.2)]) == []


def test_a_prompt_a_neutral_and_a_camera_that_moved():
    prompt = Prompt("p1", Kind.HOLD, "head_pitch", "head", "hold:head", "A word.", 0.0)
    moved = [at(1, moved="camera"), at(2, moved="camera"), at(3)]
    events = told([at(0, prompts=(prompt,)), *moved, at(4, learned=True, place="Desk")])
    assert [one.kind for one in events] == [EventKind.PROMPT, EventKind.MOVED, EventKind.NEUTRAL]
    assert events[0].data == {
        "id": "p1",
        "kind": "hold",
        "rule": "hold:head",
        "topic": "head",
        "measure": "head_pitch",
    }
    assert events[2].data == {"view": "front", "place": "Desk"}


@pytest.mark.parametrize(
    ("kind", "data", "says"),
    [
        (EventKind.NOTE, {}, "text: missing"),
        (EventKind.NOTE, {"text": "x" * 3000}, "text: expected a text of 2000"),
        (EventKind.NOTE, {"text": "x", "picture": "iVBOR"}, "picture: not a part of it"),
        (EventKind.CHECK_IN, {"scales": {"now": [1, 2, 3]}}, "scales: expected numbers by name"),
        (EventKind.CHECK_IN, {"scales": {"now": float("nan")}}, "scales"),
        (EventKind.BACK, {"after_s": -1}, "after_s: expected seconds"),
        (EventKind.BACK, {"after_s": True}, "after_s"),
        (EventKind.EXERCISE, {"exercise": "m1", "reps": 1.5}, "reps: expected a whole number"),
        (EventKind.NEUTRAL, {"view": "front", "lengths": {"p": [0.1] * 99}}, "lengths"),
    ],
)
def test_an_event_holds_what_its_kind_says_and_nothing_else(kind, data, says):
    with pytest.raises(EventError, match=says):
        Event(0.0, 0, kind, data)


def test_no_kind_of_event_takes_bytes_or_lists_of_numbers():
    for kind in EventKind:
        for bad in (b"\x89PNG", [0.1, 0.2], {"a": {"b": 1}}, "A" * 10_000):
            for name in ("text", "data", "id", "note", "scales", "lengths", "reason", "now"):
                with pytest.raises(EventError):
                    Event(0.0, 0, kind, {name: bad})
