"""How two numbers, then and now, are said."""

from __future__ import annotations

from posturecoach.reports.limits import limits
from posturecoach.reports.model import Compared, Verdict
from posturecoach.reports.words import Words


def meaning(words: Words, both: Compared, better: str = "") -> str:
    """Return what can be said of the difference, in two or three words.

    With `better`, ``"less"`` or ``"more"``, also whether it is for the better: of pain that
    can be said, of a posture it can't.
    """
    if both.verdict is Verdict.CLEAR:
        way = "more" if (both.change or 0.0) > 0.0 else "less"
        if better:
            return words.say("verdict.better" if way == better else "verdict.worse")
        return words.say(f"verdict.{way}")
    return words.say(f"verdict.{both.verdict}")


def better_of(scale: str) -> str:
    """Return which way a scale is easier to live with; nothing where that is not known."""
    known = limits().scales.get(scale)
    return "" if known is None else known.better


def sort_of(both: Compared) -> str:
    """Return how a row is set: in grey unless the difference is clear."""
    return "quiet" if both.verdict in (Verdict.UNCLEAR, Verdict.TOO_LITTLE) else "plain"


def difference(words: Words, both: Compared, unit: str) -> str:
    """Return the difference with its unit and sign; of percentages in points."""
    unit = "points" if unit == "%" else unit
    return words.amount(both.change, unit, signed=True)


def said_then(words: Words, both: Compared, unit: str) -> str:
    """Return the end of a sentence: what it was before, and whether that is a change."""
    match both.verdict:
        case Verdict.ALONE:
            return ""
        case Verdict.TOO_LITTLE:
            return words.say("short.then_too_little")
        case _:
            return words.say(f"short.then_{both.verdict}", was=words.amount(both.was, unit))
