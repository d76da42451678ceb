"""The measures of a clip over time, docked under its picture: a click goes to that moment."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posturecoach.desktop.clinic.clip_track import HOLD, RULA, Series, Track
from posturecoach.desktop.palette import LIGHT, Colours

PEAK_PX = 14  # a click so near a peak is meant for it
SCORES = (RULA, "reba", HOLD)


class ClipPlot(QWidget):
    """Show one measure with its ±, its zones, and where the clip is. Decides nothing."""

    gone_to = Signal(float)  # seconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._times: npt.NDArray[np.float64] = np.zeros(0)
        self._value: npt.NDArray[np.float32] = np.zeros(0, np.float32)
        self._plot = pg.PlotWidget(parent=self)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._item = self._plot.getPlotItem()
        self._item.setMouseEnabled(x=True, y=False)
        self._low, self._high = (
            pg.PlotCurveItem(connect="finite"),
            pg.PlotCurveItem(connect="finite"),
        )
        self._band = pg.FillBetweenItem(self._low, self._high)
        self._line = pg.PlotCurveItem(connect="finite")
        self._caution = pg.ScatterPlotItem(size=4, pen=None)
        self._bad = pg.ScatterPlotItem(size=5, pen=None)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        for part in (self._low, self._high, self._band, self._line, self._caution, self._bad):
            self._item.addItem(part)
        self._item.addItem(self._cursor)
        self._plot.scene().sigMouseClicked.connect(self._click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setMinimumHeight(130)
        self.setAccessibleName(self.tr("Plot over time"))
        self.set_colours(LIGHT)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self._plot.setBackground(QColor(colours.surface))
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setPen(QColor(colours.border))
            axis.setTextPen(QColor(colours.muted))
        band = QColor(colours.accent)
        band.setAlpha(45)
        self._band.setBrush(band)
        for edge in (self._low, self._high):
            edge.setPen(pg.mkPen(None))
        self._line.setPen(pg.mkPen(QColor(colours.accent), width=1.8))
        self._caution.setBrush(QColor(colours.some))
        self._bad.setBrush(QColor(colours.more))
        self._cursor.setPen(pg.mkPen(QColor(colours.text), width=1.4))

    def show_series(self, track: Track, id_: str, title: str, *, fit: bool = True) -> None:
        """Show a measure, or one of `SCORES`; holes are where it was not there."""
        times = track.times.copy()
        if id_ in SCORES:
            both = track.scores(id_).copy()
            half = ((both[:, 1] - both[:, 0]) / 2).astype(np.float32)
            series = Series("", both.mean(axis=1).astype(np.float32), half, _no(times))
        else:
            found = track.series(id_)
            series = Series(found.unit, found.value.copy(), found.pm.copy(), found.zone.copy())
        self._times, self._value = times, series.value
        pm = np.nan_to_num(series.pm)
        self._line.setData(times, series.value)
        self._low.setData(times, series.value - pm)
        self._high.setData(times, series.value + pm)
        for zone, points in ((2, self._caution), (3, self._bad)):
            at = series.zone == zone
            points.setData(times[at], series.value[at])
        self._item.setLabel("left", title)
        if fit and len(times):
            self._item.setXRange(0.0, max(1.0, float(times[-1])), padding=0.01)
            self._fit(series.value)

    def _fit(self, value: npt.NDArray[np.float32]) -> None:
        there = value[~np.isnan(value)]
        if len(there):
            low, high = float(there.min()), float(there.max())
            room = max(4.0, 0.15 * (high - low))
            self._item.setYRange(low - room, high + room, padding=0)

    def show_time(self, time_s: float) -> None:
        """Show where the clip is."""
        self._cursor.setPos(time_s)

    def cursor_s(self) -> float:
        """Return where the clip is shown to be."""
        return float(self._cursor.value())

    def place_of(self, time_s: float, value: float) -> QPointF:
        """Return where a point of the plot lies in this widget."""
        scene = self._item.vb.mapViewToScene(QPointF(time_s, value))
        return QPointF(self._plot.mapTo(self, self._plot.mapFromScene(scene)))

    def go(self, at: QPointF) -> None:
        """Go to where somebody pointed, in this widget; to a peak where one is near."""
        scene = self._plot.mapToScene(self._plot.mapFrom(self, at.toPoint()))
        self._go(self._item.vb.mapSceneToView(scene))

    def _click(self, event: object) -> None:
        button = getattr(event, "button", lambda: None)()
        if button == Qt.MouseButton.LeftButton:
            self._go(self._item.vb.mapSceneToView(event.scenePos()))  # type: ignore[attr-defined]

    def _go(self, at: QPointF) -> None:
        per_px = self._item.vb.viewPixelSize()[0]
        self.gone_to.emit(self.peak_near(at.x(), PEAK_PX * per_px))

    def peak_near(self, time_s: float, reach_s: float) -> float:
        """Return the time of the largest or smallest value that is a peak within reach.

        A peak stands out from both ends of the reach; without one the time itself.
        """
        near = np.flatnonzero((np.abs(self._times - time_s) <= reach_s) & ~np.isnan(self._value))
        if len(near) < 3:  # noqa: PLR2004 - a peak has two sides
            return max(0.0, time_s)
        value = self._value[near]
        inner = [int(value.argmax()), int(value.argmin())]
        peaks = [n for n in inner if 0 < n < len(near) - 1]
        if not peaks:
            return max(0.0, time_s)
        middle = float(np.median(value))
        best = max(peaks, key=lambda n: abs(float(value[n]) - middle))
        return float(self._times[near[best]])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the whole clip again."""
        if len(self._times):
            self._item.setXRange(0.0, max(1.0, float(self._times[-1])), padding=0.01)
        event.accept()


def _no(times: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    return np.zeros(len(times), np.int8)
