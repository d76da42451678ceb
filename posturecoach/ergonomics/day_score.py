"""One number for the day, made of four that can be looked at: easy, varied, in bouts, exercised.

Not the score of the last minute (`score`). What was not measured is left out and said to
be; pain is no part of it. The weights and limits are day.toml's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from posturecoach.ergonomics.holding import GAP_S, Hold
from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Measure

HOUR_S = 3600.0
LONGEST_LOOK_S = 2.0  # one look speaks for no more time than this
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class PartRule:
    """One part of the day score.

    Attributes
    ----------
    id, weight
        ``"easy"``, ``"varied"``, ``"bouts"`` or ``"exercises"``; its share of the whole,
        in percent.
    none_at, full_at
        The measure that gives nothing, and the one that gives full marks; linear between.
    least_s
        With less time than this the part is not known.
    unit
        Of the measure: ``"share"`` or ``"per hour"``.
    measure, limit
        In words: what is measured, and what gives full marks.
    basis, cite
        As in zones.toml: where it comes from, as may be shown to a user.

    """

    id: str
    weight: float
    none_at: float
    full_at: float
    least_s: float
    unit: str
    measure: str
    limit: str
    basis: str
    cite: str

    def __post_init__(self) -> None:
        if self.id not in PARTS:
            raise ValueError(f"id: expected one of {', '.join(PARTS)}, got {self.id!r}")
        if not self.weight > 0.0:
            raise ValueError(f"weight: expected a number above 0, got {self.weight}")
        if not self.none_at < self.full_at:
            raise ValueError(f"expected none_at below full_at, got {self.none_at}, {self.full_at}")
        if self.least_s < 0.0:
            raise ValueError(f"least_s: expected a number from 0 on, got {self.least_s}")

    def mark(self, value: float) -> float:
        """Return the mark for a measure, 0 to 1."""
        share = (value - self.none_at) / (self.full_at - self.none_at)
        return min(max(share, 0.0), 1.0)


PARTS = ("easy", "varied", "bouts", "exercises")


@dataclass(frozen=True, slots=True)
class DayRules:
    """The whole of day.toml.

    Attributes
    ----------
    parts
        Each of `PARTS` once.
    change_deg, change_mm, stays_s, channels
        What a posture change is: how far, how long, and of which measures.
    bout_s, break_s
        The longest good bout of sitting; how long away ends one.

    """

    parts: tuple[PartRule, ...]
    change_deg: float
    change_mm: float
    stays_s: float
    channels: tuple[str, ...]
    bout_s: float
    break_s: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a day.

    Attributes
    ----------
    judged_s, easy_s
        Seconds in which a posture could be judged, and of them those in which nothing was
        in the outer zone nor held longer than advisable.
    seen_s, changes
        Seconds in which somebody was measured, and posture changes in them.
    bouts_s
        The length of each bout of sitting; standing looks the same to a webcam.
    exercises_done, exercises_planned
        None planned: there is nothing to mark.

    """

    judged_s: float = 0.0
    easy_s: float = 0.0
    seen_s: float = 0.0
    changes: int = 0
    bouts_s: tuple[float, ...] = ()
    exercises_done: int = 0
    exercises_planned: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a day's score.

    Attributes
    ----------
    rule
        Its weight, limit and source.
    value
        The measure, in the rule's unit; None where it is not known.
    mark
        0 to 1.
    points, of
        What it adds to the score, and what it could: its weight with those of the missing
        parts shared out. None and 0 where it is not known.

    """

    rule: PartRule
    value: float | None
    mark: float | None
    points: float | None
    of: float


@dataclass(frozen=True, slots=True)
class DayScore:
    """The score of a day.

    Attributes
    ----------
    score
        0 to 100, higher is better; None where no part is known.
    parts
        All four, the missing ones included.

    """

    score: float | None
    parts: tuple[Part, ...]

    @property
    def known(self) -> int:
        """How many parts it rests on."""
        return sum(part.value is not None for part in self.parts)

    def words(self) -> str:
        """Return what it rests on: "based on 3 of 4"."""
        return f"based on {self.known} of {len(self.parts)}"

    def to_json(self) -> dict[str, object]:
        """Return the entry ``day_score``."""
        return {
            "score": None if self.score is None else round(self.score),
            "based_on": self.known,
            "parts": [
                {
                    "id": part.rule.id,
                    "value": None if part.value is None else round(part.value, 3),
                    "unit": part.rule.unit,
                    "points": None if part.points is None else round(part.points, 1),
                    "of": round(part.of, 1),
                    "measure": part.rule.measure,
                    "limit": part.rule.limit,
                    "cite": part.rule.cite,
                }
                for part in self.parts
            ],
        }


def day_score(facts: Facts, rules: DayRules) -> DayScore:
    """Return the score of a day and what it is made of.

    Examples
    --------
    With weights 40, 25, 25 and 10: nine tenths of the time easy, 8 changes an hour (half
    marks), 60 of 100 minutes in short bouts, and no exercises planned are
    (36 + 12.5 + 15) / 90 = 71 of 100, based on 3 of 4.

    """
    values = {rule.id: _value(rule, facts, rules) for rule in rules.parts}
    whole = sum(rule.weight for rule in rules.parts if values[rule.id] is not None)
    parts = []
    for rule in rules.parts:
        value = values[rule.id]
        if value is None:
            parts.append(Part(rule, None, None, None, 0.0))
            continue
        of, mark = 100.0 * rule.weight / whole, rule.mark(value)
        parts.append(Part(rule, value, mark, of * mark, of))
    known = [part.points for part in parts if part.points is not None]
    return DayScore(sum(known) if known else None, tuple(parts))


def _value(rule: PartRule, facts: Facts, rules: DayRules) -> float | None:
    """Return the measure of a part; None where it is not known."""
    match rule.id:
        case "easy":
            seconds, value = facts.judged_s, facts.easy_s
        case "varied":
            seconds, value = facts.seen_s, facts.changes * HOUR_S
        case "bouts":
            seconds = sum(facts.bouts_s)
            value = sum(bout for bout in facts.bouts_s if bout <= rules.bout_s)
        case _:
            seconds, value = float(facts.exercises_planned), float(facts.exercises_done)
    if seconds <= 0.0 or seconds < rule.least_s:
        return None
    return value / seconds


@dataclass(slots=True)
class DayWatch:
    """Gather a day's facts from its looks, by their timestamps.

    Each look speaks for the time until the next, at most 2 s. Not seen for up to 2 s is
    neither; what was about to become a posture change must begin anew after a longer gap.
    """

    rules: DayRules
    _judged_s: float = 0.0
    _easy_s: float = 0.0
    _seen_s: float = 0.0
    _bouts_s: list[float] = field(default_factory=list)
    _last: tuple[float, bool, bool] | None = None  # when, judged, easy
    _bout: tuple[float, float] | None = None  # when it began, when somebody was last there
    _changes: _Changes | None = None

    def update(
        self,
        now_s: float,
        measures: Mapping[str, Measure],
        findings: Mapping[str, Finding],
        held: Sequence[Hold],
        *,
        present: bool,
    ) -> None:
        """Take one look into account: what a `Look` holds, and whether somebody is present."""
        self._close(now_s)
        if not present:
            self._last = None
            return
        judged = bool(findings.keys() - {"viewing_distance"})
        bad = any(f.zone is Zone.BAD for f in findings.values())
        late = any(hold.for_s > hold.limit_s for hold in held)
        self._last = now_s, judged, not (bad or late)
        self._sit(now_s)
        if self._changes is None:
            self._changes = _Changes(self.rules)
        self._changes.update(now_s, measures)

    def facts(self, exercises_done: int = 0, exercises_planned: int = 0) -> Facts:
        """Return what is known so far, the bout of now included."""
        bouts = list(self._bouts_s)
        if self._bout is not None:
            bouts.append(self._bout[1] - self._bout[0])
        return Facts(
            self._judged_s,
            self._easy_s,
            self._seen_s,
            0 if self._changes is None else self._changes.count,
            tuple(bout for bout in bouts if bout > 0.0),
            exercises_done,
            exercises_planned,
        )

    def _close(self, now_s: float) -> None:
        """Give the look before this one its time."""
        if self._last is None:
            return
        then_s, judged, easy = self._last
        seconds = min(now_s - then_s, LONGEST_LOOK_S)
        if seconds <= 0.0:
            return
        self._seen_s += seconds
        self._judged_s += seconds * judged
        self._easy_s += seconds * (judged and easy)

    def _sit(self, now_s: float) -> None:
        if self._bout is None:
            self._bout = now_s, now_s
        elif not 0.0 <= now_s - self._bout[1] < self.rules.break_s:
            self._bouts_s.append(self._bout[1] - self._bout[0])
            self._bout = now_s, now_s
        else:
            self._bout = self._bout[0], now_s


@dataclass(slots=True)
class _Changes:
    """Count posture changes: a channel goes far enough, and stays there long enough."""

    rules: DayRules
    count: int = 0
    _at: dict[str, float] = field(default_factory=dict)  # the posture that counts as the present
    _away: dict[str, tuple[float, int]] = field(default_factory=dict)  # since when, which side
    _time_s: float | None = None

    def update(self, now_s: float, measures: Mapping[str, Measure]) -> None:
        if self._time_s is not None and not 0.0 <= now_s - self._time_s <= GAP_S + _ROUNDING:
            # Who was away comes back to another posture without having changed one here.
            self._at.clear()
            self._away.clear()
        seen = {id_: v for id_ in self.rules.channels if (v := _number(measures.get(id_)))}
        if seen:
            self._time_s = now_s
        changed = False
        for id_, (value, unit) in seen.items():
            far = self.rules.change_mm if unit == "mm" else self.rules.change_deg
            moved = value - self._at.setdefault(id_, value)
            side = 0 if abs(moved) < far else (1 if moved > 0.0 else -1)
            since_s, was = self._away.get(id_, (now_s, 0))
            if side != was:
                since_s = now_s
            self._away[id_] = since_s, side
            changed = changed or (side != 0 and now_s - since_s >= self.rules.stays_s - _ROUNDING)
        if changed:
            self.count += 1
            self._at = {id_: value for id_, (value, _) in seen.items()}
            self._away.clear()


def _number(measure: Measure | None) -> tuple[float, str] | None:
    """Return what a channel says: its change from the neutral, else its value."""
    if measure is None or measure.absent is not None:
        return None
    number = measure.value if measure.from_neutral is None else measure.from_neutral
    return None if number is None else (number, measure.unit)
