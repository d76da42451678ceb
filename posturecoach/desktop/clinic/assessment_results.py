"""The tables of a document in the window: the same rows as on paper, and none of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from posturecoach.reports.document import Document, Line, Table, Text

_ROW_LINES = 1.7
_SHARES = (2.6, 1.0, 1.0, 1.8, 1.1, 1.1)  # of the width, by column
_NONE = frozenset[int]()


class ResultTable(QTableWidget):
    """All rows at once: the page scrolls, and not the table in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self.setObjectName("lines")
        self.setAccessibleName(self.tr("Results"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows move in it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_document(self, document: Document | None) -> None:
        """Show the tables of `document`, and what stands below each; None shows nothing."""
        self.clear()
        self.clearSpans()
        self.setRowCount(0)
        head: tuple[str, ...] = ()
        for section in () if document is None else document.first:
            below = False
            for item in section.items:
                if isinstance(item, Table):
                    if not head:
                        head = item.head
                        self.setColumnCount(len(head))
                        self.setHorizontalHeaderLabels(list(head))
                    self._add_table(item, own_head=item.head != head)
                    below = True
                elif isinstance(item, Text) and below:
                    self._add_wide(item.words)
        self.setVisible(self.rowCount() > 0)
        self._fit()

    def words(self) -> list[list[str]]:
        """Return what stands in each row."""
        rows = []
        for row in range(self.rowCount()):
            cells = [self.item(row, column) for column in range(self.columnCount())]
            rows.append(["" if cell is None else cell.text() for cell in cells])
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break words anew."""
        super().resizeEvent(event)
        self._fit()

    def _add_table(self, table: Table, *, own_head: bool) -> None:
        self._add_wide(table.caption, strong=True)
        if own_head:
            self._add_line(Line(table.head), grey=frozenset(range(len(table.head))))
        for line in table.lines:
            if line.sort == "group":
                self._add_wide(str(line.cells[0]), strong=True)
            else:
                self._add_line(line, grey=line.grey)

    def _add_line(self, line: Line, grey: frozenset[int] = _NONE) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column, cell in enumerate(line.cells[: self.columnCount()]):
            item = QTableWidgetItem(cell if isinstance(cell, str) else "")
            if column in grey:
                colour = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
                item.setForeground(colour)
            self.setItem(row, column, item)

    def _add_wide(self, words: str, *, strong: bool = False) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(words)
        font = QFont(self.font())
        font.setBold(strong)
        item.setFont(font)
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, self.columnCount())

    def _fit(self) -> None:
        room = self.viewport().width()
        count = self.columnCount()
        shares = (_SHARES * 2)[:count]
        for column, share in enumerate(shares):
            self.setColumnWidth(column, int(room * share / sum(shares)))
        for row in range(self.rowCount()):
            self.setRowHeight(row, self._height(row))
        high = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(high + self.horizontalHeader().sizeHint().height() + 6)

    def _height(self, row: int) -> int:
        """Return how high a row is with its words broken into lines; Qt forgets their margins."""
        metrics, high = self.fontMetrics(), 0
        for column in range(self.columnCount()):
            item = self.item(row, column)
            spans = self.columnSpan(row, column)
            wide = sum(self.columnWidth(column + n) for n in range(spans))
            if item is not None:
                room = QRect(0, 0, max(1, wide - 3 * metrics.averageCharWidth() - 12), 10_000)
                flags = int(Qt.TextFlag.TextWordWrap)
                high = max(high, metrics.boundingRect(room, flags, item.text()).height())
        return high + round((_ROW_LINES - 1.0) * metrics.height())
