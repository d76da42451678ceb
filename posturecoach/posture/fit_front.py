"""Seen from the front: what the fitted measures are estimated from.

Many inputs that each tell a little: sizes against each other, the head's place in space,
where the shoulders must be if they keep their width, and how the mesh deviates from the
mean head. Everything is a tangent, a ratio, a centimetre of the mean head or a degree, so
the size of the picture does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import acos, atan2, cos, degrees, dist, hypot, inf, isfinite, log, radians, sin, sqrt

import numpy as np

from posturecoach.posture.body import Body, Face, FloatArray, Keypoint
from posturecoach.posture.geometry import Point, distance, tilt_deg
from posturecoach.posture.mesh_pose import HeadShape, from_matrix, solve, turn_deg
from posturecoach.posture.regression import Pair, median_of, with_prefix

K = Keypoint
Features = Mapping[str, float]
Vector = tuple[float, float, float]

_NEEDED = (K.NOSE, K.LEFT_EAR, K.RIGHT_EAR, K.LEFT_SHOULDER, K.RIGHT_SHOULDER)

# Nose, outer eye corners and mouth corners as both networks see them may lie so far apart,
# in eye distances. Beyond, the mesh sits on hair, a hand or the chair.
APART = 0.45

_EYES = np.array([0.0, 2.6, 3.6])  # between the eyes in MediaPipe's head, centimetres

# Points of the mesh. Right and left are the own ones.
_RIGHT_CORNER, _LEFT_CORNER = 33, 263
_FOREHEAD, _CHIN = 10, 152
_RIGHT_CHEEK, _LEFT_CHEEK = 234, 454
_NOSE_TIP = 1
_SAME_POINTS = (  # of the body, of the mesh
    (K.NOSE, _NOSE_TIP),
    (K.LEFT_EYE_OUTER, _LEFT_CORNER),
    (K.RIGHT_EYE_OUTER, _RIGHT_CORNER),
    (K.MOUTH_LEFT, 291),
    (K.MOUTH_RIGHT, 61),
)
_FACE_HEIGHT = 0.45  # eye distance over the height of a mesh squarely seen

# Where the mesh deviates from the mean head. "nb" is the bridge of the nose.
_GROUPS = {
    "chin": [152, 148, 377, 176, 400],
    "brow": [105, 334, 66, 296, 107, 336],
    "eye": [33, 263, 133, 362, 159, 386],
    "nose": [1, 4, 5, 2],
    "nb": [6, 168, 197],
    "mouth": [61, 291, 13, 14, 0, 17],
    "side": [234, 454, 127, 356, 93, 323],
    "top": [10, 338, 109, 67, 297],
    "jaw": [172, 397, 136, 365],
}

# Centimetres of the mean head, a ninth larger than a real one.
_SHOULDERS_BEHIND_TRAGUS = 3.0
_HIP_TO_SHOULDER = 50.0
_HIP_TO_TRAGUS = 68.0
_EAR_BEFORE_SHOULDER = 4.0
_LOWEST_NECK = 5.0
_NOSE_BEFORE_EARS = 11.0
_USUAL_TRAGUS_CM = 80.0
_USUAL_LEVEL_DEG = 10.0
_LEAST_TURN_FACTOR = 0.6  # shoulders turned beyond 53 degrees are not believed


def features(  # noqa: PLR0917 - what a picture and its camera are
    body: Body,
    face: Face | None,
    width: float,
    height: float,
    focal_px: float,
    head: HeadShape,
) -> dict[str, float]:
    """Return what one look tells, every name beginning with ``fit_``; {} if not enough.

    Parameters
    ----------
    body, face
        Of the same person. Without a face (or with a mesh that is no face) only the
        body's features are given.
    width, height
        Of the picture, pixels.
    focal_px
        Of the camera, pixels. Ten percent of error changes the estimates by 0.2 degrees.
    head
        The mean head.

    Returns
    -------
    dict
        Empty unless nose, ears and shoulders are visible and apart. After ``fit_``:

        - ``earx``, ``shy``, ... places as tangents from the optical axis (ears, shoulders,
          nose, mouth, eyes, elbows), x to the right, y down; ``sw``, ``earsp``, ``eyesp``,
          ``elbw`` widths; ``tilt``, ``ptilt``, ``etilt`` degrees, + own left higher, of
          shoulders, eyes and ears.
        - ``w...`` from the world landmarks, metres: ``we`` ears over shoulders, ``ws``
          shoulders over hips, ``wn`` nose and ``wey_``, ``wez_`` eyes against the ears;
          ``wrot``, ``wtilt`` degrees of the shoulders.
        - ``p``, ``y``, ``r`` (degrees), ``h`` and ``e`` (centimetres, camera axes), ``dist``:
          MediaPipe's own head; ``s_...`` shape of the mesh in its own upright axes, in face
          sizes; ``apart`` see `APART`; ``f...``, ``iris`` sizes and places of the mesh.
        - ``sp``, ``sy``, ``sr``, ``st``, ``se`` + axis, ``sd``: the same from the mean head
          (tragus, eyes, camera to eyes); ``se`` alone, ``sq_``, ``su_``: its misfit in
          centimetres, in all and of parts of the face downwards and to the right.

    """
    if not body.sees(*_NEEDED):
        return {}
    centre = (width / 2.0, height / 2.0)
    points = [(x, y) for x, y in ((body.points - centre) / focal_px).tolist()]
    if not (
        distance(points[K.LEFT_SHOULDER], points[K.RIGHT_SHOULDER]) > 0.0
        and distance(points[K.LEFT_EAR], points[K.RIGHT_EAR]) > 0.0
    ):
        return {}
    found = _body_features(points) | _world_features(body.world.tolist())
    if not all(map(isfinite, found.values())):
        return {}
    if face is not None:
        mesh = _face_features(body, face, (width, height), focal_px, head)
        if all(map(isfinite, mesh.values())):
            found |= mesh
    return with_prefix(found)


def trusted(seen: Features) -> bool:
    """Return whether there is a face mesh that agrees with the body."""
    return "fit_sp" in seen and seen.get("fit_apart", inf) < APART


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0


def _body_features(points: list[Point]) -> dict[str, float]:
    """Return places, widths and tilts of the body's `points`, which are tangents."""
    places = {
        "ear": _middle(points[K.LEFT_EAR], points[K.RIGHT_EAR]),
        "sh": _middle(points[K.LEFT_SHOULDER], points[K.RIGHT_SHOULDER]),
        "nose": points[K.NOSE],
        "mouth": _middle(points[K.MOUTH_LEFT], points[K.MOUTH_RIGHT]),
        "peye": _middle(points[K.LEFT_EYE], points[K.RIGHT_EYE]),
    }
    found = {f"{name}x": x for name, (x, _) in places.items()}
    found |= {f"{name}y": y for name, (_, y) in places.items()}
    left_elbow, right_elbow = points[K.LEFT_ELBOW], points[K.RIGHT_ELBOW]
    return found | {
        "sw": distance(points[K.LEFT_SHOULDER], points[K.RIGHT_SHOULDER]),
        "earsp": distance(points[K.LEFT_EAR], points[K.RIGHT_EAR]),
        "eyesp": distance(points[K.LEFT_EYE_OUTER], points[K.RIGHT_EYE_OUTER]),
        "tilt": tilt_deg(points[K.RIGHT_SHOULDER], points[K.LEFT_SHOULDER]),
        "ptilt": tilt_deg(points[K.RIGHT_EYE_OUTER], points[K.LEFT_EYE_OUTER]),
        "etilt": tilt_deg(points[K.RIGHT_EAR], points[K.LEFT_EAR]),
        "elby": (left_elbow[1] + right_elbow[1]) / 2.0,
        "elbw": abs(left_elbow[0] - right_elbow[0]) + 1e-3,
    }


