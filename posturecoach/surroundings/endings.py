"""The signals by which a system asks a program to end in good order."""

from __future__ import annotations

import signal


def ending_signals() -> tuple[signal.Signals, ...]:
    """Return those of this system: Ctrl-C, the end of the session, the terminal that is closed.

    Without the last one where it is ignored: who started us with nohup wants us to go on.
    """
    numbers = [signal.SIGINT, signal.SIGTERM]
    hangup: signal.Signals | None = getattr(signal, "SIGHUP", None)  # none on Windows
    if hangup is not None and signal.getsignal(hangup) is not signal.SIG_IGN:
        numbers.append(hangup)
    return tuple(numbers)
