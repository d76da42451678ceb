"""The page History: figures that are true, plots that answer, and nothing that waits."""

import csv
import io
import threading
from datetime import date, timedelta
from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from posturecoach.desktop import history_page
from posturecoach.desktop.exporting import Format
from posturecoach.desktop.heat_map import HeatMap, heat_of
from posturecoach.desktop.history_compare import Pair, differences, pair_of
from posturecoach.desktop.history_figures import (
    BREAKS,
    EASY,
    FIGURES,
    LONGEST,
    SCORE,
    SITTING,
    Daily,
    Sort,
    Verdict,
    difference,
    figure_words,
    figures_in,
    of_day,
    of_days,
)
from posturecoach.desktop.history_loading import DayParts, Loading, Past, past_in
from posturecoach.desktop.history_page import HistoryPage
from posturecoach.desktop.history_spans import Scope, Shown, points_of, usual_before
from posturecoach.desktop.history_told import (
    easiest_and_hardest,
    point_words,
    quality_words,
    run_words,
)
from posturecoach.desktop.palette import DARK, LIGHT, style_sheet
from posturecoach.errors import JournalError
from posturecoach.journal import Journal
from posturecoach.record.period import Bout, DaySummary, HourSummary, Span, Sums, Usual

from .fits import clipped
from .weeks import (
    EASIER,
    FIRST,
    LAST,
    days_between,
    events_of,
    minutes_of,
    summary_of,
)

THURSDAY = date(2029, 11, 29)
DAYS = {one.day: Daily.of(one) for one in days_between(FIRST, LAST)}
SPAN = Span(FIRST, LAST, 30_000, 500, len(DAYS))


def made_past(days=DAYS, span=SPAN, asked=None):
    def between(first, last):
        if asked is not None:
            asked.append((first, last))
        return tuple(day.summary for when, day in sorted(days.items()) if first <= when <= last)

    return Past(lambda: span, between, lambda day: DayParts(minutes_of(day), events_of(day)))


@pytest.fixture(autouse=True)
def last_day(monkeypatch):
    monkeypatch.setattr(history_page, "today", lambda: LAST)


@pytest.fixture
def make(qtbot):
    made = []

    def page(past=None, size=(790, 560), colours=LIGHT):
        found = HistoryPage(past or made_past())
        qtbot.addWidget(found)
        found.setStyleSheet(style_sheet(colours))
        found.set_colours(colours)
        found.resize(*size)
        found.show()
        qtbot.waitUntil(lambda: not found.loading.busy)
        made.append(found)
        return found

    yield page
    for one in made:
        one.close_reading()
        assert one.wait(10.0)


def settled(qtbot, page):
    qtbot.waitUntil(lambda: not page.loading.busy)


def a_day(day, *, judged=3600.0, easy=3600.0, bouts=(), present=None):
    sums = Sums(
        60,
        present_s=judged if present is None else present,
        neutral_s=easy,
        bad_s=judged - easy,
        strain_s=0.3 * judged,
        strained_s=judged,
    )
    hours = (HourSummary(day, 9, sums),)
    return Daily.of(DaySummary(day, hours, (), tuple(Bout(k, s) for k, s in enumerate(bouts))))


# Figures


def test_that_figures_of_a_day_are_those_of_its_sums():
    day = a_day(LAST, judged=4000.0, easy=3000.0, present=5000.0, bouts=(1200, 2400, 600))
    assert of_day(EASY, day).value == pytest.approx(0.75)
    assert of_day(SITTING, day).value == 5000.0
    assert of_day(LONGEST, day).value == 2400.0
    assert of_day(BREAKS, day).value == 2.0
    assert of_day(SCORE, day).value == day.sums.score
    assert of_day(EASY, day).sure
    assert not of_day(EASY, a_day(LAST, judged=600.0, easy=0.0)).sure
    assert of_day(LONGEST, a_day(LAST)) is None


def test_that_a_measure_has_its_median_and_spread_and_is_one_for_each_view():
    figures = figures_in(DAYS.values())
    assert figures[: len(FIGURES)] == FIGURES
    assert [f.id for f in figures[len(FIGURES) :]] == ["head_pitch", "shoulder_elevation", "slump"]
    head = figures[len(FIGURES)]
    number = of_day(head, DAYS[THURSDAY])
    (kept,) = (m for m in DAYS[THURSDAY].summary.measures if m.id == "head_pitch")
    assert number.value == kept.median
    assert (number.low, number.high) == (kept.low, kept.high)
    assert number.low < number.value < number.high


