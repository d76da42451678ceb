"""From looks to minutes: add up what was seen, by seconds, and close each minute of UTC."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from posturecoach.ergonomics.day_score import LONGEST_LOOK_S, DayRules, DayWatch
from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Measure, Person
from posturecoach.record.minute import (
    MINUTE_S,
    MeasureMinute,
    Minute,
    Moment,
    Setup,
    What,
    kept,
    seconds,
)

FloatArray = npt.NDArray[np.float64]

_LOW, _MEDIAN, _HIGH = 0.1, 0.5, 0.9
_AWAY_ALONE = frozenset({"viewing_distance"})  # alone it is no posture, and judges none
_MOST_CHANGES = 255  # of what one row can hold


class MinuteBook:
    """Take looks, one after the other; give a minute whenever one is over.

    Parameters
    ----------
    rules
        What a posture change is, and how long away ends a bout of sitting.
    last
        The last minute that was kept: a bout of sitting goes on where it left off, when the
        program was away for less than a break.

    Notes
    -----
    Each look speaks for the time until the next, at most two seconds, measured and never
    assumed; nothing is claimed of a gap, such as a computer that slept. Which minute it
    was is told by the clock of the wall, how long it took by the source's. Where the
    former goes back, the same minute comes twice: as two parts, each with its own seconds.

    """

    def __init__(self, rules: DayRules, last: Minute | None = None) -> None:
        self._changes = _ChangeCount(rules)
        self._sitting = _Sitting(rules.break_s, last)
        self._before: Moment | None = None
        self._open: _Open | None = None
        self._late: frozenset[str] = frozenset()  # parts of the body held for too long now

    def add(self, moment: Moment) -> tuple[Minute, ...]:
        """Take a look into account; return what is over: nothing, or one row a setup."""
        minute = int(moment.utc_s // MINUTE_S)
        self._changes.add(moment)
        self._sitting.add(moment)
        if self._open is None:
            self._begin(moment)
            return ()
        assert self._before is not None  # noqa: S101 - there is one as long as a minute is open
        before, spent_s = self._before, _between(self._before, moment)
        room_s = max(0.0, (self._open.minute + 1) * MINUTE_S - before.utc_s)
        same = minute == self._open.minute and moment.offset_min == self._open.offset_min
        self._open.spend(before, spent_s if same else min(spent_s, room_s))
        self._before = moment
        if same:
            self._note(self._open, moment)
            return ()
        over = self._close()
        self._begin(moment)
        if minute == int(before.utc_s // MINUTE_S) + 1:
            self._open.spend(before, spent_s - min(spent_s, room_s))
        return over

    def finish(self) -> tuple[Minute, ...]:
        """Return the running minute as far as it is known, as when the program ends."""
        if self._open is None:
            return ()
        over = self._close()
        self._open = self._before = None
        return over

    def _begin(self, moment: Moment) -> None:
        self._before = moment
        self._open = _Open(int(moment.utc_s // MINUTE_S), moment.offset_min, self._changes.count)
        self._note(self._open, moment)

    def _note(self, open_: _Open, moment: Moment) -> None:
        """Take what happens at a look, whatever time it stands for."""
        open_.changed = self._changes.count - open_.changes
        if self._sitting.began_s is not None:
            open_.bout_s, open_.stretch_s = self._sitting.began_s, self._sitting.length_s
        late = frozenset(hold.part for hold in moment.held if hold.for_s > hold.limit_s)
        open_.note(moment, late - self._late)
        self._late = late

    def _close(self) -> tuple[Minute, ...]:
        return () if self._open is None else self._open.minutes()


def _between(before: Moment, now: Moment) -> float:
    """Return the seconds that the earlier look speaks for."""
    passed_s = now.time_s - before.time_s
    if passed_s < 0.0:  # another source, another clock
        passed_s = now.utc_s - before.utc_s
    return min(max(passed_s, 0.0), LONGEST_LOOK_S)


class _ChangeCount:
    """Count posture changes as the day score does."""

    def __init__(self, rules: DayRules) -> None:
        self._rules = rules
        self._watch = DayWatch(rules)
        self._time_s = 0.0
        self._counted = 0  # by this watch
        self.count = 0

    def add(self, moment: Moment) -> None:
        if moment.time_s < self._time_s:
            self._watch, self._counted = DayWatch(self._rules), 0
        self._time_s = moment.time_s
        present = moment.person is Person.PRESENT and moment.off is None
        self._watch.update(moment.time_s, moment.measures, {}, (), present=present)
        counted = self._watch.facts().changes
        self.count += counted - self._counted
        self._counted = counted


class _Sitting:
    """Follow bouts of sitting: from break to break, over a restart too."""

    def __init__(self, break_s: float, last: Minute | None) -> None:
        self._break_s = break_s
        self.began_s: int | None = None
        self.length_s = 0.0
        self._seen: tuple[float, float] | None = None  # UTC and the source's clock
        if last is not None and last.bout_s is not None and last.present_s > 0.0:
            self.began_s, self.length_s = last.bout_s, float(last.stretch_s)
            self._seen = (last.minute + 1) * float(MINUTE_S), 0.0
            self._restarted = True
        else:
            self._restarted = False

    def add(self, moment: Moment) -> None:
        if moment.off is not None or moment.person is not Person.PRESENT:
            return
        if moment.standing:
            self.began_s, self.length_s, self._seen = None, 0.0, None
            return
        gap_s = self._gap_s(moment)
        self._restarted = False
        self._seen = moment.utc_s, moment.time_s
        if self.began_s is None or gap_s is None or gap_s >= self._break_s:
            self.began_s, self.length_s = int(moment.utc_s), 0.0
        else:
            self.length_s += gap_s

    def _gap_s(self, moment: Moment) -> float | None:
        """Return how long nobody was seen; by both clocks, for either may stand still."""
        if self._seen is None:
            return None
        by_wall_s = moment.utc_s - self._seen[0]
        if self._restarted:
            # The last row says only in which minute it was seen.
            return max(0.0, by_wall_s) if by_wall_s > -MINUTE_S else None
        return max(0.0, by_wall_s, moment.time_s - self._seen[1])


@dataclass(slots=True)
class _Open:
    """The minute that runs: one part for each setup."""

    minute: int
    offset_min: int
    changes: int  # counted before it
    parts: dict[Setup, _Part] = field(default_factory=dict)
    changed: int = 0
    bout_s: int | None = None
    stretch_s: float = 0.0

    def note(self, moment: Moment, passed: frozenset[str]) -> None:
        """Take the holds of a look; `passed` are those that have just used up their time."""
        for hold in moment.held:
            series = self._part(moment).series_of(moment, hold.measure)
            if series is not None:
                series.longest_s = max(series.longest_s, hold.for_s)
                series.overs += hold.part in passed

    def spend(self, moment: Moment, spent_s: float) -> None:
        if spent_s > 0.0:
            self._part(moment).spend(moment, spent_s)

    def minutes(self) -> tuple[Minute, ...]:
        parts = [(setup, part) for setup, part in self.parts.items() if part.watched_s > 0.0]
        # What is of the minute as a whole stands with the part that saw most of it.
        main = max(parts, key=lambda one: one[1].present_s, default=None)
        return tuple(
            self._minute(setup, part, main=main is not None and part is main[1])
            for setup, part in parts
        )

    def _minute(self, setup: Setup, part: _Part, *, main: bool) -> Minute:
        strain = part.strain_s / part.strained_s if part.strained_s > 0.0 else None
        sat = main and part.present_s > 0.0
        return Minute(
            self.minute,
            self.offset_min,
            setup,
            present_s=seconds(part.present_s),
            absent_s=seconds(part.absent_s),
            uncertain_s=seconds(part.uncertain_s),
            off_s=seconds(part.off_s),
            standing_s=seconds(part.standing_s),
            neutral_s=seconds(part.zones[Zone.NEUTRAL]),
            caution_s=seconds(part.zones[Zone.CAUTION]),
            bad_s=seconds(part.zones[Zone.BAD]),
            easy_s=seconds(part.easy_s),
            strain=None if strain is None else round(strain, 3),
            strained_s=seconds(part.strained_s),
            changes=min(self.changed, _MOST_CHANGES) if main else 0,
            bout_s=self.bout_s if sat else None,
            stretch_s=round(self.stretch_s) if sat and self.bout_s is not None else 0,
            measures=part.measures(),
        )

    def _part(self, moment: Moment) -> _Part:
        setup = Setup(moment.view, moment.place or "", moment.calibrated)
        seen = moment.off is None and moment.person is Person.PRESENT
        if not seen and self.parts and setup not in self.parts:
            return next(reversed(self.parts.values()))  # an empty chair is no view of its own
        return self.parts.setdefault(setup, _Part())


@dataclass(slots=True)
class _Part:
    """What one setup saw in the minute."""

    present_s: float = 0.0
    absent_s: float = 0.0
    uncertain_s: float = 0.0
    off_s: float = 0.0
    standing_s: float = 0.0
    easy_s: float = 0.0
    strain_s: float = 0.0
    strained_s: float = 0.0
    zones: dict[Zone, float] = field(default_factory=lambda: dict.fromkeys(Zone, 0.0))
    series: dict[tuple[str, What], _Series] = field(default_factory=dict)

    @property
    def watched_s(self) -> float:
        return self.present_s + self.absent_s + self.uncertain_s + self.off_s

    def spend(self, moment: Moment, spent_s: float) -> None:
        """Give `spent_s` to what `moment` saw."""
        if moment.off is not None:
            self.off_s += spent_s
        elif moment.person is Person.UNCERTAIN:
            self.uncertain_s += spent_s
        elif moment.person is Person.ABSENT:
            self.absent_s += spent_s
        else:
            self._spend_present(moment, spent_s)

    def _spend_present(self, moment: Moment, spent_s: float) -> None:
        self.present_s += spent_s
        self.standing_s += spent_s * moment.standing
        if moment.strain is not None:
            self.strain_s += spent_s * moment.strain
            self.strained_s += spent_s
        self._judge(moment, spent_s)
        for id_, measure in moment.measures.items():
            series = self.series_of(moment, id_)
            if series is not None:
                series.spend(measure, moment.findings.get(id_), spent_s)
        for hold in moment.held:
            series = self.series_of(moment, hold.measure)
            if series is not None and hold.for_s > hold.limit_s:
                series.over_s += spent_s

    def _judge(self, moment: Moment, spent_s: float) -> None:
        if not moment.findings.keys() - _AWAY_ALONE:
            return
        zones = {finding.zone for finding in moment.findings.values()}
        worst = next(z for z in (Zone.BAD, Zone.CAUTION, Zone.NEUTRAL) if z in zones)
        self.zones[worst] += spent_s
        late = any(hold.for_s > hold.limit_s for hold in moment.held)
        self.easy_s += spent_s * (worst is not Zone.BAD and not late)

    def series_of(self, moment: Moment, id_: str) -> _Series | None:
        """Return where a measure is gathered; None while it is not seen."""
        measure = moment.measures.get(id_)
        if measure is None or measure.absent is not None:
            return None
        what = What.VALUE if measure.from_neutral is None else What.CHANGE
        key = id_, what
        if key not in self.series:
            self.series[key] = _Series(id_, measure.unit, what)
        return self.series[key]

    def measures(self) -> tuple[MeasureMinute, ...]:
        seen = (one.minute() for _, one in sorted(self.series.items()) if one.spent)
        return tuple(one for one in seen if one.seen_s > 0.0)


@dataclass(slots=True)
class _Series:
    """One measure of the running minute: its numbers, and how long each of them stood."""

    id: str
    unit: str
    what: What
    numbers: array[float] = field(default_factory=lambda: array("d"))
    levels: array[float] = field(default_factory=lambda: array("d"))
    pms: array[float] = field(default_factory=lambda: array("d"))
    spent: array[float] = field(default_factory=lambda: array("d"))
    zones: dict[Zone, float] = field(default_factory=lambda: dict.fromkeys(Zone, 0.0))
    longest_s: float = 0.0
    over_s: float = 0.0
    overs: int = 0

    def spend(self, measure: Measure, finding: Finding | None, spent_s: float) -> None:
        change, value = measure.from_neutral, measure.value
        number = value if change is None else change
        if number is None or measure.pm is None:
            return
        self.numbers.append(number)
        self.levels.append(np.nan if change is None or value is None else value)
        self.pms.append(measure.pm)
        self.spent.append(spent_s)
        if finding is not None:
            self.zones[finding.zone] += spent_s

    def minute(self) -> MeasureMinute:
        spent = np.frombuffer(self.spent)
        numbers = np.frombuffer(self.numbers)
        if self.unit == "bool":
            share = float((numbers * spent).sum() / spent.sum())
            low = median = high = share
        else:
            low, median, high = quantiles(numbers, spent, (_LOW, _MEDIAN, _HIGH))
        levels = np.frombuffer(self.levels)
        known = ~np.isnan(levels)
        level = quantiles(levels[known], spent[known], (_MEDIAN,))[0] if known.any() else None
        return MeasureMinute(
            self.id,
            self.unit,
            self.what,
            kept(median, self.unit),
            kept(low, self.unit),
            kept(high, self.unit),
            kept(quantiles(np.frombuffer(self.pms), spent, (_MEDIAN,))[0], self.unit),
            None if level is None else kept(level, self.unit),
            seconds(float(spent.sum())),
            seconds(self.zones[Zone.NEUTRAL]),
            seconds(self.zones[Zone.CAUTION]),
            seconds(self.zones[Zone.BAD]),
            float(round(self.longest_s)),
            seconds(self.over_s),
            min(self.overs, _MOST_CHANGES),
        )


def quantiles(
    numbers: FloatArray, weights: FloatArray, shares: tuple[float, ...]
) -> tuple[float, ...]:
    """Return quantiles of `numbers`, each of which stood for its weight.

    Parameters
    ----------
    numbers, weights
        Shape (n,), n at least 1; weights above 0, such as seconds.
    shares
        Which: 0.5 is the median.

    Notes
    -----
    Between the middles of two neighbours it is linear, so that two numbers of the same
    weight have the median half way between them.

    """
    order = np.argsort(numbers, kind="stable")
    weight = weights[order]
    middles = (np.cumsum(weight) - weight / 2.0) / weight.sum()
    return tuple(np.interp(shares, middles, numbers[order]).tolist())
