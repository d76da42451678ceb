"""Tell a day in a few words and play it: what a therapist can read, at any number of looks.

A story is a list of scenes: how long, what the body does, what the desk does. The rest
(when a zone is entered, how long something has been held) is told as the judge would.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from posturecoach.coaching.policy import advance, began
from posturecoach.coaching.rules import Around, Kind, Scene
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


class Told:
    """A story that was played."""

    def __init__(self, state, said, cues, silences):
        self.state, self.said, self.cues, self.silences = state, said, cues, silences

    def hear(self, now, out):
        for one in (out.toast, out.thanks):
            if one is not None:
                self.said.append(Said(now / MINUTE, one.kind, one.measure, one.text, one.id))
        for reason in out.silence:
            self.silences.setdefault(reason, now / MINUTE)

    def see(self, now, cue, *, same):
        if same or cue is None:
            measure, since, _ = self.cues[-1]
            self.cues[-1] = (measure, since, now)
        else:
            self.cues.append((cue.measure, now, now))

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
        key = (moved, into >= DWELL_S, bool(part.head_deg) and into)
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


def looks(story, looks_per_s):
    """Yield the seconds since the story began and the scene, look after look."""
    began_s = 0.0
    for part in story:
        at, half, scene = scenes(part, began_s), None, None
        for i in range(0 if part.gap else round(part.seconds * looks_per_s)):
            into = i / looks_per_s
            if half != int(into * 2.0 + 1e-6):  # what is seen changes every half second
                half = int(into * 2.0 + 1e-6)
                scene = at(half / 2.0, began_s + half / 2.0)
            yield began_s + into, scene
        began_s += part.seconds


def play(
    story, *, looks_per_s=1, start=MONDAY, wishes=None, state=None, words=ENGLISH, react=None,
    do=None,
):  # fmt: skip
    """Play `story`; return what was said.

    `react(state, prompt)` answers prompts; `do` maps a minute to what is done to the state.
    """
    state = began(seed=7) if state is None else state
    told = Told(state, [], [], {})
    shown, to_do = None, dict(do or {})
    for now, scene in looks(story, looks_per_s):
        while to_do and min(to_do) * MINUTE <= now:
            state = to_do.pop(min(to_do))(state)
        when = start + timedelta(seconds=now)
        before = state
        state, out = advance(before, when, scene, policy=POLICY, words=words, wishes=wishes)
        if state is before:  # too soon after the last look for anything to change
            assert out.toast is None
            continue
        told.hear(now, out)
        if out.toast is not None and react is not None:
            state = react(state, out.toast)
        if out.cue is not shown or out.cue is not None:
            told.see(now, out.cue, same=out.cue is shown)
            shown = out.cue
    told.state = state
    return told