def test_that_a_usual_day_is_the_median_of_those_with_enough_in_them():
    days = [a_day(LAST - timedelta(k), easy=36.0 * share) for k, share in enumerate((50, 60, 90))]
    days.append(a_day(FIRST, judged=60.0, easy=0.0))
    assert of_days(EASY, days).value == pytest.approx(0.6)
    assert not of_days(EASY, days[-1:]).sure
    assert of_days(EASY, []) is None


def test_that_numbers_are_written_as_people_read_them():
    assert figure_words(EASY, 0.734) == "73 %"
    assert figure_words(EASY, -0.05, signed=True) == "\N{MINUS SIGN}5 points"
    assert figure_words(SITTING, 4 * 3600 + 300) == "4 h 5 min"
    assert figure_words(SITTING, 12.0) == "0 min"
    assert figure_words(BREAKS, 3.0) == "3"
    assert figure_words(BREAKS, None) == "–"


# Times


@pytest.mark.parametrize(
    ("scope", "first", "last"),
    [
        (Scope.DAY, THURSDAY, THURSDAY),
        (Scope.WEEK, date(2029, 11, 26), date(2029, 12, 2)),
        (Scope.MONTH, date(2029, 11, 1), date(2029, 11, 30)),
        (Scope.YEAR, date(2028, 12, 4), date(2029, 12, 2)),
    ],
)
def test_that_a_time_has_its_ends_and_steps_without_gap(scope, first, last):
    shown = Shown.about(scope, THURSDAY)
    assert (shown.first, shown.last) == (first, last)
    before = shown.moved(-1)
    assert before.last == first - timedelta(1)
    assert before.moved(1) == shown


def test_that_a_trend_has_a_point_for_each_step_and_holes_where_nothing_was():
    week = points_of(Shown.about(Scope.WEEK, THURSDAY), EASY, DAYS)
    assert [point.number is None for point in week] == [False] * 5 + [True] * 2
    assert week[3].number.value == of_day(EASY, DAYS[THURSDAY]).value
    year = points_of(Shown.about(Scope.YEAR, THURSDAY), EASY, DAYS)
    assert len(year) == 52
    monday = date(2029, 11, 26)
    fives = [of_day(EASY, DAYS[monday + timedelta(k)]).value for k in range(5)]
    assert year[-1].number.value == sorted(fives)[2]
    assert year[0].number is None


def test_that_the_hours_of_a_day_come_from_sums_and_measures_from_minutes():
    shown = Shown.about(Scope.DAY, THURSDAY)
    hours = points_of(shown, EASY, DAYS)
    assert [point.hour for point in hours] == list(range(9, 18)) or hours[0].hour == 8
    head = figures_in(DAYS.values())[len(FIGURES)]
    assert all(p.number is None for p in points_of(shown, head, DAYS))
    found = points_of(shown, head, DAYS, minutes_of(THURSDAY))
    known = [p.number for p in found if p.number is not None]
    assert len(known) >= 8
    assert all(n.low <= n.value <= n.high for n in known)
    longest = [p.number for p in points_of(shown, LONGEST, DAYS, minutes_of(THURSDAY)) if p.number]
    assert max(n.value for n in longest) == of_day(LONGEST, DAYS[THURSDAY]).value


def test_that_what_is_usual_comes_from_eight_weeks_before_and_from_enough_days():
    week = Shown.about(Scope.WEEK, THURSDAY)
    found = usual_before(week, EASY, DAYS)
    assert found.days == 40
    early = usual_before(Shown.about(Scope.WEEK, FIRST), EASY, DAYS)
    assert early is None
    words = point_words(EASY, points_of(week, EASY, DAYS)[0], Usual(0.2, 0.01, 9))
    assert words.endswith("higher than usual for you")


# Two periods


