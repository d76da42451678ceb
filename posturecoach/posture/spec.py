"""How a measure is described: a row in a table, and one function that takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from posturecoach.posture.measure import Absent

Features = Mapping[str, float]
"""What was seen on one picture, by name; a feature that was not seen is not there."""


class Kind(StrEnum):
    """What a measure's number means."""

    ABSOLUTE = "absolute"  # stands alone; with a neutral also as a change
    RELATIVE = "relative"  # needs a neutral, but is a value of its own, such as a ratio
    CHANGE = "change"  # exists only as a change from the neutral


@dataclass(frozen=True, slots=True)
class Optics:
    """What is known of the camera.

    Attributes
    ----------
    focal_px
        Focal length in pixels of the present picture.
    mesh_focal_px
        The one that the face landmarker assumes, 63 degrees across the height: its
        distances are in this scale.
    told
        Whether the user told the field of view; else it is a common webcam's.
    distance_mm
        Distance of the eyes in the neutral, as with a tape measure; None if not told.

    """

    focal_px: float
    mesh_focal_px: float
    told: bool
    distance_mm: float | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure as taken from one picture, not yet smoothed.

    Attributes
    ----------
    number
        In the measure's unit; what it means says its `Kind`.
    pm
        Half width of the 95 % interval of `number` itself.
    pm_change
        The same for its difference from the neutral, which is smaller: what is wrong in
        both alike goes away. For an ABSOLUTE measure only.

    """

    number: float
    pm: float
    pm_change: float | None = None


@dataclass(frozen=True, slots=True)
class Spec:
    """One measure in one family of views.

    Attributes
    ----------
    id, unit
        As in the table of measures.
    kind
        What the number means.
    take
        Takes it: ``take(seen, neutral, optics)``. `neutral` holds the features of the
        neutral, in pixels of the present picture, or is None. Returns the number with
        its uncertainty, or why there is none.
    base
        The number of the neutral itself, of a measure that is not ABSOLUTE: 0 or 1.
    beta
        Of the smoother, in Hz per (unit per second): large units need a small one.
    oblique
        Whether it can also be taken when the body is turned half away.
    useful
        Widest uncertainty at which the number still tells something; beyond it the
        measure is absent as ``unsure``.

    """

    id: str
    unit: str
    kind: Kind
    take: Callable[[Features, Features | None, Optics], Taken | Absent]
    base: float = 0.0
    beta: float = 0.1
    oblique: bool = False
    useful: float = inf
