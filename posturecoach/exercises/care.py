"""What is known of one person: safety answers, plan, levels, check-ins, ranges; plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from posturecoach.exercises.checkin import (
    AFTER_PROCEDURE,
    FACTORS,
    CheckIn,
    Goal,
    Sore,
    Treatment,
    goal_from,
    sore_from,
    treatment_from,
)
from posturecoach.exercises.gate import (
    Safety,
    SafetyRules,
    report,
    safety_from,
    self_check,
)
from posturecoach.exercises.library import LEVELS, Exercise, Side
from posturecoach.exercises.motion_range import RangeResult, RangeRules, range_from, range_result
from posturecoach.exercises.plain import Plain
from posturecoach.exercises.plan import Item, Plan, plan_from
from posturecoach.exercises.progress import Change, Session, next_level, session_from
from posturecoach.exercises.scales import Answer, Scale, answer_from

VERSION = 1
SESSIONS_DAYS = 120  # older sessions decide nothing any more; the journal keeps them
SESSIONS_MOST = 2_000
ANSWERS_DAYS = 400  # older answers, too; the first one of each scale is what is compared with
PROCEDURE = "after_procedure"
DAILY = "nprs"


class CareError(ValueError):
    """Plain data are no such state; the text names every mistake."""


@dataclass(frozen=True, slots=True)
class Care:
    """Everything that exercises, plan and check-ins go by. Start with ``Care()``.

    Attributes
    ----------
    safety
        Red flags and conditions as they were answered.
    ticks
        Lines of the self-check that apply; None where it was not done.
    plan, due_until
        What somebody follows; until which day what was due is written into the journal.
    levels
        The level an exercise has reached, by id.
    sessions
        Exercises as they were done, oldest first; those of `SESSIONS_DAYS`.
    answers
        Scales as they were answered, oldest first: the first one of each scale, and those of
        `ANSWERS_DAYS`.
    sore, factors
        Where it hurt last, and what may add to it.
    treatments, goals
        In the order they were told.
    ranges
        Best tries of range tests, oldest first: movement, side, day, degrees.
    born
        The year of birth, for what is usual at an age; None where not told.
    no_daily
        Whether the daily check-in is not to be offered any more.
    last_break
        The exercise that was offered in a break last.

    """

    safety: Safety = field(default_factory=Safety)
    ticks: tuple[str, ...] | None = None
    plan: Plan | None = None
    due_until: str | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    sessions: tuple[Session, ...] = ()
    answers: tuple[Answer, ...] = ()
    sore: tuple[Sore, ...] = ()
    factors: tuple[str, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    goals: tuple[Goal, ...] = ()
    ranges: tuple[tuple[str, Side | None, str, float], ...] = ()
    born: int | None = None
    no_daily: bool = False
    last_break: str | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data, which `care_from` takes back."""
        return {
            "version": VERSION,
            "safety": self.safety.to_plain(),
            "ticks": None if self.ticks is None else list(self.ticks),
            "plan": None if self.plan is None else self.plan.to_plain(),
            "due_until": self.due_until,
            "levels": dict(self.levels),
            "sessions": [one.to_plain() for one in self.sessions],
            "answers": [one.to_plain() for one in self.answers],
            "sore": [one.to_plain() for one in self.sore],
            "factors": list(self.factors),
            "treatments": [one.to_plain() for one in self.treatments],
            "goals": [one.to_plain() for one in self.goals],
            "ranges": [
                {"movement": movement, "side": side, "day": day, "deg": deg}
                for movement, side, day, deg in self.ranges
            ],
            "born": self.born,
            "no_daily": self.no_daily,
            "last_break": self.last_break,
        }


@dataclass(frozen=True, slots=True)
class Books:
    """What states are checked against: exercises, rules of safety, scales, rules of ranges."""

    library: Mapping[str, Exercise]
    safety: SafetyRules
    scales: Mapping[str, Scale]
    ranges: RangeRules


def care_from(data: object, books: Books) -> Care:
    """Return what `Care.to_plain` gave.

    Raises
    ------
    CareError
        With every mistake. Nobody may go by a state with one: a flag that can't be read could
        be open.

    """
    mistakes: list[str] = []
    try:
        found = _read(data, books, mistakes)
    except OverflowError:  # a whole number with hundreds of digits
        mistakes.append("a number in it is far too large")
        found = Care()
    if mistakes:
        raise CareError("\n  ".join(("these are no answers that can be used:", *mistakes)))
    return found


