"""Are there eyes where the face mesh says? Of a hand before the face it says so, too."""

from __future__ import annotations

import numpy as np

from posturecoach.posture.body import Face
from posturecoach.vision.frame import Picture

# Irises, middles of the lids and corners of the eyes; cheeks, forehead and nose.
_EYES = [468, 473, 159, 386, 145, 374, 33, 263, 133, 362]
_SKIN = [50, 280, 205, 425, 151, 9, 4, 197, 101, 330]
_AROUND = np.array([(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1)])


def eye_contrast(picture: Picture, face: Face) -> float:
    """Return by how much darker the eyes are than the skin around them, 0 to 1.

    As a share of the skin's own level, green, so that a darker picture or skin changes
    it little. 0.14 to 0.8 for real people, whether the eyes are open or closed; 0.04 for
    a hand (drawn) that covers them. 0 may also be below: light eyes on nothing.
    """
    height, width = picture.shape[:2]
    places = np.round(face.points[_EYES + _SKIN]).astype(np.int64)[:, None, :] + _AROUND
    columns, rows = np.clip(places[..., 0], 0, width - 1), np.clip(places[..., 1], 0, height - 1)
    levels = picture[rows, columns, 1].mean(axis=1)
    skin = float(np.median(levels[len(_EYES) :]))
    return 1.0 - float(levels[: len(_EYES)].mean()) / max(skin, 1.0)
