"""A message bus of the desktop (D-Bus), asked politely: never over a network, never for long."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.low_level import Parser

# Together less than the second that a look may take: connecting, then one call that hangs.
_SIGN_ON_S = 0.3
_HELLO_S = 0.2
_CALL_S = 0.3
_PING_S = 0.15
# After a call that hung nothing else is asked in the same look.
_BREATH_S = 0.8
_REST_S = 30.0  # for a service that hung, or a bus that could not be reached
_SIGNALS_MOST = 200  # kept between two looks
_CHUNK = 4096
_PROPERTIES = "org.freedesktop.DBus.Properties"


def session_address() -> str | None:
    """Return where the bus of the user's desktop is, or None."""
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if told:
        return told
    folder = os.environ.get("XDG_RUNTIME_DIR")
    usual = Path(folder) / "bus" if folder else None
    return f"unix:path={usual}" if usual is not None and usual.exists() else None


def system_address() -> str:
    """Return where the bus of the whole computer is."""
    told = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    return told or "unix:path=/run/dbus/system_bus_socket"


class Bus:
    """One connection, made when first needed and again whenever it was lost.

    Nothing here raises, and no method waits for a whole second. A service that hangs is left
    alone for a while, and so is a bus that can't be reached. Only Unix sockets are used, and
    nothing is started that does not run. Any thread may call, one at a time gets through.

    Parameters
    ----------
    address
        Where it is, as D-Bus writes it; asked at every attempt, for it may come late.
    clock
        Seconds that only go on.

    Attributes
    ----------
    connections
        How many were made so far: whoever remembers answers knows by it when to ask anew.

    """

    def __init__(
        self, address: Callable[[], str | None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.connections = 0
        self._address = address
        self._clock = clock
        self._line: _Line | None = None
        self._rules: list[Any] = []
        self._wanted: set[tuple[Any, Any]] = set()
        self._signals: deque[Message] = deque(maxlen=_SIGNALS_MOST)
        self._not_before = 0.0
        self._breath = 0.0
        self._resting: dict[str, float] = {}
        self._one = threading.Lock()

    @property
    def connected(self) -> bool:
        """Whether the connection stands, as far as was seen."""
        return self._line is not None

    def call(
        self,
        destination: str,
        path: str,
        interface: str,
        member: str,
        *,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...] | None:
        """Return what a method answers, or None if there is no answer."""
        with self._one:
            now = self._clock()
            if now < self._breath or now < self._resting.get(destination, 0.0):
                return None
            if not self._connect():
                return None
            try:
                message = _question(destination, path, interface, member, signature, body)
            except (ValueError, TypeError):
                return None  # a path that somebody told us, and that is none
            return self._answer(message, destination)

    def property(self, destination: str, path: str, interface: str, name: str) -> Any:  # noqa: ANN401 - as it was sent
        """Return the value of a property, or None if there is no answer."""
        got = self.call(
            destination, path, _PROPERTIES, "Get", signature="ss", body=(interface, name)
        )
        return variant(got[0]) if got else None

    def listen(self, *, sender: str, path: str | None, interface: str, member: str) -> None:
        """Ask for a signal, now and after every new connection."""
        from jeepney import MatchRule  # noqa: PLC0415

        rule = MatchRule(
            type="signal", sender=sender, path=path, interface=interface, member=member
        )
        with self._one:
            self._wanted.add((interface, member))
            self._rules.append(rule)
            if self._line is not None:
                self._guarded(partial(self._subscribe, rule))

    def arrived(self) -> list[Message]:
        """Return the signals since the last time, oldest first."""
        with self._one:
            if self._connect():
                self._guarded(lambda line: self._keep(line.waiting()))
            signals = list(self._signals)
            self._signals.clear()
            return signals

    def close(self) -> None:
        """Let go of the connection."""
        with self._one:
            self._drop()

    def _connect(self) -> bool:
        if self._line is not None:
            return True
        now = self._clock()
        if now < self._not_before:
            return False
        self._not_before = now + _REST_S
        try:
            address = self._address()
            if address is None:
                return False
            self._line = _Line(address, self._clock)
        except Exception:  # noqa: BLE001 - an odd address, no socket, garbage: no bus
            return False
        self._not_before = now  # lost later, it may be looked for at once
        self.connections += 1
        self._signals.clear()
        self._resting.clear()
        for rule in self._rules:
            self._guarded(partial(self._subscribe, rule))
        return self._line is not None

    def _subscribe(self, rule: object, line: _Line) -> None:
        from jeepney import message_bus  # noqa: PLC0415

        self._keep(line.ask(message_bus.AddMatch(rule), _HELLO_S)[1])

    def _answer(self, message: Message, destination: str) -> tuple[Any, ...] | None:
        from jeepney import MessageType  # noqa: PLC0415

        line = self._line
        if line is None:
            return None
        try:
            reply, signals = line.ask(message, _CALL_S)
        except TimeoutError:
            self._hung(line, destination)
            return None
        except Exception:  # noqa: BLE001 - gone, or talking garbage
            self._drop()
            return None
        self._keep(signals)
        if reply.header.message_type is not MessageType.method_return:
            return None
        return tuple(reply.body)

    def _hung(self, line: _Line, destination: str) -> None:
        """Find out who hangs: the service only, or the bus."""
        from jeepney import message_bus  # noqa: PLC0415

        self._breath = self._clock() + _BREATH_S
        self._resting[destination] = self._clock() + _REST_S
        try:
            self._keep(line.ask(message_bus.GetId(), _PING_S)[1])
        except Exception:  # noqa: BLE001 - the bus itself
            self._drop()
            self._not_before = self._clock() + _REST_S

    def _keep(self, signals: list[Message]) -> None:
        from jeepney import HeaderFields  # noqa: PLC0415

        for signal in signals:
            fields = signal.header.fields
            # The bus sends some unasked.
            if (
                fields.get(HeaderFields.interface),
                fields.get(HeaderFields.member),
            ) in self._wanted:
                self._signals.append(signal)

    def _guarded(self, do: Callable[[_Line], None]) -> None:
        if self._line is None:
            return
        try:
            do(self._line)
        except Exception:  # noqa: BLE001 - gone, hanging, or talking garbage
            self._drop()
            self._not_before = self._clock() + _REST_S

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something that one of several services may know.

    Attributes
    ----------
    destination, path, interface
        Who is asked.
    member
        A method without side effects.
    read
        What the answer means; None if it is not an answer.
    signature, body
        What the method is given.

    """

    destination: str
    path: str
    interface: str
    member: str
    read: Callable[[Any], Any]
    signature: str = ""
    body: tuple[Any, ...] = ()


def about_property(
    destination: str, path: str, interface: str, name: str, read: Callable[[Any], Any]
) -> Question:
    """Return the question for a property."""
    return Question(destination, path, _PROPERTIES, "Get", read, "ss", (interface, name))


class Survey:
    """Asks whoever knows; those who don't are asked again rarely."""

    def __init__(
        self, bus: Bus, questions: Sequence[Question], *, clock: Callable[[], float]
    ) -> None:
        self._bus = bus
        self._questions = questions
        self._clock = clock
        self._again: dict[Question, float] = {}
        self._connection = 0

    def answers(self) -> list[Any]:
        """Return what is answered, in the order of the questions."""
        if self._connection != self._bus.connections:
            self._again.clear()
        now = self._clock()
        found = []
        for question in self._questions:
            if now < self._again.get(question, 0.0):
                continue
            got = self._bus.call(
                question.destination,
                question.path,
                question.interface,
                question.member,
                signature=question.signature,
                body=question.body,
            )
            value = question.read(variant(got[0])) if got else None
            if value is None:
                self._again[question] = now + _REST_S
            else:
                found.append(value)
        self._connection = self._bus.connections
        return found


def variant(value: Any) -> Any:  # noqa: ANN401 - as it was sent
    """Return what a D-Bus variant holds: jeepney gives it as signature and value."""
    pair = 2
    if isinstance(value, tuple) and len(value) == pair and isinstance(value[0], str):
        return value[1]
    return value


def as_bool(value: Any) -> bool | None:  # noqa: ANN401 - as it was sent
    """Return `value` if it is yes or no; whatever else was sent is no answer."""
    return value if isinstance(value, bool) else None


class _Line:
    """An open connection. Every method raises: TimeoutError, or OSError when it is lost."""

    def __init__(self, address: str, clock: Callable[[], float]) -> None:
        from jeepney import message_bus  # noqa: PLC0415 - only where there is a bus
        from jeepney.bus import get_bus  # noqa: PLC0415
        from jeepney.io.blocking import prep_socket  # noqa: PLC0415
        from jeepney.low_level import Parser  # noqa: PLC0415

        # jeepney knows Unix sockets only, and refuses the rest; its own connection would wait
        # for the first answer without end, so that part is done here.
        self._socket = prep_socket(get_bus(address), timeout=_SIGN_ON_S)
        self._clock = clock
        self._parser: Parser = Parser()
        self._serials = itertools.count(1)
        try:
            self.ask(message_bus.Hello(), _HELLO_S)
        except BaseException:
            self._socket.close()
            raise

    def ask(self, message: Message, timeout_s: float) -> tuple[Message, list[Message]]:
        """Return the reply, and the signals that came before it."""
        from jeepney import HeaderFields  # noqa: PLC0415

        serial = next(self._serials)
        deadline = self._clock() + timeout_s
        self._socket.settimeout(timeout_s)
        self._socket.sendall(message.serialise(serial=serial))
        signals: list[Message] = []
        while True:
            got = self._next(deadline)
            if got.header.fields.get(HeaderFields.reply_serial) == serial:
                return got, signals
            if _is_signal(got):
                signals.append(got)

    def waiting(self) -> list[Message]:
        """Return the signals that are there, without waiting."""
        signals: list[Message] = []
        self._socket.setblocking(False)
        while True:
            message = self._parser.get_next_message()
            if message is None:
                try:
                    self._feed()
                except BlockingIOError:
                    return signals
            elif _is_signal(message):
                signals.append(message)

    def close(self) -> None:
        self._socket.close()

    def _next(self, deadline: float) -> Message:
        while True:
            message = self._parser.get_next_message()
            if message is not None:
                return message
            left = deadline - self._clock()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            self._feed()

    def _feed(self) -> None:
        data = self._socket.recv(_CHUNK)
        if not data:
            raise ConnectionResetError
        self._parser.add_data(data)


def _question(  # noqa: PLR0917 - as D-Bus orders them
    destination: str, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]
) -> Message:
    from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

    where = DBusAddress(path, bus_name=destination, interface=interface)
    message = new_method_call(where, member, signature or None, body)
    # A question must not start a service that the user does not run.
    message.header.flags |= MessageFlag.no_auto_start
    return message


def _is_signal(message: Message) -> bool:
    from jeepney import MessageType  # noqa: PLC0415

    return message.header.message_type is MessageType.signal
