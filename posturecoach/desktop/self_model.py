"""The self-model: the person over their own neutral, with the one difference that matters.

Drawn from a handful of lengths and angles; there is no photograph to keep.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.differences import amount_words, difference_words, is_slight
from posturecoach.desktop.figure_painter import (
    Sketch,
    Stage,
    paint_difference,
    paint_neutral,
    paint_now,
    reach,
)
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.posture.figure import Difference, best_view, difference, figure_of, parts_to_show
from posturecoach.posture.figure_parts import Frame, Part, both_frames
from posturecoach.posture.measure import Measure, View
from posturecoach.posture.neutral import Neutral

_EDGE = 6  # pixels left free
_EVERY_MS = 100  # new looks are drawn no more often
_WIDE = 1.3  # of the height: from there on the words stand beside the figure
_FIGURE_SHARE = 0.5  # of the width, where the words stand beside it
_WORDS_MOST = 0.45  # of the height, for the words below it
_LABEL_ROOM = 26  # letters: a narrower figure has its number in the words only
_LEAST_FIGURE = 5.0  # lines of letters; a figure gets at least so much


class SelfModel(QWidget):
    """Show a person over their own neutral. Decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._neutral: Neutral | None = None
        self._measure = ""
        self._mirror = False
        self._drawn: View | None = None
        self._base: Sketch | None = None
        self._now: Sketch | None = None
        self._frame: Frame = (-1.0, -1.0, 2.0, 2.0)
        self._shown: Difference | None = None
        self._label = self._words = ""
        self._pending: Mapping[str, Measure] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_EVERY_MS)
        self._rest.timeout.connect(self._catch_up)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.setAccessibleName(self.tr("You, over your own neutral"))

    def show_difference(
        self,
        neutral: Neutral,
        measures: Mapping[str, Measure],
        measure_id: str,
        *,
        mirror: bool = False,
    ) -> None:
        """Show the person of `neutral` as measured now, and the change of one measure.

        Parameters
        ----------
        neutral
            The person's own.
        measures
            Of the look now.
        measure_id
            The one that matters.
        mirror
            Whether the person sees themselves mirrored; a figure drawn from a side where
            there is no camera is never mirrored.

        """
        self._neutral, self._measure = neutral, measure_id
        self._drawn = best_view(neutral, measure_id)
        self._base = Sketch(figure_of(neutral, drawn=self._drawn))
        self._frame = self._base.figure.frame_about(parts_to_show(measure_id))
        self._mirror = mirror and not self._base.figure.typical
        self._pending = None
        self._take(measures)

    def update_measures(self, measures: Mapping[str, Measure]) -> None:
        """Show a new look; of looks that come faster than ten a second, the last one."""
        if self._rest.isActive():
            self._pending = measures
        elif self._neutral is not None:
            self._take(measures)
            self._rest.start()

    def clear(self) -> None:
        """Show nothing, and forget what was shown."""
        self._rest.stop()
        self._neutral = self._base = self._now = self._shown = self._pending = None
        self._label = self._words = ""
        self.setAccessibleDescription("")
        self.update()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def words(self) -> str:
        """Return what is said beside the figure."""
        return self._words

    def shown(self) -> Difference | None:
        """Return the difference that is drawn in; None where there is none to draw."""
        return self._shown

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which figure and words are at ease."""
        line = self.fontMetrics().height()
        return QSize(20 * line, 17 * line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least that a toast gives it."""
        line = self.fontMetrics().height()
        return QSize(11 * line, 9 * line)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the neutral, the present one, the difference and the words."""
        if self._base is None or self._now is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figure, text = self._places()
        stage = Stage(self._frame, figure, mirrored=self._mirror)
        painter.setClipRect(figure)
        thick = max(1.6, self.fontMetrics().height() / 8.0)
        paint_neutral(painter, stage, self._base, self._colours)
        paint_now(painter, stage, self._now, self._colours, thick)
        if self._shown is not None and self._label:
            paint_difference(painter, stage, self._shown, self._colours, 1.3 * thick)
            if figure.width() > _LABEL_ROOM * self.fontMetrics().averageCharWidth():
                self._paint_label(painter, stage, figure)
        painter.setClipping(False)
        self._paint_words(painter, text)

    def _catch_up(self) -> None:
        if self._pending is not None and self._neutral is not None:
            pending, self._pending = self._pending, None
            self._take(pending)
            self._rest.start()

    def _take(self, measures: Mapping[str, Measure]) -> None:
        if self._neutral is None or self._base is None:
            return
        parts = parts_to_show(self._measure)
        self._now = Sketch(
            figure_of(self._neutral, measures, drawn=self._drawn), parts | {Part.TRUNK, Part.ARMS}
        )
        # It only grows: a picture that jumps at every look cannot be looked at.
        self._frame = both_frames(self._frame, self._now.figure.frame_about(parts))
        self._shown = difference(self._base.figure, self._now.figure, self._measure)
        if self._shown is not None:
            self._frame = both_frames(self._frame, reach(self._shown))
        found = self._now.figure.measures.get(self._measure) or measures.get(self._measure)
        self._words, self._label = "", ""
        if found is not None:
            self._words = difference_words(found)
            if found.from_neutral is not None and not is_slight(found):
                self._label = amount_words(found)
        self.setAccessibleDescription(" ".join(filter(None, (self._words, *self._notes()))))
        self.update()

    def _notes(self) -> list[str]:
        """Return what else is to be said, the most important first."""
        notes = []
        if self._base is not None and self._base.figure.typical:
            notes.append(self.tr("Drawn from the side; the camera sees you from the front."))
        notes.append(self.tr("A small change is enough, whichever feels easy."))
        return notes

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return where the figure goes, and where the words."""
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if room.width() >= _WIDE * room.height():
            across = min(_FIGURE_SHARE * room.width(), 1.3 * room.height())
            figure = QRectF(room.topLeft(), QSize(round(across), round(room.height())))
            return figure, room.adjusted(across + 8, 0, 0, 0)
        line = QFontMetricsF(self.font()).height()
        most = min(_WORDS_MOST * room.height(), room.height() - _LEAST_FIGURE * line)
        tall = min(max(2.0 * line, most), self._tall(room.width()))
        return room.adjusted(0, 0, 0, -tall - 2), room.adjusted(0, room.height() - tall, 0, 0)

    def _tall(self, width: float) -> float:
        """Return the height of all that is to be said, in a column so wide."""
        return sum(height for _, _, height in self._blocks(width))

    def _blocks(self, width: float) -> list[tuple[str, QFont, float]]:
        """Return each text, its letters, and how tall it is with the space above it."""
        strong, small = QFont(self.font()), QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(0.9 * self.font().pointSizeF())
        if self._height_of(self._words, strong, width) > self.height() - 2 * _EDGE:
            strong = QFont(small)  # many words in a toast
        blocks = []
        texts = [(self._words, strong)] + [(words, small) for words in self._notes()]
        for words, font in texts:
            blocks.append((words, font, self._height_of(words, font, width)))
            if font is strong:
                rows = 1 if self._legend_width(QFontMetricsF(small)) <= width else 2
                blocks.append(("", small, rows * 1.2 * QFontMetricsF(small).height() + 2.0))
        return blocks

    def _height_of(self, words: str, font: QFont, width: float) -> float:
        box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e4), _WRAPPED, words)
        return float(box.height()) + 4.0

    def _paint_words(self, painter: QPainter, where: QRectF) -> None:
        """Paint as many of the texts as there is room for, the legend after the first."""
        top = where.top()
        beside = where.height() - self._tall(where.width())
        if beside > 0.0:
            top += beside / 2.0
        for index, (words, font, height) in enumerate(self._blocks(where.width())):
            if index and top + height > where.bottom() + 1.0:
                return
            painter.setFont(font)
            place = QRectF(where.left(), top, where.width(), height)
            if words:
                colour = self._colours.text if index == 0 else self._colours.muted
                painter.setPen(QColor(colour))
                painter.drawText(place, _WRAPPED, words)
            else:
                self._paint_legend(painter, place)
            top += height

    def _legend(self) -> tuple[str, str]:
        return self.tr("your neutral"), self.tr("now")

    def _legend_width(self, metrics: QFontMetricsF) -> float:
        """Return how wide the legend is in one line: two signs, two texts and the gaps."""
        texts = sum(metrics.horizontalAdvance(words) for words in self._legend())
        return float(texts + 4.0 * metrics.height())

    def _paint_legend(self, painter: QPainter, where: QRectF) -> None:
        """Paint what is the neutral, and what is now; one under the other if narrow."""
        metrics = QFontMetricsF(painter.font())
        side, line = 0.8 * metrics.height(), 1.2 * metrics.height()
        whole = self._legend_width(metrics)
        stacked = whole > where.width()
        widest = metrics.horizontalAdvance(max(self._legend(), key=len)) + 1.5 * side
        x = where.left() + max(0.0, (where.width() - (widest if stacked else whole)) / 2.0)
        y = where.top() + line / 2.0
        neutral, now = self._legend()
        painter.setPen(QPen(QColor(self._colours.border), 1.0))
        painter.setBrush(QColor(self._colours.band))
        painter.drawRoundedRect(QRectF(x, y - side / 2.0, side, side), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        end = self._legend_words(painter, x + 1.5 * side, y, neutral)
        x, y = (x, y + line) if stacked else (end + side, y)
        painter.setPen(QPen(QColor(self._colours.accent), max(1.6, metrics.height() / 8.0)))
        painter.drawLine(QPointF(x, y), QPointF(x + side, y))
        self._legend_words(painter, x + 1.5 * side, y, now)

    def _legend_words(self, painter: QPainter, x: float, y: float, words: str) -> float:
        metrics = QFontMetricsF(painter.font())
        place = QRectF(x, y - metrics.height() / 2.0, 1e4, metrics.height())
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        return float(x + metrics.horizontalAdvance(words))

    def _paint_label(self, painter: QPainter, stage: Stage, room: QRectF) -> None:
        """Write the number beside the arrow, on a patch that keeps it readable."""
        if self._shown is None:
            return
        metrics = QFontMetricsF(self.font())
        box = metrics.boundingRect(self._label).adjusted(-5, -2, 5, 2)
        start, tip = stage.at(self._shown.start), stage.at(self._shown.end)
        gap = 1.2 * metrics.height()
        right = max(start.x(), tip.x()) + gap
        left = min(start.x(), tip.x()) - gap - box.width()
        outward = tip.x() >= room.center().x() or left < room.left()
        box.moveLeft(right if outward and right + box.width() <= room.right() else left)
        box.moveTop(tip.y() - 1.1 * metrics.height())
        box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width()))
        box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height()))
        painter.setPen(QPen(QColor(self._colours.line), 1.0))
        painter.setBrush(QColor(self._colours.surface))
        painter.drawRoundedRect(box, 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self.font())
        painter.setPen(QColor(self._colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._label)


_WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
