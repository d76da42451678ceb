"""The stage, as a therapist meets it: real looking at real clips, keys, and what is never shown."""

import numpy as np
import pytest
from desktop.looks import look, measure, sight
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from posturecoach.clinic.angles import Group
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.clinic.stage_choices import Choices, Mode, short_name
from posturecoach.desktop.clinic.stage_page import StagePage
from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.worker import Glass, HiddenFrame, Shown, shown_of
from posturecoach.posture.measure import Person
from posturecoach.rulebook import zone_rules
from posturecoach.vision.frame import Frame, Trouble, TroubleKind

SOON_MS = 30_000
CAMERAS = [("One", "one"), ("Two", "two"), ("Three", "three")]
MEASURES = [measure("head_roll", value=-3.0), measure("shoulder_tilt", value=4.0)]


def picture(colour=(40, 120, 200)):
    made = np.full((480, 640, 3), colour, np.uint8)
    made[:, :80] = 255
    return made


class Meeting:
    """A page with its last minute, and all that it asked for."""

    def __init__(self, page):
        self.page, self.recent, self.asked = page, Recent(), []
        page.left.connect(lambda: self.asked.append("left"))
        page.freeze_asked.connect(lambda: self.asked.append("freeze"))
        page.camera_asked.connect(self.asked.append)
        page.full_screen_asked.connect(lambda full: self.asked.append(("full", full)))
        page.glass_changed.connect(lambda: self.asked.append("glass"))
        page.resize(1280, 720)
        page.set_colours(LIGHT)
        page.open(CAMERAS, "one", self.recent)
        page.show()

    def see(self, time_s=0.0, *, frame=True, kind=Frame, hidden=False, **more):
        """Show a look, as the looking thread would hand it over."""
        one = look(time_s, measures=MEASURES, **more)
        made = kind(time_s, picture()) if frame else None
        if made is not None:
            self.recent.witness(made, one)
        glass = self.page.glass()
        if hidden and not glass.hide:
            glass = Glass(glass.width, glass.height, glass.mirror, hide=True)
        self.page.see(shown_of(made, one, glass))

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.page, key, modifier)

    def pixels(self):
        """Return the pane as it is painted; shape (rows, columns, 4)."""
        image = self.page.pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8)
        return rows.reshape(image.height(), image.width(), 4).copy()


@pytest.fixture
def meet(qtbot):
    pages = []

    def make(**choices):
        page = StagePage(Choices(**choices))
        qtbot.addWidget(page)
        pages.append(page)
        return Meeting(page)

    yield make
    for page in pages:
        page.leave()
        assert page.wait(20)


# --- What is shown, and what never is.


def test_that_the_numbers_of_the_look_are_shown(meet):
    met = meet()
    met.see()
    met.pixels()
    words = {plate.measure: plate.words for plate in met.page.pane.plates}
    assert words == {"head_roll": "−3° ± 4°", "shoulder_tilt": "4° ± 4°"}


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_S, "skeleton"), (Qt.Key.Key_N, "numbers"), (Qt.Key.Key_L, "plumb")],
)
def test_that_each_layer_has_a_key(meet, key, name):
    met = meet()
    met.see(sight=_whole())
    before = met.pixels()
    met.key(key)
    assert getattr(met.page.choices, name) is False
    assert not met.page.strip.buttons[name].isChecked()
    assert (met.pixels() != before).any()
    met.key(key)
    assert (met.pixels() == before).all()


def _whole():
    """Return somebody whose hips are seen, too."""
    seen = sight()
    points, visibility = seen.body.points.copy(), seen.body.visibility.copy()
    points[23], points[24] = (380, 440), (260, 440)
    visibility[[23, 24]] = 1.0
    body = type(seen.body)(points, visibility, seen.body.world.copy())
    return type(seen)(0.0, seen.width, seen.height, body, None)


@pytest.mark.parametrize(("n", "group"), list(enumerate(Group, 1)))
def test_that_each_group_of_angles_has_a_key(meet, n, group):
    met = meet()
    met.key(Qt.Key(Qt.Key.Key_0 + n))
    assert met.page.choices.groups == set(Group) - {group}
    met.key(Qt.Key.Key_A)
    assert met.page.choices.groups == set()
    met.key(Qt.Key.Key_A)
    assert met.page.choices.groups == set(Group)


