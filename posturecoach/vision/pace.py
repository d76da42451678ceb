"""Choose which pictures to look at, so that no more than so many a second are."""

from __future__ import annotations

# Timestamps are rounded (to 10 ms in a GIF, to 1 ms in many clips); a picture that
# comes early by less than this is the one that was meant.
_ROUNDING_S = 0.002


class Pace:
    """Look at most `looks_per_s` times a second, evenly, by timestamps.

    The moments lie on a grid: who simply waited one period after each picture would
    look 7.5 times a second at a 30 fps camera when asked for 8 or for 10.
    """

    def __init__(self) -> None:
        self._slot_s: float | None = None  # the moment on the grid that was served last

    def due_s(self, looks_per_s: float | None) -> float:
        """Return from when on the next picture is wanted; minus infinity: any one."""
        if self._slot_s is None or looks_per_s is None:
            return float("-inf")
        return self._slot_s + 1 / looks_per_s - _ROUNDING_S

    def took(self, time_s: float, looks_per_s: float | None) -> None:
        """Note that the picture of `time_s` was looked at."""
        if self._slot_s is None or looks_per_s is None:
            self._slot_s = time_s
            return
        slot_s = self._slot_s + 1 / looks_per_s
        # More than one period late: begin a new grid instead of catching up in a burst.
        self._slot_s = slot_s if time_s < slot_s + 1 / looks_per_s else time_s
