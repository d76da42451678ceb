"""The page Check-in: how it is today, where it hurts, what is due, and safety before all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.checkin_goals import GoalsView
from posturecoach.desktop.checkin_parts import Attempt, SubView, Tile, Words, label
from posturecoach.desktop.checkin_sore import SoreView, hurts
from posturecoach.desktop.checkin_timeline import TimelineView, treatment_words
from posturecoach.desktop.checkin_today import TodayCard
from posturecoach.desktop.checkin_told import SelfCheckView, ToldView, selfcheck_words, waits_for
from posturecoach.desktop.checkin_trend import TrendCard, flare_up_on
from posturecoach.desktop.checkin_weekly import WeeklyView, due, due_words
from posturecoach.desktop.days import day_words
from posturecoach.desktop.languages import told
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import fill_page, plain_label
from posturecoach.desktop.red_flags import AnythingNew, FlagQuestions, OpenFlags
from posturecoach.errors import PostureCoachError
from posturecoach.exercise_book import care_words
from posturecoach.exercises.care import CareError
from posturecoach.guide import Guide

_VIEWS: Mapping[str, Callable[[Words, Attempt], SubView]] = {
    "flags": FlagQuestions,
    "weekly": WeeklyView,
    "sore": SoreView,
    "told": ToldView,
    "selfcheck": SelfCheckView,
    "timeline": TimelineView,
    "goals": GoalsView,
}
_NOTICES = ("what_it_is", "begin_only_if", "stop_if", "not_for", "privacy")


class CheckInPage(QWidget):
    """Ask and show; what is answered goes to the guide at once. Nothing here asks by itself."""

    changed = Signal()  # the guide knows something new
    move_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._guide: Guide | None = None
        self.board: Board | None = None
        self._words: Words = {}
        self._views: dict[str, SubView] = {}  # those that were opened so far
        self._stack = QStackedWidget()
        self.problem = plain_label("answer")
        self._problem_box = QFrame()
        self._problem_box.setObjectName("notice")
        inside = QVBoxLayout(self._problem_box)
        inside.addWidget(self.problem)
        around = QVBoxLayout()
        around.setContentsMargins(18, 14, 18, 0)
        around.addWidget(self._problem_box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(around)
        whole.addWidget(self._stack, 1)
        self._problem_box.hide()

    def show_guide(self, guide: Guide | None, problem: str = "", language: str = "en") -> None:
        """Show what `guide` knows.

        Parameters
        ----------
        guide
            None where there is none; `problem` says why then.
        language
            In which its questions are asked.

        """
        self._guide = guide
        self._forget()
        self._say(problem if guide is None else "")
        if guide is not None:
            self._words = care_words(language)
            self._make_board()
            self.set_colours(self._colours)
            self.refresh()

    def refresh(self) -> None:
        """Show what the guide knows now; what was begun here and not yet kept stays."""
        if self._guide is None or self.board is None:
            return
        try:
            self.board.show_guide(self._guide)
            for view in self._views.values():
                view.show_guide(self._guide)
        except PostureCoachError as error:  # the file was changed, and can't be read any more
            self._tell(error)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        sore = self._views.get("sore")
        if self.board is not None:
            self.board.set_colours(colours)
        if isinstance(sore, SoreView):
            sore.set_colours(colours)

    def take_focus(self) -> None:
        """Take the keys, as the page opens: a digit is the answer of today then."""
        view = self._stack.currentWidget()
        if isinstance(view, SubView | Board):
            view.take_focus()

    def show_flags(self) -> None:
        """Open the questions about warning signs."""
        self.open("flags")

    def open(self, name: str) -> None:
        """Open one of the views: flags, weekly, sore, told, selfcheck, timeline or goals."""
        if self._guide is None:
            return
        view = self.view(name)
        self.refresh()
        self._stack.setCurrentWidget(view)
        view.take_focus()

    def show_board(self) -> None:
        """Show the page as it opens."""
        if self.board is not None:
            self.refresh()
            self._stack.setCurrentWidget(self.board)
            self.board.take_focus()

    def shown(self) -> QWidget | None:
        """Return what is open: the board or a view; None without a guide."""
        return self._stack.currentWidget()

    def view(self, name: str) -> SubView:
        """Return the view `name`, made when it is first asked for; see `open`."""
        if name not in self._views:
            view = _VIEWS[name](self._words, self.attempt)
            view.left.connect(self.show_board)
            if isinstance(view, WeeklyView):
                view.flags_asked.connect(self.show_flags)
            if isinstance(view, SoreView):
                view.set_colours(self._colours)
            if self._guide is not None:
                view.show_guide(self._guide)
            self._views[name] = view
            self._stack.addWidget(view)
        return self._views[name]

    def attempt(self, do: Callable[[Guide], object]) -> bool:
        """Do something with the guide; where it can't be written, say so and return False.

        Nothing that was typed is lost then: whoever asked keeps it until it is kept.
        """
        if self._guide is None:
            return False
        try:
            do(self._guide)
        except PostureCoachError as error:
            self._tell(error)
            return False
        except CareError as error:
            self._say(self.tr("This can't be kept: {0}").format(error))
            return False
        self._say("")
        self.refresh()
        self.changed.emit()
        return True

    def _tell(self, error: PostureCoachError) -> None:
        self._say(self.tr("{0} Try: {1}").format(told(error.what), told(error.try_)))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self._problem_box.setVisible(bool(problem))

    def _forget(self) -> None:
        for view in (self.board, *self._views.values()):
            if view is not None:
                self._stack.removeWidget(view)
                view.deleteLater()
        self.board, self._views = None, {}

    def _make_board(self) -> None:
        self.board = Board(self._words, self.attempt)
        self._stack.addWidget(self.board)
        self.board.opened.connect(self.open)
        self.board.move_wanted.connect(self.move_wanted)


class Board(QWidget):
    """The page as it opens: safety above, today and its trend at the left, all else beside."""

    opened = Signal(str)  # the name of a view
    move_wanted = Signal()

    def __init__(
        self,
        words: Words,
        attempt: Attempt,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._attempt = words, attempt
        self.open_flags = OpenFlags(words, attempt)
        self.first = FirstQuestions()
        self.new = AnythingNew(words, attempt)
        self.flare = FlareUp(words, attempt)
        self.today, self.trend = TodayCard(words, attempt), TrendCard(words)
        more = self.tr("Open")
        self.tiles = {
            "weekly": Tile(self.tr("This week"), more),
            "sore": Tile(self.tr("Where does it hurt?"), more),
            "flags": Tile(self.tr("Warning signs"), more),
            "told": Tile(self.tr("What a clinician has told you"), more),
            "selfcheck": Tile(words["selfcheck.title"], more),
            "timeline": Tile(words["treatment.title"], more),
            "goals": Tile(self.tr("Goals and questions"), more),
        }
        for name, tile in self.tiles.items():
            tile.opened.connect(partial(self.opened.emit, name))
        self.first.asked.connect(lambda: self.opened.emit("flags"))
        self.new.asked.connect(lambda: self.opened.emit("flags"))
        self.flare.move_wanted.connect(self.move_wanted)
        self.exercise = QPushButton(self.tr("To the exercises"))
        self.exercise.clicked.connect(self.move_wanted)
        self._lay_out()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.trend.set_colours(colours)

    def show_guide(self, guide: Guide) -> None:
        """Show how everything stands."""
        self.first.setVisible(guide.must_ask())
        for part in (self.open_flags, self.new, self.flare, self.today, self.trend):
            part.show_guide(guide)
        self._new_card.setVisible(not self.new.isHidden())
        self.exercise.setVisible(not guide.must_ask() and guide.lock() is None)
        for name, words in self._states(guide).items():
            self.tiles[name].show_state(words)
        self.tiles["weekly"].setVisible(bool(due(guide)) or guide.ask_again())

    def take_focus(self) -> None:
        """Take the keys where today is asked."""
        if self.open_flags.isHidden():
            self.today.take_focus()
        else:  # which is read out then
            self.open_flags.setFocus()

    def _states(self, guide: Guide) -> dict[str, str]:
        """Return a line for each tile."""
        care, words = guide.care, self._words
        sore = [words[f"region.{one.region}"] for one in care.sore if hurts(one)]
        waits = len(waits_for(guide))
        asked, ticks = care.safety.asked, care.ticks
        goals = [goal.text for goal in care.goals if goal.reached is None]
        last = max(care.treatments, key=lambda one: one.day, default=None)
        found = {
            "weekly": due_words(words, due(guide)),
            "sore": ", ".join(sore),
            "flags": ""
            if asked is None
            else self.tr("Last gone through on {0}.").format(day_words(asked)),
            "told": self.tr("%n condition(s) wait for a clinician's word.", "", waits)
            if waits
            else "",
            "selfcheck": "" if ticks is None else selfcheck_words(words, ticks),
            "timeline": "" if last is None else treatment_words(words, last),
            "goals": " · ".join(goals),
        }
        return {name: state or self._usual(name) for name, state in found.items()}

    def _usual(self, name: str) -> str:
        """Return what a tile says of what is behind it, where nothing is known yet."""
        return {
            "weekly": self.tr("What is different, and anything new"),
            "sore": self.tr("A map of the body, and what may add to it"),
            "flags": self.tr("Not gone through yet."),
            "told": self.tr("What you have, and what you may do with it"),
            "selfcheck": self.tr("Eight lines to tick"),
            "timeline": self.tr("Injections, massage, medicine and others"),
            "goals": self.tr("What you want to do, and what you want to ask"),
        }[name]

    def _lay_out(self) -> None:
        layout = fill_page(self)
        head = QHBoxLayout()
        head.addWidget(label("title", self.tr("Check-in")), 1)
        head.addWidget(self.exercise)
        layout.addLayout(head)
        self._new_card = QFrame()
        self._new_card.setObjectName("card")
        QVBoxLayout(self._new_card).addWidget(self.new)
        for part in (self.open_flags, self.first, self._new_card, self.flare):
            layout.addWidget(part)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self.today, self.trend)),
            (right, tuple(self.tiles.values())),
        ):
            column.setSpacing(10)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addLayout(left, 5)
        across.addLayout(right, 5)
        layout.addLayout(across)
        about = QLabel("\n".join(self._words[f"notice.{one}"] for one in _NOTICES))
        about.setObjectName("muted")
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addStretch(1)


class FirstQuestions(QFrame):
    """Before the first exercise: the warning signs have never been gone through."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.begin = QPushButton(self.tr("Begin"))
        self.begin.setObjectName("main")
        self.begin.clicked.connect(self.asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(
            label(
                "answer",
                self.tr(
                    "Before the first exercise, a look at warning signs. If none applies, it is "
                    "one click."
                ),
            ),
            1,
        )
        layout.addWidget(self.begin)


class FlareUp(QFrame):
    """A flare-up that was seen, and the easier plan that may be followed meanwhile."""

    move_wanted = Signal()

    def __init__(
        self,
        words: Words,
        attempt: Attempt,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._attempt = attempt
        self._since: str | None = None
        self._closed: set[str] = set()
        self.said = plain_label("answer")
        self.more = label("prose", words["plan.flare_up"])
        self.easier = QPushButton(self.tr("Follow the easier plan"))
        self.not_now = QPushButton(self.tr("Leave it as it is"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.easier)
        buttons.addWidget(self.not_now)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.said)
        layout.addWidget(self.more)
        layout.addLayout(buttons)
        self.easier.clicked.connect(self._follow)
        self.not_now.clicked.connect(self._close)

    def show_guide(self, guide: Guide) -> None:
        """Show a flare-up that goes on; with a plan that may be eased, and nothing locked."""
        self._since = flare_up_on(guide.care, guide.day)
        shown = self._since is not None and self._since not in self._closed
        shown = shown and guide.lock() is None  # then something else comes first
        self.setVisible(shown)
        if not shown or self._since is None:
            return
        self.said.setText(
            self.tr(
                "Since {0} it hurts clearly more than usual for you. Such days come and go; many "
                "people have them."
            ).format(day_words(self._since))
        )
        can = guide.care.plan is not None
        self.more.setVisible(can)
        self.easier.setVisible(can)

    def _follow(self) -> None:
        since = self._since
        if self._attempt(lambda guide: guide.flare_up()):
            self._closed.add(since or "")
            self.hide()
            self.move_wanted.emit()

    def _close(self) -> None:
        self._closed.add(self._since or "")
        self.hide()
