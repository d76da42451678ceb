"""Killed at any moment: what was committed is there, and the file is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from journals import minute_at

from posturecoach.journal import Journal, Reader
from posturecoach.journal.backups import backups_of, sound
from posturecoach.journal.connecting import reading
from posturecoach.record.event import EventKind
from posturecoach.record.period import date_of

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
CHILD = Path(__file__).with_name("killed_child.py")
LONGEST_S = 0.3


def killed(path, number, after_s):
    """Let a child write from `number` on, kill it; return the last number it had written."""
    command = [sys.executable, str(CHILD), str(path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as child:
        assert child.stdout is not None
        said = []
        while "ready\n" not in said:
            line = child.stdout.readline()
            assert line, "the child ended by itself"
            said.append(line)
        time.sleep(after_s)  # not to wait for anything: this is the moment it is killed at
        child.kill()
        said += child.stdout.readlines()
    assert not [line for line in said if line.startswith("notice")]
    return max([number - 1, *(int(line) for line in said if line.strip().isdigit())])


def all_is_there(path, last):
    with reading(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with Reader(path) as reader:
        span = reader.span()
        numbers = [one.minute - minute_at() for one in reader.minutes(span.first, span.last)]
        # What was being committed when it was killed may be there, and no more than that.
        assert numbers in (list(range(last + 1)), list(range(last + 2)))
        notes = reader.events(span.first, span.last, EventKind.NOTE)
        assert len(notes) == (len(numbers) + 4) // 5
        days = reader.days(span.first, span.last)
        assert sum(day.sums.minutes for day in days) == len(numbers)
    for backup in backups_of(path):
        assert sound(backup.path)
    return len(numbers)


@pytest.mark.parametrize(
    "times",
    [12, pytest.param(200, marks=[pytest.mark.slow, pytest.mark.timeout(900)])],
)
def test_killed_at_random_moments_it_loses_nothing_that_was_committed(tmp_path, times):
    path = tmp_path / "journal.sqlite"
    chance = random.Random(6)
    number = 0
    for _ in range(times):
        last = killed(path, number, chance.uniform(0.0, LONGEST_S))
        if last >= 0:
            number = all_is_there(path, last)
    assert number > times
    with Journal(path) as journal:
        assert journal.notices == []
        journal.settle()
        assert sum(one.sums.minutes for one in journal.days(date_of(0), date_of(90_000))) == number


def test_a_lock_ends_with_the_process_that_held_it(tmp_path):
    path = tmp_path / "journal.sqlite"
    killed(path, 0, 0.0)
    with closing(Journal(path)) as journal:
        assert journal.notices == []
