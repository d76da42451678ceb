"""What the player says in words: where somebody is, what hinders, what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from posturecoach.desktop.languages import told
from posturecoach.desktop.player_lead import Hindrance, Now
from posturecoach.exercises.library import Camera, Dose, Exercise, Mode, Side, Sided, Words
from posturecoach.exercises.player import Moment, Result, Stage
from posturecoach.exercises.progress import Change
from posturecoach.exercises.signals import SIGNALS, signal_names
from posturecoach.exercises.timing import mean_error_deg

translate = QCoreApplication.translate
_UNITS = {"deg": "°", "mm": " mm", "cm": " cm", "%": " %"}


def clock_words(seconds: float) -> str:
    """Return a time that is left: ``0:45``."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def hindrance_words(now: Now) -> str:
    """Return why nothing counts now; "" where nothing hinders."""
    if now.hindrance is None:
        return ""
    if now.hindrance is Hindrance.CAMERA:
        return translate("player", "No picture, so nothing counts now.")
    if now.hindrance is Hindrance.UNSEEN:
        what = told(now.words) or translate("player", "I can't see you.")
        return translate("player", "{0} Nothing counts now.").format(what)
    return turn_words(now.hindrance)


def turn_words(how: Hindrance) -> str:
    """Return how to turn to be counted."""
    if how is Hindrance.TURN_SIDE:
        return translate("player", "Turn your side to the camera: from here it can't be seen.")
    return translate("player", "Turn to face the camera: from here it can't be seen.")


def middle_words(moment: Moment | None, dose: Dose, mode: Mode | None) -> tuple[str, str]:
    """Return what stands large and small in the middle of the ring."""
    if moment is None or moment.stage in (Stage.READY, Stage.START):
        return "", ""
    if moment.stage is Stage.REST and moment.left_s is not None:
        return clock_words(moment.left_s), translate("player", "rest")
    if mode in (Mode.HOLD, Mode.AWAY) and moment.held is not None:
        held = moment.held * dose.hold_s
        return clock_words(held), translate("player", "of {0}").format(clock_words(dose.hold_s))
    done = moment.reps.get(moment.side, 0)
    if mode is Mode.STANDS:
        return str(done), translate("player", "stands")
    of = translate("player", "of {0}").format(moment.wanted)
    if moment.by_clock:
        return str(done), translate("player", "{0}, by the clock").format(of)
    return str(done), of


def sides_words(moment: Moment, lines: Words) -> tuple[tuple[Side, str], ...]:
    """Return the count of each side; nothing without sides."""
    return tuple(
        (side, f"{lines.lines[f'side.{side}']}  {n} / {moment.wanted}")
        for side, n in moment.reps.items()
        if side is not None
    )


def where_words(moment: Moment | None, level: int) -> str:
    """Return which level and set."""
    level_words = translate("player", "Level {0}").format(level)
    if moment is None or moment.sets < 2:  # noqa: PLR2004 - one set needs no number
        return level_words
    of = translate("player", "set {0} of {1}").format(moment.set_number, moment.sets)
    return f"{level_words}, {of}"


def counted_words(result: Result, exercise: Exercise, lines: Words) -> str:
    """Return how much counted."""
    if result.by_clock:
        led = sum(result.reps.values())
        return translate(
            "player", "{0} rounds with the clock. Nothing was counted by the camera."
        ).format(led)
    if any(c.mode is Mode.AWAY for c in exercise.cameras):
        away_s = max(result.best.values(), default=0.0)
        return translate("player", "Away for {0} minutes.").format(_number(away_s / 60.0, 1))
    parts = []
    for side, n in result.reps.items():
        text = translate("player", "{0} of {1} counted").format(n, result.wanted)
        parts.append(text if side is None else f"{lines.lines[f'side.{side}']}: {text}")
    return ". ".join(parts) + "."


def partial_words(result: Result, lines: Words) -> str:
    """Return how many tries did not count, and the main reason; "" for none."""
    if not result.partial:
        return ""
    n, main = sum(result.partial.values()), max(result.partial, key=lambda r: result.partial[r])
    why = lines.lines.get(f"cue.{main}", "") or translate(
        "player", "Something else moved along; keep the rest at ease."
    )
    tries = translate("player", "%n tries did not count.", "", n)
    return f"{tries} {why}"


def best_words(result: Result, camera: Camera | None, lines: Words) -> str:
    """Return the farthest or longest, by side; "" where nothing was measured."""
    if result.errors_deg:
        found = mean_error_deg(result.errors_deg)
        if found is not None:
            return translate(
                "player", "You came back to within {0}° of the middle (± {1}°)."
            ).format(_number(found[0], 1), _number(found[1], 1))
    bests = {s: b for s, b in result.best.items() if b > 0.0}
    if camera is None or not bests or camera.mode in (Mode.TIMER, Mode.AWAY):
        return ""
    if camera.mode is Mode.HOLD:
        unit, what = " s", translate("player", "Longest: {0}.")
    else:
        name = signal_names(camera.signal, limb=camera.sided is Sided.LIMB)[0]
        unit = _UNITS.get(SIGNALS[name].unit, "")
        what = translate("player", "Farthest, as the camera estimates it: {0}.")
    if not unit:
        return ""
    digits = 0 if unit in ("°", " s", " %") else 1
    each = [
        ("" if side is None else f"{lines.lines[f'side.{side}']} ") + f"{_number(b, digits)}{unit}"
        for side, b in bests.items()
    ]
    return what.format(", ".join(each))


def change_words(change: Change) -> str:
    """Return what becomes of the level."""
    if change.by > 0:
        return translate("player", "Next time at level {0}: it went well.").format(change.level)
    if change.by < 0:
        return translate("player", "Next time at level {0}, a little easier.").format(change.level)
    return translate("player", "The level stays: {0}.").format(change.level)


def _number(value: float, digits: int) -> str:
    return QLocale().toString(value, "f", digits)
