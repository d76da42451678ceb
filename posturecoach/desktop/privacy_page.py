"""The page Privacy: what is kept, what is on now, and everything one can do about it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.days import today
from posturecoach.desktop.fields import button, choice_field
from posturecoach.desktop.history_dates import DaysField
from posturecoach.desktop.history_spans import short_day
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.password_fields import PasswordFields
from posturecoach.desktop.pieces import empty_card, fill_page, plain_label
from posturecoach.desktop.words import NO_NUMBER, time_words, what_to_do
from posturecoach.errors import PostureCoachError

_FOR_EVER = 0
_OFFERED_DAYS = (90, 365, 730, 1825, _FOR_EVER)
_MOST_TIMES = 8  # of the camera, on one day; older ones are told together


class Role(StrEnum):
    """What a file is for."""

    JOURNAL = "journal"
    BACKUPS = "backups"
    ASIDE = "aside"  # a damaged journal that was set aside
    SETTINGS = "settings"
    NEUTRAL = "neutral"
    COACH = "coach"
    CARE = "care"  # answers, plan, exercises
    BUGS = "bugs"
    OTHER = "other"  # whatever else lies in the folder


@dataclass(frozen=True, slots=True)
class Stored:
    """A file, or several of one kind in one folder.

    Attributes
    ----------
    role, path
        What it is for; where it is.
    size
        Bytes, of all together.
    count
        How many files.

    """

    role: Role
    path: str
    size: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class CameraTime:
    """From when to when the camera was on; `off` None: it still is."""

    on: datetime
    off: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says, as it is measured now; nothing of it is made up by the page.

    Attributes
    ----------
    camera
        Today's times, oldest first. It is on while the last one has no end.
    pictures
        Files with pictures that the program has stored.
    connections
        Network connections that its process has open; None: nobody could look.
    process
        Its number, so that anybody can check.
    files
        All that it keeps, each kind once.
    folder
        Where that is.
    keep_days
        After how many days single minutes are removed; None: never.
    first, last, minutes, events
        How far the journal reaches, and how much is in it; None: it is empty.
    backup
        The day of the newest backup; None: there is none.
    keeps
        Whether a journal is kept at all.

    """

    camera: tuple[CameraTime, ...] = ()
    pictures: int = 0
    connections: int | None = 0
    process: int = 0
    files: tuple[Stored, ...] = ()
    folder: str = ""
    keep_days: int | None = None
    first: date | None = None
    last: date | None = None
    minutes: int = 0
    events: int = 0
    backup: date | None = None
    keeps: bool = True


