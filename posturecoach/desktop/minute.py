"""What was judged in the last minute, measure by measure: the other side of the score."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from posturecoach.ergonomics.explain import Reason, explain
from posturecoach.ergonomics.score import LONGEST_LOOK_S, WINDOW_S
from posturecoach.ergonomics.zones import Finding, ZoneRule
from posturecoach.posture.measure import Measure, View
from posturecoach.session import Look

_NO_POSTURE = frozenset({"viewing_distance"})  # alone it makes no score


@dataclass(frozen=True, slots=True)
class Judged:
    """One measure over the last minute.

    Attributes
    ----------
    reason
        Why it is strained as it is, at the last look that judged it.
    strain
        Its mean strain over time.
    led
        The share of the scored time in which it was the most strained of all: what the
        score followed. 0 to 1.

    """

    reason: Reason
    strain: float
    led: float


@dataclass(slots=True)
class LastMinute:
    """Gather findings by seconds, by the clock of the looks."""

    _spans: deque[tuple[float, float, dict[str, float]]] = field(default_factory=deque)
    _last: tuple[float, dict[str, float]] | None = None
    _seen: dict[str, tuple[View, Measure, Finding]] = field(default_factory=dict)

    def add(self, look: Look) -> None:
        """Take a look into account."""
        now_s = look.time_s
        if self._last is not None:
            then_s, strains = self._last
            seconds = min(now_s - then_s, LONGEST_LOOK_S)
            if seconds > 0.0 and strains:
                self._spans.append((then_s, seconds, strains))
        self._last = now_s, {id_: finding.strain for id_, finding in look.findings.items()}
        for id_, finding in look.findings.items():
            if id_ in look.measures:
                self._seen[id_] = look.view, look.measures[id_], finding
        while self._spans and not now_s - WINDOW_S <= self._spans[0][0] <= now_s:
            self._spans.popleft()

    def judged(self, rules: Sequence[ZoneRule]) -> tuple[Judged, ...]:
        """Return every measure that was judged by `rules` in the last minute, by its strain."""
        seconds: dict[str, float] = {}
        strain_s: dict[str, float] = {}
        led_s: dict[str, float] = {}
        scored_s = 0.0
        for span_s, strains in self._all():
            if strains.keys() - _NO_POSTURE:
                scored_s += span_s
                leader = max(strains, key=strains.__getitem__)
                led_s[leader] = led_s.get(leader, 0.0) + span_s
            for id_, strain in strains.items():
                seconds[id_] = seconds.get(id_, 0.0) + span_s
                strain_s[id_] = strain_s.get(id_, 0.0) + span_s * strain
        found: list[Judged] = []
        for id_ in seconds.keys() & self._seen.keys():
            view, measure, finding = self._seen[id_]
            led = led_s[id_] / scored_s if id_ in led_s else 0.0
            found += [
                Judged(reason, strain_s[id_] / seconds[id_], led)
                for reason in explain(view, {id_: measure}, {id_: finding}, rules)
            ]
        return tuple(sorted(found, key=lambda judged: (-judged.strain, judged.reason.id)))

    def clear(self) -> None:
        """Forget the minute, as for another person."""
        self._spans.clear()
        self._seen.clear()
        self._last = None

    def _all(self) -> list[tuple[float, dict[str, float]]]:
        """Return what each look has to say, and for how long; a first look alone counts, too."""
        if self._spans:
            return [(span_s, strains) for _, span_s, strains in self._spans]
        return [(1.0, self._last[1])] if self._last is not None else []
