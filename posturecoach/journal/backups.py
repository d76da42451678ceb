"""Backups: one a day, checked, the newest seven and one of each of four weeks before."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from posturecoach.errors import JournalError
from posturecoach.journal.places import backups_path
from posturecoach.settings.files import cannot_write, make_folder

DAILY, WEEKLY = 7, 4
UPDATED_DAYS = 60  # so long a version from before an update is kept
_STEP_PAGES = 2_048


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup.

    Attributes
    ----------
    path, day
        Where it is; when it was made.

    """

    path: Path
    day: date


def backups_of(path: Path) -> tuple[Backup, ...]:
    """Return the daily backups of the journal at `path`, newest first."""
    return _named(path, ".sqlite")


def make_if_due(connection: sqlite3.Connection, path: Path, now: datetime) -> Backup | None:
    """Make a backup unless today has one, or there is nothing to keep; remove old ones."""
    if any(one.day == now.date() for one in backups_of(path)):
        return None
    return make(connection, path, now)


def make(
    connection: sqlite3.Connection, path: Path, now: datetime, *, before_update: bool = False
) -> Backup:
    """Make a backup of today, in place of one that is there, and remove old ones.

    `before_update`: a version that is about to be migrated, kept under a name of its own.

    Raises
    ------
    JournalError
        If it can't be written, or what was written is not sound; then the older ones stay.

    """
    folder = backups_path(path)
    make_folder(folder)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    mark = f"-version{version}" if before_update else ""
    made = Backup(folder / f"{path.stem}-{now.date().isoformat()}{mark}.sqlite", now.date())
    new = made.path.with_name(made.path.name + ".new")
    try:
        _copy(connection, new)
        if not sound(new):
            raise JournalError(
                f"A backup of the journal {path} was made and is not sound.",
                try_="look whether the disk is failing; the older backups were kept.",
            )
        new.replace(made.path)
    except OSError as error:
        raise cannot_write(made.path, error) from None
    finally:
        new.unlink(missing_ok=True)
    for old in (*_too_old(backups_of(path)), *_long_updated(path, now.date())):
        old.path.unlink(missing_ok=True)
    return made


def sound(path: Path) -> bool:
    """Return whether SQLite finds the file at `path` whole."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _copy(connection: sqlite3.Connection, new: Path) -> None:
    new.unlink(missing_ok=True)
    os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(new, isolation_level=None)) as copy:
        connection.backup(copy, pages=_STEP_PAGES)
        # One file, without anything beside it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
    with new.open("rb") as file:
        os.fsync(file.fileno())


def _named(path: Path, ending: str) -> tuple[Backup, ...]:
    """Return the backups whose name goes on like this after the day, newest first."""
    found, begin = [], len(path.stem) + 1
    for file in backups_path(path).glob(f"{path.stem}-????-??-??{ending}"):
        try:
            found.append(Backup(file, date.fromisoformat(file.name[begin : begin + 10])))
        except ValueError:
            continue  # named like one by somebody else
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _long_updated(path: Path, today: date) -> list[Backup]:
    """Return the copies from before an update that nobody has wanted back."""
    copies = _named(path, "-version*.sqlite")
    return [one for one in copies if (today - one.day).days > UPDATED_DAYS]


def _too_old(backups: Iterable[Backup]) -> list[Backup]:
    """Return what is to be removed: `backups`, newest first, but for seven and four weeks' last."""
    newest = list(backups)
    weeks: dict[tuple[int, int], Backup] = {}
    for one in newest[DAILY:]:
        year, week, _ = one.day.isocalendar()
        weeks.setdefault((year, week), one)
    kept = {one.path for one in [*newest[:DAILY], *list(weeks.values())[:WEEKLY]]}
    return [one for one in newest if one.path not in kept]
