"""A damaged journal is set aside, what can be saved is saved, and the user is told."""

from __future__ import annotations

import random
import sqlite3
import stat
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from journals import DAY, a_minute, a_note, minute_at, some_minutes

from posturecoach.errors import JournalError
from posturecoach.journal import Journal, Reader
from posturecoach.journal.backups import sound
from posturecoach.journal.places import parts_of, set_aside

DAYS = 6
PAGE = 4096


def whole(path, days=DAYS, *, backup_after=None):
    """A journal of several days, closed; with a backup made after so many of them."""
    files, kept = _made(days, backup_after)
    for name, raw in files.items():
        file = path.parent / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(raw)
        file.chmod(0o600)
    return list(kept)


@cache
def _made(days, backup_after):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite"
        with Journal(path) as journal:
            for k in range(days):
                journal.write(some_minutes(300, day=DAY + timedelta(k), seed=k))
                journal.write(events=[a_note(f"day {k}", at=minute_at(DAY + timedelta(k)))])
                if k + 1 == backup_after:
                    journal.back_up()
            kept = tuple(journal.minutes(DAY, DAY + timedelta(days)))
        files = [file for file in Path(folder).rglob("*") if file.is_file()]
        return {str(file.relative_to(folder)): file.read_bytes() for file in files}, kept


def opened_again(path):
    with Journal(path) as journal:
        return (
            list(journal.minutes(DAY, DAY + timedelta(DAYS))),
            [event.data["text"] for event in journal.events(DAY, DAY + timedelta(DAYS))],
            list(journal.notices),
            journal.days(DAY, DAY + timedelta(DAYS)),
        )


def overwrite(path, first, length, seed=0):
    raw = bytearray(path.read_bytes())
    raw[first : first + length] = random.Random(seed).randbytes(len(raw[first : first + length]))
    path.write_bytes(raw)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.sqlite"


def test_a_sound_journal_is_left_alone(path):
    kept = whole(path)
    minutes, _, notices, _ = opened_again(path)
    assert minutes == kept
    assert notices == []
    assert set_aside(path) == ()


@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_over_a_table_cost_only_what_they_hit(path, seed):
    kept = whole(path)
    pages = path.stat().st_size // PAGE
    hit = random.Random(seed).randrange(12, pages - 2)
    overwrite(path, hit * PAGE, 2 * PAGE, seed)
    damaged = path.read_bytes()
    with Journal(path) as journal:
        # Where only reading finds it, reading mends it.
        minutes = list(journal.minutes(DAY, DAY + timedelta(DAYS)))
        journal.settle()
        journal.write([a_minute(minute_at(hour=20))])
        notices = list(journal.notices)
    assert set(minutes) <= set(kept)
    assert len(minutes) >= len(kept) * 0.9
    assert sound(path)
    if notices:
        assert "was damaged" in notices[0]
        assert "set aside" in notices[0]
        (aside,) = set_aside(path)
        assert aside.name in notices[0]
        assert aside.read_bytes() == damaged
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_of_a_truncated_file_the_beginning_is_saved(path, share):
    kept = whole(path)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    minutes, _, notices, _ = opened_again(path)
    assert set(minutes) <= set(kept)
    pages = len(raw) // PAGE
    rest = (pages * share - 16) / (pages - 16)  # the first are those of the tables themselves
    assert len(minutes) >= len(kept) * rest * 0.8
    assert len(notices) == 1
    assert len(set_aside(path)) == 1
    assert sound(path)


def test_a_ruined_header_is_made_good_by_the_backup(path):
    kept = whole(path, backup_after=4)
    overwrite(path, 0, 2 * PAGE)
    minutes, notes, notices, days = opened_again(path)
    assert minutes == kept[: 4 * 300]
    assert notes == ["day 0", "day 1", "day 2", "day 3"]
    assert "from the backup of" in notices[0]
    assert len(days) == 4
    assert days[0].sums.minutes == 300


