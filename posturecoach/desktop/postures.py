"""RULA and REBA of the postures held since the program started, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.words import time_words
from posturecoach.ergonomics.live import Held, Shares, Tally

translate = QCoreApplication.translate

LEAST_S = 60.0  # of held postures, before shares of them say anything
LEAST_SHARE = 0.005  # would be shown as 0 %


class DayPostures:
    """Add up held postures by the clock on the wall.

    Parameters
    ----------
    clock
        Returns the present moment, in seconds since the epoch.

    """

    def __init__(self, clock: Callable[[], float] = lambda: datetime.now().timestamp()) -> None:  # noqa: DTZ005
        self._clock = clock
        self._tally = Tally()
        self._start_s: float | None = None  # of the source's own time, on the wall
        self._time_s = 0.0

    def add(self, time_s: float, held: Held | None) -> None:
        """Take one look: its time on the source's clock, and the posture held at it."""
        if self._start_s is None or time_s < self._time_s:
            self._start_s = self._clock() - time_s  # another source, or a clip from its start
        self._time_s = time_s
        if held is not None:
            self._tally.add(replace(held, since_s=self._start_s + held.since_s))

    def words(self) -> list[str]:
        """Return a line for each method; empty until a minute of postures was held."""
        names = ("RULA", "REBA")
        said = [_said(n, one) for n, one in zip(names, self._tally.shares(), strict=True)]
        return [line for line in said if line]


def _said(name: str, shares: Shares) -> str:
    worst = shares.worst
    if worst is None or shares.held_s < LEAST_S:
        return ""
    of = worst.rula if name == "RULA" else worst.reba
    low, high = of.assessment.range
    parts = [
        translate("postures", "{0}% {1}").format(round(100 * share), _level(levels))
        for levels, share in shares.parts()
        if share >= LEAST_SHARE
    ]
    return translate(
        "postures",
        "{0} of the {1} in held postures: {2}. The highest was {3}, at {4} for {5}.",
    ).format(
        name,
        time_words(shares.held_s),
        ", ".join(parts),
        str(low) if low == high else f"{low}–{high}",
        datetime.fromtimestamp(worst.since_s).strftime("%H:%M"),  # noqa: DTZ006 - as on the wall
        time_words(worst.for_s),
    )


def _level(levels: tuple[int, int] | None) -> str:
    if levels is None:
        return translate("postures", "not enough seen")
    low, high = levels
    if low == high:
        return translate("postures", "action level {0}").format(low)
    return translate("postures", "between levels {0} and {1}").format(low, high)
