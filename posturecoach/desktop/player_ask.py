"""Ask for the pain of this moment, from 0 to 10: by mouse, by arrows, or by a digit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from posturecoach.desktop.pieces import plain_label

MOST = 10


class PainScale(QWidget):
    """Eleven large buttons. Tells which was chosen; decides nothing."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = plain_label("")
        self.question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.least, self.most = plain_label("muted", wraps=False), plain_label("muted", wraps=False)
        self.most.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.buttons = tuple(QPushButton(str(n)) for n in range(MOST + 1))
        row = QGridLayout()
        row.setSpacing(8)
        for n, button in enumerate(self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, n=n: self.chosen.emit(float(n)))
            row.addWidget(button, 0, n)
        row.addWidget(self.least, 1, 0, 1, 5)
        row.addWidget(self.most, 1, 6, 1, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.question)
        layout.addLayout(row)

    def ask(self, question: str) -> None:
        """Ask anew."""
        self.question.setText(question)
        self.least.setText(self.tr("no pain"))
        self.most.setText(self.tr("the worst imaginable"))
        for n, button in enumerate(self.buttons):
            button.setAccessibleName(self.tr("{0} of 10").format(n))
            button.setAccessibleDescription(question)
        self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a digit as an answer, and the arrows as steps along the row."""
        text = event.text()
        if len(text) == 1 and text in "0123456789":
            self.chosen.emit(float(text))
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, b in enumerate(self.buttons) if b.hasFocus()), None)
        if step and here is not None:
            self.buttons[min(max(here + step, 0), MOST)].setFocus()
            return
        super().keyPressEvent(event)
