"""What the window costs: processor time and how long its thread was ever blocked."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import QEventLoop, QTimer

from posturecoach.desktop.application import application
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.opening import LET_GO_S
from posturecoach.desktop.pulse import Pulse
from posturecoach.desktop.window import MainWindow, Wishes
from posturecoach.errors import SourceError
from posturecoach.rulebook import zone_rules
from posturecoach.settings import Settings
from posturecoach.vision.models import PoseModel

WARM_UP_S = 2.0  # models run slower at first, and the first drawing fills caches
FIRST_LOOK_S = 30.0


class Cost(TypedDict):
    """What `measure_window` found.

    ``cpu_s``: of the whole process, all threads, in ``wall_s`` seconds. ``looks``: how
    many were shown. ``gui_block_ms_max``, ``gui_block_ms_p99``: how long the window's
    thread was blocked, at most and in 99 of 100 beats; ``gui_block_ms_start``: at most
    while models were loaded.
    """

    wall_s: float
    cpu_s: float
    looks: int
    gui_block_ms_max: float
    gui_block_ms_p99: float
    gui_block_ms_start: float


def measure_window(
    source_spec: str,
    seconds: float,
    *,
    looks_per_s: float = 30.0,
    model: PoseModel = "full",
    size: tuple[int, int] = (1280, 720),
) -> Cost:
    """Show the window on `source_spec` for `seconds` after a warm-up; return its cost.

    `size` is the window's width and height in pixels.

    Nothing of the user's is read or written: settings and neutral lie in a folder of
    their own that is removed afterwards.

    Raises
    ------
    SourceError
        If the source cannot be opened or no look comes.

    """
    application()
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder) / "settings.toml", Path(folder) / "neutral.toml")
        keeper.settings = Settings(agreed="2030-01-01T00:00:00")
        window = MainWindow(
            keeper, zone_rules(), Wishes(source_spec, model=model, looks_per_s=looks_per_s)
        )
        window.resize(*size)
        try:
            return _measure(window, seconds)
        finally:
            window.leave()
            window.wait(LET_GO_S)


def _measure(window: MainWindow, seconds: float) -> Cost:
    pulse = Pulse(window)
    looks = 0

    def count(_shown: object) -> None:
        nonlocal looks
        looks += 1

    window.show()
    window.looking.shown.connect(count)
    window.begin()
    pulse.start()
    loop = QEventLoop()
    window.looking.shown.connect(loop.quit)
    window.looking.failed.connect(loop.quit)
    QTimer.singleShot(round(1000 * FIRST_LOOK_S), loop.quit)
    loop.exec()
    if not looks:
        raise SourceError(
            f"No look came from {window.looking.plan.source if window.looking.plan else ''}.",
            try_="see whether `posturecoach watch` shows anything of it.",
        )
    window.looking.shown.disconnect(loop.quit)
    _spin(WARM_UP_S)
    start_ms = pulse.longest_ms()
    pulse.start()
    looks = 0
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    _spin(seconds)
    cost = Cost(
        wall_s=time.perf_counter() - wall_s,
        cpu_s=time.process_time() - cpu_s,
        looks=looks,
        gui_block_ms_max=pulse.longest_ms(),
        gui_block_ms_p99=pulse.percentile_ms(0.99),
        gui_block_ms_start=start_ms,
    )
    pulse.stop()
    return cost


def _spin(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
