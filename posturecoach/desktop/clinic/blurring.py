"""Faces in pictures that are kept: blurred unless somebody said otherwise."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from posturecoach.clinic.snapshot import Snapshot
from posturecoach.posture.body import N_KEYPOINTS, Body, Keypoint, Sight
from posturecoach.vision.annotating import jpeg as to_jpeg
from posturecoach.vision.faces import Faces
from posturecoach.vision.frame import Picture

_HEAD = [k for k in Keypoint if k <= Keypoint.MOUTH_RIGHT]


def blurred(jpeg: bytes, snapshot: Snapshot) -> bytes:
    """Return the picture of `snapshot` in which nobody can be told by the face.

    Slow, as networks look for other people in it: not for the window's thread. Where nobody's
    head is known the whole picture is blurred.
    """
    picture = picture_of(jpeg)
    with Faces() as faces:
        return to_jpeg(faces.hidden(picture, sight_of(snapshot, picture.shape[1]), 0.0))


def picture_of(jpeg: bytes) -> Picture:
    """Return a JPEG as pixels: shape (rows, columns, 3), blue-green-red.

    Raises
    ------
    ValueError
        If it is none.

    """
    image = QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_BGR888)
    if image.isNull():
        raise ValueError("expected a JPEG")
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    return pixels.copy()  # or it would read memory that goes with the image


def sight_of(snapshot: Snapshot, columns: int) -> Sight | None:
    """Return what was seen, in pixels of a picture so many `columns` wide; None without a head."""
    setup = snapshot.setup
    scale = columns / setup.width
    points = np.zeros((N_KEYPOINTS, 2))
    visibility = np.zeros(N_KEYPOINTS)
    for keypoint in Keypoint:
        found = snapshot.landmarks.get(keypoint.name.lower())
        if found is not None:
            points[keypoint] = found.at[0] * scale, found.at[1] * scale
            visibility[keypoint] = found.visibility
    seen = [k for k in _HEAD if visibility[k] > 0.0]
    if not seen:
        return None
    # What was outside the picture must not pull the head away from where it is.
    points[[k for k in _HEAD if k not in seen]] = points[seen].mean(axis=0)
    body = Body(points, visibility, np.zeros((N_KEYPOINTS, 3)))
    height = round(setup.height * scale)
    return Sight(0.0, columns, height, body, face=None)
