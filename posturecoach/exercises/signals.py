"""Signals: one number for one movement, from what was seen now and at the start position.

The start position takes the place of the desk's neutral: an exercise is done on another
chair, standing, or at another distance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import atan2, degrees, hypot
from statistics import median

import numpy as np

from posturecoach.exercises.library import Camera, Exercise, Mode, Sided
from posturecoach.posture.body import VISIBLE, Body, Keypoint, Sight
from posturecoach.posture.geometry import (
    EAR_SHOULDER_MM,
    Point,
    distance,
    face_scale_ratio,
    inclination_deg,
    inner_angle_deg,
    middle,
    shoulder_elevation_percent,
    trunk_rotation_deg,
    upper_arm_elevation_deg,
)
from posturecoach.posture.measure import Reading, View
from posturecoach.posture.side import facing_of, near_side
from posturecoach.posture.smoothing import GAP_S, Median, OneEuro
from posturecoach.posture.spec import Features, sound
from posturecoach.posture.view import SIDES

K = Keypoint

_ARMS = (
    ("left", K.LEFT_SHOULDER, K.LEFT_ELBOW, K.LEFT_WRIST, K.LEFT_HIP, 1),
    ("right", K.RIGHT_SHOULDER, K.RIGHT_ELBOW, K.RIGHT_WRIST, K.RIGHT_HIP, -1),
)


def features_seen(reading: Reading, sight: Sight) -> dict[str, float]:
    """Return all that a look tells of a movement, by name: what was read, and the limbs.

    Beside the features of `posture.front` and `posture.side`: from the front
    ``left_arm_deg`` and ``right_arm_deg`` (abduction, 0 hanging), ``left_elbow_deg`` and
    ``right_elbow_deg`` (180 straight), ``knee_deg`` (both, in depth), ``hip_x_px``,
    ``hip_px``, ``foot_up`` (left ankle over right, in lengths of the leg); from the side
    ``hip_line_deg`` (shoulder, hip, ankle; 180 straight), ``leg_forward_deg``,
    ``shoulder_forward_px``; from both ``shoulder_turn_deg``.
    """
    found = dict(reading.features)
    if sight.body is not None:
        if reading.view in SIDES:
            _from_side(found, sight.body, reading.view)
        elif reading.view in (View.FRONT, View.OBLIQUE):
            _from_front(found, sight.body)
    return sound(found)


def _from_front(found: dict[str, float], body: Body) -> None:
    for name, shoulder, elbow, wrist, hip, away in _ARMS:
        at = [_point(body, k) for k in (shoulder, elbow, wrist, hip)]
        if at[0] is None or at[1] is None:
            continue
        # Hips unseen: the arm against the vertical of the picture.
        below = at[3] or (at[0][0], at[0][1] + 1.0)
        found[f"{name}_arm_deg"] = upper_arm_elevation_deg(at[0], below, at[1], away)
        if at[2] is not None:
            found[f"{name}_elbow_deg"] = inner_angle_deg(at[0], at[1], at[2])
    _turn(found, body)
    _knees(found, body)
    hips = [_point(body, k) for k in (K.LEFT_HIP, K.RIGHT_HIP)]
    if hips[0] is None or hips[1] is None:
        return
    found["hip_x_px"] = middle(hips[0], hips[1])[0]
    found["hip_px"] = distance(hips[0], hips[1])
    feet = [_point(body, k) for k in (K.LEFT_ANKLE, K.RIGHT_ANKLE)]
    if feet[0] is not None and feet[1] is not None:
        leg = max(feet[0][1] - hips[0][1], feet[1][1] - hips[1][1])
        if leg > 0.0:
            found["foot_up"] = (feet[1][1] - feet[0][1]) / leg


_LEGS = (
    (K.LEFT_HIP, K.LEFT_KNEE, K.LEFT_ANKLE),
    (K.RIGHT_HIP, K.RIGHT_KNEE, K.RIGHT_ANKLE),
)


def _knees(found: dict[str, float], body: Body) -> None:
    """Take the knees in the pose network's metres: in the picture a thigh ahead has no length."""
    seen = [leg for leg in _LEGS if body.sees(*leg)]
    angles = []
    for hip, knee, ankle in seen:
        one, other = body.world[hip] - body.world[knee], body.world[ankle] - body.world[knee]
        across = hypot(*np.cross(one, other).tolist())
        angles.append(degrees(atan2(across, float(one @ other))))
    if angles:
        found["knee_deg"] = sum(angles) / len(angles)


