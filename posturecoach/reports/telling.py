"""A report in one language: what stands on the first page, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from posturecoach.reports import telling_details as details
from posturecoach.reports.charts import trend
from posturecoach.reports.document import (
    Document,
    Facts,
    Item,
    Line,
    Picture,
    Pictures,
    Section,
    Table,
    Text,
)
from posturecoach.reports.figures import figures
from posturecoach.reports.model import (
    Aim,
    Compared,
    Quality,
    Report,
    Row,
    Safety,
    Scale,
    Verdict,
)
from posturecoach.reports.names import care_name
from posturecoach.reports.telling_compared import (
    better_of,
    difference,
    meaning,
    said_then,
    sort_of,
)
from posturecoach.reports.time_there import DAILY_MOST
from posturecoach.reports.words import Words, words_of

_FEW_DAYS = 5
_LITTLE_SEEN = 0.5
_NAMED_ROWS = 3  # of the first page; the table has them all
_GOALS_MOST = 5
_ON_FIRST_PAGE = ("nprs_now", "nprs_worst", "psfs", "rmdq", "ndi_total", "odi_total")
_FUNCTION = ("psfs", "rmdq", "ndi_total", "odi_total", "peg")
_SCALES_MOST = 4
_ACTIVITIES_MOST = 5
_TRENDS = (252.0, 150.0)
_FIGURES = (84.0, 128.0)
_FLAGS_MOST = 6  # of the first page: the newest


def told(report: Report, language: str = "en") -> Document:
    """Return the report in words, tables and pictures.

    Raises
    ------
    ValueError
        If there is no such language.

    """
    words = words_of(language)
    first = (_head(words, report), _safety(words, report), _short(words, report))
    return Document(
        language=language,
        title=words.say("title.report"),
        subtitle=_subtitle(words, report),
        first=(*first, *_glance(words, report)),
        rest=details.sections(words, report),
        apart=not _nothing(report),
        footer=_footer(words, report),
        page_of=words.say("form.page", n="{n}", total="{total}"),
    )


def _nothing(report: Report) -> bool:
    """Return whether neither the camera nor the person told anything."""
    return not (report.quality.days or report.pain.check_ins or report.exercises)


def _subtitle(words: Words, report: Report) -> str:
    span = words.span(report.whole)
    if report.was is None:
        return words.say("title.subtitle", span=span)
    if report.split:
        return words.say("title.split", span=span)
    return words.say("title.versus", span=span, other=words.span(report.was))


def _footer(words: Words, report: Report) -> str:
    if report.who:
        return words.say("title.footer_who", who=report.who, version=report.version)
    return words.say("title.footer", version=report.version)


def _head(words: Words, report: Report) -> Section:
    quality = report.quality
    rows = [
        ("who", report.who or words.say("head.nobody")),
        ("days", _days_with_data(words, quality)),
        ("valid", _judged(words, quality)),
        ("view", _views(words, quality)),
        ("neutral", _neutrals(words, quality)),
        ("version", _versions(words, report)),
    ]
    if report.was is not None and report.split:
        now, was = words.short_span(report.now), words.short_span(report.was)
        rows.append(("split", words.say("head.split_value", now=now, was=was)))
    if report.made is not None:
        rows.insert(1, ("made", words.day(report.made)))
    facts = Facts(tuple((words.say(f"head.{key}"), value) for key, value in rows))
    return Section("head", "", (facts, *_goals(words, report), *_quality(words, report)))


def _goals(words: Words, report: Report) -> list[Item]:
    """Return what the person wants, and how the own activities went from first to last."""
    named = [_goal(words, aim) for aim in report.aims[:_GOALS_MOST]]
    goals = "; ".join(named) or words.say("head.no_goals")
    items: list[Item] = [Text(words.say("head.goals", goals=goals))]
    went = [
        words.say("head.activity", name=name, was=words.number(was), now=words.number(now))
        for name, was, now in report.pain.activities[:_ACTIVITIES_MOST]
    ]
    if went:
        items.append(Text(words.say("head.activities", names="; ".join(went))))
    return items


def _goal(words: Words, aim: Aim) -> str:
    """Return a goal, with how sure the person is, or when it was reached."""
    if aim.reached is not None:
        return words.say("head.goal_reached", goal=aim.text, date=words.day(aim.reached))
    if aim.confidence is None:
        return aim.text
    sure = words.number(aim.confidence)
    if aim.confidence_was is not None and aim.confidence_was != aim.confidence:
        was = words.number(aim.confidence_was)
        return words.say("head.goal_surer", goal=aim.text, was=was, now=sure)
    return words.say("head.goal_sure", goal=aim.text, now=sure)


def _days_with_data(words: Words, quality: Quality) -> str:
    percent = words.percent(quality.days / quality.of_days)
    return words.say("form.share_of", part=quality.days, whole=quality.of_days, percent=percent)


def _judged(words: Words, quality: Quality) -> str:
    if quality.seen_share is None:
        return words.say("head.valid_none")
    return words.say(
        "head.valid_value",
        time=words.time(quality.sums.judged_s),
        minutes=words.number(quality.valid_min),
        share=words.percent(quality.seen_share),
    )


def _views(words: Words, quality: Quality) -> str:
    total_s = sum(quality.views.values())
    if not total_s:
        return words.say("form.none")
    named = (
        f"{words.say(f'view.{view}')} {words.percent(seconds / total_s)}"
        for view, seconds in quality.views.items()
    )
    return ", ".join(named)


def _neutrals(words: Words, quality: Quality) -> str:
    if not quality.neutrals:
        return words.say("head.neutral_none")
    dates = [words.short_day(day) for day in dict.fromkeys(quality.neutrals)]
    if len(dates) > 3:  # noqa: PLR2004 - the first two and the last
        dates = [*dates[:2], words.say("head.more_dates", date=dates[-1])]
    times = words.count("form.times", len(quality.neutrals))
    return words.say("head.neutral_times", dates=", ".join(dates), times=times)


def _versions(words: Words, report: Report) -> str:
    others = [one for one in report.quality.versions if one != report.version]
    if not others:
        return report.version
    return words.say("head.recorded_with", version=report.version, others=", ".join(others))


def _quality(words: Words, report: Report) -> list[Item]:
    """Return how good the data are, in one line, and what to be careful about."""
    quality = report.quality
    if quality.days == 0:
        key = "nothing" if _nothing(report) else "no_camera"
        return [Text(words.say(f"quality.{key}"), "warning")]
    warnings = []
    if quality.days < _FEW_DAYS:
        warnings.append(words.say("quality.few_days"))
    if (quality.seen_share or 0.0) < _LITTLE_SEEN:
        warnings.append(words.say("quality.little_seen"))
    if len(quality.neutrals) > 1:
        warnings.append(words.say("quality.relearned"))
    if len(quality.views) > 1:
        warnings.append(words.say("quality.views"))
    if quality.pruned:
        warnings.append(words.count("quality.pruned", quality.pruned))
    details_ = [
        words.say("quality.face", share=words.percent(quality.face_share)),
        words.say("quality.light"),
        f"{words.say('head.moved')}: {words.count('form.times', quality.moved)}"
        if quality.moved
        else "",
        f"{words.say('head.off')}: {words.time(quality.sums.off_s)}" if quality.sums.off_s else "",
    ]
    if report.quality_was is not None:
        other = report.quality_was
        days = words.say("form.part_of", part=other.days, whole=other.of_days)
        minutes = words.number(other.valid_min)
        details_.append(words.say("quality.was", days=days, minutes=minutes))
    line = " ".join(
        one if one.endswith(".") else f"{one}." for one in (*filter(None, details_), *warnings)
    )
    return [Text(f"{words.say('quality.title')}: {line}", "quiet")] if line else []


def _safety(words: Words, report: Report) -> Section:
    safety = report.safety
    items: list[Item] = []
    if safety.reported:
        sign = words.say("safety.all_cleared" if safety.all_cleared else "safety.some")
        items.append(Text(sign, "plain" if safety.all_cleared else "warning"))
        items += [
            Text(_flag(words, safety, *one), "point") for one in safety.reported[-_FLAGS_MOST:]
        ]
        left_out = len(safety.reported) - _FLAGS_MOST
        if left_out > 0:
            items.append(Text(words.count("safety.more", left_out), "point"))
        since = words.count("safety.since", safety.since) if safety.since else ""
        unknown = "" if safety.all_cleared else words.say("safety.unknown")
        if since or unknown:
            items.append(Text(" ".join(filter(None, (since, unknown)))))
    elif safety.asked:
        items.append(Text(words.count("safety.none", safety.asked)))
    else:
        items.append(Text(words.say("safety.never")))
    return Section("safety", words.say("safety.title"), tuple(items), framed=True)


def _flag(words: Words, safety: Safety, day: date, flag: str) -> str:
    name = care_name(words, "flag", flag)
    said = words.say("safety.item", date=words.day(day), flag=name)
    cleared = safety.cleared.get(flag)
    return (
        said if cleared is None else words.say("safety.cleared", item=said, date=words.day(cleared))
    )


def _short(words: Words, report: Report) -> Section:
    """Return the report in a few sentences."""
    title = words.say("short.title")
    if _nothing(report):
        return Section("short", title, (Text(words.say("short.nothing")),))
    said = [
        *(_of_scale(words, scale) for scale in _said_scales(report)),
        *_of_flare_ups(words, report),
        *_of_exercises(words, report),
        *_of_facts(words, report),
        *_of_rows(words, report),
    ]
    return Section("short", title, tuple(Text(one, "point") for one in said))


def _of_facts(words: Words, report: Report) -> list[str]:
    keys = {"easy_share": "easy", "changes_per_hour": "changes"}
    found = []
    for id_, key in keys.items():
        fact = report.fact(id_)
        if fact.compared.now is not None:
            unit = "%" if fact.unit == "%" else ""
            now = words.amount(fact.compared.now, unit)
            then = said_then(words, fact.compared, unit)
            found.append(words.say(f"short.{key}", now=now, then=then))
    return found


def _first_scales(report: Report) -> list[Scale]:
    scales = {
        scale.id: scale
        for scale in report.pain.scales
        if scale.compared.now is not None or scale.course is not None
    }
    return [scales[id_] for id_ in _ON_FIRST_PAGE if id_ in scales][:_SCALES_MOST]


def _said_scales(report: Report) -> list[Scale]:
    """Return the pain, and the first of the scales of what somebody can do."""
    scales = _first_scales(report)
    pains = [scale for scale in scales if scale.id not in _FUNCTION]
    return pains[:1] + [scale for scale in scales if scale.id in _FUNCTION][:1]


def _of_flare_ups(words: Words, report: Report) -> list[str]:
    found = report.pain.flare_ups
    if not found:
        return []
    days = words.listed([words.short_day(day) for day in found])
    return [words.count("short.flare_ups", len(found), days=days)]


def _of_scale(words: Words, scale: Scale) -> str:
    name = words.plain_name(scale.id, "scale")
    if scale.course is not None:
        was, end = (words.number(one, 1) for one in (scale.course.was, scale.course.now))
        better = meaning(words, scale.course, better_of(scale.id))
        return words.say("short.course", name=name, was=was, now=end, meaning=better)
    now, then = words.number(scale.compared.now, 1), said_then(words, scale.compared, "score")
    return words.say("short.scale", name=name, now=now, then=then)


def _clear_rows(report: Report) -> list[Row]:
    clear = [row for row in report.rows if row.bad.verdict is Verdict.CLEAR]
    return sorted(clear, key=lambda row: -abs(row.bad.change or 0.0))[:_NAMED_ROWS]


def _of_rows(words: Words, report: Report) -> list[str]:
    if report.was is None or not any(
        row.bad.verdict is not Verdict.TOO_LITTLE for row in report.rows
    ):
        return []
    clear = _clear_rows(report)
    if not clear:
        return [words.say("short.no_rows")]
    names = [
        words.say(
            "short.row",
            name=words.plain_name(row.id),
            was=words.percent(row.bad.was),
            now=words.percent(row.bad.now),
        )
        for row in clear
    ]
    return [words.say("short.rows", names=words.listed(names))]


def _of_exercises(words: Words, report: Report) -> list[str]:
    planned = sum(one.planned for one in report.exercises)
    done = sum(one.planned_done for one in report.exercises)
    if not planned:
        return []
    percent = words.percent(done / planned)
    return [words.say("short.exercises", done=done, planned=planned, percent=percent)]


@dataclass(frozen=True, slots=True)
class _Number:
    """One line of the tables at a glance."""

    name: str
    both: Compared
    unit: str
    better: str = ""


def _glance(words: Words, report: Report) -> list[Section]:
    """Return the main numbers as tables, and pictures; nothing where there are none."""
    scales = _first_scales(report)
    # Where another period is compared, how pain went within this one is a table of its own.
    versus = report.was is not None and not report.split
    apart = [one for one in scales if one.course is not None and versus]
    course = [_of_one(words, one, one.course) for one in apart if one.course is not None]
    rows = [_of_one(words, one, one.compared) for one in scales if one not in apart]
    rows += [
        _Number(words.say(f"glance.{fact.id}"), fact.compared, fact.unit)
        for fact in report.facts
        if fact.compared.now is not None or fact.compared.was is not None
    ]
    items: list[Item] = []
    if report.was is None and (rows or course):
        items.append(_values_table(words, rows or course))
    elif rows or course:
        items.append(_numbers_table(words, course, rows))
    pictures = _first_pictures(words, report)
    if pictures:
        items.append(Pictures(tuple(pictures), len(pictures)))
    return [Section("glance", words.say("glance.title"), tuple(items))] if items else []


def _of_one(words: Words, scale: Scale, both: Compared) -> _Number:
    return _Number(words.name("scale", scale.id), both, "score", better_of(scale.id))


def _values_table(words: Words, rows: list[_Number]) -> Table:
    head = words.say("glance.what"), words.say("glance.value")
    lines = tuple(Line((one.name, words.amount(one.both.now, one.unit))) for one in rows)
    return Table(words.say("glance.caption"), head, lines)


def _numbers_table(words: Words, course: list[_Number], rows: list[_Number]) -> Table:
    head = tuple(words.say(f"glance.{key}") for key in ("what", "was", "now", "change", "meaning"))
    lines: list[Line] = []
    for key, numbers in (("of_course", course), ("of_periods", rows)):
        if course and numbers:
            lines.append(Line((words.say(f"glance.{key}"), *("",) * (len(head) - 1)), "group"))
        lines += [_number_line(words, one) for one in numbers]
    return Table(words.say("glance.caption"), head, tuple(lines), frozenset({0, 4}))


def _number_line(words: Words, one: _Number) -> Line:
    both, unit = one.both, one.unit
    cells = (
        one.name,
        words.amount(both.was, unit),
        words.amount(both.now, unit),
        difference(words, both, unit),
        meaning(words, both, one.better),
    )
    return Line(cells, sort_of(both))


def _first_pictures(words: Words, report: Report) -> list[Picture]:
    """Return pain, posture and the figures, as far as there are any."""
    found = []
    now, worst = report.pain.scale("nprs_now"), report.pain.scale("nprs_worst")
    line = now or worst
    if line is not None and len(line.points) > 1:
        thin = worst.points if worst is not None and worst is not line else ()
        title = words.say("pain.now_and_worst") if thin else words.name("scale", line.id)
        found.append(details.scale_picture(words, report, line, title, size=_TRENDS, other=thin))
    if report.fact("easy_share").points:
        found.append(easy_trend(words, report, _TRENDS if found else (360.0, 150.0)))
    before_after = report.before_after
    both = figures(words, before_after, details.figures_alt(words, report), _FIGURES)
    if both is not None:
        found.append(replace(both, title=words.say("figures.title")))
    return found


def easy_trend(words: Words, report: Report, size: tuple[float, float]) -> Picture:
    """Return the time near the own easy posture over the days."""
    fact = report.fact("easy_share")
    spans = []
    if report.split and report.was is not None:
        spans = [(report.was, words.say("trend.before")), (report.now, words.say("trend.now"))]
    weekly = report.whole.days > DAILY_MOST
    return trend(
        words,
        fact.points,
        report.whole,
        "%",
        title=words.say("trend.weekly" if weekly else "trend.title"),
        size=size,
        usual=fact.usual,
        limits=(0.0, 100.0),
        spans=spans,
    )
