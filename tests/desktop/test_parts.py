"""Single parts of the window: each shows what it is told."""

import threading
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from posturecoach.desktop.checks import checks
from posturecoach.desktop.devices import choices
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.picture import LivePicture, skeleton
from posturecoach.desktop.plan import Repeated
from posturecoach.desktop.plot import Band, Scale, TenMinutes
from posturecoach.desktop.pulse import BEAT_MS, Pulse
from posturecoach.desktop.ring import Ring
from posturecoach.desktop.settings_page import SettingsPage
from posturecoach.desktop.table import MeasureTable, rows
from posturecoach.desktop.welcome import PrivacyStep
from posturecoach.desktop.words import absent_words
from posturecoach.desktop.worker import Glass, shown_of
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Absent, Person, View
from posturecoach.vision.cameras import Camera
from posturecoach.vision.drawing import brightness, preview
from posturecoach.vision.frame import Frame
from posturecoach.vision.sources import open_source

from .looks import absent, finding, look, measure, sight

SEEN = look(
    measures=[
        measure("cva", change=-7.5),
        measure("head_pitch", value=33.0, change=31.0),
        absent("slump"),
        absent("knee_angle", Absent.WRONG_VIEW),
    ],
    findings=[finding("head_pitch", Zone.BAD), finding("cva", Zone.CAUTION)],
)


def test_rows_are_ordered_by_body_and_say_why_something_is_missing():
    shown = rows(SEEN)
    assert [row.id for row in shown] == ["head_pitch", "cva", "slump"]
    assert shown[0].change == "+31° ± 4°"
    assert shown[0].state == "● more strain"
    assert shown[1].now == "–"
    assert (shown[2].state, shown[2].there) == ("not visible", False)


def test_that_a_chosen_row_stays_chosen_when_rows_come_and_go(qtbot):
    table = MeasureTable()
    qtbot.addWidget(table)
    table.show_rows(rows(SEEN))
    with qtbot.waitSignal(table.chosen) as chosen:
        table.selectRow(1)
    assert chosen.args == ["cva"]
    with qtbot.assertNotEmitted(table.chosen):
        table.show_rows(rows(look(measures=[measure("cva", change=-1.0)])))
    assert table.item(0, 2).text() == "−1° ± 4°"
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_that_a_large_table_uses_its_room_and_a_small_one_can_be_read(qtbot):
    table = MeasureTable()
    qtbot.addWidget(table)
    table.show_rows(rows(SEEN))
    table.show()
    letters = table.fontMetrics()
    table.resize(320, 80)  # words are cut, but no column is out of sight
    assert table.columnViewportPosition(3) + table.columnWidth(3) <= table.viewport().width()
    table.resize(36 * letters.averageCharWidth() + 300, 80)
    assert table.rowHeight(0) == round(1.9 * letters.height())
    assert table.columnWidth(2) > letters.horizontalAdvance("+10.0 ± 10.0 cm")
    table.resize(2000, 1200)
    assert table.rowHeight(0) == table.rowHeight(2) == round(3.2 * letters.height())
    names = table.columnWidth(0)
    assert names == pytest.approx(0.4 * table.viewport().width(), abs=3)  # numbers stay near
    room = 3 * round(2.5 * letters.height())
    table.resize(2000, 1200 - table.viewport().height() + room)
    assert 3 * table.rowHeight(0) == room


def test_that_every_reason_for_absence_fits_its_column(qtbot):
    table = MeasureTable()
    qtbot.addWidget(table)
    table.show_rows(rows(look(measures=[absent("slump", Absent.TURNED_AWAY)])))
    table.show()
    table.resize(520, 80)
    assert table.item(0, 3).text() == "head turned or down"
    for why in Absent:
        assert table.columnWidth(3) > table.fontMetrics().horizontalAdvance(absent_words(why))


def test_that_only_a_changed_cell_is_touched(qtbot):
    table = MeasureTable()
    qtbot.addWidget(table)
    table.show_rows(rows(SEEN))
    before = table.item(1, 2)
    table.show_rows(rows(SEEN))
    assert table.item(1, 2) is before


@pytest.mark.parametrize("mirror", [True, False])
def test_that_only_the_preview_is_mirrored(mirror):
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:, :32] = 255
    untouched = picture.copy()
    shown = shown_of(Frame(0.0, picture), look(), Glass(32, 24, mirror))
    assert (picture == untouched).all()
    left = shown.image.pixelColor(2, 12).lightness()
    assert left == (0 if mirror else 255)
    assert (shown.image.width(), shown.image.height()) == (32, 24)


