"""A journal of many years, made up in seconds: to measure what years cost.

Thirty days of minutes are drawn at random, as varied as those of a person; every later day is
one of them again, under its own date.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from posturecoach.journal.reader import Reader
from posturecoach.journal.rows import insert_event
from posturecoach.journal.store import MINUTES_KEPT_DAYS, Journal
from posturecoach.journal.sums import keep_day, made_day
from posturecoach.posture.measure import View
from posturecoach.record.event import DAY_S, Event, EventKind
from posturecoach.record.minute import (
    DAY_MIN,
    MINUTE_S,
    MeasureMinute,
    Minute,
    Setup,
    What,
    kept,
    seconds,
)
from posturecoach.record.period import DaySummary, day_of, usual

FIRST = date(2016, 1, 4)
HOURS = (8, 17)  # of a working day, with an hour off in the middle
_OFF = 12
_OFFSET_MIN = 60
_PROMPTS = 12  # a day
DIFFERENT_DAYS = 30
_PART = 64
_COLUMNS = (
    "id, bout_s, offset_min, setup, present, absent, uncertain, off, standing, neutral, caution, "
    "bad, easy, strain_m, strained, changes, stretch_s, measures"
)
_SETUP = Setup(View.FRONT, "Desk", calibrated=True)
_MEASURES = (
    ("blink_rate", "per min", 12.0, 3.0), ("cervical_lateral_bend", "deg", 1.0, 3.0),
    ("chin_on_hand", "bool", 0.0, 0.0), ("cva", "deg", -4.0, 3.0),
    ("face_scale_ratio", "ratio", 0.02, 0.02), ("head_pitch", "deg", 6.0, 6.0),
    ("head_roll", "deg", 0.0, 2.0), ("head_yaw", "deg", 0.0, 8.0),
    ("lateral_shift", "shoulder widths", 0.0, 0.04), ("neck_inclination", "deg", 4.0, 4.0),
    ("shoulder_elevation", "%", 2.0, 4.0), ("shoulder_tilt", "deg", 0.5, 1.5),
    ("shoulder_width_ratio", "ratio", 1.0, 0.03), ("slump", "mm", 12.0, 10.0),
    ("trunk_inclination", "deg", 3.0, 5.0), ("trunk_lateral_lean", "deg", 0.0, 2.0),
    ("trunk_rotation", "deg", 0.0, 5.0), ("upper_arm_elevation", "deg", 18.0, 5.0),
    ("viewing_distance", "mm", -20.0, 40.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grown:
    """What a journal of some days costs on this machine.

    Attributes
    ----------
    days, minutes
        Days from the first to the last, and minutes in the file: those of the last two
        years, as by default.
    size_mb
        Of the file.
    open_s, write_s, page_s, year_s
        Seconds, medians of several: to open it for reading; to write one minute; to read a
        month for the History page, with what is usual for a month before; to read the last
        365 days for a report.

    """

    days: int
    minutes: int
    size_mb: float
    open_s: float
    write_s: float
    page_s: float
    year_s: float


def measured(days: int, folder: Path | None = None, *, different: int = DIFFERENT_DAYS) -> Grown:
    """Return what a journal of `days` days costs; made in `folder`, and removed."""
    with TemporaryDirectory(dir=folder, prefix="posturecoach-") as place:
        path = Path(place) / "journal.sqlite"
        last = grow(path, days, different=different)
        size_mb = os.path.getsize(path) / 1e6  # noqa: PTH202 - one number
        with Reader(path) as reader:
            minutes = reader.span().minutes
            year_s = _median_s(lambda: _year(reader, last))
            page_s = _median_s(lambda: _page(reader, last))
        return Grown(
            days,
            minutes,
            size_mb,
            _median_s(lambda: Reader(path).close()),
            _write_s(path, last),
            page_s,
            year_s,
        )


def grow(
    path: Path,
    days: int,
    *,
    seed: int = 0,
    keep_days: int = MINUTES_KEPT_DAYS,
    different: int = DIFFERENT_DAYS,
) -> date:
    """Make a journal of `days` days, eight hours each; return the last of them.

    Minutes of more than `keep_days` ago are left out, as if they had been pruned. After
    `different` days, they come again.
    """
    with closing(Journal(path)) as journal:
        patterns = list(_patterns(journal, seed, min(different, days)))
        connection = journal._connection  # noqa: SLF001 - by hand: it must be fast
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM minute")
        connection.execute("DELETE FROM stale")
        for number in range(days):
            pattern = patterns[number % len(patterns)]
            _add(journal, connection, number, pattern, pruned=days - number > keep_days)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return FIRST + timedelta(days - 1)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A day that comes again: which it was, its rows, and its sums."""

    number: int
    rows: list[tuple[Any, ...]]
    made: DaySummary


def _patterns(journal: Journal, seed: int, count: int) -> Iterator[_Pattern]:
    """Write some days as the program would, and yield what they look like in the tables."""
    random = np.random.default_rng(seed)
    first = day_of(FIRST)
    for number in range(count):
        journal.write(_minutes(random, number))
        journal._names.read()  # noqa: SLF001
        low = ((first + number) * DAY_MIN - _OFFSET_MIN) * _PART
        rows = journal._connection.execute(  # noqa: SLF001
            f"SELECT {_COLUMNS} FROM minute WHERE id BETWEEN ? AND ?",  # noqa: S608
            (low, low + DAY_MIN * _PART - 1),
        ).fetchall()
        made = made_day(journal._connection, journal._names, first + number)  # noqa: SLF001
        yield _Pattern(number, rows, made)


