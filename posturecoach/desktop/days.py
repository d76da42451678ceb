"""Days, as they are kept and as they are shown."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

_MONTHS = 12
_DAYS = 365.25


def today() -> date:
    """Return the day it is where this computer stands."""
    return datetime.now().astimezone().date()


def day_words(day: str) -> str:
    """Return an ISO day as people of this place write it."""
    moment = date.fromisoformat(day)
    found = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(found, QLocale.FormatType.LongFormat)


def in_months(day: date, months: int) -> date:
    """Return the same day `months` later; the last of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(first: str | None, then: str | None) -> int:
    """Return the months from one ISO day to another, to the nearest; 0 where one is missing."""
    if first is None or then is None:
        return 0
    days = (date.fromisoformat(then) - date.fromisoformat(first)).days
    return max(0, round(days * _MONTHS / _DAYS))
