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

_Grey = npt.NDArray[np.float32]

PATIENCE_S = 1.0  # who moves for longer is looked at while moving
FOLLOW_S = 2.0  # after a movement, for what is smoothed to arrive
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
    """Tell whether a picture is worth a look: whether it shows what was not looked at yet.

    Who reaches for a cup and is back is not looked at; who has come to rest elsewhere is, and
    who goes on moving for a second.
    """

    def __init__(self) -> None:
        self._looked: _Grey | None = None
        self._before: _Grey | None = None
        self._looked_s = 0.0
        self._moves_since_s: float | None = None
        self._moved_s: float | None = None

    def worth(self, time_s: float, small: Picture) -> bool:
        """Return whether to look at a picture of `time_s`; noted as looked at if so.

        A light that grows or fades evenly is no movement. After `REFRESH_S` it is worth a look
        anyway.
        """
        now = small.astype(np.float32)
        before, self._before = self._before, now
        if _differ(self._looked, now):
            self._moved_s = time_s
            since = self._moves_since_s = self._moves_since_s or time_s
            if self._looked is None or not _differ(before, now) or time_s - since >= PATIENCE_S:
                return self._look(time_s, now)
            return False
        self._moves_since_s = None
        return time_s - self._looked_s >= REFRESH_S and self._look(time_s, now)

    def busy(self, time_s: float) -> bool:
        """Return whether something has moved just now, and measures still follow it."""
        return self._moved_s is not None and time_s - self._moved_s < FOLLOW_S

    def _look(self, time_s: float, now: _Grey) -> bool:
        self._looked, self._looked_s, self._moves_since_s = now, time_s, None
        return True


def _differ(one: _Grey | None, now: _Grey) -> bool:
    if one is None or one.shape != now.shape:
        return True
    lit = now * ((float(one.mean()) + 1.0) / (float(now.mean()) + 1.0))
    return int((np.abs(lit - one) > _MOVED_LEVELS).sum()) >= _MOVED_CELLS


def _grey(picture: Picture) -> Picture:
    # Averaged, not picked: the noise of single pixels would look like movement.
    return np.asarray(cv2.cvtColor(_shrunk(picture), cv2.COLOR_BGR2GRAY), np.uint8)


def _shrunk(picture: Picture) -> Picture:
    rows = max(1, round(_COLUMNS * picture.shape[0] / picture.shape[1]))
    small = cv2.resize(picture, (_COLUMNS, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)
