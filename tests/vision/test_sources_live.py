"""Live sources on a real http stream of the loopback address, and on stand-in cameras."""

import threading
import time
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest

from posturecoach.vision import grabber
from posturecoach.vision.cameras import Camera, CameraOpener
from posturecoach.vision.frame import Frame, Trouble, TroubleKind
from posturecoach.vision.grabber import CannotOpenError, Grabber, Problem
from posturecoach.vision.live import LiveSource
from posturecoach.vision.opencv import cv2
from posturecoach.vision.sources import open_source
from posturecoach.vision.streams import shown
from tests.vision import mjpeg

NOTICED_S = 3.2  # 3 s, and a frame's time


def is_frame(thing):
    return isinstance(thing, Frame)


def is_trouble(*kinds):
    return lambda thing: isinstance(thing, Trouble) and thing.kind in kinds


def until(source, true, *, within_s=30.0):
    """Iterate until `true` of what comes; return all that came. Time is the source's own."""
    came = []
    for thing in source:
        came.append(thing)
        if true(thing):
            return came
        assert thing.time_s - came[0].time_s < within_s, came
    raise AssertionError(f"ended: {came}")


def noticed(came):
    """Return the trouble that ends `came`, and how long after the last frame it came."""
    trouble = came[-1]
    assert trouble.what.endswith(".")
    assert trouble.try_.endswith(".")
    return trouble, trouble.time_s - max(t.time_s for t in came if is_frame(t))


@pytest.fixture
def camera():
    with mjpeg.Camera() as camera:
        yield camera


@pytest.fixture
def source(camera):
    with closing(open_source(camera.url)) as source:
        assert until(source, is_frame)
        yield source


def test_that_a_stream_gives_its_pictures_in_order(source):
    came = [frame for frame, _ in zip(source, range(20), strict=False)]
    assert all(is_frame(frame) for frame in came)
    assert all(frame.picture.shape == (120, 160, 3) for frame in came)
    times_s = [frame.time_s for frame in came]
    assert times_s == sorted(set(times_s))
    assert (source.live, source.total) == (True, None)


def test_that_the_rate_is_kept_and_what_nobody_looked_at_is_counted(camera):
    with closing(open_source(camera.url, looks_per_s=5)) as source:
        came = until(source, lambda frame: frame.time_s >= 2)
        steps_s = np.diff([frame.time_s for frame in came])
        assert np.median(steps_s) == pytest.approx(0.2, abs=0.05)
        assert came[-1].dropped >= 3 * len(came)
        source.looks_per_s = None
        faster = until(source, lambda frame: frame.time_s >= came[-1].time_s + 1)
        assert len(faster) > 10


def test_that_a_stopped_stream_is_lost_and_found_again_by_itself(source, camera):
    last = until(source, is_frame)
    camera.stop()
    trouble, after_s = noticed(last + until(source, is_trouble(TroubleKind.LOST)))
    assert after_s <= NOTICED_S
    assert "has stopped" in trouble.what
    again = until(source, is_trouble(TroubleKind.LOST))
    assert again[-1].time_s - trouble.time_s == pytest.approx(1, abs=0.5)
    camera.start()
    came = last + again + until(source, is_frame)
    came += until(source, lambda t: t.time_s > came[-1].time_s + 0.5)
    assert all(is_frame(thing) for thing in came[-5:])
    times_s = [thing.time_s for thing in came]
    assert all(later > earlier for earlier, later in pairwise(times_s))


def test_that_a_frozen_picture_is_noticed_and_life_at_once(source, camera):
    moving = camera.make
    still = mjpeg.jpeg(mjpeg.picture(3))
    camera.make = lambda _number: still
    began = until(source, is_frame)[-1]
    came = until(source, is_trouble(*TroubleKind))
    assert came[-1].kind is TroubleKind.FROZEN
    assert came[-1].time_s - began.time_s <= NOTICED_S
    assert "stands still" in came[-1].what
    # It goes on being said, no frames in between, until the picture moves.
    assert not is_frame(until(source, is_trouble(TroubleKind.FROZEN))[0])
    camera.make = moving
    assert until(source, is_frame)[-1].time_s > came[-1].time_s


