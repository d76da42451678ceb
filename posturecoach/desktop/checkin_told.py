"""What a clinician has told, and the self-check."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from posturecoach.desktop.checkin_parts import Attempt, SubView, Ticks, Words, label
from posturecoach.desktop.choice import Choice
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercise_book import safety_rules
from posturecoach.exercises.care import PROCEDURE
from posturecoach.exercises.gate import Effect, self_check
from posturecoach.guide import Guide


class ToldView(SubView):
    """What somebody has, and with which of it a clinician has allowed exercise.

    Two ticks for each: that it is so, and that a clinician has said yes. The second can only
    be given where the first is.
    """

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What a clinician has told you"), parent)
        self._words, self._attempt = words, attempt
        self._known: tuple[frozenset[str], frozenset[str]] | None = None
        self.body.addWidget(
            label(
                "prose",
                self.tr(
                    "Tick what holds for you. Some exercises then wait until a clinician has "
                    "said that you may do them; the second tick says so."
                ),
            )
        )
        self.has: dict[str, Choice] = {}
        self.may: dict[str, Choice] = {}
        self.notes: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, condition in enumerate(safety_rules().conditions.values()):
            self._add(grid, at, condition.id, condition.effect)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        self.body.addLayout(grid)
        self.keep = self.add_button(self.tr("Keep"), main=True)
        self.keep.clicked.connect(self._keep)

    def show_guide(self, guide: Guide) -> None:
        """Show what was told, if that is other than what was shown."""
        safety = guide.care.safety
        known = (safety.conditions, safety.allowed)
        if known == self._known:
            return
        self._known = known
        for id_, choice in self.has.items():
            choice.setChecked(id_ in safety.conditions)
        for id_, choice in self.may.items():
            choice.setChecked(id_ in safety.allowed)
        self._show()

    def take_focus(self) -> None:
        """Take the keys on the first line."""
        next(iter(self.has.values())).setFocus()

    def _add(self, grid: QGridLayout, row: int, id_: str, effect: Effect) -> None:
        words = self._words
        self.has[id_] = Choice(words[f"condition.{id_}"], ticks=True, wide=True)
        self.has[id_].toggled.connect(self._show)
        grid.addWidget(self.has[id_], row, 0)
        if effect in (Effect.NOTE, Effect.HELPER):
            self.notes[id_] = label("muted", words[f"effect.{effect}"])
            grid.addWidget(self.notes[id_], row, 1)
        else:
            self.may[id_] = Choice(
                self.tr("A clinician has said that I may exercise with it"), ticks=True, wide=True
            )
            self.may[id_].setAccessibleDescription(words[f"condition.{id_}"])
            grid.addWidget(self.may[id_], row, 1)

    def _keep(self) -> None:
        has = {id_ for id_, choice in self.has.items() if choice.isChecked()}
        may = {id_ for id_, choice in self.may.items() if choice.isChecked()} & has
        if self._attempt(lambda guide: guide.set_conditions(has, may)):
            self.left.emit()

    def _show(self) -> None:
        """Ask for a clinician's word only where there is something to be said about."""
        for id_, choice in self.may.items():
            here = self.has[id_].isChecked()
            if not here:
                choice.setChecked(False)
            choice.setVisible(here)
        for id_, note in self.notes.items():
            note.setVisible(self.has[id_].isChecked())


class SelfCheckView(SubView):
    """Eight lines; how many apply, and never what it is."""

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(words["selfcheck.title"], parent)
        self._words, self._attempt = words, attempt
        self._known: tuple[str, ...] | None = None
        self.body.addWidget(label("prose", self.tr("Tick what applies to you.")))
        lines = {id_: words[f"selfcheck.{id_}"] for id_ in safety_rules().selfcheck}
        self.lines = Ticks(lines, columns=1)
        self.said, self.more = plain_label("heading"), plain_label("prose")
        for part in (self.lines, self.said, self.more):
            self.body.addWidget(part)
        self.body.addWidget(label("muted", words["notice.what_it_is"]))
        self.keep = self.add_button(self.tr("Keep"), main=True)
        self.lines.changed.connect(self._show)
        self.keep.clicked.connect(self._keep)
        self._show()

    def show_guide(self, guide: Guide) -> None:
        """Show what was ticked, if that is other than what was shown."""
        ticks = guide.care.ticks or ()
        if ticks != self._known:
            self._known = ticks
            self.lines.show_ticks(ticks)
            self._show()

    def take_focus(self) -> None:
        """Take the keys on the first line."""
        next(iter(self.lines.choices.values())).setFocus()

    def _keep(self) -> None:
        given = self.lines.ticked()
        if self._attempt(lambda guide: guide.self_check(given)):
            self.left.emit()

    def _show(self) -> None:
        ticked = self.lines.ticked()
        self.said.setText(selfcheck_words(self._words, ticked))
        brings = self_check(ticked, safety_rules()).conditions
        asks = [self._words["selfcheck.when_checked"]] if "injury" in ticked else []
        if brings:
            asks.append(
                self.tr(
                    "Some exercises will then be easier, or wait. Under “What a clinician has "
                    "told you” you can say what you may do."
                )
            )
        self.more.setText(" ".join(asks))
        self.more.setVisible(bool(asks))


def selfcheck_words(words: Words, ticked: tuple[str, ...]) -> str:
    """Return what comes of so many ticks."""
    found = self_check(ticked, safety_rules())
    if not found.may_help:
        return words["selfcheck.none"]
    return words["selfcheck.result"].format(n=found.ticked, of=found.of)


def waits_for(guide: Guide) -> tuple[str, ...]:
    """Return what somebody has without a clinician's yes, where that closes exercises."""
    safety, rules = guide.care.safety, safety_rules()
    closes = (Effect.ASK, Effect.REQUIRED)
    return tuple(
        id_
        for id_, one in rules.conditions.items()
        if id_ in safety.conditions - safety.allowed and one.effect in closes and id_ != PROCEDURE
    )
