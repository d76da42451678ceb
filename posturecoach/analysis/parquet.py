"""The table of one input as Parquet: the columns of the CSV, with their types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from posturecoach.analysis.tables import columns, row
from posturecoach.analysis.writing import About
from posturecoach.errors import OutputError
from posturecoach.session import Look
from posturecoach.vision.frame import Frame

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError:
    raise OutputError(
        "Parquet needs pyarrow, which is not installed.",
        try_="pip install 'posturecoach[parquet]', or leave parquet out of --formats: "
        "the CSV holds the same table.",
    ) from None

_ROWS = 1000  # written at once; 5000 would hold 75 MB while they are compressed
_WORDS = {"file", "person", "view", "held_part"}
_YES_OR_NO = {"calibrated"}


def schema() -> pa.Schema:
    """Return names and types of the columns: words, yes or no, and numbers; null is absent."""
    return pa.schema([(name, _type(name)) for name in columns()])


class Parquet:
    """Writes `STEM.parquet`: the cells of the CSV, in groups of rows."""

    def __init__(self, _about: About, paths: Sequence[Path]) -> None:
        self._schema = schema()
        self._file = pq.ParquetWriter(paths[0], self._schema, compression="zstd")
        self._rows: list[list[Any]] = []

    def add(self, _frame: Frame | None, _look: Look, line: Mapping[str, Any]) -> None:
        """Write one look."""
        self._rows.append(row(line))
        if len(self._rows) >= _ROWS:
            self._write()

    def close(self) -> None:
        """Write what is left, and the list of groups at the end of the file."""
        try:
            self._write()
        finally:
            self._file.close()

    def _write(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        arrays = [
            pa.array([_typed(cell, field.type) for cell in cells], field.type)
            for field, cells in zip(self._schema, zip(*rows, strict=True), strict=True)
        ]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


def _type(name: str) -> pa.DataType:
    if name in _WORDS or name.endswith(("_zone", "_absent")):
        return pa.string()
    return pa.bool_() if name in _YES_OR_NO else pa.float64()


def _typed(cell: object, kind: pa.DataType) -> object:
    if cell == "":
        return None
    return float(cell) if kind == pa.float64() and isinstance(cell, int) else cell
