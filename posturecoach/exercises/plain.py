"""Plain data, such as TOML and JSON give: taken apart with every mistake named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from math import inf, isfinite
from typing import TypeGuard

_NOTHING = object()


class Plain:
    """One table of plain data, and a list to which every mistake in it is added.

    What is missing or wrong is noted and stands in the result as something harmless, so
    that the rest is looked through, too. Whoever reads looks at the list in the end.

    Parameters
    ----------
    data
        The table; anything else is a mistake, and an empty table from then on.
    mistakes
        Where mistakes go, in words: where, what was expected, what was there.
    where
        Path to this table, for those words.

    """

    def __init__(self, data: object, mistakes: list[str], where: str = "") -> None:
        self.where = where
        self.mistakes = mistakes
        self._known: set[str] = set()
        if not isinstance(data, Mapping):
            mistakes.append(f"{where or 'the file'}: expected a table, got {_short(data)}")
            data = {}
        self._data: Mapping[str, object] = {str(k): v for k, v in data.items()}

    def __contains__(self, key: str) -> bool:
        return self._data.get(key) is not None

    def keys(self) -> tuple[str, ...]:
        """Return all keys, in their order."""
        return tuple(self._data)

    def get(self, key: str) -> object:
        """Return what is under `key` as it is, for a reader of its own; None for nothing."""
        return self._get(key)

    def wrong(self, key: str, expected: str) -> None:
        """Note that `key` does not hold what is expected."""
        value = self._data.get(key, _NOTHING)
        got = "nothing" if value is _NOTHING else _short(value)
        self.mistakes.append(f"{self._path(key)}: expected {expected}, got {got}")

    def nothing_else(self, *others: str) -> None:
        """Note every key that nobody asked for, but `others`."""
        for key in self._data:
            if key not in self._known and key not in others:
                self.mistakes.append(f"{self._path(key)}: unknown")

    def words(self, key: str, usual: str | None = None) -> str:
        """Return words; with a `usual` they may be missing or empty."""
        value = self._get(key)
        if value is None and usual is not None:
            return usual
        if not isinstance(value, str) or (not value.strip() and usual is None):
            self.wrong(key, "words")
            return usual or ""
        return value

    def texts(self, key: str, *, least: int = 0, most: int | None = None) -> tuple[str, ...]:
        """Return a list of words, with so many of them."""
        value = self._get(key)
        good = isinstance(value, list | tuple) and all(
            isinstance(text, str) and text.strip() for text in value
        )
        if not good or not isinstance(value, list | tuple):
            self.wrong(key, "a list of words")
            return ("",) * least
        if len(value) < least or (most is not None and len(value) > most):
            many = f"{least}" if most == least else f"{least} to {most or 'any number of'}"
            self.wrong(key, f"{many} texts")
            return ("",) * least
        return tuple(str(text) for text in value)

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """Return one of the `allowed` words; the first where it is none of them."""
        value, known = self._get(key), tuple(map(str, allowed))
        if value not in known:
            self.wrong(key, f"one of {', '.join(known)}")
            return known[0]
        return str(value)

    def flag(self, key: str, *, usual: bool | None = None) -> bool:
        """Return true or false."""
        value = self._get(key)
        if value is None and usual is not None:
            return usual
        if not isinstance(value, bool):
            self.wrong(key, "true or false")
            return bool(usual)
        return value

    def number(self, key: str, *, least: float = -inf, most: float = inf) -> float:
        """Return a number within bounds."""
        value = self._get(key)
        if not _is_number(value) or not least <= value <= most:
            self.wrong(key, _room("a number", least, most))
            return least if isfinite(least) else 0.0
        return float(value)

    def whole(self, key: str, *, least: int, most: int) -> int:
        """Return a whole number within bounds; 3.0 is one."""
        value = self._get(key)
        if not _is_number(value) or value != int(value) or not least <= value <= most:
            self.wrong(key, _room("a whole number", least, most))
            return least
        return int(value)

    def numbers(
        self, key: str, count: int, *, least: float = -inf, most: float = inf, alone: bool = False
    ) -> tuple[float, ...]:
        """Return `count` numbers; where one may stand `alone`, it stands for all of them."""
        value = self._get(key)
        if alone and _is_number(value):
            value = [value] * count
        good = isinstance(value, list | tuple) and len(value) == count
        if not good or not all(_is_number(x) and least <= x <= most for x in _each(value)):
            self.wrong(key, _room(f"{count} numbers", least, most))
            return (0.0,) * count
        return tuple(float(x) for x in _each(value) if _is_number(x))

    def day(self, key: str) -> str:
        """Return a date, as ISO 8601: ``"2030-01-31"``."""
        value = self._get(key)
        found = _day(value)
        if found is None:
            self.wrong(key, "a date such as 2030-01-31")
            return ""
        return found.isoformat()

    def table(self, key: str) -> Plain:
        """Return the table under `key`."""
        value = self._get(key)
        if value is None:
            self.wrong(key, "a table")
            value = {}
        return Plain(value, self.mistakes, self._path(key))

    def items(self, key: str) -> tuple[object, ...]:
        """Return the list under `key`, of anything."""
        value = self._get(key)
        if not isinstance(value, list | tuple):
            self.wrong(key, "a list")
            return ()
        return tuple(value)

    def rows(self, key: str) -> list[Plain]:
        """Return the list of tables under `key`."""
        value = self._get(key)
        if not isinstance(value, list | tuple):
            self.wrong(key, "a list of tables")
            return []
        return [
            Plain(row, self.mistakes, f"{self._path(key)} {_name(row, number)}")
            for number, row in enumerate(value, 1)
        ]

    def _get(self, key: str) -> object:
        self._known.add(key)
        return self._data.get(key)

    def _path(self, key: str) -> str:
        return f"{self.where}: {key}" if self.where else key


def _name(row: object, number: int) -> str:
    id_ = row.get("id") if isinstance(row, Mapping) else None
    return str(id_) if isinstance(id_, str) else str(number)


def _each(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _room(what: str, least: float, most: float) -> str:
    if isfinite(least) and isfinite(most):
        return f"{what} from {least:g} to {most:g}"
    if isfinite(least):
        return f"{what} of at least {least:g}"
    return f"{what} of at most {most:g}" if isfinite(most) else what


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - a line's worth
