"""Days and periods: sums of minutes that can be added up, compared and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from statistics import median

from posturecoach.ergonomics.day_score import Facts
from posturecoach.ergonomics.score import score_of
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Setup, What
from posturecoach.record.spread import Spread

_EPOCH = date(1970, 1, 1).toordinal()
HOUR_S = 3600.0
LEAST_DAYS = 5  # of which a usual variation can be told


def date_of(day: int) -> date:
    """Return the date of a day, counted from 1970."""
    return date.fromordinal(_EPOCH + day)


def day_of(when: date) -> int:
    """Return a date as days since 1970."""
    return when.toordinal() - _EPOCH


@dataclass(frozen=True, slots=True)
class Sums:
    """What adds up over any time; see `Minute` for the names.

    Attributes
    ----------
    minutes
        Rows it was added up from: with parts of minutes counted each.
    strain_s
        The mean strain times the seconds it is the mean of, `strained_s`.

    """

    minutes: int = 0
    present_s: float = 0.0
    absent_s: float = 0.0
    uncertain_s: float = 0.0
    off_s: float = 0.0
    standing_s: float = 0.0
    neutral_s: float = 0.0
    caution_s: float = 0.0
    bad_s: float = 0.0
    easy_s: float = 0.0
    strain_s: float = 0.0
    strained_s: float = 0.0
    changes: int = 0

    @property
    def watched_s(self) -> float:
        """Seconds in which somebody could have been seen."""
        return self.present_s + self.absent_s + self.uncertain_s

    @property
    def judged_s(self) -> float:
        """Seconds that were judged."""
        return self.neutral_s + self.caution_s + self.bad_s

    @property
    def unjudged_s(self) -> float:
        """Seconds in which somebody was there, but nothing could be judged."""
        return round(max(0.0, self.present_s - self.judged_s), 1)

    @property
    def strain(self) -> float | None:
        """The mean strain; None: there was none."""
        return self.strain_s / self.strained_s if self.strained_s > 0.0 else None

    @property
    def score(self) -> float | None:
        """The score of the mean strain, 0 to 100, higher is easier."""
        return None if self.strain is None else score_of(max(0.0, self.strain))

    @property
    def changes_per_hour(self) -> float | None:
        """Posture changes per hour of being there; None: nobody was."""
        return self.changes * HOUR_S / self.present_s if self.present_s > 0.0 else None

    def plus(self, other: Sums) -> Sums:
        """Return both together."""
        return Sums(
            **{name: round(getattr(self, name) + getattr(other, name), 4) for name in _SUMS}
        )


_SUMS = tuple(field.name for field in fields(Sums))


@dataclass(frozen=True, slots=True)
class MeasureSum:
    """One measure over any time, as one setup saw it; see `MeasureMinute` for the names.

    Attributes
    ----------
    setup
        From where; None: from anywhere, after `merged`.
    pm
        The typical ± of one look: the mean over time.
    level
        The mean, over time, of the minutes' medians of the absolute value; None where it is
        not known, or `what` is that value itself.
    leveled_s
        The seconds it is the mean of.
    spread
        Seconds by bin.

    """

    id: str
    unit: str
    what: What
    setup: Setup | None
    spread: Spread
    pm: float
    level: float | None = None
    leveled_s: float = 0.0
    seen_s: float = 0.0
    neutral_s: float = 0.0
    caution_s: float = 0.0
    bad_s: float = 0.0
    longest_s: float = 0.0
    over_s: float = 0.0
    overs: int = 0

    @property
    def median(self) -> float | None:
        """The median over time."""
        return self.spread.quantile(0.5)

    @property
    def low(self) -> float | None:
        """The 10th percentile over time."""
        return self.spread.quantile(0.1)

    @property
    def high(self) -> float | None:
        """The 90th percentile over time."""
        return self.spread.quantile(0.9)

    def plus(self, other: MeasureSum) -> MeasureSum:
        """Return both together: the same measure at another time, or from another place.

        Raises
        ------
        ValueError
            If it is another measure.

        """
        mine, others = (self.id, self.unit, self.what), (other.id, other.unit, other.what)
        if mine != others:
            raise ValueError(f"expected one measure, got {mine} and {others}")
        seen_s, leveled_s = self.seen_s + other.seen_s, self.leveled_s + other.leveled_s
        level = None
        if leveled_s > 0.0:
            both = (self, other)
            level = sum((one.level or 0.0) * one.leveled_s for one in both) / leveled_s
        return MeasureSum(
            self.id,
            self.unit,
            self.what,
            self.setup if self.setup == other.setup else None,
            self.spread.plus(other.spread),
            _mean((self.pm, self.seen_s), (other.pm, other.seen_s)),
            level,
            round(leveled_s, 1),
            round(seen_s, 1),
            round(self.neutral_s + other.neutral_s, 1),
            round(self.caution_s + other.caution_s, 1),
            round(self.bad_s + other.bad_s, 1),
            max(self.longest_s, other.longest_s),
            round(self.over_s + other.over_s, 1),
            self.overs + other.overs,
        )


@dataclass(frozen=True, slots=True)
class Bout:
    """A bout of sitting: from break to break.

    Attributes
    ----------
    began_s
        POSIX seconds.
    seconds
        Its length.

    """

    began_s: int
    seconds: int


@dataclass(frozen=True, slots=True)
class HourSummary:
    """One hour of a local day; in autumn one of them is two hours long.

    Attributes
    ----------
    day, hour
        The local day; 0 to 23.
    sums
        Of its minutes.

    """

    day: date
    hour: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One local day.

    Attributes
    ----------
    day
        The date where the computer stood.
    hours
        Those in which something was watched, in order.
    measures
        Every measure that was seen, by setup.
    bouts
        Bouts of sitting that began on it.
    pruned
        Whether minutes of it have been pruned: only these sums are left.

    """

    day: date
    hours: tuple[HourSummary, ...] = ()
    measures: tuple[MeasureSum, ...] = ()
    bouts: tuple[Bout, ...] = ()
    pruned: bool = False

    @property
    def sums(self) -> Sums:
        """Of the whole day."""
        return total(hour.sums for hour in self.hours)

    def facts(self, exercises_done: int = 0, exercises_planned: int = 0) -> Facts:
        """Return what the day score is made of."""
        sums = self.sums
        return Facts(
            sums.judged_s,
            sums.easy_s,
            sums.present_s,
            sums.changes,
            tuple(float(bout.seconds) for bout in self.bouts if bout.seconds > 0),
            exercises_done,
            exercises_planned,
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of prompts of one kind.

    Attributes
    ----------
    shown
        How many.
    accepted, dismissed, wrong, silenced
        How many were answered so; the rest was not.
    worked, unchanged
        Of how many an effect was seen, or was looked for in vain.

    """

    shown: int = 0
    accepted: int = 0
    dismissed: int = 0
    wrong: int = 0
    silenced: int = 0
    worked: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, and what happened on them.

    Attributes
    ----------
    first, last
        The local days it goes from and to, both included.
    days
        Those with anything in them, in order.
    events
        In order.

    """

    first: date
    last: date
    days: tuple[DaySummary, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def length(self) -> int:
        """How many days it has, with data or without."""
        return (self.last - self.first).days + 1

    @property
    def sums(self) -> Sums:
        """Of the whole period."""
        return total(day.sums for day in self.days)

    @property
    def bouts(self) -> tuple[Bout, ...]:
        """All bouts of sitting, in order."""
        return tuple(bout for day in self.days for bout in day.bouts)

    def measures(self, *, by_setup: bool = False) -> tuple[MeasureSum, ...]:
        """Return every measure over the whole period; together, or for each setup."""
        return merged((one for day in self.days for one in day.measures), by_setup=by_setup)

    def hours(self) -> tuple[Sums, ...]:
        """Return the sums of each hour of the day, 0 to 23, over all days."""
        found = [Sums()] * 24
        for day in self.days:
            for hour in day.hours:
                found[hour.hour] = found[hour.hour].plus(hour.sums)
        return tuple(found)

    def of_kind(self, *kinds: EventKind) -> tuple[Event, ...]:
        """Return the events of some kinds, in order."""
        return tuple(event for event in self.events if event.kind in kinds)

    def answers(self) -> dict[str, Answers]:
        """Return what became of the prompts, by kind."""
        return answers_to(self.events)


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for somebody.

    Attributes
    ----------
    middle
        The median of the days.
    spread
        The median distance from it, made comparable with a standard deviation (times 1.4826).
    days
        How many it was taken from.

    """

    middle: float
    spread: float
    days: int

    def within(self, number: float, times: float = 2.0) -> bool:
        """Return whether `number` lies within so many spreads of the middle."""
        return abs(number - self.middle) <= times * self.spread


def usual(numbers: Sequence[float]) -> Usual | None:
    """Return what is usual among a number a day; None with fewer than `LEAST_DAYS`."""
    if len(numbers) < LEAST_DAYS:
        return None
    middle = median(numbers)
    return Usual(middle, 1.4826 * median(abs(one - middle) for one in numbers), len(numbers))


def total(sums: Iterable[Sums]) -> Sums:
    """Return all of them together."""
    found = Sums()
    for one in sums:
        found = found.plus(one)
    return found


def merged(
    measures: Iterable[MeasureSum], *, by_setup: bool = False, by_view: bool = False
) -> tuple[MeasureSum, ...]:
    """Return one sum for each measure, by id; or one for each and setup, or view."""
    found: dict[tuple[object, ...], MeasureSum] = {}
    for one in measures:
        setup = one.setup if by_setup else None
        if by_view and one.setup is not None:
            setup = Setup(one.setup.view)
        plain = replace(one, setup=setup)
        key = (one.id, one.what, one.unit, setup)
        found[key] = found[key].plus(plain) if key in found else plain
    order = sorted(found.values(), key=lambda one: (one.id, one.what, one.setup or Setup()))
    return tuple(order)


def answers_to(events: Iterable[Event]) -> dict[str, Answers]:
    """Return what became of the prompts among `events`, by kind."""
    counts: dict[str, Counter[str]] = {}
    for event in events:
        if event.kind is EventKind.PROMPT:
            count = counts.setdefault(str(event.data["kind"]), Counter())
            count["shown"] += 1
            count[str(event.data.get("answer", ""))] += 1
            count[str(event.data.get("effect", ""))] += 1
    return {
        kind: Answers(
            count["shown"],
            count["accepted"],
            count["dismissed"],
            count["wrong"] + count["false_alarm"],
            count["silenced"],
            count["worked"],
            count["unchanged"],
        )
        for kind, count in counts.items()
    }


@dataclass(frozen=True, slots=True)
class Span:
    """Up to when the journal reaches; for whoever shows what there is.

    Attributes
    ----------
    first, last
        The first and the last local day with anything in it; None: it is empty.
    minutes, events, days
        How many of each are kept; days are those with sums.

    """

    first: date | None = None
    last: date | None = None
    minutes: int = 0
    events: int = 0
    days: int = 0


def _mean(*pairs: tuple[float, float]) -> float:
    """Return the mean of numbers with their weights."""
    weight = sum(one for _, one in pairs)
    return sum(number * one for number, one in pairs) / weight if weight > 0.0 else 0.0
