"""What a camera at the person's side can measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import hypot

from posturecoach.posture.body import VISIBLE, Body, Keypoint
from posturecoach.posture.geometry import (
    EAR_SHOULDER_MM,
    Point,
    cva_deg,
    distance,
    elevation_deg,
    forward_head_norm,
    inclination_deg,
    inner_angle_deg,
    upper_arm_elevation_deg,
)
from posturecoach.posture.measure import Absent, View
from posturecoach.posture.spec import Features, Kind, Optics, Spec, Taken, pixel_pm_deg, sound

K = Keypoint

# Ear, outer eye corner, shoulder, elbow, wrist, hip, knee, ankle.
_LEFT = (
    K.LEFT_EAR, K.LEFT_EYE_OUTER, K.LEFT_SHOULDER, K.LEFT_ELBOW,
    K.LEFT_WRIST, K.LEFT_HIP, K.LEFT_KNEE, K.LEFT_ANKLE,
)  # fmt: skip
_RIGHT = (
    K.RIGHT_EAR, K.RIGHT_EYE_OUTER, K.RIGHT_SHOULDER, K.RIGHT_ELBOW,
    K.RIGHT_WRIST, K.RIGHT_HIP, K.RIGHT_KNEE, K.RIGHT_ANKLE,
)  # fmt: skip


def features(body: Body, view: View) -> dict[str, float]:
    """Return what is seen of the side that faces the camera, by name.

    Angles end in ``_deg`` and are those of `geometry`; ``ear_forward_px`` and
    ``ear_up_px`` are the ear's place from the shoulder; ``d0_px`` is its distance.
    A feature whose points are not all visible is not there.
    """
    points = body.points.tolist()
    seen = body.visibility.tolist()
    keys = near_side(seen, view)
    facing = facing_of(points, keys, view)
    ear, eye, shoulder, elbow, wrist, hip, knee, ankle = (
        (points[k][0], points[k][1]) if seen[k] >= VISIBLE else None for k in keys
    )
    found: dict[str, float] = {}
    if ear and shoulder:
        found["neck_inclination_deg"] = inclination_deg(shoulder, ear, facing)
        found["ear_shoulder_deg"] = elevation_deg(shoulder, ear, facing)
        found["ear_forward_px"] = facing * (ear[0] - shoulder[0])
        found["ear_up_px"] = shoulder[1] - ear[1]
        found["d0_px"] = distance(ear, shoulder)
    if ear:
        found["ear_y_px"] = ear[1]
    if ear and eye:
        found["ear_eye_deg"] = elevation_deg(ear, eye, facing)
    if shoulder and hip:
        found["trunk_inclination_deg"] = inclination_deg(hip, shoulder, facing)
        found["trunk_px"] = distance(hip, shoulder)
    if "neck_inclination_deg" in found and "trunk_inclination_deg" in found:
        found["neck_flexion_deg"] = found["neck_inclination_deg"] - found["trunk_inclination_deg"]
    if ear and shoulder and hip:
        found["upper_back_bow_deg"] = inner_angle_deg(ear, shoulder, hip)
    if shoulder and elbow and hip:
        found["upper_arm_deg"] = upper_arm_elevation_deg(shoulder, hip, elbow, facing)
    for name, joint in (
        ("elbow_deg", (shoulder, elbow, wrist)),
        ("hip_deg", (shoulder, hip, knee)),
        ("knee_deg", (hip, knee, ankle)),
    ):
        one, vertex, other = joint
        if one and vertex and other:
            found[name] = inner_angle_deg(one, vertex, other)
    found["visibility"] = min([v for k in keys if (v := seen[k]) >= VISIBLE], default=0.0)
    return sound(found)


def near_side(seen: list[float], view: View) -> tuple[Keypoint, ...]:
    """Return the points of the side nearer to the camera.

    The view knows it from the depth of the shoulders; where the other side is plainly
    better seen (ear, shoulder and hip together), the visibility wins.
    """
    left = seen[K.LEFT_EAR] + seen[K.LEFT_SHOULDER] + seen[K.LEFT_HIP]
    right = seen[K.RIGHT_EAR] + seen[K.RIGHT_SHOULDER] + seen[K.RIGHT_HIP]
    prefer = 0.5 if view is View.SIDE_LEFT else -0.5
    return _LEFT if left - right + prefer > 0.0 else _RIGHT


def facing_of(points: list[list[float]], keys: tuple[Keypoint, ...], view: View) -> int:
    """Return +1 if the person faces the right edge of the picture, else -1.

    From the nose before the ear, where that is plain; else from the side that faces the
    camera: whose right side is near looks to the right.
    """
    nose, ear, shoulder = points[K.NOSE], points[keys[0]], points[keys[2]]
    ahead = nose[0] - ear[0]
    if abs(ahead) > 0.15 * hypot(ear[0] - shoulder[0], ear[1] - shoulder[1]):
        return 1 if ahead > 0.0 else -1
    return 1 if view is View.SIDE_RIGHT else -1


def _visibility(seen: Features) -> float:
    """Return how well the worst of the visible points was seen: 0.5 to 1."""
    return seen.get("visibility", 1.0)


def _line(
    feature: str, *, pm: float, change: float, growth: float, over: str = "d0_px"
) -> Callable[[Features, Features | None, Optics], Taken | Absent]:
    """Return a taker of an angle that is a feature; uncertainties as in `SPECS`.

    `over` names the length of the line, in whose pixels its noise counts.
    """

    def take(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
        number = seen.get(feature)
        if number is None:
            return Absent.NOT_VISIBLE
        moved = 0.0 if neutral is None else number - neutral.get(feature, number)
        noise = pixel_pm_deg(seen, over)
        doubt = 1.0 / _visibility(seen)
        return Taken(number, hypot(pm, noise) * doubt, hypot(change, growth * moved, noise) * doubt)

    return take


def _since_neutral(
    feature: str, *, sign: float = 1.0, change: float, growth: float, over: str = "d0_px"
) -> Callable[[Features, Features | None, Optics], Taken | Absent]:
    """Return a taker of what an angle has changed by since the neutral; see `_line`."""

    def take(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
        number = seen.get(feature)
        if number is None:
            return Absent.NOT_VISIBLE
        if neutral is None or feature not in neutral:
            return Absent.NO_NEUTRAL
        moved = sign * (number - neutral[feature])
        noise = pixel_pm_deg(seen, over)
        return Taken(moved, hypot(change, growth * moved, noise) / _visibility(seen))

    return take


_EAR = {"d0_px", "ear_forward_px", "ear_up_px"}


def _ear(seen: Features) -> Point:
    """Return the ear's place from the shoulder, as of a person who faces right."""
    return seen["ear_forward_px"], -seen["ear_up_px"]


