"""What follows the first page: a section for each block of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from posturecoach.exercise_book import plan_rules, range_rules
from posturecoach.record.minute import What
from posturecoach.record.period import Answers
from posturecoach.reports.charts import heat_map, scatter, trend, zone_bar, zone_key
from posturecoach.reports.comparing import LEAST_PAIRS
from posturecoach.reports.document import (
    Blank,
    Heading,
    Item,
    Line,
    Note,
    Picture,
    Pictures,
    Section,
    Table,
    Text,
)
from posturecoach.reports.figures import figures
from posturecoach.reports.limits import Limit, limits
from posturecoach.reports.model import (
    Compared,
    Moved,
    Points,
    Practice,
    Report,
    Row,
    Scale,
    Sitting,
    TherapyPlan,
    Verdict,
    Week,
)
from posturecoach.reports.names import care_name, exercise_name, reason_name
from posturecoach.reports.posture_rows import REGIONS, region_of
from posturecoach.reports.telling_compared import better_of, meaning, sort_of
from posturecoach.reports.words import Words

_NOTES_MOST = 40
_SMALL = (326.0, 112.0)
_PROMPT_KINDS = ("cue", "hold", "setup", "still", "sitting", "eyes", "thanks")


def sections(words: Words, report: Report) -> tuple[Section, ...]:
    """Return every section after the first page."""
    blocks = (
        ("pain", _pain),
        ("weeks", _weeks),
        ("posture", _posture),
        ("figures", _figures),
        ("sitting", _sitting),
        ("exercises", _exercises),
        ("association", _association),
        ("prompts", _prompts),
        ("treatments", _treatments),
        ("notes", _notes),
        ("therapist", _therapist),
        ("about", _about),
    )
    found = [
        Section(id_, words.say(f"{id_}.title"), tuple(block(words, report)))
        for id_, block in blocks
    ]
    return tuple(_gathered(words, [one for one in found if one.items]))


_NOTHING = "nothing"  # a sort of text for this module alone


def _nothing(words: Words, block: str) -> Text:
    return Text(words.say(f"{block}.none"), _NOTHING)


def _gathered(words: Words, sections_: Sequence[Section]) -> Iterator[Section]:
    """Put the blocks of which nothing is recorded into one, before the room to write."""
    empty = [one for one in sections_ if _is_nothing(one)]
    items = [item for one in empty for item in one.items]
    points = tuple(Text(item.words, "point") for item in items if isinstance(item, Text))
    for one in sections_:
        if one.id == "therapist" and points:
            yield Section("missing", words.say("missing.title"), points)
        if one not in empty:
            yield one


def _is_nothing(section: Section) -> bool:
    return all(isinstance(one, Text) and one.sort == _NOTHING for one in section.items)


def _pain(words: Words, report: Report) -> list[Item]:
    pain = report.pain
    if not pain.check_ins and not pain.scales and pain.self_checked is None:
        return [_nothing(words, "pain")]
    said = [words.count("pain.count", pain.check_ins)]
    if pain.flare_ups is not None:
        days = words.listed([words.day(day) for day in pain.flare_ups])
        none = words.say("pain.no_flare_ups")
        said.append(words.count("pain.flare_ups", len(pain.flare_ups), days=days) if days else none)
    items: list[Item] = [Text(" ".join(said)), *_own_view(words, report)]
    if pain.scales:
        items += _scale_tables(words, report)
        lines = [one for one in pain.scales if len(one.points) > 1]
        pictures = tuple(
            scale_picture(words, report, one, words.name("scale", one.id)) for one in lines
        )
        if pictures:
            items.append(Pictures(pictures, 2))
        if any(one.course is not None for one in lines):
            items.append(Text(words.say("pain.band"), "quiet"))
        if report.treatments and pictures:
            named = [
                f"{words.short_day(day)} {care_name(words, 'treatment', kind)}"
                for day, kind, _ in report.treatments[:8]
            ]
            items.append(Text(words.say("pain.treatments", names="; ".join(named)), "quiet"))
    if pain.regions:
        items += [Heading(words.say("pain.regions")), _regions(words, report)]
    return items


def _own_view(words: Words, report: Report) -> list[Item]:
    """Return the self-check, and what may add to it in the person's view."""
    items: list[Item] = []
    checked = report.pain.self_checked
    if checked is not None:
        ticks = "; ".join(care_name(words, "selfcheck", one) for one in checked.ticks)
        key = "self_check" if checked.ticks else "self_check_none"
        day, n = words.day(checked.day), len(checked.ticks)
        items.append(Text(words.say(f"pain.{key}", date=day, n=n, of=checked.of, ticks=ticks)))
    if report.pain.factors:
        names = "; ".join(care_name(words, "factor", one) for one in report.pain.factors)
        items.append(Text(words.say("pain.factors", names=names)))
    return items


