"""The tray: a way out of sight that always leads back. Availability is a stand-in."""

import shutil
import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from posturecoach import settings as files
from posturecoach.desktop import tray as tray_module
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.pages import NOW, SETTINGS
from posturecoach.desktop.tray import Sign
from posturecoach.desktop.words import state_words
from posturecoach.desktop.worker import Shown
from posturecoach.posture.measure import Person
from posturecoach.samples import sample_clip
from posturecoach.settings import Settings, WindowSettings, settings_path

from .conftest import AGREED
from .looks import look
from .test_companion import CUE
from .test_window import SOON_MS, looked

STAYS = replace(AGREED, window=WindowSettings(close_to_tray=True))
CLIP = str(sample_clip())


class Desktop:
    """A desktop whose tray comes and goes."""

    def __init__(self):
        self.has_tray = True
        self.asked = threading.Event()

    def __call__(self):
        self.asked.set()
        return self.has_tray


@pytest.fixture
def desktop():
    return Desktop()


def signs(window):
    return [sign for sign in window.tray.findChildren(QSystemTrayIcon) if sign.isVisible()]


def test_that_closing_ends_the_program_unless_told_otherwise(qtbot, make_window, desktop):
    window = make_window(tray=desktop)
    window.show()
    assert len(signs(window)) == 1
    with qtbot.waitSignal(window.closed):
        window.close()
    assert signs(window) == []
    assert not window.tray.watching()


def test_that_closing_to_the_tray_looks_on_at_the_hidden_rate(qtbot, make_window, desktop):
    window = make_window(STAYS, desktop, source=CLIP)
    window.show()
    window.begin()
    looked(qtbot, window)
    source = window.looking._thread._opened[0]
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert not window.isVisible()
    assert window.tray.watching()
    assert source.looks_per_s == AGREED.camera.looks_per_s_hidden
    looked(qtbot, window)
    window.tray.open.trigger()
    assert window.isVisible()
    assert not window.tray.watching()
    assert source.looks_per_s == AGREED.camera.looks_per_s


@pytest.mark.parametrize("began_in_tray", [True, False])
def test_that_quit_ends_the_program_also_from_the_tray(
    qtbot, make_window, desktop, *, began_in_tray
):
    window = make_window(STAYS, desktop)
    if began_in_tray:
        assert window.begin_in_tray()
    else:
        window.show()
        window.close()
    with qtbot.waitSignal(window.closed):
        window.tray.quit.trigger()
    assert signs(window) == []
    assert not window.tray.watching()


QUIT = """
import sys
from PySide6.QtCore import QTimer
from posturecoach.desktop.opening import application
from posturecoach.desktop.window import MainWindow

MainWindow.__init__.__defaults__ = (lambda: True,)  # there is a tray
closed = []
shown = MainWindow.showEvent
def noting(self, event):
    shown(self, event)
    self.closed.connect(lambda: closed.append("closed"))
    MainWindow.showEvent = shown
    QTimer.singleShot(0, application().quit)
MainWindow.showEvent = noting

from posturecoach.desktop.app import run
code = run()
print(*closed)
sys.exit(code)
"""


def test_that_a_desktop_that_ends_the_session_is_not_held_up(home):
    (home / "settings.toml").write_text("[window]\nclose_to_tray = true\n")
    ended = subprocess.run(
        [sys.executable, "-c", QUIT], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "closed\n"), ended.stderr


def test_that_closing_without_a_tray_never_hides_for_good(qtbot, make_window, desktop):
    desktop.has_tray = False
    window = make_window(STAYS, desktop)
    window.show()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_that_a_tray_that_came_later_is_used(make_window, desktop):
    desktop.has_tray = False
    window = make_window(STAYS, desktop)
    window.show()
    assert signs(window) == []
    desktop.has_tray = True
    window.close()
    assert not window.isVisible()
    assert len(signs(window)) == 1


def test_that_the_window_is_back_when_the_tray_has_gone(qtbot, make_window, desktop, monkeypatch):
    monkeypatch.setattr(tray_module, "POLL_MS", 20)
    window = make_window(STAYS, desktop, source=CLIP)
    window.show()
    window.begin()
    window.close()
    desktop.asked.clear()
    qtbot.waitUntil(desktop.asked.is_set, timeout=SOON_MS)
    assert not window.isVisible()  # as long as there is a tray
    desktop.has_tray = False
    qtbot.waitUntil(window.isVisible, timeout=SOON_MS)
    assert "tray" in window.notice.words()
    assert signs(window) == []
    assert not window.tray.watching()


def test_that_a_program_begun_in_the_tray_looks_and_is_not_seen(qtbot, make_window, desktop):
    window = make_window(AGREED, desktop, source=CLIP)
    window.begin()
    assert window.begin_in_tray()
    looked(qtbot, window)
    assert not window.isVisible()
    assert window.tray.watching()
    assert window.looking._thread._opened[0].looks_per_s == AGREED.camera.looks_per_s_hidden


def test_that_nothing_begins_in_a_tray_that_is_not_there(make_window, desktop):
    desktop.has_tray = False
    assert not make_window(AGREED, desktop).begin_in_tray()


def test_that_a_click_opens_the_window_from_the_tray_and_from_the_taskbar(make_window, desktop):
    window = make_window(AGREED, desktop)
    window.begin_in_tray()
    (sign,) = signs(window)
    sign.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert not window.isVisible()
    if sys.platform == "darwin":
        pytest.skip("on a Mac a click opens the menu")
    sign.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()
    window.showMinimized()
    sign.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not window.isMinimized()


