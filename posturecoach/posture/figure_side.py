"""The figure of a person seen from the side, in lengths of their own trunk.

For a camera in front the same figure can be drawn of an average upright body, changed by
what that camera measured: a head that goes forward is best seen from the side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, hypot, radians, sin, sqrt

from posturecoach.posture.figure_front import SHOULDER_MM, neck_change
from posturecoach.posture.figure_parts import (
    Ellipse,
    Figure,
    Line,
    Part,
    between,
    smooth_outline,
    turned,
)
from posturecoach.posture.geometry import EAR_SHOULDER_MM, Point
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.view import SIDES

_TRUNK_MM = 480.0  # hip to shoulder of an average adult
_UPRIGHT_NECK_DEG, _UPRIGHT_TRUNK_DEG = 8.0, -3.0  # where the neutral does not say
_HEAD_DEEP_MM, _HEAD_TALL_MM = 92.0, 114.0  # half of it
_EAR_BEHIND, _EAR_DOWN = 0.10, 0.13  # of the head's radii, from its middle
_ARM, _FOREARM, _THIGH, _SHANK = 0.60, 0.52, 0.87, 0.85
_ELBOW_DEG, _HIP_DEG, _KNEE_DEG = 95.0, 100.0, 92.0
_BACK, _CHEST = 0.19, 0.20  # how deep the trunk is behind its line, and before it
_SLACK = 0.01  # by so much a back at ease is shorter than its curve
_SUNK_MOST, _SUNK_LEAST = 0.30, -0.10
_BOW_PER_DEG = 0.008  # where nothing else tells of a rounded back


@dataclass(frozen=True, slots=True)
class _Axis:
    """A line up the body, from `foot` to `top`; `facing` is +1 to the right, else -1."""

    foot: Point
    top: Point
    facing: int

    def toward(self, degrees_forward: float) -> Point:
        """Return the direction up this line, turned forward by so much; of length 1."""
        x, y = self.top[0] - self.foot[0], self.top[1] - self.foot[1]
        length = hypot(x, y) or 1.0
        return turned((x / length, y / length), (0.0, 0.0), self.facing * degrees_forward)

    def at(self, share: float, forward: float) -> Point:
        """Return the point `share` of the way up, and so far before the line."""
        x, y = between(self.foot, self.top, share)
        fx, fy = self.toward(90.0)
        return x + forward * fx, y + forward * fy


def side_figure(neutral: Neutral, moved: Mapping[str, float]) -> Figure:
    """Return the figure of `neutral` changed by `moved`: finite changes, by measure.

    The origin is the hip. It faces as the camera sees the person, and to the right where
    the camera is in front.
    """
    facing = -1 if neutral.view is View.SIDE_LEFT else 1
    usual = _spine(neutral, facing, 0.0, 0.0)
    trunk, neck = moved.get("trunk_inclination", 0.0), neck_change(moved)
    points = _spine(neutral, facing, trunk, neck)
    # What the inclinations do not explain of a head that sank is a back that gave way.
    sunk = 0.0
    if "slump" in moved:
        sunk = moved["slump"] / _TRUNK_MM - (points["ear"][1] - usual["ear"][1])
        sunk = max(_SUNK_LEAST, min(_SUNK_MOST, sunk))
    for name in ("shoulder", "ear"):
        points[name] = (points[name][0], points[name][1] + sunk)
    bulge = _bulge(sunk, moved)
    axis = _Axis(points["hip"], points["shoulder"], facing)
    head = _head(points["ear"], _neck_length(neutral), facing, moved)
    points |= _face(head, facing) | {
        "back": axis.at(0.6, -_BACK - bulge),
        "neck": axis.at(1.06, -0.05),
    }
    upright = _Axis(usual["hip"], usual["shoulder"], facing)
    points |= _arm(neutral, moved, axis) | _leg(neutral, moved, axis, upright)
    lines = tuple(line for line in _LINES if all(name in points for name in line.points))
    outline = smooth_outline(_corners(axis, head, bulge))
    view = neutral.view if neutral.view in SIDES else View.SIDE_RIGHT
    return Figure(view, points, head, lines, outline, typical=neutral.view not in SIDES)


_LINES = (
    Line(Part.HEAD, ("ear", "eye")),
    Line(Part.NECK, ("shoulder", "ear")),
    Line(Part.TRUNK, ("hip", "shoulder")),
    Line(Part.ARMS, ("shoulder", "elbow")),
    Line(Part.ARMS, ("elbow", "wrist")),
    Line(Part.LEGS, ("hip", "knee")),
    Line(Part.LEGS, ("knee", "ankle")),
)


def _spine(neutral: Neutral, facing: int, trunk: float, neck: float) -> dict[str, Point]:
    """Return hip, shoulder and ear, inclined by so many degrees more than in the neutral."""
    known = neutral.values if neutral.view in SIDES else {}
    trunk += _within(known.get("trunk_inclination", _UPRIGHT_TRUNK_DEG), -45.0, 60.0)
    neck += _within(known.get("neck_inclination", _UPRIGHT_NECK_DEG), -45.0, 75.0)
    length = _neck_length(neutral)
    shoulder = (facing * sin(radians(trunk)), -cos(radians(trunk)))
    ear = (
        shoulder[0] + facing * length * sin(radians(neck)),
        shoulder[1] - length * cos(radians(neck)),
    )
    return {"hip": (0.0, 0.0), "shoulder": shoulder, "ear": ear}


def _neck_length(neutral: Neutral) -> float:
    """Return the length from shoulder to ear, in trunks; the person's own where it was seen."""
    seen = neutral.scales
    length = EAR_SHOULDER_MM / _TRUNK_MM
    if "d0_px" in seen and "trunk_px" in seen:
        length = seen["d0_px"] / seen["trunk_px"]
    elif all(name in seen for name in ("shoulder_px", "shoulder_y_px", "ear_y_px")):
        up = (seen["shoulder_y_px"] - seen["ear_y_px"]) / seen["shoulder_px"]
        length = up * SHOULDER_MM / _TRUNK_MM
    return _within(length, 0.28, 0.55)


