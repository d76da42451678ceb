"""The signs in the tray: told apart by shape, seen on any tray; and the menu under them."""

from itertools import combinations, product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from posturecoach.desktop.icons import SIGN_PX, sign
from posturecoach.desktop.palette import ENOUGH_FOR_SHAPES, amid, contrast
from posturecoach.desktop.tray import FIGURES, Sign, Tray

DIFFERENT = 0.25  # of all pixels
TRAYS = ("#ffffff", "#f2f2f2", "#2b2b2b", "#000000")


@pytest.fixture
def tray(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = Tray(window, lambda: True)
    yield made
    made.end()


def shape(name, pixels):
    """Return the sign in black and white, as one truth a pixel."""
    image = sign(name, amid("muted"), amid("some")).pixmap(pixels, pixels).toImage()
    assert (image.width(), image.height()) == (pixels, pixels)
    return [
        QColor.fromRgba(image.pixel(x, y)).alpha() > 127
        for y, x in product(range(pixels), range(pixels))
    ]


@pytest.mark.parametrize("pixels", SIGN_PX)
def test_that_any_two_signs_differ_in_shape(qapp, pixels):
    shapes = {name: shape(name, pixels) for name in Sign}
    for one, other in combinations(Sign, 2):
        differ = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
        assert differ / pixels**2 >= DIFFERENT, f"{one} and {other}: {differ / pixels**2:.2f}"


@pytest.mark.parametrize("name", Sign)
def test_that_a_sign_uses_its_small_room(qapp, name):
    for pixels in (16, 22):
        seen = shape(name, pixels)
        assert 0.15 <= sum(seen) / pixels**2 <= 0.6
        rows = [any(seen[row * pixels : (row + 1) * pixels]) for row in range(pixels)]
        assert sum(rows) >= 0.7 * pixels


def test_that_signs_are_seen_on_bright_and_dark_trays():
    for ink, ground in product(("muted", "some"), TRAYS):
        needed = ENOUGH_FOR_SHAPES if ground != "#f2f2f2" else 2.9
        assert contrast(amid(ink), ground) >= needed, f"{ink} on {ground}"


def entries(menu):
    return [a.text() for a in menu.actions() if a.isVisible() and not a.isSeparator()]


def says(tray, sign, **more):
    tray.show_state("Sitting easily", "Pause", can_pause=True, sign=sign, **more)
    return entries(tray.menu)


def test_that_the_menu_offers_pauses_while_it_looks(qtbot, tray):
    said = says(tray, Sign.WATCHING, figures=["Score 82", "3 h 20 min", "5 breaks"], app="Impress")
    assert said == [
        "Sitting easily", "Open", "Pause", "Re-zero",
        "Today's figures", "Score 82", "3 h 20 min", "5 breaks", "Quit",
    ]  # fmt: skip
    assert not tray.status.isEnabled()
    assert not any(line.isEnabled() for line in tray.figures)
    assert "While Impress is in front" in entries(tray.pauses)
    for key, action in zip(
        ("10", "30", "60", "tomorrow", "app"), tray.pauses.actions(), strict=True
    ):
        with qtbot.waitSignal(tray.pause_for_asked) as asked:
            action.trigger()
        assert asked.args == [key]


def test_that_the_menu_offers_to_resume_in_a_pause_and_says_how_long(qtbot, tray):
    said = says(tray, Sign.PAUSED, pause_left="paused, 23 minutes left")
    assert said == [
        "paused, 23 minutes left", "Open", "Resume", "Re-zero", "Today's figures", "Quit",
    ]  # fmt: skip
    assert tray.words() == "Posture Coach: paused, 23 minutes left"
    with qtbot.waitSignal(tray.resume_asked):
        tray.resume.trigger()


def test_that_what_failed_can_be_tried_again(qtbot, tray):
    tray.show_state("No picture yet", "Try again", can_pause=True, sign=Sign.CAMERA_OFF)
    assert "Try again" in entries(tray.menu)
    assert not {"Pause", "Resume"} & set(entries(tray.menu))
    with qtbot.waitSignal(tray.pause_asked):
        tray.pause.trigger()


@pytest.mark.parametrize("name", Sign)
def test_that_re_zero_needs_somebody_who_is_seen(tray, name):
    says(tray, name)
    assert tray.rezero.isEnabled() == (name in (Sign.WATCHING, Sign.CUE))


def test_that_nothing_is_offered_to_who_has_not_begun(tray):
    tray.show_state("Not set up yet", "Pause", can_pause=False, sign=Sign.NOT_SET_UP)
    assert "Today's figures" not in entries(tray.menu)
    assert not tray.pause.isEnabled()
    assert not tray.pauses.menuAction().isVisible()


def test_that_every_entry_asks_for_its_own(qtbot, tray):
    says(tray, Sign.WATCHING)
    for entry, asked in (
        (tray.open, tray.open_asked),
        (tray.rezero, tray.rezero_asked),
        (tray.today, tray.today_asked),
        (tray.quit, tray.quit_asked),
    ):
        with qtbot.waitSignal(asked):
            entry.trigger()


def test_that_figures_come_and_go(tray):
    says(tray, Sign.WATCHING, figures=["a", "b & c", "d", "e"])
    assert [line.text() for line in tray.figures] == ["a", "b && c", "d"]
    assert len(tray.figures) == FIGURES
    says(tray, Sign.WATCHING, figures=["f"])
    assert [line.isVisible() for line in tray.figures] == [True, False, False]


def test_that_a_sign_already_in_the_tray_changes_its_shape(tray):
    says(tray, Sign.WATCHING)
    assert tray.here()
    (shown,) = tray.findChildren(QSystemTrayIcon)
    for name in (Sign.CUE, Sign.PAUSED, Sign.WATCHING):
        says(tray, name)
        expected = sign(name, amid("muted"), amid("some")).pixmap(22, 22).toImage()
        assert shown.icon().pixmap(22, 22).toImage() == expected


def test_that_only_a_change_is_told_to_the_desktop(tray, monkeypatch):
    told = []
    for what in ("setIcon", "setToolTip"):
        monkeypatch.setattr(QSystemTrayIcon, what, lambda _, __, what=what: told.append(what))
    says(tray, Sign.WATCHING, figures=["Score 82"], app="Impress")
    tray.here()
    told.clear()
    changed = []
    for action in (*tray.menu.actions(), *tray.pauses.actions()):
        action.changed.connect(lambda: changed.append(1))
    for figures in (["Score 82"], ("Score 82",)):
        says(tray, Sign.WATCHING, figures=figures, app="Impress")
    assert (told, changed) == ([], [])
    offered = tray.pauses.actions()
    says(tray, Sign.CUE, figures=["Score 82"], app="Impress")
    assert told == ["setIcon"]
    assert tray.pauses.actions() == offered
    says(tray, Sign.CUE, figures=["Score 83"], app="Impress")
    assert told == ["setIcon"]
    assert changed
    tray.show_state("Leaning in", "Pause", can_pause=True, sign=Sign.CUE)
    assert told == ["setIcon", "setToolTip"]
