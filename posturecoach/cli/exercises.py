# ruff: noqa: T201 - standard output is the place
"""`posturecoach exercises`: the library, and one of them counted by the camera."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posturecoach.cli.caring import (
    LanguageOption,
    Telling,
    Where,
    ask_number,
    ask_yes,
    can_ask,
    go_through_flags,
    guided,
    language_of,
    nobody_to_ask,
    refused,
)
from posturecoach.cli.guard import say
from posturecoach.cli.looking import Options, follows_the_clock, open_session, stoppable
from posturecoach.cli.options import (
    DemoOption,
    DurationOption,
    LooksOption,
    ModelOption,
    NeutralOption,
    NoJournalOption,
    RealtimeOption,
    SettingsOption,
    SourceOption,
)
from posturecoach.errors import PostureCoachError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from posturecoach.exercises.gate import Permit
    from posturecoach.exercises.library import Camera, Exercise, Side, Words
    from posturecoach.exercises.player import Moment, Player, Result
    from posturecoach.exercises.progress import Change
    from posturecoach.guide import Guide
    from posturecoach.session import Look, Session

SETTLED_S = 1.0  # so long a view must hold before it decides what the camera can do
CHECK_S = 1.0  # so often it is asked whether the exercise is still open


class GroupName(StrEnum):
    """The six groups, by the names of `exercises.library.Group`."""

    MOBILITY = "mobility"
    CORE = "core"
    POSTURE = "posture"
    NERVE = "nerve"
    BALANCE = "balance"
    RETURN = "return"


class ViewName(StrEnum):
    """From where a camera looks."""

    FRONT = "front"
    SIDE = "side"


JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Such as M1; see `list`.")]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Exercises: the library, and counting by the camera.",
)


@app.command("list")
def show_list(
    *,
    group: Annotated[GroupName | None, typer.Option(help="Only this group.")] = None,
    view: Annotated[
        ViewName | None, typer.Option(help="Only what a camera from there can do something for.")
    ] = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the exercises: group, name, and what the camera does for each."""
    from posturecoach.exercise_book import exercise_words, exercises  # noqa: PLC0415 - heavy

    words = exercise_words(language_of(language))
    found = [
        one
        for one in exercises().values()
        if (group is None or one.group.value == group.value)
        and (view is None or any(c.view in (view.value, "none") for c in one.cameras))
    ]
    if as_json:
        print(json.dumps([_entry(one, words) for one in found], ensure_ascii=False))
        return
    last = ""
    for one in found:
        title = words.lines[f"group.{one.group}"]
        if title != last:
            print(title)
        last = title
        cameras = ", ".join(
            dict.fromkeys(
                c.mode.value if c.view == "none" else f"{c.view} {c.mode}" for c in one.cameras
            )
        )
        print(f"  {one.id:3} {words.exercises[one.id].name:<32} {cameras}")


@app.command()
def show(id_: IdArgument, *, language: LanguageOption = None, as_json: JsonOption = False) -> None:
    """Say how an exercise is done: steps, levels, dose, when to stop, and its source."""
    from posturecoach.exercise_book import exercise_words  # noqa: PLC0415 - heavy

    exercise, spoken = _exercise(id_), language_of(language)
    if as_json:
        print(json.dumps(_whole(exercise, exercise_words(spoken), spoken), ensure_ascii=False))
        return
    for line in _lines(exercise, exercise_words(spoken), spoken):
        print(line)


