"""Whether what is behind the person is still where it was: some corners, compared now and then.

Kept are the corners' places and 256 bits about each, in memory only; no picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot, sqrt

import numpy as np
import numpy.typing as npt

from posturecoach.posture.body import VISIBLE, Body, FloatArray, Keypoint, Sight
from posturecoach.posture.moved import Shift
from posturecoach.vision.frame import Frame, Picture
from posturecoach.vision.opencv import cv2

K = Keypoint

PAUSE_S = 1.0  # between two looks at the background
WIDTH = 320  # of the small picture, pixels
FEATURES = 250
LEVELS = 2  # of the pyramid; a background hardly changes its size
FAST_THRESHOLD = 12  # grey levels: corners weaker than this are noise
BORDER = 16  # pixels of the small picture at its edge, where no corner can be described

LEAST = 20  # corners that make a background
LEAST_AGREE = 12  # corners that must agree on where it went
LEAST_SHARE = 0.3
LEAST_SPREAD = 0.18  # how far apart they lie (standard deviation), of the picture's width
SAME_BITS = 60  # of 256: a corner that looks like this one; others differ by 90 to 160
STILL_SHARE = 0.5  # so many corners that are where they were prove a camera at rest ...
STILL_AGAINST = 0.5  # ... or so many for each that went elsewhere together
REACH_PX = 3.0  # corners that agree lie so near to where they should
STILL_PM_PX = 1.5  # a corner looks the same when it has gone so far
UPKEEP_SHARE = 0.7  # below, the corners are renewed

Bits = npt.NDArray[np.uint8]
_Pairs = tuple[FloatArray, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class _Corners:
    """Corners of one small picture: where they are, shape (n, 2), and their bits, (n, 32)."""

    points: FloatArray
    bits: Bits
    keypoints: tuple[cv2.KeyPoint, ...]


class Backdrop:
    """Compare the background with that of a reference picture.

    The reference is taken when first something can be seen, and after `reset`.
    """

    def __init__(self) -> None:
        self._orb = cv2.ORB.create(
            nfeatures=FEATURES, nlevels=LEVELS, edgeThreshold=BORDER, fastThreshold=FAST_THRESHOLD
        )
        self._matcher = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True)
        self._size = (0, 0)
        self._middle = np.zeros(2)
        self._reference: _Corners | None = None
        self._looked_s: float | None = None
        self._shift: Shift | None = None

    def reset(self) -> None:
        """Take the next picture as the reference."""
        self._reference = self._looked_s = self._shift = None

    def update(self, frame: Frame, sight: Sight | None) -> Shift | None:
        """Return where the background is now; None where nothing can be said.

        Looks at most once in `PAUSE_S`; in between the last answer stands.

        Parameters
        ----------
        frame
            The picture; nothing of it is kept.
        sight
            The person in it, who is left out; None for nobody.

        """
        now = frame.time_s
        if self._looked_s is not None and 0.0 <= now - self._looked_s < PAUSE_S - 1e-6:
            return self._shift
        self._looked_s = now
        height, width = frame.picture.shape[:2]
        if self._size != (width, height):
            self._size = (width, height)
            self._reference = None
        small = _small(frame.picture)
        self._middle = np.array([small.shape[1], small.shape[0]]) / 2.0
        mask = _mask(small.shape, sight, WIDTH / width)
        self._shift = self._look(small, mask, now, width / WIDTH)
        return self._shift

    def _look(self, small: Picture, mask: Picture, now: float, factor: float) -> Shift | None:
        if self._reference is None:
            corners = self._corners(small, mask)
            if len(corners.points) < LEAST:
                return None
            self._reference = corners
            return Shift(now, 0.0, 0.0, 1.0, 0.0, STILL_PM_PX * factor, 1.0)
        still, of = self._still(self._reference, small, mask)
        if of >= LEAST and still >= STILL_SHARE * of:
            return _at_rest(now, still / of, factor)
        pairs = self._pairs(self._reference, self._corners(small, mask))
        return None if pairs is None else _moved(*pairs, still, now, factor)

    def _corners(self, small: Picture, mask: Picture) -> _Corners:
        keypoints, bits = self._orb.detectAndCompute(small, mask)
        return _described(keypoints, None if bits is None else np.asarray(bits, dtype=np.uint8))

    def _still(self, reference: _Corners, small: Picture, mask: Picture) -> tuple[int, int]:
        """Return how many of the reference's corners are where they were, and of how many."""
        x, y = reference.points.astype(int).T
        free = [
            keypoint
            for keypoint, clear in zip(reference.keypoints, mask[y, x] > 0, strict=True)
            if clear
        ]
        keypoints, bits = self._orb.compute(small, free)
        if bits is None:
            return 0, 0
        before = reference.bits[[keypoint.class_id for keypoint in keypoints]]
        differ = np.bitwise_count(np.asarray(bits, dtype=np.uint8) ^ before).sum(axis=1)
        return int(np.count_nonzero(differ <= SAME_BITS)), len(keypoints)

    def _pairs(self, reference: _Corners, corners: _Corners) -> _Pairs | None:
        """Return where corners were and where those that look the same are now."""
        if len(corners.points) < LEAST:
            return None
        pairs = self._matcher.match(reference.bits, corners.bits)
        close = [pair for pair in pairs if pair.distance <= SAME_BITS]
        if len(close) < LEAST_AGREE:
            return None
        before = reference.points[[pair.queryIdx for pair in close]]
        after = corners.points[[pair.trainIdx for pair in close]]
        return before - self._middle, after - self._middle


