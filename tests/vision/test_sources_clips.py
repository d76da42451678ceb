import threading

import numpy as np
import pytest

from posturecoach.errors import SourceError
from posturecoach.samples import sample_clip
from posturecoach.vision import clips
from posturecoach.vision.clips import ClipSource
from posturecoach.vision.opencv import cv2
from posturecoach.vision.sources import open_source

GREY = 8  # the picture of number n is filled with 8 n


def write_clip(path, *, count=30, fps=25.0, fourcc="MJPG", size=(64, 48)):
    """Write a clip whose pictures tell their number by their brightness."""
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*fourcc), fps, size)
    assert writer.isOpened()
    for number in range(count):
        writer.write(np.full((size[1], size[0], 3), number * GREY, np.uint8))
    writer.release()
    return path


def numbers(frames):
    return [round(frame.picture.mean() / GREY) for frame in frames]


def frames(spec, **more):
    source = open_source(str(spec), **more)
    try:
        return list(source)
    finally:
        source.close()


@pytest.mark.parametrize(("name", "fourcc"), [("a.avi", "MJPG"), ("a.mp4", "mp4v")])
def test_that_every_picture_comes_in_order_with_its_own_time(tmp_path, name, fourcc):
    path = write_clip(tmp_path / name, fourcc=fourcc)
    source = open_source(str(path))
    assert (source.total, source.live, source.name) == (30, False, name)
    found = list(source)
    source.close()
    assert numbers(found) == list(range(30))
    assert [frame.time_s for frame in found] == pytest.approx([n / 25 for n in range(30)])
    assert {frame.dropped for frame in found} == {0}
    assert {frame.file for frame in found} == {None}


def test_that_variable_frame_times_are_kept(tmp_path):
    durations_ms = [100, 200, 50, 300, 100, 100, 400, 100]
    animation = cv2.Animation()
    animation.frames = [np.full((40, 60, 3), n * 30, np.uint8) for n in range(8)]
    animation.durations = durations_ms
    assert cv2.imwriteanimation(str(tmp_path / "uneven.gif"), animation)
    found = frames(tmp_path / "uneven.gif")
    starts_s = np.cumsum([0, *durations_ms[:-1]]) / 1000
    assert [frame.time_s for frame in found] == pytest.approx(starts_s)


def rotated(path, degrees):
    """Turn a mp4 by its tag alone: the matrix in its track header (ISO 14496-12, 8.3.2)."""
    turned = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}

    def matrix(a, b, c, d):
        numbers = (a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30)
        return b"".join(n.to_bytes(4, "big", signed=True) for n in numbers)

    data = path.read_bytes()
    header = data.index(b"tkhd")
    at = data.index(matrix(1, 0, 0, 1), header)
    path.write_bytes(data[:at] + matrix(*turned[degrees]) + data[at + 36 :])
    return path


@pytest.mark.parametrize(
    ("degrees", "shape", "corner"),
    [
        (90, (64, 48, 3), (0, -1)),
        (180, (48, 64, 3), (-1, -1)),
        (270, (64, 48, 3), (-1, 0)),
    ],
)
def test_that_a_rotation_tag_is_honoured(tmp_path, degrees, shape, corner):
    path = tmp_path / "phone.mp4"
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"mp4v"), 25.0, (64, 48)
    )
    pixels = np.zeros((48, 64, 3), np.uint8)
    pixels[:16, :16] = 255  # bright at the top left, before turning clockwise
    for _ in range(5):
        writer.write(pixels)
    writer.release()
    found = frames(rotated(path, degrees))
    assert len(found) == 5
    bright = found[0].picture.max(axis=2)
    block = tuple(slice(4, 12) if end == 0 else slice(-12, -4) for end in corner)
    assert found[0].picture.shape == shape
    assert bright[block].min() > 200
    assert (bright > 128).sum() < 400  # and nowhere else


