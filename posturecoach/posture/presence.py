"""Who sits here: one person, entered on agreement, followed by an unbroken track.

A pose network alone "sees" people in cartoons, so a body by itself enters nobody.
From the front and obliquely a face on that body does; in profile, where no face mesh
exists, head, shoulders and hips that fit together for a while do. Once in, the body
track is enough: looking down or a hand before the face does not end presence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp, hypot, log

import numpy as np

from posturecoach.posture.body import VISIBLE, Body, Face, Keypoint, Sight
from posturecoach.posture.measure import Person

K = Keypoint

HEAD_ONLY_S = 3.0  # so long may a head go on with neither a face nor a shoulder to it
UNCERTAIN_S = 2.0  # so long is a lost person "uncertain"; then absent, so within 3 s
BRIDGE_S = 1.0  # a track may miss this long and go on
ENTER_SIDE_S = 1.0  # head, shoulders and hips must fit together this long ...
RETURN_SIDE_S = 0.5  # ... or this long at the place somebody has just left
FORGET_S = 60.0  # after this long with nobody, anybody may sit anywhere
NEW_PLACE_S = 20.0  # somebody who stays elsewhere this long has moved there
DOUBT_S = 5.0  # what comes back within this is the same thing, doubted only once
NEAR_SIZES = 1.8  # the same chair: 0.7 shoulder widths to either side ...
NEAR_GROWTH = 0.6  # ... and up to 1.8 times nearer or further
MIN_SIZE = 0.03  # of the picture's width: smaller than this is further away than any desk
NEAR_FACE = 0.5  # of the picture's height: a face so high leaves no room for shoulders
NEAR_SIZE = 0.28  # of the picture's width: shoulders of 0.7 of it, seen from 35 cm
MIN_BOX = 0.15  # a person who sits here has a trunk of so much of the picture's height


class Why(StrEnum):
    """Why nobody is present, or what hides the face of who is."""

    NOBODY = "nobody"
    NO_FACE = "no_face"  # something like a body, but nothing that proves a person
    ELSEWHERE = "elsewhere"  # a person, but not at the place of the one who sits here
    HALF_SEEN = "half_seen"  # head or shoulders are outside the picture or hidden
    TOO_NEAR = "too_near"  # the same, because they fill the picture
    TOO_FAR = "too_far"  # something like a body, too small for anybody at a desk
    TOO_DARK = "too_dark"  # too little light to measure by, or to see whether anybody is here
    BLACK = "black"  # nothing in the picture at all: whether anybody is here can't be told
    BACKLIT = "backlit"  # a silhouette before a window
    FACE_HIDDEN = "face_hidden"  # the person is present, but a hand or hair is before the face


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the picture and how large.

    Attributes
    ----------
    x, y
        Pixels: the middle of nose, ears and shoulders.
    size
        Pixels: 0.4 shoulder widths of somebody who faces the camera, or the same from
        the length of the neck when they are turned, so that turning changes it little.

    """

    x: float
    y: float
    size: float

    def away(self, other: Place) -> float:
        """Return the distance to `other` in units of the larger of the two."""
        return hypot(self.x - other.x, self.y - other.y) / max(self.size, other.size)

    def growth(self, other: Place) -> float:
        """Return the logarithm of how many times larger or smaller `other` is."""
        return abs(log(self.size / other.size))

    def near(self, other: Place) -> bool:
        """Return whether both can be the same person on the same chair."""
        return self.away(other) < NEAR_SIZES and self.growth(other) < NEAR_GROWTH


@dataclass(frozen=True, slots=True)
class Found:
    """Who is here, after one look.

    Attributes
    ----------
    person
        Present, absent or uncertain.
    sight
        The person's body, with the face only where it is theirs; None unless present.
    why
        Why nobody is present; when somebody is, None or what hides their face.

    """

    person: Person
    sight: Sight | None
    why: Why | None


