"""Places where somebody sits or stands before a camera, each with a neutral of its own.

A place is one camera, one shape of picture, one view, one distance, sitting or standing.
Which one it is is asked when a scene begins, and at no other time: when looking starts,
when somebody comes back, when the camera has moved. Between, whoever slumps, leans or
sinks stays compared with the same neutral.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import log, sqrt
from statistics import median

from posturecoach.posture.body import Sight
from posturecoach.posture.clamp import Clamped, NeutralRules, changes, clamp
from posturecoach.posture.geometry import focal_px
from posturecoach.posture.measure import Reading, View
from posturecoach.posture.neutral import SHAPE_TOLERANCE, Neutral, Posture, posture_of
from posturecoach.posture.spec import Features
from posturecoach.posture.view import SIDES

AWAY_S = 10.0  # absent for longer: a new scene, for another chair may be taken
SETTLE_S = 2.0  # the first seconds of a scene are somebody sitting down
GATHER_S = 6.0  # then medians of so long tell where they are
GATHER_LOOKS = 4

# How far people shift on one chair in a day, as a standard deviation: 4 to 6 cm at 65 cm.
# Twenty seconds of rest tell less than that, so what was seen counts only where it is more.
SPREADS: Mapping[str, float] = {
    "eyes_x": 0.09,
    "eyes_y": 0.07,
    "shoulders_x": 0.09,
    "shoulders_y": 0.07,
    "ear_y": 0.05,
    "shoulders": 0.12,  # logarithms of sizes: an eighth nearer or farther
    "face": 0.20,  # a head comes and goes more than the chair it belongs to
    "neck": 0.10,
    "trunk": 0.10,
    "gaze": 10.0,  # degrees against the camera: what tells a tilted lid from a raised desk
    "tilt": 5.0,
}
# In spreads. Of the rendered people's strongest postures, from deep slumps to twists, nine
# in ten lie within the first of their own neutral: whoever arrives slumped is at no other
# place. Who learns a neutral sits at ease, and is at another place sooner.
LIMIT = 3.6
LEARN_LIMIT = 2.6
WORST = 0.8  # a single part may be farther off than all together, but not by much
MOVED_LIMIT = 1.0  # after the camera moved, when no known place is likelier than any
MOVED_MOST = 1.5  # and then nothing may be farther off than this
MARGIN = 0.8  # spreads by which the nearest must beat the second
HISTORY = 90  # days of drift that are kept one by one

Signature = Mapping[str, float]
"""Where head and shoulders are in the picture, in focal lengths from its middle (``eyes_x``,
``eyes_y``, ``shoulders_x``, ``shoulders_y``, ``ear_y``; y down), and how large (``shoulders``,
``face``, ``neck``, ``trunk``: logarithms); and how the head is turned against the camera
(``gaze``, chin down, and ``tilt``; degrees). What was not seen is not there."""


@dataclass(frozen=True, slots=True)
class Step:
    """What slow drift has moved on one day.

    Attributes
    ----------
    day
        ISO date.
    moved
        From what to what, by measure, in its unit; both counted from the first neutral of
        the place, which is 0.

    """

    day: str
    moved: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Workplace:
    """A known place.

    Attributes
    ----------
    neutral
        The one in use; its ``place`` is the name.
    anchor
        The first one that was learned here. No later one goes farther from it than the
        limits in neutral.toml.
    drift
        What was followed since, oldest first, at most one entry a day.
    moved_from
        The name of the place that this is with the camera moved; None for a place of its
        own.

    """

    neutral: Neutral
    anchor: Neutral
    drift: tuple[Step, ...] = ()
    moved_from: str | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.neutral.place or ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where somebody is, after some seconds of looking.

    Attributes
    ----------
    view, width, height
        Of the looks.
    signature
        Medians of all looks.
    posture
        Sitting or standing, if that was to be seen.

    """

    view: View
    width: int
    height: int
    signature: Signature
    posture: Posture | None


