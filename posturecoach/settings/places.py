"""Where the user's own files lie."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "POSTURECOACH_HOME"


def home() -> Path:
    """Return the folder of the user's own files; it need not exist yet.

    `POSTURECOACH_HOME` if set, else where this system keeps the data of programs.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs  # noqa: PLC0415 - only where it is needed

    return platformdirs.user_data_path("posturecoach", appauthor=False)


def settings_path() -> Path:
    """Return the path of the user's settings file; it need not exist."""
    if os.environ.get(HOME_VARIABLE):
        return home() / "settings.toml"
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_config_path("posturecoach", appauthor=False) / "settings.toml"


def neutral_path() -> Path:
    """Return the path of the user's neutral; it need not exist."""
    return home() / "neutral.toml"
