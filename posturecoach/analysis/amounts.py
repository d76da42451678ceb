"""How much work each input is, known before it is begun: for their order and the time left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import monotonic

from posturecoach.analysis.inputs import Input
from posturecoach.vision.clips import promised
from posturecoach.vision.pictures import is_picture

# In a picture that stands alone everybody is looked for anew: 100 to 165 ms, where a frame of a
# clip takes 24 to 34 (docs/clips.md).
STILL = 5.0
# A clip is opened in some milliseconds, but an archive may lie behind a slow network.
LONGEST_S = 3.0
_USUAL_BYTES = 5000.0  # a frame, where no clip tells


def amounts(things: Sequence[Input], looks_per_s: float | None = None) -> dict[Input, float]:
    """Return how much work each input is, in frames of a clip; at least one.

    A clip says itself how many frames it has. Where it does not, or where asking all of them
    would take too long, its bytes are taken, at the usual number of bytes a frame.

    Parameters
    ----------
    things
        The inputs.
    looks_per_s
        At most so many frames a second of a clip are looked at; None: all.

    """
    until_s = monotonic() + LONGEST_S
    counted: dict[Input, float] = {}
    for thing in things:
        count = _count(thing.path, looks_per_s) if monotonic() < until_s else None
        if count is not None:
            counted[thing] = max(1.0, count)
    each = [_bytes(thing.path) / frames for thing, frames in counted.items()]
    a_frame = max(1.0, median(each)) if each else _USUAL_BYTES
    return {thing: counted.get(thing) or max(1.0, _bytes(thing.path) / a_frame) for thing in things}


def _count(path: Path, looks_per_s: float | None) -> float | None:
    """Return the work in frames; None where nothing but the bytes tells."""
    try:
        if path.is_dir():
            return STILL * sum(one.is_file() and is_picture(one) for one in path.iterdir())
        if is_picture(path):
            return STILL
    except OSError:
        return 0.0
    told = promised(path)
    if told is None:
        return None
    frames, fps = told
    return float(frames) if looks_per_s is None else frames * min(1.0, looks_per_s / fps)


def _bytes(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(one.stat().st_size for one in path.iterdir() if one.is_file())
        return path.stat().st_size
    except OSError:  # told when its turn has come
        return 0
