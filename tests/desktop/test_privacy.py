"""What the page Privacy says is measured, and its wishes come true: nothing here is made up."""

import json
import socket
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QImage

from posturecoach.desktop import privacy
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.pages import PRIVATE
from posturecoach.desktop.privacy import CameraTimes
from posturecoach.desktop.privacy_page import Role
from posturecoach.desktop.take_in import take_in
from posturecoach.errors import JournalError
from posturecoach.journal import Journal, Reader, journal_path
from posturecoach.journal.sealing import is_sealed, unseal
from posturecoach.record.event import EventKind
from posturecoach.session import local_now
from posturecoach.settings import JournalSettings

from .conftest import AGREED
from .weeks import LAST, events_of, minutes_of

NOT_KEPT = replace(AGREED, journal=JournalSettings(keep=False))


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTURECOACH_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def kept(home):
    """A journal with a day in it."""
    with Journal(journal_path()) as journal:
        journal.write(minutes_of(LAST), events_of(LAST))
    return journal_path()


def facts(window):
    return window._privacy.facts()


def done(qtbot, window, wish, *words):
    with qtbot.waitSignal(window._privacy.done, timeout=30_000) as told:
        wish.emit(*words)
    return told.args[0]


def test_that_a_picture_that_lies_about_is_counted(home, make_window):
    window = make_window(NOT_KEPT)
    assert facts(window).pictures == 0
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(home / "face.png"))
    (home / "log").mkdir(exist_ok=True)
    (home / "log" / "clip.MP4").write_bytes(b"x")
    assert facts(window).pictures == 2


def test_that_a_connection_of_this_program_is_counted(home, make_window):
    window = make_window(NOT_KEPT)
    before = facts(window).connections
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert facts(window).connections == before + 1
    assert facts(window).connections == before == 0


@pytest.mark.usefixtures("kept")
def test_that_files_and_sizes_are_those_on_the_disk(home, make_window):
    (home / "something").write_text("x" * 321)
    with Journal(journal_path()) as journal:
        journal.back_up()
    window = make_window(NOT_KEPT)
    found = facts(window)
    on_disk = sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
    assert {one.role for one in found.files} >= {Role.JOURNAL, Role.BACKUPS, Role.SETTINGS}
    assert sum(one.size for one in found.files) == on_disk  # whoever put it there
    assert (found.minutes, found.first) == (len(minutes_of(LAST)), LAST)


def test_that_the_sample_clip_is_no_camera(home, make_window):
    window = make_window(NOT_KEPT, demo=True)
    times = CameraTimes(window.looking, local_now)
    window.looking.plan = window._plan()
    window.looking.phase_changed.emit(Phase.LOOKING)
    assert times.today() == ()
    window.looking.plan = replace(window.looking.plan, demo=False)
    window.looking.phase_changed.emit(Phase.LOOKING)
    assert len(times.today()) == 1


def test_that_what_was_kept_is_erased_and_exported_also_while_none_is_kept(
    kept, make_window, qtbot, tmp_path, monkeypatch
):
    window = make_window(NOT_KEPT)
    window.begin()
    monkeypatch.setattr(privacy, "ask_folder", lambda *_: str(tmp_path / "out"))
    told = done(qtbot, window, window.privacy_page.export_asked, "")
    assert str(tmp_path / "out") in told
    whole = json.loads((tmp_path / "out" / "posture-coach.json").read_text())
    assert len(whole["minutes"]) == len(minutes_of(LAST))
    assert (tmp_path / "out" / "posture-coach-csv" / "minutes.csv").is_file()
    told = done(qtbot, window, window.privacy_page.erase_asked, LAST, LAST)
    assert told.startswith(f"Erased: {len(minutes_of(LAST))} minutes")
    assert facts(window).minutes == 0
    told = done(qtbot, window, window.privacy_page.erase_all_asked)
    with Reader(kept) as reader:
        assert reader.span().events == 0


