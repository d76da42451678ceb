"""The pauses that are offered, and how long one lasts in words."""

import pytest
from PySide6.QtWidgets import QMenu

from posturecoach.coaching.pauses import PAUSE_MIN
from posturecoach.desktop.pause_menu import fill_pause_menu, pause_words, pauses


def test_that_every_pause_can_be_picked_and_a_menu_filled_anew(qtbot):
    menu, picked = QMenu(), []
    qtbot.addWidget(menu)
    fill_pause_menu(menu, picked.append, None)
    fill_pause_menu(menu, picked.append, "Impress")
    said = [action.text() for action in menu.actions()]
    assert said == ["10 minutes", "30 minutes", "60 minutes", "Until tomorrow",
                    "While Impress is in front"]  # fmt: skip
    for action in menu.actions():
        action.trigger()
    assert picked == ["10", "30", "60", "tomorrow", "app"]


def test_that_what_is_offered_is_what_the_coach_knows():
    assert [key for key, _ in pauses(None)] == [*map(str, PAUSE_MIN), "tomorrow"]
    assert [key for key, _ in pauses("")] == [key for key, _ in pauses(None)]


def test_that_a_name_is_only_a_name(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_pause_menu(menu, lambda _: None, "Dungeons & Dragons")
    assert menu.actions()[-1].text() == "While Dungeons && Dragons is in front"
    long = dict(pauses("A report on everything there is\nin forty chapters - Writer"))["app"]
    assert long == "While A report on everything ther… is in front"


@pytest.mark.parametrize(
    ("left_s", "words"),
    [
        (None, "paused"),
        (-3.0, "paused, less than a minute left"),
        (0.0, "paused, less than a minute left"),
        (60.0, "paused, less than a minute left"),
        (61.0, "paused, 2 minutes left"),
        (600.0, "paused, 10 minutes left"),
        (1370.0, "paused, 23 minutes left"),
        (3600.0, "paused, 60 minutes left"),
    ],
)
def test_that_a_pause_says_how_long_it_lasts(left_s, words):
    assert pause_words(left_s) == words


def test_that_a_pause_says_what_ends_it():
    assert pause_words(40_000.0, tomorrow=True) == "paused until tomorrow"
    assert pause_words(40_000.0, app="Impress") == "paused while Impress is in front"
