"""Where in a picture each angle is: the one place that decides what arc goes where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from posturecoach.clinic.snapshot import Stance
from posturecoach.posture.geometry import Point, distance, inclination_deg, middle
from posturecoach.posture.measure import View
from posturecoach.posture.view import SIDES

At = Callable[[str], Point | None]
"""Where a landmark such as ``"left_ear"`` is, in pixels; None where it was not seen."""

STANDING_DEG = 40.0  # a thigh that leans less stands upright; who sits has it nearly level
_SITTING_DEG = 50.0
_THIGH_SHARE = 0.65  # of the trunk: about 0.9 in who stands before the camera


class Group(StrEnum):
    """Angles that are looked at together."""

    HEAD = "head"
    SHOULDERS = "shoulders"
    TRUNK = "trunk"
    ARMS = "arms"
    LEGS = "legs"


GROUPS = {
    "cva": Group.HEAD,
    "neck_inclination": Group.HEAD,
    "neck_flexion_rula": Group.HEAD,
    "head_roll": Group.HEAD,
    "head_yaw": Group.HEAD,
    "head_pitch": Group.HEAD,
    "cervical_lateral_bend": Group.HEAD,
    "shoulder_tilt": Group.SHOULDERS,
    "trunk_inclination": Group.TRUNK,
    "trunk_lateral_lean": Group.TRUNK,
    "lateral_shift": Group.TRUNK,
    "elbow_inner_angle": Group.ARMS,
    "hip_angle": Group.LEGS,
    "knee_angle": Group.LEGS,
}
"""The group of each measure that a picture can show."""

_SIDE = (
    *("cva", "neck_inclination", "neck_flexion_rula", "trunk_inclination"),
    *("elbow_inner_angle", "hip_angle", "knee_angle"),
)
_FRONT = (
    *("head_roll", "head_yaw", "head_pitch", "cervical_lateral_bend", "shoulder_tilt"),
    *("trunk_lateral_lean", "lateral_shift"),
)


@dataclass(frozen=True, slots=True)
class Arc:
    """An angle in the picture: at `corner`, between the ways to `start` and `end`.

    `upright`: `start` is no point of the body but the vertical or level it is taken against.
    """

    measure: str
    corner: Point
    start: Point
    end: Point
    upright: bool = False


def measures_of(view: View) -> tuple[str, ...]:
    """Return the measures that are worth showing from there, from head to foot."""
    return _SIDE if view in SIDES else _FRONT


def arcs_of(view: View, side: str, at: At) -> Iterator[Arc]:
    """Yield the angles between points that were seen.

    Parameters
    ----------
    view
        From where somebody is seen.
    side
        The one that faces the camera, ``"left"`` or ``"right"``; of views from the side only.
    at
        Where each landmark is.

    """
    yield from _from_side(side, at) if view in SIDES else _from_front(at)


def stance_of(view: View, side: str, at: At) -> Stance:
    """Return whether somebody stands or sits, by the thigh; unknown where that is not seen."""
    sides = (side,) if view in SIDES else ("left", "right")
    leans = []
    for one in sides:
        hip, knee = at(f"{one}_hip"), at(f"{one}_knee")
        if hip is not None and knee is not None and hip != knee:
            leans.append(abs(inclination_deg(knee, hip, 1)))
    if not leans:
        return Stance.UNKNOWN
    if view not in SIDES:
        return _stance_from_front(sides, at)
    if max(leans) <= STANDING_DEG:
        return Stance.STANDING
    return Stance.SITTING if min(leans) >= _SITTING_DEG else Stance.UNKNOWN


def plumb_foot(view: View, side: str, stance: Stance, at: At) -> Point | None:
    """Return where a plumb line stands: near ankle, or near hip of who sits.

    From the front between both. Where the stance is not known, the lowest of both that was
    seen. None where neither was.
    """
    parts = {Stance.STANDING: ("ankle",), Stance.SITTING: ("hip",)}.get(stance, ("ankle", "hip"))
    for part in parts:
        if view in SIDES:
            found = at(f"{side}_{part}")
        else:
            left, right = at(f"left_{part}"), at(f"right_{part}")
            found = None if left is None or right is None else middle(left, right)
        if found is not None:
            return found
    return None


def _stance_from_front(sides: tuple[str, ...], at: At) -> Stance:
    """Tell it by how long the thighs look: those of who sits point at the camera."""
    for one in sides:
        shoulder, hip, knee = (at(f"{one}_{part}") for part in ("shoulder", "hip", "knee"))
        if shoulder is not None and hip is not None and knee is not None:
            share = distance(hip, knee) / max(1e-6, distance(shoulder, hip))
            return Stance.STANDING if share > _THIGH_SHARE else Stance.UNKNOWN
    return Stance.UNKNOWN


def _from_side(side: str, at: At) -> Iterator[Arc]:
    names = ("ear", "shoulder", "hip", "elbow", "wrist", "knee", "ankle")
    ear, shoulder, hip, elbow, wrist, knee, ankle = (at(f"{side}_{name}") for name in names)
    leaning = (("neck_inclination", shoulder, ear), ("trunk_inclination", hip, shoulder))
    for name, low, high in leaning:
        if low is not None and high is not None:
            yield _against_upright(name, low, high)
    c7, tragus = at("c7"), at("tragus") or ear  # C7 is there only where a hand has marked it
    if c7 is not None and tragus is not None:
        ahead = distance(c7, tragus) * (1 if side == "right" else -1)
        yield Arc("cva", c7, (c7[0] + ahead, c7[1]), tragus, upright=True)
    for name, one, corner, other in (
        ("elbow_inner_angle", shoulder, elbow, wrist),
        ("hip_angle", shoulder, hip, knee),
        ("knee_angle", hip, knee, ankle),
    ):
        if one is not None and corner is not None and other is not None:
            yield Arc(name, corner, one, other)


def _from_front(at: At) -> Iterator[Arc]:
    for name, part in (("head_roll", "eye_outer"), ("shoulder_tilt", "shoulder")):
        right, left = at(f"right_{part}"), at(f"left_{part}")
        if right is not None and left is not None:
            # From the lower point on, so that the arc opens where the tilt is seen.
            low, high = sorted((right, left), key=lambda point: -point[1])
            yield Arc(name, low, (high[0], low[1]), high, upright=True)
    corners = [at(f"{side}_{part}") for part in ("hip", "shoulder") for side in ("left", "right")]
    seen = [corner for corner in corners if corner is not None]
    if len(seen) == len(corners):
        hips, shoulders = middle(seen[0], seen[1]), middle(seen[2], seen[3])
        yield _against_upright("trunk_lateral_lean", hips, shoulders)


def _against_upright(name: str, low: Point, high: Point) -> Arc:
    return Arc(name, low, (low[0], low[1] - distance(low, high)), high, upright=True)
