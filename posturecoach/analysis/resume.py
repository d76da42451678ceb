"""What was measured before: the manifest beside the results, and what a killed run left behind.

The manifest holds one JSON object a line, the newest of an input last. A line is written at
once and waited for, after its results are in their places: whatever is killed whenever, a
line never speaks of results that are not whole. A line that was cut is none.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psutil

from posturecoach.analysis.analyze import (
    File,
    Manner,
    Outcome,
    State,
    file_of,
    mark_of,
)
from posturecoach.analysis.inputs import Input
from posturecoach.errors import OutputError, SourceError

# Not .jsonl: who reads all *.jsonl of the folder wants the looks.
MANIFEST = "manifest.ndjson"
_UNFINISHED = ".unfinished-"
_OWNER = "owner.json"


class Manifest:
    """The manifest of one folder of results.

    Parameters
    ----------
    folder
        Where the results are.
    manner
        How everything is measured now: what was measured otherwise has to be done again.

    Raises
    ------
    OutputError
        If it cannot be read or, while noting, written.

    """

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._folder = folder
        self._path = folder / MANIFEST
        # As it comes back from a file: tuples are lists there.
        self._manner: dict[str, Any] = json.loads(json.dumps(manner.to_json()))
        self._records: dict[str, dict[str, Any]] = {}
        try:
            for record in _records(self._path):
                self._records[record["input"]] = record
        except OSError as error:
            raise self._cannot("read", error) from None

    def finished(self, thing: Input) -> Outcome | None:
        """Return what came of `thing` before, if it need not be measured again.

        That is so when it has not changed since, nor the options, the program and its models,
        and when its results lie there as they were written.
        """
        record = self._records.get(_name(thing))
        if record is None or record["state"] == State.FAILED or record["stem"] != thing.stem:
            return None
        if any(record.get(key) != value for key, value in self._manner.items()):
            return None
        try:
            outcome = _outcome(thing, record)
            same = outcome.mark == mark_of(thing.path) and all(
                self._lies(name, file) for name, file in outcome.files.items()
            )
        except (OSError, SourceError, KeyError, TypeError, ValueError):
            return None
        return outcome if same else None

    def note(self, outcome: Outcome) -> None:
        """Add what came of an input; the line is on the disk when this returns."""
        record = {
            "input": _name(outcome.thing),
            "stem": outcome.thing.stem,
            "state": str(outcome.state),
            **outcome.mark,
            "frames": outcome.frames,
            "problems": list(outcome.problems),
            "files": {name: asdict(file) for name, file in outcome.files.items()},
            **self._manner,
        }
        self._records[record["input"]] = record
        try:
            _append(self._path, json.dumps(record))
        except OSError as error:
            raise self._cannot("written", error) from None

    def _lies(self, name: str, file: File) -> bool:
        # A name from a file leads nowhere but into this folder.
        path = self._folder / Path(name).name
        # The size first: a sum of what was cut need not be made.
        return path.stat().st_size == file.bytes and file_of(path) == file

    def _cannot(self, done: str, error: OSError) -> OutputError:
        return OutputError(
            f"The manifest {self._path} cannot be {done}: {error.strerror or error}.",
            try_="check that the folder is yours and the disk is not full.",
        )


@contextmanager
def unfinished_in(folder: Path) -> Iterator[Path]:
    """Yield a folder within `folder` for results that grow; it goes with the block.

    What runs that were killed have left behind goes, too. That of one that is still at work,
    or that another machine began, stays.

    Raises
    ------
    OutputError
        If it cannot be made.

    """
    _sweep(folder)
    try:
        here = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
        me = psutil.Process()
        owner = {"host": platform.node(), "pid": me.pid, "began_s": me.create_time()}
        (here / _OWNER).write_text(json.dumps(owner), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {error.strerror or error}.",
            try_="check that the folder is yours to write and the disk is not full.",
        ) from None
    try:
        yield here
    finally:
        shutil.rmtree(here, ignore_errors=True)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            owner = json.loads((left / _OWNER).read_text(encoding="utf-8"))
            if owner["host"] == platform.node() and not _runs(owner["pid"], owner["began_s"]):
                shutil.rmtree(left, ignore_errors=True)


def _runs(pid: int, began_s: float) -> bool:
    try:
        return bool(abs(psutil.Process(pid).create_time() - began_s) < 1.0)
    except psutil.NoSuchProcess:
        return False


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            with suppress(ValueError, RecursionError):
                record = json.loads(line)
                if isinstance(record, dict) and {"input", "stem", "state"} <= record.keys():
                    yield record


def _outcome(thing: Input, record: Mapping[str, Any]) -> Outcome:
    mark = {k: record[k] for k in ("bytes", "mtime_ns", "names_sha256") if k in record}
    return Outcome(
        thing,
        State(record["state"]),
        mark,
        int(record["frames"]),
        tuple(map(str, record["problems"])),
        {name: File(**file) for name, file in record["files"].items()},
    )


def _append(path: Path, line: str) -> None:
    """Write a line in one call, behind whatever a killed run may have left without an end."""
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        cut = False
        if size:
            os.lseek(handle, size - 1, os.SEEK_SET)
            cut = os.read(handle, 1) != b"\n"
        data = (("\n" if cut else "") + line + "\n").encode()
        if os.write(handle, data) != len(data):
            raise OSError(28, "the disk is full")
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(thing: Input) -> str:
    return str(thing.path.absolute())
