"""The check-in: quick, optional, and nothing that was typed is lost."""

import json
import re
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel

from posturecoach.desktop.checkin_page import _VIEWS as VIEWS
from posturecoach.desktop.checkin_page import CheckInPage
from posturecoach.desktop.checkin_sore import hurts
from posturecoach.desktop.checkin_timeline import TimelineView
from posturecoach.desktop.checkin_trend import flare_up_on, pain_by_day
from posturecoach.desktop.pain_scale import PainScale
from posturecoach.desktop.palette import DARK, LIGHT, style_sheet
from posturecoach.desktop.translations import update
from posturecoach.exercise_book import LANGUAGES, care_words, safety_rules, scales
from posturecoach.exercises.care import care_from
from posturecoach.exercises.checkin import CheckIn, Sore, Treatment
from posturecoach.exercises.gate import Effect
from posturecoach.guide import Guide, books
from posturecoach.record.event import EventKind, mistakes_in

from .fits import clipped

WORDS = care_words()
FIRST = "2030-03-04"


class Clock:
    """A local time that stands until it is told to go on."""

    def __init__(self):
        self.now = datetime(2030, 3, 4, 9)  # noqa: DTZ001 - local, as the guide's

    def __call__(self):
        return self.now

    def pass_days(self, days):
        self.now += timedelta(days)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told():
    return []


@pytest.fixture
def guide(tmp_path, clock, told):
    """A guide with a file; at the end the file can be read and the journal takes every event."""
    path = tmp_path / "home" / "care.json"
    yield Guide(path, lambda kind, /, **data: told.append((kind, data)), clock=clock)
    if path.is_file():
        care_from(json.loads(path.read_text("utf-8")), books())
    assert [mistakes_in(kind, data) for kind, data in told if mistakes_in(kind, data)] == []


@pytest.fixture
def page(qtbot, guide):
    made = CheckInPage()
    qtbot.addWidget(made)
    made.resize(1170, 680)
    made.show_guide(guide)
    made.show()
    return made


def block(guide):
    """Let nothing be written any more; return what lets it be again."""
    folder = guide.path.parent
    kept = guide.path.read_bytes() if guide.path.exists() else None
    if kept is not None:
        for one in folder.iterdir():
            one.unlink()
    if folder.exists():
        folder.rmdir()
    folder.write_text("in the way")
    return folder.unlink


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# --- Today.


@pytest.mark.parametrize("number", range(11))
def test_that_today_takes_two_clicks(qtbot, page, guide, number):
    today = page.board.today
    click(qtbot, today.now.button(number))
    click(qtbot, today.done)
    assert guide.care.answers[-1].values == {"now": number}
    assert today.after.isVisible()
    assert not today.form.isVisible()


@pytest.mark.parametrize("number", range(10))
def test_that_today_takes_two_keys(qtbot, page, guide, number):
    page.take_focus()
    for key in (str(number), Qt.Key.Key_Return):
        qtbot.keyClick(page.focusWidget(), key)
    assert guide.care.answers[-1].values == {"now": number}


def test_that_one_and_nought_are_ten(qtbot, page, guide):
    page.take_focus()
    for key in ("1", "0", Qt.Key.Key_Return):
        qtbot.keyClick(page.focusWidget(), key)
    assert guide.care.answers[-1].values == {"now": 10}


def test_that_a_line_is_typed_at_once_and_return_ends_it(qtbot, page, guide, told):
    today = page.board.today
    click(qtbot, today.now.button(3))
    assert today.note.hasFocus()  # after a click one goes on writing
    qtbot.keyClicks(today.note, "4 hours in a car")
    qtbot.keyClick(today.note, Qt.Key.Key_Return)
    assert guide.care.answers[-1].values == {"now": 3}
    assert told[-1] == (
        EventKind.CHECK_IN,
        {"scales": {"nprs.now": 3.0}, "note": "4 hours in a car"},
    )


def test_that_a_letter_after_a_digit_begins_the_line(qtbot, page, guide, told):
    page.take_focus()
    qtbot.keyClick(page.focusWidget(), "3")
    for letter in "tired":
        qtbot.keyClick(page.focusWidget(), letter)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told[-1][1] == {"scales": {"nprs.now": 3.0}, "note": "tired"}


def test_that_a_choice_is_taken_back_and_nothing_is_no_answer(qtbot, page, guide, told):
    today = page.board.today
    page.take_focus()
    qtbot.keyClick(page.focusWidget(), "3")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Delete)
    assert today.now.value() is None
    assert not today.done.isEnabled()
    today.keep()
    assert told == []


