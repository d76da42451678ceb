"""Safety, scales and plans, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from posturecoach.exercise_book.books import exercises
from posturecoach.exercise_book.loading import LANGUAGES, load, raise_for
from posturecoach.exercises.checkin import FACTORS, KINDS, REGIONS, TREATMENTS
from posturecoach.exercises.gate import (
    Condition,
    Effect,
    Flag,
    PainAdvice,
    PainRule,
    SafetyRules,
    Tier,
)
from posturecoach.exercises.library import Group
from posturecoach.exercises.plain import Plain
from posturecoach.exercises.plan import Days, Item, Plan, PlanRules, Standing
from posturecoach.exercises.scales import Risk, Scale, ScaleKind, Verdict


@cache
def safety_rules(text: str | None = None) -> SafetyRules:
    """Return red flags, conditions and the rules about pain; see `exercises`."""
    data, mistakes = load("safety.toml", text)
    flags = {flag.id: flag for flag in map(_flag, data.rows("flag"))}
    conditions = {c.id: c for c in map(_condition, data.rows("condition"))}
    lines: dict[str, str | None] = {}
    for row in data.rows("selfcheck"):
        brings = row.one_of("condition", conditions) if "condition" in row else None
        lines[row.words("id")] = brings
        row.nothing_else()
    pain = data.table("pain")
    rule = PainRule(
        pain.number("fine_most", least=0, most=10),
        pain.number("smaller_most", least=0, most=10),
        pain.number("rise_most", least=0, most=10),
        pain.whole("up_sessions", least=1, most=30),
        pain.whole("down_sessions", least=1, most=30),
        pain.number("counted_share", least=0, most=1),
        pain.words("source"),
    )
    pain.nothing_else()
    known = exercises()
    mistakes += [
        f"exercise {e.id}: ask: no condition is called {id_!r}"
        for e in known.values()
        for id_ in e.ask
        if id_ not in conditions
    ]
    data.nothing_else("schema")
    raise_for("safety.toml", mistakes)
    return SafetyRules(flags, conditions, lines, rule)


def _flag(row: Plain) -> Flag:
    alone = "alone" in row and row.one_of("alone", ("advice",)) == "advice"
    found = Flag(row.words("id"), Tier(row.one_of("tier", tuple(Tier))), alone)
    row.nothing_else()
    return found


def _condition(row: Plain) -> Condition:
    groups = row.texts("groups") if "groups" in row else ()
    if not set(groups) <= set(Group):
        row.wrong("groups", f"some of {', '.join(Group)}")
        groups = ()
    found = Condition(
        row.words("id"),
        Effect(row.one_of("effect", tuple(Effect))),
        row.flag("all", usual=False),
        tuple(map(Group, groups)),
    )
    row.nothing_else()
    return found


@cache
def scales(text: str | None = None) -> Mapping[str, Scale]:
    """Return the scales of the check-in by id; see `exercises`."""
    data, mistakes = load("scales.toml", text)
    found = {scale.id: scale for scale in map(_scale, data.rows("scale"))}
    data.nothing_else("schema")
    raise_for("scales.toml", mistakes)
    return found


def _scale(row: Plain) -> Scale:
    matters: dict[str, float] = {}
    if "matters" in row:
        table = row.table("matters")
        matters = {region: table.number(region, least=0) for region in table.keys()}  # noqa: SIM118
    found = Scale(
        row.words("id"),
        ScaleKind(row.one_of("kind", tuple(ScaleKind))),
        row.texts("items"),
        row.number("least"),
        row.number("most"),
        row.one_of("better", ("lower", "higher")) == "lower",
        row.whole("every_days", least=1, most=366),
        matters,
        row.number("share", least=0, most=1) if "share" in row else None,
        row.words("cite"),
    )
    row.nothing_else()
    return found


@cache
def plan_rules(text: str | None = None) -> PlanRules:
    """Return how plans are followed; see `exercises`."""
    return _plans(text)[1]


@cache
def plans(text: str | None = None) -> Mapping[str, Plan]:
    """Return the default plans by id; see `exercises`."""
    return _plans(text)[0]


def _plans(text: str | None) -> tuple[Mapping[str, Plan], PlanRules]:
    data, mistakes = load("plans.toml", text)
    known, rules, breaks = exercises(), data.table("rules"), data.table("breaks")
    short = breaks.texts("exercises", least=1)
    if not set(short) <= known.keys():
        breaks.wrong("exercises", "ids of exercises")
    found_rules = PlanRules(
        rules.whole("session_most", least=1, most=10),
        rules.whole("maintenance_week", least=1, most=104),
        rules.whole("check_days", least=1, most=366),
        rules.number("fine_share", least=0, most=1),
        rules.number("good_share", least=0, most=1),
        short,
    )
    found: dict[str, Plan] = {}
    for row in data.rows("plan"):
        easy = row.flag("easy", usual=False)
        items = tuple(_item(item, easy=easy) for item in row.rows("items"))
        found[row.words("id")] = Plan(row.words("id"), items)
        row.nothing_else()
    for table in (rules, breaks):
        table.nothing_else()
    data.nothing_else("schema")
    raise_for("plans.toml", mistakes)
    return found, found_rules


def _item(row: Plain, *, easy: bool) -> Item:
    """Return an item; in an easy plan all but the nerve group stays at level 1."""
    exercise = row.one_of("exercise", exercises())
    gentle = easy and exercises()[exercise].group is Group.MOBILITY
    found = Item(
        exercise,
        Days(row.one_of("days", tuple(Days))),
        row.whole("times", least=1, most=24),
        row.whole("from_week", least=1, most=52) if "from_week" in row else 1,
        most_level=1 if gentle else 3,
    )
    row.nothing_else()
    return found


@cache
def care_words(language: str = "en", text: str | None = None) -> Mapping[str, str]:
    """Return all words about safety, check-ins, plan and range, by topic: ``"flag.fever"``.

    Raises ValueError if there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)}, got {language!r}")
    name = f"care.{language}.toml"
    data, mistakes = load(name, text)
    data.one_of("language", (language,))
    found: dict[str, str] = {}
    for section, keys in care_topics().items():
        table = data.table(section)
        found |= {f"{section}.{key}": table.words(key) for key in keys}
        table.nothing_else()
    data.nothing_else("schema")
    raise_for(name, mistakes)
    return found


