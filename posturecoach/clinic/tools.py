"""Measure on a frozen moment: every tool takes a snapshot and returns another.

Angles are degrees. A tilt is positive towards the side that the person faces (`facing`), so
that a mirrored picture of a person who faces the other way reads the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, hypot

from posturecoach.clinic.marks import Anchor, Kind, Mark, Note, Source, from_path
from posturecoach.clinic.snapshot import (
    C7,
    TRAGUS,
    Landmark,
    Snapshot,
    Stance,
    body_mm_per_px,
    middle_of,
    near,
    with_landmark,
)
from posturecoach.posture.geometry import (
    Point,
    distance,
    elevation_deg,
    inner_angle_deg,
    line_noise_deg,
)
from posturecoach.posture.measure import Absent
from posturecoach.posture.spec import PIXEL_NOISE
from posturecoach.posture.view import SIDES

MARKING_PX = 2.0
"""Standard deviation of a point that a hand has put, along each axis."""

LANDMARK_SD_MM = 35.0
"""The same of a landmark that a network has put: the ear before the tragus, the hip above the
joint. Between what the measures from the side say of the neck (28 mm) and of the trunk (45 mm)."""

_LANDMARK_SHARE = 0.03  # of the picture's height, where nobody can tell how large a body is

MOST_MARKS = 200
_MIDDLES = ("ankle", "hip", "shoulder")  # mid_ankle, mid_hip, mid_shoulder


# --- Draw.


def add(
    snapshot: Snapshot,
    kind: Kind,
    anchors: Sequence[Anchor],
    *,
    label: str = "",
    known_mm: float | None = None,
) -> Snapshot:
    """Return the moment with one mark more.

    Parameters
    ----------
    kind, anchors
        As many as `NEEDS` says. An anchor on a landmark follows it.
    label
        The user's words; of a text, the text itself.
    known_mm
        Of a known length: how long it is. The newest one counts.

    Raises
    ------
    ValueError
        If points, text or length are missing, or there are too many marks.

    """
    if len(snapshot.marks) >= MOST_MARKS:
        raise ValueError(f"expected at most {MOST_MARKS} marks")
    if kind is Kind.TEXT and not label.strip():
        raise ValueError("a text needs words")
    if (kind is Kind.LENGTH) != (known_mm is not None) or (known_mm is not None and known_mm <= 0):
        raise ValueError("a known length, and only that, says how long it is")
    id_ = max((mark.id for mark in snapshot.marks), default=0) + 1
    mark = Mark(id_, kind, tuple(anchors), label, known_mm)
    return remeasured(replace(snapshot, marks=(*snapshot.marks, mark)))


def remove(snapshot: Snapshot, mark: int) -> Snapshot:
    """Return the moment without a mark; the same where there is none."""
    return remeasured(replace(snapshot, marks=tuple(m for m in snapshot.marks if m.id != mark)))


def relabel(snapshot: Snapshot, mark: int, label: str) -> Snapshot:
    """Return the moment with other words at a mark."""
    return _changed(snapshot, mark, lambda one: replace(one, label=label))


def move_anchor(snapshot: Snapshot, mark: int, index: int, to: Anchor) -> Snapshot:
    """Return the moment with one point of a mark elsewhere."""

    def moved(one: Mark) -> Mark:
        anchors = list(one.anchors)
        anchors[index] = to
        return replace(one, anchors=tuple(anchors))

    return _changed(snapshot, mark, moved)


def move_mark(snapshot: Snapshot, mark: int, by: Point) -> Snapshot:
    """Return the moment with a whole mark shifted, in pixels; it lets go of its landmarks."""

    def moved(one: Mark) -> Mark:
        free = (Anchor((x + by[0], y + by[1])) for x, y in one.points)
        return replace(one, anchors=tuple(free))

    return _changed(snapshot, mark, moved)


def move_landmark(snapshot: Snapshot, name: str, to: Point) -> Snapshot:
    """Return the moment with a landmark where a hand has put it; marks on it follow.

    C7 and tragus, once marked, make a measured craniovertebral angle: see
    `craniovertebral`. What was read from the picture is not read again.
    """
    return remeasured(with_landmark(snapshot, name, to))


def _changed(snapshot: Snapshot, mark: int, change: Callable[[Mark], Mark]) -> Snapshot:
    marks = tuple(change(one) if one.id == mark else one for one in snapshot.marks)
    return remeasured(replace(snapshot, marks=marks))


# --- Read.


@dataclass(frozen=True, slots=True)
class Taken:
    """A number by hand, or why there is none.

    Attributes
    ----------
    value, unit, pm
        With the half width of its 95 % interval; None where there is none.
    source, notes
        Where it comes from, and what has to be known with it.
    absent
        Why there is no number.

    """

    value: float | None
    unit: str
    pm: float | None
    source: Source
    notes: tuple[Note, ...] = ()
    absent: Absent | None = None


def remeasured(snapshot: Snapshot) -> Snapshot:
    """Return the moment with every mark on its landmarks, and its value taken anew."""
    placed = replace(snapshot, marks=tuple(_placed(snapshot, one) for one in snapshot.marks))
    return replace(placed, marks=tuple(_measured(placed, one) for one in placed.marks))


def _placed(snapshot: Snapshot, mark: Mark) -> Mark:
    anchors = []
    for anchor in mark.anchors:
        on = None if anchor.landmark is None else spot(snapshot, anchor.landmark)
        anchors.append(Anchor(anchor.at) if on is None else Anchor(on.at, anchor.landmark))
    return replace(mark, anchors=tuple(anchors))


def spot(snapshot: Snapshot, name: str) -> Landmark | None:
    """Return a landmark that was seen; ``"mid_hip"`` and the like lie between left and right."""
    part = name.removeprefix("mid_")
    if part == name:
        return snapshot.seen(name)
    pair = [snapshot.seen(f"{side}_{part}") for side in ("left", "right")]
    if pair[0] is None or pair[1] is None:
        return None
    (ax, ay), (bx, by) = pair[0].at, pair[1].at
    marked = all(one is not None and one.source is Source.MARKED for one in pair)
    source = Source.MARKED if marked else Source.ESTIMATED
    return Landmark(((ax + bx) / 2, (ay + by) / 2), 1.0, source)


def _measured(snapshot: Snapshot, mark: Mark) -> Mark:
    taken = _TAKE[mark.kind](snapshot, mark) if mark.kind in _TAKE else None
    if taken is None:
        source = _source(snapshot, mark)
        return replace(mark, value=None, unit="", pm=None, source=source, notes=())
    return replace(
        mark,
        value=taken.value,
        unit=taken.unit,
        pm=taken.pm,
        source=taken.source,
        notes=taken.notes,
    )


def _angle(snapshot: Snapshot, mark: Mark) -> Taken:
    one, vertex, other = mark.points
    source = _source(snapshot, mark)
    errors = _errors(snapshot, mark)
    if min(distance(one, vertex), distance(other, vertex)) <= max(errors):
        return Taken(None, "deg", None, source, (Note.TOO_SHORT,))
    value = inner_angle_deg(one, vertex, other)
    return Taken(value, "deg", _angle_pm(one, vertex, other, errors), source)


def _angle_pm(one: Point, vertex: Point, other: Point, errors: Sequence[float]) -> float:
    """Return the ± of an angle at `vertex`: errors of the three points, each along each axis.

    The vertex turns both arms, in the same sense: what it does to the one it takes, in part,
    from the other, which is why the two gradients are subtracted.
    """
    a, b = _gradient(vertex, one), _gradient(vertex, other)
    at_vertex = hypot(a[0] - b[0], a[1] - b[1])
    spread = hypot(errors[0] * hypot(*a), errors[1] * at_vertex, errors[2] * hypot(*b))
    return min(180.0, 1.96 * degrees(spread))


def _gradient(start: Point, end: Point) -> Point:
    """Return how the direction of a line changes with its end, in radians a pixel."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    return -dy / long, dx / long