def test_that_least_and_most_are_optional_and_must_fit(qtbot, page, guide):
    today = page.board.today
    assert not today.ends["best"].isVisible()
    click(qtbot, today.more)
    click(qtbot, today.now.button(6))
    click(qtbot, today.ends["worst"].button(4))
    click(qtbot, today.done)
    assert guide.care.answers == ()
    assert today.wrong.isVisible()
    assert today.now.value() == 6.0
    click(qtbot, today.ends["worst"].button(7))
    click(qtbot, today.done)
    assert guide.care.answers[-1].values == {"now": 6, "worst": 7}


def test_not_today(qtbot, page, guide, clock):
    today = page.board.today
    click(qtbot, today.skipped)
    assert not today.form.isVisible()
    page.refresh()
    assert not today.form.isVisible()
    clock.pass_days(1)
    page.refresh()
    assert today.form.isVisible()


def test_never_again_and_how_to_get_it_back(qtbot, page, guide, clock):
    today = page.board.today
    click(qtbot, today.stop)
    assert guide.care.no_daily
    clock.pass_days(30)
    page.refresh()
    assert not today.form.isVisible()
    click(qtbot, today.again)  # once, without being asked daily
    click(qtbot, today.now.button(2))
    click(qtbot, today.done)
    assert guide.care.answers[-1].values == {"now": 2}
    assert guide.care.no_daily
    clock.pass_days(1)
    page.refresh()
    click(qtbot, today.offer)
    assert not guide.care.no_daily
    assert today.form.isVisible()


def test_that_what_was_begun_outlives_a_refresh_but_not_the_day(qtbot, page, guide, clock):
    today = page.board.today
    click(qtbot, today.now.button(4))
    today.note.setText("half a sent")
    page.refresh()
    assert (today.now.value(), today.note.text()) == (4.0, "half a sent")
    clock.pass_days(1)
    page.refresh()
    assert (today.now.value(), today.note.text()) == (None, "")


def test_that_what_cannot_be_written_is_said_and_not_lost(qtbot, page, guide):
    free = block(guide)
    today = page.board.today
    click(qtbot, today.now.button(4))
    today.note.setText("a long line")
    click(qtbot, today.done)
    assert page.problem.isVisible()
    assert (today.now.value(), today.note.text()) == (4.0, "a long line")
    assert today.form.isVisible()
    free()
    click(qtbot, today.done)
    assert not page.problem.isVisible()
    assert guide.care.answers[-1].values == {"now": 4}


# --- The week.


def rate(page, activities):
    own = page.view("weekly").fields["psfs"]
    for name, number, (words, value) in zip(own.names, own.numbers, activities, strict=False):
        name.setText(words)
        number.set_value(value)
    return own


def test_that_activities_are_kept_and_offered_again(qtbot, page, guide, clock):
    page.open("weekly")
    rate(page, [("Carry", 4), ("Turn", 5), ("Sleep", 6)])
    page.view("weekly").keep.click()
    assert guide.care.answers[-1].values == {"Carry": 4, "Turn": 5, "Sleep": 6}
    page.open("weekly")
    assert not page.view("weekly").fields["psfs"].isVisible()  # not due
    clock.pass_days(7)
    other = CheckInPage()
    qtbot.addWidget(other)
    other.show_guide(guide)
    other.show()
    other.open("weekly")
    own = other.view("weekly").fields["psfs"]
    assert own.isVisible()
    assert [name.text() for name in own.names[:3]] == ["Carry", "Turn", "Sleep"]
    assert all(number.value() is None for number in own.numbers)


@pytest.mark.parametrize(
    "given",
    [[("Carry", 4), ("Turn", 5)], [("Carry", 4), ("Carry", 4), ("Sleep", 1)]],
    ids=["two", "one twice"],
)
def test_that_too_few_activities_stay_here_and_the_rest_is_kept(page, guide, given):
    page.open("weekly")
    weekly = page.view("weekly")
    own = rate(page, given)
    weekly.fields["peg"].scales["pain"].set_value(5)
    weekly.keep.click()
    assert [a.scale for a in guide.care.answers] == ["peg"]
    assert guide.care.answers[0].values == {"pain": 5}  # a part is an answer
    assert page.shown() is weekly
    assert "three to five" in weekly.said.text()
    assert own.numbers[0].value() == 4.0
    rate(page, [("Carry", 4), ("Turn", 5), ("Sleep", 6)])
    weekly.keep.click()
    assert guide.care.answers[-1].scale == "psfs"
    assert page.shown() is page.board


