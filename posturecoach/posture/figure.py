"""A person as a figure: from their own neutral, a handful of lengths and angles, and measures.

What was not measured is not invented: it stays as in the neutral and is marked as unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite

from posturecoach.posture.figure_front import front_figure
from posturecoach.posture.figure_parts import Figure, Part
from posturecoach.posture.figure_side import side_figure
from posturecoach.posture.geometry import Point
from posturecoach.posture.measure import Measure, View
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.view import SIDES

SAGITTAL = frozenset(
    {
        "head_pitch", "head_inclination", "cva", "neck_inclination", "neck_flexion_rula",
        "ear_shoulder_angle", "forward_head_norm", "trunk_inclination", "upper_back_bow", "slump",
    }
)  # fmt: skip
"""Measures of what happens forwards and downwards, which is best drawn from the side."""


class Way(StrEnum):
    """How a difference is drawn."""

    ARC = "arc"  # about a joint
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Difference:
    """The one difference between a neutral figure and another that is to be shown.

    Attributes
    ----------
    measure, value, unit, pm
        What changed, by how much since the neutral, and its ±; None where nobody knows it.
    way
        A line from `start` to `end`, or an arc about `pivot`.
    start, end
        Where it was in the neutral, and where it is now. Of an arc, as seen from the joint
        where that is now.
    pivot
        The joint; None for a line.

    """

    measure: str
    value: float
    unit: str
    pm: float | None
    way: Way
    start: Point
    end: Point
    pivot: Point | None = None


def figure_of(
    neutral: Neutral, measures: Mapping[str, Measure] | None = None, *, drawn: View | None = None
) -> Figure:
    """Return the figure of a person.

    Parameters
    ----------
    neutral
        The person's own.
    measures
        As read at one moment, or kept from one; their changes from the neutral count, and
        where a measure has none, its value against the one in the neutral. None draws the
        neutral itself.
    drawn
        From where to draw it; None: from where the camera is. A camera at the side shows
        nothing from the front, so that its figure is always one from the side.

    Notes
    -----
    What is too much for a drawing is drawn as far as it goes; the measures stay as they are.

    """
    moved = {} if measures is None else _moved(neutral, measures)
    from_side = neutral.view in SIDES or drawn in SIDES
    figure = (side_figure if from_side else front_figure)(neutral, moved)
    if measures is None:
        return replace(figure, unseen=_not_in(neutral, figure))
    # The nose and what belongs to it were seen if any of their measures were.
    seen = {part for part, ids in _PLACED_BY[from_side].items() if ids & moved.keys()}
    used = {
        id_: replace(measures[id_], from_neutral=_change(neutral, measures[id_])) for id_ in moved
    }
    return replace(figure, unseen=frozenset(Part) - seen, measures=used)


def best_view(neutral: Neutral, measure: str) -> View:
    """Return from where a change of `measure` is best drawn."""
    if neutral.view in SIDES:
        return neutral.view
    return View.SIDE_RIGHT if measure in SAGITTAL else View.FRONT


def parts_to_show(measure: str) -> frozenset[Part]:
    """Return what of a figure is to be seen for a change of `measure`: not legs for a head."""
    return _BUST | _FURTHER.get(measure, frozenset())


_BUST = frozenset({Part.HEAD, Part.NECK, Part.SHOULDERS})
_ARM = frozenset({Part.TRUNK, Part.ARMS})
_FURTHER: Mapping[str, frozenset[Part]] = {
    **dict.fromkeys(("upper_arm_elevation", "elbow_inner_angle"), _ARM),
    **dict.fromkeys(("hip_angle", "knee_angle"), _ARM | {Part.LEGS}),
    **dict.fromkeys(
        (
            *("trunk_inclination", "trunk_lateral_lean", "trunk_rotation", "lateral_shift"),
            *("upper_back_bow", "slump", "viewing_distance"),
        ),
        frozenset({Part.TRUNK}),
    ),
}


def difference(neutral: Figure, now: Figure, measure: str) -> Difference | None:
    """Return what to draw for `measure` between the figures of one person.

    None where it was not measured, or where this view does not show it.
    """
    found = now.measures.get(measure)
    anchor = _ANCHORS[now.view in SIDES].get(measure)
    if found is None or found.from_neutral is None or anchor is None:
        return None
    if (
        not {anchor.point, anchor.pivot or anchor.point}
        <= now.points.keys() & neutral.points.keys()
    ):
        return None
    start, end = neutral.points[anchor.point], now.points[anchor.point]
    pivot = None if anchor.pivot is None else now.points[anchor.pivot]
    if pivot is not None and anchor.pivot is not None:
        was = neutral.points[anchor.pivot]
        start = (pivot[0] + start[0] - was[0], pivot[1] + start[1] - was[1])
    elif anchor.along == "x":
        start = (start[0], end[1])
    elif anchor.along == "y":
        start = (end[0], start[1])
    way = Way.LINE if pivot is None else Way.ARC
    return Difference(measure, found.from_neutral, found.unit, found.pm, way, start, end, pivot)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The point that a measure moves: about a joint, or along x or y, or straight."""

    point: str
    pivot: str | None = None
    along: str = ""


