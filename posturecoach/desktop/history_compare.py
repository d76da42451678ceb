"""Two periods side by side: what differs clearly, and what may be chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from posturecoach.desktop.history_dates import DaysField
from posturecoach.desktop.history_figures import (
    Daily,
    Difference,
    Figure,
    Verdict,
    difference,
    figure_name,
    figure_words,
    figures_in,
)
from posturecoach.desktop.history_spans import Scope, Shown, between, span_title
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.words import MINUS

_COLUMNS = 4
_LETTERS = 150  # the widest table that is still read line by line


@dataclass(frozen=True, slots=True)
class Pair:
    """Two periods to compare: the first and the last day of each."""

    one: tuple[date, date]
    other: tuple[date, date]


def pair_of(shown: Shown) -> Pair:
    """Return the time that is shown, with the one before it; of a day its week."""
    if shown.scope is Scope.DAY:
        shown = Shown.about(Scope.WEEK, shown.first)
    before = shown.moved(-1)
    return Pair((before.first, before.last), (shown.first, shown.last))


def differences(pair: Pair, days: Mapping[date, Daily]) -> tuple[Difference, ...]:
    """Return every figure that both periods have something of."""
    one, other = (between(days, *ends) for ends in (pair.one, pair.other))
    known = set(figures_in(one))
    every = [figure for figure in figures_in(other) if figure in known]
    return tuple(difference(figure, one, other) for figure in every)


class Comparison(QFrame):
    """Show two periods and let them be chosen. Decides nothing."""

    chosen = Signal(object)  # Pair

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self.fields = tuple(
            DaysField(name) for name in (self.tr("Earlier period"), self.tr("Later period"))
        )
        self.table = QWidget()  # without the fields: this is what is saved
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._note = plain_label("muted")
        self._note.setText(
            self.tr(
                "Each number is that of a usual day: the median of its days. A difference counts "
                "only if it is larger than days commonly differ, and angles only from 5° on. "
                "What lies behind a difference, numbers can't say."
            )
        )
        across = QHBoxLayout()
        across.setSpacing(14)
        for name, field in zip((self.tr("Earlier"), self.tr("Later")), self.fields, strict=True):
            label = plain_label("muted", wraps=False)
            label.setText(name)
            across.addWidget(label)
            across.addWidget(field)
            field.chosen.connect(lambda *_: self.chosen.emit(self.pair()))
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(across)
        layout.addWidget(self.table)
        layout.addWidget(self._note)
        self._fit_font()
        self._labels: list[QLabel] = []
        self._given: tuple[Difference, ...] = ()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for field in self.fields:
            field.set_colours(colours)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the columns near to each other, whatever the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def _fit_font(self) -> None:
        self.table.setMaximumWidth(_LETTERS * self.fontMetrics().averageCharWidth())

    def pair(self) -> Pair:
        """Return the periods in the fields."""
        one, other = (field.days() for field in self.fields)
        return Pair(one, other)

    def show_pair(self, pair: Pair) -> None:
        """Put two periods into the fields."""
        for field, ends in zip(self.fields, (pair.one, pair.other), strict=True):
            field.show_days(*ends)

    def show_differences(self, pair: Pair, found: Sequence[Difference]) -> None:
        """Show what was found."""
        self._given = tuple(found)
        rows = [[self.tr("On a usual day"), span_title(*pair.one), span_title(*pair.other), ""]]
        rows += [list(self._row(one)) for one in found]
        self._clear()
        for at, row in enumerate(rows):
            quiet = at == 0 or found[at - 1].verdict is not Verdict.CLEAR
            for column, words in enumerate(row):
                last = column == _COLUMNS - 1
                label = plain_label("muted" if at == 0 or (quiet and last) else "")
                label.setWordWrap(column == 0)
                label.setText(words)
                if at > 0 and 0 < column < _COLUMNS - 1:
                    label.setAccessibleName(f"{row[0]}, {rows[0][column]}: {words}")
                self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)
                self._labels.append(label)

    def rows(self) -> list[list[str]]:
        """Return what is shown, row by row, for tests."""
        words = [label.text() for label in self._labels]
        return [words[at : at + _COLUMNS] for at in range(0, len(words), _COLUMNS)]

    def export_rows(self) -> Iterable[list[str | int | float]]:
        """Yield the table with a header, for a file."""
        yield ["figure", "earlier", "later", "difference", "verdict"]
        for one in self._given:
            numbers = (
                None if one.before is None else one.before.value,
                None if one.after is None else one.after.value,
                one.change,
            )
            cells = ("" if number is None else round(number, 4) for number in numbers)
            yield [figure_name(one.figure), *cells, str(one.verdict.value)]

    def _row(self, one: Difference) -> tuple[str, str, str, str]:
        numbers = (one.before, one.after)
        words = (figure_words(one.figure, None if n is None else n.value) for n in numbers)
        return (figure_name(one.figure), *words, self._verdict(one))  # type: ignore[return-value]

    def _verdict(self, one: Difference) -> str:
        match one.verdict:
            case Verdict.TOO_FEW:
                return self.tr("too few days to tell")
            case Verdict.NOT_CLEAR:
                return self.tr("no clear change")
            case Verdict.CLEAR:
                return self._clear_words(one.figure, one.change or 0.0)

    def _clear_words(self, figure: Figure, change: float) -> str:
        words = figure_words(figure, change, signed=True)
        arrow = "▼" if words.startswith(MINUS) else "▲"
        if figure.easier * change > 0:
            return self.tr("{0}: easier").format(f"{arrow} {words}")
        return f"{arrow} {words}"

    def _clear(self) -> None:
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels.clear()
