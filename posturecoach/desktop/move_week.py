"""Seven days of a plan beside each other: how much is due and done, one of them in detail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.days import day_words
from posturecoach.desktop.move_words import Book, often_words
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercises.plan import WEEK_DAYS, DayPlan, Due


def first_of_week(day: str, weeks: int = 0) -> str:
    """Return the first day of the week in which `day` lies, `weeks` later, as here weeks begin."""
    moment = date.fromisoformat(day)
    begins = QLocale().firstDayOfWeek().value
    return (moment + timedelta(WEEK_DAYS * weeks - (moment.isoweekday() - begins) % 7)).isoformat()


def counted(day: DayPlan) -> tuple[int, int]:
    """Return how many exercises of a day are done, and how many are due; walks count once."""
    return sum(_is_done(due) for due in day.due), len(day.due)


class DayButton(QPushButton):
    """One day of the week."""

    moved = Signal(int)  # -1 or 1: to the day beside this one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day")
        self.setCheckable(True)
        self._name, self._number, self._count = (
            plain_label(name, wraps=False) for name in ("muted", "", "muted")
        )
        layout = self._inside = QVBoxLayout(self)
        layout.setContentsMargins(4, 7, 4, 7)
        layout.setSpacing(2)
        for label in (self._name, self._number, self._count):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.setMinimumHeight(layout.sizeHint().height() + 2)

    def show_day(self, day: DayPlan, *, today: bool) -> None:
        """Show the day with what is done of what is due."""
        moment = date.fromisoformat(day.day)
        short = QLocale().dayName(moment.isoweekday(), QLocale.FormatType.ShortFormat)
        done, due = counted(day)
        self._name.setText(short.rstrip("."))
        self._number.setText(str(moment.day))
        font = self._number.font()
        font.setBold(today)
        self._number.setFont(font)
        self._count.setText(f"{done} / {due}" if due else "\N{EN DASH}")
        said = often_words(done, due) if due else self.tr("nothing due")
        now = self.tr("Today") if today else day_words(day.day)
        self.setAccessibleName(f"{now}: {said}")
        self.setMinimumHeight(self._inside.sizeHint().height() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the day beside this one with the arrow keys."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(way)


class WeekView(QFrame):
    """The week, and what is due on the day that is chosen."""

    week_wanted = Signal(int)  # weeks from the present one, as -1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._days: tuple[DayPlan, ...] = ()
        self._weeks = 0
        self._today = ""
        self._book: Book | None = None
        self._chosen = 0
        self._waits = False
        self._title = plain_label("heading", wraps=False)
        self._which, self._list = plain_label("prose"), plain_label("prose")
        self.back, self.on = QPushButton("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"), (
            QPushButton("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
        )  # fmt: skip
        self.back.setAccessibleName(self.tr("The week before"))
        self.on.setAccessibleName(self.tr("The week after"))
        self.back.clicked.connect(lambda: self.week_wanted.emit(self._weeks - 1))
        self.on.clicked.connect(lambda: self.week_wanted.emit(self._weeks + 1))
        self.buttons = [DayButton() for _ in range(WEEK_DAYS)]
        self._lay_out()
        group = QButtonGroup(self)
        for n, button in enumerate(self.buttons):
            group.addButton(button, n)
            button.moved.connect(lambda way, n=n: self._go(n + way))
        group.idClicked.connect(self.choose)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        for button in (self.back, self.on):
            button.setObjectName("arrow")
            head.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(row)
        layout.addWidget(self._which)
        layout.addWidget(self._list)

    def show_week(
        self,
        days: Sequence[DayPlan],
        today: str,
        said: Book,
        *,
        weeks: int = 0,
        waits: bool = False,
    ) -> None:
        """Show seven days.

        `weeks` says which week they are, 0 the present one; `waits` that no exercise is open,
        so that nothing can be due.
        """
        self._waits = waits
        same = [d.day for d in self._days] == [d.day for d in days]
        self._days, self._today, self._book, self._weeks = tuple(days), today, said, weeks
        name = {0: self.tr("This week"), -1: self.tr("Last week"), 1: self.tr("Next week")}
        first = day_words(days[0].day) if days else ""
        self._title.setText(name.get(weeks, self.tr("The week from {0}").format(first)))
        for button, day in zip(self.buttons, days, strict=False):
            button.show_day(day, today=day.day == today)
        if not same:
            of = [n for n, day in enumerate(days) if day.day == today]
            self._chosen = of[0] if of else 0
        self.choose(self._chosen)

    def choose(self, n: int) -> None:
        """Show in detail what is due on the day `n`, 0 to 6."""
        if not self._days or self._book is None:
            return
        self._chosen = n
        self.buttons[n].setChecked(True)
        day = self._days[n]
        self._which.setText(self.tr("Today") if day.day == self._today else day_words(day.day))
        lines = [f"{self._sign(due)}  {self._line(due, self._book)}" for due in day.due]
        if day.check:
            lines.append(self.tr("The monthly look back"))
        nothing = self.tr("Nothing is due: a day of rest.")
        waits = self.tr("The plan waits, as the exercises do.")
        self._list.setText("\n".join(lines) or (waits if self._waits else nothing))

    def words(self) -> str:
        """Return what is said of the day that is chosen."""
        return f"{self._which.text()}\n{self._list.text()}"

    def _sign(self, due: Due) -> str:
        return "\N{CHECK MARK}" if _is_done(due) else "\N{WHITE CIRCLE}"

    def _line(self, due: Due, said: Book) -> str:
        often = f" ({often_words(due.done, due.times)})" if due.times > 1 or due.done > 1 else ""
        return f"{said.name(due.exercise)}{often}"

    def _go(self, n: int) -> None:
        if 0 <= n < WEEK_DAYS:
            self.choose(n)
            self.buttons[n].setFocus()


def _is_done(due: Due) -> bool:
    """Return whether that is done; one walk is enough, as eight a day are many."""
    return due.done >= (1 if due.permit.exercise.position == "walk" else due.times)
