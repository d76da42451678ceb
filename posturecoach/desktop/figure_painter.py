"""Draw a figure: the own neutral as a soft silhouette, the present one as lines over it."""

from __future__ import annotations

from collections.abc import Collection
from math import atan2, cos, degrees, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from posturecoach.desktop.palette import Colours
from posturecoach.posture.figure import Difference, Way
from posturecoach.posture.figure_parts import Figure, FloatArray, Frame, Part, Stretch
from posturecoach.posture.geometry import Point

_OUTSIDE = 1.35  # of an arc about an ear: beyond the nose, where it can be seen
_TIP = 0.06  # room for an arrow's head, in units of the figure
_SHORT_ARM = 0.3  # an arc with a shorter arm is drawn outside


class Sketch:
    """A figure made into paths once, to be painted often.

    Of its lines only those of `parts`.
    """

    def __init__(self, figure: Figure, parts: Collection[Part] = frozenset(Part)) -> None:
        self.figure = figure
        self.body = _closed(figure.outline)
        self.seen, self.unseen = QPainterPath(), QPainterPath()
        for stretch in figure.outline:
            _add(self._of(stretch.part), stretch.points)
        for line in figure.lines:
            if line.part not in parts:
                continue
            path = self._of(line.part)
            path.moveTo(*figure.points[line.points[0]])
            for name in line.points[1:]:
                path.lineTo(*figure.points[name])

    def _of(self, part: Part) -> QPainterPath:
        return self.unseen if part in self.figure.unseen else self.seen


class Stage:
    """Where figures are painted: the frame of one of them, fitted into a rectangle.

    Parameters
    ----------
    frame
        Left, top, width and height in the units of the figure.
    where
        In pixels.
    mirrored
        Whether to draw as in a mirror.

    """

    def __init__(self, frame: Frame, where: QRectF, *, mirrored: bool) -> None:
        left, top, width, height = frame
        self.scale = max(1e-6, min(where.width() / width, where.height() / height))
        flip = -1.0 if mirrored else 1.0
        self.transform = QTransform()
        self.transform.translate(where.center().x(), where.center().y())
        self.transform.scale(flip * self.scale, self.scale)
        self.transform.translate(-left - width / 2.0, -top - height / 2.0)

    def at(self, point: Point) -> QPointF:
        """Return where a point of the figure is, in pixels."""
        return self.transform.map(QPointF(*point))


def paint_neutral(painter: QPainter, stage: Stage, sketch: Sketch, colours: Colours) -> None:
    """Paint the own neutral: a filled body with a fine line about it."""
    body = stage.transform.map(sketch.body)
    painter.setBrush(QColor(colours.band))
    painter.setPen(QPen(QColor(colours.border), 1.0))
    painter.drawPath(body)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_now(
    painter: QPainter, stage: Stage, sketch: Sketch, colours: Colours, thick: float
) -> None:
    """Paint the present figure in lines; dashed and thin what was not seen."""
    faint = QPen(QColor(colours.muted), max(1.0, 0.5 * thick), Qt.PenStyle.DashLine)
    painter.setPen(faint)
    painter.drawPath(stage.transform.map(sketch.unseen))
    clear = QPen(QColor(colours.accent), thick)
    clear.setCapStyle(Qt.PenCapStyle.RoundCap)
    clear.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(clear)
    painter.drawPath(stage.transform.map(sketch.seen))
    for name in _DOTS:
        if name in sketch.figure.points:
            painter.drawPoint(stage.at(sketch.figure.points[name]))


_DOTS = ("left_eye", "right_eye", "nose", "eye")


def paint_difference(
    painter: QPainter, stage: Stage, shown: Difference, colours: Colours, thick: float
) -> None:
    """Paint the one arrow or arc that matters."""
    start, end = stage.at(shown.start), stage.at(shown.end)
    pen = QPen(QColor(colours.more), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if shown.way is Way.LINE or shown.pivot is None:
        painter.setPen(pen)
        painter.drawLine(start, end)
        _arrow_head(painter, end, end - start, colours, thick)
        return
    pivot = stage.at(shown.pivot)
    beyond = _OUTSIDE if _apart(shown.end, shown.pivot) < _SHORT_ARM else 1.0
    start, end = pivot + (start - pivot) * beyond, pivot + (end - pivot) * beyond
    painter.setPen(QPen(QColor(colours.muted), 1.0, Qt.PenStyle.DotLine))
    painter.drawLine(pivot, start)
    painter.setPen(QPen(QColor(colours.more), 1.0))
    painter.drawLine(pivot, end)
    arc, along = _arc(pivot, start, end)
    painter.setPen(pen)
    painter.drawPath(arc)
    _arrow_head(painter, end, along, colours, thick)


def reach(shown: Difference) -> Frame:
    """Return the frame of an arrow or arc, with room for its head."""
    xs, ys = [shown.start[0], shown.end[0]], [shown.start[1], shown.end[1]]
    if shown.pivot is not None and _apart(shown.end, shown.pivot) < _SHORT_ARM:
        x, y = shown.pivot
        xs = [x + _OUTSIDE * (at - x) for at in xs]
        ys = [y + _OUTSIDE * (at - y) for at in ys]
    left, top = min(xs) - _TIP, min(ys) - _TIP
    return left, top, max(xs) + _TIP - left, max(ys) + _TIP - top


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _arc(pivot: QPointF, start: QPointF, end: QPointF) -> tuple[QPainterPath, QPointF]:
    """Return the shorter arc about `pivot`, and the way it goes at its end.

    Lengths that differ a little, as of a back that gave way, are let pass: the arc grows.
    """
    a, b = start - pivot, end - pivot
    from_, to = atan2(a.y(), a.x()), atan2(b.y(), b.x())
    sweep = (to - from_ + pi) % (2.0 * pi) - pi
    first, last = hypot(a.x(), a.y()), hypot(b.x(), b.y())
    path = QPainterPath(start)
    steps = max(2, round(abs(degrees(sweep)) / 4.0))
    at = before = start
    for step in range(1, steps + 1):
        share = step / steps
        angle, radius = from_ + share * sweep, first + share * (last - first)
        before, at = at, pivot + QPointF(radius * cos(angle), radius * sin(angle))
        path.lineTo(at)
    return path, at - before


def _arrow_head(
    painter: QPainter, tip: QPointF, way: QPointF, colours: Colours, thick: float
) -> None:
    length = hypot(way.x(), way.y())
    painter.setBrush(QColor(colours.more))
    if length < 1e-3:  # noqa: PLR2004 - pixels
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(tip, thick, thick)
    else:
        along = way / length
        aside = QPointF(-along.y(), along.x())
        back = tip - along * (3.2 * thick)
        painter.setPen(Qt.PenStyle.NoPen)
        aside *= 1.8 * thick
        head = [tip + along * thick, back + aside, back - aside]
        painter.drawPolygon(head)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _closed(outline: tuple[Stretch, ...]) -> QPainterPath:
    path = QPainterPath()
    for stretch in outline:
        for x, y in stretch.points.tolist():
            if path.elementCount():
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
    path.closeSubpath()
    return path


def _add(path: QPainterPath, points: FloatArray) -> None:
    (x, y), *more = points.tolist()
    path.moveTo(x, y)
    for x, y in more:
        path.lineTo(x, y)
