"""The check-in of a day: one number, and a line if one likes. It takes a few seconds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.checkin_parts import Attempt, Words, label
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercises.care import DAILY, last_answer
from posturecoach.exercises.checkin import NOTE_MOST, CheckIn
from posturecoach.guide import Guide

_ENDS = ("best", "worst")


class TodayCard(QFrame):
    """Ask how strong the pain is now. Not today and never again are one click each."""

    kept = Signal()

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words, self._attempt = words, attempt
        self._day, self._skipped = "", ""
        self._again = False  # whether it is asked once more on the same day
        self._guide: Guide | None = None
        self.heading = label("heading", self.tr("Pain today"))
        self.said = plain_label("prose")
        self._make_form()
        self._make_after()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for part in (self.heading, self.said, self.form, self.after):
            layout.addWidget(part)

    def show_guide(self, guide: Guide) -> None:
        """Show whether it is asked; what was begun today stays."""
        self._guide = guide
        if guide.day != self._day:
            self._day, self._again = guide.day, False
            self._clear()
        last = last_answer(guide.care, DAILY)
        done = last is not None and last.day == guide.day
        never, skipped = guide.care.no_daily, self._skipped == guide.day
        asks = self._again or not (done or never or skipped)
        self.form.setVisible(asks)
        self.after.setVisible(not asks)
        self.again.setVisible(not asks)
        self.offer.setVisible(never)
        self.never.setVisible(not never)
        self.said.setVisible(not asks)
        if done and last is not None:
            shown = [f"{self._words[f'item.{DAILY}.{n}']} {v:.0f}" for n, v in last.values.items()]
            self.said.setText(self.tr("Noted, thank you.") + "\n" + "  ".join(shown))
            self.again.setText(self.tr("Once more"))
        else:
            off = self.tr("The daily question is switched off.")
            self.said.setText(off if never else self.tr("Not today."))
            self.again.setText(self.tr("Answer after all"))

    def take_focus(self) -> None:
        """Take the keys: a digit is the answer then."""
        if self.form.isVisible():
            self.now.take_focus()
        else:
            self.again.setFocus()

    def keep(self) -> None:
        """Keep what was answered, if anything was."""
        values = {n: s.value() for n, s in (("now", self.now), *self.ends.items())}
        given = {name: value for name, value in values.items() if value is not None}
        note = self.note.text().strip()
        if not given and not note:
            return
        mistake = _mistake(given)
        self.wrong.setVisible(mistake)
        if mistake:
            self.wrong.setText(self.tr("The least can't be above the most, nor now above it."))
            return
        scales = {DAILY: given} if given else {}
        day = self._day
        self._again = False
        if self._attempt(lambda guide: guide.check_in(CheckIn(day, scales=scales, note=note))):
            if not given:  # a line alone answers for today, too
                self._skipped = day
            self._clear()
            self.kept.emit()
        else:
            self._again = True

    def skip(self) -> None:
        """Ask no more today."""
        self._skipped, self._again = self._day, False
        self._show()

    def _never(self, *, never: bool) -> None:
        self._again = False
        self._attempt(lambda guide: guide.never_daily(never=never))

    def _once_more(self) -> None:
        self._again, self._skipped = True, ""
        self._show()
        self.now.take_focus()

    def _show(self) -> None:
        if self._guide is not None:
            self.show_guide(self._guide)

    def _clear(self) -> None:
        for scale in (self.now, *self.ends.values()):
            scale.set_value(None)
        self.note.clear()
        self.wrong.hide()
        self.done.setEnabled(False)

    def _changed(self) -> None:
        scales = (self.now, *self.ends.values())
        self.done.setEnabled(
            any(s.value() is not None for s in scales) or bool(self.note.text().strip())
        )
        self.wrong.hide()

    def _make_form(self) -> None:
        words = self._words
        least, most = words["item.nprs_least"], words["item.nprs_most"]
        self.now = PainScale(words[f"item.{DAILY}.now"], least, most)
        self.ends = {n: PainScale(words[f"item.{DAILY}.{n}"], least, most) for n in _ENDS}
        self.note = QLineEdit()
        self.note.setMaxLength(NOTE_MOST)
        self.note.setPlaceholderText(self.tr("A line, if you like. Return keeps it."))
        self.note.setAccessibleName(self.tr("A line about today"))
        self.done = QPushButton(self.tr("Done"))
        self.done.setObjectName("main")
        self.more = QPushButton(self.tr("Last 24 hours …"))
        self.skipped = QPushButton(self.tr("Not today"))
        self.stop = QPushButton(self.tr("Never again"))
        self.stop.setToolTip(self.tr("You can switch it on again here at any time."))
        self.wrong = plain_label("mark")
        self.wrong.hide()
        self._ends = QWidget()
        inside = QVBoxLayout(self._ends)
        inside.setContentsMargins(0, 0, 0, 0)
        for name, scale in self.ends.items():
            inside.addWidget(label("answer", words[f"item.{DAILY}.{name}"]))
            inside.addWidget(scale)
        self._ends.hide()
        self.form = QWidget()
        layout = QVBoxLayout(self.form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label("answer", words[f"item.{DAILY}.now"]))
        for part in (self.now, self._ends, self.note, self.wrong):
            layout.addWidget(part)
        layout.addLayout(_row(self.skipped, self.stop, None, self.more, self.done))
        self.now.picked.connect(self.note.setFocus)
        self.now.typed.connect(self._write)
        for scale in (self.now, *self.ends.values()):
            scale.entered.connect(self.keep)
            scale.chosen.connect(self._changed)
        self.note.textChanged.connect(self._changed)
        self.note.returnPressed.connect(self.keep)
        self.done.clicked.connect(self.keep)
        self.skipped.clicked.connect(self.skip)
        self.stop.clicked.connect(lambda: self._never(never=True))
        self.more.clicked.connect(lambda: self._ends.setVisible(self._ends.isHidden()))

    def _make_after(self) -> None:
        self.again = QPushButton()
        self.never = QPushButton(self.tr("Never again"))
        self.never.setToolTip(self.stop.toolTip())
        self.offer = QPushButton(self.tr("Ask daily again"))
        self.after = QWidget()
        row = QHBoxLayout(self.after)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.again, self.offer):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.never)
        self.again.clicked.connect(self._once_more)
        self.never.clicked.connect(lambda: self._never(never=True))
        self.offer.clicked.connect(lambda: self._never(never=False))

    def _write(self, letter: str) -> None:
        self.note.setFocus()
        self.note.insert(letter)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _mistake(values: dict[str, float]) -> bool:
    """Return whether the numbers can't all be true, as `scales.answer_from` has it."""
    now, best, worst = (values.get(name) for name in ("now", "best", "worst"))
    if worst is None:
        return False
    return any(one is not None and one > worst for one in (now, best))
