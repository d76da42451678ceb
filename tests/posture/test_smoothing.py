"""Smoothing: calm at rest, soon there, and the same at every rate of looking."""

from __future__ import annotations

import numpy as np
import pytest

from posturecoach.posture.front import SPECS
from posturecoach.posture.smoothing import Median, OneEuro, Smoother

SPEC_BETA = SPECS["head_pitch"].beta  # as the angles are smoothed


def played(signal, looks_per_s, until_s=20.0, **kw):
    smoother = Smoother(**kw)
    times = [n / looks_per_s for n in range(int(until_s * looks_per_s))]
    return times, [smoother(t, signal(t)) for t in times]


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_a_still_value_stays(looks_per_s):
    _, values = played(lambda _: 12.5, looks_per_s)
    assert values == pytest.approx([12.5] * len(values))


@pytest.mark.parametrize("looks_per_s", [10, 30])
def test_that_a_real_movement_lags_less_than_half_a_second(looks_per_s):
    # From 0 to 20 degrees in one second, as a person bends the head; time to half way.
    times, values = played(
        lambda t: 20.0 * min(max(t - 5.0, 0.0), 1.0), looks_per_s, beta=SPEC_BETA
    )
    half = next(t for t, v in zip(times, values, strict=True) if v >= 10.0)
    assert half - 5.5 <= 0.5


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_after_a_step_every_rate_shows_the_same(looks_per_s):
    times, values = played(lambda t: 0.0 if t < 5.0 else 20.0, looks_per_s, beta=SPEC_BETA)
    for t, v in zip(times, values, strict=True):
        if t < 5.0:
            assert v == pytest.approx(0.0)
        if t >= 7.0:
            assert v == pytest.approx(20.0, abs=0.5)


def test_that_trembling_at_rest_is_calmed():
    rng = np.random.default_rng(7)
    _, values = played(lambda _: rng.normal(0, 1.5), 10, until_s=120, beta=SPEC_BETA)
    assert np.std(values[20:]) < 1.0


def test_that_a_single_wild_value_never_shows():
    _, values = played(lambda t: 90.0 if t == 10.0 else 5.0, 10)
    assert max(values) == pytest.approx(5.0)


def test_that_a_long_gap_forgets_and_a_short_one_does_not():
    smoother = Smoother()
    for n in range(20):
        smoother(n * 0.1, 0.0)
    assert smoother(3.8, 30.0) < 30.0
    assert smoother(5.9, 50.0) == 50.0


def test_that_a_clip_that_starts_again_is_another_movement():
    smoother = Smoother()
    smoother(10.0, 0.0)
    assert smoother(0.0, 30.0) == 30.0


def test_that_two_values_at_one_moment_do_no_harm():
    smoother = Smoother()
    smoother(1.0, 10.0)
    assert smoother(1.0, 99.0) == 10.0
    assert smoother(1.1, 10.0) == pytest.approx(10.0)


def test_that_one_euro_refuses_time_that_stands_still():
    euro = OneEuro()
    euro(1.0, 5.0)
    with pytest.raises(ValueError, match="time must grow"):
        euro(1.0, 6.0)


def test_that_the_median_forgets_by_time_and_not_by_count():
    median = Median(window_s=0.4)
    for t in (0.0, 0.1, 0.2):
        median(t, 0.0)
    assert median(0.3, 9.0) == 0.0
    assert median(1.0, 9.0) == 9.0
