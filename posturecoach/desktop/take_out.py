"""Writing what somebody takes along: the follow-up report, or the journal for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from posturecoach.desktop.days import today
from posturecoach.errors import JournalError
from posturecoach.journal import Reader
from posturecoach.record.event import Event, EventKind
from posturecoach.settings import check_writable, load, read_places

if TYPE_CHECKING:
    from posturecoach.reports.model import Report

Days = tuple[date, date]
SEALED = ".sealed"  # the ending of what a password protects


class Kind(StrEnum):
    """What can be taken along; the value is the ending of the file, or of the folder."""

    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    FHIR = "fhir.json"

    @property
    def report(self) -> bool:
        """Whether it is the report for people, and not for programs."""
        return self in (Kind.PDF, Kind.HTML)


class Against(StrEnum):
    """What a report compares its period with."""

    INSIDE = "inside"  # the last week with the first one of the period
    BEFORE = "before"  # as many days just before
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written.

    Attributes
    ----------
    kind
        What.
    days
        The first and the last day, both included.
    target
        The file; of `Kind.CSV` without a password the folder.
    against, language, who
        Of a report: what it compares with; "en" or "de"; a pseudonym, "" for that of the
        settings or none.
    password
        What it is sealed with; "": it is not.
    neutral
        Of a patient: the file of their neutral. Then nothing is taken from the settings, which
        are those of the computer's owner.

    """

    kind: Kind
    days: Days
    target: Path
    against: Against = Against.INSIDE
    language: str = "en"
    who: str = ""
    password: str = ""
    neutral: Path | None = None

    @property
    def name(self) -> str:
        """What stands on it for whose it is; empty for nothing."""
        return self.who or ("" if self.neutral is not None else load().journal.name or "")


def write_out(journal: Path, wish: Wish) -> Path:
    """Write what is wished for out of `journal`, for any thread; return where it is.

    Raises
    ------
    JournalError
        If the journal can't be read, or has nothing in those days.
    OutputError
        If the file can't be written.

    """
    with Reader(journal) as reader:
        if not any(True for _ in reader.days(*wish.days)) and not reader.events(*wish.days):
            raise JournalError(
                "Nothing was recorded in these days.", try_="choose other days, or more of them."
            )
        with _sealed_or_plain(wish) as path:
            _write(reader, wish, path)
    return wish.target


def before(days: Days) -> Days:
    """Return as many days just before."""
    length = days[1] - days[0] + timedelta(1)
    return days[0] - length, days[1] - length


@contextmanager
def _sealed_or_plain(wish: Wish) -> Iterator[Path]:
    """Yield where to write what is to be at the target; seal it, where that is wanted."""
    if not wish.password:
        yield wish.target
        return
    from posturecoach.journal.opened import private_folder  # noqa: PLC0415 - few want it
    from posturecoach.journal.sealing import seal  # noqa: PLC0415

    check_writable(wish.target)
    with private_folder() as folder:
        plain = folder / f"posture-coach.{wish.kind.value}"
        yield plain
        seal(plain, wish.target, wish.password)


def _write(reader: Reader, wish: Wish, path: Path) -> None:
    from posturecoach.journal.exchange import export_csv, export_json  # noqa: PLC0415 - lazy
    from posturecoach.settings.files import write  # noqa: PLC0415

    if wish.kind is not Kind.CSV:
        check_writable(path)
    match wish.kind:
        case Kind.CSV:
            export_csv(reader, path, wish.days)
        case Kind.JSON:
            export_json(reader, path, wish.days)
        case Kind.FHIR:
            from posturecoach.reports.fhir import bundle  # noqa: PLC0415 - heavy

            made = bundle(
                reader.period(*wish.days),
                name=wish.name or None,
                made=datetime.now().astimezone(),
                earlier=_before(reader, wish, EventKind.PLAN, EventKind.GOAL),
            )
            write(path, json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
        case Kind.HTML:
            from posturecoach.reports.followup import html  # noqa: PLC0415 - heavy

            write(path, html(_report(reader, wish), wish.language))
        case Kind.PDF:
            from posturecoach.desktop.pdf import write_pdf  # noqa: PLC0415 - heavy

            write_pdf(_report(reader, wish), path, wish.language)


def _report(reader: Reader, wish: Wish) -> Report:
    from posturecoach.reports.care import HOLDS  # noqa: PLC0415 - heavy
    from posturecoach.reports.followup import report  # noqa: PLC0415

    against = wish.against is Against.BEFORE
    return report(
        reader.period(*wish.days),
        reader.period(*before(wish.days)) if against else None,
        split=wish.against is Against.INSIDE,
        made=today(),
        who=wish.name,
        neutrals={place.name: place.neutral for place in read_places(wish.neutral)},
        earlier=_before(reader, wish, *HOLDS),
    )


def _before(reader: Reader, wish: Wish, *kinds: EventKind) -> tuple[Event, ...]:
    """Return what was told before the period and may still hold in it: plan, goals, signs."""
    return reader.events(date(1970, 1, 1), wish.days[0] - timedelta(days=1), *kinds)
