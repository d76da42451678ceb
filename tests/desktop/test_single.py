"""Two starts of the program, in two processes and over the real socket."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from posturecoach.desktop.single import HELLO, Single, name_here

SECOND = """
from posturecoach.desktop.opening import application
from posturecoach.desktop.single import Single
app = application()
print(Single({name!r}).take())
"""


@pytest.fixture
def name(home):
    home.mkdir(parents=True, exist_ok=True)
    return str(home / "s")


@pytest.fixture
def first(qapp, name):
    single = Single(name)
    assert single.take()
    yield single
    single.close()


def second(name):
    """Start another program that wants to be the one."""
    return subprocess.Popen(
        [sys.executable, "-c", SECOND.format(name=name)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_that_a_second_start_shows_the_first(qtbot, first, name):
    with qtbot.waitSignal(first.asked, timeout=20_000):
        other = second(name)
    out, _ = other.communicate(timeout=20)
    assert out.strip() == "False"


def test_that_after_the_first_has_ended_the_next_is_the_one(qtbot, first, name):
    first.close()
    out, _ = second(name).communicate(timeout=20)
    assert out.strip() == "True"


def test_that_what_a_crash_left_behind_does_not_keep_it_from_starting(qapp, name):
    crashed = QLocalServer()
    assert crashed.listen(name)
    Path(name).rename(name + ".kept")
    crashed.close()
    Path(name + ".kept").rename(name)
    assert Path(name).exists()
    single = Single(name)
    assert single.take()
    single.close()


def test_that_one_that_hangs_does_not_keep_it_from_starting(qapp, name, monkeypatch):
    monkeypatch.setattr("posturecoach.desktop.single.WAIT_MS", 50)
    hangs = QLocalServer()
    assert hangs.listen(name)  # accepts, and never says a word
    assert Single(name).take()
    hangs.close()


def test_that_only_the_user_may_ask_and_nothing_but_hello_is_heard(qtbot, first, name):
    assert stat.S_IMODE(Path(name).stat().st_mode) & 0o077 == 0
    asked = []
    first.asked.connect(lambda: asked.append(1))
    stranger = QLocalSocket()
    stranger.connectToServer(name)
    assert stranger.waitForConnected(1000)
    stranger.write(b"x" * 100_000)
    qtbot.waitUntil(
        lambda: stranger.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000
    )
    assert asked == []
    friend = QLocalSocket()
    friend.connectToServer(name)
    assert friend.waitForConnected(1000)
    friend.write(HELLO)
    qtbot.waitUntil(lambda: asked == [1], timeout=5000)


def test_that_another_folder_is_another_program(home, monkeypatch, tmp_path):
    one = name_here()
    monkeypatch.setenv("POSTURECOACH_HOME", str(tmp_path / "other"))
    assert name_here() != one
