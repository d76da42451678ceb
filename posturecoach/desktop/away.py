"""How long the chair was empty, from what a camera tells that is at times unsure."""

from __future__ import annotations

import math
from collections.abc import Callable

BRIEF_S = 5.0  # unsure for less, the camera still counts as seeing


class Away:
    """Measure the stretches for which nobody was in the chair.

    What was not seen does not count; but a stretch goes on over a moment of doubt.

    Parameters
    ----------
    clock
        Seconds from any beginning, which never go back.

    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._present: bool | None = None
        self._unsure_s = -math.inf  # since when it can't be told
        self._left_s: float | None = None
        self._longest_s = 0.0

    def begin(self) -> None:
        """Forget the stretches so far; who is away now leaves now."""
        self._longest_s = 0.0
        self._left_s = self._clock() if self._present is False else None

    def note(self, present: bool | None) -> float | None:  # noqa: FBT001 - one fact
        """Take whether somebody is there; None: can't be told.

        Returns
        -------
        float or None
            Of somebody who has just come back, the seconds away as far as they were seen.

        """
        before, self._present = self._present, present
        if present is before:
            return None
        now_s = self._clock()
        if present is None:
            self._unsure_s = now_s
            return None
        doubt = before is None and self._left_s is not None
        if present is False and doubt and now_s - self._unsure_s < BRIEF_S:
            return None
        stretch_s = 0.0
        if self._left_s is not None:
            stretch_s = (self._unsure_s if doubt else now_s) - self._left_s
            self._longest_s = max(self._longest_s, stretch_s)
        self._left_s = now_s if present is False else None
        return stretch_s if present and stretch_s > 0.0 else None

    def going_on(self) -> bool:
        """Return whether the chair is empty now, as far as can be told."""
        return self._left_s is not None and not self.blind()

    def blind(self) -> bool:
        """Return whether nothing can be told, and that not only for a moment."""
        return self._present is None and self._clock() - self._unsure_s >= BRIEF_S

    def longest_s(self) -> float:
        """Return the longest stretch so far, in seconds, the present one included."""
        if self._left_s is None:
            return self._longest_s
        until_s = self._unsure_s if self._present is None else self._clock()
        return max(self._longest_s, until_s - self._left_s)