def test_that_long_words_are_held_to_what_file_and_journal_take(qtbot, page, guide, told):
    long = "x" * 900
    page.board.today.note.insert(long)
    page.board.today.keep()
    page.open("weekly")
    weekly = page.view("weekly")
    own = weekly.fields["psfs"]
    for name, number in zip(own.names, own.numbers, strict=True):
        name.insert(chr(ord("a") + own.names.index(name)) + long)
        number.set_value(5)
    for choice in weekly.changes.ticks.choices.values():
        choice.click()
    weekly.changes.words.insert(long)
    weekly.keep.click()
    page.open("goals")
    goals = page.view("goals")
    for field, button in ((goals.text, goals.add), (goals.question, goals.note)):
        field.insert(long)
        button.click()
    page.open("timeline")
    page.view("timeline").note.insert(long)
    page.view("timeline").add.click()
    assert len(told) == 5  # all of them: the fixture checks what they hold


def test_that_up_to_five_activities_have_room(page):
    page.open("weekly")
    own = page.view("weekly").fields["psfs"]
    assert sum(name.isVisible() for name in own.names) == 3
    own.more.click()
    own.more.click()
    assert sum(name.isVisible() for name in own.names) == 5
    assert not own.more.isVisible()


def test_that_totals_of_forms_have_their_bounds(page, guide):
    page.open("weekly")
    weekly = page.view("weekly")
    for id_, most in (("rmdq", 24), ("ndi", 100), ("odi", 100), ("start", 9)):
        field = weekly.fields[id_].numbers["total"]
        field.setValue(1000)
        assert field.value() == most
        assert weekly.fields[id_].isVisible()
    weekly.fields["start"].numbers["distress"].setValue(6)  # five questions only
    weekly.keep.click()
    assert {a.scale: dict(a.values) for a in guide.care.answers} == {
        "rmdq": {"total": 24}, "ndi": {"total": 100}, "odi": {"total": 100},
    }  # fmt: skip
    weekly.fields["start"].numbers["distress"].setValue(5)
    weekly.keep.click()
    assert guide.care.answers[-1].values == {"total": 9, "distress": 5}


def test_that_nobody_has_to_answer(page, guide, told):
    page.open("weekly")
    page.view("weekly").keep.click()
    assert guide.care.answers == ()
    assert told == []
    assert page.shown() is page.board


def test_that_only_what_is_due_is_offered(page, guide, clock):
    page.open("weekly")
    weekly = page.view("weekly")
    offered = {id_ for id_, fields in weekly.fields.items() if fields.isVisible()}
    assert offered == set(scales()) - {"nprs", "pgic"}  # no change before there is a beginning
    weekly.fields["peg"].scales["pain"].set_value(5)
    weekly.fields["rmdq"].numbers["total"].setValue(10)
    weekly.keep.click()
    clock.pass_days(7)
    page.open("weekly")
    assert weekly.fields["peg"].isVisible()
    assert not weekly.fields["rmdq"].isVisible()
    assert not weekly.fields["pgic"].isVisible()
    clock.pass_days(35)
    page.open("weekly")
    assert weekly.fields["rmdq"].isVisible()  # six weeks
    assert weekly.fields["pgic"].isVisible()
    weekly.fields["pgic"].steps[5].click()
    weekly.keep.click()
    assert guide.care.answers[-1].values == {"change": 5}


def test_what_changed_begins_with_the_place(page, told):
    page.open("weekly")
    changes = page.view("weekly").changes
    assert next(iter(changes.ticks.choices)) == "setup"
    changes.ticks.choices["setup"].click()
    changes.words.setText("a chair")
    page.view("weekly").keep.click()
    assert told[-1][1] == {"note": "Different this week: How my place is set up, a chair"}
    assert changes.note() == ""


def test_that_the_week_is_not_lost_where_it_cannot_be_written(page, guide):
    free = block(guide)
    page.open("weekly")
    weekly = page.view("weekly")
    weekly.fields["peg"].scales["pain"].set_value(5)
    weekly.changes.words.setText("a chair")
    weekly.keep.click()
    assert page.problem.isVisible()
    assert page.shown() is weekly
    assert weekly.fields["peg"].values() == {"pain": 5}
    assert weekly.changes.words.text() == "a chair"
    free()
    weekly.keep.click()
    assert guide.care.answers[-1].values == {"pain": 5}