def _to_vertical(snapshot: Snapshot, mark: Mark) -> Taken:
    return _tilt(snapshot, mark, vertical_deg(*_ends(mark), snapshot.facing))


def _to_horizontal(snapshot: Snapshot, mark: Mark) -> Taken:
    return _tilt(snapshot, mark, horizontal_deg(*_ends(mark), snapshot.facing))


def _tilt(snapshot: Snapshot, mark: Mark, value: float) -> Taken:
    source = _source(snapshot, mark)
    errors = _errors(snapshot, mark)
    long = distance(*mark.points)
    if long <= max(errors):
        return Taken(None, "deg", None, source, (Note.TOO_SHORT,))
    return Taken(value, "deg", _line_pm(errors, long), source, (Note.LEVEL,))


def _ends(mark: Mark) -> tuple[Point, Point]:
    return mark.points[0], mark.points[-1]


def vertical_deg(one: Point, other: Point, facing: int) -> float:
    """Return how far a line leans from the vertical, whichever end comes first.

    Degrees in (-90, 90], positive where the upper end lies towards `facing`; 90 lies flat.
    """
    upper, lower = (one, other) if one[1] <= other[1] else (other, one)
    angle = degrees(atan2(facing * (upper[0] - lower[0]), lower[1] - upper[1]))
    return 90.0 if angle == -90.0 else angle  # noqa: PLR2004 - a quarter of a turn


