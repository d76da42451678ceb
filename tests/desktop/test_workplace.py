"""The workstation check, what was told of the work, and the cards, with real widgets."""

import re
from dataclasses import fields, replace
from datetime import date
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from posturecoach.desktop.camera_saw import CameraSaw
from posturecoach.desktop.days import in_months, months_between
from posturecoach.desktop.drawing import Drawing
from posturecoach.desktop.hints import hints
from posturecoach.desktop.pages import TODAY, WORKPLACE
from posturecoach.desktop.palette import DARK, LIGHT
from posturecoach.desktop.result import score_words
from posturecoach.desktop.station import (
    UNKNOWN,
    asked,
    cleaned,
    far_cm,
    outcome,
    source_of,
    told,
)
from posturecoach.desktop.tally import DayTally, Seen
from posturecoach.desktop.texts import abouts, cards, questions
from posturecoach.desktop.workplace import WorkplacePage
from posturecoach.ergonomics.answers import Form
from posturecoach.ergonomics.changes import Change
from posturecoach.ergonomics.live import Live
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.reader import UNITS
from posturecoach.rulebook import method, zone_rules
from posturecoach.settings import ScreenSettings, Settings, WindowSettings, load

from .conftest import AGREED
from .fits import clipped
from .looks import look, measure

DAY = date(2030, 1, 31)
ROSA = method("rosa")
DRAWINGS = files("posturecoach.desktop") / "data" / "drawings"

# Every question with an answer that is not the easiest one, and the same as a file of
# `posturecoach assess` says it.
HARD = {
    "seat_height": "no_foot_contact",
    "seat_depth": "too_long_less_than_3_inches",
    "arm_rests": "too_high_or_low_unsupported",
    "back_rest": "no_lumbar_or_not_in_small_of_back",
    "chair_fixed": ("height", "arms"),
    "chair_more": ("legs", "desk"),
    "lenses": "no",
    "screen_height": "too_high_neck_extension",
    "diagonal": 61.0,
    "distance": 120.0,
    "twist": "turned",
    "screen_more": ("papers",),
    "phone": "too_far_over_30_cm",
    "phone_more": ("shoulder",),
    "mouse": "reaching",
    "mouse_more": ("pinch",),
    "keyboard": "wrists_extended_over_15",
    "keyboard_more": ("outwards",),
    "time_sitting": "high",
    "time_mouse": "medium",
    "time_keyboard": "high",
    "time_phone": "low",
}
HARD_ITEM = {
    "chair.height": dict.fromkeys(
        ("no_foot_contact", "non_adjustable", "insufficient_leg_space"), True
    ),
    "chair.depth": {"too_long_less_than_3_inches": True},
    "chair.armrest": {"too_high_or_low_unsupported": True, "non_adjustable": True},
    "chair.back": {"no_lumbar_or_not_in_small_of_back": True, "work_surface_too_high": True},
    "chair.duration": "high",
    "monitor.score": {
        "too_high_neck_extension": True,
        "too_far": True,
        "neck_twist_over_30": True,
        "documents_no_holder": True,
    },
    "monitor.duration": "high",
    "phone.score": {"too_far_over_30_cm": True, "neck_and_shoulder_hold": True},
    "phone.duration": "low",
    "mouse.score": {"reaching": True, "pinch_grip": True},
    "mouse.duration": "medium",
    "keyboard.score": {"wrists_extended_over_15": True, "deviation_while_typing": True},
    "keyboard.duration": "high",
}


def easy():
    """Return the easiest answers there are, to every question that is asked."""
    answers = {}
    for question in questions():
        if question.kind == "one":
            answers[question.id] = question.options[0].id
        else:
            answers[question.id] = () if question.kind == "ticks" else 60.0
    return answers | {"phone": "headset_or_one_hand_neutral_neck"}


@pytest.fixture
def page(qtbot):
    """A page on its own that keeps what it asks for, on a day that does not move."""
    made = WorkplacePage(lambda: made.known, lambda: DAY)
    made.known = {}
    made.asked_for = []
    made.changed.connect(made.asked_for.append)
    qtbot.addWidget(made)
    made.resize(1170, 720)
    made.show()
    return made


