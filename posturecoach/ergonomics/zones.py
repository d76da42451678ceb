"""Zones: where a measure becomes worth a thought, and since when. By seconds, not frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from posturecoach.posture.measure import Measure

DWELL_S = 3.0  # a zone is entered and left only after so long on the other side
GAP_S = 2.0  # not seen for longer: what was before no longer counts
SLACK_SHARE = 0.2  # hysteresis: of the zone's width ...
SLACK_DEG = 3.0  # ... and of an angle never more than this


SECOND_HAND = ("ISO 11226", "EN 1005-4")  # RULES.md 1.7: numbers from memory of the standard


class Zone(StrEnum):
    """How far from easy a measure is."""

    NEUTRAL = "neutral"
    CAUTION = "caution"
    BAD = "bad"


class Border(StrEnum):
    """Against what a measure was judged."""

    PERSONAL = "personal"  # the person's own neutral
    PUBLISHED = "published"  # a limit for everybody


_RANK = {Zone.NEUTRAL: 0, Zone.CAUTION: 1, Zone.BAD: 2}


@dataclass(frozen=True, slots=True)
class Step:
    """Where caution and bad begin, on one side.

    Attributes
    ----------
    caution, bad
        In the measure's unit. `bad` lies farther out: above `caution` for a border that
        is crossed upwards, below it for one that is crossed downwards.

    """

    caution: float
    bad: float

    def __post_init__(self) -> None:
        if self.caution == self.bad:
            raise ValueError(f"caution and bad must differ, both are {self.bad}")

    @property
    def width(self) -> float:
        """Width of the caution zone; always positive."""
        return abs(self.bad - self.caution)

    @property
    def sign(self) -> int:
        """+1 where the border is crossed upwards, -1 downwards."""
        return 1 if self.bad > self.caution else -1

    def moved_for(self, neutral: float) -> Step:
        """Return the step as it counts for a person whose own `neutral` is given.

        A published border that the neutral already crosses would never be silent. It is
        moved to the neutral plus the width of the step, and the bad border another width
        beyond it, never nearer than published.
        """
        if self.sign * (neutral - self.caution) <= 0.0:
            return self
        caution = neutral + self.sign * self.width
        return Step(caution, caution + self.sign * self.width)


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """The zones of one measure in one family of views, and where they are written.

    Attributes
    ----------
    measure, unit
        As in the table of measures.
    view
        ``"front"``, ``"side"`` or ``"both"``.
    personal
        Steps of (value - own neutral), at most one up and one down.
    published
        Steps of the absolute value.
    basis
        ``"standard"``, ``"literature"`` or ``"product"`` (our own choice).
    cite
        Where the borders come from, as may be shown to a user. A rule without one does
        not exist.
    change_only
        Whether the measure has no absolute value.

    """

    measure: str
    view: str
    unit: str
    personal: tuple[Step, ...]
    published: tuple[Step, ...]
    basis: str
    cite: str
    change_only: bool = False

    def __post_init__(self) -> None:
        if not self.cite.strip():
            raise ValueError(f"rule {self.measure!r} ({self.view}): cite must not be empty")
        if not self.personal and not self.published:
            raise ValueError(f"rule {self.measure!r} ({self.view}): expected a border, got none")
        for steps in (self.personal, self.published):
            signs = [step.sign for step in steps]
            if len(set(signs)) != len(signs):
                raise ValueError(f"rule {self.measure!r} ({self.view}): two borders on one side")

    @property
    def source(self) -> str:
        """`cite` as it is shown: "after" a standard that we know from what others wrote of it."""
        known = any(self.cite.startswith(standard) for standard in SECOND_HAND)
        return f"after {self.cite}" if known else self.cite

    def slack(self, step: Step) -> float:
        """Return how far back inside a border a value must be to leave the zone."""
        share = SLACK_SHARE * step.width
        return min(SLACK_DEG, share) if self.unit == "deg" else share


@dataclass(frozen=True, slots=True)
class Finding:
    """What the rules say about one measure at one moment.

    Attributes
    ----------
    id
        The measure's.
    zone
        After hysteresis and dwell.
    strain
        Distance from the own neutral as a share of the distance to the bad border on
        that side: 0 is neutral, 1 is the border, no upper end. Not smoothed by dwell.
    border
        Which border spoke, for caution and bad; None when neutral.
    since_s
        When the zone began, on the clock of the looks: the moment from which the dwell
        was counted, not its end.

    """

    id: str
    zone: Zone
    strain: float
    border: Border | None
    since_s: float


def steps_for(rule: ZoneRule, measure: Measure) -> list[tuple[Border, Step, float]]:
    """Return every border of `rule` that can be held against `measure`.

    Returns
    -------
    list of (Border, Step, float)
        Which border, the step as it counts for this person, and the number that is held
        against it: the change for personal borders, the value for published ones. Empty
        where neither can be judged, as without a neutral.

    """
    found: list[tuple[Border, Step, float]] = []
    change, value = measure.from_neutral, measure.value
    if change is not None:
        found += [(Border.PERSONAL, step, change) for step in rule.personal]
    if value is not None:
        neutral = None if change is None else value - change
        for step in rule.published:
            moved = step if neutral is None else step.moved_for(neutral)
            found.append((Border.PUBLISHED, moved, value))
    return found


def strain_of(rule: ZoneRule, measure: Measure) -> float | None:
    """Return how far `measure` is on its way from the own neutral to the bad border.

    0 at the neutral and on a side without a border, 1 at the bad border, growing on
    beyond. With two borders on one side the nearer counts. Without a neutral a published
    measure counts from the nearest edge of its neutral zone. None where nothing can be
    judged.
    """
    found = steps_for(rule, measure)
    if not found:
        return None
    return max(0.0, *(strain_to(*one, measure) for one in found))


def strain_to(border: Border, step: Step, number: float, measure: Measure) -> float:
    """Return how far `measure` is on its way to one border of `steps_for`; below 0 away from it."""
    if border is Border.PERSONAL:
        start = 0.0
    elif measure.from_neutral is None:
        start = step.caution
    else:
        start = number - measure.from_neutral
    return step.sign * (number - start) / abs(step.bad - start)


@dataclass(slots=True)
class Latch:
    """Whether one border is crossed: slow to say so, and slow to take it back.

    Attributes
    ----------
    on
        Whether it counts as crossed.
    since_s
        When that began.

    """

    on: bool = False
    since_s: float = -inf
    _turning_s: float | None = None

    def update(self, now_s: float, *, enters: bool, leaves: bool, dwell_s: float) -> None:
        """Take one look into account: whether it lies beyond, or safely back inside."""
        if not (leaves if self.on else enters):
            self._turning_s = None
            return
        if self._turning_s is None:
            self._turning_s = now_s
        # A hair of tolerance for the rounding of timestamps.
        if now_s - self._turning_s >= dwell_s - 1e-6:
            self.on, self.since_s, self._turning_s = not self.on, self._turning_s, None


@dataclass(slots=True)
class RuleState:
    """Follow one rule from look to look.

    A stricter zone is entered only when the value lies beyond its border by more than
    half its uncertainty. It is left when the value is back inside by the hysteresis.
    Both take `dwell_s`. Not seen for up to `GAP_S` keeps the state; longer forgets it.
    """

    rule: ZoneRule
    dwell_s: float = DWELL_S
    _latches: dict[tuple[Border, int, Zone], Latch] = field(default_factory=dict)
    _neutral_since_s: float = 0.0
    _time_s: float | None = None

    def update(self, now_s: float, measure: Measure) -> Finding | None:
        """Return the finding; None where the measure is absent or cannot be judged."""
        strain = None if measure.absent is not None else strain_of(self.rule, measure)
        if strain is None:
            return None
        if self._time_s is None or not 0.0 <= now_s - self._time_s <= GAP_S + 1e-6:
            self._latches.clear()
            self._neutral_since_s = now_s
        self._time_s = now_s
        half = (measure.pm or 0.0) / 2.0
        for border, step, number in steps_for(self.rule, measure):
            self._follow(now_s, border, step, number, half)
        return self._finding(measure.id, strain)

    def reset(self) -> None:
        """Forget everything: another person, source or neutral."""
        self._time_s = None

    def _follow(self, now_s: float, border: Border, step: Step, number: float, half: float) -> None:
        slack = self.rule.slack(step)
        for zone, edge in ((Zone.CAUTION, step.caution), (Zone.BAD, step.bad)):
            beyond = step.sign * (number - edge)
            latch = self._latches.setdefault((border, step.sign, zone), Latch())
            was = latch.on
            latch.update(
                now_s,
                enters=beyond - half > 0.0,
                leaves=beyond <= -slack,
                dwell_s=self.dwell_s,
            )
            if was and not latch.on:
                self._neutral_since_s = max(self._neutral_since_s, latch.since_s)

    def _finding(self, id_: str, strain: float) -> Finding:
        on = [(key, latch) for key, latch in self._latches.items() if latch.on]
        if not on:
            return Finding(id_, Zone.NEUTRAL, strain, None, self._neutral_since_s)
        zone = max((key[2] for key, _ in on), key=_RANK.__getitem__)
        # The own neutral speaks first where both borders are crossed.
        speaking = [(key[0], latch.since_s) for key, latch in on if key[2] is zone]
        border = min((b for b, _ in speaking), key=list(Border).index)
        return Finding(id_, zone, strain, border, min(s for _, s in speaking))


def rules_for(rules: Sequence[ZoneRule], *, side: bool) -> list[ZoneRule]:
    """Return the rules that hold for a view from the side, or from the front."""
    views = ("side", "both") if side else ("front", "both")
    return [rule for rule in rules if rule.view in views]
