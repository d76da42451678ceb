"""The window from outside: it begins, listens, and ends with 0 whenever it is told to."""

import subprocess
import sys

import pytest

from posturecoach.desktop.cost import measure_window
from posturecoach.errors import SourceError
from posturecoach.samples import sample_clip

INTERRUPTED = """
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
threading.Timer({after_s}, os.kill, (os.getpid(), signal.{name})).start()
from posturecoach.desktop.app import run
sys.exit(run(demo=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize(
    ("name", "after_s"),
    [
        pytest.param("SIGINT", 0.2, id="Ctrl-C while Qt is loaded"),
        pytest.param("SIGINT", 0.6, id="Ctrl-C while the window is made"),
        pytest.param("SIGINT", 3.0, id="Ctrl-C while it looks"),
        pytest.param("SIGTERM", 1.5, id="a polite kill"),
    ],
)
def test_that_the_window_ends_with_0_and_says_nothing(name, after_s):
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(name=name, after_s=after_s)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_that_the_cost_of_the_window_is_measured(qapp):
    cost = measure_window(str(sample_clip()), 1.0)
    assert cost["looks"] > 0
    assert cost["cpu_s"] > 0
    assert cost["wall_s"] > 0.9  # Qt's timers may come a twentieth early
    assert 0 <= cost["gui_block_ms_p99"] <= cost["gui_block_ms_max"]


def test_that_the_cost_of_nothing_is_an_error(qapp):
    with pytest.raises(SourceError):
        measure_window("/no/such/clip.mp4", 1.0)
