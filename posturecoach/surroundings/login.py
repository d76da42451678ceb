"""What the login service (logind) says: locked, another user in front, asleep, idle."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from posturecoach.surroundings.bus import Bus, as_bool, variant
from posturecoach.surroundings.desk import Desk

if TYPE_CHECKING:
    from jeepney import Message

_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_BUS = "org.freedesktop.DBus"
_MICRO = 1e-6
# Changes are told by signals; that is how long one that was missed can count.
_READ_EVERY_S = 60.0
# "auto": a program started by the user's service manager is in no session of its own.
_SESSION_NAMES = ("auto", "self")


class Login:
    """Locked, another user in front, asleep; and idle, if that is so for minutes.

    The service tells of every change by a signal; a look reads what has arrived, and costs
    next to nothing.

    Parameters
    ----------
    bus
        The system's; the sense owns and closes it.
    clock
        Seconds that only go on, of the kernel's CLOCK_MONOTONIC.

    """

    name = "login service (locked, asleep)"

    def __init__(self, bus: Bus, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._bus = bus
        self._clock = clock
        self._connection = 0
        self._read_at: float | None = None
        self._session: str | None = None
        self._told: dict[str, Any] = {}
        self._sleeping: bool | None = None
        self._listening = False

    def look(self) -> Desk:
        """Return what the service said last."""
        if not self._listening:
            self._listen()
        for signal in self._bus.arrived():
            self._hear(signal)
        if not self._bus.connected:
            self._forget()
            return Desk()
        stale = self._read_at is None or self._clock() - self._read_at >= _READ_EVERY_S
        if stale or self._connection != self._bus.connections:
            self._read()
        return Desk(locked=self._locked(), sleeping=self._sleeping, idle_s=self._idle_s())

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if not self._bus.connected:
            return "the system's D-Bus is not running: install dbus"
        if not self._told and self._sleeping is None:
            return "no login service: install systemd-logind or elogind"
        if not self._told:
            return "this program was not started in a session that the login service knows"
        return None

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()

    def _listen(self) -> None:
        self._listening = True
        self._bus.listen(sender=_SERVICE, path=_PATH, interface=_MANAGER, member="PrepareForSleep")
        self._bus.listen(
            sender=_SERVICE, path=None, interface=_PROPERTIES, member="PropertiesChanged"
        )
        self._bus.listen(sender=_BUS, path=None, interface=_BUS, member="NameOwnerChanged")

    def _hear(self, signal: Message) -> None:
        from jeepney import HeaderFields  # noqa: PLC0415

        fields = signal.header.fields
        member, body = fields.get(HeaderFields.member), signal.body
        if member == "PrepareForSleep" and body:
            self._sleeping = as_bool(body[0])
        elif member == "NameOwnerChanged" and body and body[0] == _SERVICE:
            self._forget()
        elif member == "PropertiesChanged" and fields.get(HeaderFields.path) == self._session:
            self._read_at = None

    def _forget(self) -> None:
        self._read_at, self._session, self._told, self._sleeping = None, None, {}, None

    def _read(self) -> None:
        self._connection = self._bus.connections
        self._read_at = self._clock()
        self._sleeping = as_bool(self._bus.property(_SERVICE, _PATH, _MANAGER, "PreparingForSleep"))
        if self._sleeping is None:
            self._forget()
            self._read_at = self._clock()
            return
        self._session = self._session or self._find_session()
        if self._session is None:
            return
        got = self._bus.call(
            _SERVICE, self._session, _PROPERTIES, "GetAll", signature="s", body=(_SESSION,)
        )
        self._told = got[0] if got and isinstance(got[0], dict) else {}
        if not self._told:
            self._session = None  # ended; another may have begun

    def _find_session(self) -> str | None:
        for name in (os.environ.get("XDG_SESSION_ID"), *_SESSION_NAMES):
            if not name:
                continue
            got = self._bus.call(
                _SERVICE, _PATH, _MANAGER, "GetSession", signature="s", body=(name,)
            )
            if got and isinstance(got[0], str) and got[0].startswith("/"):
                return got[0]
        return None

    def _locked(self) -> bool | None:
        locked = as_bool(variant(self._told.get("LockedHint")))
        active = as_bool(variant(self._told.get("Active")))
        if locked or active is False:
            return True
        return None if locked is None else False

    def _idle_s(self) -> float | None:
        """Return how long nobody was there; None unless the desktop said that nobody is.

        Desktops say so after minutes, or never; "not idle" therefore tells nothing.
        """
        since = variant(self._told.get("IdleSinceHintMonotonic"))
        idle = as_bool(variant(self._told.get("IdleHint")))
        if not idle or not isinstance(since, int):
            return None
        return max(self._clock() - since * _MICRO, 0.0)
