"""What somebody and a therapist agreed on, as FHIR: plan, goals, range of motion, intake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from posturecoach.exercise_book import care_words
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import Period, date_of
from posturecoach.reports.fhir_codes import CATEGORIES, METHOD, coded, quantity, when_of, worded
from posturecoach.reports.names import care_name, exercise_name
from posturecoach.reports.wellbeing import exercises
from posturecoach.reports.words import words_of

Resource = dict[str, Any]

INTAKE = "urn:posture-coach:questionnaire:intake"
_FOUND = ("radiates", "factors", "self_check")
_LINKS = {"radiates": "radiates", "factors": "factor", "self_check": "self-check"}
_CALLED = {"radiates": "region", "factors": "factor", "self_check": "selfcheck"}
_ASKED = {
    "radiates": "Does it spread from here: {name}?",
    "factors": "What may add to it: {name}",
    "self_check": "{name}",
}


def plan_resources(period: Period, told: Iterable[Event]) -> list[Resource]:
    """Return the plan that held, with how much of it was done; nothing: no plan is known.

    `told`: events from before the period and in it.
    """
    plan = _last(told, EventKind.PLAN)
    activities = _activities(period, {} if plan is None else plan.data.get("items", {}))
    if plan is None and not activities:
        return []
    found: Resource = {
        "resourceType": "CarePlan",
        "status": "active",
        "intent": "plan",
        "title": "Exercises",
        "period": {"start": period.first.isoformat(), "end": period.last.isoformat()},
    }
    if activities:
        found["activity"] = activities
    return [found if plan is None else found | _agreed(plan)]


def _activities(period: Period, items: Mapping[str, str]) -> list[Resource]:
    """Return each exercise of a plan, by `items`, or of which sessions were planned."""
    rows = {row.id: row for row in exercises(period) if row.planned}
    found = []
    for id_ in dict.fromkeys((*items, *rows)):
        row = rows.get(id_)
        done, planned = (0, 0) if row is None else (row.planned_done, row.planned)
        said = [str(items[id_])] if items.get(id_) else []
        said += [f"{done} of {planned} planned sessions done"] if planned else []
        status = "in-progress" if done < planned else "completed"
        detail: Resource = {
            "status": status if done else "not-started",
            "code": {"text": worded(exercise_name(words_of(), id_))},
        }
        if said:
            detail["description"] = worded("; ".join(said))
        found.append({"detail": detail})
    return found


def _agreed(plan: Event) -> Resource:
    """Return what a plan says besides its exercises: since when, until when, by whom."""
    data, since = plan.data, date_of(plan.day)
    until = _day_in(data.get("next_date"))
    dates = {"start": since.isoformat()}
    if until is not None and until >= since:
        dates["end"] = until.isoformat()
    notes = [
        f"By: {data['therapist']}" if data.get("therapist") else "",
        f"Next date: {until}" if until is not None else "",
        str(data.get("note", "")),
    ]
    said = [{"text": worded(one)} for one in notes if one.strip()]
    found = {"title": worded(f"Exercises: {data['plan']}"), "created": when_of(plan)}
    return found | {"period": dates} | ({"note": said} if said else {})


def adherence(period: Period) -> list[Resource]:
    """Return how much of what was planned was done, in percent; nothing: nothing was planned."""
    rows = exercises(period)
    planned = sum(row.planned for row in rows)
    if not planned:
        return []
    done = sum(row.planned_done for row in rows)
    text = "Planned sessions of exercises that were done"
    found: Resource = {
        "resourceType": "Observation",
        "status": "final",
        "category": [CATEGORIES["activity"]],
        "code": coded("adherence", text),
        "effectivePeriod": {"start": period.first.isoformat(), "end": period.last.isoformat()},
        "valueQuantity": quantity(100.0 * done / planned, "%"),
    }
    parts = [("sessions-planned", planned), ("sessions-done", done)]
    found["component"] = [
        {"code": coded(code, code.replace("-", " ")), "valueInteger": number}
        for code, number in parts
    ]
    return [found]


def goal_resources(told: Iterable[Event]) -> list[Resource]:
    """Return each goal as it was told last."""
    first: dict[str, Event] = {}
    last: dict[str, Event] = {}
    for event in told:
        if event.kind is EventKind.GOAL:
            text = str(event.data["text"])
            first.setdefault(text, event)
            last[text] = event
    return [_goal(text, first[text], event) for text, event in last.items()]


def _goal(text: str, first: Event, last: Event) -> Resource:
    reached = bool(last.data.get("reached"))
    found: Resource = {
        "resourceType": "Goal",
        "lifecycleStatus": "completed" if reached else "active",
        "description": {"text": worded(text)},
        "startDate": date_of(first.day).isoformat(),
    }
    if reached:
        found["statusDate"] = date_of(last.day).isoformat()
    if "confidence" in last.data:
        found["note"] = [{"text": f"Confidence, 0-10: {last.data['confidence']:g}"}]
    return found


def range_resources(period: Period) -> list[Resource]:
    """Return each test of a range of motion: a component for each side."""
    return [_range(event) for event in period.of_kind(EventKind.RANGE)]


def _range(event: Event) -> Resource:
    data = event.data
    unit = str(data.get("unit", "deg"))
    movement = str(data["movement"])
    name = care_name(words_of(), "range", movement)
    parts = [(f"side-{side}", str(side), float(number)) for side, number in data["bests"].items()]
    if "pm" in data:
        parts.append(("plus-minus", "plus-minus", float(data["pm"])))
    found: Resource = {
        "resourceType": "Observation",
        "status": "final",
        "category": [CATEGORIES["activity"]],
        "code": coded(f"range-{movement}", f"Active range of motion: {name}"),
        "effectiveDateTime": when_of(event),
        "method": {"text": METHOD},
    }
    made = [
        {"code": coded(code, text), "valueQuantity": quantity(number, unit)}
        for code, text, number in parts
    ]
    return found | ({"component": made} if made else {})


def intake_resources(check_ins: Iterable[Event]) -> list[Resource]:
    """Return the other questions of a check-in, and each time they were answered.

    What was ticked is answered one by one; what was not, is not.
    """
    answered = [event for event in check_ins if any(name in event.data for name in _FOUND)]
    if not answered:
        return []
    items = {
        item["linkId"]: item for event in answered for item in _ticked(event)
    }  # each once, in the order in which they were first ticked
    form: Resource = {
        "resourceType": "Questionnaire",
        "url": INTAKE,
        "status": "active",
        "title": "Intake",
        "item": [{**_ANY, "type": "boolean"}]
        + [{**item, "type": "boolean"} for item in items.values()],
    }
    return [form, *(_answers(event) for event in answered)]


_ANY = {"linkId": "intake.any", "text": "Does any of these apply?"}


def _ticked(event: Event) -> list[dict[str, str]]:
    found = {}
    for name in _FOUND:
        for one in event.data.get(name, ()):
            link = worded(f"{_LINKS[name]}.{one}")
            called = care_words().get(f"{_CALLED[name]}.{one}", str(one))
            found[link] = {"linkId": link, "text": worded(_ASKED[name].replace("{name}", called))}
    return list(found.values())


def _answers(event: Event) -> Resource:
    ticked = _ticked(event)
    items = [{**item, "answer": [{"valueBoolean": True}]} for item in ticked]
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": INTAKE,
        "status": "completed",
        "authored": when_of(event),
        "item": [{**_ANY, "answer": [{"valueBoolean": bool(ticked)}]}, *items],
    }


def _last(events: Iterable[Event], kind: EventKind) -> Event | None:
    return next((one for one in reversed(tuple(events)) if one.kind is kind), None)


def _day_in(words: object) -> date | None:
    try:
        return date.fromisoformat(str(words))
    except ValueError:
        return None


def known_before(events: Sequence[Event], period: Period) -> tuple[Event, ...]:
    """Return what was told up to the end of a period, in order: `events` are from before it."""
    before = [one for one in events if date_of(one.day) < period.first]
    return (*sorted(before, key=lambda one: one.at_s), *period.events)