def test_that_a_real_rotated_clip_is_upright(real):
    source = open_source(str(real / "side_kitana_rot90" / "test_video.mp4"))
    frame = next(iter(source))
    source.close()
    assert frame.picture.shape == (848, 480, 3)


def test_that_a_real_gif_keeps_its_times(real):
    found = frames(real / "headturn_intel" / "classroom.gif")
    assert len(found) == 45
    steps_s = np.diff([frame.time_s for frame in found])
    assert steps_s.min() == pytest.approx(0.06)
    assert steps_s.max() == pytest.approx(0.07)


@pytest.mark.parametrize("looks_per_s", [1, 5, 10, 24])
def test_that_thinning_goes_by_the_clips_own_time(tmp_path, looks_per_s):
    path = write_clip(tmp_path / "a.avi", count=31, fps=10)
    source = open_source(str(path), looks_per_s=looks_per_s)
    total = source.total
    found = list(source)
    source.close()
    assert numbers(found) == list(range(0, 31, max(1, round(10 / looks_per_s))))
    assert total == len(found)
    assert {frame.dropped for frame in found} == {0}


def test_that_the_rate_can_change_on_the_way(tmp_path):
    source = open_source(str(write_clip(tmp_path / "a.avi", fps=10)), looks_per_s=2)
    seen = []
    for frame in source:
        seen.append(frame.time_s)
        if frame.time_s >= 1:
            source.looks_per_s = None
    source.close()
    assert seen == pytest.approx([0, 0.5, *np.arange(1.0, 2.95, 0.1)])


class Stamped:
    """A capture whose timestamps are other than the file's."""

    def __init__(self, capture, stamps_ms):
        self._capture, self._stamps_ms = capture, iter(stamps_ms)

    def __getattr__(self, name):
        return getattr(self._capture, name)

    def get(self, prop):
        return next(self._stamps_ms) if prop == cv2.CAP_PROP_POS_MSEC else self._capture.get(prop)


def test_that_time_grows_even_where_the_stamps_do_not(tmp_path, monkeypatch):
    stamps_ms = [500, 540, 540, 0, 0, float("nan"), 700]
    opened = clips.open_capture
    monkeypatch.setattr(clips, "open_capture", lambda path: Stamped(opened(path), stamps_ms))
    found = frames(write_clip(tmp_path / "a.avi", count=7))
    times_s = [frame.time_s for frame in found]
    assert times_s == pytest.approx([0, 0.04, 0.044, 0.048, 0.052, 0.056, 0.2])


class Clock:
    """Time that passes only when somebody waits; stands for monotonic and for an Event."""

    def __init__(self):
        self.now_s = 1000.0
        self._set = threading.Event()
        self.set, self.is_set = self._set.set, self._set.is_set

    def __call__(self):
        return self.now_s

    def wait(self, seconds):
        self.now_s += seconds
        return self._set.is_set()


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(clips, "monotonic", clock)
    return clock


def test_that_realtime_takes_the_clips_time(tmp_path, clock):
    source = ClipSource(write_clip(tmp_path / "a.avi", fps=10), realtime=True)
    source._closed = clock
    assert source.live
    came_s = [clock.now_s - frame.time_s for frame in source]
    source.close()
    assert came_s == pytest.approx([1000.0] * 30)


def test_that_realtime_drops_what_is_late_and_counts_it(tmp_path, clock):
    source = ClipSource(write_clip(tmp_path / "a.avi", fps=10), realtime=True)
    source._closed = clock
    found = []
    for frame in source:
        found.append(frame)
        clock.now_s += 0.35  # looking takes three and a half pictures
    source.close()
    assert len(found) == pytest.approx(30 / 3.5, abs=1)
    assert numbers(found) == [round(frame.time_s * 10) for frame in found]
    last = found[-1]
    assert last.dropped == round(last.time_s * 10) + 1 - len(found)


def test_that_realtime_obeys_the_rate_too(tmp_path, clock):
    source = ClipSource(write_clip(tmp_path / "a.avi", fps=10), realtime=True, looks_per_s=2)
    source._closed = clock
    found = list(source)
    source.close()
    assert [frame.time_s for frame in found] == pytest.approx([0, 0.5, 1, 1.5, 2, 2.5])
    assert found[-1].dropped == 20


