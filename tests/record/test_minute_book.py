"""Minutes from looks: what is measured is counted, for as long as it was, and no longer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Absent, Measure, Person, View
from posturecoach.record.book import MinuteBook, quantiles
from posturecoach.record.minute import Moment, Setup, What
from posturecoach.rulebook import day_rules

NOON_S = 1_795_000_020.0  # the beginning of a minute
RULES = day_rules()


def pitch(change, value=None, pm=4.0):
    return Measure("head_pitch", "deg", value, change, pm)


def look(second, change=0.0, *, zone=Zone.NEUTRAL, person=Person.PRESENT, time_s=None, **more):
    """A look so many seconds after noon, with the head so many degrees down."""
    seen = person is Person.PRESENT and "off" not in more
    base = Moment(
        NOON_S + second,
        60,
        second if time_s is None else time_s,
        person,
        View.FRONT if seen else View.UNKNOWN,
        "Desk" if seen else None,
        calibrated=True,
        measures={"head_pitch": pitch(change)} if seen else {},
        findings={"head_pitch": Finding("head_pitch", zone, 0.5, None, 0.0)} if seen else {},
        strain=0.5 if seen else None,
    )
    return replace(base, **more)


def told(book, moments):
    """All minutes that come of looks, the running one included."""
    found = [minute for moment in moments for minute in book.add(moment)]
    return [*found, *book.finish()]


def every(step_s, begin_s, end_s, **more):
    return [
        look(begin_s + k * step_s, **more) for k in range(round((end_s - begin_s) / step_s) + 1)
    ]


def test_a_minute_is_a_minute_by_the_clock_however_often_somebody_looks():
    for step_s in (0.1, 0.5, 2.0):
        first, second = told(MinuteBook(RULES), every(step_s, 0.0, 120.0))[:2]
        assert (first.present_s, second.present_s) == (60.0, 60.0)
        assert first.minute == NOON_S // 60
        assert second.minute == first.minute + 1
        assert first.offset_min == 60


@pytest.mark.parametrize("step_s", [0.1, 0.7, 1.9])
def test_seconds_of_all_minutes_are_the_seconds_that_passed(step_s):
    moments = every(step_s, 3.0, 250.0)
    minutes = told(MinuteBook(RULES), moments)
    passed_s = moments[-1].utc_s - moments[0].utc_s
    assert sum(one.present_s for one in minutes) == pytest.approx(passed_s, abs=0.5)
    assert all(one.present_s <= 60.05 for one in minutes)


def test_one_look_speaks_for_two_seconds_at_most_and_a_gap_for_nobody():
    minutes = told(MinuteBook(RULES), [look(0.0), look(1.0), look(600.0), look(601.0)])
    assert [one.present_s for one in minutes] == [3.0, 1.0]
    assert minutes[1].minute - minutes[0].minute == 10


def test_median_and_percentiles_are_over_time_and_not_over_looks():
    # Ten looks in the first second, one a second after: nine tenths of the time 20 degrees.
    moments = [look(k / 10, 0.0) for k in range(60)]
    moments += [look(6.0 + k, 20.0) for k in range(54)]
    (minute, *_) = told(MinuteBook(RULES), [*moments, look(60.0)])
    (one,) = minute.measures
    assert one.median == 20.0
    assert one.low == pytest.approx(0.0, abs=2.0)
    assert one.what is What.CHANGE
    assert one.seen_s == 60.0


def test_the_value_stands_where_there_is_no_change_and_beside_it_where_there_is():
    only = Measure("viewing_distance", "mm", 612.0, None, 30.0)
    both = Measure("viewing_distance", "mm", 600.0, -20.0, 30.0)
    for measure, what, median, level in (
        (only, What.VALUE, 612.0, None),
        (both, What.CHANGE, -20.0, 600.0),
    ):
        moments = [look(k, measures={"viewing_distance": measure}) for k in range(5)]
        (one,) = told(MinuteBook(RULES), moments)[0].measures
        assert (one.what, one.median, one.level, one.pm) == (what, median, level, 30.0)


def test_what_is_absent_is_not_there_and_its_seconds_are_missing():
    unseen = {"head_pitch": Measure("head_pitch", "deg", absent=Absent.TURNED_AWAY)}
    moments = [*every(1.0, 0.0, 9.0), *(look(10.0 + k, measures=unseen) for k in range(10))]
    (minute,) = told(MinuteBook(RULES), [*moments, look(20.0)])
    (one,) = minute.measures
    assert one.seen_s == 10.0
    assert minute.present_s == 20.0


def test_zones_by_second_of_each_measure_and_of_all():
    away = {"viewing_distance": Finding("viewing_distance", Zone.BAD, 2.0, None, 0.0)}
    moments = [
        *(look(k, zone=Zone.NEUTRAL) for k in range(10)),
        *(look(10 + k, zone=Zone.CAUTION) for k in range(5)),
        *(look(15 + k, zone=Zone.BAD) for k in range(3)),
        *(look(18 + k, findings=away, strain=None) for k in range(4)),  # no posture was judged
        look(22),
    ]
    (minute,) = told(MinuteBook(RULES), moments)
    assert (minute.neutral_s, minute.caution_s, minute.bad_s) == (10.0, 5.0, 3.0)
    assert minute.easy_s == 15.0
    assert minute.present_s == 22.0
    (one,) = minute.measures
    assert (one.neutral_s, one.caution_s, one.bad_s, one.seen_s) == (10.0, 5.0, 3.0, 22.0)
    assert minute.strain == pytest.approx(0.5)
    assert minute.strained_s == 18.0


def test_nobody_perhaps_somebody_and_no_picture_are_three_things():
    moments = [
        *every(1.0, 0.0, 4.0, person=Person.ABSENT),
        *(look(5.0 + k, person=Person.UNCERTAIN) for k in range(5)),
        *(look(10.0 + k, off="paused") for k in range(5)),
        look(15.0),
        look(16.0),
    ]
    minutes = told(MinuteBook(RULES), moments)
    sums = [sum(getattr(m, n) for m in minutes) for n in ("absent_s", "uncertain_s", "off_s")]
    assert sums == [5.0, 5.0, 5.0]
    assert sum(m.present_s for m in minutes) == 1.0


def test_two_views_in_one_minute_are_kept_apart():
    moments = [
        *every(1.0, 0.0, 29.0),
        *(look(30.0 + k, 40.0, view=View.SIDE_LEFT) for k in range(31)),
    ]
    front, side = told(MinuteBook(RULES), moments)[:2]
    assert front.setup == Setup(View.FRONT, "Desk", calibrated=True)
    assert side.setup.view is View.SIDE_LEFT
    assert (front.present_s, side.present_s) == (30.0, 30.0)
    assert (front.measures[0].median, side.measures[0].median) == (0.0, 40.0)


def test_an_empty_chair_makes_no_setup_of_its_own():
    moments = [*every(1.0, 0.0, 29.0), *every(1.0, 30.0, 60.0, person=Person.ABSENT)]
    minute = told(MinuteBook(RULES), moments)[0]
    assert (minute.present_s, minute.absent_s) == (30.0, 30.0)


def hold(for_s, limit_s):
    return Hold("head", "head_pitch", for_s, limit_s, 30.0)


def test_a_hold_over_its_limit_is_counted_once_and_its_seconds_by_minute():
    moments = [look(k, 30.0, held=(hold(k + 1.0, 50.0),)) for k in range(125)]
    first, second = told(MinuteBook(RULES), moments)[:2]
    assert (first.measures[0].longest_s, first.measures[0].overs) == (60.0, 1)
    assert (second.measures[0].longest_s, second.measures[0].overs) == (120.0, 0)
    assert first.measures[0].over_s == 10.0
    assert second.measures[0].over_s == 60.0
    assert first.easy_s == 50.0


def test_a_clock_that_goes_back_gives_the_minute_a_second_part_with_its_own_seconds():
    moments = [look(k) for k in range(100)]
    moments += [look(k - 60.0, time_s=float(k)) for k in range(100, 150)]
    minutes = told(MinuteBook(RULES), moments)
    twice = [one for one in minutes if one.minute == NOON_S // 60]
    assert len(twice) == 2
    assert sum(one.present_s for one in minutes) == pytest.approx(149.0, abs=2.1)
    assert all(one.present_s <= 60.0 for one in minutes)
    # The bout goes on: nobody stood up because a clock was put right.
    assert len({one.bout_s for one in minutes}) == 1
    assert minutes[-1].stretch_s == pytest.approx(149, abs=3)


def test_daylight_saving_changes_the_offset_and_nothing_else():
    moments = every(1.0, 0.0, 59.0) + [replace(look(60.0 + k), offset_min=0) for k in range(61)]
    first, second, *_ = told(MinuteBook(RULES), moments)
    assert (first.offset_min, second.offset_min) == (60, 0)
    assert (first.present_s, second.present_s) == (60.0, 60.0)
    assert first.bout_s == second.bout_s


def test_a_night_asleep_over_midnight_is_neither_sitting_nor_a_minute():
    evening = [look(k) for k in range(30)]
    # The source's clock stood still while the computer slept.
    morning = [look(36_000.0 + k, time_s=30.0 + k) for k in range(30)]
    minutes = told(MinuteBook(RULES), [*evening, *morning])
    assert len(minutes) == 2
    assert sum(one.present_s for one in minutes) == pytest.approx(60.0, abs=1.5)
    assert minutes[0].bout_s != minutes[1].bout_s
    assert minutes[1].stretch_s < 31
    assert minutes[1].minute - minutes[0].minute == 600


def test_a_bout_of_sitting_goes_on_over_a_short_absence_and_ends_at_a_break():
    short = [*every(1.0, 0.0, 100.0), *every(1.0, 130.0, 200.0)]
    assert told(MinuteBook(RULES), short)[-1].stretch_s == 200
    long = [*every(1.0, 0.0, 100.0), *every(1.0, 170.0, 200.0)]
    last = told(MinuteBook(RULES), long)[-1]
    assert last.stretch_s == 30
    assert last.bout_s == NOON_S + 170


def test_a_bout_goes_on_over_a_restart_of_the_program():
    minutes = told(MinuteBook(RULES), every(1.0, 0.0, 119.0))
    again = MinuteBook(RULES, minutes[-1])
    moments = [look(125.0 + k, time_s=float(k)) for k in range(20)]
    last = told(again, moments)[-1]
    assert last.bout_s == minutes[-1].bout_s
    assert last.stretch_s == pytest.approx(144, abs=6)
    late = MinuteBook(RULES, minutes[-1])
    assert told(late, [look(400.0), look(401.0)])[-1].stretch_s == 1


def test_standing_is_there_but_no_sitting():
    (minute, *_) = told(MinuteBook(RULES), every(1.0, 0.0, 50.0, standing=True))
    assert minute.standing_s == minute.present_s == 50.0
    assert minute.bout_s is None


def test_posture_changes_are_those_of_the_day_score():
    moments = [look(k, 0.0 if k < 20 else 20.0) for k in range(50)]
    (minute,) = told(MinuteBook(RULES), moments)
    assert minute.changes == 1


def test_a_share_of_the_time_is_kept_of_what_is_so_or_not():
    yes = {"chin_on_hand": Measure("chin_on_hand", "bool", 1.0, None, 0.0)}
    no = {"chin_on_hand": Measure("chin_on_hand", "bool", 0.0, None, 0.0)}
    moments = [look(k, measures=yes if k < 15 else no) for k in range(61)]
    one = told(MinuteBook(RULES), moments)[0].measures[0]
    assert one.median == one.low == one.high == pytest.approx(0.25)


def test_nothing_is_told_of_an_empty_book():
    assert MinuteBook(RULES).finish() == ()
    assert told(MinuteBook(RULES), [look(0.0)]) == []


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(0.01, 2.0)), min_size=1, max_size=80))
def test_quantiles_lie_within_the_numbers_and_in_order(pairs):
    numbers, weights = np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs])
    low, middle, high = quantiles(numbers, weights, (0.1, 0.5, 0.9))
    assert numbers.min() <= low <= middle <= high <= numbers.max()
    below = weights[numbers < middle].sum() / weights.sum()
    above = weights[numbers > middle].sum() / weights.sum()
    assert below <= 0.5 + weights.max() / weights.sum()
    assert above <= 0.5 + weights.max() / weights.sum()


def test_the_median_of_two_is_between_them():
    assert quantiles(np.array([3.0, 1.0]), np.array([1.0, 1.0]), (0.5,)) == (2.0,)


def test_a_look_costs_next_to_nothing():
    """Not the time, which is the machine's, but what is kept: a minute is the most."""
    book = MinuteBook(RULES)
    for k in range(10_000):
        book.add(look(k / 10))
    assert sum(len(s.numbers) for p in book._open.parts.values() for s in p.series.values()) <= 600
