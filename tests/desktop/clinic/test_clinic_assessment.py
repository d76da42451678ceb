"""The guided assessment: people whose posture is known walk through it; keys alone lead."""

import gc
import json
from dataclasses import replace

import numpy as np
import pytest
from desktop.movements import look_at, nobody
from desktop.recorders import Recorder
from exercises.movers import way
from people import Camera
from people import Person as Body
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

from posturecoach.clinic.protocol import Hint, record_from
from posturecoach.clinic_book import protocol_words, protocols
from posturecoach.desktop.clinic.assessment_end import Consent
from posturecoach.desktop.clinic.assessment_page import AssessmentPage
from posturecoach.desktop.clinic.assessment_picture import AssessmentPicture
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.worker import Shown
from posturecoach.posture.measure import View
from posturecoach.posture.reader import Reader
from posturecoach.vision.frame import Frame

ROOM = Camera(distance_m=2.6, height_m=0.05, hfov_deg=60.0)
DESK = Camera(distance_m=1.2, height_m=0.45)
STANDING = {"hip": 178.0, "knee": 176.0, "elbow": 170.0}
SEATED = {"hip": 95.0, "knee": 90.0}
POSES = {
    "standing_front": (STANDING, ROOM),
    "standing_left": ({**STANDING, "turn": -90.0, "neck": 20.0}, ROOM),
    "standing_right": ({**STANDING, "turn": 90.0, "neck": 20.0}, ROOM),
    "sitting_neutral": ({**SEATED, "turn": -90.0, "neck": 15.0}, ROOM),
    "sitting_habitual": ({**SEATED, "turn": -90.0, "neck": 40.0, "trunk": 12.0}, ROOM),
}
MOVES = {
    "range_rotation": (lambda x, s: {"yaw": s * 45 * x}, 2),
    "range_side_bend": (lambda x, s: {"roll": -s * 28 * x}, 2),
    "range_flexion": (lambda x, _s: {"pitch": 28 * x}, 1),
    "range_extension": (lambda x, _s: {"pitch": -26 * x}, 1),
}
STILL = tuple(POSES)
PARTS = ("standing", "sitting", "range")
FPS = 10.0


class Walk:
    """Somebody who does what the page says, seen look after look by a real reader."""

    def __init__(self, page, recent=None, scale=1.0):
        self.page, self.recent, self.scale = page, recent, scale
        self.time_s, self.reader = 100.0, Reader()

    def look(self, pose, camera, picture=None):
        self.time_s += 1.0 / FPS
        turned = abs(pose.get("turn", 0.0)) > 45.0
        person = Body(**pose, scale=self.scale)
        self.see(look_at(person, camera, self.time_s, self.reader, face=not turned), picture)

    def see(self, look, picture=None):
        if self.recent is not None and look.sight is not None:
            shape = (look.sight.height, look.sight.width, 3)
            pixels = np.full(shape, 90, np.uint8) if picture is None else picture
            self.recent.witness(Frame(look.time_s, pixels), look)
        self.page.see(Shown(look))

    def stay(self, step, seconds=20.0, picture=None):
        """Stand or sit as a step wants it, until it is taken."""
        pose, camera = POSES[step]
        for _ in range(int(seconds * FPS)):
            if now(self.page) != step:
                return
            self.look(pose, camera, picture)
        pytest.fail(f"{step} was not taken: {self.page.step.state.text()}")

    def move(self, step, rep_s=4.0, most_s=60.0):
        """Do a range of motion until the page has enough."""
        pose, sides = MOVES[step]
        for n in range(int(most_s * FPS)):
            if asks(self.page):
                return
            t = n / FPS - 2.5
            side = 1 if sides == 1 or int(max(0.0, t) // rep_s) % 2 == 0 else -1
            x = way(t % rep_s, rep_s, 0.8) if t >= 0.0 else 0.0
            self.look({**SEATED, **pose(x, side)}, DESK)
        pytest.fail(f"{step} was not done: {self.page.step.state.text()}")


def now(page):
    """The step that is being done; "" for none."""
    lines = page._lead.lines()
    return next((line.id for line in lines if line.mark == "now"), "")


def asks(page):
    return page._stack.currentWidget() is page.ask


def ended(page):
    return page._stack.currentWidget() is page.end


@pytest.fixture
def page(qtbot, qapp):
    made = AssessmentPage()
    made.resize(1280, 720)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.told, made.gone = [], []
    made.finished.connect(lambda *told: made.told.append(told))
    made.left.connect(lambda: made.gone.append(1))
    yield made
    made.leave()


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.focusWidget() or page, key, modifier)


def begin(qtbot, page, parts=PARTS, **more):
    page.open(**more)
    for part, check in page.start.parts.items():
        check.setChecked(part in parts and check.isEnabled())
    press(qtbot, page, Qt.Key.Key_Return)


def record_of(page):
    ((record, pictures),) = page.told
    return record, pictures


def test_that_a_whole_assessment_is_led_by_keys_alone(qtbot, page):
    begin(qtbot, page, pseudonym="P-017")
    walk = Walk(page)
    for step in STILL:
        assert now(page) == step
        assert page.step.cue.text() == protocol_words("en").steps[step].said
        walk.stay(step)
    for step in MOVES:
        assert now(page) == step
        walk.move(step)
        qtbot.keyClick(page.ask.scale.button(0), Qt.Key.Key_3)
        qtbot.keyClick(page.ask.scale.button(3), Qt.Key.Key_Return)
    assert ended(page)
    press(qtbot, page, Qt.Key.Key_Escape)
    record, pictures = record_of(page)
    assert page.gone == [1]
    assert pictures == {}
    assert [one.step for one in record.outcomes] == [*STILL, *MOVES]
    assert all(one.done for one in record.outcomes)
    assert all(one.pain == 3.0 for one in record.outcomes[len(STILL) :])
    assert all(one.anyway is None for one in record.outcomes)
    views = [record.outcome(step).snapshot.setup.view for step in STILL[:3]]
    assert views == [View.FRONT, View.SIDE_LEFT, View.SIDE_RIGHT]
    best = record.outcome("range_rotation").ranges
    assert set(best) == {"left", "right"}
    assert all(abs(one.deg - 45.0) <= one.pm for one in best.values())
    assert set(record.outcome("range_flexion").ranges) == {"both"}
    mistakes = []
    assert record_from(json.loads(json.dumps(record.to_plain())), mistakes) is not None, mistakes
