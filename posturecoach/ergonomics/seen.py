"""From a reading to the steps of RULA and REBA: every score that what was seen allows.

Three rules. An angle with its ± may lie in several bins: then it has several scores. What
was not seen is what was answered, or everything it could be. A box of the form (twisted,
bent sideways, abducted) that this view cannot show stays empty, as on paper, and is named.

How much of a measure's ± counts is a product choice: half of it, as in `zones`. Each ± is
a 95 % interval of its own, and they never err all together: taken whole, half of the RULA
ranges of rendered people were too wide to say anything; taken by half, the range still
holds the true score in nine of ten (docs/agreement.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import hypot, inf, nextafter

from posturecoach.ergonomics.assessment import Assessment, Method
from posturecoach.ergonomics.steps import Scale, Told, Values
from posturecoach.ergonomics.work import Work
from posturecoach.posture.measure import Measure, Reading, View
from posturecoach.posture.view import SIDES

SHARE_OF_PM = 0.5
RAISED_PERCENT = 15.0  # the bad border of shoulder_elevation in zones.toml; RULA gives none
UPRIGHT_DEG = 5.0  # as rula.toml and reba.toml tolerate ...
NO_EXTENSION_DEG = -5.0  # ... what is not yet a lean, and not yet an extension
LEANS_ON_DEG = 5.0  # who sits this much further forward has left the backrest
LIGHT_KG = 2.0  # RULA's first bin; nothing so light has a grip to be rated
HEAVY_KG = 10.0
_HOURS_S = 36_000.0  # surely static

Key = tuple[str, str]
"""A step and one of its quantities or flags: ``("neck", "deg")``."""


@dataclass(frozen=True, slots=True)
class Angle:
    """One quantity of a step, as measured.

    Attributes
    ----------
    value, pm
        In degrees (percent for a raised shoulder), signs as in rula.toml; the half width
        of the 95 % interval.
    measures
        What it was taken from, in the words of measures.toml.
    least
        What it is not below, whatever its ±, because another measure says so.

    """

    value: float
    pm: float
    measures: tuple[str, ...]
    least: float = -inf


Angles = Mapping[Key, Angle]


def angles_of(reading: Reading) -> dict[Key, Angle]:
    """Return what `reading` says of neck, trunk and arms.

    The neck counts against the trunk and from the own neutral. From the side the trunk
    counts against the vertical; from the front only its change from the own neutral can
    be seen, which stands for it as the neutral is taken sitting upright. Empty from any
    other view: too little can be seen there.
    """
    seen = reading.measures
    found: dict[Key, Angle] = {}
    if reading.view in SIDES:
        _side(seen, found)
    elif reading.view is View.FRONT:
        _front(seen, found)
    return found


def _side(seen: Mapping[str, Measure], found: dict[Key, Angle]) -> None:
    trunk = seen["trunk_inclination"]
    if trunk.value is not None:
        found["trunk", "deg"] = _angle(trunk, trunk.value)
    _neck(seen, found)
    flexion = seen["neck_flexion_rula"]
    if ("neck", "deg") not in found and flexion.from_neutral is not None:
        found["neck", "deg"] = _angle(flexion, flexion.from_neutral)
    for key, id_, sign, zero in (
        (("upper_arm", "deg"), "upper_arm_elevation", 1.0, 0.0),
        (("lower_arm", "deg"), "elbow_inner_angle", -1.0, 180.0),  # RULA counts the bend
        (("trunk", "hip_trunk_deg"), "hip_angle", 1.0, 0.0),
    ):
        measure = seen[id_]
        if measure.value is not None:
            found[key] = _angle(measure, zero + sign * measure.value)


def _front(seen: Mapping[str, Measure], found: dict[Key, Angle]) -> None:
    trunk = seen["trunk_inclination"]
    if trunk.from_neutral is not None:
        found["trunk", "deg"] = _angle(trunk, trunk.from_neutral)
    _neck(seen, found)
    if ("neck", "deg") in found and _chin_level(seen):
        found["neck", "deg"] = replace(found["neck", "deg"], least=NO_EXTENSION_DEG)
    turn = seen["trunk_rotation"]
    if turn.from_neutral is not None:
        found["trunk", "twist_deg"] = _angle(turn, turn.from_neutral)
        yaw = seen["head_yaw"]
        if yaw.from_neutral is not None:
            found["neck", "twist_deg"] = _difference(yaw, turn)
    for key, ids in (
        (("neck", "side_bend_deg"), ("cervical_lateral_bend",)),
        # With the hips below the desk, the line of the shoulders leans with the trunk.
        (("trunk", "side_bend_deg"), ("trunk_lateral_lean", "shoulder_tilt")),
        (("upper_arm", "shoulder_raised"), ("shoulder_elevation",)),
    ):
        measure = next((seen[id_] for id_ in ids if seen[id_].from_neutral is not None), None)
        if measure is not None and measure.from_neutral is not None:
            found[key] = _angle(measure, measure.from_neutral)
    arm = seen["upper_arm_elevation"]
    if arm.value is not None:
        found["upper_arm", "abduction_deg"] = _angle(arm, max(0.0, arm.value))


def _neck(seen: Mapping[str, Measure], found: dict[Key, Angle]) -> None:
    neck, trunk = seen["neck_inclination"], seen["trunk_inclination"]
    if neck.from_neutral is not None and trunk.from_neutral is not None:
        found["neck", "deg"] = _difference(neck, trunk)


def _chin_level(seen: Mapping[str, Measure]) -> bool:
    """Return whether the neck can't be extended, however unsure its angle is from the front.

    To extend it without lifting the chin the trunk would have to lean forward under the
    head. The same is asked before an extended neck is judged, see `judge`.
    """
    trunk, chin = seen["trunk_inclination"].from_neutral, seen["head_pitch"].from_neutral
    return (
        trunk is not None and trunk <= UPRIGHT_DEG and chin is not None and chin >= NO_EXTENSION_DEG
    )


def _angle(measure: Measure, value: float) -> Angle:
    return Angle(value, measure.pm or 0.0, (measure.id,))


def _difference(one: Measure, other: Measure) -> Angle:
    value = (one.from_neutral or 0.0) - (other.from_neutral or 0.0)
    return Angle(value, hypot(one.pm or 0.0, other.pm or 0.0), (one.id, other.id))


@dataclass(frozen=True, slots=True)
class Score:
    """What a method says of one posture as the camera sees it.

    Attributes
    ----------
    assessment
        With every score that is possible.
    likely
        The score of the angles as they were read, without their ±; None where unseen
        steps leave it open, and where the range is too wide to say anything.
    unseen
        Steps that were neither seen nor answered.
    answered
        Steps of which only the person's answer is known.
    assumed
        Boxes that stayed empty because this view cannot show them: ``neck.twisted``.

    """

    assessment: Assessment
    likely: int | None
    unseen: tuple[str, ...]
    answered: tuple[str, ...]
    assumed: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return it for one look. Without enough seen there is no number, not even a range."""
        found = self.assessment
        enough = found.enough_seen
        return {
            "score": found.score,
            "range": list(found.range) if enough else None,
            "likely": self.likely,
            "action_level": found.level.level if enough and found.level else None,
            "action_levels": [level.level for level in found.levels] if enough else None,
            "action": found.words(),
            "enough_seen": enough,
            "unsure": [step for step in found.unseen if step not in self.unseen],
            "unseen": list(self.unseen),
            "answered": list(self.answered),
            "assumed": list(self.assumed),
        }


