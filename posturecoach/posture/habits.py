"""What somebody does for a while: chin on a hand, a phone held with the shoulder, blinking.

And where the screen lies against the eyes. Formulas of RULES.md 1.2; all times are those
of the looks, never counts of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, hypot, inf, radians, sin, sqrt
from statistics import median

from posturecoach.posture.body import VISIBLE, Body, Face, Keypoint, Sight
from posturecoach.posture.geometry import (
    DEFAULT_HFOV_DEG,
    Point,
    distance,
    focal_px,
    gaze_screen_height_deg,
    middle,
    tilt_deg,
)
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.neutral import Neutral
from posturecoach.posture.smoothing import GAP_S
from posturecoach.posture.spec import Features
from posturecoach.posture.view import SIDES

K = Keypoint

UNITS: Mapping[str, str] = {
    "chin_on_hand": "bool",
    "phone_cradle": "bool",
    "gaze_screen_height": "deg",
    "blink_rate": "per min",
}
"""What `Habits` measures, with its unit; "bool" is 1 while it is so, else 0."""

# RULES.md 1.2, chin_on_hand. Lengths in distances between the ears.
CHIN_NEAR = 0.45
CHIN_SPEED = 0.2  # per second
CHIN_S = 10.0
# RULES.md 1.2, phone_cradle.
CRADLE_BEND_DEG = 15.0
CRADLE_ELEVATION = 10.0  # percent
CRADLE_CLOSER = 0.75  # of the neutral's ear-shoulder distance
CRADLE_S = 8.0
# RULES.md 1.2, blink_rate.
BLINK_SHARE = 0.75  # of the open eye's aspect ratio
BLINK_S = (0.06, 0.4)
BLINK_LOOKS_PER_S = 20.0

# A landmark that is gone or jumps for a moment ends nothing; nor does it count as moving
# for longer than `_SPEED_OVER_S` after.
_FORGIVEN_S = 2.0
# A hand trembles by a pixel or two from look to look, which at ten looks a second is the
# speed asked for. Across this long it is a fifth of it.
_SPEED_OVER_S = 1.0
_OPEN_OVER_S = 10.0  # the open eye's ratio is the median of so long; it changes with the nod
_RATE_OVER_S = 300.0
_RATE_LEAST_S = 60.0  # seconds of eyes seen before a rate is told
_LATE = 1.1  # a camera of 20 pictures a second brings some of them a little late
_TILT_PM_DEG = 3.0  # of a camera tilt that somebody has read off a protractor or a phone

_HANDS = (K.LEFT_WRIST, K.RIGHT_WRIST, K.LEFT_INDEX, K.RIGHT_INDEX)
_CHIN = 152
_RIGHT_EYE = (33, 160, 158, 133, 153, 144)
_LEFT_EYE = (362, 385, 387, 263, 373, 380)


@dataclass(frozen=True, slots=True)
class Habit:
    """Something that has been going on for long enough to be told.

    Attributes
    ----------
    id
        ``"chin_on_hand"`` or ``"phone_cradle"``.
    since_s
        When it began, seconds on the source's clock.
    for_s
        For how long, up to the newest look.

    """

    id: str
    since_s: float
    for_s: float


class Habits:
    """Follow one person's habits, look after look.

    Parameters
    ----------
    neutral
        The person's own, for `phone_cradle`. May be set at any time.
    hfov_deg
        The camera's horizontal field of view, if known; else `DEFAULT_HFOV_DEG`.
    camera_tilt_deg
        By how much the camera looks down (up: negative). Gravity can't be seen in a
        picture: without it `gaze_screen_height` is absent as ``unsure``.
    target_mm
        How far below the camera the target lies: 0 for the top of a screen that has its
        camera there, half the screen's height for its middle.

    """

    def __init__(
        self,
        neutral: Neutral | None = None,
        hfov_deg: float | None = None,
        camera_tilt_deg: float | None = None,
        target_mm: float = 0.0,
    ) -> None:
        self.neutral = neutral
        self._hfov_deg = hfov_deg
        self._camera_tilt_deg = camera_tilt_deg
        self._target_mm = target_mm
        self._chin, self._cradle = _Lasting(CHIN_S), _Lasting(CRADLE_S)
        self._hands = {hand: _Speed() for hand in _HANDS}
        self._blinks = _Blinks()
        self._held: tuple[Habit, ...] = ()

    @property
    def held(self) -> tuple[Habit, ...]:
        """Habits that were going on at the newest look."""
        return self._held

    def reset(self) -> None:
        """Forget the past: another person or another source."""
        self._chin, self._cradle = _Lasting(CHIN_S), _Lasting(CRADLE_S)
        self._hands = {hand: _Speed() for hand in _HANDS}
        self._blinks = _Blinks()
        self._held = ()

    def update(self, sight: Sight, reading: Reading) -> Mapping[str, Measure]:
        """Return every measure of `UNITS`; `reading` is what was read from `sight`."""
        now = sight.time_s
        chin = self._chin_near_hand(sight, reading.view)
        cradle = self._phone_held(sight, reading)
        measures = {
            "chin_on_hand": self._chin.measure("chin_on_hand", now, chin),
            "phone_cradle": self._cradle.measure("phone_cradle", now, cradle),
            "gaze_screen_height": self._gaze(sight, reading),
            "blink_rate": self._blinks.measure(now, sight.face, _unseen_face(reading)),
        }
        lasting = (("chin_on_hand", self._chin), ("phone_cradle", self._cradle))
        self._held = tuple(
            Habit(id_, run.since_s, now - run.since_s)
            for id_, run in lasting
            if run.since_s is not None and measures[id_].value == 1.0
        )
        return measures

    def _chin_near_hand(self, sight: Sight, view: View) -> bool | Absent:
        """Return whether a resting hand is at mouth or chin now.

        A hand that is not visible is not there: at the chin it would be.
        """
        body = sight.body
        if body is None or view in SIDES or view is View.UNKNOWN:
            return _not_from_here(body, view)
        if not body.sees(K.LEFT_EAR, K.RIGHT_EAR, K.MOUTH_LEFT, K.MOUTH_RIGHT):
            return Absent.NOT_VISIBLE
        at = [(x, y) for x, y in body.points.tolist()]
        unit = distance(at[K.LEFT_EAR], at[K.RIGHT_EAR])
        if unit == 0.0:
            return Absent.TURNED_AWAY
        places = [middle(at[K.MOUTH_LEFT], at[K.MOUTH_RIGHT])]
        if sight.face is not None:
            x, y = sight.face.points[_CHIN].tolist()
            places.append((x, y))
        resting = False
        for hand, speed in self._hands.items():
            if body.visibility[hand] < VISIBLE:
                speed.forget()
                continue
            moved = speed(sight.time_s, at[hand])
            near = min(distance(at[hand], place) for place in places) < CHIN_NEAR * unit
            resting = resting or (near and moved < CHIN_SPEED * unit)
        return resting

    def _phone_held(self, sight: Sight, reading: Reading) -> bool | Absent:
        """Return whether head and a raised shoulder could hold a phone between them now."""
        body = sight.body
        if body is None or reading.view is not View.FRONT:
            return _not_from_here(body, reading.view)
        if not body.sees(K.LEFT_EAR, K.RIGHT_EAR, K.LEFT_SHOULDER, K.RIGHT_SHOULDER):
            return Absent.NOT_VISIBLE
        before = _neutral_features(self.neutral, sight)
        if before is None:
            return Absent.NO_NEUTRAL
        bend = _bend_deg(body, reading)
        if abs(bend) <= CRADLE_BEND_DEG:
            return False
        # A bend to the own right (own left eye higher) holds it at the right shoulder.
        left = bend < 0.0
        ear, shoulder = (K.LEFT_EAR, K.LEFT_SHOULDER) if left else (K.RIGHT_EAR, K.RIGHT_SHOULDER)
        now = _Gap.between(
            _point(body, ear),
            _point(body, shoulder),
            distance(_point(body, K.LEFT_SHOULDER), _point(body, K.RIGHT_SHOULDER)),
        )
        usual = _usual_gap(before, 1.0 if left else -1.0)
        if now is None or usual is None or usual.down <= 0.0:
            return Absent.UNSURE
        raised = 100.0 * (1.0 - now.down / usual.down)
        return raised > CRADLE_ELEVATION and now.long < CRADLE_CLOSER * usual.long

    def _gaze(self, sight: Sight, reading: Reading) -> Measure:
        """Return how far below the eyes' level the target lies."""
        id_ = "gaze_screen_height"
        far = reading.measures.get("viewing_distance")
        missing = _unseen_face(reading) if far is None or far.absent is None else far.absent
        row = reading.features.get("eye_y_px")
        if missing is not None or far is None or row is None:
            return _missing(id_, missing or Absent.NOT_VISIBLE)
        if self._camera_tilt_deg is None or far.value is None:
            return _missing(id_, Absent.UNSURE)
        told = self._hfov_deg is not None
        focal = focal_px(sight.width, self._hfov_deg or DEFAULT_HFOV_DEG)
        slope = (row - sight.height / 2.0) / focal
        share = 0.03 if told else 0.2  # of the focal length: 60 to 80 degrees are common
        value = self._below_deg(slope, far.value)
        far_pm = far.pm if far.pm is not None and far.from_neutral is None else 0.25 * far.value
        nearer = max(far.value - far_pm, 0.5 * far.value)
        turned = self._below_deg(slope * (1.0 - share), far.value)
        moved = self._below_deg(slope, nearer)
        pm = hypot(_TILT_PM_DEG, value - turned, value - moved)
        return Measure(id_, UNITS[id_], value, None, pm)

    def _below_deg(self, slope: float, far_mm: float) -> float:
        """Return the angle for eyes `slope` (a tangent) below the optical axis.

        The eyes' height over the camera follows from their angle below the horizontal.
        """
        tilt = radians(self._camera_tilt_deg or 0.0)
        line = hypot(1.0, slope)
        down = (slope * cos(tilt) + sin(tilt)) / line
        away = max((cos(tilt) - slope * sin(tilt)) / line, 1e-6)
        return gaze_screen_height_deg(-down * far_mm, -self._target_mm, away * far_mm)


