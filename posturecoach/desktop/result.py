"""What the workstation check found: the score, what would help most, when to check again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.days import day_words
from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import empty_card, plain_label
from posturecoach.desktop.station import Outcome, fitting_cm, source_of
from posturecoach.desktop.texts import Option, Question, said
from posturecoach.ergonomics.assessment import Assessment
from posturecoach.ergonomics.changes import Change, easiest
from posturecoach.rulebook import method

translate = QCoreApplication.translate

LOWEST, HIGHEST = 1, 10
ACT_FROM = 5  # the paper's own border
MONTHS = (1, 3, 6, 12)
_CARDS = 2


def score_words(assessment: Assessment) -> str:
    """Return the score, or the range of it; "–" where too little is known."""
    low, high = assessment.range
    if not assessment.enough_seen:
        return "–"
    return str(low) if low == high else f"{low} – {high}"


@dataclass(frozen=True, slots=True)
class Help:
    """One change as it is shown: what to do, a drawing, and what it does alone."""

    words: str
    picture: str
    effect: str


class ResultView(QWidget):
    """Show an outcome. Decides nothing."""

    again_asked = Signal()  # go through the answers anew
    open_asked = Signal()  # answer what is open
    left = Signal()
    months_chosen = Signal(int)  # until the next check; 0: never

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = ScoreScale()
        self._number, self._of = QLabel(), QLabel(self.tr("of 10, lower is easier"))
        self._number.setObjectName("headline")
        self._of.setObjectName("muted")
        self._meaning, self._source = plain_label("prose"), plain_label("muted")
        self.parts = {
            "chair_score": PartBar(self.tr("Chair")),
            "section_b": PartBar(self.tr("Screen and phone")),
            "section_c": PartBar(self.tr("Mouse and keyboard")),
        }
        self._highest = plain_label("muted")
        self._highest.setText(
            self.tr(
                "The highest of the three counts. Who sits for more than 4 hours a day reaches 3 "
                "at best."
            )
        )
        self._together, self._open = plain_label("prose"), plain_label("detail")
        self.helps = [HelpCard() for _ in range(_CARDS)]
        self._make_controls()
        self._lay_out()

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.scale.set_colours(colours)
        for bar in self.parts.values():
            bar.set_colours(colours)
        for card in self.helps:
            card.set_colours(colours)

    def show_outcome(self, outcome: Outcome, diagonal_inch: float | None) -> None:
        """Show what was found."""
        now = outcome.advice.now
        self._number.setText(score_words(now))
        self._number.setAccessibleName(self.tr("Score: {0}").format(score_words(now)))
        self._meaning.setText(self._meaning_of(outcome))
        self.scale.show_range(now.range if outcome.enough else None)
        for part, bar in self.parts.items():
            bar.show_values(now.steps[part])
        self._source.setText(
            self.tr(
                "ROSA: {0}. It was made for trained observers; in 72 workplaces it went together "
                "with discomfort moderately (r = 0.38). A guide to what to change, no diagnosis."
            ).format(method("rosa").cite)
        )
        helps = [
            _help(change, alone, now, diagonal_inch)
            for change, alone in zip(outcome.advice.changes, outcome.advice.alone, strict=True)
        ]
        for at, card in enumerate(self.helps):
            card.setVisible(at < len(helps))
            if at < len(helps):
                card.show_help(helps[at])
        self._together.setText(self._together_of(outcome))
        self._open.setText(self._open_of(outcome))
        self._open.setVisible(bool(outcome.open))
        self.answer_open.setVisible(bool(outcome.open))

    def show_again(self, months: int, day: str | None) -> None:
        """Show when to check again: `day`, `months` from the last time."""
        self.months.blockSignals(True)
        self.months.setCurrentIndex(max(self.months.findData(months), 0))
        self.months.blockSignals(False)
        self._day.setText("" if day is None else self.tr("that is {0}").format(day_words(day)))

    def words(self) -> dict[str, str]:
        """Return the texts shown, by name, for tests."""
        return {
            "score": self._number.text(),
            "meaning": self._meaning.text(),
            "together": self._together.text(),
            "source": self._source.text(),
            "open": self._open.text(),
            "day": self._day.text(),
        }

    def _make_controls(self) -> None:
        self.done = QPushButton(self.tr("Done"))
        self.done.setObjectName("main")
        self.again = QPushButton(self.tr("Go through the answers"))
        self.answer_open = QPushButton(self.tr("Answer what is open"))
        self.done.clicked.connect(self.left)
        self.again.clicked.connect(self.again_asked)
        self.answer_open.clicked.connect(self.open_asked)
        self.months = QComboBox()
        self.months.setAccessibleName(self.tr("When to check again"))
        self.months.addItem(self.tr("never"), 0)
        for months in MONTHS:
            self.months.addItem(self.tr("in %n month(s)", "", months), months)
        self.months.activated.connect(
            lambda _at: self.months_chosen.emit(self.months.currentData())
        )
        self._day = QLabel()
        self._day.setObjectName("muted")

    def _lay_out(self) -> None:
        said_card, score = empty_card()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._number)
        top.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        score.addLayout(top)
        for part in (self.scale, self._meaning):
            score.addWidget(part)
        score.addSpacing(6)
        for bar in self.parts.values():
            score.addWidget(bar)
        score.addWidget(self._highest)
        score.addSpacing(6)
        score.addWidget(self._open)
        score.addWidget(self.answer_open, 0, Qt.AlignmentFlag.AlignLeft)
        score.addStretch(1)
        score.addWidget(self._source)
        right = QVBoxLayout()
        right.setSpacing(12)
        heading = QLabel(self.tr("What would help most"))
        heading.setObjectName("heading")
        right.addWidget(heading)
        for card in self.helps:
            right.addWidget(card, 1)
        right.addWidget(self._together)
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(said_card, 5)
        across.addLayout(right, 6)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        again = QLabel(self.tr("Check again"))
        again.setBuddy(self.months)
        foot.addWidget(again)
        foot.addWidget(self.months)
        foot.addWidget(self._day)
        foot.addStretch(1)
        foot.addWidget(self.again)
        foot.addWidget(self.done)
        title = QLabel(self.tr("Your workplace"))
        title.setObjectName("title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addLayout(across, 1)
        layout.addLayout(foot)

    def _meaning_of(self, outcome: Outcome) -> str:
        if not outcome.enough:
            return self.tr("Not enough is known yet for a number.")
        levels = [level.level for level in outcome.advice.now.levels]
        words = {
            1: self.tr("Nothing needs to be changed."),
            2: self.tr("Some things can be made better."),
            3: self.tr("Worth changing. From 5 on a closer look pays, by a specialist if you can."),
        }
        if levels[0] == levels[1]:
            return words[levels[0]]
        return self.tr("Between two answers: {0} Or: {1}").format(
            words[levels[0]], words[levels[1]]
        )

    def _together_of(self, outcome: Outcome) -> str:
        advice = outcome.advice
        if not advice.changes:
            return self.tr("From what is known, no single change would lower the score.")
        now, after = score_words(advice.now), score_words(advice.after)
        if not outcome.enough:
            return self.tr("These lower the score whatever the open answers are.")
        if not advice.lowers:
            return self.tr(
                "The score itself stays {0}, for other parts are as high; these ease it most."
            ).format(now)
        if len(advice.changes) == 1:
            return self.tr("With it: {1} instead of {0}.").format(now, after)
        return self.tr("Both together: {1} instead of {0}. Found by trying every pair.").format(
            now, after
        )

    def _open_of(self, outcome: Outcome) -> str:
        if not outcome.open:
            return ""
        names = [said(question.words) for question in outcome.open[:3]]
        more = len(outcome.open) - len(names)
        listed = " ".join(names)
        if more:
            listed += " " + self.tr("And %n more.", "", more)
        return self.tr("Not known: {0}").format(listed)


class PartBar(QWidget):
    """One of the three parts: its name, a bar as long as its score, and the number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._colours = LIGHT
        self._values: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the name above and the bar below it."""
        return QSize(200, round(2.1 * self.fontMetrics().height()))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_values(self, values: tuple[int, ...]) -> None:
        """Show the scores that are possible."""
        self._values = values
        self.setAccessibleName(f"{self._name}: {_range(values)}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint name, number and bar; what is not sure of it lighter."""
        if not self._values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        top = QRectF(0, 0, self.width(), line)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self._name)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, _range(self._values))
        painter.setPen(Qt.PenStyle.NoPen)
        low, high = self._values[0], self._values[-1]
        calm = self._colours.easy if high < ACT_FROM else self._colours.some
        for most, colour in (
            (HIGHEST, self._colours.line),
            (high, self._colours.band),
            (low, calm),
        ):
            painter.setBrush(QColor(colour))
            width = self.width() * most / HIGHEST
            painter.drawRoundedRect(QRectF(0, 1.2 * line, width, 0.45 * line), 4, 4)


