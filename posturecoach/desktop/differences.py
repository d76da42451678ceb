"""How somebody differs from their own neutral, in one plain sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.names import QT_TRANSLATE_NOOP
from posturecoach.desktop.words import absent_words, measure_name, number_words
from posturecoach.posture.measure import Measure

translate = QCoreApplication.translate

LEAST_DEG = 5.0  # RULES.md 1.1: a change below this is none

_NECK = (
    QT_TRANSLATE_NOOP(
        "difference", "Your neck leans about {0} more forward than in your own neutral."
    ),
    QT_TRANSLATE_NOOP(
        "difference", "Your neck leans about {0} further back than in your own neutral."
    ),
)
_HEAD = (
    QT_TRANSLATE_NOOP(
        "difference", "Your head points about {0} further down than in your own neutral."
    ),
    QT_TRANSLATE_NOOP(
        "difference", "Your head points about {0} further up than in your own neutral."
    ),
)
_BEND = (
    QT_TRANSLATE_NOOP(
        "difference", "Your neck bends about {0} further to your right than in your own neutral."
    ),
    QT_TRANSLATE_NOOP(
        "difference", "Your neck bends about {0} further to your left than in your own neutral."
    ),
)
# For a number that grew, and for one that fell. Signs: measures.toml.
_SENTENCES: dict[str, tuple[str, str]] = {
    "head_pitch": _HEAD,
    "head_inclination": _HEAD,
    "head_yaw": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your head is turned about {0} further to your left than in your own neutral.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your head is turned about {0} further to your right than in your own neutral.",
        ),
    ),
    "head_roll": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your head is tilted about {0} further to your right than in your own neutral.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your head is tilted about {0} further to your left than in your own neutral.",
        ),
    ),
    "cva": _NECK[::-1],
    "ear_shoulder_angle": _NECK[::-1],
    "neck_inclination": _NECK,
    "neck_flexion_rula": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your neck bends about {0} more forward against your back than in your own neutral.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your neck bends about {0} further back against your back than in your own neutral.",
        ),
    ),
    "forward_head_norm": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your head is further forward than in your own neutral, by about {0} of your "
            "ear-shoulder length.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your head is further back than in your own neutral, by about {0} of your "
            "ear-shoulder length.",
        ),
    ),
    "face_scale_ratio": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your face is nearer than your shoulders: about {0} larger than in your own neutral.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your face is further back: about {0} smaller than in your own neutral.",
        ),
    ),
    "shoulder_width_ratio": (
        QT_TRANSLATE_NOOP(
            "difference", "Your shoulders look about {0} wider than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your shoulders look about {0} narrower than in your own neutral."
        ),
    ),
    "cervical_lateral_bend": _BEND,
    "shoulder_tilt": (
        QT_TRANSLATE_NOOP(
            "difference", "Your left shoulder is higher than in your own neutral, by about {0}."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your right shoulder is higher than in your own neutral, by about {0}."
        ),
    ),
    "shoulder_elevation": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your shoulders are raised by about {0} of their distance to your ears.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your shoulders are lower than in your own neutral, by about {0} of their distance "
            "to your ears.",
        ),
    ),
    "lateral_shift": (
        QT_TRANSLATE_NOOP(
            "difference",
            "You sit further to your left than in your own neutral, by about {0} of your "
            "shoulder width.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "You sit further to your right than in your own neutral, by about {0} of your "
            "shoulder width.",
        ),
    ),
    "trunk_lateral_lean": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your upper body leans about {0} further to your left than in your own neutral.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your upper body leans about {0} further to your right than in your own neutral.",
        ),
    ),
    "trunk_rotation": (
        QT_TRANSLATE_NOOP(
            "difference",
            "Your upper body is turned about {0} further to your left than in your own neutral.",
        ),
        QT_TRANSLATE_NOOP(
            "difference",
            "Your upper body is turned about {0} further to your right than in your own neutral.",
        ),
    ),
    "trunk_inclination": (
        QT_TRANSLATE_NOOP(
            "difference", "Your upper body leans about {0} more forward than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your upper body leans about {0} further back than in your own neutral."
        ),
    ),
    "upper_back_bow": (
        QT_TRANSLATE_NOOP(
            "difference", "Your upper back is about {0} straighter than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your upper back is about {0} rounder than in your own neutral."
        ),
    ),
    "slump": (
        QT_TRANSLATE_NOOP("difference", "You sit about {0} lower than in your own neutral."),
        QT_TRANSLATE_NOOP("difference", "You sit about {0} taller than in your own neutral."),
    ),
    "viewing_distance": (
        QT_TRANSLATE_NOOP(
            "difference", "Your eyes are about {0} further away than in your own neutral."
        ),
        QT_TRANSLATE_NOOP("difference", "Your eyes are about {0} nearer than in your own neutral."),
    ),
    "upper_arm_elevation": (
        QT_TRANSLATE_NOOP(
            "difference", "Your upper arm is raised about {0} more than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your upper arm is raised about {0} less than in your own neutral."
        ),
    ),
    "elbow_inner_angle": (
        QT_TRANSLATE_NOOP(
            "difference", "Your elbow is about {0} more open than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your elbow is about {0} more bent than in your own neutral."
        ),
    ),
    "hip_angle": (
        QT_TRANSLATE_NOOP(
            "difference", "Your hip is about {0} more open than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your hip is about {0} more bent than in your own neutral."
        ),
    ),
    "knee_angle": (
        QT_TRANSLATE_NOOP(
            "difference", "Your knee is about {0} more open than in your own neutral."
        ),
        QT_TRANSLATE_NOOP(
            "difference", "Your knee is about {0} more bent than in your own neutral."
        ),
    ),
}


def difference_words(measure: Measure) -> str:
    """Return how far somebody is from their own neutral by this measure, with unit and ±."""
    name = measure_name(measure.id)
    if measure.absent is not None:
        words = translate("difference", "{0}: {1} just now.")
        return words.format(name, absent_words(measure.absent))
    value = measure.from_neutral
    if value is None:
        return translate("difference", "{0}: not to be compared with your own neutral.").format(
            name
        )
    if is_slight(measure):
        words = translate("difference", "About as in your own neutral ({0}: {1}).")
        return words.format(name, amount_words(measure, signed=True))
    if measure.id not in _SENTENCES:
        words = translate("difference", "{0}: {1} from your own neutral.")
        return words.format(name, amount_words(measure, signed=True))
    above, below = _SENTENCES[measure.id]
    words = translate("difference", above if value > 0.0 else below)
    return words.format(amount_words(measure))


def is_slight(measure: Measure) -> bool:
    """Return whether a change is too small, or too unsure, to be called one."""
    value = measure.from_neutral
    if value is None:
        return True
    least = LEAST_DEG if measure.unit == "deg" else 0.0
    return abs(value) < least or abs(value) <= (measure.pm or 0.0) / 2.0


def amount_words(measure: Measure, *, signed: bool = False) -> str:
    """Return the change with unit and ±: whole degrees, cm, and ratios in percent."""
    value, pm, unit = measure.from_neutral or 0.0, measure.pm, measure.unit
    if unit == "ratio":
        value, pm, unit = 100.0 * value, None if pm is None else 100.0 * pm, "%"
    words = number_words(value if signed else abs(value), pm, unit, signed=signed)
    return words.replace(" ", "\N{NO-BREAK SPACE}")
