"""The safety gate: what somebody answered in, which exercises are open out, or why none is.

Red flags outrank everything. An exercise is played with a `Permit`, and permits are given
here alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from posturecoach.exercises.library import Exercise, Group
from posturecoach.exercises.plain import Plain


class Tier(StrEnum):
    """How soon somebody is to be seen; the most urgent first."""

    EMERGENCY = "emergency"
    CLINICIAN = "clinician"
    VISIT = "visit"


class Effect(StrEnum):
    """What a condition does to an exercise."""

    ASK = "ask"  # closed until a clinician has allowed it
    EASE = "ease"  # level 1 only
    HELPER = "helper"  # only with somebody beside
    NOTE = "note"  # a sentence is shown
    REQUIRED = "required"  # open only where it is there and allowed


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag. With `advice_alone` it locks nothing where it is the only one."""

    id: str
    tier: Tier
    advice_alone: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Something somebody has that holds exercises back.

    Attributes
    ----------
    id, effect
        Which, and what it does.
    everything
        Whether it holds for every exercise.
    groups
        For these whole groups; beside them, for the exercises that name it.

    """

    id: str
    effect: Effect
    everything: bool = False
    groups: tuple[Group, ...] = ()

    def concerns(self, exercise: Exercise) -> bool:
        """Return whether it holds for `exercise`."""
        return self.everything or exercise.group in self.groups or self.id in exercise.ask


@dataclass(frozen=True, slots=True)
class PainRule:
    """What pain allows; see safety.toml. Numbers on the scale from 0 to 10."""

    fine_most: float
    smaller_most: float
    rise_most: float
    up_sessions: int
    down_sessions: int
    counted_share: float
    source: str


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """All that the gate goes by, as read from safety.toml.

    `selfcheck` maps each line of the self-check to the condition it brings, if it does.
    """

    flags: Mapping[str, Flag]
    conditions: Mapping[str, Condition]
    selfcheck: Mapping[str, str | None]
    pain: PainRule


@dataclass(frozen=True, slots=True)
class Raised:
    """A red flag that was reported, and, once a clinician has cleared it, when.

    Days as ISO 8601, such as ``"2030-01-31"``.
    """

    flag: str
    since: str
    cleared: str | None = None


@dataclass(frozen=True, slots=True)
class Safety:
    """All that somebody has answered about safety so far. Start with ``Safety()``.

    Attributes
    ----------
    raised
        Red flags, open and cleared, oldest first.
    asked
        The last day on which the red flags were gone through; None for never.
    conditions, allowed
        What somebody has, and which of it a clinician has allowed exercise with.

    """

    raised: tuple[Raised, ...] = ()
    asked: str | None = None
    conditions: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()

    @property
    def open_flags(self) -> tuple[str, ...]:
        """Ids of the flags that are open, oldest first."""
        return tuple(r.flag for r in self.raised if r.cleared is None)

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data."""
        return {
            "raised": [
                {"flag": r.flag, "since": r.since, "cleared": r.cleared} for r in self.raised
            ],
            "asked": self.asked,
            "conditions": sorted(self.conditions),
            "allowed": sorted(self.allowed),
        }


def safety_from(data: object, rules: SafetyRules, mistakes: list[str]) -> Safety:
    """Return what `Safety.to_plain` gave; mistakes are added to the list.

    With a mistake in it nobody may go by it: a flag that can't be read could be open.
    """
    plain = Plain(data, mistakes, "safety")
    raised = []
    for row in plain.rows("raised"):
        flag = row.one_of("flag", rules.flags)
        cleared = row.day("cleared") if "cleared" in row else None
        raised.append(Raised(flag, row.day("since"), cleared))
        row.nothing_else("cleared")
    asked = plain.day("asked") if "asked" in plain else None
    found = {}
    for key in ("conditions", "allowed"):
        found[key] = frozenset(plain.texts(key))
        mistakes += [
            f"safety: {key}: no condition is called {unknown!r}"
            for unknown in sorted(found[key] - rules.conditions.keys())
        ]
    plain.nothing_else("asked")
    return Safety(tuple(raised), asked, found["conditions"], found["allowed"])


def report(safety: Safety, flags: Collection[str], day: str, rules: SafetyRules) -> Safety:
    """Return what is known after the red flags were gone through on `day`.

    Flags in `flags` are open from now on, also if they had been cleared before. What was
    open and is not reported again stays open: only a clearance closes it.

    Raises
    ------
    ValueError
        For a flag that does not exist.

    """
    unknown = set(flags) - rules.flags.keys()
    if unknown:
        raise ValueError(f"expected red flags, got {', '.join(sorted(unknown))}")
    already = set(safety.open_flags)
    new = tuple(Raised(f, day) for f in rules.flags if f in flags and f not in already)
    return replace(safety, raised=(*safety.raised, *new), asked=day)


def clear(safety: Safety, day: str, *, confirmed: bool) -> Safety:
    """Return what is known once somebody says that a clinician has cleared them on `day`.

    Closes every flag that is open; without `confirmed` nothing changes.
    """
    if not confirmed:
        return safety
    raised = tuple(replace(r, cleared=day) if r.cleared is None else r for r in safety.raised)
    return replace(safety, raised=raised)


@dataclass(frozen=True, slots=True)
class Lock:
    """Why no exercise is open. `flags` are those that lock, the most urgent first."""

    tier: Tier
    flags: tuple[str, ...]


