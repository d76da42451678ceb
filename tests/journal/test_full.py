"""No room, no right to write: said in words, and what was handed over is kept until there is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from journals import DAY, a_minute, minute_at, some_minutes

from posturecoach.errors import JournalError, PostureCoachError
from posturecoach.journal import Journal, Reader
from posturecoach.journal.places import parts_of

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
CHILD = Path(__file__).with_name("full_child.py")
unix = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights of another system")


def child(does, path):
    command = [sys.executable, str(CHILD), does, str(path)]
    return json.loads(subprocess.check_output(command, text=True, env=ENVIRONMENT))


@unix
def test_a_file_that_may_not_grow_loses_nothing(tmp_path):
    told = child("full", tmp_path / "journal.sqlite")
    assert "disk is full" in told["said"]
    assert told["waiting"] == 50
    assert told["before"] == told["handed"] - 50
    assert told["kept"] == told["handed"]


def written_until_refused(journal):
    """Write minutes until there is no room; return how many were handed over, and the words."""
    for k in range(300):
        try:
            journal.write(some_minutes(50, day=DAY + timedelta(k), seed=k))
        except JournalError as error:
            return (k + 1) * 50, error.what
    pytest.fail("the disk took everything")


@unix
def test_a_full_disk_loses_nothing(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.getuid() != 0 or mount is None or subprocess.run(command, check=False).returncode:
        pytest.skip("a small disk can only be made by root")
    try:
        journal = Journal(disk / "journal.sqlite")
        handed, said = written_until_refused(journal)
        assert "disk is full" in said
        assert journal.waiting == 50
        with pytest.raises(JournalError):
            journal.back_up()
        assert not list(disk.rglob("*.new"))
        with pytest.raises(JournalError):
            journal.write([a_minute(minute_at(hour=23))])
        assert journal.waiting == 51
        subprocess.run([mount, "-o", "remount,size=8m", str(disk)], check=True)
        journal.write()
        assert journal.waiting == 0
        assert journal.span().minutes == handed + 1
        journal.close()
        with Reader(disk / "journal.sqlite") as reader:
            assert reader.span().minutes == handed + 1
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@unix
@pytest.mark.parametrize("log_left", [False, True])
def test_who_may_only_read_is_told_so_and_reads_all(tmp_path, log_left):
    """As from a stick or a share; also when the last minutes still stand beside the file."""
    folder = tmp_path / "stick"
    path = folder / "journal.sqlite"
    journal = Journal(path)
    journal.write(some_minutes(30))
    main, log = path.read_bytes(), parts_of(path)[0].read_bytes()
    journal.close()
    if log_left:
        path.write_bytes(main)
        parts_of(path)[0].write_bytes(log)
        parts_of(path)[0].chmod(0o644)
    path.chmod(0o644)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for above in (
        folder,
        *[p for p in folder.parents if p.name.startswith(("pytest", "popen", "test"))],
    ):
        above.chmod(0o755)
    folder.chmod(0o555)
    told = child("read_only", path)
    folder.chmod(0o700)
    assert "cannot be written" in told["said"]
    assert told["kept"] == 30
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_file_that_may_not_be_written_any_more_keeps_what_waits(tmp_path):
    told = child("read_only_later", tmp_path / "journal.sqlite")
    assert "not yours to change" in told["said"]
    assert told["waiting"] == 2
    assert told["kept"] == 5


def test_a_folder_that_is_a_file_is_said(tmp_path):
    (tmp_path / "home").write_text("no folder")
    with pytest.raises(PostureCoachError, match="cannot be written"):
        Journal(tmp_path / "home" / "journal.sqlite")


def test_what_waits_does_not_grow_for_ever(tmp_path, monkeypatch):
    import sqlite3

    from posturecoach.journal import store

    monkeypatch.setattr(store, "MOST_WAITING", 5)
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        foreign = sqlite3.connect(path, isolation_level=None)
        foreign.execute("BEGIN IMMEDIATE")
        minutes = some_minutes(8)
        for one in minutes:
            with pytest.raises(JournalError):
                journal.write([one])
        assert journal.waiting == 5
        foreign.close()
        journal.write()
        assert list(journal.minutes(DAY, DAY)) == minutes[-5:]
