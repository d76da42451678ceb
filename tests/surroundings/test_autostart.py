"""Start at login: what is written, what a desktop makes of it, and who may switch it off."""

from __future__ import annotations

import plistlib
import re
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posturecoach.errors import PostureCoachError
from posturecoach.surroundings import autostart as module
from posturecoach.surroundings.autostart import (
    APPROVED,
    NAME,
    RUN,
    AutostartFile,
    LaunchAgent,
    RunKey,
    autostart,
    exec_line,
    own_command,
)

GIO = shutil.which("gio")
VALIDATE = shutil.which("desktop-file-validate")
AWKWARD = '/opt/a b/50%/it\'s "x" $HOME `id` \\ ~;&|<>()*?#ü/posturecoach'


def read_exec(line):
    """Return the arguments of a value of Exec, read as the specification says: in its order."""
    escapes = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    text = re.sub(r"\\(.)", lambda m: escapes[m[1]], line)
    words = []
    for quoted, plain in re.findall(r'"((?:[^"\\]|\\["`$\\])*)"|([^ "]+)', text):
        assert not set(plain) & set("\t\n\"'\\><~|&;$*?#()`"), plain
        word = plain or re.sub(r"\\(.)", r"\1", quoted)
        assert not re.search("%(?!%)", word.replace("%%", "")), word
        words.append(word.replace("%%", "%"))
    return words


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=9)))
def test_that_every_command_comes_back_as_it_was(command):
    line = exec_line(command)
    assert "\n" not in line
    assert read_exec(line) == command


@pytest.fixture
def places(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CONFIG_DIRS": f"{tmp_path / 'etc'}:{tmp_path / 'etc2'}",
    }


@pytest.fixture
def entry(places):
    return AutostartFile(places)


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "posturecoach"
    path.write_text("")
    return str(path)


def test_an_entry_of_the_user(entry, tmp_path, program):
    assert not entry.enabled()
    entry.disable()  # which is no mistake
    entry.enable((program, "--minimized"))
    assert entry.enabled()
    assert entry.problem() is None
    assert entry.path == tmp_path / "config" / "autostart" / "posturecoach.desktop"
    lines = entry.path.read_text().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert f"Exec={program} --minimized" in lines
    assert "Terminal=false" in lines
    entry.disable()
    assert not entry.path.exists()
    assert not entry.enabled()


@pytest.mark.parametrize("told", ["", "not/absolute"])
def test_where_the_folder_is_without_the_variable(places, tmp_path, told):
    entry = AutostartFile(places | {"XDG_CONFIG_HOME": told})
    assert entry.path == tmp_path / "home/.config/autostart/posturecoach.desktop"


@pytest.mark.parametrize(
    "edited",
    [
        "Hidden=true",
        "Hidden = true",
        "X-GNOME-Autostart-enabled=false",
        "X-MATE-Autostart-enabled=false",
    ],
)
def test_that_the_desktop_may_switch_it_off(entry, edited, program):
    entry.enable((program,))
    text = entry.path.read_text().replace("X-GNOME-Autostart-enabled=true", edited)
    entry.path.write_text(text + "\n[Desktop Action x]\nHidden=false\n")
    assert not entry.enabled()
    assert entry.problem() is None
    entry.enable((program,))
    assert entry.enabled()


def test_that_another_group_and_comments_switch_nothing_off(entry, program):
    entry.enable((program,))
    entry.path.write_text(entry.path.read_text() + "#Hidden=true\n[Other]\nHidden=true\n")
    assert entry.enabled()


def test_an_entry_for_everybody_is_hidden_for_the_one(entry, tmp_path, program):
    shared = tmp_path / "etc2" / "autostart"
    shared.mkdir(parents=True)
    (shared / "posturecoach.desktop").write_text("[Desktop Entry]\nExec=posturecoach\n")
    assert entry.enabled()
    assert entry.problem() is None  # found on the path, whichever that is at login
    entry.disable()
    assert not entry.enabled()
    entry.enable((program,))
    assert entry.enabled()


