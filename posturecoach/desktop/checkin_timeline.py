"""Other treatments: when there was which, and from when on somebody may exercise after it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.checkin_parts import Attempt, SubView, Words, card_of, label
from posturecoach.desktop.days import day_words
from posturecoach.desktop.fields import choice_field
from posturecoach.desktop.history_dates import DayField
from posturecoach.exercises.checkin import AFTER_PROCEDURE, NOTE_MOST, TREATMENTS, Treatment
from posturecoach.guide import Guide

_FIRST_DAY = QDate(1950, 1, 1)
# As other fields, in terms of the palette.
_SHEET = """
QDateEdit { background: palette(base); color: palette(text); border: 1px solid palette(mid);
    border-radius: 6px; padding: 4px 8px; }
QDateEdit:focus { border: 2px solid palette(highlight); padding: 3px 7px; }
QDateEdit::drop-down { subcontrol-origin: padding; subcontrol-position: center right;
    width: 24px; border: none; }
QDateEdit::down-arrow { image: url("@pictures@/down.svg"); width: 12px; height: 12px; }
"""


class TimelineView(SubView):
    """The list of other treatments, newest first, and one more."""

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(words["treatment.title"], parent)
        self._words, self._attempt = words, attempt
        self._told: tuple[Treatment, ...] | None = None
        pictures = Path(str(files(__package__) / "data")).as_posix()
        self.setStyleSheet(_SHEET.replace("@pictures@", pictures))
        self._make_form()
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(card_of(self.tr("One more"), self.form))
        self.body.addWidget(card_of(self.tr("So far"), self.list))

    def show_guide(self, guide: Guide) -> None:
        """Show what was told."""
        today = QDate.fromString(guide.day, "yyyy-MM-dd")
        if self.day.maximumDate() != today:
            self.day.setMaximumDate(today)
            self.day.setDate(today)
        if guide.care.treatments != self._told:
            self._told = guide.care.treatments
            self._show()

    def take_focus(self) -> None:
        """Take the keys on the first field."""
        self.kind.setFocus()

    def _make_form(self) -> None:
        words = self._words
        self.kind = choice_field(
            words["treatment.title"], *((kind, words[f"treatment.{kind}"]) for kind in TREATMENTS)
        )
        self.day = _day_field(self.tr("On which day?"))
        self.note = QLineEdit()
        self.note.setMaxLength(NOTE_MOST)
        self.note.setPlaceholderText(self.tr("A word about it, if you like"))
        self.note.setAccessibleName(self.tr("A word about it"))
        self.told = QCheckBox(self.tr("A clinician has named a day"))
        self.may = _day_field(words["treatment.exercise_from"])
        self.add = QPushButton(self.tr("Add"))
        self.form = QWidget()
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.kind, 0, 0)
        grid.addWidget(self.day, 0, 1)
        grid.addWidget(self.note, 0, 2)
        self._asked = label("answer", words["treatment.exercise_from"])
        grid.addWidget(self._asked, 1, 0)
        grid.addWidget(self.may, 1, 1)
        grid.addWidget(self.told, 1, 2)
        self._waits = label(
            "muted",
            self.tr(
                "Until that day the exercises wait. Without a day they wait until you say under "
                "“What a clinician has told you” that you may."
            ),
        )
        grid.addWidget(self._waits, 2, 0, 1, 3)
        grid.addWidget(self.add, 3, 0, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)
        self.kind.currentIndexChanged.connect(self._follow)
        self.told.toggled.connect(self._follow)
        self.day.dateChanged.connect(self.may.setMinimumDate)
        self.add.clicked.connect(self._add)
        self._follow()

    def _follow(self) -> None:
        """Ask for the day to exercise from only after what calls for one."""
        asks = self.kind.currentData() in AFTER_PROCEDURE
        for part in (self._asked, self.told, self.may, self._waits):
            part.setVisible(asks)
        self.may.setEnabled(self.told.isChecked())

    def _add(self) -> None:
        kind, day = str(self.kind.currentData()), self.day.day().isoformat()
        named = kind in AFTER_PROCEDURE and self.told.isChecked()
        may = self.may.day().isoformat() if named else None
        given = Treatment(kind, day, self.note.text().strip(), may)
        if self._attempt(lambda guide: guide.treat(given)):
            self.note.clear()
            self.told.setChecked(False)

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        told = sorted(self._told or (), key=lambda one: one.day, reverse=True)
        for one in told:
            self._rows.addWidget(label("answer", treatment_words(self._words, one)))
            if one.exercise_from is not None:
                may = self.tr("Exercise again from {0} on").format(day_words(one.exercise_from))
                self._rows.addWidget(label("muted", may))
        if not told:
            self._rows.addWidget(label("muted", self.tr("Nothing yet.")))


def treatment_words(words: Words, one: Treatment) -> str:
    """Return a treatment in a line."""
    return " · ".join(filter(None, (day_words(one.day), words[f"treatment.{one.kind}"], one.note)))


def _day_field(name: str) -> DayField:
    field = DayField(name)
    field.setCalendarPopup(True)  # here a day may lie years back
    field.setMinimumDate(_FIRST_DAY)
    field.show_day(date.today())  # noqa: DTZ011 - until the guide says which day it is
    return field
