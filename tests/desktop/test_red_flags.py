"""Warning signs: whatever is clicked, what is open stays open until it is cleared in two steps."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from posturecoach.desktop.checkin_page import CheckInPage
from posturecoach.exercise_book import care_words, safety_rules
from posturecoach.exercises.gate import Tier
from posturecoach.guide import Guide

FLAGS = safety_rules().flags
LOCKING = [f.id for f in FLAGS.values() if f.tier is not Tier.VISIT and not f.advice_alone]
WORDS = care_words()


class Clock:
    """A local time that stands until it is told to go on."""

    def __init__(self):
        self.now = datetime(2030, 3, 4, 9)  # noqa: DTZ001 - local, as the guide's

    def __call__(self):
        return self.now

    def pass_days(self, days):
        self.now += timedelta(days)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def guide(clock):
    return Guide(None, clock=clock)


@pytest.fixture
def page(qtbot, guide):
    made = CheckInPage()
    qtbot.addWidget(made)
    made.resize(1170, 680)
    made.show_guide(guide)
    made.show()
    return made


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_nothing_is_open_before_the_first_questions_and_none_is_one_click(qtbot, page, guide):
    assert guide.must_ask()
    assert page.board.first.isVisible()
    assert not page.board.exercise.isVisible()
    click(qtbot, page.board.first.begin)
    flags = page.view("flags")
    assert page.shown() is flags
    click(qtbot, flags.none)
    assert guide.care.safety.asked == "2030-03-04"
    assert guide.permits()
    assert page.shown() is page.board
    assert page.board.exercise.isVisible()


def test_that_all_signs_are_asked_and_no_tier_is_named_before_one_is_ticked(page):
    page.show_flags()
    flags = page.view("flags")
    assert [f for ticks in flags.groups.values() for f in ticks.choices] == list(FLAGS)
    for tier in Tier:
        assert WORDS[f"tier.{tier}_title"] not in said(flags)


def test_that_none_of_these_cannot_be_said_along_with_a_tick(qtbot, page, guide):
    page.show_flags()
    flags = page.view("flags")
    choice = flags.groups[Tier.EMERGENCY].choices["trauma"]
    click(qtbot, choice)
    assert not flags.none.isEnabled()
    assert WORDS["tier.emergency_do"] in said(flags)  # at once, before it is kept
    assert guide.must_ask()
    click(qtbot, choice)
    assert flags.none.isEnabled()
    assert not flags.keep.isEnabled()


@pytest.mark.parametrize("flag", list(FLAGS))
def test_what_each_sign_does(page, guide, flag):
    page.show_flags()
    flags = page.view("flags")
    ticks = flags.groups[FLAGS[flag].tier]
    ticks.choices[flag].click()
    flags.keep.click()
    board = page.board.open_flags
    locks = flag in LOCKING
    assert (guide.lock() is not None) == locks
    assert bool(guide.permits()) != locks
    assert page.board.exercise.isVisible() != locks
    assert board.isVisible()
    assert WORDS[f"flag.{flag}"] in said(board)
    tier = FLAGS[flag].tier if locks else Tier.VISIT
    assert WORDS[f"tier.{tier}_title"] in said(board)
    assert ("112" in said(board)) == (tier is Tier.EMERGENCY)
    assert not any(t.ticked() for t in flags.groups.values())  # the next time begins empty


def test_that_clearing_takes_two_steps(qtbot, page, guide):
    guide.report_flags(["trauma", "fever"])
    page.refresh()
    board = page.board.open_flags
    assert not board.confirm.isEnabled()
    click(qtbot, board.confirm)
    assert guide.lock() is not None
    click(qtbot, board.cleared)
    assert guide.lock() is not None
    with qtbot.waitSignal(page.changed):
        click(qtbot, board.confirm)
    assert guide.lock() is None
    assert not board.isVisible()


def test_that_a_first_step_alone_is_forgotten(qtbot, page, guide):
    guide.report_flags(["trauma"])
    page.refresh()
    board = page.board.open_flags
    click(qtbot, board.cleared)
    page.open("goals")
    page.show_board()
    assert not board.confirm.isEnabled()
    click(qtbot, board.cleared)
    guide.report_flags(["fever"])  # another sign: what was ticked was not said of it
    page.refresh()
    assert not board.confirm.isEnabled()


def test_that_it_stays_from_day_to_day_and_from_page_to_page(qtbot, page, guide, clock):
    guide.report_flags(["cord"])
    for _ in range(20):
        clock.pass_days(1)
        page.refresh()
    other = CheckInPage()
    qtbot.addWidget(other)
    other.show_guide(guide)
    other.show()
    assert other.board.open_flags.isVisible()
    assert guide.lock().flags == ("cord",)


def test_that_anything_new_is_one_tap_after_a_week(qtbot, page, guide, clock):
    guide.report_flags([])
    page.refresh()
    assert not page.board.new.isVisible()
    clock.pass_days(7)
    page.refresh()
    assert page.board.new.isVisible()
    click(qtbot, page.board.new.no)
    assert guide.care.safety.asked == guide.day
    assert not page.board.new.isVisible()
    clock.pass_days(7)
    page.refresh()
    click(qtbot, page.board.new.yes)
    assert page.shown() is page.view("flags")


def test_that_nothing_new_leaves_open_what_is_open(qtbot, page, guide, clock):
    guide.report_flags(["fever"])
    clock.pass_days(7)
    page.refresh()
    click(qtbot, page.board.new.no)
    page.show_flags()
    click(qtbot, page.view("flags").none)
    assert guide.lock().flags == ("fever",)


def test_that_what_cannot_be_written_is_said_and_the_ticks_stay(qtbot, tmp_path, clock):
    folder = tmp_path / "home"
    guide = Guide(folder / "care.json", clock=clock)
    page = CheckInPage()
    qtbot.addWidget(page)
    page.show_guide(guide)
    page.show()
    folder.rmdir() if folder.exists() else None
    folder.write_text("in the way")
    page.show_flags()
    flags = page.view("flags")
    flags.groups[Tier.EMERGENCY].choices["chest"].click()
    flags.keep.click()
    assert page.problem.isVisible()
    assert "Try:" in page.problem.text()
    assert page.shown() is flags
    assert flags.ticked() == ("chest",)
    assert WORDS["tier.emergency_title"] in said(flags)
    assert not guide.permits()
    folder.unlink()
    flags.keep.click()
    assert not page.problem.isVisible()
    assert guide.lock().flags == ("chest",)


@given(flag=st.sampled_from(LOCKING), clicks=st.lists(st.integers(0, 10_000), max_size=25))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_that_whatever_is_clicked_an_open_sign_stays_open_until_both_steps(qapp, flag, clicks):
    """Clicks at random, half of them aimed at the page of clearance itself."""
    guide = Guide(None, clock=Clock())
    guide.report_flags([flag])
    page = CheckInPage()
    page.resize(1170, 680)
    page.show_guide(guide)
    page.show()
    board = page.board.open_flags
    ticked = cleared = False
    for number in clicks:
        buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        button = buttons[number % len(buttons)]
        if button is board.confirm:
            assert ticked, "the second step was open without the first"
            cleared = True
        button.click()
        ticked = board.cleared.isChecked()
        if cleared:
            break
        assert flag in guide.care.safety.open_flags
        assert guide.lock() is not None
        assert not guide.permits()
        assert not page.board.exercise.isVisible()
    page.close()
    page.deleteLater()