_ANCHORS: Mapping[bool, Mapping[str, _Anchor]] = {
    False: {
        "head_pitch": _Anchor("nose", along="y"),
        "head_yaw": _Anchor("nose", along="x"),
        "head_roll": _Anchor("crown", "neck"),
        "cervical_lateral_bend": _Anchor("crown", "neck"),
        "shoulder_tilt": _Anchor("left_shoulder", "right_shoulder"),
        "shoulder_elevation": _Anchor("left_shoulder", along="y"),
        "shoulder_width_ratio": _Anchor("left_shoulder"),
        "face_scale_ratio": _Anchor("crown"),
        "lateral_shift": _Anchor("neck", along="x"),
        "trunk_lateral_lean": _Anchor("neck", "waist"),
        "trunk_rotation": _Anchor("chest", along="x"),
        "trunk_inclination": _Anchor("chin", along="y"),
        "viewing_distance": _Anchor("left_shoulder"),
        "slump": _Anchor("crown", along="y"),
        "cva": _Anchor("chin", along="y"),
        "neck_inclination": _Anchor("chin", along="y"),
        "upper_arm_elevation": _Anchor("left_elbow", "left_shoulder"),
    },
    True: {
        "head_pitch": _Anchor("nose", "ear"),
        "head_inclination": _Anchor("nose", "ear"),
        "cva": _Anchor("ear", "shoulder"),
        "neck_inclination": _Anchor("ear", "shoulder"),
        "neck_flexion_rula": _Anchor("ear", "shoulder"),
        "ear_shoulder_angle": _Anchor("ear", "shoulder"),
        "forward_head_norm": _Anchor("ear", along="x"),
        "trunk_inclination": _Anchor("shoulder", "hip"),
        "upper_back_bow": _Anchor("back"),
        "slump": _Anchor("crown", along="y"),
        "upper_arm_elevation": _Anchor("elbow", "shoulder"),
        "elbow_inner_angle": _Anchor("wrist", "elbow"),
        "hip_angle": _Anchor("knee", "hip"),
        "knee_angle": _Anchor("ankle", "knee"),
    },
}

# By part, the measures that tell where it is, from the front and from the side.
_HEADS = frozenset({"head_pitch", "head_yaw", "head_roll", "head_inclination"})
_NECKS = frozenset(
    {
        "cva", "neck_inclination", "neck_flexion_rula", "ear_shoulder_angle",
        "forward_head_norm", "cervical_lateral_bend",
    }
)  # fmt: skip
_SHOULDERS = frozenset({"shoulder_tilt", "lateral_shift", "shoulder_elevation"})
_PLACED_BY: Mapping[bool, Mapping[Part, frozenset[str]]] = {
    False: {
        Part.HEAD: _HEADS,
        Part.NECK: _NECKS,
        Part.SHOULDERS: _SHOULDERS,
        # The arm from the front is one of two, and which is not known: never seen.
        Part.TRUNK: frozenset({"trunk_lateral_lean"}),
    },
    True: {
        Part.HEAD: _HEADS,
        Part.NECK: _NECKS,
        Part.SHOULDERS: _NECKS | {"trunk_inclination"},
        Part.TRUNK: frozenset({"trunk_inclination"}),
        Part.ARMS: frozenset({"upper_arm_elevation"}),
        Part.LEGS: frozenset({"hip_angle"}),
    },
}

# By part, what of the neutral says where it is.
_LEARNED_BY: Mapping[bool, Mapping[Part, frozenset[str]]] = {
    False: {
        Part.HEAD: frozenset({"head_pitch_deg", "ear_px"}),
        Part.NECK: frozenset({"ear_y_px"}),
        Part.SHOULDERS: frozenset({"shoulder_px"}),
        Part.TRUNK: frozenset({"trunk_lean_deg"}),
    },
    True: {
        Part.HEAD: frozenset({"ear_eye_deg"}),
        Part.NECK: frozenset({"neck_inclination_deg"}),
        Part.SHOULDERS: frozenset({"neck_inclination_deg", "trunk_inclination_deg"}),
        Part.TRUNK: frozenset({"trunk_inclination_deg"}),
        Part.ARMS: frozenset({"upper_arm_deg"}),
        Part.LEGS: frozenset({"hip_deg"}),
    },
}


def _not_in(neutral: Neutral, figure: Figure) -> frozenset[Part]:
    learned = _LEARNED_BY[neutral.view in SIDES]
    known = {part for part, names in learned.items() if names & neutral.scales.keys()}
    if figure.typical:  # drawn from where nobody looked: only head and neck are the person's
        known &= {Part.HEAD, Part.NECK}
    return frozenset(Part) - known


# How far a change is drawn, by unit; in the measure's own unit.
_DRAWN_MOST = {
    "deg": (-60.0, 60.0),
    "mm": (-400.0, 600.0),
    "%": (-40.0, 50.0),
    "ratio": (-0.35, 0.5),
    "shoulder widths": (-0.6, 0.6),
}
_OWN_MOST = {
    "slump": (-60.0, 140.0),
    "head_roll": (-45.0, 45.0),
    "cervical_lateral_bend": (-45.0, 45.0),
    "shoulder_tilt": (-35.0, 35.0),
    "trunk_lateral_lean": (-35.0, 35.0),
    "elbow_inner_angle": (-85.0, 85.0),
    "hip_angle": (-80.0, 80.0),
    "knee_angle": (-85.0, 85.0),
    "upper_arm_elevation": (-80.0, 150.0),
}


def _moved(neutral: Neutral, measures: Mapping[str, Measure]) -> dict[str, float]:
    """Return the changes that can be drawn, as far as they can be; what is absent is left out."""
    moved = {}
    for id_, measure in measures.items():
        change = _change(neutral, measure)
        if change is None or not isfinite(change):
            continue
        low, high = _OWN_MOST.get(id_) or _DRAWN_MOST.get(measure.unit, (-1.0, 1.0))
        moved[id_] = max(low, min(high, change))
    return moved


def _change(neutral: Neutral, measure: Measure) -> float | None:
    if measure.from_neutral is not None or measure.value is None:
        return measure.from_neutral
    own = neutral.values.get(measure.id)
    return None if own is None else measure.value - own
