"""About your work: what no camera can see, asked once and kept with its date."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.days import day_words, today
from posturecoach.desktop.names import QT_TRANSLATE_NOOP
from posturecoach.desktop.result import score_words
from posturecoach.ergonomics.assessment import Assessment
from posturecoach.ergonomics.live import STATIC_S, Held
from posturecoach.rulebook import method
from posturecoach.settings import WorkSettings

# In the order of asking; each is a setting that is true, false or not told.
_QUESTIONS = {
    "legs_supported": QT_TRANSLATE_NOOP("WorkCard", "Both feet rest on something"),
    "backrest": QT_TRANSLATE_NOOP("WorkCard", "Your back leans on a backrest"),
    "arm_support": QT_TRANSLATE_NOOP("WorkCard", "Forearms or elbows rest on something"),
    "arms_by_side": QT_TRANSLATE_NOOP("WorkCard", "Upper arms hang beside the body"),
    "wrist_straight": QT_TRANSLATE_NOOP("WorkCard", "Wrists are straight"),
    "wrist_twisted": QT_TRANSLATE_NOOP("WorkCard", "Forearms are twisted as far as they go"),
}
_NONE_KG = -1.0  # the field's lowest value: not told


class WorkCard(QFrame):
    """Show what was told of the work, and ask for it. Writes nothing itself."""

    changed = Signal(object)  # WorkSettings

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._work = WorkSettings()
        self._showing = False
        self.fields: dict[str, QComboBox] = {}
        heading = QLabel(self.tr("About your work"))
        heading.setObjectName("heading")
        why = QLabel(
            self.tr(
                "What the camera can't see. RULA and REBA, two ratings of how somebody works, need "
                "it; what you leave out makes their result a range."
            )
        )
        self._date = QLabel()
        self._now, self._day, self._sources = QLabel(), QLabel(), QLabel()
        for said in (self._now, self._day):
            said.setObjectName("detail")
            said.setWordWrap(True)
        cites = "; ".join(method(name).cite for name in ("rula", "reba"))
        self._sources.setText(self.tr("Sources: {0}").format(cites))
        for label in (why, self._date, self._sources):
            label.setObjectName("muted")
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(why)
        layout.addLayout(self._make_fields())
        layout.addWidget(self._date)
        layout.addWidget(self._now)
        layout.addWidget(self._day)
        layout.addWidget(self._sources)
        self.show_work(self._work)
        self.show_posture(None)
        self.show_day([])

    def show_work(self, work: WorkSettings) -> None:
        """Show what was told, and when."""
        self._work = work
        self._showing = True
        for name, field in self.fields.items():
            field.setCurrentIndex(field.findData(getattr(work, name)))
        self.load.setValue(_NONE_KG if work.load_kg is None else work.load_kg)
        self.held.setCurrentIndex(self.held.findData(work.load_held))
        self._showing = False
        self._show_load()
        if work.answered is None:
            self._date.setText(self.tr("Not answered yet."))
        else:
            self._date.setText(self.tr("Answered on {0}.").format(day_words(work.answered)))

    def show_posture(self, held: Held | None) -> None:
        """Show what both methods say of the posture that is held now; None while none is."""
        if held is None:
            self._now.setText(
                self.tr("RULA and REBA of a posture stand here once you hold one for 4 seconds.")
            )
            return
        rula, reba = (self._said(score.assessment) for score in (held.rula, held.reba))
        said = self.tr(
            "The posture you hold now: RULA {0} (of 1 to 7), REBA {1} (of 1 to 15). Lower is "
            "easier; an estimate of what can be seen."
        ).format(rula, reba)
        if held.still_s <= STATIC_S:
            said += " " + self.tr("So far: whatever is held for over a minute adds a point.")
        self._now.setText(said)

    def show_day(self, lines: list[str]) -> None:
        """Show what both methods say of all postures held so far, a line each."""
        self._day.setText("\n".join(lines))
        self._day.setVisible(bool(lines))

    def day_words(self) -> str:
        """Return what is said of all postures held so far."""
        return self._day.text()

    def now_words(self) -> str:
        """Return what is said of the posture that is held now."""
        return self._now.text()

    def date_words(self) -> str:
        """Return what is said of the date."""
        return self._date.text()

    def _said(self, assessment: Assessment) -> str:
        return score_words(assessment) if assessment.enough_seen else self.tr("not enough seen")

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for name, words in _QUESTIONS.items():
            self.fields[name] = self._yes_no()
            self._add(grid, self.tr(words), self.fields[name])
        self.load = QDoubleSpinBox()
        self.load.setDecimals(0)
        self.load.setRange(_NONE_KG, 200.0)
        self.load.setSuffix(" kg")
        self.load.setSpecialValueText(self.tr("not told"))
        self.load.setKeyboardTracking(False)
        self.load.lineEdit().setTextMargins(6, 0, 0, 0)  # which no style sheet can give it
        self._add(grid, self.tr("What your hands lift (keyboard and mouse: 0)"), self.load)
        self.held = self._yes_no()
        words = self.tr("It is held, or lifted 4 times a minute or more")
        self._held_label = self._add(grid, words, self.held)
        self.load.valueChanged.connect(self._tell)
        for field in (*self.fields.values(), self.held):
            field.activated.connect(self._tell)
        return grid

    def _add(self, grid: QGridLayout, words: str, field: QWidget) -> QLabel:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setBuddy(field)
        field.setAccessibleName(words)
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
        return label

    def _yes_no(self) -> QComboBox:
        box = QComboBox()
        for words, value in (
            (self.tr("not told"), None),
            (self.tr("yes"), True),
            (self.tr("no"), False),
        ):
            box.addItem(words, value)
        return box

    def _tell(self) -> None:
        if self._showing:
            return
        load = None if self.load.value() <= _NONE_KG else self.load.value()
        told = {name: field.currentData() for name, field in self.fields.items()}
        new = replace(
            self._work,
            **told,
            load_kg=load,
            load_held=self.held.currentData() if load else None,
            answered=today().isoformat(),
        )
        self.show_work(new)
        self.changed.emit(new)

    def _show_load(self) -> None:
        """Ask whether a load is held only where there is one."""
        there = self.load.value() > 0.0
        self.held.setEnabled(there)
        self._held_label.setEnabled(there)
