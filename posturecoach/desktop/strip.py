"""The last sixty seconds of one number in a small strip: its limit, and where it stood when."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.fired_rule import Limit, exact
from posturecoach.desktop.history import FloatArray
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.sixty_seconds import HOLE_S, LAST_S

_TICKS = (-60, -45, -30, -15, 0)
_ROOM = 0.2  # above and below what is shown, as a share
_PATCH = 0.8  # how much of the line a name covers, so that it can be read
_LEAST = {"deg": 10.0, "mm": 30.0, "%": 10.0, "ratio": 0.06, "shoulder widths": 0.1}


@dataclass(frozen=True, slots=True)
class StripLine:
    """What a strip shows.

    Attributes
    ----------
    times_s
        Shape (n,), -60 to 0.
    numbers, pm
        Shape (n,), with NaN where nothing was measured. None for a rule without a measure:
        then only where somebody was seen is shown.
    seen
        Shape (n,), whether somebody was seen.
    unit, limits, change
        Of the numbers; whether they are changes, so that 0 is the own neutral.
    pieces
        The stretches without a hole.

    """

    times_s: FloatArray
    numbers: FloatArray | None
    pm: FloatArray | None
    seen: NDArray[np.bool_]
    unit: str = ""
    limits: tuple[Limit, ...] = ()
    change: bool = False
    pieces: tuple[slice, ...] = field(init=False)

    def __post_init__(self) -> None:
        there = self.seen if self.numbers is None else np.isfinite(self.numbers)
        object.__setattr__(self, "pieces", _pieces(self.times_s, there))


class Strip(QWidget):
    """Show a line with its holes, its limit and the moment that is played. Decides nothing."""

    pointed = Signal(float)  # seconds before the end, at which the mouse points

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._line: StripLine | None = None
        self._time_s = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The last 60 seconds as a line"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_line(self, line: StripLine, words: str) -> None:
        """Show a line; `words` tell it to who sees no drawing."""
        self._line = line
        self.setAccessibleDescription(words)
        self.update()

    def show_time(self, time_s: float) -> None:
        """Mark the moment that is played."""
        self._time_s = time_s
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return seven lines of letters in height, three without numbers."""
        line = self.fontMetrics().height()
        tall = 4 if self._line is not None and self._line.numbers is None else 7
        return QSize(26 * line, tall * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which nothing could be read."""
        return QSize(14 * self.fontMetrics().height(), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point to a moment."""
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point to a moment, while a button is held."""
        self._point(event)

    def _point(self, event: QMouseEvent) -> None:
        room = self._room()
        share = (event.position().x() - room.left()) / max(1.0, room.width())
        self.pointed.emit(LAST_S * (min(1.0, max(0.0, share)) - 1.0))

    def _room(self) -> QRectF:
        """Return where the line goes."""
        metrics = QFontMetricsF(self.font())
        aside = 3.5 * metrics.averageCharWidth()
        return QRectF(self.rect()).adjusted(
            aside, 0.9 * metrics.height(), -aside, -1.4 * metrics.height()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the axis, the limits, the line and where the rule fired."""
        line = self._line
        if line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        painter.fillRect(room, QColor(self._colours.raised))
        self._paint_time_axis(painter, room)
        self._paint_holes(painter, room, line)
        if line.numbers is None:
            self._paint_presence(painter, room, line)
        else:
            low, high = _range(line)
            self._paint_number(painter, room, line, (low, high))
            self._paint_limits(painter, room, line, (low, high))
        self._paint_moments(painter, room)

    def _x(self, room: QRectF, time_s: float) -> float:
        return room.left() + (time_s / LAST_S + 1.0) * room.width()

    def _paint_time_axis(self, painter: QPainter, room: QRectF) -> None:
        metrics = QFontMetricsF(self.font())
        painter.setPen(QPen(QColor(self._colours.line), 1.0))
        painter.drawRect(room)
        painter.setPen(QColor(self._colours.muted))
        for tick in _TICKS:
            words = self.tr("{0} s").format(tick) if tick else self.tr("prompt")
            words = words.replace("-", "\N{MINUS SIGN}")
            wide = metrics.horizontalAdvance(words) + 2.0
            left = min(self._x(room, tick) - wide / 2.0, self.width() - wide)
            where = QRectF(left, room.bottom() + 2.0, wide, metrics.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_holes(self, painter: QPainter, room: QRectF, line: StripLine) -> None:
        """Hatch the time in which nothing was measured: it is not bridged."""
        edges = [-LAST_S]
        for piece in line.pieces:
            edges += [float(line.times_s[piece.start]), float(line.times_s[piece.stop - 1])]
        edges.append(0.0)
        hatch = QBrush(QColor(self._colours.border), Qt.BrushStyle.BDiagPattern)
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if end - start > HOLE_S / 2.0:
                left, right = self._x(room, start), self._x(room, end)
                painter.setBrush(hatch)
                painter.drawRect(QRectF(left, room.top(), right - left, room.height()))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_presence(self, painter: QPainter, room: QRectF, line: StripLine) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.band))
        for piece in line.pieces:
            left = self._x(room, float(line.times_s[piece.start]))
            right = self._x(room, float(line.times_s[piece.stop - 1]))
            painter.drawRect(QRectF(left, room.top(), max(2.0, right - left), room.height()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tr("you were seen"))

    def _paint_limits(
        self, painter: QPainter, room: QRectF, line: StripLine, reach: tuple[float, float]
    ) -> None:
        """Draw where zones begin, named at one end and the other; and the own neutral."""
        metrics = QFontMetricsF(self.font())
        ends = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for index, limit in enumerate(line.limits):
            y = _y(room, reach, limit.number)
            pen = QPen(QColor(self._colours.some), max(1.4, metrics.height() / 12.0))
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            where = room.adjusted(6.0, 0.0, -8.0, 0.0)
            # The lower of two below its line: close together they would hide each other.
            below = len(line.limits) > 1 and limit.number == min(o.number for o in line.limits)
            top = y if below else y - metrics.height()
            where.setTop(min(max(room.top(), top), room.bottom() - metrics.height()))
            where.setHeight(metrics.height())
            words = f"{limit.name}: {exact(limit.number, line.unit, signed=line.change)}"
            flags = ends[index % 2] | Qt.AlignmentFlag.AlignVCenter
            patch = QColor(self._colours.raised)
            patch.setAlphaF(_PATCH)
            painter.fillRect(painter.boundingRect(where, flags, words), patch)
            painter.drawText(where, flags, words)
        if line.change and reach[0] < 0.0 < reach[1]:
            y = _y(room, reach, 0.0)
            painter.setPen(QPen(QColor(self._colours.border), 1.0))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))

    def _paint_number(
        self, painter: QPainter, room: QRectF, line: StripLine, reach: tuple[float, float]
    ) -> None:
        numbers, pm = line.numbers, line.pm
        if numbers is None:
            return
        painter.save()
        painter.setClipRect(room)
        pen = QPen(QColor(self._colours.accent), max(2.0, self.fontMetrics().height() / 8.0))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        unsure = QColor(self._colours.accent)
        unsure.setAlphaF(0.18)
        for piece in line.pieces:
            xs = [self._x(room, time_s) for time_s in line.times_s[piece].tolist()]
            values = numbers[piece]
            if pm is not None:
                half = np.nan_to_num(pm[piece])
                above = [_y(room, reach, y) for y in (values + half).tolist()]
                below = [_y(room, reach, y) for y in (values - half).tolist()]
                edge = [*zip(xs, above, strict=True), *zip(xs[::-1], below[::-1], strict=True)]
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(unsure)
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in edge]))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            points = [
                QPointF(x, _y(room, reach, y)) for x, y in zip(xs, values.tolist(), strict=True)
            ]
            painter.setPen(pen)
            painter.drawPolyline(points) if len(points) > 1 else painter.drawPoint(points[0])
        painter.restore()

    def _paint_moments(self, painter: QPainter, room: QRectF) -> None:
        """Mark where the rule fired, with a flag, and the moment that is played."""
        x = self._x(room, 0.0)
        side = 0.35 * QFontMetricsF(self.font()).height()
        painter.setPen(QPen(QColor(self._colours.more), 2.0))
        painter.drawLine(QPointF(x, room.top() - side), QPointF(x, room.bottom()))
        painter.setBrush(QColor(self._colours.more))
        painter.setPen(Qt.PenStyle.NoPen)
        top = room.top() - 2.0 * side
        flag = [QPointF(x - side, top), QPointF(x + side, top), QPointF(x, top + 1.6 * side)]
        painter.drawPolygon(flag)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colours.text), 1.5))
        x = self._x(room, self._time_s)
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))


def _pieces(times_s: FloatArray, there: NDArray[np.bool_]) -> tuple[slice, ...]:
    """Return the stretches without a hole."""
    found: list[slice] = []
    start: int | None = None
    for at in range(len(times_s)):
        gap = start is not None and at > 0 and times_s[at] - times_s[at - 1] > HOLE_S
        if start is not None and (gap or not there[at]):
            found.append(slice(start, at))
            start = None
        if there[at] and start is None:
            start = at
    if start is not None:
        found.append(slice(start, len(times_s)))
    return tuple(found)


def _range(line: StripLine) -> tuple[float, float]:
    numbers = [limit.number for limit in line.limits]
    if line.numbers is not None:
        seen = line.numbers[np.isfinite(line.numbers)]
        numbers += [float(seen.min()), float(seen.max())] if len(seen) else []
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, 0.0)
    if line.change:
        low, high = min(low, 0.0), max(high, 0.0)  # the own neutral
    room = max(_ROOM * (high - low), (_LEAST.get(line.unit, 1.0) - (high - low)) / 2.0)
    return low - room, high + room


def _y(room: QRectF, reach: tuple[float, float], number: float) -> float:
    low, high = reach
    return room.bottom() - (number - low) / (high - low) * room.height()
