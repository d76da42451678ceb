r"""Start at login, by the one entry that each desktop keeps for that; nothing runs before it.

Linux: a file in ``$XDG_CONFIG_HOME/autostart`` (Desktop Application Autostart
Specification). Windows: a value under ``HKEY_CURRENT_USER\...\Run``. macOS: a launch agent in
``~/Library/LaunchAgents``. The latter two were tried with stand-ins only, never on a real
Windows or Mac.
"""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from xml.parsers.expat import ExpatError

from posturecoach.errors import OutputError, PostureCoachError
from posturecoach.settings import files

NAME = "posturecoach"
OPTION = "--minimized"


class Autostart(Protocol):
    """What starts at login, as far as this program is concerned."""

    def enabled(self) -> bool:
        """Return whether the program starts at login. Off where it can't be told."""

    def enable(self, command: Sequence[str]) -> None:
        """Have `command` started at login, also where the desktop had switched it off.

        Raises
        ------
        PostureCoachError
            If the desktop's entry can't be written.

        """

    def disable(self) -> None:
        """Have nothing of ours started at login.

        Raises
        ------
        PostureCoachError
            If the desktop's entry can't be changed.

        """

    def problem(self) -> str | None:
        """Return in words why an entry that is on does not start the program, or None."""


def autostart() -> Autostart:
    """Return the way of the desktop that this runs on."""
    if sys.platform == "win32":
        return RunKey(_Registry())
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    return AutostartFile(os.environ)


def own_command(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return what starts this very program in the tray, wherever it was installed.

    Raises
    ------
    PostureCoachError
        If Python does not know where it lies itself.

    """
    if not sys.executable:
        raise PostureCoachError(
            "Where this program lies can't be found out, so it can't be started at login.",
            try_="start it with the full path of its Python once, then switch this on again.",
        )
    if getattr(sys, "frozen", False):
        # What an AppImage holds lies somewhere else at every start.
        return (environment.get("APPIMAGE") or sys.executable, OPTION)
    python = Path(sys.executable)
    if sys.platform == "win32":
        # The script of pip is a console program: its black window would stay all day.
        quiet = python.with_name("pythonw.exe")
        return (str(quiet if quiet.exists() else python), *_module(), OPTION)
    # Not resolved: python in a virtual environment is a link to one that knows nothing of us.
    script = python.with_name(NAME)
    if os.access(script, os.X_OK):
        return (str(script), OPTION)
    return (str(python), *_module(), OPTION)


def _module() -> tuple[str, ...]:
    """Return what tells Python to run us: a checkout that was not installed is no module."""
    app = Path(__file__).resolve().parents[2] / "app.py"
    return (str(app),) if app.is_file() else ("-m", NAME)


class AutostartFile:
    """A desktop entry in the user's autostart folder.

    Desktops switch such an entry off by editing it (``Hidden=true``, GNOME's
    ``X-GNOME-Autostart-enabled=false``); that counts as off here, too.

    Parameters
    ----------
    environment
        Where ``XDG_CONFIG_HOME``, ``XDG_CONFIG_DIRS`` and ``HOME`` are looked up.

    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        own = environment.get("XDG_CONFIG_HOME", "")
        # The specification says to ignore a relative one.
        folder = Path(own) if own.startswith("/") else Path.home() / ".config"
        shared = (environment.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
        self.path = folder / "autostart" / f"{NAME}.desktop"
        self._shared = [Path(one) / "autostart" / self.path.name for one in shared if one]

    def enabled(self) -> bool:
        """Return whether the entry that counts is there and not switched off."""
        entry = self._entry()
        return bool(entry) and _on(entry)

    def enable(self, command: Sequence[str]) -> None:
        """Write the user's entry; raises `PostureCoachError` if that fails."""
        if "%" in command[0]:
            # GLib looks for the program with its % still doubled and finds none.
            command = ("env", *command)
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Posture Coach",
            "Comment=Watches how you sit, on this computer only",
            f"Exec={exec_line(command)}",
            f"Icon={NAME}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        files.write(self.path, "\n".join(lines) + "\n")

    def disable(self) -> None:
        """Remove the user's entry, and hide the one for everybody, if there is one."""
        if any(path.is_file() for path in self._shared):
            lines = ("[Desktop Entry]", "Type=Application", "Name=Posture Coach", "Hidden=true")
            files.write(self.path, "\n".join(lines) + "\n")
        else:
            _remove(self.path)

    def problem(self) -> str | None:
        """Return what is wrong with an entry that is on, or None."""
        entry = self._entry()
        if not entry or not _on(entry):
            return None
        try:
            program = _program(entry["Exec"])
        except (KeyError, ValueError):
            return f"The entry that should start it at login can't be followed: {self.path}."
        return _gone(program) if program.startswith("/") else None

    def _entry(self) -> dict[str, str]:
        """Return the entry that counts: of all with this name only the first."""
        for path in (self.path, *self._shared):
            try:
                return _desktop_entry(path.read_text("utf-8"))
            except FileNotFoundError:
                continue
            except (OSError, ValueError):
                return {}
        return {}


def _desktop_entry(text: str) -> dict[str, str]:
    entry: dict[str, str] = {}
    group = ""
    for line in text.splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group == "[Desktop Entry]" and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            entry[key.strip()] = value.strip()
    return entry


def _on(entry: Mapping[str, str]) -> bool:
    # X-GNOME-, X-MATE-, X-KDE-...: every desktop respects its own, the person meant all.
    return entry.get("Hidden") != "true" and not any(
        key.endswith("-Autostart-enabled") and value == "false" for key, value in entry.items()
    )


def exec_line(command: Sequence[str]) -> str:
    r"""Return `command` as the value of Exec, quoted as the Desktop Entry Specification says.

    Three rules, one on top of the other: an argument with a reserved character stands in
    double quotes, where ``"``, `````, ``$`` and ``\`` get a backslash; ``%`` is doubled, for
    it begins a field code; and like in every string a backslash is doubled once more.
    """
    return " ".join(_exec_argument(one) for one in command)


def _exec_argument(argument: str) -> str:
    if not argument or re.search(r"""[\s"'\\><~|&;$*?#()`]""", argument):
        argument = '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'
    escapes = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r", "%": "%%"}
    return "".join(escapes.get(character, character) for character in argument)


def _program(line: str) -> str:
    """Return the program of a value of Exec, the other way round."""
    plain = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "s": " "}
    text = re.sub(r"\\(.)", lambda m: plain.get(m[1], m[0]), line)
    quoted = re.match(r'"((?:[^"\\]|\\.)*)"', text)
    word = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else text.split(" ")[0]
    if not word:
        raise ValueError(line)
    return word.replace("%%", "%")


RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
LONGEST = 260  # "a command line no longer than 260 characters": Run and RunOnce Registry Keys


class Registry(Protocol):
    """As much of HKEY_CURRENT_USER as is needed; every method may raise OSError."""

    def get(self, key: str, name: str) -> Any:  # noqa: ANN401 - what winreg returns
        """Return a value, None if there is none."""

    def put(self, key: str, name: str, value: str) -> None:
        """Write a text (REG_SZ)."""

    def delete(self, key: str, name: str) -> None:
        """Remove a value, if it is there."""


class RunKey:
    """A value under the Run key of the user.

    The task manager and the settings switch such an entry off by a value under
    StartupApproved: documented nowhere, the same since Windows 8, and odd in its first byte
    while the entry is off.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def enabled(self) -> bool:
        """Return whether the value is there and not switched off."""
        try:
            command = self._registry.get(RUN, NAME)
            approved = self._registry.get(APPROVED, NAME)
        except OSError:
            return False
        switched_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
        return bool(command) and not switched_off

    def enable(self, command: Sequence[str]) -> None:
        """Write the value; raises `PostureCoachError` if that fails."""
        line = subprocess.list2cmdline(command)
        if len(line) > LONGEST:
            raise PostureCoachError(
                f"Windows starts nothing at login whose path is this long: {line}",
                try_="install Posture Coach into a folder with a shorter path.",
            )
        try:
            self._registry.put(RUN, NAME, line)
            self._registry.delete(APPROVED, NAME)
        except OSError as error:
            raise _registry_error(error) from None

    def disable(self) -> None:
        """Remove the value; raises `PostureCoachError` if that fails."""
        try:
            self._registry.delete(RUN, NAME)
            self._registry.delete(APPROVED, NAME)
        except OSError as error:
            raise _registry_error(error) from None

    def problem(self) -> str | None:
        """Return what is wrong with an entry that is on, or None."""
        if not self.enabled():
            return None
        line = str(self._registry.get(RUN, NAME))
        quoted = line.startswith('"')
        return _gone(line[1:].partition('"')[0] if quoted else line.partition(" ")[0])


def _registry_error(error: OSError) -> PostureCoachError:
    return PostureCoachError(
        f"Windows does not let the list of what starts at login be changed: {error}.",
        try_="ask whoever looks after this computer, or put a link to Posture Coach into the "
        "folder that  shell:startup  opens.",
    )


class _Registry:
    """The registry itself, by Python's own winreg."""

    def get(self, key: str, name: str) -> Any:  # noqa: ANN401
        import winreg  # noqa: PLC0415 - Windows only

        if sys.platform == "win32":
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    return winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None
        return None

    def put(self, key: str, name: str, value: str) -> None:
        import winreg  # noqa: PLC0415

        if sys.platform == "win32":
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

    def delete(self, key: str, name: str) -> None:
        import winreg  # noqa: PLC0415

        if sys.platform == "win32":
            try:
                access = winreg.KEY_SET_VALUE
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, access) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                pass


