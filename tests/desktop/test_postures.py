"""RULA and REBA over the day, as the window says it."""

from __future__ import annotations

from datetime import datetime

import pytest

from posturecoach.desktop.pages import WORKPLACE
from posturecoach.desktop.postures import DayPostures
from posturecoach.ergonomics.live import Live
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Absent, Measure, Person, Reading, View
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import method
from posturecoach.session import Look

NINE = datetime(2030, 1, 30, 9, 0).timestamp()  # noqa: DTZ001 - on the wall
TOLD = Work(legs_supported=True, wrist_straight=True, wrist_twisted=False, load_kg=0.0)


def reading(time_s, neck):
    """From the side, a neck bent by so many degrees; everything else at ease."""
    seen = {"neck_flexion_rula": neck, "trunk_inclination": 0.0, "upper_arm_elevation": 0.0}
    seen |= {"elbow_inner_angle": 90.0, "neck_inclination": neck, "head_inclination": neck}
    measures = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
    measures |= {id_: Measure(id_, "deg", number, number, 1.0) for id_, number in seen.items()}
    return Reading(time_s, View.SIDE_LEFT, measures)


def day(*pieces, starts=(0.0,)):
    """Play (seconds, neck) pieces at a look a second, once per start of the source's clock."""
    wall = [NINE]
    postures = DayPostures(lambda: wall[0])
    for start in starts:
        live = Live(method("rula"), method("reba"), TOLD)
        now = start
        for seconds, neck in pieces:
            for _ in range(seconds):
                postures.add(now, live.update(reading(now, neck)))
                now += 1.0
                wall[0] += 1.0
    return postures


def test_that_shares_and_the_highest_posture_are_said_with_its_time():
    rula, reba = day((300, 2.0), (120, 30.0)).words()
    assert rula.startswith("RULA of the ")
    assert "in held postures: " in rula
    assert rula.count("action level") >= 2
    assert "at 09:05 for " in rula
    assert reba.startswith("REBA of the ")


def test_that_the_time_is_that_of_the_wall_whatever_the_source_counts_from():
    assert "at 09:05 for " in day((300, 2.0), (120, 30.0), starts=(5000.0,)).words()[0]


def test_that_a_source_that_starts_again_adds_up():
    once, twice = day((200, 2.0)), day((200, 2.0), starts=(0.0, 0.0))
    assert "of the 3 min" in once.words()[0]
    assert "of the 6 min" in twice.words()[0]


@pytest.mark.parametrize("seconds", [0, 3, 50])
def test_that_less_than_a_minute_says_nothing(seconds):
    assert day((seconds, 2.0)).words() == []


def test_that_nobody_adds_nothing():
    postures = DayPostures(lambda: NINE)
    for now in range(200):
        postures.add(float(now), None)
    assert postures.words() == []


def test_that_the_window_says_it_where_the_work_is_asked(make_window):
    window = make_window()
    window.show_page(WORKPLACE)
    card = window.workplace.work
    window._draw_slow_things()
    assert card.day_words() == ""
    live = Live(method("rula"), method("reba"), TOLD)
    for now in range(90):
        seen = reading(float(now), 2.0)
        window._remember(
            Look(
                float(now),
                Person.PRESENT,
                seen.view,
                calibrated=True,
                measures=seen.measures,
                posture=live.update(seen),
            )
        )
    window._draw_slow_things()
    assert card.day_words().startswith("RULA of the ")
    assert "\nREBA of the " in card.day_words()


@pytest.mark.parametrize(("seconds", "so_far"), [(30, True), (90, False)])
def test_that_a_posture_of_less_than_a_minute_is_said_to_be_open(make_window, seconds, so_far):
    card = make_window().workplace.work
    live = Live(method("rula"), method("reba"), TOLD)
    held = [live.update(reading(float(now), 2.0)) for now in range(seconds)][-1]
    card.show_posture(held)
    assert ("So far" in card.now_words()) is so_far
