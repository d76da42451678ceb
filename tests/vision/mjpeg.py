"""A real MJPEG stream over http on the loopback address, with faults at the flip of a switch."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import numpy as np

from posturecoach.vision.opencv import cv2

BOUNDARY = "--picture"


def picture(number, *, width=160, height=120):
    """Return a grey picture with a bar that moves on with `number`."""
    pixels = np.full((height, width, 3), 96, np.uint8)
    pixels[:, number * 4 % width :][:, :8] = (40, 160, 240)
    pixels[:8, :8] = number * 37 % 256
    return pixels


def jpeg(pixels):
    """Return `pixels` as a JPEG file."""
    good, data = cv2.imencode(".jpg", pixels)
    assert good
    return data.tobytes()


class Camera:
    """Serve numbered pictures until told otherwise.

    Attributes
    ----------
    make
        From the number of a picture to what is sent as its body. Replace it at any
        time to send something else.
    flowing
        Clear it, and the connection stays open while nothing comes.
    connections
        How many clients are connected right now.

    """

    def __init__(self, *, per_s: float = 30.0) -> None:
        self.per_s = per_s
        self.make: Callable[[int], bytes] = lambda number: jpeg(picture(number))
        self.flowing = threading.Event()
        self.flowing.set()
        self.connections = 0
        self.changed = threading.Condition()
        self.port = 0
        self._server: ThreadingHTTPServer | None = None
        self._stopping = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/stream.mjpg"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; on the same port as before, if there was a before."""
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", self.port), self._handler(self._stopping))
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Close every connection and stop listening."""
        if self._server is None:
            return
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        assert self.wait_for(lambda: self.connections == 0)

    def wait_for(self, true: Callable[[], bool], timeout_s: float = 10.0) -> bool:
        """Wait until `true` about the connections."""
        with self.changed:
            return self.changed.wait_for(true, timeout_s)

    def _count(self, by: int) -> None:
        with self.changed:
            self.connections += by
            self.changed.notify_all()

    def _handler(camera, stopping: threading.Event) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                camera._count(1)
                try:
                    self._send()
                except OSError:
                    pass  # the client has gone, as clients do
                finally:
                    camera._count(-1)

            def _send(self) -> None:
                self.send_response(200)
                kind = f"multipart/x-mixed-replace; boundary={BOUNDARY}"
                self.send_header("Content-Type", kind)
                self.end_headers()
                number = 0
                while not stopping.wait(1 / camera.per_s):
                    if not camera.flowing.is_set():
                        # Notice a client that has gone, though there is nothing to send.
                        self.connection.settimeout(0.05)
                        try:
                            if not self.connection.recv(1):
                                return
                        except TimeoutError:
                            continue
                    body = camera.make(number)
                    head = f"{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(body)}"
                    self.wfile.write(f"{head}\r\n\r\n".encode() + body + b"\r\n")
                    number += 1

        return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *_: Any) -> None:
        pass  # a client that has gone is no error of the test