def _described(keypoints: Sequence[cv2.KeyPoint], bits: Bits | None) -> _Corners:
    if bits is None:
        return _Corners(np.zeros((0, 2)), np.zeros((0, 32), np.uint8), ())
    for index, keypoint in enumerate(keypoints):
        keypoint.class_id = index
    points = np.array([keypoint.pt for keypoint in keypoints], dtype=np.float64)
    return _Corners(points, bits, tuple(keypoints))


def _at_rest(now: float, share: float, factor: float) -> Shift:
    return Shift(now, 0.0, 0.0, 1.0, 0.0, STILL_PM_PX * factor, share)


def _moved(
    before: FloatArray, after: FloatArray, still: int, now: float, factor: float
) -> Shift | None:
    """Return the shift on which most corners agree; None where too few do.

    `before` and `after` have shape (n, 2), from the middle of the small picture; `still`
    is how many corners are where they were.
    """
    matrix, inside = cv2.findHomography(before, after, cv2.RANSAC, REACH_PX, maxIters=500)
    if matrix is None:
        return None
    found = np.asarray(matrix, dtype=np.float64)
    agree = inside.ravel() > 0
    n = int(np.count_nonzero(agree))
    if still >= max(LEAST_AGREE, STILL_AGAINST * n):
        return _at_rest(now, still / (still + n), factor)
    share = n / len(before)
    if n < LEAST_AGREE or share < LEAST_SHARE:
        return None
    if float(np.hypot(*before[agree].std(axis=0))) < LEAST_SPREAD * WIDTH:
        return None
    miss = _mapped(found, before[agree]) - after[agree]
    error = sqrt(float(np.mean((miss**2).sum(axis=1)))) * 2.0 / sqrt(n)
    return _shift(found, now, factor, error, share)


def _mapped(found: FloatArray, points: FloatArray) -> FloatArray:
    lifted = np.column_stack([points, np.ones(len(points))]) @ found.T
    mapped: FloatArray = lifted[:, :2] / lifted[:, 2:]
    return mapped


def _shift(
    found: FloatArray, now: float, factor: float, error: float, share: float
) -> Shift | None:
    """Return what `found` does at the middle of the picture; None where that is no camera's."""
    step = 20.0
    at, right, down = _mapped(found, np.array([[0.0, 0.0], [step, 0.0], [0.0, step]]))
    across, along = (right - at) / step, (down - at) / step
    area = float(across[0] * along[1] - across[1] * along[0])
    if not 0.4 < area < 2.5:  # noqa: PLR2004 - a mirrored or crushed background
        return None
    turn = atan2(float(across[1] - along[0]), float(across[0] + along[1]))
    dx, dy = at.tolist()
    return Shift(
        now, dx * factor, dy * factor, sqrt(area), degrees(turn), max(0.5, error) * factor, share
    )


def _small(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    size = (WIDTH, max(1, round(height * WIDTH / width)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _mask(shape: tuple[int, ...], sight: Sight | None, factor: float) -> Picture:
    """Return where the background is (255), the person left out generously (0)."""
    mask = np.full(shape[:2], 255, np.uint8)
    if sight is None or sight.body is None:
        return mask
    points = sight.body.points * factor
    head = points[[K.NOSE, K.LEFT_EAR, K.RIGHT_EAR]].mean(axis=0)
    left, right = points[K.LEFT_SHOULDER], points[K.RIGHT_SHOULDER]
    middle = (left + right) / 2.0
    size = max(hypot(*(left - right)), 1.7 * hypot(*(head - middle)), 8.0)
    cv2.circle(mask, _pixel(head), round(0.75 * size), 0, -1)
    low = max(middle[1] + 2.0 * size, shape[0])
    top = min(left[1], right[1]) - 0.25 * size
    cv2.rectangle(
        mask, _pixel((middle[0] - 0.95 * size, top)), _pixel((middle[0] + 0.95 * size, low)), 0, -1
    )
    for joint in _seen(sight.body, points):
        cv2.circle(mask, _pixel(joint), round(0.35 * size), 0, -1)
    return mask


def _seen(body: Body, points: FloatArray) -> list[FloatArray]:
    return [points[k] for k in range(len(points)) if body.visibility[k] >= VISIBLE]


def _pixel(point: FloatArray | tuple[float, float]) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))