def test_that_no_preview_is_made_for_nobody():
    picture = np.zeros((48, 64, 3), np.uint8)
    assert shown_of(Frame(0.0, picture), look(), None).image is None
    assert shown_of(None, look(), Glass(32, 24, mirror=True)).image is None


@pytest.mark.parametrize("mirror", [True, False])
def test_that_a_preview_keeps_its_shape_and_fits(mirror):
    picture = np.full((720, 1280, 3), 100, np.uint8)
    picture[:, :, 2] = 7
    small = preview(picture, 640, 640, mirror=mirror)
    assert small.shape == (360, 640, 4)
    assert small[5, 5].tolist() == [100, 100, 7, 255]
    assert preview(picture, 9000, 1440, mirror=mirror).shape == (1440, 2560, 4)
    same = preview(picture, 1280, 720, mirror=mirror)
    assert not np.shares_memory(same, picture)
    thin = np.zeros((1, 9000, 3), np.uint8)
    assert preview(thin, 10, 10, mirror=mirror).shape == (1, 10, 4)
    with pytest.raises(ValueError, match="at least 1 x 1"):
        preview(picture, 0, 10, mirror=mirror)


def test_brightness():
    assert brightness(np.zeros((720, 1280, 3), np.uint8)) == 0.0
    assert brightness(np.full((3, 5, 3), 255, np.uint8)) == 1.0


def test_that_no_line_is_drawn_to_a_point_that_was_not_seen():
    whole = skeleton(sight(), View.FRONT)
    assert sum(line.measured for line in whole) == 3  # eyes, shoulders, neck; hips are hidden
    ends = {end for line in whole for end in (line.start, line.end)}
    assert all(x >= 0 and y >= 0 for x, y in ends)
    half = skeleton(sight(unseen=[Keypoint.LEFT_SHOULDER]), View.FRONT)
    assert sum(line.measured for line in half) == 1


def test_that_the_picture_says_its_words_to_a_screen_reader(qtbot):
    picture = LivePicture()
    qtbot.addWidget(picture)
    picture.say("The camera is gone.")
    assert picture.accessibleDescription() == "The camera is gone."


def test_that_the_ring_shows_what_it_is_told(qtbot):
    ring = Ring()
    qtbot.addWidget(ring)
    ring.set_progress(0.456)
    assert ring.percent() == 45
    assert "45 %" in ring.accessibleName()
    ring.set_progress(7.0)
    assert ring.percent() == 100
    assert not ring.grab().isNull()


def test_that_the_plot_bears_a_line_of_holes(qtbot):
    plot = TenMinutes()
    qtbot.addWidget(plot)
    minutes = np.linspace(-10, 0, 600)
    for numbers in (np.full(600, np.nan), np.full(600, 3.0), np.linspace(0, 9, 600)):
        for band in (None, Band(None, 1.0), Band(-1.0, 1.0)):
            for scale in (Scale(0.0, 1.0), Scale(float("inf"), float("-inf"))):
                plot.show_line(minutes, numbers, band, scale)
                assert not plot.grab().isNull()


def test_that_the_first_page_says_what_this_is_not_and_promises_no_one_accuracy(qtbot):
    page = PrivacyStep()
    qtbot.addWidget(page)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "estimates from a camera; each number says its own ±." in said
    assert "5 degrees" not in said
    for fact in (
        "does not diagnose, treat or prevent any disease",
        "does not replace a doctor or a therapist",
        "told to avoid exercise",
        "Under 16",
        "pregnancy",
        "twelve weeks of spine surgery or a fracture",
        "on this computer",
    ):
        assert fact in said


