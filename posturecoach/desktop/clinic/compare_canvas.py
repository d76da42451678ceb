"""Two pictures side by side, or the second laid over the first: pelvis on pelvis, in one size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.clinic.compare import Alignment
from posturecoach.clinic.snapshot import Snapshot
from posturecoach.desktop.clinic.overlay import Layers, Overlay, Place, seen_on
from posturecoach.desktop.palette import LIGHT, Colours

_NUMBERS = 30.0  # numbers are so many times smaller than a picture is high
_LEAST, _MOST = 11.0, 30.0
_GAP = 8.0
_BARE = Layers(plumb=False, groups=frozenset(), numbers=False, legend=False)


class Mode(StrEnum):
    """How two pictures are shown."""

    BESIDE = "beside"
    OVER = "over"  # the second shines through
    WIPE = "wipe"  # the first to the left of a line, the second to the right


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """One of the two: its numbers, its picture (null: the figure alone), what it is called."""

    snapshot: Snapshot
    image: QImage
    title: str


class CompareCanvas(QWidget):
    """Show two moments; decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self.halves: tuple[Half | None, Half | None] = (None, None)
        self.alignment: Alignment | None = None
        self.mode = Mode.BESIDE
        self.share = 0.5  # of the second: how far it shines through, or where the line is
        self.figures = self.mirror = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 140)
        self.setAccessibleName(self.tr("The two pictures"))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_pair(
        self, first: Half | None, second: Half | None, alignment: Alignment | None
    ) -> None:
        """Show these two; None for nothing."""
        self.halves, self.alignment = (first, second), alignment
        self.update()

    def places(self, space: QRectF) -> tuple[Place, Place] | None:
        """Return where both pictures lie; None while there are not two."""
        first, second = self.halves
        if first is None or second is None:
            return None
        one, other = first.snapshot.setup, second.snapshot.setup
        if self.mode is Mode.BESIDE:
            wide = (space.width() - _GAP) / 2
            left = QRectF(space.left(), space.top(), wide, space.height())
            right = left.translated(wide + _GAP, 0.0)
            return (
                Place.fit(left, one.width, one.height, mirror=self.mirror),
                Place.fit(right, other.width, other.height, mirror=self.mirror),
            )
        below = Place.fit(space, one.width, one.height, mirror=self.mirror)
        return below, laid_over(below, self.alignment, other.width, other.height)

    def paint(self, painter: QPainter, space: QRectF) -> None:
        """Draw everything into `space`."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(space, QColor(self._colours.surface))
        found = self.places(space)
        if found is None:
            painter.setPen(QColor(self._colours.muted))
            painter.drawText(space, Qt.AlignmentFlag.AlignCenter, self.tr("Choose two moments"))
        elif self.mode is Mode.BESIDE:
            for half, place in zip(self.halves, found, strict=True):
                self._draw_half(painter, half, place, space)
        else:
            self._draw_over(painter, found, space)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw both."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    def _draw_half(self, painter: QPainter, half: Half | None, place: Place, space: QRectF) -> None:
        if half is None:
            return
        wide = (space.width() - _GAP) / 2
        left = space.left()
        if place.where.center().x() > space.center().x():
            left = space.left() + wide + _GAP
        mine = QRectF(left, space.top(), wide, space.height())
        bare = self._draw_picture(painter, half, place)
        size = min(_MOST, max(_LEAST, mine.height() / _NUMBERS))
        overlay = Overlay(self._colours, size, on_paper=bare)
        overlay.draw(painter, seen_on(half.snapshot), place, Layers(legend=False), mine)
        self._draw_title(painter, half.title, mine)

    def _draw_over(self, painter: QPainter, found: tuple[Place, Place], space: QRectF) -> None:
        first, second = self.halves
        if first is None or second is None:
            return
        edge = space.left() + self.share * space.width()
        for half, place, upper in ((first, found[0], False), (second, found[1], True)):
            painter.save()
            if self.mode is Mode.WIPE:
                clip = QRectF(space)
                clip.setLeft(edge) if upper else clip.setRight(edge)
                painter.setClipRect(clip)
                area = clip
            else:
                painter.setOpacity(self.share if upper else 1.0)
                area = space
            bare = self._draw_picture(painter, half, place)
            if self.mode is Mode.OVER:
                painter.setOpacity(max(0.25, self.share if upper else 1.0 - self.share))
            overlay = Overlay(self._tinted(upper=upper), _LEAST, on_paper=bare)
            overlay.draw(painter, seen_on(half.snapshot), place, _BARE, area)
            painter.restore()
        if self.mode is Mode.WIPE:
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.drawLine(round(edge), round(space.top()), round(edge), round(space.bottom()))
        half_wide = space.width() / 2
        self._draw_title(painter, first.title, QRectF(space.topLeft(), space.size()))
        right = QRectF(space.left() + half_wide, space.top(), half_wide, space.height())
        self._draw_title(painter, second.title, right, upper=True)

    def _tinted(self, *, upper: bool) -> Colours:
        """Return the theme with lines of a colour of their own for the second."""
        if not upper:
            return self._colours
        return replace(self._colours, accent=self._colours.more, glow="#ffd27a")

    def _draw_picture(self, painter: QPainter, half: Half, place: Place) -> bool:
        """Draw a picture; return whether there is none."""
        if self.figures or half.image.isNull():
            if self.mode is Mode.BESIDE:
                painter.fillRect(place.where, QColor(self._colours.raised))
            return True
        painter.save()
        if self.mirror:
            painter.translate(2 * place.where.center().x(), 0.0)
            painter.scale(-1.0, 1.0)
        painter.drawImage(place.where, half.image)
        painter.restore()
        return False

    def _draw_title(
        self, painter: QPainter, title: str, space: QRectF, *, upper: bool = False
    ) -> None:
        painter.save()
        metrics = painter.fontMetrics()
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, round(space.width() - 32))
        box = QRectF(metrics.boundingRect(words)).adjusted(-8, -4, 12, 4)
        box.moveTopLeft(space.topLeft())
        box.translate(8, 8)
        if upper:
            box.moveRight(space.right() - 8)
        plate = QColor(self._colours.raised)
        plate.setAlphaF(0.92)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plate)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(self._colours.more if upper else self._colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


def laid_over(below: Place, alignment: Alignment | None, width: int, height: int) -> Place:
    """Return where a picture lies so that its person is where the one in `below` is.

    Without an alignment it lies in the same place, as high as the one below.
    """
    if alignment is None:
        alignment = Alignment("picture", below.height / max(1, height), (0.0, 0.0))
    scale = alignment.scale * below.scale
    x, y = alignment.shift
    if below.mirror:
        x = below.width - x - alignment.scale * width
    where = QRectF(
        below.where.left() + x * below.scale,
        below.where.top() + y * below.scale,
        width * scale,
        height * scale,
    )
    return Place(where, width, height, below.mirror)
