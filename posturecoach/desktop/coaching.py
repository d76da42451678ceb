"""The coach of the window: its memory, its pauses, and what the desk is doing. Shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from posturecoach.coach import Coach
from posturecoach.coaching.camera import Off
from posturecoach.coaching.effect import Answer
from posturecoach.coaching.rules import Around, Scene
from posturecoach.desktop.keeper import Keeper
from posturecoach.desktop.pause_menu import APP, TOMORROW, pause_words
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import Person
from posturecoach.session import local_now
from posturecoach.settings import CoachSettings
from posturecoach.surroundings.desk import Desk, Reporter, Sense
from posturecoach.surroundings.here import senses_here, use_camera
from posturecoach.surroundings.watcher import Clock, Watcher

TICK_MS = 2000  # while nobody looks, the coach hears of the time so often
KEEP_MS = 300_000  # what it remembers is written so often; a crash costs no more
_OWN = "posturecoach"  # the program in front, when it is this window
_BLIND = Scene(Person.UNCERTAIN, resting=True)


class Coaching(QObject):
    """Keep the person's own coach, and another for the sample clip that remembers nothing.

    Parameters
    ----------
    keeper
        Reads and writes what the coach remembers.
    language
        That the coach speaks.
    senses
        Returns what can tell something of the desk.
    clock
        The local date-time, with its zone.
    system_clock
        Tells whether the computer slept; None: the system's.

    """

    over = Signal()  # a pause has ended, or needs the camera no longer
    ticked = Signal()  # a moment of a pause has passed
    desk_changed = Signal()
    woke = Signal()  # the computer slept; from the thread that watches
    rules_changed = Signal()  # one was loosened, or put back

    def __init__(
        self,
        keeper: Keeper,
        language: str,
        parent: QObject | None = None,
        *,
        senses: Callable[[], list[Sense]] = senses_here,
        clock: Callable[[], datetime] = local_now,
        system_clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._senses_here = senses
        self._senses: list[Sense] = []
        self._watcher: Watcher | None = None
        self._camera: str | None = None
        self._app: str | None = None
        self.on_break: Callable[[], bool] = lambda: False  # whether one is counted; any thread
        self._clock, self._system_clock = clock, system_clock
        self._holding = self._closed = False
        self._language = language
        self.problem: PostureCoachError | None = None
        self.own = self._remembered(language)
        self._demo: Coach | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._keep = QTimer(self)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.keep)
        self._told.connect(self._note_desk)

    _told = Signal(object)  # Desk, from the thread that watches

    def begin(self) -> None:
        """Begin to watch the desk, and to write down now and then."""
        if self._watcher is None:
            self._senses = self._senses_here()
            use_camera(self._senses, self._camera)
            self._watcher = Watcher(
                self._senses,
                on_change=self._told.emit,
                on_wake=self.woke.emit,
                clock=self._system_clock,
            )
            self._watcher.start()
            self._keep.start()

    def close(self) -> None:
        """Watch no more, and write what is to be remembered."""
        self._tick.stop()
        self._keep.stop()
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        self.keep()
        self._closed = True

    def coach(self, *, demo: bool) -> Coach:
        """Return the coach of the person, or of the sample clip."""
        if not demo:
            return self.own
        if self._demo is None:
            self._demo = Coach(
                language=self._language, around=lambda: Around(on_break=self.on_break())
            )
        return self._demo

    def follow(self, wishes: CoachSettings) -> None:
        """Follow what the user chose."""
        self.own.wishes = wishes.wishes()

    def zones(self, rules: tuple[ZoneRule, ...]) -> tuple[ZoneRule, ...]:
        """Return `rules` as far as "that was wrong" loosened them."""
        return self.own.zones(rules)

    def use_camera(self, camera: str | None) -> None:
        """Say which camera is ours: who else uses it needs it."""
        self._camera = camera
        use_camera(self._senses, camera)

    @property
    def desk(self) -> Desk:
        """What could be told of the desk last."""
        return Desk() if self._watcher is None else self._watcher.desk

    @property
    def app(self) -> str | None:
        """The program that is or was in front of this one; None where it can't be told."""
        return self._app

    def answer(self, prompt_id: str, answer: Answer, *, demo: bool = False) -> None:
        """Take an answer to a prompt."""
        coach = self.coach(demo=demo)
        before = coach.state.loosened
        coach.answer(prompt_id, answer)
        if not demo:
            self.keep()
            if coach.state.loosened != before:
                self.rules_changed.emit()

    def restore(self, rule: str) -> None:
        """Put a loosened rule back."""
        self.own.restore(rule)
        self.keep()
        self.rules_changed.emit()

    def pause(self, kind: str) -> None:
        """Begin a pause that ends by itself: minutes as digits, "tomorrow" or "app"."""
        now = self._clock()
        if kind == TOMORROW:
            self.own.pause_until_tomorrow(now)
        elif kind == APP and self._app is not None:
            self.own.pause_for_app(self._app, now)
        else:
            self.own.pause_for(float(kind), now)
        self.hold()
        # With this window in front a pause for another program lets go of nothing yet: the
        # next tick finds that, and has it looked again until that program is in front.
        self._holding = True
        self._tick.start()
        self.keep()

    def resume(self) -> None:
        """End a pause before its time."""
        self._holding = False
        self._tick.stop()
        if self.own.pause is not None:
            self.own.resume()
            self.keep()

    def hold(self) -> bool:
        """Return whether there is a pause now; then wait for its end and tell it by `over`."""
        self._holding = self._hears_pause()
        if self._holding:
            self._tick.start()
        return self._holding

    def tick(self) -> None:
        """Let the coach hear of the time, as nobody looks."""
        if self._holding and not self._hears_pause():
            self._holding = False
            self._tick.stop()
            self.over.emit()
        self.ticked.emit()

    def pause_left(self) -> str:
        """Return in words how long a pause lasts; "" without one."""
        pause = self.own.pause
        if pause is None:
            return ""
        tomorrow = pause.until is not None
        return pause_words(self.own.left_s(self._clock()), tomorrow=tomorrow, app=pause.app)

    def keep(self) -> None:
        """Write what the coach remembers, in the background."""
        if self.problem is None and not self._closed:
            self._keeper.keep_coach(self.own.state)

    def _hears_pause(self) -> bool:
        return self.own.hear(self._clock(), _BLIND).off is Off.PAUSED

    def _remembered(self, language: str) -> Coach:
        desk = Reporter(lambda: self.desk)
        try:
            state = self._keeper.read_coach()
        except PostureCoachError as error:
            # Nothing is written over what this version can't read.
            self.problem = error
            state = None
        wishes = self._keeper.settings.coach.wishes()

        def around() -> Around:
            # Said to the coach, not kept back after it spoke: that would count as said.
            return replace(desk(), on_break=self.on_break())

        return Coach(state, wishes=wishes, language=language, around=around)

    def _note_desk(self, desk: Desk) -> None:
        if desk.app is not None and _OWN not in desk.app.casefold():
            self._app = desk.app
        self.desk_changed.emit()
