"""What every page is put together from: text that is only text, and cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout


def plain_label(name: str, *, wraps: bool = True) -> QLabel:
    """Return an empty label that looks as `name` in the palette's style sheet.

    Plain, whatever it is given: a name or a note is never read as markup.
    """
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(wraps)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def empty_card(margin: int = 16, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """Return an empty card and the layout to fill it; pixels, a little less above and below."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin - 2, margin, margin - 2)
    layout.setSpacing(spacing)
    return frame, layout
