"""What there is to measure: clips, pictures and folders of them, each thing once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from posturecoach.errors import SourceError
from posturecoach.vision.pictures import is_picture

# Clips in a folder are known by their names; a clip that is named is opened whatever it is called.
CLIP_SUFFIXES = frozenset(
    f".{name}"
    for name in (
        *("mp4", "m4v", "mov", "qt", "avi", "mkv", "webm", "mpg", "mpeg", "wmv"),
        *("flv", "3gp", "ogv", "ts", "mts", "m2ts", "mjpeg", "mjpg", "gif"),
    )
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
