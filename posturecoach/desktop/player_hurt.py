"""It hurts: how much, and what that asks for. Nothing goes on meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_ask import PainScale
from posturecoach.desktop.player_type import Letters


class HurtView(QWidget):
    """Ask for the pain now, then say what to do."""

    told = Signal(float)
    go_on = Signal(bool)  # one level easier
    finish = Signal()

    def __init__(self, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale, self.advice = PainScale(), plain_label("")
        self.advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.same, self.easier, self.end = QPushButton(), QPushButton(), QPushButton()
        letters.add(38, self.scale.question, strong=True)
        letters.add(36, self.advice, strong=True)
        letters.add(18, self.scale.least, self.scale.most)
        letters.add(26, self.same, self.easier, self.end, *self.scale.buttons)
        self.scale.chosen.connect(self.told)
        self.same.clicked.connect(lambda: self.go_on.emit(False))
        self.easier.clicked.connect(lambda: self.go_on.emit(True))
        self.end.clicked.connect(self.finish)
        row = QHBoxLayout()
        row.setSpacing(14)
        for part in (self.same, self.easier, self.end):
            row.addWidget(part, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 0)
        layout.setSpacing(24)
        layout.addStretch(1)
        layout.addWidget(self.scale)
        layout.addWidget(self.advice)
        layout.addLayout(row)
        layout.addStretch(1)

    def ask(self) -> None:
        """Ask how strong it is."""
        self.advice.hide()
        for part in (self.same, self.easier):
            part.hide()
        self.end.setText(self.tr("Finish here (Esc)"))
        self.scale.show()
        self.scale.ask(self.tr("How strong is the pain now, 0 to 10?"))

    def advise(self, words: str, *, smaller: bool, lower: bool) -> None:
        """Say what to do.

        With `smaller`, going on means a smaller movement; `lower`: there is a lower level.
        """
        self.scale.hide()
        self.advice.setText(words)
        self.advice.show()
        self.same.setText(self.tr("Go on, smaller") if smaller else self.tr("Go on"))
        self.same.show()
        self.easier.setText(self.tr("Go on, one level easier"))
        self.easier.setVisible(lower)
        (self.easier if smaller and lower else self.same).setFocus()
