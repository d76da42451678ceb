"""Scales, check-ins and their words: bounds, scores, changes that matter, every mistake named."""

from __future__ import annotations

import re

import pytest

from posturecoach.exercise_book import (
    LANGUAGES,
    ExerciseBookError,
    care_words,
    exercise_words,
    scales,
)
from posturecoach.exercises.checkin import (
    AFTER_PROCEDURE,
    REGIONS,
    TREATMENTS,
    CheckIn,
    Goal,
    Sore,
    Treatment,
    checkin_from,
    flare_ups,
    goal_from,
    region_of_change,
    sore_from,
    treatment_from,
)
from posturecoach.exercises.scales import (
    Answer,
    Risk,
    ScaleKind,
    Verdict,
    answer_from,
    score,
    start_risk,
    verdict,
)

SCALES = scales()
DAY = "2030-03-04"


def answer(scale, **values):
    return Answer(scale, DAY, values)


def test_that_what_belongs_to_others_is_a_total_only():
    assert {s.id for s in SCALES.values() if s.kind is ScaleKind.TOTAL} == {
        "rmdq", "ndi", "odi", "start",
    }  # fmt: skip
    for language in LANGUAGES:
        items = [t for t in care_words(language) if t.startswith("item.")]
        assert not [t for t in items if t.startswith(("item.rmdq", "item.ndi", "item.odi"))
                    and not t.endswith(".total")]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (answer("nprs", now=4, best=1, worst=7), 4),
        (answer("nprs", best=1, worst=7), 4),
        (answer("peg", pain=5, enjoyment=6, activity=7), 6),
        (answer("peg", pain=5), None),
        (answer("psfs", walking=2, lifting=4, typing=6), 4),
        (answer("rmdq", total=13), 13),
        (answer("pgic", change=5), 5),
    ],
)
def test_the_scores(found, wanted):
    assert score(SCALES[found.scale], found) == wanted


def compare(scale, before, after, region="any"):
    return verdict(SCALES[scale], answer(scale, **before), answer(scale, **after), region)


def test_the_changes_that_matter():
    assert compare("nprs", {"now": 6}, {"now": 4.5}, "neck") is Verdict.BETTER
    assert compare("nprs", {"now": 7}, {"now": 5.5}, "back") is Verdict.NO_CLEAR_CHANGE
    assert compare("nprs", {"now": 7}, {"now": 5}, "back") is Verdict.BETTER
    assert compare("nprs", {"now": 3}, {"now": 2}, "back") is Verdict.BETTER  # 30 %
    assert compare("nprs", {"now": 3}, {"now": 4.5}, "neck") is Verdict.WORSE
    assert compare("ndi", {"total": 50}, {"total": 32}) is Verdict.NO_CLEAR_CHANGE
    assert compare("ndi", {"total": 50}, {"total": 31}) is Verdict.BETTER
    assert compare("rmdq", {"total": 15}, {"total": 10}) is Verdict.BETTER
    assert compare("peg", {"pain": 5, "enjoyment": 5, "activity": 5},
                   {"pain": 3, "enjoyment": 3, "activity": 4}) is Verdict.BETTER  # fmt: skip
    assert compare("pgic", {"change": 3}, {"change": 5}) is Verdict.BETTER
    assert compare("pgic", {"change": 3}, {"change": 4}) is Verdict.NO_CLEAR_CHANGE
    assert compare("pgic", {"change": 3}, {"change": 1}) is Verdict.WORSE
    assert compare("start", {"total": 5}, {"total": 1}) is None  # no change is known to matter


def test_that_only_the_same_activities_are_compared():
    before = {"walking": 2, "lifting": 3, "typing": 4}
    assert compare("psfs", before, {"walking": 5, "lifting": 6, "typing": 6}) is Verdict.BETTER
    swapped = {"walking": 2, "lifting": 3, "dancing": 10}
    assert compare("psfs", before, swapped) is Verdict.NO_CLEAR_CHANGE
    assert compare("psfs", before, {"a": 1, "b": 2, "c": 3}) is None


def test_start():
    assert start_risk(answer("start", total=3)) is Risk.LOW
    assert start_risk(answer("start", total=4, distress=3)) is Risk.MEDIUM
    assert start_risk(answer("start", total=4, distress=4)) is Risk.HIGH
    assert start_risk(answer("start", total=4)) is None
    assert start_risk(answer("start")) is None


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ({"scale": "nprs", "day": DAY, "values": {"now": 11}}, "now: expected a number from 0 to"),
        ({"scale": "nprs", "day": DAY, "values": {}}, "expected at least one answer"),
        ({"scale": "nprs", "day": DAY, "values": {"best": 5, "worst": 3}}, "best up to worst"),
        ({"scale": "nprs", "day": DAY, "values": {"now": 5, "worst": 3}}, "now up to worst"),
        ({"scale": "nprs", "day": "4.3.", "values": {"now": 1}}, "day: expected a date"),
        ({"scale": "rmdq", "day": DAY, "values": {"total": 12.5}}, "expected a whole number"),
        ({"scale": "rmdq", "day": DAY, "values": {"total": 25}}, "from 0 to 24"),
        ({"scale": "psfs", "day": DAY, "values": {"a": 1, "b": 2}}, "expected 3 to 5 activities"),
        ({"scale": "start", "day": DAY, "values": {"total": 3, "distress": 4}}, "at most 5 and"),
        ({"scale": "peg", "day": DAY, "values": {"sleep": 3, "pain": 1}}, "sleep: unknown"),
        ({"scale": "pgic", "day": DAY, "values": {"change": 7}}, "from 0 to 6"),
        ([], "answer: expected a table"),
    ],
)
def test_that_a_mistaken_answer_is_named(plain, said):
    mistakes = []
    answer_from(plain, SCALES, mistakes)
    assert any(said in mistake for mistake in mistakes), mistakes


