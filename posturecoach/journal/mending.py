"""A damaged journal: set aside, and what can be saved is saved into a new one."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from posturecoach.errors import JournalError
from posturecoach.journal.backups import backups_of, whole
from posturecoach.journal.connecting import check_ours, connect_for_writing, reading
from posturecoach.journal.packing import PackingError, raw_of
from posturecoach.journal.places import parts_of
from posturecoach.journal.rows import events_of
from posturecoach.journal.schema import migrate
from posturecoach.settings.files import cannot_write

log = logging.getLogger(__name__)

_FARTHEST = 1 << 33  # no key is larger: a minute of the year 2225, times 64
_TABLES = ("measure", "setup", "minute", "event", "day", "hour", "day_measure", "bout")


def mend(path: Path, now: datetime) -> str:
    """Set the damaged journal at `path` aside and save what can be saved; return the words.

    First what can still be read of it, then what its newest sound backup has besides.

    Raises
    ------
    OutputError
        If it can't be set aside or the new one can't be written.

    """
    aside = path.with_name(f"{path.name}.damaged-{now:%Y-%m-%d-%H%M%S}")
    new = path.with_name(path.name + ".new")
    try:
        for file in (new, *parts_of(new)):
            file.unlink(missing_ok=True)
        path.replace(aside)
        wal, shm = parts_of(path)
        if wal.exists():
            wal.replace(parts_of(aside)[0])
        shm.unlink(missing_ok=True)
        saved, added, day = _save(aside, path, new)
        new.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    log.warning("the journal was damaged; set aside as %s", aside)
    words = (
        f"The journal was damaged. It was set aside as {aside.name}, and a new one was begun: "
        f"{saved} minutes and events could be read from the old one"
    )
    return words + (f", and {added} more from the backup of {day}." if added else ".")


def _save(aside: Path, path: Path, new: Path) -> tuple[int, int, str]:
    """Write what can be saved to `new`; return how much from where."""
    with closing(connect_for_writing(new)) as connection:
        migrate(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        saved = _taken(connection, aside)
        added, day = 0, ""
        for backup in backups_of(path):
            with whole(backup) as copy:
                if copy is not None:
                    added, day = _taken(connection, copy), backup.day.isoformat()
                    break
        _drop_orphans(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    return saved, added, day


def _taken(connection: sqlite3.Connection, source: Path) -> int:
    """Add what is in `source` and not yet here; return how many minutes and events."""
    try:
        with reading(source, damaged=True) as old:
            if check_ours(old, source) == 0:
                return 0
            connection.execute("BEGIN IMMEDIATE")
            taken = sum(_taken_table(connection, old, table) for table in _TABLES)
            # Sums that are damaged must be made anew, where there are minutes to make them of.
            connection.execute(
                "INSERT OR IGNORE INTO stale SELECT DISTINCT ((id >> 6) + offset_min) / 1440 "
                "FROM minute"
            )
            connection.execute("DELETE FROM stale WHERE day IN (SELECT day FROM day WHERE pruned)")
            connection.execute("COMMIT")
            return taken
    except (sqlite3.Error, JournalError) as error:
        log.warning("nothing could be saved from %s: %s", source.name, error)
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        return 0


def _taken_table(connection: sqlite3.Connection, old: sqlite3.Connection, table: str) -> int:
    """Add the rows of a table; return how many, of those that are minutes or events."""
    known = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    has = {row[1] for row in old.execute(f"PRAGMA table_info({table})")}
    columns = [name for name in known if name in has]
    if not columns:
        return 0
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    fits = _CHECKS.get(table)
    before = connection.total_changes
    for row in _readable(old, table, columns):
        if fits is None or fits(dict(zip(columns, row, strict=True))):
            with suppress(sqlite3.IntegrityError, sqlite3.DataError):
                connection.execute(insert, row)
    return connection.total_changes - before if fits is not None else 0


def _readable(old: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that can still be read, in the order of their keys.

    Where one can't, the next key from which reading goes on is looked for: ever farther, and
    then back.
    """
    key = {"measure": "code", "day": "day", "hour": "day", "bout": "day", "day_measure": "rowid"}
    by = key.get(table, "id")
    query = f"SELECT {by}, {', '.join(columns)} FROM {table} WHERE {by} >= ? ORDER BY {by}"  # noqa: S608
    low, high = 0, _FARTHEST
    while low < high:
        damaged = False
        for row in _until_damage(old, query, low):
            if row is None:
                damaged = True
            elif low <= row[0] <= high:
                low = row[0]
                yield row[1:]
        if not damaged:
            return
        low = _next_readable(old, query, low, high)


def _until_damage(
    old: sqlite3.Connection, query: str, low: int
) -> Iterator[tuple[Any, ...] | None]:
    """Yield rows from a key on; None at the end where the rest can't be read."""
    last = low - 1
    try:
        for row in old.execute(query, (low,)):
            last = row[0]
            yield row
    except sqlite3.DatabaseError:
        # Python looks one row ahead: the last before the damage is still to be had.
        row = _first(old, query, last + 1)
        if row:
            yield row
        yield None


def _first(old: sqlite3.Connection, query: str, low: int) -> tuple[Any, ...] | None:
    """Return the first row from a key on; None where it can't be read, an empty one: no more."""
    try:
        found: tuple[Any, ...] | None = old.execute(f"{query} LIMIT 1", (low,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return () if found is None else found


def _next_readable(old: sqlite3.Connection, query: str, low: int, high: int) -> int:
    """Return the next key above `low` from which there are rows that can be read."""

    def reads(key: int) -> bool:
        return _first(old, query, key) is not None

    step = 1
    while not reads(low + step):
        step *= 2
        if low + step > high:
            return high
    bad, good = low + step // 2, low + step
    while good - bad > 1:
        middle = (bad + good) // 2
        bad, good = (bad, middle) if reads(middle) else (middle, good)
    return good


def _is_minute(row: dict[str, Any]) -> bool:
    try:
        raw_of(row["measures"])
    except (PackingError, TypeError):
        return False
    return True


def _is_event(row: dict[str, Any]) -> bool:
    try:
        found = events_of([(row["at_ms"], row["offset_min"], row["kind"], row["data"])])
        return len(list(found)) == 1
    except TypeError:
        return False


_CHECKS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "minute": _is_minute,
    "event": _is_event,
}


def _drop_orphans(connection: sqlite3.Connection) -> None:
    """Remove what speaks of something that is gone."""
    connection.execute("DELETE FROM minute WHERE setup NOT IN (SELECT id FROM setup)")
    connection.execute(
        "DELETE FROM day_measure WHERE setup NOT IN (SELECT id FROM setup) "
        "OR code NOT IN (SELECT code FROM measure)"
    )
    for table in ("hour", "day_measure", "bout"):
        connection.execute(f"DELETE FROM {table} WHERE day NOT IN (SELECT day FROM day)")  # noqa: S608
