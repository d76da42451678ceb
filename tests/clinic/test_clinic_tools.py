"""Tools on a frozen moment: truth by construction, and what must not matter to a number."""

from __future__ import annotations

from math import cos, degrees, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.clinic import tools
from posturecoach.clinic.marks import Anchor, Kind, Note, Source
from posturecoach.clinic.snapshot import Landmark, Setup, Snapshot, Stance
from posturecoach.posture.measure import View

WHEN = "2030-03-04T09:00:00+01:00"
coordinate = st.floats(-800, 800)
angle = st.floats(-180, 180)


def empty(facing=1, view=View.SIDE_RIGHT, **landmarks):
    setup = Setup("Side", view, Stance.STANDING, 2000, 1600)
    found = {name: Landmark(at) for name, at in landmarks.items()}
    return Snapshot("a", WHEN, setup, facing, found)


def drawn(kind, *points, facing=1, known=None):
    """The mark of a kind through free points, with `known`: ((x, y), (x, y), mm)."""
    moment = empty(facing)
    if known is not None:
        one, other, mm = known
        moment = tools.add(moment, Kind.LENGTH, [Anchor(one), Anchor(other)], known_mm=mm)
    return tools.add(moment, kind, [Anchor(point) for point in points]).marks[-1]


def polar(at, deg, long):
    """The point `long` pixels from `at`, `deg` counter-clockwise from the picture's right."""
    return at[0] + long * cos(radians(deg)), at[1] - long * sin(radians(deg))


# --- Goniometer.


@pytest.mark.parametrize("truth", [0.0, 1.0, 30.0, 45.0, 90.0, 135.0, 179.0, 180.0])
@given(turn=angle, long=st.floats(20, 500), other=st.floats(20, 500))
def test_the_goniometer_reads_what_was_drawn_wherever_it_is_turned(truth, turn, long, other):
    at = (700.0, 600.0)
    mark = drawn(Kind.ANGLE, polar(at, turn, long), at, polar(at, turn + truth, other))
    assert mark.value == pytest.approx(truth, abs=1e-6)
    assert (mark.unit, mark.source, mark.notes) == ("deg", Source.DRAWN, ())


@given(by=st.tuples(coordinate, coordinate), scale=st.floats(0.5, 4))
def test_that_place_size_mirror_and_order_change_no_angle(by, scale):
    points = [(900.0, 300.0), (700.0, 700.0), (1150.0, 640.0)]
    value = drawn(Kind.ANGLE, *points).value
    placed = [(scale * x + by[0], scale * y + by[1]) for x, y in points]
    mirrored = [(-x, y) for x, y in points]
    for same in (placed, mirrored, points[::-1]):
        assert drawn(Kind.ANGLE, *same).value == pytest.approx(value, abs=1e-6)


@given(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=3))
def test_that_an_angle_has_a_number_and_its_uncertainty_or_neither(points):
    mark = drawn(Kind.ANGLE, *points)
    if mark.value is None:
        assert mark.pm is None
        assert mark.notes == (Note.TOO_SHORT,)
    else:
        assert 0.0 <= mark.value <= 180.0
        assert 0.0 < mark.pm <= 180.0


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        (Kind.ANGLE, [(500, 500), (500, 500), (800, 500)]),
        (Kind.ANGLE, [(800, 500), (500, 500), (500, 500)]),
        (Kind.ANGLE, [(500, 500)] * 3),
        (Kind.ANGLE, [(502, 500), (500, 500), (800, 500)]),
        (Kind.TO_VERTICAL, [(500, 500)] * 2),
        (Kind.TO_VERTICAL, [(500, 500), (500, 502)]),
        (Kind.TO_HORIZONTAL, [(500, 500)] * 2),
    ],
)
def test_that_an_arm_without_length_has_no_angle_and_never_0(kind, points):
    mark = drawn(kind, *points)
    assert (mark.value, mark.pm, mark.notes) == (None, None, (Note.TOO_SHORT,))


