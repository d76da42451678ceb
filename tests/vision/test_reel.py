"""A clip to look about in gives the same pictures as one that is read in order."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from posturecoach.errors import SourceError
from posturecoach.samples import sample_clip
from posturecoach.vision.clips import ClipSource
from posturecoach.vision.opencv import cv2
from posturecoach.vision.reel import Reel

HERE = Path(__file__).parent.parent
REAL = HERE.parent.parent / "shared" / "data" / "real"
OWN = (sample_clip(), HERE / "fixtures" / "leave.mp4")
PEOPLE = (
    "side_jonz21/input.mp4",
    "side_kitana_rot90/test_video.mp4",
    "outdoor_sports2d/demo.mp4",
    "headturn_intel/classroom.gif",
    "face_pyfeat/face_noface.mov",
    "face_pyfeat/single_face.mp4",
)


def in_order(path):
    """Times of a clip, and a small fingerprint of each picture."""
    source = ClipSource(path)
    found = [(frame.time_s, print_of(frame.picture)) for frame in source]
    source.close()
    return found


def print_of(picture):
    return cv2.resize(picture, (32, 24), interpolation=cv2.INTER_AREA).astype(np.int16)


def same(one, other):
    return np.array_equal(one, other)


def check(path, tries=12):
    frames = in_order(path)
    reel = Reel(path)
    dice = random.Random(7)
    try:
        for _ in range(tries):
            n = dice.randrange(len(frames))
            until = frames[n + 1][0] if n + 1 < len(frames) else frames[n][0] + 0.5 / reel.fps
            wanted = frames[n][0] + dice.random() * 0.8 * (until - frames[n][0])
            time_s, picture = reel.at(wanted)
            assert time_s == pytest.approx(frames[n][0], abs=2e-3), (n, wanted)
            assert same(print_of(picture), frames[n][1]), (n, wanted)
    finally:
        reel.close()


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_that_any_moment_shows_what_reading_in_order_shows(path):
    check(path)


@pytest.mark.parametrize("name", PEOPLE)
def test_that_it_is_so_for_clips_of_people(name):
    path = REAL / name
    if not path.exists():
        pytest.skip("../shared/data/real is not here")
    check(path, tries=6)


def test_that_it_steps_back_and_on_by_one_picture():
    frames = in_order(OWN[0])
    reel = Reel(OWN[0])
    at = frames[40][0]
    for n in (39, 38, 37):
        at, picture = reel.before(at)
        assert same(print_of(picture), frames[n][1])
    for n in (38, 39, 40, 41):
        at, picture = reel.after(at)
        assert same(print_of(picture), frames[n][1])
    reel.close()


def test_that_both_ends_hold():
    frames = in_order(OWN[1])
    reel = Reel(OWN[1])
    assert same(print_of(reel.at(-5.0)[1]), frames[0][1])
    assert same(print_of(reel.at(1e6)[1]), frames[-1][1])
    assert same(print_of(reel.before(0.0)[1]), frames[0][1])
    assert same(print_of(reel.after(1e6)[1]), frames[-1][1])
    reel.close()


def test_that_pictures_are_bounded_and_gone_with_it(monkeypatch):
    monkeypatch.setattr("posturecoach.vision.reel.MOST_BYTES", 4_000_000)
    reel = Reel(OWN[0])
    for n in range(60):
        reel.at(n / reel.fps)
    assert (
        sum(picture.nbytes for _, picture in reel._kept) <= 4_000_000 + 3 * reel._kept[0][1].nbytes
    )
    reel.close()
    assert reel._kept == []
    with pytest.raises(SourceError):
        reel.at(0.0)


@pytest.mark.parametrize("content", [b"", b"not a clip at all" * 50])
def test_that_what_is_no_clip_is_said(tmp_path, content):
    path = tmp_path / "broken.mp4"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"broken\.mp4"):
        Reel(path)
