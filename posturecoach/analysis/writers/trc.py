"""OpenSim's marker file: where the points of the body are, in metres.

The lines and their order are those that OpenSim's own ``TRCFileAdapter`` reads and writes,
tabs at the ends included: they close a last cell that is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posturecoach.analysis.writers.markers import NAMES, places_m
from posturecoach.analysis.writers.spooled import Spooled
from posturecoach.analysis.writing import About
from posturecoach.session import Look
from posturecoach.vision.frame import Frame

WHAT = (
    "Posture Coach: metres, x to the picture's right, y up, z towards the camera; zero at the "
    "middle of the hips; size and depth (z) are a network's estimate, not a measurement"
)
_KEYS = (
    *("DataRate", "CameraRate", "NumFrames", "NumMarkers"),
    *("Units", "OrigDataRate", "OrigDataStartFrame", "OrigNumFrames"),
)
_USUAL_FPS = 30.0


class TrcWriter:
    """Writes one `.trc`: a row a look, three cells a marker, empty where it was not seen."""

    def __init__(self, about: About, paths: Sequence[Path]) -> None:
        (self._path,) = paths
        self._fps = about.fps or _USUAL_FPS
        self._rows = Spooled(self._path)

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:  # noqa: ARG002 - a Writer's
        """Write one look."""
        cells = [str(self._rows.count + 1), f"{look.time_s:.6f}"]
        for place in places_m(look):
            cells += ("", "", "") if place is None else (f"{number:.6f}" for number in place)
        self._rows.add(look.time_s, "\t".join(cells) + "\t\n")

    def close(self) -> None:
        """Put the head before the rows."""
        count = str(self._rows.count)
        rate = f"{self._rows.rate(self._fps):.6f}"
        axes = (f"{axis}{n}" for n in range(1, len(NAMES) + 1) for axis in "XYZ")
        self._rows.finish(
            (
                f"PathFileType\t4\t(X/Y/Z)\t{_plain(self._path.name)}\t{WHAT}",
                "\t".join(_KEYS),
                "\t".join((rate, rate, count, str(len(NAMES)), "m", rate, "1", count)),
                "Frame#\tTime\t" + "".join(f"{name}\t\t\t" for name in NAMES),
                "\t\t" + "".join(f"{axis}\t" for axis in axes),
                "",
            )
        )


def _plain(name: str) -> str:
    """Return a file's name without what would end a cell or the line."""
    return " ".join(name.split())
