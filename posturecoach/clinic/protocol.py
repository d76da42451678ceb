"""A guided assessment: its steps, what is wanted at each, and what was taken.

Nothing here locks: who assesses may take a moment as it is, and the record says so. Times are
seconds on the clock of the looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median

from posturecoach.clinic.marks import Source
from posturecoach.clinic.plain import Row
from posturecoach.clinic.snapshot import Setup, Snapshot, Stance, sizes, snapshot_from, snapshot_of
from posturecoach.clinic.values import MOST_APART, apart, size_ratio
from posturecoach.posture.body import Sight
from posturecoach.posture.geometry import distance
from posturecoach.posture.measure import Measure, Reading, View
from posturecoach.posture.view import SIDES

VERSION = 1
STILL_SHARE = 0.02
"""Of the body's length in the picture: who stays within is still. Own choice, some 10 mm."""

GONE_S = 0.5  # a gap in what is seen begins the holding anew


class StepKind(StrEnum):
    """How a step is taken."""

    STILL = "still"  # by itself, once somebody holds still as wanted
    RANGE = "range"  # of motion: a test of its own, see `Run.tested`


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes
    ----------
    id, part
        Which, and of which part.
    views
        From where it may be seen: one view, or both sides.
    stance, kind
        How somebody is, and how it is taken.
    measures
        What is reported of it, in order.
    movement
        Of `StepKind.RANGE`: which movement is tested.

    """

    id: str
    part: str
    views: tuple[View, ...]
    stance: Stance
    kind: StepKind
    measures: tuple[str, ...] = ()
    movement: str = ""


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step's name, what is said aloud, and what stands on paper and screen."""

    title: str
    said: str
    printed: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """An assessment.

    Attributes
    ----------
    id, steps
        Which, and its steps in order.
    hold_s
        So long somebody holds still.

    """

    id: str
    steps: tuple[Step, ...]
    hold_s: float = 2.0

    def parts(self) -> tuple[str, ...]:
        """Return its parts, in order."""
        return tuple(dict.fromkeys(step.part for step in self.steps))

    def only(self, parts: Sequence[str]) -> Protocol:
        """Return the assessment with these parts alone."""
        return replace(self, steps=tuple(step for step in self.steps if step.part in parts))

    def step(self, id_: str) -> Step | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == id_), None)


