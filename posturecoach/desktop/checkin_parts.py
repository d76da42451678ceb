"""What the views of the check-in are put together from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.choice import Choice
from posturecoach.desktop.pieces import empty_card, plain_label, scrolling
from posturecoach.guide import Guide

Words = Mapping[str, str]
"""As `exercise_book.care_words` gives them, by topic: ``"flag.fever"``."""


class Attempt(Protocol):
    """Does something with the guide; False where it can't be kept, which has been said then."""

    def __call__(self, do: Callable[[Guide], object], /) -> bool:
        """Return whether it was done."""


def label(name: str, words: str) -> QLabel:
    """Return a label of plain text; see `plain_label`."""
    made = plain_label(name)
    made.setText(words)
    return made


class Ticks(QWidget):
    """Lines to tick, in one or two columns.

    Parameters
    ----------
    lines
        Words by id, in their order.

    """

    changed = Signal()

    def __init__(
        self, lines: Mapping[str, str], columns: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.choices = {id_: Choice(words, ticks=True, wide=True) for id_, words in lines.items()}
        rows = -(-len(lines) // columns)
        for at, choice in enumerate(self.choices.values()):
            grid.addWidget(choice, at % rows, at // rows)  # down first, as one reads a list
            choice.toggled.connect(self.changed)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def ticked(self) -> tuple[str, ...]:
        """Return the ids that are ticked, in their order."""
        return tuple(id_ for id_, choice in self.choices.items() if choice.isChecked())

    def show_ticks(self, ids: object) -> None:
        """Tick `ids`, a collection, and nothing else; say nothing of it."""
        for id_, choice in self.choices.items():
            blocked = self.blockSignals(True)
            choice.setChecked(id_ in ids)  # type: ignore[operator]
            self.blockSignals(blocked)


class SubView(QWidget):
    """One thing of the check-in, over the whole page: a title, what is on it, buttons below."""

    left = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(self.tr("Back"))
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.left)
        head = label("title", title)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch(1)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 10, 0)
        self.body.setSpacing(10)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        around = scrolling(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(around, 1)
        layout.addLayout(self.buttons)

    def show_guide(self, guide: Guide) -> None:
        """Show what the guide knows; what was begun here stays."""

    def take_focus(self) -> None:
        """Take the keys, as it opens."""
        self.back.setFocus()

    def add_button(self, words: str, *, main: bool = False) -> QPushButton:
        """Return a button in the line below."""
        made = QPushButton(words)
        made.setAutoDefault(True)
        if main:
            made.setObjectName("main")
        self.buttons.addWidget(made)
        return made


class Tile(QFrame):
    """A card of the page: what it is, how it stands, and the button that opens it."""

    opened = Signal()

    def __init__(self, heading: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.state = plain_label("prose")
        self.button = QPushButton(button)
        self.button.setAccessibleName(f"{heading}: {button}")
        self.button.clicked.connect(self.opened)
        head = label("heading", heading)
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(2)
        layout.addWidget(head, 0, 0)
        layout.addWidget(self.state, 1, 0)
        layout.addWidget(self.button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.setColumnStretch(0, 1)

    def show_state(self, words: str) -> None:
        """Show how it stands."""
        self.state.setText(words)
        self.state.setVisible(bool(words))


def card_of(heading: str, *parts: QWidget) -> QFrame:
    """Return a card with a heading and what belongs below it."""
    card, layout = empty_card()
    if heading:
        layout.addWidget(label("heading", heading))
    for part in parts:
        layout.addWidget(part)
    return card
