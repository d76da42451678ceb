"""The quiet cue: a thin shade that swells at one edge of the screen, and covers no work."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QAbstractAnimation, QPointF, QRect, Qt, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QRadialGradient,
    QRegion,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from posturecoach.desktop.floating import Floating, announce, letters_zoom, placeable, see_through
from posturecoach.desktop.palette import amid

Edge = Literal["right", "left", "top", "bottom"]

DEPTH = 12  # pixels, in the middle, where it is deepest
LENGTH = 0.7  # of the edge
IN_MS = 2000
OUT_MS = 1000
_STRONGEST = 0.9  # opacity at the very edge


class EdgeCue(Floating):
    """A soft shade at one edge of the screen in use.

    It is seen through by mouse and keyboard. It swells towards the middle of the edge, so
    that its shape says as much as its colour. Nothing runs while it is steady or hidden.

    Parameters
    ----------
    edge
        The edge of what panels leave of the screen.
    beside
        The main window.

    """

    def __init__(self, edge: Edge = "right", beside: QWidget | None = None) -> None:
        kind = Qt.WindowType
        super().__init__(beside, kind.WindowTransparentForInput | kind.WindowDoesNotAcceptFocus)
        self._edge: Edge = edge
        self._strength = 0.0
        self._leaving = False
        self._glossy = see_through()
        for attribute in (
            Qt.WidgetAttribute.WA_TransparentForMouseEvents,
            Qt.WidgetAttribute.WA_TranslucentBackground,
            Qt.WidgetAttribute.WA_X11DoNotAcceptFocus,
        ):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(self.tr("Posture Coach: quiet cue"))
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._set_strength)
        self._fade.finished.connect(self._faded)

    @staticmethod
    def possible() -> bool:
        """Return whether there can be a shade at an edge here."""
        return placeable()

    def why_not(self) -> str:
        """Return why there can be no shade here; "" where there can."""
        if self.possible():
            return ""
        return self.tr(
            "This desktop (Wayland) lets no program put a window at an edge of the screen; "
            "the sign in the tray alone gives the quiet cue."
        )

    def show_cue(self, text: str) -> None:
        """Fade in, and say `text` to a screen reader; where it is not possible, do nothing."""
        if not self.possible():
            return
        new = text != self.accessibleDescription() or not self.cued()
        self.setAccessibleName(text)
        self.setAccessibleDescription(text)
        if not self.cued():
            self._leaving = False
            if self.isVisible():
                self.choose_screen()
            else:
                self._strength = 0.0
                self.show()
            self._run(1.0, IN_MS)
        if new:
            announce(self, text)

    def hide_cue(self) -> None:
        """Fade out."""
        if self.cued():
            self._leaving = True
            self._run(0.0, OUT_MS)

    def cued(self) -> bool:
        """Return whether the cue is shown, or about to be."""
        return self.isVisible() and not self._leaving

    def fading(self) -> bool:
        """Return whether anything moves now."""
        return self._fade.state() is QAbstractAnimation.State.Running

    def strength(self) -> float:
        """Return how far it has faded in, 0 to 1."""
        return self._strength

    def set_edge(self, edge: Edge) -> None:
        """Move to another edge."""
        if edge != self._edge:
            self._edge = edge
            if self.isVisible():
                self.choose_screen()
                self.update()

    def place(self, screen: QScreen) -> None:
        """Lie along the edge of what panels leave of `screen`."""
        free = screen.availableGeometry()
        self.setGeometry(along(self._edge, free))
        if not self._glossy:
            # What is transparent would be black: then only the shape itself is a window.
            self.setMask(_swelling(self.size().width(), self.size().height(), self._edge))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint half an ellipse whose middle lies on the edge, softer outwards."""
        painter = QPainter(self)
        colour = QColor(amid("some"))
        if not self._glossy:
            painter.fillRect(self.rect(), colour)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, across, down = _half_ellipse(self.width(), self.height(), self._edge)
        painter.translate(middle)
        painter.scale(across, down)
        shade = QRadialGradient(QPointF(0, 0), 1.0)
        for at, opacity in ((0.0, 1.0), (0.45, 0.8), (0.8, 0.3), (1.0, 0.0)):
            colour.setAlphaF(_STRONGEST * self._strength * opacity)
            shade.setColorAt(at, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)

    def _run(self, to: float, full_ms: int) -> None:
        """Fade from where it is now; a way that is half gone takes half the time."""
        now = self._strength  # which Qt already changes with the values below
        self._fade.stop()
        self._fade.setStartValue(now)
        self._fade.setEndValue(to)
        self._fade.setDuration(max(1, math.ceil(full_ms * abs(to - now))))
        self._fade.start()

    def _set_strength(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def _faded(self) -> None:
        if self._leaving:
            self._leaving = False
            self.hide()


def along(edge: Edge, free: QRect) -> QRect:
    """Return the place of the shade at `edge` of the free part of a screen, in pixels."""
    depth = round(DEPTH * letters_zoom(free))
    if edge in ("right", "left"):
        long = round(LENGTH * free.height())
        left = free.left() if edge == "left" else free.right() + 1 - depth
        return QRect(left, free.top() + (free.height() - long) // 2, depth, long)
    long = round(LENGTH * free.width())
    top = free.top() if edge == "top" else free.bottom() + 1 - depth
    return QRect(free.left() + (free.width() - long) // 2, top, long, depth)


def _half_ellipse(width: int, height: int, edge: Edge) -> tuple[QPointF, float, float]:
    """Return the middle and the two half axes of the ellipse, in pixels."""
    match edge:
        case "right":
            return QPointF(width, height / 2), width, height / 2
        case "left":
            return QPointF(0, height / 2), width, height / 2
        case "top":
            return QPointF(width / 2, 0), width / 2, height
        case "bottom":
            return QPointF(width / 2, height), width / 2, height


def _swelling(width: int, height: int, edge: Edge) -> QRegion:
    middle, across, down = _half_ellipse(width, height, edge)
    # Thinner than where it fades: there it would not be seen, and here it is opaque.
    across, down = (across / 2, down) if edge in ("right", "left") else (across, down / 2)
    return QRegion(
        round(middle.x() - across),
        round(middle.y() - down),
        round(2 * across),
        round(2 * down),
        QRegion.RegionType.Ellipse,
    )
