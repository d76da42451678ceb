"""A backup in the place of the journal; what was there is set aside."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from posturecoach.errors import JournalError
from posturecoach.journal.backups import Backup, backups_of, whole
from posturecoach.journal.connecting import check_ours, connect_for_writing, reading
from posturecoach.journal.lock import Lock
from posturecoach.journal.places import BEFORE, parts_of
from posturecoach.settings.files import cannot_write


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    Attributes
    ----------
    day
        Of the backup.
    aside
        Where the journal is that was there before; None: there was none.

    """

    day: date
    aside: Path | None


def restore(path: Path, day: date | None, now: datetime) -> Restored:
    """Put the backup of `day`, or the newest sound one, in the place of the journal at `path`.

    Raises
    ------
    JournalBusyError
        If somebody writes the journal.
    NewerError
        If a newer version made the backup.
    JournalError
        If there is no such backup, or it is damaged; then nothing was changed.
    OutputError
        If it can't be written.

    """
    try:
        lock = Lock(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    try:
        for backup in _wanted(path, day):
            with whole(backup) as copy:
                if copy is not None:
                    return Restored(backup.day, _exchanged(path, copy, now))
        raise JournalError(
            "No such backup of the journal is sound.",
            try_="restore another one; nothing was changed.",
        )
    finally:
        lock.release()


def _wanted(path: Path, day: date | None) -> tuple[Backup, ...]:
    known = backups_of(path)
    if not known:
        raise JournalError(
            f"There are no backups of the journal {path}.", try_="check the name of the journal."
        )
    found = tuple(one for one in known if day is None or one.day == day)
    if not found:
        days = ", ".join(one.day.isoformat() for one in known)
        raise JournalError(f"There is no backup of {day}.", try_=f"name one of these: {days}.")
    return found


def _exchanged(path: Path, copy: Path, now: datetime) -> Path | None:
    """Put `copy` in the place of `path`; return where that is now."""
    with reading(copy) as connection:
        check_ours(connection, copy)
    new = path.with_name(path.name + ".new")
    aside = path.with_name(f"{path.name}{BEFORE}{now:%Y-%m-%d-%H%M%S}")
    try:
        with _made(new, copy):
            there = path.exists()
            if there:
                _set_aside(path, aside)
            new.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    return aside if there else None


def _set_aside(path: Path, aside: Path) -> None:
    """Give the journal its other name, with what SQLite keeps beside it.

    What stood in the log must not be read into the file that comes: so it is written into the
    old one first; where that can't be done, as in a damaged file, it goes along.
    """
    with suppress(sqlite3.Error), closing(connect_for_writing(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    wal, shm = parts_of(path)
    if not wal.exists():
        with suppress(OSError):  # a disk without a second name for a file
            os.link(path, aside)  # so that at no moment there is none
    if not aside.exists():
        path.replace(aside)
        if wal.exists():
            wal.replace(parts_of(aside)[0])
    shm.unlink(missing_ok=True)


@contextmanager
def _made(new: Path, copy: Path) -> Iterator[None]:
    for file in (new, *parts_of(new)):
        file.unlink(missing_ok=True)
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as into, copy.open("rb") as source:
            shutil.copyfileobj(source, into, 1 << 20)
            into.flush()
            os.fsync(into.fileno())
        yield
    finally:
        new.unlink(missing_ok=True)