class HelpCard(QFrame):
    """One change: a drawing, what to do, and what it does alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._drawing = Drawing(5.0)
        self._words, self._effect = plain_label("answer"), plain_label("muted")
        said_ = QVBoxLayout()
        said_.setSpacing(4)
        said_.addStretch(1)
        said_.addWidget(self._words)
        said_.addWidget(self._effect)
        said_.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 14, 10)
        layout.setSpacing(14)
        layout.addWidget(self._drawing, 2)
        layout.addLayout(said_, 3)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._drawing.set_colours(colours)

    def show_help(self, help_: Help) -> None:
        """Show one change."""
        self._words.setText(help_.words)
        self._effect.setText(help_.effect)
        self._drawing.show_drawing(help_.picture, help_.words)
        self.setAccessibleName(f"{help_.words} {help_.effect}")

    def words(self) -> str:
        """Return what to do."""
        return self._words.text()

    def effect(self) -> str:
        """Return what it does alone."""
        return self._effect.text()


class ScoreScale(QWidget):
    """The scores from 1 to 10 in a row, with those that are possible marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._range: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a row about two lines of text high."""
        return QSize(240, round(2.4 * self.fontMetrics().height()))

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        self.update()

    def show_range(self, scores: tuple[int, int] | None) -> None:
        """Mark the scores from the one to the other; None marks none."""
        self._range = scores
        words = self.tr("no score") if scores is None else f"{scores[0]} – {scores[1]}"
        self.setAccessibleName(self.tr("Scores from 1 to 10, marked: {0}").format(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ten fields; those of the score filled, with their number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 3.0
        width = (self.width() - gap * (HIGHEST - 1)) / HIGHEST
        for score in range(LOWEST, HIGHEST + 1):
            low, high = self._range or (0, -1)
            chosen = low <= score <= high
            field = QRectF((score - 1) * (width + gap) + 1, 1, width - 2, self.height() - 2)
            calm = self._colours.easy if score < ACT_FROM else self._colours.some
            painter.setPen(QPen(QColor(calm if chosen else self._colours.line), 1.5))
            painter.setBrush(QColor(calm if chosen else self._colours.raised))
            painter.drawRoundedRect(field, 5, 5)
            painter.setPen(QColor(self._colours.surface if chosen else self._colours.muted))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, str(score))


def _help(change: Change, alone: Assessment, now: Assessment, diagonal_inch: float | None) -> Help:
    question, option = source_of(change)
    words = said(question.change if option is None else option.change)
    words = words.format(round(fitting_cm(diagonal_inch)[1]))
    return Help(words, _eased_picture(question, option), _effect(now, alone))


def _eased_picture(question: Question, option: Option | None) -> str:
    """Return the drawing of how it is afterwards, where there is one."""
    if option is None or not option.picture:
        return question.picture
    step = method("rosa").steps[option.step]
    names = {easiest(step), "straight"}
    return next((o.picture for o in question.options if o.id in names), option.picture)


def _effect(now: Assessment, alone: Assessment) -> str:
    if not now.enough_seen:
        return ""
    before, after = score_words(now), score_words(alone)
    if before == after:
        words = translate("result", "Alone: still {0}, the other parts are as high")
        return words.format(before)
    return translate("result", "Alone: {1} instead of {0}").format(before, after)


def _range(values: tuple[int, ...]) -> str:
    return str(values[0]) if len(values) == 1 else f"{values[0]}–{values[-1]}"