def test_that_a_black_picture_is_noticed(source, camera):
    moving = camera.make
    camera.make = lambda number: mjpeg.jpeg(mjpeg.picture(number) // 100)
    began = until(source, is_frame)[-1]
    came = until(source, is_trouble(*TroubleKind))
    assert came[-1].kind is TroubleKind.BLACK
    assert came[-1].time_s - began.time_s <= NOTICED_S
    camera.make = moving
    until(source, is_frame)


def opened(camera):
    """Return a list that grows with each connection that is made from now on."""
    made, count = [], camera._count

    def counting(by):
        if by > 0:
            made.append(by)
        count(by)

    camera._count = counting
    return made


def test_that_a_device_is_opened_anew_when_the_computer_woke(source, camera):
    made = opened(camera)
    camera.flowing.clear()  # what sleep did to it: connected, and dead
    assert not made
    source.reopen()
    assert camera.wait_for(lambda: made and camera.connections == 1)
    camera.flowing.set()
    came = until(source, is_frame)
    assert not any(is_trouble(TroubleKind.LOST, TroubleKind.FROZEN)(thing) for thing in came)
    assert made == [1]


def test_that_a_device_which_is_gone_is_tried_at_once_when_the_computer_woke(
    source, camera, monkeypatch
):
    monkeypatch.setattr(grabber, "FIRST_PAUSE_S", 3600.0)  # it would be tried in an hour
    monkeypatch.setattr(grabber, "LONGEST_PAUSE_S", 3600.0)
    camera.stop()
    until(source, is_trouble(TroubleKind.LOST))
    camera.start()
    source.reopen()
    until(source, is_frame)


def test_that_a_device_that_rests_is_left_alone_when_the_computer_woke(source, camera):
    source.rest("Off.", "wait.")
    until(source, is_trouble(TroubleKind.RESTING))
    assert camera.wait_for(lambda: camera.connections == 0)
    made = opened(camera)
    source.reopen()
    until(source, is_trouble(TroubleKind.RESTING))
    until(source, is_trouble(TroubleKind.RESTING))
    assert not made
    source.wake()
    until(source, is_frame)
    assert made == [1]


def test_that_a_stream_which_stalls_is_noticed_and_taken_up_again(source, camera):
    last = until(source, is_frame)
    camera.flowing.clear()
    trouble, after_s = noticed(last + until(source, is_trouble(*TroubleKind)))
    assert trouble.kind is TroubleKind.LOST
    assert after_s <= NOTICED_S
    camera.flowing.set()
    until(source, is_frame)


def test_that_garbage_is_noticed_and_pictures_after_it_are_seen(source, camera, capfd):
    moving = camera.make
    last = until(source, is_frame)
    camera.make = lambda number: b"This is no picture. " * (number % 50)
    trouble, after_s = noticed(last + until(source, is_trouble(*TroubleKind)))
    assert trouble.kind is TroubleKind.LOST
    assert after_s <= NOTICED_S
    camera.make = moving
    until(source, is_frame)
    assert capfd.readouterr().err == ""


def test_that_half_a_picture_now_and_then_harms_nobody(source, camera):
    whole = camera.make
    camera.make = lambda number: whole(number)[: None if number % 3 else 400]
    came = until(source, lambda frame: frame.time_s > 1)
    assert all(is_frame(thing) for thing in came)


def test_that_a_stream_may_change_its_size(source, camera):
    camera.make = lambda number: mjpeg.jpeg(mjpeg.picture(number, width=320, height=200))
    until(source, lambda thing: is_frame(thing) and thing.picture.shape == (200, 320, 3))


def test_that_a_stream_which_never_was_is_missing_until_it_comes(camera):
    camera.stop()
    with closing(open_source(camera.url)) as source:
        (first, *_) = until(source, is_trouble(*TroubleKind))
        assert first.kind is TroubleKind.MISSING
        assert first.time_s <= NOTICED_S
        camera.start()
        until(source, is_frame)


def ends(source):
    """Start a thread that iterates; return the event that tells when it has ended."""
    ended = threading.Event()

    def iterate():
        for _ in source:
            pass
        ended.set()

    threading.Thread(target=iterate, daemon=True).start()
    return ended


@pytest.mark.parametrize("stalled", [False, True])
def test_that_closing_ends_the_iteration_and_the_connection(source, camera, stalled):
    ended = ends(source)
    if stalled:
        camera.flowing.clear()
    began_s = time.monotonic()
    source.close()
    took_s = time.monotonic() - began_s
    assert took_s <= 1.0  # the promise itself, not a speed
    assert not source._grabber.alive
    assert ended.wait(10)
    assert camera.wait_for(lambda: camera.connections == 0)
    source.close()


def test_that_an_address_is_shown_without_its_secrets():
    url = "rtsp://me:pass@word@10.0.0.7:554/live?token=secret#x"
    assert shown(url) == "rtsp://10.0.0.7:554/live"
    with closing(open_source("http://me:secret@127.0.0.1:9/x?key=secret")) as source:
        (trouble,) = until(source, is_trouble(*TroubleKind))
        assert "secret" not in source.name + trouble.what + trouble.try_


# What no stream can play: a camera's driver. The stand-ins speak VideoCapture's language.

DESK = Camera(0, "Desk Camera", "", cv2.CAP_ANY, 0)
MOVED = Camera(3, "Desk Camera", "", cv2.CAP_ANY, 3)


class Driver:
    """Cameras that can be plugged, held by others, and made to hang."""

    def __init__(self):
        self.there = [DESK]
        self.held = False  # another program has it: it does not open
        self.silent = False  # it opens, but gives nothing
        self.running = threading.Event()  # cleared: grab does not return
        self.running.set()
        self.opened = []  # device numbers, in order
        self.open_now = 0
        self.grabs = self.retrieves = 0
        self.threads = set()
        self.released = threading.Event()

    def source(self, **more):
        opener = CameraOpener(DESK, listed=lambda: self.there, capture=self.capture)
        return closing(LiveSource(opener, **more))

    def capture(self, device, _backend):
        return Capture(self, device)


class Capture:
    def __init__(self, driver, device):
        self.driver, self.device = driver, device
        self.good = not driver.held and device in {camera.device for camera in driver.there}
        if self.good:
            driver.opened.append(device)
            driver.open_now += 1

    def isOpened(self):  # noqa: N802 - OpenCV's name
        return self.good

    def set(self, _prop, _value):
        return True

    def get(self, _prop):
        return 0.0

    def grab(self):
        driver = self.driver
        driver.threads.add(threading.current_thread().name)
        time.sleep(0.01)  # the camera's rate
        driver.running.wait()
        if driver.silent or self.device not in {camera.device for camera in driver.there}:
            return False
        driver.grabs += 1
        return True

    def retrieve(self):
        self.driver.retrieves += 1
        return True, mjpeg.picture(self.driver.grabs)

    def release(self):
        if self.good:
            self.good = False
            self.driver.open_now -= 1
            self.driver.released.set()


@pytest.fixture
def driver():
    driver = Driver()
    yield driver
    driver.running.set()


def test_that_only_what_is_looked_at_is_decoded(driver):
    with driver.source(looks_per_s=5) as source:
        looked = until(source, lambda frame: frame.time_s >= 2)
    assert driver.grabs > 5 * len(looked)
    assert len(looked) <= driver.retrieves <= len(looked) + 3
    assert driver.threads == {"grabber"}
    assert driver.open_now == 0


def test_that_a_camera_held_by_another_program_is_busy_until_it_is_let_go(driver):
    driver.held = True
    with driver.source() as source:
        (trouble,) = until(source, is_trouble(*TroubleKind))
        assert trouble.kind is TroubleKind.BUSY
        assert trouble.time_s <= NOTICED_S
        assert "another program" in trouble.what
        assert "Desk Camera" in trouble.what
        driver.held = False
        until(source, is_frame)


def test_that_a_camera_which_opens_without_a_picture_is_busy_too(driver):
    driver.silent = True
    with driver.source() as source:
        came = until(source, is_trouble(*TroubleKind))
        assert came[-1].kind is TroubleKind.BUSY
        driver.silent = False
        until(source, is_frame)


def test_that_an_unplugged_camera_is_lost_and_found_under_another_number(driver):
    with driver.source() as source:
        last = until(source, is_frame)
        driver.there = []
        trouble, after_s = noticed(last + until(source, is_trouble(*TroubleKind)))
        assert trouble.kind is TroubleKind.LOST
        assert after_s <= NOTICED_S
        assert "unplugged" in trouble.what
        driver.there = [MOVED]
        until(source, is_frame)
    assert driver.opened == [0, 3]


def test_that_a_camera_that_is_gone_from_the_start_is_missing(driver):
    driver.there = []
    with driver.source() as source:
        (trouble,) = until(source, is_trouble(*TroubleKind))
    assert trouble.kind is TroubleKind.MISSING


def test_that_a_driver_which_hangs_is_noticed_closed_and_left_behind(driver):
    with driver.source() as source:
        last = until(source, is_frame)
        driver.running.clear()
        trouble, after_s = noticed(last + until(source, is_trouble(*TroubleKind)))
        assert trouble.kind is TroubleKind.LOST
        assert after_s <= NOTICED_S
        began_s = time.monotonic()
        source.close()
        assert time.monotonic() - began_s <= 1.0
        assert list(source) == []
    driver.running.set()  # the driver comes back at last
    assert driver.released.wait(10)
    assert driver.open_now == 0


def test_that_a_hanging_device_is_opened_again(driver, monkeypatch):
    monkeypatch.setattr("posturecoach.vision.live._FIRST_NUDGE_S", 0.5)
    frozen = mjpeg.picture(1)
    monkeypatch.setattr(Capture, "retrieve", lambda _self: (True, frozen.copy()))
    with driver.source() as source:
        until(source, lambda thing: is_trouble(TroubleKind.FROZEN)(thing) and driver.opened[1:])
        assert driver.opened[:2] == [0, 0]
        monkeypatch.undo()
        until(source, is_frame)


def test_that_pauses_between_tries_grow():
    tried_s, enough = [], threading.Event()

    class Nothing:
        name = "nothing"

        def open(self):
            tried_s.append(time.monotonic())
            if len(tried_s) == 4:
                enough.set()
            raise CannotOpenError(Problem(TroubleKind.MISSING, "It is not there.", "wait."))

    grabber = Grabber(Nothing())
    assert enough.wait(30)
    grabber.close()
    assert not grabber.alive
    pauses_s = np.diff(tried_s)
    # A wait is never shorter than asked for; how much longer is the computer's business.
    assert np.all(pauses_s >= np.array([0.5, 1.0, 2.0]) - 0.01)


def test_that_a_bug_in_the_thread_is_not_swallowed():
    class Broken:
        name = "broken"

        def open(self):
            raise ZeroDivisionError("ours")

    with closing(LiveSource(Broken())) as source, pytest.raises(ZeroDivisionError, match="ours"):
        list(source)
