"""What the camera has seen of the workstation, for the check: in memory, numbers only."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import hypot
from statistics import median

from posturecoach.posture.measure import Measure, Person
from posturecoach.session import Look

KEPT = 600  # samples, one a second: the last ten minutes of somebody at the screen
ENOUGH = 10  # samples before anything is said


@dataclass(frozen=True, slots=True)
class Saw:
    """A number as the camera saw it: the median of what was seen, and its ±."""

    value: float
    pm: float

    def surely_below(self, limit: float) -> bool:
        """Return whether it lies within `limit` to either side, its ± included."""
        return abs(self.value) + self.pm <= limit

    def surely_beyond(self, limit: float) -> bool:
        """Return whether it lies beyond `limit`, its ± included."""
        return abs(self.value) - self.pm > limit


@dataclass(slots=True)
class CameraSaw:
    """Gather distance, neck twist and the screen's height, a sample a second of the looks."""

    _distances: deque[tuple[float, float]] = field(default_factory=lambda: deque(maxlen=KEPT))
    _twists: deque[tuple[float, float]] = field(default_factory=lambda: deque(maxlen=KEPT))
    _tops: deque[tuple[float, float]] = field(default_factory=lambda: deque(maxlen=KEPT))
    _last_s: float | None = None

    def add(self, look: Look) -> None:
        """Take a look into account."""
        if look.person is not Person.PRESENT or look.trouble is not None:
            return
        if self._last_s is not None and 0.0 <= look.time_s - self._last_s < 1.0:
            return
        self._last_s = look.time_s
        away = look.measures.get("viewing_distance")
        if away is not None and away.value is not None:
            self._distances.append((away.value / 10.0, _pm(away) / 10.0))
        top = look.habits.get("gaze_screen_height")
        if top is not None and top.value is not None:
            self._tops.append((top.value, _pm(top)))
        head, trunk = look.measures.get("head_yaw"), look.measures.get("trunk_rotation")
        if head is None or head.value is None or trunk is None or trunk.value is None:
            return  # a head that is turned with the shoulders twists no neck
        self._twists.append((head.value - trunk.value, hypot(_pm(head), _pm(trunk))))

    def distance_cm(self) -> Saw | None:
        """Return how far the eyes were from the camera, in cm; None where too little was seen."""
        return _typical(self._distances)

    def twist_deg(self) -> Saw | None:
        """Return how far the head was turned against the shoulders, + to the own left."""
        return _typical(self._twists)

    def top_deg(self) -> Saw | None:
        """Return how far the screen's top was below the eyes; None unless the tilt is known."""
        return _typical(self._tops)

    def forget(self) -> None:
        """Begin anew, as for another person or another camera."""
        self._distances.clear()
        self._twists.clear()
        self._tops.clear()
        self._last_s = None


def _typical(samples: deque[tuple[float, float]]) -> Saw | None:
    if len(samples) < ENOUGH:
        return None
    return Saw(median(value for value, _ in samples), median(pm for _, pm in samples))


def _pm(measure: Measure) -> float:
    return measure.pm or 0.0
