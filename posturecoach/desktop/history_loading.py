"""What a history asks the journal, in a thread of its own; of two questions the newer counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from posturecoach.journal import Reader
from posturecoach.record.event import Event
from posturecoach.record.minute import Minute
from posturecoach.record.period import DaySummary, Span


@dataclass(frozen=True, slots=True)
class DayParts:
    """One day in full."""

    minutes: tuple[Minute, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What can be asked; called in a thread of their own, one after the other.

    Attributes
    ----------
    span
        How far the journal reaches.
    days
        The days from one to another, both included, with anything in them.
    day
        One of them in full.
    journal
        The file, for whoever writes something out of it; None: there is none to do that with.
    who, neutral
        Of a patient: the pseudonym, and the file of the neutral. Empty for the computer's owner,
        whose are those of the settings.

    """

    span: Callable[[], Span]
    days: Callable[[date, date], tuple[DaySummary, ...]]
    day: Callable[[date], DayParts]
    journal: Path | None = None
    who: str = ""
    neutral: Path | None = None


def past_in(path: Path, who: str = "", neutral: Path | None = None) -> Past:
    """Return what the journal at `path` can be asked; where there is none, nothing is in it."""

    def days(first: date, last: date) -> tuple[DaySummary, ...]:
        if not path.exists():
            return ()
        with Reader(path) as reader:
            return reader.days(first, last)

    def day(which: date) -> DayParts:
        if not path.exists():
            return DayParts()
        with Reader(path) as reader:
            return DayParts(tuple(reader.minutes(which, which)), reader.events(which, which))

    def span() -> Span:
        if not path.exists():
            return Span()
        with Reader(path) as reader:
            return reader.span()

    return Past(span, days, day, path, who, neutral)


class Loading(QObject):
    """Do work in a thread, one piece at a time; of the same kind only the newest counts."""

    loaded = Signal(str, object)  # the kind of work, and what came of it or the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], object]] = {}
        self._worker: _Worker | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._worker is not None

    def ask(self, kind: str, work: Callable[[], object]) -> None:
        """Do `work`; what was asked of this kind before, and is not known yet, is dropped."""
        if self._closed:
            return
        self._waiting.pop(kind, None)  # and to the end of the row
        self._waiting[kind] = work
        if self._worker is not None and self._worker.kind == kind:
            self._worker.stale = True
        self._go_on()

    def waits_for(self, kind: str) -> bool:
        """Return whether something of this kind is under way."""
        return kind in self._waiting or (self._worker is not None and self._worker.kind == kind)

    def close(self) -> None:
        """Ask for nothing more and tell nothing more; returns at once."""
        self._closed = True
        self._waiting.clear()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread; return whether it has ended."""
        return self._worker is None or self._worker.wait(round(1000 * seconds))

    def _go_on(self) -> None:
        if self._worker is not None or not self._waiting:
            return
        kind = next(iter(self._waiting))
        self._worker = _Worker(kind, self._waiting.pop(kind), self)
        self._worker.finished.connect(self._take)
        self._worker.start()

    def _take(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.deleteLater()
        if not worker.stale and not self._closed:
            self.loaded.emit(worker.kind, worker.result)
        self._go_on()


class _Worker(QThread):
    """Do one piece of work."""

    def __init__(self, kind: str, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.kind = kind
        self.stale = False
        self.result: object = None
        self._work = work

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            self.result = self._work()
        except Exception as error:  # noqa: BLE001 - a thread's last line of defence
            self.result = error
