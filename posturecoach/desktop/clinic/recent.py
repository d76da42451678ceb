"""The last minute of the live picture, in memory only, filled by the looking thread."""

from __future__ import annotations

from enum import Enum
from threading import Lock

from posturecoach.clinic.recall import KEEP_S, Kept, Recall
from posturecoach.desktop.clinic.moment import Moment
from posturecoach.desktop.worker import HiddenFrame
from posturecoach.session import Look
from posturecoach.vision.annotating import jpeg, resized
from posturecoach.vision.frame import Frame

LONGEST_PX = 1280
"""The longer side of a kept picture: enough to put a point on."""

QUALITY = 70
MOST_BYTES = 80_000_000
"""A minute at 15 looks a second of 1280 x 720 took 45 to 75 MB at this quality; where a
picture is richer than that, less than a minute is kept."""


class Pictures(Enum):
    """Which pictures may be kept."""

    ALL = "all"
    HIDDEN = "hidden"  # only those in which faces are hidden; others are not kept at all
    NONE = "none"  # looks without their pictures


class Recent:
    """What was seen in the last minute: to step back in it, or to show it a little later.

    Any thread may ask anything. Nothing is written anywhere.

    Attributes
    ----------
    camera
        Name of what is looked through, as the user knows it.

    """

    def __init__(self, camera: str = "", most_bytes: int = MOST_BYTES) -> None:
        self.camera = camera
        self._kept: Recall[Moment] = Recall(KEEP_S, most_bytes, lambda moment: moment.size)
        self._lock = Lock()
        self._open, self._pictures = True, Pictures.ALL
        self._newest_s = 0.0
        self._turn = 0  # a picture that was begun in another turn is not kept

    def __len__(self) -> int:
        with self._lock:
            return len(self._kept)

    # --- What the looking thread does.

    def witness(self, frame: Frame, look: Look) -> None:
        """Keep a look with its picture; for `Looking.set_witness`. Takes a few milliseconds."""
        with self._lock:
            turn, pictures = self._turn, self._pictures
            shut = not self._open or self._kept.frozen
        if shut or (pictures is Pictures.HIDDEN and not isinstance(frame, HiddenFrame)):
            return
        height, width = frame.picture.shape[:2]
        columns = max(1, round(width * min(1.0, LONGEST_PX / max(width, height))))
        kept = pictures is not Pictures.NONE
        data = jpeg(resized(frame.picture, columns), QUALITY) if kept else b""
        moment = Moment(frame.time_s, look, data, width, height, self.camera)
        with self._lock:
            if turn == self._turn:
                self._kept.add(frame.time_s, moment)
                self._newest_s = frame.time_s

    # --- What a page does.

    def begin(self, camera: str, pictures: Pictures = Pictures.ALL) -> None:
        """Keep what comes from now on, and nothing of before."""
        with self._lock:
            self.camera, self._open, self._pictures = camera, True, pictures
            self._clear()

    def close(self) -> None:
        """Let go of everything, and keep nothing that comes, until `begin`."""
        with self._lock:
            self._open = False
            self._clear()

    def clear(self) -> None:
        """Let go of everything so far: another person, another source."""
        with self._lock:
            self._clear()

    def freeze(self) -> Moment | None:
        """Stand still at the newest moment and return it; None while nothing is kept.

        What comes meanwhile is not kept, or it would push out what is looked at.
        """
        with self._lock:
            return _what(self._kept.freeze())

    def thaw(self) -> None:
        """Go on."""
        with self._lock:
            self._kept.thaw()

    @property
    def frozen(self) -> bool:
        """Whether it stands still."""
        with self._lock:
            return self._kept.frozen

    @property
    def here(self) -> Moment | None:
        """The moment that is looked at; None unless frozen."""
        with self._lock:
            return _what(self._kept.here)

    def step(self, by: int) -> Moment | None:
        """Go `by` moments on, or back where it is below 0; None unless frozen."""
        with self._lock:
            return _what(self._kept.step(by))

    def go_to(self, time_s: float) -> Moment | None:
        """Go to the last moment at or before `time_s`; None unless frozen."""
        with self._lock:
            return _what(self._kept.go_to(time_s))

    @property
    def span_s(self) -> float:
        """How many seconds can be stepped back."""
        with self._lock:
            return self._kept.span_s

    @property
    def bytes(self) -> int:
        """How much memory is kept, nearly."""
        with self._lock:
            return self._kept.bytes

    def delayed(self, delay_s: float, now_s: float | None = None) -> Moment | None:
        """Return what was to be seen `delay_s` before `now_s`; None before so much is kept.

        `now_s` is on the source's clock; None: the time of the newest moment.
        """
        with self._lock:
            now_s = self._newest_s if now_s is None else now_s
            return _what(self._kept.delayed(now_s, delay_s))

    def _clear(self) -> None:
        self._turn += 1
        self._kept.clear()


def _what(kept: Kept[Moment] | None) -> Moment | None:
    return None if kept is None else kept.what
