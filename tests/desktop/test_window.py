"""The whole window with real threads, a real clip and the real networks."""

import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QListWidget,
    QTableWidget,
    QWidget,
)

from posturecoach import settings as files
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.pages import (
    CHECK_IN,
    CLINIC,
    HISTORY,
    MOVE,
    NOW,
    PRIVATE,
    SETTINGS,
    TODAY,
    WORKPLACE,
)
from posturecoach.desktop.welcome import CAMERA, NEUTRAL, PRIVACY
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.settings import CameraSettings, Settings, WindowSettings, settings_path
from tests.vision import mjpeg

from .conftest import AGREED

SOON_MS = 30_000


def looked(qtbot, window):
    """Wait for a look."""
    with qtbot.waitSignal(window.looking.shown, timeout=SOON_MS):
        pass


def released(qtbot, window):
    qtbot.waitUntil(lambda: not window.looking.running(), timeout=SOON_MS)


def test_that_the_demo_shows_a_person_with_one_flag(qtbot, make_window):
    window = make_window(Settings(), demo=True)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.now.table.rowCount() > 5, timeout=SOON_MS)
    assert "sample clip" in window.notice.words()
    assert window.now.headline() not in ("", "Paused", "One moment")


def test_that_a_clip_is_looked_at_to_its_end_and_can_be_played_again(qtbot, make_window, clip):
    window = make_window(source=str(clip))
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.looking.phase is Phase.ENDED, timeout=SOON_MS)
    assert window.now.headline() == "That was all"
    assert window.now.score() == "–"
    qtbot.mouseClick(window.now.pause, Qt.MouseButton.LeftButton)
    looked(qtbot, window)


def test_that_the_smallest_window_still_shows_every_column(qtbot, make_window):
    window = make_window()
    window.show()
    window.show_page(NOW)
    window.resize(window.minimumSize())
    table = window.now.table
    qtbot.waitUntil(lambda: table.viewport().width() > 0)
    right = table.columnViewportPosition(3) + table.columnWidth(3)
    assert right <= table.viewport().width()
    assert table.viewport().mapTo(window, table.viewport().rect().topRight()).x() < window.width()
    assert table.columnWidth(3) > table.fontMetrics().horizontalAdvance("● more strain")


def test_that_pause_lets_go_of_the_source_and_resume_takes_it_again(qtbot, make_window):
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    looked(qtbot, window)
    with qtbot.waitSignal(window.looking.released, timeout=SOON_MS):
        qtbot.mouseClick(window.now.pause, Qt.MouseButton.LeftButton)
    assert window.now.headline() == "Paused"
    assert not window.looking.running()
    qtbot.mouseClick(window.now.pause, Qt.MouseButton.LeftButton)
    looked(qtbot, window)
    assert window.looking.phase is Phase.LOOKING


def test_that_no_look_is_shown_after_the_pause(qtbot, make_window):
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    looked(qtbot, window)
    window.pause()
    with qtbot.assertNotEmitted(window.looking.shown):
        released(qtbot, window)
    assert window.now.table.rowCount() == 0


def test_that_a_source_that_is_not_there_is_said_in_the_page(qtbot, make_window):
    window = make_window(source="/no/such/clip.mp4")
    window.show()
    with qtbot.waitSignal(window.looking.failed, timeout=SOON_MS):
        window.begin()
    assert window.looking.phase is Phase.FAILED
    assert "/no/such/clip.mp4" in window.now.picture.accessibleDescription()
    assert not window.now.demo.isHidden()
    assert window.now.pause.text() == "Try again"


def test_that_a_bug_is_said_in_words_and_written_down(qtbot, make_window, home):
    window = make_window()
    window.show()

    def broken():
        raise ZeroDivisionError("nobody thought of this")

    with qtbot.waitSignal(window.looking.failed, timeout=SOON_MS):
        window.looking.start_with(broken)
    assert "ZeroDivisionError" in window.notice.words()
    written = (home / "log" / "window.txt").read_text()
    assert "nobody thought of this" in written
    assert "test_window.py" in written  # the trace


def test_that_closing_works_while_a_source_is_still_opening(qtbot, make_window):
    window = make_window()
    window.show()
    may_open, opening = threading.Event(), threading.Event()
    closed, looks = [], []

    class Opened:
        def close(self):
            closed.append(True)

        def pairs(self):
            looks.append(True)
            yield from ()

    def slow():
        opening.set()
        assert may_open.wait(SOON_MS / 1000)
        return SimpleNamespace(looks_per_s=None), Opened()

    bugs = []
    window.looking._fail = bugs.append
    window.looking.start_with(slow)
    qtbot.waitUntil(opening.is_set, timeout=SOON_MS)
    window.close()
    assert not window.isVisible()
    assert window.looking.running()
    may_open.set()
    released(qtbot, window)
    assert closed
    assert not bugs
    assert not looks, "a window that is closed looks at nothing"


