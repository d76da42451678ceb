"""Write down a bug of ours, so that somebody can mend it."""

from __future__ import annotations

import os
import platform
import traceback
from datetime import datetime
from pathlib import Path

from posturecoach import __version__
from posturecoach.errors import PostureCoachError
from posturecoach.settings import home, make_folder

MAX_BYTES = 500_000


def write_down(error: BaseException) -> Path | None:
    """Append `error` with its trace to the log; return where, None if that cannot be written.

    The trace holds code and words of the error, never a picture or a measure.
    """
    folder = home() / "log"
    path = folder / "window.txt"
    try:
        make_folder(folder)
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(folder / "window.old.txt")
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
            moment = datetime.now().astimezone().isoformat("T", "seconds")
            file.write(f"{moment} posturecoach {__version__} {platform.platform()}\n")
            file.write("".join(traceback.format_exception(error)) + "\n")
    except (PostureCoachError, OSError):
        return None
    return path
