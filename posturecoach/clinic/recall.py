"""The last minute, in memory only: to step back in it, and to show it again a little later."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sized
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

KEEP_S = 60.0
MOST_BYTES = 48_000_000  # a minute at 20 looks a second and 40 kB each
DELAYS_S = (3.0, 5.0, 10.0)
"""How much later somebody may be shown what they did."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What was kept of one moment: seconds on the source's clock, and whatever was handed in."""

    time_s: float
    what: T


class Recall(Generic[T]):
    """Keep what was seen in the last `keep_s` seconds, and never more than `most_bytes`.

    Nothing is written anywhere: it is gone with the object, with `clear`, or when newer
    things push it out.

    Parameters
    ----------
    keep_s
        Seconds, by the times that come along and not by a number of frames.
    most_bytes
        What is kept is shorter than `keep_s` if it would take more.
    size
        How many bytes one takes.

    Notes
    -----
    No lock: one thread owns it.

    """

    def __init__(
        self,
        keep_s: float = KEEP_S,
        most_bytes: int = MOST_BYTES,
        size: Callable[[T], int] | None = None,
    ) -> None:
        if keep_s <= 0.0 or most_bytes <= 0:
            raise ValueError("expected a time and a size above 0")
        self._keep_s, self._most_bytes = keep_s, most_bytes
        self._size: Callable[[T], int] = _bytes if size is None else size
        self._kept: deque[tuple[Kept[T], int]] = deque()
        self._bytes = 0
        self._frozen = False
        self._at = -1  # of the frozen one that is looked at

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def bytes(self) -> int:
        """How much is kept."""
        return self._bytes

    @property
    def span_s(self) -> float:
        """How many seconds can be stepped back."""
        return self._kept[-1][0].time_s - self._kept[0][0].time_s if self._kept else 0.0

    @property
    def frozen(self) -> bool:
        """Whether it stands still, to be looked at."""
        return self._frozen

    def add(self, time_s: float, what: T) -> None:
        """Keep `what` of `time_s`, unless it is frozen.

        A time before the last one is another source or clip: what was kept is let go of.
        """
        if self._frozen:
            return
        if self._kept and time_s < self._kept[-1][0].time_s:
            self.clear()
        size = self._size(what)
        if size > self._most_bytes:
            return
        self._kept.append((Kept(time_s, what), size))
        self._bytes += size
        while self._bytes > self._most_bytes or self._too_old(time_s):
            self._bytes -= self._kept.popleft()[1]

    def clear(self) -> None:
        """Let go of everything: another person, another source, a pause."""
        self._kept.clear()
        self._bytes = 0
        self._frozen, self._at = False, -1

    def freeze(self) -> Kept[T] | None:
        """Stand still at the newest moment and return it; None while nothing is kept.

        What comes while it stands still is not kept, or it would push out what is looked at.
        """
        if not self._kept:
            return None
        self._frozen, self._at = True, len(self._kept) - 1
        return self.here

    def thaw(self) -> None:
        """Go on."""
        self._frozen, self._at = False, -1

    @property
    def here(self) -> Kept[T] | None:
        """The moment that is looked at; None unless frozen."""
        return self._kept[self._at][0] if self._frozen else None

    def step(self, by: int) -> Kept[T] | None:
        """Go `by` moments on, or back where it is below 0, as far as there are any."""
        if not self._frozen:
            return None
        self._at = min(len(self._kept) - 1, max(0, self._at + by))
        return self.here

    def go_to(self, time_s: float) -> Kept[T] | None:
        """Go to the last moment at or before `time_s`; to the first where there is none."""
        if not self._frozen:
            return None
        self._at = max(0, self._until(time_s) - 1)
        return self.here

    def delayed(self, now_s: float, delay_s: float) -> Kept[T] | None:
        """Return what was to be seen `delay_s` before `now_s`; None before there is so much.

        Also None where the last moment before that is as old as the delay itself: then
        nobody was looking at the time.
        """
        wanted = now_s - delay_s
        n = self._until(wanted)
        if n == 0:
            return None
        found = self._kept[n - 1][0]
        return found if wanted - found.time_s <= delay_s else None

    def _too_old(self, now_s: float) -> bool:
        return now_s - self._kept[0][0].time_s > self._keep_s + 1e-9

    def _until(self, time_s: float) -> int:
        """Return how many moments lie at or before `time_s`."""
        return bisect_right([kept.time_s for kept, _ in self._kept], time_s + 1e-9)


def _bytes(what: object) -> int:
    if not isinstance(what, Sized):
        raise TypeError("say how large one is: Recall(size=…)")
    return len(what)
