"""Looks in, what the page of a guided assessment shows out: cue, state in words, what was taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from posturecoach.clinic.protocol import (
    Hint,
    Outcome,
    Protocol,
    Range,
    Record,
    Run,
    State,
    Step,
    StepKind,
    StepWords,
    record_from,
)
from posturecoach.clinic.reliability import Reliability
from posturecoach.clinic_book import POSTURE, protocol_words, protocols
from posturecoach.desktop.clinic.assessment_steps import Mark, StepLine
from posturecoach.desktop.clinic.assessment_words import (
    best_words,
    closed_words,
    lead_in_words,
    start_words,
    state_words,
    stopped_words,
)
from posturecoach.desktop.range_words import degrees_words, tries_words
from posturecoach.exercise_book import exercise_words, range_rules
from posturecoach.exercises.motion_range import RangeTest
from posturecoach.exercises.signals import features_seen
from posturecoach.session import Look, local_now

LEAD_IN_S = 5.0
"""Nothing is taken by itself for so long: the cue is heard first, and followed. Own choice."""

HINT_SAID_S = 3.0  # what hinders for so long is said aloud
_BOTH = "both"


@dataclass(frozen=True, slots=True)
class Now:
    """What is to be shown after a look.

    Attributes
    ----------
    title, cue, detail, state
        Where in the assessment; what to do, short and in full; how it stands.
    angle, best
        How far somebody gets now, and at most so far; empty but in a range of motion.
    said
        What is to be heard; the same as before: nothing new.
    taken
        The step that was taken at this look.
    pain_of
        The range of motion whose pain is to be asked for now.
    moving
        Whether this is a range of motion.
    over
        Whether every step is done or skipped.

    """

    title: str = ""
    cue: str = ""
    detail: str = ""
    state: str = ""
    angle: str = ""
    best: str = ""
    said: str = ""
    taken: str | None = None
    pain_of: str | None = None
    moving: bool = False
    over: bool = False


class Lead:
    """Lead through one assessment, look after look.

    Parameters
    ----------
    protocol
        Its id; None: the one that is offered.
    previous
        The record of last time, or its plain data; None: this is the first.
    reliabilities
        What five repeats gave, by measure.
    may_range
        Whether a movement may be tested.
    language, pseudonym, camera
        Of cues and document; whose it is; what is looked through.

    Raises
    ------
    ValueError
        If there is no such protocol.

    """

    def __init__(
        self,
        protocol: str | None,
        previous: object | None,
        reliabilities: Mapping[str, Reliability],
        may_range: Callable[[str], bool],
        *,
        language: str = "en",
        pseudonym: str | None = None,
        camera: str = "",
    ) -> None:
        known = protocols().get(protocol or POSTURE)
        if known is None:
            raise ValueError(f"there is no protocol {protocol!r}")
        self.protocol: Protocol = known
        self.previous = _record(previous)
        self.reliabilities, self.may_range = reliabilities, may_range
        self.language, self.pseudonym, self.camera = language, pseudonym, camera
        self.words = protocol_words(language)
        self._when, self._id = local_now().isoformat(timespec="seconds"), uuid4().hex[:12]
        self._run: Run | None = None
        self._test: RangeTest | None = None
        self._asks_pain = False
        self._since_s: float | None = None  # when this step was first looked at
        self._state = State()
        self._hint: tuple[Hint | None, float] = (None, 0.0)
        self._last = ""  # the step that was taken last
        self._now = Now()

    # --- What there is.

    def step_words(self, step: str) -> StepWords:
        """Return the words of a step."""
        return self.words.steps[step]

    def open_steps(self, part: str) -> tuple[Step, ...]:
        """Return the steps of a part that may be done."""
        return tuple(s for s in self.protocol.steps if s.part == part and self._may(s))

    @property
    def taken(self) -> int:
        """How many steps something was taken of."""
        return sum(one.done for one in self._outcomes())

    def lines(self) -> tuple[StepLine, ...]:
        """Return the steps, and how far each is."""
        run = self._run
        if run is None:
            return ()
        lines = []
        for step in run.protocol.steps:
            found = run.outcome(step.id) or Outcome(step.id)
            mark = Mark.DONE if found.done else Mark.SKIPPED if found.skipped else Mark.OPEN
            mark = Mark.NOW if step is run.step else mark
            lines.append(
                StepLine(step.id, self.step_words(step.id).title, mark, noted=bool(found.note))
            )
        return tuple(lines)

    # --- What is done.

    def begin(self, parts: Sequence[str]) -> None:
        """Begin with these parts."""
        self._run = Run(
            self.protocol.only(parts),
            id_=self._id,
            when=self._when,
            camera=self.camera,
            before=self.previous,
        )
        self._arrive()

    def see(self, look: Look) -> Now:
        """Take a look into account."""
        run, step = self._run, None if self._run is None else self._run.step
        if run is None or step is None or self._asks_pain:
            return self.now()
        if self._since_s is None or look.time_s < self._since_s:
            self._since_s = look.time_s
        there = look.trouble is None
        sight, reading = (look.sight, look.reading) if there else (None, None)
        self._state = run.feed(look.time_s, sight, reading)
        left_s = LEAD_IN_S - (look.time_s - self._since_s)
        if step.kind is StepKind.RANGE:
            return self._see_range(step, look)
        if self._state.taken:
            self._last = step.id
            self._onward()
            return replace(self.now(), taken=step.id)
        if left_s > 0.0:
            run.go_to(run.at)  # holding still counts from when the cue was heard
        words = state_words(look, step, self._state, run.last_setup(step.id))
        if left_s > 0.0 and self._state.hint in (None, Hint.MOVING):
            words = lead_in_words(left_s)
        return self._show(step, words, self._heard(look, step, words))

    def now(self) -> Now:
        """Return what is to be shown as it stands."""
        run = self._run
        if run is None:
            return Now()
        step = run.step
        if step is None:
            return Now(over=True)
        if self._asks_pain:
            return replace(self._now, pain_of=step.id, taken=None)
        same = self._now.title == self._title(step)
        return self._show(step, self._now.state if same else "", self.step_words(step.id).said)

    def take(self) -> Now:
        """Take what is seen now as it is; of a range of motion, end with the tries there are."""
        run, step = self._run, None if self._run is None else self._run.step
        if run is None or step is None:
            return self.now()
        if step.kind is StepKind.RANGE:
            self._asks_pain = self._test is not None and bool(self._test.best())
            return self.now()
        if not run.take_anyway():
            return self.now()
        self._last = step.id
        self._onward()
        return replace(self.now(), taken=step.id)

    def again(self, step: str = "") -> None:
        """Go to a step, to do it once more; without one to the last that was taken."""
        run, wanted = self._run, step or self._last
        if run is None:
            return
        at = next((n for n, s in enumerate(run.protocol.steps) if s.id == wanted), None)
        if at is not None:
            run.go_to(at)
            self._arrive()

    def skip(self, why: str) -> str:
        """Leave this step out; return which it was."""
        run, step = self._run, None if self._run is None else self._run.step
        if run is None or step is None:
            return ""
        run.skip(why)
        self._onward()
        return step.id

    def note(self, words: str) -> None:
        """Note something at this step."""
        if self._run is not None:
            self._run.note(words)

    def note_now(self) -> str:
        """Return what is noted at this step."""
        step = None if self._run is None else self._run.step
        found = None if self._run is None or step is None else self._run.outcome(step.id)
        return "" if found is None else found.note

    def pain(self, pain: float | None) -> None:
        """Take the pain after a range of motion; None: not told."""
        run, step, test = self._run, None if self._run is None else self._run.step, self._test
        if run is None or step is None or test is None or not self._asks_pain:
            return
        of = range_rules().movements[step.movement]
        run.tested(
            {
                _BOTH if side is None else side.value: Range(deg, of.pm_of(deg))
                for side, deg in test.best().items()
            },
            pain,
        )
        self._last = step.id
        self._onward()

    def stop_range(self, pain: float | None) -> None:
        """End the range of motion: it hurts. What was finished before stays, nothing of this."""
        run = self._run
        if run is None:
            return
        self._asks_pain = False
        for at, step in enumerate(run.protocol.steps):
            found = run.outcome(step.id)
            open_ = at >= run.at and (found is None or not found.done)
            if step.kind is StepKind.RANGE and (open_ or step is run.step):
                here = run.at
                run.go_to(at)
                run.skip(stopped_words(pain))
                run.go_to(here)
        self._onward()

    def record(self, notes: str) -> Record:
        """Return what was taken so far."""
        run = self._run
        if run is None:
            return Record(self._id, self._when, self.protocol.id, (), notes)
        run.notes = notes
        return run.record()

    # --- Inside.

    def _see_range(self, step: Step, look: Look) -> Now:
        """Follow a range of motion: the best of some tries to each side."""
        of, test = range_rules().movements[step.movement], self._test
        if test is None or not self._may(step):
            self._onward()
            return self.now()
        seen = None
        if look.trouble is None and look.reading is not None and look.sight is not None:
            seen = None if look.sight.body is None else features_seen(look.reading, look.sight)
        found = test.look(look.time_s, seen)
        if test.done:
            self._asks_pain = True
            return self.now()
        # Who turns the head far is no longer seen from the front: that is what is wanted.
        words = state_words(look, step, self._state, None) if not found else ""
        if seen is not None and not test.started and self._state.hint is None:
            words = start_words()
        elif not words:
            lines = exercise_words(self.language)
            tries = [
                tries_words(done, range_rules().tries, side, lines)
                for side, done in test.tries.items()
            ]
            words = "      ".join(tries)
        heard = self.step_words(step.id).said
        if not found:
            heard = self._heard(look, step, words)
        now = self._show(step, words, heard)
        deg, best = max(found.values(), default=None), max(test.best().values(), default=None)
        return replace(
            now,
            angle="" if deg is None else degrees_words(max(0.0, deg)),
            best="" if best is None else best_words(best, of.pm_of(best)),
        )

    def _show(self, step: Step, words: str, said: str) -> Now:
        told = self.step_words(step.id)
        moving = step.kind is StepKind.RANGE
        self._now = Now(self._title(step), told.said, told.printed, words, said=said, moving=moving)
        return self._now

    def _title(self, step: Step) -> str:
        run = self._run
        of = 0 if run is None else len(run.protocol.steps)
        return f"{(0 if run is None else run.at) + 1} / {of}   {self.step_words(step.id).title}"

    def _heard(self, look: Look, step: Step, words: str) -> str:
        """Return what is to be heard: the cue, and what hinders for some seconds."""
        hint, since_s = self._hint
        if self._state.hint is not hint:
            self._hint = hint, since_s = self._state.hint, look.time_s
        waited = look.time_s - since_s >= HINT_SAID_S
        begun = self._since_s is not None and look.time_s - self._since_s >= LEAD_IN_S
        if hint in (None, Hint.MOVING) or not waited or not begun:
            return self.step_words(step.id).said
        return words.split(":", maxsplit=1)[0]  # without numbers, which change at every look

    def _onward(self) -> None:
        """Go to the next step that is still open, those before last."""
        run = self._run
        if run is None:
            return
        count = len(run.protocol.steps)
        order = [*range(run.at, count), *range(min(run.at, count))]
        for at in order:
            step = run.protocol.steps[at]
            found = run.outcome(step.id)
            if found is not None and (found.done or found.skipped):
                continue
            run.go_to(at)
            if self._may(step):
                self._arrive()
                return
            run.skip(closed_words())
        run.go_to(count)
        self._arrive()

    def _arrive(self) -> None:
        """Begin the step that is to be done now."""
        run = self._run
        step = None if run is None else run.step
        self._asks_pain, self._since_s, self._state = False, None, State()
        self._hint = (None, 0.0)
        self._test = None
        if step is None or run is None:
            return
        if step.kind is StepKind.RANGE:
            if not self._may(step):
                self._onward()
                return
            rules = range_rules()
            self._test = RangeTest(rules.movements[step.movement], rules.tries)

    def _may(self, step: Step) -> bool:
        return step.kind is not StepKind.RANGE or self.may_range(step.movement)

    def _outcomes(self) -> list[Outcome]:
        run = self._run
        found = [] if run is None else [run.outcome(step.id) for step in run.protocol.steps]
        return [one for one in found if one is not None]


def _record(previous: object | None) -> Record | None:
    """Return the record of last time; None where there is none that can be read."""
    if previous is None or isinstance(previous, Record):
        return previous
    return record_from(previous, [])
