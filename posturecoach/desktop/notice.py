"""A quiet line in the page instead of a box that must be clicked away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Notice(QFrame):
    """Show a sentence, and at most one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton(self)
        self._close = QPushButton(self.tr("Close"), self)
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._do: Callable[[], None] | None = None
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.hide()

    def say(self, words: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Show `words` in place of what was said before, with a button `action` that does `do`."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._do = do
        self._action.setText(action)
        self._action.setVisible(do is not None)
        self.show()

    def words(self) -> str:
        """Return what is said now; "" when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Say nothing more."""
        self._do = None
        self.hide()

    def _act(self) -> None:
        do = self._do
        self.clear()
        if do is not None:
            do()
