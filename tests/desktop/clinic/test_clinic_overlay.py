"""What is drawn over a picture: where, with which number, and that words are never mirrored."""

from dataclasses import replace
from math import atan2, degrees

import numpy as np
import pytest
from desktop.looks import absent, look, measure, sight
from people import SIDE, Person, from_side
from people import sight as sight_of
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from posturecoach.clinic.angles import Group, arcs_of, plumb_foot, stance_of
from posturecoach.clinic.marks import Source
from posturecoach.clinic.snapshot import Landmark, Setup, Snapshot, Stance
from posturecoach.desktop.clinic.overlay import (
    Layers,
    Overlay,
    Place,
    legend_lines,
    seen_in,
    seen_on,
)
from posturecoach.desktop.clinic.overlay_plates import Plate, laid_out
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.words import number_words
from posturecoach.posture.body import Body, Keypoint
from posturecoach.posture.measure import Absent, View
from posturecoach.posture.measure import Person as There
from posturecoach.posture.reader import Reader
from posturecoach.session import Look

SIZE = (640, 480)
SPACE = QRectF(0, 0, *SIZE)
FRONT = look(
    measures=[
        measure("head_roll", value=-3.0, pm=8.0),
        measure("shoulder_tilt", value=4.0, pm=7.0),
        measure("head_yaw", value=12.0, pm=9.0),
        absent("trunk_lateral_lean"),
        absent("lateral_shift", Absent.NO_NEUTRAL, "shoulder widths"),
    ]
)


def of_side(person=None, **more):
    seen = sight_of(from_side(person or Person(), **more), SIDE)
    reading = Reader(None, None, None).read(seen)
    return Look(
        0.0,
        There.PRESENT,
        reading.view,
        calibrated=False,
        measures=reading.measures,
        sight=seen,
        reading=reading,
    )


def drawn(one, layers=Layers(), *, mirror=False, space=SPACE, colours=LIGHT, before=()):  # noqa: B008
    """Return the picture with the overlay alone, and the plates in it."""
    image = QImage(round(space.width()), round(space.height()), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    seen = seen_in(one) if isinstance(one, Look) else seen_on(one)
    place = Place.fit(space, seen.width, seen.height, mirror=mirror)
    overlay = Overlay(colours, 24.0)
    plates = overlay.draw(painter, seen, place, layers, space, before=before)
    painter.end()
    return image, plates


def pixels(image, where=None):
    """Return the pixels of an image, or of a part of it."""
    part = image if where is None else image.copy(where.toAlignedRect())
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), -1)
    return rows[:, : 4 * part.width()].copy()


def test_that_each_number_is_that_of_its_measure(qapp):
    _, plates = drawn(FRONT)
    shown = {plate.measure: plate.words for plate in plates}
    assert shown == {"head_roll": "−3° ± 8°", "shoulder_tilt": "4° ± 7°"}


def test_that_a_change_from_the_neutral_is_told_as_one(qapp):
    one = look(measures=[measure("shoulder_tilt", value=4.0, change=2.5, pm=3.0)])
    (plate,) = drawn(one)[1]
    assert plate.words == "+2° ± 3°"
    assert "from neutral" in plate.name


def test_that_what_is_absent_is_named_with_its_reason_and_not_drawn(qapp):
    _, plates = drawn(FRONT)
    assert "trunk_lateral_lean" not in {plate.measure for plate in plates}
    lines = {ids: line.words for line in legend_lines(seen_in(FRONT), Layers()) for ids in line.ids}
    assert lines["trunk_lateral_lean"] == "Upper body sideways: not visible"
    assert lines["lateral_shift"] == "Shifted sideways: needs your neutral"
    assert lines["head_yaw"] == "Head turned  12° ± 9°"
    assert "not visible" in lines["plumb"]


def test_that_an_estimate_of_the_neck_says_how_it_could_be_measured(qapp):
    lines = {
        ids: line.words for line in legend_lines(seen_in(of_side()), Layers()) for ids in line.ids
    }
    assert "C7" in lines["cva"]


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize(("trunk", "neck"), [(0.0, 10.0), (-15.0, 30.0), (25.0, 40.0)])
def test_that_the_arc_opens_as_far_as_the_measure_says(qapp, left, trunk, neck):
    one = of_side(Person(trunk=trunk, neck=neck), left=left)
    seen = seen_in(one)
    for arc in arcs_of(seen.view, seen.side, seen.at):
        value = one.measures[arc.measure].value
        if value is None:
            continue
        ways = [
            degrees(atan2(end[1] - arc.corner[1], end[0] - arc.corner[0]))
            for end in (arc.start, arc.end)
        ]
        opened = abs((ways[1] - ways[0] + 180.0) % 360.0 - 180.0)
        assert opened == pytest.approx(abs(value), abs=0.6), arc.measure


