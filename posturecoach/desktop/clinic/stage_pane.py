"""One camera on the stage: its picture as large as fits, and over it what was measured."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.clinic.moment import Moment
from posturecoach.desktop.clinic.overlay import Overlay, Place, seen_in
from posturecoach.desktop.clinic.overlay_ink import Ink
from posturecoach.desktop.clinic.overlay_plates import Plate
from posturecoach.desktop.clinic.recent import Pictures, Recent
from posturecoach.desktop.clinic.stage_choices import Choices, Mode
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.words import state_words
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.posture.measure import Person, View
from posturecoach.session import Look

_LINES = 19.0  # a number is so many times as low as the pane: letters of 13 mm on 24 inches
_COLUMNS = 20.0
_KEPT = {Mode.PLAIN: Pictures.ALL, Mode.BLURRED: Pictures.HIDDEN, Mode.FIGURE: Pictures.NONE}


class StagePane(QWidget):
    """Show the newest look of one camera, or what was to be seen some seconds ago."""

    glass_changed = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._colours = LIGHT
        self._shown: Shown | None = None
        self._moment: Moment | None = None
        self._past = QImage()  # of the moment
        self._wait_s = 0.0  # until the first picture of the past can be shown
        self._words = ("", "")
        self._name = ""
        self._edges = (0.0, 0.0)
        self.recent: Recent | None = None
        self.plates: tuple[Plate, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 150)

    # --- What the page does.

    def begin(self, recent: Recent | None, camera: str) -> None:
        """Begin with nothing on the screen; what comes is kept in `recent`."""
        self.recent = recent
        self._forget()
        if recent is not None:
            recent.begin(camera, _KEPT[self._choices.mode])
        self.update()

    def mode_changed(self) -> None:
        """Follow another choice of what is shown: nothing of before may be seen again."""
        if self.recent is not None:
            self.recent.begin(self.recent.camera, _KEPT[self._choices.mode])
        self._forget()
        self.glass_changed.emit()
        self.update()

    def mirror_changed(self) -> None:
        """Follow the mirror: pictures that lie the other way round are not shown."""
        if self._shown is not None:
            self._shown = Shown(self._shown.look, hidden=self._shown.hidden)
        self.glass_changed.emit()
        self.update()

    def end(self) -> None:
        """Let go of every pixel."""
        if self.recent is not None:
            self.recent.close()
        self._forget()
        self.update()

    def see(self, shown: Shown) -> None:
        """Show a look, or what was to be seen before it."""
        if self._choices.mode is Mode.BLURRED and not shown.hidden:
            return  # it was made before faces were to be hidden
        self._shown, self._words = shown, ("", "")
        self._look_back(shown.look)
        self.setAccessibleDescription(" ".join(self.said()))
        self.update()

    def say(self, headline: str, detail: str = "") -> None:
        """Show words and no picture."""
        self._forget()
        self._words = (headline, detail)
        self.setAccessibleDescription(f"{headline} {detail}".strip())
        self.update()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def set_name(self, name: str) -> None:
        """Write `name` over it, where there is more than one; "" for none."""
        self._name = name
        self.update()

    def set_edges(self, top: float, bottom: float) -> None:
        """Keep words out of so many pixels at top and bottom, where something lies over it."""
        if (top, bottom) != self._edges:
            self._edges = (top, bottom)
            self.update()

    def glass(self) -> Glass:
        """Return the size of picture that is wanted; without width for the figure alone."""
        mode, mirror = self._choices.mode, self._choices.mirror
        if mode is Mode.FIGURE:
            return Glass(0, 0, mirror)
        ratio = self.devicePixelRatioF()
        width, height = (max(1, round(ratio * size)) for size in (self.width(), self.height()))
        return Glass(width, height, mirror, hide=mode is Mode.BLURRED)

    @property
    def look(self) -> Look | None:
        """What is shown now: the newest look, or the one of the past."""
        if self._choices.delay_s > 0.0:
            return None if self._moment is None else self._moment.look
        return None if self._shown is None else self._shown.look

    @property
    def image(self) -> QImage | None:
        """The picture that is shown now; None: none is."""
        if self._choices.mode is Mode.FIGURE:
            return None
        if self._choices.delay_s > 0.0:
            return None if self._past.isNull() else self._past
        return None if self._shown is None else self._shown.image

    def said(self) -> tuple[str, str]:
        """Return the large words and the smaller ones below them; empty where none are needed."""
        if self._words[0]:
            return self._words
        if self._shown is None:
            return self.tr("One moment"), ""
        now = self._shown.look
        if now.trouble is None and self._choices.delay_s > 0.0 and self._moment is None:
            return self._waiting()
        look = now if now.trouble is not None else self.look
        if look is None:
            return "", ""
        if look.trouble is not None or look.person is not Person.PRESENT:
            state = state_words(look)
            return state.headline, state.detail
        return self._unseen(look)

    def _waiting(self) -> tuple[str, str]:
        then = self.tr("Then you see what was {0:.0f} s ago.").format(self._choices.delay_s)
        return self.tr("In {0} s").format(max(1, ceil(self._wait_s))), then

    def _unseen(self, look: Look) -> tuple[str, str]:
        if self._choices.mode is Mode.BLURRED and self.image is None:
            return self.tr("No picture"), self.tr(
                "The face can't be hidden just now, so the picture isn't shown."
            )
        if seen_in(look) is None:
            return self.tr("Body not visible"), self.tr("Step back until head and hips are seen.")
        return "", ""

    # --- Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for pictures of the new size."""
        super().resizeEvent(event)
        self.glass_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Ask for finer or coarser pictures on another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.glass_changed.emit()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint picture, overlays and words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.window))
        size = max(14.0, min(self.height() / _LINES, self.width() / _COLUMNS))
        top, bottom = self._edges
        space = QRectF(self.rect()).adjusted(0, top, 0, -bottom)
        look, image = self.look, self.image
        if look is not None and look.sight is not None:
            width, height = look.sight.width, look.sight.height
        elif image is not None:
            width, height = image.width(), image.height()
        else:
            width, height = self.width(), self.height()
        mirror = self._choices.mirror
        place = Place.fit(QRectF(self.rect()), width, height, mirror=mirror)
        if image is not None:
            self._paint_image(painter, image, place)
        elif look is not None and look.sight is not None:
            painter.fillRect(place.where, QColor(self._colours.surface))  # where it ends
        overlay = Overlay(self._colours, size, on_paper=image is None)
        seen = None if look is None else seen_in(look)
        before, self.plates = self.plates, ()
        if seen is not None:
            layers = self._choices.layers
            self.plates = overlay.draw(painter, seen, place, layers, space, before=before)
        self._paint_badges(painter, overlay.ink, space, look)
        self._paint_said(painter, overlay.ink, space)

    def _paint_image(self, painter: QPainter, image: QImage, place: Place) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._choices.mirror and self._choices.delay_s > 0.0:
            painter.save()  # kept pictures are never mirrored; live ones come mirrored
            painter.translate(2 * place.where.center().x(), 0)
            painter.scale(-1, 1)
            painter.drawImage(place.where, image)
            painter.restore()
        else:
            painter.drawImage(place.where, image)

    def _paint_badges(self, painter: QPainter, ink: Ink, space: QRectF, look: Look | None) -> None:
        """Write which camera it is and from where it looks; and how long ago it was."""
        edge, left = 0.3 * ink.size, [self._name] if self._name else []
        if look is not None and look.person is Person.PRESENT:
            left.append(self._view_words(look.view))
        words = "  ·  ".join(one for one in left if one)
        at = space.topLeft()
        if words:
            self._badge(painter, ink, QRectF(at.x() + edge, at.y() + edge, 0, 0), words, 0.5)
        if self._choices.delay_s > 0.0 and self._moment is not None:
            ago = self.tr("{0:.0f} s ago").format(self._choices.delay_s)
            right = QRectF(space.right() - edge, at.y() + edge, 0, 0)
            self._badge(painter, ink, right, ago, 1.0, to_left=True)

    def _badge(
        self,
        painter: QPainter,
        ink: Ink,
        at: QRectF,
        words: str,
        share: float,
        *,
        to_left: bool = False,
    ) -> None:
        font = ink.font(share, strong=share >= 1.0)
        metrics, pad = QFontMetricsF(font), 0.4 * share * ink.size
        wide = metrics.horizontalAdvance(words) + 2 * pad
        left = at.left() - wide if to_left else at.left()
        where = QRectF(left, at.top(), wide, metrics.height() + pad)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.plate)
        painter.drawRoundedRect(where, 0.2 * ink.size, 0.2 * ink.size)
        painter.setFont(font)
        painter.setPen(ink.words)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_said(self, painter: QPainter, ink: Ink, space: QRectF) -> None:
        """Write large, calm words into the middle."""
        headline, detail = self.said()
        if not headline:
            return
        flags = int(Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value)
        pad, most = 0.7 * ink.size, QRectF(0, 0, 0.8 * space.width(), space.height())
        lines = []
        for words, font in ((headline, ink.font(1.5, strong=True)), (detail, ink.font(0.75))):
            if words:
                box = QFontMetricsF(font).boundingRect(most, flags, words)
                lines.append((words, font, ceil(box.width()) + 2, ceil(box.height())))
        wide = max(line[2] for line in lines) + 2 * pad
        where = QRectF(0, 0, wide, sum(line[3] for line in lines) + 2 * pad)
        where.moveCenter(space.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.plate)
        painter.drawRoundedRect(where, 0.4 * ink.size, 0.4 * ink.size)
        top = where.top() + pad
        for n, (words, font, _, high) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(ink.words if n == 0 else ink.faint)
            painter.drawText(QRectF(where.left(), top, wide, high), flags, words)
            top += high

    def _view_words(self, view: View) -> str:
        return {
            View.FRONT: self.tr("From the front"),
            View.OBLIQUE: self.tr("Half turned: turn to the front or the side"),
            View.SIDE_LEFT: self.tr("From the left"),
            View.SIDE_RIGHT: self.tr("From the right"),
            View.UNKNOWN: "",
        }[view]

    def _look_back(self, look: Look) -> None:
        delay, recent = self._choices.delay_s, self.recent
        if delay <= 0.0 or recent is None:
            self._moment, self._past = None, QImage()
            return
        moment = recent.delayed(delay, look.time_s)
        if moment is None:
            self._wait_s = delay - recent.span_s
            self._past = QImage()
        elif moment is not self._moment:
            self._past = moment.image()
        self._moment = moment

    def _forget(self) -> None:
        self._shown = self._moment = None
        self._past, self._words = QImage(), ("", "")
