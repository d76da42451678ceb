"""Pain over the last weeks, small, with the band within which a change is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from posturecoach.desktop.checkin_parts import Words, label
from posturecoach.desktop.days import day_words
from posturecoach.desktop.languages import within
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercise_book import scales
from posturecoach.exercises.care import DAILY, Care, first_answer, last_answer
from posturecoach.exercises.checkin import FLARE_RISE, flare_ups, region_of_change
from posturecoach.exercises.scales import score, verdict
from posturecoach.guide import Guide

DAYS = 42
_MOST = 10.0
_USUAL_DAYS, _USUAL_LEAST = 7, 3  # as in the report


class TrendCard(QFrame):
    """The last six weeks of pain; hidden until there are two days."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = words
        self.plot = Trend()
        self.said = plain_label("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(6)
        layout.addWidget(label("heading", self.tr("Pain, the last six weeks")))
        layout.addWidget(self.plot)
        layout.addWidget(self.said)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.plot.set_colours(colours)

    def show_guide(self, guide: Guide) -> None:
        """Show what was answered."""
        care, pains = guide.care, pain_by_day(guide.care)
        self.setVisible(len(pains) > 1)
        if len(pains) < 2:  # noqa: PLR2004 - a line takes two
            return
        scale, region = scales()[DAILY], region_of_change(care.sore)
        start = next(iter(pains.values()))
        limit = scale.matters.get(region, scale.matters["other"])
        if scale.share is not None and start > 0.0:
            limit = min(limit, scale.share * start)
        self.plot.show_pains(pains, guide.day, (start - limit, start + limit))
        first, now = first_answer(care, DAILY), last_answer(care, DAILY)
        found = first and now and verdict(scale, first, now, region)
        said = within(self._words[f"verdict.{found}"]) if found else ""
        band = self.tr("Within the band a change is too small to mean anything.")
        begun = self.tr("At the start, {0}: {1}.").format(
            day_words(next(iter(pains))), f"{start:g}"
        )
        since = self.tr("Compared with that: {0}.").format(said) if said else ""
        self.said.setText(" ".join(filter(None, (begun, since, band))))


class Trend(QWidget):
    """A line of points from 0 to 10, and a band."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._pains: Mapping[str, float] = {}
        self._last, self._band = "", (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_pains(self, pains: Mapping[str, float], day: str, band: tuple[float, float]) -> None:
        """Show pain by day up to `day`, with the band of no clear change."""
        first = (date.fromisoformat(day) - timedelta(DAYS)).isoformat()
        self._pains = {d: p for d, p in pains.items() if first <= d <= day}
        self._last, self._band = day, band
        told = ", ".join(f"{day_words(d)}: {p:g}" for d, p in self._pains.items())
        self.setAccessibleName(self.tr("Pain by day"))
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a few lines of height."""
        high = round(4.5 * self.fontMetrics().height())
        return QSize(3 * high, high)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint band, axis and points."""
        if not self._last:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters = painter.fontMetrics()
        left, pad = letters.horizontalAdvance("10") + 8.0, letters.height() / 2
        room = QRectF(left, pad, self.width() - left - 6.0, self.height() - 2 * pad)
        low, high = (min(_MOST, max(0.0, one)) for one in self._band)
        band = QRectF(room.left(), _y(room, high), room.width(), _y(room, low) - _y(room, high))
        painter.fillRect(band, QColor(self._colours.band))
        painter.setPen(QColor(self._colours.muted))
        for number in (0, 5, 10):
            y = _y(room, number)
            painter.drawText(QRectF(0, y - pad, left - 6, 2 * pad), _RIGHT, str(number))
        painter.setPen(QPen(QColor(self._colours.line), 1.0))
        for number in (0, 5, 10):
            y = _y(room, number)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        self._paint_points(painter, room)
        painter.end()

    def _paint_points(self, painter: QPainter, room: QRectF) -> None:
        last = date.fromisoformat(self._last)
        points = []
        for day, pain in self._pains.items():
            ago = (last - date.fromisoformat(day)).days
            points.append(QPointF(room.right() - room.width() * ago / DAYS, _y(room, pain)))
        ink = QColor(self._colours.accent)
        painter.setPen(QPen(ink, 1.6))
        painter.drawPolyline(points)
        painter.setBrush(ink)
        for point in points:
            painter.drawEllipse(point, 2.6, 2.6)


def pain_by_day(care: Care) -> dict[str, float]:
    """Return the pain of each day that was answered, the last answer of it, oldest first."""
    scale = scales()[DAILY]
    found = {a.day: score(scale, a) for a in care.answers if a.scale == DAILY}
    return {day: found[day] for day in sorted(found) if found[day] is not None}  # type: ignore[misc]


def flare_up_on(care: Care, day: str) -> str | None:
    """Return since when there is a flare-up, if there is one on `day`; see `flare_ups`.

    The usual is the median of the seven answered days before that were calm, as in the report.
    """
    calm: list[float] = []
    above: dict[str, float] = {}
    for one, pain in pain_by_day(care).items():
        if len(calm) >= _USUAL_LEAST:
            above[one] = pain - median(calm[-_USUAL_DAYS:])
        if above.get(one, 0.0) < FLARE_RISE:
            calm.append(pain)
    begun = flare_ups(above, 0.0)
    since = (date.fromisoformat(day) - timedelta(2)).isoformat()
    run = [rise for one, rise in above.items() if begun and one >= begun[-1]]
    goes_on = bool(run) and min(run) >= FLARE_RISE and max(above) >= since
    return begun[-1] if goes_on else None


def _y(room: QRectF, pain: float) -> float:
    return room.bottom() - room.height() * pain / _MOST


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
