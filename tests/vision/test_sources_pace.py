import numpy as np
import pytest

from posturecoach.vision.frame import TroubleKind
from posturecoach.vision.pace import Pace
from posturecoach.vision.watch import Watch


def looked_at(times_s, looks_per_s):
    """Return which of `times_s` are looked at."""
    pace, looked = Pace(), []
    for time_s in times_s:
        if time_s >= pace.due_s(looks_per_s):
            pace.took(time_s, looks_per_s)
            looked.append(time_s)
    return looked


@pytest.mark.parametrize("looks_per_s", [1, 2, 7, 8, 10, 15, 24, 30])
@pytest.mark.parametrize("fps", [29.97, 30, 60])
def test_that_the_asked_rate_is_kept_whatever_the_camera_gives(fps, looks_per_s):
    looked = looked_at(np.arange(0, 60, 1 / fps), looks_per_s)
    assert len(looked) == pytest.approx(60 * min(looks_per_s, fps), rel=0.01)


def test_that_rounded_timestamps_lose_no_picture():
    times_s = [round(number / 15, 3) for number in range(150)]
    assert looked_at(times_s, 15) == times_s


def test_that_a_camera_slower_than_asked_is_looked_at_whole():
    times_s = list(np.arange(0, 10, 1 / 12))
    assert looked_at(times_s, 30) == times_s


def test_that_nothing_is_caught_up_in_a_burst_after_a_pause():
    times_s = [0.0, *np.arange(20, 21, 1 / 30)]
    assert len(looked_at(times_s, 2)) == 1 + 2


def test_that_a_new_rate_holds_at_once():
    pace = Pace()
    pace.took(0.0, 0.1)
    assert pace.due_s(0.1) == pytest.approx(10, abs=0.01)
    assert pace.due_s(10) == pytest.approx(0.1, abs=0.01)
    assert pace.due_s(None) == float("-inf")


RNG = np.random.default_rng(7)
ROOM = RNG.integers(0, 255, (60, 80, 3), np.uint8)
DARK = np.full((60, 80, 3), 16, np.uint8)


def noisy(picture, change=2):
    """Return `picture` as a camera sees it again."""
    return np.clip(picture.astype(int) + RNG.integers(-change, change + 1, picture.shape), 0, 255)


def kinds(pictures, *, step_s=0.4):
    """Return what the watch says to each of `pictures`, and the time of its first word."""
    watch = Watch()
    said = [watch.inspect(i * step_s, p.astype(np.uint8)) for i, p in enumerate(pictures)]
    first = next((i * step_s for i, kind in enumerate(said) if kind), None)
    return said, first


def test_that_a_still_person_is_not_a_frozen_picture():
    said, _ = kinds([noisy(ROOM) for _ in range(30)])
    assert said == [None] * 30


def test_that_one_changed_pixel_is_life():
    pictures = []
    for number in range(30):
        picture = ROOM.copy()
        picture[3, 3] = number
        pictures.append(picture)
    assert kinds(pictures)[0] == [None] * 30


@pytest.mark.parametrize("step_s", [1 / 30, 0.1, 0.4])
def test_that_a_frozen_picture_is_noticed_within_three_seconds(step_s):
    _, first_s = kinds([ROOM.copy() for _ in range(200)], step_s=step_s)
    # One step may pass between the freeze and the first inspection of the frozen picture.
    assert 2 <= first_s <= 3 - step_s


def test_that_the_first_picture_after_a_freeze_ends_it():
    said, _ = kinds([ROOM] * 20 + [noisy(ROOM)])
    assert said[-2:] == [TroubleKind.FROZEN, None]


@pytest.mark.parametrize("dark", [DARK, noisy(DARK), DARK * 0], ids=["16", "noisy", "0"])
def test_that_a_covered_lens_is_black_even_when_it_stands_still(dark):
    said, first_s = kinds([dark] * 20)
    assert said[-1] is TroubleKind.BLACK
    assert first_s <= 2.6


def test_that_a_blink_of_black_is_not_a_word_worth():
    said, _ = kinds(([noisy(ROOM)] * 3 + [DARK] * 4) * 5)
    assert TroubleKind.BLACK not in said


def test_that_a_dim_room_is_not_black():
    dim = (ROOM // 12).astype(np.uint8)  # 0 to 21
    said, _ = kinds([noisy(dim) for _ in range(20)])
    assert said == [None] * 20


def test_that_a_new_size_of_picture_is_a_new_picture():
    assert kinds([ROOM] * 5 + [ROOM[:30]] * 5)[0] == [None] * 10
