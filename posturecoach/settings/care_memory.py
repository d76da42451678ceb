"""What is known of exercises and check-ins: one file, replaced at once or not at all."""

from __future__ import annotations

from pathlib import Path

from posturecoach.errors import NewerError, SettingsError
from posturecoach.settings.files import cannot_write, read, write
from posturecoach.settings.places import home


def care_path() -> Path:
    """Return the path of the file; it need not exist."""
    return home() / "care.json"


def read_care(path: Path, version: int) -> object:
    """Return what the file at `path` holds, as plain data; None: no file.

    Raises
    ------
    NewerError
        If a newer version than `version` wrote it.
    SettingsError
        If it can't be read or is no table in JSON. It is left as it is.

    """
    import json  # noqa: PLC0415 - not needed to read the settings

    text = read(path)
    if text is None:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise unusable(path, str(error)) from None
    if not isinstance(data, dict):
        raise unusable(path, "expected a table")
    wrote = data.get("version")
    if isinstance(wrote, int) and wrote > version:
        raise NewerError(
            f"{path} was written by a newer Posture Coach.",
            try_="use that version; or move the file away, and begin anew.",
        )
    return data


def unusable(path: Path, why: str) -> SettingsError:
    """Return the error for a file whose content can't be used."""
    return SettingsError(
        f"{path}, with answers and plan, cannot be used: {why}",
        try_="put the file right, or move it away and begin anew; until then no exercise is open.",
    )


def write_care(data: object, path: Path) -> None:
    """Write plain data to `path` at once or not at all.

    Raises
    ------
    OutputError
        If the file cannot be written; then what was there is untouched.

    """
    import json  # noqa: PLC0415

    write(path, json.dumps(data, allow_nan=False, ensure_ascii=False, indent=1) + "\n")


def erase_care(path: Path) -> None:
    """Remove the file at `path`, if there is one.

    Raises
    ------
    OutputError
        If it cannot be removed.

    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None
