"""The last minute: in memory only, gone when it should be, no face that was to be hidden."""

import threading

import numpy as np
import pytest
from desktop.looks import look

from posturecoach.desktop.clinic import recent as module
from posturecoach.desktop.clinic.recent import LONGEST_PX, Pictures, Recent
from posturecoach.desktop.worker import HiddenFrame
from posturecoach.vision.frame import Frame

PICTURE = np.full((48, 64, 3), 90, np.uint8)


def filled(recent, times, picture=PICTURE, frame=Frame):
    for time_s in times:
        recent.witness(frame(time_s, picture), look(time_s))
    return recent


def test_that_a_minute_can_be_stepped_through():
    recent = filled(Recent("camera"), np.arange(0.0, 80.0, 0.5))
    assert recent.span_s == 60.0
    newest = recent.freeze()
    assert (newest.time_s, newest.camera, newest.width, newest.height) == (79.5, "camera", 64, 48)
    assert recent.step(-2).time_s == 78.5
    assert recent.go_to(40.2).time_s == 40.0
    assert recent.here.look.time_s == 40.0
    assert recent.step(-1000).time_s == 19.5
    filled(recent, [100.0])  # what comes meanwhile is not kept
    assert recent.step(1000).time_s == 79.5
    recent.thaw()
    assert (recent.frozen, recent.here, recent.step(1)) == (False, None, None)


def test_that_the_picture_is_there_again_and_not_mirrored(qapp):
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:, :32] = (0, 0, 250)
    image = filled(Recent(), [0.0], picture).freeze().image()
    assert (image.width(), image.height()) == (64, 48)
    left, right = image.pixelColor(4, 20).red(), image.pixelColor(60, 20).red()
    assert left > right + 150


@pytest.mark.parametrize("shape", [(1080, 1920, 3), (1920, 1080, 3)])
def test_that_large_pictures_are_kept_smaller_and_their_size_is_known(qapp, shape):
    moment = filled(Recent(), [0.0], np.zeros(shape, np.uint8)).freeze()
    image = moment.image()
    assert max(image.width(), image.height()) == LONGEST_PX
    assert (moment.height, moment.width) == shape[:2]


def test_that_it_never_takes_more_memory_than_it_may():
    noise = np.random.default_rng(3).integers(0, 255, (240, 320, 3), np.uint8)
    recent = filled(Recent(most_bytes=400_000), np.arange(0.0, 10.0, 0.1), noise)
    assert 200_000 < recent.bytes <= 400_000
    assert len(recent) < 20


def test_that_what_was_seen_some_seconds_ago_is_shown_when_there_is_so_much():
    recent = filled(Recent(), np.arange(0.0, 3.05, 0.1))
    assert recent.delayed(5.0) is None
    assert recent.delayed(3.0).time_s == pytest.approx(0.0)
    assert recent.delayed(2.0, now_s=4.0).time_s == pytest.approx(2.0)


def test_that_another_source_begins_with_nothing():
    recent = filled(Recent(), [5.0, 6.0])
    recent.begin("other")
    assert (len(recent), recent.camera, recent.delayed(1.0)) == (0, "other", None)
    filled(recent, [0.0])
    assert len(recent) == 1


def test_that_nothing_is_kept_once_it_is_closed():
    recent = filled(Recent(), [0.0, 1.0])
    recent.close()
    filled(recent, [2.0, 3.0])
    assert (len(recent), recent.bytes, recent.freeze()) == (0, 0, None)


def test_that_only_hidden_faces_or_no_pictures_are_kept_where_asked():
    recent = Recent()
    recent.begin("", Pictures.HIDDEN)
    filled(recent, [0.0])
    assert len(recent) == 0
    filled(recent, [1.0], frame=HiddenFrame)
    assert len(recent.freeze().jpeg) > 0
    recent.begin("", Pictures.NONE)
    assert filled(recent, [2.0]).freeze().jpeg == b""


@pytest.mark.parametrize("end", ["clear", "close", "begin"])
def test_that_a_picture_which_is_just_being_packed_is_not_kept_afterwards(monkeypatch, end):
    recent, packing, go = Recent(), threading.Event(), threading.Event()

    def slow(picture, quality):
        packing.set()
        assert go.wait(10)
        return b"face"

    monkeypatch.setattr(module, "jpeg", slow)
    thread = threading.Thread(target=filled, args=(recent, [0.0]))
    thread.start()
    assert packing.wait(10)
    recent.begin("", Pictures.HIDDEN) if end == "begin" else getattr(recent, end)()
    go.set()
    thread.join(10)
    assert len(recent) == 0
