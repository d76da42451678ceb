"""How long the window's thread was busy with something else than the person at it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 10


class Pulse(QObject):
    """A beat every 10 ms; what comes late shows how long the thread was blocked.

    Attributes
    ----------
    late_ms
        How much later than asked each beat came, in milliseconds; never below 0.

    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.late_ms: list[float] = []
        self._last_s: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to count, with nothing counted yet."""
        self.late_ms.clear()
        self._last_s = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def longest_ms(self) -> float:
        """Return the longest block, in milliseconds."""
        return max(self.late_ms, default=0.0)

    def percentile_ms(self, share: float) -> float:
        """Return what `share` (0 to 1) of the beats were not later than, in milliseconds."""
        ordered = sorted(self.late_ms)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0

    def _beat(self) -> None:
        now_s = time.perf_counter()
        if self._last_s is not None:
            self.late_ms.append(max(0.0, 1000 * (now_s - self._last_s) - BEAT_MS))
        self._last_s = now_s
