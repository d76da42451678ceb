"""The window's few icons, drawn here as lines so that they fit every size and theme."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

_SIZE = 24.0  # the drawings below lie on a square of this side
_LINE = 1.7


def icon(name: str, colour: str, chosen: str, pixels: int = 96) -> QIcon:
    """Return the icon `name` in `colour`, and in `chosen` while its button is on."""
    made = QIcon()
    for state, ink in ((QIcon.State.Off, colour), (QIcon.State.On, chosen)):
        made.addPixmap(_drawn(_PATHS[name](), ink, pixels), QIcon.Mode.Normal, state)
    return made


def _drawn(path: QPainterPath, colour: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / _SIZE, pixels / _SIZE)
    pen = QPen(QColor(colour), _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.end()
    return pixmap


def _now() -> QPainterPath:
    """Return somebody who sits: a head and shoulders."""
    path = QPainterPath()
    path.addEllipse(QPointF(12, 8), 3.6, 3.6)
    path.moveTo(4.5, 20)
    path.cubicTo(4.5, 12.6, 19.5, 12.6, 19.5, 20)
    return path


def _today() -> QPainterPath:
    """Return a day as three bars."""
    path = QPainterPath()
    for x, top in ((6, 13), (12, 6), (18, 10)):
        path.moveTo(x, 20)
        path.lineTo(x, top)
    path.moveTo(3, 20)
    path.lineTo(21, 20)
    return path


def _settings() -> QPainterPath:
    """Return two sliders."""
    path = QPainterPath()
    for y, knob in ((8, 15), (16, 9)):
        path.moveTo(3, y)
        path.lineTo(knob - 2.4, y)
        path.addEllipse(QPointF(knob, y), 2.4, 2.4)
        path.moveTo(knob + 2.4, y)
        path.lineTo(21, y)
    return path


def _workplace() -> QPainterPath:
    """Return a desk with a screen on it."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(6.5, 4, 11, 7.5), 1, 1)
    path.moveTo(12, 11.5)
    path.lineTo(12, 14.5)
    path.moveTo(3, 14.5)
    path.lineTo(21, 14.5)
    for x in (5, 19):
        path.moveTo(x, 14.5)
        path.lineTo(x, 20.5)
    return path


def _program() -> QPainterPath:
    """Return the program's own sign: a calm, long curve of a back under a head."""
    path = QPainterPath()
    path.addEllipse(QPointF(14.2, 5), 2.6, 2.6)
    path.moveTo(12.6, 9.5)
    path.cubicTo(7.5, 12.5, 14.0, 16.0, 9.0, 20.5)
    path.arcMoveTo(QRectF(1.8, 1.8, 20.4, 20.4), 0)
    for step in range(1, 73):
        angle = math.radians(5 * step)
        path.lineTo(12 + 10.2 * math.cos(angle), 12 - 10.2 * math.sin(angle))
    return path


_PATHS: dict[str, Callable[[], QPainterPath]] = {
    "now": _now,
    "today": _today,
    "settings": _settings,
    "workplace": _workplace,
    "program": _program,
}
