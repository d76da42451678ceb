"""Settings and places as the window has them, written and re-read in the background."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from posturecoach import settings as files
from posturecoach.coaching.state import State
from posturecoach.desktop.writer import Writer
from posturecoach.errors import NewerError, OutputError, PostureCoachError, SettingsError
from posturecoach.posture.places import Workplace
from posturecoach.settings import Settings

log = logging.getLogger(__name__)

SETTLE_MS = 150  # an editor saves in several steps; read when it has done


class Keeper(QObject):
    """Hold the last settings that could be followed, and keep the file the same.

    While the file cannot be followed the last good settings stay, `broken` says what
    is the matter, and nothing is written: somebody may be in the middle of typing.
    """

    changed = Signal(object)  # Settings, from wherever they were changed
    broken_changed = Signal(object)  # PostureCoachError, or None when mended
    write_failed = Signal(object)  # PostureCoachError

    def __init__(
        self, path: Path, neutral_path: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.neutral_path = neutral_path or files.neutral_path()
        self.settings = Settings()
        self.broken: PostureCoachError | None = None
        self._writer = Writer(self)
        self._writer.failed.connect(self.write_failed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.reload)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._settle.start)
        self._watcher.directoryChanged.connect(self._settle.start)
        self.reload()

    def change(self, settings: Settings) -> None:
        """Use `settings` from now on, and write them."""
        if self.broken is not None or settings == self.settings:
            return
        self.settings = settings
        path = self.path
        self._writer.do(lambda: files.save(settings, path))
        self.changed.emit(settings)

    def replace_broken(self) -> None:
        """Write the settings now in use over a file that cannot be followed."""
        if self.broken is None:
            return
        self._set_broken(None)
        settings, path = self.settings, self.path
        self._writer.do(lambda: files.save(settings, path))

    def reload(self) -> None:
        """Read the file again, as after a change from outside."""
        self._watch()
        if self._writer.busy():
            self._settle.start()  # what stands in the file is about to be ours
            return
        try:
            settings = files.load(self.path)
        except PostureCoachError as error:
            self._set_broken(error)
            return
        self._set_broken(None)
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)

    def read_places(self) -> tuple[Workplace, ...]:
        """Return the places kept on this computer.

        Raises
        ------
        SettingsError
            If their file cannot be used.

        """
        return files.read_places(self.neutral_path)

    def keep_places(self, places: tuple[Workplace, ...]) -> None:
        """Write `places`; without any, remove the file."""
        path = self.neutral_path
        self._writer.do(lambda: files.write_places(places, path))

    def read_coach(self) -> State | None:
        """Return what the coach remembers; None: nothing yet.

        What can't be read is set aside, and the coach begins anew; only what a newer version
        wrote stays where it is.

        Raises
        ------
        SettingsError
            If the memory was written by a newer version, or can't be set aside.

        """
        try:
            return files.read_coach()
        except NewerError:
            raise
        except SettingsError:
            log.warning("the coach's memory could not be read and was set aside", exc_info=True)
        try:
            files.set_coach_aside()
        except OutputError as error:
            raise SettingsError(error.what, try_=error.try_) from None
        return None

    def keep_coach(self, state: State) -> None:
        """Write what the coach remembers."""
        self._writer.do(lambda: files.write_coach(state))

    def close(self) -> None:
        """Write what is still to be written."""
        self._settle.stop()
        self._writer.finish()

    def _set_broken(self, error: PostureCoachError | None) -> None:
        before = self.broken.what if self.broken is not None else None
        self.broken = error
        if (error.what if error is not None else None) != before:
            self.broken_changed.emit(error)

    def _watch(self) -> None:
        # Replacing a file ends the watch on it, so both are looked after each time.
        for path in (self.path, self.path.parent):
            if path.exists():
                self._watcher.addPath(str(path))
