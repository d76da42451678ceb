"""Goals in one's own words, questions for the next visit, and the year of birth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from posturecoach.desktop.checkin_parts import Attempt, SubView, Words, card_of, label
from posturecoach.desktop.days import day_words
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.pieces import plain_label
from posturecoach.exercises.checkin import CheckIn, Goal
from posturecoach.guide import Guide

_GOAL_MOST = 200  # characters: so much of it goes into the journal
_QUESTION_MOST = 400
_OLDEST = 1900


class GoalsView(SubView):
    """What somebody wants to do again, and what they want to ask."""

    def __init__(self, words: Words, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Goals and questions"), parent)
        self._words, self._attempt = words, attempt
        self._day = ""
        self._goals: tuple[Goal, ...] | None = None
        self._asked: list[str] = []
        self.goals = QWidget()
        self._list = QVBoxLayout(self.goals)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._make_new()
        self._make_question()
        self._make_born()
        self.body.addWidget(card_of(words["goal.title"], self.goals, self.new))
        self.body.addWidget(card_of(self.tr("Questions for the next visit"), self.questions))
        self.body.addWidget(card_of(self.tr("Year of birth, if you like"), self.birth))

    def show_guide(self, guide: Guide) -> None:
        """Show goals and year; what is being written stays."""
        self._day = guide.day
        if guide.care.goals != self._goals:
            self._goals = guide.care.goals
            self._show_goals()
        born = "" if guide.care.born is None else str(guide.care.born)
        if not self.year.isModified():
            self.year.setText(born)

    def take_focus(self) -> None:
        """Take the keys where one writes."""
        self.text.setFocus()

    def _show_goals(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for goal in self._goals or ():
            self._list.addWidget(self._row(goal))

    def _row(self, goal: Goal) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        name = label("answer", goal.text)
        name.setAccessibleName(goal.text)
        layout.addWidget(name, 1)
        if goal.confidence is not None:
            sure = self.tr("sure: {0} of 10").format(f"{goal.confidence:g}")
            layout.addWidget(label("muted", sure))
        if goal.reached is not None:
            reached = self.tr("reached on {0}").format(day_words(goal.reached))
            layout.addWidget(label("hint", reached))
        else:
            button = QPushButton(self.tr("Reached"))
            button.setAccessibleName(f"{self.tr('Reached')}: {goal.text}")
            button.clicked.connect(lambda: self._reached(goal))
            layout.addWidget(button)
        return row

    def _make_new(self) -> None:
        self.text = QLineEdit()
        self.text.setMaxLength(_GOAL_MOST)
        self.text.setPlaceholderText(self.tr("In your own words"))
        self.text.setAccessibleName(self._words["goal.title"])
        asked = self._words["goal.confidence"]
        self.sure = PainScale(asked)
        self.add = QPushButton(self.tr("Add this goal"))
        self.add.setEnabled(False)
        self.new = QWidget()
        grid = QGridLayout(self.new)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.text, 0, 0, 1, 2)
        grid.addWidget(label("answer", asked), 1, 0)
        grid.addWidget(self.sure, 1, 1)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        grid.addLayout(row, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.text.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.text.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)

    def _make_question(self) -> None:
        self.question = QLineEdit()
        self.question.setMaxLength(_QUESTION_MOST)
        self.question.setPlaceholderText(self.tr("What do you want to ask?"))
        self.question.setAccessibleName(self.tr("Questions for the next visit"))
        self.note = QPushButton(self.tr("Note it"))
        self.asked = plain_label("prose")
        self.asked.hide()
        self.questions = QWidget()
        grid = QGridLayout(self.questions)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.question, 0, 0)
        grid.addWidget(self.note, 0, 1)
        grid.addWidget(self.asked, 1, 0, 1, 2)
        where = self.tr("They stand in the report that you can take along.")
        grid.addWidget(label("muted", where), 2, 0, 1, 2)
        self.question.returnPressed.connect(self._ask)
        self.note.clicked.connect(self._ask)

    def _make_born(self) -> None:
        self.year = QLineEdit()
        self.year.setAccessibleName(self.tr("Year of birth, if you like"))
        self.year.setValidator(
            QRegularExpressionValidator(QRegularExpression(r"(19|20)\d\d|"), self.year)
        )
        self.year.setMaximumWidth(12 * self.year.fontMetrics().averageCharWidth())
        self.keep_year = QPushButton(self.tr("Keep"))
        self.wrong_year = plain_label("mark")
        self.birth = QWidget()
        grid = QGridLayout(self.birth)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.year, 0, 0)
        grid.addWidget(self.keep_year, 0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.wrong_year, 1, 0, 1, 3)
        why = self.tr(
            "What is usual for a movement or a test goes by age. It is used for nothing else."
        )
        grid.addWidget(label("muted", why), 2, 0, 1, 3)
        self.wrong_year.hide()
        self.year.returnPressed.connect(self._keep_born)
        self.keep_year.clicked.connect(self._keep_born)

    def _add(self) -> None:
        text = self.text.text().strip()
        if not text:
            return
        goal = Goal(text, self._day, self.sure.value())
        if self._attempt(lambda guide: guide.aim(goal)):
            self.text.clear()
            self.sure.set_value(None)

    def _reached(self, goal: Goal) -> None:
        done = replace(goal, reached=max(self._day, goal.day))
        self._attempt(lambda guide: guide.aim(done))

    def _ask(self) -> None:
        text = self.question.text().strip()
        if not text:
            return
        note = self.tr("To ask at the visit: {0}").format(text)
        day = self._day
        if self._attempt(lambda guide: guide.check_in(CheckIn(day, note=note))):
            self._asked.append(text)
            self.asked.setText("\n".join(f"• {one}" for one in self._asked))
            self.asked.show()
            self.question.clear()

    def _keep_born(self) -> None:
        text = self.year.text().strip()
        year = int(text) if text.isdigit() else None
        this = date.fromisoformat(self._day).year
        wrong = bool(text) and (year is None or not _OLDEST <= year <= this)
        self.wrong_year.setVisible(wrong)
        if wrong:
            self.wrong_year.setText(
                self.tr("A year from {0} to {1}, or nothing.").format(_OLDEST, this)
            )
        elif self._attempt(lambda guide: guide.set_born(year)):
            self.year.setModified(False)