@dataclass(slots=True)
class _Lasting:
    """Tell for how long something has been going on, and forgive a moment without."""

    needed_s: float
    since_s: float | None = None
    _last_s: float = -inf

    def measure(self, id_: str, now: float, going_on: bool | Absent) -> Measure:  # noqa: FBT001
        """Take one look into account; return 1 while it has lasted, else 0 or why not."""
        if self.since_s is not None and not 0.0 <= now - self._last_s <= GAP_S:
            self.since_s = None
        if going_on is True:
            self.since_s = now if self.since_s is None else self.since_s
            self._last_s = now
        elif self.since_s is not None and now - self._last_s > _FORGIVEN_S:
            self.since_s = None
        lasted = self.since_s is not None and now - self.since_s > self.needed_s
        if isinstance(going_on, Absent) and not lasted:
            return _missing(id_, going_on)
        return Measure(id_, UNITS[id_], 1.0 if lasted else 0.0, None, 0.0)


@dataclass(slots=True)
class _Speed:
    """Speed of a point across about a second, in pixels per second.

    By the size of where it has been: one that goes to and fro has moved, too.
    """

    _seen: deque[tuple[float, Point]] = field(default_factory=deque)

    def __call__(self, now: float, at: Point) -> float:
        """Return how fast it moves; infinite until it has been seen for a moment."""
        seen = self._seen
        if seen and not 0.0 < now - seen[-1][0] <= GAP_S:
            seen.clear()
        seen.append((now, at))
        while len(seen) > 2 and now - seen[1][0] >= _SPEED_OVER_S:  # noqa: PLR2004
            seen.popleft()
        step_s = now - seen[0][0]
        if step_s < _SPEED_OVER_S / 2.0:
            return inf
        columns, rows = [x for _, (x, _) in seen], [y for _, (_, y) in seen]
        return hypot(max(columns) - min(columns), max(rows) - min(rows)) / step_s

    def forget(self) -> None:
        """Begin anew: the point was out of sight."""
        self._seen.clear()


