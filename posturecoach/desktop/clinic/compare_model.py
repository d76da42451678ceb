"""What two moments to compare are chosen from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from posturecoach.clinic.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class KeptMoment:
    """A snapshot with its picture, where one is kept.

    Attributes
    ----------
    snapshot
        The numbers.
    jpeg
        The picture, upright and unmirrored; empty where none is kept.
    title
        What it is called in a list, beside its date.

    """

    snapshot: Snapshot
    jpeg: bytes
    title: str

    def image(self) -> QImage:
        """Return the picture for the screen; null where none is kept."""
        return QImage.fromData(self.jpeg)
