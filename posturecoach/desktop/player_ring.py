"""The ring that fills with a movement: the target band, the hold, and the count in its middle."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.exercises.player import Moment

_SIXTEENTHS = 16  # Qt counts sixteenths of a degree from three o'clock, against the clock
_START_DEG = 240.0  # lower left; open at the bottom, so that start and end are told apart
_SWEEP_DEG = 300.0
_MOST = 1.3  # of the way to the peak: as far as the ring reaches


class MovementRing(QWidget):
    """Show how far a movement is, where to be, how long it is held. Decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._ring = 0.0
        self._band: tuple[float, float] | None = None
        self._held: float | None = None
        self._large, self._small = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("How far the movement is"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_moment(self, moment: Moment | None, large: str, small: str) -> None:
        """Show a moment, None for an empty ring; `large` and `small` stand in the middle."""
        shown = (
            0.0 if moment is None else round(moment.ring, 2),
            None if moment is None else moment.band,
            None if moment is None or moment.held is None else round(moment.held, 2),
            large,
            small,
        )
        if shown == (self._ring, self._band, self._held, self._large, self._small):
            return
        self._ring, self._band, self._held, self._large, self._small = shown
        self.setAccessibleDescription(f"{large} {small}")
        self.update()

    def in_band(self) -> bool:
        """Return whether the movement is where it is aimed at."""
        return self._band is not None and self._band[0] <= self._ring <= self._band[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that can be read from across a room."""
        line = self.fontMetrics().height()
        return QSize(18 * line, 18 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least that makes sense."""
        line = self.fontMetrics().height()
        return QSize(8 * line, 8 * line)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint track, band, movement, hold and the words in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = side / 11.0
        inset = thick / 2.0 + thick * 0.35
        where = QRectF((self.width() - side) / 2.0, (self.height() - side) / 2.0, side, side)
        where = where.adjusted(inset, inset, -inset, -inset)
        self._arc(painter, where, (0.0, _MOST), _pen(self._colours.line, thick))
        if self._band is not None:
            low, high = self._band
            high = _MOST if high == inf else min(high, _MOST)
            # A frame of its own: it shows through where the movement lies over it.
            self._arc(painter, where, (low, high), _pen(self._colours.easy, thick * 1.6))
            self._arc(painter, where, (low, high), _pen(self._colours.band, thick * 1.15))
        if self._ring > 0.0:
            colour = self._colours.easy if self.in_band() else self._colours.accent
            self._arc(painter, where, (0.0, min(self._ring, _MOST)), _pen(colour, thick * 0.8))
        if self._held is not None:
            inner = where.adjusted(thick * 1.15, thick * 1.15, -thick * 1.15, -thick * 1.15)
            self._arc(painter, inner, (0.0, _MOST), _pen(self._colours.line, thick * 0.4))
            held = self._held * _MOST
            self._arc(painter, inner, (0.0, held), _pen(self._colours.some, thick * 0.4))
        self._paint_words(painter, where, side)

    def _arc(self, painter: QPainter, where: QRectF, part: tuple[float, float], pen: QPen) -> None:
        low, high = part
        if high <= low:
            return
        painter.setPen(pen)
        start = _START_DEG - _SWEEP_DEG * low / _MOST
        sweep = -_SWEEP_DEG * (high - low) / _MOST
        painter.drawArc(where, round(_SIXTEENTHS * start), round(_SIXTEENTHS * sweep))

    def _paint_words(self, painter: QPainter, where: QRectF, side: float) -> None:
        painter.setPen(QColor(self._colours.text))
        font = QFont(self.font())
        font.setPixelSize(max(8, round(side * (0.34 if len(self._large) <= 2 else 0.22))))  # noqa: PLR2004
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        middle = QRectF(where)
        middle.setBottom(where.center().y() + side * 0.14)
        middle.setTop(where.center().y() - side * 0.24)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self._large)
        font.setPixelSize(max(7, round(side * 0.075)))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        below = QRectF(where)
        below.setTop(where.center().y() + side * 0.13)
        below.setBottom(below.top() + side * 0.2)
        inset = side * 0.18
        below.adjust(inset, 0.0, -inset, 0.0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, self._small)


def _pen(colour: str, thick: float) -> QPen:
    pen = QPen(QColor(colour), thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
