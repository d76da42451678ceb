"""What is true of a look, in the terms the models speak, from its row of truth.jsonl."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from posturecoach.posture.mesh_pose import turn_deg

if TYPE_CHECKING:
    from landmarks import Look

    from posturecoach.posture.body import FloatArray

# From the subject's axes (x own left, y back, z up) to those of a camera (x right, y down,
# z away) that the subject squarely faces.
_TO_CAMERA = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
# From the head's axes (x own left, y up, z forward) to the subject's.
_TO_SUBJECT = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])


def head_rotation(look: Look) -> FloatArray:
    """Return the true rotation from the head's axes to those of the camera that looked.

    Shape (3, 3), as `MeshPose.rotation`. Made of the angles against the camera that
    rendered: Rz(yaw) Rx(pitch) Ry(roll) in the subject's axes.
    """
    angles = look.truth["angles"]
    (cy, cp, cr), (sy, sp, sr) = (
        turn(np.radians([angles[f"head_{name}_cam"] for name in ("yaw", "pitch", "roll")]))
        for turn in (np.cos, np.sin)
    )
    yaw = np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1]])
    pitch = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    roll = np.array([[cr, 0, sr], [0, 1, 0], [-sr, 0, cr]])
    rotation: FloatArray = look.turn @ _TO_CAMERA @ yaw @ pitch @ roll @ _TO_SUBJECT
    return rotation


def true_front(look: Look) -> dict[str, float]:
    """Return what is true of a look from the front.

    Degrees with our signs (roll: own left eye higher is positive); `dist` is 100 times
    the natural logarithm of the eyes' distance, so that a change of it is in per cent.
    """
    angles = look.truth["angles"]
    pitch, yaw, roll = turn_deg(head_rotation(look))
    return {
        "cva": angles["cva"],
        "neck": angles["neck_incl"],
        "trunk": angles["trunk_incl"],
        "pitch": pitch,
        "yaw": yaw,
        "roll": roll,
        "tilt": angles["shoulder_tilt"],
        "dist": 100 * float(np.log(angles["eye_dist_cm"])),
        "slump": _eyes_down_cm(look),
    }


def true_side(look: Look) -> dict[str, float]:
    """Return what is true of a look from the side, in degrees.

    `cva` is that of the tragus next to the camera, `cva_mid` that of the middle of both.
    """
    angles = look.truth["angles"]
    near = "cva_l" if look.truth["camera"]["kind"] == "left" else "cva_r"
    return {
        "cva": angles[near],
        "cva_mid": angles["cva"],
        "neck": angles["neck_incl"],
        "trunk": angles["trunk_incl"],
        "head": angles["head_pitch"],
        "slump": _eyes_down_cm(look),
    }


def _eyes_down_cm(look: Look) -> float:
    """Return how low the eyes are, in centimetres below the floor (less than 0)."""
    points = look.truth["points_world_m"]
    return -50.0 * float(points["eye_l"][2] + points["eye_r"][2])
