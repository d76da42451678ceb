"""A therapist's plan before it is taken: every change, old and new, and what waits for now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from posturecoach.desktop.days import day_words
from posturecoach.desktop.move_state import MoveState
from posturecoach.desktop.move_words import Book
from posturecoach.desktop.pieces import empty_card, fill_page, plain_label
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import PostureCoachError
from posturecoach.exercise_book import exercises
from posturecoach.exercises.plan import Plan
from posturecoach.exercises.plan_words import change_words, item_words, mistake_words
from posturecoach.exercises.therapist import PlanChange, PlanFile
from posturecoach.settings.plan_file import PlanFileError


def ask_plan_path(parent: QWidget, title: str, files: str) -> str:
    """Return the path that somebody chooses; empty for none."""
    return QFileDialog.getOpenFileName(parent, title, "", files)[0]


class TherapistView(QWidget):
    """Show what a file would change, or every mistake in it. Takes nothing by itself."""

    taken = Signal(object)  # Plan
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._title, self._about = plain_label("title"), plain_label("prose")
        self._heading, self._changes = plain_label("heading"), plain_label("prose")
        self._waits = plain_label("muted")
        self.take = QPushButton(self.tr("Take it"))
        self.take.setObjectName("main")
        self.leave = QPushButton()
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.left)
        card, inside = empty_card()
        for label in (self._heading, self._changes, self._waits):
            inside.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        page = fill_page(self)
        for label in (self._title, self._about):
            page.addWidget(label)
        page.addWidget(card)
        page.addLayout(buttons)
        page.addStretch(1)

    def words(self) -> str:
        """Return all that is said, for tests."""
        labels = self.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def take_focus(self) -> None:
        """Put the keyboard where nothing happens by chance."""
        self.leave.setFocus()

    def show_changes(
        self,
        file: PlanFile,
        plan: Plan,
        changes: tuple[PlanChange, ...],
        state: MoveState,
        said: Book,
    ) -> None:
        """Show what `file` changes; `plan` is what comes of it."""
        self._plan = plan
        self._title.setText(self.tr("A plan from {0}").format(file.therapist))
        lines = [self.tr("Written on {0}.").format(day_words(file.written))]
        if file.next_date is not None:
            lines.append(self.tr("Next visit: {0}.").format(day_words(file.next_date)))
        lines.append(self.tr("Nothing has changed yet. Read it, then take it or leave it."))
        self._about.setText(" ".join(lines))
        self._heading.setText(self.tr("What changes"))
        told = [f"•  {_line(change, plan, said)}" for change in changes]
        self._changes.setText("\n".join(told) or self.tr("Nothing: your plan is like this."))
        waits = [i.exercise for i in plan.items if state.usable and not state.open(i.exercise)]
        names = ", ".join(said.name(exercise) for exercise in waits)
        self._waits.setText(
            self.tr("These stay closed for now, because of your answers: {0}.").format(names)
        )
        self._waits.setVisible(bool(waits))
        self.take.show()
        self.leave.setText(self.tr("Leave it"))

    def show_problem(self, error: PostureCoachError, said: Book) -> None:
        """Show why a file can't be taken, with every mistake in it."""
        self._plan = None
        self._title.setText(self.tr("This plan can't be taken in"))
        self._about.setText(self.tr("Your plan stays as it is."))
        if isinstance(error, PlanFileError):
            self._heading.setText(
                self.tr("Please have this put right in {0}:").format(Path(error.path).name)
            )
            lines = [f"•  {mistake_words(one, said.language)}" for one in error.mistakes]
            self._changes.setText("\n".join(lines))
        else:
            self._heading.setText(self.tr("What happened"))
            self._changes.setText(what_to_do(error.what, error.try_))
        self._waits.hide()
        self.take.hide()
        self.leave.setText(self.tr("Back"))

    def _take(self) -> None:
        if self._plan is not None:
            plan, self._plan = self._plan, None
            self.taken.emit(plan)


def _line(change: PlanChange, plan: Plan, said: Book) -> str:
    """Return a change in a line; what comes in with all that is wished of it."""
    line = change_words(change, said.words, said.language)
    item = next((i for i in plan.items if i.exercise == change.exercise), None)
    if change.what != "added" or item is None:
        return line
    dose = item.dose or exercises()[item.exercise].dose(item.level)
    return f"{line} ({item_words(item, dose, said.language)})"