@pytest.mark.parametrize("kind", [Kind.ANGLE, Kind.TO_VERTICAL, Kind.TO_HORIZONTAL])
def test_that_shorter_arms_are_less_certain(kind):
    def pm(long):
        at = (700.0, 600.0)
        ends = (polar(at, 60, long), at, polar(at, 0, long))
        return drawn(kind, *(ends if kind is Kind.ANGLE else ends[:2])).pm

    pms = [pm(long) for long in (400, 200, 100, 50, 25, 10)]
    assert pms == sorted(pms)
    assert pms[0] < 2.0
    assert pms[-1] > 10.0
    assert pms[1] == pytest.approx(2 * pms[0])  # an error of a pixel, seen from half as far


@pytest.mark.parametrize("kind", [Kind.ANGLE, Kind.TO_VERTICAL, Kind.TO_HORIZONTAL, Kind.DISTANCE])
def test_that_the_uncertainty_is_what_shaking_hands_make(kind):
    true = np.array([(900.0, 500.0), (700.0, 600.0), (760.0, 780.0)])
    if kind is not Kind.ANGLE:
        true = true[:2]
    rng = np.random.default_rng(5)
    shaken = true + rng.normal(0, tools.MARKING_PX, (1500, *true.shape))
    values = [drawn(kind, *map(tuple, points.tolist())).value for points in shaken]
    truth = drawn(kind, *map(tuple, true.tolist()))
    assert np.mean(values) == pytest.approx(truth.value, abs=0.2)
    inside = np.mean(np.abs(np.array(values) - truth.value) <= truth.pm)
    # A distance knows the error along its line only, and says more than that.
    assert 0.93 <= inside <= (1.0 if kind is Kind.DISTANCE else 0.97)


# --- Tilts.


@pytest.mark.parametrize("lean", [-89.0, -30.0, 0.0, 12.5, 45.0, 89.0])
@pytest.mark.parametrize("facing", [1, -1])
def test_the_angle_to_the_vertical(lean, facing):
    low = (700.0, 900.0)
    high = polar(low, 90 - facing * lean, 300)
    for ends in ((low, high), (high, low)):  # whichever comes first
        mark = drawn(Kind.TO_VERTICAL, *ends, facing=facing)
        assert mark.value == pytest.approx(lean, abs=1e-9)
        assert (mark.unit, mark.notes) == ("deg", (Note.LEVEL,))


@pytest.mark.parametrize("rise", [-89.0, -20.0, 0.0, 33.0, 89.0])
@pytest.mark.parametrize("facing", [1, -1])
def test_the_angle_to_the_horizontal(rise, facing):
    behind = (900.0, 700.0)
    ahead = polar(behind, rise if facing == 1 else 180 - rise, 300)
    for ends in ((behind, ahead), (ahead, behind)):
        mark = drawn(Kind.TO_HORIZONTAL, *ends, facing=facing)
        assert mark.value == pytest.approx(rise, abs=1e-9)


def test_that_a_quarter_of_a_turn_has_one_sign_only():
    flat, upright = [(500.0, 500.0), (900.0, 500.0)], [(500.0, 500.0), (500.0, 900.0)]
    for facing in (1, -1):
        for way in (1, -1):
            assert drawn(Kind.TO_VERTICAL, *flat[::way], facing=facing).value == 90.0
            assert drawn(Kind.TO_HORIZONTAL, *upright[::way], facing=facing).value == 90.0
            assert drawn(Kind.TO_VERTICAL, *upright[::way], facing=facing).value == 0.0
            assert drawn(Kind.TO_HORIZONTAL, *flat[::way], facing=facing).value == 0.0


@given(st.tuples(coordinate, coordinate), st.tuples(coordinate, coordinate))
def test_that_a_mirrored_person_reads_the_same(one, other):
    for kind in (Kind.TO_VERTICAL, Kind.TO_HORIZONTAL):
        plain = drawn(kind, one, other)
        mirrored = drawn(kind, (-one[0], one[1]), (-other[0], other[1]), facing=-1)
        assert mirrored.value == (None if plain.value is None else pytest.approx(plain.value))