def test_that_a_real_difference_is_found_and_chance_is_not():
    month = pair_of(Shown.about(Scope.MONTH, THURSDAY))
    by_key = {one.figure.key: one for one in differences(month, DAYS)}
    assert by_key["easy"].verdict is Verdict.CLEAR
    assert by_key["easy"].change == pytest.approx(0.09, abs=0.04)  # what `EASIER` makes
    assert by_key["sitting"].verdict is Verdict.NOT_CLEAR
    calm = Pair((date(2029, 9, 3), date(2029, 9, 28)), (date(2029, 10, 1), date(2029, 10, 26)))
    verdicts = {one.verdict for one in differences(calm, DAYS)}
    assert verdicts == {Verdict.NOT_CLEAR}
    assert month.other[0] == EASIER


def test_that_angles_below_what_a_camera_can_tell_are_no_change():
    from dataclasses import replace

    from posturecoach.record.minute import What
    from posturecoach.record.period import MeasureSum
    from posturecoach.record.spread import Spread

    from .weeks import DESK

    def day(when, degrees):
        spread = Spread("deg", degrees, (7200.0,))
        one = MeasureSum("cva", "deg", What.CHANGE, DESK, spread, 4.0, seen_s=7200.0)
        return Daily.of(replace(a_day(when).summary, measures=(one,)))

    def found(degrees):
        before = [day(FIRST + timedelta(k), 2) for k in range(5)]
        after = [day(LAST - timedelta(k), 2 + degrees) for k in range(5)]
        (figure,) = (f for f in figures_in(before) if f.sort is Sort.MEASURE)
        return difference(figure, before, after).verdict

    assert [found(degrees) for degrees in (0, 4, 5, -4, -6)] == [
        Verdict.NOT_CLEAR,
        Verdict.NOT_CLEAR,
        Verdict.CLEAR,
        Verdict.NOT_CLEAR,
        Verdict.CLEAR,
    ]


def test_that_days_that_differ_a_lot_among_themselves_prove_nothing():
    before = [a_day(FIRST + timedelta(k), easy=s) for k, s in enumerate((600, 3500, 1200, 3000))]
    after = [a_day(LAST - timedelta(k), easy=s) for k, s in enumerate((1000, 3600, 2900, 2400))]
    assert difference(EASY, before, after).verdict is Verdict.NOT_CLEAR
    assert difference(EASY, before[:2], after).verdict is Verdict.TOO_FEW


# Words


def test_that_the_easiest_day_and_the_one_with_most_strain_are_named():
    shown = Shown.about(Scope.WEEK, THURSDAY)
    easiest, hardest = easiest_and_hardest(shown, DAYS)
    shares = {d: of_day(EASY, DAYS[d]).value for d in DAYS if shown.holds(d)}
    assert easiest.day == max(shares, key=shares.get)
    assert hardest.day == min(shares, key=shares.get)
    assert "Most of the strain: head down." in hardest.words
    assert easiest_and_hardest(Shown.about(Scope.DAY, THURSDAY), DAYS) == ()
    assert easiest_and_hardest(shown, {}) == ()


def test_that_a_run_goes_over_days_without_data_and_its_end_is_not_spoken_of():
    usual = Usual(0.5, 0.1, 20)
    easy = [0.9, 0.8, None, 0.3, 0.9]  # from the last day back
    days = {
        LAST - timedelta(k): a_day(LAST - timedelta(k), easy=3600.0 * share)
        for k, share in enumerate(easy)
        if share is not None
    }
    assert run_words(days, usual, LAST) == "2 days in a row were easier than a usual one of yours."
    days[LAST] = a_day(LAST, easy=360.0)
    assert run_words(days, usual, LAST) == ""
    days[LAST] = a_day(LAST, judged=60.0, easy=0.0)  # too little to go by ends nothing
    assert run_words(days, usual, LAST) == ""
    assert run_words(days, None, LAST) == ""


def test_that_it_says_what_the_figures_rest_on():
    words = quality_words(Shown.about(Scope.WEEK, THURSDAY), DAYS)
    assert words.startswith("You were seen for 33 h 20 min; on 5 of 7 days for half an hour")
    assert "of it could be judged" in words
    assert "for 1 h 15 min the camera was off" in words
    empty = quality_words(Shown.about(Scope.WEEK, FIRST - timedelta(30)), DAYS)
    assert empty == "Nothing was recorded in this time."