def _world_features(world: list[list[float]]) -> dict[str, float]:
    """Return what the `world` landmarks, metres, tell about depth."""

    def middle(left: Keypoint, right: Keypoint) -> list[float]:
        return [(a + b) / 2.0 for a, b in zip(world[left], world[right], strict=True)]

    ears = middle(K.LEFT_EAR, K.RIGHT_EAR)
    eyes = middle(K.LEFT_EYE, K.RIGHT_EYE)
    shoulders = middle(K.LEFT_SHOULDER, K.RIGHT_SHOULDER)
    hips = middle(K.LEFT_HIP, K.RIGHT_HIP)
    left, right = world[K.LEFT_SHOULDER], world[K.RIGHT_SHOULDER]
    found = {
        "wsw": dist(left, right),
        "wrot": degrees(atan2(left[2] - right[2], left[0] - right[0])),
        "wtilt": degrees(atan2(right[1] - left[1], left[0] - right[0])),
        "wey_": eyes[1] - ears[1],
        "wez_": eyes[2] - ears[2],
    }
    for name, end, start in (
        ("we", ears, shoulders),
        ("ws", shoulders, hips),
        ("wn", world[K.NOSE], ears),
    ):
        for axis, a, b in zip("xyz", end, start, strict=True):
            found[name + axis] = a - b
    return found