def test_that_the_sign_says_the_state_in_words(qtbot, make_window, desktop):
    window = make_window(AGREED, desktop, source=CLIP)
    window.begin()
    window.begin_in_tray()
    (sign,) = signs(window)
    with qtbot.waitSignal(window.looking.shown, timeout=SOON_MS) as look:
        pass
    said = state_words(look.args[0].look).headline
    assert sign.toolTip() == window.tray.words() == f"Posture Coach: {said}"
    assert window.tray.pause.text() == "Pause"
    window.tray.pause.trigger()
    assert window.looking.phase is Phase.OFF
    assert sign.toolTip() == "Posture Coach: paused, 30 minutes left"
    assert window.tray.pause.text() == "Resume"
    window.tray.pause.trigger()
    assert window.looking.phase is Phase.OPENING
    looked(qtbot, window)
    assert not window.isVisible()


def told(window):
    """Return what is told to the desktop from now on: words, drawings and entries of the menu."""
    (sign,) = signs(window)
    messages = []
    sign.setToolTip = lambda words: messages.append(("words", words))
    sign.setIcon = lambda _icon: messages.append(("icon", window.companion.sign))
    for entry in window.tray.menu.actions():
        entry.changed.connect(lambda entry=entry: messages.append(("entry", entry.text())))
    return messages


def test_that_nothing_is_told_while_nothing_changes(make_window, desktop):
    window = make_window(AGREED, desktop)
    window.show_page(NOW)
    assert window.begin_in_tray()
    window.looking._set_phase(Phase.LOOKING)  # as it is when looks come
    easy, cued = Shown(look()), Shown(look(prompts=(CUE,)))
    window._show_look(easy)
    messages = told(window)
    for _ in range(20):
        window._show_look(easy)
        window._show_look(Shown(look(time_s=101.0)))
    window.tray.menu.aboutToShow.emit()  # today's figures, which are others by now
    assert [kind for kind, _ in messages if kind != "entry"] == []
    messages.clear()
    for _ in range(20):
        window._show_look(easy)
    assert messages == []
    window._show_look(cued)  # the same headline, another sign: once
    window._show_look(cued)
    assert messages.count(("icon", Sign.CUE)) == 1
    assert [kind for kind, _ in messages if kind == "words"] == []
    messages.clear()
    gone = Shown(look(person=Person.ABSENT))
    for _ in range(5):
        window._show_look(gone)
    assert [words for kind, words in messages if kind == "words"] == ["Posture Coach: Nobody here"]
    assert window.now.headline() != "Nobody here"  # the hidden page is not drawn for it


def test_that_the_sign_says_that_there_is_no_picture(qtbot, make_window, desktop):
    window = make_window(AGREED, desktop, source="/no/such/clip.mp4")
    window.begin_in_tray()
    with qtbot.waitSignal(window.looking.failed, timeout=SOON_MS):
        window.begin()
    assert window.tray.words() == "Posture Coach: No picture yet"
    assert window.tray.pause.text() == "Try again"


def test_that_the_camera_cannot_be_resumed_from_the_tray_before_agreement(make_window, desktop):
    window = make_window(Settings(), desktop)
    window.begin()
    window.begin_in_tray()
    assert window.tray.words() == "Posture Coach: Not set up yet"
    window.tray.pause.trigger()
    assert not window.looking.running()
    window._agree()
    window.show_page(SETTINGS)
    assert window.tray.words() == "Posture Coach: Paused"
    assert window.tray.pause.isEnabled()


def test_that_the_sign_says_that_the_settings_are_broken(make_window, desktop):
    settings_path().write_text("modell = 1\n")
    window = make_window(tray=desktop)
    window.begin()
    window.begin_in_tray()
    assert "settings file" in window.tray.words()


def test_that_the_setting_is_in_the_page_and_in_the_file(make_window, desktop):
    window = make_window(tray=desktop)
    window.show()
    page = window.settings_page
    assert page.no_tray.isHidden()
    assert not page.to_tray.isChecked()
    page.to_tray.click()
    window.close()
    assert not window.isVisible()
    window.leave()
    assert files.load().window.close_to_tray
    assert make_window(STAYS).settings_page.to_tray.isChecked()


def test_that_the_page_says_that_there_is_no_tray(make_window, desktop):
    desktop.has_tray = False
    window = make_window(tray=desktop)
    window.show()
    assert not window.settings_page.no_tray.isHidden()


MINIMISED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from posturecoach.desktop.window import MainWindow

ending = []
shown = MainWindow.showEvent
def noting(self, event):
    shown(self, event)
    if not ending:
        ending.append(QTimer.singleShot(0, lambda: end(self)))
def end(window):
    print("seen", window.isVisible(), "minimised", window.isMinimized(), flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
MainWindow.showEvent = noting

from posturecoach.desktop.app import run
sys.exit(run(minimized=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("screen", ["offscreen", "X"])
def test_that_minimized_without_a_tray_is_a_minimised_window(screen, home, monkeypatch):
    (home / "settings.toml").write_text("[window]\nclose_to_tray = true\n")
    command = [sys.executable, "-c", MINIMISED]
    if screen == "X":
        if shutil.which("xvfb-run") is None:
            pytest.skip("xvfb-run is not here")
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        command = ["xvfb-run", "-a", *command]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout == "seen True minimised True\n", ended.stderr
    assert ended.returncode == 0
