"""The therapist's plan file: checked, merged into a plan, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from posturecoach.exercises.library import LEVELS, Dose, Exercise
from posturecoach.exercises.plain import Plain
from posturecoach.exercises.plan import Days, Item, Plan

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# What a file may ask for at most: beyond, it is more likely a slip of the pen.
MOST_SETS, MOST_REPS, MOST_HOLD_S, MOST_REST_S, MOST_TIMES = 6, 50, 300, 600, 12


@dataclass(frozen=True, slots=True)
class Wish:
    """One exercise of the file. What is None stays as it is."""

    exercise: str
    level: int | None = None
    most_level: int | None = None
    sets: int | None = None
    reps: int | None = None
    hold_s: float | None = None
    rest_s: float | None = None
    times: int | None = None
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A therapist's plan file, as checked.

    Attributes
    ----------
    therapist, written, next_date
        Who, when (ISO 8601), and the next visit; None for none.
    note
        A line for the person.
    most_level
        Limit for every exercise.
    closed
        Exercises that are not to be done.
    only_these
        Whether the plan consists of the file's exercises alone.
    wishes
        The exercises, in order.

    """

    therapist: str
    written: str
    next_date: str | None = None
    note: str = ""
    most_level: int = LEVELS[-1]
    closed: tuple[str, ...] = ()
    only_these: bool = False
    wishes: tuple[Wish, ...] = ()


def plan_file_from(data: object, library: Mapping[str, Exercise], mistakes: list[str]) -> PlanFile:
    """Return a plan file from plain data (TOML or JSON); every mistake is added to the list.

    Nothing of a file with mistakes is to be used.
    """
    file = Plain(data, mistakes)
    if file.whole("schema", least=1, most=1) != 1:
        return PlanFile("", "")
    next_date = file.day("next_date") if "next_date" in file else None
    limits = file.table("limits") if "limits" in file else Plain({}, mistakes)
    most_level = limits.whole("most_level", least=1, most=3) if "most_level" in limits else 3
    closed = limits.texts("closed") if "closed" in limits else ()
    if not set(closed) <= library.keys():
        limits.wrong("closed", "ids of exercises")
    limits.nothing_else("most_level")
    rows = file.rows("exercise") if "exercise" in file else []
    wishes = tuple(_wish(row, library) for row in rows)
    found = PlanFile(
        file.words("therapist"),
        file.day("written"),
        next_date,
        file.words("note", ""),
        most_level,
        closed,
        file.flag("only_these", usual=False),
        wishes,
    )
    mistakes += _contradictions(found)
    file.nothing_else("schema", "next_date", "limits", "exercise")
    return found


def _wish(row: Plain, library: Mapping[str, Exercise]) -> Wish:
    bounds = {
        "level": (1, 3),
        "most_level": (1, 3),
        "sets": (1, MOST_SETS),
        "reps": (1, MOST_REPS),
        "times": (1, MOST_TIMES),
    }
    whole = {
        key: row.whole(key, least=least, most=most) if key in row else None
        for key, (least, most) in bounds.items()
    }
    days = row.texts("days") if "days" in row else ()
    if not set(days) <= set(WEEKDAYS):
        row.wrong("days", f"some of {', '.join(WEEKDAYS)}")
    found = Wish(
        row.one_of("id", library),
        whole["level"],
        whole["most_level"],
        whole["sets"],
        whole["reps"],
        row.number("hold_s", least=0, most=MOST_HOLD_S) if "hold_s" in row else None,
        row.number("rest_s", least=0, most=MOST_REST_S) if "rest_s" in row else None,
        whole["times"],
        tuple(n for n, day in enumerate(WEEKDAYS) if day in days),
    )
    row.nothing_else(*bounds, "hold_s", "rest_s", "days")
    return found