def _face_features(
    body: Body, face: Face, size: tuple[float, float], focal_px: float, head: HeadShape
) -> dict[str, float]:
    """Return everything the face mesh tells; {} if it is no face."""
    width, height = size
    tangents = (face.points - (width / 2.0, height / 2.0)) / focal_px
    mesh = [(x, y) for x, y in tangents.tolist()]
    across = distance(mesh[_RIGHT_CHEEK], mesh[_LEFT_CHEEK])
    along = distance(mesh[_FOREHEAD], mesh[_CHIN])
    if not (across > 0.0 and along > 0.0 and mesh[_RIGHT_CORNER] != mesh[_LEFT_CORNER]):
        return {}
    posed = _mesh_features(face, width, height, focal_px, head)
    if not posed:
        return {}
    rotation, place = from_matrix(face.matrix, height, focal_px)
    pitch, yaw, roll = turn_deg(rotation)
    eyes = place + rotation @ _EYES
    eye_x, eye_y = _middle(mesh[_RIGHT_CORNER], mesh[_LEFT_CORNER])
    return (
        {"p": pitch, "y": yaw, "r": roll}
        | dict(zip(("hx", "hy", "hz"), place.tolist(), strict=True))
        | dict(zip(("ex", "ey", "ez"), eyes.tolist(), strict=True))
        | {
            "dist": float(np.linalg.norm(eyes)),
            "iris": (distance(mesh[469], mesh[471]) + distance(mesh[474], mesh[476])) / 2.0,
            "feyex": eye_x,
            "feyey": eye_y,
            "feyesp": distance(mesh[_RIGHT_CORNER], mesh[_LEFT_CORNER]),
            "feyetilt": tilt_deg(mesh[_RIGHT_CORNER], mesh[_LEFT_CORNER]),
            "fch": along,
            "fw": across,
            "chinx": mesh[_CHIN][0],
            "chiny": mesh[_CHIN][1],
            "apart": _apart(body, face),
        }
        | _shape_features(mesh, sqrt(along * across))
        | {"s_asp": along / across}
        | posed
    )


