"""Seen from the side: what the fitted measures are estimated from.

Angles and lengths between points of the near side and of the middle of both sides, in the
picture and among the world landmarks. Everything is turned so that the person faces the
picture's right edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, degrees, dist, isfinite, log, radians, sin

from posturecoach.posture.body import VISIBLE, Body, FloatArray, Keypoint
from posturecoach.posture.geometry import Point, c7_estimate, distance, inclination_deg
from posturecoach.posture.regression import Pair, with_prefix

K = Keypoint
Features = Mapping[str, float]

# Facing right, the own right side is the near one.
_NEEDED = (K.RIGHT_EAR, K.RIGHT_SHOULDER, K.RIGHT_HIP)
_NEAR = {
    "ear": K.RIGHT_EAR,
    "eye": K.RIGHT_EYE_OUTER,
    "sh": K.RIGHT_SHOULDER,
    "el": K.RIGHT_ELBOW,
    "hip": K.RIGHT_HIP,
    "kn": K.RIGHT_KNEE,
    "mo": K.MOUTH_RIGHT,
    "eyi": K.RIGHT_EYE,
}
_FAR = {
    "ear": K.LEFT_EAR,
    "eye": K.LEFT_EYE_OUTER,
    "sh": K.LEFT_SHOULDER,
    "el": K.LEFT_ELBOW,
    "hip": K.LEFT_HIP,
    "kn": K.LEFT_KNEE,
    "mo": K.MOUTH_LEFT,
    "eyi": K.LEFT_EYE,
}
_HEAD = (0, 2, 3, 5, 6, 8, 9, 10)  # nose, eyes, near ear, mouth
_HEAD_DEPTHS = (0, 3, 6, 8, 9)

# Each point's partner on the other side: what a mirrored picture would call it.
_MIRRORED = [
    *(0, 4, 5, 6, 1, 2, 3),
    *(index + 1 if index % 2 else index - 1 for index in range(7, 33)),
]

_NOSE_AND_SHOULDERS = 0.3  # how much the shoulders' turn says against the nose, which way
_PROFILE_DEG = 90.0
_TURN_DEG = (60.0, 120.0)  # a side view turned further than that is a slip of the depth
_LENGTH_FLOOR = 1e-6

_ANGLES = (
    *("nearear", "mneck", "ntrunk", "mtrunk", "nneck", "meyeear", "neyeear", "mearhip"),
    *("mnose", "mmouth", "mfront", "nosesh", "eyesh", "marm", "narm", "mthigh", "shknee"),
    *("wneck", "wtrunk", "weyeear", "vneck", "vtrunk", "veyeear", "wnose", "wearhip"),
)
_NEUTRAL_ANGLES = (
    *("mtrunk", "mneck", "mearhip", "meyeear", "mnose"),
    *("wtrunk", "wneck", "ntrunk", "mthigh"),
)
_LENGTHS = (
    *("mLneck", "mLtrunk", "mLhead", "nLneck", "nLtrunk"),
    *("Leyeear", "Larm", "Learhip"),
)


def facing_right(body: Body) -> int:
    """Return +1 where the person faces the picture's right edge, else -1.

    By the nose against the ears, and a little by which shoulder is farther away. Wrong on
    9 of 2595 rendered pictures.
    """
    nose, left_ear, right_ear, left, right = body.points[
        [K.NOSE, K.LEFT_EAR, K.RIGHT_EAR, K.LEFT_SHOULDER, K.RIGHT_SHOULDER]
    ].tolist()
    ear, shoulder = _middle(left_ear, right_ear), _middle(left, right)
    forward = (nose[0] - ear[0]) / (distance(ear, shoulder) + _LENGTH_FLOOR)
    (x, _, z), (other_x, _, other_z) = body.world[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]].tolist()
    turn = atan2(z - other_z, x - other_x)
    return 1 if forward + _NOSE_AND_SHOULDERS * sin(turn) > 0.0 else -1


def features(
    body: Body, width: float, height: float, focal_px: float, facing: int | None = None
) -> dict[str, float]:
    """Return what one look tells, every name beginning with ``fit_``; {} if not enough.

    Parameters
    ----------
    body
        Of the person.
    width, height
        Of the picture, pixels. A neutral counts only for pictures of the same size.
    focal_px
        Of the camera, pixels.
    facing
        +1 towards the picture's right edge, -1 left. Take the neutral's: one look alone
        is now and then wrong. None finds out by `facing_right`.

    Returns
    -------
    dict
        Empty unless the near ear, shoulder and hip are visible. After ``fit_``:

        - ``facing`` +1 or -1.
        - ``m...``, ``n...`` degrees, + forward, of neck, trunk, ear to hip, eye to ear, ...
          by the middle of both sides and by the near side; ``...L...`` lengths in pixels.
        - ``x_``, ``y_`` places, ``px_``, ``py_`` far minus near side, ``hx``, ``hy`` points
          of the head against the ears: pixels, x forward, y down.
        - ``w...`` the same from the world landmarks (metres, degrees); ``v...`` with the
          body turned into the plane of the picture; ``rot``, ``hrot`` degrees, 90 in
          profile, of shoulders and hips.
        - ``f``, ``cx``, ``cy`` focal length and middle of the picture, pixels.

    """
    facing = facing_right(body) if facing is None else facing
    points, visibility, world = _facing_the_right(body, width, facing)
    if not visibility[list(_NEEDED)].min() >= VISIBLE:
        return {}
    picture = [(x, y) for x, y in points.tolist()]
    found = {"facing": float(facing), "f": focal_px, "cx": width / 2.0, "cy": height / 2.0}
    found |= _angles(picture) | _lengths(picture) | _places(picture)
    found |= _world_features(world.tolist())
    if not all(map(isfinite, found.values())):
        return {}
    return with_prefix(found)


def _facing_the_right(
    body: Body, width: float, facing: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return points, visibility and world, mirrored where the person faces left."""
    if facing > 0:
        return body.points, body.visibility, body.world
    points = body.points * (-1.0, 1.0) + (width - 1.0, 0.0)
    world = body.world * (-1.0, 1.0, 1.0)
    return points[_MIRRORED], body.visibility[_MIRRORED], world[_MIRRORED]


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0


