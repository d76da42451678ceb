"""A frozen moment: landmarks, measures, marks. No picture: pixels stay with whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from posturecoach.clinic.marks import Mark, Source, mark_from
from posturecoach.clinic.plain import Row
from posturecoach.posture.body import VISIBLE, Keypoint, Sight, plausible
from posturecoach.posture.geometry import Point, distance, middle
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.side import facing_of, near_side
from posturecoach.posture.view import SIDES

C7 = "c7"
TRAGUS = "tragus"
BY_HAND = (C7, TRAGUS)
"""Points that no network finds: only a hand marks them."""

NAMES = (*(k.name.lower() for k in Keypoint), *BY_HAND)
"""Every landmark there can be."""

VERSION = 1
_MOST_PX = 1e5


class Stance(StrEnum):
    """How somebody is."""

    STANDING = "standing"
    SITTING = "sitting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Setup:
    """From where a moment was seen: what must be alike to compare two.

    Attributes
    ----------
    camera
        Its name as the user knows it; a clip's file name. Empty: not known.
    view, stance
        From where, and how somebody was.
    width, height
        Of the picture, in pixels.
    distance_mm
        Between camera and eyes; None where it isn't known.

    """

    camera: str
    view: View
    stance: Stance
    width: int
    height: int
    distance_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """One point of the body.

    Attributes
    ----------
    at
        Pixels, x right, y down.
    visibility
        0 to 1; 1 of a point that was marked by hand.
    source
        `Source.ESTIMATED` or `Source.MARKED`.

    """

    at: Point
    visibility: float = 1.0
    source: Source = Source.ESTIMATED

    @property
    def seen(self) -> bool:
        """Whether it may be measured on."""
        return self.source is Source.MARKED or self.visibility >= VISIBLE


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment that is kept because somebody asked for it.

    Attributes
    ----------
    id
        Unique among the snapshots of one person.
    when
        Local date-time with its zone, ISO 8601.
    setup
        From where it was seen.
    facing
        +1 if the person faces the right edge of the picture, else -1; from the front +1.
    landmarks
        By name, of `NAMES`.
    measures
        As they were read, by id; absent ones with their reason.
    marks
        What was drawn.

    """

    id: str
    when: str
    setup: Setup
    facing: int = 1
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    def seen(self, name: str) -> Landmark | None:
        """Return a landmark that may be measured on; None where it was not seen."""
        found = self.landmarks.get(name)
        return found if found is not None and found.seen else None

    def to_plain(self) -> dict[str, object]:
        """Return the moment as plain data: numbers and words, nothing of the picture."""
        setup = self.setup
        return {
            "version": VERSION,
            "id": self.id,
            "when": self.when,
            "camera": setup.camera,
            "view": setup.view.value,
            "stance": setup.stance.value,
            "width": setup.width,
            "height": setup.height,
            "distance_mm": setup.distance_mm,
            "facing": self.facing,
            "landmarks": {
                name: {
                    "x": round(one.at[0], 2),
                    "y": round(one.at[1], 2),
                    "visibility": round(one.visibility, 3),
                    "source": one.source.value,
                }
                for name, one in self.landmarks.items()
            },
            "measures": {id_: _measure_plain(one) for id_, one in self.measures.items()},
            "marks": [mark.to_plain() for mark in self.marks],
        }


def snapshot_of(
    sight: Sight,
    reading: Reading,
    *,
    id_: str,
    when: str,
    camera: str = "",
    stance: Stance = Stance.UNKNOWN,
) -> Snapshot:
    """Return the moment that was seen, without its picture.

    Where no body was found there are no landmarks; the measures say why they are absent.
    """
    sight, view = plausible(sight), reading.view
    far = reading.measures.get("viewing_distance")
    setup = Setup(
        camera, view, stance, sight.width, sight.height, None if far is None else far.value
    )
    facing, landmarks = 1, {}
    if sight.body is not None:
        points = sight.body.points.tolist()
        seen = sight.body.visibility.tolist()
        if view in SIDES:
            facing = facing_of(points, near_side(seen, view), view)
        landmarks = {
            k.name.lower(): Landmark((points[k][0], points[k][1]), seen[k])
            for k in Keypoint
            if seen[k] > 0.0
        }
    return Snapshot(id_, when, setup, facing, landmarks, dict(reading.measures))


def snapshot_from(data: object, mistakes: list[str], where: str = "") -> Snapshot | None:
    """Return the moment that `Snapshot.to_plain` gave; None, with every mistake named."""
    before = len(mistakes)
    row = Row(data, mistakes, where)
    if row.get("version") != VERSION:
        row.wrong("version", str(VERSION))
    setup = Setup(
        row.words("camera", empty=True),
        View(row.one_of("view", list(View))),
        Stance(row.one_of("stance", list(Stance))),
        row.whole("width", least=1, most=int(_MOST_PX)),
        row.whole("height", least=1, most=int(_MOST_PX)),
        row.maybe("distance_mm", least=1.0, most=_MOST_PX),
    )
    facing = row.get("facing")
    if facing not in (-1, 1):
        row.wrong("facing", "1 or -1")
    landmarks = _landmarks(row.row("landmarks"))
    measures = _measures(row.row("measures"))
    marks = [mark_from(one) for one in row.rows("marks")]
    id_, when = row.words("id"), row.moment("when")
    row.nothing_else()
    if len(mistakes) > before:
        return None
    good = tuple(mark for mark in marks if mark is not None)
    return Snapshot(id_, when, setup, 1 if facing == 1 else -1, landmarks, measures, good)


