"""A calm line on the page Now about where somebody sits: no prompt, no alarm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from posturecoach.desktop.languages import told
from posturecoach.session import ELSEWHERE, Look


class Aside(QFrame):
    """Say that the camera has moved, or that this is another place; offer what helps."""

    anew_asked = Signal()  # learn anew here, the camera has moved
    still_asked = Signal()  # it did not move
    learn_asked = Signal()  # learn a neutral at a place that is new

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._moved = False
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.anew = QPushButton(self.tr("Set my neutral anew here"), self)
        self.still = QPushButton(self.tr("It did not move"), self)
        self.still.setAccessibleDescription(
            self.tr("Goes on with your neutral, and takes what is seen now for right")
        )
        self.anew.clicked.connect(self._act)
        self.still.clicked.connect(self.still_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.anew)
        layout.addWidget(self.still)
        self.hide()

    def show_look(self, look: Look) -> None:
        """Show what there is to say about `look`; nothing while a neutral is being learned."""
        self._moved = look.moved is not None
        if look.learning is not None or not (look.moved is not None or look.elsewhere):
            self.hide()
            return
        if look.moved is not None:
            words = f"{told(look.moved.what)} {self.tr('Until it is back, your neutral rests.')}"
            button = self.tr("Set my neutral anew here")
            more = self.tr("Watches for five seconds how you sit now; it is the camera that moved")
        else:
            words = told(ELSEWHERE)
            button = self.tr("Learn my neutral here")
            more = self.tr("Watches for some seconds how you sit at ease, at this place")
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(words)
        self.anew.setText(button)
        self.anew.setAccessibleDescription(more)
        self.still.setVisible(self._moved)
        self.show()

    def words(self) -> str:
        """Return what is said now; "" when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def _act(self) -> None:
        (self.anew_asked if self._moved else self.learn_asked).emit()
