"""Draw what was found into a picture: skeleton, plumb line, and each angle where it is.

Nothing here knows where a picture comes from: `seen_in` takes a look, `seen_on` a snapshot,
and a `Place` says where the picture lies on the screen, and whether as a mirror shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from posturecoach.clinic.angles import (
    GROUPS,
    At,
    Group,
    arcs_of,
    measures_of,
    plumb_foot,
    stance_of,
)
from posturecoach.clinic.snapshot import C7, Snapshot, Stance, near
from posturecoach.clinic.tools import craniovertebral
from posturecoach.desktop.clinic.overlay_ink import Ink, draw_arc, draw_legend
from posturecoach.desktop.clinic.overlay_plates import Plate, laid_out
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.words import absent_words, measure_name, number_words
from posturecoach.posture.body import VISIBLE, FloatArray, Keypoint
from posturecoach.posture.geometry import Point, distance
from posturecoach.posture.measure import Absent, Measure, Person, View
from posturecoach.posture.side import near_side
from posturecoach.posture.view import SIDES
from posturecoach.session import Look

CHAINS = (
    ("left_shoulder", "left_elbow", "left_wrist"),
    ("right_shoulder", "right_elbow", "right_wrist"),
    ("left_shoulder", "left_hip", "left_knee", "left_ankle", "left_foot_index"),
    ("right_shoulder", "right_hip", "right_knee", "right_ankle", "right_foot_index"),
    ("left_shoulder", "right_shoulder"),
    ("left_hip", "right_hip"),
    ("left_ear", "left_eye", "nose", "right_eye", "right_ear"),
)
_NEAR_CHAINS = (("ear", "shoulder"),)  # of the side that faces the camera, when seen from there
_HEAD = ("left_ear", "right_ear", "left_eye", "right_eye", "nose", "mouth_left", "mouth_right")
_HEAD_GROWN = 1.9  # from the middle of these to the edge of a head
_HEAD_SHARE = 0.55  # of the way from ear to shoulder: in profile few points say how large it is
_ALONG = 10  # points along each line of the skeleton that no number is to cover
_SURE_DEG = 15.0  # a wider ± is drawn dotted: the number stands, and little stands on it


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be drawn of one moment.

    Attributes
    ----------
    width, height
        Of the picture that the landmarks count in, in pixels.
    view, side
        From where; and which side faces the camera, ``"left"`` or ``"right"``.
    stance
        Standing or sitting, as far as that is known.
    at
        Where each landmark is; None where it was not seen.
    measures
        By id; absent ones with their reason.

    """

    width: int
    height: int
    view: View
    side: str
    stance: Stance
    at: At
    measures: Mapping[str, Measure]


def seen_in(look: Look) -> Seen | None:
    """Return what can be drawn of a look; None where it is not certain who is in it."""
    sight = look.sight
    if look.person is not Person.PRESENT or sight is None or sight.body is None:
        return None
    points, visibility = sight.body.points.tolist(), sight.body.visibility.tolist()
    side = "left"
    if look.view in SIDES and near_side(visibility, look.view)[0] is Keypoint.RIGHT_EAR:
        side = "right"
    places = {
        k.name.lower(): (points[k][0], points[k][1]) for k in Keypoint if visibility[k] >= VISIBLE
    }
    stance = stance_of(look.view, side, places.get)
    return Seen(sight.width, sight.height, look.view, side, stance, places.get, look.measures)


