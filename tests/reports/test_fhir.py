"""The bundle: valid against a maintained library's models, and nobody can be told from it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from periods import MONDAY, a_day, an_event, full_period, some_period, told_events

from posturecoach.record.period import Period
from posturecoach.reports.fhir import bundle
from posturecoach.reports.fhir_codes import LOINC, LOINC_OF, UCUM


@pytest.fixture(scope="module")
def models():
    from fhir.resources.R4B.bundle import Bundle

    return Bundle


def resources(made, sort=None):
    every = [entry["resource"] for entry in made["entry"]]
    return [one for one in every if sort is None or one["resourceType"] == sort]


def every(value):
    """Every dictionary in a value, however deep."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from every(one)
    elif isinstance(value, list):
        for one in value:
            yield from every(one)


def checked(models, made):
    models.model_validate(json.loads(json.dumps(made, allow_nan=False)))
    return made


def test_a_full_period_is_valid(models):
    made = checked(models, bundle(full_period(), name="K-17", goals=["Sit through a film"]))
    sorts = [one["resourceType"] for one in resources(made)]
    assert made["type"] == "document"
    assert sorts[0] == "Composition"
    assert {"Patient", "Device", "Observation", "CarePlan", "Goal", "Questionnaire",
            "QuestionnaireResponse", "Procedure"} <= set(sorts)  # fmt: skip


def test_every_reference_leads_somewhere():
    made = bundle(full_period(), name="K-17")
    known = {entry["fullUrl"] for entry in made["entry"]}
    assert len(known) == len(made["entry"])
    for one in every(made):
        if "reference" in one:
            assert one["reference"] in known
    told = {r["reference"] for s in resources(made)[0]["section"] for r in s.get("entry", ())}
    assert known - told == {
        entry["fullUrl"]
        for entry in made["entry"]
        if entry["resource"]["resourceType"] in ("Composition", "Patient", "Device")
    }


def test_the_numbers_are_those_of_the_whole_period():
    made = bundle(full_period())
    by_code = {one["code"]["coding"][-1]["code"]: one for one in resources(made, "Observation")}
    judged = by_code["judged-time"]
    assert judged["valueQuantity"] == {
        "value": pytest.approx(20 * 8 * 2700, rel=1e-4), "unit": "s", "system": UCUM, "code": "s",
    }  # fmt: skip
    assert judged["effectivePeriod"] == {"start": "2026-03-02", "end": "2026-03-29"}
    pitch = by_code["head_pitch-change"]
    parts = {one["code"]["coding"][0]["code"]: one for one in pitch["component"]}
    assert pitch["valueQuantity"]["code"] == "deg"
    assert parts["p10"]["valueQuantity"]["value"] < pitch["valueQuantity"]["value"]
    assert parts["seen"]["valueQuantity"]["value"] == pytest.approx(20 * 18_000)
    assert pitch["method"]["text"] == "single RGB camera, MediaPipe"
    assert by_code["lateral_shift-change"]["valueQuantity"]["code"] == "{shoulder_width}"
    assert by_code["breaks-taken"]["valueInteger"] == 13


def test_what_was_not_seen_is_said_to_be_missing():
    made = bundle(full_period())
    absent = [one for one in resources(made, "Observation") if "dataAbsentReason" in one]
    codes = {one["code"]["coding"][0]["code"] for one in absent}
    assert "shoulder_tilt-change" in codes  # has zones in front, and was never measured
    assert "knee_angle-change" not in codes  # of the side, from where nobody looked
    assert not any(key.startswith("value") for one in absent for key in one)


def test_only_codes_that_are_known_to_be_right_are_loinc():
    made = bundle(full_period())
    known = {number for number, _ in LOINC_OF.values()}
    used = {one["code"] for one in every(made) if one.get("system") == LOINC}
    assert used <= known
    assert "72514-3" in used
    assert "LOINC is copyright" in json.dumps(made, ensure_ascii=False)
    assert "abnormal" not in json.dumps([o.get("interpretation") for o in resources(made)])
    assert "vital-signs" not in json.dumps(made)


def test_pain_is_an_integer_and_a_session_a_panel():
    made = bundle(full_period())
    pains = [
        one
        for one in resources(made, "Observation")
        if one["code"]["coding"][0]["code"] == "72514-3"
    ]
    assert len(pains) == 20
    assert all(isinstance(one["valueInteger"], int) for one in pains)
    assert pains[0]["effectiveDateTime"] == "2026-03-02T17:00:00+01:00"
    sessions = [o for o in resources(made, "Observation") if "Exercise:" in o["code"]["text"]]
    assert [one["status"] for one in sessions].count("cancelled") == 5
    parts = {one["code"]["coding"][0]["code"] for one in sessions[0]["component"]}
    assert {"reps", "partials", "level", "best-range", "pain-before", "pain-after"} == parts


