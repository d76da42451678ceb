# ruff: noqa: T201 - standard output is the place
"""`posturecoach plan`: what is due, a plan to begin, and a therapist's file."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posturecoach.cli.caring import (
    KeepOption,
    Language,
    LanguageOption,
    NoKeepOption,
    Where,
    ask_yes,
    can_ask,
    chosen,
    flag_lines,
    guided,
    language_of,
    nobody_to_ask,
    now_here,
    reading_guide,
)
from posturecoach.cli.guard import say
from posturecoach.cli.options import SettingsOption
from posturecoach.errors import PostureCoachError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posturecoach.exercises.plan import DayPlan, Due, Plan
    from posturecoach.exercises.therapist import PlanChange, PlanFile
    from posturecoach.guide import Guide

JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="The plan: what is due, and a therapist's plan file.",
)


@app.command()
def show(
    *,
    settings: SettingsOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is due today, what was done of it, and which plan it belongs to."""
    guide, spoken = reading_guide(), language_of(language, settings)
    if as_json:
        print(json.dumps(_json(guide), ensure_ascii=False))
        return
    for line in _lines(guide, spoken):
        print(line)


@app.command()
def week(
    *,
    first: Annotated[
        datetime | None,
        typer.Option("--from", metavar="DAY", formats=["%Y-%m-%d"], help="Default: this Monday."),
    ] = None,
    settings: SettingsOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is due on seven days."""
    guide, spoken = reading_guide(), language_of(language, settings)
    today = now_here().date()
    monday = today - timedelta(days=today.weekday()) if first is None else first.date()
    days = guide.week(monday.isoformat())
    if as_json:
        print(json.dumps([_day_json(day) for day in days], ensure_ascii=False))
        return
    if guide.care.plan is None:
        print(_WORDS[spoken]["none"])
    for day in days:
        print("  ".join([day.day, ", ".join(f"{d.exercise} {d.done}/{d.times}" for d in day.due)]))
    for line in flag_lines(guide, spoken):
        print(line)


@app.command()
def begin(
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Which default plan. Default: as your answers say."),
    ] = None,
    *,
    journal: KeepOption = None,
    no_journal: NoKeepOption = False,
    settings: SettingsOption = None,
    language: LanguageOption = None,
) -> None:
    """Follow a default plan from today on."""
    from posturecoach.exercise_book import plans  # noqa: PLC0415 - heavy

    if id_ is not None:
        chosen([id_], list(plans()), "plan")
    with guided(Where(journal, no_journal, settings)) as (guide, _):
        guide.follow(guide.suggest_plan() if id_ is None else plans()[id_])
        for line in _lines(guide, language_of(language, settings)):
            print(line)


@app.command()
def take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="TOML or JSON; see `example`.")],
    *,
    yes: YesOption = False,
    journal: KeepOption = None,
    no_journal: NoKeepOption = False,
    settings: SettingsOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what a therapist's file changes, and take it once you say so.

    The safety gate stays above it: what is closed for you stays closed.
    """
    from posturecoach.exercise_book import exercises  # noqa: PLC0415 - heavy
    from posturecoach.settings.plan_file import read_plan_file  # noqa: PLC0415

    spoken = language_of(language, settings)
    found = read_plan_file(file, exercises())
    with guided(Where(journal, no_journal, settings)) as (guide, _):
        plan, changes = guide.preview(found)
        if as_json:
            print(json.dumps(_changes_json(found, changes), ensure_ascii=False))
        else:
            for line in _changes(guide, found, changes, spoken):
                print(line, flush=True)
        question = _WORDS[spoken]["take"]
        if not yes and not can_ask():
            raise nobody_to_ask(question, "add --yes to take it. Nothing has changed.")
        if not yes and not ask_yes(question, spoken):
            say(_WORDS[spoken]["not_taken"])
            return
        guide.follow(plan)
        say(_WORDS[spoken]["taken"])


@app.command()
def leave(
    *,
    yes: YesOption = False,
    journal: KeepOption = None,
    no_journal: NoKeepOption = False,
    settings: SettingsOption = None,
    language: LanguageOption = None,
) -> None:
    """Follow no plan any more; levels and everything that was done stay."""
    spoken = language_of(language, settings)
    with guided(Where(journal, no_journal, settings)) as (guide, _):
        if guide.care.plan is None:
            print(_WORDS[spoken]["none"])
            return
        question = _WORDS[spoken]["leave"]
        if not yes and not can_ask():
            raise nobody_to_ask(question, "add --yes.")
        if yes or ask_yes(question, spoken):
            guide.follow(None)
            print(_WORDS[spoken]["none"])


@app.command()
def example(
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Default: standard output."),
    ] = None,
) -> None:
    """Write a therapist's file to edit, with a line on everything it may say."""
    from posturecoach.exercise_book import exercise_words, exercises  # noqa: PLC0415 - heavy

    today = now_here().date()
    words = exercise_words(Language.EN.value)
    names = "\n".join(f"#   {id_:3} {words.exercises[id_].name}" for id_ in exercises())
    text = _EXAMPLE.format(
        written=today.isoformat(), next=(today + timedelta(days=14)).isoformat(), names=names
    )
    if output is None:
        print(text, end="")
        return
    from posturecoach.settings.files import write  # noqa: PLC0415 - when needed

    if output.exists():
        raise PostureCoachError(f"{output} is there already.", try_="name another file.")
    write(output, text)
    say(f"Written: {output}")


