"""The large picture of a guided assessment: oneself with what is measured, and how far one gets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.clinic.overlay import Layers, Overlay, Place, seen_in
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.worker import Glass, Shown

_NUMBERS = 24.0  # numbers are so many times smaller than the picture is high
_LEAST = 12.0
_LARGE = 7.0  # the same of the angle that is tested
_EDGE = 0.5  # of a letter, around words


class AssessmentPicture(QWidget):
    """Show the newest picture as a mirror does, with skeleton, plumb line and angles.

    Where no picture comes the figure alone is drawn; without that, words.
    """

    glass_changed = Signal(object)  # Glass: how large a picture is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._shown: Shown | None = None
        self._layers = Layers()
        self._angle = self._best = self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAccessibleName(self.tr("Live picture"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def glass(self) -> Glass:
        """Return how large a picture is wanted."""
        ratio = self.devicePixelRatioF()
        return Glass(
            max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)), mirror=True
        )

    def show_look(self, shown: Shown) -> None:
        """Show what was seen; nothing of it is kept longer than it is shown."""
        self._shown = shown
        self.update()

    def show_layers(self, layers: Layers) -> None:
        """Draw these from now on."""
        self._layers = layers
        self.update()

    def show_angle(self, now: str, best: str) -> None:
        """Show how far somebody gets now, large, and how far at most so far; "" for nothing."""
        if (now, best) != (self._angle, self._best):
            self._angle, self._best = now, best
            self.setAccessibleDescription(" ".join(one for one in (now, best) if one))
            self.update()

    def say(self, words: str) -> None:
        """Show `words`, and no picture any more."""
        self._shown, self._words = None, words
        self.update()

    def forget(self) -> None:
        """Let go of what is shown."""
        self.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for pictures of the new size."""
        super().resizeEvent(event)
        self.glass_changed.emit(self.glass())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint picture, lines and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        space = QRectF(self.rect())
        shown = self._shown
        image = None if shown is None else shown.image
        seen = None if shown is None else seen_in(shown.look)
        if image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.surface))
            painter.drawRoundedRect(space, 10.0, 10.0)
        else:
            painter.drawImage(Place.fit(space, image.width(), image.height()).where, image)
        if seen is not None:
            place = Place.fit(space, seen.width, seen.height, mirror=True)
            size = max(_LEAST, place.where.height() / _NUMBERS)
            overlay = Overlay(self._colours, size, on_paper=image is None)
            within = place.where if image is not None else space
            overlay.draw(painter, seen, place, self._layers, within)
        elif image is None and self._words:
            self._paint_words(painter, space)
        if self._angle or self._best:
            self._paint_angle(painter, space)

    def _paint_words(self, painter: QPainter, space: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(max(_LEAST, space.height() / _NUMBERS)))
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(space.adjusted(24, 12, -24, -12), flags, self._words)

    def _paint_angle(self, painter: QPainter, space: QRectF) -> None:
        """Write the angle into the upper corner, on a plate that is readable on any picture."""
        lines = ((self._angle, 1.0, True), (self._best, 0.42, False))
        fonts = []
        for words, share, strong in lines:
            font = QFont(self.font())
            font.setPixelSize(round(max(_LEAST, share * space.height() / _LARGE)))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            fonts.append((words, font))
        sizes = []
        for words, font in fonts:
            painter.setFont(font)
            wide = painter.fontMetrics().horizontalAdvance(words)
            sizes.append((wide, painter.fontMetrics().height() if words else 0))
        edge = _EDGE * sizes[1][1] if sizes[1][1] else _LEAST
        plate = QRectF(
            space.right() - max(w for w, _ in sizes) - 3 * edge,
            space.top() + edge,
            max(w for w, _ in sizes) + 2 * edge,
            sum(h for _, h in sizes) + 1.2 * edge,
        )
        behind = QColor(self._colours.raised)
        behind.setAlphaF(0.92)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(behind)
        painter.drawRoundedRect(plate, 10.0, 10.0)
        painter.setPen(QColor(self._colours.text))
        y = plate.top() + 0.6 * edge
        for (words, font), (_, high) in zip(fonts, sizes, strict=True):
            painter.setFont(font)
            where = QRectF(plate.left(), y, plate.width(), high)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)
            y += high
