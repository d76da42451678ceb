"""Sealed copies, exports and journals at the command line, and backups that come back."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from posturecoach.cli import app
from posturecoach.cli.sealed import PASSWORD_VARIABLE
from posturecoach.journal import Journal, Reader, backups_path, journal_path, sealing
from posturecoach.journal.growing import grow
from posturecoach.journal.places import parts_of
from posturecoach.journal.sealing import is_sealed
from posturecoach.record.event import EventKind
from tests.journal.journals import a_note, minute_at

WORDS = "three quiet mornings"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(sealing, "LOG_N", sealing.FEWEST_LOG_N)
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)


@pytest.fixture
def kept(home):
    grow(journal_path(), 3, different=2)
    return journal_path()


@pytest.fixture
def words(tmp_path):
    file = tmp_path / "words.txt"
    file.write_text(f"{WORDS}\nnot this\n")
    return file


def run(*words):
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def stats(*more):
    code, out, err = run("journal", "stats", "--json", *more)
    assert code == 0, err
    return json.loads(out)


def nothing_is_left_open(home):
    return not list(home.glob(".opened-*"))


def test_that_a_sealed_copy_is_read_with_its_password_and_left_nowhere_plain(
    kept, home, words, tmp_path
):
    copy = tmp_path / "stick" / "copy.sealed"
    code, out, err = run("journal", "backup", "--to", copy, "--password", "--password-file", words)
    assert (code, out) == (0, "")
    assert "Nobody can do so without" in err
    assert is_sealed(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stats("--journal", copy, "--password-file", words) == stats()
    assert nothing_is_left_open(home)
    code, _, err = run("journal", "stats", "--journal", copy)
    assert code == 2
    assert PASSWORD_VARIABLE in err
    words.write_text("three quiet evenings\n")
    code, _, err = run("journal", "stats", "--journal", copy, "--password-file", words)
    assert code == 2
    assert "the password is not the right one, or the file is damaged" in err
    assert nothing_is_left_open(home)


def test_that_a_sealed_journal_is_never_taken_for_a_damaged_one(kept, words, tmp_path):
    copy = tmp_path / "copy.sealed"
    run("journal", "backup", "--to", copy, "--password", "--password-file", words)
    before = copy.read_bytes()
    for what in (["erase", "--all", "--yes"], ["prune"], ["backup"]):
        code, _, err = run("journal", *what, "--journal", copy)
        assert code == 2
        assert "sealed" in err
    assert copy.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if "damaged" in one.name] == []


@pytest.mark.parametrize("form", ["json", "csv", "sqlite"])
def test_that_what_was_sealed_is_taken_in_and_opened(kept, home, form, words, tmp_path):
    out, other, plain = tmp_path / "out", tmp_path / "other.sqlite", tmp_path / "plain"
    sealed = ("--password", "--password-file", words)
    if form == "sqlite":
        assert run("journal", "backup", "--to", out, *sealed)[0] == 0
    else:
        assert run("export", "--format", form, "-o", out, *sealed)[0] == 0
    assert is_sealed(out)
    code, _, err = run("journal", "import", out, "--journal", other, "--password-file", words)
    assert code == 0, err
    assert stats("--journal", other) == stats()
    assert run("journal", "open", out, "-o", plain, "--password-file", words)[0] == 0
    assert (plain / "minutes.csv").is_file() if form == "csv" else plain.is_file()
    assert nothing_is_left_open(home)


def test_that_a_plain_copy_is_a_journal(kept, tmp_path):
    assert run("journal", "backup", "--to", tmp_path / "copy.sqlite")[0] == 0
    assert stats("--journal", tmp_path / "copy.sqlite") == stats()
    with Journal(kept):  # while the program runs, too
        assert run("journal", "backup", "--to", tmp_path / "again.sqlite")[0] == 0
    code, _, err = run("journal", "backup", "--to", kept)
    assert code == 2
    assert "the journal itself" in err


def test_that_a_password_that_would_not_be_used_is_refused(kept, words, tmp_path):
    out = tmp_path / "out.json"
    assert run("export", "--format", "json", "-o", out, "--password-file", words)[0] == 2
    assert run("journal", "backup", "--password")[0] == 2
    assert not out.exists()


@pytest.mark.parametrize("content", ["", "\n", "  \nwords\n"])
def test_that_an_empty_password_seals_nothing(kept, words, content, tmp_path):
    words.write_text(content)
    out = tmp_path / "out.json"
    code, _, err = run(
        "export", "--format", "json", "-o", out, "--password", "--password-file", words
    )
    assert code == 2
    assert "empty" in err
    assert not out.exists()


def test_that_the_environment_may_hold_the_password(kept, monkeypatch, tmp_path):
    monkeypatch.setenv(PASSWORD_VARIABLE, WORDS)
    out = tmp_path / "out"
    assert run("export", "--format", "json", "-o", out, "--password")[0] == 0
    assert run("journal", "open", out, "-o", tmp_path / "plain.json")[0] == 0
    assert json.loads((tmp_path / "plain.json").read_text())["format"] == "posturecoach journal"


def test_that_a_sealed_journal_makes_a_report(kept, home, words, tmp_path):
    copy, page = tmp_path / "copy", tmp_path / "page.html"
    run("journal", "backup", "--to", copy, "--password", "--password-file", words)
    code, _, err = run("report", "--journal", copy, "--password-file", words, "-o", page)
    assert code == 0, err
    assert page.is_file()
    assert nothing_is_left_open(home)


def test_that_an_export_is_no_journal_to_read(kept, words, tmp_path):
    out = tmp_path / "out"
    run("export", "--format", "json", "-o", out, "--password", "--password-file", words)
    code, _, err = run("journal", "stats", "--journal", out, "--password-file", words)
    assert code == 2
    assert "journal import" in err


def test_that_what_a_killed_program_left_open_goes_with_the_next_and_with_erasing(
    kept, home, words, tmp_path
):
    copy = tmp_path / "copy"
    run("journal", "backup", "--to", copy, "--password", "--password-file", words)
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    left = home / f".opened-{gone}-x"
    for do in (
        lambda: stats("--journal", copy, "--password-file", words),
        lambda: run("journal", "erase", "--all", "--yes"),
    ):
        left.mkdir(exist_ok=True)
        (left / "file").write_text("plain")
        do()
        assert not (left / "file").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        ([WORDS, WORDS], 0, "Sealed"),
        ([WORDS, "something else"], 2, "not the same"),
        ([""], 2, "empty"),
    ],
)
def test_that_a_password_is_asked_for_twice_and_not_shown(  # noqa: PLR0917 - fixtures
    kept, home, tmp_path, typed, code, says
):
    import pty

    out = tmp_path / "out"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "posturecoach", "export", "--format", "json", "--password"]
    with subprocess.Popen(
        [*command, "-o", str(out)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "POSTURECOACH_HOME": str(home)},
    ) as child:
        os.close(theirs)
        for words in typed:
            said = b""
            while not said.endswith(b": "):  # it asks, and has switched off the echo
                said += child.stderr.read(1)
            os.write(ours, words.encode() + b"\n")
        rest = child.stderr.read().decode()
    shown = b""
    try:
        while more := os.read(ours, 1000):
            shown += more
    except OSError:  # the end, on Linux
        pass
    os.close(ours)
    assert child.returncode == code
    assert says in rest
    assert out.exists() == (code == 0)
    assert WORDS.encode() not in shown


# --- Backups that come back.


def test_that_what_is_erased_does_not_come_back(kept):
    run("journal", "backup")
    run("journal", "erase", "--all", "--yes")
    code, _, err = run("journal", "restore", "--yes")
    assert code == 2
    assert "no backups" in err


def test_that_restoring_sets_aside_what_was_written_since(kept):
    want = stats()
    assert run("journal", "backup")[0] == 0
    with Journal(kept) as journal:
        journal._changed(lambda: journal._connection.execute("DELETE FROM event"))
    now = stats()
    assert now != want
    code, _, err = run("journal", "restore")
    assert code == 2
    assert "--yes" in err
    code, out, err = run("journal", "restore", "--yes")
    assert code == 0, err
    assert stats() == want
    aside = next(kept.parent.glob("*.before-restore-*"))
    assert aside.name in out
    assert stats("--journal", aside) == now
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    run("journal", "erase", "--from", "2016-01-01", "--to", "2030-01-01", "--yes")
    assert not aside.exists()


def test_that_what_a_killed_program_wrote_last_is_set_aside_whole_and_not_read_into_the_backup(
    kept, tmp_path
):
    run("journal", "backup")
    want = stats()
    with Journal(kept) as journal:
        now = journal.span().last
        journal.write([], [a_note("written last", at=minute_at(now))])
        # As the files are when the program is killed: the note is in the log alone.
        for file in (kept, *parts_of(kept)):
            if file.exists():
                shutil.copyfile(file, tmp_path / file.name)
    for file in tmp_path.glob("journal.sqlite*"):
        shutil.copyfile(file, kept.parent / file.name)
    assert parts_of(kept)[0].stat().st_size > 0
    assert run("journal", "restore", "--yes")[0] == 0
    assert stats() == want
    aside = next(kept.parent.glob("*.before-restore-*"))
    with Reader(aside) as reader:
        assert [one.data["text"] for one in reader.events(now, now, EventKind.NOTE)] == [
            "written last"
        ]


def test_that_a_day_without_a_backup_and_a_running_program_are_said(kept):
    run("journal", "backup")
    code, _, err = run("journal", "restore", "2016-01-01", "--yes")
    assert code == 2
    assert "name one of these" in err
    with Journal(kept):
        code, _, err = run("journal", "restore", "--yes")
    assert code == 2
    assert "another Posture Coach" in err
    assert list(kept.parent.glob("*.before-restore-*")) == []


def test_that_a_damaged_backup_changes_nothing(kept):
    run("journal", "backup")
    want = stats()
    made = next(backups_path(kept).iterdir())
    made.write_bytes(made.read_bytes()[:-9000])
    code, _, err = run("journal", "restore", "--yes")
    assert code == 2
    assert "sound" in err
    assert stats() == want


def test_that_a_journal_that_is_gone_or_damaged_comes_back(kept):
    want = stats()
    run("journal", "backup")
    kept.unlink()
    assert run("journal", "restore", "--yes")[0] == 0
    assert stats() == want
    kept.write_bytes(b"\0" * 5000)
    assert run("journal", "restore", "--yes")[0] == 0
    with Reader(kept) as reader:
        assert reader.span().days == want["days"]
