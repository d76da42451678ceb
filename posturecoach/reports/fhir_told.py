"""What somebody told, as FHIR: scales, regions, warning signs, exercises, treatments, goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from posturecoach.exercise_book import care_words, safety_rules
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period
from posturecoach.reports.fhir_codes import CATEGORIES, coded, quantity, worded
from posturecoach.reports.names import care_name, exercise_name
from posturecoach.reports.wellbeing import ACTIVITIES, scores
from posturecoach.reports.words import words_of

Resource = dict[str, Any]
Sorted = tuple[str, Resource]
"""A resource, and the section of the document that it belongs to."""

FORM = "urn:posture-coach:questionnaire:warning-signs"
_PERCENT = ("ndi_total", "odi_total")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def told_resources(period: Period, goals: Sequence[str] = ()) -> list[Sorted]:
    """Return everything that was told in a period, in order."""
    check_ins = period.of_kind(EventKind.CHECK_IN)
    exercises = period.of_kind(EventKind.EXERCISE)
    return [
        *(("told", one) for event in check_ins for one in _of_check_in(event)),
        *(("exercises", _of_session(event)) for event in exercises),
        *(("exercises", one) for one in _plan(period, exercises)),
        *(("exercises", _goal(words)) for words in (*_activities(check_ins), *goals)),
        *(("treatments", _of_treatment(one)) for one in period.of_kind(EventKind.TREATMENT)),
        *(("forms", one) for one in _forms(check_ins)),
    ]


def when_of(event: Event) -> str:
    """Return when something happened, with the zone of where the computer stood."""
    zone = timezone(timedelta(minutes=event.offset_min))
    return (_EPOCH + timedelta(seconds=event.at_s)).astimezone(zone).isoformat(timespec="seconds")


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
    for region, number in event.data.get("regions", {}).items():
        one = _survey(event, "region-pain", "Pain in one region, 0-10")
        one["bodySite"] = {"text": worded(care_name(words, "region", region))}
        kind = event.data.get("kinds", {}).get(region)
        if kind:
            one["note"] = [{"text": worded(care_name(words, "kind", kind))}]
        found.append(one | _score(float(number), "score"))
    return found


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
    }
    units = {"for_s": "min", "best": str(data.get("unit", ""))}
    codes = {"for_s": "exercise_min", "best": "best-range"}
    parts = []
    for key in ("reps", "partials", "for_s", "level", "best", "pain_before", "pain_after"):
        if key in data:
            number = float(data[key]) / (60.0 if key == "for_s" else 1.0)
            code = codes.get(key, key.replace("_", "-"))
            unit = units.get(key, "score" if key.startswith("pain") else "ratio")
            made = {"code": coded(code, code.replace("-", " ").replace("_", " "))}
            parts.append(made | {"valueQuantity": quantity(number, unit)})
    return found | ({"component": parts} if parts else {})


def _plan(period: Period, events: Iterable[Event]) -> list[Resource]:
    """Return what was prescribed, with how much of it was done; nothing: no plan is known."""
    planned: dict[str, list[bool]] = {}
    for event in events:
        if event.data.get("planned"):
            done = bool(event.data.get("done", True))
            planned.setdefault(str(event.data["exercise"]), []).append(done)
    if not planned:
        return []
    activities = []
    for id_, sessions in planned.items():
        name = worded(exercise_name(words_of(), id_))
        detail = {
            "status": "completed" if all(sessions) else "in-progress",
            "code": {"text": name},
            "description": f"{sum(sessions)} of {len(sessions)} planned sessions done",
        }
        activities.append({"detail": detail})
    return [
        {
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": "Exercises",
            "period": {"start": period.first.isoformat(), "end": period.last.isoformat()},
            "activity": activities,
        }
    ]


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
        "performedDateTime": when_of(event),
    }
    note = str(event.data.get("text", "")).strip()
    return found | ({"note": [{"text": worded(note)}]} if note else {})


def _forms(check_ins: Iterable[Event]) -> list[Resource]:
    """Return the questions about warning signs, and each time they were answered."""
    answered = [event for event in check_ins if "flags" in event.data]
    if not answered:
        return []
    known = list(safety_rules().flags)
    new = (str(flag) for event in answered for flag in event.data["flags"])
    flags = list(dict.fromkeys((*known, *new)))
    return [_form(flags), *(_answers(event) for event in answered)]


_ANY = {"linkId": "rf.any", "text": "Is there any of these?"}


def _form(flags: Sequence[str]) -> Resource:
    return {
        "resourceType": "Questionnaire",
        "url": FORM,
        "status": "active",
        "title": "Warning signs",
        "item": [{**_ANY, "type": "boolean"}, *({**_asked(f), "type": "boolean"} for f in flags)],
    }


def _asked(flag: str) -> Mapping[str, str]:
    text = care_words().get(f"flag.{flag}", flag)
    return {"linkId": worded(f"rf.{flag}"), "text": worded(text)}


def _answers(event: Event) -> Resource:
    flags = [str(flag) for flag in event.data["flags"]]
    yes = [{**_asked(flag), "answer": [{"valueBoolean": True}]} for flag in dict.fromkeys(flags)]
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": FORM,
        "status": "completed",
        "authored": when_of(event),
        "item": [{**_ANY, "answer": [{"valueBoolean": bool(flags)}]}, *yes],
    }