def _scale_tables(words: Words, report: Report) -> list[Item]:
    """Return all scales: as in the other period, and as they went within this one."""
    scales = report.pain.scales
    if report.was is None:
        head = tuple(words.say(f"glance.{key}") for key in ("what", "value"))
        lines = tuple(
            Line((words.name("scale", one.id), words.number(one.compared.now, 1))) for one in scales
        )
        return [Table(words.say("pain.caption"), head, lines)]
    tables: list[Item] = []
    if not report.split:
        course = [(one, one.course) for one in scales if one.course is not None]
        if course:
            tables.append(_scale_table(words, course, ("start", "end"), "course_caption"))
    pairs = [(one, one.compared) for one in scales]
    return [*tables, _scale_table(words, pairs, ("was", "now"), "caption")]


def _scale_table(
    words: Words, scales: Sequence[tuple[Scale, Compared]], ends: tuple[str, str], caption: str
) -> Table:
    head = tuple(words.say(f"glance.{key}") for key in ("what", *ends, "change", "meaning"))
    lines = tuple(
        Line(
            (
                words.name("scale", scale.id),
                words.number(both.was, 1),
                words.number(both.now, 1),
                words.number(both.change, 1, signed=True),
                meaning(words, both, better_of(scale.id)),
            ),
            sort_of(both),
        )
        for scale, both in scales
    )
    return Table(words.say(f"pain.{caption}"), head, lines, frozenset({0, 4}))


def scale_picture(
    words: Words,
    report: Report,
    scale: Scale,
    title: str,
    *,
    size: tuple[float, float] = _SMALL,
    other: Points = (),
) -> Picture:
    """Return a scale over the days, with a band in which there is no clear change."""
    most = scale.most or max(number for _, number in scale.points) or 1.0
    course = scale.course
    calm = None
    if course is not None and course.was is not None:
        calm = course.was - course.least, course.was + course.least
    return trend(
        words,
        scale.points,
        report.whole,
        "score",
        title=title,
        size=size,
        limits=(0.0, most),
        marks=[day for day, _, _ in report.treatments],
        calm=calm,
        other=other,
    )


def _regions(words: Words, report: Report) -> Table:
    pain = report.pain
    lines = tuple(
        Line(
            (
                care_name(words, "region", region),
                words.number(mean, 1),
                words.number(worst, 1),
                _kinds(words, pain.kinds.get(region, ""), spreads=region in pain.radiates),
            )
        )
        for region, (mean, worst) in pain.regions.items()
    )
    head = tuple(words.say(f"pain.{key}") for key in ("region", "mean", "worst", "kind"))
    return Table(words.say("pain.regions"), head, lines, frozenset({0, 3}))


