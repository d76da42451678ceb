"""How long keyboard and mouse rest, where the desktop itself has to be asked (Wayland)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from posturecoach.surroundings.bus import Bus, Question, Survey
from posturecoach.surroundings.desk import Desk

_MILLI = 1e-3


def _milliseconds(value: Any) -> float | None:  # noqa: ANN401 - as it was sent
    right = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value * _MILLI if right else None


# Both count milliseconds; the second one is KDE's (kscreenlocker).
_QUESTIONS = (
    Question(
        "org.gnome.Mutter.IdleMonitor",
        "/org/gnome/Mutter/IdleMonitor/Core",
        "org.gnome.Mutter.IdleMonitor",
        "GetIdletime",
        _milliseconds,
    ),
    Question(
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "GetSessionIdleTime",
        _milliseconds,
    ),
)


class DesktopIdle:
    """Seconds since the last key or mouse, as the desktop counts them.

    KDE answers 0 for ever on Wayland. Taken at its word, nobody would ever pause there; so
    nothing is told before a time other than 0 was seen.

    Parameters
    ----------
    bus
        The session's; shared, and closed by whoever made it.
    clock
        Seconds that only go on.

    """

    name = "idle time of the desktop"
    every_s = 2.0

    def __init__(self, bus: Bus, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._bus = bus
        self._survey = Survey(bus, _QUESTIONS, clock=clock)
        self._counts = False

    def look(self) -> Desk:
        """Return the idle time."""
        told = self._survey.answers()
        self._counts = self._counts or any(told)
        return Desk(idle_s=max(told) if told and self._counts else None)

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if not self._bus.connected:
            return "no D-Bus of the desktop: start the program from a desktop session"
        told = self._survey.answers()
        if not told:
            return "the desktop does not tell when keyboard and mouse rest; GNOME does, and X11"
        if not self._counts and not any(told):
            return "the desktop counts no idle time (KDE on Wayland); GNOME does, and X11"
        return None

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()
