"""The card from which an exercise is begun: pain, what only the person can see to, Start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.move_state import MoveState
from posturecoach.desktop.move_words import Book, refusal_words, why_closed
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercises.gate import Permit, Refusal

MOST_PAIN = 10


class StartCard(QFrame):
    """Ask what has to be asked before an exercise. It gives no permit: the guide does."""

    started = Signal(str, object)  # exercise, pain (float) or None
    check_in_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._exercise = ""
        self._ticks: list[QCheckBox] = []
        self._question, self._why = plain_label("heading"), plain_label("prose")
        self._missing, self._notes = plain_label("hint"), plain_label("prose")
        self._missing.hide()
        self.pain = [QPushButton(str(n)) for n in range(MOST_PAIN + 1)]
        self.skip = QPushButton(self.tr("Leave out"))
        self.start = QPushButton(self.tr("Start"))
        self.start.setObjectName("main")
        self.to_check_in = QPushButton(self.tr("To the check-in"))
        self._lay_out()
        group = QButtonGroup(self)
        for button in (*self.pain, self.skip):
            button.setCheckable(True)
            group.addButton(button)
        self.skip.setChecked(True)
        self.start.clicked.connect(self._start)
        self.to_check_in.clicked.connect(self.check_in_wanted)

    def _lay_out(self) -> None:
        self._scale = QWidget()
        whole, scale = QVBoxLayout(self._scale), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        scale.setSpacing(4)
        for n, button in enumerate(self.pain):
            button.setObjectName("pain")
            button.setAccessibleName(self.tr("Pain {0} of 10").format(n))
            scale.addWidget(button)
        self.skip.setObjectName("scope")
        scale.addStretch(1)
        whole.addLayout(scale)
        whole.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignLeft)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(2)
        below = QHBoxLayout()
        below.addWidget(self.start)
        below.addWidget(self.to_check_in)
        below.addWidget(self._missing, 1)
        below.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for part in (self._question, self._why, self._scale, self._notes):
            layout.addWidget(part)
        layout.addLayout(self._boxes)
        layout.addLayout(below)

    def words(self) -> str:
        """Return what is said of whether it is open, and of what is missing."""
        labels = (self._question, self._why, self._notes, self._missing)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def ticks(self) -> tuple[QCheckBox, ...]:
        """Return what is to be ticked before the start."""
        return tuple(self._ticks)

    def told_pain(self) -> float | None:
        """Return the pain of now, 0 to 10; None where it was left out."""
        return next((float(n) for n, one in enumerate(self.pain) if one.isChecked()), None)

    def show_exercise(self, exercise: str, state: MoveState, said: Book) -> None:
        """Ask for `exercise`, or say why it waits. What was answered stays for the same one."""
        if exercise != self._exercise:
            self.ask_anew()
        self._missing.hide()
        permit = state.open(exercise)
        if permit is None:
            self._show_closed(why_closed(state, exercise, said), state, said)
        else:
            self._show_open(permit, said)
        self._exercise = exercise

    def ask_anew(self) -> None:
        """Forget pain and ticks: the next time is another moment."""
        self.skip.setChecked(True)
        for tick in self._ticks:
            tick.setChecked(False)

    def show_refusal(self, refusal: Refusal, state: MoveState, said: Book) -> None:
        """Say why it was refused just now, as for the pain; another answer may open it."""
        self._missing.setText(refusal_words(refusal, state, said))
        self._missing.show()

    def take_focus(self) -> None:
        """Put the keyboard on the first question, or on the way on."""
        if not self._scale.isHidden():
            (next((b for b in self.pain if b.isChecked()), self.skip)).setFocus()
        elif not self.to_check_in.isHidden():
            self.to_check_in.setFocus()

    def _show_open(self, permit: Permit, said: Book) -> None:
        self._question.setText(said.care("pain.before"))
        self._why.setText(said.line("general.pain_rule"))
        notes = [f"{said.care(f'condition.{note}')}: {self._note(permit)}" for note in permit.notes]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        wanted = [said.line(f"confirm.{one}") for one in permit.exercise.confirm]
        if permit.helper:
            wanted.append(self.tr("Somebody is beside me."))
        if wanted != [tick.text() for tick in self._ticks]:
            self._ask(wanted)
        for part in (self._scale, self.start):
            part.show()
        for tick in self._ticks:
            tick.show()
        self.to_check_in.hide()

    def _note(self, permit: Permit) -> str:
        if permit.most_level == 1:
            return self.tr("level 1 only, in the easy range.")
        return self.tr("please mind this.")

    def _show_closed(self, why: str, state: MoveState, said: Book) -> None:
        title = self.tr("This exercise waits")
        if state.lock is not None:
            title = said.care(f"tier.{state.lock.tier}_title")
        self._question.setText(title)
        self._why.setText(why)
        for part in (self._scale, self.start, self._notes):
            part.hide()
        self._ask([])
        self.to_check_in.setVisible(not state.problem)

    def _ask(self, wanted: list[str]) -> None:
        for tick in self._ticks:
            self._boxes.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = [QCheckBox(words) for words in wanted]
        for tick in self._ticks:
            self._boxes.addWidget(tick)

    def _start(self) -> None:
        missing = [tick for tick in self._ticks if not tick.isChecked()]
        if missing:
            self._missing.setText(self.tr("Please tick this first."))
            self._missing.show()
            missing[0].setFocus()
            return
        self._missing.hide()
        self.started.emit(self._exercise, self.told_pain())