def _near_and_middle(points: list[Point]) -> tuple[dict[str, Point], dict[str, Point]]:
    near = {name: points[index] for name, index in _NEAR.items()}
    middle = {name: _middle(near[name], points[index]) for name, index in _FAR.items()}
    return near, middle


def _inclined(lower: Point, upper: Point) -> float:
    return inclination_deg(lower, upper, 1)


def _ahead(back: Point, front: Point) -> float:
    """Return by how many degrees the line to `front` falls below the horizontal."""
    return _inclined(back, front) - 90.0


def _angles(points: list[Point]) -> dict[str, float]:
    """Return angles in the picture, degrees, + forward."""
    near, middle = _near_and_middle(points)
    nose = points[K.NOSE]
    found = {}
    for side, at in (("m", middle), ("n", near)):
        found[side + "neck"] = _inclined(at["sh"], at["ear"])
        found[side + "trunk"] = _inclined(at["hip"], at["sh"])
        found[side + "eyeear"] = _ahead(at["ear"], at["eye"])
        found[side + "earhip"] = _inclined(at["hip"], at["ear"])
        # From hanging straight down.
        found[side + "arm"] = _inclined(at["sh"], at["el"]) % 360.0 - 180.0
    return found | {
        "mnose": _ahead(middle["ear"], nose),
        "mmouth": _ahead(middle["ear"], middle["mo"]),
        "mfront": _inclined(middle["mo"], middle["eyi"]),
        "nosesh": _inclined(middle["sh"], nose),
        "eyesh": _inclined(middle["sh"], middle["eye"]),
        "nearear": _inclined(middle["sh"], near["ear"]),
        "mthigh": _ahead(middle["hip"], middle["kn"]),
        "shknee": _inclined(middle["kn"], middle["sh"]),
    }