@dataclass(frozen=True, slots=True)
class _Gap:
    """From an ear down to the shoulder of the same side, in shoulder widths."""

    down: float
    long: float

    @classmethod
    def between(cls, ear: Point, shoulder: Point, width: float) -> _Gap | None:
        """Return the gap; None where the shoulders coincide."""
        if width == 0.0:
            return None
        return cls((shoulder[1] - ear[1]) / width, distance(ear, shoulder) / width)


_USUAL = ("shoulder_px", "shoulder_x_px", "shoulder_y_px", "shoulder_tilt_deg", "ear_px",
          "ear_x_px", "ear_y_px")  # fmt: skip


def _usual_gap(before: Features, side: float) -> _Gap | None:
    """Return the neutral's gap; `side` is 1 for the own left, -1 for the right.

    A neutral keeps middles, widths and tilts, from which both ends follow.
    """
    if not all(name in before for name in _USUAL):
        return None
    shoulder = _end(before, "shoulder", before["shoulder_tilt_deg"], side)
    ear = _end(before, "ear", before.get("eye_line_deg", 0.0), side)
    return _Gap.between(ear, shoulder, before["shoulder_px"])


def _end(before: Features, name: str, tilt: float, side: float) -> Point:
    half = side * before[f"{name}_px"] / 2.0
    x, y = before[f"{name}_x_px"], before[f"{name}_y_px"]
    return x + half * cos(radians(tilt)), y - half * sin(radians(tilt))


