"""No network connection, and nothing written but what was asked for: watched by strace.

The whole program runs under ``strace``; what the kernel was asked for is the evidence.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from posturecoach.samples import sample_clip

ROOT = Path(__file__).resolve().parents[1]
STRACE = shutil.which("strace")
pytestmark = [
    pytest.mark.skipif(
        STRACE is None, reason="strace is not installed (Linux: apt install strace)"
    ),
    pytest.mark.timeout(240),
]

SENDS = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET6?\b.*")
LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')
WRITES = re.compile(
    # Within one line; a call that another thread cut in two counts, whatever came of it.
    r'openat\([^,]+, "(?P<path>[^"]+)", [^)\n]*(?:O_WRONLY|O_RDWR|O_CREAT)[^)\n]*'
    r"(?:\)\s+= \d+|<unfinished)"
)


def trace(tmp_path, *words, ends=True):
    """Run the program with `words` under strace; return what it asked the kernel for."""
    log = tmp_path / "strace.log"
    command = [STRACE, "-f", "-qq", "-s", "256", "-e", "trace=network,openat", "-o", str(log)]
    command += [sys.executable, "-m", "posturecoach", *map(str, words)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    try:
        if not ends:
            _wait_for_looks(process, log)
            os.killpg(process.pid, signal.SIGTERM)
        _, errors = process.communicate(timeout=120)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    assert process.returncode == 0, errors
    return log.read_text(errors="replace")


def _wait_for_looks(process, log):
    """Wait until the window has loaded the networks and opened the clip."""
    deadline = time.monotonic() + 100
    while time.monotonic() < deadline:
        assert process.poll() is None, "the window ended by itself"
        text = log.read_text(errors="replace") if log.exists() else ""
        if "face_landmarker.task" in text and "desk.mp4" in text:
            return
        time.sleep(0.2)  # between two looks at a growing file; the deadline decides
    pytest.fail("the window never opened the clip")


def check(log, allowed=()):
    """Assert that nothing was sent and nothing else was written."""
    assert "openat(" in log, "strace saw nothing at all"
    sent = [line for line in log.splitlines() if SENDS.search(line) and not LOOPBACK.search(line)]
    assert sent == []
    home = os.environ["POSTURECOACH_HOME"]
    fine = (home, "/dev/", "/proc/", *map(str, allowed))
    written = {m["path"] for m in WRITES.finditer(log) if not m["path"].startswith(fine)}
    # Shared memory of the networks and Qt's caches of fonts and shaders hold no picture.
    written = {
        path for path in written if not re.search(r"/(fontconfig|shm|mesa_shader_cache)", path)
    }
    assert written == set()


def test_that_strace_would_see_a_connection(tmp_path):
    log = tmp_path / "log"
    subprocess.run(
        [STRACE, "-f", "-qq", "-e", "trace=network,openat", "-o", str(log), sys.executable, "-c",
         "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);"
         "s.connect(('192.0.2.1', 9)); open('written', 'w')"],
        cwd=tmp_path, check=False,
    )  # fmt: skip
    with pytest.raises(AssertionError):
        check(log.read_text())


def test_watch(tmp_path):
    check(trace(tmp_path, "watch", "--demo", "--json", "--duration", "3"))


def test_calibrate(tmp_path):
    out = tmp_path / "neutral.toml"
    log = trace(tmp_path, "calibrate", "--source", sample_clip(), "-o", out, "--seconds", "3")
    assert out.is_file()
    check(log, allowed=[tmp_path])


def test_analyze(tmp_path):
    check(trace(tmp_path, "analyze", sample_clip(), "-o", tmp_path / "out"), allowed=[tmp_path])


def test_the_window(tmp_path):
    check(trace(tmp_path, "window", "--demo", ends=False))
