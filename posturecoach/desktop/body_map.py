"""The body map: front and back, every region to be ticked with mouse, keys or by name."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.exercises.checkin import REGIONS

FRONT, BACK = "front", "back"
_HIGH, _WIDE = 100.0, 56.0  # of one figure, in the units of the drawing
_GAP = 6.0  # between both
_HEAD = 1.6  # lines of letters above, for the name of the figure
_FOOT = 1.4  # lines of letters below, for left and right
_ROUND = 1.5  # of corners
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: of which region, on which figure. An empty region is only drawn."""

    region: str
    figure: str
    path: QPainterPath


@cache
def shapes() -> tuple[Shape, ...]:
    """Return all outlines, x from the middle of a figure to the right of who looks at it.

    Seen from the front, the person's left is at the right; seen from the back, at the left.
    """
    text = (files(__package__) / "data" / "body_map.toml").read_text(encoding="utf-8")
    found = []
    for row in tomllib.loads(text)["shape"]:
        region, points = row.get("region", ""), [(float(x), float(y)) for x, y in row["points"]]
        mirrored = [(-x, y) for x, y in reversed(points)]
        for figure in (FRONT, BACK) if row["of"] == "both" else (row["of"],):
            if row.get("side", False):
                at_right = "left" if figure == FRONT else "right"
                at_left = "right" if figure == FRONT else "left"
                found.append(Shape(f"{region}_{at_right}", figure, _rounded(points)))
                found.append(Shape(f"{region}_{at_left}", figure, _rounded(mirrored)))
            else:
                whole = points + [point for point in mirrored if point[0]]
                found.append(Shape(region, figure, _rounded(whole)))
    return tuple(found)


