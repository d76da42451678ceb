"""The same as tables for a spreadsheet: one row a minute, one a day, units in the header.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is run by spreadsheets as a formula. Such
words, a note or the name of a place, get an apostrophe in front, as spreadsheets themselves
write it; reading takes it off again. Numbers are numbers, negative ones too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from posturecoach.record.event import Event
from posturecoach.record.minute import MINUTE_S, Minute, What
from posturecoach.record.period import (
    Bout,
    DaySummary,
    HourSummary,
    MeasureSum,
    merged,
)
from posturecoach.record.plain import (
    MEASURE_COLUMNS,
    MINUTE_SECONDS,
    SUM_SECONDS,
    PlainError,
    bout_from_plain,
    day_in,
    event_from_plain,
    event_to_plain,
    hour_from_plain,
    hour_to_plain,
    local_text,
    measure_to_plain,
    minute_from_plain,
    minute_to_plain,
    sum_from_plain,
    sum_to_plain,
    utc_text,
)

Key = tuple[str, str, What]
"""A measure: its id, its unit, and which of its numbers."""
Cell = str | int | float
Row = Sequence[Cell]

MINUTES, DAYS, EVENTS = "minutes.csv", "days.csv", "events.csv"
HOURS, MEASURES, BOUTS = "hours.csv", "measures.csv", "bouts.csv"

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_IN_UNIT = ("median", "p10", "p90", "pm", "value_median")
_OF_MEASURE = MEASURE_COLUMNS[3:]  # what has a column of its own, for each measure
_OF_MINUTE = (
    "time_utc", "offset_min", "view", "place", "calibrated",
    *MINUTE_SECONDS, "strain", "changes", "bout_utc", "stretch_s",
)  # fmt: skip
_OF_SUM = (
    "day", "id", "what", "unit", "view", "place", "calibrated",
    "pm", "value_mean", "value_s", "seen_s", "neutral_s", "caution_s", "bad_s",
    "longest_hold_s", "over_limit_s", "over_limit", "first_bin", "bins_s",
)  # fmt: skip
_OF_HOUR = ("day", "hour", "minutes", *SUM_SECONDS, "changes")
_OF_BOUT = ("day", "began_utc", "seconds")
_OF_EVENT = ("time_utc", "offset_min", "kind", "data")
_WORDS = frozenset(
    {"time_utc", "bout_utc", "began_utc", "day", "view", "place", "id", "what", "unit", "kind"}
)
_JOINED = " | "


def safe(cell: object) -> Cell:
    """Return a cell as it may be written: words that a spreadsheet would run are marked."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return cell
    text = str(cell)
    return f"'{text}" if text.startswith(_RISKY) else text


def minute_rows(minutes: Iterable[Minute], keys: Sequence[Key]) -> Iterator[Row]:
    """Yield the header and a row for each minute; `keys`: the measures that have columns."""
    yield [
        "time_local",
        *map(_titled, _OF_MINUTE),
        *(
            _JOINED.join((id_, str(what), _titled(name, unit)))
            for id_, unit, what in keys
            for name in _OF_MEASURE
        ),
    ]
    for one in minutes:
        plain = minute_to_plain(one)
        rows = {(m.id, m.unit, m.what): measure_to_plain(m)[3:] for m in one.measures}
        nothing = (None,) * len(_OF_MEASURE)
        yield [
            local_text(one.minute * MINUTE_S, one.offset_min),
            *(safe(plain[name]) for name in _OF_MINUTE),
            *(safe(cell) for key in keys for cell in rows.get(key, nothing)),
        ]


def minute_from_row(row: Mapping[str, str]) -> Minute:
    """Return the minute in a row, by the titles of its columns.

    Raises
    ------
    PlainError
        Naming what is wrong.

    """
    measures: dict[tuple[str, str], dict[str, Any]] = {}
    units: dict[tuple[str, str], str] = {}
    for title, cell in row.items():
        id_, *rest = title.split(_JOINED)
        if len(rest) == 2 and cell != "":  # noqa: PLR2004 - which number, and what of it
            name, unit = _named(rest[1])
            key = id_, rest[0]
            measures.setdefault(key, {})[name] = _read(name, cell)
            if name == "median":
                units[key] = unit
    plain = _plain_row(row, _OF_MINUTE)
    plain["measures"] = [
        [*key, units.get(key), *(found.get(name) for name in _OF_MEASURE)]
        for key, found in measures.items()
    ]
    return minute_from_plain(plain)


def day_rows(days: Sequence[DaySummary]) -> Iterator[Row]:
    """Yield the header and a row for each day: what people look at; all views together."""
    measures = [merged(day.measures) for day in days]
    keys = sorted({(one.id, one.unit, one.what) for found in measures for one in found})
    yield [
        "day",
        "pruned",
        *map(_titled, SUM_SECONDS),
        "changes",
        "score",
        "bouts",
        "longest_bout [s]",
        *(
            _JOINED.join((id_, str(what), title))
            for id_, unit, what in keys
            for title in (
                f"median [{unit}]", f"p10 [{unit}]", f"p90 [{unit}]", f"pm [{unit}]",
                "seen [s]", "neutral [s]", "caution [s]", "bad [s]", "longest_hold [s]",
                "over_limit [s]", "over_limit",
            )
        ),
    ]  # fmt: skip
    for day, found in zip(days, measures, strict=True):
        sums, by_key = day.sums, {(one.id, one.unit, one.what): one for one in found}
        yield [
            day.day.isoformat(),
            safe(day.pruned),
            *(round(getattr(sums, name), 1) for name in SUM_SECONDS),
            sums.changes,
            safe(None if sums.score is None else round(sums.score)),
            len(day.bouts),
            max((bout.seconds for bout in day.bouts), default=0),
            *(cell for key in keys for cell in _day_cells(by_key.get(key))),
        ]


