"""The last minute: by time, bounded, stepped through, shown later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.clinic.recall import DELAYS_S, Recall


def filled(seconds, fps=10, **how):
    recall = Recall(**how)
    for n in range(seconds * fps):
        recall.add(n / fps, b"%d" % n)
    return recall


def test_that_a_minute_is_kept_by_time_and_not_by_frames():
    for fps in (2, 15):
        recall = filled(90, fps)
        assert recall.span_s == pytest.approx(60)
        assert len(recall) == 60 * fps + 1


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(0, 500)), max_size=60))
def test_that_it_never_holds_more_than_it_may(gaps):
    recall, t = Recall(keep_s=20, most_bytes=1000), 0.0
    for gap, size in gaps:
        t += gap
        recall.add(t, bytes(size))
        assert recall.bytes <= 1000
        assert recall.span_s <= 20 + 1e-6
        recall.freeze()
        assert recall.bytes == sum(
            len(recall.step(-1000 if n == 0 else 1).what) for n in range(len(recall))
        )
        recall.thaw()


def test_that_what_is_too_large_by_itself_is_not_kept():
    recall = Recall(most_bytes=10)
    recall.add(0, b"12345")
    recall.add(1, bytes(11))
    assert len(recall) == 1


def test_stepping_back_and_forth_ends_at_the_ends():
    recall = filled(70)
    assert recall.here is None
    assert recall.step(-1) is None
    assert recall.freeze().time_s == pytest.approx(69.9)
    assert recall.step(-1).what == b"698"
    assert recall.step(5).what == b"699"
    assert recall.step(-100_000).time_s == pytest.approx(9.9)
    assert recall.go_to(30.05).what == b"300"
    assert recall.go_to(-3).what == b"99"
    recall.thaw()
    assert recall.here is None


def test_that_nothing_is_pushed_out_while_it_stands_still():
    recall = filled(70)
    recall.freeze()
    for n in range(1000):
        recall.add(70 + n, b"later")
    assert recall.step(-100_000).what == b"99"
    recall.thaw()
    recall.add(71, b"later")
    recall.freeze()
    assert recall.here.what == b"later"


def test_that_time_going_back_is_another_source():
    recall = filled(10)
    recall.add(0.0, b"new")
    assert len(recall) == 1
    recall.clear()
    assert (len(recall), recall.bytes, recall.freeze()) == (0, 0, None)


@pytest.mark.parametrize("delay_s", DELAYS_S)
def test_that_the_delay_is_as_long_as_it_says(delay_s):
    recall = filled(30)
    assert recall.delayed(29.9, delay_s).time_s == pytest.approx(29.9 - delay_s)
    assert filled(2).delayed(1.9, delay_s) is None


def test_that_nothing_old_is_shown_for_a_time_at_which_nobody_looked():
    recall = filled(10)
    assert recall.delayed(14.0, 3.0).time_s == pytest.approx(9.9)
    assert recall.delayed(40.0, 3.0) is None


def test_that_it_keeps_anything_whose_size_it_is_told():
    recall = Recall(size=lambda pair: len(pair[0]))
    recall.add(0.0, (b"abc", "where"))
    assert recall.bytes == 3
    with pytest.raises(TypeError, match="how large"):
        Recall().add(0.0, 7)
    with pytest.raises(ValueError, match="above 0"):
        Recall(keep_s=0)
