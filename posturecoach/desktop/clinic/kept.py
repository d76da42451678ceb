"""What was kept of one person: assessments and snapshots, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.pieces import plain_label


class Of(StrEnum):
    """What an entry is."""

    ASSESSMENT = "assessment"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its kind, the id of what it stands for, and what it says."""

    of: Of
    id: str
    words: str


class KeptList(QWidget):
    """Offer what was kept. Opens and erases nothing itself."""

    open_asked = Signal(object)  # Entry
    compare_asked = Signal()
    erase_asked = Signal(object)  # Entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = plain_label("detail")
        self.entries = QListWidget()
        self.entries.setAccessibleName(self.tr("Assessments and snapshots"))
        self.open = QPushButton(self.tr("Open"))
        self.compare = QPushButton(self.tr("Compare two …"))
        self.erase = QPushButton(self.tr("Erase …"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for one in (self.open, self.compare, self.erase):
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.said)
        layout.addWidget(self.entries, 1)
        layout.addLayout(buttons)
        layout.addStretch(0)
        self.entries.itemActivated.connect(lambda _row: self._ask_open())
        self.entries.currentItemChanged.connect(self._enable)
        self.open.clicked.connect(self._ask_open)
        self.erase.clicked.connect(self._ask_erase)
        self.compare.clicked.connect(self.compare_asked)
        self.show_entries((), "")

    def show_entries(self, entries: Sequence[Entry], said: str) -> None:
        """Show what there is, and a sentence on where it is kept."""
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.entries.clear()
        for entry in entries:
            row = QListWidgetItem(entry.words)
            row.setData(Qt.ItemDataRole.UserRole, entry)
            self.entries.addItem(row)
        self.entries.setVisible(bool(entries))
        for one in (self.open, self.compare, self.erase):
            one.setVisible(bool(entries))
        self.compare.setEnabled(sum(entry.of is Of.SNAPSHOT for entry in entries) > 1)
        self._enable()

    def _enable(self, *_rows: object) -> None:
        chosen = self.entries.currentItem() is not None
        self.open.setEnabled(chosen)
        self.erase.setEnabled(chosen)

    def _ask_open(self) -> None:
        if (entry := self._chosen()) is not None:
            self.open_asked.emit(entry)

    def _ask_erase(self) -> None:
        if (entry := self._chosen()) is not None:
            self.erase_asked.emit(entry)

    def _chosen(self) -> Entry | None:
        row = self.entries.currentItem()
        found = None if row is None else row.data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Entry) else None