def test_that_answers_by_mouse_give_the_score_of_the_method(qtbot, page):
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    wizard = page.wizard

    def click(wizard, at):
        qtbot.mouseClick(wizard.body.choices[at], Qt.MouseButton.LeftButton)

    way = []
    while page.view() is wizard:
        way.append(wizard.question().id)
        answer = HARD[wizard.question().id]
        if wizard.body.number is not None:
            wizard.body.number.setValue(answer)
        for at, option in enumerate(wizard.question().options):
            if option.id in (answer if isinstance(answer, tuple) else (answer,)):
                click(wizard, at)
        qtbot.mouseClick(wizard.onward, Qt.MouseButton.LeftButton)
    assert way == [question.id for question in questions()]
    assert page.view() is page.result
    # Seat 5 + 2 and arms and back 3 + 3: 7, over 4 hours 8. Phone 3 and monitor 7: 8.
    wanted = ROSA.assess(Form(ROSA).read({"angles": HARD_ITEM}).values)
    assert page.result.words()["score"] == str(wanted.score) == "8"
    assert dict(page.asked_for[-1].workstation.answers) == HARD
    assert outcome(HARD).advice.now.scores == wanted.scores


def test_that_all_of_it_can_be_done_by_keyboard(qtbot, page):
    page.activateWindow()
    page.start.setFocus()
    qtbot.waitUntil(page.start.hasFocus)
    qtbot.keyClick(page.start, Qt.Key.Key_Space)
    answers = easy()
    for _ in range(len(questions())):
        if page.view() is not page.wizard:
            break
        question = page.wizard.question()
        here = QApplication.focusWidget()
        assert page.wizard.isAncestorOf(here)
        if question.kind == "number":
            qtbot.keyClicks(here, "60")
        elif question.kind == "one":
            number = [o.id for o in question.options].index(answers[question.id]) + 1
            qtbot.keyClicks(here, str(number))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.view() is page.result
    assert page.result.done.hasFocus()
    assert page.wizard.answers() == answers
    assert page.result.words()["score"] == str(outcome(answers).advice.now.score)
    assert "no single change" in page.result.words()["together"]


def test_that_arrow_keys_choose_among_the_options(qtbot, page):
    page.activateWindow()
    page.begin_check()
    first, second, *_ = page.wizard.body.choices
    qtbot.waitUntil(lambda: first.hasFocus() and second.x() > first.x())
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()
    assert second.hasFocus()


def test_that_ticks_are_set_and_taken_back_by_digits(qtbot, page):
    page.begin_check()
    while page.wizard.question().kind != "ticks":
        page.wizard.skip()
    body = page.wizard.body
    assert body.answer() == ()  # none of it is an answer, too
    qtbot.keyClicks(body.choices[0], "2")
    assert body.answer() == ("depth",)
    qtbot.keyClicks(body.choices[1], "2")
    assert body.answer() == ()


def test_that_nothing_known_is_no_number_and_can_be_made_good(qtbot, page):
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    while page.view() is page.wizard:
        qtbot.mouseClick(page.wizard.unknown, Qt.MouseButton.LeftButton)
    words = page.result.words()
    assert words["score"] == "–"
    assert "Not enough is known" in words["meaning"]
    assert "How high is your seat?" in words["open"]
    qtbot.mouseClick(page.result.answer_open, Qt.MouseButton.LeftButton)
    assert page.view() is page.wizard
    assert page.wizard.question().id == "seat_height"


def test_that_one_thing_unknown_gives_a_range(page):
    answers = easy() | {"time_sitting": "high", "mouse": UNKNOWN, "mouse_more": UNKNOWN}
    found = outcome(answers)
    item = {
        id_: "medium" if id_.endswith("duration") else step_easy
        for id_, step_easy in _easiest_choices().items()
    }
    del item["mouse.score"]
    item |= {"chair.duration": "high", "monitor.duration": "high"}
    item |= {f"{part}.duration": "low" for part in ("mouse", "keyboard", "phone")}
    assert found.advice.now.range == ROSA.assess(Form(ROSA).read({"angles": item}).values).range
    low, high = found.advice.now.range
    assert low < high
    page.show_settings(_with(answers))
    page.show_result()
    assert page.result.words()["score"] == f"{low} – {high}"
    assert "Where is your mouse?" in page.result.words()["open"]


