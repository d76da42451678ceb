"""What somebody takes along: reports and files out of a real journal, asked for on a card."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from posturecoach.desktop import take_out_card
from posturecoach.desktop.take_out import Against, Kind, Wish, before, write_out
from posturecoach.desktop.take_out_card import TakeOutCard
from posturecoach.errors import JournalError
from posturecoach.journal import Journal
from posturecoach.journal.exchange import import_json
from posturecoach.journal.sealing import is_sealed, unseal
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Span

from .fits import clipped
from .weeks import LAST, events_of, minutes_of

FIRST = LAST - timedelta(13)
SPAN = Span(FIRST, LAST, 1, 1, 10)


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    path = tmp_path_factory.mktemp("journal") / "journal.sqlite"
    with Journal(path) as book:
        for at in range(14):
            day = FIRST + timedelta(at)
            book.write(minutes_of(day), events_of(day))
    return path


@pytest.fixture
def card(qtbot, journal, tmp_path):
    made = TakeOutCard(journal)
    qtbot.addWidget(made)
    made.ask_where = lambda _parent, name, form: str(tmp_path / name if form else tmp_path)
    made.show_span(SPAN)
    made.resize(800, 400)
    made.show()
    yield made
    made.close_reading()
    assert made.wait(30.0)


def choose(card, kind):
    card.kind.setCurrentIndex(card.kind.findData(kind))


def saved(card, qtbot):
    with qtbot.waitSignal(card.written, timeout=30_000) as told:
        card.save.click()
    return told.args[0]


def test_that_the_last_six_weeks_are_offered_until_somebody_chooses(card):
    assert card.days.days() == (FIRST, LAST)
    card.show_span(Span(date(2029, 1, 1), LAST, 1, 1, 1))
    assert card.days.days() == (LAST - timedelta(41), LAST)
    card.days.chosen.emit(FIRST, LAST)
    card.days.show_days(FIRST, LAST)
    card.show_span(Span(date(2029, 1, 1), LAST, 1, 1, 1))
    assert card.days.days() == (FIRST, LAST)


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_a_report_is_saved_for_a_browser(card, qtbot, language):
    choose(card, Kind.HTML)
    card.language.setCurrentIndex(card.language.findData(language))
    card.who.setText("Robin")
    path = saved(card, qtbot)
    text = path.read_text()
    assert f'lang="{language}"' in text
    assert "Robin" in text
    assert str(path) in card.said.text()


def test_that_a_report_is_saved_as_pdf_in_another_thread(card, qtbot):
    choose(card, Kind.PDF)
    path = saved(card, qtbot)
    assert path.suffix == ".pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert card.save.isEnabled()


def test_that_what_it_is_compared_with_is_what_was_chosen(journal, tmp_path):
    week, both = (LAST - timedelta(6), LAST), (FIRST, LAST)
    assert before(week) == (FIRST, LAST - timedelta(7))
    texts = {}
    for days in (week, both):
        for against in Against:
            target = tmp_path / f"{against}.html"
            write_out(journal, Wish(Kind.HTML, days, target, against))
            texts[days, against] = target.read_text()
    # Of one week no first and last one can be told apart; of two there is none before.
    assert texts[week, Against.BEFORE] != texts[week, Against.NOTHING]
    assert texts[both, Against.INSIDE] != texts[both, Against.NOTHING]


def test_that_tables_become_a_folder_and_the_rest_one_file(card, qtbot):
    choose(card, Kind.CSV)
    assert not card.language.isVisible()
    folder = saved(card, qtbot)
    assert {"minutes.csv", "events.csv"} <= {file.name for file in folder.iterdir()}
    choose(card, Kind.FHIR)
    assert card.who.isVisible()
    assert json.loads(saved(card, qtbot).read_text())["resourceType"] == "Bundle"


def test_that_only_the_days_that_were_chosen_are_in_it(card, qtbot, tmp_path):
    choose(card, Kind.JSON)
    card.days.show_days(LAST, LAST)
    path = saved(card, qtbot)
    with Journal(tmp_path / "other.sqlite") as book:
        import_json(book, path)
        assert (book.span().first, book.span().last) == (LAST, LAST)


def test_that_a_password_seals_it_and_is_forgotten(card, qtbot, tmp_path):
    choose(card, Kind.JSON)
    fields = card.password
    fields.wished.setChecked(True)
    assert not card.save.isEnabled()
    fields.password.setText("correct horse")
    fields.again.setText("correct hors")
    assert not card.save.isEnabled()
    assert fields.said.text() == "The two are not the same yet."
    fields.again.setText("correct horse")
    path = saved(card, qtbot)
    assert is_sealed(path)
    assert fields.password.text() == fields.again.text() == ""
    unseal(path, tmp_path / "plain.json", "correct horse")
    assert json.loads((tmp_path / "plain.json").read_text())["minutes"]
    assert [file.name for file in tmp_path.iterdir()].count("plain.json") == 1


def test_that_days_without_anything_and_a_bad_place_are_said(card, qtbot, tmp_path, journal):
    card.days.show_days(date(2020, 1, 1), date(2020, 1, 2))
    card.save.click()
    qtbot.waitUntil(lambda: not card.loading.busy)
    assert card.said.text().startswith("Nothing was recorded in these days.")
    (tmp_path / "file").write_text("x")
    for kind in Kind:
        choose(card, kind)
        card.days.show_days(FIRST, LAST)
        card.ask_where = lambda *_: str(tmp_path / "file" / "x")
        card.save.click()
        qtbot.waitUntil(lambda: not card.loading.busy)
        assert str(tmp_path / "file") in card.said.text(), kind
    with pytest.raises(JournalError):
        write_out(tmp_path / "none", Wish(Kind.JSON, (FIRST, LAST), tmp_path / "x.json"))


def test_that_no_place_writes_nothing(card, tmp_path):
    card.ask_where = lambda *_: ""
    card.save.click()
    assert not card.loading.busy
    assert list(tmp_path.iterdir()) == []


def test_that_a_mistake_of_ours_is_handed_on(card, qtbot, monkeypatch):
    def broken(*_):
        raise ValueError

    monkeypatch.setattr(take_out_card, "write_out", broken)
    with qtbot.waitSignal(card.failed):
        card.save.click()
    assert "mistake" in card.said.text()


def test_that_everything_fits(card, qapp):
    for kind in Kind:
        choose(card, kind)
        card.password.wished.setChecked(True)
        for _ in range(4):
            qapp.processEvents()
        assert clipped(card) == []


def test_that_what_was_told_before_the_period_still_holds_in_report_and_bundle(tmp_path):
    path, begun = tmp_path / "journal.sqlite", datetime.now(UTC).replace(microsecond=0)
    noon = datetime(LAST.year, LAST.month, LAST.day, 12, tzinfo=UTC)
    long_ago = (noon - timedelta(60)).timestamp()
    plan = {
        "plan": "neck_shoulder",
        "therapist": "A. Physio",
        "items": {"M1": "level 1, 2 x daily"},
    }
    with Journal(path) as book:
        book.write((), (Event(long_ago, 0, EventKind.PLAN, plan),))
        book.write(minutes_of(LAST), events_of(LAST))
    for kind in (Kind.HTML, Kind.FHIR):
        target = tmp_path / f"taken.{kind.value}"
        write_out(path, Wish(kind, (LAST, LAST), target))
        assert "A. Physio" in target.read_text()
    assert datetime.fromisoformat(json.loads(target.read_text())["timestamp"]) >= begun
