"""What every page is put together from: its frame, text that is only text, and cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget


def scrolling(inside: QWidget) -> QScrollArea:
    """Return what lets `inside` be looked through, up and down, where the window is low."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll


def fill_page(page: QWidget) -> QVBoxLayout:
    """Give an empty page its frame, which scrolls; return the layout for what is on it."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(18, 14, 18, 16)
    layout.setSpacing(12)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolling(inside))
    return layout


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