def test_that_it_can_be_left_and_taken_up_where_it_was(qtbot, page):
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    for _ in range(5):
        page.wizard.skip()
    qtbot.mouseClick(page.wizard.later, Qt.MouseButton.LeftButton)
    assert page.view() is page.hub
    assert "5 of 22" in page.check_words()
    other = WorkplacePage(dict, lambda: DAY)
    qtbot.addWidget(other)
    other.show_settings(page.asked_for[-1])
    assert other.start.text() == "Go on"
    qtbot.mouseClick(other.start, Qt.MouseButton.LeftButton)
    assert other.wizard.question().id == questions()[5].id


def test_that_back_shows_what_was_answered(qtbot, page):
    page.begin_check()
    assert not page.wizard.back.isEnabled()
    page.wizard.body.press(3)
    page.wizard.go_on()
    qtbot.mouseClick(page.wizard.back, Qt.MouseButton.LeftButton)
    assert page.wizard.question().id == "seat_height"
    assert page.wizard.body.answer() == "too_high_knee_over_90"


def test_that_who_does_not_phone_is_not_asked_about_it():
    answers = easy() | {"phone": "not_used"}
    left = {question.id for question in questions() if not asked(question, answers)}
    assert left == {"phone_more", "time_phone"}
    for id_ in left:
        del answers[id_]
    assert told(answers)["phone.duration"].choices == ("low",)
    assert outcome(answers).open == ()


def test_that_what_the_camera_saw_is_there_to_be_changed(qtbot, page):
    saw, tally = CameraSaw(), DayTally()
    for second in range(60):
        saw.add(
            look(
                float(second),
                measures=[
                    measure("viewing_distance", value=620.0, pm=40.0, unit="mm"),
                    measure("head_yaw", value=42.0, pm=6.0),
                    measure("trunk_rotation", value=-2.0, pm=8.0),
                ],
            )
        )
    tally.seconds[Seen.EASY] = 4.5 * 3600
    tally.longest_s = 1900.0
    page.known = hints(saw, tally, Settings(screen=ScreenSettings(24.0, progressive_lenses=True)))
    assert "62 ± 4 cm" in page.known["distance"].words
    page.begin_check()
    found = {}
    while page.view() is page.wizard:
        found[page.wizard.question().id] = page.wizard.body.answer()
        if page.wizard.question().id == "distance":
            page.wizard.body.number.setValue(70.0)
            page.wizard.go_on()
        else:
            page.wizard.skip()
    assert found["distance"] == 62.0
    assert found["twist"] == "turned"
    assert found["time_sitting"] == "high"
    assert found["diagonal"] == 61.0
    assert found["lenses"] == "yes"
    assert found["seat_height"] is None
    assert page.wizard.answers()["distance"] == 70.0


def test_that_the_camera_answers_only_what_it_is_sure_of():
    def twist(yaw, pm):
        saw = CameraSaw()
        for second in range(20):
            turned = measure("head_yaw", value=yaw, pm=pm)
            still = measure("trunk_rotation", value=0.0, pm=0.0)
            saw.add(look(float(second), measures=[turned, still]))
        return hints(saw, DayTally(), Settings())["twist"].answer

    assert twist(10.0, 12.0) == "straight"
    assert twist(25.0, 12.0) is None
    assert twist(-45.0, 12.0) == "turned"
    few = CameraSaw()
    few.add(look(0.0, measures=[measure("viewing_distance", value=620.0, unit="mm")]))
    assert "distance" not in hints(few, DayTally(), Settings())


@pytest.mark.parametrize(
    ("top", "pm", "inch", "answer"),
    [
        (-12.0, 3.0, None, "too_high_neck_extension"),
        (-6.0, 3.0, 24.0, None),
        (5.0, 3.0, 24.0, "arms_length_40_75_cm_at_eye_level"),  # its middle 19 below
        (5.0, 3.0, None, None),
        (28.0, 3.0, 14.0, "too_low_below_30_deg"),  # a laptop: the middle 31 below or more
    ],
)
def test_that_the_height_is_filled_in_where_the_tilt_is_known(top, pm, inch, answer):
    saw = CameraSaw()
    for second in range(20):
        seen = look(
            float(second), measures=[measure("viewing_distance", value=600.0, pm=30.0, unit="mm")]
        )
        height = measure("gaze_screen_height", value=top, pm=pm)
        saw.add(replace(seen, habits={height.id: height}))
    found = hints(saw, DayTally(), Settings(screen=ScreenSettings(inch)))
    assert found["screen_height"].answer == answer
    assert "screen_height" not in hints(CameraSaw(), DayTally(), Settings())