def _landmarks(row: Row) -> dict[str, Landmark]:
    found = {}
    for name in row.keys():  # noqa: SIM118 - a row is no mapping
        if name not in NAMES:
            row.wrong(name, "a landmark that is known")
        one = row.row(name)
        found[name] = Landmark(
            (one.number("x"), one.number("y")),
            one.number("visibility", least=0.0, most=1.0),
            Source(one.one_of("source", (Source.ESTIMATED, Source.MARKED))),
        )
        one.nothing_else()
    return found


def _measure_plain(measure: Measure) -> dict[str, object]:
    plain: dict[str, object] = {"unit": measure.unit}
    if measure.absent is not None:
        return plain | {"absent": measure.absent.value}
    numbers = (("value", measure.value), ("from_neutral", measure.from_neutral))
    plain |= {name: number for name, number in numbers if number is not None}
    return plain | {"pm": measure.pm}


def _measures(row: Row) -> dict[str, Measure]:
    found = {}
    for id_ in row.keys():  # noqa: SIM118
        one, before = row.row(id_), len(row.mistakes)
        unit = one.words("unit")
        value, change = one.maybe("value"), one.maybe("from_neutral")
        pm = one.maybe("pm", least=0.0)
        absent = Absent(one.one_of("absent", list(Absent))) if "absent" in one else None
        one.nothing_else()
        if len(row.mistakes) > before:
            continue
        try:
            found[id_] = Measure(id_, unit, value, change, pm, absent)
        except ValueError as error:
            row.mistakes.append(f"{one.where}: {error}")
    return found


# --- How large somebody is in the picture.

TRUNK_MM, SHOULDERS_MM, EAR_SHOULDER_MM = 480.0, 360.0, 176.0
"""Of an average adult; only for what the ± of a landmark is worth in pixels."""


def middle_of(snapshot: Snapshot, part: str) -> Point | None:
    """Return where ``"shoulder"``, ``"hip"``, ``"ear"`` … is, in pixels.

    From the side the near one, else the middle of both; None where it was not seen.
    """
    sides = (near(snapshot),) if snapshot.setup.view in SIDES else ("left", "right")
    found = [snapshot.seen(f"{side}_{part}") for side in sides]
    points = [one.at for one in found if one is not None]
    if len(points) < len(sides):
        return None
    return points[0] if len(points) == 1 else middle(points[0], points[1])


def near(snapshot: Snapshot) -> str:
    """Return the side that faces the camera, ``"left"`` or ``"right"``."""
    return "left" if snapshot.setup.view is View.SIDE_LEFT else "right"


def sizes(snapshot: Snapshot) -> dict[str, float]:
    """Return how long the trunk and others are in the picture, in pixels, the steadiest first.

    From the front the shoulders' width, which leaning hardly changes; from the side the
    trunk, which keeps its length as it leans. What was not seen is not there.
    """
    hip, shoulder, ear = (middle_of(snapshot, part) for part in ("hip", "shoulder", "ear"))
    left, right = snapshot.seen("left_shoulder"), snapshot.seen("right_shoulder")
    found: dict[str, float] = {}
    if snapshot.setup.view not in SIDES and left is not None and right is not None:
        found["shoulders"] = distance(left.at, right.at)
    if hip is not None and shoulder is not None:
        found["trunk"] = distance(hip, shoulder)
    if ear is not None and shoulder is not None:
        found["ear_shoulder"] = distance(ear, shoulder)
    return {name: length for name, length in found.items() if length > 0.0}


def body_mm_per_px(snapshot: Snapshot) -> float | None:
    """Return roughly how many millimetres of the body a pixel is; None where nobody can tell.

    From an average body, and from the longest of its lengths: what points at the camera
    looks shorter than it is.
    """
    usual = {"trunk": TRUNK_MM, "shoulders": SHOULDERS_MM, "ear_shoulder": EAR_SHOULDER_MM}
    found = [usual[name] / length for name, length in sizes(snapshot).items()]
    return min(found, default=None)


def with_landmark(snapshot: Snapshot, name: str, at: Point) -> Snapshot:
    """Return the moment with a landmark where a hand has put it.

    Raises
    ------
    ValueError
        If there is no such landmark, or `at` lies outside the picture.

    """
    if name not in NAMES:
        raise ValueError(f"no landmark is called {name!r}")
    setup = snapshot.setup
    if not (0.0 <= at[0] <= setup.width and 0.0 <= at[1] <= setup.height):
        raise ValueError(f"{name} at {at} lies outside the picture")
    moved = Landmark(at, 1.0, Source.MARKED)
    return replace(snapshot, landmarks={**snapshot.landmarks, name: moved})
