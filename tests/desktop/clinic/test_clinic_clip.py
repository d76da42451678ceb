"""A clip in the window: measured as `analyze` does, peaks found by a click, bounded in memory."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from people import SIDE, Person, from_side, sight
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from posturecoach.clinic.snapshot import snapshot_of
from posturecoach.desktop.clinic.clip_page import ClipPage
from posturecoach.desktop.clinic.clip_plot import ClipPlot
from posturecoach.desktop.clinic.clip_track import Track
from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.measure import Absent, Measure, View
from posturecoach.posture.measure import Person as Seen
from posturecoach.posture.reader import Reader
from posturecoach.session import Look
from posturecoach.vision.clips import ClipSource, write_enlarged

SOON_MS = 60_000
LEAVE = Path(__file__).parents[2] / "fixtures" / "leave.mp4"


def look(time_s, trunk=10.0, *, zone=Zone.NEUTRAL, gone=False):
    seen = replace(sight(from_side(Person(trunk=trunk)), SIDE, face=False), time_s=time_s)
    reading = Reader().read(seen)
    measure = Measure("trunk_inclination", "deg", trunk, pm=4.0)
    if gone:
        measure = Measure("trunk_inclination", "deg", absent=Absent.NOT_VISIBLE)
    measures = {**reading.measures, "trunk_inclination": measure}
    findings = {}
    if not gone:
        findings = {"trunk_inclination": Finding("trunk_inclination", zone, 0.1, None, 0.0)}
        if zone is not Zone.NEUTRAL:
            findings = {
                "trunk_inclination": Finding("trunk_inclination", zone, 1.5, Border.PUBLISHED, 0.0)
            }
    strain = None if gone else (1.5 + trunk / 100 if zone is not Zone.NEUTRAL else 0.1)
    return Look(
        time_s, Seen.PRESENT, reading.view, False, measures, findings, strain,
        sight=seen, reading=replace(reading, measures=measures),
    )  # fmt: skip


def track_of(*looks):
    made = Track("clip.mp4")
    for one in looks:
        made.add(one)
    return made


# --- What is kept of a clip.


def test_that_a_look_comes_back_as_the_snapshot_it_was():
    one = look(1.5, 23.0)
    back = track_of(look(0.0), one).snapshot(1, when="2030-01-01T09:00:00+01:00")
    want = snapshot_of(one.sight, one.reading, id_="clip-1", when=back.when, camera="clip.mp4")
    assert back.setup == want.setup
    assert back.facing == want.facing
    assert set(back.landmarks) == set(want.landmarks)
    for name, landmark in want.landmarks.items():
        assert back.landmarks[name].at == pytest.approx(landmark.at, abs=1e-2)
    for id_, measure in want.measures.items():
        found = back.measures[id_]
        assert found.absent == measure.absent
        for field in ("value", "from_neutral", "pm"):
            number = getattr(measure, field)
            assert getattr(found, field) == (
                None if number is None else pytest.approx(number, rel=1e-5)
            )


def test_that_the_other_side_faces_the_other_way():
    for left, view in ((True, View.SIDE_LEFT), (False, View.SIDE_RIGHT)):
        seen = sight(from_side(Person(), left=left), SIDE, face=False)
        reading = Reader().read(seen)
        one = Look(0.0, Seen.PRESENT, view, False, reading.measures, sight=seen, reading=reading)
        back = track_of(one).snapshot(0, when="2030-01-01T09:00:00+01:00")
        assert back.facing == snapshot_of(seen, reading, id_="a", when=back.when).facing


def test_that_half_an_hour_stays_within_sixty_megabytes():
    track = Track("long.mp4")
    one = look(0.0)
    for n in range(3000):
        track.add(replace(one, time_s=n / 30))
    assert len(track) == 3000
    assert track.nbytes / 4096 * 54_000 < 60e6


def test_that_what_was_not_seen_is_a_hole_and_no_zero():
    track = track_of(look(0.0), look(0.1, gone=True), look(0.2))
    value = track.series("trunk_inclination").value
    assert np.isnan(value[1])
    assert value[[0, 2]].tolist() == [10.0, 10.0]


def test_that_the_worst_moments_went_beyond_and_lie_apart():
    looks = [look(n / 10, 10.0) for n in range(200)]
    for n, trunk in ((50, 40.0), (51, 39.0), (120, 30.0)):
        looks[n] = look(n / 10, trunk, zone=Zone.BAD)
    track = track_of(*looks)
    assert track.worst() == [50, 120]
    assert track_of(*(look(n / 10) for n in range(30))).worst() == []


# --- The plot.


def test_that_a_click_near_a_peak_is_meant_for_the_peak(qtbot):
    plot = ClipPlot()
    qtbot.addWidget(plot)
    plot.resize(800, 200)
    plot.show()
    qtbot.waitExposed(plot)
    angles = [10.0 + 20.0 * np.exp(-(((n - 60) / 6.0) ** 2)) for n in range(150)]
    plot.show_series(
        track_of(*(look(n / 10, a) for n, a in enumerate(angles))), "trunk_inclination", "x"
    )
    went = []
    plot.gone_to.connect(went.append)
    plot.go(plot.place_of(6.1, 29.0))
    assert went[-1] == pytest.approx(6.0)
    plot.go(plot.place_of(12.0, 12.0))
    assert went[-1] == pytest.approx(12.0, abs=0.15)


def test_that_a_line_has_holes(qtbot):
    plot = ClipPlot()
    qtbot.addWidget(plot)
    plot.show_series(track_of(look(0.0), look(0.1, gone=True), look(0.2)), "trunk_inclination", "x")
    _, drawn = plot._line.getData()
    assert np.isnan(drawn[1])
    assert plot._line.opts["connect"] == "finite"


# --- The page, with real clips in real threads.


@pytest.fixture
def page(qtbot):
    made = ClipPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.leave()
    assert made.wait(20)


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """Two seconds of the sample clip, at ten pictures a second."""
    from posturecoach.samples import sample_clip
    from posturecoach.vision.opencv import cv2

    path = tmp_path_factory.mktemp("clip") / "short.avi"
    source = ClipSource(sample_clip(), looks_per_s=10.0)
    writer = None
    for n, frame in enumerate(source):
        if writer is None:
            rows, columns = frame.picture.shape[:2]
            writer = cv2.VideoWriter(
                str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (columns, rows)
            )
        writer.write(frame.picture)
        if n == 20:
            break
    writer.release()
    source.close()
    return path


def measured(page, qtbot, path):
    page.open(path, "lite")
    qtbot.waitUntil(lambda: page._run is not None and page._run.isFinished(), timeout=SOON_MS)
    qtbot.waitUntil(page.progress.isHidden, timeout=SOON_MS)
    return page.track()


def test_that_its_numbers_are_those_of_analyze(page, qtbot, short, tmp_path):
    from posturecoach.analysis.analyze import Manner, Measuring, Task
    from posturecoach.analysis.inputs import inputs

    track = measured(page, qtbot, short)
    (thing,) = inputs([short])
    lines = [s.line for s in Measuring(Task(thing, Manner(model="lite"))) if hasattr(s, "line")]
    assert len(track) == len(lines)
    for n, line in enumerate(json.loads(json.dumps(lines))):
        for id_, one in line["measures"].items():
            if one.get("unit") == "bool":
                continue  # habits: the viewer shows angles, distances and scores
            value = one.get("value", one.get("from_neutral"))
            found = track.series(id_).value[n] if id_ in track.units else np.nan
            if value is None:
                assert np.isnan(found)
            else:
                assert found == pytest.approx(value, rel=1e-4, abs=0.051)


def test_that_a_click_shows_the_picture_of_that_moment(page, qtbot, short):
    measured(page, qtbot, short)
    with qtbot.waitSignal(page._shots.came, timeout=SOON_MS):
        page.plot.gone_to.emit(1.23)
    qtbot.waitUntil(
        lambda: page.picture.shot.time_s == pytest.approx(1.2, abs=0.01), timeout=SOON_MS
    )
    assert page.plot.cursor_s() == pytest.approx(1.23)


def test_that_it_works_by_keys(page, qtbot, short):
    measured(page, qtbot, short)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=SOON_MS)
    for key, at in ((Qt.Key.Key_Right, 0.1), (Qt.Key.Key_Right, 0.2), (Qt.Key.Key_Left, 0.1)):
        QTest.keyClick(page, key)
        qtbot.waitUntil(
            lambda at=at: (
                page.picture.shot is not None
                and page.picture.shot.time_s == pytest.approx(at, abs=0.01)
            ),
            timeout=SOON_MS,
        )
    QTest.keyClick(page, Qt.Key.Key_End)
    qtbot.waitUntil(
        lambda: page.picture.shot.time_s == pytest.approx(2.0, abs=0.01), timeout=SOON_MS
    )


def test_that_the_picture_can_be_handed_on_to_measure(page, qtbot, short):
    measured(page, qtbot, short)
    page.go_to(0.5)
    with qtbot.waitSignal(page.measure_asked, timeout=SOON_MS) as asked:
        page.measure.click()
    moment = asked.args[0]
    assert moment.time_s == pytest.approx(0.5, abs=0.01)
    assert moment.camera == "short.avi"
    assert moment.image().width() == moment.width
    assert moment.look.sight is not None


def test_that_stopping_leaves_no_thread_and_what_was_measured(page, qtbot):
    page.open(LEAVE, "lite")
    qtbot.waitUntil(lambda: len(page.track()) > 2, timeout=SOON_MS)
    page.cancel.click()
    qtbot.waitUntil(page._run.isFinished, timeout=SOON_MS)
    assert len(page.track()) > 2
    assert page.cancel.isHidden()


def test_that_a_broken_clip_is_said_in_words(page, tmp_path):
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"nothing of a clip")
    page.open(path)
    assert "broken.mp4" in page.picture.accessibleDescription()
    assert not page.measure.isEnabled()


def test_that_leaving_lets_go_of_file_and_pixels(qtbot, short):
    page = ClipPage()
    qtbot.addWidget(page)
    page.open(short, "lite")
    shots, run = page._shots, page._run
    page.leave()
    assert run.isFinished()
    assert shots._reel._kept == []
    assert page.picture.shot is None


def test_that_faces_are_blurred_unless_somebody_asks(page, qtbot, tmp_path):
    path = tmp_path / "larger.avi"
    try:
        write_enlarged(LEAVE, path, (640, 480), 10.0, times=1)
    except TypeError:
        pytest.skip("no larger clip")
    page.open(LEAVE, "lite")
    qtbot.waitUntil(lambda: len(page.track()) > 1, timeout=SOON_MS)

    def pixels():
        shot = page.picture.shot
        return None if shot is None else shot.pixels.copy()

    qtbot.waitUntil(lambda: pixels() is not None, timeout=SOON_MS)
    assert page.faces.isChecked()
    page.go_to(0.0)
    qtbot.waitUntil(lambda: not page._shots.busy, timeout=SOON_MS)
    hidden = pixels()
    page.faces.setChecked(False)
    qtbot.waitUntil(
        lambda: not page._shots.busy and not np.array_equal(pixels(), hidden), timeout=SOON_MS
    )


def test_that_results_are_saved_as_analyze_writes_them(page, qtbot, short, tmp_path):
    from posturecoach.analysis.analyze import Manner
    from posturecoach.analysis.inputs import inputs
    from posturecoach.analysis.resume import Manifest
    from posturecoach.desktop.clinic.clip_saving import Wish

    measured(page, qtbot, short)
    page.ask_wish = lambda *_: Wish(tmp_path, ("csv", "trc"))
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._saving is None, timeout=SOON_MS)
    assert "short.csv" in page.notice.words()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["manifest.ndjson", "short.csv", "short.trc"]
    (thing,) = inputs([short])
    done = Manifest(tmp_path, Manner(model="lite", formats=("csv", "trc"))).finished(thing)
    assert done is not None
    assert done.frames == len(page.track())


def test_that_files_that_are_there_are_asked_about(page, qtbot, short, tmp_path):
    from posturecoach.desktop.clinic.clip_saving import Wish

    measured(page, qtbot, short)
    (tmp_path / "short.csv").write_text("of somebody else")
    asked = []
    page.ask_wish = lambda *_: Wish(tmp_path, ("csv",))
    page.ask_sure = lambda _parent, words: bool(asked.append(words))
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page._saving is None
    assert "short.csv" in asked[0]
    assert (tmp_path / "short.csv").read_text() == "of somebody else"


def test_that_saving_can_be_stopped_and_leaves_nothing(page, qtbot, short, tmp_path):
    from posturecoach.desktop.clinic.clip_saving import Wish

    measured(page, qtbot, short)
    page.ask_wish = lambda *_: Wish(tmp_path, ("csv", "mp4"))
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page._saving is not None
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page._saving is None
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_is_gone_is_said(page, qtbot, short, tmp_path):
    from posturecoach.desktop.clinic.clip_saving import Wish

    measured(page, qtbot, short)
    page.ask_wish = lambda *_: Wish(tmp_path / "gone", ("csv",))
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._saving is None, timeout=SOON_MS)
    assert "gone" in page.notice.words()


def test_that_the_dialog_says_which_files_show_somebody(qtbot):
    from posturecoach.analysis.writing import FORMATS
    from posturecoach.desktop.clinic.clip_saving import FormatsDialog

    dialog = FormatsDialog("a.mp4")
    qtbot.addWidget(dialog)
    assert set(dialog.boxes) == set(FORMATS)
    assert not dialog.faces.isEnabled()
    dialog.boxes["mp4"].setChecked(True)
    assert dialog.faces.isEnabled()
    assert not dialog.faces.isChecked()
    assert "Pictures of the person" in dialog._holds.text()
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert dialog.formats() == ()
    assert not dialog.buttons.buttons()[0].isEnabled()
