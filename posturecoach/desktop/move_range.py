"""How far somebody gets: five movements, with the own start, the newest and what is usual."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.move_state import MoveState, Tested
from posturecoach.desktop.move_words import Book
from posturecoach.desktop.pieces import fill_page, plain_label
from posturecoach.exercise_book import range_rules
from posturecoach.exercises.motion_range import RangeVerdict
from posturecoach.exercises.plan_words import day_words


class RangeView(QWidget):
    """Show what was tested, and offer to test it."""

    range_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = plain_label("muted")
        self._about.setText(
            self.tr(
                "The best of three tries counts. What the camera tells is an estimate: a change "
                "of less than {0}° is no clear change."
            ).format(round(range_rules().unclear_deg))
        )
        page = fill_page(self)
        page.addWidget(self._about)
        self.rows = {movement: RangeCard(movement) for movement in range_rules().movements}
        for row in self.rows.values():
            page.addWidget(row)
            row.test.clicked.connect(partial(self._want, row.movement))
        page.addStretch(1)

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show `state`."""
        for movement, row in self.rows.items():
            tested = state.ranges.get(movement, ())
            row.show_tested(tested, said, is_open=state.range_open(movement))

    def take_focus(self) -> None:
        """Put the keyboard on the first test that is open."""
        for row in self.rows.values():
            if not row.test.isHidden():
                row.test.setFocus()
                return

    def words(self) -> str:
        """Return all that is said, for tests."""
        labels = self.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def _want(self, movement: str, _checked: object = None) -> None:
        self.range_wanted.emit(movement)


class RangeCard(QFrame):
    """One movement."""

    def __init__(self, movement: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.movement = movement
        self._name, self._norm = plain_label("heading"), plain_label("muted")
        self._waits = plain_label("muted")
        self._waits.setText(self.tr("Waits, as the exercises for it do."))
        self.test = QPushButton(self.tr("Test it now"))
        self._sides = [(plain_label("prose"), plain_label("prose")) for _ in range(2)]
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._norm)
        grid.addLayout(words, 0, 0, 1, 2)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.test, 0, 2, right)
        grid.addWidget(self._waits, 0, 2)
        for at, (told, change) in enumerate(self._sides, start=1):
            grid.addWidget(told, at, 0)
            grid.addWidget(change, at, 1, 1, 2)
        for column, share in enumerate((5, 4, 2)):
            grid.setColumnStretch(column, share)

    def show_tested(self, tested: tuple[Tested, ...], said: Book, *, is_open: bool) -> None:
        """Show what was tested of this movement; `is_open` offers to test it."""
        self._name.setText(said.care(f"range.{self.movement}"))
        norm = round(range_rules().movements[self.movement].norm)
        self._norm.setText(said.care("range.norm_falls").format(deg=norm))
        self.test.setVisible(is_open)
        self.test.setAccessibleName(f"{self.test.text()}: {self._name.text()}")
        self._waits.setVisible(not is_open)
        for n, (told, change) in enumerate(self._sides):
            told.setVisible(n < len(tested) or n == 0)
            change.setVisible(n < len(tested))
            if n < len(tested):
                self._show_side(tested[n], said, told, change)
        if not tested:
            self._sides[0][0].setText(self.tr("Not tested yet."))

    def _show_side(self, one: Tested, said: Book, told: QLabel, change: QLabel) -> None:
        newest = one.newest
        which = "" if one.side is None else f"{said.line(f'side.{one.side}')}: "
        told.setText(
            which
            + self.tr("{0}° ± {1}° on {2}").format(
                round(newest.deg), round(newest.pm), day_words(newest.day, said.language)
            )
        )
        if one.times < 2 or newest.verdict is None:  # noqa: PLR2004 - a change needs two
            change.setText(self.tr("This is your own start."))
            clear = False
        else:
            change.setText(
                self.tr("{0} (start {1}° on {2})").format(
                    said.care(f"range.{newest.verdict}"),
                    round(one.start.deg),
                    day_words(one.start.day, said.language),
                )
            )
            clear = newest.verdict is not RangeVerdict.NO_CLEAR_CHANGE
        name = "prose" if clear else "muted"
        if change.objectName() != name:
            change.setObjectName(name)
            change.style().polish(change)
