"""The table of a comparison: both numbers, the difference, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from posturecoach.desktop.clinic.compare_words import Row, head
from posturecoach.desktop.palette import LIGHT, Colours


class CompareTable(QTableWidget):
    """Show rows; decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(head()), parent)
        self._colours = LIGHT
        self.rows: tuple[Row, ...] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setHorizontalHeaderLabels(list(head()))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setAccessibleName(self.tr("Differences"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.show_rows(self.rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.rows = tuple(rows)
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, words in enumerate(row.cells):
                item = self.item(at, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(at, column, item)
                item.setText(words)
                item.setToolTip(row.about or words)
                item.setForeground(QColor(self._colours.text if row.clear else self._colours.muted))
                font = self.font()
                font.setBold(row.clear and column in {3, 5})
                item.setFont(font)