@dataclass(frozen=True, slots=True)
class Times:
    """How long and how often, measured; None: a still picture, of which both are open.

    Attributes
    ----------
    static_s
        Seconds that the posture has been held.
    per_min
        Changes from one held posture to another in the last minute.

    """

    static_s: float
    per_min: float


def score(method: Method, angles: Angles, work: Work, times: Times | None) -> Score:
    """Return what `method`, RULA or REBA, says of `angles`, the answers and the times.

    Parameters
    ----------
    method
        From `rulebook.method`.
    angles
        From `angles_of`, or true ones with a ± of 0.
    work
        The remembered answers.
    times
        Of the hold.

    Raises
    ------
    ValueError
        For a method whose steps a camera does not see.

    """
    names = _NAMES.get(method.NAME)
    if names is None:
        raise ValueError(f"expected RULA or REBA, got {method.NAME}")
    seen = _steps(method, names, angles, work, SHARE_OF_PM)
    answers = _answers(method, work) | _timed(method, names, times)
    told = {id_: answers[id_] for id_ in answers if id_ not in seen}
    found = method.assess(told | seen)
    likely = None
    if found.enough_seen:
        likely = method.assess(told | _steps(method, names, angles, work, 0.0)).score
    return Score(
        found,
        likely,
        tuple(id_ for id_ in method.steps if id_ not in told and id_ not in seen),
        tuple(id_ for id_ in told if id_ not in {"muscle_use", "activity"}),
        _assumed(method, names, angles, seen),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What a method calls what both ask."""

    timed: str
    supported: str
    backrest: str | None


_NAMES: Mapping[str, _Names] = {
    "RULA": _Names("muscle_use", "supported_or_leaning", "seated_well_supported"),
    "REBA": _Names("activity", "leaning_supported_or_gravity_assisted", None),
}
_BODY = ("neck", "trunk", "upper_arm", "lower_arm")


def _steps(
    method: Method, names: _Names, angles: Angles, work: Work, share: float
) -> dict[str, Values]:
    """Return the possible scores of the steps whose angle was seen."""
    seen = {}
    for id_ in _BODY:
        if (id_, "deg") not in angles:
            continue
        told = _told(method, id_, angles, share)
        if id_ == "upper_arm":
            told = _with_support(told, names.supported, work)
        if id_ == "trunk" and names.backrest is not None and work.backrest:
            told = _with_backrest(told, names.backrest)
        seen[id_] = method.steps[id_].possible(told)
    return seen


def _told(method: Method, id_: str, angles: Angles, share: float) -> Told:
    step = method.steps[id_]
    gauges = {gauge.quantity: gauge for gauge in step.gauges}
    quantities: dict[str, tuple[float, ...]] = {}
    flags: dict[str, tuple[bool, ...]] = {}
    for (of, name), angle in angles.items():
        if of != id_:
            continue
        reach = share * angle.pm
        if name == "deg":
            low, high = angle.value - reach, angle.value + reach
            low, high = max(low, angle.least), max(high, angle.least)
            quantities[name] = _within(step.scales[0], low, high)
        elif name in gauges:
            quantities[name] = _gauged(gauges[name], angle.value, reach)
        elif name in step.points:
            beyond = (value > RAISED_PERCENT for value in (angle.value, angle.value - reach))
            flags[name] = tuple(dict.fromkeys(beyond))
    return Told(quantities, flags=flags)


def _within(scale: Scale, low: float, high: float) -> tuple[float, ...]:
    """Return one value of every bin that reaches between `low` and `high`."""
    low, high = _kept(scale, low), _kept(scale, high)
    return (low, *(edge for edge in _edges(scale) if low < edge < high), high)


def _gauged(gauge: Scale, value: float, reach: float) -> tuple[float, ...]:
    """Return the values that count: a box is ticked for what is seen, not for what might be.

    Beyond its limit by more than the doubt it is ticked, beyond by less it may be.
    """
    surely = max(0.0, abs(value) - reach)
    sign = -1.0 if value < 0.0 else 1.0
    if gauge.quantity == "hip_trunk_deg":  # a limit from below: there the doubt counts both ways
        return _within(gauge, value - reach, value + reach)
    return (_kept(gauge, value), _kept(gauge, sign * surely))


def _kept(scale: Scale, value: float) -> float:
    """Return `value` kept where the scale has bins."""
    highest = scale.bins[-1].high
    lowest = -highest if scale.absolute else scale.bins[0].low
    return min(max(value, lowest), highest)


@cache
def _edges(scale: Scale) -> tuple[float, ...]:
    """Return each value at which the bin changes, with its neighbours on either side."""
    ends = {end for bin_ in scale.bins for end in (bin_.low, bin_.high)}
    ends |= {-end for end in ends} if scale.absolute else set()
    ends |= {scale.zero_from, scale.zero_to}
    return tuple(
        sorted(one for end in ends for one in (nextafter(end, -inf), end, nextafter(end, inf)))
    )


def _with_support(told: Told, supported: str, work: Work) -> Told:
    known = (False, True) if work.arm_support is None else (work.arm_support,)
    return Told(told.quantities, flags={**told.flags, supported: known})


def _with_backrest(told: Told, name: str) -> Told:
    """Return what was told, with the trunk supported as far as it does not lean forward."""
    forward = {value > LEANS_ON_DEG for value in told.quantities["deg"]}
    choices = {True: None, False: name}
    return Told(told.quantities, tuple(choices[one] for one in sorted(forward)), flags=told.flags)


def _answers(method: Method, work: Work) -> dict[str, Values]:
    """Return the scores that the person's answers leave, of the steps that were answered."""
    found = _legs_and_load(method, work)
    rula = method.NAME == "RULA"
    wrist = method.steps["wrist"].all_values
    if work.wrist_straight is not None:
        # Up to 15 degrees are the same to REBA: bent a little may still be its 1.
        found["wrist"] = wrist[:1] if work.wrist_straight else wrist[rula:]
    if rula and work.wrist_twisted is not None:
        name = "near_end_of_range" if work.wrist_twisted else "mid_range"
        found["wrist_twist"] = _chosen(method, "wrist_twist", name)
    if work.arms_by_side:
        upper = Told({"deg": (0.0,)})
        upper = _with_support(upper, _NAMES[method.NAME].supported, work)
        found["upper_arm"] = method.steps["upper_arm"].possible(upper)
        found["lower_arm"] = method.steps["lower_arm"].possible(Told({"deg": (90.0,)}))
    return found


def _legs_and_load(method: Method, work: Work) -> dict[str, Values]:
    found: dict[str, Values] = {}
    rula = method.NAME == "RULA"
    both = "supported_balanced" if rula else "bilateral_weight_bearing_walking_or_sitting"
    if work.legs_supported:
        found["legs"] = _chosen(method, "legs", both)
    elif work.legs_supported is False:
        # REBA counts whoever sits as balanced; whether this one sits was not asked.
        names = ("not_supported",) if rula else (both, "unilateral_feather_weight_or_unstable")
        found["legs"] = _chosen(method, "legs", *names)
    if work.load_kg is None:
        return found
    if not rula:
        found["load"] = method.steps["load"].possible(Told({"kg": (work.load_kg,)}))
        if work.load_kg < LIGHT_KG:
            found["coupling"] = _chosen(method, "coupling", "good")
    elif work.load_kg < LIGHT_KG:
        found["force"] = _chosen(method, "force", "none_or_lt_2kg_intermittent")
    else:
        size = "kg_over_10" if work.load_kg > HEAVY_KG else "kg_2_to_10"
        ways = {False: "intermittent", True: "static_or_repeated"}
        said = (False, True) if work.load_held is None else (work.load_held,)
        found["force"] = _chosen(method, "force", *(f"{size}_{ways[one]}" for one in said))
    return found


def _chosen(method: Method, id_: str, *names: str) -> Values:
    return method.steps[id_].possible(Told(choices=names))


def _timed(method: Method, names: _Names, times: Times | None) -> dict[str, Values]:
    step = method.steps[names.timed]
    if times is None:
        both = {"static_s": (0.0, _HOURS_S), "repeated_per_min": (0.0,)}
        return {names.timed: step.possible(Told(both))}
    told = {"static_s": (times.static_s,), "repeated_per_min": (times.per_min,)}
    return {names.timed: step.possible(Told(told))}


def _assumed(
    method: Method, names: _Names, angles: Angles, seen: Mapping[str, Values]
) -> tuple[str, ...]:
    """Return the boxes with points of which nothing was seen, in the steps that were."""
    empty = []
    for id_ in seen:
        step = method.steps[id_]
        shown = {name for of, name in angles if of == id_} | {names.supported}
        for gauge in step.gauges:
            if gauge.quantity in shown:
                shown |= {bin_.name for bin_ in gauge.bins}
        empty += [
            f"{id_}.{name}" for name, points in step.points.items() if points and name not in shown
        ]
    return tuple(empty)
