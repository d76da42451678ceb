"""The page Today: time by zone so far, breaks, the longest stretch."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.coach_today import CoachToday
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import fill_page
from posturecoach.desktop.tally import BREAK_S, DayTally, Seen
from posturecoach.desktop.timeline import fill_kind
from posturecoach.desktop.timeline_day import Kind
from posturecoach.desktop.today_line import TodayLine
from posturecoach.desktop.words import time_words, zone_name, zone_sign
from posturecoach.ergonomics.zones import Zone

_ROWS = (Seen.EASY, Seen.SOME, Seen.MORE, Seen.UNJUDGED)
_KINDS = {
    Seen.EASY: Kind.EASY,
    Seen.SOME: Kind.SOME,
    Seen.MORE: Kind.MORE,
    Seen.UNJUDGED: Kind.UNJUDGED,
}
_ZONES = {Seen.EASY: Zone.NEUTRAL, Seen.SOME: Zone.CAUTION, Seen.MORE: Zone.BAD}


class TodayPage(QWidget):
    """Show a tally. Decides nothing."""

    check_asked = Signal()  # the workplace, which it is time to look at again

    def __init__(self, started: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Today"))
        title.setObjectName("title")
        self._started = started
        since = self._since = QLabel()
        since.setObjectName("detail")
        since.setWordWrap(True)
        self.line = TodayLine()
        self.show_kept(kept=False)
        self.bar = ZoneBar(self)
        self._colours = LIGHT
        self._signs: dict[Seen, QLabel] = {}
        self._times: dict[Seen, QLabel] = {}
        self._numbers: dict[str, QLabel] = {}
        layout = fill_page(self)
        layout.addWidget(title)
        layout.addWidget(since)
        layout.addWidget(self._make_reminder())
        layout.addLayout(self._make_numbers())
        layout.addWidget(self.line)
        layout.addWidget(self._make_zones())
        self.coach = CoachToday(self)
        layout.addWidget(self.coach)
        layout.addStretch(1)
        self.show_tally(DayTally())

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.bar.set_colours(colours)
        self.line.set_colours(colours)
        for seen, sign in self._signs.items():
            sign.setStyleSheet(f"color: {colours.zone(_ZONES.get(seen))};")

    def show_tally(self, tally: DayTally) -> None:
        """Show `tally`."""
        whole_s = tally.sitting_s
        for seen in _ROWS:
            spent = tally.seconds[seen]
            share = f" ({100 * spent / whole_s:.0f} %)" if spent >= 1 else ""
            self._times[seen].setText(_time(spent) + share)
        self.bar.show_shares([(seen, tally.seconds[seen]) for seen in _ROWS])
        for name, words in (
            ("sitting", _time(whole_s)),
            ("away", _time(tally.seconds[Seen.AWAY])),
            ("breaks", str(tally.breaks)),
            ("longest", _time(tally.longest_s)),
            ("now", _time(tally.stretch_s)),
        ):
            self._numbers[name].setText(words)

    def follow(self, journal: Path | None) -> None:
        """Show the day out of `journal`, and say that it is kept; None: nothing is."""
        self.show_kept(kept=journal is not None)
        self.line.follow(journal)

    def show_kept(self, *, kept: bool) -> None:
        """Say since when it counts, and whether it is kept."""
        if kept:
            words = self.tr("Since midnight. Kept as numbers in the journal on this computer.")
        else:
            words = self.tr("Since the program started at {0}. Nothing of it is kept.").format(
                self._started.strftime("%H:%M")
            )
        self._since.setText(words)

    def show_reminder(self, *, due: bool) -> None:
        """Say so when it is time to look at the workplace again."""
        self.reminder.setVisible(due)

    def words(self) -> dict[str, str]:
        """Return the numbers shown, by name, for tests."""
        return {name: label.text() for name, label in self._numbers.items()}

    def _make_reminder(self) -> QFrame:
        self.reminder = QFrame()
        self.reminder.setObjectName("notice")
        words = QLabel(self.tr("It is time to look at your workplace again, when it suits you."))
        words.setWordWrap(True)
        self.check = QPushButton(self.tr("Check the workplace"))
        self.check.clicked.connect(self.check_asked)
        layout = QHBoxLayout(self.reminder)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.addWidget(words, 1)
        layout.addWidget(self.check)
        self.reminder.hide()
        return self.reminder

    def _make_numbers(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(12)
        for name, words, more in (
            ("sitting", self.tr("Sitting"), self.tr("time in which I saw you")),
            ("longest", self.tr("Longest stretch"), self.tr("without a break")),
            ("now", self.tr("This stretch"), self.tr("since the last break")),
            (
                "breaks",
                self.tr("Breaks"),
                self.tr("away for {0} s or longer").format(round(BREAK_S)),
            ),
            ("away", self.tr("Away"), self.tr("nobody in the picture")),
        ):
            card = QFrame()
            card.setObjectName("card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(14, 12, 14, 12)
            heading = QLabel(words)
            heading.setObjectName("heading")
            number = QLabel()
            number.setObjectName("number")
            number.setAccessibleDescription(words)
            note = QLabel(more)
            note.setObjectName("muted")
            note.setWordWrap(True)
            for part in (heading, number, note):
                inside.addWidget(part)
            self._numbers[name] = number
            layout.addWidget(card, 1)
        return layout

    def _make_zones(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 12, 14, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        heading = QLabel(self.tr("How the sitting was"))
        heading.setObjectName("heading")
        grid.addWidget(heading, 0, 0, 1, 3)
        grid.addWidget(self.bar, 1, 0, 1, 3)
        for at, seen in enumerate(_ROWS, start=2):
            zone = _ZONES.get(seen)
            sign = QLabel(zone_sign(zone) if zone is not None else "–")
            name = QLabel(zone_name(zone) if zone is not None else self.tr("could not be judged"))
            time = QLabel()
            time.setAccessibleDescription(name.text())
            self._signs[seen], self._times[seen] = sign, time
            for column, label in enumerate((sign, name, time)):
                grid.addWidget(label, at, column)
        grid.setColumnStretch(2, 1)
        return card


def figures(tally: DayTally) -> list[str]:
    """Return today in three short lines, for the tray."""
    words = QCoreApplication.translate
    return [
        words("TodayPage", "Sitting: {0}").format(_time(tally.sitting_s)),
        words("TodayPage", "Longest stretch: {0}").format(_time(tally.longest_s)),
        words("TodayPage", "Breaks: {0}").format(tally.breaks),
    ]


class ZoneBar(QWidget):
    """One bar, parted by time; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._shares: list[tuple[Seen, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time by zone, as a bar; the list below says it in words"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a bar about as high as a line of text."""
        return QSize(200, round(1.4 * self.fontMetrics().height()))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_shares(self, shares: list[tuple[Seen, float]]) -> None:
        """Show the times in `shares`, in seconds, side by side."""
        if shares != self._shares:
            self._shares = shares
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the parts, or an empty bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(self._colours.line))
        whole = sum(spent for _, spent in self._shares)
        left, zoom = 0.0, self.fontMetrics().height() / 18.0
        for seen, spent in self._shares if whole else ():
            width = self.width() * spent / whole
            part = QRectF(left, 0, max(width - 1.5, 0.0), self.height())
            fill_kind(painter, part, _KINDS[seen], self._colours, zoom)
            left += width


def _time(seconds: float) -> str:
    return time_words(seconds) if seconds >= 1 else "–"