def lock(safety: Safety, rules: SafetyRules) -> Lock | None:
    """Return what locks every exercise; None if nothing does."""
    locking = [rules.flags[f] for f in safety.open_flags if rules.flags[f].tier is not Tier.VISIT]
    if all(flag.advice_alone for flag in locking):
        return None
    order = tuple(Tier)
    locking.sort(key=lambda flag: order.index(flag.tier))
    return Lock(locking[0].tier, tuple(flag.id for flag in locking))


def advice(safety: Safety, rules: SafetyRules) -> tuple[str, ...]:
    """Return the open flags that ask for a visit and lock nothing."""
    held = lock(safety, rules)
    locking = held.flags if held else ()
    return tuple(f for f in safety.open_flags if f not in locking)


@dataclass(frozen=True, slots=True)
class Permit:
    """That somebody may do an exercise, as the answers stand.

    Attributes
    ----------
    exercise
        Which.
    most_level
        The hardest level.
    helper
        Whether only with somebody beside.
    notes
        Conditions of which a sentence is to be shown.

    """

    exercise: Exercise
    most_level: int = 3
    helper: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """That somebody may not do an exercise now.

    Attributes
    ----------
    exercise
        Which, by id.
    lock
        The red flags, where they are why.
    conditions
        The conditions that are why, where there is no red flag.
    pain
        Whether it is the pain of this moment.
    therapist
        Whether the therapist's plan leaves it out.

    """

    exercise: str
    lock: Lock | None = None
    conditions: tuple[str, ...] = ()
    pain: bool = False
    therapist: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What a therapist's plan allows: the hardest level, and what is not to be done at all."""

    most_level: int = 3
    closed: frozenset[str] = frozenset()


def ask(
    exercise: Exercise,
    safety: Safety,
    rules: SafetyRules,
    *,
    pain: float | None = None,
    limits: Limits = Limits(),
) -> Permit | Refusal:
    """Return whether somebody may do `exercise`, and how hard; `pain` is that of now, 0 to 10."""
    held = lock(safety, rules)
    if held is not None:
        return Refusal(exercise.id, lock=held)
    concerned = [c for c in rules.conditions.values() if c.concerns(exercise)]
    here = [c for c in concerned if c.id in safety.conditions]
    closed = [c.id for c in here if c.effect is Effect.ASK and c.id not in safety.allowed]
    closed += [
        c.id
        for c in concerned
        if c.effect is Effect.REQUIRED and not {c.id} <= safety.conditions & safety.allowed
    ]
    if closed:
        return Refusal(exercise.id, conditions=tuple(closed))
    if exercise.id in limits.closed:
        return Refusal(exercise.id, therapist=True)
    if pain is not None and pain > rules.pain.smaller_most:
        return Refusal(exercise.id, pain=True)
    ease = any(c.effect is Effect.EASE and c.id not in safety.allowed for c in here)
    return Permit(
        exercise,
        most_level=min(1 if ease else 3, limits.most_level),
        helper=any(c.effect is Effect.HELPER for c in here),
        notes=tuple(c.id for c in here if c.effect in (Effect.NOTE, Effect.EASE)),
    )


def permits(
    library: Mapping[str, Exercise],
    safety: Safety,
    rules: SafetyRules,
    limits: Limits = Limits(),
) -> dict[str, Permit]:
    """Return a permit for every exercise that is open."""
    asked = {id_: ask(one, safety, rules, limits=limits) for id_, one in library.items()}
    return {id_: answer for id_, answer in asked.items() if isinstance(answer, Permit)}


class PainAdvice(StrEnum):
    """What pain during an exercise asks for."""

    FINE = "fine"
    SMALLER = "smaller"
    STOP = "stop"


def pain_advice(before: float, now: float, rules: SafetyRules) -> PainAdvice:
    """Return what the pain of now asks for; `before` is that at the start, both 0 to 10."""
    rule = rules.pain
    if now > rule.smaller_most or now - before >= rule.rise_most:
        return PainAdvice.STOP
    return PainAdvice.SMALLER if now > rule.fine_most else PainAdvice.FINE


def level_for(level: int, permit: Permit, pain: float | None, rules: SafetyRules) -> int:
    """Return the level for today: one lower where pain asks for it, never above the permit's."""
    sore = pain is not None and pain > rules.pain.fine_most
    return max(1, min(level - sore, permit.most_level))


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What came of the self-check "when to consider physical therapy"; never a diagnosis.

    Attributes
    ----------
    ticked, of
        How many lines apply, and of how many.
    conditions
        What that brings, for `Safety.conditions`: limits, and questions about clearance.

    """

    ticked: int
    of: int
    conditions: frozenset[str]

    @property
    def may_help(self) -> bool:
        """Whether the result says that physical therapy may help."""
        return self.ticked > 0


def self_check(ticks: Collection[str], rules: SafetyRules) -> SelfCheck:
    """Return what the ticked lines mean. Raises ValueError for a line that does not exist."""
    unknown = set(ticks) - rules.selfcheck.keys()
    if unknown:
        raise ValueError(f"expected lines of the self-check, got {', '.join(sorted(unknown))}")
    brought = {rules.selfcheck[t] for t in ticks}
    conditions = frozenset(c for c in brought if c is not None)
    return SelfCheck(len(set(ticks)), len(rules.selfcheck), conditions)