class PrivacyPage(QWidget):
    """Show `Facts` and ask for what somebody wants. Decides and does nothing itself."""

    export_asked = Signal(str)  # everything, into a folder to be chosen; a password, or ""
    take_in_asked = Signal()  # an export or another journal, into an empty one
    journal_asked = Signal(bool)  # whether one is to be kept
    erase_asked = Signal(object, object)  # date, date: from the first to the last, both included
    erase_all_asked = Signal()
    folder_asked = Signal()
    backup_asked = Signal()
    keep_asked = Signal(object)  # days as an int, or None: for ever

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, QLabel] = {}
        self._facts: Facts | None = None
        self._wish: tuple[date, date] | None = None  # what is about to be erased; None: all
        layout = fill_page(self)
        title = plain_label("title")
        title.setText(self.tr("Privacy"))
        promise = plain_label("detail")
        promise.setText(
            self.tr(
                "Numbers and words stay on this computer, pictures are never stored, and nothing "
                "is sent anywhere. Here is what is so right now."
            )
        )
        self.said = plain_label("")
        self.said.setObjectName("hint")
        self.said.hide()
        layout.addWidget(title)
        layout.addWidget(promise)
        layout.addWidget(self.said)
        layout.addWidget(self._make_now())
        layout.addWidget(self._make_files())
        layout.addWidget(self._make_kept())
        layout.addWidget(self._make_rights())
        layout.addStretch(1)
        self.set_colours(LIGHT)
        self.show_facts(Facts())

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.range.set_colours(colours)

    def show_facts(self, facts: Facts) -> None:
        """Show what is so now."""
        self._facts = facts
        self._values["camera"].setText(self._camera_words(facts))
        self._values["times"].setText(self._times_words(facts))
        self._values["pictures"].setText(str(facts.pictures))
        known = facts.connections is not None
        unknown = self.tr("could not be looked at")
        self._values["network"].setText(str(facts.connections) if known else unknown)
        self._check.setText(self._how_to_check(facts.process))
        self._show_files(facts)
        self._values["journal"].setText(self._journal_words(facts))
        self._values["backup"].setText(
            self.tr("none yet") if facts.backup is None else short_day(facts.backup)
        )
        self._show_keeping(facts.keep_days)
        self.keeps.setChecked(facts.keeps)
        for asking in (self.erase_range, self.erase_all, self.backup):
            asking.setEnabled(facts.first is not None or asking is self.erase_all)
        self._allow_export()
        if not self.question.isVisible() and facts.first is not None and facts.last is not None:
            self._bound_range(facts.first, facts.last)

    def show_done(self, words: str) -> None:
        """Say that something was done."""
        self.said.setText(words)
        self.said.show()

    def show_problem(self, error: PostureCoachError) -> None:
        """Say what went wrong and what to try."""
        self.show_done(what_to_do(error.what, error.try_))

    def words(self) -> dict[str, str]:
        """Return what is shown, by name, for tests."""
        return {name: label.text() for name, label in self._values.items()}

    # What it is made of

    def _make_now(self) -> QFrame:
        card, layout = empty_card()
        self._heading(layout, self.tr("Right now"))
        rows = (
            ("camera", self.tr("Camera")),
            ("times", self.tr("It was on today")),
            ("pictures", self.tr("Pictures stored")),
            ("network", self.tr("Network connections")),
        )
        layout.addLayout(self._rows(rows))
        self._check = plain_label("muted")
        self._check.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout.addWidget(self._check)
        return card

    def _make_files(self) -> QFrame:
        card, layout = empty_card()
        head = QHBoxLayout()
        self._heading(head, self.tr("What is on the disk"))
        self.folder = button(
            self.tr("Open the folder"), self.tr("Shows these files where they are")
        )
        self.folder.clicked.connect(self.folder_asked)
        head.addWidget(self.folder)
        layout.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        layout.addLayout(self._grid)
        self._file_labels: list[QLabel] = []
        return card

    def _make_kept(self) -> QFrame:
        card, layout = empty_card()
        self._heading(layout, self.tr("What is kept, and for how long"))
        for words in (
            self.tr(
                "For each minute: how the measures were, how long each zone lasted, how long you "
                "sat. And what happened: prompts and your answers, breaks, exercises, your notes."
            ),
            self.tr(
                "The sums of each day stay when its minutes are removed, so that the history keeps "
                "its long line. Backups are made once a day: the last seven, and four weekly ones."
            ),
        ):
            label = plain_label("muted")
            label.setText(words)
            layout.addWidget(label)
        self.keeps = QCheckBox(self.tr("Keep a journal on this computer"))
        self.keeps.clicked.connect(self.journal_asked)
        layout.addWidget(self.keeps)
        rows = (("journal", self.tr("In the journal")), ("backup", self.tr("Newest backup")))
        layout.addLayout(self._rows(rows))
        line = QHBoxLayout()
        name = plain_label("", wraps=False)
        name.setText(self.tr("Remove single minutes after"))
        self.keep: QComboBox = choice_field(
            name.text(), *((str(days), self._kept_words(days)) for days in _OFFERED_DAYS)
        )
        self.keep.activated.connect(self._choose_keeping)
        self.backup = button(
            self.tr("Make a backup now"), self.tr("Copies the journal beside itself, and checks it")
        )
        self.backup.clicked.connect(self.backup_asked)
        line.addWidget(name)
        line.addWidget(self.keep)
        line.addStretch(1)
        line.addWidget(self.backup)
        layout.addLayout(line)
        return card

    def _make_rights(self) -> QFrame:
        card, layout = empty_card()
        self._heading(layout, self.tr("It is yours"))
        self.export = button(
            self.tr("Export everything …"),
            self.tr("Writes all that is kept into a folder of your choice, in open formats"),
        )
        self.export.clicked.connect(self._export)
        self.password = PasswordFields()
        self.password.changed.connect(self._allow_export)
        self.take_in = button(
            self.tr("Take in …"),
            self.tr("Reads an export, or a copy of another computer, into an empty journal"),
        )
        self.take_in.clicked.connect(self.take_in_asked)
        self.range = DaysField(self.tr("Days to erase"))
        self.range.show_days(today(), today())
        self.erase_range = button(
            self.tr("Erase these days …"), self.tr("Asks once more before anything is erased")
        )
        self.erase_range.clicked.connect(self._ask_range)
        self.erase_all = button(
            self.tr("Erase everything …"), self.tr("Asks once more before anything is erased")
        )
        self.erase_all.clicked.connect(self._ask_all)
        across = QHBoxLayout()
        across.addWidget(self.export)
        across.addWidget(self.take_in)
        across.addStretch(1)
        layout.addLayout(across)
        layout.addWidget(self.password)
        line = QHBoxLayout()
        line.addWidget(self.range)
        line.addWidget(self.erase_range)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self.erase_all, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._make_question())
        return card

    def _make_question(self) -> QFrame:
        """Return the second step of erasing."""
        self.question = QFrame()
        self.question.setObjectName("notice")
        self._asked = plain_label("")
        self.yes, self.no = QPushButton(), QPushButton(self.tr("Keep it"))
        self.yes.setAccessibleName(self.tr("Erase it for good"))
        self.yes.clicked.connect(self._erase)
        self.no.clicked.connect(self._keep)
        across = QHBoxLayout()
        across.addWidget(self.no)
        across.addWidget(self.yes)
        across.addStretch(1)
        layout = QVBoxLayout(self.question)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self._asked)
        layout.addLayout(across)
        self.question.hide()
        return self.question

    def _heading(self, layout: QVBoxLayout | QHBoxLayout, words: str) -> None:
        label = plain_label("heading")
        label.setText(words)
        layout.addWidget(label, 1)

    def _rows(self, rows: tuple[tuple[str, str], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (key, words) in enumerate(rows):
            name, value = plain_label("muted", wraps=False), plain_label("")
            name.setText(words)
            value.setAccessibleName(words)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
            self._values[key] = value
        return grid

    # What it says

    def _camera_words(self, facts: Facts) -> str:
        if not facts.camera:
            return self.tr("off; it was not on today")
        newest = facts.camera[-1]
        if newest.off is None:
            return self.tr("on since {0}").format(_clock(newest.on))
        return self.tr("off since {0}").format(_clock(newest.off))

    def _how_to_check(self, process: int) -> str:
        """Return how somebody can see for themselves that nothing is sent."""
        if sys.platform == "win32":
            words = self.tr(
                "To see for yourself: Resource Monitor lists under Network every program with a "
                "connection. This one has the number {0} and should not be among them."
            )
        elif sys.platform == "darwin":
            words = self.tr(
                "To see for yourself: in a terminal, \u201cnettop -p {0}\u201d lists the network "
                "connections of this program. The list should stay empty."
            )
        else:
            words = self.tr(
                "To see for yourself: in a terminal, \u201css -tunp | grep -w {0}\u201d lists the "
                "network connections of this program. It should say nothing."
            )
        return words.format(process)

    def _times_words(self, facts: Facts) -> str:
        if not facts.camera:
            return NO_NUMBER
        shown = facts.camera[-_MOST_TIMES:]
        times = [
            f"{_clock(time.on)} – {self.tr('now') if time.off is None else _clock(time.off)}"
            for time in shown
        ]
        ended = [time.off - time.on for time in facts.camera if time.off is not None]
        spent = sum(length.total_seconds() for length in ended)
        left = len(facts.camera) - len(shown)
        if left:
            times.insert(0, self.tr("%n times before", None, left))
        words = ", ".join(times)
        if spent >= 60.0:  # noqa: PLR2004 - a minute
            words += self.tr("; {0} in stretches that are over").format(time_words(spent))
        return words

    def _journal_words(self, facts: Facts) -> str:
        if not facts.keeps:
            kept = self.tr("no new ones are kept, as you chose")
            return kept if facts.first is None else f"{self._span_words(facts)}; {kept}"
        if facts.first is None or facts.last is None:
            return self.tr("nothing yet")
        return self._span_words(facts)

    def _span_words(self, facts: Facts) -> str:
        if facts.first is None or facts.last is None:
            return ""
        minutes = self.tr("%n minutes", None, facts.minutes)
        events = self.tr("%n events", None, facts.events)
        span = f"{short_day(facts.first)} – {short_day(facts.last)}"
        return f"{span}: {minutes}, {events}"

    def _show_files(self, facts: Facts) -> None:
        for label in self._file_labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._file_labels.clear()
        # The folder stands below them all: by their names alone, lines stay short.
        inside = f"{facts.folder}{os.sep}"
        rows = [
            (self._role(one), _size(one.size), one.path.removeprefix(inside)) for one in facts.files
        ]
        if facts.files:
            whole = _size(sum(one.size for one in facts.files))
            rows.append((self.tr("All together"), whole, facts.folder))
        else:
            rows.append((self.tr("nothing yet"), "", facts.folder))
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                label = plain_label("muted" if column == 2 else "", wraps=column == 2)  # noqa: PLR2004 - the path
                label.setText(_breakable(words) if column == 2 else words)  # noqa: PLR2004
                if column == 2:  # noqa: PLR2004
                    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
                self._file_labels.append(label)

    def files(self) -> list[list[str]]:
        """Return the files as shown, row by row, for tests."""
        words = [label.text().replace("\u200b", "") for label in self._file_labels]
        return [words[at : at + 3] for at in range(0, len(words), 3)]

    def _role(self, one: Stored) -> str:
        if one.role is Role.BACKUPS:
            return self.tr("%n backups", None, one.count)
        if one.role is Role.OTHER:
            return self.tr("%n other files in the folder", None, one.count)
        return {
            Role.JOURNAL: self.tr("Journal"),
            Role.ASIDE: self.tr("Damaged journal, set aside"),
            Role.SETTINGS: self.tr("Settings"),
            Role.NEUTRAL: self.tr("Your neutral, by place"),
            Role.COACH: self.tr("What the coach remembers"),
            Role.CARE: self.tr("Your answers, plan and exercises"),
            Role.BUGS: self.tr("Mistakes of the program, written down"),
        }[one.role]

    def _kept_words(self, days: int) -> str:
        if days == _FOR_EVER:
            return self.tr("never")
        if days % 365:
            return self.tr("%n days", None, days)
        return self.tr("%n years", None, days // 365)

    # What somebody wants

    def _show_keeping(self, days: int | None) -> None:
        number = _FOR_EVER if days is None else days
        at = self.keep.findData(str(number))
        if at < 0:
            self.keep.addItem(self._kept_words(number), str(number))
            at = self.keep.count() - 1
        self.keep.setCurrentIndex(at)

    def _allow_export(self) -> None:
        known = self._facts is not None and self._facts.first is not None
        self.export.setEnabled(known and self.password.ready)

    def _export(self) -> None:
        self.export_asked.emit(self.password.text())
        self.password.clear()

    def _choose_keeping(self, at: int) -> None:
        days = int(self.keep.itemData(at))
        self.keep_asked.emit(None if days == _FOR_EVER else days)

    def _bound_range(self, first: date, last: date) -> None:
        one, other = self.range.days()
        if not first <= one <= other <= last:
            self.range.show_days(last, last)

    def _ask_range(self) -> None:
        first, last = self._wish = self.range.days()
        days = (last - first).days + 1
        which = self.tr("%n days", None, days)
        span = short_day(first) if days == 1 else f"{short_day(first)} – {short_day(last)}"
        self._ask(
            self.tr(
                "Erase {span} ({days})? Minutes, sums and events of this time will be gone, here "
                "and in the backups, which are made anew. It can't be undone; if you may want "
                "them later, export them first."
            ).format(span=span, days=which),
            self.tr("Erase these days"),
        )

    def _ask_all(self) -> None:
        self._wish = None
        self._ask(
            self.tr(
                "Erase everything that was remembered? The journal and all its backups will be "
                "gone. Your settings and your neutral stay. It can't be undone; if you may want "
                "it later, export it first."
            ),
            self.tr("Erase everything"),
        )

    def _ask(self, question: str, yes: str) -> None:
        self.said.hide()
        self._asked.setText(question)
        self.yes.setText(yes)
        self.question.show()
        self.no.setFocus()  # a key pressed too often erases nothing

    def _erase(self) -> None:
        self.question.hide()
        if self._wish is None:
            self.erase_all_asked.emit()
        else:
            self.erase_asked.emit(*self._wish)

    def _keep(self) -> None:
        self.question.hide()
        self.show_done(self.tr("Nothing was erased."))


def _clock(when: datetime) -> str:
    time = QTime(when.hour, when.minute)
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _breakable(path: str) -> str:
    """Return a path that may go on in the next line after each of its parts."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
