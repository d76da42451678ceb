"""The score, to be pressed by whoever wants to know why."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.words import score_words


class ScoreButton(QPushButton):
    """Show the score and what it says. Decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Why this score?"))
        self._number, self._words = QLabel(self), QLabel(self)
        self._number.setObjectName("score")
        self._words.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.setSpacing(2)
        for label in (self._number, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.show_score(None)

    def show_score(self, score: float | None) -> None:
        """Show `score`; None that there is none."""
        number, words = score_words(score)
        self._number.setText(number)
        self._words.setText(f"{words}  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
        self.setAccessibleName(self.tr("Score, 0 to 100: {0}, {1}").format(number, words))
        self.setAccessibleDescription(self.tr("Shows why"))

    def number(self) -> str:
        """Return the score as shown."""
        return self._number.text()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that number and words need."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: a number that is cut in half is another number."""
        return self.sizeHint()
