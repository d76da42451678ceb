"""Commands that are loaded when they are called: they are what `--help` says of them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from posturecoach.cli.app import LATER
from tests.cli.terminals import ROOT, run


def test_that_help_knows_them_without_loading_them():
    code, out, _ = run("--help")
    assert code == 0
    words = " ".join(out.replace("│", " ").split())
    for name, line in LATER.items():
        assert name in words
        assert line in words
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, posturecoach.cli; print(*sys.modules)"],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout.split()  # fmt: skip
    assert not {f"posturecoach.cli.{name}" for name in LATER} & set(loaded)
    assert "posturecoach.exercises" not in loaded


@pytest.mark.parametrize("name", LATER)
def test_that_a_command_that_is_called_is_the_real_one(name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert "--scale" in out or "show" in out
    assert run(name, "-h")[0] == 0
    code, _, err = run(name, "--bogus")
    assert code == 2
    assert "No such option" in err


def test_that_options_of_a_command_go_behind_it():
    code, _, err = run("--demo", "exercises", "list")
    assert code == 2
    assert "go behind it" in " ".join(err.split())
