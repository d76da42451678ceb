"""After a guided assessment: what was measured, the patient's answer on pictures, the document."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.clinic.assessment_results import ResultTable
from posturecoach.desktop.clinic.assessment_sheet import FIELDS
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.pieces import empty_card, plain_label, scrolling
from posturecoach.reports.document import Document, Text

_NOTES_LINES = 3
_WIDE = 165  # letters


class Consent(StrEnum):
    """What the patient answered: whether pictures may stand in the document."""

    NO = "no"
    BLURRED = "blurred"
    AS_THEY_ARE = "as_they_are"


class EndView(QWidget):
    """Show the results and ask for consent. Saves nothing itself."""

    consent_changed = Signal(object)  # Consent
    pdf_asked = Signal()
    html_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(FIELDS)
        self.title, self.about = plain_label("title"), plain_label("prose")
        self.table, self.notes, self.notice = ResultTable(), QPlainTextEdit(), Notice()
        self.consent_note, self.estimate = plain_label("muted"), plain_label("muted")
        self.pdf = QPushButton(self.tr("Save PDF …"))
        self.html = QPushButton(self.tr("Save HTML …"))
        self.finish = QPushButton(self.tr("Done"))
        self.finish.setObjectName("main")
        self.answers = {
            Consent.NO: QRadioButton(self.tr("No")),
            Consent.BLURRED: QRadioButton(self.tr("Yes, faces blurred")),
            Consent.AS_THEY_ARE: QRadioButton(self.tr("Yes, as they are")),
        }
        self._group = QButtonGroup(self)
        for button in self.answers.values():
            self._group.addButton(button)
        self.ask_again()
        self._lay_out()
        self._group.buttonClicked.connect(lambda _: self.consent_changed.emit(self.consent()))
        self.pdf.clicked.connect(self.pdf_asked)
        self.html.clicked.connect(self.html_asked)
        self.finish.clicked.connect(self.done)

    def consent(self) -> Consent:
        """Return what was answered."""
        return next(answer for answer, b in self.answers.items() if b.isChecked())

    def ask_again(self) -> None:
        """Take every answer back: it is no, unless somebody says otherwise."""
        self.answers[Consent.NO].setChecked(True)

    def show_document(self, document: Document | None) -> None:
        """Show what was measured; None: nothing."""
        self.table.show_document(document)
        last = () if document is None else document.rest
        texts = [item.words for part in last for item in part.items if isinstance(item, Text)]
        self.estimate.setText(texts[0] if texts else "")

    def say_pictures(self, words: str, *, offered: bool, ready: bool) -> None:
        """Say how it stands with the pictures; not `ready`: nothing can be saved yet."""
        self.consent_note.setText(words)
        for answer, button in self.answers.items():
            button.setEnabled(offered or answer is Consent.NO)
        for saving in (self.pdf, self.html, self.finish):
            saving.setEnabled(ready)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep lines short, however large letters and window are."""
        super().resizeEvent(event)
        self._holder.setMaximumWidth(_WIDE * self.fontMetrics().averageCharWidth())

    def _lay_out(self) -> None:
        inside, middle = QWidget(), QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(12)
        middle.addWidget(self.notice)
        middle.addWidget(self.title)
        middle.addWidget(self.about)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self._consent_card(), 1)
        asked.addWidget(self._notes_card(), 1)
        middle.addLayout(asked)
        results, rows = empty_card()
        rows.addWidget(self.table)
        rows.addWidget(self.estimate)
        middle.addWidget(results)
        self._holder = QWidget()
        self._holder.setLayout(middle)
        across = QHBoxLayout()
        across.setContentsMargins(18, 6, 18, 12)
        across.addStretch(1)
        across.addWidget(self._holder, 100)
        across.addStretch(1)
        frame = QVBoxLayout(inside)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addLayout(across)
        frame.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.pdf)
        row.addWidget(self.html)
        row.addStretch(1)
        row.addWidget(self.finish)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(scrolling(inside), 1)
        whole.addLayout(row)  # below what scrolls: always to be seen

    def _consent_card(self) -> QWidget:
        card, inside = empty_card()
        question = plain_label("heading")
        question.setText(self.tr("To the patient: may pictures stand in this document?"))
        inside.addWidget(question)
        for button in self.answers.values():
            inside.addWidget(button)
        inside.addWidget(self.consent_note)
        inside.addStretch(1)
        return card

    def _notes_card(self) -> QWidget:
        card, inside = empty_card()
        heading = plain_label("heading")
        heading.setText(self.tr("Notes"))
        self.notes.setAccessibleName(self.tr("Notes for the document"))
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(_NOTES_LINES * self.notes.fontMetrics().lineSpacing() + 24)
        inside.addWidget(heading)
        inside.addWidget(self.notes, 1)
        return card
