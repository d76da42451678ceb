"""The points of the body themselves, one row for each point of each look."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posturecoach.analysis.writers.markers import seen_body
from posturecoach.analysis.writing import About
from posturecoach.posture.body import Keypoint
from posturecoach.session import Look
from posturecoach.vision.frame import Frame

COLUMNS = (
    *("frame", "t_s", "file", "person", "keypoint"),
    *("x_px", "y_px", "visibility", "world_x_m", "world_y_m", "world_z_m"),
)
"""Pixels: x to the right, y down, from the upper left corner of the upright picture. Metres:
x to the right, y down, z away from the camera, zero at the middle of the hips. A point whose
visibility is below 0.5 is a guess."""

_NOT_SEEN = ("",) * 6


class LandmarksWriter:
    """Writes one table: 33 rows a look, their numbers empty where nobody was seen."""

    def __init__(self, about: About, paths: Sequence[Path]) -> None:  # noqa: ARG002 - a Writer's
        (path,) = paths
        self._file = path.open("w", encoding="utf-8", newline="")
        self._table = csv.writer(self._file, lineterminator="\n")
        self._table.writerow(COLUMNS)
        self._count = 0

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:  # noqa: ARG002 - a Writer's
        """Write the points of one look."""
        body = seen_body(look)
        about = (self._count, f"{look.time_s:.6f}", look.file or "", str(look.person))
        for keypoint in Keypoint:
            numbers: Sequence[str] = _NOT_SEEN
            if body is not None:
                x, y = body.points[keypoint]
                places = (f"{place:.4f}" for place in body.world[keypoint])
                numbers = (f"{x:.2f}", f"{y:.2f}", f"{body.visibility[keypoint]:.3f}", *places)
            self._table.writerow((*about, keypoint.name.lower(), *numbers))
        self._count += 1

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
