"""Notices through the desktop's own service, which can be answered with a click.

On Linux the service is org.freedesktop.Notifications on the session bus (Desktop
Notifications Specification 1.2). On Windows and macOS `Notices.available` is False: what Qt
offers there (``QSystemTrayIcon.showMessage``) has no actions, and the services that have some
want a registered or signed program; the window shows its own toast there instead.
"""

from __future__ import annotations

import html
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from posturecoach.surroundings.bus_thread import BusThread, ignore

CLOSED = "closed"
"""The person put the notice away."""
EXPIRED = "expired"
"""It went by itself, or something other than the person took it away."""
LOST = "lost"
"""It is not on the screen, or no more: show it in another way."""

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
WITHIN_S = 1.0
"""So long the service may take to show a notice; after that it counts as lost."""
AGAIN_S = 30.0
"""So long a bus that went away is left alone."""
ACTIVATABLE = frozenset({"actions", "body"})
"""What is expected of a service that has yet to be started."""

# NotificationClosed, reason: 1 expired, 2 dismissed by the user, 3 closed by a call, 4 undefined.
BY_THE_PERSON = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be shown.

    Attributes
    ----------
    id
        Ours; the answer comes with it. One that is shown already is replaced.
    title, text
        Plain, without markup.
    actions
        Key and label of each button. The key ``default`` stands for a click on the notice
        itself. ``closed``, ``expired`` and ``lost`` are no keys.

    """

    id: str
    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if {key for key, _ in self.actions} & {CLOSED, EXPIRED, LOST}:
            raise ValueError(self.actions)


class _Shown:
    """A notice on its way to the screen (`number` None) or there."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.number: int | None = None


