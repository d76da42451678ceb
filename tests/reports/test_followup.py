"""The follow-up report: what it says of periods whose truth is known."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from periods import (
    DESK,
    MONDAY,
    a_day,
    a_sum,
    an_event,
    an_hour,
    full_period,
    some_period,
    told_events,
    workdays,
)

from posturecoach.posture.measure import View
from posturecoach.posture.neutral import Neutral
from posturecoach.record.minute import Setup
from posturecoach.record.period import Bout, DaySummary, Period
from posturecoach.reports import followup
from posturecoach.reports.canvas import Canvas
from posturecoach.reports.model import Verdict, Why
from posturecoach.reports.telling import told

BEFORE = MONDAY - timedelta(days=28)
EMPTY = ("meta", "link", "br", "img", "input", "hr")


class Page(HTMLParser):
    """What is on a page, and what is wrong with it."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words, self.open, self.wrong = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []
        assert self.wrong == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def of(self, *tags):
        return [attrs for tag, attrs in self.elements if tag in tags]

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def page_of(period, against=None, language="en", **more):
    return Page(followup.html(followup.report(period, against, **more), language))


# --- The numbers.


def test_the_first_week_is_compared_with_the_last():
    found = followup.report(full_period())
    assert (found.was.first, found.was.last) == (MONDAY, date(2026, 3, 8))
    assert (found.now.first, found.now.last) == (date(2026, 3, 23), date(2026, 3, 29))
    easy = found.fact("easy_share").compared
    assert easy.verdict is Verdict.CLEAR
    assert easy.change > 10.0
    assert found.fact("changes_per_hour").compared.verdict is Verdict.UNCLEAR
    assert followup.report(full_period(), split=False).was is None


def test_thirteen_days_are_not_split():
    assert followup.report(some_period(count=13)).was is None
    assert followup.report(some_period(count=14)).split


def test_a_share_is_of_time_and_not_of_days():
    long = a_day(MONDAY, easy=1.0, hours=range(8, 18))
    short = a_day(MONDAY + timedelta(days=1), easy=0.0, hours=range(9, 10))
    found = followup.report(Period(MONDAY, short.day, (long, short)))
    assert found.fact("easy_share").compared.now == pytest.approx(100 * 10 / 11)


def test_four_degrees_are_no_change_and_six_are():
    def all_at(first, median):
        days = tuple(a_day(day, medians={"head_pitch": median}) for day in workdays(first, 7))
        return Period(first, first + timedelta(days=6), days)

    before = all_at(BEFORE, 0.0)
    (row,) = followup.report(all_at(MONDAY, 4.0), before).rows
    assert row.median.verdict is Verdict.UNCLEAR
    (row,) = followup.report(all_at(MONDAY, 6.0), before).rows
    assert row.median.verdict is Verdict.CLEAR
    assert row.median.change == pytest.approx(6.0, abs=0.2)


def test_days_add_up():
    found = followup.report(full_period())
    sitting = found.sitting
    assert found.quality.days == 20
    assert found.quality.of_days == 28
    assert found.quality.valid_min == pytest.approx(20 * 8 * 45, rel=1e-4)
    assert found.quality.seen_share == pytest.approx(2700 / 3060, rel=1e-4)
    assert (sitting.bouts, sitting.long, sitting.longest_s) == (80, 40, 3000)
    assert (sitting.offered, sitting.taken) == (20, 13)
    assert sitting.heat[0, 9][0] == pytest.approx(4 * 2700, rel=1e-4)
    shown = sum(one.shown for one in found.prompts.values())
    assert shown == 80
    (practice,) = found.exercises
    assert (practice.done, practice.planned, practice.planned_done) == (15, 20, 15)
    assert practice.best == (51.0, 69.0)
    assert found.safety.asked == 4


