"""Line drawings in the colours of the theme, with words for who cannot see them."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from posturecoach.desktop.palette import LIGHT, Colours

_WIDE, _HIGH = 4, 3  # of every drawing


@lru_cache(maxsize=16)
def drawn(name: str, colours: Colours) -> QSvgRenderer:
    """Return the drawing `name` in `colours`; the files themselves are in those of LIGHT."""
    text = (files(__package__) / "data" / "drawings" / f"{name}.svg").read_text(encoding="utf-8")
    for field in fields(Colours):
        text = text.replace(getattr(LIGHT, field.name), f"@{field.name}@")
    for field in fields(Colours):
        text = text.replace(f"@{field.name}@", getattr(colours, field.name))
    return QSvgRenderer(QByteArray(text.encode()))


class Drawing(QWidget):
    """Show a drawing as large as fits, or nothing."""

    def __init__(self, lines: float = 7.0, parent: QWidget | None = None) -> None:
        """`lines` is its least height, in lines of text."""
        super().__init__(parent)
        self._lines = lines
        self._name = ""
        self._colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_drawing(self, name: str, words: str) -> None:
        """Show the drawing `name`, "" for none; `words` say what is to be seen."""
        self._name = name
        self.setAccessibleName(words)
        self.update()

    def name(self) -> str:
        """Return which drawing is shown."""
        return self._name

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size at which it can be made out."""
        high = round(self._lines * self.fontMetrics().height())
        return QSize(high * _WIDE // _HIGH, high)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that it has where there is room."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it in the middle."""
        if not self._name:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), self.height() * _WIDE / _HIGH)
        height = width * _HIGH / _WIDE
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        drawn(self._name, self._colours).render(painter, QRectF(left, top, width, height))
