"""A large button to choose or tick: a drawing, words, and a sign for being chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.palette import Colours

_SIGNS = {(False, False): "○", (False, True): "●", (True, False): "☐", (True, True): "☑"}


class Choice(QPushButton):
    """One answer: a card with a drawing to choose, or a line to tick. Decides nothing."""

    def __init__(
        self,
        words: str,
        picture: str = "",
        *,
        ticks: bool = False,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """With `ticks` others may be chosen as well; `wide` has its words beside the drawing."""
        super().__init__(parent)
        self.setObjectName("choice")
        self.setCheckable(True)
        self.setAutoExclusive(not ticks)  # which lets the arrow keys move among them
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self._ticks = ticks
        self.drawing = Drawing() if picture else None
        self._sign, self._words = QLabel(), QLabel(words)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setObjectName("answer")
        self._sign.setObjectName("answer")
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        layout = QBoxLayout(across if wide or not picture else down, self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        if self.drawing is not None:
            self.drawing.show_drawing(picture, words)
            layout.addWidget(self.drawing, 1)
        said = QBoxLayout(across)
        said.setSpacing(8)
        layout.addLayout(said, int(wide or not picture))
        upright = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignTop
        said.addWidget(self._sign, 0, upright)
        said.addWidget(self._words, 1, upright)
        for label in (self._sign, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        high = QSizePolicy.Policy.Preferred if picture else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, high)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._show)
        self._show()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        if self.drawing is not None:
            self.drawing.set_colours(colours)

    def words(self) -> str:
        """Return what it says."""
        return self._words.text()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that drawing and words would like."""
        return self._inside().totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that they need."""
        return self._inside().totalMinimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that words need more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that they need at `width`."""
        return self._inside().totalHeightForWidth(width)

    def _inside(self) -> QBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)  # noqa: S101 - made above
        return layout

    def _show(self) -> None:
        self._sign.setText(_SIGNS[self._ticks, self.isChecked()])
