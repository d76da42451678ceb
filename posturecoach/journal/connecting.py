"""How the file is opened: for writing, and for reading without changing a thing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from posturecoach.errors import JournalError, NewerError
from posturecoach.journal.places import backups_path, parts_of
from posturecoach.journal.schema import APPLICATION_ID, VERSION, migrate
from posturecoach.journal.sealing import is_sealed
from posturecoach.journal.trouble import in_words, is_damage

BUSY_S = 0.5  # who waits longer than this would rather know
_OLDEST = (3, 37)  # of SQLite: STRICT tables


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """Return a connection that writes to `path`, made for the user's eyes only.

    Notes
    -----
    ``synchronous=FULL``: a commit is on the disk before it counts, so that an empty battery
    loses no more than a killed process does. Once a minute, that costs nothing.
    ``secure_delete``: what is erased is overwritten. ``temp_store=MEMORY``: nothing of it
    passes through a folder for temporary files.

    """
    check_sqlite()
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = _connect(str(path))
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "journal_size_limit = 1000000",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Return a connection that reads `path`, and leaves it and its folder as they are.

    A journal of an older version is read from a copy in memory that is brought up to date.

    Raises
    ------
    NewerError
        If a newer version wrote it.
    JournalError
        If it is not there, is no journal, is damaged or can't be read.

    """
    check_sqlite()
    if not path.is_file():
        raise JournalError(
            f"There is no journal at {path}.",
            try_="check the name; without one, a journal begins when the program first looks.",
        )
    _check_kind(path)
    try:
        connection = _connect_beside(path)
        if check_ours(connection, path) < VERSION:
            connection = _in_memory(connection)
            migrate(connection)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN").fetchall()
        connection.execute("SELECT count(*) FROM setup").fetchall()
        connection.execute("COMMIT").fetchall()
    except sqlite3.Error as error:
        words = in_words(path, error, writing=False)
        raise (words or error) from None
    return connection


def check_ours(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the journal that `connection` has open; 0: an empty file.

    Raises
    ------
    NewerError
        If it is newer than this program.
    JournalError
        If it is a file of something else.

    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables == 0 and version == 0 and application == 0:
        return 0
    if application != APPLICATION_ID:
        raise JournalError(
            f"{path} is a file of another program, not a journal of Posture Coach.",
            try_="name another file; this one was left as it is.",
        )
    if version > VERSION:
        raise NewerError(
            f"The journal {path} was written by a newer Posture Coach.",
            try_="use that version; this one leaves the file as it is, and remembers nothing.",
        )
    return int(version)


def examine(path: Path) -> bool:
    """Return whether the journal at `path`, which is there, can be opened; False: damaged.

    Raises
    ------
    NewerError, JournalError
        As from `check_ours`; and if it can't be opened for another reason.

    """
    _check_kind(path)
    try:
        with reading(path) as connection:
            version = check_ours(connection, path)
            if version:
                connection.execute("SELECT count(*) FROM setup").fetchall()
                connection.execute("SELECT max(id) FROM minute").fetchall()
                connection.execute("SELECT max(id) FROM event").fetchall()
    except sqlite3.Error as error:
        if is_damage(error) or _lacks_tables(error):
            return False
        raise (in_words(path, error) or error) from None
    return True


_SQLITE = b"SQLite format 3\0"


def is_sqlite(path: Path) -> bool:
    """Return whether `path` is a file that begins as SQLite's do."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _check_kind(path: Path) -> None:
    """Raise JournalError if `path` is plainly something else than a damaged journal.

    Who names a file by mistake must not find it set aside, and an empty journal in its place.
    """
    if is_sealed(path):
        raise JournalError(
            f"{path} is sealed with a password.",
            try_=f"posturecoach journal open {path} -o PLAIN.sqlite, and name that.",
        )
    ours = path.suffix == ".sqlite" or backups_path(path).is_dir()
    if not ours and os.access(path, os.R_OK) and path.stat().st_size and not is_sqlite(path):
        raise JournalError(
            f"{path} is no journal of Posture Coach.",
            try_="name another file; this one was left as it is. "
            "An export is taken in with: posturecoach journal import FILE.",
        )


@contextmanager
def reading(path: Path, *, damaged: bool = False) -> Iterator[sqlite3.Connection]:
    """Open `path` for a moment, without changing it and without looking what it is.

    `damaged`: read on where SQLite would refuse to, as in a file that was cut off.
    """
    connection = _connect_beside(path)
    try:
        if damaged:
            connection.execute("PRAGMA writable_schema = ON")
        yield connection
    finally:
        connection.close()


def check_sqlite() -> None:
    """Raise JournalError where this Python's SQLite is too old."""
    if sqlite3.sqlite_version_info < _OLDEST:
        raise JournalError(
            f"This Python has SQLite {sqlite3.sqlite_version}, which is too old for the journal.",
            try_="use a Python with SQLite 3.37 or later; those of python.org have it.",
        )


def _connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, uri=uri, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _connect_beside(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads, beside a writer or on a stick that can't be written."""
    wal, shm = parts_of(path)
    address = f"{path.resolve().as_uri()}?mode=ro"
    if shm.exists():
        return _connect(address, uri=True)
    # SQLite would make files beside one that nobody has open, and leave them there.
    if wal.exists() and wal.stat().st_size > 0:
        return _from_copy(path, wal)
    return _connect(address + "&immutable=1", uri=True)


def is_written(path: Path) -> bool:
    """Return whether somebody may be writing `path`, as far as a glance tells."""
    return parts_of(path)[1].exists()


def _from_copy(path: Path, wal: Path) -> sqlite3.Connection:
    """Return, in memory, what is in a file and what was last written beside it."""
    with tempfile.TemporaryDirectory(prefix="posturecoach-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, parts_of(copy)[0])
        return _in_memory(_connect(str(copy)))


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    copy = _connect(":memory:")
    connection.backup(copy)
    connection.close()
    return copy


def _lacks_tables(error: sqlite3.Error) -> bool:
    return "no such table" in str(error)