def _weeks(words: Words, report: Report) -> list[Item]:
    """Return movement, mobility, strength and pain of each week, and what helped most."""
    if not report.weeks:
        return []
    keys = ("week", "easy", "changes", "breaks", "mobility", "strength", "pain")
    lines = tuple(Line(_week_cells(words, one)) for one in report.weeks)
    head = tuple(words.say(f"weeks.{key}") for key in keys)
    items: list[Item] = [Table(words.say("weeks.caption"), head, lines)]
    items.append(Text(words.say("weeks.lead"), "quiet"))
    best = max(report.prompts.items(), key=lambda one: one[1].worked, default=None)
    if best is not None and best[1].worked:
        kind, answers = best
        name = words.name("prompts", kind)
        said = words.say("weeks.worked", name=name, worked=answers.worked, shown=answers.shown)
        items.append(Text(said))
    return items


def _week_cells(words: Words, week: Week) -> tuple[str, ...]:
    none = words.say("form.none")
    offered = words.say("form.part_of", part=week.taken, whole=week.offered)
    return (
        words.short_span(week.span),
        words.amount(week.easy, "%"),
        words.amount(week.changes, "per hour"),
        offered if week.offered else none,
        str(week.mobility),
        str(week.strength),
        words.number(week.pain, 1),
    )


def _kinds(words: Words, kinds: str, *, spreads: bool) -> str:
    """Return how a region was called last, and whether it spread from there."""
    named = [care_name(words, "kind", one.strip()) for one in kinds.split(",") if one.strip()]
    named += [words.say("pain.spreads")] if spreads else []
    return ", ".join(named) or words.say("form.none")


def _posture(words: Words, report: Report) -> list[Item]:
    if not report.rows:
        return [_nothing(words, "posture")]
    items: list[Item] = [
        Text(words.say("posture.lead"), "quiet"),
        Pictures((zone_key(words),)),
        _measures(words, report),
        Text(words.say("posture.star"), "quiet"),
    ]
    if report.was is not None:
        items += [Heading(words.say("posture.compare")), _then_and_now(words, report)]
    lines = [row for row in report.rows if len(row.points) > 1]
    if lines:
        pictures = tuple(_row_picture(words, report, row) for row in lines)
        items += [
            Heading(words.say("posture.multiples")),
            Text(words.say("posture.multiples_lead"), "quiet"),
            Pictures(pictures, 2),
        ]
    return items


def _grouped(words: Words, rows: tuple[Row, ...], columns: int) -> list[tuple[Line | None, Row]]:
    """Return each row, with a heading before the first one of its region."""
    found: list[tuple[Line | None, Row]] = []
    before = ""
    for region in REGIONS:
        for row in rows:
            if region_of(row.id) != region:
                continue
            head = None
            if region != before:
                cells = (words.say(f"region.{region}"), *("",) * (columns - 1))
                head, before = Line(cells, "group"), region
            found.append((head, row))
    return found


def _measures(words: Words, report: Report) -> Table:
    keys = ("measure", "bar", "median", "high", "hold", "overs")
    lines: list[Line] = []
    for head, row in _grouped(words, report.rows, len(keys)):
        lines += [] if head is None else [head]
        one = row.now
        zones = (one.neutral_s, one.caution_s, one.bad_s)
        judged = sum(zones) > 0.0
        bar = zone_bar(words, (*zones, max(0.0, row.there_s - sum(zones))), (120.0, 12.0))
        median = words.amount(one.median, row.unit)
        if row.unit not in ("bool", "per min"):
            pm = words.amount(one.pm, row.unit)
            median = words.say("posture.plus_minus", median=median, pm=pm)
        over = words.say("posture.over_value", n=one.overs, time=words.time(one.over_s))
        lines.append(
            Line(
                (
                    _name(words, row, several=len(report.quality.views) > 1),
                    bar if judged else words.say("form.none"),
                    median,
                    words.amount(one.high, row.unit) if row.unit != "bool" else "",
                    words.time(one.longest_s) if one.longest_s else words.say("form.none"),
                    over if one.overs else words.say("form.none"),
                )
            )
        )
    head_ = tuple(words.say(f"posture.{key}") for key in keys)
    return Table(words.say("posture.caption"), head_, tuple(lines), frozenset({0, 1}))