def _lengths(points: list[Point]) -> dict[str, float]:
    """Return lengths in the picture, pixels."""
    near, middle = _near_and_middle(points)
    found = {}
    for side, at in (("m", middle), ("n", near)):
        found[side + "Lneck"] = distance(at["sh"], at["ear"])
        found[side + "Ltrunk"] = distance(at["hip"], at["sh"])
        found[side + "Lhead"] = distance(at["ear"], points[K.NOSE])
    found |= {
        "Leyeear": distance(middle["ear"], middle["eye"]),
        "Larm": distance(near["sh"], near["el"]),
        "Lthigh": distance(near["hip"], near["kn"]),
        "Learhip": distance(middle["hip"], middle["ear"]),
    }
    return {name: length + _LENGTH_FLOOR for name, length in found.items()}


def _places(points: list[Point]) -> dict[str, float]:
    """Return places and offsets in the picture, pixels, x forward and y down."""
    near, middle = _near_and_middle(points)
    found = {}
    for name in ("ear", "sh", "hip", "eye", "el", "kn"):
        far = points[_FAR[name]]
        found[f"px_{name}"] = far[0] - near[name][0]
        found[f"py_{name}"] = far[1] - near[name][1]
        if name != "eye":
            found[f"x_{name}"], found[f"y_{name}"] = middle[name]
    found["x_nose"], found["y_nose"] = points[K.NOSE]
    found["x_near"], found["y_near"] = near["ear"]
    found["x_nsh"], found["y_nsh"] = near["sh"]
    for index in _HEAD:
        found[f"hx{index}"] = points[index][0] - middle["ear"][0]
        found[f"hy{index}"] = points[index][1] - middle["ear"][1]
    return found


def _world_features(world: list[list[float]]) -> dict[str, float]:
    """Return what the `world` landmarks tell: metres, and degrees + forward."""
    middle = {
        name: [(a + b) / 2.0 for a, b in zip(world[near], world[_FAR[name]], strict=True)]
        for name, near in _NEAR.items()
    }
    turn = _turned_deg(world[K.LEFT_SHOULDER], world[K.RIGHT_SHOULDER])
    found = {"rot": turn, "hrot": _turned_deg(world[K.LEFT_HIP], world[K.RIGHT_HIP])}
    believed = max(_TURN_DEG[0], min(_TURN_DEG[1], turn))
    for prefix, seen_from in (("w", _PROFILE_DEG), ("v", believed)):
        found[prefix + "neck"] = _world_inclined(middle["sh"], middle["ear"], seen_from)
        found[prefix + "trunk"] = _world_inclined(middle["hip"], middle["sh"], seen_from)
        found[prefix + "eyeear"] = _world_inclined(middle["ear"], middle["eye"], seen_from) - 90.0
    found |= {
        "wnose": _world_inclined(middle["ear"], world[K.NOSE], _PROFILE_DEG) - 90.0,
        "wearhip": _world_inclined(middle["hip"], middle["ear"], _PROFILE_DEG),
        "wthigh": _world_inclined(middle["hip"], middle["kn"], _PROFILE_DEG) - 90.0,
        "wLneck": dist(middle["ear"], middle["sh"]),
        "wLtrunk": dist(middle["sh"], middle["hip"]),
        "wneckz": middle["ear"][2] - middle["sh"][2],
        "wtrunkz": middle["sh"][2] - middle["hip"][2],
        "weary": world[K.LEFT_EAR][1] - world[K.RIGHT_EAR][1],
        "weardz": world[K.LEFT_EAR][0] - world[K.RIGHT_EAR][0],
        "wshy": world[K.LEFT_SHOULDER][1] - world[K.RIGHT_SHOULDER][1],
        "wshx": world[K.LEFT_SHOULDER][0] - world[K.RIGHT_SHOULDER][0],
    }
    for index in _HEAD:
        for axis, a, b in zip("xyz", world[index], middle["ear"], strict=True):
            found[f"w{axis}{index}"] = a - b
    return found


def _turned_deg(left: list[float], right: list[float]) -> float:
    """Return how far a line is turned: 0 squarely facing the camera, 90 facing right."""
    turn = degrees(atan2(left[2] - right[2], left[0] - right[0]))
    return (turn + 90.0) % 360.0 - 90.0


