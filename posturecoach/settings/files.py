"""Text files that are read with care and replaced at once or not at all."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from posturecoach.errors import OutputError, SettingsError
from posturecoach.settings.places import HOME_VARIABLE, home, settings_path

MAX_BYTES = 1_000_000  # a settings file has 1 kB; more is some other file, named by mistake


def make_folder(folder: Path) -> None:
    """Make `folder`, for the user's eyes only, unless it is there.

    Raises
    ------
    OutputError
        If it cannot be made.

    """
    try:
        # Path.mkdir gives its mode to the last folder only; every one that is new is ours.
        for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from None


def check_writable(path: Path) -> None:
    """Make the folder of `path` and see that a file can be written there.

    Raises
    ------
    OutputError
        If not. Better said before the work than after it.

    """
    path = path.resolve()
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", try_="name a file in it.")
    make_folder(path.parent)
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise cannot_write(path, error) from None


def read(path: Path) -> str | None:
    """Return the text of `path`, None if there is no such file.

    Raises
    ------
    SettingsError
        If it cannot be read, is too large or is not text.

    """
    try:
        # Not a device or pipe either: reading one could wait for ever.
        if path.exists() and not path.is_file():
            raise SettingsError(f"{path} is not a file.", try_="name a file, or move this aside.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {_words(error)}.",
            try_="check that the file and its folder are yours to read.",
        ) from None
    if len(raw) > MAX_BYTES:
        raise SettingsError(
            f"{path} is larger than any settings file.", try_="check that this is the right file."
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{path} cannot be followed:\n  line {line}: not UTF-8 text",
            try_="save the file as UTF-8, or delete it to start afresh.",
        ) from None


def parse(path: Path, text: str) -> dict[str, Any]:
    """Return what `text`, read from `path`, says.

    Raises
    ------
    SettingsError
        If it is not TOML, such as a file cut in half; says in which line.

    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        # The message ends in "(at line 3, column 7)" or "(at end of document)".
        found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|.*)\)", str(error), re.DOTALL)
        what = found.group(1) if found else "nested too deeply"
        line = int(found.group(2)) if found and found.group(2) else text.rstrip().count("\n") + 1
        raise SettingsError(
            f"{path} is not complete TOML:\n  line {line}: {what}",
            try_="mend that line, or delete the file to start afresh.",
        ) from None


def key_lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the path of each key in `text`, valid TOML, with its line, counted from 1.

    The reading is left to the TOML parser: lines are gathered until they parse, so
    multi-line values and dotted or quoted keys need no rules here.
    """
    header, statement, first = "", "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        if not statement:
            first = number
        statement += line + "\n"
        try:
            alone = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        if statement.lstrip().startswith("["):
            header = statement
        if alone:
            whole = alone if header == statement else tomllib.loads(header + statement)
            yield from ((key, first) for key in _paths(whole))
        statement = ""


def _paths(data: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the paths in `data`, the innermost only: the ones outside stood on other lines."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _paths(value, (*above, key))
    elif above:
        yield above


def write(path: Path, content: str | bytes) -> None:
    """Replace `path` by `content`, so that a crash leaves the old file or the new one.

    Text is written as UTF-8.

    Its folder is made if need be; only the owner may read the file.

    Raises
    ------
    OutputError
        If it cannot be written.

    """
    path = path.resolve()  # a link, as people who keep their dotfiles elsewhere have, stays one
    make_folder(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # 0600
    except OSError as error:
        raise cannot_write(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def cannot_write(path: Path, error: OSError) -> OutputError:
    """Return the words for a file that cannot be written."""
    # The variable moves the user's own files, not one that was named on the command line.
    own = {folder.resolve() for folder in (home(), settings_path().parent)}
    moved = (
        f" with {HOME_VARIABLE}=FOLDER" if own & {path.resolve(), *path.resolve().parents} else ""
    )
    return OutputError(
        f"{path} cannot be written: {_words(error)}.",
        try_=f"check that the folder is yours to write and the disk is not full, "
        f"or choose another place{moved}.",
    )


def _words(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you may not"
    return (error.strerror or str(error)).lower()
