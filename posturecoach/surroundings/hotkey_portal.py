"""A hotkey on Wayland: the portal for global shortcuts, which asks the person itself.

org.freedesktop.portal.GlobalShortcuts, as KDE, GNOME from 48 on and Hyprland have it. The
desktop decides which keys it really gives; ours are a wish, and its keyboard settings show and
change them.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from posturecoach.surroundings.bus_thread import BusThread
from posturecoach.surroundings.hotkey import Keys

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"
SESSION = "org.freedesktop.portal.Session"
REGISTRY = "org.freedesktop.host.portal.Registry"

NAME = "pause"
"""Of our shortcut, the same at every start: the desktop remembers what was agreed to by it."""
WITHIN_S = 5.0
"""So long the portal may take to answer; the person may take any time."""
DONE, CANCELLED = 0, 1
"""Response of a request; 2 is anything else."""

# Shortcuts Specification 0.1: modifiers by these names, the key by its name in xkbcommon.
HELD = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}

MISSING = (
    "This desktop gives programs no keys that work from anywhere (it has no portal for global "
    "shortcuts)."
)
REFUSED = (
    "The desktop was told not to give out {keys}. Its keyboard settings can change that, or "
    "switch the keys off and on again here to be asked once more."
)
NO_KEYS = "The desktop gave no keys; choose some in its keyboard settings, under Posture Coach."
SILENT = "The desktop does not answer when it is asked for {keys}."
ENDED = "The desktop took the keys back."


class PortalHotkey:
    """Asks the portal for `keys`; the person may have to agree, which takes what it takes."""

    def __init__(
        self, keys: Keys, on_press: Callable[[], None], *, within_s: float = WITHIN_S
    ) -> None:
        self._keys = keys
        self._on_press = on_press
        self._within_s = within_s
        self._problem: str | None = None
        self._closed = False
        self._owner = ""
        self._session = ""
        self._tries = 0
        self._lost = False
        self.settled = threading.Event()
        """Set once it is known whether the keys work."""
        self._ready = threading.Event()
        self._bus = BusThread("hotkey", self._begin, self._end)
        self._ready.set()

    def problem(self) -> str | None:
        """Return in words why the keys do nothing; None while they work or that is open."""
        return self._problem

    def close(self) -> None:
        """Give the keys back: the portal does that when we leave the bus."""
        self._closed = True
        self._bus.close()

    def _begin(self) -> None:
        from jeepney import MatchRule  # noqa: PLC0415 - Linux only

        self._ready.wait()  # for `_bus`
        for interface, member, heard in (
            (SHORTCUTS, "Activated", self._activated),
            (SESSION, "Closed", self._session_closed),
        ):
            rule = MatchRule(type="signal", interface=interface, member=member)
            self._bus.listen(rule, heard)
        owners = MatchRule(
            type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"
        )
        owners.add_arg_condition(0, PORTAL)
        self._bus.listen(owners, self._owner_changed)
        self._ask()

    def _end(self) -> None:
        if not self._closed:
            self._fail(ENDED if self._session else MISSING)

    def _owner_changed(self, _sender: str, body: tuple[Any, ...]) -> None:
        _, before, after = body
        if before:
            self._session, self._lost = "", True
            self._fail(ENDED)
        # A first owner without one before it was started by our asking.
        if after and self._lost:
            self._lost = False
            self._ask()

    def _ask(self) -> None:
        self._tries += 1
        self._bus.later(self._within_s, partial(self._check_answered, self._tries))
        # First of all, says its documentation; where there is no such thing, it goes without.
        register = _method(REGISTRY, "Register", "sa{sv}", ("posturecoach", {}))
        self._bus.call(register, self._registered)

    def _registered(self, _sender: str, _body: tuple[Any, ...] | None) -> None:
        get = _method("org.freedesktop.DBus.Properties", "Get", "ss", (SHORTCUTS, "version"))
        self._bus.call(get, self._version)

    def _version(self, sender: str, body: tuple[Any, ...] | None) -> None:
        if body is None:
            self._fail(MISSING)
            return
        self._owner = sender
        options = {"session_handle_token": ("s", _token())}
        self._request(partial(_create, options), self._created)

    def _created(self, response: int, results: dict[str, Any]) -> None:
        if response != DONE or "session_handle" not in results:
            self._fail(MISSING)
            return
        self._session = results["session_handle"][1]
        wish = {
            "description": ("s", "Posture Coach: pause, or go on"),
            "preferred_trigger": ("s", trigger(self._keys)),
        }
        self._request(partial(_bind, self._session, wish), self._bound)

    def _bound(self, response: int, results: dict[str, Any]) -> None:
        given = [name for name, _ in results.get("shortcuts", ("", []))[1]]
        if response != DONE:
            self._fail(REFUSED if response == CANCELLED else MISSING)
        elif NAME not in given:
            self._fail(NO_KEYS)
        else:
            self._problem = None
            self.settled.set()

    def _request(
        self,
        message: Callable[[dict[str, Any]], Any],
        answered: Callable[[int, dict[str, Any]], None],
    ) -> None:
        """Call a method that answers by a signal of its own request."""
        from jeepney import MatchRule  # noqa: PLC0415

        token = _token()
        us = self._bus.unique_name.removeprefix(":").replace(".", "_")
        # Known beforehand, so that the answer can't come before we listen.
        path = f"{PATH}/request/{us}/{token}"

        def heard(sender: str, body: tuple[Any, ...]) -> None:
            if sender == self._owner:
                answered(*body)

        def called(_sender: str, body: tuple[Any, ...] | None) -> None:
            if body is None:
                self._fail(MISSING)

        rule = MatchRule(type="signal", interface=REQUEST, member="Response", path=path)
        self._bus.listen(rule, heard)
        self._bus.call(message({"handle_token": ("s", token)}), called)

    def _check_answered(self, tries: int) -> None:
        if tries == self._tries and not self._session and self._problem in {None, ENDED}:
            self._fail(SILENT)

    def _activated(self, sender: str, body: tuple[Any, ...]) -> None:
        session, name, *_ = body
        if (sender, session, name) == (self._owner, self._session, NAME) and not self._closed:
            self._on_press()

    def _session_closed(self, sender: str, _body: tuple[Any, ...]) -> None:
        # On this connection there is one session only.
        if sender == self._owner:
            self._session = ""
            self._fail(ENDED)

    def _fail(self, why: str) -> None:
        self._problem = why.format(keys=self._keys)
        self.settled.set()


def trigger(keys: Keys) -> str:
    """Return `keys` as the Shortcuts Specification has them, such as ``CTRL+ALT+p``."""
    key = keys.key.lower() if len(keys.key) == 1 else keys.key
    return "+".join((*(name for one, name in HELD.items() if one in keys.held), key))


def _token() -> str:
    return f"posturecoach_{secrets.token_hex(8)}"


def _create(options: dict[str, Any], handle: dict[str, Any]) -> Any:  # noqa: ANN401 - untyped
    return _method(SHORTCUTS, "CreateSession", "a{sv}", (options | handle,))


def _bind(session: str, wish: dict[str, Any], handle: dict[str, Any]) -> Any:  # noqa: ANN401
    no_window = ""
    body = (session, [(NAME, wish)], no_window, handle)
    return _method(SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body)


def _method(interface: str, name: str, signature: str, body: tuple[Any, ...]) -> Any:  # noqa: ANN401
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

    address = DBusAddress(PATH, bus_name=PORTAL, interface=interface)
    return new_method_call(address, name, signature, body)
