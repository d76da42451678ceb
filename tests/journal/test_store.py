"""What is written is read again; days and hours are those of the local clock."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journals import (
    DAY,
    DESK,
    SIDE,
    a_measure,
    a_minute,
    a_note,
    a_prompt,
    minute_at,
    some_minutes,
)

from posturecoach.errors import JournalBusyError, JournalError, NewerError, OutputError
from posturecoach.journal import Journal, Reader
from posturecoach.journal.packing import MOST_BYTES, PackingError, pack, unpack
from posturecoach.journal.places import own_files
from posturecoach.record.event import Event, EventKind
from posturecoach.record.minute import MeasureMinute, What, from_steps
from posturecoach.record.period import Bout, merged


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "journal.sqlite"


@pytest.fixture
def journal(path):
    with Journal(path) as journal:
        yield journal


def test_minutes_are_read_as_they_were_written(journal):
    minutes = some_minutes(70)
    journal.write(minutes[:1])
    journal.write(minutes[1:])
    assert list(journal.minutes(DAY, DAY)) == minutes
    assert journal.span().minutes == 70


def test_a_reader_sees_at_once_what_was_written_and_changes_nothing(journal, path):
    journal.write(some_minutes(3))
    with Reader(path) as reader:
        assert reader.span().minutes == 3
        journal.write(events=[a_note("hello")])
        assert reader.events(DAY, DAY)[0].data["text"] == "hello"
        with pytest.raises(Exception, match="readonly"):
            reader._connection.execute("DELETE FROM minute")


def test_only_its_owner_can_read_it(journal, path):
    journal.write(some_minutes(2))
    journal.tidy()
    files = [*own_files(path), path.with_name(path.name + ".lock")]
    assert len(files) >= 4
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    folders = {file.parent for file in files}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_there_is_one_writer_and_the_next_is_told_so_and_can_read(journal, path):
    journal.write(some_minutes(2))
    with pytest.raises(JournalBusyError, match="another Posture Coach") as raised:
        Journal(path)
    assert "read" in raised.value.try_
    with Reader(path) as reader:
        assert reader.span().minutes == 2


def test_another_process_is_told_too_and_may_write_after(journal, path):
    program = (
        "import sys; from pathlib import Path; from posturecoach.journal import Journal\n"
        "try: Journal(Path(sys.argv[1])).close()\n"
        "except Exception as error: print(type(error).__name__)"
    )
    command = [sys.executable, "-c", program, str(path)]
    assert subprocess.check_output(command, text=True).strip() == "JournalBusyError"
    journal.close()
    assert subprocess.check_output(command, text=True).strip() == ""


def test_parts_of_one_minute_are_all_kept(journal):
    at = minute_at()
    parts = [a_minute(at, present=20.0), a_minute(at, present=30.0), a_minute(at, setup=SIDE)]
    for one in parts:
        journal.write([one])
    assert list(journal.minutes(DAY, DAY)) == parts
    (day,) = journal.days(DAY, DAY)
    assert day.sums.present_s == 110.0
    assert day.sums.minutes == 3


def test_days_are_local_days(journal):
    late, early = minute_at(hour=23, minute=59), minute_at(hour=24, minute=0)
    journal.write([a_minute(late), a_minute(early)])
    first, second = journal.days(DAY, DAY + timedelta(1))
    assert (first.day, second.day) == (DAY, DAY + timedelta(1))
    assert [hour.hour for hour in first.hours] == [23]
    assert [hour.hour for hour in second.hours] == [0]
    assert [one.minute for one in journal.minutes(DAY, DAY)] == [late]
    assert journal.days(DAY + timedelta(1), DAY + timedelta(1)) == (second,)


@pytest.mark.parametrize("offset_min", [-12 * 60, -210, 0, 345, 14 * 60])
def test_days_are_local_wherever_that_is(journal, offset_min):
    at = minute_at(hour=0, offset_min=offset_min)
    journal.write([a_minute(at, offset_min=offset_min)])
    journal.write([a_minute(at + 1439, offset_min=offset_min)])
    (day,) = journal.days(DAY, DAY)
    assert [hour.hour for hour in day.hours] == [0, 23]
    assert len(list(journal.minutes(DAY, DAY))) == 2


def test_the_hour_that_comes_twice_in_autumn_is_one_of_two_hours(journal):
    day = date(2026, 10, 25)
    summer = [a_minute(minute_at(day, 2, k, 120), offset_min=120) for k in range(60)]
    winter = [a_minute(minute_at(day, 2, k, 60), offset_min=60) for k in range(60)]
    assert winter[0].minute == summer[-1].minute + 1
    journal.write(summer + winter)
    (found,) = journal.days(day, day)
    (hour,) = found.hours
    assert (hour.hour, hour.sums.present_s) == (2, 7200.0)


def test_a_traveller_has_no_minute_twice_and_loses_none(journal):
    """From Berlin to New York: the local day is longer, and each minute belongs to one day."""
    flight = [a_minute(minute_at() + k, offset_min=60 if k < 600 else -300) for k in range(1500)]
    journal.write(flight)
    days = journal.days(DAY, DAY + timedelta(3))
    assert sum(day.sums.minutes for day in days) == 1500
    assert len(list(journal.minutes(DAY, DAY + timedelta(3)))) == 1500


def test_sums_kept_are_the_sums_made(journal):
    journal.write(some_minutes(90) + some_minutes(20, hour=15, seed=1, setup=SIDE))
    journal.write(some_minutes(9, day=DAY + timedelta(1), seed=2))
    made = journal.days(DAY, DAY + timedelta(1))
    journal.settle()
    assert journal._connection.execute("SELECT count(*) FROM stale").fetchone() == (0,)
    assert journal.days(DAY, DAY + timedelta(1)) == made
    journal.write([a_minute(minute_at(hour=16))])
    journal.settle()
    assert journal.days(DAY, DAY)[0].sums.minutes == 111


def test_sums_are_those_of_the_minutes(journal):
    minutes = some_minutes(120)
    journal.write(minutes)
    (day,) = journal.days(DAY, DAY)
    assert day.sums.present_s == 7200.0
    assert day.sums.bad_s == pytest.approx(sum(one.bad_s for one in minutes))
    assert day.sums.strain == pytest.approx(0.25)
    assert day.sums.changes == sum(one.changes for one in minutes)
    assert day.bouts == (Bout(minute_at() * 60, 7200),)
    pitch = next(one for one in day.measures if one.id == "head_pitch")
    of = [next(m for m in one.measures if m.id == "head_pitch") for one in minutes]
    assert pitch.seen_s == 7200.0
    assert pitch.bad_s == pytest.approx(sum(one.bad_s for one in of))
    assert pitch.longest_s == 119.0
    assert pitch.setup == DESK
    medians = sorted(one.median for one in of)
    assert pitch.median == pytest.approx(medians[60], abs=1.0)
    assert min(m.low for m in of) - 2 < pitch.low < pitch.median < pitch.high
    assert pitch.spread.total_s == pytest.approx(7200.0, abs=1.0)


def test_measures_of_two_views_are_summed_apart_and_merged_on_demand(journal):
    journal.write(some_minutes(10) + some_minutes(10, hour=12, seed=1, setup=SIDE))
    (day,) = journal.days(DAY, DAY)
    assert {one.setup for one in day.measures} == {DESK, SIDE}
    both = merged(day.measures)
    assert len(both) == 4
    assert all(one.seen_s == 1200.0 and one.setup is None for one in both)


def test_a_bout_over_midnight_is_one_and_belongs_to_the_day_it_began(journal):
    evening = some_minutes(90, hour=23)
    journal.write(evening[:60])
    journal.settle()
    journal.write(evening[60:])  # the day of its beginning must be summed anew
    journal.settle()
    first, second = journal.days(DAY, DAY + timedelta(1))
    assert [bout.seconds for bout in first.bouts] == [5400]
    assert second.bouts == ()


def test_a_prompt_gets_its_answer_and_its_effect(journal):
    journal.write(events=[a_prompt("p1"), a_prompt("p2")])
    assert journal.answer("p1", "accepted", at_s=minute_at() * 60 + 12.3)
    assert journal.effect("p1", "worked")
    assert not journal.answer("p9", "accepted", at_s=0.0)
    first, second = journal.events(DAY, DAY)
    assert first.data["answer"] == "accepted"
    assert first.data["answer_s"] == 12.3
    assert first.data["effect"] == "worked"
    assert "answer" not in second.data
    answers = journal.period(DAY, DAY).answers()["hold"]
    assert (answers.shown, answers.accepted, answers.worked) == (2, 1, 1)


def test_events_come_in_order_and_by_kind(journal):
    journal.write(events=[a_note("later", at=minute_at() + 5), a_prompt(), a_note("first")])
    assert [event.data.get("text") for event in journal.events(DAY, DAY)] == [
        None,
        "first",
        "later",
    ]
    assert [e.data["text"] for e in journal.events(DAY, DAY, EventKind.NOTE)] == ["first", "later"]
    assert journal.events(DAY + timedelta(1), DAY + timedelta(9)) == ()


def test_the_last_minute_is_found_for_a_bout_that_goes_on(journal):
    assert journal.last_minute() is None
    minutes = some_minutes(3)
    other = replace(a_minute(minutes[-1].minute, setup=SIDE, present=1.0), bout_s=None)
    journal.write([*minutes, other])
    assert journal.last_minute() == minutes[-1]


def test_a_newer_journal_is_refused_and_left_untouched(journal, path):
    journal.write(some_minutes(3))
    journal._connection.execute("PRAGMA user_version = 99")
    journal.close()
    before = path.read_bytes()
    for opened in (Journal, Reader):
        with pytest.raises(NewerError, match="newer"):
            opened(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*damaged*"))


def test_a_file_of_another_program_is_refused_and_left_untouched(path):
    import sqlite3

    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    before = path.read_bytes()
    for opened in (Journal, Reader):
        with pytest.raises(JournalError, match="another program"):
            opened(path)
    assert path.read_bytes() == before


def test_a_reader_of_nothing_says_so_and_makes_nothing(path):
    with pytest.raises(JournalError, match="There is no journal"):
        Reader(path)
    assert not path.parent.exists()


def test_a_folder_in_its_place_is_said(path):
    path.mkdir(parents=True)
    with pytest.raises((JournalError, OutputError)):
        Journal(path)


def test_a_locked_file_is_said_and_what_is_to_be_written_is_kept(journal, path):
    import sqlite3

    journal.write(some_minutes(2))
    foreign = sqlite3.connect(path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    minutes = some_minutes(3, hour=14)
    with pytest.raises(JournalBusyError, match="locked"):
        journal.write(minutes)
    assert journal.waiting == 3
    foreign.execute("ROLLBACK")
    foreign.close()
    journal.write([a_minute(minute_at(hour=15))])
    assert journal.waiting == 0
    assert journal.span().minutes == 6


def test_a_minute_that_can_never_be_written_holds_up_no_other(journal):
    broken = replace(a_minute(minute_at() + 1), strain=float("inf"))
    with pytest.raises(OverflowError):
        journal.write([a_minute(minute_at()), broken])
    # A mistake of ours must not keep the sound ones from being written, now or later.
    assert [one.minute for one in journal.minutes(DAY, DAY)] == [minute_at()]
    assert journal.waiting == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["deg", "mm", "%", "ratio", "bool", "per min"]),
            st.tuples(*[st.integers(-3000, 3000)] * 3),
            st.integers(0, 600),
            st.one_of(st.none(), st.integers(-3000, 3000)),
        ),
        max_size=30,
    )
)
@settings(deadline=None)
def test_a_packed_minute_is_unpacked_as_it_was(rows):
    measures = []
    for number, (unit, three, seen, level) in enumerate(rows):
        low, median, high = (from_steps(n, unit) for n in sorted(three))
        measures.append(
            MeasureMinute(
                f"m{number}",
                unit,
                What.VALUE,
                median,
                low,
                high,
                from_steps(abs(three[0]), unit),
                None if level is None else from_steps(level, unit),
                seen / 10,
                neutral_s=seen / 10,
            )
        )
    keys = {n: (one.id, one.unit, one.what) for n, one in enumerate(measures)}
    codes = {key: n for n, key in keys.items()}
    packed = pack(measures, codes.__getitem__)
    assert unpack(packed, keys) == tuple(measures)
    assert len(packed) <= MOST_BYTES


@given(st.integers(0, 200), st.integers(1, 255))
def test_a_packed_minute_that_was_changed_is_known_to_be_damaged(at, flip):
    codes = {("head_pitch", "deg", What.CHANGE): 0, ("slump", "mm", What.CHANGE): 1}
    packed = bytearray(pack([a_measure(), a_measure("slump", 3.0)], codes.__getitem__))
    at %= len(packed)
    packed[at] ^= flip
    if at == 1:
        return  # of zlib's own header, flags that change nothing
    with pytest.raises(PackingError):
        unpack(bytes(packed), {0: ("head_pitch", "deg", What.CHANGE)})


def test_a_packed_minute_that_was_cut_off_is_known_to_be_damaged():
    packed = pack([a_measure()], lambda _: 0)
    for length in range(len(packed)):
        with pytest.raises(PackingError):
            unpack(packed[:length], {0: ("head_pitch", "deg", What.CHANGE)})


def test_a_reader_that_was_there_first_sees_what_is_written_after(path):
    with Journal(path) as journal:
        journal.write(some_minutes(2))
    with Reader(path) as reader:
        assert reader.span().minutes == 2
        with Journal(path) as journal:
            journal.write(some_minutes(40, hour=14))
            assert reader.span().minutes == 42
            assert len(list(reader.minutes(DAY, DAY))) == 42


def test_a_bout_that_begins_after_local_midnight_belongs_to_the_new_day(journal):
    """At 0:30 in Berlin, when in Greenwich it is still the day before."""
    journal.write(some_minutes(20, hour=0))
    (day,) = journal.days(DAY - timedelta(1), DAY)
    assert (day.day, len(day.bouts)) == (DAY, 1)


def test_a_commit_is_on_the_disk_and_what_is_deleted_is_overwritten(journal, path):
    journal.write(some_minutes(300), [a_note("not for long")])
    journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert b"not for long" in path.read_bytes()
    journal._connection.execute("DELETE FROM event")
    journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert b"not for long" not in path.read_bytes()
    assert journal._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert journal._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_no_column_could_hold_a_picture(journal):
    """Words are short, numbers are numbers, and the few bytes of a minute are limited."""
    tables = [
        row[0]
        for row in journal._connection.execute("SELECT sql FROM sqlite_schema WHERE type='table'")
    ]
    assert all("STRICT" in sql for sql in tables)
    blobs = [line.strip() for sql in tables for line in sql.splitlines() if "BLOB" in line]
    assert sorted(line.split()[0] for line in blobs) == ["measures", "spread"]
    assert all("CHECK (length(" in line for line in blobs)
    with pytest.raises(Exception, match="CHECK"):
        journal._connection.execute(
            "INSERT INTO event (at_ms, offset_min, kind, data) VALUES (0, 0, 'note', ?)",
            ("x" * 20_000,),
        )
    with pytest.raises(Exception, match="CHECK"):
        journal._connection.execute(
            "INSERT INTO minute SELECT 64, 0, 1, 0,0,0,0, 0,0,0, 0, 0,0, 0, 0,0, zeroblob(5000), 0"
        )


def test_a_day_ahead_of_the_clock_is_kept(journal):
    """The clock may be wrong for a day, and then put right."""
    ahead = date(2031, 1, 1)
    journal.write([a_minute(minute_at(ahead)), a_minute(minute_at())])
    assert len(journal.days(DAY, ahead)) == 2
    assert journal.span().last == ahead


def test_a_journal_in_the_past_of_epoch_time_is_no_trouble(journal):
    at = datetime(1971, 1, 1, tzinfo=UTC).timestamp()
    journal.write(events=[Event(at, 0, EventKind.NOTE, {"text": "flat battery"})])
    assert journal.span().first == date(1971, 1, 1)


def test_closing_writes_what_waits(path):
    import sqlite3

    journal = Journal(path)
    foreign = sqlite3.connect(path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalBusyError):
        journal.write([a_minute(minute_at())])
    foreign.close()
    journal.close()
    with Reader(path) as reader:
        assert reader.span().minutes == 1


def test_the_environment_is_not_asked(path, monkeypatch):
    """Days come from the journal, whatever zone the reading computer is in."""
    import time

    with Journal(path) as journal:
        journal.write([a_minute(minute_at(hour=0))])
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        with Reader(path) as reader:
            assert [day.day for day in reader.days(DAY, DAY)] == [DAY]
    monkeypatch.delenv("TZ")
    time.tzset()
