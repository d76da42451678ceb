"""Lead somebody through an exercise: look after look in, what to show and one cue out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf

from posturecoach.exercises.counter import Attempt, Count, Course, Ended, Phase, Reason, step
from posturecoach.exercises.gate import Permit
from posturecoach.exercises.library import Camera, Confidence, Dose, Mode, Side, Sided
from posturecoach.exercises.signals import (
    OWN_SLUMP,
    SIGNALS,
    SLUMP_MM,
    Calm,
    StartPosition,
)
from posturecoach.exercises.timing import Hold, Relocation, Sway, keep, pace, relocate, stay_away
from posturecoach.posture.spec import Features

SAY_S = 2.0  # a word about what just happened stays so long
STANDS_S = 30.0  # RULES.md, R2
GAZE_S = 60.0  # B3, level 3: the eyes stay on the dot while the head turns
LEAST_SLUMP_MM = 25.0


class Stage(StrEnum):
    """Where in the exercise somebody is."""

    READY = "ready"  # what is needed is not in the picture yet
    START = "start"  # the start position is being found
    MOVE = "move"
    REST = "rest"  # between two sets
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Moment:
    """What to show now.

    Attributes
    ----------
    stage
        Where in the exercise somebody is.
    cue
        The one thing to say, as a topic of the words: ``"cue.hold"``, ``"guard.shrug"``.
    ring
        How far the movement is: 0 at the start, 1 at the peak; may go beyond.
    band
        Where on the ring to be at the peak: from, to. Infinite without a ceiling; None
        where nothing is aimed at.
    held
        Share of the holding time, 0 to 1; None where nothing is held.
    side
        Which side works now; None where there are none.
    reps, wanted
        Done in this set, by side (under None without sides), and how many it takes.
    set_number, sets
        Of how many.
    phase
        Of the movement; None where none is counted.
    by_clock
        Whether the clock leads and nothing is counted.
    counted, reason
        Whether a repetition counted at this look, or why an attempt did not.
    left_s
        Seconds until the rest or the time is over; None without such an end.

    """

    stage: Stage
    cue: str
    ring: float = 0.0
    band: tuple[float, float] | None = None
    held: float | None = None
    side: Side | None = None
    reps: Mapping[Side | None, int] = field(default_factory=dict)
    wanted: int = 0
    set_number: int = 1
    sets: int = 1
    phase: Phase | None = None
    by_clock: bool = False
    counted: bool = False
    reason: Reason | None = None
    left_s: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an exercise: numbers only, for journal and report.

    Attributes
    ----------
    exercise, level, view
        Which, and how it was looked at.
    reps, wanted
        Counted in all sets, by side (under None without sides), and how many it takes.
    partial
        Attempts that did not count, by reason.
    best
        Largest signal of a try by side, in the unit of the signal; seconds of a hold.
    errors_deg
        Of the search for the middle.
    lasted_s
        From the first look at the start position on.
    by_clock
        Whether the clock led; then `reps` were led and not counted.
    confidence
        How far to trust it.

    """

    exercise: str
    level: int
    view: str
    reps: Mapping[Side | None, int]
    wanted: int
    partial: Mapping[Reason, int]
    best: Mapping[Side | None, float]
    errors_deg: tuple[float, ...]
    lasted_s: float
    by_clock: bool
    confidence: Confidence

    @property
    def share(self) -> float:
        """Share of the wanted repetitions that counted, 0 to 1, the sides alike."""
        if not self.reps or not self.wanted:
            return 0.0
        return sum(min(n, self.wanted) for n in self.reps.values()) / (self.wanted * len(self.reps))


