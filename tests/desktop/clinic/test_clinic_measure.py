"""The page on which somebody measures a frozen moment: with a mouse, and with keys alone."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees

import numpy as np
import pytest
from people import SIDE, Camera, Person, from_side, sight
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from posturecoach.clinic.marks import Kind, Source
from posturecoach.clinic.recall import Recall
from posturecoach.clinic.snapshot import snapshot_from
from posturecoach.desktop.clinic.measure_page import MeasurePage
from posturecoach.desktop.clinic.measure_state import Tool
from posturecoach.desktop.clinic.moment import Moment
from posturecoach.posture.measure import Person as Seen
from posturecoach.posture.reader import Reader
from posturecoach.session import Look
from posturecoach.vision.annotating import jpeg

SOON_MS = 10_000


def moment(time_s=10.0, *, side=True, shade=90):
    seen = sight(from_side(Person()), SIDE, face=False) if side else sight(Person(), Camera())
    seen = replace(seen, time_s=time_s)
    reading = Reader().read(seen)
    look = Look(
        time_s, Seen.PRESENT, reading.view, False, reading.measures, sight=seen, reading=reading
    )
    rng = np.random.default_rng(round(time_s))
    picture = rng.integers(0, shade, (seen.height, seen.width, 3), np.uint8)
    return Moment(time_s, look, jpeg(picture), seen.width, seen.height, "Desk")


class Frozen:
    """A last minute that stands still, as `Recent` gives it."""

    def __init__(self, *moments):
        self.kept = Recall(size=lambda one: one.size)
        for one in moments:
            self.kept.add(one.time_s, one)
        self.kept.freeze()

    here = property(lambda self: self.kept.here and self.kept.here.what)
    span_s = property(lambda self: self.kept.span_s)

    def step(self, by):
        return self.kept.step(by).what

    def go_to(self, time_s):
        return self.kept.go_to(time_s).what


@pytest.fixture
def page(qtbot):
    made = MeasurePage()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=SOON_MS)
    return made


def click(page, *at, modifier=Qt.KeyboardModifier.NoModifier):
    where = page.canvas.to_window(at).toPoint()
    QTest.mouseMove(page.canvas, where)
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, modifier, where)


def drag(page, start, end):
    one, other = (page.canvas.to_window(at).toPoint() for at in (start, end))
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=one)
    middle = QPoint((one.x() + other.x()) // 2, (one.y() + other.y()) // 2)
    for at in (middle, other):
        QTest.mouseMove(page.canvas, at)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=other)


def free(page):
    """Return a corner of the picture without a landmark nearby."""
    return page.work.now.setup.width * 0.85, page.work.now.setup.height * 0.3


ALT = Qt.KeyboardModifier.AltModifier


def test_that_a_right_angle_is_ninety_degrees(page):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_G)
    for at in ((x, y - 80), (x, y), (x + 80, y)):
        click(page, *at, modifier=ALT)
    (mark,) = page.work.now.marks
    assert mark.kind is Kind.ANGLE
    assert mark.value == pytest.approx(90.0, abs=2 * mark.pm)
    assert mark.value == pytest.approx(90.0, abs=1.5)
    assert mark.source is Source.DRAWN
    assert "drawn by hand" in page.panel.about_words()


@pytest.mark.parametrize("zoom", [1, 3])
def test_that_a_known_length_makes_millimetres_however_large_it_is_shown(page, zoom):
    page.open(moment())
    page.ask_length = lambda *_: 200.0
    x, y = free(page)
    for _ in range(zoom - 1):
        page.canvas.zoom(1.25, page.canvas.to_window((x, y)))
    QTest.keyClick(page, Qt.Key.Key_K)
    click(page, x, y, modifier=ALT)
    click(page, x, y + 100, modifier=ALT)
    QTest.keyClick(page, Qt.Key.Key_D)
    click(page, x + 20, y, modifier=ALT)
    click(page, x + 20, y + 50, modifier=ALT)
    known, distance = page.work.now.marks
    assert known.known_mm == 200.0
    assert distance.unit == "mm"
    assert distance.value == pytest.approx(100.0, abs=2.5)
    assert distance.pm > 0


def test_that_a_length_nobody_tells_is_no_mark(page):
    page.open(moment())
    page.ask_length = lambda *_: None
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_K)
    click(page, x, y, modifier=ALT)
    click(page, x, y + 100, modifier=ALT)
    assert page.work.now.marks == ()
    assert page.work.waiting is None


def test_that_c7_and_tragus_by_hand_turn_the_estimate_into_a_measurement(page):
    page.open(moment())
    assert "estimated" in page.panel.cva_words() or "mark C7" in page.panel.cva_words()
    ear = page.work.now.landmarks["right_ear"].at
    c7 = ear[0] - 60.0, ear[1] + 70.0
    QTest.keyClick(page, Qt.Key.Key_7)
    click(page, *c7)
    assert "one of two points" in page.panel.cva_words()
    QTest.keyClick(page, Qt.Key.Key_R)
    click(page, *ear)
    marked = [page.work.now.landmarks[name].at for name in ("c7", "tragus")]
    rise, run = marked[0][1] - marked[1][1], page.work.now.facing * (marked[1][0] - marked[0][0])
    said = page.panel.cva_words()
    assert f"{degrees(atan2(rise, run)):.0f}°" in said
    assert "measured on marked points" in said


def test_that_undo_gives_back_what_was_and_redo_what_is(page):
    page.open(moment())
    before = page.work.now
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_V)
    click(page, x, y, modifier=ALT)
    click(page, x + 30, y + 60, modifier=ALT)
    after = page.work.now
    QTest.keyClick(page, Qt.Key.Key_S)
    drag(page, (x, y), (x + 40, y + 5))
    assert page.work.now.marks != after.marks
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.work.now == after
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.work.now == before
    page.redo.click()
    assert page.work.now == after


def test_that_a_drag_is_undone_as_one(page):
    page.open(moment())
    ear = page.work.now.landmarks["right_ear"].at
    drag(page, ear, (ear[0] + 30, ear[1] - 20))
    moved = page.work.now.landmarks["right_ear"]
    assert moved.source is Source.MARKED
    assert moved.at == pytest.approx((ear[0] + 30, ear[1] - 20), abs=2.0)
    page.work.undo()
    assert page.work.now.landmarks["right_ear"].at == ear


def test_that_a_point_snaps_to_a_landmark_and_with_alt_it_does_not(page):
    page.open(moment())
    hip = page.work.now.landmarks["right_hip"].at
    near = hip[0] + 4 / page.canvas.scale, hip[1]
    QTest.keyClick(page, Qt.Key.Key_P)
    click(page, *near)
    assert page.work.now.marks[-1].anchors[0].landmark == "right_hip"
    click(page, *near, modifier=ALT)
    assert page.work.now.marks[-1].anchors[0].landmark is None
    assert "Ear:" in page.panel.offset_words()


def test_that_it_works_by_keys_alone(page):
    page.open(moment())
    QTest.keyClick(page, Qt.Key.Key_H)
    for _ in range(3):
        QTest.keyClick(page.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return, ALT)
    for _ in range(5):
        QTest.keyClick(page.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return, ALT)
    (mark,) = page.work.now.marks
    assert mark.value == pytest.approx(0.0)
    (x0, y0), (x1, _) = mark.points
    assert x1 - x0 == pytest.approx(50.0)
    QTest.keyClick(page, Qt.Key.Key_S)
    QTest.keyClick(page, Qt.Key.Key_N)
    page.work.next()
    chosen = page.work.where()
    QTest.keyClick(page.canvas, Qt.Key.Key_Down)
    assert page.work.where() == pytest.approx((chosen[0], chosen[1] + 1.0))
    QTest.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert page.work.now.marks == ()
    assert y0 != 0


def test_that_what_was_drawn_belongs_to_its_picture(page):
    minute = Frozen(moment(1.0), moment(1.5), moment(2.0))
    page.open(minute)
    assert page.work.now.when
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_P)
    click(page, x, y, modifier=ALT)
    QTest.keyClick(page, Qt.Key.Key_S)
    QTest.keyClick(page, Qt.Key.Key_N)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.keyClick(page.canvas, Qt.Key.Key_Left)
    assert minute.here.time_s == 1.5
    assert page.work.now.marks == ()
    QTest.keyClick(page.canvas, Qt.Key.Key_Left)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert minute.here.time_s == 2.0
    assert len(page.work.now.marks) == 1
    page.slider.setValue(-10)
    assert minute.here.time_s == 1.0


def test_that_a_free_line_and_words_can_be_drawn(page):
    page.open(moment())
    page.ask_words = lambda *_: "weight shifted"
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_F)
    drag(page, (x, y), (x + 60, y + 40))
    QTest.keyClick(page, Qt.Key.Key_T)
    click(page, x, y + 60)
    line, text = page.work.now.marks
    assert line.kind is Kind.LINE
    assert len(line.points) >= 2
    assert text.label == "weight shifted"


def test_that_what_is_kept_reads_back_as_it_was(page, qtbot):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_D)
    click(page, x, y, modifier=ALT)
    click(page, x + 30, y, modifier=ALT)
    with qtbot.waitSignal(page.kept, timeout=SOON_MS) as kept:
        page.keep.click()
    snapshot, data = kept.args
    mistakes = []
    back = snapshot_from(snapshot.to_plain(), mistakes)
    assert mistakes == []
    assert back.marks == snapshot.marks
    assert not QImage.fromData(data).isNull()


def test_that_numbers_are_copied_with_unit_source_and_plus_minus(page):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_V)
    click(page, x, y, modifier=ALT)
    click(page, x, y + 90, modifier=ALT)
    page.work.relabel(page.work.now.marks[0].id, "=cmd|' /C calc'!A0")
    page.copy.click()
    head, first, *_ = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t") == ["what", "value", "unit", "plus_minus", "source", "notes"]
    cells = first.split("\t")
    assert not cells[0].startswith("=")
    assert cells[2:3] + cells[4:5] == ["deg", "drawn by hand"]


@pytest.mark.parametrize("blur", [True, False])
def test_that_a_saved_picture_has_faces_blurred_unless_it_is_not_wanted(
    page, qtbot, tmp_path, blur
):
    page.open(moment(side=False, shade=255))
    page.landmarks.setChecked(False)
    path = tmp_path / "out.png"
    page.ask_path = lambda *_: str(path)
    assert page.faces.isChecked()
    page.faces.setChecked(blur)
    page.save.click()
    qtbot.waitUntil(path.exists, timeout=SOON_MS)
    qtbot.waitUntil(lambda: not page.loading.busy, timeout=SOON_MS)
    x, y = (round(v) for v in page.work.now.landmarks["nose"].at)
    saved, was = QImage(str(path)), QImage.fromData(moment(side=False, shade=255).jpeg)
    assert (saved.width(), saved.height()) == (was.width(), was.height())
    spots = [(x + dx, y + dy) for dx in (-6, 0, 6) for dy in (-6, 0, 6)]
    change = np.mean([abs(saved.pixelColor(*s).red() - was.pixelColor(*s).red()) for s in spots])
    assert bool(change > 15) is blur


def test_that_it_lets_go_of_pixels_and_says_so(page, qtbot):
    page.open(moment())
    with qtbot.waitSignal(page.left, timeout=SOON_MS):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.work.now is None
    assert page.canvas._image.isNull()
    assert page.glass() is None


def test_that_zoom_keeps_what_is_under_the_pointer(page):
    page.open(moment())
    at = QPointF(300.0, 200.0)
    before = page.canvas.to_picture(at)
    page.canvas.zoom(2.0, at)
    assert page.canvas.to_picture(at) == pytest.approx(before, abs=1e-6)
    page.canvas.fit()
    assert page.canvas.scale == pytest.approx(
        min(page.canvas.width() / page.work.now.setup.width,
            page.canvas.height() / page.work.now.setup.height)
    )  # fmt: skip


def test_that_escape_drops_what_is_begun_before_it_leaves(page):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_G)
    click(page, x, y, modifier=ALT)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.work.points == ()
    assert page.work.tool is Tool.SELECT
    assert page.work.now is not None


def test_that_a_click_that_trembles_leaves_a_landmark_to_the_network(page):
    page.open(moment())
    before = page.work.now
    at = page.canvas.to_window(before.landmarks["right_ear"].at).toPoint()
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(page.canvas, at + QPoint(1, 1))
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(1, 1))
    assert page.work.chosen.landmark is not None
    assert page.work.now == before


def test_that_tab_goes_through_all_points_and_then_on(page):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_D)
    click(page, x, y, modifier=ALT)
    click(page, x + 40, y, modifier=ALT)
    QTest.keyClick(page, Qt.Key.Key_S)
    page.work.choose(None)
    seen = []
    for _ in range(2):
        QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
        seen.append(page.work.chosen.anchor)
    assert seen == [0, 1]
    QTest.keyClick(page.canvas, Qt.Key.Key_Backtab)
    assert page.work.chosen.anchor == 0
    QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
    assert page.canvas.hasFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Tab)
    assert not page.canvas.hasFocus()


def test_that_with_space_the_picture_is_dragged_and_nothing_is_drawn(page):
    page.open(moment())
    page.canvas.zoom(4.0)
    QTest.keyClick(page, Qt.Key.Key_P)
    middle = page.canvas.rect().center()
    under = page.canvas.to_picture(QPointF(middle))
    QTest.keyPress(page.canvas, Qt.Key.Key_Space)
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(page.canvas, middle + QPoint(30, -20))
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, -20))
    QTest.keyRelease(page.canvas, Qt.Key.Key_Space)
    assert page.canvas.to_picture(QPointF(middle + QPoint(30, -20))) == pytest.approx(under)
    assert page.work.now.marks == ()
    click(page, *under, modifier=ALT)
    assert len(page.work.now.marks) == 1


def test_that_a_point_cannot_be_dragged_out_of_the_picture(page):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_P)
    click(page, x, y, modifier=ALT)
    QTest.keyClick(page, Qt.Key.Key_S)
    drag(page, (x, y), (-50.0, y))
    assert page.work.now.marks[0].points[0][0] == 0.0


def test_that_the_picture_saved_is_the_one_that_was_asked_for(page, qtbot, tmp_path):
    page.open(Frozen(moment(1.0, side=False, shade=40), moment(2.0, side=False, shade=255)))
    path = tmp_path / "out.png"
    page.ask_path = lambda *_: str(path)
    page.save.click()
    page.step(-1)  # while faces are being looked for
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_D)
    click(page, x, y, modifier=ALT)
    click(page, x, y + 200, modifier=ALT)
    qtbot.waitUntil(lambda: path.exists() and not page.loading.busy, timeout=SOON_MS)
    saved = QImage(str(path))
    beside = [saved.pixelColor(round(x), round(y) + n).red() for n in range(20, 180)]
    assert np.std(beside) > 20  # the brighter one's noise, and no line along it


def test_that_offsets_from_a_plumb_line_are_copied_too(page):
    page.open(moment())
    x, y = free(page)
    QTest.keyClick(page, Qt.Key.Key_P)
    click(page, x, y, modifier=ALT)
    page.copy.click()
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
    ear = next(row for row in rows if row[0] == "ear_from_plumb_line")
    assert ear[2] == "px"
    assert ear[4] == "estimated from landmarks"


def test_that_the_smallest_window_has_room_for_it(page):
    page.open(Frozen(moment(1.0), moment(2.0)))
    assert page.minimumSizeHint().height() <= 560
    assert page.minimumSizeHint().width() <= 900
