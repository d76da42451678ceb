"""A minute: what was seen of somebody in it, in numbers that can be kept for years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from posturecoach.coaching.state import Prompt
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.score import score_of
from posturecoach.ergonomics.zones import Finding
from posturecoach.posture.measure import Measure, Person, View

MINUTE_S = 60
DAY_MIN = 24 * 60

TENTH_S = 0.1  # what seconds are kept to
_STEP_OF = {"deg": 0.1, "mm": 0.5, "%": 0.1, "ratio": 0.001, "shoulder widths": 0.001}
_OTHER_STEP = 0.01
MOST_STEPS = 32_767  # and no number lies farther from 0 than so many steps


class What(StrEnum):
    """Which number of a measure is meant."""

    CHANGE = "change"  # the difference from the own neutral
    VALUE = "value"  # the absolute one


@dataclass(frozen=True, slots=True)
class Moment:
    """What one look says, as far as it is remembered.

    Attributes
    ----------
    utc_s, offset_min
        POSIX time, and by how many minutes the local clock is ahead of UTC.
    time_s
        Seconds on the source's clock: what passes is measured by it.
    person, view, place, calibrated, measures, findings, held, strain, prompts
        As in a look; of the habits those that are to be remembered, among `measures`.
    off
        Why there is no picture: ``"paused"``, ``"locked"``, ``"wanted"``, ``"away"``,
        ``"trouble"``; None while there is one.
    standing
        Whether the place is one for standing.
    moved
        What moved (``"camera"`` ...); None: nothing did.
    learned
        Whether a neutral was completed at this look.

    """

    utc_s: float
    offset_min: int
    time_s: float
    person: Person
    view: View = View.UNKNOWN
    place: str | None = None
    calibrated: bool = False
    measures: Mapping[str, Measure] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    held: tuple[Hold, ...] = ()
    strain: float | None = None
    prompts: tuple[Prompt, ...] = ()
    off: str | None = None
    standing: bool = False
    moved: str | None = None
    learned: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Setup:
    """From where somebody was seen, and against which neutral: what may be compared.

    Attributes
    ----------
    view
        As in a look.
    place
        Whose neutral was in use; empty where it has no name.
    calibrated
        Whether one was.

    """

    view: View = View.UNKNOWN
    place: str = ""
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class MeasureMinute:
    """One measure over one minute.

    Attributes
    ----------
    id, unit
        As in a look.
    what
        Of which number the next three are: the change from the own neutral where there is
        one, else the value.
    median, low, high
        The median, and the 10th and 90th percentile, over time. Of a measure in ``"bool"``
        all three are the share of the seen time in which it was so.
    pm
        The ± of one look, as it typically was.
    level
        The median of the absolute value, where `what` is the change and both are known.
    seen_s
        Seconds in which it was measured.
    neutral_s, caution_s, bad_s
        Of them, by zone; together less than `seen_s` where no rule judged it.
    longest_s
        The longest time, up to this minute, that a posture was held which ISO 11226 limits;
        0 where none was.
    over_s, overs
        Seconds in this minute beyond the advisable time, and how often it was passed.

    """

    id: str
    unit: str
    what: What
    median: float
    low: float
    high: float
    pm: float
    level: float | None = None
    seen_s: float = 0.0
    neutral_s: float = 0.0
    caution_s: float = 0.0
    bad_s: float = 0.0
    longest_s: float = 0.0
    over_s: float = 0.0
    overs: int = 0


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute by the clock, or the part of it in which one setup was seen.

    Attributes
    ----------
    minute
        Which: minutes since 1970 in UTC.
    offset_min
        By how many minutes the local clock was ahead of UTC.
    setup
        See there.
    present_s, absent_s, uncertain_s, off_s
        Seconds in which the person was there, was not, may have been, or nobody could look.
        Together the seconds that were watched, 60 at most.
    standing_s
        Of `present_s`, those at a place for standing.
    neutral_s, caution_s, bad_s
        Of `present_s`, those that were judged, by the worst zone of any measure; what is
        missing could not be judged.
    easy_s
        Of the judged seconds, those without a measure in bad or a hold beyond its time.
    strain
        The mean strain while there was one; None: there was none.
    strained_s
        The seconds it is the mean of.
    changes
        Posture changes.
    bout_s, stretch_s
        When the bout of sitting began that this minute last saw, POSIX seconds, and how
        long it has been. None and 0: nobody sat.
    measures
        Every measure that was seen, by id.

    """

    minute: int
    offset_min: int
    setup: Setup = field(default_factory=Setup)
    present_s: float = 0.0
    absent_s: float = 0.0
    uncertain_s: float = 0.0
    off_s: float = 0.0
    standing_s: float = 0.0
    neutral_s: float = 0.0
    caution_s: float = 0.0
    bad_s: float = 0.0
    easy_s: float = 0.0
    strain: float | None = None
    strained_s: float = 0.0
    changes: int = 0
    bout_s: int | None = None
    stretch_s: int = 0
    measures: tuple[MeasureMinute, ...] = ()

    @property
    def day(self) -> int:
        """The local day, as days since 1970."""
        return (self.minute + self.offset_min) // DAY_MIN

    @property
    def score(self) -> float | None:
        """The score of the mean strain, 0 to 100, higher is easier; None: nothing was judged."""
        return None if self.strain is None else score_of(self.strain)


def step_of(unit: str) -> float:
    """Return what numbers in `unit` are kept to."""
    return _STEP_OF.get(unit, _OTHER_STEP)


def steps_in(number: float, unit: str) -> int:
    """Return `number` in steps of its unit, as it is kept."""
    return max(-MOST_STEPS, min(MOST_STEPS, round(number / step_of(unit))))


def kept(number: float, unit: str) -> float:
    """Return `number` as it will be read again."""
    return from_steps(steps_in(number, unit), unit)


def from_steps(steps: int, unit: str) -> float:
    """Return the number that `steps` stand for."""
    return round(steps * step_of(unit), 4)


def seconds(number: float) -> float:
    """Return seconds as they are kept: to a tenth."""
    return round(round(number / TENTH_S) * TENTH_S, 1)
