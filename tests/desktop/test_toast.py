"""Our own prompt: one at a time, one answer each, and never in the way."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from posturecoach.desktop import toast as toast_module
from posturecoach.desktop.floating import MARGIN
from posturecoach.desktop.palette import DARK, LIGHT, qt_palette
from posturecoach.desktop.toast import LEAST_MS, STAYS_MS, THANKS_MS, Toast
from posturecoach.rulebook import LANGUAGES, coach_words

from .fits import clipped

HOLD = "Your head has been low for 8 minutes. Look up a while?"


@pytest.fixture
def work(qtbot):
    """The window that somebody works in."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def toast(qtbot, work):
    """A toast that reports what it is answered in `answers`."""
    made = Toast(work)
    qtbot.addWidget(made)
    made.answers = []
    made.answered.connect(lambda *answer: made.answers.append(answer))
    return made


@pytest.fixture
def prompted(qtbot, toast, work):
    """A toast that shows a prompt beside the work; offscreen, whatever is shown is activated."""
    toast.show_prompt("7", HOLD, primary=("Start a break", "break"), app="Impress")
    work.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is work)
    qtbot.waitUntil(toast.counting)
    return toast


def button(toast, words):
    (found,) = [b for b in toast.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    return found


def test_that_it_is_shown_in_the_corner_without_taking_the_focus(prompted):
    flags = prompted.windowFlags()
    for flag in (Qt.WindowType.Tool, Qt.WindowType.FramelessWindowHint,
                 Qt.WindowType.WindowStaysOnTopHint):  # fmt: skip
        assert flags & flag == flag
    assert prompted.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert prompted.testAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
    assert prompted.parentWidget() is None  # who minimises the window still sees it
    free = prompted.screen().availableGeometry()
    place = prompted.geometry()
    assert (free.right() - place.right(), free.bottom() - place.bottom()) == (MARGIN, MARGIN)
    assert not place.contains(free.center())


@pytest.mark.parametrize(
    ("press", "answer"),
    [
        ("Start a break", "break"),
        ("That was wrong", "wrong"),
        ("×", "dismissed"),
    ],
)
def test_that_each_button_is_one_answer(qtbot, prompted, press, answer):
    button(prompted, press).click()
    assert prompted.answers == [("7", answer)]
    assert not prompted.isVisible()
    assert prompted.shown() is None


def test_that_each_pause_is_an_answer(toast):
    keys = ("10", "30", "60", "tomorrow", "app")
    for at, key in enumerate(keys):
        toast.show_prompt("7", HOLD, app="Impress")
        toast._pauses.actions()[at].trigger()
        assert toast.answers.pop() == ("7", f"pause:{key}")
        assert not toast.isVisible()
    toast.show_prompt("8", HOLD)
    assert len(toast._pauses.actions()) == len(keys) - 1


def test_that_the_keyboard_alone_is_enough(qtbot, prompted):
    prompted.take_focus()
    qtbot.waitUntil(prompted.isActiveWindow)
    walked = []
    for _ in range(4):
        walked.append(prompted.focusWidget().text())
        qtbot.keyClick(prompted.focusWidget(), Qt.Key.Key_Tab)
    assert walked == ["Start a break", "Not now", "That was wrong", "×"]
    qtbot.keyClick(prompted.focusWidget(), Qt.Key.Key_Escape)
    assert prompted.answers == [("7", "dismissed")]


def test_that_a_space_presses_the_button_with_the_focus(qtbot, prompted):
    prompted.take_focus()
    button(prompted, "That was wrong").setFocus()
    qtbot.keyClick(prompted.focusWidget(), Qt.Key.Key_Space)
    assert prompted.answers == [("7", "wrong")]


def test_the_times():
    assert (STAYS_MS, THANKS_MS) == (20_000, 4_000)


def test_that_it_goes_by_itself(qtbot, monkeypatch, toast, work):
    monkeypatch.setattr(toast_module, "STAYS_MS", 30)
    monkeypatch.setattr(toast_module, "LEAST_MS", 30)  # for it may have been active for a moment
    toast.show_prompt("7", HOLD)
    work.activateWindow()
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert toast.answers == [("7", "ignored")]
    assert not toast.counting()


def hover(toast, *, over):
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at) if over else QEvent(QEvent.Type.Leave))


def test_that_it_stays_under_the_mouse_and_a_while_after(prompted):
    assert prompted.counting()
    prompted._timer.start(1)  # nearly over
    hover(prompted, over=True)
    assert not prompted.counting()
    hover(prompted, over=False)
    assert prompted._timer.interval() == LEAST_MS


