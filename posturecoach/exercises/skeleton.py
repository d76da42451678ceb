"""A whole body of bones: joint angles in, points out. For showing exercises, not for measuring.

Lengths are shares of the body height (segment lengths after Drillis and Contini 1966, as in
Winter's biomechanics). Axes: x to the own left, y up from the floor, z forward.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin

Point3 = tuple[float, float, float]
Rows = tuple[Point3, Point3, Point3]
"""A rotation, by rows."""

ANKLE, SHIN, THIGH = 0.039, 0.246, 0.245
BACK, NECK, NOSE = 0.144, 0.115, 0.085  # each half of the trunk; neck to the middle of the head
SHOULDER, HIP = 0.129, 0.0955  # half widths
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.06
HEEL, TOE = 0.035, 0.115  # behind and before the ankle
HEAD_RADIUS = 0.065

BONES: tuple[tuple[str, str], ...] = (
    ("hips", "waist"),
    ("waist", "neck"),
    ("neck", "head"),
    ("head", "nose"),
    *(
        (one.format(side), other.format(side))
        for side in ("left", "right")
        for one, other in (
            ("neck", "{}_shoulder"),
            ("{}_shoulder", "{}_elbow"),
            ("{}_elbow", "{}_wrist"),
            ("{}_wrist", "{}_hand"),
            ("hips", "{}_hip"),
            ("{}_hip", "{}_knee"),
            ("{}_knee", "{}_ankle"),
            ("{}_ankle", "{}_heel"),
            ("{}_heel", "{}_toe"),
            ("{}_ankle", "{}_toe"),
        )
    ),
)
"""Lines between points, by name; the collar lines change their length with a shrug."""

_LIMBS = ("out", "swing", "elbow", "twist", "thigh", "knee", "spread", "foot")
_SIGNS = {"left": 1.0, "right": -1.0}
_SIDED = ("lean", "turn", "aside", "yaw", "roll")

ANGLES = frozenset(
    {
        *("trunk", "bow", "neck", "nod", "shrug"),
        *_SIDED,
        *(f"{limb}{side}" for limb in _LIMBS for side in ("", "_left", "_right")),
    }
)
"""Names of the angles, in degrees; all zero is standing upright with hanging arms.

