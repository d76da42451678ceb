"""A break's timer: honest about what the camera sees, easy to ignore, gone by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from posturecoach.desktop import break_timer as module
from posturecoach.desktop.away import BRIEF_S, Away
from posturecoach.desktop.break_timer import LINGER_S, SECONDS, TICK_MS, Break, BreakTimer
from posturecoach.rulebook import policy_rules

from .fits import clipped

BREAK_S = 60.0
ENDS = ("finished", "postponed", "exercise_asked", "ignored")


class Clock:
    def __init__(self):
        self.now_s = 1000.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def timer(qtbot, clock):
    made = BreakTimer(BREAK_S, clock)
    qtbot.addWidget(made)
    made.ends = []
    for name in ENDS:
        getattr(made, name).connect(lambda *told, name=name: made.ends.append((name, *told)))
    return made


@pytest.fixture
def later(timer, clock):
    """Return what lets seconds pass, each with its beat, as the timer's own would."""

    def pass_(seconds):
        for _ in range(round(seconds)):
            clock.now_s += 1.0
            if timer.ticking():
                timer._tick.timeout.emit()

    return pass_


def left(timer):
    return timer._ring._words


def test_that_breaks_are_as_long_as_the_rules_say():
    assert SECONDS[Break.MICRO] == 30
    assert 120 <= SECONDS[Break.MOVE] == SECONDS[Break.STAND] <= 300
    assert SECONDS[Break.EYES] == policy_rules()["eyes_break_s"]
    assert policy_rules()["break_s"] == BREAK_S


@pytest.mark.parametrize("kind", Break)
def test_that_it_counts_down_and_is_gone_when_nobody_answers(timer, later, kind):
    timer.note_person(True)
    timer.start(kind)
    length_s = SECONDS[kind]
    assert timer.isVisible()
    assert left(timer) == f"{length_s // 60:.0f}:{length_s % 60:02.0f}"
    later(length_s - 1)
    assert left(timer) == "0:01"
    assert timer.running()
    later(1)
    assert not timer.running()
    assert not timer.ticking()
    away = kind in (Break.MOVE, Break.STAND)
    assert timer.ends == [("ignored", kind) if away else ("finished", kind, 0.0)]
    assert timer.isVisible() is not away  # a word at the end, or none


def test_that_it_beats_once_a_second_and_only_while_it_is_seen(qtbot, timer):
    assert TICK_MS == 1000
    assert not timer.ticking()
    timer.start("move")
    assert timer.ticking()
    timer.hide()
    assert not timer.ticking()
    assert timer.ends == [("ignored", "move")]


def test_that_leaving_the_chair_counts_and_is_seen(timer, later):
    timer.note_person(True)
    timer.start("move")
    later(10)
    timer.note_person(False)
    later(30)
    assert timer.words() == "I see that you got up."
    later(30)
    assert timer.words() == "I see that you got up: the break counts."
    assert timer.ends == []
    later(60)
    timer.note_person(True)
    assert timer.ends == [("finished", "move", 120.0)]
    assert timer.words() == "Welcome back. You were up for 2 minutes: the break counts."
    assert not timer.ticking()


def test_that_coming_back_early_is_told_kindly_and_nothing_more(timer, later):
    timer.note_person(True)
    timer.start("stand")
    timer.note_person(False)
    later(40)
    timer.note_person(True)
    assert timer.words() == "Welcome back. You were up for 40 seconds."
    assert timer.running()
    assert timer.ends == []
    later(140)
    assert timer.ends == [("ignored", "stand")]


def test_that_two_short_walks_are_not_one_long_one(timer, later):
    timer.note_person(True)
    timer.start("move")
    for _ in range(2):
        timer.note_person(False)
        later(45)
        timer.note_person(True)
        later(10)
    assert timer.ends == []
    assert timer.away_s() == 45.0


def test_that_who_is_still_out_at_the_end_reads_it_on_return(timer, later):
    timer.note_person(True)
    timer.start("move")
    timer.note_person(False)
    later(185)
    assert timer.isVisible()
    assert timer.running()
    assert not timer.ticking()  # nothing changes until somebody is back
    later(400)
    timer.note_person(True)
    assert timer.ends == [("finished", "move", 585.0)]
    assert "9 minutes" in timer.words()


def test_that_a_camera_let_go_of_while_somebody_is_out_ends_it(timer, later):
    timer.note_person(True)
    timer.start("move")
    timer.note_person(False)
    later(200)
    timer.note_person(None)
    later(BRIEF_S)
    assert timer.ends == [("finished", "move", 200.0)]


def test_that_without_a_camera_it_says_so_and_takes_a_word_for_it(timer, later):
    timer.note_person(None)
    timer.start("move")
    assert timer.words() == "I can't see, so I count the time you tell me."
    later(240)
    assert timer.words() == "That's the time. Tell me when you are back."
    assert left(timer) == "0:00"
    assert timer.elapsed_s() == 240.0
    timer.done.click()
    assert timer.ends == [("finished", "move", 0.0)]
    assert not timer.isVisible()


def test_that_without_a_camera_it_does_not_wait_for_ever(timer, later):
    timer.start("stand")
    later(180 + LINGER_S - 1)
    assert timer.running()
    later(1)
    assert timer.ends == [("ignored", "stand")]
    assert not timer.isVisible()


