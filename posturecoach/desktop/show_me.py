"""The person over their own neutral, live, with the one difference that a prompt is about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.coaching.state import Prompt
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.self_model import SelfModel
from posturecoach.session import Look


class ShowMe(QDialog):
    """A small window that stays as long as it is wanted; everything else goes on."""

    wrong_asked = Signal(object)  # Prompt

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("You, over your own neutral"))
        self._prompt: Prompt | None = None
        self.model = SelfModel(self)
        self._words, self._why = plain_label("heading"), plain_label("")
        self._about = plain_label("muted")
        self._about.setText(
            self.tr(
                "The soft shape is your own neutral, as you let it be learned; the lines are "
                "you now. Drawn from numbers: no picture is kept."
            )
        )
        self.wrong = QPushButton(self.tr("That was wrong"))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        self.wrong.clicked.connect(self._say_wrong)
        below = QHBoxLayout()
        below.addWidget(self.wrong)
        below.addStretch(1)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(self._words)
        layout.addWidget(self._why, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.model, 1)
        layout.addWidget(self._about)
        layout.addLayout(below)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.resize(560, 520)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.model.set_colours(colours)

    def show_prompt(self, prompt: Prompt, look: Look | None, *, mirror: bool) -> bool:
        """Open with the difference that `prompt` is about, or with why there is none.

        Returns whether there is one to draw.
        """
        neutral = None if look is None else look.neutral
        self._prompt = prompt
        self._words.setText(prompt.text)
        self._why.clear()
        if prompt.measure is None:
            self._why.setText(self.tr("This is about no single difference that could be drawn."))
        elif look is None or neutral is None:
            self._why.setText(
                self.tr(
                    "There is no neutral of yours for this place to draw you by. "
                    "Learn your neutral on the page Now, and it can be shown."
                )
            )
        else:
            self.model.show_difference(neutral, look.measures, prompt.measure, mirror=mirror)
        drawn = not self._why.text()
        self._why.setVisible(not drawn)
        for part in (self.model, self._about):
            part.setVisible(drawn)
        self.show()
        self.raise_()
        return drawn

    def said(self) -> str:
        """Return why nothing is drawn; "" where something is."""
        return self._why.text()

    def show_look(self, look: Look) -> None:
        """Follow the person, while it is open."""
        if self.model.isVisible():
            self.model.update_measures(look.measures)

    def _say_wrong(self) -> None:
        self.close()
        if self._prompt is not None:
            self.wrong_asked.emit(self._prompt)
