"""A clip as a source: every picture in order, or played at its own speed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import numpy as np

from posturecoach.errors import SourceError
from posturecoach.vision.frame import Frame, Picture, Trouble
from posturecoach.vision.opencv import cv2
from posturecoach.vision.pace import Pace
from posturecoach.vision.pictures import read_only

_MISSES = 10  # so many pictures in a row may be damaged; at the end all of them are
_USUAL_FPS = 30.0
_HIGHEST_FPS = 1000.0  # what is above is a container's time base, not a rate
# A clip with less of its promised length is told to be cut: some containers only
# estimate how many pictures they hold.
_WHOLE = 0.95


class ClipSource:
    """Play a clip.

    Parameters
    ----------
    path
        Any file that FFmpeg reads; GIFs too.
    looks_per_s
        At most so many frames per second **of the clip** are handed out, evenly.
    realtime
        Hand each frame over when its time has come, like a camera, and drop those
        whose successor's time has come as well. `live` is then true, but the source
        ends with the clip.

    Attributes
    ----------
    skipped
        In words what of the clip could not be read, once it has ended.

    Raises
    ------
    SourceError
        If not even one picture can be read.

    Notes
    -----
    Times are the clip's own timestamps, counted from its first picture, so variable
    frame rates are right; a stamp that does not grow is replaced by the last one plus
    a tenth of the usual step. Rotation tags are honoured by OpenCV's FFmpeg backend
    (CAP_PROP_ORIENTATION_AUTO, on by itself). A clip cut short ends where it is cut,
    and `skipped` says so.
    Thinned and late pictures are grabbed but not converted; only a realtime clip
    counts them as dropped.

    """

    def __init__(
        self, path: Path, *, looks_per_s: float | None = None, realtime: bool = False
    ) -> None:
        self.name = path.name
        self.looks_per_s = looks_per_s
        self.live = realtime
        self.stills = False
        self.skipped: list[str] = []
        self._path = path
        self._capture = open_capture(path)
        self._fps = rate_of(self._capture)
        self._count = int(max(0.0, self._capture.get(cv2.CAP_PROP_FRAME_COUNT)))
        # VideoCapture is not safe to use from two threads; close may come from another.
        self._using = threading.Lock()
        self._closed = threading.Event()
        self._first_ms: float | None = None
        self._last_s: float | None = None
        self._read = 0  # how many pictures were there so far
        if not self._grab():
            self._capture.release()
            raise unreadable(path)
        self._grabbed = True  # the first picture waits to be handed out

    @property
    def fps(self) -> float:
        """Pictures a second, as the clip says; its steps may be uneven."""
        return self._fps

    @property
    def total(self) -> int | None:
        """How many frames will be handed out; None where the clip does not say.

        With `looks_per_s` below the clip's rate it is an estimate from its length.
        """
        if self._count <= 0:
            return None
        if self.looks_per_s is None or self.looks_per_s >= self._fps:
            return self._count
        return min(self._count, 1 + int((self._count - 1) / self._fps * self.looks_per_s))

    def __iter__(self) -> Iterator[Frame | Trouble]:
        """Yield the frames from where the last iteration ended, until the clip ends."""
        pace = Pace()
        began_s: float | None = None
        dropped = 0
        while not self._closed.is_set() and self._next():
            time_s = self._last_s or 0.0
            if self.live:
                began_s = monotonic() - time_s if began_s is None else began_s
                ahead_s = began_s + time_s - monotonic()
                if self._closed.wait(max(0.0, ahead_s)):
                    return
                if -ahead_s > 1 / self._fps:
                    dropped += 1
                    continue
            if time_s < pace.due_s(self.looks_per_s):
                dropped += self.live
                continue
            picture = self._retrieve()
            if picture is None:
                continue
            pace.took(time_s, self.looks_per_s)
            yield Frame(time_s, read_only(picture), dropped=dropped)
        if not self._closed.is_set():
            self.skipped = self._missing()

    def close(self) -> None:
        """End the iteration and close the file; from any thread."""
        self._closed.set()
        with self._using:
            self._capture.release()

    def _next(self) -> bool:
        """Make the next picture the current one."""
        if self._grabbed:
            self._grabbed = False
            return True
        return self._grab()

    def _grab(self) -> bool:
        with self._using:
            for _ in range(_MISSES):
                if self._closed.is_set():
                    return False
                if self._capture.grab():
                    self._read += 1
                    self._stamp(self._capture.get(cv2.CAP_PROP_POS_MSEC))
                    return True
        return False

    def _stamp(self, stamp_ms: float) -> None:
        """Set the time of the current picture, which always grows."""
        if self._first_ms is None:
            self._first_ms = stamp_ms
        time_s = (stamp_ms - self._first_ms) / 1000
        if self._last_s is not None and not time_s > self._last_s:
            time_s = self._last_s + 0.1 / self._fps
        self._last_s = time_s

    def _missing(self) -> list[str]:
        """Return in words that the clip ended long before it should have; it may be cut."""
        promised_s = self._count / self._fps
        read_s = (self._last_s or 0.0) + 1 / self._fps
        # Both: uneven steps let the time deceive, and an estimated count the number.
        if self._read >= _WHOLE * self._count or read_s >= _WHOLE * promised_s:
            return []
        lengths = f"{read_s:.1f} s of {promised_s:.1f} s"
        return [f"{self._path.name} ends after {lengths}: the rest is cut off or damaged."]

    def _retrieve(self) -> Picture | None:
        with self._using:
            if self._closed.is_set():
                return None
            good, data = self._capture.retrieve()
        return np.asarray(data, np.uint8) if good else None


def open_capture(path: Path) -> cv2.VideoCapture:
    """Return the open clip.

    Raises
    ------
    SourceError
        If it can't be opened.

    """
    # FFmpeg by name, for OpenCV would else try readers that take a name with digits
    # in it for a series of pictures. One thread: more of them hold more pictures, and are
    # no faster with any clip that was tried.
    capture = cv2.VideoCapture(str(path.resolve()), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    if not capture.isOpened():
        capture.release()
        raise unreadable(path)
    return capture


def promised(path: Path) -> tuple[int, float] | None:
    """Return how many pictures a clip says it has, and how many a second; none is decoded.

    None where it does not say, or cannot be read.
    """
    capture = cv2.VideoCapture(str(path.resolve()), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    try:
        count = int(max(0.0, capture.get(cv2.CAP_PROP_FRAME_COUNT)))
        return (count, rate_of(capture)) if count else None
    finally:
        capture.release()


def rate_of(capture: cv2.VideoCapture) -> float:
    """Return how many pictures a second a clip says it has; a usual number where it lies."""
    fps = capture.get(cv2.CAP_PROP_FPS)
    return fps if 0 < fps <= _HIGHEST_FPS else _USUAL_FPS


def unreadable(path: Path) -> SourceError:
    """Return what is to be said of a clip that can't be read."""
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        return SourceError(
            f"{path} cannot be read: {error.strerror or error}.",
            try_="see whether it is there and whether you may read it.",
        )
    return SourceError(
        f"{path.name} is empty." if empty else f"{path.name} holds no picture that can be read.",
        try_="see whether it is a clip and plays elsewhere; it may be cut off or of another kind.",
    )


def write_enlarged(
    clip: Path, to: Path, size: tuple[int, int], per_s: float, *, times: int = 2
) -> None:
    """Write `clip` anew, larger and at a higher rate: what a camera would send, for `bench`.

    Parameters
    ----------
    clip, to
        From and to which file (mp4).
    size
        Width and height; the picture is stretched to it.
    per_s
        Pictures a second; the clip's own are repeated to fill them.
    times
        How often the clip is played, one after the other.

    Raises
    ------
    SourceError
        If OpenCV cannot write such a file here.

    """
    writer = cv2.VideoWriter(str(to), cv2.VideoWriter.fourcc(*"mp4v"), per_s, size)
    if not writer.isOpened():
        raise SourceError(
            "OpenCV cannot write an mp4 clip here.", try_="look whether the disk is full."
        )
    written = 0
    try:
        for _ in range(times):
            start_s = written / per_s
            for item in ClipSource(clip):
                if isinstance(item, Frame):
                    larger = cv2.resize(item.picture, size)
                    while written / per_s <= start_s + item.time_s:
                        writer.write(larger)
                        written += 1
    finally:
        writer.release()