class Player:
    """Lead through one exercise. No clock: the time comes with each look.

    Parameters
    ----------
    permit, level
        From the safety gate: which exercise; and how hard.
    camera
        What the camera does from where it is: one of the exercise's.
    own_best
        The own largest range of the signal, for those who reach less than the level asks.
    first
        The side to begin with.

    Raises
    ------
    ValueError
        If the camera is not one of the exercise's, or the level above the permitted.

    """

    def __init__(
        self,
        permit: Permit,
        level: int,
        camera: Camera,
        *,
        own_best: float | None = None,
        first: Side = Side.LEFT,
    ) -> None:
        exercise = permit.exercise
        if level > permit.most_level:
            raise ValueError(f"expected a level up to {permit.most_level}, got {level}")
        if camera not in exercise.cameras:
            raise ValueError(f"expected a camera of {exercise.id}, got {camera!r}")
        self._exercise, self._level, self._camera = exercise, level, camera
        self._dose: Dose = exercise.dose(level)
        self._start = StartPosition()
        self._calm: dict[str, Calm] = {}
        sides = (first, _other(first)) if exercise.per_side else (None,)
        self._sides: tuple[Side | None, ...] = sides
        self._side: Side | None = sides[0]
        self._course = self._make_course(own_best)
        self._counts: dict[Side | None, Count] = {s: Count() for s in sides}
        self._holds: dict[Side | None, Hold] = {s: Hold() for s in sides}
        self._in_set: dict[Side | None, int] = dict.fromkeys(sides, 0)
        self._all: dict[Side | None, int] = dict.fromkeys(sides, 0)
        self._best: dict[Side | None, float] = {}
        self._partial: dict[Reason, int] = {}
        self._sway = Sway()
        self._search = Relocation()
        self._set = 1
        self._rest_until_s: float | None = None
        self._set_since_s: float | None = None
        self._first_s: float | None = None
        self._time_s: float | None = None
        self._led_s = 0.0
        self._event: tuple[float, str] | None = None
        self._settled_s = 0.0
        self._done = False

    def look(self, time_s: float, seen: Features | None) -> Moment:
        """Return what to show now.

        Parameters
        ----------
        time_s
            Seconds on the source's clock.
        seen
            What `signals.features_seen` tells; None where nobody is in the picture.

        """
        passed_s = 0.0 if self._time_s is None else max(0.0, time_s - self._time_s)
        self._time_s = time_s
        if self._done:
            moment = Moment(Stage.DONE, "cue.done")
        elif self._camera.mode is Mode.AWAY:
            moment = self._away(time_s, seen)
        elif self._start.features is None:
            moment = self._find_start(time_s, seen)
        elif self._rest_until_s is not None and time_s < self._rest_until_s:
            moment = Moment(Stage.REST, "cue.rest", left_s=self._rest_until_s - time_s)
        else:
            if self._rest_until_s is not None:
                self._rest_until_s, self._set_since_s = None, None
            moment = self._move(time_s, seen, passed_s)
        return replace(
            moment,
            cue="cue.done" if moment.stage is Stage.DONE else moment.cue,
            side=self._side if moment.side is None else moment.side,
            reps=dict(self._in_set),
            wanted=self._dose.reps,
            set_number=self._set,
            sets=self._dose.sets,
        )

    def result(self) -> Result:
        """Return what came of it so far."""
        lasted_s = (self._time_s or 0.0) - (self._first_s or 0.0) if self._first_s else 0.0
        return Result(
            self._exercise.id,
            self._level,
            self._camera.view,
            dict(self._all),
            self._dose.reps * self._dose.sets,
            dict(self._partial),
            dict(self._best),
            self._search.errors,
            lasted_s,
            self._camera.mode is Mode.TIMER,
            self._camera.confidence,
        )

    def _move(self, time_s: float, seen: Features | None, passed_s: float) -> Moment:
        mode = self._camera.mode
        if mode is Mode.TIMER:
            return self._led(passed_s if seen is not None else 0.0, seen)
        if mode is Mode.HOLD:
            return self._hold(time_s, seen)
        if mode is Mode.RELOCATE and not self._timed_s:
            return self._find_middle(time_s, seen)
        return self._count(time_s, seen, passed_s)

    # The start position

    def _find_start(self, time_s: float, seen: Features | None) -> Moment:
        if seen is None:
            return Moment(Stage.READY, "cue.ready")
        self._start.add(time_s, seen, self._shows)
        if self._start.features is not None:
            self._first_s = time_s
            return Moment(Stage.MOVE, self._opening())
        if self._start.progress > 0.0:
            return Moment(Stage.START, "cue.start_position", ring=self._start.progress)
        return Moment(Stage.READY, "cue.ready")

    def _shows(self, seen: Features) -> bool:
        """Return whether a look shows all that is needed to count."""
        if self._camera.mode is Mode.TIMER:
            return True
        if self._camera.sway and self._swaying(seen) is None:
            return False
        if not self._camera.signal:
            return True
        return all(SIGNALS[self._name(s)].take(seen, seen) is not None for s in self._sides)

    def _opening(self) -> str:
        return {
            Mode.TIMER: "cue.timer",
            Mode.HOLD: "cue.still",
            Mode.RELOCATE: "cue.turn",
        }.get(self._camera.mode, "cue.go")

    # Repetitions

    def _count(self, time_s: float, seen: Features | None, passed_s: float) -> Moment:
        course = self._course
        signals = {s: self._signal(s, time_s, seen) for s in self._counts}
        ended: dict[Side | None, Ended] = {}
        for side in self._counting():
            astray, missed = self._guards(side, time_s, seen)
            before = self._counts[side]
            near = signals[side]
            if near is not None and near < course.peak - course.slack:
                missed = None
            self._counts[side], end = step(
                before, course, time_s, signals[side], astray=astray, missed=missed
            )
            if end is not None:
                ended[side] = end
        if self._set_since_s is None and any(c.attempt for c in self._counts.values()):
            self._set_since_s = time_s
        counted, reason, whose = False, None, None
        for side, end in ended.items():
            counted, reason = self._note(side, end, time_s)
            whose = side
        self._settle(time_s, passed_s)
        over = self._time_over(time_s)
        self._next(time_s, over=over)
        return self._show(signals, counted=counted, reason=reason, time_s=time_s, whose=whose)

    def _counting(self) -> tuple[Side | None, ...]:
        """Return the sides that the camera can tell apart now."""
        return self._sides if self._camera.sided is not Sided.NO else (self._side,)

    def _note(self, side: Side | None, end: Ended, time_s: float) -> tuple[bool, Reason | None]:
        """Remember an attempt that ended; return whether it counted, or why not."""
        self._best[side] = max(self._best.get(side, -inf), end.attempt.best)
        self._learn_slump(end.attempt)
        if end.reason is None:
            self._in_set[side] += 1
            self._all[side] += 1
            settling = self._camera.finish_band is not None
            self._say(time_s, "cue.settle" if settling else "cue.counted")
            self._settled_s = 0.0
            return True, None
        half = (self._course.start + self._course.peak) / 2.0
        if end.reason is Reason.NOT_DEEP and end.attempt.best < half:
            return False, None  # a fidget was no try
        self._partial[end.reason] = self._partial.get(end.reason, 0) + 1
        other = end.reason is Reason.OTHER_MOVEMENT
        self._say(time_s, f"guard.{end.attempt.astray}" if other else f"cue.{end.reason}")
        return False, end.reason

    def _learn_slump(self, attempt: Attempt) -> None:
        """Take the largest slump seen for the own one: the share is of that."""
        if self._camera.signal != "slump_share" or self._start.features is None:
            return
        usual = self._start.features.get(OWN_SLUMP)
        mm = attempt.best / 100.0 * (usual or SLUMP_MM)
        if mm >= LEAST_SLUMP_MM and (usual is None or mm > usual):
            self._start.features[OWN_SLUMP] = mm

    def _settle(self, time_s: float, passed_s: float) -> None:
        """Praise who settles where it is easy, after a repetition that ends there."""
        band, count = self._camera.finish_band, self._counts[self._sides[0]]
        if band is None or not self._all[self._sides[0]] or count.signal is None:
            return
        inside = band[0] <= count.signal <= band[1]
        before, self._settled_s = self._settled_s, self._settled_s + passed_s if inside else 0.0
        if before < self._camera.finish_s <= self._settled_s:
            self._say(time_s, "cue.counted")

    def _time_over(self, time_s: float) -> bool:
        """Return whether a set that has an end in time is over; half-way up then counts."""
        since, timed_s = self._set_since_s, self._timed_s or self._most_s
        if since is None or time_s - since < timed_s:
            return False
        if self._camera.mode is Mode.STANDS:
            count = self._counts[self._sides[0]]
            half = (self._course.start + self._course.peak) / 2.0
            spoilt = count.attempt is not None and count.attempt.spoilt is not None
            if count.attempt and not spoilt and count.signal is not None and count.signal > half:
                self._in_set[self._sides[0]] += 1
                self._all[self._sides[0]] += 1
        return True

    @property
    def _timed_s(self) -> float:
        """How long a test lasts; 0 where repetitions end the set."""
        if self._camera.mode is Mode.STANDS:
            return STANDS_S
        gaze = self._camera.mode is Mode.RELOCATE and self._level == 3  # noqa: PLR2004
        return GAZE_S if gaze else 0.0

    @property
    def _most_s(self) -> float:
        return self._exercise.most_s[self._level - 1]

    # What else there is

    def _hold(self, time_s: float, seen: Features | None) -> Moment:
        astray, _ = self._guards(self._side, time_s, seen)
        counted, reason, sides = False, None, self._counting()
        for side in sides:
            inside = self._inside(side, time_s, seen)
            if inside and astray is not None:
                inside = False
            self._holds[side], now, why = keep(
                self._holds[side], self._dose.hold_s, time_s, inside=inside
            )
            counted, reason = counted or now, reason or why
            self._best[side] = self._holds[side].best_s
            if now:
                self._in_set[side] += 1
                self._all[side] += 1
                self._say(time_s, "cue.counted")
            elif why is not None:
                self._partial[why] = self._partial.get(why, 0) + 1
                self._say(time_s, f"cue.{why}")
        working = max(sides, key=lambda s: self._holds[s].held_s)
        held_s = self._holds[working].held_s
        self._next(time_s, over=False)
        wobbling = seen is not None and self._swaying_much(time_s, seen)
        cue = f"guard.{astray}" if astray else "guard.sway" if wobbling else "cue.steady"
        cue = cue if held_s > 0.0 or astray else "cue.still"
        share = min(1.0, held_s / self._dose.hold_s) if self._dose.hold_s else 1.0
        return Moment(
            self._stage(), self._heard(time_s, cue), ring=share, held=share, side=working,
            counted=counted, reason=reason,
        )  # fmt: skip

    def _inside(self, side: Side | None, time_s: float, seen: Features | None) -> bool | None:
        """Return whether a position is held; None where that can't be seen."""
        if seen is None:
            return None
        if self._camera.sway and self._swaying(seen) is None:
            return None
        if not self._camera.signal:
            return True
        signal, band = self._signal(side, time_s, seen), self._camera.band
        if signal is None or band is None:
            return None
        return band[0] <= signal <= band[1]

    def _swaying(self, seen: Features) -> tuple[float, float] | None:
        """Return place and width of what sways, in pixels."""
        names = {"hips": ("hip_x_px", "hip_px"), "shoulders": ("shoulder_x_px", "shoulder_px")}
        place, width = names.get(self._camera.sway, ("", ""))
        return (seen[place], seen[width]) if place in seen and width in seen else None

    def _swaying_much(self, time_s: float, seen: Features) -> bool:
        of = self._swaying(seen)
        sway = None if of is None else self._sway(time_s, *of)
        return sway is not None and sway > self._camera.sway_most

    def _away(self, time_s: float, seen: Features | None) -> Moment:
        self._first_s = time_s if self._first_s is None else self._first_s
        hold, counted, reason = stay_away(
            self._holds[None], self._dose.hold_s, time_s, gone=seen is None
        )
        self._holds[None], self._best[None] = hold, hold.best_s
        if counted:
            self._in_set[None] += 1
            self._all[None] += 1
            self._done = True
        if reason is not None:
            self._partial[reason] = self._partial.get(reason, 0) + 1
            self._say(time_s, f"cue.{reason}")
        share = min(1.0, hold.held_s / self._dose.hold_s)
        cue = "cue.walk" if seen is not None else "cue.come_back" if counted else "cue.away"
        return Moment(
            self._stage(), self._heard(time_s, cue), ring=share, held=share, counted=counted,
            reason=reason, left_s=max(0.0, self._dose.hold_s - hold.held_s),
        )  # fmt: skip

    def _led(self, passed_s: float, seen: Features | None) -> Moment:
        self._led_s += passed_s
        before, now = self._all[None], pace(self._dose.hold_s, self._led_s)
        self._in_set[None] += now.round - (before - self._led_before)
        self._all[None] = self._led_before + now.round
        time_s = self._time_s or 0.0
        self._next(time_s, over=False)
        if seen is None:
            cue = "cue.not_seen"
        elif now.out:
            cue = "cue.hold" if now.fraction >= 1.0 else "cue.timer"
        else:
            cue = "cue.timer_back"
        return Moment(self._stage(), cue, ring=now.fraction, by_clock=True)

    _led_before = 0

    def _find_middle(self, time_s: float, seen: Features | None) -> Moment:
        yaw = self._signal(Side.LEFT, time_s, seen)
        self._search, side = relocate(self._search, self._course.peak, time_s, yaw)
        if side:
            self._side = Side.LEFT if side > 0 else Side.RIGHT
            self._in_set[self._side] += 1
            self._all[self._side] += 1
            self._say(time_s, "cue.counted")
        self._next(time_s, over=False)
        cue = "cue.find_middle" if self._search.turned else "cue.turn"
        ring = 0.0 if yaw is None else abs(yaw) / self._course.peak
        return Moment(
            self._stage(), self._heard(time_s, cue), ring=ring, side=self._side, counted=bool(side)
        )

    # Signals and guards

    def _name(self, side: Side | None) -> str:
        limb = self._camera.sided is Sided.LIMB
        return f"{self._camera.signal}_{side}" if limb else self._camera.signal

    def _signal(self, side: Side | None, time_s: float, seen: Features | None) -> float | None:
        """Return the signal of one side, calmed; None where it is not seen."""
        number = self._read(self._name(side), time_s, seen)
        turned = self._camera.sided is Sided.SIGN and side is Side.RIGHT
        return -number if turned and number is not None else number

    def _read(self, name: str, time_s: float, seen: Features | None) -> float | None:
        if seen is None or self._start.features is None:
            return None
        signal = SIGNALS[name]
        number = signal.take(seen, self._start.features)
        if number is None:
            return None
        calm = self._calm.setdefault(name, Calm(signal.beta))
        return calm(time_s, number)

    def _guards(
        self, side: Side | None, time_s: float, seen: Features | None
    ) -> tuple[str | None, str | None]:
        """Return the guard that is broken now, and the one that has yet to be met."""
        astray = missed = None
        for guard in self._camera.guards:
            number = self._read(guard.signal, time_s, seen)
            if number is None:
                continue  # what is not seen can't be blamed
            if guard.towards and side is Side.RIGHT:
                number = -number
            if guard.least <= number <= guard.most:
                continue
            if guard.at_peak:
                missed = missed or guard.signal
            else:
                astray = astray or guard.signal
        return astray, missed

    # Sets, sides and words

    def _next(self, time_s: float, *, over: bool) -> None:
        """Go on to the other side, to a rest or to the end."""
        wanted = inf if self._timed_s else self._dose.reps
        if not over and min(self._in_set.values()) < wanted:
            if self._side is not None and self._in_set[self._side] >= wanted:
                self._side = _other(self._side)
                self._say(time_s, "cue.other_side")
            return
        if self._set >= self._dose.sets:
            self._done = True
            return
        self._set += 1
        self._in_set = dict.fromkeys(self._in_set, 0)
        self._counts = {s: Count() for s in self._counts}
        self._holds = {s: Hold(best_s=h.best_s) for s, h in self._holds.items()}
        self._led_s, self._led_before = 0.0, self._all.get(None, 0)
        self._side = self._sides[0]
        self._rest_until_s = time_s + self._dose.rest_s

    def _say(self, time_s: float, topic: str) -> None:
        self._event = (time_s, topic)

    def _heard(self, time_s: float, otherwise: str) -> str:
        """Return the word about what just happened, or what is to be said else."""
        if self._event is not None and time_s - self._event[0] < SAY_S:
            return self._event[1]
        return otherwise

    def _stage(self) -> Stage:
        if self._done:
            return Stage.DONE
        return Stage.MOVE if self._rest_until_s is None else Stage.REST

    def _show(
        self,
        signals: Mapping[Side | None, float | None],
        *,
        counted: bool,
        reason: Reason | None,
        time_s: float,
        whose: Side | None,
    ) -> Moment:
        side = self._working(signals) if whose is None else whose
        count, course = self._counts[side], self._course
        signal = signals[side]
        way = course.peak - course.start
        ring = 0.0 if signal is None else max(0.0, (signal - course.start) / way)
        attempt = count.attempt
        held = None
        if course.hold_s:
            held = 0.0 if attempt is None else min(1.0, attempt.held_s / course.hold_s)
        timed_s = self._timed_s or self._most_s
        left_s = None
        if timed_s < inf:
            since = time_s if self._set_since_s is None else self._set_since_s
            left_s = max(0.0, timed_s - (time_s - since))
        return Moment(
            self._stage(),
            self._count_cue(count, side, time_s),
            ring=ring,
            band=((way - course.slack) / way, (course.ceiling - course.start) / way),
            held=held,
            side=side,
            phase=count.phase,
            counted=counted,
            reason=reason,
            left_s=left_s,
        )

    def _working(self, signals: Mapping[Side | None, float | None]) -> Side | None:
        """Return the side that moves; at rest, the one that is next."""
        moving = [s for s, count in self._counts.items() if count.attempt is not None]
        if moving:
            return max(moving, key=lambda s: -inf if signals[s] is None else (signals[s] or 0.0))
        return self._side

    def _count_cue(self, count: Count, side: Side | None, time_s: float) -> str:
        if self._done:
            return "cue.done"
        attempt = count.attempt
        if attempt is not None and attempt.spoilt is not None:
            other = attempt.spoilt is Reason.OTHER_MOVEMENT
            return f"guard.{attempt.astray}" if other else f"cue.{attempt.spoilt}"
        if attempt is not None and attempt.reached:
            return "cue.back" if attempt.held_s >= self._course.hold_s else "cue.hold"
        if attempt is not None:
            return "cue.further"
        if count.phase is Phase.LOST:
            return self._heard(time_s, "cue.lost")
        last = not self._timed_s and self._dose.reps - self._in_set[side] == 1
        return self._heard(time_s, "cue.almost_done" if last and self._all[side] else "cue.go")

    def _make_course(self, own_best: float | None) -> Course:
        """Return what counts; a course that nobody walks where nothing is counted."""
        camera = self._camera
        if camera.start is None or camera.peak is None:
            return Course(0.0, 1.0)
        hold_s = 0.0 if camera.mode is Mode.STANDS else self._dose.hold_s
        course = camera.course(self._level, hold_s, own_best)
        gaze = camera.mode is Mode.RELOCATE and self._level == 3  # noqa: PLR2004
        return replace(course, hold_s=0.0, tempo_s=(0.0, inf)) if gaze else course


def _other(side: Side) -> Side:
    return Side.RIGHT if side is Side.LEFT else Side.LEFT
