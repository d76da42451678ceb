"""The trend of one figure: points to read by mouse and keys, and the band of what is usual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posturecoach.desktop.history_figures import (
    Figure,
    Number,
    axis_reach,
    axis_scale,
    axis_span,
    axis_unit,
    band_of,
)
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.record.period import Usual

_MOST_CAPS = 60  # points with their spread drawn; of more nothing could be told apart


@dataclass(frozen=True, slots=True)
class Trend:
    """What the plot shows.

    Attributes
    ----------
    figure
        Which.
    numbers
        One for each step; None is a hole in the line.
    ticks
        What stands below each; empty: nothing.
    usual
        The band; None: there is none yet.

    """

    figure: Figure
    numbers: tuple[Number | None, ...] = ()
    ticks: tuple[str, ...] = ()
    usual: Usual | None = None


class _Numbers(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis with a decimal comma where people write one, and the unit at its numbers."""

    unit = ""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's name
        """Return the words for `values`."""
        point = QLocale().decimalPoint()
        ending = self.unit if self.unit in ("", "°") else f" {self.unit}"
        written = (str(s) for s in super().tickStrings(values, scale, spacing))
        return [s.replace(".", point).replace("-", "\N{MINUS SIGN}") + ending for s in written]


class TrendPlot(QWidget):
    """Show a trend; say which point is pointed at, and which one is opened. Decides nothing."""

    pointed = Signal(int)  # the step under the mouse or the keys; -1: none
    opened = Signal(int)  # clicked, or Enter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._trend: Trend | None = None
        self.at = -1
        self._axis = _Numbers("left")
        self.view = pg.PlotWidget(parent=self, axisItems={"left": self._axis})
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseEnabled(x=False, y=False)
        self.view.setMenuEnabled(False)
        self.view.hideButtons()
        self.view.setAntialiasing(True)
        self.view.setCacheMode(pg.PlotWidget.CacheModeFlag.CacheNone)  # it would be saved as pixels
        self._item = self.view.getPlotItem()
        self._item.getAxis("bottom").setStyle(hideOverlappingLabels=False)
        self._make_items()
        self.view.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.addWidget(self.view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("The trend; arrow keys tell each point, Enter opens it"))
        self._fit_font()
        self.set_colours(LIGHT)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.view.setBackground(QColor(colours.surface))
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setPen(pg.mkPen(colours.line))
            axis.setTextPen(pg.mkPen(colours.muted))
        self._draw()

    def show_trend(self, trend: Trend, words: str) -> None:
        """Show `trend`; `words` tell it to who sees no drawing."""
        self._trend = trend
        self.setAccessibleDescription(words)
        self._point(-1)
        self._draw()

    @property
    def trend(self) -> Trend | None:
        """What is shown."""
        return self._trend

    def place_of(self, at: int) -> QPointF:
        """Return where a step is in this widget, in pixels, at its number or in the middle."""
        number = self._value(at)
        low, high = self._item.viewRange()[1]
        height = (low + high) / 2 if number is None else number
        scene = self._item.vb.mapViewToScene(QPointF(float(at), height))
        return QPointF(self.view.mapTo(self, self.view.mapFromScene(scene)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the axes to larger or smaller letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Read off the mouse which step is meant."""
        match event.type():
            case QEvent.Type.MouseMove:
                self._point(self._step_at(cast("QMouseEvent", event).position()))
            case QEvent.Type.Leave if not self.hasFocus():
                self._point(-1)
            case QEvent.Type.MouseButtonRelease:
                mouse = cast("QMouseEvent", event)
                if mouse.button() is Qt.MouseButton.LeftButton:
                    self._open(self._step_at(mouse.position()))
            case QEvent.Type.Wheel:
                event.ignore()  # the page is scrolled, nothing is zoomed
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from point to point, and open one."""
        key, count = Qt.Key(event.key()), self._count()
        if not count:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Left:
            self._point(max(0, (count if self.at < 0 else self.at) - 1))
        elif key == Qt.Key.Key_Right:
            self._point(min(count - 1, self.at + 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.at >= 0:
            self._open(self.at)
        elif key == Qt.Key.Key_Escape and self.at >= 0:
            self._point(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self._point(-1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a border while the keys are here."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._colours.accent), 2.0))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _make_items(self) -> None:
        """Make what is drawn, from the back to the front."""
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        for edge in self._band.lines:
            edge.setPen(pg.mkPen(None))
        self._middle = pg.InfiniteLine(angle=0, movable=False)
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._spread = pg.ErrorBarItem(x=np.zeros(0), y=np.zeros(0), beam=0.3)
        self._line = pg.PlotCurveItem(connect="finite")
        # Drawn as lines, not as small pictures: they are saved as drawings, too.
        self._dots = pg.ScatterPlotItem(useCache=False)
        self._ring = pg.ScatterPlotItem(useCache=False)
        items = (
            *(self._band, self._middle, self._pointer, self._spread),
            *(self._line, self._dots, self._ring),
        )
        for at, item in enumerate(items):
            item.setZValue(at - 10)
            self._item.addItem(item)

    def _fit_font(self) -> None:
        for side in ("left", "bottom"):
            self._item.getAxis(side).setTickFont(self.font())
        self._axis.setWidth(9 * self.fontMetrics().averageCharWidth())
        self._item.getAxis("bottom").setHeight(round(1.8 * self.fontMetrics().height()))
        self.setMinimumHeight(round(10.5 * self.fontMetrics().height()))
        self._draw()

    def _draw(self) -> None:
        """Draw everything anew; as bold as the letters are."""
        trend, colours = self._trend, self._colours
        if trend is None:
            return
        scale = axis_scale(trend.figure)
        bold = max(2.0, self.fontMetrics().height() / 9.0)
        xs = np.arange(len(trend.numbers), dtype=float)
        ys = np.array([np.nan if n is None else n.value * scale for n in trend.numbers])
        self._axis.unit = axis_unit(trend.figure)
        self._item.setXRange(-0.5, max(0.5, len(xs) - 0.5), padding=0)
        self._item.setYRange(*self._reach(trend, ys, scale), padding=0)
        self._item.getAxis("bottom").setTicks([list(enumerate(trend.ticks))])
        self._line.setData(xs, ys)
        self._line.setPen(pg.mkPen(colours.accent, width=bold))
        size = 4.0 * bold if len(xs) <= _MOST_CAPS else 2.4 * bold
        pens = pg.mkPen(colours.accent, width=bold)
        inks = [
            pg.mkBrush(colours.accent if n is not None and n.sure else colours.surface)
            for n in trend.numbers
        ]
        known = np.isfinite(ys)
        self._dots.setData(
            xs[known],
            ys[known],
            size=size,
            pen=pens,
            brush=[b for b, k in zip(inks, known, strict=True) if k],
        )
        self._draw_spread(trend, xs, ys, scale)
        self._draw_usual(trend, scale)
        self._draw_pointer()

    def _draw_spread(self, trend: Trend, xs: np.ndarray, ys: np.ndarray, scale: float) -> None:
        """Draw from the 10th to the 90th percentile, where both are known."""
        has = [n is not None and n.low is not None and n.high is not None for n in trend.numbers]
        shown = np.array(has, dtype=bool)
        self._spread.setVisible(bool(shown.any()) and len(xs) <= _MOST_CAPS)
        if not shown.any():
            return
        numbers = [n for n in trend.numbers if n is not None and n.low is not None]
        lows = np.array([(n.low or 0.0) * scale for n in numbers])
        highs = np.array([(n.high or 0.0) * scale for n in numbers])
        thin = max(1.0, self.fontMetrics().height() / 14.0)
        self._spread.setData(
            x=xs[shown],
            y=ys[shown],
            bottom=ys[shown] - lows,
            top=highs - ys[shown],
            pen=pg.mkPen(self._colours.border, width=thin),
        )

    def _draw_usual(self, trend: Trend, scale: float) -> None:
        for item in (self._band, self._middle):
            item.setVisible(trend.usual is not None)
        if trend.usual is None:
            return
        low, high = (end * scale for end in band_of(trend.figure, trend.usual))
        self._band.setBrush(pg.mkBrush(self._colours.band))
        self._band.setRegion((low, high))
        dashed = pg.mkPen(self._colours.muted, width=1.2, style=Qt.PenStyle.DashLine)
        self._middle.setPen(dashed)
        self._middle.setValue(trend.usual.middle * scale)

    def _draw_pointer(self) -> None:
        value = self._value(self.at)
        self._pointer.setVisible(self.at >= 0)
        self._ring.setVisible(value is not None)
        if self.at < 0:
            return
        bold = max(2.0, self.fontMetrics().height() / 9.0)
        self._pointer.setPen(pg.mkPen(self._colours.border, width=1.0))
        self._pointer.setValue(self.at)
        if value is not None:
            self._ring.setData(
                [self.at],
                [value],
                size=6.0 * bold,
                brush=pg.mkBrush(None),
                pen=pg.mkPen(self._colours.text, width=bold),
            )

    def _reach(self, trend: Trend, ys: np.ndarray, scale: float) -> tuple[float, float]:
        """Return the range of the axis: all there is, and no less than makes sense."""
        low, high = axis_reach(trend.figure)
        ends = [float(y) for y in ys[np.isfinite(ys)]]
        for n in trend.numbers:
            if n is not None and len(trend.numbers) <= _MOST_CAPS:
                ends += [end * scale for end in (n.low, n.high) if end is not None]
        if trend.usual is not None:
            ends += [end * scale for end in band_of(trend.figure, trend.usual)]
        low, high = min([low, *ends]), max([high, *ends])
        if not low < high:
            middle = low if np.isfinite(low) else 0.0
            low, high = middle - 1.0, middle + 1.0
        more = max(0.0, axis_span(trend.figure) - (high - low)) / 2
        low, high = low - more, high + more
        if axis_span(trend.figure):  # of a hundred at most
            low, high = max(0.0, low), min(100.0, high)
        room = 0.06 * (high - low)
        return low - room, high + room

    def _count(self) -> int:
        return 0 if self._trend is None else len(self._trend.numbers)

    def _value(self, at: int) -> float | None:
        if self._trend is None or not 0 <= at < len(self._trend.numbers):
            return None
        number = self._trend.numbers[at]
        return None if number is None else number.value * axis_scale(self._trend.figure)

    def _step_at(self, place: QPointF) -> int:
        scene = self.view.mapToScene(place.toPoint())
        at = round(self._item.vb.mapSceneToView(scene).x())
        return at if 0 <= at < self._count() else -1

    def _point(self, at: int) -> None:
        if at != self.at:
            self.at = at
            self._draw_pointer()
            self.pointed.emit(at)

    def _open(self, at: int) -> None:
        if at >= 0:
            self.opened.emit(at)
