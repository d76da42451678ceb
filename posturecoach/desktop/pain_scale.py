"""A number from 0 to 10: one click, or one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from posturecoach.desktop.pieces import plain_label

MOST = 10
# In terms of the palette, so that it needs no second sheet for the dark theme.
_SHEET = """
QPushButton { padding: 5px 0; }
QPushButton:focus { padding: 4px 0; }
QPushButton:checked {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight); font-weight: 600;
}
QPushButton:checked:focus { border: 2px solid palette(window-text); }
"""


class PainScale(QWidget):
    """Eleven buttons, one of which may be chosen. Nobody has to: Delete takes the choice back.

    Parameters
    ----------
    name
        What is asked, for a screen reader.
    least, most
        What 0 and 10 mean.

    """

    chosen = Signal(object)  # float, or None
    picked = Signal()  # with the mouse or a finger, and not with a key
    entered = Signal()  # Return, on the scale
    typed = Signal(str)  # a letter, which belongs to a note beside it

    def __init__(
        self, name: str, least: str = "", most: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(_SHEET)
        self._group = QButtonGroup(self)
        self._one = False  # whether the last key was a 1, which a 0 makes ten
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for number in range(MOST + 1):
            grid.addWidget(self._button(name, number, least, most), 0, number)
            grid.setColumnStretch(number, 1)
        for words, at, side in ((least, 0, Qt.AlignmentFlag.AlignLeft),
                                (most, 5, Qt.AlignmentFlag.AlignRight)):  # fmt: skip
            if words:
                label = plain_label("muted")
                label.setText(words)
                label.setAlignment(side)
                grid.addWidget(label, 1, at, 1, 5 + (at > 0))
        self._group.idToggled.connect(self._toggled)
        self._settle_stop()

    def value(self) -> float | None:
        """Return what is chosen; None for nothing."""
        id_ = self._group.checkedId()
        return None if id_ < 0 else float(id_)

    def set_value(self, value: float | None) -> None:
        """Show `value`, and say nothing of it."""
        blocked = self._group.blockSignals(True)
        if value is None:
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._group.button(round(value)).setChecked(True)
        self._group.blockSignals(blocked)
        self._settle_stop()

    def button(self, number: int) -> QPushButton:
        """Return the button of a number."""
        found = self._group.button(number)
        assert isinstance(found, QPushButton)  # noqa: S101 - made below
        return found

    def take_focus(self) -> None:
        """Take the keys."""
        self.button(max(0, self._group.checkedId())).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take digits, Return and letters from whichever button has the keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        one, self._one = self._one, False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_value(None)
            self.chosen.emit(None)
        elif key in _ARROWS:
            self._take(_ARROWS[Qt.Key(key)](self.value()))
        elif text.isascii() and text.isdigit():
            ten = one and text == "0"
            self._one = text == "1"
            self._take(MOST if ten else int(text))
        elif text.strip() and text.isprintable() and not event.modifiers() & _COMMANDS:
            self.typed.emit(text)
        else:
            return False
        return True

    def _take(self, number: int) -> None:
        button = self.button(number)
        button.setChecked(True)
        button.setFocus()

    def _toggled(self, number: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self._settle_stop()
            self.chosen.emit(float(number))

    def _settle_stop(self) -> None:
        """Make the row one stop of the tabulator: the number that is chosen, or the first."""
        stop = max(0, self._group.checkedId())
        for number in range(MOST + 1):
            policy = Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus
            self.button(number).setFocusPolicy(policy)

    def _button(self, name: str, number: int, least: str, most: str) -> QPushButton:
        made = _Number(str(number))
        made.picked.connect(self.picked)
        made.setCheckable(True)
        made.setAutoDefault(False)
        meaning = {0: least, MOST: most}.get(number, "")
        made.setAccessibleName(f"{name} {number}" + (f", {meaning}" if meaning else ""))
        made.setMinimumWidth(round(2.6 * self.fontMetrics().averageCharWidth()))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.installEventFilter(self)
        self._group.addButton(made, number)
        return made


class _Number(QPushButton):
    """A button that knows whether it was pressed with the mouse."""

    picked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of a click."""
        super().mouseReleaseEvent(event)
        if self.hitButton(event.position().toPoint()):
            self.picked.emit()


# Where a key leads from the value there is.
_ARROWS: Mapping[Qt.Key, Callable[[float | None], int]] = {
    Qt.Key.Key_Left: lambda value: max(0, round(value or 0) - 1),
    Qt.Key.Key_Right: lambda value: 0 if value is None else min(MOST, round(value) + 1),
    Qt.Key.Key_Home: lambda _value: 0,
    Qt.Key.Key_End: lambda _value: MOST,
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