def test_that_closing_works_in_the_middle_of_learning(qtbot, make_window):
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    looked(qtbot, window)
    qtbot.mouseClick(window.now.learn, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Learning" in window.now.headline(), timeout=SOON_MS)
    with qtbot.waitSignal(window.closed, timeout=SOON_MS):
        window.close()
    released(qtbot, window)


def test_that_a_hidden_window_spares_pictures_in_which_nothing_moves(qtbot, make_window):
    with mjpeg.Camera() as camera:
        window = make_window(source=camera.url)
        window.show()
        window.begin()
        looked(qtbot, window)
        source = window.looking._thread._opened[0]
        assert not source.sparing
        window.hide()
        qtbot.waitUntil(lambda: source.sparing, timeout=20_000)
        looked(qtbot, window)
        window.show()
        qtbot.waitUntil(lambda: not source.sparing, timeout=20_000)


def test_that_a_hidden_window_looks_more_rarely(qtbot, make_window):
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    looked(qtbot, window)
    thread = window.looking._thread
    source = thread._opened[0]
    assert source.looks_per_s == AGREED.camera.looks_per_s
    assert thread.glass is not None
    window.hide()
    assert source.looks_per_s == AGREED.camera.looks_per_s_hidden
    assert thread.glass is None  # and draws no picture that nobody sees
    window.show()
    assert source.looks_per_s == AGREED.camera.looks_per_s


def test_that_first_run_agrees_chooses_learns_and_begins(qtbot, make_window):
    window = make_window(Settings(), source=str(sample_clip()))
    window.show()
    window.begin()
    welcome = window.welcome
    assert welcome.step() == PRIVACY
    assert not window.looking.running(), "no camera before the person has agreed"
    qtbot.mouseClick(welcome.onward, Qt.MouseButton.LeftButton)
    assert window._keeper.settings.agreed is not None
    assert welcome.step() == CAMERA
    qtbot.waitUntil(
        lambda: [check.fine for check in welcome.camera.answers()] == [True] * 4, timeout=SOON_MS
    )
    qtbot.mouseClick(welcome.onward, Qt.MouseButton.LeftButton)
    assert welcome.step() == NEUTRAL
    qtbot.mouseClick(welcome.onward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: welcome.neutral.ring.percent() > 0, timeout=SOON_MS)
    qtbot.mouseClick(welcome.skip, Qt.MouseButton.LeftButton)
    assert window.pages.current() == NOW
    window.close()
    assert files.load().agreed is not None


def test_that_a_learned_neutral_is_kept_and_used(qtbot, make_window, monkeypatch):
    monkeypatch.setattr("posturecoach.desktop.window.LEARN_S", 2.0)
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    looked(qtbot, window)
    with qtbot.waitSignal(window.looking.learned, timeout=SOON_MS):
        window._learn()
    window.close()
    kept = files.read_neutral()
    assert kept is not None
    assert kept == window._neutral


def test_that_the_demo_never_touches_the_persons_own_neutral(qtbot, make_window):
    window = make_window(demo=True)
    window.show()
    with qtbot.waitSignal(window.looking.learned, timeout=SOON_MS):
        window.begin()
    window.close()
    assert window._neutral is None
    assert files.read_neutral() is None


def test_that_what_is_changed_in_the_window_is_in_the_file_and_holds_at_once(qtbot, make_window):
    window = make_window()
    page = window.settings_page
    page.looks.setValue(4.0)
    page.distance.setValue(65.0)
    page.diagonal.setValue(61.0)
    page.lenses.setChecked(True)
    page.mirror.setChecked(False)
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    page.theme.activated.emit(page.theme.currentIndex())
    window.close()
    kept = files.load()
    assert kept.camera.looks_per_s == 4.0
    assert kept.camera.distance_mm == 650.0
    assert kept.screen.diagonal_inch == pytest.approx(24.0, abs=0.1)
    assert kept.screen.progressive_lenses
    assert not kept.camera.mirror
    assert kept.window.theme == "dark"
    assert window._plan().looks_per_s == 4.0
    assert not window.now.picture.glass().mirror


def test_that_a_screen_that_turns_out_to_be_large_changes_the_zones_at_once(qtbot, make_window):
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    looked(qtbot, window)
    first = window.looking.plan
    window.settings_page.diagonal.setValue(40.0)
    assert window.looking.plan is first  # an ordinary screen as before
    window.settings_page.diagonal.setValue(61.0)
    assert window.looking.plan.rules == window.now._rules == zone_rules(24.0) != first.rules
    looked(qtbot, window)


def test_that_showing_settings_changes_none(make_window):
    fine = replace(
        AGREED,
        camera=CameraSettings(source="clip.mp4", looks_per_s=7.25, distance_mm=612.0),
        screen=replace(AGREED.screen, diagonal_inch=23.8),
    )
    window = make_window(fine)
    window.settings_page.lenses.setChecked(True)
    kept = window._keeper.settings
    assert kept.camera.distance_mm == 612.0
    assert kept.screen.diagonal_inch == 23.8
    assert kept.camera.source == "clip.mp4"


def test_that_a_change_from_outside_is_followed(qtbot, make_window):
    window = make_window()
    window.close()  # what was to be written is written
    window = make_window()
    files.save(replace(AGREED, camera=CameraSettings(looks_per_s=3.0)))
    qtbot.waitUntil(lambda: window.settings_page.looks.value() == 3.0, timeout=SOON_MS)
    files.save(replace(AGREED, camera=CameraSettings(looks_per_s=5.0)))  # and once more
    qtbot.waitUntil(lambda: window.settings_page.looks.value() == 5.0, timeout=SOON_MS)


def test_that_a_broken_file_is_named_and_the_last_good_settings_stay(qtbot, make_window):
    window = make_window(replace(AGREED, camera=CameraSettings(looks_per_s=3.0)))
    window.close()
    window = make_window(replace(AGREED, camera=CameraSettings(looks_per_s=3.0)))
    broken = "[camera]\nlooks_per_s = 99\n"
    settings_path().write_text(broken)
    qtbot.waitUntil(lambda: window._keeper.broken is not None, timeout=SOON_MS)
    assert "line 2" in window.settings_page._broken_words.text()
    assert window._plan().looks_per_s == 3.0
    window.settings_page.lenses.setChecked(True)
    window.close()
    assert settings_path().read_text() == broken, "somebody may be in the middle of typing"


def test_that_replacing_a_broken_file_writes_the_settings_in_use(qtbot, make_window):
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("[camera\n")
    window = make_window()
    window.begin()
    assert window.pages.current() == SETTINGS
    window.settings_page.replace_asked.emit()
    window.close()
    assert files.load() == window._keeper.settings


@pytest.mark.parametrize(
    ("key", "page"),
    [
        *(("1", NOW), ("2", TODAY), ("3", MOVE), ("4", CHECK_IN)),
        *(("5", HISTORY), ("6", WORKPLACE), ("7", CLINIC)),
        *(("8", PRIVATE), ("9", SETTINGS)),
    ],
)
def test_that_ctrl_and_a_number_open_a_page(qtbot, make_window, key, page):
    window = make_window()
    window.show_page(SETTINGS if page == NOW else NOW)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON_MS)
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert window.pages.current() == page


