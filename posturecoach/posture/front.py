"""What a camera before the person can measure: head and shoulders, sometimes the hips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import hypot, sqrt

from posturecoach.posture.body import VISIBLE, Body, Keypoint, Sight
from posturecoach.posture.geometry import (
    distance,
    face_scale_ratio,
    lateral_lean_deg,
    middle,
    pose_yaw_deg,
    shoulder_elevation_percent,
    tilt_deg,
    trunk_rotation_deg,
    upper_arm_elevation_deg,
)
from posturecoach.posture.head import face_features
from posturecoach.posture.hidden import faces_camera
from posturecoach.posture.measure import Absent
from posturecoach.posture.spec import Features, Kind, Optics, Spec, Taken, pixel_pm_deg, sound

K = Keypoint

POSE_YAW_LIMIT_DEG = 40.0  # beyond, the far ear is hidden (measures.toml)
WIDTH_TURN_DEG = 15.0  # measures.toml: widths cannot be compared beyond
HEAD_SIZE = 0.95  # of MediaPipe's canonical head; rendered people have 0.92, their eyes are close
SINK_SHARE = 0.55  # see `_slump`; fitted on the rendered training set
GAP_TURN_DEG = 10.0  # measures.toml: a nodding or tilting head is not a raised shoulder


def features(sight: Sight) -> dict[str, float]:
    """Return what is seen of head and shoulders, by name.

    Of the face mesh see `face_features`. Of the body: ``shoulder_px``, ``shoulder_x_px``,
    ``shoulder_y_px`` (width and middle), ``shoulder_tilt_deg``, ``trunk_rotation_deg``,
    ``ear_px``, ``ear_x_px``, ``ear_y_px``, ``pose_yaw_deg``, ``trunk_lean_deg`` and
    ``upper_arm_deg`` (the arm that is raised more). A feature whose points are not all
    visible is not there.
    """
    found = {} if sight.face is None else face_features(sight.face)
    if sight.body is not None:
        _body_features(found, sight.body)
    return sound(found)


def _body_features(found: dict[str, float], body: Body) -> None:
    at = [(x, y) for x, y in body.points.tolist()]
    seen = [v >= VISIBLE for v in body.visibility.tolist()]
    if seen[K.NOSE] and not faces_camera(body):
        found["nose_aside"] = 1.0
    if seen[K.LEFT_EAR] and seen[K.RIGHT_EAR]:
        left, right = at[K.LEFT_EAR], at[K.RIGHT_EAR]
        found["ear_px"] = distance(left, right)
        found["ear_x_px"], found["ear_y_px"] = middle(left, right)
        if seen[K.NOSE]:
            found["pose_yaw_deg"] = pose_yaw_deg(at[K.NOSE], left, right)
    if not (seen[K.LEFT_SHOULDER] and seen[K.RIGHT_SHOULDER]):
        return
    left, right = at[K.LEFT_SHOULDER], at[K.RIGHT_SHOULDER]
    shoulders = middle(left, right)
    found["shoulder_px"] = distance(left, right)
    found["shoulder_x_px"], found["shoulder_y_px"] = shoulders
    found["shoulder_tilt_deg"] = tilt_deg(right, left)
    wl, wr = body.world[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]].tolist()
    found["trunk_rotation_deg"] = trunk_rotation_deg((wl[0], wl[2]), (wr[0], wr[2]))
    if seen[K.LEFT_HIP] and seen[K.RIGHT_HIP]:
        hips = middle(at[K.LEFT_HIP], at[K.RIGHT_HIP])
        found["trunk_lean_deg"] = lateral_lean_deg(hips, shoulders)
    arms = [
        upper_arm_elevation_deg(at[shoulder], at[hip], at[elbow], away)
        for shoulder, hip, elbow, away in (
            (K.LEFT_SHOULDER, K.LEFT_HIP, K.LEFT_ELBOW, 1),
            (K.RIGHT_SHOULDER, K.RIGHT_HIP, K.RIGHT_ELBOW, -1),
        )
        if seen[hip] and seen[elbow]
    ]
    if arms:
        found["upper_arm_deg"] = max(arms, key=abs)


def _no_face(seen: Features) -> Absent:
    """Return why a measure of the face mesh is missing.

    A nose that the body model sees on a head without a mesh belongs to a face that is
    turned down or aside, as the mesh is lost beyond about 35 degrees; unless the head
    faces the camera, and something is before the face.
    """
    return Absent.TURNED_AWAY if "nose_aside" in seen else Absent.NOT_VISIBLE


def _face_angle(
    feature: str, *, pm: float, change: float, growth: float
) -> Callable[[Features, Features | None, Optics], Taken | Absent]:
    """Return a taker of an angle of the head matrix; uncertainties as in `SPECS`."""

    def take(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
        number = seen.get(feature)
        if number is None:
            return _no_face(seen)
        moved = 0.0 if neutral is None else number - neutral.get(feature, number)
        return Taken(number, pm, hypot(change, growth * moved))

    return take


_yaw_from_face = _face_angle("head_yaw_deg", pm=12.0, change=7.5, growth=0.15)


def _head_yaw(seen: Features, neutral: Features | None, optics: Optics) -> Taken | Absent:
    """Take the yaw from the mesh; without one, roughly from nose and ears."""
    if "head_yaw_deg" in seen:
        return _yaw_from_face(seen, neutral, optics)
    yaw = seen.get("pose_yaw_deg")
    if yaw is None:
        return Absent.NOT_VISIBLE
    if abs(yaw) > POSE_YAW_LIMIT_DEG:
        return Absent.TURNED_AWAY
    return Taken(yaw, 30.0, 30.0)


def _bend(seen: Features) -> float | None:
    roll, tilt = seen.get("head_roll_deg"), seen.get("shoulder_tilt_deg")
    return None if roll is None or tilt is None else roll - tilt


def _cervical_bend(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    bend = _bend(seen)
    if bend is None:
        return Absent.NOT_VISIBLE if "shoulder_px" not in seen else _no_face(seen)
    before = None if neutral is None else _bend(neutral)
    moved = 0.0 if before is None else bend - before
    return Taken(bend, 10.0, hypot(10.0, 0.2 * moved))


def _body_angle(
    feature: str, *, pm: float, change: float
) -> Callable[[Features, Features | None, Optics], Taken | Absent]:
    """Return a taker of an angle of the body; uncertainties as in `SPECS`."""

    def take(seen: Features, _neutral: Features | None, _optics: Optics) -> Taken | Absent:
        number = seen.get(feature)
        if number is None:
            return Absent.NOT_VISIBLE
        noise = pixel_pm_deg(seen, "shoulder_px")
        return Taken(number, hypot(pm, noise), hypot(change, noise))

    return take


_TURNS = ("head_yaw_deg", "trunk_rotation_deg")


def _turned(seen: Features, neutral: Features) -> bool:
    """Return whether head or shoulders are turned too far from the neutral for widths."""
    return any(abs(seen[turn] - neutral[turn]) > WIDTH_TURN_DEG for turn in _TURNS)


def _missing(
    seen: Features, neutral: Features | None, *, body: tuple[str, ...], face: tuple[str, ...]
) -> Absent | None:
    """Return why a measure of these features cannot be taken; None if it can."""
    if not all(name in seen for name in body):
        return Absent.NOT_VISIBLE
    if not all(name in seen for name in face):
        return _no_face(seen)
    if neutral is None or not all(name in neutral for name in body + face):
        return Absent.NO_NEUTRAL
    return None


def _face_scale(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    """Take how the face has grown against the shoulders.

    The head's depth from the whole mesh stands for the size of the iris: that is 6 to 14
    px wide, and its noise alone is as large as the borders of this measure.
    """
    body, face = ("shoulder_px", "trunk_rotation_deg"), ("eye_distance_cm", "head_yaw_deg")
    missing = _missing(seen, neutral, body=body, face=face)
    if missing is not None or neutral is None:
        return missing or Absent.NO_NEUTRAL
    if _turned(seen, neutral):
        return Absent.TURNED_AWAY
    ratio = face_scale_ratio(
        neutral["eye_distance_cm"],
        seen["eye_distance_cm"],
        seen["shoulder_px"],
        neutral["shoulder_px"],
    )
    return Taken(ratio, 0.15)


def _shoulder_width(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    body = ("shoulder_px", "ear_px", "trunk_rotation_deg")
    missing = _missing(seen, neutral, body=body, face=("head_yaw_deg",))
    if missing is not None or neutral is None:
        return missing or Absent.NO_NEUTRAL
    if _turned(seen, neutral):
        return Absent.TURNED_AWAY
    ratio = (seen["shoulder_px"] / seen["ear_px"]) / (neutral["shoulder_px"] / neutral["ear_px"])
    return Taken(ratio, 0.2)


_GAP = ("shoulder_px", "shoulder_y_px", "ear_y_px")


def _gap(seen: Features) -> float:
    """Return the height of the ears over the shoulders, in shoulder widths."""
    return (seen["shoulder_y_px"] - seen["ear_y_px"]) / seen["shoulder_px"]


def _shoulder_elevation(
    seen: Features, neutral: Features | None, _optics: Optics
) -> Taken | Absent:
    turns = ("head_pitch_deg", "head_roll_deg")
    missing = _missing(seen, neutral, body=_GAP, face=turns)
    if missing is not None or neutral is None:
        return missing or Absent.NO_NEUTRAL
    if any(abs(seen[turn] - neutral[turn]) > GAP_TURN_DEG for turn in turns):
        return Absent.TURNED_AWAY
    if _gap(neutral) <= 0.0:
        return Absent.UNSURE
    return Taken(shoulder_elevation_percent(_gap(seen), 1.0, _gap(neutral), 1.0), 20.0)


def _lateral_shift(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    missing = _missing(seen, neutral, body=("shoulder_px", "shoulder_x_px"), face=())
    if missing is not None or neutral is None:
        return missing or Absent.NO_NEUTRAL
    shift = (seen["shoulder_x_px"] - neutral["shoulder_x_px"]) / neutral["shoulder_px"]
    return Taken(shift, hypot(0.09, 0.2 * shift))


_EYES = ("eye_distance_cm", "eye_z_cm")


def _viewing_distance(seen: Features, neutral: Features | None, optics: Optics) -> Taken | Absent:
    """Take the distance of the eyes from the depth of the whole mesh.

    On rendered people it beats the iris by two to four times: the iris is 6 to 14 px wide
    and half hidden by the lids of who looks down. What remains is the size of the head,
    which a distance told for the neutral takes away.
    """
    if not all(name in seen for name in _EYES):
        return _no_face(seen)
    near_cm = _eye_distance_cm(seen, optics)
    before_cm = None
    if neutral is not None and all(name in neutral for name in _EYES):
        before_cm = _eye_distance_cm(neutral, optics)
    if before_cm is not None and optics.distance_mm is not None:
        mm = optics.distance_mm * near_cm / before_cm
        return Taken(mm, 0.1 * mm, 0.1 * mm)
    mm = 10.0 * HEAD_SIZE * near_cm
    share = 0.18 if optics.told else 0.25
    moved = 0.0 if before_cm is None else mm - 10.0 * HEAD_SIZE * before_cm
    return Taken(mm, share * mm, hypot(0.06 * mm, share * moved))


def _eye_distance_cm(seen: Features, optics: Optics) -> float:
    """Return the distance of the eyes for the camera as it is, of an average head.

    The mesh believes in its own focal length, which scales its depth and leaves what is
    aside as it is.
    """
    line, depth = seen["eye_distance_cm"], seen["eye_z_cm"]
    aside = sqrt(max(0.0, line * line - depth * depth))
    return hypot(depth * optics.focal_px / optics.mesh_focal_px, aside)


def _slump(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
    """Take how far the head has sunk, from its place before the camera.

    The middle of the head, so that nodding does not move it. Only `SINK_SHARE` of what
    the camera sees is sinking: a head that leans towards a camera which looks down at it
    seems to sink too, and the camera's pitch is unknown.
    """
    if "head_y_cm" not in seen:
        return _no_face(seen)
    if neutral is None or "head_y_cm" not in neutral:
        return Absent.NO_NEUTRAL
    sunk = SINK_SHARE * 10.0 * (seen["head_y_cm"] - neutral["head_y_cm"])
    return Taken(sunk, hypot(42.0, 0.6 * sunk))


def _neck(
    per_gap: float, per_pitch: float, pm: float
) -> Callable[[Features, Features | None, Optics], Taken | Absent]:
    """Return a taker of a change of the neck, as the front shows it; see `SPECS`."""

    def take(seen: Features, neutral: Features | None, _optics: Optics) -> Taken | Absent:
        missing = _missing(seen, neutral, body=_GAP, face=("head_pitch_deg",))
        if missing is not None or neutral is None:
            return missing or Absent.NO_NEUTRAL
        if _gap(neutral) <= 0.0:
            return Absent.UNSURE
        lost = 1.0 - _gap(seen) / _gap(neutral)
        nod = seen["head_pitch_deg"] - neutral["head_pitch_deg"]
        return Taken(per_gap * lost + per_pitch * nod, pm)

    return take


def _not_yet(_seen: Features, _neutral: Features | None, _optics: Optics) -> Absent:
    """Say that the front view alone does not carry this measure surely enough."""
    return Absent.UNSURE


# Uncertainties as 95 % half widths: `pm` of the value, `change` of its difference from the
# neutral, `growth` what that grows by with the size of the change. They are the 95th
# percentiles of the errors on the rendered training set (one session of each of 28 bodies,
# 278 pictures), rounded up to where the eight bodies of the other set lie within them as
# often: 92 to 100 % on both. Lean and upper arm rest on fewer than 40 pictures with hips.
#
# A neck that bends forward lowers the ears towards the shoulders and, mostly, the gaze.
# Two coefficients each, ridge on the same training set: 43 degrees of CVA and 30 of neck
# inclination for losing the whole ear-shoulder gap, 0.36 and 0.23 per degree of nod. Both
# inputs stay as they are when chair, desk or distance change; a lid tilted by 1.5 degrees
# costs half a degree. On the other bodies: CVA MAE 4.1, r 0.90; neck MAE 6.7, r 0.79. The
# trunk found no such support: what can be said without the place in the picture (MAE 7.5)
# is no better than a constant (8.0).
SPECS: Mapping[str, Spec] = {
    spec.id: spec
    for spec in (
        Spec("head_pitch", "deg", Kind.ABSOLUTE,
             _face_angle("head_pitch_deg", pm=14.0, change=8.0, growth=0.15), oblique=True),
        Spec("head_yaw", "deg", Kind.ABSOLUTE, _head_yaw, oblique=True),
        Spec("head_roll", "deg", Kind.ABSOLUTE,
             _face_angle("head_roll_deg", pm=8.5, change=6.5, growth=0.2), oblique=True),
        Spec("cervical_lateral_bend", "deg", Kind.ABSOLUTE, _cervical_bend),
        Spec("shoulder_tilt", "deg", Kind.ABSOLUTE,
             _body_angle("shoulder_tilt_deg", pm=7.5, change=7.5)),
        Spec("shoulder_elevation", "%", Kind.RELATIVE, _shoulder_elevation, beta=0.05),
        Spec("shoulder_width_ratio", "ratio", Kind.RELATIVE, _shoulder_width, base=1.0, beta=5.0),
        Spec("face_scale_ratio", "ratio", Kind.RELATIVE, _face_scale, base=1.0, beta=5.0),
        Spec("lateral_shift", "shoulder widths", Kind.CHANGE, _lateral_shift, beta=5.0),
        Spec("trunk_lateral_lean", "deg", Kind.ABSOLUTE,
             _body_angle("trunk_lean_deg", pm=14.0, change=11.0)),
        Spec("trunk_rotation", "deg", Kind.ABSOLUTE,
             _body_angle("trunk_rotation_deg", pm=20.0, change=20.0)),
        Spec("viewing_distance", "mm", Kind.ABSOLUTE, _viewing_distance, beta=0.05, oblique=True),
        Spec("slump", "mm", Kind.CHANGE, _slump, beta=0.1),
        Spec("upper_arm_elevation", "deg", Kind.ABSOLUTE,
             _body_angle("upper_arm_deg", pm=20.0, change=20.0)),
        Spec("cva", "deg", Kind.CHANGE, _neck(-43.0, -0.36, 11.5)),
        Spec("neck_inclination", "deg", Kind.CHANGE, _neck(30.0, 0.23, 16.5)),
        Spec("trunk_inclination", "deg", Kind.CHANGE, _not_yet),
    )
}  # fmt: skip