def care_topics() -> Mapping[str, tuple[str, ...]]:
    """Return every line that a language must have, by section."""
    rules, known = safety_rules(), scales()
    items = [f"{s.id}.{item}" for s in known.values() for item in s.items]
    return {
        "flag": tuple(rules.flags),
        "tier": (
            *(f"{tier}_{part}" for tier in Tier for part in ("title", "do")),
            *("question", "weekly", "cleared", "none"),
        ),
        "condition": tuple(rules.conditions),
        "effect": (*Effect, "pain_high"),
        "selfcheck": (*rules.selfcheck, "title", "result", "none", "when_checked"),
        "scale": (*known, "total_note"),
        "item": (
            *items,
            *("nprs_least", "nprs_most", "psfs_question", "psfs_least", "psfs_most"),
        ),
        "pgic": tuple(str(n) for n in range(int(known["pgic"].most) + 1)),
        "verdict": tuple(Verdict),
        "risk": tuple(Risk),
        "region": REGIONS,
        "kind": (*KINDS, "radiates"),
        "factor": (*FACTORS, "title"),
        "treatment": (*TREATMENTS, "title", "exercise_from"),
        "goal": ("title", "confidence"),
        "plan": (*plans(), *Standing, "maintenance", "flare_up"),
        "range": (
            *("rotation", "side_bend", "flexion", "extension", "abduction"),
            *("title", "more", "less", "no_clear_change", "norm", "norm_falls"),
        ),
        "pain": (*PainAdvice, "before", "after", "next_day"),
        "notice": ("what_it_is", "begin_only_if", "stop_if", "privacy", "not_for"),
    }
