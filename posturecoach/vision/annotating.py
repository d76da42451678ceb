"""Lines, arcs and short words drawn into a picture, with OpenCV."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from math import atan2, degrees

import numpy as np
import numpy.typing as npt

from posturecoach.vision.frame import Picture
from posturecoach.vision.opencv import cv2

Point = tuple[float, float]
Colour = tuple[int, int, int]  # blue, green, red
Box = tuple[float, float, float, float]  # left, top, right, bottom

HEM: Colour = (28, 33, 16)  # dark, below every light line: readable on a white wall
PAPER: Colour = (52, 45, 38)  # behind a stick figure that stands alone

_FONT = cv2.FONT_HERSHEY_SIMPLEX  # has ASCII only: what else is needed is drawn by hand
_SHIFT = 4  # of OpenCV's fixed point: sixteenths of a pixel
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "−": "-"}


def pen_of(picture: Picture) -> float:
    """Return a width for lines that suits the picture's size, in pixels."""
    return max(1.0, float(min(picture.shape[:2])) / 240)


def blank_like(picture: Picture) -> Picture:
    """Return an empty dark picture of the size of `picture`."""
    return np.full_like(picture, PAPER)


def draw_line(
    picture: Picture, points: Sequence[Point], colour: Colour, width: float, *, dotted: bool = False
) -> None:
    """Draw a line through `points` (pixels) into `picture`, with a dark hem."""
    ends = _dashes(points, 4.0 * width) if dotted else [list(points)]
    for hem, wide in ((HEM, 2.2 * width), (colour, width)):
        if dotted and hem is HEM:
            continue
        for part in ends:
            cv2.polylines(
                picture, [_fixed(part)], False, hem, max(1, round(wide)), cv2.LINE_AA, _SHIFT
            )


def draw_dot(picture: Picture, at: Point, colour: Colour, radius: float) -> None:
    """Draw a dot with a dark hem."""
    (x, y), scale = _fixed([at])[0], 2**_SHIFT
    for hem, wide in ((HEM, radius * 1.5), (colour, radius)):
        centre = (int(x), int(y))
        cv2.circle(picture, centre, round(wide * scale), hem, -1, cv2.LINE_AA, _SHIFT)


def draw_arc(
    picture: Picture, corner: Point, ends: tuple[Point, Point], colour: Colour, width: float
) -> Point:
    """Draw the arc at `corner` between the ways to both `ends`, the shorter way round.

    Returns
    -------
    Point
        Where words about it may stand: outside its middle.

    """
    start, end = ends
    reach = 0.45 * min(_away(corner, start), _away(corner, end))
    first = degrees(atan2(start[1] - corner[1], start[0] - corner[0]))
    turn = degrees(atan2(end[1] - corner[1], end[0] - corner[0])) - first
    turn = (turn + 180.0) % 360.0 - 180.0
    steps = np.radians(first + np.linspace(0.0, turn, max(2, round(abs(turn) / 4) + 2)))
    points = [(corner[0] + reach * np.cos(a), corner[1] + reach * np.sin(a)) for a in steps]
    draw_line(picture, points, colour, width)
    middle = np.radians(first + turn / 2)
    out = reach + 6.0 * width
    return (float(corner[0] + out * np.cos(middle)), float(corner[1] + out * np.sin(middle)))


def draw_words(
    picture: Picture,
    at: Point,
    words: str,
    colour: Colour,
    size: float,
    *,
    left: bool = False,
    taken: Sequence[Box] = (),
) -> Box:
    """Write `words`, their base line beginning at `at`, or ending there if `left`.

    ``°`` and ``±`` are drawn, umlauts are spelt out, and what else is not ASCII becomes
    ``?``. They stay within the picture, on a dark ground, and off what is `taken` if there
    is room above or below.

    Returns
    -------
    Box
        What they take.

    """
    scale = size / 22.0
    thick = _thick(scale)
    shown = _ascii(words)
    width = _width(shown, scale, thick)
    rows, columns = picture.shape[:2]
    x = at[0] - width if left else at[0]
    x = min(max(2.0, x), max(2.0, columns - width - 4.0))
    y = min(max(size + 2.0, at[1]), rows - 4.0)
    ways = (sign * step * 0.5 * size for step in range(10) for sign in (1.0, -1.0))
    boxes = [(x - 3, y + way - size, x + width + 3, y + way + 0.35 * size) for way in ways]
    within = [box for box in boxes if box[1] >= 0.0 and box[3] <= rows + size]
    free = [box for box in within if not any(_meet(box, other) for other in taken)]
    box = next(iter(free), boxes[0])
    y = box[1] + size
    _darken(picture, *box)
    for part in shown:
        _draw_part(picture, part, (x, y), colour, scale)
        x += _part_width(part, scale, thick)
    return box


