"""Settings: every mistake at once, written at once or not at all, and what people wrote kept."""

import os
import re
import stat
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posturecoach import settings as files
from posturecoach.errors import OutputError, SettingsError
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.places import Step, Workplace
from posturecoach.settings import (
    CameraSettings,
    ScreenSettings,
    Settings,
    WindowSettings,
    WorkSettings,
    WorkstationSettings,
)

CHANGED = Settings(
    model="lite",
    agreed="2030-01-31T09:00:00+01:00",
    camera=CameraSettings("Desk camera", 5.0, 1.5, mirror=False, hfov_deg=70.0, distance_mm=600.0),
    window=WindowSettings("dark", close_to_tray=True),
    screen=ScreenSettings(27.0, progressive_lenses=True),
    work=WorkSettings("2030-01-31", legs_supported=True, load_kg=0.0, hours_per_day=7.5),
    workstation=WorkstationSettings(
        "2030-01-31",
        "2030-04-30",
        (("distance", 62.0), ("phone_more", ()), ("screen_more", ("glare",)), ("seat", "good")),
    ),
)


def mistakes(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        files.load(path)
    return caught.value.what.splitlines()[1:]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.toml"


def test_that_no_file_means_the_defaults(path):
    assert files.load(path) == Settings()
    assert files.load() == Settings()


def test_that_what_is_saved_is_loaded_again(path):
    for wanted in (Settings(), CHANGED, Settings()):
        files.save(wanted, path)
        assert files.load(path) == wanted


def test_that_every_mistake_is_named_at_once_with_its_line_and_what_is_expected(path):
    told = mistakes(
        path,
        """\
# mine
model = "fulll"
[camera]
source = true
looks_per_s = 0
mirror = "yes"
hfov_deg = nan
looks_per_second = 3
[window]
theme = [
  "dark" ]
[scren]
diagonal_inch = 24
""",
    )
    assert [line.split(":")[0].strip() for line in told] == [
        *("line 2", "line 4", "line 5", "line 6", "line 7", "line 8", "line 10", "line 12")
    ]
    for line, words in zip(
        told,
        [
            'model is \'fulll\'; expected "full", "lite" or "heavy"',
            "camera.source is True; expected text: a camera's number or part of its name",
            "camera.looks_per_s is 0; expected a number above 0, up to 30",
            "camera.mirror is 'yes'; expected true or false",
            "camera.hfov_deg is nan; expected a number from 10 to 170",
            "camera.looks_per_second is not a setting; did you mean looks_per_s?",
            'window.theme is [\'dark\']; expected "system", "light" or "dark"',
            "scren is not a setting; did you mean screen?",
        ],
        strict=True,
    ):
        assert words in line


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("camera = 3", 1, "expected a section, [camera]"),
        ("\n\ncamera.looks_per_s = 31\n", 3, "up to 30"),
        ('agreed = "yesterday"', 1, "a date and time such as"),
        ('"camera" . "hz" = 1', 1, "camera.hz is not a setting"),
        ('[camera]\nsource = """\n\n"""', 2, "expected text"),
        ("screen = { diagonal_inch = 2 }", 1, "from 5 to 100"),
        ("[[camera]]\nmirror = true", 1, "expected a section"),
        ("[camera]\ndistance_mm = true", 2, "from 200 to 3000"),
        ("[camera]\nlooks_per_s = inf", 2, "up to 30"),
        ('[work]\nlegs_supported = "yes"', 2, "legs and feet are well supported"),
        ("[workstation]\nanswers = 3", 2, "a table of answers by question"),
        ("[workstation.answers]\nseat = true", 1, "a table of answers by question"),
    ],
)
def test_that_the_line_is_the_one_where_the_mistake_stands(path, text, line, words):
    (told,) = mistakes(path, text)
    assert told.startswith(f"  line {line}: ")
    assert words in told


