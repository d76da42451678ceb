"""A short clip of a rendered person, so that the program runs where no camera is."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_clip() -> Path:
    """Return the clip's path; README.md beside it says what it shows."""
    return Path(str(files(__name__) / "desk.mp4"))
