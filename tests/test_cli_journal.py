"""`posturecoach journal` and `export`, as a person runs them, on a journal that was really kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from posturecoach.cli import app
from posturecoach.diary import Diary
from posturecoach.journal import Journal, Reader, journal_path
from posturecoach.record.event import Event, EventKind
from tests.coaching.stories import sits, slumps
from tests.test_diary import Clock, looks

DAY = datetime(2030, 5, 6, tzinfo=UTC).date()


def run(*words):
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def kept(home):
    """A journal of a quarter of an hour, at the usual place."""
    clock = Clock()
    diary = Diary(journal_path(), clock=clock)
    assert diary.opened()
    diary.start("webcam")
    for look in [*looks(sits(10), 600.0), *looks(slumps(5), 300.0, since=600.0)]:
        diary.see(look)
    clock.now += timedelta(minutes=15)
    diary.note(EventKind.NOTE, text="=HYPERLINK(1)")
    diary.close()
    return journal_path()


def test_that_the_path_is_said_though_nothing_is_there(home):
    assert run("journal", "path") == (0, f"{journal_path()}\n", "")
    assert not journal_path().exists()


def test_that_what_is_in_it_is_said_in_words_and_as_json(kept):
    code, out, _ = run("journal", "stats")
    assert code == 0
    assert "2030-05-06" in out
    assert "15 min" in out or "14 min" in out
    code, out, _ = run("journal", "stats", "--json")
    figures = json.loads(out)
    assert figures["days"] == 1
    assert figures["present_s"] == pytest.approx(900.0, abs=2.0)
    assert figures["bad_s"] == pytest.approx(297.0, abs=3.0)
    assert figures["events"] == {"start": 1, "note": 1, "stop": 1}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_that_what_goes_out_comes_in_again_with_the_same_statistics(kept, form, tmp_path):
    out_file, other = tmp_path / f"out.{form}", tmp_path / "other.sqlite"
    assert run("export", "--format", form, "-o", out_file)[0] == 0
    assert run("journal", "import", out_file, "--journal", other)[0] == 0
    before = run("journal", "stats", "--json")[1]
    assert run("journal", "stats", "--json", "--journal", other)[1] == before
    code, _, err = run("journal", "import", out_file, "--journal", other)
    assert code == 2
    assert "not empty" in err


def test_that_a_bundle_is_valid_says_when_it_was_made_and_what_was_agreed_before(kept, tmp_path):
    from fhir.resources.R4B.bundle import Bundle

    long_ago = datetime(2030, 3, 1, 9, tzinfo=UTC).timestamp()
    with Journal(kept) as journal:
        journal.write(
            [],
            [
                Event(long_ago, 60, EventKind.PLAN, {"plan": "neck", "items": {"M1": "level 1"}}),
                Event(long_ago, 60, EventKind.GOAL, {"text": "Sit through a film"}),
            ],
        )
    out = tmp_path / "bundle.json"
    before = datetime.now(UTC).replace(microsecond=0)
    code, _, err = run("export", "--format", "fhir", "-o", out, "--from", "2030-05-06")
    assert code == 0, err
    assert out.stat().st_mode & 0o777 == 0o600
    made = json.loads(out.read_text())
    Bundle.model_validate(made)
    assert before <= datetime.fromisoformat(made["timestamp"]) <= datetime.now(UTC)
    sorts = [one["resource"]["resourceType"] for one in made["entry"]]
    assert {"CarePlan", "Goal", "Observation"} <= set(sorts)


def test_that_no_cell_is_a_formula(kept, tmp_path):
    assert run("export", "--format", "csv", "-o", tmp_path / "csv")[0] == 0
    text = (tmp_path / "csv" / "events.csv").read_text()
    assert "HYPERLINK" in text
    assert "\n=HYPERLINK" not in text
    assert ",=HYPERLINK" not in text


def test_that_nothing_is_erased_unless_it_is_said_what_and_that(kept):
    assert run("journal", "erase")[0] == 2
    assert run("journal", "erase", "--from", "2030-05-06")[0] == 2
    code, _, err = run("journal", "erase", "--all")
    assert code == 2
    assert "--yes" in err
    with Reader(kept) as reader:
        assert reader.span().minutes


def test_that_a_range_and_everything_can_be_erased(kept):
    with Journal(kept) as _:
        pass
    code, out, _ = run("journal", "erase", "--from", "2030-05-06", "--to", "2030-05-06", "--yes")
    assert code == 0
    assert "Erased: 1" in out
    code, out, _ = run("journal", "erase", "--all", "--yes")
    assert (code, out) == (0, "Everything is erased.\n")
    assert "empty" in run("journal", "stats")[1]


def test_that_days_the_wrong_way_round_are_refused(kept):
    assert run("journal", "stats", "--from", "2030-05-07", "--to", "2030-05-06")[0] == 2


@pytest.mark.parametrize("what", ["stats", "erase", "prune", "backup"])
def test_that_a_journal_that_is_not_there_is_not_made(home, what):
    more = ("--all", "--yes") if what == "erase" else ()
    code, _, err = run("journal", what, *more)
    assert code == 2
    assert "There is no journal" in err
    assert not journal_path().exists()


def test_that_a_backup_is_made_once_a_day_and_old_minutes_go(kept):
    code = run("journal", "backup")[0]
    assert code == 0
    assert run("journal", "backup")[1].startswith("There is one")
    assert run("journal", "prune", "--keep-days", "30")[0] == 0


def test_that_a_second_writer_is_told(kept):
    with Journal(kept):
        code, _, err = run("journal", "erase", "--all", "--yes")
    assert code == 2
    assert "Posture Coach" in err or "another" in err