@app.command()
def run(
    id_: IdArgument,
    *,
    source: SourceOption = None,
    demo: DemoOption = False,
    level: Annotated[int | None, typer.Option(min=1, max=3, help="Default: as reached.")] = None,
    pain: Annotated[
        float | None, typer.Option(min=0, max=10, help="Pain now, 0 to 10; else it is asked.")
    ] = None,
    pain_after: Annotated[
        float | None, typer.Option(min=0, max=10, help="Pain afterwards, where it is known.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="What only you can see to is seen to; do not ask.")
    ] = False,
    anonymous: Annotated[
        bool,
        typer.Option(
            "--anonymous", help="A clip, for evaluation: nothing is asked and nothing is kept."
        ),
    ] = False,
    neutral: NeutralOption = None,
    model: ModelOption = None,
    looks_per_s: LooksOption = None,
    duration: DurationOption = None,
    realtime: RealtimeOption = False,
    journal: Annotated[
        Path | None,
        typer.Option(
            "--journal", metavar="FILE", help="Keep it there, of a clip, too. Default: your own."
        ),
    ] = None,
    no_journal: NoJournalOption = False,
    settings: SettingsOption = None,
    language: LanguageOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object per look, and the result as the last.")
    ] = False,
) -> None:
    """Do an exercise before the camera, or count one in a clip. Ctrl-C ends it.

    It opens only past the red flags, as in the window. What you do before your own camera is
    kept with your plan and in your journal; of a clip nothing, unless --journal names one.
    """
    exercise, spoken = _exercise(id_), language_of(language, settings)
    options = Options(source, demo, neutral, model, looks_per_s, realtime, settings)
    wishes = _Wishes(level, pain, pain_after, duration, spoken, yes=yes, as_json=as_json)
    where = Where(journal, no_journal or anonymous, settings)
    if anonymous or demo:
        if journal is not None:
            raise typer.BadParameter("--anonymous and --demo keep nothing: leave --journal away")
        _play(options, _evaluated(exercise, level), wishes)
        return
    with guided(where, ready=False) as (guide, telling):
        keeper = _Keeper(guide, telling, named=journal is not None)
        _play(options, _allowed(guide, exercise, wishes), wishes, keeper)


@dataclass(slots=True)
class _Wishes:
    level: int | None
    pain: float | None
    pain_after: float | None
    duration_s: float | None
    language: str
    yes: bool
    as_json: bool

    @property
    def may_ask(self) -> bool:
        return can_ask() and not self.as_json


def _exercise(id_: str) -> Exercise:
    from posturecoach.exercise_book import exercises  # noqa: PLC0415 - heavy

    found = exercises().get(id_.upper())
    if found is None:
        raise PostureCoachError(
            f"There is no exercise {id_}.", try_="posturecoach exercises list shows all of them."
        )
    return found


# --- The gate


def _evaluated(exercise: Exercise, level: int | None) -> Permit:
    """Return a permit to count what a clip shows: nobody is asked to move."""
    from posturecoach.exercise_book import safety_rules  # noqa: PLC0415 - heavy
    from posturecoach.exercises.gate import Effect, Permit, Safety, ask  # noqa: PLC0415

    needed = frozenset(
        one.id for one in safety_rules().conditions.values() if one.effect is Effect.REQUIRED
    )
    found = ask(exercise, Safety(conditions=needed, allowed=needed), safety_rules())
    assert isinstance(found, Permit)  # noqa: S101 - nothing was told that would close it
    assert level is None or level <= found.most_level  # noqa: S101
    return found


def _allowed(guide: Guide, exercise: Exercise, wishes: _Wishes) -> Permit:
    """Return the permit for an exercise, after all that is to be asked before it."""
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy
    from posturecoach.exercises.gate import Refusal  # noqa: PLC0415

    words = care_words(wishes.language)
    weekly = guide.ask_again() and guide.lock() is None
    if guide.must_ask() or (weekly and wishes.may_ask):
        if not wishes.may_ask:
            raise nobody_to_ask(
                "The red flags come first.",
                "run posturecoach checkin --flags at a terminal, or the window; "
                "--anonymous counts a clip without.",
            )
        go_through_flags(guide, wishes.language, weekly=not guide.must_ask())
    elif weekly:
        say(f"{words['tier.weekly']} posturecoach checkin --flags")
    if wishes.pain is None and wishes.may_ask and guide.lock() is None:
        wishes.pain = ask_number(words["pain.before"], wishes.language)
    found = guide.ask(exercise.id, wishes.pain)
    if isinstance(found, Refusal):
        raise refused(found, wishes.language)
    if wishes.level is not None and wishes.level > found.most_level:
        raise SettingsError(
            f"{exercise.id} is open up to level {found.most_level} for you.",
            try_="leave --level away.",
        )
    wishes.level = wishes.level or guide.level(found, wishes.pain)
    _confirm(found, wishes)
    return found


def _confirm(permit: Permit, wishes: _Wishes) -> None:
    """Ask what only the person can see to."""
    from posturecoach.exercise_book import care_words, exercise_words  # noqa: PLC0415 - heavy

    words, care = exercise_words(wishes.language).lines, care_words(wishes.language)
    asked = [words[f"confirm.{one}"] for one in permit.exercise.confirm]
    asked += [care["effect.helper"]] if permit.helper else []
    for note in permit.notes:
        say(f"{care['effect.note']} {care[f'condition.{note}']}")
    for line in asked:
        if wishes.yes:
            say(line)
        elif not wishes.may_ask:
            raise nobody_to_ask(line, "see to it, and add --yes.")
        elif not ask_yes(line, wishes.language):
            raise PostureCoachError(line, try_="come back when it is so.")