# The heat map


def test_that_a_cell_is_all_its_hours_together(qtbot):
    days = [DAYS[date(2029, 11, 26)], DAYS[date(2029, 11, 19)]]
    heat = heat_of(EASY, days)
    parts = [h.sums for d in days for h in d.summary.hours if h.hour == 10]
    easy, judged = sum(p.neutral_s for p in parts), sum(p.judged_s for p in parts)
    assert heat.cells[0, 10].value == pytest.approx(easy / judged)
    assert {weekday for weekday, _ in heat.cells} == {0}
    assert list(heat.weekdays) == [0, 1, 2, 3, 4]
    assert heat_of(SITTING, days).cells[0, 10].value <= 3600.0  # a mean, not the sum of days


def test_that_cells_are_told_by_mouse_and_keys(qtbot):
    shown = HeatMap()
    qtbot.addWidget(shown)
    shown.show_heat(heat_of(EASY, list(DAYS.values())), "map")
    shown.resize(700, 260)
    shown.show()
    told = []
    shown.pointed.connect(told.append)
    cell = shown._cell(shown.heat, (3, 14)).center().toPoint()
    qtbot.mouseMove(shown, cell)
    value = shown.heat.cells[3, 14].value
    assert told == [f"Thursday, 14 to 15 o'clock: {round(100 * value)} %"]
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.at == (3, 13)
    for _ in range(9):
        qtbot.keyClick(shown, Qt.Key.Key_Up)
    assert shown.at == (0, 13)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_more_effort_is_farther_from_the_ground_without_any_colour(qtbot, colours):
    shown = HeatMap()
    qtbot.addWidget(shown)
    shown.set_colours(colours)
    heat = heat_of(EASY, list(DAYS.values()))
    shown.show_heat(heat, "map")
    low, high = heat.ends
    steps = [shown._ink(heat, high - k / 8 * (high - low)).lightnessF() for k in range(9)]
    assert steps == sorted(steps, reverse=colours is LIGHT)
    assert abs(steps[0] - steps[-1]) > 0.25


# The page


