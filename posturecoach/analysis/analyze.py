"""Measure one clip, picture or series offline: every frame in order, into its results.

What is to be done is a `Task`, plain enough to be handed to another process or machine; what
came of it is an `Outcome`. The same task gives the same files wherever it is done.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from posturecoach import __version__
from posturecoach.analysis.ahead import Ahead
from posturecoach.analysis.inputs import Input
from posturecoach.analysis.writing import FORMATS, USUAL, About, Holds, Results, result_paths
from posturecoach.ergonomics.live import Shares, Tally
from posturecoach.ergonomics.work import Work
from posturecoach.errors import OutputError, PostureCoachError, SourceError
from posturecoach.posture.neutral import Neutral
from posturecoach.rulebook import zone_rules
from posturecoach.session import Session
from posturecoach.vision.clips import ClipSource
from posturecoach.vision.frame import Frame
from posturecoach.vision.models import PoseModel, listed_sums
from posturecoach.vision.sources import Source, left_out, open_source


@dataclass(frozen=True, slots=True)
class Manner:
    """How all inputs of one command are measured, and in which formats they are written.

    Attributes
    ----------
    model
        Size of the pose network.
    neutral, neutral_sha256
        What is compared with, and the sum of the file that it was read from.
    looks_per_s
        At most so many frames a second of a clip; None: all.
    diagonal_inch
        Of the screen, for the rules; None: not known.
    work
        What was told of the work; None: nothing.
    formats
        Names in `FORMATS`.
    faces, figure, language
        How pictures and pages show it: see `About`.

    """

    model: PoseModel = "full"
    neutral: Neutral | None = None
    neutral_sha256: str | None = None
    looks_per_s: float | None = None
    diagonal_inch: float | None = None
    work: Work | None = None
    formats: tuple[str, ...] = USUAL
    faces: bool = False
    figure: bool = False
    language: str = "en"

    def to_json(self) -> dict[str, Any]:
        """Return all that decides what the results hold: the options, the program, the models."""
        return {
            "version": __version__,
            "models": listed_sums(self.model),
            "options": {
                "model": self.model,
                "neutral_sha256": self.neutral_sha256,
                "looks_per_s": self.looks_per_s,
                "diagonal_inch": self.diagonal_inch,
                "work": None if self.work is None else asdict(self.work),
                "formats": list(self.formats),
                "faces": self.faces,
                "figure": self.figure,
                "language": self.language,
            },
        }


@dataclass(frozen=True, slots=True)
class Task:
    """One input to measure.

    Attributes
    ----------
    thing
        The input.
    manner
        How.
    folder
        Where the results go; None: nowhere, the looks themselves are wanted.
    unfinished
        Where they grow until they are whole, on the same disk.

    """

    thing: Input
    manner: Manner
    folder: Path | None = None
    unfinished: Path | None = None


class State(StrEnum):
    """What became of an input."""

    DONE = "done"
    PARTLY = "partly"  # some of it could not be read; the rest is measured
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class File:
    """One file of results: its size in bytes, and the sum of its content."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input.

    Attributes
    ----------
    thing
        The input.
    state
        Whether it was measured.
    mark
        The input's size and time when it was begun, as `mark_of` gives them.
    frames
        So many were looked at.
    problems
        In words, what could not be read, or why nothing could; else empty.
    files
        Its results by name.
    shares
        How long each action level of RULA and REBA was held; None where nothing was measured.
    bug
        The traceback, where it failed by a mistake of ours.

    """

    thing: Input
    state: State
    mark: Mapping[str, Any] = field(default_factory=dict)
    frames: int = 0
    problems: tuple[str, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    shares: tuple[Shares, Shares] | None = None
    bug: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far an input is: frames looked at, of how many, and the last look's line."""

    thing: Input
    frames: int
    total: int | None
    line: Mapping[str, Any] | None = None


class StoppedError(Exception):
    """The measuring was closed before its end; nothing of it is kept."""


