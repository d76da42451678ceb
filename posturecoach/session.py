"""The loop: see, measure, judge. One generator, no threads of its own.

Everything the program knows of a moment is one `Look`. The window, the terminal and
offline work all read the same looks.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Any

from posturecoach.ergonomics.holding import Hold
from posturecoach.ergonomics.judge import Judge
from posturecoach.ergonomics.zones import DWELL_S, Finding, ZoneRule
from posturecoach.errors import NeutralError
from posturecoach.posture.body import Sight
from posturecoach.posture.measure import Measure, Person, Reading, View
from posturecoach.posture.neutral import Neutral, NeutralLearner
from posturecoach.posture.presence import Found, Why
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import fits, hold_rules
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame, Trouble
from posturecoach.vision.models import PoseModel
from posturecoach.vision.sources import Source

WHY_NOT: Mapping[Why, str] = {
    Why.NOBODY: "Nobody is in the picture.",
    Why.NO_FACE: "There may be somebody, but I can't make out who sits here.",
    Why.ELSEWHERE: "Somebody is in the picture, but not at the usual place.",
    Why.HALF_SEEN: "I can't see head and shoulders.",
}


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
        In plain words, why nobody is present.

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
    sight: Sight | None = None
    reading: Reading | None = None
    trouble: Trouble | None = None
    learning: Learning | None = None
    learned: Neutral | None = None
    learn_error: NeutralError | None = None
    dropped: int = 0
    file: str | None = None
    why_not: str | None = None

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
                for name, measure in self.measures.items()
            },
            "strain": _rounded(self.strain, 2),
            "score": None if self.score is None else round(self.score),
            "held": [
                {
                    "part": hold.part,
                    "measure": hold.measure,
                    "for_s": round(hold.for_s, 1),
                    "limit_s": _rounded(hold.limit_s, 1),
                }
                for hold in self.held
            ],
            "prompts": [],
        }
        if self.trouble is not None:
            line["trouble"] = {
                "kind": str(self.trouble.kind),
                "what": self.trouble.what,
                "try": self.trouble.try_,
            }
        return line


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
    rules
        Zones, from the rule book.
    hfov_deg, distance_mm
        The camera's horizontal field of view, and the viewing distance of the neutral
        as measured with a tape, where the user gave them.

    """

    def __init__(
        self,
        source: Source,
        *,
        model: PoseModel = "full",
        neutral: Neutral | None = None,
        rules: Sequence[ZoneRule],
        hfov_deg: float | None = None,
        distance_mm: float | None = None,
    ) -> None:
        self._source = source
        self._model: PoseModel = model
        self._reader = Reader(neutral, hfov_deg, distance_mm, fits())
        # A still has no seconds in which a zone could last.
        dwell_s = 0.0 if source.stills else DWELL_S
        self._judge = Judge(rules, hold_rules(), dwell_s=dwell_s)
        self._judge.neutral = neutral
        self._neutral = neutral
        self._learner: NeutralLearner | None = None
        self._wish: list[tuple[str, Any]] = []
        self._wishes = Lock()

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
                        yield None, self._in_trouble(item)
                        continue
                    if self._source.stills:
                        # Each stands alone: nothing to smooth, no time to hold.
                        self._reader.reset()
                        self._judge.reset()
                    yield item, self._look(item, finder.find(item))
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

    def use(self, neutral: Neutral | None) -> None:
        """Compare with `neutral` from the next look on; None: with nothing. From any thread."""
        self._ask("use", neutral)

    def _ask(self, what: str, value: Any) -> None:  # noqa: ANN401 - one queue for all wishes
        with self._wishes:
            self._wish.append((what, value))

    def _grant_wishes(self) -> None:
        with self._wishes:
            wishes, self._wish = self._wish, []
        for what, value in wishes:
            if what == "use":
                self._compare_with(value)
            else:
                self._learner = NeutralLearner(seconds=value) if what == "learn" else None

    def _compare_with(self, neutral: Neutral | None) -> None:
        self._neutral = self._reader.neutral = self._judge.neutral = neutral

    def _look(self, frame: Frame, found: Found) -> Look:
        look = self._nobody(frame, found) if found.sight is None else self._somebody(found.sight)
        look = replace(
            look, dropped=frame.dropped, file=frame.file, calibrated=self._neutral is not None
        )
        return look if look.sight is not None else self._with_learning(look)

    def _somebody(self, sight: Sight) -> Look:
        reading = self._reader.read(sight)
        judged = self._judge.judge(reading)
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
            sight=sight,
            reading=reading,
        )
        return self._with_learning(look)

    def _nobody(self, frame: Frame, found: Found) -> Look:
        height, width = frame.picture.shape[:2]
        reading = self._reader.read(Sight(frame.time_s, width, height, None, None))
        judged = self._judge.judge(reading)
        return Look(
            frame.time_s,
            found.person,
            View.UNKNOWN,
            calibrated=self._neutral is not None,
            measures=reading.measures,
            score=judged.score,
            why_not=WHY_NOT[found.why] if found.why is not None else None,
        )

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
            return replace(look, learning=Learning(learner.progress, look.why_not))
        learner.add(look.sight, look.reading)
        if not learner.done:
            return replace(look, learning=Learning(learner.progress, learner.problem))
        self._learner = None
        try:
            neutral = learner.finish(made=datetime.now().astimezone().isoformat("T", "seconds"))
        except NeutralError as error:
            return replace(look, learn_error=error)
        self._compare_with(neutral)
        return replace(look, learned=neutral)


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
