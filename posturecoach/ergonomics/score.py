"""One number for the last minute: 100 sits easily, 50 is at the border of bad."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

WINDOW_S = 60.0
LONGEST_LOOK_S = 2.0  # one look speaks for no more time than this


def score_of(strain: float) -> float:
    """Return the score of a mean `strain`: 100 / (1 + strain²).

    Falls from 100 at strain 0 over 80 at half way to the bad border, 50 at the border and
    20 at twice its distance, towards 0. Flat near 0, so that breathing and the noise of
    the camera cost next to nothing. Our own choice of curve: it orders moments, and says
    nothing about health.

    Raises
    ------
    ValueError
        If `strain` is negative.

    Examples
    --------
    >>> score_of(0.5)
    80.0

    """
    if strain < 0.0:
        raise ValueError(f"strain must be at least 0, got {strain}")
    return 100.0 / (1.0 + strain * strain)


@dataclass(slots=True)
class MinuteScore:
    """Score the mean strain of the last minute.

    The mean is over time, not over looks: each look speaks for the time until the next
    one, at most 2 s, so that looking more often changes nothing.
    """

    _spans: deque[tuple[float, float, float]] = field(default_factory=deque)
    _strain_s: float = 0.0
    _seconds: float = 0.0
    _last: tuple[float, float] | None = None

    def update(self, now_s: float, strain: float | None) -> float | None:
        """Take one look into account; `strain` is None where nothing could be judged.

        Returns the score, or None if nothing was judged in the last minute. The present
        look counts at once: alone, it is the score.
        """
        if self._last is not None:
            self._close(*self._last, now_s)
        self._last = None if strain is None else (now_s, strain)
        while self._spans and self._spans[0][0] < now_s - WINDOW_S:
            _, seconds, old = self._spans.popleft()
            self._seconds -= seconds
            self._strain_s -= seconds * old
        if self._spans:
            return score_of(max(0.0, self._strain_s / self._seconds))
        return None if strain is None else score_of(strain)

    def reset(self) -> None:
        """Forget the last minute."""
        self._spans.clear()
        self._strain_s = self._seconds = 0.0
        self._last = None

    def _close(self, began_s: float, strain: float, now_s: float) -> None:
        """Give the look before this one its share of time."""
        seconds = min(now_s - began_s, LONGEST_LOOK_S)
        if seconds <= 0.0:
            return
        self._spans.append((began_s, seconds, strain))
        self._seconds += seconds
        self._strain_s += seconds * strain
