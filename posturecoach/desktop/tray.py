"""The sign in the tray: its shape tells the state; it opens the window, pauses, quits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from posturecoach.desktop.icons import icon, sign
from posturecoach.desktop.palette import LIGHT, amid
from posturecoach.desktop.pause_menu import fill_pause_menu

POLL_MS = 5000  # how soon a hidden window is back after the tray has gone
FIGURES = 3  # lines of today's figures in the menu


class Sign(StrEnum):
    """What the tray shows. Each has a shape of its own; no state is told by colour alone."""

    WATCHING = "watching"
    CUE = "cue"  # watching, and the quiet cue is on
    CANNOT_SEE = "cannot_see"  # the camera runs, and nobody is seen well enough
    PAUSED = "paused"
    CAMERA_OFF = "camera_off"  # not paused: it failed, or was given away
    NOT_SET_UP = "not_set_up"


_LOOKING = (Sign.WATCHING, Sign.CUE, Sign.CANNOT_SEE)
_SEEING = (Sign.WATCHING, Sign.CUE)


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the tray says at one moment."""

    words: str = ""
    pause: str = ""
    can_pause: bool = True
    sign: Sign | None = None
    pause_left: str = ""
    figures: tuple[str, ...] = ()
    app: str | None = None

    @property
    def status(self) -> str:
        """The state and, in a pause, how long it lasts."""
        return self.pause_left or self.words


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
    pause_for_asked = Signal(str)  # "10", "30", "60", "tomorrow", "app"
    resume_asked = Signal()
    rezero_asked = Signal()
    today_asked = Signal()
    quit_asked = Signal()
    gone = Signal()  # the tray, while it was watched

    def __init__(self, window: QWidget, available: Callable[[], bool]) -> None:
        super().__init__(window)
        self._available = available
        self._sign: QSystemTrayIcon | None = None
        self._said = _Said()
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self.menu = QMenu(window)
        self._fill_menu()
        self._show_entries()

    def here(self) -> bool:
        """Return whether the sign is in a tray, and put it there if that can be."""
        if not self._available():
            self._drop()
            return False
        if self._sign is None:
            self._sign = QSystemTrayIcon(self)
            self._draw()
            self._sign.setContextMenu(self.menu)
            self._sign.activated.connect(self._activate)
            self._sign.setToolTip(self.words())
            self._sign.show()
        return True

    def show_state(
        self,
        words: str,
        pause: str,
        *,
        can_pause: bool,
        sign: Sign | None = None,
        pause_left: str = "",
        figures: Sequence[str] = (),
        app: str | None = None,
    ) -> None:
        """Say how things stand; what did not change is not sent to the desktop again.

        Parameters
        ----------
        words
            The state.
        pause
            The entry that pauses or resumes at once; see `sign`.
        can_pause
            Whether that entry can be chosen.
        sign
            What is shown. While it looks, the pauses that end by themselves are offered; in
            a pause, to resume; otherwise the entry `pause`. None: the program's own sign.
        pause_left
            In a pause, how long it lasts, as `pause_menu.pause_words` puts it.
        figures
            Up to `FIGURES` short lines about today.
        app
            The program in front, if it is known.

        """
        said = _Said(
            words, pause, can_pause, sign, pause_left, tuple(figures[:FIGURES]), app or None
        )
        if said == self._said:
            return
        before, shown_before, self._said = self._said, self.words(), said
        self._show_entries()
        if before.app != said.app:
            fill_pause_menu(self.pauses, self.pause_for_asked.emit, said.app)
        if self._sign is not None:
            if before.sign is not said.sign:
                self._draw()
            if self.words() != shown_before:  # every change is a message to the desktop
                self._sign.setToolTip(self.words())

    def words(self) -> str:
        """Return what the sign says."""
        return self.tr("Posture Coach: {0}").format(self._said.status) if self._said.status else ""

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

    def _fill_menu(self) -> None:
        self.status = self._line()
        self.menu.addSeparator()
        self.open = self._entry(self.tr("Open"), self.open_asked)
        self.pause = self._entry("", self.pause_asked)
        self.resume = self._entry(self.tr("Resume"), self.resume_asked)
        self.pauses = self.menu.addMenu(self.tr("Pause"))
        fill_pause_menu(self.pauses, self.pause_for_asked.emit, None)
        self.rezero = self._entry(self.tr("Re-zero"), self.rezero_asked)
        self.menu.addSeparator()
        self.today = self._entry(self.tr("Today's figures"), self.today_asked)
        self.figures = [self._line() for _ in range(FIGURES)]
        self.menu.addSeparator()
        self.quit = self._entry(self.tr("Quit"), self.quit_asked)

    def _entry(self, words: str, asked: SignalInstance) -> QAction:
        entry = self.menu.addAction(words)
        entry.triggered.connect(asked)
        return entry

    def _line(self) -> QAction:
        """Return an entry that only says something."""
        entry = self.menu.addAction("")
        entry.setEnabled(False)
        return entry

    def _show_entries(self) -> None:
        """Offer what can be done now. Qt itself passes on only what differs."""
        said = self._said
        self.status.setText(_plain(said.status))
        self.status.setVisible(bool(said.status))
        self.pause.setText(said.pause)
        self.pause.setVisible(said.sign is not Sign.PAUSED and said.sign not in _LOOKING)
        self.pause.setEnabled(said.can_pause)
        self.resume.setVisible(said.sign is Sign.PAUSED)
        self.pauses.menuAction().setVisible(said.sign in _LOOKING)
        self.rezero.setVisible(said.sign is not None)
        self.rezero.setEnabled(said.sign in _SEEING)
        self.today.setVisible(said.sign not in (None, Sign.NOT_SET_UP))
        for line, words in zip(
            self.figures, said.figures + ("",) * (FIGURES - len(said.figures)), strict=True
        ):
            line.setText(_plain(words))
            line.setVisible(bool(words))

    def _draw(self) -> None:
        if self._sign is None:
            return
        if self._said.sign is None:
            self._sign.setIcon(icon("program", LIGHT.accent, LIGHT.accent, 128))
        else:
            self._sign.setIcon(sign(self._said.sign, amid("muted"), amid("some")))

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


def _plain(words: str) -> str:
    """Return `words` without a letter to press."""
    return words.replace("&", "&&")
