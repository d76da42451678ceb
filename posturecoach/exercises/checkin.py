"""A check-in: where it hurts and how, what may add to it, treatments and goals; plain values.

Nobody has to answer anything; what was not answered is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from posturecoach.exercises.plain import Plain

_MIDDLE = ("head", "neck", "upper_back", "lower_back")
_PAIRED = (
    *("shoulder", "upper_arm", "elbow", "wrist_hand", "buttock"),
    *("hip_thigh", "knee", "lower_leg", "ankle_foot"),
)
REGIONS: tuple[str, ...] = (
    *_MIDDLE,
    *(f"{region}_{side}" for region in _PAIRED for side in ("left", "right")),
)
"""Areas of the body map: nine as in the Nordic questionnaire, with head, arms and legs split."""

KINDS = ("ache", "stiff", "sharp", "tingling", "numb", "weak")
"""How pain can feel."""

FACTORS = (
    *("tension", "weak_core", "posture", "wear", "facet", "nerve", "old_injury"),
    *("stress", "sleep", "little_movement", "heavy_work"),
)
"""What may add to it: the article's seven, side by side, and four of daily life."""

TREATMENTS = (
    *("epidural", "facet_injection", "ablation", "chiropractic", "massage", "prp"),
    *("medicine", "therapy", "other"),
)
"""Other treatments on the timeline, as the article names them."""

AFTER_PROCEDURE = ("epidural", "facet_injection", "ablation", "prp")
"""Treatments after which a clinician says from when on to exercise."""

NOTE_MOST = 500  # characters; a line for the report, not a diary


