"""The range-of-motion test's page: best of three by real readers, and what is said of it."""

from __future__ import annotations

import pytest
from exercises.movers import LAPTOP, ROOM, Mover, way
from PySide6.QtCore import Qt

from posturecoach.desktop.range_page import RangePage
from posturecoach.desktop.range_words import shown_of
from posturecoach.exercise_book import care_words, exercise_words, range_rules
from posturecoach.exercises.demonstration import figure_at
from posturecoach.exercises.library import STOP_ALWAYS, Side
from posturecoach.exercises.motion_range import range_result
from posturecoach.posture.reader import Reader

from .movements import look_at, lost, nobody

EN = exercise_words("en").lines
MOVES = {
    "rotation": (lambda x, s, far: {"yaw": s * far * x}, (1, -1), LAPTOP),
    "side_bend": (lambda x, s, far: {"roll": -s * far * x}, (1, -1), LAPTOP),
    "flexion": (lambda x, _s, far: {"pitch": far * x}, (1,), LAPTOP),
    "extension": (lambda x, _s, far: {"pitch": -far * x}, (1,), LAPTOP),
    "abduction": (
        lambda x, s, far: {
            "out_left": 8 + (far - 8) * x * (s > 0),
            "out_right": 8 + (far - 8) * x * (s < 0),
        },
        (1, -1),
        ROOM,
    ),
}


