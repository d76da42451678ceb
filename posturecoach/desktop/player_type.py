"""Letters that grow with the window, so that they can be read from across the room."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

WIDTH, HEIGHT = 1280.0, 720.0  # where letters have the sizes given in pixels


class Letters:
    """Sizes of letters, each for a window of `WIDTH` by `HEIGHT` pixels."""

    def __init__(self) -> None:
        self._sized: list[tuple[QWidget, float, bool]] = []

    def add(self, pixels: float, *widgets: QWidget, strong: bool = False) -> None:
        """Give `widgets` letters so high."""
        self._sized += [(widget, pixels, strong) for widget in widgets]

    def fit(self, width: int, height: int) -> float:
        """Make all letters as large as a window of this size wants; return how much larger."""
        zoom = max(0.6, min(width / WIDTH, height / HEIGHT))
        for widget, pixels, strong in self._sized:
            font = QFont(widget.font())
            font.setPixelSize(max(9, round(zoom * pixels)))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            if font != widget.font():
                widget.setFont(font)
        return zoom
