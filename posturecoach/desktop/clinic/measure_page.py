"""Freeze and measure: step through the last minute, draw, and read what it is worth.

The pictures are those of `Recent`, in memory only, or the one that was handed in. What is
written is written because somebody chose where to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from posturecoach.clinic.snapshot import Setup, Snapshot, Stance, snapshot_of
from posturecoach.desktop.clinic.blurring import blurred
from posturecoach.desktop.clinic.measure_canvas import MeasureCanvas
from posturecoach.desktop.clinic.measure_drawn import Drawn
from posturecoach.desktop.clinic.measure_panel import MeasurePanel, table_of
from posturecoach.desktop.clinic.measure_state import Ask, Measuring, Tool
from posturecoach.desktop.clinic.measure_words import TOOLS, how_to, tool_name
from posturecoach.desktop.clinic.moment import Moment
from posturecoach.desktop.history_loading import Loading
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.words import what_to_do
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import Person, View
from posturecoach.record.sheet import safe
from posturecoach.session import Look, local_now
from posturecoach.settings.files import cannot_write

AskPath = Callable[[QWidget, str, str], str]
_SECOND = 1.0
_TENTHS = 10.0  # of a second, which the slider moves by


class Minute(Protocol):
    """The frozen last minute: `Recent`."""

    @property
    def here(self) -> Moment | None:
        """The moment that is looked at."""

    @property
    def span_s(self) -> float:
        """How many seconds can be stepped back."""

    def step(self, by: int) -> Moment | None:
        """Go some moments on, or back."""

    def go_to(self, time_s: float) -> Moment | None:
        """Go to the last moment at or before `time_s`."""


class MeasurePage(QWidget):
    """Measure on a frozen moment."""

    left = Signal()
    glass_changed = Signal()
    full_screen_asked = Signal(bool)
    kept = Signal(object, bytes)  # Snapshot, and its picture as JPEG

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = Measuring(self._show)
        self.canvas = MeasureCanvas(self.work)
        self.panel = MeasurePanel()
        self.notice = Notice()
        self.ask_path: AskPath = ask_path
        self.ask_words: Callable[[QWidget, str], str] = ask_words
        self.ask_length: Callable[[QWidget, str], float | None] = ask_length
        self.loading = Loading(self)
        self.loading.loaded.connect(self._take)
        self._minute: Minute | None = None
        self._moment: Moment | None = None
        self._newest_s = 0.0
        self._stance = Stance.UNKNOWN
        self._asking = False
        self._tools: dict[Tool, QPushButton] = {}
        self._lay_out()
        self._connect()
        self._add_keys()
        self._show()

    # --- What the window asks.

    def open(
        self, what: Minute | Moment, *, stance: Stance = Stance.UNKNOWN, keeps: bool = True
    ) -> None:
        """Measure on the frozen last minute, or on one moment.

        `stance` is how somebody is, as far as it is known; `keeps`: whether "Keep" is offered.
        """
        self.work.forget()
        self.notice.clear()
        self._stance = stance
        self.keep.setVisible(keeps)
        self._minute = None if isinstance(what, Moment) else what
        moment = what if isinstance(what, Moment) else what.here
        self._newest_s = 0.0 if moment is None else moment.time_s
        for part in (self.slider, self.back, self.on, self._when):
            part.setVisible(self._minute is not None)
        if self._minute is not None:
            self.slider.setRange(-round(_TENTHS * self._minute.span_s), 0)
            self.slider.setValue(0)
        self.work.take_up(Tool.SELECT)
        self._tools[Tool.SELECT].setChecked(True)
        self._settle()
        self._go(moment)

    def open_kept(self, snapshot: Snapshot, jpeg: bytes) -> None:
        """Look at a snapshot that was kept, and measure on; without its picture on the figure."""
        self.work.forget()
        self.notice.clear()
        self._minute, self._stance = None, snapshot.setup.stance
        setup = snapshot.setup
        look = Look(0.0, Person.UNCERTAIN, setup.view, calibrated=False)
        self._moment = Moment(0.0, look, jpeg, setup.width, setup.height, setup.camera)
        for part in (self.slider, self.back, self.on, self._when):
            part.hide()
        self.keep.show()
        self._settle()
        self.canvas.show_picture(self._moment.image(), setup.width, setup.height)
        self.work.show(snapshot.id, lambda: snapshot)
        self._take_up(Tool.SELECT)

    def _settle(self) -> None:
        """Give the picture its place now: it must not move under the first click."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.canvas.fit()
        self.canvas.setFocus()

    def glass(self) -> Glass | None:
        """Return that no live picture is wanted."""
        return None

    def see(self, shown: Shown) -> None:
        """Take no notice of what the camera sees meanwhile."""

    def set_colours(self, colours: Colours = LIGHT) -> None:
        """Use the theme `colours`."""
        self.canvas.set_colours(colours)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; it looks the same."""

    def leave(self) -> None:
        """Let go of everything that was seen and drawn."""
        self.work.forget()
        self.canvas.clear()
        self._minute = self._moment = None
        self.left.emit()

    # --- Which moment.

    def step(self, by: int, *, seconds: bool = False) -> None:
        """Go some moments, or seconds, on or back."""
        if self._minute is None or self._moment is None:
            return
        if seconds:
            self._go(self._minute.go_to(self._moment.time_s + by * _SECOND))
        else:
            self._go(self._minute.step(by))

    def _slide(self, tenths: int) -> None:
        if self._minute is not None and not self._showing:
            self._go(self._minute.go_to(self._newest_s + tenths / _TENTHS))

    def _go(self, moment: Moment | None) -> None:
        if moment is None:
            return
        self._moment = moment
        self.canvas.show_picture(moment.image(), moment.width, moment.height)
        self.work.show(f"{moment.camera} {moment.time_s:.4f}", lambda: self._fresh(moment))

    def _fresh(self, moment: Moment) -> Snapshot:
        look, id_ = moment.look, uuid4().hex[:12]
        when = (look.when or local_now()).isoformat(timespec="seconds")
        if look.sight is None or look.reading is None:
            setup = Setup(moment.camera, View.UNKNOWN, self._stance, moment.width, moment.height)
            return Snapshot(id_, when, setup)
        return snapshot_of(
            look.sight,
            look.reading,
            id_=id_,
            when=when,
            camera=moment.camera,
            stance=self._stance,
        )

    # --- What somebody does.

    def _take_up(self, tool: Tool) -> None:
        self.work.take_up(tool)
        self._tools[tool].setChecked(True)
        self.canvas.setFocus()

    def _escape(self) -> None:
        """Drop what is begun, then the tool, then what is chosen, then go."""
        if self.work.points or self.work.tool is not Tool.SELECT:
            self._take_up(Tool.SELECT)
        elif self.work.chosen is not None:
            self.work.choose(None)
        else:
            self.leave()

    def _choose_stance(self, stance: Stance) -> None:
        self._stance = stance

        def change(now: Snapshot) -> Snapshot:
            return replace(now, setup=replace(now.setup, stance=stance))

        self.work.stand(change)

    def _ask(self) -> None:
        """Ask for words or a length, once a mark waits for them."""
        if self._asking or self.work.waiting is None:
            return
        self._asking = True
        try:
            if self.work.waiting is Ask.WORDS:
                self.work.answer(words=self.ask_words(self, self.tr("Words on the picture")))
            else:
                question = self.tr("How long is it, in millimetres?")
                self.work.answer(millimetres=self.ask_length(self, question))
        finally:
            self._asking = False
        self.canvas.setFocus()

    def _keep(self) -> None:
        now = self.work.now
        if now is None or self._moment is None:
            return
        # Each keeping is a snapshot of its own: what is drawn later does not change it.
        self.kept.emit(replace(now, id=uuid4().hex[:12]), self._moment.jpeg)
        self.notice.say(self.tr("Kept. You find it on the page Clinic."))

    def _copy(self) -> None:
        if self.work.now is not None:
            rows = ["\t".join(str(safe(cell)) for cell in row) for row in table_of(self.work.now)]
            QGuiApplication.clipboard().setText("\n".join(rows) + "\n")
            self.notice.say(self.tr("All numbers with ±, source and notes are on the clipboard."))

    def _save(self) -> None:
        moment, now = self._moment, self.work.now
        if moment is None or now is None or not moment.jpeg or self.loading.busy:
            return
        path = self.ask_path(self, "posture-coach-picture.png", "PNG (*.png)")
        if not path:
            return
        target = Path(path).with_suffix(".png")
        # Whatever is stepped to or drawn meanwhile: the picture is the one that was asked for.
        drawn = Drawn(target, moment, now, landmarks=self.canvas.landmarks_shown)
        if not self.faces.isChecked():
            self._write(drawn, moment.jpeg)
            return
        self.notice.say(self.tr("Blurring faces …"))
        self.loading.ask("blur", lambda: (drawn, blurred(moment.jpeg, now)))

    def _take(self, _kind: str, result: object) -> None:
        if isinstance(result, tuple):
            self._write(*result)
        elif isinstance(result, PostureCoachError):
            self.notice.say(what_to_do(result.what, result.try_))
        else:
            self.notice.say(self.tr("The picture could not be blurred, so it was not saved."))

    def _write(self, drawn: Drawn, jpeg: bytes) -> None:
        if self._moment is None:  # somebody has left: nothing of it may stay
            return
        if drawn.image(jpeg).save(str(drawn.target)):
            self.notice.say(
                self.tr("Saved as {0}: the picture with what is drawn on it.").format(drawn.target)
            )
        else:
            error = cannot_write(drawn.target, OSError("the picture was refused"))
            self.notice.say(what_to_do(error.what, error.try_))

    # --- What is shown.

    _showing = False

    def _show(self) -> None:
        work, moment = self.work, self._moment
        self._showing = True
        chosen = None if work.chosen is None else work.chosen.mark
        self.panel.show_moment(work.now, chosen)
        self.undo.setEnabled(work.can_undo)
        self.redo.setEnabled(work.can_redo)
        self.save.setEnabled(moment is not None and bool(moment.jpeg))
        self._how.setText(how_to(work.tool))
        if moment is not None and self._minute is not None:
            ago = self._newest_s - moment.time_s
            self.slider.setValue(-round(_TENTHS * ago))
            self._when.setText(self.tr("{0} s ago").format(f"{ago:.1f}"))
        self._showing = False
        self.canvas.update()
        if work.waiting is not None:
            self._ask()

    def _lay_out(self) -> None:
        self.back, self.on = QPushButton("◀"), QPushButton("▶")
        self.back.setAccessibleName(self.tr("One picture back"))
        self.on.setAccessibleName(self.tr("One picture on"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Time within the last minute"))
        self._when, self._how = QLabel(), plain_label("muted")
        self._when.setMinimumWidth(90)
        self.undo, self.redo = QPushButton(self.tr("Undo")), QPushButton(self.tr("Redo"))
        self.keep = QPushButton(self.tr("Keep this"))
        self.keep.setObjectName("main")
        self.save = QPushButton(self.tr("Save picture …"))
        self.copy = QPushButton(self.tr("Copy numbers"))
        self.done = QPushButton(self.tr("Done"))
        self.faces = QCheckBox(self.tr("Blur faces in it"))
        self.faces.setChecked(True)
        self.landmarks = QCheckBox(self.tr("Landmarks"))
        self.landmarks.setChecked(True)
        above = QHBoxLayout()
        above.setSpacing(8)
        title = plain_label("heading", wraps=False)
        title.setText(self.tr("Freeze and measure"))
        above.addWidget(title)
        above.addSpacing(8)
        above.addWidget(self._how, 1)
        for part in (self.undo, self.redo, self.done):
            above.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(8)
        for part in (self.back, self.on):
            below.addWidget(part)
        below.addWidget(self.slider, 1)
        below.addWidget(self._when)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self._make_tools())
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.canvas, 1)
        column.addLayout(below)
        middle.addLayout(column, 1)
        middle.addLayout(self._make_right())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(8)
        whole.addLayout(above)
        whole.addWidget(self.notice)
        whole.addLayout(middle, 1)

    def _make_tools(self) -> QWidget:
        box = QFrame()
        box.setObjectName("card")
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        group = QButtonGroup(self)
        for tool, (_, key) in TOOLS.items():
            button = QPushButton(f"{tool_name(tool)}  ({key})")
            button.setObjectName("tab")
            button.setCheckable(True)
            button.setToolTip(how_to(tool))
            button.clicked.connect(partial(self._take_up, tool))
            group.addButton(button)
            column.addWidget(button)
            self._tools[tool] = button
        column.addStretch(1)
        column.addWidget(self.landmarks)
        return box

    def _make_right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(self.panel)
        scrolled.setFixedWidth(18 * self.fontMetrics().height())
        right.addWidget(scrolled, 1)
        right.addWidget(self.keep)
        right.addWidget(self.copy)
        right.addWidget(self.save)
        right.addWidget(self.faces)
        self.save.setToolTip(
            self.tr("A PNG with the picture and what is drawn on it: no name and no date in it.")
        )
        return right

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.slider.valueChanged.connect(self._slide)
        self.undo.clicked.connect(self.work.undo)
        self.redo.clicked.connect(self.work.redo)
        self.keep.clicked.connect(self._keep)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.done.clicked.connect(self.leave)
        self.landmarks.toggled.connect(self._show_landmarks)
        self.canvas.stepped.connect(lambda by, seconds: self.step(by, seconds=seconds))
        self.panel.mark_chosen.connect(self.work.choose)
        self.panel.relabelled.connect(self.work.relabel)
        self.panel.remove.clicked.connect(self.work.delete)
        self.panel.stance_chosen.connect(self._choose_stance)

    def _show_landmarks(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        self.canvas.landmarks_shown = on
        self.canvas.update()

    def _add_keys(self) -> None:
        for tool, (_, key) in TOOLS.items():
            QShortcut(QKeySequence(key), self, partial(self._take_up, tool))
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.work.undo),
            (QKeySequence("Ctrl+Shift+Z"), self.work.redo),
            (QKeySequence("Ctrl+Y"), self.work.redo),
            (QKeySequence("Escape"), self._escape),
            (QKeySequence("Ctrl+S"), self._save),
            (QKeySequence("+"), partial(self.canvas.zoom, 1.25)),
            (QKeySequence("-"), partial(self.canvas.zoom, 0.8)),
            (QKeySequence("0"), self.canvas.fit),
            (QKeySequence("PgUp"), partial(self.step, -1)),
            (QKeySequence("PgDown"), partial(self.step, 1)),
            (QKeySequence("N"), self.work.next),
            (QKeySequence("Shift+N"), partial(self.work.next, -1)),
        ):
            QShortcut(keys, self, do)


def ask_path(parent: QWidget, name: str, form: str) -> str:
    """Ask where to save a file; "" for nowhere."""
    path, _ = QFileDialog.getSaveFileName(parent, "", name, form)
    return path


def ask_words(parent: QWidget, question: str) -> str:
    """Ask for some words; "" for none."""
    typed, sure = QInputDialog.getText(parent, "Posture Coach", question)
    return typed if sure else ""


def ask_length(parent: QWidget, question: str) -> float | None:
    """Ask for a length in millimetres; None for none."""
    found, sure = QInputDialog.getDouble(parent, "Posture Coach", question, 300.0, 1.0, 5000.0, 0)
    return found if sure else None
