"""What macOS tells of the desk, by calls that ask for no extra right.

CGEventSourceSecondsSinceLastEventType, CGSessionCopyCurrentDictionary, Core Audio, Core Media
I/O, NSWorkspace and CGWindowListCopyWindowInfo. All of it stands behind `MacOS`, a thin layer
of calls (`macos_api`), and was tried with a stand-in for that layer only: never on a real Mac.
What is least sure there:

- ``CGSSessionScreenIsLocked`` is documented nowhere, though many rely on it; it is there only
  while the screen is locked.
- Full screen is told by a window as large as a screen. Beside a camera notch such a window is
  lower than the screen, and is not seen.
- Below macOS 14.2 nobody tells who listens to a microphone. Headsets that play and listen in
  one device, and run, may do either: that can't be told then.

Not told: sleep, do not disturb, a shared screen, and who waits for our camera.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from posturecoach.surroundings.asked import Asked
from posturecoach.surroundings.desk import Desk, Sense


def code(letters: str) -> int:
    """Return a four-character code of Apple's headers as the number that it is."""
    return int.from_bytes(letters.encode("ascii"), "big")


# AudioHardwareBase.h and AudioHardware.h; CMIOHardwareObject.h and the like have the same.
SYSTEM_OBJECT = 1
GLOBAL = code("glob")  # kAudioObjectPropertyScopeGlobal, kCMIOObjectPropertyScopeGlobal
INPUT = code("inpt")  # kAudioObjectPropertyScopeInput
OUTPUT = code("outp")  # kAudioObjectPropertyScopeOutput
DEVICES = code("dev#")  # kAudioHardwarePropertyDevices, kCMIOHardwarePropertyDevices
STREAMS = code("stm#")  # kAudioDevicePropertyStreams
# kAudioDevicePropertyDeviceIsRunningSomewhere, kCMIODevicePropertyDeviceIsRunningSomewhere
RUNNING_SOMEWHERE = code("gone")
PROCESSES = code("prs#")  # kAudioHardwarePropertyProcessObjectList, macOS 14.2
PROCESS_PID = code("ppid")  # kAudioProcessPropertyPID
PROCESS_LISTENS = code("piri")  # kAudioProcessPropertyIsRunningInput

LOCKED = "CGSSessionScreenIsLocked"
ON_CONSOLE = "kCGSSessionOnConsoleKey"  # kCGSessionOnConsoleKey

ORDINARY_LAYER = 0

_TROUBLE = "macOS does not tell ({0}); a later version may."


class Front(NamedTuple):
    """The application in front."""

    bundle: str
    """Its bundle identifier, such as ``com.apple.Safari``."""
    pid: int


Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""


class Window(NamedTuple):
    """A window on the screen."""

    pid: int
    """Of the program it belongs to."""
    layer: int
    box: Box


class Properties(Protocol):
    """The objects of Core Audio, or of Core Media I/O. Every method may raise OSError."""

    def numbers(self, of: int, selector: int, scope: int) -> Sequence[int]:
        """Return a property that is a list of objects (UInt32)."""

    def number(self, of: int, selector: int, scope: int) -> int:
        """Return a property that is one number (UInt32)."""


class MacOS(Protocol):
    """The calls. Every method may raise OSError or AttributeError: not there."""

    audio: Properties
    cameras: Properties

    def idle_s(self) -> float:
        """Return CGEventSourceSecondsSinceLastEventType for any input to the hardware."""

    def session(self) -> Mapping[str, bool] | None:
        """Return `LOCKED` and `ON_CONSOLE` as far as the session's dictionary has them.

        None: this is no session with windows.
        """

    def front(self) -> Front | None:
        """Return NSWorkspace's frontmostApplication."""

    def windows(self) -> Sequence[Window]:
        """Return the windows on the screen, by CGWindowListCopyWindowInfo."""

    def screens(self) -> Sequence[Box]:
        """Return CGDisplayBounds of every active display."""


class MacCamera(Asked[MacOS]):
    """Whether another program uses a camera, which can be told only while we use none.

    Attributes
    ----------
    ours
        The camera that this program uses; None while there is none. macOS tells that a camera
        runs, not for whom: a call that shares our camera is known by its microphone.

    """

    def __init__(self, api: MacOS) -> None:
        super().__init__("camera of others", self._used, api, _TROUBLE)
        self.ours: str | int | None = None

    def _used(self, api: MacOS) -> Desk:
        if self.ours is not None:
            return Desk()
        cameras = api.cameras.numbers(SYSTEM_OBJECT, DEVICES, GLOBAL)
        return Desk(camera_used=any(_runs(api.cameras, camera) for camera in cameras))


def macos_senses(api: MacOS | None = None) -> list[Sense]:
    """Return what macOS can tell; `api` is a stand-in for tests."""
    if api is None:
        from posturecoach.surroundings.macos_api import macos_itself  # noqa: PLC0415

        api = macos_itself()
    return [
        Asked("idle time", idle, api, _TROUBLE),
        Asked("locked screen", locked, api, _TROUBLE),
        Asked("application in front, full screen", in_front, api, _TROUBLE),
        Asked("microphone of others", microphone, api, _TROUBLE),
        MacCamera(api),
    ]


def idle(api: MacOS) -> Desk:
    """Return the seconds since the last key or mouse."""
    return Desk(idle_s=max(0.0, api.idle_s()))


def locked(api: MacOS) -> Desk:
    """Return whether the screen is locked or another user is in front."""
    session = api.session()
    if session is None:
        return Desk()
    return Desk(locked=session.get(LOCKED, False) or not session.get(ON_CONSOLE, True))


def in_front(api: MacOS) -> Desk:
    """Return the application in front, and whether a window of it fills a screen."""
    front = api.front()
    if front is None:
        return Desk()
    screens = set(api.screens())
    fills = any(
        window.pid == front.pid and window.layer == ORDINARY_LAYER and window.box in screens
        for window in api.windows()
    )
    return Desk(app=front.bundle or None, full_screen=fills if screens else None)


def microphone(api: MacOS) -> Desk:
    """Return whether another program listens to a microphone."""
    try:
        processes = api.audio.numbers(SYSTEM_OBJECT, PROCESSES, GLOBAL)
    except OSError:
        return Desk(microphone_used=_some_microphone_runs(api.audio))
    return Desk(microphone_used=any(_listens(api.audio, one) for one in processes))


def _listens(audio: Properties, process: int) -> bool:
    try:
        listens = audio.number(process, PROCESS_LISTENS, GLOBAL)
        return bool(listens) and audio.number(process, PROCESS_PID, GLOBAL) != os.getpid()
    except OSError:
        return False  # it ended since it was listed


def _some_microphone_runs(audio: Properties) -> bool | None:
    """Return whether a device runs that only listens; None where one runs that also plays."""
    unsure = False
    for device in audio.numbers(SYSTEM_OBJECT, DEVICES, GLOBAL):
        if _streams(audio, device, INPUT) and _runs(audio, device):
            if not _streams(audio, device, OUTPUT):
                return True
            unsure = True
    return None if unsure else False


def _streams(audio: Properties, device: int, scope: int) -> int:
    try:
        return len(audio.numbers(device, STREAMS, scope))
    except OSError:
        return 0


def _runs(properties: Properties, device: int) -> bool:
    try:
        return properties.number(device, RUNNING_SOMEWHERE, GLOBAL) != 0
    except OSError:
        return False  # it was unplugged since it was listed, or is none that runs
