"""What a guided assessment says: how it stands, where it was last time, why a step is closed."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from posturecoach.clinic.protocol import Hint, Record, State, Step
from posturecoach.clinic.snapshot import Setup
from posturecoach.clinic_book import ProtocolWords
from posturecoach.desktop.languages import decimal, told
from posturecoach.desktop.range_words import degrees_words
from posturecoach.desktop.words import what_to_do
from posturecoach.posture.measure import View
from posturecoach.session import Look

translate = QCoreApplication.translate

_MM_PER_M = 1000.0
_MM_PER_CM = 10.0


def state_words(look: Look, step: Step, state: State, last: Setup | None) -> str:
    """Return how it stands with a step: what to change, or how long to hold still."""
    if look.trouble is not None:
        return what_to_do(look.trouble.what, look.trouble.try_)
    if state.hint is None:
        return "" if state.left_s is None else hold_words(state.left_s)
    return _hint_words(look, step, state, last)[state.hint]


def _hint_words(look: Look, step: Step, state: State, last: Setup | None) -> dict[Hint, str]:
    unseen = translate("assessment", "I can't see you. The whole upper body is needed.")
    return {
        Hint.NOBODY: told(look.why_not or "") or unseen,
        Hint.TURN: turn_words(step.views),
        Hint.TOO_NEAR: _far_words(translate("assessment", "A little farther away"), state, last),
        Hint.TOO_FAR: _far_words(translate("assessment", "A little nearer"), state, last),
        Hint.MOVING: translate("assessment", "Hold still …"),
    }


def hold_words(left_s: float) -> str:
    """Return how long to hold still."""
    seconds = max(1, ceil(left_s - 1e-6))
    return translate("assessment", "Hold still … {0} s").format(seconds)


def lead_in_words(left_s: float) -> str:
    """Return how long nothing is taken yet."""
    seconds = max(1, ceil(left_s - 1e-6))
    return translate("assessment", "Get ready … {0} s").format(seconds)


def start_words() -> str:
    """Return what to do before a range of motion."""
    return translate("assessment", "Sit still for a moment: it begins from here.")


def best_words(deg: float, pm: float) -> str:
    """Return how far somebody got at most: ``best 45° ± 10°``."""
    return translate("assessment", "best {0} ± {1}").format(degrees_words(deg), degrees_words(pm))


def turn_words(views: tuple[View, ...]) -> str:
    """Return how to turn."""
    if len(views) > 1:
        return translate("assessment", "Turn one side to the camera.")
    return {
        View.FRONT: translate("assessment", "Turn to face the camera."),
        View.SIDE_LEFT: translate("assessment", "Turn your left side to the camera."),
        View.SIDE_RIGHT: translate("assessment", "Turn your right side to the camera."),
    }.get(views[0], "")


def closed_words() -> str:
    """Return why a movement is not tested."""
    return translate("assessment", "not open, as a warning sign was told")


def stopped_words(pain: float | None) -> str:
    """Return why the range of motion was ended."""
    if pain is None:
        return translate("assessment", "ended, as it hurt")
    return translate("assessment", "ended, as it hurt: {0} of 10").format(round(pain))


def metres_words(mm: float) -> str:
    """Return a distance: ``1.9 m``."""
    return f"{decimal(mm / _MM_PER_M, 1)} m"


def setup_words(previous: Record | None, words: ProtocolWords, camera: str) -> str:
    """Return from where it was done last time; "" the first time."""
    if previous is None:
        return ""
    lines = [day_words(previous.when)]
    setups = [(one.step, one.snapshot.setup) for one in previous.outcomes if one.snapshot]
    cameras = list(dict.fromkeys(setup.camera for _, setup in setups if setup.camera))
    if cameras:
        lines[0] += f", {', '.join(cameras)}"
    for id_, setup in setups:
        title = words.steps[id_].title if id_ in words.steps else id_
        if setup.distance_mm is not None:
            lines.append(
                translate("assessment", "{0}: {1} away").format(
                    title, metres_words(setup.distance_mm)
                )
            )
    if camera and cameras and camera not in cameras:
        lines.append(
            translate(
                "assessment", "Now the camera is {0}: better use the same one as last time."
            ).format(camera)
        )
    return "\n".join(lines)


def day_words(when: str) -> str:
    """Return the day of a date-time in ISO 8601, in words."""
    return QLocale().toString(
        QDateTime.fromString(when, Qt.DateFormat.ISODate).date(), QLocale.FormatType.LongFormat
    )


def _far_words(how: str, state: State, last: Setup | None) -> str:
    """Return how to move, with both distances where they are known."""
    was = None if last is None else last.distance_mm
    if was is not None and state.ratio:
        return translate("assessment", "{0}: last time {1}, now {2}").format(
            how, metres_words(was), metres_words(was / state.ratio)
        )
    if state.move_mm is not None:
        cm = decimal(abs(state.move_mm) / _MM_PER_CM, 0)
        return translate("assessment", "{0}: about {1} cm").format(how, cm)
    if state.ratio is None:
        return how
    percent = decimal(abs(100.0 * (state.ratio - 1.0)), 0)
    if state.ratio > 1.0:
        return translate("assessment", "{0}: {1} % larger than last time").format(how, percent)
    return translate("assessment", "{0}: {1} % smaller than last time").format(how, percent)
