"""The senses that this computer has."""

from __future__ import annotations

import os
import sys

from posturecoach.surroundings.desk import Sense


def senses_here(camera: str | int | None = None) -> list[Sense]:
    """Return what can tell something of the desk on this system, the best informed first.

    Nothing is asked yet. `Watcher` polls them; whoever asks them otherwise has to close them.

    Parameters
    ----------
    camera
        Index or device of the camera that this program uses. On Linux it may change: see
        `use_camera`.

    """
    if sys.platform == "win32":
        from posturecoach.surroundings.windows import windows_senses  # noqa: PLC0415

        return [*windows_senses(), *_everywhere()]
    if sys.platform == "darwin":
        from posturecoach.surroundings.macos import macos_senses  # noqa: PLC0415

        return [*macos_senses(), *_everywhere()]
    return [*_linux(camera), *_everywhere()]


def use_camera(senses: list[Sense], camera: str | int | None) -> None:
    """Tell the senses which camera is ours from now on; None while there is none."""
    for sense in senses:
        if hasattr(sense, "ours"):
            sense.ours = camera


def _everywhere() -> list[Sense]:
    from posturecoach.surroundings.power import Power  # noqa: PLC0415 - as the others

    return [Power()]


def _linux(camera: str | int | None) -> list[Sense]:
    from posturecoach.surroundings.bus import (  # noqa: PLC0415 - not needed elsewhere
        Bus,
        session_address,
        system_address,
    )
    from posturecoach.surroundings.idle import DesktopIdle  # noqa: PLC0415
    from posturecoach.surroundings.lock_screens import LockScreen  # noqa: PLC0415
    from posturecoach.surroundings.login import Login  # noqa: PLC0415
    from posturecoach.surroundings.pipewire import PipeWire  # noqa: PLC0415
    from posturecoach.surroundings.quiet import DoNotDisturb  # noqa: PLC0415
    from posturecoach.surroundings.sound import Sound  # noqa: PLC0415
    from posturecoach.surroundings.videos import Videos  # noqa: PLC0415
    from posturecoach.surroundings.x11 import X11  # noqa: PLC0415

    session = Bus(session_address)
    # In a session that is X11 the X server knows it, and is asked anyway.
    x11 = os.environ.get("XDG_SESSION_TYPE") == "x11"
    return [
        X11(),
        *([] if x11 else [DesktopIdle(session)]),
        Login(Bus(system_address)),
        LockScreen(session),
        DoNotDisturb(session),
        Sound(),
        Videos(camera),
        PipeWire(camera),
    ]
