"""A follow-up report as numbers: no words, no language, no colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from posturecoach.posture.figure_parts import Figure
from posturecoach.posture.measure import Measure, View
from posturecoach.record.period import Answers, MeasureSum, Sums, Usual

Points = tuple[tuple[date, float], ...]
"""A number for each day, or each week by its first day, that has one."""


class Verdict(StrEnum):
    """What can be said of two numbers."""

    CLEAR = "clear"  # they differ by more than such numbers differ anyway
    UNCLEAR = "unclear"
    TOO_LITTLE = "too_little"  # too few days on one side
    ALONE = "alone"  # there is nothing to compare with


@dataclass(frozen=True, slots=True)
class Stretch:
    """From which day to which, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Compared:
    """One number then and now.

    Attributes
    ----------
    now, was
        None where it is not known.
    least
        The smallest difference that counts: the larger of the one in limits.toml and of what
        the days differ by anyway (95 %).
    verdict
        See there.

    """

    now: float | None
    was: float | None
    least: float
    verdict: Verdict

    @property
    def change(self) -> float | None:
        """The difference, now less then; None: one of them is not known."""
        return None if self.now is None or self.was is None else self.now - self.was


@dataclass(frozen=True, slots=True)
class Quality:
    """How much there is to go by.

    Attributes
    ----------
    days, of_days
        Days with data, and days in the period.
    sums
        Of all of them. Valid time is what was judged.
    views
        Seconds in which a measure was seen, by view: the most seen measure of each.
    places
        Names of the places, most seen first.
    neutrals
        The local days on which a neutral was learned, in order.
    moved
        How often camera, desk or chair moved.
    versions
        Of the program, in order.
    pruned
        On how many of the days only the sums are left.
    faced_s
        Seconds in which the face was seen well enough to measure how the head was held.

    """

    days: int
    of_days: int
    sums: Sums
    views: Mapping[View, float]
    places: tuple[str, ...]
    neutrals: tuple[date, ...]
    moved: int
    versions: tuple[str, ...]
    pruned: int
    faced_s: float = 0.0

    @property
    def face_share(self) -> float | None:
        """Of the time at the screen, in how much the face was seen; None: nobody was there."""
        there_s = self.sums.present_s + self.sums.uncertain_s
        return min(1.0, self.faced_s / there_s) if there_s > 0.0 else None

    @property
    def valid_min(self) -> float:
        """Minutes that were judged."""
        return self.sums.judged_s / 60.0

    @property
    def seen_share(self) -> float | None:
        """Of the time at the screen, how much was judged; None: nobody was there."""
        there_s = self.sums.present_s + self.sums.uncertain_s
        return min(1.0, self.sums.judged_s / there_s) if there_s > 0.0 else None


