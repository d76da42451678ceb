"""Everything out to files that other programs read, and back into an empty journal.

JSON as one document with one entry a line, so that years of it are written and read without
being in memory at once; CSV as a folder of tables. docs/journal.md describes both.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TextIO, TypeVar

from posturecoach.errors import JournalError, NewerError, OutputError
from posturecoach.journal.reader import Reader
from posturecoach.journal.store import Journal
from posturecoach.record import sheet
from posturecoach.record.event import Event
from posturecoach.record.minute import Minute
from posturecoach.record.period import DaySummary
from posturecoach.record.plain import (
    FORMAT,
    FORMAT_VERSION,
    MEASURE_COLUMNS,
    PlainError,
    day_from_plain,
    day_to_plain,
    event_from_plain,
    event_to_plain,
    minute_from_plain,
    minute_to_plain,
)
from posturecoach.settings.files import cannot_write, make_folder

T = TypeVar("T")
Days = tuple[date, date]
_PARTS = ("minutes", "days", "events")
_ABOUT = {
    "times": "time_utc and *_utc: ISO 8601; local time is UTC plus offset_min minutes",
    "units": "*_s: seconds; median, p10, p90, pm, value_median: in the measure's unit",
    "measure_columns": MEASURE_COLUMNS,
}


def export_json(reader: Reader, path: Path, between: Days | None = None) -> None:
    """Write all days, or those `between` two, as one JSON document.

    Raises
    ------
    OutputError
        If the file can't be written; then what was there is untouched.
    JournalError
        If the journal can't be read.

    """
    first, last = between or _ever(reader)
    with _written(path) as file:
        head = {"format": FORMAT, "version": FORMAT_VERSION, **_ABOUT}
        file.write(_compact(head)[:-1])
        for name, entries in (
            ("minutes", map(minute_to_plain, reader.minutes(first, last))),
            ("days", map(day_to_plain, reader.days(first, last))),
            ("events", map(event_to_plain, reader.events(first, last))),
        ):
            file.write(f',\n"{name}": [')
            for number, entry in enumerate(entries):
                file.write((",\n" if number else "\n") + _compact(entry))
            file.write("\n]")
        file.write("\n}\n")


def export_csv(reader: Reader, folder: Path, between: Days | None = None) -> tuple[Path, ...]:
    """Write all days, or those `between` two, as tables into `folder`; return their paths.

    Raises
    ------
    OutputError
        If a file can't be written.
    JournalError
        If the journal can't be read.

    """
    first, last = between or _ever(reader)
    make_folder(folder)
    days = reader.days(first, last)
    keys = sorted({(one.id, one.unit, one.what) for day in days for one in day.measures})
    tables: dict[str, Iterable[sheet.Row]] = {
        sheet.MINUTES: sheet.minute_rows(reader.minutes(first, last), keys),
        sheet.DAYS: sheet.day_rows(days),
        sheet.HOURS: sheet.hour_rows(days),
        sheet.MEASURES: sheet.sum_rows(days),
        sheet.BOUTS: sheet.bout_rows(days),
        sheet.EVENTS: sheet.event_rows(reader.events(first, last)),
    }
    for name, rows in tables.items():
        with _written(folder / name) as file:
            csv.writer(file, lineterminator="\r\n").writerows(rows)
    return tuple(folder / name for name in tables)


def import_json(journal: Journal, path: Path) -> None:
    """Take in what `export_json` wrote, into an empty journal: all of it or nothing.

    Raises
    ------
    NewerError
        If a newer version wrote it.
    JournalError
        If the journal is not empty, or the file can't be read or is not ours.

    """
    with _read(path) as file:
        journal.fill(_taken(_entries(file, path), path))


def import_journal(journal: Journal, reader: Reader) -> None:
    """Take in another journal, such as a backup, into an empty one: all of it or nothing.

    Raises
    ------
    JournalError
        If the journal is not empty, or the other can't be read.

    """
    first, last = _ever(reader)
    pruned = (day for day in reader.days(first, last) if day.pruned)
    journal.fill((*pruned, *reader.events(first, last), *reader.minutes(first, last)))


def import_csv(journal: Journal, folder: Path) -> None:
    """Take in what `export_csv` wrote, into an empty journal: all of it or nothing.

    Raises
    ------
    JournalError
        If the journal is not empty, or a table is missing, can't be read or is not ours.

    """
    journal.fill(_from_tables(folder))


def _from_tables(folder: Path) -> Iterator[Minute | DaySummary | Event]:
    yield from _table(folder / sheet.MINUTES, sheet.minute_from_row)
    # Of days that still have their minutes, the sums are made from those.
    pruned = {
        day: DaySummary(date.fromisoformat(day), pruned=True)
        for day, gone in _table(folder / sheet.DAYS, lambda row: (row["day"], row["pruned"]))
        if gone == "true"
    }
    for hour in _table(folder / sheet.HOURS, sheet.hour_from_row):
        day = hour.day.isoformat()
        if day in pruned:
            pruned[day] = replace(pruned[day], hours=(*pruned[day].hours, hour))
    for day, measure in _table(folder / sheet.MEASURES, sheet.sum_from_row):
        if day in pruned:
            pruned[day] = replace(pruned[day], measures=(*pruned[day].measures, measure))
    for day, bout in _table(folder / sheet.BOUTS, sheet.bout_from_row):
        if day in pruned:
            pruned[day] = replace(pruned[day], bouts=(*pruned[day].bouts, bout))
    yield from pruned.values()
    yield from _table(folder / sheet.EVENTS, sheet.event_from_row)


def _table(path: Path, take: Callable[[Mapping[str, str]], T]) -> Iterator[T]:
    with _read(path) as file:
        rows = csv.DictReader(file, strict=True)
        try:
            for row in rows:
                yield take(row)
        except (PlainError, csv.Error, KeyError, TypeError, ValueError) as error:
            raise _not_ours(path, f"line {rows.line_num}: {error}") from None


def _entries(file: TextIO, path: Path) -> Iterator[tuple[str, Any, str]]:
    """Yield each entry of the document: in which part, what, and where it stands."""
    head = file.readline().rstrip("\n,")
    try:
        about = json.loads(head + "}")
    except (ValueError, RecursionError):
        about = {}
    if not about:
        file.seek(0)  # written anew by another program: all at once, then
        yield from _whole(file, path)
        return
    _check_head(about, path)
    part, number = "", 1
    for number, line in enumerate(file, 2):
        text = line.strip()
        if text.endswith(": ["):
            part = text[1:].partition('"')[0]
        elif text not in ("]", "],", "}", ""):
            yield part, _parsed(text.removesuffix(","), path, number), f"line {number}"
        if text == "}":
            return
    raise _not_ours(path, f"line {number}: it ends in the middle")


def _whole(file: TextIO, path: Path) -> Iterator[tuple[str, Any, str]]:
    document = _parsed(file.read(), path, 1)
    _check_head(document, path)
    for part in _PARTS:
        for number, entry in enumerate(document.get(part, ()), 1):
            yield part, entry, f"{part}, entry {number}"


def _taken(
    entries: Iterable[tuple[str, Any, str]], path: Path
) -> Iterator[Minute | DaySummary | Event]:
    takes: dict[str, Callable[[Any], Minute | DaySummary | Event]] = {
        "minutes": minute_from_plain,
        "days": day_from_plain,
        "events": event_from_plain,
    }
    for part, entry, where in entries:
        if part not in takes or not isinstance(entry, Mapping):
            raise _not_ours(path, f"{where}: not an entry of minutes, days or events")
        if part == "days" and entry.get("pruned") is not True:
            continue  # its sums are made from its minutes
        try:
            yield takes[part](entry)
        except PlainError as error:
            raise _not_ours(path, f"{where}: {error}") from None


def _check_head(about: object, path: Path) -> None:
    if not isinstance(about, Mapping) or about.get("format") != FORMAT:
        raise _not_ours(path, "it does not say that it is one")
    version = about.get("version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise NewerError(
            f"{path} was exported by a newer Posture Coach.", try_="use that version to read it."
        )


def _parsed(text: str, path: Path, line: int) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_ours(path, f"line {line}: {error}") from None


def _not_ours(path: Path, what: str) -> JournalError:
    return JournalError(
        f"{path} is not an exported journal that can be taken in: {what}.",
        try_="export it anew, and leave the file as it was exported.",
    )


def _ever(reader: Reader) -> Days:
    span = reader.span()
    return span.first or date(1970, 1, 1), span.last or date(1970, 1, 1)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@contextmanager
def _read(path: Path) -> Iterator[TextIO]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except UnicodeDecodeError:
        raise _not_ours(path, "it is not UTF-8 text") from None
    except OSError as error:
        words = (error.strerror or str(error)).lower()
        raise JournalError(
            f"{path} cannot be read: {words}.", try_="check the name, and that it is yours to read."
        ) from None


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    """Write a file for the user's eyes only, at once or not at all."""
    path = path.resolve()
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", try_="name a file in it.")
    make_folder(path.parent)
    new = path.with_name(f".{path.name}.new")
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        new.unlink(missing_ok=True)
