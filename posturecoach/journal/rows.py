"""Minutes and events as rows of their tables, and back."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from posturecoach.journal.packing import Key, PackingError, pack, unpack
from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventError, EventKind
from posturecoach.record.minute import DAY_MIN, Minute, Setup, What

log = logging.getLogger(__name__)

PARTS = 64  # of one minute, at most
_PART_BITS = 6
_TO_TENTHS = 10
_MILLI = 1000
FARTHEST_MIN = 14 * 60  # no place on earth is farther from UTC

_COLUMNS = (
    "id, offset_min, setup, present, absent, uncertain, off, standing, neutral, caution, bad, "
    "easy, strain_m, strained, changes, bout_s, stretch_s, measures"
)
_INSERT = f"INSERT INTO minute ({_COLUMNS}) VALUES ({', '.join('?' * 18)})"  # noqa: S608 - ours
SELECT_MINUTES = f"SELECT {_COLUMNS} FROM minute"  # noqa: S608


class Names:
    """The numbers by which measures and setups are written; they grow and never change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.keys: dict[int, Key] = {}
        self.setups: dict[int, Setup] = {}
        self._codes: dict[Key, int] = {}
        self._setup_ids: dict[Setup, int] = {}
        self.read()

    def read(self) -> None:
        """Read them again, as after a transaction that failed, or behind another writer."""
        rows = self._connection.execute("SELECT code, id, unit, what FROM measure").fetchall()
        self.keys = {code: (id_, unit, What(what)) for code, id_, unit, what in rows}
        rows = self._connection.execute("SELECT id, view, place, calibrated FROM setup").fetchall()
        self.setups = {
            id_: Setup(_view(view), place, bool(calibrated))
            for id_, view, place, calibrated in rows
        }
        self._codes = {key: code for code, key in self.keys.items()}
        self._setup_ids = {setup: id_ for id_, setup in self.setups.items()}

    def code(self, key: Key) -> int:
        """Return the number of a measure; one that is new is written."""
        if key not in self._codes:
            code = max(self.keys, default=-1) + 1
            self._connection.execute("INSERT INTO measure VALUES (?, ?, ?, ?)", (code, *key))
            self.keys[code], self._codes[key] = key, code
        return self._codes[key]

    def setup(self, setup: Setup) -> int:
        """Return the number of a setup; one that is new is written."""
        if setup not in self._setup_ids:
            cursor = self._connection.execute(
                "INSERT INTO setup (view, place, calibrated) VALUES (?, ?, ?)",
                (str(setup.view), setup.place, int(setup.calibrated)),
            )
            id_ = int(cursor.lastrowid or 0)
            self.setups[id_], self._setup_ids[setup] = setup, id_
        return self._setup_ids[setup]


def insert_minutes(connection: sqlite3.Connection, minutes: Iterable[Minute], names: Names) -> None:
    """Write `minutes`, each as the next part of its minute, and mark their days as stale."""
    stale: set[int] = set()
    for one in minutes:
        first = one.minute << _PART_BITS
        (last,) = connection.execute(
            "SELECT max(id) FROM minute WHERE id BETWEEN ? AND ?", (first, first + PARTS - 1)
        ).fetchone()
        id_ = first if last is None else last + 1
        if id_ >= first + PARTS:
            log.warning("minute %d has no room for another part", one.minute)
            continue
        connection.execute(_INSERT, _row(id_, one, names))
        stale.add(one.day)
        if one.bout_s is not None:
            stale.add((one.bout_s // 60 + one.offset_min) // DAY_MIN)
    mark_stale(connection, stale)


def mark_stale(connection: sqlite3.Connection, days: Iterable[int]) -> None:
    """Say that the sums of `days` must be made anew. Days whose minutes are gone keep theirs."""
    connection.executemany(
        "INSERT OR IGNORE INTO stale SELECT ?1 "
        "WHERE NOT EXISTS (SELECT 1 FROM day WHERE day = ?1 AND pruned)",
        [(day,) for day in days],
    )


def minute_of(row: tuple[Any, ...], names: Names) -> Minute:
    """Return the minute in a row of `SELECT_MINUTES`; damaged measures are left out."""
    (id_, offset_min, setup, present, absent, uncertain, off, standing, neutral, caution, bad,
     easy, strain_m, strained, changes, bout_s, stretch_s, measures) = row  # fmt: skip
    try:
        found = unpack(measures, names.keys)
    except PackingError as error:
        log.warning("minute %d: %s", id_ >> _PART_BITS, error)
        found = ()
    return Minute(
        id_ >> _PART_BITS,
        offset_min,
        names.setups.get(setup, Setup()),
        present_s=present / _TO_TENTHS,
        absent_s=absent / _TO_TENTHS,
        uncertain_s=uncertain / _TO_TENTHS,
        off_s=off / _TO_TENTHS,
        standing_s=standing / _TO_TENTHS,
        neutral_s=neutral / _TO_TENTHS,
        caution_s=caution / _TO_TENTHS,
        bad_s=bad / _TO_TENTHS,
        easy_s=easy / _TO_TENTHS,
        strain=None if strain_m is None else strain_m / _MILLI,
        strained_s=strained / _TO_TENTHS,
        changes=changes,
        bout_s=bout_s,
        stretch_s=stretch_s,
        measures=found,
    )


def day_bounds(first: int, last: int) -> tuple[int, int]:
    """Return between which ids the minutes of local days lie, `last` included.

    Wider than needed, for the offset of each minute decides.
    """
    low = first * DAY_MIN - FARTHEST_MIN
    high = (last + 1) * DAY_MIN + FARTHEST_MIN
    return low << _PART_BITS, (high << _PART_BITS) - 1


def insert_event(connection: sqlite3.Connection, event: Event) -> None:
    """Write an event."""
    connection.execute(
        "INSERT INTO event (at_ms, offset_min, kind, data, prompt) VALUES (?, ?, ?, ?, ?)",
        (*event_row(event), event.data["id"] if event.kind is EventKind.PROMPT else None),
    )


def event_row(event: Event) -> tuple[int, int, str, str]:
    """Return an event as the columns of its row."""
    data = json.dumps(event.data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return round(event.at_s * _MILLI), event.offset_min, str(event.kind), data


def events_of(rows: Iterable[tuple[int, int, str, str]]) -> Iterator[Event]:
    """Yield the events in rows of (at_ms, offset_min, kind, data); others are left out."""
    for at_ms, offset_min, kind, data in rows:
        try:
            yield Event(at_ms / _MILLI, offset_min, EventKind(kind), _object(data))
        except (EventError, ValueError) as error:
            log.warning("an event of the journal could not be read: %s", error)


def _object(data: str) -> Mapping[str, Any]:
    found = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError(f"expected an object, got {type(found).__name__}")  # noqa: TRY004
    return found


def _row(id_: int, one: Minute, names: Names) -> tuple[Any, ...]:
    return (
        id_,
        one.offset_min,
        names.setup(one.setup),
        *(
            round(tenths * _TO_TENTHS)
            for tenths in (
                one.present_s, one.absent_s, one.uncertain_s, one.off_s, one.standing_s,
                one.neutral_s, one.caution_s, one.bad_s, one.easy_s,
            )
        ),
        None if one.strain is None else round(one.strain * _MILLI),
        round(one.strained_s * _TO_TENTHS),
        one.changes,
        one.bout_s,
        one.stretch_s,
        pack(one.measures, names.code),
    )  # fmt: skip


def _view(name: str) -> View:
    try:
        return View(name)
    except ValueError:
        return View.UNKNOWN
