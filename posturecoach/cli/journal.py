# ruff: noqa: T201 - standard output is the place
"""`posturecoach journal` and `posturecoach export`: the log, for people and other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posturecoach.cli.guard import say
from posturecoach.cli.sealed import (
    PasswordFileOption,
    PasswordOption,
    new_password,
    opened_journal,
    password_of,
    say_sealed,
)
from posturecoach.errors import JournalError, OutputError

if TYPE_CHECKING:
    from posturecoach.journal import Journal, Reader
    from posturecoach.record.period import Period, Span

FileOption = Annotated[
    Path | None,
    typer.Option("--journal", metavar="FILE", help="The journal. Default: your own."),
]
FromOption = Annotated[
    datetime | None,
    typer.Option("--from", metavar="DAY", formats=["%Y-%m-%d"], help="First day: 2030-01-31."),
]
ToOption = Annotated[
    datetime | None,
    typer.Option("--to", metavar="DAY", formats=["%Y-%m-%d"], help="Last day, included."),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")]

app = typer.Typer(
    no_args_is_help=True, help="The journal: where it is, what is in it, and how it goes."
)


@app.command("path")
def show_path(*, journal: FileOption = None) -> None:
    """Print where the journal lies; it need not be there yet."""
    print(_path(journal))


@app.command()
def stats(
    *,
    journal: FileOption = None,
    first: FromOption = None,
    last: ToOption = None,
    as_json: JsonOption = False,
    password_file: PasswordFileOption = None,
) -> None:
    """Say what is in the journal: days, time in zones, breaks, prompts, each measure."""
    with _read(_path(journal), password_file) as reader:
        days = _days(reader, first, last)
        period = None if days is None else reader.period(*days)
    if as_json:
        print(json.dumps(_figures(period), allow_nan=False))
        return
    for line in _lines(period):
        print(line)


@app.command()
def erase(
    *,
    journal: FileOption = None,
    first: FromOption = None,
    last: ToOption = None,
    everything: Annotated[bool, typer.Option("--all", help="All of it, backups too.")] = False,
    yes: YesOption = False,
) -> None:
    """Erase a range of days, or everything, for good: in the file and in the backups."""
    path = _path(journal)
    if everything == (first is not None or last is not None):
        raise typer.BadParameter("say which days, --from DAY --to DAY, or --all")
    if not everything and (first is None or last is None):
        raise typer.BadParameter("say both: --from DAY --to DAY")
    what = "everything" if first is None or last is None else f"{first.date()} to {last.date()}"
    _sure(f"Erase {what} from {path} for good?", yes=yes)
    with _written(path) as book:
        if first is None or last is None:
            book.erase_all()
        else:
            _check_order(first.date(), last.date())
            erased = book.erase(first.date(), last.date())
            print(f"Erased: {erased.minutes} minutes and {erased.events} events.")
    if journal is None:
        _erase_answers(None if first is None or last is None else (first.date(), last.date()))
    if first is None or last is None:
        print("Everything is erased.")


def _erase_answers(days: tuple[date, date] | None) -> None:
    """Forget check-ins and exercises of those days as well; None: all, and the plan."""
    from posturecoach.guide import Guide  # noqa: PLC0415 - heavy
    from posturecoach.settings import care_path  # noqa: PLC0415
    from posturecoach.settings.care_memory import erase_care  # noqa: PLC0415

    if days is None:
        erase_care(care_path())
    elif care_path().exists():
        Guide(care_path()).erase_days(*days)


@app.command()
def prune(
    *,
    journal: FileOption = None,
    keep_days: Annotated[
        int, typer.Option(metavar="N", min=30, help="Minutes of so many days are kept.")
    ] = 730,
) -> None:
    """Remove the minutes of days long ago; the sums of those days and the events stay."""
    with _written(_path(journal)) as book:
        print(f"Removed: {book.prune(keep_days)} minutes.")


@app.command()
def backup(
    *,
    journal: FileOption = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="A copy for another place, such as a stick."),
    ] = None,
    sealed: PasswordOption = False,
    password_file: PasswordFileOption = None,
) -> None:
    """Make the backup of today if there is none, and check it; or a copy to take along."""
    if to is None:
        if sealed or password_file:
            raise typer.BadParameter("a copy is sealed that goes elsewhere: add --to FILE")
        with _written(_path(journal)) as book:
            made = book.back_up()
        print("There is one of today already." if made is None else f"{made.path}")
        return
    _check_sealing(sealed, password_file)
    with _read(_path(journal)) as reader, _sealed_or_plain(to, password_file, sealed=sealed) as out:
        reader.copy_to(out)


@app.command()
def restore(
    day: Annotated[
        datetime | None,
        typer.Argument(metavar="[DAY]", formats=["%Y-%m-%d"], help="Default: the newest backup."),
    ] = None,
    *,
    journal: FileOption = None,
    yes: YesOption = False,
) -> None:
    """Put a backup in the place of the journal, which is set aside, not lost."""
    from posturecoach.journal.backups import backups_of  # noqa: PLC0415 - heavy
    from posturecoach.journal.restoring import restore as restored  # noqa: PLC0415

    path = _path(journal)
    for one in backups_of(path):
        say(f"backup of {one.day}: {one.path.name}")
    what = "the newest" if day is None else f"that of {day.date()}"
    _sure(f"Restore {what}? What was written since is set aside.", yes=yes)
    found = restored(path, None if day is None else day.date(), datetime.now().astimezone())
    print(f"The journal is that of {found.day} again.")
    if found.aside is not None:
        print(f"What was there is {found.aside.name}, beside it; erasing days removes it, too.")


@app.command("open")
def open_sealed(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What was sealed.")],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="Where to: a file or a folder.")
    ],
    password_file: PasswordFileOption = None,
) -> None:
    """Open a sealed backup or export with its password."""
    from posturecoach.journal.sealing import is_sealed, unseal  # noqa: PLC0415 - heavy

    if not is_sealed(source):
        raise JournalError(
            f"{source} is not there, or not a file that Posture Coach sealed.",
            try_="check the name; what is not sealed needs no opening.",
        )
    unseal(source, output, password_of(source, password_file))
    say(f"Written, for everybody to read who gets hold of it: {output}")


@app.command("import")
def take_in(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="JSON, or the folder with CSV, of an export; another journal; any of them sealed.",
        ),
    ],
    *,
    journal: FileOption = None,
    password_file: PasswordFileOption = None,
) -> None:
    """Take an export into an empty journal; the statistics are the same then."""
    from posturecoach.journal.opened import opened  # noqa: PLC0415 - heavy
    from posturecoach.journal.sealing import is_sealed  # noqa: PLC0415

    if not source.exists():
        raise OutputError(f"There is no {source}.", try_="see whether the name is right.")
    with ExitStack() as stack:
        plain = source
        if is_sealed(source):
            plain = stack.enter_context(opened(source, password_of(source, password_file)))
        span = _taken_in(plain, _path(journal))
    print(f"Taken in: {span.minutes} minutes, {span.events} events, {span.days} days.")


def _taken_in(source: Path, path: Path) -> Span:
    from posturecoach.journal import Reader  # noqa: PLC0415 - heavy, all of them
    from posturecoach.journal.connecting import is_sqlite  # noqa: PLC0415
    from posturecoach.journal.exchange import (  # noqa: PLC0415
        import_csv,
        import_journal,
        import_json,
    )

    with _written(path, new=True) as book:
        if source.is_dir():
            import_csv(book, source)
        elif is_sqlite(source):
            with Reader(source) as reader:
                import_journal(book, reader)
        else:
            import_json(book, source)
        return book.span()


class Form(StrEnum):
    """What `export` writes."""

    CSV = "csv"
    JSON = "json"
    FHIR = "fhir"


def export(
    *,
    form: Annotated[Form, typer.Option("--format", help="csv: a folder of tables.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="Where to.")],
    journal: FileOption = None,
    first: FromOption = None,
    last: ToOption = None,
    sealed: PasswordOption = False,
    password_file: PasswordFileOption = None,
) -> None:
    """Write the journal for other programs: CSV tables, one JSON file, or a FHIR R4 bundle.

    They hold numbers and your notes, no picture. Whoever has the file can read it, unless it is
    sealed with a password: `posturecoach journal open FILE -o PATH` opens it.
    """
    from posturecoach.journal.exchange import export_csv, export_json  # noqa: PLC0415 - heavy
    from posturecoach.journal.sealing import is_sealed  # noqa: PLC0415

    path = _path(journal)
    if not is_sealed(path):
        _check_sealing(sealed, password_file)
    with (
        _read(path, password_file) as reader,
        _sealed_or_plain(output, password_file, sealed=sealed) as out,
    ):
        days = _days(reader, first, last)
        if form is Form.JSON:
            export_json(reader, out, days)
        elif form is Form.CSV:
            export_csv(reader, out, days)
        else:
            _export_fhir(reader, out, days)


def _check_sealing(sealed: bool, password_file: Path | None) -> None:  # noqa: FBT001 - a flag
    """Refuse to write something plain for somebody who handed over a password."""
    if password_file is not None and not sealed:
        raise typer.BadParameter("a password is there: add --password to seal with it")


@contextmanager
def _sealed_or_plain(output: Path, password_file: Path | None, *, sealed: bool) -> Iterator[Path]:
    """Yield where to write what is to be at `output`; seal it, where that is wanted."""
    if not sealed:
        yield output
        say(f"Written: {output}")
        return
    from posturecoach.journal.opened import private_folder  # noqa: PLC0415 - heavy
    from posturecoach.journal.sealing import seal  # noqa: PLC0415
    from posturecoach.settings import check_writable  # noqa: PLC0415

    check_writable(output)
    password = new_password(password_file)
    with private_folder() as folder:
        yield folder / "plain"
        seal(folder / "plain", output, password)
    say_sealed(output)


def _export_fhir(reader: Reader, output: Path, days: tuple[date, date] | None) -> None:
    from posturecoach.record.event import EventKind  # noqa: PLC0415 - heavy, all of them
    from posturecoach.reports.fhir import bundle  # noqa: PLC0415
    from posturecoach.settings import load  # noqa: PLC0415
    from posturecoach.settings.files import write  # noqa: PLC0415

    if days is None:
        raise JournalError(
            "The journal is empty.", try_="look for a while first, or name another journal."
        )
    now = datetime.now().astimezone()
    before = days[0] - timedelta(days=1)
    held = reader.events(date(1970, 1, 1), before, EventKind.PLAN, EventKind.GOAL)
    made = bundle(reader.period(*days), name=load().journal.name, made=now, earlier=held)
    write(output, json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def _path(journal: Path | None) -> Path:
    from posturecoach.journal import journal_path  # noqa: PLC0415 - heavy

    return journal or journal_path()


@contextmanager
def _read(path: Path, password_file: Path | None = None) -> Iterator[Reader]:
    from posturecoach.journal import Reader  # noqa: PLC0415 - heavy

    with opened_journal(path, password_file) as plain, Reader(plain) as reader:
        yield reader


@contextmanager
def _written(path: Path, *, new: bool = False) -> Iterator[Journal]:
    from posturecoach.journal import Journal  # noqa: PLC0415 - heavy

    if not new and not path.exists():
        raise JournalError(f"There is no journal at {path}.", try_="check the name.")
    journal = Journal(path)
    try:
        yield journal
    finally:
        for notice in journal.notices:
            say(notice)
        journal.close()


def _days(
    reader: Reader, first: datetime | None, last: datetime | None
) -> tuple[date, date] | None:
    """Return the days that are meant; None where the journal is empty."""
    span = reader.span()
    if span.first is None or span.last is None:
        return None
    start = span.first if first is None else first.date()
    end = max(start, span.last) if last is None else last.date()
    _check_order(start, end)
    return start, end


def _check_order(first: date, last: date) -> None:
    if last < first:
        raise typer.BadParameter(f"the last day, {last}, lies before the first, {first}")


def _sure(question: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise OutputError(question, try_="add --yes, as nobody can be asked here.")
    typer.confirm(question, abort=True)


def _figures(period: Period | None) -> dict[str, object]:
    if period is None:
        return {"days": 0}
    sums = period.sums
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "days": len(period.days),
        "present_s": sums.present_s,
        "absent_s": sums.absent_s,
        "uncertain_s": sums.uncertain_s,
        "off_s": sums.off_s,
        "neutral_s": sums.neutral_s,
        "caution_s": sums.caution_s,
        "bad_s": sums.bad_s,
        "unjudged_s": sums.unjudged_s,
        "score": None if sums.score is None else round(sums.score),
        "changes_per_h": _rounded(sums.changes_per_hour),
        "longest_sitting_s": max((bout.seconds for bout in period.bouts), default=0),
        "events": {
            str(kind): sum(event.kind is kind for event in period.events)
            for kind in dict.fromkeys(event.kind for event in period.events)
        },
        "measures": {
            one.id: {
                "what": str(one.what),
                "unit": one.unit,
                "median": _rounded(one.median),
                "p10": _rounded(one.low),
                "p90": _rounded(one.high),
                "pm": _rounded(one.pm),
                "seen_s": one.seen_s,
                "neutral_s": one.neutral_s,
                "caution_s": one.caution_s,
                "bad_s": one.bad_s,
                "longest_hold_s": one.longest_s,
            }
            for one in period.measures()
        },
    }


def _lines(period: Period | None) -> Iterator[str]:
    from posturecoach.cli.words import name_of, time_words  # noqa: PLC0415 - with the rest

    if period is None or not period.days:
        yield "The journal is empty."
        return
    sums = period.sums
    yield f"{period.first} to {period.last}, days with data: {len(period.days)}"
    judged = sums.judged_s or 1.0
    for words, spent in (
        ("sitting, seen", sums.present_s),
        ("  easy", sums.neutral_s),
        ("  some strain", sums.caution_s),
        ("  more strain", sums.bad_s),
        ("  could not be judged", sums.unjudged_s),
        ("away", sums.absent_s),
        ("camera off", sums.off_s),
    ):
        inside = words in ("  easy", "  some strain", "  more strain")
        share = f"  {100.0 * spent / judged:.0f} %" if inside else ""
        yield f"{words:<22} {time_words(spent)}{share}"
    if sums.changes_per_hour is not None:
        yield f"posture changes        {sums.changes_per_hour:.0f} an hour"
    yield f"longest sitting        {time_words(max((b.seconds for b in period.bouts), default=0))}"
    for one in period.measures():
        if one.median is not None:
            change = " from the own neutral" if str(one.what) == "change" else ""
            yield (
                f"{name_of(one.id):<22} median {one.median:.1f} ± {one.pm:.1f} {one.unit}{change}, "
                f"seen {time_words(one.seen_s)}"
            )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 2)
