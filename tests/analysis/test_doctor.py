"""The doctor: what is missing is said, with what to do."""

import pytest

from posturecoach import settings
from posturecoach.analysis import doctor
from posturecoach.analysis.doctor import State
from posturecoach.vision.cameras import Camera
from posturecoach.vision.models import ModelState


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Leave out what takes long or differs from machine to machine."""
    monkeypatch.setattr(doctor, "check_models", lambda: [ModelState("a.task", ok=True, problem="")])
    monkeypatch.setattr(doctor, "list_cameras", list)


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
