"""Sums of days: made from their minutes, kept, and read."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np

from posturecoach.journal.packing import (
    PackingError,
    Rows,
    joined,
    pack_spread,
    raw_of,
    unpack_spread,
)
from posturecoach.journal.rows import Names, day_bounds
from posturecoach.record.minute import DAY_MIN, Setup, step_of
from posturecoach.record.period import Bout, DaySummary, HourSummary, MeasureSum, Sums, date_of
from posturecoach.record.spread import spread_of

log = logging.getLogger(__name__)

_TENTHS = 10.0
_STRAIN = 10_000.0  # thousandths of the strain times tenths of seconds
_NO_LEVEL = -32_768

_HOUR = (
    "present", "absent", "uncertain", "off", "standing", "neutral", "caution", "bad", "easy",
)  # fmt: skip


def stale_days(connection: sqlite3.Connection, first: int, last: int) -> list[int]:
    """Return the days whose sums must be made anew."""
    rows = connection.execute(
        "SELECT day FROM stale WHERE day BETWEEN ? AND ? ORDER BY day", (first, last)
    )
    return [day for (day,) in rows]


def settle(connection: sqlite3.Connection, names: Names, days: Sequence[int]) -> None:
    """Make the sums of `days` and keep them; inside a transaction."""
    for day in days:
        connection.execute("DELETE FROM day WHERE day = ?", (day,))
        made = made_day(connection, names, day)
        if made.hours or made.bouts:
            keep_day(connection, names, day, made)
        settled(connection, day)


def settled(connection: sqlite3.Connection, day: int) -> None:
    """Say that the sums of a day are what they should be."""
    connection.execute("DELETE FROM stale WHERE day = ?", (day,))


def made_day(connection: sqlite3.Connection, names: Names, day: int) -> DaySummary:
    """Return the sums of a day, made from its minutes."""
    low, high = day_bounds(day, day)
    rows = connection.execute(
        f"SELECT (((id >> 6) + offset_min) % {DAY_MIN}) / 60, setup, measures, "  # noqa: S608
        f"{', '.join(_HOUR)}, strain_m * strained, strained, changes FROM minute "
        f"WHERE id BETWEEN ? AND ? AND ((id >> 6) + offset_min) / {DAY_MIN} = ?",
        (low, high, day),
    ).fetchall()
    return DaySummary(
        date_of(day),
        _hours(day, [(row[0], *row[3:]) for row in rows]),
        _measures([(row[1], row[2]) for row in rows], names),
        _bouts(connection, day),
    )


def keep_day(connection: sqlite3.Connection, names: Names, day: int, made: DaySummary) -> None:
    """Write the sums of a day of which there are none."""
    connection.execute("INSERT INTO day VALUES (?, ?)", (day, int(made.pruned)))
    connection.executemany(
        f"INSERT INTO hour (day, hour, {', '.join(_HOUR)}, strain_ms, strained, changes, "  # noqa: S608
        f"minutes) VALUES ({', '.join('?' * 15)})",
        [(day, hour.hour, *_hour_row(hour.sums)) for hour in made.hours],
    )
    connection.executemany(
        f"INSERT INTO day_measure VALUES ({', '.join('?' * 14)})",  # noqa: S608
        [
            (
                day,
                names.setup(one.setup or Setup()),
                names.code((one.id, one.unit, one.what)),
                *(round(s * _TENTHS) for s in (one.seen_s, one.neutral_s)),
                *(round(s * _TENTHS) for s in (one.caution_s, one.bad_s)),
                round(one.longest_s),
                round(one.over_s * _TENTHS),
                one.overs,
                one.pm,
                one.level,
                round(one.leveled_s * _TENTHS),
                pack_spread(one.spread),
            )
            for one in made.measures
        ],
    )
    connection.executemany(
        "INSERT INTO bout VALUES (?, ?, ?)",
        [(day, bout.began_s, bout.seconds) for bout in made.bouts],
    )


def kept_days(
    connection: sqlite3.Connection, names: Names, first: int, last: int
) -> dict[int, DaySummary]:
    """Return the sums that are kept of the days from `first` to `last`, by day."""
    between = "WHERE day BETWEEN ? AND ? ORDER BY day"
    span = (first, last)
    hours: dict[int, list[HourSummary]] = {}
    for day, hour, *numbers in connection.execute(
        f"SELECT day, hour, {', '.join(_HOUR)}, strain_ms, strained, changes, minutes "  # noqa: S608
        f"FROM hour {between}, hour",
        span,
    ):
        hours.setdefault(day, []).append(HourSummary(date_of(day), hour, _sums(*numbers)))
    bouts: dict[int, list[Bout]] = {}
    for day, *bout in connection.execute(f"SELECT * FROM bout {between}, began_s", span):  # noqa: S608
        bouts.setdefault(day, []).append(Bout(*bout))
    measures: dict[int, list[MeasureSum]] = {}
    for day, *numbers in connection.execute(f"SELECT * FROM day_measure {between}", span):  # noqa: S608
        one = _measure_sum(numbers, names)
        if one is not None:
            measures.setdefault(day, []).append(one)
    return {
        day: DaySummary(
            date_of(day),
            tuple(hours.get(day, ())),
            tuple(sorted(measures.get(day, ()), key=_order)),
            tuple(bouts.get(day, ())),
            bool(pruned),
        )
        for day, pruned in connection.execute(f"SELECT day, pruned FROM day {between}", span)  # noqa: S608
    }


def _hours(day: int, rows: Sequence[tuple[Any, ...]]) -> tuple[HourSummary, ...]:
    found: dict[int, list[int]] = {}
    for hour, *numbers in rows:
        sums = found.setdefault(hour, [0] * (len(numbers) + 1))
        for at, number in enumerate((*numbers, 1)):
            sums[at] += number or 0
    return tuple(
        HourSummary(date_of(day), hour, _sums(*sums)) for hour, sums in sorted(found.items())
    )


def _sums(*row: int) -> Sums:
    """Return the sums in the columns of `_HOUR` and the four that follow them."""
    *tenths, strain, strained, changes, minutes = row
    present, absent, uncertain, off, standing, neutral, caution, bad, easy = (
        one / _TENTHS for one in tenths
    )
    return Sums(
        minutes,
        present,
        absent,
        uncertain,
        off,
        standing,
        neutral,
        caution,
        bad,
        easy,
        strain / _STRAIN,
        strained / _TENTHS,
        changes,
    )


def _hour_row(sums: Sums) -> tuple[int, ...]:
    seconds = (
        sums.present_s, sums.absent_s, sums.uncertain_s, sums.off_s, sums.standing_s,
        sums.neutral_s, sums.caution_s, sums.bad_s, sums.easy_s,
    )  # fmt: skip
    return (
        *(round(one * _TENTHS) for one in seconds),
        round(sums.strain_s * _STRAIN),
        round(sums.strained_s * _TENTHS),
        sums.changes,
        sums.minutes,
    )


def _measures(rows: Sequence[tuple[int, bytes]], names: Names) -> tuple[MeasureSum, ...]:
    setups, raws = [], []
    for setup, packed in rows:
        try:
            raws.append(raw_of(packed))
            setups.append(setup)
        except PackingError as error:
            log.warning("a minute is left out of the sums: %s", error)
    if not raws:
        return ()
    packed_rows, minutes = joined(raws)
    groups = np.array(setups)[minutes] * 256 + packed_rows["code"]
    order = np.argsort(groups, kind="stable")
    keys, starts = np.unique(groups[order], return_index=True)
    found = [
        one
        for key, at in zip(keys.tolist(), np.split(order, starts[1:]), strict=True)
        if (one := _summed(packed_rows[at], key // 256, key % 256, names)) is not None
    ]
    return tuple(sorted(found, key=_order))


def _summed(rows: Rows, setup: int, code: int, names: Names) -> MeasureSum | None:
    """Return the sum of the rows of one measure from one setup."""
    if code not in names.keys:
        log.warning("a measure %d that nobody knows is left out of the sums", code)
        return None
    id_, unit, what = names.keys[code]
    step = step_of(unit)
    median = rows["median"].astype(float) * step
    below, above = rows["below"] * step, rows["above"] * step
    seen_s = rows["seen"] / _TENTHS
    leveled = rows["level"] != _NO_LEVEL
    leveled_s = float(seen_s[leveled].sum())
    level_s = float((rows["level"][leveled] * step * seen_s[leveled]).sum())
    judged = rows["seen"].astype(int) - rows["unjudged"] - rows["caution"] - rows["bad"]
    all_s = float(seen_s.sum())
    return MeasureSum(
        id_,
        unit,
        what,
        names.setups.get(setup, Setup()),
        spread_of(unit, median - below, median, median + above, seen_s),
        round(float((rows["pm"] * step * seen_s).sum() / all_s), 4) if all_s else 0.0,
        round(level_s / leveled_s, 4) if leveled_s else None,
        round(leveled_s, 1),
        round(all_s, 1),
        round(float(np.maximum(judged, 0).sum() / _TENTHS), 1),
        round(float(rows["caution"].sum(dtype=int) / _TENTHS), 1),
        round(float(rows["bad"].sum(dtype=int) / _TENTHS), 1),
        float(rows["longest"].max()),
        round(float(rows["over"].sum(dtype=int) / _TENTHS), 1),
        int(rows["overs"].sum(dtype=int)),
    )


def _measure_sum(numbers: Sequence[Any], names: Names) -> MeasureSum | None:
    setup, code, seen, neutral, caution, bad, longest, over, overs, *rest = numbers
    pm, level, leveled, spread = rest
    try:
        id_, unit, what = names.keys[code]
        unpacked = unpack_spread(spread, unit)
    except (KeyError, PackingError) as error:
        log.warning("the sum of a measure could not be read: %s", error)
        return None
    return MeasureSum(
        id_,
        unit,
        what,
        names.setups.get(setup, Setup()),
        unpacked,
        pm,
        level,
        leveled / _TENTHS,
        seen / _TENTHS,
        neutral / _TENTHS,
        caution / _TENTHS,
        bad / _TENTHS,
        float(longest),
        over / _TENTHS,
        overs,
    )


def _order(one: MeasureSum) -> tuple[str, str, Setup]:
    return one.id, str(one.what), one.setup or Setup()


def _bouts(connection: sqlite3.Connection, day: int) -> tuple[Bout, ...]:
    """Return the bouts of sitting that began on a day; the last may reach into the next."""
    low, high = day_bounds(day, day + 1)
    rows = connection.execute(
        "SELECT bout_s, max(stretch_s) FROM minute WHERE id BETWEEN ? AND ? "  # noqa: S608
        "AND bout_s IS NOT NULL GROUP BY bout_s "
        f"HAVING (bout_s / 60 + min(offset_min)) / {DAY_MIN} = ? ORDER BY bout_s",
        (low, high, day),
    )
    return tuple(Bout(began, seconds) for began, seconds in rows)
