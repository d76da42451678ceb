"""The report on six weeks of somebody in treatment: what a therapist and the person look for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from patient import DAYS, a_patient
from periods import MONDAY, a_day, an_event, some_period, workdays
from test_followup import Page, page_of

from posturecoach.desktop.pdf import laid_out
from posturecoach.record.period import Period
from posturecoach.reports import canvas, followup
from posturecoach.reports.charts import trend
from posturecoach.reports.model import Stretch, Verdict
from posturecoach.reports.telling import told
from posturecoach.reports.telling_compared import meaning
from posturecoach.reports.wellbeing import flare_ups_of
from posturecoach.reports.words import words_of

LANGUAGES = ("en", "de")
ONE = timedelta(days=1)


def on(number):
    return MONDAY + number * ONE


def of_events(*events, count=14):
    order = sorted(events, key=lambda one: one.at_s)
    return Period(MONDAY, on(count - 1), (), tuple(order))


# --- Pain and function.


def test_pain_is_told_from_the_start_of_the_period_to_its_end():
    before = a_patient(MONDAY - DAYS * ONE, seed=9, worse=1.0)
    found = followup.report(a_patient(), before).pain.scale("nprs_now")
    assert found.course.was == pytest.approx(6.0, abs=0.6)
    assert found.course.now == pytest.approx(3.2, abs=0.6)
    assert found.course.verdict is Verdict.CLEAR
    assert found.compared.verdict is Verdict.UNCLEAR  # the means of six weeks hide it
    text = page_of(a_patient(), before).text
    assert re.search(
        r"Pain now: 6\.\d at the start of the period, 3\.\d at its end: clearly better", text
    )


def test_a_questionnaire_of_other_weeks_is_compared_all_the_same():
    period = a_patient()
    scale = followup.report(period).pain.scale("rmdq")
    assert (scale.course.was, scale.course.now) == (11.0, 5.0)
    assert scale.compared == scale.course  # the first week of answers with the last
    rare = [an_event("check_in", on(n), 9, scales={"rmdq.total": n}) for n in (2, 11)]
    (scale,) = followup.report(of_events(*rare, count=28)).pain.scales
    assert (scale.compared.was, scale.compared.now) == (2.0, 11.0)
    answers = [an_event("check_in", on(n), 9, scales={"nprs.now": 4}) for n in range(6)]
    assert followup.report(of_events(*answers)).pain.scale("nprs_now").course is None


def test_better_is_said_of_pain_and_never_of_a_posture():
    words = words_of("en")
    pain = followup.report(a_patient()).pain.scale("nprs_now").compared
    assert meaning(words, pain, "less") == "clearly better"
    assert meaning(words, pain, "more") == "clearly worse"
    assert meaning(words, pain) == "clearly less"
    posture = told(followup.report(a_patient()))
    rows = next(one for one in posture.rest if one.id == "posture")
    said = " ".join(
        str(cell)
        for table in rows.items[2:5]
        for line in getattr(table, "lines", ())
        for cell in line.cells
    )
    assert "better" not in said
    assert "worse" not in said


def test_a_flare_up_is_above_what_was_usual_then():
    falling = {on(n): 8.0 - 0.2 * n for n in range(28)}
    assert flare_ups_of(falling) == ()  # the first days are high, and no flare-up
    assert flare_ups_of(falling | {on(20): 7.0, on(21): 7.0}) == (on(20),)
    assert flare_ups_of(falling | {on(20): 9.0}) == ()  # a single day is none
    assert flare_ups_of({on(0): 3.0, on(1): 8.0, on(2): 8.0}) is None
    text = page_of(a_patient()).text
    assert "One flare-up: it began on 25 Mar" in text


def test_the_band_of_no_change_stands_about_the_start():
    report = followup.report(a_patient())
    course = report.pain.scale("nprs_now").course
    words = words_of("en")
    points = ((on(0), 5.0), (on(9), 4.0))
    near = course.was - course.least, course.was + course.least
    svg = [
        trend(words, points, Stretch(on(0), on(9)), "score", limits=(0.0, 10.0), calm=calm).svg
        for calm in (None, near)
    ]
    bands = [one.count(canvas.BAND) for one in svg]
    assert bands == [0, 1]


def test_only_what_was_told_counts_as_a_check_in():
    period = of_events(
        an_event("check_in", self_check=["chronic", "sitting"]),
        an_event("check_in", factors=["stress"]),
        an_event("check_in", scales={"nprs.now": 3}, regions={"neck": 3},
                 kinds={"neck": "ache, stiff"}, radiates=["neck"]),
    )  # fmt: skip
    found = followup.report(period)
    assert found.pain.check_ins == 1
    text = page_of(period).text
    assert "2 of 8 lines apply" in text
    assert "Stress" in text
    assert "aching, stiff, spreads" in text
    none = page_of(of_events(an_event("check_in", self_check=[]))).text
    assert "0 of 8 lines apply." in none


# --- Safety.


def reported(*events):
    return followup.report(of_events(*events)).safety


def test_a_sign_that_was_cleared_is_told_as_such():
    flag = an_event("check_in", on(2), 9, flags=["night"])
    cleared = an_event("check_in", on(4), 9, cleared=["night"])
    assert reported(flag).cleared == {}
    assert reported(flag, cleared).cleared == {"night": on(4)}
    assert reported(flag, cleared).all_cleared
    again = an_event("check_in", on(6), 9, flags=["night"])
    assert not reported(flag, cleared, again).all_cleared
    other = an_event("check_in", on(3), 9, flags=["fever"])
    assert not reported(flag, other, cleared).all_cleared
    text = page_of(of_events(flag, cleared)).text
    assert "(checked on 6 Mar 2026)" in text
    assert "Please have this checked" not in text
    text = page_of(of_events(flag)).text
    assert "Please have this checked" in text
    assert "Whether a clinician has looked at it is not recorded" in text


def test_a_sign_from_before_the_period_stays_until_it_is_cleared():
    before = MONDAY - 20 * ONE
    flag = an_event("check_in", before, 9, flags=["night"])
    cleared = an_event("check_in", before + ONE, 9, cleared=["night"])
    period = some_period()
    assert followup.report(period, earlier=[flag]).safety.reported == ((before, "night"),)
    assert followup.report(period, earlier=[cleared, flag]).safety.reported == ()
    assert followup.report(period).safety.reported == ()


# --- Goals, plan, exercises, range.


def test_what_is_in_the_period_is_not_told_twice():
    period = of_events(an_event("check_in", on(2), 9, flags=["night"]))
    assert followup.report(period, earlier=period.events).safety.reported == ((on(2), "night"),)


def test_goals_have_their_confidence_and_their_end():
    goal = {"text": "Swim <again>"}
    events = [
        an_event("goal", on(0), 9, **goal, confidence=4),
        an_event("goal", on(5), 9, **goal, confidence=7),
    ]
    assert "Swim <again> (confidence 4 → 7 of 10)" in page_of(of_events(*events)).text
    reached = an_event("goal", on(9), 9, **goal, reached=True)
    assert "Swim <again> (reached on 11 Mar 2026)" in page_of(of_events(*events, reached)).text
    early = an_event("goal", MONDAY - ONE, 9, text="Walk", confidence=3)
    assert "Walk (confidence 3 of 10)" in page_of(some_period(), earlier=[early]).text
    text = page_of(a_patient()).text
    assert "Driving 3 → 6" in text


def test_adherence_is_of_what_was_due_and_more_does_not_make_up_for_less():
    def did(day, id_="M1"):
        return an_event(
            "exercise", day, 12, exercise=id_, reps=10, wanted=12, done=True, planned=True
        )

    due = [
        an_event("due", on(n), 8, day=on(n).isoformat(), due={"M1": 2, "C3": 1}) for n in range(3)
    ]
    events = [*due, *(did(on(0)) for _ in range(5)), did(on(1))]
    by_id = {one.id: one for one in followup.report(of_events(*events)).exercises}
    assert (by_id["M1"].planned, by_id["M1"].planned_done, by_id["M1"].done) == (6, 3, 6)
    assert (by_id["C3"].planned, by_id["C3"].planned_done, by_id["C3"].done) == (3, 0, 0)
    assert (by_id["M1"].reps, by_id["M1"].wanted) == (60, 72)
    text = page_of(of_events(*events)).text
    assert "3 of 9 (33 %) (fine from 70 % on, good from 80 % on)" in text
    assert "Perhaps a smaller plan" in text
    # What a plan asked for twice on a day counts once, and not on days beyond the period.
    late = an_event("due", on(1), 9, day=on(40).isoformat(), due={"M1": 9})
    again = an_event("due", on(0), 9, day=on(0).isoformat(), due={"M1": 1, "C3": 1})
    (m1,) = [
        one for one in followup.report(of_events(*events, late, again)).exercises if one.id == "M1"
    ]
    assert (m1.planned, m1.planned_done) == (5, 2)


@pytest.mark.parametrize(
    ("done", "words"), [(6, "(60 %) ("), (7, "That is fine"), (8, "That is good")]
)
def test_seven_of_ten_are_fine(done, words):
    due = [an_event("due", on(n), 8, day=on(n).isoformat(), due={"M1": 1}) for n in range(10)]
    sessions = [an_event("exercise", on(n), 9, exercise="M1") for n in range(done)]
    assert words in page_of(of_events(*due, *sessions)).text


def test_less_than_ten_degrees_are_no_clear_change_of_a_range():
    def tested(day, left, right):
        bests = {"left": left, "right": right}
        return an_event("range", day, 9, movement="rotation", bests=bests, pm=9.5, unit="deg")

    period = of_events(
        tested(on(0), 50.0, 50.0), tested(on(5), 70.0, 49.0), tested(on(9), 59.0, 60.0)
    )
    left, right = followup.report(period).ranges
    assert (left.side, left.compared.verdict) == ("left", Verdict.UNCLEAR)
    assert (right.side, right.compared.verdict) == ("right", Verdict.CLEAR)
    assert left.norm == 80.0
    lines = {line.cells[0]: line for line in _table(period, "Range of motion").lines}
    assert lines["Turning the head, left"].sort == "quiet"
    assert lines["Turning the head, left"].cells[2] == "59° ±\u00a010° (11 Mar)"
    assert lines["Turning the head, right"].sort == "plain"
    (alone, _) = followup.report(of_events(tested(on(0), 50.0, 50.0))).ranges
    assert alone.compared.verdict is Verdict.ALONE
    # The own start is the first test of all.
    early = tested(MONDAY - 30 * ONE, 40.0, 40.0)
    (left, _) = followup.report(period, earlier=[early]).ranges
    assert (left.first, left.compared.change) == (MONDAY - 30 * ONE, pytest.approx(19.0))


def _table(period, caption, language="en"):
    document = told(followup.report(period), language)
    items = [item for section in document.rest for item in section.items]
    return next(one for one in items if getattr(one, "caption", "") == caption)


def test_a_column_for_the_best_stands_where_there_is_one():
    without = an_event("exercise", on(1), 9, exercise="M1")
    found = an_event("exercise", on(2), 9, exercise="M1", best=50.0, unit="deg")
    assert "Best: first → last" not in _table(of_events(without), "Exercises").head
    assert "Best: first → last" in _table(of_events(without, found), "Exercises").head


def test_the_therapist_finds_the_plan_and_room_to_write():
    text = page_of(a_patient()).text
    for words in ("M. Weber", "Next visit: 15 Apr 2026", "Less is fine on bad days.", "Limits"):
        assert words in text
    lines = [line.cells for line in _table(a_patient(), "Der Plan bisher", "de").lines]
    assert lines[0] == ("Seitheben mit Band", "Stufe 1, 1 × (täglich)")
    assert lines[1][1] == "Stufe 1, 2 × (täglich), 2 × 8 Wiederholungen"
    assert lines[2][1] == "Stufe 1, 2 × (Mo, Mi, Fr)"
    strange = an_event("plan", plan="own <i>", items={"X9": "as <b>you</b> like"}, next_date="soon")
    found = page_of(of_events(strange))
    assert "as <b>you</b> like" in found.text
    assert not found.of("b", "i")


def test_weeks_add_up():
    report = followup.report(a_patient())
    assert len(report.weeks) == 6
    done = {one.id: one.done for one in report.exercises}
    assert sum(one.strength for one in report.weeks) == done["C3"]
    assert sum(one.mobility for one in report.weeks) == done["M1"] + done["M6"]
    assert sum(one.taken for one in report.weeks) == report.sitting.taken
    assert report.weeks[0].span == Stretch(MONDAY, on(6))
    assert report.weeks[0].pain > report.weeks[-1].pain
    odd = followup.report(followup.part_of(a_patient(), MONDAY, on(16))).weeks
    assert odd[-1].span == Stretch(on(14), on(16))
    assert followup.report(Period(MONDAY, on(27))).weeks == ()
    assert followup.report(followup.part_of(a_patient(), MONDAY, on(12))).weeks == ()


def test_a_treatment_stands_on_its_own_day():
    event = an_event("treatment", on(9), 9, kind="massage", day=on(3).isoformat())
    assert followup.report(of_events(event)).treatments == ((on(3), "massage", ""),)
    wrong = an_event("treatment", on(9), 9, kind="massage", day="last week")
    assert followup.report(of_events(wrong)).treatments == ((on(9), "massage", ""),)


# --- How it looks and reads.


def test_the_quality_line_says_what_is_not_known():
    text = page_of(a_patient()).text
    assert "Light: not recorded." in text
    assert re.search(r"Face seen for 8\d % of the time at the screen", text)
    half = a_day(MONDAY, medians={"head_pitch": 4.0})
    there_s = half.sums.present_s + half.sums.uncertain_s
    found = followup.report(Period(MONDAY, MONDAY, (half,))).quality
    assert found.face_share == pytest.approx(18_000.0 / there_s)


def test_what_is_not_recorded_stands_in_one_place():
    document = told(followup.report(some_period()))
    assert [one.id for one in document.rest] == [
        "weeks", "posture", "figures", "sitting", "missing", "therapist", "about",
    ]  # fmt: skip
    empty = told(followup.report(Period(MONDAY, on(27))))
    assert not empty.apart  # nobody turns a page for nothing
    assert "glance" not in [one.id for one in empty.first]
    entered = page_of(of_events(an_event("check_in", scales={"nprs.now": 4})))
    assert "The camera recorded nothing" in entered.text
    assert "There are no data" not in entered.text


def test_angles_and_tables_agree_on_what_is_clear():
    wild = dict(zip((21, 22, 23, 24, 25), (7.0, 7.0, -20.0, 7.0, 25.0), strict=True))
    days = tuple(a_day(on(n), medians={"head_pitch": wild.get(n, 0.0)}) for n in (*range(5), *wild))
    report = followup.report(Period(MONDAY, on(27), days))
    was, now = report.before_after.measures["head_pitch"]
    assert now.from_neutral - was.from_neutral >= 5.0
    unclear = {row.id for row in report.rows if row.median.verdict is not Verdict.CLEAR}
    document = told(report)
    figures = next(one for one in document.rest if one.id == "figures")
    table = next(one for one in figures.items if hasattr(one, "lines"))
    words = words_of("en")
    names = {words.name("measure", id_) for id_ in unclear}
    assert names & {line.cells[0] for line in table.lines}
    for line in table.lines:
        assert line.sort == "quiet" or line.cells[0] not in names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("qapp")
def test_all_that_a_patient_can_tell_fits_on_the_first_page(language):
    before = a_patient(MONDAY - DAYS * ONE, seed=9, worse=1.0)
    for against in (None, before):
        document = told(followup.report(a_patient(), against, made=on(DAYS), who="K-17"), language)
        assert len(laid_out(replace(document, rest=()))) == 1
        assert 6 <= len(laid_out(document)) <= 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_have_words_and_units(language):
    document = told(followup.report(a_patient()), language)
    items = [item for section in (*document.first, *document.rest) for item in section.items]
    pictures = [one for item in items for one in getattr(item, "pictures", ())]
    assert len(pictures) > 15
    assert all(one.alt.strip() for one in pictures)
    posture = next(one for one in document.rest if one.id == "posture")
    titles = [one.title for item in posture.items for one in getattr(item, "pictures", ())]
    assert sum(one.endswith((", °", ", mm", ", %")) for one in titles) >= 8


def _light(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_it_reads_without_colour():
    zones = [_light(one) for one in (canvas.PAPER, canvas.EASY, canvas.SOME, canvas.MORE)]
    for lighter, darker in pairwise(zones):
        assert (lighter + 0.05) / (darker + 0.05) > 1.25
    for ink in (canvas.INK, canvas.QUIET, canvas.GREY, canvas.NOW):
        assert 1.05 / (_light(ink) + 0.05) > 4.5


def test_hostile_words_in_all_that_a_guide_tells():
    nasty = '</style><script>x</script>" onload="y'
    events = (
        an_event("goal", text=nasty, confidence=3),
        an_event("plan", plan=nasty, therapist=nasty, note=nasty, next_date=nasty,
                 items={nasty: nasty}),
        an_event("due", day=nasty, due={nasty: 1}),
        an_event("due", day=MONDAY.isoformat(), due={nasty: 1}),
        an_event("range", movement=nasty, bests={nasty: 40.0}, pm=3.0),
        an_event("check_in", self_check=[nasty], factors=[nasty], cleared=[nasty], radiates=[nasty],
                 regions={nasty: 3}, kinds={nasty: f"{nasty}, {nasty}"},
                 scales={f"psfs.{nasty}": 4}),
        an_event("treatment", kind=nasty, day=nasty, text=nasty),
    )  # fmt: skip
    for days in ((), (a_day(MONDAY),)):
        period = Period(MONDAY, MONDAY, days, events)
        for language in LANGUAGES:
            found = Page(followup.html(followup.report(period), language))
            assert not found.of("script")
            assert len(found.of("style")) == 1
            assert all(not name.startswith("on") for _, attrs in found.elements for name in attrs)
            assert found.text.count("onload") >= 8


def test_a_day_in_may_has_no_year_and_a_span_has_one():
    words = words_of("en")
    assert words.short_span(Stretch(date(2026, 5, 1), date(2026, 5, 7))) == "1 May – 7 May"
    assert words.measured_in("Neck", "deg") == "Neck, °"
    points = ((on(0), 0.02), (on(1), 0.04))
    svg = trend(words, points, Stretch(on(0), on(1)), "shoulder widths").svg
    assert ">10</text>" in svg
    assert ">0.1</text>" not in svg
    assert words.measured_in("Ratio", "ratio") == "Ratio"
    assert words.measured_in("Shift", "shoulder widths") == "Shift, %"
    assert words.plain_name("nprs_now", "scale") == "Pain now"
    assert len(workdays(MONDAY, DAYS)) == 30
