"""What to watch, from one word of the user: camera, clip, picture, folder or stream."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from posturecoach.errors import SourceError
from posturecoach.vision.cameras import CameraOpener, choose_camera, list_cameras
from posturecoach.vision.clips import ClipSource
from posturecoach.vision.frame import Frame, Trouble
from posturecoach.vision.live import LiveSource
from posturecoach.vision.pictures import PictureSource, is_picture, open_folder, open_picture
from posturecoach.vision.streams import is_url, stream_opener


class Source(Protocol):
    """Where pictures come from. Iterated by one thread; closed by any.

    Attributes
    ----------
    name
        In words for a person.
    live
        Whether it follows the clock: a camera, a stream, or a clip in real time.
    stills
        Whether each frame is a picture that stands alone.
    looks_per_s
        At most so many frames are handed out a second; None: all. May be set at any
        time, also by another thread.
    total
        How many frames will come, for progress bars; None where nobody knows.

    """

    name: str
    looks_per_s: float | None

    @property
    def live(self) -> bool: ...  # noqa: D102 - above

    @property
    def stills(self) -> bool: ...  # noqa: D102 - above

    @property
    def total(self) -> int | None: ...  # noqa: D102 - above

    def __iter__(self) -> Iterator[Frame | Trouble]:
        """Yield frames, and troubles where a live source has any.

        Cameras and streams end through `close` alone; they yield a trouble about
        once a second while something is wrong and frames again when it is over.
        """

    def close(self) -> None:
        """End the iteration and release the device within 1 s, from any thread."""


def open_source(spec: str, *, looks_per_s: float | None = None, realtime: bool = False) -> Source:
    """Return the source that `spec` names. The caller has to close it.

    Parameters
    ----------
    spec
        A camera's number or part of its name, a clip, a picture, a folder of
        pictures, or an http, https or rtsp address. A number is always a camera
        (write ``./0`` for a folder of that name); else what exists as a file or
        folder goes before a camera's name.
    looks_per_s
        At most so many frames a second, more than 0; None: all. Of a clip: seconds of
        the clip. Pictures and folders are always handed over whole.
    realtime
        Play a clip at its own speed and drop what is late. Without meaning for others.

    Raises
    ------
    SourceError
        If there is no such thing, or nothing in it can be read. A camera that is
        there but does not open, and a stream that does not answer, are no errors but
        troubles of the source: they are tried again by themselves.

    """
    if looks_per_s is not None and not looks_per_s > 0:
        raise ValueError(f"looks_per_s must be above 0, got {looks_per_s}")
    spec = spec.strip()
    if not spec:
        raise SourceError(
            "No source was named.",
            try_="name a camera (0), a clip, a picture, a folder of pictures or a stream.",
        )
    if is_url(spec):
        return LiveSource(stream_opener(spec), looks_per_s=looks_per_s)
    if not spec.isdecimal():
        # os.path answers False where Path raises: no right to look, no such user.
        path = Path(os.path.expanduser(spec))  # noqa: PTH111
        if os.path.isdir(path):  # noqa: PTH112
            return open_folder(path, looks_per_s=looks_per_s)
        if os.path.isfile(path):  # noqa: PTH113
            return _open_file(path, looks_per_s=looks_per_s, realtime=realtime)
        if _looks_like_a_path(spec) and not spec.startswith("/dev/"):
            raise SourceError(
                f"There is no file or folder {spec}.", try_="see whether the path is right."
            )
    camera = choose_camera(spec, list_cameras())
    return LiveSource(CameraOpener(camera), looks_per_s=looks_per_s)


def left_out(source: Source) -> list[str]:
    """Return what of a folder or clip could not be read so far, one sentence each."""
    return list(source.skipped) if isinstance(source, ClipSource | PictureSource) else []


def _open_file(path: Path, *, looks_per_s: float | None, realtime: bool) -> Source:
    if is_picture(path):
        return open_picture(path, looks_per_s=looks_per_s)
    return ClipSource(path, looks_per_s=looks_per_s, realtime=realtime)


def _looks_like_a_path(spec: str) -> bool:
    if os.sep in spec or "/" in spec or spec.startswith("~"):
        return True
    suffix = Path(spec).suffix[1:]
    # "clip.mp4" is meant as a file, "USB 2.0 Camera" as a name.
    return suffix.isalnum() and not suffix.isdecimal() and " " not in suffix
