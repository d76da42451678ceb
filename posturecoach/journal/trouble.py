"""What SQLite says, in words: what happened, and what to try."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from posturecoach.errors import JournalBusyError, JournalError

_PRIMARY = 0xFF  # the rest of a code says more than anybody needs
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_CLOSED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})


def code_of(error: sqlite3.Error) -> int | None:
    """Return SQLite's code for what happened; None where it is not from SQLite itself."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & _PRIMARY


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the file itself is broken."""
    return code_of(error) in _DAMAGE


def in_words(path: Path, error: sqlite3.Error, *, writing: bool = True) -> JournalError | None:
    """Return what the user can do about `error`; None where it is a bug of ours."""
    code = code_of(error)
    does = "written" if writing else "read"
    if code in _DAMAGE:
        return JournalError(
            f"The journal {path} is damaged.",
            try_="open it with the Posture Coach that writes it: what can be saved is saved; "
            "or take one of its backups.",
        )
    if code in _BUSY:
        return JournalBusyError(
            f"The journal {path} is locked by another program.",
            try_="close the program that has it open; what is to be written is kept until then.",
        )
    if code in _CLOSED:
        return JournalError(
            f"The journal {path} cannot be {does}: it, or its folder, is not yours to change.",
            try_="check who owns it; what is to be written is kept until the program ends.",
        )
    if code in _DISK:
        return JournalError(
            f"The journal {path} cannot be {does}: the disk is full or does not answer.",
            try_="make room on it; what is to be written is kept until then.",
        )
    return None
