"""Warning signs: the questions, and what is open until a clinician has seen to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.checkin_parts import Attempt, SubView, Ticks, Words, label
from posturecoach.desktop.choice import Choice
from posturecoach.desktop.days import day_words
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercise_book import safety_rules
from posturecoach.exercises.gate import Tier, advice, lock
from posturecoach.guide import Guide


class FlagQuestions(SubView):
    """Ask for all warning signs; "none of these" is one click."""

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(words["tier.question"], parent)
        self._words, self._attempt = words, attempt
        self.body.addWidget(
            label(
                "prose",
                self.tr(
                    "Most pain of neck and back is harmless. A few signs should be seen by "
                    "somebody soon, before you exercise. Tick what is new or applies now."
                ),
            )
        )
        flags = safety_rules().flags.values()
        self.groups = {
            tier: Ticks({f.id: words[f"flag.{f.id}"] for f in flags if f.tier is tier})
            for tier in Tier
        }
        for ticks in self.groups.values():
            self.body.addWidget(ticks)
            line = QFrame()
            line.setObjectName("aside")
            self.body.addWidget(line)
            ticks.changed.connect(self._show)
        self.said = plain_label("answer")
        self.body.addWidget(self.said)
        self.keep = self.add_button(self.tr("This applies"))
        self.none = self.add_button(words["tier.none"], main=True)
        self.keep.clicked.connect(self._keep)
        self.none.clicked.connect(self._keep)
        self._show()

    def ticked(self) -> tuple[str, ...]:
        """Return the flags that are ticked."""
        return tuple(flag for ticks in self.groups.values() for flag in ticks.ticked())

    def take_focus(self) -> None:
        """Take the keys on the first line: "none of these" is never what a stray key says."""
        next(iter(self.groups[Tier.EMERGENCY].choices.values())).setFocus()

    def _keep(self) -> None:
        given = self.ticked()
        if self._attempt(lambda guide: guide.report_flags(given)):
            for ticks in self.groups.values():
                ticks.show_ticks(())
            self._show()
            self.left.emit()

    def _show(self) -> None:
        """Say at once what the ticks mean: also where they could not be kept, it is true."""
        worst = next((t for t, ticks in self.groups.items() if ticks.ticked()), None)
        self.none.setEnabled(worst is None)
        self.keep.setEnabled(worst is not None)
        self.said.setVisible(worst is not None)
        if worst is not None:
            self.said.setText(tier_words(self._words, worst))


class OpenFlags(QFrame):
    """The warning signs that are open, and the two steps that close them."""

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words, self._attempt = words, attempt
        self._shown: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = plain_label("heading")
        self.do, self.flags, self.local = plain_label("answer"), QLabel(), QLabel()
        for part in (self.flags, self.local):
            part.setObjectName("prose")
            part.setWordWrap(True)
        self.cleared = Choice(words["tier.cleared"], ticks=True, wide=True)
        self.confirm = QPushButton(self.tr("Yes, it has been checked"))
        self.confirm.setAutoDefault(False)
        steps = QHBoxLayout()
        steps.addWidget(self.cleared, 1)
        steps.addWidget(self.confirm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for part in (self.title, self.do, self.local, self.flags):
            layout.addWidget(part)
        layout.addLayout(steps)
        self.cleared.toggled.connect(self.confirm.setEnabled)
        self.confirm.clicked.connect(self._confirm)
        self.confirm.setEnabled(False)

    def show_guide(self, guide: Guide) -> None:
        """Show what is open; nothing where nothing is."""
        safety, rules = guide.care.safety, safety_rules()
        held, seen = lock(safety, rules), advice(safety, rules)
        flags = (*(held.flags if held else ()), *seen)
        if flags != self._shown:
            self.cleared.setChecked(False)  # what was ticked was said of other signs
        self._shown = flags
        self.setVisible(bool(flags))
        if not flags:
            return
        tier = held.tier if held else Tier.VISIT
        since = {one.flag: one.since for one in safety.raised}
        self.title.setText(self._words[f"tier.{tier}_title"])
        self.do.setText(self._words[f"tier.{tier}_do"])
        self.local.setText(
            self.tr(
                "The number is 112 in the European Union, 999 in the United Kingdom and 911 in "
                "the United States and Canada."
            )
        )
        self.setAccessibleName(tier_words(self._words, tier))
        self.local.setVisible(tier is Tier.EMERGENCY)
        self.flags.setText(
            "\n".join(f"• {self._words[f'flag.{f}']} ({day_words(since[f])})" for f in flags)
        )

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Forget a first step that was not followed by the second."""
        super().hideEvent(event)
        self.cleared.setChecked(False)

    def _confirm(self) -> None:
        if self.cleared.isChecked():
            self._attempt(lambda guide: guide.clear_flags(confirmed=True))


class AnythingNew(QWidget):
    """Once a week: anything new? No is one tap, yes opens the questions."""

    asked = Signal()

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attempt = attempt
        self.no = QPushButton(self.tr("No, nothing new"))
        self.yes = QPushButton(self.tr("Yes, or I am not sure"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        question = label("answer", words["tier.weekly"])
        question.setToolTip(words["tier.question"])
        layout.addWidget(question, 1)
        layout.addWidget(self.no)
        layout.addWidget(self.yes)
        self.no.clicked.connect(lambda: self._attempt(lambda guide: guide.report_flags(())))
        self.yes.clicked.connect(self.asked)

    def show_guide(self, guide: Guide) -> None:
        """Show it where a week has passed since the signs were gone through as a whole."""
        self.setVisible(guide.ask_again() and not guide.must_ask())


def tier_words(words: Words, tier: Tier) -> str:
    """Return what a tier asks for."""
    return f"{words[f'tier.{tier}_title']}. {words[f'tier.{tier}_do']}"