def test_the_backup_fills_what_the_damage_took(path):
    kept = whole(path, backup_after=6)
    pages = path.stat().st_size // PAGE
    overwrite(path, (pages // 2) * PAGE, 8 * PAGE)
    with Journal(path) as journal:
        journal.settle()
        minutes = list(journal.minutes(DAY, DAY + timedelta(DAYS)))
        if not journal.notices:  # found by reading at the latest
            pytest.skip("the damage hit nothing that is read")
    assert minutes == kept


def test_with_nothing_left_a_new_one_is_begun_and_that_is_said(path):
    whole(path)
    path.write_bytes(b"no database at all" * 1000)
    minutes, _, notices, _ = opened_again(path)
    assert minutes == []
    assert "0 minutes and events could be read" in notices[0]


def test_a_damaged_backup_is_not_trusted(path):
    whole(path, backup_after=6)
    backup = next((path.parent / "journal-backups").glob("*.sqlite"))
    overwrite(backup, 0, 3 * PAGE)
    overwrite(path, 0, 2 * PAGE)
    minutes, _, notices, _ = opened_again(path)
    assert minutes == []
    assert "backup" not in notices[0]


def test_what_was_written_last_is_saved_with_the_rest(path):
    """It stands beside the file, in the write-ahead log, when the program is killed."""
    journal = Journal(path)
    journal.write(some_minutes(50))
    wal, _ = parts_of(path)
    main, log = path.read_bytes(), wal.read_bytes()
    journal.close()
    path.write_bytes(main)
    wal.write_bytes(log)
    minutes, _, notices, _ = opened_again(path)
    assert len(minutes) == 50
    assert notices == []


def test_a_torn_end_of_the_log_costs_only_what_stood_there(path):
    journal = Journal(path)
    journal.write(some_minutes(50))
    wal, _ = parts_of(path)
    complete = len(wal.read_bytes())
    journal.write(some_minutes(5, hour=20))
    main, log = path.read_bytes(), wal.read_bytes()
    journal.close()
    path.write_bytes(main)
    wal.write_bytes(log[: complete + 2000])
    minutes, _, notices, _ = opened_again(path)
    assert len(minutes) == 50
    assert notices == []


def test_damage_found_while_writing_is_mended_and_nothing_is_handed_over_twice(path):
    kept = whole(path)
    journal = Journal(path)
    connection = journal._connection

    class Broken:
        """The first write hits a page that is damaged; all else is the real thing."""

        def __getattr__(self, name):
            return getattr(connection, name)

        def execute(self, sql, *more):
            if sql.startswith("INSERT INTO minute"):
                error = sqlite3.DatabaseError("database disk image is malformed")
                error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise error
            return connection.execute(sql, *more)

    journal._connection = Broken()
    new = a_minute(minute_at(hour=20))
    journal.write([new])
    assert len(journal.notices) == 1
    found = list(journal.minutes(DAY, DAY + timedelta(DAYS)))
    journal.close()
    assert sorted(found, key=lambda one: one.minute) == sorted(
        [*kept, new], key=lambda one: one.minute
    )


def test_a_reader_says_that_it_is_damaged_and_leaves_it(path):
    whole(path)
    overwrite(path, 0, 2 * PAGE)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="damaged"):
        Reader(path)
    assert path.read_bytes() == before
    assert set_aside(path) == ()


def test_one_minute_whose_bytes_were_changed_keeps_its_seconds_and_spoils_nothing_else(path):
    """A changed byte within a row is no damage to SQLite; our own checksum tells it."""
    kept = whole(path, 1)
    with sqlite3.connect(path) as connection:
        (id_, packed) = connection.execute("SELECT id, measures FROM minute LIMIT 1").fetchone()
        changed = packed[:20] + bytes([packed[20] ^ 0xFF]) + packed[21:]
        connection.execute("UPDATE minute SET measures = ? WHERE id = ?", (changed, id_))
    connection.close()
    minutes, _, _, days = opened_again(path)
    assert minutes[0].measures == ()
    assert minutes[0].present_s == kept[0].present_s
    assert minutes[1:] == kept[1:]
    assert days[0].sums.minutes == 300


def test_a_file_that_was_named_by_mistake_is_left_alone(tmp_path):
    mine = tmp_path / "thesis.txt"
    mine.write_text("years of work\n" * 400)
    for opened in (Journal, Reader):
        with pytest.raises(JournalError, match="no journal of Posture Coach"):
            opened(mine)
    assert mine.read_text() == "years of work\n" * 400
    assert {one.name for one in tmp_path.iterdir()} <= {"thesis.txt", "thesis.txt.lock"}
