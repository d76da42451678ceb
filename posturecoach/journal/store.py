"""Writing: one journal, one writer, and nothing that was handed over gets lost on the way."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from posturecoach.errors import JournalError, OutputError
from posturecoach.journal import backups, erasing
from posturecoach.journal.backups import Backup
from posturecoach.journal.connecting import check_ours, connect_for_writing, examine
from posturecoach.journal.erasing import Erased
from posturecoach.journal.lock import Lock
from posturecoach.journal.mending import mend
from posturecoach.journal.reader import Reader
from posturecoach.journal.rows import (
    Names,
    event_row,
    events_of,
    insert_event,
    insert_minutes,
)
from posturecoach.journal.schema import VERSION, migrate
from posturecoach.journal.sums import keep_day, settle, settled, stale_days
from posturecoach.journal.trouble import in_words, is_damage
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Minute
from posturecoach.record.period import DaySummary, day_of
from posturecoach.settings.files import cannot_write, make_folder

log = logging.getLogger(__name__)
T = TypeVar("T")

MOST_WAITING = 2_880  # what is kept in memory while the disk takes nothing: two days of minutes
MINUTES_KEPT_DAYS = 730  # by default
_ALL_DAYS = (-1_000_000, 1_000_000)


class Journal(Reader):
    """Write a journal, and read it; made if it is not there.

    Not for several threads at once, and not for the one that draws: a disk may take long.

    Parameters
    ----------
    path
        Of the file; its folder is made if need be.
    clock
        POSIX time, for the names of files and the age of minutes.

    Attributes
    ----------
    notices
        What the user should be told of what was done by itself, in whole sentences: a file
        that was damaged and set aside, how much of it was saved.

    Raises
    ------
    JournalBusyError
        If somebody else writes it; `Reader` can still read.
    NewerError
        If a newer version wrote it; it is left as it is.
    JournalError
        If it is a file of something else, or can't be opened.
    OutputError
        If its folder can't be made or written.

    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = path.resolve()
        self.notices: list[str] = []
        self._clock = clock
        self._waiting: list[Minute | Event] = []
        make_folder(self.path.parent)
        try:
            self._lock = Lock(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from None
        try:
            self._open()
        except sqlite3.Error as error:
            self._lock.release()
            raise (in_words(self.path, error) or error) from None
        except BaseException:
            self._lock.release()
            raise

    @property
    def waiting(self) -> int:
        """How many minutes and events could not be written yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        try:
            if self._waiting:
                self.write()
        finally:
            self._connection.close()
            self._lock.release()

    def write(self, minutes: Iterable[Minute] = (), events: Iterable[Event] = ()) -> None:
        """Write minutes and events, all at once or none; those that wait come first.

        Raises
        ------
        JournalError
            If they can't be written now. They are kept, `MOST_WAITING` of them, and written
            with the next ones; nothing needs to be handed over again.

        """
        self._waiting += [*minutes, *events]
        if not self._waiting:
            return
        try:
            self._changed(lambda: self._insert(self._waiting))
        except JournalError:
            del self._waiting[:-MOST_WAITING]
            raise
        except Exception:
            self._write_each()  # a mistake of ours in one of them must not hold up the others
            raise
        self._waiting.clear()

    def fill(self, entries: Iterable[Minute | DaySummary | Event]) -> None:
        """Write what was exported elsewhere, all of it or nothing; the journal must be empty.

        Days are those of which only sums are left.

        Raises
        ------
        JournalError
            If it is not empty, or can't be written.

        """
        span = self.span()
        if span.minutes or span.events or span.days or self._waiting:
            raise JournalError(
                f"The journal {self.path} is not empty.",
                try_="take the file in with a journal of its own: --journal FILE.",
            )
        with self._in_words(), self._transaction():
            for one in entries:
                if isinstance(one, DaySummary):
                    keep_day(self._connection, self._names, day_of(one.day), one)
                    settled(self._connection, day_of(one.day))
                else:
                    self._insert([one])
        self.settle()

    def answer(self, prompt: str, answer: str, *, at_s: float) -> bool:
        """Note what somebody did with a prompt: the last one shown with that id.

        Returns whether there is such a one. `at_s`: POSIX time.
        """
        return self._amend(prompt, {"answer": answer}, at_s)

    def effect(self, prompt: str, effect: str) -> bool:
        """Note what came of a prompt: ``"worked"`` or ``"unchanged"``."""
        return self._amend(prompt, {"effect": effect}, None)

    def tidy(self, *, keep_days: int | None = MINUTES_KEPT_DAYS) -> None:
        """Do what is due once a day: sums of past days, old minutes pruned, a backup.

        To be called after opening, and when another day begins; takes some seconds a year
        of journal at most. None keeps every minute.

        Raises
        ------
        JournalError
            If the journal can't be written, or a backup can't be made.

        """
        today = day_of(self._today())
        self._changed(lambda: self._settle(today - 1))
        if keep_days is not None:
            self.prune(keep_days)
        self.back_up()

    def settle(self) -> None:
        """Make the sums of all days, that of today too."""
        self._changed(lambda: self._settle(_ALL_DAYS[1]))

    def prune(self, keep_days: int) -> int:
        """Remove the minutes of days more than `keep_days` ago; their sums and events stay.

        Returns how many were removed.
        """
        before = day_of(self._today()) - keep_days
        self._changed(lambda: self._settle(before - 1))
        removed = self._changed(lambda: erasing.prune(self._connection, before))
        if removed:
            self._guarded(lambda: erasing.compact(self._connection, self.path))
        return removed

    def back_up(self) -> Backup | None:
        """Make the backup of today if there is none; return it. Checked before it counts."""
        return self._guarded(lambda: backups.make_if_due(self._connection, self.path, self._now()))

    def erase(self, first: date, last: date) -> Erased:
        """Erase all that is known of the local days from `first` to `last`, for good.

        In the file, in what SQLite keeps beside it, in files set aside, and in the backups,
        which are made anew.

        Raises
        ------
        JournalError
            If it could not be done; what could not be erased is said.

        """
        span = day_of(first), day_of(last)
        self._changed(lambda: self._settle(_ALL_DAYS[1]))
        erased = self._changed(lambda: erasing.erase(self._connection, self._names, *span))
        erasing.forget_copies(self.path)
        self._guarded(lambda: erasing.compact(self._connection, self.path))
        self._guarded(lambda: backups.make(self._connection, self.path, self._now()))
        return erased

    def erase_all(self) -> None:
        """Erase everything for good, the backups included; then the journal is empty and open."""
        self._waiting.clear()
        self._connection.close()
        erasing.erase_files(self.path)
        self._open()

    def _open(self) -> None:
        if self.path.exists() and self.path.stat().st_size and not examine(self.path):
            self.notices.append(mend(self.path, self._now()))
        try:
            self._connection = connect_for_writing(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from None
        try:
            if 0 < check_ours(self._connection, self.path) < VERSION:
                backups.make(self._connection, self.path, self._now(), before_update=True)
            migrate(self._connection)
            self._names = Names(self._connection)
        except BaseException:
            self._connection.close()
            raise

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock()).astimezone()

    def _today(self) -> date:
        return self._now().date()

    def _insert(self, entries: Iterable[Minute | Event]) -> None:
        for one in entries:
            if isinstance(one, Event):
                insert_event(self._connection, one)
            else:
                insert_minutes(self._connection, [one], self._names)

    def _write_each(self) -> None:
        """Write what waits one by one, without those that can't be written at all."""
        entries, self._waiting = self._waiting, []
        for at, one in enumerate(entries):
            try:
                self._changed(lambda one=one: self._insert([one]))  # type: ignore[misc]
            except JournalError:
                self._waiting = entries[at:]
                return
            except (ValueError, TypeError, ArithmeticError):
                log.exception("a row of the journal could not be written, ever, and was dropped")

    def _settle(self, last: int) -> None:
        settle(self._connection, self._names, stale_days(self._connection, _ALL_DAYS[0], last))

    def _amend(self, prompt: str, more: dict[str, str], at_s: float | None) -> bool:
        if self._waiting:
            with suppress(JournalError):
                self.write()
        return self._changed(lambda: self._amended(prompt, more, at_s))

    def _amended(self, prompt: str, more: dict[str, str], at_s: float | None) -> bool:
        row = self._connection.execute(
            "SELECT id, at_ms, offset_min, data FROM event WHERE prompt = ? "
            "ORDER BY at_ms DESC, id DESC LIMIT 1",
            (prompt,),
        ).fetchone()
        if row is None:
            return False
        id_, at_ms, offset_min, data = row
        was = next(iter(events_of([(at_ms, offset_min, "prompt", data)])))
        after = {} if at_s is None else {"answer_s": round(max(0.0, at_s - was.at_s), 1)}
        now = Event(was.at_s, offset_min, EventKind.PROMPT, {**was.data, **more, **after})
        self._connection.execute(
            "UPDATE event SET data = ? WHERE id = ?", (event_row(now)[-1], id_)
        )
        return True

    def _asked(self, ask: Callable[[], T]) -> T:
        return self._guarded(lambda: self._at_once(ask))

    def _changed(self, change: Callable[[], T]) -> T:
        """Return what `change` returns, after it was written: all of it or nothing."""

        def once() -> T:
            with self._transaction():
                return change()

        return self._guarded(once)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            with suppress(sqlite3.Error):
                self._names.read()  # those of a transaction that never was are forgotten
            raise

    def _guarded(self, work: Callable[[], T]) -> T:
        """Return what `work` returns; mend a damaged file, and say the rest in words."""
        with self._in_words():
            try:
                return work()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                log.warning("the journal is damaged: %s", error)
                self._mend()
                return work()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise (in_words(self.path, error) or error) from None
        except OutputError as error:
            raise JournalError(error.what, try_=error.try_) from None

    def _mend(self) -> None:
        self._connection.close()
        self.notices.append(mend(self.path, self._now()))
        self._open()
