"""The time that bars say is left is that of the work left."""

from pathlib import Path

import pytest

from posturecoach.analysis.analyze import Outcome, State, Step
from posturecoach.analysis.inputs import Input
from posturecoach.cli.progress import Bars

SHORT, LONG, LAST = (Input(Path(f"{name}.mp4"), name) for name in ("short", "long", "last"))
KNOWN = {SHORT: 100.0, LONG: 10_000.0, LAST: 900.0}


@pytest.fixture
def bars(monkeypatch):
    """Bars, and a clock that the test sets."""
    made = Bars(KNOWN)
    made.now_s = 0.0
    made._progress.get_time = lambda: made.now_s
    return made


def whole(bars):
    return next(task for task in bars._progress.tasks if task.description == "all")


def test_that_what_was_done_before_says_nothing_of_the_time_left(bars):
    with bars:
        bars.before(Outcome(SHORT, State.DONE))
        bars.before(Outcome(LONG, State.DONE))
        for second in range(1, 11):
            bars.now_s = float(second)
            bars.step(Step(LAST, 10 * second, 900))
        # 10 frames a second; 800 of the last clip are left.
        assert whole(bars).time_remaining == pytest.approx(80, abs=10)
        assert whole(bars).fields["counted"] == "2/3"


def test_that_frames_and_not_inputs_are_counted(bars):
    with bars:
        for second in range(1, 11):
            bars.now_s = float(second)
            bars.step(Step(SHORT, 10 * second, 100))
        bars.end(Outcome(SHORT, State.DONE))
        assert whole(bars).time_remaining == pytest.approx(1090, rel=0.12)
        assert whole(bars).percentage == pytest.approx(100 * 100 / 11_000)


def test_that_all_is_done_at_the_end(bars):
    with bars:
        bars.before(Outcome(SHORT, State.PARTLY, problems=("It is cut.",)))
        bars.end(Outcome(LONG, State.DONE))
        bars.end(Outcome(LAST, State.FAILED, problems=("It is torn.",)))
        assert whole(bars).finished
        assert whole(bars).fields["counted"] == "3/3"