# --- In words and as JSON


def _lines(guide: Guide, language: str) -> Iterator[str]:
    from posturecoach.exercise_book import care_words, plan_rules  # noqa: PLC0415 - heavy
    from posturecoach.exercises.plan import maintains  # noqa: PLC0415
    from posturecoach.exercises.plan_words import day_words  # noqa: PLC0415

    words, lines = care_words(language), _WORDS[language]
    plan, day = guide.care.plan, guide.today()
    if plan is None or day is None:
        yield lines["none"]
        return
    yield f"{words[f'plan.{plan.id}']}, {lines['since']} {day_words(plan.started, language)}"
    if plan.therapist:
        visit = "" if plan.next_date is None else f", {words['change.next_date']}: "
        when = "" if plan.next_date is None else day_words(plan.next_date, language)
        yield f"{plan.therapist}{visit}{when}"
    if plan.note:
        yield plan.note
    if maintains(plan, guide.day, plan_rules()):
        yield words["plan.maintenance"]
    yield from flag_lines(guide, language)
    if guide.must_ask():
        yield lines["flags_first"]
    yield from (_due_line(due, language) for due in day.due)
    found = guide.adherence()
    if found is not None and plan.started < guide.day:  # the first day is young
        share = lines["adherence"].format(done=found.done, due=found.due)
        yield f"{share} {words[f'plan.{found.standing}']}"


def _due_line(due: Due, language: str) -> str:
    from posturecoach.exercise_book import exercise_words  # noqa: PLC0415 - heavy
    from posturecoach.exercises.plan_words import dose_words  # noqa: PLC0415

    name = exercise_words(language).exercises[due.exercise].name
    level = _WORDS[language]["level"]
    dose = dose_words(due.dose, language)
    return f"  {due.done}/{due.times}  {due.exercise:3} {name}: {level} {due.level}, {dose}"


def _json(guide: Guide) -> dict[str, Any]:
    plan, day, lock = guide.care.plan, guide.today(), guide.lock()
    adherence = guide.adherence()
    return {
        "plan": None if plan is None else _plan_json(plan),
        "today": None if day is None else _day_json(day),
        "lock": None if lock is None else {"tier": lock.tier.value, "flags": list(lock.flags)},
        "flags_asked": guide.care.safety.asked,
        "adherence_7_days": None
        if adherence is None
        else {"done": adherence.done, "due": adherence.due, "standing": adherence.standing.value},
    }


