"""Cameras that others hold: real processes that really hold files open."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from session_bus import until

from posturecoach.surroundings import opened, videos
from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.opened import Opened
from posturecoach.surroundings.videos import Videos, camera_path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")

HOLD = "import sys; file = open(sys.argv[1]); print('holds', flush=True); sys.stdin.read()"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def dev(tmp_path):
    dev = tmp_path / "dev"
    dev.mkdir()
    for name in ("video0", "video2", "null"):
        (dev / name).touch()
    return dev


@pytest.fixture
def sense(dev, tmp_path, clock):
    sense = Videos(dev=dev, sys=tmp_path / "sys", clock=clock)
    yield sense
    sense.close()


@pytest.fixture
def hold(tmp_path):
    """Have another process hold a file open; what is returned ends it."""
    running = []

    def begin(path, python=sys.executable):
        process = subprocess.Popen(
            [python, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdout.readline() == b"holds\n"
        running.append(process)

        def end():
            process.communicate()
            assert process.returncode == 0

        return end

    yield begin
    for process in running:
        if process.poll() is None:
            process.communicate()


def test_that_another_program_that_holds_a_camera_is_seen_until_it_lets_go(sense, dev, hold):
    assert sense.look() == Desk(camera_used=False)
    end = hold(dev / "video0")
    assert sense.look() == Desk(camera_used=True)
    end()
    assert sense.look() == Desk(camera_used=False)


def test_that_a_camera_held_before_the_start_is_seen(dev, hold, tmp_path):
    hold(dev / "video2")
    sense = Videos(dev=dev)
    assert sense.look().camera_used is True
    sense.close()


def test_that_our_camera_is_told_apart_and_may_change(sense, dev, hold):
    hold(dev / "video2")
    sense.ours = 0
    assert sense.look() == Desk(camera_used=True, camera_wanted=False)
    sense.ours = 2
    assert sense.look() == Desk(camera_used=True, camera_wanted=True)
    sense.ours = str(dev / "video2")
    assert sense.look().camera_wanted is True
    sense.ours = None
    assert sense.look() == Desk(camera_used=True)


def test_that_what_we_hold_ourselves_and_other_files_do_not_count(sense, dev, hold):
    sense.look()
    hold(dev / "null")
    with (dev / "video0").open():
        assert sense.look() == Desk(camera_used=False)


def test_that_pipewire_holds_cameras_only_to_hand_them_on(sense, dev, hold, tmp_path):
    # The kernel names a process after its program.
    program = tmp_path / "wireplumber"
    program.symlink_to(os.path.realpath(sys.executable))
    hold(dev / "video0", python=program)
    assert sense.look() == Desk(camera_used=False)


def test_that_a_camera_plugged_in_later_is_watched(sense, dev, hold):
    sense.look()
    (dev / "video4").touch()
    sense.look()
    end = hold(dev / "video4")
    assert sense.look().camera_used is True
    end()
    assert sense.look().camera_used is False


def test_that_a_decoder_is_no_camera(sense, dev, hold, tmp_path):
    (tmp_path / "sys" / "video0").mkdir(parents=True)
    (tmp_path / "sys" / "video0" / "name").write_text("bcm2835-codec-decode\n")
    hold(dev / "video0")
    assert sense.look().camera_used is False
    (tmp_path / "sys" / "video2").mkdir(parents=True)
    (tmp_path / "sys" / "video2" / "name").write_text("Integrated Camera: Integrated C\n")
    hold(dev / "video2")
    assert sense.look().camera_used is True


def test_that_all_open_files_are_gone_through_only_when_something_happened(
    sense, dev, hold, clock, monkeypatch
):
    times = []
    real = videos.holders
    monkeypatch.setattr(videos, "holders", lambda *words: times.append(1) or real(*words))
    for _ in range(5):
        clock.now += 10
        sense.look()
    assert len(times) == 1
    hold(dev / "video0")
    sense.look()
    assert len(times) == 2
    clock.now += 301
    sense.look()
    assert len(times) == 3


def test_that_without_word_from_the_kernel_it_looks_every_ten_seconds(
    dev, hold, clock, monkeypatch
):
    def refuse(*_):
        raise OSError(errno.EMFILE, "no more watches")

    monkeypatch.setattr(videos, "Opened", refuse)
    sense = Videos(dev=dev, clock=clock)
    assert sense.look().camera_used is False
    hold(dev / "video0")
    assert sense.look().camera_used is False
    clock.now += 11
    assert sense.look().camera_used is True


def test_that_processes_that_end_or_are_not_ours_are_passed_over(dev, tmp_path, clock):
    proc = tmp_path / "proc"
    for pid, comm in (("77", "zoom"), ("78", None), ("self", "x")):
        (proc / pid / "fd").mkdir(parents=True)
        if comm:
            (proc / pid / "comm").write_text(comm)
    (proc / "79").mkdir()  # no list of files: it may not be read
    (proc / "78" / "fd" / "3").symlink_to(dev / "video0")
    sense = Videos(proc=proc, dev=dev, clock=clock)
    assert sense.look().camera_used is False, "its process has ended"
    (proc / "77" / "fd" / "5").symlink_to(dev / "video0")
    clock.now += 301
    assert sense.look().camera_used is True
    sense.close()


def test_that_a_system_without_proc_is_named(dev, tmp_path):
    sense = Videos(proc=tmp_path / "nowhere", dev=dev)
    assert sense.look() == Desk()
    assert "nowhere" in sense.missing()


@pytest.mark.parametrize(
    ("told", "path"),
    [(0, "/dev/video0"), ("2", "/dev/video2"), ("/dev/video1", "/dev/video1"), (None, None),
     ("clip.mp4", None), ("rtsp://camera", None), (True, None)],
)  # fmt: skip
def test_which_device_a_camera_is(told, path):
    assert camera_path(told) == path


def test_that_links_to_a_device_are_followed(dev):
    (dev / "by-id").symlink_to(dev / "video2")
    assert camera_path(str(dev / "by-id"), dev) == str(dev / "video2")


def test_that_only_the_named_files_are_watched(dev):
    watch = Opened(dev, "video")
    assert not watch.happened()
    (dev / "null").read_text()
    (dev / "other").touch()
    assert not watch.happened()
    (dev / "video0").read_text()
    until(watch.happened)
    assert not watch.happened()
    (dev / "video2").unlink()
    assert watch.happened()
    watch.close()
    with pytest.raises(OSError, match="Bad file"):
        watch.happened()


def test_that_a_folder_that_is_not_there_can_not_be_watched(tmp_path):
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError, match="can't be watched"):
        Opened(tmp_path / "nowhere", "video")
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert list(opened._events(b"")) == []