@dataclass(frozen=True, slots=True)
class Sore:
    """One region of the body map.

    Attributes
    ----------
    region
        One of `REGIONS`.
    pain
        From 0 to 10; None where it was not answered.
    kinds
        Some of `KINDS`.
    radiates
        Whether it spreads into arm or leg; None where it was not answered.

    """

    region: str
    pain: float | None = None
    kinds: tuple[str, ...] = ()
    radiates: bool | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data, without what was not answered."""
        whole: dict[str, object] = {"region": self.region, "kinds": list(self.kinds)}
        if self.pain is not None:
            whole["pain"] = self.pain
        if self.radiates is not None:
            whole["radiates"] = self.radiates
        return whole


@dataclass(frozen=True, slots=True)
class Treatment:
    """A mark on the timeline of other treatments.

    With `exercise_from` a clinician has said from which day on to exercise again.
    """

    kind: str
    day: str
    note: str = ""
    exercise_from: str | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data."""
        whole: dict[str, object] = {"kind": self.kind, "day": self.day, "note": self.note}
        return whole if self.exercise_from is None else whole | {
            "exercise_from": self.exercise_from
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """Something somebody wants to do again, in their own words.

    Attributes
    ----------
    text, day
        What, and since when.
    confidence
        How sure they are, 0 to 10; None where not asked.
    reached
        On which day; None for not yet.

    """

    text: str
    day: str
    confidence: float | None = None
    reached: str | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data, without what is not known."""
        whole: dict[str, object] = {
            "text": self.text,
            "day": self.day,
            "confidence": self.confidence,
            "reached": self.reached,
        }
        return {key: value for key, value in whole.items() if value is not None}


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in. A daily one may hold nothing but a number and a line.

    Attributes
    ----------
    day
        ISO 8601.
    sore
        Regions of the body map.
    factors
        Some of `FACTORS`.
    scales
        By scale, its values; see `scales.Answer`.
    note
        A line.
    new_flags
        Red flags that are new; None where "anything new?" was not answered.

    """

    day: str
    sore: tuple[Sore, ...] = ()
    factors: tuple[str, ...] = ()
    scales: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    note: str = ""
    new_flags: tuple[str, ...] | None = None

    def to_plain(self) -> dict[str, object]:
        """Return it as plain data."""
        whole: dict[str, object] = {
            "day": self.day,
            "sore": [sore.to_plain() for sore in self.sore],
            "factors": list(self.factors),
            "scales": {name: dict(values) for name, values in self.scales.items()},
            "note": self.note,
        }
        return whole if self.new_flags is None else whole | {"new_flags": list(self.new_flags)}


def sore_from(data: object, mistakes: list[str], where: str = "sore") -> Sore:
    """Return what `Sore.to_plain` gave; every mistake is added to the list."""
    row = Plain(data, mistakes, where)
    found = Sore(
        row.one_of("region", REGIONS),
        row.number("pain", least=0, most=10) if "pain" in row else None,
        _some(row, "kinds", KINDS),
        row.flag("radiates") if "radiates" in row else None,
    )
    row.nothing_else()
    return found


def treatment_from(data: object, mistakes: list[str]) -> Treatment:
    """Return what `Treatment.to_plain` gave; every mistake is added to the list."""
    row = Plain(data, mistakes, "treatment")
    from_ = row.day("exercise_from") if "exercise_from" in row else None
    found = Treatment(row.one_of("kind", TREATMENTS), row.day("day"), _note(row), from_)
    if from_ is not None and from_ < found.day:
        row.wrong("exercise_from", f"a day from {found.day} on")
    row.nothing_else("exercise_from")
    return found


def goal_from(data: object, mistakes: list[str]) -> Goal:
    """Return what `Goal.to_plain` gave; every mistake is added to the list."""
    row = Plain(data, mistakes, "goal")
    reached = row.day("reached") if "reached" in row else None
    sure = row.number("confidence", least=0, most=10) if "confidence" in row else None
    found = Goal(row.words("text"), row.day("day"), sure, reached)
    if reached is not None and reached < found.day:
        row.wrong("reached", f"a day from {found.day} on")
    row.nothing_else("reached", "confidence")
    return found


def checkin_from(data: object, mistakes: list[str]) -> CheckIn:
    """Return what `CheckIn.to_plain` gave; every mistake is added to the list.

    The values of the scales are checked by `scales.answer_from`, the flags by `gate.report`.
    """
    row = Plain(data, mistakes, "check-in")
    sore = tuple(
        sore_from(one, mistakes, f"check-in: sore {number}")
        for number, one in enumerate(_list(row, "sore"), 1)
    )
    regions = [one.region for one in sore]
    mistakes += [
        f"check-in: sore: expected each region once, got {region} again"
        for region in sorted({r for r in regions if regions.count(r) > 1})
    ]
    scales: dict[str, Mapping[str, float]] = {}
    if "scales" in row:
        table = row.table("scales")
        for name in table.keys():  # noqa: SIM118 - a Plain is no dictionary
            values = table.table(name)
            scales[name] = {key: values.number(key) for key in values.keys()}  # noqa: SIM118
    flags = row.texts("new_flags") if "new_flags" in row else None
    found = CheckIn(row.day("day"), sore, _some(row, "factors", FACTORS), scales, _note(row), flags)
    row.nothing_else("scales", "new_flags")
    return found


def region_of_change(sore: tuple[Sore, ...]) -> str:
    """Return for which region a change of pain is judged: where it hurts most.

    ``"neck"``, ``"back"`` or ``"other"``, as the scales have them.
    """
    worst = max(sore, key=lambda s: s.pain or 0.0, default=None)
    if worst is None:
        return "other"
    if worst.region in ("neck", "head"):
        return "neck"
    return "back" if worst.region in ("upper_back", "lower_back") else "other"


def flare_ups(pain: Mapping[str, float], usual: float) -> tuple[str, ...]:
    """Return the first day of each flare-up: pain 2 or more above the usual for 2 days.

    `pain` by day (ISO 8601), from 0 to 10. Days that were not answered end none and begin
    none.
    """
    found, high = [], []
    for day in sorted(pain):
        if pain[day] >= usual + FLARE_RISE:
            high.append(day)
            if len(high) == FLARE_DAYS:
                found.append(high[0])
        else:
            high = []
    return tuple(found)


FLARE_RISE = 2.0  # RULES.md section 7, line 42
FLARE_DAYS = 2


def _some(row: Plain, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    found = row.texts(key) if key in row else ()
    if not set(found) <= set(allowed) or len(set(found)) < len(found):
        row.wrong(key, f"some of {', '.join(allowed)}, each once")
        return ()
    return found


def _note(row: Plain) -> str:
    note = row.words("note", "")
    if len(note) > NOTE_MOST:
        row.wrong("note", f"at most {NOTE_MOST} characters")
    return note


def _list(row: Plain, key: str) -> tuple[object, ...]:
    return row.items(key) if key in row else ()
