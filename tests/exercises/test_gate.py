"""The safety gate: no path from an open red flag to an exercise, whatever else was answered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posturecoach.exercise_book import (
    LANGUAGES,
    ExerciseBookError,
    care_words,
    exercises,
    plan_rules,
    plans,
    safety_rules,
)
from posturecoach.exercises.gate import (
    Effect,
    PainAdvice,
    Permit,
    Refusal,
    Safety,
    Tier,
    advice,
    ask,
    clear,
    level_for,
    lock,
    pain_advice,
    permits,
    report,
    safety_from,
    self_check,
)
from posturecoach.exercises.library import Group
from posturecoach.exercises.plan import begin, micro, next_session, today, week
from posturecoach.exercises.player import Player
from posturecoach.exercises.progress import Change, Session, kept, next_level, session_from

LIBRARY, RULES = exercises(), safety_rules()
DAY = "2030-03-04"
LOCKING = [f.id for f in RULES.flags.values() if f.tier is not Tier.VISIT and not f.advice_alone]

flags = st.sets(st.sampled_from(sorted(RULES.flags)), max_size=4)
conditions = st.sets(st.sampled_from(sorted(RULES.conditions)))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("report"), flags),
        st.tuples(st.just("clear"), st.booleans()),
        st.tuples(st.just("keep"), st.none()),  # written down and read again
    ),
    max_size=8,
)


def lived(story, has, allowed):
    """Live through a story; return the answers and which locking flags must be open."""
    safety, must = Safety(conditions=frozenset(has), allowed=frozenset(allowed)), set()
    for what, value in story:
        if what == "report":
            safety = report(safety, value, DAY, RULES)
            must |= value
        elif what == "clear":
            safety = clear(safety, DAY, confirmed=value)
            must = set() if value else must
        else:
            mistakes = []
            safety = safety_from(safety.to_plain(), RULES, mistakes)
            assert mistakes == []
    return safety, must


@settings(max_examples=150, deadline=None)
@given(steps, conditions, conditions, st.one_of(st.none(), st.floats(0, 10)))
def test_that_no_path_leads_from_an_open_flag_to_an_exercise(story, has, allowed, pain):
    safety, must = lived(story, has, allowed)
    assert set(safety.open_flags) == must
    if not must & set(LOCKING):
        return
    held = lock(safety, RULES)
    assert held is not None
    assert {flag for flag in must if flag in LOCKING} <= set(held.flags)
    open_ = permits(LIBRARY, safety, RULES)
    assert open_ == {}
    answers = [ask(e, safety, RULES, pain=pain) for e in LIBRARY.values()]
    assert all(isinstance(a, Refusal) and a.lock == held for a in answers)
    for plan in plans().values():
        followed = begin(plan, DAY)
        assert all(not day.due for day in week(followed, DAY, open_, plan_rules()))
        assert next_session(today(followed, DAY, open_, plan_rules()), plan_rules()) == ()
    assert micro(open_, plan_rules(), None) is None


def test_that_a_player_takes_a_permit_and_nothing_else():
    refusal = ask(LIBRARY["M1"], report(Safety(), {"fever"}, DAY, RULES), RULES)
    with pytest.raises(AttributeError):
        Player(refusal, 1, LIBRARY["M1"].cameras[0])
    eased = ask(LIBRARY["M5"], Safety(conditions=frozenset({"acute_disc"})), RULES)
    with pytest.raises(ValueError, match="level up to 1"):
        Player(eased, 2, LIBRARY["M5"].cameras[0])


def test_that_the_tiers_are_three():
    tiers = [flag.tier for flag in RULES.flags.values()]
    assert {tier: tiers.count(tier) for tier in Tier} == {
        Tier.EMERGENCY: 12,
        Tier.CLINICIAN: 9,
        Tier.VISIT: 5,
    }


def test_that_the_most_urgent_comes_first():
    safety = report(Safety(), {"fever", "cauda.urine"}, DAY, RULES)
    held = lock(safety, RULES)
    assert held.tier is Tier.EMERGENCY
    assert held.flags == ("cauda.urine", "fever")


def test_that_a_visit_locks_nothing():
    safety = report(Safety(), {"six_weeks", "pain_7"}, DAY, RULES)
    assert lock(safety, RULES) is None
    assert set(advice(safety, RULES)) == {"six_weeks", "pain_7"}
    assert len(permits(LIBRARY, safety, RULES)) == 24 - 3


def test_that_age_alone_is_advice():
    safety = report(Safety(), {"age"}, DAY, RULES)
    assert lock(safety, RULES) is None
    assert advice(safety, RULES) == ("age",)
    assert lock(report(safety, {"night"}, DAY, RULES), RULES) is not None
    assert lock(report(safety, {"pain_7"}, DAY, RULES), RULES) is None


def test_that_only_a_confirmed_clearance_opens_and_a_new_report_closes_again():
    safety = report(Safety(), {"cord"}, DAY, RULES)
    assert lock(report(safety, set(), "2030-03-11", RULES), RULES) is not None
    assert lock(clear(safety, "2030-03-11", confirmed=False), RULES) is not None
    cleared = clear(safety, "2030-03-11", confirmed=True)
    assert lock(cleared, RULES) is None
    assert cleared.raised[0].cleared == "2030-03-11"
    again = report(cleared, {"cord"}, "2030-04-01", RULES)
    assert lock(again, RULES) is not None
    assert again.asked == "2030-04-01"
    with pytest.raises(ValueError, match="expected red flags, got ghost"):
        report(safety, {"ghost"}, DAY, RULES)


def refused(id_, *has, allowed=()):
    safety = Safety(conditions=frozenset(has), allowed=frozenset(allowed))
    answer = ask(LIBRARY[id_], safety, RULES)
    return answer.conditions if isinstance(answer, Refusal) else None


def test_that_conditions_close_what_they_concern():
    assert refused("M2", "whiplash") == ("whiplash",)
    assert refused("M2", "whiplash", allowed=("whiplash",)) is None
    assert refused("M6", "whiplash") is None
    assert refused("R1", "told_to_rest") == ("told_to_rest",)
    assert refused("M4", "facet") == ("facet",)  # extension is off by default then
    assert refused("N1") == ("nerve",)
    assert refused("N1", "nerve") == ("nerve",)
    assert refused("N1", allowed=("nerve",)) == ("nerve",)
    assert refused("N1", "nerve", allowed=("nerve",)) is None
    assert refused("N1", "nerve", "numb_weak", allowed=("nerve",)) == ("numb_weak",)


def test_that_each_condition_concerns_something():
    for condition in RULES.conditions.values():
        assert any(condition.concerns(e) for e in LIBRARY.values()), condition.id


def test_that_balance_asks_for_a_helper_after_a_fall():
    permit = ask(LIBRARY["B1"], Safety(conditions=frozenset({"falls"})), RULES)
    assert isinstance(permit, Permit)
    assert permit.helper
    assert ask(LIBRARY["M5"], Safety(conditions=frozenset({"disc"})), RULES).most_level == 1


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        (0, 1, PainAdvice.FINE),
        (3, 3, PainAdvice.FINE),
        (3, 4, PainAdvice.SMALLER),
        (4, 5, PainAdvice.SMALLER),
        (5, 5.5, PainAdvice.STOP),
        (1, 3, PainAdvice.STOP),
        (4, 6, PainAdvice.STOP),
    ],
)
def test_the_stop_rule(before, now, wanted):
    assert pain_advice(before, now, RULES) is wanted


def test_that_pain_before_closes_or_eases():
    assert ask(LIBRARY["M1"], Safety(), RULES, pain=6).pain
    permit = ask(LIBRARY["M1"], Safety(), RULES, pain=5)
    assert level_for(3, permit, 5, RULES) == 2
    assert level_for(1, permit, 5, RULES) == 1
    assert level_for(3, permit, 3, RULES) == 3
    assert level_for(3, permit, None, RULES) == 3


def test_the_self_check():
    nothing = self_check((), RULES)
    assert (nothing.ticked, nothing.of, nothing.may_help) == (0, 8, False)
    some = self_check({"chronic", "nerve", "wear"}, RULES)
    assert (some.ticked, some.may_help) == (3, True)
    assert some.conditions == {"nerve", "wear"}
    assert RULES.conditions["nerve"].effect is Effect.REQUIRED
    assert RULES.conditions["nerve"].groups == (Group.NERVE,)
    with pytest.raises(ValueError, match="expected lines of the self-check, got ghost"):
        self_check({"ghost"}, RULES)
    for language in LANGUAGES:
        assert "8" in care_words(language)["selfcheck.result"].format(n=3, of=8)


def done(level=1, share=0.9, after=2.0, rise=None):
    return Session("M1", level, DAY, share, 1.0, after, rise)


GOOD, POOR = done(), done(share=0.5)


@pytest.mark.parametrize(
    ("level", "sessions", "wanted"),
    [
        (1, [GOOD] * 2, Change(1, 0)),
        (1, [GOOD] * 3, Change(2, 1)),
        (1, [GOOD, GOOD, POOR, GOOD], Change(1, 0)),
        (2, [GOOD] * 3, Change(2, 0)),  # those were at level 1
        (2, [done(2)] * 3, Change(3, 1)),
        (3, [done(3)] * 9, Change(3, 0)),
        (2, [done(2, after=4)] * 2, Change(1, -1)),
        (2, [done(2, rise=2)] * 2, Change(1, -1)),
        (2, [done(2, rise=2), done(2)], Change(2, 0)),
        (1, [POOR] * 5, Change(1, 0)),
        (2, [done(2, share=None)] * 3, Change(3, 1)),
        (2, [done(2, after=None)] * 5, Change(2, 0)),
    ],
)
def test_the_rule_of_progress(level, sessions, wanted):
    assert next_level(level, sessions, RULES) == wanted


def test_that_a_limit_outranks_progress():
    assert next_level(1, [GOOD] * 3, RULES, most_level=1) == Change(1, 0)
    assert next_level(3, [], RULES, most_level=1) == Change(1, -2)
    assert kept(done(after=None), RULES) is None


def test_that_a_session_comes_back_from_plain_data():
    mistakes = []
    assert session_from(GOOD.to_plain(), mistakes) == GOOD
    assert mistakes == []
    session_from({"exercise": "", "level": 4, "day": "yesterday", "share": 2, "x": 1}, mistakes)
    assert len(mistakes) == 5


def test_that_answers_with_a_mistake_say_so():
    mistakes = []
    safety_from(
        {"raised": [{"flag": "ghost", "since": "2030-13-01"}], "conditions": ["x"], "allowed": []},
        RULES,
        mistakes,
    )
    assert len(mistakes) == 3
    assert "safety: raised 1: flag: expected one of cauda.urine" in mistakes[0]
    mistakes.clear()
    assert safety_from(7, RULES, mistakes) == Safety()
    assert mistakes


def test_that_a_rule_with_mistakes_does_not_load():
    text = """
schema = 1
[pain]
fine_most = 30
[[flag]]
id = "x"
tier = "soon"
[[condition]]
id = "y"
effect = "ask"
groups = ["dance"]
[[selfcheck]]
id = "z"
condition = "nothing"
"""
    with pytest.raises(ExerciseBookError) as caught:
        safety_rules(text)
    for part in ("pain: fine_most", "flag x: tier", "condition y: groups", "selfcheck z: condition",
                 "exercise M1: ask: no condition is called 'neck_injury'"):  # fmt: skip
        assert part in str(caught.value)