def seen_on(snapshot: Snapshot) -> Seen:
    """Return what can be drawn of a snapshot; landmarks put by hand are where the hand put them."""
    setup = snapshot.setup

    def at(name: str) -> Point | None:
        found = snapshot.seen(name)
        return None if found is None else found.at

    side, stance = near(snapshot), setup.stance
    if stance is Stance.UNKNOWN:
        stance = stance_of(setup.view, side, at)
    measures = dict(snapshot.measures)
    taken = craniovertebral(snapshot)
    if at(C7) is not None and taken.value is not None:
        measures["cva"] = Measure("cva", taken.unit, taken.value, pm=taken.pm)
    return Seen(setup.width, setup.height, setup.view, side, stance, at, measures)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture lies on the screen.

    Attributes
    ----------
    where
        In the widget's own coordinates.
    width, height
        Of the picture, in its pixels.
    mirror
        Whether it is shown as in a mirror. Words never are.

    """

    where: QRectF
    width: int
    height: int
    mirror: bool = False

    @classmethod
    def fit(cls, space: QRectF, width: int, height: int, *, mirror: bool = False) -> Place:
        """Return the place of a picture as large as fits into `space`, in its middle."""
        scale = min(space.width() / max(1, width), space.height() / max(1, height))
        size = QSizeF(round(width * scale), round(height * scale))
        left = space.left() + round((space.width() - size.width()) / 2)
        top = space.top() + round((space.height() - size.height()) / 2)
        return cls(QRectF(QPointF(left, top), size), width, height, mirror)

    @property
    def scale(self) -> float:
        """Pixels of the widget for one of the picture."""
        return self.where.width() / max(1, self.width)

    def point(self, at: Point) -> QPointF:
        """Return where a pixel of the picture is in the widget."""
        x = self.width - at[0] if self.mirror else at[0]
        return QPointF(self.where.left() + x * self.scale, self.where.top() + at[1] * self.scale)

    def pixel(self, at: QPointF) -> Point:
        """Return which pixel of the picture is there in the widget."""
        x = (at.x() - self.where.left()) / self.scale
        y = (at.y() - self.where.top()) / self.scale
        return (self.width - x if self.mirror else x), y


@dataclass(frozen=True, slots=True)
class Layers:
    """What is to be drawn."""

    skeleton: bool = True
    plumb: bool = True
    groups: frozenset[Group] = frozenset(Group)
    numbers: bool = True
    legend: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the legend: what it is about, and what is said of it.

    `ids`: the measures it speaks of, or ``("plumb",)``.
    """

    ids: tuple[str, ...]
    words: str
    there: bool


