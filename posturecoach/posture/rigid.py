"""Whether head and shoulders have gone somewhere together, and so kept their posture.

What moves a camera or a chair moves head and shoulders as one piece: all of them along the
same way, or all of them about the camera. A person who slumps, leans or nods does neither.

From the front, with a face, this is told in space: `way` and `turn`. From the side it is
told in the picture, of ear, shoulder and hip: `drop`.

Camera axes: x to the picture's right, y down, z away; centimetres of the mean head, a ninth
larger than real ones. A turn of the camera is told by what it does to the rays: positive
about x (`pitch`) lifts what is seen, as when a lid is closed a little; positive about y
(`yaw`) carries it to the right; positive about the axis (`roll`) turns it clockwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, log, radians, sin

from posturecoach.posture.fit_front import trusted
from posturecoach.posture.spec import Features

Vector = tuple[float, float, float]

NAMES = (
    "fit_stx", "fit_sty", "fit_stz", "fit_sp", "fit_sy", "fit_sr",
    "fit_shx", "fit_shy", "fit_sw", "fit_tilt", "fit_wrot",
)  # fmt: skip
"""Features that make a `Stance`, in the order of its arguments."""

SHOULDERS_BEHIND_CM = 3.0  # of the tragi

# How far a piece that moved as one may seem bent. About twice the standard deviation in
# which the landmarks of rendered people agreed on pictures that were warped as by a tilted
# lid (or zoomed), and below what any of 436 rendered postures was bent by; see
# docs/measures.md. Depth is the weakest: that of the shoulders is told by their width.
LIMIT_CM = 1.0
LIMIT_DEPTH_CM = 2.2
LIMIT_PITCH_DEG = 4.0
LIMIT_YAW_DEG = 5.0
LIMIT_ROLL_DEG = 3.5
LIMIT_TILT_DEG = 3.0
LIMIT_ROTATION_DEG = 10.0  # of the shoulders, from the weakest landmarks of all
GROWTH = 0.05  # of a way, that the limits grow by; the camera's field of view is not known
GROWTH_DEPTH = 0.05

# From the side: as shares of the ear-shoulder length, and degrees.
LIMIT_SHARE = 0.12
LIMIT_LENGTH = 0.06  # by how much neck and trunk may seem longer or shorter
LIMIT_NECK_DEG = 5.0
LIMIT_TRUNK_DEG = 3.0


@dataclass(frozen=True, slots=True)
class Stance:
    """Where head and shoulders are.

    Attributes
    ----------
    head
        Between the tragi, which a nod hardly moves.
    pitch_deg, yaw_deg, roll_deg
        Of the head against the camera; signs as in `head.angles_deg`.
    x, y, width
        Middle and width of the shoulders, as tangents.
    tilt_deg, rotation_deg
        Of the shoulders.

    """

    head: Vector
    pitch_deg: float
    yaw_deg: float
    roll_deg: float
    x: float
    y: float
    width: float
    tilt_deg: float
    rotation_deg: float

    @property
    def breadth_cm(self) -> float:
        """Of the shoulders, if they are where they are in somebody who sits upright."""
        return self.width * (self.head[2] + SHOULDERS_BEHIND_CM)

    def shoulders(self, breadth_cm: float) -> Vector:
        """Return where the middle of shoulders of this breadth is."""
        depth = breadth_cm / self.width
        return self.x * depth, self.y * depth, depth


def numbers_of(seen: Features) -> tuple[float, ...] | None:
    """Return the numbers of `NAMES`; None without a face that can be trusted."""
    if not trusted(seen) or not all(name in seen for name in NAMES):
        return None
    return tuple(seen[name] for name in NAMES)


def stance(numbers: tuple[float, ...]) -> Stance:
    """Return the stance that the numbers of `NAMES` tell."""
    x, y, z, *rest = numbers
    return Stance((x, y, z), *rest)


@dataclass(frozen=True, slots=True)
class Way:
    """A way along which everything may have gone.

    Attributes
    ----------
    move_cm
        The mean of head and shoulders.
    misfit
        The largest of the differences over its limit: below 1 it was one piece.

    """

    move_cm: Vector
    misfit: float


def way(now: Stance, then: Stance) -> Way:
    """Return along which way head and shoulders have gone, and whether as one piece."""
    breadth = then.breadth_cm
    head = _minus(now.head, then.head)
    shoulders = _minus(now.shoulders(breadth), then.shoulders(breadth))
    x, y, z = ((a + b) / 2.0 for a, b in zip(head, shoulders, strict=True))
    apart = _minus(head, shoulders)
    size = hypot(x, y, z)
    room = LIMIT_CM + GROWTH * size
    return Way(
        (x, y, z),
        max(
            abs(apart[0]) / room,
            abs(apart[1]) / room,
            abs(apart[2]) / (LIMIT_DEPTH_CM + GROWTH_DEPTH * size),
            abs(now.pitch_deg - then.pitch_deg) / LIMIT_PITCH_DEG,
            abs(now.yaw_deg - then.yaw_deg) / LIMIT_YAW_DEG,
            abs(now.roll_deg - then.roll_deg) / LIMIT_ROLL_DEG,
            abs(now.tilt_deg - then.tilt_deg) / LIMIT_TILT_DEG,
            abs(now.rotation_deg - then.rotation_deg) / LIMIT_ROTATION_DEG,
        ),
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the camera that may have moved everything.

    Attributes
    ----------
    pitch_deg, yaw_deg, roll_deg
        Of the rays; see the head of this module.
    misfit
        As of `Way`.

    """

    pitch_deg: float
    yaw_deg: float
    roll_deg: float
    misfit: float