def _from_side(found: dict[str, float], body: Body, view: View) -> None:
    points, seen = body.points.tolist(), body.visibility.tolist()
    keys = near_side(seen, view)
    facing = facing_of(points, keys, view)
    shoulder, hip, ankle = (_point(body, keys[n]) for n in (2, 5, 7))
    if shoulder is not None:
        found["shoulder_forward_px"] = facing * shoulder[0]
        if hip is not None and ankle is not None:
            found["hip_line_deg"] = inner_angle_deg(shoulder, hip, ankle)
    if hip is not None and ankle is not None:
        found["leg_forward_deg"] = inclination_deg(ankle, hip, facing)
    _turn(found, body)


def _turn(found: dict[str, float], body: Body) -> None:
    if not body.sees(K.LEFT_SHOULDER, K.RIGHT_SHOULDER):
        return
    left, right = body.world[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]].tolist()
    found["shoulder_turn_deg"] = trunk_rotation_deg((left[0], left[2]), (right[0], right[2]))


def _point(body: Body, keypoint: Keypoint) -> Point | None:
    if body.visibility[keypoint] < VISIBLE:
        return None
    x, y = body.points[keypoint].tolist()
    return x, y


Take = Callable[[Features, Features], float | None]
"""What a signal is: features now and at the start position in, a number out."""


@dataclass(frozen=True, slots=True)
class Signal:
    """How a movement becomes a number.

    Attributes
    ----------
    unit
        ``"deg"``, ``"mm"``, ``"cm"``, ``"%"`` or ``"ratio"``.
    take
        Takes it; None where something it needs was not seen.
    beta
        Of the smoother, in Hz per (unit per second): see `OneEuro`.

    """

    unit: str
    take: Take
    beta: float = 0.3


def _now(feature: str, *, sign: float = 1.0, base: float = 0.0) -> Take:
    """Return a taker of a feature as it is."""

    def take(seen: Features, _start: Features) -> float | None:
        number = seen.get(feature)
        return None if number is None else base + sign * number

    return take


def _since_start(*features: str, sign: float = 1.0) -> Take:
    """Return a taker of the change since the start, of the first feature that both have."""

    def take(seen: Features, start: Features) -> float | None:
        for feature in features:
            if feature in seen and feature in start:
                return sign * (seen[feature] - start[feature])
        return None

    return take


def _angle_since_start(feature: str) -> Take:
    """Return a taker of a change of direction, the short way round."""

    def take(seen: Features, start: Features) -> float | None:
        if feature not in seen or feature not in start:
            return None
        return (seen[feature] - start[feature] + 180.0) % 360.0 - 180.0

    return take


def _nod(seen: Features, start: Features) -> float | None:
    """Chin down since the start: from the mesh, or from ear and eye in profile."""
    if "head_pitch_deg" in seen and "head_pitch_deg" in start:
        return seen["head_pitch_deg"] - start["head_pitch_deg"]
    if "ear_eye_deg" in seen and "ear_eye_deg" in start:
        return start["ear_eye_deg"] - seen["ear_eye_deg"]
    return None


def _neck_bend(seen: Features, start: Features) -> float | None:
    """Ear towards the own left shoulder, since the start."""
    needed = ("head_roll_deg", "shoulder_tilt_deg")
    if not all(name in seen and name in start for name in needed):
        return None
    now, before = (f["head_roll_deg"] - f["shoulder_tilt_deg"] for f in (seen, start))
    return before - now


def _face_smaller(seen: Features, start: Features) -> float | None:
    """How much smaller the face has become against the shoulders, in percent."""
    needed = ("eye_distance_cm", "shoulder_px")
    if not all(name in seen and name in start for name in needed):
        return None
    ratio = face_scale_ratio(
        start["eye_distance_cm"],
        seen["eye_distance_cm"],
        seen["shoulder_px"],
        start["shoulder_px"],
    )
    return 100.0 * (1.0 - ratio)


def _shrug(seen: Features, start: Features) -> float | None:
    """How much of the gap between ears and shoulders is gone, in percent."""
    needed = ("shoulder_y_px", "ear_y_px", "shoulder_px")
    if all(name in seen and name in start for name in needed):
        gap, before = (f["shoulder_y_px"] - f["ear_y_px"] for f in (seen, start))
        if before <= 0.0:
            return None
        return shoulder_elevation_percent(gap, seen["shoulder_px"], before, start["shoulder_px"])
    if "ear_up_px" in seen and start.get("ear_up_px", 0.0) > 0.0:
        return 100.0 * (1.0 - seen["ear_up_px"] / start["ear_up_px"])
    return None


