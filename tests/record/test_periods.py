"""Sums of days: they add up, and quantiles of the sum are those of the whole."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.ergonomics.day_score import day_score
from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Setup, What
from posturecoach.record.period import (
    Bout,
    DaySummary,
    HourSummary,
    MeasureSum,
    Period,
    Sums,
    date_of,
    day_of,
    merged,
    total,
    usual,
)
from posturecoach.record.spread import Spread, spread_of, width_of
from posturecoach.rulebook import day_rules

DAY = date(2026, 3, 2)
FRONT, SIDE = Setup(View.FRONT, "Desk", calibrated=True), Setup(View.SIDE_LEFT)


def minutes_of(random, count, middle, width):
    """The three numbers of each minute of a wandering measure, and all its looks."""
    looks = middle + width * random.standard_normal((count, 60)) + random.normal(0, 3, (count, 1))
    low, median, high = np.quantile(looks, (0.1, 0.5, 0.9), axis=1)
    return (low, median, high, np.full(count, 60.0)), looks


@pytest.mark.parametrize("width", [0.2, 2.0, 8.0])
def test_a_spread_has_the_quantiles_of_all_looks(width):
    rows, looks = minutes_of(np.random.default_rng(3), 400, 6.0, width)
    spread = spread_of("deg", *rows)
    assert spread.total_s == pytest.approx(400 * 60.0, abs=5.0)
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert spread.quantile(share) == pytest.approx(np.quantile(looks, share), abs=0.75)
    assert spread.mean() == pytest.approx(looks.mean(), abs=0.5)
    assert spread.share_above(10.0) == pytest.approx((looks > 10.0).mean(), abs=0.03)


def test_a_measure_that_never_moves_stands_where_it_is():
    one = np.full(5, 7.0)
    spread = spread_of("deg", one, one, one, np.full(5, 60.0))
    assert spread.quantile(0.5) == pytest.approx(7.0)
    assert 6.5 <= spread.quantile(0.1) <= spread.quantile(0.9) <= 7.5


def test_spreads_of_two_times_add_up():
    random = np.random.default_rng(4)
    first, _ = minutes_of(random, 50, 0.0, 2.0)
    second, _ = minutes_of(random, 80, 40.0, 5.0)
    both = [np.concatenate(pair) for pair in zip(first, second, strict=True)]
    added = spread_of("mm", *first).plus(spread_of("mm", *second))
    whole = spread_of("mm", *both)
    assert added.first == whole.first
    assert added.seconds == pytest.approx(whole.seconds, abs=0.21)
    assert added.plus(Spread("mm")) == added
    with pytest.raises(ValueError, match="one unit"):
        added.plus(Spread("deg"))


@given(st.lists(st.floats(0.0, 500.0), min_size=1, max_size=40), st.floats(0.0, 1.0))
def test_quantiles_are_within_the_spread_and_none_without_time(seconds, share):
    spread = Spread("deg", -3, tuple(seconds))
    found = spread.quantile(share)
    if sum(seconds) <= 0.0:
        assert found is None
    else:
        assert -3.5 <= found <= -3.5 + len(seconds)
        assert spread.share_above(found) == pytest.approx(1.0 - share, abs=1e-6)


def test_of_yes_and_no_the_share_is_kept():
    share = np.array([0.25, 0.75])
    spread = spread_of("bool", share, share, share, np.array([60.0, 60.0]))
    assert spread.mean() == 0.5


def test_a_number_out_of_all_reason_makes_no_endless_spread():
    far = np.array([3000.0])
    spread = spread_of("ratio", far, far, far, np.array([60.0]))
    assert len(spread.seconds) <= 2
    assert spread.quantile(0.5) == pytest.approx(1000 * width_of("ratio"), abs=0.01)


def a_sum(number, seconds=60.0, *, setup=FRONT, level=None, longest=0.0):
    spread = Spread("deg", number, (seconds,))
    leveled = 0.0 if level is None else seconds
    return MeasureSum(
        "head_pitch", "deg", What.CHANGE, setup, spread, 4.0, level, leveled, seconds,
        longest_s=longest,
    )  # fmt: skip


def test_sums_of_one_measure_are_weighted_by_their_time():
    both = a_sum(0, 60.0, level=10.0, longest=9.0).plus(a_sum(10, 180.0, level=20.0, longest=4.0))
    assert both.seen_s == 240.0
    assert both.median == pytest.approx(10.0, abs=0.5)
    assert both.level == 17.5
    assert both.longest_s == 9.0
    assert both.setup == FRONT
    assert a_sum(0).plus(a_sum(0, setup=SIDE)).setup is None
    assert a_sum(0, level=10.0).plus(a_sum(0)).level == 10.0


def test_what_may_be_compared_is_kept_apart_when_asked_for():
    found = [a_sum(0), a_sum(1), a_sum(2, setup=SIDE), a_sum(3, setup=Setup(View.FRONT, "Bed"))]
    assert [one.seen_s for one in merged(found)] == [240.0]
    assert sorted(one.seen_s for one in merged(found, by_setup=True)) == [60.0, 60.0, 120.0]
    assert {one.setup.view: one.seen_s for one in merged(found, by_view=True)} == {
        View.FRONT: 180.0,
        View.SIDE_LEFT: 60.0,
    }


def a_day(number=0, **more):
    sums = Sums(60, present_s=3600.0, neutral_s=2400.0, bad_s=600.0, easy_s=2400.0, changes=9)
    day = DAY + timedelta(number)
    hours = (HourSummary(day, 9, sums), HourSummary(day, 14, sums))
    return DaySummary(day, hours, (a_sum(number),), (Bout(0, 1200), Bout(1, 2400)), **more)


def test_a_day_is_the_sum_of_its_hours_and_scores_as_the_day_score_does():
    day = a_day()
    assert day.sums.present_s == 7200.0
    assert day.sums.unjudged_s == 1200.0
    assert day.sums.changes_per_hour == 9.0
    facts = day.facts()
    assert facts.bouts_s == (1200.0, 2400.0)
    assert (facts.judged_s, facts.easy_s, facts.seen_s) == (6000.0, 4800.0, 7200.0)
    assert day_score(facts, day_rules()).known == 3


def test_a_period_knows_what_was_and_what_is_missing():
    prompts = [
        Event(
            k, 0, EventKind.PROMPT, {"id": str(k), "kind": "hold", "rule": "r", "topic": "t", **m}
        )
        for k, m in enumerate(
            [{"answer": "accepted", "effect": "worked"}, {"answer": "false_alarm"}, {}]
        )
    ]
    period = Period(DAY, DAY + timedelta(9), (a_day(0), a_day(3)), tuple(prompts))
    assert period.length == 10
    assert len(period.days) == 2
    assert period.sums.present_s == 14_400.0
    assert period.hours()[9].present_s == 7200.0
    assert period.hours()[3] == Sums()
    assert len(period.bouts) == 4
    (measure,) = period.measures()
    assert measure.seen_s == 120.0
    answers = period.answers()["hold"]
    assert (answers.shown, answers.accepted, answers.wrong, answers.worked) == (3, 1, 1, 1)
    assert period.of_kind(EventKind.NOTE) == ()


def test_nothing_is_no_number():
    empty = Period(DAY, DAY)
    assert empty.sums.strain is None
    assert empty.sums.score is None
    assert empty.sums.changes_per_hour is None
    assert Spread("deg").quantile(0.5) is None
    assert empty.measures() == ()
    assert total([]) == Sums()


def test_what_is_usual_needs_some_days_and_does_not_follow_one():
    assert usual([1.0, 2.0, 3.0, 4.0]) is None
    found = usual([10.0, 11.0, 9.0, 10.0, 12.0, 8.0, 500.0])
    assert found.middle == 10.0
    assert found.spread == pytest.approx(1.4826)
    assert found.days == 7
    assert found.within(12.0)
    assert not found.within(14.0)


def test_dates_are_counted_from_1970():
    assert day_of(date(1970, 1, 1)) == 0
    assert date_of(day_of(DAY)) == DAY
