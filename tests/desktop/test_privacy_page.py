"""The page Privacy: shows what it is told, asks twice before anything goes."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt

from posturecoach.desktop import privacy_page
from posturecoach.desktop.palette import LIGHT, style_sheet
from posturecoach.desktop.privacy_page import CameraTime, Facts, PrivacyPage, Role, Stored
from posturecoach.errors import JournalError

from .fits import clipped

FOLDER = "/home/robin/.local/share/posture-coach"


def at(hour, minute=0):
    return datetime(2029, 11, 30, hour, minute, tzinfo=UTC)


FILES = (
    Stored(Role.JOURNAL, f"{FOLDER}/journal.sqlite", 2_500_000),
    Stored(Role.BACKUPS, f"{FOLDER}/journal-backups", 9_000_000, 9),
    Stored(Role.SETTINGS, f"{FOLDER}/settings.toml", 1_800),
)
FACTS = Facts(
    camera=(CameraTime(at(9), at(10, 30)), CameraTime(at(11))),
    process=4711,
    files=FILES,
    folder=FOLDER,
    keep_days=730,
    first=date(2029, 1, 2),
    last=date(2029, 11, 30),
    minutes=90_000,
    events=1,
    backup=date(2029, 11, 29),
)


@pytest.fixture
def page(qtbot):
    made = PrivacyPage()
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(LIGHT))
    made.show_facts(FACTS)
    made.resize(760, 560)
    made.show()
    return made


def test_that_the_facts_are_shown_as_they_are(page):
    words = page.words()
    assert words["camera"].startswith("on since 11:00")
    assert words["times"].startswith("9:00")
    assert words["times"].endswith("now; 1 h 30 min in stretches that are over")
    assert (words["pictures"], words["network"]) == ("0", "0")
    assert words["journal"] == "2 Jan 2029 – 30 Nov 2029: 90000 minutes, 1 event"
    assert words["backup"] == "29 Nov 2029"
    assert [row[0] for row in page.files()] == ["Journal", "9 backups", "Settings", "All together"]
    assert page.files()[0][2] == "journal.sqlite"  # the folder stands in the last line
    assert page.files()[-1][1:] == ["11.0 MB", FOLDER]


def test_that_nothing_is_made_to_look_better_than_it_is(page):
    page.show_facts(Facts(pictures=3, connections=2))
    assert (page.words()["pictures"], page.words()["network"]) == ("3", "2")
    page.show_facts(Facts(connections=None))
    assert page.words()["network"] == "could not be looked at"


def test_that_an_end_and_a_day_without_camera_are_told(page):
    page.show_facts(Facts(camera=(CameraTime(at(9), at(10)),)))
    assert page.words()["camera"].startswith("off since 10:00")
    page.show_facts(Facts())
    assert page.words()["camera"] == "off; it was not on today"
    assert page.words()["journal"] == "nothing yet"
    page.show_facts(Facts(keeps=False))
    assert page.words()["journal"] == "no new ones are kept, as you chose"


def test_that_many_times_of_a_day_are_told_in_short(page):
    times = tuple(CameraTime(at(8, k), at(8, k + 1)) for k in range(0, 40, 2))
    page.show_facts(Facts(camera=times))
    words = page.words()["times"]
    assert words.startswith("12 times before, ")
    assert words.count("–") == 8
    assert words.endswith("20 min in stretches that are over")


@pytest.mark.parametrize(
    ("system", "tool"), [("linux", "ss -tunp"), ("darwin", "nettop -p"), ("win32", "Monitor")]
)
def test_that_it_says_how_to_see_for_oneself(page, monkeypatch, system, tool):
    monkeypatch.setattr(privacy_page.sys, "platform", system)
    page.show_facts(FACTS)
    assert tool in page._check.text()
    assert "4711" in page._check.text()


def test_that_erasing_days_takes_two_steps_and_the_first_one_is_easily_left(page, qtbot):
    page.range.show_days(date(2029, 11, 5), date(2029, 11, 9))
    with qtbot.assertNotEmitted(page.erase_asked):
        page.erase_range.click()
    assert page.question.isVisible()
    assert "5 Nov 2029 – 9 Nov 2029 (5 days)" in page._asked.text()
    assert page.focusWidget() is page.no  # Enter once too often keeps all
    with qtbot.assertNotEmitted(page.erase_asked):
        page.no.click()
    assert not page.question.isVisible()
    assert page.said.text() == "Nothing was erased."
    page.erase_range.click()
    with qtbot.waitSignal(page.erase_asked) as asked:
        page.yes.click()
    assert asked.args == [date(2029, 11, 5), date(2029, 11, 9)]
    assert not page.question.isVisible()


def test_that_erasing_everything_takes_two_steps(page, qtbot):
    with qtbot.assertNotEmitted(page.erase_all_asked), qtbot.assertNotEmitted(page.erase_asked):
        page.erase_all.click()
    assert "settings and your neutral stay" in page._asked.text()
    with qtbot.waitSignal(page.erase_all_asked), qtbot.assertNotEmitted(page.erase_asked):
        page.yes.click()


def test_that_what_is_asked_about_is_what_is_erased_even_when_fields_or_facts_change(page, qtbot):
    page.range.show_days(date(2029, 11, 5), date(2029, 11, 9))
    page.erase_range.click()
    page.range.show_days(date(2029, 1, 2), date(2029, 11, 30))
    page.show_facts(FACTS)
    with qtbot.waitSignal(page.erase_asked) as asked:
        page.yes.click()
    assert asked.args == [date(2029, 11, 5), date(2029, 11, 9)]


def test_that_the_first_day_is_never_after_the_last(page, qtbot):
    page.range.show_days(date(2029, 11, 5), date(2029, 11, 9))
    page.range.first.setDate(page.range.last.date().addDays(3))
    assert page.range.days() == (date(2029, 11, 12), date(2029, 11, 12))
    page.range.last.setDate(page.range.last.date().addDays(-4))
    assert page.range.days() == (date(2029, 11, 8), date(2029, 11, 8))


def test_that_other_wishes_are_passed_on(page, qtbot):
    for button, signal in (
        (page.export, page.export_asked),
        (page.folder, page.folder_asked),
        (page.backup, page.backup_asked),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_that_how_long_minutes_stay_is_chosen_and_shown(page, qtbot):
    assert page.keep.currentText() == "2 years"
    with qtbot.assertNotEmitted(page.keep_asked):
        page.show_facts(Facts(keep_days=45))
    assert page.keep.currentText() == "45 days"
    page.show_facts(Facts(keep_days=None))
    assert page.keep.currentText() == "never"
    for days in (90, None):
        at_ = page.keep.findData(str(days or 0))
        with qtbot.waitSignal(page.keep_asked) as asked:
            page.keep.activated.emit(at_)
        assert asked.args == [days]


def test_that_there_is_nothing_to_export_or_erase_while_nothing_is_kept(page):
    page.show_facts(Facts())
    assert not page.export.isEnabled()
    assert not page.erase_range.isEnabled()
    assert not page.backup.isEnabled()
    assert page.erase_all.isEnabled()  # a damaged journal may lie about


def test_that_a_problem_is_said_with_what_to_try(page):
    page.show_problem(JournalError("The journal is in use.", try_="close the other program."))
    assert page.said.text() == "The journal is in use.\nClose the other program."
    assert page.said.isVisible()


def test_that_a_day_can_be_read_and_typed_in_its_field(page, qtbot):
    field = page.range.first
    page.range.show_days(date(2029, 1, 2), date(2029, 11, 30))
    line = field.lineEdit()
    letters = line.fontMetrics().horizontalAdvance("12/30/2029")
    assert line.width() >= letters
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() - 4, 5))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert page.range.days()[0] != date(2029, 1, 2)


@pytest.mark.parametrize("size", [(760, 560), (1140, 720)], ids=str)
def test_that_everything_fits(page, qapp, size):
    page.resize(*size)
    page.erase_range.click()
    for _ in range(4):
        qapp.processEvents()
    assert clipped(page) == []