# --- Counting


@dataclass(slots=True)
class _Keeper:
    """Who is told what came of an exercise: of a clip only where a journal was `named`."""

    guide: Guide
    telling: Telling
    named: bool
    keeps: bool = False

    def begin(self, *, live: bool) -> None:
        self.keeps = live or self.named
        if self.keeps:
            self.telling.open()
            self.guide.begin_day()


def _play(options: Options, permit: Permit, wishes: _Wishes, keeper: _Keeper | None = None) -> None:
    """Count, and show what came of it; without a `keeper` only what is in a clip."""
    from posturecoach.exercise_book import exercise_words  # noqa: PLC0415 - heavy

    words = exercise_words(wishes.language)
    for line in _stop_lines(permit.exercise, words):
        say(line)
    with stoppable() as stop:
        session, opened = open_session(options)
        stop.closes(session)
        try:
            _begin(keeper, live=follows_the_clock(opened))
        except BaseException:
            session.close()
            opened.close()  # the camera goes off, whatever was wrong
            raise
        player = _count(session, permit, wishes, words, None if keeper is None else keeper.guide)
    if player is None and stop.asked:
        return
    if player is None:
        _say_unseen(permit.exercise, words, wishes)
        return
    result = player.result()
    change = None
    if keeper is not None and keeper.keeps:
        change = _keep(keeper.guide, permit, result, wishes)
    if wishes.as_json:
        print(json.dumps({"result": _result_json(result, change)}, ensure_ascii=False), flush=True)
        return
    for line in _result_lines(result, change, words):
        print(line)


def _begin(keeper: _Keeper | None, *, live: bool) -> None:
    if keeper is not None:
        keeper.begin(live=live)
    elif live:
        raise SettingsError(
            "--anonymous is for clips: before a camera sits somebody who is to be asked.",
            try_="name a clip, or leave --anonymous away.",
        )


def _count(
    session: Session, permit: Permit, wishes: _Wishes, words: Words, guide: Guide | None
) -> Player | None:
    """Return the player after all looks; None where the camera could do nothing."""
    from posturecoach.exercises.player import Moment, Player, Stage  # noqa: PLC0415 - heavy
    from posturecoach.exercises.signals import features_seen  # noqa: PLC0415

    player: Player | None = None
    choice, show = _Choice(permit.exercise), _Shown(words, as_json=wishes.as_json)
    own_best = None if guide is None else guide.own_best(permit.exercise.id)
    checked_s = -inf
    with closing(_for(wishes.duration_s, session)) as looks:
        for look in looks:
            if look.trouble is not None:
                show.trouble(f"{look.trouble.what}\nTry: {look.trouble.try_}")
            seen = None
            if look.sight is not None and look.sight.body is not None and look.reading is not None:
                seen = features_seen(look.reading, look.sight)
            if player is None:
                camera = choice.take(look, seen)
                if camera is None:
                    show(look.time_s, Moment(Stage.READY, "cue.ready"))
                    continue
                player = Player(permit, wishes.level or 1, camera, own_best=own_best)
            if guide is not None and look.time_s - checked_s >= CHECK_S:
                checked_s = look.time_s
                if not guide.holds(permit):
                    say(words.lines["general.clearance"])
                    break
            moment = player.look(look.time_s, seen)
            show(look.time_s, moment)
            if moment.stage is Stage.DONE:
                break
    show.end()
    return player


def _for(duration_s: float | None, session: Session) -> Generator[Look]:
    """Yield the looks of the first `duration_s` seconds on the source's clock; None: all."""
    with closing(session.looks()) as looks:
        first_s: float | None = None
        for look in looks:
            first_s = look.time_s if first_s is None else first_s
            if duration_s is not None and look.time_s - first_s >= duration_s:
                return
            yield look


