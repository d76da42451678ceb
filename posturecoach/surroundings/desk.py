"""What the desk is doing, as far as it can be told; and what every adapter has to offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from posturecoach.coaching.rules import Around


@dataclass(frozen=True, slots=True)
class Desk:
    """What could be told of the desk at one moment. None: it can't be told here.

    Attributes
    ----------
    idle_s
        Seconds since the last key or mouse.
    app
        The application in front, by the name that is the same every time it starts.
    full_screen
        Something fills the screen: a film, a game, a presentation.
    presenting
        The screen is shared, or a presentation runs.
    camera_wanted
        Another program holds, or waits for, the camera that this program uses.
    camera_used, microphone_used
        Another program uses a camera, or listens to a microphone: a call.
    locked
        The screen is locked, or another user is in front.
    sleeping
        The computer is about to sleep.
    do_not_disturb
        The desktop was asked to keep quiet.
    on_battery
        No mains.

    """

    idle_s: float | None = None
    app: str | None = None
    full_screen: bool | None = None
    presenting: bool | None = None
    camera_wanted: bool | None = None
    camera_used: bool | None = None
    microphone_used: bool | None = None
    locked: bool | None = None
    sleeping: bool | None = None
    do_not_disturb: bool | None = None
    on_battery: bool | None = None

    @property
    def call(self) -> bool:
        """Whether a call seems to be going on."""
        return bool(self.camera_used) or bool(self.microphone_used)


class Sense(Protocol):
    """One way to tell something of the desk.

    A sense never raises and never waits for longer than a second: what it can't tell is
    None, also when a helper of the desktop is missing, hangs, or goes away while it runs.
    """

    name: str
    """In words for people, as `posturecoach doctor` shows it."""

    def look(self) -> Desk:
        """Return what can be told now."""

    def missing(self) -> str | None:
        """Return in words what is missing for it to tell anything, and how to get it."""

    def close(self) -> None:
        """Let go of every connection."""


def together(desks: Sequence[Desk]) -> Desk:
    """Return what all of `desks` tell: of each matter what the first says that knows.

    A yes outranks a no: one sense may see a full screen that another can't.
    """
    found: dict[str, Any] = {}
    for name in (f.name for f in fields(Desk)):
        told = [v for v in (getattr(desk, name) for desk in desks) if v is not None]
        found[name] = True if any(v is True for v in told) else told[0] if told else None
    return Desk(**found)


class Reporter:
    """Tell the coach what the desk is doing, each time it asks.

    Parameters
    ----------
    desk
        Returns the newest of what could be told.

    """

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk
        self._before: Desk | None = None

    def __call__(self) -> Around:
        """Return what the coach takes into account; a switch of windows is told once."""
        now, before = self._desk(), self._before
        self._before = now
        return around(now, before)


def around(now: Desk, before: Desk | None = None) -> Around:
    """Return what the coach takes into account of `now`; `before` tells a switch of windows."""
    switched = (
        before is not None
        and now.app is not None
        and before.app is not None
        and now.app != before.app
    )
    return Around(
        presenting=bool(now.presenting),
        full_screen=bool(now.full_screen),
        call=now.call,
        do_not_disturb=bool(now.do_not_disturb),
        locked=bool(now.locked) or bool(now.sleeping),
        idle_s=now.idle_s,
        switched=switched,
        app=now.app,
        camera_wanted=bool(now.camera_wanted),
        on_battery=bool(now.on_battery),
    )
