"""Where the head is and where it points, from all points of the face mesh.

MediaPipe's own matrix supposes a camera of 63 degrees and a canonical head. Here the mean
head of the rendered people is laid over the mesh with the focal length of the camera at
hand. On rendered people the error of a change of yaw fell by a third.

Camera axes: x to the picture's right, y down, z away. Head axes: x to the own left, y up,
z forward. Tangents are (pixel - middle of the picture) / focal length in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, sin

import numpy as np

from posturecoach.posture.body import FloatArray
from posturecoach.posture.head import angles_deg, mesh_focal_px
from posturecoach.posture.regression import median_of

N_MESH = 468  # of the 478 points: the irises move with the gaze, not with the head

# MediaPipe's camera axes have y up and z towards the camera.
_FLIP = np.diag([1.0, -1.0, -1.0])

# The fits were made with eight rounds: afterwards a step is a few micrometres. A mesh that
# fits the mean head well settles sooner.
_ROUNDS = 8
_SETTLED = 1e-4  # radians and centimetres

# Points further off than 1.5 robust standard deviations (1.4826 medians) count less
# (Huber): the cheek behind the nose and an open mouth should not turn the head.
_OUTLIER = 1.5 * 1.4826
_TINY = 1e-6
_DAMPING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class HeadShape:
    """The mean head of the rendered people.

    Attributes
    ----------
    points
        Shape (468, 3). The mesh in head axes with the Frankfurt plane level, left and
        right alike, in centimetres of this head.
    marks
        Shape (2, 3). Between the tragi, and between the pupils.
    scale
        Its size over that of a real head: centimetres divided by it are true ones.

    """

    points: FloatArray
    marks: FloatArray
    scale: float

    def __post_init__(self) -> None:
        if self.points.shape != (N_MESH, 3) or self.marks.shape != (2, 3):
            raise ValueError(f"not a head: {self.points.shape}, {self.marks.shape}")


@dataclass(frozen=True, slots=True, eq=False)
class MeshPose:
    """Where a head is.

    Attributes
    ----------
    rotation
        Shape (3, 3). From head axes to camera axes.
    place
        Shape (3,). The head's origin in camera axes, centimetres of the mean head.
    residual_cm
        Shape (468, 2). Seen minus expected, in the picture's x and y, at the head's
        distance, centimetres of the mean head.

    """

    rotation: FloatArray
    place: FloatArray
    residual_cm: FloatArray

    def at(self, point: FloatArray) -> FloatArray:
        """Return where a `point` in head axes lies in camera axes, shape (3,)."""
        return self.place + self.rotation @ point


def turn_deg(rotation: FloatArray) -> tuple[float, float, float]:
    """Return the (pitch, yaw, roll) of a rotation (3, 3) from head to camera axes.

    Degrees, signs and order as in `head.angles_deg`: pitch positive chin down, yaw to the
    own left, roll own left eye higher. Zero where the Frankfurt plane lies along the
    optical axis.
    """
    return angles_deg((_FLIP @ rotation).tolist())


def from_matrix(
    matrix: FloatArray, height: float, focal_px: float
) -> tuple[FloatArray, FloatArray]:
    """Return MediaPipe's own head (rotation, place) for a camera of `focal_px`.

    Parameters
    ----------
    matrix
        Shape (4, 4), see `Face.matrix`.
    height
        Of the picture, pixels.
    focal_px
        Of the camera, pixels.

    Returns
    -------
    rotation, place
        Shapes (3, 3) and (3,), from MediaPipe's head to camera axes, centimetres. The head
        is moved along its ray to where it has the same size in the picture, and turned
        with the ray, so that it shows the same face.

    """
    u, _, vt = np.linalg.svd(matrix[:3, :3])
    pure = u @ vt
    if np.linalg.det(pure) < 0.0:
        pure = u @ np.diag([1.0, 1.0, -1.0]) @ vt
    supposed = _FLIP @ matrix[:3, 3]
    place = supposed * (1.0, 1.0, focal_px / mesh_focal_px(height))
    return _between(supposed, place) @ _FLIP @ pure, place


def to_matrix(
    rotation: FloatArray, place: FloatArray, height: float, focal_px: float
) -> FloatArray:
    """Return the matrix, shape (4, 4), of which `from_matrix` makes this head."""
    supposed = place / (1.0, 1.0, focal_px / mesh_focal_px(height))
    matrix = np.eye(4)
    matrix[:3, :3] = _FLIP @ _between(place, supposed) @ rotation
    matrix[:3, 3] = _FLIP @ supposed
    return matrix


def solve(  # noqa: PLR0917 - what a picture and its camera are
    face_points: FloatArray,
    matrix: FloatArray,
    width: float,
    height: float,
    focal_px: float,
    head: HeadShape,
) -> MeshPose | None:
    """Return the pose in which the mean head looks most like the mesh.

    Parameters
    ----------
    face_points
        Shape (468 or 478, 2), pixels.
    matrix
        Shape (4, 4), see `Face.matrix`: where the search begins.
    width, height
        Of the picture, pixels.
    focal_px
        Of the camera, pixels.
    head
        Its shape.

    Returns
    -------
    MeshPose or None
        None where the search leads behind the camera: then the mesh is no face.

    """
    seen = (face_points[:N_MESH].T - [[width / 2.0], [height / 2.0]]) / focal_px
    rotation, place = from_matrix(matrix, height, focal_px)
    for _ in range(_ROUNDS):
        turned = rotation @ head.points.T
        depth = turned[2] + place[2]
        if not depth.min() > 0.0:
            return None
        expected = (turned[:2] + place[:2, None]) / depth
        step = _step(turned, depth, expected, seen - expected)
        rotation = _turn(step[:3]) @ rotation
        place = place + step[3:]
        if np.abs(step).max() < _SETTLED:
            break
    camera = rotation @ head.points.T + place[:, None]
    if not camera[2].min() > 0.0:
        return None
    return MeshPose(rotation, place, ((seen - camera[:2] / camera[2]) * place[2]).T)


def _step(
    turned: FloatArray, depth: FloatArray, expected: FloatArray, error: FloatArray
) -> FloatArray:
    """Return the small turn (radians) and shift (cm) that bring the head nearest, shape (6,).

    One weighted Gauss-Newton step. `turned` (3, n) are the head's points in camera axes
    before the shift, `depth` (n,) their depths after it, `expected` and `error` (2, n)
    tangents.
    """
    x, y, z = turned
    u, v = expected
    slope = np.zeros((6, 2, len(depth)))
    slope[0] = -u * y, -z - v * y
    slope[1] = z + u * x, v * x
    slope[2] = -y, x
    slope[3, 0] = 1.0
    slope[4, 1] = 1.0
    slope[5] = -expected
    slope /= depth
    limit = _OUTLIER * median_of(np.abs(error)) + _TINY
    weight = 1.0 / np.maximum(1.0, np.hypot(error[0], error[1]) / limit)
    weighted = (slope * weight).reshape(6, -1)
    normal = weighted @ slope.reshape(6, -1).T
    normal += np.diag(_DAMPING * np.diag(normal))
    return np.asarray(np.linalg.solve(normal, weighted @ error.reshape(-1)), dtype=np.float64)


def _turn(vector: FloatArray) -> FloatArray:
    """Return the rotation about `vector` by its length in radians, shape (3, 3)."""
    x, y, z = vector.tolist()
    angle = hypot(x, y, z)
    if angle < 1e-12:  # noqa: PLR2004 - nothing to turn about
        return np.eye(3)
    cross = _cross(x / angle, y / angle, z / angle)
    return np.eye(3) + sin(angle) * cross + (1.0 - cos(angle)) * cross @ cross


def _between(start: FloatArray, end: FloatArray) -> FloatArray:
    """Return the shortest rotation from the direction of `start` to that of `end`."""
    a = start / np.linalg.norm(start)
    b = end / np.linalg.norm(end)
    cross = _cross(*np.cross(a, b).tolist())
    return np.eye(3) + cross + cross @ cross / (1.0 + float(a @ b))


def _cross(x: float, y: float, z: float) -> FloatArray:
    """Return the matrix whose product with a vector is the cross product with it."""
    return np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