def signature(features: Features, view: View, width: int, height: int) -> dict[str, float]:
    """Return what tells a place, from the `features` of a look or of a neutral.

    The focal length is that of an ordinary camera, whatever the camera is: both sides of
    every comparison come from the same one.
    """
    focal = focal_px(width)
    found = {}
    sides = view in SIDES

    def side_px(name: str) -> int:
        return height if name.endswith("_y") else width

    for name, feature in _SIDE_AT if sides else _FRONT_AT:
        if feature in features:
            found[name] = (features[feature] - side_px(name) / 2.0) / focal
    for name, feature in _SIDE_SIZES if sides else _FRONT_SIZES:
        size = features.get(feature)
        if size is not None and size > 0.0:
            found[name] = log(size / (1.0 if feature.endswith("_cm") else focal))
    return found | {n: features[f] for n, f in _TURNS if f in features and not sides}


_FRONT_AT = (
    ("eyes_x", "eye_x_px"),
    ("eyes_y", "eye_y_px"),
    ("shoulders_x", "shoulder_x_px"),
    ("shoulders_y", "shoulder_y_px"),
)
_SIDE_AT = (("ear_y", "ear_y_px"),)
_FRONT_SIZES = (("shoulders", "shoulder_px"), ("face", "eye_distance_cm"))
_SIDE_SIZES = (("neck", "d0_px"), ("trunk", "trunk_px"))
_TURNS = (("gaze", "head_pitch_deg"), ("tilt", "head_roll_deg"))


def apart(neutral: Neutral, scene: Scene) -> float | None:
    """Return how far `scene` is from where `neutral` was learned, in spreads of its own.

    The root mean square of all parts, or `WORST` of the farthest one if that is more: who
    sits twice as far away may still sit in the middle of the picture. None where they
    cannot be the same place: another view, another shape of picture, sitting where the
    other stands, or too little that both show.
    """
    parts = _parts(neutral, scene)
    if parts is None:
        return None
    return max(sqrt(sum(p * p for p in parts) / len(parts)), WORST * max(map(abs, parts)))


def _parts(neutral: Neutral, scene: Scene) -> list[float] | None:
    """Return how far each part of the signature is from the neutral's; see `apart`."""
    if (neutral.view in SIDES or scene.view in SIDES) and neutral.view is not scene.view:
        return None
    if None not in (neutral.posture, scene.posture) and neutral.posture is not scene.posture:
        return None
    shape, other = neutral.width / neutral.height, scene.width / scene.height
    if abs(shape - other) > SHAPE_TOLERANCE * shape:
        return None
    usual = signature(neutral.scales, neutral.view, neutral.width, neutral.height)
    shared = usual.keys() & scene.signature.keys()
    if len(shared) < 2:  # noqa: PLR2004 - one number alone is met by chance
        return None
    spreads = _spreads(neutral)
    return [(scene.signature[n] - usual[n]) / spreads[n] for n in sorted(shared)]


def _spreads(neutral: Neutral) -> dict[str, float]:
    """Return the spread of each part of a signature: people's, or this one's if wider."""
    focal = focal_px(neutral.width)
    found = dict(SPREADS)
    for name, feature in (*_FRONT_AT, *_SIDE_AT, *_FRONT_SIZES, *_SIDE_SIZES):
        seen = neutral.spreads.get(feature)
        if seen is None:
            continue
        whole = focal if name in _PLACES else neutral.scales.get(feature, 0.0)
        if whole > 0.0:
            found[name] = max(found[name], seen / whole)
    return found


_PLACES = {name for name, _ in (*_FRONT_AT, *_SIDE_AT)}


