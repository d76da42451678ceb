"""What the page Move shows, taken from the guide in one go; plain values, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from posturecoach.exercise_book import exercises, plan_rules, range_rules, safety_rules
from posturecoach.exercises import gate
from posturecoach.exercises.care import range_of
from posturecoach.exercises.checkin import AFTER_PROCEDURE
from posturecoach.exercises.gate import Lock, Permit, Refusal
from posturecoach.exercises.library import Side
from posturecoach.exercises.motion_range import LIKE, RangeResult
from posturecoach.exercises.plan import (
    Adherence,
    DayPlan,
    Due,
    Plan,
    flare_up,
    maintains,
    week_of,
)
from posturecoach.guide import Guide


@dataclass(frozen=True, slots=True)
class Tested:
    """A movement on one side: the own start and the newest; equal where there is only one."""

    side: Side | None
    start: RangeResult
    newest: RangeResult
    times: int


@dataclass(frozen=True, slots=True)
class MoveState:
    """See the module. With `problem` nothing can be told, and nothing is open.

    Attributes
    ----------
    day
        Today, ISO 8601; empty with a problem.
    must_ask, ask_again
        Whether the red flags were never gone through, or not for a week.
    lock, advice
        What locks everything; open flags that ask for a visit.
    answers
        By exercise, what the gate says; nothing before the red flags were asked.
    levels
        The level of each exercise that is open.
    waits_until
        The day that a clinician named after a procedure; None for none.
    plan, today, session, week, adherence
        As the guide tells them.
    suggested
        The plan to begin with; None with a problem.
    sore
        The regions that were told to hurt.
    ranges
        By movement, what was tested.

    """

    problem: str = ""
    day: str = ""
    must_ask: bool = True
    ask_again: bool = False
    lock: Lock | None = None
    advice: tuple[str, ...] = ()
    answers: Mapping[str, Permit | Refusal] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    waits_until: str | None = None
    plan: Plan | None = None
    today: DayPlan | None = None
    session: tuple[Due, ...] = ()
    week: tuple[DayPlan, ...] = ()
    adherence: Adherence | None = None
    suggested: Plan | None = None
    sore: tuple[str, ...] = ()
    ranges: Mapping[str, tuple[Tested, ...]] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Whether there are answers to go by."""
        return not self.problem and not self.must_ask

    @property
    def goes_on(self) -> bool:
        """Whether any exercise is open; if not, a plan waits."""
        return self.usable and any(isinstance(one, Permit) for one in self.answers.values())

    def open(self, exercise: str) -> Permit | None:
        """Return the permit of an exercise; None where it is not open."""
        answer = self.answers.get(exercise)
        return answer if self.usable and isinstance(answer, Permit) else None

    def range_open(self, movement: str) -> bool:
        """Return whether a range test is open."""
        return all(self.open(exercise) is not None for exercise in LIKE[movement])

    @property
    def keeps(self) -> bool:
        """Whether the plan only keeps what was won, after twelve weeks."""
        return self.plan is not None and maintains(self.plan, self.day, plan_rules())

    @property
    def week_number(self) -> int:
        """In which week of the plan today is; 0 without one."""
        return 0 if self.plan is None else week_of(self.plan, self.day)

    @property
    def eased(self) -> bool:
        """Whether the plan is at its easiest, as in a flare-up."""
        return self.plan is not None and flare_up(self.plan) == self.plan


def state_of(guide: Guide, first: str) -> MoveState:
    """Return what there is to show; `first` is the first of the seven days of the week view.

    Raises
    ------
    PostureCoachError
        If the file of the answers can't be used any more.

    """
    care, must_ask = guide.care, guide.must_ask()
    asked = {} if must_ask else {id_: guide.ask(id_) for id_ in exercises()}
    waits = [one.exercise_from for one in care.treatments if one.kind in AFTER_PROCEDURE]
    return MoveState(
        day=guide.day,
        must_ask=must_ask,
        ask_again=not must_ask and guide.ask_again(),
        lock=guide.lock(),
        advice=gate.advice(care.safety, safety_rules()),
        answers=asked,
        levels={
            id_: guide.level(answer) for id_, answer in asked.items() if isinstance(answer, Permit)
        },
        waits_until=max((day for day in waits if day is not None), default=None),
        plan=care.plan,
        today=guide.today(),
        session=guide.next_session(),
        week=guide.week(first),
        adherence=guide.adherence(),
        suggested=guide.suggest_plan(),
        sore=tuple(one.region for one in care.sore),
        ranges=_ranges(guide),
    )


def _ranges(guide: Guide) -> dict[str, tuple[Tested, ...]]:
    care, rules = guide.care, range_rules()
    found: dict[str, tuple[Tested, ...]] = {}
    for id_, movement in rules.movements.items():
        rows = []
        for side in tuple(Side) if movement.sided else (None,):
            tried = [one for one in care.ranges if one[:2] == (id_, side)]
            if tried:
                first, last = (range_of(care, one, rules) for one in (tried[0], tried[-1]))
                rows.append(Tested(side, first, last, len(tried)))
        found[id_] = tuple(rows)
    return found
