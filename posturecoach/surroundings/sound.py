"""Whether another program listens to a microphone, as the sound server sees it."""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.x11 import local_display

if TYPE_CHECKING:
    from pulsectl import Pulse

_CONNECT_S = 0.4
_LOOK_S = 0.8
_REST_S = 30.0
_NOBODY = 0xFFFFFFFF  # PulseAudio's "no index"
_LOCAL = re.compile(r"(?:\{[^}]*\})?(?:unix:)?(?P<path>/.+)")
# Programs that show how loud it is, or pass the sound on, all day: nobody talks to them.
_LEVEL_METER = {"peak detect", "peak-detect", "peak", "volume meter"}
_NOT_A_CALL = {
    "org.PulseAudio.pavucontrol",
    "org.gnome.VolumeControl",
    "org.kde.plasma-pa",
    "org.kde.kmix",
    "com.github.wwmm.easyeffects",
    "com.github.wwmm.pulseeffects",
}


@dataclass(frozen=True, slots=True)
class Listener:
    """A stream that takes sound in.

    Attributes
    ----------
    client
        The program that it belongs to; `0xFFFFFFFF` if it is the server's own.
    corked
        It is held, and gets nothing.
    monitor
        What it takes in is not a microphone but what comes out of the loudspeakers.
    resampled
        How; level meters have it done by "peaks".
    properties
        What the program says of itself, as PulseAudio names it.

    """

    client: int
    corked: bool
    monitor: bool
    resampled: str
    properties: Mapping[str, str]


def somebody_listens(listeners: Sequence[Listener], ours: int) -> bool:
    """Return whether one of `listeners` is a program, other than process `ours`, in use."""
    return any(_in_use(listener, ours) for listener in listeners)


def _in_use(listener: Listener, ours: int) -> bool:
    said = listener.properties
    shows_levels = (
        listener.resampled == "peaks"
        or said.get("media.name", "").lower() in _LEVEL_METER
        or said.get("stream.monitor") == "true"
    )
    return not (
        listener.corked
        or listener.monitor
        or shows_levels
        or listener.client == _NOBODY
        or said.get("application.process.id") == str(ours)
        or said.get("application.id") in _NOT_A_CALL
    )


def local_server(environment: Mapping[str, str]) -> str | None:
    """Return the address of a sound server on this computer, or None.

    Never one over a network, and never one that would have to be started first.
    """
    told = environment.get("PULSE_SERVER")
    if told:
        found = [_LOCAL.fullmatch(one) for one in told.split()]
        paths = [one["path"] for one in found if one]
    else:
        folders = environment.get("PULSE_RUNTIME_PATH"), environment.get("XDG_RUNTIME_DIR")
        ends = "native", "pulse/native"
        pairs = zip(folders, ends, strict=True)
        paths = [f"{folder}/{end}" for folder, end in pairs if folder]
    return next((f"unix:{path}" for path in paths if Path(path).exists()), None)


class Sound:
    """Another program listens to a microphone: PulseAudio, or PipeWire in its place.

    Parameters
    ----------
    environment
        Where the server is looked up.
    clock
        Seconds that only go on.

    """

    name = "sound server (who listens)"
    every_s = 4.0

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._environment = environment
        self._clock = clock
        self._pulse: Pulse | None = None
        self._not_before = 0.0
        self._deadline = 0.0
        self._streams: set[tuple[int, int]] = set()
        self._monitors: set[int] = set()
        self._why: str | None = None

    def look(self) -> Desk:
        """Return whether somebody listens."""
        self._deadline = self._clock() + _LOOK_S
        try:
            if not self._connect() or self._pulse is None:
                return Desk()
            listeners = self._listeners(self._pulse)
        except Exception:  # noqa: BLE001 - the server went away, hangs, or talks garbage
            self._drop("the sound server does not answer")
            return Desk()
        return Desk(microphone_used=somebody_listens(listeners, os.getpid()))

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        return self._why

    def close(self) -> None:
        """Let go of the server."""
        self._drop(None)

    def _connect(self) -> bool:
        if self._pulse is not None:
            return True
        if self._clock() < self._not_before:
            return False
        self._not_before = self._clock() + _REST_S
        server = self._server()
        if server is None:
            return False
        try:
            import pulsectl  # noqa: PLC0415 - loads libpulse; only where there is a server
        except (ImportError, OSError):
            self._why = "the library of PulseAudio is not here: install libpulse0"
            return False
        pulse = pulsectl.Pulse("posturecoach", server=server, connect=False)
        self._pulse = pulse
        pulse.set_poll_func(self._poll, lambda *_: None)
        pulse.connect(autospawn=False, timeout=_CONNECT_S)
        self._why = None
        return True

    def _server(self) -> str | None:
        display = self._environment.get("DISPLAY")
        if display and local_display(display) is None:
            # libpulse asks the display for the server's name, also when it is told one.
            self._why = f"the display {display} is not on this computer, and is left alone"
            return None
        server = local_server(self._environment)
        if server is None:
            self._why = "no sound server runs on this computer (PulseAudio, or pipewire-pulse)"
        return server

    def _listeners(self, pulse: Pulse) -> list[Listener]:
        streams = pulse.source_output_list()
        now = {(stream.index, stream.source) for stream in streams}
        if now - self._streams:  # the others take in what they took in before
            self._monitors = _monitors(pulse)
        self._streams = now
        return [
            Listener(
                client=stream.client,
                corked=bool(stream.corked),
                monitor=stream.source in self._monitors,
                resampled=stream.resample_method or "",
                properties=stream.proplist,
            )
            for stream in streams
        ]

    def _poll(self, waiting: Sequence[Any], timeout_s: float) -> int:
        """Wait for libpulse, but not beyond this look; it would wait for an answer for ever."""
        left = self._deadline - self._clock()
        if left <= 0 and self._pulse is not None:
            self._pulse.connected = False  # ends the wait for an answer
            return 0
        poller = select.poll()
        for one in waiting:
            poller.register(one.fd, one.events)
        wait_s = left if timeout_s < 0 else min(left, timeout_s)
        happened = dict(poller.poll(max(wait_s, 0.0) * 1000))
        for one in waiting:
            one.revents = happened.get(one.fd, 0)
        return len(happened)

    def _drop(self, why: str | None) -> None:
        pulse, self._pulse = self._pulse, None
        self._streams = set()
        self._why = why
        if pulse is not None:
            pulse.close()


def _monitors(pulse: Pulse) -> set[int]:
    """Return the sources that are no microphones but what loudspeakers get."""
    return {source.index for source in pulse.source_list() if source.monitor_of_sink != _NOBODY}
