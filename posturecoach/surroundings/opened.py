"""Whether somebody opened or closed a file since the last time: asked of the kernel (inotify)."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator
from pathlib import Path

_OPEN, _CLOSE_WRITE, _CLOSE_READ = 0x20, 0x08, 0x10
_CREATE, _DELETE = 0x100, 0x200
_FLAGS = os.O_NONBLOCK | os.O_CLOEXEC
_CHUNK = 65536
_HEAD = struct.Struct("iIII")  # watch, what, cookie, length of the name that follows


class Opened:
    """Notices that one of the files `folder/prefix*` was opened, closed, made or removed.

    Costs nothing while nothing happens. Whoever opened it is not told.

    Parameters
    ----------
    folder
        Where the files are; others in it are not watched.
    prefix
        How the names of the files begin.

    """

    def __init__(self, folder: Path, prefix: str) -> None:
        self._folder = folder
        self._prefix = prefix
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._queue: int = self._libc.inotify_init1(_FLAGS)
        if self._queue < 0:
            raise OSError(ctypes.get_errno(), "no inotify")
        self._folder_watch = self._watch(folder, _CREATE | _DELETE)
        if self._folder_watch < 0:
            error = ctypes.get_errno()
            self.close()
            raise OSError(error, f"{folder} can't be watched")
        self._watch_files()

    def happened(self) -> bool:
        """Return whether anything happened since the last call; raises OSError after `close`."""
        try:
            data = os.read(self._queue, _CHUNK)
        except BlockingIOError:
            return False
        named = self._prefix.encode()
        came_or_went = used = False
        for watch, name in _events(data):
            if watch == self._folder_watch:
                came_or_went = came_or_went or name.startswith(named)
            else:
                used = True
        if came_or_went:
            self._watch_files()
        return came_or_went or used

    def close(self) -> None:
        """Stop watching."""
        if self._queue >= 0:
            os.close(self._queue)
        self._queue = -1

    def _watch_files(self) -> None:
        # One that is watched already is not watched twice: the kernel knows it by its inode.
        for path in self._folder.glob(f"{self._prefix}*"):
            self._watch(path, _OPEN | _CLOSE_WRITE | _CLOSE_READ)

    def _watch(self, path: Path, events: int) -> int:
        watch: int = self._libc.inotify_add_watch(self._queue, os.fsencode(path), events)
        return watch


def _events(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield watch and file name of each event that the kernel wrote."""
    at = 0
    while at + _HEAD.size <= len(data):
        watch, _, _, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield watch, data[at : at + length].rstrip(b"\0")
        at += length
