"""Look in a thread of its own; hand what was seen to the window, newest first."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from posturecoach.coaching.rules import Kind
from posturecoach.diary import Diary
from posturecoach.errors import PostureCoachError
from posturecoach.session import Look, Session
from posturecoach.vision.drawing import brightness, preview
from posturecoach.vision.faces import Faces
from posturecoach.vision.frame import Frame, Picture
from posturecoach.vision.latest import Latest
from posturecoach.vision.live import LiveSource
from posturecoach.vision.sources import Source

log = logging.getLogger(__name__)

OpenSession = Callable[[], tuple[Source, Session]]
Witness = Callable[[Frame, Look], None]
"""Told of every look that has a picture, in the looking thread; must be quick."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What the window shows of one look.

    Attributes
    ----------
    look
        What was seen.
    image
        The picture, small enough for the window; None where there is none to show.
    pixels
        The memory that `image` reads; kept here because Qt does not.
    light
        Brightness of the picture, 0 to 1; None without a picture.
    hidden
        Whether faces were to be hidden: then `image` shows none, or is None.

    """

    look: Look
    image: QImage | None = None
    pixels: Picture | None = None
    light: float | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Glass:
    """The space for the picture in pixels of the screen, and whether it is a mirror.

    Of a space without width no picture is made, and looks come all the same. `hide`: no face
    may be told apart in it.
    """

    width: int
    height: int
    mirror: bool
    hide: bool = False


class LookingThread(QThread):
    """Open a session, look until it ends or is stopped, and close it.

    Everything slow happens here: opening a camera that hesitates, loading models.
    Pictures wait in a `Latest`, so the window never works through old ones.
    """

    looked = Signal()  # take() has something new
    learned = Signal(object, str)  # Neutral; the measure that kept it from going all the way
    places_changed = Signal(object)  # tuple of Workplace
    learn_failed = Signal(object)  # NeutralError
    prompted = Signal(object)  # Prompt with words: said at one look, which may be overtaken
    failed = Signal(object)  # Exception: a PostureCoachError, or a bug of ours

    def __init__(self, open_session: OpenSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.glass: Glass | None = None  # None: nobody looks at the picture
        self.witness: Witness | None = None
        self.diary: Diary | None = None  # None: nothing is kept
        self.keeps_clips = False
        self._open = open_session
        self._latest: Latest[Shown] = Latest()
        self._lock = threading.Lock()
        self._opened: tuple[Source, Session] | None = None
        self._waiting: list[Callable[[Source, Session], None]] = []
        self._stopped = False
        self._hidden = Hidden()

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            source, session = self._open()
            if not isinstance(source, LiveSource) and not self.keeps_clips:
                self.diary = None  # somebody else, at another time
            if self.diary is not None:
                self.diary.start(source.name)
            try:
                if self._begin(source, session):
                    with closing(session.pairs()) as pairs:
                        for frame, look in pairs:
                            self._hand_over(frame, look)
            finally:
                self._hidden.close()
                session.close()
        except Exception as error:  # noqa: BLE001 - a thread's last line of defence
            self.failed.emit(error)

    def stop(self) -> None:
        """Ask for the end, from any thread; the camera is off within a second of it.

        Returns at once. A source that is just being opened is closed as soon as it is.
        """
        with self._lock:
            self._stopped = True
            opened = self._opened
        if opened is not None:
            # Closing a device may take a moment, and the window must not wait for it.
            threading.Thread(target=opened[1].close, name="close", daemon=True).start()

    def ask(self, command: Callable[[Source, Session], None]) -> None:
        """Give `command` source and session, now or as soon as they are open."""
        with self._lock:
            if self._opened is None:
                self._waiting.append(command)
                return
            opened = self._opened
        command(*opened)

    def take(self) -> Shown | None:
        """Return the newest look, or None if it was taken already."""
        try:
            return self._latest.take(0.0)
        except TimeoutError:
            return None

    def _begin(self, source: Source, session: Session) -> bool:
        with self._lock:
            self._opened = source, session
            waiting, self._waiting = self._waiting, []
            stopped = self._stopped
        for command in waiting:
            command(source, session)
        return not stopped

    def _hand_over(self, frame: Frame | None, look: Look) -> None:
        if self.diary is not None:
            self.diary.see(look)
        if look.places is not None:  # before it is said that something was learned
            self.places_changed.emit(look.places)
        if look.learned is not None:
            self.learned.emit(look.learned, look.held_by or "")
        if look.learn_error is not None:
            self.learn_failed.emit(look.learn_error)
        for prompt in look.prompts:
            if prompt.kind is not Kind.CUE:
                self.prompted.emit(prompt)
        glass, witness = self.glass, self.witness
        hide = glass is not None and glass.hide
        if hide:
            frame = self._hidden.frame(frame, look)
        else:
            self._hidden.close()
        if witness is not None and frame is not None:
            witness(frame, look)
        self._latest.put(shown_of(frame, look, glass))
        self.looked.emit()


@dataclass(frozen=True, slots=True, eq=False)
class HiddenFrame(Frame):
    """A frame in whose picture faces are hidden."""


class Hidden:
    """Frames in which nobody can be told by the face; the networks are held while asked."""

    def __init__(self) -> None:
        self._faces: Faces | None = None
        self._failed = False

    def frame(self, frame: Frame | None, look: Look) -> Frame | None:
        """Return `frame` with faces hidden; None where they can't be: then show nothing."""
        if frame is None or self._failed:
            return None
        try:
            if self._faces is None:
                self._faces = Faces()
            picture = self._faces.hidden(frame.picture, look.sight, frame.time_s)
        except (PostureCoachError, RuntimeError, ValueError):
            log.exception("faces can't be hidden; no picture is shown")
            self._failed = True
            return None
        return HiddenFrame(frame.time_s, picture, frame.dropped, frame.file)

    def close(self) -> None:
        """Let the networks go; asked again, it tries anew."""
        self._failed = False
        if self._faces is not None:
            self._faces.close()
            self._faces = None


def shown_of(frame: Frame | None, look: Look, glass: Glass | None) -> Shown:
    """Return what the window shows of `look`; the picture is made small for `glass`.

    Where `glass` hides faces, they are hidden in `frame` already.
    """
    hidden = glass is not None and glass.hide
    if frame is None or glass is None or glass.width < 1 or glass.height < 1:
        return Shown(look, hidden=hidden)
    pixels = preview(frame.picture, glass.width, glass.height, mirror=glass.mirror)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    return Shown(look, image, pixels, brightness(frame.picture), hidden)