def test_that_a_large_screen_may_be_further_away():
    assert far_cm(None) == 75.0
    assert far_cm(13.0) == 75.0
    assert far_cm(24.0) == pytest.approx(97.5, abs=0.1)  # ASR A6: 1.6 times the diagonal
    for size, far in ((None, True), (33.0, True), (61.0, False)):
        answers = easy() | {"distance": 90.0, "diagonal": UNKNOWN if size is None else size}
        assert told(answers)["monitor.score"].flags["too_far"] == (far,)


def test_that_progressive_lenses_free_from_the_eye_height_rule(page):
    low = easy() | {"screen_height": "too_low_below_30_deg"}
    changes = [change.undo for change in outcome(low).advice.changes]
    assert "too_low_below_30_deg" in changes
    worn = outcome(low | {"lenses": "yes"})
    assert worn.advice.changes == ()
    assert worn.advice.now.steps["monitor.score"] == (1,)


def test_that_size_and_glasses_go_where_the_program_looks_for_them(page):
    page.begin_check()
    while page.wizard.question().id != "lenses":
        page.wizard.skip()
    page.wizard.body.press(2)
    page.wizard.go_on()
    page.wizard.skip()
    page.wizard.body.number.setValue(61.0)
    page.wizard.go_on()
    screen = page.asked_for[-1].screen
    assert screen.progressive_lenses
    assert screen.diagonal_inch == pytest.approx(24.0, abs=0.1)
    # Taken back in Settings, it is taken back here.
    page.show_settings(replace(page.asked_for[-1], screen=ScreenSettings(13.0)))
    assert page.answers()["lenses"] == "no"
    assert page.answers()["diagonal"] == pytest.approx(33.0, abs=0.1)


def test_that_an_old_or_edited_file_is_read_as_far_as_it_goes(page):
    answers = {"seat_height": "throne", "distance": 5.0, "mouse": "reaching", "chair_fixed": ("x",)}
    assert cleaned(answers | {"gone": "x", "keyboard": 3.0}) == {"mouse": "reaching"}


def test_the_two_changes_are_shown_with_what_they_do(page):
    answers = easy() | {
        "time_sitting": "high",
        "time_mouse": "high",
        "seat_height": "no_foot_contact",
        "chair_fixed": ("height",),
        "mouse_more": ("surface",),
        "time_keyboard": "high",
        "keyboard_more": ("outwards",),
    }
    page.show_settings(_with(answers))
    page.show_result()
    found = outcome(answers).advice
    assert [change.undo for change in found.changes] == [
        "no_foot_contact",
        "different_surface_from_keyboard",
    ]
    first, second = page.result.helps
    assert "footrest" in first.words()
    assert "side by side" in second.words()
    assert first.effect() == "Alone: still 5, the other parts are as high"
    assert "3 instead of 5" in page.result.words()["together"]
    assert "doi 10.1016" in page.result.words()["source"]


def test_that_the_next_check_is_in_three_months_unless_told_otherwise(qtbot, page):
    page.begin_check()
    while page.view() is page.wizard:
        page.wizard.skip()
    station = page.asked_for[-1].workstation
    assert (station.answered, station.again) == ("2030-01-31", "2030-04-30")
    box = page.result.months
    assert box.currentText() == "in 3 months"
    for wanted, again in ((1, "2030-02-28"), (12, "2031-01-31"), (0, None)):
        box.setCurrentIndex(box.findData(wanted))
        box.activated.emit(box.currentIndex())
        assert page.asked_for[-1].workstation.again == again
    page.begin_check(afresh=True)
    while page.view() is page.wizard:
        page.wizard.skip()
    assert page.asked_for[-1].workstation.again is None  # "never" stays


@pytest.mark.parametrize(
    ("first", "months"),
    [("2030-01-31", 1), ("2030-01-01", 3), ("2028-02-29", 12), ("2030-06-15", 6)],
)
def test_that_months_can_be_told_from_their_days(first, months):
    then = in_months(date.fromisoformat(first), months)
    assert months_between(first, then.isoformat()) == months


def test_that_today_reminds_when_it_is_time_and_only_then(qtbot, make_window):
    window = make_window()
    window.show()
    for again, due in ((None, False), ("2999-01-01", False), ("2020-01-01", True)):
        station = replace(AGREED.workstation, answered="2019-10-01", again=again)
        window._change(replace(AGREED, workstation=station))
        window.show_page(TODAY)
        assert window.today.reminder.isVisible() is due
    qtbot.mouseClick(window.today.check, Qt.MouseButton.LeftButton)
    assert window.workplace.view() is window.workplace.wizard


