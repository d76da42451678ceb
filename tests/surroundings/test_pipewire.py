"""PipeWire: what its list of nodes and links says, and when it is asked for."""

from __future__ import annotations

import json
import os
import socket
import sys

import pytest
from session_bus import until

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.pipewire import Pictures, PipeWire, pictures

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PipeWire is Linux's")

OURS = 4711


def client(id_, binary, pid):
    properties = {
        "application.process.binary": binary,
        "application.process.id": pid,
        "pipewire.access": "unrestricted",
        "pipewire.sec.pid": pid,
    }
    return _object(id_, "Client", {"change-mask": ["props"], "props": properties})


def node(id_, client_id, kind, **properties):
    properties = {name.replace("_", "."): value for name, value in properties.items()}
    properties |= {"client.id": client_id, "media.class": kind, "object.id": id_}
    info = {"max-input-ports": 0, "state": "suspended", "error": None, "props": properties}
    return _object(id_, "Node", info)


def link(id_, out, into):
    info = {
        "output-node-id": out,
        "output-port-id": out + 100,
        "input-node-id": into,
        "input-port-id": into + 100,
        "state": "active",
        "props": {"link.output.node": out, "link.input.node": into, "object.id": id_},
    }
    return _object(id_, "Link", info)


def _object(id_, kind, info):
    """Return it in the form that pw-dump of PipeWire 0.3.65 has."""
    return {
        "id": id_,
        "type": f"PipeWire:Interface:{kind}",
        "version": 3,
        "permissions": ["r", "w", "x", "m"],
        "info": info,
    }


DESK = [
    {"id": 0, "type": "PipeWire:Interface:Core", "version": 4, "info": {"name": "pipewire-0"}},
    {"id": 19, "type": "PipeWire:Interface:Factory", "version": 3, "info": {"props": {}}},
    {"id": 29, "type": "PipeWire:Interface:Metadata", "version": 3, "metadata": []},
    client(31, "wireplumber", 20),
    client(33, "gnome-shell", 21),
    client(35, "firefox", 22),
    node(32, 31, "Audio/Sink", node_name="auto_null"),
    node(40, 31, "Video/Source", media_role="Camera", device_api="v4l2",
         api_v4l2_path="/dev/video0"),
    node(43, 33, "Stream/Output/Video", media_name="meta-screen-cast-src",
         node_name="gnome-shell"),
    node(44, 33, "Video/Source", media_name="xdpw-stream-KcbHpC",
         node_name="xdg-desktop-portal-wlr"),
    node(50, 35, "Stream/Input/Video", media_name="webrtc-consume-stream"),
    node(51, 35, "Stream/Input/Audio"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([], Pictures(screen=False, camera=False, devices=frozenset())),
        ([link(60, 43, 50)], Pictures(screen=True, camera=False, devices=frozenset())),
        ([link(60, 44, 50)], Pictures(screen=True, camera=False, devices=frozenset())),
        ([link(60, 40, 50)], Pictures(False, True, frozenset({"/dev/video0"}))),
        ([link(60, 32, 51)], Pictures(screen=False, camera=False, devices=frozenset())),
        ([link(60, 43, 50), link(61, 40, 50)], Pictures(True, True, frozenset({"/dev/video0"}))),
    ],
    ids=["nothing", "GNOME", "wlroots", "camera", "sound", "both"],
)
def test_what_is_taken(links, told):
    assert pictures([*DESK, *links], OURS) == told


def test_that_what_we_take_ourselves_does_not_count():
    taken = [client(36, "python3", OURS), node(52, 36, "Stream/Input/Video"), link(60, 40, 52)]
    assert pictures([*DESK, *taken], OURS).camera is False


def test_that_thumbnails_in_the_panel_are_no_shared_screen():
    panel = [client(36, "plasmashell", 99), node(52, 36, "Stream/Input/Video"), link(60, 43, 52)]
    assert pictures([*DESK, *panel], OURS).screen is False


@pytest.mark.parametrize(
    "odd",
    [
        None,
        {},
        "pw-dump",
        [1, "two", None],
        [{"id": 3, "type": 5}],
        [{"type": "PipeWire:Interface:Node", "info": {"props": None}}],
        [{"type": "PipeWire:Interface:Node", "info": []}],
    ],
)
def test_that_anything_else_tells_nothing(odd):
    assert pictures(odd, OURS) is None


def test_that_a_link_to_nowhere_is_no_trouble():
    assert pictures([*DESK, link(60, 43, 999), link(61, 998, 50)], OURS).camera is False


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def daemon(tmp_path):
    """Listen where PipeWire would; whoever connects is a program that takes pictures."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "pipewire-0"))
        server.listen()
        yield server


@pytest.fixture
def says(tmp_path, monkeypatch):
    """Put a program in the place of pw-dump that says what the test has it say, and counts."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "pw-dump"
    program.write_text(f'#!/bin/sh\necho "$2" >> {tmp_path}/times\ncat {tmp_path}/says\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def say(words):
        (tmp_path / "says").write_text(words if isinstance(words, str) else json.dumps(words))

    say(DESK)
    return say


def times(tmp_path):
    return (tmp_path / "times").read_text().split()


def test_that_it_is_asked_only_when_somebody_came_or_went(tmp_path, says, clock, daemon):
    sense = PipeWire(0, folder=tmp_path, clock=clock)
    off = Desk(presenting=False, camera_used=False, camera_wanted=False)
    assert sense.look() == off
    clock.now += 11  # a program that has just come may begin a little later
    sense.look()
    for _ in range(5):
        assert sense.look() == off
    assert times(tmp_path) == [str(tmp_path / "pipewire-0")] * 2
    with socket.socket(socket.AF_UNIX) as program:
        program.connect(str(tmp_path / "pipewire-0"))
        peer, _ = daemon.accept()
        says([*DESK, link(60, 43, 50), link(61, 40, 50)])
        on = Desk(presenting=True, camera_used=True, camera_wanted=True)
        assert sense.look() == on
        says(DESK)
        assert sense.look() == on
    peer.close()
    until(lambda: sense.look() == off)
    clock.now += 11
    sense.look()
    before = len(times(tmp_path))
    clock.now += 121
    sense.look()
    assert len(times(tmp_path)) == before + 1


@pytest.mark.usefixtures("daemon")
@pytest.mark.parametrize("words", ["", "no json", "[]", "[[[", "\x00\xff"])
def test_that_odd_words_tell_nothing(tmp_path, says, words):
    says(words)
    assert PipeWire(folder=tmp_path).look() == Desk()


@pytest.mark.usefixtures("daemon")
def test_that_a_program_that_hangs_is_ended(tmp_path, says):
    program = tmp_path / "bin" / "pw-dump"
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 60\n")
    assert PipeWire(folder=tmp_path).look() == Desk()
    pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_that_what_is_missing_is_named(tmp_path, monkeypatch):
    sense = PipeWire(folder=tmp_path)
    assert sense.look() == Desk()
    assert "does not run" in sense.missing()
    (tmp_path / "pipewire-0").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sense.look() == Desk()
    assert "install pipewire-bin" in sense.missing()
    sense.close()
