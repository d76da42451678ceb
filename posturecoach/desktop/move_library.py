"""The library: all exercises in six groups, searched and filtered."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.fields import choice_field
from posturecoach.desktop.move_state import MoveState
from posturecoach.desktop.move_words import DOT, Book, kind_words, level_words, why_closed
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercise_book import demonstrations, exercises
from posturecoach.exercises.library import Exercise, Group, Mode

EQUIPMENT = ("band", "wall", "doorway", "box")  # not at every desk, unlike chair and table
_ID, _ABOUT, _STATE, _HEADING = (Qt.ItemDataRole.UserRole.value + n for n in range(4))

# Which words of the body lead to an exercise, beside its name and purpose; by language.
_BODY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "neck": ("M1", "M2", "M3", "C1", "C3", "B3"),
        "head": ("M1", "M2", "M3", "C1", "B3"),
        "shoulder shoulders": ("M6", "C2", "C3", "P1", "P4", "M2"),
        "arm hand elbow": ("N1", "N2", "C3", "P1"),
        "upper back chest": ("M4", "M5", "C2", "P1", "P4"),
        "lower back low back spine": ("M5", "P2", "P3", "C4", "C5", "R3"),
        "trunk belly core": ("C5", "P2", "P3"),
        "hip hips leg legs knee thigh": ("C4", "P2", "N3", "B1", "R2", "R3"),
        "foot feet ankle balance": ("B1", "B2", "R1"),
        "nerve tingling": ("N1", "N2", "N3"),
    },
    "de": {
        "hals nacken": ("M1", "M2", "M3", "C1", "C3", "B3"),
        "kopf": ("M1", "M2", "M3", "C1", "B3"),
        "schulter schultern": ("M6", "C2", "C3", "P1", "P4", "M2"),
        "arm hand ellbogen": ("N1", "N2", "C3", "P1"),
        "oberer rücken brust": ("M4", "M5", "C2", "P1", "P4"),
        "unterer rücken kreuz lende wirbelsäule": ("M5", "P2", "P3", "C4", "C5", "R3"),
        "rumpf bauch": ("C5", "P2", "P3"),
        "hüfte bein beine knie schenkel": ("C4", "P2", "N3", "B1", "R2", "R3"),
        "fuß füße knöchel gleichgewicht": ("B1", "B2", "R1"),
        "nerv nerven kribbeln": ("N1", "N2", "N3"),
    },
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show of the library. Empty words stand for anything."""

    text: str = ""
    group: str = ""
    position: str = ""
    view: str = ""
    only_open: bool = False
    no_equipment: bool = False


def matching(wanted: Wanted, state: MoveState, said: Book) -> tuple[str, ...]:
    """Return the ids of what is wanted, in the order of the library."""
    return tuple(id_ for id_, one in exercises().items() if _fits(one, wanted, state, said))


def _fits(one: Exercise, wanted: Wanted, state: MoveState, said: Book) -> bool:
    camera = one.from_view(wanted.view) if wanted.view else None
    return (
        (not wanted.group or one.group == wanted.group)
        and (not wanted.position or _position(one) == wanted.position)
        and (not wanted.view or (camera is not None and camera.mode is not Mode.TIMER))
        and (not wanted.only_open or state.open(one.id) is not None)
        and (not wanted.no_equipment or not set(demonstrations()[one.id].props) & {*EQUIPMENT})
        and all(word in _searched(one, said) for word in _folded(wanted.text).split())
    )


def _position(one: Exercise) -> str:
    return "sit" if one.position == "lean" else one.position


def _searched(one: Exercise, said: Book) -> str:
    words = said.words.exercises[one.id]
    body = [name for name, ids in _BODY[said.language].items() if one.id in ids]
    return _folded(" ".join((one.id, words.name, words.purpose, *body)))


def _folded(text: str) -> str:
    """Return text without case and accents: who types "ruecken" or "rucken" finds it, too."""
    small = text.casefold().replace("ae", "a").replace("oe", "o").replace("ue", "u")
    parts = unicodedata.normalize("NFD", small)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


