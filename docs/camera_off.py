"""Measure how soon the camera is let go of: ``python docs/camera_off.py [--times N]``.

Prints the table of docs/coach-at-the-desk.md. The whole window runs, on a real MJPEG stream of
the loopback address; let go of means that the stream has no connection any more. What the desk
does is told by a stand-in for the senses that is asked as often as those for lock and camera
are: once a second. How soon these notice is the desktop's part, and not in the numbers.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))  # for the stream of the tests

from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.opening import application
from posturecoach.desktop.window import MainWindow, Wishes
from posturecoach.rulebook import zone_rules
from posturecoach.settings import Settings, settings_path
from posturecoach.surroundings.desk import Desk
from tests.vision import mjpeg

AWAITED_S = 30.0
TELLS = {
    "the screen is locked": Desk(locked=True),
    "another program asks": Desk(camera_wanted=True),
}


class Told:
    """A sense that tells what it is told, asked as often as the real ones."""

    name = "stand-in"
    every_s = 1.0

    def __init__(self) -> None:
        self.desk = Desk()

    def look(self) -> Desk:
        """Return what is told."""
        return self.desk

    def missing(self) -> None:
        """Miss nothing."""

    def close(self) -> None:
        """Let go of nothing."""


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=10)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder, mjpeg.Camera() as camera:
        os.environ["POSTURECOACH_HOME"] = folder
        desk = Told()
        window = _window(desk, camera.url)
        taken = {"a pause": [_pause(window, camera) for _ in range(times)]}
        for what, tells in TELLS.items():
            taken[what] = [_tell(desk, tells, camera) for _ in range(times)]
        window.leave()
        window.wait(10.0)
    print("| asked for by | let go of after, median | longest |")
    print("|---|---|---|")
    for what, seconds in taken.items():
        print(f"| {what} | {statistics.median(seconds):.2f} s | {max(seconds):.2f} s |")
    return 0


def _window(desk: Told, url: str) -> MainWindow:
    application()
    keeper = Keeper(settings_path())
    keeper.change(Settings(agreed="2030-01-01T09:00:00"))
    window = MainWindow(
        keeper, zone_rules(), Wishes(source=url, no_journal=True), lambda: False,
        senses=lambda: [desk],
    )  # fmt: skip
    window.begin()
    window.show()
    return window


def _pause(window: MainWindow, camera: mjpeg.Camera) -> float:
    _looked_at(camera)
    began_s = time.monotonic()
    window.pause("10")
    taken_s = _until(lambda: camera.connections == 0, began_s)
    window.look()
    return taken_s


def _tell(desk: Told, tells: Desk, camera: mjpeg.Camera) -> float:
    _looked_at(camera)
    began_s = time.monotonic()
    desk.desk = tells
    taken_s = _until(lambda: camera.connections == 0, began_s)
    desk.desk = Desk()
    return taken_s


def _looked_at(camera: mjpeg.Camera) -> None:
    """Wait until the stream is open and looked at, and a moment that is no round number."""
    _until(lambda: camera.connections == 1, time.monotonic())
    until_s = time.monotonic() + 2.0 + random.random()  # noqa: S311 - no secret
    _until(lambda: time.monotonic() > until_s, time.monotonic())


def _until(true: Callable[[], bool], began_s: float) -> float:
    """Let the window run until `true`; return the seconds since `began_s`."""
    app = application()
    while not true():
        if time.monotonic() - began_s > AWAITED_S:
            raise TimeoutError(f"not so within {AWAITED_S:.0f} s")
        app.processEvents()
        time.sleep(0.002)
    return time.monotonic() - began_s


if __name__ == "__main__":
    sys.exit(main())
