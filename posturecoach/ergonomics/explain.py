"""Why the score is what it is: measure by measure, how far, to which limit, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from posturecoach.ergonomics.zones import (
    Border,
    Finding,
    Zone,
    ZoneRule,
    rules_for,
    steps_for,
    strain_to,
)
from posturecoach.posture.measure import Measure, View
from posturecoach.posture.view import SIDES


@dataclass(frozen=True, slots=True)
class Reason:
    """One measure's part in the strain of a moment.

    Attributes
    ----------
    id, unit
        The measure.
    zone, strain
        What was found of it: strain 0 at the own neutral, 1 at the outer border.
    border
        Which border is the nearest on its way: of the own neutral, or published.
    number, pm
        What is held against that border, and its ±: the change from the own neutral, or
        the value.
    caution, bad
        Where the zones begin on that side, in the same terms.
    moved
        Whether a published border was moved, because the own neutral lies beyond it.
    basis, cite
        ``"standard"``, ``"literature"`` or ``"product"``; the publication. What rests on
        memory of a standard says "after".

    """

    id: str
    unit: str
    zone: Zone
    strain: float
    border: Border
    number: float
    pm: float | None
    caution: float
    bad: float
    moved: bool
    basis: str
    cite: str

    def to_json(self) -> dict[str, object]:
        """Return it for programs."""
        return {
            "measure": self.id,
            "unit": self.unit,
            "zone": str(self.zone),
            "strain": round(self.strain, 2),
            "border": str(self.border),
            "number": round(self.number, 3),
            "pm": None if self.pm is None else round(self.pm, 3),
            "caution": round(self.caution, 3),
            "bad": round(self.bad, 3),
            "moved": self.moved,
            "basis": self.basis,
            "cite": self.cite,
        }


def explain(
    view: View,
    measures: Mapping[str, Measure],
    findings: Mapping[str, Finding],
    rules: Sequence[ZoneRule],
) -> tuple[Reason, ...]:
    """Return a reason for every finding of a look, the most strained first.

    The strain of a look is that of the first; the score follows from its mean over the
    last minute, see `score.score_of`. The viewing distance is among the reasons, but alone
    makes no score.

    Parameters
    ----------
    view, measures, findings
        Those of the `Look`.
    rules
        Those it was judged by.

    """
    reasons = []
    for rule in rules_for(rules, side=view in SIDES):
        finding, measure = findings.get(rule.measure), measures.get(rule.measure)
        if finding is not None and measure is not None:
            reason = _reason(rule, measure, finding)
            if reason is not None:
                reasons.append(reason)
    return tuple(sorted(reasons, key=lambda reason: -reason.strain))


def _reason(rule: ZoneRule, measure: Measure, finding: Finding) -> Reason | None:
    """Return why `measure` is strained as it is: by the border that it is furthest on to."""
    steps = steps_for(rule, measure)
    if not steps:
        return None
    strains = [strain_to(border, step, number, measure) for border, step, number in steps]
    border, step, number = steps[strains.index(max(strains))]
    return Reason(
        id=measure.id,
        unit=measure.unit,
        zone=finding.zone,
        strain=finding.strain,
        border=border,
        number=number,
        pm=measure.pm,
        caution=step.caution,
        bad=step.bad,
        moved=border is Border.PUBLISHED and step not in rule.published,
        basis=rule.basis,
        cite=rule.source,
    )
