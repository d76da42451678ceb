"""Each measure in a row: its plain name, the number, the change, the zone in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from posturecoach.desktop.names import NAMES
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.words import (
    NO_NUMBER,
    absent_words,
    change_words,
    measure_name,
    now_words,
    zone_words,
)
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.measure import Absent, Measure
from posturecoach.session import Look

_SHORTEST_NAME = "Head turn…"  # so much of a name is to be seen however narrow the table
_CELL_ROOM = 22  # pixels: the style's own margins of a cell
_NUMBERS_SHARE = 0.6  # of the width, for all columns but the names, where that is enough
_ROW_LINES = (1.9, 3.2)  # height of a row in lines of letters: at least, and at most
_ORDER = {id_: at for at, id_ in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is shown. `zone` is None where no zone applies."""

    id: str
    name: str
    now: str
    change: str
    state: str
    zone: Zone | None
    there: bool


def rows(look: Look) -> list[Row]:
    """Return the rows for `look`, head first; what only another view shows is left out."""
    shown = [m for m in look.measures.values() if m.absent is not Absent.WRONG_VIEW]
    shown.sort(key=lambda measure: (_ORDER.get(measure.id, len(_ORDER)), measure.id))
    return [_row(measure, look) for measure in shown]


class MeasureTable(QTableWidget):
    """Show rows. A chosen row asks for its plot. Decides nothing."""

    chosen = Signal(str)  # measure id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._rows: list[Row] = []
        self._colours = LIGHT
        self.setAccessibleName(self.tr("Measures"))
        self.setAccessibleDescription(
            self.tr("What is measured now. Choose a row to see its last ten minutes.")
        )
        self.setHorizontalHeaderLabels(
            [self.tr("Measure"), self.tr("Now"), self.tr("From neutral"), self.tr("Zone")]
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows move in it
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit()
        self.itemSelectionChanged.connect(self._choose)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the columns to larger or smaller letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit rows and columns to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use a large table's room: taller rows, and numbers not too far from their names."""
        letters, room = self.fontMetrics(), self.viewport().size()
        # As wide as the longest words they may have to show, if there is room for all four.
        states = [*map(absent_words, Absent), *map(zone_words, Zone)]
        widths = [
            max(map(letters.horizontalAdvance, widest)) + _CELL_ROOM
            for widest in (["−100° ± 10°"], ["+10.0 ± 10.0 cm"], states)
        ]
        names = letters.horizontalAdvance(_SHORTEST_NAME) + _CELL_ROOM
        fitting = (room.width() - names) / sum(widths)  # below 1 the longest words are cut
        wider = max(min(1.0, fitting), _NUMBERS_SHARE * room.width() / sum(widths))
        for column, width in enumerate(widths, start=1):
            self.horizontalHeader().resizeSection(column, round(wider * width))
        low, high = (round(lines * letters.height()) for lines in _ROW_LINES)
        height = min(max(low, room.height() // max(self.rowCount(), 1)), high)
        self.verticalHeader().setDefaultSectionSize(height)
        for row in range(self.rowCount()):
            self.setRowHeight(row, height)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self._rows, old = [], self._rows
        self.show_rows(old)

    def show_rows(self, new: list[Row]) -> None:
        """Show `new`, touching only what changed, so that nothing flickers."""
        if [row.id for row in new] != [row.id for row in self._rows]:
            chosen = self._chosen()
            self.blockSignals(True)
            self.setRowCount(len(new))
            self._fit()
            self._rows = []
            self.blockSignals(False)
            self._choose_again(chosen, new)
        for at, row in enumerate(new):
            if at >= len(self._rows) or self._rows[at] != row:
                self._fill(at, row)
        self._rows = new

    def _fill(self, at: int, row: Row) -> None:
        ink = self._colours.text if row.there else self._colours.muted
        zone_ink = self._colours.zone(row.zone)
        for column, (words, colour) in enumerate(
            ((row.name, ink), (row.now, ink), (row.change, ink), (row.state, zone_ink))
        ):
            item = self.item(at, column)
            if item is None:
                item = QTableWidgetItem()
                self.setItem(at, column, item)
            item.setText(words)
            item.setToolTip(words if column == 0 else "")
            item.setForeground(QColor(colour))
            if column:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}: {words}")

    def _chosen(self) -> str | None:
        at = self.currentRow()
        return self._rows[at].id if 0 <= at < len(self._rows) and self.selectedItems() else None

    def _choose_again(self, chosen: str | None, new: list[Row]) -> None:
        places = {row.id: at for at, row in enumerate(new)}
        self.blockSignals(True)
        self.clearSelection()
        if chosen in places:
            self.selectRow(places[chosen])
        self.blockSignals(False)

    def _choose(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.chosen.emit(chosen)


def _row(measure: Measure, look: Look) -> Row:
    name = measure_name(measure.id)
    if measure.absent is not None:
        state = absent_words(measure.absent)
        return Row(measure.id, name, NO_NUMBER, NO_NUMBER, state, None, there=False)
    finding = look.findings.get(measure.id)
    return Row(
        measure.id,
        name,
        now_words(measure),
        change_words(measure),
        zone_words(finding.zone) if finding is not None else "",
        finding.zone if finding is not None else None,
        there=True,
    )
