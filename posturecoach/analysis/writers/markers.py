"""The points of the body by the names that marker files use, and in their axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from posturecoach.posture.body import VISIBLE, Body, FloatArray, Keypoint
from posturecoach.posture.measure import Person
from posturecoach.session import Look

_BIG_TOE = "FOOT_INDEX"


def _marker(keypoint: Keypoint) -> str:
    """Return `keypoint` as Pose2Sim and Sports2D name it: RShoulder, LBigToe, Nose."""
    name = keypoint.name.removeprefix("MOUTH_")
    if name != keypoint.name:
        return f"{name[0]}Mouth"
    side, _, part = name.partition("_")
    if not part:
        return side.capitalize()
    part = "BIG_TOE" if part == _BIG_TOE else part
    return side[0] + "".join(word.capitalize() for word in part.split("_"))


KEYPOINTS: Mapping[str, Keypoint] = {_marker(keypoint): keypoint for keypoint in Keypoint}
"""Every point of the body by its marker's name."""

MIDDLES: Mapping[str, tuple[Keypoint, Keypoint]] = {
    "Neck": (Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER),
    "Hip": (Keypoint.LEFT_HIP, Keypoint.RIGHT_HIP),
}
"""Markers that lie half way between two points, which Sports2D has, too."""

NAMES: tuple[str, ...] = (*KEYPOINTS, *MIDDLES)

# The network's y points down and its z away from the camera; OpenSim's y points up. Half a
# turn about x makes one of the other, and keeps right-handed what is.
_Y_UP = np.array([1.0, -1.0, -1.0])


def seen_body(look: Look) -> Body | None:
    """Return the body of the person who sits here; None where it is not certain that it is."""
    if look.person is not Person.PRESENT or look.sight is None:
        return None
    return look.sight.body


def places_m(look: Look) -> Iterator[FloatArray | None]:
    """Yield where each of `NAMES` is: shape (3,), metres, y up; None where it was not seen."""
    body = seen_body(look)
    for keypoint in KEYPOINTS.values():
        yield _place(body, keypoint)
    for one, other in MIDDLES.values():
        here, there = _place(body, one), _place(body, other)
        yield None if here is None or there is None else (here + there) / 2


def _place(body: Body | None, keypoint: Keypoint) -> FloatArray | None:
    if body is None or not body.visibility[keypoint] >= VISIBLE:
        return None
    place: FloatArray = body.world[keypoint] * _Y_UP
    return place
