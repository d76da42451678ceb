"""The head from the face mesh: where it points, how far away it is.

The head matrix comes from the whole mesh. The popular six-point models answer a narrow
face with a false yaw (8 to 12 degrees on rendered people, the matrix 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, atan2, degrees, radians, sqrt, tan

from posturecoach.posture.body import Face
from posturecoach.posture.geometry import distance, tilt_deg

# Points of the mesh: outer eye corners, and the irises' left and right edges.
_CORNERS = (33, 263)  # own right, own left
_IRISES = (469, 471, 474, 476)
_WANTED = [*_CORNERS, *_IRISES]

# In MediaPipe's canonical head, centimetres, x to the picture's right, y up, z towards the
# camera: midway between the eyes. The origin is the middle of the head.
_EYES = (0.0, 2.6, 3.6)

Matrix = Sequence[Sequence[float]]


def angles_deg(matrix: Matrix) -> tuple[float, float, float]:
    """Return the head's (pitch, yaw, roll) against the camera's axes.

    Parameters
    ----------
    matrix
        Shape (4, 4), see `Face.matrix`.

    Returns
    -------
    tuple of float
        Degrees: pitch in [-90, 90], **positive chin down**; yaw in [-180, 180],
        **positive to the own left**; roll in [-180, 180], **positive own left eye
        higher**. The head turns first, then nods, then tilts: R = Ry(yaw) Rx(pitch)
        Rz(roll). All zero for MediaPipe's canonical head squarely facing along the
        optical axis; its zero of pitch is not anatomical, so read changes.

    Notes
    -----
    Gravity is unknown: a camera tilted by 10 degrees shifts pitch by 10 degrees, which
    the neutral takes away.

    """
    forward = (matrix[0][2], matrix[1][2], matrix[2][2])
    pitch = -degrees(asin(max(-1.0, min(1.0, forward[1]))))
    yaw = degrees(atan2(forward[0], forward[2]))
    roll = degrees(atan2(matrix[1][0], matrix[1][1]))
    return pitch, yaw, roll


def place_cm(matrix: Matrix, point: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return where a `point` of the canonical head lies before the camera.

    Centimetres, x to the picture's right, y **down**, z away from the camera. True to
    scale only for an average head and a camera of 63 degrees vertical field of view:
    use ratios and differences, not the numbers themselves.
    """
    x, y, z = point
    cx, cy, cz = (row[0] * x + row[1] * y + row[2] * z + row[3] for row in matrix[:3])
    return cx, -cy, -cz


def mesh_focal_px(height: float) -> float:
    """Return the focal length in pixels that MediaPipe assumes for its head matrix."""
    return height / 2.0 / tan(radians(63.0) / 2.0)


def face_features(face: Face) -> dict[str, float]:
    """Return what one face mesh tells, by name; the names end in their unit.

    ``head_pitch_deg``, ``head_yaw_deg``, ``head_roll_deg``: see `angles_deg`.
    ``eye_line_deg``: tilt of the line through the outer eye corners, + own left higher.
    ``iris_px``: mean of both irises' horizontal diameters.
    ``eye_distance_cm``, ``eye_z_cm``: camera to the middle of the eyes, along the line
    of sight and along the optical axis, both in MediaPipe's own scale.
    ``head_x_cm``, ``head_y_cm``, ``head_z_cm``: the middle of the head before the camera.
    """
    right, left, r1, r2, l1, l2 = (tuple(p) for p in face.points[_WANTED].tolist())
    matrix = face.matrix.tolist()
    pitch, yaw, roll = angles_deg(matrix)
    ex, ey, ez = place_cm(matrix, _EYES)
    hx, hy, hz = place_cm(matrix, (0.0, 0.0, 0.0))
    return {
        "head_pitch_deg": pitch,
        "head_yaw_deg": yaw,
        "head_roll_deg": roll,
        "eye_line_deg": tilt_deg(right, left),
        "eye_x_px": (right[0] + left[0]) / 2.0,
        "eye_y_px": (right[1] + left[1]) / 2.0,
        "iris_px": (distance(r1, r2) + distance(l1, l2)) / 2.0,
        "eye_distance_cm": sqrt(ex * ex + ey * ey + ez * ez),
        "eye_z_cm": ez,
        "head_x_cm": hx,
        "head_y_cm": hy,
        "head_z_cm": hz,
    }
