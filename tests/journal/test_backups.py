"""A backup a day, checked, seven of them and four weeks' before."""

from __future__ import annotations

import stat
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from journals import DAY, a_minute, a_note, minute_at, some_minutes

from posturecoach.errors import JournalError
from posturecoach.journal import Journal, Reader, backups, backups_path
from posturecoach.journal.backups import backups_of, sound, whole


class Clock:
    """A clock that is set by hand: noon of a day."""

    def __init__(self, day=DAY):
        self.day = day

    def __call__(self):
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC).timestamp()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.sqlite"


def test_a_backup_holds_everything_and_is_one_file(path):
    with Journal(path, clock=Clock()) as journal:
        journal.write(some_minutes(40), [a_note("kept")])
        made = journal.back_up()
        minutes = list(journal.minutes(DAY, DAY))
    assert made.day == DAY
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert sound(made.path)
    with Reader(made.path) as reader:
        assert list(reader.minutes(DAY, DAY)) == minutes
        assert reader.events(DAY, DAY)[0].data["text"] == "kept"
    assert [file.name for file in backups_path(path).iterdir()] == ["journal-2026-03-02.sqlite"]


def test_one_a_day_and_no_more(path):
    with Journal(path, clock=Clock()) as journal:
        assert journal.back_up() is not None
        assert journal.back_up() is None


def test_seven_days_and_four_weeks_stay(path):
    clock = Clock(date(2026, 1, 1))
    with Journal(path, clock=clock) as journal:
        for k in range(90):
            clock.day = date(2026, 1, 1) + timedelta(k)
            journal.tidy()
    last = date(2026, 3, 31)
    days = [one.day for one in backups_of(path)]
    assert days[:7] == [last - timedelta(k) for k in range(7)]
    weeks = days[7:]
    assert len(weeks) == 4
    assert weeks[0] == date(2026, 3, 24)
    # Of each week before, the last day that there was.
    assert all(day.isoweekday() == 7 for day in weeks[1:])
    assert [a - b for a, b in pairwise(weeks[1:])] == [timedelta(7)] * 2


def test_older_ones_are_compressed_and_hold_the_same(path):
    clock = Clock()
    with Journal(path, clock=clock) as journal:
        for k in range(4):
            clock.day = DAY + timedelta(k)
            journal.write([], [a_note(f"of day {k}", at=minute_at(clock.day))])
            journal.back_up()
    made = backups_of(path)
    assert [one.path.suffix for one in made] == [".sqlite", ".gz", ".gz", ".gz"]
    assert len(list(backups_path(path).iterdir())) == 4
    for k, one in enumerate(reversed(made)):
        assert stat.S_IMODE(one.path.stat().st_mode) == 0o600
        with whole(one) as copy, Reader(copy) as reader:
            assert [e.data["text"] for e in reader.events(DAY, one.day)][-1] == f"of day {k}"
    assert len(list(backups_path(path).iterdir())) == 4


@pytest.mark.parametrize("harm", [lambda raw: raw[:-9], lambda raw: raw[:99], lambda _raw: b"no"])
def test_a_compressed_one_that_is_damaged_is_not_whole(path, harm):
    clock = Clock()
    with Journal(path, clock=clock) as journal:
        journal.write(some_minutes(20))
        journal.back_up()
        clock.day = DAY + timedelta(1)
        journal.back_up()
    old = backups_of(path)[1]
    old.path.write_bytes(harm(old.path.read_bytes()))
    with whole(old) as copy:
        assert copy is None
    assert len(list(backups_path(path).iterdir())) == 2


def test_a_compressed_copy_that_is_not_the_same_replaces_nothing(path, monkeypatch):
    clock = Clock()
    with Journal(path, clock=clock) as journal:
        journal.back_up()
        clock.day = DAY + timedelta(1)
        hashes = iter((b"one", b"another"))
        monkeypatch.setattr(backups, "_hash", lambda _file: next(hashes))
        journal.back_up()
    assert [one.path.suffix for one in backups_of(path)] == [".sqlite", ".sqlite"]


def test_what_a_damaged_journal_lacks_comes_from_a_compressed_backup_too(path):
    clock = Clock()
    with Journal(path, clock=clock) as journal:
        journal.write([], [a_note("kept")])
        journal.back_up()
        clock.day = DAY + timedelta(1)
        journal.back_up()
    newest, _ = backups_of(path)
    newest.path.unlink()
    path.write_bytes(b"\0" * 9000)
    with Journal(path, clock=clock) as journal:
        assert journal.notices
        assert [one.data["text"] for one in journal.events(DAY, DAY)] == ["kept"]


def test_weeks_without_a_day_at_the_computer_cost_no_backup(path):
    clock = Clock()
    with Journal(path, clock=clock) as journal:
        journal.tidy()
        clock.day = DAY + timedelta(200)
        journal.tidy()
    assert [one.day for one in backups_of(path)] == [DAY + timedelta(200), DAY]


def test_a_backup_that_is_not_sound_replaces_nothing(path, monkeypatch):
    clock = Clock()
    with Journal(path, clock=clock) as journal:
        journal.write(some_minutes(9))
        journal.back_up()
        clock.day = DAY + timedelta(1)
        copy = backups._copy

        def torn(connection, new):
            copy(connection, new)
            new.write_bytes(new.read_bytes()[:-5000])

        monkeypatch.setattr(backups, "_copy", torn)
        with pytest.raises(JournalError, match="not sound"):
            journal.back_up()
    assert [one.day for one in backups_of(path)] == [DAY]
    assert len(list(backups_path(path).iterdir())) == 1


def test_what_is_done_daily(path):
    clock = Clock(DAY + timedelta(800))
    with Journal(path, clock=clock) as journal:
        journal.write(some_minutes(30))
        journal.write(some_minutes(30, day=DAY + timedelta(100)))
        today = DAY + timedelta(800)
        journal.write([a_minute(minute_at(today))])
        before = journal.days(DAY, today)
        journal.tidy()
        assert journal.span().minutes == 31
        assert list(journal.minutes(DAY, DAY)) == []
        after = journal.days(DAY, today)
        assert [one.pruned for one in after] == [True, False, False]
        assert [one.sums for one in after] == [one.sums for one in before]
        assert after[0].measures == before[0].measures
        # A minute that comes late to a pruned day must not replace its sums.
        journal.write([a_minute(minute_at(hour=20))])
        journal.settle()
        assert journal.days(DAY, DAY)[0].sums == before[0].sums
    assert len(backups_of(path)) == 1


def test_every_minute_can_be_kept(path):
    with Journal(path, clock=Clock(DAY + timedelta(5000))) as journal:
        journal.write(some_minutes(3))
        journal.tidy(keep_days=None)
        assert journal.span().minutes == 3
