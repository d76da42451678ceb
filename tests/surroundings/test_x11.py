"""X11: a real server, and windows of the test's own on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from session_bus import until

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.x11 import X11, covers, local_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 is asked on Linux only")

XVFB = shutil.which("Xvfb")
WIDTH, HEIGHT = 640, 480


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


class Server:
    """An X server without a screen, and a person with windows at it.

    What a window manager would write about them the test writes itself.
    """

    def __init__(self):
        if XVFB is None:
            pytest.skip("Xvfb is not installed (Debian: apt install xvfb)")
        read, write = os.pipe()
        self.process = subprocess.Popen(
            [XVFB, "-displayfd", str(write), "-nolisten", "tcp", "-screen", "0",
             f"{WIDTH}x{HEIGHT}x24"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            self.number = int(told.readline())
        self.environment = {"DISPLAY": f":{self.number}"}
        self.person = self.connect()

    def connect(self):
        from Xlib.display import Display

        return Display(f"unix/:{self.number}.0")

    def window(self, width=100, height=80, kind="firefox", at=(0, 0)):
        """Make a window and put it in front."""
        root = self.person.screen().root
        window = root.create_window(*at, width, height, 0, self.person.screen().root_depth)
        window.set_wm_class("navigator", kind)
        window.map()
        self.write(root, "_NET_ACTIVE_WINDOW", "WINDOW", [window.id])
        return window

    def write(self, window, name, kind, values):
        atom = self.person.get_atom
        window.change_property(atom(name), atom(kind), 32, values)
        self.person.sync()

    def write_atoms(self, window, name, *values):
        self.write(window, name, "ATOM", [self.person.get_atom(value) for value in values])

    def stop(self):
        self.person.close()
        self.process.terminate()  # it takes its socket away
        self.process.wait()


@pytest.fixture
def server():
    server = Server()
    yield server
    if server.process.poll() is None:
        server.stop()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sense(server, clock):
    sense = X11(server.environment, clock=clock)
    yield sense
    sense.close()


def test_that_the_idle_time_runs_and_begins_anew_at_a_key(server, sense):
    from Xlib import X
    from Xlib.ext import xtest

    until(lambda: sense.look().idle_s > 0.2)
    if not hasattr(server.person, "xtest_fake_input"):
        xtest.init(server.person, server.person.query_extension("XTEST"))
    before = sense.look().idle_s
    server.person.xtest_fake_input(X.MotionNotify, x=5, y=5)
    server.person.sync()
    assert sense.look().idle_s < before


def test_that_without_a_window_manager_only_the_idle_time_is_known(sense):
    desk = sense.look()
    assert desk == Desk(idle_s=desk.idle_s)
    assert "window manager" in sense.missing()


def test_that_the_application_in_front_is_named(server, sense):
    server.window(kind="firefox")
    assert sense.look().app == "firefox"
    assert sense.look().full_screen is False
    server.window(kind="Gimp")
    assert sense.look().app == "Gimp"
    assert sense.missing() is None


def test_that_no_window_in_front_is_no_full_screen(server, sense):
    server.window()
    server.write(server.person.screen().root, "_NET_ACTIVE_WINDOW", "WINDOW", [0])
    desk = sense.look()
    assert (desk.app, desk.full_screen) == (None, False)


def test_that_a_window_in_the_state_full_screen_is_told(server, sense):
    window = server.window()
    server.write_atoms(window, "_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN")
    assert sense.look().full_screen is True
    server.write_atoms(window, "_NET_WM_STATE")
    assert sense.look().full_screen is False


@pytest.mark.parametrize(
    ("size", "at", "full"),
    [
        ((WIDTH, HEIGHT), (0, 0), True),
        ((WIDTH + 10, HEIGHT + 10), (-5, -5), True),
        ((WIDTH, HEIGHT), (0, 20), False),
        ((WIDTH, HEIGHT - 20), (0, 0), False),
    ],
)
def test_that_a_window_that_covers_the_monitor_fills_it(server, sense, size, at, full):
    server.window(*size, at=at)
    assert sense.look().full_screen is full


def test_that_the_background_and_maximised_work_do_not_count(server, sense):
    window = server.window(WIDTH, HEIGHT)
    server.write_atoms(window, "_NET_WM_STATE", "_NET_WM_STATE_MAXIMIZED_VERT")
    assert sense.look().full_screen is False
    window = server.window(WIDTH, HEIGHT, kind="pcmanfm")
    server.write_atoms(window, "_NET_WM_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_DESKTOP")
    assert sense.look().full_screen is False


def test_that_a_window_that_was_just_closed_is_no_trouble(server, sense):
    window = server.window()
    sense.look()
    window.destroy()
    server.person.sync()
    desk = sense.look()
    assert (desk.app, desk.full_screen) == (None, None)
    assert desk.idle_s is not None


@pytest.mark.parametrize("value", [[], [1, 2, 3], [0xFFFFFFFF]])
def test_that_an_odd_word_about_the_window_in_front_is_no_trouble(server, sense, value):
    server.write(server.person.screen().root, "_NET_ACTIVE_WINDOW", "WINDOW", value)
    assert sense.look().app is None
    assert sense.look().idle_s is not None


def test_that_a_server_that_goes_away_is_left_alone(server, sense, clock, capfd):
    assert sense.look().idle_s is not None
    server.stop()
    assert sense.look() == Desk()
    assert sense.missing() == "the X server does not answer"
    clock.now += 60
    assert sense.look() == Desk()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({}, "no display"),
        ({"DISPLAY": "elsewhere:0"}, "not on this computer"),
        ({"DISPLAY": "localhost:10.0"}, "not on this computer"),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, "Wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "Wayland"),
        ({"DISPLAY": ":64999"}, "does not answer"),
    ],
)
def test_that_where_there_is_no_x11_the_reason_is_named(environment, why):
    sense = X11(environment)
    assert sense.look() == Desk()
    assert why in sense.missing()
    sense.close()


@pytest.mark.parametrize(
    ("told", "opened"),
    [
        (":0", "unix/:0.0"),
        (":1.2", "unix/:1.2"),
        ("unix:3", "unix/:3.0"),
        ("unix/:3", "unix/:3.0"),
        ("localhost:10.0", None),
        ("tcp/here:0", None),
        ("[::1]:0", None),
        ("folder/org.xquartz:0", None),
        ("", None),
        (None, None),
    ],
)
def test_that_only_displays_of_this_computer_are_opened(told, opened):
    assert local_display(told) == opened


def test_that_one_of_several_monitors_is_enough():
    two = [(0, 0, 1920, 1080), (1920, 0, 1280, 1024)]
    assert covers((1920, 0, 1280, 1024), two)
    assert covers((0, 0, 3200, 1080), two)
    assert not covers((1919, 0, 1280, 1024), two)
    assert not covers((0, 0, 100, 100), [])
    assert not covers((0, 0, 100, 100), [(0, 0, 0, 0)])
