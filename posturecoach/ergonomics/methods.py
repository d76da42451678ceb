"""Make RULA, REBA and ROSA from the contents of their files, which are checked to the last cell."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isfinite
from typing import TypeGuard, cast

from posturecoach.ergonomics.assessment import Discrepancy, Level, Method
from posturecoach.ergonomics.reba import Reba
from posturecoach.ergonomics.rosa import Rosa
from posturecoach.ergonomics.rula import Rula
from posturecoach.ergonomics.steps import Bin, Scale, Step
from posturecoach.ergonomics.tables import Table, table_from

METHODS: Mapping[str, type[Method]] = {"rula": Rula, "reba": Reba, "rosa": Rosa}
"""By the name of the command's argument and of the file."""

_KEYS = {"schema", "method", "cite", "version", "widest_range", "sources"}
_PARTS = {"step", "level", "discrepancy"}
_STEP_KEYS = {"id", "range", "base", "scale", "choices", "otherwise", "points", "gauge", "denies"}

_Data = Mapping[str, object]


def method_from(name: str, data: _Data, mistakes: list[str]) -> Method | None:
    """Return the method `name` with the steps, tables and levels of `data`.

    Parameters
    ----------
    name
        ``"rula"``, ``"reba"`` or ``"rosa"``.
    data
        The contents of its file.
    mistakes
        Every mistake is added, naming table and cell, or step and entry. With one, None
        is returned.

    """
    kind = METHODS[name]
    before = len(mistakes)
    known = _KEYS | _PARTS | kind.LAYOUTS.keys()
    mistakes += [f"{key}: unknown" for key in data if key not in known]
    if data.get("schema") != 1:
        mistakes.append(f"schema: expected 1, got {data.get('schema')!r}")
    if data.get("method") != kind.NAME:
        mistakes.append(f"method: expected {kind.NAME!r}, got {data.get('method')!r}")
    cite = _words("cite", data.get("cite"), mistakes)
    widest = _whole("widest_range", data.get("widest_range"), mistakes)
    steps = _steps(kind, data, mistakes)
    tables: dict[str, Table] = {}
    for id_, layout in kind.LAYOUTS.items():
        table = table_from(id_, data.get(id_), layout, mistakes)
        if table is not None:
            tables[id_] = table
    levels = _levels(kind, data, mistakes)
    discrepancies = _discrepancies(data, mistakes)
    if len(mistakes) > before:
        return None
    return kind(steps, tables, levels, widest_range=widest, cite=cite, discrepancies=discrepancies)


def _steps(kind: type[Method], data: _Data, mistakes: list[str]) -> dict[str, Step]:
    steps: dict[str, Step] = {}
    seen: set[str] = set()
    for number, row in enumerate(_rows(data, "step", mistakes), 1):
        id_ = row.get("id")
        where = f"step {number} ({id_})"
        if not isinstance(id_, str) or id_ not in kind.STEPS:
            mistakes.append(f"{where}: id: expected one of {', '.join(kind.STEPS)}")
            continue
        if id_ in seen:
            mistakes.append(f"{where}: a second step of this name")
        seen.add(id_)
        step = _step(where, row, kind.STEPS[id_], mistakes)
        if step is not None:
            steps[id_] = step
    mistakes += [f"step {id_}: missing" for id_ in kind.STEPS if id_ not in seen]
    return steps


def _step(where: str, row: _Data, limits: tuple[int, int], mistakes: list[str]) -> Step | None:
    wrong = [f"{where}: {key}: unknown" for key in row if key not in _STEP_KEYS]
    if row.get("range") != list(limits):
        # The tables have rows and columns for exactly these.
        wrong.append(f"{where}: range: expected {list(limits)}, got {row.get('range')!r}")
    choices = _points(f"{where}: choices", row.get("choices", {}), wrong)
    points = _points(f"{where}: points", row.get("points", {}), wrong)
    numbers: dict[str, int | None] = {"base": None, "otherwise": None}
    for key in numbers.keys() & row.keys():
        numbers[key] = _whole(f"{where}: {key}", row[key], wrong)
    scales = _scales(where, row, "scale", choices, wrong)
    gauges = _scales(where, row, "gauge", points, wrong)
    if (numbers["base"] is None) == (not choices and not scales):
        wrong.append(f"{where}: expected either a base, or scales or choices")
    denies = _denies(where, row.get("denies", {}), {*choices, *points}, wrong)
    mistakes += wrong
    if wrong:
        return None
    return Step(
        id=str(row["id"]),
        low=limits[0],
        high=limits[1],
        base=numbers["base"],
        scales=scales,
        choices=choices,
        otherwise=numbers["otherwise"],
        points=points,
        gauges=gauges,
        denies=denies,
    )


def _denies(
    where: str, given: object, names: set[str], mistakes: list[str]
) -> dict[str, tuple[str, ...]]:
    if not isinstance(given, Mapping):
        mistakes.append(f"{where}: denies: expected {{ flag = [names] }}, got {given!r}")
        return {}
    denies: dict[str, tuple[str, ...]] = {}
    for flag, denied in given.items():
        listed = denied if isinstance(denied, list) else []
        unknown = [name for name in (flag, *listed) if name not in names]
        if unknown or not listed:
            mistakes.append(f"{where}: denies.{flag}: expected names of this step, got {denied!r}")
        denies[str(flag)] = tuple(map(str, listed))
    return denies


