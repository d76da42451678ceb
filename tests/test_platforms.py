"""What can be told here of Windows and macOS: imports, names of files, what is installed."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import posturecoach

PACKAGE = Path(posturecoach.__file__).parent
PROJECT = PACKAGE.parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# Not there on Windows (the first row), or on anything but Windows.
POSIX = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "readline"}
WINDOWS = {"winreg", "winsound", "msvcrt", "_winapi"}
LINUX = {"jeepney", "pulsectl", "Xlib"}

# Reserved on Windows whatever comes after a dot.
NUMBERED = {f"{kind}{n}" for kind in ("com", "lpt") for n in range(10)}
RESERVED = {"con", "prn", "aux", "nul", *NUMBERED}


def imported_at_once(path):
    """Return the top names of what a module imports as it is loaded, outside `TYPE_CHECKING`."""
    found = set()

    def walk(body):
        for node in body:
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add((node.module or "").partition(".")[0])
            elif isinstance(node, ast.If):
                test = ast.unparse(node.test)
                if "TYPE_CHECKING" not in test and "sys.platform" not in test:
                    walk(node.body)
                    walk(node.orelse)
            elif isinstance(node, ast.With | ast.ClassDef):
                walk(node.body)
            # An import that is tried may fail.

    walk(ast.parse(path.read_text(encoding="utf-8")).body)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_that_no_module_needs_one_system_to_be_loaded(path):
    assert not imported_at_once(path) & (POSIX | WINDOWS | LINUX)


_LOAD_ALL = """
import importlib, pkgutil, sys, types
import ctypes, subprocess, socket, multiprocessing, asyncio, numpy, cv2, mediapipe, typer, psutil
import PySide6.QtWidgets, pyqtgraph, cryptography.hazmat.primitives.ciphers.aead, jinja2
import urllib.request, importlib.resources, tempfile, logging, sqlite3, webbrowser
import platform, platformdirs, rich.console
blocked = set(sys.argv[2].split(","))
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(f"{name} is not on this system", name=name)
sys.meta_path.insert(0, Blocker())
if sys.argv[1] == "win32":
    for name in ("msvcrt", "winreg", "winsound"):
        sys.modules[name] = types.ModuleType(name)
for name in blocked:
    sys.modules.pop(name, None)
sys.platform = sys.argv[1]
import posturecoach, posturecoach.errors
for module in pkgutil.walk_packages(posturecoach.__path__, "posturecoach."):
    if module.name not in {"posturecoach.__main__", "posturecoach.analysis.cluster"}:
        try:
            importlib.import_module(module.name)
        except posturecoach.errors.OutputError:  # an extra that is not installed here
            pass
print("all loaded")
"""


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_that_all_modules_load_without_what_other_systems_lack(system):
    """With the platform's name changed, and without modules that it has not."""
    blocked = LINUX | (
        {"fcntl", "grp", "pwd", "termios", "resource"} if system == "win32" else set()
    )
    command = [sys.executable, "-c", _LOAD_ALL, system, ",".join(sorted(blocked))]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stdout.strip().endswith("all loaded"), done.stderr[-2000:]


def tracked():
    """Return what is under version control, or is there where that is not known."""
    done = subprocess.run(
        ["git", "ls-files"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0 and done.stdout:
        return done.stdout.splitlines()
    return [str(path.relative_to(PROJECT)) for path in PACKAGE.rglob("*") if path.is_file()]


def test_that_every_name_is_one_on_windows_and_macos():
    names = tracked()
    for name in names:
        assert not set(name) & set('<>:"|?*\\'), name
        for part in Path(name).parts:
            assert part.partition(".")[0].lower() not in RESERVED, name
            assert not part.endswith((".", " ")), name
        assert len(name) < 180, name
    twice = [name for name, n in Counter(name.casefold() for name in names).items() if n > 1]
    assert not twice


def declared():
    """Return the names that pyproject asks for, in all extras but the tests' own."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"]]
    for extra, wanted in project["optional-dependencies"].items():
        asked += wanted if extra != "test" else []
    names = set()
    for one in asked:
        name = one.partition(";")[0]
        for sign in "<>=!~[ ":
            name = name.partition(sign)[0]
        names.add(name.strip().lower())
    return names


# What a distribution is called against what is imported.
MODULE_OF = {
    "opencv-python": "cv2",
    "pyside6-essentials": "PySide6",
    "python-xlib": "Xlib",
    "cv2-enumerate-cameras": "cv2_enumerate_cameras",
}


def test_that_every_package_asked_for_is_used_and_every_one_used_is_asked_for():
    used = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                used.add((node.module or "").partition(".")[0])
    foreign = used - set(sys.stdlib_module_names) - {"posturecoach", "shiboken6"} - WINDOWS
    asked = {MODULE_OF.get(name, name.replace("-", "_")) for name in declared()}
    assert foreign - asked == set()
    assert asked - foreign == set()


def test_that_each_package_is_explained():
    words = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in declared() if f"`{name}`" not in words] == []