def test_that_a_picture_made_before_faces_were_hidden_is_not_shown(meet):
    met = meet()
    met.see(1.0)
    assert met.page.pane.image is not None
    met.key(Qt.Key.Key_B)
    assert met.page.choices.mode is Mode.BLURRED
    assert met.page.glass().hide
    assert met.page.pane.image is None
    assert len(met.recent) == 0  # nor what was kept: it may be shown later
    one = look(2.0, measures=MEASURES)
    late = Frame(2.0, picture())  # a look that was under way
    met.recent.witness(late, one)
    met.page.see(shown_of(late, one, Glass(1280, 720, mirror=False)))
    assert met.page.pane.image is None
    assert len(met.recent) == 0
    met.see(3.0, kind=HiddenFrame)
    assert met.page.pane.image is not None
    assert len(met.recent) == 1


def test_that_it_says_so_where_faces_cannot_be_hidden(meet):
    met = meet(mode=Mode.BLURRED)
    one = look(2.0)
    met.page.see(Shown(one, hidden=True))
    assert "can't be hidden" in met.page.pane.said()[1]
    assert met.page.pane.image is None


def test_that_the_figure_alone_has_no_pixels(meet):
    met = meet()
    met.see(1.0)
    met.key(Qt.Key.Key_G)
    assert met.page.glass() == Glass(0, 0, mirror=False)
    assert met.page.pane.image is None
    met.see(2.0)
    assert met.page.pane._shown.pixels is None
    assert met.recent.freeze().jpeg == b""
    painted = met.pixels()
    assert not (painted[:, :, :3] == (40, 120, 200)).all(axis=2).any()
    assert len(met.page.pane.plates) == 2


def test_that_nothing_is_left_of_it_once_it_is_left(meet):
    met = meet()
    met.see(1.0)
    met.key(Qt.Key.Key_Escape)
    assert met.asked[-1] == "left"
    assert (len(met.recent), met.recent.bytes) == (0, 0)
    assert met.page.pane.image is None
    assert met.page.glass() is None
    met.recent.witness(Frame(2.0, picture()), look(2.0))
    assert len(met.recent) == 0
    met.page.see(shown_of(Frame(2.0, picture()), look(2.0), Glass(64, 48, mirror=False)))
    assert met.page.pane.image is None


def test_that_a_frozen_moment_outlives_the_page_that_lies_over_it(meet):
    met = meet()
    met.see(1.0)
    met.key(Qt.Key.Key_Space)
    assert met.asked[-1] == "freeze"
    met.page.hide()
    assert met.recent.freeze() is not None
    met.page.show()
    assert not met.recent.frozen  # it goes on


def test_that_another_camera_begins_with_nothing(meet):
    met = meet()
    met.see(1.0)
    met.key(Qt.Key.Key_C)
    assert met.asked[-1] == "two"
    assert (len(met.recent), met.recent.camera) == (0, "Two")
    assert met.page.pane.image is None


# --- The past.


def test_that_the_delay_counts_down_and_then_shows_what_was(meet):
    met = meet()
    met.key(Qt.Key.Key_D)
    assert met.page.choices.delay_s == 3.0
    met.see(0.0)
    assert met.page.pane.said()[0] == "In 3 s"
    assert met.page.pane.image is None
    for time_s in np.arange(0.5, 3.6, 0.5):
        met.see(float(time_s))
    assert met.page.pane.said() == ("", "")
    assert met.page.pane.look.time_s == 0.5
    assert met.page.pane.image.width() == 640
    met.key(Qt.Key.Key_D)
    met.see(4.0)
    assert met.page.pane.said()[0] == "In 1 s"
    for wanted in (10.0, 0.0):
        met.key(Qt.Key.Key_D)
        assert met.page.choices.delay_s == wanted
    met.see(4.5)
    assert met.page.pane.look.time_s == 4.5


