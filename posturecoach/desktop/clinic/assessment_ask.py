"""What is asked between two steps: why one is skipped, a note, or how strong the pain is."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.clinic.assessment_sheet import FIELDS
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_type import Letters

_LINES = 4


class Ask(Enum):
    """What is asked."""

    SKIP = auto()
    NOTE = auto()
    PAIN = auto()  # after a range of motion: 0 to 10
    HURT = auto()  # the same, as it hurts now, and the range of motion has ended


class AskView(QWidget):
    """Ask one thing in large letters. Nobody has to answer."""

    answered = Signal(object, str)  # Ask, words: of a skip or note
    pain_told = Signal(object, object)  # Ask, float or None
    left = Signal()  # back, with nothing said

    def __init__(self, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(FIELDS)
        self.asks = Ask.NOTE
        self.question, self.advice = plain_label(""), plain_label("")
        self.words = QPlainTextEdit()
        self.scale = PainScale(
            self.tr("Pain"), self.tr("no pain"), self.tr("the worst that can be imagined")
        )
        self.keep, self.back = QPushButton(), QPushButton()
        self.keep.setObjectName("main")
        for label in (self.question, self.advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        letters.add(36, self.question, strong=True)
        letters.add(24, self.advice)
        letters.add(20, self.words, self.keep, self.back)
        letters.add(22, *(self.scale.button(number) for number in range(11)))
        self.words.setTabChangesFocus(True)
        self.words.installEventFilter(self)
        self.keep.clicked.connect(self._kept)
        self.back.clicked.connect(self.left)
        self.scale.entered.connect(self._kept)
        self._lay_out()

    def ask(self, asks: Ask, question: str, advice: str = "", words: str = "") -> None:
        """Ask; with `words` to begin with."""
        self.asks = asks
        self.question.setText(question)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        pain = asks in (Ask.PAIN, Ask.HURT)
        self.words.setVisible(not pain)
        self.scale.setVisible(pain)
        self.scale.set_value(None)
        self.words.setPlainText(words)
        self.words.setAccessibleName(question)
        self.words.setFixedHeight(_LINES * self.words.fontMetrics().lineSpacing() + 24)
        self.keep.setText(
            {
                Ask.SKIP: self.tr("Skip this step (Enter)"),
                Ask.NOTE: self.tr("Keep the note (Enter)"),
                Ask.PAIN: self.tr("Go on (Enter)"),
                Ask.HURT: self.tr("Go on without it (Enter)"),
            }[asks]
        )
        self.back.setText(self.tr("Back (Esc)"))
        self.back.setVisible(not pain)

    def take_focus(self) -> None:
        """Take the keys; once it is to be seen."""
        if self.asks in (Ask.PAIN, Ask.HURT):
            self.scale.take_focus()
        else:
            self.words.setFocus()
            self.words.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take Enter as the end of the words; with Shift it is a new line."""
        if watched is self.words and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - by its type
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._kept()
                return True
        return super().eventFilter(watched, event)

    def _kept(self) -> None:
        if self.asks in (Ask.PAIN, Ask.HURT):
            self.pain_told.emit(self.asks, self.scale.value())
        else:
            self.answered.emit(self.asks, self.words.toPlainText().strip())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.keep)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 0)
        layout.setSpacing(20)
        layout.addStretch(1)
        for part in (self.question, self.advice, self.words, self.scale):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addStretch(1)
