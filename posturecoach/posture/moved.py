"""Tell a camera, desk or chair that was moved from a person who moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import atan2, degrees, hypot, log

from posturecoach.posture.body import Sight
from posturecoach.posture.geometry import DEFAULT_HFOV_DEG, focal_px
from posturecoach.posture.measure import Reading
from posturecoach.posture.neutral import Neutral


@dataclass(frozen=True, slots=True)
class Shift:
    """What is behind the person, now against a reference picture.

    Attributes
    ----------
    time_s
        When it was looked, on the clock of the source.
    dx_px, dy_px
        How far the background at the middle of the picture has gone, pixels of the
        source's picture, x to the right, y **down**. A lid that is opened further makes
        everything go down.
    scale
        How many times larger the background has become.
    roll_deg
        How far it has turned, positive clockwise as the picture shows it.
    pm_px
        Half width of the 95 % interval of `dx_px` and `dy_px`.
    share
        Of the features that were found again, how many agree, 0 to 1.

    """

    time_s: float
    dx_px: float
    dy_px: float
    scale: float
    roll_deg: float
    pm_px: float
    share: float


class MovedKind(StrEnum):
    """What has moved, as far as that can be told."""

    TILTED = "tilted"  # the lid, or the camera nodding on its hinge
    TURNED = "turned"  # the camera looks further left or right
    ROLLED = "rolled"  # the camera is askew
    RAISED = "raised"  # desk or camera, higher or lower
    CLOSER = "closer"  # the chair rolled nearer or farther, or the computer pushed
    SIDEWAYS = "sideways"  # the chair, or the computer
    CHAIR_HEIGHT = "chair_height"
    UNKNOWN = "unknown"  # something of the above, and which cannot be told


@dataclass(frozen=True, slots=True)
class Moved:
    """The camera, desk or chair is not where it was.

    Attributes
    ----------
    kind
        What has moved.
    since_s
        When that began, on the clock of the looks.
    what, try_
        What happened, in words for the person, and what they can do.

    """

    kind: MovedKind
    since_s: float
    what: str
    try_: str


class CameraWatch:
    """Follow whether the camera still sees from where the neutral was learned."""

    def __init__(self) -> None:
        self._neutral: Neutral | None = None
        self._time_s: float | None = None
        self._from_s: float | None = None  # shifts up to here belong to an older reference
        self._beyond_s: float | None = None
        self._back_s: float | None = None
        self._moved: Moved | None = None

    @property
    def neutral(self) -> Neutral | None:
        """The person's own neutral, with which is compared; None: nothing can be said."""
        return self._neutral

    @neutral.setter
    def neutral(self, neutral: Neutral | None) -> None:
        if neutral is not self._neutral:
            self._neutral = neutral
            self._forget()

    def reset(self) -> None:
        """Take the present state for the right one: it did not move."""
        self._forget()

    def update(self, sight: Sight | None, reading: Reading, shift: Shift | None) -> Moved | None:
        """Return what has moved, if anything has; None also where nothing can be said.

        Parameters
        ----------
        sight
            The person; None where nobody is seen.
        reading
            What was read from it.
        shift
            Of the background against a reference that was taken when the neutral was
            learned, or when watching began; None where nothing can be said.

        """
        self._time_s = now = reading.time_s
        if self._neutral is None or sight is None or shift is None:
            return self._moved
        if self._from_s is not None and shift.time_s <= self._from_s:
            return self._moved
        self._follow(now, _size_deg(shift, sight.width))
        return self._moved

    def _follow(self, now: float, size_deg: float) -> None:
        if self._moved is None:
            if size_deg < BEYOND_DEG:
                self._beyond_s = None
            elif self._beyond_s is None:
                self._beyond_s = now
            elif now - self._beyond_s >= ENTER_S:
                what, try_ = _WORDS[MovedKind.UNKNOWN]
                self._moved = Moved(MovedKind.UNKNOWN, self._beyond_s, what, try_)
                self._back_s = None
        elif size_deg > BACK_DEG:
            self._back_s = None
        elif self._back_s is None:
            self._back_s = now
        elif now - self._back_s >= LEAVE_S:
            self._moved = self._beyond_s = None

    def _forget(self) -> None:
        self._from_s = self._time_s
        self._beyond_s = self._back_s = self._moved = None


BEYOND_DEG = 1.2
BACK_DEG = 0.8
ENTER_S = 1.0
LEAVE_S = 2.0

_WORDS = {
    MovedKind.UNKNOWN: (
        "The camera or your seat has moved.",
        "Sit as you like to sit, and start again from here.",
    ),
}


def _size_deg(shift: Shift, width: int) -> float:
    """Return by how much the background has moved, in degrees of the camera's turn."""
    focal = focal_px(width, DEFAULT_HFOV_DEG)
    aside = degrees(atan2(hypot(shift.dx_px, shift.dy_px), focal))
    grown = degrees(abs(log(shift.scale)) / 4.0)
    return max(aside, abs(shift.roll_deg) / 2.0, grown)
