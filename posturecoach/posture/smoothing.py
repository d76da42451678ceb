"""Calm a measure over time: median, then one-euro, both by timestamp.

By time and never by frames, so that a slow computer, which looks once a second, and a
fast one, which looks thirty times, show the same. At 10 looks a second the two together
lag a steady movement by less than 0.5 s.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import pi

GAP_S = 2.0  # after so long without a value nothing is known of the movement between


@dataclass(slots=True)
class Median:
    """Return the median of the values of the last `window_s` seconds.

    A single wild value, such as a swapped ear, never shows. Lags a ramp by half the
    window. With fewer than three values in the window it lets the newest through:
    the median of two would be their mean, which is lag and no protection.
    """

    window_s: float = 0.4
    _seen: deque[tuple[float, float]] = field(default_factory=deque)

    def __call__(self, time_s: float, value: float) -> float:
        """Return `value` in the company of its recent past."""
        seen = self._seen
        seen.append((time_s, value))
        # A hair of tolerance, or the fifth look at 10 looks a second would come and go
        # with the rounding of the timestamps.
        oldest = time_s - self.window_s - 1e-6
        while seen[0][0] < oldest:
            seen.popleft()
        n = len(seen)
        if n < 3:  # noqa: PLR2004 - see above
            return value
        ordered = sorted(v for _, v in seen)
        if n % 2:
            return ordered[n // 2]
        return (ordered[n // 2 - 1] + ordered[n // 2]) / 2.0


@dataclass(slots=True)
class OneEuro:
    """Smooth one number over uneven time steps.

    Parameters
    ----------
    min_cutoff_hz
        Cutoff at rest. Lower is calmer and later.
    beta
        How fast the cutoff rises with speed, in Hz per (unit per second).
    speed_cutoff_hz
        Cutoff of the speed estimate itself.

    Notes
    -----
    Casiez, Roussel & Vogel, "1€ Filter", CHI 2012, doi:10.1145/2207676.2208639.
    The step comes from the timestamps: webcams do not keep their promised rate.

    """

    min_cutoff_hz: float = 1.5
    beta: float = 0.0
    speed_cutoff_hz: float = 1.0
    _time_s: float | None = None
    _value: float = 0.0
    _speed: float = 0.0

    @property
    def last(self) -> float:
        """The value returned last; 0 before the first."""
        return self._value

    def __call__(self, time_s: float, value: float) -> float:
        """Return `value` smoothed. `time_s` must grow from call to call.

        Raises
        ------
        ValueError
            If `time_s` did not grow.

        """
        if self._time_s is None:
            self._time_s, self._value = time_s, value
            return value
        step_s = time_s - self._time_s
        if step_s <= 0.0:
            raise ValueError(f"time must grow: {time_s} s after {self._time_s} s")
        speed = (value - self._value) / step_s
        self._speed += _alpha(step_s, self.speed_cutoff_hz) * (speed - self._speed)
        cutoff_hz = self.min_cutoff_hz + self.beta * abs(self._speed)
        self._value += _alpha(step_s, cutoff_hz) * (value - self._value)
        self._time_s = time_s
        return self._value


@dataclass(slots=True)
class Smoother:
    """Smooth one measure: a median against wild values, then one-euro against trembling.

    Forgets everything after `GAP_S` without a value, so that a person who comes back is
    shown as they are now.

    Parameters
    ----------
    beta
        See `OneEuro`; in Hz per (unit of the measure per second).

    """

    beta: float = 0.0
    _median: Median = field(default_factory=Median)
    _euro: OneEuro = field(default_factory=OneEuro)
    _time_s: float | None = None

    def __call__(self, time_s: float, value: float) -> float:
        """Return `value` smoothed. A second value at the same time replaces nothing."""
        last = self._time_s
        if last is None or not 0.0 <= time_s - last <= GAP_S:
            # Also when time goes back: a clip that starts again is another movement.
            self._median, self._euro = Median(), OneEuro(beta=self.beta)
        elif time_s == last:
            return self._euro.last
        self._time_s = time_s
        return self._euro(time_s, self._median(time_s, value))


def _alpha(step_s: float, cutoff_hz: float) -> float:
    return 1.0 / (1.0 + 1.0 / (2.0 * pi * cutoff_hz * step_s))
