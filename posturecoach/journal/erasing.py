"""Erasing: what is erased is not in the file, nor beside it, nor in a copy of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from posturecoach.errors import JournalError
from posturecoach.journal.places import OPENED, backups_path, own_files, parts_of, set_aside
from posturecoach.journal.rows import Names, day_bounds, mark_stale
from posturecoach.record.minute import DAY_MIN

_DAY_MS = 86_400_000
_MINUTE_DAY = f"((id >> 6) + offset_min) / {DAY_MIN}"
_EVENT_DAY = f"(at_ms + offset_min * 60000) / {_DAY_MS}"


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was erased.

    Attributes
    ----------
    minutes, events, days
        How many of each; days are those of which there were sums.

    """

    minutes: int
    events: int
    days: int


def erase(connection: sqlite3.Connection, names: Names, first: int, last: int) -> Erased:
    """Erase the local days from `first` to `last`; inside a transaction, with settled sums."""
    span = (first, last)
    bounds = day_bounds(first, last)
    _cut_bouts(connection, first, last)
    minutes = connection.execute(
        f"DELETE FROM minute WHERE id BETWEEN ? AND ? AND {_MINUTE_DAY} BETWEEN ? AND ?",  # noqa: S608
        (*bounds, *span),
    ).rowcount
    events = connection.execute(
        f"DELETE FROM event WHERE {_EVENT_DAY} BETWEEN ? AND ?",  # noqa: S608
        span,
    ).rowcount
    days = connection.execute("DELETE FROM day WHERE day BETWEEN ? AND ?", span).rowcount
    connection.execute("DELETE FROM stale WHERE day BETWEEN ? AND ?", span)
    # Names of places are somebody's words; those that nothing speaks of go with the rest.
    connection.execute(
        "DELETE FROM setup WHERE id NOT IN (SELECT setup FROM minute) "
        "AND id NOT IN (SELECT setup FROM day_measure)"
    )
    names.read()
    return Erased(minutes, events, days)


def prune(connection: sqlite3.Connection, before: int) -> int:
    """Remove the minutes of days before `before`, whose sums are settled and stay."""
    _, high = day_bounds(before, before)
    removed = connection.execute(
        f"DELETE FROM minute WHERE id < ? AND {_MINUTE_DAY} < ?",  # noqa: S608
        (high, before),
    ).rowcount
    if removed:
        connection.execute("UPDATE day SET pruned = 1 WHERE day < ?", (before,))
    return removed


def compact(connection: sqlite3.Connection, path: Path) -> None:
    """Write the file anew without its gaps, and empty what SQLite keeps beside it.

    Raises
    ------
    JournalError
        If another program is reading it and keeps the old pages alive.

    """
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise JournalError(
            f"The journal {path} is erased, but another program still reads what it was.",
            try_="close the other program and erase once more.",
        )


def forget_copies(path: Path) -> None:
    """Remove the backups, what was set aside, and what a killed program left open."""
    folder = backups_path(path)
    opened = (file for left in path.parent.glob(f"{OPENED}*") for file in left.rglob("*"))
    files = (*set_aside(path), *(folder.glob("*") if folder.is_dir() else ()), *opened)
    _remove(tuple(file for file in files if not file.is_dir()))


def erase_files(path: Path) -> None:
    """Remove the journal at `path`, closed, and everything that belongs to it."""
    _remove((*own_files(path), *parts_of(path)))


def _cut_bouts(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Let bouts of sitting that reach out of the erased days begin where those end.

    Or their length would still tell how long somebody sat on them.
    """
    low, high = day_bounds(last + 1, last + 1)
    rows = connection.execute(
        f"SELECT id, offset_min, bout_s FROM minute WHERE id BETWEEN ? AND ? AND {_MINUTE_DAY} > ? "  # noqa: S608
        "AND bout_s IS NOT NULL",
        (low, high, last),
    ).fetchall()
    for id_, offset_min, bout_s in rows:
        began = (bout_s // 60 + offset_min) // DAY_MIN
        if first <= began <= last:
            midnight_s = ((last + 1) * DAY_MIN - offset_min) * 60
            length_s = max(0, ((id_ >> 6) + 1) * 60 - midnight_s)
            connection.execute(
                "UPDATE minute SET bout_s = ?, stretch_s = min(stretch_s, ?) WHERE id = ?",
                (midnight_s, length_s, id_),
            )
            mark_stale(connection, [last + 1])


def _remove(files: tuple[Path, ...]) -> None:
    left = []
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(str(file))
    if left:
        raise JournalError(
            f"Not all could be erased: {', '.join(left)}",
            try_="close other programs that use these files, or remove them by hand.",
        )