def _scales(
    where: str, row: _Data, key: str, names: Mapping[str, int], mistakes: list[str]
) -> tuple[Scale, ...]:
    scales = []
    for entry in _rows(row, key, mistakes, required=False):
        words = f"{where}: {key} {entry.get('quantity')}"
        before = len(mistakes)
        mistakes += [
            f"{words}: {k}: unknown"
            for k in entry
            if k not in {"quantity", "bins", "absolute", "zero"}
        ]
        quantity = _words(f"{words}: quantity", entry.get("quantity"), mistakes)
        absolute = entry.get("absolute", False)
        if not isinstance(absolute, bool):
            mistakes.append(f"{words}: absolute: expected true or false, got {absolute!r}")
        zero = cast("list[float]", entry.get("zero", [0.0, 0.0]))
        if not (
            isinstance(zero, list)
            and len(zero) == 2  # noqa: PLR2004 - from and to
            and all(map(_is_number, zero))
            and zero[0] <= 0.0 <= zero[1]
        ):
            mistakes.append(f"{words}: zero: expected [from, to] around 0, got {zero!r}")
        bins = [
            _bin(f"{words}: bin {number}", bin_, key == "scale", names, mistakes)
            for number, bin_ in enumerate(_rows(entry, "bins", mistakes), 1)
        ]
        if len(mistakes) > before:
            continue
        found = tuple(bin_ for bin_ in bins if bin_ is not None)
        try:
            scales.append(Scale(quantity, found, bool(absolute), float(zero[0]), float(zero[1])))
        except ValueError as error:
            mistakes.append(f"{where}: {key} {error}")
    quantities = [scale.quantity for scale in scales]
    if len(set(quantities)) < len(quantities):
        mistakes.append(f"{where}: {key}: a quantity stands there twice")
    return tuple(scales)


def _bin(
    where: str,
    row: _Data,
    scores: bool,  # noqa: FBT001 - a scale's bin, not a gauge's
    names: Mapping[str, int],
    mistakes: list[str],
) -> Bin | None:
    wrong = [
        f"{where}: {key}: unknown"
        for key in row
        if key not in {"min", "over", "max", "to", "name", "score"}
    ]
    if ("min" in row) == ("over" in row):
        wrong.append(f"{where}: expected either min or over")
    if "max" in row and "to" in row:
        wrong.append(f"{where}: expected either max or to")
    wrong += [
        f"{where}: {key}: expected a number, got {row[key]!r}"
        for key in ("min", "over", "max", "to")
        if key in row and not _is_number(row[key])
    ]
    name, score = row.get("name", ""), row.get("score")
    if name and name not in names:
        wrong.append(f"{where}: name: {name!r} is not one of this step")
    if score is not None and type(score) is not int:
        wrong.append(f"{where}: score: expected a whole number, got {score!r}")
    if scores and (not name) == (score is None):
        wrong.append(f"{where}: expected either a name or a score")
    if not scores and score is not None:
        wrong.append(f"{where}: score: a gauge raises a flag and has none")
    mistakes += wrong
    if wrong:
        return None
    low = cast("float", row.get("min", row.get("over")))
    high = cast("float", row.get("max", row.get("to", inf)))
    return Bin(
        float(low), "min" in row, float(high), "to" in row, str(name), cast("int | None", score)
    )


def _levels(kind: type[Method], data: _Data, mistakes: list[str]) -> list[Level]:
    levels = []
    first, last = kind.SCORES
    expected = first
    for number, row in enumerate(_rows(data, "level", mistakes), 1):
        where = f"level {number}"
        mistakes += [
            f"{where}: {k}: unknown" for k in row if k not in {"level", "min", "max", "text"}
        ]
        level, low, high = (
            _whole(f"{where}: {key}", row.get(key), mistakes) for key in ("level", "min", "max")
        )
        text = _words(f"{where}: text", row.get("text"), mistakes)
        if low != expected or high < low:
            mistakes.append(f"{where}: expected to begin at {expected}, got {low} to {high}")
        expected = high + 1
        levels.append(Level(level, low, high, text))
    if expected != last + 1:
        mistakes.append(f"level: expected to end at {last}, got {expected - 1}")
    numbers = [level.level for level in levels]
    if numbers != sorted(set(numbers)):
        mistakes.append(f"level: expected ascending levels, got {numbers}")
    return levels


def _discrepancies(data: _Data, mistakes: list[str]) -> list[Discrepancy]:
    found = []
    for number, row in enumerate(_rows(data, "discrepancy", mistakes, required=False), 1):
        where = f"discrepancy {number}"
        mistakes += [f"{where}: {k}: unknown" for k in row if k not in {"id", "what", "use"}]
        words = [_words(f"{where}: {key}", row.get(key), mistakes) for key in ("id", "what", "use")]
        found.append(Discrepancy(*words))
    return found


def _rows(data: _Data, key: str, mistakes: list[str], *, required: bool = True) -> list[_Data]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        mistakes.append(f"{key}: expected a list of tables, got {rows!r}")
        return []
    if required and not rows:
        mistakes.append(f"{key}: expected entries, got none")
    return cast("list[_Data]", rows)


def _points(where: str, given: object, mistakes: list[str]) -> dict[str, int]:
    if not isinstance(given, Mapping):
        mistakes.append(f"{where}: expected {{ name = score }}, got {given!r}")
        return {}
    return {str(name): _whole(f"{where}.{name}", value, mistakes) for name, value in given.items()}


def _whole(where: str, value: object, mistakes: list[str]) -> int:
    if type(value) is int:
        return value
    mistakes.append(f"{where}: expected a whole number, got {value!r}")
    return 0


def _words(where: str, value: object, mistakes: list[str]) -> str:
    if isinstance(value, str) and value.strip():
        return value
    mistakes.append(f"{where}: expected words, got {value!r}")
    return ""


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