def _shape_features(mesh: list[Point], size: float) -> dict[str, float]:
    """Return the mesh's shape: eyes level, from the middle of the eyes, in face sizes."""
    right, left = mesh[_RIGHT_CORNER], mesh[_LEFT_CORNER]
    apart = distance(right, left)
    east = ((left[0] - right[0]) / apart, (left[1] - right[1]) / apart)
    origin = _middle(right, left)

    def x(point: int) -> float:
        dx, dy = mesh[point][0] - origin[0], mesh[point][1] - origin[1]
        return (dx * east[0] + dy * east[1]) / size

    def y(point: int) -> float:
        dx, dy = mesh[point][0] - origin[0], mesh[point][1] - origin[1]
        return (dy * east[0] - dx * east[1]) / size

    return {
        "s_nose": y(_NOSE_TIP),
        "s_chin": y(_CHIN),
        "s_top": y(_FOREHEAD),
        "s_mouth": (y(13) + y(14)) / 2.0,
        "s_ear": (y(_RIGHT_CHEEK) + y(_LEFT_CHEEK)) / 2.0,
        "s_brow": (y(105) + y(334)) / 2.0,
        "s_jaw": (y(172) + y(397)) / 2.0,
        "s_lid": y(159) - y(145) + y(386) - y(374),
        "s_nosex": x(_NOSE_TIP),
        "s_chinx": x(_CHIN),
        "s_sidex": (x(_RIGHT_CHEEK) + x(_LEFT_CHEEK)) / 2.0,
        "s_len": apart / size,
    }


def _apart(body: Body, face: Face) -> float:
    """Return how far both networks disagree about the face, in eye distances."""
    ours, theirs = (list(points) for points in zip(*_SAME_POINTS, strict=True))
    miss = body.points[ours] - face.points[theirs]
    corner = face.points[_RIGHT_CORNER] - face.points[_LEFT_CORNER]
    tall = float(np.ptp(face.points[:, 1]))
    size = max(hypot(*corner.tolist()), _FACE_HEIGHT * tall) + 1e-6
    return sqrt(float(np.mean((miss**2).sum(axis=1)))) / size


def _mesh_features(
    face: Face, width: float, height: float, focal_px: float, head: HeadShape
) -> dict[str, float]:
    """Return the pose of the mean head and how the mesh deviates from it; {} without."""
    pose = solve(face.points, face.matrix, width, height, focal_px, head)
    if pose is None:
        return {}
    pitch, yaw, roll = turn_deg(pose.rotation)
    tragus, eyes = (pose.at(mark).tolist() for mark in head.marks)
    misfit = pose.residual_cm
    found = {
        "sp": pitch,
        "sy": yaw,
        "sr": roll,
        "sd": hypot(*eyes),
        "se": sqrt(median_of((misfit**2).sum(axis=1))),
    }
    found |= dict(zip(("stx", "sty", "stz"), tragus, strict=True))
    found |= dict(zip(("sex", "sey", "sez"), eyes, strict=True))
    for name, members in _GROUPS.items():
        found["su_" + name], found["sq_" + name] = _mean(misfit, members)
    return found


def _mean(misfit: FloatArray, members: list[int]) -> tuple[float, float]:
    x, y = (misfit[members].sum(axis=0) / len(members)).tolist()
    return x, y


def sagittal(seen: Features, neutral: Features) -> dict[str, float]:
    """Return what tells how the person leans, with the face; both looks are `trusted`.

    Mirroring both looks changes none of the inputs.
    """
    pair = Pair(seen, neutral)
    now, then = pair.now, pair.then
    found = _places(pair)
    found |= pair.changes("p", "sp", prefix="d")
    found |= {f"a{name}": abs(pair.change(name)) for name in ("y", "r", "sy", "sr")}
    found |= {"p0": then["sp"], "camy": 100.0 * then["feyey"], "shy0": 100.0 * then["shy"]}
    found |= {
        "lz": pair.growth("sd"),
        "leye": pair.growth("feyesp"),
        "lir": pair.growth("iris"),
        "lsw": pair.growth("sw"),
        "lear": pair.growth("earsp"),
        "lfch": pair.growth("fch"),
        "lasp": pair.growth("s_asp"),
        "dshy": pair.change("shy", 100.0),
        "adshx": abs(pair.change("shx", 100.0)),
        "gap": _raised(pair, "eary"),
        "gap0": 100.0 * (then["shy"] - then["eary"]) / then["sw"],
        "gapc": _nearer(pair, "chiny"),
        "gape": _nearer(pair, "feyey"),
        "earrise": 100.0 * (_ears_below_eyes(now) - _ears_below_eyes(then)),
    }
    found |= _depths(pair)
    found |= {"wez0": 100.0 * then["wez"], "wey0": 100.0 * then["wey"]}
    shape = ("nose", "chin", "mouth", "ear", "brow", "jaw", "lid", "top", "len")
    found |= pair.changes(*(f"s_{name}" for name in shape), factor=100.0)
    for name in _GROUPS:
        found[f"q_{name}"] = pair.change(f"sq_{name}", 10.0)
    return found


