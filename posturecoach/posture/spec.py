"""How a measure is described: a row in a table, and one function that takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf, isnan

from posturecoach.posture.geometry import line_noise_deg
from posturecoach.posture.measure import Absent

Features = Mapping[str, float]
"""What was seen on one picture, by name; a feature that was not seen is not there."""


LENGTHS = frozenset(
    {"shoulder_px", "iris_px", "ear_px", "d0_px", "trunk_px", "eye_distance_cm", "eye_z_cm"}
)
"""Features by which something is divided: only ever positive."""

MARKS = frozenset({"nose_aside"})
"""Features that say something of one look only, and nothing of how somebody sits."""

PIXEL_NOISE = 1.5  # standard deviation of a landmark at rest, whatever the size of the body


def sound(found: Mapping[str, float]) -> dict[str, float]:
    """Return the features of `found` that exist.

    An angle between points that coincide does not (NaN), nor does a length of nothing.
    """
    return {
        name: value
        for name, value in found.items()
        if not isnan(value) and (value > 0.0 or name not in LENGTHS)
    }


def pixel_pm_deg(seen: Features, length: str) -> float:
    """Return what the trembling of two landmarks adds to the ± of their line's angle.

    Degrees, as a 95 % half width: small before a camera nearby, large for a body that is
    far off and a few dozen pixels tall. `length` names the feature with their distance;
    0 where that was not seen.
    """
    pixels = seen.get(length)
    return 0.0 if pixels is None else 1.96 * line_noise_deg(PIXEL_NOISE, pixels)


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
    change
        The difference from the neutral, where it was measured by itself and not as
        `number` minus the neutral's. For an ABSOLUTE measure only.

    """

    number: float
    pm: float
    pm_change: float | None = None
    change: float | None = None


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
    beta: float = 0.3
    oblique: bool = False
    useful: float = inf
