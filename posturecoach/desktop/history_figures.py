"""Figures of a day: what a history can show, and what may be told apart from chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from math import inf, sqrt
from operator import attrgetter
from statistics import median, stdev

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.languages import decimal
from posturecoach.desktop.names import NAMES
from posturecoach.desktop.words import NO_NUMBER, measure_name, number_words, time_words
from posturecoach.posture.measure import View
from posturecoach.record.minute import What
from posturecoach.record.period import DaySummary, MeasureSum, Sums, Usual, merged, usual
from posturecoach.rulebook import RulebookError

translate = QCoreApplication.translate

LEAST_DAY_S, LEAST_HOUR_S = 1800.0, 300.0  # own choice: with less, a day or hour is a hint only
LEAST_DAYS = 3  # own choice: in fewer no usual day can be seen
_MINUTE_S, _HOUR_S = 60.0, 3600.0
_LEAST = {"score": 5.0, "longest": 600.0, "breaks": 1.0}  # own choice: less is of no weight
_FACTS = {  # of the report's limits, and their unit here
    "easy": ("easy_share", 0.01),
    "more": ("share", 0.01),
    "sitting": ("sitting_hours_per_day", _HOUR_S),
    "changes": ("changes_per_hour", 1.0),
}
_Z = 1.96
_MEDIAN_ERROR = 1.2533  # of a mean: the root of half pi, for numbers about a middle
TIMES = 2.0  # spreads about the middle that are usual, as in `Usual.within`
_SHOWN_AS = {"mm": 0.1, "shoulder widths": 100.0, "deg": 1.0, "%": 1.0, "ratio": 1.0}


class Sort(Enum):
    """How the numbers of a figure are written."""

    SHARE = "share"  # 0 to 1, shown in percent
    SCORE = "score"
    TIME = "time"  # seconds
    COUNT = "count"
    RATE = "rate"  # per hour
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something to show of a day.

    Attributes
    ----------
    key
        Its name in the program; of a measure also which number of it, from which side.
    sort
        How its numbers are written.
    easier
        1: higher is easier, -1: lower is, 0: neither can be said.
    unit, what, view, id
        Of a measure, as in a `MeasureSum`.

    """

    key: str
    sort: Sort
    easier: int = 0
    id: str = ""
    unit: str = ""
    what: What = What.CHANGE
    view: View = View.UNKNOWN

    @property
    def hourly(self) -> bool:
        """Whether the sums of an hour tell it."""
        return self.key in _OF_SUMS


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of some time.

    Attributes
    ----------
    value
        Of a measure the median.
    low, high
        Of a measure the 10th and 90th percentile; None else.
    sure
        Whether there was enough to go by.
    pm
        Of a measure the typical ± of one look.

    """

    value: float
    low: float | None = None
    high: float | None = None
    sure: bool = True
    pm: float = 0.0


@dataclass(frozen=True, slots=True)
class Daily:
    """A day with its sums, and the numbers found so far: both take a while to add up."""

    summary: DaySummary
    sums: Sums
    numbers: dict[str, Number | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, summary: DaySummary) -> Daily:
        """Return a day with its sums."""
        return cls(summary, together([hour.sums for hour in summary.hours]))


_ALL = attrgetter(*(each.name for each in fields(Sums)))


def together(parts: Sequence[Sums]) -> Sums:
    """Return all of them as one; column by column, for one by one a year would be felt."""
    return Sums(*map(sum, zip(*map(_ALL, parts), strict=True))) if parts else Sums()


EASY = Figure("easy", Sort.SHARE, 1)
SCORE = Figure("score", Sort.SCORE, 1)
MORE = Figure("more", Sort.SHARE, -1)
SITTING = Figure("sitting", Sort.TIME)
LONGEST = Figure("longest", Sort.TIME, -1)
BREAKS = Figure("breaks", Sort.COUNT, 1)
CHANGES = Figure("changes", Sort.RATE, 1)
FIGURES = (EASY, SCORE, MORE, SITTING, LONGEST, BREAKS, CHANGES)

_OF_SUMS: Mapping[str, Callable[[Sums], float | None]] = {
    "easy": lambda sums: sums.neutral_s / sums.judged_s if sums.judged_s > 0.0 else None,
    "score": lambda sums: sums.score,
    "more": lambda sums: sums.bad_s / sums.judged_s if sums.judged_s > 0.0 else None,
    "sitting": lambda sums: max(0.0, sums.present_s - sums.standing_s) if sums.minutes else None,
    "changes": lambda sums: sums.changes_per_hour,
}
_JUDGED = ("easy", "score", "more")
_ORDER = {id_: at for at, id_ in enumerate(NAMES)}


def figures_in(days: Iterable[Daily]) -> tuple[Figure, ...]:
    """Return what can be shown of `days`: the fixed ones, then measures, head first."""
    seen: dict[Figure, float] = {}
    for day in days:
        for one in day.summary.measures:
            figure = measure_figure(one)
            seen[figure] = seen.get(figure, 0.0) + one.seen_s
    enough = [figure for figure, seen_s in seen.items() if seen_s >= LEAST_DAY_S]
    enough.sort(key=lambda f: (_ORDER.get(f.id, len(_ORDER)), f.id, f.what, f.view))
    return (*FIGURES, *enough)


def measure_figure(one: MeasureSum) -> Figure:
    """Return the figure that a sum belongs to: another view measures something else."""
    return _figure(
        one.id, one.unit, one.what, View.UNKNOWN if one.setup is None else one.setup.view
    )


@cache  # a year asks for some dozens of them a hundred thousand times
def _figure(id_: str, unit: str, what: What, view: View) -> Figure:
    return Figure(f"{id_}|{what}|{unit}|{view}", Sort.MEASURE, 0, id_, unit, what, view)


def of_sums(figure: Figure, sums: Sums, least_s: float) -> Number | None:
    """Return a figure that sums tell; None where they don't. `least_s` makes it sure."""
    tell = _OF_SUMS.get(figure.key)
    value = None if tell is None else tell(sums)
    if value is None:
        return None
    seen_s = sums.judged_s if figure.key in _JUDGED else sums.present_s
    return Number(value, sure=seen_s >= least_s)