def test_that_answers_come_back():
    mistakes = []
    for found in (answer("nprs", now=4.0), answer("psfs", a=1.0, b=2.0, c=3.0),
                  answer("start", total=5.0, distress=2.0), answer("ndi", total=33.3)):  # fmt: skip
        assert answer_from(found.to_plain(), SCALES, mistakes) == found
    assert mistakes == []


WHOLE = CheckIn(
    DAY,
    (Sore("neck", 4.0, ("stiff", "ache"), radiates=False), Sore("knee_left")),
    ("tension", "sleep"),
    {"nprs": {"now": 4.0}},
    "slept badly",
    ("fever",),
)


def test_that_a_check_in_comes_back():
    mistakes = []
    assert checkin_from(WHOLE.to_plain(), mistakes) == WHOLE
    assert checkin_from({"day": DAY}, mistakes) == CheckIn(DAY)  # everything may be skipped
    assert treatment_from(Treatment("massage", DAY, "x").to_plain(), mistakes)
    assert goal_from(Goal("swim", DAY, 7.0, "2030-06-01").to_plain(), mistakes).confidence == 7.0
    assert mistakes == []


def test_that_every_mistake_of_a_check_in_is_named():
    mistakes = []
    checkin_from(
        {
            "day": "soon",
            "sore": [{"region": "tail"}, {"region": "neck", "pain": 12, "kinds": ["odd"]},
                     {"region": "neck"}],
            "factors": ["sleep", "sleep"],
            "note": "x" * 501,
            "mood": "fine",
        },
        mistakes,
    )  # fmt: skip
    assert len(mistakes) == 8
    for said in ("day: expected a date", "sore 1: region", "sore 2: pain", "sore 2: kinds",
                 "each region once, got neck", "factors", "note: expected", "mood"):  # fmt: skip
        assert any(said in mistake for mistake in mistakes), (said, mistakes)
    mistakes.clear()
    treatment_from({"kind": "epidural", "day": DAY, "exercise_from": "2030-03-01"}, mistakes)
    goal_from({"text": " ", "day": DAY, "confidence": 11, "reached": "2030-01-01"}, mistakes)
    sore_from({"region": "neck", "radiates": "yes"}, mistakes)
    assert len(mistakes) == 5


def test_the_body_map():
    assert len(REGIONS) == len(set(REGIONS)) == 22
    assert set(AFTER_PROCEDURE) < set(TREATMENTS)
    assert region_of_change(()) == "other"
    assert region_of_change((Sore("neck", 3), Sore("lower_back", 6))) == "back"
    assert region_of_change((Sore("neck", 3), Sore("lower_back"))) == "neck"
    assert region_of_change((Sore("knee_left", 3),)) == "other"


def test_flare_ups():
    days = {f"2030-03-{n:02}": p for n, p in enumerate([2, 2, 5, 2, 4, 5, 5, 2, 4], 1)}
    assert flare_ups(days, 2.0) == ("2030-03-05",)
    assert flare_ups({}, 2.0) == ()


NEVER = {
    "en": ("you must", "diagnos", "cancerous", "danger", "damage", "wrong", "bad posture"),
    "de": ("musst", "müssen", "diagnostiz", "gefahr", "schaden", "falsch"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_care(language):
    words = care_words(language)
    assert words.keys() == care_words("en").keys()
    for topic, text in words.items():
        for word in NEVER[language]:
            assert word not in text.lower(), f"{topic}: {text}"
        assert "!" not in text
        assert not re.search(r"\b(Sie|Ihr|Ihre|Ihren|Ihnen)\b", text), text
    flags = [text for topic, text in words.items() if topic.startswith("flag.")]
    for name in ("cauda", "myelopath", "tumor", "stroke", "schlaganfall", "fracture", "meningit"):
        assert not any(name in text.lower() for text in flags), name  # no diseases on the screen


def test_that_wordings_differ_between_the_languages():
    english, german = care_words("en"), care_words("de")
    same = [t for t in english if english[t] == german[t]]
    assert same == []
    assert exercise_words("en").lines["cue.done"] != exercise_words("de").lines["cue.done"]


def test_that_the_program_says_what_it_is_not():
    assert "stand in for a clinician" in care_words("en")["notice.what_it_is"]
    assert "ersetzt keine Fachperson" in care_words("de")["notice.what_it_is"]


def test_that_files_with_mistakes_do_not_load():
    with pytest.raises(ExerciseBookError, match="scale x: kind"):
        scales('schema = 1\n[[scale]]\nid = "x"\nkind = "odd"\nitems = []\nleast = 0\nmost = 1\n'
               'better = "lower"\nevery_days = 1\ncite = "a"\n')  # fmt: skip
    with pytest.raises(ExerciseBookError, match="flag: expected a table"):
        care_words("de", 'schema = 1\nlanguage = "de"')
    with pytest.raises(ValueError, match="expected one of en, de"):
        care_words("xx")