class Overlay:
    """Draws what was seen, large enough for its size.

    Parameters
    ----------
    colours
        Of the theme.
    size
        Height of the numbers, in pixels of the widget.
    on_paper
        Whether there is no picture below: then lines are dark on light in the light theme.

    """

    def __init__(self, colours: Colours, size: float, *, on_paper: bool = False) -> None:
        self.ink = Ink.of(colours, size, on_paper=on_paper)
        self._on_paper = on_paper

    def draw(
        self,
        painter: QPainter,
        seen: Seen,
        place: Place,
        layers: Layers,
        space: QRectF,
        *,
        before: Sequence[Plate] = (),
    ) -> tuple[Plate, ...]:
        """Draw into `painter`; return the plates with numbers as they were drawn.

        Words stay within `space`, which may be larger than the picture. Given the plates of
        the look `before`, they do not tremble.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(space)
        if layers.skeleton:
            self._draw_skeleton(painter, seen, place)
        if layers.plumb:
            self._draw_plumb(painter, seen, place)
        plates = self._draw_arcs(painter, seen, place, layers)
        legend = legend_lines(seen, layers) if layers.legend else ()
        corner = draw_legend(painter, self.ink, [(one.words, one.there) for one in legend], space)
        placed: tuple[Plate, ...] = ()
        if layers.numbers and plates:
            body = _silhouette(seen, place)
            placed = laid_out(plates, self.ink, space, body, taken=corner, before=before)
        for plate in placed:
            plate.draw(painter, self.ink)
        painter.restore()
        return placed

    def _draw_skeleton(self, painter: QPainter, seen: Seen, place: Place) -> None:
        chains = [*CHAINS]
        if seen.view in SIDES:
            chains += [tuple(f"{seen.side}_{part}" for part in one) for one in _NEAR_CHAINS]
        points = {name: place.point(at) for name, at in _points(seen, chains)}
        for chain in chains:
            for one, other in pairwise(chain):
                if one in points and other in points:
                    self.ink.line(painter, points[one], points[other])
        for point in points.values():
            self.ink.dot(painter, point)
        if self._on_paper:  # a figure without a head is hard to read
            around = [place.point(at) for at in _head(seen)]
            for here, there in pairwise([*around, *around[:1]]):
                self.ink.line(painter, here, there)

    def _draw_plumb(self, painter: QPainter, seen: Seen, place: Place) -> None:
        foot = plumb_foot(seen.view, seen.side, seen.stance, seen.at)
        if foot is not None:
            top, bottom = place.point((foot[0], 0.0)), place.point((foot[0], seen.height))
            self.ink.plumb(painter, top, bottom)
            self.ink.dot(painter, place.point(foot), large=True)

    def _draw_arcs(
        self, painter: QPainter, seen: Seen, place: Place, layers: Layers
    ) -> list[Plate]:
        plates = []
        for arc in arcs_of(seen.view, seen.side, seen.at):
            measure = seen.measures.get(arc.measure)
            if GROUPS[arc.measure] not in layers.groups:
                continue
            if measure is None or measure.absent is not None:
                continue
            corner, start, end = (place.point(at) for at in (arc.corner, arc.start, arc.end))
            sure = (measure.pm or 0.0) <= _SURE_DEG
            words_at = draw_arc(
                painter, self.ink, corner, (start, end), upright=arc.upright, sure=sure
            )
            plates.append(Plate(arc.measure, number(measure), _short(measure), words_at, corner))
        return plates


def number(measure: Measure) -> str:
    """Return a measure as it stands in a picture: ``12° ± 4°``; "" where there is none.

    With an own neutral the change from it with its sign, as that is what the ± belongs to.
    """
    if measure.from_neutral is not None:
        return number_words(measure.from_neutral, measure.pm, measure.unit, signed=True)
    if measure.value is not None:
        return number_words(measure.value, measure.pm, measure.unit, signed=False)
    return ""


def legend_lines(seen: Seen, layers: Layers) -> tuple[Line, ...]:
    """Return what no line in the picture shows, and what is absent with its reason."""
    drawn = {arc.measure for arc in arcs_of(seen.view, seen.side, seen.at)}
    lines, why = [], dict[Absent, list[str]]()
    for id_ in measures_of(seen.view):
        measure = seen.measures.get(id_)
        if measure is None or GROUPS[id_] not in layers.groups:
            continue
        if measure.absent is not None:
            why.setdefault(measure.absent, []).append(id_)
        elif layers.numbers and id_ not in drawn:
            words = f"{_short(measure)}  {number(measure)}"
            lines.append(Line((id_,), words, there=True))
    if "cva" in why.get(Absent.NO_NEUTRAL, ()):
        why[Absent.NO_NEUTRAL].remove("cva")
        how = QCoreApplication.translate("overlay", "{0}: freeze, and mark C7 and tragus")
        lines.append(Line(("cva",), how.format(measure_name("cva")), there=False))
    for absent, ids in why.items():
        if not ids:
            continue
        names = ", ".join(measure_name(id_) for id_ in ids)
        lines.append(Line(tuple(ids), f"{names}: {absent_words(absent)}", there=False))
    if layers.plumb and plumb_foot(seen.view, seen.side, seen.stance, seen.at) is None:
        words = QCoreApplication.translate("overlay", "Plumb line: ankle and hip not visible")
        lines.append(Line(("plumb",), words, there=False))
    return tuple(lines)


def _short(measure: Measure) -> str:
    """Return what stands above a number: its name, and that it is a change where it is one."""
    name = measure_name(measure.id)
    if measure.from_neutral is None:
        return name
    return QCoreApplication.translate("overlay", "{0}, from neutral").format(name)


def _points(seen: Seen, chains: list[tuple[str, ...]]) -> Iterator[tuple[str, Point]]:
    for name in {name for chain in chains for name in chain}:
        at = seen.at(name)
        if at is not None:
            yield name, at


def _silhouette(seen: Seen, place: Place) -> FloatArray:
    """Return points along the body and around the head, which no number is to cover."""
    chains = [*CHAINS, *((f"{side}_ear", f"{side}_shoulder") for side in ("left", "right"))]
    share = np.linspace(0.0, 1.0, _ALONG)[:, None]
    parts = [np.array(_head(seen), np.float64).reshape(-1, 2)]
    for chain in chains:
        points = [np.array(at) for name in chain if (at := seen.at(name)) is not None]
        parts += [one + (other - one) * share for one, other in pairwise(points)]
    body = np.concatenate(parts)
    if place.mirror:
        body[:, 0] = place.width - body[:, 0]
    where: FloatArray = body * place.scale + (place.where.left(), place.where.top())
    return where


def _head(seen: Seen) -> list[Point]:
    points = [at for name in _HEAD if (at := seen.at(name)) is not None]
    if not points:
        return []
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    radius = _HEAD_GROWN * max(hypot(one[0] - x, one[1] - y) for one in points)
    for side in ("left", "right"):
        ear, shoulder = seen.at(f"{side}_ear"), seen.at(f"{side}_shoulder")
        if ear is not None and shoulder is not None and seen.view in SIDES:
            radius = max(radius, _HEAD_SHARE * distance(ear, shoulder))
    around = (radians(angle) for angle in range(0, 360, 20))
    return [(x + radius * cos(one), y + 1.2 * radius * sin(one)) for one in around]