def horizontal_deg(one: Point, other: Point, facing: int) -> float:
    """Return how far a line rises above the horizontal, whichever end comes first.

    Degrees in (-90, 90], positive where the end towards `facing` is the higher one.
    """
    ahead, behind = (one, other) if facing * one[0] >= facing * other[0] else (other, one)
    angle = degrees(atan2(behind[1] - ahead[1], facing * (ahead[0] - behind[0])))
    return 90.0 if angle == -90.0 else angle  # noqa: PLR2004


def _line_pm(errors: Sequence[float], long: float) -> float:
    both = hypot(errors[0], errors[1]) / 2.0**0.5  # as if both ends had the same
    return 1.96 * line_noise_deg(both, long)


def known_length(snapshot: Snapshot) -> Mark | None:
    """Return the known length by which distances are measured: the newest."""
    known = [mark for mark in snapshot.marks if mark.kind is Kind.LENGTH]
    return known[-1] if known else None


def _distance(snapshot: Snapshot, mark: Mark) -> Taken:
    source = _source(snapshot, mark)
    found = _in_mm(snapshot, distance(*mark.points), _errors(snapshot, mark))
    if found is None:
        pixels = distance(*mark.points)
        pm = 1.96 * hypot(*_errors(snapshot, mark))
        return Taken(pixels, "px", pm, source, (Note.NOT_CALIBRATED,))
    value, pm = found
    return Taken(value, "mm", pm, source, (Note.IN_PLANE,))


def _in_mm(
    snapshot: Snapshot, pixels: float, errors: Sequence[float]
) -> tuple[float, float] | None:
    """Return a length along any line in millimetres and its ±; None without a known length."""
    known = known_length(snapshot)
    if known is None or known.known_mm is None:
        return None
    long = distance(*known.points)
    wrong = _errors(snapshot, known)
    if long <= max(wrong):
        return None
    mm_per_px = known.known_mm / long
    scale = abs(pixels) * hypot(*wrong) / long  # what a wrong scale makes of it
    return pixels * mm_per_px, 1.96 * mm_per_px * hypot(*errors, scale)


_TAKE: Mapping[Kind, Callable[[Snapshot, Mark], Taken]] = {
    Kind.ANGLE: _angle,
    Kind.TO_VERTICAL: _to_vertical,
    Kind.TO_HORIZONTAL: _to_horizontal,
    Kind.DISTANCE: _distance,
}


def _source(snapshot: Snapshot, mark: Mark) -> Source:
    """Return where a mark's number comes from: it is only as good as its worst point."""
    on = [None if a.landmark is None else spot(snapshot, a.landmark) for a in mark.anchors]
    if any(one is not None and one.source is Source.ESTIMATED for one in on):
        return Source.ESTIMATED
    return Source.DRAWN if any(one is None for one in on) else Source.MARKED