def test_that_the_past_is_mirrored_as_the_present_is(meet):
    met = meet(mirror=True, delay_s=3.0, skeleton=False, groups=set(), plumb=False)
    for time_s in (0.0, 3.0):
        met.see(time_s)
    painted = met.pixels()[360]
    white = np.flatnonzero((painted[:, :3] > 240).all(axis=1))
    assert white.size > 50
    assert white[(white > 170) & (white < 1110)].min() > 900  # its white edge is at the right


def test_that_faces_are_hidden_in_the_past_too(meet):
    met = meet(delay_s=3.0)
    for time_s in (0.0, 3.0):
        met.see(time_s)
    assert met.page.pane.image is not None
    met.key(Qt.Key.Key_B)
    met.see(3.5, kind=HiddenFrame)
    assert met.page.pane.image is None
    assert met.page.pane.said()[0] == "In 3 s"


# --- What is said.


def test_that_nobody_trouble_and_silence_are_said(meet, qtbot):
    met = meet()
    met.see(1.0, person=Person.ABSENT, why_not="Nobody is in the picture.")
    assert met.page.pane.said() == ("Nobody here", "Nobody is in the picture.")
    gone = Trouble(2.0, TroubleKind.LOST, "The camera is gone.", "plug it in again.")
    met.see(2.0, frame=False, person=Person.UNCERTAIN, trouble=gone)
    assert met.page.pane.said()[0] == "The picture is gone"
    met.page._quiet.setInterval(1)
    met.see(3.0)
    qtbot.waitUntil(lambda: met.page.pane.said()[0] == "No picture comes")
    assert met.page.pane.image is None
    met.see(4.0)
    assert met.page.pane.said() == ("", "")


# --- Controls.


def test_that_controls_hide_while_the_mouse_rests_and_come_back(meet, qtbot):
    met = meet()
    page = met.page
    page._rest.setInterval(1)
    page.strip.in_use = lambda: False  # the mouse of an offscreen screen lies anywhere
    page._wake()
    qtbot.waitUntil(lambda: not page.strip.shown())
    assert page.cursor().shape() is Qt.CursorShape.BlankCursor
    page._rest.setInterval(60_000)
    QTest.mouseMove(page, QPoint(300, 300))
    QTest.mouseMove(page.pane, QPoint(310, 310))
    qtbot.waitUntil(page.strip.shown)
    page.strip.set_shown(False)
    met.key(Qt.Key.Key_N)
    assert page.strip.shown()


def test_that_everything_can_be_done_by_keyboard(meet):
    met = meet()
    page = met.page
    met.key(Qt.Key.Key_M)
    assert page.choices.mirror
    assert page.glass().mirror
    met.key(Qt.Key.Key_F)
    assert met.asked[-1] == ("full", True)
    page.set_full_screen(True)
    met.key(Qt.Key.Key_F)
    assert met.asked[-1] == ("full", False)
    met.key(Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert page.keys.isVisible()
    met.key(Qt.Key.Key_Escape)  # closes the keys, and not the page
    assert not page.keys.isVisible()
    assert "left" not in met.asked
    for key, mode in (
        (Qt.Key.Key_B, Mode.BLURRED),
        (Qt.Key.Key_G, Mode.FIGURE),
        (Qt.Key.Key_P, Mode.PLAIN),
    ):
        met.key(key)
        assert page.choices.mode is mode
        assert [one for one in Mode if page.strip.buttons[one.value].isChecked()] == [mode]


def test_that_a_letter_works_from_within_the_list_of_cameras(meet):
    met = meet()
    QTest.keyClick(met.page.strip.cameras, Qt.Key.Key_S)
    assert met.page.choices.skeleton is False


def test_that_every_button_has_its_key_in_its_tip_and_in_the_list(meet):
    met = meet()
    keys = {key for key, _ in met.page.keys.entries()}
    for button in met.page.strip.buttons.values():
        key = button.toolTip().rpartition("key ")[2].rstrip(")")
        assert key in keys
    for box in (met.page.strip.cameras, met.page.strip.seconds):
        assert box.toolTip().rpartition("key ")[2].rstrip(")") in keys


def test_that_choices_are_remembered_while_the_program_runs(qtbot):
    first = StagePage()
    qtbot.addWidget(first)
    kept = first.choices.skeleton
    first.strip.buttons["skeleton"].click()
    second = StagePage()
    qtbot.addWidget(second)
    assert second.choices.skeleton is not kept
    first.strip.buttons["skeleton"].click()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(900, 560), (1280, 720)])