def nearest(
    known: Iterable[Workplace], scene: Scene, *, limit: float = LIMIT, now: Workplace | None = None
) -> Workplace | None:
    """Return the one of `known` where `scene` is; None where none fits.

    Where two fit nearly as well, the one in use `now` stays; without it, the one that was
    learned last.
    """
    found = [(away, place) for place in known if (away := apart(place.neutral, scene)) is not None]
    fitting = [(away, place) for away, place in found if away <= limit]
    if not fitting:
        return None
    best = min(away for away, _ in fitting)
    close = [place for away, place in fitting if away < best + MARGIN]
    for place in close:
        if now is not None and place.name == now.name:
            return place
    return max(close, key=lambda place: place.neutral.made)


class Gatherer:
    """Gather looks into a scene: some seconds of one view, medians of all.

    Time counts only between looks that follow each other within `AWAY_S`, so that rare
    looks take as long as frequent ones and nothing depends on their number.
    """

    def __init__(self) -> None:
        self._first_s: float | None = None
        self._last_s = 0.0
        self._looks: list[tuple[View, Posture | None, int, int, dict[str, float]]] = []

    def add(self, sight: Sight, reading: Reading) -> Scene | None:
        """Take a look; return the scene once there is enough."""
        now = sight.time_s
        if self._first_s is None or not 0.0 <= now - self._last_s <= AWAY_S:
            self._first_s = now
            self._looks.clear()
        self._last_s = now
        if now - self._first_s < SETTLE_S:
            return None
        if reading.view is not View.UNKNOWN:
            found = signature(reading.features, reading.view, sight.width, sight.height)
            posture = posture_of(sight.body)
            self._looks.append((reading.view, posture, sight.width, sight.height, found))
        if now - self._first_s < SETTLE_S + GATHER_S or len(self._looks) < GATHER_LOOKS:
            return None
        scene = self._scene()
        self._first_s = None  # the next scene begins from nothing
        return scene

    def _scene(self) -> Scene:
        (view, _), *_ = Counter(look[0] for look in self._looks).most_common(1)
        looks = [look for look in self._looks if look[0] is view]
        _, _, width, height, _ = looks[-1]
        seen = [look[4] for look in looks if look[2:4] == (width, height)]
        (posture, often), *_ = Counter(look[1] for look in looks).most_common(1)
        medians = {
            name: median(numbers)
            for name in SPREADS
            if len(numbers := [s[name] for s in seen if name in s]) >= len(seen) / 2
        }
        sure = posture if often > len(looks) / 2 else None
        return Scene(view, width, height, medians, sure)


@dataclass(slots=True)
class Chooser:
    """Say at which of the known places somebody is, for one camera.

    Parameters
    ----------
    known
        All known places; those of other cameras are left out.
    camera
        The name of the camera looked through; None for clips.

    Attributes
    ----------
    here
        The place now; None before the first scene was seen, and where none fits.
    elsewhere
        Whether a scene was seen that fits none of the known places.

    """

    known: Sequence[Workplace]
    camera: str | None
    here: Workplace | None = None
    elsewhere: bool = False
    _candidates: list[Workplace] = field(default_factory=list)
    _gatherer: Gatherer | None = field(default_factory=Gatherer)
    _moved: bool = False
    _last_s: float | None = None

    def __post_init__(self) -> None:
        self._candidates = [place for place in self.known if is_at(place, self.camera)]
        if len(self._candidates) == 1:
            # Served until the scene says otherwise: most people have one place.
            (self.here,) = self._candidates
        if not self._candidates:
            self._gatherer = None

    @property
    def deciding(self) -> bool:
        """Whether a scene is being looked at."""
        return self._gatherer is not None and not self.elsewhere

    def look(self, sight: Sight, reading: Reading) -> bool:
        """Take a look at somebody; return whether `here` or `elsewhere` has changed."""
        now, last = sight.time_s, self._last_s
        self._last_s = now
        if last is not None and not 0.0 <= now - last <= AWAY_S:
            self._begin()
        if self._gatherer is None:
            return False
        scene = self._gatherer.add(sight, reading)
        if scene is None:
            return False
        before = self.here, self.elsewhere
        self._decide(scene)
        return (self.here, self.elsewhere) != before

    def moved(self) -> None:
        """Note that the camera has moved: another known place may be where it is now."""
        if not self._moved:
            self._begin()
            self._moved = True

    def put_back(self) -> None:
        """Note that the camera is where it was."""
        self._moved = False

    def learned(self, known: Sequence[Workplace], here: Workplace | None) -> None:
        """Take over places that have changed, and where somebody is now."""
        self.known = known
        self._candidates = [place for place in known if is_at(place, self.camera)]
        self.use(here)

    def use(self, place: Workplace | None) -> None:
        """Be told where somebody is, as after learning; None: nowhere that is known."""
        self.here, self.elsewhere, self._moved = place, False, False
        self._gatherer = None

    def _begin(self) -> None:
        self._moved = False
        if self._candidates:
            self._gatherer = Gatherer()

    def _decide(self, scene: Scene) -> None:
        if self._moved:
            # The neutral in use does not hold any more, however alike the picture is; nor
            # is this a new place: the detector says what it is.
            others = [
                place
                for place in self._candidates
                if not related(place, self.here)
                and max(map(abs, _parts(place.neutral, scene) or (MOVED_MOST,))) < MOVED_MOST
            ]
            found = nearest(others, scene, limit=MOVED_LIMIT)
            if found is not None:
                self.use(found)
            else:
                self._gatherer = None
            return
        found = nearest(self._candidates, scene, now=self.here)
        if found is not None:
            self.use(found)
            return
        # Looked at again and again: to find back to a known place is no switch.
        self.here, self.elsewhere = None, True
        self._gatherer = Gatherer()