def test_warning_signs_are_a_form_and_its_answers():
    told = [
        an_event("check_in", MONDAY, flags=[]),
        an_event("check_in", MONDAY + timedelta(days=7), flags=["cauda.urine", "a new one"]),
    ]
    made = bundle(some_period(events=told))
    (form,) = resources(made, "Questionnaire")
    first, second = resources(made, "QuestionnaireResponse")
    assert {"rf.any", "rf.cauda.urine", "rf.a new one"} <= {i["linkId"] for i in form["item"]}
    assert [i["answer"] for i in first["item"]] == [[{"valueBoolean": False}]]
    assert [i["linkId"] for i in second["item"]] == ["rf.any", "rf.cauda.urine", "rf.a new one"]
    assert resources(bundle(some_period()), "Questionnaire") == []


def agreed():
    """A plan, what was due of it, goals and tests, as the program writes them."""
    before = an_event("plan", MONDAY - timedelta(days=9), plan="neck", items={"M1": "level 1"})
    goals = [
        an_event("goal", MONDAY - timedelta(days=9), text="Sit through a film", confidence=4),
        an_event("goal", MONDAY - timedelta(days=9), text="Drive", reached=False),
    ]
    inside = [
        an_event("plan", MONDAY, plan="therapist", therapist="M. K.", next_date="2026-04-20",
                 note="Not too much", items={"M1": "level 2, 2 x daily", "C3": "level 1"}),
        *(an_event("due", MONDAY + timedelta(days=n), day=f"2026-03-{2 + n:02}", due={"M1": 2})
          for n in range(3)),
        *(an_event("exercise", MONDAY + timedelta(days=n), 10, exercise="M1", reps=10, wanted=12,
                   bests={"left": 61.5, "right": 58.0}, confidence="medium", planned=True,
                   done=True)
          for n in range(3)),
        an_event("goal", MONDAY + timedelta(days=3), text="Drive", reached=True),
        an_event("range", MONDAY, movement="rotation", bests={"left": 62.0, "right": 55.0},
                 pm=8.0, unit="deg"),
        an_event("check_in", MONDAY, 17, scales={"start.total": 6, "start.distress": 4,
                 "nprs.worst": 6}, radiates=["neck"], factors=["stress"], self_check=["chronic"],
                 cleared=["cauda.urine"]),
        an_event("treatment", MONDAY, 18, kind="massage", day="2026-02-20",
                 exercise_from="2026-03-05"),
    ]  # fmt: skip
    return (before, *goals), some_period(events=inside)


def test_the_plan_that_holds_and_what_was_done_of_it(models):
    earlier, period = agreed()
    made = checked(models, bundle(period, earlier=earlier))
    (plan,) = resources(made, "CarePlan")
    assert plan["title"] == "Exercises: therapist"
    assert plan["period"] == {"start": "2026-03-02", "end": "2026-04-20"}
    first, second = (one["detail"] for one in plan["activity"])
    assert first["description"] == "level 2, 2 x daily; 3 of 6 planned sessions done"
    assert (first["status"], second["status"]) == ("in-progress", "not-started")
    assert [one["text"] for one in plan["note"]] == [
        "By: M. K.", "Next date: 2026-04-20", "Not too much",
    ]  # fmt: skip
    (share,) = [
        o for o in resources(made, "Observation") if o["code"]["text"].startswith("Planned")
    ]
    assert share["valueQuantity"]["value"] == 50.0
    # One of before still holds where there is no other.
    (plan,) = resources(bundle(some_period(), earlier=earlier), "CarePlan")
    assert plan["title"] == "Exercises: neck"


def test_goals_are_as_they_were_told_last(models):
    earlier, period = agreed()
    film, drive = resources(checked(models, bundle(period, earlier=earlier)), "Goal")
    assert (film["lifecycleStatus"], film["startDate"]) == ("active", "2026-02-21")
    assert film["note"] == [{"text": "Confidence, 0-10: 4"}]
    assert (drive["lifecycleStatus"], drive["statusDate"]) == ("completed", "2026-03-05")