def _errors(snapshot: Snapshot, mark: Mark) -> list[float]:
    """Return the standard deviation of each point along each axis, in pixels."""
    on = [None if a.landmark is None else spot(snapshot, a.landmark) for a in mark.anchors]
    return [_error(snapshot, one) for one in on]


def _error(snapshot: Snapshot, on: Landmark | None) -> float:
    if on is None or on.source is not Source.ESTIMATED:
        return MARKING_PX
    scale = body_mm_per_px(snapshot)
    if scale is None:
        return _LANDMARK_SHARE * snapshot.setup.height
    return max(PIXEL_NOISE, LANDMARK_SD_MM / scale)


# --- The craniovertebral angle.


def craniovertebral(snapshot: Snapshot) -> Taken:
    """Return the craniovertebral angle, and whether it was measured or is an estimate.

    Degrees above the horizontal. With C7 and tragus marked by hand it is measured, and its ±
    is what a marking error of 2 pixels makes at that size. With C7 alone the ear is the
    network's, and without either it is what was read, over an estimated C7: both estimates.
    """
    if snapshot.setup.view not in SIDES:
        return Taken(None, "deg", None, Source.ESTIMATED, absent=Absent.WRONG_VIEW)
    c7, tragus = (_by_hand(snapshot, name) for name in (C7, TRAGUS))
    ear = snapshot.seen(f"{near(snapshot)}_ear")
    if c7 is not None and (tragus or ear) is not None:
        end = tragus or ear
        assert end is not None  # noqa: S101 - for the type checker
        return _cva_between(snapshot, c7, end)
    notes = () if c7 is None and tragus is None else (Note.HALF_MARKED,)
    read = snapshot.measures.get("cva")
    if read is None or read.value is None:
        why = Absent.NOT_VISIBLE if read is None else read.absent or Absent.NO_NEUTRAL
        return Taken(None, "deg", None, Source.ESTIMATED, notes, why)
    return Taken(read.value, "deg", read.pm, Source.ESTIMATED, notes)


def _cva_between(snapshot: Snapshot, c7: Landmark, end: Landmark) -> Taken:
    long = distance(c7.at, end.at)
    errors = (_error(snapshot, c7), _error(snapshot, end))
    if long <= max(errors):
        absent = Absent.UNSURE
        return Taken(None, "deg", None, Source.ESTIMATED, (Note.TOO_SHORT,), absent)
    value = elevation_deg(c7.at, end.at, snapshot.facing)
    pm = _line_pm(errors, long)
    if end.source is Source.MARKED:
        return Taken(value, "deg", pm, Source.MARKED, (Note.LEVEL,))
    return Taken(value, "deg", pm, Source.ESTIMATED, (Note.LEVEL, Note.HALF_MARKED))


def _by_hand(snapshot: Snapshot, name: str) -> Landmark | None:
    found = snapshot.landmarks.get(name)
    return found if found is not None and found.source is Source.MARKED else None


