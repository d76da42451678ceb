"""After an exercise: what counted, calmly, and how it feels now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_ask import PainScale
from posturecoach.desktop.player_lead import Lead
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.player_words import (
    best_words,
    change_words,
    counted_words,
    partial_words,
)
from posturecoach.exercise_book import care_words
from posturecoach.exercises.library import Words
from posturecoach.exercises.player import Result, Stage
from posturecoach.exercises.progress import Change


class SummaryView(QWidget):
    """Show what came of an exercise, then ask for the pain; both can be passed over."""

    answered = Signal(object)  # float, or None: passed over
    closed = Signal()

    def __init__(self, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.counted = plain_label(""), plain_label("")
        self.partial, self.best = plain_label(""), plain_label("")
        self.advice, self.change = plain_label(""), plain_label("")
        self.scale = PainScale()
        self.skip, self.done = QPushButton(), QPushButton()
        self.done.setObjectName("main")
        letters.add(40, self.title, strong=True)
        letters.add(30, self.counted, self.advice, self.change)
        letters.add(25, self.partial, self.best, self.scale.question)
        letters.add(18, self.scale.least, self.scale.most)
        letters.add(24, self.skip, self.done, *self.scale.buttons)
        self.scale.chosen.connect(self.answered.emit)
        self.skip.clicked.connect(lambda: self.answered.emit(None))
        self.done.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 0)
        layout.setSpacing(14)
        layout.addStretch(1)
        for label in (self.title, self.counted, self.partial, self.best, self.advice, self.change):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self.scale)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.done)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)

    def show_result(self, lead: Lead, result: Result, lines: Words, *, hurts: bool) -> None:
        """Show a result; with `hurts`, it ended because of that."""
        exercise, moment = lead.permit.exercise, lead.moment
        if hurts:
            self.title.setText(care_words(lines.language)["pain.stop"])
        elif moment is not None and moment.stage is Stage.DONE:
            self.title.setText(lines.lines["cue.done"])
        else:
            self.title.setText(self.tr("That is it for now."))
        self._say(self.counted, counted_words(result, exercise, lines))
        self._say(self.partial, partial_words(result, lines))
        self._say(self.best, best_words(result, lead.camera, lines))
        self._say(self.advice, "")
        self._say(self.change, "")
        self.skip.setText(self.tr("Skip"))
        self.done.setText(self.tr("Done (Enter)"))
        self.done.hide()
        self.scale.show()
        self.skip.show()
        self.scale.ask(self.tr("How strong is the pain now, 0 to 10?"))

    def show_advice(self, words: str) -> None:
        """Say what the pain that was told asks for; ask no more."""
        self._say(self.advice, words)
        self.scale.hide()
        self.skip.hide()
        self.done.show()
        self.done.setFocus()

    def show_change(self, change: Change) -> None:
        """Say what becomes of the level."""
        self._say(self.change, change_words(change))

    @staticmethod
    def _say(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))
