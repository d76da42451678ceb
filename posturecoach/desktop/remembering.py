"""The journal of the window: opened when it is begun, written in the diary's own thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from posturecoach.coach import Coach
from posturecoach.desktop.days import today
from posturecoach.diary import Diary, changed_settings
from posturecoach.errors import PostureCoachError
from posturecoach.journal import Journal
from posturecoach.record.event import EventKind
from posturecoach.settings import JournalSettings, Settings

_LONGEST = 200  # letters of a setting's value


class Remembering(QObject):
    """Keep the person's journal, or none; says what the user should know of it.

    Parameters
    ----------
    path
        Of the journal; None: nothing is kept.
    coach
        Whose prompts are noted.

    """

    told = Signal(object)  # PostureCoachError, or a sentence; from the diary's thread
    asked = Signal(object)  # what came of `ask`; from the diary's thread
    grew = Signal()  # or was amended, or erased; from the diary's thread
    restored = Signal(object)  # DaySummary of today so far, from before the program was started

    def __init__(self, path: Path | None, coach: Coach, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._coach = coach
        self._diary: Diary | None = None

    @property
    def path(self) -> Path | None:
        """Of the journal; None: nothing is kept."""
        return self._path

    @property
    def diary(self) -> Diary | None:
        """What looks are handed to; None while nothing is kept."""
        return self._diary

    def follow(self, wishes: JournalSettings) -> None:
        """Keep a journal, or none, from now on."""
        wanted = wishes.keep and self._path is not None
        days = None if wishes.keep_days is None else round(wishes.keep_days)
        if not wanted:
            self.close()
        elif self._diary is not None:
            self._diary.keep_days = days
        elif self._path is not None:
            self._diary = Diary(
                self._path,
                self._coach,
                tell=self.told.emit,
                grew=self.grew.emit,
                keep_days=days,
            )
            self._diary.ask(self._restore)

    def close(self) -> None:
        """Write what is still to be written."""
        if self._diary is not None:
            self._diary.close()
            self._diary = None

    def note(self, kind: EventKind, /, **data: Any) -> None:  # noqa: ANN401 - see `Event`
        """Note something that no look tells."""
        if self._diary is not None:
            self._diary.note(kind, **data)

    def answer(self, prompt_id: str, answer: str) -> None:
        """Note what somebody did with a prompt."""
        if self._diary is not None:
            self._diary.answer(prompt_id, answer)

    def pause(self, kind: str, app: str | None) -> None:
        """Note that looking stops for a while."""
        if self._diary is not None:
            self._diary.pause()
            named = {} if app is None or kind != "app" else {"app": app[:_LONGEST]}
            for_s = {"for_s": 60.0 * float(kind)} if kind.isdecimal() else {}
            self._diary.note(EventKind.PAUSE, reason="paused", **named, **for_s)

    def resume(self) -> None:
        """Note that it goes on."""
        self.note(EventKind.RESUME)

    def note_settings(self, was: Settings, now: Settings) -> None:
        """Note what was changed, by name; answers about the workstation have their own page."""
        for name, (before, after) in changed_settings(asdict(was), asdict(now)).items():
            if not name.startswith("workstation."):
                self.note(
                    EventKind.SETTING, name=name, **_plain("was", before), **_plain("now", after)
                )

    def ask(self, work: Callable[[Journal], object]) -> None:
        """Have `work` done with the journal; what it returns, or its error, comes by `asked`."""
        if self._diary is None:
            return

        def do(journal: Journal) -> None:
            try:
                self.asked.emit(work(journal))
            except PostureCoachError as error:
                self.asked.emit(error)

        self._diary.ask(do)

    def _restore(self, journal: Journal) -> None:
        day = today()
        for summary in journal.days(day, day):
            self.restored.emit(summary)

    def forget(self) -> None:
        """Forget what was seen and not written yet, as before everything is erased."""
        if self._diary is not None:
            self._diary.forget()


def _plain(name: str, value: object) -> dict[str, object]:
    if value is None:
        return {}
    plain = value if isinstance(value, bool | int | float) else str(value)[:_LONGEST]
    return {name: plain}