# --- Distances.


def test_a_distance_is_in_pixels_until_a_length_is_known():
    bare = drawn(Kind.DISTANCE, (100, 100), (400, 500))
    assert (bare.value, bare.unit, bare.notes) == (500, "px", (Note.NOT_CALIBRATED,))
    assert bare.pm == pytest.approx(1.96 * 2 * 2**0.5)
    known = drawn(Kind.DISTANCE, (100, 100), (400, 500), known=((0, 0), (0, 250), 100.0))
    assert (known.value, known.unit, known.notes) == (pytest.approx(200), "mm", (Note.IN_PLANE,))


@given(scale=st.floats(0.2, 5), turn=angle, mm=st.floats(10, 2000))
def test_that_millimetres_depend_on_neither_size_nor_turn(scale, turn, mm):
    origin = (0.0, 0.0)
    ends = polar((50.0, 60.0), turn, 300 * scale)
    mark = drawn(
        Kind.DISTANCE, (50.0, 60.0), ends, known=(origin, polar(origin, 30, 150 * scale), mm)
    )
    assert mark.value == pytest.approx(2 * mm)


def test_that_a_short_known_length_makes_every_distance_less_certain():
    pms = [
        drawn(Kind.DISTANCE, (0, 0), (600, 0), known=((0, 50), (long, 50), float(long))).pm
        for long in (600, 300, 100, 20)
    ]
    assert pms == sorted(pms)
    assert pms[-1] > 5 * pms[0]


def test_that_a_known_length_of_no_pixels_measures_nothing():
    mark = drawn(Kind.DISTANCE, (0, 0), (600, 0), known=((5, 5), (5, 5), 100.0))
    assert (mark.unit, mark.notes) == ("px", (Note.NOT_CALIBRATED,))


def test_that_the_newest_known_length_counts_and_taking_it_away_brings_the_old_one_back():
    moment = empty()
    for mm in (100.0, 300.0):
        ends = [Anchor((0, 0)), Anchor((100, 0))]
        moment = tools.add(moment, Kind.LENGTH, ends, known_mm=mm)
    moment = tools.add(moment, Kind.DISTANCE, [Anchor((0, 9)), Anchor((200, 9))])
    assert moment.marks[-1].value == pytest.approx(600)
    moment = tools.remove(moment, moment.marks[1].id)
    assert moment.marks[-1].value == pytest.approx(200)
    moment = tools.remove(moment, moment.marks[0].id)
    assert (moment.marks[-1].value, moment.marks[-1].unit) == (200, "px")
    assert tools.remove(moment, 999) == moment


@pytest.mark.parametrize("bad", [None, 0.0, -5.0])
def test_that_a_known_length_says_how_long_it_is(bad):
    ends = [Anchor((0, 0)), Anchor((100, 0))]
    with pytest.raises(ValueError, match="known length"):
        tools.add(empty(), Kind.LENGTH, ends, known_mm=bad)
    with pytest.raises(ValueError, match="known length"):
        tools.add(empty(), Kind.DISTANCE, ends, known_mm=100.0)


@pytest.mark.parametrize("kind", list(Kind))
def test_that_a_mark_with_too_few_or_too_many_points_is_refused(kind):
    extra = {"label": "words", "known_mm": 100.0 if kind is Kind.LENGTH else None}
    for count in (0, 501):
        anchors = [Anchor((float(n), 0.0)) for n in range(count)]
        with pytest.raises(ValueError, match="points"):
            tools.add(empty(), kind, anchors, **extra)


def test_that_a_text_needs_words_and_marks_are_bounded():
    with pytest.raises(ValueError, match="words"):
        tools.add(empty(), Kind.TEXT, [Anchor((1, 1))], label="  ")
    moment = empty()
    for n in range(tools.MOST_MARKS):
        moment = tools.add(moment, Kind.PLUMB, [Anchor((n, 1))])
    assert len({mark.id for mark in moment.marks}) == tools.MOST_MARKS
    with pytest.raises(ValueError, match="at most"):
        tools.add(moment, Kind.PLUMB, [Anchor((1, 1))])


