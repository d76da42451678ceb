"""Several people's figures side by side, over periods of one length: a table, never a ranking.

They stand in the order in which they were named, nothing is coloured or sorted by size, and no
difference between two people is worked out: cameras, desks and neutrals differ too much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from posturecoach.record.minute import What
from posturecoach.reports.document import Document, Line, Section, Table, Text
from posturecoach.reports.model import Report, Row, Scale
from posturecoach.reports.posture_rows import in_order
from posturecoach.reports.words import Words, words_of
from posturecoach.rulebook import zone_rules

FORMAT, FORMAT_VERSION = "posturecoach side by side", 1
ACROSS = 4
"""So many people stand in one table; more of them in the next one."""

Of = Callable[[Report], str]
"""Returns what stands in one person's cell."""


def told_beside(reports: Sequence[Report], language: str = "en") -> Document:
    """Return the figures of several people as a page.

    Parameters
    ----------
    reports
        One for each person, in the order of the page; `Report.who` names them.
    language
        ``"en"`` or ``"de"``.

    Raises
    ------
    ValueError
        If there is no such language, or nobody.

    """
    if not reports:
        raise ValueError("expected at least one report")
    words = words_of(language)
    lead = (Text(words.say("beside.lead")), Text(words.say("beside.no_ranking"), "quiet"))
    tables = [
        _table(words, reports[at : at + ACROSS], reports) for at in range(0, len(reports), ACROSS)
    ]
    made = reports[0].made
    subtitle = words.count("beside.people", len(reports))
    if made is not None:
        subtitle = words.say("beside.made", people=subtitle, day=words.day(made))
    return Document(
        language=language,
        title=words.say("beside.title"),
        subtitle=subtitle,
        first=(Section("beside", "", (*lead, tables[0])),),
        rest=tuple(Section(f"beside{n}", "", (one,)) for n, one in enumerate(tables[1:], 2)),
        footer=words.say("title.footer", version=reports[0].version),
        page_of=words.say("form.page", n="{n}", total="{total}"),
    )


def plain_beside(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the same figures as plain values for JSON; times in seconds, None: not known."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "journals": [_plain(one) for one in reports],
    }


# --- The table.


def _table(words: Words, some: Sequence[Report], everybody: Sequence[Report]) -> Table:
    rows: list[tuple[str, Of] | str] = [
        words.say("beside.basis"),
        (words.say("beside.period"), lambda one: words.span(one.whole)),
        (words.say("beside.days"), lambda one: _days(words, one)),
        (words.say("beside.judged"), lambda one: words.time(one.quality.sums.judged_s)),
        (words.say("beside.view"), lambda one: _views(words, one)),
        (words.say("beside.signs"), lambda one: _safety(words, one)),
        words.say("beside.zones"),
        *((words.say(f"zone.{zone}"), _zone(words, zone)) for zone in _ZONES),
        words.say("beside.sitting"),
        *((words.say(f"glance.{id_}"), _fact(words, id_)) for id_ in _FACTS),
        (words.say("beside.longest"), lambda one: _time(words, one.sitting.longest_s)),
        (words.say("beside.breaks"), lambda one: _breaks(words, one)),
        words.say("beside.care"),
        (words.say("beside.adherence"), lambda one: _adherence(words, one)),
        *(
            (words.say("beside.course", name=words.name("scale", id_)), _scale(words, id_))
            for id_ in _scales(everybody)
        ),
        words.say("beside.measures"),
        *((words.name("measure", id_), _measure(words, id_)) for id_ in _main_measures(everybody)),
        (words.say("beside.hold"), lambda one: _hold(words, one)),
    ]
    blank = ("",) * len(some)
    lines = tuple(
        Line((row, *blank), "group")
        if isinstance(row, str)
        else Line((row[0], *(row[1](one) for one in some)))
        for row in rows
    )
    head = (words.say("beside.what"), *(one.who for one in some))
    return Table(words.say("beside.caption"), head, lines, frozenset(range(len(head))))


_ZONES = ("neutral", "caution", "bad")
_FACTS = ("sitting_hours_per_day", "long_bouts_per_day", "changes_per_hour")
_PAINS = ("nprs_now", "nprs_worst")


def _main_measures(reports: Sequence[Report]) -> list[str]:
    """Return those that anybody was seen with and that have zones, in the order of the body."""
    judged = {rule.measure for rule in zone_rules()}
    return in_order({row.id for one in reports for row in one.rows if row.id in judged})


def _days(words: Words, one: Report) -> str:
    return words.say("form.part_of", part=one.quality.days, whole=one.quality.of_days)


def _views(words: Words, one: Report) -> str:
    return ", ".join(words.say(f"view.{view}") for view in one.quality.views) or words.say(
        "form.none"
    )


def _safety(words: Words, one: Report) -> str:
    if one.safety.reported:
        return words.count("beside.flags", len(one.safety.reported))
    return words.say("beside.no_flags" if one.safety.asked else "beside.not_asked")


