"""The window's few icons and the signs of the tray, drawn here to fit every size and theme."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform

SIGN_PX = (16, 22, 24, 32, 44, 48, 64)  # what trays ask for, at one and at two pixels a point
_SIZE = 24.0  # the drawings below lie on a square of this side
_LINE = 1.7
_BOLD = 2.6  # a sign of 16 pixels has no room for thin lines


def icon(name: str, colour: str, chosen: str, pixels: int = 96) -> QIcon:
    """Return the icon `name` in `colour`, and in `chosen` while its button is on."""
    made = QIcon()
    for state, ink in ((QIcon.State.Off, colour), (QIcon.State.On, chosen)):
        made.addPixmap(_drawn(_PATHS[name](), ink, pixels), QIcon.Mode.Normal, state)
    return made


def sign(name: str, ink: str, accent: str) -> QIcon:
    """Return the sign `name` for a tray, in `ink`; what asks for attention in `accent`.

    Each has a shape of its own: a tray may be grey, and so may be what somebody sees.
    """
    made = QIcon()
    for pixels in SIGN_PX:
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(pixels / _SIZE, pixels / _SIZE)
        _SIGNS[name](painter, QColor(ink), QColor(accent))
        painter.end()
        made.addPixmap(pixmap)
    made.setIsMask(sys.platform == "darwin")  # the menu bar of a Mac colours it itself
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


def _move() -> QPainterPath:
    """Return somebody who lifts both arms."""
    path = QPainterPath()
    path.addEllipse(QPointF(12, 5.6), 2.4, 2.4)
    path.moveTo(4.5, 5.5)
    path.cubicTo(6.5, 10.5, 9, 11, 12, 11)
    path.cubicTo(15, 11, 17.5, 10.5, 19.5, 5.5)
    path.moveTo(12, 11)
    path.lineTo(12, 15)
    path.lineTo(8.5, 20.5)
    path.moveTo(12, 15)
    path.lineTo(15.5, 20.5)
    return path


def _check_in() -> QPainterPath:
    """Return a sheet with a tick."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(5, 4, 14, 16.5), 1.6, 1.6)
    path.moveTo(8.4, 12.4)
    path.lineTo(11, 15)
    path.lineTo(15.8, 9.4)
    return path


def _history() -> QPainterPath:
    """Return a line that goes up and down over many days."""
    path = QPainterPath(QPointF(3, 16))
    for x, y in ((8, 10), (12, 13), (16, 6), (21, 9)):
        path.lineTo(x, y)
    path.moveTo(3, 20)
    path.lineTo(21, 20)
    return path


def _privacy() -> QPainterPath:
    """Return a shield."""
    path = QPainterPath(QPointF(12, 3.5))
    path.lineTo(19.5, 6.5)
    path.cubicTo(19.5, 13.5, 17, 18, 12, 20.5)
    path.cubicTo(7, 18, 4.5, 13.5, 4.5, 6.5)
    path.closeSubpath()
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


def _clinic() -> QPainterPath:
    """Return a goniometer: two arms, and the angle between them."""
    path = QPainterPath(QPointF(18, 3.5))
    path.lineTo(7, 18)
    path.lineTo(21, 18)
    path.arcMoveTo(QRectF(-2, 9, 18, 18), 0)
    path.arcTo(QRectF(-2, 9, 18, 18), 0, 52.8)
    path.addEllipse(QPointF(7, 18), 2.0, 2.0)
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
    "move": _move,
    "check_in": _check_in,
    "history": _history,
    "privacy": _privacy,
    "settings": _settings,
    "workplace": _workplace,
    "clinic": _clinic,
    "program": _program,
}


def _bust() -> QPainterPath:
    """Return head and shoulders, to be filled."""
    path = QPainterPath()
    path.addEllipse(QPointF(12, 7), 4.6, 4.6)
    path.moveTo(2.5, 22)
    path.cubicTo(2.5, 11.5, 21.5, 11.5, 21.5, 22)
    path.closeSubpath()
    return path


def _pen(colour: QColor, width: float = _BOLD) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _sign_watching(painter: QPainter, ink: QColor, _accent: QColor) -> None:
    """Paint somebody who is seen."""
    painter.fillPath(_bust(), ink)


def _sign_cue(painter: QPainter, ink: QColor, accent: QColor) -> None:
    """Paint somebody smaller beside the swelling at the right edge, as the screen shows it."""
    painter.fillPath(QTransform(0.76, 0, 0, 0.76, -1.8, 4.6).map(_bust()), ink)
    swelling = QPainterPath(QPointF(24, 0.5))
    swelling.cubicTo(14.5, 6, 14.5, 18, 24, 23.5)
    swelling.closeSubpath()
    painter.fillPath(swelling, accent)


def _sign_paused(painter: QPainter, ink: QColor, _accent: QColor) -> None:
    """Paint the two bars that everybody knows."""
    for left in (4.5, 14.0):
        painter.fillRect(QRectF(left, 3.0, 5.5, 18.0), ink)


def _sign_cannot_see(painter: QPainter, ink: QColor, _accent: QColor) -> None:
    """Paint a question mark, for who might be there."""
    painter.setPen(_pen(ink, 3.2))
    mark = QPainterPath(QPointF(6.5, 7.5))
    mark.cubicTo(6.5, 0.2, 17.5, 0.2, 17.5, 7.5)
    mark.cubicTo(17.5, 11.5, 12.0, 11.0, 12.0, 15.6)
    painter.drawPath(mark)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(12, 21), 2.0, 2.0)


def _sign_camera_off(painter: QPainter, ink: QColor, _accent: QColor) -> None:
    """Paint a camera that is struck out."""
    camera = QPainterPath()
    camera.addRoundedRect(QRectF(0.5, 6, 15.5, 12.5), 2.5, 2.5)
    camera.moveTo(17.2, 11)
    camera.lineTo(23.5, 6.8)
    camera.lineTo(23.5, 17.7)
    camera.lineTo(17.2, 13.5)
    camera.closeSubpath()
    painter.fillPath(camera, ink)
    stroke = QLineF(3.0, 22.0, 19.5, 2.0)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(_pen(ink, 6.0))
    painter.drawLine(stroke)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(_pen(ink, 2.4))
    painter.drawLine(stroke)


def _sign_not_set_up(painter: QPainter, ink: QColor, _accent: QColor) -> None:
    """Paint a ring that waits for somebody to be put in."""
    painter.setPen(_pen(ink))
    painter.drawEllipse(QPointF(12, 12), 10.0, 10.0)
    painter.drawLine(QLineF(12, 7.5, 12, 16.5))
    painter.drawLine(QLineF(7.5, 12, 16.5, 12))


_SIGNS: dict[str, Callable[[QPainter, QColor, QColor], None]] = {
    "watching": _sign_watching,
    "paused": _sign_paused,
    "cannot_see": _sign_cannot_see,
    "camera_off": _sign_camera_off,
    "cue": _sign_cue,
    "not_set_up": _sign_not_set_up,
}