# --- Where it hurts.


def test_that_the_map_is_told_with_kind_and_spreading(qtbot, page, guide):
    page.open("sore")
    view = page.view("sore")
    qtbot.keyClick(view.map.button("neck"), Qt.Key.Key_Space)
    view.map.button("upper_arm_left").click()
    card = view.cards["upper_arm_left"]
    click(qtbot, card.pain.button(6))
    card.kinds["tingling"].click()
    card.spreads[True].click()
    view.factors.choices["posture"].click()
    view.factors.choices["stress"].click()
    view.keep.click()
    assert guide.care.sore == (
        Sore("neck"),
        Sore("upper_arm_left", 6.0, ("tingling",), radiates=True),
    )
    assert guide.care.factors == ("posture", "stress")
    assert page.shown() is page.board


def test_that_spreading_is_yes_or_no_or_nothing(page):
    page.open("sore")
    view = page.view("sore")
    view.map.button("neck").click()
    card = view.cards["neck"]
    card.spreads[True].click()
    card.spreads[False].click()
    assert card.sore().radiates is False
    card.spreads[False].click()
    assert card.sore().radiates is None


def test_that_a_region_goes_and_that_nothing_hurts_any_more_is_an_answer(page, guide):
    guide.check_in(CheckIn(FIRST, (Sore("neck", 4), Sore("knee_left", 2))))
    page.open("sore")
    view = page.view("sore")
    view.map.button("knee_left").click()
    view.keep.click()
    assert guide.care.sore == (Sore("neck", 4.0),)
    page.open("sore")
    view.map.button("neck").click()
    view.keep.click()
    assert [s.pain for s in guide.care.sore] == [0.0]
    assert not any(map(hurts, guide.care.sore))
    page.open("sore")
    assert view.map.ticked() == ()


def test_that_a_map_begun_outlives_a_refresh(page, guide):
    page.open("sore")
    view = page.view("sore")
    view.map.button("neck").click()
    view.cards["neck"].pain.set_value(3)
    guide.set_born(1980)
    page.refresh()
    page.show_board()
    page.open("sore")
    assert view.sore() == (Sore("neck", 3.0),)


# --- What was told, the self-check, treatments, goals.


def test_that_a_clinicians_yes_is_given_for_each_condition(page, guide):
    guide.report_flags([])
    page.open("told")
    view = page.view("told")
    view.has["facet"].click()
    assert not view.may["injury"].isVisible()
    view.has["injury"].click()
    view.may["injury"].click()
    view.keep.click()
    assert guide.care.safety.conditions == {"facet", "injury"}
    assert guide.care.safety.allowed == {"injury"}
    page.open("told")
    view.has["injury"].click()  # no more: and the yes goes with it
    view.has["injury"].click()
    assert not view.may["injury"].isChecked()


def test_that_no_yes_is_asked_where_it_opens_nothing(page):
    view = page.view("told")
    effects = {id_: c.effect for id_, c in safety_rules().conditions.items()}
    assert set(view.has) == set(effects)
    assert set(view.notes) == {i for i, e in effects.items() if e in (Effect.NOTE, Effect.HELPER)}


def test_the_self_check(page, guide):
    page.open("selfcheck")
    view = page.view("selfcheck")
    assert len(view.lines.choices) == 8
    assert view.said.text() == WORDS["selfcheck.none"]
    for id_ in ("chronic", "injury"):
        view.lines.choices[id_].click()
    assert view.said.text() == "Physical therapy may help; 2 of 8 apply."
    assert WORDS["selfcheck.when_checked"] in view.more.text()
    assert guide.care.ticks is None
    view.keep.click()
    assert guide.care.ticks == ("chronic", "injury")
    assert "injury" in guide.care.safety.conditions


def test_that_a_procedure_waits_for_the_day_a_clinician_named(page, guide, clock):
    guide.report_flags([])
    page.open("timeline")
    view = page.view("timeline")
    view.kind.setCurrentIndex(view.kind.findData("massage"))
    assert not view.may.isVisible()
    view.kind.setCurrentIndex(view.kind.findData("epidural"))
    view.day.setDate(QDate(2030, 3, 1))
    view.told.click()
    view.may.setDate(QDate(2030, 3, 10))
    view.note.setText("left side")
    view.add.click()
    assert guide.care.treatments == (
        Treatment("epidural", "2030-03-01", "left side", "2030-03-10"),
    )
    assert not guide.permits()
    clock.pass_days(6)
    assert guide.permits()
    assert "left side" in " ".join(one.text() for one in view.list.findChildren(QLabel))


