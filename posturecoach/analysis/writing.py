"""Where the looks at one input go: formats by name, all of them written whole or not at all.

A format is a name for ``--formats``, the ends of its files' names, and a `Writer` that is
imported when somebody asks for it. A new one is an entry in `FORMATS` and a class::

    class TrcWriter:
        def __init__(self, about: About, paths: Sequence[Path]) -> None: ...
        def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None: ...
        def close(self) -> None: ...

It writes to `paths`, which lie in a folder of their own and have the right suffixes. When
every writer of an input has been closed without an error, its files are moved to where they
belong; else they are deleted. Writers therefore think of no temporary names, and hold no more
than a few looks: a clip may last for hours.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, Self

from posturecoach.analysis.inputs import Input
from posturecoach.errors import OutputError
from posturecoach.session import Look
from posturecoach.vision.frame import Frame


class Holds(StrEnum):
    """What of a person a file shows."""

    NUMBERS = "numbers"  # angles, distances, and what the rules say of them
    POINTS = "points"  # where the joints are, too
    PICTURES = "pictures"  # what somebody looks like


@dataclass(frozen=True, slots=True)
class Format:
    """One format of results.

    Attributes
    ----------
    what
        In words, for ``--help``.
    suffixes
        Of one input's files, behind its `Input.stem`; one file each.
    writer
        ``module:class``; made with `About` and one path for each suffix, in order.
    holds
        What its files show of a person.
    stills
        Whether it is written of pictures, too; else of clips alone.

    """

    what: str
    suffixes: tuple[str, ...]
    writer: str
    holds: Holds
    stills: bool = True


_WRITERS = "posturecoach.analysis.writers"
FORMATS: Mapping[str, Format] = {
    "csv": Format(
        "a table, one row a frame", (".csv",), "posturecoach.analysis.tables:Csv", Holds.NUMBERS
    ),
    "jsonl": Format(
        "one JSON object a frame", (".jsonl",), "posturecoach.analysis.tables:Jsonl", Holds.NUMBERS
    ),
    "parquet": Format(
        "the same table, with types (needs posturecoach[parquet])",
        (".parquet",),
        "posturecoach.analysis.parquet:Parquet",
        Holds.NUMBERS,
    ),
    "trc": Format(
        "OpenSim's points", (".trc",), f"{_WRITERS}.trc:TrcWriter", Holds.POINTS, stills=False
    ),
    "mot": Format(
        "OpenSim's angles", (".mot",), f"{_WRITERS}.mot:MotWriter", Holds.NUMBERS, stills=False
    ),
    "landmarks": Format(
        "the points of the body, in pixels and metres (numbers, no pictures)",
        ("_landmarks.csv",),
        f"{_WRITERS}.landmarks:LandmarksWriter",
        Holds.POINTS,
    ),
    "mp4": Format(
        "the clip with what was seen drawn in",
        ("_annotated.mp4",),
        f"{_WRITERS}.mp4:Mp4Writer",
        Holds.PICTURES,
        stills=False,
    ),
    "html": Format(
        "a summary with plots", (".html",), f"{_WRITERS}.html:HtmlWriter", Holds.PICTURES
    ),
}
USUAL = ("csv", "jsonl")


@dataclass(frozen=True, slots=True)
class About:
    """What a writer is told before the first look.

    Attributes
    ----------
    thing
        What is measured.
    folder
        Where the results will lie. Nothing is written there by a writer.
    formats
        The names of everything that is written of this input, in the order of `FORMATS`.
    fps
        Looks a second, as the clip says; None for stills, which have no time. Steps may
        be uneven: `Look.time_s` is what holds.
    width, height
        Of the first picture, in pixels, upright.
    total
        So many pictures will be handed over; None where the clip does not say.
    faces
        Whether pictures keep faces as they are; else they are blurred.
    figure
        Whether a stick figure alone is shown in place of pictures.
    language
        Of the words in files for people to read: a key of `rulebook.LANGUAGES`.

    """

    thing: Input
    folder: Path
    formats: tuple[str, ...]
    fps: float | None
    width: int
    height: int
    total: int | None = None
    faces: bool = False
    figure: bool = False
    language: str = "en"

    def name(self, format_: str) -> str:
        """Return what the first file of `format_` will be called in `folder`."""
        return self.thing.stem + FORMATS[format_].suffixes[0]


class Writer(Protocol):
    """Writes the looks at one input in one format; made with `About` and its paths.

    Any method may raise OSError, or OutputError with better words.
    """

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:
        """Write one look, in order.

        Parameters
        ----------
        frame
            Its picture, which is not to be changed or kept.
        look
            What was seen and measured.
        line
            The same as `Look.to_json` puts it: made once for all writers, not to be changed.

        """

    def close(self) -> None:
        """Finish the files and let go of everything; called once, after an error too."""


def chosen(names: str) -> tuple[str, ...]:
    """Return the formats that ``csv,trc`` or ``all`` names, each once, in the order of `FORMATS`.

    Raises
    ------
    OutputError
        If there is no such format, or none is named.

    """
    wished = {name.strip().lower() for name in names.split(",")} - {""}
    if "all" in wished:
        return tuple(FORMATS)
    unknown = sorted(wished - set(FORMATS))
    if unknown or not wished:
        what = f"There is no format {unknown[0]}." if unknown else "No format was named."
        raise OutputError(what, try_=f"choose among {', '.join(FORMATS)}, or all.")
    return tuple(name for name in FORMATS if name in wished)


def check_formats(names: Iterable[str]) -> None:
    """See that the writers of these formats can be used here, before anything is measured.

    Raises
    ------
    OutputError
        If one needs a library that is not installed.

    """
    for name in names:
        _writer(name)


def result_paths(thing: Input, folder: Path, formats: Iterable[str]) -> list[Path]:
    """Return where the results of `thing` will lie."""
    # Not with_suffix: "a.b" is a stem, too.
    return [folder / f"{thing.stem}{end}" for name in formats for end in FORMATS[name].suffixes]


class Results:
    """All files of one input; they are in `About.folder` once the block has ended without error.

    Parameters
    ----------
    about
        The input, and what is written of it.
    unfinished
        A folder on the same disk as `About.folder`, in which the files grow.

    Raises
    ------
    OutputError
        If something cannot be written.

    """

    def __init__(self, about: About, unfinished: Path) -> None:
        self._about = about
        self._stack = ExitStack()
        self._writers: list[Writer] = []
        self.files: list[Path] = []
        try:
            self._here = Path(tempfile.mkdtemp(dir=unfinished))  # 0700
            self._stack.callback(shutil.rmtree, self._here, ignore_errors=True)
        except OSError as error:
            raise self._cannot(error) from None

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            undo.push(self._stack)
            for name in self._about.formats:
                paths = [self._here / f"{self._about.thing.stem}{end}" for end in _ends(name)]
                try:
                    self._writers.append(_writer(name)(self._about, paths))
                except OSError as error:
                    raise self._cannot(error) from None
            undo.pop_all()
        return self

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:
        """Write one look in every format."""
        try:
            for writer in self._writers:
                writer.add(frame, look, line)
        except OSError as error:
            raise self._cannot(error) from None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._stack:
            try:
                self._close()
            except OSError as error:
                if kind is None:
                    raise self._cannot(error) from None
            if kind is None:
                self._move()

    def _close(self) -> None:
        """Close every writer, also when one of them fails."""
        with ExitStack() as all_of_them:
            for writer in self._writers:
                all_of_them.callback(writer.close)

    def _move(self) -> None:
        made = result_paths(self._about.thing, self._here, self._about.formats)
        try:
            for path in made:
                path.chmod(0o600)
                _to_disk(path)
            for path in made:
                path.replace(self._about.folder / path.name)
        except OSError as error:
            raise self._cannot(error) from None
        self.files = [self._about.folder / path.name for path in made]

    def _cannot(self, error: OSError) -> OutputError:
        about = self._about
        return OutputError(
            f"{about.folder / about.thing.stem} cannot be written: {error.strerror or error}.",
            try_="check that the folder is yours to write and the disk is not full.",
        )


def _ends(name: str) -> tuple[str, ...]:
    return FORMATS[name].suffixes


def _writer(name: str) -> Any:  # noqa: ANN401 - a class with the methods of Writer
    module, made = FORMATS[name].writer.split(":")
    return getattr(import_module(module), made)


def _to_disk(path: Path) -> None:
    """Wait until the bytes of `path` are on the disk: a name must not outlive its content."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