class Measuring:
    """One input being measured: iterate over its steps; the last item is its outcome.

    Raises
    ------
    PostureCoachError
        While iterating, where no other input could be measured either: a model that is
        missing, a folder that cannot be written. What is wrong with this input alone is in
        the outcome.
    StoppedError
        While iterating, after `close`.

    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._session: Session | None = None
        self._stopped = False

    def close(self) -> None:
        """Stop; from any thread."""
        self._stopped = True
        if self._session is not None:
            self._session.close()

    def __iter__(self) -> Iterator[Step | Outcome]:
        """Yield a step for each look, then the outcome."""
        thing = self._task.thing
        mark: Mapping[str, Any] = {}
        try:
            mark = mark_of(thing.path)
            yield from self._looks(mark)
        except SourceError as error:
            why = f"{error.what} Try: {error.try_}"
            yield Outcome(thing, State.FAILED, mark, problems=(why,))
        except (PostureCoachError, StoppedError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - one clip must not cost the thousand behind it
            why = f"something went wrong in posturecoach itself ({type(error).__name__})."
            bug = traceback.format_exc()
            yield Outcome(thing, State.FAILED, mark, problems=(why,), bug=bug)

    def _looks(self, mark: Mapping[str, Any]) -> Iterator[Step | Outcome]:
        thing = self._task.thing
        source = _source(self._task)
        total, frames, tally = source.total, 0, Tally()
        self._session = session = _session(source, self._task.manner)
        with ExitStack() as stack:
            pairs = stack.enter_context(closing(session.pairs()))
            results: Results | None = None
            for frame, look in pairs:
                if self._stopped:
                    break
                if results is None and frame is not None:
                    results = self._results(source, frame)
                    stack.enter_context(results) if results is not None else None
                line = look.to_json()
                tally.add(look.posture)
                if results is not None:
                    results.add(frame, look, line)
                frames += 1
                yield Step(thing, frames, total, line)
            if self._stopped:
                raise StoppedError
            if not frames:
                raise SourceError(
                    "There is no picture in it.", try_="check that it plays elsewhere."
                )
        problems = tuple(left_out(source))
        yield Outcome(
            thing,
            State.PARTLY if problems else State.DONE,
            mark,
            frames,
            problems,
            {path.name: file_of(path) for path in (results.files if results else ())},
            tally.shares(),
        )

    def _results(self, source: Source, frame: Frame) -> Results | None:
        task = self._task
        if task.folder is None or task.unfinished is None:
            return None
        height, width = frame.picture.shape[:2]
        formats = formats_of(task.manner.formats, stills=source.stills)
        manner = task.manner
        about = About(
            *(task.thing, task.folder, formats, _fps(source), width, height, source.total),
            faces=manner.faces,
            figure=manner.figure,
            language=manner.language,
        )
        return Results(about, task.unfinished)


def formats_of(formats: Iterable[str], *, stills: bool) -> tuple[str, ...]:
    """Return which of `formats` are written of a clip, or of stills."""
    return tuple(name for name in formats if FORMATS[name].stills or not stills)


def mark_of(path: Path) -> dict[str, Any]:
    """Return what tells whether an input has changed: size and time, of all its pictures.

    Raises
    ------
    SourceError
        If it is gone or cannot be looked at.

    """
    try:
        if not path.is_dir():
            about = path.stat()
            return {"bytes": about.st_size, "mtime_ns": about.st_mtime_ns}
        names, size, newest = hashlib.sha256(), 0, 0
        for one in sorted(path.iterdir()):
            if one.is_file() and not one.name.startswith("."):
                about = one.stat()
                names.update(f"{one.name}\0{about.st_size}\0{about.st_mtime_ns}\0".encode())
                size, newest = size + about.st_size, max(newest, about.st_mtime_ns)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}.",
            try_="see whether it is there and whether you may read it.",
        ) from None
    return {"bytes": size, "mtime_ns": newest, "names_sha256": names.hexdigest()}


def file_of(path: Path) -> File:
    """Return size and sum of a file."""
    with path.open("rb") as file:
        return File(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def check_outputs(things: Sequence[Input], folder: Path, formats: Sequence[str] = USUAL) -> None:
    """See that results written to `folder` would not replace anything that is measured.

    Raises
    ------
    OutputError
        If they would.

    """
    measured = {thing.path.resolve() for thing in things}
    for thing in things:
        for path in result_paths(thing, folder, formats):
            if path.resolve() in measured:
                raise OutputError(
                    f"{path} is one of the inputs; it will not be overwritten.",
                    try_="choose another folder with -o.",
                )


def what_is_in(formats: Iterable[str]) -> str:
    """Say what of a person files in these formats show."""
    held = {name: FORMATS[name].holds for name in formats}
    pictures = [name for name, holds in held.items() if holds is Holds.PICTURES]
    points = [name for name, holds in held.items() if holds is Holds.POINTS]
    numbers = (
        "numbers only: angles, distances and what the rules say of them, frame by frame; "
        "no pictures and no points of the body."
    )
    if not pictures and not points:
        return f"The files hold {numbers}"
    said = [f"The files in {', '.join(pictures)} show the person."] if pictures else []
    said += [f"Those in {', '.join(points)} hold points of the body."] if points else []
    return " ".join([*said, f"The others hold {numbers}"])


def _source(task: Task) -> Source:
    # Not as the user wrote it: a folder called 0 is no camera.
    return open_source(str(task.thing.path.absolute()), looks_per_s=task.manner.looks_per_s)


def _session(source: Source, manner: Manner) -> Session:
    # The camera's own settings are not asked: a clip has another camera, and often another
    # person. The tables of the rules are read anew by whoever measures.
    return Session(
        Ahead(source),
        model=manner.model,
        neutral=manner.neutral,
        rules=zone_rules(manner.diagonal_inch),
        work=manner.work,
    )


def _fps(source: Source) -> float | None:
    if not isinstance(source, ClipSource):
        return None
    return source.fps if source.looks_per_s is None else min(source.fps, source.looks_per_s)
