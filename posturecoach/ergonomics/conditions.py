"""Under which conditions an angle is acceptable at work, after EN 1005-4.

Held or moved, how often, supported or not: what is not known leaves it conditional.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf


class Verdict(StrEnum):
    """What the standard says of an angle."""

    ACCEPTABLE = "acceptable"
    CONDITIONAL = "conditional"
    NOT_ACCEPTABLE = "not_acceptable"


class Static(StrEnum):
    """What the standard says of holding an angle."""

    ACCEPTABLE = "acceptable"
    SUPPORTED = "supported"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ConditionRule:
    """A stretch of angles of one part of the body, and its conditions.

    Attributes
    ----------
    part
        ``"trunk"``, ``"upper_arm"``, ``"line_of_sight"`` …; see en1005.toml.
    from_deg, to_deg
        The angles from one to the other. Where two rules meet, the milder one holds.
    static
        Whether it may be held: always, with full support, or never.
    moves_below
        Movements a minute below which it may be moved into; infinite where however often,
        None where the source at hand does not say.
    support_frees_moves
        Whether support makes more movements acceptable.
    cite
        Where the limits come from.

    """

    part: str
    from_deg: float
    to_deg: float
    static: Static
    moves_below: float | None
    support_frees_moves: bool
    cite: str

    def held(self, *, supported: bool | None = None) -> Verdict:
        """Return the verdict on holding it; `supported` is None where nobody knows."""
        if self.static is Static.ACCEPTABLE:
            return Verdict.ACCEPTABLE
        if self.static is Static.NEVER or supported is False:
            return Verdict.NOT_ACCEPTABLE
        return Verdict.ACCEPTABLE if supported else Verdict.CONDITIONAL

    def moved(self, per_min: float | None = None, *, supported: bool | None = None) -> Verdict:
        """Return the verdict on moving into it `per_min` times a minute, None if unknown."""
        if self.moves_below == inf or (supported and self.support_frees_moves):
            return Verdict.ACCEPTABLE
        if self.moves_below is None or per_min is None:
            return Verdict.CONDITIONAL
        if per_min < self.moves_below:
            return Verdict.ACCEPTABLE
        open_ = supported is None and self.support_frees_moves
        return Verdict.CONDITIONAL if open_ else Verdict.NOT_ACCEPTABLE


_MILDNESS = {Static.ACCEPTABLE: 0, Static.SUPPORTED: 1, Static.NEVER: 2}


def condition_of(
    rules: Sequence[ConditionRule], part: str, angle_deg: float
) -> ConditionRule | None:
    """Return the rule for `angle_deg` of `part`, None where there is none.

    Parameters
    ----------
    rules
        See `rulebook.condition_rules`.
    part
        The part of the body.
    angle_deg
        Degrees, in the sign of en1005.toml.

    """
    found = [
        rule for rule in rules if rule.part == part and rule.from_deg <= angle_deg <= rule.to_deg
    ]
    return min(found, key=lambda rule: _MILDNESS[rule.static], default=None)