def test_views_are_not_mixed():
    side = Setup(View.SIDE_LEFT, "Side", calibrated=True)
    days = []
    for day in workdays(MONDAY, 7):
        whole = a_day(day, medians={"cva": 0.0})
        other = a_sum("cva", -20.0, setup=side, seen_s=3_000.0)
        days.append(DaySummary(day, whole.hours, (*whole.measures, other), whole.bouts))
    found = followup.report(Period(MONDAY, MONDAY + timedelta(days=6), tuple(days)))
    (row,) = found.rows
    assert row.view is View.FRONT
    assert row.now.median == pytest.approx(0.0, abs=0.6)
    assert found.quality.views[View.FRONT] > found.quality.views[View.SIDE_LEFT]


def test_pain_of_a_neck_needs_less_than_pain_elsewhere():
    def with_pain(first, pain, regions):
        days = workdays(first, 7)
        told = [
            an_event("check_in", day, scales={"nprs.now": pain}, regions=regions) for day in days
        ]
        return Period(first, first + timedelta(days=6), events=tuple(told))

    for regions, verdict in (
        ({"neck": 3}, Verdict.CLEAR),
        ({"neck": 3, "lower_back": 1}, Verdict.UNCLEAR),
        ({}, Verdict.UNCLEAR),
    ):
        found = followup.report(with_pain(MONDAY, 3.3, regions), with_pain(BEFORE, 5.0, regions))
        (scale,) = found.pain.scales
        assert scale.id == "nprs_now"
        assert scale.compared.verdict is verdict


def test_own_activities_have_one_mean_and_peg_needs_all_three():
    scales = {"psfs.typing": 4, "psfs.driving": 6, "peg.pain": 3, "peg.activity": 5}
    period = Period(MONDAY, MONDAY, events=(an_event("check_in", scales=scales),))
    (scale,) = followup.report(period).pain.scales
    assert (scale.id, scale.compared.now) == ("psfs", 5.0)


def test_association_is_told_from_fourteen_days_on():
    found = followup.report(full_period()).association
    assert found.rho > 0.0
    text = page_of(full_period()).text
    assert "association, not cause" in text
    assert "rho =" in text
    few = page_of(some_period(count=12, events=told_events(count=12))).text
    assert "rho =" not in few
    assert "It takes 14" in few


# --- Figures.


def test_figures_stand_only_where_they_can_be_compared():
    now, was = some_period(), some_period(BEFORE)
    assert followup.report(now).before_after.why is None
    found = followup.report(now, was).before_after
    assert found.why is None
    assert not found.own
    assert followup.report(some_period(count=7)).before_after.why is Why.ALONE

    def at(setup, distance=0.0):
        medians = {"head_pitch": 5.0, "viewing_distance": distance}
        days = tuple(a_day(day, medians=medians, setup=setup) for day in workdays(BEFORE, 7))
        return Period(BEFORE, BEFORE + timedelta(days=6), days)

    why = {
        Why.OTHER_VIEW: at(Setup(View.SIDE_LEFT, "Desk", calibrated=True)),
        Why.OTHER_PLACE: at(Setup(View.FRONT, "Kitchen", calibrated=True)),
        Why.NO_NEUTRAL: at(Setup(View.FRONT, "Desk", calibrated=False)),
        Why.OTHER_DISTANCE: at(DESK, distance=150.0),
    }
    for reason, other in why.items():
        assert followup.report(now, other).before_after.why is reason
        assert "ot comparable" in page_of(now, other).text


def test_the_own_neutral_is_used_where_it_is_the_same_view():
    neutral = Neutral("2026-03-02", View.FRONT, 20.0, {}, {"shoulder_px": 300.0}, 1280, 720)
    found = followup.report(some_period(), neutrals={"Desk": neutral})
    assert found.before_after.own
    side = Neutral("2026-03-02", View.SIDE_LEFT, 20.0, {}, {"d0_px": 90.0}, 1280, 720)
    assert not followup.report(some_period(), neutrals={"Desk": side}).before_after.own


def test_a_neutral_learned_in_between_is_told():
    late = an_event("neutral", MONDAY + timedelta(days=20), view="front", place="Desk")
    assert followup.report(some_period(events=[late])).before_after.relearned
    first = an_event("neutral", MONDAY, view="front", place="Desk")
    assert not followup.report(some_period(events=[first])).before_after.relearned


