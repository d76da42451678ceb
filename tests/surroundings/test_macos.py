"""What is made of what macOS says: a stand-in for its calls."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from posturecoach.surroundings.desk import Desk, together
from posturecoach.surroundings.macos import (
    DEVICES,
    GLOBAL,
    INPUT,
    LOCKED,
    ON_CONSOLE,
    OUTPUT,
    PROCESS_LISTENS,
    PROCESS_PID,
    PROCESSES,
    RUNNING_SOMEWHERE,
    STREAMS,
    Front,
    Window,
    macos_senses,
)
from posturecoach.surroundings.macos_api import Address, Rect, macos_itself

SCREEN = (0.0, 0.0, 1512.0, 982.0)
BESIDE = (1512.0, -200.0, 1920.0, 1080.0)
SAFARI = Front("com.apple.Safari", 500)


class Properties:
    """Objects with properties, by (object, selector, scope); what is not there is an error."""

    def __init__(self, told):
        self.told = told

    def numbers(self, of, selector, scope):
        if (of, selector, scope) not in self.told:
            raise OSError("status 2003332927")  # 'who?', kAudioHardwareUnknownPropertyError
        return self.told[of, selector, scope]

    number = numbers


def processes(*listening):
    """Return a macOS from 14.2 on, with processes (pid, whether it listens)."""
    told = {(1, PROCESSES, GLOBAL): [100 + index for index, _ in enumerate(listening)]}
    for index, (pid, listens) in enumerate(listening):
        told[100 + index, PROCESS_PID, GLOBAL] = pid
        told[100 + index, PROCESS_LISTENS, GLOBAL] = listens
    return told


def devices(*each):
    """Return devices of (runs, streams in, streams out), as older ones tell them."""
    told = {(1, DEVICES, GLOBAL): [10 + index for index, _ in enumerate(each)]}
    for index, (runs, inputs, outputs) in enumerate(each):
        told[10 + index, RUNNING_SOMEWHERE, GLOBAL] = runs
        told[10 + index, STREAMS, INPUT] = list(range(inputs))
        told[10 + index, STREAMS, OUTPUT] = list(range(outputs))
    return told


class MacOS:
    """A quiet desk; `what` is what a test changes. An exception is raised instead."""

    def __init__(self, **what):
        self.what = {
            "idle_s": 2.5,
            "session": {ON_CONSOLE: True},
            "front": SAFARI,
            "windows": [Window(500, 0, (0.0, 38.0, 1512.0, 944.0))],
            "screens": [SCREEN, BESIDE],
        } | what
        self.audio = Properties(what.get("audio", processes((7, 0))))
        self.cameras = Properties(what.get("cameras", devices((0, 0, 0))))

    def __getattr__(self, name):
        def told():
            if isinstance(self.what[name], Exception):
                raise self.what[name]
            return self.what[name]

        return told


def look(**what):
    return together([sense.look() for sense in macos_senses(MacOS(**what))])


def test_a_quiet_desk():
    assert look() == Desk(
        idle_s=2.5,
        app="com.apple.Safari",
        full_screen=False,
        camera_used=False,
        microphone_used=False,
        locked=False,
    )


@pytest.mark.parametrize(
    ("session", "locked"),
    [
        ({ON_CONSOLE: True}, False),
        ({ON_CONSOLE: True, LOCKED: True}, True),
        ({ON_CONSOLE: True, LOCKED: False}, False),
        ({ON_CONSOLE: False}, True),  # another user is in front
        ({}, False),
        (None, None),  # logged in over the network
    ],
)
def test_locked(session, locked):
    assert look(session=session).locked is locked


@pytest.mark.parametrize(
    ("windows", "screens", "full"),
    [
        ([Window(500, 0, SCREEN)], [SCREEN, BESIDE], True),
        ([Window(500, 0, BESIDE)], [SCREEN, BESIDE], True),
        ([Window(501, 0, SCREEN)], [SCREEN], False),  # of another program, behind it
        ([Window(500, 25, SCREEN)], [SCREEN], False),  # a shade over everything, no film
        ([Window(500, 0, (0.0, 38.0, 1512.0, 944.0))], [SCREEN], False),  # below the menu
        ([], [SCREEN], False),
        ([Window(500, 0, SCREEN)], [], None),
    ],
)
def test_full_screen(windows, screens, full):
    assert look(windows=windows, screens=screens).full_screen is full


def test_that_nobody_may_be_in_front():
    desk = look(front=None)
    assert (desk.app, desk.full_screen) == (None, None)
    assert look(front=Front("", 500)).app is None


@pytest.mark.parametrize(
    ("audio", "used"),
    [
        (processes((7, 0), (8, 1)), True),
        (processes((os.getpid(), 1)), False),
        (processes(), False),
        ({(1, PROCESSES, GLOBAL): [5]}, False),  # it ended since it was listed
        # Without the list of processes:
        (devices((0, 1, 0), (1, 0, 2)), False),  # loudspeakers run
        (devices((1, 1, 0)), True),
        (devices((1, 1, 2)), None),  # a headset: music, or a call
        (devices((1, 1, 2), (1, 1, 0)), True),
        (devices((0, 1, 2), (0, 1, 0)), False),
        (devices(), False),
        ({(1, DEVICES, GLOBAL): [5]}, False),  # unplugged since it was listed
        ({}, None),
    ],
)
def test_the_microphone(audio, used):
    assert look(audio=audio).microphone_used is used


def test_the_camera_can_be_told_while_it_is_not_ours():
    api = MacOS(cameras=devices((0, 0, 0), (1, 0, 0)))
    sense = macos_senses(api)[-1]
    assert sense.ours is None
    assert sense.look() == Desk(camera_used=True)
    sense.ours = 0
    assert sense.look() == Desk()
    sense.ours = None
    api.cameras = Properties(devices((0, 0, 0)))
    assert sense.look() == Desk(camera_used=False)
    api.cameras = Properties({(1, DEVICES, GLOBAL): [5]})
    assert sense.look() == Desk(camera_used=False)


@pytest.mark.parametrize("error", [OSError("no framework"), AttributeError("no such call")])
@pytest.mark.parametrize(("call", "number"), [("idle_s", 0), ("session", 1), ("windows", 2)])
def test_that_what_is_missing_is_said_and_hurts_nothing_else(call, number, error):
    api = MacOS(**{call: error})
    senses = macos_senses(api)
    assert senses[number].look() == Desk()
    assert str(error) in senses[number].missing()
    for other in senses[:number] + senses[number + 1 :]:
        assert other.look() != Desk()
        assert other.missing() is None
    api.what = MacOS().what
    assert senses[number].look() != Desk()
    assert senses[number].missing() is None
    for sense in senses:
        assert sense.name
        sense.close()


def test_that_nothing_at_all_hurts_nobody():
    api = MacOS(audio={}, cameras={}, idle_s=OSError(), session=OSError(), front=OSError())
    senses = macos_senses(api)
    assert together([sense.look() for sense in senses]) == Desk()
    assert all(sense.missing() for sense in senses)


def test_the_codes_and_layouts_of_the_headers():
    # As docs.rs/objc2-core-audio lists them.
    assert RUNNING_SOMEWHERE == 0x676F6E65
    assert DEVICES == 0x64657623
    assert STREAMS == 0x73746D23
    assert OUTPUT == 0x6F757470
    assert GLOBAL == 0x676C6F62
    assert PROCESSES == 0x70727323
    assert PROCESS_PID == 0x70706964
    assert ctypes.sizeof(Address) == 12
    assert ctypes.sizeof(Rect) == 32
    assert Rect(1, 2, 3, 4).box() == (1, 2, 3, 4)


def test_that_both_modules_load_anywhere():
    code = "import posturecoach.surroundings.macos, posturecoach.surroundings.macos_api"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.skipif(sys.platform == "darwin", reason="that is macOS")
def test_that_there_is_no_macos_elsewhere():
    with pytest.raises(OSError, match=sys.platform):
        macos_itself()


@pytest.mark.skipif(sys.platform != "darwin", reason="needs macOS")
def test_macos_itself():
    desk = together([sense.look() for sense in macos_senses()])
    assert desk.idle_s is not None
    assert desk.camera_used is not None