def _bend_deg(body: Body, reading: Reading) -> float:
    """Return `cervical_lateral_bend`; from the body's eyes where there is no mesh."""
    bend = reading.measures.get("cervical_lateral_bend")
    if bend is not None and bend.value is not None:
        return bend.value
    eyes = tilt_deg(_point(body, K.RIGHT_EYE_OUTER), _point(body, K.LEFT_EYE_OUTER))
    return eyes - tilt_deg(_point(body, K.RIGHT_SHOULDER), _point(body, K.LEFT_SHOULDER))


@dataclass(slots=True)
class _Blinks:
    """Count blinks while pictures come fast enough to see them."""

    _open: deque[tuple[float, float]] = field(default_factory=deque)
    _blinks: deque[float] = field(default_factory=deque)
    _steps: deque[tuple[float, float]] = field(default_factory=deque)  # time, seconds seen
    _seen_s: float = 0.0
    _last_s: float | None = None
    _closed_s: float | None = None

    def measure(self, now: float, face: Face | None, unseen: Absent | None) -> Measure:
        """Take one look into account; return blinks per minute, or why none are told."""
        id_ = "blink_rate"
        step_s = inf if self._last_s is None else now - self._last_s
        if face is None:
            self._last_s = self._closed_s = None
            return _missing(id_, unseen or Absent.NOT_VISIBLE)
        self._last_s = now
        if not 0.0 < step_s <= _LATE / BLINK_LOOKS_PER_S:
            self._closed_s = None
            return self._rate(now)
        self._steps.append((now, step_s))
        self._seen_s += step_s
        self._count(now, eye_aspect_ratio(face))
        return self._rate(now)

    def _count(self, now: float, ratio: float) -> None:
        seen = self._open
        seen.append((now, ratio))
        while now - seen[0][0] > _OPEN_OVER_S:
            seen.popleft()
        if ratio < BLINK_SHARE * median(value for _, value in seen):
            self._closed_s = now if self._closed_s is None else self._closed_s
        elif self._closed_s is not None:
            if BLINK_S[0] <= now - self._closed_s <= BLINK_S[1]:
                self._blinks.append(now)
            self._closed_s = None

    def _rate(self, now: float) -> Measure:
        while self._steps and now - self._steps[0][0] > _RATE_OVER_S:
            self._seen_s -= self._steps.popleft()[1]
        while self._blinks and now - self._blinks[0] > _RATE_OVER_S:
            self._blinks.popleft()
        if self._seen_s < _RATE_LEAST_S:
            return _missing("blink_rate", Absent.UNSURE)
        minutes, blinks = self._seen_s / 60.0, len(self._blinks)
        # Rare and independent events: the 95 % interval of a count.
        pm = 1.96 * sqrt(blinks + 1.0) / minutes
        return Measure("blink_rate", UNITS["blink_rate"], blinks / minutes, None, pm)


def eye_aspect_ratio(face: Face) -> float:
    """Return how far open the eyes are: height over width, mean of both.

    About 0.3 open and 0.1 closed (Soukupová & Čech 2016). 0 where an eye has no width.
    """
    ratios = []
    for eye in (_RIGHT_EYE, _LEFT_EYE):
        p1, p2, p3, p4, p5, p6 = ((x, y) for x, y in face.points[list(eye)].tolist())
        width = distance(p1, p4)
        high = distance(p2, p6) + distance(p3, p5)
        ratios.append(high / (2.0 * width) if width > 0.0 else 0.0)
    return sum(ratios) / len(ratios)


def _neutral_features(neutral: Neutral | None, sight: Sight) -> Features | None:
    if neutral is None or neutral.view in SIDES:
        return None
    return neutral.features(sight.width, sight.height)


def _not_from_here(body: Body | None, view: View) -> Absent:
    return Absent.NOT_VISIBLE if body is None or view is View.UNKNOWN else Absent.WRONG_VIEW


def _unseen_face(reading: Reading) -> Absent | None:
    """Return why there is no face; None if there is one."""
    if "eye_y_px" in reading.features:
        return None
    pitch = reading.measures.get("head_pitch")
    return Absent.NOT_VISIBLE if pitch is None else pitch.absent


def _point(body: Body, keypoint: Keypoint) -> Point:
    x, y = body.points[keypoint].tolist()
    return x, y


def _missing(id_: str, reason: Absent) -> Measure:
    return Measure(id_, UNITS[id_], absent=reason)


UNSEEN: Mapping[str, Measure] = {id_: _missing(id_, Absent.NOT_VISIBLE) for id_ in UNITS}
"""What is known of nobody."""
