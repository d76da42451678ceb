"""The watcher: periods, changes, sleep, and senses that raise or hang."""

from __future__ import annotations

import logging
import threading
import time

import pytest
from session_bus import until

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.watcher import SystemClock, Watcher


class Clock:
    """Both clocks, turned by the test."""

    def __init__(self):
        self.awake, self.passed = 1000.0, 1000.0

    def awake_s(self):
        return self.awake

    def passed_s(self):
        return self.passed

    def go_on(self, seconds):
        self.awake += seconds
        self.passed += seconds


class Fake:
    """A sense that tells what the test has it tell."""

    def __init__(self, desk=None, every_s=None):
        self.name = "fake"
        self.desk = desk or Desk()
        self.looks = 0
        self.closed = 0
        if every_s is not None:
            self.every_s = every_s

    def look(self):
        self.looks += 1
        return self.desk

    def missing(self):
        return None

    def close(self):
        self.closed += 1


class Hanging(Fake):
    """A sense whose look ends when the test lets it."""

    def __init__(self, desk):
        super().__init__(desk)
        self.go = threading.Event()

    def look(self):
        self.looks += 1
        self.go.wait(60)
        return self.desk


class Raising(Fake):
    def look(self):
        self.looks += 1
        raise RuntimeError("promised not to")

    def close(self):
        super().close()
        raise RuntimeError("nor here")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(clock):
    made = []

    def make(*senses, **words):
        made.append(Watcher(senses, clock=clock, **words))
        return made[-1]

    yield make
    for watcher in made:
        watcher.close()


def test_that_what_all_tell_is_put_together(watch):
    watcher = watch(Fake(Desk(idle_s=3, locked=False)), Fake(Desk(locked=True)))
    assert watcher.desk == Desk()
    watcher.round()
    assert watcher.desk == Desk(idle_s=3, locked=True)


def test_that_every_sense_has_its_own_period(watch, clock):
    often, rarely = Fake(), Fake(every_s=10.0)
    watcher = watch(often, rarely)
    for _ in range(11):
        watcher.round()
        clock.go_on(2.0)
    assert (often.looks, rarely.looks) == (11, 3)


def test_that_what_a_slow_sense_told_holds_between_its_looks(watch, clock):
    watcher = watch(Fake(Desk(on_battery=True), every_s=10.0), Fake(Desk(idle_s=1)))
    for _ in range(3):
        watcher.round()
        assert watcher.desk.on_battery is True
        clock.go_on(2.0)


def test_that_a_change_is_told_and_idle_time_alone_is_none(watch, clock):
    told = []
    sense = Fake(Desk(idle_s=1, app="firefox"))
    watcher = watch(sense, on_change=told.append)
    watcher.round()
    for idle_s in (2, 3, None):
        sense.desk = Desk(idle_s=idle_s, app="firefox")
        clock.go_on(2.0)
        watcher.round()
    sense.desk = Desk(idle_s=4, app="gimp")
    clock.go_on(2.0)
    watcher.round()
    assert told == [Desk(idle_s=1, app="firefox"), Desk(idle_s=4, app="gimp")]
    assert watcher.desk.idle_s == 4


def test_that_a_sense_that_raises_is_logged_once_and_left_out(watch, clock, caplog):
    bad, good = Raising(), Fake(Desk(locked=True))
    watcher = watch(bad, good)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            watcher.round()
            clock.go_on(2.0)
        assert watcher.desk.locked is True
        assert (bad.looks, good.looks) == (1, 3)
        assert len(caplog.records) == 1


def test_that_a_sense_that_hangs_holds_nobody_up_and_comes_back(watch, clock, caplog):
    hangs, good = Hanging(Desk(locked=True)), Fake(Desk(app="gimp"))
    watcher = watch(hangs, good, hangs_s=0.5)
    for _ in range(3):
        watcher.round()
        clock.go_on(2.0)
    assert (hangs.looks, good.looks) == (1, 3)
    assert watcher.desk == Desk(app="gimp")
    assert sum("hangs" in record.message for record in caplog.records) == 1
    hangs.go.set()

    def back():
        clock.go_on(2.0)
        watcher.round()
        return watcher.desk.locked and hangs.looks > 1

    until(back)


def test_that_what_was_told_before_it_hung_no_longer_counts(watch, clock):
    hangs = Hanging(Desk(presenting=True))
    hangs.go.set()
    told = []
    watcher = watch(hangs, on_change=told.append, hangs_s=0.5)
    watcher.round()
    assert watcher.desk.presenting is True
    hangs.go.clear()
    clock.go_on(2.0)
    watcher.round()
    assert watcher.desk.presenting is None
    assert told == [Desk(presenting=True), Desk()]
    hangs.go.set()


@pytest.mark.parametrize(
    ("awake", "passed", "woke"),
    [(2.0, 2.0, 0), (3.5, 3.5, 0), (2.0, 3600.0, 1), (2.0, 5.0, 1), (3600.0, 3600.0, 1)],
    ids=["a round", "a late round", "overnight", "a nap", "one clock only"],
)
def test_that_sleep_is_noticed(watch, clock, awake, passed, woke):
    times = []
    slow = Fake(every_s=3000.0)
    watcher = watch(slow, on_wake=lambda: times.append(1))
    watcher.round()
    clock.awake += awake
    clock.passed += passed
    watcher.round()
    assert len(times) == woke
    assert slow.looks == 1 + woke, "what is known is from before the sleep"
    clock.go_on(2.0)
    watcher.round()
    assert len(times) == woke


def test_that_it_runs_by_itself_and_closes_what_it_was_given(watch):
    sense = Fake(Desk(locked=True))
    watcher = watch(sense, every_s=0.01)
    watcher.start()
    until(lambda: watcher.desk.locked)
    watcher.close()
    looks = sense.looks
    assert sense.closed == 1
    watcher._thread.join(10)
    assert sense.looks == looks


def test_that_closing_takes_less_than_a_second_even_if_a_sense_hangs(watch):
    """The only wall time here: the promise of a second is what is tested."""
    hangs, good = Hanging(Desk()), Fake()
    watcher = watch(good, hangs)
    watcher.start()
    until(lambda: hangs.looks)
    began = time.monotonic()
    watcher.close()
    assert time.monotonic() - began < 1.0
    hangs.go.set()
    until(lambda: good.closed and hangs.closed)


def test_that_nothing_is_told_after_it_was_closed(watch):
    told = []
    hangs = Hanging(Desk(locked=True))
    watcher = watch(hangs, on_change=told.append)
    watcher.start()
    until(lambda: hangs.looks)
    watcher.close()
    hangs.go.set()
    until(lambda: hangs.closed)
    assert told == []


def test_that_a_watcher_that_never_looked_closes_its_senses(clock):
    good, bad = Fake(), Raising()
    Watcher([bad, good], clock=clock).close()
    assert (good.closed, bad.closed) == (1, 1)


def test_that_the_clocks_of_this_computer_go_on():
    clock = SystemClock()
    awake, passed = clock.awake_s(), clock.passed_s()
    assert clock.awake_s() >= awake
    assert clock.passed_s() >= passed
