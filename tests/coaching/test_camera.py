"""When the camera is off: told as people would tell it, second by second."""

from dataclasses import replace

import pytest

from posturecoach.coaching.camera import Lens, Off, attend
from posturecoach.coaching.rules import Around
from posturecoach.posture.measure import Person
from posturecoach.rulebook import policy_rules

POLICY = policy_rules()
HERE, GONE, PERHAPS = Person.PRESENT, Person.ABSENT, Person.UNCERTAIN


class Desk:
    """A camera and whoever sits before it, on a clock of seconds."""

    def __init__(self):
        self.lens, self.now_s, self.lit_s, self.lit = Lens(), 0.0, [], True

    def go(self, seconds, person=HERE, *, paused=False, around=None, touched_at=None):
        """Let so many seconds pass; return why the camera is off at their end."""
        around = around or Around()
        for _ in range(round(seconds)):
            idle = None if touched_at is None else max(0.0, self.now_s - touched_at)
            idle = None if touched_at is not None and self.now_s < touched_at else idle
            seen = person if self.lens.off is None else None
            self.lens = attend(
                self.lens, self.now_s, seen, replace(around, idle_s=idle),
                paused=paused, policy=POLICY,
            )  # fmt: skip
            if self.lens.off is None:
                self.lit_s.append(self.now_s)
            self.now_s += 1.0
        return self.lens.off


def test_that_it_stays_on_for_whoever_is_here():
    assert Desk().go(7200) is None
    assert Desk().go(7200, PERHAPS) is None


@pytest.mark.parametrize(
    ("off", "why"),
    [
        ({"paused": True}, Off.PAUSED),
        ({"around": Around(locked=True)}, Off.LOCKED),
        ({"around": Around(camera_wanted=True)}, Off.WANTED),
    ],
)
def test_that_it_goes_off_at_once_and_comes_back_by_itself(off, why):
    desk = Desk()
    desk.go(60)
    assert desk.go(1, **off) is why
    assert desk.go(3600, **off) is why
    back = POLICY["camera_back_s"] if why is Off.WANTED else 1
    assert desk.go(back + 1) is None
    # Nobody has been seen for an hour, and yet it waits for who unlocks and sits down.
    assert desk.go(POLICY["away_off_s"] - 5, GONE) is None


def test_that_a_call_that_is_being_set_up_does_not_make_it_blink():
    desk = Desk()
    wanted = Around(camera_wanted=True)
    assert desk.go(30, around=wanted) is Off.WANTED
    for _ in range(10):
        desk.go(4)
        assert desk.lens.off is Off.WANTED
        desk.go(2, around=wanted)
    assert desk.go(POLICY["camera_back_s"] + 1) is None


def test_that_a_pause_outranks_a_lock_and_both_a_call():
    both = Around(locked=True, camera_wanted=True)
    assert Desk().go(5, paused=True, around=both) is Off.PAUSED
    assert Desk().go(5, around=both) is Off.LOCKED


def test_that_an_empty_chair_turns_it_off_after_a_while_and_not_before():
    desk = Desk()
    desk.go(60)
    assert desk.go(POLICY["away_off_s"] - 1, GONE) is None
    assert desk.go(3, GONE) is Off.AWAY


def test_that_it_looks_now_and_then_whether_somebody_is_back_and_only_for_a_moment():
    desk = Desk()
    desk.go(60)
    desk.go(POLICY["away_off_s"] + 2, GONE)
    desk.lit_s.clear()
    desk.go(4 * 3600, GONE)
    share = len(desk.lit_s) / (4 * 3600)
    assert 0.0 < share <= 1.5 * POLICY["probe_s"] / POLICY["probe_every_s"]
    desk.go(POLICY["probe_every_s"] + POLICY["probe_s"] + 2, HERE)
    assert desk.lens.off is None
    assert not desk.lens.probing
    assert desk.go(POLICY["away_off_s"] - 20, GONE) is None


def test_that_a_key_wakes_it_at_once_but_the_key_before_it_went_off_does_not():
    desk = Desk()
    desk.go(60)
    desk.go(POLICY["away_off_s"] + 2, GONE, touched_at=desk.now_s)
    assert desk.lens.off is Off.AWAY
    assert desk.go(10, GONE) is Off.AWAY
    assert desk.go(3, GONE, touched_at=desk.now_s + 1) is None  # probing
    assert desk.go(2, HERE, touched_at=desk.now_s) is None
    assert not desk.lens.probing


def test_that_somebody_who_types_out_of_sight_does_not_make_it_blink_every_second():
    desk = Desk()
    desk.go(60)
    desk.go(POLICY["away_off_s"] + 2, GONE)
    desk.lit_s.clear()
    for _ in range(600):
        desk.go(1, GONE, touched_at=desk.now_s)
    began = [t for t in desk.lit_s if t - 1.0 not in desk.lit_s]
    assert 2 <= len(began) <= 1 + 600 / POLICY["probe_least_s"]


def test_that_a_camera_without_a_picture_is_not_an_empty_chair():
    desk = Desk()
    desk.go(60)
    for _ in range(3600):
        desk.lens = attend(desk.lens, desk.now_s, None, Around(), paused=False, policy=POLICY)
        desk.now_s += 1.0
    assert desk.lens.off is None
