"""The frozen picture, as large as there is room, with everything that was drawn on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, degrees

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.clinic.marks import Kind, Mark, Source
from posturecoach.clinic.snapshot import BY_HAND, Snapshot
from posturecoach.desktop.clinic.measure_state import Measuring, Tool
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.words import number_words
from posturecoach.posture.geometry import Point

REACH = 9.0  # pixels of the window: so near a pointer takes hold of something
SNAP = 12.0
JITTER = 3.0  # a hand that only clicks moves so far: nothing is dragged yet
_MOST_ZOOM = 16.0
_STEP = 1.25
_LOUPE, _LARGER = 120.0, 4.0
_INK, _EDGE, _CHOSEN = "#ffd166", "#10201c", "#ffffff"  # to be seen on any picture
_BONES = (
    ("ear", "shoulder", "hip", "knee", "ankle"),
    ("shoulder", "elbow", "wrist"),
)


class MeasureCanvas(QWidget):
    """Show a moment and let somebody draw on it. What a click means `Measuring` decides."""

    stepped = Signal(int, bool)  # to the next picture, or the next second, where nothing is chosen

    def __init__(self, work: Measuring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("The frozen picture"))
        self._work = work
        self._image = QImage()
        self._size = (1, 1)
        self._colours = LIGHT
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)  # of the picture, in the middle here
        self._held: Point | None = None  # where the pointer was, while something is dragged
        self._pressed: QPointF | None = None  # where, until it is clear that it is a drag
        self._panned: QPointF | None = None
        self._space = False  # held down: what is dragged is the whole picture
        self._entered = False  # by Tab: the next one begins at the first point
        self._plates: list[QRectF] = []  # words that were written in this painting
        self.cross: Point | None = None  # moved by keys, or under the pointer
        self.landmarks_shown = True

    def show_picture(self, image: QImage, width: int, height: int) -> None:
        """Show a picture; it may have fewer pixels than the `width` x `height` it stands for."""
        if (width, height) != self._size:
            self._size = (max(1, width), max(1, height))
            self.fit()
        self._image = image
        self.update()

    def clear(self) -> None:
        """Let go of the picture."""
        self._image = QImage()
        self.update()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    # --- Where things are.

    @property
    def scale(self) -> float:
        """Pixels of the window for one of the picture."""
        width, height = self._size
        return self._zoom * min(self.width() / width, self.height() / height)

    def to_window(self, at: Point) -> QPointF:
        """Return where a place of the picture is seen."""
        width, height = self._size
        x = self.width() / 2 + (at[0] - self._middle.x() * width) * self.scale
        y = self.height() / 2 + (at[1] - self._middle.y() * height) * self.scale
        return QPointF(x, y)

    def to_picture(self, at: QPointF) -> Point:
        """Return which place of the picture is seen there."""
        width, height = self._size
        x = (at.x() - self.width() / 2) / self.scale + self._middle.x() * width
        y = (at.y() - self.height() / 2) / self.scale + self._middle.y() * height
        return x, y

    def fit(self) -> None:
        """Show the whole picture."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller; what is under `at` stays there."""
        at = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        before = self.to_picture(at)
        self._zoom = min(_MOST_ZOOM, max(1.0, self._zoom * factor))
        after = self.to_picture(at)
        self._shift((before[0] - after[0]), (before[1] - after[1]))

    def _shift(self, dx: float, dy: float) -> None:
        width, height = self._size
        room = 0.5 / self._zoom
        x = min(1 - room, max(room, self._middle.x() + dx / width))
        y = min(1 - room, max(room, self._middle.y() + dy / height))
        self._middle = QPointF(x, y)
        self.update()

    # --- Mouse and keys.

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom about the pointer."""
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of something, or place a point."""
        left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (left and self._space):
            self._panned = event.position()
        elif left:
            at = self.to_picture(event.position())
            if not self._inside(at):
                return
            self._held, self._pressed = at, event.position()
            self._work.press(at, self._reach(), snapping=_snaps(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move what is held, or show where a point would go."""
        at = self.to_picture(event.position())
        if self._panned is not None:
            moved = event.position() - self._panned
            self._panned = event.position()
            self._shift(-moved.x() / self.scale, -moved.y() / self.scale)
            return
        self.cross = at
        if self._held is not None and self._is_drag(event.position()):
            by = at[0] - self._held[0], at[1] - self._held[1]
            self._held = at
            self._work.drag(at, by, SNAP / self.scale, snapping=_snaps(event))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        if self._panned is not None:
            self._panned = None
        elif self._held is not None:
            self._held = self._pressed = None
            self._work.release()

    def _is_drag(self, at: QPointF) -> bool:
        """Tell a drag from a click: a landmark that is only clicked stays the network's."""
        if self._pressed is not None and _far(self._pressed, at) >= JITTER:
            self._pressed = None
        return self._pressed is None

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Remember that somebody came by Tab."""
        self._entered = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget keys whose release is not seen any more."""
        self._space = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001 - Qt's names
        """Go through what is drawn, point by point, and only then on to the next part."""
        if self._work.walk(1 if next else -1, afresh=self._entered):
            self._entered = False
            return True
        return bool(super().focusNextPrevChild(next))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let go of the picture."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stay within the picture."""
        super().resizeEvent(event)
        self._shift(0.0, 0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the cross or what is chosen, and place points, without a mouse."""
        steps = {
            Qt.Key.Key_Left: (-1.0, 0.0),
            Qt.Key.Key_Right: (1.0, 0.0),
            Qt.Key.Key_Up: (0.0, -1.0),
            Qt.Key.Key_Down: (0.0, 1.0),
        }
        far = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._idle:
            self.stepped.emit(int(steps[key][0]), far > 1.0)
        elif key in steps:
            self.step(far * steps[key][0], far * steps[key][1])
        elif key == Qt.Key.Key_Space:
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._work.delete()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place(snapping=_snaps(event))
        else:
            super().keyPressEvent(event)

    def step(self, dx: float, dy: float) -> None:
        """Move what is chosen, or with a tool the cross, by pixels of the picture."""
        if self._work.tool is Tool.SELECT:
            self._work.nudge(dx, dy)
            return
        width, height = self._size
        x, y = self.cross if self.cross is not None else (width / 2, height / 2)
        self.cross = min(max(x + dx, 0.0), float(width)), min(max(y + dy, 0.0), float(height))
        self.update()

    def place(self, *, snapping: bool = True) -> None:
        """Place a point where the cross is."""
        if self._work.tool is Tool.SELECT:
            return
        width, height = self._size
        at = self.cross or (width / 2, height / 2)
        if self._work.tool is Tool.LINE and self._work.points:
            self._work.drag(at, (0.0, 0.0), 0.0, snapping=False)
            self._work.release()
            return
        self._work.press(at, SNAP / self.scale, snapping=snapping)

    @property
    def _idle(self) -> bool:
        return self._work.tool is Tool.SELECT and self._work.chosen is None

    def _reach(self) -> float:
        return (REACH if self._work.tool is Tool.SELECT else SNAP) / self.scale

    def _inside(self, at: Point) -> bool:
        return 0.0 <= at[0] <= self._size[0] and 0.0 <= at[1] <= self._size[1]

    # --- Drawing.

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw picture, landmarks and marks."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#0c1211"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            corner = self.to_window((0.0, 0.0))
            size = self._size[0] * self.scale, self._size[1] * self.scale
            painter.drawImage(QRectF(corner.x(), corner.y(), *size), self._image)
        self.paint_marks(painter, self.scale)
        if self._held is not None and self.cross is not None:
            self._paint_loupe(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def paint_marks(self, painter: QPainter, scale: float) -> None:
        """Draw what was found and drawn; `scale` makes lines and letters fit."""
        now = self._work.now
        if now is None:
            return
        self._plates.clear()
        size = max(9.0, min(18.0, 0.022 * self.height()))
        font = QFont(self.font())
        font.setPixelSize(round(1.3 * size))
        painter.setFont(font)
        if self.landmarks_shown:
            self._paint_landmarks(painter, now)
        for mark in now.marks:
            chosen = self._work.chosen is not None and self._work.chosen.mark == mark.id
            self._paint_mark(painter, mark, chosen=chosen)
        self._paint_begun(painter, scale)

    def _paint_landmarks(self, painter: QPainter, now: Snapshot) -> None:
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1.5))
        for one, other in _bones(now):
            painter.drawLine(self.to_window(one), self.to_window(other))
        for name, landmark in now.landmarks.items():
            if not landmark.seen:
                continue
            by_hand = landmark.source is Source.MARKED
            at = self.to_window(landmark.at)
            painter.setPen(QPen(QColor(_EDGE), 1.0))
            painter.setBrush(QColor(_INK if by_hand else "#e8f3ef"))
            radius = 4.5 if by_hand else 3.0
            painter.drawEllipse(at, radius, radius)
            if name in BY_HAND:
                self._plate(painter, at + QPointF(9, -9), name.upper() if name == "c7" else name)
            if self._work.chosen is not None and self._work.chosen.landmark == name:
                self._ring(painter, at)

    def _paint_mark(self, painter: QPainter, mark: Mark, *, chosen: bool) -> None:
        points = [self.to_window(point) for point in mark.points]
        if mark.kind is Kind.PLUMB:
            x = points[0].x()
            self._line(painter, QPointF(x, 0), QPointF(x, self.height()), chosen=chosen)
        for one, other in pairwise(points):
            self._line(painter, one, other, chosen=chosen)
        if mark.kind is Kind.ANGLE:
            self._arc(painter, points)
        elif mark.kind in (Kind.TO_VERTICAL, Kind.TO_HORIZONTAL):
            self._reference(painter, points, upright=mark.kind is Kind.TO_VERTICAL)
        if mark.kind is not Kind.LINE:
            for point in points:
                painter.setPen(QPen(QColor(_EDGE), 1.0))
                painter.setBrush(QColor(_CHOSEN if chosen else _INK))
                painter.drawEllipse(point, 4.0, 4.0)
        words = mark_words(mark)
        if words:
            at = points[1] if mark.kind is Kind.ANGLE else points[0]
            self._plate(painter, at + QPointF(12, -12), words)
        if chosen and self._work.chosen is not None and self._work.chosen.anchor is not None:
            self._ring(painter, points[self._work.chosen.anchor])

    def _paint_begun(self, painter: QPainter, scale: float) -> None:
        points = [self.to_window(anchor.at) for anchor in self._work.points]
        tool = self._work.tool
        if tool is not Tool.SELECT and self.cross is not None and self._work.waiting is None:
            under = self._work.anchor_at(self.cross, SNAP / scale, snapping=tool.kind is not None)
            at = self.to_window(under.at)
            if under.landmark is not None:
                self._ring(painter, at)
            painter.setPen(QPen(QColor(_CHOSEN), 1.0))
            for dx, dy in ((14.0, 0.0), (0.0, 14.0)):
                painter.drawLine(at - QPointF(dx, dy), at + QPointF(dx, dy))
            if points and tool is not Tool.LINE:
                points.append(at)
        for one, other in pairwise(points):
            self._line(painter, one, other, chosen=True)

    def _line(self, painter: QPainter, one: QPointF, other: QPointF, *, chosen: bool) -> None:
        for colour, width in ((_EDGE, 4.0), (_CHOSEN if chosen else _INK, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(one, other)

    def _arc(self, painter: QPainter, points: list[QPointF]) -> None:
        one, vertex, other = points
        first, second = (_direction(vertex, end) for end in (one, other))
        turn = (second - first + 180.0) % 360.0 - 180.0
        radius = 0.4 * min(_far(vertex, one), _far(vertex, other), 160.0)
        box = QRectF(vertex.x() - radius, vertex.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(_INK), 2.0))
        painter.drawArc(box, round(16 * first), round(16 * turn))

    def _reference(self, painter: QPainter, points: list[QPointF], *, upright: bool) -> None:
        """Draw the vertical or horizontal that a line is measured against, from its lower end."""
        low = max(points, key=lambda point: point.y())
        long = _far(*points)
        end = low - QPointF(0, long) if upright else low + QPointF(long, 0)
        if not upright and points[0].x() + points[1].x() < 2 * low.x():
            end = low - QPointF(long, 0)
        painter.setPen(QPen(QColor(_INK), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(low, end)

    def _ring(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((_EDGE, 4.0), (_CHOSEN, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(at, 8.0, 8.0)

    def _plate(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Write on a dark plate, which any picture leaves readable, and within the widget."""
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(words) + 12.0, metrics.height() + 4.0
        x = min(max(4.0, at.x()), max(4.0, self.width() - width - 4.0))
        y = min(max(4.0, at.y() - height), max(4.0, self.height() - height - 4.0))
        where = self._free(QRectF(x, y, width, height))
        self._plates.append(where)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(16, 32, 28, 215))
        painter.drawRoundedRect(where, 5, 5)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def _free(self, wanted: QRectF) -> QRectF:
        """Return the nearest place above or below that no other words have taken."""
        step = wanted.height() + 3.0
        for n in (0, -1, 1, -2, 2, -3, 3):
            there = wanted.translated(0.0, n * step)
            inside = there.top() >= 0.0 and there.bottom() <= self.height()
            if inside and not any(there.intersects(one) for one in self._plates):
                return there
        return wanted

    def _paint_loupe(self, painter: QPainter) -> None:
        """Show what is under a finger or pointer four times as large, in a corner."""
        if self.cross is None or self._image.isNull():
            return
        per = self._image.width() / self._size[0]
        half = 0.5 * _LOUPE / (_LARGER * self.scale)
        source = QRectF(
            (self.cross[0] - half) * per,
            (self.cross[1] - half) * per,
            2 * half * per,
            2 * half * per,
        )
        left = self.to_window(self.cross).x() > self.width() / 2
        at = QRectF(10 if left else self.width() - _LOUPE - 10, 10, _LOUPE, _LOUPE)
        painter.drawImage(at, self._image, source)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(_CHOSEN), 2.0))
        painter.drawRect(at)
        middle = at.center()
        for dx, dy in ((12.0, 0.0), (0.0, 12.0)):
            painter.drawLine(middle - QPointF(dx, dy), middle + QPointF(dx, dy))


