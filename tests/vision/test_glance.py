"""Pictures in which nothing has moved, and those in which somebody has."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from posturecoach.samples import sample_clip
from posturecoach.vision.glance import FOLLOW_S, PATIENCE_S, REFRESH_S, Packet, Stillness, glance
from posturecoach.vision.live import LiveSource
from posturecoach.vision.opencv import cv2
from posturecoach.vision.reel import Reel
from posturecoach.vision.streams import stream_opener
from tests.vision import mjpeg


@pytest.fixture(scope="module")
def desk():
    """Somebody at a desk, at four moments of the sample clip; 1280 columns wide."""
    with closing(Reel(Path(sample_clip()))) as reel:
        found = [reel.at(time_s)[1] for time_s in (0.0, 2.0, 4.0, 6.0)]
    return [cv2.resize(one, (1280, 720), interpolation=cv2.INTER_CUBIC) for one in found]


def noisy(picture, seed, spread=3.0):
    noise = np.random.default_rng(seed).normal(0.0, spread, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def small(picture):
    return glance(lambda: picture)


def still(one, other, after_s=1.0):
    """Return whether `other`, in which somebody has come to rest, is not worth a look."""
    stillness = Stillness()
    assert stillness.worth(0.0, small(one))
    first = stillness.worth(after_s, small(other))
    return not (first or stillness.worth(after_s + 0.1, small(other)))


def test_that_noise_of_a_camera_is_no_movement(desk):
    assert all(still(noisy(desk[0], 2 * n), noisy(desk[0], 2 * n + 1)) for n in range(10))


@pytest.mark.parametrize("gain", [0.9, 1.1])
def test_that_light_which_grows_evenly_is_no_movement(desk, gain):
    plain = np.minimum(desk[0], 225)  # what is white already grows no brighter
    assert still(plain, (plain * gain).astype(np.uint8))


@pytest.mark.parametrize("pixels", [6, 10, 20])
@pytest.mark.parametrize("axis", [0, 1])
def test_that_a_head_that_moves_is_seen(desk, pixels, axis):
    moved = desk[0].copy()
    head = (slice(150, 480), slice(540, 800))
    moved[head] = np.roll(desk[0], pixels, axis=axis)[head]
    assert not still(noisy(desk[0], 1), noisy(moved, 2))


def test_that_postures_of_the_sample_differ(desk):
    assert not still(desk[0], desk[2])


def test_that_a_slow_slide_is_seen_in_the_end(desk):
    stillness = Stillness()
    slid = [small(np.roll(desk[0], n, axis=0)) for n in range(12)]
    found = [stillness.worth(0.1 * n, one) for n, one in enumerate(slid)]
    assert found[0]
    assert any(found[1:])  # held against what was looked at, not against the one before


def test_that_who_reaches_out_and_is_back_is_not_looked_at(desk):
    stillness = Stillness()
    assert stillness.worth(0.0, small(desk[0]))
    assert not stillness.busy(FOLLOW_S)
    assert not stillness.worth(4.0, small(desk[2]))
    assert stillness.busy(4.1)
    assert not stillness.worth(4.5, small(desk[0]))
    assert not stillness.worth(5.0, small(desk[0]))
    assert not stillness.busy(4.0 + FOLLOW_S)


def test_that_who_goes_on_moving_is_looked_at(desk):
    stillness = Stillness()
    assert stillness.worth(0.0, small(desk[0]))
    poses = [small(np.roll(desk[0], 25 * n, axis=0)) for n in range(1, 8)]
    found = [stillness.worth(1.0 + 0.5 * n, one) for n, one in enumerate(poses)]
    assert found == [False, False, True, False, False, True, False]
    assert PATIENCE_S == 1.0


def test_that_it_is_looked_at_again_after_a_while(desk):
    assert still(desk[0], desk[0], REFRESH_S - 0.2)
    assert not still(desk[0], desk[0], REFRESH_S)
    assert not still(desk[0], desk[0][:600])  # another size


def test_that_a_jpeg_gives_the_same_glance_as_its_pixels(desk):
    _, data = cv2.imencode(".jpg", desk[0], [cv2.IMWRITE_JPEG_QUALITY, 95])
    packed, plain = glance(Packet(data)), small(desk[0])
    assert packed.shape == plain.shape == (45, 80)
    assert np.abs(packed.astype(int) - plain).mean() < 2.0


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xd9"])
def test_that_a_damaged_picture_has_no_glance(data):
    packet = Packet(np.frombuffer(data, np.uint8))
    assert glance(packet) is None
    assert packet() is None
    assert glance(lambda: None) is None


def test_that_a_sparing_stream_hands_out_still_frames_and_notices_a_movement(desk):
    here = [mjpeg.jpeg(noisy(desk[0], n)) for n in range(4)]
    there = [mjpeg.jpeg(noisy(desk[2], n)) for n in range(4)]
    with mjpeg.Camera() as camera:
        camera.make = lambda number: here[number % 4]
        source = LiveSource(stream_opener(camera.url))
        source.sparing = True
        marks = []
        with closing(source):
            for item in source:
                marks.append(item.still)
                if len(marks) == 3:
                    assert marks == [False, True, True]
                    assert item.picture.shape == (720, 1280, 3)
                    camera.make = lambda number: there[number % 4]
                elif len(marks) > 3 and not item.still:
                    break
                assert len(marks) < 10
        # Whole again where somebody looks.
        source = LiveSource(stream_opener(camera.url), looks_per_s=10.0)
        with closing(source):
            for number, item in enumerate(source):
                assert not item.still
                if number == 3:
                    break
