"""What the window says about a look: gentle, plain words. Numbers in, words out.

Never "bad", "wrong" or "correct": a posture is easy, or asks for some or more effort.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.languages import decimal, told, within
from posturecoach.desktop.names import DOING, MIDDLE, NAMES
from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.errors import PostureCoachError, SourceError
from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Absent, Measure, Person, View
from posturecoach.posture.presence import Why
from posturecoach.session import WHY_NOT, Look
from posturecoach.vision.frame import Trouble, TroubleKind

translate = QCoreApplication.translate

UNTIMED_S = 10.0  # a state younger than this is said without its age
MINUS = "\N{MINUS SIGN}"
NO_NUMBER = "–"
_MINUTE_S = _HOUR_MIN = 60
_EASY_SCORE, _BORDER_SCORE = 80.0, 50.0  # half way to, and at, the border of "more strain"
_CM_WITH_DECIMAL = 9.95  # below this many centimetres one decimal is worth showing


class Mood(Enum):
    """How a state is drawn; the words carry the meaning."""

    EASY = "easy"
    SOME = "some"
    MORE = "more"
    NOTHING = "nothing"  # nobody, nothing to judge, trouble


@dataclass(frozen=True, slots=True)
class State:
    """What the large line of the window says.

    Attributes
    ----------
    headline
        A few words.
    detail
        One sentence that explains or offers; may be empty.
    mood
        How it is drawn.

    """

    headline: str
    detail: str
    mood: Mood


def state_words(look: Look) -> State:
    """Return the large line for `look`; the most important thing first."""
    if look.trouble is not None:
        return trouble_words(look.trouble)
    if look.learning is not None:
        return _learning_words(look.learning.progress, look.learning.problem)
    match look.person:
        case Person.ABSENT:
            return State(translate("words", "Nobody here"), told(look.why_not or ""), Mood.NOTHING)
        case Person.UNCERTAIN:
            return _unsure_words(look)
        case Person.PRESENT:
            return _sitting_words(look)


def trouble_words(trouble: Trouble) -> State:
    """Return a few words for what is wrong with the source, and its own sentences."""
    headline = {
        TroubleKind.LOST: translate("words", "The picture is gone"),
        TroubleKind.BUSY: translate("words", "The camera is in use"),
        TroubleKind.MISSING: translate("words", "No picture yet"),
        TroubleKind.FROZEN: translate("words", "The picture stands still"),
        TroubleKind.BLACK: translate("words", "The picture is black"),
        TroubleKind.RESTING: translate("words", "The camera is off"),
    }[trouble.kind]
    return State(headline, what_to_do(trouble.what, trouble.try_), Mood.NOTHING)


def failure_words(error: PostureCoachError) -> State:
    """Return a few words for an error that ended the looking, and its own sentences."""
    if isinstance(error, SourceError):
        headline = translate("words", "No picture yet")
    else:
        headline = translate("words", "I can't begin yet")
    return State(headline, what_to_do(error.what, error.try_), Mood.NOTHING)


def what_to_do(what: str, try_: str) -> str:
    """Return what happened and, on a line of its own, what to try, as a sentence."""
    what, try_ = told(what), told(try_)
    return f"{what}\n{try_[:1].upper()}{try_[1:]}"


def learned_words(place: str | None, held_by: str) -> str:
    """Return the thanks for a neutral that was learned at `place`.

    `held_by` names the measure whose limit kept it from going all the way from the first
    neutral there; empty where it was free.
    """
    thanks = translate("words", "Thank you, I have learned your neutral.")
    if place:
        thanks = translate("words", "Thank you, I have learned your neutral for {0}.").format(place)
    if not held_by:
        return thanks
    return " ".join(
        (
            thanks,
            translate(
                "words",
                "It went part of the way from your first one here, as far as \u201c{0}\u201d may "
                "go at once. To start afresh, forget this place in Settings.",
            ).format(measure_name(held_by)),
        )
    )


def doing_words(finding: Finding, measure: Measure) -> str:
    """Return what the person does, such as "Leaning in", for a finding of `measure`.

    The side comes from the number that the finding speaks about: the absolute value
    for a published border, else the difference from the own neutral.
    """
    name = measure_name(measure.id)
    if measure.id not in DOING:
        return name
    above, below = DOING[measure.id]
    change, value = measure.from_neutral, measure.value
    if value is not None and (change is None or finding.border is Border.PUBLISHED):
        high = value >= MIDDLE.get(measure.id, 0.0)
    elif change is not None:
        high = change >= 0
    else:
        return name
    return translate("words", above if high else below)


def measure_name(id_: str) -> str:
    """Return the plain name of a measure; its id, spelled out, if it has none yet."""
    if id_ in NAMES:
        return translate("words", NAMES[id_])
    return id_.replace("_", " ").capitalize()


def for_words(seconds: float) -> str:
    """Return how long something lasts: "for 20 s", "for 4 min"; "" when just begun."""
    if seconds < UNTIMED_S:
        return ""
    return translate("words", "for {time}").format(time=time_words(seconds))


def time_words(seconds: float) -> str:
    """Return a length of time in words: "20 s" (tens of seconds), "4 min", "1 h 5 min"."""
    if seconds < _MINUTE_S:
        return f"{int(seconds) // 10 * 10 or int(seconds)} s"
    minutes = int(seconds // _MINUTE_S)
    if minutes < _HOUR_MIN:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, _HOUR_MIN)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def now_words(measure: Measure) -> str:
    """Return the absolute value as shown, with its ± where that belongs to it."""
    if measure.value is None:
        return NO_NUMBER
    pm = measure.pm if measure.from_neutral is None else None
    return number_words(measure.value, pm, measure.unit, signed=False)


def change_words(measure: Measure) -> str:
    """Return the difference from the own neutral as shown, signed, with its ±."""
    if measure.from_neutral is None:
        return NO_NUMBER
    return number_words(measure.from_neutral, measure.pm, measure.unit, signed=True)


def absent_words(absent: Absent) -> str:
    """Return why a measure is not there."""
    match absent:
        case Absent.NOT_VISIBLE:
            return translate("words", "not visible")
        case Absent.WRONG_VIEW:
            return translate("words", "not from this side")
        case Absent.TURNED_AWAY:
            return translate("words", "head turned or down")
        case Absent.NO_NEUTRAL:
            return translate("words", "needs your neutral")
        case Absent.UNSURE:
            return translate("words", "not sure enough")


def zone_words(zone: Zone) -> str:
    """Return a zone with its sign; the sign serves who cannot tell the colours apart."""
    return f"{zone_sign(zone)} {zone_name(zone)}"


def zone_sign(zone: Zone) -> str:
    """Return a circle: empty, half or full."""
    return {Zone.NEUTRAL: "○", Zone.CAUTION: "◐", Zone.BAD: "●"}[zone]


def zone_name(zone: Zone) -> str:
    """Return the name of a zone, in words that do not scold."""
    match zone:
        case Zone.NEUTRAL:
            return translate("words", "easy")
        case Zone.CAUTION:
            return translate("words", "some strain")
        case Zone.BAD:
            return translate("words", "more strain")


def score_words(score: float | None) -> tuple[str, str]:
    """Return the score as a number and what it says; "–" where there is none."""
    if score is None:
        return NO_NUMBER, translate("words", "no score yet")
    if score >= _EASY_SCORE:
        words = translate("words", "easy")
    elif score >= _BORDER_SCORE:
        words = translate("words", "some strain")
    else:
        words = translate("words", "more strain")
    # It speaks for a minute; the line beside it for now, and the two may differ.
    of_what = translate("words", "of 100, last minute: {words}")
    return f"{score:.0f}", of_what.format(words=words)


def worst(look: Look) -> Finding | None:
    """Return the finding outside the easy zone that asks for most effort, or None."""
    strained = [f for f in look.findings.values() if f.zone is not Zone.NEUTRAL]
    return max(strained, key=lambda f: (f.zone is Zone.BAD, f.strain), default=None)


def _sitting_words(look: Look) -> State:
    if look.moved is not None:
        moved = translate("words", "The camera has moved")
        return State(moved, what_to_do("", look.moved.try_).strip(), Mood.NOTHING)
    finding = worst(look)
    if finding is not None and finding.id in look.measures:
        mood = Mood.MORE if finding.zone is Zone.BAD else Mood.SOME
        doing = doing_words(finding, look.measures[finding.id])
        lasting = for_words(look.time_s - finding.since_s)
        return State(f"{doing} {lasting}".strip(), _other_words(look, finding), mood)
    if look.findings:
        return State(translate("words", "Sitting easily"), _neutral_words(look), Mood.EASY)
    if not _sees_a_shoulder(look):
        return State(
            translate("words", "Can't see your shoulders"),
            told(look.why_not or "") or _shoulder_advice(),
            Mood.NOTHING,
        )
    return State(
        translate("words", "I can see you"),
        told(look.why_not or "") or _neutral_words(look),
        Mood.NOTHING,
    )


def _neutral_words(look: Look) -> str:
    if look.calibrated or look.elsewhere:  # another place is said beside it
        return ""
    if look.settling:
        return translate("words", "Finding out at which of your places you are.")
    return translate(
        "words", "Once I know how you sit at ease, I can tell you much more: learn your neutral."
    )


def _other_words(look: Look, first: Finding) -> str:
    others = [
        doing_words(finding, look.measures[finding.id])
        for finding in sorted(look.findings.values(), key=lambda f: -f.strain)
        if finding.id != first.id
        and finding.zone is not Zone.NEUTRAL
        and finding.id in look.measures
    ]
    said = doing_words(first, look.measures[first.id])
    others = [words for words in dict.fromkeys(others) if words != said]
    if not others:
        return ""
    listed = ", ".join(within(words) for words in others[:3])
    return translate("words", "Also: {things}").format(things=listed)


def _learning_words(progress: float, problem: str | None) -> State:
    return State(
        translate("words", "Learning your neutral: {percent} %").format(
            percent=math.floor(100 * progress)
        ),
        told(problem or "")
        or translate("words", "Sit at ease, tall but not stiff, and look at the screen."),
        Mood.NOTHING,
    )


def _unsure_words(look: Look) -> State:
    if look.why_not == WHY_NOT[Why.HALF_SEEN]:
        return State(
            translate("words", "Can't see your shoulders"), _shoulder_advice(), Mood.NOTHING
        )
    return State(translate("words", "Can't see you well"), told(look.why_not or ""), Mood.NOTHING)


def _shoulder_advice() -> str:
    return translate("words", "Tilt the screen back a little, or sit a hand's width further away.")


def _sees_a_shoulder(look: Look) -> bool:
    if look.sight is None or look.sight.body is None:
        return True  # nothing known against it
    body = look.sight.body
    left, right = body.sees(Keypoint.LEFT_SHOULDER), body.sees(Keypoint.RIGHT_SHOULDER)
    from_the_side = look.view in (View.SIDE_LEFT, View.SIDE_RIGHT)
    return (left or right) if from_the_side else (left and right)


def number_words(number: float, pm: float | None, unit: str, *, signed: bool) -> str:
    """Return a number of a measure as shown: mm in cm, shares in percent, with its ±."""
    digits, scale = 0, 1.0
    match unit:
        case "mm":
            scale = 0.1
            digits = 1 if max(abs(number), pm or 0.0) * scale < _CM_WITH_DECIMAL else 0
        case "shoulder widths":
            scale = 100.0
        case "ratio":
            digits = 2
    end = {"deg": "°", "mm": " cm", "%": " %", "shoulder widths": " %"}.get(unit, "")
    shown = round(abs(number) * scale, digits)
    sign = ""
    if shown != 0:
        sign = MINUS if number < 0 else "+" if signed else ""
    words = f"{sign}{decimal(shown, digits)}"
    if pm is None:
        return words + end
    half = decimal(pm * scale, digits)
    return f"{words}{end} ± {half}{end}" if end == "°" else f"{words} ± {half}{end}"
