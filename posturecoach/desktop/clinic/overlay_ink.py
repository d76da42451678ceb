"""The strokes of the overlay: lines with a hem, arcs, and a legend that can be read from afar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from posturecoach.desktop.palette import Colours

_HEM = "#10211c"  # dark, below every light line: readable on a white wall
_PLATE = "#0d1715"
_LEGEND = 0.5
_MOST_WIDE = 0.42  # of the space: the legend


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours and widths of one size.

    Attributes
    ----------
    light, hem, quiet, plate, words
        Of lines, below them, of lines that are compared with, behind words, of words.
    size
        Height of the numbers, in pixels.

    """

    light: QColor
    hem: QColor
    quiet: QColor
    plate: QColor
    words: QColor
    faint: QColor
    size: float

    @classmethod
    def of(cls, colours: Colours, size: float, *, on_paper: bool = False) -> Ink:
        """Return the ink for a picture, or for plain paper in the colours of the theme."""
        if on_paper:
            return cls(
                QColor(colours.accent),
                _clear(colours.window, 0.0),
                QColor(colours.muted),
                _clear(colours.raised, 0.94),
                QColor(colours.text),
                QColor(colours.muted),
                size,
            )
        glow = colours.glow
        return cls(
            QColor(glow),
            _clear(_HEM, 0.45),
            _clear("#ffd27a", 0.95),
            _clear(_PLATE, 0.78),
            QColor("#ffffff"),
            _clear("#dfe9e4", 0.92),
            size,
        )

    @property
    def pen(self) -> float:
        """Width of a thin line."""
        return max(1.5, self.size / 14)

    def font(self, share: float = 1.0, *, strong: bool = False) -> QFont:
        """Return the font of words, `share` of the numbers' size."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(9, round(self.size * share)))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def line(
        self, painter: QPainter, one: QPointF, other: QPointF, *, strong: bool = False
    ) -> None:
        """Draw a line with a dark hem."""
        wide = self.pen * (1.7 if strong else 1.0)
        painter.setPen(_pen(self.hem, wide + self.pen))
        painter.drawLine(one, other)
        light = QColor(self.light)
        light.setAlphaF(1.0 if strong else 0.75)
        painter.setPen(_pen(light, wide))
        painter.drawLine(one, other)

    def dot(self, painter: QPainter, at: QPointF, *, large: bool = False) -> None:
        """Draw a landmark."""
        radius = self.pen * (2.4 if large else 1.5)
        painter.setPen(_pen(self.hem, self.pen * 0.8))
        painter.setBrush(self.quiet if large else self.light)
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def leader(self, painter: QPainter, one: QPointF, other: QPointF) -> None:
        """Draw the thin line from a number to its angle."""
        painter.setPen(_pen(self.hem, self.pen * 1.5))
        painter.drawLine(one, other)
        painter.setPen(_pen(self.faint, max(1.0, self.pen * 0.6)))
        painter.drawLine(one, other)

    def plumb(self, painter: QPainter, top: QPointF, bottom: QPointF) -> None:
        """Draw the plumb line."""
        painter.setPen(_pen(self.hem, self.pen * 2.0))
        painter.drawLine(top, bottom)
        pen = _pen(self.quiet, self.pen * 1.1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([7.0, 3.5])
        painter.setPen(pen)
        painter.drawLine(top, bottom)

    def reference(self, painter: QPainter, one: QPointF, other: QPointF) -> None:
        """Draw the vertical or level that an angle is taken against."""
        painter.setPen(_pen(self.hem, self.pen * 1.6))
        painter.drawLine(one, other)
        pen = QPen(self.quiet, self.pen * 0.9)  # round dots would cost a circle each
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(one, other)


def draw_arc(
    painter: QPainter,
    ink: Ink,
    corner: QPointF,
    ends: tuple[QPointF, QPointF],
    *,
    upright: bool,
    sure: bool,
) -> QPointF:
    """Draw the angle at `corner` between the ways to both `ends`, the shorter way round.

    Returns
    -------
    QPointF
        Where its number may stand: outside the arc's middle.

    """
    start, end = ends
    reach = 0.5 * min(_away(corner, start), _away(corner, end))
    first = degrees(atan2(corner.y() - start.y(), start.x() - corner.x()))
    turn = degrees(atan2(corner.y() - end.y(), end.x() - corner.x())) - first
    turn = (turn + 180.0) % 360.0 - 180.0
    if upright:
        ink.reference(painter, corner, start)
    ink.line(painter, corner, end, strong=True)
    if not upright:
        ink.line(painter, corner, start, strong=True)
    box = QRectF(corner.x() - reach, corner.y() - reach, 2 * reach, 2 * reach)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((ink.hem, 2.6 * ink.pen), (ink.light, 1.7 * ink.pen)):
        pen = _pen(colour, wide)
        if not sure and colour is ink.light:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawArc(box, round(16 * first), round(16 * turn))
    middle = radians(first + turn / 2)
    out = reach + 0.5 * ink.size
    return QPointF(corner.x() + out * cos(middle), corner.y() - out * sin(middle))


def draw_legend(
    painter: QPainter, ink: Ink, lines: Sequence[tuple[str, bool]], space: QRectF
) -> QRectF:
    """Write lines into the lower left corner of `space`; return where, empty without lines."""
    if not lines:
        return QRectF()
    edge = 0.3 * ink.size
    most = min(0.94 * space.width(), max(10.0 * ink.size, _MOST_WIDE * space.width())) - 2 * edge
    flags = int(Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value)
    boxes = []
    for words, there in lines:
        metrics = QFontMetricsF(ink.font(_LEGEND, strong=there))
        box = metrics.boundingRect(QRectF(0, 0, most, 1e5), flags, words)
        boxes.append((words, there, box.width() + 1.0, box.height()))
    wide = max(box[2] for box in boxes) + 2 * edge
    high = sum(box[3] for box in boxes) + 1.4 * edge
    where = QRectF(space.left() + edge, space.bottom() - edge - high, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.plate)
    painter.drawRoundedRect(where, 0.2 * ink.size, 0.2 * ink.size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top = where.top() + 0.7 * edge
    for words, there, width, height in boxes:
        painter.setFont(ink.font(_LEGEND, strong=there))
        painter.setPen(ink.words if there else ink.faint)
        painter.drawText(QRectF(where.left() + edge, top, width, height), flags, words)
        top += height
    return where


def _away(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _clear(colour: str, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
