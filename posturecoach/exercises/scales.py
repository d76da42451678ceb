"""Scales of pain and function: bounds, scores, and whether a change matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from posturecoach.exercises.plain import Plain

LEAST_ACTIVITIES, MOST_ACTIVITIES = 3, 5  # of the PSFS
DISTRESS_MOST = 5  # START's sub-score


class ScaleKind(StrEnum):
    """How a scale is answered."""

    ITEMS = "items"  # a number for each item
    ACTIVITIES = "activities"  # a number for each of the person's own activities
    CHOICE = "choice"  # one of some steps
    TOTAL = "total"  # the total of a form that was filled in elsewhere


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale.

    Attributes
    ----------
    id, kind, items
        Which, how it is answered, and what is asked for.
    least, most
        Bounds of each answer.
    lower_is_better
        Which way is an improvement.
    every_days
        How often it is offered.
    matters
        By region (``"any"`` for all), the change of the score that matters; may be empty.
    share
        The share of the first score that matters as well; None for none.
    cite
        Where that comes from.

    """

    id: str
    kind: ScaleKind
    items: tuple[str, ...]
    least: float
    most: float
    lower_is_better: bool
    every_days: int
    matters: Mapping[str, float]
    share: float | None
    cite: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One scale as it was answered on one day.

    Attributes
    ----------
    scale, day
        Which, and when (ISO 8601).
    values
        By item, or by the person's own activity.

    """

    scale: str
    day: str
    values: Mapping[str, float]

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data."""
        return {"scale": self.scale, "day": self.day, "values": dict(self.values)}


def answer_from(data: object, scales: Mapping[str, Scale], mistakes: list[str]) -> Answer:
    """Return what `Answer.to_plain` gave; every mistake is added to the list.

    An item may be left out: nobody has to answer. Of the PSFS there are three to five
    activities; of START the sub-score of distress is at most 5 and never above the total.
    """
    row = Plain(data, mistakes, "answer")
    scale = scales[row.one_of("scale", scales)]
    day, values = row.day("day"), row.table("values")
    own = scale.kind is ScaleKind.ACTIVITIES
    names = values.keys() if own else scale.items
    found = {
        name: values.number(name, least=scale.least, most=scale.most)
        for name in names
        if name in values
    }
    if not own:
        values.nothing_else(*scale.items)
    mistakes += [f"answer: values: {m}" for m in _mistakes(scale, found)]
    row.nothing_else()
    return Answer(scale.id, day, found)


def _mistakes(scale: Scale, values: Mapping[str, float]) -> list[str]:
    """Return what is wrong with the answers as a whole."""
    if scale.kind is ScaleKind.ACTIVITIES:
        good = LEAST_ACTIVITIES <= len(values) <= MOST_ACTIVITIES
        blank = any(not name.strip() for name in values)
        many = f"expected {LEAST_ACTIVITIES} to {MOST_ACTIVITIES} activities, got {len(values)}"
        return ([] if good else [many]) + (["expected activities with names"] if blank else [])
    if not values:
        return ["expected at least one answer, got none"]
    whole = scale.kind in (ScaleKind.CHOICE, ScaleKind.TOTAL) and scale.id not in ("ndi", "odi")
    found = [
        f"{name}: expected a whole number, got {value:g}"
        for name, value in values.items()
        if whole and value != int(value)
    ]
    distress = values.get("distress", 0.0)
    if distress > min(DISTRESS_MOST, values.get("total", scale.most)):
        found.append(f"distress: expected at most {DISTRESS_MOST} and the total, got {distress:g}")
    best, now, worst = (values.get(name) for name in ("best", "now", "worst"))
    if best is not None and worst is not None and best > worst:
        found.append(f"expected best up to worst, got {best:g} and {worst:g}")
    if now is not None and worst is not None and now > worst:
        found.append(f"expected now up to worst, got {now:g} and {worst:g}")
    return found


def score(scale: Scale, answer: Answer) -> float | None:
    """Return the score: a mean of the items, or the total; None where too little was answered.

    Of the NPRS it is the pain of now, for the mean of three hides it; without it, the mean
    of best and worst. A mean of the PEG needs all three.
    """
    values = answer.values
    if scale.kind is ScaleKind.TOTAL:
        return values.get("total")
    if scale.id == "nprs":
        if "now" in values:
            return values["now"]
        ends = [values[name] for name in ("best", "worst") if name in values]
        return sum(ends) / len(ends) if ends else None
    if not values or (scale.items and len(values) < len(scale.items)):
        return None
    return sum(values.values()) / len(values)


class Verdict(StrEnum):
    """What a change means."""

    BETTER = "better"
    WORSE = "worse"
    NO_CLEAR_CHANGE = "no_clear_change"


def verdict(scale: Scale, first: Answer, now: Answer, region: str = "any") -> Verdict | None:
    """Return whether the change since `first` matters; None where that can't be said.

    Two answers about other activities can't be compared; those that both name are. Of the
    PGIC, which is a change itself, the answer of now decides. `region` is ``"neck"``,
    ``"back"`` or ``"other"``.
    """
    if scale.id == "pgic":
        return _of_choice(scale, now)
    if scale.kind is ScaleKind.ACTIVITIES:
        both = first.values.keys() & now.values.keys()
        first, now = (Answer(a.scale, a.day, {n: a.values[n] for n in both}) for a in (first, now))
    before, after = score(scale, first), score(scale, now)
    if before is None or after is None:
        return None
    limits = [scale.matters.get(region, scale.matters.get("any", scale.matters.get("other", 0.0)))]
    if scale.share is not None and before > 0.0:
        limits.append(scale.share * before)
    change = before - after if scale.lower_is_better else after - before
    return _beyond(change, [limit for limit in limits if limit > 0.0])


def _of_choice(scale: Scale, now: Answer) -> Verdict | None:
    """Return what a step of the PGIC says, which is a change by itself."""
    step, least = score(scale, now), scale.matters["any"]
    if step is None:
        return None
    if step >= least:
        return Verdict.BETTER
    return Verdict.WORSE if step <= scale.most - least else Verdict.NO_CLEAR_CHANGE


def _beyond(change: float, limits: list[float]) -> Verdict | None:
    """Return what a change for the better means.

    Where a share stands beside a number, the smaller makes an improvement; to be worse
    takes the larger.
    """
    if not limits:
        return None
    if change >= min(limits) - _HAIR:
        return Verdict.BETTER
    return Verdict.WORSE if -change >= max(limits) - _HAIR else Verdict.NO_CLEAR_CHANGE


_HAIR = 1e-9


class Risk(StrEnum):
    """START's three groups."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


START_LOW_MOST = 3


def start_risk(answer: Answer) -> Risk | None:
    """Return START's group from total and distress; None where one of them is missing."""
    total, distress = answer.values.get("total"), answer.values.get("distress")
    if total is None:
        return None
    if total <= START_LOW_MOST:
        return Risk.LOW
    if distress is None:
        return None
    return Risk.HIGH if distress > START_LOW_MOST else Risk.MEDIUM
