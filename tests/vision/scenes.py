"""Pictures as a camera would take them in worse light, and things before a face. Drawn here."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from posturecoach.posture.body import Keypoint
from posturecoach.vision.opencv import cv2

K = Keypoint
FIXTURES = Path(__file__).parents[1] / "fixtures"
GAMMA = 2.2
WHITE_ELECTRONS = 4000.0  # of a small webcam's pixel
READ_ELECTRONS = 6.0


def picture(name):
    return cv2.imread(str(FIXTURES / name))


def in_less_light(scene, share, *, seed, gain=0.0):
    """Return `scene` taken with this share of its light.

    The fewer photons there are, the more their number varies; then come the noise of
    reading them out, ten bits and eight. The camera makes good for `gain` of the loss
    (as a share of its logarithm), which makes the picture brighter and the noise, too.
    """
    rng = np.random.default_rng(seed)
    electrons = rng.poisson((scene / 255.0) ** GAMMA * share * WHITE_ELECTRONS)
    electrons = electrons + rng.normal(0.0, READ_ELECTRONS, scene.shape)
    return _developed(electrons / share**gain)


def before_a_window(scene, person, share, *, glare=0.03, seed=0):
    """Return `scene` with a bright sky behind `person` (a mask), who has `share` of the light.

    `glare` is the part of all light that the lens spreads over the picture.
    """
    rng = np.random.default_rng(seed)
    soft = cv2.GaussianBlur(person.astype(np.float32), (0, 0), 1.0)[..., None]
    light = (scene / 255.0) ** GAMMA * share * soft + 1.3 * (1.0 - soft)
    light = light * (1.0 - glare) + glare * light.mean(axis=(0, 1))
    electrons = rng.poisson(light * WHITE_ELECTRONS)
    return _developed(electrons + rng.normal(0.0, READ_ELECTRONS, scene.shape))


def _developed(electrons):
    levels = np.round(np.clip(electrons / WHITE_ELECTRONS, 0.0, 1.0) * 1023.0) / 1023.0
    return np.round(255.0 * levels ** (1.0 / GAMMA)).astype(np.uint8)


def outline(body, shape):
    """Return a mask of somebody who faces the camera: head, neck and trunk."""
    mask = np.zeros(shape[:2], np.uint8)
    left, right = body.at(K.LEFT_SHOULDER), body.at(K.RIGHT_SHOULDER)
    ears = (body.at(K.LEFT_EAR) + body.at(K.RIGHT_EAR)) / 2
    wide = np.hypot(*(left - right))
    centre = tuple(int(v) for v in ears)
    cv2.ellipse(mask, centre, (int(0.27 * wide), int(0.36 * wide)), 0, 0, 360, 1, -1)
    aside, up = np.array([0.22 * wide, 0.0]), np.array([0.0, 0.12 * wide])
    floor = float(shape[0])
    corners = [
        ears - 0.6 * aside, ears + 0.6 * aside, left - aside - up, left + aside,
        (left[0] + aside[0], floor), (right[0] - aside[0], floor), right - aside,
        right + aside - up,
    ]  # fmt: skip
    cv2.fillPoly(mask, [np.round(np.array(corners)).astype(np.int32)], 1)
    return mask


class Drawn:
    """Draws on a picture, in the axes of the `face` in it: widths and heights of the face."""

    def __init__(self, scene, face):
        self.scene = scene
        self.points = points = face.points
        right, down = points[454] - points[234], points[152] - points[10]
        self.wide, self.high = np.hypot(*right), np.hypot(*down)
        self.right, self.down = right / self.wide, down / self.high
        x, y = points[[50, 280]].mean(axis=0).astype(int)
        near = scene[y - 4 : y + 5, x - 4 : x + 5].reshape(-1, 3)
        self.skin = tuple(int(v) for v in np.median(near, axis=0))
        self.shade = tuple(int(0.8 * v) for v in self.skin)

    def at(self, start, right=0.0, down=0.0):
        x, y = start + self.right * right * self.wide + self.down * down * self.high
        return int(x), int(y)

    def slab(self, start, box, colour):
        left, right, top, bottom = box
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        points = np.array([self.at(start, *corner) for corner in corners], np.int32)
        out = self.scene.copy()
        cv2.fillPoly(out, [points], colour)
        self.scene = out
        return self

    def hand(self, start, wide, high, arm):
        """A palm of this size with fingers, and a forearm to `arm`."""
        out = self.scene.copy()
        cv2.line(out, self.at(start), self.at(start, *arm), self.shade, int(0.3 * self.wide))
        size = int(wide * self.wide), int(high * self.high)
        angle = float(np.degrees(np.arctan2(self.right[1], self.right[0])))
        cv2.ellipse(out, self.at(start), size, angle, 0, 360, self.skin, -1, cv2.LINE_AA)
        for finger in (-0.5, 0.0, 0.5):
            ends = [self.at(start, finger * wide, part * high) for part in (-0.9, 0.5)]
            cv2.line(out, *ends, self.shade, 2, cv2.LINE_AA)
        self.scene = out
        return self

    def mask(self, colour):
        edge = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365,
                397, 288, 361, 323, 454, 197]  # fmt: skip
        out = self.scene.copy()
        cv2.fillPoly(out, [np.round(self.points[edge]).astype(np.int32)], colour)
        self.scene = out
        return self

    def frames(self, colour):
        """Glasses with thin frames."""
        out, thick = self.scene.copy(), max(2, int(0.025 * self.wide))
        for eye, away in ((468, -1), (473, 1)):
            centre = self.points[eye]
            radius = int(0.17 * self.wide)
            cv2.circle(out, self.at(centre), radius, colour, thick, cv2.LINE_AA)
            cv2.line(out, self.at(centre, 0.17 * away), self.at(centre, 0.4 * away), colour, thick)
        cv2.line(
            out,
            self.at(self.points[468], 0.17),
            self.at(self.points[473], -0.17),
            colour,
            thick,
        )
        self.scene = out
        return self


def middle(points, *numbers):
    return points[list(numbers)].mean(axis=0)


BLACK, CLOTH, NAVY = (25, 25, 25), (200, 170, 140), (60, 40, 30)

BEFORE_A_FACE = {
    "glasses": lambda d: d.frames(BLACK),
    "sunglasses": lambda d: d.slab(middle(d.points, 33, 263), (-0.5, 0.5, -0.11, 0.13), BLACK),
    "a hand on the mouth": lambda d: d.hand(middle(d.points, 13, 14), 0.33, 0.2, (0.2, 1.2)),
    "a hand on the cheek": lambda d: d.hand(d.points[280], 0.22, 0.33, (0.4, 1.4)),
    "the chin on a hand": lambda d: d.hand(d.points[152], 0.3, 0.13, (0.3, 1.0)),
    "a hand on the brow": lambda d: d.hand(d.points[9], 0.4, 0.2, (0.8, 1.0)),
    "a hand before the whole face": lambda d: d.hand(
        middle(d.points, 234, 454, 10, 152), 0.5, 0.45, (0.0, 1.4)
    ),
    "a mask": lambda d: d.mask(CLOTH),
    "a hat": lambda d: d.slab(d.points[10], (-0.62, 0.62, -0.55, 0.02), NAVY).slab(
        d.points[10], (-0.75, 0.75, -0.02, 0.2), NAVY
    ),
    "a phone at the ear": lambda d: d.hand(d.points[454], 0.14, 0.26, (0.5, 1.5)).slab(
        d.points[454], (-0.01, 0.13, -0.35, 0.5), BLACK
    ),
}