def _contradictions(file: PlanFile) -> list[str]:
    """Return where the file says two things that can't both hold."""
    found, ids = [], [wish.exercise for wish in file.wishes]
    found += [
        f"exercise {id_}: expected once, got it again"
        for id_ in sorted({i for i in ids if ids.count(i) > 1})
    ]
    found += [
        f"exercise {id_}: expected either a wish or limits.closed, got both"
        for id_ in sorted(set(ids) & set(file.closed))
    ]
    for wish in file.wishes:
        most = min(file.most_level, wish.most_level or LEVELS[-1])
        if wish.level is not None and wish.level > most:
            found.append(
                f"exercise {wish.exercise}: level: expected up to its limit {most}, "
                f"got {wish.level}"
            )
    if file.next_date is not None and file.next_date < file.written:
        found.append(f"next_date: expected a day from {file.written} on, got {file.next_date}")
    if file.only_these and not file.wishes:
        found.append("only_these: expected exercises with it, got none")
    return found


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One thing that a plan file changes.

    Attributes
    ----------
    exercise
        Which; empty for the plan as a whole.
    what
        ``"added"``, ``"removed"``, ``"level"``, ``"most_level"``, ``"sets"``, ``"reps"``,
        ``"hold_s"``, ``"rest_s"``, ``"times"``, ``"days"``, ``"next_date"``, ``"note"``,
        ``"closed"`` or ``"opened"`` (wherever it would be begun), or ``"only_these"``.
    before, after
        In plain words or numbers; None where there was or is nothing.

    """

    exercise: str
    what: str
    before: object = None
    after: object = None


def merge(
    plan: Plan, file: PlanFile, library: Mapping[str, Exercise]
) -> tuple[Plan, tuple[PlanChange, ...]]:
    """Return the plan with the file's wishes and limits, and everything that changes.

    The gate stays above it: a red flag or a condition closes what the file asks for, too.
    """
    changes: list[PlanChange] = []
    wished = {wish.exercise: wish for wish in file.wishes}
    items = []
    for item in plan.items:
        gone = item.exercise in file.closed
        if gone or (file.only_these and item.exercise not in wished):
            changes.append(PlanChange(item.exercise, "removed"))
            continue
        wish = wished.pop(item.exercise, Wish(item.exercise))
        items.append(_changed(item, wish, file, library, changes))
    for wish in wished.values():
        times = library[wish.exercise].dose(1).per_day or 1
        changes.append(PlanChange(wish.exercise, "added"))
        new = Item(wish.exercise, times=times)
        items.append(_changed(new, wish, file, library, []))
    if file.next_date != plan.next_date:
        changes.append(PlanChange("", "next_date", plan.next_date, file.next_date))
    closed = file.closed
    if file.only_these:
        named = {wish.exercise for wish in file.wishes}
        closed = tuple(id_ for id_ in library if id_ not in named)
    changes += _of_limits(plan, closed, file)
    if file.note != plan.note:
        changes.append(PlanChange("", "note", plan.note or None, file.note or None))
    merged = replace(
        plan,
        items=tuple(items),
        therapist=file.therapist,
        next_date=file.next_date,
        note=file.note,
        most_level=file.most_level,
        closed=closed,
    )
    return merged, tuple(changes)


def _of_limits(plan: Plan, closed: tuple[str, ...], file: PlanFile) -> list[PlanChange]:
    """Return what changes for exercises that are in no plan."""
    found = []
    if file.most_level != plan.most_level:
        found.append(PlanChange("", "most_level", plan.most_level, file.most_level))
    if file.only_these:
        found.append(PlanChange("", "only_these"))
    else:
        known = {*plan.closed, *(item.exercise for item in plan.items)}  # those are "removed"
        found += [PlanChange(id_, "closed") for id_ in closed if id_ not in known]
    shut = set(closed)
    return found + [PlanChange(id_, "opened") for id_ in plan.closed if id_ not in shut]


def _changed(
    item: Item,
    wish: Wish,
    file: PlanFile,
    library: Mapping[str, Exercise],
    changes: list[PlanChange],
) -> Item:
    """Return one item with its wish; what that changes is added to `changes`."""
    most = min(file.most_level, wish.most_level or LEVELS[-1])
    level = min(item.level if wish.level is None else wish.level, most)
    new = replace(
        item,
        level=level,
        most_level=most,
        times=item.times if wish.times is None else wish.times,
        days=Days.WEEKDAYS if wish.weekdays else item.days,
        weekdays=wish.weekdays or item.weekdays,
        from_week=1 if wish != Wish(item.exercise) else item.from_week,
    )
    old_dose = item.dose or library[item.exercise].dose(level)
    dose = Dose(
        old_dose.sets if wish.sets is None else wish.sets,
        old_dose.reps if wish.reps is None else wish.reps,
        old_dose.hold_s if wish.hold_s is None else wish.hold_s,
        old_dose.rest_s if wish.rest_s is None else wish.rest_s,
        old_dose.per_day,
    )
    if dose != old_dose:
        new = replace(new, dose=dose)
    for what in ("level", "most_level", "times"):
        _note(item, what, getattr(item, what), getattr(new, what), changes)
    for what in ("sets", "reps", "hold_s", "rest_s"):
        _note(item, what, getattr(old_dose, what), getattr(dose, what), changes)
    days = tuple(WEEKDAYS[n] for n in new.weekdays) or new.days.value
    before = tuple(WEEKDAYS[n] for n in item.weekdays) or item.days.value
    _note(item, "days", before, days, changes)
    return new


def _note(item: Item, what: str, before: object, after: object, changes: list[PlanChange]) -> None:
    if before != after:
        changes.append(PlanChange(item.exercise, what, before, after))
