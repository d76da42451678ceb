"""The quiet cue in words, on the page Now: for whoever looks here, and nobody else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from posturecoach.coaching.state import Prompt
from posturecoach.desktop.pieces import plain_label


class Said(QFrame):
    """Say what the cue is about; show the difference, or say that it was wrong."""

    show_asked = Signal(object)  # Prompt
    wrong_asked = Signal(object)  # Prompt

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._prompt: Prompt | None = None
        self._words = plain_label("")
        self.see = QPushButton(self.tr("Show me"), self)
        self.see.setAccessibleDescription(
            self.tr("Shows your own neutral beside how you sit now, and the one difference")
        )
        self.wrong = QPushButton(self.tr("That was wrong"), self)
        self.wrong.setAccessibleDescription(
            self.tr("Shows the last minute and the rule, and offers to loosen it")
        )
        self.see.clicked.connect(lambda: self.show_asked.emit(self._prompt))
        self.wrong.clicked.connect(lambda: self.wrong_asked.emit(self._prompt))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.see)
        layout.addWidget(self.wrong)
        self.hide()

    def show_cue(self, cue: Prompt | None) -> None:
        """Say what `cue` says, as long as there is one."""
        if cue == self._prompt:
            return
        self._prompt = cue
        self.setVisible(cue is not None)
        if cue is not None:
            self._words.setText(cue.text)
            self.setAccessibleName(cue.text)

    def words(self) -> str:
        """Return what is said now; "" when nothing is."""
        return "" if self.isHidden() else self._words.text()