def _zone(words: Words, zone: str) -> Of:
    def of(one: Report) -> str:
        sums = one.quality.sums
        spent_s = {"neutral": sums.neutral_s, "caution": sums.caution_s, "bad": sums.bad_s}[zone]
        if sums.judged_s <= 0.0:
            return words.say("form.none")
        share = words.percent(spent_s / sums.judged_s)
        return words.say("beside.spent", share=share, time=words.time(spent_s))

    return of


def _fact(words: Words, id_: str) -> Of:
    def of(one: Report) -> str:
        fact = one.fact(id_)
        return words.amount(fact.compared.now, fact.unit)

    return of


def _time(words: Words, seconds: float) -> str:
    return words.time(seconds) if seconds else words.say("form.none")


def _breaks(words: Words, one: Report) -> str:
    if not one.sitting.offered:
        return words.say("beside.no_breaks")
    return words.say("form.part_of", part=one.sitting.taken, whole=one.sitting.offered)


def _adherence(words: Words, one: Report) -> str:
    planned, done = _planned(one)
    if not planned:
        return words.say("beside.no_plan")
    percent = words.percent(done / planned)
    return words.say("form.share_of", part=done, whole=planned, percent=percent)


def _planned(one: Report) -> tuple[int, int]:
    return (
        sum(practice.planned for practice in one.exercises),
        sum(practice.planned_done for practice in one.exercises),
    )


def _scales(reports: Sequence[Report]) -> list[str]:
    """Return the scales of pain that anybody told of; that of the moment always."""
    known = {scale.id for one in reports for scale in one.pain.scales if scale.points}
    return [id_ for id_ in _PAINS if id_ in known or id_ == _PAINS[0]]


def _scale(words: Words, id_: str) -> Of:
    def of(one: Report) -> str:
        scale = _scale_of(one, id_)
        if scale is None:
            return words.say("form.none")
        (_, first), (_, last) = scale.points[0], scale.points[-1]
        if len(scale.points) == 1:
            return words.number(first, 1)
        return words.say(
            "beside.first_last", first=words.number(first, 1), last=words.number(last, 1)
        )

    return of


def _scale_of(one: Report, id_: str) -> Scale | None:
    return next((scale for scale in one.pain.scales if scale.id == id_ and scale.points), None)


def _measure(words: Words, id_: str) -> Of:
    def of(one: Report) -> str:
        row = _row_of(one, id_)
        if row is None or row.now.median is None:
            return words.say("form.none")
        said = words.say(
            "beside.median",
            median=words.amount(row.now.median, row.unit),
            pm=words.amount(row.now.pm, row.unit),
            high=words.amount(row.now.high, row.unit),
        )
        return said if row.now.what is What.CHANGE else words.say("beside.absolute", value=said)

    return of


def _row_of(one: Report, id_: str) -> Row | None:
    return next((row for row in one.rows if row.id == id_), None)


def _hold(words: Words, one: Report) -> str:
    row = _longest(one)
    if row is None:
        return words.say("form.none")
    name, time = words.plain_name(row.id), words.time(row.now.longest_s)
    return words.say("beside.hold_value", time=time, name=name)


def _longest(one: Report) -> Row | None:
    """Return the measure with the longest hold; None: nothing was held."""
    held = [row for row in one.rows if row.now.longest_s > 0.0]
    return max(held, key=lambda row: row.now.longest_s, default=None)


# --- The same as plain values.


def _plain(one: Report) -> dict[str, Any]:
    sums, (planned, done) = one.quality.sums, _planned(one)
    return {
        "name": one.who,
        "from": one.whole.first.isoformat(),
        "to": one.whole.last.isoformat(),
        "days": one.quality.days,
        "of_days": one.quality.of_days,
        "views": [str(view) for view in one.quality.views],
        "warning_signs": len(one.safety.reported) if one.safety.asked else None,
        "judged_s": sums.judged_s,
        "neutral_s": sums.neutral_s,
        "caution_s": sums.caution_s,
        "bad_s": sums.bad_s,
        **{id_: _rounded(one.fact(id_).compared.now) for id_ in _FACTS},
        "longest_sitting_s": one.sitting.longest_s,
        "breaks": {"offered": one.sitting.offered, "taken": one.sitting.taken},
        "exercises": {"planned": planned, "done": done},
        "scales": {
            scale.id: {"first": _point(scale.points[0]), "last": _point(scale.points[-1])}
            for scale in one.pain.scales
            if scale.points
        },
        "measures": {row.id: _plain_row(row) for row in one.rows},
    }


def _point(point: tuple[date, float]) -> Mapping[str, Any]:
    return {"day": point[0].isoformat(), "value": _rounded(point[1])}


def _plain_row(row: Row) -> Mapping[str, Any]:
    now = row.now
    return {
        "what": str(now.what),
        "unit": row.unit,
        "view": str(row.view),
        "median": _rounded(now.median),
        "p90": _rounded(now.high),
        "pm": _rounded(now.pm),
        "seen_s": now.seen_s,
        "longest_hold_s": now.longest_s,
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)
