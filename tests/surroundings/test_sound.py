"""Who listens to a microphone: which streams are a call, and a real sound server."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from session_bus import until

from posturecoach.surroundings.desk import Desk
from posturecoach.surroundings.sound import Listener, Sound, local_server, somebody_listens

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio is asked on Linux")

PULSEAUDIO, PAREC = shutil.which("pulseaudio"), shutil.which("parec")
NOBODY = 0xFFFFFFFF
OURS = 4711


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def listener(client=5, *, corked=False, monitor=False, resampled="speex-float-1", **said):
    said = {name.replace("_", "."): value for name, value in said.items()}
    return Listener(client, corked, monitor, resampled, said)


@pytest.mark.parametrize(
    ("one", "call"),
    [
        (listener(application_name="Firefox", application_process_id="12"), True),
        (listener(), True),
        (listener(corked=True), False),
        (listener(monitor=True), False),
        (listener(NOBODY), False),
        (listener(resampled="peaks"), False),
        (listener(media_name="Peak detect"), False),
        (listener(stream_monitor="true"), False),
        (listener(application_process_id=str(OURS)), False),
        (listener(application_id="org.PulseAudio.pavucontrol"), False),
        (listener(application_id="com.github.wwmm.easyeffects"), False),
    ],
)
def test_which_streams_are_a_call(one, call):
    assert somebody_listens([one], OURS) is call
    assert somebody_listens([listener(corked=True), one], OURS) is call


def test_that_nobody_is_no_call():
    assert somebody_listens([], OURS) is False


def test_that_only_a_server_of_this_computer_is_asked(tmp_path):
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    here = f"{tmp_path}/pulse/native"
    assert local_server({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:{here}"
    assert local_server({"PULSE_RUNTIME_PATH": f"{tmp_path}/pulse"}) == f"unix:{here}"
    assert local_server({"PULSE_SERVER": f"unix:{here}"}) == f"unix:{here}"
    assert local_server({"PULSE_SERVER": f"{{0123}}{here} tcp:away"}) == f"unix:{here}"
    around = {"XDG_RUNTIME_DIR": str(tmp_path)}
    for away in ("tcp:10.0.0.1:4713", "tcp4:away", "away", "localhost", "unix:/nowhere"):
        assert local_server({"PULSE_SERVER": away, **around}) is None
    assert local_server({}) is None


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({}, "no sound server runs"),
        ({"PULSE_SERVER": "tcp:away"}, "no sound server runs"),
        ({"DISPLAY": "away:0"}, "not on this computer"),
    ],
)
def test_that_where_there_is_no_server_the_reason_is_named(environment, why):
    sense = Sound(environment)
    assert sense.look() == Desk()
    assert why in sense.missing()
    sense.close()


@pytest.fixture
def library():
    try:
        import pulsectl
    except (ImportError, OSError):
        pytest.skip("libpulse is not installed (Debian: apt install libpulse0)")
    return pulsectl


@pytest.fixture
def home_of_pulse(monkeypatch, tmp_path):
    """Keep PulseAudio's cookie out of the home of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.mark.usefixtures("library", "home_of_pulse")
@pytest.mark.parametrize("word", [None, b"\xff" * 64, b"\0" * 4096])
def test_that_a_server_that_hangs_or_talks_garbage_is_no_answer(tmp_path, word):
    (tmp_path / "native").unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "native"))
        server.listen()
        sense = Sound({"PULSE_SERVER": f"unix:{tmp_path}/native"})
        if word is not None:

            def talk():
                peer, _ = server.accept()
                with peer, contextlib.suppress(ConnectionError):
                    peer.sendall(word)
                    while peer.recv(4096):
                        pass

            talker = threading.Thread(target=talk, daemon=True)
            talker.start()
        assert sense.look() == Desk()
        assert sense.missing() == "the sound server does not answer"
        assert sense.look() == Desk()
        sense.close()


class Server:
    """A PulseAudio that plays nothing and hears nothing, for the test alone."""

    def __init__(self, folder):
        if PULSEAUDIO is None or PAREC is None:
            pytest.skip("pulseaudio is not installed (Debian: pulseaudio, pulseaudio-utils)")
        self.socket = folder / "native"
        self.environment = {"PULSE_SERVER": f"unix:{self.socket}"}
        self._environment = {
            **os.environ,
            **self.environment,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/nobody",
        }
        self._environment.pop("DISPLAY", None)
        self._start()

    def _start(self):
        self.process = subprocess.Popen(
            [PULSEAUDIO, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "-L", f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
             "-L", "module-null-sink sink_name=out", "-L", "module-null-source source_name=mic"],
            env={k: v for k, v in self._environment.items() if k != "PULSE_SERVER"},
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(self.socket.exists)

    def record(self, source):
        return subprocess.Popen(
            [PAREC, "-d", source, os.devnull],
            env=self._environment,
            stderr=subprocess.DEVNULL,
        )

    def restart(self):
        self.stop()
        self.socket.unlink(missing_ok=True)
        self._start()

    def stop(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(library, home_of_pulse):
    server = Server(home_of_pulse)
    yield server
    server.stop()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sense(server, clock):
    sense = Sound(server.environment, clock=clock)
    until(lambda: _settled(sense, clock))
    yield sense
    sense.close()


def _sockets():
    links = (one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink())
    return sum(str(link).startswith("socket:") for link in links)


def _settled(sense, clock):
    clock.now += 60
    return sense.look().microphone_used is not None


def test_that_a_program_that_records_is_seen_until_it_ends(server, sense):
    assert sense.look() == Desk(microphone_used=False)
    program = server.record("mic")
    until(lambda: sense.look().microphone_used)
    program.kill()
    program.wait()
    until(lambda: sense.look().microphone_used is False)
    assert sense.missing() is None


def test_that_recording_what_is_played_is_no_call(server, sense):
    program = server.record("out.monitor")
    until(sense._pulse.source_output_list)
    assert sense.look().microphone_used is False
    program.kill()
    program.wait()


def test_that_a_server_that_stops_answering_is_left_and_found_again(server, sense, clock):
    from posturecoach.surroundings import sound

    held = _sockets()
    server.process.send_signal(signal.SIGSTOP)
    # The clock of the test stands still; the look itself must not.
    sense._clock = sound.time.monotonic
    assert sense.look() == Desk()
    assert sense.missing() == "the sound server does not answer"
    assert _sockets() == held - 1
    sense._clock = clock
    server.process.send_signal(signal.SIGCONT)
    until(lambda: _settled(sense, clock))
    assert sense.missing() is None


def test_that_a_server_that_restarts_is_found_again(server, sense, clock):
    server.stop()
    until(lambda: sense.look() == Desk())
    server.restart()
    until(lambda: _settled(sense, clock))