def _shoulder_width(seen: Features, start: Features) -> float | None:
    needed = ("shoulder_px", "ear_px")
    if not all(name in seen and name in start for name in needed):
        return None
    now, before = (f["shoulder_px"] / f["ear_px"] for f in (seen, start))
    return now / before


def _shoulder_back(seen: Features, start: Features) -> float | None:
    """How far the shoulder went back, in centimetres, sized by ear and shoulder."""
    needed = ("shoulder_forward_px", "d0_px")
    if not all(name in seen and name in start for name in needed):
        return None
    cm = EAR_SHOULDER_MM / 10.0 / start["d0_px"]
    return (start["shoulder_forward_px"] - seen["shoulder_forward_px"]) * cm


def _both_arms(seen: Features, _start: Features) -> float | None:
    """How high the lower of the two arms is raised."""
    arms = [seen.get("left_arm_deg"), seen.get("right_arm_deg")]
    return None if None in arms else min(a for a in arms if a is not None)


def _head_drop_mm(seen: Features, start: Features) -> float | None:
    """How far the head has sunk: the middle of it, which nodding does not move."""
    if "head_y_cm" in seen and "head_y_cm" in start:
        return 10.0 * (seen["head_y_cm"] - start["head_y_cm"])
    if "ear_y_px" in seen and "ear_y_px" in start and "d0_px" in start:
        return (seen["ear_y_px"] - start["ear_y_px"]) * EAR_SHOULDER_MM / start["d0_px"]
    return None


def _head_rise_mm(seen: Features, start: Features) -> float | None:
    drop = _head_drop_mm(seen, start)
    return None if drop is None else -drop


LEANING_DEG = 12.0


def _hip_line(seen: Features, _start: Features) -> float | None:
    """Straightness of a body that leans on its hands; 0 of one that merely stands."""
    line, lean = seen.get("hip_line_deg"), seen.get("leg_forward_deg")
    if line is None or lean is None:
        return None
    return line if lean >= LEANING_DEG else 0.0


SLUMP_MM = 42.0  # Pheasant's allowance for slumping, until the own one has been seen
OWN_SLUMP = "own_slump_mm"
"""Name under which the start position carries how far somebody slumps."""


def _slump_share(seen: Features, start: Features) -> float | None:
    """Height of the eyes between the own tall (0) and the own slump (100), in percent."""
    drop = _head_drop_mm(seen, start)
    return None if drop is None else 100.0 * drop / start.get(OWN_SLUMP, SLUMP_MM)


SIGNALS: Mapping[str, Signal] = {
    "head_yaw": Signal("deg", _since_start("head_yaw_deg", "pose_yaw_deg")),
    "head_roll": Signal("deg", _since_start("head_roll_deg")),
    "head_pitch": Signal("deg", _nod),
    "neck_bend": Signal("deg", _neck_bend),
    "shoulder_tilt": Signal("deg", _since_start("shoulder_tilt_deg")),
    "trunk_rotation": Signal("deg", _angle_since_start("shoulder_turn_deg")),
    "trunk_aside": Signal("deg", _since_start("trunk_lean_deg")),
    "shoulder_width": Signal("ratio", _shoulder_width, beta=5.0),
    "shrug": Signal("%", _shrug),
    "face_smaller": Signal("%", _face_smaller),
    "head_drop_mm": Signal("mm", _head_drop_mm, beta=0.1),
    "head_rise_mm": Signal("mm", _head_rise_mm, beta=0.05),
    "slump_share": Signal("%", _slump_share),
    "arms_up": Signal("deg", _both_arms),
    "arm_up_left": Signal("deg", _now("left_arm_deg")),
    "arm_up_right": Signal("deg", _now("right_arm_deg")),
    "elbow_open_left": Signal("deg", _now("left_elbow_deg")),
    "elbow_open_right": Signal("deg", _now("right_elbow_deg")),
    "elbow_bend_left": Signal("deg", _now("left_elbow_deg", sign=-1.0, base=180.0)),
    "elbow_bend_right": Signal("deg", _now("right_elbow_deg", sign=-1.0, base=180.0)),
    "foot_up_left": Signal("ratio", _now("foot_up"), beta=5.0),
    "foot_up_right": Signal("ratio", _now("foot_up", sign=-1.0), beta=5.0),
    "ear_back": Signal("deg", _since_start("ear_shoulder_deg")),
    "lean_forward": Signal("deg", _since_start("trunk_inclination_deg")),
    "lean_back": Signal("deg", _since_start("trunk_inclination_deg", sign=-1.0)),
    "shoulder_back_cm": Signal("cm", _shoulder_back),
    "head_over_trunk": Signal("deg", _since_start("neck_flexion_deg")),
    "rounding": Signal("deg", _since_start("upper_back_bow_deg", sign=-1.0)),
    "elbow_back": Signal("deg", _since_start("upper_arm_deg", sign=-1.0)),
    "elbow_near": Signal("deg", _now("elbow_deg")),
    "knee": Signal("deg", _now("knee_deg")),
    "hip_line": Signal("deg", _hip_line),
    "hip_bend": Signal("deg", _now("hip_deg", sign=-1.0, base=180.0)),
    "hinge": Signal("deg", _now("trunk_inclination_deg")),
}
"""Every movement that can be followed, by name; + to the own left where it has a side.

A name that ends in ``_left`` or ``_right`` is called without it in the data of an exercise
whose camera is ``sided = "limb"``.
"""


