"""What is said in pictures and summaries of clips: words.*.toml beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from posturecoach.reports.words import Words, words_of

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Said:
    """One language.

    Attributes
    ----------
    words
        Of the report: numbers, units, and what measures are called in full.
    lines
        By key, such as ``"nobody"``.
    shorts
        What a measure is called where there is little room, by its id.

    """

    words: Words
    lines: Mapping[str, str]
    shorts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a line with its values; they are never looked into for braces."""
        return self.lines[key].format(**values)

    def short(self, measure: str) -> str:
        """Return a measure's short name."""
        return self.shorts.get(measure, self.words.plain_name(measure))

    def measured(
        self, shown: float | None, pm: float | None, unit: str, *, signed: bool = False
    ) -> str:
        """Return a number with its ± and unit: ``+12 ± 4°``."""
        if pm is None:
            return self.words.amount(shown, unit, signed=signed)
        digits = 2 if unit == "ratio" else 0
        if unit == "shoulder widths":
            shown, pm, unit = None if shown is None else 100.0 * shown, 100.0 * pm, "%"
        start = self.words.number(shown, digits, signed=signed)
        # The ± is never made to look smaller than it is: an angle has one of a degree at least.
        least = 10.0**-digits
        end = self.words.number(max(pm, least), digits)
        sign = self.words.lines.get(f"unit.{'percent' if unit == '%' else unit}", ("",))[0]
        return f"{start} ± {end}{sign}"

    def clock(self, seconds: float) -> str:
        """Return a time in the clip: ``2:05.3``."""
        tenths = int(10 * seconds + 1e-6)
        minutes, rest = divmod(tenths, 10 * _MINUTE)
        return f"{minutes}:{rest // 10:02d}{self.words.decimal}{rest % 10}"


@cache
def said_in(language: str) -> Said:
    """Return what is said in a language, a key of `rulebook.LANGUAGES`."""
    text = (files(__package__) / f"words.{language}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return Said(words_of(language), data["say"], data["short"])
