"""Exercises in the real window: looked at alone, kept as numbers, and then as it was before."""

import json
from datetime import date

import pytest

from posturecoach.desktop.looking import Phase
from posturecoach.desktop.pages import CHECK_IN, MOVE, NOW
from posturecoach.exercises.checkin import CheckIn
from posturecoach.exercises.gate import Permit
from posturecoach.guide import Guide
from posturecoach.journal import Reader, journal_path
from posturecoach.record.event import EventKind
from posturecoach.samples import sample_clip
from posturecoach.settings import care_path

SOON_MS = 30_000


@pytest.fixture
def window(qtbot, make_window):
    made = make_window(source=str(sample_clip()))
    made.show()
    made.begin()
    qtbot.waitUntil(lambda: made.looking.phase is Phase.LOOKING, timeout=SOON_MS)
    return made


def events():
    with Reader(journal_path()) as reader:
        return reader.events(date(2000, 1, 1), date(2100, 1, 1))


def play(window, id_="M1", pain=None):
    window.moving.guide.report_flags([])
    window.show_page(MOVE)
    permit = window.moving.guide.ask(id_, pain)
    assert isinstance(permit, Permit)
    window.moving.move().wanted.emit(permit, pain)
    return window.moving._player


def test_that_an_exercise_is_looked_at_alone_and_then_all_is_as_before(qtbot, window):
    player = play(window)
    assert window.moving.active
    assert player.isVisible()
    plan = window.looking.plan
    assert plan.coach is None
    assert plan.diary is None
    assert plan.places == ()
    assert plan.looks_per_s >= 15.0
    with qtbot.waitSignal(window.looking.shown, timeout=SOON_MS):
        pass
    player.leave()
    assert not window.moving.active
    assert window.pages.isVisible()
    assert window.pages.current() == MOVE
    assert window.looking.plan.coach is window.companion.coach


def test_that_a_pause_before_an_exercise_is_a_pause_after_it(qtbot, window):
    window.pause("30")
    qtbot.waitUntil(lambda: not window.looking.running(), timeout=SOON_MS)
    player = play(window)
    assert window.looking.phase is not Phase.OFF
    window.companion.look_asked.emit()  # a pause that ends meanwhile begins nothing else
    assert window.looking.plan.coach is None
    player.leave()
    assert window.looking.phase is Phase.OFF
    assert window.companion.pause_left()


def test_that_a_flag_that_opens_meanwhile_starts_nothing(window):
    window.moving.guide.report_flags([])
    permit = window.moving.guide.ask("M1")
    window.moving.guide.report_flags(["fever"])
    window.moving.move().wanted.emit(permit, None)
    window.moving.move().range_wanted.emit("rotation")
    assert not window.moving.active


@pytest.mark.parametrize("what", ["exercise", "range test"])
def test_that_a_flag_told_elsewhere_ends_what_is_done(qtbot, window, what):
    if what == "exercise":
        play(window)
    else:
        window.moving.guide.report_flags([])
        window.moving.move().range_wanted.emit("rotation")
    assert window.moving.active
    Guide(care_path()).report_flags(["fever"])
    qtbot.waitUntil(lambda: not window.moving.active, timeout=SOON_MS)
    assert "not open any more" in window.notice._words.text()


def test_that_a_file_that_is_spoilt_meanwhile_ends_the_exercise_and_is_told(qtbot, window):
    play(window)
    care_path().write_text("{")
    qtbot.waitUntil(lambda: not window.moving.active, timeout=SOON_MS)
    assert care_path().read_text() == "{"


def test_that_nothing_is_played_without_a_file_of_answers_that_can_be_read(qtbot, make_window):
    care_path().parent.mkdir(parents=True, exist_ok=True)
    care_path().write_text("{")
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    assert window.moving.guide is None
    assert "cannot be used" in window.notice._words.text()
    for page in (MOVE, CHECK_IN):
        window.show_page(page)
    window.moving.move().range_wanted.emit("rotation")
    assert not window.moving.active
    assert care_path().read_text() == "{"


def test_that_what_was_told_lands_in_the_journal(qtbot, window):
    guide = window.moving.guide
    guide.report_flags([])
    guide.check_in(CheckIn(guide.day, scales={"nprs": {"now": 3.0}}, note="hello"))
    guide.follow(guide.suggest_plan())
    window.companion._note_exercise("M6")  # as its dialog does
    window.companion.close()
    kinds = [one.kind for one in events()]
    assert kinds.count(EventKind.CHECK_IN) == 2
    for kind in (EventKind.PLAN, EventKind.DUE, EventKind.EXERCISE):
        assert kind in kinds


def test_that_erasing_everything_takes_the_answers_along(qtbot, window):
    guide = window.moving.guide
    guide.report_flags([])
    guide.check_in(CheckIn(guide.day, scales={"nprs": {"now": 3.0}}))
    assert json.loads(care_path().read_text())["answers"]
    window.privacy_page.erase_all_asked.emit()
    assert not care_path().exists()
    assert guide.must_ask()


def test_that_closing_the_window_in_the_middle_ends_the_exercise(qtbot, window):
    play(window)
    window.leave()
    assert not window.moving.active
    assert window.wait(10.0)


def test_that_a_break_knows_the_guide_of_the_window(window):
    window.moving.guide.report_flags([])
    assert window.companion.guide() is window.moving.guide
    window.show_page(NOW)
