"""Looks around every few seconds, in a thread of its own, and keeps the newest picture."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from posturecoach.surroundings.desk import Desk, Sense, together

_LOG = logging.getLogger(__name__)
_HANGS_S = 3.0  # a look may take one second
_CLOSE_S = 0.4
# The computer slept if the clock that goes on meanwhile is so far ahead of the one that does not;
_SLEPT_S = 2.0
# or, where there is only one clock, if no round came for so long.
_GAP_S = 20.0


class Clock(Protocol):
    """Two clocks: what passed while the computer was awake, and what passed at all."""

    def awake_s(self) -> float:
        """Return seconds that stand still while the computer sleeps, where there are such."""

    def passed_s(self) -> float:
        """Return seconds that go on while it sleeps."""


class SystemClock:
    """The clocks of this computer."""

    def awake_s(self) -> float:
        """Return Python's monotonic clock; on Windows it goes on during sleep."""
        return time.monotonic()

    def passed_s(self) -> float:
        """Return the time since the start where the kernel has it, else the time of day."""
        boot = getattr(time, "CLOCK_BOOTTIME", None)
        return time.time() if boot is None else time.clock_gettime(boot)


class Watcher:
    """Polls senses and tells of changes.

    A sense has a period of its own if it has an attribute `every_s`. All looks are made in one
    thread, one after another. A look that has not ended after some seconds (three to six) is
    left behind with its thread, and another thread goes on with the rest; what that sense told
    no longer counts. When its look ends at last, it is asked again like the others. A sense
    that raises, in spite of its promise, is logged once and left out.

    Parameters
    ----------
    senses
        In the order in which they are believed; `close` closes them.
    every_s
        Seconds between two rounds, and the period of a sense that has none of its own.
    on_change
        Called with the new `Desk` when anything but `idle_s` is another, in the thread that
        watches.
    on_wake
        Called in the same thread when the computer slept between two rounds.
    clock
        Another one for tests.
    hangs_s
        How long a look may take.

    """

    def __init__(
        self,
        senses: Sequence[Sense],
        every_s: float = 0.5,
        *,
        on_change: Callable[[Desk], None] | None = None,
        on_wake: Callable[[], None] | None = None,
        clock: Clock | None = None,
        hangs_s: float = _HANGS_S,
    ) -> None:
        self._watched = [
            _Watched(sense, float(getattr(sense, "every_s", every_s))) for sense in senses
        ]
        self._every_s = every_s
        self._on_change = on_change
        self._on_wake = on_wake
        self._clock = clock or SystemClock()
        self._hangs_s = hangs_s
        self._desk = Desk()
        self._before: tuple[float, float] | None = None
        self._closing = threading.Event()
        self._looker: _Looker | None = None
        self._thread: threading.Thread | None = None

    @property
    def desk(self) -> Desk:
        """The newest picture; nothing is known before the first round."""
        return self._desk

    def start(self) -> None:
        """Begin to watch."""
        self._thread = threading.Thread(target=self._run, name="surroundings", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End watching within a second, also while a sense hangs."""
        self._closing.set()
        looker = self._looker
        if looker is not None:
            looker.interrupt()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(_CLOSE_S)
        # Closed where they are used: not while one of them still looks.
        looker = self._looker or _Looker()
        looker.end([one for one in self._watched if not one.away], _CLOSE_S)

    def round(self) -> None:
        """Look around once; `start` does this again and again."""
        self._notice_sleep()
        now = self._clock.awake_s()
        due = [one for one in self._watched if not one.away and now >= one.due_s]
        for one in due:
            # Half a round early counts as due, or a period would be rounded up to the next.
            one.due_s = now + one.every_s - self._every_s / 2
        self._look(due)
        self._watched = [one for one in self._watched if not one.broken]
        self._tell(together([one.told for one in self._watched if not one.away]))

    def _run(self) -> None:
        while not self._closing.is_set():
            self.round()
            self._closing.wait(self._every_s)

    def _look(self, due: list[_Watched]) -> None:
        while due and not self._closing.is_set():
            if self._looker is None:
                self._looker = _Looker()
            hangs = self._looker.look(due, self._hangs_s, self._closing)
            if hangs is None:
                return
            _LOG.warning("%s hangs, and is left alone until it answers", hangs.sense.name)
            self._looker = None
            due = due[due.index(hangs) + 1 :]

    def _tell(self, desk: Desk) -> None:
        before, self._desk = self._desk, desk
        if replace(desk, idle_s=None) == replace(before, idle_s=None):
            return
        if self._on_change is not None and not self._closing.is_set():
            self._on_change(desk)

    def _notice_sleep(self) -> None:
        now = self._clock.awake_s(), self._clock.passed_s()
        before, self._before = self._before, now
        if before is None:
            return
        awake_s, passed_s = now[0] - before[0], now[1] - before[1]
        if passed_s - awake_s <= _SLEPT_S and passed_s <= self._every_s + _GAP_S:
            return
        for one in self._watched:
            one.due_s = 0.0  # what is known is from before
        if self._on_wake is not None and not self._closing.is_set():
            self._on_wake()


@dataclass(slots=True, eq=False)
class _Watched:
    """A sense, and how it stands with it."""

    sense: Sense
    every_s: float
    due_s: float = 0.0
    told: Desk = field(default_factory=Desk)
    away: bool = False  # its look was left behind
    broken: bool = False

    def look(self) -> None:
        try:
            self.told = self.sense.look()
        except Exception:  # noqa: BLE001 - whatever it is, the others go on
            self.broken = True
            _LOG.exception("%s can't be asked, and is left out", self.sense.name)


class _Looker:
    """Looks in a thread of its own, so that a look that hangs can be left behind."""

    def __init__(self) -> None:
        self._todo: queue.SimpleQueue[list[_Watched]] = queue.SimpleQueue()
        self._woken = threading.Event()
        self._one = threading.Lock()
        self._at: _Watched | None = None
        self._busy = False
        self._left = False
        self._closing: list[_Watched] | None = None
        self._thread = threading.Thread(target=self._run, name="senses", daemon=True)
        self._thread.start()

    def look(
        self, due: list[_Watched], hangs_s: float, closing: threading.Event
    ) -> _Watched | None:
        """Have all of `due` look; return the one that hangs, and this looker with it."""
        self._woken.clear()
        self._busy = True
        self._todo.put(due)
        seen: _Watched | None = None
        while not self._woken.wait(hangs_s) and not closing.is_set():
            with self._one:
                if self._busy and self._at is not None and self._at is seen:
                    seen.away = self._left = True
                    return seen
                seen = self._at
        return None

    def interrupt(self) -> None:
        """Let `look` return."""
        self._woken.set()

    def end(self, watched: list[_Watched], wait_s: float) -> None:
        """Close the senses as soon as none looks, and end."""
        self._closing = watched
        self._todo.put([])
        self._thread.join(wait_s)

    def _run(self) -> None:
        while self._closing is None and not self._left:
            self._look_at_all(self._todo.get())
        for one in self._closing or ():
            try:
                one.sense.close()
            except Exception:  # noqa: BLE001 - the others want to be closed too
                _LOG.exception("%s can't be closed", one.sense.name)

    def _look_at_all(self, due: list[_Watched]) -> None:
        for one in due:
            if self._closing is not None:
                return
            self._at = one
            one.look()
            with self._one:
                self._at = None
                if self._left:
                    one.away = False
                    return
        with self._one:
            self._busy = False
        self._woken.set()
