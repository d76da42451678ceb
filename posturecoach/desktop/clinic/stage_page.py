"""The live demonstration: one or two cameras over the whole window, angles where they are.

The window hands in the looks of the first camera; a second one is this page's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from posturecoach.clinic.angles import Group
from posturecoach.desktop.clinic.recent import Recent
from posturecoach.desktop.clinic.stage_choices import DELAYS, Choices, Mode, short_name
from posturecoach.desktop.clinic.stage_keys import StageKeys
from posturecoach.desktop.clinic.stage_pane import StagePane
from posturecoach.desktop.clinic.stage_second import Second
from posturecoach.desktop.clinic.stage_strip import StageStrip
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.plan import Plan
from posturecoach.desktop.player_type import HEIGHT, WIDTH
from posturecoach.desktop.worker import Glass, Shown

REST_MS = 3_500  # a mouse that rests so long leaves the picture alone
NO_LOOK_MS = 6_000  # so long without any look, and it is said
_CHOICES = Choices()


class StagePage(QWidget):
    """Show somebody how they hold themselves, large enough for the whole room.

    Parameters
    ----------
    choices
        What is shown; None: as it was chosen last, since the program began.

    """

    left = Signal()
    glass_changed = Signal()
    full_screen_asked = Signal(bool)
    freeze_asked = Signal()
    camera_asked = Signal(str)  # look through this one instead
    failed = Signal(object)  # Exception: a bug of ours, in the looking of the second camera

    def __init__(self, choices: Choices | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = _CHOICES if choices is None else choices
        self._colours = LIGHT
        self._full = self._open = False
        self._cameras: list[tuple[str, str]] = []
        self._current = ""
        self._plan: Plan | None = None
        self.pane, self.other = StagePane(self.choices), StagePane(self.choices)
        self.second: Second | None = None
        panes = QHBoxLayout(self)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(4)
        panes.addWidget(self.pane)
        panes.addWidget(self.other)
        self.other.hide()
        self.strip, self.keys = StageStrip(self), StageKeys(self)
        self._rest, self._quiet = QTimer(self), QTimer(self)
        for timer, milliseconds, then in (
            (self._rest, REST_MS, self._hide_strip),
            (self._quiet, NO_LOOK_MS, self._no_look),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(then)
        self._connect()
        self._show_choices()
        self._mouse_at: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(480, 320)
        self.setAccessibleName(self.tr("Live demonstration"))

    # --- What the window does.

    def open(
        self,
        cameras: Sequence[tuple[str, str]],
        current: str,
        recent: Recent,
        plan: Plan | None = None,
    ) -> None:
        """Begin to show.

        Parameters
        ----------
        cameras
            (what to show, what to ask for) of each.
        current
            What is looked through now, as it would be asked for.
        recent
            Where the looking thread keeps the last minute; emptied here, and closed in `leave`.
        plan
            How it is looked; None: a second camera can't be had.

        """
        self._open, self._cameras, self._current = True, list(cameras), current
        self._plan = plan
        second = self.choices.second
        self.choices.second = second if second != current and plan is not None else None
        self.pane.begin(recent, self._name_of(current))
        self._follow_second()
        self._show_choices()
        self._wake()
        self._quiet.start()
        self.setFocus()

    def see(self, shown: Shown) -> None:
        """Show a look of the first camera."""
        if self._open:
            self._quiet.start()
            self.pane.see(shown)

    def glass(self) -> Glass | None:
        """Return how large a picture is wanted; None while nothing is shown."""
        return self.pane.glass() if self._open else None

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for pane in (self.pane, self.other):
            pane.set_colours(colours)
        self._fit()

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen."""
        self._full = full
        self._show_choices()

    def leave(self) -> None:
        """Let go of the second camera, of the last minute and of every pixel."""
        if not self._open:
            return
        self._open = False
        self._rest.stop()
        self._quiet.stop()
        self.keys.hide()
        self.unsetCursor()
        self.pane.end()
        self._stop_second()
        self.left.emit()

    def wait(self, seconds: float) -> bool:
        """Wait for the second camera to be let go of, at the end of the program."""
        return self.second is None or self.second.wait(seconds)

    # --- Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make everything as large as the room allows."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look through the second camera again, where another page lay over this one."""
        super().showEvent(event)
        if self._open and not event.spontaneous():
            if self.pane.recent is not None:
                self.pane.recent.thaw()
            self._follow_second()
            self._quiet.start()
            self._wake()
            self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the second camera while nobody sees it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._quiet.stop()
            self._rest.stop()
            self._stop_second()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the controls to whoever moves."""
        super().mouseMoveEvent(event)
        if event.position() != self._mouse_at:  # a bar that comes or goes makes such an event, too
            self._mouse_at = event.position()
            self._wake()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do everything by keyboard."""
        if self.keys.isVisible():
            self.keys.hide()
            return
        self._wake()
        if event.key() == Qt.Key.Key_Question or event.text() == "?":
            self._show_keys()
            return
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        do = self._shortcuts().get(Qt.Key(event.key()))
        if do is None or plain:
            super().keyPressEvent(event)
        else:
            do()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name
        """Show the controls to whoever goes through them by keyboard."""
        self._wake()
        return super().focusNextPrevChild(forward)

    # --- What is asked for.

    def _shortcuts(self) -> dict[Qt.Key, Callable[[], None]]:
        key, buttons = Qt.Key, self.strip.buttons
        clicked = {
            key.Key_S: "skeleton", key.Key_L: "plumb", key.Key_N: "numbers", key.Key_M: "mirror",
            key.Key_P: Mode.PLAIN.value, key.Key_B: Mode.BLURRED.value,
            key.Key_G: Mode.FIGURE.value, key.Key_Space: "freeze", key.Key_F: "full",
            key.Key_Escape: "leave", key.Key_F1: "keys",
            **{key(key.Key_1 + n): group.value for n, group in enumerate(Group)},
        }  # fmt: skip
        return {
            **{one: buttons[name].click for one, name in clicked.items()},
            key.Key_A: self._all_groups,
            key.Key_D: self._next_delay,
            key.Key_C: lambda: self._next_of(self.strip.cameras),
            key.Key_X: lambda: self._next_of(self.strip.seconds),
        }

    def _connect(self) -> None:
        strip = self.strip
        for name in ("skeleton", "plumb", "numbers"):
            getattr(strip, name).connect(lambda on, of=name: self._choose(of, on))
        strip.group.connect(self._choose_group)
        strip.mode.connect(self._choose_mode)
        strip.mirror.connect(self._choose_mirror)
        strip.delay.connect(self._choose_delay)
        strip.camera.connect(self._choose_camera)
        strip.second.connect(self._choose_second)
        strip.freeze.connect(self.freeze_asked)
        strip.full.connect(lambda: self.full_screen_asked.emit(not self._full))
        strip.keys.connect(self._show_keys)
        strip.leave.connect(self.leave)
        self.pane.glass_changed.connect(self.glass_changed)
        self.other.glass_changed.connect(self._second_glass)

    def _choose(self, name: str, on: bool) -> None:  # noqa: FBT001 - from a signal
        setattr(self.choices, name, on)
        self._repaint()

    def _choose_group(self, group: Group, on: bool) -> None:  # noqa: FBT001 - from a signal
        if on:
            self.choices.groups.add(group)
        else:
            self.choices.groups.discard(group)
        self._repaint()

    def _all_groups(self) -> None:
        self.choices.groups = set() if self.choices.groups else set(Group)
        self._repaint()

    def _choose_mode(self, mode: Mode) -> None:
        if mode is not self.choices.mode:
            self.choices.mode = mode
            self.pane.mode_changed()
            self.other.mode_changed()
        self._repaint()

    def _choose_mirror(self, on: bool) -> None:  # noqa: FBT001 - from a signal
        self.choices.mirror = on
        self.pane.mirror_changed()
        self.other.mirror_changed()
        self._repaint()

    def _choose_delay(self, delay_s: float) -> None:
        self.choices.delay_s = delay_s
        self._repaint()

    def _next_delay(self) -> None:
        at = DELAYS.index(self.choices.delay_s)
        self._choose_delay(DELAYS[(at + 1) % len(DELAYS)])

    def _choose_camera(self, source: str) -> None:
        if source == self._current:
            return
        self._current = source
        if self.choices.second == source:
            self.choices.second = None
        self.pane.begin(self.pane.recent, self._name_of(source))
        self._stop_second()
        self._follow_second()
        self._show_choices()
        self.camera_asked.emit(source)

    def _choose_second(self, source: str | None) -> None:
        self._stop_second()
        self.choices.second = source
        self._follow_second()
        self._show_choices()

    def _next_of(self, box: QComboBox) -> None:
        if box.count() > 1 and box.isEnabled():
            box.setCurrentIndex((box.currentIndex() + 1) % box.count())
            box.activated.emit(box.currentIndex())

    # --- The second camera.

    def _follow_second(self) -> None:
        """Look through the second camera, if one is chosen."""
        source, plan = self.choices.second, self._plan
        self.other.setVisible(source is not None)
        self.pane.set_name("" if source is None else self._name_of(self._current))
        self.other.set_name("" if source is None else self._name_of(source))
        if source is None or plan is None or not self._open:
            return
        if self.second is None:
            self.second = Second(self)
            self.second.shown.connect(self.other.see)
            self.second.told.connect(self.other.say)
            self.second.failed.connect(self.failed)
        self.other.begin(self.second.recent, self._name_of(source))
        self.second.set_glass(self.other.glass())
        self.second.start(plan, source)

    def _stop_second(self) -> None:
        if self.second is not None:
            self.second.stop()
        self.other.end()

    def _second_glass(self) -> None:
        if self.second is not None:
            self.second.set_glass(self.other.glass())

    def _name_of(self, source: str) -> str:
        return next(
            (name for name, stored in self._cameras if stored == source), short_name(source)
        )

    # --- How it looks.

    def _repaint(self) -> None:
        self._show_choices()
        self.pane.update()
        self.other.update()

    def _show_choices(self) -> None:
        self.strip.show_choices(self.choices, full=self._full)
        self.strip.show_cameras(self._cameras, self._current, self.choices.second)
        if self._plan is None:
            self.strip.seconds.setEnabled(False)

    def _fit(self) -> None:
        zoom = max(0.6, min(self.width() / WIDTH, self.height() / HEIGHT))
        self.strip.set_colours(self._colours, zoom)
        self.keys.set_colours(self._colours, zoom)
        self._place_strip()
        self.keys.place()

    def _place_strip(self) -> None:
        top, bottom = self.strip.place(self.size())
        there = self.strip.shown()
        for pane in (self.pane, self.other):
            pane.set_edges(top if there else 0, bottom if there else 0)

    def _wake(self) -> None:
        """Show the controls, for a while."""
        if not self._open:
            return
        if not self.strip.shown():
            self.strip.set_shown(True)
            self._place_strip()
        self.unsetCursor()
        self._rest.start()

    def _hide_strip(self) -> None:
        """Leave the picture alone; not while somebody has the mouse on a button."""
        if self.strip.in_use() or self.keys.isVisible():
            self._rest.start()
            return
        if self.focusWidget() is not None:
            self.setFocus()
        self.strip.set_shown(False)
        self._place_strip()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def _show_keys(self) -> None:
        self.keys.show()
        self.keys.place()
        self.setFocus()

    def say_nothing_kept(self) -> None:
        """Say that there is no moment yet that could be frozen."""
        self.pane.say(
            self.tr("No picture was kept yet"),
            self.tr("Freeze again as soon as the picture is there."),
        )

    def _no_look(self) -> None:
        """Say that no picture comes any more: the camera is off, or lost."""
        self.pane.say(
            self.tr("No picture comes"),
            self.tr("The camera may be off, or another program may hold it."),
        )