def sideways(seen: Features, neutral: Features) -> dict[str, float]:
    """Return what tells how the person turns and tilts, with the face; both are `trusted`.

    Mirroring both looks changes the sign of every input.
    """
    pair = Pair(seen, neutral)
    angles = ("y", "r", "sy", "sr", "tilt", "ptilt", "etilt", "feyetilt", "wrot", "wtilt")
    found = pair.changes(*angles, prefix="d")
    found |= {f"n{name}": pair.then[name] for name in ("sy", "sr", "tilt", "wrot")}
    found |= pair.changes("earx", "shx", "nosex", "feyex", factor=100.0, prefix="d")
    found |= {"noserel": _aside(pair, "nosex", "earx", "earsp")}
    found |= {"nosesh": _aside(pair, "nosex", "shx", "sw")}
    found |= pair.changes("wex", "wnx", "wsx", "s_nosex", "s_chinx", "s_sidex", factor=100.0)
    for name in ("chin", "nose", "side", "top", "mouth"):
        found[f"u_{name}"] = pair.change(f"su_{name}", 10.0)
    # A nod makes a turn look like a tilt. Per 20 degrees of it.
    nod = pair.change("sp") / 20.0
    for name in ("dsy", "dsr", "dtilt", "noserel"):
        found[f"x{name}"] = found[name] * nod
    return found


def sagittal_without_face(seen: Features, neutral: Features) -> dict[str, float]:
    """Return what tells how the person leans, from the body alone."""
    pair = Pair(seen, neutral)
    now, then = pair.now, pair.then
    found = {
        "lsw": pair.growth("sw"),
        "lear": pair.growth("earsp"),
        "leye": pair.growth("eyesp"),
        "dshy": pair.change("shy", 100.0),
        "adshx": abs(pair.change("shx", 100.0)),
        "shy0": 100.0 * then["shy"],
        "eary0": 100.0 * then["eary"],
        "deary": pair.change("eary", 100.0),
        "gap0": 100.0 * (then["shy"] - then["eary"]) / then["sw"],
        "nose0": 100.0 * (then["nosey"] - then["eary"]) / then["sw"],
        "wez0": 100.0 * then["wez"],
        "wny0": 100.0 * then["wny"],
        "pitchw": _nose_down_deg(now) - _nose_down_deg(then),
        "aetilt": abs(pair.change("etilt")),
        "anose": abs(_aside(pair, "nosex", "earx", "earsp")),
    }
    for name in ("eary", "nosey", "mouthy", "peyey"):
        found[f"g_{name}"] = _raised(pair, name)
        found[f"h_{name}"] = _nearer(pair, name)
    for name in ("nosey", "mouthy", "peyey"):
        lower = (now[name] - now["eary"]) - (then[name] - then["eary"])
        found[f"r_{name}"] = 100.0 * lower / then["sw"]
    return found | _depths(pair) | _places_without_face(pair, face0=trusted(neutral))


def sideways_without_face(seen: Features, neutral: Features) -> dict[str, float]:
    """Return what tells how the person turns and tilts, from the body alone."""
    pair = Pair(seen, neutral)
    found = pair.changes("tilt", "ptilt", "etilt", "wrot", "wtilt", prefix="d")
    found |= {f"n{name}": pair.then[name] for name in ("tilt", "wrot")}
    found |= pair.changes("earx", "shx", "nosex", factor=100.0, prefix="d")
    found |= {"noserel": _aside(pair, "nosex", "earx", "earsp")}
    found |= {"eyerel": _aside(pair, "peyex", "earx", "earsp")}
    found |= {"nosesh": _aside(pair, "nosex", "shx", "sw")}
    return found | pair.changes("wex", "wnx", "wsx", factor=100.0)


