"""The measures of a minute as a few bytes: a row for each would make a year four times as large.

A row of `_ROW` per measure, column after column, deflated. The checksum that belongs to zlib
also tells a damaged row from a good one, which SQLite does not.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from posturecoach.record.minute import (
    MOST_STEPS,
    TENTH_S,
    MeasureMinute,
    What,
    from_steps,
    steps_in,
)
from posturecoach.record.spread import Spread

MOST_BYTES = 2_048  # of a packed minute: no picture could hide in one
MOST_MEASURES = 80
MOST_SPREAD_BYTES = 8_192

# Differences from the median, and seconds in the zones that are rare, are small numbers with
# many zeros: they deflate to half. Seconds are in tenths, but for the longest hold.
_ROW = np.dtype(
    [
        ("code", "u1"),
        ("overs", "u1"),
        ("median", "<i2"),
        ("below", "<u2"),
        ("above", "<u2"),
        ("level", "<i2"),
        ("pm", "<u2"),
        ("seen", "<u2"),
        ("unjudged", "<i2"),
        ("caution", "<u2"),
        ("bad", "<u2"),
        ("longest", "<u2"),
        ("over", "<u2"),
    ]
)
_NO_LEVEL = -MOST_STEPS - 1
_MOST = 65_535

Rows = npt.NDArray[np.void]
Key = tuple[str, str, What]
"""A measure as it is coded: its id, its unit, and which of its numbers."""


class PackingError(ValueError):
    """Bytes that no minute was packed into."""


def pack(measures: Sequence[MeasureMinute], code_of: Callable[[Key], int]) -> bytes:
    """Return `measures` as bytes; `code_of` gives each its number, 0 to 255.

    Raises
    ------
    ValueError
        With more than `MOST_MEASURES`.

    """
    if len(measures) > MOST_MEASURES:
        raise ValueError(f"expected {MOST_MEASURES} measures at most, got {len(measures)}")
    rows = np.zeros(len(measures), _ROW)
    for at, one in enumerate(measures):
        rows[at] = _row(one, code_of((one.id, one.unit, one.what)))
    return zlib.compress(_columns(rows), 9)


def unpack(packed: bytes, keys: Mapping[int, Key]) -> tuple[MeasureMinute, ...]:
    """Return what `pack` was given.

    Raises
    ------
    PackingError
        If `packed` is damaged, or speaks of a measure that is not among `keys`.

    """
    return tuple(_measure(row, keys) for row in rows_of(packed))


def rows_of(packed: bytes) -> Rows:
    """Return the measures of a packed minute as an array of rows, shape (n,).

    Raises
    ------
    PackingError
        If `packed` is damaged.

    """
    return np.frombuffer(raw_of(packed), _ROW)


def raw_of(packed: bytes) -> bytes:
    """Return the rows of a packed minute as bytes, one row after the other."""
    try:
        inflater = zlib.decompressobj()
        raw = inflater.decompress(packed, MOST_MEASURES * _ROW.itemsize + 1)
    except zlib.error as error:
        raise PackingError(f"a packed minute is damaged: {error}") from None
    if not inflater.eof or len(raw) % _ROW.itemsize or inflater.unused_data:
        raise PackingError("a packed minute is damaged: it has another length")
    count = len(raw) // _ROW.itemsize
    if count <= 1:
        return raw
    return np.frombuffer(raw, np.uint8).reshape(_ROW.itemsize, count).T.tobytes()


def joined(raws: Sequence[bytes]) -> tuple[Rows, npt.NDArray[np.int64]]:
    """Return the rows of many minutes as one array, and of each row to which minute it belongs."""
    rows = np.frombuffer(b"".join(raws), _ROW)
    counts = [len(raw) // _ROW.itemsize for raw in raws]
    return rows, np.repeat(np.arange(len(raws)), counts)


def _columns(rows: Rows) -> bytes:
    raw = rows.view(np.uint8).reshape(len(rows), _ROW.itemsize)
    return raw.T.tobytes()


def _row(one: MeasureMinute, code: int) -> tuple[int, ...]:
    median = steps_in(one.median, one.unit)
    judged_s = one.neutral_s + one.caution_s + one.bad_s
    return (
        code,
        min(one.overs, 255),
        median,
        _short(median - steps_in(one.low, one.unit)),
        _short(steps_in(one.high, one.unit) - median),
        _NO_LEVEL if one.level is None else steps_in(one.level, one.unit),
        _short(steps_in(one.pm, one.unit)),
        _tenths(one.seen_s),
        # What could not be judged: nothing, mostly, or a rounding. The easy seconds are the rest.
        _tenths(one.seen_s) - _tenths(judged_s),
        _tenths(one.caution_s),
        _tenths(one.bad_s),
        _short(round(one.longest_s)),
        _tenths(one.over_s),
    )


def _measure(row: Any, keys: Mapping[int, Key]) -> MeasureMinute:  # noqa: ANN401 - a numpy row
    code, overs, median, below, above, level, pm, seen, unjudged, caution, bad, longest, over = (
        row.item()
    )
    try:
        id_, unit, what = keys[code]
    except KeyError:
        raise PackingError(f"a packed minute speaks of a measure {code}, unknown here") from None
    neutral = seen - unjudged - caution - bad
    return MeasureMinute(
        id_,
        unit,
        what,
        from_steps(median, unit),
        from_steps(median - below, unit),
        from_steps(median + above, unit),
        from_steps(pm, unit),
        None if level == _NO_LEVEL else from_steps(level, unit),
        _seconds(seen),
        _seconds(neutral),
        _seconds(caution),
        _seconds(bad),
        float(longest),
        _seconds(over),
        overs,
    )


def pack_spread(spread: Spread) -> bytes:
    """Return a spread as bytes: where it begins, then tenths of a second."""
    tenths = np.round(np.asarray(spread.seconds) / TENTH_S).astype("<u4")
    return zlib.compress(np.int32(spread.first).tobytes() + tenths.tobytes(), 9)


def unpack_spread(packed: bytes, unit: str) -> Spread:
    """Return what `pack_spread` was given.

    Raises
    ------
    PackingError
        If `packed` is damaged.

    """
    try:
        raw = zlib.decompress(packed)
        first = int(np.frombuffer(raw[:4], "<i4")[0])
        tenths = np.frombuffer(raw[4:], "<u4")
    except (zlib.error, ValueError, IndexError) as error:
        raise PackingError(f"the sum of a day is damaged: {error}") from None
    return Spread(unit, first, tuple(np.round(tenths * TENTH_S, 1).tolist()))


def _short(number: int) -> int:
    return max(0, min(_MOST, number))


def _tenths(number_s: float) -> int:
    return _short(round(number_s / TENTH_S))


def _seconds(tenths: int) -> float:
    return round(max(0, tenths) * TENTH_S, 1)
