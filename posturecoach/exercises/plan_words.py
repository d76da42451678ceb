"""A plan and its changes in words, for window and terminal alike; English and German."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from posturecoach.exercises.library import Dose, Words
from posturecoach.exercises.plan import Days, Item
from posturecoach.exercises.therapist import WEEKDAYS, PlanChange

_MINUTE_S = 60.0
ARROW = "\N{RIGHTWARDS ARROW}"


def change_words(change: PlanChange, words: Words, language: str) -> str:
    """Return one change in a line: what it is about, before and after.

    Parameters
    ----------
    change
        Of `therapist.merge`.
    words
        Names of the exercises, in the same language.
    language
        ``"en"`` or ``"de"``; KeyError for another.

    """
    lines = _WORDS[language]
    what = lines[change.what]
    about = words.exercises[change.exercise].name if change.exercise else lines["plan"]
    if change.what in ("added", "removed", "closed", "opened", "only_these"):
        return f"{about}: {what}"
    before = _value(change.before, change.what, language)
    after = _value(change.after, change.what, language)
    return f"{about}: {what}: {before} {ARROW} {after}"


def item_words(item: Item, dose: Dose, language: str) -> str:
    """Return one exercise of a plan in a line: level, dose, how often, on which days."""
    lines = _WORDS[language]
    weekdays = tuple(WEEKDAYS[n] for n in item.weekdays)
    days = _value(weekdays or item.days.value, "days", language)
    parts = [f"{lines['level']} {item.level}", dose_words(dose, language)]
    if item.times > 1:
        parts.append(lines["times_of"].format(n=item.times))
    parts.append(days)
    if item.from_week > 1:
        parts.append(lines["from_week"].format(n=item.from_week))
    return ", ".join(parts)


def dose_words(dose: Dose, language: str) -> str:
    """Return a dose in few words: ``"2 sets of 8, 3 s each"``."""
    lines = _WORDS[language]
    time = _time(dose.hold_s, language) if dose.hold_s else ""
    if dose.reps <= 1:  # one long hold, or a walk
        often = lines["reps_of"].format(n=dose.sets) if dose.sets > 1 or not time else ""
        return " ".join(part for part in (often, time) if part)
    reps = lines["reps_of"].format(n=dose.reps)
    sets = lines["sets_of"].format(n=dose.sets, reps=dose.reps) if dose.sets > 1 else reps
    return f"{sets}, {lines['hold_of'].format(time=time)}" if time else sets


def _time(seconds: float, language: str) -> str:
    minutes = seconds / _MINUTE_S
    if minutes >= 1.0 and minutes == int(minutes):
        return f"{_number(minutes, language)} min"
    return f"{_number(seconds, language)} s"


def mistake_words(mistake: str, language: str) -> str:
    """Return a mistake in a plan file in a language; what it names of the file stays.

    One that is not known stays as it is: rather English than not said.
    """
    if language != "de":
        return mistake
    for pattern, german in _MISTAKES:
        found = re.fullmatch(pattern, mistake, re.DOTALL)
        if found is not None:
            parts = {key: _expected(value) for key, value in found.groupdict().items()}
            return german.format(**parts)
    return mistake


def _value(value: object, what: str, language: str) -> str:
    lines = _WORDS[language]
    if value is None:
        return lines["nothing"]
    if what == "days":
        if isinstance(value, tuple):
            return ", ".join(lines[str(day)] for day in value)
        return lines[str(value)]
    if what == "next_date":
        return day_words(str(value), language)
    if isinstance(value, int | float):
        shown = _number(float(value), language)
        return f"{shown} s" if what.endswith("_s") else shown
    return str(value)


def day_words(day: str, language: str) -> str:
    """Return an ISO day as one writes it."""
    moment = date.fromisoformat(day)
    month = _MONTHS[language][moment.month - 1]
    dot = "." if language == "de" else ""
    return f"{moment.day}{dot} {month} {moment.year}"


def _number(number: float, language: str) -> str:
    shown = f"{number:g}"
    return shown.replace(".", ",") if language == "de" else shown


def _expected(words: str) -> str:
    for pattern, german in _EXPECTED:
        found = re.fullmatch(pattern, words, re.DOTALL)
        if found is not None:
            return german.format(*found.groups())
    return words


_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August"),
        *("September", "Oktober", "November", "Dezember"),
    ),
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "plan": "The plan",
        "added": "comes in",
        "removed": "goes out",
        "closed": "is not to be done",
        "opened": "may be done again",
        "only_these": "nothing but what stands in it is to be done",
        "level": "level",
        "most_level": "highest level",
        "sets": "sets",
        "reps": "repetitions",
        "hold_s": "hold",
        "rest_s": "rest between sets",
        "times": "times a day",
        "days": "days",
        "next_date": "next visit",
        "note": "note",
        "nothing": "none",
        "sets_of": "{n} sets of {reps}",
        "reps_of": "{n} times",
        "hold_of": "hold {time}",
        "times_of": "{n} times a day",
        "from_week": "from week {n} on",
        Days.DAILY: "every day",
        Days.EVEN: "every other day",
        Days.ODD: "every other day, from the second on",
        Days.FORTNIGHT: "every two weeks",
        Days.WEEKDAYS: "on set days",
        **dict(zip(WEEKDAYS, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)),
    },
    "de": {
        "plan": "Der Plan",
        "added": "kommt dazu",
        "removed": "fällt weg",
        "closed": "soll nicht gemacht werden",
        "opened": "darf wieder gemacht werden",
        "only_these": "nichts anderes, als darin steht, soll gemacht werden",
        "level": "Stufe",
        "most_level": "höchste Stufe",
        "sets": "Runden",
        "reps": "Wiederholungen",
        "hold_s": "Halten",
        "rest_s": "Pause zwischen Runden",
        "times": "Male am Tag",
        "days": "Tage",
        "next_date": "nächster Termin",
        "note": "Notiz",
        "nothing": "nichts",
        "sets_of": "{n} Runden zu {reps}",
        "reps_of": "{n}-mal",
        "hold_of": "{time} halten",
        "times_of": "{n}-mal am Tag",
        "from_week": "ab Woche {n}",
        Days.DAILY: "jeden Tag",
        Days.EVEN: "jeden zweiten Tag",
        Days.ODD: "jeden zweiten Tag, vom zweiten an",
        Days.FORTNIGHT: "alle zwei Wochen",
        Days.WEEKDAYS: "an festen Tagen",
        **dict(zip(WEEKDAYS, ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), strict=True)),
    },
}

# What `Plain`, `therapist` and `plan_file` say, the special before the general.
_MISTAKES: tuple[tuple[str, str], ...] = (
    (
        r"(?P<where>.+): expected once, got it again",
        "{where}: soll einmal vorkommen, steht aber noch einmal da",
    ),
    (
        r"(?P<where>.+): expected either a wish or limits\.closed, got both",
        "{where}: soll entweder gewünscht oder in limits.closed sein, ist aber beides",
    ),
    (r"(?P<where>.+?): expected (?P<what>.+), got (?P<got>.+)", "{where}: {what} – da steht {got}"),
    (r"(?P<where>.+): unknown", "{where}: unbekannt"),
    (r"a number in it is far too large", "eine Zahl darin ist viel zu groß"),
)
_EXPECTED: tuple[tuple[str, str], ...] = (
    (r"a whole number from (\S+) to (\S+)", "eine ganze Zahl von {0} bis {1}"),
    (r"a number from (\S+) to (\S+)", "eine Zahl von {0} bis {1}"),
    (r"a number of at least (\S+)", "eine Zahl ab {0}"),
    (r"up to its limit (\S+)", "höchstens seine Grenze {0}"),
    (r"up to (\d+) characters", "höchstens {0} Zeichen"),
    (r"one of (.+)", "eines von {0}"),
    (r"some of (.+)", "einige von {0}"),
    (r"words", "Worte"),
    (r"a list of words", "eine Liste von Worten"),
    (r"a list of tables", "eine Liste von Tabellen"),
    (r"a list", "eine Liste"),
    (r"a table", "eine Tabelle"),
    (r"true or false", "true oder false"),
    (r"ids of exercises", "Kürzel von Übungen"),
    (r"exercises with it", "Übungen dazu"),
    (r"a date such as (\S+)", "ein Datum wie {0}"),
    (r"a day from (\S+) on", "ein Tag ab dem {0}"),
    (r"nothing|none", "nichts"),
    (r"signs that can't be shown", "Zeichen, die sich nicht zeigen lassen"),
    (r"the file", "die Datei"),
)
