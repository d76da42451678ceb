"""The page Workplace: the workstation check, what was told of the work, good to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.cards import CardView, kind_words
from posturecoach.desktop.days import day_words, in_months, months_between, today
from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.hints import Hint
from posturecoach.desktop.languages import within
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.result import ResultView, score_words
from posturecoach.desktop.station import CM_PER_INCH, UNKNOWN, asked, cleaned, outcome
from posturecoach.desktop.texts import cards, questions, said
from posturecoach.desktop.wizard import Wizard
from posturecoach.desktop.work_card import WorkCard
from posturecoach.settings import Answer, ScreenSettings, Settings, WorkSettings

AGAIN_MONTHS = 3  # until the next check, unless told otherwise
_SAME_CM = 0.51  # sizes that differ by less are one, typed in cm and kept in inches


class WorkplacePage(QWidget):
    """Lead through the check and keep its answers by asking for changed settings."""

    changed = Signal(object)  # Settings

    def __init__(
        self,
        hints: Callable[[], Mapping[str, Hint]],
        now: Callable[[], date] = today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hints, self._today = hints, now
        self._settings = Settings()
        self.wizard, self.result = Wizard(), ResultView()
        self.work, self.know = WorkCard(), GoodToKnow()
        self.hub = QWidget()
        self._make_check()
        self._lay_out()
        self._stack = QStackedWidget()
        self._views = (self.hub, self.wizard, self.result)
        for view in self._views:
            self._stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect()
        self.show_settings(self._settings)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        for part in (self.wizard, self.result, self.know, self._drawing):
            part.set_colours(colours)

    def show_settings(self, settings: Settings) -> None:
        """Show what `settings` hold of check and work."""
        self._settings = settings
        self.work.show_work(settings.work)
        if self._stack.currentWidget() is self.hub:
            self._show_check()
        if self._stack.currentWidget() is self.result:
            self._show_result()

    def answers(self) -> dict[str, Answer]:
        """Return the answers so far. What Settings say of screen and glasses stands first."""
        answers = cleaned(dict(self._settings.workstation.answers))
        screen = self._settings.screen
        if screen.diagonal_inch is not None and "diagonal" in answers:
            answers["diagonal"] = float(screen.diagonal_inch * CM_PER_INCH)
        if answers.get("lenses") in ("yes", "no"):
            answers["lenses"] = "yes" if screen.progressive_lenses else "no"
        return answers

    def begin_check(self, *, afresh: bool = False) -> None:
        """Ask: from where it was left, or `afresh` through all answers."""
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.begin(self.answers(), self._hints(), afresh=afresh)

    def show_hub(self) -> None:
        """Show the page as it opens."""
        self._show_check()
        self._stack.setCurrentWidget(self.hub)

    def show_result(self) -> None:
        """Show what the check found."""
        self._show_result()
        self._stack.setCurrentWidget(self.result)
        self.result.done.setFocus()

    def view(self) -> QWidget:
        """Return what is open: the hub, the wizard or the result."""
        return self._views[self._stack.currentIndex()]

    def check_words(self) -> str:
        """Return what the page says of the check."""
        return self._state.text()

    def _make_check(self) -> None:
        self._drawing = Drawing(6.0)
        self._drawing.show_drawing("m-distance", self.tr("Somebody at a desk"))
        self._state = QLabel()
        self._state.setObjectName("prose")
        self._state.setWordWrap(True)
        self.start, self.see = QPushButton(), QPushButton(self.tr("Show the result"))
        self.start.setObjectName("main")

    def _lay_out(self) -> None:
        check = _card()
        heading = QLabel(self.tr("Check your workplace"))
        heading.setObjectName("heading")
        said_ = QVBoxLayout()
        said_.addStretch(1)
        said_.addWidget(heading)
        said_.addWidget(self._state)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.see)
        buttons.addStretch(1)
        said_.addLayout(buttons)
        said_.addStretch(1)
        inside = QHBoxLayout(check)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(14)
        inside.addWidget(self._drawing, 2)
        inside.addLayout(said_, 5)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(check)
        column.addWidget(self.work)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(left)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(scroll, 6)
        across.addWidget(self.know, 5)
        title = QLabel(self.tr("Workplace"))
        title.setObjectName("title")
        layout = QVBoxLayout(self.hub)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(across, 1)

    def _connect(self) -> None:
        self.start.clicked.connect(lambda: self.begin_check(afresh=self._complete()))
        self.see.clicked.connect(self.show_result)
        self.wizard.answered.connect(self._keep)
        self.wizard.finished.connect(self._finish)
        self.wizard.left.connect(self.show_hub)
        self.result.left.connect(self.show_hub)
        self.result.again_asked.connect(lambda: self.begin_check(afresh=True))
        self.result.open_asked.connect(self._ask_open)
        self.result.months_chosen.connect(self._choose_months)
        self.work.changed.connect(self._keep_work)

    def _complete(self) -> bool:
        answers = self.answers()
        return all(q.id in answers for q in questions() if asked(q, answers))

    def _show_check(self) -> None:
        answers, station = self.answers(), self._settings.workstation
        found = outcome(answers, self._settings.screen.diagonal_inch)
        count = sum(q.id in answers for q in questions() if asked(q, answers))
        whole = sum(asked(q, answers) for q in questions())
        self.see.setVisible(self._complete())
        if not answers:
            self._state.setText(
                self.tr(
                    "About five minutes, one question at a time, with drawings. It ends with a "
                    "score (ROSA) and the two changes that would help most."
                )
            )
            self.start.setText(self.tr("Begin"))
        elif count < whole:
            self._state.setText(
                self.tr("You have answered {0} of {1} questions.").format(count, whole)
            )
            self.start.setText(self.tr("Go on"))
        else:
            score = score_words(found.advice.now)
            words = self.tr("ROSA {0} of 10.").format(score) if found.enough else ""
            if station.answered is not None:
                words += " " + self.tr("Checked on {0}.").format(day_words(station.answered))
            if station.again is not None:
                words += " " + self.tr("Next on {0}.").format(day_words(station.again))
            self._state.setText(words.strip())
            self.start.setText(self.tr("Check again"))

    def _show_result(self) -> None:
        screen, station = self._settings.screen, self._settings.workstation
        found = outcome(self.answers(), screen.diagonal_inch)
        self.result.show_outcome(found, screen.diagonal_inch)
        self.result.show_again(months_between(station.answered, station.again), station.again)

    def _keep(self, answers: dict[str, Answer]) -> None:
        """Keep every answer at once; size and glasses go where the program looks for them."""
        old = self._settings
        station = replace(old.workstation, answers=tuple(sorted(answers.items())))
        self._ask(replace(old, workstation=station, screen=_screen(old.screen, answers)))

    def _finish(self) -> None:
        station, day = self._settings.workstation, self._today()
        months = AGAIN_MONTHS
        if station.answered is not None:
            months = months_between(station.answered, station.again)
        again = in_months(day, months).isoformat() if months else None
        new = replace(station, answered=day.isoformat(), again=again)
        self._ask(replace(self._settings, workstation=new))
        self.show_result()

    def _ask_open(self) -> None:
        """Ask again what was answered with "I don't know"."""
        answers = {id_: one for id_, one in self.answers().items() if one != UNKNOWN}
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.begin(answers, self._hints())

    def _choose_months(self, months: int) -> None:
        station = self._settings.workstation
        first = date.fromisoformat(station.answered) if station.answered else self._today()
        again = in_months(first, months).isoformat() if months else None
        self._ask(replace(self._settings, workstation=replace(station, again=again)))

    def _keep_work(self, work: WorkSettings) -> None:
        self._ask(replace(self._settings, work=work))

    def _ask(self, settings: Settings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)


class GoodToKnow(QFrame):
    """The list of cards, and the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._colours = LIGHT
        heading = QLabel(self.tr("Good to know"))
        heading.setObjectName("heading")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Good to know"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = CardView()
        for card in cards().values():
            self.list.addItem(f"{said(card.words)}  ({within(kind_words(card))})")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("The card"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.view)
        column.addStretch(1)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self.list, 4)
        layout.addWidget(scroll, 5)
        self.list.currentRowChanged.connect(self._choose)
        self.list.setCurrentRow(0)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self.view.set_colours(colours)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.view.show_card(list(cards().values())[row])


def _screen(old: ScreenSettings, answers: Mapping[str, Answer]) -> ScreenSettings:
    """Return what was answered of size and glasses, over what was told before."""
    size, lenses = answers.get("diagonal"), answers.get("lenses")
    inch = old.diagonal_inch
    if isinstance(size, float | int):
        new = size / CM_PER_INCH
        if inch is None or abs(new - inch) * CM_PER_INCH > _SAME_CM:
            inch = new
    worn = old.progressive_lenses if lenses not in ("yes", "no") else lenses == "yes"
    return replace(old, diagonal_inch=inch, progressive_lenses=worn)


def _card() -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    return card
