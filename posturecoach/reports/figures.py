"""The stick figures before and after, side by side over the own neutral."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from posturecoach.posture.figure import parts_to_show
from posturecoach.posture.figure_parts import Figure, Frame, Part, both_frames
from posturecoach.reports.canvas import BAND, INK, NOW, QUIET, Canvas, Point
from posturecoach.reports.document import Picture
from posturecoach.reports.model import BeforeAfter
from posturecoach.reports.words import Words

_SIZE = (150.0, 150.0)
_NAMED = 16.0


def figures(
    words: Words, found: BeforeAfter, alt: str, size: tuple[float, float] = _SIZE
) -> Picture | None:
    """Return both figures as one picture; None where there is nothing to compare.

    `size` is that of one of them, without its name.
    """
    neutral, was, now = found.neutral, found.was, found.now
    if neutral is None or was is None or now is None:
        return None
    parts = frozenset[Part]().union(*(parts_to_show(id_) for id_ in found.measures)) or frozenset(
        Part
    )
    frame = neutral.frame_about(parts)
    for other in (was, now):
        frame = both_frames(frame, other.frame_about(parts))
    width, height = size
    canvas = Canvas(2 * width, height + _NAMED)
    for n, (figure, key) in enumerate(((was, "was"), (now, "now"))):
        stage = _Stage(frame, n * width, size)
        _draw(canvas, stage, neutral, figure, parts)
        at = (n + 0.5) * width, height + 11.0
        canvas.text(at, words.say(f"figures.{key}"), anchor="middle", bold=True)
    canvas.line([(width, 8.0), (width, height)], QUIET, 0.5)
    return canvas.picture(alt)


class _Stage:
    """Where a figure's points are in the drawing."""

    def __init__(self, frame: Frame, left: float, size: tuple[float, float]) -> None:
        x, y, width, height = frame
        self._scale = min((size[0] - 12.0) / width, (size[1] - 8.0) / height)
        self._middle = x + width / 2, y + height / 2
        self._at = left + size[0] / 2, size[1] / 2 + 4.0

    def at(self, point: Point) -> Point:
        return (
            self._at[0] + self._scale * (float(point[0]) - self._middle[0]),
            self._at[1] + self._scale * (float(point[1]) - self._middle[1]),
        )


def _draw(
    canvas: Canvas, stage: _Stage, neutral: Figure, figure: Figure, parts: Collection[Part]
) -> None:
    body = np.concatenate([stretch.points for stretch in neutral.outline])
    canvas.shape([stage.at((x, y)) for x, y in body], BAND)
    for stretch in figure.outline:
        unseen = stretch.part in figure.unseen
        points = [stage.at((x, y)) for x, y in stretch.points]
        canvas.line(points, QUIET if unseen else NOW, 0.8 if unseen else 1.6, dashed=unseen)
    for line in figure.lines:
        if line.part in parts:
            unseen = line.part in figure.unseen
            points = [stage.at(figure.points[name]) for name in line.points]
            canvas.line(points, QUIET if unseen else INK, 0.8 if unseen else 1.8, dashed=unseen)
    for name in ("left_eye", "right_eye", "nose", "eye"):
        if name in figure.points:
            canvas.dot(stage.at(figure.points[name]), 1.8, INK)
