"""The day by the minute on the page Today, out of the journal, and current while it is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.days import today
from posturecoach.desktop.history_loading import DayParts, Loading, past_in
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import empty_card, plain_label
from posturecoach.desktop.timeline import Timeline
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import PostureCoachError

_DAY = "day"


class TodayLine(QWidget):
    """Show today's minutes and events; read in a thread when the journal grew, never on a clock.

    Nothing is read while nobody sees it: what has grown meanwhile is read when it is shown.
    """

    failed = Signal(object)  # Exception: a bug of ours while reading
    history_asked = Signal()  # other days than this one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal: Path | None = None
        self._day = today()
        self._old = True  # whether more is known by now than is shown
        self.loading = Loading(self)
        self.loading.loaded.connect(self._take)
        card, layout = empty_card()
        heading = plain_label("heading")
        heading.setText(self.tr("The day by the minute"))
        self.other = QPushButton(self.tr("Other days"))
        self.other.setAccessibleDescription(self.tr("Opens the history"))
        self.other.clicked.connect(self.history_asked)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.other)
        layout.addLayout(head)
        self.timeline = Timeline()
        self.instead = plain_label("detail")
        layout.addWidget(self.timeline)
        layout.addWidget(self.instead)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self.set_colours(LIGHT)
        self._say(self._not_kept())

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.timeline.set_colours(colours)

    def follow(self, journal: Path | None) -> None:
        """Show the day out of `journal`, whichever day it is now; None: nothing is kept."""
        day = today()
        if (journal, day) == (self._journal, self._day):
            return
        self._journal, self._day = journal, day
        self.timeline.show_day((), ())
        self._say("" if journal is not None else self._not_kept())
        self.grow()

    def grow(self) -> None:
        """Take in what was written since; at once if it is seen, else when it is shown."""
        self._old = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what has been written since."""
        super().showEvent(event)
        if self._old and not event.spontaneous():
            self._read()

    def close_reading(self) -> None:
        """Read nothing more; for the end of the program."""
        self.loading.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread that reads; return whether it has ended."""
        return self.loading.wait(seconds)

    def _read(self) -> None:
        self._old = False
        if self._journal is None:
            return
        journal, day = self._journal, self._day
        self.loading.ask(_DAY, lambda: (journal, day, past_in(journal).day(day)))

    def _take(self, _kind: str, result: object) -> None:
        match result:
            case PostureCoachError():
                self._old = True  # and it is read again with the next minute
                self._say(what_to_do(result.what, result.try_))
            case Exception():
                self.failed.emit(result)
            case (journal, day, DayParts() as parts) if (journal, day) == (
                self._journal,
                self._day,
            ):
                self._say("")
                self.timeline.show_day(parts.minutes, parts.events)

    def _say(self, words: str) -> None:
        """Say something in place of the line; "": show the line."""
        self.instead.setText(words)
        self.instead.setVisible(bool(words))
        self.timeline.setVisible(not words)
        self.other.setVisible(not words)

    def _not_kept(self) -> str:
        return self.tr(
            "No journal is kept, so there is no line of the day: which minute was how, what was "
            "said and when you were away is forgotten at once. The sums below count only since "
            "the program started."
        )
