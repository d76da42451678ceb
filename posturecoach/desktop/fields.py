"""The fields of a form: a number, a choice, a button, a note; all told to screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHOLE = Qt.AlignmentFlag(0)  # the field takes the width there is


def form_card(heading: str, *lines: tuple[str, QWidget]) -> tuple[QFrame, QGridLayout]:
    """Return a card of words and fields, line by line, and its grid."""
    card = QFrame()
    card.setObjectName("card")
    grid = QGridLayout(card)
    grid.setContentsMargins(14, 12, 14, 12)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(9)
    title = QLabel(heading)
    title.setObjectName("heading")
    grid.addWidget(title, 0, 0, 1, 2)
    grid.setColumnStretch(1, 1)
    for at, (words, field) in enumerate(lines, start=1):
        if words:  # a line without would keep its height while its field is hidden
            grid.addWidget(QLabel(words), at, 0)
        grid.addWidget(field, at, 1, _LEFT if _fixed(field) else _WHOLE)
    return card, grid


def number_field(low: float, high: float, decimals: int, name: str) -> QDoubleSpinBox:
    """Return a field for a number from `low` to `high`, called `name` by a screen reader."""
    field = QDoubleSpinBox()
    field.setDecimals(decimals)
    field.setRange(low, high)
    field.setKeyboardTracking(False)  # a number half typed is not a wish
    field.lineEdit().setTextMargins(6, 0, 0, 0)  # which no style sheet can give it
    field.setAccessibleName(name)
    return field


def choice_field(name: str, *items: tuple[str, str]) -> QComboBox:
    """Return a field that offers `items`: what each stands for, and its words."""
    box = QComboBox()
    box.setAccessibleName(name)
    for data, words in items:
        box.addItem(words, data)
    return box


def button(words: str, more: str) -> QPushButton:
    """Return a button, and what it does in a few more words."""
    made = QPushButton(words)
    made.setAccessibleDescription(more)
    made.setToolTip(more)
    return made


def _fixed(field: QWidget) -> bool:
    """Return whether `field` is as wide as it is, and not as the page."""
    return isinstance(field, QComboBox | QDoubleSpinBox | QCheckBox | QLineEdit)


def note(words: str) -> QLabel:
    """Return a quiet line of text."""
    label = QLabel(words)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
