"""The doctor: what is missing is said, with what to do."""

from dataclasses import fields

import pytest

from posturecoach import settings
from posturecoach.analysis import doctor
from posturecoach.analysis.doctor import State
from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.here import senses_here
from posturecoach.vision.cameras import Camera
from posturecoach.vision.models import ModelState


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Leave out what takes long or differs from machine to machine."""
    monkeypatch.setattr(doctor, "check_models", lambda: [ModelState("a.task", ok=True, problem="")])
    monkeypatch.setattr(doctor, "list_cameras", list)
    monkeypatch.setattr(doctor, "senses_here", list)


def checks():
    return {check.id: check for check in doctor.examine()}


def test_that_a_fresh_place_can_run_and_lacks_a_neutral_and_a_camera(home):
    found = checks()
    assert {name for name, check in found.items() if check.state is State.NOTE} == {
        *("neutral", "camera")
    }
    assert not any(check.state is State.PROBLEM for check in found.values())
    for check in found.values():
        assert bool(check.try_) == (check.state is not State.OK)
    assert str(home) in found["home"].what
    assert not any(home.iterdir())


def test_that_cameras_are_named(monkeypatch):
    camera = Camera(0, "Desk camera", "/dev/video0", 200, 0)
    monkeypatch.setattr(doctor, "list_cameras", lambda: [camera])
    assert checks()["camera"].what == "0: Desk camera /dev/video0"


def test_that_an_altered_model_is_a_problem(monkeypatch):
    broken = ModelState("a.task", ok=False, problem="a.task is not the one that is listed.")
    monkeypatch.setattr(doctor, "check_models", lambda: [broken])
    assert checks()["model"].state is State.PROBLEM
    assert "not the one" in checks()["model"].what


def test_that_broken_files_of_the_user_are_problems(home):
    settings.settings_path().write_text("[camera")
    settings.neutral_path().write_text("made = 3")
    found = checks()
    assert found["settings"].state is State.PROBLEM
    assert "line 1" in found["settings"].what
    assert found["neutral"].state is State.PROBLEM
    assert "calibrate" in found["neutral"].try_


def test_that_a_home_that_cannot_be_made_is_a_problem(home, monkeypatch):
    (home / "file").write_text("in the way")
    monkeypatch.setenv("POSTURECOACH_HOME", str(home / "file" / "home"))
    assert checks()["home"].state is State.PROBLEM


def test_that_a_window_system_that_is_not_there_is_noted(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    display = checks()["display"]
    assert display.state is State.NOTE
    assert "QT_QPA_PLATFORM=nonsense" in display.what
    assert "posturecoach watch" in display.try_


class Sense:
    """A sense that tells what the test has it tell."""

    name = "lock screen"

    def __init__(self, desk, missing=None):
        self.desk, self.gap, self.closed = desk, missing, False

    def look(self):
        return self.desk

    def missing(self):
        return self.gap

    def close(self):
        self.closed = True


@pytest.mark.parametrize(
    ("desk", "words"),
    [
        (Desk(locked=False, sleeping=False), "lock screen: not locked, awake"),
        (Desk(idle_s=12.4, app="firefox"), "no key or mouse for 12 s, in front: firefox"),
        (Desk(full_screen=True, presenting=True), "fills the screen, the screen is shared"),
        (Desk(idle_s=0.0), "no key or mouse for 0 s"),
    ],
)
def test_that_it_is_said_what_is_known_of_the_desk(monkeypatch, desk, words):
    sense = Sense(desk)
    monkeypatch.setattr(doctor, "senses_here", lambda: [sense])
    check = checks()["desk"]
    assert check.state is State.OK
    assert words in check.what
    assert sense.closed


@pytest.mark.parametrize(
    ("missing", "why", "try_"),
    [
        ("no pw-dump: install pipewire-bin", "(no pw-dump)", "install pipewire-bin"),
        ("PipeWire does not run", "(PipeWire does not run)", "can be done without"),
        (None, "(no reason is known)", "can be done without"),
    ],
)
def test_that_of_a_sense_that_cannot_tell_it_is_said_why(monkeypatch, missing, why, try_):
    sense = Sense(Desk(), missing)
    monkeypatch.setattr(doctor, "senses_here", lambda: [sense])
    check = checks()["desk"]
    assert check.state is State.NOTE
    assert check.what == f"lock screen: can't tell {why}"
    assert try_ in check.try_
    assert sense.closed


def test_that_it_is_said_what_is_missing_to_tell_more(monkeypatch):
    monkeypatch.setattr(doctor, "senses_here", lambda: [Sense(Desk(locked=True), "no more")])
    assert checks()["desk"].what == "lock screen: locked; no more"


def test_that_there_are_words_for_everything_that_can_be_known():
    assert set(doctor._WORDS) == {field.name for field in fields(Desk)}


def test_that_every_sense_of_this_computer_has_its_line(monkeypatch):
    monkeypatch.setattr(doctor, "senses_here", senses_here)
    found = [check for check in doctor.examine() if check.id == "desk"]
    assert len(found) == len(senses_here())
    for check in found:
        assert bool(check.try_) == (check.state is not State.OK)
