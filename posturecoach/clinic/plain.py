"""Plain data, such as JSON gives, taken apart with every mistake named.

A small relation of the reader of the exercises: the two rooms lie side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import inf, isfinite
from typing import TypeGuard


class Row:
    """One table, and a list to which every mistake in it is added.

    What is wrong is noted and stands in the result as something harmless, so that the rest
    is looked through, too. Whoever reads looks at the list in the end.
    """

    def __init__(self, data: object, mistakes: list[str], where: str = "") -> None:
        self.where = where
        self.mistakes = mistakes
        self._known: set[str] = set()
        if not isinstance(data, Mapping):
            mistakes.append(f"{where or 'the file'}: expected a table")
            data = {}
        self._data: Mapping[str, object] = {str(k): v for k, v in data.items()}

    def __contains__(self, key: str) -> bool:
        return self._data.get(key) is not None

    def keys(self) -> tuple[str, ...]:
        """Return all keys, in their order."""
        return tuple(self._data)

    def get(self, key: str) -> object:
        """Return what is under `key`, as it is; None for nothing."""
        self._known.add(key)
        return self._data.get(key)

    def wrong(self, key: str, expected: str) -> None:
        """Note that `key` does not hold what is expected."""
        got = repr(self._data[key]) if key in self._data else "nothing"
        short = got if len(got) <= _SHORT else f"{got[: _SHORT - 3]}..."
        self.mistakes.append(f"{self._path(key)}: expected {expected}, got {short}")

    def nothing_else(self) -> None:
        """Note every key that nobody asked for."""
        self.mistakes += [
            f"{self._path(key)}: unknown" for key in self._data if key not in self._known
        ]

    def words(self, key: str, *, empty: bool = False) -> str:
        """Return words; where they may be `empty` they may be missing, too."""
        value = self.get(key)
        if empty and value is None:
            return ""
        if not isinstance(value, str) or not (value.strip() or empty):
            self.wrong(key, "words")
            return ""
        return value

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """Return one of `allowed`; the first where it is none of them."""
        value = self.get(key)
        if value not in allowed:
            self.wrong(key, f"one of {', '.join(allowed)}")
            return str(allowed[0])
        return str(value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.get(key)
        if not isinstance(value, bool):
            self.wrong(key, "true or false")
        return value is True

    def number(self, key: str, *, least: float = -inf, most: float = inf) -> float:
        """Return a finite number from `least` to `most`."""
        value = self.get(key)
        if not is_number(value) or not least <= value <= most:
            room = f" from {least:g} to {most:g}" if isfinite(most) else ""
            self.wrong(key, f"a number{room}")
            return least if isfinite(least) else 0.0
        return float(value)

    def maybe(self, key: str, *, least: float = -inf, most: float = inf) -> float | None:
        """Return a number, or None where there is none."""
        if self.get(key) is None:
            return None
        return self.number(key, least=least, most=most)

    def whole(self, key: str, *, least: int = 0, most: int = 10**9) -> int:
        """Return a whole number from `least` to `most`."""
        value = self.get(key)
        if not is_number(value) or value != int(value) or not least <= value <= most:
            self.wrong(key, f"a whole number from {least} to {most}")
            return least
        return int(value)

    def moment(self, key: str) -> str:
        """Return a date-time in ISO 8601, as it stands there."""
        value = self.get(key)
        if not isinstance(value, str) or not is_moment(value):
            self.wrong(key, "a date and time such as 2030-01-31T09:00:00+01:00")
            return ""
        return value

    def row(self, key: str) -> Row:
        """Return the table under `key`."""
        return Row(self.get(key), self.mistakes, self._path(key))

    def items(self, key: str) -> Sequence[object]:
        """Return the list under `key`, of anything."""
        value = self.get(key)
        if not isinstance(value, list | tuple):
            self.wrong(key, "a list")
            return ()
        return value

    def rows(self, key: str) -> list[Row]:
        """Return the list of tables under `key`."""
        return [
            Row(one, self.mistakes, f"{self._path(key)} {n}")
            for n, one in enumerate(self.items(key), 1)
        ]

    def _path(self, key: str) -> str:
        return f"{self.where}: {key}" if self.where else key


_SHORT = 60  # a line's worth


def is_number(value: object) -> TypeGuard[float]:
    """Return whether `value` is a finite number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def is_moment(text: str) -> bool:
    """Return whether `text` is a date-time in ISO 8601."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text
