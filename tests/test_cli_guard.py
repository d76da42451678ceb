"""Errors that leave a command: the user's to put right, and ours."""

import stat
import sys

import pytest
from typer.testing import CliRunner

from posturecoach.cli import app
from posturecoach.errors import SourceError


@pytest.fixture
def fails(monkeypatch):
    """Let `watch` end with an error of the test's choice."""

    def let(error):
        def raise_it(*_asked):
            raise error

        monkeypatch.setattr("posturecoach.cli.watch.open_session", raise_it)
        return CliRunner().invoke(app, ["watch", "--json"])

    return let


def test_that_the_users_error_is_two_lines_and_2(fails, home):
    result = fails(SourceError("The camera is gone.", try_="plug it in."))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "The camera is gone.\nTry: plug it in.\n"
    assert not (home / "log").exists()


def test_that_a_bug_is_one_line_1_and_a_private_log(fails, home):
    result = fails(RuntimeError("a secret path"))
    log = home / "log" / "errors.log"
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert str(log) in result.stderr
    assert "secret" not in result.stderr
    assert "RuntimeError: a secret path" in log.read_text()
    if sys.platform != "win32":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
    fails(ValueError("another"))
    assert "a secret path" in log.read_text()
    assert "another" in log.read_text()


def test_that_a_log_does_not_grow_without_end(fails, home):
    folder = home / "log"
    folder.mkdir()
    (folder / "errors.log").write_text("x" * 1_000_001)
    fails(RuntimeError("new"))
    assert (folder / "errors.log").stat().st_size < 100_000
    assert (folder / "errors.old.log").stat().st_size == 1_000_001


def test_that_a_bug_is_told_even_where_no_log_can_be_written(fails, home, monkeypatch):
    (home / "file").write_text("in the way")
    monkeypatch.setenv("POSTURECOACH_HOME", str(home / "file"))
    result = fails(RuntimeError("boom"))
    assert result.exit_code == 1
    assert "POSTURECOACH_DEBUG=1" in result.stderr


def test_that_who_asks_for_it_sees_the_bug_itself(fails, monkeypatch):
    monkeypatch.setenv("POSTURECOACH_DEBUG", "1")
    assert isinstance(fails(RuntimeError("boom")).exception, RuntimeError)


def test_that_being_interrupted_before_anything_runs_is_no_error(fails):
    result = fails(KeyboardInterrupt())
    assert result.exit_code == 0
    assert result.stderr == ""


def test_that_no_command_and_window_open_the_window_with_the_options(monkeypatch):
    pytest.importorskip("posturecoach.desktop.app")
    calls = []

    def run(**options):
        calls.append(options)
        return 0

    monkeypatch.setattr("posturecoach.desktop.app.run", run)
    options = ["--source", "0", "--minimized", "--model", "lite", "--looks-per-s", "3"]
    options += ["--duration", "4", "--realtime", "--no-journal"]
    for arguments in (options, ["window", *options]):
        assert CliRunner().invoke(app, arguments).exit_code == 0
    assert calls[0] == calls[1]
    assert calls[0] == {
        "source": "0",
        "demo": False,
        "minimized": True,
        "settings_file": None,
        "model": "lite",
        "looks_per_s": 3.0,
        "neutral_file": None,
        "duration_s": 4.0,
        "journal": None,
        "no_journal": True,
    }