def sum_rows(days: Iterable[DaySummary]) -> Iterator[Row]:
    """Yield the header and a row for each day, setup and measure, with its spread."""
    yield [_titled(name) for name in _OF_SUM]
    for day in days:
        for one in day.measures:
            plain = {"day": day.day.isoformat(), **sum_to_plain(one)}
            plain["bins_s"] = ";".join(f"{s:g}" for s in plain["bins_s"])
            yield [safe(plain[name]) for name in _OF_SUM]


def sum_from_row(row: Mapping[str, str]) -> tuple[str, MeasureSum]:
    """Return the day, as written, and the sum of a measure in a row."""
    plain = _plain_row({**row, "bins [s]": ""}, _OF_SUM)
    try:
        plain["bins_s"] = [float(s) for s in row.get("bins [s]", "").split(";") if s]
    except ValueError:
        raise PlainError("bins [s]: expected seconds with semicolons between them") from None
    return str(plain["day"]), sum_from_plain(plain)


def hour_rows(days: Iterable[DaySummary]) -> Iterator[Row]:
    """Yield the header and a row for each hour in which something was watched."""
    yield [_titled(name) for name in _OF_HOUR]
    for day in days:
        for hour in day.hours:
            plain = {"day": day.day.isoformat(), **hour_to_plain(hour)}
            yield [safe(plain[name]) for name in _OF_HOUR]


def hour_from_row(row: Mapping[str, str]) -> HourSummary:
    """Return the hour in a row."""
    plain = _plain_row(row, _OF_HOUR)
    return hour_from_plain(day_in(plain), plain)


def bout_rows(days: Iterable[DaySummary]) -> Iterator[Row]:
    """Yield the header and a row for each bout of sitting."""
    yield [_titled(name) for name in _OF_BOUT]
    for day in days:
        for bout in day.bouts:
            yield [day.day.isoformat(), utc_text(bout.began_s), bout.seconds]


def bout_from_row(row: Mapping[str, str]) -> tuple[str, Bout]:
    """Return the day, as written, and the bout in a row."""
    plain = _plain_row(row, _OF_BOUT)
    return str(plain["day"]), bout_from_plain(plain)


def event_rows(events: Iterable[Event]) -> Iterator[Row]:
    """Yield the header and a row for each event."""
    yield ["time_local", *map(_titled, _OF_EVENT)]
    for one in events:
        plain = event_to_plain(one)
        plain["data"] = json.dumps(plain["data"], ensure_ascii=False, allow_nan=False)
        local = local_text(round(one.at_s), one.offset_min)
        yield [local, *(safe(plain[name]) for name in _OF_EVENT)]


def event_from_row(row: Mapping[str, str]) -> Event:
    """Return the event in a row."""
    plain = _plain_row({**row, "data [JSON]": ""}, _OF_EVENT)
    try:
        plain["data"] = json.loads(row.get("data [JSON]") or "{}")
    except (ValueError, RecursionError) as error:
        raise PlainError(f"data: {error}") from None
    return event_from_plain(plain)


def _day_cells(one: MeasureSum | None) -> list[Cell]:
    if one is None:
        return [""] * 11
    digits = 3 if one.unit in ("ratio", "shoulder widths") else 1
    places = (one.median, one.low, one.high, one.pm)
    return [
        *(safe(None if number is None else round(number, digits)) for number in places),
        *(one.seen_s, one.neutral_s, one.caution_s, one.bad_s),
        *(one.longest_s, one.over_s, one.overs),
    ]


def _titled(name: str, unit: str = "") -> str:
    """Return the header of a column: its name, and its unit in brackets."""
    if name in _IN_UNIT and unit:
        return f"{name} [{unit}]"
    if name.endswith("_s"):
        return f"{name[:-2]} [s]"
    return {"offset_min": "offset [min]", "seconds": "length [s]", "data": "data [JSON]"}.get(
        name, name
    )


def _named(title: str) -> tuple[str, str]:
    """Return the name and the unit that `_titled` wrote."""
    name, _, unit = title.partition(" [")
    unit = unit.removesuffix("]")
    return (f"{name}_s", "") if unit == "s" else (name, unit)


def _plain_row(row: Mapping[str, str], names: Iterable[str]) -> dict[str, Any]:
    """Return the cells of a row by name, as numbers, words, true or false; None: empty."""
    found = {}
    for name in names:
        title = _titled(name)
        if title not in row:
            raise PlainError(f"the column {title!r} is missing")
        found[name] = _read(name, row[title] or "")
    return found


def _read(name: str, cell: str) -> str | float | bool | None:
    if name in _WORDS:
        words = cell.removeprefix("'")
        return None if words == "" and name == "bout_utc" else words
    if cell in ("", "true", "false"):
        return None if cell == "" else cell == "true"
    try:
        return float(cell)
    except ValueError:
        raise PlainError(f"{name}: expected a number, got {cell!r:.80}") from None
