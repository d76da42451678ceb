"""The last ten minutes of one number, with the person's own neutral band."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posturecoach.desktop.history import FloatArray
from posturecoach.desktop.palette import LIGHT, Colours

_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Band:
    """What counts as easy, in the units of the plot; None where it has no end."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Scale:
    """The smallest range that the plot shows, so that noise does not fill it.

    The plot reaches further where the numbers do: a line never leaves it. `low` above
    `high`: whatever the numbers need.
    """

    low: float
    high: float


class _Numbers(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis with a decimal comma where people write one."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's name
        """Return the words for `values`."""
        point = QLocale().decimalPoint()
        return [str(s).replace(".", point) for s in super().tickStrings(values, scale, spacing)]


class TenMinutes(QWidget):
    """Show a line over ten minutes, with holes where nothing was seen. Decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._plot = pg.PlotWidget(parent=self, axisItems={"left": _Numbers("left")})
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setAntialiasing(True)
        self._item = self._plot.getPlotItem()
        self._item.setClipToView(False)
        self._item.setXRange(-_MINUTES - 0.1, 0.35, padding=0)
        self._item.getAxis("bottom").setStyle(hideOverlappingLabels=False)
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._band.setZValue(-10)
        for edge in self._band.lines:
            edge.setPen(pg.mkPen(None))
        self._item.addItem(self._band)
        self._line = pg.PlotCurveItem(connect="finite")
        self._item.addItem(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setMinimumHeight(110)
        self.setAccessibleName(self.tr("The last ten minutes"))
        self._fit_font()
        self.set_colours(LIGHT)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the axes to larger or smaller letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Name as many minutes as there is room for."""
        super().resizeEvent(event)
        self._name_minutes()

    def _name_minutes(self) -> None:
        axis = self._item.getAxis("bottom")
        room = self.width() - self._item.getAxis("left").width()
        ticks = _minute_ticks((10, 8, 6, 4, 2))
        widest = max(self.fontMetrics().horizontalAdvance(f"{words} ") for _, words in ticks)
        axis.setTicks([ticks if 5 * widest <= room else _minute_ticks((10, 5))])

    def _fit_font(self) -> None:
        for side in ("left", "bottom"):
            self._item.getAxis(side).setTickFont(self.font())
        self._item.getAxis("left").setWidth(10 * self.fontMetrics().averageCharWidth())
        self._item.getAxis("bottom").setHeight(round(1.8 * self.fontMetrics().height()))
        self._name_minutes()
        self._draw_line()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self._plot.setBackground(QColor(colours.surface))
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setPen(pg.mkPen(colours.line))
            axis.setTextPen(pg.mkPen(colours.muted))
        self._band.setBrush(pg.mkBrush(colours.band))
        self._draw_line()

    def _draw_line(self) -> None:
        """Draw the line as bold as the letters are."""
        width = max(2, self.fontMetrics().height() // 9)
        self._line.setPen(pg.mkPen(self._colours.accent, width=width))

    def show_line(
        self, minutes: FloatArray, numbers: FloatArray, band: Band | None, scale: Scale
    ) -> None:
        """Show `numbers` over `minutes` (negative: ago); NaN is a hole in the line."""
        self._line.setData(minutes, numbers)
        low, high = _range(numbers, scale)
        self._item.setYRange(low, high, padding=0)
        self._band.setVisible(band is not None)
        if band is not None:
            beyond = high - low
            self._band.setRegion(
                (
                    low - beyond if band.low is None else band.low,
                    high + beyond if band.high is None else band.high,
                )
            )

    def name_levels(self, levels: list[tuple[float, str]] | None) -> None:
        """Write words at heights of the plot instead of numbers; None for numbers."""
        self._item.getAxis("left").setTicks(None if levels is None else [levels])

    def reach(self) -> tuple[float, float]:
        """Return the lowest and the highest number that the plot has room for now."""
        low, high = self._item.viewRange()[1]
        return float(low), float(high)

    def describe(self, words: str) -> None:
        """Give a screen reader the plot in words."""
        self.setAccessibleDescription(words)


def _range(numbers: FloatArray, scale: Scale) -> tuple[float, float]:
    seen = numbers[np.isfinite(numbers)]
    low, high = scale.low, scale.high
    if seen.size:
        low, high = min(low, float(seen.min())), max(high, float(seen.max()))
    if not low < high:  # nothing to go by, or one single height
        middle = low if np.isfinite(low) else 0.0
        low, high = middle - 1.0, middle + 1.0
    room = 0.06 * (high - low)
    return low - room, high + room


def _minute_ticks(minutes_ago: tuple[int, ...]) -> list[tuple[float, str]]:
    ago = QCoreApplication.translate("plot", "{0} min ago")
    ticks = [(-float(minutes), ago.format(minutes)) for minutes in minutes_ago]
    return [*ticks, (0.0, QCoreApplication.translate("plot", "now"))]
