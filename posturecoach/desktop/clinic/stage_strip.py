"""The stage's controls, above and below the picture: there while somebody moves or types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from posturecoach.clinic.angles import Group
from posturecoach.desktop.clinic.stage_choices import DELAYS, Choices, Mode, short_name
from posturecoach.desktop.palette import Colours

_SHEET = """
QFrame#strip {{ background: {surface}; border: none; }}
QLabel {{ color: {muted}; font-size: {small}px; background: transparent; }}
QPushButton {{
    background: {raised}; color: {text}; border: {hair}px solid {border};
    border-radius: {round}px; padding: {pad}px {wide}px; font-size: {letters}px; min-height: 0;
}}
QPushButton:hover {{ background: {band}; }}
QPushButton:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:focus {{ border: {focus}px solid {text}; }}
QPushButton:disabled {{ color: {muted}; border-color: {line}; }}
QComboBox {{ font-size: {letters}px; padding: {pad}px {wide}px; padding-right: 26px; }}
"""


class StageStrip(QObject):
    """Two bars of buttons over a picture; says what was asked, and shows what is chosen."""

    skeleton, plumb, numbers = Signal(bool), Signal(bool), Signal(bool)
    group = Signal(object, bool)  # Group
    mode = Signal(object)  # Mode
    mirror = Signal(bool)
    delay = Signal(float)
    camera = Signal(str)
    second = Signal(object)  # a source, or None
    freeze, full, keys, leave = Signal(), Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.top, self.bottom = QFrame(parent), QFrame(parent)
        for bar in (self.top, self.bottom):
            bar.setObjectName("strip")
            bar.setMouseTracking(True)
        self._labels: list[QLabel] = []
        self.buttons: dict[str, QPushButton] = {}
        self.cameras, self.seconds = QComboBox(self.top), QComboBox(self.top)
        self._lay_out_top()
        self._lay_out_bottom()

    def show_choices(self, choices: Choices, *, full: bool) -> None:
        """Show what is chosen now."""
        on = {
            "skeleton": choices.skeleton,
            "plumb": choices.plumb,
            "numbers": choices.numbers,
            "mirror": choices.mirror,
            **{group.value: group in choices.groups for group in Group},
            **{mode.value: mode is choices.mode for mode in Mode},
            **{_delay_name(delay): delay == choices.delay_s for delay in DELAYS},
        }
        for name, state in on.items():
            self.buttons[name].setChecked(state)
        self.buttons["full"].setText(self.tr("Small") if full else self.tr("Full screen"))

    def show_cameras(
        self, cameras: Sequence[tuple[str, str]], current: str, second: str | None
    ) -> None:
        """Offer cameras: (what to show, what to ask for); any but the current as the second."""
        with QSignalBlocker(self.cameras), QSignalBlocker(self.seconds):
            self.cameras.clear()
            self.seconds.clear()
            self.seconds.addItem(self.tr("No second camera"), None)
            known = [stored for _, stored in cameras]
            if current and current not in known:
                cameras = [(short_name(current), current), *cameras]
            for name, stored in cameras:
                self.cameras.addItem(name, stored)
                if stored != current:
                    self.seconds.addItem(name, stored)
            self.cameras.setCurrentIndex(max(0, self.cameras.findData(current)))
            self.seconds.setCurrentIndex(max(0, self.seconds.findData(second)))
        self.cameras.setEnabled(self.cameras.count() > 1)
        self.seconds.setEnabled(self.seconds.count() > 1)

    def set_colours(self, colours: Colours, zoom: float) -> None:
        """Use the theme `colours`, all of it `zoom` times as large."""

        def px(size: float, least: int = 1) -> int:
            return max(least, round(zoom * size))

        sheet = _SHEET.format(
            surface=colours.surface, raised=colours.raised, text=colours.text,
            muted=colours.muted, border=colours.border, band=colours.band, line=colours.line,
            accent=colours.accent, on_accent=colours.on_accent, small=px(13, 9),
            letters=px(15, 10), hair=1, focus=max(2, px(2)), round=px(7), pad=px(5), wide=px(11),
        )  # fmt: skip
        for bar in (self.top, self.bottom):
            bar.setStyleSheet(sheet)
            layout = bar.layout()
            if layout is not None:
                layout.setContentsMargins(px(14), px(8), px(14), px(8))
                layout.setSpacing(px(7))

    def place(self, size: QSize) -> tuple[int, int]:
        """Lie over the edges of a space; return how many pixels are covered above and below."""
        heights = [_height(bar) for bar in (self.top, self.bottom)]
        self.top.setGeometry(0, 0, size.width(), heights[0])
        self.bottom.setGeometry(0, size.height() - heights[1], size.width(), heights[1])
        return heights[0], heights[1]

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Show both bars, or none."""
        for bar in (self.top, self.bottom):
            bar.setVisible(shown)
            if shown:
                bar.raise_()

    def shown(self) -> bool:
        """Return whether the bars are there."""
        return not self.top.isHidden()

    def in_use(self) -> bool:
        """Return whether the mouse is on a bar, or a list is open."""
        opened = any(box.view().isVisible() for box in (self.cameras, self.seconds))
        return opened or any(bar.underMouse() for bar in (self.top, self.bottom))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave letters to the stage, where a list of cameras would look for them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            parent = self.parent()
            if event.text().isprintable() and event.text() and isinstance(parent, QWidget):
                parent.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    # --- What there is.

    def _lay_out_top(self) -> None:
        line = QHBoxLayout(self.top)
        for box, words, key in (
            (self.cameras, self.tr("Camera"), "C"),
            (self.seconds, self.tr("Second camera"), "X"),
        ):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.setAccessibleName(words)
            box.setToolTip(self.tr("{0} (key {1})").format(words, key))
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(16)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.installEventFilter(self)
            line.addWidget(box)
        line.addStretch(1)
        for name, words, key, signal in (
            ("freeze", self.tr("Freeze and measure"), self.tr("Space"), self.freeze),
            ("full", self.tr("Full screen"), "F", self.full),
            ("keys", self.tr("Keys"), "?", self.keys),
            ("leave", self.tr("Leave"), "Esc", self.leave),
        ):
            button = self._button(name, words, key, checkable=False)
            button.clicked.connect(lambda _checked=False, asked=signal: asked.emit())
            line.addWidget(button)
        self.cameras.activated.connect(lambda n: self.camera.emit(self.cameras.itemData(n)))
        self.seconds.activated.connect(lambda n: self.second.emit(self.seconds.itemData(n)))

    def _lay_out_bottom(self) -> None:
        rows = QVBoxLayout(self.bottom)
        first, then = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._label(self.tr("Show")))
        for name, words, key, signal in (
            ("skeleton", self.tr("Skeleton"), "S", self.skeleton),
            ("plumb", self.tr("Plumb line"), "L", self.plumb),
            ("numbers", self.tr("Numbers"), "N", self.numbers),
        ):
            button = self._button(name, words, key)
            button.clicked.connect(signal)
            first.addWidget(button)
        first.addStretch(1)
        first.addWidget(self._label(self.tr("Angles")))
        for n, (group, words) in enumerate(self._groups(), 1):
            button = self._button(group.value, words, str(n))
            button.clicked.connect(lambda on, of=group: self.group.emit(of, on))
            first.addWidget(button)
        then.addWidget(self._label(self.tr("Picture")))
        self._add_modes(then)
        then.addStretch(1)
        then.addWidget(self._label(self.tr("Delay")))
        self._add_delays(then)
        rows.addLayout(first)
        rows.addLayout(then)

    def _groups(self) -> tuple[tuple[Group, str], ...]:
        return (
            (Group.HEAD, self.tr("Head and neck")),
            (Group.SHOULDERS, self.tr("Shoulders")),
            (Group.TRUNK, self.tr("Trunk")),
            (Group.ARMS, self.tr("Elbows")),
            (Group.LEGS, self.tr("Hips and knees")),
        )

    def _add_modes(self, line: QHBoxLayout) -> None:
        together = QButtonGroup(self)
        for mode, words, key in (
            (Mode.PLAIN, self.tr("As it is"), "P"),
            (Mode.BLURRED, self.tr("Face blurred"), "B"),
            (Mode.FIGURE, self.tr("Stick figure"), "G"),
        ):
            button = self._button(mode.value, words, key)
            button.clicked.connect(lambda _on=False, of=mode: self.mode.emit(of))
            together.addButton(button)
            line.addWidget(button)
        mirror = self._button("mirror", self.tr("Mirror"), "M")
        mirror.clicked.connect(self.mirror)
        line.addWidget(mirror)

    def _add_delays(self, line: QHBoxLayout) -> None:
        together = QButtonGroup(self)
        for delay in DELAYS:
            words = self.tr("{0:.0f} s").format(delay) if delay else self.tr("Now")
            button = self._button(_delay_name(delay), words, "D")
            button.clicked.connect(lambda _on=False, of=delay: self.delay.emit(of))
            together.addButton(button)
            line.addWidget(button)

    def _button(self, name: str, words: str, key: str, *, checkable: bool = True) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(checkable)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self.tr("{0} (key {1})").format(words, key))
        button.setAccessibleName(words)
        self.buttons[name] = button
        return button

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        self._labels.append(label)
        return label


def _delay_name(delay_s: float) -> str:
    return f"delay {delay_s:.0f}"


def _height(bar: QFrame) -> int:
    """Return how high a bar has to be, with the style that it has by now."""
    # A style sheet reaches what is inside a hidden bar only when that is shown: too late for us.
    for child in bar.findChildren(QWidget):
        child.ensurePolished()
        child.updateGeometry()
    layout = bar.layout()
    if layout is not None:
        layout.invalidate()
        layout.activate()
    return bar.sizeHint().height()
