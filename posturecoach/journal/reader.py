"""Reading: what the window, the report and the exports ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from posturecoach.errors import JournalError
from posturecoach.journal import backups
from posturecoach.journal.connecting import connect_for_reading, is_written
from posturecoach.journal.rows import SELECT_MINUTES, Names, day_bounds, events_of, minute_of
from posturecoach.journal.sums import kept_days, made_day, stale_days
from posturecoach.journal.trouble import in_words
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import DAY_MIN, Minute
from posturecoach.record.period import (
    DaySummary,
    HourSummary,
    Period,
    Span,
    date_of,
    day_of,
)

T = TypeVar("T")

_EVER = (-1_000_000, 1_000_000)  # days
_DAY_MS = 86_400_000
_LOCAL_DAY = f"((id >> 6) + offset_min) / {DAY_MIN}"
_EVENT_DAY = f"(at_ms + offset_min * 60000) / {_DAY_MS}"


class Reader:
    """Read a journal, beside whoever writes it; the file and its folder stay as they are.

    Not for several threads at once.

    Raises
    ------
    NewerError
        If a newer version wrote it.
    JournalError
        If it is not there, is no journal, is damaged or can't be read; of any method, too.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written = is_written(path)
        self._connection = connect_for_reading(path)
        self._names = Names(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def span(self) -> Span:
        """Return how far the journal reaches, and how much is in it."""
        return self._asked(self._span)

    def days(self, first: date, last: date) -> tuple[DaySummary, ...]:
        """Return the local days from `first` to `last`, both included, that hold anything."""
        return self._asked(lambda: self._days(day_of(first), day_of(last)))

    def hours(self, first: date, last: date) -> tuple[HourSummary, ...]:
        """Return the hours of those days in which something was watched, in order."""
        return tuple(hour for day in self.days(first, last) for hour in day.hours)

    def minutes(self, first: date, last: date) -> Iterator[Minute]:
        """Yield the minutes of those days, oldest first, as far as they have not been pruned."""
        for day in self._days_with_minutes(day_of(first), day_of(last)):
            yield from self._asked(lambda day=day: self._minutes(day))  # type: ignore[misc]

    def events(self, first: date, last: date, *kinds: EventKind) -> tuple[Event, ...]:
        """Return the events of those days, oldest first; of some kinds, or of all."""
        return self._asked(lambda: self._events(day_of(first), day_of(last), kinds))

    def period(self, first: date, last: date) -> Period:
        """Return all that is known of those days."""
        return Period(first, last, self.days(first, last), self.events(first, last))

    def last_minute(self) -> Minute | None:
        """Return the minute that was written last; None: there is none."""
        return self._asked(self._last_minute)

    def copy_to(self, path: Path) -> None:
        """Write all of it to another file: for the user's eyes only, checked, or not at all.

        Raises
        ------
        JournalError
            If it can't be written or read, what was written is not sound, or `path` is this
            very file.

        """
        if path.exists() and self.path.exists() and path.samefile(self.path):
            raise JournalError(f"{path} is the journal itself.", try_="name another file.")
        self._asked(lambda: None)  # sees to it that the newest is read
        try:
            backups.copy_to(self._connection, path)
        except sqlite3.Error as error:
            raise (in_words(path, error) or error) from None

    def _asked(self, ask: Callable[[], T]) -> T:
        """Return what `ask` finds, all of it as of one moment."""
        if is_written(self.path) and not self._written:
            self._reopen()
        try:
            return self._at_once(ask)
        except sqlite3.Error as error:
            raise (in_words(self.path, error, writing=False) or error) from None

    def _reopen(self) -> None:
        """Open the file anew: somebody has begun to write what was at rest."""
        self._connection.close()
        self._written = True
        self._connection = connect_for_reading(self.path)
        self._names = Names(self._connection)

    def _at_once(self, ask: Callable[[], T]) -> T:
        self._connection.execute("BEGIN")
        try:
            self._names.read()
            return ask()
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def _span(self) -> Span:
        one = self._connection.execute
        minutes = self._count_minutes()
        events, *ends = one(
            f"SELECT count(*), min({_EVENT_DAY}), max({_EVENT_DAY}) FROM event"  # noqa: S608 - ours
        ).fetchone()
        found = [day for day in ends if day is not None]
        for table in ("day", "stale"):
            found += [d for d in one(f"SELECT min(day), max(day) FROM {table}").fetchone() if d]  # noqa: S608
        (days,) = one(
            "SELECT count(*) FROM (SELECT day FROM day UNION SELECT day FROM stale)"
        ).fetchone()
        if not found:
            return Span()
        return Span(date_of(min(found)), date_of(max(found)), minutes, events, days)

    def _count_minutes(self) -> int:
        """Return how many there are, from the sums: to count a year's takes 50 ms."""
        one = self._connection.execute
        (kept,) = one(
            "SELECT coalesce(sum(minutes), 0) FROM hour WHERE day IN "
            "(SELECT day FROM day WHERE NOT pruned EXCEPT SELECT day FROM stale)"
        ).fetchone()
        # Minutes that came after their day was pruned are in no sum.
        others = one("SELECT day FROM stale UNION SELECT day FROM day WHERE pruned").fetchall()
        counted = (
            one(
                f"SELECT count(*) FROM minute WHERE id BETWEEN ? AND ? AND {_LOCAL_DAY} = ?",  # noqa: S608
                (*day_bounds(day, day), day),
            ).fetchone()[0]
            for (day,) in others
        )
        return int(kept + sum(counted))

    def _days(self, first: int, last: int) -> tuple[DaySummary, ...]:
        found = kept_days(self._connection, self._names, first, last)
        for day in stale_days(self._connection, first, last):
            found[day] = made_day(self._connection, self._names, day)
        return tuple(one for _, one in sorted(found.items()) if one.hours or one.bouts)

    def _days_with_minutes(self, first: int, last: int) -> list[int]:
        rows = self._asked(
            lambda: self._connection.execute(
                "SELECT day FROM day WHERE day BETWEEN ?1 AND ?2 UNION "
                "SELECT day FROM stale WHERE day BETWEEN ?1 AND ?2 ORDER BY day",
                (first, last),
            ).fetchall()
        )
        return [day for (day,) in rows]

    def _minutes(self, day: int) -> list[Minute]:
        rows = self._connection.execute(
            f"{SELECT_MINUTES} WHERE id BETWEEN ? AND ? AND {_LOCAL_DAY} = ? ORDER BY id",
            (*day_bounds(day, day), day),
        )
        return [minute_of(row, self._names) for row in rows]

    def _events(self, first: int, last: int, kinds: tuple[EventKind, ...]) -> tuple[Event, ...]:
        sort = f"AND kind IN ({', '.join('?' * len(kinds))}) " if kinds else ""
        rows = self._connection.execute(
            "SELECT at_ms, offset_min, kind, data FROM event WHERE at_ms BETWEEN ? AND ? "  # noqa: S608
            f"AND {_EVENT_DAY} BETWEEN ? AND ? {sort}ORDER BY at_ms, id",
            ((first - 1) * _DAY_MS, (last + 2) * _DAY_MS, first, last, *map(str, kinds)),
        )
        return tuple(events_of(rows))

    def _last_minute(self) -> Minute | None:
        rows = self._connection.execute(
            f"{SELECT_MINUTES} WHERE id >= (SELECT max(id) >> 6 << 6 FROM minute) ORDER BY id"  # noqa: S608
        )
        found = [minute_of(row, self._names) for row in rows]
        # What is of the minute as a whole stands with one of its parts only.
        return next((one for one in found if one.bout_s is not None), found[0] if found else None)