@pytest.mark.usefixtures("kept")
def test_that_an_export_with_a_password_leaves_nothing_plain(
    home, make_window, qtbot, tmp_path, monkeypatch
):
    window = make_window(NOT_KEPT)
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(privacy, "ask_folder", lambda *_: str(out))
    window.show_page(PRIVATE)
    page = window.privacy_page
    page.password.wished.setChecked(True)
    assert not page.export.isEnabled()
    page.password.password.setText("correct horse")
    page.password.again.setText("correct horse")
    with qtbot.waitSignal(window._privacy.done, timeout=30_000):
        page.export.click()
    (file,) = out.iterdir()
    assert is_sealed(file)
    assert page.password.text() == ""
    assert b"A long day." not in file.read_bytes()
    assert not list(home.rglob("posture-coach.json"))
    unseal(file, tmp_path / "plain", "correct horse")
    assert (tmp_path / "plain" / "posture-coach.json").is_file()


def test_that_a_sealed_export_is_taken_in_with_its_password_only(
    kept, make_window, qtbot, tmp_path, monkeypatch
):
    sealed = privacy.export_all(kept, tmp_path, "correct horse")
    window = make_window()
    window.begin()
    remembering = window.companion.remembering
    assert remembering.diary.opened()
    monkeypatch.setattr(privacy, "ask_file", lambda *_: str(sealed))
    monkeypatch.setattr(privacy, "ask_password", lambda *_: "wrong")
    page = window.privacy_page
    told = done(qtbot, window, page.take_in_asked)
    assert "something in it already" in told.what
    assert facts(window).minutes == len(minutes_of(LAST))  # untouched
    done(qtbot, window, page.erase_all_asked)
    remembering.note(EventKind.START, version="1")  # by itself; no reason to refuse
    told = done(qtbot, window, page.take_in_asked)
    assert isinstance(told, JournalError)  # the wrong password
    monkeypatch.setattr(privacy, "ask_password", lambda *_: "correct horse")
    told = done(qtbot, window, page.take_in_asked)
    assert str(told).startswith("Taken in: 1 days")
    found = facts(window)
    assert (found.minutes, found.first) == (len(minutes_of(LAST)), LAST)


def test_that_backups_and_notes_are_never_lost_by_taking_something_in(home, kept, tmp_path):
    privacy.export_all(kept, tmp_path)
    for write in (
        lambda journal: journal.write((), events_of(LAST)),
        lambda journal: journal.back_up(),
    ):
        path = tmp_path / "other" / "journal.sqlite"
        with Journal(path) as journal:
            journal.write(minutes_of(LAST - timedelta(1)))
            write(journal)
            with pytest.raises(JournalError):
                take_in(journal, tmp_path / "posture-coach.json")
            assert journal.span().minutes
            journal.erase_all()
            for source in ("posture-coach.json", "posture-coach-csv/days.csv"):
                take_in(journal, tmp_path / source)
                assert journal.span().minutes == len(minutes_of(LAST))
                journal.erase_all()
            take_in(journal, kept)
            assert journal.span().minutes == len(minutes_of(LAST))
            journal.erase_all()


def test_that_the_journal_is_switched_on_and_off_here(home, make_window, qtbot):
    window = make_window()
    window.begin()
    assert window.companion.remembering.diary is not None
    window.show_page(PRIVATE)
    page = window.privacy_page
    assert page.keeps.isChecked()
    page.keeps.click()
    assert not window._settings.journal.keep
    assert window.companion.remembering.diary is None
    assert "no new ones are kept" in page.words()["journal"]
    page.keeps.click()
    assert window.companion.remembering.diary is not None


def test_that_a_mistake_of_ours_is_said_in_words(home, kept, make_window, qtbot, monkeypatch):
    window = make_window(NOT_KEPT)

    def broken(*_):
        raise ValueError

    monkeypatch.setattr(privacy, "ask_folder", lambda *_: "/tmp")
    monkeypatch.setattr(privacy, "export_all", broken)
    told = done(qtbot, window, window.privacy_page.export_asked, "")
    assert "mistake in this program" in told.what


def test_that_the_cameras_times_reach_the_page(home, make_window):
    window = make_window(NOT_KEPT)
    assert facts(window).camera == ()
    window.looking.phase_changed.emit(Phase.LOOKING)
    window.show_page(PRIVATE)
    assert window.privacy_page.words()["camera"].startswith("on since")
    window.looking.phase_changed.emit(Phase.OFF)
    (time,) = facts(window).camera
    assert time.off is not None
    window.show_page(PRIVATE)
    assert window.privacy_page.words()["camera"].startswith("off since")
