"""The slim bar of pages at the left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from posturecoach.desktop.icons import icon
from posturecoach.desktop.palette import LIGHT, Colours


class Sidebar(QFrame):
    """Offer pages by icon, word, Ctrl+number and arrow keys."""

    chosen = Signal(int)

    def __init__(self, pages: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        self._icons = [name for name, _ in pages]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 14, 8, 14)
        layout.setSpacing(6)
        for at, (_, words) in enumerate(pages):
            button = QToolButton()
            button.setObjectName("page")
            button.setText(words)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keys = QKeySequence(f"Ctrl+{at + 1}")
            button.setToolTip(f"{words} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
            button.setAccessibleName(self.tr("Page {0}").format(words))
            QShortcut(keys, self, button.click)
            self._buttons.addButton(button, at)
            layout.addWidget(button)
        layout.addStretch(1)
        self._buttons.idClicked.connect(self.chosen)
        self._fit_font()
        self.set_colours(LIGHT)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        for button, name in zip(self._buttons.buttons(), self._icons, strict=True):
            button.setIcon(icon(name, colours.muted, colours.accent))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the icons to larger or smaller letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def _fit_font(self) -> None:
        side = round(1.8 * self.fontMetrics().height())
        for button in self._buttons.buttons():
            button.setIconSize(QSize(side, side))
            button.setMinimumWidth(12 * self.fontMetrics().averageCharWidth())

    def show_page(self, page: int) -> None:
        """Show which page is open."""
        self._buttons.button(page).setChecked(True)
