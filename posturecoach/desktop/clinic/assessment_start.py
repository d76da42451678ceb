"""Before a guided assessment: which parts, from where, spoken or printed, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.clinic.assessment_sheet import FIELDS
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.pieces import empty_card, plain_label, scrolling

_NOTES_LINES = 3
_WIDE = 95  # letters: longer lines are hard to read


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part that can be done.

    Attributes
    ----------
    id, name, detail
        Which, its name, and what happens in it.
    why_not
        Why it may not be done; empty where it may.

    """

    id: str
    name: str
    detail: str
    why_not: str = ""


class StartView(QWidget):
    """Ask what is to be done. Begins nothing itself."""

    begun = Signal()
    print_asked = Signal()
    changed = Signal()  # other parts are chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: dict[str, QCheckBox] = {}
        self.setStyleSheet(FIELDS)
        self.title, self.about = plain_label("title"), plain_label("prose")
        self.setup = plain_label("prose")
        self.voice = QCheckBox(self.tr("Speak the cues"))
        self.voice_why = plain_label("muted")
        self.notes, self.notice = QPlainTextEdit(), Notice()
        self.print_button = QPushButton(self.tr("Print the cues …"))
        self.begin_button = QPushButton(self.tr("Begin (Enter)"))
        self.begin_button.setObjectName("main")
        self.print_button.setToolTip(self.tr("One page with every step, as PDF or HTML"))
        self._lay_out()
        self.begin_button.clicked.connect(self.begun)
        self.print_button.clicked.connect(self.print_asked)

    def show_parts(self, parts: Sequence[PartLine]) -> None:
        """Offer these, all that may be done chosen."""
        while (taken := self._rows.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.parts = {}
        for part in parts:
            check = QCheckBox(part.name)
            check.setChecked(not part.why_not)
            check.setEnabled(not part.why_not)
            detail = plain_label("muted")
            detail.setText(part.why_not or part.detail)
            detail.setIndent(28)
            check.setAccessibleDescription(detail.text())
            check.toggled.connect(self._toggled)
            self.parts[part.id] = check
            self._rows.addWidget(check)
            self._rows.addWidget(detail)
        self._toggled()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the parts that are to be done."""
        return tuple(id_ for id_, check in self.parts.items() if check.isChecked())

    def show_setup(self, words: str) -> None:
        """Show where it was done last time; "" shows nothing."""
        self.setup.setText(words)
        self._setup_card.setVisible(bool(words))

    def set_voice(self, *, on: bool, why_not: str) -> None:
        """Offer the voice; `why_not` says why the computer has none."""
        self.voice.setChecked(on and not why_not)
        self.voice.setEnabled(not why_not)
        self.voice_why.setText(why_not)
        self.voice_why.setVisible(bool(why_not))

    def _toggled(self) -> None:
        self.begin_button.setEnabled(bool(self.chosen()))
        self.print_button.setEnabled(bool(self.chosen()))
        self.changed.emit()

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
        parts, rows = empty_card()
        heading = plain_label("heading")
        heading.setText(self.tr("What is to be done?"))
        rows.addWidget(heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        rows.addLayout(self._rows)
        middle.addWidget(parts)
        self._setup_card, rows = empty_card()
        heading = plain_label("heading")
        heading.setText(self.tr("As last time"))
        rows.addWidget(heading)
        rows.addWidget(self.setup)
        middle.addWidget(self._setup_card)
        middle.addWidget(self._notes_card())
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
        row.addWidget(self.print_button)
        row.addStretch(1)
        row.addWidget(self.begin_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(scrolling(inside), 1)
        whole.addLayout(row)  # below what scrolls: always to be seen

    def _notes_card(self) -> QWidget:
        card, inside = empty_card()
        heading = plain_label("heading")
        heading.setText(self.tr("Notes"))
        self.notes.setAccessibleName(self.tr("Notes for the document"))
        self.notes.setPlaceholderText(self.tr("Stand in the document. No real name is needed."))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_LINES * self.notes.fontMetrics().lineSpacing() + 24)
        inside.addWidget(heading)
        inside.addWidget(self.notes)
        inside.addWidget(self.voice)
        inside.addWidget(self.voice_why)
        return card
