"""Files written in the order asked, in a thread of their own: a disk may take long."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from posturecoach.errors import PostureCoachError

log = logging.getLogger(__name__)


class Writer(QThread):
    """Write in the order asked: a disk may take longer than a window may stand still."""

    failed = Signal(object)  # PostureCoachError
    broke = Signal(object)  # Exception: a bug of ours; what waits is written all the same

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: queue.Queue[Callable[[], None] | None] = queue.Queue()

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        while (work := self._work.get()) is not None:
            try:
                work()
            except PostureCoachError as error:
                self.failed.emit(error)
            except OSError as error:
                self.failed.emit(
                    PostureCoachError(
                        f"A file could not be changed: {error.strerror or error}.",
                        try_="check that the folder of the settings is yours to write.",
                    )
                )
            except Exception as error:
                log.exception("something could not be written")
                self.broke.emit(error)
            finally:
                self._work.task_done()
        self._work.task_done()

    def do(self, work: Callable[[], None]) -> None:
        """Have `work` done after what was asked for before; returns at once."""
        self._work.put(work)
        if not self.isRunning():
            self.start()

    def busy(self) -> bool:
        """Return whether something is still to be written."""
        return self._work.unfinished_tasks > 0

    def finish(self) -> None:
        """Write what waits, and end; returns when all is written."""
        if self.isRunning():
            self._work.put(None)
            self.wait()
