"""A ring that fills while something is learned, or a time passes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.palette import LIGHT, Colours

_TOP = 90 * 16  # Qt counts sixteenths of a degree from three o'clock, against the clock
_ROUND = 360 * 16


class Ring(QWidget):
    """Show a progress from 0 to 1. Decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = 0.0
        self._words = ""
        self._colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_progress(0.0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the text in the middle needs."""
        side = 8 * self.fontMetrics().height()
        return QSize(side, side)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def set_progress(self, progress: float, words: str = "", name: str = "") -> None:
        """Fill the ring up to `progress`, with `words` in it; without them, what is learned.

        `name` is what a screen reader says.
        """
        self._progress = min(max(progress, 0.0), 1.0)
        self._words = words or f"{self.percent()} %"
        learned = self.tr("Learned so far: {0} %").format(self.percent())
        self.setAccessibleName(name or learned)
        self.update()

    def percent(self) -> int:
        """Return the number shown."""
        return int(100 * self._progress)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ring and the number in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self.width() / 13
        inset = thick / 2 + 1
        where = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(QColor(self._colours.line), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(where)
        if self._progress > 0:
            pen.setColor(QColor(self._colours.accent))
            painter.setPen(pen)
            painter.drawArc(where, _TOP, -round(_ROUND * self._progress))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
