"""What is seen while one moves: demonstration, ring, oneself, and one cue. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from posturecoach.desktop.demonstration_view import DemonstrationView
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_lead import Hindrance, Lead, Now
from posturecoach.desktop.player_ring import MovementRing
from posturecoach.desktop.player_self import OwnView
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.player_words import (
    clock_words,
    hindrance_words,
    middle_words,
    sides_words,
    turn_words,
    where_words,
)
from posturecoach.desktop.words import what_to_do
from posturecoach.desktop.worker import Shown
from posturecoach.exercises.library import Mode, Side, Words
from posturecoach.exercises.player import Stage
from posturecoach.posture.measure import View
from posturecoach.session import Look


class RunView(QWidget):
    """The player's middle, to be read from two metres away."""

    def __init__(self, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.demonstration, self.ring, self.own = DemonstrationView(), MovementRing(), OwnView()
        self.where = plain_label("muted", wraps=False)
        self.cue = plain_label("cue")
        self.note = plain_label("note")
        self.left_time = plain_label("", wraps=False)
        self.sides = {side: plain_label("", wraps=False) for side in Side}
        for label in (self.cue, self.note, self.left_time, *self.sides.values()):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        letters.add(46, self.cue, strong=True)
        letters.add(27, self.note, self.left_time)
        letters.add(22, self.where)
        letters.add(30, *self.sides.values())
        self._letters = letters
        self._language: Words | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.addWidget(self.ring, 1)
        below = QHBoxLayout()
        for label in self.sides.values():
            below.addWidget(label, 1)
        middle.addLayout(below)
        middle.addWidget(self.left_time)
        three = QHBoxLayout()
        three.setSpacing(18)
        three.addWidget(self.demonstration, 10)
        three.addLayout(middle, 11)
        three.addWidget(self.own, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.where)
        layout.addLayout(three, 1)
        layout.addWidget(self.cue)
        layout.addWidget(self.note)

    def begin(self, lead: Lead, lines: Words) -> None:
        """Show an exercise from its beginning."""
        self._language = lines
        exercise = lead.permit.exercise
        self.demonstration.show_exercise(exercise.id, lead.level, language=lines.language)
        self.demonstration.set_mirrored(self.demonstration_from_front())
        self.demonstration.set_playing(True)
        self.own.figure.show_look(None)
        for label in self.sides.values():
            label.setVisible(exercise.per_side)
        self.show_now(lead, Now())

    def demonstration_from_front(self) -> bool:
        """Return whether the demonstration faces who looks: then it is a mirror."""
        shown = self.demonstration.demonstration()
        return shown is not None and shown.view == "front"

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        for part in (self.demonstration, self.ring, self.own):
            part.set_colours(colours)

    def see(self, shown: Shown | Look, view: View) -> None:
        """Show oneself; a demonstration from the side faces the same way."""
        self.own.see(shown)
        if not self.demonstration_from_front() and view in (View.SIDE_LEFT, View.SIDE_RIGHT):
            self.demonstration.set_mirrored(view is View.SIDE_RIGHT)

    def show_now(self, lead: Lead, now: Now) -> None:
        """Show what came of a look."""
        if self._language is None:
            return
        moment = now.moment
        dose = lead.permit.exercise.dose(lead.level)
        mode = None if lead.camera is None else lead.camera.mode
        self.ring.show_moment(moment, *middle_words(moment, dose, mode))
        self.where.setText(where_words(moment, lead.level))
        self._say(self.cue_words(lead, now))
        self._show_note(lead, now)
        self._show_left(now)
        if moment is not None:
            self.demonstration.set_side(moment.side)
            self._show_sides(now)

    def cue_words(self, lead: Lead, now: Now) -> str:
        """Return the one thing to say now, in a few words."""
        if self._language is None:
            return ""
        if lead.paused:
            return self.tr("Paused. Nothing counts now.")
        if now.hindrance is not None:
            return hindrance_words(now)
        moment = now.moment
        return self._language.lines["cue.ready" if moment is None else moment.cue]

    def announce(self) -> None:
        """Let a screen reader say the cue."""
        if self.isVisible():
            event = QAccessibleAnnouncementEvent(self.cue, self.cue.text())
            QAccessible.updateAccessibility(event)

    def _say(self, cue: str) -> None:
        """Show a cue; a screen reader says it when it is a new one."""
        if cue != self.cue.text():
            self.cue.setText(cue)
            self.announce()

    def _show_note(self, lead: Lead, now: Now) -> None:
        """Say what a clock can't count; and how it could be counted."""
        note, moment = "", now.moment
        by_clock = lead.camera is not None and lead.camera.mode is Mode.TIMER
        if self._language is not None and moment is not None and by_clock:
            note = self._language.lines["general.timer_note"]
            if now.better is not None and moment.stage in (Stage.READY, Stage.START):
                note = turn_words(now.better)
        if now.hindrance is Hindrance.CAMERA and now.words:
            note = what_to_do(now.words, now.try_)
        elif lead.paused:
            note = self.tr("Go on with the space bar.")
        self.note.setText(note)

    def _show_left(self, now: Now) -> None:
        moment = now.moment
        left = None if moment is None or moment.stage is Stage.REST else moment.left_s
        words = "" if left is None else self.tr("{0} left").format(clock_words(left))
        self.left_time.setText(words)
        self.left_time.setVisible(bool(words))

    def _show_sides(self, now: Now) -> None:
        """Show the count of each side; the one that works now is marked, not by colour alone."""
        if now.moment is None or self._language is None:
            return
        for side, words in sides_words(now.moment, self._language):
            label: QLabel = self.sides[side]
            works = side is now.moment.side
            label.setText(f"▸ {words}" if works else words)
            font = label.font()
            if font.bold() is not works:
                font.setBold(works)
                label.setFont(font)
