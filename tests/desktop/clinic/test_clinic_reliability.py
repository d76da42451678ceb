"""The reliability check: five people whose spread is known, seen by a real reader; by keys."""

from statistics import stdev

import pytest
from desktop.movements import look_at, nobody
from people import Camera
from people import Person as Body
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posturecoach.clinic.reliability import MDC_OF_SEM
from posturecoach.desktop.clinic.reliability_page import ReliabilityPage
from posturecoach.desktop.worker import Shown
from posturecoach.posture.reader import Reader

ROOM = Camera(distance_m=2.6, height_m=0.05, hfov_deg=60.0)
NEAR = Camera(distance_m=2.0, height_m=0.05, hfov_deg=60.0)
STANDING = {"hip": 178.0, "knee": 176.0, "elbow": 170.0}
FPS = 10.0


class Walk:
    def __init__(self, page):
        self.page, self.time_s, self.reader = page, 50.0, Reader()

    def stay(self, seconds, camera=ROOM, **pose):
        for _ in range(round(seconds * FPS)):
            self.time_s += 1.0 / FPS
            look = look_at(Body(**STANDING, **pose), camera, self.time_s, self.reader)
            self.page.see(Shown(look))

    def go(self, seconds=1.5):
        for _ in range(round(seconds * FPS)):
            self.time_s += 1.0 / FPS
            self.page.see(Shown(nobody(self.time_s)))

    def repeat(self, camera=ROOM, **pose):
        self.stay(4.0, camera, **pose)  # the reader smooths: it is given time to arrive
        QTest.keyClick(self.page, Qt.Key.Key_Space)
        self.stay(2.5, camera, **pose)


@pytest.fixture
def page(qtbot):
    page = ReliabilityPage()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.open("camera 0")
    return page


def ended(page):
    return page._stack.currentWidget() is page._after


def test_that_five_repeats_give_their_own_standard_error(page, qtbot):
    walk, taken = Walk(page), []
    for n in range(5):
        walk.repeat(roll=2.0 * n)
        if n < 4:
            assert page.dots.text().count("●") == n + 1
            walk.go()
    taken = [one.measures["head_roll"].value for one in page._repeats.taken]
    assert ended(page)
    assert max(taken) - min(taken) == pytest.approx(8.0, abs=1.5)  # as they were made
    kept = []
    page.found.connect(kept.append)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Return)
    by_id = {one.measure: one for one in kept[0]}
    roll = by_id["head_roll"]
    assert roll.sem == pytest.approx(stdev(taken))
    assert roll.mdc == pytest.approx(MDC_OF_SEM * stdev(taken))
    assert roll.count == 5
    assert roll.setup.camera == "camera 0"
    # What changes since neutral are worth, nobody knows without one: it is left out, not 0.
    assert "cva" not in by_id


def test_that_one_moment_is_not_five_repeats(page):
    walk = Walk(page)
    walk.repeat()
    QTest.keyClick(page, Qt.Key.Key_Space)
    walk.stay(5.0)
    assert page.dots.text().count("●") == 1
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert "Step away first" in page.state.text()


def test_that_a_repeat_from_elsewhere_is_refused_and_done_again(page):
    walk = Walk(page)
    walk.repeat()
    walk.go()
    walk.repeat(NEAR)
    assert page.dots.text().count("●") == 1
    assert "10 %" in page.state.text()
    walk.go()
    walk.repeat()
    assert page.dots.text().count("●") == 2


def test_that_nobody_and_movement_take_nothing(page):
    walk = Walk(page)
    QTest.keyClick(page, Qt.Key.Key_Space)
    walk.go(3.0)
    assert "Nobody" in page.state.text()
    for n in range(8):
        walk.stay(0.5, at=(0.25 * (n % 2), 0.0, 0.0))
    assert page.dots.text().count("●") == 0


def test_that_the_last_one_can_be_taken_back(page):
    walk = Walk(page)
    walk.repeat()
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert page.dots.text().count("●") == 0
    assert not page.undo.isEnabled()


def test_that_leaving_keeps_nothing(page, qtbot):
    walk, found = Walk(page), []
    page.found.connect(found.append)
    walk.repeat()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert found == []
    assert page._repeats is None
    assert page.picture._shown is None
