"""Pictures and folders of pictures as sources."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from posturecoach.errors import SourceError
from posturecoach.vision.frame import Frame, Picture, Trouble
from posturecoach.vision.opencv import cv2

LONGEST_SIDE = 4096  # pixels; what is larger is handed over scaled down
STEP_S = 1.0  # pictures carry no time of their own

_SUFFIXES = frozenset(
    f".{name}"
    for name in (
        *("jpg", "jpeg", "jpe", "jp2", "png", "bmp", "dib", "webp", "avif"),
        *("tif", "tiff", "ppm", "pgm", "pbm", "pnm"),
    )
)
# Only a clip can be told from them by asking OpenCV; a GIF moves, so it is a clip.
_CLIP_SUFFIXES = frozenset({".gif"})


def is_picture(path: Path) -> bool:
    """Return whether `path` is to be read as a picture: by its name, else its content."""
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return True
    return suffix not in _CLIP_SUFFIXES and cv2.haveImageReader(str(path))


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts `name` with its numbers as numbers: 2.jpg before 10.jpg.

    Examples
    --------
    >>> sorted(["10.jpg", "2.jpg", "a.jpg"], key=natural_key)
    ['2.jpg', '10.jpg', 'a.jpg']

    """
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return tuple((0, int(p), p) if p[0] in "0123456789" else (1, 0, p) for p in parts)


def read_only(picture: Picture) -> Picture:
    """Return `picture` so that nobody draws on what others still look at."""
    picture.setflags(write=False)
    return picture


def read_picture(path: Path) -> Picture:
    """Return the picture in a file, upright as its EXIF says, no side above 4096.

    Grey, 16-bit and transparent pictures become 8-bit blue-green-red as well.

    Raises
    ------
    SourceError
        If the file cannot be read, is no picture, or is one of more than 268 megapixels.

    Notes
    -----
    A large JPEG is scaled down while it is decoded: one of 12000 x 9000 takes 20 MB
    instead of 324. Other formats have to be decoded whole first; the same picture as
    a PNG takes 600 MB for two seconds.

    """
    try:
        # Not cv2.imread: on Windows it opens no path with letters beyond the code page.
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError as error:
        raise _unreadable(path, error) from None
    picture = None
    if data.size:
        try:
            picture = cv2.imdecode(data, _reduction(data))
        except cv2.error:  # more pixels than OPENCV_IO_MAX_IMAGE_PIXELS
            picture = None
    if picture is None:
        raise SourceError(
            f"{path.name} is not a picture that can be read.",
            try_="see whether it opens elsewhere; save it again as JPEG or PNG.",
        )
    longest = max(picture.shape[:2])
    if longest > LONGEST_SIDE:
        scale = LONGEST_SIDE / longest
        height, width = (max(1, round(side * scale)) for side in picture.shape[:2])
        picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(picture, np.uint8)


def _unreadable(path: Path, error: OSError) -> SourceError:
    return SourceError(
        f"{path} cannot be read: {error.strerror or error}.",
        try_="see whether it is there and whether you may read it.",
    )


def _reduction(data: np.ndarray) -> int:
    """Return OpenCV's flag for decoding a JPEG no larger than needed."""
    longest = max(_jpeg_size(data.tobytes()[: 2**20]))
    flags = {2: cv2.IMREAD_REDUCED_COLOR_2, 4: cv2.IMREAD_REDUCED_COLOR_4}
    for factor, flag in flags.items():
        if longest <= factor * LONGEST_SIDE and longest > factor // 2 * LONGEST_SIDE:
            return flag
    return cv2.IMREAD_REDUCED_COLOR_8 if longest > 4 * LONGEST_SIDE else cv2.IMREAD_COLOR


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return (width, height) from a JPEG's frame header; (0, 0) where there is none.

    ITU-T T.81, annex B: segments of a marker (FF xx) and a length, until one of the
    markers C0..CF that begin a frame (C4, C8 and CC are none).
    """
    at = 2
    while data[:2] == b"\xff\xd8" and at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        # A marker may be preceded by any number of fill bytes FF.
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        at += 1 if marker == 0xFF else 2 + length  # noqa: PLR2004
    return 0, 0


class PictureSource:
    """Hand over pictures one after the other, each one second after the last.

    All of them are handed over, whatever `looks_per_s` says. A picture of a folder
    that cannot be read is left out and noted in `skipped`; if none can be read, that
    is a SourceError.

    Attributes
    ----------
    skipped
        What was left out so far, and why, one sentence each.

    """

    live = False
    stills = True

    def __init__(
        self, name: str, paths: Sequence[Path], *, looks_per_s: float | None = None
    ) -> None:
        self.name = name
        self.looks_per_s = looks_per_s
        self.total: int | None = len(paths)
        self.skipped: list[str] = []
        self._paths = tuple(paths)
        self._read: Picture | None = None  # the one picture, where it is read already
        self._closed = threading.Event()

    def __iter__(self) -> Iterator[Frame | Trouble]:
        """Yield a frame for every picture, in order."""
        self.skipped.clear()
        for number, path in enumerate(self._paths):
            if self._closed.is_set():
                return
            try:
                picture = read_picture(path) if self._read is None else self._read
            except SourceError as error:
                if len(self._paths) == 1:
                    raise
                self.skipped.append(error.what)
                continue
            yield Frame(number * STEP_S, read_only(picture), file=path.name)
        if len(self.skipped) == len(self._paths):
            raise SourceError(
                f"None of the {len(self._paths)} pictures in {self.name} can be read. "
                f"The first: {self.skipped[0]}",
                try_="see whether they open elsewhere.",
            )

    def close(self) -> None:
        """End the iteration before the next picture; from any thread."""
        self._closed.set()


def open_picture(path: Path, *, looks_per_s: float | None = None) -> PictureSource:
    """Return a source of one picture. It is read now, so that a bad one is told now."""
    source = PictureSource(path.name, [path], looks_per_s=looks_per_s)
    source._read = read_picture(path)  # noqa: SLF001 - its own module
    return source


def open_folder(path: Path, *, looks_per_s: float | None = None) -> PictureSource:
    """Return a source of the pictures directly in a folder, by name, numbers as numbers.

    Raises
    ------
    SourceError
        If the folder cannot be read or holds no picture.

    """
    try:
        names = sorted((entry.name for entry in path.iterdir()), key=natural_key)
    except OSError as error:
        raise _unreadable(path, error) from None
    files = [path / name for name in names if not name.startswith(".")]
    pictures = [file for file in files if file.is_file() and is_picture(file)]
    if not pictures:
        raise SourceError(
            f"There are no pictures in {path}.",
            try_="name the folder that holds the pictures themselves (JPEG, PNG and so on).",
        )
    return PictureSource(path.name or str(path), pictures, looks_per_s=looks_per_s)
