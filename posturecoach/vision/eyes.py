"""Are there eyes where the face mesh says? Of a hand before the face it says so, too."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from posturecoach.posture.body import Face, FloatArray
from posturecoach.posture.regression import median_of
from posturecoach.vision.frame import Picture

IntArray = npt.NDArray[np.int64]

# Irises, middles of the lids and corners of the eyes; cheeks, forehead and nose.
_EYES = [468, 473, 159, 386, 145, 374, 33, 263, 133, 362]
_SKIN = [50, 280, 205, 425, 151, 9, 4, 197, 101, 330]
_AROUND = np.array([(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1)])
_GRID = 12  # so many rows and columns of pixels on and around the head tell its darkest
_BEYOND = 0.3  # of the face's width and height, to each side: hair, beard, collar
_DARKEST = 0.05
_LEAST_LEVELS = 8.0


def eye_contrast(picture: Picture, face: Face) -> float:
    """Return how much the eyes differ from the skin around them, as a share.

    Of the difference between that skin and the darkest of the head: glare before a
    window lays one grey over all of them. Differs, not darker: in a dark face the white of
    the eyes is the brighter part. Of green; 0 where there is nothing but skin.
    """
    points = face.points
    marks = np.round(points[_EYES + _SKIN]).astype(np.int64)[:, None, :] + _AROUND
    levels = _at(picture, marks[..., 0], marks[..., 1]).mean(axis=1)
    skin = median_of(levels[len(_EYES) :])
    low, high = points.min(axis=0), points.max(axis=0)
    beyond = _BEYOND * (high - low)
    columns, rows = np.linspace(low - beyond, high + beyond, _GRID).astype(np.int64).T
    head = np.sort(_at(picture, columns[None, :], rows[:, None]), axis=None)
    darkest = float(head[round(_DARKEST * (len(head) - 1))])
    differs = float(np.abs(levels[: len(_EYES)] - skin).mean())
    return differs / max(skin - darkest, _LEAST_LEVELS)


def _at(picture: Picture, columns: IntArray, rows: IntArray) -> FloatArray:
    """Return the green levels at these places; beyond the edge, of the edge."""
    height, width = picture.shape[:2]
    rows, columns = np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)
    levels: FloatArray = picture[rows, columns, 1].astype(np.float64)
    return levels
