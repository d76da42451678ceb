"""Cameras by number or name: which there are, and how to open one.

Tried with stand-ins and with the absence of any camera only: the machine this was
written on has none. What rests on OpenCV's and cv2-enumerate-cameras' documentation
alone is the choice of backends on Windows and macOS, the size and format asked of a
camera, and what each driver does when another program holds the device.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from posturecoach.errors import SourceError
from posturecoach.vision.frame import Picture, TroubleKind
from posturecoach.vision.grabber import CannotOpenError, Problem
from posturecoach.vision.opencv import cv2

WIDTH, HEIGHT = 1280, 720  # the landmarkers scale down to 256; more would only cost
_MJPG = cv2.VideoWriter.fourcc(*"MJPG")
_YUYV = cv2.VideoWriter.fourcc(*"YUYV")


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera that is plugged in.

    Attributes
    ----------
    index
        The number by which the user may name it.
    name
        As the system calls it.
    path
        The system's own name for it: ``/dev/video0`` on Linux, an id elsewhere;
        empty where there is none.
    backend
        OpenCV's number for the driver family (``cv2.CAP_V4L2`` and so on).
    device
        Its number within that family, which is what OpenCV is given.

    """

    index: int
    name: str
    path: str
    backend: int
    device: int


def list_cameras() -> list[Camera]:
    """Return the cameras there are, by number; empty where there is none.

    Notes
    -----
    On Windows the cameras of Media Foundation come first and keep their numbers;
    those that only DirectShow knows (virtual cameras, mostly) are added after them.

    """
    # Only here: on Windows and macOS it loads a part of the system that takes time.
    from cv2_enumerate_cameras import enumerate_cameras  # noqa: PLC0415

    cameras: list[Camera] = []
    for backend in _backends():
        known = {camera.name for camera in cameras}
        try:
            found = sorted(enumerate_cameras(backend), key=lambda info: int(info.index))
        except (OSError, NotImplementedError):  # the system will not say
            continue
        for info in found:
            name = str(info.name or f"Camera {info.index}").strip()
            if name in known:
                continue
            # Only Linux has numbers with gaps in them, which people know (/dev/video2).
            index = int(info.index) if backend == cv2.CAP_V4L2 else len(cameras)
            cameras.append(Camera(index, name, str(info.path or ""), backend, int(info.index)))
    return cameras


def _backends() -> tuple[int, ...]:
    if sys.platform == "win32":
        return (cv2.CAP_MSMF, cv2.CAP_DSHOW)
    if sys.platform == "darwin":
        return (cv2.CAP_AVFOUNDATION,)
    return (cv2.CAP_V4L2,)


def choose_camera(spec: str, cameras: list[Camera]) -> Camera:
    """Return the one camera of `cameras` that `spec` names.

    Parameters
    ----------
    spec
        A number, a path such as ``/dev/video0``, a name, or part of one; upper and
        lower case are the same. A whole name goes before a part of another.
    cameras
        As from `list_cameras`.

    Raises
    ------
    SourceError
        If none or several match; it lists the cameras there are.

    """
    wanted = spec.strip().casefold()
    if wanted.isdecimal():
        matches = [camera for camera in cameras if camera.index == int(wanted)]
        what = f"There is no camera {wanted}."
    else:
        whole = [c for c in cameras if wanted in {c.name.casefold(), c.path.casefold()}]
        matches = whole or [c for c in cameras if wanted in c.name.casefold()]
        what = f"No camera is called {spec.strip()!r}, and no file or folder either."
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise SourceError(
            f"Several cameras are called {spec.strip()!r}: {_list(matches)}.",
            try_="give the number, or more of the name.",
        )
    if not cameras:
        raise SourceError(
            f"{what} No camera was found at all.",
            try_="plug one in, or name a clip, a picture, a folder of pictures or a stream.",
        )
    raise SourceError(what, try_=f"choose one of these cameras: {_list(cameras)}.")


def _list(cameras: list[Camera]) -> str:
    return ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)


