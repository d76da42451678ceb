"""The shade at the edge: where it lies, that it disturbs nothing, and that it ends."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from posturecoach.desktop import edge as edge_module
from posturecoach.desktop import floating
from posturecoach.desktop.edge import DEPTH, IN_MS, OUT_MS, EdgeCue, along
from posturecoach.desktop.palette import ENOUGH_FOR_SHAPES, amid, contrast

EDGES = ("right", "left", "top", "bottom")
WORDS = "Let your head balance lightly on top of your neck."


@pytest.fixture
def cue(qtbot, monkeypatch):
    monkeypatch.setattr(edge_module, "IN_MS", 20)
    monkeypatch.setattr(edge_module, "OUT_MS", 20)
    made = EdgeCue()
    qtbot.addWidget(made)
    return made


def steady(cue):
    return cue.cued() and not cue.fading()


@pytest.mark.parametrize("free", [QRect(0, 0, 1920, 1080), QRect(-1280, 40, 1280, 984)])
def test_that_it_lies_along_the_middle_of_each_edge_and_nowhere_else(free):
    for edge in EDGES:
        place = along(edge, free)
        assert free.contains(place)
        upright = edge in ("right", "left")
        assert (place.width() if upright else place.height()) == DEPTH
        middle, whole = place.center(), free.center()
        off = middle.y() - whole.y() if upright else middle.x() - whole.x()
        assert abs(off) <= 1
    assert along("right", free).right() == free.right()
    assert along("left", free).left() == free.left()
    assert along("top", free).top() == free.top()
    assert along("bottom", free).bottom() == free.bottom()


def test_that_it_is_a_little_deeper_on_a_screen_read_from_afar():
    assert DEPTH < along("right", QRect(0, 0, 3840, 2160)).width() <= 2 * DEPTH


def test_that_it_takes_neither_mouse_nor_keyboard_nor_focus(cue):
    flags = cue.windowFlags()
    for flag in (
        Qt.WindowType.WindowTransparentForInput,
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.FramelessWindowHint,
        Qt.WindowType.Tool,
    ):
        assert flags & flag == flag
    for attribute in (
        Qt.WidgetAttribute.WA_TransparentForMouseEvents,
        Qt.WidgetAttribute.WA_ShowWithoutActivating,
        Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow,
        Qt.WidgetAttribute.WA_TranslucentBackground,
    ):
        assert cue.testAttribute(attribute)
    assert cue.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_that_it_fades_in_slowly_and_out_sooner():
    assert (IN_MS, OUT_MS) == (2000, 1000)


def test_that_nothing_runs_while_it_is_steady_or_hidden(qtbot, cue):
    assert not cue.fading()
    cue.show_cue(WORDS)
    assert cue.fading()
    assert cue.strength() < 1.0
    qtbot.waitUntil(lambda: steady(cue))
    assert cue.strength() == 1.0
    cue.show_cue(WORDS)  # as every look says anew
    assert not cue.fading()
    cue.hide_cue()
    assert not cue.cued()
    qtbot.waitUntil(lambda: not cue.isVisible())
    assert not cue.fading()
    cue.hide_cue()
    assert not cue.isVisible()
    assert not cue.fading()


def test_that_a_whole_way_takes_its_whole_time(qtbot, cue, monkeypatch):
    cue.show_cue(WORDS)
    assert cue._fade.duration() == edge_module.IN_MS
    qtbot.waitUntil(lambda: steady(cue))
    monkeypatch.setattr(edge_module, "OUT_MS", 1000)
    cue.hide_cue()
    assert cue._fade.duration() == 1000
    assert cue.strength() == 1.0


def test_that_it_turns_round_halfway(qtbot, cue, monkeypatch):
    monkeypatch.setattr(edge_module, "OUT_MS", 60_000)
    cue.show_cue(WORDS)
    qtbot.waitUntil(lambda: steady(cue))
    cue.hide_cue()
    assert cue.isVisible()
    cue._fade.setCurrentTime(45_000)
    monkeypatch.setattr(edge_module, "IN_MS", 400)
    cue.show_cue(WORDS)
    assert cue._fade.duration() == pytest.approx(300, abs=5)  # of the way three quarters are left
    qtbot.waitUntil(lambda: steady(cue))
    assert cue.isVisible()
    assert cue.strength() == 1.0


def test_that_a_screen_reader_learns_what_it_is_about(cue):
    cue.show_cue(WORDS)
    assert cue.accessibleName() == cue.accessibleDescription() == WORDS
    cue.show_cue("Lean back with ease.")
    assert cue.accessibleDescription() == "Lean back with ease."


def test_that_its_colour_is_seen_on_bright_and_on_dark_work():
    for work in ("#ffffff", "#2b2b2b", "#000000"):
        assert contrast(amid("some"), work) >= ENOUGH_FOR_SHAPES


@pytest.mark.parametrize("edge", EDGES)
def test_that_it_swells_towards_the_middle_and_softens_away_from_the_edge(qtbot, cue, edge):
    cue.set_edge(edge)
    cue.show_cue(WORDS)
    qtbot.waitUntil(lambda: steady(cue))
    shade = drawn(cue)
    turns = {"right": 0, "bottom": 1, "left": 2, "top": 3}[edge]
    for _ in range(turns):
        shade = [list(row) for row in zip(*shade, strict=True)][::-1]  # until it is at the right
    filled = [sum(opacity > 20 for opacity in row) for row in shade]
    middle = len(filled) // 2
    assert max(filled) == filled[middle] >= 8
    assert filled[0] <= 1
    assert filled[-1] <= 1
    assert filled[: middle - 1] == sorted(filled[: middle - 1])
    across = shade[middle]
    assert across == sorted(across)
    assert across[0] < 60
    assert across[-1] > 200


def drawn(widget):
    """Return the opacity of each pixel, 0 to 255, row by row."""
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    widget.render(image)
    return [
        [QColor.fromRgba(image.pixel(x, y)).alpha() for x in range(image.width())]
        for y in range(image.height())
    ]


def test_that_wayland_gets_no_shade_and_a_reason(qtbot, cue, monkeypatch):
    assert cue.possible()
    assert cue.why_not() == ""
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    assert not cue.possible()
    assert "Wayland" in cue.why_not()
    assert "tray" in cue.why_not()
    cue.show_cue(WORDS)
    assert not cue.isVisible()


def test_that_another_edge_is_taken_at_once(qtbot, cue):
    cue.show_cue(WORDS)
    free = cue.screen().availableGeometry()
    assert cue.geometry() == along("right", free)
    cue.set_edge("top")
    assert cue.geometry() == along("top", free)


TWO_SCREENS = """
import sys
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget
from posturecoach.desktop import floating
from posturecoach.desktop.edge import EdgeCue
from posturecoach.desktop.opening import application

