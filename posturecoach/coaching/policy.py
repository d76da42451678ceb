"""Decide when to speak. State, what a look says, and time go in; cues and prompts come out.

The quiet cue comes first. Words come only when a holding time is used up, nothing moved
or somebody sat for long; then they wait for a natural gap, and for everything that asks
for silence. Nothing is queued: what could not be said in time is not said later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from posturecoach.coaching.effect import TRIED, time_factor, try_out
from posturecoach.coaching.pauses import still_paused, unfit, unwanted
from posturecoach.coaching.rules import POSTURE, Kind, Policy, Scene, Silence, Wishes
from posturecoach.coaching.state import Day, Prompt, State, Trial, Waiting, Watch
from posturecoach.coaching.watching import (
    LONGEST_LOOK_S,
    channels,
    fade,
    run_s,
    shows,
    triggered,
    watch,
)
from posturecoach.coaching.words import Words, choose
from posturecoach.ergonomics.holding import Hold

# Looks that follow closer than this change nothing, so that 30 a second cost no more than one or
# two. At any steady rate no more than twice this lies between two that count: less than the two
# seconds for which a look speaks.
TICK_S = 0.75
HOUR_S = 3600.0
KEPT = 20  # prompts that can be answered
DAYS_KEPT = 60
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be said at one look.

    Attributes
    ----------
    cue
        The quiet cue to show, as long as it is here; None: nothing to show.
    toast
        A prompt to show now, once.
    thanks
        It worked; a word to show for a moment, once.
    silence
        Why nothing is said, or why what is due must wait; empty where nothing is due.

    """

    cue: Prompt | None = None
    toast: Prompt | None = None
    thanks: Prompt | None = None
    silence: tuple[Silence, ...] = ()

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """All of them, as in a look's ``prompts``."""
        return tuple(p for p in (self.cue, self.toast, self.thanks) if p is not None)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that would be said now, were nothing against it."""

    kind: Kind
    rule: str
    topic: str
    measure: str | None = None
    seconds: float = 0.0


def advance(
    state: State,
    when: datetime,
    scene: Scene,
    *,
    policy: Policy,
    words: Words,
    wishes: Wishes | None = None,
) -> tuple[State, Outcome]:
    """Return the coach's next state, and what is to be said now.

    Parameters
    ----------
    state
        What the coach remembers.
    when
        The local date-time of the look, with its zone: the only clock there is. It may
        jump either way; time that goes back counts as none.
    scene
        What the look says. It must be handed over too while nobody is seen or the camera
        is off, or a pause ends unnoticed.
    policy, words, wishes
        The numbers, the language, and what the user chose.

    Raises
    ------
    ValueError
        If `when` has no zone.

    """
    if when.utcoffset() is None:
        raise ValueError(f"expected a date-time with its zone, got {when}")
    utc_s = when.timestamp()
    last_utc_s = utc_s if state.utc_s is None else state.utc_s
    if state.utc_s is not None and 0.0 <= utc_s - last_utc_s < TICK_S - _ROUNDING:
        return state, Outcome(cue=state.cue, silence=state.silence)
    first, gone_s = state.utc_s is None, max(0.0, utc_s - last_utc_s)
    last_s = state.clock_s
    now_s = last_s + gone_s
    wishes = wishes or Wishes()
    pause = still_paused(state.pause, now_s, when, scene.around.app, policy)
    unknown, hushed = unfit(scene), unwanted(scene, pause, when, wishes)
    seen = replace(scene, measures={}, findings={}, held=()) if unknown else scene
    new_watch = watch(state.watch, last_s, now_s, seen, policy)
    seconds = gone_s if gone_s <= LONGEST_LOOK_S + _ROUNDING else 0.0
    fading = fade(state.fading, when.date(), seconds, seen, policy)
    state = replace(
        state, clock_s=now_s, utc_s=utc_s, pause=pause, watch=new_watch, fading=fading,
        hour=tuple(t for t in state.hour if now_s - t < HOUR_S),
    )  # fmt: skip
    gap_s = gone_s if first or gone_s > LONGEST_LOOK_S + _ROUNDING else 0.0
    state = _settled(state, now_s, gap_s, policy, silent=bool(unknown or hushed), first=first)
    books = _Books(policy, words, wishes, when.date())
    return _speak(state, seen, unknown, hushed, books)


@dataclass(frozen=True, slots=True)
class _Books:
    """What everything at one look is held against."""

    policy: Policy
    words: Words
    wishes: Wishes
    day: date


def _settled(
    state: State, now_s: float, gap_s: float, policy: Policy, *, silent: bool, first: bool
) -> State:
    """Return `state` with since when there is silence, and since when there is none."""
    if silent:
        since = now_s - gap_s if state.quiet_s is None else state.quiet_s
        return _with(state, quiet_s=since)
    quiet_s = gap_s if state.quiet_s is None else now_s - state.quiet_s
    if first or quiet_s >= policy["settle_after_s"]:
        return replace(state, quiet_s=None, free_s=now_s)
    return _with(state, quiet_s=None)


def _with(state: State, **changes: Any) -> State:  # noqa: ANN401 - as replace takes
    """Return `state` with `changes`; the same object where there are none, as at most looks."""
    if all(getattr(state, name) == value for name, value in changes.items()):
        return state
    return replace(state, **changes)


def _speak(
    state: State,
    scene: Scene,
    unknown: tuple[Silence, ...],
    hushed: tuple[Silence, ...],
    books: _Books,
) -> tuple[State, Outcome]:
    policy, now_s = books.policy, state.clock_s
    state, faded = _lit(state, scene, books)
    state, worked = try_out(state, scene, now_s, policy)
    thanks = toast = None
    reasons = (*unknown, *hushed)
    if reasons:
        state = _with(state, waiting=None)
    else:
        if worked is not None and books.wishes.prompts:
            due = Due(Kind.THANKS, "thanks", "thanks.any")
            state, thanks = _said(state, due, books)
        state, toast, reasons = _toast(state, scene, books)
    dark = bool(unknown) or any(policy.silence.get(reason, False) for reason in hushed)
    state = _cue(state, scene, books, dark=dark)
    if faded and state.cue is None and not dark:
        reasons = (*reasons, Silence.FADED)
    state = _with(state, silence=reasons)
    return state, Outcome(state.cue, toast, thanks, reasons)


# --- The quiet cue.


def _lit(state: State, scene: Scene, books: _Books) -> tuple[State, bool]:
    """Return `state` with the triggers of this look, and whether one has faded."""
    policy, now_s, seen, day = books.policy, state.clock_s, state.watch, books.day
    rest = now_s - policy["cue_rest_s"]
    kept = {
        id_: lit
        for id_, lit in state.lit.items()
        if id_ in seen.strained or (id_ in seen.spans and seen.spans[id_][-1][1] > rest)
    }
    used_up = {hold.measure for hold in _used_up(scene, state, policy)}
    fading = state.fading
    for id_ in seen.strained:
        over = id_ in used_up
        if id_ in kept and (kept[id_] or not over):
            continue
        if over or triggered(seen.spans.get(id_, ()), now_s, policy):
            new = id_ not in kept
            shown = True
            if not over:
                fading, shown = shows(fading, policy, wanted=books.wishes.cues)
            kept[id_] = shown
            state = _noted(state, day, id_, 1 if new else 0, policy)
    for id_ in used_up:
        state = _noted(state, day, id_, int(policy["setup_times"]), policy)
    faded = any(not kept[id_] for id_ in seen.strained if id_ in kept)
    return _with(state, lit=kept, fading=fading), faded


def _noted(state: State, day: date, measure: str, cues: int, policy: Policy) -> State:
    """Return `state` with so many more cues of `measure` on `day`, up to what makes it count."""
    book = state.days.get(day.isoformat(), Day())
    count = min(book.cues.get(measure, 0) + cues, int(policy["setup_times"]))
    if count == book.cues.get(measure, 0):
        return state
    return _dated(state, day, replace(book, cues={**book.cues, measure: count}))


def _dated(state: State, day: date, book: Day) -> State:
    days = {key: value for key, value in state.days.items() if key != day.isoformat()}
    days[day.isoformat()] = book  # last, so that the days longest untouched go first
    return replace(state, days=dict(list(days.items())[-DAYS_KEPT:]))


def _cue(state: State, scene: Scene, books: _Books, *, dark: bool) -> State:
    """Return `state` with the cue to show: the one that is, while it holds, else the largest."""
    shown = [] if dark else [id_ for id_ in state.watch.strained if state.lit.get(id_, False)]
    if not shown:
        return _with(state, cue=None)
    if state.cue is not None and state.cue.measure in shown:
        return state
    id_ = max(shown, key=lambda one: scene.findings[one].strain)
    topic = f"cue.{books.policy.topics[id_]}"
    seconds = run_s(state.watch.spans.get(id_, ()), state.clock_s)
    state, cue = _said(state, Due(Kind.CUE, f"zone:{id_}", topic, id_, seconds), books)
    return replace(state, cue=cue)


# --- Prompts with words.


def _used_up(scene: Scene, state: State, policy: Policy) -> list[Hold]:
    """Return the holds beyond their time, longest first.

    Only those whose measure is strained: what is not certain enough for a finding is not
    for a prompt.
    """
    over = []
    for hold in scene.held:
        by = time_factor(state.loosened, f"hold:{hold.part}", policy)
        limit_s = max(policy["hold_least_s"], hold.limit_s * by)
        if hold.for_s >= limit_s - _ROUNDING and hold.measure in state.watch.strained:
            over.append(hold)
    return sorted(over, key=lambda hold: -hold.for_s)


def _dues(state: State, scene: Scene, books: _Books) -> Iterator[Due]:
    """Yield what would be said now, the most important first."""
    policy, now_s, seen = books.policy, state.clock_s, state.watch
    holds = _used_up(scene, state, policy)
    for id_ in dict.fromkeys((*(hold.measure for hold in holds), *seen.strained)):
        if state.lit.get(id_) is not None and _comes_back(state, books.day, id_, policy):
            yield Due(Kind.SETUP, f"zone:{id_}", f"setup.{policy.topics[id_]}", id_)
    for hold in holds:
        topic = f"hold_{hold.part}.any"
        yield Due(Kind.HOLD, f"hold:{hold.part}", topic, hold.measure, hold.for_s)
    if seen.seen_s is None or now_s - seen.seen_s > _ROUNDING:
        return
    wanted = (
        (Kind.SITTING, seen.sat_s), (Kind.STILL, seen.still_s),
        (Kind.EYES, seen.eyes_s if books.wishes.eyes else None),
    )  # fmt: skip
    for kind, since_s in wanted:
        by = time_factor(state.loosened, str(kind), policy)
        if since_s is not None and now_s - since_s >= policy[f"{kind}_s"] * by - _ROUNDING:
            yield Due(kind, str(kind), f"{kind}.any", seconds=now_s - since_s)


def _comes_back(state: State, day: date, measure: str, policy: Policy) -> bool:
    """Return whether the set-up is to be advised: on so many days, and not lately.

    Nor in the same words: what several measures say of one neck is one advice.
    """
    topic = policy.topics[measure]
    said = (id_ for id_ in state.advised if policy.topics.get(id_) == topic)
    if any(_advised(state, day, id_, policy) for id_ in said):
        return False
    since = day - timedelta(days=policy["setup_within_days"] - 1)
    days = [
        key
        for key, book in state.days.items()
        if since <= date.fromisoformat(key) <= day
        and book.cues.get(measure, 0) >= policy["setup_times"]
    ]
    return len(days) >= policy["setup_days"]


def _advised(state: State, day: date, measure: str | None, policy: Policy) -> bool:
    said = state.advised.get(measure or "")
    rest = timedelta(days=policy["setup_rest_days"])
    return said is not None and abs(day - date.fromisoformat(said)) < rest


def _against(state: State, due: Due, books: _Books) -> Silence | None:
    """Return what is against saying `due` now, whether there is a gap or not."""
    policy, now_s, kind = books.policy, state.clock_s, str(due.kind)
    if due.kind is Kind.HOLD and _advised(state, books.day, due.measure, policy):
        return Silence.SETUP_ADVISED
    today = state.days.get(books.day.isoformat(), Day()).prompts
    if due.kind in POSTURE and today >= policy["day_most"]:
        return Silence.DAY_FULL
    if due.kind in POSTURE and len(state.hour) >= policy["hour_most"]:
        return Silence.HOUR_FULL
    every_s = min(policy[f"{kind}_every_s"] * 2 ** state.steps.get(kind, 0), policy["every_most_s"])
    gaps = ((state.tried_s.get(kind), every_s), (state.last_s, policy["any_gap_s"]))
    if any(then is not None and now_s - then < gap_s - _ROUNDING for then, gap_s in gaps):
        return Silence.TOO_SOON
    if now_s - state.free_s < policy["settle_s"] - _ROUNDING:
        return Silence.JUST_BACK
    return None


def _toast(
    state: State, scene: Scene, books: _Books
) -> tuple[State, Prompt | None, tuple[Silence, ...]]:
    """Return `state`, the prompt to show now if any, and why one that is due waits."""
    policy, now_s = books.policy, state.clock_s
    reasons: dict[Silence, None] = {}
    if not books.wishes.prompts:
        return _with(state, waiting=None), None, ()
    for due in _dues(state, scene, books):
        against = _against(state, due, books)
        if against is not None:
            reasons[against] = None
            continue
        waiting = state.waiting
        if waiting is None or waiting.rule != due.rule:
            waiting = Waiting(due.rule, now_s)
        if scene.around.switched or _is_gap(scene.around.idle_s, policy):
            state, prompt = _said(replace(state, waiting=None), due, books)
            return _asked(state, due, prompt, scene, books), prompt, ()
        if now_s - waiting.since_s >= policy["wait_most_s"] - _ROUNDING:
            tried = {**state.tried_s, str(due.kind): now_s}
            waiting_over = replace(state, waiting=None, tried_s=tried)
            return waiting_over, None, (*reasons, Silence.TYPING)
        return _with(state, waiting=waiting), None, (*reasons, Silence.TYPING)
    return _with(state, waiting=None), None, tuple(reasons)


def _is_gap(idle_s: float | None, policy: Policy) -> bool:
    return idle_s is None or idle_s >= policy["gap_s"]


def _asked(state: State, due: Due, prompt: Prompt, scene: Scene, books: _Books) -> State:
    """Return `state` after `prompt` was shown."""
    policy, day, now_s = books.policy, books.day, state.clock_s
    state = replace(
        state, last_s=now_s, tried_s={**state.tried_s, str(due.kind): now_s}, trial=None
    )
    if due.kind in POSTURE:
        book = state.days.get(day.isoformat(), Day())
        state = _dated(state, day, replace(book, prompts=book.prompts + 1))
        state = replace(state, hour=(*state.hour, now_s))
    if due.kind is Kind.SETUP and due.measure is not None:
        state = replace(state, advised={**state.advised, due.measure: day.isoformat()})
    if due.kind in TRIED:
        baseline = channels(scene.measures, policy)
        state = replace(state, trial=Trial(prompt.id, due.kind, due.measure, now_s, baseline))
    return state


def _said(state: State, due: Due, books: _Books) -> tuple[State, Prompt]:
    """Return `state` and a prompt in words that were not the last ones of their kind."""
    texts = books.words.texts[due.topic]
    index = choose(len(texts), state.seed * 1_000_003 + state.serial, state.said.get(due.topic))
    text = books.words.text(due.topic, index, due.seconds)
    id_ = f"{due.kind}-{state.serial}"
    prompt = Prompt(id_, due.kind, due.measure, due.topic, due.rule, text, state.clock_s)
    shown = f"shown:{due.kind}"
    state = replace(
        state,
        serial=state.serial + 1,
        said={**state.said, due.topic: index},
        counts={**state.counts, shown: state.counts.get(shown, 0) + 1},
    )
    if due.kind is Kind.THANKS:
        return state, prompt
    return replace(state, asked=(*state.asked, prompt)[-KEPT:]), prompt


def began(seed: int = 0) -> State:
    """Return the state of somebody who has not been coached yet.

    Parameters
    ----------
    seed
        Another one, another order of the words.

    """
    return State(seed=seed, watch=Watch())