class CameraOpener:
    """Open one camera, as often as needed, also after it was plugged in elsewhere.

    Parameters
    ----------
    camera
        As chosen by the user.
    listed
        Gives the cameras there are now.
    capture
        Opens a device; OpenCV's VideoCapture, or a stand-in for it.

    """

    def __init__(
        self,
        camera: Camera,
        *,
        listed: Callable[[], list[Camera]] = list_cameras,
        capture: Callable[[int, int], cv2.VideoCapture] = cv2.VideoCapture,
    ) -> None:
        self.name = camera.name
        self._camera = camera
        self._listed = listed
        self._capture = capture
        self._seen = False  # whether it ever was open

    def open(self) -> CameraDevice:
        """Return the open camera, or raise why not: gone, or held by someone else."""
        camera = self._find()
        if camera is None:
            raise CannotOpenError(self.ended() if self._seen else self._missing())
        if camera.path.startswith("/dev/") and not os.access(camera.path, os.R_OK | os.W_OK):
            raise CannotOpenError(self._forbidden())
        capture = self._capture(camera.device, camera.backend)
        if not capture.isOpened():
            capture.release()
            raise CannotOpenError(self.silent())
        self._seen = True
        _set_up(capture)
        return CameraDevice(capture)

    def _find(self) -> Camera | None:
        """Return where the camera is now: it may have got another number."""
        there = self._listed()
        for camera in there:
            if (camera.index, camera.name) == (self._camera.index, self._camera.name):
                return camera
        return next((camera for camera in there if camera.name == self._camera.name), None)

    def ended(self) -> Problem:
        """Return the words for a camera that was there and is not now, or is silent."""
        if self._find() is None:
            return Problem(
                TroubleKind.LOST,
                f"The camera {self.name} was unplugged or switched off.",
                "plug it in again; it is taken up by itself.",
            )
        return Problem(
            TroubleKind.LOST,
            f"The camera {self.name} has stopped sending pictures.",
            "close other programs that use it, or unplug it and plug it in again.",
        )

    def silent(self) -> Problem:
        """Return the words for a camera that is there but gives nothing."""
        if self._find() is None:
            return self._missing()
        extra = ""
        if sys.platform == "darwin":
            extra = ", and allow the camera in System Settings, Privacy & Security"
        elif sys.platform == "win32":
            extra = ", and allow the camera in Settings, Privacy, Camera"
        return Problem(
            TroubleKind.BUSY,
            f"The camera {self.name} is there but gives no picture. "
            "Probably another program is using it.",
            f"close other programs that use the camera, such as video calls{extra}.",
        )

    def _missing(self) -> Problem:
        return Problem(
            TroubleKind.MISSING,
            f"The camera {self.name} is not there.",
            "plug it in, or choose another camera.",
        )

    def _forbidden(self) -> Problem:
        return Problem(
            TroubleKind.BUSY,
            f"This user may not use the camera {self.name} ({self._camera.path}).",
            "add the user to the group 'video' and log in again.",
        )


def _set_up(capture: cv2.VideoCapture) -> None:
    """Ask for 720p, compressed, with no queue; a camera that cannot gives its nearest.

    Compressed first, for over USB 2 most cameras give 720p at 30 a second only so.
    """
    capture.set(cv2.CAP_PROP_FOURCC, _MJPG)
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
    if int(capture.get(cv2.CAP_PROP_FOURCC)) == _YUYV:
        # It cannot compress. Uncompressed 720p is about 9 a second; 480p is 30.
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, 640)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 480)
    # A queue of pictures would make each one looked at an old one.
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)


class CameraDevice:
    """An open camera. Its drivers decode in `take`, so what nobody wants costs little."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    def grab(self) -> bool:
        """Wait for the next picture; False when none came."""
        return self._capture.grab()

    def take(self) -> Callable[[], Picture | None]:
        """Decode the grabbed picture now: the driver reuses its memory."""
        good, data = self._capture.retrieve()
        picture = np.asarray(data, np.uint8) if good else None
        return lambda: picture

    def release(self) -> None:
        """Switch the camera off."""
        self._capture.release()
