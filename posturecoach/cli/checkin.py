# ruff: noqa: T201 - standard output is the place
"""`posturecoach checkin`: pain and function, red flags and the self-check, as plain questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posturecoach.cli.caring import (
    KeepOption,
    LanguageOption,
    NoKeepOption,
    Where,
    ask_number,
    ask_some,
    ask_yes,
    asked,
    can_ask,
    flag_lines,
    go_through_flags,
    guided,
    language_of,
    nobody_to_ask,
    reading_guide,
)
from posturecoach.cli.guard import say
from posturecoach.cli.options import SettingsOption
from posturecoach.errors import SettingsError

if TYPE_CHECKING:
    from posturecoach.exercises.checkin import CheckIn, Goal, Treatment
    from posturecoach.exercises.scales import Scale
    from posturecoach.guide import Guide

HINT = (
    "run it at a terminal; or name the answers: --scale nprs.now=3, --flags-none, --from FILE; "
    "--show says what is known."
)


app = typer.Typer(add_completion=False)


@app.command()
def checkin(
    *,
    weekly: Annotated[
        bool, typer.Option("--weekly", help="Also own activities, daily life, and anything new.")
    ] = False,
    flags: Annotated[bool, typer.Option("--flags", help="Go through the red flags.")] = False,
    flags_none: Annotated[
        bool, typer.Option("--flags-none", help="None of the red flags applies.")
    ] = False,
    clear: Annotated[
        bool, typer.Option("--clear", help="A clinician has cleared what is open; you are asked.")
    ] = False,
    self_check: Annotated[
        bool, typer.Option("--self-check", help="When is physical therapy worth a thought?")
    ] = False,
    scale: Annotated[
        list[str] | None,
        typer.Option(
            "--scale",
            metavar="NAME=N",
            help="An answer, such as nprs.now=3, peg.pain=4 or ndi=34. Once for each.",
        ),
    ] = None,
    note: Annotated[str, typer.Option(metavar="WORDS", help="A line for the report.")] = "",
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Answers in TOML or JSON, for scripts."),
    ] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Say what is known, and ask nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --clear: do not ask.")] = False,
    journal: KeepOption = None,
    no_journal: NoKeepOption = False,
    settings: SettingsOption = None,
    language: LanguageOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Afterwards, or with --show, what is known as JSON.")
    ] = False,
) -> None:
    """Tell how it is: pain now and a line. Enter skips a question; nothing has to be answered.

    Red flags that apply lock every exercise until a clinician has cleared them.
    """
    spoken, where = language_of(language, settings), Where(journal, no_journal, settings)
    if show:
        _show(reading_guide(), spoken, as_json=as_json)
        return
    given = _given(scale or [], note, source)
    handed_over = given is not None or flags_none or clear
    if (flags or self_check or not handed_over) and not can_ask():
        raise nobody_to_ask("A check-in is a few questions.", HINT)
    urgent = flags or flags_none or (given is not None and bool(given.check_in.new_flags))
    with guided(where, ready=not urgent) as (guide, _):
        if handed_over:
            _take_all(guide, given, flags_none=flags_none)
        if clear:
            _clear(guide, spoken, yes=yes)
        if flags or self_check or not handed_over:
            _ask_all(guide, spoken, flags=flags, self_check=self_check, weekly=weekly)
        if as_json:
            print(json.dumps(_state(guide), ensure_ascii=False))
        elif handed_over:
            for line in flag_lines(guide, spoken):
                print(line)


# --- Answers that were handed over


@dataclass(frozen=True, slots=True)
class _Answers:
    check_in: CheckIn
    treatments: tuple[Treatment, ...] = ()
    goals: tuple[Goal, ...] = ()
    self_check: tuple[str, ...] | None = None
    conditions: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    born: int | None = None


def _given(scales: list[str], note: str, source: Path | None) -> _Answers | None:
    """Return the answers of options and file; None where there are none.

    Raises SettingsError naming every mistake; then nothing is taken.
    """
    from posturecoach.exercises.checkin import NOTE_MOST, CheckIn  # noqa: PLC0415 - heavy

    if not scales and not note and source is None:
        return None
    mistakes: list[str] = []
    found = _Answers(CheckIn(_today())) if source is None else _from_file(source, mistakes)
    values = _merged(found.check_in.scales, _of_options(scales, mistakes))
    if len(note) > NOTE_MOST:
        mistakes.append(f"--note: expected up to {NOTE_MOST} characters, got {len(note)}")
    check_in = replace(found.check_in, scales=values, note=note or found.check_in.note)
    mistakes += _mistaken_scales(check_in)
    if mistakes:
        where = "These answers" if source is None else f"The answers in {source}"
        raise SettingsError(
            "\n  ".join((f"{where} cannot be taken:", *dict.fromkeys(mistakes))),
            try_="mend them; nothing was taken.",
        )
    return replace(found, check_in=check_in)


def _of_options(scales: list[str], mistakes: list[str]) -> dict[str, dict[str, float]]:
    """Return the answers of ``nprs.now=3``; of a scale with one item its name is enough."""
    from posturecoach.exercise_book import scales as known  # noqa: PLC0415 - heavy

    found: dict[str, dict[str, float]] = {}
    for text in scales:
        name, _, number = text.partition("=")
        id_, _, item = name.strip().partition(".")
        try:
            value = float(number)
        except ValueError:
            mistakes.append(f"--scale {text}: expected a name and a number, such as ndi=34")
            continue
        if id_ not in known():
            mistakes.append(f"--scale {text}: expected one of {', '.join(known())}")
            continue
        items = known()[id_].items
        found.setdefault(id_, {})[item or (items[0] if items else "")] = value
    return found


def _merged(
    one: Mapping[str, Mapping[str, float]], other: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    names = dict.fromkeys((*one, *other))
    return {name: {**one.get(name, {}), **other.get(name, {})} for name in names}


def _mistaken_scales(check_in: CheckIn) -> list[str]:
    from posturecoach.exercise_book import safety_rules, scales  # noqa: PLC0415 - heavy
    from posturecoach.exercises.scales import Answer, answer_from  # noqa: PLC0415

    mistakes: list[str] = []
    for id_, values in check_in.scales.items():
        found: list[str] = []
        answer_from(Answer(id_, check_in.day, values).to_plain(), scales(), found)
        mistakes += [
            f"scales: {id_}: {m.removeprefix('answer: ').removeprefix('values: ')}" for m in found
        ]
    unknown = sorted(set(check_in.new_flags or ()) - safety_rules().flags.keys())
    mistakes += [f"new_flags: no red flag is called {one!r}" for one in unknown]
    return mistakes


def _from_file(path: Path, mistakes: list[str]) -> _Answers:
    """Return what a file tells: a check-in, and beside it whatever else may be told."""
    from posturecoach.exercise_book import safety_rules  # noqa: PLC0415 - heavy
    from posturecoach.exercises.checkin import (  # noqa: PLC0415
        checkin_from,
        goal_from,
        treatment_from,
    )
    from posturecoach.exercises.plain import Plain  # noqa: PLC0415

    data = _parsed(path)
    file, rules = Plain(data, mistakes), safety_rules()
    others = ("treatments", "goals", "self_check", "conditions", "allowed", "born")
    plain = {key: file.get(key) for key in file.keys() if key not in others}  # noqa: SIM118
    day = {"day": _today()}
    check_in = checkin_from({**day, **plain}, mistakes)
    named: dict[str, tuple[str, ...] | None] = {}
    for key, known in (
        ("self_check", rules.selfcheck),
        ("conditions", rules.conditions),
        ("allowed", rules.conditions),
    ):
        named[key] = file.texts(key) if key in file else None
        mistakes += [
            f"{key}: expected some of {', '.join(known)}, got {one!r:.60}"
            for one in named[key] or ()
            if one not in known
        ]
    conditions = None
    if named["conditions"] is not None or named["allowed"] is not None:
        conditions = (named["conditions"] or (), named["allowed"] or ())
    return _Answers(
        check_in,
        tuple(treatment_from(_dated(row, day), mistakes) for row in _rows(file, "treatments")),
        tuple(goal_from(_dated(row, day), mistakes) for row in _rows(file, "goals")),
        named["self_check"],
        conditions,
        file.whole("born", least=1900, most=2200) if "born" in file else None,
    )


def _rows(file: Any, key: str) -> tuple[object, ...]:  # noqa: ANN401 - a Plain
    return file.items(key) if key in file else ()


def _dated(row: object, day: Mapping[str, str]) -> object:
    return {**day, **row} if isinstance(row, Mapping) else row


def _parsed(path: Path) -> object:
    from posturecoach.settings.files import parse, read  # noqa: PLC0415 - heavy

    text = read(path)
    if text is None:
        raise SettingsError(f"There is no {path}.", try_="check the name.")
    if path.suffix.lower() != ".json" and not text.lstrip().startswith("{"):
        return parse(path, text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            f"{path} is not complete JSON:\n  {error}", try_="mend it; nothing was taken."
        ) from None


def _take_all(guide: Guide, given: _Answers | None, *, flags_none: bool) -> None:
    if flags_none:
        guide.report_flags(())
    if given is None:
        return
    guide.check_in(given.check_in)
    for treatment in given.treatments:
        guide.treat(treatment)
    for goal in given.goals:
        guide.aim(goal)
    if given.self_check is not None:
        guide.self_check(given.self_check)
    if given.conditions is not None:
        guide.set_conditions(*given.conditions)
    if given.born is not None:
        guide.set_born(given.born)


def _clear(guide: Guide, language: str, *, yes: bool) -> None:
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy

    question = care_words(language)["tier.cleared"]
    if not yes and not can_ask():
        raise nobody_to_ask(question, "add --yes if that is so.")
    guide.clear_flags(confirmed=yes or ask_yes(question, language))


# --- Questions


def _ask_all(guide: Guide, language: str, *, flags: bool, self_check: bool, weekly: bool) -> None:
    if flags:
        go_through_flags(guide, language)
    if self_check:
        _self_check(guide, language)
    if not (flags or self_check):
        _ask(guide, language, weekly=weekly)


def _ask(guide: Guide, language: str, *, weekly: bool) -> None:
    """Ask what is asked daily, or weekly as well; red flags first where they never were."""
    from posturecoach.exercise_book import scales  # noqa: PLC0415 - heavy
    from posturecoach.exercises.checkin import NOTE_MOST, CheckIn  # noqa: PLC0415

    if guide.must_ask() or (weekly and guide.ask_again()):
        lock = go_through_flags(guide, language, weekly=not guide.must_ask())
        if lock is not None:
            return  # whoever has to get help is asked nothing more
    found: dict[str, Mapping[str, float]] = {}
    pain = ask_number(_words(language)["item.nprs.now"], language)
    if pain is not None:
        found["nprs"] = {"now": pain}
    if weekly:
        for id_ in ("psfs", "peg"):
            values = _ask_scale(guide, scales()[id_], language)
            found |= {id_: values} if values else {}
        if "pgic" in guide.due_scales() and guide.care.answers:
            values = _ask_scale(guide, scales()["pgic"], language)
            found |= {"pgic": values} if values else {}
    note = asked(LINES[language]["note"])[:NOTE_MOST]
    if found or note:
        guide.check_in(CheckIn(guide.day, scales=found, note=note))


def _ask_scale(guide: Guide, scale: Scale, language: str) -> dict[str, float]:
    """Return the answers to one scale; empty where it was skipped."""
    from posturecoach.exercises.scales import ScaleKind  # noqa: PLC0415 - heavy

    words = _words(language)
    say(words[f"scale.{scale.id}"])
    if scale.kind is ScaleKind.ACTIVITIES:
        return _ask_activities(guide, scale, language)
    if scale.kind is ScaleKind.CHOICE:
        for n in range(int(scale.least), int(scale.most) + 1):
            say(f"{n:3}  {words[f'pgic.{n}']}")
    found = {}
    for item in scale.items:
        number = ask_number(words[f"item.{scale.id}.{item}"], language, scale.least, scale.most)
        if number is not None:
            found[item] = float(round(number)) if scale.kind is ScaleKind.CHOICE else number
    return found


def _ask_activities(guide: Guide, scale: Scale, language: str) -> dict[str, float]:
    from posturecoach.exercises.care import last_answer  # noqa: PLC0415 - heavy
    from posturecoach.exercises.scales import LEAST_ACTIVITIES, MOST_ACTIVITIES  # noqa: PLC0415

    words, last = _words(language), last_answer(guide.care, scale.id)
    names = [] if last is None else list(last.values)
    if not names:
        say(words["item.psfs_question"])
        while len(names) < MOST_ACTIVITIES and (name := asked(f"{len(names) + 1}.")):
            names += [name] if name not in names else []
        if len(names) < LEAST_ACTIVITIES:
            return {}
    ends = f"0 {words['item.psfs_least']}, 10 {words['item.psfs_most']}"
    found = {}
    for name in names:
        number = ask_number(f"{name} ({ends})", language, scale.least, scale.most)
        if number is not None:
            found[name] = number
    return found if len(found) >= LEAST_ACTIVITIES else {}


def _self_check(guide: Guide, language: str) -> None:
    from posturecoach.exercise_book import safety_rules  # noqa: PLC0415 - heavy

    words = _words(language)
    if not can_ask():
        raise nobody_to_ask(words["selfcheck.title"], "self_check = [...] in a file, with --from.")
    say(words["selfcheck.title"])
    ticks = ask_some({t: words[f"selfcheck.{t}"] for t in safety_rules().selfcheck}, language)
    if ticks is None:
        return
    found = guide.self_check(ticks)
    if "injury" in ticks:
        say(words["selfcheck.when_checked"])
    if found.may_help:
        say(words["selfcheck.result"].format(n=found.ticked, of=found.of))
    else:
        say(words["selfcheck.none"])


# --- What is known


def _show(guide: Guide, language: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_state(guide), ensure_ascii=False))
        return
    for line in _lines(guide, language):
        print(line)


def _state(guide: Guide) -> dict[str, Any]:
    from posturecoach.exercise_book import scales  # noqa: PLC0415 - heavy
    from posturecoach.exercises.care import last_answer  # noqa: PLC0415
    from posturecoach.exercises.scales import score  # noqa: PLC0415

    care, lock = guide.care, guide.lock()
    answers = {}
    for id_, scale in scales().items():
        last = last_answer(care, id_)
        if last is not None:
            answers[id_] = {
                "day": last.day,
                "values": dict(last.values),
                "score": score(scale, last),
            }
    return {
        "flags_asked": care.safety.asked,
        "ask_again": guide.ask_again(),
        "open_flags": list(care.safety.open_flags),
        "lock": None if lock is None else {"tier": lock.tier.value, "flags": list(lock.flags)},
        "open_exercises": sorted(guide.permits()),
        "conditions": sorted(care.safety.conditions),
        "allowed": sorted(care.safety.allowed),
        "self_check": None if care.ticks is None else list(care.ticks),
        "due": list(guide.due_scales()),
        "answers": answers,
        "sore": [sore.to_plain() for sore in care.sore],
        "factors": list(care.factors),
        "treatments": [one.to_plain() for one in care.treatments],
        "goals": [one.to_plain() for one in care.goals],
    }


def _lines(guide: Guide, language: str) -> Iterator[str]:
    from posturecoach.exercise_book import safety_rules, scales  # noqa: PLC0415 - heavy
    from posturecoach.exercises.care import first_answer, last_answer  # noqa: PLC0415
    from posturecoach.exercises.checkin import region_of_change  # noqa: PLC0415
    from posturecoach.exercises.scales import score, verdict  # noqa: PLC0415

    words, lines, care = _words(language), LINES[language], guide.care
    yield lines["never"] if care.safety.asked is None else f"{lines['asked']} {care.safety.asked}"
    yield from flag_lines(guide, language)
    for one in sorted(care.safety.conditions):
        allowed = f" ({lines['allowed']})" if one in care.safety.allowed else ""
        yield f"{words[f'condition.{one}']}{allowed}"
    if care.ticks:
        of = len(safety_rules().selfcheck)
        yield words["selfcheck.result"].format(n=len(care.ticks), of=of)
    for id_, scale in scales().items():
        first, last = first_answer(care, id_), last_answer(care, id_)
        if first is None or last is None:
            continue
        number = score(scale, last)
        change = verdict(scale, first, last, region_of_change(care.sore)) if first != last else None
        yield "  ".join(
            part
            for part in (
                last.day,
                words[f"scale.{id_}"],
                "" if number is None else f"{number:g}",
                "" if change is None else words[f"verdict.{change}"],
            )
            if part
        )
    for sore in care.sore:
        kinds = ", ".join(words[f"kind.{kind}"] for kind in sore.kinds)
        pain = "" if sore.pain is None else f"{sore.pain:g}"
        yield "  ".join(part for part in (words[f"region.{sore.region}"], pain, kinds) if part)
    for treatment in care.treatments:
        yield f"{treatment.day}  {words[f'treatment.{treatment.kind}']}  {treatment.note}".rstrip()
    for goal in care.goals:
        yield f"{goal.reached or goal.day}  {'●' if goal.reached else '○'} {goal.text}"


def _words(language: str) -> Mapping[str, str]:
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy

    return care_words(language)


def _today() -> str:
    from posturecoach.cli.caring import now_here  # noqa: PLC0415 - tests set its clock

    return now_here().date().isoformat()


LINES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "note": "A line for the report [Enter skips]:",
        "never": "The red flags were never gone through: posturecoach checkin --flags",
        "asked": "Red flags gone through on",
        "allowed": "allowed by a clinician",
    },
    "de": {
        "note": "Eine Zeile für den Bericht [Enter überspringt]:",
        "never": "Die Warnzeichen wurden noch nie durchgegangen: posturecoach checkin --flags",
        "asked": "Warnzeichen durchgegangen am",
        "allowed": "von einer Fachperson erlaubt",
    },
}
