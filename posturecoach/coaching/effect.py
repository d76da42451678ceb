"""Did it work, and was it wrong: what follows a prompt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from posturecoach.coaching.rules import Kind, Policy, Scene
from posturecoach.coaching.state import Prompt, State, Trial
from posturecoach.coaching.watching import channels
from posturecoach.ergonomics.holding import HoldRule
from posturecoach.ergonomics.zones import Step, Zone, ZoneRule
from posturecoach.posture.measure import Person

# What can be seen of it: whether the eyes rested or the desk was changed can't.
TRIED = frozenset({Kind.HOLD, Kind.STILL, Kind.SITTING})
_ROUNDING = 1e-6


class Answer(StrEnum):
    """What somebody does with a prompt; "not now" is a pause, see `pauses`."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    WRONG = "wrong"  # and the rule is to be loosened
    FALSE_ALARM = "false_alarm"  # wrong this once; the rule stays as it is


def asked(state: State, prompt_id: str) -> Prompt:
    """Return one of the last prompts.

    Raises
    ------
    ValueError
        If it is not among them.

    """
    for prompt in reversed(state.asked):
        if prompt.id == prompt_id:
            return prompt
    raise ValueError(f"expected the id of one of the last prompts, got {prompt_id!r}")


def answer(state: State, prompt_id: str, answer_: Answer, policy: Policy) -> State:
    """Return `state` after an answer; the same prompt can be answered once.

    Dismissed twice in a row doubles the interval of its kind, accepted takes one step
    back. "Wrong" loosens the rule that fired, and that rule only, by one step up to the
    most that policy.toml allows, and counts as a false alarm; "false alarm" is counted as
    the same and loosens nothing.

    Raises
    ------
    ValueError
        If there is no such prompt.

    """
    prompt = asked(state, prompt_id)
    kind = str(prompt.kind)
    if prompt_id in state.answered:
        return state
    kept = (*state.answered, prompt_id)[-len(state.asked) :]
    counted = Answer.WRONG if answer_ is Answer.FALSE_ALARM else answer_
    state = replace(_counted(state, f"{counted}:{kind}"), answered=kept)
    if state.trial is not None and state.trial.id == prompt_id and answer_ is not Answer.ACCEPTED:
        state = replace(state, trial=None)  # nobody is thanked for moving on
    match answer_:
        case Answer.ACCEPTED:
            return accepted(state, prompt.kind)
        case Answer.DISMISSED:
            return _dismissed(state, kind, policy)
        case Answer.WRONG:
            steps = min(state.loosened.get(prompt.rule, 0) + 1, int(policy["loosen_most"]))
            return replace(state, loosened={**state.loosened, prompt.rule: steps})
        case Answer.FALSE_ALARM:
            return state


def accepted(state: State, kind: Kind) -> State:
    """Return `state` with the interval of `kind` one step shorter."""
    steps = max(0, state.steps.get(kind, 0) - 1)
    return replace(
        state,
        steps={**state.steps, str(kind): steps},
        dismissed={**state.dismissed, str(kind): 0},
    )


def _dismissed(state: State, kind: str, policy: Policy) -> State:
    times = state.dismissed.get(kind, 0) + 1
    steps = state.steps.get(kind, 0)
    if times >= policy["dismissed_times"]:
        times, longest = 0, policy["every_most_s"]
        if policy[f"{kind}_every_s"] * 2**steps < longest:
            steps += 1
    return replace(
        state,
        steps={**state.steps, kind: steps},
        dismissed={**state.dismissed, kind: times},
    )


def restored(state: State, rule: str) -> State:
    """Return `state` with `rule` as it was before anybody loosened it."""
    return replace(state, loosened={k: v for k, v in state.loosened.items() if k != rule})