def of_day(figure: Figure, day: Daily) -> Number | None:
    """Return a figure of a day; None where it is not known."""
    if figure.key not in day.numbers:
        day.numbers[figure.key] = _of_day(figure, day)
    return day.numbers[figure.key]


def _of_day(figure: Figure, day: Daily) -> Number | None:
    if figure.sort is Sort.MEASURE:
        return _of_measure(figure, day)
    if figure.hourly:
        return of_sums(figure, day.sums, LEAST_DAY_S)
    bouts = [bout.seconds for bout in day.summary.bouts if bout.seconds > 0]
    if not bouts:
        return None
    value = float(max(bouts) if figure.key == "longest" else len(bouts) - 1)
    return Number(value, sure=day.sums.present_s >= LEAST_DAY_S)


def of_days(figure: Figure, days: Iterable[Daily]) -> Number | None:
    """Return a figure of a usual one among `days`: medians over those with enough in them."""
    found = [number for day in days if (number := of_day(figure, day)) is not None]
    sure = [number for number in found if number.sure]
    used = sure or found
    if not used:
        return None
    lows = [number.low for number in used if number.low is not None]
    highs = [number.high for number in used if number.high is not None]
    return Number(
        median(number.value for number in used),
        median(lows) if lows else None,
        median(highs) if highs else None,
        sure=bool(sure),
        pm=median(number.pm for number in used),
    )


def usual_of(figure: Figure, days: Iterable[Daily]) -> Usual | None:
    """Return what is usual among `days`, as far as they are sure; None: too few."""
    numbers = [of_day(figure, day) for day in days]
    return usual([number.value for number in numbers if number is not None and number.sure])


def _of_measure(figure: Figure, day: Daily) -> Number | None:
    parts = [one for one in day.summary.measures if measure_figure(one).key == figure.key]
    for one in merged(parts):
        value = one.median
        if value is not None:
            return Number(value, one.low, one.high, one.seen_s >= LEAST_DAY_S, one.pm)
    return None


class Verdict(Enum):
    """What a difference says."""

    CLEAR = "clear"
    NOT_CLEAR = "not clear"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure in two periods.

    Attributes
    ----------
    figure
        Which.
    before, after
        Of a usual day in each; None: there was none.
    verdict
        Whether the difference is one.

    """

    figure: Figure
    before: Number | None
    after: Number | None
    verdict: Verdict

    @property
    def change(self) -> float | None:
        """By how much the second is higher; None where one is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after.value - self.before.value


def difference(figure: Figure, before: Sequence[Daily], after: Sequence[Daily]) -> Difference:
    """Compare a figure in two periods.

    Notes
    -----
    A difference is clear when it is larger than what the days make by themselves (95 %, by the
    standard error of two medians), and not smaller than what counts at all: as in the report,
    5 degrees for angles (limits.toml).

    """
    one, other = of_days(figure, before), of_days(figure, after)
    sides = [_sure(figure, before), _sure(figure, after)]
    if one is None or other is None or min(map(len, sides)) < LEAST_DAYS:
        return Difference(figure, one, other, Verdict.TOO_FEW)
    least = max(least_of(figure), _by_chance(*sides))
    clear = abs(other.value - one.value) >= least
    return Difference(figure, one, other, Verdict.CLEAR if clear else Verdict.NOT_CLEAR)