def test_that_closing_wakes_a_clip_that_waits_for_its_time(tmp_path):
    source = open_source(str(write_clip(tmp_path / "a.avi", count=2, fps=0.01)), realtime=True)
    first, ended = threading.Event(), threading.Event()

    def play():
        for _ in source:
            first.set()
        ended.set()

    threading.Thread(target=play, daemon=True).start()
    assert first.wait(20)
    source.close()
    assert ended.wait(20)


def test_that_closing_ends_a_clip(tmp_path):
    source = open_source(str(write_clip(tmp_path / "a.avi")))
    found = []
    for frame in source:
        found.append(frame)
        if len(found) == 3:
            source.close()
    assert len(found) == 3
    source.close()


def jpeg_starts(data):
    """Return where the pictures of a Motion JPEG file begin."""
    return [at for at in range(len(data)) if data[at : at + 3] == b"\xff\xd8\xff"]


@pytest.mark.parametrize("whole", [1, 12, 29])
def test_that_a_clip_cut_short_gives_what_is_there(tmp_path, whole, capfd):
    path = write_clip(tmp_path / "a.avi")
    data = path.read_bytes()
    path.write_bytes(data[: jpeg_starts(data)[whole] + 100])
    found = numbers(frames(path))
    assert len(found) - whole in {0, 1}  # FFmpeg may make something of the last piece
    assert found[:whole] == list(range(whole))
    assert capfd.readouterr().err == ""


def test_that_a_clip_says_what_it_lacks_once_it_has_ended(tmp_path):
    whole = sample_clip().read_bytes()  # its index stands before its pictures
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 4])
    lacks = []
    for path in (sample_clip(), cut):
        source = open_source(str(path), looks_per_s=1)
        assert source.skipped == []
        for count, _ in enumerate(source, start=1):
            assert count <= 12
        lacks.append(source.skipped)
        source.close()
    assert lacks[0] == []
    (words,) = lacks[1]
    assert words.startswith("cut.mp4 ends after ")
    assert words.endswith("of 12.0 s: the rest is cut off or damaged.")


def test_that_a_clip_that_is_closed_lacks_nothing(tmp_path):
    source = open_source(str(write_clip(tmp_path / "a.avi")))
    for _ in source:
        source.close()
    assert source.skipped == []


def test_that_one_damaged_picture_does_not_end_a_clip(tmp_path):
    path = write_clip(tmp_path / "a.avi")
    data = bytearray(path.read_bytes())
    starts = jpeg_starts(data)
    data[starts[10] : starts[11] - 8] = bytes(starts[11] - 8 - starts[10])
    path.write_bytes(data)
    found = numbers(frames(path))
    assert set(range(30)) - set(found) <= {10}
    assert found[-1] == 29


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"This is a letter, not a clip.\n" * 100, "holds no picture that can be read"),
        (b"", "is empty"),
    ],
)
def test_that_a_file_without_pictures_is_an_error(tmp_path, content, what, capfd):
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=what) as caught:
        open_source(str(path))
    assert caught.value.try_
    assert capfd.readouterr().err == ""


def test_that_a_mp4_without_its_index_is_an_error(tmp_path, capfd):
    path = write_clip(tmp_path / "a.mp4", fourcc="mp4v")
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"moov")])
    with pytest.raises(SourceError, match="holds no picture"):
        open_source(str(path))
    assert capfd.readouterr().err == ""


def test_that_a_picture_named_like_a_clip_is_still_a_picture(tmp_path):
    assert cv2.imwrite(str(tmp_path / "a.png"), np.zeros((5, 6, 3), np.uint8))
    (tmp_path / "a.png").rename(tmp_path / "a.mp4")
    (frame,) = frames(tmp_path / "a.mp4")
    assert frame.file == "a.mp4"
