"""Clips written as mp4: with H.264 where PyAV is installed, else as OpenCV can."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from posturecoach.errors import OutputError
from posturecoach.vision.frame import Picture
from posturecoach.vision.opencv import cv2

# OpenCV's VP9 takes half a second for a picture of 1280 x 720 on a small computer, and
# cannot be told to hurry: so many pictures of that size are worth the wait, no more.
VP9_PICTURES = 600
_VP9_PIXELS = VP9_PICTURES * 1280 * 720


@dataclass(frozen=True, slots=True)
class Codec:
    """How a clip is compressed.

    Attributes
    ----------
    id
        ``"h264"``, ``"vp9"`` or ``"mpeg4"``.
    name
        As people call it.
    in_browsers
        Whether browsers play it.

    """

    id: str
    name: str
    in_browsers: bool


H264 = Codec("h264", "H.264", in_browsers=True)
VP9 = Codec("vp9", "VP9", in_browsers=True)
MPEG4 = Codec("mpeg4", "MPEG-4 Part 2", in_browsers=False)


def codec_for(pictures: int | None, width: int, height: int) -> Codec:
    """Return how a clip of so many `pictures` is compressed here; None: not known how many."""
    if find_spec("av") is not None:
        return H264
    short = pictures is not None and pictures * width * height <= _VP9_PIXELS
    return VP9 if short else MPEG4


class Film:
    """Write pictures at a steady rate; their times may be uneven.

    Parameters
    ----------
    path
        The file, an mp4.
    width, height
        Of the pictures, in pixels; the clip's are even, a last row or column is doubled.
    fps
        Pictures a second. Every picture is shown from the step nearest to its own time
        on; steps without one show the last again.
    codec
        From `codec_for`.

    Raises
    ------
    OutputError
        If such a file cannot be written here.

    """

    def __init__(self, path: Path, width: int, height: int, fps: float, codec: Codec) -> None:
        self._size = (width, height)
        self._even = (width + width % 2, height + height % 2)
        self._fps = fps
        self._written = 0
        self._waiting: tuple[int, Picture] | None = None
        self.codec = codec
        if codec is H264:
            self._encoder: _Encoder = _Av(path, self._even, fps)
        else:
            self._encoder = _OpenCv(path, self._even, fps, codec)

    def add(self, time_s: float, picture: Picture) -> None:
        """Show `picture` from `time_s` on, counted from the clip's begin, in order."""
        step = max(0, round(time_s * self._fps))
        if self._waiting is not None:
            self._show(until=max(step, self._written))
        self._waiting = (step, self._fitted(picture))

    def close(self) -> None:
        """Finish the file."""
        try:
            if self._waiting is not None:
                self._show(until=max(self._waiting[0], self._written) + 1)
        finally:
            self._encoder.close()

    def _show(self, until: int) -> None:
        assert self._waiting is not None  # noqa: S101 - for the type checker
        while self._written < until:
            self._encoder.write(self._waiting[1])
            self._written += 1

    def _fitted(self, picture: Picture) -> Picture:
        if (picture.shape[1], picture.shape[0]) != self._size:
            picture = np.asarray(cv2.resize(picture, self._size), np.uint8)
        more = (self._even[0] - self._size[0], self._even[1] - self._size[1])
        if any(more):
            edge = cv2.BORDER_REPLICATE
            picture = np.asarray(
                cv2.copyMakeBorder(picture, 0, more[1], 0, more[0], edge), np.uint8
            )
        return picture


# The same clip gives the same file: so many threads whatever the computer, and no tree of
# macroblocks, with which a third of the files of a busy computer came out otherwise.
_X264 = {"preset": "veryfast", "crf": "23", "threads": "2", "x264-params": "mbtree=0"}


class _Encoder(Protocol):
    def write(self, picture: Picture) -> None: ...

    def close(self) -> None: ...


class _OpenCv:
    def __init__(self, path: Path, size: tuple[int, int], fps: float, codec: Codec) -> None:
        sign = "vp09" if codec is VP9 else "mp4v"
        self._writer = cv2.VideoWriter(
            str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*sign), fps, size
        )
        if not self._writer.isOpened():
            raise _cannot(path)

    def write(self, picture: Picture) -> None:
        self._writer.write(picture)

    def close(self) -> None:
        self._writer.release()


class _Av:
    """H.264 by PyAV, an optional extra: fast, and every browser plays it."""

    def __init__(self, path: Path, size: tuple[int, int], fps: float) -> None:
        import av  # noqa: PLC0415 - optional

        self._av = av
        rate = Fraction(fps).limit_denominator(1001)
        try:
            self._file = av.open(str(path), "w", options={"movflags": "+faststart"})
            stream = self._file.add_stream("libx264", rate=rate, options=_X264)
        except (av.error.FFmpegError, ValueError) as error:
            raise _cannot(path) from error
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        self._stream: Any = stream

    def write(self, picture: Picture) -> None:
        frame = self._av.VideoFrame.from_ndarray(picture, format="bgr24")
        self._file.mux(self._stream.encode(frame))

    def close(self) -> None:
        self._file.mux(self._stream.encode())
        self._file.close()


def _cannot(path: Path) -> OutputError:
    return OutputError(
        f"{path.name} cannot be written: no codec for it works here.",
        try_="leave mp4 out of --formats, or see whether the disk is full.",
    )
