"""Fields for days, and for two of them: from and to."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QWidget

from posturecoach.desktop.palette import LIGHT, Colours

_SHEET = """
QDateEdit {{ background: {raised}; color: {text}; border: 1px solid {border}; border-radius: 6px;
    padding: 4px 6px; }}
QDateEdit QLineEdit {{ border: none; padding: 0; background: transparent; color: {text}; }}
QDateEdit::up-button, QDateEdit::down-button {{ subcontrol-origin: border; width: 22px;
    border: none; background: transparent; }}
QDateEdit::up-button {{ subcontrol-position: top right; }}
QDateEdit::down-button {{ subcontrol-position: bottom right; }}
QDateEdit::up-arrow {{ image: url("{pictures}/up.svg"); width: 11px; height: 11px; }}
QDateEdit::down-arrow {{ image: url("{pictures}/down.svg"); width: 11px; height: 11px; }}
QDateEdit:focus {{ border: 2px solid {accent}; padding: 3px 5px; }}
QDateEdit:disabled {{ color: {muted}; border-color: {line}; }}
"""


class DayField(QDateEdit):
    """A field for a day."""

    chosen = Signal(object)  # date

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make the field; `name` is told by a screen reader."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)  # a day half typed is not a wish
        self.setDisplayFormat(_with_full_year())
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # which no style sheet can give it
        self.setCalendarPopup(False)  # arrow keys and typing are quicker than a small calendar
        self.dateChanged.connect(lambda _day: self.chosen.emit(self.day()))

    def day(self) -> date:
        """Return the day in it."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def show_day(self, day: date) -> None:
        """Show `day` and say nothing of it."""
        blocked = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(blocked)


class DaysField(QWidget):
    """From one day to another; a first day after the last takes that with it."""

    chosen = Signal(object, object)  # date, date

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make the fields; `name` is told by a screen reader."""
        super().__init__(parent)
        self.first = DayField(self.tr("{0}, first day").format(name))
        self.last = DayField(self.tr("{0}, last day").format(name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.first)
        layout.addWidget(QLabel("–"))
        layout.addWidget(self.last)
        layout.addStretch(1)
        self.first.chosen.connect(lambda day: self._settle(day, max(day, self.last.day())))
        self.last.chosen.connect(lambda day: self._settle(min(day, self.first.day()), day))
        self.set_colours(LIGHT)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        names = ("raised", "text", "border", "accent", "muted", "line")
        inks = {name: getattr(colours, name) for name in names}
        pictures = Path(str(files(__package__) / "data")).as_posix()
        self.setStyleSheet(_SHEET.format(pictures=pictures, **inks))

    def days(self) -> tuple[date, date]:
        """Return both days."""
        return self.first.day(), self.last.day()

    def show_days(self, first: date, last: date) -> None:
        """Show both days and say nothing of it."""
        self.first.show_day(first)
        self.last.show_day(last)

    def _settle(self, first: date, last: date) -> None:
        self.show_days(first, last)
        self.chosen.emit(first, last)


def _with_full_year() -> str:
    found = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return found if "yyyy" in found else found.replace("yy", "yyyy")
