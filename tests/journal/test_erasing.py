"""What is erased is gone: from the file, from what stands beside it, and from every copy."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from journals import DAY, SIDE, a_measure, a_minute, a_note, minute_at, some_minutes

from posturecoach.errors import JournalError
from posturecoach.journal import Journal, backups_path
from posturecoach.journal.places import parts_of
from posturecoach.posture.measure import View
from posturecoach.record.minute import Setup

SECRET, KEPT = "zu viel Rotwein getrunken", "a walk in the park"
NEXT = DAY + timedelta(1)


def everything(folder):
    """The bytes of all files there are."""
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def holds(folder, text):
    return [name for name, raw in everything(folder).items() if text.encode() in raw]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "journal.sqlite"


@pytest.fixture
def journal(path):
    """Two days, with a note on each, backed up, and a damaged file beside."""
    with Journal(path) as journal:
        journal.write(some_minutes(200), [a_note(SECRET)])
        at = minute_at(NEXT)
        journal.write(some_minutes(200, day=NEXT, seed=1), [a_note(KEPT, at=at)])
        place = Setup(View.FRONT, "Bei Tante Erna", calibrated=True)
        journal.write([a_minute(minute_at(hour=20), setup=place)])
        journal.settle()
        journal.back_up()
        journal._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        path.with_name("journal.sqlite.damaged-2026-01-01-000000").write_bytes(path.read_bytes())
        assert len(holds(path.parent, SECRET)) >= 3
        yield journal


def packed_of(path, day_from, day_to):
    """The packed measures of some minutes, as bytes that can be looked for."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT id, measures FROM minute").fetchall()
    connection.close()
    first, last = minute_at(day_from, 0), minute_at(day_to, 24)
    return [raw for id_, raw in rows if first <= id_ >> 6 < last]


def test_a_day_that_is_erased_is_in_no_byte_of_any_file(journal, path):
    minutes = packed_of(path, DAY, DAY)
    assert len(minutes) == 201
    kept = list(journal.minutes(NEXT, NEXT))
    sums = journal.days(NEXT, NEXT)
    erased = journal.erase(DAY, DAY)
    assert (erased.minutes, erased.events, erased.days) == (201, 1, 1)
    files = everything(path.parent)
    assert holds(path.parent, SECRET) == []
    assert holds(path.parent, "Tante Erna") == []
    assert not [name for name, raw in files.items() for one in minutes if one in raw]
    assert holds(path.parent, KEPT)
    assert list(journal.minutes(NEXT, NEXT)) == kept
    assert journal.days(NEXT, NEXT) == sums
    assert journal.days(DAY, DAY) == ()
    assert not [name for name in files if "damaged" in name]
    # And there is a backup of what is left.
    (backup,) = backups_path(path).iterdir()
    assert KEPT.encode() in backup.read_bytes()


def test_erasing_holds_when_somebody_looks_at_the_files_at_once(journal, path):
    """Not only after the journal was closed."""
    journal.erase(DAY, DAY)
    wal, _ = parts_of(path)
    assert not wal.exists() or SECRET.encode() not in wal.read_bytes()


def test_everything_that_is_erased_is_gone_and_the_journal_goes_on(journal, path):
    journal.erase_all()
    assert holds(path.parent, SECRET) == holds(path.parent, KEPT) == []
    assert journal.span().minutes == 0
    assert list(backups_path(path).glob("*")) == []
    journal.write(some_minutes(2))
    assert journal.span().minutes == 2


def test_a_bout_that_reaches_into_an_erased_day_tells_nothing_of_it(path):
    with Journal(path) as journal:
        journal.write(some_minutes(120, hour=23))  # from 23:00 to 1:00
        journal.erase(DAY, DAY)
        (day,) = journal.days(DAY, NEXT)
        assert day.day == NEXT
        (bout,) = day.bouts
        assert bout.began_s == minute_at(NEXT, 0) * 60
        assert bout.seconds == 3600
        assert [one.stretch_s for one in journal.minutes(NEXT, NEXT)][:2] == [60, 120]


def test_erasing_while_another_program_reads_is_said(journal, path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM minute").fetchall()
    with pytest.raises(JournalError):
        journal.erase(DAY, DAY)
    assert not list(backups_path(path).glob("*"))  # the copies are gone already
    other.execute("COMMIT")
    other.close()
    journal.erase(DAY, DAY)
    assert holds(path.parent, SECRET) == []


def test_erasing_nothing_is_no_trouble(journal):
    erased = journal.erase(DAY - timedelta(9), DAY - timedelta(8))
    assert (erased.minutes, erased.events, erased.days) == (0, 0, 0)
    assert journal.span().minutes == 401


def test_pruned_minutes_are_gone_too_and_their_sums_stay(journal, path):
    minutes = packed_of(path, DAY, NEXT)
    before = journal.days(DAY, NEXT)
    assert journal.prune(0) == 401  # both days are long past
    files = everything(path)  # the journal alone; backups keep what they are for
    assert not [1 for raw in files.values() for one in minutes if one in raw]
    assert path.stat().st_size < 100_000
    assert [day.sums for day in journal.days(DAY, NEXT)] == [day.sums for day in before]
    assert list(journal.minutes(DAY, NEXT)) == []


def test_setups_that_are_still_used_stay(journal):
    journal.write([a_minute(minute_at(NEXT, 22), setup=SIDE, measures=(a_measure("slump"),))])
    journal.erase(DAY, DAY)
    assert {one.setup for one in journal.minutes(NEXT, NEXT)} >= {SIDE}
