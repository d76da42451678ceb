"""Faults of a stream that no other test of sources has, over a real connection."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from posturecoach.errors import ModelError
from posturecoach.vision import models
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame, Trouble, TroubleKind
from posturecoach.vision.sources import open_source
from tests.vision import mjpeg


def test_that_240_pictures_a_second_are_thinned_out_and_counted():
    body = mjpeg.jpeg(mjpeg.picture(1))
    other = mjpeg.jpeg(mjpeg.picture(2))
    with mjpeg.Camera(per_s=240.0) as camera:
        camera.make = lambda number: other if number % 2 else body
        source = open_source(camera.url, looks_per_s=10.0)
        with closing(source):
            frames = []
            for item in source:
                frames.append(item)
                if len(frames) == 20:
                    break
    assert all(isinstance(item, Frame) for item in frames)
    lasted = frames[-1].time_s - frames[0].time_s
    assert lasted >= 19 / 10 - 0.2  # not faster than asked for
    assert frames[-1].dropped > 3 * len(frames)


class Other(BaseHTTPRequestHandler):
    """Answer with a page, as a router does whose camera is elsewhere."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        words = b"<html><body>Please log in</body></html>" * 50
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)


def test_that_a_page_in_place_of_a_stream_is_said():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        source = open_source(f"http://127.0.0.1:{server.server_port}/video", looks_per_s=5.0)
        with closing(source):
            trouble = next(item for item in source if isinstance(item, Trouble))
        assert trouble.kind is TroubleKind.MISSING
        assert "check the address" in trouble.try_
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


@pytest.fixture
def copied(tmp_path, monkeypatch):
    for name in ("models.toml", "pose_landmarker_lite.task", "face_landmarker.task"):
        shutil.copy(models.folder() / name, tmp_path / name)
    monkeypatch.setattr(models, "folder", lambda: tmp_path)
    return tmp_path


def test_that_a_model_deleted_while_running_is_missed_at_the_next_start_only(copied):
    picture = np.full((240, 320, 3), 90, np.uint8)
    with Finder("lite") as finder:
        finder.find(Frame(0.0, picture))
        for file in copied.glob("*.task"):
            file.unlink()
        assert finder.find(Frame(1.0, picture)).sight is None
    with pytest.raises(ModelError, match="is missing"):
        Finder("lite").__enter__()
