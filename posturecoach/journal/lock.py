"""One program writes: a lock that ends with the process that holds it, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from posturecoach.errors import JournalBusyError
from posturecoach.journal.places import lock_path


class Lock:
    """Hold the journal at `path` for writing.

    Raises
    ------
    JournalBusyError
        If another program, or another part of this one, writes it.
    OSError
        If the lock file cannot be made.

    """

    def __init__(self, path: Path) -> None:
        file = lock_path(path)
        self._handle: int | None = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        if not _locked(self._handle):
            os.close(self._handle)
            self._handle = None
            raise JournalBusyError(
                f"The journal {path} is being written by another Posture Coach.",
                try_="close the other one; or go on without a journal, and read this one.",
            )

    def release(self) -> None:
        """Let others write. The file stays: removing it would let two of them in."""
        if self._handle is not None:
            os.close(self._handle)  # which ends the lock
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
