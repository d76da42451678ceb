"""What the terminal says of a look: words and numbers, never colour alone."""

from dataclasses import replace

import pytest
from rich.console import Console

from posturecoach.cli import table, words
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.live import Held
from posturecoach.ergonomics.seen import Angle, Times, score
from posturecoach.ergonomics.work import Work
from posturecoach.ergonomics.zones import Finding, Zone
from posturecoach.posture.measure import Absent, Measure, Person, View
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import method
from posturecoach.session import Look
from posturecoach.vision.frame import Trouble, TroubleKind

METHODS = ("rula", "reba")
LOOK = Look(
    12.0,
    Person.PRESENT,
    View.FRONT,
    calibrated=True,
    measures={
        "viewing_distance": Measure("viewing_distance", "mm", value=612.0, pm=80.0),
        "head_pitch": Measure("head_pitch", "deg", value=33.2, from_neutral=31.0, pm=4.0),
        "cva": Measure("cva", "deg", from_neutral=-7.5, pm=6.0),
        "shoulder_tilt": Measure("shoulder_tilt", "deg", absent=Absent.NOT_VISIBLE),
        "knee_angle": Measure("knee_angle", "deg", absent=Absent.WRONG_VIEW),
        "slump": Measure("slump", "mm", absent=Absent.NO_NEUTRAL),
    },
    findings={
        "head_pitch": Finding("head_pitch", Zone.BAD, 1.03, "personal", 3.0),
        "cva": Finding("cva", Zone.CAUTION, 0.75, "personal", 3.0),
    },
    strain=1.03,
    score=58.0,
    held=(Hold("head", "head_pitch", 130.0, 438.0),),
)


def drawn(look, width=80):
    console = Console(width=width, record=True, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(table.drawn(look, "Desk camera"))
    return captured.get()


def row(text, name):
    (found,) = [line for line in text.splitlines() if line.startswith(name)]
    return " ".join(found.split())


def test_that_each_measure_has_its_name_number_and_zone_in_words():
    text = drawn(LOOK)
    assert row(text, "Head down or up") == "Head down or up 33° +31 ± 4° ● more strain"
    assert row(text, "Head over neck") == "Head over neck −8 ± 6° ◐ some strain"
    assert row(text, "Distance") == "Distance to the screen 61.2 ± 8.0 cm"
    assert row(text, "Shoulders level") == "Shoulders level not visible"
    assert "Knee" not in text  # cannot be seen from the front
    assert "1 more with your neutral" in text
    assert "Score: 58 of 100" in text
    assert "Head held for 2 min of 7 min at most (ISO 11226)" in text
    assert "You are here, seen from the front, compared with your neutral." in text


def test_that_the_rows_go_from_head_to_knee_whatever_the_order_they_come_in():
    assert [measure.id for measure in words.in_order(LOOK.measures)] == [
        *("head_pitch", "cva", "shoulder_tilt", "slump", "viewing_distance")
    ]


def test_that_no_line_is_wider_than_a_narrow_terminal():
    assert all(len(line.rstrip()) <= 80 for line in drawn(LOOK).splitlines())


@pytest.mark.parametrize("name", [*UNITS])
def test_that_every_measure_has_a_plain_name_that_fits(name):
    assert name in words.NAMES
    assert len(words.name_of(name)) <= 27


def test_that_the_window_calls_them_the_same():
    desktop = pytest.importorskip("posturecoach.desktop.words")
    assert dict(words.NAMES) == dict(desktop.NAMES)
    assert {absent: desktop.absent_words(absent) for absent in Absent} == words.ABSENT
    assert {zone: desktop.zone_words(zone) for zone in Zone} == words.ZONES


def test_that_nobody_and_trouble_are_said_in_words():
    nobody = Look(
        1.0, Person.ABSENT, View.UNKNOWN, calibrated=False, why_not="Nobody is in the picture."
    )
    assert "Nobody is in the picture." in drawn(nobody)
    assert "Score: nothing to judge yet" in drawn(nobody)
    lost = Trouble(2.0, TroubleKind.LOST, "The camera was unplugged.", "Plug it in again.")
    troubled = replace(nobody, trouble=lost, why_not=lost.what)
    assert "The camera was unplugged." in drawn(troubled)
    assert "Try: Plug it in again." in drawn(troubled)
    assert "Try: Plug it in again." in table.line(troubled)


def test_that_a_plain_line_names_what_asks_for_effort_only():
    line = table.line(LOOK)
    assert "Head down or up: +31 ± 4° ● more strain" in line
    assert "Head over neck: −8 ± 6° ◐ some strain" in line
    assert "Distance" not in line
    easy = replace(LOOK, findings={})
    assert "strain" not in table.line(easy)


def posture(**answers):
    angles = {(part, "deg"): Angle(0.0, 0.0, ()) for part in ("neck", "trunk")}
    scores = [score(method(name), angles, Work(**answers), Times(70.0, 0)) for name in METHODS]
    return Held(0.0, 70.0, 70.0, angles, *scores)


def test_that_rula_and_reba_are_one_line_and_never_a_number_without_enough_seen():
    told = {"legs_supported": True, "arm_support": False, "arms_by_side": True, "load_kg": 0.0}
    sure = posture(**told, wrist_straight=True, wrist_twisted=False)
    text = drawn(replace(LOOK, posture=sure))
    assert "Posture held for 1 min: RULA 2, REBA 2" in text
    assert "RULA 2, REBA 2" in table.line(replace(LOOK, posture=sure))
    # The wrist alone may make it a 3, and to REBA nothing worse.
    open_ = drawn(replace(LOOK, posture=posture(**told)))
    assert "Posture held for 1 min: RULA 2 to 3, REBA 2" in open_
    assert "REBA 2 so far" not in text
    brief = replace(sure, for_s=20.0, still_s=20.0)
    assert "for 20 s: RULA 2, REBA 2 so far" in drawn(replace(LOOK, posture=brief))
    unseen = replace(LOOK, posture=posture())
    assert "not enough seen" in drawn(unseen)
    assert "RULA" not in table.line(unseen)
    assert "no posture held" in drawn(LOOK)
    assert all(len(row.rstrip()) <= 80 for row in open_.splitlines())


@pytest.mark.parametrize(
    ("measure", "value", "change"),
    [
        (Measure("x", "deg", value=-0.4, pm=2.0), "0 ± 2°", ""),
        (Measure("x", "deg", value=-12.0, pm=2.0), "−12 ± 2°", ""),
        (Measure("x", "ratio", value=1.04, from_neutral=0.04, pm=0.02), "1.04", "+0.04 ± 0.02"),
        (Measure("x", "shoulder widths", from_neutral=-0.08, pm=0.03), "", "−8 ± 3 %"),
        (Measure("x", "mm", from_neutral=24.0, pm=9.0), "", "+2.4 ± 0.9 cm"),
        (Measure("x", "%", value=9.6, pm=1.0), "10 ± 1 %", ""),
        (Measure("x", "deg", absent=Absent.UNSURE), "not sure enough", ""),
    ],
)
def test_how_numbers_are_shown(measure, value, change):
    assert words.value_words(measure) == value
    assert words.change_words(measure) == change


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3900, "1 h 5 min")]
)
def test_how_times_are_said(seconds, said):
    assert words.time_words(seconds) == said
