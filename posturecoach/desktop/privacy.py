"""What the page Privacy asks for is done here; what it says is looked up here, as it is now."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.privacy_page import CameraTime, Facts, PrivacyPage, Role, Stored
from posturecoach.desktop.remembering import Remembering
from posturecoach.desktop.take_in import take_in
from posturecoach.desktop.take_out import SEALED
from posturecoach.desktop.worker import Shown
from posturecoach.errors import PostureCoachError
from posturecoach.journal import Journal, Reader, backups_path, journal_path
from posturecoach.journal.exchange import export_csv, export_json
from posturecoach.journal.opened import private_folder
from posturecoach.journal.places import own_files, set_aside
from posturecoach.journal.sealing import is_sealed, seal
from posturecoach.settings import care_path, coach_path, home, make_folder
from posturecoach.settings.files import read, write

log = logging.getLogger(__name__)

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif", ".mp4", ".avi", ".mkv"})


class CameraTimes(QObject):
    """Note from when to when the camera was on today. In memory; the journal has its own."""

    def __init__(self, looking: Looking, now: Callable[[], datetime]) -> None:
        super().__init__(looking)
        self._looking = looking
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
        self.note(on=phase in (Phase.OPENING, Phase.LOOKING) and not self._demo())

    def _note_look(self, shown: Shown) -> None:
        self.note(on=not shown.look.resting and not self._demo())

    def _demo(self) -> bool:
        """Return whether it is the sample clip that is looked at, and no camera."""
        plan = self._looking.plan
        return plan is not None and plan.demo


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
    erased = Signal(object)  # (first, last) days that are to be forgotten elsewhere too; None: all

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
        page.take_in_asked.connect(self._take_in)
        page.journal_asked.connect(self._keep_journal)
        self.loading = Loading(self)
        self.loading.loaded.connect(lambda _kind, what: self._tell(what))
        remembering.asked.connect(self._tell)

    def facts(self) -> Facts:
        """Return what is so now."""
        path = self._path
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

        self.erased.emit((first, last))
        self._do(do)

    def _erase_all(self) -> None:
        def do(journal: Journal) -> str:
            journal.erase_all()
            return self.tr("The journal, its backups, answers and plan are erased.")

        self._remembering.forget()
        self.erased.emit(None)
        self._do(do)

    def _back_up(self) -> None:
        def do(journal: Journal) -> str:
            made = journal.back_up()
            if made is None:
                return self.tr("There is a backup of today already.")
            return self.tr("A backup was made and checked.")

        self._do(do)

    def _export(self, password: str) -> None:
        window = self._page.window()
        chosen = ask_folder(window, self.tr("A folder for everything that is kept"))
        if not chosen:
            return
        path, folder = self._path, Path(chosen)
        done = self.tr("Written into {0}. Whoever has these files can read them.")
        if password:
            done = self.tr("Written into {0}. It opens with the password only.")
        self._page.show_done(self.tr("Writing …"))

        def do() -> str:
            where = export_all(path, folder, password)
            return done.format(where)

        self.loading.ask("export", do)

    def _take_in(self) -> None:
        window = self._page.window()
        chosen = ask_file(window, self.tr("An export, a copy or a sealed file"))
        if not chosen:
            return
        source, password = Path(chosen), ""
        if is_sealed(source):
            password = ask_password(window, self.tr("The password of {0}").format(source.name))
            if not password:
                return
        self._page.show_done(self.tr("Reading …"))
        done = self.tr("Taken in: {0} days, {1} minutes and {2} events.")

        def do(journal: Journal) -> str:
            span = take_in(journal, source, password)
            return done.format(span.days, span.minutes, span.events)

        self._remembering.forget()
        self._do(do)

    def _keep_journal(self, keep: bool) -> None:  # noqa: FBT001 - a signal's
        settings = self._keeper.settings
        self._keeper.change(replace(settings, journal=replace(settings.journal, keep=keep)))
        self._page.show_facts(self.facts())

    def _do(self, work: Callable[[Journal], str]) -> None:
        """Have `work` done with the journal, also while none is kept."""
        diary = self._remembering.diary
        if diary is not None and not diary.failed:
            self._remembering.ask(work)
            return
        path = self._path

        def do() -> str:
            with Journal(path) as journal:
                return work(journal)

        self.loading.ask("journal", do)

    @property
    def _path(self) -> Path:
        return self._remembering.path or journal_path()

    def close(self) -> None:
        """Begin nothing more; what is being written is written to its end."""
        self.loading.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread that exports; return whether it has ended."""
        return self.loading.wait(seconds)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(home())))

    def _tell(self, what: object) -> None:
        if isinstance(what, Exception) and not isinstance(what, PostureCoachError):
            log.error("a wish of the page Privacy failed", exc_info=what)
            what = PostureCoachError(
                self.tr("It could not be done, through a mistake in this program."),
                try_=self.tr("Try again; if it happens once more, please report it."),
            )
        self._page.said.hide()  # it says that something goes on
        self.done.emit(what)
        self._page.show_facts(self.facts())


def ask_folder(window: QWidget, words: str) -> str:
    """Return a folder that somebody chose; "" for none."""
    return QFileDialog.getExistingDirectory(window, words)


def ask_file(window: QWidget, words: str) -> str:
    """Return a file that somebody chose; "" for none."""
    kinds = "*.json *.csv *.sqlite *.sealed"
    path, _ = QFileDialog.getOpenFileName(window, words, "", f"Posture Coach ({kinds});;* (*)")
    return path


def ask_password(window: QWidget, words: str) -> str:
    """Return a password that somebody typed; "" for none."""
    typed, sure = QInputDialog.getText(window, "Posture Coach", words, QLineEdit.EchoMode.Password)
    return typed if sure else ""


def export_all(journal: Path, folder: Path, password: str = "") -> Path:
    """Write everything into `folder` in open formats, or into one sealed file; return where.

    Raises
    ------
    JournalError, OutputError
        If the journal can't be read, or something can't be written.

    """
    if not password:
        _export_plain(journal, folder)
        return folder
    target = folder / f"posture-coach{SEALED}"
    with private_folder() as private:
        _export_plain(journal, private / "posture-coach")
        seal(private / "posture-coach", target, password)
    return target


def _export_plain(journal: Path, folder: Path) -> None:
    make_folder(folder)
    with Reader(journal) as reader:
        export_json(reader, folder / "posture-coach.json")
        export_csv(reader, folder / "posture-coach-csv")
    told = read(care_path())
    if told is not None:
        write(folder / "posture-coach-answers.json", told)


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
        (Role.CARE, care_path(), [care_path()]),
        (Role.BUGS, home() / "log", _files_in(home() / "log")),
    )
    named = {file for *_, files in kinds for file in files}
    other = [file for file in _files_in(home()) if file not in named]
    found = []
    for role, place, files in (*kinds, (Role.OTHER, home(), other)):
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
