"""Whether another program holds a camera: its open files, as /proc shows them."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.opened import Opened

# Going through all open files takes some milliseconds, so it is done when the kernel says that
# a camera was opened or closed, and for safety once in a while.
_SAFETY_S = 300.0
_UNTOLD_S = 10.0  # where the kernel does not say so
# These keep cameras open to hand them on. Who takes them is seen by `PipeWire`.
_HAND_ON = {"pipewire", "wireplumber", "pipewire-media-"}
# Video devices that are no cameras: decoders that any film uses.
_NO_CAMERA = re.compile(r"codec|decode|encode|-isp|-dec\b|-enc\b", re.IGNORECASE)


def camera_path(camera: str | int | None, dev: Path = Path("/dev")) -> str | None:
    """Return the device of a camera given by index or path; None for anything else.

    Links like `/dev/v4l/by-id/…` are followed.
    """
    if camera is None or isinstance(camera, bool):
        return None
    words = str(camera)
    if words.isdecimal():
        return str(dev / f"video{words}")
    return os.path.realpath(words) if words.startswith(f"{dev}/") else None


def holders(proc: Path, prefix: str) -> Iterator[tuple[str, int]]:
    """Yield path and process of every open file whose path begins with `prefix`.

    Of processes that may not be looked at, those of other users mostly, nothing is known.
    """
    # As plain words: paths as objects would take twice the time, for thousands of them.
    for pid in os.listdir(proc):  # noqa: PTH208
        if not pid.isdecimal():
            continue
        folder = f"{proc}/{pid}/fd"
        try:
            numbers = os.listdir(folder)  # noqa: PTH208
        except OSError:  # of another user, or ended meanwhile
            continue
        for number in numbers:
            try:
                path = os.readlink(f"{folder}/{number}")  # noqa: PTH115
            except OSError:
                continue
            if path.startswith(prefix):
                yield path, int(pid)


class Videos:
    """Another program holds a camera, or the very camera that this program uses.

    Parameters
    ----------
    ours
        The camera of this program: its index, its device, or None while there is none. May be
        set at any time.
    proc, dev, sys
        Where processes, devices and what the kernel says of devices are found.
    clock
        Seconds that only go on.

    """

    name = "cameras in use"
    every_s = 1.0

    def __init__(
        self,
        ours: str | int | None = None,
        *,
        proc: Path = Path("/proc"),
        dev: Path = Path("/dev"),
        sys: Path = Path("/sys/class/video4linux"),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ours = ours
        self._proc, self._dev, self._sys = proc, dev, sys
        self._clock = clock
        self._held: set[str] = set()
        self._scanned: float | None = None
        self._opened: Opened | None = None
        self._watching = False

    def look(self) -> Desk:
        """Return who holds cameras, as of the last time one was opened or closed."""
        if not self._proc.is_dir():
            return Desk()
        if self._is_due():
            self._scanned = self._clock()
            self._held = set(self._scan())
        ours = camera_path(self.ours, self._dev)
        wanted = None if ours is None else ours in self._held
        return Desk(camera_used=bool(self._held), camera_wanted=wanted)

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if not self._proc.is_dir():
            return f"{self._proc} is not there, so the open files of others can't be seen"
        return None

    def close(self) -> None:
        """Stop watching the devices."""
        if self._opened is not None:
            self._opened.close()
        self._opened, self._watching = None, False

    def _is_due(self) -> bool:
        if not self._watching:
            self._watching = True
            try:
                self._opened = Opened(self._dev, "video")
            except (OSError, AttributeError):
                self._opened = None
        happened = self._opened is not None and self._opened.happened()
        rest_s = _UNTOLD_S if self._opened is None else _SAFETY_S
        late = self._scanned is None or self._clock() - self._scanned >= rest_s
        return happened or late

    def _scan(self) -> Iterator[str]:
        ours = os.getpid()
        for path, pid in holders(self._proc, str(self._dev / "video")):
            if pid != ours and not self._hands_on(pid) and self._is_camera(path):
                yield path

    def _hands_on(self, pid: int) -> bool:
        try:
            name = (self._proc / str(pid) / "comm").read_text(errors="replace").strip()
        except OSError:
            return True  # ended meanwhile
        return name in _HAND_ON

    def _is_camera(self, path: str) -> bool:
        try:
            name = (self._sys / Path(path).name / "name").read_text(errors="replace")
        except OSError:
            return True  # nothing is known against it
        return _NO_CAMERA.search(name) is None
