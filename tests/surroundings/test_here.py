"""All senses together on this computer: they tell or say why not, and use no network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

from posturecoach.surroundings.desk import Desk, together
from posturecoach.surroundings.here import senses_here, use_camera
from posturecoach.surroundings.power import Power

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
from posturecoach.surroundings.here import senses_here
for sense in senses_here(0):
    sense.look(), sense.missing(), sense.look()
    sense.close()
"""


@pytest.fixture
def senses():
    senses = senses_here(0)
    yield senses
    for sense in senses:
        sense.close()


def test_that_every_sense_tells_something_or_says_why_not(senses):
    for sense in senses:
        desk = sense.look()
        assert isinstance(desk, Desk)
        assert sense.name
        missing = sense.missing()
        assert missing is None or missing.strip()
        assert desk != Desk() or missing, sense.name
    assert together([sense.look() for sense in senses]).on_battery in (True, False)


def test_that_names_are_told_apart(senses):
    assert len({sense.name for sense in senses}) == len(senses)


@pytest.mark.skipif(sys.platform != "linux", reason="the others have one way only")
def test_that_the_idle_time_is_asked_once(monkeypatch):
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    wayland = senses_here()
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    assert len(senses_here()) == len(wayland) - 1


@pytest.mark.skipif(sys.platform != "linux", reason="where devices have paths")
def test_that_the_camera_may_change(senses):
    use_camera(senses, "/dev/video7")
    assert [sense.ours for sense in senses if hasattr(sense, "ours")] == ["/dev/video7"] * 2


@pytest.mark.parametrize(("platform", "module"), [("win32", "windows"), ("darwin", "macos")])
def test_that_other_systems_have_senses_of_their_own(monkeypatch, platform, module):
    theirs = types.ModuleType(module)
    own = object()
    setattr(theirs, f"{module}_senses", lambda: [own])
    monkeypatch.setitem(sys.modules, f"posturecoach.surroundings.{module}", theirs)
    monkeypatch.setattr(sys, "platform", platform)
    first, last = senses_here()
    assert first is own
    assert isinstance(last, Power)


class Battery:
    def __init__(self, plugged):
        self.power_plugged = plugged


@pytest.mark.parametrize(
    ("battery", "on_battery"),
    [(None, False), (Battery(True), False), (Battery(False), True), (Battery(None), None)],
)
def test_that_mains_and_battery_are_told(monkeypatch, battery, on_battery):
    monkeypatch.setattr("psutil.sensors_battery", lambda: battery, raising=False)
    assert Power().look() == Desk(on_battery=on_battery)
    assert bool(Power().missing()) == (on_battery is None)


def test_that_an_odd_driver_is_no_trouble(monkeypatch):
    def fail():
        raise ValueError("power_supply/BAT0/energy_now")

    monkeypatch.setattr("psutil.sensors_battery", fail, raising=False)
    assert Power().look() == Desk()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": "192.0.2.1:0", "PULSE_SERVER": "tcp:192.0.2.1"},
        {"DISPLAY": ":64123", "DBUS_SESSION_BUS_ADDRESS": "tcp:host=192.0.2.1,port=9"},
    ],
)
def test_that_only_sockets_of_this_computer_are_opened(tmp_path, environment):
    log = tmp_path / "log"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", log, sys.executable, "-c", LOOK],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **environment},
        check=True,
        timeout=60,
    )
    kinds = set(re.findall(r"\bAF_\w+", log.read_text()))
    assert kinds <= {"AF_UNIX"}


def test_that_nothing_is_loaded_that_is_not_needed():
    heavy = "cv2", "PySide6", "mediapipe", "Xlib", "pulsectl", "jeepney"
    words = "import sys, posturecoach.surroundings.here as h; s = h.senses_here(0); "
    words += f"print([name for name in {heavy!r} if name in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"
