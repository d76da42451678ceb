"""Once a week, and every six weeks: what is due, and nothing else. Every answer is optional."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLineEdit, QPushButton, QWidget

from posturecoach.desktop.checkin_parts import Attempt, SubView, Ticks, Words, card_of, label
from posturecoach.desktop.choice import Choice
from posturecoach.desktop.fields import number_field
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.pieces import plain_label
from posturecoach.desktop.red_flags import AnythingNew
from posturecoach.exercise_book import scales
from posturecoach.exercises.care import DAILY, last_answer
from posturecoach.exercises.checkin import NOTE_MOST, CheckIn
from posturecoach.exercises.scales import (
    LEAST_ACTIVITIES,
    MOST_ACTIVITIES,
    Answer,
    Scale,
    ScaleKind,
    answer_from,
)
from posturecoach.guide import Guide

translate = QCoreApplication.translate

_NAME_MOST = 60  # characters of an activity
_BLANK = -1.0  # of a total that was not entered
_OVERALL = "pgic"
_WHERE = {  # where the forms are that belong to others
    "rmdq": "Roland & Fairbank, Spine 2000, 25: 3115-3124",
    "ndi": "eprovide.mapi-trust.org",
    "odi": "eprovide.mapi-trust.org",
    "start": "startback.hfac.keele.ac.uk",
}


def due(guide: Guide) -> tuple[str, ...]:
    """Return the scales to offer beside the daily one.

    The overall change takes a beginning: it is offered once that lies long enough back.
    """
    found = [id_ for id_ in guide.due_scales() if id_ != DAILY]
    begun = min((answer.day for answer in guide.care.answers), default=guide.day)
    passed = (date.fromisoformat(guide.day) - date.fromisoformat(begun)).days
    if _OVERALL in found and passed < scales()[_OVERALL].every_days:
        found.remove(_OVERALL)
    return tuple(found)


class WeeklyView(SubView):
    """What is due beside the daily number."""

    flags_asked = Signal()

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("This week"), parent)
        self._words, self._attempt = words, attempt
        self._day = ""
        self._offered: tuple[str, ...] = ()
        self.body.addWidget(
            label("prose", self.tr("Answer what you like, and leave out what you like."))
        )
        self.new = AnythingNew(words, attempt)
        self.new_card = card_of("", self.new)
        self.new.asked.connect(self.flags_asked)
        self.changes = WhatChanged()
        self.body.addWidget(self.new_card)
        self.body.addWidget(
            card_of(self.tr("What is different this week? The place first."), self.changes)
        )
        self.fields: dict[str, ScaleFields] = {
            id_: fields_for(scale, words) for id_, scale in scales().items() if id_ != DAILY
        }
        self._cards = {
            id_: card_of(words[f"scale.{id_}"], fields) for id_, fields in self.fields.items()
        }
        for id_, card in self._cards.items():
            if scales()[id_].kind is not ScaleKind.TOTAL:
                self.body.addWidget(card)
        self._totals = label("prose", words["scale.total_note"])
        self.body.addWidget(self._totals)
        for id_, card in self._cards.items():
            if scales()[id_].kind is ScaleKind.TOTAL:
                self.body.addWidget(card)
        self.said = plain_label("mark")
        self.said.hide()
        self.body.addWidget(self.said)
        self.keep = self.add_button(self.tr("Keep"), main=True)
        self.keep.clicked.connect(self._keep)

    def show_guide(self, guide: Guide) -> None:
        """Offer what is due; what was begun stays."""
        self._day, self._offered = guide.day, due(guide)
        self.new.show_guide(guide)
        self.new_card.setVisible(not self.new.isHidden())
        for id_, card in self._cards.items():
            card.setVisible(id_ in self._offered)
        self._totals.setVisible(any(scales()[i].kind is ScaleKind.TOTAL for i in self._offered))
        before = last_answer(guide.care, "psfs")
        own = self.fields["psfs"]
        if before is not None and isinstance(own, Activities):
            own.offer(tuple(before.values))

    def answers(self) -> Mapping[str, Mapping[str, float]]:
        """Return what was answered of what is offered, by scale."""
        found = {id_: self.fields[id_].values() for id_ in self._offered}
        return {id_: values for id_, values in found.items() if values}

    def _keep(self) -> None:
        """Keep what is whole; what is not stays here with a word about what is missing."""
        whole, wrong = {}, []
        for id_, values in self.answers().items():
            if self.fields[id_].problem(Answer(id_, self._day, values)):
                wrong.append(id_)
            else:
                whole[id_] = values
        note = self.changes.note()
        given = CheckIn(self._day, scales=whole, note=note)
        if (whole or note) and not self._attempt(lambda guide: guide.check_in(given)):
            return
        for id_ in whole:
            self.fields[id_].clear()
        if note:
            self.changes.clear()
        self.said.setVisible(bool(wrong))
        if wrong:
            self.said.setText("\n".join(self.fields[id_].mistake_words() for id_ in wrong))
            self.fields[wrong[0]].setFocus()
        else:
            self.left.emit()


class WhatChanged(QWidget):
    """What was changed in the week, the place of work first; kept as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = Ticks(
            {
                "setup": self.tr("How my place is set up"),
                "sitting": self.tr("How long I sit in one go"),
                "breaks": self.tr("How often I get up"),
                "movement": self.tr("How much I move or exercise"),
                "load": self.tr("What I lift or do in my work"),
                "sleep": self.tr("How I sleep"),
                "stress": self.tr("How much is on my mind"),
                "nothing": self.tr("Nothing"),
            }
        )
        self.words = QLineEdit()
        self.words.setMaxLength(NOTE_MOST // 2)
        self.words.setPlaceholderText(self.tr("In your own words, if you like"))
        self.words.setAccessibleName(self.tr("What is different, in your own words"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.ticks)
        grid.addWidget(self.words)

    def note(self) -> str:
        """Return it as a line; "" where nothing was answered."""
        ticked = [self.ticks.choices[id_].words() for id_ in self.ticks.ticked()]
        own = self.words.text().strip()
        if not ticked and not own:
            return ""
        said = ", ".join((*ticked, *((own,) if own else ())))
        return self.tr("Different this week: {0}").format(said)[:NOTE_MOST]

    def clear(self) -> None:
        """Forget what was ticked."""
        self.ticks.show_ticks(())
        self.words.clear()


class ScaleFields(QWidget):
    """The fields of one scale."""

    def __init__(self, scale: Scale, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale, self._words = scale, words
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)

    def values(self) -> dict[str, float]:
        """Return what was answered."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget it."""
        raise NotImplementedError

    def mistake_words(self) -> str:
        """Return what is to be put right."""
        return self.tr("{0}: these numbers do not fit together.").format(
            self._words[f"scale.{self.scale.id}"]
        )

    def problem(self, answer: Answer) -> bool:
        """Return whether an answer could not be kept as it is."""
        mistakes: list[str] = []
        answer_from(answer.to_plain(), scales(), mistakes)
        return bool(mistakes)


class Items(ScaleFields):
    """A number from 0 to 10 for each item."""

    def __init__(self, scale: Scale, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(scale, words, parent)
        self.scales = {}
        for at, item in enumerate(scale.items):
            asked = words[f"item.{scale.id}.{item}"]
            self.scales[item] = PainScale(asked)
            self.grid.addWidget(label("answer", asked), at, 0)
            self.grid.addWidget(self.scales[item], at, 1)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)

    def values(self) -> dict[str, float]:
        """Return what was answered."""
        found = {item: one.value() for item, one in self.scales.items()}
        return {item: value for item, value in found.items() if value is not None}

    def clear(self) -> None:
        """Forget it."""
        for one in self.scales.values():
            one.set_value(None)


class Steps(ScaleFields):
    """One of some steps."""

    def __init__(self, scale: Scale, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(scale, words, parent)
        (self._item,) = scale.items
        self.grid.addWidget(label("answer", words[f"item.{scale.id}.{self._item}"]), 0, 0)
        self.steps = [
            Choice(words[f"{scale.id}.{step}"], wide=True) for step in range(int(scale.most) + 1)
        ]
        for at, step in enumerate(reversed(self.steps), start=1):
            self.grid.addWidget(step, at, 0)

    def values(self) -> dict[str, float]:
        """Return the step that was chosen."""
        found = next((at for at, one in enumerate(self.steps) if one.isChecked()), None)
        return {} if found is None else {self._item: float(found)}

    def clear(self) -> None:
        """Forget it."""
        for step in self.steps:
            step.setAutoExclusive(False)
            step.setChecked(False)
            step.setAutoExclusive(True)


class Totals(ScaleFields):
    """The total of a form that was filled in elsewhere."""

    def __init__(self, scale: Scale, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(scale, words, parent)
        self.numbers: dict[str, QDoubleSpinBox] = {}
        for at, item in enumerate(scale.items):
            asked = words[f"item.{scale.id}.{item}"]
            field = number_field(_BLANK, scale.most, 0, f"{words[f'scale.{scale.id}']}: {asked}")
            field.setSpecialValueText("–")
            field.setValue(_BLANK)
            self.numbers[item] = field
            self.grid.addWidget(label("answer", asked), at, 0)
            self.grid.addWidget(field, at, 1)
        where = self.tr("The form: {0}, or from your clinician.").format(_WHERE[scale.id])
        self.grid.addWidget(label("muted", where), len(scale.items), 0, 1, 3)
        self.grid.setColumnStretch(2, 1)

    def values(self) -> dict[str, float]:
        """Return what was entered."""
        found = {item: field.value() for item, field in self.numbers.items()}
        return {item: value for item, value in found.items() if value > _BLANK}

    def clear(self) -> None:
        """Forget it."""
        for field in self.numbers.values():
            field.setValue(_BLANK)


class Activities(ScaleFields):
    """Three to five activities in one's own words, each from 0 to 10."""

    def __init__(self, scale: Scale, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(scale, words, parent)
        self.grid.addWidget(label("answer", words["item.psfs_question"]), 0, 0, 1, 2)
        self.names: list[QLineEdit] = []
        self.numbers: list[PainScale] = []
        for at in range(MOST_ACTIVITIES):
            name, number = QLineEdit(), self._number(at)
            name.setMaxLength(_NAME_MOST)
            name.setPlaceholderText(self.tr("Such as: carrying shopping home"))
            name.setAccessibleName(self.tr("Activity {0}").format(at + 1))
            self.grid.addWidget(name, at + 1, 0)
            self.grid.addWidget(number, at + 1, 1)
            self.names.append(name)
            self.numbers.append(number)
        self.more = QPushButton(self.tr("One more"))
        self.more.clicked.connect(lambda: self._show(self._rows + 1))
        self.grid.addWidget(self.more, MOST_ACTIVITIES + 1, 0, Qt.AlignmentFlag.AlignLeft)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self._rows: int = LEAST_ACTIVITIES
        self._show(self._rows)

    def offer(self, activities: tuple[str, ...]) -> None:
        """Offer those of the last time again, where nothing was written yet."""
        if any(name.text() for name in self.names):
            return
        for name, activity in zip(self.names, activities, strict=False):
            name.setText(activity)
        self._show(max(LEAST_ACTIVITIES, len(activities)))

    def values(self) -> dict[str, float]:
        """Return the numbers of those that have a name and a number."""
        found = {}
        for name, number in zip(self.names, self.numbers, strict=True):
            value = number.value()
            if name.text().strip() and value is not None:
                found[name.text().strip()] = value
        return found

    def clear(self) -> None:
        """Forget the numbers; the names stay."""
        for number in self.numbers:
            number.set_value(None)

    def mistake_words(self) -> str:
        """Return what is to be put right."""
        return self.tr(
            "Your activities are still here: it takes three to five different ones, each with "
            "a number."
        )

    def _number(self, at: int) -> PainScale:
        words = self._words
        ends = (words["item.psfs_least"], words["item.psfs_most"]) if at == 0 else ("", "")
        return PainScale(self.tr("Activity {0}").format(at + 1), *ends)

    def _show(self, rows: int) -> None:
        self._rows = min(MOST_ACTIVITIES, rows)
        for at, (name, number) in enumerate(zip(self.names, self.numbers, strict=True)):
            name.setVisible(at < self._rows)
            number.setVisible(at < self._rows)
        self.more.setVisible(self._rows < MOST_ACTIVITIES)


def fields_for(scale: Scale, words: Words) -> ScaleFields:
    """Return the fields of a scale."""
    kinds: dict[ScaleKind, type[ScaleFields]] = {
        ScaleKind.ITEMS: Items,
        ScaleKind.ACTIVITIES: Activities,
        ScaleKind.CHOICE: Steps,
        ScaleKind.TOTAL: Totals,
    }
    return kinds[scale.kind](scale, words)


def due_words(words: Words, offered: tuple[str, ...]) -> str:
    """Return what is due, in a line."""
    known = scales()
    asked = [words[f"scale.{id_}"] for id_ in offered if known[id_].kind is not ScaleKind.TOTAL]
    if any(known[id_].kind is ScaleKind.TOTAL for id_ in offered):
        asked.append(translate("checkin", "totals of forms, if you have some"))
    return " · ".join(asked)
