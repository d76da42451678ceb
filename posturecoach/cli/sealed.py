"""Passwords at the terminal, and journals that somebody sealed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.errors import JournalError, OutputError

PASSWORD_VARIABLE = "POSTURECOACH_PASSWORD"  # noqa: S105 - its name only
_MOST = 10_000  # characters of a password file; more is some other file

PasswordOption = Annotated[
    bool,
    typer.Option("--password", help="Seal it with a password, which is asked for, twice."),
]
PasswordFileOption = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help=f"Its first line is the password; else {PASSWORD_VARIABLE}, else it is asked for.",
    ),
]


def new_password(file: Path | None) -> str:
    """Return a password to seal something with: never empty.

    Raises
    ------
    OutputError
        If it is empty, the two are not the same, or nobody can be asked.

    """
    from posturecoach.journal.sealing import check_password  # noqa: PLC0415 - when needed

    password = _given(file)
    if password is None:
        password = _asked("A password to seal it with: ")
        check_password(password)
        if _asked("The same once more: ") != password:
            raise OutputError("The two passwords are not the same.", try_="type them again.")
    check_password(password)
    return password


def password_of(path: Path, file: Path | None) -> str:
    """Return the password to open `path` with.

    Raises
    ------
    OutputError
        If nobody can be asked, or the file with the password can't be read.

    """
    password = _given(file)
    return _asked(f"The password of {path.name}: ") if password is None else password


@contextmanager
def opened_journal(path: Path, file: Path | None) -> Iterator[Path]:
    """Yield `path`; where it is sealed, what it holds, for as long as it is needed.

    Raises
    ------
    JournalError
        If it can't be opened, or holds something else than a journal.

    """
    from posturecoach.journal.connecting import is_sqlite  # noqa: PLC0415 - when needed
    from posturecoach.journal.opened import opened  # noqa: PLC0415 - when needed
    from posturecoach.journal.sealing import is_sealed  # noqa: PLC0415

    if not is_sealed(path):
        yield path
        return
    with opened(path, password_of(path, file)) as plain:
        if not is_sqlite(plain):
            raise JournalError(
                f"{path} holds an export and no journal.",
                try_=f"posturecoach journal import {path} --journal NEW.sqlite, and name that.",
            )
        yield plain


def say_sealed(path: Path) -> None:
    """Say that something was sealed, and what a forgotten password means."""
    say(
        f"Sealed: {path}\nOnly the password opens it. Nobody can do so without, "
        "and nobody can find it out for you: keep it where you will find it."
    )


def _given(file: Path | None) -> str | None:
    """Return the password that was handed over; None: there is none."""
    if file is None:
        return os.environ.get(PASSWORD_VARIABLE)
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.readline(_MOST).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        words = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise OutputError(
            f"The password in {file} cannot be read: {words.lower()}.",
            try_="name a file with the password in its first line.",
        ) from None


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise OutputError(
            "A password is needed, and nobody can be asked here.",
            try_=f"add --password-file FILE, or set {PASSWORD_VARIABLE}.",
        )
    from getpass import getpass  # noqa: PLC0415 - when needed

    return getpass(question, stream=sys.stderr)