# --- The page.


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_page_needs_nothing_else_and_can_be_heard(language):
    text = followup.html(followup.report(full_period(), some_period(BEFORE)), language)
    found = Page(text)
    assert not found.of("script", "link", "img", "iframe", "object", "embed", "use", "image")
    for tag, attrs in found.elements:
        assert not any(name.startswith("on") for name in attrs), tag
        assert not attrs.keys() & {"src", "href", "xlink:href", "action", "srcset"}, tag
    assert "url(" not in text
    assert "@import" not in text
    assert found.of("html")[0]["lang"] == language
    assert len(found.of("caption")) == len(found.of("table"))
    assert all("scope" in attrs for attrs in found.of("th"))
    assert len(found.of("h1")) == 1
    levels = [int(tag[1]) for tag, _ in found.elements if tag in ("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    drawings = found.of("svg")
    assert all(attrs["role"] == "img" for attrs in drawings)
    assert text.count("<svg") == text.count('role="img"><title>')
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_the_page_says_what_it_found():
    text = page_of(full_period(), who="K-17", goals=["Sit through a film"]).text
    for words in (
        "K-17", "Sit through a film", "20 of 28 (71 %)", "7200 min", "Warning signs: none reported",
        "asked 4 times", "no clear change", "clearly more", "Exercises: 15 of 20", "Look around",
        "about ± 5°",
    ):  # fmt: skip
        assert words in text, words


def test_german_has_commas_and_no_english():
    # The sources of the limits are English, and said to be.
    text = page_of(full_period(), language="de").text.partition("Quelle (englisch)")[0]
    assert "10,6-mal" in text or "11,3" in text
    for word in ("before", "clear change", "Warning", "Posture changes", "near easy"):
        assert word not in text


def test_no_clear_change_is_grey():
    document = told(followup.report(full_period()))
    glance = next(one for one in document.first if one.id == "glance")
    for line in glance.items[0].lines:
        assert (line.sort == "quiet") == (line.cells[4] == "no clear change"), line


def test_nothing_told_is_said_honestly():
    text = page_of(some_period()).text
    for words in (
        "none recorded. Nobody was asked", "No check-ins recorded", "No exercises recorded",
        "No prompts recorded", "No days with both pain and posture",
    ):  # fmt: skip
        assert words in text, words


def test_warning_signs_stand_on_the_first_page():
    told_ = [an_event("check_in", flags=["cauda.urine", "own <b>words</b>"])]
    found = page_of(some_period(events=told_))
    assert "Please have this checked" in found.text
    assert "passing or holding" in found.text or "urine" in found.text
    assert "own <b>words</b>" in found.text
    assert not found.of("b")


# --- Odd periods.


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_period_without_data(language):
    found = page_of(Period(MONDAY, MONDAY + timedelta(days=27)), language=language)
    assert not found.of("svg")
    both = page_of(Period(MONDAY, MONDAY), Period(BEFORE, BEFORE), language)
    assert not both.of("svg")


def test_one_day():
    found = page_of(some_period(count=1))
    assert "1 of 1 (100 %)" in found.text
    assert "few days with data" in found.text


def test_a_year_is_drawn_by_weeks():
    found = followup.report(some_period(count=365, events=told_events(count=365)))
    assert 50 <= len(found.fact("easy_share").points) <= 54
    assert "by week" in page_of(some_period(count=365)).text


def test_a_day_of_twenty_five_hours():
    autumn = date(2026, 10, 25)  # clocks go back: an hour is there twice, and told once
    day = a_day(autumn, hours=[2, 2, 3, 4])
    found = followup.report(Period(autumn, autumn, (day,)))
    assert found.sitting.heat[6, 2][0] == pytest.approx(5400.0)
    assert page_of(Period(autumn, autumn, (day,))).of("svg")


def test_a_bout_of_no_length_and_a_day_of_nobody():
    day = DaySummary(MONDAY, (), (), (Bout(0, 0),))
    found = followup.report(Period(MONDAY, MONDAY, (day,)))
    assert found.sitting.bouts == 0
    assert found.quality.days == 0
    assert found.quality.seen_share is None


LONG = "Donaudampfschifffahrtsgesellschaft" * 6


def test_names_as_long_as_they_may_be():
    events = [
        an_event("exercise", exercise=LONG[:200]),
        an_event("treatment", kind=LONG[:200], text=LONG * 9),
        an_event("prompt", id="1", kind=LONG[:200], rule="r", topic="t"),
        an_event("check_in", scales={LONG[:200]: 3}, regions={LONG[:200]: 5}),
        an_event("start", version=LONG[:200]),
    ]
    setup = Setup(View.FRONT, LONG[:200], calibrated=True)
    day = a_day(MONDAY, setup=setup)
    found = page_of(Period(MONDAY, MONDAY, (day,), tuple(events)), who=LONG, goals=[LONG])
    assert found.text.count(LONG[:200]) >= 6


NASTY = st.text(max_size=80) | st.sampled_from(
    [
        "<script>alert(1)</script>", "</style><script>x</script>", "]]>", "{{ 7*7 }}", "{% x %}",
        '" onload="x', "&lt;b&gt;", "\x00\x0b\ud800\uffff", "a\nb\r\nc", "</svg><img src=x>",
        "\u202edlrow", "<!--", "}</style>", "\\22 ; }",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(NASTY, NASTY)
def test_words_of_somebody_are_words(one, other):
    events = (
        an_event("note", text=one),
        an_event("treatment", kind=one[:200], text=other),
        an_event("check_in", scales={other[:50] or "x": 4}, regions={one[:50]: 5}, flags=[one],
                 kinds={one[:50]: other[:50]}, note=other),
        an_event("exercise", exercise=one, reasons=[other], partials=2, best=1.0, unit=one),
        an_event("exercise", exercise=one, reasons=[other], partials=2, best=1.0, unit=one),
        an_event("prompt", id="1", kind=other, rule="r", topic="t"),
        an_event("start", version=other),
    )  # fmt: skip
    period = Period(MONDAY, MONDAY, (a_day(MONDAY),), events)
    text = followup.html(followup.report(period, who=one, goals=[other]))
    text.encode("utf-8")
    found = Page(text)
    plain = Page(followup.html(followup.report(Period(MONDAY, MONDAY, (a_day(MONDAY),)))))
    assert {tag for tag, _ in found.elements} <= {
        *(tag for tag, _ in plain.elements), "blockquote", "table", "td", "tr", "th", "tbody",
        "thead", "caption", "h3",
    }  # fmt: skip
    assert len(found.of("style")) == 1
    for _, attrs in found.elements:
        assert not any(name.startswith("on") for name in attrs)


def test_a_note_keeps_its_lines():
    text = "first\nsecond <b>\n\tthird"
    found = followup.html(followup.report(some_period(events=[an_event("note", text=text)])))
    assert "first\nsecond &lt;b&gt;\n\tthird" in found


def test_ten_minutes_make_a_day():
    short = DaySummary(MONDAY, (an_hour(MONDAY, 9, easy=0.0, judged_s=599.0),))
    enough = DaySummary(short.day + timedelta(days=1), (an_hour(MONDAY, 9, easy=1.0),))
    found = followup.report(Period(MONDAY, enough.day, (short, enough)))
    assert found.fact("easy_share").points == ((enough.day, pytest.approx(100.0)),)
    assert found.fact("easy_share").compared.now == pytest.approx(100.0)


def test_words_in_a_drawing_are_words():
    canvas = Canvas(10.0, 10.0)
    canvas.text((1.0, 2.0), '<b a="1">&\x00', colour='"red')
    picture = canvas.picture("</title><script>", title="<i>")
    assert "<b" not in picture.svg
    assert "<script" not in picture.svg
    assert "&lt;b a=&quot;1&quot;&gt;&amp;</text>" in picture.svg
    assert 'fill="&quot;red"' in picture.svg
