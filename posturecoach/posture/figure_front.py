"""The figure of a person seen from the front, in their own shoulder widths."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, degrees, radians, sin

from posturecoach.posture.figure_parts import (
    Ellipse,
    Figure,
    Line,
    Part,
    between,
    grown,
    smooth_outline,
    turned,
)
from posturecoach.posture.geometry import Point
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import Neutral

SHOULDER_MM = 360.0  # between MediaPipe's shoulders of an average adult
_TRUNK = 1.3  # shoulders to hips, of an average adult
_BOTTOM = 0.85  # where the outline ends
_NECK_UP = 0.10  # the neck's foot over the line of the shoulders
_ARM, _ARM_HANGS_DEG = 0.6, 6.0
_USUAL_EARS, _USUAL_GAP = 0.40, 0.52  # apart; over the shoulders
_WIDER_THAN_EARS, _TALL, _EAR_DOWN = 1.06, 1.45, 0.13  # of a head
_USUAL_MM = 650.0  # from the eyes to the screen, where the neutral does not say
_NEAR_MOST, _NEAR_LEAST = 1.4, 0.7

# How a change that points at the camera looks from there. These show which way, and are no
# measurement: from the front a neck that bends forward is a head that sinks and grows.
_SINK_PER_NECK_DEG = 1.0 / 70.0  # of the gap between ears and shoulders
_GROW_PER_NECK_DEG = 0.004
_GROW_PER_TRUNK_DEG = 0.004
_SINK_PER_TRUNK_DEG = 0.004

_LINES = (
    Line(Part.HEAD, ("right_eye", "left_eye")),
    Line(Part.NECK, ("neck", "chin")),
    Line(Part.SHOULDERS, ("right_shoulder", "neck", "left_shoulder")),
    Line(Part.TRUNK, ("neck", "chest", "waist")),
    Line(Part.ARMS, ("left_shoulder", "left_elbow")),
    Line(Part.ARMS, ("right_shoulder", "right_elbow")),
)


def front_figure(neutral: Neutral, moved: Mapping[str, float]) -> Figure:
    """Return the figure of `neutral` changed by `moved`: finite changes, by measure.

    The origin is the middle of the shoulders in the neutral.
    """
    shift, sunk = _shoulders_at(moved)
    tilt = neutral.scales.get("shoulder_tilt_deg", 0.0) + moved.get("shoulder_tilt", 0.0)
    gap = _gap(neutral)
    raised = gap * moved.get("shoulder_elevation", 0.0) / 100.0
    middle = (shift, sunk - raised)
    half = 0.5 * (1.0 + moved.get("shoulder_width_ratio", 0.0))
    turn = radians(moved.get("trunk_rotation", 0.0))
    half *= cos(turn)
    waist_x = shift - _TRUNK * sin(radians(moved.get("trunk_lateral_lean", 0.0)))
    points: dict[str, Point] = {
        "left_shoulder": turned((shift + half, middle[1]), middle, -tilt),
        "right_shoulder": turned((shift - half, middle[1]), middle, -tilt),
        "neck": (shift, middle[1] - _NECK_UP),
        "waist": between(middle, (waist_x, _TRUNK), _BOTTOM / _TRUNK),
    }
    chest = between(points["neck"], points["waist"], 0.45)
    points["chest"] = (chest[0] + 0.4 * sin(turn), chest[1])
    head = _head(neutral, moved, (shift, sunk), tilt)
    yaw = neutral.values.get("head_yaw", 0.0) + moved.get("head_yaw", 0.0)
    points |= _face(head, max(-85.0, min(85.0, yaw)), moved.get("head_pitch", 0.0))
    points |= _elbows(points, moved.get("upper_arm_elevation", 0.0))
    outline = smooth_outline(_corners(points, head))
    figure = Figure(View.FRONT, points, head, _LINES, outline)
    return grown(figure, _nearness(neutral, moved), (0.0, -gap))


def _shoulders_at(moved: Mapping[str, float]) -> Point:
    """Return the middle of the shoulders, as if nobody shrugged.

    Aside by what was seen, or, where the hips tell it, by how far the trunk leans.
    """
    lean = moved.get("trunk_lateral_lean", 0.0)
    shift = moved.get("lateral_shift", _TRUNK * sin(radians(lean)))
    bent = _SINK_PER_TRUNK_DEG * moved.get("trunk_inclination", 0.0)
    return shift, moved.get("slump", 0.0) / SHOULDER_MM + bent


def _gap(neutral: Neutral) -> float:
    """Return how far the ears are above the shoulders."""
    seen = neutral.scales
    if not all(name in seen for name in ("ear_y_px", "shoulder_y_px", "shoulder_px")):
        return _USUAL_GAP
    gap = (seen["shoulder_y_px"] - seen["ear_y_px"]) / seen["shoulder_px"]
    return max(0.3, min(0.9, gap))


def _head(neutral: Neutral, moved: Mapping[str, float], shoulders: Point, tilt: float) -> Ellipse:
    seen, gap = neutral.scales, _gap(neutral)
    ears, aside = _USUAL_EARS, 0.0
    if "ear_px" in seen and "shoulder_px" in seen:
        ears = max(0.28, min(0.55, seen["ear_px"] / seen["shoulder_px"]))
        if "shoulder_x_px" in seen and "ear_x_px" in seen:
            aside = (seen["ear_x_px"] - seen["shoulder_x_px"]) / seen["shoulder_px"]
            aside = max(-0.3, min(0.3, aside))
    bent = neck_change(moved)
    radius = 0.5 * ears * _WIDER_THAN_EARS
    sunk = gap * _SINK_PER_NECK_DEG * bent
    centre = (
        shoulders[0] + aside,
        shoulders[1] - gap - _EAR_DOWN * _TALL * radius + sunk,
    )
    roll = moved.get("head_roll", 0.0)
    if "head_roll" not in moved and "cervical_lateral_bend" in moved:
        roll = moved["cervical_lateral_bend"] + moved.get("shoulder_tilt", 0.0)
    centre = turned(centre, (shoulders[0], shoulders[1] - _NECK_UP), -roll)
    radius *= (1.0 + _GROW_PER_NECK_DEG * bent) * (1.0 + moved.get("face_scale_ratio", 0.0))
    usual = neutral.scales.get("head_roll_deg", tilt)
    return Ellipse(centre, radius, _TALL * radius, -(max(-45.0, min(45.0, usual)) + roll))


def neck_change(moved: Mapping[str, float]) -> float:
    """Return by how many degrees the neck is more forward, by what tells it most directly."""
    for id_, factor in _NECKS.items():
        if id_ in moved:
            return factor * moved[id_]
    # Against the trunk: who leans forward with it has moved the neck as well.
    if "neck_flexion_rula" in moved:
        return moved["neck_flexion_rula"] + moved.get("trunk_inclination", 0.0)
    return 0.0


# The ear lies before the shoulder by the sine of the neck's inclination; the angle over a
# guessed C7 changes about as much.
_NECKS = {
    "neck_inclination": 1.0,
    "ear_shoulder_angle": -1.0,
    "cva": -1.0,
    "forward_head_norm": degrees(1.0),
}


def _face(head: Ellipse, yaw: float, pitch: float) -> dict[str, Point]:
    """Return where the face is on the head, from where it points."""
    aside, down = 0.8 * sin(radians(yaw)), 0.55 * sin(radians(pitch))
    wide = 0.4 * cos(radians(yaw))
    return {
        "crown": head.at(0.0, -1.0),
        "chin": head.at(0.0, 1.0),
        "left_ear": head.at(1.0, _EAR_DOWN),
        "right_ear": head.at(-1.0, _EAR_DOWN),
        "left_eye": head.at(aside + wide, down - 0.05),
        "right_eye": head.at(aside - wide, down - 0.05),
        "nose": head.at(1.15 * aside, 1.2 * down + 0.22),
    }


def _elbows(points: Mapping[str, Point], raised: float) -> dict[str, Point]:
    """Return both elbows; which arm was raised is not known, so both are."""
    found = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        x, y = points[f"{side}_shoulder"]
        angle = radians(_ARM_HANGS_DEG + raised)
        found[f"{side}_elbow"] = (x + sign * _ARM * sin(angle), y + _ARM * cos(angle))
    return found


def _corners(points: Mapping[str, Point], head: Ellipse) -> list[tuple[Part, Point]]:
    """Return the corners of the outline, from the own right side over the head to the left."""
    left, right, neck, waist = (
        points[name] for name in ("left_shoulder", "right_shoulder", "neck", "waist")
    )

    def side(shoulder: Point, sign: float) -> list[tuple[Part, Point]]:
        """Return one side from the bottom up to the neck."""
        x, y = shoulder
        foot = (neck[0] + sign * 0.62 * head.radius_x, neck[1] - 0.05)
        jaw = head.at(sign * 0.72, 0.62)
        return [
            (Part.TRUNK, (waist[0] + sign * 0.44, waist[1])),
            (Part.TRUNK, (between(waist, shoulder, 0.5)[0] + sign * 0.33, 0.5 * (y + waist[1]))),
            (Part.SHOULDERS, (x + sign * 0.13, y + 0.14)),
            (Part.SHOULDERS, (x + sign * 0.03, y - 0.07)),
            (Part.NECK, between((x, y - 0.12), foot, 0.72)),
            (Part.NECK, between(foot, jaw, 0.6)),
        ]

    over = [
        (Part.HEAD, head.at(sin(radians(angle)), -cos(radians(angle))))
        for angle in range(-125, 126, 25)
    ]
    up, down = side(right, -1.0), side(left, 1.0)[::-1]
    return [*up, *over, *down]


def _nearness(neutral: Neutral, moved: Mapping[str, float]) -> float:
    """Return how many times as large the camera sees somebody who came nearer."""
    usual = max(200.0, neutral.values.get("viewing_distance", _USUAL_MM))
    far = max(50.0, usual + moved.get("viewing_distance", 0.0))
    near = usual / far * (1.0 + _GROW_PER_TRUNK_DEG * moved.get("trunk_inclination", 0.0))
    return max(_NEAR_LEAST, min(_NEAR_MOST, near))
