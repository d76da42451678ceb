"""A moment as it was seen: its picture, in memory only, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from posturecoach.session import Look


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One picture with its look, as live or clip gave it.

    Attributes
    ----------
    time_s
        Seconds on the source's clock.
    look
        What was seen and measured; its landmarks are in pixels of the picture as it came.
    jpeg
        The picture, upright and unmirrored; empty where none is kept.
    width, height
        Of the picture as it came, in pixels; the one in `jpeg` may be smaller.
    camera
        Its name as the user knows it, or a clip's file name.

    """

    time_s: float
    look: Look
    jpeg: bytes
    width: int
    height: int
    camera: str = ""

    def image(self) -> QImage:
        """Return the picture for the screen; null where none is kept."""
        return QImage.fromData(self.jpeg)

    @property
    def size(self) -> int:
        """How many bytes it takes, nearly."""
        return len(self.jpeg) + _LOOK_BYTES


_LOOK_BYTES = 8_000  # landmarks of body and face, and the measures
