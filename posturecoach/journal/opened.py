"""A sealed file, plain for as long as it is needed, where nobody else can read it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from posturecoach.journal.connecting import is_sqlite
from posturecoach.journal.places import OPENED
from posturecoach.journal.sealing import holds_folder, unseal
from posturecoach.settings import home, make_folder
from posturecoach.settings.files import cannot_write


@contextmanager
def opened(path: Path, password: str) -> Iterator[Path]:
    """Open a sealed file for a moment; yield the plain file or folder, and remove it.

    Raises
    ------
    JournalError, NewerError, OutputError
        As `unseal`.

    """
    with private_folder() as folder:
        plain = folder / ("folder" if holds_folder(path) else "file")
        unseal(path, plain, password)
        yield plain


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a folder that only the user may look into, beside the journal, and remove it.

    Beside the journal and not where temporary files go: what is plain here is plain there
    already, and stays on this disk. One that a killed program left is removed by the next.

    Raises
    ------
    OutputError
        If it can't be made.

    """
    make_folder(home())
    for left in home().glob(f"{OPENED}*"):
        if not _is_used(left):
            shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(mkdtemp(prefix=f"{OPENED}{os.getpid()}-", dir=home()))
    except OSError as error:
        raise cannot_write(home(), error) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_journal(path: Path) -> bool:
    """Return whether a plain file begins as a journal does."""
    return is_sqlite(path)


def _is_used(folder: Path) -> bool:
    """Return whether the program that made such a folder still runs."""
    import psutil  # noqa: PLC0415 - where one was left behind only

    number = folder.name.removeprefix(OPENED).partition("-")[0]
    return number.isdigit() and int(number) != os.getpid() and psutil.pid_exists(int(number))