def _name(words: Words, row: Row, *, several: bool = False) -> str:
    name = words.name("measure", row.id)
    if row.now.what is What.VALUE and row.unit not in ("bool", "per min"):
        name = words.say("posture.absolute", name=name)
    if several:
        name = words.say("posture.from_view", name=name, view=words.say(f"view.{row.view}"))
    return name


def _then_and_now(words: Words, report: Report) -> Table:
    keys = ("measure", "then_now", "change", "clear", "beyond", "clear")
    lines: list[Line] = []
    for head, row in _grouped(words, report.rows, len(keys)):
        lines += [] if head is None else [head]
        both = row.median
        sorts = {sort_of(both), sort_of(row.bad)}
        lines.append(
            Line(
                (
                    _name(words, row),
                    _arrow(words, both, row.unit),
                    words.amount(both.change, row.unit, signed=True),
                    meaning(words, both),
                    _arrow(words, row.bad, "bool"),
                    meaning(words, row.bad) if row.bad.now is not None else "",
                ),
                "quiet" if sorts == {"quiet"} else "plain",
                frozenset(
                    cell
                    for cells, one in (((1, 2, 3), both), ((4, 5), row.bad))
                    for cell in cells
                    if sort_of(one) == "quiet"
                ),
            )
        )
    head_ = tuple(words.say(f"posture.{key}") for key in keys)
    return Table(words.say("posture.compare_caption"), head_, tuple(lines), frozenset({0, 3, 5}))


def _arrow(words: Words, both: Compared, unit: str) -> str:
    was, now = words.amount(both.was, unit), words.amount(both.now, unit)
    return words.say("posture.arrow", was=was, now=now)


def _row_picture(words: Words, report: Report, row: Row) -> Picture:
    return trend(
        words,
        row.points,
        report.whole,
        row.unit,
        title=words.measured_in(_name(words, row), row.unit),
        size=_SMALL,
        usual=row.usual,
    )


def figures_alt(words: Words, report: Report) -> str:
    """Return what the figures show, in words."""
    changes = [
        words.say(
            "figures.alt_one",
            name=words.name("measure", id_),
            was=words.amount(was.from_neutral, was.unit, signed=True),
            now=words.amount(now.from_neutral, now.unit, signed=True),
        )
        for id_, (was, now) in report.before_after.measures.items()
    ]
    return words.say("figures.alt", changes="; ".join(changes))


def _figures(words: Words, report: Report) -> list[Item]:
    found = report.before_after
    if not report.quality.days:
        return []
    if found.why is not None:
        return [Text(words.say(f"figures.{found.why}"))]
    items: list[Item] = []
    both = figures(words, found, figures_alt(words, report))
    if both is not None:
        items.append(Pictures((both,)))
    view = words.say(f"view.{found.view}")
    lead = [words.say("figures.lead", view=view)]
    lead += [] if found.own else [words.say("figures.average")]
    lead += [words.say("figures.relearned")] if found.relearned else []
    lead.append(words.say("figures.limit"))
    items.append(Text(" ".join(lead), "quiet"))
    lines = []
    unclear = {row.id for row in report.rows if row.median.verdict is not Verdict.CLEAR}
    for id_, (was, now) in found.measures.items():
        numbers = was.from_neutral or 0.0, now.from_neutral or 0.0
        least = limits().of_measure(id_, now.unit).least
        # What the days differ by anyway is known of the whole measure only.
        clear = abs(numbers[1] - numbers[0]) >= least and id_ not in unclear
        cells = (
            words.name("measure", id_),
            *(words.amount(number, now.unit, signed=True) for number in numbers),
            words.amount(numbers[1] - numbers[0], now.unit, signed=True)
            if clear
            else words.say("verdict.unclear"),
        )
        lines.append(Line(cells, "plain" if clear else "quiet"))
    head = tuple(words.say(f"glance.{key}") for key in ("what", "was", "now", "change"))
    items.append(Table(words.say("figures.caption"), head, tuple(lines)))
    return items


