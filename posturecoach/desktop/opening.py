"""Make the window, run it, and let go of everything when it is closed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

# OpenCV before Qt: it leaves paths to its own Qt plugins behind, which this removes.
import posturecoach.vision.opencv  # noqa: F401

# isort: split
from PySide6.QtCore import QTimer

from posturecoach import settings
from posturecoach.desktop.application import Application, application
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.languages import install
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.single import Single
from posturecoach.desktop.window import MainWindow, Wishes
from posturecoach.rulebook import zone_rules

LET_GO_S = 3.0  # for a source to close after the window; a camera needs less than one
SIGNAL_MS = 200  # Python hears a signal only when it runs


def open_window(
    wishes: Wishes,
    *,
    minimized: bool,
    settings_file: Path | None,
    neutral_file: Path | None,
    duration_s: float | None = None,
    asked_to_end: Callable[[], bool],
) -> int:
    """Show the window until it is closed or `asked_to_end`; return the exit code.

    With `duration_s` it also closes by itself, so long after it began to look or could not.
    """
    app = application()
    keeper = Keeper(settings_file or settings.settings_path(), neutral_file)
    install(app, keeper.settings.window.language)
    single = Single()
    if not single.take():
        keeper.close()
        print(  # noqa: T201 - for whoever started it in a terminal
            "Posture Coach runs already; its window comes to the front."
        )
        return 0
    window = MainWindow(keeper, zone_rules(keeper.settings.screen.diagonal_inch), wishes)
    bugs = _Bugs(window)
    window.closed.connect(lambda: _quit_when_released(app, window))
    app.quitting.connect(window.leave)
    single.asked.connect(window.come_back)
    watch = Stopwatch(window.looking)
    window.begin()
    if not minimized:
        window.show()
    elif not window.begin_in_tray():
        window.showMinimized()
    ticking = _close_when(lambda: asked_to_end() or watch.over(duration_s), window)
    app.exec()
    ticking.stop()
    bugs.end()
    single.close()
    _let_go(window)
    return 1 if bugs.seen else 0


class Stopwatch:
    """Measure the time since `looking` first looked, or first failed to."""

    def __init__(self, looking: Looking, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since_s: float | None = None
        looking.phase_changed.connect(self._note)

    def over(self, duration_s: float | None) -> bool:
        """Return whether `duration_s` have passed; never before the first look, nor for None."""
        if duration_s is None or self._since_s is None:
            return False
        return self._clock() - self._since_s >= duration_s

    def _note(self, phase: Phase) -> None:
        # A source that is not there counts as well: whoever gave a time waits for the end.
        if self._since_s is None and phase in (Phase.LOOKING, Phase.FAILED):
            self._since_s = self._clock()


class _Bugs:
    """Say in the window what Python would only print: an error inside a slot of Qt."""

    def __init__(self, window: MainWindow) -> None:
        self.seen = False
        self._window = window
        self._before = sys.excepthook
        sys.excepthook = self._note

    def end(self) -> None:
        sys.excepthook = self._before

    def _note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.seen = True
        self._before(kind, error, trace)
        self._window.show_bug(error)


def _close_when(asked_to_end: Callable[[], bool], window: MainWindow) -> QTimer:
    """Close `window` once that is asked for; Qt can only end what it has begun to run."""
    ticking = QTimer()

    def look() -> None:
        if asked_to_end():
            ticking.stop()
            window.leave()

    ticking.timeout.connect(look)
    ticking.start(SIGNAL_MS)
    return ticking


def _quit_when_released(app: Application, window: MainWindow) -> None:
    if not window.looking.running():
        app.quit()
        return
    window.looking.released.connect(app.quit)
    QTimer.singleShot(round(1000 * LET_GO_S), app.quit)


def _let_go(window: MainWindow) -> None:
    """Wait for threads to end; a source that hangs must not keep a closed program alive."""
    if not window.wait(LET_GO_S):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)  # the system takes the device back, as it would after a crash
