"""The workstation check: one question a screen, to be left and taken up again at any time."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.choice import Choice
from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.hints import Hint
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.station import UNKNOWN, Answers, asked, cleaned
from posturecoach.desktop.texts import Question, parts, questions, said
from posturecoach.settings import Answer

_IN_A_SQUARE = 4  # so many options stand two by two; fewer in a row


class Wizard(QWidget):
    """Ask one question after another; tell every answer. Scores nothing."""

    answered = Signal(object)  # dict of Answer, by question
    finished = Signal()
    left = Signal()  # for now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._answers: dict[str, Answer] = {}
        self._hints: Mapping[str, Hint] = {}
        self._question = questions()[0]
        self._part, self._count = QLabel(), QLabel()
        self._part.setObjectName("heading")
        self._count.setObjectName("muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far the check is"))
        self._words = QLabel()
        self._words.setObjectName("title")
        self._words.setWordWrap(True)
        self._more, self._hint = QLabel(), QLabel()
        self._more.setObjectName("detail")
        self._hint.setObjectName("hint")
        for label in (self._more, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.body = AnswerField(self._question, None)
        self._make_buttons()
        self._lay_out()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.body.set_colours(colours)

    def begin(self, answers: Answers, hints: Mapping[str, Hint], *, afresh: bool = False) -> None:
        """Ask from the first question that has no answer on; `afresh`, from the very first."""
        self._answers, self._hints = cleaned(answers), hints
        ways = self._way()
        unanswered = [question for question in ways if question.id not in self._answers]
        self._show(ways[0] if afresh or not unanswered else unanswered[0])

    def question(self) -> Question:
        """Return the question that is asked now."""
        return self._question

    def answers(self) -> dict[str, Answer]:
        """Return what has been answered so far."""
        return dict(self._answers)

    def go_on(self) -> None:
        """Take the answer that stands there, and ask the next question."""
        answer = self.body.answer()
        if answer is not None:
            self._take(answer)

    def skip(self) -> None:
        """Note that the answer is not known, and ask the next question."""
        self._take(UNKNOWN)

    def go_back(self) -> None:
        """Ask the question before."""
        way = self._way()
        at = way.index(self._question)
        if at > 0:
            self._show(way[at - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Return for onward, and a digit for the option of that number."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.text().isdigit():
            self.body.press(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        self.later = QPushButton(self.tr("Go on later"))
        self.later.setAccessibleDescription(self.tr("Your answers are kept"))
        self.back = QPushButton(self.tr("Back"))
        self.unknown = QPushButton(self.tr("I don't know"))
        self.unknown.setAccessibleDescription(self.tr("The score becomes a range where it matters"))
        self.onward = QPushButton()
        self.onward.setObjectName("main")
        for button in (self.later, self.back, self.unknown, self.onward):
            button.setAutoDefault(True)
        self.later.clicked.connect(self.left)
        self.back.clicked.connect(self.go_back)
        self.unknown.clicked.connect(self.skip)
        self.onward.clicked.connect(self.go_on)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._part)
        head.addStretch(1)
        head.addWidget(self._count)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        for button in (self.back, self.unknown, self.onward):
            buttons.addWidget(button)
        self._space = QVBoxLayout()
        self._space.addWidget(self.body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.progress)
        layout.addWidget(self._words)
        layout.addWidget(self._more)
        layout.addWidget(self._hint)
        layout.addLayout(self._space, 1)
        layout.addLayout(buttons)

    def _way(self) -> list[Question]:
        return [question for question in questions() if asked(question, self._answers)]

    def _take(self, answer: Answer) -> None:
        self._answers[self._question.id] = answer
        self.answered.emit(dict(self._answers))
        way = self._way()
        at = way.index(self._question)
        if at + 1 < len(way):
            self._show(way[at + 1])
        else:
            self.finished.emit()

    def _show(self, question: Question) -> None:
        self._question = question
        way = self._way()
        at = way.index(question)
        self._part.setText(said(parts()[question.part]))
        self._count.setText(self.tr("Question {0} of {1}").format(at + 1, len(way)))
        self.progress.setRange(0, len(way))
        self.progress.setValue(at)
        self._words.setText(said(question.words))
        self._more.setText(said(question.more) if question.more else "")
        self._more.setVisible(bool(question.more))
        hint = self._hints.get(question.id)
        self._hint.setText(hint.words if hint is not None else "")
        self._hint.setVisible(hint is not None)
        answer = self._answers.get(question.id)
        if answer is None and hint is not None:
            answer = hint.answer
        self._replace_body(AnswerField(question, answer))
        self.back.setEnabled(at > 0)
        last = at + 1 == len(way)
        self.onward.setText(self.tr("Show the result") if last else self.tr("Next"))
        self._allow()
        self.body.take_focus()

    def _replace_body(self, body: AnswerField) -> None:
        old, self.body = self.body, body
        self._space.replaceWidget(old, body)
        old.hide()
        old.deleteLater()
        body.set_colours(self._colours)
        body.changed.connect(self._allow)
        order: list[QWidget] = [*body.controls(), self.onward, self.unknown, self.back, self.later]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _allow(self) -> None:
        self.onward.setEnabled(self.body.answer() is not None)


class AnswerField(QWidget):
    """Options with drawings, ticks beside a drawing, or a number beside one."""

    changed = Signal()

    def __init__(self, question: Question, answer: Answer | None) -> None:
        super().__init__()
        self._question = question
        self.choices: list[Choice] = []
        self.number: QDoubleSpinBox | None = None
        self._picture = Drawing() if question.picture else None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(14)
        if self._picture is not None:
            self._picture.show_drawing(question.picture, said(question.words))
            layout.addWidget(self._picture, 4)
        if question.kind == "number":
            layout.addLayout(self._make_number(answer), 5)
        elif question.kind == "ticks":
            layout.addLayout(self._make_ticks(answer), 5)
        else:
            self._make_options(layout, answer)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        if self._picture is not None:
            self._picture.set_colours(colours)
        for choice in self.choices:
            choice.set_colours(colours)

    def answer(self) -> Answer | None:
        """Return what stands there; None while nothing is chosen."""
        if self.number is not None:
            untouched = self.number.value() <= self.number.minimum()
            return None if untouched else float(self.number.value())
        chosen = tuple(
            option.id
            for option, choice in zip(self._question.options, self.choices, strict=True)
            if choice.isChecked()
        )
        if self._question.kind == "ticks":
            return chosen
        return chosen[0] if chosen else None

    def press(self, number: int) -> None:
        """Press the option `number`, counted from 1."""
        if 1 <= number <= len(self.choices):
            self.choices[number - 1].setFocus()
            self.choices[number - 1].click()

    def controls(self) -> list[QWidget]:
        """Return what can be reached by Tab, in its order."""
        return [*self.choices] if self.number is None else [self.number]

    def take_focus(self) -> None:
        """Let the keyboard speak to the answer first."""
        first = next((c for c in self.choices if c.isChecked()), None)
        for control in [first] if first is not None else self.controls()[:1]:
            control.setFocus()
        if self.number is not None:
            self.number.selectAll()

    def _make_options(self, layout: QBoxLayout, answer: Answer | None) -> None:
        options = self._question.options
        square = len(options) == _IN_A_SQUARE
        grid = QGridLayout()
        grid.setSpacing(14)
        for at, option in enumerate(options):
            choice = Choice(said(option.words), option.picture, wide=square)
            choice.setChecked(option.id == answer)
            choice.toggled.connect(self.changed)
            self.choices.append(choice)
            row, column = divmod(at, 2) if square else (0, at)
            grid.addWidget(choice, row, column)
            grid.setRowStretch(row, 1)
            grid.setColumnStretch(column, 1)
        layout.addLayout(grid, 1)

    def _make_ticks(self, answer: Answer | None) -> QBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(1)
        for option in self._question.options:
            choice = Choice(said(option.words), ticks=True)
            choice.setChecked(isinstance(answer, tuple) and option.id in answer)
            choice.toggled.connect(self.changed)
            self.choices.append(choice)
            column.addWidget(choice)
        none = QLabel(self.tr("None of this? Then just go on."))
        none.setObjectName("muted")
        none.setWordWrap(True)
        column.addWidget(none)
        column.addStretch(2)
        return column

    def _make_number(self, answer: Answer | None) -> QBoxLayout:
        question = self._question
        self.number = QDoubleSpinBox()
        self.number.setObjectName("large")
        self.number.setDecimals(0)
        self.number.setRange(question.low - 1.0, question.high)
        self.number.setSuffix(f" {question.unit}")
        self.number.setSpecialValueText("–")
        self.number.lineEdit().setTextMargins(6, 0, 0, 0)  # which no style sheet can give it
        self.number.setAccessibleName(said(question.words))
        self.number.setValue(answer if isinstance(answer, float | int) else question.low - 1.0)
        self.number.valueChanged.connect(self.changed)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        return column