def _sitting(words: Words, report: Report) -> list[Item]:
    sitting, was = report.sitting, report.sitting_was
    if not sitting.bouts and not sitting.heat and not sitting.offered and not sitting.away:
        return [_nothing(words, "sitting")]
    sides = [sitting] if was is None else [was, sitting]
    columns = [_sitting_cells(words, side) for side in sides]
    names = (
        words.say("sitting.bouts"),
        words.say("sitting.long", minutes=words.number(sitting.long_s / 60.0)),
        words.say("sitting.longest"),
        words.say("sitting.breaks"),
        words.say("sitting.away"),
    )
    keys = ("value",) if was is None else ("was", "now")
    head = (words.say("sitting.what"), *(words.say(f"glance.{key}") for key in keys))
    lines = tuple(Line(cells) for cells in zip(names, *columns, strict=True))
    items: list[Item] = [Table(words.say("sitting.caption"), head, lines)]
    if sitting.heat:
        items += [
            Heading(words.say("sitting.heat")),
            Text(words.say("sitting.heat_lead"), "quiet"),
            Pictures((heat_map(words, sitting.heat),)),
        ]
    return items


def _sitting_cells(words: Words, sitting: Sitting) -> tuple[str, ...]:
    breaks = words.say("sitting.no_breaks")
    if sitting.offered:
        breaks = _part(words, sitting.taken, sitting.offered)
    long = _part(words, sitting.long, sitting.bouts) if sitting.bouts else words.say("form.none")
    return (
        str(sitting.bouts),
        long,
        words.time(sitting.longest_s) if sitting.longest_s else words.say("form.none"),
        breaks,
        str(sitting.away),
    )


def _part(words: Words, part: int, whole: int) -> str:
    return words.say("form.share_of", part=part, whole=whole, percent=words.percent(part / whole))


def _exercises(words: Words, report: Report) -> list[Item]:
    if not report.exercises and not report.ranges:
        return [_nothing(words, "exercises")]
    return [*_sessions(words, report), *_ranges(words, report)]


def _sessions(words: Words, report: Report) -> list[Item]:
    if not report.exercises:
        return []
    every = ("exercise", "done", "reps", "partials", "level", "pain", "best")
    # Few exercises have a best; the range of motion is a table of its own.
    shown = len(every) if any(one.best is not None for one in report.exercises) else len(every) - 1
    keys = every[:shown]
    lines = tuple(Line(_practice_cells(words, one)[:shown]) for one in report.exercises)
    head = tuple(words.say(f"exercises.{key}") for key in keys)
    items: list[Item] = [Table(words.say("exercises.caption"), head, lines)]
    planned = sum(one.planned for one in report.exercises)
    if planned:
        done = sum(one.planned_done for one in report.exercises)
        rules, share = plan_rules(), done / planned
        key = "good" if share >= rules.good_share else "fine"
        key = key if share >= rules.fine_share else "little"
        said = words.say(
            f"exercises.{key}",
            share=_part(words, done, planned),
            fine=words.percent(rules.fine_share),
            good=words.percent(rules.good_share),
        )
        items.append(Text(said))
    return items


def _ranges(words: Words, report: Report) -> list[Item]:
    """Return the range of each movement against the own start and what is usual."""
    if not report.ranges:
        return []
    keys = ("movement", "first", "last", "change", "clear", "norm")
    lines = []
    for one in report.ranges:
        both = one.compared
        start = "" if both.was is None else words.amount(both.was, "deg")
        cells = (
            _movement(words, one),
            words.say("ranges.on", deg=start, date=words.short_day(one.first)) if start else "",
            words.say(
                "ranges.now",
                deg=words.amount(both.now, "deg"),
                pm=words.amount(one.pm, "deg"),
                date=words.short_day(one.last),
            ),
            words.amount(both.change, "deg", signed=True),
            words.say("ranges.only") if both.was is None else meaning(words, both),
            words.amount(one.norm, "deg"),
        )
        lines.append(Line(cells, sort_of(both)))
    head = tuple(words.say(f"ranges.{key}") for key in keys)
    rules = range_rules()
    least, age = words.amount(rules.unclear_deg, "deg"), words.number(rules.norm_falls_from_age)
    lead = words.say("ranges.lead", least=least, age=age)
    table = Table(words.say("ranges.title"), head, tuple(lines), frozenset({0, 4}))
    return [Heading(words.say("ranges.title")), table, Text(lead, "quiet")]


