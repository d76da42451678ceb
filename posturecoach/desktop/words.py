"""What the window says about a look: gentle, plain words. Numbers in, words out.

Never "bad", "wrong" or "correct": a posture is easy, or asks for some or more effort.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import Absent, Measure, Person, View
from posturecoach.posture.presence import Why
from posturecoach.session import WHY_NOT, Look

translate = QCoreApplication.translate

UNTIMED_S = 10.0  # a state younger than this is said without its age
MINUS = "\N{MINUS SIGN}"
NO_NUMBER = "–"
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


# Plain names, in the order of the table: head, neck, shoulders, trunk, distance, limbs.
NAMES: dict[str, str] = {
    "head_pitch": QT_TRANSLATE_NOOP("words", "Head down or up"),
    "head_inclination": QT_TRANSLATE_NOOP("words", "Head down or up"),
    "head_yaw": QT_TRANSLATE_NOOP("words", "Head turned"),
    "head_roll": QT_TRANSLATE_NOOP("words", "Head tilted"),
    "cva": QT_TRANSLATE_NOOP("words", "Head over neck"),
    "neck_inclination": QT_TRANSLATE_NOOP("words", "Neck forward or back"),
    "neck_flexion_rula": QT_TRANSLATE_NOOP("words", "Neck bent against the back"),
    "ear_shoulder_angle": QT_TRANSLATE_NOOP("words", "Ear over shoulder"),
    "forward_head_norm": QT_TRANSLATE_NOOP("words", "Head before shoulder"),
    "face_scale_ratio": QT_TRANSLATE_NOOP("words", "Face nearer than shoulders"),
    "cervical_lateral_bend": QT_TRANSLATE_NOOP("words", "Neck bent sideways"),
    "shoulder_tilt": QT_TRANSLATE_NOOP("words", "Shoulders level"),
    "shoulder_elevation": QT_TRANSLATE_NOOP("words", "Shoulders raised"),
    "shoulder_width_ratio": QT_TRANSLATE_NOOP("words", "Shoulder width"),
    "shoulder_protraction": QT_TRANSLATE_NOOP("words", "Shoulder forward"),
    "trunk_inclination": QT_TRANSLATE_NOOP("words", "Upper body forward or back"),
    "trunk_lateral_lean": QT_TRANSLATE_NOOP("words", "Upper body sideways"),
    "lateral_shift": QT_TRANSLATE_NOOP("words", "Shifted sideways"),
    "trunk_rotation": QT_TRANSLATE_NOOP("words", "Upper body turned"),
    "upper_back_bow": QT_TRANSLATE_NOOP("words", "Upper back"),
    "slump": QT_TRANSLATE_NOOP("words", "Sitting lower"),
    "viewing_distance": QT_TRANSLATE_NOOP("words", "Distance to the screen"),
    "gaze_screen_height": QT_TRANSLATE_NOOP("words", "Screen below the eyes"),
    "upper_arm_elevation": QT_TRANSLATE_NOOP("words", "Upper arm"),
    "elbow_inner_angle": QT_TRANSLATE_NOOP("words", "Elbow"),
    "hip_angle": QT_TRANSLATE_NOOP("words", "Hip"),
    "knee_angle": QT_TRANSLATE_NOOP("words", "Knee"),
}
# What a person does when a measure is (above, below) its easy range. Signs: measures.toml.
_DOING: dict[str, tuple[str, str]] = {
    "head_pitch": (
        QT_TRANSLATE_NOOP("words", "Head down"),
        QT_TRANSLATE_NOOP("words", "Chin up"),
    ),
    "head_inclination": ("Head down", "Chin up"),
    "head_yaw": (
        QT_TRANSLATE_NOOP("words", "Head turned left"),
        QT_TRANSLATE_NOOP("words", "Head turned right"),
    ),
    "head_roll": (
        QT_TRANSLATE_NOOP("words", "Head tilted right"),
        QT_TRANSLATE_NOOP("words", "Head tilted left"),
    ),
    "cva": (
        QT_TRANSLATE_NOOP("words", "Head far back"),
        QT_TRANSLATE_NOOP("words", "Head forward"),
    ),
    "neck_inclination": (
        QT_TRANSLATE_NOOP("words", "Neck leaning forward"),
        QT_TRANSLATE_NOOP("words", "Neck leaning back"),
    ),
    "neck_flexion_rula": (
        QT_TRANSLATE_NOOP("words", "Neck bent forward"),
        QT_TRANSLATE_NOOP("words", "Neck bent back"),
    ),
    "ear_shoulder_angle": ("Head far back", "Head forward"),
    "forward_head_norm": ("Head forward", "Head far back"),
    "face_scale_ratio": ("Head forward", "Head far back"),
    "cervical_lateral_bend": (
        QT_TRANSLATE_NOOP("words", "Neck bent to the right"),
        QT_TRANSLATE_NOOP("words", "Neck bent to the left"),
    ),
    "shoulder_tilt": (
        QT_TRANSLATE_NOOP("words", "Left shoulder higher"),
        QT_TRANSLATE_NOOP("words", "Right shoulder higher"),
    ),
    "shoulder_elevation": (
        QT_TRANSLATE_NOOP("words", "Shoulders raised"),
        QT_TRANSLATE_NOOP("words", "Shoulders low"),
    ),
    "trunk_inclination": (
        QT_TRANSLATE_NOOP("words", "Leaning in"),
        QT_TRANSLATE_NOOP("words", "Leaning back"),
    ),
    "trunk_lateral_lean": (
        QT_TRANSLATE_NOOP("words", "Leaning left"),
        QT_TRANSLATE_NOOP("words", "Leaning right"),
    ),
    "lateral_shift": (
        QT_TRANSLATE_NOOP("words", "Shifted left"),
        QT_TRANSLATE_NOOP("words", "Shifted right"),
    ),
    "trunk_rotation": (
        QT_TRANSLATE_NOOP("words", "Turned left"),
        QT_TRANSLATE_NOOP("words", "Turned right"),
    ),
    "upper_back_bow": (
        QT_TRANSLATE_NOOP("words", "Upper back arched"),
        QT_TRANSLATE_NOOP("words", "Upper back rounded"),
    ),
    "slump": (
        QT_TRANSLATE_NOOP("words", "Sitting lower than usual"),
        QT_TRANSLATE_NOOP("words", "Sitting taller than usual"),
    ),
    "viewing_distance": (
        QT_TRANSLATE_NOOP("words", "Far from the screen"),
        QT_TRANSLATE_NOOP("words", "Close to the screen"),
    ),
    "upper_arm_elevation": (
        QT_TRANSLATE_NOOP("words", "Arm reaching out"),
        QT_TRANSLATE_NOOP("words", "Arm behind the body"),
    ),
    "elbow_inner_angle": (
        QT_TRANSLATE_NOOP("words", "Elbow stretched"),
        QT_TRANSLATE_NOOP("words", "Elbow tightly bent"),
    ),
    "hip_angle": (
        QT_TRANSLATE_NOOP("words", "Hips stretched"),
        QT_TRANSLATE_NOOP("words", "Hips tightly bent"),
    ),
    "knee_angle": (
        QT_TRANSLATE_NOOP("words", "Knees stretched"),
        QT_TRANSLATE_NOOP("words", "Knees tightly bent"),
    ),
}
# The middle of the easy range of measures whose published range does not lie around 0.
_MIDDLE = {
    "cva": 60.0,
    "ear_shoulder_angle": 90.0,
    "face_scale_ratio": 1.0,
    "viewing_distance": 650.0,
    "elbow_inner_angle": 100.0,
    "hip_angle": 107.5,
    "knee_angle": 95.0,
}


def state_words(look: Look) -> State:
    """Return the large line for `look`; the most important thing first."""
    if look.trouble is not None:
        return State(look.trouble.what, look.trouble.try_, Mood.NOTHING)
    if look.learning is not None:
        return _learning_words(look.learning.progress, look.learning.problem)
    match look.person:
        case Person.ABSENT:
            return State(
                translate("words", "Nobody here"), look.why_not or "", Mood.NOTHING
            )
        case Person.UNCERTAIN:
            return _unsure_words(look)
        case Person.PRESENT:
            return _sitting_words(look)


def doing_words(finding: Finding, measure: Measure) -> str:
    """Return what the person does, such as "Leaning in", for a finding of `measure`.

    The side comes from the number that the finding speaks about: the absolute value
    for a published border, else the difference from the own neutral.
    """
    name = measure_name(measure.id)
    if measure.id not in _DOING:
        return name
    above, below = _DOING[measure.id]
    change, value = measure.from_neutral, measure.value
    if value is not None and (change is None or finding.border is Border.PUBLISHED):
        high = value >= _MIDDLE.get(measure.id, 0.0)
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
    if seconds < 60:
        return f"{int(seconds) // 10 * 10 or int(seconds)} s"
    minutes = int(seconds // 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def now_words(measure: Measure) -> str:
    """Return the absolute value as shown, with its ± where that belongs to it."""
    if measure.value is None:
        return NO_NUMBER
    pm = measure.pm if measure.from_neutral is None else None
    return _number_words(measure.value, pm, measure.unit, signed=False)


def change_words(measure: Measure) -> str:
    """Return the difference from the own neutral as shown, signed, with its ±."""
    if measure.from_neutral is None:
        return NO_NUMBER
    return _number_words(measure.from_neutral, measure.pm, measure.unit, signed=True)


def absent_words(absent: Absent) -> str:
    """Return why a measure is not there."""
    match absent:
        case Absent.NOT_VISIBLE:
            return translate("words", "not visible")
        case Absent.WRONG_VIEW:
            return translate("words", "not from this side")
        case Absent.TURNED_AWAY:
            return translate("words", "turned away")
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
    return f"{score:.0f}", translate("words", "of 100: {words}").format(words=words)


def worst(look: Look) -> Finding | None:
    """Return the finding outside the easy zone that asks for most effort, or None."""
    strained = [f for f in look.findings.values() if f.zone is not Zone.NEUTRAL]
    return max(strained, key=lambda f: (f.zone is Zone.BAD, f.strain), default=None)


def _sitting_words(look: Look) -> State:
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
            look.why_not or _shoulder_advice(),
            Mood.NOTHING,
        )
    return State(
        translate("words", "I can see you"),
        look.why_not or _neutral_words(look),
        Mood.NOTHING,
    )


def _neutral_words(look: Look) -> str:
    if look.calibrated:
        return ""
    return translate(
        "words", "Once I know how you sit at ease, I can tell you much more: learn your neutral."
    )


def _other_words(look: Look, first: Finding) -> str:
    others = [
        doing_words(finding, look.measures[finding.id])
        for finding in sorted(look.findings.values(), key=lambda f: -f.strain)
        if finding.id != first.id and finding.zone is not Zone.NEUTRAL and finding.id in look.measures
    ]
    said = doing_words(first, look.measures[first.id])
    others = [words for words in dict.fromkeys(others) if words != said]
    if not others:
        return ""
    listed = ", ".join(_lower(words) for words in others[:3])
    return translate("words", "Also: {things}").format(things=listed)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _learning_words(progress: float, problem: str | None) -> State:
    return State(
        translate("words", "Learning your neutral: {percent} %").format(
            percent=math.floor(100 * progress)
        ),
        problem or translate("words", "Sit at ease, tall but not stiff, and look at the screen."),
        Mood.NOTHING,
    )


def _unsure_words(look: Look) -> State:
    if look.why_not == WHY_NOT[Why.HALF_SEEN]:
        return State(
            translate("words", "Can't see your shoulders"), _shoulder_advice(), Mood.NOTHING
        )
    return State(translate("words", "Can't see you well"), look.why_not or "", Mood.NOTHING)


def _shoulder_advice() -> str:
    return translate(
        "words", "Tilt the screen back a little, or sit a hand's width further away."
    )


def _sees_a_shoulder(look: Look) -> bool:
    if look.sight is None or look.sight.body is None:
        return True  # nothing known against it
    body = look.sight.body
    left, right = body.sees(Keypoint.LEFT_SHOULDER), body.sees(Keypoint.RIGHT_SHOULDER)
    from_the_side = look.view in (View.SIDE_LEFT, View.SIDE_RIGHT)
    return (left or right) if from_the_side else (left and right)


def _number_words(number: float, pm: float | None, unit: str, *, signed: bool) -> str:
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
    words = f"{sign}{shown:.{digits}f}"
    if pm is None:
        return words + end
    half = f"{pm * scale:.{digits}f}"
    return f"{words}{end} ± {half}{end}" if end == "°" else f"{words} ± {half}{end}"
