"""Open the window from outside. Imports nothing heavy before it listens for Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

from posturecoach.surroundings.endings import ending_signals

if TYPE_CHECKING:
    from posturecoach.vision.models import PoseModel


def run(
    source: str | None = None,
    *,
    demo: bool = False,
    minimized: bool = False,
    settings_file: Path | None = None,
    model: PoseModel | None = None,
    looks_per_s: float | None = None,
    neutral_file: Path | None = None,
    duration_s: float | None = None,
    journal: Path | None = None,
    no_journal: bool = False,
) -> int:
    """Open the window and return the exit code when it is closed.

    Ctrl-C and a polite kill close it at any moment, with 0.

    Parameters
    ----------
    source, model, looks_per_s
        Stand before the settings; None: as those say.
    demo
        Play the sample clip at once.
    minimized
        Begin in the tray; as a minimised window where there is none.
    settings_file, neutral_file
        Use these instead of the user's own.
    duration_s
        Close the window so many seconds after it began to look; None: never.
    journal, no_journal
        Keep the journal there, of clips too; or none. Else the user's own.

    """
    with _signals() as asked:
        # After the signals: an interrupt in the middle of loading Qt would be a crash.
        from posturecoach.desktop.opening import open_window  # noqa: PLC0415
        from posturecoach.desktop.window import Wishes  # noqa: PLC0415

        return open_window(
            Wishes(source, demo, model, looks_per_s, journal, no_journal),
            minimized=minimized,
            settings_file=settings_file,
            neutral_file=neutral_file,
            duration_s=duration_s,
            asked_to_end=asked.is_set,
        )


@contextmanager
def _signals() -> Iterator[Event]:
    """Turn Ctrl-C and a polite kill into an event, for as long as the block runs."""
    asked = Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        asked.set()

    before = {number: signal.signal(number, note) for number in ending_signals()}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