def test_that_a_program_that_has_gone_is_said(entry, tmp_path):
    entry.enable((str(tmp_path / 'an "old" one' / "posturecoach"), "--minimized"))
    assert 'an "old" one/posturecoach' in entry.problem()
    entry.path.write_text("[Desktop Entry]\nType=Application\n")
    assert "can't be followed" in entry.problem()
    entry.path.write_bytes(b"[Desktop Entry]\nExec=\xff\n")
    assert not entry.enabled()
    assert entry.problem() is None


def test_that_what_cannot_be_written_is_said_with_a_way_out(places, tmp_path, program):
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(PostureCoachError) as error:
        AutostartFile(places).enable((program,))
    assert "cannot be written" in error.value.what
    assert error.value.try_


def test_that_what_cannot_be_removed_is_said_with_a_way_out(entry):
    entry.path.mkdir(parents=True)  # a folder of that name: unlink refuses
    with pytest.raises(PostureCoachError, match="can't be removed") as error:
        entry.disable()
    assert "by hand" in error.value.try_


def start(entry, tmp_path, folder):
    """Have gio start the entry, as a desktop would; return the arguments that arrived."""
    told = tmp_path / "told"
    program = tmp_path / folder / "posturecoach"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$0" "$@" > {told}.new\nmv {told}.new {told}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    entry.enable((str(program), "--minimized", '100% "it\'s" $HOME \\ `id`'))
    subprocess.run([GIO, "launch", entry.path], check=True, timeout=30)
    deadline = time.monotonic() + 10
    while not told.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)  # between two looks; the deadline decides
    return str(program), told.read_text().splitlines()


@pytest.mark.skipif(GIO is None, reason="gio is not installed (Debian: apt install libglib2.0-bin)")
@pytest.mark.parametrize("folder", ["plain", "a b", "50%u", 'it\'s "x"', "$HOME`id`", "b\\s"])
def test_that_a_desktop_starts_just_that(entry, tmp_path, folder):
    program, told = start(entry, tmp_path, folder)
    assert told == [program, "--minimized", '100% "it\'s" $HOME \\ `id`']