def test_that_no_day_lies_ahead_and_none_before_the_treatment(page):
    view = page.view("timeline")
    assert isinstance(view, TimelineView)
    page.open("timeline")
    view.day.setDate(QDate(2031, 1, 1))
    assert view.day.day() == date(2030, 3, 4)
    view.may.setDate(QDate(2030, 1, 1))
    assert view.may.day() >= view.day.day()


def test_goals_in_own_words(qtbot, page, guide, clock):
    page.open("goals")
    view = page.view("goals")
    view.text.setText("  Walk for two hours ")
    click(qtbot, view.sure.button(7))
    view.add.click()
    (goal,) = guide.care.goals
    assert (goal.text, goal.confidence, goal.reached) == ("Walk for two hours", 7.0, None)
    assert view.text.text() == ""
    clock.pass_days(3)
    page.refresh()
    view.goals.findChild(type(view.add)).click()
    assert guide.care.goals[0].reached == "2030-03-07"


def test_questions_for_the_visit_go_where_the_report_finds_them(page, told):
    page.open("goals")
    view = page.view("goals")
    view.question.setText("May I swim?")
    view.note.click()
    assert told[-1] == (EventKind.CHECK_IN, {"note": "To ask at the visit: May I swim?"})
    assert "May I swim?" in view.asked.text()


@pytest.mark.parametrize(
    ("typed", "kept"), [("1980", 1980), ("", None), ("2031", None), ("19", None)]
)
def test_the_year_of_birth(page, guide, typed, kept):
    page.open("goals")
    view = page.view("goals")
    view.year.setText(typed)
    view.keep_year.click()
    assert guide.care.born == kept
    assert view.wrong_year.isVisible() == (bool(typed) and kept is None)


# --- What is seen of it.


def days_of(guide, clock, *pains):
    for pain in pains:
        guide.check_in(CheckIn(guide.day, scales={"nprs": {"now": pain}}))
        clock.pass_days(1)
    clock.pass_days(-1)


def test_the_trend_and_its_words(page, guide, clock):
    assert not page.board.trend.isVisible()
    days_of(guide, clock, 6, 6, 5, 3)
    page.refresh()
    assert page.board.trend.isVisible()
    assert "Compared with that: better." in page.board.trend.said.text()
    assert list(pain_by_day(guide.care).values()) == [6, 6, 5, 3]


@pytest.mark.parametrize(
    ("pains", "begun"),
    [
        ((3, 3, 3, 5, 5), "2030-03-07"),
        ((3, 3, 3, 5), None),
        ((3, 3, 3, 5, 5, 3), None),  # over
        ((3, 3, 3, 5, 5, 3, 3, 3, 5), None),  # one day is none, whatever was before
        ((3, 5, 5), None),  # nobody knows yet what is usual
    ],
)
def test_the_flare_ups(guide, clock, pains, begun):
    days_of(guide, clock, *pains)
    assert flare_up_on(guide.care, guide.day) == begun


def test_that_the_easier_plan_is_offered_in_a_flare_up(qtbot, page, guide, clock):
    guide.report_flags([])
    guide.follow(guide.suggest_plan())
    days_of(guide, clock, 3, 3, 3, 6, 6)
    page.refresh()
    flare = page.board.flare
    assert flare.isVisible()
    with qtbot.waitSignal(page.move_wanted):
        click(qtbot, flare.easier)
    assert {item.most_level for item in guide.care.plan.items} == {1}
    assert not flare.isVisible()
    guide.report_flags(["fever"])
    clock.pass_days(1)
    days_of(guide, clock, 3, 6, 6)
    page.refresh()
    assert not flare.isVisible()  # something else comes first


def test_that_without_a_guide_it_says_why(qtbot):
    page = CheckInPage()
    qtbot.addWidget(page)
    page.show()
    page.show_guide(None, "The file is broken.")
    assert page.problem.isVisible()
    assert page.problem.text() == "The file is broken."
    page.show_flags()
    page.refresh()
    page.take_focus()
    assert page.board is None


