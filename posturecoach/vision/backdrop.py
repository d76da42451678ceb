"""Whether what is behind the person is still where it was: some corners, compared now and then.

Kept are the corners' places and 256 bits about each, in memory only; no picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import degrees, exp, hypot, sqrt

import numpy as np
import numpy.typing as npt

from posturecoach.posture.body import VISIBLE, FloatArray, Keypoint, Sight
from posturecoach.posture.geometry import focal_px
from posturecoach.posture.moved import Shift
from posturecoach.vision.frame import Frame, Picture
from posturecoach.vision.opencv import cv2

K = Keypoint

PAUSE_S = 1.0  # between two looks at the background ...
SOON_S = 0.5  # ... when it has just moved, or a reference is being made
SURE_LOOKS = 3  # at a background that has moved; a knock on the desk lasts for one or two
WIDTH = 320  # of the small picture, pixels; a turn of one degree is 4 of them
FEATURES = 250
LEVELS = 2  # of the pyramid: a background hardly changes its size
FAST_THRESHOLD = 6  # grey levels; a corner must besides be there in two pictures
BORDER = 16  # at the edge of the small picture, where no corner can be described

LEAST = 16  # corners that make a background
LEAST_AGREE = 10  # corners that must agree on where it went ...
LEAST_SHARE = 0.3  # ... of those that were found again ...
LEAST_SPREAD = 0.12  # ... and how far apart they lie (standard deviation), in picture widths
SAME_BITS = 60  # of 256: a corner that looks like this one; others differ by 90 to 160
AT_REST_BITS = 44  # by which one that is where it was differs at most
AT_REST_SHARE = 0.25  # so many of these prove a camera at rest, whatever else moves: one that
# has turned by 1.2 degrees leaves at most 0.14 (rendered rooms)
LASTING_SHARE = 0.5  # so many must last from one picture to the next to make a reference
STILL_PX = 2.0  # of small pictures: a corner that went no further has not moved
STILL_AGAINST = 0.3  # so many of these, all over the picture, do so, too: a camera that moves
# leaves nothing where it was, while curtains and people leave most of it
NEAR_PX = 7.0  # first guess: corners that agree, before perspective is thought of ...
REACH_PX = 3.0  # ... and then
ROUNDS = 6
FOCAL_DOUBT = 0.05  # of a shift: the field of view is not known
UPKEEP_SHARE = 0.7  # below, while at rest, what a lamp or the sun has changed is learned anew

Bits = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class _Corners:
    """Corners of one small picture.

    Attributes
    ----------
    places
        Shape (n, 2), from the middle of the small picture, x right, y down.
    bits
        Shape (n, 32).
    keypoints
        As OpenCV has them, each knowing its own number.

    """

    places: FloatArray
    bits: Bits
    keypoints: Sequence[cv2.KeyPoint]


class Backdrop:
    """Compare the background with that of a reference picture.

    The reference is what two pictures, half a second apart, have in common: when first
    something can be seen, and after `reset`.
    """

    def __init__(self) -> None:
        self._orb = cv2.ORB.create(
            nfeatures=FEATURES, nlevels=LEVELS, edgeThreshold=BORDER, fastThreshold=FAST_THRESHOLD
        )
        self._matcher = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True)
        self._size = (0, 0)
        self._first: _Corners | None = None  # for a reference that is being made
        self._reference: _Corners | None = None
        self._looked_s: float | None = None
        self._shift: Shift | None = None
        self._elsewhere = 0  # how many looks in a row

    def reset(self) -> None:
        """Take the next pictures as the reference."""
        self._first = self._reference = self._looked_s = self._shift = None
        self._elsewhere = 0

    def update(self, frame: Frame, sight: Sight | None) -> Shift | None:
        """Return where the background is now; None where nothing can be said.

        Looks once a second of the frames' time; in between the last answer stands.

        Parameters
        ----------
        frame
            The picture; nothing of it is kept.
        sight
            The person in it, who is left out; None for nobody.

        """
        now = frame.time_s
        if self._looked_s is not None and 0.0 <= now - self._looked_s < self._pause_s() - 1e-6:
            return self._shift
        height, width = frame.picture.shape[:2]
        if self._size != (width, height):
            self.reset()
            self._size = (width, height)
        self._looked_s = now
        small = _small(frame.picture)
        mask = _mask(small.shape, sight, WIDTH / width)
        self._shift = self._look(small, mask, now, width / WIDTH)
        elsewhere = self._shift is not None and _is_elsewhere(self._shift)
        self._elsewhere = self._elsewhere + 1 if elsewhere else 0
        return self._shift

    def _pause_s(self) -> float:
        making = self._reference is None and self._first is not None
        new = 0 < self._elsewhere < SURE_LOOKS
        return SOON_S if making or new else PAUSE_S

    def _look(self, small: Picture, mask: Picture, now: float, factor: float) -> Shift | None:
        if self._reference is None:
            self._make(small, mask)
            return None if self._reference is None else _at_rest(now, 1.0, factor)
        there = self._there(self._reference, small, mask)
        share = float(np.mean(there)) if len(there) >= LEAST else 0.0
        if share >= AT_REST_SHARE:
            if share < UPKEEP_SHARE:
                self._make(small, mask)
            return _at_rest(now, share, factor)
        corners = self._corners(small, mask)
        if len(corners.places) < LEAST_AGREE:
            return None
        pairs = self._matcher.match(self._reference.bits, corners.bits)
        close = [pair for pair in pairs if pair.distance <= SAME_BITS]
        before = self._reference.places[[pair.queryIdx for pair in close]]
        after = corners.places[[pair.trainIdx for pair in close]]
        return _shift(before, after, now, factor)

    def _make(self, small: Picture, mask: Picture) -> None:
        """Make the reference of the corners that are in this picture and an earlier one."""
        first = self._first
        if first is not None:
            there = self._there(first, small, mask)
            if np.count_nonzero(there) >= LEAST and np.mean(there) >= LASTING_SHARE:
                self._reference, self._first = first, None
                return
        corners = self._corners(small, mask)
        self._first = corners if len(corners.places) >= LEAST else None

    def _corners(self, small: Picture, mask: Picture) -> _Corners:
        keypoints, bits = self._orb.detectAndCompute(small, mask)
        if bits is None:
            return _Corners(np.zeros((0, 2)), np.zeros((0, 32), np.uint8), ())
        for number, keypoint in enumerate(keypoints):
            keypoint.class_id = number
        middle = np.array([small.shape[1], small.shape[0]]) / 2.0
        places = np.array([keypoint.pt for keypoint in keypoints], dtype=np.float64) - middle
        return _Corners(places, np.asarray(bits, dtype=np.uint8), keypoints)

    def _there(self, corners: _Corners, small: Picture, mask: Picture) -> npt.NDArray[np.bool_]:
        """Return which of those corners that can be seen now look as they did."""
        free = [k for k in corners.keypoints if mask[int(k.pt[1]), int(k.pt[0])]]
        keypoints, bits = self._orb.compute(small, free)
        if bits is None:
            return np.zeros(0, np.bool_)
        before = corners.bits[[keypoint.class_id for keypoint in keypoints]]
        differ = np.bitwise_count(np.asarray(bits, dtype=np.uint8) ^ before).sum(axis=1)
        return np.asarray(differ <= AT_REST_BITS)


def _is_elsewhere(shift: Shift) -> bool:
    return (shift.dx_px, shift.dy_px, shift.roll_deg) != (0.0, 0.0, 0.0)


def _at_rest(now: float, share: float, factor: float) -> Shift:
    return Shift(now, 0.0, 0.0, 1.0, 0.0, STILL_PX * factor, share)


def _shift(before: FloatArray, after: FloatArray, now: float, factor: float) -> Shift | None:
    """Return the shift on which most corners agree; None where too few do.

    `before` and `after` have shape (n, 2), from the middle of the small picture.
    """
    if len(before) < LEAST_AGREE:
        return None
    camera = _Camera.from_pairs(before, after)
    if camera is None:
        return None
    miss = np.hypot(*(camera(before) - after).T)
    agree = miss <= REACH_PX
    n = int(np.count_nonzero(agree))
    still = before[np.hypot(*(after - before).T) <= STILL_PX]
    if len(still) >= STILL_AGAINST * n and _enough(still):
        return _at_rest(now, len(still) / len(before), factor)
    if n < LEAST_SHARE * len(before) or not _enough(before[agree]):
        return None
    dx, dy = camera(np.zeros((1, 2)))[0].tolist()
    noise = sqrt(float(np.mean(miss[agree] ** 2)))
    pm = hypot(0.5, noise * camera.doubt(before[agree]), FOCAL_DOUBT * hypot(dx, dy))
    turned = degrees(float(np.arctan2(camera.turn[1, 0], camera.turn[0, 0])))
    return Shift(now, dx * factor, dy * factor, camera.scale, turned, pm * factor, n / len(before))


def _enough(places: FloatArray) -> bool:
    """Return whether corners are so many, and so far apart, that they speak for the picture."""
    if len(places) < LEAST_AGREE:
        return False
    return float(np.hypot(*places.std(axis=0))) >= LEAST_SPREAD * WIDTH


@dataclass(frozen=True, slots=True, eq=False)
class _Camera:
    """How a camera turned, and how much larger it sees: what moves near and far alike.

    Attributes
    ----------
    turn
        Shape (3, 3), of the rays.
    scale
        1 for a camera that only turned.

    """

    turn: FloatArray
    scale: float

    def __call__(self, places: FloatArray) -> FloatArray:
        """Return where places of shape (n, 2) have gone."""
        rays = np.column_stack([places, np.full(len(places), _FOCAL)]) @ self.turn.T
        gone: FloatArray = self.scale * _FOCAL * rays[:, :2] / rays[:, 2:]
        return gone

    @classmethod
    def from_pairs(cls, before: FloatArray, after: FloatArray) -> _Camera | None:
        """Return the camera on which most pairs agree; None where they don't.

        A free homography, which has eight numbers, runs wild where all corners lie on one
        side of the person; a camera that turns has three.
        """
        matrix, inside = cv2.estimateAffinePartial2D(
            before, after, method=cv2.RANSAC, ransacReprojThreshold=NEAR_PX, maxIters=500
        )
        if matrix is None:
            return None
        agree = inside.ravel() > 0
        camera = cls(np.eye(3), 1.0)
        for _ in range(ROUNDS):
            if np.count_nonzero(agree) < LEAST_AGREE:
                return None
            camera = camera._nearer(before[agree], after[agree])
            agree = np.hypot(*(camera(before) - after).T) <= (REACH_PX + NEAR_PX) / 2.0
        return camera

    def _nearer(self, before: FloatArray, after: FloatArray) -> _Camera:
        """Return the camera after one least-squares step."""
        error = (after - self(before)).T.reshape(-1)
        step = np.linalg.lstsq(_slopes(self(before)), error, rcond=None)[0]
        turn = np.asarray(cv2.Rodrigues(step[:3])[0], dtype=np.float64)
        return _Camera(turn @ self.turn, self.scale * exp(float(np.clip(step[3], -0.5, 0.5))))

    def doubt(self, before: FloatArray) -> float:
        """Return the 95 % half width of where the middle went, per pixel of noise.

        Large where the places of the corners, shape (n, 2), leave open whether the middle
        moved or everything turned about them.
        """
        slopes = _slopes(self(before))
        spread = np.linalg.pinv(slopes.T @ slopes)
        return 1.96 * _FOCAL * sqrt(float(max(spread[0, 0], spread[1, 1])))


_FOCAL = focal_px(WIDTH)


def _slopes(places: FloatArray) -> FloatArray:
    """Return what turns about x, y and the axis, and a growth, do to places of shape (n, 2).

    Shape (2 n, 4): all across the picture, then all down.
    """
    x, y = places.T
    across = np.column_stack([-x * y / _FOCAL, _FOCAL + x * x / _FOCAL, -y, x])
    along = np.column_stack([-_FOCAL - y * y / _FOCAL, x * y / _FOCAL, x, y])
    return np.vstack([across, along])


def _small(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    size = (WIDTH, max(1, round(height * WIDTH / width)))
    if width >= 4 * WIDTH:  # averaging all of a large picture would cost most of the look
        twice = (2 * size[0], 2 * size[1])
        picture = np.asarray(
            cv2.resize(picture, twice, interpolation=cv2.INTER_NEAREST), dtype=np.uint8
        )
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _mask(shape: tuple[int, ...], sight: Sight | None, factor: float) -> Picture:
    """Return where the background is (255), the person left out generously (0)."""
    mask = np.full(shape[:2], 255, np.uint8)
    body = None if sight is None else sight.body
    if body is None:
        return mask
    points = body.points * factor
    head = points[[K.NOSE, K.LEFT_EAR, K.RIGHT_EAR]].mean(axis=0)
    shoulders = points[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]]
    middle = shoulders.mean(axis=0)
    size = max(hypot(*(shoulders[0] - shoulders[1])), 1.7 * hypot(*(head - middle)), 8.0)
    cv2.circle(mask, _pixel(*head), round(0.6 * size), 0, -1)
    top = shoulders[:, 1].min() - 0.25 * size
    left, right = middle[0] - 0.85 * size, middle[0] + 0.85 * size
    cv2.rectangle(mask, _pixel(left, top), _pixel(right, middle[1] + 2.5 * size), 0, -1)
    for point, seen in zip(points, body.visibility, strict=True):
        if seen >= VISIBLE:
            cv2.circle(mask, _pixel(*point), round(0.3 * size), 0, -1)
    return mask


def _pixel(x: float, y: float) -> tuple[int, int]:
    return round(float(x)), round(float(y))
