"""`posturecoach report`: the follow-up report, for the person and for a therapist."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.errors import JournalError, OutputError

if TYPE_CHECKING:
    from posturecoach.posture.neutral import Neutral
    from posturecoach.record.period import Period
    from posturecoach.reports.model import Report

_DAY = ["%Y-%m-%d"]
WEEKS = 6  # so long a period is, unless one is named


class Language(StrEnum):
    """In which the report is written."""

    EN = "en"
    DE = "de"


def report(
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="FILE.html or FILE.pdf.")
    ],
    first: Annotated[
        datetime | None,
        typer.Option("--from", metavar="DAY", formats=_DAY, help="First day: 2030-01-31."),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", metavar="DAY", formats=_DAY, help="Last day, included."),
    ] = None,
    against: Annotated[
        tuple[datetime, datetime] | None,
        typer.Option(
            metavar="DAY DAY", formats=_DAY, help="Compare with this period: first and last day."
        ),
    ] = None,
    journal: Annotated[
        Path | None,
        typer.Option(
            "--journal", metavar="FILE", help="Of whom: also a file that somebody brought."
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="WORDS", help="A pseudonym to write on it.")
    ] = None,
    language: Annotated[Language, typer.Option(help="English or German.")] = Language.EN,
) -> None:
    """Write the follow-up report: one page first, details after.

    One file that needs no other: numbers, drawings and your notes; no picture, no name but
    the one you give. Without days, the last six weeks with anything in them.
    """
    from posturecoach.journal import Reader, journal_path  # noqa: PLC0415 - heavy, all below
    from posturecoach.reports.followup import html  # noqa: PLC0415
    from posturecoach.reports.followup import report as made_of  # noqa: PLC0415
    from posturecoach.settings import check_writable, load  # noqa: PLC0415
    from posturecoach.settings.files import write  # noqa: PLC0415

    kind = output.suffix.lower()
    if kind not in (".html", ".htm", ".pdf"):
        raise OutputError(
            f"A report can't be written as {output.name}.", try_="name a FILE.html or FILE.pdf."
        )
    path = journal or journal_path()
    with Reader(path) as reader:
        span = reader.span()
        if span.last is None or span.first is None:
            raise JournalError(
                f"The journal {path} is empty.", try_="look for a while first, or name another."
            )
        end = span.last if last is None else last.date()
        start = max(span.first, end - timedelta(weeks=WEEKS, days=-1))
        start = start if first is None else first.date()
        period = reader.period(*_in_order(start, end))
        other = None
        if against is not None:
            other = reader.period(*_in_order(against[0].date(), against[1].date()))
    own = journal is None
    found = made_of(
        period,
        other,
        made=datetime.now().astimezone().date(),
        who=name or (load().journal.name if own else None) or "",
        neutrals=_neutrals() if own else None,
    )
    check_writable(output)
    if kind == ".pdf":
        _write_pdf(found, output, language)
    else:
        write(output, html(found, language.value))
    _say_what(period, output)


def _write_pdf(found: Report, output: Path, language: Language) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown
    from posturecoach.desktop.opening import application  # noqa: PLC0415 - Qt, only here
    from posturecoach.desktop.pdf import write_pdf  # noqa: PLC0415

    application()
    write_pdf(found, output, language.value)


def _neutrals() -> dict[str, Neutral]:
    from posturecoach.settings import read_places  # noqa: PLC0415

    return {place.name: place.neutral for place in read_places()}


def _in_order(first: date, last: date) -> tuple[date, date]:
    if last < first:
        raise typer.BadParameter(f"the last day, {last}, lies before the first, {first}")
    return first, last


def _say_what(period: Period, output: Path) -> None:
    say(
        f"Written: {output}, {period.first} to {period.last}, "
        f"days with data: {len(period.days)} of {period.length}."
    )