def test_that_it_stays_while_somebody_works_in_it(qtbot, prompted, work):
    prompted.take_focus()
    qtbot.waitUntil(lambda: not prompted.counting())
    work.activateWindow()
    qtbot.waitUntil(prompted.counting)


def test_that_it_stays_while_its_menu_is_open(prompted):
    prompted._pauses.aboutToShow.emit()
    assert not prompted.counting()
    prompted._pauses.aboutToHide.emit()
    assert prompted.counting()


def test_that_a_new_prompt_takes_the_place_of_the_old(toast):
    toast.show_prompt("7", HOLD)
    toast.show_prompt("8", "Fancy a short walk?")
    assert toast.answers == [("7", "ignored")]
    assert (toast.shown(), toast.words()) == ("8", "Fancy a short walk?")


def test_that_a_prompt_can_be_taken_back_without_an_answer(toast):
    toast.show_prompt("7", HOLD)
    toast.withdraw("6")
    assert toast.isVisible()
    toast.withdraw("7")
    assert not toast.isVisible()
    assert toast.answers == []


def test_that_closing_from_outside_is_an_answer_too(toast):
    toast.show_prompt("7", HOLD)
    toast.close()
    assert toast.answers == [("7", "ignored")]
    toast.close()
    assert toast.answers == [("7", "ignored")]


def test_that_thanks_are_small_quiet_and_short(qtbot, toast, work, monkeypatch):
    toast.show_prompt("7", HOLD, title="Posture Coach")
    large = toast.size()
    toast.show_thanks("Nice, that looks easier.")
    assert toast._left_ms == THANKS_MS
    work.activateWindow()
    assert not [b for b in toast.findChildren(QPushButton) if b.isVisible()]
    assert toast.width() < large.width()
    assert toast.height() < large.height()
    assert toast.answers == [("7", "ignored")]
    monkeypatch.setattr(toast_module, "THANKS_MS", 20)
    monkeypatch.setattr(toast_module, "LEAST_MS", 20)
    toast.show_thanks("Good change.")
    work.activateWindow()
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert toast.answers == [("7", "ignored")]
    toast.show_prompt("8", HOLD, primary=("Show me", "show"))
    assert button(toast, "Show me").isVisible()


def test_that_escape_takes_thanks_away_and_answers_nothing(qtbot, toast):
    toast.show_thanks("Good change.")
    qtbot.keyClick(toast, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert toast.answers == []


def test_that_a_picture_has_room_and_goes_with_its_prompt(qtbot, toast):
    picture = QLabel("a figure")
    toast.show_prompt("7", HOLD, picture=picture)
    assert picture.isVisible()
    assert (picture.width(), picture.height()) == (220, 160)
    assert toast.rect().contains(picture.geometry())
    with qtbot.waitSignal(picture.destroyed):
        toast.show_prompt("8", HOLD)
    assert not clipped(toast)


def test_that_a_screen_reader_learns_all_that_is_said(toast):
    toast.show_prompt("7", HOLD, title="Time to look up")
    assert toast.accessibleName() == f"Time to look up {HOLD}"
    assert toast.close_button.accessibleName() == "Close"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_prompt_there_is_fits(toast, language):
    said = coach_words(language)
    for topic, texts in said.texts.items():
        for at in range(len(texts)):
            toast.show_prompt("7", said.text(topic, at, 3000.0), primary=("Start a break", "break"))
            assert clipped(toast) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_it_has_the_theme_of_the_main_window(qapp, toast, colours):
    before = qapp.palette()
    qapp.setPalette(qt_palette(colours))
    toast.show_prompt("7", HOLD)
    qapp.setPalette(before)
    painted = toast.grab().toImage()
    ratio = painted.devicePixelRatio()
    assert painted.pixelColor(round(8 * ratio), round(30 * ratio)).name() == colours.surface


def test_that_a_theme_it_is_told_is_taken_for_words_too(toast):
    toast.set_colours(DARK)
    toast.show_prompt("7", HOLD)
    assert toast._text.palette().windowText().color().name() == DARK.text


def test_that_it_needs_no_transparency(qtbot, monkeypatch):
    monkeypatch.setattr("posturecoach.desktop.floating.see_through", lambda: False)
    plain = Toast()
    qtbot.addWidget(plain)
    plain.show_prompt("7", HOLD)
    plain.set_colours(LIGHT)
    assert not plain.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert plain.grab().toImage().pixelColor(1, 1).name() == LIGHT.surface
