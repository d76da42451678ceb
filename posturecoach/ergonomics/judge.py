"""Hold a reading against the rules: zones, strain, holding times, score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan, degrees

from posturecoach.ergonomics.holding import Hold, HoldRule, HoldState
from posturecoach.ergonomics.score import MinuteScore
from posturecoach.ergonomics.zones import DWELL_S, Finding, RuleState, ZoneRule, rules_for
from posturecoach.posture.measure import Reading
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.view import SIDES

# A shift sideways without a lean is a chair that was rolled or a camera that was pushed.
# The shoulders stand about 1.1 shoulder widths above the hips (0.288 and 0.259 of the
# stature, after Drillis & Contini 1966), and their line leans with the trunk that leans
# about the hips; three quarters of that leave room for the line's own error.
EASY_SHIFT = 0.08  # shoulder widths: inside the first border nothing needs explaining
SHOULDER_HEIGHT = 1.1
LEAN_SHARE = 0.75

# A neck that goes back while the gaze stays level is somebody who sits up taller than when
# the neutral was learned. Extension, which RULA means, lifts the chin as well.
EASY_BACK_DEG = -5.0  # the first border of both measures on that side


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say about one moment.

    Attributes
    ----------
    findings
        By measure, for every measure that was present and has a rule that could be
        applied. An absent measure has no finding: unseen is neither good nor bad.
    strain
        The largest of the findings'; None when nothing could be judged.
    score
        0 to 100 from the last minute, see `score_of`; None when nothing but the viewing
        distance was judged in it.
    held
        Parts of the body that are held still where ISO 11226 limits the time.

    """

    findings: Mapping[str, Finding]
    strain: float | None
    score: float | None
    held: tuple[Hold, ...]


class Judge:
    """Judge look after look of one person.

    Parameters
    ----------
    rules
        The zones; see `rulebook.zone_rules`.
    holds
        The holding times; see `rulebook.hold_rules`. Without, nothing is reported held.
    dwell_s
        Seconds that a zone must last before it counts; 0 for stills, which have none.

    """

    def __init__(
        self,
        rules: Sequence[ZoneRule],
        holds: Sequence[HoldRule] = (),
        *,
        dwell_s: float = DWELL_S,
    ) -> None:
        self._states = {
            side: [RuleState(rule, dwell_s) for rule in rules_for(rules, side=side)]
            for side in (False, True)
        }
        self._holds = [HoldState(rule) for rule in holds]
        self._score = MinuteScore()
        self._neutral: Neutral | None = None

    @property
    def neutral(self) -> Neutral | None:
        """The neutral that the readings are compared with; another one begins anew."""
        return self._neutral

    @neutral.setter
    def neutral(self, neutral: Neutral | None) -> None:
        self._neutral = neutral
        self.reset()

    def reset(self) -> None:
        """Forget the past: another person, source or neutral."""
        for states in self._states.values():
            for state in states:
                state.reset()
        for hold in self._holds:
            hold.reset()
        self._score.reset()

    def judge(self, reading: Reading) -> Judgement:
        """Return what the rules say about `reading`. All time is its ``time_s``."""
        now_s = reading.time_s
        side = reading.view in SIDES
        findings: dict[str, Finding] = {}
        for state in self._states[side]:
            id_ = state.rule.measure
            if not side and not _borne_out(id_, reading):
                continue
            finding = state.update(now_s, reading.measures[id_])
            if finding is not None:
                findings[id_] = finding
        strain = max((finding.strain for finding in findings.values()), default=None)
        # Where somebody sits says nothing of how: a distance alone is no score.
        posture = findings.keys() - {"viewing_distance"}
        score = self._score.update(now_s, strain if posture else None)
        return Judgement(findings, strain, score, self._held(reading, side=side))

    def _held(self, reading: Reading, *, side: bool) -> tuple[Hold, ...]:
        held = []
        for state in self._holds:
            rule = state.rule
            id_ = rule.side if side else rule.front
            measure = reading.measures[id_]
            change = rule.side_change if side else rule.front_change
            angle = measure.from_neutral if change else measure.value
            hold = state.update(reading.time_s, id_, angle, measure.pm or 0.0)
            if hold is not None:
                held.append(hold)
        return tuple(held)


def _borne_out(id_: str, reading: Reading) -> bool:
    """Return whether another measure says the same, where one alone could mislead."""
    if id_ == "lateral_shift":
        return _may_be_leaning(reading)
    if id_ == "neck_inclination":
        return _may_be_extended(reading)
    return True


def _may_be_extended(reading: Reading) -> bool:
    """Return whether the chin bears out a neck that goes back as an extension."""
    back = reading.measures["neck_inclination"].from_neutral
    if back is None or back >= EASY_BACK_DEG:
        return True
    nod = reading.measures["head_pitch"].from_neutral
    return nod is not None and nod < EASY_BACK_DEG


def _may_be_leaning(reading: Reading) -> bool:
    """Return whether the line of the shoulders bears out a shift sideways as a lean.

    The hips, which would tell, are not in the picture of most webcams.
    """
    shift = reading.measures["lateral_shift"].from_neutral
    if shift is None or abs(shift) <= EASY_SHIFT:
        return True
    tilt = reading.measures["shoulder_tilt"].from_neutral
    if tilt is None:
        return False
    # To lean to the own left moves the shoulders there and lowers the left one.
    lean = -tilt if shift > 0.0 else tilt
    return lean >= LEAN_SHARE * degrees(atan(abs(shift) / SHOULDER_HEIGHT))
