"""Folders of patients: one open at a time, nothing mixed, no way out, really gone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from posturecoach.clinic.patients import Assessed, Patient, PseudonymError
from posturecoach.errors import OutputError, SettingsError
from posturecoach.settings import care_path, neutral_path, settings_path
from posturecoach.settings.patients import OpenPatient, PatientError, Patients, patients_path

NOW = "2030-03-04T09:00:00+01:00"
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links as on POSIX systems")


@pytest.fixture
def patients(home):
    found = Patients()
    yield found
    found.switch(None)


def paths_of(one):
    return (one.journal, one.care, one.neutral, one.reliability, one.assessment("a-1"))


def everything(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_that_there_is_nobody_at_first(patients):
    assert patients.names() == ()
    assert patients.now is None
    assert not patients_path().exists()


def test_making_listing_and_opening(patients):
    assert patients.make("  P-2 ", NOW) == "P-2"
    patients.make("P-10", NOW)
    assert patients.names() == ("P-10", "P-2")
    opened = patients.switch("P-2")
    assert patients.now is opened
    assert opened.read() == Patient("P-2", NOW, consent_pictures=False)
    assert {path.parents[1 if "assess" in str(path) else 0] for path in paths_of(opened)} == {
        patients_path() / "P-2"
    }


@posix
def test_that_only_the_owner_of_the_computer_may_look(patients):
    old = os.umask(0)
    try:
        patients.make("P-1", NOW)
        opened = patients.switch("P-1")
        opened.write_assessment(Assessed("a-1", NOW, "posture"), {"steps": []})
    finally:
        os.umask(old)
    for path in (patients_path(), *patients_path().rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    (patients_path() / "P-1").chmod(0o755)
    patients.switch("P-1")
    assert stat.S_IMODE((patients_path() / "P-1").stat().st_mode) == 0o700


def test_that_two_patients_are_never_mixed(patients):
    for name in ("A", "B"):
        patients.make(name, NOW)
    for n in range(6):
        name = "AB"[n % 2]
        opened = patients.switch(name)
        opened.care.write_text(f"{name}{n}")
        opened.journal.write_text(f"{name}{n}")
        opened.write_assessment(Assessed(f"a-{n}", NOW, "posture"), {"of": name})
        for path, held in everything(patients_path() / name).items():
            assert "AB".replace(name, "").encode() not in held, path
    for name, last in (("A", 4), ("B", 5)):
        opened = patients.switch(name)
        assert opened.care.read_text() == f"{name}{last}"
        assert {one.id for one in opened.read().assessments} == {
            f"a-{n}" for n in range(last % 2, 6, 2)
        }
        assert opened.read_assessment(f"a-{last}") == {"of": name}
        assert opened.read_assessment(f"a-{last - 1}") is None


def test_that_whoever_was_open_hands_out_nothing_any_more(patients):
    for name in ("A", "B"):
        patients.make(name, NOW)
    before = patients.switch("A")
    record = before.read()
    after = patients.switch("B")
    for ask in (
        *(lambda path=path: getattr(before, path) for path in ("journal", "care", "neutral")),
        lambda: before.assessment("a-1"),
        before.read,
        lambda: before.write(record),
    ):
        with pytest.raises(PatientError, match="no longer open"):
            ask()
    with pytest.raises(PatientError, match="'B' is open"):
        after.write(record)
    assert after.read().pseudonym == "B"
    patients.switch(None)
    assert after.closed
    assert patients.now is None


def test_that_the_owner_stays_outside(patients):
    patients.make("A", NOW)
    opened = patients.switch("A")
    own = {care_path(), neutral_path(), settings_path()}
    assert not own & set(paths_of(opened))
    assert all(patients_path() not in path.parents for path in own)


def test_that_a_patient_is_open_in_one_window_only(patients):
    patients.make("A", NOW)
    patients.switch("A")
    other = Patients()
    with pytest.raises(PatientError, match="another window"):
        other.switch("A")
    with pytest.raises(PatientError, match="another window"):
        other.erase("A")
    with pytest.raises(PatientError, match="another window"):
        other.rename("A", "B")
    patients.switch(None)
    assert other.switch("A").read().pseudonym == "A"
    other.switch(None)


def test_that_another_process_is_kept_out_and_a_dead_one_is_not_in_the_way(patients):
    patients.make("A", NOW)
    ask = (
        "from posturecoach.settings.patients import Patients\n"
        "p = Patients()\n"
        "try:\n p.switch('A'); print('open', flush=True)\n"
        "except Exception as e:\n print(type(e).__name__, flush=True)\n"
        "import os; os._exit(1)"
    )

    def run():
        done = subprocess.run(
            [sys.executable, "-c", ask], capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    patients.switch("A")
    assert run() == "PatientError"
    patients.switch(None)
    assert run() == "open"
    assert patients.switch("A") is not None


@pytest.mark.parametrize(
    "name", ["..", ".", "", "../home", "A/../B", "/etc", "A\\B", "nobody", "a", " A", "A\n"]
)
def test_that_no_typed_path_leads_anywhere(patients, name):
    patients.make("A", NOW)
    patients.make("B", NOW)
    for ask in (patients.switch, patients.erase, lambda name: patients.rename(name, "C")):
        with pytest.raises(PatientError, match="no patient"):
            ask(name)
    with pytest.raises(PatientError):
        OpenPatient(patients_path(), name)
    assert patients.names() == ("A", "B")


@pytest.mark.parametrize("id_", ["../x", "a/b", "", "..", "con", "a b", ".x", "a\\b", "C:x"])
def test_that_no_assessment_leads_out(patients, id_):
    patients.make("A", NOW)
    with pytest.raises(PatientError, match="can't name"):
        patients.switch("A").assessment(id_)


@posix
def test_that_links_are_refused(patients, tmp_path):
    patients.make("A", NOW)
    patients.make("B", NOW)
    folder = patients_path() / "A"
    (patients_path() / "L").symlink_to(folder, target_is_directory=True)
    assert patients.names() == ("A", "B")
    with pytest.raises(PatientError, match="no patient"):
        patients.switch("L")
    with pytest.raises(PatientError, match="not a patient's folder"):
        OpenPatient(patients_path(), "L")
    opened = patients.switch("A")
    (folder / "care.json").symlink_to(patients_path() / "B" / "care.json")
    with pytest.raises(PatientError, match="is a link"):
        _ = opened.care
    (folder / "assessments").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(PatientError, match="is a link"):
        opened.assessment("a-1")
    (folder / "patient.json").unlink()
    (folder / "patient.json").symlink_to(patients_path() / "B" / "patient.json")
    with pytest.raises(PatientError, match="is a link"):
        opened.read()


@posix
def test_that_a_root_that_is_a_link_is_refused(patients, tmp_path):
    patients_path().symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(PatientError, match="folder of its own"):
        patients.names()
    with pytest.raises(PatientError, match="folder of its own"):
        patients.make("A", NOW)
    assert list(tmp_path.iterdir()) == []


@posix
def test_that_a_lock_that_is_a_link_is_refused(patients, tmp_path):
    patients.make("A", NOW)
    (patients_path() / "A" / ".open").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        patients.switch("A")
    assert not (tmp_path / "elsewhere").exists()


@posix
def test_that_a_folder_that_was_exchanged_is_noticed(patients):
    patients.make("A", NOW)
    patients.make("B", NOW)
    opened = patients.switch("A")
    root = patients_path()
    (root / "A").rename(root / "C")
    with pytest.raises(PatientError, match="not a patient's folder"):
        _ = opened.care
    (root / "B").rename(root / "A")
    with pytest.raises(PatientError, match="exchanged"):
        _ = opened.care


def test_renaming_keeps_everything(patients):
    patients.make("A", NOW)
    patients.switch("A").write_assessment(Assessed("a-1", NOW, "posture"), {"n": 1})
    assert patients.rename("A", "a") == "a"  # the same folder on some systems
    assert patients.names() == ("a",)
    assert patients.now is None
    opened = patients.switch("a")
    assert opened.read().pseudonym == "a"
    assert opened.read_assessment("a-1") == {"n": 1}
    assert patients.rename("a", "a") == "a"
    assert "renaming" not in (patients_path() / "a" / "patient.json").read_text()


def test_that_renaming_never_takes_the_place_of_somebody(patients):
    patients.make("A", NOW)
    patients.make("B", NOW)
    before = everything(patients_path())
    for to in ("B", "b", " B ", "../C", "con"):
        with pytest.raises(PseudonymError):
            patients.rename("A", to)
    assert everything(patients_path()) == before


@pytest.mark.parametrize("folder_done", [False, True])
def test_that_renaming_survives_a_sudden_end(patients, folder_done):
    patients.make("A", NOW)
    record = patients_path() / "A" / "patient.json"
    record.write_text(json.dumps({**json.loads(record.read_text()), "renaming_to": "B"}))
    if folder_done:
        (patients_path() / "A").rename(patients_path() / "B")
    (name,) = patients.names()
    assert patients.switch(name).read() == Patient("B" if folder_done else "A", NOW)


def test_that_erased_is_gone(patients):
    patients.make("A", NOW)
    patients.make("B", NOW)
    opened = patients.switch("A")
    secret = "of nobody else"
    for path in paths_of(opened):
        path.write_text(secret)
    opened.journal.with_name("journal-backups").mkdir()
    opened.journal.with_name("journal-backups").joinpath("one").write_text(secret)
    patients.erase("A")
    assert opened.closed
    assert patients.names() == ("B",)
    assert [one.name for one in patients_path().iterdir()] == ["B"]
    assert not any(secret.encode() in held for held in everything(patients_path().parent).values())
    patients.make("A", NOW)
    assert patients.switch("A").read().assessments == ()


@posix
def test_that_erasing_follows_no_link(patients, tmp_path):
    patients.make("A", NOW)
    other = tmp_path / "other"
    other.mkdir()
    (other / "kept").write_text("kept")
    (patients_path() / "A" / "link").symlink_to(other, target_is_directory=True)
    patients.erase("A")
    assert (other / "kept").read_text() == "kept"


def test_that_erasing_that_was_cut_off_is_finished(patients):
    patients.make("A", NOW)
    (patients_path() / "A").rename(patients_path() / ".erasing-1")
    assert patients.names() == ()
    assert list(patients_path().iterdir()) == []


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")
def test_that_what_can_not_be_erased_is_said(patients):
    patients.make("A", NOW)
    inner = patients_path() / "A" / "inner"
    inner.mkdir()
    (inner / "file").write_text("x")
    inner.chmod(0o500)
    try:
        with pytest.raises(OutputError):
            patients.erase("A")
        with pytest.raises(OutputError, match="what is left"):
            patients.names()
    finally:
        for left in patients_path().glob("*/inner"):
            left.chmod(0o700)


def test_that_a_folder_of_another_kind_is_left_alone(patients):
    patients.make("A", NOW)
    (patients_path() / ".hidden").mkdir()
    (patients_path() / "notes.txt").write_text("mine")
    (patients_path() / "a:b").mkdir()
    assert patients.names() == ("A",)
    assert (patients_path() / "notes.txt").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "Expecting"),
        ("[]", "expected a table"),
        ('{"version": 1}', "pseudonym: expected words, got nothing"),
        (None, "is missing"),
        (json.dumps(Patient("B", NOW).to_plain()), "it is of 'B'"),
        (json.dumps({**Patient("B", NOW).to_plain(), "renaming_to": "C"}), "it is of|unknown"),
    ],
)
def test_that_a_record_that_is_not_this_patients_stays_closed(patients, text, told):
    patients.make("A", NOW)
    record = patients_path() / "A" / "patient.json"
    record.unlink() if text is None else record.write_text(text)
    with pytest.raises(SettingsError, match=told):
        patients.switch("A")
    assert patients.now is None
    assert Path(patients_path() / "A").is_dir()
    # Nobody has it open: it can still be erased.
    patients.erase("A")
    assert patients.names() == ()
