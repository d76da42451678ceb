"""The looking thread: a witness of every look, and faces hidden before anybody sees them."""

import threading

import numpy as np
import pytest
from desktop.looks import look

from posturecoach.desktop.looking import Looking, Phase
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.worker import Glass, HiddenFrame, shown_of
from posturecoach.errors import ModelError
from posturecoach.rulebook import zone_rules
from posturecoach.vision.clips import ClipSource
from posturecoach.vision.faces import Faces
from posturecoach.vision.frame import Frame

SOON_MS = 30_000
PLAIN, HIDE = Glass(640, 480, mirror=False), Glass(640, 480, mirror=False, hide=True)


def plan_of(clip):
    return Plan(str(clip), False, "lite", 10.0, (), zone_rules())


@pytest.fixture
def looking(qapp):
    made = Looking()
    yield made
    made.stop()
    assert made.wait(20)


def seen_all(looking, clip, qtbot, glass):
    """Look through the whole clip; return what was witnessed and what was shown."""
    witnessed, shown = [], []
    looking.set_glass(glass)
    looking.set_witness(lambda frame, one: witnessed.append((frame, one, threading.get_ident())))
    looking.shown.connect(shown.append)
    looking.start(plan_of(clip))
    qtbot.waitUntil(lambda: looking.phase is Phase.ENDED, timeout=SOON_MS)
    return witnessed, shown


@pytest.mark.timeout(120)
def test_that_a_witness_is_told_of_every_look_with_the_full_picture(looking, clip, qtbot):
    witnessed, _ = seen_all(looking, clip, qtbot, Glass(64, 48, mirror=True))
    times = [one.time_s for _, one, _ in witnessed]
    assert len(times) > 3
    assert times == sorted(set(times))
    for frame, one, thread in witnessed:
        assert frame.picture.shape == (480, 640, 3)
        assert frame.time_s == one.time_s
        assert thread != threading.get_ident()


def test_that_nobody_is_told_any_more_who_asked_not_to_be(looking, clip, qtbot):
    told = []
    looking.set_witness(lambda *_: told.append(1))
    looking.set_witness(None)
    looking.start(plan_of(clip))
    qtbot.waitUntil(lambda: looking.phase is Phase.ENDED, timeout=SOON_MS)
    assert told == []


@pytest.mark.timeout(120)
def test_that_a_witness_may_come_while_it_looks(looking, clip, qtbot):
    told, shown = [], []
    looking.shown.connect(lambda one: (shown.append(one), looking.set_witness(tell)))

    def tell(frame, _look):
        told.append(frame.time_s)

    looking.start(plan_of(clip))
    qtbot.waitUntil(lambda: looking.phase is Phase.ENDED, timeout=SOON_MS)
    assert told
    assert told[0] > shown[0].look.time_s


def of_clip(clip):
    """Return the pictures of the clip by their time."""
    return {frame.time_s: frame.picture for frame in ClipSource(clip)}


def detail(picture, body):
    """Return how much neighbours differ in the middle of the face."""
    x, y = (round(v) for v in body.points[:11].mean(axis=0))
    part = picture[y - 20 : y + 20, x - 20 : x + 20, :3].astype(float)
    return np.abs(np.diff(part, axis=1)).mean()


@pytest.mark.timeout(120)
def test_that_no_face_is_shown_or_witnessed_that_was_to_be_hidden(looking, clip, qtbot):
    pictures = of_clip(clip)
    witnessed, shown = seen_all(looking, clip, qtbot, HIDE)
    assert len(witnessed) > 3
    assert shown
    for frame, one, _ in witnessed:
        assert isinstance(frame, HiddenFrame)
        if one.sight is not None and one.sight.body is not None:
            before = pictures[min(pictures, key=lambda t: abs(t - frame.time_s))]
            assert detail(frame.picture, one.sight.body) < 0.6 * detail(before, one.sight.body)
    for one in shown:
        assert one.hidden
        frame = next(f for f, seen, _ in witnessed if seen is one.look)
        assert (one.pixels[:, :, :3] == frame.picture).all()


@pytest.mark.timeout(120)
def test_that_nothing_is_shown_where_faces_cannot_be_hidden(looking, clip, qtbot, monkeypatch):
    def fails(*_args):
        raise ModelError("The model is gone.", try_="Install again.")

    monkeypatch.setattr(Faces, "hidden", fails)
    witnessed, shown = seen_all(looking, clip, qtbot, HIDE)
    assert witnessed == []
    assert shown
    assert all(one.hidden and one.image is None and one.pixels is None for one in shown)


def test_that_a_space_without_width_has_no_pixels():
    shown = shown_of(Frame(0.0, np.zeros((48, 64, 3), np.uint8)), look(), Glass(0, 0, mirror=True))
    assert (shown.image, shown.pixels, shown.light) == (None, None, None)
