"""What the landmarkers found on one picture, in units that can be measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

N_KEYPOINTS = 33
N_FACE_POINTS = 478
_FARTHEST = 1e5  # pixels, metres or centimetres: beyond any picture and any room
_LEAST_SIZE = 1e-2  # of what a head's matrix makes of a cube of 1
VISIBLE = 0.5  # RULES.md 1.1, visibility_min_live: below this a keypoint was not seen


class Keypoint(IntEnum):
    """MediaPipe's 33 body points. Left and right are the person's own."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """One person's body at one moment.

    Attributes
    ----------
    points
        Shape (33, 2). Image **pixels**, x to the right, y **down**, not mirrored.
        Pixels, not MediaPipe's 0..1 numbers: those are scaled by width and height
        separately, and an angle taken from them is wrong on any non-square picture.
        May lie outside the picture; then `visibility` is low.
    visibility
        Shape (33,). MediaPipe's own guess, 0 to 1, that the point can be seen;
        0 for points outside the picture (by more than a shoulder at its very edge).
    world
        Shape (33, 3). Metres, x to the right of the picture, y down, z away from
        the camera, zero at the middle of the hips. z is the weakest of the three.

    Notes
    -----
    The arrays are made read-only: a body is evidence, and evidence is not edited.

    """

    points: FloatArray
    visibility: FloatArray
    world: FloatArray

    def __post_init__(self) -> None:
        _check("points", self.points, (N_KEYPOINTS, 2))
        _check("visibility", self.visibility, (N_KEYPOINTS,))
        _check("world", self.world, (N_KEYPOINTS, 3))

    def sees(self, *keypoints: Keypoint, threshold: float = VISIBLE) -> bool:
        """Return whether every one of `keypoints` is visible enough to measure."""
        return bool(np.all(self.visibility[list(keypoints)] >= threshold))

    def at(self, keypoint: Keypoint) -> FloatArray:
        """Return the (x, y) of `keypoint` in pixels, shape (2,)."""
        xy: FloatArray = self.points[keypoint]
        return xy


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One person's face at one moment.

    Attributes
    ----------
    points
        Shape (478, 2). Image pixels, x right, y down, not mirrored. The last ten
        are the irises: 468-472 the person's right, 473-477 the left (centre first).
    matrix
        Shape (4, 4). From MediaPipe's canonical head (x to the picture's right,
        y up, z towards the camera, centimetres) to the camera (same axes, so a
        face in front of the camera has a negative z translation). Metric only as
        far as MediaPipe's assumed camera (63 degrees vertical field of view) and
        average head fit.

    """

    points: FloatArray
    matrix: FloatArray

    def __post_init__(self) -> None:
        _check("points", self.points, (N_FACE_POINTS, 2))
        _check("matrix", self.matrix, (4, 4))


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What was found of the person who sits here, on one picture.

    Attributes
    ----------
    time_s
        Seconds on the source's monotonic clock. Never wall-clock time.
    width, height
        Of the picture, in pixels.
    body, face
        None where not found. Both belong to the same person.

    """

    time_s: float
    width: int
    height: int
    body: Body | None
    face: Face | None


def plausible(sight: Sight) -> Sight:
    """Return `sight` with what can't be a landmark taken for not visible.

    Networks give finite numbers near the picture; a broken driver, file or caller may give
    others, and one of them would make every sum that it enters no number. A point that is not
    finite, or far beyond any picture, has a visibility of 0; a face with one is none.
    """
    body, face = sight.body, sight.face
    good_body = body is None or _near(body.points, body.visibility, body.world)
    good_face = face is None or (_near(face.points) and _is_pose(face.matrix))
    if good_body and good_face:
        return sight
    if body is not None and not good_body:
        body = _known_parts(body)
    return replace(sight, body=body, face=face if good_face else None)


def _near(*arrays: FloatArray) -> bool:
    # One that is not a number is not below the limit either.
    return all(bool((np.abs(array) < _FARTHEST).all()) for array in arrays)


def _is_pose(matrix: FloatArray) -> bool:
    """Return whether a matrix turns and moves a head, and does not crush or blow it up."""
    if not _near(matrix):
        return False
    size = abs(float(np.linalg.det(matrix[:3, :3])))
    return _LEAST_SIZE < size < 1.0 / _LEAST_SIZE and matrix[2, 3] < 0.0


def _known_parts(body: Body) -> Body:
    good = (np.abs(body.points) < _FARTHEST).all(axis=1)
    good &= (np.abs(body.world) < _FARTHEST).all(axis=1)
    good &= (body.visibility >= 0.0) & (body.visibility <= 1.0)
    return Body(
        np.where(good[:, None], body.points, 0.0),
        np.where(good, body.visibility, 0.0),
        np.where(good[:, None], body.world, 0.0),
    )


def _check(name: str, array: FloatArray, shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, got {array.shape}")
    array.setflags(write=False)
