"""What the report says in a language: words.*.toml; numbers, dates and times as written there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from posturecoach.record.minute import step_of
from posturecoach.reports.model import Stretch
from posturecoach.rulebook import LANGUAGES, RulebookError

_MONTHS, _WEEKDAYS, _FORMS = 12, 7, 2
_JOINED = "\u00a0"
_SIGNS = re.compile(r" \([^)]*\)")
_NAMES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """One language.

    Attributes
    ----------
    language
        Such as ``"de"``.
    decimal
        What stands before tenths.
    months, weekdays
        Short names.
    lines
        By key, such as ``"short.easy"``: one form, or one and several.

    """

    language: str
    decimal: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    lines: Mapping[str, tuple[str, ...]]

    def say(self, key: str, **values: object) -> str:
        """Return a line with its values; they are never looked into for braces."""
        return self.lines[key][0].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the form of a line for so many."""
        forms = self.lines[key]
        return forms[0 if n == 1 else -1].format(n=n, **values)

    def name(self, section: str, id_: str) -> str:
        """Return what something is called; one that is not known, by its id."""
        found = self.lines.get(f"{section}.{id_}")
        return id_.replace("_", " ") if found is None else found[0]

    def plain_name(self, id_: str, section: str = "measure") -> str:
        """Return what a measure (or scale) is called, without what is in brackets."""
        return _SIGNS.sub("", self.name(section, id_))

    def number(self, number: float | None, digits: int = 0, *, signed: bool = False) -> str:
        """Return a number as this language writes it; a dash for None."""
        if number is None:
            return self.say("form.none")
        text = f"{abs(number):.{digits}f}"
        zero = not text.strip("0.")
        sign = "" if zero else "−" if number < 0.0 else "+" if signed else ""
        return sign + text.replace(".", self.decimal)

    def percent(self, share: float | None) -> str:
        """Return a share (0 to 1) in percent."""
        return self.amount(None if share is None else 100.0 * share, "%")

    def amount(self, number: float | None, unit: str, *, signed: bool = False) -> str:
        """Return a number with its unit, to as many places as make sense."""
        if number is None:
            return self.say("form.none")
        if unit in ("bool", "shoulder widths"):
            number, unit = 100.0 * number, "%"
        key = "percent" if unit == "%" else unit
        words = self.lines.get(f"unit.{key}", (f" {unit}" if unit else "",))[0]
        # A number and its unit stay on one line.
        return self.number(number, digits_of(unit), signed=signed) + words.replace(" ", _JOINED)

    def day(self, day: date) -> str:
        """Return a day."""
        month = self.months[day.month - 1]
        return self.say("form.date", day=day.day, month=month, year=day.year)

    def short_day(self, day: date) -> str:
        """Return a day without its year."""
        return self.say("form.short_date", day=day.day, month=self.months[day.month - 1])

    def short_span(self, stretch: Stretch) -> str:
        """Return from when to when, without the years."""
        ends = {"first": self.short_day(stretch.first), "last": self.short_day(stretch.last)}
        return self.say("form.span", **ends)

    def measured_in(self, name: str, unit: str) -> str:
        """Return a name and what its numbers are measured in, if in anything."""
        if unit in ("bool", "shoulder widths"):
            unit = "%"
        key = "percent" if unit == "%" else unit
        sign = self.lines.get(f"unit.{key}", ("",))[0].strip()
        return f"{name}, {sign}" if sign else name

    def span(self, stretch: Stretch) -> str:
        """Return from when to when; one day as a day."""
        if stretch.first == stretch.last:
            return self.day(stretch.first)
        return self.say("form.span", first=self.day(stretch.first), last=self.day(stretch.last))

    def time(self, seconds: float) -> str:
        """Return a time in the two units that matter."""
        if seconds < 60.0:  # noqa: PLR2004 - a minute
            return self.say("form.seconds", seconds=round(seconds))
        minutes = round(seconds / 60.0)
        if minutes < 60:  # noqa: PLR2004 - an hour
            return self.say("form.minutes", minutes=minutes)
        return self.say("form.hours", hours=minutes // 60, minutes=minutes % 60)

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence."""
        if len(words) < 2:  # noqa: PLR2004 - no list
            return "".join(words)
        return self.say("form.list_end", rest=", ".join(words[:-1]), last=words[-1])


def digits_of(unit: str) -> int:
    """Return how many decimals numbers in a unit are shown with."""
    whole = {"%", "points", "mm", "deg"}
    if unit in whole:
        return 0
    return 2 if step_of(unit) < 0.01 else 1  # noqa: PLR2004 - kept to thousandths


@cache
def words_of(language: str = "en", text: str | None = None) -> Words:
    """Return the words of a language, or those in `text`.

    Raises
    ------
    ValueError
        If there is no such language.
    RulebookError
        Naming what is missing or too many, against the English ones.

    """
    if language not in LANGUAGES:
        raise ValueError(f"expected one of {', '.join(LANGUAGES)}, got {language!r}")
    name = f"words.{language}.toml"
    if text is None:
        text = (files("posturecoach.reports") / "data" / name).read_text("utf-8")
    found, mistakes = _words(language, text)
    if language != LANGUAGES[0]:
        mistakes += _against(words_of(LANGUAGES[0]), found)
    if mistakes:
        raise RulebookError("\n  ".join((f"{name} cannot be followed:", *mistakes)))
    return found


def _words(language: str, text: str) -> tuple[Words, list[str]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"words.{language}.toml: {error}") from error
    mistakes = []
    if data.pop("schema", None) != 1 or data.pop("language", None) != language:
        mistakes.append(f"expected schema 1 and language {language!r}")
    decimal = data.pop("decimal", "")
    months, weekdays = data.pop("months", ()), data.pop("weekdays", ())
    if decimal not in (".", ",") or len(months) != _MONTHS or len(weekdays) != _WEEKDAYS:
        mistakes.append("expected a decimal sign, twelve months and seven weekdays")
    lines: dict[str, tuple[str, ...]] = {}
    for section, table in data.items():
        for key, line in table.items():
            forms = (line,) if isinstance(line, str) else tuple(line)
            lines[f"{section}.{key}"] = tuple(
                str(one).replace("± ", f"±{_JOINED}") for one in forms
            )
    mistakes += [f"{key}: expected words" for key, forms in lines.items() if not _good(forms, key)]
    return Words(language, decimal, tuple(months), tuple(weekdays), lines), mistakes


def _joined(words: object) -> str:
    return str(words).replace("± ", f"±{_JOINED}")


def _good(forms: tuple[Any, ...], key: str) -> bool:
    words = all(isinstance(one, str) and (one.strip() or key.startswith("unit.")) for one in forms)
    return words and len(forms) in (1, _FORMS)


def _against(english: Words, other: Words) -> list[str]:
    """Return how `other` differs from the English words in what must be the same."""
    mine, theirs = english.lines, other.lines
    found = [f"{key}: missing" for key in sorted(mine.keys() - theirs.keys())]
    found += [f"{key}: unknown" for key in sorted(theirs.keys() - mine.keys())]
    for key in sorted(mine.keys() & theirs.keys()):
        if len(mine[key]) != len(theirs[key]):
            found.append(f"{key}: expected {len(mine[key])} forms")
        names = [set(_NAMES.findall(forms[-1])) for forms in (mine[key], theirs[key])]
        if names[0] != names[1]:
            found.append(f"{key}: expected {', '.join(sorted(names[0])) or 'nothing'} in braces")
    return found
