"""The pages beside their bar, under the band that says what needs to be known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.sidebar import Sidebar

NOW, TODAY, MOVE, CHECK_IN, HISTORY, WORKPLACE, CLINIC, PRIVATE, SETTINGS, EXPLAIN = range(10)


class Pages(QWidget):
    """One page at a time. The bar offers all but EXPLAIN, which belongs to NOW.

    Pages that few open are put in when they are made; see `put`.
    """

    chosen = Signal(int)

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.bar = Sidebar(
            [
                ("now", self.tr("Now")),
                ("today", self.tr("Today")),
                ("move", self.tr("Move")),
                ("check_in", self.tr("Check-in")),
                ("history", self.tr("History")),
                ("workplace", self.tr("Workplace")),
                ("clinic", self.tr("Clinic")),
                ("privacy", self.tr("Privacy")),
                ("settings", self.tr("Settings")),
            ]
        )
        self.bar.chosen.connect(self.chosen)
        self._stack = QStackedWidget()
        self._empty = {page: QWidget() for page in range(EXPLAIN + 1)}
        for page in self._empty.values():
            self._stack.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        band = QVBoxLayout()
        band.setContentsMargins(18, 12, 18, 0)
        band.addWidget(notice)
        right.addLayout(band)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.bar)
        across.addLayout(right, 1)

    def has(self, page: int) -> bool:
        """Return whether a page has been put in."""
        return page not in self._empty

    def put(self, page: int, widget: QWidget) -> None:
        """Put a page where its place was kept."""
        empty = self._empty.pop(page)
        self._stack.removeWidget(empty)
        empty.deleteLater()
        self._stack.insertWidget(page, widget)

    def open(self, page: int) -> None:
        """Show a page."""
        self._stack.setCurrentIndex(page)
        self.bar.show_page(NOW if page == EXPLAIN else page)

    def current(self) -> int:
        """Return which page is open."""
        return self._stack.currentIndex()

    def current_widget(self) -> QWidget:
        """Return the page that is open."""
        return self._stack.widget(self._stack.currentIndex()) or self

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.bar.set_colours(colours)
