"""The sign in the tray: says the state in words, opens the window, pauses, quits."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from posturecoach.desktop.icons import icon
from posturecoach.desktop.palette import LIGHT

POLL_MS = 5000  # how soon a hidden window is back after the tray has gone


class Tray(QObject):
    """Be in the tray wherever there is one, and know when there is none.

    A desktop may have no tray, start it after this program, or lose it. So `here` must
    be asked before a window is hidden, and `watch` looks whether the way back is still
    there as long as it is hidden.

    Parameters
    ----------
    window
        Owns this, and lends the menu its look.
    available
        Whether there is a tray now.

    """

    open_asked = Signal()
    pause_asked = Signal()  # or to resume; as `show_state` has put it
    quit_asked = Signal()
    gone = Signal()  # the tray, while it was watched

    def __init__(self, window: QWidget, available: Callable[[], bool]) -> None:
        super().__init__(window)
        self._available = available
        self._sign: QSystemTrayIcon | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self.menu = QMenu(window)
        self.open = self.menu.addAction(self.tr("Open"))
        self.pause = self.menu.addAction("")
        self.menu.addSeparator()
        self.quit = self.menu.addAction(self.tr("Quit"))
        self.open.triggered.connect(self.open_asked)
        self.pause.triggered.connect(self.pause_asked)
        self.quit.triggered.connect(self.quit_asked)
        self._words = ""

    def here(self) -> bool:
        """Return whether the sign is in a tray, and put it there if that can be."""
        if not self._available():
            self._drop()
            return False
        if self._sign is None:
            self._sign = QSystemTrayIcon(icon("program", LIGHT.accent, LIGHT.accent, 128), self)
            self._sign.setContextMenu(self.menu)
            self._sign.activated.connect(self._activate)
            self._sign.setToolTip(self._words)
            self._sign.show()
        return True

    def show_state(self, words: str, pause: str, *, can_pause: bool) -> None:
        """Say `words` about the state, and `pause` on the entry that pauses or resumes."""
        self.pause.setText(pause)
        self.pause.setEnabled(can_pause)
        words = self.tr("Posture Coach: {0}").format(words)
        if words != self._words:  # every change is a message to the desktop
            self._words = words
            if self._sign is not None:
                self._sign.setToolTip(words)

    def words(self) -> str:
        """Return what the sign says."""
        return self._words

    def watch(self, *, hidden: bool) -> None:
        """Look now and then whether the tray is still there, as long as the window is `hidden`."""
        if hidden:
            self._poll.start()
        else:
            self._poll.stop()

    def watching(self) -> bool:
        """Return whether the tray is looked after."""
        return self._poll.isActive()

    def end(self) -> None:
        """Take the sign away, for good."""
        self._poll.stop()
        self._drop()

    def _look(self) -> None:
        if not self.here():
            self._poll.stop()
            self.gone.emit()

    def _drop(self) -> None:
        if self._sign is not None:
            self._sign.hide()
            self._sign.deleteLater()
            self._sign = None

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On a Mac every click opens the menu, and is told here as well.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.open_asked.emit()
