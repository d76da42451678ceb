"""Hours of the day by weekday: where a figure stands out, told by mouse and keys too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.history_figures import (
    LEAST_HOUR_S,
    Daily,
    Figure,
    Number,
    figure_words,
    of_sums,
    together,
)
from posturecoach.desktop.history_spans import weekday_name
from posturecoach.desktop.palette import ENOUGH_CONTRAST, LIGHT, Colours, contrast
from posturecoach.record.period import Sums

_WEEKDAYS, _HOURS = 7, 24
_WORKING_DAYS = 5
_LEAST_HOURS = 8
_FAINTEST = 0.1  # of the ink, for the lowest number: still not like an empty cell
_NAMES = 5.2  # letters, the width of the weekdays
_KEYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class Heat:
    """What the map shows.

    Attributes
    ----------
    figure
        Which: one that the sums of an hour tell.
    cells
        By weekday (0 for Monday) and hour; what is missing is not known.

    """

    figure: Figure
    cells: dict[tuple[int, int], Number]

    @property
    def hours(self) -> range:
        """The hours to show."""
        known = [hour for _, hour in self.cells]
        if not known:
            return range(9, 17)
        first, last = min(known), max(known) + 1
        return range(max(0, min(first, _HOURS - _LEAST_HOURS)), max(last, first + _LEAST_HOURS))

    @property
    def weekdays(self) -> range:
        """The weekdays to show: the weekend only where there is something."""
        return range(max([_WORKING_DAYS - 1, *(day for day, _ in self.cells)]) + 1)

    @property
    def ends(self) -> tuple[float, float] | None:
        """The lowest and the highest number that is sure; None: there is none."""
        sure = [number.value for number in self.cells.values() if number.sure]
        return (min(sure), max(sure)) if sure else None


def heat_of(figure: Figure, days: Sequence[Daily]) -> Heat:
    """Return the map of `days`: each cell is all of its hours together, a mean for times."""
    parts: dict[tuple[int, int], list[Sums]] = {}
    for day in days:
        for hour in day.summary.hours:
            parts.setdefault((day.summary.day.weekday(), hour.hour), []).append(hour.sums)
    cells = {}
    for key, sums in parts.items():
        number = of_sums(figure, together(sums), LEAST_HOUR_S)
        if number is not None:
            times = len(sums) if figure.key == "sitting" else 1
            cells[key] = Number(number.value / times, sure=number.sure)
    return Heat(figure, cells)


class HeatMap(QWidget):
    """Show a `Heat`: the fuller a cell, the more effort. Decides nothing."""

    pointed = Signal(str)  # the cell in words; empty: none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._heat: Heat | None = None
        self.at: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Hours of the day by weekday; arrow keys tell each one"))

    @property
    def heat(self) -> Heat | None:
        """What is shown."""
        return self._heat

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_heat(self, heat: Heat, words: str) -> None:
        """Show `heat`; `words` tell it to who sees no drawing."""
        self._heat = heat
        self.setAccessibleDescription(words)
        self._point(None)
        self.updateGeometry()
        self.update()

    def cell_words(self, at: tuple[int, int]) -> str:
        """Return a cell in words."""
        heat = self._heat
        if heat is None:
            return ""
        weekday, hour = at
        name = weekday_name(weekday, short=False)
        when = self.tr("{day}, {0} to {1} o'clock").format(hour, hour + 1, day=name)
        number = heat.cells.get(at)
        if number is None:
            return self.tr("{when}: nothing recorded").format(when=when)
        words = f"{when}: {figure_words(heat.figure, number.value)}"
        return words if number.sure else self.tr("{words} (little to go by)").format(words=words)

    def export_rows(self) -> list[list[str | int | float]]:
        """Return the cells as a table with a header, for a file."""
        rows: list[list[str | int | float]] = [["weekday", "hour", "value", "sure"]]
        for (weekday, hour), number in sorted(self._heat.cells.items() if self._heat else ()):
            value = round(number.value, 4)
            rows.append([weekday + 1, hour, value, "true" if number.sure else "false"])
        return rows

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a line and a half for each weekday, and room for hours and scale."""
        line = self.fontMetrics().height()
        rows = len(self._heat.weekdays) if self._heat else _WORKING_DAYS
        return QSize(20 * line, round((rows * 1.6 + 3.4) * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which nothing could be read."""
        return QSize(14 * self.fontMetrics().height(), self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the cell under the mouse."""
        self._point(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell nothing."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self._point(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from cell to cell."""
        step, heat = _KEYS.get(Qt.Key(event.key())), self._heat
        if step is None or heat is None or not heat.cells:
            super().keyPressEvent(event)
            return
        if self.at is None:
            self._point((heat.weekdays[0], heat.hours[0]))
            return
        weekday = min(max(self.at[0] + step[0], heat.weekdays[0]), heat.weekdays[-1])
        hour = min(max(self.at[1] + step[1], heat.hours[0]), heat.hours[-1])
        self._point((weekday, hour))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint weekdays, hours, cells and the scale."""
        if self._heat is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, self._heat)
        for weekday in self._heat.weekdays:
            for hour in self._heat.hours:
                self._paint_cell(painter, self._heat, (weekday, hour))
        self._paint_scale(painter, self._heat)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.accent), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_names(self, painter: QPainter, heat: Heat) -> None:
        metrics = QFontMetricsF(self.font())
        painter.setPen(QColor(self._colours.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for weekday in heat.weekdays:
            cell = self._cell(heat, (weekday, heat.hours[0]))
            where = QRectF(0, cell.top(), cell.left() - 0.4 * metrics.height(), cell.height())
            painter.drawText(where, right, weekday_name(weekday))
        for hour in heat.hours:
            cell = self._cell(heat, (heat.weekdays[-1], hour))
            where = QRectF(cell.left(), cell.bottom(), cell.width(), 1.3 * metrics.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(hour))

    def _paint_cell(self, painter: QPainter, heat: Heat, at: tuple[int, int]) -> None:
        gap = max(1.0, self.fontMetrics().height() / 14.0)
        cell = self._cell(heat, at).adjusted(gap, gap, -gap, -gap)
        number = heat.cells.get(at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colours.line), 1.0))
        ground = QColor(self._colours.surface)
        if number is not None and number.sure:
            ground = self._ink(heat, number.value)
            painter.setBrush(ground)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(cell, 3.0, 3.0)
        if at == self.at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.text), 2.5 * gap))
            painter.drawRoundedRect(cell, 3.0, 3.0)
        if number is None:
            return
        words = _short(heat.figure, number.value)
        if not number.sure or QFontMetricsF(self.font()).horizontalAdvance(words) > cell.width():
            words = "" if number.sure else "·"
        painter.setPen(QColor(self._words_on(ground)))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_scale(self, painter: QPainter, heat: Heat) -> None:
        """Paint what light and full cells mean, with both ends."""
        if heat.ends is None:
            return
        metrics = QFontMetricsF(self.font())
        low, high = heat.ends
        first, last = (high, low) if heat.figure.easier > 0 else (low, high)
        line = metrics.height()
        top = self.height() - 1.25 * line
        left = _NAMES * metrics.averageCharWidth() + 0.4 * line
        painter.setPen(QColor(self._colours.muted))
        start, end = (figure_words(heat.figure, one) for one in (first, last))
        wide = metrics.horizontalAdvance(start)
        across = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, top, wide + 4, line), across, start)
        left += wide + 0.5 * line
        for step in range(5):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink(heat, first + step / 4 * (last - first)))
            painter.drawRect(
                QRectF(left + step * 1.2 * line, top + 0.1 * line, 1.2 * line, 0.8 * line)
            )
        painter.setPen(QColor(self._colours.muted))
        left += 6.5 * line
        painter.drawText(QRectF(left, top, self.width() - left, line), across, end)

    def _ink(self, heat: Heat, value: float) -> QColor:
        """Return the colour of a number: from the ground to the ink, light and dark alike."""
        low, high = heat.ends or (value, value)
        share = (value - low) / (high - low) if high > low else 0.5
        share = min(1.0, max(0.0, 1.0 - share if heat.figure.easier > 0 else share))
        share = _FAINTEST + (1.0 - _FAINTEST) * share
        ink, ground = QColor(self._colours.accent), QColor(self._colours.surface)
        return QColor(
            round(share * ink.red() + (1.0 - share) * ground.red()),
            round(share * ink.green() + (1.0 - share) * ground.green()),
            round(share * ink.blue() + (1.0 - share) * ground.blue()),
        )

    def _words_on(self, ground: QColor) -> str:
        """Return the colour of words that can be read on `ground`."""
        inks = (self._colours.text, self._colours.on_accent, "#000000", "#ffffff")
        enough = (ink for ink in inks if contrast(ink, ground.name()) >= ENOUGH_CONTRAST)
        return next(enough, self._colours.text)

    def _cell(self, heat: Heat, at: tuple[int, int]) -> QRectF:
        metrics = QFontMetricsF(self.font())
        left = _NAMES * metrics.averageCharWidth() + 0.4 * metrics.height()
        wide = (self.width() - left - 4.0) / len(heat.hours)
        high = (self.height() - 3.2 * metrics.height()) / len(heat.weekdays)
        row, column = at[0] - heat.weekdays[0], at[1] - heat.hours[0]
        return QRectF(left + column * wide, 4.0 + row * high, wide, high)

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        heat = self._heat
        if heat is None:
            return None
        cells = ((day, hour) for day in heat.weekdays for hour in heat.hours)
        return next((at for at in cells if self._cell(heat, at).contains(place)), None)

    def _point(self, at: tuple[int, int] | None) -> None:
        if at != self.at:
            self.at = at
            self.update()
            self.pointed.emit("" if at is None else self.cell_words(at))


def _short(figure: Figure, value: float) -> str:
    """Return a number as short as a cell is."""
    words = figure_words(figure, value)
    return words.removesuffix(" %").removesuffix(" min")
