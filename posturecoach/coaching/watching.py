"""What the last minutes were like: what strained, how long somebody sat, what moved.

By seconds: one look speaks for the time until the next, and for no more than two seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import inf

from posturecoach.coaching.rules import Policy, Scene
from posturecoach.coaching.state import Fading, Span, Watch
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Measure, Person

LONGEST_LOOK_S = 2.0
WEEK = timedelta(days=7)
FADED = 4  # steps: one a week
_ROUNDING = 1e-6


def strained_in(scene: Scene) -> tuple[str, ...]:
    """Return the measures that are in caution or bad, sorted."""
    return tuple(sorted(id_ for id_, f in scene.findings.items() if f.zone is not Zone.NEUTRAL))


def watch(was: Watch, last_s: float, now_s: float, scene: Scene, policy: Policy) -> Watch:
    """Return `was` with the look at `now_s` taken into account.

    Parameters
    ----------
    was
        What was known at the look at `last_s`.
    last_s, now_s
        On the coach's clock.
    scene
        Without findings where nothing can be judged.
    policy
        The numbers.

    """
    strained = strained_in(scene)
    seamless = now_s - last_s <= LONGEST_LOOK_S + _ROUNDING
    went_on = was.strained if seamless else ()
    spans = {}
    for id_ in {*was.spans, *went_on}:
        kept = _spans(was.spans.get(id_, ()), now_s - policy["cue_window_s"])
        if id_ in went_on:
            kept = _longer(kept, last_s, now_s)
        if kept:
            spans[id_] = kept
    new = Watch(strained, spans, was.sat_s, was.seen_s, was.eyes_s, was.still_s, was.ranges)
    return _present(new, now_s, scene, policy) if scene.person is Person.PRESENT else new


def _present(was: Watch, now_s: float, scene: Scene, policy: Policy) -> Watch:
    """Return `was` after a look at somebody who is there."""
    away_s = inf if was.seen_s is None else now_s - was.seen_s
    rested = away_s >= policy["eyes_break_s"]
    back = away_s >= policy["break_s"]
    sat_s = now_s if back or was.sat_s is None else was.sat_s
    eyes_s = now_s if rested or was.eyes_s is None else was.eyes_s
    still_s, ranges = was.still_s, was.ranges
    seen = channels(scene.measures, policy)
    if not seen:
        still_s, ranges = None, {}  # nothing says that nothing moved
    elif back or still_s is None or _moved(seen, ranges, scene.measures, policy):
        still_s, ranges = now_s, {id_: (value, value) for id_, value in seen.items()}
    else:
        ranges = {**ranges, **{id_: _wider(ranges.get(id_), v) for id_, v in seen.items()}}
    sat = None if scene.standing else sat_s
    return Watch(was.strained, was.spans, sat, now_s, eyes_s, still_s, ranges)


def channels(measures: Mapping[str, Measure], policy: Policy) -> dict[str, float]:
    """Return what says whether somebody moves: the change from the neutral, else the value."""
    found = {}
    for id_ in policy.channels:
        measure = measures.get(id_)
        if measure is None or measure.absent is not None:
            continue
        number = measure.value if measure.from_neutral is None else measure.from_neutral
        if number is not None:
            found[id_] = number
    return found


def run_s(spans: tuple[Span, ...], now_s: float) -> float:
    """Return for how long it has been strained without a pause until now."""
    return now_s - spans[-1][0] if spans and spans[-1][1] >= now_s - _ROUNDING else 0.0


def triggered(spans: tuple[Span, ...], now_s: float, policy: Policy) -> bool:
    """Return whether it was strained long enough, or often enough, for a cue."""
    if run_s(spans, now_s) >= policy["cue_after_s"] - _ROUNDING:
        return True
    total = sum(end - start for start, end in spans)
    return total >= policy["cue_share"] * policy["cue_window_s"] - _ROUNDING


def fade(was: Fading, day: date, seconds: float, scene: Scene, policy: Policy) -> Fading:
    """Return the fading after a look that speaks for `seconds`; a new week may begin.

    A week with a share in bad half as large again as the last one's goes a step back; a
    week with next to nothing judged, as in a holiday, is no week.
    """
    if not was.began:
        was = replace(was, began=day.isoformat())
    elif day.isoformat() < was.began:
        was = replace(was, began=day.isoformat())  # the computer's clock was put right
    elif day - date.fromisoformat(was.began) >= WEEK:
        was = _next_week(was, day, policy)
    if not scene.findings:
        return was
    bad = any(finding.zone is Zone.BAD for finding in scene.findings.values())
    judged_s, bad_s = was.judged_s + seconds, was.bad_s + seconds * bad
    return Fading(was.step, was.began, judged_s, bad_s, was.last_share, was.triggers)


def _next_week(was: Fading, day: date, policy: Policy) -> Fading:
    began = day.isoformat()
    if was.judged_s < policy["fade_least_s"]:
        return replace(was, began=began, judged_s=0.0, bad_s=0.0)
    share = was.bad_s / was.judged_s
    grew = was.last_share is not None and share > policy["fade_back"] * was.last_share
    step = max(0, was.step - 1) if grew else min(FADED, was.step + 1)
    return Fading(step, began, last_share=share, triggers=was.triggers)


def shows(fading: Fading, policy: Policy, *, wanted: bool) -> tuple[Fading, bool]:
    """Return the fading after one more trigger, and whether its cue is shown.

    The share of the week is spread evenly: of 100, 75, 50 and 25 % all, three of four,
    every second, every fourth. `wanted`: who asked for cues gets them all.
    """
    n = fading.triggers + 1
    share = policy[f"fade_{fading.step + 1}"] if fading.step < FADED else 0.0
    shown = wanted or int(n * share + _ROUNDING) > int((n - 1) * share + _ROUNDING)
    return replace(fading, triggers=n), shown


def _spans(spans: tuple[Span, ...], from_s: float) -> tuple[Span, ...]:
    """Return what of `spans` lies after `from_s`."""
    if not spans or spans[0][0] >= from_s:
        return spans
    kept = [(max(start, from_s), end) for start, end in spans if end > from_s]
    return tuple(kept)


def _longer(spans: tuple[Span, ...], from_s: float, to_s: float) -> tuple[Span, ...]:
    if spans and spans[-1][1] >= from_s - _ROUNDING:
        return (*spans[:-1], (spans[-1][0], to_s))
    return (*spans, (from_s, to_s))


def _moved(
    seen: Mapping[str, float],
    ranges: Mapping[str, Span],
    measures: Mapping[str, Measure],
    policy: Policy,
) -> bool:
    for id_, value in seen.items():
        if id_ not in ranges:
            continue
        low, high = ranges[id_]
        most = policy["still_mm"] if measures[id_].unit == "mm" else policy["still_deg"]
        if max(high, value) - min(low, value) > 2.0 * most:
            return True
    return False


def _wider(span: Span | None, value: float) -> Span:
    return (value, value) if span is None else (min(span[0], value), max(span[1], value))
