"""Notice a picture that is frozen or black. Pictures and their times in, a kind out."""

from __future__ import annotations

from posturecoach.vision.frame import Picture, TroubleKind
from posturecoach.vision.opencv import cv2

# Someone has to be told within 3 s, and pictures are inspected every 0.4 s at least.
INSPECT_S = 0.4
STILL_S = 2.2
BLACK_S = 1.8

# A covered lens is not quite 0: video black is 16 in many formats, and noise adds
# a few levels. A dark room with a face lit by a screen spreads wider than this.
_BLACK_MEAN = 20.0
_BLACK_SPREAD = 4.0


class Watch:
    """Tell whether what comes is a picture of now.

    Frozen means that every pixel of every inspected picture has been equal for
    `STILL_S`. A camera's noise alone changes some; only a hung driver, a stuck
    converter or a still test picture repeats them all.

    Attributes
    ----------
    kind
        FROZEN, BLACK (which wins when both are true), or None when all is well.

    """

    def __init__(self) -> None:
        self.kind: TroubleKind | None = None
        self._last: Picture | None = None
        self._still_since_s = 0.0
        self._black_since_s: float | None = None

    def inspect(self, time_s: float, picture: Picture) -> TroubleKind | None:
        """Look at a picture of `time_s` (seconds, growing) and return the new `kind`.

        The picture is kept for the next comparison and must not be written to.
        """
        if self._last is None or not same(self._last, picture):
            self._still_since_s = time_s
        self._last = picture
        if not is_black(picture):
            self._black_since_s = None
        elif self._black_since_s is None:
            self._black_since_s = time_s

        if self._black_since_s is not None and time_s - self._black_since_s >= BLACK_S:
            self.kind = TroubleKind.BLACK
        elif time_s - self._still_since_s >= STILL_S:
            self.kind = TroubleKind.FROZEN
        else:
            self.kind = None
        return self.kind


def same(one: Picture, other: Picture) -> bool:
    """Return whether two pictures are equal in every pixel."""
    if one.shape != other.shape:
        return False
    middle = one.shape[0] // 2  # nearly every pair differs here, and costs no more than this
    if (one[middle] != other[middle]).any():
        return False
    return cv2.norm(one, other, cv2.NORM_INF) == 0.0


def is_black(picture: Picture) -> bool:
    """Return whether a picture is dark and without contrast, by a sample of its pixels."""
    step = max(1, min(picture.shape[:2]) // 60)
    sample = picture[::step, ::step]
    return bool(sample.mean() <= _BLACK_MEAN and sample.std() <= _BLACK_SPREAD)
