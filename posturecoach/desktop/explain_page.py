"""Why this score: the measures behind it, and for each its limit and where that comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.cards import CardView
from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.explain_words import (
    Detail,
    Line,
    measure_detail,
    measure_line,
    part_detail,
    part_line,
    score_sentence,
)
from posturecoach.desktop.minute import Judged
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import empty_card, plain_label
from posturecoach.desktop.texts import cards
from posturecoach.desktop.words import score_words
from posturecoach.ergonomics.day_score import DayScore
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.score import score_of

_PART = "day:"  # before the id of a part of the day score
_ROW_LINES = 1.7  # height of a row in lines of letters
_WIDEST_NUMBER = "+10.0 ± 10.0 cm"
_NUMBERS_SHARE = 0.64  # of a table's width, for its two columns beside the names at most
_CELL_ROOM = 26  # pixels: the margins of a cell


class ExplainPage(QWidget):
    """Show what the score is made of. Decides nothing."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged: dict[str, Judged] = {}
        self._held: dict[str, Hold] = {}
        self._day: DayScore | None = None
        self._chosen = ""
        self._colours = LIGHT
        self.back = QPushButton(self.tr("Back"))
        self.back.clicked.connect(self.left)
        self.curve = Curve()
        self._number = plain_label("headline", wraps=False)
        self._sentence = plain_label("prose")
        self.measures = LineTable(self.tr("Measures of the last minute, most strained first"))
        self.parts = LineTable(self.tr("The four parts of the day score"))
        self._none = plain_label("detail")
        self._none.setText(self.tr("Nothing was judged in the last minute."))
        self._day_heading = plain_label("heading", wraps=False)
        self.detail = DetailView()
        self.measures.chosen.connect(self._choose_measure)
        self.parts.chosen.connect(self._choose_part)
        self._lay_out()
        self.show_score(None, ())

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for part in (self.curve, self.measures, self.parts, self.detail):
            part.set_colours(colours)

    def show_score(
        self, score: float | None, judged: Sequence[Judged], held: Sequence[Hold] = ()
    ) -> None:
        """Show the score of the last minute, what was judged in it, and what is held now."""
        self._held = {hold.measure: hold for hold in held}
        number, _ = score_words(score)
        self._number.setText(number)
        self._number.setAccessibleName(self.tr("Score, 0 to 100: {0}").format(number))
        self._sentence.setText(score_sentence(score))
        self.curve.show_score(score)
        self._judged = {one.reason.id: one for one in judged}
        self.measures.show_lines([measure_line(one) for one in judged])
        self.measures.setVisible(bool(judged))
        self._none.setVisible(not judged)
        if not self._chosen and judged:
            self.measures.choose(judged[0].reason.id)
        elif self._chosen in self._judged:
            self.detail.show_detail(self._detail_of(self._chosen))

    def show_day(self, day: DayScore) -> None:
        """Show the day score so far and its parts."""
        self._day = day
        number = "–" if day.score is None else f"{day.score:.0f}"
        self._day_heading.setText(
            self.tr("Today: {0} of 100, based on {1} of {2}").format(
                number, day.known, len(day.parts)
            )
        )
        self.parts.show_lines([part_line(part) for part in day.parts])
        if self._chosen.startswith(_PART):
            self._choose_part(self._chosen.removeprefix(_PART))

    def sentence(self) -> str:
        """Return how the score comes about, as shown."""
        return self._sentence.text()

    def heading(self) -> str:
        """Return what is said of the day."""
        return self._day_heading.text()

    def take_focus(self) -> None:
        """Let the keyboard speak to the measures first."""
        (self.measures if self._judged else self.parts).setFocus()

    def _choose_measure(self, id_: str) -> None:
        self._chosen = id_
        self.parts.let_go()
        self.detail.show_detail(self._detail_of(id_), afresh=True)

    def _detail_of(self, id_: str) -> Detail:
        return measure_detail(self._judged[id_], self._held.get(id_))

    def _choose_part(self, id_: str) -> None:
        if self._day is None:
            return
        afresh = self._chosen != _PART + id_
        self._chosen = _PART + id_
        self.measures.let_go()
        part = next(part for part in self._day.parts if part.rule.id == id_)
        self.detail.show_detail(part_detail(part), afresh=afresh)

    def _lay_out(self) -> None:
        title = plain_label("title", wraps=False)
        title.setText(self.tr("Why this score"))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.back)
        score_card, score = empty_card(margin=14, spacing=6)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(self._number)
        across.addWidget(self._sentence, 5)
        across.addWidget(self.curve, 3)
        score.addLayout(across)
        minute_card, minute = empty_card(margin=14, spacing=6)
        minute_heading = plain_label("heading", wraps=False)
        minute_heading.setText(self.tr("In the last minute"))
        minute.addWidget(minute_heading)
        minute.addWidget(self.measures, 1)
        minute.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        day_card, day = empty_card(margin=14, spacing=6)
        day.addWidget(self._day_heading)
        day.addWidget(self.parts)
        self.parts.hug(4)
        tables = QVBoxLayout()
        tables.setSpacing(12)
        tables.addWidget(minute_card, 1)
        tables.addWidget(day_card)
        detail_card, detail = empty_card(margin=14, spacing=6)
        detail.setContentsMargins(14, 12, 4, 12)
        detail.addWidget(self.detail)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addLayout(tables, 11)
        below.addWidget(detail_card, 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(score_card)
        whole.addLayout(below, 1)


class LineTable(QTableWidget):
    """Lines to choose one from, by mouse or arrow keys. Decides nothing."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._lines: list[Line] = []
        self._colours = LIGHT
        self._hugged = 0
        self.setObjectName("lines")
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(self._choose)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        lines, self._lines = self._lines, []
        self.show_lines(lines)

    def hug(self, rows: int) -> None:
        """Be exactly as high as `rows` rows."""
        self._hugged = rows
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def show_lines(self, lines: list[Line]) -> None:
        """Show `lines`; the chosen one stays chosen wherever it goes."""
        if lines == self._lines:
            return
        chosen = self.line()
        self.blockSignals(True)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate((line.name, line.number, line.state)):
                self._fill(row, column, words, line)
        self._lines = lines
        self._fit()
        ids = [line.id for line in lines]
        if chosen in ids:
            self.selectRow(ids.index(chosen))
        else:
            self.clearSelection()
        self.blockSignals(False)

    def line(self) -> str:
        """Return the id of the chosen line; "" while none is."""
        row = self.currentRow()
        return self._lines[row].id if self.selectedItems() and row < len(self._lines) else ""

    def choose(self, id_: str) -> None:
        """Choose the line `id_`."""
        self.selectRow([line.id for line in self._lines].index(id_))

    def let_go(self) -> None:
        """Choose no line."""
        self.blockSignals(True)
        self.clearSelection()
        self.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit rows and columns to larger or smaller letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = round(_ROW_LINES * self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(high)
        for row in range(self.rowCount()):
            self.setRowHeight(row, high)
        letters = self.fontMetrics()
        numbers = [line.number for line in self._lines]
        if not self._hugged:
            numbers.append(_WIDEST_NUMBER)  # which may come while it is open
        widths = [
            max(map(letters.horizontalAdvance, texts), default=0) + _CELL_ROOM
            for texts in (numbers, [line.state for line in self._lines])
        ]
        # Where it is narrow all three are cut a little, rather than the names to nothing.
        wider = min(1.0, _NUMBERS_SHARE * self.viewport().width() / sum(widths))
        for column, width in enumerate(widths, start=1):
            self.horizontalHeader().resizeSection(column, round(wider * width))
        if self._hugged:
            self.setFixedHeight(self._hugged * high + 2 * self.frameWidth() + 4)

    def _fill(self, row: int, column: int, words: str, line: Line) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(words)
        item.setToolTip(words)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{line.name}: {words}" if column else words
        )
        zoned = column == 2 and line.zone is not None  # noqa: PLR2004 - the last column
        there = self._colours.text if line.there else self._colours.muted
        item.setForeground(QColor(self._colours.zone(line.zone) if zoned else there))

    def _choose(self) -> None:
        if self.line():
            self.chosen.emit(self.line())


class DetailView(QScrollArea):
    """One measure or part: drawing, sentence, limit, source, how sure, and good to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The limit and its source"))
        self._shown: Detail | None = None
        self._colours = LIGHT
        self.drawing = Drawing(6.5)
        self._title, self._words = plain_label("heading"), plain_label("prose")
        self._facts = plain_label("detail")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self.cards: list[CardView] = []
        top = QHBoxLayout()
        top.setSpacing(12)
        said = QVBoxLayout()
        said.addStretch(1)
        said.addWidget(self._title)
        said.addWidget(self._words)
        said.addStretch(1)
        top.addWidget(self.drawing, 2)
        top.addLayout(said, 3)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(10)
        self._column.addLayout(top)
        self._column.addWidget(self._facts)
        self._column.addStretch(1)
        self.setWidget(inside)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.drawing.set_colours(colours)
        for card in self.cards:
            card.set_colours(colours)

    def show_detail(self, detail: Detail, *, afresh: bool = False) -> None:
        """Show `detail`; `afresh` from its top."""
        if detail == self._shown:
            return
        old, self._shown = self._shown, detail
        self._title.setText(detail.title)
        self._words.setText(detail.words)
        self._facts.setText("\n\n".join(detail.facts))
        self.drawing.show_drawing(detail.picture, f"{detail.title}. {detail.words}")
        if old is None or old.cards != detail.cards:
            self._replace_cards(detail.cards)
        if afresh:
            self.verticalScrollBar().setValue(0)

    def words(self) -> str:
        """Return all that is said, for tests."""
        own = (self._title.text(), self._words.text(), self._facts.text())
        return "\n".join((*own, *(card.words() for card in self.cards)))

    def _replace_cards(self, ids: tuple[str, ...]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for id_ in ids:
            card = CardView()
            card.setObjectName("aside")
            card.set_colours(self._colours)
            card.show_card(cards()[id_])
            self.cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From strain and score to pixels."""

    area: QRectF
    most: float = 2.0  # strain at the right edge

    def at(self, strain: float, score: float) -> QPointF:
        x = self.area.left() + self.area.width() * min(strain, self.most) / self.most
        return QPointF(x, self.area.bottom() - self.area.height() * score / 100.0)


class Curve(QWidget):
    """How the score falls with the strain, and where on it the last minute was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: float | None = None
        self._colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(
            self.tr("A curve: the score is 100 at ease, 80 half way to the border, 50 at it")
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a curve a few lines of text high."""
        line = self.fontMetrics().height()
        return QSize(14 * line, round(4.6 * line))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_score(self, score: float | None) -> None:
        """Mark `score` on the curve; None marks nothing."""
        if score != self._score:
            self._score = score
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the curve, its border and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        scale = _Scale(QRectF(6, 6, self.width() - 12, self.height() - line - 10))
        painter.setPen(QPen(QColor(self._colours.line), 1.5))
        painter.drawLine(scale.at(0, 0), scale.at(2, 0))
        painter.drawLine(scale.at(1, 0), scale.at(1, 100))
        path = QPainterPath(scale.at(0.0, 100.0))
        for step in range(1, 41):
            path.lineTo(scale.at(step / 20, score_of(step / 20)))
        painter.setPen(QPen(QColor(self._colours.accent), 2.5))
        painter.drawPath(path)
        painter.setPen(QColor(self._colours.muted))
        below = QRectF(0, self.height() - line, self.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.tr("at ease"))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("border: 50"))
        if self._score is not None and self._score > 0:
            strain = (100.0 / self._score - 1.0) ** 0.5
            painter.setPen(QPen(QColor(self._colours.surface), 2))
            painter.setBrush(QColor(self._colours.text))
            painter.drawEllipse(scale.at(strain, self._score), 6.5, 6.5)
