"""A window of its own for each test, closed and waited for at the end."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from posturecoach.vision.opencv import cv2  # before Qt, as everywhere

# isort: split
from PySide6.QtCore import QEvent

from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.languages import install
from posturecoach.desktop.opening import application
from posturecoach.desktop.window import MainWindow, Wishes, system_font
from posturecoach.rulebook import zone_rules
from posturecoach.samples import sample_clip
from posturecoach.settings import Settings, settings_path

from .fits import Longer

AGREED = Settings(agreed="2030-01-01T09:00:00")


@pytest.fixture(scope="session")
def qapp():
    app = application()
    install(app, "en")  # whatever this computer speaks
    return app


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    """A second and a half of the sample clip, so that a test sees a real end soon."""
    path = tmp_path_factory.mktemp("clip") / "short.mp4"
    whole = cv2.VideoCapture(str(sample_clip()))
    short = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 10.0, (640, 480))
    for _ in range(15):
        short.write(whole.read()[1])
    short.release()
    whole.release()
    return path


@pytest.fixture
def make_window(qapp):
    """Return a maker of windows that are not shown and look at nothing yet."""
    made = []

    def make(settings=AGREED, tray=lambda: False, **wishes):
        keeper = Keeper(settings_path())
        keeper.change(replace(settings))
        window = MainWindow(keeper, zone_rules(), Wishes(**wishes), tray, senses=list)
        made.append(window)
        return window

    yield make
    ended = []
    for window in made:
        window.leave()
        ended.append(window.wait(10.0))
        window.deleteLater()
    made.clear()
    window = None
    qapp.setFont(system_font())  # a large window makes large letters, for everybody after it
    # Here and now: left to itself, Python may collect the rest of a window in any thread
    # that happens to run, and Qt does not survive that.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert all(ended), "a thread of the window did not end"


@pytest.fixture
def words(qapp, request):
    """Every text as it is, or a third longer, as it would be in German."""
    translator = Longer()
    if request.param == "as long as German":
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)
