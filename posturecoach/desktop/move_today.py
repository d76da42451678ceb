"""Today's plan: what comes next, the week, how it goes, and the plan itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.days import day_words
from posturecoach.desktop.move_state import MoveState
from posturecoach.desktop.move_week import WeekView
from posturecoach.desktop.move_words import Book, due_words, plan_words, reason_words
from posturecoach.desktop.pieces import fill_page, plain_label
from posturecoach.exercise_book import plans
from posturecoach.exercises.plan import Due, Plan


class TodayView(QWidget):
    """Show the plan. Decides nothing: what is wanted is told by signals."""

    exercise_wanted = Signal(str)  # its page
    plan_chosen = Signal(object)  # Plan
    file_wanted = Signal()
    flare_up_wanted = Signal()
    usual_wanted = Signal()
    leave_wanted = Signal()
    check_in_wanted = Signal()
    week_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next, self.plan = NextCard(), PlanCard()
        self.week, self.begin = WeekView(), BeginCard()
        self.going = GoingCard()
        page = fill_page(self)
        page.addWidget(self.begin)
        across = QHBoxLayout()
        across.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards, share in (
            (left, (self.next, self.week), 6),
            (right, (self.going, self.plan), 5),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            across.addLayout(column, share)
        page.addLayout(across)
        page.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.next.exercise_wanted.connect(self.exercise_wanted)
        self.begin.plan_chosen.connect(self._begin)
        self.begin.file_wanted.connect(self.file_wanted)
        self.begin.left.connect(self._close_choice)
        self.going.check_in_wanted.connect(self.check_in_wanted)
        self.week.week_wanted.connect(self.week_wanted)
        self.plan.file.clicked.connect(self.file_wanted)
        self.plan.flare_up.clicked.connect(self.flare_up_wanted)
        self.plan.usual.clicked.connect(self.usual_wanted)
        self.plan.leave.clicked.connect(self.leave_wanted)
        self.plan.another.clicked.connect(self._choose_another)

    def show_state(self, state: MoveState, said: Book, weeks: int) -> None:
        """Show `state`; `weeks` says which week `MoveState.week` is, 0 the present one."""
        follows = state.plan is not None
        self.begin.show_state(state, said)
        self.begin.setVisible(not state.problem and (not follows or self.begin.again))
        for card in (self.next, self.week, self.going, self.plan):
            card.setVisible(follows and not state.problem)
        if follows:
            self.next.show_state(state, said)
            self.week.show_week(state.week, state.day, said, weeks=weeks, waits=not state.goes_on)
            self.going.show_state(state, said)
            self.plan.show_state(state, said)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        first = self.next.first_button() if self.next.isVisible() else self.begin.first_button()
        if first is not None:
            first.setFocus()

    def _begin(self, plan: Plan) -> None:
        self.begin.again = False
        self.plan_chosen.emit(plan)

    def _choose_another(self) -> None:
        self.begin.again = True
        self.begin.setVisible(True)
        self.begin.show_back(shown=True)
        first = self.begin.first_button()
        if first is not None:
            first.setFocus()

    def _close_choice(self) -> None:
        self.begin.again = False
        self.begin.setVisible(False)
        self.plan.another.setFocus()


class NextCard(QFrame):
    """The next few exercises first, then the rest of the day."""

    exercise_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title, self._about = plain_label("heading"), plain_label("muted")
        self._rows: dict[str, QPushButton] = {}
        self._next, self._rest = QVBoxLayout(), QVBoxLayout()
        self._later = plain_label("heading")
        self._later.setText(self.tr("Also today"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._next)
        layout.addWidget(self._about)
        layout.addWidget(self._later)
        layout.addLayout(self._rest)

    def first_button(self) -> QPushButton | None:
        """Return the button of what comes first."""
        return next(iter(self._rows.values()), None)

    def buttons(self) -> dict[str, QPushButton]:
        """Return the buttons by exercise."""
        return dict(self._rows)

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show what is due today."""
        had = next((id_ for id_, button in self._rows.items() if button.hasFocus()), None)
        for row in (self._next, self._rest):
            _empty(row)
        self._rows = {}
        due = () if state.today is None else state.today.due
        session = [d.exercise for d in state.session]
        for one in state.session:
            self._next.addWidget(self._row(one, said, main=True))
        for one in due:
            if one.exercise not in session:
                self._rest.addWidget(self._row(one, said, main=False))
        if session:
            title = self.tr("Next")
        elif any(d.done for d in due):
            title = self.tr("All done for today. Well moved.")
        else:
            title = self.tr("Nothing is due now")
        self._title.setText(title)
        waits = self.tr("The plan goes on once the exercises are open.")
        self._about.setText(said.line("general.session") if due else waits)
        self._about.setVisible(bool(session) or not state.goes_on)
        self._later.setVisible(len(due) > len(session))
        if had in self._rows:
            self._rows[had].setFocus()

    def _row(self, due: Due, said: Book, *, main: bool) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        name, about = plain_label("answer"), plain_label("muted")
        done = due.done >= due.times
        name.setText(said.name(due.exercise) + (" \N{CHECK MARK}" if done else ""))
        about.setText(due_words(due, said))
        words.addWidget(name)
        words.addWidget(about)
        button = QPushButton(self.tr("Begin") if main else self.tr("Open"))
        button.setAccessibleName(f"{button.text()}: {said.name(due.exercise)}")
        button.setAccessibleDescription(about.text())
        if main and not self._rows:
            button.setObjectName("main")
        button.clicked.connect(partial(self._want, due.exercise))
        self._rows[due.exercise] = button
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.addLayout(words, 1)
        layout.addWidget(button)
        return row

    def _want(self, exercise: str, _checked: object = None) -> None:
        self.exercise_wanted.emit(exercise)


