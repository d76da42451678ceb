"""A clip to look about in: the picture of any moment, the same as when it is read in order."""

from __future__ import annotations

import threading
from bisect import bisect_right
from pathlib import Path

import numpy as np

from posturecoach.errors import SourceError
from posturecoach.vision.clips import open_capture, rate_of, unreadable
from posturecoach.vision.frame import Picture
from posturecoach.vision.opencv import cv2
from posturecoach.vision.pictures import read_only

MOST_BYTES = 120_000_000
"""Of decoded pictures that are kept, so that stepping to and fro is smooth."""

_AHEAD_S = 1.5  # as far as that it is faster to read on than to look for the place
_BEFORE_S = 0.5  # pictures that are kept on the way to the wanted one: the next steps back
_BACK_S = 1.0  # so far before the wanted place reading begins; doubled where that was too late
_MISSES = 10
_TINY_S = 5e-4  # stamps of one picture, read twice


class Reel:
    """The pictures of a clip by their time. Any thread may ask; one at a time is served.

    Parameters
    ----------
    path
        Any file that FFmpeg reads; GIFs too.

    Attributes
    ----------
    fps
        As the clip says; its steps may be uneven.
    duration_s
        From the first picture to the end of the last, as the clip says; 0 where it doesn't.
    width, height
        Of its pictures, upright.

    Raises
    ------
    SourceError
        If not even one picture can be read.

    Notes
    -----
    Times are the clip's own stamps, from its first picture on, as `ClipSource` gives them.
    Where to begin reading is asked of FFmpeg, which picture it is of the picture's stamp: a
    place that turns out to lie after the wanted one is left for an earlier one.

    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self._lock = threading.Lock()
        self._closed = False
        self._kept: list[tuple[float, Picture]] = []  # by time
        self._capture = open_capture(path)
        self.fps = rate_of(self._capture)
        count = max(0.0, self._capture.get(cv2.CAP_PROP_FRAME_COUNT))
        self.duration_s = count / self.fps
        self._first_ms = 0.0
        self._at_s = -1.0  # of the picture that was grabbed last
        self._end_s: float | None = None  # of the last picture, once it was come to
        first = self._grab()
        if first is None:
            self._capture.release()
            raise unreadable(path)
        self._first_ms, self._at_s = 1000.0 * first, 0.0
        picture = self._retrieve()
        if picture is None:
            self._capture.release()
            raise unreadable(path)
        self.height, self.width = picture.shape[:2]
        self._keep(0.0, picture)

    def at(self, time_s: float) -> tuple[float, Picture]:
        """Return the last picture at or before `time_s` with its time; the first before it.

        Raises
        ------
        SourceError
            If the clip can't be read any more, or was closed.

        """
        with self._lock:
            if self._closed:
                raise SourceError(f"{self.name} was closed.", try_="open it again.")
            wanted = max(0.0, time_s)
            if self.duration_s > 0.0:  # what lies behind the end is not looked for
                wanted = min(wanted, self.duration_s)
            found = self._known(wanted)
            if found is None:
                self._read_to(wanted)
                found = self._known(wanted, sure=True)
            if found is None:
                raise unreadable(self._path)
            return found

    def after(self, time_s: float) -> tuple[float, Picture]:
        """Return the picture after the one at `time_s`; that one itself at the end."""
        return self._next(self.at(time_s))

    def before(self, time_s: float) -> tuple[float, Picture]:
        """Return the picture before the one at `time_s`; the first one at the beginning."""
        return self.at(self.at(time_s)[0] - 2 * _TINY_S)

    def close(self) -> None:
        """Let go of the file and of all pictures."""
        with self._lock:
            self._closed = True
            self._kept.clear()
            self._capture.release()

    # --- Inside.

    def _next(self, here: tuple[float, Picture]) -> tuple[float, Picture]:
        step = 1.0 / self.fps
        for n in range(1, 64):  # a pause of two seconds in a clip of 30 pictures a second
            found = self.at(here[0] + n * step)
            if found[0] > here[0] + _TINY_S:
                return found
        return here

    def _known(self, wanted: float, *, sure: bool = False) -> tuple[float, Picture] | None:
        """Return what is kept of a moment, if it is sure that no later picture comes before it."""
        times = [at for at, _ in self._kept]
        n = bisect_right(times, wanted + _TINY_S) - 1
        if n < 0:
            return None
        found = self._kept[n]
        if sure or (self._end_s is not None and found[0] >= self._end_s - _TINY_S):
            return found
        if n + 1 < len(times) and times[n + 1] - times[n] <= 1.5 / self.fps:
            return found  # its successor is known, and lies after the wanted moment
        return found if abs(found[0] - wanted) <= _TINY_S else None

    def _read_to(self, wanted: float) -> None:
        """Read on until the picture after the wanted one; from an earlier place if need be."""
        if not self._at_s <= wanted + _TINY_S <= self._at_s + _AHEAD_S or self._at_s < 0.0:
            self._seek(wanted)
        held: tuple[float, Picture] | None = None
        while True:
            at = self._at_s
            if at > wanted + _TINY_S:
                picture = self._retrieve()
                if picture is not None:
                    self._keep(at, picture)
                return
            if at >= wanted - _BEFORE_S or self._near_end(wanted):
                picture = self._retrieve()
                if picture is not None:
                    held = at, picture
                    self._keep(*held)
            stamp = self._grab()
            if stamp is None:
                self._end_s = at
                if held is None:
                    self._seek(max(0.0, at - _BACK_S))
                    wanted = min(wanted, at)
                    if self._at_s >= at:
                        return
                    continue
                return

    def _near_end(self, wanted: float) -> bool:
        """Return whether the wanted moment may lie after the end, so that any may be the last."""
        return wanted > self.duration_s - _BACK_S and self._at_s > self.duration_s - 2 * _BACK_S

    def _seek(self, wanted: float) -> None:
        """Go to a picture at or before the wanted moment."""
        back = _BACK_S
        while wanted - back > 0.0:
            self._capture.set(cv2.CAP_PROP_POS_MSEC, self._first_ms + 1000.0 * (wanted - back))
            stamp = self._grab()
            if stamp is not None and stamp <= wanted - _BEFORE_S:
                return
            back *= 4.0
        self._capture.release()
        self._capture = open_capture(self._path)
        if self._grab() is None:
            raise unreadable(self._path)

    def _grab(self) -> float | None:
        """Go to the next picture and return its time; None at the end."""
        for _ in range(_MISSES):
            if self._capture.grab():
                stamp = self._capture.get(cv2.CAP_PROP_POS_MSEC)
                self._at_s = (stamp - self._first_ms) / 1000.0
                return self._at_s
        return None

    def _retrieve(self) -> Picture | None:
        good, data = self._capture.retrieve()
        return read_only(np.asarray(data, np.uint8)) if good else None

    def _keep(self, at: float, picture: Picture) -> None:
        times = [one for one, _ in self._kept]
        n = bisect_right(times, at)
        if n > 0 and at - times[n - 1] <= _TINY_S:
            return
        if n < len(times) and times[n] - at <= _TINY_S:
            return
        self._kept.insert(n, (at, picture))
        most = max(3, MOST_BYTES // max(1, picture.nbytes))
        while len(self._kept) > most:
            # The one that is farthest from where somebody is looking.
            far = 0 if at - self._kept[0][0] > self._kept[-1][0] - at else -1
            self._kept.pop(far)
