"""A report in one language: what stands on the first page, and what follows."""

from __future__ import annotations

from dataclasses import replace

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
from posturecoach.reports.model import Compared, Quality, Report, Row, Scale, Verdict
from posturecoach.reports.names import care_name
from posturecoach.reports.telling_compared import difference, meaning, said_then, sort_of
from posturecoach.reports.time_there import DAILY_MOST
from posturecoach.reports.words import Words, words_of

_FEW_DAYS = 5
_LITTLE_SEEN = 0.5
_NAMED_ROWS = 3  # of the first page; the table has them all
_GOALS_MOST = 5
_ON_FIRST_PAGE = ("nprs_now", "nprs_worst", "psfs", "rmdq", "ndi_total", "odi_total")
_SCALES_MOST = 3
_SCALES_SAID = 1
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
        first=(*first, _glance(words, report)),
        rest=details.sections(words, report),
        footer=_footer(words, report),
        page_of=words.say("form.page", n="{n}", total="{total}"),
    )


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
    goals = "; ".join(report.goals[:_GOALS_MOST]) or words.say("head.no_goals")
    rows = [
        ("who", report.who or words.say("head.nobody")),
        ("period", words.span(report.whole)),
        ("goals", goals),
        ("days", _days_with_data(words, quality)),
        ("valid", _judged(words, quality)),
        ("view", _views(words, quality)),
        ("neutral", _neutrals(words, quality)),
        ("version", _versions(words, report)),
    ]
    if report.was is not None:
        key, value = "against", words.span(report.was)
        if report.split:
            now, was = words.span(report.now), words.span(report.was)
            key, value = "split", words.say("head.split_value", now=now, was=was)
        rows.insert(2, (key, value))
    if report.made is not None:
        rows.append(("made", words.day(report.made)))
    facts = Facts(tuple((words.say(f"head.{key}"), value) for key, value in rows))
    return Section("head", "", (facts, *_quality(words, report)))


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
    dates = [words.day(day) for day in dict.fromkeys(quality.neutrals)]
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
        return [Text(words.say("quality.nothing"), "warning")]
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
        items.append(Text(words.say("safety.some"), "warning"))
        for day, flag in safety.reported[-_FLAGS_MOST:]:
            name = care_name(words, "flag", flag)
            items.append(Text(words.say("safety.item", date=words.day(day), flag=name), "point"))
        left_out = len(safety.reported) - _FLAGS_MOST
        if left_out > 0:
            items.append(Text(words.count("safety.more", left_out), "point"))
    elif safety.asked:
        items.append(Text(words.count("safety.none", safety.asked)))
    else:
        items.append(Text(words.say("safety.never")))
    return Section("safety", words.say("safety.title"), tuple(items), framed=True)


def _short(words: Words, report: Report) -> Section:
    """Return the report in a few sentences."""
    title = words.say("short.title")
    if report.quality.days == 0:
        return Section("short", title, (Text(words.say("short.nothing")),))
    said = [
        *_of_facts(words, report),
        *(_of_scale(words, scale) for scale in _first_scales(report)[:_SCALES_SAID]),
        *_of_rows(words, report),
        *_of_exercises(words, report),
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
    scales = {scale.id: scale for scale in report.pain.scales if scale.compared.now is not None}
    return [scales[id_] for id_ in _ON_FIRST_PAGE if id_ in scales][:_SCALES_MOST]


def _of_scale(words: Words, scale: Scale) -> str:
    now, then = words.number(scale.compared.now, 1), said_then(words, scale.compared, "score")
    return words.say("short.scale", name=words.name("scale", scale.id), now=now, then=then)


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


def _glance(words: Words, report: Report) -> Section:
    """Return the main numbers as a table, and two pictures."""
    items: list[Item] = []
    rows = [
        (words.say(f"glance.{fact.id}"), fact.compared, fact.unit)
        for fact in report.facts
        if fact.compared.now is not None or fact.compared.was is not None
    ]
    rows += [
        (words.name("scale", scale.id), scale.compared, "score") for scale in _first_scales(report)
    ]
    if rows:
        items.append(_glance_table(words, report, rows))
    easy = report.fact("easy_share")
    pictures = []
    if easy.points:
        pictures.append(easy_trend(words, report))
    both = figures(words, report.before_after, details.figures_alt(words, report))
    if both is not None:
        pictures.append(replace(both, title=words.say("figures.title")))
    if pictures:
        items.append(Pictures(tuple(pictures), len(pictures)))
    return Section("glance", words.say("glance.title"), tuple(items))


def _glance_table(words: Words, report: Report, rows: list[tuple[str, Compared, str]]) -> Table:
    caption = words.say("glance.caption")
    if report.was is None:
        head = words.say("glance.what"), words.say("glance.value")
        lines = tuple(Line((name, words.amount(both.now, unit))) for name, both, unit in rows)
        return Table(caption, head, lines)
    head_ = tuple(words.say(f"glance.{key}") for key in ("what", "was", "now", "change", "meaning"))
    lines = tuple(
        Line(
            (
                name,
                words.amount(both.was, unit),
                words.amount(both.now, unit),
                difference(words, both, unit),
                meaning(words, both),
            ),
            sort_of(both),
        )
        for name, both, unit in rows
    )
    return Table(caption, head_, lines, frozenset({0, 4}))


def easy_trend(words: Words, report: Report) -> Picture:
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
        size=(360.0, 166.0),
        usual=fact.usual,
        limits=(0.0, 100.0),
        spans=spans,
    )
