"""The card with the places somebody sits at: what is known of each, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.languages import decimal, told
from posturecoach.desktop.words import MINUS, measure_name
from posturecoach.posture.lens import lens_of
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import Posture
from posturecoach.posture.places import Workplace
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import webcams

translate = QCoreApplication.translate

MM_PER_CM = 10.0
NAME_WIDTH = 44  # letters
_SHOWN = {"deg": ("°", 1.0, 1), "mm": (" cm", 0.1, 1), "%": (" %", 1.0, 0)}


class WhereCard(QFrame):
    """Show places; ask to rename, to learn anew or to forget one. Decides nothing."""

    renamed = Signal(str, str)  # from, to
    forget_asked = Signal(str)
    learn_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        heading = QLabel(self.tr("Where you sit, and your neutral there"))
        heading.setObjectName("heading")
        self.learn = QPushButton(self.tr("Learn my neutral here"))
        self.learn.setAccessibleDescription(
            self.tr("Watches for some seconds how you sit at ease, wherever you are now")
        )
        self.learn.clicked.connect(self.learn_asked)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.learn)
        self._note = _muted(
            self.tr(
                "Which place you are at is found out when you come, and when the camera moves; "
                "slumping changes nothing."
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(9)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addLayout(self._rows)
        self._shown: tuple[Workplace, ...] | None = None
        self.show_places(())

    def show_places(self, places: Sequence[Workplace]) -> None:
        """Show `places`; a name that is just being typed stays as it is."""
        if tuple(places) == self._shown:
            return
        self._shown = tuple(places)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        if not places:
            self._rows.addWidget(_muted(self.tr("Not learned yet.")))
        for place in places:
            self._rows.addWidget(self._row(place))

    def _row(self, place: Workplace) -> QWidget:
        name = QLineEdit(place.name)
        name.setAccessibleName(self.tr("Name of this place"))
        name.setMinimumWidth(NAME_WIDTH * self.fontMetrics().averageCharWidth())
        name.setCursorPosition(0)
        name.setMaxLength(80)
        name.editingFinished.connect(lambda: self._rename(place.name, name))
        anew, forget = QPushButton(self.tr("Learn anew")), QPushButton(self.tr("Forget"))
        anew.setAccessibleName(self.tr("Learn {0} anew").format(place.name))
        anew.setToolTip(self.tr("Be there, and sit at ease; it is learned for where you are"))
        anew.setAccessibleDescription(anew.toolTip())
        forget.setAccessibleName(self.tr("Forget {0}").format(place.name))
        anew.clicked.connect(self.learn_asked)
        forget.clicked.connect(lambda: self.forget_asked.emit(place.name))
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(name)
        above.addStretch(1)
        above.addWidget(anew)
        above.addWidget(forget)
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(above)
        layout.addWidget(_muted(place_words(place)))
        return row

    def _rename(self, old: str, field: QLineEdit) -> None:
        new = field.text().strip()
        taken = any(place.name == new for place in self._shown or () if place.name != old)
        if not new or taken:
            field.setText(old)
        elif new != old:
            self.renamed.emit(old, new)


def place_words(place: Workplace) -> str:
    """Return what is known of a place: learned when, how, from where; and its drift."""
    neutral = place.neutral
    parts = [translate("where", "Learned on {0}").format(_day(neutral.made))]
    if neutral.posture is not None:
        parts.append(
            translate("where", "sitting")
            if neutral.posture is Posture.SITTING
            else translate("where", "standing")
        )
    parts.append(_VIEWS[neutral.view]())
    seen_mm = neutral.values.get("viewing_distance")
    if neutral.distance_mm is not None:
        cm = neutral.distance_mm / MM_PER_CM
        parts.append(translate("where", "{0} cm by tape measure").format(f"{cm:.0f}"))
    elif seen_mm is not None:
        parts.append(translate("where", "about {0} cm").format(f"{seen_mm / MM_PER_CM:.0f}"))
    if neutral.camera is not None:
        parts.append(neutral.camera)
    lens = lens_of(neutral.hfov_deg, neutral.camera, webcams(), (neutral.width, neutral.height))
    parts.append(translate("where", "field of view: {0}").format(told(lens.words())))
    return f"{', '.join(parts)}.\n{drift_words(place)}"


def drift_words(place: Workplace) -> str:
    """Return what slow drift has moved since the first neutral, as a sentence."""
    ends: dict[str, float] = {}
    for step in place.drift:
        ends |= {id_: to for id_, (_, to) in step.moved.items()}
    told = [words for id_, to in ends.items() if (words := _moved_words(id_, to))]
    if not place.drift:
        return translate("where", "No slow change so far.")
    since, last = _day(place.drift[0].day), _day(place.drift[-1].day)
    if not told:
        return translate("where", "Slow changes since {0} have come to nothing.").format(since)
    return translate("where", "Slowly followed since {0}, last on {1}: {2}.").format(
        since, last, ", ".join(told[:MOST_TOLD])
    )


MOST_TOLD = 4


def _moved_words(id_: str, to: float) -> str:
    """Return one measure's way from the first neutral, or nothing where it rounds to none."""
    unit = UNITS.get(id_, "")
    if unit not in _SHOWN:
        return ""
    end, scale, digits = _SHOWN[unit]
    if round(abs(to) * scale, digits) == 0.0:
        return ""
    size = decimal(abs(to) * scale, digits)
    return f"{measure_name(id_)} {MINUS if to < 0 else '+'}{size}{end}"


_VIEWS = {
    View.FRONT: lambda: translate("where", "seen from the front"),
    View.OBLIQUE: lambda: translate("where", "seen at an angle"),
    View.SIDE_LEFT: lambda: translate("where", "seen from the left"),
    View.SIDE_RIGHT: lambda: translate("where", "seen from the right"),
    View.UNKNOWN: lambda: translate("where", "seen from somewhere"),
}


def _day(made: str) -> str:
    """Return the day of an ISO date-time in words; as it stands if it is none."""
    day = QDate.fromString(made[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMMM yyyy") if day.isValid() else made


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