def _raised(pair: Pair, name: str) -> float:
    """Return by how much a row has risen over the shoulders, percent of their width now."""
    now, then = pair.now, pair.then
    return 100.0 * ((now["shy"] - now[name]) / now["sw"] - (then["shy"] - then[name]) / then["sw"])


def _nearer(pair: Pair, name: str) -> float:
    """Return the same in percent of the shoulders' width in the neutral."""
    return (pair.change("shy") - pair.change(name)) * 100.0 / pair.then["sw"]


def _aside(pair: Pair, name: str, middle: str, size: str) -> float:
    """Return how far a column has gone from a middle to the right, percent of a width."""
    now, then = pair.now, pair.then
    offset, offset0 = now[name] - now[middle], then[name] - then[middle]
    return 100.0 * (offset / now[size] - offset0 / then[size])


def _ears_below_eyes(look: Features) -> float:
    """Return how far the ears' row is below the eyes', in heights of the face."""
    return (look["eary"] - look["feyey"]) / look["fch"]


def _depths(pair: Pair) -> dict[str, float]:
    """Return the world landmarks' changes, centimetres, and turn, tilt and elbows."""
    names = ("wez", "wey", "wsz", "wsy", "wnz", "wny", "wsw", "wey_", "wez_")
    return pair.changes(*names, factor=100.0) | {
        "awrot": abs(pair.change("wrot")),
        "atilt": abs(pair.change("tilt")),
        "elby": pair.change("elby", 100.0),
        "lelbw": pair.growth("elbw"),
    }


def _nose_down_deg(look: Features) -> float:
    return degrees(atan2(look["wny"], -look["wnz"]))


def _places(pair: Pair) -> dict[str, float]:
    """Return how head and shoulders moved in space, centimetres and degrees.

    Gravity is where the neutral's head says: it is held level there. Depth of the
    shoulders is told by their width, which stays as it was in the neutral, when they lay a
    little behind the tragi.
    """
    now, then = pair.now, pair.then
    level = radians(then["sp"])
    tragus, tragus0 = _upright(now, "st", level), _upright(then, "st", level)
    eyes, eyes0 = _upright(now, "se", level), _upright(then, "se", level)
    width = then["sw"] * (then["stz"] + _SHOULDERS_BEHIND_TRAGUS) / _turn_factor(then)
    shoulders = _rotate(_shoulders(now, width), level)
    shoulders0 = _rotate(_shoulders(then, width), level)
    neck, neck0 = _minus(tragus, shoulders), _minus(tragus0, shoulders0)
    moved, carried = _minus(tragus, tragus0), _minus(shoulders, shoulders0)
    eyes_moved = _minus(eyes, eyes0)
    tall0 = max(-neck0[1], _LOWEST_NECK)
    length0 = hypot(tall0, _EAR_BEFORE_SHOULDER)
    return {
        "fwdT": -moved[2],
        "downT": moved[1],
        "fwdS": -carried[2],
        "downS": carried[1],
        "fwdE": -eyes_moved[2],
        "downE": eyes_moved[1],
        "neckfwd": carried[2] - moved[2],
        "neckdown": moved[1] - carried[1],
        "neckang": degrees(atan2(-neck[2], -neck[1]) - atan2(-neck0[2], -neck0[1])),
        "neckh": 100.0 * log(max(-neck[1], 1.0) / tall0),
        "trunkang": degrees(atan2(-carried[2], _HIP_TO_SHOULDER)),
        "headtr": degrees(atan2(-moved[2], _HIP_TO_TRAGUS)),
        "neckacos": _leaning_deg(-neck[1] / length0) - _leaning_deg(tall0 / length0),
        "latT": abs(moved[0]),
        "latS": abs(carried[0]),
        "latN": abs(neck[0]),
    }


