"""Which rule a prompt came from, in plain words, and what loosening it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QLocale

from posturecoach.coaching.effect import loosened_zones, time_factor
from posturecoach.coaching.rules import Kind, Policy
from posturecoach.coaching.state import Prompt
from posturecoach.desktop.languages import within
from posturecoach.desktop.names import QT_TRANSLATE_NOOP
from posturecoach.desktop.series import rule_for
from posturecoach.desktop.sixty_seconds import Recording
from posturecoach.desktop.texts import said as cited
from posturecoach.desktop.words import (
    MINUS,
    change_words,
    doing_words,
    measure_name,
    now_words,
)
from posturecoach.ergonomics.holding import Hold, HoldRule
from posturecoach.ergonomics.zones import (
    SECOND_HAND,
    Border,
    Finding,
    Step,
    Zone,
    ZoneRule,
    steps_for,
    strain_to,
)
from posturecoach.posture.measure import Measure
from posturecoach.posture.view import SIDES

translate = QCoreApplication.translate

_MINUTE_S = 60
_HOUR_MIN = 60
_BASES = {
    "standard": QT_TRANSLATE_NOOP("explain", "It rests on a standard or a published method."),
    "literature": QT_TRANSLATE_NOOP("explain", "It rests on published studies."),
    "product": QT_TRANSLATE_NOOP("explain", "The borders are our own choice."),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as they come with the program, and how far each has been loosened.

    Attributes
    ----------
    zones, holds
        As they are written: **not** loosened.
    policy
        The coach's numbers.
    loosened
        By rule, by how many steps: that of the coach's state.

    """

    zones: Sequence[ZoneRule]
    holds: Sequence[HoldRule]
    policy: Policy
    loosened: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limit:
    """A line in the strip: a number in the measure's unit, and what begins there."""

    number: float
    name: str


@dataclass(frozen=True, slots=True)
class FiredRule:
    """Why a prompt was shown.

    Attributes
    ----------
    seen
        What was seen when it came, with unit and ±; empty where nothing is to be told.
    words, source
        The rule, and where it comes from.
    measure, unit, change
        What the strip shows: the change of this measure from the neutral, or its value. No
        measure for a rule that goes by time alone.
    limits
        Of the strip.
    now, loosened
        The rule as it is, and as it would be one step looser; `loosened` is empty where it
        is as loose as it may be.

    """

    seen: str
    words: str
    source: str
    now: str
    loosened: str
    measure: str = ""
    unit: str = ""
    change: bool = True
    limits: tuple[Limit, ...] = ()


def fired_rule(prompt: Prompt, recording: Recording, rules: Rules) -> FiredRule:
    """Return the rule that `prompt` came from, as it counts for this person now.

    Raises
    ------
    ValueError
        For a prompt that comes from no rule, as a thanks does.

    """
    kind, _, about = prompt.rule.partition(":")
    if kind == "zone":
        return _zone(prompt, about, recording, rules)
    if kind == "hold":
        return _hold(prompt, about, recording, rules)
    if f"{kind}_s" in rules.policy.numbers and not about:
        return _time(kind, rules)
    raise ValueError(f"expected a prompt that comes from a rule, got {prompt.rule!r}")


def is_at_most(rule: str, rules: Rules) -> bool:
    """Return whether `rule` has been loosened as far as it may be."""
    return rules.loosened.get(rule, 0) >= int(rules.policy["loosen_most"])


def _zone(prompt: Prompt, measure_id: str, recording: Recording, rules: Rules) -> FiredRule:
    rule = rule_for(_zones(rules), measure_id, recording.view)
    if rule is None:
        return _unknown()
    measure = recording.last(measure_id)
    chosen = None if measure is None else _nearest(rule, measure)
    border = Border.PERSONAL if rule.personal else Border.PUBLISHED
    steps = tuple(rule.personal or rule.published)
    if chosen is not None:
        border, step = chosen
        steps = (step,)
    looser = None
    if not is_at_most(prompt.rule, rules):
        looser = rule_for(_zones(rules, {prompt.rule: 1}), measure_id, recording.view)
    names = translate("replay", "some strain"), translate("replay", "more strain")
    limits = [
        Limit(number, name)
        for step in steps
        for number, name in zip((step.caution, step.bad), names, strict=True)
    ]
    return FiredRule(
        seen=_seen(measure, border),
        words=_zone_words(prompt, steps, border, rule.unit, rules.policy),
        source=_source(rule.source, rule.basis),
        now=_borders(rule, measure),
        loosened="" if looser is None else _borders(looser, measure),
        measure=measure_id,
        unit=rule.unit,
        change=border is Border.PERSONAL,
        limits=tuple(limits),
    )


