"""What the page Privacy asks for is done here; what it says is looked up here, as it is now."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.privacy_page import CameraTime, Facts, PrivacyPage, Role, Stored
from posturecoach.desktop.remembering import Remembering
from posturecoach.desktop.worker import Shown
from posturecoach.errors import PostureCoachError
from posturecoach.journal import Journal, Reader, backups_path, journal_path
from posturecoach.journal.exchange import export_csv, export_json
from posturecoach.journal.places import own_files, set_aside
from posturecoach.settings import coach_path, home

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif", ".mp4", ".avi", ".mkv"})


class CameraTimes(QObject):
    """Note from when to when the camera was on today. In memory; the journal has its own."""

    def __init__(self, looking: Looking, now: Callable[[], datetime]) -> None:
        super().__init__(looking)
        self._now = now
        self._times: list[CameraTime] = []
        looking.phase_changed.connect(self._note_phase)
        looking.shown.connect(self._note_look)

    def today(self) -> tuple[CameraTime, ...]:
        """Return the times of today, oldest first; the last may go on."""
        day = self._now().date()
        kept = [one for one in self._times if one.off is None or one.off.date() == day]
        self._times = kept
        return tuple(kept)

    def note(self, *, on: bool) -> None:
        """Note that the camera is on, or off, from now on."""
        last = self._times[-1] if self._times else None
        if on and (last is None or last.off is not None):
            self._times.append(CameraTime(self._now()))
        elif not on and last is not None and last.off is None:
            self._times[-1] = replace(last, off=self._now())

    def _note_phase(self, phase: Phase) -> None:
        self.note(on=phase in (Phase.OPENING, Phase.LOOKING))

    def _note_look(self, shown: Shown) -> None:
        self.note(on=not shown.look.resting)


class Privacy(QObject):
    """Do what the page asks for.

    Parameters
    ----------
    page
        Shows the facts.
    keeper, remembering
        Have the files.
    camera
        When it was on.

    """

    keep_asked = Signal(object)  # days, or None
    done = Signal(object)  # what came of a wish: a sentence, or a PostureCoachError

    def __init__(
        self, page: PrivacyPage, keeper: Keeper, remembering: Remembering, camera: CameraTimes
    ) -> None:
        super().__init__(page)
        self._page = page
        self._keeper = keeper
        self._remembering = remembering
        self._camera = camera
        page.keep_asked.connect(self.keep_asked)
        page.erase_asked.connect(self._erase)
        page.erase_all_asked.connect(self._erase_all)
        page.backup_asked.connect(self._back_up)
        page.folder_asked.connect(self._open_folder)
        page.export_asked.connect(self._export)
        remembering.asked.connect(self._tell)

    def facts(self) -> Facts:
        """Return what is so now."""
        path = self._remembering.path or journal_path()
        found = Facts(
            camera=self._camera.today(),
            pictures=sum(file.suffix.lower() in PICTURES for file in _files_in(home())),
            connections=_connections(),
            process=os.getpid(),
            files=_stored(self._keeper, path),
            folder=str(home()),
            keep_days=_days(self._keeper.settings.journal.keep_days),
            keeps=self._remembering.diary is not None,
            backup=_newest_backup(path),
        )
        if not path.exists():
            return found
        try:
            with Reader(path) as reader:
                span = reader.span()
        except PostureCoachError:
            return found
        return replace(
            found, first=span.first, last=span.last, minutes=span.minutes, events=span.events
        )

    def _erase(self, first: date, last: date) -> None:
        def do(journal: Journal) -> str:
            erased = journal.erase(first, last)
            return self.tr("Erased: {0} minutes and {1} events.").format(
                erased.minutes, erased.events
            )

        self._remembering.ask(do)

    def _erase_all(self) -> None:
        def do(journal: Journal) -> str:
            journal.erase_all()
            return self.tr("Everything in the journal and its backups is erased.")

        self._remembering.forget()
        self._remembering.ask(do)

    def _back_up(self) -> None:
        def do(journal: Journal) -> str:
            made = journal.back_up()
            if made is None:
                return self.tr("There is a backup of today already.")
            return self.tr("A backup was made and checked.")

        self._remembering.ask(do)

    def _export(self) -> None:
        window = self._page.window()
        chosen = ask_folder(window, self.tr("A folder for everything that is kept"))
        if not chosen:
            return
        folder = Path(chosen)

        def do(journal: Journal) -> str:
            export_json(journal, folder / "posture-coach.json")
            export_csv(journal, folder / "posture-coach-csv")
            return self.tr("Written into {0}. Whoever has these files can read them.").format(
                folder
            )

        self._remembering.ask(do)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(home())))

    def _tell(self, what: object) -> None:
        self.done.emit(what)
        self._page.show_facts(self.facts())


def ask_folder(window: QWidget, words: str) -> str:
    """Return a folder that somebody chose; "" for none."""
    return QFileDialog.getExistingDirectory(window, words)


def _stored(keeper: Keeper, path: Path) -> tuple[Stored, ...]:
    aside = [file for file in set_aside(path) if file.is_file()]
    backups = _files_in(backups_path(path))
    journal = [file for file in own_files(path) if file not in aside and file not in backups]
    kinds = (
        (Role.JOURNAL, path, journal),
        (Role.BACKUPS, backups_path(path), backups),
        (Role.ASIDE, path.parent, aside),
        (Role.SETTINGS, keeper.path, [keeper.path]),
        (Role.NEUTRAL, keeper.neutral_path, [keeper.neutral_path]),
        (Role.COACH, coach_path(), [coach_path()]),
        (Role.BUGS, home() / "log", _files_in(home() / "log")),
    )
    found = []
    for role, place, files in kinds:
        sizes = [file.stat().st_size for file in files if file.is_file()]
        if sizes:
            found.append(Stored(role, str(place), sum(sizes), len(sizes)))
    return tuple(found)


def _files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()] if folder.is_dir() else []


def _connections() -> int | None:
    """Return how many connections this process has over a network; None: nobody could look."""
    import psutil  # noqa: PLC0415 - only here

    try:
        return len(psutil.Process().net_connections(kind="inet"))
    except (psutil.Error, OSError):
        return None


def _newest_backup(path: Path) -> date | None:
    times = [file.stat().st_mtime for file in _files_in(backups_path(path))]
    return datetime.fromtimestamp(max(times)).astimezone().date() if times else None


def _days(days: float | None) -> int | None:
    return None if days is None else round(days)