class Hint(StrEnum):
    """What keeps a step from being taken by itself."""

    NOBODY = "nobody"
    TURN = "turn"  # another view is wanted
    TOO_NEAR = "too_near"  # nearer than last time by more than a tenth
    TOO_FAR = "too_far"
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class State:
    """How it stands with the step that is being done.

    Attributes
    ----------
    hint
        What to ask for; None: hold still, or it is taken.
    left_s
        Seconds to hold still; None while something is asked for.
    move_mm
        By so much to go back (above 0) or nearer; None where no distance is known.
    ratio
        How large somebody is against last time; None without a last time.
    taken
        Whether the step has just been taken.

    """

    hint: Hint | None = None
    left_s: float | None = None
    move_mm: float | None = None
    ratio: float | None = None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """The best of several tries to one side: degrees with the half width of their 95 % interval."""

    deg: float
    pm: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step.

    Attributes
    ----------
    step
        Its id.
    snapshot
        What was taken; None where nothing was.
    ranges
        Of a range of motion, by side: ``"left"``, ``"right"`` or ``"both"``.
    pain
        Told after it, 0 to 10; None: not told.
    anyway
        What was not as wanted when somebody took it all the same.
    skipped
        Why it was not done; empty where it was.
    note
        Of whoever assessed.

    """

    step: str
    snapshot: Snapshot | None = None
    ranges: Mapping[str, Range] = field(default_factory=dict)
    pain: float | None = None
    anyway: Hint | None = None
    skipped: str = ""
    note: str = ""

    @property
    def done(self) -> bool:
        """Whether anything was taken."""
        return self.snapshot is not None or bool(self.ranges)


@dataclass(frozen=True, slots=True)
class Record:
    """A finished assessment.

    Attributes
    ----------
    id, when, protocol
        Its name, when it began (ISO 8601 with zone), and by which protocol.
    outcomes
        A step each, in order.
    notes
        Of whoever assessed.

    """

    id: str
    when: str
    protocol: str
    outcomes: tuple[Outcome, ...] = ()
    notes: str = ""

    def outcome(self, step: str) -> Outcome | None:
        """Return what came of a step."""
        return next((one for one in self.outcomes if one.step == step), None)

    def to_plain(self) -> dict[str, object]:
        """Return the assessment as plain data: numbers and words, no picture."""
        return {
            "version": VERSION,
            "id": self.id,
            "when": self.when,
            "protocol": self.protocol,
            "notes": self.notes,
            "steps": [_outcome_plain(one) for one in self.outcomes],
        }


class Run:
    """An assessment while it is done: looks in, states out.

    Parameters
    ----------
    protocol
        With the parts that are wanted alone.
    id_, when, camera
        Of the record that it makes.
    before
        The last assessment, whose distance and view are kept; None: the first.

    Attributes
    ----------
    at
        Which step is being done; as many as there are: all are over.

    """

    def __init__(
        self, protocol: Protocol, *, id_: str, when: str, camera: str = "", before: Record | None
    ) -> None:
        self.protocol = protocol
        self.at = 0
        self.notes = ""
        self._id, self._when, self._camera = id_, when, camera
        self._before = before
        self._outcomes: dict[str, Outcome] = {}
        self._held: list[tuple[float, Snapshot]] = []
        self._newest: Snapshot | None = None
        self._hint: Hint | None = Hint.NOBODY

    @property
    def step(self) -> Step | None:
        """The step that is being done; None: all are over."""
        steps = self.protocol.steps
        return steps[self.at] if self.at < len(steps) else None

    @property
    def over(self) -> bool:
        """Whether all steps are over."""
        return self.step is None

    def outcome(self, step: str) -> Outcome | None:
        """Return what came of a step so far."""
        return self._outcomes.get(step)

    def last_setup(self, step: str) -> Setup | None:
        """Return from where a step was seen last time."""
        found = None if self._before is None else self._before.outcome(step)
        return None if found is None or found.snapshot is None else found.snapshot.setup

    def feed(self, time_s: float, sight: Sight | None, reading: Reading | None) -> State:
        """Take a look into account; the step is taken by itself once all is as wanted."""
        step = self.step
        if step is None:
            return State()
        if sight is None or sight.body is None or reading is None:
            self._newest = None
            return self._ask(Hint.NOBODY)
        now = self._snapshot(step, sight, reading)
        self._newest = now
        if now.setup.view not in step.views:
            return self._ask(Hint.TURN)
        ratio = self._ratio(step, now)
        if ratio is not None and apart(1.0, ratio) > MOST_APART:
            hint = Hint.TOO_NEAR if ratio > 1.0 else Hint.TOO_FAR
            return replace(self._ask(hint), ratio=ratio, move_mm=self._move_mm(step, now, ratio))
        self._hint = None
        if step.kind is StepKind.RANGE:
            return State(ratio=ratio)
        return replace(self._hold(step, time_s, now), ratio=ratio)

    def take_anyway(self) -> bool:
        """Take what is seen now, as it is; return whether there was anything to take."""
        step, now = self.step, self._newest
        if step is None or now is None or step.kind is StepKind.RANGE:
            return False
        self._keep(replace(self._outcome(step), snapshot=now, anyway=self._hint, skipped=""))
        return True

    def tested(self, ranges: Mapping[str, Range], pain: float | None = None) -> None:
        """Take what the test of a range of motion gave, and go on."""
        step = self.step
        if step is not None and step.kind is StepKind.RANGE:
            done = replace(self._outcome(step), ranges=dict(ranges), pain=pain, skipped="")
            self._keep(done, snapshot=self._newest)

    def skip(self, why: str) -> None:
        """Leave the step out, and say why."""
        step = self.step
        if step is not None:
            self._keep(Outcome(step.id, skipped=why or "-", note=self._outcome(step).note))

    def note(self, words: str, step: str = "") -> None:
        """Note something at a step; without one at that which is being done."""
        at = step or ("" if self.step is None else self.step.id)
        if at:
            was = self._outcomes.get(at, Outcome(at))
            self._outcomes[at] = replace(was, note=words)

    def go_to(self, at: int) -> None:
        """Do a step anew; what was taken of it stays until something else is."""
        self.at = min(max(at, 0), len(self.protocol.steps))
        self._held.clear()

    def record(self) -> Record:
        """Return what was taken so far; steps that nobody came to are skipped, without a why."""
        outcomes = [
            self._outcomes.get(step.id, Outcome(step.id, skipped="-"))
            for step in self.protocol.steps
        ]
        whole = tuple(
            one if one.done or one.skipped else replace(one, skipped="-") for one in outcomes
        )
        return Record(self._id, self._when, self.protocol.id, whole, self.notes)

    # --- Inside.

    def _snapshot(self, step: Step, sight: Sight, reading: Reading) -> Snapshot:
        return snapshot_of(
            sight,
            reading,
            id_=f"{self._id}-{step.id}".replace("_", "-"),
            when=self._when,
            camera=self._camera,
            stance=step.stance,
        )

    def _ask(self, hint: Hint) -> State:
        self._hint = hint
        self._held.clear()
        return State(hint)

    def _ratio(self, step: Step, now: Snapshot) -> float | None:
        last = None if self._before is None else self._before.outcome(step.id)
        if last is None or last.snapshot is None:
            return None
        return size_ratio(last.snapshot, now)

    def _move_mm(self, step: Step, now: Snapshot, ratio: float) -> float | None:
        """Return how far to go back: as far as size says that somebody is nearer than then."""
        last = self.last_setup(step.id)
        known = None if last is None else last.distance_mm
        if known is not None:
            return known - known / ratio
        far = now.setup.distance_mm
        return None if far is None else far * ratio - far

    def _hold(self, step: Step, time_s: float, now: Snapshot) -> State:
        held = self._held
        if held and not 0.0 <= time_s - held[-1][0] <= GONE_S:
            held.clear()
        if held and moved(held[0][1], now):
            held[:] = [(time_s, now)]
            self._hint = Hint.MOVING
            return State(Hint.MOVING, self.protocol.hold_s)
        held.append((time_s, now))
        left = self.protocol.hold_s - (time_s - held[0][0])
        if left > 0.0:
            return State(left_s=left)
        taken = steady([one for _, one in held])
        self._keep(replace(self._outcome(step), snapshot=taken, anyway=None, skipped=""))
        return State(taken=True)

    def _outcome(self, step: Step) -> Outcome:
        return self._outcomes.get(step.id, Outcome(step.id))

    def _keep(self, outcome: Outcome, snapshot: Snapshot | None = None) -> None:
        if snapshot is not None:
            outcome = replace(outcome, snapshot=snapshot)
        self._outcomes[outcome.step] = outcome
        self._held.clear()
        self._newest = None
        self.at += 1


_HELD = (
    *("nose", "left_ear", "right_ear", "left_shoulder", "right_shoulder"),
    *("left_hip", "right_hip"),
)


def moved(first: Snapshot, now: Snapshot) -> bool:
    """Return whether any of head, shoulders and hips left its place since `first`."""
    length = max(sizes(first).values(), default=0.0)
    for name in _HELD:
        was, is_ = first.seen(name), now.seen(name)
        if was is None or is_ is None:
            continue
        if distance(was.at, is_.at) > max(STILL_SHARE * length, 2.0):
            return True
    return False


def steady(held: Sequence[Snapshot]) -> Snapshot:
    """Return the middle look of those that were held, with the median of each measure.

    A measure that was absent in half of them or more is absent, as in the middle look or for
    want of looks; its ± is the median one, as what is wrong with a look is wrong with all.
    """
    middle = held[len(held) // 2]
    measures: dict[str, Measure] = {}
    for id_, one in middle.measures.items():
        present = [s.measures[id_] for s in held if id_ in s.measures]
        present = [m for m in present if m.absent is None]
        if 2 * len(present) <= len(held):
            absent = next(
                (s.measures[id_] for s in held if id_ in s.measures and s.measures[id_].absent),
                one,
            )
            measures[id_] = absent
            continue
        measures[id_] = Measure(
            id_,
            one.unit,
            _median([m.value for m in present]),
            _median([m.from_neutral for m in present]),
            _median([m.pm for m in present]),
        )
    return replace(middle, measures=measures)


def _median(found: Sequence[float | None]) -> float | None:
    numbers = [one for one in found if one is not None]
    return median(numbers) if 2 * len(numbers) > len(found) else None


# --- Plain data.


def _outcome_plain(one: Outcome) -> dict[str, object]:
    plain: dict[str, object] = {"step": one.step, "skipped": one.skipped, "note": one.note}
    if one.snapshot is not None:
        plain["snapshot"] = one.snapshot.to_plain()
    if one.ranges:
        plain["ranges"] = {
            side: {"deg": found.deg, "pm": found.pm} for side, found in one.ranges.items()
        }
    if one.pain is not None:
        plain["pain"] = one.pain
    if one.anyway is not None:
        plain["anyway"] = one.anyway.value
    return plain


def record_from(data: object, mistakes: list[str]) -> Record | None:
    """Return the assessment that `Record.to_plain` gave; None, with every mistake named."""
    before = len(mistakes)
    row = Row(data, mistakes)
    if row.get("version") != VERSION:
        row.wrong("version", str(VERSION))
    id_, when, protocol = row.words("id"), row.moment("when"), row.words("protocol")
    notes = row.words("notes", empty=True)
    outcomes = tuple(_outcome_from(one) for one in row.rows("steps"))
    row.nothing_else()
    if len(mistakes) > before:
        return None
    return Record(id_, when, protocol, outcomes, notes)


def _outcome_from(row: Row) -> Outcome:
    snapshot = None
    if "snapshot" in row:
        snapshot = snapshot_from(row.get("snapshot"), row.mistakes, f"{row.where}: snapshot")
    ranges = {}
    if "ranges" in row:
        sides = row.row("ranges")
        for side in sides.keys():  # noqa: SIM118 - a row is no mapping
            one = sides.row(side)
            ranges[side] = Range(
                one.number("deg", least=0.0, most=360.0), one.number("pm", least=0.0, most=360.0)
            )
            one.nothing_else()
    anyway = Hint(row.one_of("anyway", list(Hint))) if "anyway" in row else None
    found = Outcome(
        row.words("step"),
        snapshot,
        ranges,
        row.maybe("pain", least=0.0, most=10.0),
        anyway,
        row.words("skipped", empty=True),
        row.words("note", empty=True),
    )
    row.nothing_else()
    return found


def marked(snapshot: Snapshot) -> bool:
    """Return whether anything of it was put by hand."""
    return any(one.source is Source.MARKED for one in snapshot.landmarks.values())


def wanted_views(text: str) -> tuple[View, ...]:
    """Return the views that a step may be seen from: of ``"side"`` both.

    Raises
    ------
    ValueError
        If there is no such view.

    """
    return tuple(sorted(SIDES)) if text == "side" else (View(text),)
