"""Before an exercise: how it is done, what to see to, and what the camera can tell of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.demonstration_view import DemonstrationView
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_lead import Lead
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.player_words import turn_words
from posturecoach.exercise_book import care_words
from posturecoach.exercises.library import Mode, Words
from posturecoach.session import Look


class IntroView(QWidget):
    """Show an exercise before it begins."""

    begun = Signal()

    def __init__(self, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.demonstration = DemonstrationView()
        self.steps, self.dose = plain_label(""), plain_label("")
        self.camera, self.notes = plain_label("muted"), plain_label("")
        self.checks: list[QCheckBox] = []
        self.begin_button = QPushButton()
        self.begin_button.setObjectName("main")
        self.begin_button.clicked.connect(self._begin)
        self._letters = letters
        letters.add(25, self.steps, self.notes)
        letters.add(21, self.camera)
        letters.add(25, self.dose, self.begin_button, strong=True)
        self._box = QVBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(12)
        for part in (self.steps, self.dose, self.notes):
            texts.addWidget(part)
        texts.addLayout(self._box)
        texts.addWidget(self.camera)
        texts.addStretch(1)
        texts.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(self.demonstration, 2)
        layout.addLayout(texts, 3)

    def show_exercise(self, lead: Lead, lines: Words) -> None:
        """Show the exercise of `lead`."""
        exercise, permit = lead.permit.exercise, lead.permit
        words = lines.exercises[exercise.id]
        self.demonstration.show_exercise(exercise.id, lead.level, language=lines.language)
        self.demonstration.set_playing(True)
        self.steps.setText("\n".join(f"{n}. {step}" for n, step in enumerate(words.steps, 1)))
        level = self.tr("Level {0}").format(lead.level)
        self.dose.setText(f"{level}: {words.levels[lead.level - 1]}")
        care = care_words(lines.language)
        notes = [care["effect.helper"]] if permit.helper else []
        notes += [f"{care['effect.note']} {care[f'condition.{one}']}" for one in permit.notes]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.camera.setText(words.camera)
        self._show_checks([lines.lines[f"confirm.{one}"] for one in exercise.confirm])
        self.begin_button.setText(self.tr("Begin (Enter)"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.demonstration.set_colours(colours)

    def see(self, lead: Lead, look: Look, lines: Words) -> None:
        """Say what the camera would do from where it is now."""
        if look.trouble is not None or look.reading is None:
            return
        camera, turn = lead.preview(look)
        words = lines.exercises[lead.permit.exercise.id].camera
        if camera is not None and camera.mode is Mode.TIMER:
            words = lines.lines["general.timer_note"]
        if turn is not None:
            words = f"{words} {turn_words(turn)}"
        self.camera.setText(words)

    def ready(self) -> bool:
        """Return whether everything that only the person can see to was ticked."""
        return all(check.isChecked() for check in self.checks)

    def try_begin(self) -> None:
        """Begin, or go to what has yet to be ticked."""
        self._begin()

    def _begin(self) -> None:
        waiting = next((check for check in self.checks if not check.isChecked()), None)
        if waiting is not None:
            waiting.setFocus()
            return
        self.begun.emit()

    def _show_checks(self, texts: list[str]) -> None:
        for check in self.checks:
            self._box.removeWidget(check)
            check.deleteLater()
        self.checks = [QCheckBox(text) for text in texts]
        for check in self.checks:
            check.setFont(self.steps.font())
            check.toggled.connect(lambda _: self.begin_button.setEnabled(self.ready()))
            self._box.addWidget(check)
        self.begin_button.setEnabled(self.ready())
