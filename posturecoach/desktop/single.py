"""One program at a time: a second start brings the first one's window to the front."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from posturecoach.errors import PostureCoachError
from posturecoach.settings import home, make_folder

HELLO = b"show\n"
WAIT_MS = 1000  # for an answer of the first; one that hangs must not keep the second from starting


def name_here() -> str:
    """Return the name by which the programs of this user and this folder find each other.

    On Unix a path: in the runtime folder, which is the user's alone, or beside the settings.
    """
    mark = hashlib.sha256(os.fsencode(home().absolute())).hexdigest()[:16]
    if os.name == "nt":
        return f"posturecoach-{mark}"
    # Not Qt's own answer: without the variable it makes a folder that others can reach.
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else home()
    return str(folder / f"posturecoach-{mark}")


class Single(QObject):
    """Be the one program, or find that there is another.

    Nothing but a request to be shown is ever read from whoever connects.
    """

    asked = Signal()  # somebody has started the program once more

    def __init__(self, name: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name or name_here()
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Be the one; return False where another program is, which was asked to show itself."""
        if self._greet():
            return False
        with suppress(PostureCoachError):  # then there is no place for a socket: see below
            if os.name != "nt":
                make_folder(Path(self._name).parent)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # Nobody answered: a crash has left the name behind. It is the user's own to remove.
            QLocalServer.removeServer(self._name)
            if not server.listen(self._name):
                return True  # no place for a socket is no reason not to start
        server.newConnection.connect(self._hear)
        self._server = server
        return True

    def close(self) -> None:
        """Let others be the one."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _greet(self) -> bool:
        """Ask a first program to show itself; return whether there is one."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(HELLO)
        socket.waitForBytesWritten(WAIT_MS)
        # It says hello back, or it is no program of ours, or hangs.
        answered = socket.waitForReadyRead(WAIT_MS) and bytes(socket.readAll().data()) == HELLO
        socket.abort()
        return answered

    def _hear(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda one=socket: self._answer(one))
            if socket.bytesAvailable():
                self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        # A program that sends more than a hello is not one of ours.
        if bytes(socket.read(len(HELLO) + 1).data()) == HELLO:
            socket.write(HELLO)
            socket.flush()
            self.asked.emit()
        else:
            socket.abort()
