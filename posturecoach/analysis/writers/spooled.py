"""A text file whose head says how much follows: the rows wait beside it until all are there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path


class Spooled:
    """Rows first, the head last: a clip may last for hours, and is not held in memory.

    Parameters
    ----------
    path
        The file to write. Its rows lie beside it meanwhile, in a folder of their own.

    Attributes
    ----------
    count
        Rows so far.
    first_s, last_s
        Times of the first and the last of them, in seconds; None without rows.

    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = path.with_name(path.name + ".rows")
        self._rows = self._beside.open("w", encoding="utf-8", newline="")
        self.count = 0
        self.first_s: float | None = None
        self.last_s: float | None = None

    def add(self, time_s: float, row: str) -> None:
        """Keep one row, which brings its line's end along."""
        self._rows.write(row)
        self.first_s = time_s if self.first_s is None else self.first_s
        self.last_s = time_s
        self.count += 1

    def rate(self, otherwise: float) -> float:
        """Return rows a second as their times say, or `otherwise` where they say nothing."""
        if self.first_s is None or self.last_s is None or self.last_s <= self.first_s:
            return otherwise
        return (self.count - 1) / (self.last_s - self.first_s)

    def finish(self, head: Iterable[str]) -> None:
        """Write the file: the lines of `head`, then the rows."""
        self._rows.close()
        with self._path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{line}\n" for line in head)
            with self._beside.open(encoding="utf-8", newline="") as rows:
                shutil.copyfileobj(rows, file)
        self._beside.unlink()
