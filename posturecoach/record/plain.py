"""Minutes, days and events as plain values for other programs, and back, with every check.

What stands here is a format that people keep files of: docs/journal.md describes it, and it
changes only together with `FORMAT_VERSION`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from posturecoach.posture.measure import View
from posturecoach.record.event import Event, EventError, EventKind
from posturecoach.record.minute import (
    MINUTE_S,
    MeasureMinute,
    Minute,
    Setup,
    What,
    kept,
    seconds,
)
from posturecoach.record.period import Bout, DaySummary, HourSummary, MeasureSum, Sums
from posturecoach.record.spread import FARTHEST, Spread

FORMAT = "posturecoach journal"
FORMAT_VERSION = 1

MEASURE_COLUMNS = (
    "id", "what", "unit", "median", "p10", "p90", "pm", "value_median",
    "seen_s", "neutral_s", "caution_s", "bad_s", "longest_hold_s", "over_limit_s", "over_limit",
)  # fmt: skip
"""What stands in the list of one measure of a minute, in order."""

MINUTE_SECONDS = (
    "present_s", "absent_s", "uncertain_s", "off_s", "standing_s",
    "neutral_s", "caution_s", "bad_s", "easy_s", "strained_s",
)  # fmt: skip
SUM_SECONDS = tuple(one.name for one in fields(Sums) if one.name.endswith("_s"))

_MOST_S = 61.0  # of one minute, with rounding
_MOST_LENGTH_S = 10_000_000
_MOST_NAME = 200
_FIRST_YEAR, _LAST_YEAR = 1970, 9998


class PlainError(ValueError):
    """Values that are not what the format says; the text names the place."""


def minute_to_plain(one: Minute) -> dict[str, Any]:
    """Return a minute as JSON takes it."""
    return {
        "time_utc": utc_text(one.minute * MINUTE_S),
        "offset_min": one.offset_min,
        **_setup_to_plain(one.setup),
        **{name: getattr(one, name) for name in MINUTE_SECONDS},
        "strain": one.strain,
        "changes": one.changes,
        "bout_utc": None if one.bout_s is None else utc_text(one.bout_s),
        "stretch_s": one.stretch_s,
        "measures": [list(measure_to_plain(measure)) for measure in one.measures],
    }


def measure_to_plain(one: MeasureMinute) -> tuple[Any, ...]:
    """Return a measure of a minute in the order of `MEASURE_COLUMNS`."""
    return (
        one.id,
        str(one.what),
        one.unit,
        one.median,
        one.low,
        one.high,
        one.pm,
        one.level,
        one.seen_s,
        one.neutral_s,
        one.caution_s,
        one.bad_s,
        one.longest_s,
        one.over_s,
        one.overs,
    )


def minute_from_plain(data: Mapping[str, Any]) -> Minute:
    """Return the minute that `minute_to_plain` wrote.

    Raises
    ------
    PlainError
        Naming what is wrong.

    """
    strain, bout = data.get("strain"), data.get("bout_utc")
    measures = data.get("measures", ())
    if not isinstance(measures, list | tuple):
        raise PlainError(f"measures: expected a list, got {measures!r:.80}")
    spent = {name: seconds(_number(data, name, 0.0, _MOST_S)) for name in MINUTE_SECONDS}
    return Minute(
        int(utc_of(data.get("time_utc"), "time_utc") // MINUTE_S),
        _whole(data, "offset_min", -1440, 1440),
        _setup_from_plain(data),
        **spent,
        strain=None if strain is None else round(_number(data, "strain", 0.0, 1e6), 3),
        changes=_whole(data, "changes", 0, 255),
        bout_s=None if bout is None else int(utc_of(bout, "bout_utc")),
        stretch_s=_whole(data, "stretch_s", 0, _MOST_LENGTH_S),
        measures=tuple(measure_from_plain(row) for row in measures),
    )


def measure_from_plain(row: Sequence[Any]) -> MeasureMinute:
    """Return the measure that `measure_to_plain` wrote.

    Raises
    ------
    PlainError
        Naming what is wrong.

    """
    if not isinstance(row, list | tuple) or len(row) != len(MEASURE_COLUMNS):
        raise PlainError(f"measures: expected lists of {len(MEASURE_COLUMNS)}, got {row!r:.80}")
    data = dict(zip(MEASURE_COLUMNS, row, strict=True))
    id_, unit = _name(data, "id"), _name(data, "unit")
    level = data["value_median"]
    return MeasureMinute(
        id_,
        unit,
        _what(data),
        kept(_number(data, "median"), unit),
        kept(_number(data, "p10"), unit),
        kept(_number(data, "p90"), unit),
        kept(_number(data, "pm", 0.0), unit),
        None if level is None else kept(_number(data, "value_median"), unit),
        seconds(_number(data, "seen_s", 0.0, _MOST_S)),
        seconds(_number(data, "neutral_s", 0.0, _MOST_S)),
        seconds(_number(data, "caution_s", 0.0, _MOST_S)),
        seconds(_number(data, "bad_s", 0.0, _MOST_S)),
        float(round(_number(data, "longest_hold_s", 0.0, 65_535.0))),
        seconds(_number(data, "over_limit_s", 0.0, _MOST_S)),
        _whole(data, "over_limit", 0, 255),
    )


def event_to_plain(one: Event) -> dict[str, Any]:
    """Return an event as JSON takes it."""
    return {
        "time_utc": utc_text(one.at_s, thousandths=True),
        "offset_min": one.offset_min,
        "kind": str(one.kind),
        "data": dict(one.data),
    }


def event_from_plain(data: Mapping[str, Any]) -> Event:
    """Return the event that `event_to_plain` wrote.

    Raises
    ------
    PlainError
        Naming what is wrong.

    """
    kind, more = data.get("kind"), data.get("data", {})
    if kind not in set(EventKind):
        raise PlainError(f"kind: expected one of {', '.join(EventKind)}, got {kind!r:.80}")
    if not isinstance(more, Mapping):
        raise PlainError(f"data: expected values by name, got {more!r:.80}")
    at_s = utc_of(data.get("time_utc"), "time_utc")
    try:
        return Event(at_s, _whole(data, "offset_min", -1440, 1440), EventKind(kind), more)
    except EventError as error:
        raise PlainError(str(error)) from None


def day_to_plain(one: DaySummary) -> dict[str, Any]:
    """Return the sums of a day as JSON takes them."""
    return {
        "day": one.day.isoformat(),
        "pruned": one.pruned,
        "hours": [hour_to_plain(hour) for hour in one.hours],
        "measures": [sum_to_plain(measure) for measure in one.measures],
        "bouts": [{"began_utc": utc_text(b.began_s), "seconds": b.seconds} for b in one.bouts],
    }


def hour_to_plain(one: HourSummary) -> dict[str, Any]:
    """Return the sums of an hour."""
    return {
        "hour": one.hour,
        "minutes": one.sums.minutes,
        **{name: getattr(one.sums, name) for name in SUM_SECONDS},
        "changes": one.sums.changes,
    }


def sum_to_plain(one: MeasureSum) -> dict[str, Any]:
    """Return the sum of a measure over a day; the last two are its spread."""
    return {
        "id": one.id,
        "what": str(one.what),
        "unit": one.unit,
        **_setup_to_plain(one.setup or Setup()),
        "pm": one.pm,
        "value_mean": one.level,
        "value_s": one.leveled_s,
        "seen_s": one.seen_s,
        "neutral_s": one.neutral_s,
        "caution_s": one.caution_s,
        "bad_s": one.bad_s,
        "longest_hold_s": one.longest_s,
        "over_limit_s": one.over_s,
        "over_limit": one.overs,
        "first_bin": one.spread.first,
        "bins_s": list(one.spread.seconds),
    }


def day_from_plain(data: Mapping[str, Any]) -> DaySummary:
    """Return the sums that `day_to_plain` wrote.

    Raises
    ------
    PlainError
        Naming what is wrong.

    """
    day = day_in(data)
    return DaySummary(
        day,
        tuple(hour_from_plain(day, row) for row in _rows(data, "hours")),
        tuple(sum_from_plain(row) for row in _rows(data, "measures")),
        tuple(bout_from_plain(row) for row in _rows(data, "bouts")),
        pruned=data.get("pruned") is True,
    )


def day_in(data: Mapping[str, Any]) -> date:
    """Return the date under ``day``."""
    try:
        return date.fromisoformat(str(data.get("day")))
    except ValueError:
        raise PlainError(f"day: expected a date, got {data.get('day')!r:.80}") from None


def hour_from_plain(day: date, data: Mapping[str, Any]) -> HourSummary:
    """Return the sums that `hour_to_plain` wrote."""
    return HourSummary(
        day,
        _whole(data, "hour", 0, 23),
        Sums(
            _whole(data, "minutes", 0, _MOST_LENGTH_S),
            **{name: _number(data, name, 0.0, _MOST_LENGTH_S) for name in SUM_SECONDS},
            changes=_whole(data, "changes", 0, _MOST_LENGTH_S),
        ),
    )


def sum_from_plain(data: Mapping[str, Any]) -> MeasureSum:
    """Return the sum that `sum_to_plain` wrote."""
    unit, bins = _name(data, "unit"), data.get("bins_s")
    if not isinstance(bins, list | tuple) or len(bins) > 2 * FARTHEST + 1:
        raise PlainError(f"bins_s: expected a list of seconds, got {bins!r:.80}")
    number = {"s": 0.0}
    spread = Spread(
        unit,
        _whole(data, "first_bin", -FARTHEST, FARTHEST),
        tuple(_number({**number, "s": one}, "s", 0.0, _MOST_LENGTH_S) for one in bins),
    )
    level = data.get("value_mean")
    return MeasureSum(
        _name(data, "id"),
        unit,
        _what(data),
        _setup_from_plain(data),
        spread,
        _number(data, "pm", 0.0),
        None if level is None else _number(data, "value_mean"),
        _number(data, "value_s", 0.0),
        _number(data, "seen_s", 0.0),
        _number(data, "neutral_s", 0.0),
        _number(data, "caution_s", 0.0),
        _number(data, "bad_s", 0.0),
        _number(data, "longest_hold_s", 0.0),
        _number(data, "over_limit_s", 0.0),
        _whole(data, "over_limit", 0, _MOST_LENGTH_S),
    )


def bout_from_plain(data: Mapping[str, Any]) -> Bout:
    """Return a bout of sitting."""
    began_s = int(utc_of(data.get("began_utc"), "began_utc"))
    return Bout(began_s, _whole(data, "seconds", 0, _MOST_LENGTH_S))


def utc_text(at_s: float, *, thousandths: bool = False) -> str:
    """Return POSIX seconds as ISO 8601 in UTC, such as ``2026-11-23T20:12:00Z``."""
    exact = "milliseconds" if thousandths else "seconds"
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=round(at_s * 1000))
    return moment.replace(tzinfo=None).isoformat(timespec=exact) + "Z"


def local_text(at_s: float, offset_min: int) -> str:
    """Return POSIX seconds as the local clock showed them, with their offset."""
    zone = timezone(timedelta(minutes=offset_min))
    return (datetime.fromtimestamp(0, UTC) + timedelta(seconds=at_s)).astimezone(zone).isoformat()


def utc_of(text: object, name: str) -> float:
    """Return the POSIX seconds that `utc_text` wrote."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        moment = datetime.min  # noqa: DTZ901 - no time at all
    if moment.tzinfo is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise PlainError(f"{name}: expected a time such as 2026-11-23T20:12:00Z, got {text!r:.80}")
    return round(moment.timestamp(), 3)


