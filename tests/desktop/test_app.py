"""The window from outside: it begins, listens, and ends with 0 whenever it is told to."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qWarning

from posturecoach.desktop.cost import measure_window
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.opening import Stopwatch
from posturecoach.desktop.starting import NO_WINDOW, plain_words
from posturecoach.errors import SourceError
from posturecoach.samples import sample_clip

INTERRUPTED = """
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
threading.Timer({after_s}, os.kill, (os.getpid(), signal.{name})).start()
from posturecoach.desktop.app import run
sys.exit(run(demo=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize(
    ("name", "after_s"),
    [
        pytest.param("SIGINT", 0.2, id="Ctrl-C while Qt is loaded"),
        pytest.param("SIGINT", 0.6, id="Ctrl-C while the window is made"),
        pytest.param("SIGINT", 3.0, id="Ctrl-C while it looks"),
        pytest.param("SIGTERM", 1.5, id="a polite kill"),
    ],
)
def test_that_the_window_ends_with_0_and_says_nothing(name, after_s):
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(name=name, after_s=after_s)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def command(*arguments, **environment):
    """Run `posturecoach`; None takes a variable away."""
    kept = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "posturecoach", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={name: value for name, value in kept.items() if value is not None},
    )


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"QT_QPA_PLATFORM": None}, id="no display"),
        pytest.param({"QT_QPA_PLATFORM": None, "DISPLAY": ":987"}, id="a display that is gone"),
        pytest.param({"QT_QPA_PLATFORM": "nonsense"}, id="no such platform"),
    ],
)
def test_that_no_display_is_said_in_two_lines_with_2(environment):
    ended = command("--demo", **{"DISPLAY": None, "WAYLAND_DISPLAY": None, **environment})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "No window can be opened here.\n"
        "Try: start it from a desktop session, or use `posturecoach watch` in the terminal.\n"
    )


def test_that_only_the_start_of_qt_is_kept_quiet(capfd):
    heard = []
    before = qInstallMessageHandler(lambda kind, _where, words: heard.append((kind, words)))
    try:
        with plain_words():
            qWarning("while starting")
        qWarning("afterwards")
    finally:
        qInstallMessageHandler(before)
    assert heard == [(QtMsgType.QtWarningMsg, "afterwards")]
    assert capfd.readouterr().err == ""
    assert NO_WINDOW.count("\n") == 1


@pytest.mark.parametrize("named", [(), ("window",)])
def test_that_a_duration_closes_the_window_with_0(named):
    ended = command(*named, "--demo", "--duration", "0.5", "--realtime", "--no-journal")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_that_a_duration_before_a_command_is_refused():
    assert command("--duration", "0.5", "watch").returncode == 2


class Phases(QObject):
    """Stands for the looking: only tells its phases."""

    phase_changed = Signal(object)


@pytest.mark.parametrize("first", [Phase.LOOKING, Phase.FAILED])
def test_that_a_duration_begins_with_the_first_look(first):
    looking, clock = Phases(), SimpleNamespace(now_s=5.0)
    watch = Stopwatch(looking, lambda: clock.now_s)
    looking.phase_changed.emit(Phase.OPENING)
    clock.now_s = 100.0
    assert not watch.over(1.0)
    looking.phase_changed.emit(first)
    clock.now_s = 102.9
    looking.phase_changed.emit(Phase.OFF)
    looking.phase_changed.emit(Phase.LOOKING)  # a pause does not begin it anew
    assert not watch.over(3.0)
    clock.now_s = 103.0
    assert watch.over(3.0)
    assert not watch.over(None)


def test_that_the_cost_of_the_window_is_measured(qapp):
    cost = measure_window(str(sample_clip()), 1.0)
    assert cost["looks"] > 0
    assert cost["cpu_s"] > 0
    assert cost["wall_s"] > 0.9  # Qt's timers may come a twentieth early
    assert 0 <= cost["gui_block_ms_p99"] <= cost["gui_block_ms_max"]


def test_that_the_cost_of_nothing_is_an_error(qapp):
    with pytest.raises(SourceError):
        measure_window("/no/such/clip.mp4", 1.0)
