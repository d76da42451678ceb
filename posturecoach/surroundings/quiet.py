"""Whether the desktop was asked to keep quiet ("do not disturb")."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from posturecoach.surroundings.bus import Bus, Question, Survey, about_property, as_bool
from posturecoach.surroundings.desk import Desk

_NOTIFICATIONS = "org.freedesktop.Notifications"
_NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"
_QUIET_MODES = {"do-not-disturb", "dnd"}
_GSETTINGS_S = 0.8


def _quiet_mode(modes: Any) -> bool | None:  # noqa: ANN401 - as it was sent
    return not _QUIET_MODES.isdisjoint(modes) if isinstance(modes, list) else None


_QUESTIONS = (
    # KDE's name for it stands in the specification's interface; dunst and mako have their own.
    about_property(_NOTIFICATIONS, _NOTIFICATIONS_PATH, _NOTIFICATIONS, "Inhibited", as_bool),
    about_property(_NOTIFICATIONS, _NOTIFICATIONS_PATH, "org.dunstproject.cmd0", "paused", as_bool),
    Question(_NOTIFICATIONS, "/fr/emersion/Mako", "fr.emersion.Mako", "ListModes", _quiet_mode),
    Question(
        "org.erikreider.swaync.cc",
        "/org/erikreider/swaync/cc",
        "org.erikreider.swaync.cc",
        "GetDnd",
        as_bool,
    ),
    Question(
        "org.xfce.Xfconf",
        "/org/xfce/Xfconf",
        "org.xfce.Xfconf",
        "GetProperty",
        as_bool,
        "ss",
        ("xfce4-notifyd", "/do-not-disturb"),
    ),
)

# Desktop, schema, key, and the value that asks for quiet.
_SETTINGS = {
    "GNOME": ("org.gnome.desktop.notifications", "show-banners", "false"),
    "X-Cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications", "false"),
    "MATE": ("org.mate.NotificationDaemon", "do-not-disturb", "true"),
}


class DoNotDisturb:
    """The wish for quiet, as the notification service or the desktop's settings know it.

    Parameters
    ----------
    bus
        The session's; shared, and closed by whoever made it.
    clock
        Seconds that only go on.

    """

    name = "do not disturb"
    every_s = 10.0

    def __init__(self, bus: Bus, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._bus = bus
        self._survey = Survey(bus, _QUESTIONS, clock=clock)
        self._setting = _Setting.of_this_desktop()

    def look(self) -> Desk:
        """Return whether anybody says that there should be quiet."""
        told = self._survey.answers()
        if self._setting is not None:
            told.append(self._setting.quiet())
        known = [value for value in told if value is not None]
        return Desk(do_not_disturb=any(known) if known else None)

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if self.look().do_not_disturb is not None:
            return None
        if self._setting is not None and shutil.which("gsettings") is None:
            return "the desktop's setting can't be read: install gsettings (libglib2.0-bin)"
        if not self._bus.connected:
            return "no D-Bus of the desktop: start the program from a desktop session"
        return "the notification service knows no 'do not disturb' that it tells others of"

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()


class _Setting:
    """One key of the desktop's settings, read again only when the settings file changed."""

    def __init__(self, schema: str, key: str, quiet: str) -> None:
        self._schema, self._key, self._quiet = schema, key, quiet
        self._read_of: tuple[int, int] | None = None
        self._value: bool | None = None

    @classmethod
    def of_this_desktop(cls) -> _Setting | None:
        for desktop in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
            if desktop in _SETTINGS:
                return cls(*_SETTINGS[desktop])
        return None

    def quiet(self) -> bool | None:
        state = _file_state()
        if state != self._read_of:
            self._read_of = state
            self._value = self._read()
        return self._value

    def _read(self) -> bool | None:
        program = shutil.which("gsettings")
        if program is None:
            return None
        try:
            said = subprocess.run(  # noqa: S603 - the desktop's own program, fixed words
                [program, "get", self._schema, self._key],
                capture_output=True,
                text=True,
                timeout=_GSETTINGS_S,
                check=False,
                errors="replace",
            )
        except (OSError, subprocess.TimeoutExpired):
            self._read_of = None  # once more
            return None
        word = said.stdout.strip()
        return word == self._quiet if word in ("true", "false") else None


def _file_state() -> tuple[int, int]:
    """Return what changes whenever a setting does: dconf writes a new file each time."""
    folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    try:
        state = (Path(folder) / "dconf" / "user").stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_ino
