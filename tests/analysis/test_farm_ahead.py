"""Frames read ahead: the same, in order, not many, and no thread stays behind."""

import threading

import numpy as np
import pytest

from posturecoach.analysis.ahead import FRAMES, Ahead
from posturecoach.errors import SourceError
from posturecoach.vision.frame import Frame


class Counting:
    """A source that counts what was taken from it."""

    name, live, stills, total, looks_per_s = "counted", False, False, 50, None

    def __init__(self, error=None):
        self.taken = 0
        self.closed = False
        self.error = error

    def __iter__(self):
        for number in range(self.total):
            if self.closed:
                return
            self.taken += 1
            yield Frame(float(number), np.zeros((2, 2, 3), np.uint8))
        if self.error is not None:
            raise self.error

    def close(self):
        self.closed = True


def threads():
    return [thread for thread in threading.enumerate() if thread.name == "ahead"]


def test_that_frames_come_in_order_and_few_are_read_ahead():
    source = Counting()
    ahead = []
    for number, frame in enumerate(Ahead(source)):
        assert frame.time_s == number
        ahead.append(source.taken - number - 1)
    assert number == 49
    assert max(ahead) <= FRAMES + 1  # those that wait, and one in the reader's hand
    assert threads() == []
    assert source.closed


def test_that_an_error_comes_after_the_frames_before_it():
    seen = []
    with pytest.raises(SourceError, match="torn"):
        seen.extend(Ahead(Counting(SourceError("torn", try_="mend"))))
    assert threads() == []


def test_that_closing_and_leaving_end_the_thread():
    source = Counting()
    ahead = Ahead(source)
    for _ in ahead:
        ahead.close()
    assert source.closed
    assert threads() == []
    other = Counting()
    frames = iter(Ahead(other))
    next(frames)
    frames.close()
    assert other.closed
    assert threads() == []
