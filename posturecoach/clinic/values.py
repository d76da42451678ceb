"""The numbers of a snapshot: measures, and what was measured by hand in their place."""

from __future__ import annotations

from dataclasses import dataclass

from posturecoach.clinic.marks import Kind, Source
from posturecoach.clinic.snapshot import Snapshot, sizes
from posturecoach.clinic.tools import craniovertebral

MOST_APART = 0.10
"""Of distance and size: two moments that differ by more are not compared (RULES.md 6.1)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a snapshot.

    Attributes
    ----------
    value, unit, pm
        With the half width of its 95 % interval.
    source
        Where it comes from.
    since_neutral
        Whether it is a change from the own neutral: not comparable with what is none.

    """

    value: float
    unit: str
    pm: float
    source: Source
    since_neutral: bool = False


def figures(snapshot: Snapshot) -> dict[str, Figure]:
    """Return every number there is, by measure id; of a mark by ``"kind:label"``.

    A mark without a label has no name to be found by, and two with the same name are none.
    """
    found: dict[str, Figure] = {}
    for id_, one in snapshot.measures.items():
        number = one.from_neutral if one.value is None else one.value
        if number is not None and one.pm is not None:
            found[id_] = Figure(number, one.unit, one.pm, Source.ESTIMATED, one.value is None)
    cva = craniovertebral(snapshot)
    if cva.value is not None and cva.pm is not None:
        found["cva"] = Figure(cva.value, "deg", cva.pm, cva.source)
    drawn = [mark for mark in snapshot.marks if mark.label and mark.kind is not Kind.TEXT]
    names = [f"{mark.kind}:{mark.label}" for mark in drawn]
    for name, mark in zip(names, drawn, strict=True):
        if mark.value is not None and mark.pm is not None and names.count(name) == 1:
            found[name] = Figure(mark.value, mark.unit, mark.pm, mark.source)
    return found


def apart(one: float | None, other: float | None) -> float:
    """Return how far two lengths differ, as a share of the longer; 0 where one isn't known."""
    if one is None or other is None:
        return 0.0
    return abs(one - other) / max(one, other)


def size_ratio(was: Snapshot, now: Snapshot) -> float | None:
    """Return how much larger somebody is in the picture `now`: 1 for the same, None: not known.

    By the first length that both show; a share of the picture's height, so that the same
    camera with more pixels is no difference.
    """
    one, other = sizes(was), sizes(now)
    for name, length in one.items():
        if name in other:
            return (other[name] / now.setup.height) / (length / was.setup.height)
    return None
