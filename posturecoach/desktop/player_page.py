"""The page on which an exercise is done, to be read from two metres away.

What counts is decided in `exercises.player`; whether it may be done, by the safety gate,
whose permit this page takes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_hurt import HurtView
from posturecoach.desktop.player_intro import IntroView
from posturecoach.desktop.player_lead import Hindrance, Lead, Now
from posturecoach.desktop.player_run import RunView
from posturecoach.desktop.player_summary import SummaryView
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.sounds import Sounds, Tone
from posturecoach.desktop.speech import Speech
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.exercise_book import care_words, exercise_words, safety_rules
from posturecoach.exercises.gate import PainAdvice, Permit, pain_advice
from posturecoach.exercises.library import STOP_ALWAYS, Words
from posturecoach.exercises.player import Result, Stage
from posturecoach.exercises.progress import Change
from posturecoach.session import Look

NO_LOOK_MS = 4_000  # so long without any look, and it is said


class PlayerPage(QWidget):
    """Lead through one exercise: before, meanwhile, when it hurts, and after."""

    ended = Signal(object, object, object, object)  # Permit, Result, pain before and after
    left = Signal()
    glass_changed = Signal(object)  # Glass: how large a picture is wanted
    full_screen_asked = Signal(bool)
    voice_failed = Signal(str)  # what went wrong, and what to try

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead: Lead | None = None
        self._words: Words = exercise_words("en")
        self._before: float | None = None
        self._told = self._full = False
        self._result: Result | None = None
        self._now = Now()
        self._said = ""
        self._speech: Speech | None = None
        self._sounds: Sounds | None = None
        self._letters = Letters()
        self.intro, self.run = IntroView(self._letters), RunView(self._letters)
        self.hurt, self.summary = HurtView(self._letters), SummaryView(self._letters)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(NO_LOOK_MS)
        self._quiet.timeout.connect(self._no_look)
        self._make_bars()
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        # Letters follow the room, and not the room the letters: it can be made small again.
        self.setMinimumSize(480, 320)

    # --- What the window does.

    def play(
        self,
        permit: Permit,
        level: int,
        *,
        own_best: float | None = None,
        pain_before: float | None = None,
        language: str = "en",
    ) -> None:
        """Show an exercise and wait for its beginning.

        Parameters
        ----------
        permit
            Of the safety gate.
        level
            1 to 3, up to the permitted.
        own_best
            The own largest range, as for `Player`.
        pain_before
            0 to 10; None where it was not answered.
        language
            Of the words, such as ``"de"``.

        Raises
        ------
        TypeError
            For anything but a permit: nothing is played without one.
        ValueError
            For a level that is not permitted.

        """
        lead = Lead(permit, level, own_best)
        self._lead, self._before = lead, pain_before
        self._words = exercise_words(language)
        self._told, self._result, self._now, self._said = False, None, Now(), ""
        if self._speech is not None:
            self._speech.set_language(language)
        exercise = permit.exercise
        self.name.setText(self._words.exercises[exercise.id].name)
        lines = self._words.lines
        signs = [lines[f"stop.{sign}"] for sign in (*STOP_ALWAYS, *exercise.stop)]
        self.stop_rules.setText(" ".join((lines["general.stop_title"], *dict.fromkeys(signs))))
        self.intro.show_exercise(lead, self._words)
        self.run.begin(lead, self._words)
        self._show(self.intro)
        self._quiet.start()

    def see(self, shown: Shown | Look) -> None:
        """Take a look into account; once for each."""
        look = shown.look if isinstance(shown, Shown) else shown
        lead, here = self._lead, self._stack.currentWidget()
        if lead is None:
            return
        self._quiet.start()
        if here is self.intro:
            self.intro.see(lead, look, self._words)
            return
        if here is self.hurt:
            lead.see(look)  # paused: its clock only learns that time has passed
        if here is not self.run:
            return
        self.run.see(shown, look.view)
        self._now = lead.see(look)
        self.run.show_now(lead, self._now)
        self._sound()
        self._speak()
        moment = self._now.moment
        if moment is not None and moment.stage is Stage.DONE:
            self._finish()

    def show_change(self, change: Change) -> None:
        """Say what becomes of the level, after `ended`."""
        self.summary.show_change(change)

    def leave(self) -> None:
        """End at once, wherever it is; what was counted is told by `ended`."""
        if self._lead is None:
            return
        result = self._lead.result()
        if not self._told and result is not None and self._lead.begun:
            self._tell(result, None)
        self._close()

    def set_wishes(self, *, voice: bool, sounds: bool) -> None:
        """Speak the cues, or not; sound at each repetition, or not. Both are off at first."""
        if not voice and self._speech is not None:
            self._speech.close()
            self._speech = None
        elif voice and self._speech is None:
            self._speech = Speech(self._words.language, self)
            self._speech.failed.connect(self.voice_failed)
        if not sounds and self._sounds is not None:
            self._sounds.close()
            self._sounds = None
        elif sounds and self._sounds is None:
            self._sounds = Sounds(self)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; the window itself is the caller's."""
        self._full = full
        self.full_button.setText(self.tr("Small (F)") if full else self.tr("Full screen (F)"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.intro.set_colours(colours)
        self.run.set_colours(colours)

    def glass(self) -> Glass:
        """Return how large a picture is wanted."""
        return self.run.own.glass()

    # --- Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make all letters as large as the room allows."""
        super().resizeEvent(event)
        zoom = self._letters.fit(self.width(), self.height())
        edge = round(20 * zoom)
        self._layout.setContentsMargins(edge, round(12 * zoom), edge, round(12 * zoom))
        for check in self.intro.checks:
            check.setFont(self.intro.steps.font())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Say nothing more."""
        super().hideEvent(event)
        self._quiet.stop()
        if self._speech is not None:
            self._speech.hush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do everything by keyboard: Enter, space, H, F, Esc."""
        here, key = self._stack.currentWidget(), event.key()
        focused = self.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is self.intro:
            self.intro.try_begin()
        elif key == Qt.Key.Key_F:
            self.full_button.click()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Space and here is self.run:
            self._pause()
        elif key == Qt.Key.Key_H and here is self.run:
            self._hurts()
        else:
            super().keyPressEvent(event)

    # --- How it looks.

    def _make_bars(self) -> None:
        self.name = plain_label("", wraps=False)
        self.stop_rules = plain_label("")
        self.full_button, self.leave_button = QPushButton(), QPushButton()
        self.hurt_button, self.pause_button = QPushButton(), QPushButton()
        self.hurt_button.setText(self.tr("It hurts (H)"))
        self.leave_button.setText(self.tr("Finish (Esc)"))
        self.pause_button.setText(self.tr("Pause (Space)"))
        for button in (self.full_button, self.leave_button, self.hurt_button, self.pause_button):
            # Else the space bar would press what was clicked last.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._letters.add(28, self.name, strong=True)
        self._letters.add(16, self.stop_rules)
        self._letters.add(18, self.full_button, self.leave_button, self.pause_button)
        self._letters.add(24, self.hurt_button, strong=True)
        self.set_full_screen(False)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.intro, self.run, self.hurt, self.summary):
            self._stack.addWidget(view)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        for button in (self.full_button, self.pause_button, self.leave_button):
            top.addWidget(button)
        bottom.setSpacing(16)
        bottom.addWidget(self.stop_rules, 1)
        bottom.addWidget(self.hurt_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addWidget(self._stack, 1)
        self._layout.addLayout(bottom)

    def _connect(self) -> None:
        self.full_button.clicked.connect(lambda: self.full_screen_asked.emit(not self._full))
        self.leave_button.clicked.connect(self._escape)
        self.pause_button.clicked.connect(self._pause)
        self.hurt_button.clicked.connect(self._hurts)
        self.intro.begun.connect(self._begin)
        self.hurt.told.connect(self._pain_told)
        self.hurt.go_on.connect(self._go_on)
        self.hurt.finish.connect(self._finish)
        self.summary.answered.connect(self._answered)
        self.summary.closed.connect(self._close)
        self.run.own.glass_changed.connect(self.glass_changed)

    def _show(self, view: QWidget) -> None:
        running = view is self.run
        self.pause_button.setVisible(running)
        self.hurt_button.setVisible(running)
        self._stack.setCurrentWidget(view)
        if running or view is self.intro:
            self.setFocus()

    # --- What happens.

    def _begin(self) -> None:
        if self._lead is None:
            return
        self._show(self.run)
        self.run.announce()
        self.glass_changed.emit(self.glass())

    def _pause(self) -> None:
        """Pause, or go on."""
        if self._lead is None or self._stack.currentWidget() is not self.run:
            return
        self._set_paused(not self._lead.paused)

    def _set_paused(self, paused: bool) -> None:  # noqa: FBT001 - what it is set to
        if self._lead is None:
            return
        self._lead.paused = paused
        words = self.tr("Go on (Space)") if paused else self.tr("Pause (Space)")
        self.pause_button.setText(words)
        self.run.demonstration.set_playing(not paused)
        self._now = Now(self._lead.moment)
        self.run.show_now(self._lead, self._now)
        if paused and self._speech is not None:
            self._speech.hush()

    def _hurts(self) -> None:
        if self._lead is None or self._stack.currentWidget() is not self.run:
            return
        self._set_paused(True)
        self._show(self.hurt)
        self.hurt.ask()

    def _pain_told(self, pain: float) -> None:
        """Do what the pain of now asks for; without an answer before, as if there was none."""
        if self._lead is None:
            return
        advice = pain_advice(self._before or 0.0, pain, safety_rules())
        if advice is PainAdvice.STOP:
            self._finish(pain)
            return
        smaller = advice is PainAdvice.SMALLER
        words = care_words(self._words.language)[f"pain.{advice}"]
        self.hurt.advise(words, smaller=smaller, lower=smaller and self._lead.level > 1)

    def _go_on(self, easier: bool) -> None:  # noqa: FBT001 - from a signal
        if self._lead is None:
            return
        if easier and self._lead.easier():
            self.run.begin(self._lead, self._words)
        self._show(self.run)
        self._set_paused(False)

    def _finish(self, pain: float | None = None) -> None:
        """Show what came of it; with `pain`, it ended because of that."""
        if self._lead is None:
            return
        self._quiet.stop()
        result = self._lead.result()
        if result is None or not (self._lead.begun or pain is not None):
            self._close()
            return
        self._result = result
        self.summary.show_result(self._lead, result, self._words, hurts=pain is not None)
        self._show(self.summary)
        if pain is not None:
            self._answered(pain)

    def _answered(self, pain: float | None) -> None:
        """Take the pain after it, or that nobody wants to tell it."""
        if self._lead is None or self._result is None or self._told:
            return
        words = ""
        if pain is not None:
            advice = pain_advice(self._before or 0.0, pain, safety_rules())
            if advice is not PainAdvice.FINE:
                words = care_words(self._words.language)[f"pain.{advice}"]
        self.summary.show_advice(words if words != self.summary.title.text() else "")
        self._tell(self._result, pain)

    def _tell(self, result: Result, after: float | None) -> None:
        if self._lead is not None:
            self._told = True
            self.ended.emit(self._lead.permit, result, self._before, after)

    def _escape(self) -> None:
        """Go one step out: from moving to what came of it, from there away."""
        here = self._stack.currentWidget()
        if here in (self.run, self.hurt):
            self._finish()
        else:
            self.leave()

    def _close(self) -> None:
        self._quiet.stop()
        if self._lead is None:
            return
        self._lead = None
        for view in (self.intro, self.run):
            view.demonstration.set_playing(False)
        self.run.own.figure.show_look(None)
        if self._speech is not None:
            self._speech.hush()
        self.left.emit()

    def _no_look(self) -> None:
        """Say that no picture comes any more: the camera is off, or lost."""
        if self._lead is None or self._stack.currentWidget() is not self.run:
            return
        self._now = Now(self._lead.moment, Hindrance.CAMERA)
        self.run.show_now(self._lead, self._now)
        self._speak()

    def _sound(self) -> None:
        moment = self._now.moment
        if self._sounds is None or moment is None or not moment.counted:
            return
        over = moment.stage in (Stage.REST, Stage.DONE)
        self._sounds.play(Tone.OVER if over else Tone.COUNTED)

    def _speak(self) -> None:
        """Say the cue if it is a new one."""
        if self._lead is None or self._speech is None:
            return
        cue = self.run.cue_words(self._lead, self._now)
        if cue != self._said:
            self._said = cue
            self._speech.say(cue)
