"""Measure clips and pictures offline: every frame in order, into a table and JSON lines."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from posturecoach.errors import OutputError, SourceError
from posturecoach.posture.reader import UNITS
from posturecoach.session import Look, Session
from posturecoach.vision.pictures import is_picture

# Clips in a folder are known by their names; a clip that is named is opened whatever it is called.
CLIP_SUFFIXES = frozenset(
    f".{name}"
    for name in (
        *("mp4", "m4v", "mov", "qt", "avi", "mkv", "webm", "mpg", "mpeg", "wmv"),
        *("flv", "3gp", "ogv", "ts", "mts", "m2ts", "mjpeg", "mjpg", "gif"),
    )
)
# How a unit is written in a column's name, where not as it is.
_IN_NAMES = {"%": "pct", "shoulder widths": "shoulder_widths"}
_ABOUT_LOOK = ("t_s", "file", "person", "view", "calibrated", "strain", "score")
_ABOUT_HOLD = ("held_part", "held_for_s", "held_limit_s")
_METHODS = ("rula", "reba")
_ABOUT_POSTURE = ("posture_for_s", *(f"{m}_{end}" for m in _METHODS for end in ("low", "high")))
WHAT_IS_IN_IT = (
    "The files hold numbers only: angles, distances and what the rules say of them, frame "
    "by frame; no pictures and no points of the body."
)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to measure.

    Attributes
    ----------
    path
        A clip, a picture, or a folder whose pictures belong together.
    stem
        What its results are called, different from every other input's.

    """

    path: Path
    stem: str


def inputs(paths: Iterable[Path]) -> list[Input]:
    """Return what there is to measure at `paths`, in order, each thing once.

    A named file is taken whatever it is called. A folder gives each of its clips, its
    pictures as one series, and the same for the folders in it.

    Raises
    ------
    SourceError
        If a path is not there, cannot be listed, or holds nothing to measure.

    """
    found: dict[Path, Path] = {}
    for path in paths:
        there = list(_within(path)) if path.is_dir() else [path]
        if not there:
            raise SourceError(
                f"{path} holds no clip and no picture.", try_="name a folder that does."
            )
        for one in there:
            if not one.exists():
                raise SourceError(f"There is no file or folder {one}.", try_="check the name.")
            found.setdefault(one.resolve(), one)
    taken: set[str] = set()
    return [Input(path, _stem(path, taken)) for path in found.values()]


def check_outputs(things: Sequence[Input], folder: Path) -> None:
    """See that results written to `folder` would not replace anything that is measured.

    Raises
    ------
    OutputError
        If they would.

    """
    measured = {thing.path.resolve() for thing in things}
    for thing in things:
        for path in _results(thing, folder):
            if path.resolve() in measured:
                raise OutputError(
                    f"{path} is one of the inputs; it will not be overwritten.",
                    try_="choose another folder with -o.",
                )


def columns() -> list[str]:
    """Return the names of the table's columns, the same for every input.

    For each measure: its value, its difference from the own neutral, the half width of
    the 95 % interval of the latter (of the former where there is no neutral), its zone,
    and why it is absent. Units are in the names. The scores of RULA and REBA are those
    of the posture that is held: lowest and highest, empty where not enough was seen.
    """
    names = [*_ABOUT_LOOK, *_ABOUT_HOLD, *_ABOUT_POSTURE]
    for measure, unit in UNITS.items():
        in_name = _IN_NAMES.get(unit, unit)
        names += [
            f"{measure}_{in_name}",
            f"{measure}_from_neutral_{in_name}",
            f"{measure}_pm_{in_name}",
            f"{measure}_zone",
            f"{measure}_absent",
        ]
    return names


