"""What the range test says: how to move, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from posturecoach.exercises.demonstration import Demonstration, Key
from posturecoach.exercises.library import Side, Words
from posturecoach.exercises.motion_range import RangeResult, RangeVerdict

translate = QCoreApplication.translate

_SIT = ("chair",)
_SHOWN = {
    "rotation": Demonstration(
        "rotation", "front", "sit", 5.0,
        (Key(0.0, {}), Key(2.2, {"yaw": 60.0}), Key(3.0, {"yaw": 60.0})), _SIT, both_sides=True,
    ),
    "side_bend": Demonstration(
        "side_bend", "front", "sit", 5.0,
        (Key(0.0, {}), Key(2.2, {"aside": 24.0, "roll": -32.0}),
         Key(3.0, {"aside": 24.0, "roll": -32.0})), _SIT, both_sides=True,
    ),
    "flexion": Demonstration(
        "flexion", "side", "sit", 5.0,
        (Key(0.0, {}), Key(2.2, {"neck": 28.0, "nod": 45.0}),
         Key(3.0, {"neck": 28.0, "nod": 45.0})), _SIT,
    ),
    "extension": Demonstration(
        "extension", "side", "sit", 5.0,
        (Key(0.0, {}), Key(2.2, {"neck": -22.0, "nod": -45.0}),
         Key(3.0, {"neck": -22.0, "nod": -45.0})), _SIT,
    ),
    "abduction": Demonstration(
        "abduction", "front", "stand", 6.0,
        (Key(0.0, {}), Key(2.6, {"out_left": 165.0, "elbow_left": -6.0}),
         Key(3.4, {"out_left": 165.0, "elbow_left": -6.0})), both_sides=True,
    ),
}  # fmt: skip


def shown_of(movement: str) -> Demonstration:
    """Return how a movement is shown; raises KeyError if there is none."""
    return _SHOWN[movement]


def how_words(movement: str, side: Side | None) -> str:
    """Return how to move now, to which side, in one sentence."""
    left = side is Side.LEFT
    return {
        "rotation": (
            translate("range", "Turn your head to the left, as far as is easy, and back.")
            if left
            else translate("range", "Turn your head to the right, as far as is easy, and back.")
        ),
        "side_bend": (
            translate("range", "Left ear towards the shoulder, as far as is easy, and back.")
            if left
            else translate("range", "Right ear towards the shoulder, as far as is easy, and back.")
        ),
        "flexion": translate("range", "Chin to the chest, as far as is easy, and back."),
        "extension": translate("range", "Look up, as far as is easy, and back."),
        "abduction": (
            translate("range", "Left arm up sideways, as far as is easy, and back.")
            if left
            else translate("range", "Right arm up sideways, as far as is easy, and back.")
        ),
    }[movement]


def tries_words(tries: Sequence[float], wanted: int, side: Side | None, lines: Words) -> str:
    """Return how many tries there are and the best: ``Left  ●●○  52°``."""
    dots = "●" * len(tries) + "○" * max(0, wanted - len(tries))
    best = f"  {degrees_words(max(tries))}" if tries else ""
    name = "" if side is None else f"{lines.lines[f'side.{side}']}  "
    return f"{name}{dots}{best}"


def tries_spoken(tries: Sequence[float], wanted: int) -> str:
    """Return the same for a screen reader."""
    return translate("range", "{0} of {1} tries").format(len(tries), wanted)


def result_words(result: RangeResult, lines: Words) -> str:
    """Return the range with its ±: ``Left: 52° (± 11°)``."""
    name = "" if result.side is None else f"{lines.lines[f'side.{result.side}']}: "
    return f"{name}{degrees_words(result.deg)} (± {degrees_words(result.pm)})"


def change_words(result: RangeResult, care: Mapping[str, str]) -> str:
    """Return what has changed since the own start."""
    if result.change is None or result.verdict is None:
        return translate("range", "This is your start.")
    start = degrees_words(result.deg - result.change)
    since = translate("range", "Start: {0}.").format(start)
    amount = (
        ""
        if result.verdict is RangeVerdict.NO_CLEAR_CHANGE
        else (f" ({'+' if result.change > 0.0 else '−'}{degrees_words(abs(result.change))})")
    )
    return f"{since} {care[f'range.{result.verdict}']}{amount}."


def norm_words(result: RangeResult, care: Mapping[str, str]) -> str:
    """Return what is usual, and that it gets less with age where it does."""
    topic = "range.norm_falls" if result.norm_falls else "range.norm"
    return care[topic].format(deg=QLocale().toString(result.norm, "f", 0))


def degrees_words(deg: float) -> str:
    """Return a whole number of degrees."""
    return f"{QLocale().toString(deg, 'f', 0)}°"
