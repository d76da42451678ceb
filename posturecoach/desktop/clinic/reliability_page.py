"""The reliability check: five repeats, and what this set-up can tell apart from then on."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from posturecoach.clinic.reliability import LEAST_REPEATS, Reliability, RepeatsError
from posturecoach.clinic.repeats import Phase, Progress, Repeats, Trouble
from posturecoach.desktop.clinic.assessment_picture import AssessmentPicture
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.player_type import Letters
from posturecoach.desktop.words import measure_name, what_to_do
from posturecoach.desktop.worker import Glass, Shown
from posturecoach.session import local_now

_UNITS = {"deg": "°", "mm": " mm", "%": " %"}


class ReliabilityPage(QWidget):
    """Lead through five repeats, and hand over what they gave."""

    found = Signal(object)  # tuple of Reliability
    left = Signal()
    glass_changed = Signal(object)  # Glass
    full_screen_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._repeats: Repeats | None = None
        self._source = ""
        self._full = False
        self._phase = Phase.READY
        self._found: tuple[Reliability, ...] = ()
        self._letters = Letters()
        self.picture = AssessmentPicture()
        self.cue, self.state = plain_label(""), plain_label("")
        self.dots = plain_label("", wraps=False)
        self.name = plain_label("", wraps=False)
        self.about, self.summary = plain_label("muted"), plain_label("")
        self.table = QTableWidget(0, 4)
        self.take, self.undo = QPushButton(self.tr("Begin (Space)")), QPushButton()
        self.undo.setText(self.tr("Take the last one back (Backspace)"))
        self.use, self.again = QPushButton(self.tr("Use from now on")), QPushButton()
        self.again.setText(self.tr("Do it again"))
        self.full_button, self.leave_button = QPushButton(), QPushButton()
        self.leave_button.setText(self.tr("Leave (Esc)"))
        self.set_full_screen(False)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setMinimumSize(480, 320)

    # --- What the window does.

    def open(self, source: str) -> None:
        """Begin anew; `source` names what is looked through."""
        self._source = source
        when = local_now().isoformat(timespec="seconds")
        self._repeats = Repeats(id_=uuid4().hex[:12], when=when, camera=source)
        self.picture.say(self.tr("No picture yet"))
        self._stack.setCurrentWidget(self._live)
        self._show(self._repeats.progress)
        self.setFocus()

    def see(self, shown: Shown) -> None:
        """Take a look into account; once for each."""
        repeats = self._repeats
        if repeats is None or self._stack.currentWidget() is not self._live:
            return
        self.picture.show_look(shown)
        look = shown.look
        there = look.trouble is None
        try:
            progress = repeats.feed(
                look.time_s, look.sight if there else None, look.reading if there else None
            )
        except RepeatsError as error:
            self._show(repeats.progress)
            self.state.setText(what_to_do(error.what, error.try_))
            return
        if progress.phase is Phase.DONE:
            self._end()
        elif progress.phase is not Phase.READY or self._phase is not Phase.READY:
            self._show(progress)

    def glass(self) -> Glass | None:
        """Return how large a picture is wanted."""
        return self.picture.glass()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.picture.set_colours(colours)

    def set_full_screen(self, full: bool) -> None:  # noqa: FBT001 - a switch, as Qt's own
        """Know whether the window fills the screen; the window itself is the caller's."""
        self._full = full
        self.full_button.setText(self.tr("Small (F)") if full else self.tr("Full screen (F)"))

    def leave(self) -> None:
        """End; what was not used is gone, and so are the pictures."""
        if self._repeats is None:
            return
        self._repeats = None
        self.picture.forget()
        self.table.setRowCount(0)
        self.left.emit()

    # --- Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make all letters as large as the room allows."""
        super().resizeEvent(event)
        zoom = self._letters.fit(self.width(), self.height())
        self._layout.setContentsMargins(*(round(n * zoom) for n in (18, 10, 18, 14)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do everything by keyboard: space, Backspace, F, Enter, Esc."""
        key, focused = Qt.Key(event.key()), self.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key == Qt.Key.Key_F:
            self.full_button.click()
        elif self._stack.currentWidget() is self._live and key == Qt.Key.Key_Space:
            self.take.click()
        elif self._stack.currentWidget() is self._live and key == Qt.Key.Key_Backspace:
            self.undo.click()
        else:
            super().keyPressEvent(event)

    # --- Meanwhile.

    def _take(self) -> None:
        repeats = self._repeats
        if repeats is None:
            return
        if repeats.take() or repeats.left_place:
            self._show(repeats.progress)
            return
        self.state.setText(
            self.tr("Step away first: five looks at one moment say nothing about the set-up.")
        )

    def _undo(self) -> None:
        if self._repeats is not None and self._repeats.undo():
            self._show(self._repeats.progress)

    def _show(self, progress: Progress) -> None:
        self._phase = progress.phase
        count = progress.count
        self.dots.setText("●" * count + "○" * (LEAST_REPEATS - count))
        self.dots.setAccessibleName(self.tr("{0} of {1} taken").format(count, LEAST_REPEATS))
        cues = {
            Phase.READY: self.tr("Stand or sit as usual, then press Space."),
            Phase.HOLDING: self.tr("Hold still"),
            Phase.AWAY: self.tr("Step away, or get up, and come back."),
        }
        self.cue.setText(cues.get(progress.phase, ""))
        troubles = {
            Trouble.NOBODY: self.tr("Nobody is visible clearly enough."),
            Trouble.UNCLEAR_VIEW: self.tr("Turn to the camera, or stand quite from the side."),
            Trouble.MOVING: self.tr("That was a movement; it begins again."),
        }
        words = "" if progress.trouble is None else troubles[progress.trouble]
        if progress.phase is Phase.HOLDING and not words:
            words = self.tr("{0:.0f} s more").format(progress.left_s)
        self.state.setText(words)
        self.take.setEnabled(progress.phase is not Phase.HOLDING)
        self.undo.setEnabled(count > 0 or progress.phase is Phase.HOLDING)

    def _end(self) -> None:
        """Show what came of it; where the five can't be used, say why and take the last back."""
        repeats = self._repeats
        if repeats is None:
            return
        try:
            found = repeats.result()
        except RepeatsError as error:
            repeats.undo()
            self._show(repeats.progress)
            self.state.setText(what_to_do(error.what, error.try_))
            return
        self._found = tuple(found.values())
        self.table.setRowCount(len(self._found))
        for row, one in enumerate(self._found):
            for column, words in enumerate(_row(one)):
                self.table.setItem(row, column, QTableWidgetItem(words))
        self.summary.setText(self._summary(repeats))
        self.picture.forget()
        self._stack.setCurrentWidget(self._after)
        self.use.setFocus()

    def _summary(self, repeats: Repeats) -> str:
        told = self.tr(
            "Changes smaller than the third column can't be told from the measuring itself here. "
            "Five repeats know it only roughly: see the interval behind it."
        )
        all_ = {id_ for one in repeats.taken for id_, m in one.measures.items() if m.absent is None}
        missing = sorted(measure_name(id_) for id_ in all_ - {one.measure for one in self._found})
        if missing:
            told += " " + self.tr("Not visible every time, and left out: {0}.").format(
                ", ".join(missing)
            )
        return told

    def _use(self) -> None:
        self.found.emit(self._found)
        self.leave()

    # --- How it looks.

    def _lay_out(self) -> None:
        self.name.setText(self.tr("Reliability check"))
        self.about.setText(
            self.tr(
                "The same person is measured five times at the same place, and gets up or steps "
                "away in between. How far the five differ is what this set-up can't tell apart; "
                "later comparisons call only larger changes a change."
            )
        )
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Measure"),
                self.tr("Mean of five"),
                self.tr("Smallest change that is clear (95 %)"),
                self.tr("Standard error of measurement"),
            ]
        )
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(self.tr("What the five repeats gave"))
        self._letters.add(26, self.name, strong=True)
        self._letters.add(40, self.cue, strong=True)
        self._letters.add(26, self.state)
        self._letters.add(34, self.dots)
        self._letters.add(18, self.about, self.summary, self.table, self.full_button)
        self._letters.add(18, self.leave_button, self.take, self.undo, self.use, self.again)
        self.take.setObjectName("main")
        self.use.setObjectName("main")
        for button in (self.take, self.undo, self.full_button, self.leave_button):
            # Else the space bar would press what was clicked last.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for label in (self.cue, self.state, self.dots):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._live = _column(
            self.about, self.picture, self.dots, self.cue, self.state, _row_of(self.take, self.undo)
        )
        self._after = _column(self.summary, self.table, _row_of(self.use, self.again))
        self._stack.addWidget(self._live)
        self._stack.addWidget(self._after)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(_row_of(self.name, None, self.full_button, self.leave_button))
        self._layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.take.clicked.connect(self._take)
        self.undo.clicked.connect(self._undo)
        self.use.clicked.connect(self._use)
        self.again.clicked.connect(lambda: self.open(self._source))
        self.leave_button.clicked.connect(self.leave)
        self.full_button.clicked.connect(lambda: self.full_screen_asked.emit(not self._full))
        self.picture.glass_changed.connect(self.glass_changed)


def _row(one: Reliability) -> tuple[str, str, str, str]:
    """Return the words of a row: measure, mean, smallest clear change, standard error."""
    unit, digits = _UNITS.get(one.unit, f" {one.unit}"), 1 if one.unit in _UNITS else 3
    low, high = one.mdc_interval

    def said(number: float) -> str:
        return f"{number:.{digits}f}{unit}"

    clear = f"{said(one.mdc)}  ({low:.{digits}f} – {high:.{digits}f})"
    return measure_name(one.measure), said(one.mean), clear, said(one.sem)


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part, int(isinstance(part, (AssessmentPicture, QTableWidget))))
    return whole


def _row_of(*parts: QWidget | None) -> QWidget:
    """Return parts beside each other; None is the room between them."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    if None not in parts:
        row.addStretch(1)
    return whole