def _add(
    journal: Journal,
    connection: sqlite3.Connection,
    number: int,
    pattern: _Pattern,
    *,
    pruned: bool,
) -> None:
    day, later = day_of(FIRST) + number, number - pattern.number
    if not pruned:
        ids, later_s = later * DAY_MIN * _PART, later * DAY_S
        connection.executemany(
            f"INSERT INTO minute ({_COLUMNS}) VALUES ({', '.join('?' * len(pattern.rows[0]))})",  # noqa: S608
            [(id_ + ids, bout_s + later_s, *rest) for id_, bout_s, *rest in pattern.rows],
        )
    made = replace(
        pattern.made,
        day=FIRST + timedelta(number),
        bouts=tuple(replace(b, began_s=b.began_s + later * DAY_S) for b in pattern.made.bouts),
        pruned=pruned,
    )
    keep_day(connection, journal._names, day, made)  # noqa: SLF001
    noon_s = datetime.combine(made.day, datetime.min.time(), UTC).timestamp() + 12 * 3600.0
    for at in range(_PROMPTS):
        data = {
            "id": f"{number}-{at}",
            "kind": "hold",
            "rule": "hold:head",
            "topic": "head",
            "measure": "head_pitch",
            "answer": ("accepted", "dismissed")[at % 2],
        }
        insert_event(connection, Event(noon_s + at * 1200, _OFFSET_MIN, EventKind.PROMPT, data))


def _minutes(random: np.random.Generator, number: int) -> list[Minute]:
    found = []
    begin = (day_of(FIRST) + number) * DAY_MIN - _OFFSET_MIN
    usual_of_day = random.normal(0.0, 0.4, len(_MEASURES))
    bout_s = 0
    for at in range(HOURS[0] * 60, HOURS[1] * 60):
        if at // 60 == _OFF:
            continue
        if at % 50 == 0 or not bout_s:
            bout_s = (begin + at) * MINUTE_S
        found.append(_minute(random, begin + at, usual_of_day, bout_s))
    return found


def _minute(
    random: np.random.Generator, minute: int, usual_of_day: np.ndarray[Any, Any], bout_s: int
) -> Minute:
    present_s = 60.0 if random.random() < 0.8 else float(seconds(random.uniform(5.0, 60.0)))  # noqa: PLR2004
    bad_s, caution_s = (seconds(random.uniform(0.0, 0.2) * present_s) for _ in range(2))
    strain = round(float(abs(random.normal(0.5, 0.2))), 3)
    return Minute(
        minute,
        _OFFSET_MIN,
        _SETUP,
        present_s=present_s,
        absent_s=seconds(60.0 - present_s),
        neutral_s=seconds(present_s - bad_s - caution_s),
        caution_s=caution_s,
        bad_s=bad_s,
        easy_s=seconds(present_s - bad_s),
        strain=strain,
        strained_s=present_s,
        changes=int(random.integers(0, 2)),
        bout_s=bout_s,
        stretch_s=(minute + 1) * MINUTE_S - bout_s,
        measures=tuple(
            _measure(random, one, float(shift), present_s)
            for one, shift in zip(_MEASURES, usual_of_day, strict=True)
        ),
    )


def _measure(
    random: np.random.Generator,
    measure: tuple[str, str, float, float],
    shift: float,
    present_s: float,
) -> MeasureMinute:
    id_, unit, middle, width = measure
    at = middle + width * (shift + float(random.normal()))
    below, above = (abs(float(random.normal(0.5, 0.3))) * width for _ in range(2))
    seen_s = present_s if random.random() < 0.7 else seconds(random.uniform(0.1, 1.0) * present_s)  # noqa: PLR2004
    bad_s = 0.0 if random.random() < 0.8 else seconds(random.uniform(0.0, 0.5) * seen_s)  # noqa: PLR2004
    return MeasureMinute(
        id_,
        unit,
        What.CHANGE,
        kept(at, unit),
        kept(at - below, unit),
        kept(at + above, unit),
        kept(abs(width * (1.0 + float(random.normal(0.0, 0.05)))), unit),
        kept(at + width * 3.0, unit),
        seen_s,
        seconds(seen_s - bad_s),
        0.0,
        bad_s,
        float(random.integers(0, 400)) if id_ == "head_pitch" else 0.0,
    )


def _year(reader: Reader, last: date) -> None:
    """Read what a report over a year needs, and add it up."""
    period = reader.period(last - timedelta(364), last)
    for measure in period.measures(by_setup=True):
        _ = measure.median, measure.high
    _ = period.sums, period.hours(), period.answers()


def _page(reader: Reader, last: date) -> None:
    """Read what the History page shows of a month: each day, by hour, and what is usual."""
    period = reader.period(last - timedelta(29), last)
    before = reader.days(last - timedelta(59), last - timedelta(30))
    _ = period.sums, period.hours()
    usual([day.sums.bad_s / day.sums.judged_s for day in before if day.sums.judged_s > 0.0])


def _write_s(path: Path, last: date) -> float:
    """Return how long one minute takes to be on the disk."""
    random = np.random.default_rng(1)
    minutes = _minutes(random, (last - FIRST).days + 1)
    with closing(Journal(path)) as journal:
        return median(_seconds_of(lambda one=one: journal.write([one])) for one in minutes[:200])


def _median_s(do: Any, times: int = 5) -> float:  # noqa: ANN401 - anything without arguments
    return median(_seconds_of(do) for _ in range(times))


def _seconds_of(do: Any) -> float:  # noqa: ANN401
    began_s = perf_counter()
    do()
    return perf_counter() - began_s