def _movement(words: Words, one: Moved) -> str:
    name = care_name(words, "range", one.movement)
    if one.side not in ("left", "right"):
        return name
    return words.say(f"ranges.{one.side}", name=name)


def _practice_cells(words: Words, one: Practice) -> tuple[str, ...]:
    none = words.say("form.none")
    done = words.say("exercises.unplanned", done=one.done)
    if one.planned:
        percent = words.percent(one.planned_done / one.planned)
        done = words.say(
            "exercises.planned", done=one.planned_done, planned=one.planned, percent=percent
        )
    partials = str(one.partials)
    if one.partials and one.reason is not None:
        reason = reason_name(words, one.reason)
        partials = words.say("exercises.partial_value", n=one.partials, reason=reason)
    pain = best = none
    if one.pain is not None:
        was, now = (words.number(number, 1) for number in one.pain)
        pain = words.say("exercises.arrow", was=was, now=now)
    if one.best is not None:
        was, now = (words.amount(number, one.unit) for number in one.best)
        best = words.say("exercises.arrow", was=was, now=now)
    reps = str(one.reps)
    if one.wanted:
        reps = words.say("form.part_of", part=one.reps, whole=one.wanted)
    level = none if one.level is None else words.number(one.level)
    return exercise_name(words, one.id), done, reps, partials, level, pain, best


def _association(words: Words, report: Report) -> list[Item]:
    found = report.association
    n = len(found.pairs)
    if not n:
        return [_nothing(words, "association")]
    if n < LEAST_PAIRS:
        return [Text(words.say("association.few", n=n))]
    items: list[Item] = [Pictures((scatter(words, found.pairs),))]
    if found.rho is None or found.low is None or found.high is None:
        return [*items, Text(words.say("association.same", n=n))]
    rho, low, high = (words.number(x, 2) for x in (found.rho, found.low, found.high))
    said = [words.say("association.result", rho=rho, low=low, high=high, n=n)]
    if found.low <= 0.0 <= found.high:
        said.append(words.say("association.crosses"))
    else:
        said.insert(0, words.say("association.more" if found.rho > 0.0 else "association.less"))
    said.append(words.say("association.caption"))
    return [*items, Text(" ".join(said))]


def _prompts(words: Words, report: Report) -> list[Item]:
    if not report.prompts:
        return [_nothing(words, "prompts")]
    keys = ("kind", "shown", "accepted", "dismissed", "silenced", "wrong", "worked")
    order = {kind: n for n, kind in enumerate(_PROMPT_KINDS)}
    lines = [
        Line((words.name("prompts", kind), *_answer_cells(answers)))
        for kind, answers in sorted(
            report.prompts.items(), key=lambda one: (order.get(one[0], len(order)), one[0])
        )
    ]
    lines.append(Line((words.say("prompts.total"), *_answer_cells(_all(report.prompts))), "total"))
    if report.prompts_was is not None:
        cells = _answer_cells(_all(report.prompts_was))
        lines.append(Line((words.say("prompts.total_was"), *cells), "total"))
    head = tuple(words.say(f"prompts.{key}") for key in keys)
    return [Table(words.say("prompts.caption"), head, tuple(lines))]


def _all(prompts: Mapping[str, Answers]) -> Answers:
    return Answers(
        *(sum(getattr(one, of.name) for one in prompts.values()) for of in fields(Answers))
    )


def _answer_cells(one: Answers) -> tuple[str, ...]:
    numbers = (one.shown, one.accepted, one.dismissed, one.silenced, one.wrong, one.worked)
    return tuple(map(str, numbers))