def test_that_the_page_shows_the_week_and_answers_the_mouse(make, qtbot):
    page = make()
    assert page._stack.currentWidget() is page._content
    assert page.shown == Shown.about(Scope.WEEK, LAST)
    qtbot.mouseMove(page.plot.view.viewport(), QPoint(5, 5))
    place = page.plot.view.mapFrom(page.plot, page.plot.place_of(3).toPoint())
    qtbot.mouseMove(page.plot.view.viewport(), place)
    value = of_day(EASY, DAYS[THURSDAY]).value
    assert page._said.text() == (
        f"Thursday, November 29, 2029: {round(100 * value)} %, as usual for you"
    )
    qtbot.mouseClick(page.plot.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(qtbot, page)
    assert page.shown == Shown.about(Scope.DAY, THURSDAY)
    assert page._day_card.isVisible()
    assert page.timeline.line.accessibleDescription().startswith("9:0")


def test_that_the_keys_do_what_the_mouse_does(make, qtbot):
    page = make()
    page.plot.setFocus()
    qtbot.keyClick(page.plot, Qt.Key.Key_Right)
    qtbot.keyClick(page.plot, Qt.Key.Key_Right)
    assert page._said.text().startswith("Tuesday, November 27, 2029: ")
    qtbot.keyClick(page.plot, Qt.Key.Key_Return)
    assert page.shown == Shown.about(Scope.DAY, date(2029, 11, 27))
    page._choose_scope(list(Scope).index(Scope.YEAR))
    settled(qtbot, page)
    qtbot.keyClick(page.plot, Qt.Key.Key_End)
    qtbot.keyClick(page.plot, Qt.Key.Key_Space)
    assert page.shown == Shown.about(Scope.WEEK, LAST)


def test_that_every_scope_and_figure_can_be_shown(make, qtbot):
    page = make()
    for scope in Scope:
        page.go(scope, THURSDAY)
        settled(qtbot, page)
        for at in range(page.figure.count()):
            page.figure.setCurrentIndex(at)
            page._choose_figure(at)
            settled(qtbot, page)
            assert page.plot.trend.figure == page.figure.itemData(at)
            known = [n for n in page.plot.trend.numbers if n is not None]
            assert known, (scope, page.figure.currentText())


def test_that_the_band_is_drawn_where_it_is_usual(make, qtbot):
    page = make()
    usual = usual_before(page.shown, EASY, DAYS)
    low, high = page.plot._band.getRegion()
    assert low == pytest.approx(100 * (usual.middle - 2 * usual.spread))
    assert high == pytest.approx(100 * (usual.middle + 2 * usual.spread))
    page.go(Scope.WEEK, FIRST)
    settled(qtbot, page)
    assert not page.plot._band.isVisible()
    assert "once five days" in page._said.text()


def test_that_an_empty_journal_is_met_kindly(make):
    page = make(made_past({}, Span()))
    assert page._stack.currentWidget() is page._empty
    assert "After a day with the coach" in page._empty.findChildren(history_page.QLabel)[1].text()


def test_that_a_first_look_shows_the_last_days_there_are(make, qtbot, monkeypatch):
    monkeypatch.setattr(history_page, "today", lambda: LAST + timedelta(60))
    page = make()
    settled(qtbot, page)
    assert page.shown == Shown.about(Scope.WEEK, LAST)


def test_that_nothing_waits_for_a_slow_disk_and_an_old_answer_is_dropped(make, qtbot):
    page = make()
    gate, begun = threading.Event(), threading.Event()
    fast = page._past

    def slow(first, last):
        begun.set()
        assert gate.wait(20.0)
        return ()

    page._past = Past(fast.span, slow, fast.day)
    page.refresh()
    assert begun.wait(10.0)  # the window went on
    page._past = fast
    page.refresh()
    gate.set()
    settled(qtbot, page)
    assert set(page._loaded.days) == set(DAYS)  # and not the nothing of the slow one


def test_that_of_one_kind_only_the_newest_is_told_and_other_kinds_are_kept(qtbot):
    loading = Loading()
    gate = threading.Event()
    told = []
    loading.loaded.connect(lambda kind, result: told.append((kind, result)))
    loading.ask("a", lambda: gate.wait(20.0) and 1)
    for number in (2, 3):
        loading.ask("a", lambda number=number: number)
    loading.ask("b", lambda: 4)
    gate.set()
    qtbot.waitUntil(lambda: not loading.busy)
    assert told == [("a", 3), ("b", 4)]
    loading.close()
    loading.ask("a", lambda: 5)
    assert not loading.busy


def test_that_a_journal_that_cannot_be_read_is_said_and_read_again(make, qtbot):
    def broken(_first, _last):
        raise JournalError("The journal is damaged.", try_="restore a backup.")

    fine = made_past()
    page = make(Past(fine.span, broken, fine.day))
    assert page.notice.words() == "The journal is damaged.\nRestore a backup."
    page._past = fine
    page.notice._act()
    settled(qtbot, page)
    assert page.notice.words() == ""
    assert page._stack.currentWidget() is page._content


def test_that_a_mistake_of_ours_is_handed_on(make, qtbot):
    page = make()
    page._past = Past(lambda: 1 / 0, page._past.days, page._past.day)
    with qtbot.waitSignal(page.failed) as failed:
        page.refresh()
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_that_steps_within_a_year_read_nothing_anew(make, qtbot):
    asked = []
    page = make(made_past(asked=asked))
    weeks, year = asked  # the first sight does not wait for the year
    assert (weeks[1] - weeks[0]).days < 80
    assert (year[1] - year[0]).days > 365
    asked.clear()
    for scope, day in ((Scope.MONTH, LAST), (Scope.WEEK, LAST - timedelta(40))):
        page.go(scope, day)
        settled(qtbot, page)
    assert asked == []
    page.go(Scope.YEAR, LAST - timedelta(400))
    settled(qtbot, page)
    assert len(asked) == 1


def test_that_two_periods_can_be_chosen(make, qtbot):
    page = make()
    rows = page.comparison.rows()
    assert rows[0][1:3] == ["19 Nov 2029 – 25 Nov 2029", "26 Nov 2029 – 2 Dec 2029"]
    one, other = page.comparison.fields
    one.show_days(date(2029, 10, 1), date(2029, 10, 31))
    other.first.setDate(other.first.date().addDays(-25))  # 1 November
    settled(qtbot, page)
    rows = page.comparison.rows()
    assert rows[0][1:3] == ["1 Oct 2029 – 31 Oct 2029", "1 Nov 2029 – 2 Dec 2029"]
    easy = next(row for row in rows if row[0] == "Easy share of the time")
    assert easy[3].startswith("▲ +")
    assert easy[3].endswith(" points: easier")
    sitting = next(row for row in rows if row[0] == "Time sitting")
    assert sitting[3] == "no clear change"


def test_that_told_days_open(make, qtbot):
    page = make()
    label, button = page._days_told[1]
    assert label.text().startswith("The day with most strain: ")
    day = page._told_days[1]
    button.click()
    assert page.shown == Shown.about(Scope.DAY, day)


def saved(page, form, export, tmp_path):
    path = tmp_path / f"plot.{form}"
    page.ask_path = lambda *_: str(path)
    export(form)
    return path


def test_that_a_trend_is_saved_as_a_table_with_its_numbers(make, tmp_path):
    page = make()
    path = saved(page, Format.CSV, page._export_trend, tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [row["first_day"] for row in rows][3] == "2029-11-29"
    value = of_day(EASY, DAYS[THURSDAY]).value
    assert float(rows[3]["value"]) == pytest.approx(value, abs=1e-4)
    assert str(path) in page.notice.words()


@pytest.mark.parametrize("what", ["trend", "heat", "pair", "day"])
def test_that_every_plot_is_saved_as_picture_and_drawing(make, qtbot, qapp, tmp_path, what):
    page = make()
    if what == "day":
        page.go(Scope.DAY, THURSDAY)
        settled(qtbot, page)
    for _ in range(4):
        qapp.processEvents()
    export = getattr(page, f"_export_{what}")
    picture = QImage(str(saved(page, Format.PNG, export, tmp_path)))
    assert picture.width() > 1000
    places = [range(0, side, 7) for side in (picture.width(), picture.height())]
    shades = {picture.pixel(x, y) for x, y in product(*places)}
    assert len(shades) > 3
    drawing = saved(page, Format.SVG, export, tmp_path).read_text("utf-8")
    assert "<svg" in drawing
    assert "<image" not in drawing  # lines and letters, no pixels
    assert drawing.count("<text") >= 5
    table = saved(page, Format.CSV, export, tmp_path).read_text("utf-8-sig")
    assert len(table.splitlines()) > 5


def test_that_a_file_that_cannot_be_written_is_said(make, tmp_path):
    page = make()
    page.ask_path = lambda *_: str(tmp_path / "no such folder" / "x.csv")
    page._export_heat(Format.CSV)
    assert "x.csv" in page.notice.words()
    page.notice.clear()
    page.ask_path = lambda *_: ""
    page._export_heat(Format.CSV)
    assert page.notice.words() == ""


def test_that_it_reads_a_real_journal_beside_its_writer(make, qtbot, tmp_path):
    path = tmp_path / "journal.sqlite"
    past = past_in(path)
    assert past.span() == Span()
    assert past.days(FIRST, LAST) == ()
    journal = Journal(path)
    for day in (THURSDAY - timedelta(1), THURSDAY):
        journal.write(minutes_of(day), events_of(day))
    try:
        page = make(past)
        assert set(page._loaded.days) == {THURSDAY - timedelta(1), THURSDAY}
        here = of_day(EASY, page._loaded.days[THURSDAY]).value
        assert here == pytest.approx(of_day(EASY, Daily.of(summary_of(THURSDAY))).value, abs=1e-6)
        page.go(Scope.DAY, THURSDAY)
        settled(qtbot, page)
        assert len(page.timeline._minutes) == len(minutes_of(THURSDAY))
        journal.write(minutes_of(LAST), ())
        page.refresh()
        settled(qtbot, page)
        assert LAST in page._loaded.days
    finally:
        journal.close()


@pytest.mark.parametrize("size", [(770, 560), (1150, 720)], ids=str)
def test_that_everything_fits(make, qtbot, qapp, size):
    page = make(size=size)
    for scope in Scope:
        page.go(scope, THURSDAY)
        settled(qtbot, page)
        for _ in range(4):
            qapp.processEvents()
        assert (scope, clipped(page)) == (scope, [])
    assert page.width() == size[0]


def test_that_a_day_added_up_at_once_is_the_same_as_hour_by_hour():
    summary = DAYS[THURSDAY].summary
    for name in ("present_s", "neutral_s", "bad_s", "strain_s", "changes", "minutes"):
        assert getattr(Daily.of(summary).sums, name) == pytest.approx(getattr(summary.sums, name))
    assert Daily.of(DaySummary(LAST)).sums == Sums()


# A journal that grows


def grown(days, more):
    """Return a past that had `days` and now has `more`, and what it was asked since."""
    known, asked = dict(days), []

    def between(first, last):
        asked.append((first, last))
        return tuple(d.summary for when, d in sorted(known.items()) if first <= when <= last)

    past = Past(
        lambda: Span(FIRST, max(known), 1, 1, len(known)),
        between,
        lambda day: DayParts(minutes_of(day), events_of(day)),
    )
    return past, asked, lambda: known.update(more)


def test_that_a_minute_that_was_written_is_taken_in_without_reading_the_year(make, qtbot):
    before = {day: one for day, one in DAYS.items() if day < LAST}
    past, asked, write = grown(before, {LAST: DAYS[LAST]})
    page = make(past)
    settled(qtbot, page)
    assert page._points[4].number is None
    write()
    asked.clear()
    page.grow()
    settled(qtbot, page)
    assert page._points[4].number is not None
    assert [ends[0] for ends in asked] == [LAST - timedelta(1)]


def test_that_what_was_chosen_stays_when_the_journal_grows(make, qtbot):
    past, _, write = grown({d: one for d, one in DAYS.items() if d < LAST}, {LAST: DAYS[LAST]})
    page = make(past)
    page.go(Scope.MONTH, date(2029, 10, 10))
    page._choose_figure(page.figure.findData(LONGEST))
    pair = Pair((date(2029, 9, 3), date(2029, 9, 9)), (date(2029, 10, 1), date(2029, 10, 20)))
    page._choose_pair(pair)
    settled(qtbot, page)
    page.plot._point(3)
    write()
    page.grow()
    settled(qtbot, page)
    assert page.shown == Shown.about(Scope.MONTH, date(2029, 10, 10))
    assert (page._figure, page._pair, page.comparison.pair()) == (LONGEST, pair, pair)
    assert page.plot.at == 3
    page.hide()
    page.show()  # all is read anew then
    settled(qtbot, page)
    assert (page._figure, page._pair, page.plot.at) == (LONGEST, pair, 3)


def test_that_a_day_that_ends_moves_on_only_whom_nobody_moved(make, qtbot, monkeypatch):
    monday = LAST + timedelta(3)
    past, _, write = grown(DAYS, {monday: Daily.of(summary_of(monday))})
    page, other = make(past), make(past)
    other.go(Scope.WEEK, LAST)
    write()
    monkeypatch.setattr(history_page, "today", lambda: monday)
    for one in (page, other):
        one.grow()
        settled(qtbot, one)
    assert page.shown == Shown.about(Scope.WEEK, monday)
    assert other.shown == Shown.about(Scope.WEEK, LAST)
    assert other.later.isEnabled()


def test_that_nothing_is_read_for_a_page_that_nobody_sees(make, qtbot):
    past, asked, _ = grown(DAYS, {})
    page = make(past)
    page.hide()
    asked.clear()
    page.grow()
    settled(qtbot, page)
    assert asked == []
    page.show()
    settled(qtbot, page)
    assert asked != []


def test_that_the_report_is_found_where_one_looks_for_it(make, qtbot, tmp_path):
    assert not make().report.isVisible()  # a made-up past has no file
    path = tmp_path / "journal.sqlite"
    page = make(past_in(path))
    settled(qtbot, page)
    assert not page.report.isVisible()
    with Journal(path) as book:
        book.write(minutes_of(LAST), events_of(LAST))
    page.refresh()
    settled(qtbot, page)
    assert page.report.isVisible()
    page.report.click()
    assert page.take_out.kind.hasFocus()
    assert not page.take_out.kind.visibleRegion().isEmpty()
    assert page.take_out.days.days() == (LAST, LAST)
