r"""What Windows tells of the desk, by its documented interfaces.

GetLastInputInfo, SHQueryUserNotificationState, GetForegroundWindow, WTSQuerySessionInformation;
and one that is documented nowhere but used by many: the registry's list of who uses camera and
microphone (``CapabilityAccessManager\ConsentStore``, since Windows 10 1903).

All of it stands behind `Windows`, a thin layer of calls (`windows_api`), and was tried with a
stand-in for that layer and with the layouts of the structures only: never on a real Windows.
Not told: sleep (that takes a window which hears WM_POWERBROADCAST), focus assist (no documented
way), a shared screen (none either), and who waits for our camera.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Protocol

from posturecoach.surroundings.asked import Asked
from posturecoach.surroundings.desk import Desk, Sense

# shellapi.h, QUERY_USER_NOTIFICATION_STATE. Of 1 (not present: locked, or a screen saver) and
# 7 (a Store app runs) nothing follows that would be certain.
QUNS_BUSY = 2  # a full-screen application, or presentation settings
QUNS_RUNNING_D3D_FULL_SCREEN = 3
QUNS_PRESENTATION_MODE = 4
QUNS_ACCEPTS_NOTIFICATIONS = 5
QUNS_QUIET_TIME = 6
STATES = {
    QUNS_BUSY: Desk(full_screen=True),
    QUNS_RUNNING_D3D_FULL_SCREEN: Desk(full_screen=True),
    QUNS_PRESENTATION_MODE: Desk(presenting=True),
    QUNS_ACCEPTS_NOTIFICATIONS: Desk(full_screen=False, presenting=False),
    QUNS_QUIET_TIME: Desk(full_screen=False, presenting=False, do_not_disturb=True),
}

# wtsapi32.h: WTS_SESSIONSTATE_LOCK and its opposite; WTS_CONNECTSTATE_CLASS.
WTS_SESSIONSTATE_LOCK, WTS_SESSIONSTATE_UNLOCK = 0, 1
WTS_ACTIVE = 0
WINDOWS_7 = (6, 1)

NON_PACKAGED = "NonPackaged"


class WtsInfoExLevel1(ctypes.Structure):
    """WTSINFOEX_LEVEL1_W of wtsapi32.h, with types that are the same size everywhere."""

    _fields_ = (
        ("session_id", ctypes.c_uint32),
        ("session_state", ctypes.c_int32),
        ("session_flags", ctypes.c_int32),
        ("win_station_name", ctypes.c_uint16 * 33),  # WINSTATIONNAME_LENGTH + 1
        ("user_name", ctypes.c_uint16 * 21),  # USERNAME_LENGTH + 1
        ("domain_name", ctypes.c_uint16 * 18),  # DOMAIN_LENGTH + 1
        ("times", ctypes.c_int64 * 5),  # logon, connect, disconnect, last input, current
        ("traffic", ctypes.c_uint32 * 6),
    )


class WtsInfoEx(ctypes.Structure):
    """WTSINFOEXW; the union Data has one member."""

    _fields_ = (("level", ctypes.c_uint32), ("data", WtsInfoExLevel1))


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO of winuser.h."""

    _fields_ = (("size", ctypes.c_uint32), ("time", ctypes.c_uint32))


@dataclass(frozen=True, slots=True)
class Consent:
    """One program in the ConsentStore.

    Attributes
    ----------
    program
        Path of the program, or name of the package.
    start, stop
        LastUsedTimeStart and LastUsedTimeStop, as FILETIME (100 ns since 1601); `stop` is 0
        while it uses the device.

    """

    program: str
    start: int
    stop: int


class Windows(Protocol):
    """The calls, one each. Every method may raise OSError or AttributeError: not there."""

    def last_input_ms(self) -> int:
        """Return dwTime of GetLastInputInfo: the 32-bit tick count of the last key or mouse."""

    def ticks_ms(self) -> int:
        """Return GetTickCount, which begins anew every 49.7 days."""

    def notification_state(self) -> int:
        """Return what SHQueryUserNotificationState says."""

    def session(self) -> bytes:
        """Return the WTSINFOEXW of this session: WTSSessionInfoEx."""

    def version(self) -> tuple[int, int]:
        """Return major and minor version of Windows."""

    def front_program(self) -> str | None:
        """Return the path of the program whose window is in front; None: no window is."""

    def consents(self, device: str) -> Iterable[Consent]:
        """Return who may use ``webcam`` or ``microphone``; raises OSError without such a list."""

    def boot_filetime(self) -> int:
        """Return when the computer was started, as FILETIME."""


