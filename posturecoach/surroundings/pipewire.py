"""Who takes pictures of the screen or of a camera through PipeWire, as `pw-dump` tells."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.videos import camera_path

_DUMP_S = 0.8
# The program is run when somebody connected to PipeWire or left it, and for safety now and then.
_SAFETY_S = 120.0
_UNTOLD_S = 30.0
# While somebody connects, the picture may follow a little later.
_AFTERWARDS_S = 10.0
_PRODUCERS = {"Video/Source", "Stream/Output/Video"}
_CAMERA_APIS = {"v4l2", "libcamera"}
# The desktop itself: thumbnails of windows in its panel.
_DESKTOP = {"plasmashell", "kwin_wayland", "gnome-shell"}


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is taken through PipeWire by other programs.

    Attributes
    ----------
    screen
        Of the screen, or a window of it.
    camera
        Of a camera.
    devices
        The devices of those cameras that tell which they are.

    """

    screen: bool
    camera: bool
    devices: frozenset[str]


def pictures(dump: Any, ours: int) -> Pictures | None:  # noqa: ANN401 - JSON of another program
    """Return what other programs than process `ours` take; None if `dump` is no such thing.

    Pictures flow where a node that makes them has a link to one that takes them. Which is the
    screen and which a camera, the maker says: compositors and portals name no camera.
    """
    nodes, processes, links = _read(dump)
    if not nodes:
        return None
    screen, devices, camera = False, set(), False
    for producer, consumer in links:
        made, taken = nodes.get(producer, {}), nodes.get(consumer, {})
        if made.get("media.class") not in _PRODUCERS or _is_excused(taken, processes, ours):
            continue
        if _is_camera(made):
            camera = True
            devices.add(str(made.get("api.v4l2.path", "")))
        else:
            screen = True
    return Pictures(screen, camera, frozenset(devices - {""}))


def _is_camera(node: Mapping[str, Any]) -> bool:
    return node.get("media.role") == "Camera" or node.get("device.api") in _CAMERA_APIS


def _is_excused(
    taker: Mapping[str, Any], processes: Mapping[Any, Mapping[str, Any]], ours: int
) -> bool:
    client = processes.get(taker.get("client.id"), {})
    pids = client.get("application.process.id"), client.get("pipewire.sec.pid")
    return ours in pids or client.get("application.process.binary") in _DESKTOP


def _read(
    dump: Any,  # noqa: ANN401
) -> tuple[dict[Any, Mapping[str, Any]], dict[Any, Mapping[str, Any]], list[tuple[Any, Any]]]:
    """Return the properties of nodes and of clients, and the links from node to node."""
    nodes: dict[Any, Mapping[str, Any]] = {}
    clients: dict[Any, Mapping[str, Any]] = {}
    links = []
    for kind, id_, info in _objects(dump):
        properties = info.get("props")
        if kind == "Link":
            links.append((info.get("output-node-id"), info.get("input-node-id")))
        elif isinstance(properties, dict):
            (nodes if kind == "Node" else clients)[id_] = properties
    return nodes, clients, links


def _objects(dump: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:  # noqa: ANN401
    for one in dump if isinstance(dump, list) else ():
        kind = str(one.get("type", "")).rpartition(":")[2] if isinstance(one, dict) else ""
        if kind in ("Node", "Client", "Link") and isinstance(one.get("info"), dict):
            yield kind, one.get("id"), one["info"]


class PipeWire:
    """The screen is shared, or a camera used, through PipeWire (as browsers do on Wayland).

    Parameters
    ----------
    ours
        The camera of this program, as in `Videos`.
    folder
        Where PipeWire's socket lies; None asks the environment.
    clock
        Seconds that only go on.

    """

    name = "PipeWire (shared screen, cameras)"
    every_s = 4.0

    def __init__(
        self,
        ours: str | int | None = None,
        *,
        folder: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ours = ours
        self._folder = folder or _runtime_folder()
        self._clock = clock
        self._connected: frozenset[bytes] | None = None
        self._next = 0.0
        self._known: Pictures | None = None

    def look(self) -> Desk:
        """Return what was found when something last changed."""
        if self.missing() is not None:
            self._known, self._connected = None, None
            return Desk()
        connected = _connections(self._socket())
        now = self._clock()
        changed = connected != self._connected
        if changed or now >= self._next:
            self._connected = connected
            # Whoever has just connected starts the picture a moment later.
            rest_s = _UNTOLD_S if connected is None else _SAFETY_S
            self._next = now + (_AFTERWARDS_S if changed and connected is not None else rest_s)
            self._known = self._dump()
        if self._known is None:
            return Desk()
        ours = camera_path(self.ours)
        return Desk(
            presenting=self._known.screen,
            camera_used=self._known.camera,
            camera_wanted=None if ours is None else ours in self._known.devices,
        )

    def missing(self) -> str | None:
        """Return what is missing, in words."""
        if not self._socket().exists():
            return "PipeWire does not run, so a shared screen can't be seen"
        if shutil.which("pw-dump") is None:
            return "pw-dump is not here: install pipewire-bin (Fedora: pipewire-utils)"
        return None

    def close(self) -> None:
        """Nothing is held."""

    def _socket(self) -> Path:
        return self._folder / "pipewire-0"

    def _dump(self) -> Pictures | None:
        program = shutil.which("pw-dump")
        if program is None:
            return None
        try:
            # Told where: the environment might name a server elsewhere.
            said = subprocess.run(  # noqa: S603 - PipeWire's own program, fixed words
                [program, "--remote", str(self._socket())],
                capture_output=True,
                timeout=_DUMP_S,
                check=False,
            )
            return pictures(json.loads(said.stdout), os.getpid())
        except (OSError, subprocess.TimeoutExpired, ValueError, RecursionError):
            return None


def _runtime_folder() -> Path:
    for name in ("PIPEWIRE_RUNTIME_DIR", "XDG_RUNTIME_DIR"):
        if os.environ.get(name):
            return Path(os.environ[name])
    return Path(f"/run/user/{os.getuid()}")


def _connections(socket: Path) -> frozenset[bytes] | None:
    """Return who is connected to `socket`, by numbers of the kernel; None if it does not say."""
    try:
        table = Path("/proc/net/unix").read_bytes()
    except OSError:
        return None
    line = rb" (\d+) " + re.escape(os.fsencode(socket)) + rb"$"
    return frozenset(re.findall(line, table, re.MULTILINE))
