"""Small windows beside the main one: always on top, in nobody's way, never taking the focus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QCursor,
    QFontDatabase,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from posturecoach.desktop.palette import DARK, LIGHT, Colours, qt_palette, style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

MARGIN = 16  # pixels between a window in the corner and the end of the desktop
FADE_MS = 600
FULL_HD = (1920, 1080)  # a desktop of which letters have their ordinary size
_ROUND = 10.0  # pixels, as the cards of the main window
_HALF = 128  # of a lightness up to 255
# What fades a whole window; elsewhere Qt says at every step that it can't.
_FADES = ("xcb", "windows", "cocoa")
_MORE = """
QLabel { color: @text@; }
QPushButton::menu-indicator {
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px; width: 10px;
    image: url("@pictures@/down.svg");
}
QPushButton#menu { padding-right: 26px; }
QPushButton#menu:focus { padding-right: 25px; }
QPushButton#close { border: 1px solid transparent; background: transparent; padding: 0;
    min-width: 24px; max-width: 24px; min-height: 24px; max-height: 24px; }
QPushButton#close:hover { background: @band@; }
QPushButton#close:focus { border: 2px solid @accent@; padding: 0; }
QLabel#said { font-size: 13pt; }
"""


def placeable() -> bool:
    """Return whether a program may say where its windows are; under Wayland it may not."""
    return not QGuiApplication.platformName().startswith("wayland")


def see_through() -> bool:
    """Return whether windows here can be partly transparent.

    X11 without a compositor shows what is transparent as black.
    """
    if QGuiApplication.platformName() != "xcb":
        return True
    try:
        from Xlib.display import Display  # noqa: PLC0415 - lazy, and on Linux only

        display = Display()
    except Exception:  # noqa: BLE001 - whatever a strange display answers: rather no gloss
        return False
    try:
        name = display.intern_atom(f"_NET_WM_CM_S{display.get_default_screen()}")
        return bool(display.get_selection_owner(name))
    finally:
        display.close()


def screen_in_use(beside: QWidget | None = None) -> QScreen | None:
    """Return the screen with the mouse on it, or else that of the window `beside`.

    None only while no screen is connected.
    """
    under = QGuiApplication.screenAt(QCursor.pos())
    if under is not None:
        return under
    return beside.screen() if beside is not None else QGuiApplication.primaryScreen()


def letters_zoom(screen: QRect) -> float:
    """Return how much larger than the system's letters should be on a desktop of this size."""
    ratio = min(screen.width() / FULL_HD[0], screen.height() / FULL_HD[1])
    return round(8 * math.sqrt(max(1.0, ratio))) / 8


class Floating(QWidget):
    """A window without a frame that stays on top and is shown without taking the focus.

    It follows its screen: when that changes its size, or goes, it is placed anew.

    Parameters
    ----------
    beside
        The main window; it only says which screen is meant where the mouse says none.
        Not the parent: who minimises the main window still wants to see this one.
    more
        Further flags of the window.

    """

    def __init__(
        self, beside: QWidget | None = None, more: Qt.WindowType = Qt.WindowType.Widget
    ) -> None:
        kind = Qt.WindowType
        super().__init__(
            None, kind.Tool | kind.FramelessWindowHint | kind.WindowStaysOnTopHint | more
        )
        self._beside = beside
        self._screen: QScreen | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # On a Mac a tool is hidden as soon as another program is in front: that is, always.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._follow)
            app.screenAdded.connect(self._follow)

    def place(self, screen: QScreen) -> None:
        """Put the window where it belongs on `screen`."""
        raise NotImplementedError

    def choose_screen(self) -> None:
        """Go to the screen that is in use now."""
        self._watch(screen_in_use(self._beside))
        self._place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be on the screen that is in use."""
        if not event.spontaneous():
            self.choose_screen()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Follow no screen while there is nothing to place."""
        if not event.spontaneous():
            self._watch(None)
        super().hideEvent(event)

    def _watch(self, screen: QScreen | None) -> None:
        if screen is self._screen:
            return
        old, self._screen = self._screen, screen
        if old is not None and old in QGuiApplication.screens():
            old.availableGeometryChanged.disconnect(self._place)
        if screen is not None:
            screen.availableGeometryChanged.connect(self._place)

    def _follow(self) -> None:
        if not self.isVisible():
            return
        if self._screen not in QGuiApplication.screens():
            self._screen = None
            self.choose_screen()
        else:
            self._place()

    def _place(self) -> None:
        if self._screen is not None:
            self.setScreen(self._screen)
            self.place(self._screen)