def _sure(figure: Figure, days: Iterable[Daily]) -> list[float]:
    numbers = [of_day(figure, day) for day in days]
    return [number.value for number in numbers if number is not None and number.sure]


def least_of(figure: Figure) -> float:
    """Return the smallest difference that counts: that of the report, where it has one."""
    from posturecoach.reports.limits import limits  # noqa: PLC0415 - lazy: a table to read

    if figure.key in _LEAST:
        return _LEAST[figure.key]
    if figure.key in _FACTS:
        name, unit = _FACTS[figure.key]
        return limits().facts[name].least * unit
    try:
        return limits().of_measure(figure.id, figure.unit).least
    except RulebookError:
        return inf  # somebody else's measure: nobody knows what of it counts


def _by_chance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the difference of two medians that the days make by themselves, 95 %."""
    errors = (stdev(days) ** 2 / len(days) for days in (one, other))
    return _Z * _MEDIAN_ERROR * sqrt(sum(errors))


def figure_name(figure: Figure) -> str:
    """Return what a figure is called."""
    names = {
        "easy": translate("history", "Easy share of the time"),
        "score": translate("history", "Score (strain as a number, 100 is easiest)"),
        "more": translate("history", "Share with more strain"),
        "sitting": translate("history", "Time sitting"),
        "longest": translate("history", "Longest stretch without a break"),
        "breaks": translate("history", "Breaks between stretches"),
        "changes": translate("history", "Posture changes per hour"),
    }
    if figure.key in names:
        return names[figure.key]
    name = measure_name(figure.id)
    if figure.what is What.CHANGE:
        name = translate("series", "{measure}, from your neutral").format(measure=name)
    view = {
        View.SIDE_LEFT: translate("history", "seen from the left"),
        View.SIDE_RIGHT: translate("history", "seen from the right"),
    }.get(figure.view)
    return name if view is None else f"{name} ({view})"


def figure_words(figure: Figure, number: float | None, *, signed: bool = False) -> str:
    """Return a number of a figure with its unit; `signed` for a difference."""
    if number is None:
        return NO_NUMBER
    if figure.sort is Sort.MEASURE:
        change = figure.what is What.CHANGE
        return number_words(number, None, figure.unit, signed=signed or change)
    sign = ("+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else "") if signed else ""
    size = abs(number)
    match figure.sort:
        case Sort.SHARE:
            points = translate("history", "{0} points") if signed else "{0} %"
            words = points.format(round(100 * size))
        case Sort.TIME:
            words = time_words(size) if size >= _MINUTE_S else translate("history", "0 min")
        case Sort.SCORE:
            words = f"{size:.0f}"
        case _:
            words = decimal(size, 0 if size == round(size) else 1)
    return f"{sign}{words}"


def axis_scale(figure: Figure) -> float:
    """Return what a number is multiplied by on an axis: percent, hours, cm."""
    if figure.sort is Sort.MEASURE:
        return _SHOWN_AS.get(figure.unit, 1.0)
    return {Sort.SHARE: 100.0, Sort.TIME: 1.0 / _HOUR_S}.get(figure.sort, 1.0)


def axis_unit(figure: Figure) -> str:
    """Return the unit on an axis; empty where there is none."""
    if figure.sort is Sort.MEASURE:
        units = {"deg": "°", "mm": "cm", "%": "%", "shoulder widths": "%"}
        return units.get(figure.unit, "")
    return {Sort.SHARE: "%", Sort.TIME: "h", Sort.RATE: "/ h"}.get(figure.sort, "")


def band_of(figure: Figure, usual: Usual) -> tuple[float, float]:
    """Return from where to where is usual; no farther than there can be any number."""
    low, high = usual.middle - TIMES * usual.spread, usual.middle + TIMES * usual.spread
    most = {Sort.SHARE: 1.0, Sort.SCORE: 100.0}.get(figure.sort, inf)
    return (low, high) if figure.sort is Sort.MEASURE else (max(0.0, low), min(most, high))


def axis_span(figure: Figure) -> float:
    """Return the least length of the axis: small differences are to look small."""
    return 40.0 if figure.sort in (Sort.SHARE, Sort.SCORE) else 0.0


def axis_reach(figure: Figure) -> tuple[float, float]:
    """Return the smallest range to show, as on the axis."""
    match figure.sort:
        case Sort.SHARE | Sort.SCORE:
            return (float("inf"), float("-inf"))
        case Sort.TIME:
            return (0.0, 2.0)
        case Sort.COUNT | Sort.RATE:
            return (0.0, 4.0)
        case Sort.MEASURE:
            room = 0.05 if figure.unit == "ratio" else 5.0
            return (-room, room) if figure.what is What.CHANGE else (float("inf"), float("-inf"))
