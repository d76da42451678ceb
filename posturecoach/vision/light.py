"""Is there light enough to measure by? Pictures in, a reason in plain words out.

What counts is not how dark a picture is but how much of the face is left in it: the
difference between its light and dark parts, against the noise. A camera that brightens a
dark room gives a bright picture of noise; a face lit by nothing but the screen can be
measured well. By experiment (docs/measures.md, "Light") the networks go on finding a face
long after their numbers are worth anything, so it is this that ends the measuring.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np

from posturecoach.posture.body import FloatArray, Keypoint, Sight
from posturecoach.posture.presence import Place, place_of
from posturecoach.vision.frame import Frame, Picture
from posturecoach.vision.watch import is_black

EVERY_S = 0.4  # so often a picture is looked at; light changes no faster for long
DARK_S = 0.7  # so long it must be bad ...
BRIGHT_S = 1.5  # ... and so long good again, before anything is said or unsaid
GAP_S = 3.0  # after so long without a look nothing is known

# Of the face's contrast, levels of 255 between its 10th and 90th percentile. At 7 to 8
# levels one change in twenty was off by more than its ± (rendered people, in the dark and
# before a window).
LEAST_CONTRAST = 8.0
# Of the noise of blocks of 8 x 8 pixels over that contrast: one in twenty at 0.087; of what
# is measured in one pair of pictures, some is less than it is.
MOST_GRAIN = 0.06
# The same in a single picture, from neighbouring pixels: one in twenty at 0.6.
MOST_GRAIN_STILL = 0.5
# A face with so little contrast for want of light had a level of 35 of 255 at most.
FLAT_LEVEL = 50.0
SLACK = 1.3  # so many times better it must become

# Where nobody was found: of the whole picture. Below 30 of 255 there was nobody to be found
# in any; the networks first lose people at a grain of 0.02, a lit room has 0.01.
DARK_LEVEL = 30.0
MOST_GRAIN_OF_ALL = 0.03
MOST_GRAIN_OF_ALL_STILL = 0.15

# A face before a window: the brightest quarter of the picture is so bright, and the face
# that many times darker.
WINDOW_LEVEL = 150.0
WINDOW_RATIO = 2.2

_BLOCK = 8
_BLOCKS = (12, 10)  # as many rows and columns of pairs of blocks are looked at
_LEVELS_PER_DEVIATION = 0.4538  # 35th percentile of a normal variable's absolute value
_CLIPPED = (2.0, 252.0)  # where a sensor shows no noise


class LightKind(StrEnum):
    """What is wrong with the light."""

    DARK = "dark"  # too little of it
    BACKLIT = "backlit"  # too much of it behind the person


WORDS = {
    LightKind.DARK: "It is too dark for me to see you. A lamp beside the screen helps.",
    LightKind.BACKLIT: "The window behind you is brighter than your face. "
    "Draw a curtain, or turn so that it is beside you.",
}


@dataclass(frozen=True, slots=True)
class LightState:
    """Whether there is light enough.

    Attributes
    ----------
    kind, words
        What is wrong, and how to tell it; both None when nothing is.

    """

    kind: LightKind | None = None
    words: str | None = None


GOOD = LightState()
_BAD = {kind: LightState(kind, words) for kind, words in WORDS.items()}


class Light:
    """Follow the light through a source's pictures, calm over time.

    Parameters
    ----------
    stills
        Whether each picture stands alone; then each is judged at once and by itself.

    Notes
    -----
    A few hundred blocks of a picture are kept until the next is looked at, for their
    noise; no picture is. Costs 0.2 ms at a look that is looked at, a few times a second.

    """

    def __init__(self, *, stills: bool = False) -> None:
        self._stills = stills
        self.reset()

    def reset(self) -> None:
        """Forget the past: another source."""
        self._state = GOOD
        self._seen_s: float | None = None
        self._blocks: FloatArray | None = None
        self._turning: tuple[LightKind | None, float] | None = None  # to what, since when

    def update(self, frame: Frame, sight: Sight | None) -> LightState:
        """Return the light, with `frame` taken into account.

        Parameters
        ----------
        frame
            The picture. Times must not go back.
        sight
            What was found in it, whoever it is; None where nobody was.

        """
        now = frame.time_s
        if self._stills:
            self.reset()
        elif self._seen_s is not None:
            if 0.0 <= now - self._seen_s < EVERY_S:
                return self._state
            if not 0.0 <= now - self._seen_s <= GAP_S:
                self.reset()
        self._seen_s = now
        blocks = _block_means(frame.picture)
        kind = self._kind_of(frame.picture, sight, blocks)
        self._blocks = blocks
        if kind is LightKind.DARK and is_black(frame.picture):
            kind = None  # a covered lens, which the source tells of by itself
        self._turn(kind, now)
        return self._state

    def _turn(self, kind: LightKind | None, now: float) -> None:
        """Take over what the newest picture says, once it has said so for long enough."""
        if kind is self._state.kind:
            self._turning = None
            return
        if self._turning is None or self._turning[0] is not kind:
            self._turning = kind, now
        needed_s = BRIGHT_S if kind is None else DARK_S
        if self._stills or now - self._turning[1] >= needed_s:
            self._state = GOOD if kind is None else _BAD[kind]
            self._turning = None

    def _kind_of(
        self, picture: Picture, sight: Sight | None, blocks: FloatArray
    ) -> LightKind | None:
        place = None if sight is None else place_of(sight.body)
        slack = 1.0 if self._state.kind is None else SLACK
        if sight is None or place is None:
            return self._kind_of_nobody(picture, blocks, slack)
        face = _face_of(picture, sight, place)
        if face is None:
            return None
        low, middle, top = _levels(_coarse(face), 0.1, 0.5, 0.9)
        contrast = max(top - low, 1e-3)
        grain, most = self._noise(blocks) / contrast, MOST_GRAIN
        if self._stills:
            grain, most = _pixel_noise(face) / contrast, MOST_GRAIN_STILL
        noisy, flat = grain * slack > most, contrast < LEAST_CONTRAST * slack
        (high,) = _levels(blocks, 0.75)
        if (noisy or flat) and high >= WINDOW_LEVEL and high > WINDOW_RATIO * middle:
            return LightKind.BACKLIT
        # Flat and not dark is the hair of a bent head.
        return LightKind.DARK if noisy or (flat and middle < FLAT_LEVEL * slack) else None

    def _kind_of_nobody(
        self, picture: Picture, blocks: FloatArray, slack: float
    ) -> LightKind | None:
        """Judge the whole picture. A plain wall has no contrast either, and is not dark."""
        low, top, bright = _levels(blocks, 0.1, 0.9, 0.95)
        contrast = max(top - low, LEAST_CONTRAST)
        grain, most = self._noise(blocks) / contrast, MOST_GRAIN_OF_ALL
        if self._stills:
            grain, most = _pixel_noise(picture[::16, :, 1]) / contrast, MOST_GRAIN_OF_ALL_STILL
        dark = bright < DARK_LEVEL * slack or grain * slack > most
        return LightKind.DARK if dark else None

    def _noise(self, blocks: FloatArray) -> float:
        """Return the noise of a block, in levels: its change since the last picture.

        A camera's own smoothing takes noise from pixel to pixel away, and the detail with
        it; what is left between blocks is what it could not. Something that moves changes
        many blocks, but most lie on what rests; a change of light changes neighbouring
        blocks alike, so it is their difference that counts.
        """
        before = self._blocks
        if before is None or before.shape != blocks.shape:
            return 0.0
        useful = np.all((blocks > _CLIPPED[0]) & (blocks < _CLIPPED[1]), axis=2)
        if np.count_nonzero(useful) < useful.size // 8:
            return 0.0
        change = (blocks - before)[useful]
        (usual,) = _levels(np.abs(change[:, 0] - change[:, 1]), 0.35)
        return usual / _LEVELS_PER_DEVIATION / 2.0


def _block_means(picture: Picture) -> FloatArray:
    """Return the means of pairs of neighbouring blocks all over the picture, green.

    Shape (rows, columns, 2). Of a picture smaller than a pair, one pixel twice.
    """
    rows, pairs = picture.shape[0] // _BLOCK, picture.shape[1] // (2 * _BLOCK)
    if rows == 0 or pairs == 0:
        return np.full((1, 1, 2), float(picture[0, 0, 1]))
    green = picture[: rows * _BLOCK, : pairs * 2 * _BLOCK, 1]
    blocks = green.reshape(rows, _BLOCK, pairs, 2, _BLOCK)
    some = blocks[:: max(1, rows // _BLOCKS[0]), :, :: max(1, pairs // _BLOCKS[1])]
    means: FloatArray = some.sum(axis=(1, 4), dtype=np.int64) / float(_BLOCK * _BLOCK)
    return means


def _face_of(picture: Picture, sight: Sight, place: Place) -> FloatArray | None:
    """Return the inner part of the face, green, without hair and background.

    From forehead to chin, between the cheekbones. None where it is out of the picture or
    only a few pixels wide.
    """
    if sight.face is not None:
        x, y = (float(v) for v in sight.face.points.mean(axis=0))
        width, height = (float(v) for v in np.ptp(sight.face.points, axis=0))
        across, up, down = 0.32 * width, 0.35 * height, 0.3 * height
    elif sight.body is not None:
        x, y = sight.body.points[Keypoint.NOSE].tolist()
        across, up, down = 0.32 * place.size, 0.45 * place.size, 0.4 * place.size
    else:
        return None
    rows = slice(max(0, int(y - up)), max(0, int(y + down)))
    columns = slice(max(0, int(x - across)), max(0, int(x + across)))
    face = picture[rows.start : rows.stop, columns, 1]
    if face.shape[0] < _BLOCK or face.shape[1] < _BLOCK:
        return None
    # Of a large face some bands of four rows do.
    bands = face[: len(face) // 4 * 4].reshape(-1, 4, face.shape[1])[:: max(1, len(face) // 64)]
    return bands.reshape(-1, face.shape[1]).astype(np.float64)


def _coarse(face: FloatArray) -> FloatArray:
    """Return means of 4 x 4 pixels, which hold a quarter of the noise."""
    columns = face.shape[1] // 4
    blocks = face[:, : 4 * columns].reshape(-1, 4, columns, 4)
    means: FloatArray = blocks.mean(axis=(1, 3))
    return means


def _pixel_noise(rows: FloatArray | Picture) -> float:
    """Return the standard deviation of a pixel's noise, from neighbours in a row.

    The second difference takes slopes away, the median edges.
    """
    pixels = rows.astype(np.float64)
    if pixels.shape[1] < 3:  # noqa: PLR2004 - a second difference needs three
        return 0.0
    bends = np.abs(pixels[:, :-2] - 2.0 * pixels[:, 1:-1] + pixels[:, 2:])
    (usual,) = _levels(bends, 0.5)
    return usual / 0.6745 / sqrt(6.0)


def _levels(numbers: FloatArray, *shares: float) -> list[float]:
    """Return the numbers below which these shares lie; a tenth of `np.percentile`'s time."""
    ordered = np.sort(numbers, axis=None)
    last = len(ordered) - 1
    return [float(ordered[round(share * last)]) for share in shares]
