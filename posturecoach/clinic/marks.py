"""Marks on a picture, and what they are worth: value, unit, ±, and where it comes from.

Lengths and places are in pixels of the picture, x to the right, y down, never mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import hypot

from posturecoach.clinic.plain import Row, is_number
from posturecoach.posture.geometry import Point


class Source(StrEnum):
    """Where a number comes from; whoever shows it says so."""

    DRAWN = "drawn by hand"
    MARKED = "measured on marked points"
    ESTIMATED = "estimated from landmarks"


class Kind(StrEnum):
    """What a mark is."""

    ANGLE = "angle"  # at the second of three points
    TO_VERTICAL = "to_vertical"
    TO_HORIZONTAL = "to_horizontal"
    LENGTH = "length"  # the known one, by which others are measured
    DISTANCE = "distance"
    PLUMB = "plumb"
    LINE = "line"
    TEXT = "text"


class Note(StrEnum):
    """What has to be known with a number; words for it belong to whoever shows it."""

    IN_PLANE = "in_plane"  # holds only as near to the camera as the known length
    LEVEL = "level"  # against the picture's edge: holds for a camera that stands level
    NOT_CALIBRATED = "not_calibrated"  # in pixels; a known length makes it millimetres
    TOO_SHORT = "too_short"  # no direction can be told
    HALF_MARKED = "half_marked"  # one of two points is an estimate: so is the number


NEEDS: dict[Kind, tuple[int, int]] = {
    Kind.ANGLE: (3, 3),
    Kind.TO_VERTICAL: (2, 2),
    Kind.TO_HORIZONTAL: (2, 2),
    Kind.LENGTH: (2, 2),
    Kind.DISTANCE: (2, 2),
    Kind.PLUMB: (1, 1),
    Kind.LINE: (2, 500),
    Kind.TEXT: (1, 1),
}
"""How many points a mark has, at least and at most."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One point of a mark.

    Attributes
    ----------
    at
        Pixels.
    landmark
        Name of the landmark that it sits on and follows; None: it stands free.

    """

    at: Point
    landmark: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing drawn on a picture. Only `tools` gives it its value.

    Attributes
    ----------
    id
        Unique on its picture.
    kind, anchors
        What it is, and its points.
    label
        The user's own words; of a text, the text. Marks of two pictures with the same kind
        and label are compared.
    known_mm
        Of a known length: how long it is.
    value, unit, pm
        The number with the half width of its 95 % interval; None where there is none.
    source
        Where the number comes from.
    notes
        What has to be known with it.

    """

    id: int
    kind: Kind
    anchors: tuple[Anchor, ...]
    label: str = ""
    known_mm: float | None = None
    value: float | None = None
    unit: str = ""
    pm: float | None = None
    source: Source = Source.DRAWN
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        least, most = NEEDS[self.kind]
        if not least <= len(self.anchors) <= most:
            raise ValueError(f"{self.kind} has {least} to {most} points, got {len(self.anchors)}")
        if (self.value is None) != (self.pm is None):
            raise ValueError(f"expected a number with its ±, got {self!r}")

    @property
    def points(self) -> tuple[Point, ...]:
        """The points, in pixels."""
        return tuple(anchor.at for anchor in self.anchors)

    def to_plain(self) -> dict[str, object]:
        """Return the mark as plain data."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "anchors": [[*anchor.at, anchor.landmark] for anchor in self.anchors],
            "label": self.label,
            "known_mm": self.known_mm,
            "value": self.value,
            "unit": self.unit,
            "pm": self.pm,
            "source": self.source.value,
            "notes": [note.value for note in self.notes],
        }


def mark_from(row: Row) -> Mark | None:
    """Return the mark that `Mark.to_plain` gave; None, with the mistakes named, if it is none."""
    before = len(row.mistakes)
    kind = Kind(row.one_of("kind", list(Kind)))
    anchors = _anchors(row)
    notes = row.items("notes")
    if any(note not in list(Note) for note in notes):
        row.wrong("notes", f"some of {', '.join(Note)}")
        notes = ()
    found = {
        "id": row.whole("id"),
        "label": row.words("label", empty=True),
        "known_mm": row.maybe("known_mm", least=0.1, most=1e5),
        "value": row.maybe("value"),
        "unit": row.words("unit", empty=True),
        "pm": row.maybe("pm", least=0.0),
        "source": Source(row.one_of("source", list(Source))),
        "notes": tuple(Note(str(note)) for note in notes),
    }
    row.nothing_else()
    if len(row.mistakes) > before:
        return None
    try:
        return Mark(kind=kind, anchors=anchors, **found)  # type: ignore[arg-type]
    except ValueError as error:
        row.mistakes.append(f"{row.where}: {error}")
        return None


def _anchors(row: Row) -> tuple[Anchor, ...]:
    found = []
    for one in row.items("anchors"):
        if not isinstance(one, list | tuple) or len(one) != 3:  # noqa: PLR2004 - x, y, name
            row.wrong("anchors", "x, y and the landmark's name or null, for each")
            return ()
        x, y, name = one
        if not is_number(x) or not is_number(y) or not (name is None or isinstance(name, str)):
            row.wrong("anchors", "x, y and the landmark's name or null, for each")
            return ()
        found.append(Anchor((float(x), float(y)), name))
    return tuple(found)


def from_segment(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` is from the line between two points, in pixels."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    along = 0.0
    if long > 0.0:
        along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / long
        along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)


def from_path(point: Point, path: Sequence[Point]) -> float:
    """Return how far `point` is from a line through all of `path`, in pixels."""
    if len(path) == 1:
        return hypot(point[0] - path[0][0], point[1] - path[0][1])
    return min(from_segment(point, a, b) for a, b in pairwise(path))
