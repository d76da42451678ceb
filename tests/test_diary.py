"""The diary: looks become minutes and events in a real journal, written by a real thread."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from posturecoach.coach import Coach
from posturecoach.coaching.camera import Off
from posturecoach.coaching.effect import Answer
from posturecoach.coaching.rules import Kind
from posturecoach.diary import Diary, changed_settings, moment_of
from posturecoach.journal import Journal, Reader
from posturecoach.posture.measure import Person, View
from posturecoach.record.event import EventKind
from posturecoach.session import Look
from posturecoach.vision.frame import Trouble, TroubleKind
from tests.coaching.stories import scenes, sits, slumps

NOON = datetime(2030, 5, 6, 12, 0, tzinfo=UTC)
DAY = NOON.date()


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


def looks(part, seconds, since=0.0, per_s=1):
    """Yield the looks of somebody who sits as `part` tells."""
    at = scenes(part, since)
    for number in range(round(seconds * per_s)):
        into = number / per_s
        scene = at(into, since + into)
        yield Look(
            since + into,
            scene.person,
            View.FRONT,
            calibrated=True,
            measures=scene.measures,
            findings=scene.findings,
            strain=max((f.strain for f in scene.findings.values()), default=None),
            held=scene.held,
            when=NOON + timedelta(seconds=since + into),
        )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.sqlite"


@pytest.fixture
def diary(path):
    made = []

    def make(coach=None, **more):
        one = Diary(path, coach, clock=more.pop("clock", Clock()), **more)
        made.append(one)
        assert one.opened()
        return one

    yield make
    for one in made:
        one.close()


def day(path):
    with Reader(path) as reader:
        return reader.period(DAY, DAY)


def test_that_minutes_and_their_seconds_are_kept(diary, path):
    one = diary()
    for look in looks(sits(10), 190.0, per_s=2):
        one.see(look)
    one.close()
    with Reader(path) as reader:
        minutes = tuple(reader.minutes(DAY, DAY))
    assert len(minutes) == 4
    assert sum(minute.present_s for minute in minutes) == pytest.approx(190.0, abs=1.1)
    assert minutes[0].neutral_s == pytest.approx(60.0, abs=0.6)
    assert {one.id for one in minutes[0].measures} == {"head_pitch", "head_yaw"}


def test_that_a_prompt_is_kept_with_its_answer_and_what_came_of_it(diary, path):
    coach = Coach()
    one = diary(coach)
    said = []
    story = [*looks(slumps(20), 420.0), *looks(sits(5), 60.0, since=420.0)]
    for look in story:
        from posturecoach.session import scene_of

        heard = coach.hear(look.when, scene_of(look))
        one.see(replace(look, prompts=heard.outcome.prompts, silence=heard.outcome.silence))
        said += [p for p in heard.outcome.prompts if p.kind is Kind.HOLD]
    cue = next(p for p in coach.state.asked if p.kind is Kind.CUE)
    coach.answer(cue.id, Answer.FALSE_ALARM)
    one.answer(cue.id, "false_alarm")
    one.close()
    prompts = [e.data for e in day(path).events if e.kind is EventKind.PROMPT]
    assert [p["kind"] for p in prompts] == ["cue", "hold"]  # each once, however long it showed
    assert prompts[0]["answer"] == "false_alarm"
    assert prompts[1]["id"] == said[0].id
    assert prompts[1]["effect"] == "worked"
    assert prompts[1]["rule"] == "hold:head"


def test_that_what_no_look_tells_is_noted_in_its_order(diary, path):
    clock = Clock()
    one = diary(clock=clock)
    one.start("HD Webcam")
    clock.now += timedelta(seconds=30)
    one.note(EventKind.BREAK, for_s=180.0, taken=True, offered=True)
    clock.now += timedelta(seconds=30)
    one.note(EventKind.NOTE, text="<b>not</b> markup; =1+1")
    one.close()
    events = day(path).events
    assert [e.kind for e in events] == [
        EventKind.START, EventKind.BREAK, EventKind.NOTE, EventKind.STOP
    ]  # fmt: skip
    assert events[0].data["camera"] == "HD Webcam"
    assert events[2].data["text"] == "<b>not</b> markup; =1+1"


def test_that_a_camera_that_rests_and_an_empty_chair_are_told_apart(diary, path):
    one = diary()
    resting = Trouble(0.0, TroubleKind.RESTING, "Off.", "wait.")
    for look in looks(sits(5), 60.0):
        one.see(look)
    for look in looks(sits(5), 120.0, since=60.0):
        one.see(
            replace(look, person=Person.UNCERTAIN, trouble=resting, off=Off.LOCKED, measures={})
        )
    for look in looks(sits(5, scene={"person": Person.ABSENT}), 120.0, since=180.0):
        one.see(look)
    one.close()
    kinds = [(e.kind, e.data.get("reason")) for e in day(path).events]
    assert (EventKind.PAUSE, "locked") in kinds
    assert (EventKind.AWAY, None) in kinds
    sums = day(path).sums
    assert sums.off_s == pytest.approx(120.0, abs=2.1)
    assert sums.absent_s == pytest.approx(120.0, abs=2.1)


def test_that_a_broken_camera_is_no_pause():
    look = next(looks(sits(1), 1.0))
    lost = Trouble(0.0, TroubleKind.LOST, "Gone.", "plug it in.")
    assert moment_of(replace(look, trouble=lost)).off == "trouble"
    assert moment_of(look).off is None


def test_that_a_second_writer_is_told_and_the_first_goes_on(diary, path):
    first = diary()
    told = []
    second = Diary(path, tell=told.append)
    assert not second.opened()
    assert second.failed
    assert len(told) == 1
    second.close()
    for look in looks(sits(5), 70.0):
        first.see(look)
    first.close()
    assert day(path).sums.present_s > 60.0


def test_that_what_could_not_be_written_is_kept_and_said_once(diary, path, monkeypatch):
    told = []
    one = diary(tell=told.append)
    from posturecoach.errors import JournalError

    real, fails = Journal._changed, threading.Event()
    fails.set()

    def changed(self, change):
        if fails.is_set():
            raise JournalError("The disk is full.", try_="make room.")
        return real(self, change)

    monkeypatch.setattr(Journal, "_changed", changed)
    for look in looks(sits(10), 200.0):
        one.see(look)
    done = threading.Event()
    one.ask(lambda _journal: done.set())
    assert done.wait(10.0)
    assert [error.what for error in told] == ["The disk is full."]
    fails.clear()
    one.close()
    assert day(path).sums.present_s == pytest.approx(200.0, abs=1.1)


def test_that_a_damaged_journal_is_mended_and_that_is_told(path):
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    told = []
    one = Diary(path, tell=told.append)
    assert one.opened()
    one.close()
    assert any("damaged" in str(what) or "set aside" in str(what) for what in told)


def test_that_everything_can_be_erased_while_it_is_written(diary, path):
    one = diary()
    for look in looks(sits(10), 130.0):
        one.see(look)
    one.forget()
    one.ask(lambda journal: journal.erase_all())
    one.close()
    period = day(path)
    assert period.sums.present_s == 0.0
    assert [e.kind for e in period.events] == [EventKind.STOP]


def test_that_no_look_waits_for_the_disk(diary):
    one = diary()
    hold, go = threading.Event(), threading.Event()

    def hang(_journal):
        hold.set()
        assert go.wait(20.0)

    one.ask(hang)
    assert hold.wait(10.0)
    for look in looks(sits(10), 300.0):
        one.see(look)  # returns though the thread hangs
    go.set()


def test_that_stills_are_not_remembered(diary, path):
    one = diary()
    one.see(replace(next(looks(sits(1), 1.0)), when=None))
    one.close()
    assert day(path).sums.present_s == 0.0


def test_that_changed_settings_are_named_with_before_and_after():
    was = {"model": "full", "camera": {"source": "0", "looks_per_s": 10.0}}
    now = {"model": "lite", "camera": {"source": "0", "looks_per_s": 5.0}}
    assert changed_settings(was, now) == {
        "camera.looks_per_s": (10.0, 5.0), "model": ("full", "lite")
    }  # fmt: skip
    assert changed_settings(was, was) == {}