def test_that_a_file_cut_anywhere_is_refused_or_read_as_far_as_it_says(path):
    files.save(CHANGED, path)
    whole = path.read_bytes()
    outcomes = set()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        try:
            files.load(path)
            outcomes.add("read")
        except SettingsError as error:
            outcomes.add("refused" if re.search(r"\n  line \d+: \S", error.what) else error.what)
    assert outcomes == {"read", "refused"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[camera]\nlooks_per_s = \n", 2),
        ('[camera]\n\nsource = "abc', 3),
        ("a = 1\na = 2", 2),
        ("[camera\n", 1),
        ("a = " + "[" * 100_000, 1),
    ],
)
def test_that_broken_toml_is_told_with_its_line(path, text, line):
    (told,) = mistakes(path, text)
    assert told.startswith(f"  line {line}: ")


def test_what_cannot_be_a_settings_file(path, tmp_path):
    path.write_bytes(b"\nmodel = 'lite' # \xff\n")
    with pytest.raises(SettingsError, match=r"line 2: not UTF-8"):
        files.load(path)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(SettingsError, match="larger than any settings file"):
        files.load(path)
    with pytest.raises(SettingsError, match="not a file"):
        files.load(tmp_path)


def test_that_what_notepad_writes_is_read(path):
    path.write_bytes(b'\xef\xbb\xbfmodel = "lite"\r\n[camera]\r\nsource = 1\r\n')
    assert files.load(path) == Settings(model="lite", camera=CameraSettings(source="1"))


def test_that_toml_has_its_own_dates(path):
    path.write_text("agreed = 2030-01-31T09:00:00+01:00\n")
    agreed = files.load(path).agreed
    assert agreed is not None
    assert datetime.fromisoformat(agreed) == datetime.fromisoformat("2030-01-31T09:00:00+01:00")


def test_that_comments_order_and_what_is_as_it_was_stay(path):
    mine = "# mine\n[camera]\nsource = 0  # left\n\n# why not\nmirror = false\n"
    path.write_text(mine)
    settings_there = files.load(path)
    files.save(settings_there, path)
    assert path.read_text() == mine
    files.save(replace(settings_there, camera=replace(settings_there.camera, mirror=True)), path)
    assert path.read_text() == mine.replace("false", "true")


def test_that_a_new_file_says_what_each_setting_takes(path):
    files.save(Settings(), path)
    text = path.read_text()
    for name in (*Settings.__dataclass_fields__, *CameraSettings.__dataclass_fields__):
        assert f"# {name}: " in text or f"[{name}]" in text
    assert "# hfov_deg: a number from 10 to 170" in text


def test_that_a_file_that_cannot_be_read_as_toml_is_moved_aside_not_lost(path):
    path.write_text("[camera\nsource = 7\n")
    files.save(Settings(model="heavy"), path)
    assert files.load(path).model == "heavy"
    assert path.with_name("settings.toml.broken").read_text() == "[camera\nsource = 7\n"


def test_that_saving_mends_what_could_not_be_followed(path):
    path.write_text('modell = "x"\ncamera = 3\n[window]\nclose_to_tray = 1\n')
    files.save(Settings(), path)
    assert files.load(path) == Settings()


def test_that_true_is_not_taken_for_one(path):
    path.write_text("[camera]\nlooks_per_s = true\n")
    files.save(Settings(camera=CameraSettings(looks_per_s=1.0)), path)
    assert files.load(path).camera.looks_per_s == 1.0


