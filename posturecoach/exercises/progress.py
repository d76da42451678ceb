"""Levels: up after sessions that kept the rule, down after sessions that broke it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from posturecoach.exercises.gate import SafetyRules
from posturecoach.exercises.library import LEVELS
from posturecoach.exercises.plain import Plain


@dataclass(frozen=True, slots=True)
class Session:
    """One exercise as it was done.

    Attributes
    ----------
    exercise, level, day
        Which, how hard, and when (ISO 8601).
    share
        Of the wanted repetitions that counted, 0 to 1; None where nothing was counted.
    pain_before, pain_after
        From 0 to 10; None where it was not answered.
    next_day_rise
        By how much the pain of the next day lay above that before; None if not known.

    """

    exercise: str
    level: int
    day: str
    share: float | None = None
    pain_before: float | None = None
    pain_after: float | None = None
    next_day_rise: float | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data, without what is not known."""
        whole: dict[str, object] = {
            "exercise": self.exercise,
            "level": self.level,
            "day": self.day,
            "share": self.share,
            "pain_before": self.pain_before,
            "pain_after": self.pain_after,
            "next_day_rise": self.next_day_rise,
        }
        return {key: value for key, value in whole.items() if value is not None}


def session_from(data: object, mistakes: list[str]) -> Session:
    """Return what `Session.to_plain` gave; mistakes are added to the list."""
    row = Plain(data, mistakes, "session")
    bounds = {"share": (0, 1), "pain_before": (0, 10), "pain_after": (0, 10)}
    numbers = {
        key: row.number(key, least=least, most=most) if key in row else None
        for key, (least, most) in {**bounds, "next_day_rise": (-10, 10)}.items()
    }
    found = Session(
        row.words("exercise"),
        row.whole("level", least=LEVELS[0], most=LEVELS[-1]),
        row.day("day"),
        **numbers,
    )
    row.nothing_else(*numbers)
    return found


def kept(session: Session, rules: SafetyRules) -> bool | None:
    """Return whether a session kept the rule; None where too little is known of it.

    What was led by the clock has no share: then the pain alone decides, and pain nobody
    answered for decides nothing.
    """
    rule = rules.pain
    broke = (
        (session.share is not None and session.share < rule.counted_share)
        or (session.pain_after is not None and session.pain_after > rule.fine_most)
        or (session.next_day_rise is not None and session.next_day_rise >= rule.rise_most)
    )
    if broke:
        return False
    return True if session.pain_after is not None else None


@dataclass(frozen=True, slots=True)
class Change:
    """The level that follows from the past, and by how much it differs: -1, 0 or +1."""

    level: int
    by: int


def next_level(
    level: int, sessions: Sequence[Session], rules: SafetyRules, most_level: int = 3
) -> Change:
    """Return the level of an exercise after its `sessions`, oldest first.

    Only those at the present level since it was last changed count; those of which too
    little is known neither help nor hurt. The level never exceeds `most_level`.
    """
    if level > most_level:
        return Change(most_level, most_level - level)
    known = []
    for session in reversed(sessions):
        if session.level != level:
            break
        verdict = kept(session, rules)
        known += [] if verdict is None else [verdict]
    rule = rules.pain
    down = known[: rule.down_sessions]
    if len(down) == rule.down_sessions and not any(down) and level > LEVELS[0]:
        return Change(level - 1, -1)
    up = known[: rule.up_sessions]
    if len(up) == rule.up_sessions and all(up) and level < min(most_level, LEVELS[-1]):
        return Change(level + 1, 1)
    return Change(level, 0)