def mark_words(mark: Mark) -> str:
    """Return what stands at a mark: its words, and its number with ±."""
    parts = [mark.label] if mark.label else []
    if mark.known_mm is not None:
        parts.append(f"{mark.known_mm:g} mm")
    if mark.value is not None:
        parts.append(value_words(mark.value, mark.pm, mark.unit))
    return ": ".join(parts)


def value_words(value: float, pm: float | None, unit: str) -> str:
    """Return a number by hand with its ±: degrees, pixels, or millimetres as cm."""
    words = number_words(value, pm, unit, signed=False)
    return f"{words} px" if unit == "px" else words


def _bones(now: Snapshot) -> Iterator[tuple[Point, Point]]:
    for chain in _BONES:
        for side in ("left", "right"):
            for one, other in pairwise(chain):
                ends = now.seen(f"{side}_{one}"), now.seen(f"{side}_{other}")
                if ends[0] is not None and ends[1] is not None:
                    yield ends[0].at, ends[1].at
    for part in ("shoulder", "hip"):
        left, right = now.seen(f"left_{part}"), now.seen(f"right_{part}")
        if left is not None and right is not None:
            yield left.at, right.at


def _direction(start: QPointF, end: QPointF) -> float:
    """Return where `end` lies from `start`, degrees, counter-clockwise from three o'clock."""
    return degrees(atan2(start.y() - end.y(), end.x() - start.x()))


def _far(one: QPointF, other: QPointF) -> float:
    offset = other - one
    return float((offset.x() ** 2 + offset.y() ** 2) ** 0.5)


def _snaps(event: QMouseEvent | QKeyEvent) -> bool:
    return not event.modifiers() & Qt.KeyboardModifier.AltModifier
