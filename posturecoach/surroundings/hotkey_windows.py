"""A hotkey on Windows: RegisterHotKey, and a thread that waits for WM_HOTKEY.

Tried with a stand-in for user32 only, never on a real Windows.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Protocol

from posturecoach.surroundings.hotkey import Keys

# winuser.h, RegisterHotKey.
MOD = {"Alt": 0x0001, "Ctrl": 0x0002, "Shift": 0x0004, "Meta": 0x0008}
MOD_NOREPEAT = 0x4000
WM_HOTKEY = 0x0312
WM_QUIT = 0x0012
VK_F1 = 0x70
ERROR_HOTKEY_ALREADY_REGISTERED = 1409
ID = 1


class User32(Protocol):
    """As much of user32 as is needed. All but `quit` are called in the thread of the hotkey."""

    def register(self, modifiers: int, key: int) -> int:
        """Register the hotkey `ID` for this thread; return 0 or the error code."""

    def unregister(self) -> None:
        """Give it back."""

    def wait(self) -> int:
        """Wait for a message to this thread; return which, 0 for the last one."""

    def thread(self) -> int:
        """Return the number of this thread; from now on messages reach it."""

    def quit(self, thread: int) -> None:
        """Have `wait` return 0 in that thread."""


class WindowsHotkey:
    """Registers `keys` as a hotkey; Windows reports no other key."""

    def __init__(
        self, keys: Keys, on_press: Callable[[], None], user32: User32 | None = None
    ) -> None:
        self._keys = keys
        self._on_press = on_press
        self._user32 = user32 or user32_itself()
        self._problem: str | None = None
        self._number = 0
        self.settled = threading.Event()
        """Set once it is known whether the keys work."""
        self._thread = threading.Thread(target=self._run, name="hotkey", daemon=True)
        self._thread.start()

    def problem(self) -> str | None:
        """Return in words why the keys do nothing, or None."""
        return self._problem

    def close(self) -> None:
        """Give the keys back."""
        if not self.settled.wait(1.0) or not self._thread.is_alive():
            return
        self._user32.quit(self._number)
        if threading.current_thread() is not self._thread:
            self._thread.join(1.0)

    def _run(self) -> None:
        try:
            self._number = self._user32.thread()
            self._problem = self._register()
        except OSError as error:
            self._problem = f"Windows does not give out {self._keys}: {error}."
        self.settled.set()
        if self._problem is not None:
            return
        while message := self._user32.wait():
            if message == WM_HOTKEY:
                self._on_press()
        self._user32.unregister()

    def _register(self) -> str | None:
        if self._keys.key == "F12":
            return "Windows keeps F12 for itself; choose other keys."
        modifiers = MOD_NOREPEAT | sum(MOD[one] for one in self._keys.held)
        error = self._user32.register(modifiers, virtual_key(self._keys.key))
        if error == ERROR_HOTKEY_ALREADY_REGISTERED:
            return f"{self._keys} is in use by another program already; choose other keys."
        if error:
            return f"Windows does not give out {self._keys} (error {error}); choose other keys."
        return None


def virtual_key(key: str) -> int:
    """Return the virtual-key code: letters and digits are their own in ASCII."""
    return ord(key) if len(key) == 1 else VK_F1 + int(key[1:]) - 1


def user32_itself() -> User32:
    """Return user32 of the Windows that this runs on; raises OSError anywhere else."""
    if sys.platform == "win32":
        return _User32()
    raise OSError(f"this is {sys.platform}")


if sys.platform == "win32":
    import ctypes
    from ctypes import byref, wintypes

    class _User32:
        """user32 itself, by ctypes."""

        def __init__(self) -> None:
            self._user32 = ctypes.WinDLL("user32", use_last_error=True)
            self._kernel32 = ctypes.WinDLL("kernel32")

        def register(self, modifiers: int, key: int) -> int:
            if self._user32.RegisterHotKey(None, ID, modifiers, key):
                return 0
            return ctypes.get_last_error() or -1

        def unregister(self) -> None:
            self._user32.UnregisterHotKey(None, ID)

        def wait(self) -> int:
            message = wintypes.MSG()
            # GetMessageW returns 0 for WM_QUIT, -1 for an error.
            if self._user32.GetMessageW(byref(message), None, 0, 0) <= 0:
                return 0
            return message.message

        def thread(self) -> int:
            # A thread has no queue, and PostThreadMessageW fails, before it looks for messages.
            self._user32.PeekMessageW(byref(wintypes.MSG()), None, 0, 0, 0)
            return int(self._kernel32.GetCurrentThreadId())

        def quit(self, thread: int) -> None:
            self._user32.PostThreadMessageW(thread, WM_QUIT, 0, 0)
