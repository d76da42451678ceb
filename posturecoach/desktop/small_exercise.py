"""A small exercise for a break: what to do, how often, and when to stop. Nothing is counted.

Which one is open the guide says. Without answers to the questions about warning signs there
is none, and a stroll is suggested instead.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.pieces import plain_label
from posturecoach.errors import PostureCoachError
from posturecoach.exercise_book import care_words, exercise_words
from posturecoach.exercises.gate import Permit
from posturecoach.exercises.library import STOP_ALWAYS
from posturecoach.guide import Guide


class SmallExercise(QDialog):
    """One exercise after the other, each on one page.

    Parameters
    ----------
    language
        In which exercises are told.
    parent
        The window it belongs to.
    guide
        Returns the guide, which is asked anew for each exercise; None while there is none.

    """

    did = Signal(str)  # its id

    def __init__(
        self,
        language: str,
        parent: QWidget | None = None,
        guide: Callable[[], Guide | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A small exercise"))
        self._words, self._care = exercise_words(language), care_words(language)
        self._guide = guide
        self._permit: Permit | None = None
        self._name = plain_label("title")
        self._purpose = plain_label("detail")
        self._steps = plain_label("")
        self._dose = plain_label("heading")
        self._stop = plain_label("muted")
        self.another = QPushButton(self.tr("Another one"))
        self.finish = QPushButton(self.tr("Done"))
        self.finish.setDefault(True)
        self.another.clicked.connect(self.show_next)
        self.finish.clicked.connect(self._finish)
        below = QHBoxLayout()
        below.addWidget(self.another)
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
        """The id of what is shown; empty where no exercise is."""
        return "" if self._permit is None else self._permit.exercise.id

    def show_next(self) -> None:
        """Show the next one that is open, or suggest a stroll; and the window."""
        locked = False
        try:
            guide = self._guide()
            locked = guide is not None and guide.lock() is not None
            self._permit = None if guide is None or guide.must_ask() else guide.for_break()
        except PostureCoachError:  # its file can't be used or written: then nothing is open
            self._permit = None
        if self._permit is None:
            self._suggest(locked=locked)
        else:
            self._show(self._permit)
        self.another.setVisible(self._permit is not None)
        self.show()
        self.raise_()

    def _show(self, permit: Permit) -> None:
        exercise = permit.exercise
        words, lines = self._words.exercises[exercise.id], self._words.lines
        self._name.setText(words.name)
        self._purpose.setText(words.purpose)
        self._steps.setText("\n".join(f"{n}. {step}" for n, step in enumerate(words.steps, 1)))
        self._dose.setText(words.levels[0])
        first = [lines[f"confirm.{one}"] for one in exercise.confirm]
        if permit.helper:
            first.append(self.tr("Only with somebody beside you."))
        minded = [self._care[f"condition.{one}"] + "." for one in permit.notes]
        stops = [lines[f"stop.{sign}"] for sign in dict.fromkeys((*exercise.stop, *STOP_ALWAYS))]
        careful = self.tr(
            "Small and easy is enough. Leave it out if a clinician told you to avoid exercise."
        )
        parts = (*first, *minded, careful, lines["general.stop_title"], *stops)
        self._stop.setText(" ".join(parts))

    def _suggest(self, *, locked: bool) -> None:
        """Suggest what needs no permit. Who is to see a clinician is sent nowhere else."""
        lines = self._words.lines
        if locked:
            self._name.setText(self.tr("A quiet minute"))
            self._purpose.setText(lines["general.clearance"])
            steps = self.tr("Look out of the window or close your eyes, as you like.")
        else:
            self._name.setText(self.tr("A little stroll"))
            self._purpose.setText(self.tr("A few steps are a good break, too."))
            steps = self.tr(
                "Get up, if that is easy for you, and walk a little: fetch water, look outside."
            )
        self._steps.setText(steps)
        self._dose.setText("")
        more = self.tr(
            "Exercises are offered here once the questions about warning signs are answered, "
            "on the page Check-in."
        )
        self._stop.setText("" if locked else more)

    def _finish(self) -> None:
        if self._permit is not None:
            self.did.emit(self.shown)
        self.close()