def test_that_a_file_that_was_spoilt_meanwhile_is_told_of(qtbot, page, guide):
    guide.set_born(1980)
    good = guide.path.read_bytes()
    guide.path.write_text("{ spoilt")
    page.refresh()
    assert page.problem.isVisible()
    assert "cannot be used" in page.problem.text()
    page.board.today.now.set_value(3)
    page.board.today.keep()
    assert page.board.today.now.value() == 3.0
    assert guide.path.read_text() == "{ spoilt"
    guide.path.write_bytes(good)
    page.board.today.keep()
    assert not page.problem.isVisible()
    assert guide.care.answers[-1].values == {"now": 3}


def test_that_the_page_is_told_of_everything_that_was_kept(qtbot, page, guide):
    with qtbot.waitSignal(page.changed):
        page.board.today.now.set_value(3)
        page.board.today.keep()


# --- Words.

# Claims that this program must not make: RULES.md 5.4.
FORBIDDEN = re.compile(
    r"diagnos|\btreat(s|ed|ing|ment|ments)?\b|\bcur(e|es|ed|ing)\b|\bheal(s|ed|ing)?\b|prevent"
    r"|(correct|right|wrong|bad|good|poor|perfect) posture"
    r"|behand(el|l)|\bheil(en|t|ung)\b|verhinder|vorbeug|beug\w* vor"
    r"|(richtige|falsche|schlechte|gute)\w? haltung",
    re.IGNORECASE,
)
# The disclaimer says what it does not do; and what others do is called by its name.
EXEMPT = {"notice.what_it_is", "treatment.title", "treatment.prp"}
FILES = re.compile(r"(checkin_\w+|body_map|pain_scale|red_flags)\.py")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_words_of_care_claim_nothing(language):
    words = care_words(language)
    found = {topic for topic, said in words.items() if FORBIDDEN.search(said)}
    assert found <= EXEMPT, {topic: words[topic] for topic in found - EXEMPT}
    assert "notice.what_it_is" in found  # or the pattern has gone blind


def test_that_the_words_of_the_page_claim_nothing():
    mine = [m for m in update.gathered() if FILES.fullmatch(m.file)]
    assert len(mine) > 50
    assert [m.source for m in mine if FORBIDDEN.search(m.source)] == []


def test_that_what_it_is_not_is_said_on_the_page(page):
    seen = " ".join(one.text() for one in page.board.findChildren(QLabel) if one.isVisible())
    for notice in ("what_it_is", "begin_only_if", "stop_if", "not_for"):
        assert WORDS[f"notice.{notice}"] in seen


# --- How it looks.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "look", [((1120, 660), 1.0, LIGHT), ((3640, 2100), 2.0, DARK)], ids=["small", "4K"]
)
def test_that_everything_fits(qtbot, guide, clock, language, look):
    qapp = QApplication.instance()
    size, zoom, colours = look
    days_of(guide, clock, 3, 3, 3, 6, 6)
    guide.report_flags(["trauma", "age"])
    guide.check_in(CheckIn(guide.day, (Sore("wrist_hand_left", 4), Sore("neck"))))
    clock.pass_days(7)
    font = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * zoom)
    qapp.setFont(larger)
    try:
        page = CheckInPage()
        qtbot.addWidget(page)
        page.setStyleSheet(style_sheet(colours, zoom))
        page.set_colours(colours)
        page.show_guide(guide, language=language)
        page.resize(*size)
        page.show()
        found = []
        for name in ("", *VIEWS):  # all of them
            page.open(name) if name else page.show_board()
            qapp.processEvents()
            found += [f"{name}: {one}" for one in clipped(page)]
        assert found == []
        assert page.minimumSizeHint().width() <= size[0]
    finally:
        qapp.setFont(font)


def test_that_a_scale_is_one_stop_of_the_tabulator(qtbot):
    scale = PainScale("How strong?")
    qtbot.addWidget(scale)
    scale.show()
    stops = [n for n in range(11) if scale.button(n).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [0]
    scale.button(4).click()
    stops = [n for n in range(11) if scale.button(n).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [4]
    scale.take_focus()
    qtbot.keyClick(scale.button(4), Qt.Key.Key_Right)
    assert scale.value() == 5.0
    for key, value in ((Qt.Key.Key_End, 10), (Qt.Key.Key_Right, 10), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(scale.button(5), key)
        assert scale.value() == value
    assert scale.button(5).accessibleName() == "How strong? 5"
