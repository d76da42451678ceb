"""The plan: what is due on which day, in which order, and how much of it was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from posturecoach.exercises.checkin import Sore
from posturecoach.exercises.gate import Limits, Permit
from posturecoach.exercises.library import LEVELS, Dose, Exercise, Group
from posturecoach.exercises.plain import Plain

WEEK_DAYS = 7
MOST_OF_ANY = 1_000  # of anything in a plan that is read back


class Days(StrEnum):
    """On which days something is due."""

    DAILY = "daily"
    EVEN = "even"  # every other day, from the first on
    ODD = "odd"  # every other day, from the second on
    FORTNIGHT = "fortnight"  # once in 14 days
    WEEKDAYS = "weekdays"  # on the days of the week that are named


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a plan.

    Attributes
    ----------
    exercise
        Its id.
    days, times
        When it is due, and how often on such a day.
    from_week
        First week of the plan in which it is due, from 1.
    weekdays
        With `Days.WEEKDAYS`: 0 Monday to 6 Sunday.
    level, most_level
        The level to begin with, and the hardest one; what the gate permits comes first.
    dose
        Another dose than the level's; None for that.

    """

    exercise: str
    days: Days = Days.DAILY
    times: int = 1
    from_week: int = 1
    weekdays: tuple[int, ...] = ()
    level: int = 1
    most_level: int = 3
    dose: Dose | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data."""
        whole = {**asdict(self), "days": self.days.value, "weekdays": list(self.weekdays)}
        return {key: value for key, value in whole.items() if value is not None}


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How plans are followed; see plans.toml."""

    session_most: int
    maintenance_week: int
    check_days: int
    fine_share: float
    good_share: float
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan.

    Attributes
    ----------
    id
        Of the default plan it began as.
    items
        What is in it, in order.
    started
        Its first day, ISO 8601; empty for one that nobody follows yet.
    therapist
        Whose plan file was merged in; empty for nobody's.
    next_date
        The next visit; None for none.
    note
        The therapist's line for the person.
    most_level, closed
        The therapist's limits: for every exercise, in the plan or not, the hardest level;
        and what is not to be done.

    """

    id: str
    items: tuple[Item, ...]
    started: str = ""
    therapist: str = ""
    next_date: str | None = None
    note: str = ""
    most_level: int = LEVELS[-1]
    closed: tuple[str, ...] = ()

    @property
    def limits(self) -> Limits:
        """What the gate takes of it."""
        return Limits(self.most_level, frozenset(self.closed))

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data, which `plan_from` takes back."""
        whole = {**asdict(self), "items": [item.to_plain() for item in self.items]}
        whole["closed"] = list(self.closed)
        return {key: value for key, value in whole.items() if value is not None}


def plan_from(data: object, library: Mapping[str, Exercise], mistakes: list[str]) -> Plan:
    """Return what `Plan.to_plain` gave; every mistake is added to the list."""
    file = Plain(data, mistakes, "plan")
    found = Plan(
        file.words("id"),
        tuple(_item_from(row, library) for row in file.rows("items")),
        file.day("started") if file.words("started", "") else "",
        file.words("therapist", ""),
        file.day("next_date") if "next_date" in file else None,
        file.words("note", ""),
        file.whole("most_level", least=1, most=3) if "most_level" in file else LEVELS[-1],
        file.texts("closed") if "closed" in file else (),
    )
    if not set(found.closed) <= library.keys():
        file.wrong("closed", "ids of exercises")
    file.nothing_else("next_date", "most_level", "closed")
    return found


