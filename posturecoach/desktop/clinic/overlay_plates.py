"""Numbers beside a body: where each may stand without covering what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from posturecoach.desktop.clinic.overlay_ink import Ink
from posturecoach.posture.body import FloatArray

_NAME = 0.46  # of the size of the numbers
_FAR = 0.7  # of that size: further from its angle than this, a plate has a line to it
_GAP = 0.6  # between body and plate
_STAYS = 3.0  # a plate stays where it was while its best place is no further away than this
_STEPS = (0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5, -2.0, 2.0, -3.0, 3.0)  # of its height: tried
_OTHER_SIDE = 3.0  # a plate rather moves so far up or down than to the other side of the body


@dataclass(frozen=True, slots=True)
class Plate:
    """A number with its name on a ground of its own.

    Attributes
    ----------
    measure
        Its id.
    words, name
        The number as shown, and what stands above it.
    at, corner
        Just outside the arc, and the corner of the angle that it belongs to.
    where
        Where it is; empty until it was laid out.

    """

    measure: str
    words: str
    name: str
    at: QPointF
    corner: QPointF
    where: QRectF = field(default_factory=QRectF)

    def size(self, ink: Ink) -> QSizeF:
        """Return how much room it takes."""
        large = QFontMetricsF(ink.font(strong=True))
        small = QFontMetricsF(ink.font(_NAME))
        edge = 0.36 * ink.size
        wide = max(large.horizontalAdvance(self.words), small.horizontalAdvance(self.name))
        return QSizeF(wide + 2 * edge, large.height() + small.height() + 0.5 * edge)

    def draw(self, painter: QPainter, ink: Ink) -> None:
        """Draw it where it was laid out, with a thin line to its angle where it is far from it."""
        near = QPointF(
            max(self.where.left(), min(self.at.x(), self.where.right())), self.where.center().y()
        )
        if hypot(near.x() - self.at.x(), near.y() - self.at.y()) > _FAR * ink.size:
            way = self.at - self.corner
            long = max(1.0, hypot(way.x(), way.y()))
            ink.leader(painter, near, self.corner + way * max(0.0, 1.0 - 0.5 * ink.size / long))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.plate)
        painter.drawRoundedRect(self.where, 0.22 * ink.size, 0.22 * ink.size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = 0.36 * ink.size
        inside = self.where.adjusted(edge, 0.2 * edge, -edge, -0.2 * edge)
        left = Qt.AlignmentFlag.AlignLeft
        painter.setFont(ink.font(_NAME))
        painter.setPen(ink.faint)
        painter.drawText(inside, left | Qt.AlignmentFlag.AlignTop, self.name)
        painter.setFont(ink.font(strong=True))
        painter.setPen(ink.words)
        painter.drawText(inside, left | Qt.AlignmentFlag.AlignBottom, self.words)


def laid_out(
    plates: Sequence[Plate],
    ink: Ink,
    space: QRectF,
    body: FloatArray,
    *,
    taken: QRectF,
    before: Sequence[Plate] = (),
) -> tuple[Plate, ...]:
    """Return the plates where they cover neither each other nor the body, as far as possible.

    Parameters
    ----------
    space
        They stay within it.
    body
        Shape (n, 2): points along what is not to be covered.
    taken
        Something else that is in the way; may be empty.
    before
        As they lay at the look before: they stay there while that is good enough, as letters
        that tremble can't be read.

    """
    done = [] if taken.isEmpty() else [taken]
    was = {plate.measure: plate.where for plate in before}
    placed = []
    for plate in sorted(plates, key=lambda one: one.at.y()):  # or the lines to them cross
        where = _place(plate, ink, space, body, done)
        old = was.get(plate.measure)
        if old is not None:
            stays = QRectF(old.topLeft(), plate.size(ink))
            good = _good(stays, space, body, done)
            if good and _apart(stays, where) < _STAYS * ink.size:
                where = stays
        done.append(where)
        placed.append(replace(plate, where=where))
    return tuple(placed)


def _place(
    plate: Plate, ink: Ink, space: QRectF, body: FloatArray, done: Sequence[QRectF]
) -> QRectF:
    """Return the best place: beside the body at the height of the arc, or nearly there."""
    size, gap = plate.size(ink), _GAP * ink.size
    right = plate.at.x() >= plate.corner.x()
    tries = []
    for step in _STEPS:
        top = plate.at.y() + (step - 0.5) * size.height()
        for to_right in (right, not right):
            left = _beside(plate.at.x(), top, size, body, gap, to_right=to_right)
            where = _within(QRectF(QPointF(left, top), size), space)
            cost = abs(left - plate.at.x()) + abs(step) * size.height()
            cost += 0.0 if to_right is right else _OTHER_SIDE * ink.size
            if not any(where.intersects(other) for other in done):
                tries.append((not _good(where, space, body, ()), cost, where))
    if not tries:
        return _within(QRectF(plate.at, size), space)
    return min(tries, key=lambda one: one[:2])[2]


def _beside(
    x: float, top: float, size: QSizeF, body: FloatArray, gap: float, *, to_right: bool
) -> float:
    """Return the left edge of a plate beside all of the body that is as high as it."""
    y = body[:, 1]
    band = body[(y >= top - gap / 2) & (y <= top + size.height() + gap / 2), 0]
    if to_right:
        return float(max(x, np.max(band, initial=-np.inf) + gap))
    return float(min(x, np.min(band, initial=np.inf) - gap)) - size.width()


def _good(where: QRectF, space: QRectF, body: FloatArray, done: Sequence[QRectF]) -> bool:
    free = not any(where.intersects(other) for other in done)
    if not (free and space.contains(where)):
        return False
    x, y = body[:, 0], body[:, 1]
    inside = (x > where.left()) & (x < where.right()) & (y > where.top()) & (y < where.bottom())
    return not bool(inside.any())


def _within(rect: QRectF, space: QRectF) -> QRectF:
    moved = QRectF(rect)
    moved.moveLeft(max(space.left(), min(rect.left(), space.right() - rect.width())))
    moved.moveTop(max(space.top(), min(rect.top(), space.bottom() - rect.height())))
    return moved


def _apart(one: QRectF, other: QRectF) -> float:
    way = one.center() - other.center()
    return hypot(way.x(), way.y())