app = application()
one, two = app.screens()
cue = EdgeCue("right")
def said():
    place = cue.geometry()
    print(place.x(), place.y(), place.width(), place.height(), cue.screen().name(), flush=True)
QCursor.setPos(2000, 300)
cue.show_cue("x"); said()
cue.hide(); QCursor.setPos(300, 300)
cue.show_cue("x"); said()
cue.hide(); QCursor.setPos(2000, 300)
cue.show_cue("x"); said()
# The screen is pulled out; what Qt tells then, offscreen can't bring about.
class Left:
    screens = staticmethod(lambda: [one])
    screenAt = staticmethod(lambda _: one)
floating.QGuiApplication = Left
app.screenRemoved.emit(two); said()
"""


def test_that_it_is_on_the_screen_with_the_mouse_and_leaves_one_that_goes(tmp_path, home):
    screens = [
        {"name": name, "x": x, "y": 0, "width": wide, "height": tall, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1}
        for name, x, wide, tall in (("one", 0, 1920, 1080), ("two", 1920, 1280, 1024))
    ]  # fmt: skip
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}))
    ended = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    first, second = "1908 162 12 756 one", "3188 153 12 717 two"
    assert ended.stdout.splitlines() == [second, first, second, first], ended.stderr


ON_X = """
from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.ext import shape
from PySide6.QtCore import QTimer
from posturecoach.desktop.edge import EdgeCue
from posturecoach.desktop.floating import see_through
from posturecoach.desktop.opening import application
from posturecoach.desktop.toast import Toast

display = Display()
root = display.screen().root
display.set_input_focus(X.PointerRoot, X.RevertToPointerRoot, X.CurrentTime)
display.sync()
app = application()
cue, toast = EdgeCue("right"), Toast()
cue.show_cue("x")
toast.show_prompt("1", "Lean back a while?")
screen = app.primaryScreen()

def shown():
    window = display.create_resource_object("window", int(cue.winId()))
    print("takes input", len(window.shape_get_rectangles(shape.SK.Input).rectangles))
    print("is a rectangle", len(window.shape_get_rectangles(shape.SK.Bounding).rectangles) == 1)
    print("has the focus", display.get_input_focus().focus != X.PointerRoot)
    print("see-through", see_through())
    print(cue.geometry().getRect(), flush=True)
    screen.availableGeometryChanged.connect(lambda: QTimer.singleShot(0, moved))
    area = display.intern_atom("_NET_WORKAREA")
    root.change_property(area, Xatom.CARDINAL, 32, [0, 40, 1240, 600])
    display.sync()

def moved():
    print(cue.geometry().getRect())
    place = toast.geometry()
    print(place.right() < 1240, place.bottom() < 640, flush=True)
    app.quit()

QTimer.singleShot(200, shown)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is a thing of Linux")
def test_that_on_x11_it_takes_no_input_no_focus_and_follows_a_panel(home, monkeypatch):
    if shutil.which("xvfb-run") is None:
        pytest.skip("xvfb-run is not here")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24", sys.executable, "-c", ON_X]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.splitlines() == [
        "takes input 0",
        "is a rectangle False",  # without a compositor only the shape itself is shown
        "has the focus False",
        "see-through False",
        "(1268, 108, 12, 504)",
        "(1228, 130, 12, 420)",
        "True True",
    ], ended.stderr


def test_that_the_main_window_says_which_screen_where_the_mouse_does_not(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)

    class Nowhere:
        screenAt = staticmethod(lambda _: None)  # noqa: N815 - Qt's name
        primaryScreen = staticmethod(lambda: "first")  # noqa: N815 - Qt's name

    monkeypatch.setattr(floating, "QGuiApplication", Nowhere)
    assert floating.screen_in_use(window) is window.screen()
    assert floating.screen_in_use(None) == "first"