def _item_from(row: Plain, library: Mapping[str, Exercise]) -> Item:
    dose = None
    if "dose" in row:
        of = row.table("dose")
        dose = Dose(
            of.whole("sets", least=1, most=MOST_OF_ANY),
            of.whole("reps", least=0, most=MOST_OF_ANY),
            of.number("hold_s", least=0, most=MOST_OF_ANY),
            of.number("rest_s", least=0, most=MOST_OF_ANY),
            of.whole("per_day", least=0, most=MOST_OF_ANY),
        )
        of.nothing_else()
    numbers = row.get("weekdays") or ()
    weekdays = tuple(n for n in range(WEEK_DAYS) if isinstance(numbers, list) and n in numbers)
    found = Item(
        row.one_of("exercise", library),
        Days(row.one_of("days", tuple(Days))),
        row.whole("times", least=1, most=MOST_OF_ANY),
        row.whole("from_week", least=1, most=MOST_OF_ANY),
        weekdays,
        row.whole("level", least=LEVELS[0], most=LEVELS[-1]),
        row.whole("most_level", least=LEVELS[0], most=LEVELS[-1]),
        dose,
    )
    row.nothing_else("dose")
    return found


@dataclass(frozen=True, slots=True)
class Due:
    """One exercise on one day.

    Attributes
    ----------
    exercise, level, dose
        Which, how hard, how much.
    times, done
        How often it is due, and how often it was done.
    permit
        Of the gate: without one nothing is ever due.

    """

    exercise: str
    level: int
    dose: Dose
    times: int
    done: int
    permit: Permit


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day of the week view. `check` marks a day of the monthly check in maintenance."""

    day: str
    due: tuple[Due, ...]
    check: bool = False


def suggest(sore: Collection[Sore], *, nerve: str | None = None, unsteady: bool = False) -> str:
    """Return the id of the default plan for where it hurts.

    `nerve` is ``"arm"`` or ``"leg"`` for symptoms of a nerve that a clinician has cleared;
    None for none. Without anything sore it is the plan for neck and shoulders.
    """
    if nerve is not None:
        return f"nerve_{nerve}"
    if unsteady:
        return "unsteady"
    hurts = [s for s in sore if s.pain != 0.0]  # a region with 0 has got well
    back = [s.pain or 0.0 for s in hurts if s.region in _BACK]
    neck = [s.pain or 0.0 for s in hurts if s.region not in _BACK]
    return "low_back" if back and max(back) >= max(neck, default=0.0) else "neck_shoulder"


_BACK = {
    "lower_back",
    *(f"{r}_{s}" for r in ("buttock", "hip_thigh") for s in ("left", "right")),
}


def week_of(plan: Plan, day: str) -> int:
    """Return in which week of the plan `day` lies, from 1; 0 before its start."""
    passed = (date.fromisoformat(day) - date.fromisoformat(plan.started)).days
    return 0 if passed < 0 else passed // WEEK_DAYS + 1


def maintains(plan: Plan, day: str, rules: PlanRules) -> bool:
    """Return whether the plan has turned into one that only keeps what was won."""
    return week_of(plan, day) > rules.maintenance_week


def today(
    plan: Plan,
    day: str,
    permits: Mapping[str, Permit],
    rules: PlanRules,
    *,
    levels: Mapping[str, int] | None = None,
    done: Mapping[str, int] | None = None,
) -> DayPlan:
    """Return what is due on `day`: only what the gate permits.

    Parameters
    ----------
    plan, day, rules
        The plan, the day (ISO 8601), and how plans are followed.
    permits
        From `gate.permits`, on the answers as they stand. None of it: nothing is due.
    levels
        The level each exercise has reached; without, that of the plan.
    done
        How often each was done that day.

    """
    passed = (date.fromisoformat(day) - date.fromisoformat(plan.started)).days
    keeping = maintains(plan, day, rules)
    found = []
    for item in plan.items:
        permit = permits.get(item.exercise)
        if permit is None or passed < 0 or not _is_due(item, day, passed, keeping=keeping):
            continue
        wanted = (levels or {}).get(item.exercise, item.level)
        level = max(1, min(wanted, item.most_level, permit.most_level))
        dose = item.dose or permit.exercise.dose(level)
        often = (done or {}).get(item.exercise, 0)
        times = item.times if not keeping or permit.exercise.position == "walk" else 1
        found.append(Due(item.exercise, level, dose, times, often, permit))
    check = keeping and passed % rules.check_days == 0
    return DayPlan(day, tuple(_apart(found)), check)


def _is_due(item: Item, day: str, passed: int, *, keeping: bool) -> bool:
    if passed < (item.from_week - 1) * WEEK_DAYS:
        return False
    days = item.days
    if keeping and days is Days.DAILY and item.exercise != "R1":
        days = Days.EVEN
    if days is Days.WEEKDAYS:
        return date.fromisoformat(day).weekday() in item.weekdays
    return {
        Days.DAILY: True,
        Days.EVEN: passed % 2 == 0,
        Days.ODD: passed % 2 == 1,
        Days.FORTNIGHT: passed % (2 * WEEK_DAYS) == 0,
    }[days]


def _apart(due: Sequence[Due]) -> list[Due]:
    """Return the same, ordered so that no two nerve exercises follow each other.

    Where there are too few others to stand between, the last nerve ones are left out.
    """
    nerve = [d for d in due if d.permit.exercise.group is Group.NERVE]
    others = [d for d in due if d.permit.exercise.group is not Group.NERVE]
    if not nerve:
        return others
    found: list[Due] = [nerve.pop(0)]
    for other in others:
        found.append(other)
        if nerve:
            found.append(nerve.pop(0))
    return found


def week(
    plan: Plan,
    first: str,
    permits: Mapping[str, Permit],
    rules: PlanRules,
    *,
    levels: Mapping[str, int] | None = None,
    done: Mapping[str, Mapping[str, int]] | None = None,
) -> tuple[DayPlan, ...]:
    """Return the seven days from `first` on; `done` by day and exercise. See `today`."""
    days = (date.fromisoformat(first) + timedelta(days=n) for n in range(WEEK_DAYS))
    return tuple(
        today(plan, d.isoformat(), permits, rules, levels=levels, done=(done or {}).get(str(d)))
        for d in days
    )


def next_session(day: DayPlan, rules: PlanRules) -> tuple[Due, ...]:
    """Return the next few exercises of a day: those done least, walks aside.

    At most `PlanRules.session_most`; no two nerve exercises in a row.
    """
    open_ = [d for d in day.due if d.done < d.times and d.permit.exercise.position != "walk"]
    open_.sort(key=lambda d: d.done)
    return tuple(_apart(open_)[: rules.session_most])


def micro(
    permits: Mapping[str, Permit], rules: PlanRules, last: str | None, *, may_leave: bool = True
) -> Permit | None:
    """Return a short exercise for a break: another one than the `last`; None for none.

    `may_leave` says whether a walk may be offered, too.
    """
    order = [
        id_
        for id_ in rules.breaks
        if id_ in permits and (may_leave or permits[id_].exercise.position != "walk")
    ]
    if not order:
        return None
    at = order.index(last) + 1 if last in order else 0
    return permits[order[at % len(order)]]


class Standing(StrEnum):
    """How much of a plan was done; nobody is told off."""

    GOOD = "good"
    FINE = "fine"
    LITTLE = "little"


@dataclass(frozen=True, slots=True)
class Adherence:
    """Done and due in some days; more than due counts as due."""

    done: int
    due: int
    standing: Standing

    @property
    def share(self) -> float:
        """Share that was done, 0 to 1."""
        return self.done / self.due


def adherence(days: Collection[DayPlan], rules: PlanRules) -> Adherence | None:
    """Return how much of what was due in `days` was done; None where nothing was due.

    Walks count once a day: eight a day would outweigh everything else.
    """
    due = done = 0
    for entry in (d for day in days for d in day.due):
        times = 1 if entry.permit.exercise.position == "walk" else entry.times
        due, done = due + times, done + min(entry.done, times)
    if not due:
        return None
    share = done / due
    if share >= rules.good_share:
        return Adherence(done, due, Standing.GOOD)
    return Adherence(done, due, Standing.FINE if share >= rules.fine_share else Standing.LITTLE)


def begin(plan: Plan, day: str) -> Plan:
    """Return the plan as followed from `day` on."""
    return replace(plan, started=date.fromisoformat(day).isoformat())


def flare_up(plan: Plan) -> Plan:
    """Return the plan for a flare-up: everything at level 1, the walks stay."""
    items = tuple(replace(item, level=1, most_level=1, dose=None) for item in plan.items)
    return replace(plan, items=items)
