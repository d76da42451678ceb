"""What the terminal says about a look: plain words, never colour alone.

The names are the window's; a test keeps them the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Absent, Measure, View

# In the order of the table: head, neck, shoulders, trunk, distance, limbs.
NAMES: Mapping[str, str] = {
    "head_pitch": "Head down or up",
    "head_inclination": "Head down or up",
    "head_yaw": "Head turned",
    "head_roll": "Head tilted",
    "cva": "Head over neck",
    "neck_inclination": "Neck forward or back",
    "neck_flexion_rula": "Neck bent against the back",
    "ear_shoulder_angle": "Ear over shoulder",
    "forward_head_norm": "Head before shoulder",
    "face_scale_ratio": "Face before shoulders",
    "cervical_lateral_bend": "Neck bent sideways",
    "shoulder_tilt": "Shoulders level",
    "shoulder_elevation": "Shoulders raised",
    "shoulder_width_ratio": "Shoulder width",
    "shoulder_protraction": "Shoulder forward",
    "trunk_inclination": "Upper body lean",
    "trunk_lateral_lean": "Upper body sideways",
    "lateral_shift": "Shifted sideways",
    "trunk_rotation": "Upper body turned",
    "upper_back_bow": "Upper back",
    "slump": "Sitting lower",
    "viewing_distance": "Distance to the screen",
    "gaze_screen_height": "Screen below the eyes",
    "upper_arm_elevation": "Upper arm",
    "elbow_inner_angle": "Elbow",
    "hip_angle": "Hip",
    "knee_angle": "Knee",
}
_ORDER = {name: place for place, name in enumerate(NAMES)}
ABSENT: Mapping[Absent, str] = {
    Absent.NOT_VISIBLE: "not visible",
    Absent.WRONG_VIEW: "not from this side",
    Absent.TURNED_AWAY: "head turned or down",
    Absent.NO_NEUTRAL: "needs your neutral",
    Absent.UNSURE: "not sure enough",
}
ZONES: Mapping[Zone, str] = {
    Zone.NEUTRAL: "○ easy",
    Zone.CAUTION: "◐ some strain",
    Zone.BAD: "● more strain",
}
VIEWS: Mapping[View, str] = {
    View.FRONT: "seen from the front",
    View.OBLIQUE: "seen at an angle",
    View.SIDE_LEFT: "seen from the left",
    View.SIDE_RIGHT: "seen from the right",
    View.UNKNOWN: "not sure from where",
}
MINUS = "\N{MINUS SIGN}"
# How a unit is shown: its sign, what the number is multiplied by, and the decimals.
_SHOWN: Mapping[str, tuple[str, float, int]] = {
    "deg": ("°", 1.0, 0),
    "%": (" %", 1.0, 0),
    "mm": (" cm", 0.1, 1),
    "ratio": ("", 1.0, 2),
    "shoulder widths": (" %", 100.0, 0),
}


def name_of(measure_id: str) -> str:
    """Return the plain name of a measure; its id, spelled out, if it has none."""
    return NAMES.get(measure_id) or measure_id.replace("_", " ").capitalize()


def in_order(measures: Mapping[str, Measure]) -> list[Measure]:
    """Return the measures worth a line from where the camera stands, from head to knee."""
    seen = [m for m in measures.values() if m.absent is not Absent.WRONG_VIEW]
    return sorted(seen, key=lambda measure: _ORDER.get(measure.id, len(_ORDER)))


def value_words(measure: Measure) -> str:
    """Return the absolute value, such as "33 ± 4°"; why there is none; or nothing."""
    if measure.absent is not None:
        return ABSENT[measure.absent]
    if measure.value is None:
        return ""
    pm = measure.pm if measure.from_neutral is None else None
    return _number(measure.value, pm, measure.unit, signed=False)


def change_words(measure: Measure) -> str:
    """Return the difference from the own neutral, signed, such as "+31 ± 4°"; or nothing."""
    if measure.from_neutral is None:
        return ""
    return _number(measure.from_neutral, measure.pm, measure.unit, signed=True)


def zone_words(finding: Finding | None) -> str:
    """Return the zone in words, with a sign for who skims the column; or nothing."""
    return "" if finding is None else ZONES[finding.zone]


def time_words(seconds: float) -> str:
    """Return a length of time: "20 s", "4 min", "1 h 5 min"."""
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 1:
        return f"{rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _number(number: float, pm: float | None, unit: str, *, signed: bool) -> str:
    end, scale, digits = _SHOWN.get(unit, (f" {unit}", 1.0, 2))
    size = f"{abs(number) * scale:.{digits}f}"
    sign = ""
    if float(size) != 0.0:  # no "−0"
        sign = MINUS if number < 0 else "+" if signed else ""
    half = "" if pm is None else f" ± {pm * scale:.{digits}f}"
    return f"{sign}{size}{half}{end}"