class Corner(Floating):
    """A small window in the lower right corner, away from the middle of the work."""

    def __init__(self, beside: QWidget | None = None) -> None:
        super().__init__(beside)
        self._colours = LIGHT
        self._told: Colours | None = None
        self._zoom = 1.0
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.finished.connect(self._faded)
        self._then: Callable[[], None] | None = None
        self._glossy = see_through()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._glossy)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`; as long as nobody says, it is that of the main window."""
        self._colours = self._told = colours
        self.restyle()

    def take_focus(self) -> None:
        """Be reachable by keyboard, because somebody asked for it."""
        if self.isVisible():
            self.activateWindow()
            self.raise_()
            if self.focusWidget() is None:
                self.focusNextChild()

    def place(self, screen: QScreen) -> None:
        """Put the window into the lower right corner of what panels leave of `screen`."""
        free = screen.availableGeometry()
        self._zoom = letters_zoom(free)
        self._colours = self._told or app_colours()
        self.restyle()
        layout = self.layout()
        least = 0
        if layout is not None:
            layout.activate()  # what was hidden just now needs no room
            least = layout.totalMinimumSize().width()
        width = min(max(round(self._zoom * self.wide()), least), free.width())
        height = min(self.heightForWidth(width), free.height())
        self.setGeometry(
            free.right() + 1 - min(MARGIN, free.width() - width) - width,
            free.bottom() + 1 - min(MARGIN, free.height() - height) - height,
            width,
            height,
        )

    def wide(self) -> int:
        """Return the width with letters of ordinary size, in pixels; buttons may need more."""
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that everything in it needs."""
        layout = self.layout()
        if layout is None:
            return super().heightForWidth(width)
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        return max(tall, layout.totalMinimumSize().height())

    def fit(self) -> None:
        """Be as large as what is said now needs."""
        if self.isVisible():
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a card; with sharp corners where round ones would be black."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._colours.border), 1.0))
        painter.setBrush(QColor(self._colours.surface))
        if self._glossy:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        rounding = _ROUND if self._glossy else 0.0
        painter.drawRoundedRect(edge, rounding, rounding)

    def fade_away(self, then: Callable[[], None]) -> None:
        """Go slowly, where the desktop can show that, and do `then`."""
        if QGuiApplication.platformName() not in _FADES:
            then()
            return
        self._then = then
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.start()

    def fading(self) -> bool:
        """Return whether it is about to go."""
        return self._fade.state() is QAbstractAnimation.State.Running

    def stay(self) -> None:
        """Fade no more."""
        if self.fading():
            self._fade.stop()
            self.setWindowOpacity(1.0)
        self._then = None

    def _faded(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
        self.setWindowOpacity(1.0)

    def restyle(self) -> None:
        """Follow theme and size of the letters, if they are others."""
        sheet = style_sheet(self._colours, self._zoom, _MORE)
        if sheet == self.styleSheet():  # to style anew is the dear part of all this
            return
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(self._zoom * font.pointSizeF())
        self.setFont(font)
        self.setPalette(qt_palette(self._colours))
        self.setStyleSheet(sheet)


def app_colours() -> Colours:
    """Return the theme that the main window gave to the application."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < _HALF else LIGHT


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say `words` when it has time, where there is one and Qt can."""
    if not QAccessible.isActive():
        return
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent  # noqa: PLC0415 - from Qt 6.8 on
    except ImportError:
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
