"""What a history says in sentences: easiest day, runs, how good the data are. No blame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.history_figures import (
    EASY,
    LEAST_DAY_S,
    TIMES,
    Daily,
    Figure,
    Number,
    band_of,
    figure_name,
    figure_words,
    of_day,
    together,
)
from posturecoach.desktop.history_spans import Point, Scope, Shown, between, day_title
from posturecoach.desktop.languages import within
from posturecoach.desktop.words import doing_words, time_words
from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.measure import Measure
from posturecoach.record.minute import What
from posturecoach.record.period import MeasureSum, Usual, merged

translate = QCoreApplication.translate

_LEAST_RUN = 2
_WORTH_A_WORD_S = 60.0


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the day it is about; None: it is about no single one."""

    words: str
    day: date | None = None


def easiest_and_hardest(shown: Shown, days: Mapping[date, Daily]) -> tuple[Told, ...]:
    """Return the easiest day and the one with most strain, in sentences; none: too few days."""
    found = [
        (number.value, day)
        for day in between(days, shown.first, shown.last)
        if (number := of_day(EASY, day)) is not None and number.sure
    ]
    if shown.scope is Scope.DAY or len(found) < 2:  # noqa: PLR2004 - of one there is no easiest
        return ()
    (low, hardest), (high, easiest) = (end(found, key=lambda one: one[0]) for end in (min, max))
    if low == high:
        return ()
    first = translate("history", "Easiest day: {day}. {share} of the time was easy.")
    words = first.format(day=day_title(easiest.summary.day), share=figure_words(EASY, high))
    last = translate("history", "The day with most strain: {day}. {share} of the time was easy.")
    more = last.format(day=day_title(hardest.summary.day), share=figure_words(EASY, low))
    most = _most_strained(hardest)
    if most:
        more += " " + translate("history", "Most of the strain: {what}.").format(what=within(most))
    return Told(words, easiest.summary.day), Told(more, hardest.summary.day)


def run_words(days: Mapping[date, Daily], usual: Usual | None, last: date) -> str:
    """Return how many days in a row were easier than a usual one; empty: nothing to cheer.

    Days without data neither end a run nor lengthen it, and a run that has ended is not
    spoken of.
    """
    if usual is None:
        return ""
    run = 0
    for day in sorted((day for day in days if day <= last), reverse=True):
        number = of_day(EASY, days[day])
        if number is None or not number.sure:
            continue
        if number.value <= usual.middle:
            break
        run += 1
    if run < _LEAST_RUN:
        return ""
    return translate(
        "history", "%n days in a row were easier than a usual one of yours.", None, run
    )


def quality_words(shown: Shown, days: Mapping[date, Daily]) -> str:
    """Return in a line what the figures rest on."""
    here = between(days, shown.first, shown.last)
    sums = together([day.sums for day in here])
    if not here or not sums.watched_s:
        return translate("history", "Nothing was recorded in this time.")
    with_data = sum(day.sums.present_s >= LEAST_DAY_S for day in here)
    parts = [translate("history", "You were seen for {0}").format(time_words(sums.present_s))]
    if shown.scope is not Scope.DAY:
        on = translate("history", "on {0} of {1} days for half an hour or more")
        parts.append(on.format(with_data, (shown.last - shown.first).days + 1))
    if sums.present_s > 0.0:
        share = round(100 * sums.judged_s / sums.present_s)
        parts.append(translate("history", "{0} % of it could be judged").format(share))
    for spent, words in (
        (sums.uncertain_s, translate("history", "for {0} it was not clear who was there")),
        (sums.off_s, translate("history", "for {0} the camera was off")),
    ):
        if spent >= _WORTH_A_WORD_S:
            parts.append(words.format(time_words(spent)))
    if any(day.summary.pruned for day in here):
        parts.append(translate("history", "single minutes have been removed because of their age"))
    return translate("history", "; ").join(parts) + "."


def point_words(figure: Figure, point: Point, usual: Usual | None) -> str:
    """Return a point of a trend in words."""
    number = point.number
    if number is None:
        return translate("history", "{when}: nothing recorded").format(when=point.title())
    words = f"{point.title()}: {figure_words(figure, number.value)}"
    if number.low is not None and number.high is not None:
        ends = (figure_words(figure, end) for end in (number.low, number.high))
        words += " " + translate("history", "(eight tenths of the time {0} to {1})").format(*ends)
    if not number.sure:
        return words + translate("history", "; there is little to go by")
    if usual is not None:
        words += f", {_against(number, usual)}"
    return words


def trend_words(figure: Figure, points: Sequence[Point], usual: Usual | None) -> str:
    """Return a trend in words, for who sees no drawing."""
    known = [point.number for point in points if point.number is not None]
    if not known:
        return translate("history", "Nothing was recorded in this time.")
    low, high = min(n.value for n in known), max(n.value for n in known)
    told = translate("history", "{name}: from {0} to {1}").format(
        figure_words(figure, low), figure_words(figure, high), name=figure_name(figure)
    )
    return f"{told}. {usual_words(figure, usual)}"


def usual_words(figure: Figure, usual: Usual | None) -> str:
    """Return what the band is."""
    if usual is None:
        return translate(
            "history",
            "What is usual for you shows as a band once five days of the eight weeks before "
            "have enough in them.",
        )
    low, high = band_of(figure, usual)
    return translate(
        "history", "The band: what was usual in the eight weeks before, {0} to {1}."
    ).format(figure_words(figure, low), figure_words(figure, high))


def _against(number: Number, usual: Usual) -> str:
    if usual.within(number.value, TIMES):
        return translate("history", "as usual for you")
    if number.value > usual.middle:
        return translate("history", "higher than usual for you")
    return translate("history", "lower than usual for you")


def _most_strained(day: Daily) -> str:
    """Return what asked for most effort on a day, as a doing; empty where nothing did."""
    sums = merged(day.summary.measures)
    worst = max(sums, key=lambda one: (one.bad_s, one.caution_s), default=None)
    if worst is None or worst.bad_s + worst.caution_s < _WORTH_A_WORD_S:
        return ""
    return _doing(worst)


def _doing(one: MeasureSum) -> str:
    # By the end of the spread that lies farther out: the strain is there, not in the middle.
    ends = [end for end in (one.low, one.high) if end is not None]
    number = max(ends, key=abs, default=0.0)
    change = one.what is What.CHANGE
    measure = Measure(
        one.id,
        one.unit,
        value=None if change else one.median,
        from_neutral=number if change else None,
        pm=one.pm,
    )
    border = Border.PERSONAL if change else Border.PUBLISHED
    return doing_words(Finding(one.id, Zone.BAD, 1.0, border, 0.0), measure)
