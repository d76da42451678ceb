"""One step of a guided assessment: picture, cue and state in letters that three metres can read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from posturecoach.desktop.clinic.assessment_picture import AssessmentPicture
from posturecoach.desktop.clinic.assessment_steps import StepList
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_type import Letters

# Pixels of a window of 1280 x 720: a cue is read from three metres, or from the chair.
_CUE, _NEAR_CUE, _DETAIL, _STATE = 40.0, 30.0, 18.0, 30.0


class StepView(QWidget):
    """Show a step. Takes, skips and measures nothing itself."""

    take_asked = Signal()
    again_asked = Signal()
    skip_asked = Signal()
    note_asked = Signal()
    hurt_asked = Signal()

    def __init__(self, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.steps = AssessmentPicture(), StepList()
        self.cue, self.near_cue = plain_label(""), plain_label("")
        self.detail, self.state = plain_label("muted"), plain_label("")
        for label in (self.cue, self.near_cue, self.detail, self.state):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.take = QPushButton(self.tr("Take it (Space)"))
        self.again = QPushButton(self.tr("Once more (R)"))
        self.skip = QPushButton(self.tr("Skip (S)"))
        self.note = QPushButton(self.tr("Note (N)"))
        self.hurt = QPushButton(self.tr("It hurts (H)"))
        self.take.setObjectName("main")
        letters.add(_CUE, self.cue, strong=True)
        letters.add(_NEAR_CUE, self.near_cue, strong=True)
        letters.add(_DETAIL, self.detail)
        letters.add(_STATE, self.state, strong=True)
        letters.add(16, self.steps)
        letters.add(20, self.take, self.again, self.skip, self.note)
        letters.add(24, self.hurt, strong=True)
        for button, asked in (
            (self.take, self.take_asked),
            (self.again, self.again_asked),
            (self.skip, self.skip_asked),
            (self.note, self.note_asked),
            (self.hurt, self.hurt_asked),
        ):
            # Else the space bar would press what was clicked last.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(asked)
        self._lay_out()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.picture.set_colours(colours)

    def say(self, cue: str, detail: str, state: str, *, near: bool = False) -> None:
        """Show what to do, the same in full, and how it stands; `near`: to somebody at the desk."""
        far, close = ("", cue) if near else (cue, "")
        for label, words in (
            (self.cue, far),
            (self.near_cue, close),
            (self.detail, detail),
            (self.state, state),
        ):
            if label.text() != words:
                label.setText(words)
        self.cue.setVisible(not near)
        self.near_cue.setVisible(near)

    def _lay_out(self) -> None:
        left, across, row = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.picture, 1)
        left.addWidget(self.cue)
        left.addWidget(self.near_cue)
        left.addWidget(self.detail)
        left.addWidget(self.state)
        across.setSpacing(14)
        across.addLayout(left, 10)
        across.addWidget(self.steps, 3)
        row.setSpacing(10)
        for button in (self.take, self.again, self.skip, self.note):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.hurt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(across, 1)
        layout.addLayout(row)