class Presence:
    """Follow the one who sits here, through time.

    Parameters
    ----------
    side_s
        Seconds for which head, shoulders and hips must fit together in profile
        before they enter somebody; 0 for a single picture, which has no time.
    known
        Where somebody sits who was seen in another picture of the same series. A whole
        body there needs no face: looking down is no reason to be nobody.

    """

    def __init__(self, side_s: float = ENTER_SIDE_S, known: Place | None = None) -> None:
        self._side_s = side_s
        self._known = known
        self._seat: Place | None = None  # where that person sits, followed slowly
        self._last: Place | None = None  # where their body was a moment ago
        self._left: Place | None = None  # where it was when the track broke
        self._doubt: tuple[float, float] | None = None  # something is there: since, until
        self._seen_s: float | None = None  # when they were last present
        self._proved_s = 0.0  # when a face or a shoulder was last seen on the track
        self._candidate: tuple[Place, float, float] | None = None  # place, since, last
        self._time_s: float | None = None

    @property
    def seat(self) -> Place | None:
        """Where the person sits, or sat; None before anybody came."""
        return self._seat

    @property
    def present(self) -> bool:
        """Whether the track of a person who entered is unbroken."""
        return self._last is not None

    def is_stranger(self, sight: Sight) -> bool:
        """Return whether the body in `sight` is somebody other than who sits here.

        The caller may then hide that body and look again for the right one.
        """
        place = place_of(sight.body)
        if place is None or self._seat is None or self._expired(sight.time_s):
            return False
        if self._last is not None and self._seen_s is not None:
            return self._jumped(self._last, place, sight.time_s - self._seen_s)
        return not place.near(self._seat)

    def update(self, sight: Sight) -> Found:
        """Return who is here now. Times must not go back.

        Raises
        ------
        ValueError
            If `sight` is older than the one before.

        """
        now = sight.time_s
        if self._time_s is not None and now < self._time_s:
            raise ValueError(f"time must not go back: {now} s after {self._time_s} s")
        self._time_s = now
        body, place = sight.body, place_of(sight.body)
        if body is None or place is None:
            return self._without(now, _half_seen(sight, place) or Why.NOBODY)
        face = sight.face if sight.face is not None and belongs(sight.face, place) else None
        if face is not None or _a_shoulder(body):
            self._proved_s = now
        elif self._last is None or now - self._proved_s > HEAD_ONLY_S:
            self._last = None
            return self._without(now, _half_seen(sight, place) or Why.HALF_SEEN)
        if self._goes_on(place, now):
            return self._here(sight, face, place)
        self._last = None
        why = self._why_not_enter(sight, body, face, place)
        if why is not None:
            return self._not_here(now, why)
        self._seat = place
        return self._here(sight, face, place)

    def _why_not_enter(
        self, sight: Sight, body: Body, face: Face | None, place: Place
    ) -> Why | None:
        now = sight.time_s
        if self._seat is not None and self._expired(now):
            self._seat = self._left = None
        since = self._watch_candidate(place, now)
        believed = face is not None or fits_in_profile(body, sight.height) or self._is_known(body)
        if place.size < MIN_SIZE * sight.width:
            return Why.TOO_FAR
        if not believed:
            return Why.NO_FACE
        at_seat = self._seat is None or place.near(self._seat) or self._was_just_there(place)
        if not at_seat and now - since < NEW_PLACE_S:
            return Why.ELSEWHERE
        wait_s = 0.0 if face is not None or self._is_known(body) else self._profile_wait()
        return Why.NO_FACE if now - since < wait_s else None

    def _goes_on(self, place: Place, now: float) -> bool:
        if self._last is None or self._seen_s is None:
            return False
        step_s = now - self._seen_s
        # Looks may be seconds apart in the background; then the pause between two
        # looks is no gap, and only a jump breaks the track.
        return not self._jumped(self._last, place, step_s)

    @staticmethod
    def _jumped(before: Place, after: Place, step_s: float) -> bool:
        # A quick lean moves somebody by their own size in a third of a second; a cut
        # or a switch to another person happens from one picture to the next.
        step_s = min(step_s, 2.0)
        return before.away(after) > 1.2 + 2.5 * step_s or before.growth(after) > 0.5 + 0.25 * step_s

    def _here(self, sight: Sight, face: Face | None, place: Place) -> Found:
        now = sight.time_s
        if self._seat is not None and self._seen_s is not None and self._last is not None:
            follow = 1.0 - exp(-(now - self._seen_s) / 10.0)
            self._seat = Place(
                self._seat.x + follow * (place.x - self._seat.x),
                self._seat.y + follow * (place.y - self._seat.y),
                self._seat.size + follow * (place.size - self._seat.size),
            )
        self._last = self._left = place
        self._seen_s, self._candidate, self._doubt = now, None, None
        return Found(Person.PRESENT, replace(sight, face=face), None)

    def _without(self, now: float, why: Why) -> Found:
        if self._seen_s is None or now - self._seen_s > BRIDGE_S:
            self._last = None
        if self._candidate is not None and now - self._candidate[2] > BRIDGE_S:
            self._candidate = None
        return self._not_here(now, why)

    def _not_here(self, now: float, why: Why) -> Found:
        # Something that comes and goes is doubted once, not at each coming.
        if self._candidate is not None and self._candidate[2] == now:
            since = self._doubt[0] if self._doubt and now - self._doubt[1] < DOUBT_S else now
            self._doubt = (since, now)
        since_s = self._doubt[0] if self._doubt else None
        if self._seen_s is not None and (since_s is None or since_s - self._seen_s < DOUBT_S):
            since_s = self._seen_s
        unsure = since_s is not None and now - since_s <= UNCERTAIN_S
        return Found(Person.UNCERTAIN if unsure else Person.ABSENT, None, why)

    def _watch_candidate(self, place: Place, now: float) -> float:
        """Return since when something unbroken has been where `place` is."""
        since = now
        if self._candidate is not None:
            before, began, last = self._candidate
            if now - last <= max(BRIDGE_S, 2.5) and not self._jumped(before, place, now - last):
                since = began
        self._candidate = (place, since, now)
        return since

    def _is_known(self, body: Body) -> bool:
        place = place_of(body)
        whole = body.sees(K.NOSE, K.LEFT_SHOULDER, K.RIGHT_SHOULDER)
        return whole and self._known is not None and place is not None and place.near(self._known)

    def _was_just_there(self, place: Place) -> bool:
        return self._left is not None and place.near(self._left)

    def _profile_wait(self) -> float:
        return self._side_s if self._seat is None else min(self._side_s, RETURN_SIDE_S)

    def _expired(self, now: float) -> bool:
        return self._seen_s is None or now - self._seen_s > FORGET_S


