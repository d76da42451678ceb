"""Places in the window: the card in Settings, the calm line on the page Now, and the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from posturecoach import settings as files
from posturecoach.desktop.aside import Aside
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.pages import NOW, SETTINGS
from posturecoach.desktop.where import WhereCard, drift_words, place_words
from posturecoach.desktop.words import Mood, learned_words, state_words
from posturecoach.desktop.worker import Shown
from posturecoach.posture.measure import View
from posturecoach.posture.moved import Moved, MovedKind
from posturecoach.posture.neutral import Neutral, Posture
from posturecoach.posture.places import Step, Workplace
from posturecoach.samples import sample_clip
from posturecoach.session import ELSEWHERE, Learning

from .looks import finding, look, measure

MOVED = Moved(MovedKind.TILTED, 3.0, "The camera looks higher than before.", "tilt it back.")
NEUTRAL = Neutral(
    made="2030-01-31T09:00:00+01:00",
    view=View.FRONT,
    seconds=20.0,
    values={"viewing_distance": 612.0},
    scales={"shoulder_px": 210.0},
    width=1280,
    height=720,
    place="Desk",
    camera="HD Pro Webcam C920",
)
DESK = Workplace(NEUTRAL, NEUTRAL)
UP = replace(NEUTRAL, place="Standing", posture=Posture.STANDING, distance_mm=640.0, camera=None)
STANDING = Workplace(
    UP,
    UP,
    (
        Step("2030-02-01", {"head_pitch": (0.0, 0.4), "slump": (0.0, 2.0)}),
        Step("2030-03-09", {"head_pitch": (0.4, 1.3), "face_scale_ratio": (0.0, 0.01)}),
    ),
)
SOON_MS = 30_000


def buttons(card, words):
    return [b for b in card.findChildren(QPushButton) if b.text() == words]


def test_that_each_place_says_what_is_known_of_it(qtbot):
    assert place_words(DESK) == (
        "Learned on 31 January 2030, seen from the front, about 61 cm, HD Pro Webcam C920, "
        "field of view: by name, 70 degrees.\nNo slow change so far."
    )
    words = place_words(STANDING)
    assert "standing" in words
    assert "64 cm by tape measure" in words
    assert "assumed, 70 degrees" in words


def test_that_drift_is_told_from_the_first_neutral_in_words():
    assert drift_words(STANDING) == (
        "Slowly followed since 1 February 2030, last on 9 March 2030: "
        "Head down or up +1.3°, Sitting lower +0.2 cm."
    )
    nothing = Workplace(UP, UP, (Step("2030-02-01", {"head_pitch": (0.0, 0.01)}),))
    assert "come to nothing" in drift_words(nothing)


def test_that_a_place_can_be_renamed_forgotten_and_learned_anew(qtbot):
    card = WhereCard()
    qtbot.addWidget(card)
    card.show_places((DESK, STANDING))
    name, _ = card.findChildren(QLineEdit)
    with qtbot.waitSignal(card.renamed) as renamed:
        name.setText(" Kitchen ")
        name.editingFinished.emit()
    assert renamed.args == ["Desk", "Kitchen"]
    with qtbot.waitSignal(card.forget_asked) as forgotten:
        qtbot.mouseClick(buttons(card, "Forget")[1], Qt.MouseButton.LeftButton)
    assert forgotten.args == ["Standing"]
    with qtbot.waitSignal(card.learn_asked):
        qtbot.mouseClick(buttons(card, "Learn anew")[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("new", ["", "   ", "Standing"])
def test_that_no_place_gets_an_empty_name_or_that_of_another(qtbot, new):
    card = WhereCard()
    qtbot.addWidget(card)
    card.show_places((DESK, STANDING))
    name, _ = card.findChildren(QLineEdit)
    with qtbot.assertNotEmitted(card.renamed):
        name.setText(new)
        name.editingFinished.emit()
    assert name.text() == "Desk"


def test_that_no_place_is_said(qtbot):
    card = WhereCard()
    qtbot.addWidget(card)
    assert "Not learned yet." in [label.text() for label in card.findChildren(QLabel)]
    card.show_places((DESK,))
    card.show_places(())
    assert not [field for field in card.findChildren(QLineEdit) if field.isVisible()]


def test_that_a_moved_camera_is_said_calmly_and_offers_both_answers(qtbot):
    aside = Aside()
    qtbot.addWidget(aside)
    aside.show_look(look(moved=MOVED, calibrated=False))
    assert MOVED.what in aside.words()
    assert MOVED.what in aside.accessibleName()
    with qtbot.waitSignal(aside.anew_asked):
        qtbot.mouseClick(aside.anew, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(aside.still_asked):
        qtbot.mouseClick(aside.still, Qt.MouseButton.LeftButton)
    aside.show_look(look(moved=MOVED, learning=Learning(0.5, None)))
    assert aside.words() == ""
    aside.show_look(look())
    assert aside.words() == ""


def test_that_another_place_is_said_and_learning_offered(qtbot):
    aside = Aside()
    qtbot.addWidget(aside)
    aside.show_look(look(elsewhere=True, calibrated=False))
    assert aside.words() == ELSEWHERE
    assert aside.still.isHidden()
    with qtbot.assertNotEmitted(aside.anew_asked), qtbot.waitSignal(aside.learn_asked):
        qtbot.mouseClick(aside.anew, Qt.MouseButton.LeftButton)


def test_that_the_state_says_what_is_the_matter_and_nothing_of_a_neutral_to_learn():
    moved = state_words(look(moved=MOVED, calibrated=False))
    assert moved.mood is Mood.NOTHING
    assert moved.detail == "Tilt it back."
    some = {"measures": [measure("head_pitch", value=3)], "findings": [finding("head_pitch")]}
    assert state_words(look(elsewhere=True, calibrated=False, **some)).detail == ""
    assert "which of your places" in state_words(look(settling=True, calibrated=False)).detail


def test_that_thanks_say_where_and_what_was_held_back():
    assert learned_words("Desk", "") == "Thank you, I have learned your neutral for Desk."
    words = learned_words(None, "slump")
    assert "Sitting lower" in words
    assert "forget this place" in words


# In the window


def test_that_the_keyboard_reaches_the_line_about_the_camera(qtbot, make_window):
    window = make_window()
    window.show()
    window.show_page(NOW)
    window.now.show_phase(Phase.LOOKING)
    window.now.show_look(Shown(look(moved=MOVED, calibrated=False)), 1.0, draw=True)
    assert window.now.aside.words()
    seen, widget = [], window.now.pause
    for _ in range(30):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen.append(widget)
    aside = window.now.aside
    assert seen.index(aside.anew) < seen.index(aside.still) < seen.index(window.now.choice)
    window.pause()
    window.now.show_phase(Phase.OFF)
    assert window.now.aside.words() == ""


def test_that_answers_about_the_camera_reach_the_session(qtbot, make_window, monkeypatch):
    asked = []
    monkeypatch.setattr("posturecoach.session.Session.rezero", lambda _s: asked.append("anew"))
    monkeypatch.setattr("posturecoach.session.Session.stand_still", lambda _s: asked.append("no"))
    window = make_window(source=str(sample_clip()))
    window.show()
    window.begin()
    with qtbot.waitSignal(window.looking.shown, timeout=SOON_MS):
        pass
    window.now.aside.anew.click()  # hidden or not, the wiring is the same
    window.now.aside._moved = True
    window.now.aside.anew.click()
    window.now.aside.still.click()
    assert asked == ["anew", "no"]


def test_that_the_places_of_the_file_are_shown_renamed_and_forgotten(qtbot, make_window):
    files.write_places((DESK, STANDING))
    window = make_window()
    window._read_places()
    window.show_page(SETTINGS)
    card = window.settings_page.where
    name = next(field for field in card.findChildren(QLineEdit) if field.text() == "Desk")
    name.setText("Kitchen")
    name.editingFinished.emit()
    window.settings_page.forget_asked.emit("Standing")
    window.close()
    (kept,) = files.read_places()
    assert kept.name == "Kitchen"
    assert replace(kept.neutral, place="Desk") == NEUTRAL


def test_that_forgetting_the_last_place_leaves_no_file(qtbot, make_window):
    files.write_places((DESK,))
    window = make_window()
    window._read_places()
    window.settings_page.forget_asked.emit("Desk")
    window.close()
    assert not files.neutral_path().exists()
    assert window._neutral is None


def test_that_a_broken_file_is_told_and_not_lost_when_something_new_is_learned(qtbot, make_window):
    path = files.neutral_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[[place]]\nname = 3\n")
    window = make_window()
    window._read_places()
    assert "place 1: name: " in window.notice.words()
    window._keep_places((DESK,))
    window.close()
    assert files.read_places() == (DESK,)
    assert path.with_name("neutral.toml.broken").read_text() == "[[place]]\nname = 3\n"