def related(one: Workplace, other: Workplace | None) -> bool:
    """Return whether both are one place, or one is the other with the camera moved.

    Those may lie so near to each other that only the background tells them apart.
    """
    if other is None:
        return False
    return bool({one.name, one.moved_from} & {other.name, other.moved_from} - {None})


def is_at(place: Workplace, camera: str | None) -> bool:
    """Return whether `place` can be before `camera`; one learned without a name is before any."""
    return place.neutral.camera is None or place.neutral.camera == camera


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a neutral that was learned.

    Attributes
    ----------
    places
        All known places, with it in them.
    place
        Its own.
    held_by
        The measure whose limit kept it from going all the way from the first neutral of
        its place; None where it was free.

    """

    places: tuple[Workplace, ...]
    place: Workplace
    held_by: str | None


def keep(known: Sequence[Workplace], learned: Neutral, rules: NeutralRules) -> Kept:
    """Return `known` with a neutral that was just `learned`.

    At a known place it takes over there, within the limits around the first one; anywhere
    else it is a new place, with a name of its own.
    """
    scene = Scene(
        learned.view,
        learned.width,
        learned.height,
        signature(learned.scales, learned.view, learned.width, learned.height),
        learned.posture,
    )
    there = [place for place in known if is_at(place, learned.camera)]
    here = nearest(there, scene, limit=LEARN_LIMIT)
    if here is None:
        named = replace(learned, place=name_for(learned, [place.name for place in known]))
        place = Workplace(named, named)
        return Kept((*known, place), place, None)
    clamped = clamp(here.anchor, learned, rules)
    neutral = _told_as_before(replace(clamped.neutral, place=here.name), here.neutral)
    place = replace(here, neutral=neutral)
    return Kept(_with(known, here, place), place, clamped.held_by)


def keep_moved(
    known: Sequence[Workplace], was: Workplace, learned: Neutral, rules: NeutralRules
) -> Kept:
    """Return `known` with a neutral learned anew because the camera has moved.

    What it shows of the person alone, and not of where the camera stands, stays within the
    limits around the first neutral of the place it came from, however often that is done.
    """
    root = next((place for place in known if place.name == was.moved_from), was)
    clamped: Clamped = clamp(root.anchor, learned, rules, camera_moved=True)
    name = f"{root.name}, camera moved"
    neutral = _told_as_before(replace(clamped.neutral, place=name), None)
    place = Workplace(neutral, neutral, moved_from=root.name)
    before = next((p for p in known if p.name == name), None)
    places = (*known, place) if before is None else _with(known, before, place)
    return Kept(places, place, clamped.held_by)


def _told_as_before(neutral: Neutral, before: Neutral | None) -> Neutral:
    """Return `neutral` with what was told of its place, where it was not told anew."""
    if before is None:
        return neutral
    distance = before.distance_mm if neutral.distance_mm is None else neutral.distance_mm
    hfov = before.hfov_deg if neutral.hfov_deg is None else neutral.hfov_deg
    posture = before.posture if neutral.posture is None else neutral.posture
    return replace(neutral, distance_mm=distance, hfov_deg=hfov, posture=posture)


def _with(known: Sequence[Workplace], old: Workplace, new: Workplace) -> tuple[Workplace, ...]:
    return tuple(new if place.name == old.name else place for place in known)


def rename(known: Sequence[Workplace], name: str, new: str) -> tuple[Workplace, ...]:
    """Return `known` with the place `name` called `new`; unchanged if that is taken or empty."""
    new = new.strip()
    if not new or any(place.name == new for place in known):
        return tuple(known)
    return tuple(
        replace(
            place,
            neutral=replace(place.neutral, place=new if place.name == name else place.name),
            moved_from=new if place.moved_from == name else place.moved_from,
        )
        for place in known
    )


def forget(known: Sequence[Workplace], name: str) -> tuple[Workplace, ...]:
    """Return `known` without the place `name`, and without what it was with the camera moved."""
    return tuple(place for place in known if name not in (place.name, place.moved_from))


def replaced(known: Sequence[Workplace], place: Workplace) -> tuple[Workplace, ...]:
    """Return `known` with `place` in place of the one of its name."""
    return _with(known, place, place)


def drifted(place: Workplace, neutral: Neutral, day: date) -> Workplace:
    """Return `place` with a `neutral` that slow drift has brought, written down for `day`."""
    before, after = changes(place.anchor, place.neutral), changes(place.anchor, neutral)
    moved = {
        id_: (round(before[id_], DIGITS), round(after[id_], DIGITS))
        for id_ in before.keys() & after.keys()
        if round(before[id_], DIGITS) != round(after[id_], DIGITS)
    }
    steps = [*place.drift, Step(day.isoformat(), dict(sorted(moved.items())))]
    if len(steps) > 1 and steps[-2].day == steps[-1].day:
        steps[-2:] = [_together(steps[-2], steps[-1])]
    if len(steps) > HISTORY:
        steps[:2] = [_together(steps[0], steps[1])]
    return replace(place, neutral=replace(neutral, place=place.name), drift=tuple(steps))


DIGITS = 3  # a ratio moves by hundredths


def _together(one: Step, other: Step) -> Step:
    """Return two steps as one, of the later day."""
    moved = {
        id_: (
            one.moved[id_][0] if id_ in one.moved else other.moved[id_][0],
            other.moved[id_][1] if id_ in other.moved else one.moved[id_][1],
        )
        for id_ in sorted(one.moved.keys() | other.moved.keys())
    }
    return Step(other.day, moved)


def name_for(neutral: Neutral, taken: Iterable[str]) -> str:
    """Return a name for the place of `neutral` that is not `taken`; people may change it."""
    mm = neutral.distance_mm or neutral.values.get("viewing_distance")
    parts = [neutral.camera or "My place"]
    if neutral.view in SIDES:
        parts.append("from the left" if neutral.view is View.SIDE_LEFT else "from the right")
    if neutral.posture is not None:
        parts.append(neutral.posture.value)
    elif mm is not None:
        parts.append(f"{mm / 10.0:.0f} cm")
    name, number, used = ", ".join(parts), 2, set(taken)
    plain = name
    while name in used:
        name, number = f"{plain} ({number})", number + 1
    return name
