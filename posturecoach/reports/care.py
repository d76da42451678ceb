"""What somebody and a therapist agreed on: goals, the plan, the range of motion, the self-check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from posturecoach.exercise_book import range_rules, safety_rules
from posturecoach.record.event import Event, EventKind
from posturecoach.record.period import date_of
from posturecoach.reports.comparing import compared
from posturecoach.reports.model import Aim, Moved, SelfChecked, TherapyPlan

HOLDS = (EventKind.GOAL, EventKind.PLAN, EventKind.RANGE, EventKind.CHECK_IN)
"""What was told before a period and may still hold in it."""


def aims(events: Sequence[Event]) -> tuple[Aim, ...]:
    """Return the goals, each with the first and the last confidence, in the order told."""
    found: dict[str, Aim] = {}
    for event in events:
        if event.kind is EventKind.GOAL:
            text = str(event.data["text"])
            sure = event.data.get("confidence")
            before = found.get(text)
            first = before.confidence_was if before is not None else None
            reached = date_of(event.day) if event.data.get("reached") else None
            last = sure if sure is not None or before is None else before.confidence
            found[text] = Aim(text, sure if first is None else first, last, reached)
    return tuple(found.values())


def therapy_plan(events: Sequence[Event]) -> TherapyPlan | None:
    """Return the plan that was told last; None: none was."""
    last = next((one for one in reversed(events) if one.kind is EventKind.PLAN), None)
    if last is None:
        return None
    data = last.data
    return TherapyPlan(
        since=date_of(last.day),
        id=str(data["plan"]),
        therapist=str(data.get("therapist", "")),
        next_date=day_in(data.get("next_date")),
        note=str(data.get("note", "")),
        items={str(id_): str(words) for id_, words in data.get("items", {}).items()},
    )


def moved(events: Sequence[Event]) -> tuple[Moved, ...]:
    """Return the range of each movement and side: the last test against the own first one."""
    tests: dict[tuple[str, str], list[tuple[date, float, float]]] = {}
    for event in events:
        if event.kind is EventKind.RANGE and event.data.get("unit", "deg") == "deg":
            pm = float(event.data.get("pm", 0.0))
            for side, deg in event.data["bests"].items():
                key = str(event.data["movement"]), str(side)
                tests.setdefault(key, []).append((date_of(event.day), float(deg), pm))
    rules = range_rules()
    order = {id_: n for n, id_ in enumerate(rules.movements)}
    found = []
    for movement, side in sorted(tests, key=lambda key: (order.get(key[0], len(order)), key)):
        rows = tests[movement, side]
        (first, was, _), (last, now, pm) = rows[0], rows[-1]
        both = compared(
            now,
            was if len(rows) > 1 else None,
            rules.unclear_deg,
            days=[now],
            days_was=[was],
            alone=len(rows) == 1,
            least_days=1,
        )
        known = rules.movements.get(movement)
        norm = None if known is None else known.norm
        found.append(Moved(movement, side, first, last, both, pm, norm))
    return tuple(found)


def self_checked(events: Sequence[Event]) -> SelfChecked | None:
    """Return the last answers to when physical therapy may be worth a thought."""
    last = next((one for one in reversed(events) if "self_check" in one.data), None)
    if last is None:
        return None
    ticks = tuple(dict.fromkeys(map(str, last.data["self_check"])))
    return SelfChecked(date_of(last.day), ticks, len(safety_rules().selfcheck))


def factors(events: Sequence[Event]) -> tuple[str, ...]:
    """Return what may add to it, as it was told last."""
    last = next((one for one in reversed(events) if "factors" in one.data), None)
    return () if last is None else tuple(map(str, last.data["factors"]))


def day_in(words: object) -> date | None:
    """Return a day that was written as ISO 8601; None for anything else."""
    try:
        return date.fromisoformat(str(words))
    except ValueError:
        return None