def test_that_a_moment_of_doubt_changes_nothing(timer, later):
    timer.note_person(True)
    timer.start("move")
    timer.note_person(None)
    later(2)
    assert "can't see" not in timer.words()
    timer.note_person(True)
    timer.note_person(False)
    later(30)
    timer.note_person(None)
    later(3)
    timer.note_person(False)
    later(30)
    assert timer.away_s() == 63.0
    timer.note_person(None)
    later(4)
    timer.note_person(True)
    assert timer.ends == [("finished", "move", 63.0)]


def test_that_a_rest_of_the_eyes_says_nothing_of_the_chair(timer, later):
    timer.start("eyes")
    assert timer.words() == ""
    later(20)
    assert timer.ends == [("finished", "eyes", 0.0)]
    assert timer.words() == "That's it. Thank you."


def test_that_the_last_word_goes_by_itself(qtbot, clock, monkeypatch):
    monkeypatch.setattr(module, "FAREWELL_MS", 20)
    timer = BreakTimer(BREAK_S, clock)
    qtbot.addWidget(timer)
    timer.start("eyes")
    clock.now_s += 20.0
    timer._tick.timeout.emit()
    assert timer.isVisible()
    qtbot.waitUntil(lambda: not timer.isVisible())


@pytest.mark.parametrize(
    ("press", "end"),
    [
        ("done", ("finished", "micro", 0.0)),
        ("later", ("postponed", "micro")),
        ("exercise", ("exercise_asked", "micro")),
        ("close_button", ("ignored", "micro")),
    ],
)
def test_that_each_button_is_one_end(timer, press, end):
    timer.start("micro")
    getattr(timer, press).click()
    assert timer.ends == [end]
    assert not timer.isVisible()
    assert not timer.ticking()


def test_that_done_tells_what_was_seen(timer, later):
    timer.note_person(True)
    timer.start("move")
    timer.note_person(False)
    later(20)
    timer.done.click()
    assert timer.ends == [("finished", "move", 20.0)]


def test_that_the_keyboard_alone_is_enough(qtbot, timer):
    timer.start("micro")
    timer.take_focus()
    walked = []
    for _ in range(4):
        walked.append(timer.focusWidget())
        qtbot.keyClick(timer.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [timer.done, timer.later, timer.exercise, timer.close_button]
    qtbot.keyClick(timer.focusWidget(), Qt.Key.Key_Escape)
    assert timer.ends == [("ignored", "micro")]


def test_that_a_new_break_takes_the_place_of_the_old(timer, later):
    timer.start("micro")
    later(5)
    timer.start("move", 120.0)
    assert timer.ends == [("ignored", "micro")]
    assert left(timer) == "2:00"
    timer.done.click()
    timer.start("eyes")
    assert timer.done.isVisible()


def test_that_who_is_away_already_leaves_when_it_begins(timer, later):
    timer.note_person(False)
    later(500)
    timer.start("move")
    assert timer.away_s() == 0.0
    later(60)
    timer.note_person(True)
    assert timer.ends == [("finished", "move", 60.0)]


@pytest.mark.parametrize(("kind", "seconds"), [("nap", None), ("move", 0.0), ("move", -1.0)])
def test_that_it_refuses_what_is_no_break(timer, kind, seconds):
    with pytest.raises(ValueError, match=r"nap|more than 0"):
        timer.start(kind, seconds)
    assert not timer.isVisible()


def test_that_it_never_takes_the_focus_and_stays_out_of_the_middle(timer):
    timer.start("move")
    assert timer.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not timer.geometry().contains(timer.screen().availableGeometry().center())
    assert timer.height() < 240


def test_that_nothing_is_cut_off_and_every_word_is_kind(timer, later):
    for kind in Break:
        for present in (True, None, False):
            timer.note_person(present)
            timer.start(kind)
            for _ in range(4):
                later(25)
                assert clipped(timer) == []
                said = " ".join(part.text() for part in timer.findChildren(QLabel)).lower()
                assert not {"bad", "wrong", "correct", "only", "must"} & set(said.split())
    assert all(button.text() for button in timer.findChildren(QPushButton))


def test_that_the_ring_says_the_time_to_a_screen_reader(timer, later):
    timer.start("eyes")
    later(5)
    assert timer._ring.accessibleName() == "0:15 left"
    assert timer._ring.percent() == 25
    assert timer.accessibleName().startswith("Rest your eyes")


# How long the chair was empty.


def test_that_what_was_not_seen_is_not_counted(clock):
    away = Away(clock)
    away.begin()
    assert away.blind()
    away.note(True)
    away.note(False)
    clock.now_s += 30.0
    away.note(None)
    clock.now_s += 600.0
    assert away.blind()
    assert not away.going_on()
    assert away.longest_s() == 30.0
    assert away.note(True) == 30.0
    assert away.note(True) is None


def test_that_a_stretch_begins_anew_after_a_long_doubt(clock):
    away = Away(clock)
    away.note(False)
    away.begin()
    clock.now_s += 40.0
    away.note(None)
    clock.now_s += BRIEF_S
    away.note(False)
    clock.now_s += 50.0
    assert away.longest_s() == 50.0
    assert away.going_on()
    assert away.note(True) == 50.0