@pytest.mark.skipif(
    VALIDATE is None,
    reason="desktop-file-validate is not installed (Debian: apt install desktop-file-utils)",
)
def test_that_the_entry_is_valid(entry):
    entry.enable((AWKWARD, "--minimized"))
    done = subprocess.run([VALIDATE, entry.path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


class Registry:
    """A registry in memory that may refuse."""

    def __init__(self):
        self.values = {}
        self.refuses = False

    def get(self, key, name):
        if self.refuses:
            raise PermissionError(5, "Access is denied")
        return self.values.get((key, name))

    def put(self, key, name, value):
        self.get(key, name)
        self.values[key, name] = value

    def delete(self, key, name):
        self.get(key, name)
        self.values.pop((key, name), None)


def test_the_run_key(program):
    registry = Registry()
    run = RunKey(registry)
    assert not run.enabled()
    assert run.problem() is None
    run.disable()
    run.enable((program, "--minimized"))
    assert run.enabled()
    assert registry.values == {(RUN, NAME): f"{program} --minimized"}
    assert run.problem() is None
    run.disable()
    assert registry.values == {}


def test_that_windows_gets_its_own_quotes():
    registry = Registry()
    run = RunKey(registry)
    run.enable((r"C:\Program Files\Python\pythonw.exe", "-m", "posturecoach", "--minimized"))
    line = r'"C:\Program Files\Python\pythonw.exe" -m posturecoach --minimized'
    assert registry.values[RUN, NAME] == line
    assert r"no longer there: C:\Program Files\Python\pythonw.exe. " in run.problem()


@pytest.mark.parametrize(
    ("approved", "on"),
    [(b"\x02" + bytes(11), True), (b"\x06" + bytes(11), True), (b"\x03" + b"\x7f" * 11, False),
     (b"c``b\xf9\x8cv\xc5;\xd9\x91", False), (b"", True), (None, True)],
)  # fmt: skip
def test_that_the_task_manager_may_switch_it_off(approved, on, program):
    registry = Registry()
    run = RunKey(registry)
    run.enable((program,))
    registry.values[APPROVED, NAME] = approved
    assert run.enabled() is on
    run.enable((program,))
    assert run.enabled()


def test_that_a_registry_that_refuses_is_said_with_a_way_out(program):
    registry = Registry()
    registry.refuses = True
    run = RunKey(registry)
    assert not run.enabled()
    for change in (lambda: run.enable((program,)), run.disable):
        with pytest.raises(PostureCoachError) as error:
            change()
        assert "shell:startup" in error.value.try_


def test_that_a_path_too_long_for_windows_is_refused():
    with pytest.raises(PostureCoachError, match="this long"):
        RunKey(Registry()).enable(("C:\\" + "x" * 260,))


def test_a_launch_agent(tmp_path, program):
    agent = LaunchAgent(tmp_path / "Library" / "LaunchAgents")
    assert not agent.enabled()
    agent.disable()
    agent.enable((program, "--minimized"))
    assert agent.enabled()
    assert agent.problem() is None
    told = plistlib.loads(agent.path.read_bytes())
    assert agent.path.stem == told["Label"]
    assert told["ProgramArguments"] == [program, "--minimized"]
    assert told["RunAtLoad"] is True
    agent.path.write_bytes(plistlib.dumps(told | {"Disabled": True}, fmt=plistlib.FMT_BINARY))
    assert not agent.enabled()
    agent.enable(("/nowhere/posturecoach",))
    assert "/nowhere/posturecoach" in agent.problem()
    agent.path.write_bytes(plistlib.dumps({"RunAtLoad": True}))
    assert "can't be followed" in agent.problem()
    for broken in (b"", b"<plist", b"bplist00garbage", plistlib.dumps(["a list"])):
        agent.path.write_bytes(broken)
        assert not agent.enabled()
    agent.disable()
    assert not agent.path.exists()


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", AutostartFile), ("win32", RunKey), ("darwin", LaunchAgent)]
)
def test_which_way_is_taken(monkeypatch, platform, kind):
    monkeypatch.setattr(module.sys, "platform", platform)
    assert isinstance(autostart(), kind)


def test_the_script_of_this_very_python(monkeypatch, tmp_path):
    real = tmp_path / "real" / "python3"
    real.parent.mkdir()
    real.write_text("")
    bin_ = tmp_path / "venv" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python3").symlink_to(real)
    (bin_ / "posturecoach").write_text("")
    (bin_ / "posturecoach").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bin_ / "python3"))
    assert own_command({}) == (str(bin_ / "posturecoach"), "--minimized")


def test_a_checkout_that_was_never_installed(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    app = Path(__file__).parents[2] / "app.py"
    expected = (str(tmp_path / "python3"), str(app), "--minimized")
    assert own_command({}) == expected
    monkeypatch.setattr(module, "__file__", str(tmp_path / "posturecoach/surroundings/a.py"))
    expected = (str(tmp_path / "python3"), "-m", "posturecoach", "--minimized")
    assert own_command({}) == expected


def test_a_bundle(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/coach/posturecoach")
    assert own_command({}) == ("/opt/coach/posturecoach", "--minimized")
    assert own_command({"APPIMAGE": "/x/Coach.AppImage"})[0] == "/x/Coach.AppImage"


def test_that_windows_shows_no_black_window(monkeypatch, tmp_path):
    monkeypatch.setattr(module.sys, "platform", "win32")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "posturecoach/surroundings/a.py"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    rest = ("-m", "posturecoach", "--minimized")
    assert own_command({}) == (str(tmp_path / "python.exe"), *rest)
    (tmp_path / "pythonw.exe").write_text("")
    assert own_command({}) == (str(tmp_path / "pythonw.exe"), *rest)


def test_a_python_that_does_not_know_where_it_lies(monkeypatch):
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(PostureCoachError) as error:
        own_command({})
    assert error.value.try_


def test_that_what_is_started_is_this_program():
    done = subprocess.run(
        [*own_command()[:-1], "--version"], capture_output=True, text=True, check=True, cwd="/"
    )
    assert done.stdout.startswith("posturecoach ")