def tries_at(movement, fars, *, start_s=10.0, fps=10.0, rep_s=4.0):
    """Yield looks at somebody who goes `fars` degrees, one after the other, on each side."""
    pose, sides, camera = MOVES[movement]
    reader, reps = Reader(), [(side, far) for side in sides for far in fars]
    for n in range(int((2.5 + rep_s * len(reps) + 1.0) * fps)):
        t = n / fps
        k = int(max(0.0, t - 2.5) // rep_s)
        side, far = reps[min(k, len(reps) - 1)]
        inside = t >= 2.5 and k < len(reps)
        x = way((t - 2.5) % rep_s, rep_s, 0.8) if inside else 0.0
        yield look_at(Mover(**pose(x, side, far)), camera, start_s + t, reader)


@pytest.fixture
def page(qtbot, qapp):
    made = RangePage()
    made.resize(1280, 720)
    qtbot.addWidget(made)
    made.show()
    made.told, made.gone = [], []
    made.tested.connect(lambda *told: made.told.append(told))
    made.left.connect(lambda: made.gone.append(1))
    return made


def results(movement, best, **more):
    rules = range_rules()
    return [range_result(rules, movement, s, "2030-01-31", d, **more) for s, d in best.items()]


@pytest.mark.parametrize(
    ("movement", "fars"),
    [
        ("rotation", (35, 48, 40)),
        ("side_bend", (20, 30, 25)),
        ("flexion", (20, 30, 25)),
        ("extension", (20, 28, 24)),
        ("abduction", (80, 120, 100)),
    ],
)
def test_that_the_best_of_three_is_told(page, movement, fars):
    page.start(movement)
    for look in tries_at(movement, fars):
        page.see(look)
    ((told, best),) = page.told
    assert told == movement
    sides = set(Side) if range_rules().movements[movement].sided else {None}
    assert set(best) == sides
    for deg in best.values():
        assert deg == pytest.approx(max(fars), abs=range_rules().movements[movement].pm)
        assert deg > sorted(fars)[1]


def test_that_tries_are_shown_as_they_come(page):
    page.start("rotation", "de")
    assert page.cue.text() == exercise_words("de").lines["cue.start_position"]
    dots = set()
    for look in tries_at("rotation", (40, 40, 40)):
        page.see(look)
        dots.add(page.tries[Side.LEFT].text().split("  ")[1])
    assert dots == {"○○○", "●○○", "●●○", "●●●"}
    assert page.tries[Side.LEFT].text().startswith("Links")
    assert not page.tries[None].isVisible()


def test_that_results_say_start_norm_age_and_plus_minus(page):
    page.start("rotation")
    for look in tries_at("rotation", (40, 40, 40)):
        page.see(look)
    page.show_results(results("rotation", page.told[0][1], own_start=25.0, age=60))
    (left, left_change), _ = page.results
    assert left.text().startswith("Left: 4")
    assert "±" in left.text()
    assert "Start: 25°." in left_change.text()
    assert care_words("en")["range.more"] in left_change.text()
    assert left_change.objectName() == ""
    assert page.norm.text() == care_words("en")["range.norm_falls"].format(deg="80")
    assert page.estimate.text() == EN["general.estimate"]


@pytest.mark.parametrize(("start", "grey"), [(35.0, True), (44.0, True), (20.0, False)])
def test_that_small_changes_are_grey(page, start, grey):
    page.start("flexion")
    page._test.tries[None] = [40.0]
    page.enough()
    page.show_results(results("flexion", {None: 40.0}, own_start=start))
    _, change = page.results[0]
    assert (change.objectName() == "muted") is grey
    assert (care_words("en")["range.no_clear_change"] in change.text()) is grey


def test_that_the_first_time_is_the_start(page):
    page.start("flexion")
    page._test.tries[None] = [40.0]
    page.enough()
    page.show_results(results("flexion", {None: 40.0}))
    assert page.results[0][1].text() == "This is your start."
    assert page.norm.text() == care_words("en")["range.norm"].format(deg="50")


def test_that_nobody_and_no_picture_are_said(page):
    page.start("rotation")
    page.see(nobody(10.0))
    assert "Nobody is in the picture." in page.cue.text()
    page.see(lost(10.1))
    assert page.cue.text() == "No picture, so nothing counts now."
    assert "Plug it in again." in page.note.text()


def test_that_it_says_so_when_no_look_comes_at_all(page, qtbot):
    page._quiet.setInterval(30)
    page.start("rotation")
    qtbot.waitUntil(lambda: page.cue.text() == "No picture, so nothing counts now.")


def test_that_pain_ends_it_and_nothing_is_kept(page, qtbot):
    page.start("rotation")
    for look in list(tries_at("rotation", (40, 40, 40)))[:100]:
        page.see(look)
    assert page._test.best()
    qtbot.keyClick(page, Qt.Key.Key_H)
    assert page.title.text() == care_words("en")["pain.stop"]
    for look in tries_at("rotation", (40, 40, 40), start_s=200.0):
        page.see(look)
    page.enough()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert (page.told, page.gone) == ([], [1])


def test_that_stop_rules_are_always_there(page):
    page.start("abduction")
    for sign in STOP_ALWAYS:
        assert EN[f"stop.{sign}"] in page.stop_rules.text()
    assert page.stop_rules.isVisible()


def test_that_enough_is_enough(page, qtbot):
    page.start("rotation")
    for look in list(tries_at("rotation", (40,)))[:70]:
        page.see(look)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    ((_, best),) = page.told
    assert set(best) == {Side.LEFT}
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.gone == [1]


def test_that_leaving_tells_nothing(page, qtbot):
    page.start("rotation")
    for look in list(tries_at("rotation", (40,)))[:70]:
        page.see(look)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.leave()
    assert (page.told, page.gone) == ([], [1])


def test_that_there_is_no_other_movement(page):
    with pytest.raises(KeyError):
        page.start("wiggle")


@pytest.mark.parametrize("movement", range_rules().movements)
def test_that_every_movement_is_shown(page, movement):
    """And shows what it says: the way out moves the point that the movement is about."""
    page.start(movement)
    shown = shown_of(movement)
    name = "left_hand" if movement == "abduction" else "nose"
    at = [figure_at(shown, shown.loop_s * n / 10)[name] for n in range(10)]
    assert max(abs(a - b) for p in at for a, b in zip(p, at[0], strict=True)) > 0.04
    down = at[5][1] - at[0][1]
    assert down < -0.02 or movement != "flexion"
    assert down > 0.02 or movement not in ("extension", "abduction")


def test_that_a_small_window_holds_everything(page, qapp):
    for movement in range_rules().movements:
        page.start(movement, "de")
        page.resize(900, 560)
        qapp.processEvents()
        assert (page.width(), page.height()) == (900, 560)
        assert page.stop_rules.geometry().bottom() <= page.height()
