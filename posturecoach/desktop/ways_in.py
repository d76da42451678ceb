"""The ways in from outside the window: keys that pause from anywhere, and the start at login."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from posturecoach.desktop.languages import told
from posturecoach.errors import PostureCoachError

if TYPE_CHECKING:
    from posturecoach.surroundings.hotkey import Hotkey

ASK_MS = 1500  # whether the keys could be taken turns out a moment later


class WaysIn(QObject):
    """Hold the keys, and the desktop's entry for the start at login."""

    pressed = Signal()  # the keys, in whatever program
    problem_changed = Signal(str)  # why the keys do nothing; "" while they work

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: str | None = None
        self._hotkey: Hotkey | None = None
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(ASK_MS)
        self._ask.timeout.connect(self._tell)

    def follow(self, keys: str | None) -> None:
        """Take `keys`, such as ``Ctrl+Alt+P``, in place of those taken now; None: none."""
        if keys == self._keys:
            return
        self.close()
        self._keys = keys
        if keys is not None:
            from posturecoach.surroundings.hotkey import Hotkey  # noqa: PLC0415 - most have none

            self._hotkey = Hotkey(keys, self.pressed.emit)
            self._ask.start()
        self.problem_changed.emit("")

    def close(self) -> None:
        """Give the keys back."""
        self._ask.stop()
        self._keys = None
        if self._hotkey is not None:
            self._hotkey.close()
            self._hotkey = None

    def login(self) -> tuple[bool, str]:
        """Return whether the program starts at login, and why it does not though it should."""
        from posturecoach.surroundings.autostart import autostart  # noqa: PLC0415

        entry = autostart()
        return entry.enabled(), entry.problem() or ""

    def set_login(self, *, on: bool) -> str:
        """Start at login from now on, or no more; return in words why that failed, or ""."""
        from posturecoach.surroundings.autostart import autostart, own_command  # noqa: PLC0415

        entry = autostart()
        try:
            if on:
                entry.enable(own_command())
            else:
                entry.disable()
        except PostureCoachError as error:
            return f"{told(error.what)} {told(error.try_)}"
        return entry.problem() or ""

    def _tell(self) -> None:
        if self._hotkey is not None:
            self.problem_changed.emit(self._hotkey.problem() or "")