def test_that_a_mirrored_picture_has_its_lines_mirrored_and_its_words_not(qapp):
    plain, plates = drawn(FRONT, Layers(legend=False))
    mirrored, others = drawn(FRONT, Layers(legend=False), mirror=True)
    assert [plate.words for plate in plates] == [plate.words for plate in others]
    without = Layers(legend=False, numbers=False)
    lopsided = replace(FRONT, sight=sight(unseen=(Keypoint.LEFT_EAR, Keypoint.LEFT_SHOULDER)))
    lines, turned = (drawn(lopsided, without, mirror=mirror)[0] for mirror in (False, True))
    there, back = (pixels(one).reshape(480, 640, 4).astype(int) for one in (lines, turned))
    alike, apart = np.abs(there[:, ::-1] - back).mean(), np.abs(there - back).mean()
    assert alike < 0.1 * apart
    # The words themselves: the same pixels, not those of a mirror.
    one = next(plate for plate in plates if plate.measure == "head_roll")
    other = next(plate for plate in others if plate.measure == "head_roll")
    words, same = _letters(plain, one.where), _letters(mirrored, other.where)
    size = np.minimum(words.shape, same.shape)
    words, same = words[: size[0], : size[1]], same[: size[0], : size[1]]
    backwards = same[:, ::-1]
    assert np.mean(words != same) < 0.03
    assert np.mean(words != backwards) > 0.1


def _letters(image, where):
    """Where the white letters of a plate are, from whole pixels on."""
    shown = image.copy(where.toAlignedRect()).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), -1)
    white = rows[:, : shown.width()] > 190
    across, down = np.flatnonzero(white.any(axis=0)), np.flatnonzero(white.any(axis=1))
    return white[down[0] : down[-1] + 1, across[0] : across[-1] + 1]


@pytest.mark.parametrize(
    "less",
    [
        {"skeleton": False},
        {"plumb": False},
        {"numbers": False},
        {"legend": False},
        {"groups": frozenset(Group) - {Group.TRUNK}},
        {"groups": frozenset(Group) - {Group.HEAD}},
        {"groups": frozenset()},
    ],
)
def test_that_each_layer_is_drawn_and_can_be_left_out(qapp, less):
    one = of_side()
    whole, part = drawn(one)[0], drawn(one, replace(Layers(), **less))[0]
    assert (pixels(whole) != pixels(part)).any()


def test_that_a_group_that_is_off_is_not_spoken_of(qapp):
    layers = Layers(groups=frozenset({Group.SHOULDERS}))
    assert {plate.measure for plate in drawn(FRONT, layers)[1]} == {"shoulder_tilt"}
    assert {id_ for line in legend_lines(seen_in(FRONT), layers) for id_ in line.ids} == {"plumb"}


def test_that_numbers_cover_neither_each_other_nor_the_head(qapp):
    space = QRectF(0, 0, 1280, 720)
    _, plates = drawn(FRONT, space=space)
    one, other = (plate.where for plate in plates)
    assert not one.intersects(other)
    place = Place.fit(space, 640, 480)
    for plate in plates:
        assert space.contains(plate.where)
        for keypoint in (Keypoint.NOSE, Keypoint.LEFT_EAR, Keypoint.RIGHT_EAR):
            at = place.point(tuple(FRONT.sight.body.at(keypoint)))
            assert not plate.where.contains(at)


def test_that_numbers_stay_where_they_were_while_a_body_trembles(qapp):
    before, was = (), None
    for step in (0.0, 1.5, -1.0, 2.0):
        seen = sight()
        body = seen.body
        moved = Body(body.points + step, body.visibility.copy(), body.world.copy())
        one = replace(FRONT, sight=replace(seen, body=moved))
        _, before = drawn(one, space=QRectF(0, 0, 1280, 720), before=before)
        where = [plate.where.topLeft() for plate in before]
        assert was is None or where == was
        was = where


