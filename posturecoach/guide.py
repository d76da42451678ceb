"""The one guide of one person: which exercises are open, what is due, what was done and told.

Window and terminal ask here. It keeps the state in one file and tells the journal what
happened; it knows no clock but the one it is given, and one thread asks it. What another
program has written into the file holds here at once: a red flag told at the terminal locks
the window.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from posturecoach.errors import OutputError
from posturecoach.exercise_book import (
    exercises,
    plan_rules,
    plans,
    range_rules,
    safety_rules,
    scales,
)
from posturecoach.exercises import gate
from posturecoach.exercises.care import (
    VERSION,
    Books,
    Care,
    CareError,
    care_from,
    done_on,
    item_of,
    level_of,
    own_best,
    range_of,
    safety_on,
    scales_due,
    with_check_in,
    with_done,
    with_self_check,
    with_session,
    with_treatment,
    without_days,
)
from posturecoach.exercises.checkin import (
    CheckIn,
    Goal,
    Treatment,
    checkin_from,
    region_of_change,
)
from posturecoach.exercises.gate import Lock, Permit, Refusal
from posturecoach.exercises.library import LEVELS, Mode, Side
from posturecoach.exercises.motion_range import RangeResult
from posturecoach.exercises.plan import (
    Adherence,
    DayPlan,
    Due,
    Item,
    Plan,
    adherence,
    begin,
    flare_up,
    micro,
    next_session,
    suggest,
    today,
    week,
)
from posturecoach.exercises.player import Result
from posturecoach.exercises.progress import Change, Session
from posturecoach.exercises.signals import SIGNALS
from posturecoach.exercises.therapist import WEEKDAYS, PlanChange, PlanFile, merge
from posturecoach.record.event import MOST_TEXT, EventKind
from posturecoach.settings.care_memory import erase_care, read_care, unusable, write_care

Note = Callable[..., None]
"""Takes the kind of an event and its data: `Remembering.note`, `Diary.note`."""

DUE_DAYS = 100  # so many days that nobody opened the program are told as due at most
FLAG_DAYS = 7  # "anything new?" once a week
MOST_WORD = 200  # characters of a name in the journal


@cache
def books() -> Books:
    """Return everything that a state is checked against."""
    return Books(exercises(), safety_rules(), scales(), range_rules())


class Guide:
    """See the module.

    Parameters
    ----------
    path
        Of the file; None: nothing is kept, as for the sample clip.
    note
        Is told what happened, for the journal.
    clock
        The local date-time.

    Raises
    ------
    SettingsError
        If the file is there and can't be used: then nobody may go by it, and no exercise is
        open. It is left as it is. Later, too, where another program has spoilt the file.

    Every method that takes something raises ValueError for what could not be read back, and
    OutputError where the file can't be written; then nothing has changed.

    """

    def __init__(
        self,
        path: Path | None,
        note: Note | None = None,
        *,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.path = path
        self._note = note or (lambda _kind, **_data: None)
        self._clock = clock
        self._mark = _mark(path)
        self._care = Care() if path is None else _read(path)

    @property
    def care(self) -> Care:
        """What is known, as the file says now."""
        mark = _mark(self.path)
        if self.path is not None and mark != self._mark:
            self._care = _read(self.path)
            self._mark = mark
        return self._care

    @property
    def day(self) -> str:
        """Today, ISO 8601."""
        return self._clock().date().isoformat()

    # --- Safety.

    def lock(self) -> Lock | None:
        """Return what locks every exercise now; None if nothing does."""
        return gate.lock(self.care.safety, books().safety)

    def must_ask(self) -> bool:
        """Return whether the red flags were never gone through: then nothing is open yet."""
        return self.care.safety.asked is None

    def ask_again(self) -> bool:
        """Return whether "anything new?" is to be asked, as a week has passed."""
        asked = self.care.safety.asked
        return asked is None or _days_between(asked, self.day) >= FLAG_DAYS

    def ask(self, exercise: str, pain: float | None = None) -> Permit | Refusal:
        """Return whether an exercise is open now; `pain` is that of this moment, 0 to 10.

        Raises ValueError while the red flags were never gone through: ask them first.
        """
        if self.must_ask():
            raise ValueError("expected answers to the red flags first, got none")
        safety = safety_on(self.care, self.day)
        return gate.ask(
            exercises()[exercise], safety, books().safety, pain=pain, limits=self._limits
        )

    def permits(self) -> dict[str, Permit]:
        """Return a permit for every exercise that is open; none before red flags were asked."""
        if self.must_ask():
            return {}
        safety = safety_on(self.care, self.day)
        return gate.permits(exercises(), safety, books().safety, self._limits)

    @property
    def _limits(self) -> gate.Limits:
        return gate.Limits() if self.care.plan is None else self.care.plan.limits

    def holds(self, permit: Permit) -> bool:
        """Return whether a permit that was given before still holds: if not, end the exercise."""
        return permit.exercise.id in self.permits()

    def report_flags(self, flags: Collection[str]) -> Lock | None:
        """Take answers to all red flags; return what locks now."""
        given = CheckIn(self.day, new_flags=tuple(flags))
        self.check_in(given)
        return self.lock()

    def clear_flags(self, *, confirmed: bool) -> None:
        """Take somebody's word that a clinician has cleared what is open."""
        flags = self.care.safety.open_flags
        self._keep(
            replace(self.care, safety=gate.clear(self.care.safety, self.day, confirmed=confirmed))
        )
        if confirmed and flags:
            self._note(EventKind.CHECK_IN, cleared=list(flags))

    def set_conditions(self, conditions: Collection[str], allowed: Collection[str]) -> None:
        """Take what somebody has, and which of it a clinician has allowed exercise with."""
        unknown = (set(conditions) | set(allowed)) - books().safety.conditions.keys()
        if unknown:
            raise ValueError(f"expected conditions, got {', '.join(sorted(unknown))}")
        safety = replace(
            self.care.safety,
            conditions=frozenset(conditions),
            allowed=frozenset(allowed) & frozenset(conditions),
        )
        self._keep(replace(self.care, safety=safety))

    def self_check(self, ticks: Sequence[str]) -> gate.SelfCheck:
        """Take the lines of the self-check that apply; return what they mean."""
        found = gate.self_check(ticks, books().safety)
        self._keep(with_self_check(self.care, tuple(ticks), books().safety))
        self._note(EventKind.CHECK_IN, self_check=list(ticks))
        return found

    # --- Check-ins.

    def due_scales(self) -> tuple[str, ...]:
        """Return the scales to offer today."""
        return scales_due(self.care, self.day, scales())

    def check_in(self, given: CheckIn) -> None:
        """Take a check-in; raises ValueError for one with mistakes."""
        mistakes: list[str] = []
        checkin_from(given.to_plain(), mistakes)
        if mistakes:
            raise CareError("\n  ".join(("this is no check-in:", *mistakes)))
        self._keep(with_check_in(self.care, given, books().safety))
        data: dict[str, Any] = {
            "scales": {
                f"{scale}.{name}"[:MOST_WORD]: value
                for scale, values in given.scales.items()
                for name, value in values.items()
            },
            "regions": {s.region: s.pain for s in given.sore if s.pain is not None},
            "kinds": {s.region: ", ".join(s.kinds) for s in given.sore if s.kinds},
            "radiates": [s.region for s in given.sore if s.radiates],
            "factors": list(given.factors),
            "note": given.note,
        }
        data = {name: value for name, value in data.items() if value}
        if given.new_flags is not None:
            data["flags"] = list(given.new_flags)
        if data:
            self._note(EventKind.CHECK_IN, **data)

    def never_daily(self, *, never: bool) -> None:
        """Offer the daily check-in no more, or again."""
        self._keep(replace(self.care, no_daily=never))

    def treat(self, treatment: Treatment) -> None:
        """Take a mark on the timeline of other treatments."""
        self._keep(with_treatment(self.care, treatment))
        data = {"kind": treatment.kind, "text": treatment.note, "day": treatment.day}
        if treatment.exercise_from is not None:
            data["exercise_from"] = treatment.exercise_from
        self._note(EventKind.TREATMENT, **data)

    def aim(self, goal: Goal) -> None:
        """Take a goal; one with the same words is replaced, as when it is reached."""
        others = tuple(one for one in self.care.goals if one.text != goal.text)
        self._keep(replace(self.care, goals=(*others, goal)))
        sure = {} if goal.confidence is None else {"confidence": goal.confidence}
        self._note(
            EventKind.GOAL, text=goal.text[:MOST_WORD], reached=goal.reached is not None, **sure
        )

    def set_born(self, year: int | None) -> None:
        """Take the year of birth, for what is usual at an age."""
        self._keep(replace(self.care, born=year))

    # --- The plan.

    def suggest_plan(self) -> Plan:
        """Return the default plan for where it hurts and what was told, not yet begun.

        Arm or leg is told by from where it spreads; a plan for nerves only where a clinician
        has allowed it.
        """
        allowed = safety_on(self.care, self.day).allowed
        nerve = None
        if "nerve" in self.care.safety.conditions & allowed:
            low = region_of_change(tuple(s for s in self.care.sore if s.radiates)) == "back"
            nerve = "leg" if low else "arm"
        unsteady = bool({"falls", "vestibular"} & self.care.safety.conditions)
        return plans()[suggest(self.care.sore, nerve=nerve, unsteady=unsteady)]

    def follow(self, plan: Plan | None) -> None:
        """Follow a plan from today on, or none; one that has begun keeps its start.

        A therapist's level holds; other plans keep the levels that were reached.
        """
        if plan is not None and not plan.started:
            plan = begin(plan, self.day)
        self._begin_day(until=_day_before(self.day))
        levels = dict(self.care.levels)
        if plan is not None and plan.therapist:
            levels |= {item.exercise: item.level for item in plan.items}
        due_until = None if plan is None else self.day
        self._keep(replace(self.care, plan=plan, levels=levels, due_until=due_until))
        if plan is not None:
            self._note_plan(plan)
            self._note_due(self.day)

    def preview(self, file: PlanFile) -> tuple[Plan, tuple[PlanChange, ...]]:
        """Return the plan that a therapist's file would make of the present one, and what changes.

        Levels are compared with those that were reached. Nothing is changed by it; see `follow`.
        """
        plan = self.care.plan or begin(self.suggest_plan(), self.day)
        levels = self.care.levels
        items = tuple(
            replace(i, level=min(levels.get(i.exercise, i.level), i.most_level)) for i in plan.items
        )
        return merge(replace(plan, items=items), file, exercises())

    def flare_up(self) -> None:
        """Follow the same plan at its easiest, as in a flare-up."""
        if self.care.plan is not None:
            self.follow(flare_up(self.care.plan))

    def today(self) -> DayPlan | None:
        """Return what is due today and open; None without a plan."""
        if self.care.plan is None:
            return None
        return today(
            self.care.plan,
            self.day,
            self.permits(),
            plan_rules(),
            levels=self.care.levels,
            done=done_on(self.care, self.day),
        )

    def week(self, first: str) -> tuple[DayPlan, ...]:
        """Return the seven days from `first` on; empty without a plan."""
        if self.care.plan is None:
            return ()
        days = [(date.fromisoformat(first) + timedelta(n)).isoformat() for n in range(7)]
        done = {day: done_on(self.care, day) for day in days}
        return week(
            self.care.plan, first, self.permits(), plan_rules(), levels=self.care.levels, done=done
        )

    def next_session(self) -> tuple[Due, ...]:
        """Return the next few exercises of today; empty if all is done or there is no plan."""
        day = self.today()
        return () if day is None else next_session(day, plan_rules())

    def for_break(self, *, may_leave: bool = True) -> Permit | None:
        """Return a short exercise for a break, another one each time; None if none is open."""
        found = micro(self.permits(), plan_rules(), self.care.last_break, may_leave=may_leave)
        if found is not None:
            with suppress(OutputError):  # the same one again is no harm
                self._keep(replace(self.care, last_break=found.exercise.id))
        return found

    def adherence(self, days: int = 7) -> Adherence | None:
        """Return how much was done of what was due in the last `days` days, today included."""
        plan = self.care.plan
        if plan is None:
            return None
        last = date.fromisoformat(self.day)
        wanted = [(last - timedelta(n)).isoformat() for n in range(days)]
        found = [
            today(
                plan, day, self.permits(), plan_rules(),
                levels=self.care.levels, done=done_on(self.care, day),
            )
            for day in wanted
        ]  # fmt: skip
        return adherence(found, plan_rules())

    def begin_day(self) -> None:
        """Write into the journal what was due until today, also on days nobody was here."""
        self._begin_day(until=self.day)

    def _begin_day(self, until: str) -> None:
        """Write down what was due on the days that were not written down yet."""
        last, written = date.fromisoformat(until), self.care.due_until
        if self.care.plan is None or (written is not None and written >= until):
            return
        first = last if written is None else date.fromisoformat(written) + timedelta(1)
        first = max(first, last - timedelta(DUE_DAYS))
        self._keep(replace(self.care, due_until=until))
        for n in range((last - first).days + 1):
            self._note_due((first + timedelta(n)).isoformat())

    # --- What was done.

    def level(self, permit: Permit, pain: float | None = None) -> int:
        """Return the level for now: as reached, eased by pain and by what the gate allows."""
        care, id_ = self.care, permit.exercise.id
        item = item_of(care, id_)
        level = min(level_of(care, id_), 3 if item is None else item.most_level)
        return gate.level_for(level, permit, pain, books().safety)

    def own_best(self, exercise: str) -> float | None:
        """Return the own best range for an exercise of which a range test tells it."""
        movement = _TESTED_BY.get(exercise)
        return None if movement is None else own_best(self.care, movement)

    def done(
        self,
        permit: Permit,
        result: Result,
        *,
        pain_before: float | None = None,
        pain_after: float | None = None,
    ) -> Change:
        """Take what came of an exercise; return what becomes of its level.

        What was done is taken also where the permit does not hold any more (see `holds`), for
        it was done; but then no level goes up.
        """
        share = None if result.by_clock or not result.wanted else result.share
        session = Session(result.exercise, result.level, self.day, share, pain_before, pain_after)
        day = self.today()
        planned = day is not None and any(d.exercise == result.exercise for d in day.due)
        most = self._most_level(permit) if self.holds(permit) else result.level
        care, change = with_session(self.care, session, books().safety, most)
        self._keep(care)
        data: dict[str, Any] = {
            "exercise": result.exercise,
            "level": result.level,
            "reps": sum(result.reps.values()),
            "wanted": result.wanted * max(1, len(result.reps)),
            "partials": sum(result.partial.values()),
            "reasons": [r.value for r, n in sorted(result.partial.items()) for _ in range(n)][:64],
            "for_s": round(result.lasted_s, 1),
            "bests": {
                ("both" if s is None else s.value): round(b, 1) for s, b in result.best.items()
            },
            "best": round(max(result.best.values()), 1) if result.best else None,
            "unit": _unit(permit, result) if result.best else None,
            "view": result.view,
            "by_clock": result.by_clock,
            "confidence": result.confidence.value,
            "planned": planned,
            "done": True,
            "pain_before": pain_before,
            "pain_after": pain_after,
        }
        self._note(EventKind.EXERCISE, **{k: v for k, v in data.items() if v is not None})
        return change

    def did(self, exercise: str) -> None:
        """Take an exercise that was done without anybody counting, as in a break."""
        session = Session(exercise, level_of(self.care, exercise), self.day)
        self._keep(with_done(self.care, session))
        self._note(EventKind.EXERCISE, exercise=exercise, done=True, by_clock=True)

    def tested(self, movement: str, best: Mapping[Side | None, float]) -> tuple[RangeResult, ...]:
        """Take the best tries of a range test; return what they mean."""
        found = tuple(
            range_of(self.care, (movement, side, self.day, deg), range_rules())
            for side, deg in best.items()
        )
        rows = tuple((movement, side, self.day, deg) for side, deg in best.items())
        self._keep(replace(self.care, ranges=(*self.care.ranges, *rows)))
        if found:
            bests = {
                ("both" if one.side is None else one.side.value): round(one.deg, 1) for one in found
            }
            self._note(
                EventKind.RANGE,
                movement=movement,
                bests=bests,
                pm=max(one.pm for one in found),
                unit="deg",
            )
        return found

    def erase_days(self, first: date, last: date) -> None:
        """Forget what was told or done on those days, both included; see `without_days`.

        Raises OutputError if the file can't be written.
        """
        self._keep(without_days(self.care, first.isoformat(), last.isoformat()))

    def erase(self) -> None:
        """Forget everything and remove the file.

        Raises OutputError if it can't be removed.
        """
        if self.path is not None:
            erase_care(self.path)
        self._care, self._mark = Care(), _mark(self.path)

    def _most_level(self, permit: Permit) -> int:
        item = item_of(self.care, permit.exercise.id)
        return min(permit.most_level, 3 if item is None else item.most_level)

    def _note_plan(self, plan: Plan) -> None:
        data: dict[str, Any] = {
            "plan": plan.id,
            "therapist": plan.therapist[:MOST_WORD],
            "next_date": plan.next_date or "",
            "note": plan.note[:MOST_TEXT],
        }
        data = {name: value for name, value in data.items() if value}
        if plan.closed:
            data["closed"] = list(plan.closed)
        if plan.most_level < LEVELS[-1]:
            data["most_level"] = plan.most_level
        self._note(EventKind.PLAN, **data, items={i.exercise: _told(i) for i in plan.items})

    def _note_due(self, day: str) -> None:
        """Write down what is due on a day; walks count once a day, as in `adherence`."""
        if self.care.plan is None:
            return
        due = {
            d.exercise: 1 if d.permit.exercise.position == "walk" else d.times
            for d in today(self.care.plan, day, self.permits(), plan_rules()).due
        }
        if due:
            self._note(EventKind.DUE, day=day, due=due)

    def _keep(self, care: Care) -> None:
        """Go by another state, and write it.

        Raises OutputError, or CareError for what could not be read back; then nothing changed:
        nobody may be locked out by what they told. Only warning signs hold all the same, as
        long as this runs: who told of one must not exercise because a disk is full.
        """
        plain = care.to_plain()
        care_from(plain, books())
        if self.path is not None:
            try:
                write_care(plain, self.path)
            except OutputError:
                told = replace(self._care.safety, raised=care.safety.raised)
                if set(told.open_flags) > set(self._care.safety.open_flags):
                    self._care = replace(self._care, safety=told)
                raise
        self._care, self._mark = care, _mark(self.path)


