"""A card to make the report for a therapist, or to save the journal for another program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from posturecoach.desktop.fields import button, choice_field
from posturecoach.desktop.history_dates import DaysField
from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.languages import own_name
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.password_fields import PasswordFields
from posturecoach.desktop.pieces import empty_card, plain_label
from posturecoach.desktop.take_out import SEALED, Against, Kind, Wish, write_out
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import PostureCoachError
from posturecoach.record.period import Span

AskWhere = Callable[[QWidget, str, str], str]
"""Asks where to: the widget, a name to begin with, and a filter; of "" for a folder."""

_WEEKS = 6  # as at the command line
_LANGUAGES = ("en", "de")
_NAME_LETTERS = 60


class TakeOutCard(QFrame):
    """Ask what is to be written, and write it in a thread; say how it ended.

    Parameters
    ----------
    journal
        Out of which it is written.
    who, neutral
        See `Past`.

    """

    failed = Signal(object)  # Exception: a bug of ours
    written = Signal(object)  # Path

    def __init__(
        self,
        journal: Path,
        who: str = "",
        neutral: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._whose, self._neutral = journal, who, neutral
        self._chosen = False  # whether somebody chose the days
        self.ask_where: AskWhere = ask_where
        self.loading = Loading(self)
        self.loading.loaded.connect(self._take)
        self._make_fields()
        card, layout = empty_card()
        heading = plain_label("heading")
        heading.setText(self.tr("A report, or a file, to take along"))
        layout.addWidget(heading)
        layout.addWidget(self._more)
        layout.addLayout(self._make_grid())
        layout.addWidget(self.password)
        layout.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.said)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self._show()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.days.set_colours(colours)

    def show_span(self, span: Span) -> None:
        """Offer the last six weeks of `span`, until somebody chose other days."""
        if span.first is None or span.last is None or self._chosen:
            return
        first = span.last - timedelta(weeks=_WEEKS, days=-1)
        self.days.show_days(max(span.first, first), span.last)

    def close_reading(self) -> None:
        """Begin nothing more; what is being written is written to its end."""
        self.loading.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread that writes; return whether it has ended."""
        return self.loading.wait(seconds)

    def _make_fields(self) -> None:
        self._more = plain_label("detail")
        self.kind = choice_field(
            self.tr("What to save"),
            (Kind.PDF, self.tr("Report for a therapist, to print (PDF)")),
            (Kind.HTML, self.tr("Report for a therapist, for a browser (HTML)")),
            (Kind.CSV, self.tr("Tables for a spreadsheet (CSV)")),
            (Kind.JSON, self.tr("Everything in one file (JSON)")),
            (Kind.FHIR, self.tr("For the computer of a practice (FHIR)")),
        )
        self.days = DaysField(self.tr("Days to save"))
        self.against = choice_field(
            self.tr("Compared with"),
            (Against.INSIDE, self.tr("its own beginning: last week with first week")),
            (Against.BEFORE, self.tr("as many days just before")),
            (Against.NOTHING, self.tr("nothing")),
        )
        self.language = choice_field(
            self.tr("Language"), *((code, own_name(code)) for code in _LANGUAGES)
        )
        here = QLocale().name()[:2]
        self.language.setCurrentIndex(max(0, self.language.findData(here)))
        self.who = QLineEdit()
        self.who.setMaxLength(_NAME_LETTERS)
        self.who.setAccessibleName(self.tr("Name on it"))
        self.who.setPlaceholderText(self.tr("none, or a made-up one"))
        self.who.setText(self._whose)
        self.password = PasswordFields()
        self.save = button(
            self.tr("Save …"), self.tr("Asks for a place, and writes it there; nothing is sent")
        )
        self.said = plain_label("hint")
        self.said.hide()
        self.kind.currentIndexChanged.connect(self._show)
        self.days.chosen.connect(self._choose_days)
        self.password.changed.connect(self._show)
        self.save.clicked.connect(self._save)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        self._names: dict[QWidget, QLabel] = {}
        for at, (words, field) in enumerate(
            (
                (self.tr("What"), self.kind),
                (self.tr("Days"), self.days),
                (self.tr("Compared with"), self.against),
                (self.tr("Language"), self.language),
                (self.tr("Name on it"), self.who),
            )
        ):
            name = plain_label("muted", wraps=False)
            name.setText(words)
            grid.addWidget(name, at, 0)
            grid.addWidget(field, at, 1)
            self._names[field] = name
        return grid

    def _show(self) -> None:
        """Show what belongs to the kind that is chosen."""
        kind = Kind(self.kind.currentData())
        for field, shown in (
            (self.against, kind.report),
            (self.language, kind.report),
            (self.who, kind.report or kind is Kind.FHIR),
        ):
            field.setVisible(shown)
            self._names[field].setVisible(shown)
        self._more.setText(self._about(kind))
        self.save.setEnabled(self.password.ready and not self.loading.busy)

    def _about(self, kind: Kind) -> str:
        if kind.report:
            return self.tr(
                "One page first, details after: how you sat, what changed, exercises, breaks, and "
                "what you noted. Without pictures. You decide who gets it."
            )
        if kind is Kind.FHIR:
            return self.tr(
                "For a practice whose program reads FHIR R4: the sums of these days and your "
                "check-ins, without pictures."
            )
        if kind is Kind.CSV:
            return self.tr(
                "A folder of tables: one row for each minute, day, hour, bout of sitting and event."
            )
        return self.tr("All that is kept of these days; Posture Coach can take it in again.")

    def _choose_days(self, *_days: date) -> None:
        self._chosen = True

    def _save(self) -> None:
        kind, password = Kind(self.kind.currentData()), self.password.text()
        first, last = self.days.days()
        folder = kind is Kind.CSV and not password
        name = f"posture-coach-{first}-{last}" + ("-csv" if folder else f".{kind.value}")
        ending = SEALED if password else f".{kind.value}"
        if password:
            name += SEALED
        chosen = self.ask_where(self, name, "" if folder else f"*{ending}")
        if not chosen:
            return
        target = Path(chosen)
        if folder:
            target /= name
        elif not target.suffix:
            target = target.with_name(target.name + ending)
        self._write(
            Wish(
                kind,
                (first, last),
                target,
                Against(self.against.currentData()),
                str(self.language.currentData()),
                self.who.text().strip(),
                password,
                self._neutral,
            )
        )

    def _write(self, wish: Wish) -> None:
        journal = self._journal

        def do() -> Path:
            return write_out(journal, wish)

        self.loading.ask("write", do)
        self.password.clear()
        self.password.wished.setChecked(False)
        self._say(self.tr("Writing {0} …").format(wish.target.name))
        self._show()

    def _take(self, _kind: str, result: object) -> None:
        self._show()
        match result:
            case PostureCoachError():
                self._say(what_to_do(result.what, result.try_))
            case Exception():
                self._say(self.tr("It could not be written, through a mistake in this program."))
                self.failed.emit(result)
            case Path():
                whole = self.tr("Saved as {0}. Whoever has it can read it.")
                if result.suffix == SEALED:
                    whole = self.tr("Saved as {0}. It opens with the password only.")
                self._say(whole.format(result))
                self.written.emit(result)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()


def ask_where(parent: QWidget, name: str, form: str) -> str:
    """Ask where to save a file; with an empty `form` in which folder."""
    if not form:
        return QFileDialog.getExistingDirectory(parent, "")
    path, _ = QFileDialog.getSaveFileName(parent, "", name, form)
    return path
