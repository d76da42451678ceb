"""The table as others read it: pandas the CSV, and Parquet with its types."""

import csv

import pytest
from clips import LITE, measured, pictures, write_clip

from posturecoach.analysis.analyze import Manner
from posturecoach.analysis.tables import columns
from posturecoach.analysis.writing import check_formats
from posturecoach.errors import OutputError


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("in") / "clip.mp4", pictures(8))


def test_that_the_csv_is_tidy(clip, tmp_path):
    measured([clip], tmp_path / "out", LITE)
    with (tmp_path / "out" / "clip.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    assert head == columns()
    assert [len(row) for row in rows] == [len(head)] * 8
    at = head.index("t_s")
    assert [float(row[at]) for row in rows] == pytest.approx([n / 10 for n in range(8)])


def test_that_pandas_reads_the_csv_with_one_line(clip, tmp_path):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    measured([clip], tmp_path / "out", LITE)
    table = pandas.read_csv(tmp_path / "out" / "clip.csv")
    assert list(table.columns) == columns()
    assert len(table) == 8
    assert table["t_s"].dtype == table["shoulder_tilt_deg"].dtype == "float64"


def test_that_parquet_holds_what_the_csv_holds_with_types(clip, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (posturecoach[parquet])")
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Several groups of rows, as a long clip has them.
    monkeypatch.setattr("posturecoach.analysis.parquet._ROWS", 3)
    out = tmp_path / "out"
    measured([clip], out, Manner(model="lite", formats=("csv", "parquet")))
    file = pq.ParquetFile(out / "clip.parquet")
    assert file.metadata.num_row_groups == 3
    table = file.read()
    with (out / "clip.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert table.column_names == list(rows[0])
    kinds = {"t_s": pa.float64(), "calibrated": pa.bool_(), "person": pa.string()}
    kinds |= {"score": pa.float64(), "rula_low": pa.float64(), "cva_zone": pa.string()}
    for name, kind in kinds.items():
        assert table.schema.field(name).type == kind
    for row, cells in zip(rows, table.to_pylist(), strict=True):
        for name, cell in cells.items():
            text = row[name]
            if cell is None:
                assert text == "", name
            elif isinstance(cell, float):
                assert float(text) == cell, name
            else:
                assert text == str(cell), name


def test_that_parquet_without_its_library_is_told_before_the_work(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "posturecoach.analysis.parquet", raising=False)
    with pytest.raises(OutputError, match="needs pyarrow") as caught:
        check_formats(["csv", "parquet"])
    assert "posturecoach[parquet]" in caught.value.try_