def _plan_json(plan: Plan) -> dict[str, Any]:
    whole = plan.to_plain()
    return {
        **whole,
        "items": [{**one.to_plain(), "days": one.days.value} for one in plan.items],
    }


def _day_json(day: DayPlan) -> dict[str, Any]:
    return {
        "day": day.day,
        "check": day.check,
        "due": [
            {
                "exercise": due.exercise,
                "level": due.level,
                "sets": due.dose.sets,
                "reps": due.dose.reps,
                "hold_s": due.dose.hold_s,
                "rest_s": due.dose.rest_s,
                "times": due.times,
                "done": due.done,
            }
            for due in day.due
        ],
    }


def _changes(
    guide: Guide, file: PlanFile, changes: tuple[PlanChange, ...], language: str
) -> Iterator[str]:
    from posturecoach.exercise_book import exercise_words  # noqa: PLC0415 - heavy
    from posturecoach.exercises.plan_words import change_words, day_words  # noqa: PLC0415

    lines, words = _WORDS[language], exercise_words(language)
    yield f"{file.therapist}, {day_words(file.written, language)}"
    if file.note:
        yield file.note
    if not changes:
        yield lines["no_change"]
    yield from (f"  {change_words(one, words, language)}" for one in changes)
    closed = [w.exercise for w in file.wishes if w.exercise not in guide.permits()]
    if closed:
        yield f"{lines['closed']} {', '.join(closed)}"
    yield from flag_lines(guide, language)


def _changes_json(file: PlanFile, changes: tuple[PlanChange, ...]) -> dict[str, Any]:
    return {
        "therapist": file.therapist,
        "written": file.written,
        "changes": [
            {"exercise": c.exercise, "what": c.what, "before": c.before, "after": c.after}
            for c in changes
        ],
    }


_WORDS = {
    "en": {
        "none": "No plan is followed. posturecoach plan begin",
        "since": "since",
        "flags_first": "The red flags come first: posturecoach checkin --flags",
        "level": "level",
        "adherence": "In 7 days: {done} of {due}.",
        "take": "Take this plan?",
        "taken": "The plan is taken.",
        "not_taken": "Nothing has changed.",
        "no_change": "Nothing would change.",
        "closed": "Closed for you now, and not due before that changes:",
        "leave": "Leave the plan? What was done stays.",
    },
    "de": {
        "none": "Es wird kein Plan befolgt. posturecoach plan begin",
        "since": "seit",
        "flags_first": "Zuerst die Warnzeichen: posturecoach checkin --flags",
        "level": "Stufe",
        "adherence": "In 7 Tagen: {done} von {due}.",
        "take": "Diesen Plan übernehmen?",
        "taken": "Der Plan ist übernommen.",
        "not_taken": "Nichts hat sich geändert.",
        "no_change": "Es würde sich nichts ändern.",
        "closed": "Für dich jetzt geschlossen, und erst dran, wenn sich das ändert:",
        "leave": "Den Plan verlassen? Was getan wurde, bleibt.",
    },
}

_EXAMPLE = """\
# A plan for Posture Coach. Change what you need, delete the rest, and hand the file over;
# it is taken with:  posturecoach plan take FILE
# What is not named stays as it is. Red flags and conditions close exercises all the same.
schema = 1
therapist = "Your name"
written = {written}
next_date = {next}            # the next visit; may be left out
note = "A line for the person."
only_these = false                # true: nothing but the exercises below

[limits]
most_level = 3                    # 1 to 3, for every exercise
closed = []                       # not to be done, such as ["M6"]

[[exercise]]
id = "C3"                         # one of those below
level = 1                         # to begin with, 1 to 3
most_level = 2
sets = 2
reps = 10                         # on each side, where there are sides
hold_s = 0                        # seconds at the peak
rest_s = 45                       # seconds between two sets
times = 1                         # on such a day
days = ["mon", "wed", "fri"]      # without it: as before, or every day

[[exercise]]
id = "M1"
times = 3

# The exercises:
{names}
"""
