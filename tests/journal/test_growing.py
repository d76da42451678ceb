"""Years of it: small, and every year as small as the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from posturecoach.journal import Journal, Reader
from posturecoach.journal.growing import FIRST, grow, measured

LARGEST_YEAR_MB = 60.0


@pytest.fixture(scope="module")
def sizes(tmp_path_factory):
    """The size in bytes of a journal of so many days, and where it is."""
    found = {}
    for days in (30, 60, 120):
        path = tmp_path_factory.mktemp("grown") / "journal.sqlite"
        grow(path, days, different=4)
        found[days] = path.stat().st_size, path
    return found


def test_a_year_of_eight_hour_days_is_small(sizes):
    assert sizes[120][0] / 120 * 365 / 1e6 < LARGEST_YEAR_MB


def test_growth_is_linear(sizes):
    first = sizes[60][0] - sizes[30][0]
    then = sizes[120][0] - sizes[60][0]
    assert then / first == pytest.approx(2.0, rel=0.1)


def test_it_is_a_journal_like_any_other(sizes):
    path = sizes[30][1]
    with Reader(path) as reader:
        days = reader.days(FIRST, FIRST + timedelta(29))
        assert len(days) == 30
        assert all(day.sums.minutes == 480 for day in days)
        assert len(list(reader.minutes(FIRST, FIRST + timedelta(29)))) == 30 * 480
    with Journal(path) as journal:
        journal._connection.execute("INSERT INTO stale SELECT day FROM day")
        journal.settle()  # made from its minutes, the sums are the same
        assert journal.days(FIRST, FIRST + timedelta(29)) == days


def test_of_years_long_past_only_sums_are_left(tmp_path):
    path = tmp_path / "journal.sqlite"
    last = grow(path, 40, keep_days=10, different=3)
    with Reader(path) as reader:
        assert reader.span().minutes == 10 * 480
        assert len(reader.days(FIRST, last)) == 40
        assert list(reader.minutes(FIRST, FIRST + timedelta(29))) == []


def test_what_it_costs_can_be_told(tmp_path):
    grown = measured(31, tmp_path, different=3)
    assert grown.days == 31
    assert grown.minutes == 31 * 480
    assert min(grown.size_mb, grown.open_s, grown.write_s, grown.page_s, grown.year_s) > 0.0
    assert list(tmp_path.iterdir()) == []
