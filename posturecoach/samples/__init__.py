"""A short clip of a rendered person, so that the program runs where no camera is."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

AT_EASE_S = 2.0
"""So long at its start the person in the clip sits at ease: learn the neutral from it."""


def sample_clip() -> Path:
    """Return the clip's path; README.md beside it says what it shows."""
    return Path(str(files(__name__) / "desk.mp4"))