# --- Landmarks: snapping, following, and what a number on them is worth.

LEG = {"right_hip": (800.0, 500.0), "right_knee": (800.0, 900.0), "right_ankle": (800.0, 1300.0)}


def on_leg():
    anchors = [Anchor((0.0, 0.0), name) for name in LEG]
    return tools.add(empty(**LEG), Kind.ANGLE, anchors)


def test_that_a_mark_on_landmarks_follows_them_and_says_what_it_is_worth():
    moment = on_leg()
    straight = moment.marks[0]
    assert straight.points == tuple(LEG.values())
    assert (straight.value, straight.source) == (pytest.approx(180), Source.ESTIMATED)
    bent = tools.move_landmark(moment, "right_ankle", (1200.0, 900.0))
    assert bent.marks[0].value == pytest.approx(90)
    assert bent.marks[0].source is Source.ESTIMATED  # as good as its worst point
    for name in LEG:
        bent = tools.move_landmark(bent, name, bent.landmarks[name].at)
    assert bent.marks[0].source is Source.MARKED
    assert bent.marks[0].pm < straight.pm
    # Torn off its landmarks it stays where it was put.
    free = tools.move_mark(bent, 1, (10.0, 0.0))
    free = tools.move_landmark(free, "right_hip", (100.0, 100.0))
    assert free.marks[0].points[0] == (810.0, 500.0)
    assert (free.marks[0].source, free.marks[0].value) == (Source.DRAWN, pytest.approx(90))


def test_that_a_landmark_that_was_not_seen_is_none_to_snap_to_or_measure_on():
    moment = empty(**LEG)
    moment.landmarks["right_knee"] = Landmark(LEG["right_knee"], visibility=0.1)
    at = (801.0, 901.0)
    assert tools.snap(moment, at, 20.0) == Anchor(at)
    assert tools.spot(moment, "right_knee") is None
    assert tools.spot(moment, "mid_knee") is None


@given(st.tuples(st.floats(700, 900), st.floats(400, 1400)), st.floats(1, 60))
def test_snapping_takes_the_nearest_within_reach_or_leaves_the_point(at, radius):
    far = {name: np.hypot(at[0] - x, at[1] - y) for name, (x, y) in LEG.items()}
    nearest = min(far, key=far.get)
    found = tools.snap(empty(**LEG), at, radius)
    if far[nearest] <= radius:
        assert found == Anchor(LEG[nearest], nearest)
    else:
        assert found == Anchor(at)


def test_snapping_to_the_middle_of_a_pair_is_offered_from_the_front_only():
    pair = {"left_hip": (900.0, 500.0), "right_hip": (700.0, 520.0)}
    front, side = empty(view=View.FRONT, **pair), empty(**pair)
    assert tools.snap(front, (803.0, 508.0), 10.0) == Anchor((800.0, 510.0), "mid_hip")
    assert tools.snap(side, (803.0, 508.0), 10.0) == Anchor((803.0, 508.0))


@pytest.mark.parametrize("at", [(-1.0, 5.0), (5.0, 1601.0), (float("nan"), 5.0)])
def test_that_no_landmark_is_dragged_out_of_the_picture(at):
    with pytest.raises(ValueError, match="outside"):
        tools.move_landmark(empty(), "c7", at)
    with pytest.raises(ValueError, match="no landmark"):
        tools.move_landmark(empty(), "tail", (5.0, 5.0))


# --- The plumb line.


