"""A glance at a picture, small and grey: for little it tells whether anything has moved.

While nobody sees the picture, most of the day nothing moves, and a network would find the
same body again. A glance costs a twentieth of a look.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from posturecoach.vision.frame import Picture
from posturecoach.vision.opencv import cv2

REFRESH_S = 15.0  # and be it as still as it may, so often it is looked at properly
# In a picture of 80 columns one cell is a hundred and more pixels of a camera: noise is
# averaged to below half a level there, while a head that moves by a fifth of a cell (8 mm at
# arm's length) changes its edges by more than this.
_COLUMNS = 80
_MOVED_LEVELS = 3.0
_MOVED_CELLS = 3  # fewer are a light, a clock, a fly


class Packet:
    """A picture as JPEG, decoded when it is asked for: whole, or for a glance.

    Parameters
    ----------
    data
        The file's bytes, dtype uint8.

    """

    def __init__(self, data: np.ndarray) -> None:
        self._data = data

    def __call__(self) -> Picture | None:
        """Return the picture, blue-green-red; None where it is damaged."""
        return self._decoded(cv2.IMREAD_COLOR)

    def small(self) -> Picture | None:
        """Return a quarter of its size, in grey; None where it is damaged."""
        return self._decoded(cv2.IMREAD_REDUCED_GRAYSCALE_4)

    def _decoded(self, how: int) -> Picture | None:
        try:
            picture = cv2.imdecode(self._data, how)
        except cv2.error:  # it promises more pixels than anybody has
            return None
        return None if picture is None else np.asarray(picture, np.uint8)


def glance(decode: Callable[[], Picture | None]) -> Picture | None:
    """Return a picture small and grey, shape (rows, 80); None where it is damaged."""
    if isinstance(decode, Packet):
        grey = decode.small()
    else:
        whole = decode()
        grey = None if whole is None else _grey(whole)
    return None if grey is None else _shrunk(grey)


class Stillness:
    """Tell whether a picture shows what the last one showed that was looked at."""

    def __init__(self) -> None:
        self._seen: npt.NDArray[np.float32] | None = None
        self._seen_s = 0.0

    def still(self, time_s: float, small: Picture) -> bool:
        """Return whether nothing has moved since `looked`; False after `REFRESH_S` anyway.

        A light that grows or fades evenly is no movement.
        """
        seen = self._seen
        if seen is None or seen.shape != small.shape or time_s - self._seen_s >= REFRESH_S:
            return False
        now = small.astype(np.float32)
        now *= (float(seen.mean()) + 1.0) / (float(now.mean()) + 1.0)
        return int((np.abs(now - seen) > _MOVED_LEVELS).sum()) < _MOVED_CELLS

    def looked(self, time_s: float, small: Picture) -> None:
        """Note what was looked at, and when."""
        self._seen, self._seen_s = small.astype(np.float32), time_s


def _grey(picture: Picture) -> Picture:
    # Averaged, not picked: the noise of single pixels would look like movement.
    return np.asarray(cv2.cvtColor(_shrunk(picture), cv2.COLOR_BGR2GRAY), np.uint8)


def _shrunk(picture: Picture) -> Picture:
    rows = max(1, round(_COLUMNS * picture.shape[0] / picture.shape[1]))
    small = cv2.resize(picture, (_COLUMNS, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)
