"""The loop: see, measure, judge. One generator, no threads of its own.

Everything the program knows of a moment is one `Look`. The window, the terminal and
offline work all read the same looks.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from posturecoach.coach import Coach
from posturecoach.coaching.camera import Off
from posturecoach.coaching.rules import Around, Scene, Silence
from posturecoach.coaching.state import Prompt
from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.judge import Judge
from posturecoach.ergonomics.live import Held, Live
from posturecoach.ergonomics.work import Work
from posturecoach.ergonomics.zones import DWELL_S, Finding, Zone, ZoneRule
from posturecoach.errors import NeutralError
from posturecoach.posture.bearings import Bearings
from posturecoach.posture.body import Sight
from posturecoach.posture.habits import UNSEEN, Habits
from posturecoach.posture.lens import Known, Lens, lens_of
from posturecoach.posture.measure import Absent, Measure, Person, Reading, View
from posturecoach.posture.moved import Moved, Shift
from posturecoach.posture.neutral import Neutral, NeutralLearner, Posture
from posturecoach.posture.places import Workplace
from posturecoach.posture.presence import Found, Why
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import fits, hold_rules, method, neutral_rules, webcams
from posturecoach.vision.backdrop import Backdrop
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame, Trouble, TroubleKind
from posturecoach.vision.light import WORDS as LIGHT_WORDS
from posturecoach.vision.light import LightKind
from posturecoach.vision.live import LiveSource
from posturecoach.vision.models import PoseModel
from posturecoach.vision.sources import Source

WHY_NOT: Mapping[Why, str] = {
    Why.NOBODY: "Nobody is in the picture.",
    Why.NO_FACE: "There may be somebody, but I can't make out who sits here.",
    Why.ELSEWHERE: "Somebody is in the picture, but not at the usual place.",
    Why.HALF_SEEN: "I can't see head and shoulders.",
    Why.TOO_NEAR: "You are too near for me to see head and shoulders.",
    Why.TOO_FAR: "There may be somebody, but too far away to measure.",
    Why.TOO_DARK: LIGHT_WORDS[LightKind.DARK],
    Why.BLACK: "The picture is black: the lens is covered, or there is no light at all.",
    Why.BACKLIT: LIGHT_WORDS[LightKind.BACKLIT],
    Why.FACE_HIDDEN: "Something hides your face, so I can't tell how you hold your head.",
}

ELSEWHERE = "This looks like another place. Learn your neutral here?"
REZERO_S = 5.0  # to learn anew after the camera moved: the person has not
AT_EASE_LEAST = 3  # zones that must be neutral before slow drift follows a look


@dataclass(frozen=True, slots=True)
class Learning:
    """How far the learning of a neutral is.

    Attributes
    ----------
    progress
        0 to 1.
    problem
        In plain words, what keeps it from going on right now; None when all is well.

    """

    progress: float
    problem: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One look at the person: what was measured, and what the rules say of it.

    Attributes
    ----------
    time_s
        Seconds on the source's clock.
    person, view, measures
        Who and from where; every measure, present or absent with its reason.
    calibrated
        Whether a neutral is in use.
    findings
        Zone, strain and deciding border by measure id, where rules exist.
    strain, score
        The largest strain; 0 to 100, higher is easier. None: nothing to judge.
    held
        Postures held now, with their ISO 11226 limits.
    habits
        Chin on a hand, a phone held with the shoulder, the screen's height, blinks: see
        `Habits`. Empty for stills, which have no time.
    posture
        The posture that is held now as a whole, with its RULA and REBA; None while
        somebody moves, or when too little is seen to know one.
    sight, reading
        Landmarks for drawing, never stored; and all that was read from them.
    trouble
        What is wrong with the source; then there is no picture.
    learning, learned, learn_error
        While a neutral is being learned; the one look that completed it; or why not.
    dropped
        Pictures of a live source that nobody looked at, so far.
    file
        The picture's name, for pictures.
    why_not
        In plain words, why nobody is present, or what hides the face of who is.
    place
        The name of the place whose neutral is in use; None where it has none.
    neutral
        The neutral in use; None where it is none.
    settling
        Whether it is being found out at which of several places somebody is.
    elsewhere
        Whether this is none of the known places; `ELSEWHERE` says so in words.
    moved
        The camera, desk or chair has moved since the neutral was learned. While it lasts
        nothing is compared with the neutral, and nothing is judged.
    places
        All known places, on the one look on which they changed, for whoever keeps them.
    held_by
        With `learned`: the measure whose limit around the first neutral of this place
        kept it from going all the way; None where it was free.
    prompts, silence
        What the coach says at this look, and why it says nothing, or not yet; both empty
        without a coach.
    off
        Why the camera is to be off; None: it is on.
    when
        The local date-time of the look, with its zone: of a clip as if it began now. None for
        stills.

    """

    time_s: float
    person: Person
    view: View
    calibrated: bool
    measures: Mapping[str, Measure] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    strain: float | None = None
    score: float | None = None
    held: tuple[Hold, ...] = ()
    habits: Mapping[str, Measure] = field(default_factory=dict)
    posture: Held | None = None
    sight: Sight | None = None
    reading: Reading | None = None
    trouble: Trouble | None = None
    learning: Learning | None = None
    learned: Neutral | None = None
    learn_error: NeutralError | None = None
    dropped: int = 0
    file: str | None = None
    why_not: str | None = None
    place: str | None = None
    neutral: Neutral | None = None
    settling: bool = False
    elsewhere: bool = False
    moved: Moved | None = None
    places: tuple[Workplace, ...] | None = None
    held_by: str | None = None
    prompts: tuple[Prompt, ...] = ()
    silence: tuple[Silence, ...] = ()
    off: Off | None = None
    when: datetime | None = None

    @property
    def resting(self) -> bool:
        """Whether the camera is off on purpose."""
        return self.trouble is not None and self.trouble.kind is TroubleKind.RESTING

    def to_json(self) -> dict[str, Any]:
        """Return the look as interface.md writes it: numbers rounded to what they are worth."""
        line: dict[str, Any] = {} if self.file is None else {"file": self.file}
        line |= {
            "t_s": round(self.time_s, 3),
            "person": str(self.person),
            "view": str(self.view),
            "calibrated": self.calibrated,
            "measures": {
                name: _measure_json(measure, self.findings.get(name))
                for name, measure in {**self.measures, **self.habits}.items()
            },
            "strain": _rounded(self.strain, 2),
            "score": None if self.score is None else round(self.score),
            "held": [
                {
                    "part": hold.part,
                    "measure": hold.measure,
                    "for_s": round(hold.for_s, 1),
                    "limit_s": _rounded(hold.limit_s, 1),
                    "left_s": _rounded(hold.left_s, 1),
                }
                for hold in self.held
            ],
            "prompts": [prompt.to_json() for prompt in self.prompts],
        }
        if self.silence:
            line["silence"] = [str(reason) for reason in self.silence]
        if self.posture is not None and (self.calibrated or self.posture.enough_seen):
            line |= self.posture.to_json()
        if self.trouble is not None:
            line["trouble"] = {
                "kind": str(self.trouble.kind),
                "what": self.trouble.what,
                "try": self.trouble.try_,
            }
        if self.place is not None:
            line["place"] = self.place
        if self.elsewhere:
            line["elsewhere"] = True
        if self.moved is not None:
            line["camera"] = {
                "moved": str(self.moved.kind),
                "what": self.moved.what,
                "try": self.moved.try_,
            }
        return line


