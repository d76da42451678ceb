"""Oneself beside the demonstration: the live picture, or without one a figure of what was seen."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.picture import LivePicture, skeleton
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.posture.body import VISIBLE, Keypoint
from posturecoach.session import Look

K = Keypoint
_EDGE = 10.0  # pixels
_ROOM = 0.2  # of the person, left free around it
_LEAST_POINTS = 3
_FACE = (K.NOSE, K.LEFT_EYE_OUTER, K.RIGHT_EYE_OUTER, K.LEFT_EAR, K.RIGHT_EAR)


class OwnFigure(QWidget):
    """Draw what was found of a person, as a mirror shows it; nothing of the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._look: Look | None = None
        self._frame = QRectF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("You, as the camera sees you"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_look(self, look: Look | None) -> None:
        """Draw the person of a look; nobody with None."""
        self._look = look
        if look is None:
            self._frame = QRectF()
        else:
            self._widen(look)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines between the points that were seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()), 10.0, 10.0)
        look = self._look
        if look is None or look.sight is None or look.sight.body is None or self._frame.isEmpty():
            return
        sight, body = look.sight, look.sight.body
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        frame = self._frame
        scale = min(room.width() / frame.width(), room.height() / frame.height())
        centre = frame.center()

        def at(x: float, y: float) -> QPointF:
            across, down = (centre.x() - x) * scale, (y - centre.y()) * scale
            return room.center() + QPointF(across, down)

        thick = max(3.0, self.height() / 60.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in skeleton(sight, look.view):
            if line.plumb:
                continue
            colour = self._colours.accent if line.measured else self._colours.text
            pen = QPen(QColor(colour), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(at(*line.start), at(*line.end))
        face = [at(*body.points[k].tolist()) for k in _FACE if body.visibility[k] >= VISIBLE]
        if len(face) < _LEAST_POINTS:
            return
        painter.setPen(QPen(QColor(self._colours.text), 0.7 * thick))
        middle = sum(face, QPointF()) / len(face)
        far = max(hypot(p.x() - middle.x(), p.y() - middle.y()) for p in face)
        painter.drawEllipse(middle, 1.1 * far, 1.35 * far)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.text))
        for point in face:
            painter.drawEllipse(point, 0.6 * thick, 0.6 * thick)

    def _widen(self, look: Look) -> None:
        """Let the frame hold this person, too. It only grows: else the picture would jump."""
        if look.sight is None or look.sight.body is None:
            return
        body = look.sight.body
        seen = body.points[body.visibility >= VISIBLE]
        if len(seen) < _LEAST_POINTS:
            return
        (left, top), (right, bottom) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
        room = _ROOM * max(right - left, bottom - top, 1.0)
        now = QRectF(left, top, right - left, bottom - top).adjusted(-room, -room, room, room)
        whole = QRectF(0.0, 0.0, look.sight.width, look.sight.height)
        self._frame = self._frame.united(now.intersected(whole))


class OwnView(QStackedWidget):
    """Show oneself, by picture where there is one, else by figure."""

    glass_changed = Signal(object)  # Glass: how large a picture is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.figure = LivePicture(on_card=False), OwnFigure()
        self.addWidget(self.figure)
        self.addWidget(self.picture)
        self.picture.glass_changed.connect(self.glass_changed)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.picture.set_colours(colours)
        self.figure.set_colours(colours)

    def glass(self) -> Glass:
        """Return how large a picture is wanted."""
        ratio = self.devicePixelRatioF()
        return Glass(
            max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)), mirror=True
        )

    def see(self, shown: Shown | Look) -> None:
        """Show a look."""
        if isinstance(shown, Shown) and shown.image is not None:
            self.setCurrentWidget(self.picture)
            self.picture.show_look(shown)
        else:
            self.setCurrentWidget(self.figure)
            self.figure.show_look(shown.look if isinstance(shown, Shown) else shown)