def place_of(body: Body | None) -> Place | None:
    """Return where `body` is, or None where its head cannot be seen.

    The shoulders may lie outside the picture: the network still says where.
    """
    if body is None or not _a_head(body):
        return None
    points = body.points[[K.NOSE, K.LEFT_EAR, K.RIGHT_EAR, K.LEFT_SHOULDER, K.RIGHT_SHOULDER]]
    middle = points.mean(axis=0)
    ears, shoulders = points[1:3].mean(axis=0), points[3:5].mean(axis=0)
    # Ear to shoulder is 0.58 shoulder widths, on rendered and photographed people.
    neck, width = float(hypot(*(ears - shoulders))), float(hypot(*(points[3] - points[4])))
    size = 0.4 * max(width, 1.7 * neck)
    return Place(float(middle[0]), float(middle[1]), size) if size > 1.0 else None


def belongs(face: Face, place: Place) -> bool:
    """Return whether `face` sits on the body at `place`: at its head, and of its size."""
    low, high = face.points.min(axis=0), face.points.max(axis=0)
    width = float(max(high[0] - low[0], (high[1] - low[1]) * 0.7))
    across, down = (float(v) for v in (low + high) / 2 - (place.x, place.y))
    # The head is above the middle of head and shoulders, or forward of it when bent.
    close = abs(across) < 1.5 * place.size and -2.0 * place.size < down < 1.0 * place.size
    return close and 0.5 * place.size < width < 3.0 * place.size


def fits_in_profile(body: Body, height: int) -> bool:
    """Return whether head, shoulders and hips are those of a person seen from the side.

    Three things that pose networks get wrong on drawings and furniture: the shoulders
    lie one behind the other, the nose stands clear before the ears, and the neck has a
    human share of the trunk. Limits from rendered and photographed side views (nose
    0.12 to 0.20 trunk lengths before the ears) against a cartoon (0.01 to 0.06).
    """
    if max(body.visibility[[K.LEFT_HIP, K.RIGHT_HIP]]) < VISIBLE:
        return False
    points = body.points
    ears = (points[K.LEFT_EAR] + points[K.RIGHT_EAR]) / 2
    shoulders = (points[K.LEFT_SHOULDER] + points[K.RIGHT_SHOULDER]) / 2
    hips = (points[K.LEFT_HIP] + points[K.RIGHT_HIP]) / 2
    trunk = float(hypot(*(shoulders - hips)))
    if trunk < MIN_BOX * height:
        return False
    width = float(hypot(*(points[K.LEFT_SHOULDER] - points[K.RIGHT_SHOULDER])))
    neck = float(hypot(*(ears - shoulders)))
    nose = float(hypot(*(points[K.NOSE] - ears)))
    return width < 0.32 * trunk and 0.2 * trunk < neck < 0.65 * trunk and nose > 0.08 * trunk


def _half_seen(sight: Sight, place: Place | None) -> Why | None:
    """Return how far a head without shoulders, or a body without a head, is in the picture.

    None where there is neither body nor face.
    """
    if sight.body is None and sight.face is None:
        return None
    height = 0.0 if sight.face is None else float(np.ptp(sight.face.points[:, 1]))
    near = height > NEAR_FACE * sight.height
    near = near or (place is not None and place.size > NEAR_SIZE * sight.width)
    return Why.TOO_NEAR if near else Why.HALF_SEEN


def _a_head(body: Body) -> bool:
    seen = body.visibility
    return bool(max(seen[K.NOSE], seen[K.LEFT_EAR], seen[K.RIGHT_EAR]) >= VISIBLE)


def _a_shoulder(body: Body) -> bool:
    seen = body.visibility
    return bool(max(seen[K.LEFT_SHOULDER], seen[K.RIGHT_SHOULDER]) >= VISIBLE)