def _setup_to_plain(setup: Setup) -> dict[str, Any]:
    return {"view": str(setup.view), "place": setup.place, "calibrated": setup.calibrated}


def _setup_from_plain(data: Mapping[str, Any]) -> Setup:
    view, place, calibrated = data.get("view"), data.get("place", ""), data.get("calibrated")
    if view not in set(View):
        raise PlainError(f"view: expected one of {', '.join(View)}, got {view!r:.80}")
    if not isinstance(place, str) or len(place) > _MOST_NAME:
        raise PlainError(f"place: expected a name, got {place!r:.80}")
    if not isinstance(calibrated, bool):
        raise PlainError(f"calibrated: expected true or false, got {calibrated!r:.80}")
    return Setup(View(view), place, calibrated)


def _what(data: Mapping[str, Any]) -> What:
    what = data.get("what")
    if what not in set(What):
        raise PlainError(f"what: expected one of {', '.join(What)}, got {what!r:.80}")
    return What(what)


def _rows(data: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    rows = data.get(name)
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        raise PlainError(f"{name}: expected a list of entries, got {rows!r:.80}")
    return rows


def _name(data: Mapping[str, Any], name: str) -> str:
    text = data.get(name)
    if not isinstance(text, str) or not 0 < len(text) <= _MOST_NAME:
        raise PlainError(f"{name}: expected a name, got {text!r:.80}")
    return text


def _number(data: Mapping[str, Any], name: str, least: float = -1e9, most: float = 1e9) -> float:
    number: Any = data.get(name)
    fine = isinstance(number, int | float) and not isinstance(number, bool)
    if fine and least <= number <= most:  # NaN lies between no two numbers
        return float(number)
    raise PlainError(f"{name}: expected a number, {least:g} to {most:g}, got {number!r:.80}")


def _whole(data: Mapping[str, Any], name: str, least: int, most: int) -> int:
    number = _number(data, name, least, most)
    if number != int(number):
        raise PlainError(f"{name}: expected a whole number, got {number!r:.80}")
    return int(number)
