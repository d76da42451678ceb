"""Tell a camera, desk or chair that was moved from a person who moved.

Two things bear witness. What is behind the person: it goes nowhere while the camera stands
still, whatever the person does. And head and shoulders: a camera or a chair moves them as
one piece (see `rigid`), a posture does not. The first decides where it can be read; the
second tells of chairs, and of everything before a plain wall.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import atan, degrees, hypot, log

import numpy as np

from posturecoach.posture.body import Sight
from posturecoach.posture.geometry import DEFAULT_HFOV_DEG, focal_px
from posturecoach.posture.measure import Reading, View
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.rigid import (
    SIDE_NUMBERS,
    Turn,
    Way,
    drop,
    numbers_of,
    side_numbers_of,
    stance,
    turn,
    way,
)
from posturecoach.posture.smoothing import GAP_S
from posturecoach.posture.spec import Features
from posturecoach.posture.view import SIDES


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

    TILTED = "tilted"  # the lid, or the camera on its hinge: it looks higher or lower
    TURNED = "turned"  # the camera looks further left or right
    ASKEW = "askew"  # the camera is turned about its own axis
    RAISED = "raised"  # the camera went up or down, as with the desk
    SIDEWAYS = "sideways"  # chair or camera went left or right
    CLOSER = "closer"  # chair or camera went nearer or farther
    CHAIR_HEIGHT = "chair_height"  # before a camera at rest: higher or lower
    UNKNOWN = "unknown"  # something of these, and which cannot be told


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


BEYOND_DEG = 1.2  # a background that has turned by so much was moved; 1.5 is a slouch's worth
BACK_DEG = 0.8  # one that has turned by less is back
ROLL_SHARE = 0.5  # of a turn about the axis, which moves the middle of a person little
GROWN = 0.06  # a background that much larger or smaller is as good as turned by BEYOND_DEG
NEW_S = 5.0  # an older look at the background says nothing of now
MOVED_S = 0.9  # so long must a background be elsewhere, or back ...
GONE_S = 0.9  # ... and a person, of whom it is the only witness
BACK_S = 2.0
SETTLE_S = 3.0  # what has moved may be told better when it has come to rest
WINDOW_S = 0.8  # of the looks whose median stands for now

# Centimetres of the mean head (a ninth larger) and degrees by which a person must have gone
# in one piece before anything is said. Up and down 4 cm: not much more and the slump could
# speak. Nearer and farther 18 cm: so far every measure holds, while somebody who leans
# forward with an upright neck looks just like one who rolled the chair.
ASIDE_CM, UP_CM, NEARER_CM = 6.5, 4.4, 20.0
PITCH_DEG, YAW_DEG, ROLL_DEG = 4.0, 5.0, 4.0
DOWN = 0.22  # from the side: ear-shoulder lengths, which are 18 cm
NEAR_SHARE = 0.5  # of these: whoever is that near has come back

Numbers = tuple[float, ...]


class CameraWatch:
    """Follow whether the camera still sees the person from where the neutral was learned.

    Parameters
    ----------
    hfov_deg
        The camera's horizontal field of view, if known; else `DEFAULT_HFOV_DEG`.

    """

    def __init__(self, hfov_deg: float | None = None) -> None:
        self._hfov_deg = DEFAULT_HFOV_DEG if hfov_deg is None else hfov_deg
        self._neutral: Neutral | None = None
        self._reference: Numbers | None = None
        self._background = _Background()
        self._person = _Person()
        self._moved: Moved | None = None

    @property
    def neutral(self) -> Neutral | None:
        """The person's own neutral, with which is compared; None: nothing can be said.

        Setting another one forgets everything. Where it is a neutral that was learned just
        now, the background must be compared with a new reference, too.
        """
        return self._neutral

    @neutral.setter
    def neutral(self, neutral: Neutral | None) -> None:
        if neutral is self._neutral:
            return
        self._neutral = neutral
        self._reference = None
        if neutral is not None:
            self._reference = _numbers(neutral.scales, neutral.view, neutral.width)
        self._person = _Person()
        self._begin_again()

    def reset(self) -> None:
        """Take the present state for the right one: it did not move.

        The background must be compared with a new reference from now on, too.
        """
        self._reference = self._person.median() or self._reference
        self._person = _Person(self._person.seen)
        self._begin_again()

    def _begin_again(self) -> None:
        self._background = _Background()
        self._moved = None

    def update(self, sight: Sight | None, reading: Reading, shift: Shift | None) -> Moved | None:
        """Return what has moved, if anything has; None also where nothing can be said.

        Parameters
        ----------
        sight
            The person; None where nobody is seen.
        reading
            What was read from it, with or without a neutral.
        shift
            Of the background against a reference that was taken when the neutral was
            learned, or when watching began; None where nothing can be said.

        """
        now = reading.time_s
        if self._neutral is None:
            return None
        came_back = self._background.update(now, shift, self._hfov_deg, sight)
        if came_back:
            self._person.forget()
        neutral = self._neutral
        if sight is not None and self._reference is not None and reading.view is neutral.view:
            numbers = _numbers(reading.features, reading.view, sight.width)
            self._person.update(now, numbers, self._reference)
        self._decide(now)
        return self._moved

    def _decide(self, now: float) -> None:
        began = [w.since_s for w in (self._background, self._person) if w.since_s is not None]
        if not began:
            self._moved = None
            return
        since = min(began) if self._moved is None else self._moved.since_s
        if self._moved is None or now - since <= SETTLE_S:
            kind = _kind(self._background, self._person, now)
            self._moved = Moved(kind, since, *_WORDS[kind])


def _numbers(seen: Features, view: View, width: float) -> Numbers | None:
    """Return what tells where somebody is; None where too little was seen."""
    if view in SIDES:
        return side_numbers_of(seen, width)
    return numbers_of(seen) if view is View.FRONT else None


@dataclass(slots=True)
class _Lasting:
    """Since when something has held without a pause."""

    since_s: float | None = None
    _time_s: float = 0.0

    def update(self, now: float, *, holds: bool) -> float:
        """Return for how many seconds it has held; -1 where it does not."""
        if self.since_s is None or now - self._time_s > GAP_S:
            self.since_s = now
        self._time_s = now
        if not holds:
            self.since_s = None
            return -1.0
        return now - self.since_s


@dataclass(slots=True)
class _Background:
    """Whether the background has moved.

    Attributes
    ----------
    since_s
        Since when it has been elsewhere; None where it is not.
    down_deg, right_deg, roll_deg
        Where its middle has gone, and how it has turned clockwise.

    """

    since_s: float | None = None
    down_deg: float = 0.0
    right_deg: float = 0.0
    roll_deg: float = 0.0
    _told: bool = False
    _first_s: float | None = None
    _looked_s: float | None = None
    _beyond: _Lasting = field(default_factory=_Lasting)
    _back: _Lasting = field(default_factory=_Lasting)

    def update(self, now: float, shift: Shift | None, hfov_deg: float, sight: Sight | None) -> bool:
        """Take a look into account, once. Return whether it has just come back."""
        self._told = shift is not None
        if shift is None or sight is None or shift.time_s == self._looked_s:
            return False
        if not 0.0 <= now - shift.time_s <= NEW_S:
            return False
        self._looked_s = shift.time_s
        if self._first_s is None:
            self._first_s = shift.time_s
        size = self._take(shift, focal_px(sight.width, hfov_deg))
        beyond_s = self._beyond.update(shift.time_s, holds=size >= BEYOND_DEG)
        back_s = self._back.update(shift.time_s, holds=size <= BACK_DEG)
        if self.since_s is None:
            if beyond_s >= MOVED_S:
                self.since_s = self._beyond.since_s
        elif back_s >= MOVED_S:
            self.since_s = None
            return True
        return False

    def _take(self, shift: Shift, focal: float) -> float:
        """Return by how much it has moved, in degrees that a camera would have to turn."""
        self.right_deg = degrees(atan(shift.dx_px / focal))
        self.down_deg = degrees(atan(shift.dy_px / focal))
        self.roll_deg = shift.roll_deg
        doubt = degrees(atan(shift.pm_px / focal))
        gone = max(0.0, hypot(self.right_deg, self.down_deg) - doubt / 2.0)
        grown = abs(log(shift.scale)) / GROWN * BEYOND_DEG
        return max(gone, ROLL_SHARE * abs(self.roll_deg), grown)

    def at_rest(self, now: float, since_s: float) -> bool:
        """Return whether it is where it was, now and before `since_s`."""
        if not self._told or self._looked_s is None or self._first_s is None:
            return False
        known = self._first_s < since_s and now - self._looked_s <= NEW_S
        return known and self.since_s is None and self._back.since_s is not None


@dataclass(slots=True)
class _Person:
    """Whether head and shoulders have gone elsewhere in one piece.

    Attributes
    ----------
    seen
        The looks of the last `WINDOW_S`: time, and the numbers of a stance.
    since_s
        Since when they have been elsewhere; None where they are not.
    went
        How they have gone, however well it fits; None where they were not seen.

    """

    seen: deque[tuple[float, Numbers]] = field(default_factory=deque)
    since_s: float | None = None
    went: _Went | None = None
    _gone: _Lasting = field(default_factory=_Lasting)
    _back: _Lasting = field(default_factory=_Lasting)

    def forget(self) -> None:
        """Take nothing for granted of what was seen."""
        self.since_s = None
        self._gone = _Lasting()

    def median(self) -> Numbers | None:
        """Return the numbers of the last looks; None where there were none."""
        if not self.seen:
            return None
        # The upper one of two: numpy's median takes ten times as long as everything else.
        ordered = np.sort(np.array([numbers for _, numbers in self.seen]), axis=0)
        return tuple(ordered[len(ordered) // 2].tolist())

    def update(self, now: float, numbers: Numbers | None, then: Numbers) -> None:
        """Take one look into account; `numbers` is None where too little was seen."""
        while self.seen and not 0.0 <= now - self.seen[0][0] <= WINDOW_S:
            self.seen.popleft()
        if numbers is None:
            return
        self.seen.append((now, numbers))
        self.went = _went(self.median() or numbers, then)
        gone_s = self._gone.update(now, holds=self.went.together >= 1.0)
        back_s = self._back.update(now, holds=self.went.far < NEAR_SHARE)
        if self.since_s is None and gone_s >= GONE_S:
            self.since_s = self._gone.since_s
        elif self.since_s is not None and back_s >= BACK_S:
            self.since_s = None


@dataclass(frozen=True, slots=True)
class _Went:
    """How somebody has gone.

    Attributes
    ----------
    far
        How far, over what is worth saying.
    together
        The same, if it was in one piece; else 0.
    way, turn
        From the front, how that would be told in space.

    """

    far: float
    together: float
    way: Way | None = None
    turn: Turn | None = None


def _went(now: Numbers, then: Numbers) -> _Went:
    if len(now) == SIDE_NUMBERS:
        fell = drop(now, then)
        far = abs(fell.down) / DOWN
        return _Went(far, far if fell.misfit < 1.0 else 0.0)
    stands, stood = stance(now), stance(then)
    along, about = way(stands, stood), turn(stands, stood)
    sizes = (_size(along), along.misfit), (_angle(about), about.misfit)
    together = max(size if misfit < 1.0 else 0.0 for size, misfit in sizes)
    return _Went(max(size for size, _ in sizes), together, along, about)


def _size(gone: Way) -> float:
    x, y, z = gone.move_cm
    return max(abs(x) / ASIDE_CM, abs(y) / UP_CM, abs(z) / NEARER_CM)


def _angle(gone: Turn) -> float:
    return max(
        abs(gone.pitch_deg) / PITCH_DEG, abs(gone.yaw_deg) / YAW_DEG, abs(gone.roll_deg) / ROLL_DEG
    )


def _kind(background: _Background, person: _Person, now: float) -> MovedKind:
    """Return what has moved, as far as both witnesses can tell."""
    if background.since_s is not None:
        return _camera(background, person)
    at_rest = background.at_rest(now, now if person.since_s is None else person.since_s)
    along = None if person.went is None else person.went.way
    about = None if person.went is None else person.went.turn
    if along is None or about is None:
        return MovedKind.CHAIR_HEIGHT if at_rest else MovedKind.UNKNOWN
    if not at_rest and about.misfit < min(1.0, along.misfit):
        return _turned(about)
    x, y, z = along.move_cm
    kinds = {
        MovedKind.SIDEWAYS: x / ASIDE_CM,
        MovedKind.CHAIR_HEIGHT: y / UP_CM,
        MovedKind.CLOSER: z / NEARER_CM,
    }
    most = max(kinds, key=lambda kind: abs(kinds[kind]))
    # Before a wall that tells nothing, a chair that sinks and a desk that rises are alike.
    return MovedKind.UNKNOWN if most is MovedKind.CHAIR_HEIGHT and not at_rest else most


def _turned(gone: Turn) -> MovedKind:
    kinds = {
        MovedKind.TILTED: gone.pitch_deg / PITCH_DEG,
        MovedKind.TURNED: gone.yaw_deg / YAW_DEG,
        MovedKind.ASKEW: gone.roll_deg / ROLL_DEG,
    }
    return max(kinds, key=lambda kind: abs(kinds[kind]))


def _camera(background: _Background, person: _Person) -> MovedKind:
    """Return how the camera has moved: what turns carries near and far things alike."""
    right, down, roll = background.right_deg, background.down_deg, background.roll_deg
    size = hypot(right, down)
    if abs(roll) * ROLL_SHARE > size:
        return MovedKind.ASKEW
    about = None if person.went is None else person.went.turn
    if about is None or not person.seen:
        return MovedKind.UNKNOWN
    more = about.yaw_deg - right, -about.pitch_deg - down
    if hypot(*more) <= ALIKE_SHARE * size + ALIKE_DEG:
        return MovedKind.TILTED if abs(down) >= abs(right) else MovedKind.TURNED
    if more[0] * right + more[1] * down > FARTHER * size * size:
        return MovedKind.RAISED if abs(down) >= abs(right) else MovedKind.SIDEWAYS
    return MovedKind.UNKNOWN


ALIKE_SHARE, ALIKE_DEG = 0.35, 1.0  # how far person and background may go apart, and be alike
FARTHER = 0.8  # by so much more must a person have gone than what is behind, to be near it

_AGAIN = "Move it back, or sit as you like to sit and set your neutral again."
_WORDS: Mapping[MovedKind, tuple[str, str]] = {
    MovedKind.TILTED: ("The screen or the camera is tilted differently than before.", _AGAIN),
    MovedKind.TURNED: ("The camera looks in another direction than before.", _AGAIN),
    MovedKind.ASKEW: ("The camera is askew.", _AGAIN),
    MovedKind.RAISED: ("The desk or the camera is at another height than before.", _AGAIN),
    MovedKind.SIDEWAYS: ("You sit further to one side of the camera than before.", _AGAIN),
    MovedKind.CLOSER: ("You sit nearer to the camera, or farther from it, than before.", _AGAIN),
    MovedKind.CHAIR_HEIGHT: ("You sit higher or lower than before.", _AGAIN),
    MovedKind.UNKNOWN: ("The camera sees you from another place than before.", _AGAIN),
}