RESTS: Mapping[Off, tuple[str, str]] = {
    Off.PAUSED: ("The camera is off: a pause.", "wait until it ends, or resume."),
    Off.LOCKED: (
        "The camera is off while the screen is locked.",
        "unlock the screen; it goes on by itself.",
    ),
    Off.WANTED: (
        "The camera is off: another program needs it.",
        "end the call; it goes on by itself.",
    ),
    Off.AWAY: (
        "The camera is off: nobody has been here for a while.",
        "press a key; it looks by itself now and then.",
    ),
}


def scene_of(look: Look, around: Around | None = None, *, standing: bool = False) -> Scene:
    """Return what the coach needs of `look`.

    `around`: what the desk is doing, where it is known; `standing`: the place is one for
    standing.
    """
    return Scene(
        look.person,
        look.calibrated,
        look.measures,
        look.findings,
        look.held,
        moved=look.moved is not None,
        settling=look.settling,
        elsewhere=look.elsewhere,
        learning=look.learning is not None,
        trouble=look.trouble is not None and not look.resting,
        resting=look.resting,
        standing=standing,
        around=around or Around(),
    )


def local_now() -> datetime:
    """Return the local date-time, with its zone."""
    return datetime.now().astimezone()


class Session:
    """Look at a source, frame after frame.

    Parameters
    ----------
    source
        Is closed when the looks end.
    model
        Size of the pose network.
    neutral
        The person's own neutral, or None.
    places
        Known places to choose among, in place of one `neutral`; may be none yet. What is
        learned then is kept among them.
    camera
        The camera's name as the user knows it; None for clips and pictures.
    rules
        Zones, from the rule book.
    hfov_deg, distance_mm
        The camera's horizontal field of view, and the viewing distance of the neutral
        as measured with a tape, where the user gave them.
    work
        What the user told of the work, for RULA and REBA.
    coach
        Hears every look and says what is to be said; None: nobody does.
    clock
        The local date-time, with its zone, for the coach. A clip begins now and goes on by
        its own time.

    """

    def __init__(
        self,
        source: Source,
        *,
        model: PoseModel = "full",
        neutral: Neutral | None = None,
        places: Sequence[Workplace] | None = None,
        camera: str | None = None,
        rules: Sequence[ZoneRule],
        hfov_deg: float | None = None,
        distance_mm: float | None = None,
        work: Work | None = None,
        coach: Coach | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        self._source = source
        self._coach = coach
        self._clock = clock
        self._began: datetime | None = None
        self._model: PoseModel = model
        self._camera = camera
        self._hfov_deg = hfov_deg
        self._distance_mm = distance_mm
        self._lens: Lens | None = None
        self._bearings = Bearings(neutral_rules(), places=places, camera=camera, neutral=neutral)
        # Stills have no time in which anything could move.
        self._backdrop = None if source.stills else Backdrop()
        self._reader = Reader(None, hfov_deg, distance_mm, fits())
        # A still has no seconds in which a zone could last.
        dwell_s = 0.0 if source.stills else DWELL_S
        self._dwell_s = dwell_s
        self._judge = Judge(rules, hold_rules(), dwell_s=dwell_s)
        self._habits = Habits(hfov_deg=hfov_deg)
        self._live = Live(method("rula"), method("reba"), work, stills=source.stills)
        self._optics: tuple[float | None, float | None] = hfov_deg, distance_mm
        self._neutral: Neutral | None = None
        self._learner: NeutralLearner | None = None
        self._found: Found | None = None  # in the last picture
        self._shift: Shift | None = None  # of the background, there
        self._wish: list[tuple[str, Any]] = []
        self._wishes = Lock()
        self._take_bearings()

    @property
    def coach(self) -> Coach | None:
        """Who hears every look; None: nobody does."""
        return self._coach

    def looks(self) -> Generator[Look, None, None]:
        """Yield one look per frame, until the source ends or is closed."""
        for _, look in self.pairs():
            yield look

    def pairs(self) -> Generator[tuple[Frame | None, Look], None, None]:
        """Yield each look with its frame, for a preview; the frame must not be stored."""
        try:
            # While the networks load, a camera that was opened before wakes up.
            with Finder(self._model, stills=self._source.stills) as finder:
                for item in self._source:
                    self._grant_wishes()
                    if isinstance(item, Trouble):
                        yield None, self._coached(self._in_trouble(item))
                        continue
                    if self._source.stills:
                        # Each stands alone: nothing to smooth, no time to hold.
                        self._reader.reset()
                        self._judge.reset()
                    self._found = self._again(item) or finder.find(item)
                    yield item, self._coached(self._look(item, self._found))
        finally:
            self._source.close()

    def close(self) -> None:
        """End the looks and release the device. From any thread."""
        self._source.close()

    def learn(self, seconds: float = 20.0) -> None:
        """Begin to learn a neutral from the looks to come. From any thread."""
        self._ask("learn", seconds)

    def cancel_learning(self) -> None:
        """Stop learning; the neutral in use stays. From any thread."""
        self._ask("cancel", None)

    def rezero(self) -> None:
        """Learn anew, quickly, because the camera has moved and the person has not.

        When it is put back the old neutral serves again by itself. From any thread.
        """
        self._ask("learn", REZERO_S)

    def stand_still(self) -> None:
        """Be told that the camera did not move: what is seen now is right. From any thread."""
        self._ask("stand still", None)

    def use(self, neutral: Neutral | None) -> None:
        """Compare with `neutral` from the next look on; None: with nothing. From any thread."""
        self._ask("use", neutral)

    def tell(self, work: Work) -> None:
        """Take other answers for what can't be seen, from the next look on. From any thread."""
        self._ask("tell", work)

    def judge_by(self, rules: Sequence[ZoneRule]) -> None:
        """Judge by other zones from the next look on. From any thread."""
        self._ask("judge by", tuple(rules))

    def know(self, places: Sequence[Workplace]) -> None:
        """Choose among `places`, renamed or forgotten, from the next look on. From any thread."""
        self._ask("know", tuple(places))

    def _ask(self, what: str, value: Any) -> None:  # noqa: ANN401 - one queue for all wishes
        with self._wishes:
            self._wish.append((what, value))

    def _grant_wishes(self) -> None:
        with self._wishes:
            wishes, self._wish = self._wish, []
        for what, value in wishes:
            match what:
                case "use":
                    self._bearings.use(value)
                case "know":
                    if not self._bearings.know(value):
                        self._take_bearings()
                        continue  # the background is still that of the same place
                case "stand still":
                    self._bearings.stand_still()
                case "tell":
                    self._live.work = value
                    continue
                case "judge by":
                    self._judge = Judge(value, hold_rules(), dwell_s=self._dwell_s)
                    self._judge.neutral = self._neutral
                    continue
                case _:
                    self._learner = NeutralLearner(seconds=value) if what == "learn" else None
                    continue
            self._watch_anew()
            self._take_bearings()

    def _take_bearings(self) -> bool:
        """Compare with the neutral that holds now; return whether it is another one."""
        neutral = self._bearings.neutral
        optics = self._optics_for(neutral)
        if optics != self._optics:
            self._optics = optics
            self._reader = Reader(None, *optics, fits())
        elif neutral is self._neutral:
            return False
        self._neutral = self._reader.neutral = self._judge.neutral = neutral
        self._habits.neutral = neutral
        self._live.reset()  # held against another neutral it is another posture
        return True

    def _optics_for(self, neutral: Neutral | None) -> tuple[float | None, float | None]:
        """Return field of view and distance by tape, as far as they are known here."""
        here = self._bearings.here
        told = None if here is None else here.neutral.hfov_deg
        hfov = self._hfov_deg or told
        if hfov is None and self._lens is not None and self._lens.known is Known.NAME:
            hfov = self._lens.hfov_deg
        distance = None if neutral is None else neutral.distance_mm
        # What was told without a place can only be meant for the one there is.
        if distance is None and len(self._bearings.places or ()) <= 1:
            distance = self._distance_mm
        return hfov, distance

    def _watch_anew(self) -> None:
        """Take the background as it is now for the one that belongs to the neutral."""
        self._shift = None
        if self._backdrop is not None:
            self._backdrop.reset()

    def _know_lens(self, frame: Frame) -> None:
        if self._lens is None:
            height, width = frame.picture.shape[:2]
            self._lens = lens_of(self._hfov_deg, self._camera, webcams(), (width, height))
            self._take_bearings()

    def _again(self, frame: Frame) -> Found | None:
        """Return what was found before in a picture in which nothing has moved since.

        None where it has to be looked for: who is learned from, or not known to be there or
        away, is looked at each time.
        """
        found = self._found
        if not frame.still or found is None or self._learner is not None:
            return None
        if found.sight is not None:
            return replace(found, sight=replace(found.sight, time_s=frame.time_s))
        return found if found.person is Person.ABSENT else None

    def _look(self, frame: Frame, found: Found) -> Look:
        self._know_lens(frame)
        sight = found.sight
        look = self._nobody(frame, found) if sight is None else self._somebody(frame, found, sight)
        look = replace(
            look,
            dropped=frame.dropped,
            file=frame.file,
            calibrated=self._neutral is not None,
            neutral=self._neutral,
        )
        return look if look.sight is not None else self._with_learning(look)

    def _read(self, frame: Frame, sight: Sight) -> Reading:
        """Read `sight` against the neutral that holds, which this look may decide anew."""
        reading = self._reader.read(sight)
        if self._source.stills:
            return reading
        shift: Shift | None = None
        if self._backdrop is not None and self._bearings.here is not None:
            if not frame.still:  # else the background is where it was
                self._shift = self._backdrop.update(frame, sight)
            shift = self._shift
        if self._bearings.see(sight, reading, shift):
            self._watch_anew()
        # Another neutral, or none: what was read is not to be shown.
        return self._reader.read(sight) if self._take_bearings() else reading

    def _somebody(self, frame: Frame, found: Found, sight: Sight) -> Look:
        reading = self._read(frame, sight)
        moved = self._bearings.moved
        judgeable = reading if moved is None else _nothing_to_judge(reading)
        judged = self._judge.judge(judgeable)
        look = Look(
            sight.time_s,
            Person.PRESENT,
            reading.view,
            calibrated=self._neutral is not None,
            measures=reading.measures,
            findings=judged.findings,
            strain=judged.strain,
            score=judged.score,
            held=judged.held,
            habits={} if self._source.stills else self._habits.update(sight, reading),
            posture=self._live.update(judgeable),
            sight=sight,
            reading=reading,
            moved=moved,
            settling=self._bearings.deciding,
            elsewhere=self._bearings.elsewhere,
            why_not=WHY_NOT[found.why] if found.why is not None else None,
        )
        return self._with_learning(self._with_drift(look, sight, reading))

    def _with_drift(self, look: Look, sight: Sight, reading: Reading) -> Look:
        """Follow somebody who sits at ease, slowly; and say where they are."""
        zones = [finding.zone for finding in look.findings.values()]
        at_ease = len(zones) >= AT_EASE_LEAST and set(zones) == {Zone.NEUTRAL}
        day = datetime.now().astimezone().date()
        at_ease = at_ease and self._learner is None
        if self._bearings.ease(sight, reading, day, at_ease=at_ease):
            # The judge keeps what it knows of the last minutes: it is the same neutral still.
            self._neutral = self._reader.neutral = self._bearings.neutral
            self._habits.neutral = self._neutral
            look = replace(look, places=self._bearings.places)
        here = self._bearings.here
        return replace(look, place=None if here is None else here.neutral.place)

    def _nobody(self, frame: Frame, found: Found) -> Look:
        height, width = frame.picture.shape[:2]
        reading = self._reader.read(Sight(frame.time_s, width, height, None, None))
        judged = self._judge.judge(reading)
        self._live.update(reading)  # not seen: for two seconds that is no new posture
        return Look(
            frame.time_s,
            found.person,
            View.UNKNOWN,
            calibrated=self._neutral is not None,
            measures=reading.measures,
            habits={} if self._source.stills else UNSEEN,
            score=judged.score,
            why_not=WHY_NOT[found.why] if found.why is not None else None,
        )

    def _coached(self, look: Look) -> Look:
        """Return `look` with what the coach says of it; let the camera rest if it says so."""
        if self._source.stills:
            return look
        when = self._when(look)
        if self._coach is None:
            return replace(look, when=when)
        here = self._bearings.here
        standing = here is not None and here.neutral.posture is Posture.STANDING
        heard = self._coach.hear(when, scene_of(look, standing=standing))
        if isinstance(self._source, LiveSource):
            if heard.off is None:
                self._source.wake()
            else:
                self._source.rest(*RESTS[heard.off])
        said = heard.outcome
        return replace(look, prompts=said.prompts, silence=said.silence, off=heard.off, when=when)

    def _when(self, look: Look) -> datetime:
        now = self._clock()
        if isinstance(self._source, LiveSource):
            return now
        if self._began is None:
            self._began = now - timedelta(seconds=look.time_s)
        return self._began + timedelta(seconds=look.time_s)

    def _in_trouble(self, trouble: Trouble) -> Look:
        return self._with_learning(
            Look(
                trouble.time_s,
                Person.UNCERTAIN,
                View.UNKNOWN,
                calibrated=self._neutral is not None,
                trouble=trouble,
                why_not=trouble.what,
            )
        )

    def _with_learning(self, look: Look) -> Look:
        learner = self._learner
        if learner is None:
            return look
        if look.sight is None or look.reading is None:
            learner.miss(look.why_not)
            return replace(look, learning=Learning(learner.progress, look.why_not))
        learner.add(look.sight, look.reading, look.why_not)
        if not learner.done:
            return replace(look, learning=Learning(learner.progress, learner.problem))
        self._learner = None
        try:
            held_by = self._bearings.learn(self._with_told(learner.finish(made=_now())))
        except NeutralError as error:
            return replace(look, learn_error=error)
        self._watch_anew()
        self._take_bearings()
        here = self._bearings.here
        return replace(
            look,
            learned=self._neutral,
            held_by=held_by,
            place=None if here is None else here.neutral.place,
            places=self._bearings.places,
        )

    def _with_told(self, neutral: Neutral) -> Neutral:
        """Return `neutral` with what is known of the camera while it was learned."""
        lens = self._lens
        known = lens is not None and lens.known is not Known.ASSUMED
        return replace(
            neutral,
            distance_mm=self._distance_mm,
            hfov_deg=lens.hfov_deg if lens is not None and known else None,
        )


def _now() -> str:
    return local_now().isoformat("T", "seconds")


def _nothing_to_judge(reading: Reading) -> Reading:
    """Return `reading` with every measure absent: a camera that moved is no posture."""
    return replace(
        reading,
        measures={
            id_: Measure(id_, measure.unit, absent=measure.absent or Absent.NO_NEUTRAL)
            for id_, measure in reading.measures.items()
        },
    )


def _measure_json(measure: Measure, finding: Finding | None) -> dict[str, Any]:
    if measure.absent is not None:
        return {"absent": str(measure.absent)}
    line: dict[str, Any] = {}
    for name in ("value", "from_neutral", "pm"):
        number = getattr(measure, name)
        if number is not None:
            line[name] = round(number, 3 if measure.unit in {"ratio", "shoulder widths"} else 1)
    line["unit"] = measure.unit
    if finding is not None:
        line["zone"] = str(finding.zone)
    return line


def _rounded(number: float | None, digits: int) -> float | None:
    return None if number is None else round(number, digits)