def test_how_far_parts_lie_before_the_plumb_line():
    body = {
        "right_ear": (880.0, 200.0),
        "right_shoulder": (820.0, 400.0),
        "right_knee": (790.0, 900.0),
        "right_ankle": (800.0, 1300.0),
    }
    for facing in (1, -1):
        moment = empty(facing, **body)
        anchor = tools.plumb_anchor(moment)
        assert anchor == Anchor(body["right_ankle"], "right_ankle")
        moment = tools.add(moment, Kind.PLUMB, [anchor])
        found = {one.part: one.taken for one in tools.plumb_offsets(moment, moment.marks[0])}
        # The hip was not seen: it has no offset, and none of 0.
        assert {part: taken.value for part, taken in found.items()} == {
            "ear": 80.0 * facing,
            "shoulder": 20.0 * facing,
            "knee": -10.0 * facing,
        }
        assert {taken.unit for taken in found.values()} == {"px"}
    ends = [Anchor((0, 0)), Anchor((200, 0))]
    scaled = tools.add(moment, Kind.LENGTH, ends, known_mm=100.0)
    ear = tools.plumb_offsets(scaled, moment.marks[0])[0].taken
    assert (ear.value, ear.unit) == (pytest.approx(-40), "mm")


def test_that_the_part_under_the_line_has_no_offset_of_its_own():
    moment = empty(right_hip=(800.0, 900.0), right_ear=(880.0, 200.0))
    moment = tools.add(moment, Kind.PLUMB, [Anchor((800.0, 900.0), "right_hip")])
    assert [one.part for one in tools.plumb_offsets(moment, moment.marks[0])] == ["ear"]


def test_that_nothing_to_stand_on_is_no_plumb_line():
    assert tools.plumb_anchor(empty(right_hip=(5.0, 5.0))) is None
    assert tools.plumb_anchor(empty(view=View.FRONT, left_ankle=(5.0, 5.0))) is None


# --- Pointing, and undoing.


def test_that_points_are_hit_before_lines_and_the_newer_before_the_older():
    moment = tools.add(empty(), Kind.LINE, [Anchor((100, 100)), Anchor((500, 100))])
    moment = tools.add(moment, Kind.LINE, [Anchor((300, 50)), Anchor((300, 400))])
    moment = tools.add(moment, Kind.PLUMB, [Anchor((700, 700))])
    assert tools.hit(moment, (102, 101), 5) == tools.Hit(1, 0)
    assert tools.hit(moment, (200, 103), 5) == tools.Hit(1, None)
    assert tools.hit(moment, (300, 100), 5) == tools.Hit(2, None)
    assert tools.hit(moment, (703, 10), 5) == tools.Hit(3, None)  # goes all the way
    assert tools.hit(moment, (600, 600), 5) is None


step = st.sampled_from(["do", "adjust", "undo", "redo"])


@given(st.lists(step, max_size=60), st.integers(1, 8))
def test_that_undo_and_redo_go_through_the_same_moments(steps, most):
    """Against the plainest model there is: a list and a place in it."""
    line, at = [empty()], 0
    history = tools.History(line[0], most=most)
    for n, what in enumerate(steps):
        then = tools.add(history.now, Kind.PLUMB, [Anchor((float(n), 0.0))])
        if what == "do":
            line, at = [*line[: at + 1], then], at + 1
            if at > most:
                line, at = line[1:], most
            history = history.do(then)
        elif what == "adjust":
            line = [*line[:at], then]
            history = history.adjust(then)
        elif what == "undo":
            at = max(0, at - 1)
            history = history.undo()
        else:
            at = min(len(line) - 1, at + 1)
            history = history.redo()
        assert history.now == line[at]
        assert (len(history.past), len(history.future)) == (at, len(line) - 1 - at)


def test_that_doing_nothing_is_no_step():
    history = tools.History(empty())
    assert history.do(empty()) is history


def test_the_sign_of_forward_is_the_persons():
    line = [(500.0, 900.0), (600.0, 500.0)]
    lean = degrees(np.arctan2(100, 400))
    assert drawn(Kind.TO_VERTICAL, *line, facing=1).value == pytest.approx(lean)
    assert drawn(Kind.TO_VERTICAL, *line, facing=-1).value == pytest.approx(-lean)