``trunk`` lower back forward, ``bow`` upper back against it, ``lean`` both to the own left,
``turn`` shoulders to the own left; ``neck`` forward and ``aside`` to the own left, against the
upper back; the head against the vertical: ``nod`` chin down, ``yaw`` to the own left, ``roll``
own left eye higher. ``shrug``: shoulders up, in percent of the height. Of an arm: ``out``
sideways, ``swing`` forward, ``elbow`` bent, ``twist`` the way it bends (0 forward, 90 up when
the arm is out). Of a leg: ``thigh`` forward, ``knee`` bent, ``spread`` sideways, ``foot`` toes
up. With ``_left`` or ``_right`` it is added on that side alone.
"""


def skeleton(angles: Mapping[str, float]) -> dict[str, Point3]:
    """Return all points by name, in shares of the body height, the middle of the hips at zero.

    Raises
    ------
    ValueError
        For an angle that does not exist.

    """
    unknown = angles.keys() - ANGLES
    if unknown:
        raise ValueError(f"expected angles of the skeleton, got {', '.join(sorted(unknown))}")
    get = dict.fromkeys(ANGLES, 0.0) | dict(angles)
    lower = _times(_z(-get["lean"]), _x(get["trunk"]))
    upper = _times(_z(-get["lean"]), _times(_y(get["turn"]), _x(get["trunk"] + get["bow"])))
    points: dict[str, Point3] = {"hips": (0.0, 0.0, 0.0)}
    points["waist"] = _turned(lower, (0.0, BACK, 0.0))
    points["neck"] = _plus(points["waist"], _turned(upper, (0.0, BACK, 0.0)))
    nape = _times(upper, _times(_z(-get["aside"]), _x(get["neck"])))
    points["head"] = _plus(points["neck"], _turned(nape, (0.0, NECK, 0.0)))
    face = _times(_y(get["turn"] + get["yaw"]), _times(_x(get["nod"]), _z(get["roll"])))
    points["nose"] = _plus(points["head"], _turned(face, (0.0, -0.01, NOSE)))
    points["crown"] = _plus(points["head"], _turned(face, (0.0, HEAD_RADIUS, 0.0)))
    for side in _SIGNS:
        limbs = {limb: get[limb] + get[f"{limb}_{side}"] for limb in _LIMBS}
        _arm(points, side, limbs, upper, get["shrug"] / 100.0)
        _leg(points, side, limbs)
    return points


def _arm(
    points: dict[str, Point3],
    side: str,
    limbs: Mapping[str, float],
    trunk: Rows,
    shrug: float,
) -> None:
    sign = _SIGNS[side]
    shoulder = _plus(points["neck"], _turned(trunk, (sign * SHOULDER, shrug, 0.0)))
    upper = _times(trunk, _times(_z(sign * limbs["out"]), _x(-limbs["swing"])))
    fore = _times(upper, _times(_y(sign * limbs["twist"]), _x(-limbs["elbow"])))
    points[f"{side}_shoulder"] = shoulder
    points[f"{side}_elbow"] = elbow = _plus(shoulder, _turned(upper, (0.0, -UPPER_ARM, 0.0)))
    points[f"{side}_wrist"] = wrist = _plus(elbow, _turned(fore, (0.0, -FOREARM, 0.0)))
    points[f"{side}_hand"] = _plus(wrist, _turned(fore, (0.0, -HAND, 0.0)))


def _leg(points: dict[str, Point3], side: str, limbs: Mapping[str, float]) -> None:
    sign = _SIGNS[side]
    spread = _z(sign * limbs["spread"])
    thigh = _times(spread, _x(-limbs["thigh"]))
    shin = _times(spread, _x(limbs["knee"] - limbs["thigh"]))
    hip: Point3 = (sign * HIP, 0.0, 0.0)
    knee = _plus(hip, _turned(thigh, (0.0, -THIGH, 0.0)))
    ankle = _plus(knee, _turned(shin, (0.0, -SHIN, 0.0)))
    foot = _x(-limbs["foot"])
    points[f"{side}_hip"], points[f"{side}_knee"], points[f"{side}_ankle"] = hip, knee, ankle
    points[f"{side}_heel"] = _plus(ankle, _turned(foot, (0.0, -ANKLE, -HEEL)))
    points[f"{side}_toe"] = _plus(ankle, _turned(foot, (0.0, -ANKLE, TOE)))


def mirrored(angles: Mapping[str, float]) -> dict[str, float]:
    """Return the same posture with left and right exchanged."""
    found = {}
    for name, deg in angles.items():
        if name.endswith("_left"):
            found[f"{name[:-5]}_right"] = deg
        elif name.endswith("_right"):
            found[f"{name[:-6]}_left"] = deg
        else:
            found[name] = -deg if name in _SIDED else deg
    return found


def _x(deg: float) -> Rows:
    """Turn about the axis to the left: up goes forward."""
    c, s = cos(radians(deg)), sin(radians(deg))
    return (1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)


def _y(deg: float) -> Rows:
    """Turn about the vertical: forward goes to the own left."""
    c, s = cos(radians(deg)), sin(radians(deg))
    return (c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)


def _z(deg: float) -> Rows:
    """Turn about the axis that points forward: the own left goes up."""
    c, s = cos(radians(deg)), sin(radians(deg))
    return (c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)


def _times(one: Rows, other: Rows) -> Rows:
    columns = tuple(zip(*other, strict=True))
    rows = [tuple(sum(a * b for a, b in zip(r, c, strict=True)) for c in columns) for r in one]
    (a, b, c), (d, e, f), (g, h, i) = rows
    return (a, b, c), (d, e, f), (g, h, i)


def _turned(rows: Rows, point: Point3) -> Point3:
    x, y, z = (sum(a * b for a, b in zip(r, point, strict=True)) for r in rows)
    return x, y, z


def _plus(one: Point3, other: Point3) -> Point3:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
