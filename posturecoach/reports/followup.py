"""The follow-up report: what a period was like, beside another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from posturecoach import __version__
from posturecoach.posture.neutral import Neutral
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period, date_of, day_of
from posturecoach.reports import care
from posturecoach.reports.before_after import before_after
from posturecoach.reports.model import Aim, Report, Stretch
from posturecoach.reports.posture_rows import posture_rows
from posturecoach.reports.time_there import Side, facts, quality, sitting
from posturecoach.reports.weeks import weeks
from posturecoach.reports.wellbeing import exercises, pain, pain_against_posture, safety

WEEK = 7
SPLIT_DAYS = 14
"""A period of so many days has a first and a last week to compare."""


def report(
    period: Period,
    against: Period | None = None,
    *,
    split: bool = True,
    made: date | None = None,
    who: str = "",
    goals: Sequence[str] = (),
    earlier: Sequence[Event] = (),
    neutrals: Mapping[str, Neutral] | None = None,
    version: str = __version__,
) -> Report:
    """Return the report on a period.

    Parameters
    ----------
    period
        What it is about: days and events, such as a journal's reader gives.
    against
        The period to compare with. None: the last week is compared with the first one,
        where there are two.
    split
        False compares nothing where `against` is None.
    made
        The day to write on it.
    who
        A pseudonym. Nothing asks for a name.
    goals
        In the person's own words, beside those in the journal.
    earlier
        Events from before the period, of the kinds in `care.HOLDS`: what was told then and
        still holds (goals, the plan, the own start of a range, open warning signs).
    neutrals
        Their own neutrals by place, for the figures; without one the figures have an average
        body.
    version
        Of the program that makes it.

    """
    now, was = _sides(period, against) if split else (period, against)
    before = sorted((one for one in earlier if one.day < day_of(period.first)), key=_at)
    told = (*before, *period.events)
    aims = {aim.text: aim for aim in (*map(Aim, goals), *care.aims(told))}
    whole = Side.of(period)
    side_now = whole if now is period else Side.of(now)
    side_was = None if was is None else Side.of(was)
    return Report(
        made=made,
        version=version,
        who=who,
        whole=_stretch(period),
        now=_stretch(now),
        was=None if was is None else _stretch(was),
        split=against is None and was is not None,
        quality=quality(whole),
        quality_was=None if against is None or side_was is None else quality(side_was),
        safety=safety(period, before),
        pain=replace(
            pain(period, now, was),
            self_checked=care.self_checked(told),
            factors=care.factors(told),
        ),
        facts=facts(whole, side_now, side_was),
        rows=posture_rows(period, now, was),
        sitting=sitting(period),
        sitting_was=None if against is None else sitting(against),
        exercises=exercises(period),
        association=pain_against_posture(whole),
        prompts=period.answers(),
        prompts_was=None if against is None else against.answers(),
        before_after=before_after(period, now, was, neutrals or {}),
        treatments=tuple(
            sorted(
                (_day_of(event), str(event.data["kind"]), str(event.data.get("text", "")))
                for event in period.of_kind(EventKind.TREATMENT)
            )
        ),
        notes=_notes(period),
        weeks=weeks(whole),
        aims=tuple(aims.values()),
        plan=care.therapy_plan(told),
        ranges=care.moved(told),
    )


def html(found: Report, language: str = "en") -> str:
    """Return the report as one HTML file that needs no other.

    Raises
    ------
    ValueError
        If there is no such language.

    """
    from posturecoach.reports.page import page  # noqa: PLC0415 - Jinja is loaded when needed
    from posturecoach.reports.telling import told  # noqa: PLC0415

    return page(told(found, language))


def part_of(period: Period, first: date, last: date) -> Period:
    """Return the days of `period` from `first` to `last`, with what happened on them."""
    days, (start, end) = period.days, (day_of(first), day_of(last))
    return Period(
        first,
        last,
        tuple(one for one in days if first <= one.day <= last),
        tuple(event for event in period.events if start <= event.day <= end),
    )


def _sides(period: Period, against: Period | None) -> tuple[Period, Period | None]:
    """Return what is compared, now and then; then may be nothing."""
    if against is not None or period.length < SPLIT_DAYS:
        return period, against
    week = timedelta(days=WEEK - 1)
    return (
        part_of(period, period.last - week, period.last),
        part_of(period, period.first, period.first + week),
    )


def _at(event: Event) -> float:
    return event.at_s


def _day_of(event: Event) -> date:
    """Return the day a treatment was on: as it was told, or else that of telling."""
    return care.day_in(event.data.get("day")) or date_of(event.day)


def _stretch(period: Period) -> Stretch:
    return Stretch(period.first, period.last)


def _notes(period: Period) -> tuple[tuple[date, str], ...]:
    """Return what was written down, in order: notes, and those of check-ins."""
    found = []
    for event in period.of_kind(EventKind.NOTE, EventKind.CHECK_IN):
        text = str(event.data.get("text", event.data.get("note", ""))).strip()
        if text:
            found.append((date_of(event.day), text))
    return tuple(found)
