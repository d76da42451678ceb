"""A clip that is measured in a thread, as `posturecoach analyze` measures it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QThread, Signal

from posturecoach.analysis.ahead import Ahead
from posturecoach.desktop.clinic.clip_track import Track
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.vision.models import PoseModel
from posturecoach.vision.sources import open_source

TELL_S = 0.2  # so often it is said how far it is


class ClipRun(QThread):
    """Measure every picture of a clip into a `Track`.

    Parameters
    ----------
    path, model
        The clip, and the size of the pose network.

    """

    went_on = Signal(int, int)  # looks so far, and of how many; 0: not known
    failed = Signal(object)  # Exception
    completed = Signal()  # all of it was measured

    def __init__(self, path: Path, model: PoseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._model: PoseModel = model
        self._track = Track(path.name)
        self._lock = threading.RLock()
        self._session: Session | None = None
        self._stopped = threading.Event()
        self.began_s = monotonic()

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            self._measure()
        except Exception as error:  # noqa: BLE001 - a thread's last line of defence
            if not self._stopped.is_set():
                self.failed.emit(error)

    def stop(self) -> None:
        """Ask for the end, from any thread; returns at once."""
        self._stopped.set()
        session = self._session
        if session is not None:
            session.close()

    @contextmanager
    def track(self) -> Iterator[Track]:
        """Look at what was measured so far; it does not grow meanwhile."""
        with self._lock:
            yield self._track

    def _measure(self) -> None:
        source = open_source(str(self.path.absolute()))
        total, told = source.total or 0, 0.0
        self._session = Session(Ahead(source), model=self._model, rules=zone_rules(None))
        with closing(self._session.pairs()) as pairs:
            for frame, look in pairs:
                if self._stopped.is_set():
                    return
                with self._lock:
                    if frame is not None and not self._track.height:
                        self._track.height, self._track.width = frame.picture.shape[:2]
                    self._track.add(look)
                if monotonic() - told >= TELL_S:
                    told = monotonic()
                    self.went_on.emit(len(self._track), total)
        if not self._stopped.is_set():
            self.went_on.emit(len(self._track), len(self._track))
            self.completed.emit()