def _zones(rules: Rules, more: Mapping[str, int] | None = None) -> Sequence[ZoneRule]:
    steps = dict(rules.loosened)
    for rule, by in (more or {}).items():
        steps[rule] = steps.get(rule, 0) + by
    return loosened_zones(rules.zones, steps, rules.policy)


def _nearest(rule: ZoneRule, measure: Measure) -> tuple[Border, Step] | None:
    """Return the border that `measure` is furthest on the way to."""
    found = steps_for(rule, measure)
    if not found:
        return None
    border, step, _ = max(found, key=lambda one: strain_to(one[0], one[1], one[2], measure))
    return border, step


def _seen(measure: Measure | None, border: Border) -> str:
    if measure is None:
        return ""
    doing = doing_words(Finding(measure.id, Zone.CAUTION, 0.0, border, 0.0), measure)
    if border is Border.PERSONAL:
        words = translate("replay", "Seen last: {0}, {1} from your own neutral.")
        return words.format(within(doing), change_words(measure))
    words = translate("replay", "Seen last: {0}, {1}.")
    measure = Measure(measure.id, measure.unit, value=measure.value, pm=measure.pm)
    return words.format(within(doing), now_words(measure))


def _zone_words(
    prompt: Prompt, steps: tuple[Step, ...], border: Border, unit: str, policy: Policy
) -> str:
    caution = _edges(steps, unit, border, bad=False)
    if prompt.kind is Kind.SETUP:
        words = translate(
            "replay",
            "The rule: {0} it is some strain. When that comes back on {1} of {2} days, "
            "a change of the desk is advised.",
        )
        days = f"{policy['setup_days']:.0f}", f"{policy['setup_within_days']:.0f}"
        return words.format(caution, *days)
    words = translate(
        "replay",
        "The rule: {0} it is some strain. After {1} of it without a pause, or for "
        "{2}\N{NO-BREAK SPACE}% of {3}, the quiet cue comes.",
    )
    return words.format(
        caution,
        exact_time(policy["cue_after_s"]),
        f"{100.0 * policy['cue_share']:.0f}",
        exact_time(policy["cue_window_s"]),
    )


def _borders(rule: ZoneRule, measure: Measure | None) -> str:
    """Return where the zones of `rule` begin, for both kinds of border that it has."""
    own = None
    if measure is not None and measure.value is not None and measure.from_neutral is not None:
        own = measure.value - measure.from_neutral
    published = rule.published
    if own is not None:
        published = tuple(step.moved_for(own) for step in published)
    parts = []
    if rule.personal:
        words = translate("replay", "some strain {0}, more {1}, against your own neutral")
        parts.append((words, rule.personal, Border.PERSONAL))
    if published:
        words = translate("replay", "some strain {0}, more {1}")
        parts.append((words, published, Border.PUBLISHED))
    said = [
        words.format(
            _edges(steps, rule.unit, border, bad=False), _edges(steps, rule.unit, border, bad=True)
        )
        for words, steps, border in parts
    ]
    return translate("replay", "{0}; and {1}").format(*said) if len(said) > 1 else said[0]


def _edges(steps: tuple[Step, ...], unit: str, border: Border, *, bad: bool) -> str:
    """Return "from +20° or −5°", "from ±15°"; of published limits "below 46°"."""
    numbers = [step.bad if bad else step.caution for step in steps]
    if border is Border.PERSONAL:
        if len(numbers) == 2 and abs(sum(numbers)) < 1e-9:  # noqa: PLR2004 - one on each side
            each = [f"±{exact(abs(numbers[0]), unit)}"]
        else:
            each = [exact(number, unit, signed=True) for number in numbers]
        return translate("replay", "from {0}").format(_or(each))
    above, below = translate("replay", "above {0}"), translate("replay", "below {0}")
    return _or(
        [
            (above if step.sign > 0 else below).format(exact(number, unit))
            for step, number in zip(steps, numbers, strict=True)
        ]
    )


def _or(each: list[str]) -> str:
    return translate("replay", "{0} or {1}").format(*each) if len(each) > 1 else each[0]


def _hold(prompt: Prompt, part: str, recording: Recording, rules: Rules) -> FiredRule:
    rule = next((one for one in rules.holds if one.part == part), None)
    if rule is None:
        return _unknown()
    side = recording.view in SIDES
    measure, change = (rule.side, rule.side_change) if side else (rule.front, rule.front_change)
    by = time_factor(rules.loosened, prompt.rule, rules.policy)
    more = time_factor(
        {prompt.rule: rules.loosened.get(prompt.rule, 0) + 1}, prompt.rule, rules.policy
    )
    held = next((one for one in recording.held if one.part == part), None)
    words = translate(
        "replay",
        "The rule: the more a part of the body is inclined, the shorter it may be held still. "
        "That begins at {0}.",
    )
    return FiredRule(
        seen=_held_words(held, recording.last(measure), by, rules.policy),
        words=words.format(exact(rule.from_deg, "deg")),
        source=_source(_hold_source(rule), "standard"),
        now=_times(rule, by),
        loosened="" if is_at_most(prompt.rule, rules) else _times(rule, more),
        measure=measure,
        unit="deg",
        change=change,
        limits=(Limit(rule.from_deg, translate("replay", "holding counts from here")),),
    )


