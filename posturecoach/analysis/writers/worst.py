"""The moments farthest from easy, each as a small picture that is made at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from posturecoach.ergonomics.zones import Zone
from posturecoach.session import Look

MOST = 6
APART_S = 2.0  # between two of them; in a long clip, or of many pictures, a twentieth of it
_LONG = 20.0
_CLEARLY = 1.05  # times the strain, for which a moment takes the place of one beside it


@dataclass(frozen=True, slots=True)
class Moment:
    """One of them; `at` is a time in seconds or a picture's number, `picture` a JPEG."""

    at: float
    strain: float
    picture: bytes
    file: str | None = None


class Worst:
    """Keeps some moments with the largest strain, and no other picture."""

    def __init__(self, *, apart: bool) -> None:
        self._apart = apart
        self._moments: list[Moment] = []

    def moments(self) -> list[Moment]:
        """Return them in the order of time."""
        return sorted(self._moments, key=lambda moment: moment.at)

    def offer(self, at: float, look: Look, picture: Callable[[], bytes]) -> None:
        """Keep the look at `at` if it is one of the farthest; `picture` is made only then."""
        strain = look.strain
        beyond = any(finding.zone is not Zone.NEUTRAL for finding in look.findings.values())
        if strain is None or not beyond:
            return
        gap = max(APART_S if self._apart else 0.0, at / _LONG)
        beside = [moment for moment in self._moments if at - moment.at < gap]
        if any(moment.strain * _CLEARLY >= strain for moment in beside):
            return
        others = [moment for moment in self._moments if moment not in beside]
        if len(others) >= MOST:
            least = min(others, key=lambda moment: moment.strain)
            if least.strain >= strain:
                return
            others.remove(least)
        self._moments = [*others, Moment(at, strain, picture(), look.file)]