# --- The plumb line.


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a part lies before the plumb line (from the front: to the picture's right).

    Attributes
    ----------
    part
        ``"ear"``, ``"shoulder"``, ``"hip"`` or ``"knee"``.
    taken
        Millimetres with a known length in the picture, else pixels.

    """

    part: str
    taken: Taken


def plumb_anchor(snapshot: Snapshot) -> Anchor | None:
    """Return where the plumb line stands: near ankle, or near hip of who sits.

    From the front between both. None where that was not seen.
    """
    part = "hip" if snapshot.setup.stance is Stance.SITTING else "ankle"
    name = f"{near(snapshot)}_{part}" if snapshot.setup.view in SIDES else f"mid_{part}"
    found = spot(snapshot, name)
    return None if found is None else Anchor(found.at, name)


_SAME_PX = 0.5


def plumb_offsets(snapshot: Snapshot, line: Mark) -> tuple[Offset, ...]:
    """Return how far ear, shoulder, hip and knee lie before a plumb line, as far as seen.

    The part that the line stands on is left out: it lies on the line by construction.
    """
    found = []
    for part in ("ear", "shoulder", "hip", "knee"):
        at = middle_of(snapshot, part)
        if at is None or distance(at, line.points[0]) < _SAME_PX:
            continue
        sides = (near(snapshot),) if snapshot.setup.view in SIDES else ("left", "right")
        ends = [snapshot.landmarks[f"{side}_{part}"] for side in sides]
        part_error = max(_error(snapshot, one) for one in ends)
        errors = (part_error, *_errors(snapshot, line))
        pixels = snapshot.facing * (at[0] - line.points[0][0])
        marked = all(one.source is Source.MARKED for one in ends)
        source = _source(snapshot, line) if marked else Source.ESTIMATED
        found.append(Offset(part, _offset(snapshot, pixels, errors, source)))
    return tuple(found)


def _offset(snapshot: Snapshot, pixels: float, errors: Sequence[float], source: Source) -> Taken:
    in_mm = _in_mm(snapshot, pixels, errors)
    if in_mm is None:
        notes = (Note.LEVEL, Note.NOT_CALIBRATED)
        return Taken(pixels, "px", 1.96 * hypot(*errors), source, notes)
    return Taken(in_mm[0], "mm", in_mm[1], source, (Note.LEVEL, Note.IN_PLANE))


# --- Point at things.


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a pointer: a mark's point (`anchor`), or the mark as a whole."""

    mark: int
    anchor: int | None


def hit(snapshot: Snapshot, at: Point, radius: float) -> Hit | None:
    """Return what lies within `radius` pixels; points before lines, then the nearer, the newer."""
    points, lines = [], []
    for order, mark in enumerate(reversed(snapshot.marks)):
        for index, point in enumerate(mark.points):
            points.append((distance(at, point), order, Hit(mark.id, index)))
        far = abs(at[0] - mark.points[0][0])  # a plumb line goes all the way
        if mark.kind is not Kind.PLUMB:
            far = from_path(at, mark.points)
        lines.append((far, order, Hit(mark.id, None)))
    for found in (points, lines):
        within = [one for one in found if one[0] <= radius]
        if within:
            return min(within, key=lambda one: one[:2])[2]
    return None


def snap(snapshot: Snapshot, at: Point, radius: float) -> Anchor:
    """Return an anchor on the nearest landmark within `radius` pixels, or where it is."""
    near_by = [(distance(at, one.at), name) for name, one in snapshot.landmarks.items() if one.seen]
    for part in _MIDDLES:
        middle = spot(snapshot, f"mid_{part}")
        if middle is not None and snapshot.setup.view not in SIDES:
            near_by.append((distance(at, middle.at), f"mid_{part}"))
    far, name = min(near_by, default=(radius + 1.0, ""))
    found = spot(snapshot, name) if far <= radius else None
    return Anchor(at) if found is None else Anchor(found.at, name)


# --- Undo.


@dataclass(frozen=True, slots=True)
class History:
    """A moment with what was done to it, to be undone.

    Attributes
    ----------
    now
        As it is.
    past, future
        As it was, the newest last; and what was undone, the next one last.
    most
        How many steps are kept.

    """

    now: Snapshot
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()
    most: int = 100

    def do(self, then: Snapshot) -> History:
        """Return the history one step on; what was undone before is gone."""
        if then == self.now:
            return self
        return replace(self, now=then, past=(*self.past, self.now)[-self.most :], future=())

    def adjust(self, then: Snapshot) -> History:
        """Return the history with the present one changed, as while something is dragged."""
        return replace(self, now=then, future=())

    def undo(self) -> History:
        """Return the history one step back, as far as there is one."""
        if not self.past:
            return self
        return replace(
            self, now=self.past[-1], past=self.past[:-1], future=(*self.future, self.now)
        )

    def redo(self) -> History:
        """Return the history with the last undone step done again, as far as there is one."""
        if not self.future:
            return self
        return replace(
            self, now=self.future[-1], past=(*self.past, self.now), future=self.future[:-1]
        )
