"""What is done on the last screen of a guided assessment: consent, blurring, documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from posturecoach.desktop.clinic.assessment_end import Consent, EndView
from posturecoach.desktop.clinic.assessment_lead import Lead
from posturecoach.desktop.clinic.assessment_pictures import AssessmentPictures
from posturecoach.desktop.clinic.assessment_saving import Form, save_and_tell
from posturecoach.desktop.clinic.assessment_words import day_words
from posturecoach.reports.assessment import document
from posturecoach.reports.document import Document


class After(QObject):
    """Join results, pictures and files on the last screen.

    Parameters
    ----------
    view
        The screen; its owner.
    pictures
        Those that were taken.
    ask
        Asks for a file: a name to begin with, and the forms there are; None: nowhere.

    """

    def __init__(
        self,
        view: EndView,
        pictures: AssessmentPictures,
        ask: Callable[[str, tuple[Form, ...]], Path | None],
    ) -> None:
        super().__init__(view)
        self._view, self._taken, self._ask = view, pictures, ask
        self._lead: Lead | None = None
        view.consent_changed.connect(lambda _: self._show_pictures())
        view.pdf_asked.connect(lambda: self._save(Form.PDF))
        view.html_asked.connect(lambda: self._save(Form.HTML))
        pictures.blurred.connect(self._show_pictures)
        pictures.failed.connect(self._not_blurred)

    def begin(self, lead: Lead, notes: str) -> None:
        """Show what came of an assessment, and ask for consent: it is no until somebody answers."""
        self._lead, view = lead, self._view
        view.notes.setPlainText(notes)
        view.title.setText(self.tr("What was measured"))
        view.about.setText(self._about(lead))
        view.show_document(self._document(lead, {}))
        view.notice.clear()
        view.ask_again()
        self._show_pictures()
        view.answers[Consent.NO].setFocus()

    def pictures(self) -> Mapping[str, bytes] | None:
        """Return JPEG by step, as far as was agreed; None while faces are not yet blurred."""
        return self._taken.agreed(self._view.consent())

    def forget(self) -> None:
        """Let go of everything of this person but pictures, which are not held here."""
        self._lead = None
        self._view.notes.setPlainText("")
        self._view.show_document(None)
        self._view.ask_again()

    def _document(self, lead: Lead, pictures: Mapping[str, bytes]) -> Document:
        return document(
            lead.record(self._view.notes.toPlainText().strip()),
            lead.previous,
            language=lead.language,
            who=lead.pseudonym or "",
            own=lead.reliabilities,
            pictures=pictures,
        )

    def _about(self, lead: Lead) -> str:
        words = self.tr("{0} of {1} steps.").format(lead.taken, len(lead.lines()))
        if lead.previous is None:
            return f"{words} {self.tr('This is the first assessment: nothing to compare with.')}"
        day = day_words(lead.previous.when)
        return f"{words} {self.tr('Compared with {0}.').format(day)}"

    def _show_pictures(self) -> None:
        """Say how it stands with the pictures; begin to blur them where that is wanted."""
        if self._lead is None:
            return
        count, agreed = len(self._taken), self.pictures()
        if not count:
            words = self.tr("There is no picture to ask for.")
        elif agreed is None:
            words = self.tr("Faces are being blurred …")
        elif self._view.consent() is Consent.NO:
            words = self.tr("No picture is kept, neither in the document nor anywhere else.")
        else:
            words = self.tr("%n picture(s) will stand in the document.", "", len(agreed))
        self._view.say_pictures(words, offered=bool(count), ready=agreed is not None)
        if agreed is None:
            self._taken.blur()

    def _not_blurred(self) -> None:
        self._view.ask_again()
        self._show_pictures()
        self._view.notice.say(
            self.tr("Faces could not be blurred, so no picture stands in the document.")
        )

    def _save(self, form: Form) -> None:
        lead, pictures = self._lead, self.pictures()
        if lead is None or pictures is None:
            return
        path = self._ask(self.tr("assessment"), (form,))
        if path is not None:
            save_and_tell(self._document(lead, pictures), path, self._view.notice)