def test_that_every_answer_is_in_the_file_and_there_after_a_restart(qtbot, make_window):
    window = make_window()
    window.show()
    window.show_page(WORKPLACE)
    window.workplace.begin_check()
    window.workplace.wizard.body.press(2)
    window.workplace.wizard.go_on()
    window._keeper.close()
    kept = dict(load(window._keeper.path).workstation.answers)
    assert kept == {"seat_height": "too_low_knee_under_90"}


def test_that_the_page_costs_nothing_before_it_is_opened(make_window):
    window = make_window()
    assert window._workplace is None
    assert window._explain is None


# ---- about your work ----


def test_that_work_is_told_once_with_its_date_and_goes_to_the_looking(make_window, monkeypatch):
    window = make_window()
    heard = []
    monkeypatch.setattr(window.looking, "tell", heard.append)
    card = window.workplace.work
    assert "Not answered" in card.date_words()
    box = card.fields["legs_supported"]
    box.setCurrentIndex(box.findData(True))
    box.activated.emit(box.currentIndex())
    card.load.setValue(0.0)
    work = window._settings.work
    assert (work.legs_supported, work.load_kg, work.backrest) == (True, 0.0, None)
    assert work.answered is not None
    assert "Answered on" in card.date_words()
    assert heard[-1].legs_supported is True
    assert heard[-1].load_kg == 0.0
    assert window._plan().work == work.told()


def test_that_whether_a_load_is_held_is_asked_only_of_a_load(qtbot, page):
    card = page.work
    assert not card.held.isEnabled()
    card.load.setValue(5.0)
    assert card.held.isEnabled()
    card.held.setCurrentIndex(card.held.findData(True))
    card.held.activated.emit(1)
    assert page.asked_for[-1].work.load_held is True
    card.load.setValue(0.0)
    assert page.asked_for[-1].work.load_held is None


def test_that_the_answers_show_in_what_is_said_of_the_posture_held_now(page):
    """From the side, the neck at 15 degrees: with feet and wrists told the range shrinks."""
    seen = {"neck_flexion_rula": 15.0, "trunk_inclination": 0.0, "upper_arm_elevation": 0.0}
    seen |= {"elbow_inner_angle": 90.0, "neck_inclination": 15.0, "head_inclination": 15.0}
    measures = {id_: Measure(id_, unit, absent=Absent.NOT_VISIBLE) for id_, unit in UNITS.items()}
    measures |= {id_: Measure(id_, "deg", number, number, 1.0) for id_, number in seen.items()}
    live = Live(method("rula"), method("reba"), stills=True)
    reading = Reading(0.0, View.SIDE_LEFT, measures)
    page.work.show_posture(None)
    assert "once you hold one" in page.work.now_words()
    page.work.show_posture(live.update(reading))
    open_range = page.work.now_words()
    live.work = Work(legs_supported=True, wrist_straight=True, wrist_twisted=False, load_kg=0.0)
    held = live.update(reading)
    page.work.show_posture(held)
    assert page.work.now_words() != open_range
    assert f"RULA {score_words(held.rula.assessment)} " in page.work.now_words()
    for cite in (method("rula").cite, method("reba").cite):
        assert cite in page.work._sources.text()


# ---- the texts ----


def test_that_the_questions_ask_for_all_that_the_method_knows_and_once():
    wanted = {(id_, name) for id_, s in ROSA.steps.items() for name in (*s.choices, *s.points)}
    found = []
    for question in questions():
        plain = not any(option.flag for option in question.options)
        if question.flag:
            found.append((question.steps[0], question.flag))
        for option in question.options:
            if option.flag:
                found.append((option.step, option.flag))
            elif plain:
                found += [(step, option.id) for step in question.steps]
    assert sorted(found) == sorted(wanted)


def test_that_there_are_words_for_every_change_that_could_be_made():
    for id_, step in ROSA.steps.items():
        if id_.endswith(".duration"):
            continue
        for name, score in (*step.choices.items(), *step.points.items()):
            if score > (0 if name in step.points else 1):
                question, option = source_of(Change(id_, name))
                assert (question.change if option is None else option.change).endswith(".")


