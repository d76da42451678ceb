"""What an X server knows: idle time, the application in front, and whether it fills the screen."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from posturecoach.surroundings.desk import Desk

if TYPE_CHECKING:
    from Xlib.display import Display

_LOCAL = re.compile(r"(?:unix/?)?:(?P<display>\d+)(?:\.(?P<screen>\d+))?")
# Of the extensions that python-xlib knows only these are needed; all cost 0.5 MB and 30 ms.
_EXTENSIONS = {"RANDR", "MIT-SCREEN-SAVER"}
# Fixed in the X server and in every client, on every machine; no TMPDIR and no setting moves it.
_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - it is X's own, and nothing is written there
_REST_S = 30.0
_MONITORS_EVERY_S = 20.0
_MILLI = 1e-3
# Of a property not more than this is read, in words of four bytes.
_WORDS = 64
# The background with its icons covers a screen as well, and nobody watches it.
_NOT_A_WINDOW = ("_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK")

Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


def local_display(display: str | None) -> str | None:
    """Return the name of a display on this computer by its Unix socket, or None.

    A display elsewhere ("host:0", "localhost:10.0" of a remote login) is a network connection.
    """
    found = _LOCAL.fullmatch(display or "")
    # Named so, python-xlib does not fall back to TCP where the socket is missing.
    return f"unix/:{found['display']}.{found['screen'] or 0}" if found else None


def covers(window: Box, monitors: list[Box]) -> bool:
    """Return whether `window` covers at least one whole monitor."""
    left, top, width, height = window
    return any(
        left <= x and top <= y and left + width >= x + w and top + height >= y + h
        for x, y, w, h in monitors
        if w > 0 and h > 0
    )


class X11:
    """Idle time, application in front and full screen, where the session really is X11.

    On Wayland the X server inside it sees a part only: a window that was in front an hour ago,
    an idle time that goes on while somebody types elsewhere. It is not asked then.

    An X server that hangs blocks the look: then the whole desktop hangs, and `Watcher` sets
    this sense aside until it answers.

    Parameters
    ----------
    environment
        Where DISPLAY and the kind of session are read from.
    clock
        Seconds that only go on.

    """

    name = "X11 (idle, full screen, in front)"
    every_s = 2.0

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._environment = environment
        self._clock = clock
        self._display: Display | None = None
        self._not_before = 0.0
        self._monitors: tuple[float, list[Box]] | None = None
        self._named: tuple[int | None, str | None] = None, None
        self._why: str | None = None

    def look(self) -> Desk:
        """Return what the server says."""
        try:
            if not self._connect():
                return Desk()
            return self._ask()
        except Exception:  # noqa: BLE001 - the server went away, or talks garbage
            self._drop("the X server does not answer")
            return Desk()

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        return self._why

    def close(self) -> None:
        """Let go of the server."""
        self._drop(None)

    def _connect(self) -> bool:
        if self._display is not None:
            return True
        if self._clock() < self._not_before:
            return False
        name = self._usable_display()
        if name is None:
            return False
        self._not_before = self._clock() + _REST_S
        display = _open(name)
        if display.query_extension("XWAYLAND") is not None:
            display.close()
            self._why = _WAYLAND
            return False
        self._display, self._monitors, self._why = display, None, None
        self._named = None, None
        return True

    def _usable_display(self) -> str | None:
        kind = self._environment.get("XDG_SESSION_TYPE")
        told = self._environment.get("DISPLAY")
        if kind == "wayland" or (kind != "x11" and self._environment.get("WAYLAND_DISPLAY")):
            self._why = _WAYLAND
        elif not told:
            self._why = "no display is named: start the program from a desktop session (X11)"
        elif (found := _LOCAL.fullmatch(told)) is None:
            self._why = f"the display {told} is not on this computer, and is left alone"
        elif not (_SOCKETS / f"X{found['display']}").exists():
            self._why = "the X server does not answer"  # python-xlib would leave a socket open
        else:
            return local_display(told)
        return None

    def _drop(self, why: str | None) -> None:
        display, self._display = self._display, None
        self._why = why
        self._not_before = self._clock() + _REST_S
        if display is not None:
            try:
                display.close()
            except Exception:  # noqa: BLE001 - it tells a server that is gone
                return

    def _ask(self) -> Desk:
        from Xlib.error import XError  # noqa: PLC0415 - only where there is X11

        display = self._display
        if display is None:
            return Desk()
        root = display.screen().root
        idle_s = None
        if display.has_extension("MIT-SCREEN-SAVER"):
            idle_s = root.screensaver_query_info().idle * _MILLI
        try:
            app, full_screen = self._front(display, root)
        except XError:  # the window was closed between two questions
            app, full_screen = None, None
        return Desk(idle_s=idle_s, app=app, full_screen=full_screen)

    def _front(self, display: Display, root: Any) -> tuple[str | None, bool | None]:  # noqa: ANN401
        active = _property(display, root, "_NET_ACTIVE_WINDOW")
        if not active:
            self._why = "the window manager does not tell which window is in front (EWMH)"
            return None, None
        self._why = None
        if not active[0]:
            return None, False
        window = display.create_resource_object("window", active[0])
        if active[0] != self._named[0]:  # a window keeps its name
            names = window.get_wm_class()
            self._named = (active[0], names[1]) if names else (None, None)
        return self._named[1], self._fills(display, root, window)

    def _fills(self, display: Display, root: Any, window: Any) -> bool:  # noqa: ANN401
        state = _property(display, window, "_NET_WM_STATE")
        if display.get_atom("_NET_WM_STATE_FULLSCREEN") in state:
            return True
        if display.get_atom("_NET_WM_STATE_MAXIMIZED_VERT") in state:
            return False  # work, on a screen without a panel
        size = window.get_geometry()
        monitors = self._monitors_of(display, root)
        if not any(size.width >= w and size.height >= h for _, _, w, h in monitors):
            return False
        types = _property(display, window, "_NET_WM_WINDOW_TYPE")
        if any(display.get_atom(name) in types for name in _NOT_A_WINDOW):
            return False
        at = root.translate_coords(window, 0, 0)
        return covers((at.x, at.y, size.width, size.height), monitors)

    def _monitors_of(self, display: Display, root: Any) -> list[Box]:  # noqa: ANN401
        now = self._clock()
        if self._monitors is None or now - self._monitors[0] >= _MONITORS_EVERY_S:
            self._monitors = now, _monitors(display, root)
        return self._monitors[1]


_WAYLAND = (
    "the session is Wayland, where no program sees the windows of others: nothing is known of "
    "full screen and of the application in front; GNOME tells the idle time"
)


def _open(name: str) -> Display:
    from Xlib.display import Display  # noqa: PLC0415 - only where there is X11

    class _Small(Display):  # type: ignore[misc]  # python-xlib has no types
        def list_extensions(self) -> list[str]:
            return [known for known in super().list_extensions() if known in _EXTENSIONS]

    return _Small(name)


def _property(display: Display, window: Any, name: str) -> list[int]:  # noqa: ANN401
    from Xlib import X  # noqa: PLC0415

    found = window.get_property(display.get_atom(name), X.AnyPropertyType, 0, _WORDS)
    numbers = 32
    return list(found.value) if found is not None and found.format == numbers else []


def _monitors(display: Display, root: Any) -> list[Box]:  # noqa: ANN401
    """Return the monitors; an old server knows one screen only."""
    if display.has_extension("RANDR"):
        version = display.xrandr_query_version()
        if (version.major_version, version.minor_version) >= (1, 5):
            found = root.xrandr_get_monitors().monitors
            return [(m.x, m.y, m.width_in_pixels, m.height_in_pixels) for m in found]
    size = root.get_geometry()
    return [(0, 0, size.width, size.height)]
