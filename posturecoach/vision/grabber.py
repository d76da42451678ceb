"""The grabber: the one thread that touches a camera or stream, and keeps it going.

Everything that may block (open, grab, release) happens here, so that whoever looks
can notice silence, and close, while a driver hangs. The thread is a daemon: one that
a driver never lets return is left behind rather than waited for.
"""

from __future__ import annotations

import atexit
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from posturecoach.vision.frame import Picture, TroubleKind
from posturecoach.vision.latest import Latest

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 10.0
_HEALTHY_S = 2.0  # a device that gave pictures for so long is tried again at once
# Grabs must fail for so long before a device is given up: one damaged picture is no
# loss, and some cameras answer "nothing yet" while they wake up.
_GONE_S = 1.0
_WAKING_S = 2.5
_MISS_PAUSE_S = 0.02
_CLOSE_S = 0.9  # the device has to be free within 1 s
_EXIT_S = 5.0  # longer than any time-out that we set


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a device, and one thing to do, in the user's words."""

    kind: TroubleKind
    what: str
    try_: str


class CannotOpenError(Exception):
    """A device that does not open; not for the user's eyes, the problem's words are."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


class Device(Protocol):
    """An open camera or stream. Only the grabber's thread calls it."""

    def grab(self) -> bool:
        """Wait for the next picture without decoding it; False when none came."""

    def take(self) -> Callable[[], Picture | None]:
        """Return what yields the grabbed picture, or None where it is damaged.

        What is returned may be called later and in another thread, so that a device
        which can hand over compressed pictures has only those decoded that are looked at.
        """

    def release(self) -> None:
        """Let go of the device."""


class Opener(Protocol):
    """How to open one particular camera or stream, and what to say when it fails."""

    name: str

    def open(self) -> Device:
        """Return the open device; raises CannotOpenError. `ended` tells how it went."""

    def ended(self) -> Problem:
        """Return the words for a device that gave pictures and now gives none."""

    def silent(self) -> Problem:
        """Return the words for a device that opens, or tries to, but never gave a picture."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture that was grabbed, not necessarily decoded yet.

    Attributes
    ----------
    time_s
        When it came, on `time.monotonic`.
    number
        How many pictures have come so far, this one included.
    decode
        Gives the picture, or None if it is damaged.

    """

    time_s: float
    number: int
    decode: Callable[[], Picture | None]


class Grabber:
    """Open a device, put its newest picture into `latest`, and open it again when lost.

    Starts at once, so that a camera wakes up while the models are being loaded.

    Attributes
    ----------
    latest
        Where shots appear; closed when the grabber ends.
    wanted_s
        Pictures that come before this moment of `time.monotonic` are grabbed, which
        is cheap, but not taken. Set by the one who looks.
    problem
        What keeps the device from giving pictures, None while it gives them.
    failed
        A bug of ours that ended the thread.

    """

    def __init__(self, opener: Opener) -> None:
        self.latest: Latest[Shot] = Latest()
        self.wanted_s = float("-inf")
        self.problem: Problem | None = None
        self.failed: Exception | None = None
        self._opener = opener
        self._number = 0
        self._closing = threading.Event()
        self._again = threading.Event()
        self._resting = False
        self._go_on = threading.Event()  # to be asked anew: rest, go on, or close
        self._thread = threading.Thread(target=self._run, name="grabber", daemon=True)
        self._thread.start()
        _grabbers.add(self)

    @property
    def alive(self) -> bool:
        """Whether the thread still runs, and so may hold the device."""
        return self._thread.is_alive()

    def reopen(self) -> None:
        """Have the device closed and opened again, for one that hangs or may have died."""
        self._again.set()
        if self.problem is not None:
            self._go_on.set()  # it is not open: no more waiting for the next try

    def rest(self, *, resting: bool) -> None:
        """Let go of the device until told otherwise, within 1 s; or open it again. Any thread."""
        self._resting = resting
        self._go_on.set()

    def close(self) -> None:
        """Release the device and end. Returns within 1 s, from any thread, any time.

        If a driver holds the thread for longer, it is left to release the device as
        soon as the driver returns; it takes no more pictures.
        """
        self._closing.set()
        self._go_on.set()
        self.latest.close()
        if threading.current_thread() is not self._thread:
            self._thread.join(_CLOSE_S)

    def join(self, timeout_s: float) -> None:
        """Wait for the thread to end."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self._keep_going()
        except Exception as error:  # noqa: BLE001 - a thread's last line of defence; raised by the source
            self.failed = error
        finally:
            self.latest.close()

    def _keep_going(self) -> None:
        pause_s = FIRST_PAUSE_S
        while not self._closing.is_set():
            self._go_on.clear()
            if self._closing.is_set():
                return
            if self._resting:
                self.problem = None
                self._go_on.wait()
                pause_s = FIRST_PAUSE_S
                continue
            if self._once() >= _HEALTHY_S or self._again.is_set():
                pause_s = FIRST_PAUSE_S
            self._again.clear()
            # Somebody who closes it, or wants a rest, does not wait for the pause.
            self._go_on.wait(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _once(self) -> float:
        """Open the device and use it until it fails; return for how many seconds."""
        try:
            device = self._opener.open()
        except CannotOpenError as error:
            self.problem = error.problem
            return 0.0
        try:
            return self._use(device)
        finally:
            device.release()

    def _use(self, device: Device) -> float:
        began_s = last_s = time.monotonic()
        patience_s = _WAKING_S
        self._again.clear()
        while not (self._closing.is_set() or self._again.is_set() or self._resting):
            good = device.grab()
            now_s = time.monotonic()
            if good:
                self._got(device, now_s)
                last_s, patience_s = now_s, _GONE_S
            elif now_s - last_s < patience_s:
                self._closing.wait(_MISS_PAUSE_S)
            else:
                ever = self._number > 0
                self.problem = self._opener.ended() if ever else self._opener.silent()
                break
        return last_s - began_s

    def _got(self, device: Device, now_s: float) -> None:
        self._number += 1
        self.problem = None
        if now_s >= self.wanted_s:
            self.latest.put(Shot(now_s, self._number, device.take()))


_grabbers: weakref.WeakSet[Grabber] = weakref.WeakSet()


@atexit.register
def _finish() -> None:
    """Let no thread come back from OpenCV while Python is being taken down.

    It would find no interpreter, and the whole program would end in an abort (seen
    with Python 3.11 and OpenCV 5.0). One that hangs for good does not come back.
    """
    grabbers = [grabber for grabber in _grabbers if grabber.alive]
    for grabber in grabbers:
        grabber.close()
    ends_s = time.monotonic() + _EXIT_S
    for grabber in grabbers:
        grabber.join(max(0.0, ends_s - time.monotonic()))