def _read(data: object, books: Books, mistakes: list[str]) -> Care:
    file = Plain(data, mistakes)
    file.whole("version", least=1, most=VERSION)
    levels = file.table("levels")
    plain = file.table("safety")
    found = Care(
        safety=safety_from({key: plain.get(key) for key in plain.keys()}, books.safety, mistakes),  # noqa: SIM118
        ticks=file.texts("ticks") if "ticks" in file else None,
        plan=plan_from(file.get("plan"), books.library, mistakes) if "plan" in file else None,
        due_until=file.day("due_until") if "due_until" in file else None,
        levels={
            id_: levels.whole(id_, least=LEVELS[0], most=LEVELS[-1])
            for id_ in levels.keys()  # noqa: SIM118
        },
        sessions=tuple(session_from(one, mistakes) for one in file.items("sessions")),
        answers=tuple(answer_from(one, books.scales, mistakes) for one in file.items("answers")),
        sore=tuple(sore_from(one, mistakes) for one in file.items("sore")),
        factors=file.texts("factors"),
        treatments=tuple(treatment_from(one, mistakes) for one in file.items("treatments")),
        goals=tuple(goal_from(one, mistakes) for one in file.items("goals")),
        ranges=tuple(range_from(one, books.ranges, mistakes) for one in file.items("ranges")),
        born=file.whole("born", least=1900, most=2200) if "born" in file else None,
        no_daily=file.flag("no_daily", usual=False),
        last_break=file.words("last_break") if "last_break" in file else None,
    )
    file.nothing_else(
        *("version", "ticks", "plan", "due_until", "born", "last_break", "safety", "levels")
    )
    mistakes += _unknown(found, books)
    return found


def _unknown(care: Care, books: Books) -> list[str]:
    """Return what is named in a state and does not exist, or can't be followed."""
    named = [
        ("levels", care.levels, books.library, "exercise"),
        ("sessions", [one.exercise for one in care.sessions], books.library, "exercise"),
        ("ticks", care.ticks or (), books.safety.selfcheck, "line of the self-check"),
        ("factors", care.factors, FACTORS, "factor"),
        ("last_break", [care.last_break] if care.last_break else [], books.library, "exercise"),
    ]
    found = [
        f"{where}: no {what} is called {name!r:.60}"
        for where, names, known, what in named
        for name in dict.fromkeys(names)
        if name and name not in known
    ]
    if care.plan is not None and not care.plan.started:
        found.append("plan: started: expected a date such as 2030-01-31, got nothing")
    return found


def safety_on(care: Care, day: str) -> Safety:
    """Return the answers as they stand on `day`: after a procedure there may be a day to wait for.

    What was told last counts. Once the day has come that a clinician named, exercise is allowed
    again; before that day it is not, whatever else was answered. A procedure without such a
    day keeps exercises closed until somebody says that a clinician has allowed them.
    """
    safety, told = care.safety, [t for t in care.treatments if t.kind in AFTER_PROCEDURE]
    days = [one.exercise_from for one in told if one.exercise_from is not None]
    if any(day < until for until in days):
        return replace(
            safety,
            conditions=safety.conditions | {PROCEDURE},
            allowed=safety.allowed - {PROCEDURE},
        )
    if told and told[-1].exercise_from is not None:
        return replace(safety, allowed=safety.allowed | {PROCEDURE})
    return safety


def done_on(care: Care, day: str) -> Mapping[str, int]:
    """Return how often each exercise was done on `day`."""
    return Counter(one.exercise for one in care.sessions if one.day == day)


def item_of(care: Care, exercise: str) -> Item | None:
    """Return what the plan says of an exercise; None where it says nothing."""
    items = () if care.plan is None else care.plan.items
    return next((item for item in items if item.exercise == exercise), None)


def level_of(care: Care, exercise: str) -> int:
    """Return the level that an exercise has reached, or that the plan begins it with."""
    item = item_of(care, exercise)
    return care.levels.get(exercise, LEVELS[0] if item is None else item.level)


def with_session(
    care: Care, session: Session, rules: SafetyRules, most_level: int
) -> tuple[Care, Change]:
    """Return what is known after an exercise was done, and what becomes of its level.

    A session that was made easier for a day, for pain or a limit, takes no level away that was
    reached: only the rule does.
    """
    reached = level_of(care, session.exercise)
    care = with_done(care, session)
    past = [one for one in care.sessions if one.exercise == session.exercise]
    change = next_level(session.level, past, rules, most_level)
    if session.level < reached and change.by >= 0:
        return care, Change(min(reached, most_level), 0)
    return replace(care, levels={**care.levels, session.exercise: change.level}), change


def with_done(care: Care, session: Session) -> Care:
    """Return what is known after an exercise was done; its level stays."""
    oldest = _before(session.day, SESSIONS_DAYS)
    sessions = (*(one for one in care.sessions if one.day >= oldest), session)
    return replace(care, sessions=sessions[-SESSIONS_MOST:])


def with_check_in(care: Care, given: CheckIn, rules: SafetyRules) -> Care:
    """Return what is known after a check-in.

    Only what was answered changes: a number alone does not empty the body map. The pain of
    the day after an exercise decides about its level, too: one that was reached by a session
    after which the pain rose is taken back.
    """
    answers = (*care.answers, *(Answer(s, given.day, v) for s, v in given.scales.items()))
    safety = care.safety
    if given.new_flags is not None:
        safety = report(safety, given.new_flags, given.day, rules)
    pain = given.scales.get(DAILY, {}).get("now")
    if pain is not None:
        care = _with_next_day(care, given.day, pain, rules)
    return replace(
        care,
        safety=safety,
        answers=_recent(answers, given.day),
        sore=given.sore or care.sore,
        # Who went through the body map went through these as well, and may have unticked all.
        factors=given.factors if given.sore else given.factors or care.factors,
    )