Mark = tuple[int, int, int] | None


def _mark(path: Path | None) -> Mark:
    """Return what changes with every writing of the file; None where there is none."""
    try:
        found = None if path is None else path.stat()
    except OSError:
        return None
    return None if found is None else (found.st_ino, found.st_mtime_ns, found.st_size)


def _read(path: Path) -> Care:
    data = read_care(path, VERSION)
    if data is None:
        return Care()
    try:
        return care_from(data, books())
    except CareError as error:
        raise unusable(path, str(error)) from None


def _unit(permit: Permit, result: Result) -> str | None:
    """Return the unit of the best tries: seconds of a hold, else that of the signal.

    None where the view leaves open which signal it was.
    """
    units = {
        "s" if camera.mode is Mode.HOLD else SIGNALS[name].unit
        for camera in permit.exercise.cameras
        for name in SIGNALS
        if camera.view == result.view and camera.signal and name.startswith(camera.signal)
    }
    return units.pop() if len(units) == 1 else None


def _told(item: Item) -> str:
    """Return one item of a plan in few words, for whoever reads the journal."""
    days = ", ".join(WEEKDAYS[n] for n in item.weekdays) or item.days.value
    dose = "" if item.dose is None else f", {item.dose.sets} x {item.dose.reps}"
    return f"level {item.level}, {item.times} x {days}{dose}"


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


_TESTED_BY = {"M1": "rotation", "M2": "side_bend"}
