"""OpenSim's motion file: the measures that are angles, in degrees, over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posturecoach.analysis.writers.spooled import Spooled
from posturecoach.analysis.writing import About
from posturecoach.posture.reader import UNITS
from posturecoach.session import Look
from posturecoach.vision.frame import Frame

ANGLES: tuple[str, ...] = tuple(name for name, unit in UNITS.items() if unit == "deg")
COLUMNS: tuple[str, ...] = tuple(
    f"{angle}{end}" for angle in ANGLES for end in ("", "_from_neutral", "_pm")
)
"""Of each angle: itself, its difference from the own neutral, and the half width of the 95 %
interval of the latter (of the former where there is no neutral)."""

_KEYS = ("value", "from_neutral", "pm")


class MotWriter:
    """Writes one `.mot`: a row a look, nan where an angle was not seen."""

    def __init__(self, about: About, paths: Sequence[Path]) -> None:  # noqa: ARG002 - a Writer's
        (path,) = paths
        self._rows = Spooled(path)

    def add(self, frame: Frame | None, look: Look, line: Mapping[str, Any]) -> None:  # noqa: ARG002 - a Writer's
        """Write one look."""
        cells = [f"{look.time_s:.6f}"]
        for angle in ANGLES:
            measure = line["measures"].get(angle, {})
            cells += (str(measure.get(key, "nan")) for key in _KEYS)
        self._rows.add(look.time_s, "\t".join(cells) + "\n")

    def close(self) -> None:
        """Put the head before the rows."""
        # A line with an equals sign would be read as a key and its value.
        self._rows.finish(
            (
                "Coordinates",
                "version=1",
                f"nRows={self._rows.count}",
                f"nColumns={1 + len(COLUMNS)}",
                "inDegrees=yes",
                "",
                "Posture Coach: angles as its table of measures defines them, seconds, degrees;",
                "they are no joint coordinates of an OpenSim model. nan stands where an angle",
                "was not seen. What ends in _pm is the half width of a 95 % interval.",
                "",
                "endheader",
                "\t".join(("time", *COLUMNS)),
            )
        )