def _recent(answers: tuple[Answer, ...], day: str) -> tuple[Answer, ...]:
    oldest, met, found = _before(day, ANSWERS_DAYS), set[str](), []
    for one in answers:
        if one.day >= oldest or one.scale not in met:
            found.append(one)
        met.add(one.scale)
    return tuple(found)


def _with_next_day(care: Care, day: str, pain: float, rules: SafetyRules) -> Care:
    """Return what is known with the pain of the day after; a level it spoils is taken back."""
    sessions = _risen(care.sessions, day, pain)
    levels = dict(care.levels)
    for n, (was, now) in enumerate(zip(care.sessions, sessions, strict=True)):
        rose = now.next_day_rise is not None and now.next_day_rise >= rules.pain.rise_most
        if now == was or not rose or levels.get(now.exercise, LEVELS[0]) <= now.level:
            continue
        past = [one for one in care.sessions[: n + 1] if one.exercise == now.exercise]
        if next_level(was.level, past, rules).by > 0:  # it was this one that reached it
            levels[now.exercise] = now.level
    return replace(care, sessions=sessions, levels=levels)


def _risen(sessions: tuple[Session, ...], day: str, pain: float) -> tuple[Session, ...]:
    """Return the sessions, those of the day before with by how much the pain has risen."""
    before = _before(day, 1)
    return tuple(
        replace(one, next_day_rise=pain - one.pain_before)
        if one.day == before and one.pain_before is not None and one.next_day_rise is None
        else one
        for one in sessions
    )


def with_self_check(care: Care, ticks: tuple[str, ...], rules: SafetyRules) -> Care:
    """Return what is known after the self-check; what a line brought goes when it goes."""
    was = self_check(care.ticks or (), rules).conditions
    now = self_check(ticks, rules).conditions
    gone = was - now
    safety = replace(
        care.safety,
        conditions=(care.safety.conditions - gone) | now,
        allowed=care.safety.allowed - gone,
    )
    return replace(care, ticks=ticks, safety=safety)


def with_treatment(care: Care, treatment: Treatment) -> Care:
    """Return what is known after a treatment was told; a procedure closes exercises at first."""
    care = replace(care, treatments=(*care.treatments, treatment))
    if treatment.kind not in AFTER_PROCEDURE:
        return care
    safety = replace(
        care.safety,
        conditions=care.safety.conditions | {PROCEDURE},
        allowed=care.safety.allowed - {PROCEDURE},
    )
    return replace(care, safety=safety)


def without_days(care: Care, first: str, last: str) -> Care:
    """Return what is known without what was told or done from `first` to `last`, both included.

    Warning signs, conditions and the plan stay: they say what is safe today.
    """

    def stays(day: str) -> bool:
        return not first <= day <= last

    return replace(
        care,
        sessions=tuple(one for one in care.sessions if stays(one.day)),
        answers=tuple(one for one in care.answers if stays(one.day)),
        treatments=tuple(one for one in care.treatments if stays(one.day)),
        goals=tuple(one for one in care.goals if stays(one.day)),
        ranges=tuple(one for one in care.ranges if stays(one[2])),
    )


def last_answer(care: Care, scale: str) -> Answer | None:
    """Return the newest answer to a scale; None without one."""
    return next((one for one in reversed(care.answers) if one.scale == scale), None)


def first_answer(care: Care, scale: str) -> Answer | None:
    """Return the oldest answer to a scale; None without one."""
    return next((one for one in care.answers if one.scale == scale), None)


def scales_due(care: Care, day: str, scales: Mapping[str, Scale]) -> tuple[str, ...]:
    """Return the scales whose time has come again; those that are never offered by time are not.

    The daily one is left out for those who do not want it.
    """
    found = []
    for id_, scale in scales.items():
        if scale.every_days <= 0 or (id_ == DAILY and care.no_daily):
            continue
        last = last_answer(care, id_)
        passed = None if last is None else _days(last.day, day)
        if passed is None or passed >= scale.every_days:
            found.append(id_)
    return tuple(found)


def range_of(
    care: Care, tried: tuple[str, Side | None, str, float], rules: RangeRules
) -> RangeResult:
    """Return what a best try means, against the own first one and what is usual at the age.

    `tried` is movement, side, day and degrees, as in `Care.ranges`.
    """
    movement, side, day, deg = tried
    start = next((d for m, s, _, d in care.ranges if (m, s) == (movement, side)), None)
    age = None if care.born is None else date.fromisoformat(day).year - care.born
    return range_result(rules, movement, side, day, deg, own_start=start, age=age)


def own_best(care: Care, movement: str) -> float | None:
    """Return the largest range of a movement, the smaller of both sides; None if not tested."""
    newest = {s: d for m, s, _, d in care.ranges if m == movement}
    return min(newest.values(), default=None)


def _before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
