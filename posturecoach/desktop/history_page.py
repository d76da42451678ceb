"""The page History: days, weeks, months and a year, in plots and in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from posturecoach.desktop.days import today
from posturecoach.desktop.exporting import (
    Format,
    Row,
    SaveButton,
    ask_path,
    filter_of,
    save_plot,
    with_ending,
)
from posturecoach.desktop.heat_map import HeatMap, heat_of
from posturecoach.desktop.history_compare import Comparison, Pair, differences, pair_of
from posturecoach.desktop.history_figures import (
    EASY,
    FIGURES,
    Daily,
    Difference,
    Figure,
    figure_name,
    figures_in,
    usual_of,
)
from posturecoach.desktop.history_loading import DayParts, Loading, Past
from posturecoach.desktop.history_plot import Trend, TrendPlot
from posturecoach.desktop.history_spans import (
    BEFORE_DAYS,
    Point,
    Scope,
    Shown,
    between,
    day_title,
    points_of,
    tick_words,
    usual_before,
)
from posturecoach.desktop.history_told import (
    Told,
    easiest_and_hardest,
    point_words,
    quality_words,
    run_words,
    trend_words,
    usual_words,
)
from posturecoach.desktop.notice import Notice
from posturecoach.desktop.palette import LIGHT, Colours
from posturecoach.desktop.pieces import empty_card, fill_page, plain_label
from posturecoach.desktop.take_out_card import TakeOutCard
from posturecoach.desktop.timeline import Timeline
from posturecoach.desktop.words import what_to_do
from posturecoach.errors import OutputError, PostureCoachError
from posturecoach.record.period import Span, Usual

# What is asked of the journal.
_DAYS, _YEAR, _NEWEST, _DAY, _PAIR = "days", "year", "newest", "day", "pair"
_YEAR_DAYS = 364
_SCOPES = """
QPushButton#scope:checked {{ background: {band}; border-color: {accent}; }}
"""
_NARROWER = {Scope.YEAR: Scope.WEEK, Scope.MONTH: Scope.DAY, Scope.WEEK: Scope.DAY}


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What was read: these days are all that is known from the first to the last."""

    first: date
    last: date
    days: dict[date, Daily]
    span: Span

    def holds(self, first: date, last: date) -> bool:
        return self.first <= first and last <= self.last


