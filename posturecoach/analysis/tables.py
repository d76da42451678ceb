"""The looks at one input as a table, and as JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posturecoach.analysis.writing import About
from posturecoach.posture.reader import UNITS
from posturecoach.session import Look
from posturecoach.vision.frame import Frame

# How a unit is written in a column's name, where not as it is.
_IN_NAMES = {"%": "pct", "shoulder widths": "shoulder_widths"}
_ABOUT_LOOK = ("t_s", "file", "person", "view", "calibrated", "strain", "score")
_ABOUT_HOLD = ("held_part", "held_for_s", "held_limit_s")
_METHODS = ("rula", "reba")
_ABOUT_POSTURE = ("posture_for_s", *(f"{m}_{end}" for m in _METHODS for end in ("low", "high")))


def columns() -> list[str]:
    """Return the names of the table's columns, the same for every input.

    For each measure: its value, its difference from the own neutral, the half width of
    the 95 % interval of the latter (of the former where there is no neutral), its zone,
    and why it is absent. Units are in the names. The scores of RULA and REBA are those
    of the posture that is held: lowest and highest, empty where not enough was seen.
    """
    names = [*_ABOUT_LOOK, *_ABOUT_HOLD, *_ABOUT_POSTURE]
    for measure, unit in UNITS.items():
        in_name = _IN_NAMES.get(unit, unit)
        names += [
            f"{measure}_{in_name}",
            f"{measure}_from_neutral_{in_name}",
            f"{measure}_pm_{in_name}",
            f"{measure}_zone",
            f"{measure}_absent",
        ]
    return names


def row(line: Mapping[str, Any]) -> list[Any]:
    """Return one look, as `Look.to_json` writes it, as a row under `columns`; "" is absent.

    Of several postures held at once the table shows the one nearest to its limit; the
    JSON lines have them all.
    """
    cells: list[Any] = [line.get(name) for name in _ABOUT_LOOK]
    hold: dict[str, Any] = max(line["held"], key=_nearness, default={})
    cells += [hold.get("part"), hold.get("for_s"), hold.get("limit_s")]
    cells.append(line.get("posture", {}).get("for_s"))
    for method in _METHODS:
        cells += line.get(method, {}).get("range") or (None, None)
    for name in UNITS:
        measure = line["measures"].get(name, {})
        cells += [measure.get(key) for key in ("value", "from_neutral", "pm", "zone", "absent")]
    return ["" if cell is None else cell for cell in cells]


class Csv:
    """Writes `STEM.csv`: `columns`, and one `row` a look."""

    def __init__(self, _about: About, paths: Sequence[Path]) -> None:
        self._file = paths[0].open("w", encoding="utf-8", newline="")
        self._table = csv.writer(self._file, lineterminator="\n")
        self._table.writerow(columns())

    def add(self, _frame: Frame | None, _look: Look, line: Mapping[str, Any]) -> None:
        """Write one look."""
        self._table.writerow(row(line))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class Jsonl:
    """Writes `STEM.jsonl`: one object a look, as docs/interface.md tells it."""

    def __init__(self, _about: About, paths: Sequence[Path]) -> None:
        self._file = paths[0].open("w", encoding="utf-8", newline="")

    def add(self, _frame: Frame | None, _look: Look, line: Mapping[str, Any]) -> None:
        """Write one look."""
        self._file.write(json.dumps(line, allow_nan=False) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _nearness(hold: dict[str, Any]) -> float:
    limit_s = hold.get("limit_s")
    return float(hold["for_s"]) / limit_s if limit_s else 0.0