class LaunchAgent:
    """A property list that launchd reads when the user logs in (``man launchd.plist``).

    What is switched off in System Settings is remembered elsewhere, which only ``launchctl``
    reads; that can't be told here.
    """

    LABEL = "org.posturecoach.posturecoach"

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{self.LABEL}.plist"

    def enabled(self) -> bool:
        """Return whether the list is there and has the program started."""
        agent = self._agent()
        return agent.get("RunAtLoad") is True and agent.get("Disabled") is not True

    def enable(self, command: Sequence[str]) -> None:
        """Write the list; raises `PostureCoachError` if that fails."""
        agent = {
            "Label": self.LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        files.write(self.path, plistlib.dumps(agent).decode())

    def disable(self) -> None:
        """Remove the list; raises `PostureCoachError` if that fails."""
        _remove(self.path)

    def problem(self) -> str | None:
        """Return what is wrong with an entry that is on, or None."""
        if not self.enabled():
            return None
        arguments = self._agent().get("ProgramArguments")
        if not isinstance(arguments, list) or not arguments:
            return f"The entry that should start it at login can't be followed: {self.path}."
        return _gone(str(arguments[0]))

    def _agent(self) -> dict[str, Any]:
        try:
            agent = plistlib.loads(self.path.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException, ExpatError):
            return {}
        return agent if isinstance(agent, dict) else {}


def _gone(program: str) -> str | None:
    if Path(program).is_file():
        return None
    return (
        f"What should start at login is no longer there: {program}. "
        "Switch it off and on again, and it will be this one."
    )


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path} can't be removed: {error.strerror}.",
            try_="remove it by hand, or switch it off in the settings of the desktop.",
        ) from None