def test_that_a_notice_says_offers_and_goes(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.words() == ""
    done = []
    notice.say("Shall I?", "Yes", lambda: done.append(True))
    assert notice.words() == "Shall I?"
    qtbot.mouseClick(notice._action, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert notice.words() == ""


@pytest.mark.parametrize(
    ("touch", "asked"),
    [
        pytest.param(lambda page: page.mirror.click(), lambda s: not s.camera.mirror, id="mirror"),
        pytest.param(
            lambda page: page.looks.setValue(4.0), lambda s: s.camera.looks_per_s == 4.0, id="looks"
        ),
        pytest.param(
            lambda page: page.distance.setValue(61.0),
            lambda s: s.camera.distance_mm == 610.0,
            id="distance",
        ),
        pytest.param(
            lambda page: page.diagonal.setValue(61.0),
            lambda s: s.screen.diagonal_inch == pytest.approx(24.0, abs=0.02),
            id="screen",
        ),
        pytest.param(
            lambda page: page.lenses.click(), lambda s: s.screen.progressive_lenses, id="lenses"
        ),
        pytest.param(
            lambda page: choose(page.theme, "dark"), lambda s: s.window.theme == "dark", id="theme"
        ),
        pytest.param(
            lambda page: choose(page.model, "lite"), lambda s: s.model == "lite", id="model"
        ),
        pytest.param(
            lambda page: page.to_tray.click(), lambda s: s.window.close_to_tray, id="tray"
        ),
        pytest.param(lambda page: page.voice.click(), lambda s: s.exercises.voice, id="voice"),
        pytest.param(lambda page: page.sounds.click(), lambda s: s.exercises.sounds, id="sounds"),
        pytest.param(
            lambda page: page.full_screen.click(),
            lambda s: not s.exercises.full_screen,
            id="full screen",
        ),
    ],
)
def test_that_each_field_of_the_settings_asks_for_its_own_change_once(qtbot, touch, asked):
    page = SettingsPage(Path("settings.toml"))
    qtbot.addWidget(page)
    wished = []
    page.changed.connect(wished.append)
    touch(page)
    assert len(wished) == 1
    assert asked(wished[0])


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())  # which Qt sends only for a person's choice


def test_that_cameras_of_one_name_are_told_apart_by_number():
    twins = [Camera(0, "Cam", "", 0, 0), Camera(1, "Cam", "", 0, 1), Camera(2, "Own", "", 0, 2)]
    assert choices(twins) == [("Cam (0)", "0"), ("Cam (1)", "1"), ("Own", "Own")]


@pytest.mark.parametrize(
    ("seen", "light", "fine"),
    [
        pytest.param(look(), 0.5, [True, True, True, True], id="all well"),
        pytest.param(
            look(person=Person.ABSENT), None, [None, None, None, None], id="nobody, nothing said"
        ),
        pytest.param(
            look(sight=sight(unseen=[Keypoint.LEFT_EAR, Keypoint.RIGHT_EAR])),
            0.5,
            [False, True, True, True],
            id="no head",
        ),
        pytest.param(
            look(sight=sight(unseen=[Keypoint.LEFT_SHOULDER])),
            0.05,
            [True, False, False, None],
            id="half, in the dark",
        ),
        pytest.param(look(sight=sight(shoulders_px=600)), 0.95, [True, True, False, False], id="n"),
        pytest.param(look(sight=sight(shoulders_px=60)), 0.5, [True, True, True, False], id="far"),
        pytest.param(
            look(measures=[measure("viewing_distance", value=300.0, unit="mm")]),
            0.5,
            [True, True, True, False],
            id="30 cm",
        ),
    ],
)
def test_can_i_see_you_well(seen, light, fine):
    found = checks(seen, light)
    assert [check.fine for check in found] == fine
    assert all(check.words for check in found)


def test_that_a_repeated_clip_has_one_clock_that_never_goes_back(clip):
    source = Repeated(lambda: open_source(str(clip)))
    times = [frame.time_s for frame in islice(iter(source), 40)]  # the clip has 15 frames
    source.close()
    steps = np.diff(times)
    assert (steps > 0).all()
    assert steps.max() < 0.3


def test_that_a_repeated_clip_ends_when_it_is_closed_and_keeps_its_rate(clip):
    source = Repeated(lambda: open_source(str(clip), realtime=True))
    source.looks_per_s = 5.0
    turning, ended = threading.Event(), threading.Event()

    def play():
        for count, _ in enumerate(source):
            if count > 8:  # beyond the first round at this rate
                turning.set()
        ended.set()

    player = threading.Thread(target=play)
    player.start()
    assert turning.wait(30.0)
    assert source.looks_per_s == 5.0
    source.close()
    assert ended.wait(10.0)
    player.join()


def test_that_the_pulse_feels_a_blocked_thread(qtbot):
    pulse = Pulse()
    pulse.start()
    qtbot.waitUntil(lambda: len(pulse.late_ms) >= 3)
    before = len(pulse.late_ms)
    threading.Event().wait(0.12)  # the thread of the window does nothing else for so long
    qtbot.waitUntil(lambda: len(pulse.late_ms) > before)
    pulse.stop()
    assert pulse.longest_ms() >= 120 - 3 * BEAT_MS
    assert pulse.percentile_ms(0.0) <= pulse.percentile_ms(0.99) <= pulse.longest_ms()
