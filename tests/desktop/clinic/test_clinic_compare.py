"""Two moments compared in the window: what is said, and where the pictures lie."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

sys.path.append(str(Path(__file__).parents[2] / "clinic"))
from moments import aside, front, moved

from posturecoach.clinic.compare import alignment
from posturecoach.desktop.clinic.compare_canvas import Half, Mode
from posturecoach.desktop.clinic.compare_model import KeptMoment
from posturecoach.desktop.clinic.compare_page import ComparePage
from posturecoach.posture.measure import Measure
from posturecoach.samples import sample_clip
from posturecoach.vision.reel import Reel

ONE = replace(aside(), id="one", when="2030-03-04T09:00:00+01:00")


def other(deg, of=ONE):
    measures = {"neck_inclination": Measure("neck_inclination", "deg", deg, pm=3.0)}
    return replace(of, id="two", when="2030-03-05T09:00:00+01:00", measures=measures)


def kept(*snapshots):
    return [KeptMoment(one, b"", one.id) for one in snapshots]


@pytest.fixture
def page(qtbot):
    made = ComparePage()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def said(page):
    (row,) = [row for row in page.table.rows if row.cells[0] == "Neck forward or back"]
    return row


@pytest.mark.parametrize(
    ("deg", "clear", "words"),
    [
        (24.9, False, "no change that this set-up can tell"),
        (25.0, True, "larger in the second"),
        (15.0, True, "smaller in the second"),
        (15.1, False, "no change that this set-up can tell"),
    ],
)
def test_that_the_verdict_turns_at_the_smallest_clear_change(page, deg, clear, words):
    first = replace(ONE, measures=other(20.0).measures)
    page.open_snapshots(kept(other(deg), first), {})
    row = said(page)
    assert (row.clear, row.cells[5]) == (clear, words)
    assert row.cells[4] == "5°, our choice"


@pytest.mark.parametrize(("share", "compared"), [(1.09, True), (1.13, False)])
def test_that_another_distance_is_not_compared(page, share, compared):
    setup = replace(ONE.setup, distance_mm=2000.0)
    first = replace(ONE, setup=setup)
    second = replace(other(20.0), setup=replace(setup, distance_mm=2000.0 * share))
    page.open_snapshots(kept(first, second), {})
    assert page.found.comparable is compared
    assert page.banner.isVisible() is not compared
    if not compared:
        assert "distance to the camera differs by 12 %" in page.banner.text()


@pytest.mark.parametrize("mirror", [False, True])
def test_that_a_scaled_and_shifted_picture_lies_over_the_other(page, mirror):
    later = moved(ONE, lambda at: (0.8 * at[0] + 60.0, 0.8 * at[1] + 35.0))
    laid = alignment(ONE, later)
    page.canvas.mode, page.canvas.mirror = Mode.OVER, mirror
    page.canvas.show_pair(Half(ONE, QImage(), "a"), Half(later, QImage(), "b"), laid)
    below, above = page.canvas.places(QRectF(0, 0, ONE.setup.width, ONE.setup.height))
    for name in ("right_shoulder", "right_hip", "right_ear"):
        gap = below.point(ONE.seen(name).at) - above.point(later.seen(name).at)
        assert QPointF.dotProduct(gap, gap) < 1.0


def test_that_other_sides_are_not_compared(page):
    page.open_snapshots(kept(ONE, replace(front(), id="two")), {})
    assert "different sides" in page.banner.text()
    assert not any(row.clear for row in page.table.rows)


def test_that_the_file_has_no_picture_unless_asked_for(page, qtbot, tmp_path):
    page.open_snapshots(kept(ONE, other(40.0)), {})
    page.ask_path = lambda *_: str(tmp_path / "found")
    page.save.click()
    qtbot.waitUntil((tmp_path / "found.html").exists, timeout=10_000)
    qtbot.waitUntil(lambda: not page.loading.busy, timeout=10_000)
    words = (tmp_path / "found.html").read_text(encoding="utf-8")
    assert "Neck forward or back" in words
    assert "<img" not in words


def test_that_escape_leaves_and_nothing_is_kept(page, qtbot):
    page.open_snapshots(kept(ONE, other(40.0)), {})
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=10_000)
    with qtbot.waitSignal(page.left, timeout=10_000):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.canvas.halves == (None, None)


@pytest.fixture
def clips(page, qtbot):
    clip = Path(sample_clip())
    page.open_clips(clip, clip)
    qtbot.waitUntil(lambda: page.found is not None, timeout=120_000)
    yield page
    page.clips.close_clips()
    assert page.wait(30.0)


def times(page):
    """Return what both halves show, in seconds, as it is written on them."""
    return [float(half.title.split()[-2]) for half in page.canvas.halves]


def test_that_two_clips_keep_together_and_are_compared(clips, qtbot):
    assert clips.clips.bar.isVisible()
    clips.clips.go_to(2.0)
    qtbot.waitUntil(lambda: times(clips) == pytest.approx([2.0, 2.0], abs=0.1), timeout=20_000)
    assert clips.found.comparable
    assert not any(row.clear for row in clips.table.rows)  # a picture and itself
    clips.clips.nudge_other(1.0)
    qtbot.waitUntil(lambda: times(clips) == pytest.approx([2.0, 3.0], abs=0.1), timeout=20_000)
    clips.clips.go_to(3.0)
    qtbot.waitUntil(lambda: times(clips) == pytest.approx([3.0, 4.0], abs=0.1), timeout=20_000)


def test_that_both_clips_are_played_and_stepped(clips, qtbot):
    clips.clips.play.click()
    qtbot.waitUntil(lambda: min(times(clips)) > 0.2, timeout=20_000)
    clips.clips.play.click()
    was = clips.clips.times_s
    with closing(Reel(Path(sample_clip()))) as reel:
        fps = reel.fps
    clips.clips.step(1)
    assert clips.clips.times_s[0] - was[0] == pytest.approx(1 / fps, abs=1e-3)
    one, other = clips.clips.times_s
    assert one == pytest.approx(other, abs=1e-6)


def test_that_two_events_give_the_rate(clips):
    clips.clips.go_to(1.0)
    clips.clips.mark()
    clips.clips.go_to(2.0)
    clips.clips.nudge_other(1.0)
    clips.clips.mark()
    assert clips.clips.together.rate == pytest.approx(2.0, rel=0.05)
    clips.clips.forget_events()
    assert clips.clips.together.rate == 1.0


def test_that_a_broken_clip_is_told(page, qtbot, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no clip")
    page.open_clips(broken, broken)
    qtbot.waitUntil(page.notice.isVisible, timeout=30_000)
    assert "broken.mp4" in page.notice.words()
    assert page.found is None
    page.leave()
    assert page.wait(30.0)


def test_that_wide_estimates_need_more_than_the_general_limit(page):
    wide = {"neck_inclination": Measure("neck_inclination", "deg", 20.0, pm=14.0)}
    more = {"neck_inclination": Measure("neck_inclination", "deg", 38.0, pm=14.0)}
    page.open_snapshots(kept(replace(ONE, measures=wide), replace(other(0), measures=more)), {})
    row = said(page)
    assert not row.clear
    assert row.cells[4] == "20°, the ± of both"


def test_that_rows_are_filled_anew_without_a_word_of_qt(page, capfd):
    page.open_snapshots(kept(ONE, other(40.0)), {})
    page.open_snapshots(kept(ONE, other(41.0)), {})
    assert "QTableWidget" not in capfd.readouterr().err


def test_that_figures_alone_are_saved_without_pictures(page, qtbot, tmp_path):
    image = QImage(64, 48, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.gray)
    page.open_snapshots(kept(ONE, other(40.0)), {})
    page._halves = tuple(replace(half, image=image) for half in page._halves)
    page.pictures.setChecked(True)
    page.blur_saved.setChecked(False)
    for name, alone in (("with.html", False), ("without.html", True)):
        page.figure.setChecked(alone)
        page.ask_path = lambda *_, name=name: str(tmp_path / name)
        page.save.click()
        qtbot.waitUntil((tmp_path / name).exists, timeout=10_000)
        qtbot.waitUntil(lambda: not page.loading.busy, timeout=10_000)
        assert ("<img" in (tmp_path / name).read_text(encoding="utf-8")) is not alone
    assert not page.pictures.isEnabled()
