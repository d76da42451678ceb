"""Cards with something good to know, each marked as what it is and with its source."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.texts import Card, said

translate = QCoreApplication.translate


def kind_words(card: Card) -> str:
    """Return what a card rests on, in a word or two."""
    return {
        "model": translate("cards", "A model"),
        "trial": translate("cards", "A trial"),
        "review": translate("cards", "A view of the studies"),
        "advice": translate("cards", "Advice"),
        "own": translate("cards", "Our own choice"),
    }[card.kind]


class CardView(QFrame):
    """Show one card: what it is first, then the text, then the source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._drawing = Drawing(5.0)
        self._title, self._kind = plain_label("heading"), plain_label("mark")
        self._text, self._cite = plain_label("prose"), plain_label("muted")
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addStretch(1)
        head.addWidget(self._title)
        head.addWidget(self._kind)
        head.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._drawing, 2)
        top.addLayout(head, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._text)
        layout.addWidget(self._cite)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._drawing.set_colours(colours)

    def show_card(self, card: Card) -> None:
        """Show `card`."""
        self._card = card
        self._title.setText(said(card.words))
        self._kind.setText(f"{kind_words(card)}. {said(card.sure)}")
        self._text.setText(said(card.text))
        self._cite.setText(translate("cards", "Source: {0}").format(said(card.cite)))
        self._drawing.show_drawing(card.picture, said(card.words))

    def card(self) -> Card | None:
        """Return the card shown."""
        return self._card

    def words(self) -> str:
        """Return all that is said, for tests."""
        labels = (self._title, self._kind, self._text, self._cite)
        return "\n".join(label.text() for label in labels)
