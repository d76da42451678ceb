"""Every older version is brought up to date with all that is in it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from journals import DAY, DESK, a_measure, some_minutes

from posturecoach.journal import Journal, Reader, backups_path, schema
from posturecoach.journal.packing import pack
from posturecoach.journal.schema import VERSION, migrate
from posturecoach.record.event import EventKind

MINUTES = 90


def first_version(path):
    """A journal as the first version wrote it, made by the statements of that version."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("PRAGMA journal_mode = WAL").fetchall()
        migrate(old, 1)
        old.execute("INSERT INTO measure VALUES (0, 'head_pitch', 'deg', 'change')")
        old.execute("INSERT INTO setup VALUES (1, 'front', 'Desk', 1)")
        for number, one in enumerate(some_minutes(MINUTES)):
            old.execute(
                "INSERT INTO minute VALUES "
                "(?, 60, 1, 600, 0, 0, 0, 500, 50, 50, 550, 250, 600, 1, ?, ?, ?)",
                (
                    one.minute << 6,
                    one.bout_s,
                    (number + 1) * 60,
                    pack([a_measure(median=float(number % 10))], lambda _: 0),
                ),
            )
        at_ms = some_minutes(1)[0].minute * 60_000
        prompt = {"id": "p1", "kind": "hold", "rule": "hold:head", "topic": "head"}
        for kind, data in (("prompt", prompt), ("note", {"text": "of old"})):
            old.execute(
                "INSERT INTO event (at_ms, offset_min, kind, data) VALUES (?, 60, ?, ?)",
                (at_ms, kind, json.dumps(data)),
            )
        assert old.execute("PRAGMA user_version").fetchone() == (1,)


FIXTURES = {1: first_version}


def test_there_is_a_fixture_for_every_older_version():
    assert sorted(FIXTURES) == list(range(1, VERSION))


@pytest.mark.parametrize("version", sorted(FIXTURES))
def test_an_older_journal_is_brought_up_to_date(tmp_path, version):
    path = tmp_path / "journal.sqlite"
    FIXTURES[version](path)
    with Journal(path) as journal:
        check(journal)
        assert journal.answer("p1", "accepted", at_s=0.0)
        journal.write(some_minutes(3, hour=20))
        journal.settle()
        assert journal.days(DAY, DAY)[0].sums.minutes == MINUTES + 3
        assert journal._connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert journal._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    # Before anything was changed, a copy was made.
    (copy,) = backups_path(path).iterdir()
    assert f"version{version}" in copy.name
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (version,)


def test_the_copy_from_before_an_update_goes_in_the_end(tmp_path):
    path = tmp_path / "journal.sqlite"
    first_version(path)
    now_s = [datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()]
    with Journal(path, clock=lambda: now_s[0]) as journal:
        for days in (0, 30, 61):
            now_s[0] = (datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(days)).timestamp()
            journal.back_up()
            left = [file for file in backups_path(path).iterdir() if "version" in file.name]
            assert bool(left) == (days < 60)


@pytest.mark.parametrize("version", sorted(FIXTURES))
def test_an_older_journal_is_read_as_it_is_and_left_so(tmp_path, version):
    path = tmp_path / "journal.sqlite"
    FIXTURES[version](path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with Reader(path) as reader:
        check(reader)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def check(reader):
    minutes = list(reader.minutes(DAY, DAY))
    assert len(minutes) == MINUTES
    assert minutes[7].measures == (a_measure(median=7.0),)
    assert minutes[7].setup == DESK
    assert (minutes[7].present_s, minutes[7].standing_s, minutes[7].strain) == (60.0, 0.0, 0.25)
    (day,) = reader.days(DAY, DAY)
    assert day.sums.caution_s == MINUTES * 5.0
    assert [bout.seconds for bout in day.bouts] == [MINUTES * 60]
    prompt, note = reader.events(DAY, DAY)
    assert prompt.kind is EventKind.PROMPT
    assert note.data["text"] == "of old"


def test_a_migration_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "journal.sqlite"
    first_version(path)
    monkeypatch.setattr(schema, "_VERSIONS", (schema._FIRST, schema._SECOND + "SELECT no_such();"))
    with pytest.raises(sqlite3.OperationalError):
        Journal(path)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("SELECT count(*) FROM minute").fetchone() == (MINUTES,)
    with Journal(path) as journal:
        check(journal)