def test_that_arrow_keys_move_in_the_bar(qtbot, make_window):
    window = make_window()
    window.show_page(NOW)
    window.show()
    window.activateWindow()
    button = window.pages.bar._buttons.button(NOW)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=SOON_MS)
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert window.pages.current() == TODAY


def test_that_every_control_tells_a_screen_reader_its_name(make_window):
    window = make_window()
    window.notice.say("Something is the matter.", "Mend it", lambda: None)
    kinds = QAbstractButton | QAbstractSpinBox | QComboBox | QListWidget | QTableWidget
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        # parts that Qt makes itself, inside of a control that has a name
        if isinstance(widget, kinds) and type(widget) is not QAbstractButton
    ]
    assert len(controls) > 25
    nameless = [
        f"{type(control).__name__} in {control.parent()}"
        for control in controls
        if not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_that_tab_reaches_every_control_of_the_page(qtbot, make_window):
    window = make_window()
    window.show()
    window.show_page(NOW)
    window.now.show_phase(Phase.LOOKING)
    seen = set()
    widget = window.pages.bar._buttons.button(NOW)
    for _ in range(200):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen.add(widget)
    now = window.now
    assert {now.pause, now.learn, now.choice, now.table} <= seen


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_a_window_is_drawn_without_a_word_from_qt(qtbot, qtlog, make_window, clip, theme):
    window = make_window(replace(AGREED, window=WindowSettings(theme=theme)), source=str(clip))
    window.resize(1280, 720)
    window.show()
    window.begin()
    looked(qtbot, window)
    for page in (NOW, TODAY, SETTINGS):
        window.show_page(page)
        assert not window.grab().isNull()
    window.resize(2560, 1440)
    qtbot.waitUntil(lambda: window._zoom > 1.0, timeout=SOON_MS)
    assert not window.grab().isNull()
    window.close()
    released(qtbot, window)
    assert [record.message for record in qtlog.records] == []
