"""What tools, sources and notes are called, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from posturecoach.clinic.marks import Note, Source
from posturecoach.clinic.tools import Taken
from posturecoach.desktop.clinic.measure_canvas import value_words
from posturecoach.desktop.clinic.measure_state import Tool
from posturecoach.desktop.names import QT_TRANSLATE_NOOP
from posturecoach.desktop.words import absent_words

TOOLS: dict[Tool, tuple[str, str]] = {
    Tool.SELECT: (QT_TRANSLATE_NOOP("measuring", "Move things"), "S"),
    Tool.ANGLE: (QT_TRANSLATE_NOOP("measuring", "Goniometer"), "G"),
    Tool.TO_VERTICAL: (QT_TRANSLATE_NOOP("measuring", "To the vertical"), "V"),
    Tool.TO_HORIZONTAL: (QT_TRANSLATE_NOOP("measuring", "To the horizontal"), "H"),
    Tool.LENGTH: (QT_TRANSLATE_NOOP("measuring", "Known length"), "K"),
    Tool.DISTANCE: (QT_TRANSLATE_NOOP("measuring", "Distance"), "D"),
    Tool.PLUMB: (QT_TRANSLATE_NOOP("measuring", "Plumb line"), "P"),
    Tool.LINE: (QT_TRANSLATE_NOOP("measuring", "Free line"), "F"),
    Tool.TEXT: (QT_TRANSLATE_NOOP("measuring", "Text"), "T"),
    Tool.C7: (QT_TRANSLATE_NOOP("measuring", "C7 by hand"), "7"),
    Tool.TRAGUS: (QT_TRANSLATE_NOOP("measuring", "Tragus by hand"), "R"),
}
"""Each tool with its name and its key."""

_HOW: dict[Tool, str] = {
    Tool.SELECT: QT_TRANSLATE_NOOP(
        "measuring", "Drag points and landmarks. Arrow keys move what is chosen."
    ),
    Tool.ANGLE: QT_TRANSLATE_NOOP("measuring", "Three points: an arm, the middle, the other arm."),
    Tool.TO_VERTICAL: QT_TRANSLATE_NOOP("measuring", "Two points: a line, against the vertical."),
    Tool.TO_HORIZONTAL: QT_TRANSLATE_NOOP(
        "measuring", "Two points: a line, against the horizontal."
    ),
    Tool.LENGTH: QT_TRANSLATE_NOOP(
        "measuring", "Two points on something whose length you know, beside the person."
    ),
    Tool.DISTANCE: QT_TRANSLATE_NOOP("measuring", "Two points; in cm once a length is known."),
    Tool.PLUMB: QT_TRANSLATE_NOOP("measuring", "One point: the vertical through it."),
    Tool.LINE: QT_TRANSLATE_NOOP("measuring", "Draw with the button held down."),
    Tool.TEXT: QT_TRANSLATE_NOOP("measuring", "One point, then the words."),
    Tool.C7: QT_TRANSLATE_NOOP(
        "measuring", "The spinous process of the seventh neck vertebra, as you feel it."
    ),
    Tool.TRAGUS: QT_TRANSLATE_NOOP("measuring", "The small cartilage before the ear canal."),
}
_SOURCES: dict[Source, str] = {
    Source.DRAWN: QT_TRANSLATE_NOOP("measuring", "drawn by hand"),
    Source.MARKED: QT_TRANSLATE_NOOP("measuring", "measured on marked points"),
    Source.ESTIMATED: QT_TRANSLATE_NOOP("measuring", "estimated from landmarks"),
}
_NOTES: dict[Note, str] = {
    Note.IN_PLANE: QT_TRANSLATE_NOOP(
        "measuring", "holds as near to the camera as the known length"
    ),
    Note.LEVEL: QT_TRANSLATE_NOOP("measuring", "holds for a camera that stands level"),
    Note.NOT_CALIBRATED: QT_TRANSLATE_NOOP("measuring", "a known length makes it centimetres"),
    Note.TOO_SHORT: QT_TRANSLATE_NOOP("measuring", "too short for a direction"),
    Note.HALF_MARKED: QT_TRANSLATE_NOOP(
        "measuring", "one of two points is an estimate, so the number is, too"
    ),
}


def tool_name(tool: Tool) -> str:
    """Return what a tool is called."""
    return translate(TOOLS[tool][0])


def how_to(tool: Tool) -> str:
    """Return in a sentence how a tool is used."""
    return translate(_HOW[tool])


def source_words(source: Source) -> str:
    """Return where a number comes from."""
    return translate(_SOURCES[source])


def note_words(notes: tuple[Note, ...]) -> str:
    """Return what has to be known with a number; empty for nothing."""
    return "; ".join(translate(_NOTES[note]) for note in notes)


def taken_words(taken: Taken) -> str:
    """Return a number with ±, or why there is none."""
    if taken.value is None:
        return "" if taken.absent is None else absent_words(taken.absent)
    return value_words(taken.value, taken.pm, taken.unit)


def translate(words: str) -> str:
    """Return words of this module in the language of the window."""
    return QCoreApplication.translate("measuring", words)
