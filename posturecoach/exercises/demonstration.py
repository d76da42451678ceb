"""How an exercise is shown: a moving figure, drawn by the program from a few key postures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi

from posturecoach.exercises.skeleton import ANKLE, Point3, mirrored, skeleton

PROPS = ("chair", "desk", "wall", "band", "doorway", "box", "dot")
"""What may be drawn beside the figure."""

ANCHORS = ("feet", "left", "right", "seat", "walk")
"""What can stay where it is; see `Demonstration`."""

STANCES: Mapping[str, Mapping[str, float]] = {
    "stand": {"out": 6.0, "elbow": 8.0, "spread": 3.0},
    "sit": {"thigh": 90.0, "knee": 90.0, "swing": 18.0, "elbow": 55.0, "out": 6.0},
    "lean": {"thigh": 90.0, "knee": 90.0, "swing": 18.0, "elbow": 55.0, "trunk": -12.0},
}
"""Where a demonstration starts from, and what its keys leave as it is; angles by name."""


@dataclass(frozen=True, slots=True)
class Key:
    """A posture at a moment of the loop: seconds, and angles by name (see `ANGLES`)."""

    at_s: float
    angles: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A loop that shows an exercise.

    Attributes
    ----------
    exercise
        Its id.
    view
        ``"front"`` or ``"side"``: from where it is seen best. From the side the figure
        faces the right edge.
    stance
        One of `STANCES`.
    loop_s
        Seconds of one loop of one side.
    keys
        Postures, from 0 s on; after the last comes the first again.
    props
        Some of `PROPS`.
    both_sides
        Whether the loop then comes again with left and right exchanged.
    anchor
        What stays where it is: ``"feet"``, one foot (``"left"``, ``"right"``), or
        ``"seat"``; ``"walk"``: the lower foot is on the ground, the body on the spot.

    """

    exercise: str
    view: str
    stance: str
    loop_s: float
    keys: tuple[Key, ...]
    props: tuple[str, ...] = ()
    both_sides: bool = False
    anchor: str = "feet"

    @property
    def whole_s(self) -> float:
        """Seconds until everything comes again."""
        return self.loop_s * (2 if self.both_sides else 1)


def angles_at(shown: Demonstration, time_s: float) -> dict[str, float]:
    """Return the angles at a moment; any time, for it loops.

    Between two keys it moves as a limb does: gently off, gently on.
    """
    at_s, second = time_s % shown.whole_s, False
    if at_s >= shown.loop_s:
        at_s, second = at_s - shown.loop_s, True
    keys = (*shown.keys, Key(shown.loop_s, shown.keys[0].angles))
    n = max(i for i, key in enumerate(keys[:-1]) if key.at_s <= at_s)
    one, other = keys[n], keys[n + 1]
    share = (at_s - one.at_s) / (other.at_s - one.at_s)
    eased = (1.0 - cos(pi * share)) / 2.0
    base = STANCES[shown.stance]
    names = base.keys() | one.angles.keys() | other.angles.keys()
    found = {}
    for name in names:
        rest = base.get(name, 0.0)
        start = one.angles.get(name, rest)
        found[name] = start + eased * (other.angles.get(name, rest) - start)
    return mirrored(found) if second else found


def figure_at(shown: Demonstration, time_s: float) -> dict[str, Point3]:
    """Return the points of the figure at a moment, by name, standing on the floor (y = 0).

    In shares of the body height; x to the own left, y up, z forward.
    """
    points = skeleton(angles_at(shown, time_s))
    anchor = shown.anchor
    if anchor in ("left", "right") and time_s % shown.whole_s >= shown.loop_s:
        anchor = "right" if anchor == "left" else "left"
    x, y, z = _shift(points, anchor, skeleton(STANCES[shown.stance]))
    return {name: (px + x, py + y, pz + z) for name, (px, py, pz) in points.items()}


def _shift(points: Mapping[str, Point3], anchor: str, still: Mapping[str, Point3]) -> Point3:
    """Return by how much to move the figure so that its anchor is where it belongs."""
    left, right = points["left_ankle"], points["right_ankle"]
    low = min(left[1], right[1])
    if anchor == "walk":
        return 0.0, ANKLE - low, 0.0
    if anchor == "seat":
        return 0.0, ANKLE - min(still["left_ankle"][1], still["right_ankle"][1]), 0.0
    if anchor == "feet":
        x, z = (left[0] + right[0]) / 2.0, (left[2] + right[2]) / 2.0
        return -x, ANKLE - low, -z
    ankle, place = points[f"{anchor}_ankle"], still[f"{anchor}_ankle"]
    return place[0] - ankle[0], ANKLE - ankle[1], -ankle[2]


def drawn(points: Mapping[str, Point3], view: str) -> dict[str, tuple[float, float]]:
    """Return the points as seen: x to the right, y **up** from the floor, same unit.

    From the front the own left is at the right, as before a camera and unmirrored; from the
    side the figure faces right.
    """
    if view == "front":
        return {name: (x, y) for name, (x, y, _) in points.items()}
    return {name: (z, y) for name, (_, y, z) in points.items()}
