"""Pictures made to fit a screen. What is measured is never touched."""

from __future__ import annotations

import numpy as np

from posturecoach.vision.frame import Picture
from posturecoach.vision.opencv import cv2

_SAMPLES = 48  # along each side: enough to tell a dark room, and nearly free


def preview(picture: Picture, width: int, height: int, *, mirror: bool) -> Picture:
    """Return a new picture as large as fits into `width` x `height` pixels, aspect kept.

    Parameters
    ----------
    picture
        Shape (rows, columns, 3), blue-green-red.
    width, height
        The space there is, in pixels of the screen.
    mirror
        Turn left into right, as a mirror does. For the eye only.

    Returns
    -------
    Picture
        Shape (rows, columns, 4), blue-green-red and 255: the form that a screen takes
        without another conversion. C-contiguous.

    Raises
    ------
    ValueError
        If `width` or `height` is below 1.

    """
    if width < 1 or height < 1:
        raise ValueError(f"expected a space of at least 1 x 1, got {width} x {height}")
    rows, columns = picture.shape[:2]
    scale = min(width / columns, height / rows)
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    # INTER_LINEAR skips pixels below one half, which flickers; above, nobody sees more.
    way = cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR  # noqa: PLR2004
    shown = cv2.resize(picture, size, interpolation=way)
    if mirror:
        shown = cv2.flip(shown, 1)
    return np.asarray(cv2.cvtColor(shown, cv2.COLOR_BGR2BGRA), np.uint8)


def brightness(picture: Picture) -> float:
    """Return how bright `picture` is on the whole, 0 (black) to 1 (white).

    Taken from a coarse grid of its pixels, as the mean of the three colours.
    """
    rows, columns = picture.shape[:2]
    grid = picture[:: max(1, rows // _SAMPLES), :: max(1, columns // _SAMPLES)]
    return float(grid.mean()) / 255.0
