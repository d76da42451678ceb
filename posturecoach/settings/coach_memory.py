"""What the coach remembers from one day to the next: one file, replaced at once or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from posturecoach.errors import NewerError, SettingsError
from posturecoach.settings.files import cannot_write, read, write
from posturecoach.settings.places import home

if TYPE_CHECKING:
    from posturecoach.coaching.state import State


def coach_path() -> Path:
    """Return the path of the coach's memory; it need not exist."""
    return home() / "coach.json"


def read_coach(path: Path | None = None) -> State | None:
    """Return what the coach remembers, from `path` (default: the user's); None: no file.

    Raises
    ------
    NewerError
        If a newer version wrote it.
    SettingsError
        If the file cannot be read or used. It is left as it is; see `set_coach_aside`.

    """
    import json  # noqa: PLC0415 - here and below: not needed to read the settings

    from posturecoach.coaching.state import VERSION, State, StateError  # noqa: PLC0415

    path = path or coach_path()
    text = read(path)
    if text is None:
        return None
    try:
        data = json.loads(text)
        version = data.get("version") if isinstance(data, dict) else None
        if isinstance(version, int) and version > VERSION:
            raise NewerError(
                f"{path} was written by a newer Posture Coach.",
                try_="use that version; or move the file away, and the coach begins anew.",
            )
        if not isinstance(data, dict):
            raise StateError(f"expected a table, got {type(data).__name__}")
        return State.from_dict(data)
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            f"{path} is not a memory of the coach that can be used: {error}",
            try_="nothing needs to be done: it was set aside, and the coach begins anew.",
        ) from None


def write_coach(state: State, path: Path | None = None) -> None:
    """Write what the coach remembers to `path` (default: the user's) at once or not at all.

    Raises
    ------
    OutputError
        If the file cannot be written; then what was there is untouched.

    """
    import json  # noqa: PLC0415

    path = path or coach_path()
    write(path, json.dumps(state.to_dict(), allow_nan=False, separators=(",", ":")) + "\n")


def set_coach_aside(path: Path | None = None) -> None:
    """Move a memory that cannot be used aside (`coach.json.broken`), so that nothing is lost.

    Raises
    ------
    OutputError
        If it cannot be moved.

    """
    path = path or coach_path()
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(path, error) from None
