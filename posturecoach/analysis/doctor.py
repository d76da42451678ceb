"""Is everything there that the program needs? What is missing, and how to get it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from posturecoach import __version__, settings
from posturecoach.errors import PostureCoachError
from posturecoach.posture.lens import hfov_from_distance, lens_of
from posturecoach.rulebook import webcams
from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.here import senses_here
from posturecoach.vision.cameras import HEIGHT, WIDTH, list_cameras
from posturecoach.vision.models import check_models

_LIBRARIES = ("mediapipe", "numpy", "opencv-python", "PySide6-Essentials")
# Run apart: where no display can be opened, Qt ends the whole process.
_OPEN_A_DISPLAY = (
    "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication(sys.argv); "
    "print(app.platformName())"
)
_DISPLAY_TIMEOUT_S = 20.0


class State(StrEnum):
    """How it stands with one thing."""

    OK = "ok"
    NOTE = "note"  # the program runs, with something less
    PROBLEM = "problem"  # the user has to do something first


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes
    ----------
    id
        One word for scripts.
    state
        How it stands.
    what
        What was found.
    try_
        What to do, unless all is well.

    """

    id: str
    state: State
    what: str
    try_: str = ""


def examine(settings_file: Path | None = None) -> Iterator[Check]:
    """Yield how it stands with each thing the program needs, the quick ones first.

    Parameters
    ----------
    settings_file
        Examined in place of the user's own.

    """
    yield _program()
    yield _home()
    yield _settings(settings_file)
    yield _neutral()
    yield from _models()
    yield from _cameras()
    yield from _lenses(settings_file)
    yield _display()
    yield from _surroundings()


def _program() -> Check:
    found = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    return Check(
        "program",
        State.OK,
        f"posturecoach {__version__}, Python {platform.python_version()} on "
        f"{platform.platform()}; {found}",
    )


def _home() -> Check:
    folder = settings.home()
    try:
        settings.check_writable(settings.neutral_path())
    except PostureCoachError as error:
        return Check("home", State.PROBLEM, error.what, error.try_)
    return Check("home", State.OK, f"your files are kept in {folder}")


def _settings(path: Path | None) -> Check:
    where = path or settings.settings_path()
    try:
        settings.load(where)
    except PostureCoachError as error:
        return Check("settings", State.PROBLEM, error.what, error.try_)
    return Check(
        "settings", State.OK, str(where) if where.exists() else f"defaults (no file {where})"
    )


def _neutral() -> Check:
    try:
        places = settings.read_places()
    except PostureCoachError as error:
        return Check("neutral", State.PROBLEM, error.what, error.try_)
    if not places:
        return Check(
            "neutral",
            State.NOTE,
            "your neutral is not known yet, and much can only be judged with it",
            "learn it in the window, or with  posturecoach calibrate",
        )
    told = "; ".join(
        f"{place.name}: learned {place.neutral.made}, seen from {place.neutral.view}"
        for place in places
    )
    return Check("neutral", State.OK, told)


def _lenses(path: Path | None) -> Iterator[Check]:
    """Yield where each camera's field of view comes from, and what a tape measure says of it."""
    try:
        told = settings.load(path or settings.settings_path()).camera.hfov_deg
        places = settings.read_places()
    except PostureCoachError:
        return  # said above
    for camera in list_cameras():
        lens = lens_of(told, camera.name, webcams(), (WIDTH, HEIGHT))
        yield Check("lens", State.OK, f"field of view of {camera.name}: {lens.words()}")
    for place in places:
        neutral = place.neutral
        if neutral.distance_mm is None:
            continue
        size = neutral.width, neutral.height
        fit = hfov_from_distance(neutral.scales, *size, neutral.distance_mm)
        if fit is not None:
            words = f"{neutral.distance_mm / 10:.0f} cm by tape measure"
            fits = f"a field of view of {fit[0]:.0f} ± {fit[1]:.0f} degrees"
            yield Check("lens", State.OK, f"{place.name}: {words} fit {fits}, for a usual head")


def _models() -> Iterator[Check]:
    for model in check_models():
        if model.ok:
            yield Check("model", State.OK, f"{model.file}, sha256 as listed")
        else:
            yield Check(
                "model",
                State.PROBLEM,
                model.problem,
                "install posturecoach again; models/README.md says where the file comes from.",
            )


def _cameras() -> Iterator[Check]:
    cameras = list_cameras()
    for camera in cameras:
        yield Check("camera", State.OK, f"{camera.index}: {camera.name} {camera.path}".rstrip())
    if not cameras:
        yield Check(
            "camera",
            State.NOTE,
            "no camera was found; clips, pictures and streams can be looked at",
            "plug one in, or try  posturecoach --demo",
        )


def _display() -> Check:
    """Try to open a window system; without one `watch`, `calibrate` and `analyze` still work."""
    try:
        tried = subprocess.run(  # noqa: S603 - our own Python and our own words
            [sys.executable, "-c", _OPEN_A_DISPLAY],
            capture_output=True,
            text=True,
            timeout=_DISPLAY_TIMEOUT_S,
            check=False,
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check("display", State.NOTE, f"could not be tried: {error}", _TERMINAL)
    if tried.returncode == 0:
        return Check("display", State.OK, f"Qt opens windows on {tried.stdout.strip()}")
    said = [line for line in tried.stderr.splitlines() if line.strip()]
    why = next((line for line in said if "ould not" in line or "rror" in line), "no reason given")
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    seen = ", ".join(f"{name}={os.environ[name]}" for name in names if name in os.environ)
    return Check(
        "display",
        State.NOTE,
        f"no window can be opened here ({why.strip()}; {seen or 'no display is named'})",
        _TERMINAL,
    )


_TERMINAL = "start it from a desktop session, or use  posturecoach watch  in the terminal"


def _surroundings() -> Iterator[Check]:
    """Yield what each sense tells of the desk now, or why it can't; none is indispensable."""
    for sense in senses_here():
        told = _told(sense.look())
        missing = sense.missing() or ""
        sense.close()
        if told:
            yield Check(
                "desk", State.OK, f"{sense.name}: {'; '.join(filter(None, (told, missing)))}"
            )
        else:
            why, _, advice = missing.partition(": ")
            what = f"{sense.name}: can't tell ({why or 'no reason is known'})"
            yield Check("desk", State.NOTE, what, advice or _DISPENSABLE)


_DISPENSABLE = "it can be done without: the coach then takes no account of it"


def _told(desk: Desk) -> str:
    """Return in words what is known."""
    words = [
        (yes if told else no) if isinstance(told, bool) else yes.format(told)
        for name, (yes, no) in _WORDS.items()
        if (told := getattr(desk, name)) is not None
    ]
    return ", ".join(words)


_WORDS = {
    "idle_s": ("no key or mouse for {:.0f} s", ""),
    "app": ("in front: {}", ""),
    "full_screen": ("something fills the screen", "nothing fills the screen"),
    "presenting": ("the screen is shared", "the screen is not shared"),
    "camera_wanted": ("our camera is used by another program", "our camera is free"),
    "camera_used": ("another program uses a camera", "no other program uses a camera"),
    "microphone_used": ("another program listens", "no other program listens"),
    "locked": ("locked", "not locked"),
    "sleeping": ("about to sleep", "awake"),
    "do_not_disturb": ("quiet is asked for", "quiet is not asked for"),
    "on_battery": ("on battery", "on mains"),
}
