"""Join exercises and check-ins to the window: pages, player and range test ask one guide.

Nothing here decides whether an exercise is open: the guide does, and what is played comes with
its permit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.errors import PostureCoachError
from posturecoach.exercises.gate import Permit
from posturecoach.exercises.library import Side
from posturecoach.exercises.motion_range import LIKE
from posturecoach.exercises.player import Result
from posturecoach.guide import Guide, Note
from posturecoach.settings import ExerciseSettings, care_path
from posturecoach.settings.care_memory import erase_care

if TYPE_CHECKING:
    from posturecoach.desktop.checkin_page import CheckInPage
    from posturecoach.desktop.move_page import MovePage
    from posturecoach.desktop.player_page import PlayerPage
    from posturecoach.desktop.range_page import RangePage

T = TypeVar("T")
HOLDS_MS = 1000  # so often it is asked whether the exercise is still open


class Moving(QObject):
    """Exercises and check-ins of the person at the window.

    Parameters
    ----------
    open_guide
        Makes the guide; raises PostureCoachError where its file can't be used.
    language
        In which exercises are told.

    """

    full_asked = Signal(QWidget)  # show this over the whole window, and look for it
    over = Signal()  # as before
    page_asked = Signal(str)  # "move" or "check_in"
    glass_changed = Signal()
    full_screen_asked = Signal(bool)
    told = Signal(str)  # a sentence
    problem = Signal(object)  # PostureCoachError

    def __init__(
        self,
        open_guide: Callable[[Note], Guide],
        note: Note,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._colours = LIGHT
        self._wishes = ExerciseSettings()
        self._move: MovePage | None = None
        self._check_in: CheckInPage | None = None
        self._player: PlayerPage | None = None
        self._range: RangePage | None = None
        self._active: PlayerPage | RangePage | None = None
        self._open_guide, self._note = open_guide, note
        self.guide: Guide | None = None
        self.why_none = ""
        self._holds: Callable[[], bool] = lambda: False
        self._watch = QTimer(self)
        self._watch.setInterval(HOLDS_MS)
        self._watch.timeout.connect(self._still_holds)

    @property
    def active(self) -> bool:
        """Whether an exercise or a test is being done."""
        return self._active is not None

    def begin(self) -> None:
        """Read what is known of the person; see `why_none` where that can't be used."""
        try:
            self.guide = self._open_guide(self._note)
        except PostureCoachError as error:
            self.guide, self.why_none = None, str(error)
            self.problem.emit(error)
        self.begin_day()
        self.refresh()

    def begin_day(self) -> None:
        """Note what was due until today."""
        if self.guide is not None:
            self._try(self.guide.begin_day)

    def erase(self, days: tuple[date, date] | None) -> None:
        """Forget what was told or done on days from the first to the last; None: everything."""
        if self.guide is None:
            if days is None:
                self._try(lambda: erase_care(care_path()))
                self.begin()
            return
        guide = self.guide
        self._try(guide.erase if days is None else lambda: guide.erase_days(*days))
        if self._check_in is not None:  # what was typed goes, too
            self._check_in.show_guide(guide, "", self._language)
        self.refresh()

    def refresh(self) -> None:
        """Show the pages anew, as after a check-in."""
        for page in (self._move, self._check_in):
            if page is not None:
                self._try(page.refresh)

    def move(self) -> MovePage:
        """Return the page Move, made when it is first asked for."""
        if self._move is None:
            from posturecoach.desktop.move_page import MovePage  # noqa: PLC0415 - lazy

            self._move = MovePage(language=self._language)
            self._move.show_guide(self.guide, self.why_none)
            self._move.set_colours(self._colours)
            self._move.wanted.connect(self._play)
            self._move.range_wanted.connect(self._test)
            self._move.check_in_wanted.connect(lambda: self.page_asked.emit("check_in"))
            self._move.changed.connect(self._changed)
        return self._move

    def check_in(self) -> CheckInPage:
        """Return the page Check-in, made when it is first asked for."""
        if self._check_in is None:
            from posturecoach.desktop.checkin_page import CheckInPage  # noqa: PLC0415 - lazy

            self._check_in = CheckInPage()
            self._check_in.show_guide(self.guide, self.why_none, self._language)
            self._check_in.set_colours(self._colours)
            self._check_in.changed.connect(self._changed)
            self._check_in.move_wanted.connect(lambda: self.page_asked.emit("move"))
        return self._check_in

    def follow(self, wishes: ExerciseSettings) -> None:
        """Follow what the user chose."""
        self._wishes = wishes

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for page in (self._move, self._check_in, self._player, self._range):
            if page is not None:
                page.set_colours(colours)

    def glass(self) -> Glass | None:
        """Return how large a picture is wanted; None for none."""
        return None if self._active is None else self._active.glass()

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen."""
        if self._active is not None:
            self._active.set_full_screen(full)

    def see(self, shown: Shown) -> None:
        """Give a look to what is being done."""
        if self._active is not None:
            self._active.see(shown)

    def leave(self) -> None:
        """End what is being done, as the window closes; what was counted is kept."""
        if self._active is not None:
            self._active.leave()

    # --- What is asked for.

    def _play(self, permit: Permit, pain: float | None) -> None:
        if self.guide is None or self.active or not self.guide.holds(permit):
            return
        if self._player is None:
            from posturecoach.desktop.player_page import PlayerPage  # noqa: PLC0415 - lazy

            self._player = PlayerPage()
            self._player.set_colours(self._colours)
            self._player.ended.connect(self._done)
            self._player.left.connect(self._end)
            self._player.glass_changed.connect(self.glass_changed)
            self._player.full_screen_asked.connect(self.full_screen_asked)
            self._player.voice_failed.connect(self.told)
        guide, player = self.guide, self._player
        player.set_wishes(voice=self._wishes.voice, sounds=self._wishes.sounds)
        self._active = player
        self._begin_watch(lambda: guide.holds(permit))
        player.play(
            permit,
            guide.level(permit, pain),
            own_best=guide.own_best(permit.exercise.id),
            pain_before=pain,
            language=self._language,
        )
        self.full_asked.emit(player)

    def _test(self, movement: str) -> None:
        if self.active or not self._may_test(movement):
            return
        if self._range is None:
            from posturecoach.desktop.range_page import RangePage  # noqa: PLC0415 - lazy

            self._range = RangePage()
            self._range.set_colours(self._colours)
            self._range.tested.connect(self._tested)
            self._range.left.connect(self._end)
            self._range.glass_changed.connect(self.glass_changed)
            self._range.full_screen_asked.connect(self.full_screen_asked)
        self._active = self._range
        self._begin_watch(lambda: self._may_test(movement))
        self._range.start(movement, self._language)
        self.full_asked.emit(self._range)

    def _done(
        self, permit: Permit, result: Result, before: float | None, after: float | None
    ) -> None:
        guide = self.guide
        if guide is None:
            return
        change = self._try(lambda: guide.done(permit, result, pain_before=before, pain_after=after))
        if change is not None and self._player is not None:
            self._player.show_change(change)
            if self._move is not None:
                self._move.tell_change(result.exercise, change)
        self.refresh()

    def _tested(self, movement: str, best: Mapping[Side | None, float]) -> None:
        guide = self.guide
        if guide is None:
            return
        found = self._try(lambda: guide.tested(movement, best))
        if found is not None and self._range is not None:
            self._range.show_results(found)
        self.refresh()

    def _may_test(self, movement: str) -> bool:
        """Return whether a range test is open: all that goes as far is."""
        return self.guide is not None and set(LIKE[movement]) <= self.guide.permits().keys()

    def _begin_watch(self, holds: Callable[[], bool]) -> None:
        self._holds = holds
        self._watch.start()

    def _still_holds(self) -> None:
        """End an exercise that is open no more: a sign may be told in the terminal meanwhile."""
        if self._try(self._holds) is True:
            return
        self.leave()
        self.told.emit(self.tr("The exercise has ended, as it is not open any more."))

    def _end(self) -> None:
        self._watch.stop()
        self._active = None
        self.over.emit()
        self.refresh()

    def _changed(self) -> None:
        self.refresh()

    def _try(self, do: Callable[[], T]) -> T | None:
        """Return what `do` returns; None, and the problem told, where a file can't be written."""
        try:
            return do()
        except PostureCoachError as error:
            self.problem.emit(error)
            return None
