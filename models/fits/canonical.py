"""MediaPipe's canonical head, and which point is which one's mirror image."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from posturecoach.posture.body import FloatArray

IntArray = npt.NDArray[np.int64]

BUNDLE = Path(__file__).resolve().parents[1] / "face_landmarker.task"
N_HEAD = 468  # points of the canonical head: the mesh without the ten of the irises

# Body point i of a mirrored picture is point BODY_MIRROR[i] of the person.
BODY_MIRROR: IntArray = np.array(
    [0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9]
    + [i + 1 if i % 2 else i - 1 for i in range(11, 33)]  # odd ones left, even ones right
)
# Of the irises: centre, then the ring in the order right, top, left, bottom of the picture.
_IRIS_MIRROR = [473, 476, 475, 474, 477, 468, 471, 470, 469, 472]
_FIXED32_3 = 0x1D  # protobuf: field 3 (Mesh3d.vertex_buffer), four bytes
_MESH_START = 8  # bytes before the first of them: two lengths and two enums
_PER_VERTEX = 5  # x, y, z, u, v


def canonical_head(bundle: Path = BUNDLE) -> FloatArray:
    """Return the points of MediaPipe's canonical head.

    Returns
    -------
    FloatArray
        Shape (468, 3). Centimetres; x to the picture's right, y up, z to the camera.

    Raises
    ------
    SystemExit
        If `bundle` does not hold the head where this version of it does.

    """
    with zipfile.ZipFile(bundle) as archive:
        data = archive.read("geometry_pipeline_metadata_landmarks.binarypb")
    tagged = np.dtype([("tag", "u1"), ("value", "<f4")])
    found = np.frombuffer(data, tagged, count=N_HEAD * _PER_VERTEX, offset=_MESH_START)
    if not (found["tag"] == _FIXED32_3).all():
        raise SystemExit(f"{bundle}: no canonical head found; is it another version?")
    head: FloatArray = found["value"].reshape(N_HEAD, _PER_VERTEX)[:, :3].astype(np.float64)
    return head


@cache
def mesh_mirror() -> IntArray:
    """Return, for each of the 478 face points, its mirror image; shape (478,), integers.

    The canonical head is exactly symmetric, so the mirror image of a point is a point.
    """
    head = canonical_head()
    away = np.linalg.norm(head[None] - (head * [-1.0, 1.0, 1.0])[:, None], axis=2)
    return np.concatenate([away.argmin(axis=1), _IRIS_MIRROR])
