"""The card above everything on the page Move: what has to be cleared up before exercises."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.move_state import MoveState
from posturecoach.desktop.move_words import Book, lock_words
from posturecoach.desktop.pieces import plain_label


class SafetyCard(QFrame):
    """Say calmly why exercises wait, and where to go on. Decides nothing."""

    check_in_wanted = Signal()
    nothing_new = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._title, self._text = plain_label("heading"), plain_label("prose")
        self._signs = plain_label("prose")
        self.to_check_in, self.nothing = QPushButton(), QPushButton(self.tr("Nothing new"))
        self.to_check_in.clicked.connect(self.check_in_wanted)
        self.nothing.clicked.connect(self.nothing_new)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.nothing)
        buttons.addWidget(self.to_check_in)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for label in (self._title, self._text, self._signs):
            layout.addWidget(label)
        layout.addLayout(buttons)
        self.hide()

    def words(self) -> str:
        """Return all that is said, "" where nothing is."""
        labels = (self._title, self._text, self._signs)
        return "" if self.isHidden() else "\n".join(label.text() for label in labels)

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show what `state` asks for first; nothing where all is well."""
        title, text, signs, button, one_tap = self._told(state, said)
        self._title.setText(title)
        self._text.setText(text)
        self._signs.setText("\n".join(f"•  {said.care(f'flag.{flag}')}" for flag in signs))
        self._signs.setVisible(bool(signs))
        self.to_check_in.setText(button)
        self.to_check_in.setVisible(bool(button))
        main = "" if one_tap else "main"
        if self.to_check_in.objectName() != main:
            self.to_check_in.setObjectName(main)
            self.to_check_in.style().polish(self.to_check_in)
        self.nothing.setVisible(one_tap)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setVisible(bool(title))

    def _told(self, state: MoveState, said: Book) -> tuple[str, str, tuple[str, ...], str, bool]:
        """Return title, text, flags, what the button says, and whether one tap is enough."""
        if state.problem:
            return self.tr("The exercises wait"), state.problem, (), "", False
        if state.must_ask:
            text = self.tr(
                "Some signs should be seen by a clinician before anybody exercises. Going "
                "through them takes about a minute. Meanwhile you can look at everything here."
            )
            return self.tr("A few questions first"), text, (), self.tr("To the questions"), False
        if state.lock is not None:
            title = said.care(f"tier.{state.lock.tier}_title")
            button = self.tr("A clinician has cleared this…")
            return title, lock_words(state, said), state.lock.flags, button, False
        if state.ask_again:
            text = self.tr("If anything on the list of warning signs is new, tell it first.")
            return said.care("tier.weekly"), text, (), self.tr("Something is new…"), True
        if state.advice:
            return (
                said.care("tier.visit_title"),
                said.care("tier.visit_do"),
                state.advice,
                "",
                False,
            )
        return "", "", (), "", False
