import threading

import pytest

from posturecoach.vision.latest import Latest


def test_that_the_newest_wins_and_losses_are_counted():
    latest = Latest()
    for number in (1, 2, 3):
        latest.put(number)
    assert latest.take(0) == 3
    assert latest.dropped == 2


def test_that_nothing_is_handed_over_twice():
    latest = Latest()
    latest.put("once")
    assert latest.take(0) == "once"
    with pytest.raises(TimeoutError, match="nothing came within 0 s"):
        latest.take(0)


def test_that_closing_wakes_the_one_who_waits():
    latest, taken = Latest(), []
    waiting = threading.Thread(target=lambda: taken.append(latest.take(30)))
    waiting.start()
    latest.close()
    waiting.join(10)
    assert taken == [None]


def test_that_an_item_put_before_closing_can_still_be_taken_and_one_after_is_not():
    latest = Latest()
    latest.put("before")
    latest.close()
    latest.put("after")
    assert [latest.take(0), latest.take(0)] == ["before", None]


def test_that_what_one_thread_puts_another_takes_in_order_and_nothing_goes_uncounted():
    latest, taken = Latest(), []

    def take_all():
        while (item := latest.take(30)) is not None:
            taken.append(item)

    thread = threading.Thread(target=take_all)
    thread.start()
    for number in range(1, 1001):
        latest.put(number)
    latest.close()
    thread.join(10)
    assert taken == sorted(set(taken))
    assert taken[-1] == 1000
    assert len(taken) + latest.dropped == 1000