camera_settings = st.builds(
    CameraSettings,
    source=st.text(min_size=1).filter(str.strip),
    looks_per_s=st.floats(0.01, 30),
    looks_per_s_hidden=st.floats(0.01, 30),
    mirror=st.booleans(),
    hfov_deg=st.none() | st.floats(10, 170),
    distance_mm=st.none() | st.floats(200, 3000),
)
all_settings = st.builds(
    Settings,
    model=st.sampled_from(["lite", "full", "heavy"]),
    agreed=st.none() | st.datetimes().map(lambda moment: moment.isoformat()),
    camera=camera_settings,
    window=st.builds(
        WindowSettings,
        theme=st.sampled_from(["system", "light", "dark"]),
        close_to_tray=st.booleans(),
    ),
    screen=st.builds(
        ScreenSettings,
        diagonal_inch=st.none() | st.floats(5, 100),
        progressive_lenses=st.booleans(),
    ),
    work=st.builds(
        WorkSettings,
        answered=st.none() | st.dates().map(str),
        wrist_straight=st.none() | st.booleans(),
        load_kg=st.none() | st.floats(0, 200),
    ),
    workstation=st.builds(
        WorkstationSettings,
        again=st.none() | st.dates().map(str),
        answers=st.dictionaries(
            st.text(),
            st.text() | st.floats(-1e6, 1e6) | st.lists(st.text(), max_size=3).map(tuple),
            max_size=4,
        ),
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=all_settings, then=all_settings)
def test_that_any_settings_over_any_others_are_loaded_again(path, first, then):
    files.save(first, path)
    files.save(then, path)
    assert files.load(path) == then


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: CameraSettings(looks_per_s=0),
        lambda: CameraSettings(hfov_deg=float("nan")),
        lambda: replace(CameraSettings(), distance_mm=60.0),
        lambda: WindowSettings(theme="blue"),
        lambda: Settings(agreed="soon"),
        lambda: WorkSettings(load_kg=-1.0),
        lambda: WorkSettings(legs_supported="yes"),
        lambda: WorkstationSettings(again="in spring"),
        lambda: WorkstationSettings(answers={"seat": None}),
    ],
)
def test_that_our_own_code_cannot_make_settings_that_a_file_may_not_hold(wrong):
    with pytest.raises(ValueError, match="expected"):
        wrong()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_that_only_the_owner_can_read_what_is_written(tmp_path):
    path = tmp_path / "a" / "b" / "settings.toml"
    before = os.umask(0)
    try:
        files.save(Settings(), path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_that_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(path, monkeypatch):
    files.save(CHANGED, path)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        files.save(Settings(), path)
    assert files.load(path) == CHANGED
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_that_a_home_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("POSTURECOACH_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(OutputError, match="cannot be written") as caught:
        files.save(Settings())
    assert "POSTURECOACH_HOME" in caught.value.try_


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to root"
)
def test_that_a_read_only_home_is_told(home):
    home.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="you may not"):
            files.save(Settings())
        with pytest.raises(OutputError, match="you may not"):
            files.check_writable(files.neutral_path())
    finally:
        home.chmod(0o700)


def test_that_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "dotfiles.toml", tmp_path / "settings.toml"
    real.write_text("# kept elsewhere\n")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("links cannot be made here")
    files.save(Settings(model="lite"), link)
    assert link.is_symlink()
    assert files.load(real).model == "lite"


NEUTRAL = Neutral(
    made="2030-01-31T09:00:00+01:00",
    view=View.FRONT,
    seconds=20.0,
    values={"head_pitch": 12.5},
    scales={"shoulder_px": 210.0, "iris_px": 11.0},
    width=640,
    height=480,
)


def test_that_a_neutral_is_read_as_it_was_written(path):
    assert files.read_neutral(path) is None
    files.write_neutral(NEUTRAL, path)
    assert files.read_neutral(path) == NEUTRAL
    files.write_neutral(NEUTRAL)
    assert files.neutral_path().is_file()
    assert files.read_neutral() == NEUTRAL


def test_that_every_mistake_in_a_neutral_is_told(path):
    files.write_neutral(NEUTRAL, path)
    text = path.read_text()
    path.write_text(text.replace('"front"', '"above"').replace("640", "0"))
    with pytest.raises(SettingsError) as caught:
        files.read_neutral(path)
    assert "above" in caught.value.what
    assert "width" in caught.value.what
    assert "calibrate" in caught.value.try_


