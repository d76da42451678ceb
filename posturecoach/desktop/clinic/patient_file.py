"""Everything that belongs to the one patient who is open, made anew for each.

Nothing in here outlives the patient: the journal, the exercises, the pages. So nothing of one
can be shown or written for another.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from posturecoach.desktop.history_loading import Loading, past_in
from posturecoach.desktop.moving import Moving
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.take_in import take_in
from posturecoach.diary import Diary
from posturecoach.errors import PostureCoachError
from posturecoach.guide import Guide
from posturecoach.journal import Journal
from posturecoach.journal.opened import private_folder
from posturecoach.record.event import EventKind
from posturecoach.record.period import Span
from posturecoach.session import local_now
from posturecoach.settings import ExerciseSettings
from posturecoach.settings.files import cannot_write
from posturecoach.settings.patients import OpenPatient

if TYPE_CHECKING:
    from posturecoach.desktop.history_page import HistoryPage

WAIT_S = 10.0  # for what is just being read or written of somebody who is closed


class PatientFile(QObject):
    """The journal, the plan and the pages of one patient.

    Parameters
    ----------
    opened
        Whose. It is closed by whoever opened it.
    wishes
        How exercises are shown.
    language
        In which they are told.

    """

    told = Signal(object)  # PostureCoachError, or a sentence; from the diary's thread, too
    taken_in = Signal(object)  # Span of what the patient brought, or PostureCoachError
    grew = Signal()  # the journal; from the diary's thread
    failed = Signal(object)  # Exception: a bug of ours

    def __init__(
        self,
        opened: OpenPatient,
        wishes: ExerciseSettings,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.opened = opened
        self._colours = LIGHT
        self._diary: Diary | None = None
        self._histories: dict[Path, HistoryPage] = {}
        self._loading = Loading(self)
        self._loading.loaded.connect(self._took_in)
        care = opened.care
        self.moving = Moving(
            lambda note: Guide(care, note, clock=local_now), self.note, language, self
        )
        self.moving.follow(wishes)
        self.moving.problem.connect(self.told)
        self.moving.begin()

    def note(self, kind: EventKind, /, **data: Any) -> None:  # noqa: ANN401 - see `Event`
        """Note something in the patient's journal, which is made with the first of it."""
        self._writing().note(kind, **data)

    def take_in(self, source: Path, password: str) -> None:
        """Take in what the patient's own program kept, in place of what was brought before.

        See `taken_in` for how it ended. It is not mixed with what is kept here.
        """
        target = self.opened.brought
        self._loading.ask("take in", lambda: bring(source, password, target))

    def history(self, *, brought: bool = False) -> HistoryPage:
        """Return the page History of what is kept here, or of what the patient brought."""
        path = self.opened.brought if brought else self.opened.journal
        if path not in self._histories:
            from posturecoach.desktop.history_page import HistoryPage  # noqa: PLC0415 - lazy

            page = HistoryPage(past_in(path, self.opened.pseudonym, self.opened.neutral))
            page.failed.connect(self.failed)
            page.set_colours(self._colours)
            if not brought:
                self.grew.connect(page.grow)
            self._histories[path] = page
        return self._histories[path]

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.moving.set_colours(colours)
        for page in self._histories.values():
            page.set_colours(colours)

    def close(self) -> None:
        """End what is being done, and write what is still to be written."""
        self.moving.leave()
        self._loading.close()
        for page in self._histories.values():
            page.close_reading()
        if self._diary is not None:
            self._diary.close()
            self._diary = None

    def wait(self, seconds: float = WAIT_S) -> bool:
        """Wait for the threads of a file that was closed; return whether all have ended."""
        ended = self._loading.wait(seconds)
        for page in self._histories.values():
            ended = page.wait(seconds) and ended
        return ended

    def _took_in(self, _kind: str, result: object) -> None:
        if isinstance(result, Exception) and not isinstance(result, PostureCoachError):
            self.failed.emit(result)
            return
        page = self._histories.get(self.opened.brought)
        if page is not None:
            page.refresh()
        self.taken_in.emit(result)

    def _writing(self) -> Diary:
        if self._diary is None:
            self._diary = Diary(
                self.opened.journal, tell=self.told.emit, grew=partial(self.grew.emit)
            )
        return self._diary


def bring(source: Path, password: str, target: Path) -> Span:
    """Make a journal of `source`, in place of the one at `target`; return how far it reaches.

    Raises
    ------
    PostureCoachError
        If `source` can't be taken in, or the place can't be written. Then `target` is as it was.

    """
    with private_folder() as folder:
        journal = Journal(folder / "brought.sqlite")
        try:
            span = take_in(journal, source, password)
        finally:
            journal.close()
        part = target.with_name(f"{target.name}.part")
        try:
            shutil.copyfile(journal.path, part)
            part.chmod(0o600)
            # Leftovers of the old one would be read as the newest pages of the new one.
            for ending in ("-wal", "-shm"):
                target.with_name(target.name + ending).unlink(missing_ok=True)
            os.replace(part, target)  # noqa: PTH105 - atomic, and says so
        except OSError as error:
            part.unlink(missing_ok=True)
            raise cannot_write(target, error) from None
    return span