def test_ranges_sessions_and_the_group_of_start(models):
    earlier, period = agreed()
    made = checked(models, bundle(period, earlier=earlier))
    by_code = {one["code"]["coding"][-1]["code"]: one for one in resources(made, "Observation")}
    sides = [(c["code"]["text"], c["valueQuantity"]["value"]) for c in
             by_code["range-rotation"]["component"]]  # fmt: skip
    assert sides == [("left", 62.0), ("right", 55.0), ("plus-minus", 8.0)]
    assert by_code["start_risk"]["code"]["coding"][0]["code"] == "91352-5"
    assert by_code["start_risk"]["valueCodeableConcept"]["coding"][0]["code"] == "start-high"
    assert by_code["nprs_worst"]["code"]["coding"][0]["code"] == "38208-5"
    session = by_code["exercise-session"]
    assert session["code"]["coding"][0]["code"] == "73985-4"
    parts = {c["code"]["coding"][-1]["code"]: c for c in session["component"]}
    assert parts["best-range-left"]["valueQuantity"]["code"] == "deg"
    (treatment,) = resources(made, "Procedure")
    assert treatment["performedDateTime"] == "2026-02-20"
    assert "2026-03-05" in treatment["note"][0]["text"]


def test_what_else_was_asked_is_a_form_of_its_own():
    earlier, period = agreed()
    made = bundle(period, earlier=earlier)
    signs, intake = resources(made, "Questionnaire")
    assert "rf.cleared.cauda.urine" in {one["linkId"] for one in signs["item"]}
    links = {one["linkId"] for one in intake["item"]}
    assert links == {"intake.any", "radiates.neck", "factor.stress", "self-check.chronic"}
    cleared, other = resources(made, "QuestionnaireResponse")
    # Nobody asked for new signs here: no answer stands for one.
    assert [one["linkId"] for one in cleared["item"]] == ["rf.cleared.cauda.urine"]
    assert [one["linkId"] for one in other["item"]] == [
        "intake.any", "radiates.neck", "factor.stress", "self-check.chronic",
    ]  # fmt: skip


def test_when_the_neutral_was_learned():
    (metric,) = resources(bundle(full_period()), "DeviceMetric")
    assert metric["calibration"] == [
        {"type": "offset", "state": "calibrated", "time": "2026-03-02T08:05:00+01:00"}
    ]


def test_nobody_is_named():
    (patient,) = resources(bundle(full_period()), "Patient")
    assert patient == {"resourceType": "Patient"}
    (patient,) = resources(bundle(full_period(), name="K-17"), "Patient")
    assert patient.keys() == {"resourceType", "identifier"}
    assert "A webcam" not in json.dumps(bundle(full_period()))  # the name of a camera


def test_the_same_period_gives_the_same_bundle():
    assert bundle(full_period(), name="K") == bundle(full_period(), name="K")
    other = bundle(full_period(), name="L")
    assert other["identifier"] != bundle(full_period(), name="K")["identifier"]


def test_when_it_was_made():
    made = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    assert bundle(full_period(), made=made)["timestamp"] == "2026-04-01T09:30:00Z"
    assert bundle(full_period())["timestamp"] == "2026-03-30T00:00:00Z"


@pytest.mark.parametrize(
    "period",
    [
        Period(MONDAY, MONDAY),
        some_period(count=1),
        Period(date(2026, 10, 25), date(2026, 10, 25), (a_day(date(2026, 10, 25)),)),
        some_period(count=365, events=told_events(count=365)),
    ],
    ids=["nothing", "a day", "a long day", "a year"],
)
def test_odd_periods_are_valid(models, period):
    checked(models, bundle(period))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.text(max_size=60) | st.sampled_from(["<b>", "</div>", "\ud800", "\x00", " ", "&amp;"]))
def test_any_words_give_a_valid_bundle(words):
    from fhir.resources.R4B.bundle import Bundle

    events = (
        an_event("note", text=words),
        an_event("treatment", kind=words, text=words),
        an_event("check_in", scales={words: 4, f"psfs_{words}": 3}, regions={words: 5.5},
                 flags=[words], kinds={words: words}),
        an_event("exercise", exercise=words, best=1.0, unit=words, planned=True,
                 bests={words: 1.0}, confidence=words),
        an_event("plan", plan=words, therapist=words, next_date=words, note=words,
                 items={words: words}),
        an_event("due", day=words, due={words: 1}),
        an_event("goal", text=words),
        an_event("range", movement=words, bests={words: 3.0}, unit=words),
        an_event("check_in", radiates=[words], factors=[words], self_check=[words],
                 cleared=[words]),
        an_event("treatment", kind=words, day=words, exercise_from=words),
    )  # fmt: skip
    made = bundle(Period(MONDAY, MONDAY, (), events), name=words, goals=[words])
    json.dumps(made, ensure_ascii=False).encode("utf-8")
    checked(Bundle, made)
    for one in every(made):
        if "div" in one:
            assert one["div"].count("<") == 2 + 2 * one["div"].count("<p>")
