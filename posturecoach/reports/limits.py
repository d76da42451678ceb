"""How large a difference must be before it is called one: limits.toml, checked when it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

from posturecoach.rulebook import BASES, RulebookError


@dataclass(frozen=True, slots=True)
class Limit:
    """The smallest difference that counts.

    Attributes
    ----------
    id
        Of a fact, measure or scale; of a unit, its name.
    least
        In the unit of what it is of.
    basis, cite
        As in zones.toml.
    unit
        Where the row names one.
    most
        Of a scale: its upper end.
    better
        Of a scale: ``"less"`` or ``"more"``.
    share
        Of a scale: a difference must be as large a share of the number before, too.
    regions
        Of a scale: other limits where only that region hurts.

    """

    id: str
    least: float
    basis: str
    cite: str
    unit: str = ""
    most: float | None = None
    better: str = ""
    share: float = 0.0
    regions: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """All of limits.toml, by id; `units` by unit."""

    facts: Mapping[str, Limit]
    units: Mapping[str, Limit]
    measures: Mapping[str, Limit]
    scales: Mapping[str, Limit]

    def of_measure(self, id_: str, unit: str) -> Limit:
        """Return the limit of a measure: its own, or that of its unit.

        Raises
        ------
        RulebookError
            If there is neither, which is a bug of ours.

        """
        found = self.measures.get(id_) or self.units.get(unit)
        if found is None:
            raise RulebookError(f"limits.toml has nothing for {id_!r} in {unit!r}")
        return found


@cache
def limits(text: str | None = None) -> Limits:
    """Return limits.toml, or `text` in the same form.

    Raises
    ------
    RulebookError
        Naming every mistake.

    """
    if text is None:
        text = (files("posturecoach.reports") / "data" / "limits.toml").read_text("utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"limits.toml: {error}") from error
    mistakes: list[str] = []
    if data.get("schema") != 1:
        mistakes.append("expected schema 1")
    mistakes += [f"{key}: unknown" for key in data.keys() - {"schema", *_TABLES}]
    tables = [_table(data, name, key, mistakes) for name, key in _TABLES.items()]
    if mistakes:
        raise RulebookError("\n  ".join(("limits.toml cannot be followed:", *mistakes)))
    return Limits(*tables)


_TABLES = {"fact": "id", "unit": "unit", "measure": "id", "scale": "id"}
_KEYS = {"id", "unit", "least", "most", "better", "basis", "cite", "regions", "share"}


def _table(data: Mapping[str, Any], name: str, key: str, mistakes: list[str]) -> dict[str, Limit]:
    found: dict[str, Limit] = {}
    for number, row in enumerate(data.get(name, ()), 1):
        id_, where = row.get(key), f"{name} {number} ({row.get(key, 'without a name')})"
        wrong = [f"{where}: {k}: unknown" for k in row.keys() - _KEYS]
        if not isinstance(id_, str) or not id_ or id_ in found:
            wrong.append(f"{where}: {key}: expected a name that is not there yet")
        wrong += [
            f"{where}: {length}: expected a number above 0"
            for length in ("least", "most", "share")
            if (length == "least" or length in row) and not _positive(row.get(length))
        ]
        if row.get("basis") not in BASES:
            wrong.append(f"{where}: basis: expected one of {', '.join(BASES)}")
        if not str(row.get("cite", "")).strip():
            wrong.append(f"{where}: cite: expected words")
        if name == "scale" and row.get("better") not in ("less", "more"):
            wrong.append(f"{where}: better: expected less or more")
        mistakes += wrong
        if not wrong:
            values = {k: v for k, v in row.items() if k != key}
            found[str(id_)] = Limit(
                id=str(id_), **({"unit": id_} if key == "unit" else {}), **values
            )
    return found


def _positive(number: object) -> bool:
    if isinstance(number, bool) or not isinstance(number, int | float):
        return False
    return isfinite(number) and number > 0.0
