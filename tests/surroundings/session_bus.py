"""A session bus of a test's own, and services on it: a real dbus-daemon, jeepney's other end."""

from __future__ import annotations

import os
import selectors
import shutil
import subprocess
import threading
import time

import pytest

DAEMON = shutil.which("dbus-daemon")

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


def no_bus(monkeypatch, tmp_path):
    """Make sure that no bus of whoever runs the tests is ever spoken to."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))


class Daemon:
    """A dbus-daemon that hears nobody but the test."""

    def __init__(self, folder):
        if DAEMON is None:
            pytest.skip("dbus-daemon is not installed (Debian: apt install dbus-daemon)")
        (folder / "services").mkdir()
        self.folder = folder
        self.address = f"unix:path={folder}/bus"
        config = folder / "session.conf"
        config.write_text(CONFIG.format(folder=folder))
        self.process = subprocess.Popen(
            [DAEMON, f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address},
        )
        assert self.process.stdout.readline().strip()

    def starts(self, name, command):
        """Have `name` started by `command` when somebody calls it."""
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        file = self.folder / "services" / f"{name}.service"
        file.write_text(f"[D-BUS Service]\nName={name}\nExec={command}\n")
        with open_dbus_connection(self.address) as bus:
            bus.send_and_get_reply(message_bus.ReloadConfig())

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Service(threading.Thread):
    """A program on the bus that owns `name`, notes what it is called with, and answers.

    `answers` maps a method's name to what takes the body and returns signature and body;
    None instead of that: it never answers.
    """

    def __init__(self, address, name, answers):
        super().__init__(daemon=True)
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.calls = []
        self._heard = threading.Condition()
        self._owned = threading.Event()
        self._answers = answers
        self._out = []
        self._read, self._write = os.pipe()
        self._bus = open_dbus_connection(address)
        # 4: do not queue behind another owner.
        self._bus.send(message_bus.RequestName(name, 4), serial=1000)
        self.start()
        assert self._owned.wait(10)

    def run(self):
        with selectors.DefaultSelector() as selector:
            selector.register(self._bus.sock, selectors.EVENT_READ)
            selector.register(self._read, selectors.EVENT_READ)
            while True:
                if any(key.fileobj == self._read for key, _ in selector.select()):
                    os.read(self._read, 100)
                    while self._out:
                        if (message := self._out.pop(0)) is None:
                            return
                        self._bus.send(message)
                self._hear()

    def _hear(self):
        from jeepney import HeaderFields, MessageType

        while True:
            try:
                message = self._bus.receive(timeout=0)
            except (TimeoutError, ConnectionError):
                return
            if message.header.fields.get(HeaderFields.reply_serial) == 1000:
                assert message.body == (1,)
                self._owned.set()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            self._answer(member, message)
            with self._heard:
                self.calls.append((member, message))
                self._heard.notify_all()

    def _answer(self, member, message):
        from jeepney import new_error, new_method_return

        if member not in self._answers:
            error = "org.freedesktop.DBus.Error.UnknownMethod"
            self._bus.send(new_error(message, error, "s", (member,)))
        elif self._answers[member] is not None:
            self._bus.send(new_method_return(message, *self._answers[member](message.body)))

    def send(self, *messages):
        """Send `messages` from the service's thread."""
        self._out += messages
        os.write(self._write, b"!")

    def signal(self, path, interface, member, signature, body):
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress(path, interface=interface)
        self.send(new_signal(emitter, member, signature, body))

    def wait_for(self, member, number=1, within=10):
        """Return the message of the `number`-th call of `member`."""
        with self._heard:
            assert self._heard.wait_for(lambda: len(self._of(member)) >= number, within), (
                member,
                self.calls,
            )
            return self._of(member)[number - 1]

    def _of(self, member):
        return [message for name, message in self.calls if name == member]

    def stop(self):
        self.send(None)
        self.join(10)
        self._bus.close()
        os.close(self._read)
        os.close(self._write)


def until(told, within=10):
    """Wait for `told` to say yes."""
    deadline = time.monotonic() + within
    while not told():
        assert time.monotonic() < deadline, told
        time.sleep(0.005)  # between two looks; the deadline decides
