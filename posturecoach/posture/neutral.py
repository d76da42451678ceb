"""A person's own neutral: how they sit when they sit comfortably. Learned, dated, kept.

Everything is compared with it first, and with published limits second: in 275 healthy
teenagers the usual cut-offs call 68 % "forward head" (Ruivo 2014).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import acos, degrees, inf, isfinite
from statistics import median
from typing import Any

import numpy as np

from posturecoach.errors import NeutralError
from posturecoach.posture import front, side
from posturecoach.posture.body import VISIBLE, Body, Keypoint, Sight
from posturecoach.posture.measure import Reading, View
from posturecoach.posture.smoothing import GAP_S
from posturecoach.posture.spec import LENGTHS, MARKS, Features, Kind
from posturecoach.posture.view import SIDES

K = Keypoint


class Posture(StrEnum):
    """Whether somebody sits or stands."""

    SITTING = "sitting"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Neutral:
    """One person's neutral before one camera.

    Attributes
    ----------
    made
        When, as ISO 8601 date-time; given by the caller, for this room knows no clock.
    view
        From where the camera saw the person.
    seconds
        How long was looked.
    values
        Median of every absolute measure, by its id, in its unit.
    scales
        Median of every feature seen, by name (see `front.features`, `side.features`):
        ``shoulder_px``, ``iris_px``, ``d0_px``, ``eye_distance_cm`` and more.
    width, height
        Of the picture in which the pixels of `scales` count.
    spreads
        How far the features that tell one place from another lay apart while it was
        learned, by name: half of the middle 80 % of the looks, in the unit of `scales`.
    place
        What people call the place where it holds; None where it belongs to no place.
    camera
        The camera's name; None for a clip or pictures.
    posture
        Sitting or standing; None where hips and knees were not seen well enough.
    distance_mm
        From the camera to the eyes, by tape measure; None where nobody told it.
    hfov_deg
        The camera's horizontal field of view it was learned with; None if not known.

    """

    made: str
    view: View
    seconds: float
    values: Mapping[str, float]
    scales: Mapping[str, float]
    width: int
    height: int
    spreads: Mapping[str, float] = field(default_factory=dict)
    place: str | None = None
    camera: str | None = None
    posture: Posture | None = None
    distance_mm: float | None = None
    hfov_deg: float | None = None

    def features(self, width: int, height: int) -> Features | None:
        """Return `scales` in pixels of a picture of another size.

        None where the picture has another shape: then another part of the scene is
        seen, and nothing can be compared.
        """
        factor = width / self.width
        if abs(height / self.height - factor) > SHAPE_TOLERANCE * factor:
            return None
        if factor == 1.0:
            return self.scales
        return {
            name: value * factor if name.endswith("_px") else value
            for name, value in self.scales.items()
        }

    def to_dict(self) -> dict[str, Any]:
        """Return plain values that a TOML or JSON file can hold; what is not known is not there."""
        known = {
            "place": self.place,
            "camera": self.camera,
            "posture": None if self.posture is None else self.posture.value,
            "distance_mm": self.distance_mm,
            "hfov_deg": self.hfov_deg,
        }
        return {name: value for name, value in known.items() if value is not None} | {
            "made": self.made,
            "view": self.view.value,
            "seconds": self.seconds,
            "width": self.width,
            "height": self.height,
            "values": dict(self.values),
            "scales": dict(self.scales),
            **({"spreads": dict(self.spreads)} if self.spreads else {}),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Neutral:
        """Return the neutral that `to_dict` wrote.

        Raises
        ------
        ValueError
            Naming every mistake: what was expected, and what was found.

        """
        mistakes = [f"{key}: not a part of a neutral" for key in sorted(data.keys() - _FIELDS)]
        made = data.get("made")
        if not isinstance(made, str) or not made:
            mistakes.append(f"made: expected a date-time in quotes, got {made!r}")
        view = data.get("view")
        if view not in _VIEWS:
            mistakes.append(f"view: expected one of {', '.join(_VIEWS)}, got {view!r}")
        seconds = _number(data, "seconds", mistakes, least=0.0)
        width = _whole(data, "width", mistakes)
        height = _whole(data, "height", mistakes)
        values = _numbers(data, "values", mistakes)
        scales = _numbers(data, "scales", mistakes)
        spreads = _numbers(data, "spreads", mistakes, spread=True) if "spreads" in data else {}
        place, camera = (_words(data, key, mistakes) for key in ("place", "camera"))
        posture = data.get("posture")
        if posture is not None and posture not in _POSTURES:
            mistakes.append(f"posture: expected one of {', '.join(_POSTURES)}, got {posture!r}")
        distance_mm, hfov_deg = (
            _number(data, key, mistakes, least=least, most=most) if key in data else None
            for key, (least, most) in _TOLD.items()
        )
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return cls(
            str(made),
            View(str(view)),
            seconds,
            values,
            scales,
            width,
            height,
            spreads=spreads,
            place=place,
            camera=camera,
            posture=None if posture is None else Posture(str(posture)),
            distance_mm=distance_mm,
            hfov_deg=hfov_deg,
        )


SHAPE_TOLERANCE = 0.02  # of the ratio of sides: cropping by a rounded pixel is no other shape
_FIELDS = {
    *("made", "view", "seconds", "values", "scales", "width", "height", "spreads"),
    *("place", "camera", "posture", "distance_mm", "hfov_deg"),
}
_POSTURES = tuple(posture.value for posture in Posture)
_TOLD = {"distance_mm": (200.0, 3000.0), "hfov_deg": (10.0, 170.0)}  # as in the settings
_VIEWS = tuple(view.value for view in View if view is not View.UNKNOWN)


def _number(
    data: Mapping[str, object], key: str, mistakes: list[str], *, least: float, most: float = inf
) -> float:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        room = f"of at least {least:g}" if most == inf else f"from {least:g} to {most:g}"
        mistakes.append(f"{key}: expected a number {room}, got {value!r}")
        return least
    return float(value)


def _words(data: Mapping[str, object], key: str, mistakes: list[str]) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        mistakes.append(f"{key}: expected words in quotes, got {value!r}")
        return None
    return value


def _whole(data: Mapping[str, object], key: str, mistakes: list[str]) -> int:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        mistakes.append(f"{key}: expected a whole number of pixels, got {value!r}")
        return 1
    return value


def _numbers(
    data: Mapping[str, object], key: str, mistakes: list[str], *, spread: bool = False
) -> dict[str, float]:
    table = data.get(key)
    if not isinstance(table, Mapping) or not table:
        mistakes.append(f"{key}: expected a table of numbers, got {table!r}")
        return {}
    found = {}
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            mistakes.append(f"{key}.{name}: expected a number, got {value!r}")
        elif spread and value < 0.0:
            mistakes.append(f"{key}.{name}: expected a number of at least 0, got {value!r}")
        elif not spread and value <= 0.0 and name in LENGTHS:
            mistakes.append(f"{key}.{name}: expected a number above 0, got {value!r}")
        else:
            found[str(name)] = float(value)
    return found


def features_of(sight: Sight, view: View) -> dict[str, float]:
    """Return what is seen in `sight`, as the measures of this `view` need it."""
    if view in SIDES:
        return {} if sight.body is None else side.features(sight.body, view)
    return front.features(sight)


STANDING_DEG = 155.0  # hip (and knee) opened so far: standing; a chair lets it open to 135
SITTING_DEG = 140.0  # closed so far: sitting; between the two, nobody can say


def posture_of(body: Body | None) -> Posture | None:
    """Return whether a body sits or stands, from its hips and knees; None if not to be seen.

    By the angle at the hip between shoulder and knee, in the metres of the pose network:
    in the picture itself a thigh that points at the camera has no length. Who stands must
    have straight knees, too, where ankles are seen.
    """
    if body is None:
        return None
    seen, found = body.visibility, []
    for shoulder, hip, knee, ankle in _LEGS:
        if min(seen[shoulder], seen[hip], seen[knee]) < VISIBLE:
            continue
        angle = _angle_at(body, hip, shoulder, knee)
        if seen[ankle] >= VISIBLE:
            bent = _angle_at(body, knee, hip, ankle)
            # A stool is high: the hip is open and the knee is not.
            angle = min(angle, bent) if angle > SITTING_DEG else angle
        found.append(angle)
    if not found:
        return None
    angle = sum(found) / len(found)
    if angle >= STANDING_DEG:
        return Posture.STANDING
    return Posture.SITTING if angle <= SITTING_DEG else None


_LEGS = (
    (K.LEFT_SHOULDER, K.LEFT_HIP, K.LEFT_KNEE, K.LEFT_ANKLE),
    (K.RIGHT_SHOULDER, K.RIGHT_HIP, K.RIGHT_KNEE, K.RIGHT_ANKLE),
)


def _angle_at(body: Body, vertex: Keypoint, one: Keypoint, other: Keypoint) -> float:
    """Return the inner angle at `vertex` in degrees, in three dimensions."""
    a, b = body.world[one] - body.world[vertex], body.world[other] - body.world[vertex]
    lengths = float(np.linalg.norm(a) * np.linalg.norm(b))
    cosine = float(a @ b) / lengths if lengths else 1.0
    return degrees(acos(max(-1.0, min(1.0, cosine))))


class NeutralLearner:
    """Learn a neutral from looks at a person who sits comfortably.

    Parameters
    ----------
    seconds
        How long the person must be seen well, 20 to 60 for a person before a camera. 0
        for pictures that belong to no clock: then only `min_looks` counts.
    min_looks
        How many good looks it takes at least. One will do for a picture that is known to
        be good; for a live camera ten keep a single wild look from mattering.

    Notes
    -----
    Looks may come unevenly: time counts only between two good looks that follow each
    other within 2 s.

    """

    def __init__(self, seconds: float = 20.0, min_looks: int = 10) -> None:
        if seconds < 0.0 or min_looks < 1:
            raise ValueError(
                f"expected seconds >= 0 and min_looks >= 1, got {seconds} and {min_looks}"
            )
        self._wanted_s = seconds
        self._min_looks = min_looks
        self._seen_s = 0.0
        self._last_s: float | None = None
        self._looks = 0
        self._views: Counter[View] = Counter()
        self._size = (0, 0)
        self._features: dict[str, list[float]] = {}
        self._values: dict[str, list[float]] = {}
        self._postures: Counter[Posture | None] = Counter()
        self._problem: str | None = None

    def add(self, sight: Sight, reading: Reading, problem: str | None = None) -> None:
        """Take one look into account; `reading` is what was read from `sight`.

        With a `problem`, a sentence for the person such as "It is too dark.", nothing is
        learned from it.
        """
        self._looks += 1
        features = reading.features
        self._problem = problem or _problem(sight, reading.view, features)
        if self._problem is not None:
            self._last_s = None
            return
        if self._last_s is not None and 0.0 < sight.time_s - self._last_s <= GAP_S:
            self._seen_s += sight.time_s - self._last_s
        self._last_s = sight.time_s
        self._views[reading.view] += 1
        self._postures[posture_of(sight.body)] += 1
        self._size = (sight.width, sight.height)
        for name, number in features.items():
            self._features.setdefault(name, []).append(number)
        for id_, measure in reading.measures.items():
            if measure.value is not None:
                self._values.setdefault(id_, []).append(measure.value)

    def miss(self, problem: str | None) -> None:
        """Note why there is nothing to take into account, a sentence for the person."""
        self._problem = problem
        self._last_s = None

    @property
    def good_looks(self) -> int:
        """How many looks were good enough to learn from."""
        return self._views.total()

    @property
    def progress(self) -> float:
        """How much of what is needed has been seen, 0 to 1."""
        looks = self.good_looks / self._min_looks
        seconds = self._seen_s / self._wanted_s if self._wanted_s else 1.0
        return min(1.0, looks, seconds)

    @property
    def problem(self) -> str | None:
        """In plain words what keeps it from learning right now; None if nothing does."""
        return self._problem

    @property
    def done(self) -> bool:
        """Whether enough has been seen. `finish` may still find that it moved too much."""
        return self.progress >= 1.0

    def finish(self, made: str) -> Neutral:
        """Return the neutral that was seen; `made` is the date-time to write on it.

        Raises
        ------
        NeutralError
            If too little was seen, the person was half visible too often, turned between
            views or moved too much. Says which, and what to try.

        """
        good = self.good_looks
        if good == 0 or good < ENOUGH_SEEN * self._looks:
            why = self._problem or "you were hard to see in most of the pictures"
            why = f"{why[:1].lower() if why[1:2].islower() else why[:1]}{why[1:].rstrip('.')}"
            raise NeutralError(f"Your neutral could not be learned: {why}.", try_=_SEE_WELL)
        if self.progress < ENOUGH_TIME:
            raise NeutralError(
                f"Your neutral could not be learned: you were seen for {self._seen_s:.0f} s in "
                f"{good} pictures, and it takes {self._wanted_s:.0f} s and {self._min_looks}.",
                try_="Stay in the picture a little longer.",
            )
        (view, most), *_ = self._views.most_common(1)
        if most < ENOUGH_SAME_VIEW * good:
            raise NeutralError(
                "Your neutral could not be learned: you turned while I was looking.",
                try_="Sit as you work, and keep turned the same way until it is done.",
            )
        moved = _restless(self._features, view, 1.0 if self._wanted_s else APART)
        if moved is not None:
            raise NeutralError(
                f"Your neutral could not be learned: {moved}.",
                try_="Sit comfortably, look at the screen, and rest until it is done.",
            )
        half = good / 2.0
        lasting = {n: v for n, v in self._features.items() if n not in MARKS}
        scales = {n: median(v) for n, v in lasting.items() if len(v) >= half}
        absolute = _absolute(view)
        values = {n: median(v) for n, v in self._values.items() if n in absolute and len(v) >= half}
        spreads = {n: _spread(self._features[n]) for n in PLACE_FEATURES if n in scales}
        (posture, often), *_ = self._postures.most_common(1)
        return Neutral(
            made,
            view,
            round(self._seen_s, 3),
            values,
            scales,
            *self._size,
            spreads=spreads,
            posture=posture if often > half else None,
        )


PLACE_FEATURES = (
    *("shoulder_px", "shoulder_x_px", "shoulder_y_px", "eye_x_px", "eye_y_px"),
    *("eye_distance_cm", "ear_y_px", "d0_px", "trunk_px"),
)
"""Features that tell one place from another: where somebody is in the picture, how large."""


ENOUGH_SEEN = 0.6  # share of looks that must be good
ENOUGH_TIME = 0.8  # a clip of 20 s holds a little less than 20 s of looks
ENOUGH_SAME_VIEW = 0.8
APART = 2.0  # pictures chosen by hand may lie farther apart than looks at somebody who rests
_SEE_WELL = "Sit so that your head and both shoulders are in the picture, with light on your face."


def _absolute(view: View) -> set[str]:
    specs = side.SPECS if view in SIDES else front.SPECS
    return {spec.id for spec in specs.values() if spec.kind is Kind.ABSOLUTE}


def _problem(sight: Sight, view: View, features: Features) -> str | None:
    """Return what keeps one look from being learned from, in words for the person."""
    if sight.body is None:
        return "I can't see you"
    if view is View.UNKNOWN:
        return "I can't tell which way you are turned"
    if view in SIDES:
        return None if "d0_px" in features else "I can't see your ear and shoulder"
    if "shoulder_px" not in features:
        return "I can't see both your shoulders"
    if "head_pitch_deg" not in features:
        return "I can't see your face"
    return None


# How far the middle 80 % of the looks may lie apart: degrees, or lengths in body sizes. A
# breath or a glance aside stays well within; a change of posture does not.
_REST_FRONT = (
    ("head_pitch_deg", None, 12.0, "your head nodded"),
    ("head_yaw_deg", None, 20.0, "your head turned"),
    ("shoulder_x_px", "shoulder_px", 0.25, "you moved sideways"),
    ("shoulder_y_px", "shoulder_px", 0.25, "you moved up or down"),
    ("eye_distance_cm", "eye_distance_cm", 0.15, "you moved nearer or farther"),
)
_REST_SIDE = (
    ("neck_inclination_deg", None, 12.0, "your head moved forward or back"),
    ("trunk_inclination_deg", None, 10.0, "you leaned forward or back"),
    ("ear_y_px", "d0_px", 0.3, "you moved up or down"),
)


def _restless(features: Mapping[str, list[float]], view: View, room: float) -> str | None:
    """Return what moved too much, in words; None if the person rested.

    `room` widens the limits.
    """
    for name, unit, limit, words in _REST_SIDE if view in SIDES else _REST_FRONT:
        seen = features.get(name)
        if not seen:
            continue
        spread = 2.0 * _spread(seen)
        if unit is not None:
            spread /= median(features[unit])
        if spread > room * limit:
            return words
    return None


def _spread(numbers: list[float]) -> float:
    """Return half of what the middle 80 % of `numbers` lie apart."""
    seen = sorted(numbers)
    cut = len(seen) // 10
    return (seen[len(seen) - 1 - cut] - seen[cut]) / 2.0
