"""The self-model: what it says, what it draws, and that it stays cheap and gentle."""

from __future__ import annotations

import pytest
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.desktop.differences import _SENTENCES, difference_words, is_slight
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.self_model import SelfModel
from posturecoach.posture.figure import Way
from posturecoach.posture.measure import Absent, Measure, View
from posturecoach.posture.reader import UNITS

FRONT = neutral_of(sight(Person()))
RIGHT = neutral_of(sight(from_side(Person(neck=10, arm=20)), SIDE, face=False))


def changed(**changes):
    return {
        id_: Measure(id_, UNITS[id_], from_neutral=value, pm=4.0) for id_, value in changes.items()
    }


@pytest.fixture
def model(qapp):
    widget = SelfModel()
    widget.resize(360, 320)
    yield widget
    widget.deleteLater()


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("id_", "unit", "value", "pm", "words"),
    [
        ("neck_inclination", "deg", 18.4, 4.2,
         "Your neck leans about 18° ± 4° more forward than in your own neutral."),
        ("cva", "deg", -18.4, 4.2,
         "Your neck leans about 18° ± 4° more forward than in your own neutral."),
        ("head_roll", "deg", 12.0, 4.0,
         "Your head is tilted about 12° ± 4° further to your right than in your own neutral."),
        ("head_yaw", "deg", -20.0, 6.0,
         "Your head is turned about 20° ± 6° further to your right than in your own neutral."),
        ("slump", "mm", 43.0, 20.0, "You sit about 4.3 ± 2.0 cm lower than in your own neutral."),
        ("viewing_distance", "mm", -151.0, 40.0,
         "Your eyes are about 15 ± 4 cm nearer than in your own neutral."),
        ("face_scale_ratio", "ratio", 0.08, 0.03,
         "Your face is nearer than your shoulders: about 8 ± 3 % larger than in your own "
         "neutral."),
        ("lateral_shift", "shoulder widths", -0.16, 0.05,
         "You sit further to your right than in your own neutral, by about 16 ± 5 % of your "
         "shoulder width."),
        ("head_pitch", "deg", 4.6, 1.0,
         "About as in your own neutral (Head down or up: +5° ± 1°)."),
        ("head_pitch", "deg", 9.0, 20.0,
         "About as in your own neutral (Head down or up: +9° ± 20°)."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_difference(qapp, id_, unit, value, pm, words):  # noqa: PLR0917
    assert plain(difference_words(Measure(id_, unit, from_neutral=value, pm=pm))) == words


def test_that_every_measure_has_its_sentences_and_none_scolds(qapp):
    assert set(_SENTENCES) == set(UNITS)
    for pair in _SENTENCES.values():
        for words in pair:
            assert words.count("{0}") == 1
            assert not [w for w in ("bad", "wrong", "correct", "poor", "must") if w in words]


def test_that_a_small_or_unsure_change_is_none():
    assert is_slight(Measure("head_roll", "deg", from_neutral=4.9, pm=1.0))
    assert is_slight(Measure("slump", "mm", from_neutral=20.0, pm=42.0))
    assert not is_slight(Measure("slump", "mm", from_neutral=25.0, pm=42.0))


def test_that_what_is_not_seen_is_said(qapp, model):
    absent = Measure("head_roll", "deg", absent=Absent.NOT_VISIBLE)
    assert difference_words(absent) == "Head tilted: not visible just now."
    model.show_difference(FRONT, {"head_roll": absent}, "head_roll")
    assert model.words() == "Head tilted: not visible just now."
    assert model.shown() is None
    assert not model.grab().isNull()
    lonely = Measure("head_roll", "deg", value=3.0, pm=1.0)
    assert "not to be compared" in difference_words(lonely)


def test_that_a_forward_head_is_drawn_from_the_side_and_says_so(model):
    model.show_difference(FRONT, changed(neck_inclination=18.0), "neck_inclination")
    shown = model.shown()
    assert (shown.way, shown.value) == (Way.ARC, 18.0)
    assert "more forward" in model.accessibleDescription()
    assert "Drawn from the side" in model.accessibleDescription()
    model.show_difference(FRONT, changed(head_roll=18.0), "head_roll")
    assert "Drawn from the side" not in model.accessibleDescription()
    model.show_difference(RIGHT, changed(neck_inclination=18.0), "neck_inclination")
    assert "Drawn from the side" not in model.accessibleDescription()
    assert model.accessibleName()


def image(model, colours=LIGHT):
    model.set_colours(colours)
    return model.grab().toImage()


def test_that_it_is_drawn_as_in_the_mirror_that_the_person_sees(model):
    measures = changed(head_roll=20.0, shoulder_tilt=0.0, head_yaw=30.0)
    model.show_difference(FRONT, measures, "head_roll")
    plain_ = image(model)
    model.show_difference(FRONT, measures, "head_roll", mirror=True)
    mirrored = image(model)
    assert plain_ != mirrored

    def middle_of_the_crown(picture):
        row = 45
        ground = picture.pixelColor(3, row)
        xs = [x for x in range(picture.width()) if picture.pixelColor(x, row) != ground]
        return sum(xs) / len(xs)

    # Tilted to the own right, which is on the left of a picture that is not mirrored.
    left, right = middle_of_the_crown(plain_), middle_of_the_crown(mirrored)
    assert left + 5 < right
    assert left + right == pytest.approx(model.width(), abs=3)


def test_that_a_figure_from_where_no_camera_is_has_no_mirror_image(model):
    model.show_difference(FRONT, changed(slump=40.0), "slump")
    plain_ = image(model)
    model.show_difference(FRONT, changed(slump=40.0), "slump", mirror=True)
    assert image(model) == plain_


def test_that_looks_are_shown_no_more_often_than_they_can_be_seen(model, qtbot):
    model.show_difference(FRONT, changed(head_roll=10.0), "head_roll")
    model.update_measures(changed(head_roll=11.0))
    assert model.shown().value == 11.0
    for value in (12.0, 13.0, 14.0):
        model.update_measures(changed(head_roll=value))
    assert model.shown().value == 11.0
    qtbot.waitUntil(lambda: model.shown().value == 14.0, timeout=5000)


def test_that_cleared_is_empty_and_late_looks_are_nothing(model, qtbot):
    model.show_difference(FRONT, changed(head_roll=10.0), "head_roll")
    model.clear()
    model.update_measures(changed(head_roll=11.0))
    assert model.shown() is None
    assert model.words() == ""
    assert model.accessibleDescription() == ""
    assert not model.grab().isNull()


@pytest.mark.parametrize("size", [(220, 160), (160, 220), (360, 320), (900, 500), (40, 30)])
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_that_it_paints_at_every_size(model, size, colours):
    model.resize(*size)
    for neutral, id_ in ((FRONT, "slump"), (FRONT, "head_roll"), (RIGHT, "hip_angle")):
        model.show_difference(neutral, changed(**{id_: 20.0}), id_)
        picture = image(model, colours)
        ground = picture.pixelColor(0, 0)
        assert any(
            picture.pixelColor(x, y) != ground
            for x in range(0, size[0], 2)
            for y in range(0, size[1], 2)
        )


def test_that_the_view_grows_for_who_moves_and_never_shrinks(model):
    model.show_difference(FRONT, changed(lateral_shift=0.1), "lateral_shift")
    before = model._frame
    model._take(changed(lateral_shift=0.6))
    wide = model._frame
    assert wide[2] > before[2]
    model._take(changed(lateral_shift=0.1))
    assert model._frame == wide


def test_that_the_words_are_there_for_who_sees_no_drawing(model):
    model.show_difference(FRONT, changed(slump=60.0), "slump")
    assert "6.0 ± 0.4 cm lower" in plain(model.accessibleDescription())
    assert model._drawn is View.SIDE_RIGHT
