"""The message bus: what hangs, dies or talks garbage is "no answer", and never for long."""

from __future__ import annotations

import socket
import sys
import threading
import time

import pytest
from session_bus import Daemon, Service, no_bus, until

from posturecoach.surroundings.bus import Bus, Question, Survey, as_bool, session_address

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")

NAME = "org.example.Lamp"
ASK = (NAME, "/lamp", NAME, "IsOn")


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    no_bus(monkeypatch, tmp_path)


@pytest.fixture
def daemon(tmp_path):
    daemon = Daemon(tmp_path)
    yield daemon
    daemon.stop()


@pytest.fixture
def lamp(daemon):
    service = Service(daemon.address, NAME, {"IsOn": lambda _: ("b", (True,)), "Hang": None})
    yield service
    service.stop()


@pytest.fixture
def bus(daemon, clock):
    bus = Bus(lambda: daemon.address, clock=clock)
    yield bus
    bus.close()


class Odd(threading.Thread):
    """Something at the address of a bus: it says `words` one by one, whatever it hears."""

    def __init__(self, path, *words):
        super().__init__(daemon=True)
        self.words = words
        self.met = 0
        self.address = f"unix:path={path}"
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self.start()

    def run(self):
        while True:
            try:
                peer, _ = self._listening.accept()
            except OSError:
                return
            with peer:
                self.met += 1
                for word in self.words:
                    peer.recv(4096)
                    peer.sendall(word)
                while peer.recv(4096):  # until the other side has enough
                    pass

    def stop(self):
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.join(10)


@pytest.fixture
def odd(tmp_path):
    made = []

    def make(*words):
        made.append(Odd(tmp_path / "odd", *words))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def test_that_a_service_answers(bus, lamp):
    assert bus.call(*ASK) == (True,)
    assert bus.connected


def test_that_errors_and_services_that_are_not_there_are_no_answer(bus, lamp):
    assert bus.call(NAME, "/lamp", NAME, "Nonsense") is None
    assert bus.call("org.example.Nobody", "/", NAME, "IsOn") is None
    assert bus.call(NAME, "no path", NAME, "IsOn") is None
    assert bus.call(*ASK) == (True,)


def test_that_asking_starts_no_program(bus, daemon, tmp_path):
    daemon.starts("org.example.Sleeper", f"/usr/bin/touch {tmp_path}/started")
    assert bus.call("org.example.Sleeper", "/", "org.example.Sleeper", "Wake") is None
    # With the bus having answered, whatever it was to start was started.
    assert bus.call(NAME, "/", NAME, "IsOn") is None
    assert not (tmp_path / "started").exists()


def test_that_a_service_that_hangs_is_left_alone_and_the_others_are_not(bus, lamp, daemon, clock):
    other = Service(daemon.address, "org.example.Bell", {"IsOn": lambda _: ("b", (False,))})
    assert bus.call(NAME, "/lamp", NAME, "Hang") is None
    assert bus.connected
    lamp.wait_for("Hang")
    asked = len(lamp.calls)
    assert bus.call("org.example.Bell", "/", NAME, "IsOn") is None  # enough waited for one look
    clock.now += 1
    assert bus.call("org.example.Bell", "/", NAME, "IsOn") == (False,)
    assert bus.call(*ASK) is None
    assert len(lamp.calls) == asked
    clock.now += 60
    assert bus.call(*ASK) == (True,)
    other.stop()


def test_that_a_late_answer_is_not_taken_for_another(bus, lamp, clock):
    from jeepney import new_method_return

    assert bus.call(NAME, "/lamp", NAME, "Hang") is None
    lamp.send(new_method_return(lamp.wait_for("Hang"), "b", (False,)))
    clock.now += 60
    assert bus.call(*ASK) == (True,)


@pytest.mark.parametrize(
    "words",
    [
        (),
        (b"OK 0123456789abcdef0123456789abcdef\r\n",),
        (b"REJECTED KERBEROS\r\n",),
        (b"OK 0123456789abcdef0123456789abcdef\r\n", b"\x17" * 4096),
        (b"OK 0123456789abcdef0123456789abcdef\r\n", b"l\x02\x01\x01\xff\xff\xff\xff" * 8),
        (b"\xff" * 100,),
    ],
    ids=["silent", "silent after signing on", "refuses", "garbage", "huge", "no protocol"],
)
def test_that_whatever_is_no_bus_is_no_answer_within_a_second(odd, words):
    """The only wall time here: the promise of a second is what is tested."""
    other = odd(*words)
    bus = Bus(lambda: other.address)
    began = time.monotonic()
    assert bus.call(*ASK) is None
    assert time.monotonic() - began < 1.0
    assert not bus.connected
    assert bus.call(*ASK) is None
    assert other.met == 1, "what is no bus is left alone for a while"
    bus.close()


@pytest.mark.parametrize(
    "address",
    [None, "", "nonsense", "tcp:host=127.0.0.1,port=9", "autolaunch:", "unix:path=/nowhere"],
)
def test_that_no_bus_and_a_bus_elsewhere_are_no_answer(address):
    bus = Bus(lambda: address)
    assert bus.call(*ASK) is None
    assert bus.arrived() == []
    bus.close()


def test_that_a_bus_that_dies_and_comes_back_is_found_again(tmp_path, clock):
    folder = tmp_path / "first"
    folder.mkdir()
    daemon = Daemon(folder)
    bus = Bus(lambda: daemon.address, clock=clock)
    service = Service(daemon.address, NAME, {"IsOn": lambda _: ("b", (True,))})
    bus.listen(sender=NAME, path="/lamp", interface=NAME, member="Changed")
    assert bus.call(*ASK) == (True,)
    service.stop()
    daemon.stop()
    assert bus.call(*ASK) is None
    assert bus.call(*ASK) is None
    folder = tmp_path / "second"
    folder.mkdir()
    daemon = Daemon(folder)
    service = Service(daemon.address, NAME, {"IsOn": lambda _: ("b", (False,))})
    clock.now += 60
    assert bus.call(*ASK) == (False,)
    assert bus.connections == 2
    service.signal("/lamp", NAME, "Changed", "b", (True,))
    heard = []
    until(lambda: heard.extend(bus.arrived()) or heard)
    assert heard[0].body == (True,)
    bus.close()
    service.stop()
    daemon.stop()


def test_that_signals_before_an_answer_are_kept(bus, lamp):
    bus.listen(sender=NAME, path="/lamp", interface=NAME, member="Changed")
    assert bus.call(*ASK) == (True,)
    lamp.signal("/lamp", NAME, "Changed", "b", (True,))
    heard = []
    until(lambda: bus.call(*ASK) and (heard.extend(bus.arrived()) or heard))
    assert [one.body for one in heard] == [(True,)]


def test_that_those_who_do_not_know_are_asked_rarely(bus, lamp, clock):
    survey = Survey(
        bus,
        [
            Question(NAME, "/lamp", NAME, "IsOn", as_bool),
            Question(NAME, "/lamp", NAME, "Nonsense", as_bool),
        ],
        clock=clock,
    )
    for _ in range(3):
        assert survey.answers() == [True]
    lamp.wait_for("IsOn", 3)
    assert [member for member, _ in lamp.calls] == ["IsOn", "Nonsense", "IsOn", "IsOn"]
    clock.now += 60
    survey.answers()
    lamp.wait_for("Nonsense", 2)


def test_where_the_bus_of_the_desktop_is(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    assert session_address() == "unix:path=/somewhere"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_address() is None
    (tmp_path / "bus").touch()
    assert session_address() == f"unix:path={tmp_path}/bus"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert session_address() is None
