"""The bench: what it says of itself. The numbers belong to the machine, not to a test."""

import subprocess
import sys
from pathlib import Path

import pytest

from posturecoach.analysis import bench
from posturecoach.analysis.bench_journal import journal_costs
from posturecoach.analysis.cost import Cost


def test_that_a_promise_is_kept_up_to_its_limit():
    assert Cost("x", "x", 0.15, "", 0.15).kept is True
    assert Cost("x", "x", 0.16, "", 0.15).kept is False
    assert Cost("x", "x", 0.16, "").kept is None
    assert Cost("x", "x", None, "MB", 235.0).kept is None


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only where /proc tells")
def test_that_the_peak_memory_is_the_childs_own():
    ballast = bytearray(400_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])  # really held, by this process
    program = "x = b'x' * 64_000_000; del x; print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        peak_mb = bench._peak_mb(child.pid)
        child.stdin.write(b"\n")
        child.stdin.close()
    assert 64 < peak_mb < 200
    assert bench._peak_mb(child.pid) is None


def test_that_a_program_that_fails_is_no_result():
    with pytest.raises(RuntimeError, match="ended with 3"):
        bench._watched([sys.executable, "-c", "print(1); raise SystemExit(3)"])


@pytest.mark.slow
def test_that_every_cost_is_measured():
    costs = {cost.id: cost for cost in bench.bench("lite")}
    assert set(costs) == {
        *("first_look_s", "peak_watch_mb", "peak_bare_mb", "added_share"),
        *("bare_ms", "look_ms", "decode_ms", "looks_per_s"),
        *("window_share", "gui_block_ms", "window_looks_per_s"),
    }
    for name in costs.keys() - {"added_share"}:
        assert costs[name].value > 0, name
    # Ratios in one run, with room for a busy machine.
    assert -0.2 < costs["added_share"].value < 0.5


def test_that_a_journal_and_its_report_are_really_made_and_timed():
    costs = {cost.id: cost for cost in journal_costs(((3, "three days"),))}
    assert set(costs) == {
        "journal_3_mb", "journal_3_open_ms", "journal_3_write_ms", "journal_3_page_ms",
        "report_3_s",
    }  # fmt: skip
    assert all(cost.value > 0.0 for cost in costs.values())
    assert 0.01 < costs["journal_3_mb"].value < 5.0
