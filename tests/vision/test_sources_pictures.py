import os
import struct
from pathlib import Path

import numpy as np
import pytest

from posturecoach.errors import SourceError
from posturecoach.vision.opencv import cv2
from posturecoach.vision.pictures import LONGEST_SIDE, read_picture
from posturecoach.vision.sources import open_source
from tests.vision.mjpeg import jpeg, picture


def write(path, pixels):
    assert cv2.imwrite(str(path), pixels)
    return path


def frames(spec, **more):
    source = open_source(str(spec), **more)
    try:
        return list(source)
    finally:
        source.close()


def test_that_a_folder_is_sorted_by_name_with_numbers_as_numbers(tmp_path):
    names = ["10.png", "2.png", "1.png", "a10.png", "a9.png", "B1.png", "007.png"]
    for number, name in enumerate(names):
        write(tmp_path / name, picture(number))
    found = frames(tmp_path)
    expected = ["1.png", "2.png", "007.png", "10.png", "a9.png", "a10.png", "B1.png"]
    assert [frame.file for frame in found] == expected
    for frame in found:
        assert np.array_equal(frame.picture, picture(names.index(frame.file)))
    assert [frame.time_s for frame in found] == list(range(len(names)))


def test_that_looks_per_s_leaves_no_picture_out(tmp_path):
    for number in range(5):
        write(tmp_path / f"{number}.png", picture(number))
    assert len(frames(tmp_path, looks_per_s=0.1)) == 5


def test_that_other_files_and_hidden_ones_are_no_pictures(tmp_path):
    write(tmp_path / "one.png", picture(1))
    (tmp_path / "._one.png").write_bytes(b"left behind by another system")
    (tmp_path / "labels.csv").write_text("one,1")
    (tmp_path / "more.png").mkdir()
    source = open_source(str(tmp_path))
    assert [frame.file for frame in source] == ["one.png"]
    assert source.total == 1
    assert source.skipped == []


def test_that_a_bad_picture_in_a_folder_is_left_out_and_noted(tmp_path):
    write(tmp_path / "1.png", picture(1))
    (tmp_path / "2.png").write_text("not a picture")
    write(tmp_path / "3.png", picture(3))
    source = open_source(str(tmp_path))
    found = list(source)
    assert [(frame.file, frame.time_s) for frame in found] == [("1.png", 0.0), ("3.png", 2.0)]
    assert source.skipped == ["2.png is not a picture that can be read."]


def test_that_a_folder_of_nothing_but_bad_pictures_is_an_error(tmp_path):
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_text("not a picture")
    with pytest.raises(SourceError, match="None of the 2 pictures"):
        frames(tmp_path)


def test_that_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="no pictures in"):
        open_source(str(tmp_path))


def test_that_an_unreadable_folder_is_an_error(tmp_path, monkeypatch):
    def refuse(_self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        open_source(str(tmp_path))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable for root"
)
def test_that_a_folder_without_permission_is_an_error(tmp_path):
    tmp_path.chmod(0)
    try:
        with pytest.raises(SourceError, match="cannot be read"):
            open_source(str(tmp_path))
    finally:
        tmp_path.chmod(0o700)


def test_that_one_pixel_is_a_picture(tmp_path):
    (frame,) = frames(write(tmp_path / "dot.png", np.full((1, 1, 3), 7, np.uint8)))
    assert frame.picture.shape == (1, 1, 3)
    assert frame.file == "dot.png"


def test_that_a_huge_jpeg_comes_scaled_down(tmp_path):
    pixels = np.zeros((9000, 12000), np.uint8)
    pixels[:, 6000:] = 255
    path = write(tmp_path / "huge.jpg", pixels)
    del pixels
    (frame,) = frames(path)
    assert frame.picture.shape == (2250, 3000, 3)  # a quarter: the first below 4096
    assert frame.picture[1000, 1000, 0] < 5
    assert frame.picture[1000, 2000, 0] > 250


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp"])
def test_that_no_side_is_longer_than_the_limit_and_proportions_stay(tmp_path, suffix):
    path = write(tmp_path / f"wide{suffix}", np.zeros((100, 2 * LONGEST_SIDE + 200, 3), np.uint8))
    (frame,) = frames(path)
    height, width, _ = frame.picture.shape
    assert width <= LONGEST_SIDE
    assert width / height == pytest.approx((2 * LONGEST_SIDE + 200) / 100, rel=0.02)


def test_that_a_picture_of_too_many_pixels_is_refused_rather_than_decoded(tmp_path):
    # A PNG header that promises 60000 x 60000; nobody should ask for 10 GB.
    png = bytearray((write(tmp_path / "bomb.png", picture(0))).read_bytes())
    png[16:24] = struct.pack(">II", 60000, 60000)
    (tmp_path / "bomb.png").write_bytes(png)
    with pytest.raises(SourceError, match="not a picture that can be read"):
        open_source(str(tmp_path / "bomb.png"))


@pytest.mark.parametrize(
    "pixels",
    [
        pytest.param(np.full((20, 30), 128, np.uint8), id="grey"),
        pytest.param(np.full((20, 30, 4), 128, np.uint8), id="alpha"),
        pytest.param(np.full((20, 30, 3), 128 * 257, np.uint16), id="16 bit"),
        pytest.param(np.full((20, 30), 128 * 257, np.uint16), id="grey 16 bit"),
    ],
)
def test_that_every_kind_of_picture_becomes_the_same_kind(tmp_path, pixels):
    found = read_picture(write(tmp_path / "picture.png", pixels))
    assert found.shape == (20, 30, 3)
    assert found.dtype == np.uint8
    assert np.all(found == 128)


def test_that_exif_orientation_is_honoured(tmp_path):
    pixels = np.zeros((40, 80, 3), np.uint8)
    pixels[:, :40] = 255  # bright left half
    data = jpeg(pixels)
    # TIFF header, one entry: tag 0x0112 (orientation), SHORT, 6 = turn clockwise to see it.
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    exif = b"Exif\0\0" + tiff
    app1 = b"\xff\xe1" + struct.pack(">H", 2 + len(exif)) + exif
    path = tmp_path / "turned.jpg"
    path.write_bytes(data[:2] + app1 + data[2:])
    found = read_picture(path)
    assert found.shape == (80, 40, 3)
    assert found[10, 20, 0] > 250  # what was left is on top now
    assert found[70, 20, 0] < 5


def test_that_names_in_any_script_work(tmp_path):
    source = write(tmp_path / "plain.png", picture(3))
    path = source.rename(tmp_path / "Häßlich 図 2.png")
    (frame,) = frames(path)
    assert frame.file == "Häßlich 図 2.png"


@pytest.mark.parametrize("content", [b"", b"not a picture", jpeg(picture(0))[:200]])
def test_that_a_file_that_is_no_picture_is_an_error(tmp_path, content, capfd):
    path = tmp_path / "bad.jpg"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"bad\.jpg is not a picture"):
        open_source(str(path))
    assert capfd.readouterr().err == ""


def test_that_a_picture_is_evidence_and_cannot_be_drawn_on(tmp_path):
    (frame,) = frames(write(tmp_path / "one.png", picture(1)))
    with pytest.raises(ValueError, match="read-only"):
        frame.picture[0, 0] = 0


def test_that_closing_ends_a_folder(tmp_path):
    for number in range(3):
        write(tmp_path / f"{number}.png", picture(number))
    source = open_source(str(tmp_path))
    found = []
    for frame in source:
        found.append(frame.file)
        source.close()
    assert found == ["0.png"]