def _cva(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    if not seen.keys() >= _EAR:
        return Absent.NOT_VISIBLE
    if neutral is None or not neutral.keys() >= _EAR:
        return Absent.NO_NEUTRAL  # without the calibrated size there is no C7 to estimate
    angle = cva_deg(_ear(seen), (0.0, 0.0), neutral["d0_px"], 1)
    before = cva_deg(_ear(neutral), (0.0, 0.0), neutral["d0_px"], 1)
    noise = pixel_pm_deg(seen, "d0_px")
    doubt = 1.0 / _visibility(seen)
    return Taken(
        angle,
        hypot(28.0, noise) * doubt,
        hypot(21.0, 0.4 * (angle - before), noise) * doubt,
    )


def _forward_head(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    if not seen.keys() >= _EAR:
        return Absent.NOT_VISIBLE
    if neutral is None or "d0_px" not in neutral:
        return Absent.NO_NEUTRAL
    ratio = forward_head_norm(_ear(seen), (0.0, 0.0), neutral["d0_px"], 1)
    doubt = 1.0 / _visibility(seen)
    return Taken(ratio, 0.44 * doubt, 0.30 * doubt)


def _slump(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    """Take how far the ear has sunk, sized by the ear-shoulder length of the neutral."""
    if "ear_y_px" not in seen:
        return Absent.NOT_VISIBLE
    if neutral is None or "ear_y_px" not in neutral or "d0_px" not in neutral:
        return Absent.NO_NEUTRAL
    mm_per_px = EAR_SHOULDER_MM / neutral["d0_px"]
    sunk = (seen["ear_y_px"] - neutral["ear_y_px"]) * mm_per_px
    # It reads too little of a deep slump, in which the neck shortens before the camera.
    return Taken(sunk, hypot(30.0, 0.8 * sunk) / _visibility(seen))


# Uncertainties as 95 % half widths: `pm` of the value, `change` of its difference from the
# neutral, `growth` what that grows by with the size of the change. They are the 95th
# percentiles of the errors on the rendered training set (one session of each of 14 bodies,
# 140 pictures), rounded up to where the eight bodies of the other set lie within them as
# often: 93 to 99 % on both. Knees had no truth: that ± is a guess. They are wide because
# MediaPipe's ear sits before the tragus, its hip above the joint, C7 is guessed, and left
# and right are confused now and then.
SPECS: Mapping[str, Spec] = {
    spec.id: spec
    for spec in (
        Spec("cva", "deg", Kind.ABSOLUTE, _cva),
        Spec("ear_shoulder_angle", "deg", Kind.ABSOLUTE,
             _line("ear_shoulder_deg", pm=25.0, change=13.0, growth=0.4)),
        Spec("forward_head_norm", "ratio", Kind.ABSOLUTE, _forward_head, beta=5.0),
        Spec("neck_inclination", "deg", Kind.ABSOLUTE,
             _line("neck_inclination_deg", pm=25.0, change=13.0, growth=0.4)),
        Spec("head_inclination", "deg", Kind.RELATIVE,
             _since_neutral("ear_eye_deg", sign=-1.0, change=19.0, growth=0.2)),
        Spec("neck_flexion_rula", "deg", Kind.RELATIVE,
             _since_neutral("neck_flexion_deg", change=18.0, growth=0.4)),
        Spec("trunk_inclination", "deg", Kind.ABSOLUTE,
             _line("trunk_inclination_deg", pm=15.0, change=8.0, growth=0.4, over="trunk_px")),
        Spec("upper_back_bow", "deg", Kind.ABSOLUTE,
             _line("upper_back_bow_deg", pm=29.0, change=20.0, growth=0.4)),
        Spec("elbow_inner_angle", "deg", Kind.ABSOLUTE,
             _line("elbow_deg", pm=28.0, change=22.0, growth=0.2)),
        Spec("hip_angle", "deg", Kind.ABSOLUTE,
             _line("hip_deg", pm=60.0, change=20.0, growth=0.2), useful=40.0),
        Spec("knee_angle", "deg", Kind.ABSOLUTE,
             _line("knee_deg", pm=25.0, change=25.0, growth=0.0)),
        Spec("upper_arm_elevation", "deg", Kind.ABSOLUTE,
             _line("upper_arm_deg", pm=20.0, change=20.0, growth=0.0)),
        Spec("slump", "mm", Kind.CHANGE, _slump, beta=0.1),
    )
}  # fmt: skip