def false_alarm_share(state: State, kind: Kind | None = None) -> float | None:
    """Return which share of the prompts shown was said to be wrong; None before the first.

    Of one `kind`, or of all, cues included.
    """
    kinds = [k for k in Kind if k is not Kind.THANKS] if kind is None else [kind]
    shown = sum(state.counts.get(f"shown:{k}", 0) for k in kinds)
    wrong = sum(state.counts.get(f"wrong:{k}", 0) for k in kinds)
    return wrong / shown if shown else None


def try_out(state: State, scene: Scene, now_s: float, policy: Policy) -> tuple[State, Kind | None]:
    """Return `state` after looking whether the last prompt had an effect, and of what kind.

    A change within 60 s that stays 5 s: the measure is at ease again, somebody moved, or,
    where standing up was offered, left the chair. It counts as accepted.
    """
    trial = state.trial
    if trial is None:
        return state, None
    since_s = trial.changed_s
    if not _changed(trial, scene, policy):
        since_s = None
    elif since_s is None:
        since_s = now_s
    if since_s is not None and since_s - trial.time_s <= policy["effect_s"] + _ROUNDING:
        if now_s - since_s >= policy["effect_stays_s"] - _ROUNDING:
            state = replace(_counted(state, f"worked:{trial.kind}"), trial=None)
            return accepted(state, trial.kind), trial.kind
    elif now_s - trial.time_s > policy["effect_s"]:
        return replace(_counted(state, f"unchanged:{trial.kind}"), trial=None), None
    return replace(state, trial=replace(trial, changed_s=since_s)), None


def _changed(trial: Trial, scene: Scene, policy: Policy) -> bool:
    if scene.person is Person.ABSENT or (scene.standing and trial.kind is Kind.SITTING):
        return True
    if trial.kind is Kind.SITTING or scene.person is not Person.PRESENT:
        return False
    finding = scene.findings.get(trial.measure or "")
    if finding is not None and finding.zone is Zone.NEUTRAL:
        return True
    for id_, value in channels(scene.measures, policy).items():
        far = policy["effect_mm"] if scene.measures[id_].unit == "mm" else policy["effect_deg"]
        if id_ in trial.channels and abs(value - trial.channels[id_]) >= far:
            return True
    return False


def _counted(state: State, name: str) -> State:
    return replace(state, counts={**state.counts, name: state.counts.get(name, 0) + 1})


def loosened_zones(
    rules: Sequence[ZoneRule], loosened: Mapping[str, int], policy: Policy
) -> tuple[ZoneRule, ...]:
    """Return `rules` with the borders that were said to be wrong moved outwards.

    Each step moves caution and bad of that measure by a quarter of the caution zone, in
    every view; all other rules stay the same objects.
    """
    found = []
    for rule in rules:
        steps = min(loosened.get(f"zone:{rule.measure}", 0), int(policy["loosen_most"]))
        if steps <= 0:
            found.append(rule)
            continue
        share = steps * policy["loosen_border"]
        found.append(
            replace(
                rule,
                personal=tuple(_outwards(step, share) for step in rule.personal),
                published=tuple(_outwards(step, share) for step in rule.published),
            )
        )
    return tuple(found)


def loosened_holds(
    rules: Sequence[HoldRule], loosened: Mapping[str, int], policy: Policy
) -> tuple[HoldRule, ...]:
    """Return `rules` with the holding times that were said to be wrong made longer.

    For showing the limits that count. The coach itself takes the published limits and
    makes them longer by the same share, so it must not be given these as well.
    """
    found = []
    for rule in rules:
        by = time_factor(loosened, f"hold:{rule.part}", policy)
        found.append(replace(rule, from_s=rule.from_s * by, to_s=rule.to_s * by))
    return tuple(found)


def time_factor(loosened: Mapping[str, int], rule: str, policy: Policy) -> float:
    """Return by how much the time of `rule` is longer than in the tables; 1 for most."""
    return 1.0 + policy["loosen_time"] * min(loosened.get(rule, 0), int(policy["loosen_most"]))


def _outwards(step: Step, share: float) -> Step:
    by = step.sign * share * step.width
    return Step(step.caution + by, step.bad + by)
