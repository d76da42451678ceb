"""The page Move: today's plan, the library with a page for each exercise, range tests.

An exercise is asked for in one place alone, `MovePage._start`, and only with the permit that
the guide gives at that moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.move_exercise import ExerciseView
from posturecoach.desktop.move_library import LibraryView
from posturecoach.desktop.move_range import RangeView
from posturecoach.desktop.move_safety import SafetyCard
from posturecoach.desktop.move_state import MoveState, state_of
from posturecoach.desktop.move_therapist import TherapistView, ask_plan_path
from posturecoach.desktop.move_today import TodayView
from posturecoach.desktop.move_week import first_of_week
from posturecoach.desktop.move_words import book, level_words
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import PostureCoachError
from posturecoach.exercise_book import exercises, plans
from posturecoach.exercises.gate import Permit
from posturecoach.exercises.plan import Plan
from posturecoach.exercises.progress import Change
from posturecoach.guide import Guide
from posturecoach.settings.plan_file import read_plan_file

T = TypeVar("T")
_STYLE = """
QPushButton#scope:checked, QPushButton#day:checked, QPushButton#pain:checked {{
    background: {band}; border: 2px solid {accent};
}}
QPushButton#scope:focus, QPushButton#day:focus, QPushButton#pain:focus {{
    border: 2px solid {text};
}}
QPushButton#pain {{ padding: 0.4em 0.1em; min-width: 1.7em; }}
QPushButton#arrow {{ padding: 0.1em 0.7em; }}
QPushButton#day {{ padding: 0; }}
"""


class MovePage(QWidget):
    """Show what there is to do, and ask for it. See `Guide` for what is open.

    Parameters
    ----------
    language
        In which exercises are told; empty for that of the window.

    """

    wanted = Signal(object, object)  # Permit, and the pain of now (float) or None
    range_wanted = Signal(str)
    check_in_wanted = Signal()
    changed = Signal()  # plan or answers; all pages are to be shown anew

    def __init__(self, parent: QWidget | None = None, *, language: str = "") -> None:
        super().__init__(parent)
        self._guide: Guide | None = None
        self._problem = ""
        self._state = MoveState()
        self._book = book(language)
        self._colours = LIGHT
        self._weeks = 0
        self._exercise: ExerciseView | None = None
        self._therapist: TherapistView | None = None
        self._back_to: QWidget | None = None
        self.ask_path = ask_plan_path
        self.safety, self.notice = SafetyCard(), Notice()
        self.today, self.library, self.ranges = TodayView(), LibraryView(), RangeView()
        self._views = (self.today, self.library, self.ranges)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        names = (self.tr("Today"), self.tr("All exercises"), self.tr("How far you get"))
        self.tabs = [QPushButton(name) for name in names]
        group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 0)
        head.setSpacing(8)
        title = plain_label("title", wraps=False)
        title.setText(self.tr("Move"))
        head.addWidget(title)
        head.addSpacing(12)
        for n, tab in enumerate(self.tabs):
            tab.setObjectName("scope")
            tab.setCheckable(True)
            group.addButton(tab, n)
            head.addWidget(tab)
        head.addStretch(1)
        self.tabs[0].setChecked(True)
        group.idClicked.connect(lambda n: self._open(self._views[n]))
        above = QVBoxLayout()
        above.setContentsMargins(18, 4, 18, 0)
        above.setSpacing(8)
        above.addWidget(self.safety)
        above.addWidget(self.notice)
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
        self._head = QWidget()
        self._head.setLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._head)
        whole.addLayout(above)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.safety.check_in_wanted.connect(self.check_in_wanted)
        self.safety.nothing_new.connect(self._nothing_new)
        self.library.exercise_wanted.connect(self.show_exercise)
        self.ranges.range_wanted.connect(self._test)
        today = self.today
        today.exercise_wanted.connect(self.show_exercise)
        today.check_in_wanted.connect(self.check_in_wanted)
        today.plan_chosen.connect(self._follow)
        today.file_wanted.connect(self._ask_file)
        today.flare_up_wanted.connect(self._flare_up)
        today.usual_wanted.connect(self._usual)
        today.leave_wanted.connect(self._ask_leave)
        today.week_wanted.connect(self._show_week)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._go_back)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)

    # --- What is shown.

    def show_guide(self, guide: Guide | None, problem: str = "") -> None:
        """Go by `guide`; None where the file of the answers can't be used: `problem` says why."""
        self._guide, self._problem = guide, problem
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it stands now."""
        self._state = self._read()
        state, said = self._state, self._book
        self.safety.show_state(state, said)
        self.today.show_state(state, said, self._weeks)
        self.library.show_state(state, said)
        self.ranges.show_state(state, said)
        if self._exercise is not None and self._exercise.exercise:
            self._exercise.show_exercise(self._exercise.exercise, state, said)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.setStyleSheet(
            _STYLE.format(band=colours.band, accent=colours.accent, text=colours.text)
        )
        if self._exercise is not None:
            self._exercise.set_colours(colours)

    def take_focus(self) -> None:
        """Put the keyboard on what matters first."""
        if self._state.must_ask and not self.safety.to_check_in.isHidden():
            self.safety.to_check_in.setFocus()
            return
        self._focus(self.view())

    def view(self) -> QWidget:
        """Return what is open: today, library, ranges, an exercise or a therapist's plan."""
        return self._stack.currentWidget() or self.today

    def show_exercise(self, id_: str) -> None:
        """Open the page of an exercise; raises KeyError if there is none."""
        if self._exercise is None:
            self._exercise = ExerciseView()
            self._exercise.set_colours(self._colours)
            self._exercise.left.connect(self._go_back)
            self._exercise.start.started.connect(self._start)
            self._exercise.start.check_in_wanted.connect(self.check_in_wanted)
            self._stack.addWidget(self._exercise)
        self._exercise.show_exercise(id_, self._state, self._book)
        self._exercise.start.ask_anew()
        self._open(self._exercise)

    def tell_change(self, exercise: str, change: Change) -> None:
        """Say that an exercise goes up or down a level; nothing where it stays."""
        name, level = self._book.name(exercise), level_words(change.level)
        if change.by > 0:
            self.notice.say(self.tr("{0}: it went well, {1} from now on.").format(name, level))
        elif change.by < 0:
            self.notice.say(self.tr("{0}: {1} for a while, easier is fine.").format(name, level))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show it as it stands, whenever it comes to be seen: a day may have passed."""
        super().showEvent(event)
        self.refresh()
        if self._exercise is not None and not event.spontaneous():
            self._exercise.start.ask_anew()

    def _read(self) -> MoveState:
        if self._guide is None:
            return MoveState(problem=self._problem or self.tr("Your answers are not read yet."))
        try:
            return state_of(self._guide, first_of_week(self._guide.day, self._weeks))
        except PostureCoachError as error:
            return MoveState(problem=what_to_do(error.what, error.try_))

    def _open(self, view: QWidget) -> None:
        now = self.view()
        if view not in self._views and now in self._views:
            self._back_to = now
        within = view in self._views
        self._head.setVisible(within)
        self._stack.setCurrentWidget(view)
        if within:
            self.tabs[self._views.index(view)].setChecked(True)
        else:
            self._focus(view)

    def _go_back(self) -> None:
        if self.view() in self._views:
            return
        view = self._back_to or self.today
        self._open(view)
        if view is self.library:
            self.library.list.setFocus()
        else:
            self._focus(view)

    def _focus(self, view: QWidget) -> None:
        for one in (*self._views, self._exercise, self._therapist):
            if one is view and one is not None:
                one.take_focus()

    def _find(self) -> None:
        self._open(self.library)
        self.library.search.setFocus()

    def _show_week(self, weeks: int) -> None:
        self._weeks = weeks
        self.refresh()

    # --- What is asked for.

    def _start(self, exercise: str, pain: float | None) -> None:
        """Ask the guide for a permit, now; without one nothing is played."""
        guide = self._guide
        self.refresh()
        if guide is None or not self._state.usable:
            return
        answer = self._try(lambda: guide.ask(exercise, pain))
        if self._exercise is None:
            return
        if isinstance(answer, Permit):
            self._exercise.start.ask_anew()
            self.wanted.emit(answer, pain)
        elif answer is not None:
            self._exercise.start.show_refusal(answer, self._state, self._book)

    def _test(self, movement: str) -> None:
        self.refresh()
        if self._state.range_open(movement):
            self.range_wanted.emit(movement)

    def _nothing_new(self) -> None:
        """Take the one tap: gone through, and nothing new. What was open stays open."""
        guide = self._guide
        if guide is not None and self._state.usable:
            self._do(lambda: guide.report_flags(()))

    # --- The plan.

    def _follow(self, plan: Plan | None) -> None:
        guide = self._guide
        if guide is not None:
            self._do(lambda: guide.follow(plan))
            self.today.take_focus()

    def _flare_up(self) -> None:
        guide = self._guide
        if guide is not None:
            self._do(guide.flare_up)
            self.today.take_focus()

    def _usual(self) -> None:
        plan = self._state.plan
        if plan is not None:
            self._follow(replace(plans()[plan.id], started=plan.started))

    def _ask_leave(self) -> None:
        self.notice.say(
            self.tr("Leave the plan? What you did stays in your journal."),
            self.tr("Leave it"),
            lambda: self._follow(None),
        )

    def _ask_file(self) -> None:
        files = self.tr("Plans (*.toml *.json)")
        path = self.ask_path(self, self.tr("Take in a therapist's plan"), files)
        if path:
            self.take_in(Path(path))

    def take_in(self, path: Path) -> None:
        """Show what the plan file at `path` would change, or every mistake in it."""
        guide = self._guide
        if guide is None:
            return
        if self._therapist is None:
            self._therapist = TherapistView()
            self._therapist.taken.connect(self._take)
            self._therapist.left.connect(self._go_back)
            self._stack.addWidget(self._therapist)
        try:
            file = read_plan_file(path, exercises())
            plan, changes = guide.preview(file)
        except PostureCoachError as error:
            self._therapist.show_problem(error, self._book)
        else:
            self._therapist.show_changes(file, plan, changes, self._state, self._book)
        self._open(self._therapist)

    def _take(self, plan: Plan) -> None:
        self._open(self.today)
        self._follow(plan)

    def _do(self, do: Callable[[], object]) -> None:
        """Do something that changes what is known, and show it."""
        self._try(do)
        self.refresh()
        self.changed.emit()

    def _try(self, do: Callable[[], T]) -> T | None:
        try:
            return do()
        except PostureCoachError as error:
            self.notice.say(what_to_do(error.what, error.try_))
            return None
