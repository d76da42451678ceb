"""The day in seconds, told by stories."""

import pytest

from posturecoach.desktop.tally import DayTally, Seen, seen_in
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Person
from posturecoach.vision.frame import Trouble, TroubleKind

from .looks import finding, look


def told(story, *, looks_per_s=2.0):
    """Play a story such as "easy 60, away 90, gap 30"; a gap is time without looks."""
    tally, now = DayTally(), 0.0
    for part in story.split(","):
        word, seconds = part.split()
        if word == "gap":
            now += float(seconds)
            continue
        for _ in range(round(float(seconds) * looks_per_s)):
            tally.add(now, Seen(word))
            now += 1 / looks_per_s
    tally.add(now, Seen.UNSURE)
    return tally


@pytest.mark.parametrize(
    ("story", "sitting", "breaks", "longest"),
    [
        pytest.param("easy 100", 100, 0, 100, id="sitting is counted"),
        pytest.param("easy 50, some 30, more 20", 100, 0, 100, id="in whatever zone"),
        pytest.param("easy 50, unjudged 50", 100, 0, 100, id="also unjudged"),
        pytest.param("easy 50, away 59, easy 50", 100, 0, 100, id="a short absence is no break"),
        pytest.param("easy 50, away 61, easy 70", 120, 1, 70, id="a minute away is a break"),
        pytest.param("easy 50, away 600, easy 40", 90, 1, 50, id="a long one is still one"),
        pytest.param("away 90, easy 9, away 90", 9, 2, 9, id="two are two"),
        pytest.param("away 40, easy 1, away 40", 1, 0, 1, id="coming back ends it"),
        pytest.param("away 40, unsure 5, away 40", 0, 1, 0, id="not being sure does not"),
        pytest.param("unsure 500", 0, 0, 0, id="nobody knows: nothing"),
        pytest.param("easy 50, unsure 30, easy 50", 100, 0, 100, id="unsure is not counted"),
    ],
)
def test_story(story, sitting, breaks, longest):
    tally = told(story)
    assert tally.sitting_s == pytest.approx(sitting, abs=0.6)
    assert tally.breaks == breaks
    assert tally.longest_s == pytest.approx(longest, abs=0.6)


def test_that_a_gap_is_counted_as_nothing_and_ends_the_stretch():
    tally = told("easy 50, gap 3600, easy 40")
    assert tally.sitting_s == pytest.approx(90, abs=1.1)
    assert tally.longest_s == pytest.approx(50, abs=0.6)
    assert sum(tally.seconds.values()) < 95


@pytest.mark.parametrize("looks_per_s", [0.5, 1, 10, 30])
def test_that_the_rate_of_looks_changes_nothing(looks_per_s):
    tally = told("easy 120, more 40, away 80, easy 60", looks_per_s=looks_per_s)
    assert tally.seconds[Seen.EASY] == pytest.approx(180, abs=4)
    assert tally.seconds[Seen.MORE] == pytest.approx(40, abs=4)
    assert tally.breaks == 1


def test_that_an_interruption_ends_the_stretch_but_forgets_nothing():
    tally = DayTally()
    for second in range(31):
        tally.add(float(second), Seen.EASY)
    tally.interrupt()
    assert tally.stretch_s == 0
    tally.add(0.0, Seen.EASY)  # another source, whose clock begins anew
    tally.add(1.0, Seen.EASY)
    assert tally.sitting_s == pytest.approx(31)
    assert tally.longest_s == pytest.approx(30)


def test_that_a_clock_which_goes_back_takes_nothing_away():
    tally = DayTally()
    for time_s in (10.0, 11.0, 5.0, 6.0):
        tally.add(time_s, Seen.EASY)
    assert tally.sitting_s == pytest.approx(2)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (look(findings=[finding("a"), finding("b", Zone.CAUTION)]), Seen.SOME),
        (look(findings=[finding("a", Zone.BAD), finding("b", Zone.CAUTION)]), Seen.MORE),
        (look(findings=[finding("a")]), Seen.EASY),
        (look(), Seen.UNJUDGED),
        (look(person=Person.ABSENT), Seen.AWAY),
        (look(person=Person.UNCERTAIN), Seen.UNSURE),
        (
            look(person=Person.ABSENT, trouble=Trouble(0.0, TroubleKind.BLACK, "a", "b")),
            Seen.UNSURE,
        ),
    ],
)
def test_what_a_look_counts_as(seen, expected):
    assert seen_in(seen) is expected