def _treatments(words: Words, report: Report) -> list[Item]:
    if not report.treatments:
        return [_nothing(words, "treatments")]
    lines = tuple(
        Line((words.day(day), care_name(words, "treatment", kind), text))
        for day, kind, text in report.treatments
    )
    head = tuple(words.say(f"treatments.{key}") for key in ("date", "kind", "text"))
    return [Table(words.say("treatments.caption"), head, lines, frozenset({0, 1, 2}), wide=2)]


def _notes(words: Words, report: Report) -> list[Item]:
    if not report.notes:
        return [_nothing(words, "notes")]
    shown = report.notes[-_NOTES_MOST:]
    items: list[Item] = [Note(words.day(day), text) for day, text in shown]
    left_out = len(report.notes) - len(shown)
    if left_out:
        items.insert(0, Text(words.count("notes.more", left_out), "quiet"))
    return items


def _therapist(words: Words, report: Report) -> list[Item]:
    items: list[Item] = []
    plan = report.plan
    if plan is not None:
        items.append(Text(_of_plan(words, plan)))
        if plan.note:
            items.append(Text(words.say("therapist.note", note=plan.note)))
        lines = tuple(
            Line((exercise_name(words, id_), _dose(words, told)))
            for id_, told in plan.items.items()
        )
        if lines:
            head = tuple(words.say(f"therapist.{key}") for key in ("exercise", "dose"))
            items.append(Table(words.say("therapist.plan_now"), head, lines, frozenset({0, 1}), 1))
    items += [Blank(words.say(f"therapist.{key}"), n) for key, n in _ROOM.items()]
    return items


def _of_plan(words: Words, plan: TherapyPlan) -> str:
    name = care_name(words, "plan", plan.id)
    said = [words.say("therapist.so_far", name=name, date=words.day(plan.since))]
    if plan.therapist:
        said.append(words.say("therapist.by", name=plan.therapist))
    if plan.next_date is not None:
        said.append(words.say("therapist.visit", date=words.day(plan.next_date)))
    return " ".join(said)


_DOSE = re.compile(r"level (\d+), (\d+) x ([a-z, ]+?)(?:, (\d+) x (\d+))?")


def _dose(words: Words, told: str) -> str:
    """Return how hard and how often, in this language; what it does not know as it stands."""
    found = _DOSE.fullmatch(told)
    if found is None:
        return told
    level, times, days, sets, reps = found.groups()
    named = [words.name("days", day.strip()) for day in days.split(",")]
    said = words.say("therapist.often", level=level, times=times, days=", ".join(named))
    return said if sets is None else words.say("therapist.sets", said=said, sets=sets, reps=reps)


_ROOM = {"plan": 3, "limits": 2, "next": 1}


def _about(words: Words, report: Report) -> list[Item]:
    said = ("estimates", "source", "seen", "clear", "zones")
    items: list[Item] = [Text(words.say(f"about.{key}")) for key in said]
    if any(fact.usual is not None for fact in report.facts):
        items.append(Text(words.say("trend.band")))
    if not report.rows and not report.pain.scales:
        return items
    rows = [(words.say(f"glance.{fact.id}"), limits().facts[fact.id]) for fact in report.facts]
    for row in report.rows:
        limit = limits().of_measure(row.id, row.unit)
        key = "percent" if limit.id == "%" else limit.id
        rows.append((words.name("measure", key), limit))
    rows += [
        (words.name("scale", one.id), limits().scales[one.id])
        for one in report.pain.scales
        if one.id in limits().scales
    ]
    lines = tuple(
        Line((name, _least(words, limit), limit.cite)) for name, limit in dict(rows).items()
    )
    head = tuple(words.say(f"about.limit_{key}") for key in ("what", "least", "cite"))
    items.append(Table(words.say("about.limits"), head, lines, frozenset({0, 2}), wide=2))
    return items


def _least(words: Words, limit: Limit) -> str:
    return words.amount(limit.least, limit.unit or "score")
