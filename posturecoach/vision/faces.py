"""Faces made unrecognisable in pictures that somebody asked for. What is measured is never touched.

A face that is not found is not blurred, so this errs on the side of too much: every face the
network finds, not only that of the person who sits here; where one was a moment ago; and the
whole picture as long as it is not certain who is in it.

The network sees a picture at 128 x 128 and finds faces of a tenth of it: those of bystanders are
smaller. So squares of the picture are looked at, too, which takes some 4 ms each. What is lower
than a twentieth of the picture's shorter side is still missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Any, Self

import numpy as np

from posturecoach.errors import ModelError
from posturecoach.posture.body import VISIBLE, Body, Face, FloatArray, Keypoint, Sight
from posturecoach.vision.frame import Picture
from posturecoach.vision.landmarks import keep_sound_out, quiet_stderr
from posturecoach.vision.models import FACE_FILE, model_path
from posturecoach.vision.opencv import cv2

NEAR, FAR = 1.0, 0.4  # sides of the squares, of the picture's shorter side
AT_ONCE = (1, 3)  # so many squares of either size are looked at in a picture that follows others
KEPT_S = 1.0  # so long a face that is lost goes on being blurred where it was
MOST = 8  # faces in one picture
_GROWN = 1.45  # a mesh ends at the chin and the brow; ears and hair are a person, too
_SPREAD = 1.9  # from the middle of nose, eyes, ears and mouth to the edge of a head
_ACROSS = 6  # so many spots are left across a face ...
_WHOLE = 16  # ... and across a picture
_HEAD = list(range(Keypoint.MOUTH_RIGHT + 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a head is, in pixels."""

    x: float
    y: float
    radius: float

    def like(self, other: Spot) -> bool:
        """Return whether `other` covers hardly less or more."""
        least = 0.15 * min(self.radius, other.radius)
        apart = max(abs(self.x - other.x), abs(self.y - other.y), abs(self.radius - other.radius))
        return apart < least


@dataclass(frozen=True, slots=True)
class _Kept:
    """A spot, when it was found, and until which picture it is kept however much later that is."""

    time_s: float
    spot: Spot
    until: int


