"""A thread of its own that talks to the desktop's session bus, so that nobody waits for it."""

from __future__ import annotations

import heapq
import os
import selectors
import threading
import time
from collections.abc import Callable
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from posturecoach.surroundings.bus import session_address

# Not at the top: jeepney is there on Linux only, and half a megabyte that few starts need.

CONNECT_S = 1.0
"""How long the bus may take to let us in."""

Answered = Callable[[str, tuple[Any, ...] | None], None]
"""Takes who answered (its unique name) and what; None instead of that: an error."""

Heard = Callable[[str, tuple[Any, ...]], None]
"""Takes who sent a signal (its unique name) and what it says."""


class BusThread:
    """One connection to the session bus, and the thread that owns it.

    Nothing here makes a caller wait, and nothing is raised: where there is no bus, where it
    refuses us, hangs or goes away, `ended` is called once and that was all.

    Parameters
    ----------
    name
        Of the thread.
    begin
        Called once when the bus has let us in. Like every other callable handed in, it is
        called in the thread, one at a time, and must not wait for anything.
    ended
        Called once, last of all.

    """

    def __init__(self, name: str, begin: Callable[[], None], ended: Callable[[], None]) -> None:
        self.unique_name = ""
        self._begin = begin
        self._ended = ended
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._wake_r, self._wake_w = os.pipe()
        self._open = True
        self._lock = threading.Lock()
        self._serials = count(1)
        self._waiting: dict[int, Answered] = {}
        self._listening: list[tuple[Any, Heard]] = []
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._timer_order = count()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def post(self, job: Callable[[], None]) -> None:
        """Have `job` done by the thread; from any thread. Once it has ended nothing is done."""
        self._put(job)

    def close(self, wait_s: float = 1.0) -> None:
        """Do what was posted, then end; wait for that for `wait_s` seconds at most."""
        self._put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join(wait_s)

    # The rest is for the thread itself: for what is called by it.

    def call(self, message: Any, answered: Answered) -> None:  # noqa: ANN401 - jeepney has no types
        """Call a method; `answered` takes what comes back, whenever that is."""
        serial = next(self._serials)
        self._waiting[serial] = answered
        self._socket.sendall(message.serialise(serial=serial))

    def listen(self, rule: Any, heard: Heard) -> None:  # noqa: ANN401
        """Have `heard` called with every signal that fits `rule`, a `jeepney.MatchRule`."""
        from jeepney import message_bus  # noqa: PLC0415

        self._listening.append((rule, heard))
        self.call(message_bus.AddMatch(rule), ignore)

    def later(self, after_s: float, job: Callable[[], None]) -> None:
        """Do `job` after so many seconds."""
        heapq.heappush(self._timers, (time.monotonic() + after_s, next(self._timer_order), job))

    def _put(self, job: Callable[[], None] | None) -> None:
        with self._lock:
            if self._open:
                self._jobs.put(job)
                os.write(self._wake_w, b"!")

    def _run(self) -> None:
        try:
            if self._connect():
                try:
                    self._converse()
                except OSError:
                    pass  # the bus went away, or takes nothing any more
                finally:
                    self._socket.close()
        finally:
            with self._lock:
                self._open = False
                os.close(self._wake_r)
                os.close(self._wake_w)
            self._ended()

    def _connect(self) -> bool:
        from jeepney.auth import AuthenticationError  # noqa: PLC0415
        from jeepney.io.blocking import prep_socket  # noqa: PLC0415

        try:
            # Unix sockets only: jeepney knows no other, and nothing here goes to a network.
            self._socket = prep_socket(_address(), timeout=CONNECT_S)
        except (OSError, ValueError, RuntimeError, StopIteration, AuthenticationError):
            return False
        # A bus that takes nothing for so long is as good as gone.
        self._socket.settimeout(CONNECT_S)
        return True

    def _converse(self) -> None:
        from jeepney import Parser, message_bus  # noqa: PLC0415

        parser = Parser()
        self.call(message_bus.Hello(), self._let_in)
        self.later(CONNECT_S, self._check_let_in)
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._wake_r, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select(self._until_timer())}
                if self._socket in ready:
                    parser.add_data(self._read())
                    while (message := parser.get_next_message()) is not None:
                        self._handle(message)
                if self._wake_r in ready:
                    os.read(self._wake_r, 4096)
                self._do_timers()
                # Not before the bus has let us in: what was posted may call.
                if self.unique_name and not self._do_jobs():
                    return

    def _let_in(self, _sender: str, body: tuple[Any, ...] | None) -> None:
        if body is None:
            raise ConnectionRefusedError
        (self.unique_name,) = body
        self._begin()

    def _check_let_in(self) -> None:
        if not self.unique_name:
            raise TimeoutError

    def _read(self) -> bytes:
        data: bytes = self._socket.recv(65536)
        if not data:
            raise ConnectionResetError
        return data

    def _handle(self, message: Any) -> None:  # noqa: ANN401
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        header = message.header
        sender = header.fields.get(HeaderFields.sender, "")
        if header.message_type in {MessageType.method_return, MessageType.error}:
            answered = self._waiting.pop(header.fields.get(HeaderFields.reply_serial, -1), ignore)
            fine = header.message_type is MessageType.method_return
            answered(sender, message.body if fine else None)
        elif header.message_type is MessageType.signal:
            for rule, heard in self._listening:
                if rule.matches(message):
                    heard(sender, message.body)

    def _until_timer(self) -> float | None:
        return max(0.0, self._timers[0][0] - time.monotonic()) if self._timers else None

    def _do_timers(self) -> None:
        while self._timers and self._timers[0][0] <= time.monotonic():
            heapq.heappop(self._timers)[2]()

    def _do_jobs(self) -> bool:
        """Do what was posted; return whether to go on."""
        try:
            while (job := self._jobs.get_nowait()) is not None:
                job()
        except Empty:
            return True
        return False


def ignore(_sender: str, _body: tuple[Any, ...] | None) -> None:
    """Take an answer that changes nothing."""


def _address() -> str:
    from jeepney.bus import get_bus  # noqa: PLC0415

    address = session_address()
    if address is None:
        raise FileNotFoundError
    return str(get_bus(address))
