"""The clip itself, with what was seen drawn in: its size, its pace, its way up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posturecoach.analysis.writers.overlay import draw
from posturecoach.analysis.writers.said import said_in
from posturecoach.analysis.writers.showing import Showing
from posturecoach.analysis.writing import About
from posturecoach.errors import OutputError
from posturecoach.session import Look
from posturecoach.vision.filming import Codec, Film, codec_for
from posturecoach.vision.frame import Frame

_USUAL_FPS = 30.0


def codec_of(about: About) -> Codec:
    """Return how the annotated clip of `about` is compressed on this computer."""
    return codec_for(about.total, about.width, about.height)


class Mp4Writer:
    """Writes one annotated clip; moments without a picture show the last one longer.

    Attributes
    ----------
    codec
        How it is compressed.

    """

    def __init__(self, about: About, paths: Sequence[Path]) -> None:
        (path,) = paths
        self.codec = codec_of(about)
        self._said = said_in(about.language)
        self._showing = Showing(about, alone=False)
        self._name = path.name
        self._pictures = 0
        fps = about.fps or _USUAL_FPS
        self._film = Film(path, about.width, about.height, fps, self.codec)

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:  # noqa: ARG002 - a Writer's
        """Draw one look."""
        if frame is None:
            return
        picture = self._showing.picture(frame, look)
        draw(picture, look, self._said)
        self._film.add(look.time_s, picture)
        self._pictures += 1

    def close(self) -> None:
        """Finish the clip."""
        try:
            self._film.close()
        finally:
            self._showing.close()
        if not self._pictures:
            raise OutputError(
                f"{self._name} would hold no picture.", try_="leave mp4 out of --formats."
            )
