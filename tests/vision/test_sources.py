import os
import subprocess
import sys

import numpy as np
import pytest

from posturecoach.errors import SourceError
from posturecoach.vision import sources
from posturecoach.vision.cameras import Camera, choose_camera, list_cameras
from posturecoach.vision.opencv import cv2
from posturecoach.vision.sources import open_source

CAMERAS = [
    Camera(0, "Integrated Camera: Integrated C", "/dev/video0", cv2.CAP_V4L2, 0),
    Camera(2, "Logitech BRIO", "/dev/video2", cv2.CAP_V4L2, 2),
    Camera(4, "USB Camera", "/dev/video4", cv2.CAP_V4L2, 4),
    Camera(6, "USB Camera Pro", "/dev/video6", cv2.CAP_V4L2, 6),
]


@pytest.mark.parametrize(
    ("spec", "index"),
    [
        ("0", 0),
        ("2", 2),
        ("brio", 2),
        ("LOGI", 2),
        ("/dev/video4", 4),
        ("usb camera pro", 6),
        ("USB Camera", 4),  # the whole name goes before a part of another
    ],
)
def test_that_a_camera_is_found_by_number_path_or_part_of_its_name(spec, index):
    assert choose_camera(spec, CAMERAS).index == index


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("1", "There is no camera 1."),
        ("kodak", "No camera is called 'kodak'"),
        ("usb", "Several cameras are called 'usb': 4 (USB Camera), 6 (USB Camera Pro)."),
        ("camera", "Several cameras are called 'camera'"),
    ],
)
def test_that_the_cameras_there_are_get_listed_when_none_or_several_match(spec, words):
    with pytest.raises(SourceError) as caught:
        choose_camera(spec, CAMERAS)
    assert words in caught.value.what
    assert "4 (USB Camera)" in caught.value.what + caught.value.try_


def test_that_a_computer_without_camera_is_told_what_else_there_is():
    with pytest.raises(SourceError, match="No camera was found at all") as caught:
        choose_camera("0", [])
    assert "a clip" in caught.value.try_


@pytest.fixture
def no_camera(monkeypatch):
    monkeypatch.setattr(sources, "list_cameras", list)


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("", "No source was named"),
        ("   ", "No source was named"),
        ("0", "There is no camera 0"),
        ("99999999999999999999", "There is no camera 9"),
        ("BRIO", "No camera is called 'BRIO'"),
        ("missing.mp4", "There is no file or folder missing.mp4"),
        ("folder/missing", "There is no file or folder folder/missing"),
        ("~nobody-of-this-name/clip.mp4", "There is no file or folder"),
        ("nul\0byte", "No camera is called"),
        ("/dev/video77", "No camera is called"),
        ("ftp://host/clip.mp4", "is not an address that can be watched"),
        ("file:///etc/passwd", "is not an address that can be watched"),
        ("http://", "names no host"),
        ("http:///stream", "names no host"),
        ("rtsp://me:secret@/stream", "names no host"),
    ],
)
def test_that_every_mistake_is_said_with_something_to_try(spec, words, no_camera):
    with pytest.raises(SourceError) as caught:
        open_source(spec)
    assert words in caught.value.what
    assert caught.value.try_
    assert "secret" not in str(caught.value)


def test_that_a_device_which_is_no_camera_is_an_error(no_camera):
    with pytest.raises(SourceError):
        open_source("/dev/null")


def test_that_a_rate_of_zero_is_our_own_mistake():
    with pytest.raises(ValueError, match="above 0, got 0"):
        open_source("0", looks_per_s=0)


def test_that_a_file_goes_before_a_camera_name_but_a_number_is_a_camera(
    tmp_path, monkeypatch, no_camera
):
    monkeypatch.chdir(tmp_path)
    for name in ("BRIO", "0"):
        (tmp_path / name).mkdir()
        assert cv2.imwrite(str(tmp_path / name / "1.png"), np.zeros((4, 5, 3), np.uint8))
    assert open_source("BRIO").total == 1
    assert open_source("./0").total == 1
    with pytest.raises(SourceError, match="There is no camera 0"):
        open_source("0")


def test_that_listing_cameras_works_on_this_machine():
    cameras = list_cameras()
    assert len({camera.index for camera in cameras}) == len(cameras)
    assert all(camera.name for camera in cameras)


CHECK = """
import os
{before}
from posturecoach.vision.opencv import cv2
assert cv2.getNumThreads() == 1
assert not cv2.VideoCapture("/no/such/clip.mp4").isOpened()
assert not cv2.VideoCapture(77).isOpened()
print(os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"), os.environ.get("QT_QPA_FONTDIR"))
"""


@pytest.mark.parametrize("before", ["", "import cv2"], ids=["first", "after cv2"])
def test_that_opencv_leaves_qt_alone_and_keeps_silent(before):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("QT_QPA_", "OPENCV_"))}
    done = subprocess.run(
        [sys.executable, "-c", CHECK.format(before=before)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=env,
    )
    assert done.stdout == "None None\n"
    if not before:
        assert done.stderr == ""
