"""How wide a camera sees: told, known by its name, or assumed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import atan, degrees, radians, tan

from posturecoach.posture.front import HEAD_SIZE
from posturecoach.posture.geometry import DEFAULT_HFOV_DEG
from posturecoach.posture.head import mesh_focal_px
from posturecoach.posture.spec import Features

WIDE = 16.0 / 9.0
SAME_SHAPE = 0.02  # of the ratio of sides
HEAD_SHARE = 0.18  # 95 % half width of how far one head's size lies from the average one


class Known(StrEnum):
    """Where a field of view comes from."""

    TOLD = "told"
    NAME = "by name"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Webcam:
    """A model of camera whose field of view somebody published or measured.

    Attributes
    ----------
    name
        Part of the name that the system gives the camera.
    hfov_deg
        Across a picture of 16:9.
    keeps_height
        Whether narrower pictures show as much of the height.
    cite
        Where the number comes from.

    """

    name: str
    hfov_deg: float
    keeps_height: bool
    cite: str

    def across(self, width: int, height: int) -> float | None:
        """Return the field of view across a picture of this shape; None if nobody knows."""
        shape = width / height
        if abs(shape - WIDE) <= SAME_SHAPE * WIDE:
            return self.hfov_deg
        if not self.keeps_height or shape > WIDE:
            return None
        return degrees(2.0 * atan(tan(radians(self.hfov_deg) / 2.0) * shape / WIDE))


@dataclass(frozen=True, slots=True)
class Lens:
    """A field of view in use, and where it comes from."""

    hfov_deg: float
    known: Known

    def words(self) -> str:
        """Return it in words, such as ``assumed 70 degrees``."""
        return f"{self.known}, {self.hfov_deg:.0f} degrees"


def named(name: str, webcams: Sequence[Webcam]) -> Webcam | None:
    """Return the one of `webcams` that `name` speaks of; None if none is.

    A model must stand as a word of its own: a C9200 is no C920.
    """
    words = f" {name.casefold().replace('(', ' ').replace(')', ' ')} "
    return next((w for w in webcams if f" {w.name.casefold()} " in words), None)


def lens_of(
    told_deg: float | None, name: str | None, webcams: Sequence[Webcam], size: tuple[int, int]
) -> Lens:
    """Return the field of view to go by: told before known by name before assumed."""
    if told_deg is not None:
        return Lens(told_deg, Known.TOLD)
    webcam = named(name, webcams) if name else None
    across = None if webcam is None else webcam.across(*size)
    if across is not None:
        return Lens(across, Known.NAME)
    return Lens(DEFAULT_HFOV_DEG, Known.ASSUMED)


def hfov_from_distance(
    scales: Features, width: int, height: int, distance_mm: float
) -> tuple[float, float] | None:
    """Return the field of view that fits a head at a measured distance, and its ±.

    Degrees, for an average head: heads differ by so much (`HEAD_SHARE`) that this tells a
    wide lens from a narrow one, not 70 degrees from 75. It is shown beside what is used,
    and never used itself. None where the face was not seen.
    """
    line, depth = scales.get("eye_distance_cm"), scales.get("eye_z_cm")
    if line is None or depth is None:
        return None
    aside_mm2 = 100.0 * HEAD_SIZE**2 * max(0.0, line * line - depth * depth)
    if aside_mm2 >= distance_mm**2:
        return None
    along_mm = (distance_mm**2 - aside_mm2) ** 0.5
    focal_px = along_mm * mesh_focal_px(height) / (10.0 * HEAD_SIZE * depth)

    def across(focal: float) -> float:
        return degrees(2.0 * atan(width / (2.0 * focal)))

    wide, narrow = across(focal_px * (1.0 - HEAD_SHARE)), across(focal_px * (1.0 + HEAD_SHARE))
    return across(focal_px), (wide - narrow) / 2.0