def _places_without_face(pair: Pair, *, face0: bool) -> dict[str, float]:
    """Return how shoulders and neck moved in space, centimetres and degrees.

    As `_places`, but only the neutral had a face. How far the neck leans is found where
    the ray to the ears comes as far from the shoulders as the neck is long; how far the
    head nods, where the ray to the nose comes as far from the ears. A neutral without a
    face (`face0` false) is taken for a usual one.
    """
    now, then = pair.now, pair.then
    level = radians(then["sp"] if face0 else _USUAL_LEVEL_DEG)
    away = (then["stz"] if face0 else _USUAL_TRAGUS_CM) + _SHOULDERS_BEHIND_TRAGUS
    width = then["sw"] * away / _turn_factor(then)
    shoulders = _rotate(_shoulders(now, width), level)
    shoulders0 = _rotate(_shoulders(then, width), level)
    ears0 = _rotate(
        (
            then["earx"] * (away - _SHOULDERS_BEHIND_TRAGUS),
            then["eary"] * (away - _SHOULDERS_BEHIND_TRAGUS),
            away - _SHOULDERS_BEHIND_TRAGUS,
        ),
        level,
    )
    neck = max(hypot(ears0[1] - shoulders0[1], ears0[2] - shoulders0[2]), _LOWEST_NECK)
    carried = _minus(shoulders, shoulders0)
    lean, ears = _met(shoulders, _ray(now["eary"], level), neck)
    lean0, ears0 = _met(shoulders0, _ray(then["eary"], level), neck)
    nod, _ = _met(ears, _ray(now["nosey"], level), _NOSE_BEFORE_EARS)
    nod0, _ = _met(ears0, _ray(then["nosey"], level), _NOSE_BEFORE_EARS)
    return {
        "face0": float(face0),
        "p0": degrees(level),
        "away0": away,
        "fwdS": -carried[2],
        "downS": carried[1],
        "latS": abs(carried[0]),
        "fwdN": ears0[2] - ears[2],
        "downN": ears[1] - ears0[1],
        "leanN": lean - lean0,
        "nodN": nod - nod0,
    }


def _ray(y: float, level: float) -> tuple[float, float]:
    """Return the direction (down, away) to a row at tangent `y`, of length 1."""
    _, down, away = _rotate((0.0, y, 1.0), level)
    size = hypot(down, away)
    return down / size, away / size


def _met(start: Vector, ray: tuple[float, float], length: float) -> tuple[float, Vector]:
    """Return where a rod of `length` that stands on `start` first meets a ray, seen aside.

    With the rod's lean from the vertical in degrees, + towards the camera; where the ray
    passes too far off, of the rod that comes nearest.
    """
    _, down, away = start
    along = down * ray[0] + away * ray[1]
    aside = down * ray[1] - away * ray[0]
    along -= sqrt(max(length * length - aside * aside, 0.0))
    end = (start[0], along * ray[0], along * ray[1])
    return degrees(atan2(away - end[2], down - end[1])), end


def _leaning_deg(upright: float) -> float:
    """Return how far a rod leans that stands `upright` times its length high."""
    return degrees(acos(max(-1.0, min(1.0, upright))))


def _turn_factor(look: Features) -> float:
    """Return by how much turned shoulders look narrower."""
    return max(cos(radians(look["wrot"])), _LEAST_TURN_FACTOR)


def _shoulders(look: Features, width: float) -> Vector:
    """Return the shoulders' middle in camera axes, if they are `width` centimetres wide."""
    depth = width * _turn_factor(look) / look["sw"]
    return look["shx"] * depth, look["shy"] * depth, depth


def _upright(look: Features, name: str, level: float) -> Vector:
    return _rotate((look[name + "x"], look[name + "y"], look[name + "z"]), level)


def _rotate(place: Vector, level: float) -> Vector:
    """Return `place` in axes whose y is along gravity, the camera pitched by `level` radians."""
    x, y, z = place
    return x, y * cos(level) - z * sin(level), y * sin(level) + z * cos(level)


def _minus(one: Vector, other: Vector) -> Vector:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]