def test_where_the_files_lie(home, monkeypatch, tmp_path):
    assert files.settings_path() == home / "settings.toml"
    assert files.neutral_path() == home / "neutral.toml"
    monkeypatch.delenv("POSTURECOACH_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files.home().name.lower() == "posturecoach"
    assert files.settings_path().name == "settings.toml"
    assert not any(tmp_path.iterdir())


# Places


def place(name, day="2030-01-31", **more):
    neutral = replace(NEUTRAL, place=name, made=f"{day}T09:00:00+01:00", camera="Webcam")
    return Workplace(neutral, more.pop("anchor", neutral), **more)


PLACES = (
    place("Desk"),
    place(
        "Desk, camera moved",
        "2030-03-01",
        anchor=replace(NEUTRAL, place="Desk, camera moved", scales={"shoulder_px": 200.0}),
        drift=(
            Step("2030-03-02", {"head_pitch": (0.0, 0.4)}),
            Step("2030-03-09", {"head_pitch": (0.4, 0.7), "slump": (0.0, -1.5)}),
        ),
        moved_from="Desk",
    ),
)


def test_that_places_are_read_as_they_were_written(path):
    assert files.read_places(path) == ()
    files.write_places(PLACES, path)
    assert files.read_places(path) == PLACES
    assert "[[place]]" in path.read_text()
    assert "[[place.drift]]" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    files.write_places(PLACES)
    assert files.read_places() == PLACES
    files.write_places(())
    assert not files.neutral_path().exists()


def test_that_of_several_places_the_newest_is_the_neutral(path):
    files.write_places(PLACES, path)
    assert files.read_neutral(path) == PLACES[1].neutral


def test_that_a_neutral_of_before_there_were_places_is_a_place_and_loses_nothing(path):
    files.write_neutral(NEUTRAL, path)
    (old,) = files.read_places(path)
    assert old.name
    assert replace(old.neutral, place=None) == NEUTRAL
    assert path.read_text().count("[[place]]") == 0, "reading changes no file"
    files.write_places((old, PLACES[0]), path)
    assert files.read_places(path) == (old, PLACES[0])


def test_that_a_neutral_with_a_place_is_still_a_single_one(path):
    files.write_neutral(PLACES[0].neutral, path)
    assert files.read_neutral(path) == PLACES[0].neutral
    assert files.read_places(path) == (place("Desk"),)


def test_that_every_mistake_in_the_places_is_told_at_once(path):
    files.write_places(PLACES, path)
    text = path.read_text()
    broken = (
        text.replace('view = "front"', 'view = "above"', 1)
        .replace('name = "Desk, camera moved"', "name = 3")
        .replace("head_pitch = [0.0, 0.4]", "head_pitch = 0.4")
        .replace("[place.anchor]", "[place.anchor]\nold = 1", 1)
        .replace("seconds = 20.0", "seconds = -1")
    )
    path.write_text("colour = 1\n" + broken)
    for read in (files.read_places, files.read_neutral):
        with pytest.raises(SettingsError) as caught:
            read(path)
        for words in (
            "colour: not a part", "place 1: view: ", "place 2: name: ", "place 2: drift 1: ",
            "place 2: anchor.old: ", "place 2: anchor.seconds: ",
        ):  # fmt: skip
            assert words in caught.value.what


@pytest.mark.parametrize("text", ["place = 3", "place = [1]", "[place]\nname = 'x'"])
def test_that_what_is_no_list_of_places_is_told(path, text):
    path.write_text(text)
    with pytest.raises(SettingsError, match="expected"):
        files.read_places(path)


def test_that_a_file_of_places_is_known_from_one_of_a_neutral(path):
    assert not files.holds_places(path)
    files.write_neutral(PLACES[0].neutral, path)
    assert not files.holds_places(path)
    files.write_places(PLACES, path)
    assert files.holds_places(path)


def test_that_two_places_of_one_name_are_told(path):
    files.write_places((PLACES[0], PLACES[0]), path)
    with pytest.raises(SettingsError, match="another place"):
        files.read_places(path)


def test_that_a_file_of_places_cut_anywhere_is_refused_or_says_less(path):
    files.write_places(PLACES, path)
    whole = path.read_bytes()
    outcomes = set()
    for length in range(0, len(whole), 37):
        path.write_bytes(whole[:length])
        try:
            outcomes.add(len(files.read_places(path)))
        except SettingsError as error:
            outcomes.add("refused" if error.try_ else error.what)
    # The last to be written is drift, without a part of which the places are whole.
    assert outcomes <= {"refused", 1, 2}
    assert "refused" in outcomes
