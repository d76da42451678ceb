"""What is a difference, and what goes along with what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posturecoach.reports.comparing import LEAST_PAIRS, association, compared
from posturecoach.reports.limits import limits
from posturecoach.reports.model import Verdict
from posturecoach.rulebook import RulebookError


@pytest.mark.parametrize(
    ("now", "verdict"),
    [(10.0, Verdict.CLEAR), (5.0, Verdict.CLEAR), (4.9, Verdict.UNCLEAR), (-5.0, Verdict.CLEAR)],
)
def test_less_than_the_limit_is_no_change(now, verdict):
    same = [0.0, 0.0, 0.0]
    found = compared(now, 0.0, 5.0, days=same, days_was=same)
    assert found.verdict is verdict
    assert found.change == now


def test_days_that_differ_much_need_a_larger_difference():
    restless = [0.0, 20.0, 0.0, 20.0]
    found = compared(10.0, 0.0, 5.0, days=restless, days_was=restless)
    assert found.verdict is Verdict.UNCLEAR
    # 1.96 times the standard error of the difference, by hand: sd 11.547, 4 days each.
    assert found.least == pytest.approx(1.96 * (2 * 11.547**2 / 4) ** 0.5, rel=1e-3)


def test_two_days_are_too_little_and_nothing_is_alone():
    assert compared(9.0, 0.0, 5.0, days=[9, 9], days_was=[0, 0, 0]).verdict is Verdict.TOO_LITTLE
    assert compared(None, 0.0, 5.0).verdict is Verdict.TOO_LITTLE
    assert compared(9.0, 0.0, 5.0, alone=True).verdict is Verdict.ALONE


def test_spearman_of_a_textbook():
    # Ranks with ties; rho by hand with average ranks (Pearson of ranks).
    x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110, 90, 91, 92, 93]
    y = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17, 2, 3, 4, 5]
    found = association(list(zip(x, y, strict=True)))
    ranks = [[sorted(c).index(v) + 1 + (c.count(v) - 1) / 2 for v in c] for c in (x, y)]
    n = len(x)
    means = [sum(r) / n for r in ranks]
    cov = sum((a - means[0]) * (b - means[1]) for a, b in zip(*ranks, strict=True))
    squares = [sum((a - m) ** 2 for a in r) for r, m in zip(ranks, means, strict=True)]
    assert found.rho == pytest.approx(cov / (squares[0] * squares[1]) ** 0.5)
    assert found.low < found.rho < found.high


def test_fewer_than_two_weeks_say_nothing():
    pairs = [(float(n), float(n)) for n in range(LEAST_PAIRS)]
    assert association(pairs[:-1]).rho is None
    assert association(pairs).rho == pytest.approx(1.0)
    assert association([(0.5, float(n)) for n in range(30)]).rho is None


@settings(deadline=None)  # a busy machine is no wrong interval
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 10)), max_size=60))
def test_any_days_give_an_interval_about_rho_or_nothing(pairs):
    found = association(pairs)
    if found.rho is not None:
        assert -1.0 <= found.low <= found.rho + 1e-3
        assert found.rho - 1e-3 <= found.high <= 1.0


def test_angles_need_five_degrees_and_every_limit_has_a_source():
    every = limits()
    for unit in ("deg", "mm", "%", "ratio", "shoulder widths", "bool", "per min"):
        assert every.of_measure("a new one", unit).cite
    assert every.of_measure("head_pitch", "deg").least == 5.0
    assert every.scales["nprs_now"].regions["neck"] == 1.5
    assert every.scales["psfs"].least == 2.0


def test_mistakes_in_the_limits_are_all_named():
    text = 'schema = 2\n[[scale]]\nid = "a"\nleast = -1\nbasis = "x"\ncite = " "\nodd = 1\n'
    with pytest.raises(RulebookError) as caught:
        limits(text)
    for word in ("schema", "least", "basis", "cite", "better", "odd"):
        assert word in str(caught.value)
