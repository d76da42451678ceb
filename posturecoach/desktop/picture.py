"""The live picture with a calm skeleton and the lines of what is measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.posture.body import VISIBLE, Body, FloatArray, Keypoint, Sight
from posturecoach.posture.measure import View
from posturecoach.session import Look

K = Keypoint

_ROUND = 10.0  # radius of the picture's corners, in pixels of the window
_ARMS_AND_LEGS = (
    (K.LEFT_SHOULDER, K.LEFT_ELBOW, K.LEFT_WRIST),
    (K.RIGHT_SHOULDER, K.RIGHT_ELBOW, K.RIGHT_WRIST),
    (K.LEFT_SHOULDER, K.LEFT_HIP, K.LEFT_KNEE, K.LEFT_ANKLE),
    (K.RIGHT_SHOULDER, K.RIGHT_HIP, K.RIGHT_KNEE, K.RIGHT_ANKLE),
    (K.LEFT_HIP, K.RIGHT_HIP),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line to draw, in pixels of the camera's picture, not mirrored.

    `measured` lines are those an angle is taken of; `plumb` is the upright or level
    that it is taken against; the rest is the skeleton.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    measured: bool = False
    plumb: bool = False


def skeleton(sight: Sight, view: View) -> list[Line]:
    """Return the lines to draw for `sight`; only between points that were seen."""
    if sight.body is None:
        return []
    body = sight.body
    lines = [
        Line(_xy(body.at(a)), _xy(body.at(b)))
        for chain in _ARMS_AND_LEGS
        for a, b in pairwise(chain)
        if body.sees(a, b)
    ]
    match view:
        case View.SIDE_LEFT:
            lines.extend(_side_lines(body, K.LEFT_EAR, K.LEFT_SHOULDER, K.LEFT_HIP))
        case View.SIDE_RIGHT:
            lines.extend(_side_lines(body, K.RIGHT_EAR, K.RIGHT_SHOULDER, K.RIGHT_HIP))
        case View.FRONT | View.OBLIQUE | View.UNKNOWN:
            lines.extend(_front_lines(body))
    return lines


class LivePicture(QWidget):
    """Show the newest picture and what was found in it. Decides nothing."""

    glass_changed = Signal(object)  # Glass: how large a picture is wanted

    def __init__(self, parent: QWidget | None = None, *, on_card: bool = True) -> None:
        super().__init__(parent)
        self._on_card = on_card
        self._shown: Shown | None = None
        self._words = ""
        self._mirror = True
        self._skeleton = True
        self._colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 150)
        # It paints every pixel of its own; or else Qt paints the card below it each time.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Live picture"))
        self.say(self.tr("No picture yet"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a comfortable size."""
        return QSize(640, 400)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def set_mirror(self, mirror: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Show left and right as a mirror does, or as the camera does."""
        if mirror != self._mirror:
            self._mirror = mirror
            self._shown = None  # that picture lies the other way round
            self.glass_changed.emit(self.glass())
            self.update()

    def show_skeleton(self, skeleton: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Draw what was found over the picture, or the picture alone."""
        self._skeleton = skeleton

    def glass(self) -> Glass:
        """Return the size of picture that fits, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        return Glass(
            max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)), self._mirror
        )

    def show_look(self, shown: Shown) -> None:
        """Show `shown`; without a picture the last one goes and the words stay."""
        self._shown = shown
        self.update()

    def say(self, words: str) -> None:
        """Show `words` and no picture."""
        self._shown = None
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for pictures of the new size."""
        super().resizeEvent(event)
        self.glass_changed.emit(self.glass())

    def event(self, event: QEvent) -> bool:
        """Ask for finer or coarser pictures on another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.glass_changed.emit(self.glass())
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint picture and lines, or the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        behind = QColor(self._colours.surface if self._on_card else self._colours.window)
        if self._shown is None or self._shown.image is None:
            painter.fillRect(self.rect(), behind)
            self._paint_words(painter)
            return
        where = self._place(self._shown.image.size())
        width, height = self.width(), self.height()
        painter.fillRect(QRectF(0, 0, where.left(), height), behind)
        painter.fillRect(QRectF(where.right(), 0, width - where.right(), height), behind)
        painter.fillRect(QRectF(0, 0, width, where.top()), behind)
        painter.fillRect(QRectF(0, where.bottom(), width, height - where.bottom()), behind)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(where, self._shown.image)
        self._paint_corners(painter, where, behind)
        if self._skeleton and self._shown.look.sight is not None:
            self._paint_lines(painter, where, self._shown.look)

    def _place(self, size: QSize) -> QRectF:
        """Return where a picture of `size` lies: as large as fits, in the middle."""
        scale = min(self.width() / size.width(), self.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        return QRectF(round(left), round(top), round(width), round(height))

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.band))
        painter.drawRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
        painter.setPen(QColor(self._colours.text))
        space = self.rect().adjusted(24, 12, -24, -12)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(space, flags, self._words)

    def _paint_corners(self, painter: QPainter, where: QRectF, behind: QColor) -> None:
        """Round the picture's corners by painting over them what lies behind.

        Corner by corner: one path around the whole picture costs as much as the picture.
        """
        round_ = QPainterPath()
        round_.addRoundedRect(where, _ROUND, _ROUND)
        for x in (where.left(), where.right() - _ROUND):
            for y in (where.top(), where.bottom() - _ROUND):
                corner = QPainterPath()
                corner.addRect(QRectF(x, y, _ROUND, _ROUND))
                painter.fillPath(corner.subtracted(round_), behind)

    def _paint_lines(self, painter: QPainter, where: QRectF, look: Look) -> None:
        sight = look.sight
        if sight is None:
            return
        painter.setClipRect(where)
        scale = where.width() / sight.width
        thin = max(1.5, where.width() / 420)
        for line in skeleton(sight, look.view):
            drawn = QLineF(
                self._point(line.start, where, scale), self._point(line.end, where, scale)
            )
            self._stroke(painter, drawn, line, thin)

    def _stroke(self, painter: QPainter, drawn: QLineF, line: Line, thin: float) -> None:
        if line.plumb:
            pen = QPen(_clear(self._colours.glow, 0.55), thin * 0.8, Qt.PenStyle.DotLine)
        elif line.measured:
            # A dark hem below keeps the light line readable on a white wall.
            painter.setPen(_round_pen(_clear("#10211c", 0.35), thin * 2.6))
            painter.drawLine(drawn)
            pen = _round_pen(_clear(self._colours.glow, 0.95), thin * 1.3)
        else:
            painter.setPen(_round_pen(_clear("#10211c", 0.18), thin * 2.0))
            painter.drawLine(drawn)
            pen = _round_pen(_clear(self._colours.glow, 0.5), thin)
        painter.setPen(pen)
        painter.drawLine(drawn)

    def _point(self, xy: tuple[float, float], where: QRectF, scale: float) -> QPointF:
        x = where.width() - xy[0] * scale if self._mirror else xy[0] * scale
        return QPointF(where.left() + x, where.top() + xy[1] * scale)


def _front_lines(body: Body) -> Iterator[Line]:
    """Yield what is measured from the front: eyes, shoulders, neck and trunk."""
    for left, right in (
        (K.LEFT_EYE_OUTER, K.RIGHT_EYE_OUTER),
        (K.LEFT_SHOULDER, K.RIGHT_SHOULDER),
    ):
        if body.sees(left, right):
            yield Line(_xy(body.at(left)), _xy(body.at(right)), measured=True)
    shoulders = _middle(body, K.LEFT_SHOULDER, K.RIGHT_SHOULDER)
    ears = _middle(body, K.LEFT_EAR, K.RIGHT_EAR)
    hips = _middle(body, K.LEFT_HIP, K.RIGHT_HIP)
    if shoulders is not None and ears is not None:
        yield Line(_xy(shoulders), _xy(ears), measured=True)
        yield _upright(shoulders, ears)
    if shoulders is not None and hips is not None:
        yield Line(_xy(hips), _xy(shoulders), measured=True)


def _side_lines(body: Body, ear: K, shoulder: K, hip: K) -> Iterator[Line]:
    """Yield what is measured from the side: neck and trunk, each against the upright."""
    for low, high in ((shoulder, ear), (hip, shoulder)):
        if body.sees(low, high):
            yield Line(_xy(body.at(low)), _xy(body.at(high)), measured=True)
            yield _upright(body.at(low), body.at(high))


def _upright(low: FloatArray, high: FloatArray) -> Line:
    """Return the upright above `low`, as long as the way from there to `high`."""
    length = float(np.hypot(*(high - low)))
    return Line(_xy(low), (float(low[0]), float(low[1]) - length), plumb=True)


def _middle(body: Body, one: K, other: K) -> FloatArray | None:
    if not bool(np.all(body.visibility[[one, other]] >= VISIBLE)):
        return None
    middle: FloatArray = (body.at(one) + body.at(other)) / 2
    return middle


def _xy(point: FloatArray) -> tuple[float, float]:
    return float(point[0]), float(point[1])


def _clear(colour: str, opacity: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