class GoingCard(QFrame):
    """How it goes, without blame: the last seven days, the phase, what the therapist says."""

    check_in_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = plain_label("heading")
        self._title.setText(self.tr("How it goes"))
        self._words = plain_label("prose")
        self.check = QPushButton(self.tr("To the check-in"))
        self.check.clicked.connect(self.check_in_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.check)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addLayout(buttons)

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show the last seven days and where in the plan this is."""
        plan, lines = state.plan, []
        found = state.adherence
        if not state.goes_on:
            lines.append(self.tr("The plan waits, and nothing is counted against you meanwhile."))
        elif found is None:
            lines.append(self.tr("Nothing was due in the last seven days."))
        else:
            told = self.tr("Last seven days: {0} of {1} done.").format(found.done, found.due)
            if state.week_number > 1:  # a plan that has just begun is nothing to judge
                told += f" {said.care(f'plan.{found.standing}')}"
            lines.append(told)
        if state.keeps:
            lines.append(said.care("plan.maintenance"))
        elif state.week_number:
            lines.append(self.tr("This is week {0} of the plan.").format(state.week_number))
        if state.eased:
            lines.append(said.care("plan.flare_up"))
        check = state.today is not None and state.today.check
        if check:
            lines.append(
                self.tr("Today is the monthly look back: a check-in and the range tests show it.")
            )
        if plan is not None:
            lines += self._of_therapist(plan)
        self._words.setText("\n\n".join(lines))
        self.check.setVisible(check)

    def _of_therapist(self, plan: Plan) -> list[str]:
        lines = []
        if plan.next_date is not None:
            lines.append(self.tr("Next visit: {0}.").format(day_words(plan.next_date)))
        if plan.note:
            who = plan.therapist or self.tr("Your therapist")
            lines.append(self.tr("{0} says: {1}").format(who, plan.note))
        return lines


class PlanCard(QFrame):
    """The plan that is followed, and what can be done with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title, self._about = plain_label("heading"), plain_label("prose")
        self.flare_up = QPushButton(self.tr("A flare-up: take it easy"))
        self.usual = QPushButton(self.tr("Back to the usual plan"))
        self.another = QPushButton(self.tr("Choose another plan…"))
        self.file = QPushButton(self.tr("Take in a therapist's plan…"))
        self.leave = QPushButton(self.tr("Leave the plan…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        for button in (self.flare_up, self.usual, self.file, self.another, self.leave):
            layout.addWidget(button)

    def words(self) -> str:
        """Return what is said of the plan."""
        return f"{self._title.text()}\n{self._about.text()}"

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show the plan."""
        plan = state.plan
        if plan is None:
            return
        self._title.setText(self.tr("Your plan: {0}").format(said.care(f"plan.{plan.id}")))
        lines = [self.tr("Since {0}.").format(day_words(plan.started))]
        if plan.therapist:
            lines.append(self.tr("With the wishes of {0}.").format(plan.therapist))
        lines.append(plan_words(plan, said))
        if state.eased and plan.therapist:
            lines.append(self.tr("When it has settled, take your therapist's plan in again."))
        self._about.setText("\n".join(lines))
        self.flare_up.setVisible(not state.eased)
        self.usual.setVisible(state.eased and not plan.therapist)


class BeginCard(QFrame):
    """The default plans, the one that is suggested first."""

    plan_chosen = Signal(object)  # Plan
    file_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.again = False  # whether somebody follows a plan and looks for another
        self._title = plain_label("heading")
        self._title.setText(self.tr("Begin with a plan"))
        self._reason = plain_label("prose")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        self.file = QPushButton(self.tr("Take in a therapist's plan…"))
        self.file.clicked.connect(self.file_wanted)
        self.back = QPushButton(self.tr("Keep the present one"))
        self.back.clicked.connect(self.left)
        below = QHBoxLayout()
        below.addWidget(self.file)
        below.addWidget(self.back)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._reason)
        layout.addLayout(self._rows)
        layout.addLayout(below)

    def first_button(self) -> QPushButton | None:
        """Return the button of the plan that is suggested."""
        return next(iter(self.buttons.values()), None)

    def words(self) -> str:
        """Return why a plan is suggested."""
        return self._reason.text()

    def show_back(self, *, shown: bool) -> None:
        """Offer to keep the plan there is."""
        self.back.setVisible(shown)

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show the plans, the suggested one first."""
        suggested = state.suggested
        if suggested is None:
            return
        had = next((id_ for id_, button in self.buttons.items() if button.hasFocus()), None)
        _empty(self._rows)
        self.buttons = {}
        self._reason.setText(reason_words(state, suggested, said))
        self.show_back(shown=state.plan is not None)
        for plan in sorted(plans().values(), key=lambda one: one.id != suggested.id):
            self._rows.addWidget(self._row(plan, state, said))
        if had in self.buttons:
            self.buttons[had].setFocus()

    def _row(self, plan: Plan, state: MoveState, said: Book) -> QWidget:
        row, words = QWidget(), QVBoxLayout()
        words.setSpacing(1)
        name, about = plain_label("answer"), plain_label("muted")
        name.setText(said.care(f"plan.{plan.id}"))
        lines = [plan_words(plan, said)]
        if state.usable:
            ids = [item.exercise for item in plan.items]
            open_ = sum(state.open(id_) is not None for id_ in ids)
            if open_ < len(ids):
                lines.append(
                    self.tr("{0} of {1} exercises are open to you now.").format(open_, len(ids))
                )
        about.setText("\n".join(lines))
        for label in (name, about):
            words.addWidget(label)
        button = QPushButton(self.tr("Follow this plan"))
        button.setAccessibleName(f"{button.text()}: {name.text()}")
        if not self.buttons:
            button.setObjectName("main")
        button.clicked.connect(partial(self._choose, plan))
        self.buttons[plan.id] = button
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addLayout(words, 1)
        layout.addWidget(button)
        return row

    def _choose(self, plan: Plan, _checked: object = None) -> None:
        self.plan_chosen.emit(plan)


def _empty(layout: QVBoxLayout) -> None:
    """Take everything out of `layout`."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
