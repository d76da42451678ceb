"""The numbers of a frozen moment, each with ±, its source, and what has to be known with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from posturecoach.clinic import tools
from posturecoach.clinic.marks import Kind, Mark, Source
from posturecoach.clinic.snapshot import Snapshot, Stance
from posturecoach.desktop.clinic.measure_canvas import mark_words
from posturecoach.desktop.clinic.measure_state import Tool
from posturecoach.desktop.clinic.measure_words import (
    note_words,
    source_words,
    taken_words,
    tool_name,
)
from posturecoach.desktop.pieces import plain_label
from posturecoach.posture.view import SIDES


class MeasurePanel(QFrame):
    """Show the marks and what they are worth. Changes nothing itself."""

    mark_chosen = Signal(object)  # its id
    relabelled = Signal(int, str)
    stance_chosen = Signal(object)  # Stance

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._showing = False
        self._cva_title, self._cva = plain_label("heading"), plain_label("number")
        self._cva_more = plain_label("muted")
        self._cva_title.setText(self.tr("Craniovertebral angle"))
        self.stance = QComboBox()
        self.stance.setAccessibleName(self.tr("How somebody is"))
        for words, stance in (
            (self.tr("standing or sitting?"), Stance.UNKNOWN),
            (self.tr("standing"), Stance.STANDING),
            (self.tr("sitting"), Stance.SITTING),
        ):
            self.stance.addItem(words, stance)
        heading = plain_label("heading")
        heading.setText(self.tr("Drawn here"))
        self.marks = QListWidget()
        self.marks.setAccessibleName(self.tr("Drawn here"))
        self.marks.setWordWrap(True)
        self.marks.setMinimumHeight(5 * self.fontMetrics().height())
        self.marks.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._more = plain_label("muted")
        self.label = QLineEdit()
        self.label.setPlaceholderText(self.tr("Name of what is chosen"))
        self.label.setAccessibleName(self.tr("Name of what is chosen"))
        self.label.setMaxLength(80)
        self.remove = QPushButton(self.tr("Remove"))
        self._offsets = plain_label("detail")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(6)
        for part in (self._cva_title, self._cva, self._cva_more, self.stance, heading):
            layout.addWidget(part)
        layout.addWidget(self.marks, 1)
        layout.addWidget(self._more)
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        row.addWidget(self.remove)
        layout.addLayout(row)
        layout.addWidget(self._offsets)
        self.marks.currentItemChanged.connect(self._choose)
        self.label.editingFinished.connect(self._relabel)
        self.stance.activated.connect(lambda _n: self.stance_chosen.emit(self.stance.currentData()))

    def show_moment(self, now: Snapshot | None, chosen: int | None) -> None:
        """Show what there is on a moment; None: no moment."""
        self._showing = True
        marks = () if now is None else now.marks
        self.marks.clear()
        for mark in marks:
            row = QListWidgetItem(_line(mark))
            row.setData(Qt.ItemDataRole.UserRole, mark.id)
            self.marks.addItem(row)
            if mark.id == chosen:
                self.marks.setCurrentItem(row)
        found = next((mark for mark in marks if mark.id == chosen), None)
        self.label.setEnabled(found is not None)
        self.remove.setEnabled(found is not None)
        if not self.label.hasFocus():
            self.label.setText("" if found is None else found.label)
        self._more.setText("" if found is None else _about(found))
        self._more.setVisible(bool(self._more.text()))
        self._show_cva(now)
        self._show_offsets(now, found)
        if now is not None:
            self.stance.setCurrentIndex(self.stance.findData(now.setup.stance))
        self._showing = False

    def cva_words(self) -> str:
        """Return what is said of the craniovertebral angle."""
        return f"{self._cva.text()} {self._cva_more.text()}".strip()

    def offset_words(self) -> str:
        """Return what is said of the plumb line."""
        return self._offsets.text()

    def about_words(self) -> str:
        """Return what is said of the mark that is chosen."""
        return self._more.text()

    def _show_cva(self, now: Snapshot | None) -> None:
        there = now is not None and now.setup.view in SIDES
        for part in (self._cva_title, self._cva, self._cva_more):
            part.setVisible(there)
        if now is None or not there:
            return
        taken = tools.craniovertebral(now)
        self._cva.setText(taken_words(taken))
        parts = [source_words(taken.source)] if taken.value is not None else []
        parts += [note_words(taken.notes)] if taken.notes else []
        if taken.source is not Source.MARKED:
            parts.append(self.tr("mark C7 and tragus by hand to measure it"))
        self._cva_more.setText("; ".join(parts))

    def _show_offsets(self, now: Snapshot | None, found: Mark | None) -> None:
        lines = [] if now is None else [m for m in now.marks if m.kind is Kind.PLUMB]
        line = found if found in lines else (lines[-1] if lines else None)
        self._offsets.setVisible(line is not None)
        if now is None or line is None:
            return
        names = {
            "ear": self.tr("Ear"),
            "shoulder": self.tr("Shoulder"),
            "hip": self.tr("Hip"),
            "knee": self.tr("Knee"),
        }
        side = now.setup.view in SIDES
        rows = [self.tr("Before the plumb line:") if side else self.tr("Right of the plumb line:")]
        rows += [
            f"{names[offset.part]}: {taken_words(offset.taken)}"
            for offset in tools.plumb_offsets(now, line)
        ]
        self._offsets.setText("\n".join(rows))

    def _choose(self) -> None:
        row = self.marks.currentItem()
        if not self._showing and row is not None:
            self.mark_chosen.emit(row.data(Qt.ItemDataRole.UserRole))

    def _relabel(self) -> None:
        row = self.marks.currentItem()
        if not self._showing and row is not None:
            self.relabelled.emit(row.data(Qt.ItemDataRole.UserRole), self.label.text().strip())


def table_of(now: Snapshot) -> list[tuple[str, ...]]:
    """Return all numbers of a moment as rows: what, value, unit, ±, source, notes."""
    found: list[tuple[str, Mark | tools.Taken]] = [
        (mark.label or mark.kind.value, mark) for mark in now.marks
    ]
    found.append(("craniovertebral_angle", tools.craniovertebral(now)))
    line = next((mark for mark in reversed(now.marks) if mark.kind is Kind.PLUMB), None)
    if line is not None:
        found += [
            (f"{one.part}_from_plumb_line", one.taken) for one in tools.plumb_offsets(now, line)
        ]
    rows: list[tuple[str, ...]] = [("what", "value", "unit", "plus_minus", "source", "notes")]
    rows += [
        (what, f"{one.value:.2f}", one.unit, f"{one.pm:.2f}", one.source.value, " ".join(one.notes))
        for what, one in found
        if one.value is not None and one.pm is not None
    ]
    return rows


def _line(mark: Mark) -> str:
    name = tool_name(Tool(mark.kind.value))
    said = mark_words(mark)
    return f"{name}: {said}" if said else name


def _about(mark: Mark) -> str:
    if mark.value is None and not mark.notes:
        return ""
    return "; ".join(part for part in (source_words(mark.source), note_words(mark.notes)) if part)