def _held_words(held: Hold | None, last: Measure | None, by: float, policy: Policy) -> str:
    if held is None:
        return ""
    limit_s = max(policy["hold_least_s"], held.limit_s * by)
    name = measure_name(held.measure)
    words = translate(
        "replay", "Seen last: {0}, about {1}, held for {2}. At this angle {3} is the limit."
    )
    angle = exact(round(held.angle_deg or 0.0), "deg")
    if last is not None and last.pm is not None:
        angle = f"{angle} ± {last.pm:.0f}°"
    return words.format(within(name), angle, exact_time(held.for_s), exact_time(limit_s))


def _times(rule: HoldRule, by: float) -> str:
    words = translate("replay", "from {0} at {1} down to {2} at {3}")
    return words.format(
        exact_time(rule.from_s * by),
        exact(rule.from_deg, "deg"),
        exact_time(rule.to_s * by),
        exact(rule.to_deg, "deg"),
    )


def _hold_source(rule: HoldRule) -> str:
    source = rule.source.split(";")[0]
    return f"after {source}" if source.startswith(SECOND_HAND) else source


def _time(kind: str, rules: Rules) -> FiredRule:
    """Return a rule that goes by time: nothing moved, somebody sat, the eyes had no rest."""
    policy = rules.policy
    by = time_factor(rules.loosened, kind, policy)
    more = time_factor({kind: rules.loosened.get(kind, 0) + 1}, kind, policy)
    base = policy[f"{kind}_s"]
    due = exact_time(base * by)
    match kind:
        case Kind.STILL:
            words = translate(
                "replay",
                "The rule: for {0} no angle that is seen changed by more than ±{1}, and no "
                "length by more than ±{2}.",
            ).format(due, exact(policy["still_deg"], "deg"), exact(policy["still_mm"], "mm"))
        case Kind.SITTING:
            words = translate("replay", "The rule: {0} on the chair without leaving it for {1}.")
            words = words.format(due, exact_time(policy["break_s"]))
        case _:
            words = translate("replay", "The rule: {0} before the screen without {1} away from it.")
            words = words.format(due, exact_time(policy["eyes_break_s"]))
    after = translate("replay", "after {0}")
    basis, cite = policy.cites.get(f"{kind}_s", ("product", ""))
    return FiredRule(
        seen="",
        words=words,
        source=_source(cite, basis),
        now=after.format(due),
        loosened="" if is_at_most(kind, rules) else after.format(exact_time(base * more)),
    )


def _unknown() -> FiredRule:
    """Return what can be said of a rule that is no longer in the tables."""
    words = translate("replay", "The rule for this is not part of the program any more.")
    return FiredRule(seen="", words=words, source="", now="", loosened="")


def _source(cite: str, basis: str) -> str:
    cite = cited(cite).rstrip(".") if cite else ""
    words = translate("explain", "Source: {0}. {1}")
    return words.format(cite, translate("explain", _BASES[basis])) if cite else ""


def exact(number: float, unit: str, *, signed: bool = False) -> str:
    """Return a border with its unit and no digits that say nothing: "22.5°", "2.5 cm"."""
    scale, digits, end = {
        "deg": (1.0, 2, "°"),
        "mm": (0.1, 2, " cm"),
        "%": (1.0, 2, " %"),
        "shoulder widths": (100.0, 2, " %"),
        "ratio": (1.0, 4, ""),
    }.get(unit, (1.0, 3, ""))
    shown = round(abs(number) * scale, digits)
    text = f"{shown:.{digits}f}".rstrip("0").rstrip(".").replace(".", QLocale().decimalPoint())
    sign = MINUS if number < 0.0 and shown else "+" if signed and shown else ""
    return f"{sign}{text}{end}"


def exact_time(seconds: float) -> str:
    """Return a length of time to the second: "45 s", "6 min 40 s", "1 h 5 min"."""
    whole = round(seconds)
    minutes, rest = divmod(whole, _MINUTE_S)
    hours, minutes = divmod(minutes, _HOUR_MIN)
    parts = [(hours, "h"), (minutes, "min"), (rest, "s")]
    said = [f"{number} {unit}" for number, unit in parts if number]
    return " ".join(said) or "0 s"
