"""Backups: one a day, checked, the newest seven and one of each of four weeks before.

The newest is a journal as it stands; older ones are compressed (gzip), which takes a quarter
off them.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from posturecoach.errors import JournalError, OutputError
from posturecoach.journal.places import backups_path
from posturecoach.settings.files import cannot_write, make_folder

DAILY, WEEKLY = 7, 4
UPDATED_DAYS = 60  # so long a version from before an update is kept
_STEP_PAGES = 2_048
_PACKED = ".gz"
_PACKED_AT_ONCE = 2  # a second each for a year: nobody should wait for ten of them
_LEVEL = 3  # 6 takes half as long again for one hundredth less
_BLOCK = 1 << 20


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
    found = {one.day: one for one in _named(path, f".sqlite{_PACKED}")}
    # Of one that was just being compressed there may be both.
    found |= {one.day: one for one in _named(path, ".sqlite")}
    return tuple(sorted(found.values(), key=lambda one: one.day, reverse=True))


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
    _copy_checked(connection, made.path, new)
    for old in (*_too_old(backups_of(path)), *_long_updated(path, now.date())):
        old.path.unlink(missing_ok=True)
    _pack_older(path)
    return made


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Write all that `connection` reads to `target`, checked; in place of what is there.

    Raises
    ------
    JournalError
        If what was written is not sound; then `target` stays as it was.
    OutputError
        If it can't be written.

    """
    target = target.resolve()
    if target.is_dir():
        raise OutputError(f"{target} is a folder.", try_="name a file in it.")
    make_folder(target.parent)
    _copy_checked(connection, target, target.with_name(f".{target.name}.new"))


@contextmanager
def whole(backup: Backup) -> Iterator[Path | None]:
    """Yield a backup as a file that SQLite finds whole; None: it is damaged."""
    if backup.path.suffix != _PACKED:
        yield backup.path if sound(backup.path) else None
        return
    plain = backup.path.with_name(f"{backup.path.name}.new")
    try:
        with gzip.open(backup.path, "rb") as packed, _private(plain) as file:
            shutil.copyfileobj(packed, file, _BLOCK)
    except (OSError, EOFError, zlib.error):
        plain.unlink(missing_ok=True)
    try:
        yield plain if plain.exists() and sound(plain) else None
    finally:
        plain.unlink(missing_ok=True)


def sound(path: Path) -> bool:
    """Return whether SQLite finds the file at `path` whole."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _copy_checked(connection: sqlite3.Connection, target: Path, new: Path) -> None:
    try:
        _copy(connection, new)
        if not sound(new):
            raise JournalError(
                f"The copy {target} of the journal was made and is not sound.",
                try_="look whether the disk is failing; what was there before was kept.",
            )
        new.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from None
    finally:
        new.unlink(missing_ok=True)


def _pack_older(path: Path) -> None:
    """Compress backups that are not the newest, some of them at a time."""
    plain = [one.path for one in backups_of(path)[1:] if one.path.suffix != _PACKED]
    for file in plain[:_PACKED_AT_ONCE]:
        packed, new = file.with_name(file.name + _PACKED), file.with_name(file.name + ".new")
        try:
            with file.open("rb") as source, _private(new) as raw:
                with gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as into:
                    shutil.copyfileobj(source, into, _BLOCK)
                raw.flush()
                os.fsync(raw.fileno())
            # Only what was read back and is the same takes the place of what was there.
            with file.open("rb") as was, gzip.open(new, "rb") as now:
                same = _hash(was) == _hash(now)
            if same:
                new.replace(packed)
                file.unlink()
        except (OSError, EOFError, zlib.error):
            return  # it stays as it is
        finally:
            new.unlink(missing_ok=True)


def _hash(file: BinaryIO | gzip.GzipFile) -> bytes:
    found = hashlib.sha256()
    while block := file.read(_BLOCK):
        found.update(block)
    return found.digest()


def _private(path: Path) -> BinaryIO:
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb")


_BINARY = getattr(os, "O_BINARY", 0)


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