class Notices:
    """Shows notices and hands on how each was answered; never makes the caller wait.

    Everything that may take time happens in a thread of its own. Of each notice for which
    `show` returned True exactly one answer comes, unless it is withdrawn or replaced or all
    is closed: the key of the action chosen, `CLOSED`, `EXPIRED`, or `LOST`. `LOST` comes
    within a second where the service does not show it, at once where the service or the bus
    goes away while it is shown; the caller shows its own toast then.

    Parameters
    ----------
    on_answer
        Takes the notice's id and the answer. It is called in the thread of the notices and
        must not wait; in a window, let it emit a signal.
    icon
        Name of an icon of the desktop's theme, or a file: address.
    within_s
        For tests: instead of `WITHIN_S`.

    """

    def __init__(
        self,
        on_answer: Callable[[str, str], None],
        *,
        icon: str = "posturecoach",
        within_s: float = WITHIN_S,
    ) -> None:
        self._on_answer = on_answer
        self._icon = icon
        self._within_s = within_s
        self._lock = threading.Lock()
        # What two threads touch, under the lock:
        self._current: dict[str, _Shown] = {}
        self._able: frozenset[str] | None = None  # what the service can; None: not there
        self._closed = False
        # What only the thread touches:
        self._activatable = False
        self._owner = ""
        self._on_the_way = 0
        self._early: dict[int, str] = {}
        self._bus: BusThread | None = None
        self._not_before = -AGAIN_S
        self._line: BusThread  # the same, for the thread itself
        self._start()

    def available(self) -> bool:
        """Return whether a service that knows actions is there now. Never waits."""
        with self._lock:
            there = self._able is not None and "actions" in self._able
        if not there:
            self._start()
        return there

    def show(self, notice: Notice) -> bool:
        """Have `notice` shown; return False at once where nobody can. Never waits.

        True means that exactly one answer will come: see the class.
        """
        if not self.available():
            return False
        with self._lock:
            if self._bus is None or self._able is None or self._closed:
                return False
            replaced = self._current.get(notice.id)
            shown = self._current[notice.id] = _Shown(notice)
            # Under the lock, so that the end of the thread comes before or after all of this.
            self._bus.post(partial(self._send, shown, replaced))
        return True

    def withdraw(self, notice_id: str) -> None:
        """Take the notice off the screen, if it is there; no answer comes of it any more."""
        with self._lock:
            shown = self._current.pop(notice_id, None)
            if shown is not None and self._bus is not None:
                self._bus.post(partial(self._take_away, shown))

    def close(self) -> None:
        """Take all notices off the screen and let go of the bus; waits for a second at most."""
        with self._lock:
            self._closed = True
            gone = list(self._current.values())
            self._current.clear()
            bus = self._bus
        if bus is not None:
            for shown in gone:
                bus.post(partial(self._take_away, shown))
            bus.close()

    def _start(self) -> None:
        with self._lock:
            if self._bus is not None or self._closed or sys.platform in {"win32", "darwin"}:
                return
            if time.monotonic() < self._not_before:
                return
            # The thread waits for this lock before it does anything to us.
            self._bus = BusThread("notices", self._begin, self._end)

    def _begin(self) -> None:
        with self._lock:
            bus = self._bus
        if bus is None:
            return
        self._line = bus
        from jeepney import MatchRule, message_bus  # noqa: PLC0415

        for member, heard in (
            ("ActionInvoked", self._action_invoked),
            ("NotificationClosed", self._notification_closed),
        ):
            bus.listen(MatchRule(type="signal", interface=SERVICE, member=member), heard)
        owners = MatchRule(
            type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"
        )
        owners.add_arg_condition(0, SERVICE)
        bus.listen(owners, self._owner_changed)
        bus.call(message_bus.ListActivatableNames(), self._activatable_names)

    def _end(self) -> None:
        with self._lock:
            self._able = None
            self._bus = None
            self._not_before = time.monotonic() + AGAIN_S
            lost = list(self._current.values())
            self._current.clear()
        self._owner, self._on_the_way = "", 0
        self._early.clear()
        for shown in lost:
            self._tell(shown, LOST)

    def _activatable_names(self, _sender: str, body: tuple[Any, ...] | None) -> None:
        from jeepney import message_bus  # noqa: PLC0415

        self._activatable = body is not None and SERVICE in body[0]
        self._line.call(message_bus.GetNameOwner(SERVICE), self._name_owner)

    def _name_owner(self, _sender: str, body: tuple[Any, ...] | None) -> None:
        if body is not None:
            self._owner = body[0]
            self._ask()
        elif self._activatable:
            # It is started by the first notice, not by our asking; what it can is seen then.
            self._set_able(ACTIVATABLE)

    def _owner_changed(self, _sender: str, body: tuple[Any, ...]) -> None:
        _, before, self._owner = body
        if before:
            self._set_able(None)
            for shown in self._shown():
                if shown.number is not None:
                    self._answer(shown, LOST)
        if self._owner:
            self._ask()
        elif self._activatable:
            self._set_able(ACTIVATABLE)

    def _ask(self) -> None:
        """Ask what the service can; until it answers it counts as one that is not there."""
        self._line.call(_method("GetCapabilities"), self._capabilities)

    def _capabilities(self, sender: str, body: tuple[Any, ...] | None) -> None:
        if sender != self._owner:
            return
        able = frozenset(body[0]) if body is not None else None
        self._set_able(able)
        if able is None or "actions" not in able:
            # One that had to be started first: what is there now can't be answered.
            for shown in self._shown():
                self._answer(shown, LOST)
                self._take_away(shown)

    def _set_able(self, able: frozenset[str] | None) -> None:
        with self._lock:
            self._able = able

    def _send(self, shown: _Shown, replaced: _Shown | None) -> None:
        with self._lock:
            able = self._able or ACTIVATABLE
        number = replaced.number if replaced is not None else None
        message = _notify(shown.notice, able, self._icon, number or 0)
        self._on_the_way += 1
        self._line.call(message, partial(self._is_shown, shown))
        self._line.later(self._within_s, partial(self._give_up, shown))

    def _is_shown(self, shown: _Shown, _sender: str, body: tuple[Any, ...] | None) -> None:
        self._on_the_way -= 1
        if body is None:
            if not self._owner:
                self._set_able(None)  # it could not even be started
            self._answer(shown, LOST)
        elif not self._is_current(shown):
            # Given up, withdrawn or replaced meanwhile: it must not stay on the screen.
            shown.number = body[0]
            self._take_away(shown)
        else:
            shown.number = body[0]
            if (early := self._early.get(body[0])) is not None:
                self._chosen(shown, early)
        if not self._on_the_way:
            self._early.clear()

    def _give_up(self, shown: _Shown) -> None:
        if shown.number is None and self._is_current(shown):
            # Whoever is silent once is asked again, and not believed before it answers.
            self._set_able(None)
            if self._owner:
                self._ask()
            self._answer(shown, LOST)

    def _action_invoked(self, sender: str, body: tuple[Any, ...]) -> None:
        number, key = body
        shown = self._by_number(number)
        if sender != self._owner:
            return
        if shown is None:
            self._remember(number, key)
        else:
            self._chosen(shown, key)

    def _notification_closed(self, sender: str, body: tuple[Any, ...]) -> None:
        number, reason = body
        shown = self._by_number(number)
        answer = CLOSED if reason == BY_THE_PERSON else EXPIRED
        if sender != self._owner:
            return
        if shown is None:
            self._remember(number, answer)
        else:
            self._chosen(shown, answer)

    def _chosen(self, shown: _Shown, answer: str) -> None:
        if answer in {CLOSED, EXPIRED}:
            self._answer(shown, answer)
        elif answer in dict(shown.notice.actions):
            self._answer(shown, answer)
            # Some services leave it there (the specification allows it).
            self._take_away(shown)

    def _remember(self, number: int, answer: str) -> None:
        """Keep an answer that overtook the number of its notice."""
        if self._on_the_way:
            self._early.setdefault(number, answer)

    def _take_away(self, shown: _Shown) -> None:
        if shown.number is not None:
            self._line.call(_method("CloseNotification", "u", (shown.number,)), ignore)

    def _shown(self) -> list[_Shown]:
        with self._lock:
            return list(self._current.values())

    def _by_number(self, number: int) -> _Shown | None:
        return next((shown for shown in self._shown() if shown.number == number), None)

    def _is_current(self, shown: _Shown) -> bool:
        with self._lock:
            return self._current.get(shown.notice.id) is shown

    def _answer(self, shown: _Shown, answer: str) -> None:
        with self._lock:
            if self._current.get(shown.notice.id) is not shown:
                return
            del self._current[shown.notice.id]
        self._tell(shown, answer)

    def _tell(self, shown: _Shown, answer: str) -> None:
        if not self._closed:
            self._on_answer(shown.notice.id, answer)


def _notify(notice: Notice, able: frozenset[str], icon: str, replaces: int) -> Any:  # noqa: ANN401
    """Return the call of Notify for a service that is `able` to do so much."""
    title, text = notice.title, notice.text
    if "body" not in able:
        title, text = f"{title}: {text}" if text else title, ""
    if "body-markup" in able:
        text = html.escape(text, quote=False)
    hints = {
        # Not 0, low: GNOME shows such notices to nobody (its message tray returns early).
        "urgency": ("y", 1),
        # Not kept in a history: what the coach says is about now.
        "transient": ("b", True),
        "suppress-sound": ("b", True),
        "category": ("s", "x-posturecoach.prompt"),
        "desktop-entry": ("s", "posturecoach"),
    }
    actions = [part for action in notice.actions for part in action]
    how_long = -1  # as long as the desktop shows notices
    body = ("Posture Coach", replaces, icon, title, text, actions, hints, how_long)
    return _method("Notify", "susssasa{sv}i", body)


def _method(name: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

    address = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
    return new_method_call(address, name, signature, body)
