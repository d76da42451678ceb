"""The page Clinic in the window: tools open over it, and patients are never mixed."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from clinic.moments import front
from desktop.conftest import AGREED

from posturecoach.desktop import pages
from posturecoach.desktop.clinic.hub import ASSESS, CLIP, COMPARE, LIVE, RELIABILITY
from posturecoach.settings.patients import patients_path
from posturecoach.vision.annotating import jpeg

SOON_MS = 20_000
PICTURE = jpeg(np.full((480, 640, 3), 120, np.uint8), 80)


def tree(folder):
    """Every file below a folder with the sum of its content; locks hold nothing."""
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "lock" not in path.name and "journal" not in path.name
    }


@pytest.fixture
def window(make_window, clip, qtbot):
    window = make_window(AGREED, source=str(clip))
    window.resize(1280, 720)
    window.show()
    window.show_page(pages.CLINIC)
    qtbot.waitUntil(lambda: window.practice._hub is not None, timeout=SOON_MS)
    return window


@pytest.fixture
def practice(window):
    return window.practice


def entries(practice):
    return [entry.id for entry in practice._shelf.entries()]


@pytest.mark.parametrize("tool", [LIVE, ASSESS, RELIABILITY, COMPARE])
def test_that_each_tool_opens_over_the_window_and_comes_back(window, practice, qtbot, tool):
    shown = []
    practice.full_asked.connect(shown.append)
    practice.hub().tools[tool].click()
    assert len(shown) == 1
    assert practice.active
    assert shown[0].isVisible()
    with qtbot.waitSignal(practice.over, timeout=SOON_MS):
        shown[0].leave()
    assert not practice.active
    assert practice.tools._recent.bytes == 0  # no picture outlives the page
    qtbot.waitUntil(practice.hub().isVisible, timeout=SOON_MS)


def test_that_a_clip_opens_over_the_window(practice, qtbot, clip):
    practice.tools.ask_clip = lambda _parent: str(clip)
    shown = []
    practice.full_asked.connect(shown.append)
    practice.hub().tools[CLIP].click()
    (page,) = shown
    assert not practice.needs_camera
    qtbot.waitUntil(lambda: page.picture.shot is not None, timeout=SOON_MS)
    page.leave()
    assert not practice.active


def test_that_switching_is_one_click_and_never_mixes(practice, tmp_path):
    hub = practice.hub()
    hub.patients.new_asked.emit("P-1")
    practice._shelf.keep(front(id_="of-one"), b"")
    hub.patients.new_asked.emit("P-2")
    assert practice.person == "P-2"
    assert entries(practice) == []
    of_one = tree(patients_path())
    of_one = {k: v for k, v in of_one.items() if "P-1" in str(k)}
    assert of_one
    practice._shelf.keep(front(id_="of-two"), b"")
    hub.patients.chosen.emit("P-1")
    assert practice.person == "P-1"
    assert entries(practice) == ["of-one"]
    hub.patients.chosen.emit("P-2")
    assert entries(practice) == ["of-two"]
    now = {k: v for k, v in tree(patients_path()).items() if "P-1" in str(k)}
    assert now == of_one
    hub.patients.chosen.emit(None)
    assert practice.person is None
    assert entries(practice) == []


def test_that_what_is_kept_of_nobody_is_in_memory_only(practice):
    before = tree(patients_path()) if patients_path().exists() else {}
    practice._shelf.keep(front(id_="mine"), PICTURE)
    assert entries(practice) == ["mine"]
    assert (tree(patients_path()) if patients_path().exists() else {}) == before


def test_that_a_picture_is_on_the_disk_with_consent_only(practice):
    hub = practice.hub()
    hub.patients.new_asked.emit("P-3")
    shelf = practice._shelf

    def pictures():
        shelf.close()
        return [p for p in patients_path().rglob("*") if p.suffix in {".jpg", ".jpeg"}]

    shelf.keep(front(id_="seen"), PICTURE)
    assert pictures() == []
    hub.consent_given.emit(True)
    (kept,) = pictures()
    assert kept.read_bytes() != PICTURE  # the face in it is blurred
    hub.consent_given.emit(False)
    assert pictures() == []


def test_that_erased_is_erased(practice):
    hub = practice.hub()
    hub.patients.new_asked.emit("P-4")
    practice._shelf.keep(front(id_="gone-soon"), b"")
    practice._shelf.close()
    assert any(b"gone-soon" in p.read_bytes() for p in patients_path().rglob("*") if p.is_file())
    hub.patients.erase_asked.emit("P-4")
    assert practice.person is None
    left = [p for p in patients_path().rglob("*") if p.is_file()]
    assert not any(b"gone-soon" in p.read_bytes() or "P-4" in str(p) for p in left)


def test_that_five_repeats_serve_their_own_patient_alone(practice):
    from posturecoach.clinic.reliability import reliability

    found = tuple(reliability([front(id_=f"r{n}") for n in range(5)]).values())
    hub = practice.hub()
    hub.patients.new_asked.emit("P-5")
    practice.tools._keep_reliability(found)
    hub.patients.new_asked.emit("P-6")
    assert practice._shelf.reliabilities == {}
    hub.patients.chosen.emit("P-5")
    assert practice._shelf.reliabilities.keys() == {one.measure for one in found}


@pytest.mark.parametrize("size", [(900, 560), (1280, 720), (1920, 1080)])
def test_that_the_stage_cuts_no_button(window, practice, qtbot, size):
    shown = []
    practice.full_asked.connect(shown.append)
    practice.hub().tools[LIVE].click()
    (stage,) = shown
    window.showNormal()
    window.resize(*size)
    qtbot.waitUntil(lambda: stage.width() == size[0], timeout=SOON_MS)
    stage.strip.set_shown(True)
    cut = [
        name
        for name, button in stage.strip.buttons.items()
        if button.height() < button.sizeHint().height()
    ]
    assert cut == []
    stage.leave()
