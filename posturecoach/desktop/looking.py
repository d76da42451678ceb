"""Start, stop and steer the looking. The window asks here and never waits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from posturecoach.coaching.state import Prompt
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.worker import Glass, LookingThread, OpenSession, Witness
from posturecoach.diary import Diary
from posturecoach.ergonomics.work import Work
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.errors import PostureCoachError
from posturecoach.posture.places import Workplace
from posturecoach.session import Session
from posturecoach.vision.live import LiveSource
from posturecoach.vision.sources import Source

log = logging.getLogger(__name__)


class Phase(Enum):
    """What the looking is doing."""

    OFF = "off"  # paused, or never started; no camera is held
    OPENING = "opening"
    LOOKING = "looking"
    ENDED = "ended"  # a clip has come to its end
    FAILED = "failed"  # an error ended it; no camera is held


class Looking(QObject):
    """At most one session at a time, in a thread of its own.

    A camera can be held once, so a new plan waits until the old one has let go of it.
    """

    phase_changed = Signal(object)  # Phase
    shown = Signal(object)  # Shown
    learned = Signal(object, str)  # Neutral; the measure that kept it from going all the way
    places_changed = Signal(object)  # tuple of Workplace
    learn_failed = Signal(object)  # NeutralError
    prompted = Signal(object)  # Prompt, with words
    failed = Signal(object)  # Exception
    released = Signal()  # no thread runs, no camera is held

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phase = Phase.OFF
        self.plan: Plan | None = None
        self._thread: LookingThread | None = None
        self._next: OpenSession | None = None
        self._glass: Glass | None = None
        self._witness: Witness | None = None
        self._looks_per_s: float | None = None
        self._sparing = False
        self._diary: Diary | None = None
        self._keeps_clips = False

    def start(self, plan: Plan) -> None:
        """Look as `plan` says, in place of what is looked at now."""
        self.plan = plan
        self._looks_per_s = plan.looks_per_s
        self._diary, self._keeps_clips = plan.diary, plan.keeps_clips
        self.start_with(plan.open)

    def start_with(self, open_session: OpenSession) -> None:
        """Look at whatever `open_session` opens."""
        self._set_phase(Phase.OPENING)
        if self._thread is not None:
            self._next = open_session
            self._thread.stop()
            return
        thread = LookingThread(open_session, self)
        thread.glass, thread.witness = self._glass, self._witness
        thread.diary, thread.keeps_clips = self._diary, self._keeps_clips
        thread.looked.connect(self._take)
        thread.learned.connect(self.learned)
        thread.places_changed.connect(self.places_changed)
        thread.learn_failed.connect(self.learn_failed)
        thread.prompted.connect(self._pass_on)
        thread.failed.connect(self._fail)
        thread.finished.connect(self._finish)
        self._thread = thread
        if self._looks_per_s is not None:
            thread.ask(_rate_command(self._looks_per_s))
        if self._sparing:
            thread.ask(_sparing_command(sparing=True))
        thread.start()

    def stop(self) -> None:
        """Stop looking and let go of the camera; returns at once."""
        self._next = None
        if self._thread is not None:
            self._thread.stop()
        self._set_phase(Phase.OFF)

    def running(self) -> bool:
        """Return whether a thread still runs (and may still hold the camera)."""
        return self._thread is not None

    def wait(self, seconds: float) -> bool:
        """Wait for the thread to end, at the end of the program; return whether it did."""
        return self._thread is None or self._thread.wait(round(1000 * seconds))

    def learn(self, seconds: float) -> None:
        """Learn a neutral from the next `seconds`."""
        self._ask(lambda _source, session: session.learn(seconds))

    def cancel_learning(self) -> None:
        """Stop learning, keep the old neutral."""
        self._ask(lambda _source, session: session.cancel_learning())

    def rezero(self) -> None:
        """Learn anew, quickly: the camera has moved, the person has not."""
        self._ask(lambda _source, session: session.rezero())

    def stand_still(self) -> None:
        """Say that the camera has not moved."""
        self._ask(lambda _source, session: session.stand_still())

    def know(self, places: tuple[Workplace, ...]) -> None:
        """Choose among `places` from the next look on."""
        self._ask(lambda _source, session: session.know(places))

    def tell(self, work: Work) -> None:
        """Take other answers for what cannot be seen from the next look on."""
        self._ask(lambda _source, session: session.tell(work))

    def judge_by(self, rules: tuple[ZoneRule, ...]) -> None:
        """Judge by other zones from the next look on."""
        self._ask(lambda _source, session: session.judge_by(rules))

    def reopen(self) -> None:
        """Open a camera anew: the computer slept, and it may be dead without saying so."""
        self._ask(_reopen)

    def set_rate(self, looks_per_s: float) -> None:
        """Look so often from now on."""
        if looks_per_s != self._looks_per_s:
            self._looks_per_s = looks_per_s
            self._ask(_rate_command(looks_per_s))

    def set_sparing(self, *, sparing: bool) -> None:
        """Look at a live picture only where something has moved: nobody sees it."""
        if sparing is not self._sparing:
            self._sparing = sparing
            self._ask(_sparing_command(sparing=sparing))

    def set_glass(self, glass: Glass | None) -> None:
        """Say how large a picture the window can show; None when it shows none."""
        self._glass = glass
        if self._thread is not None:
            self._thread.glass = glass

    def set_witness(self, witness: Witness | None) -> None:
        """Tell `witness` of every look with its full picture, in the looking thread.

        The picture must not be changed, nor kept as it is. Where the glass hides faces, they
        are hidden in it. A call that has begun may end after `set_witness(None)`.
        """
        self._witness = witness
        if self._thread is not None:
            self._thread.witness = witness

    def _ask(self, command: Callable[[Source, Session], None]) -> None:
        if self._thread is not None:
            self._thread.ask(command)

    def _take(self) -> None:
        thread = self.sender()
        if thread is not self._thread or self.phase not in (Phase.OPENING, Phase.LOOKING):
            return  # an old thread's last look, or one that came after the pause
        if self._next is not None or self._thread is None:
            return
        shown = self._thread.take()
        if shown is not None:
            self._set_phase(Phase.LOOKING)
            self.shown.emit(shown)

    def _pass_on(self, prompt: Prompt) -> None:
        """Pass on a prompt, unless it was overtaken by a pause or another plan."""
        if self.sender() is self._thread and self._next is None and self.phase is not Phase.OFF:
            self.prompted.emit(prompt)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PostureCoachError):
            log.error("looking ended with a bug", exc_info=error)
        if self._next is None and self.phase is not Phase.OFF:
            self._set_phase(Phase.FAILED)
            self.failed.emit(error)

    def _finish(self) -> None:
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        following, self._next = self._next, None
        if following is not None:
            self.start_with(following)
            return
        if self.phase in (Phase.OPENING, Phase.LOOKING):
            self._set_phase(Phase.ENDED)
        self.released.emit()

    def _set_phase(self, phase: Phase) -> None:
        if phase is not self.phase:
            self.phase = phase
            self.phase_changed.emit(phase)


def _reopen(source: Source, _session: Session) -> None:
    if isinstance(source, LiveSource):
        source.reopen()


def _rate_command(looks_per_s: float) -> Callable[[Source, Session], None]:
    def command(source: Source, _session: Session) -> None:
        source.looks_per_s = looks_per_s

    return command


def _sparing_command(*, sparing: bool) -> Callable[[Source, Session], None]:
    def command(source: Source, _session: Session) -> None:
        if isinstance(source, LiveSource):
            source.sparing = sparing

    return command