def resized(picture: Picture, columns: int) -> Picture:
    """Return `picture` no wider than `columns`, its shape kept."""
    rows, wide = picture.shape[:2]
    if wide <= columns:
        return picture
    size = (columns, max(1, round(rows * columns / wide)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def jpeg(picture: Picture, quality: int = 75) -> bytes:
    """Return `picture` as a JPEG file."""
    good, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not good:
        raise OSError("a picture could not be made into a JPEG")
    return bytes(data)


def _ascii(words: str) -> str:
    spelt = "".join(_SPELT.get(one, one) for one in words)
    plain = (unicodedata.normalize("NFKD", one)[0] for one in spelt)
    kept = (one if one in "°±" or one.isascii() else "?" for one in plain)
    return "".join(one if one.isprintable() else " " for one in kept)


def _width(words: str, scale: float, thick: int) -> float:
    return sum(_part_width(part, scale, thick) for part in words)


def _part_width(part: str, scale: float, thick: int) -> float:
    if part == "°":
        return 10.0 * scale
    letter = "+" if part == "±" else part
    # One letter's box leaves out the space beside it: the difference of two words has it.
    two, one = (cv2.getTextSize(text, _FONT, scale, thick)[0][0] for text in (f"{letter}n", "n"))
    return float(two - one)


def _draw_part(picture: Picture, part: str, at: Point, colour: Colour, scale: float) -> None:
    """Draw one letter at `at`."""
    x, y, thick = round(at[0]), round(at[1]), _thick(scale)
    width = _part_width(part, scale, thick)
    if part == "°":
        centre = (round(x + width / 2), round(y - 18 * scale))
        cv2.circle(picture, centre, max(1, round(3.2 * scale)), colour, 1, cv2.LINE_AA)
        return
    letter = "+" if part == "±" else part
    cv2.putText(picture, letter, (x, y), _FONT, scale, colour, thick, cv2.LINE_AA)
    if part == "±":
        low = round(y + 1.5 * scale)
        ends = (round(x + 3 * scale), low), (round(x + width - 3 * scale), low)
        cv2.line(picture, *ends, colour, thick, cv2.LINE_AA)


def _thick(scale: float) -> int:
    return max(1, round(1.6 * scale))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _darken(picture: Picture, left: float, top: float, right: float, bottom: float) -> None:
    part = picture[max(0, int(top)) : int(bottom), max(0, int(left)) : int(right)]
    part[:] = (part * 0.35 + np.array(HEM) * 0.65).astype(np.uint8)


def _fixed(points: Sequence[Point]) -> npt.NDArray[np.int32]:
    """Return points in OpenCV's fixed point, near enough to the picture to be drawn."""
    near = np.clip(np.array(points, np.float64), -2e4, 2e4)
    return np.asarray(np.round(near * 2**_SHIFT), np.int32)


def _dashes(points: Sequence[Point], length: float) -> list[list[Point]]:
    start, end = np.array(points[0]), np.array(points[-1])
    count = max(1, int(_away(points[0], points[-1]) / length))
    steps = np.linspace(0.0, 1.0, 2 * min(count, 200))
    at = [tuple(start + (end - start) * step) for step in steps]
    return [[(float(a[0]), float(a[1])), (float(b[0]), float(b[1]))] for a, b in _pairs(at)]


def _pairs(points: Sequence[tuple[float, ...]]) -> list[tuple[tuple[float, ...], ...]]:
    return [(points[n], points[n + 1]) for n in range(0, len(points) - 1, 2)]


def _away(one: Point, other: Point) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))