class BodyMap(QWidget):
    """Two figures to tick regions on.

    Each region is a button for keys and screen readers, drawn on one figure or on both: Tab
    and arrows go from one to the next, Space ticks it.

    Parameters
    ----------
    names
        What each region is called.

    """

    changed = Signal(str, bool)  # region, whether it is ticked now
    current = Signal(str)  # the region that has the keys or the mouse; "" for none

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._colours = names, LIGHT
        self._under = ""
        self._pains: Mapping[str, float] = {}
        self.setAccessibleName(self.tr("Body map"))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._buttons = {region: _Region(self, region, names[region]) for region in REGIONS}
        for first, then in pairwise(self._buttons.values()):
            QWidget.setTabOrder(first, then)
        for region, button in self._buttons.items():
            button.toggled.connect(lambda on, region=region: self._toggled(region, on=on))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def button(self, region: str) -> QAbstractButton:
        """Return what a region is for keys and screen readers."""
        return self._buttons[region]

    def ticked(self) -> tuple[str, ...]:
        """Return the regions that are ticked."""
        return tuple(region for region, one in self._buttons.items() if one.isChecked())

    def show_ticked(self, regions: Collection[str]) -> None:
        """Tick `regions` and nothing else, and say nothing of it."""
        for region, button in self._buttons.items():
            blocked = button.blockSignals(True)
            button.setChecked(region in regions)
            button.blockSignals(blocked)
        self.update()

    def show_pains(self, pains: Mapping[str, float]) -> None:
        """Write the pain into regions that have a number."""
        self._pains = dict(pains)
        self.update()

    def region_at(self, point: QPointF) -> str:
        """Return the region at a point of the widget; "" for none."""
        for shape in shapes():
            if shape.region and self._placed(shape).contains(point):
                return shape.region
        return ""

    def centre(self, region: str, figure: str) -> QPointF | None:
        """Return the middle of a region on a figure, in the widget; None if it is not on it."""
        for shape in shapes():
            if (shape.region, shape.figure) == (region, figure):
                return self._placed(shape).boundingRect().center()
        return None

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size at which hands and feet can be hit."""
        high = round(19 * self.fontMetrics().height())
        return QSize(round(high * (2 * _WIDE + _GAP) / _HIGH * 0.9), high)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that it has where there is room."""
        return self.minimumSizeHint() * 1.25

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons where their regions are."""
        super().resizeEvent(event)
        for region, button in self._buttons.items():
            button.setGeometry(self._box(region))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tick the region below."""
        region = self.region_at(event.position())
        if region and event.button() is Qt.MouseButton.LeftButton:
            self._buttons[region].setFocus(Qt.FocusReason.MouseFocusReason)
            self._buttons[region].click()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say which region is below."""
        region = self.region_at(event.position())
        if region == self._under:
            return
        self._under = region
        self.setCursor(Qt.CursorShape.PointingHandCursor if region else Qt.CursorShape.ArrowCursor)
        words = self._names.get(region, "")
        QToolTip.showText(event.globalPosition().toPoint(), words, self)
        self.current.emit(region)
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Forget what was below."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._under = ""
        self.current.emit("")
        self.update()

    def go_on(self, region: str, key: int) -> bool:
        """Give the keys to the nearest region in the direction of an arrow key."""
        if key not in _ARROWS:
            return False
        across, down = _ARROWS[Qt.Key(key)]
        here = self._box(region).center()
        best, least = "", float("inf")
        for other in REGIONS:
            there = self._box(other).center()
            x, y = there.x() - here.x(), there.y() - here.y()
            ahead, beside = x * across + y * down, abs(x * down) + abs(y * across)
            if ahead > 0 and (far := hypot(ahead, 2.5 * beside)) < least:
                best, least = other, far
        if best:
            self._buttons[best].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint both figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        held = next((r for r, b in self._buttons.items() if b.hasFocus()), "")
        for shape in shapes():
            self._paint(painter, shape)
        for shape in shapes():
            if shape.region and shape.region == held:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._colours.text), 3.0))
                painter.drawPath(self._placed(shape))
        self._paint_words(painter)
        painter.end()

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        colours, path = self._colours, self._placed(shape)
        on = bool(shape.region) and self._buttons[shape.region].isChecked()
        fill = colours.surface
        if on:
            fill = colours.accent
        elif shape.region:
            fill = colours.band if shape.region == self._under else colours.raised
        painter.setBrush(QColor(fill))
        line = colours.border if shape.region else colours.line
        painter.setPen(QPen(QColor(colours.accent if on else line), 1.3))
        painter.drawPath(path)
        if on:
            pain = self._pains.get(shape.region)
            painter.setPen(QColor(colours.on_accent))
            words = "✓" if pain is None else f"{pain:.0f}"
            painter.drawText(path.boundingRect(), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter) -> None:
        line = painter.fontMetrics().height()
        left, right = self.tr("your left"), self.tr("your right")
        for figure, title, sides in (
            (FRONT, self.tr("From the front"), (right, left)),
            (BACK, self.tr("From the back"), (left, right)),
        ):
            room = self._room(figure)
            painter.setPen(QColor(self._colours.text))
            top = QRectF(room.left(), room.top() - _HEAD * line, room.width(), line)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, title)
            painter.setPen(QColor(self._colours.muted))
            half = QRectF(room.left(), room.bottom() + 0.2 * line, room.width() / 2, line)
            painter.drawText(half, Qt.AlignmentFlag.AlignCenter, sides[0])
            half.moveLeft(room.center().x())
            painter.drawText(half, Qt.AlignmentFlag.AlignCenter, sides[1])

    def _room(self, figure: str) -> QRectF:
        """Return where a figure stands."""
        line = self.fontMetrics().height()
        high = self.height() - (_HEAD + _FOOT) * line
        scale = max(0.1, min(high / _HIGH, self.width() / (2 * _WIDE + _GAP)))
        left = (self.width() - (2 * _WIDE + _GAP) * scale) / 2
        if figure == BACK:
            left += (_WIDE + _GAP) * scale
        top = _HEAD * line + (high - _HIGH * scale) / 2
        return QRectF(left, top, _WIDE * scale, _HIGH * scale)

    def _placed(self, shape: Shape) -> QPainterPath:
        room = self._room(shape.figure)
        scale = room.height() / _HIGH
        place = QTransform().translate(room.center().x(), room.top()).scale(scale, scale)
        return place.map(shape.path)

    def _box(self, region: str) -> QRect:
        """Return where the button of a region is: at the front if it is to be seen there."""
        shape = next(shape for shape in shapes() if shape.region == region)
        return self._placed(shape).boundingRect().toAlignedRect()

    def _toggled(self, region: str, *, on: bool) -> None:
        self.update()
        self.changed.emit(region, on)


class _Region(QAbstractButton):
    """One region, for keys and screen readers; the map paints it and takes its clicks."""

    def __init__(self, map_: BodyMap, region: str, name: str) -> None:
        super().__init__(map_)
        self._map, self._region = map_, region
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with an arrow key; Return ticks as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif not self._map.go_on(self._region, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing: the map does."""

    def focusInEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Let the map show who has the keys."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._map.update()
        self._map.current.emit(self._region)

    def focusOutEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Let the map show that it has the keys no more."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._map.update()


def _rounded(points: list[tuple[float, float]]) -> QPainterPath:
    """Return a closed outline through `points` with its corners rounded."""
    path = QPainterPath()
    corners = [QPointF(x, y) for x, y in points]
    for at, corner in enumerate(corners):
        before, after = corners[at - 1], corners[(at + 1) % len(corners)]
        first, then = _towards(corner, before), _towards(corner, after)
        if at == 0:
            path.moveTo(first)
        else:
            path.lineTo(first)
        path.quadTo(corner, then)
    path.closeSubpath()
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """Return the point on the way from one corner to another where the rounding ends."""
    way = other - corner
    length = hypot(way.x(), way.y())
    return corner + way * (min(_ROUND, length / 2) / length if length else 0.0)
