"""The cameras of this computer, looked for in the background."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from posturecoach.errors import PostureCoachError
from posturecoach.vision.cameras import Camera, list_cameras

log = logging.getLogger(__name__)


class CameraSearch(QThread):
    """List the cameras by name; on some systems that takes a second."""

    found = Signal(object)  # list[Camera]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            cameras = list_cameras()
        except (PostureCoachError, OSError, RuntimeError):
            log.exception("the cameras could not be listed")
            cameras = []
        self.found.emit(cameras)


def choices(cameras: list[Camera]) -> list[tuple[str, str]]:
    """Return (what to show, what to store) for each of `cameras`.

    Stored is the name, which stays the same when another camera is plugged in; two
    cameras of one name can only be told apart by their number.
    """
    names = [camera.name for camera in cameras]
    unnamed = QCoreApplication.translate("devices", "camera")
    return [
        (camera.name, camera.name)
        if camera.name and names.count(camera.name) == 1 and not camera.name.isdigit()
        else (f"{camera.name or unnamed} ({camera.index})", str(camera.index))
        for camera in cameras
    ]
