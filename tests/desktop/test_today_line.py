"""The day's line on the page Today: out of a real journal, current while it is seen."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from posturecoach.coach import Coach
from posturecoach.desktop import today_line
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.remembering import Remembering
from posturecoach.desktop.tally import Seen
from posturecoach.desktop.today import TodayPage, ZoneBar
from posturecoach.errors import JournalError
from posturecoach.journal import Journal
from posturecoach.record.event import EventKind
from posturecoach.settings import JournalSettings

from .weeks import events_of, minutes_of

THURSDAY = date(2029, 11, 29)


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(today_line, "today", lambda: THURSDAY)


@pytest.fixture
def page(qtbot):
    made = TodayPage(datetime(2029, 11, 29, 9).astimezone())
    qtbot.addWidget(made)
    made.resize(900, 700)
    yield made
    made.line.close_reading()
    assert made.line.wait(10.0)


def settled(qtbot, page):
    qtbot.waitUntil(lambda: not page.line.loading.busy)


def shown(page):
    return len(page.line.timeline._minutes)


def test_that_the_line_is_that_of_the_journal_and_grows_with_it(page, qtbot, tmp_path):
    path, minutes = tmp_path / "journal.sqlite", minutes_of(THURSDAY)
    with Journal(path) as journal:
        journal.write(minutes_of(THURSDAY - timedelta(1)))
        journal.write(minutes[:30], events_of(THURSDAY)[:2])
        page.follow(path)
        page.show()
        settled(qtbot, page)
        assert shown(page) == 30
        assert "Kept as numbers" in page._since.text()
        journal.write(minutes[30:50])
        page.line.grow()
        settled(qtbot, page)
        assert shown(page) == 50


def test_that_it_answers_mouse_and_keys_and_is_told_to_who_sees_no_line(page, qtbot, tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        journal.write(minutes_of(THURSDAY), events_of(THURSDAY))
    page.follow(path)
    page.show()
    settled(qtbot, page)
    line, timeline = page.line.timeline.line, page.line.timeline
    assert line.accessibleDescription() == timeline.said.text() != ""
    qtbot.mouseMove(line, QPoint(line.width() // 2, line.height() // 2))
    qtbot.waitUntil(lambda: line.at >= 0)
    assert timeline.said.text().startswith(f"{line.at // 60}:")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Home)
    qtbot.keyClick(line, Qt.Key.Key_Down)  # from mark to mark
    assert "Prompt" in timeline.said.text()


def test_that_nothing_is_read_while_nobody_sees_it(page, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        journal.write(minutes_of(THURSDAY)[:30])
    asked = []
    monkeypatch.setattr(page.line.loading, "ask", lambda kind, _work: asked.append(kind))
    page.follow(path)
    for _ in range(5):
        page.line.grow()
    assert asked == []
    page.show()
    assert asked == ["day"]
    page.hide()
    page.show()
    assert asked == ["day"]  # nothing was written since
    for _ in range(60):
        page.follow(path)  # as the window does every second
    assert asked == ["day"]


def test_that_another_day_begins_an_empty_line(page, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        journal.write(minutes_of(THURSDAY))
    page.follow(path)
    page.show()
    settled(qtbot, page)
    assert shown(page) > 300
    monkeypatch.setattr(today_line, "today", lambda: THURSDAY + timedelta(1))
    page.follow(path)
    settled(qtbot, page)
    assert shown(page) == 0
    assert page.line.timeline.isVisible()


def test_that_without_a_journal_it_says_what_is_not_kept(page, qtbot):
    page.follow(None)
    page.show()
    assert not page.line.timeline.isVisible()
    assert "No journal is kept" in page.line.instead.text()
    assert "Nothing of it is kept" in page._since.text()
    assert not page.line.loading.busy


def test_that_a_journal_that_cannot_be_read_is_said_and_read_again(page, qtbot, tmp_path):
    path = tmp_path / "journal.sqlite"
    path.write_bytes(b"this is no journal at all" * 100)
    page.follow(path)
    page.show()
    settled(qtbot, page)
    assert str(path) in page.line.instead.text()
    path.unlink()
    with Journal(path) as journal:
        journal.write(minutes_of(THURSDAY)[:30])
    page.line.grow()
    settled(qtbot, page)
    assert not page.line.instead.isVisible()
    assert shown(page) == 30


def test_that_a_mistake_of_ours_is_handed_on(page, qtbot):
    with qtbot.waitSignal(page.line.failed):
        page.line._take("day", ValueError("x"))
    page.line._take("day", JournalError("It is locked.", try_="close the other program."))
    assert page.line.instead.text() == "It is locked.\nClose the other program."


def test_that_the_diary_tells_when_the_journal_grew(qtbot, tmp_path):
    remembering = Remembering(tmp_path / "journal.sqlite", Coach())
    with qtbot.waitSignal(remembering.grew):
        remembering.follow(JournalSettings())
        remembering.note(EventKind.NOTE, text="A note.")
    with qtbot.waitSignal(remembering.grew):
        remembering.ask(lambda journal: journal.erase_all())
    remembering.close()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_the_bar_of_zones_is_told_apart_without_colours(qtbot, colours):
    bar = ZoneBar()
    qtbot.addWidget(bar)
    bar.set_colours(colours)
    bar.show_shares([(seen, 60.0) for seen in (Seen.EASY, Seen.SOME, Seen.MORE)])
    bar.resize(300, 24)
    grey = bar.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    def brightness(left):
        spots = [(left + dx, y) for dx in range(20, 80) for y in range(2, 22)]
        return sum(grey.pixelColor(x, y).red() for x, y in spots) / len(spots)

    easy, some, more = (brightness(left) for left in (0, 100, 200))
    assert abs(easy - some) > 15
    assert abs(some - more) > 15