def test_that_the_plumb_line_stands_at_the_near_ankle_or_at_the_seat():
    parts = {"right_hip": (300.0, 300.0), "right_ankle": (320.0, 460.0), "left_hip": (340.0, 300.0)}
    standing = {**parts, "right_knee": (310.0, 380.0)}
    sitting = {**parts, "right_knee": (380.0, 310.0)}
    for points, stance, foot in (
        (standing, Stance.STANDING, parts["right_ankle"]),
        (sitting, Stance.SITTING, parts["right_hip"]),
        (parts, Stance.UNKNOWN, parts["right_ankle"]),
    ):
        assert stance_of(View.SIDE_RIGHT, "right", points.get) is stance
        assert plumb_foot(View.SIDE_RIGHT, "right", stance, points.get) == foot
    assert plumb_foot(View.FRONT, "left", Stance.SITTING, parts.get) == (320.0, 300.0)
    assert plumb_foot(View.FRONT, "left", Stance.STANDING, parts.get) is None


def test_that_marks_made_by_hand_make_a_measured_angle(qapp):
    landmarks = {
        "right_ear": Landmark((340.0, 120.0)),
        "right_shoulder": Landmark((300.0, 200.0)),
        "c7": Landmark((280.0, 180.0), source=Source.MARKED),
        "tragus": Landmark((330.0, 130.0), source=Source.MARKED),
    }
    setup = Setup("clip", View.SIDE_RIGHT, Stance.SITTING, *SIZE)
    snapshot = Snapshot("a", "2030-01-01T09:00:00+01:00", setup, 1, landmarks)
    _, plates = drawn(snapshot)
    shown = {plate.measure: plate for plate in plates}
    pm = seen_on(snapshot).measures["cva"].pm
    assert shown["cva"].words == number_words(45.0, pm, "deg", signed=False)
    assert shown["cva"].words.startswith("45°")
    seen = seen_on(snapshot)
    (arc,) = (arc for arc in arcs_of(seen.view, seen.side, seen.at) if arc.measure == "cva")
    assert (arc.corner, arc.end) == ((280.0, 180.0), (330.0, 130.0))
    assert arc.start[0] > arc.corner[0]


def test_that_nobody_who_is_not_certain_is_drawn():
    assert seen_in(replace(FRONT, person=There.UNCERTAIN)) is None
    assert seen_in(replace(FRONT, sight=None)) is None


@pytest.mark.parametrize("mirror", [False, True])
def test_that_a_place_leads_there_and_back(mirror):
    place = Place.fit(QRectF(10, 20, 1000, 600), 640, 480, mirror=mirror)
    assert place.where == QRectF(110, 20, 800, 600)
    at = place.point((64.0, 48.0))
    assert at == QPointF(830 if mirror else 190, 80)
    assert place.pixel(at) == pytest.approx((64.0, 48.0))


def test_that_letters_can_be_read_on_their_ground_in_both_themes(qapp):
    for colours in (LIGHT, DARK):
        for on_paper in (False, True):
            ink = Overlay(colours, 24.0, on_paper=on_paper).ink
            assert abs(ink.words.lightness() - ink.plate.lightness()) > 110


def plate(at):
    return Plate("head_roll", "12° ± 4°", "Head tilted", QPointF(*at), QPointF(0, at[1]))


def test_that_two_numbers_for_one_place_do_not_lie_over_each_other(qapp):
    ink, space = Overlay(LIGHT, 24.0).ink, QRectF(0, 0, 600, 400)
    taken = QRectF(200, 180, 90, 60)
    placed = laid_out([plate((200, 200))] * 3, ink, space, np.empty((0, 2)), taken=taken)
    there = [taken, *(one.where for one in placed)]
    for n, one in enumerate(there):
        assert space.contains(one)
        assert not any(one.intersects(other) for other in there[n + 1 :])


def test_that_a_number_moves_up_or_down_where_a_limb_lies_across_all_of_its_height(qapp):
    ink, space = Overlay(LIGHT, 24.0).ink, QRectF(0, 0, 400, 400)
    limb = np.stack([np.linspace(0, 400, 80), np.full(80, 200.0)], axis=1)
    (one,) = laid_out([plate((200, 200))], ink, space, limb, taken=QRectF())
    assert not one.where.top() < 200 < one.where.bottom()
    assert abs(one.where.center().y() - 200) < 100
