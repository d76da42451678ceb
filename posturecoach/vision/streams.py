"""Open http and rtsp streams that the user names, with OpenCV's FFmpeg."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic

import numpy as np

from posturecoach.errors import SourceError
from posturecoach.vision.frame import Picture, TroubleKind
from posturecoach.vision.glance import Packet
from posturecoach.vision.grabber import CannotOpenError, Problem
from posturecoach.vision.opencv import cv2

_URL = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SCHEMES = ("http", "https", "rtsp", "rtsps")

# Connecting and finding out what is sent; rtsp cameras and slow streams take seconds.
_OPEN_TIMEOUT_MS = 4000
# FFmpeg cannot be interrupted, and a read that timed out cannot be resumed. So the
# first try is short, for closing at any moment within 1 s, and whoever turns out to
# send a picture a second only gets more time from the second try on.
_READ_TIMEOUT_MS = 700
_PATIENT_READ_TIMEOUT_MS = 2400
_SLOW_GRABS = 10


def is_url(spec: str) -> bool:
    """Return whether `spec` has the form of an address: a scheme and ``://``."""
    return _URL.fullmatch(spec) is not None


def stream_opener(url: str) -> StreamOpener:
    """Return how to open `url`, without opening it.

    Raises
    ------
    SourceError
        If it is not an http or rtsp address with a host in it.

    """
    found = _URL.fullmatch(url)
    if found is None or found["scheme"].lower() not in _SCHEMES:
        raise SourceError(
            f"{shown(url)} is not an address that can be watched.",
            try_="give one that begins with http://, https:// or rtsp://.",
        )
    authority = re.split(r"[/?#]", found["rest"], maxsplit=1)[0]
    if not authority.rpartition("@")[2].partition(":")[0]:
        raise SourceError(
            f"{shown(url)} names no host.",
            try_="write the address as the camera's page or manual gives it, "
            "for example http://192.168.1.20:8080/video.",
        )
    return StreamOpener(url)


def shown(url: str) -> str:
    """Return `url` as it may stand on a screen: without user, password and query."""
    url = re.sub(r"(?<=://)[^/?#]*@", "", url)
    return re.split(r"[?#]", url, maxsplit=1)[0]


class StreamOpener:
    """Open one stream, as often as needed."""

    def __init__(self, url: str) -> None:
        self.name = shown(url)
        self._url = url
        self._read_timeout_ms = _READ_TIMEOUT_MS
        self._seen = False  # whether it ever was open

    def open(self) -> StreamDevice:
        """Return the open stream; takes up to 4 s where nobody answers."""
        capture = cv2.VideoCapture(
            self._url,
            cv2.CAP_FFMPEG,
            [
                *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _OPEN_TIMEOUT_MS),
                *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, self._read_timeout_ms),
                # Frames decoded by several threads come later by as many frames.
                *(cv2.CAP_PROP_N_THREADS, 1),
            ],
        )
        if not capture.isOpened():
            capture.release()
            raise CannotOpenError(self.ended() if self._seen else self.silent())
        self._seen = True
        return StreamDevice(capture, self._read_timeout_ms, self._be_patient)

    def ended(self) -> Problem:
        """Return the words for a stream that has stopped."""
        return Problem(
            TroubleKind.LOST,
            f"The stream {self.name} has stopped.",
            "see whether the camera or program that sends it is on; "
            "it is taken up again by itself.",
        )

    def silent(self) -> Problem:
        """Return the words for a stream that never gave a picture."""
        return Problem(
            TroubleKind.MISSING,
            f"No picture comes from {self.name}.",
            "check the address, and that the camera or program that sends it is on; "
            "it is tried again by itself.",
        )

    def _be_patient(self) -> None:
        self._read_timeout_ms = _PATIENT_READ_TIMEOUT_MS


class StreamDevice:
    """An open stream.

    Motion JPEG is taken as it comes, each picture a file of its own, and decoded
    only when looked at. Other codecs build a picture upon the last, so FFmpeg has
    to decode them all in `grab`; only the conversion to BGR is saved then.
    """

    def __init__(
        self, capture: cv2.VideoCapture, timeout_ms: int, timed_out: Callable[[], None]
    ) -> None:
        self._capture = capture
        self._timeout_s = timeout_ms / 1000
        self._timed_out = timed_out
        self._grabbed = 0
        fourcc = int(capture.get(cv2.CAP_PROP_FOURCC)).to_bytes(4, "little")
        self._is_jpeg = fourcc in {b"MJPG", b"mjpg"} and capture.set(cv2.CAP_PROP_FORMAT, -1)

    def grab(self) -> bool:
        """Wait for the next picture; False when it stopped, timed out or is damaged."""
        began_s = monotonic()
        if self._capture.grab():
            self._grabbed += 1
            return True
        # A few pictures were fetched while opening. A stream that then lets no more
        # come in time is a slow one; one that flowed and now stalls is not.
        waited_s = monotonic() - began_s
        if 0 < self._grabbed < _SLOW_GRABS and waited_s > 0.9 * self._timeout_s:
            self._timed_out()
        return False

    def take(self) -> Callable[[], Picture | None]:
        """Return what decodes the grabbed picture."""
        good, data = self._capture.retrieve()
        if not good or data is None:  # an empty packet is "good", and nothing
            return lambda: None
        if self._is_jpeg:
            return Packet(data)
        return lambda: _as_picture(data)

    def release(self) -> None:
        """Close the connection."""
        self._capture.release()


def _as_picture(data: np.ndarray) -> Picture:
    return np.asarray(data, np.uint8)
