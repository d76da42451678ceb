"""Where the journal and what belongs to it lie."""

from __future__ import annotations

from pathlib import Path

from posturecoach.settings import home

OPENED = ".opened-"
"""So begin the names of folders in which something sealed is plain for a moment."""
BEFORE = ".before-restore-"
"""What stands in the name of a journal that another one took the place of."""


def journal_path() -> Path:
    """Return the path of the user's journal; it need not exist."""
    return home() / "journal.sqlite"


def backups_path(path: Path) -> Path:
    """Return the folder with the backups of the journal at `path`; it need not exist."""
    return path.with_name(f"{path.stem}-backups")


def lock_path(path: Path) -> Path:
    """Return the file that says that somebody writes the journal at `path`."""
    return path.with_name(path.name + ".lock")


def parts_of(path: Path) -> tuple[Path, Path]:
    """Return what SQLite keeps beside a file: what was written last, and an index of it."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def set_aside(path: Path) -> tuple[Path, ...]:
    """Return the files that were set aside: for damage, or for a backup that was restored."""
    kinds = (".damaged-*", f"{BEFORE}*")
    return tuple(sorted(file for kind in kinds for file in path.parent.glob(path.name + kind)))


def own_files(path: Path) -> tuple[Path, ...]:
    """Return every file of the journal at `path` that exists: for whoever shows or erases them."""
    beside = (path, *parts_of(path), *set_aside(path), *path.parent.glob(path.name + ".new*"))
    backups = sorted(backups_path(path).glob("*")) if backups_path(path).is_dir() else []
    opened = (file for left in path.parent.glob(f"{OPENED}*") for file in left.rglob("*"))
    return tuple(file for file in (*beside, *backups, *opened) if file.is_file())
