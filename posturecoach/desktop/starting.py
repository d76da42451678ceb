"""Starting Qt where it may be impossible: it would abort the program, in its own words."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

NO_WINDOW = (
    "No window can be opened here.\n"
    "Try: start it from a desktop session, or use `posturecoach watch` in the terminal."
)
_FOR_THE_USER = 2  # the exit code for what a user can put right


@contextmanager
def plain_words() -> Iterator[None]:
    """Make Qt's application within; what keeps it from starting ends the program with 2.

    Qt cannot be asked beforehand whether there is a display, and calls ``abort`` right
    after the message that there is none; no exception could pass through it. Its
    warnings on the way say the same in words for programmers, and are left out.
    """

    def hear(kind: QtMsgType, _where: QMessageLogContext, _words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            with suppress(OSError, ValueError):  # standard error may be closed
                print(NO_WINDOW, file=sys.stderr, flush=True)  # noqa: T201 - where words go
            os._exit(_FOR_THE_USER)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
