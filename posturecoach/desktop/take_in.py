"""Taking an export, or another journal, into one's own, which must not have anything in it."""

from __future__ import annotations

from pathlib import Path

from posturecoach.errors import JournalError
from posturecoach.journal import Journal, Reader, backups_path
from posturecoach.journal.places import set_aside
from posturecoach.record.event import EventKind
from posturecoach.record.period import Span

# What a program notes by itself as soon as it runs; a journal with nothing else is as good as new.
_BY_ITSELF = frozenset(
    {
        EventKind.START, EventKind.STOP, EventKind.PAUSE, EventKind.RESUME, EventKind.AWAY,
        EventKind.BACK, EventKind.SETTING, EventKind.CLOCK, EventKind.ZONE, EventKind.MOVED,
    }
)  # fmt: skip


def take_in(journal: Journal, source: Path, password: str = "") -> Span:
    """Take in `source`: JSON, a table of an export, or a journal; any of them sealed.

    Returns
    -------
    Span
        How far the journal reaches then.

    Raises
    ------
    JournalError
        If something is in the journal already, or `source` is not ours or the password is
        wrong. Then nothing that was kept is lost.

    """
    from posturecoach.journal.opened import opened  # noqa: PLC0415 - few need it
    from posturecoach.journal.sealing import is_sealed  # noqa: PLC0415

    if _has_anything(journal):
        raise JournalError(
            "Your journal has something in it already, and two can't be mixed.",
            try_="export it, erase everything, and take the other one in then.",
        )
    if not source.exists():
        raise JournalError(f"There is no {source}.", try_="see whether it is still there.")
    # What the program noted by itself; and before anything is opened, for that goes with it.
    journal.erase_all()
    if is_sealed(source):
        with opened(source, password) as plain:
            _fill(journal, plain)
    else:
        _fill(journal, source)
    return journal.span()


def _has_anything(journal: Journal) -> bool:
    """Return whether anything would be lost: in the file, its backups, or what was set aside."""
    if list(backups_path(journal.path).glob("*")) or set_aside(journal.path):
        return True
    span = journal.span()
    if span.first is None or span.last is None:
        return False
    events = journal.events(span.first, span.last)
    return bool(span.minutes or span.days) or any(one.kind not in _BY_ITSELF for one in events)


def _fill(journal: Journal, source: Path) -> None:
    from posturecoach.journal.exchange import (  # noqa: PLC0415 - few need it
        import_csv,
        import_journal,
        import_json,
    )
    from posturecoach.journal.opened import is_journal  # noqa: PLC0415

    whole = source / "posture-coach.json"  # of everything that was exported at once
    if whole.is_file():
        import_json(journal, whole)
    elif source.is_dir():
        import_csv(journal, source)
    elif source.suffix.lower() == ".csv":
        import_csv(journal, source.parent)
    elif is_journal(source):
        with Reader(source) as reader:
            import_journal(journal, reader)
    else:
        import_json(journal, source)
