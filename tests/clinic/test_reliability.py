"""Five repeats: worked by hand, with the interval of the estimate, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from moments import aside, front

from posturecoach.clinic.marks import Source
from posturecoach.clinic.reliability import (
    LEAST_REPEATS,
    RepeatsError,
    chi_square,
    reliability,
    reliability_from,
)
from posturecoach.posture.measure import Measure

ONE = aside()


def repeats(numbers, unit="deg", measure="neck_inclination", of=ONE):
    return [
        replace(of, id=f"r{n}", measures={measure: Measure(measure, unit, number, pm=25.0)})
        for n, number in enumerate(numbers)
    ]


def test_five_repeats_worked_by_hand():
    # Mean 50; differences -4 -2 0 2 4, squares 16 4 0 4 16 = 40; 40 / 4 = 10.
    # SEM = sqrt(10) = 3.1623; MDC95 = 1.96 x 1.41421 x 3.1623 = 8.7654.
    found = reliability(repeats([46, 48, 50, 52, 54]))["neck_inclination"]
    assert found.mean == pytest.approx(50)
    assert found.sem == pytest.approx(3.16228, abs=1e-5)
    assert found.mdc == pytest.approx(8.7654, abs=1e-4)
    assert not found.floored
    # Chi-square of 4: 0.4844 and 11.1433 (printed tables). 40 / 11.1433 = 3.5896, root 1.8946;
    # 40 / 0.4844 = 82.576, root 9.0872.
    assert (found.sem_low, found.sem_high) == pytest.approx((1.8946, 9.0872), abs=2e-3)
    low, high = found.mdc_interval
    assert (low, high) == pytest.approx((5.2516, 25.188), abs=5e-3)


@pytest.mark.parametrize(
    ("share", "free", "table"),
    [
        (0.025, 4, 0.484), (0.975, 4, 11.143), (0.95, 1, 3.841), (0.025, 9, 2.700),
        (0.975, 9, 19.023), (0.5, 10, 9.342), (0.975, 30, 46.979), (0.025, 100, 74.222),
    ],
)  # fmt: skip
def test_chi_square_against_the_printed_table(share, free, table):
    assert chi_square(share, free) == pytest.approx(table, abs=6e-4)


def test_that_repeats_which_happen_to_agree_are_not_believed():
    found = reliability(repeats([50.0, 50.1, 50.0, 50.1, 50.0]))["neck_inclination"]
    assert found.floored
    assert found.mdc == 2.0
    assert found.mdc_interval[0] == 2.0
    assert reliability(repeats([7.0] * 5), floors={"deg": 4.0})["neck_inclination"].mdc == 4.0


def test_fewer_than_five_are_refused():
    four = repeats([1, 2, 3, 4])
    assert len(four) < LEAST_REPEATS
    with pytest.raises(RepeatsError, match="there are 4") as error:
        reliability(four)
    assert error.value.try_
    with pytest.raises(RepeatsError, match="there are 0"):
        reliability([])


def test_the_same_snapshot_does_not_count_five_times():
    with pytest.raises(RepeatsError, match="twice"):
        reliability([ONE] * 5)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"camera": "Other"}, "camera"),
        ({"view": front().setup.view}, "view"),
        ({"stance": "standing"}, "stance"),
        ({"width": 640}, "size of picture"),
    ],
)
def test_mixed_set_ups_are_refused(change, told):
    mixed = repeats([46, 48, 50, 52, 54])
    mixed[3] = replace(mixed[3], setup=replace(mixed[3].setup, **change))
    with pytest.raises(RepeatsError, match=f"in their {told}"):
        reliability(mixed)


def test_that_distances_may_differ_by_a_tenth():
    def at(*distances):
        return [
            replace(one, setup=replace(one.setup, distance_mm=far))
            for one, far in zip(repeats([46, 48, 50, 52, 54]), distances, strict=True)
        ]

    found = reliability(at(600, 620, 640, None, 660))["neck_inclination"]
    assert found.setup.distance_mm == pytest.approx(630)
    with pytest.raises(RepeatsError, match="10 %"):
        reliability(at(600, 620, 640, None, 670))


def test_that_sizes_in_the_picture_may_differ_by_a_tenth():
    def grown(one, by):
        landmarks = {
            name: replace(point, at=(point.at[0] * by, point.at[1] * by))
            for name, point in one.landmarks.items()
        }
        return replace(one, landmarks=landmarks)

    five = repeats([46, 48, 50, 52, 54])
    assert reliability([*five[:4], grown(five[4], 1.09)])
    with pytest.raises(RepeatsError, match="size"):
        reliability([*five[:4], grown(five[4], 1.12)])


def test_that_only_what_every_repeat_has_is_counted():
    five = repeats([46, 48, 50, 52, 54])
    more = {"knee_angle": Measure("knee_angle", "deg", 90.0, pm=25.0)}
    five[0] = replace(five[0], measures={**five[0].measures, **more})
    assert reliability(five).keys() == {"neck_inclination"}
    five[1] = replace(five[1], measures={})
    with pytest.raises(RepeatsError, match="No measure"):
        reliability(five)


def test_that_it_survives_being_kept():
    found = reliability(repeats([46, 48, 50, 52, 54]))["neck_inclination"]
    mistakes: list[str] = []
    assert reliability_from(json.loads(json.dumps(found.to_plain())), mistakes) == found
    assert mistakes == []


def test_that_every_mistake_in_what_was_kept_is_named():
    plain = reliability(repeats([46, 48, 50, 52, 54]))["neck_inclination"].to_plain()
    mistakes: list[str] = []
    bad = {**plain, "count": 4, "sem": -1, "view": "above", "more": 1}
    assert reliability_from(bad, mistakes, "own") is None
    assert [m.split(":")[1].strip() for m in mistakes] == ["view", "count", "sem", "more"]


def test_for_what_it_holds():
    found = reliability(repeats([46, 48, 50, 52, 54]))["neck_inclination"]
    assert found.holds_for(ONE.setup, Source.ESTIMATED)
    assert not found.holds_for(ONE.setup, Source.MARKED)
    assert not found.holds_for(replace(ONE.setup, camera="Other"), Source.ESTIMATED)
