"""What a source hands over: a picture with its time, or words about what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture.

    Attributes
    ----------
    time_s
        Seconds since the source's first picture, on a clock that never goes back:
        a clip's own timestamps, a live source's monotonic clock.
    picture
        Shape (height, width, 3), blue-green-red, upright, not mirrored.
    dropped
        Pictures of a live source that nobody looked at, up to this one.
    file
        Name of the picture file, for pictures and folders.
    still
        Nothing has moved since the frame before, or somebody is just moving: `picture` is that
        of before, and what was found in it holds. Only of a live source that is `sparing`.

    """

    time_s: float
    picture: Picture
    dropped: int = 0
    file: str | None = None
    still: bool = False


class TroubleKind(StrEnum):
    """What can be wrong with a live source."""

    LOST = "lost"  # unplugged, stream ended, nothing comes any more
    BUSY = "busy"  # there, but held by another program
    MISSING = "missing"  # never was there, or not found again
    FROZEN = "frozen"  # the same picture for seconds
    BLACK = "black"  # covered, or a closed shutter
    RESTING = "resting"  # let go of on purpose, for a while; nothing is wrong


@dataclass(frozen=True, slots=True)
class Trouble:
    """A live source has no usable picture; it keeps trying by itself.

    Attributes
    ----------
    time_s
        On the clock of the source's frames.
    what, try_
        What happened, in the user's words, and one thing to do.

    """

    time_s: float
    kind: TroubleKind
    what: str
    try_: str
