"""Why the score is what it is: from the score down to every limit and its source."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posturecoach.desktop.explain_page import ExplainPage
from posturecoach.desktop.explain_words import measure_detail, measure_line, score_sentence
from posturecoach.desktop.looking import Phase
from posturecoach.desktop.minute import LastMinute
from posturecoach.desktop.pages import EXPLAIN, NOW
from posturecoach.desktop.texts import cards
from posturecoach.desktop.words import measure_name
from posturecoach.ergonomics.day_score import Facts, day_score
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.score import MinuteScore, score_of
from posturecoach.ergonomics.zones import Border, Zone
from posturecoach.posture.measure import Measure, Person, View
from posturecoach.rulebook import day_rules, zone_rules
from posturecoach.settings import Settings, WindowSettings

from .conftest import AGREED
from .fits import clipped
from .looks import finding, look, measure

RULES = zone_rules()
DAY = day_rules()
HOUR = 3600.0


def strained(time_s, pitch=0.9, cva=0.3, *, view=View.FRONT):
    return look(
        time_s,
        view=view,
        measures=[
            measure("head_pitch", value=33.0, change=31.0),
            measure("cva", change=-7.5, pm=6.0),
            measure("viewing_distance", value=620.0, change=0.0, pm=40.0, unit="mm"),
        ],
        findings=[
            finding("head_pitch", Zone.BAD, pitch),
            finding("cva", Zone.CAUTION, cva),
            finding("viewing_distance", Zone.NEUTRAL, 0.0),
        ],
    )


@pytest.fixture
def page(qtbot):
    made = ExplainPage()
    qtbot.addWidget(made)
    made.resize(1170, 720)
    made.show()
    return made


def minute_of(*looks):
    minute = LastMinute()
    for seen in looks:
        minute.add(seen)
    return minute


def test_that_the_measures_of_the_minute_come_by_their_strain():
    minute = minute_of(*(strained(float(t)) for t in range(30)))
    pitch, cva, away = minute.judged(RULES)
    assert [one.reason.id for one in (pitch, cva, away)] == [
        "head_pitch",
        "cva",
        "viewing_distance",
    ]
    assert (pitch.strain, pitch.led) == (pytest.approx(0.9), 1.0)
    assert (cva.strain, cva.led) == (pytest.approx(0.3), 0.0)


def test_that_each_led_for_its_share_and_the_score_follows_the_leaders():
    looks = [strained(float(t), pitch=0.9 if t < 15 else 0.2, cva=0.5) for t in range(60)]
    minute, score = minute_of(*looks), MinuteScore()
    for seen in looks:
        number = score.update(seen.time_s, max(f.strain for f in seen.findings.values()))
    by_id = {one.reason.id: one for one in minute.judged(RULES)}
    led = by_id["head_pitch"].led, by_id["cva"].led
    assert led == pytest.approx((15 / 59, 44 / 59))
    assert number == pytest.approx(score_of((15 * 0.9 + 44 * 0.5) / 59))


def test_that_what_is_older_than_a_minute_is_forgotten():
    minute = minute_of(strained(0.0), strained(1.0))
    for second in range(2, 80):
        minute.add(look(float(second), measures=[measure("cva", change=0.0)],
                        findings=[finding("cva", Zone.NEUTRAL, 0.0)]))  # fmt: skip
    assert [one.reason.id for one in minute.judged(RULES)] == ["cva"]


def test_that_a_first_look_is_explained_at_once_and_nobody_by_nothing():
    assert minute_of(strained(0.0)).judged(RULES)
    assert minute_of(look(0.0, person=Person.ABSENT)).judged(RULES) == ()


def test_that_a_source_that_begins_anew_does_not_mix_with_the_one_before():
    minute = minute_of(strained(500.0), strained(501.0))
    minute.add(look(0.0))
    assert minute.judged(RULES) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.measure} {rule.view}")
def test_that_every_rule_of_the_book_is_shown_with_limit_source_and_how_sure(page, rule):
    """Each rule, on each side that it has a border, personal and published."""
    view = View.SIDE_LEFT if rule.view == "side" else View.FRONT
    for border, steps in ((Border.PERSONAL, rule.personal), (Border.PUBLISHED, rule.published)):
        for step in steps:
            beyond = step.bad + step.sign * step.width
            if border is Border.PERSONAL:
                seen = Measure(rule.measure, rule.unit, None, beyond, 4.0)
            else:
                seen = Measure(rule.measure, rule.unit, beyond, None, 4.0)
            found = finding(rule.measure, Zone.BAD, 1.5, border=border)
            minute = minute_of(look(1.0, view=view, measures=[seen], findings=[found]))
            (judged,) = minute.judged(RULES)
            page.show_score(30.0, [judged])
            page.measures.let_go()
            page.measures.choose(rule.measure)
            words = page.detail.words()
            assert rule.cite in words
            assert measure_name(rule.measure) in words
            assert "How sure" in words
            assert page.detail.drawing.name()
            kind = "From your own neutral" if border is Border.PERSONAL else "A published limit"
            assert kind in words
            line = measure_line(judged)
            assert line.number == page.measures.item(0, 1).text()
            for scolding in ("bad", "wrong", "correct posture", "diagnos"):
                assert scolding not in "\n".join(measure_detail(judged).facts)


def test_that_a_held_measure_says_for_how_long_it_may_be(page):
    judged = minute_of(strained(1.0)).judged(RULES)
    held = Hold("head", "head_pitch", 130.0, 438.0)
    page.show_score(50.0, judged, [held])
    assert "Held still for 2 min now; at this angle 7 min" in page.detail.words()
    assert "after ISO 11226:2000" in page.detail.words()
    page.show_score(50.0, judged, [Hold("head", "head_pitch", 12.0, 0.0)])
    assert "not advised for any time" in page.detail.words()
    page.show_score(50.0, judged)
    assert "Held still" not in page.detail.words()


def test_that_what_is_our_own_choice_says_so(page):
    (judged, *_) = minute_of(strained(1.0)).judged(RULES)
    assert "own choice" in "\n".join(measure_detail(judged).facts)
    assert "after RULA" in "\n".join(measure_detail(judged).facts)


def test_that_a_published_limit_that_the_own_neutral_crosses_is_said_to_be_moved():
    near = look(
        1.0,
        measures=[measure("viewing_distance", value=400.0, change=-50.0, pm=20.0, unit="mm")],
        findings=[finding("viewing_distance", Zone.NEUTRAL, 0.2)],
    )
    (judged,) = minute_of(near).judged(RULES)
    facts = "\n".join(measure_detail(judged).facts)
    assert "begins further out" in facts
    assert "35 cm" in facts
    assert "25 cm" in facts


@pytest.mark.parametrize(("score", "strain"), [(100.0, "0.00"), (80.0, "0.50"), (50.0, "1.00")])
def test_that_the_sentence_is_the_function_of_the_score(score, strain):
    assert score_of(float(strain)) == score
    assert f"was {strain} on average" in score_sentence(score)
    assert f"is {score:.0f}." in score_sentence(score)


def test_that_no_score_is_no_number(page):
    page.show_score(None, ())
    assert "No score yet" in page.sentence()
    assert page.measures.isHidden()


def test_the_four_parts_of_the_day_and_why_one_is_missing(qtbot, page):
    facts = Facts(4 * HOUR, 3 * HOUR, 4 * HOUR, 32, (1500.0, 1800.0, 3300.0))
    page.show_day(day_score(facts, DAY))
    assert page.heading() == "Today: 61 of 100, based on 3 of 4"
    assert page.parts.item(0, 2).text() == "33 of 44 points"
    assert page.parts.item(3, 2).text() == "not known"
    for row, part in enumerate(DAY.parts):
        page.parts.selectRow(row)
        assert part.cite in page.detail.words()
    assert "no exercises are planned" in page.detail.words()
    assert "Pain never counts" in page.detail.words()
    page.show_day(day_score(Facts(), DAY))
    assert page.heading() == "Today: – of 100, based on 0 of 4"
    page.parts.selectRow(0)
    assert "ten minutes" in page.detail.words()


def test_that_the_chosen_measure_stays_chosen_when_the_order_changes(qtbot, page):
    page.show_score(60.0, minute_of(strained(1.0)).judged(RULES))
    assert page.measures.line() == "head_pitch"
    page.measures.choose("cva")
    page.show_score(60.0, minute_of(strained(1.0, pitch=0.1, cva=0.9)).judged(RULES))
    assert page.measures.line() == "cva"
    assert page.measures.item(0, 0).text() == measure_name("cva")
    assert measure_name("cva") in page.detail.words()


def test_that_the_cards_stand_with_the_measure_they_belong_to(page):
    page.show_score(60.0, minute_of(strained(1.0)).judged(RULES))
    assert cards()["neck"].text in page.detail.words()
    assert cards()["neck"].cite in page.detail.words()


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_that_the_score_is_pressed_to_know_why_and_left_again(qtbot, make_window, way):
    window = make_window()
    window.show()
    window.show_page(NOW)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for second in range(5):
        window._remember(strained(float(second)))
    if way == "mouse":
        qtbot.mouseClick(window.now.why, Qt.MouseButton.LeftButton)
    else:
        window.now.why.setFocus()
        qtbot.waitUntil(window.now.why.hasFocus)
        qtbot.keyClick(window.now.why, Qt.Key.Key_Space)
    assert window.pages.current() == EXPLAIN
    assert window.explain.measures.line() == "head_pitch"
    assert window.explain.measures.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert window.explain.measures.line() == "cva"
    qtbot.mouseClick(window.explain.back, Qt.MouseButton.LeftButton)
    assert window.pages.current() == NOW


def test_that_a_paused_window_explains_no_score_of_long_ago(make_window):
    window = make_window()
    window._remember(replace(strained(1.0), score=55.0))
    window.show_page(EXPLAIN)
    assert "is 55." in window.explain.sentence()
    window._show_phase(Phase.OFF)
    window._draw_slow_things()
    assert "No score yet" in window.explain.sentence()


def test_that_the_sample_clip_and_the_person_are_not_mixed(make_window):
    window = make_window()
    window._remember(strained(1.0))
    window._forget_seen()
    window.show_page(EXPLAIN)
    assert "No score yet" in window.explain.sentence()


@pytest.mark.parametrize(
    ("size", "theme"),
    [((1280, 720), "light"), ((1280, 720), "dark"), ((3840, 2160), "light")],
    ids=["720p light", "720p dark", "4K"],
)
@pytest.mark.parametrize("words", ["as they are", "as long as German"], indirect=True)
def test_that_everything_fits(qapp, make_window, words, size, theme):
    window = make_window()
    window._change(type(AGREED)(agreed=AGREED.agreed, window=WindowSettings(theme)))
    window.resize(*size)
    window.show()
    for second in range(30):
        window._remember(strained(float(second)))
    window.now.why.show_score(58.0)
    window.show_page(EXPLAIN)
    for id_ in ("head_pitch", "viewing_distance"):
        window.explain.measures.choose(id_)
        for _ in range(4):
            qapp.processEvents()
        assert clipped(window.explain) == []
    table = window.explain.measures
    for row in range(table.rowCount()):
        for column in range(3) if words == "as they are" else (1, 2):  # a long name has a tooltip
            needed = table.fontMetrics().horizontalAdvance(table.item(row, column).text())
            assert needed + 14 <= table.columnWidth(column)  # 6 pixels and 1 at either side
    assert window.size().toTuple() == size


def test_that_a_real_look_through_the_networks_is_explained_to_its_sources(qtbot, make_window):
    window = make_window(Settings(), demo=True)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: len(window._minute.judged(RULES)) > 5, timeout=60_000)
    qtbot.mouseClick(window.now.why, Qt.MouseButton.LeftButton)
    table, cites = window.explain.measures, {rule.measure: rule.cite for rule in RULES}
    front = {rule.measure: rule.cite for rule in RULES if rule.view in ("front", "both")}
    assert table.rowCount() > 5
    window.pause()
    for row in range(table.rowCount()):
        table.selectRow(row)
        assert {**cites, **front}[table.line()] in window.explain.detail.words()
    assert "of 100, based on" in window.explain.heading()