def turn(now: Stance, then: Stance) -> Turn:
    """Return by which turn of the camera head and shoulders have gone, and whether as one piece."""
    breadth = then.breadth_cm
    shoulders = now.shoulders(breadth)
    # Head and shoulders tilt alike, so each tells the roll; the rest is told by where they are.
    roll = -(now.tilt_deg - then.tilt_deg + now.roll_deg - then.roll_deg) / 2.0
    starts = [_rolled(p, roll) for p in (then.head, then.shoulders(breadth))]
    pitch = yaw = 0.0
    for _ in range(3):  # two would do for 15 degrees
        gone = [_pitched(_yawed(p, yaw), pitch) for p in starts]
        pairs = list(zip(gone, (now.head, shoulders), strict=True))
        yaw += sum(_aside_deg(b) - _aside_deg(a) for a, b in pairs) / 2.0
        pitch += sum(_up_deg(b) - _up_deg(a) for a, b in pairs) / 2.0
    head, carried = (_pitched(_yawed(p, yaw), pitch) for p in starts)
    size = radians(hypot(pitch, yaw)) * head[2]
    room = LIMIT_CM + GROWTH * size
    return Turn(
        pitch,
        yaw,
        roll,
        max(
            _ray_miss_cm(head, now.head) / room,
            _ray_miss_cm(carried, shoulders) / room,
            abs(log(hypot(*now.head) / hypot(*head))) * head[2] / LIMIT_DEPTH_CM,
            abs(log(shoulders[2] / carried[2])) * head[2] / (2.0 * LIMIT_DEPTH_CM),
            abs(now.pitch_deg - then.pitch_deg - pitch) / LIMIT_PITCH_DEG,
            abs(now.yaw_deg - then.yaw_deg + yaw) / LIMIT_YAW_DEG,
            abs(now.roll_deg - then.roll_deg + roll) / LIMIT_ROLL_DEG,
            abs(now.tilt_deg - then.tilt_deg + roll) / LIMIT_TILT_DEG,
        ),
    )


@dataclass(frozen=True, slots=True)
class Drop:
    """By how much somebody seen from the side may have gone down as one piece.

    Attributes
    ----------
    down
        In ear-shoulder lengths, the mean of ear, shoulder and hip.
    misfit
        As of `Way`.

    """

    down: float
    misfit: float


_SIDE = (
    "ear_y_px", "ear_up_px", "d0_px", "trunk_px", "trunk_inclination_deg", "neck_inclination_deg",
)  # fmt: skip
SIDE_NUMBERS = 7  # of `side_numbers_of`; those of `NAMES` are more


def side_numbers_of(seen: Features, width: float) -> tuple[float, ...] | None:
    """Return what `drop` compares, of a picture `width` pixels wide; None without a hip.

    The rows of ear, shoulder and hip and the lengths of neck and trunk, in widths of the
    picture; the inclinations of neck and trunk, degrees. Without the hip nobody can tell a
    chair that sinks from a back that does.
    """
    if not all(name in seen for name in _SIDE):
        return None
    ear, up, neck, trunk, leans, bends = (seen[name] for name in _SIDE)
    shoulder = ear + up
    rows = ear, shoulder, shoulder + trunk * cos(radians(leans))
    return (*(px / width for px in (*rows, neck, trunk)), bends, leans)


def drop(now: tuple[float, ...], then: tuple[float, ...]) -> Drop:
    """Return by how much ear, shoulder and hip have gone down, and whether as one piece."""
    neck = then[3]
    downs = [(a - b) / neck for a, b in zip(now[:3], then[:3], strict=True)]
    return Drop(
        sum(downs) / 3.0,
        max(
            (max(downs) - min(downs)) / LIMIT_SHARE,
            abs(log(now[3] / neck)) / LIMIT_LENGTH,
            abs(log(now[4] / then[4])) / LIMIT_LENGTH,
            abs(now[5] - then[5]) / LIMIT_NECK_DEG,
            abs(now[6] - then[6]) / LIMIT_TRUNK_DEG,
        ),
    )


def _minus(one: Vector, other: Vector) -> Vector:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _pitched(place: Vector, deg: float) -> Vector:
    x, y, z = place
    c, s = cos(radians(deg)), sin(radians(deg))
    return x, c * y - s * z, s * y + c * z


def _yawed(place: Vector, deg: float) -> Vector:
    x, y, z = place
    c, s = cos(radians(deg)), sin(radians(deg))
    return c * x + s * z, y, c * z - s * x


def _rolled(place: Vector, deg: float) -> Vector:
    x, y, z = place
    c, s = cos(radians(deg)), sin(radians(deg))
    return c * x - s * y, s * x + c * y, z


def _up_deg(place: Vector) -> float:
    """Return how far above the axis the ray to `place` runs, degrees."""
    return degrees(atan2(-place[1], place[2]))


def _aside_deg(place: Vector) -> float:
    """Return how far to the right of the axis the ray to `place` runs, degrees."""
    return degrees(asin(place[0] / hypot(*place)))


def _ray_miss_cm(one: Vector, other: Vector) -> float:
    """Return how far apart two rays are at the distance of `one`."""
    size, far = hypot(*one), hypot(*other)
    return hypot(*(a - b * size / far for a, b in zip(one, other, strict=True)))
