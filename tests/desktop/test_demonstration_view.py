"""The moving figure: it moves while it is seen, stays within its frame, and can stand still."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from posturecoach.desktop.demonstration_view import FRAME_MS, DemonstrationView
from posturecoach.desktop.palette import DARK, LIGHT, qt_palette
from posturecoach.exercise_book import demonstrations, exercise_words, exercises
from posturecoach.exercises.demonstration import drawn, figure_at
from posturecoach.exercises.library import Side


@pytest.fixture
def view(qtbot):
    made = DemonstrationView()
    made.set_reduced_motion(False)
    made.resize(300, 360)
    qtbot.addWidget(made)
    return made


def ink(view):
    """Return how many points of the picture are not background."""
    image = view.grab().toImage()
    behind = image.pixel(0, 0)
    return sum(
        image.pixel(x, y) != behind
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


@pytest.mark.parametrize("id_", exercises())
def test_that_every_exercise_is_drawn_and_told(view, id_):
    view.show_exercise(id_, level=2, language="de")
    assert ink(view) > 150
    words = exercise_words("de").exercises[id_]
    assert view.accessibleName() == words.name
    assert words.steps[0] in view.accessibleDescription()
    assert words.levels[1] in view.accessibleDescription()


@pytest.mark.parametrize("id_", exercises())
def test_that_the_frame_holds_the_figure_all_through_the_loop(view, id_):
    view.show_exercise(id_)
    frame, shown = view._scene.frame, demonstrations()[id_]
    for n in range(50):
        points = drawn(figure_at(shown, shown.whole_s * n / 50), shown.view)
        assert all(frame.contains(QPointF(*spot)) for spot in points.values())


def test_that_no_exercise_is_unknown(view):
    with pytest.raises(KeyError):
        view.show_exercise("X9")


def test_that_it_moves_only_while_it_is_shown(view, qtbot):
    view.show_exercise("C4")
    assert not view.is_moving()
    view.show()
    assert view.is_moving()
    qtbot.waitUntil(lambda: view.time_s() > 0.3)
    assert FRAME_MS >= 40  # 25 pictures a second
    view.hide()
    assert not view.is_moving()
    view.show()
    view.set_playing(False)
    assert not view.is_moving()


def test_that_what_is_scrolled_away_rests(qtbot):
    """The timer goes on, but nothing is reckoned or painted."""
    area, inside, view = QScrollArea(), QWidget(), DemonstrationView()
    qtbot.addWidget(area)
    layout = QVBoxLayout(inside)
    blank = QWidget()
    blank.setFixedHeight(3000)
    layout.addWidget(blank)
    layout.addWidget(view)
    view.setFixedHeight(200)
    view.set_reduced_motion(False)
    view.show_exercise("C4")
    area.setWidget(inside)
    area.resize(300, 300)
    area.show()
    before = view.time_s()
    ticks = []
    view._timer.timeout.connect(lambda: ticks.append(1))
    qtbot.waitUntil(lambda: len(ticks) > 4)
    assert view.time_s() == before
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view.time_s() > before)


def test_that_steps_take_the_place_of_movement(view):
    view.show_exercise("R3")
    view.set_reduced_motion(True)
    view.show()
    assert not view.is_moving()
    start, half, peak = view.steps()
    assert start < half < peak
    view.resize(900, 300)
    three = ink(view)
    view.set_playing(False)
    assert ink(view) < 0.6 * three


def test_that_standing_still_shows_the_posture_that_says_most(view):
    view.show_exercise("C4")
    view.set_playing(False)
    shown = demonstrations()["C4"]
    height = figure_at(shown, view.time_s())["head"][1]
    assert height == max(figure_at(shown, shown.loop_s * n / 50)["head"][1] for n in range(50))


@pytest.mark.parametrize(("id_", "first"), [("M1", Side.LEFT), ("N3", Side.RIGHT)])
def test_that_one_side_can_be_shown(view, id_, first):
    shown = demonstrations()[id_]
    view.set_playing(False)
    view.show_exercise(id_)
    view.set_side(first)
    assert view.time_s() < shown.loop_s
    view.set_side(Side.RIGHT if first is Side.LEFT else Side.LEFT)
    assert shown.loop_s <= view.time_s() < shown.whole_s


def test_that_the_left_side_is_the_own_left(view):
    """The head turns to the own left: without a mirror to the right of the picture."""
    view.set_playing(False)
    view.show_exercise("M1")
    view.set_side(Side.LEFT)
    points = figure_at(demonstrations()["M1"], view.time_s())
    assert points["nose"][0] > points["head"][0] + 0.03


def test_that_a_mirror_turns_it_round(view):
    view.set_playing(False)
    view.show_exercise("C4")
    plain = view.grab().toImage()
    view.set_mirrored(True)
    assert view.grab().toImage() != plain


def test_that_it_follows_the_theme(view):
    view.set_playing(False)
    view.show_exercise("M1")
    found = []
    for colours in (LIGHT, DARK):
        view.setPalette(qt_palette(colours))
        view.set_colours(colours)
        image = view.grab().toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }
        assert colours.accent in seen
        assert colours.text in seen
        found.append(seen)
    assert found[0] != found[1]
