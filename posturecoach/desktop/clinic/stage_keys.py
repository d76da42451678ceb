"""What each key does on the stage, laid over it while somebody asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from posturecoach.desktop.palette import Colours


class StageKeys(QFrame):
    """A card with every key; any key closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._title = QLabel(self.tr("Keys"))
        self._title.setObjectName("title")
        rows = QVBoxLayout(self)
        rows.addWidget(self._title)
        self._grid = QGridLayout()
        rows.addLayout(self._grid)
        entries = self.entries()
        half = (len(entries) + 1) // 2
        for n, (key, words) in enumerate(entries):
            column = 3 * (n // half)
            name, what = QLabel(key), QLabel(words)
            name.setObjectName("key")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, n % half, column)
            self._grid.addWidget(what, n % half, column + 1)
        self.setAccessibleName(self.tr("Keys"))
        self.setAccessibleDescription("; ".join(f"{key}: {words}" for key, words in entries))
        self.hide()

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return each key with what it does."""
        return (
            ("S", self.tr("Skeleton")),
            ("L", self.tr("Plumb line")),
            ("N", self.tr("Numbers")),
            ("1", self.tr("Angles of head and neck")),
            ("2", self.tr("Shoulders")),
            ("3", self.tr("Trunk")),
            ("4", self.tr("Elbows")),
            ("5", self.tr("Hips and knees")),
            ("A", self.tr("All angles, or none")),
            ("P", self.tr("Picture as it is")),
            ("B", self.tr("Face blurred")),
            ("G", self.tr("Stick figure alone")),
            ("M", self.tr("Mirror")),
            ("D", self.tr("Delay: now, 3, 5, 10 s")),
            ("C", self.tr("Next camera")),
            ("X", self.tr("Second camera")),
            (self.tr("Space"), self.tr("Freeze and measure")),
            ("F", self.tr("Full screen")),
            ("?", self.tr("These keys")),
            ("Esc", self.tr("Leave")),
        )

    def set_colours(self, colours: Colours, zoom: float) -> None:
        """Use the theme `colours`, all of it `zoom` times as large."""

        def px(size: float) -> int:
            return max(1, round(zoom * size))

        self.setStyleSheet(
            f"QFrame#keys {{ background: {colours.surface}; border: 1px solid {colours.border};"
            f" border-radius: {px(12)}px; }}"
            f"QLabel {{ color: {colours.text}; font-size: {max(10, px(17))}px;"
            " background: transparent; border: none; }"
            f"QLabel#title {{ font-size: {max(12, px(24))}px; }}"
            f"QLabel#key {{ background: {colours.band}; border: 1px solid {colours.line};"
            f" border-radius: {px(5)}px; padding: {px(2)}px {px(8)}px; font-weight: 600; }}"
        )
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(px(26), px(18), px(26), px(22))
            layout.setSpacing(px(12))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(5))
        self._grid.setColumnMinimumWidth(2, px(26))

    def place(self) -> None:
        """Lie in the middle of the page."""
        parent = self.parentWidget()
        if parent is not None:
            self.adjustSize()
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
            self.raise_()
