"""`posturecoach report`: the follow-up report, for the person and for a therapist."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from posturecoach.cli.guard import say
from posturecoach.cli.sealed import PasswordFileOption, opened_journal
from posturecoach.errors import JournalError, OutputError

if TYPE_CHECKING:
    from posturecoach.journal import Reader
    from posturecoach.posture.neutral import Neutral
    from posturecoach.record.event import Event
    from posturecoach.record.period import Period, Span
    from posturecoach.reports.document import Document
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
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="FILE.html or FILE.pdf.")
    ] = None,
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
        list[Path] | None,
        typer.Option(
            "--journal",
            metavar="FILE",
            help="Of whom: also a file that somebody brought, or one that is sealed. "
            "Several of them stand side by side.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORDS", help="A pseudonym to write on it; one for each journal, in order."
        ),
    ] = None,
    language: Annotated[Language, typer.Option(help="English or German.")] = Language.EN,
    as_json: Annotated[
        bool, typer.Option("--json", help="The main figures as JSON, for other programs.")
    ] = False,
    password_file: PasswordFileOption = None,
) -> None:
    """Write the follow-up report: one page first, details after.

    One file that needs no other: numbers, drawings and your notes; no picture, no name but
    the one you give. Without days, the last six weeks with anything in them. Of several
    journals: the main figures side by side, over periods of one length.
    """
    if output is None and not as_json:
        raise typer.BadParameter("name a file: -o FILE.html or -o FILE.pdf; or add --json")
    if output is not None:
        _check_kind(output)
    days = _Days(None if first is None else first.date(), None if last is None else last.date())
    journals, names = journal or [], name or []
    if len(names) > max(1, len(journals)):
        raise typer.BadParameter("there are more names than journals")
    if len(journals) > 1 or as_json:
        if against is not None:
            raise typer.BadParameter("--against is for one journal, and without --json")
        found = _beside(journals, names, days, password_file)
        if output is not None:
            _write(_told_beside(found, language), output, language)
            say(f"Written: {output}, journals: {len(found)}.")
        if as_json:
            _print_json(found)
        return
    if output is not None:
        _follow_up(
            journals,
            names,
            days,
            against,
            output=output,
            language=language,
            password_file=password_file,
        )


class _Days(NamedTuple):
    """The days that were asked for; None: as far as there is anything."""

    first: date | None
    last: date | None

    def of(self, span: Span, path: Path, *, whole: bool) -> tuple[date, date]:
        """Return from when to when; `whole`: six weeks, though the journal may be younger."""
        if span.last is None or span.first is None:
            raise JournalError(
                f"The journal {path} is empty.", try_="look for a while first, or name another."
            )
        end = span.last if self.last is None else self.last
        start = end - timedelta(weeks=WEEKS, days=-1)
        start = start if whole else max(span.first, start)
        return _in_order(start if self.first is None else self.first, end)


def _follow_up(
    journals: Sequence[Path],
    names: Sequence[str],
    days: _Days,
    against: tuple[datetime, datetime] | None,
    *,
    output: Path,
    language: Language,
    password_file: Path | None,
) -> None:
    from posturecoach.journal import Reader, journal_path  # noqa: PLC0415 - heavy, all below
    from posturecoach.reports.followup import report as made_of  # noqa: PLC0415
    from posturecoach.settings import load  # noqa: PLC0415

    path = journals[0] if journals else journal_path()
    with opened_journal(path, password_file) as plain, Reader(plain) as reader:
        period = reader.period(*days.of(reader.span(), path, whole=False))
        other = None
        if against is not None:
            other = reader.period(*_in_order(against[0].date(), against[1].date()))
        earlier = _told_before(reader, period)
    own = not journals
    found = made_of(
        period,
        other,
        made=datetime.now().astimezone().date(),
        who=(names[0] if names else None) or (load().journal.name if own else None) or "",
        neutrals=_neutrals() if own else None,
        earlier=earlier,
    )
    _write(found, output, language)
    _say_what(period, output)


def _beside(
    journals: Sequence[Path], names: Sequence[str], days: _Days, password_file: Path | None
) -> list[Report]:
    """Return a report for each journal, over periods of one length."""
    from posturecoach.journal import Reader, journal_path  # noqa: PLC0415 - heavy, all below
    from posturecoach.reports.followup import report as made_of  # noqa: PLC0415

    paths = list(journals) or [journal_path()]
    found = []
    for path, name in zip(paths, _names(paths, names), strict=True):
        with opened_journal(path, password_file) as plain, Reader(plain) as reader:
            period = reader.period(*days.of(reader.span(), path, whole=True))
            earlier = _told_before(reader, period)
        made = datetime.now().astimezone().date()
        found.append(made_of(period, split=False, made=made, who=name, earlier=earlier))
    return found


def _told_before(reader: Reader, period: Period) -> tuple[Event, ...]:
    """Return what was told before a period and may still hold in it."""
    from posturecoach.reports.care import HOLDS  # noqa: PLC0415 - heavy

    return reader.events(date(1970, 1, 1), period.first - timedelta(days=1), *HOLDS)


def _names(paths: Sequence[Path], names: Sequence[str]) -> list[str]:
    """Return what each journal is called: as was said, else by its file; each another name."""
    found = [path.stem for path in paths]
    if len(set(found)) < len(found):
        found = [f"{path.resolve().parent.name}/{path.stem}" for path in paths]
    found[: len(names)] = names
    if len(set(found)) < len(found):
        raise typer.BadParameter("two journals have one name: give each its own with --name")
    return found


def _told_beside(found: Sequence[Report], language: Language) -> Document:
    from posturecoach.reports.side_by_side import told_beside  # noqa: PLC0415 - heavy

    return told_beside(found, language.value)


def _print_json(found: Sequence[Report]) -> None:
    from posturecoach.reports.side_by_side import plain_beside  # noqa: PLC0415 - heavy

    made = plain_beside(found)
    print(json.dumps(made, ensure_ascii=False, allow_nan=False))  # noqa: T201 - the place for it


def _check_kind(output: Path) -> None:
    if output.suffix.lower() not in (".html", ".htm", ".pdf"):
        raise OutputError(
            f"A report can't be written as {output.name}.", try_="name a FILE.html or FILE.pdf."
        )


def _write(found: Report | Document, output: Path, language: Language) -> None:
    from posturecoach.reports.document import Document  # noqa: PLC0415 - heavy, all below
    from posturecoach.reports.page import page  # noqa: PLC0415
    from posturecoach.reports.telling import told  # noqa: PLC0415
    from posturecoach.settings import check_writable  # noqa: PLC0415
    from posturecoach.settings.files import write  # noqa: PLC0415

    check_writable(output)
    document = found if isinstance(found, Document) else told(found, language.value)
    if output.suffix.lower() == ".pdf":
        _write_pdf(document, output, language)
    else:
        write(output, page(document))


def _write_pdf(found: Document, output: Path, language: Language) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown
    from posturecoach.desktop.application import application  # noqa: PLC0415 - Qt, only here
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
