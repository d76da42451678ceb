"""`posturecoach report` as a person runs it, on a journal of some weeks."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from posturecoach.cli import app
from posturecoach.journal import Journal, journal_path
from posturecoach.journal.growing import grow
from posturecoach.record.event import Event, EventKind


def run(*words):
    result = CliRunner().invoke(app, ["report", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    path = tmp_path_factory.mktemp("weeks") / "journal.sqlite"
    return path, grow(path, 30, different=3)


def test_that_a_report_is_one_file_that_needs_no_other(weeks, tmp_path):
    path, last = weeks
    out = tmp_path / "report.html"
    code, _, err = run("--journal", path, "-o", out, "--name", "Robin <b>")
    assert code == 0
    assert f"{last}" in err
    text = out.read_text()
    assert out.stat().st_mode & 0o777 == 0o600
    assert "<svg" in text
    assert "<script" not in text
    assert "//" not in text.replace("http://www.w3.org", "")
    assert "Robin &lt;b&gt;" in text


def test_that_it_can_be_german_and_about_some_days_against_others(weeks, tmp_path):
    path, last = weeks
    out = tmp_path / "bericht.html"
    days = ("--from", last.replace(day=1), "--to", last, "--against", "2016-01-10", "2016-01-12")
    code, _, err = run("--journal", path, "-o", out, "--language", "de", *days)
    assert code == 0, err
    assert 'lang="de"' in out.read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "report.docx"], "FILE.html or FILE.pdf"),
        (["-o", "r.html", "--from", "2016-02-02", "--to", "2016-02-01"], "before the first"),
    ],
)
def test_that_what_cannot_be_written_is_said(weeks, words, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run("--journal", weeks[0], *words)
    assert code == 2
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_that_an_empty_or_missing_journal_makes_no_report(home, tmp_path):
    assert run("-o", tmp_path / "r.html")[0] == 2
    with Journal(journal_path()):
        pass
    code, _, err = run("-o", tmp_path / "r.html")
    assert code == 2
    assert "empty" in err


def test_that_a_goal_told_before_the_period_still_holds(tmp_path):
    path = tmp_path / "journal.sqlite"
    last = grow(path, 10, different=2)
    with Journal(path) as journal:
        goal = {"text": "Sit through a film"}
        journal.write([], [Event(1_400_000_000.0, 60, EventKind.GOAL, goal)])
    out = tmp_path / "report.html"
    assert run("--journal", path, "-o", out, "--from", last, "--to", last)[0] == 0
    assert "Sit through a film" in out.read_text()


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    path = tmp_path_factory.mktemp("others") / "journal.sqlite"
    grow(path, 10, seed=4, different=2)
    return path


def test_that_several_journals_stand_side_by_side(weeks, others, tmp_path):
    for name in ("page.html", "page.pdf"):
        out = tmp_path / name
        code, stdout, err = run("--journal", weeks[0], "--journal", others, "-o", out)
        assert (code, stdout) == (0, ""), err
        assert out.stat().st_mode & 0o777 == 0o600
    text = (tmp_path / "page.html").read_text()
    # Both files have one name: the folders tell them apart.
    for path in (weeks[0], others):
        assert f"{path.parent.name}/journal" in text
    assert "30 of 42" in text
    assert "10 of 42" in text
    assert "//" not in text.replace("http://www.w3.org", "")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_that_the_figures_are_json_with_the_names_that_were_given(weeks, others):
    journals = ("--journal", others, "--journal", weeks[0])
    code, out, err = run(*journals, "--name", "K-17", "--name", "A", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)["journals"]
    assert [one["name"] for one in found] == ["K-17", "A"]
    assert [one["of_days"] for one in found] == [42, 42]
    code, out, _ = run("--journal", others, "--json", "--from", "2016-01-04", "--to", "2016-01-06")
    assert [(one["name"], one["of_days"]) for one in json.loads(out)["journals"]] == [
        ("journal", 3)
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((), "name a file"),
        (("--json", "--against", "2016-01-01", "2016-01-02"), "one journal"),
        (("--json", "--name", "A", "--name", "B", "--name", "C"), "more names"),
        (("--json", "--name", "A", "--name", "A"), "one name"),
    ],
)
def test_that_what_does_not_go_together_is_said(weeks, others, more, says):
    code, _, err = run("--journal", weeks[0], "--journal", others, *more)
    assert code == 2
    assert says in " ".join(err.split())