def windows_senses(api: Windows | None = None) -> list[Sense]:
    """Return what Windows can tell; `api` is a stand-in for tests."""
    if api is None:
        from posturecoach.surroundings.windows_api import windows_itself  # noqa: PLC0415

        api = windows_itself()
    return [
        _sense("idle time", idle, api, "Windows 2000 or later"),
        _sense("full screen and presentations", attention, api, "Windows Vista or later"),
        _sense("locked screen", locked, api, "Windows 7 or later"),
        _sense("application in front", in_front, api, "Windows Vista or later"),
        _sense("camera of others", camera, api, "Windows 10 1903 or later"),
        _sense("microphone of others", microphone, api, "Windows 10 1903 or later"),
    ]


def _sense(name: str, look: Callable[[Windows], Desk], api: Windows, needs: str) -> Sense:
    return Asked(name, look, api, f"Windows does not tell ({{0}}); it needs {needs}.")


def idle(api: Windows) -> Desk:
    """Return the seconds since the last key or mouse."""
    # Both counts begin anew after 2**32 ms; so does their difference.
    passed_ms = (api.ticks_ms() - api.last_input_ms()) % 2**32
    # An input between the two calls would seem to lie 49 days back.
    return Desk(idle_s=0.0 if passed_ms > 2**31 else passed_ms / 1000)


def attention(api: Windows) -> Desk:
    """Return what fills the screen, or asks for quiet."""
    return STATES.get(api.notification_state(), Desk())


def locked(api: Windows) -> Desk:
    """Return whether the screen is locked or another user is in front."""
    told = api.session()
    if len(told) < ctypes.sizeof(WtsInfoEx):
        return Desk()
    info = WtsInfoEx.from_buffer_copy(told)
    if info.level != 1:
        return Desk()
    if info.data.session_state != WTS_ACTIVE:
        return Desk(locked=True)
    flags = info.data.session_flags
    if flags not in {WTS_SESSIONSTATE_LOCK, WTS_SESSIONSTATE_UNLOCK}:
        return Desk()
    # "Due to a code defect, the usage ... is reversed" in Windows 7 and Server 2008 R2.
    swapped = api.version() == WINDOWS_7
    return Desk(locked=(flags == WTS_SESSIONSTATE_LOCK) is not swapped)


def in_front(api: Windows) -> Desk:
    """Return the program in front: its file's name, without folder and ending.

    Store apps share one, ``applicationframehost``.
    """
    path = api.front_program()
    return Desk(app=PureWindowsPath(path).stem.lower() if path else None)


def camera(api: Windows) -> Desk:
    """Return whether another program uses a camera."""
    return Desk(camera_used=_used(api, "webcam"))


def microphone(api: Windows) -> Desk:
    """Return whether another program listens to a microphone."""
    return Desk(microphone_used=_used(api, "microphone"))


def _used(api: Windows, device: str) -> bool:
    booted = api.boot_filetime()
    ours = _ourselves()
    return any(
        # What began before the computer did was never ended by a crash, and is no call.
        one.stop == 0 and one.start > booted and one.program.lower() not in ours
        for one in api.consents(device)
    )


def _ourselves() -> frozenset[str]:
    """Return the programs that this one may appear as.

    In a virtual environment `python.exe` starts the one it was made from, which is then seen.
    """
    pythons = {sys.executable, getattr(sys, "_base_executable", sys.executable)} - {"", None}
    paths = {PureWindowsPath(one) for one in pythons}
    twins = {"python": "pythonw", "pythonw": "python"}
    paths |= {one.with_stem(twins[one.stem.lower()]) for one in paths if one.stem.lower() in twins}
    return frozenset(str(one).lower() for one in paths)