def signal_names(name: str, *, limb: bool) -> tuple[str, ...]:
    """Return under which names of `SIGNALS` a signal of the data stands."""
    return (f"{name}_left", f"{name}_right") if limb else (name,)


def camera_for(exercise: Exercise, view: View, seen: Features) -> Camera | None:
    """Return what the camera can do for `exercise` from `view`, as much as is `seen` of it.

    The best of what stands in the data for this view and can be taken now, such as the
    shoulder where the hip is hidden; None where it can do nothing from here. Whoever is half
    turned is asked to turn.
    """
    from_ = {View.FRONT: "front", View.SIDE_LEFT: "side", View.SIDE_RIGHT: "side"}.get(view)
    fitting = [c for c in exercise.cameras if c.view in (from_, "none")]
    for camera in fitting:
        names = signal_names(camera.signal, limb=camera.sided is Sided.LIMB)
        timed = camera.mode is Mode.TIMER or not camera.signal
        if timed or all(SIGNALS[name].take(seen, seen) is not None for name in names):
            return camera
    return fitting[0] if fitting else None


START_S = 1.5  # how long the start position is looked at
START_LOOKS = 4
START_AGAIN_S = 1.0  # unseen for so long: begin again


class StartPosition:
    """Learn where a movement starts: the median of `START_S` of being seen.

    One look at a time, by `add`; `features` is None until enough was seen.
    """

    def __init__(self) -> None:
        self.features: dict[str, float] | None = None
        self._seen: list[tuple[float, Features]] = []

    def add(self, time_s: float, seen: Features, needed: Callable[[Features], bool]) -> None:
        """Take one look into account, if it shows what is `needed`."""
        looks = self._seen
        if looks and not 0.0 < time_s - looks[-1][0] <= START_AGAIN_S:
            looks.clear()
        if not needed(seen):
            return
        looks.append((time_s, seen))
        if time_s - looks[0][0] < START_S or len(looks) < START_LOOKS:
            return
        names = {name for _, features in looks for name in features}
        half = len(looks) / 2.0
        columns = {n: [f[n] for _, f in looks if n in f] for n in names}
        self.features = {n: median(v) for n, v in columns.items() if len(v) >= half}

    @property
    def progress(self) -> float:
        """How much of what is needed has been seen, 0 to 1."""
        if self.features is not None:
            return 1.0
        if not self._seen:
            return 0.0
        time = (self._seen[-1][0] - self._seen[0][0]) / START_S
        return min(1.0, time, len(self._seen) / START_LOOKS)


WINDOW_S = 0.25
CUTOFF_HZ = 1.5


class Calm:
    """Calm a signal by timestamp: a short median, then one-euro; see `Smoother`.

    Quicker than what calms a posture: a repetition takes two seconds.
    """

    def __init__(self, beta: float = 0.3) -> None:
        self._beta = beta
        self._last_s: float | None = None
        self._forget()

    def _forget(self) -> None:
        self._median = Median(WINDOW_S)
        self._euro = OneEuro(CUTOFF_HZ, self._beta)

    def __call__(self, time_s: float, value: float) -> float:
        """Return `value` in the light of the moments before."""
        last = self._last_s
        if last is not None and time_s == last:
            return self._euro.last
        if last is not None and not 0.0 < time_s - last <= GAP_S:
            self._forget()
        self._last_s = time_s
        return self._euro(time_s, self._median(time_s, value))