class Faces:
    """Finds every face in picture after picture, to blur it. Not for two threads at once.

    Parameters
    ----------
    alone
        Whether each picture is searched for small faces everywhere, which takes a tenth of a
        second or more. Else each picture is searched at some places in turn, and all over at
        the first: the small face of somebody who comes in later may be seen in the next
        11 pictures.

    Notes
    -----
    The networks are loaded with the first picture. Close it.

    """

    def __init__(self, *, alone: bool = False) -> None:
        self._alone = alone
        self._open = ExitStack()
        self._whole: Any = None  # the finder for whole pictures ...
        self._part: Any = None  # ... and for squares of them
        self._image: Any = None
        self._kept: list[_Kept] = []
        self._count = 0

    def hidden(self, picture: Picture, sight: Sight | None, time_s: float) -> Picture:
        """Return a copy of `picture` in which nobody can be told by the face.

        Parameters
        ----------
        picture
            Shape (rows, columns, 3), blue-green-red; not changed.
        sight
            What was found in it of the person who sits here; None, or without a body:
            the whole picture is blurred.
        time_s
            On the clock of the pictures, which come in order.

        """
        if sight is None or sight.body is None:
            return coarse(picture)
        found = [_Kept(time_s, spot, 0) for spot in _of_person(sight)]
        found += self._all_in(picture, time_s)
        self._kept = [
            old
            for old in self._kept
            if time_s >= old.time_s
            and (time_s - old.time_s <= KEPT_S or self._count < old.until)
            and not any(old.spot.like(new.spot) for new in found)
        ]
        self._kept += found
        self._count += 1
        made = picture.copy()
        for kept in self._kept:
            blur(made, kept.spot)
        return made

    def close(self) -> None:
        """Let the networks go."""
        self._open.close()
        self._whole = self._part = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _all_in(self, picture: Picture, time_s: float) -> list[_Kept]:
        with nullcontext() if self._count else quiet_stderr():
            if self._whole is None:
                self._load()
            rgb = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8)
            rows, columns = rgb.shape[:2]
            found = [_Kept(time_s, spot, 0) for spot in self._found(self._whole, rgb, (0, 0))]
            for size, at_once in zip((NEAR, FAR), AT_ONCE, strict=True):
                squares = list(_squares(rows, columns, size))
                rounds = -(-len(squares) // at_once)
                if not self._alone and self._count:
                    start = self._count % rounds * at_once
                    squares = list(islice(squares, start, start + at_once))
                for top, left, side in squares:
                    part = np.ascontiguousarray(rgb[top : top + side, left : left + side])
                    spots = self._found(self._part, part, (left, top))
                    found += [_Kept(time_s, spot, self._count + rounds + 1) for spot in spots]
        return found

    def _found(self, finder: Any, rgb: Picture, corner: tuple[int, int]) -> list[Spot]:  # noqa: ANN401
        """Return the faces in a part of a picture whose upper left `corner` lies there."""
        size = (rgb.shape[1], rgb.shape[0])
        return [
            _around(np.array([(p.x, p.y) for p in face], np.float64) * size + corner, _GROWN)
            for face in finder.detect(self._image(rgb)).face_landmarks
        ]

    def _load(self) -> None:
        keep_sound_out()
        import mediapipe  # noqa: PLC0415 - heavy
        from mediapipe.tasks.python import BaseOptions, vision  # noqa: PLC0415

        def finder(confidence: float) -> Any:  # noqa: ANN401
            options = vision.FaceLandmarkerOptions(
                base_options=BaseOptions(model_asset_path=str(model_path(FACE_FILE))),
                running_mode=vision.RunningMode.IMAGE,
                num_faces=MOST,
                min_face_detection_confidence=confidence,
                min_face_presence_confidence=confidence,
            )
            made = vision.FaceLandmarker.create_from_options(options)
            self._open.callback(made.close)
            return made

        try:
            # Rather a blurred lamp than a face; but in twenty squares there are many lamps.
            self._whole, self._part = finder(0.3), finder(0.5)
        except (RuntimeError, ValueError, OSError) as error:
            self.close()
            raise ModelError(
                f"The models could not be loaded: {error}.",
                try_="run  posturecoach doctor  to see which file is wrong.",
            ) from error
        form = mediapipe.ImageFormat.SRGB
        self._image = lambda rgb: mediapipe.Image(image_format=form, data=rgb)


def blur(picture: Picture, spot: Spot) -> None:
    """Blur one head in `picture` itself, for good: a few spots of its colours are left."""
    rows, columns = picture.shape[:2]
    reach = spot.radius
    left, right = (int(np.clip(spot.x + d, 0, columns)) for d in (-reach, reach))
    top, bottom = (int(np.clip(spot.y + d, 0, rows)) for d in (-1.25 * reach, 1.25 * reach))
    if right - left < 1 or bottom - top < 1:
        return
    part = picture[top:bottom, left:right]
    size = (right - left, bottom - top)
    few = cv2.resize(part, (min(_ACROSS, size[0]), min(_ACROSS, size[1])), interpolation=3)
    soft = cv2.resize(few, size, interpolation=cv2.INTER_LINEAR)
    y, x = np.ogrid[top:bottom, left:right]
    inside = ((x - spot.x) / reach) ** 2 + ((y - spot.y) / (1.25 * reach)) ** 2 <= 1.0
    part[inside] = soft[inside]


def coarse(picture: Picture) -> Picture:
    """Return a picture of the size of `picture` with a few spots of its colours left."""
    rows, columns = picture.shape[:2]
    down = max(1, round(_WHOLE * rows / columns))
    few = cv2.resize(picture, (_WHOLE, down), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(few, (columns, rows), interpolation=cv2.INTER_LINEAR), np.uint8)


def _squares(rows: int, columns: int, size: float) -> Iterator[tuple[int, int, int]]:
    """Yield top, left and side of squares that cover a picture, each half on the next one.

    `size`: their side, of the picture's shorter side.
    """
    side = max(1, round(size * min(rows, columns)))

    def starts(length: int) -> list[int]:
        steps = -(-2 * (length - side) // side)  # rounded up
        return [round(start) for start in np.linspace(0, length - side, steps + 1)]

    yield from ((top, left, side) for top in starts(rows) for left in starts(columns))


def _of_person(sight: Sight) -> list[Spot]:
    spots = []
    if sight.face is not None:
        spots.append(_of_face(sight.face))
    if sight.body is not None:
        spots += _of_body(sight.body)
    return spots


def _of_face(face: Face) -> Spot:
    return _around(face.points, _GROWN)


def _of_body(body: Body) -> list[Spot]:
    """Return the head of `body`, as large as its points or, in profile, its shoulders say."""
    head = body.points[_HEAD]
    middle = head.mean(axis=0)
    spread = _SPREAD * float(np.hypot(*(head - middle).T).max())
    ear = body.points[[Keypoint.LEFT_EAR, Keypoint.RIGHT_EAR]].mean(axis=0)
    shoulder = body.points[[Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER]].mean(axis=0)
    seen = body.visibility[[Keypoint.LEFT_SHOULDER, Keypoint.RIGHT_SHOULDER]].max() >= VISIBLE
    neck = 0.6 * float(np.hypot(*(shoulder - ear))) if seen else 0.0
    return [Spot(float(middle[0]), float(middle[1]), max(4.0, spread, neck))]


def _around(points: FloatArray, grown: float) -> Spot:
    low, high = points.min(axis=0), points.max(axis=0)
    x, y = (low + high) / 2
    # The ellipse that is blurred is a quarter higher than wide, as faces are.
    width, height = (high - low) / 2
    return Spot(float(x), float(y), max(4.0, grown * float(max(width, height / 1.25))))