class LibraryView(QWidget):
    """All exercises; one is opened by a click or Enter."""

    exercise_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = MoveState()
        self._book: Book | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search: name, purpose or part of the body"))
        self.search.setAccessibleName(self.tr("Search the exercises"))
        self.group, self.position, self.view = QComboBox(), QComboBox(), QComboBox()
        self.only_open = QCheckBox(self.tr("Open now"))
        self.no_equipment = QCheckBox(self.tr("Needs nothing but chair and desk"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Exercises"))
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = plain_label("muted")
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)

    def _make(self, said: Book) -> None:
        """Put it together, once it is known in which language."""
        any_ = ("", self.tr("All groups"))
        groups = [(g.value, said.line(f"group.{g}")) for g in Group]
        self.group = choice_field(self.tr("Group"), any_, *groups)
        places = [(p, said.line(f"position.{p}")) for p in ("sit", "stand", "walk")]
        self.position = choice_field(
            self.tr("Sitting or standing"), ("", self.tr("Sitting or standing")), *places
        )
        self.view = choice_field(
            self.tr("Where the camera stands"),
            ("", self.tr("Any camera")),
            ("front", self.tr("Camera in front")),
            ("side", self.tr("Camera at the side")),
        )
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.search, 1)
        self.search.textChanged.connect(self._fill)
        for tick in (self.only_open, self.no_equipment):
            first.addWidget(tick)
            tick.toggled.connect(self._fill)
        for box in (self.group, self.position, self.view):
            second.addWidget(box)
            box.currentIndexChanged.connect(self._fill)
        second.addStretch(1)
        second.addWidget(self._count)
        self._count.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 16)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.list, 1)

    def show_state(self, state: MoveState, said: Book) -> None:
        """Show what is open and what waits."""
        if self._book is None:
            self._book = said
            self._make(said)
        self._state = state
        self._fill()

    def shown(self) -> tuple[str, ...]:
        """Return the ids of what is listed."""
        items = (self.list.item(n) for n in range(self.list.count()))
        return tuple(str(item.data(_ID)) for item in items if item.data(_ID))

    def take_focus(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()

    def _wanted(self) -> Wanted:
        return Wanted(
            self.search.text(),
            str(self.group.currentData() or ""),
            str(self.position.currentData() or ""),
            str(self.view.currentData() or ""),
            self.only_open.isChecked(),
            self.no_equipment.isChecked(),
        )

    def _fill(self) -> None:
        if self._book is None:
            return
        chosen, said = self.list.currentItem(), self._book
        had = None if chosen is None else chosen.data(_ID)
        at = self.list.verticalScrollBar().value()
        self.list.clear()
        found, group = matching(self._wanted(), self._state, said), None
        for id_ in found:
            one = exercises()[id_]
            if one.group is not group:
                group = one.group
                self.list.addItem(_heading(said.line(f"group.{group}")))
            item = self._item(id_, said)
            self.list.addItem(item)
            if id_ == had:
                self.list.setCurrentItem(item)
        self.list.verticalScrollBar().setValue(at)
        everything = len(exercises())
        self._count.setText(self.tr("{0} of {1} exercises").format(len(found), everything))

    def _item(self, id_: str, said: Book) -> QListWidgetItem:
        words = said.words.exercises[id_]
        closed = why_closed(self._state, id_, said)
        state = self.tr("waits") if closed else level_words(self._state.levels[id_])
        item = QListWidgetItem(words.name)
        about = DOT.join((words.purpose, kind_words(id_, said).split(DOT)[1]))
        item.setData(_ID, id_)
        item.setData(_ABOUT, about)
        item.setData(_STATE, state)
        item.setToolTip(closed)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (words.name, state, about)))
        )
        return item

    def _open(self, item: QListWidgetItem) -> None:
        id_ = item.data(_ID)
        if id_:
            self.exercise_wanted.emit(str(id_))


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(_HEADING, True)
    item.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass over it
    return item


class _Rows(QStyledItemDelegate):
    """Paint a row: the name, what it is for, and whether it waits; or the name of a group."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return two lines and some air; a line and more air for a group."""
        line = QFontMetrics(option.font).height()
        return QSize(0, round(line * (2.0 if index.data(_HEADING) else 3.0)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint it in the colours of the list."""
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style() if widget is not None else QApplication.style()
        if not index.data(_HEADING):
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        role = palette.ColorRole.HighlightedText if chosen else palette.ColorRole.Text
        faint = role if chosen else palette.ColorRole.PlaceholderText
        bold = QFont(option.font)
        bold.setBold(True)
        high = QFontMetrics(bold).height()
        place = option.rect.adjusted(10, 0, -12, 0)
        painter.save()
        painter.setFont(bold)
        painter.setPen(palette.color(faint if index.data(_HEADING) else role))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        top = place.top() + (place.height() - 2 * high) // 2
        if index.data(_HEADING):
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom, name)
        else:
            line = QRect(place.left(), top, place.width(), high)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, name)
            painter.setFont(option.font)
            painter.setPen(palette.color(faint))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(index.data(_STATE)))
            about = QFontMetrics(option.font).elidedText(
                str(index.data(_ABOUT)), Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(line.translated(0, high), Qt.AlignmentFlag.AlignLeft, about)
        painter.restore()