class _Choice:
    """Choose what the camera does, once the view is sure: the first looks may err."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._camera: Camera | None = None
        self._since_s = 0.0

    def take(self, look: Look, seen: Mapping[str, float] | None) -> Camera | None:
        from posturecoach.exercises.signals import camera_for  # noqa: PLC0415 - heavy

        camera = camera_for(self._exercise, look.view, dict(seen or {}))
        if seen is None and camera is not None and camera.signal:
            camera = None
        if camera is not self._camera:
            self._camera, self._since_s = camera, look.time_s
        return camera if look.time_s - self._since_s >= SETTLED_S else None


def _keep(guide: Guide, permit: Permit, result: Result, wishes: _Wishes) -> Change:
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy

    after = wishes.pain_after
    if after is None and wishes.may_ask:
        after = ask_number(care_words(wishes.language)["pain.after"], wishes.language)
    return guide.done(permit, result, pain_before=wishes.pain, pain_after=after)


# --- What is shown


class _Shown:
    """Show moments: JSON lines, one line redrawn in place, or a line when something happens."""

    def __init__(self, words: Words, *, as_json: bool) -> None:
        self._words, self._json = words, as_json
        self._redraw = not as_json and sys.stdout.isatty()
        self._last = ""
        self._said = ""

    def __call__(self, time_s: float, moment: Moment) -> None:
        if self._json:
            print(json.dumps(_moment_json(time_s, moment, self._words)), flush=True)
            return
        line = _moment_line(moment, self._words)
        if self._redraw:
            width = get_terminal_size().columns - 1  # a longer line would stand in two
            print(f"\r\x1b[K{line[:width]}", end="", flush=True)
        elif line != self._last:
            print(f"{time_s:7.1f} s  {line}", flush=True)
        self._last = line

    def trouble(self, words: str) -> None:
        """Say, once, what is wrong with looking."""
        if words != self._said:
            self.end()
            say(words)
        self._said = words

    def end(self) -> None:
        """End the line that is redrawn."""
        if self._redraw and self._last:
            print()
            self._last = ""


def _moment_line(moment: Moment, words: Words) -> str:
    lines = words.lines
    parts = []
    if moment.wanted:
        counts = ", ".join(
            f"{n} / {moment.wanted}"
            if side is None
            else f"{lines[f'side.{side}']} {n} / {moment.wanted}"
            for side, n in moment.reps.items()
        )
        parts.append(f"{counts}  ({moment.set_number} / {moment.sets})")
    if moment.by_clock:
        parts.append(lines["mode.timer"])
    parts.append(lines[moment.cue])
    return "  ".join(parts)


def _moment_json(time_s: float, moment: Moment, words: Words) -> dict[str, Any]:
    return {
        "t_s": round(time_s, 3),
        "stage": moment.stage.value,
        "cue": moment.cue,
        "text": words.lines[moment.cue],
        "ring": round(moment.ring, 3),
        "band": None if moment.band is None else [_number(one) for one in moment.band],
        "held": _number(moment.held),
        "side": _side(moment.side),
        "reps": {_side(side) or "both": n for side, n in moment.reps.items()},
        "wanted": moment.wanted,
        "set": moment.set_number,
        "sets": moment.sets,
        "phase": None if moment.phase is None else moment.phase.value,
        "by_clock": moment.by_clock,
        "counted": moment.counted,
        "reason": None if moment.reason is None else moment.reason.value,
        "left_s": _number(moment.left_s),
    }


def _result_json(result: Result, change: Change | None) -> dict[str, Any]:
    return {
        "exercise": result.exercise,
        "level": result.level,
        "view": result.view,
        "reps": {_side(side) or "both": n for side, n in result.reps.items()},
        "wanted": result.wanted,
        "partial": {reason.value: n for reason, n in result.partial.items()},
        "best": {_side(side) or "both": _number(best) for side, best in result.best.items()},
        "errors_deg": [round(one, 1) for one in result.errors_deg],
        "for_s": round(result.lasted_s, 1),
        "by_clock": result.by_clock,
        "confidence": result.confidence.value,
        "kept": change is not None,
        "next_level": None if change is None else change.level,
    }


def _result_lines(result: Result, change: Change | None, words: Words) -> list[str]:
    lines = words.lines
    counts = ", ".join(
        f"{n} / {result.wanted}"
        if side is None
        else f"{lines[f'side.{side}']} {n} / {result.wanted}"
        for side, n in result.reps.items()
    )
    found = [f"{words.exercises[result.exercise].name}: {counts}"]
    if result.by_clock:
        found.append(lines["general.timer_note"])
    found += [
        f"  {n} x  {lines.get(f'cue.{reason}', reason.value)}"
        for reason, n in result.partial.items()
    ]
    if result.errors_deg:
        found.append("  " + ", ".join(f"{one:.0f}°" for one in result.errors_deg))
    if change is not None and change.by:
        found.append(f"{'↑' if change.by > 0 else '↓'} {words.exercises[result.exercise].name}: "
                     f"{words.exercises[result.exercise].levels[change.level - 1]}")  # fmt: skip
    return [*found, lines["general.estimate"]]


def _say_unseen(exercise: Exercise, words: Words, wishes: _Wishes) -> None:
    """Say that nothing could be counted, and from where it could be."""
    views = sorted({camera.view for camera in exercise.cameras} - {"none"})
    if wishes.as_json:
        print(json.dumps({"result": None}), flush=True)
    raise PostureCoachError(
        f"From here {exercise.id} could not be seen: {words.exercises[exercise.id].camera}",
        try_=f"a view from the {' or the '.join(views)}, with all of you that moves in it.",
    )


def _stop_lines(exercise: Exercise, words: Words) -> list[str]:
    signs = (*_always(), *exercise.stop)
    return [
        words.lines["general.stop_title"],
        *(f"  {words.lines[f'stop.{sign}']}" for sign in dict.fromkeys(signs)),
        words.lines["general.pain_rule"],
    ]


def _always() -> tuple[str, ...]:
    from posturecoach.exercises.library import STOP_ALWAYS  # noqa: PLC0415 - heavy

    return STOP_ALWAYS


def _lines(exercise: Exercise, words: Words, language: str) -> Generator[str]:
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy
    from posturecoach.exercises.plan_words import dose_words  # noqa: PLC0415

    of, lines, care = words.exercises[exercise.id], words.lines, care_words(language)
    group, position = lines[f"group.{exercise.group}"], lines[f"position.{exercise.position}"]
    yield f"{exercise.id}  {of.name}  ({group}; {position})"
    yield of.purpose
    yield ""
    yield from (f"{n}. {step}" for n, step in enumerate(of.steps, 1))
    yield ""
    for level, text in enumerate(of.levels, 1):
        yield f"  [{level}] {text}  ({dose_words(exercise.dose(level), language)})"
    yield of.norm
    yield of.camera
    for camera in exercise.cameras:
        where = "" if camera.view == "none" else f"{camera.view}: "
        yield f"  {where}{lines[f'mode.{camera.mode}']} {lines[f'confidence.{camera.confidence}']}"
    yield ""
    yield from (lines[f"confirm.{one}"] for one in exercise.confirm)
    yield from _stop_lines(exercise, words)
    for one in exercise.ask:
        yield f"  {_effect(one, care)} {care[f'condition.{one}']}"
    yield f"({exercise.source})"


def _effect(condition: str, care: Mapping[str, str]) -> str:
    from posturecoach.exercise_book import safety_rules  # noqa: PLC0415 - heavy

    return care[f"effect.{safety_rules().conditions[condition].effect}"]


def _entry(exercise: Exercise, words: Words) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "group": exercise.group.value,
        "name": words.exercises[exercise.id].name,
        "purpose": words.exercises[exercise.id].purpose,
        "position": exercise.position,
        "cameras": [
            {"view": c.view, "mode": c.mode.value, "confidence": c.confidence.value}
            for c in exercise.cameras
        ],
    }


def _whole(exercise: Exercise, words: Words, language: str) -> dict[str, Any]:
    from posturecoach.exercise_book import care_words  # noqa: PLC0415 - heavy

    of, lines, care = words.exercises[exercise.id], words.lines, care_words(language)
    levels = [
        {"level": n, "text": text, **_dose_json(exercise, n)} for n, text in enumerate(of.levels, 1)
    ]
    stop = {sign: lines[f"stop.{sign}"] for sign in dict.fromkeys((*_always(), *exercise.stop))}
    return {
        **_entry(exercise, words),
        "per_side": exercise.per_side,
        "steps": list(of.steps),
        "levels": levels,
        "norm": of.norm,
        "camera": of.camera,
        "confirm": {one: lines[f"confirm.{one}"] for one in exercise.confirm},
        "stop": stop,
        "pain_rule": lines["general.pain_rule"],
        "ask_first": {one: care[f"condition.{one}"] for one in exercise.ask},
        "every_days": exercise.every_days,
        "source": exercise.source,
    }


def _dose_json(exercise: Exercise, level: int) -> dict[str, Any]:
    dose = exercise.dose(level)
    return {
        "sets": dose.sets,
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "rest_s": dose.rest_s,
        "per_day": dose.per_day,
    }


def _side(side: Side | None) -> str | None:
    return None if side is None else side.value


def _number(number: float | None) -> float | None:
    return None if number is None or abs(number) == inf else round(number, 3)
