"""What somebody told, as FHIR: scales, regions, warning signs, exercises, treatments, goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from posturecoach.exercise_book import care_words, safety_rules
from posturecoach.exercises.scales import Answer, Risk, start_risk
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period
from posturecoach.reports.fhir_care import (
    adherence,
    goal_resources,
    intake_resources,
    known_before,
    plan_resources,
    range_resources,
)
from posturecoach.reports.fhir_codes import CATEGORIES, coded, quantity, when_of, worded
from posturecoach.reports.names import care_name, exercise_name
from posturecoach.reports.wellbeing import ACTIVITIES, scores
from posturecoach.reports.words import words_of

Resource = dict[str, Any]
Sorted = tuple[str, Resource]
"""A resource, and the section of the document that it belongs to."""

FORM = "urn:posture-coach:questionnaire:warning-signs"
_PERCENT = ("ndi_total", "odi_total")


def told_resources(
    period: Period, goals: Sequence[str] = (), earlier: Sequence[Event] = ()
) -> list[Sorted]:
    """Return everything that was told in a period, in order.

    `earlier`: events from before it; the plan and the goals among them still hold.
    """
    known = known_before(earlier, period)
    check_ins = period.of_kind(EventKind.CHECK_IN)
    exercises = period.of_kind(EventKind.EXERCISE)
    return [
        *(("told", one) for event in check_ins for one in _of_check_in(event)),
        *(("exercises", _of_session(event)) for event in exercises),
        *(("exercises", one) for one in plan_resources(period, known)),
        *(("exercises", one) for one in adherence(period)),
        *(("exercises", one) for one in range_resources(period)),
        *(("exercises", one) for one in goal_resources(known)),
        *(("exercises", _goal(words)) for words in (*_activities(check_ins), *goals)),
        *(("treatments", _of_treatment(one)) for one in period.of_kind(EventKind.TREATMENT)),
        *(("forms", one) for one in _forms(check_ins)),
        *(("forms", one) for one in intake_resources(check_ins)),
    ]


def _survey(event: Event, code: str, text: str) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [CATEGORIES["survey"]],
        "code": coded(code, text),
        "effectiveDateTime": when_of(event),
    }


def _of_check_in(event: Event) -> list[Resource]:
    words, found = words_of(), []
    for id_, number in scores(event.data.get("scales", {})).items():
        one = _survey(event, id_, words.name("scale", id_))
        found.append(one | _score(number, "%" if id_ in _PERCENT else "score"))
    risk = _start_risk(scores(event.data.get("scales", {})))
    if risk is not None:
        name = care_name(words, "risk", risk)
        one = _survey(event, "start_risk", "STarT Back risk group")
        found.append(one | {"valueCodeableConcept": coded(f"start-{risk}", name)})
    for region, number in event.data.get("regions", {}).items():
        one = _survey(event, "region-pain", "Pain in one region, 0-10")
        one["bodySite"] = {"text": worded(care_name(words, "region", region))}
        kind = event.data.get("kinds", {}).get(region)
        if kind:
            one["note"] = [{"text": worded(care_name(words, "kind", kind))}]
        found.append(one | _score(float(number), "score"))
    return found


def _start_risk(known: Mapping[str, float]) -> Risk | None:
    """Return the group of STarT; None: its total, or the distress that tells, is not known."""
    names = {"start_total": "total", "start_distress": "distress"}
    values = {part: known[id_] for id_, part in names.items() if id_ in known}
    return start_risk(Answer("start", "", values)) if values else None


def _score(number: float, unit: str) -> Resource:
    if unit == "score" and number == int(number):
        return {"valueInteger": int(number)}
    return {"valueQuantity": quantity(number, unit)}


def _of_session(event: Event) -> Resource:
    """Return one session of an exercise as a panel."""
    data = event.data
    name = exercise_name(words_of(), str(data["exercise"]))
    done = bool(data.get("done", True))
    found: Resource = {
        "resourceType": "Observation",
        "status": "final" if done else "cancelled",
        "category": [CATEGORIES["activity"]],
        "code": coded("exercise-session", f"Exercise: {name}"),
        "effectiveDateTime": when_of(event),
        "valueCodeableConcept": {"text": worded(name)},
    }
    notes = ["Led by the clock, not counted."] if data.get("by_clock") else []
    notes += [f"Counting: {data['confidence']} confidence."] if data.get("confidence") else []
    if notes:
        found["note"] = [{"text": worded(one)} for one in notes]
    units = {"for_s": "min", "best": str(data.get("unit", ""))}
    codes = {"for_s": "exercise_min", "best": "best-range"}
    parts = []
    for key in (
        "reps",
        "wanted",
        "partials",
        "for_s",
        "level",
        "best",
        "pain_before",
        "pain_after",
    ):
        if key in data:
            number = float(data[key]) / (60.0 if key == "for_s" else 1.0)
            code = codes.get(key, key.replace("_", "-"))
            unit = units.get(key, "score" if key.startswith("pain") else "ratio")
            made = {"code": coded(code, code.replace("-", " ").replace("_", " "))}
            parts.append(made | {"valueQuantity": quantity(number, unit)})
    for side, number in data.get("bests", {}).items():
        made = {"code": coded(f"best-range-{side}", f"best range, {side}")}
        parts.append(made | {"valueQuantity": quantity(float(number), "deg")})
    return found | ({"component": parts} if parts else {})


def _activities(check_ins: Iterable[Event]) -> list[str]:
    """Return the own activities (PSFS) that were named, once each."""
    names = (
        name.replace(".", "_", 1).removeprefix(ACTIVITIES)
        for event in check_ins
        for name in event.data.get("scales", {})
        if name.replace(".", "_", 1).startswith(ACTIVITIES)
    )
    return list(dict.fromkeys(f"Own activity (PSFS): {name}" for name in names))


def _goal(words: str) -> Resource:
    return {
        "resourceType": "Goal",
        "lifecycleStatus": "active",
        "description": {"text": worded(words)},
    }


def _of_treatment(event: Event) -> Resource:
    name = care_name(words_of(), "treatment", str(event.data["kind"]))
    found: Resource = {
        "resourceType": "Procedure",
        "status": "completed",
        "code": {"text": worded(name)},
        "performedDateTime": _day_of(event) or when_of(event),
    }
    notes = [str(event.data.get("text", "")).strip()]
    if event.data.get("exercise_from"):
        notes.append(f"Exercise again from: {event.data['exercise_from']}")
    made = [{"text": worded(note)} for note in notes if note]
    return found | ({"note": made} if made else {})


def _day_of(event: Event) -> str | None:
    """Return the day on which a treatment was, where another one than that of telling is known."""
    try:
        return date.fromisoformat(str(event.data["day"])).isoformat()
    except (KeyError, ValueError):
        return None


def _forms(check_ins: Iterable[Event]) -> list[Resource]:
    """Return the questions about warning signs, and each time they were answered."""
    answered = [event for event in check_ins if {"flags", "cleared"} & event.data.keys()]
    if not answered:
        return []
    known = list(safety_rules().flags)
    new = (str(flag) for event in answered for flag in event.data.get("flags", ()))
    cleared = (str(flag) for event in answered for flag in event.data.get("cleared", ()))
    flags = list(dict.fromkeys((*known, *new)))
    return [_form(flags, list(dict.fromkeys(cleared))), *(_answers(e) for e in answered)]


_ANY = {"linkId": "rf.any", "text": "Is there any of these?"}


def _form(flags: Sequence[str], cleared: Sequence[str]) -> Resource:
    asked = [_ANY, *map(_asked, flags), *map(_asked_cleared, cleared)]
    return {
        "resourceType": "Questionnaire",
        "url": FORM,
        "status": "active",
        "title": "Warning signs",
        "item": [{**one, "type": "boolean"} for one in asked],
    }


def _asked(flag: str) -> Mapping[str, str]:
    text = care_words().get(f"flag.{flag}", flag)
    return {"linkId": worded(f"rf.{flag}"), "text": worded(text)}


def _asked_cleared(flag: str) -> Mapping[str, str]:
    asked = _asked(flag)
    link = f"rf.cleared.{asked['linkId'].removeprefix('rf.')}"
    return {"linkId": link, "text": f"A clinician has cleared: {asked['text']}"}


def _answers(event: Event) -> Resource:
    flags = [str(flag) for flag in event.data.get("flags", ())]
    cleared = [str(flag) for flag in event.data.get("cleared", ())]
    asked = (*map(_asked, dict.fromkeys(flags)), *map(_asked_cleared, dict.fromkeys(cleared)))
    yes = [{**one, "answer": [{"valueBoolean": True}]} for one in asked]
    any_ = {**_ANY, "answer": [{"valueBoolean": bool(flags)}]}
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": FORM,
        "status": "completed",
        "authored": when_of(event),
        "item": [*([any_] if "flags" in event.data else []), *yes],
    }