def row(line: dict[str, Any]) -> list[Any]:
    """Return one look, as `Look.to_json` writes it, as a row under `columns`; "" is absent.

    Of several postures held at once the table shows the one nearest to its limit; the
    JSON lines have them all.
    """
    cells: list[Any] = [line.get(name) for name in _ABOUT_LOOK]
    hold: dict[str, Any] = max(line["held"], key=_nearness, default={})
    cells += [hold.get("part"), hold.get("for_s"), hold.get("limit_s")]
    cells.append(line.get("posture", {}).get("for_s"))
    for method in _METHODS:
        cells += line.get(method, {}).get("range") or (None, None)
    for name in UNITS:
        measure = line["measures"].get(name, {})
        cells += [measure.get(key) for key in ("value", "from_neutral", "pm", "zone", "absent")]
    return ["" if cell is None else cell for cell in cells]


class Results:
    """The two files of one input: `STEM.csv` and `STEM.jsonl`, written at once or not at all."""

    def __init__(self, table: IO[str], lines: IO[str]) -> None:
        self._table = csv.writer(table, lineterminator="\n")
        self._lines = lines
        self._table.writerow(columns())

    def add(self, line: dict[str, Any]) -> None:
        """Write one look."""
        self._table.writerow(row(line))
        self._lines.write(json.dumps(line, allow_nan=False) + "\n")


@contextmanager
def results(thing: Input, folder: Path) -> Iterator[Results]:
    """Yield where the looks at `thing` go; they are in `folder` once the block has ended.

    Raises
    ------
    OutputError
        If `folder` cannot be written.

    """
    table_path, lines_path = _results(thing, folder)
    with _replaced(table_path) as table, _replaced(lines_path) as lines:
        yield Results(table, lines)


def looks_at(session: Session) -> Generator[Look]:
    """Yield the looks of `session`; it is closed when they are no longer wanted.

    Raises
    ------
    SourceError
        If nothing could be read after all.

    """
    seen = False
    with closing(session.looks()) as looks:
        for look in looks:
            seen = True
            yield look
    if not seen:
        raise SourceError("There is no picture in it.", try_="check that it plays elsewhere.")


def _within(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise SourceError(
            f"The folder {error.filename} cannot be read: {error.strerror}.",
            try_="check that it is yours to read.",
        ) from None

    for here, below, files in os.walk(folder, onerror=refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        seen = sorted(name for name in files if not name.startswith("."))
        clips = [Path(here, n) for n in seen if Path(n).suffix.lower() in CLIP_SUFFIXES]
        others = (path for n in seen if (path := Path(here, n)) not in clips and path.is_file())
        if any(is_picture(path) for path in others):
            yield Path(here)
        yield from clips


def _stem(path: Path, taken: set[str]) -> str:
    """Return a name for the results of `path` that is not in `taken`, and add it there."""
    whole = path.resolve()
    plain = whole.name if path.is_dir() else whole.stem
    plain = plain or "results"  # the root folder has no name
    with_suffix = f"{plain}_{whole.suffix[1:]}" if whole.suffix else plain
    with_folder = f"{whole.parent.name}_{with_suffix}"
    number = 2
    stem = plain
    choices = iter((with_suffix, with_folder))
    # Case does not tell files apart everywhere.
    while stem.casefold() in taken:
        following = next(choices, None)
        stem = following if following is not None else f"{with_folder}-{number}"
        number += following is None
    taken.add(stem.casefold())
    return stem


def _results(thing: Input, folder: Path) -> tuple[Path, Path]:
    # Not with_suffix: "a.b" is a stem, too.
    return folder / f"{thing.stem}.csv", folder / f"{thing.stem}.jsonl"


def _nearness(hold: dict[str, Any]) -> float:
    limit_s = hold.get("limit_s")
    return float(hold["for_s"]) / limit_s if limit_s else 0.0


@contextmanager
def _replaced(path: Path) -> Iterator[IO[str]]:
    """Yield a file that takes the place of `path` when the block ends without an error."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # 0600
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
        Path(name).replace(path)
    except BrokenPipeError:
        raise  # not this file: whoever read standard output has gone
    except OSError as error:
        raise _cannot_write(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path} cannot be written: {error.strerror or error}.",
        try_="check that the folder is yours to write and the disk is not full.",
    )
