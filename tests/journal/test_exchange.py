"""Out to JSON and CSV and back: the same statistics, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import json
import stat
from datetime import timedelta

import pytest
from journals import DAY, SIDE, a_measure, a_minute, a_note, a_prompt, minute_at, some_minutes

from posturecoach.errors import JournalError, NewerError, OutputError
from posturecoach.journal import Journal, Reader
from posturecoach.journal.exchange import export_csv, export_json, import_csv, import_json
from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import Setup, What

LAST = DAY + timedelta(900)
RISKY = ["=1+1", "+49 30 1234", "-3", "@SUM(A1)", "'quoted", "\tx", '=cmd|"/c calc"!A0', "a,b\nc"]


@pytest.fixture
def journal(tmp_path):
    """Days with minutes, days of which only sums are left, all sorts of events and words."""
    with Journal(tmp_path / "one" / "journal.sqlite") as journal:
        journal.write(some_minutes(100))
        journal.prune(0)
        later = DAY + timedelta(700)
        journal.write(some_minutes(60, day=later, seed=1) + some_minutes(9, hour=20, setup=SIDE))
        both = (
            a_measure("chin_on_hand", 0.25, unit="bool"),
            a_measure("viewing_distance", 590.0, unit="mm", level=612.5),
        )
        risky = Setup(View.FRONT, "=HYPERLINK(1)", calibrated=True)
        journal.write([a_minute(minute_at(later, 21), setup=risky, measures=both)])
        journal.write([a_minute(minute_at(later, 22), present=0.0, measures=())])
        journal.write(
            events=[a_note(text, at=minute_at(later) + k) for k, text in enumerate(RISKY)]
        )
        journal.write(events=[a_prompt(), Event(1.0, -210, EventKind.AWAY)])
        journal.answer("p1", "dismissed", at_s=minute_at() * 60 + 5)
        scales = {"scales": {"nprs_now": 3, "nprs_worst": 6.5}, "flags": ["none"], "note": "ä€😀"}
        journal.write(events=[Event(minute_at(later) * 60.0, 60, EventKind.CHECK_IN, scales)])
        yield journal


def all_of(journal):
    span = journal.span()
    first, last = span.first, span.last
    return {
        "minutes": list(journal.minutes(first, last)),
        "days": journal.days(first, last),
        "events": journal.events(first, last),
        "span": span,
    }


def test_json_out_and_in_is_the_same_journal(journal, tmp_path):
    file = tmp_path / "out.json"
    export_json(journal, file)
    with Journal(tmp_path / "two" / "journal.sqlite") as other:
        import_json(other, file)
        assert all_of(other) == all_of(journal)


def test_json_is_json_that_says_what_it_is(journal, tmp_path):
    file = tmp_path / "out.json"
    export_json(journal, file)
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["format"] == "posturecoach journal"
    assert document["version"] == 1
    assert len(document["minutes"]) == journal.span().minutes
    assert len(document["events"]) == journal.span().events
    row = document["minutes"][-9]["measures"][0]
    assert len(row) == len(document["measure_columns"])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_sums_of_days_that_have_their_minutes_are_made_anew_and_not_believed(tmp_path):
    file = tmp_path / "out.json"
    with Journal(tmp_path / "one.sqlite") as journal:
        journal.write(some_minutes(10))
        export_json(journal, file)
        document = json.loads(file.read_text(encoding="utf-8"))
        document["days"][0]["hours"][0]["present_s"] = 1.0
        file.write_text(json.dumps(document), encoding="utf-8")
        with Journal(tmp_path / "two.sqlite") as other:
            import_json(other, file)
            assert other.days(DAY, DAY) == journal.days(DAY, DAY)


def test_json_that_another_program_wrote_anew_is_taken_in_too(journal, tmp_path):
    file = tmp_path / "out.json"
    export_json(journal, file)
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")), indent=2))
    with Journal(tmp_path / "two" / "journal.sqlite") as other:
        import_json(other, file)
        assert all_of(other) == all_of(journal)


def test_csv_out_and_in_is_the_same_journal(journal, tmp_path):
    files = export_csv(journal, tmp_path / "tables")
    assert all(file.is_file() for file in files)
    with Journal(tmp_path / "two" / "journal.sqlite") as other:
        import_csv(other, tmp_path / "tables")
        assert all_of(other) == all_of(journal)


def test_some_days_can_be_exported_alone(journal, tmp_path):
    later = DAY + timedelta(700)
    export_csv(journal, tmp_path / "tables", (later, later))
    with (tmp_path / "tables" / "days.csv").open(newline="", encoding="utf-8") as file:
        assert [row["day"] for row in csv.DictReader(file)] == [later.isoformat()]


def test_a_row_a_minute_and_a_row_a_day_with_units_in_the_header(journal, tmp_path):
    export_csv(journal, tmp_path)
    with (tmp_path / "minutes.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == journal.span().minutes
    assert "head_pitch | change | median [deg]" in rows[0]
    assert "head_pitch | change | seen [s]" in rows[0]
    assert "present [s]" in rows[0]
    assert rows[-1]["head_pitch | change | median [deg]"] == ""  # absent, and not 0
    assert rows[0]["time_local"].endswith("+01:00")
    with (tmp_path / "days.csv").open(newline="", encoding="utf-8") as file:
        days = list(csv.DictReader(file))
    assert len(days) == journal.span().days
    median = journal.days(DAY, DAY)[0].measures[0]
    assert float(days[0][f"{median.id} | change | median [{median.unit}]"]) == pytest.approx(
        median.median, abs=0.05
    )


def test_no_cell_is_a_formula(journal, tmp_path):
    for file in export_csv(journal, tmp_path):
        with file.open(newline="", encoding="utf-8") as text:
            for row in csv.reader(text):
                for cell in row:
                    if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
                        float(cell)  # a negative number, and nothing else


def test_a_journal_that_is_not_empty_takes_nothing_in(journal, tmp_path):
    file = tmp_path / "out.json"
    export_json(journal, file)
    before = all_of(journal)
    with pytest.raises(JournalError, match="not empty"):
        import_json(journal, file)
    assert all_of(journal) == before


def cut(text):
    return text[: len(text) * 2 // 3]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda _: "{}", "does not say that it is one"),
        (lambda _: "no json", "line 1"),
        (cut, "line"),
        (lambda text: text.replace('"present_s":60.0', '"present_s":1e9'), "present_s: expected"),
        (lambda text: text.replace('"head_pitch"', "7"), "id: expected a name"),
        (lambda text: text.replace('"kind":"note"', '"kind":"picture"'), "kind: expected one of"),
        (lambda text: text.replace('"view":"front"', '"view":"above"'), "view: expected one of"),
        (lambda text: text.replace('"present_s":60.0', '"present_s":NaN'), "present_s: expected"),
        (lambda text: text.replace('"offset_min":60', '"offset_min":9999'), "offset_min"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_its_line_and_nothing_is_taken(
    journal, tmp_path, change, says
):
    file = tmp_path / "out.json"
    export_json(journal, file)
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    with Journal(tmp_path / "two" / "journal.sqlite") as other:
        with pytest.raises(JournalError, match=says):
            import_json(other, file)
        assert other.span().minutes == other.span().events == 0


def test_a_newer_export_is_refused(journal, tmp_path):
    file = tmp_path / "out.json"
    export_json(journal, file)
    file.write_text(file.read_text(encoding="utf-8").replace('"version":1', '"version":2', 1))
    with (
        Journal(tmp_path / "two" / "journal.sqlite") as other,
        pytest.raises(NewerError, match="newer"),
    ):
        import_json(other, file)


@pytest.mark.parametrize("name", ["minutes.csv", "events.csv", "measures.csv"])
def test_a_table_that_is_missing_or_strange_is_named(journal, tmp_path, name):
    export_csv(journal, tmp_path / "tables")
    file = tmp_path / "tables" / name
    text = file.read_text(encoding="utf-8")
    for spoilt, says in (
        (text.replace("utc", "usc").replace("unit", "v"), "missing"),
        (None, name),
    ):
        file.unlink()
        if spoilt is not None:
            file.write_text(spoilt, encoding="utf-8")
        with Journal(tmp_path / "two" / "journal.sqlite") as other:
            with pytest.raises(JournalError, match=says):
                import_csv(other, tmp_path / "tables")
            assert other.span().minutes == 0


def test_a_folder_where_a_file_should_be_is_said(journal, tmp_path):
    with pytest.raises(OutputError, match="is a folder"):
        export_json(journal, tmp_path)


def test_an_empty_journal_goes_out_and_in(tmp_path):
    with Journal(tmp_path / "a.sqlite") as journal, Journal(tmp_path / "b.sqlite") as other:
        export_json(journal, tmp_path / "a.json")
        import_json(other, tmp_path / "a.json")
        assert other.span().first is None


def test_a_reader_exports_too(journal, tmp_path):
    with Reader(journal.path) as reader:
        export_json(reader, tmp_path / "out.json")
    assert What.CHANGE in (tmp_path / "out.json").read_text(encoding="utf-8")
