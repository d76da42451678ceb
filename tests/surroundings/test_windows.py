"""What is made of what Windows says: a stand-in for its calls, and its structures' layouts."""

from __future__ import annotations

import ctypes
import struct
import subprocess
import sys

import pytest

from posturecoach.surroundings.desk import Desk, together
from posturecoach.surroundings.windows import (
    Consent,
    LastInputInfo,
    WtsInfoEx,
    windows_senses,
)

BOOT = 133_000_000_000_000_000
LATER = BOOT + 10_000_000


def session(flags=1, state=0, level=1):
    """Return a WTSINFOEXW as the header lays it out (x64, natural alignment)."""
    return struct.pack(
        "<I4x" "Iii66s42s36s4x" "5q" "6I",
        level, 3, state, flags, "Console".encode("utf-16-le"), b"", b"", *range(5), *range(6),
    )  # fmt: skip


class Windows:
    """A quiet desk; `what` is what a test changes. An exception is raised instead."""

    def __init__(self, **what):
        self.what = {
            "last_input_ms": 1000,
            "ticks_ms": 3500,
            "notification_state": 5,
            "session": session(),
            "version": (10, 0),
            "front_program": r"C:\Program Files\Mozilla Firefox\Firefox.exe",
            "webcam": [],
            "microphone": [],
            "boot_filetime": BOOT,
        } | what

    def __getattr__(self, name):
        def told(*arguments):
            value = self.what[arguments[0] if arguments else name]
            if isinstance(value, Exception):
                raise value
            return value

        return told


def look(**what):
    return together([sense.look() for sense in windows_senses(Windows(**what))])


def test_a_quiet_desk():
    assert look() == Desk(
        idle_s=2.5,
        app="firefox",
        full_screen=False,
        presenting=False,
        camera_used=False,
        microphone_used=False,
        locked=False,
    )


def test_that_the_tick_count_may_begin_anew():
    assert look(last_input_ms=2**32 - 500, ticks_ms=1500).idle_s == 2.0


def test_an_input_between_the_two_calls():
    assert look(last_input_ms=3501, ticks_ms=3500).idle_s == 0


@pytest.mark.parametrize(
    ("state", "full_screen", "presenting", "quiet"),
    [
        (1, None, None, None),
        (2, True, None, None),
        (3, True, None, None),
        (4, None, True, None),
        (5, False, False, None),
        (6, False, False, True),
        (7, None, None, None),
        (99, None, None, None),
    ],
)
def test_the_states_that_windows_knows(state, full_screen, presenting, quiet):
    desk = look(notification_state=state)
    assert (desk.full_screen, desk.presenting, desk.do_not_disturb) == (
        full_screen,
        presenting,
        quiet,
    )


@pytest.mark.parametrize(
    ("told", "version", "locked"),
    [
        (session(flags=0), (10, 0), True),
        (session(flags=1), (10, 0), False),
        (session(flags=-1), (10, 0), None),
        # The defect of Windows 7: the other way round.
        (session(flags=0), (6, 1), False),
        (session(flags=1), (6, 1), True),
        (session(flags=-1), (6, 1), None),
        (session(flags=0), (6, 2), True),
        # Another user is in front: 4 is WTSDisconnected.
        (session(flags=1, state=4), (10, 0), True),
        (session(level=2), (10, 0), None),
        (session()[:40], (10, 0), None),
        (b"", (10, 0), None),
    ],
)
def test_locked(told, version, locked):
    assert look(session=told, version=version).locked is locked


def test_the_layouts_of_the_structures():
    assert ctypes.sizeof(WtsInfoEx) == len(session()) == 232
    assert WtsInfoEx.data.offset == 8
    info = WtsInfoEx.from_buffer_copy(session(flags=1, state=4))
    assert (info.level, info.data.session_id) == (1, 3)
    assert (info.data.session_state, info.data.session_flags) == (4, 1)
    assert bytes(info.data.win_station_name).decode("utf-16-le").rstrip("\0") == "Console"
    assert list(info.data.times) == [0, 1, 2, 3, 4]
    assert list(info.data.traffic) == [0, 1, 2, 3, 4, 5]
    assert ctypes.sizeof(LastInputInfo) == 8


@pytest.mark.parametrize(
    ("path", "app"),
    [
        (r"C:\Windows\explorer.exe", "explorer"),
        ("D:\\Büro\\My.App.EXE", "my.app"),
        (None, None),
        ("", None),
    ],
)
def test_the_program_in_front(path, app):
    assert look(front_program=path).app == app


ZOOM = r"C:\Users\x\AppData\Roaming\Zoom\bin\Zoom.exe"
TEAMS = "MSTeams_8wekyb3d8bbwe"


@pytest.mark.parametrize(
    ("consents", "used"),
    [
        ([Consent(ZOOM, LATER, 0)], True),
        ([Consent(TEAMS, LATER, 0)], True),
        ([Consent(ZOOM, LATER, LATER + 5)], False),
        ([Consent(ZOOM, LATER, LATER + 5), Consent(TEAMS, LATER, 0)], True),
        # Cut off by a crash of the computer: it would be a call for ever.
        ([Consent(ZOOM, BOOT - 1, 0)], False),
        ([], False),
    ],
)
def test_who_uses_camera_and_microphone(consents, used):
    assert look(webcam=consents).camera_used is used
    assert look(webcam=consents).microphone_used is False
    assert look(microphone=consents).microphone_used is used
    assert look(microphone=consents).camera_used is False


@pytest.mark.parametrize("own", ["python.exe", "PYTHONW.EXE", r"..\posturecoach.exe"])
def test_that_we_are_nobody_else(monkeypatch, own):
    folder = r"C:\Users\x\venv\Scripts"
    program = rf"{folder}\{own}"
    started = r"C:\coach\posturecoach.exe" if "posture" in own else rf"{folder}\python.exe"
    monkeypatch.setattr(sys, "executable", started)
    monkeypatch.setattr(sys, "_base_executable", r"C:\Python\python.exe")
    program = started if "posture" in own else program
    assert look(webcam=[Consent(program, LATER, 0)]).camera_used is False
    # What a virtual environment starts, and its twin without a console.
    assert look(webcam=[Consent(r"C:\Python\pythonw.exe", LATER, 0)]).camera_used is False
    assert look(webcam=[Consent(r"C:\Other\python.exe", LATER, 0)]).camera_used is True


@pytest.mark.parametrize("error", [OSError("no such call"), AttributeError("old Windows")])
@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("ticks_ms", 0),
        ("notification_state", 1),
        ("session", 2),
        ("front_program", 3),
        ("webcam", 4),
        ("microphone", 5),
    ],
)
def test_that_what_is_missing_is_said_and_hurts_nothing_else(call, number, error):
    api = Windows(**{call: error})
    senses = windows_senses(api)
    assert senses[number].look() == Desk()
    assert "Windows" in senses[number].missing()
    assert str(error) in senses[number].missing()
    for other in senses[:number] + senses[number + 1 :]:
        assert other.look() != Desk()
        assert other.missing() is None
    api.what = Windows().what
    assert senses[number].look() != Desk()
    assert senses[number].missing() is None
    for sense in senses:
        assert sense.name
        sense.close()


def test_that_both_modules_load_anywhere():
    code = "import posturecoach.surroundings.windows, posturecoach.surroundings.windows_api"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="that is Windows")
def test_that_there_is_no_windows_elsewhere():
    with pytest.raises(OSError, match=sys.platform):
        windows_senses()


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows")
def test_windows_itself():
    desk = together([sense.look() for sense in windows_senses()])
    assert desk.idle_s is not None
    assert desk.locked is not None