def test_that_every_drawing_that_is_named_is_there_and_every_one_there_is_used():
    named = {question.picture for question in questions()}
    named |= {option.picture for question in questions() for option in question.options}
    named |= {about.picture for about in abouts().values()} | {c.picture for c in cards().values()}
    named |= {"m-trunk", "card-breaks", "card-band", "card-posture"}
    there = {path.name.removesuffix(".svg") for path in DRAWINGS.iterdir()}
    assert named - {""} <= there
    assert there - named == set()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_drawing_can_be_seen_in_the_colours_of_the_theme(qtbot, qtlog, colours):
    known = {getattr(LIGHT, field.name) for field in fields(LIGHT)}
    drawing = Drawing()
    qtbot.addWidget(drawing)
    drawing.set_colours(colours)
    drawing.resize(160, 120)
    wanted = {getattr(colours, field.name) for field in fields(colours)}
    for path in DRAWINGS.iterdir():
        assert set(re.findall(r"#[0-9a-f]{6}", path.read_text())) <= known
        drawing.show_drawing(path.name.removesuffix(".svg"), "what it shows")
        picture = QImage(160, 120, QImage.Format.Format_RGB32)
        picture.fill(colours.surface)
        drawing.render(picture)
        inks = {picture.pixelColor(x, y).name() for x in range(160) for y in range(120)}
        assert len(inks & wanted) >= 2, path.name
    assert not qtlog.records


def test_that_every_measure_that_is_judged_is_explained():
    assert {rule.measure for rule in zone_rules()} <= abouts().keys()
    for about in abouts().values():
        assert set(about.cards) <= cards().keys()
        assert about.words.endswith(".")


def test_that_every_card_says_what_it_is_how_sure_and_whose():
    for card in cards().values():
        assert card.kind in {"model", "trial", "review", "advice", "own"}
        assert card.sure.endswith(".")
        assert card.cite
        assert len(card.text) < 500
    assert cards()["neck"].kind == "model"
    assert "not a measurement" in cards()["neck"].sure
    assert "Weak" in cards()["eyes"].sure


def test_that_no_text_scolds_or_diagnoses_or_weighs_a_neck():
    said = [card.text + card.words for card in cards().values()]
    said += [about.words for about in abouts().values()]
    said += [q.words + q.more + q.change for q in questions()]
    said += [o.words + o.change for q in questions() for o in q.options]
    for text in said:
        assert not re.search(
            r"\bbad\b|\bwrong\b|correct posture|\bdamage\b|your neck carries|!", text
        )
        assert not re.search(r"\d+ ?(kg|lb|pounds)", text)


# ---- room ----


def settled(qapp, window):
    for _ in range(3):
        qapp.processEvents()
    window._fit_letters()
    for _ in range(3):
        qapp.processEvents()


@pytest.mark.parametrize(
    ("size", "theme"),
    [((1280, 720), "light"), ((1280, 720), "dark"), ((3840, 2160), "light")],
    ids=["720p light", "720p dark", "4K"],
)
@pytest.mark.parametrize("words", ["as they are", "as long as German"], indirect=True)
@pytest.mark.usefixtures("words")
def test_that_every_screen_of_the_check_fits(qapp, make_window, size, theme):
    window = make_window(replace(AGREED, window=WindowSettings(theme)))
    window.resize(*size)
    window.show()
    window.show_page(WORKPLACE)
    page = window.workplace
    settled(qapp, window)
    assert clipped(page.hub) == []
    page.begin_check()
    while page.view() is page.wizard:
        settled(qapp, window)
        question = page.wizard.question()
        assert (question.id, clipped(page.wizard)) == (question.id, [])
        assert (
            page.wizard.onward.mapTo(window, page.wizard.onward.rect().bottomRight()).y() < size[1]
        )
        body = page.wizard.body
        answer = HARD[question.id]
        if body.number is not None:
            body.number.setValue(answer)
        for at, option in enumerate(question.options, 1):
            if option.id in (answer if isinstance(answer, tuple) else (answer,)):
                body.press(at)
        page.wizard.go_on()
    settled(qapp, window)
    assert clipped(page.result) == []
    assert window.size().toTuple() == size


def _easiest_choices():
    return {
        id_: min(step.choices, key=lambda name: (step.choices[name] < 1, step.choices[name]))
        for id_, step in ROSA.steps.items()
    }


def _with(answers):
    station = replace(AGREED.workstation, answers=tuple(sorted(answers.items())))
    return replace(AGREED, workstation=station)
