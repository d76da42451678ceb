"""Tell a day in a few words and play it: what a therapist can read, at any number of looks.

A story is a list of scenes: how long, what the body does, what the desk does. The rest
(when a zone is entered, how long something has been held) is told as the judge would.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from posturecoach.coaching.policy import advance, began
from posturecoach.coaching.rules import Around, Kind, Scene, Silence, Wishes
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.measure import Measure, Person
from posturecoach.rulebook import coach_words, hold_rules, policy_rules, zone_rules

POLICY = policy_rules()
ENGLISH = coach_words("en")
MONDAY = datetime(2030, 5, 6, 9, 0, tzinfo=UTC)
MINUTE, HOUR = 60.0, 3600.0
HEAD = next(rule for rule in hold_rules() if rule.part == "head")
UNITS = {rule.measure: rule.unit for rule in zone_rules()}
DWELL_S = 3.0


@dataclass(frozen=True)
class Part:
    """One piece of a story."""

    seconds: float
    zones: dict = field(default_factory=dict)  # measure -> zone
    head_deg: float = 0.0  # held down by so much, of which the holding time comes
    fidgets: bool = False  # moves by more than 10 degrees every minute
    scene: dict = field(default_factory=dict)  # of the Scene
    around: Around = field(default_factory=Around)
    gap: bool = False  # nobody looks: the computer sleeps
    yaw: float = 0.0


def sits(minutes, **scene):
    """Sit easily and move now and then."""
    return Part(minutes * MINUTE, fidgets=True, **scene)


def still(minutes, **scene):
    """Sit easily and move nothing at all."""
    return Part(minutes * MINUTE, **scene)


def slumps(minutes, deg=40.0, **scene):
    """Hold the head down by so much."""
    zone = Zone.BAD if deg > 30 else Zone.CAUTION
    return Part(minutes * MINUTE, {"head_pitch": zone}, head_deg=deg, **scene)


def strains(minutes, measure="slump", zone=Zone.CAUTION, **scene):
    """Strain one measure that has no holding time, moving now and then."""
    return Part(minutes * MINUTE, {measure: zone}, fidgets=True, **scene)


def away(minutes):
    """Leave the chair."""
    return Part(minutes * MINUTE, scene={"person": Person.ABSENT})


def asleep(hours):
    """Let the computer sleep: not a single look."""
    return Part(hours * HOUR, gap=True)


def typing(part):
    """Hit a key all the time meanwhile."""
    return replace(part, around=replace(part.around, idle_s=0.0))


@dataclass(frozen=True)
class Said:
    """Something that was said, with minutes since the story began."""

    minute: float
    kind: Kind
    measure: str | None
    text: str
    id: str
    silence: tuple[Silence, ...] = ()


class Told:
    """A story that was played."""

    def __init__(self, state, said, cues, silences):
        self.state, self.said, self.cues, self.silences = state, said, cues, silences

    @property
    def toasts(self):
        """Return (kind, minute) of each prompt with words."""
        return [(s.kind, s.minute) for s in self.said if s.kind is not Kind.THANKS]

    @property
    def kinds(self):
        return [s.kind for s in self.said if s.kind is not Kind.THANKS]

    @property
    def thanks(self):
        return [s.minute for s in self.said if s.kind is Kind.THANKS]

    def cue_s(self, measure=None):
        """Return the seconds in which a cue was shown."""
        return sum(b - a for m, a, b in self.cues if measure in (None, m))


def scenes(part, clock):
    """Return a function of the seconds into `part` that gives the scene there."""
    begun = {}

    def at(into, now):
        moved = 12.0 * (int(now // MINUTE) % 2) if part.fidgets else 0.0
        key = (moved, into >= DWELL_S, bool(part.head_deg) and int(into // 0.25))
        if key in begun:
            return begun[key]
        measures = {
            "head_pitch": Measure("head_pitch", "deg", 0.0, part.head_deg, 3.0),
            "head_yaw": Measure("head_yaw", "deg", 0.0, moved + part.yaw, 3.0),
        }
        findings = {
            id_: Finding(id_, Zone.NEUTRAL, 0.1, None, clock)
            for id_ in ("head_pitch", "head_yaw", "slump", *part.zones)
        }
        if into >= DWELL_S:
            for id_, zone in part.zones.items():
                strain = 1.2 if zone is Zone.BAD else 0.8
                findings[id_] = Finding(id_, zone, strain, Border.PERSONAL, clock)
        held = ()
        if part.head_deg > 25.0 and into >= 4.0:
            limit = HEAD.limit_s(part.head_deg)
            held = (Hold("head", "head_pitch", into, limit, part.head_deg),)
        told = {"person": Person.PRESENT, **part.scene}
        if told["person"] is not Person.PRESENT:
            measures, findings, held = {}, {}, ()
        begun[key] = Scene(
            measures=measures, findings=findings, held=held, around=part.around, **told
        )
        return begun[key]

    return at


def play(
    story, *, looks_per_s=1, start=MONDAY, wishes=None, state=None, words=ENGLISH, react=None,
    do=None,
):  # fmt: skip
    """Play `story`; return what was said.

    `react(state, prompt)` answers prompts; `do` maps a minute to what is done to the state.
    """
    state = began(seed=7) if state is None else state
    wishes = wishes or Wishes()
    said, cues, silences = [], [], {}
    began_s, shown, to_do = 0.0, None, dict(do or {})
    now = 0.0
    step = 1.0 / looks_per_s
    for part in story:
        count = 0 if part.gap else round(part.seconds * looks_per_s)
        at = scenes(part, began_s)
        for i in range(count):
            into = i * step
            now = began_s + into
            while to_do and min(to_do) * MINUTE <= now:
                state = to_do.pop(min(to_do))(state)
            when = start + timedelta(seconds=now)
            state, out = advance(
                state, when, at(into, now), policy=POLICY, words=words, wishes=wishes
            )
            for one in (out.toast, out.thanks):
                if one is not None:
                    minute = now / MINUTE
                    said.append(Said(minute, one.kind, one.measure, one.text, one.id, out.silence))
                    if react is not None and one is out.toast:
                        state = react(state, one)
            if out.cue is not shown:
                if shown is not None:
                    cues[-1] = (shown.measure, cues[-1][1], now)
                if out.cue is not None:
                    cues.append((out.cue.measure, now, now))
                shown = out.cue
            for reason in out.silence:
                silences.setdefault(reason, now / MINUTE)
        began_s += part.seconds
    if shown is not None:
        cues[-1] = (shown.measure, cues[-1][1], now)
    return Told(state, said, cues, silences)