class HistoryPage(QWidget):
    """Show what the journal remembers. Reads it in a thread and never waits for it.

    Parameters
    ----------
    past
        What can be asked; see there. Asked when the page is made and shown, by `refresh` and
        when somebody goes to a time that was not read yet.

    """

    failed = Signal(object)  # Exception: a bug of ours while reading

    def __init__(self, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._colours = LIGHT
        self._shown = Shown.about(Scope.WEEK, today())
        self._went = False  # whether somebody chose the time that is shown
        self._figure: Figure = EASY
        self._loaded: _Loaded | None = None
        self._parts: tuple[date, DayParts] | None = None
        self._pair: Pair | None = None  # chosen by hand; None: the time shown and the one before
        self._points: tuple[Point, ...] = ()
        self._usual: Usual | None = None
        self._unread = False  # whether the notice says that the journal can't be read
        self.ask_path = ask_path
        self.loading = Loading(self)
        self.loading.loaded.connect(self._take)
        self._make()
        self._connect()
        self._name_time()
        self._begun = True  # what is read now need not be read when the page is shown
        self._ask_days()

    @property
    def shown(self) -> Shown:
        """The time that is shown."""
        return self._shown

    def set_colours(self, colours: Colours) -> None:
        """Use the theme `colours`."""
        self._colours = colours
        for part in (self.timeline, self.plot, self.heat, self.comparison, self.take_out):
            if part is not None:
                part.set_colours(colours)
        sheet = _SCOPES.format(band=colours.band, accent=colours.accent)
        self._choices.setStyleSheet(sheet)

    def refresh(self) -> None:
        """Read the journal anew, as when it has grown; what is shown stays until it is read."""
        self._ask_days()
        if self._shown.scope is Scope.DAY:
            self._ask_day()

    def grow(self) -> None:
        """Take in what the journal has got since: of today and yesterday, the rest is as it was.

        What somebody chose stays; the time that is shown goes on to another day only where
        nobody went anywhere.
        """
        day = today()
        if not self.isVisible():
            return  # read when it is shown
        if not self._went and self._shown.last < day:
            self._move(Shown.about(self._shown.scope, day))
        self._name_time()
        self._ask_newest(day)
        if self._shown.scope is Scope.DAY and self._shown.last >= day - timedelta(1):
            self._ask_day()

    def go(self, scope: Scope, day: date) -> None:
        """Show the day, week, month or year around `day`."""
        self._went = True
        self._move(Shown.about(scope, day))

    def close_reading(self) -> None:
        """Read nothing more; for the end of the program."""
        self.loading.close()
        if self.take_out is not None:
            self.take_out.close_reading()

    def wait(self, seconds: float) -> bool:
        """Wait for the threads that read and write; return whether they have ended."""
        written = self.take_out is None or self.take_out.wait(seconds)
        return self.loading.wait(seconds) and written

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what has been written since."""
        super().showEvent(event)
        if not event.spontaneous() and not self._begun:
            self.refresh()
        self._begun = False

    # What it is made of

    def _make(self) -> None:
        self.notice = Notice()
        self._stack = QStackedWidget()
        self._reading = plain_label("muted")
        self._reading.setText(self.tr("Reading the journal …"))
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty = self._make_empty()
        self._content = self._make_content()
        for part in (self._reading, self._empty, self._content):
            self._stack.addWidget(part)
        layout = fill_page(self)
        layout.addLayout(self._make_head())
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)
        (self._scroll,) = self.findChildren(QScrollArea)[:1]

    def _make_head(self) -> QVBoxLayout:
        title = plain_label("title", wraps=False)
        title.setText(self.tr("History"))
        above = QHBoxLayout()
        above.addWidget(title)
        above.addStretch(1)
        self.report = QPushButton(self.tr("Report …"))
        self.report.setToolTip(self.tr("A report for a therapist, or a file for another program"))
        self.report.setAccessibleDescription(self.report.toolTip())
        self.report.hide()  # until there is something to report on
        above.addWidget(self.report)
        above.addSpacing(14)
        self._scopes = QButtonGroup(self)
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._choices)
        for scope, words in (
            (Scope.DAY, self.tr("Day")),
            (Scope.WEEK, self.tr("Week")),
            (Scope.MONTH, self.tr("Month")),
            (Scope.YEAR, self.tr("Year")),
        ):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setObjectName("scope")
            self._scopes.addButton(button, list(Scope).index(scope))
            choices.addWidget(button)
        self.earlier = QPushButton("◀")
        self.earlier.setAccessibleName(self.tr("Earlier"))
        self.earlier.setToolTip(self.tr("Earlier (Alt+Left)"))
        self.later = QPushButton("▶")
        self.later.setAccessibleName(self.tr("Later"))
        self.later.setToolTip(self.tr("Later (Alt+Right)"))
        self.now = QPushButton(self.tr("Today"))
        self._time = plain_label("heading")
        below = QHBoxLayout()
        for part in (self.earlier, self.later, self.now):
            below.addWidget(part)
        below.addSpacing(10)
        below.addWidget(self._time, 1)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(below)
        return layout

    def _make_empty(self) -> QFrame:
        card, layout = empty_card()
        words = plain_label("heading")
        words.setText(self.tr("Your history begins with your first day"))
        more = plain_label("detail")
        if self._past.who:
            words.setText(self.tr("Nothing of {0} yet").format(self._past.who))
            more.setText(
                self.tr(
                    "What is done here with this patient comes into a journal of its own, and so "
                    "does a journal that the patient brings along."
                )
            )
        else:
            more.setText(self._first_words())
        layout.addWidget(words)
        layout.addWidget(more)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return card

    def _first_words(self) -> str:
        return self.tr(
            "After a day with the coach you will find here how it went: how much of the time "
            "was easy, when you sat for long, and what changes from week to week. Nothing of "
            "it leaves this computer."
        )

    def _make_content(self) -> QWidget:
        self.timeline, self.plot, self.heat = Timeline(), TrendPlot(), HeatMap()
        self.comparison = Comparison()
        self.figure = QComboBox()
        self.figure.setAccessibleName(self.tr("What the trend shows"))
        self.figure.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.figure.setMinimumContentsLength(28)
        self._said, self._heat_said = plain_label("detail"), plain_label("detail")
        self._day_card = self._card(
            self.tr("The day by the minute"), self._export_day, self.timeline
        )
        trend = self._card(self.figure, self._export_trend, self.plot, self._said)
        self._heat_title = plain_label("heading")
        self._heat_card = self._card(
            self._heat_title, self._export_heat, self.heat, self._heat_said
        )
        self._told_card, self._told = empty_card()
        compared = self._card(
            self.tr("Two periods side by side"), self._export_pair, self.comparison
        )
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for card in (self._day_card, trend, self._told_card, self._heat_card, compared):
            layout.addWidget(card)
        journal = self._past.journal
        self.take_out = (
            None if journal is None else TakeOutCard(journal, self._past.who, self._past.neutral)
        )
        if self.take_out is not None:
            self.take_out.failed.connect(self.failed)
            layout.addWidget(self.take_out)
        layout.addStretch(1)
        self._make_told()
        return content

    def _make_told(self) -> None:
        heading = plain_label("heading")
        heading.setText(self.tr("In words"))
        self._told.addWidget(heading)
        self._days_told: list[tuple[QLabel, QPushButton]] = []
        self._told_days: list[date | None] = []
        for at in range(2):
            line = QHBoxLayout()
            words, button = plain_label(""), QPushButton(self.tr("Open this day"))
            line.addWidget(words, 1)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.clicked.connect(partial(self._open_told, at))
            self._days_told.append((words, button))
            self._told.addLayout(line)
        self._run, self._quality = plain_label(""), plain_label("muted")
        self._told.addWidget(self._run)
        self._told.addWidget(self._quality)

    def _card(self, heading: str | QWidget, export: object, *parts: QWidget) -> QFrame:
        """Return a card with a heading, a button to save what is in it, and its parts."""
        card, layout = empty_card()
        head = QHBoxLayout()
        if isinstance(heading, str):
            label = plain_label("heading")
            label.setText(heading)
            head.addWidget(label, 1)
            save = SaveButton(heading)
        else:
            head.addWidget(heading, 1)
            save = SaveButton(self.tr("this plot"))
        save.chosen.connect(export)
        head.addWidget(save, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        for part in parts:
            layout.addWidget(part, int(isinstance(part, TrendPlot)))
        return card

    def _connect(self) -> None:
        self._scopes.idClicked.connect(self._choose_scope)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.report.clicked.connect(self._to_report)
        self.now.clicked.connect(lambda: self.go(self._shown.scope, today()))
        for keys, button in (("Alt+Left", self.earlier), ("Alt+Right", self.later)):
            shortcut = QShortcut(QKeySequence(keys), self, button.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.figure.activated.connect(self._choose_figure)
        self.plot.pointed.connect(self._tell_point)
        self.plot.opened.connect(self._open_point)
        self.heat.pointed.connect(self._heat_said.setText)
        self.comparison.chosen.connect(self._choose_pair)

    def _to_report(self) -> None:
        """Show what to take along, which stands below everything else."""
        if self.take_out is not None:
            self.take_out.kind.setFocus()
            self._scroll.ensureWidgetVisible(self.take_out.save)
            self._scroll.ensureWidgetVisible(self.take_out.kind)

    # Going from time to time

    def _choose_scope(self, at: int) -> None:
        scope = list(Scope)[at]
        known = self._loaded
        inside = self._shown.last
        if known is not None and known.span.last is not None:
            inside = min(inside, max(known.span.last, self._shown.first))
        self.go(scope, min(inside, max(today(), self._shown.first)))

    def _step(self, by: int) -> None:
        self._went = True
        self._move(self._shown.moved(by))

    def _move(self, shown: Shown) -> None:
        self._shown = shown
        self._pair = None
        self._name_time()
        if self._loaded is None or not self._loaded.holds(*self._needed()):
            self._ask_days()
        if shown.scope is Scope.DAY and (self._parts is None or self._parts[0] != shown.first):
            self._ask_day()
        self._show()

    def _choose_figure(self, at: int) -> None:
        self._figure = self.figure.itemData(at)
        self._show()

    def _choose_pair(self, pair: Pair) -> None:
        self._pair = pair
        if self._loaded is None or not self._loaded.holds(*self._needed()):
            self._ask_days()
        else:
            self._ask_pair()

    def _open_point(self, at: int) -> None:
        scope = _NARROWER.get(self._shown.scope)
        if scope is not None and at < len(self._points):
            self.go(scope, self._points[at].first)

    # Reading

    def _needed(self) -> tuple[date, date]:
        """Return the days that must be known to show all this."""
        pair = self._pair or pair_of(self._shown)
        starts = (self._shown.first - timedelta(BEFORE_DAYS), pair.one[0], pair.other[0])
        return min(starts), max(self._shown.last, pair.one[1], pair.other[1])

    def _ask_days(self) -> None:
        first, last = self._needed()
        year = min(first, last - timedelta(_YEAR_DAYS + BEFORE_DAYS))  # a step is no wait then
        if self._loaded is None:  # but the first sight of the page does not wait for a year
            self._ask_between(first, last)
            if first == year:
                return
        self._ask_between(year, last, _YEAR)

    def _ask_between(self, first: date, last: date, kind: str = _DAYS) -> None:
        past = self._past

        def read() -> _Loaded:
            days = {one.day: Daily.of(one) for one in past.days(first, last)}
            return _Loaded(first, last, days, past.span())

        self.loading.ask(kind, read)

    def _ask_newest(self, day: date) -> None:
        known, past = self._loaded, self._past
        if known is None or self.loading.waits_for(_YEAR):
            return  # it is being read as a whole
        first = day - timedelta(1)

        def read() -> _Loaded:
            days = {when: one for when, one in known.days.items() if when < first}
            days |= {one.day: Daily.of(one) for one in past.days(first, known.last)}
            return _Loaded(known.first, known.last, days, past.span())

        self.loading.ask(_NEWEST, read)

    def _ask_day(self) -> None:
        day, past = self._shown.first, self._past
        self.loading.ask(_DAY, lambda: (day, past.day(day)))

    def _ask_pair(self) -> None:
        pair, loaded = self._pair or pair_of(self._shown), self._loaded
        if loaded is not None:
            days = loaded.days
            self.loading.ask(_PAIR, lambda: (pair, differences(pair, days)))

    def _take(self, _kind: str, result: object) -> None:
        match result:
            case PostureCoachError():
                self._unread = True
                self.notice.say(
                    what_to_do(result.what, result.try_), self.tr("Read again"), self.refresh
                )
            case Exception():
                self.failed.emit(result)
            case _Loaded():
                self._take_days(result)
            case (date() as day, DayParts() as parts):
                self._parts = day, parts
                self._show()
            case (Pair() as pair, tuple() as found):
                self._take_pair(pair, found)

    def _take_days(self, loaded: _Loaded) -> None:
        if self._unread:
            self._unread = False
            self.notice.clear()
        self._loaded = loaded
        last = loaded.span.last
        if not self._went and last is not None and last < self._shown.first:
            self._went = True
            self._move(Shown.about(self._shown.scope, last))  # a first look shows something
            return
        if loaded.holds(*self._needed()):
            self._show()

    def _take_pair(self, pair: Pair, found: tuple[Difference, ...]) -> None:
        if pair == (self._pair or pair_of(self._shown)):
            self.comparison.show_differences(pair, found)

    # Showing

    def _name_time(self) -> None:
        self._scopes.buttons()[list(Scope).index(self._shown.scope)].setChecked(True)
        self._time.setText(self._shown.title())
        self.later.setEnabled(self._shown.last < today())

    def _show(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        if loaded.span.first is None:
            self._stack.setCurrentWidget(self._empty)
            self.report.hide()
            return
        if self.take_out is not None:
            self.take_out.show_span(loaded.span)
            self.report.show()
        self._show_figures(loaded)
        self._show_day()
        self._show_trend(loaded)
        self._show_heat(loaded)
        self._show_told(loaded)
        self.comparison.show_pair(self._pair or pair_of(self._shown))
        self._ask_pair()
        self._stack.setCurrentWidget(self._content)

    def _show_figures(self, loaded: _Loaded) -> None:
        figures = figures_in(loaded.days.values()) or FIGURES
        if self._figure not in figures:
            self._figure = EASY
        if [self.figure.itemData(at) for at in range(self.figure.count())] != list(figures):
            self.figure.clear()
            for figure in figures:
                self.figure.addItem(figure_name(figure), figure)
        self.figure.setCurrentIndex(figures.index(self._figure))

    def _show_day(self) -> None:
        one_day = self._shown.scope is Scope.DAY
        self._day_card.setVisible(one_day)
        parts = self._parts
        known = one_day and parts is not None and parts[0] == self._shown.first
        found = parts[1] if known and parts is not None else DayParts()
        if one_day:
            self.timeline.show_day(found.minutes, found.events)

    def _show_trend(self, loaded: _Loaded) -> None:
        parts = self._parts
        fits = parts is not None and parts[0] == self._shown.first
        minutes = parts[1].minutes if fits and parts is not None else ()
        self._points = points_of(self._shown, self._figure, loaded.days, minutes)
        self._usual = usual_before(self._shown, self._figure, loaded.days)
        trend = Trend(
            self._figure,
            tuple(point.number for point in self._points),
            tuple(tick_words(self._shown, self._points)),
            self._usual,
        )
        words = trend_words(self._figure, self._points, self._usual)
        if trend != self.plot.trend:  # or who points at something would lose it
            self.plot.show_trend(trend, words)
        self._tell_point(self.plot.at)

    def _show_heat(self, loaded: _Loaded) -> None:
        self._heat_card.setVisible(self._shown.scope is not Scope.DAY)
        figure = self._figure if self._figure.hourly else EASY
        heat = heat_of(figure, between(loaded.days, self._shown.first, self._shown.last))
        title = self.tr("By hour and weekday: {0}").format(figure_name(figure))
        self._heat_title.setText(title)
        if heat != self.heat.heat:
            self.heat.show_heat(heat, title)

    def _show_told(self, loaded: _Loaded) -> None:
        told = easiest_and_hardest(self._shown, loaded.days)
        self._told_days = [one.day for one in told]
        for at, (label, button) in enumerate(self._days_told):
            self._tell(label, button, told[at] if at < len(told) else None)
        last = min(self._shown.last, today())
        earlier = between(loaded.days, last - timedelta(BEFORE_DAYS), last)
        run = run_words(loaded.days, usual_of(EASY, earlier), last)
        self._run.setText(run)
        self._run.setVisible(bool(run))
        self._quality.setText(quality_words(self._shown, loaded.days))

    def _tell(self, label: QLabel, button: QPushButton, told: Told | None) -> None:
        label.setVisible(told is not None)
        button.setVisible(told is not None)
        if told is None or told.day is None:
            return
        label.setText(told.words)
        button.setAccessibleName(self.tr("Open {0}").format(day_title(told.day)))

    def _open_told(self, at: int, _checked: object = None) -> None:
        day = self._told_days[at]
        if day is not None:
            self.go(Scope.DAY, day)

    def _tell_point(self, at: int) -> None:
        if 0 <= at < len(self._points):
            self._said.setText(point_words(self._figure, self._points[at], self._usual))
        else:
            self._said.setText(usual_words(self._figure, self._usual))

    # Saving

    def _export_day(self, form: Format) -> None:
        self._save(form, "day", self.timeline, self.timeline.export_rows())

    def _export_trend(self, form: Format) -> None:
        rows: list[Row] = [["first_day", "last_day", "hour", "value", "p10", "p90", "sure"]]
        for point in self._points:
            number = point.number
            if number is not None:
                numbers = (number.value, number.low, number.high)
                cells = ("" if one is None else round(one, 4) for one in numbers)
                when = (point.first.isoformat(), point.last.isoformat())
                hour = "" if point.hour is None else point.hour
                rows.append([*when, hour, *cells, "true" if number.sure else "false"])
        self._save(form, f"trend-{self._figure.key.split('|')[0]}", self.plot, rows)

    def _export_heat(self, form: Format) -> None:
        self._save(form, "hours", self.heat, self.heat.export_rows())

    def _export_pair(self, form: Format) -> None:
        self._save(form, "periods", self.comparison.table, self.comparison.export_rows())

    def _save(self, form: Format, name: str, plot: QWidget, rows: Iterable[Row]) -> None:
        begin = f"posture-{name}-{self._shown.first}.{form.value}"
        chosen = self.ask_path(self, begin, filter_of(form))
        if not chosen:
            return
        path = with_ending(chosen, form)
        headings = {self.plot: figure_name(self._figure), self.heat: self._heat_title.text()}
        heading = headings.get(plot, self.tr("History"))
        title = f"{heading} · {self._shown.title()}"
        try:
            save_plot(path, form, plot, title=title, rows=rows, colours=self._colours)
        except OutputError as error:
            self.notice.say(what_to_do(error.what, error.try_))
        else:
            self.notice.say(self.tr("Saved as {0}.").format(path))