def _world_inclined(lower: list[float], upper: list[float], seen_from_deg: float) -> float:
    """Return an inclination in the plane that the body is turned into, degrees."""
    x, y, z = (a - b for a, b in zip(upper, lower, strict=True))
    angle = radians(seen_from_deg)
    return degrees(atan2(x * sin(angle) - z * cos(angle), -y))


def changes(seen: Features, neutral: Features) -> dict[str, float]:
    """Return the inputs of the model: changes since the neutral, and the trunk as it is."""
    pair = Pair(seen, neutral)
    now, then = pair.now, pair.then
    found = {f"d_{name}": _wrapped(pair.change(name)) for name in _ANGLES}
    found |= {f"0_{name}": then[name] for name in _NEUTRAL_ANGLES}
    found |= {f"l_{name}": pair.growth(name) for name in _LENGTHS}
    found |= {
        "r0": 100.0 * log(then["mLneck"] / then["mLtrunk"]),
        "r0h": 100.0 * log(then["Leyeear"] / then["mLneck"]),
        "lwL": pair.growth("wLneck"),
        "lwT": pair.growth("wLtrunk"),
        "rot": pair.change("rot"),
        "rot0": then["rot"],
        "hrot": pair.change("hrot"),
        "arot": abs(now["rot"] - _PROFILE_DEG),
        "xoff": 100.0 * (now["x_sh"] - now["cx"]) / now["f"],
        "xoff0": 100.0 * (then["x_sh"] - then["cx"]) / then["f"],
        "yoff0": 100.0 * (then["y_sh"] - then["cy"]) / then["f"],
    }
    found |= pair.changes("weary", "weardz", "wshy", "wshx", "wneckz", "wtrunkz", factor=100.0)
    found |= _shifts(pair) | _over_c7(pair, found["d_mtrunk"])
    return found | {name: now[name] for name in ("mtrunk", "ntrunk", "wtrunk")}


def _shifts(pair: Pair) -> dict[str, float]:
    """Return places' changes in percent of the neutral's trunk or head, or centimetres."""
    trunk = 100.0 / pair.then["mLtrunk"]
    head = 100.0 / pair.then["mLhead"]
    found = {}
    for name in ("ear", "sh", "hip", "eye"):
        found[f"p0_{name}"] = pair.then[f"px_{name}"] * trunk
        found |= pair.changes(f"px_{name}", f"py_{name}", factor=trunk)
    for name in ("ear", "sh", "hip"):
        found |= pair.changes(f"x_{name}", f"y_{name}", factor=trunk)
    for index in _HEAD:
        found |= pair.changes(f"hx{index}", f"hy{index}", factor=head)
    for index in _HEAD_DEPTHS:
        found |= pair.changes(f"wz{index}", f"wx{index}", factor=100.0)
    return found


def _over_c7(pair: Pair, trunk_deg: float) -> dict[str, float]:
    """Return how the ear's line from C7 turned, degrees.

    C7 keeps its place against the shoulder ("fixed"), or is carried by the trunk, which
    has leaned by `trunk_deg`; "near" takes the near ear and not the middle.
    """
    now, then = pair.now, pair.then
    fixed = c7_estimate((0.0, 0.0), then["mLneck"], 1)
    angle = radians(trunk_deg)
    carried = (
        fixed[0] * cos(angle) - fixed[1] * sin(angle),
        fixed[0] * sin(angle) + fixed[1] * cos(angle),
    )

    def turn(ear: str, c7: Point) -> float:
        return _elevation_deg(now, ear, c7) - _elevation_deg(then, ear, fixed)

    return {
        "c7carried": turn("ear", carried),
        "c7fixed": turn("ear", fixed),
        "c7near": turn("near", carried),
    }


def _elevation_deg(look: Features, ear: str, c7: Point) -> float:
    x = look[f"x_{ear}"] - look["x_sh"] - c7[0]
    y = look[f"y_{ear}"] - look["y_sh"] - c7[1]
    return degrees(atan2(-y, x))


def _wrapped(angle: float) -> float:
    return (angle + 180.0) % 360.0 - 180.0
