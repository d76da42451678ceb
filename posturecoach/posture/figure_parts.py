"""What a drawn figure is made of: points, an ellipse for a head, and a soft outline.

Lengths are in the person's own shoulder width where the figure is seen from the front, and
in the length of their trunk (hip to shoulder) from the side. x goes to the right, y **down**,
unmirrored: seen from the front the own left is at larger x. Nothing here is taken from a
photograph, and nobody can be recognised by it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from posturecoach.posture.geometry import Point
from posturecoach.posture.measure import Measure, View

FloatArray = NDArray[np.float64]
Frame = tuple[float, float, float, float]
"""Left, top, width and height."""

_SMOOTH = 6  # points between two of the outline's own
_MARGIN = 0.12  # of the larger side of a figure: room for who moves


class Part(StrEnum):
    """A part of the body that is drawn, and may not have been seen."""

    HEAD = "head"
    NECK = "neck"
    SHOULDERS = "shoulders"
    TRUNK = "trunk"
    ARMS = "arms"
    LEGS = "legs"


@dataclass(frozen=True, slots=True)
class Ellipse:
    """The outline of a head; `rotation_deg` is clockwise as it is drawn."""

    centre: Point
    radius_x: float
    radius_y: float
    rotation_deg: float

    def at(self, x: float, y: float) -> Point:
        """Return a point given in radii from the centre: (0, -1) is the crown."""
        return turned(
            (self.centre[0] + x * self.radius_x, self.centre[1] + y * self.radius_y),
            self.centre,
            self.rotation_deg,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A line through named points."""

    part: Part
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the outline, shape (n, 2); the next one begins where it ends."""

    part: Part
    points: FloatArray


@dataclass(frozen=True, slots=True)
class Figure:
    """A person, drawn.

    Attributes
    ----------
    view
        From where it is drawn: front, or a side.
    points
        Named points: ``"crown"``, ``"nose"``, ``"neck"``, ``"left_shoulder"`` ...
    head
        The head's outline.
    lines
        The stick figure.
    outline
        A soft, closed outline of head, neck, shoulders and trunk, part by part.
    unseen
        Parts that were not measured. They stand as in the neutral.
    typical
        Whether the person's own neutral does not say what is drawn, as from the side for a
        camera in front: then it is an average upright body, and only the changes are theirs.
    measures
        What it was drawn from; empty for the neutral itself.

    """

    view: View
    points: Mapping[str, Point]
    head: Ellipse
    lines: tuple[Line, ...]
    outline: tuple[Stretch, ...]
    unseen: frozenset[Part] = frozenset()
    typical: bool = False
    measures: Mapping[str, Measure] = field(default_factory=dict)

    @property
    def frame(self) -> Frame:
        """Left, top, width and height of all of it, with room for who moves."""
        return self.frame_about(frozenset(Part))

    def frame_about(self, parts: Collection[Part]) -> Frame:
        """Return left, top, width and height of these parts, with room for who moves."""
        names = [name for line in self.lines if line.part in parts for name in line.points]
        every = np.vstack(
            [
                *(stretch.points for stretch in self.outline if stretch.part in parts),
                *(self.points[name] for name in names),
            ]
        )
        low, high = every.min(axis=0), every.max(axis=0)
        room = _MARGIN * float((high - low).max())
        (left, top), (width, height) = low - room, high - low + 2.0 * room
        return float(left), float(top), float(width), float(height)


def both_frames(one: Frame, other: Frame) -> Frame:
    """Return the frame that holds both."""
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right = max(one[0] + one[2], other[0] + other[2])
    bottom = max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top


def turned(point: Point, about: Point, clockwise_deg: float) -> Point:
    """Return `point` turned about another, clockwise as it is drawn."""
    c, s = cos(radians(clockwise_deg)), sin(radians(clockwise_deg))
    x, y = point[0] - about[0], point[1] - about[1]
    return about[0] + c * x - s * y, about[1] + s * x + c * y


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point at `share` of the way from `one` to `other`."""
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def smooth_outline(corners: Sequence[tuple[Part, Point]]) -> tuple[Stretch, ...]:
    """Return a smooth closed line through `corners`, cut where the part changes.

    Centripetal enough for a body: a Catmull-Rom spline. A stretch belongs to the part of
    the corner at which it begins.
    """
    at = np.array([point for _, point in corners], dtype=np.float64)
    before, after, beyond = np.roll(at, 1, 0), np.roll(at, -1, 0), np.roll(at, -2, 0)
    t = np.linspace(0.0, 1.0, _SMOOTH + 1)[None, :, None]
    p0, p1, p2, p3 = (row[:, None, :] for row in (before, at, after, beyond))
    pieces = 0.5 * (
        2.0 * p1
        + (p2 - p0) * t
        + (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) * t**2
        + (3.0 * p1 - p0 - 3.0 * p2 + p3) * t**3
    )
    stretches: list[Stretch] = []
    start = 0
    for index in range(1, len(corners) + 1):
        if index == len(corners) or corners[index][0] is not corners[start][0]:
            run = [pieces[start], *(piece[1:] for piece in pieces[start + 1 : index])]
            stretches.append(Stretch(corners[start][0], np.concatenate(run)))
            start = index
    return tuple(stretches)


def grown(figure: Figure, times: float, about: Point) -> Figure:
    """Return `figure` drawn `times` as large, with the point `about` where it was."""
    if times == 1.0:
        return figure

    def place(point: Point) -> Point:
        return between(about, point, times)

    head = figure.head
    fixed = np.asarray(about)
    return replace(
        figure,
        points={name: place(point) for name, point in figure.points.items()},
        head=Ellipse(
            place(head.centre), head.radius_x * times, head.radius_y * times, head.rotation_deg
        ),
        outline=tuple(
            Stretch(stretch.part, fixed + times * (stretch.points - fixed))
            for stretch in figure.outline
        ),
    )
