"""What holds for any input: caps, gaps, silence, clocks that jump; and the state that is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import MONDAY, POLICY, Part, away, play, scenes, sits, slumps, still, strains

from posturecoach.coaching.effect import (
    Answer,
    answer,
    false_alarm_share,
    loosened_holds,
    loosened_zones,
    restored,
)
from posturecoach.coaching.pauses import (
    pause_for,
    pause_for_app,
    pause_until_tomorrow,
    resume,
    still_paused,
)
from posturecoach.coaching.policy import advance, began
from posturecoach.coaching.rules import POSTURE, Around, Kind, QuietHours, Scene, Silence, Wishes
from posturecoach.coaching.state import Day, Fading, State, StateError
from posturecoach.coaching.watching import fade, shows
from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.measure import Person
from posturecoach.rulebook import coach_words, hold_rules, zone_rules

WORDS = coach_words()
NEVER_CUE = {reason for reason, dark in POLICY.silence.items() if dark}


def scene_of(part):
    return scenes(part, 0.0)(part.seconds / 2, 0.0)


SCENES = [
    scene_of(slumps(20)),
    scene_of(slumps(40, deg=60)),
    scene_of(still(20)),
    scene_of(strains(5, "viewing_distance")),
    scene_of(slumps(20, around=Around(idle_s=0.0))),
    scene_of(slumps(20, around=Around(call=True))),
    scene_of(slumps(20, around=Around(do_not_disturb=True))),
    scene_of(slumps(20, around=Around(locked=True))),
    scene_of(slumps(20, scene={"moved": True})),
    scene_of(slumps(20, scene={"calibrated": False})),
    scene_of(away(5)),
    Scene(Person.UNCERTAIN, trouble=True),
]
STEPS = st.one_of(
    st.floats(0.0, 3.0),
    st.sampled_from([0.03, 0.5, 1.0, 1.0, 2.0, 300.0, 3600.0, 86400.0]),
    st.floats(-90000.0, -0.01),
    st.floats(3.0, 100000.0),
)
PIECES = st.lists(
    st.tuples(st.integers(0, len(SCENES) - 1), STEPS, st.integers(1, 40)), min_size=1, max_size=60
)


def run(pieces, wishes=None, answers=()):
    """Play pieces of (scene, seconds from look to look, looks); yield (clock, when, out)."""
    state, when, waiting = began(3), MONDAY, list(answers)
    for number, step_s, times in pieces:
        for _ in range(times):
            when += timedelta(seconds=step_s)
            before = state
            state, out = advance(
                state, when, SCENES[number], policy=POLICY, words=WORDS, wishes=wishes
            )
            assert state.clock_s >= before.clock_s
            yield state.clock_s, when, out, SCENES[number]
            if out.toast is not None and waiting:
                state = answer(state, out.toast.id, waiting.pop(), POLICY)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.lists(st.sampled_from(Answer), max_size=10), st.booleans())
def test_that_the_caps_hold_for_any_input(pieces, answers, eyes):
    toasts = [
        (now, when.date(), out.toast)
        for now, when, out, _ in run(pieces, Wishes(eyes=eyes), answers)
        if out.toast is not None
    ]
    times = [now for now, _, _ in toasts]
    assert all(b - a >= POLICY["any_gap_s"] - 1e-3 for a, b in pairwise(times))
    posture = [(now, day) for now, day, toast in toasts if toast.kind in POSTURE]
    for now, _ in posture:
        assert sum(now - 3600 < other <= now for other, _ in posture) <= POLICY["hour_most"]
    for day in {day for _, day in posture}:
        assert sum(day == other for _, other in posture) <= POLICY["day_most"]
    for kind in POSTURE:
        same = [now for now, _, toast in toasts if toast.kind is kind]
        assert all(b - a >= 600 - 1e-3 for a, b in pairwise(same))
    assert len({toast.id for *_, toast in toasts}) == len(toasts)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_that_nothing_is_said_in_silence(pieces):
    for _, _, out, _ in run(pieces):
        if out.toast is not None:
            assert out.silence == ()
        if out.toast is None and out.cue is not None:
            assert not set(out.silence) & NEVER_CUE
    quiet = [p for p in pieces if SCENES[p[0]].around.call or SCENES[p[0]].moved]
    assert all(out.prompts == () for _, _, out, _ in run(quiet))


@settings(max_examples=30, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=30), st.sampled_from([0, 1, 2, 3]))
def test_that_a_clock_that_jumps_causes_no_burst(steps, number):
    pieces = [piece for step in steps for piece in ((number, step, 1), (number, 1.0, 50))]
    jumped_s = 0.0
    for i, (now, _, out, _) in enumerate(run(pieces)):
        if i % 51 == 0 and steps[i // 51] >= POLICY["settle_after_s"]:
            jumped_s = now
        if now - jumped_s < POLICY["settle_s"] and jumped_s:
            assert out.toast is None  # nothing comes of the jump itself
    # Looks that all stand at one moment, or go back, never add up to anything.
    back = [(number, -step, 20) for step in (0.0, 1.0, 3600.0)]
    assert all(out.toast is None for _, _, out, _ in run(back * 10))


def test_that_a_clock_put_forward_is_no_hour_of_sitting():
    state = play([sits(20)]).state
    said = play([sits(20)], state=state, start=MONDAY + timedelta(hours=2)).toasts
    assert said == []  # it looks like two hours away from the desk


def test_that_a_clock_put_back_holds_nothing_up():
    state = play([sits(20)]).state
    told = play([sits(20)], state=state, start=MONDAY - timedelta(hours=2))
    assert told.toasts == [(Kind.SITTING, pytest.approx(10, abs=0.1))]


def test_that_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="with its zone"):
        advance(began(), datetime(2030, 5, 6, 9), SCENES[0], policy=POLICY, words=WORDS)  # noqa: DTZ001


@settings(max_examples=30, deadline=None)
@given(PIECES)
def test_that_every_state_can_be_kept(pieces):
    state, when = began(5), MONDAY
    for number, step_s, times in pieces:
        for _ in range(times):
            when += timedelta(seconds=step_s)
            state, _ = advance(state, when, SCENES[number], policy=POLICY, words=WORDS)
    kept = json.loads(json.dumps(state.to_dict()))
    assert State.from_dict(kept) == state


def test_that_a_kept_state_goes_on_where_it_was():
    half = play([slumps(10)]).state
    kept = State.from_dict(json.loads(json.dumps(half.to_dict())))
    start = MONDAY + timedelta(minutes=10)
    assert (
        play([slumps(30)], state=kept, start=start).said
        == play([slumps(30)], state=half, start=start).said
    )


def test_that_a_broken_state_names_every_mistake():
    data = play([slumps(8)]).state.to_dict()
    data["version"] = 99
    data["clock_s"] = "late"
    data["serial"] = -1
    data["mood"] = "grim"
    data["hour"] = [1.0, float("nan")]
    data["silence"] = ["bored"]
    data["watch"]["ranges"] = {"head_pitch": [1.0]}
    del data["asked"][0]["text"]
    data["days"] = [1]
    with pytest.raises(StateError) as caught:
        State.from_dict(data)
    said = str(caught.value)
    for part in (
        "version: expected 1, got 99", "clock_s: expected float, got 'late'", "serial: expected",
        "mood: unknown", "hour[]: expected float", "silence[]: expected Silence, got 'bored'",
        "watch.ranges.head_pitch: expected", "asked[].text: missing", "days: expected",
    ):  # fmt: skip
        assert part in said


# --- Pauses and quiet hours.


@pytest.mark.parametrize(
    ("asked_at", "ends"),
    [
        ("2030-05-06T09:00", "2030-05-07T04:00"),
        ("2030-05-06T23:59", "2030-05-07T04:00"),
        ("2030-05-07T00:30", "2030-05-07T04:00"),
        ("2030-12-31T12:00", "2031-01-01T04:00"),
    ],
)
def test_that_tomorrow_comes_after_the_night(asked_at, ends):
    asked, end = (datetime.fromisoformat(t).replace(tzinfo=UTC) for t in (asked_at, ends))
    pause = pause_until_tomorrow(began(), asked, POLICY).pause
    second = timedelta(seconds=1)
    assert still_paused(pause, 10.0, end - second, None, POLICY) == pause
    assert still_paused(pause, 10.0, end, None, POLICY) is None


def test_that_no_pause_outlives_a_clock_that_was_set_back():
    pause = pause_until_tomorrow(began(), MONDAY, POLICY).pause
    assert still_paused(pause, POLICY["pause_most_s"] + 1, MONDAY, None, POLICY) is None


def test_that_a_pause_for_an_application_forgives_a_glance_elsewhere():
    pause = pause_for_app(began(), "film", POLICY).pause
    pause = still_paused(pause, 100.0, MONDAY, "film", POLICY)
    elsewhere = still_paused(pause, 400.0, MONDAY, "mail", POLICY)
    assert elsewhere is not None
    assert still_paused(elsewhere, 100.0 + POLICY["app_gone_s"], MONDAY, None, POLICY) is None


def test_that_a_pause_can_be_ended():
    assert resume(pause_for(began(), 10, POLICY)).pause is None


@pytest.mark.parametrize("minutes", [0, -5, 10_000, float("nan")])
def test_that_a_pause_has_an_end(minutes):
    with pytest.raises(ValueError, match="minutes"):
        pause_for(began(), minutes, POLICY)


@pytest.mark.parametrize(
    ("hours", "now", "quiet"),
    [
        (("22:00", "06:00"), "23:00", True), (("22:00", "06:00"), "05:59", True),
        (("22:00", "06:00"), "06:00", False), (("22:00", "06:00"), "12:00", False),
        (("12:00", "13:00"), "12:00", True), (("12:00", "13:00"), "13:00", False),
        (("12:00", "13:00"), "00:30", False),
    ],
)  # fmt: skip
def test_quiet_hours(hours, now, quiet):
    assert QuietHours(*map(time.fromisoformat, hours)).hold(time.fromisoformat(now)) is quiet


def test_that_quiet_hours_have_two_ends():
    with pytest.raises(ValueError, match="two different times"):
        QuietHours(time(8), time(8))


# --- Answers, effect, loosening.


def told_once(part=None):
    told = play([part or slumps(6.5)])
    (said,) = told.said
    return told.state, said.id


def test_that_dismissing_doubles_and_accepting_takes_back():
    state, levels = began(), []
    for answers in ("dd", "dd", "dd", "dd", "a", "d", "a", "d", "d", "a", "a", "a"):
        for letter in answers:
            state, id_ = told_once_more(state)
            how = {"d": Answer.DISMISSED, "a": Answer.ACCEPTED}[letter]
            state = answer(state, id_, how, POLICY)
        levels.append(state.steps.get("hold", 0))
    assert levels == [1, 2, 3, 3, 2, 2, 1, 1, 2, 1, 0, 0]


def told_once_more(state):
    """Return the state after one more hold prompt, hours later, and its id."""
    before = MONDAY if state.utc_s is None else datetime.fromtimestamp(state.utc_s, UTC)
    later = before + timedelta(hours=4)
    told = play([slumps(6.3)], state=replace(state, days={}), start=later)
    return told.state, told.said[-1].id


def test_that_the_interval_never_grows_beyond_an_hour():
    state = replace(began(seed=7), steps={"hold": 3})
    told = play([slumps(75)], state=state)
    holds = [minute for kind, minute in told.toasts if kind is Kind.HOLD]
    assert holds == [pytest.approx(6.25, abs=0.1), pytest.approx(66.25, abs=0.1)]


def test_that_a_prompt_is_answered_once_and_only_if_it_was_asked():
    state, id_ = told_once()
    state = answer(state, id_, Answer.WRONG, POLICY)
    assert answer(state, id_, Answer.WRONG, POLICY) is state
    with pytest.raises(ValueError, match="one of the last prompts"):
        answer(state, "hold-99", Answer.WRONG, POLICY)


def test_that_wrong_loosens_that_rule_only_and_is_counted():
    state, id_ = told_once()
    assert false_alarm_share(began()) is None
    assert false_alarm_share(state) == 0.0
    state = answer(state, id_, Answer.WRONG, POLICY)
    assert state.loosened == {"hold:head": 1}
    assert false_alarm_share(state, Kind.HOLD) == 1.0
    assert false_alarm_share(state) == 0.5  # of the cue and the prompt
    assert state.steps.get("hold", 0) == 0
    assert restored(state, "hold:head").loosened == {}


def test_that_a_false_alarm_is_counted_and_loosens_nothing():
    state, id_ = told_once()
    after = answer(state, id_, Answer.FALSE_ALARM, POLICY)
    assert after.loosened == {}
    assert false_alarm_share(after, Kind.HOLD) == 1.0
    assert (after.steps, after.dismissed) == (state.steps, state.dismissed)
    assert state.trial is not None
    assert after.trial is None  # nobody is thanked for moving on
    assert answer(after, id_, Answer.WRONG, POLICY) is after  # answered once


def test_that_a_cue_can_be_wrong_too():
    state = play([strains(3)]).state
    state = answer(state, state.cue.id, Answer.WRONG, POLICY)
    assert state.loosened == {"zone:slump": 1}


@given(st.integers(0, 100), st.sampled_from([rule.measure for rule in zone_rules()]))
def test_that_loosening_is_bounded_and_touches_nothing_else(times, measure):
    rules = zone_rules()
    loose = loosened_zones(rules, {f"zone:{measure}": times}, POLICY)
    for was, now in zip(rules, loose, strict=True):
        if was.measure != measure:
            assert now is was
            continue
        steps = zip((*was.personal, *was.published), (*now.personal, *now.published), strict=True)
        for old, new in steps:
            share = min(times, 3) * 0.25
            assert old.sign * (new.caution - old.caution) == pytest.approx(share * old.width)
            assert new.width == pytest.approx(old.width)
            assert new.sign == old.sign


def test_that_a_holding_time_is_loosened_to_its_most():
    rules = hold_rules()
    loose = loosened_holds(rules, {"hold:head": 9}, POLICY)
    by = {rule.part: now.from_s / rule.from_s for rule, now in zip(rules, loose, strict=True)}
    assert by == {"head": 1.75, "trunk": 1.0, "upper_arm": 1.0}


def test_that_who_leaves_the_chair_when_asked_is_counted_without_a_word():
    told = play([sits(30.3), away(2)])
    assert told.state.counts["worked:sitting"] == 1
    assert told.thanks == []


def test_that_no_change_is_counted_as_none():
    assert play([slumps(9)]).state.counts["unchanged:hold"] == 1


def test_that_a_camera_that_moves_meanwhile_is_no_effect():
    told = play([slumps(6.5), slumps(3, scene={"moved": True})])
    assert told.thanks == []
    assert "worked:hold" not in told.state.counts


# --- Fading and the set-up.


def weeks(*shares, hours=3.0):
    """Return the step of fading at the beginning of each week with these shares in bad."""
    fading, steps = Fading(), []
    day = date(2030, 5, 6)
    for share in shares:
        for zone, part in ((Zone.BAD, share), (Zone.NEUTRAL, 1.0 - share)):
            findings = {"slump": Finding("slump", zone, 1.0, Border.PERSONAL, 0.0)}
            scene = Scene(Person.PRESENT, findings=findings)
            fading = fade(fading, day, part * hours * 3600.0, scene, POLICY)
        steps.append(fading.step)
        day += timedelta(days=7)
    return steps


def test_fading_over_four_weeks():
    assert weeks(0.2, 0.2, 0.2, 0.2, 0.2, 0.2) == [0, 1, 2, 3, 4, 4]


def test_that_a_harder_week_goes_a_step_back():
    assert weeks(0.2, 0.2, 0.4, 0.4, 0.4) == [0, 1, 2, 1, 2]


def test_that_a_holiday_is_no_week():
    assert weeks(0.2, 0.2, 0.2, hours=0.5) == [0, 0, 0]


@pytest.mark.parametrize(("step", "of_100"), [(0, 100), (1, 75), (2, 50), (3, 25), (4, 0)])
def test_which_share_of_the_triggers_is_shown(step, of_100):
    fading, shown = Fading(step), 0
    for _ in range(100):
        fading, one = shows(fading, POLICY, wanted=False)
        shown += one
    assert shown == of_100


def test_that_three_days_in_a_row_end_in_advice():
    state, kinds = began(), []
    for day in range(5):
        start = MONDAY + timedelta(days=day)
        told = play([slumps(8), sits(2)], state=state, start=start)
        state = told.state
        kinds.append([kind for kind, _ in told.toasts])
    assert kinds[:3] == [[Kind.HOLD], [Kind.HOLD], [Kind.SETUP]]
    assert kinds[3:] == [[], []]


def test_that_three_cues_a_day_on_three_days_do_so_without_a_holding_time():
    state = began()
    for day in range(3):
        start = MONDAY + timedelta(days=day)
        story = [strains(2, "viewing_distance"), sits(2)] * 3
        told = play(story, state=state, start=start)
        state = told.state
    assert [s.kind for s in told.said] == [Kind.SETUP]
    assert state.advised == {"viewing_distance": "2030-05-08"}


def test_that_the_books_of_days_stay_short():
    state = began()
    for day in range(70):
        told = play([slumps(1.2, deg=88)], state=state, start=MONDAY + timedelta(days=day))
        state = told.state
    assert len(state.days) == 60
    assert all(isinstance(book, Day) for book in state.days.values())
    assert len(state.asked) <= 20
    assert len(state.answered) <= 20


@pytest.mark.parametrize(
    ("number", "of_day", "reason"),
    [
        ("hour_most", False, Silence.HOUR_FULL),
        ("day_most", True, Silence.DAY_FULL),
    ],
)
def test_that_an_hour_and_a_day_have_their_most(number, of_day, reason):
    def slumped(said):
        """Slump for ten minutes after so many prompts, none of which is a rest from another."""
        state = began()
        if of_day:
            state = replace(state, days={MONDAY.date().isoformat(): Day(prompts=said)})
        else:
            state = replace(state, hour=(0.0,) * said)
        toasts, silences = [], set()
        told = scenes(slumps(60), 0.0)
        for second in range(600):
            state, outcome = advance(
                state,
                MONDAY + timedelta(seconds=second),
                told(float(second), float(second)),
                policy=POLICY,
                words=coach_words("en"),
            )
            toasts += [outcome.toast] if outcome.toast else []
            silences |= set(outcome.silence)
        return len(toasts), reason in silences

    most = round(POLICY[number])
    assert slumped(most) == (0, True)
    assert slumped(most - 1)[0] == 1


def test_that_what_is_due_says_why_it_waits():
    told = play([slumps(8)])
    assert Silence.TOO_SOON in told.silences
    told = play([Part(400.0, {"head_pitch": Zone.BAD}, head_deg=40.0, around=Around(idle_s=1.0))])
    assert Silence.TYPING in told.silences
