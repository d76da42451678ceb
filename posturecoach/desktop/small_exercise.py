"""A small exercise for a break: what to do, how often, and when to stop. Nothing is counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.pieces import plain_label
from posturecoach.exercise_book import exercise_words, exercises
from posturecoach.exercises.library import Group


def for_breaks() -> tuple[str, ...]:
    """Return the ids of what can be done in the chair, at a desk, without anything at hand."""
    return tuple(
        id_
        for id_, one in exercises().items()
        if one.group is Group.MOBILITY and one.position == "sit" and not one.confirm
    )


class SmallExercise(QDialog):
    """One exercise after the other, each on one page."""

    did = Signal(str)  # its id

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A small exercise"))
        self._words = exercise_words(language)
        self._ids = for_breaks()
        self._at = -1
        self._name = plain_label("title")
        self._purpose = plain_label("detail")
        self._steps = plain_label("")
        self._dose = plain_label("heading")
        self._stop = plain_label("muted")
        another = QPushButton(self.tr("Another one"))
        self.finish = QPushButton(self.tr("Done"))
        self.finish.setDefault(True)
        another.clicked.connect(self.show_next)
        self.finish.clicked.connect(self._finish)
        below = QHBoxLayout()
        below.addWidget(another)
        below.addStretch(1)
        below.addWidget(self.finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for part in (self._name, self._purpose, self._steps, self._dose, self._stop):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(below)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.resize(460, 440)

    @property
    def shown(self) -> str:
        """The id of what is shown."""
        return self._ids[self._at]

    def show_next(self) -> None:
        """Show the next one, and the window."""
        self._at = (self._at + 1) % len(self._ids)
        words, lines = self._words.exercises[self.shown], self._words.lines
        self._name.setText(words.name)
        self._purpose.setText(words.purpose)
        self._steps.setText("\n".join(f"{n}. {step}" for n, step in enumerate(words.steps, 1)))
        self._dose.setText(words.levels[0])
        stops = [lines[f"stop.{sign}"] for sign in exercises()[self.shown].stop]
        careful = self.tr(
            "Small and easy is enough. Leave it out if a clinician told you to avoid exercise."
        )
        self._stop.setText(" ".join((careful, lines["general.stop_title"], *stops)))
        self.show()
        self.raise_()

    def _finish(self) -> None:
        self.did.emit(self.shown)
        self.close()