def _bulge(sunk: float, moved: Mapping[str, float]) -> float:
    """Return how far the back is curved behind its line.

    A back of constant length whose ends come nearer by e bows out by sqrt(3/8 e).
    """
    bow = 0.0
    if not moved.keys() & {"trunk_inclination", "neck_inclination", "slump"}:
        bow = -_BOW_PER_DEG * moved.get("upper_back_bow", 0.0)
    return _within(sqrt(0.375 * max(0.0, _SLACK + 0.5 * sunk)) + bow, -0.1, 0.4)


def _head(ear: Point, neck: float, facing: int, moved: Mapping[str, float]) -> Ellipse:
    """Return the head about its ear, nodding as far as it did."""
    deep, tall = (mm * neck / EAR_SHOULDER_MM for mm in (_HEAD_DEEP_MM, _HEAD_TALL_MM))
    nod = facing * moved.get("head_inclination", moved.get("head_pitch", 0.0))
    upright = (ear[0] + facing * _EAR_BEHIND * deep, ear[1] - _EAR_DOWN * tall)
    return Ellipse(turned(upright, ear, nod), deep, tall, nod)


def _face(head: Ellipse, facing: int) -> dict[str, Point]:
    return {
        "crown": head.at(0.0, -1.0),
        "eye": head.at(facing * 0.78, -0.08),
        "nose": head.at(facing * 1.2, 0.22),
        "chin": head.at(facing * 0.72, 0.9),
    }


def _arm(neutral: Neutral, moved: Mapping[str, float], axis: _Axis) -> dict[str, Point]:
    """Return elbow and wrist, where they are known."""
    angle = _angle(neutral, moved, "upper_arm_elevation", "upper_arm_deg", 5.0)
    if angle is None:
        return {}
    found = {"elbow": _step(axis.top, axis.toward(180.0 - angle), _ARM)}
    bent = _angle(neutral, moved, "elbow_inner_angle", "elbow_deg", _ELBOW_DEG)
    if bent is not None:
        found["wrist"] = _step(found["elbow"], axis.toward(-angle + bent), _FOREARM)
    return found


def _leg(
    neutral: Neutral, moved: Mapping[str, float], axis: _Axis, upright: _Axis
) -> dict[str, Point]:
    """Return knee and ankle, where they are known; a thigh that was not seen stays."""
    angle = _angle(neutral, moved, "hip_angle", "hip_deg", _HIP_DEG)
    if angle is None:
        return {}
    from_ = axis if "hip_angle" in moved else upright
    found = {"knee": _step(axis.foot, from_.toward(angle), _THIGH)}
    bent = _angle(neutral, moved, "knee_angle", "knee_deg", _KNEE_DEG)
    if bent is not None:
        found["ankle"] = _step(found["knee"], from_.toward(angle + 180.0 - bent), _SHANK)
    return found


def _angle(
    neutral: Neutral, moved: Mapping[str, float], measure: str, feature: str, usual: float
) -> float | None:
    """Return the angle now of a joint that the neutral or `moved` knows; else None."""
    own = neutral.scales.get(feature) if neutral.view in SIDES else None
    if own is None and measure not in moved:
        return None
    return (usual if own is None else own) + moved.get(measure, 0.0)


def _step(start: Point, way: Point, length: float) -> Point:
    return start[0] + length * way[0], start[1] + length * way[1]


def _within(number: float, low: float, high: float) -> float:
    return max(low, min(high, number))


def _corners(axis: _Axis, head: Ellipse, bulge: float) -> list[tuple[Part, Point]]:
    """Return the corners of the outline: up the back, over the head, down the chest."""
    facing = axis.facing
    back = [
        (Part.TRUNK, axis.at(share, -_BACK * width - 4.0 * share * (1.0 - share) * bulge))
        for share, width in ((-0.04, 1.05), (0.2, 0.9), (0.42, 0.95), (0.64, 1.0), (0.86, 0.9))
    ]
    # Round the head clockwise for who faces right: from the nape over the crown to the brow.
    skull = [
        (Part.HEAD, head.at(facing * sin(radians(angle)), -cos(radians(angle))))
        for angle in range(-125, 76, 25)
    ]
    profile = [
        (Part.HEAD, head.at(facing * x, y))
        for x, y in ((1.0, 0.05), (1.18, 0.28), (0.98, 0.42), (0.95, 0.72), (0.70, 0.98))
    ]
    throat = head.at(facing * 0.18, 0.95)
    nape = axis.at(1.06, -0.11)
    chest = [
        (Part.TRUNK, axis.at(share, _CHEST * width - share * (1.0 - share) * bulge))
        for share, width in ((0.8, 0.95), (0.55, 1.1), (0.25, 1.05), (-0.04, 1.0))
    ]
    return [
        *back,
        (Part.NECK, nape),
        (Part.NECK, between(nape, head.at(-facing * 0.82, 0.57), 0.6)),
        *skull,
        *profile,
        (Part.NECK, throat),
        (Part.NECK, axis.at(1.02, 0.07)),
        *chest,
    ]
