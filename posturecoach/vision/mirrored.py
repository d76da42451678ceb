"""A second look at a still, in the mirror.

The networks are not symmetric: the same person seen in a mirror gets landmarks that lie
some pixels elsewhere. Where time does not matter, as with single pictures, the mean of
both looks halves that part of the error, and left and right facing agree.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from posturecoach.posture.body import VISIBLE, Body, Face, FloatArray, Keypoint, Sight
from posturecoach.posture.presence import place_of
from posturecoach.rulebook import fits
from posturecoach.vision.frame import Frame

IntArray = npt.NDArray[np.intp]

# The mirror image of each iris point: centre, then the four around it, of which the inner
# and the outer change places with the eyes.
_IRIS = {468: 473, 469: 476, 470: 475, 471: 474, 472: 477}
_REFLECT = np.diag([-1.0, 1.0, 1.0, 1.0])


def mirrored_frame(frame: Frame) -> Frame:
    """Return `frame` as seen in a mirror."""
    return Frame(
        frame.time_s, np.ascontiguousarray(frame.picture[:, ::-1]), frame.dropped, frame.file
    )


def unmirrored(sight: Sight) -> Sight:
    """Return what was seen in a mirrored picture, as it lies in the picture itself."""
    body, face = sight.body, sight.face
    return Sight(
        sight.time_s,
        sight.width,
        sight.height,
        None if body is None else _body(body, sight.width),
        None if face is None else _face(face, sight.width),
    )


def between(one: Sight, other: Sight) -> Sight:
    """Return the mean of two looks at the same picture.

    A face or point that only one of them found is taken from that one. Where the bodies are not at
    the same place the second look saw somebody else, and the first stands.
    """
    here, there = place_of(one.body), place_of(other.body)
    if one.body is None or other.body is None or here is None or there is None:
        return one
    if not here.near(there) or _turned_about(one.body, other.body):
        return one
    body = _mean_body(one.body, other.body)
    face = one.face or other.face
    if one.face is not None and other.face is not None:
        face = Face(
            (one.face.points + other.face.points) / 2.0,
            _mean_pose(one.face.matrix, other.face.matrix),
        )
    return Sight(one.time_s, one.width, one.height, body, face)


def _body(body: Body, width: int) -> Body:
    swap = _body_pairs()
    return Body(
        body.points[swap] * (-1.0, 1.0) + (width, 0.0),
        body.visibility[swap],
        body.world[swap] * (-1.0, 1.0, 1.0),
    )


def _face(face: Face, width: int) -> Face:
    points = face.points[_face_pairs()] * (-1.0, 1.0) + (width, 0.0)
    return Face(points, _REFLECT @ face.matrix @ _REFLECT)


def _turned_about(one: Body, other: Body) -> bool:
    """Return whether the looks disagree about which shoulder is which."""
    ends = [Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER]
    (left, right), (left_too, right_too) = one.points[ends], other.points[ends]
    return bool(np.dot(left - right, left_too - right_too) < 0.0)


def _mean_body(one: Body, other: Body) -> Body:
    seen, seen_too = one.visibility >= VISIBLE, other.visibility >= VISIBLE
    share = np.where(seen == seen_too, 0.5, np.where(seen, 1.0, 0.0))
    rows = share[:, None]
    return Body(
        rows * one.points + (1.0 - rows) * other.points,
        share * one.visibility + (1.0 - share) * other.visibility,
        rows * one.world + (1.0 - rows) * other.world,
    )


def _mean_pose(one: FloatArray, other: FloatArray) -> FloatArray:
    """Return the pose half way between two that differ little, shape (4, 4)."""
    mean: FloatArray = (one + other) / 2.0
    u, _, vt = np.linalg.svd(mean[:3, :3])
    # The mean of two rotations is no rotation any more; the nearest one is.
    scale = np.cbrt((np.linalg.det(one[:3, :3]) + np.linalg.det(other[:3, :3])) / 2.0)
    mean[:3, :3] = scale * (u @ vt)
    return mean


@lru_cache(maxsize=1)
def _body_pairs() -> IntArray:
    """Return for every keypoint the one on the other side, shape (33,)."""
    names = {side: [k for k in Keypoint if side in k.name.split("_")] for side in ("LEFT", "RIGHT")}
    pairs = np.arange(len(Keypoint))
    for left, right in zip(names["LEFT"], names["RIGHT"], strict=True):
        pairs[left], pairs[right] = right, left
    return pairs


@lru_cache(maxsize=1)
def _face_pairs() -> IntArray:
    """Return for every point of the face the one on the other side, shape (478,)."""
    head = fits().head.points
    reflected = head * (-1.0, 1.0, 1.0)
    away = ((reflected[:, None, :] - head[None, :, :]) ** 2).sum(axis=2)
    irises = _IRIS | {left: right for right, left in _IRIS.items()}
    return np.concatenate([away.argmin(axis=1), [irises[i] for i in sorted(irises)]])
