"""The steps of a guided assessment as a list: what was done, what is now, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget


class Mark(StrEnum):
    """How far a step is."""

    OPEN = "open"
    NOW = "now"
    DONE = "done"
    SKIPPED = "skipped"


_SIGNS = {Mark.OPEN: "○", Mark.NOW: "▶", Mark.DONE: "✓", Mark.SKIPPED: "–"}

_KEYS = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line: the id of the step, its short name, how far it is, and whether there is a note."""

    id: str
    name: str
    mark: Mark
    noted: bool = False


class StepList(QListWidget):
    """Show the steps. Choosing one that was done asks to do it once more; does nothing itself."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: tuple[StepLine, ...] = ()
        self.itemActivated.connect(self._activated)

    def show_steps(self, lines: Sequence[StepLine]) -> None:
        """Show these; the one of now stays in sight."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.clear()
        for line in lines:
            noted = f"  {self.tr('(note)')}" if line.noted else ""
            item = QListWidgetItem(f"{_SIGNS[line.mark]}  {line.name}{noted}")
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(line))
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if line.mark is Mark.NOW else QFont.Weight.Normal)
            item.setFont(font)
            self.addItem(item)
            if line.mark is Mark.NOW:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrows; every other key belongs to the page and searches nothing."""
        if event.key() in _KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _spoken(self, line: StepLine) -> str:
        marks = {
            Mark.OPEN: self.tr("to do"),
            Mark.NOW: self.tr("now"),
            Mark.DONE: self.tr("done"),
            Mark.SKIPPED: self.tr("skipped"),
        }
        return f"{line.name}, {marks[line.mark]}"

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
