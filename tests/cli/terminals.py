"""A command at a terminal of its own, with a person who types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from posturecoach.cli import app

ROOT = Path(__file__).resolve().parents[2]
NEEDS_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")


def run(*words, typed=None):
    """Run a command where nobody can be asked; return code, output and errors."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=typed)
    return result.exit_code, result.stdout, result.stderr


def at_terminal(home, *words, typed=(), timeout_s=60):
    """Run a command with somebody at its keyboard; return code, output and what is on screen.

    All lines are typed ahead, as a terminal allows; the end of them closes the input.
    """
    import pty

    keyboard, terminal = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "POSTURECOACH_HOME": str(home)}
    os.write(keyboard, "".join(f"{line}\n" for line in typed).encode() + b"\x04")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "posturecoach", *map(str, words)],
            stdin=terminal, capture_output=True, text=True, encoding="utf-8", env=env,
            timeout=timeout_s, check=False,
        )  # fmt: skip
    finally:
        os.close(terminal)
        os.close(keyboard)
    return done.returncode, done.stdout, done.stderr
