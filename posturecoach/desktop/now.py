"""The page Now: the picture, the state in plain words, the last ten minutes, the measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from posturecoach.coaching.rules import Kind
from posturecoach.desktop.aside import Aside
from posturecoach.desktop.history import History
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pause_menu import fill_pause_menu
from posturecoach.desktop.picture import LivePicture
from posturecoach.desktop.plot import TenMinutes
from posturecoach.desktop.said import Said
from posturecoach.desktop.score_button import ScoreButton
from posturecoach.desktop.series import STRAIN, Series, available, series_of
from posturecoach.desktop.table import MeasureTable, rows
from posturecoach.desktop.words import Mood, State, failure_words, state_words
from posturecoach.desktop.worker import Shown
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.errors import PostureCoachError
from posturecoach.posture.measure import View
from posturecoach.session import Look

TABLE_EVERY_S = 0.25  # numbers that change faster cannot be read


class NowPage(QWidget):
    """Show looks as they come; say what the person asked for. Decides nothing."""

    pause_asked = Signal()
    resume_asked = Signal()
    learn_asked = Signal()
    cancel_asked = Signal()
    demo_asked = Signal()
    anew_asked = Signal()
    still_asked = Signal()
    why_asked = Signal()  # why the score is what it is
    pause_for_asked = Signal(str)  # "10", "30", "60", "tomorrow", "app"
    show_asked = Signal(object)  # Prompt: the one difference
    wrong_asked = Signal(object)  # Prompt: the last minute, and the rule

    def __init__(self, rules: Sequence[ZoneRule], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._colours = LIGHT
        self._history = History()
        self._phase = Phase.OFF
        self._view = View.UNKNOWN
        self._mood = Mood.NOTHING
        self._learning = False
        self._next_table_s = 0.0
        self._pause_left = ""
        self._app: str | None = None
        self._neutrals: dict[str, float] = {}
        self._choices: list[Series] = []
        self.picture = LivePicture(self)
        self.plot = TenMinutes(self)
        self.table = MeasureTable(self)
        self.aside = Aside(self)
        self.aside.anew_asked.connect(self.anew_asked)
        self.aside.still_asked.connect(self.still_asked)
        self.aside.learn_asked.connect(self.learn_asked)
        self.said = Said(self)
        self.said.show_asked.connect(self.show_asked)
        self.said.wrong_asked.connect(self.wrong_asked)
        self._make_head()
        self._make_choice()
        self._lay_out()
        self.table.chosen.connect(self._choose_measure)
        self.show_phase(Phase.OFF)

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for part in (self.picture, self.plot, self.table):
            part.set_colours(colours)
        self._colour_headline()

    def set_rules(self, rules: Sequence[ZoneRule]) -> None:
        """Draw the zones of `rules` from now on."""
        self._rules = rules

    def show_phase(self, phase: Phase) -> None:
        """Show what the looking is doing."""
        self._phase = phase
        looking = phase in (Phase.OPENING, Phase.LOOKING)
        self.pause.setText(
            {
                Phase.OFF: self.tr("Resume"),
                Phase.ENDED: self.tr("Play it again"),
                Phase.FAILED: self.tr("Try again"),
            }.get(phase, self.tr("Pause"))
        )
        self.learn.setEnabled(phase is Phase.LOOKING)
        self.demo.setVisible(not looking)
        self.pauses.setVisible(looking)
        if phase is Phase.OFF:
            self._rest(State(self.tr("Paused"), self._off(), Mood.NOTHING))
        elif phase is Phase.OPENING:
            self._rest(State(self.tr("One moment"), self.tr("Opening the camera."), Mood.NOTHING))
        elif phase is Phase.ENDED:
            self._rest(State(self.tr("That was all"), self.tr("The clip is over."), Mood.NOTHING))

    def show_pause(self, left: str, app: str | None) -> None:
        """Say how long a pause lasts, and which program a pause may be for."""
        self._app = app
        if left != self._pause_left:
            self._pause_left = left
            if self._phase is Phase.OFF:
                self._detail.setText(self._off())

    def _off(self) -> str:
        if not self._pause_left:
            return self.tr("The camera is off.")
        return self.tr("The camera is off: {0}.").format(self._pause_left)

    def show_look(self, shown: Shown, at_s: float, *, draw: bool) -> None:
        """Show a look that came at `at_s`, seconds on a clock that never goes back.

        With `draw` off it is only remembered for the plot: nobody sees the page.
        """
        look = shown.look
        self._history.add(at_s, series_of(look))
        if look.view is not View.UNKNOWN:
            self._view = look.view
        if not draw:
            return
        state = state_words(look)
        self._say(state if look.trouble is None else replace(state, detail=""))
        self.aside.show_look(look)
        self.said.show_cue(next((p for p in look.prompts if p.kind is Kind.CUE), None))
        self._set_learning(look.learning is not None)
        self.demo.setVisible(look.trouble is not None)
        if look.trouble is not None:
            self.picture.say(state.detail)
        else:
            self.picture.show_look(shown)
        if at_s >= self._next_table_s:
            self._next_table_s = at_s + TABLE_EVERY_S
            self.why.show_score(look.score)
            self.table.show_rows(rows(look))
            self._neutrals.update(_neutrals(look))

    def show_failure(self, error: PostureCoachError) -> None:
        """Say why there is nothing to see, and what to try."""
        state = failure_words(error)
        self._rest(replace(state, detail=""))
        self.picture.say(state.detail)

    def draw_plot(self, at_s: float) -> None:
        """Draw the ten minutes that end at `at_s`."""
        self._offer(available(self._history.names(), self._rules, self._view))
        series = self._choices[max(self.choice.currentIndex(), 0)]
        minutes, numbers = self._history.line(series.key, at_s)
        band = series.band(self._rules, self._view, self._neutrals.get(series.measure))
        self.plot.name_levels(series.levels())
        self.plot.show_line(minutes, series.shown(numbers), band, series.scale(band))
        self.plot.describe(series.name())

    def forget_history(self) -> None:
        """Begin the ten minutes anew, as for another person."""
        self._history.clear()
        self._neutrals.clear()
        self._next_table_s = 0.0
        self.table.show_rows([])

    def headline(self) -> str:
        """Return the large line, for tests and screen readers."""
        return self._headline.text()

    def detail(self) -> str:
        """Return the line below it."""
        return self._detail.text()

    def score(self) -> str:
        """Return the score as shown."""
        return self.why.number()

    def _make_head(self) -> None:
        self._headline = _label("headline")
        self._headline.setAccessibleName(self.tr("State"))
        self._detail = _label("detail")
        self._headline.setWordWrap(True)
        self._detail.setWordWrap(True)
        self.why = ScoreButton(self)
        self.why.clicked.connect(self.why_asked)
        self.pause = QPushButton(self)
        self.pause.setAccessibleDescription(
            self.tr("Turns the camera off for half an hour, or on again")
        )
        self.pauses = QPushButton(self)
        self.pauses.setObjectName("menu")
        self.pauses.setMaximumWidth(round(2.4 * self.pauses.fontMetrics().height()))
        self.pauses.setAccessibleName(self.tr("Choose how long to pause"))
        self.pauses.setToolTip(self.tr("Choose how long to pause"))
        menu = QMenu(self.pauses)
        menu.aboutToShow.connect(
            lambda: fill_pause_menu(menu, self.pause_for_asked.emit, self._app)
        )
        self.pauses.setMenu(menu)
        self.learn = QPushButton(self.tr("Learn my neutral"), self)
        self.learn.setAccessibleDescription(
            self.tr("Watches for some seconds how you sit at ease, to compare with later")
        )
        self.demo = QPushButton(self.tr("Play the sample clip"), self)
        self.demo.setAccessibleDescription(
            self.tr("Shows the program with a clip; needs no camera")
        )
        self.pause.clicked.connect(self._pause_or_resume)
        self.learn.clicked.connect(self._learn_or_cancel)
        self.demo.clicked.connect(self.demo_asked)

    def _make_choice(self) -> None:
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("What the plot shows"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(9)
        self.choice.activated.connect(lambda _index: self.draw_plot(self._history.newest_s))
        self._offer([STRAIN])

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._headline)
        said.addWidget(self._detail)
        head = QHBoxLayout()
        head.addLayout(said, 1)
        head.addWidget(self.why)
        head.addSpacing(10)
        for button in (self.demo, self.learn, self.pause, self.pauses):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        plot_head = QHBoxLayout()
        plot_head.addWidget(_label("heading", words=self.tr("Last 10 minutes")))
        plot_head.addWidget(self.choice, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(_card(self.picture), 5)
        left.addWidget(_card(plot_head, self.plot), 3)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addLayout(left, 9)  # the picture is as wide as its height lets it be
        below.addWidget(_card(self.table), 11)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.aside)
        whole.addWidget(self.said)
        whole.addLayout(below, 1)
        order: list[QWidget] = [self.why, self.demo, self.learn, self.pause, self.pauses]
        order += [self.aside.anew, self.aside.still, self.said.see, self.said.wrong]
        order += [self.choice, self.table]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _say(self, state: State) -> None:
        self._headline.setText(state.headline)
        self._detail.setText(state.detail)
        if state.mood is not self._mood:
            self._mood = state.mood
            self._colour_headline()

    def _rest(self, state: State) -> None:
        """Show `state` and nothing that was measured before it."""
        self._say(state)
        self.aside.hide()
        self.said.show_cue(None)
        self._set_learning(False)
        self.why.show_score(None)
        self.table.show_rows([])
        self.picture.say("")

    def _colour_headline(self) -> None:
        colour = {
            Mood.EASY: self._colours.easy,
            Mood.SOME: self._colours.some,
            Mood.MORE: self._colours.more,
            Mood.NOTHING: self._colours.text,
        }[self._mood]
        self._headline.setStyleSheet(f"color: {colour};")

    def _set_learning(self, learning: bool) -> None:  # noqa: FBT001 - a state, as Qt's own
        if learning != self._learning:
            self._learning = learning
            self.learn.setText(
                self.tr("Stop learning") if learning else self.tr("Learn my neutral")
            )

    def _offer(self, choices: list[Series]) -> None:
        if choices == self._choices:
            return
        chosen = self.choice.currentData()
        self._choices = choices
        self.choice.blockSignals(True)
        self.choice.clear()
        for series in choices:
            self.choice.addItem(series.name(), series.key)
        self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self.choice.blockSignals(False)

    def _choose_measure(self, id_: str) -> None:
        self._offer(available(self._history.names(), self._rules, self._view))
        for at, series in enumerate(self._choices):
            if series.measure == id_:
                self.choice.setCurrentIndex(at)
                self.draw_plot(self._history.newest_s)
                return

    def _pause_or_resume(self) -> None:
        looking = self._phase in (Phase.OPENING, Phase.LOOKING)
        (self.pause_asked if looking else self.resume_asked).emit()

    def _learn_or_cancel(self) -> None:
        (self.cancel_asked if self._learning else self.learn_asked).emit()


def _neutrals(look: Look) -> dict[str, float]:
    """Return the person's own neutral of each measure that shows value and change."""
    return {
        measure.id: measure.value - measure.from_neutral
        for measure in look.measures.values()
        if measure.value is not None and measure.from_neutral is not None
    }


def _label(
    name: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, words: str = ""
) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _card(*parts: QWidget | QBoxLayout) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(10, 10, 10, 10)
    layout.setSpacing(6)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part, 1)
        else:
            layout.addLayout(part)
    return card
