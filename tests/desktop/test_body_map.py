"""The body map: what is drawn can be hit, with the mouse, by key and by name."""

from math import hypot

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from posturecoach.desktop.body_map import BACK, FRONT, BodyMap, shapes
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.exercise_book import LANGUAGES, care_words
from posturecoach.exercises.checkin import REGIONS

NAMES = {region: care_words()[f"region.{region}"] for region in REGIONS}
ONLY_BEHIND = {"upper_back", "lower_back", "buttock_left", "buttock_right"}


@pytest.fixture
def body(qtbot):
    made = BodyMap(NAMES)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(body, region):
    figure = BACK if region in ONLY_BEHIND else FRONT
    return body.centre(region, figure)


def test_that_every_region_is_drawn_and_no_other():
    drawn = {shape.region for shape in shapes()}
    assert drawn - {""} == set(REGIONS)
    assert {s.region for s in shapes() if s.figure == FRONT} - {""} == set(REGIONS) - ONLY_BEHIND
    assert {s.region for s in shapes() if s.figure == BACK} == set(REGIONS)


def test_that_no_two_outlines_of_a_figure_overlap():
    for figure in (FRONT, BACK):
        here = [shape for shape in shapes() if shape.figure == figure]
        for at, one in enumerate(here):
            for other in here[at + 1 :]:
                both = one.path.intersected(other.path).boundingRect()
                assert both.width() * both.height() < 1.0, (one.region, other.region, both)


@pytest.mark.parametrize("size", [(420, 330), (640, 480), (1800, 1300)])
@pytest.mark.parametrize("region", REGIONS)
def test_that_a_click_ticks_a_region_and_another_takes_it_back(qtbot, body, region, size):
    body.resize(*size)
    point = middle(body, region).toPoint()
    with qtbot.waitSignal(body.changed) as told:
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [region, True]
    assert body.ticked() == (region,)
    qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=point)
    assert body.ticked() == ()


def test_that_beside_the_body_nothing_is_ticked(qtbot, body):
    for point in (QPoint(2, 2), QPoint(body.width() // 2, body.height() // 2)):
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=point)
    assert body.ticked() == ()


def test_that_left_is_the_persons_own_left():
    """From the front it is at the right of who looks, from the back at the left."""
    for shape in shapes():
        if shape.region.endswith(("_left", "_right")):
            at_right = shape.path.boundingRect().center().x() > 0
            left = shape.region.endswith("_left")
            assert at_right == (left == (shape.figure == FRONT)), (shape.region, shape.figure)


def test_that_it_is_said_which_side_is_which(body, monkeypatch):
    said = []
    real = QPainter.drawText

    def note(painter, *args):
        if len(args) == 3:
            said.append((args[0].center().x(), args[-1]))
        return real(painter, *args)

    monkeypatch.setattr(QPainter, "drawText", note)
    body.grab()
    wanted = {"From the front", "From the back", "your left", "your right"}
    assert wanted <= {words for _, words in said}
    lefts = sorted(x for x, words in said if words == "your left")
    rights = sorted(x for x, words in said if words == "your right")
    assert lefts[0] > rights[0]  # the front, as in a mirror's opposite
    assert lefts[1] < rights[1]  # the back


def test_that_space_ticks_what_has_the_keys_and_the_name_is_told(qtbot, body):
    for region in REGIONS:
        button = body.button(region)
        button.setFocus()
        assert button.accessibleName() == NAMES[region]
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert body.ticked() == (region,)
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert body.ticked() == ()


def test_that_arrows_reach_every_region_and_go_where_they_point(qtbot, body):
    arrows = {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
    reached, waiting = set(), ["head"]
    while waiting:
        region = waiting.pop()
        if region in reached:
            continue
        reached.add(region)
        for key, (x, y) in arrows.items():
            here = body.button(region)
            here.setFocus()
            qtbot.keyClick(here, key)
            there = next(body.button(r) for r in REGIONS if body.button(r).hasFocus())
            if there is not here:
                way = there.geometry().center() - here.geometry().center()
                assert way.x() * x + way.y() * y > 0, (region, key)
            waiting.append(next(r for r in REGIONS if body.button(r).hasFocus()))
    assert reached == set(REGIONS)


def test_that_tab_goes_from_region_to_region(qtbot, body):
    body.button("head").setFocus()
    seen = []
    for _ in REGIONS:
        now = next((r for r in REGIONS if body.button(r).hasFocus()), None)
        seen.append(now)
        if now is not None:
            qtbot.keyClick(body.button(now), Qt.Key.Key_Tab)
    assert seen == list(REGIONS)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_that_a_tick_is_to_be_seen_on_both_figures(body, colours):
    body.set_colours(colours)
    body.show_ticked(["neck"])
    body.show_pains({"neck": 5})
    picture = body.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for figure in (FRONT, BACK):
        middle_ = body.centre("neck", figure) + QPointF(-6.0, 0.0)
        colour = picture.pixelColor(middle_.toPoint())
        wanted = [int(colours.accent[at : at + 2], 16) for at in (1, 3, 5)]
        given = [colour.red(), colour.green(), colour.blue()]
        assert hypot(*(a - b for a, b in zip(wanted, given, strict=True))) < 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_names_tell_the_sides_apart(language):
    words = care_words(language)
    names = [words[f"region.{region}"] for region in REGIONS]
    assert len(set(names)) == len(names)
