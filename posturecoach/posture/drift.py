"""Follow a neutral that changes slowly, as a body, a chair or a habit does over weeks.

Only what was seen while every zone was neutral counts, only slowly, and never farther
from the first neutral of the place than the limits in neutral.toml.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import exp
from statistics import median

from posturecoach.posture.clamp import NeutralRules, blend, changes, clamp
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.spec import Features

TAU_S = 10 * 3600.0  # of sitting at ease: about three days of desk work
BLOCK_S = 600.0  # of sitting at ease make one median
SAMPLE_S = 10.0  # one look in so long is remembered: sixty make a block
LEAST_SAMPLES = 20  # looks may be rarer in the background, but not this rare
GAP_S = 20.0  # time between looks farther apart was not watched
STEP_SHARE = 0.1  # of a limit: smaller steps wait until they have grown


@dataclass(slots=True)
class Drift:
    """Gather looks at somebody who sits at ease, and say where their neutral has gone.

    Parameters
    ----------
    anchor
        The first neutral of the place.
    neutral
        The one in use.
    rules
        How far it may go.

    Notes
    -----
    By timestamps alone: one sample in ten seconds, medians of ten minutes, of which the
    neutral takes over the share that ten minutes are of the time constant. One look a
    second and thirty come to the same. Nothing is summed up without being forgotten again,
    so trembling does not wander off.

    """

    anchor: Neutral
    neutral: Neutral
    rules: NeutralRules
    _slow: Neutral | None = None
    _seen_s: float = 0.0
    _last_s: float | None = None
    _next_s: float = 0.0
    _samples: dict[str, list[float]] = field(default_factory=dict)
    _taken: int = 0

    def update(self, time_s: float, features: Features | None) -> Neutral | None:
        """Take a look into account; return the neutral to use from now on, if it has moved on.

        Parameters
        ----------
        time_s
            Seconds on the source's clock.
        features
            What was seen, in pixels of the neutral's picture; None where somebody is not
            there, not at ease, or not seen from where the neutral was learned.

        """
        last, self._last_s = self._last_s, time_s
        if features is None:
            self._last_s = None
            return None
        if last is not None and 0.0 <= time_s - last <= GAP_S:
            self._seen_s += time_s - last
            self._next_s -= time_s - last
        if self._next_s <= 0.0:
            self._next_s += SAMPLE_S
            self._next_s = max(self._next_s, 0.0)
            self._taken += 1
            for name in self.neutral.scales.keys() & features.keys():
                self._samples.setdefault(name, []).append(features[name])
        return self._block() if self._seen_s >= BLOCK_S else None

    def _block(self) -> Neutral | None:
        share = 1.0 - exp(-self._seen_s / TAU_S)
        enough = self._taken >= LEAST_SAMPLES
        medians = {
            name: median(numbers)
            for name, numbers in self._samples.items()
            if len(numbers) >= self._taken / 2
        }
        self._seen_s, self._taken = 0.0, 0
        self._samples.clear()
        if not enough:
            return None
        slow = self._slow or self.neutral
        scales = blend(slow.scales, {**slow.scales, **medians}, share)
        self._slow = clamp(self.anchor, replace(slow, scales=scales), self.rules).neutral
        if not self._worth_a_step(self._slow):
            return None
        self.neutral = self._slow
        return self.neutral

    def _worth_a_step(self, slow: Neutral) -> bool:
        moved = changes(self.neutral, slow)
        return any(
            abs(moved[rule.measure]) >= STEP_SHARE * rule.limit
            for rule in self.rules.follow
            if rule.measure in moved
        )