@dataclass(frozen=True, slots=True)
class Safety:
    """Answers to the questions about red flags.

    Attributes
    ----------
    asked
        How often they were answered; 0: never asked.
    reported
        Day and item, in order.
    since
        How often they were answered after the last of these days.
    cleared
        By item, the day on which somebody said that a clinician has cleared it, where nothing
        reported it after that.

    """

    asked: int = 0
    reported: tuple[tuple[date, str], ...] = ()
    since: int = 0
    cleared: Mapping[str, date] = field(default_factory=dict)

    @property
    def all_cleared(self) -> bool:
        """Whether nothing is left to be looked at."""
        return all(flag in self.cleared for _, flag in self.reported)


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale of pain or function.

    Attributes
    ----------
    id
        As in limits.toml, or as it was entered.
    points
        The mean of each day.
    compared
        Means of the days.
    most
        The upper end of the scale; None: not known.
    course
        The last week of answers in the period against its first one; None: they are not two.

    """

    id: str
    points: Points
    compared: Compared
    most: float | None = None
    course: Compared | None = None


@dataclass(frozen=True, slots=True)
class SelfChecked:
    """The self-check of when physical therapy may be worth a thought: lines that apply."""

    day: date
    ticks: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Pain:
    """Pain and function.

    Attributes
    ----------
    check_ins
        How many.
    scales
        In the order of limits.toml.
    regions
        The mean and the worst of each region, now and then: 0 to 10.
    kinds
        How each was called last.
    flare_ups
        The first day of each; None: too few answers to tell.
    activities
        The person's own (PSFS), each with its first and its last answer: 0 to 10.
    radiates
        Regions from which it spread into arm or leg.
    factors
        What may add to it, in the person's view.
    self_checked
        The self-check; None: not answered.

    """

    check_ins: int = 0
    scales: tuple[Scale, ...] = ()
    regions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    flare_ups: tuple[date, ...] | None = None
    activities: tuple[tuple[str, float, float], ...] = ()
    radiates: frozenset[str] = frozenset()
    factors: tuple[str, ...] = ()
    self_checked: SelfChecked | None = None

    def scale(self, id_: str) -> Scale | None:
        """Return one of the scales; None if nobody answered it."""
        return next((one for one in self.scales if one.id == id_), None)


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of the first page, by its id in limits.toml."""

    id: str
    unit: str
    compared: Compared
    points: Points = ()
    usual: Usual | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, as one view saw it.

    Attributes
    ----------
    id, unit, view
        Of the measure.
    now, was
        All of it in either period; `was` None: it was not seen then.
    there_s
        Seconds in which somebody was there, now.
    median, high, bad
        Compared: the median, the 90th percentile, and the share (0 to 1) of the judged time
        beyond the easy zone.
    points, usual
        The medians of the days (or weeks), and what is usual for them.

    """

    id: str
    unit: str
    view: View
    now: MeasureSum
    was: MeasureSum | None
    there_s: float
    median: Compared
    high: Compared
    bad: Compared
    points: Points
    usual: Usual | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Sitting and breaks.

    Attributes
    ----------
    bouts, long, longest_s
        How many bouts, how many of over half an hour, the longest.
    long_s
        What counts as long.
    offered, taken, away
        Breaks that were offered, those of them taken, and how often somebody was away for a
        minute or longer.
    heat
        By weekday (0: Monday) and hour of the day: seconds judged, and of them those beyond
        the easy zone.

    """

    bouts: int
    long: int
    longest_s: int
    long_s: float
    offered: int
    taken: int
    away: int
    heat: Mapping[tuple[int, int], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Practice:
    """One exercise.

    Attributes
    ----------
    id
        As in exercises.toml.
    done, planned, planned_done
        Sessions; those that were prescribed, and those of them that were done.
    reps, partials, wanted
        Counted, and how many repetitions were wanted; 0: not known.
    reason
        Why a repetition was partial most often; None: no reason is known.
    level
        The last one; None where it is not known.
    pain
        The mean before and after, of the sessions that have both; None: none has.
    best, unit
        The first and the best range or time, and their unit.

    """

    id: str
    done: int
    planned: int
    planned_done: int
    reps: int
    partials: int
    reason: str | None
    level: float | None
    pain: tuple[float, float] | None
    best: tuple[float, float] | None
    unit: str
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal in the person's words.

    Attributes
    ----------
    text
        The words.
    confidence_was, confidence
        How sure they were first and last, 0 to 10; None: not asked.
    reached
        On which day; None: not yet.

    """

    text: str
    confidence_was: float | None = None
    confidence: float | None = None
    reached: date | None = None


@dataclass(frozen=True, slots=True)
class TherapyPlan:
    """The plan as it was told last.

    Attributes
    ----------
    since
        The day it was begun or changed.
    id
        Of the default plan it began as.
    therapist, note
        May be empty.
    next_date
        The next visit; None: none is known.
    items
        By exercise, how hard and how often, as the journal has it.

    """

    since: date
    id: str
    therapist: str
    next_date: date | None
    note: str
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """The range of one movement, on one side.

    Attributes
    ----------
    movement, side
        As in range.toml; ``"left"``, ``"right"`` or ``"both"``.
    first, last
        Days of the own first test and of the last one.
    compared
        Degrees: the last test against the first.
    pm
        The ± of the last one.
    norm
        What is usual in young adults; None: not known.

    """

    movement: str
    side: str
    first: date
    last: date
    compared: Compared
    pm: float
    norm: float | None


@dataclass(frozen=True, slots=True)
class Association:
    """Pain against posture, day by day.

    Attributes
    ----------
    pairs
        The share of the judged time beyond the easy zone (0 to 1), and the mean pain, of each
        day with both.
    rho, low, high
        Spearman's rank correlation and its 95 % interval; None: too few days, or the same on
        all of them.

    """

    pairs: tuple[tuple[float, float], ...] = ()
    rho: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the period, which may be cut off at its end.

    Attributes
    ----------
    span
        Its days.
    easy, changes
        Percent of the judged time near the own easy posture, and posture changes per hour;
        None: too little was judged.
    offered, taken
        Breaks.
    mobility, strength
        Exercises done of the groups that move, and of those that strengthen.
    pain
        The mean pain of its days, 0 to 10; None: nobody told.

    """

    span: Stretch
    easy: float | None
    changes: float | None
    offered: int
    taken: int
    mobility: int
    strength: int
    pain: float | None


class Why(StrEnum):
    """Why two postures can't be laid over each other."""

    ALONE = "alone"  # no other period
    NO_NEUTRAL = "no_neutral"  # nothing was compared with an own neutral
    OTHER_VIEW = "other_view"
    OTHER_PLACE = "other_place"
    OTHER_DISTANCE = "other_distance"


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """How somebody typically sat, then and now, as figures.

    Attributes
    ----------
    view, place
        From where both were seen.
    neutral, was, now
        Figures; None where they can't be compared.
    measures
        The medians they were drawn from, then and now, by id.
    own
        Whether the neutral is the person's own; else an average body, and only the changes
        are theirs.
    relearned
        Whether the neutral was learned anew in between.
    why
        Why there is nothing to compare; None: there is.

    """

    view: View = View.UNKNOWN
    place: str = ""
    neutral: Figure | None = None
    was: Figure | None = None
    now: Figure | None = None
    measures: Mapping[str, tuple[Measure, Measure]] = field(default_factory=dict)
    own: bool = False
    relearned: bool = False
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a follow-up report tells.

    Attributes
    ----------
    made, version
        The day it was made, and by which version; None: not told.
    who
        A pseudonym; may be empty.
    aims
        Goals.
    plan
        None: none was told.
    ranges
        Of motion.
    whole
        What it is about.
    now, was
        What is compared; `was` None: nothing.
    split
        Whether these are the last and the first week of `whole`.
    quality, quality_was
        Of `whole`, and of the period it is compared with where that lies outside.
    prompts, prompts_was
        What became of them, by kind; `prompts_was` None: not compared.
    treatments, notes
        Day, kind or nothing, and text.
    weeks
        One by one; none where there are fewer than two, or very many.

    """

    made: date | None
    version: str
    who: str
    whole: Stretch
    now: Stretch
    was: Stretch | None
    split: bool
    quality: Quality
    quality_was: Quality | None
    safety: Safety
    pain: Pain
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    sitting: Sitting
    sitting_was: Sitting | None
    exercises: tuple[Practice, ...]
    association: Association
    prompts: Mapping[str, Answers]
    prompts_was: Mapping[str, Answers] | None
    before_after: BeforeAfter
    treatments: tuple[tuple[date, str, str], ...]
    notes: tuple[tuple[date, str], ...]
    weeks: tuple[Week, ...] = ()
    aims: tuple[Aim, ...] = ()
    plan: TherapyPlan | None = None
    ranges: tuple[Moved, ...] = ()

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals in the person's own words."""
        return tuple(one.text for one in self.aims)

    def fact(self, id_: str) -> Fact:
        """Return one of the facts of the first page."""
        return next(fact for fact in self.facts if fact.id == id_)
