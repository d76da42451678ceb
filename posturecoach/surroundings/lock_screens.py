"""Whether the desktop's lock screen, or its screen saver, is shown."""

from __future__ import annotations

import time
from collections.abc import Callable

from posturecoach.surroundings.bus import Bus, Question, Survey, as_bool
from posturecoach.surroundings.desk import Desk

_QUESTIONS = tuple(
    Question(service, path, service, "GetActive", as_bool)
    for service, path in (
        ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
        ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
        ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
        ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
        ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
    )
)


class LockScreen:
    """Locked, as the desktop itself says.

    Parameters
    ----------
    bus
        The session's; shared, and closed by whoever made it.
    clock
        Seconds that only go on.

    """

    name = "lock screen"
    every_s = 1.0  # the camera has to be off soon after

    def __init__(self, bus: Bus, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._bus = bus
        self._survey = Survey(bus, _QUESTIONS, clock=clock)

    def look(self) -> Desk:
        """Return whether one of the desktop's lock screens is shown."""
        shown = self._survey.answers()
        return Desk(locked=any(shown) if shown else None)

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if not self._bus.connected:
            return "no D-Bus of the desktop: start the program from a desktop session"
        if not self._survey.answers():
            return "the desktop has no lock screen that tells whether it is shown"
        return None

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()
