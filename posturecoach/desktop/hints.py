"""What camera, clock and settings already know for the questions of the workstation check."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, degrees, radians, tan

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.camera_saw import CameraSaw
from posturecoach.desktop.station import CM_PER_INCH
from posturecoach.desktop.tally import DayTally
from posturecoach.desktop.words import time_words
from posturecoach.settings import Answer, Settings

translate = QCoreApplication.translate

TWIST_DEG = 30.0  # ROSA
LOW_DEG = 30.0  # ROSA: the screen's middle lies further below the eyes
HIGH_DEG = 5.0  # its top further above them; as rosa.toml has it
HALF_HEIGHT = 0.245  # of a screen of 16 to 9, as a share of its diagonal
HOUR_S = 3600.0
LONG_DAY_H = 4.0  # ROSA; and longer than an hour at a time
_TOLD_S = 60.0  # a shorter time says nothing of a day


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known for one question.

    Attributes
    ----------
    words
        Says where it comes from, and asks.
    answer
        What that makes of it; None where it is only told, not answered.

    """

    words: str
    answer: Answer | None = None


def hints(saw: CameraSaw, tally: DayTally, settings: Settings) -> dict[str, Hint]:
    """Return what is known, by question."""
    found = {
        "distance": _distance(saw),
        "twist": _twist(saw),
        "screen_height": _height(saw, settings.screen.diagonal_inch),
        "time_sitting": _times(tally),
        "diagonal": _diagonal(settings),
    }
    if settings.screen.progressive_lenses:
        found["lenses"] = Hint(translate("hints", "You said so in Settings."), "yes")
    return {id_: hint for id_, hint in found.items() if hint is not None}


def _distance(saw: CameraSaw) -> Hint | None:
    seen = saw.distance_cm()
    if seen is None:
        return None
    words = translate("hints", "The camera saw {0} ± {1} cm. Is that right? Change it if not.")
    return Hint(words.format(round(seen.value), round(seen.pm)), float(round(seen.value)))


def _height(saw: CameraSaw, diagonal_inch: float | None) -> Hint | None:
    """Return the screen's height, which is known only where somebody told the camera's tilt."""
    top, away = saw.top_deg(), saw.distance_cm()
    if top is None:
        return None
    where = translate("hints", "below") if top.value >= 0 else translate("hints", "above")
    words = translate(
        "hints", "The camera saw the top of the screen {0}° ± {1}° {2} your eyes. Is that right?"
    ).format(round(abs(top.value)), round(top.pm), where)
    if top.value + top.pm < -HIGH_DEG:
        return Hint(words, "too_high_neck_extension")
    if away is None or diagonal_inch is None:
        return Hint(words)
    half_cm = HALF_HEIGHT * CM_PER_INCH * diagonal_inch
    low, high = (
        degrees(atan(tan(radians(top.value + side * top.pm)) + half_cm / away.value))
        for side in (-1.0, 1.0)
    )
    if low > LOW_DEG:
        return Hint(words, "too_low_below_30_deg")
    fine = top.value - top.pm >= -HIGH_DEG and high <= LOW_DEG
    return Hint(words, "arms_length_40_75_cm_at_eye_level" if fine else None)


def _twist(saw: CameraSaw) -> Hint | None:
    seen = saw.twist_deg()
    if seen is None:
        return None
    words = translate("hints", "The camera saw your head turned by {0}° ± {1}°.").format(
        round(abs(seen.value)), round(seen.pm)
    )
    if seen.surely_below(TWIST_DEG):
        return Hint(words + " " + translate("hints", "Is that right?"), "straight")
    if seen.surely_beyond(TWIST_DEG):
        return Hint(words + " " + translate("hints", "Is that right?"), "turned")
    return Hint(words + " " + translate("hints", "That is not sure enough: what do you say?"))


def _times(tally: DayTally) -> Hint | None:
    if tally.sitting_s < _TOLD_S:
        return None
    words = translate("hints", "Seen today: {0} in all, {1} at the longest.").format(
        time_words(tally.sitting_s), time_words(tally.longest_s)
    )
    if tally.sitting_s > LONG_DAY_H * HOUR_S or tally.longest_s > HOUR_S:
        return Hint(words + " " + translate("hints", "Is a usual day like that?"), "high")
    return Hint(words)


def _diagonal(settings: Settings) -> Hint | None:
    inch = settings.screen.diagonal_inch
    if inch is None:
        return None
    return Hint(translate("hints", "As in Settings."), float(round(inch * CM_PER_INCH)))
