"""One key, pressed anywhere: in each desktop's own way, without listening to what else is typed.

X11: a passive grab of that key (`hotkey_x11`). Wayland: the portal for global shortcuts, where
the desktop has it (`hotkey_portal`). Windows: RegisterHotKey (`hotkey_windows`). macOS: none.
Carbon's RegisterEventHotKey would need no extra rights, but it speaks to the loop of the main
thread only, and was never tried here; it is not offered rather than half right.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")


@dataclass(frozen=True, slots=True)
class Keys:
    """A key and what is held with it.

    Attributes
    ----------
    held
        Some of `MODIFIERS`; Meta is the key with the logo.
    key
        ``A`` to ``Z``, ``0`` to ``9`` or ``F1`` to ``F12``.

    """

    held: frozenset[str]
    key: str

    def __str__(self) -> str:
        return "+".join((*(one for one in MODIFIERS if one in self.held), self.key))


def keys_of(text: str) -> Keys:
    """Return the keys of a text as `CoachSettings.hotkey` has it, such as ``Ctrl+Alt+P``.

    Raises
    ------
    ValueError
        If it names no key with something held.

    """
    *held, key = text.split("+")
    function_keys = {f"F{n}" for n in range(1, 13)}
    if not held or set(held) - set(MODIFIERS):
        raise ValueError(text)
    if key not in function_keys and not (len(key) == 1 and key.isascii() and key.isalnum()):
        raise ValueError(text)
    return Keys(frozenset(held), key.upper())


class Way(Protocol):
    """One desktop's way to a hotkey. It never raises and makes nobody wait."""

    def problem(self) -> str | None:
        """Return in words why the keys do nothing; None while they work or that is open."""

    def close(self) -> None:
        """Give the keys back; waits for a second at most."""


class Hotkey:
    """Calls `on_press` once each time `keys` are pressed, in whatever program.

    Nobody waits here: whether it works turns out a moment later, or, on Wayland, when the
    person has agreed; ask `problem` again then.

    Parameters
    ----------
    keys
        Such as ``Ctrl+Alt+P``, as `CoachSettings.hotkey` has it.
    on_press
        Called in a thread of its own; it must not wait. In a window, let it emit a signal.
    environment
        Where the kind of session is looked up.

    """

    def __init__(
        self,
        keys: str,
        on_press: Callable[[], None],
        *,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._way = _way(keys_of(keys), on_press, environment)

    def problem(self) -> str | None:
        """Return in words why the keys do nothing; None while they work or that is open."""
        return self._way.problem()

    def close(self) -> None:
        """Give the keys back to everybody else."""
        self._way.close()


class _NoWay:
    def __init__(self, why: str) -> None:
        self._why = why

    def problem(self) -> str | None:
        return self._why

    def close(self) -> None:
        pass


def _way(keys: Keys, on_press: Callable[[], None], environment: Mapping[str, str]) -> Way:
    # Each is loaded where it is needed only.
    if sys.platform == "darwin":
        return _NoWay("macOS: keys that work from anywhere are not available here.")
    if sys.platform == "win32":
        from posturecoach.surroundings.hotkey_windows import WindowsHotkey  # noqa: PLC0415

        return WindowsHotkey(keys, on_press)
    kind = environment.get("XDG_SESSION_TYPE")
    if kind == "wayland" or (kind != "x11" and environment.get("WAYLAND_DISPLAY")):
        from posturecoach.surroundings.hotkey_portal import PortalHotkey  # noqa: PLC0415

        return PortalHotkey(keys, on_press)
    from posturecoach.surroundings.hotkey_x11 import X11Hotkey  # noqa: PLC0415
    from posturecoach.surroundings.x11 import local_display  # noqa: PLC0415

    display = local_display(environment.get("DISPLAY"))
    if display is None:
        return _NoWay(
            "Keys that work from anywhere need a display of this computer; "
            f"DISPLAY is {environment.get('DISPLAY') or 'not set'}."
        )
    return X11Hotkey(keys, on_press, display)