def test_that_all_controls_fit(meet, colours, size):
    met = meet()
    met.page.resize(*size)
    met.page.set_colours(colours)
    QTest.mouseMove(met.page, QPoint(200, 200))
    for bar in (met.page.strip.top, met.page.strip.bottom):
        assert bar.minimumSizeHint().width() <= size[0]
        assert bar.geometry().right() < size[0]


# --- Real clips.


def plan_of(clip):
    return Plan(str(clip), False, "lite", 10.0, (), zone_rules())


@pytest.mark.timeout(180)
def test_that_two_cameras_are_shown_at_once(qtbot, clip, tmp_path):
    other = tmp_path / "other.mp4"
    other.write_bytes(clip.read_bytes())
    page, looking, recent = StagePage(Choices(second=str(other))), Looking(), Recent()
    qtbot.addWidget(page)
    page.resize(1000, 500)
    firsts, seconds = [], []
    looking.set_witness(recent.witness)
    looking.shown.connect(lambda shown: (firsts.append(shown), page.see(shown)))
    page.glass_changed.connect(lambda: looking.set_glass(page.glass()))
    page.open([("A", str(clip)), ("B", str(other))], str(clip), recent, plan_of(clip))
    page.second.shown.connect(seconds.append)
    page.show()
    looking.start(plan_of(clip))
    qtbot.waitUntil(
        lambda: any(s.image for s in firsts) and any(s.image for s in seconds), timeout=SOON_MS
    )
    qtbot.waitUntil(lambda: looking.phase is Phase.ENDED, timeout=SOON_MS)
    assert page.pane.image is not None
    assert len(recent) > 3
    assert len(page.second.recent) > 0
    assert recent is not page.second.recent
    page.leave()
    assert (len(recent), len(page.second.recent)) == (0, 0)
    assert page.wait(20)
    assert looking.wait(20)


@pytest.mark.timeout(120)
def test_that_a_second_camera_that_cannot_be_opened_says_so(qtbot, clip, tmp_path):
    gone = str(tmp_path / "gone.mp4")
    page = StagePage(Choices(second=gone))
    qtbot.addWidget(page)
    page.open([("A", str(clip)), ("B", gone)], str(clip), Recent(), plan_of(clip))
    page.show()
    qtbot.waitUntil(lambda: "gone.mp4" in page.other.said()[1], timeout=SOON_MS)
    assert page.pane.isVisible()
    QTest.keyClick(page, Qt.Key.Key_X)  # the list ends: none again
    assert page.choices.second is None
    assert not page.other.isVisible()
    page.leave()
    assert page.wait(20)


@pytest.mark.timeout(120)
def test_that_a_second_camera_is_let_go_of_under_another_page(qtbot, clip, tmp_path):
    page = StagePage(Choices(second=str(clip)))
    qtbot.addWidget(page)
    page.open([("B", str(clip))], "elsewhere", Recent(), plan_of(clip))
    page.show()
    qtbot.waitUntil(lambda: page.second.running, timeout=SOON_MS)
    page.hide()
    assert page.second._looking.phase is Phase.OFF  # and not only because a clip has ended
    qtbot.waitUntil(lambda: not page.second.running, timeout=SOON_MS)
    page.show()
    qtbot.waitUntil(lambda: page.second.running, timeout=SOON_MS)
    page.leave()
    assert page.wait(20)


def test_that_a_clip_is_called_by_its_name_alone(meet):
    met = meet()
    found = short_name("/home/somebody/therapy/P-017/walk.mp4")
    assert found == "walk.mp4"
    assert short_name("http://127.0.0.1:8080/video") == "http://127.0.0.1:8080/video"
    met.page.strip.show_cameras([], "/home/somebody/walk.mp4", None)
    assert met.page.strip.cameras.itemText(0) == "walk.mp4"


def test_that_freezing_nothing_is_said(meet):
    met = meet()
    met.page.say_nothing_kept()
    assert "No picture was kept yet" in met.page.pane.accessibleDescription()
