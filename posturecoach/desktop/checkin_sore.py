"""Where it hurts and how, and what may add to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posturecoach.desktop.body_map import BodyMap
from posturecoach.desktop.checkin_parts import Attempt, SubView, Ticks, Words, label
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.palette import Colours
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercises.checkin import FACTORS, KINDS, REGIONS, CheckIn, Sore
from posturecoach.guide import Guide


class SoreView(SubView):
    """The body map, a card for each region that is ticked, and several things that may add."""

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Where does it hurt?"), parent)
        self._words, self._attempt = words, attempt
        self._day = ""
        self._told: tuple[Sore, ...] | None = None
        self._factors: tuple[str, ...] | None = None
        self.map = BodyMap({region: words[f"region.{region}"] for region in REGIONS})
        self.cards: dict[str, SoreCard] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._hint = plain_label("prose")
        self._hint.setText(
            self.tr(
                "Click where it hurts, or use Tab, the arrow keys and Space. Left and right are "
                "your own, as you feel them. Nothing has to be answered."
            )
        )
        self.factors = Ticks({factor: words[f"factor.{factor}"] for factor in FACTORS})
        self.keep = self.add_button(self.tr("Keep"), main=True)
        self._lay_out()
        self.map.changed.connect(self._ticked)
        self.keep.clicked.connect(self._keep)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.map.set_colours(colours)

    def show_guide(self, guide: Guide) -> None:
        """Show what was told last, if that is other than what was shown."""
        self._day = guide.day
        here = tuple(filter(hurts, guide.care.sore))
        if here != self._told:
            self._told = here
            self.map.show_ticked([sore.region for sore in here])
            for region in list(self.cards):
                self._remove(region)
            for sore in here:
                self._add(sore)
            self._arrange()
        if guide.care.factors != self._factors:
            self._factors = guide.care.factors
            self.factors.show_ticks(self._factors)

    def take_focus(self) -> None:
        """Take the keys on the map."""
        self.map.button(next(iter(self.cards), REGIONS[0])).setFocus()

    def sore(self) -> tuple[Sore, ...]:
        """Return what is told now, in the order of the regions."""
        return tuple(self.cards[r].sore() for r in REGIONS if r in self.cards)

    def _keep(self) -> None:
        told, was = self.sore(), self._told
        if not told and was:  # nothing hurts any more: that is an answer, and not none
            told = tuple(Sore(sore.region, 0.0) for sore in was)
        given = CheckIn(self._day, told, self.factors.ticked())
        self._told = tuple(filter(hurts, told))
        if self._attempt(lambda guide: guide.check_in(given)):
            self.left.emit()
        else:
            self._told = was

    def _ticked(self, region: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self._add(Sore(region))
        else:
            self._remove(region)
        self._arrange()

    def _add(self, sore: Sore) -> None:
        card = SoreCard(self._words, sore)
        card.changed.connect(self._arrange)
        self.cards[sore.region] = card
        self._column.insertWidget(self._column.count() - 1, card)

    def _remove(self, region: str) -> None:
        card = self.cards.pop(region)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        pains = {r: c.pain.value() for r, c in self.cards.items()}
        self.map.show_pains({r: p for r, p in pains.items() if p is not None})

    def _lay_out(self) -> None:
        right = QWidget()
        self._column.addStretch(1)
        right.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.insertWidget(0, self._hint)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.map, 5)
        across.addWidget(right, 4)
        self.body.addLayout(across)
        self.body.addWidget(label("heading", self._words["factor.title"]))
        self.body.addWidget(self.factors)


def hurts(sore: Sore) -> bool:
    """Return whether a region is sore at all: one with 0 and nothing else is over."""
    return sore.pain != 0.0 or bool(sore.kinds) or bool(sore.radiates)


class SoreCard(QFrame):
    """One region: how strong, of what kind, and whether it spreads."""

    changed = Signal()

    def __init__(self, words: Words, sore: Sore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        name = words[f"region.{sore.region}"]
        self._region = sore.region
        self.pain = PainScale(name)
        self.pain.set_value(sore.pain)
        self.kinds = {kind: QCheckBox(words[f"kind.{kind}"]) for kind in KINDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for at, (kind, box) in enumerate(self.kinds.items()):
            box.setChecked(kind in sore.kinds)
            box.setAccessibleName(f"{name}: {words[f'kind.{kind}']}")
            grid.addWidget(box, at // 3, at % 3)
        asked = words["kind.radiates"]
        self.spreads = {True: QCheckBox(self.tr("yes")), False: QCheckBox(self.tr("no"))}
        row = QHBoxLayout()
        row.addWidget(label("answer", asked), 1)
        for answer, box in self.spreads.items():
            box.setChecked(sore.radiates is answer)
            box.setAccessibleName(f"{name}: {asked} {box.text()}")
            box.toggled.connect(lambda on, answer=answer: self._spread(answer, on=on))
            row.addWidget(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(label("heading", name))
        layout.addWidget(self.pain)
        layout.addLayout(grid)
        layout.addLayout(row)
        self.pain.chosen.connect(self.changed)

    def sore(self) -> Sore:
        """Return what is told of it; what was not answered is not there."""
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        spreads = next((a for a, box in self.spreads.items() if box.isChecked()), None)
        return Sore(self._region, self.pain.value(), kinds, spreads)

    def _spread(self, answer: bool, *, on: bool) -> None:  # noqa: FBT001 - one of two
        if on:
            self.spreads[not answer].setChecked(False)
