"""The page of a guided assessment: before, step after step, and what came of it.

What a step waits for is decided in `clinic.protocol`; what stands in the document, in
`reports.assessment`. Pictures are in memory as long as the page is open, and are handed on only
as the patient agreed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from posturecoach.clinic.reliability import Reliability
from posturecoach.desktop.clinic.assessment_after import After
from posturecoach.desktop.clinic.assessment_ask import Ask, AskView
from posturecoach.desktop.clinic.assessment_cues import cues_document
from posturecoach.desktop.clinic.assessment_end import EndView
from posturecoach.desktop.clinic.assessment_lead import Lead, Now
from posturecoach.desktop.clinic.assessment_pictures import AssessmentPictures
from posturecoach.desktop.clinic.assessment_saving import (
    AskFile,
    Form,
    ask_file,
    save_and_tell,
)
from posturecoach.desktop.clinic.assessment_start import PartLine, StartView
from posturecoach.desktop.clinic.assessment_step import StepView
from posturecoach.desktop.clinic.assessment_words import setup_words
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.speech import Speech, why_silent
from posturecoach.desktop.worker import Glass, Shown

NO_LOOK_MS = 4_000  # so long without any look, and it is said


class AssessmentPage(QWidget):
    """Lead through an assessment, and hand over what came of it."""

    finished = Signal(object, object)  # the record, and JPEG by step as far as agreed
    left = Signal()
    glass_changed = Signal(object)  # Glass: how large a picture is wanted
    full_screen_asked = Signal(bool)
    voice_failed = Signal(str)  # what went wrong, and what to try

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead: Lead | None = None
        self._recent: Recent | None = None
        self._now = Now()
        self._told = self._full = self._consented = False
        self._said = ""
        self._newest: Shown | None = None
        self._speech: Speech | None = None
        self._letters = Letters()
        self._pictures = AssessmentPictures(self)
        self.ask_path: AskFile = ask_file
        self.start, self.end = StartView(), EndView()
        self.step, self.ask = StepView(self._letters), AskView(self._letters)
        self._after = After(self.end, self._pictures, self._ask)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(NO_LOOK_MS)
        self._quiet.timeout.connect(self._no_look)
        self._make_bar()
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        # Letters follow the room, and not the room the letters: it can be made small again.
        self.setMinimumSize(480, 320)

    # --- What the window does.

    def open(
        self,
        protocol: str | None = None,
        *,
        previous: object | None = None,
        reliabilities: Mapping[str, Reliability] | None = None,
        pseudonym: str | None = None,
        consent: bool = False,
        may_range: Callable[[str], bool] = lambda _movement: True,
        language: str = "en",
        voice: bool = False,
        recent: Recent | None = None,
    ) -> None:
        """Show what can be done, and wait for its beginning.

        Parameters
        ----------
        protocol
            Id of the protocol; None: the one there is.
        previous
            The record of the last assessment, as `finished` told it or as it was kept; None:
            this is the first.
        reliabilities
            What five repeats gave, by measure.
        pseudonym
            What stands in the document; None: nothing.
        consent
            Whether the patient has agreed before that pictures are kept. It is asked again for
            this document all the same, and is no until somebody says yes.
        may_range
            Whether a movement may be tested, as warning signs that were told allow.
        language
            Of cues and document, such as ``"de"``.
        voice
            Whether cues are spoken.
        recent
            The last minute of the live picture, from which pictures are taken; None: none are.

        """
        self._forget()
        camera = "" if recent is None else recent.camera
        lead = Lead(
            protocol,
            previous,
            reliabilities or {},
            may_range,
            language=language,
            pseudonym=pseudonym,
            camera=camera,
        )
        self._lead, self._recent, self._told, self._consented = lead, recent, False, consent
        self.start.title.setText(self.tr("Guided assessment"))
        self.start.about.setText(self._about_words())
        self.start.show_parts(self._parts(lead))
        self.start.show_setup(setup_words(lead.previous, lead.words, camera))
        if previous is not None and lead.previous is None:
            self.start.notice.say(
                self.tr("The last assessment can't be read, so nothing is compared with it.")
            )
        self.start.set_voice(on=voice, why_not=why_silent())
        self.start.notes.setPlainText("")
        self._show(self.start)
        self.start.begin_button.setFocus()

    def see(self, shown: Shown) -> None:
        """Take a look into account; once for each."""
        if self._lead is None or self._stack.currentWidget() is not self.step:
            return
        self._quiet.start()
        self._newest = shown
        self.step.picture.show_look(shown)
        self._show_now(self._lead.see(shown.look))

    def leave(self) -> None:
        """End at once. Numbers that were taken are told by `finished`; pictures are gone."""
        if self._lead is None:
            return
        if self._lead.taken and not self._told:
            self._tell()
        self._close()

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; the window itself is the caller's."""
        self._full = full
        self.full_button.setText(self.tr("Small (F)") if full else self.tr("Full screen (F)"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.step.set_colours(colours)

    def glass(self) -> Glass | None:
        """Return how large a picture is wanted."""
        return self.step.picture.glass()

    # --- Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make all letters as large as the room allows."""
        super().resizeEvent(event)
        zoom = self._letters.fit(self.width(), self.height())
        edge = round(18 * zoom)
        self._layout.setContentsMargins(edge, round(10 * zoom), edge, round(10 * zoom))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Say nothing more."""
        super().hideEvent(event)
        self._quiet.stop()
        if self._speech is not None:
            self._speech.hush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do everything by keyboard: Enter, space, R, S, N, H, F, Esc."""
        here, key, focused = self._stack.currentWidget(), Qt.Key(event.key()), self.focusWidget()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        elif enter and here is self.start:
            self.start.begin_button.click()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_F:
            self.full_button.click()
        elif here is self.step and key in self._keys:
            self._keys[key].click()
        else:
            super().keyPressEvent(event)

    # --- How it looks.

    def _make_bar(self) -> None:
        self.name = plain_label("", wraps=False)
        self.full_button, self.leave_button = QPushButton(), QPushButton()
        for button in (self.full_button, self.leave_button):
            # Else the space bar would press what was clicked last.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._letters.add(26, self.name, strong=True)
        self._letters.add(18, self.full_button, self.leave_button)
        self.set_full_screen(False)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.start, self.step, self.ask, self.end):
            self._stack.addWidget(view)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.full_button)
        top.addWidget(self.leave_button)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        step = self.step
        self._keys = {
            Qt.Key.Key_Space: step.take,
            Qt.Key.Key_R: step.again,
            Qt.Key.Key_S: step.skip,
            Qt.Key.Key_N: step.note,
            Qt.Key.Key_H: step.hurt,
        }
        self.full_button.clicked.connect(lambda: self.full_screen_asked.emit(not self._full))
        self.leave_button.clicked.connect(self._escape)
        self.start.begun.connect(self._begin)
        self.start.print_asked.connect(self._print)
        step.take_asked.connect(self._take)
        step.again_asked.connect(lambda: self._again(""))
        step.skip_asked.connect(lambda: self._ask_words(Ask.SKIP))
        step.note_asked.connect(lambda: self._ask_words(Ask.NOTE))
        step.hurt_asked.connect(self._hurts)
        step.steps.chosen.connect(self._again)
        step.picture.glass_changed.connect(self.glass_changed)
        self.ask.answered.connect(self._answered)
        self.ask.pain_told.connect(self._pain_told)
        self.ask.left.connect(self._back_to_step)
        self.end.done.connect(self._done)

    def _show(self, view: QWidget) -> None:
        running = view is self.step
        leaving = {
            self.start: self.tr("Back (Esc)"),
            self.end: self.tr("Done (Esc)"),
            self.ask: self.tr("Back (Esc)"),
        }
        self.leave_button.setText(leaving.get(view, self.tr("Finish (Esc)")))
        self.leave_button.setVisible(view is not self.end)
        if view in (self.start, self.end):
            self.name.setText("")
        self._stack.setCurrentWidget(view)
        if running:
            self._quiet.start()
            self.setFocus()
        else:
            self._quiet.stop()

    # --- Before.

    def _about_words(self) -> str:
        return self.tr(
            "Each step says what to do, waits until it is seen from the right side, at the "
            "same distance as last time, and takes the numbers while you hold still. A step "
            "can be skipped or done once more. Pictures stay in memory; whether any is kept, "
            "the patient is asked at the end."
        )

    def _parts(self, lead: Lead) -> list[PartLine]:
        closed = self.tr("Not now: a warning sign was told, and the range of motion is closed.")
        lines = []
        for part in lead.protocol.parts():
            steps = lead.open_steps(part)
            detail = " · ".join(lead.step_words(step.id).title for step in steps)
            lines.append(PartLine(part, lead.words.parts[part], detail, "" if steps else closed))
        return lines

    def _print(self) -> None:
        lead = self._lead
        if lead is None:
            return
        path = self._ask(self.tr("assessment cues"), (Form.PDF, Form.HTML))
        if path is not None:
            made = cues_document(lead.protocol, self.start.chosen(), lead.language)
            save_and_tell(made, path, self.start.notice)

    def _ask(self, name: str, forms: tuple[Form, ...]) -> Path | None:
        return self.ask_path(self, name, forms)

    def _begin(self) -> None:
        lead, parts = self._lead, self.start.chosen()
        if lead is None or not parts:
            return
        if self.start.voice.isChecked() and self._speech is None:
            self._speech = Speech(lead.language, self)
            self._speech.failed.connect(self.voice_failed)
        elif not self.start.voice.isChecked():
            self._silence()
        lead.begin(parts)
        self.step.picture.say(self.tr("No picture yet"))
        self._said = ""
        self._show(self.step)
        self._show_now(lead.now())
        self.glass_changed.emit(self.glass())

    # --- Meanwhile.

    def _show_now(self, now: Now) -> None:
        lead = self._lead
        if lead is None:
            return
        self._now = now
        if now.taken is not None:
            self._keep_picture(now.taken)
        if now.pain_of is not None:
            self._show(self.ask)
            self.ask.ask(Ask.PAIN, self.tr("Any pain in this movement, 0 to 10?"))
            self.ask.take_focus()
            self._say(self.ask.question.text())
            return
        if now.over:
            self._show_end()
            return
        self.name.setText(now.title)
        self.step.say(now.cue, now.detail, now.state, near=now.moving)
        self.step.picture.show_angle(now.angle, now.best)
        self.step.take.setText(
            self.tr("Enough (Space)") if now.moving else self.tr("Take it (Space)")
        )
        self.step.hurt.setVisible(now.moving)
        self.step.again.setEnabled(bool(lead.taken))
        self.step.steps.show_steps(lead.lines())
        self._say(now.said)

    def _keep_picture(self, step: str) -> None:
        """Take the picture of the look that was just taken out of the last minute."""
        look = None if self._newest is None else self._newest.look
        moment = None
        if self._recent is not None and look is not None:
            moment = self._recent.delayed(0.0, look.time_s)
        if moment is None:
            self._pictures.drop(step)
        else:
            self._pictures.keep(step, moment)

    def _take(self) -> None:
        if self._lead is not None and self._stack.currentWidget() is self.step:
            self._show_now(self._lead.take())

    def _again(self, step: str) -> None:
        """Do a step once more: the one chosen, or the last that was taken."""
        lead = self._lead
        if lead is None or self._stack.currentWidget() is not self.step:
            return
        lead.again(step)
        self._show_now(lead.now())
        self.setFocus()

    def _ask_words(self, asks: Ask) -> None:
        lead = self._lead
        if lead is None or self._stack.currentWidget() is not self.step:
            return
        if asks is Ask.SKIP:
            question = self.tr("Why is this step skipped?")
            advice, words = self.tr("Stands in the document. It may be left empty."), ""
        else:
            question, advice = self.tr("Note for this step"), self.tr("Stands in the document.")
            words = lead.note_now()
        self._hush()
        self._show(self.ask)
        self.ask.ask(asks, question, advice, words)
        self.ask.take_focus()

    def _answered(self, asks: Ask, words: str) -> None:
        lead = self._lead
        if lead is None:
            return
        if asks is Ask.SKIP:
            self._pictures.drop(lead.skip(words))
        else:
            lead.note(words)
        self._back_to_step()

    def _hurts(self) -> None:
        lead = self._lead
        if lead is None or not self._now.moving or self._stack.currentWidget() is not self.step:
            return
        self._show(self.ask)
        self.ask.ask(
            Ask.HURT,
            self.tr("How strong is the pain now, 0 to 10?"),
            self.tr("The range of motion ends here. It is not worth any pain."),
        )
        self.ask.take_focus()
        self._say(self.ask.advice.text())

    def _pain_told(self, asks: Ask, pain: float | None) -> None:
        lead = self._lead
        if lead is None:
            return
        if asks is Ask.HURT:
            lead.stop_range(pain)
        else:
            lead.pain(pain)
        self._back_to_step()

    def _back_to_step(self) -> None:
        if self._lead is not None:
            self._show(self.step)
            self._show_now(self._lead.now())

    def _no_look(self) -> None:
        """Say that no picture comes any more: the camera is off, or lost."""
        self.step.picture.say(self.tr("No picture yet"))
        words = self.tr("No picture comes from the camera.")
        self.step.say(self._now.cue, self._now.detail, words, near=self._now.moving)

    # --- After.

    def _show_end(self) -> None:
        lead = self._lead
        if lead is None:
            return
        self._hush()
        self.step.picture.forget()
        self._newest = None
        self._show(self.end)
        self._after.begin(lead, self.start.notes.toPlainText())

    def _done(self) -> None:
        if self._lead is not None and self._after.pictures() is not None:
            self._tell()
            self._close()

    def _tell(self) -> None:
        """Hand over the numbers, and the pictures that the patient agreed to."""
        if self._lead is None or self._told:
            return
        self._told = True
        ended = self._stack.currentWidget() is self.end
        notes = (self.end if ended else self.start).notes.toPlainText().strip()
        pictures = self._after.pictures() if ended else None
        self.finished.emit(self._lead.record(notes), dict(pictures or {}))

    def _escape(self) -> None:
        """Go one step out: from a question to its step, from the steps to what came of them."""
        here = self._stack.currentWidget()
        if here is self.ask:
            if self.ask.asks in (Ask.SKIP, Ask.NOTE):
                self._back_to_step()
            else:
                self._pain_told(self.ask.asks, None)
        elif here is self.step and self._lead is not None and self._lead.taken:
            self._show_end()
        elif here is self.end:
            self._done()
        else:
            self._close()

    # --- Voice, and what is let go of.

    def _say(self, words: str) -> None:
        """Speak words once; "" says nothing new."""
        if words and words != self._said:
            self._said = words
            if self._speech is not None:
                self._speech.say(words)

    def _hush(self) -> None:
        if self._speech is not None:
            self._speech.hush()

    def _silence(self) -> None:
        if self._speech is not None:
            self._speech.close()
            self._speech.deleteLater()
            self._speech = None

    def _close(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        """Let go of everything of this person, pixels first."""
        self._pictures.wipe()
        if self._recent is not None:
            self._recent.clear()
        self._recent = self._newest = self._lead = None
        self._now, self._said = Now(), ""
        self._quiet.stop()
        self._silence()
        self.step.picture.forget()
        self.step.say("", "", "")
        self.step.steps.show_steps(())
        self.start.notes.setPlainText("")
        self._after.forget()
