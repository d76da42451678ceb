"""A live source: the newest picture of a camera or stream, or words about what is wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from time import monotonic

from posturecoach.vision.frame import Frame, Picture, Trouble, TroubleKind
from posturecoach.vision.glance import Stillness, glance
from posturecoach.vision.grabber import Grabber, Opener, Problem, Shot
from posturecoach.vision.pace import Pace
from posturecoach.vision.pictures import read_only
from posturecoach.vision.watch import INSPECT_S, Watch

SILENT_S = 2.4  # no picture for so long is said; with what follows, within 3 s
REPEAT_S = 1.0  # and again so often while it lasts
_HICCUP_S = 2.0  # a device that comes back within this was never lost
_POLL_S = 0.2
SPARING_PER_S = 1.0  # somebody who moves is at rest again a second later
_FIRST_NUDGE_S, _LONGEST_NUDGE_S = 5.0, 60.0


class LiveSource:
    """Watch a camera or stream until closed. The device is opened at once.

    Parameters
    ----------
    opener
        How to open the device, and the words for its faults.
    looks_per_s
        At most so many frames are handed out a second; None: all that come. May be
        changed at any time and holds within a fifth of a second.

    Attributes
    ----------
    sparing
        Set while nobody sees the pictures, from any thread: while nothing moves, at most one
        frame a second is handed out; one not worth a look is not decoded but marked `still`.

    Notes
    -----
    Time is zero at the first thing handed out, picture or trouble. `Frame.dropped`
    counts every picture that came and was not handed out, whatever the reason.

    A device that hangs (frozen, or nothing in it that can be decoded) is closed and
    opened again after 5 s, then after 10, 20, 40 and each 60 s.

    """

    live = True
    stills = False
    total: int | None = None

    def __init__(self, opener: Opener, *, looks_per_s: float | None = None) -> None:
        self.name = opener.name
        self.looks_per_s = looks_per_s
        self.sparing = False
        self._opener = opener
        self._watch = Watch()
        self._stillness = Stillness()
        self._shown: Picture | None = None  # what a still frame stands for
        self._looks, self._inspections = Pace(), Pace()
        self._closed = threading.Event()
        self._began_s = monotonic()
        self._origin_s: float | None = None
        self._picture_s: float | None = None  # when the last good picture came
        self._handed = 0
        self._last_s = 0.0
        self._said_s: float | None = None  # when trouble was said last, while it lasts
        self._nudge_s = _FIRST_NUDGE_S
        self._hanging_since_s: float | None = None
        self._resting: Problem | None = None
        self._woken = False
        self._grabber = Grabber(opener)

    def __iter__(self) -> Iterator[Frame | Trouble]:
        """Yield frames and troubles until closed. Another iteration goes on with the next."""
        self._began_s = monotonic()
        while not self._closed.is_set():
            frame = self._next_frame()
            if self._closed.is_set():
                break
            if frame is not None:
                self._said_s = None
                yield frame
                continue
            now_s = monotonic()
            if self._said_s is not None and now_s - self._said_s < REPEAT_S:
                continue
            problem = self._problem(now_s)
            if problem is not None:
                self._said_s = now_s
                self._nudge(problem, now_s)
                yield Trouble(self._clock(now_s), problem.kind, problem.what, problem.try_)
        if self._grabber.failed is not None:
            raise self._grabber.failed

    def rest(self, what: str, try_: str) -> None:
        """Let go of the device within 1 s, and say so about once a second until `wake`.

        From any thread; asked again, only the words change.

        Parameters
        ----------
        what, try_
            Why it rests, and what ends that, in the user's words.

        """
        self._resting = Problem(TroubleKind.RESTING, what, try_)
        self._grabber.rest(resting=True)

    def wake(self) -> None:
        """Open the device again after a rest, from any thread."""
        if self._resting is not None:
            self._resting = None
            self._woken = True
            self._grabber.rest(resting=False)

    def reopen(self) -> None:
        """Close the device and open it anew, from any thread; one that rests is left alone.

        For after the computer slept: a device may be dead then without saying so.
        """
        if self._resting is None:
            self._woken = True
            self._grabber.reopen()

    @property
    def resting(self) -> bool:
        """Whether the device was let go of on purpose."""
        return self._resting is not None

    def close(self) -> None:
        """End the iteration and release the device; within 1 s, from any thread.

        Only where a driver or a connection that is just being made does not return
        in that time, it is released as soon as it does (a stream: within 4 s).
        """
        self._closed.set()
        self._grabber.close()

    def _begin_again(self) -> None:
        """Forget what came before a rest, or before the computer slept."""
        self._woken = False
        self._began_s = monotonic()
        self._watch = Watch()  # the same picture as before the rest would be no frozen one
        self._stillness = Stillness()
        self._picture_s = self._said_s = self._hanging_since_s = None
        self._nudge_s = _FIRST_NUDGE_S

    def _next_frame(self) -> Frame | None:
        """Wait a moment for a picture; inspect it; return it if it is good and due."""
        self._grabber.wanted_s = self._inspections.due_s(self._inspections_per_s())
        try:
            shot = self._grabber.latest.take(_POLL_S if self._resting is None else REPEAT_S)
        except TimeoutError:
            return None
        finally:
            if self._woken:
                self._begin_again()
        if shot is None:
            self._closed.set()
        if shot is None or self._resting is not None:
            return None  # the end; or it was grabbed before the device was let go of
        rate = self._inspections_per_s()
        self._inspections.took(shot.time_s, rate)
        # Set before the picture is handed out: the next is grabbed while this is looked at.
        self._grabber.wanted_s = self._inspections.due_s(rate)
        return self._glanced(shot) if self.sparing else self._decoded(shot)

    def _decoded(self, shot: Shot) -> Frame | None:
        self._stillness, self._shown = Stillness(), None
        picture = shot.decode()
        if picture is None or not self._good(shot.time_s, picture):
            return None
        return self._frame(shot, read_only(picture))

    def _glanced(self, shot: Shot) -> Frame | None:
        """Return a frame that is decoded only where something has moved."""
        small = glance(shot.decode)
        if small is None or not self._good(shot.time_s, small):
            return None
        worth = self._stillness.worth(shot.time_s, small)
        if self._shown is not None and not worth:
            return self._frame(shot, self._shown, still=True)
        picture = shot.decode()
        if picture is None:
            return None
        self._shown = read_only(picture)
        return self._frame(shot, self._shown)

    def _good(self, time_s: float, picture: Picture) -> bool:
        """Inspect a picture; return whether it is one of now, and due."""
        self._picture_s = time_s
        if self._watch.inspect(time_s, picture) is not None:
            return False
        self._hanging_since_s, self._nudge_s = None, _FIRST_NUDGE_S
        rate = self._frames_per_s()
        if time_s < self._looks.due_s(rate):
            return False
        self._looks.took(time_s, rate)
        return True

    def _frame(self, shot: Shot, picture: Picture, *, still: bool = False) -> Frame:
        self._handed += 1
        dropped = shot.number - self._handed
        return Frame(self._clock(shot.time_s), picture, dropped=dropped, still=still)

    def _frames_per_s(self) -> float | None:
        looks = self.looks_per_s
        if not self.sparing or self._stillness.busy(monotonic()):
            return looks
        return SPARING_PER_S if looks is None else min(looks, SPARING_PER_S)

    def _inspections_per_s(self) -> float | None:
        looks = self._frames_per_s()
        if self.sparing or looks is None:
            return looks
        return max(looks, 1 / INSPECT_S)

    def _problem(self, now_s: float) -> Problem | None:
        """Return what is wrong now."""
        if self._resting is not None:
            return self._resting
        ever = self._picture_s is not None
        silent_s = now_s - (self._began_s if self._picture_s is None else self._picture_s)
        if silent_s < SILENT_S and self._watch.kind is not None:
            return _seen(self._watch.kind, self.name)
        problem = self._grabber.problem
        if problem is not None and (not ever or silent_s >= _HICCUP_S):
            return problem
        if silent_s >= SILENT_S:
            return self._opener.ended() if ever else self._opener.silent()
        return None

    def _nudge(self, problem: Problem, now_s: float) -> None:
        """Have a hanging device opened again, after growing pauses."""
        at_rest = (TroubleKind.BLACK, TroubleKind.RESTING)
        if self._grabber.problem is not None or problem.kind in at_rest:
            # It is being opened again anyway, or shall not be; or the lens is covered, and
            # opening the device again would only make its light blink.
            self._hanging_since_s = None
            return
        if self._hanging_since_s is None:
            self._hanging_since_s = now_s
        elif now_s - self._hanging_since_s >= self._nudge_s:
            self._hanging_since_s = now_s
            self._nudge_s = min(2 * self._nudge_s, _LONGEST_NUDGE_S)
            self._grabber.reopen()

    def _clock(self, moment_s: float) -> float:
        """Return a moment of `time.monotonic` on the clock of the frames, always growing."""
        if self._origin_s is None:
            self._origin_s = moment_s
            return 0.0
        # A picture can have come just before the trouble that was said meanwhile.
        self._last_s = max(moment_s - self._origin_s, self._last_s + 1e-6)
        return self._last_s


def _seen(kind: TroubleKind, name: str) -> Problem:
    if kind is TroubleKind.BLACK:
        return Problem(
            kind,
            f"The picture of {name} is black.",
            "open the camera's shutter or cover, or switch on a light.",
        )
    return Problem(
        kind,
        f"The picture of {name} stands still.",
        "unplug the camera and plug it in again, or restart the program that sends the picture.",
    )
